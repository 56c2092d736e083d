// Multilink and logical channel rate messages, H.245 version 17.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_capability_set.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"

namespace mtavip::h323::h245 {

/// The alternatives of DialingInformationNetworkType.
struct DialingInformationNetworkTypeNames {
  enum Kind : std::uint8_t { kNonStandard, kNIsdn, kGstn, kMobile, kUnknownAlternative };
};
/// DialingInformationNetworkType of H.245.
struct DialingInformationNetworkType : asn1::Choice<DialingInformationNetworkType, DialingInformationNetworkTypeNames,
                                                    NonStandardMessage, asn1::Null, asn1::Null, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// DialingInformationNumber of H.245.
struct DialingInformationNumber {
  std::string network_address;
  asn1::Optional<std::string> sub_address;
  std::vector<DialingInformationNetworkType> network_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DialingInformationNumber& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of DialingInformation.
struct DialingInformationNames {
  enum Kind : std::uint8_t { kNonStandard, kDifferential, kInfoNotAvailable, kUnknownAlternative };
};
/// DialingInformation of H.245.
struct DialingInformation : asn1::Choice<DialingInformation, DialingInformationNames, NonStandardMessage,
                                         std::vector<DialingInformationNumber>, std::uint16_t> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// ConnectionIdentifier of H.245.
struct ConnectionIdentifier {
  std::uint32_t channel_tag = 0;
  std::uint32_t sequence_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ConnectionIdentifier& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in MultilinkRequest itself.
struct MultilinkRequestTypes {
  /// The alternative callInformation of MultilinkRequest.
  struct CallInformation {
    std::uint16_t max_number_of_additional_connections = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const CallInformation& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative addConnection of MultilinkRequest.
  struct AddConnection {
    SequenceNumber sequence_number = 0;
    DialingInformation dialing_information;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const AddConnection& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative removeConnection of MultilinkRequest.
  struct RemoveConnection {
    ConnectionIdentifier connection_identifier;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const RemoveConnection& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative maximumHeaderInterval of MultilinkRequest.
  struct MaximumHeaderInterval {
    /// The alternatives of RequestType.
    struct RequestTypeNames {
      enum Kind : std::uint8_t { kCurrentIntervalInformation, kRequestedInterval, kUnknownAlternative };
    };
    /// The component requestType of .
    struct RequestType : asn1::Choice<RequestType, RequestTypeNames, asn1::Null, std::uint16_t> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    RequestType request_type;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const MaximumHeaderInterval& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of MultilinkRequest.
struct MultilinkRequestNames : MultilinkRequestTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kCallInformation,
    kAddConnection,
    kRemoveConnection,
    kMaximumHeaderInterval,
    kUnknownAlternative
  };
};
/// MultilinkRequest of H.245.
struct MultilinkRequest
    : asn1::Choice<MultilinkRequest, MultilinkRequestNames, NonStandardMessage, MultilinkRequestTypes::CallInformation,
                   MultilinkRequestTypes::AddConnection, MultilinkRequestTypes::RemoveConnection,
                   MultilinkRequestTypes::MaximumHeaderInterval> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in MultilinkResponse itself.
struct MultilinkResponseTypes {
  /// The alternative callInformation of MultilinkResponse.
  struct CallInformation {
    DialingInformation dialing_information;
    std::uint32_t call_association_number = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const CallInformation& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative addConnection of MultilinkResponse.
  struct AddConnection {
    /// The types that stand in ResponseCode itself.
    struct ResponseCodeTypes {
      /// The alternatives of Rejected.
      struct RejectedNames {
        enum Kind : std::uint8_t { kConnectionsNotAvailable, kUserRejected, kUnknownAlternative };
      };
      /// The alternative rejected of ResponseCode.
      struct Rejected : asn1::NullChoice<Rejected, RejectedNames> {
        using NullChoice::NullChoice;
        static const asn1::ChoiceType kType;
      };
    };
    /// The alternatives of ResponseCode.
    struct ResponseCodeNames : ResponseCodeTypes {
      enum Kind : std::uint8_t { kAccepted, kRejected, kUnknownAlternative };
    };
    /// The component responseCode of .
    struct ResponseCode : asn1::Choice<ResponseCode, ResponseCodeNames, asn1::Null, ResponseCodeTypes::Rejected> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    SequenceNumber sequence_number = 0;
    ResponseCode response_code;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const AddConnection& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative removeConnection of MultilinkResponse.
  struct RemoveConnection {
    ConnectionIdentifier connection_identifier;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const RemoveConnection& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative maximumHeaderInterval of MultilinkResponse.
  struct MaximumHeaderInterval {
    std::uint16_t current_interval = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const MaximumHeaderInterval& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of MultilinkResponse.
struct MultilinkResponseNames : MultilinkResponseTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kCallInformation,
    kAddConnection,
    kRemoveConnection,
    kMaximumHeaderInterval,
    kUnknownAlternative
  };
};
/// MultilinkResponse of H.245.
struct MultilinkResponse
    : asn1::Choice<MultilinkResponse, MultilinkResponseNames, NonStandardMessage,
                   MultilinkResponseTypes::CallInformation, MultilinkResponseTypes::AddConnection,
                   MultilinkResponseTypes::RemoveConnection, MultilinkResponseTypes::MaximumHeaderInterval> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in MultilinkIndication itself.
struct MultilinkIndicationTypes {
  /// The alternative crcDesired of MultilinkIndication.
  struct CrcDesired {
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const CrcDesired& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative excessiveError of MultilinkIndication.
  struct ExcessiveError {
    ConnectionIdentifier connection_identifier;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ExcessiveError& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of MultilinkIndication.
struct MultilinkIndicationNames : MultilinkIndicationTypes {
  enum Kind : std::uint8_t { kNonStandard, kCrcDesired, kExcessiveError, kUnknownAlternative };
};
/// MultilinkIndication of H.245.
struct MultilinkIndication
    : asn1::Choice<MultilinkIndication, MultilinkIndicationNames, NonStandardMessage,
                   MultilinkIndicationTypes::CrcDesired, MultilinkIndicationTypes::ExcessiveError> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MaximumBitRate of H.245.
using MaximumBitRate = std::uint32_t;

/// LogicalChannelRateRequest of H.245.
struct LogicalChannelRateRequest {
  SequenceNumber sequence_number = 0;
  LogicalChannelNumber logical_channel_number = 0;
  MaximumBitRate maximum_bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LogicalChannelRateRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// LogicalChannelRateAcknowledge of H.245.
struct LogicalChannelRateAcknowledge {
  SequenceNumber sequence_number = 0;
  LogicalChannelNumber logical_channel_number = 0;
  MaximumBitRate maximum_bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LogicalChannelRateAcknowledge& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of LogicalChannelRateRejectReason.
struct LogicalChannelRateRejectReasonNames {
  enum Kind : std::uint8_t { kUndefinedReason, kInsufficientResources, kUnknownAlternative };
};
/// LogicalChannelRateRejectReason of H.245.
struct LogicalChannelRateRejectReason
    : asn1::NullChoice<LogicalChannelRateRejectReason, LogicalChannelRateRejectReasonNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// LogicalChannelRateReject of H.245.
struct LogicalChannelRateReject {
  SequenceNumber sequence_number = 0;
  LogicalChannelNumber logical_channel_number = 0;
  LogicalChannelRateRejectReason reject_reason;
  asn1::Optional<MaximumBitRate> current_maximum_bit_rate;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LogicalChannelRateReject& other) const { return asn1::equal(kType, this, &other); }
};

/// LogicalChannelRateRelease of H.245.
struct LogicalChannelRateRelease {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LogicalChannelRateRelease& other) const { return asn1::equal(kType, this, &other); }
};

/// MobileMultilinkReconfigurationCommand of H.245.
struct MobileMultilinkReconfigurationCommand {
  /// The alternatives of Status.
  struct StatusNames {
    enum Kind : std::uint8_t { kSynchronized, kReconfiguration, kUnknownAlternative };
  };
  /// The component status of MobileMultilinkReconfigurationCommand.
  struct Status : asn1::NullChoice<Status, StatusNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  std::uint8_t sample_size = 0;
  std::uint8_t samples_per_frame = 0;
  Status status;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MobileMultilinkReconfigurationCommand& other) const { return asn1::equal(kType, this, &other); }
};

/// MobileMultilinkReconfigurationIndication of H.245.
struct MobileMultilinkReconfigurationIndication {
  std::uint8_t sample_size = 0;
  std::uint8_t samples_per_frame = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MobileMultilinkReconfigurationIndication& other) const {
    return asn1::equal(kType, this, &other);
  }
};

}  // namespace mtavip::h323::h245
