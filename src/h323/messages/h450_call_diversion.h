// Call diversion, H.450.3: arguments and results of its operations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h450_call_transfer.h"
#include "h323/messages/h450_supplementary_service.h"

namespace mtavip::h323::h450 {

/// The local codes of the operations of H.450.3.
enum class H323CallDiversionOperations : std::uint16_t {
  kActivateDiversionQ = 15,
  kDeactivateDiversionQ = 16,
  kInterrogateDiversionQ = 17,
  kCheckRestriction = 18,
  kCallRerouting = 19,
  kDivertingLegInformation1 = 20,
  kDivertingLegInformation2 = 21,
  kDivertingLegInformation3 = 22,
  kDivertingLegInformation4 = 100,
  kCfnrDivertedLegFailed = 23
};

/// DiversionReason of H.450.3.
enum class DiversionReason : std::uint8_t { kUnknown, kCfu, kCfb, kCfnr };
extern const asn1::EnumeratedType kDiversionReasonType;

/// BasicService of H.450.3.
enum class BasicService : std::uint8_t { kAllServices };
extern const asn1::EnumeratedType kBasicServiceType;

/// Procedure of H.450.3.
enum class Procedure : std::uint8_t { kCfu, kCfb, kCfnr };
extern const asn1::EnumeratedType kProcedureType;

/// IntResult of H.450.3.
struct IntResult {
  /// The alternatives of Extension.
  struct ExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component extension of IntResult.
  struct Extension : asn1::Choice<Extension, ExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  EndpointAddress served_user_nr;
  BasicService basic_service{};
  Procedure procedure{};
  EndpointAddress diverted_to_address;
  asn1::Optional<bool> remote_enabled;  ///< default: FALSE
  asn1::Optional<Extension> extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const IntResult& other) const { return asn1::equal(kType, this, &other); }
};

/// IntResultList of H.450.3.
using IntResultList = std::vector<IntResult>;
extern const asn1::ListType kIntResultListType;

/// SubscriptionOption of H.450.3.
enum class SubscriptionOption : std::uint8_t {
  kNoNotification,
  kNotificationWithoutDivertedToNr,
  kNotificationWithDivertedToNr
};
extern const asn1::EnumeratedType kSubscriptionOptionType;

/// The local codes of the errors of H.450.3; others are in GeneralErrorList.
enum class CallDiversionErrors : std::uint16_t {
  kInvalidDivertedNumber = 12,
  kSpecialServiceNumber = 14,
  kDiversionToServedUserNumber = 15,
  kNumberOfDiversionsExceeded = 24,
  kTemporarilyUnavailable = 1000,
  kNotAuthorized = 1007,
  kUnspecified = 1008
};

/// DivertingLegInfo2Arg of H.450.3.
struct DivertingLegInfo2Arg {
  /// The alternatives of Extension.
  struct ExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component extension of DivertingLegInfo2Arg.
  struct Extension : asn1::Choice<Extension, ExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  std::uint8_t diversion_counter = 0;
  DiversionReason diversion_reason{};
  asn1::Optional<DiversionReason> original_diversion_reason;
  asn1::Optional<EndpointAddress> diverting_nr;
  asn1::Optional<EndpointAddress> original_called_nr;
  asn1::Optional<std::u16string> redirecting_info;
  asn1::Optional<std::u16string> original_called_info;
  asn1::Optional<Extension> extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DivertingLegInfo2Arg& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h450
