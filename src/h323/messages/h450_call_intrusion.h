// Call intrusion, H.450.11: arguments and results of its operations.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h450_call_hold.h"

namespace mtavip::h323::h450 {

/// The local codes of the operations of H.450.11.
enum class H323CallIntrusionOperations : std::uint16_t {
  kCallIntrusionRequest = 43,
  kCallIntrusionGetCipl = 44,
  kCallIntrusionIsolate = 45,
  kCallIntrusionForcedRelease = 46,
  kCallIntrusionWobRequest = 47,
  kCallIntrusionSilentMonitor = 116,
  kCallIntrusionNotification = 117
};

/// CICapabilityLevel of H.450.11.
using CiCapabilityLevel = std::int64_t;

/// CIRequestArg of H.450.11.
struct CiRequestArg {
  CiCapabilityLevel ci_capability_level = 0;
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiRequestArg& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of CiStatusInformation.
struct CiStatusInformationNames {
  enum Kind : std::uint8_t {
    kCallIntrusionImpending,
    kCallIntruded,
    kCallIsolated,
    kCallForceReleased,
    kCallIntrusionComplete,
    kCallIntrusionEnd,
    kUnknownAlternative
  };
};
/// CIStatusInformation of H.450.11.
struct CiStatusInformation : asn1::NullChoice<CiStatusInformation, CiStatusInformationNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// CIRequestRes of H.450.11.
struct CiRequestRes {
  CiStatusInformation ci_status_information;
  asn1::Optional<std::vector<MixedExtension>> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiRequestRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CIGetCIPLOptArg of H.450.11.
struct CiGetCiplOptArg {
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiGetCiplOptArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CIProtectionLevel of H.450.11.
using CiProtectionLevel = std::int64_t;

/// CIGetCIPLRes of H.450.11.
struct CiGetCiplRes {
  CiProtectionLevel ci_protection_level = 0;
  bool silent_monitoring_permitted = false;
  asn1::Optional<std::vector<MixedExtension>> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiGetCiplRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CIIsOptArg of H.450.11.
struct CiIsOptArg {
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiIsOptArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CIIsOptRes of H.450.11.
struct CiIsOptRes {
  asn1::Optional<std::vector<MixedExtension>> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiIsOptRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CIFrcRelArg of H.450.11.
struct CiFrcRelArg {
  CiCapabilityLevel ci_capability_level = 0;
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiFrcRelArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CIFrcRelOptRes of H.450.11.
struct CiFrcRelOptRes {
  asn1::Optional<std::vector<MixedExtension>> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiFrcRelOptRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CIWobOptArg of H.450.11.
struct CiWobOptArg {
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiWobOptArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CIWobOptRes of H.450.11.
struct CiWobOptRes {
  asn1::Optional<std::vector<MixedExtension>> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiWobOptRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CISilentArg of H.450.11.
struct CiSilentArg {
  CiCapabilityLevel ci_capability_level = 0;
  asn1::Optional<h225::CallIdentifier> specific_call;
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiSilentArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CISilentOptRes of H.450.11.
struct CiSilentOptRes {
  asn1::Optional<std::vector<MixedExtension>> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiSilentOptRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CINotificationArg of H.450.11.
struct CiNotificationArg {
  CiStatusInformation ci_status_information;
  asn1::Optional<std::vector<MixedExtension>> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CiNotificationArg& other) const { return asn1::equal(kType, this, &other); }
};

/// The local codes of the errors of H.450.11; others are in GeneralErrorList.
enum class CallIntrusionErrors : std::uint16_t {
  kNotBusy = 1009,
  kTemporarilyUnavailable = 1000,
  kNotAuthorized = 1007
};

}  // namespace mtavip::h323::h450
