// Reasons, capacities, usage reports and other parts of H.225.0 messages that concern a call (H323-MESSAGES, version
// 8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h225_security.h"
#include "h323/messages/h235.h"

namespace mtavip::h323::h225 {

/// The types that stand in AddressPattern itself.
struct AddressPatternTypes {
  /// The alternative range of AddressPattern.
  struct Range {
    PartyNumber start_of_range;
    PartyNumber end_of_range;

    static const asn1::SequenceType kType;
    bool operator==(const Range& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of AddressPattern.
struct AddressPatternNames : AddressPatternTypes {
  enum Kind : std::uint8_t { kWildcard, kRange, kUnknownAlternative };
};
/// AddressPattern of H.225.0.
struct AddressPattern : asn1::Choice<AddressPattern, AddressPatternNames, AliasAddress, AddressPatternTypes::Range> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of UseSpecifiedTransport.
struct UseSpecifiedTransportNames {
  enum Kind : std::uint8_t { kTcp, kAnnexE, kSctp, kUnknownAlternative };
};
/// UseSpecifiedTransport of H.225.0.
struct UseSpecifiedTransport : asn1::NullChoice<UseSpecifiedTransport, UseSpecifiedTransportNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// Q954Details of H.225.0.
struct Q954Details {
  bool conference_calling = false;
  bool three_party_service = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Q954Details& other) const { return asn1::equal(kType, this, &other); }
};

/// QseriesOptions of H.225.0.
struct QseriesOptions {
  bool q932_full = false;
  bool q951_full = false;
  bool q952_full = false;
  bool q953_full = false;
  bool q955_full = false;
  bool q956_full = false;
  bool q957_full = false;
  Q954Details q954_info;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const QseriesOptions& other) const { return asn1::equal(kType, this, &other); }
};

/// ProtocolIdentifier of H.225.0.
using ProtocolIdentifier = asn1::ObjectIdentifier;

/// H248PackagesDescriptor of H.225.0.
using H248PackagesDescriptor = Bytes;

/// H248SignalsDescriptor of H.225.0.
using H248SignalsDescriptor = Bytes;

/// CallLinkage of H.225.0.
struct CallLinkage {
  asn1::Optional<GloballyUniqueId> global_call_id;
  asn1::Optional<GloballyUniqueId> thread_id;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallLinkage& other) const { return asn1::equal(kType, this, &other); }
};

/// CapacityReportingCapability of H.225.0.
struct CapacityReportingCapability {
  bool can_report_call_capacity = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CapacityReportingCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// CapacityReportingSpecification of H.225.0.
struct CapacityReportingSpecification {
  /// The component when of CapacityReportingSpecification.
  struct When {
    bool call_start = false;
    bool call_end = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const When& other) const { return asn1::equal(kType, this, &other); }
  };
  When when;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CapacityReportingSpecification& other) const { return asn1::equal(kType, this, &other); }
};

/// CallCreditServiceControl of H.225.0.
struct CallCreditServiceControl {
  /// The alternatives of BillingMode.
  struct BillingModeNames {
    enum Kind : std::uint8_t { kCredit, kDebit, kUnknownAlternative };
  };
  /// The component billingMode of CallCreditServiceControl.
  struct BillingMode : asn1::NullChoice<BillingMode, BillingModeNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of CallStartingPoint.
  struct CallStartingPointNames {
    enum Kind : std::uint8_t { kAlerting, kConnect, kUnknownAlternative };
  };
  /// The component callStartingPoint of CallCreditServiceControl.
  struct CallStartingPoint : asn1::NullChoice<CallStartingPoint, CallStartingPointNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<std::u16string> amount_string;
  asn1::Optional<BillingMode> billing_mode;
  asn1::Optional<std::uint32_t> call_duration_limit;
  asn1::Optional<bool> enforce_call_duration_limit;
  asn1::Optional<CallStartingPoint> call_starting_point;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallCreditServiceControl& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of ServiceControlDescriptor.
struct ServiceControlDescriptorNames {
  enum Kind : std::uint8_t { kUrl, kSignal, kNonStandard, kCallCreditServiceControl, kUnknownAlternative };
};
/// ServiceControlDescriptor of H.225.0.
struct ServiceControlDescriptor : asn1::Choice<ServiceControlDescriptor, ServiceControlDescriptorNames, std::string,
                                               H248SignalsDescriptor, NonStandardParameter, CallCreditServiceControl> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// ServiceControlSession of H.225.0.
struct ServiceControlSession {
  /// The alternatives of Reason.
  struct ReasonNames {
    enum Kind : std::uint8_t { kOpen, kRefresh, kClose, kUnknownAlternative };
  };
  /// The component reason of ServiceControlSession.
  struct Reason : asn1::NullChoice<Reason, ReasonNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  std::uint8_t session_id = 0;
  asn1::Optional<ServiceControlDescriptor> contents;
  Reason reason;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ServiceControlSession& other) const { return asn1::equal(kType, this, &other); }
};

/// RasUsageInfoTypes of H.225.0.
struct RasUsageInfoTypes {
  std::vector<NonStandardParameter> non_standard_usage_types;
  bool start_time = false;
  bool end_time = false;
  bool termination_cause = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RasUsageInfoTypes& other) const { return asn1::equal(kType, this, &other); }
};

/// RasUsageSpecification of H.225.0.
struct RasUsageSpecification {
  /// The component when of RasUsageSpecification.
  struct When {
    bool start = false;
    bool end = false;
    bool in_irr = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const When& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The component callStartingPoint of RasUsageSpecification.
  struct CallStartingPoint {
    bool alerting = false;
    bool connect = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const CallStartingPoint& other) const { return asn1::equal(kType, this, &other); }
  };
  When when;
  asn1::Optional<CallStartingPoint> call_starting_point;
  RasUsageInfoTypes required;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RasUsageSpecification& other) const { return asn1::equal(kType, this, &other); }
};

/// RasUsageInformation of H.225.0.
struct RasUsageInformation {
  std::vector<NonStandardParameter> non_standard_usage_fields;
  asn1::Optional<h235::TimeStamp> alerting_time;
  asn1::Optional<h235::TimeStamp> connect_time;
  asn1::Optional<h235::TimeStamp> end_time;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RasUsageInformation& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of ReleaseCompleteReason.
struct ReleaseCompleteReasonNames {
  enum Kind : std::uint8_t {
    kNoBandwidth,
    kGatekeeperResources,
    kUnreachableDestination,
    kDestinationRejection,
    kInvalidRevision,
    kNoPermission,
    kUnreachableGatekeeper,
    kGatewayResources,
    kBadFormatAddress,
    kAdaptiveBusy,
    kInConf,
    kUndefinedReason,
    kFacilityCallDeflection,
    kSecurityDenied,
    kCalledPartyNotRegistered,
    kCallerNotRegistered,
    kNewConnectionNeeded,
    kNonStandardReason,
    kReplaceWithConferenceInvite,
    kGenericDataReason,
    kNeededFeatureNotSupported,
    kTunnelledSignallingRejected,
    kInvalidCid,
    kSecurityError,
    kHopCountExceeded,
    kUnknownAlternative
  };
};
/// ReleaseCompleteReason of H.225.0.
struct ReleaseCompleteReason
    : asn1::Choice<ReleaseCompleteReason, ReleaseCompleteReasonNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, NonStandardParameter,
                   ConferenceIdentifier, asn1::Null, asn1::Null, asn1::Null, asn1::Null, SecurityErrors, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of CallTerminationCause.
struct CallTerminationCauseNames {
  enum Kind : std::uint8_t { kReleaseCompleteReason, kReleaseCompleteCauseIe, kUnknownAlternative };
};
/// CallTerminationCause of H.225.0.
struct CallTerminationCause
    : asn1::Choice<CallTerminationCause, CallTerminationCauseNames, ReleaseCompleteReason, Bytes> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// TransportChannelInfo of H.225.0.
struct TransportChannelInfo {
  asn1::Optional<TransportAddress> send_address;
  asn1::Optional<TransportAddress> recv_address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TransportChannelInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// BandwidthDetails of H.225.0.
struct BandwidthDetails {
  bool sender = false;
  bool multicast = false;
  BandWidth bandwidth = 0;
  TransportChannelInfo rtcp_addresses;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const BandwidthDetails& other) const { return asn1::equal(kType, this, &other); }
};

/// CallCreditCapability of H.225.0.
struct CallCreditCapability {
  asn1::Optional<bool> can_display_amount_string;
  asn1::Optional<bool> can_enforce_duration_limit;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallCreditCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// RTPSession of H.225.0.
struct RtpSession {
  TransportChannelInfo rtp_address;
  TransportChannelInfo rtcp_address;
  std::string cname;
  std::uint32_t ssrc = 0;
  std::uint8_t session_id = 0;
  std::vector<std::uint8_t> associated_session_ids;
  bool multicast = false;
  asn1::Optional<BandWidth> bandwidth;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RtpSession& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of RehomingModel.
struct RehomingModelNames {
  enum Kind : std::uint8_t { kGatekeeperBased, kEndpointBased };
};
/// RehomingModel of H.225.0.
struct RehomingModel : asn1::NullChoice<RehomingModel, RehomingModelNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h225
