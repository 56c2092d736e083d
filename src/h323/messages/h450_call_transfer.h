// Call transfer, H.450.2: arguments and results of its operations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h450_supplementary_service.h"

namespace mtavip::h323::h450 {

/// ExtensionSeq of H.450.2.
using ExtensionSeq = std::vector<Extension>;
extern const asn1::ListType kExtensionSeqType;

/// The alternatives of DummyArg.
struct DummyArgNames {
  enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
};
/// DummyArg of H.450.2.
struct DummyArg : asn1::Choice<DummyArg, DummyArgNames, ExtensionSeq, h225::NonStandardParameter> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of DummyRes.
struct DummyResNames {
  enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
};
/// DummyRes of H.450.2.
struct DummyRes : asn1::Choice<DummyRes, DummyResNames, ExtensionSeq, h225::NonStandardParameter> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// CallIdentity of H.450.2.
using CallIdentity = std::string;

/// CTInitiateArg of H.450.2.
struct CtInitiateArg {
  /// The alternatives of ArgumentExtension.
  struct ArgumentExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component argumentExtension of CTInitiateArg.
  struct ArgumentExtension
      : asn1::Choice<ArgumentExtension, ArgumentExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  CallIdentity call_identity;
  EndpointAddress rerouting_number;
  asn1::Optional<ArgumentExtension> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CtInitiateArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CTSetupArg of H.450.2.
struct CtSetupArg {
  /// The alternatives of ArgumentExtension.
  struct ArgumentExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component argumentExtension of CTSetupArg.
  struct ArgumentExtension
      : asn1::Choice<ArgumentExtension, ArgumentExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  CallIdentity call_identity;
  asn1::Optional<EndpointAddress> transferring_number;
  asn1::Optional<ArgumentExtension> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CtSetupArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CTIdentifyRes of H.450.2.
struct CtIdentifyRes {
  /// The alternatives of ResultExtension.
  struct ResultExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component resultExtension of CTIdentifyRes.
  struct ResultExtension
      : asn1::Choice<ResultExtension, ResultExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  CallIdentity call_identity;
  EndpointAddress rerouting_number;
  asn1::Optional<ResultExtension> result_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CtIdentifyRes& other) const { return asn1::equal(kType, this, &other); }
};

/// CTUpdateArg of H.450.2.
struct CtUpdateArg {
  /// The alternatives of ArgumentExtension.
  struct ArgumentExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component argumentExtension of CTUpdateArg.
  struct ArgumentExtension
      : asn1::Choice<ArgumentExtension, ArgumentExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  EndpointAddress redirection_number;
  asn1::Optional<std::u16string> redirection_info;
  asn1::Optional<H225InformationElement> basic_call_info_elements;
  asn1::Optional<ArgumentExtension> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CtUpdateArg& other) const { return asn1::equal(kType, this, &other); }
};

/// SubaddressTransferArg of H.450.2.
struct SubaddressTransferArg {
  /// The alternatives of ArgumentExtension.
  struct ArgumentExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component argumentExtension of SubaddressTransferArg.
  struct ArgumentExtension
      : asn1::Choice<ArgumentExtension, ArgumentExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  PartySubaddress redirection_subaddress;
  asn1::Optional<ArgumentExtension> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SubaddressTransferArg& other) const { return asn1::equal(kType, this, &other); }
};

/// EndDesignation of H.450.2.
enum class EndDesignation : std::uint8_t { kPrimaryEnd, kSecondaryEnd };
extern const asn1::EnumeratedType kEndDesignationType;

/// CallStatus of H.450.2.
enum class CallStatus : std::uint8_t { kAnswered, kAlerting };
extern const asn1::EnumeratedType kCallStatusType;

/// CTCompleteArg of H.450.2.
struct CtCompleteArg {
  /// The alternatives of ArgumentExtension.
  struct ArgumentExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component argumentExtension of CTCompleteArg.
  struct ArgumentExtension
      : asn1::Choice<ArgumentExtension, ArgumentExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  EndDesignation end_designation{};
  EndpointAddress redirection_number;
  asn1::Optional<H225InformationElement> basic_call_info_elements;
  asn1::Optional<std::u16string> redirection_info;
  asn1::Optional<CallStatus> call_status;  ///< default: answered
  asn1::Optional<ArgumentExtension> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CtCompleteArg& other) const { return asn1::equal(kType, this, &other); }
};

/// CTActiveArg of H.450.2.
struct CtActiveArg {
  /// The alternatives of ArgumentExtension.
  struct ArgumentExtensionNames {
    enum Kind : std::uint8_t { kExtensionSeq, kNonStandardData };
  };
  /// The component argumentExtension of CTActiveArg.
  struct ArgumentExtension
      : asn1::Choice<ArgumentExtension, ArgumentExtensionNames, ExtensionSeq, h225::NonStandardParameter> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  EndpointAddress connected_address;
  asn1::Optional<H225InformationElement> basic_call_info_elements;
  asn1::Optional<std::u16string> connected_info;
  asn1::Optional<ArgumentExtension> argument_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CtActiveArg& other) const { return asn1::equal(kType, this, &other); }
};

/// The local codes of the operations of H.450.2.
enum class CallTransferOperation : std::uint16_t {
  kCallTransferIdentify = 7,
  kCallTransferAbandon = 8,
  kCallTransferInitiate = 9,
  kCallTransferSetup = 10,
  kCallTransferUpdate = 13,
  kSubaddressTransfer = 14,
  kCallTransferComplete = 12,
  kCallTransferActive = 11
};

/// The local codes of the errors of H.450.2; others are in GeneralErrorList.
enum class CallTransferErrors : std::uint16_t {
  kUnspecified = 1008,
  kInvalidReroutingNumber = 1004,
  kUnrecognizedCallIdentity = 1005,
  kEstablishmentFailure = 1006
};

}  // namespace mtavip::h323::h450
