#include "trace/tcp_stream.h"

#include <utility>

namespace mtavip::trace {

bool TcpStream::begins_anew(std::uint32_t sequence) const {
  if (!next_sequence_ || (next_ == 0 && waiting_.empty())) return false;
  const std::uint32_t first_octet = *next_sequence_ - static_cast<std::uint32_t>(next_);
  return first_octet != sequence + 1;
}

std::vector<TcpStream::Piece> TcpStream::add(std::uint32_t sequence, bool syn, ByteView payload) {
  std::vector<Piece> out;
  if (syn) ++sequence;  // it takes a place itself, before the payload
  if (syn && next_ == 0 && waiting_.empty()) next_sequence_ = sequence;
  if (payload.empty()) return out;
  if (!next_sequence_) next_sequence_ = sequence;

  // Modulo 2^32, what is less than half of that ahead is ahead.
  const auto ahead = static_cast<std::int32_t>(sequence - *next_sequence_);
  if (ahead <= 0) {
    const std::uint64_t known = static_cast<std::uint64_t>(-static_cast<std::int64_t>(ahead));
    if (known >= payload.size()) return out;
    payload = payload.subspan(static_cast<std::size_t>(known));
    next_ += payload.size();
    *next_sequence_ += static_cast<std::uint32_t>(payload.size());
    out.push_back({.lost = 0, .data = to_bytes(payload)});
    release(out, false);
    return out;
  }
  auto& place = waiting_[next_ + static_cast<std::uint64_t>(ahead)];
  if (place.size() < payload.size()) {
    waiting_bytes_ += payload.size() - place.size();
    place = to_bytes(payload);
  }
  while (waiting_bytes_ > limits_.waiting_bytes || waiting_.size() > limits_.waiting_segments) release(out, true);
  return out;
}

std::vector<TcpStream::Piece> TcpStream::finish() {
  std::vector<Piece> out;
  while (!waiting_.empty()) release(out, true);
  return out;
}

void TcpStream::release(std::vector<Piece>& out, bool forced) {
  while (!waiting_.empty()) {
    const auto first = waiting_.begin();
    const std::uint64_t place = first->first;
    if (place > next_ && !forced) return;
    Bytes data = std::move(first->second);
    waiting_bytes_ -= data.size();
    waiting_.erase(first);

    std::uint64_t lost = 0;
    if (place > next_) {
      lost = place - next_;
      forced = false;
    } else {
      const std::uint64_t known = next_ - place;
      if (known >= data.size()) continue;
      data.erase(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(known));
    }
    const std::uint64_t end = next_ + lost + data.size();
    *next_sequence_ += static_cast<std::uint32_t>(end - next_);
    next_ = end;
    out.push_back({.lost = lost, .data = std::move(data)});
  }
}

}  // namespace mtavip::trace
