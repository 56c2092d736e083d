// The H.225.0 call signalling messages: H323-UserInformation, the content of the User-user element of each Q.931
// message, and what stands in it for every message (H323-MESSAGES, version 8).
//
// How the types of these folders are named: a type has its ASN.1 name in CamelCase with acronyms as words (Setup-UUIE
// is SetupUuie, H323-UU-PDU is H323UuPdu), a component is snake_case (h245Address is h245_address, conferenceID is
// conference_id), an alternative or value kCamelCase (h323-ID is kH323Id). A type that is written in place in the
// standard is nested in the struct and named after its component (SetupUuie::ConnectionParameters), with Element behind
// if it is the element of a list. OPTIONAL components and extension additions are asn1::Optional; NULL OPTIONAL is
// bool.
//
//   h225::H323UserInformation message;
//   auto& setup = message.h323_uu_pdu.h323_message_body.emplace<h225::H323UuPdu::H323MessageBody::kSetup>();
//   setup.protocol_identifier = {0, 0, 8, 2250, 0, 7};
//   setup.source_address.emplace().push_back(h225::AliasAddress::of<h225::AliasAddress::kH323Id>(u"alice"));
//   setup.source_info.terminal.emplace();
//   setup.conference_goal = h225::SetupUuie::ConferenceGoal::kCreate;
//   setup.call_type = h225::CallType::kPointToPoint;
//   Result<Bytes, asn1::EncodeError> bytes = asn1::encode(message);
//   Result<h225::H323UserInformation, asn1::DecodeError> again = asn1::decode<h225::H323UserInformation>(*bytes);
//   if (again->h323_uu_pdu.h323_message_body.is(h225::H323UuPdu::H323MessageBody::kSetup)) ...
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h225_call.h"
#include "h323/messages/h225_endpoint.h"
#include "h323/messages/h225_generic.h"
#include "h323/messages/h225_security.h"
#include "h323/messages/h235.h"

namespace mtavip::h323::h225 {

/// The alternatives of CallType.
struct CallTypeNames {
  enum Kind : std::uint8_t { kPointToPoint, kOneToN, kNToOne, kNToN, kUnknownAlternative };
};
/// CallType of H.225.0.
struct CallType : asn1::NullChoice<CallType, CallTypeNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of ScnConnectionType.
struct ScnConnectionTypeNames {
  enum Kind : std::uint8_t {
    kUnknown,
    kBChannel,
    kHybrid2x64,
    kHybrid384,
    kHybrid1536,
    kHybrid1920,
    kMultirate,
    kUnknownAlternative
  };
};
/// ScnConnectionType of H.225.0.
struct ScnConnectionType : asn1::NullChoice<ScnConnectionType, ScnConnectionTypeNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of ScnConnectionAggregation.
struct ScnConnectionAggregationNames {
  enum Kind : std::uint8_t { kAuto, kNone, kH221, kBondedMode1, kBondedMode2, kBondedMode3, kUnknownAlternative };
};
/// ScnConnectionAggregation of H.225.0.
struct ScnConnectionAggregation : asn1::NullChoice<ScnConnectionAggregation, ScnConnectionAggregationNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// Setup-UUIE of H.225.0.
struct SetupUuie {
  /// The alternatives of ConferenceGoal.
  struct ConferenceGoalNames {
    enum Kind : std::uint8_t {
      kCreate,
      kJoin,
      kInvite,
      kCapabilityNegotiation,
      kCallIndependentSupplementaryService,
      kUnknownAlternative
    };
  };
  /// The component conferenceGoal of Setup-UUIE.
  struct ConferenceGoal : asn1::NullChoice<ConferenceGoal, ConferenceGoalNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The component connectionParameters of Setup-UUIE.
  struct ConnectionParameters {
    ScnConnectionType connection_type;
    std::uint16_t number_of_scn_connections = 0;
    ScnConnectionAggregation connection_aggregation;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ConnectionParameters& other) const { return asn1::equal(kType, this, &other); }
  };
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<TransportAddress> h245_address;
  asn1::Optional<std::vector<AliasAddress>> source_address;
  EndpointType source_info;
  asn1::Optional<std::vector<AliasAddress>> destination_address;
  asn1::Optional<TransportAddress> dest_call_signal_address;
  asn1::Optional<std::vector<AliasAddress>> dest_extra_call_info;
  asn1::Optional<std::vector<CallReferenceValue>> dest_extra_crv;
  bool active_mc = false;
  ConferenceIdentifier conference_id{};
  ConferenceGoal conference_goal;
  asn1::Optional<QseriesOptions> call_services;
  CallType call_type;
  asn1::Optional<TransportAddress> source_call_signal_address;
  asn1::Optional<AliasAddress> remote_extension_address;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<std::vector<H245Security>> h245_security_capability;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<Bytes>> fast_start;
  asn1::Optional<bool> media_wait_for_connect;
  asn1::Optional<bool> can_overlap_send;
  asn1::Optional<EndpointIdentifier> endpoint_identifier;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<bool> maintain_connection;
  asn1::Optional<ConnectionParameters> connection_parameters;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Optional<PresentationIndicator> presentation_indicator;
  asn1::Optional<ScreeningIndicator> screening_indicator;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  bool symmetric_operation_required = false;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<std::vector<SupportedProtocols>> desired_protocols;
  asn1::Optional<std::vector<FeatureDescriptor>> needed_features;
  asn1::Optional<std::vector<FeatureDescriptor>> desired_features;
  asn1::Optional<std::vector<FeatureDescriptor>> supported_features;
  asn1::Optional<std::vector<Bytes>> parallel_h245_control;
  asn1::Optional<std::vector<ExtendedAliasAddress>> additional_source_addresses;
  asn1::Optional<std::uint8_t> hop_count;
  asn1::Optional<std::vector<DisplayName>> display_name;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SetupUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// CallProceeding-UUIE of H.225.0.
struct CallProceedingUuie {
  ProtocolIdentifier protocol_identifier;
  EndpointType destination_info;
  asn1::Optional<TransportAddress> h245_address;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<H245Security> h245_security_mode;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<Bytes>> fast_start;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<bool> maintain_connection;
  bool fast_connect_refused = false;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallProceedingUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// Connect-UUIE of H.225.0.
struct ConnectUuie {
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<TransportAddress> h245_address;
  EndpointType destination_info;
  ConferenceIdentifier conference_id{};
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<H245Security> h245_security_mode;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<Bytes>> fast_start;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<bool> maintain_connection;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Optional<std::vector<AliasAddress>> connected_address;
  asn1::Optional<PresentationIndicator> presentation_indicator;
  asn1::Optional<ScreeningIndicator> screening_indicator;
  bool fast_connect_refused = false;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<DisplayName>> display_name;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ConnectUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// Alerting-UUIE of H.225.0.
struct AlertingUuie {
  ProtocolIdentifier protocol_identifier;
  EndpointType destination_info;
  asn1::Optional<TransportAddress> h245_address;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<H245Security> h245_security_mode;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<Bytes>> fast_start;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<bool> maintain_connection;
  asn1::Optional<std::vector<AliasAddress>> alerting_address;
  asn1::Optional<PresentationIndicator> presentation_indicator;
  asn1::Optional<ScreeningIndicator> screening_indicator;
  bool fast_connect_refused = false;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<DisplayName>> display_name;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AlertingUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// Information-UUIE of H.225.0.
struct InformationUuie {
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<Bytes>> fast_start;
  bool fast_connect_refused = false;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const InformationUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// ReleaseComplete-UUIE of H.225.0.
struct ReleaseCompleteUuie {
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<ReleaseCompleteReason> reason;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<AliasAddress>> busy_address;
  asn1::Optional<PresentationIndicator> presentation_indicator;
  asn1::Optional<ScreeningIndicator> screening_indicator;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<EndpointType> destination_info;
  asn1::Optional<std::vector<DisplayName>> display_name;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ReleaseCompleteUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of FacilityReason.
struct FacilityReasonNames {
  enum Kind : std::uint8_t {
    kRouteCallToGatekeeper,
    kCallForwarded,
    kRouteCallToMc,
    kUndefinedReason,
    kConferenceListChoice,
    kStartH245,
    kNoH245,
    kNewTokens,
    kFeatureSetUpdate,
    kForwardedElements,
    kTransportedInformation,
    kUnknownAlternative
  };
};
/// FacilityReason of H.225.0.
struct FacilityReason : asn1::NullChoice<FacilityReason, FacilityReasonNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// ConferenceList of H.225.0.
struct ConferenceList {
  asn1::Optional<ConferenceIdentifier> conference_id;
  asn1::Optional<AliasAddress> conference_alias;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ConferenceList& other) const { return asn1::equal(kType, this, &other); }
};

/// Facility-UUIE of H.225.0.
struct FacilityUuie {
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<TransportAddress> alternative_address;
  asn1::Optional<std::vector<AliasAddress>> alternative_alias_address;
  asn1::Optional<ConferenceIdentifier> conference_id;
  FacilityReason reason;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<std::vector<AliasAddress>> dest_extra_call_info;
  asn1::Optional<AliasAddress> remote_extension_address;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<ConferenceList>> conferences;
  asn1::Optional<TransportAddress> h245_address;
  asn1::Optional<std::vector<Bytes>> fast_start;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<bool> maintain_connection;
  bool fast_connect_refused = false;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<EndpointType> destination_info;
  asn1::Optional<H245Security> h245_security_mode;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FacilityUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// Progress-UUIE of H.225.0.
struct ProgressUuie {
  ProtocolIdentifier protocol_identifier;
  EndpointType destination_info;
  asn1::Optional<TransportAddress> h245_address;
  CallIdentifier call_identifier;
  asn1::Optional<H245Security> h245_security_mode;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<Bytes>> fast_start;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<bool> maintain_connection;
  bool fast_connect_refused = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ProgressUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// Status-UUIE of H.225.0.
struct StatusUuie {
  ProtocolIdentifier protocol_identifier;
  CallIdentifier call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const StatusUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// StatusInquiry-UUIE of H.225.0.
struct StatusInquiryUuie {
  ProtocolIdentifier protocol_identifier;
  CallIdentifier call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const StatusInquiryUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// SetupAcknowledge-UUIE of H.225.0.
struct SetupAcknowledgeUuie {
  ProtocolIdentifier protocol_identifier;
  CallIdentifier call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SetupAcknowledgeUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// Notify-UUIE of H.225.0.
struct NotifyUuie {
  ProtocolIdentifier protocol_identifier;
  CallIdentifier call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<AliasAddress>> connected_address;
  asn1::Optional<PresentationIndicator> presentation_indicator;
  asn1::Optional<ScreeningIndicator> screening_indicator;
  asn1::Optional<EndpointType> destination_info;
  asn1::Optional<std::vector<DisplayName>> display_name;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NotifyUuie& other) const { return asn1::equal(kType, this, &other); }
};

/// StimulusControl of H.225.0.
struct StimulusControl {
  asn1::Optional<NonStandardParameter> non_standard;
  bool is_text = false;
  asn1::Optional<Bytes> h248_message;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const StimulusControl& other) const { return asn1::equal(kType, this, &other); }
};

/// H323-UU-PDU of H.225.0.
struct H323UuPdu {
  /// The alternatives of H323MessageBody.
  struct H323MessageBodyNames {
    enum Kind : std::uint8_t {
      kSetup,
      kCallProceeding,
      kConnect,
      kAlerting,
      kInformation,
      kReleaseComplete,
      kFacility,
      kProgress,
      kEmpty,
      kStatus,
      kStatusInquiry,
      kSetupAcknowledge,
      kNotify,
      kUnknownAlternative
    };
  };
  /// The component h323-message-body of H323-UU-PDU.
  struct H323MessageBody
      : asn1::Choice<H323MessageBody, H323MessageBodyNames, SetupUuie, CallProceedingUuie, ConnectUuie, AlertingUuie,
                     InformationUuie, ReleaseCompleteUuie, FacilityUuie, ProgressUuie, asn1::Null, StatusUuie,
                     StatusInquiryUuie, SetupAcknowledgeUuie, NotifyUuie> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The component tunnelledSignallingMessage of H323-UU-PDU.
  struct TunnelledSignallingMessage {
    TunnelledProtocol tunnelled_protocol_id;
    std::vector<Bytes> message_content;
    bool tunnelling_required = false;
    asn1::Optional<NonStandardParameter> non_standard_data;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const TunnelledSignallingMessage& other) const { return asn1::equal(kType, this, &other); }
  };
  H323MessageBody h323_message_body;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<Bytes>> h4501_supplementary_service;
  asn1::Optional<bool> h245_tunneling;
  asn1::Optional<std::vector<Bytes>> h245_control;
  asn1::Optional<std::vector<NonStandardParameter>> non_standard_control;
  asn1::Optional<CallLinkage> call_linkage;
  asn1::Optional<TunnelledSignallingMessage> tunnelled_signalling_message;
  bool provisional_resp_to_h245_tunneling = false;
  asn1::Optional<StimulusControl> stimulus_control;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H323UuPdu& other) const { return asn1::equal(kType, this, &other); }
};

/// H323-UserInformation of H.225.0.
struct H323UserInformation {
  /// The component user-data of H323-UserInformation.
  struct UserData {
    std::uint8_t protocol_discriminator = 0;
    Bytes user_information;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const UserData& other) const { return asn1::equal(kType, this, &other); }
  };
  H323UuPdu h323_uu_pdu;
  asn1::Optional<UserData> user_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H323UserInformation& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h225
