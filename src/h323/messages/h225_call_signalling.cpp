#include "h323/messages/h225_call_signalling.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Alternative kCallTypeAlternatives[] = {
    {"pointToPoint", &asn1::kNull},
    {"oneToN", &asn1::kNull},
    {"nToOne", &asn1::kNull},
    {"nToN", &asn1::kNull},
};

constexpr asn1::Alternative kScnConnectionTypeAlternatives[] = {
    {"unknown", &asn1::kNull},   {"bChannel", &asn1::kNull},   {"hybrid2x64", &asn1::kNull},
    {"hybrid384", &asn1::kNull}, {"hybrid1536", &asn1::kNull}, {"hybrid1920", &asn1::kNull},
    {"multirate", &asn1::kNull},
};

constexpr asn1::Alternative kScnConnectionAggregationAlternatives[] = {
    {"auto", &asn1::kNull},         {"none", &asn1::kNull},         {"h221", &asn1::kNull},
    {"bonded-mode1", &asn1::kNull}, {"bonded-mode2", &asn1::kNull}, {"bonded-mode3", &asn1::kNull},
};

constexpr asn1::Alternative kSetupUuieConferenceGoalAlternatives[] = {
    {"create", &asn1::kNull},
    {"join", &asn1::kNull},
    {"invite", &asn1::kNull},
    {"capability-negotiation", &asn1::kNull},
    {"callIndependentSupplementaryService", &asn1::kNull},
};

constexpr asn1::Member kSetupUuieConnectionParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(SetupUuie::ConnectionParameters, connection_type, "connectionType", ScnConnectionType::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie::ConnectionParameters, number_of_scn_connections, "numberOfScnConnections",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(SetupUuie::ConnectionParameters, connection_aggregation, "connectionAggregation",
                       ScnConnectionAggregation::kType),
};

constexpr asn1::Member kSetupUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(SetupUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(SetupUuie, h245_address, "h245Address", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, source_address, "sourceAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, source_info, "sourceInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, destination_address, "destinationAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, dest_call_signal_address, "destCallSignalAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, dest_extra_call_info, "destExtraCallInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, dest_extra_crv, "destExtraCRV",
                       (asn1::kListOf<std::vector<CallReferenceValue>, &asn1::kInteger<std::uint16_t, 0, 65535>>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, active_mc, "activeMC", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SetupUuie, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(SetupUuie, conference_goal, "conferenceGoal", SetupUuie::ConferenceGoal::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, call_services, "callServices", QseriesOptions::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, call_type, "callType", CallType::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, source_call_signal_address, "sourceCallSignalAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, remote_extension_address, "remoteExtensionAddress", AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, h245_security_capability, "h245SecurityCapability",
                       (asn1::kListOf<std::vector<H245Security>, &H245Security::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, fast_start, "fastStart", (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, media_wait_for_connect, "mediaWaitForConnect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SetupUuie, can_overlap_send, "canOverlapSend", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SetupUuie, endpoint_identifier, "endpointIdentifier", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SetupUuie, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SetupUuie, connection_parameters, "connectionParameters",
                       SetupUuie::ConnectionParameters::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, presentation_indicator, "presentationIndicator", PresentationIndicator::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
    MTAVIP_ASN1_MEMBER(SetupUuie, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, symmetric_operation_required, "symmetricOperationRequired", asn1::kNull),
    MTAVIP_ASN1_MEMBER(SetupUuie, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(SetupUuie, desired_protocols, "desiredProtocols",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, needed_features, "neededFeatures",
                       (asn1::kListOf<std::vector<FeatureDescriptor>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, desired_features, "desiredFeatures",
                       (asn1::kListOf<std::vector<FeatureDescriptor>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, supported_features, "supportedFeatures",
                       (asn1::kListOf<std::vector<FeatureDescriptor>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, parallel_h245_control, "parallelH245Control",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, additional_source_addresses, "additionalSourceAddresses",
                       (asn1::kListOf<std::vector<ExtendedAliasAddress>, &ExtendedAliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, hop_count, "hopCount", (asn1::kInteger<std::uint8_t, 1, 31>)),
    MTAVIP_ASN1_MEMBER(SetupUuie, display_name, "displayName",
                       (asn1::kListOf<std::vector<DisplayName>, &DisplayName::kType>)),
};

constexpr asn1::Member kCallProceedingUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, h245_address, "h245Address", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, h245_security_mode, "h245SecurityMode", H245Security::kType),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, fast_start, "fastStart",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, fast_connect_refused, "fastConnectRefused", asn1::kNull),
    MTAVIP_ASN1_MEMBER(CallProceedingUuie, feature_set, "featureSet", FeatureSet::kType),
};

constexpr asn1::Member kConnectUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(ConnectUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(ConnectUuie, h245_address, "h245Address", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(ConnectUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, h245_security_mode, "h245SecurityMode", H245Security::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ConnectUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ConnectUuie, fast_start, "fastStart",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(ConnectUuie, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ConnectUuie, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ConnectUuie, language, "language",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 32}>>)),
    MTAVIP_ASN1_MEMBER(ConnectUuie, connected_address, "connectedAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(ConnectUuie, presentation_indicator, "presentationIndicator", PresentationIndicator::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, fast_connect_refused, "fastConnectRefused", asn1::kNull),
    MTAVIP_ASN1_MEMBER(ConnectUuie, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(ConnectUuie, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(ConnectUuie, display_name, "displayName",
                       (asn1::kListOf<std::vector<DisplayName>, &DisplayName::kType>)),
};

constexpr asn1::Member kAlertingUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(AlertingUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(AlertingUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, h245_address, "h245Address", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, h245_security_mode, "h245SecurityMode", H245Security::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(AlertingUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(AlertingUuie, fast_start, "fastStart",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(AlertingUuie, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AlertingUuie, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AlertingUuie, alerting_address, "alertingAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AlertingUuie, presentation_indicator, "presentationIndicator", PresentationIndicator::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, fast_connect_refused, "fastConnectRefused", asn1::kNull),
    MTAVIP_ASN1_MEMBER(AlertingUuie, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(AlertingUuie, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(AlertingUuie, display_name, "displayName",
                       (asn1::kListOf<std::vector<DisplayName>, &DisplayName::kType>)),
};

constexpr asn1::Member kInformationUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(InformationUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(InformationUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(InformationUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(InformationUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(InformationUuie, fast_start, "fastStart",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(InformationUuie, fast_connect_refused, "fastConnectRefused", asn1::kNull),
    MTAVIP_ASN1_MEMBER(InformationUuie, circuit_info, "circuitInfo", CircuitInfo::kType),
};

constexpr asn1::Member kReleaseCompleteUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, reason, "reason", ReleaseCompleteReason::kType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, busy_address, "busyAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, presentation_indicator, "presentationIndicator",
                       PresentationIndicator::kType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(ReleaseCompleteUuie, display_name, "displayName",
                       (asn1::kListOf<std::vector<DisplayName>, &DisplayName::kType>)),
};

constexpr asn1::Alternative kFacilityReasonAlternatives[] = {
    {"routeCallToGatekeeper", &asn1::kNull},
    {"callForwarded", &asn1::kNull},
    {"routeCallToMC", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"conferenceListChoice", &asn1::kNull},
    {"startH245", &asn1::kNull},
    {"noH245", &asn1::kNull},
    {"newTokens", &asn1::kNull},
    {"featureSetUpdate", &asn1::kNull},
    {"forwardedElements", &asn1::kNull},
    {"transportedInformation", &asn1::kNull},
};

constexpr asn1::Member kConferenceListMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceList, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(ConferenceList, conference_alias, "conferenceAlias", AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(ConferenceList, non_standard_data, "nonStandardData", NonStandardParameter::kType),
};

constexpr asn1::Member kFacilityUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(FacilityUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(FacilityUuie, alternative_address, "alternativeAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, alternative_alias_address, "alternativeAliasAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, conference_id, "conferenceID", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(FacilityUuie, reason, "reason", FacilityReason::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, dest_extra_call_info, "destExtraCallInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, remote_extension_address, "remoteExtensionAddress", AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, conferences, "conferences",
                       (asn1::kListOf<std::vector<ConferenceList>, &ConferenceList::kType>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, h245_address, "h245Address", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, fast_start, "fastStart",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(FacilityUuie, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(FacilityUuie, fast_connect_refused, "fastConnectRefused", asn1::kNull),
    MTAVIP_ASN1_MEMBER(FacilityUuie, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(FacilityUuie, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(FacilityUuie, h245_security_mode, "h245SecurityMode", H245Security::kType),
};

constexpr asn1::Member kProgressUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(ProgressUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(ProgressUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(ProgressUuie, h245_address, "h245Address", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(ProgressUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(ProgressUuie, h245_security_mode, "h245SecurityMode", H245Security::kType),
    MTAVIP_ASN1_MEMBER(ProgressUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ProgressUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ProgressUuie, fast_start, "fastStart",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(ProgressUuie, multiple_calls, "multipleCalls", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ProgressUuie, maintain_connection, "maintainConnection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ProgressUuie, fast_connect_refused, "fastConnectRefused", asn1::kNull),
};

constexpr asn1::Member kStatusUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(StatusUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(StatusUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(StatusUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(StatusUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
};

constexpr asn1::Member kStatusInquiryUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(StatusInquiryUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(StatusInquiryUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(StatusInquiryUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(StatusInquiryUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
};

constexpr asn1::Member kSetupAcknowledgeUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(SetupAcknowledgeUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(SetupAcknowledgeUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(SetupAcknowledgeUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(SetupAcknowledgeUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
};

constexpr asn1::Member kNotifyUuieMembers[] = {
    MTAVIP_ASN1_MEMBER(NotifyUuie, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(NotifyUuie, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(NotifyUuie, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(NotifyUuie, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(NotifyUuie, connected_address, "connectedAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(NotifyUuie, presentation_indicator, "presentationIndicator", PresentationIndicator::kType),
    MTAVIP_ASN1_MEMBER(NotifyUuie, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
    MTAVIP_ASN1_MEMBER(NotifyUuie, destination_info, "destinationInfo", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(NotifyUuie, display_name, "displayName",
                       (asn1::kListOf<std::vector<DisplayName>, &DisplayName::kType>)),
};

constexpr asn1::Member kStimulusControlMembers[] = {
    MTAVIP_ASN1_MEMBER(StimulusControl, non_standard, "nonStandard", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(StimulusControl, is_text, "isText", asn1::kNull),
    MTAVIP_ASN1_MEMBER(StimulusControl, h248_message, "h248Message", asn1::kOctetString<>),
};

constexpr asn1::Alternative kH323UuPduH323MessageBodyAlternatives[] = {
    {"setup", &SetupUuie::kType},
    {"callProceeding", &CallProceedingUuie::kType},
    {"connect", &ConnectUuie::kType},
    {"alerting", &AlertingUuie::kType},
    {"information", &InformationUuie::kType},
    {"releaseComplete", &ReleaseCompleteUuie::kType},
    {"facility", &FacilityUuie::kType},
    {"progress", &ProgressUuie::kType},
    {"empty", &asn1::kNull},
    {"status", &StatusUuie::kType},
    {"statusInquiry", &StatusInquiryUuie::kType},
    {"setupAcknowledge", &SetupAcknowledgeUuie::kType},
    {"notify", &NotifyUuie::kType},
};

constexpr asn1::Member kH323UuPduTunnelledSignallingMessageMembers[] = {
    MTAVIP_ASN1_MEMBER(H323UuPdu::TunnelledSignallingMessage, tunnelled_protocol_id, "tunnelledProtocolID",
                       TunnelledProtocol::kType),
    MTAVIP_ASN1_MEMBER(H323UuPdu::TunnelledSignallingMessage, message_content, "messageContent",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(H323UuPdu::TunnelledSignallingMessage, tunnelling_required, "tunnellingRequired", asn1::kNull),
    MTAVIP_ASN1_MEMBER(H323UuPdu::TunnelledSignallingMessage, non_standard_data, "nonStandardData",
                       NonStandardParameter::kType),
};

constexpr asn1::Member kH323UuPduMembers[] = {
    MTAVIP_ASN1_MEMBER(H323UuPdu, h323_message_body, "h323-message-body", H323UuPdu::H323MessageBody::kType),
    MTAVIP_ASN1_MEMBER(H323UuPdu, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H323UuPdu, h4501_supplementary_service, "h4501SupplementaryService",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(H323UuPdu, h245_tunneling, "h245Tunneling", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H323UuPdu, h245_control, "h245Control",
                       (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<>>)),
    MTAVIP_ASN1_MEMBER(H323UuPdu, non_standard_control, "nonStandardControl",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(H323UuPdu, call_linkage, "callLinkage", CallLinkage::kType),
    MTAVIP_ASN1_MEMBER(H323UuPdu, tunnelled_signalling_message, "tunnelledSignallingMessage",
                       H323UuPdu::TunnelledSignallingMessage::kType),
    MTAVIP_ASN1_MEMBER(H323UuPdu, provisional_resp_to_h245_tunneling, "provisionalRespToH245Tunneling", asn1::kNull),
    MTAVIP_ASN1_MEMBER(H323UuPdu, stimulus_control, "stimulusControl", StimulusControl::kType),
    MTAVIP_ASN1_MEMBER(H323UuPdu, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kH323UserInformationUserDataMembers[] = {
    MTAVIP_ASN1_MEMBER(H323UserInformation::UserData, protocol_discriminator, "protocol-discriminator",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(H323UserInformation::UserData, user_information, "user-information",
                       (asn1::kOctetString<asn1::Size{1, 131}>)),
};

constexpr asn1::Member kH323UserInformationMembers[] = {
    MTAVIP_ASN1_MEMBER(H323UserInformation, h323_uu_pdu, "h323-uu-pdu", H323UuPdu::kType),
    MTAVIP_ASN1_MEMBER(H323UserInformation, user_data, "user-data", H323UserInformation::UserData::kType),
};

}  // namespace

constinit const asn1::ChoiceType CallType::kType =
    asn1::extensible_choice<CallType, kCallTypeAlternatives, 4>("CallType");
constinit const asn1::ChoiceType ScnConnectionType::kType =
    asn1::extensible_choice<ScnConnectionType, kScnConnectionTypeAlternatives, 7>("ScnConnectionType");
constinit const asn1::ChoiceType ScnConnectionAggregation::kType =
    asn1::extensible_choice<ScnConnectionAggregation, kScnConnectionAggregationAlternatives, 6>(
        "ScnConnectionAggregation");
constinit const asn1::ChoiceType SetupUuie::ConferenceGoal::kType =
    asn1::extensible_choice<SetupUuie::ConferenceGoal, kSetupUuieConferenceGoalAlternatives, 3>("");
constinit const asn1::SequenceType SetupUuie::ConnectionParameters::kType =
    asn1::extensible_sequence<SetupUuie::ConnectionParameters, kSetupUuieConnectionParametersMembers, 3>("");
constinit const asn1::SequenceType SetupUuie::kType =
    asn1::extensible_sequence<SetupUuie, kSetupUuieMembers, 13>("Setup-UUIE");
constinit const asn1::SequenceType CallProceedingUuie::kType =
    asn1::extensible_sequence<CallProceedingUuie, kCallProceedingUuieMembers, 3>("CallProceeding-UUIE");
constinit const asn1::SequenceType ConnectUuie::kType =
    asn1::extensible_sequence<ConnectUuie, kConnectUuieMembers, 4>("Connect-UUIE");
constinit const asn1::SequenceType AlertingUuie::kType =
    asn1::extensible_sequence<AlertingUuie, kAlertingUuieMembers, 3>("Alerting-UUIE");
constinit const asn1::SequenceType InformationUuie::kType =
    asn1::extensible_sequence<InformationUuie, kInformationUuieMembers, 1>("Information-UUIE");
constinit const asn1::SequenceType ReleaseCompleteUuie::kType =
    asn1::extensible_sequence<ReleaseCompleteUuie, kReleaseCompleteUuieMembers, 2>("ReleaseComplete-UUIE");
constinit const asn1::ChoiceType FacilityReason::kType =
    asn1::extensible_choice<FacilityReason, kFacilityReasonAlternatives, 4>("FacilityReason");
constinit const asn1::SequenceType ConferenceList::kType =
    asn1::extensible_sequence<ConferenceList, kConferenceListMembers, 3>("ConferenceList");
constinit const asn1::SequenceType FacilityUuie::kType =
    asn1::extensible_sequence<FacilityUuie, kFacilityUuieMembers, 5>("Facility-UUIE");
constinit const asn1::SequenceType ProgressUuie::kType =
    asn1::extensible_sequence<ProgressUuie, kProgressUuieMembers, 8>("Progress-UUIE");
constinit const asn1::SequenceType StatusUuie::kType =
    asn1::extensible_sequence<StatusUuie, kStatusUuieMembers, 4>("Status-UUIE");
constinit const asn1::SequenceType StatusInquiryUuie::kType =
    asn1::extensible_sequence<StatusInquiryUuie, kStatusInquiryUuieMembers, 4>("StatusInquiry-UUIE");
constinit const asn1::SequenceType SetupAcknowledgeUuie::kType =
    asn1::extensible_sequence<SetupAcknowledgeUuie, kSetupAcknowledgeUuieMembers, 4>("SetupAcknowledge-UUIE");
constinit const asn1::SequenceType NotifyUuie::kType =
    asn1::extensible_sequence<NotifyUuie, kNotifyUuieMembers, 4>("Notify-UUIE");
constinit const asn1::SequenceType StimulusControl::kType =
    asn1::extensible_sequence<StimulusControl, kStimulusControlMembers, 3>("StimulusControl");
constinit const asn1::ChoiceType H323UuPdu::H323MessageBody::kType =
    asn1::extensible_choice<H323UuPdu::H323MessageBody, kH323UuPduH323MessageBodyAlternatives, 7>("");
constinit const asn1::SequenceType H323UuPdu::TunnelledSignallingMessage::kType =
    asn1::extensible_sequence<H323UuPdu::TunnelledSignallingMessage, kH323UuPduTunnelledSignallingMessageMembers, 4>(
        "");
constinit const asn1::SequenceType H323UuPdu::kType =
    asn1::extensible_sequence<H323UuPdu, kH323UuPduMembers, 2>("H323-UU-PDU");
constinit const asn1::SequenceType H323UserInformation::UserData::kType =
    asn1::extensible_sequence<H323UserInformation::UserData, kH323UserInformationUserDataMembers, 2>("");
constinit const asn1::SequenceType H323UserInformation::kType =
    asn1::extensible_sequence<H323UserInformation, kH323UserInformationMembers, 2>("H323-UserInformation");

}  // namespace mtavip::h323::h225
