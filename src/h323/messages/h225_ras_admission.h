// RAS messages of H.225.0 for admitting, following and ending calls, and for locating (H323-MESSAGES, version 8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h225_call.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_endpoint.h"
#include "h323/messages/h225_generic.h"
#include "h323/messages/h225_ras_registration.h"
#include "h323/messages/h225_security.h"
#include "h323/messages/h235.h"

namespace mtavip::h323::h225 {

/// The alternatives of CallModel.
struct CallModelNames {
  enum Kind : std::uint8_t { kDirect, kGatekeeperRouted, kUnknownAlternative };
};
/// CallModel of H.225.0.
struct CallModel : asn1::NullChoice<CallModel, CallModelNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// AdmissionRequest of H.225.0.
struct AdmissionRequest {
  RequestSeqNum request_seq_num = 0;
  CallType call_type;
  asn1::Optional<CallModel> call_model;
  EndpointIdentifier endpoint_identifier;
  asn1::Optional<std::vector<AliasAddress>> destination_info;
  asn1::Optional<TransportAddress> dest_call_signal_address;
  asn1::Optional<std::vector<AliasAddress>> dest_extra_call_info;
  std::vector<AliasAddress> src_info;
  asn1::Optional<TransportAddress> src_call_signal_address;
  BandWidth band_width = 0;
  CallReferenceValue call_reference_value = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<QseriesOptions> call_services;
  ConferenceIdentifier conference_id{};
  bool active_mc = false;
  bool answer_call = false;
  asn1::Optional<bool> can_map_alias;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<std::vector<Endpoint>> src_alternatives;
  asn1::Optional<std::vector<Endpoint>> dest_alternatives;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<TransportQos> transport_qos;
  asn1::Optional<bool> will_supply_uui_es;
  asn1::Optional<CallLinkage> call_linkage;
  asn1::Optional<DataRate> gateway_data_rate;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<std::vector<SupportedProtocols>> desired_protocols;
  asn1::Optional<TunnelledProtocol> desired_tunnelled_protocol;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<bool> can_map_src_alias;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AdmissionRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// UUIEsRequested of H.225.0.
struct UuiEsRequested {
  bool setup = false;
  bool call_proceeding = false;
  bool connect = false;
  bool alerting = false;
  bool information = false;
  bool release_complete = false;
  bool facility = false;
  bool progress = false;
  bool empty = false;
  asn1::Optional<bool> status;
  asn1::Optional<bool> status_inquiry;
  asn1::Optional<bool> setup_acknowledge;
  asn1::Optional<bool> notify;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const UuiEsRequested& other) const { return asn1::equal(kType, this, &other); }
};

/// AdmissionConfirm of H.225.0.
struct AdmissionConfirm {
  RequestSeqNum request_seq_num = 0;
  BandWidth band_width = 0;
  CallModel call_model;
  TransportAddress dest_call_signal_address;
  asn1::Optional<std::uint16_t> irr_frequency;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<AliasAddress>> destination_info;
  asn1::Optional<std::vector<AliasAddress>> dest_extra_call_info;
  asn1::Optional<EndpointType> destination_type;
  asn1::Optional<std::vector<AliasAddress>> remote_extension_address;
  asn1::Optional<std::vector<Endpoint>> alternate_endpoints;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<TransportQos> transport_qos;
  asn1::Optional<bool> will_respond_to_irr;
  asn1::Optional<UuiEsRequested> uuies_requested;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Optional<AlternateTransportAddresses> alternate_transport_addresses;
  asn1::Optional<UseSpecifiedTransport> use_specified_transport;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<std::vector<RasUsageSpecification>> usage_spec;
  asn1::Optional<std::vector<SupportedProtocols>> supported_protocols;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<std::vector<AliasAddress>> modified_src_info;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AdmissionConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of AdmissionRejectReason.
struct AdmissionRejectReasonNames {
  enum Kind : std::uint8_t {
    kCalledPartyNotRegistered,
    kInvalidPermission,
    kRequestDenied,
    kUndefinedReason,
    kCallerNotRegistered,
    kRouteCallToGatekeeper,
    kInvalidEndpointIdentifier,
    kResourceUnavailable,
    kSecurityDenial,
    kQosControlNotSupported,
    kIncompleteAddress,
    kAliasesInconsistent,
    kRouteCallToScn,
    kExceedsCallCapacity,
    kCollectDestination,
    kCollectPin,
    kGenericDataReason,
    kNeededFeatureNotSupported,
    kSecurityError,
    kSecurityDHmismatch,
    kNoRouteToDestination,
    kUnallocatedNumber,
    kRegisterWithAssignedGk,
    kUnknownAlternative
  };
};
/// AdmissionRejectReason of H.225.0.
struct AdmissionRejectReason
    : asn1::Choice<AdmissionRejectReason, AdmissionRejectReasonNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   std::vector<PartyNumber>, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   SecurityErrors2, asn1::Null, asn1::Null, asn1::Null, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// AdmissionReject of H.225.0.
struct AdmissionReject {
  RequestSeqNum request_seq_num = 0;
  AdmissionRejectReason reject_reason;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<TransportAddress>> call_signal_address;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AdmissionReject& other) const { return asn1::equal(kType, this, &other); }
};

/// BandwidthRequest of H.225.0.
struct BandwidthRequest {
  RequestSeqNum request_seq_num = 0;
  EndpointIdentifier endpoint_identifier;
  ConferenceIdentifier conference_id{};
  CallReferenceValue call_reference_value = 0;
  asn1::Optional<CallType> call_type;
  BandWidth band_width = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<bool> answered_call;
  asn1::Optional<CallLinkage> call_linkage;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<RasUsageInformation> usage_information;
  asn1::Optional<std::vector<BandwidthDetails>> bandwidth_details;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<TransportQos> transport_qos;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const BandwidthRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// BandwidthConfirm of H.225.0.
struct BandwidthConfirm {
  RequestSeqNum request_seq_num = 0;
  BandWidth band_width = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<TransportQos> transport_qos;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const BandwidthConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of BandRejectReason.
struct BandRejectReasonNames {
  enum Kind : std::uint8_t {
    kNotBound,
    kInvalidConferenceId,
    kInvalidPermission,
    kInsufficientResources,
    kInvalidRevision,
    kUndefinedReason,
    kSecurityDenial,
    kSecurityError,
    kUnknownAlternative
  };
};
/// BandRejectReason of H.225.0.
struct BandRejectReason : asn1::Choice<BandRejectReason, BandRejectReasonNames, asn1::Null, asn1::Null, asn1::Null,
                                       asn1::Null, asn1::Null, asn1::Null, asn1::Null, SecurityErrors2> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// BandwidthReject of H.225.0.
struct BandwidthReject {
  RequestSeqNum request_seq_num = 0;
  BandRejectReason reject_reason;
  BandWidth allowed_band_width = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const BandwidthReject& other) const { return asn1::equal(kType, this, &other); }
};

/// LocationRequest of H.225.0.
struct LocationRequest {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<EndpointIdentifier> endpoint_identifier;
  std::vector<AliasAddress> destination_info;
  asn1::Optional<NonStandardParameter> non_standard_data;
  TransportAddress reply_address;
  asn1::Optional<std::vector<AliasAddress>> source_info;
  asn1::Optional<bool> can_map_alias;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<SupportedProtocols>> desired_protocols;
  asn1::Optional<TunnelledProtocol> desired_tunnelled_protocol;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<std::uint8_t> hop_count;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<BandWidth> band_width;
  asn1::Optional<std::vector<AliasAddress>> source_endpoint_info;
  asn1::Optional<bool> can_map_src_alias;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LocationRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// LocationConfirm of H.225.0.
struct LocationConfirm {
  RequestSeqNum request_seq_num = 0;
  TransportAddress call_signal_address;
  TransportAddress ras_address;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<AliasAddress>> destination_info;
  asn1::Optional<std::vector<AliasAddress>> dest_extra_call_info;
  asn1::Optional<EndpointType> destination_type;
  asn1::Optional<std::vector<AliasAddress>> remote_extension_address;
  asn1::Optional<std::vector<Endpoint>> alternate_endpoints;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<AlternateTransportAddresses> alternate_transport_addresses;
  asn1::Optional<std::vector<SupportedProtocols>> supported_protocols;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<std::vector<AliasAddress>> modified_src_info;
  asn1::Optional<BandWidth> band_width;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LocationConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of LocationRejectReason.
struct LocationRejectReasonNames {
  enum Kind : std::uint8_t {
    kNotRegistered,
    kInvalidPermission,
    kRequestDenied,
    kUndefinedReason,
    kSecurityDenial,
    kAliasesInconsistent,
    kRouteCalltoScn,
    kResourceUnavailable,
    kGenericDataReason,
    kNeededFeatureNotSupported,
    kHopCountExceeded,
    kIncompleteAddress,
    kSecurityError,
    kSecurityDHmismatch,
    kNoRouteToDestination,
    kUnallocatedNumber,
    kUnknownAlternative
  };
};
/// LocationRejectReason of H.225.0.
struct LocationRejectReason
    : asn1::Choice<LocationRejectReason, LocationRejectReasonNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, std::vector<PartyNumber>, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, SecurityErrors2, asn1::Null, asn1::Null, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// LocationReject of H.225.0.
struct LocationReject {
  RequestSeqNum request_seq_num = 0;
  LocationRejectReason reject_reason;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LocationReject& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of DisengageReason.
struct DisengageReasonNames {
  enum Kind : std::uint8_t { kForcedDrop, kNormalDrop, kUndefinedReason, kUnknownAlternative };
};
/// DisengageReason of H.225.0.
struct DisengageReason : asn1::NullChoice<DisengageReason, DisengageReasonNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// DisengageRequest of H.225.0.
struct DisengageRequest {
  RequestSeqNum request_seq_num = 0;
  EndpointIdentifier endpoint_identifier;
  ConferenceIdentifier conference_id{};
  CallReferenceValue call_reference_value = 0;
  DisengageReason disengage_reason;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<CallIdentifier> call_identifier;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<bool> answered_call;
  asn1::Optional<CallLinkage> call_linkage;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<RasUsageInformation> usage_information;
  asn1::Optional<CallTerminationCause> termination_cause;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DisengageRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// DisengageConfirm of H.225.0.
struct DisengageConfirm {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<RasUsageInformation> usage_information;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DisengageConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of DisengageRejectReason.
struct DisengageRejectReasonNames {
  enum Kind : std::uint8_t {
    kNotRegistered,
    kRequestToDropOther,
    kSecurityDenial,
    kSecurityError,
    kUnknownAlternative
  };
};
/// DisengageRejectReason of H.225.0.
struct DisengageRejectReason : asn1::Choice<DisengageRejectReason, DisengageRejectReasonNames, asn1::Null, asn1::Null,
                                            asn1::Null, SecurityErrors2> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// DisengageReject of H.225.0.
struct DisengageReject {
  RequestSeqNum request_seq_num = 0;
  DisengageRejectReason reject_reason;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DisengageReject& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h225
