#include "h323/control/channels.h"

#include <algorithm>

namespace mtavip::h323::control {
namespace {

template <class Table>
std::optional<Timestamp> earliest(const Table& table) {
  std::optional<Timestamp> result;
  for (const auto& [number, channel] : table) {
    if (channel.deadline) result = result ? std::min(*result, *channel.deadline) : channel.deadline;
  }
  return result;
}

}  // namespace

std::optional<ChannelNumber> OutgoingChannels::open(Timestamp now) {
  if (table_.size() >= most_) return std::nullopt;
  const ChannelNumber number = reserve();
  table_[number] = {State::kOpening, now + t103_};
  return number;
}

ChannelNumber OutgoingChannels::reserve() {
  do {
    if (++last_ == 0) last_ = 1;
  } while (table_.count(last_) != 0);
  return last_;
}

bool OutgoingChannels::adopt(ChannelNumber number) {
  if (number == 0 || table_.size() >= most_) return false;
  return table_.emplace(number, Channel{State::kOpen, std::nullopt}).second;
}

bool OutgoingChannels::acknowledged(ChannelNumber number) {
  const auto it = table_.find(number);
  if (it == table_.end() || it->second.state != State::kOpening) return false;
  it->second = {State::kOpen, std::nullopt};
  return true;
}

bool OutgoingChannels::rejected(ChannelNumber number) {
  return table_.erase(number) != 0;
}

bool OutgoingChannels::close(Timestamp now, ChannelNumber number) {
  const auto it = table_.find(number);
  if (it == table_.end() || it->second.state == State::kClosing) return false;
  it->second = {State::kClosing, now + t103_};
  return true;
}

void OutgoingChannels::close_acknowledged(ChannelNumber number) {
  const auto it = table_.find(number);
  if (it != table_.end() && it->second.state == State::kClosing) table_.erase(it);
}

std::vector<OutgoingChannels::Expired> OutgoingChannels::handle_timeout(Timestamp now) {
  std::vector<Expired> result;
  for (auto it = table_.begin(); it != table_.end();) {
    if (it->second.deadline && *it->second.deadline <= now) {
      result.push_back({it->first, it->second.state});
      it = table_.erase(it);
    } else {
      ++it;
    }
  }
  return result;
}

std::optional<Timestamp> OutgoingChannels::deadline() const {
  return earliest(table_);
}

std::optional<OutgoingChannels::State> OutgoingChannels::state(ChannelNumber number) const {
  const auto it = table_.find(number);
  if (it == table_.end()) return std::nullopt;
  return it->second.state;
}

bool IncomingChannels::asked(ChannelNumber number) {
  if (table_.count(number) == 0 && table_.size() >= most_) return false;
  table_[number] = {State::kAsked, std::nullopt};
  return true;
}

bool IncomingChannels::accepted(ChannelNumber number) {
  const auto it = table_.find(number);
  if (it == table_.end() || it->second.state != State::kAsked) return false;
  it->second.state = State::kOpen;
  return true;
}

bool IncomingChannels::request_close(Timestamp now, ChannelNumber number) {
  const auto it = table_.find(number);
  if (it == table_.end() || it->second.state != State::kOpen) return false;
  it->second = {State::kUnwanted, now + t108_};
  return true;
}

void IncomingChannels::close_refused(ChannelNumber number) {
  const auto it = table_.find(number);
  if (it != table_.end() && it->second.state == State::kUnwanted) it->second = {State::kOpen, std::nullopt};
}

std::vector<ChannelNumber> IncomingChannels::handle_timeout(Timestamp now) {
  std::vector<ChannelNumber> result;
  for (auto& [number, channel] : table_) {
    if (!channel.deadline || *channel.deadline > now) continue;
    channel = {State::kOpen, std::nullopt};
    result.push_back(number);
  }
  return result;
}

std::optional<Timestamp> IncomingChannels::deadline() const {
  return earliest(table_);
}

std::optional<IncomingChannels::State> IncomingChannels::state(ChannelNumber number) const {
  const auto it = table_.find(number);
  if (it == table_.end()) return std::nullopt;
  return it->second.state;
}

}  // namespace mtavip::h323::control
