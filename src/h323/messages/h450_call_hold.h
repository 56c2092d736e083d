// Call hold, H.450.4: arguments and results of its operations.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h450_supplementary_service.h"

namespace mtavip::h323::h450 {

/// The local codes of the operations of H.450.4.
enum class CallHoldOperation : std::uint16_t {
  kHoldNotific = 101,
  kRetrieveNotific = 102,
  kRemoteHold = 103,
  kRemoteRetrieve = 104
};

/// The alternatives of MixedExtension.
struct MixedExtensionNames {
  enum Kind : std::uint8_t { kExtension, kNonStandardData };
};
/// MixedExtension of H.450.4.
struct MixedExtension : asn1::Choice<MixedExtension, MixedExtensionNames, Extension, h225::NonStandardParameter> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// HoldNotificArg of H.450.4.
struct HoldNotificArg {
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const HoldNotificArg& other) const { return asn1::equal(kType, this, &other); }
};

/// RetrieveNotificArg of H.450.4.
struct RetrieveNotificArg {
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RetrieveNotificArg& other) const { return asn1::equal(kType, this, &other); }
};

/// RemoteHoldArg of H.450.4.
struct RemoteHoldArg {
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RemoteHoldArg& other) const { return asn1::equal(kType, this, &other); }
};

/// RemoteHoldRes of H.450.4.
struct RemoteHoldRes {
  asn1::Optional<std::vector<MixedExtension>> extension_res;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RemoteHoldRes& other) const { return asn1::equal(kType, this, &other); }
};

/// RemoteRetrieveArg of H.450.4.
struct RemoteRetrieveArg {
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RemoteRetrieveArg& other) const { return asn1::equal(kType, this, &other); }
};

/// RemoteRetrieveRes of H.450.4.
struct RemoteRetrieveRes {
  asn1::Optional<std::vector<MixedExtension>> extension_res;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RemoteRetrieveRes& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h450
