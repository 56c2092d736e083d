// RasMessage, the content of every RAS datagram, and its remaining messages (H.225.0, H323-MESSAGES, version 8).
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h225_call.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_endpoint.h"
#include "h323/messages/h225_generic.h"
#include "h323/messages/h225_ras_admission.h"
#include "h323/messages/h225_ras_registration.h"
#include "h323/messages/h225_security.h"
#include "h323/messages/h235.h"

namespace mtavip::h323::h225 {

/// InfoRequest of H.225.0.
struct InfoRequest {
  RequestSeqNum request_seq_num = 0;
  CallReferenceValue call_reference_value = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<TransportAddress> reply_address;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<UuiEsRequested> uuies_requested;
  asn1::Optional<CallLinkage> call_linkage;
  asn1::Optional<RasUsageInfoTypes> usage_info_requested;
  bool segmented_response_supported = false;
  asn1::Optional<std::uint16_t> next_segment_requested;
  bool capacity_info_requested = false;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const InfoRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of InfoRequestResponseStatus.
struct InfoRequestResponseStatusNames {
  enum Kind : std::uint8_t { kComplete, kIncomplete, kSegment, kInvalidCall, kUnknownAlternative };
};
/// InfoRequestResponseStatus of H.225.0.
struct InfoRequestResponseStatus : asn1::Choice<InfoRequestResponseStatus, InfoRequestResponseStatusNames, asn1::Null,
                                                asn1::Null, std::uint16_t, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// InfoRequestResponse of H.225.0.
struct InfoRequestResponse {
  /// The component perCallInfo of InfoRequestResponse.
  struct PerCallInfoElement {
    /// The component pdu of .
    struct PduElement {
      H323UuPdu h323pdu;
      bool sent = false;

      static const asn1::SequenceType kType;
      bool operator==(const PduElement& other) const { return asn1::equal(kType, this, &other); }
    };
    asn1::Optional<NonStandardParameter> non_standard_data;
    CallReferenceValue call_reference_value = 0;
    ConferenceIdentifier conference_id{};
    asn1::Optional<bool> originator;
    asn1::Optional<std::vector<RtpSession>> audio;
    asn1::Optional<std::vector<RtpSession>> video;
    asn1::Optional<std::vector<TransportChannelInfo>> data;
    TransportChannelInfo h245;
    TransportChannelInfo call_signaling;
    CallType call_type;
    BandWidth band_width = 0;
    CallModel call_model;
    asn1::Optional<CallIdentifier> call_identifier;
    asn1::Optional<std::vector<h235::ClearToken>> tokens;
    asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
    asn1::Optional<std::vector<ConferenceIdentifier>> substitute_conf_i_ds;
    asn1::Optional<std::vector<PduElement>> pdu;
    asn1::Optional<CallLinkage> call_linkage;
    asn1::Optional<RasUsageInformation> usage_information;
    asn1::Optional<CircuitInfo> circuit_info;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const PerCallInfoElement& other) const { return asn1::equal(kType, this, &other); }
  };
  asn1::Optional<NonStandardParameter> non_standard_data;
  RequestSeqNum request_seq_num = 0;
  EndpointType endpoint_type;
  EndpointIdentifier endpoint_identifier;
  TransportAddress ras_address;
  std::vector<TransportAddress> call_signal_address;
  asn1::Optional<std::vector<AliasAddress>> endpoint_alias;
  asn1::Optional<std::vector<PerCallInfoElement>> per_call_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<bool> need_response;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<InfoRequestResponseStatus> irr_status;
  asn1::Optional<bool> unsolicited;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const InfoRequestResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// NonStandardMessage of H.225.0.
struct NonStandardMessage {
  RequestSeqNum request_seq_num = 0;
  NonStandardParameter non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NonStandardMessage& other) const { return asn1::equal(kType, this, &other); }
};

/// UnknownMessageResponse of H.225.0.
struct UnknownMessageResponse {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<Bytes> message_not_understood;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const UnknownMessageResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestInProgress of H.225.0.
struct RequestInProgress {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  std::uint16_t delay = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestInProgress& other) const { return asn1::equal(kType, this, &other); }
};

/// ResourcesAvailableIndicate of H.225.0.
struct ResourcesAvailableIndicate {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  EndpointIdentifier endpoint_identifier;
  std::vector<SupportedProtocols> protocols;
  bool almost_out_of_resources = false;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ResourcesAvailableIndicate& other) const { return asn1::equal(kType, this, &other); }
};

/// ResourcesAvailableConfirm of H.225.0.
struct ResourcesAvailableConfirm {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ResourcesAvailableConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// InfoRequestAck of H.225.0.
struct InfoRequestAck {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const InfoRequestAck& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of InfoRequestNakReason.
struct InfoRequestNakReasonNames {
  enum Kind : std::uint8_t { kNotRegistered, kSecurityDenial, kUndefinedReason, kSecurityError, kUnknownAlternative };
};
/// InfoRequestNakReason of H.225.0.
struct InfoRequestNakReason : asn1::Choice<InfoRequestNakReason, InfoRequestNakReasonNames, asn1::Null, asn1::Null,
                                           asn1::Null, SecurityErrors2> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// InfoRequestNak of H.225.0.
struct InfoRequestNak {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  InfoRequestNakReason nak_reason;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const InfoRequestNak& other) const { return asn1::equal(kType, this, &other); }
};

/// ServiceControlIndication of H.225.0.
struct ServiceControlIndication {
  /// The component callSpecific of ServiceControlIndication.
  struct CallSpecific {
    CallIdentifier call_identifier;
    ConferenceIdentifier conference_id{};
    bool answered_call = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const CallSpecific& other) const { return asn1::equal(kType, this, &other); }
  };
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  std::vector<ServiceControlSession> service_control;
  asn1::Optional<EndpointIdentifier> endpoint_identifier;
  asn1::Optional<CallSpecific> call_specific;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ServiceControlIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// ServiceControlResponse of H.225.0.
struct ServiceControlResponse {
  /// The alternatives of Result.
  struct ResultNames {
    enum Kind : std::uint8_t {
      kStarted,
      kFailed,
      kStopped,
      kNotAvailable,
      kNeededFeatureNotSupported,
      kUnknownAlternative
    };
  };
  /// The component result of ServiceControlResponse.
  struct Result : asn1::NullChoice<Result, ResultNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<Result> result;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ServiceControlResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of RasMessage.
struct RasMessageNames {
  enum Kind : std::uint8_t {
    kGatekeeperRequest,
    kGatekeeperConfirm,
    kGatekeeperReject,
    kRegistrationRequest,
    kRegistrationConfirm,
    kRegistrationReject,
    kUnregistrationRequest,
    kUnregistrationConfirm,
    kUnregistrationReject,
    kAdmissionRequest,
    kAdmissionConfirm,
    kAdmissionReject,
    kBandwidthRequest,
    kBandwidthConfirm,
    kBandwidthReject,
    kDisengageRequest,
    kDisengageConfirm,
    kDisengageReject,
    kLocationRequest,
    kLocationConfirm,
    kLocationReject,
    kInfoRequest,
    kInfoRequestResponse,
    kNonStandardMessage,
    kUnknownMessageResponse,
    kRequestInProgress,
    kResourcesAvailableIndicate,
    kResourcesAvailableConfirm,
    kInfoRequestAck,
    kInfoRequestNak,
    kServiceControlIndication,
    kServiceControlResponse,
    kAdmissionConfirmSequence,
    kUnknownAlternative
  };
};
/// RasMessage of H.225.0.
struct RasMessage
    : asn1::Choice<RasMessage, RasMessageNames, GatekeeperRequest, GatekeeperConfirm, GatekeeperReject,
                   RegistrationRequest, RegistrationConfirm, RegistrationReject, UnregistrationRequest,
                   UnregistrationConfirm, UnregistrationReject, AdmissionRequest, AdmissionConfirm, AdmissionReject,
                   BandwidthRequest, BandwidthConfirm, BandwidthReject, DisengageRequest, DisengageConfirm,
                   DisengageReject, LocationRequest, LocationConfirm, LocationReject, InfoRequest, InfoRequestResponse,
                   NonStandardMessage, UnknownMessageResponse, RequestInProgress, ResourcesAvailableIndicate,
                   ResourcesAvailableConfirm, InfoRequestAck, InfoRequestNak, ServiceControlIndication,
                   ServiceControlResponse, std::vector<AdmissionConfirm>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h225
