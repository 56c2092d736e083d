// The numbers of RAS requests (H.225.0, requestSeqNum), by which their answers are found: one count for all clients
// that may ask the same gatekeeper from the same address, and who of them waits for the answer to which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/environment.h"

namespace mtavip::h323::ras {

class SequenceNumbers {
 public:
  /// Of the clients, as whoever owns them tells them apart.
  using Owner = std::uint32_t;
  /// So many may be waited for at once: half of all, so that a free one is near.
  static constexpr std::size_t kMostWaiting = 0x7fff;

  explicit SequenceNumbers(Environment& environment)
      : last_(static_cast<std::uint16_t>(1 + environment.random().below(0x7fff))) {}

  /// One whose answer is not waited for: 1 to 65535 in turn, and none that is waited for. Nothing: there are too many.
  [[nodiscard]] std::optional<std::uint16_t> next();
  /// One whose answer this client waits for, until give_back().
  [[nodiscard]] std::optional<std::uint16_t> take(Owner owner);
  void give_back(std::uint16_t number) { waiting_.erase(number); }
  /// Who waits for the answer to it.
  [[nodiscard]] std::optional<Owner> owner_of(std::uint16_t number) const;

 private:
  std::unordered_map<std::uint16_t, Owner> waiting_;
  std::uint16_t last_;
};

}  // namespace mtavip::h323::ras
