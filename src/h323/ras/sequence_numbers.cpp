#include "h323/ras/sequence_numbers.h"

namespace mtavip::h323::ras {

std::optional<std::uint16_t> SequenceNumbers::next() {
  if (waiting_.size() >= kMostWaiting) return std::nullopt;
  do {
    last_ = last_ == 0xffff ? 1 : static_cast<std::uint16_t>(last_ + 1);
  } while (waiting_.contains(last_));
  return last_;
}

std::optional<std::uint16_t> SequenceNumbers::take(Owner owner) {
  const auto number = next();
  if (number) waiting_.emplace(*number, owner);
  return number;
}

std::optional<SequenceNumbers::Owner> SequenceNumbers::owner_of(std::uint16_t number) const {
  const auto it = waiting_.find(number);
  return it == waiting_.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace mtavip::h323::ras
