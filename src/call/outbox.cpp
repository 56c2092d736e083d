#include "call/outbox.h"

#include <algorithm>

namespace mtavip::call {

void Outbox::add(Timestamp now, MessageId id, OutgoingMessage message, Timestamp give_up) {
  if (!references_.insert(message.reference).second) return;
  Queue& queue = queues_[{message.account, message.person}];
  if (queue.entries.empty()) queue.next = now;
  queue.entries.push_back({id, std::move(message), give_up, 0});
}

std::vector<Outbox::Entry> Outbox::take_due(Timestamp now) {
  std::vector<Entry> due;
  for (auto& [key, queue] : queues_) {
    if (queue.sending || queue.next > now) continue;
    queue.sending = true;
    queue.last_attempt = now;
    due.push_back(queue.entries.front());
  }
  return due;
}

std::vector<Outbox::Entry> Outbox::take_expired(Timestamp now) {
  std::vector<Entry> expired;
  for (auto it = queues_.begin(); it != queues_.end();) {
    Queue& queue = it->second;
    while (!queue.sending && !queue.entries.empty() && queue.entries.front().give_up <= now) {
      references_.erase(queue.entries.front().message.reference);
      expired.push_back(std::move(queue.entries.front()));
      queue.entries.pop_front();
    }
    it = queue.entries.empty() ? queues_.erase(it) : std::next(it);
  }
  return expired;
}

void Outbox::finish(Timestamp now, const OutgoingMessage& message) {
  const auto it = queues_.find({message.account, message.person});
  if (it == queues_.end() || it->second.entries.front().message.reference != message.reference) return;
  Queue& queue = it->second;
  references_.erase(message.reference);
  queue.entries.pop_front();
  queue.sending = queue.woken = false;
  queue.failures = 0;
  queue.next = now;
  if (queue.entries.empty()) queues_.erase(it);
}

unsigned Outbox::postpone(Timestamp now, const OutgoingMessage& message, std::optional<Duration> after) {
  const auto it = queues_.find({message.account, message.person});
  if (it == queues_.end() || it->second.entries.front().message.reference != message.reference) return 0;
  Queue& queue = it->second;
  queue.sending = false;
  Duration pause = std::min(kFirstPause * (1U << std::min(queue.failures, 10U)), kLongestPause);
  // So that not everybody comes back in the same moment.
  pause += Duration(static_cast<Duration::rep>(static_cast<double>(pause.count()) * 0.2 * (random_->unit() - 0.5)));
  if (after) pause = std::clamp<Duration>(*after, kShortestPause, 2 * kLongestPause);
  queue.next = now + pause;
  ++queue.failures;
  if (std::exchange(queue.woken, false)) wake(now, queue);
  return ++queue.entries.front().attempts;
}

void Outbox::wake(Timestamp now, Queue& queue) {
  if (queue.sending) {
    queue.woken = true;
    return;
  }
  queue.failures = 0;
  queue.next = std::min(queue.next, std::max(now, queue.last_attempt + kShortestPause));
}

void Outbox::wake_account(Timestamp now, const std::string& account) {
  for (auto& [key, queue] : queues_) {
    if (key.first == account) wake(now, queue);
  }
}

void Outbox::wake_person(Timestamp now, const std::string& person) {
  for (auto& [key, queue] : queues_) {
    if (key.second == person) wake(now, queue);
  }
}

std::optional<Timestamp> Outbox::deadline() const {
  std::optional<Timestamp> first;
  for (const auto& [key, queue] : queues_) {
    if (queue.sending) continue;
    const Timestamp due = std::min(queue.next, queue.entries.front().give_up);
    if (!first || due < *first) first = due;
  }
  return first;
}

}  // namespace mtavip::call
