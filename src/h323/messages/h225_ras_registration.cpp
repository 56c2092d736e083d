#include "h323/messages/h225_ras_registration.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Member kGatekeeperRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, ras_address, "rasAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, endpoint_type, "endpointType", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, call_services, "callServices", QseriesOptions::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, endpoint_alias, "endpointAlias",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, alternate_endpoints, "alternateEndpoints",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(
        GatekeeperRequest, authentication_capability, "authenticationCapability",
        (asn1::kListOf<std::vector<h235::AuthenticationMechanism>, &h235::AuthenticationMechanism::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, algorithm_oi_ds, "algorithmOIDs",
                       (asn1::kListOf<std::vector<asn1::ObjectIdentifier>, &asn1::kObjectIdentifier>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, integrity, "integrity",
                       (asn1::kListOf<std::vector<IntegrityMechanism>, &IntegrityMechanism::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, supports_alt_gk, "supportsAltGK", asn1::kNull),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, supports_assigned_gk, "supportsAssignedGK", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(GatekeeperRequest, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Member kGatekeeperConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, ras_address, "rasAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, alternate_gatekeeper, "alternateGatekeeper",
                       (asn1::kListOf<std::vector<AlternateGk>, &AlternateGk::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, authentication_mode, "authenticationMode",
                       h235::AuthenticationMechanism::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, integrity, "integrity",
                       (asn1::kListOf<std::vector<IntegrityMechanism>, &IntegrityMechanism::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperConfirm, rehoming_model, "rehomingModel", RehomingModel::kType),
};

constexpr asn1::Alternative kGatekeeperRejectReasonAlternatives[] = {
    {"resourceUnavailable", &asn1::kNull},
    {"terminalExcluded", &asn1::kNull},
    {"invalidRevision", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"securityDenial", &asn1::kNull},
    {"genericDataReason", &asn1::kNull},
    {"neededFeatureNotSupported", &asn1::kNull},
    {"securityError", &SecurityErrors::kType},
};

constexpr asn1::Member kGatekeeperRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(GatekeeperReject, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, reject_reason, "rejectReason", GatekeeperRejectReason::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(GatekeeperReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Alternative kTransportQosAlternatives[] = {
    {"endpointControlled", &asn1::kNull},
    {"gatekeeperControlled", &asn1::kNull},
    {"noControl", &asn1::kNull},
    {"qOSCapabilities",
     &asn1::kListOf<std::vector<h245::QosCapability>, &h245::QosCapability::kType, asn1::Size{1, 256}>},
};

constexpr asn1::Member kRegistrationRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(RegistrationRequest, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, discovery_complete, "discoveryComplete", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, call_signal_address, "callSignalAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, ras_address, "rasAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, terminal_type, "terminalType", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, terminal_alias, "terminalAlias",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, endpoint_vendor, "endpointVendor", VendorIdentifier::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, alternate_endpoints, "alternateEndpoints",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, time_to_live, "timeToLive", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, keep_alive, "keepAlive", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, will_supply_uui_es, "willSupplyUUIEs", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, alternate_transport_addresses, "alternateTransportAddresses",
                       AlternateTransportAddresses::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, additive_registration, "additiveRegistration", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, terminal_alias_pattern, "terminalAliasPattern",
                       (asn1::kListOf<std::vector<AddressPattern>, &AddressPattern::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, supports_alt_gk, "supportsAltGK", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, usage_reporting_capability, "usageReportingCapability",
                       RasUsageInfoTypes::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, supported_h248_packages, "supportedH248Packages",
                       (asn1::kListOf<std::vector<H248PackagesDescriptor>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, call_credit_capability, "callCreditCapability",
                       CallCreditCapability::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, capacity_reporting_capability, "capacityReportingCapability",
                       CapacityReportingCapability::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, restart, "restart", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, supports_acf_sequences, "supportsACFSequences", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, supports_assigned_gk, "supportsAssignedGK", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, transport_qos, "transportQOS", TransportQos::kType),
    MTAVIP_ASN1_MEMBER(RegistrationRequest, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
};

constexpr asn1::Member kRegistrationConfirmPreGrantedArqMembers[] = {
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, make_call, "makeCall", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, use_gk_call_signal_address_to_make_call,
                       "useGKCallSignalAddressToMakeCall", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, answer_call, "answerCall", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, use_gk_call_signal_address_to_answer,
                       "useGKCallSignalAddressToAnswer", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, irr_frequency_in_call, "irrFrequencyInCall",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, total_bandwidth_restriction, "totalBandwidthRestriction",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, alternate_transport_addresses, "alternateTransportAddresses",
                       AlternateTransportAddresses::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm::PreGrantedArq, use_specified_transport, "useSpecifiedTransport",
                       UseSpecifiedTransport::kType),
};

constexpr asn1::Member kRegistrationConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, call_signal_address, "callSignalAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, terminal_alias, "terminalAlias",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, alternate_gatekeeper, "alternateGatekeeper",
                       (asn1::kListOf<std::vector<AlternateGk>, &AlternateGk::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, time_to_live, "timeToLive", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, will_respond_to_irr, "willRespondToIRR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, pre_granted_arq, "preGrantedARQ",
                       RegistrationConfirm::PreGrantedArq::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, supports_additive_registration, "supportsAdditiveRegistration",
                       asn1::kNull),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, terminal_alias_pattern, "terminalAliasPattern",
                       (asn1::kListOf<std::vector<AddressPattern>, &AddressPattern::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, usage_spec, "usageSpec",
                       (asn1::kListOf<std::vector<RasUsageSpecification>, &RasUsageSpecification::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, feature_server_alias, "featureServerAlias", AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, capacity_reporting_spec, "capacityReportingSpec",
                       CapacityReportingSpecification::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, rehoming_model, "rehomingModel", RehomingModel::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, transport_qos, "transportQOS", TransportQos::kType),
    MTAVIP_ASN1_MEMBER(RegistrationConfirm, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
};

constexpr asn1::Member kRegistrationRejectReasonInvalidTerminalAliasesMembers[] = {
    MTAVIP_ASN1_MEMBER(RegistrationRejectReason::InvalidTerminalAliases, terminal_alias, "terminalAlias",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRejectReason::InvalidTerminalAliases, terminal_alias_pattern, "terminalAliasPattern",
                       (asn1::kListOf<std::vector<AddressPattern>, &AddressPattern::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationRejectReason::InvalidTerminalAliases, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Alternative kRegistrationRejectReasonAlternatives[] = {
    {"discoveryRequired", &asn1::kNull},
    {"invalidRevision", &asn1::kNull},
    {"invalidCallSignalAddress", &asn1::kNull},
    {"invalidRASAddress", &asn1::kNull},
    {"duplicateAlias", &asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>},
    {"invalidTerminalType", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"transportNotSupported", &asn1::kNull},
    {"transportQOSNotSupported", &asn1::kNull},
    {"resourceUnavailable", &asn1::kNull},
    {"invalidAlias", &asn1::kNull},
    {"securityDenial", &asn1::kNull},
    {"fullRegistrationRequired", &asn1::kNull},
    {"additiveRegistrationNotSupported", &asn1::kNull},
    {"invalidTerminalAliases", &RegistrationRejectReason::InvalidTerminalAliases::kType},
    {"genericDataReason", &asn1::kNull},
    {"neededFeatureNotSupported", &asn1::kNull},
    {"securityError", &SecurityErrors::kType},
    {"registerWithAssignedGK", &asn1::kNull},
};

constexpr asn1::Member kRegistrationRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(RegistrationReject, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RegistrationReject, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(RegistrationReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(RegistrationReject, reject_reason, "rejectReason", RegistrationRejectReason::kType),
    MTAVIP_ASN1_MEMBER(RegistrationReject, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(RegistrationReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(RegistrationReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(RegistrationReject, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(RegistrationReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(RegistrationReject, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Alternative kUnregRequestReasonAlternatives[] = {
    {"reregistrationRequired", &asn1::kNull}, {"ttlExpired", &asn1::kNull},  {"securityDenial", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},        {"maintenance", &asn1::kNull}, {"securityError", &SecurityErrors2::kType},
    {"registerWithAssignedGK", &asn1::kNull},
};

constexpr asn1::Member kUnregistrationRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, call_signal_address, "callSignalAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, endpoint_alias, "endpointAlias",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, alternate_endpoints, "alternateEndpoints",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, reason, "reason", UnregRequestReason::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, endpoint_alias_pattern, "endpointAliasPattern",
                       (asn1::kListOf<std::vector<AddressPattern>, &AddressPattern::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, alternate_gatekeeper, "alternateGatekeeper",
                       (asn1::kListOf<std::vector<AlternateGk>, &AlternateGk::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationRequest, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Member kUnregistrationConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationConfirm, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Alternative kUnregRejectReasonAlternatives[] = {
    {"notCurrentlyRegistered", &asn1::kNull}, {"callInProgress", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},        {"permissionDenied", &asn1::kNull},
    {"securityDenial", &asn1::kNull},         {"securityError", &SecurityErrors2::kType},
};

constexpr asn1::Member kUnregistrationRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(UnregistrationReject, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, reject_reason, "rejectReason", UnregRejectReason::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(UnregistrationReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

}  // namespace

constinit const asn1::SequenceType GatekeeperRequest::kType =
    asn1::extensible_sequence<GatekeeperRequest, kGatekeeperRequestMembers, 8>("GatekeeperRequest");
constinit const asn1::SequenceType GatekeeperConfirm::kType =
    asn1::extensible_sequence<GatekeeperConfirm, kGatekeeperConfirmMembers, 5>("GatekeeperConfirm");
constinit const asn1::ChoiceType GatekeeperRejectReason::kType =
    asn1::extensible_choice<GatekeeperRejectReason, kGatekeeperRejectReasonAlternatives, 4>("GatekeeperRejectReason");
constinit const asn1::SequenceType GatekeeperReject::kType =
    asn1::extensible_sequence<GatekeeperReject, kGatekeeperRejectMembers, 5>("GatekeeperReject");
constinit const asn1::ChoiceType TransportQos::kType =
    asn1::extensible_choice<TransportQos, kTransportQosAlternatives, 3>("TransportQOS");
constinit const asn1::SequenceType RegistrationRequest::kType =
    asn1::extensible_sequence<RegistrationRequest, kRegistrationRequestMembers, 10>("RegistrationRequest");
constinit const asn1::SequenceType RegistrationConfirm::PreGrantedArq::kType =
    asn1::extensible_sequence<RegistrationConfirm::PreGrantedArq, kRegistrationConfirmPreGrantedArqMembers, 4>("");
constinit const asn1::SequenceType RegistrationConfirm::kType =
    asn1::extensible_sequence<RegistrationConfirm, kRegistrationConfirmMembers, 7>("RegistrationConfirm");
constinit const asn1::SequenceType RegistrationRejectReason::InvalidTerminalAliases::kType =
    asn1::extensible_sequence<RegistrationRejectReason::InvalidTerminalAliases,
                              kRegistrationRejectReasonInvalidTerminalAliasesMembers, 3>("");
constinit const asn1::ChoiceType RegistrationRejectReason::kType =
    asn1::extensible_choice<RegistrationRejectReason, kRegistrationRejectReasonAlternatives, 8>(
        "RegistrationRejectReason");
constinit const asn1::SequenceType RegistrationReject::kType =
    asn1::extensible_sequence<RegistrationReject, kRegistrationRejectMembers, 5>("RegistrationReject");
constinit const asn1::ChoiceType UnregRequestReason::kType =
    asn1::extensible_choice<UnregRequestReason, kUnregRequestReasonAlternatives, 4>("UnregRequestReason");
constinit const asn1::SequenceType UnregistrationRequest::kType =
    asn1::extensible_sequence<UnregistrationRequest, kUnregistrationRequestMembers, 5>("UnregistrationRequest");
constinit const asn1::SequenceType UnregistrationConfirm::kType =
    asn1::extensible_sequence<UnregistrationConfirm, kUnregistrationConfirmMembers, 2>("UnregistrationConfirm");
constinit const asn1::ChoiceType UnregRejectReason::kType =
    asn1::extensible_choice<UnregRejectReason, kUnregRejectReasonAlternatives, 3>("UnregRejectReason");
constinit const asn1::SequenceType UnregistrationReject::kType =
    asn1::extensible_sequence<UnregistrationReject, kUnregistrationRejectMembers, 3>("UnregistrationReject");

}  // namespace mtavip::h323::h225
