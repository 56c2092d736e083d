// Call waiting, H.450.6: arguments of its operation.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h450_call_hold.h"

namespace mtavip::h323::h450 {

/// The local code of the operation of H.450.6.
enum class CallWaitingOperations : std::uint16_t { kCallWaiting = 105 };

/// CallWaitingArg of H.450.6.
struct CallWaitingArg {
  asn1::Optional<std::uint8_t> nb_of_add_waiting_calls;
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallWaitingArg& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h450
