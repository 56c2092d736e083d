// RAS messages of H.225.0 for finding a gatekeeper and registering with it (H323-MESSAGES, version 8).
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
#include "h323/messages/h245_multiplex_capability.h"

namespace mtavip::h323::h225 {

/// GatekeeperRequest of H.225.0.
struct GatekeeperRequest {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  TransportAddress ras_address;
  EndpointType endpoint_type;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<QseriesOptions> call_services;
  asn1::Optional<std::vector<AliasAddress>> endpoint_alias;
  asn1::Optional<std::vector<Endpoint>> alternate_endpoints;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::vector<h235::AuthenticationMechanism>> authentication_capability;
  asn1::Optional<std::vector<asn1::ObjectIdentifier>> algorithm_oi_ds;
  asn1::Optional<std::vector<IntegrityMechanism>> integrity;
  asn1::Optional<Icv> integrity_check_value;
  bool supports_alt_gk = false;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<bool> supports_assigned_gk;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GatekeeperRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// GatekeeperConfirm of H.225.0.
struct GatekeeperConfirm {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  TransportAddress ras_address;
  asn1::Optional<std::vector<AlternateGk>> alternate_gatekeeper;
  asn1::Optional<h235::AuthenticationMechanism> authentication_mode;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<asn1::ObjectIdentifier> algorithm_oid;
  asn1::Optional<std::vector<IntegrityMechanism>> integrity;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Optional<RehomingModel> rehoming_model;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GatekeeperConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of GatekeeperRejectReason.
struct GatekeeperRejectReasonNames {
  enum Kind : std::uint8_t {
    kResourceUnavailable,
    kTerminalExcluded,
    kInvalidRevision,
    kUndefinedReason,
    kSecurityDenial,
    kGenericDataReason,
    kNeededFeatureNotSupported,
    kSecurityError,
    kUnknownAlternative
  };
};
/// GatekeeperRejectReason of H.225.0.
struct GatekeeperRejectReason
    : asn1::Choice<GatekeeperRejectReason, GatekeeperRejectReasonNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, SecurityErrors> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// GatekeeperReject of H.225.0.
struct GatekeeperReject {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  GatekeeperRejectReason reject_reason;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GatekeeperReject& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of TransportQos.
struct TransportQosNames {
  enum Kind : std::uint8_t {
    kEndpointControlled,
    kGatekeeperControlled,
    kNoControl,
    kQOsCapabilities,
    kUnknownAlternative
  };
};
/// TransportQOS of H.225.0.
struct TransportQos : asn1::Choice<TransportQos, TransportQosNames, asn1::Null, asn1::Null, asn1::Null,
                                   std::vector<h245::QosCapability>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// RegistrationRequest of H.225.0.
struct RegistrationRequest {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  bool discovery_complete = false;
  std::vector<TransportAddress> call_signal_address;
  std::vector<TransportAddress> ras_address;
  EndpointType terminal_type;
  asn1::Optional<std::vector<AliasAddress>> terminal_alias;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  VendorIdentifier endpoint_vendor;
  asn1::Optional<std::vector<Endpoint>> alternate_endpoints;
  asn1::Optional<TimeToLive> time_to_live;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<bool> keep_alive;
  asn1::Optional<EndpointIdentifier> endpoint_identifier;
  asn1::Optional<bool> will_supply_uui_es;
  asn1::Optional<bool> maintain_connection;
  asn1::Optional<AlternateTransportAddresses> alternate_transport_addresses;
  bool additive_registration = false;
  asn1::Optional<std::vector<AddressPattern>> terminal_alias_pattern;
  bool supports_alt_gk = false;
  asn1::Optional<RasUsageInfoTypes> usage_reporting_capability;
  asn1::Optional<bool> multiple_calls;
  asn1::Optional<std::vector<H248PackagesDescriptor>> supported_h248_packages;
  asn1::Optional<CallCreditCapability> call_credit_capability;
  asn1::Optional<CapacityReportingCapability> capacity_reporting_capability;
  asn1::Optional<CallCapacity> capacity;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  bool restart = false;
  bool supports_acf_sequences = false;
  asn1::Optional<bool> supports_assigned_gk;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Optional<TransportQos> transport_qos;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RegistrationRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// RegistrationConfirm of H.225.0.
struct RegistrationConfirm {
  /// The component preGrantedARQ of RegistrationConfirm.
  struct PreGrantedArq {
    bool make_call = false;
    bool use_gk_call_signal_address_to_make_call = false;
    bool answer_call = false;
    bool use_gk_call_signal_address_to_answer = false;
    asn1::Optional<std::uint16_t> irr_frequency_in_call;
    asn1::Optional<BandWidth> total_bandwidth_restriction;
    asn1::Optional<AlternateTransportAddresses> alternate_transport_addresses;
    asn1::Optional<UseSpecifiedTransport> use_specified_transport;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const PreGrantedArq& other) const { return asn1::equal(kType, this, &other); }
  };
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  std::vector<TransportAddress> call_signal_address;
  asn1::Optional<std::vector<AliasAddress>> terminal_alias;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  EndpointIdentifier endpoint_identifier;
  asn1::Optional<std::vector<AlternateGk>> alternate_gatekeeper;
  asn1::Optional<TimeToLive> time_to_live;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<bool> will_respond_to_irr;
  asn1::Optional<PreGrantedArq> pre_granted_arq;
  asn1::Optional<bool> maintain_connection;
  asn1::Optional<std::vector<ServiceControlSession>> service_control;
  bool supports_additive_registration = false;
  asn1::Optional<std::vector<AddressPattern>> terminal_alias_pattern;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Optional<std::vector<RasUsageSpecification>> usage_spec;
  asn1::Optional<AliasAddress> feature_server_alias;
  asn1::Optional<CapacityReportingSpecification> capacity_reporting_spec;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Optional<RehomingModel> rehoming_model;
  asn1::Optional<TransportQos> transport_qos;
  asn1::Optional<std::vector<std::string>> language;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RegistrationConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in RegistrationRejectReason itself.
struct RegistrationRejectReasonTypes {
  /// The alternative invalidTerminalAliases of RegistrationRejectReason.
  struct InvalidTerminalAliases {
    asn1::Optional<std::vector<AliasAddress>> terminal_alias;
    asn1::Optional<std::vector<AddressPattern>> terminal_alias_pattern;
    asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const InvalidTerminalAliases& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of RegistrationRejectReason.
struct RegistrationRejectReasonNames : RegistrationRejectReasonTypes {
  enum Kind : std::uint8_t {
    kDiscoveryRequired,
    kInvalidRevision,
    kInvalidCallSignalAddress,
    kInvalidRasAddress,
    kDuplicateAlias,
    kInvalidTerminalType,
    kUndefinedReason,
    kTransportNotSupported,
    kTransportQosNotSupported,
    kResourceUnavailable,
    kInvalidAlias,
    kSecurityDenial,
    kFullRegistrationRequired,
    kAdditiveRegistrationNotSupported,
    kInvalidTerminalAliases,
    kGenericDataReason,
    kNeededFeatureNotSupported,
    kSecurityError,
    kRegisterWithAssignedGk,
    kUnknownAlternative
  };
};
/// RegistrationRejectReason of H.225.0.
struct RegistrationRejectReason
    : asn1::Choice<RegistrationRejectReason, RegistrationRejectReasonNames, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, std::vector<AliasAddress>, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   RegistrationRejectReasonTypes::InvalidTerminalAliases, asn1::Null, asn1::Null, SecurityErrors,
                   asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// RegistrationReject of H.225.0.
struct RegistrationReject {
  RequestSeqNum request_seq_num = 0;
  ProtocolIdentifier protocol_identifier;
  asn1::Optional<NonStandardParameter> non_standard_data;
  RegistrationRejectReason reject_reason;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RegistrationReject& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of UnregRequestReason.
struct UnregRequestReasonNames {
  enum Kind : std::uint8_t {
    kReregistrationRequired,
    kTtlExpired,
    kSecurityDenial,
    kUndefinedReason,
    kMaintenance,
    kSecurityError,
    kRegisterWithAssignedGk,
    kUnknownAlternative
  };
};
/// UnregRequestReason of H.225.0.
struct UnregRequestReason : asn1::Choice<UnregRequestReason, UnregRequestReasonNames, asn1::Null, asn1::Null,
                                         asn1::Null, asn1::Null, asn1::Null, SecurityErrors2, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// UnregistrationRequest of H.225.0.
struct UnregistrationRequest {
  RequestSeqNum request_seq_num = 0;
  std::vector<TransportAddress> call_signal_address;
  asn1::Optional<std::vector<AliasAddress>> endpoint_alias;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<EndpointIdentifier> endpoint_identifier;
  asn1::Optional<std::vector<Endpoint>> alternate_endpoints;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<UnregRequestReason> reason;
  asn1::Optional<std::vector<AddressPattern>> endpoint_alias_pattern;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Optional<std::vector<AlternateGk>> alternate_gatekeeper;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const UnregistrationRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// UnregistrationConfirm of H.225.0.
struct UnregistrationConfirm {
  RequestSeqNum request_seq_num = 0;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Optional<AlternateGk> assigned_gatekeeper;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const UnregistrationConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of UnregRejectReason.
struct UnregRejectReasonNames {
  enum Kind : std::uint8_t {
    kNotCurrentlyRegistered,
    kCallInProgress,
    kUndefinedReason,
    kPermissionDenied,
    kSecurityDenial,
    kSecurityError,
    kUnknownAlternative
  };
};
/// UnregRejectReason of H.225.0.
struct UnregRejectReason : asn1::Choice<UnregRejectReason, UnregRejectReasonNames, asn1::Null, asn1::Null, asn1::Null,
                                        asn1::Null, asn1::Null, SecurityErrors2> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// UnregistrationReject of H.225.0.
struct UnregistrationReject {
  RequestSeqNum request_seq_num = 0;
  UnregRejectReason reject_reason;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<AltGkInfo> alt_gk_info;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<Icv> integrity_check_value;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const UnregistrationReject& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h225
