#include "h323/messages/h225_ras_admission.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Alternative kCallModelAlternatives[] = {
    {"direct", &asn1::kNull},
    {"gatekeeperRouted", &asn1::kNull},
};

constexpr asn1::Member kAdmissionRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(AdmissionRequest, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, call_type, "callType", CallType::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, call_model, "callModel", CallModel::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, destination_info, "destinationInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, dest_call_signal_address, "destCallSignalAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, dest_extra_call_info, "destExtraCallInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, src_info, "srcInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, src_call_signal_address, "srcCallSignalAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, band_width, "bandWidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, call_reference_value, "callReferenceValue",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, call_services, "callServices", QseriesOptions::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, active_mc, "activeMC", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, answer_call, "answerCall", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, can_map_alias, "canMapAlias", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, src_alternatives, "srcAlternatives",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, dest_alternatives, "destAlternatives",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, transport_qos, "transportQOS", TransportQos::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, will_supply_uui_es, "willSupplyUUIEs", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, call_linkage, "callLinkage", CallLinkage::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, gateway_data_rate, "gatewayDataRate", DataRate::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, desired_protocols, "desiredProtocols",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, desired_tunnelled_protocol, "desiredTunnelledProtocol",
                       TunnelledProtocol::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionRequest, can_map_src_alias, "canMapSrcAlias", asn1::kBoolean),
};

constexpr asn1::Member kUuiEsRequestedMembers[] = {
    MTAVIP_ASN1_MEMBER(UuiEsRequested, setup, "setup", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, call_proceeding, "callProceeding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, connect, "connect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, alerting, "alerting", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, information, "information", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, release_complete, "releaseComplete", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, facility, "facility", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, progress, "progress", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, empty, "empty", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, status, "status", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, status_inquiry, "statusInquiry", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, setup_acknowledge, "setupAcknowledge", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UuiEsRequested, notify, "notify", asn1::kBoolean),
};

constexpr asn1::Member kAdmissionConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, band_width, "bandWidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, call_model, "callModel", CallModel::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, dest_call_signal_address, "destCallSignalAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, irr_frequency, "irrFrequency", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, destination_info, "destinationInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, dest_extra_call_info, "destExtraCallInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, destination_type, "destinationType", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, remote_extension_address, "remoteExtensionAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, alternate_endpoints, "alternateEndpoints",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, transport_qos, "transportQOS", TransportQos::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, will_respond_to_irr, "willRespondToIRR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, uuies_requested, "uuiesRequested", UuiEsRequested::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, alternate_transport_addresses, "alternateTransportAddresses",
                       AlternateTransportAddresses::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, use_specified_transport, "useSpecifiedTransport",
                       UseSpecifiedTransport::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, usage_spec, "usageSpec",
                       (asn1::kListOf<std::vector<RasUsageSpecification>, &RasUsageSpecification::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, supported_protocols, "supportedProtocols",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, modified_src_info, "modifiedSrcInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionConfirm, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Alternative kAdmissionRejectReasonAlternatives[] = {
    {"calledPartyNotRegistered", &asn1::kNull},
    {"invalidPermission", &asn1::kNull},
    {"requestDenied", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"callerNotRegistered", &asn1::kNull},
    {"routeCallToGatekeeper", &asn1::kNull},
    {"invalidEndpointIdentifier", &asn1::kNull},
    {"resourceUnavailable", &asn1::kNull},
    {"securityDenial", &asn1::kNull},
    {"qosControlNotSupported", &asn1::kNull},
    {"incompleteAddress", &asn1::kNull},
    {"aliasesInconsistent", &asn1::kNull},
    {"routeCallToSCN", &asn1::kListOf<std::vector<PartyNumber>, &PartyNumber::kType>},
    {"exceedsCallCapacity", &asn1::kNull},
    {"collectDestination", &asn1::kNull},
    {"collectPIN", &asn1::kNull},
    {"genericDataReason", &asn1::kNull},
    {"neededFeatureNotSupported", &asn1::kNull},
    {"securityError", &SecurityErrors2::kType},
    {"securityDHmismatch", &asn1::kNull},
    {"noRouteToDestination", &asn1::kNull},
    {"unallocatedNumber", &asn1::kNull},
    {"registerWithAssignedGK", &asn1::kNull},
};

constexpr asn1::Member kAdmissionRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(AdmissionReject, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(AdmissionReject, reject_reason, "rejectReason", AdmissionRejectReason::kType),
    MTAVIP_ASN1_MEMBER(AdmissionReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(AdmissionReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(AdmissionReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionReject, call_signal_address, "callSignalAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(AdmissionReject, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionReject, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(AdmissionReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(AdmissionReject, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Member kBandwidthRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(BandwidthRequest, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, call_reference_value, "callReferenceValue",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, call_type, "callType", CallType::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, band_width, "bandWidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, answered_call, "answeredCall", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, call_linkage, "callLinkage", CallLinkage::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, usage_information, "usageInformation", RasUsageInformation::kType),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, bandwidth_details, "bandwidthDetails",
                       (asn1::kListOf<std::vector<BandwidthDetails>, &BandwidthDetails::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthRequest, transport_qos, "transportQOS", TransportQos::kType),
};

constexpr asn1::Member kBandwidthConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, band_width, "bandWidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthConfirm, transport_qos, "transportQOS", TransportQos::kType),
};

constexpr asn1::Alternative kBandRejectReasonAlternatives[] = {
    {"notBound", &asn1::kNull},          {"invalidConferenceID", &asn1::kNull},
    {"invalidPermission", &asn1::kNull}, {"insufficientResources", &asn1::kNull},
    {"invalidRevision", &asn1::kNull},   {"undefinedReason", &asn1::kNull},
    {"securityDenial", &asn1::kNull},    {"securityError", &SecurityErrors2::kType},
};

constexpr asn1::Member kBandwidthRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(BandwidthReject, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(BandwidthReject, reject_reason, "rejectReason", BandRejectReason::kType),
    MTAVIP_ASN1_MEMBER(BandwidthReject, allowed_band_width, "allowedBandWidth",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(BandwidthReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(BandwidthReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(BandwidthReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(BandwidthReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(BandwidthReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kLocationRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(LocationRequest, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, destination_info, "destinationInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, reply_address, "replyAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, source_info, "sourceInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, can_map_alias, "canMapAlias", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(LocationRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, desired_protocols, "desiredProtocols",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, desired_tunnelled_protocol, "desiredTunnelledProtocol",
                       TunnelledProtocol::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, hop_count, "hopCount", (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(LocationRequest, band_width, "bandWidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, source_endpoint_info, "sourceEndpointInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationRequest, can_map_src_alias, "canMapSrcAlias", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(LocationRequest, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
};

constexpr asn1::Member kLocationConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(LocationConfirm, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, call_signal_address, "callSignalAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, ras_address, "rasAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, destination_info, "destinationInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, dest_extra_call_info, "destExtraCallInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, destination_type, "destinationType", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, remote_extension_address, "remoteExtensionAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, alternate_endpoints, "alternateEndpoints",
                       (asn1::kListOf<std::vector<Endpoint>, &Endpoint::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, alternate_transport_addresses, "alternateTransportAddresses",
                       AlternateTransportAddresses::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, supported_protocols, "supportedProtocols",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(LocationConfirm, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(LocationConfirm, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, modified_src_info, "modifiedSrcInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, band_width, "bandWidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(LocationConfirm, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
};

constexpr asn1::Alternative kLocationRejectReasonAlternatives[] = {
    {"notRegistered", &asn1::kNull},
    {"invalidPermission", &asn1::kNull},
    {"requestDenied", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"securityDenial", &asn1::kNull},
    {"aliasesInconsistent", &asn1::kNull},
    {"routeCalltoSCN", &asn1::kListOf<std::vector<PartyNumber>, &PartyNumber::kType>},
    {"resourceUnavailable", &asn1::kNull},
    {"genericDataReason", &asn1::kNull},
    {"neededFeatureNotSupported", &asn1::kNull},
    {"hopCountExceeded", &asn1::kNull},
    {"incompleteAddress", &asn1::kNull},
    {"securityError", &SecurityErrors2::kType},
    {"securityDHmismatch", &asn1::kNull},
    {"noRouteToDestination", &asn1::kNull},
    {"unallocatedNumber", &asn1::kNull},
};

constexpr asn1::Member kLocationRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(LocationReject, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(LocationReject, reject_reason, "rejectReason", LocationRejectReason::kType),
    MTAVIP_ASN1_MEMBER(LocationReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(LocationReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(LocationReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(LocationReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(LocationReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(LocationReject, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(LocationReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(LocationReject, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
};

constexpr asn1::Alternative kDisengageReasonAlternatives[] = {
    {"forcedDrop", &asn1::kNull},
    {"normalDrop", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
};

constexpr asn1::Member kDisengageRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(DisengageRequest, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(DisengageRequest, call_reference_value, "callReferenceValue",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, disengage_reason, "disengageReason", DisengageReason::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, answered_call, "answeredCall", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(DisengageRequest, call_linkage, "callLinkage", CallLinkage::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, usage_information, "usageInformation", RasUsageInformation::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, termination_cause, "terminationCause", CallTerminationCause::kType),
    MTAVIP_ASN1_MEMBER(DisengageRequest, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kDisengageConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(DisengageConfirm, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, usage_information, "usageInformation", RasUsageInformation::kType),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageConfirm, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Alternative kDisengageRejectReasonAlternatives[] = {
    {"notRegistered", &asn1::kNull},
    {"requestToDropOther", &asn1::kNull},
    {"securityDenial", &asn1::kNull},
    {"securityError", &SecurityErrors2::kType},
};

constexpr asn1::Member kDisengageRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(DisengageReject, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(DisengageReject, reject_reason, "rejectReason", DisengageRejectReason::kType),
    MTAVIP_ASN1_MEMBER(DisengageReject, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(DisengageReject, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(DisengageReject, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageReject, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(DisengageReject, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(DisengageReject, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

}  // namespace

constinit const asn1::ChoiceType CallModel::kType =
    asn1::extensible_choice<CallModel, kCallModelAlternatives, 2>("CallModel");
constinit const asn1::SequenceType AdmissionRequest::kType =
    asn1::extensible_sequence<AdmissionRequest, kAdmissionRequestMembers, 16>("AdmissionRequest");
constinit const asn1::SequenceType UuiEsRequested::kType =
    asn1::extensible_sequence<UuiEsRequested, kUuiEsRequestedMembers, 9>("UUIEsRequested");
constinit const asn1::SequenceType AdmissionConfirm::kType =
    asn1::extensible_sequence<AdmissionConfirm, kAdmissionConfirmMembers, 6>("AdmissionConfirm");
constinit const asn1::ChoiceType AdmissionRejectReason::kType =
    asn1::extensible_choice<AdmissionRejectReason, kAdmissionRejectReasonAlternatives, 8>("AdmissionRejectReason");
constinit const asn1::SequenceType AdmissionReject::kType =
    asn1::extensible_sequence<AdmissionReject, kAdmissionRejectMembers, 3>("AdmissionReject");
constinit const asn1::SequenceType BandwidthRequest::kType =
    asn1::extensible_sequence<BandwidthRequest, kBandwidthRequestMembers, 7>("BandwidthRequest");
constinit const asn1::SequenceType BandwidthConfirm::kType =
    asn1::extensible_sequence<BandwidthConfirm, kBandwidthConfirmMembers, 3>("BandwidthConfirm");
constinit const asn1::ChoiceType BandRejectReason::kType =
    asn1::extensible_choice<BandRejectReason, kBandRejectReasonAlternatives, 6>("BandRejectReason");
constinit const asn1::SequenceType BandwidthReject::kType =
    asn1::extensible_sequence<BandwidthReject, kBandwidthRejectMembers, 4>("BandwidthReject");
constinit const asn1::SequenceType LocationRequest::kType =
    asn1::extensible_sequence<LocationRequest, kLocationRequestMembers, 5>("LocationRequest");
constinit const asn1::SequenceType LocationConfirm::kType =
    asn1::extensible_sequence<LocationConfirm, kLocationConfirmMembers, 4>("LocationConfirm");
constinit const asn1::ChoiceType LocationRejectReason::kType =
    asn1::extensible_choice<LocationRejectReason, kLocationRejectReasonAlternatives, 4>("LocationRejectReason");
constinit const asn1::SequenceType LocationReject::kType =
    asn1::extensible_sequence<LocationReject, kLocationRejectMembers, 3>("LocationReject");
constinit const asn1::ChoiceType DisengageReason::kType =
    asn1::extensible_choice<DisengageReason, kDisengageReasonAlternatives, 3>("DisengageReason");
constinit const asn1::SequenceType DisengageRequest::kType =
    asn1::extensible_sequence<DisengageRequest, kDisengageRequestMembers, 6>("DisengageRequest");
constinit const asn1::SequenceType DisengageConfirm::kType =
    asn1::extensible_sequence<DisengageConfirm, kDisengageConfirmMembers, 2>("DisengageConfirm");
constinit const asn1::ChoiceType DisengageRejectReason::kType =
    asn1::extensible_choice<DisengageRejectReason, kDisengageRejectReasonAlternatives, 2>("DisengageRejectReason");
constinit const asn1::SequenceType DisengageReject::kType =
    asn1::extensible_sequence<DisengageReject, kDisengageRejectMembers, 3>("DisengageReject");

}  // namespace mtavip::h323::h225
