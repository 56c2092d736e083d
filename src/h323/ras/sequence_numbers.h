// The numbers of RAS requests (H.225.0, requestSeqNum), by which their answers are found: one count for all clients
// that may ask the same gatekeeper from the same address.
#pragma once

#include <cstdint>

#include "base/environment.h"

namespace mtavip::h323::ras {

class SequenceNumbers {
 public:
  explicit SequenceNumbers(Environment& environment)
      : last_(static_cast<std::uint16_t>(1 + environment.random().below(0x7fff))) {}
  /// 1 to 65535, and again.
  [[nodiscard]] std::uint16_t next() {
    last_ = last_ == 0xffff ? 1 : static_cast<std::uint16_t>(last_ + 1);
    return last_;
  }

 private:
  std::uint16_t last_;
};

}  // namespace mtavip::h323::ras
