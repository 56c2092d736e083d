#include "h323/messages/h225_ras.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Member kInfoRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(InfoRequest, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequest, call_reference_value, "callReferenceValue",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequest, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, reply_address, "replyAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, call_identifier, "callIdentifier", CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequest, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequest, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, uuies_requested, "uuiesRequested", UuiEsRequested::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, call_linkage, "callLinkage", CallLinkage::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, usage_info_requested, "usageInfoRequested", RasUsageInfoTypes::kType),
    MTAVIP_ASN1_MEMBER(InfoRequest, segmented_response_supported, "segmentedResponseSupported", asn1::kNull),
    MTAVIP_ASN1_MEMBER(InfoRequest, next_segment_requested, "nextSegmentRequested",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequest, capacity_info_requested, "capacityInfoRequested", asn1::kNull),
    MTAVIP_ASN1_MEMBER(InfoRequest, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequest, assigned_gatekeeper, "assignedGatekeeper", AlternateGk::kType),
};

constexpr asn1::Alternative kInfoRequestResponseStatusAlternatives[] = {
    {"complete", &asn1::kNull},
    {"incomplete", &asn1::kNull},
    {"segment", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"invalidCall", &asn1::kNull},
};

constexpr asn1::Member kInfoRequestResponsePerCallInfoElementPduElementMembers[] = {
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement::PduElement, h323pdu, "h323pdu", H323UuPdu::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement::PduElement, sent, "sent", asn1::kBoolean),
};

constexpr asn1::Member kInfoRequestResponsePerCallInfoElementMembers[] = {
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, non_standard_data, "nonStandardData",
                       NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, call_reference_value, "callReferenceValue",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, conference_id, "conferenceID",
                       asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, originator, "originator", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, audio, "audio",
                       (asn1::kListOf<std::vector<RtpSession>, &RtpSession::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, video, "video",
                       (asn1::kListOf<std::vector<RtpSession>, &RtpSession::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, data, "data",
                       (asn1::kListOf<std::vector<TransportChannelInfo>, &TransportChannelInfo::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, h245, "h245", TransportChannelInfo::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, call_signaling, "callSignaling",
                       TransportChannelInfo::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, call_type, "callType", CallType::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, band_width, "bandWidth",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, call_model, "callModel", CallModel::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, call_identifier, "callIdentifier",
                       CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, substitute_conf_i_ds, "substituteConfIDs",
                       (asn1::kListOf<std::vector<ConferenceIdentifier>, &asn1::kFixedOctetString<16>>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, pdu, "pdu",
                       (asn1::kListOf<std::vector<InfoRequestResponse::PerCallInfoElement::PduElement>,
                                      &InfoRequestResponse::PerCallInfoElement::PduElement::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, call_linkage, "callLinkage", CallLinkage::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, usage_information, "usageInformation",
                       RasUsageInformation::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse::PerCallInfoElement, circuit_info, "circuitInfo", CircuitInfo::kType),
};

constexpr asn1::Member kInfoRequestResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, endpoint_type, "endpointType", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, ras_address, "rasAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, call_signal_address, "callSignalAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, endpoint_alias, "endpointAlias",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, per_call_info, "perCallInfo",
                       (asn1::kListOf<std::vector<InfoRequestResponse::PerCallInfoElement>,
                                      &InfoRequestResponse::PerCallInfoElement::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, need_response, "needResponse", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, irr_status, "irrStatus", InfoRequestResponseStatus::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, unsolicited, "unsolicited", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(InfoRequestResponse, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kNonStandardMessageMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardMessage, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(NonStandardMessage, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(NonStandardMessage, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(NonStandardMessage, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(NonStandardMessage, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(NonStandardMessage, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(NonStandardMessage, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kUnknownMessageResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(UnknownMessageResponse, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(UnknownMessageResponse, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(UnknownMessageResponse, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(UnknownMessageResponse, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(UnknownMessageResponse, message_not_understood, "messageNotUnderstood", asn1::kOctetString<>),
};

constexpr asn1::Member kRequestInProgressMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestInProgress, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RequestInProgress, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(RequestInProgress, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(RequestInProgress, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(RequestInProgress, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(RequestInProgress, delay, "delay", (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kResourcesAvailableIndicateMembers[] = {
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, protocols, "protocols",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, almost_out_of_resources, "almostOutOfResources", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, capacity, "capacity", CallCapacity::kType),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableIndicate, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kResourcesAvailableConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(ResourcesAvailableConfirm, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kInfoRequestAckMembers[] = {
    MTAVIP_ASN1_MEMBER(InfoRequestAck, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequestAck, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestAck, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestAck, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestAck, integrity_check_value, "integrityCheckValue", Icv::kType),
};

constexpr asn1::Alternative kInfoRequestNakReasonAlternatives[] = {
    {"notRegistered", &asn1::kNull},
    {"securityDenial", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"securityError", &SecurityErrors2::kType},
};

constexpr asn1::Member kInfoRequestNakMembers[] = {
    MTAVIP_ASN1_MEMBER(InfoRequestNak, request_seq_num, "requestSeqNum", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(InfoRequestNak, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestNak, nak_reason, "nakReason", InfoRequestNakReason::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestNak, alt_gk_info, "altGKInfo", AltGkInfo::kType),
    MTAVIP_ASN1_MEMBER(InfoRequestNak, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestNak, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(InfoRequestNak, integrity_check_value, "integrityCheckValue", Icv::kType),
};

constexpr asn1::Member kServiceControlIndicationCallSpecificMembers[] = {
    MTAVIP_ASN1_MEMBER(ServiceControlIndication::CallSpecific, call_identifier, "callIdentifier",
                       CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication::CallSpecific, conference_id, "conferenceID",
                       asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication::CallSpecific, answered_call, "answeredCall", asn1::kBoolean),
};

constexpr asn1::Member kServiceControlIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, service_control, "serviceControl",
                       (asn1::kListOf<std::vector<ServiceControlSession>, &ServiceControlSession::kType>)),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, endpoint_identifier, "endpointIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, call_specific, "callSpecific",
                       ServiceControlIndication::CallSpecific::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlIndication, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Alternative kServiceControlResponseResultAlternatives[] = {
    {"started", &asn1::kNull},
    {"failed", &asn1::kNull},
    {"stopped", &asn1::kNull},
    {"notAvailable", &asn1::kNull},
    {"neededFeatureNotSupported", &asn1::kNull},
};

constexpr asn1::Member kServiceControlResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, request_seq_num, "requestSeqNum",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, result, "result", ServiceControlResponse::Result::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, integrity_check_value, "integrityCheckValue", Icv::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, feature_set, "featureSet", FeatureSet::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlResponse, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Alternative kRasMessageAlternatives[] = {
    {"gatekeeperRequest", &GatekeeperRequest::kType},
    {"gatekeeperConfirm", &GatekeeperConfirm::kType},
    {"gatekeeperReject", &GatekeeperReject::kType},
    {"registrationRequest", &RegistrationRequest::kType},
    {"registrationConfirm", &RegistrationConfirm::kType},
    {"registrationReject", &RegistrationReject::kType},
    {"unregistrationRequest", &UnregistrationRequest::kType},
    {"unregistrationConfirm", &UnregistrationConfirm::kType},
    {"unregistrationReject", &UnregistrationReject::kType},
    {"admissionRequest", &AdmissionRequest::kType},
    {"admissionConfirm", &AdmissionConfirm::kType},
    {"admissionReject", &AdmissionReject::kType},
    {"bandwidthRequest", &BandwidthRequest::kType},
    {"bandwidthConfirm", &BandwidthConfirm::kType},
    {"bandwidthReject", &BandwidthReject::kType},
    {"disengageRequest", &DisengageRequest::kType},
    {"disengageConfirm", &DisengageConfirm::kType},
    {"disengageReject", &DisengageReject::kType},
    {"locationRequest", &LocationRequest::kType},
    {"locationConfirm", &LocationConfirm::kType},
    {"locationReject", &LocationReject::kType},
    {"infoRequest", &InfoRequest::kType},
    {"infoRequestResponse", &InfoRequestResponse::kType},
    {"nonStandardMessage", &NonStandardMessage::kType},
    {"unknownMessageResponse", &UnknownMessageResponse::kType},
    {"requestInProgress", &RequestInProgress::kType},
    {"resourcesAvailableIndicate", &ResourcesAvailableIndicate::kType},
    {"resourcesAvailableConfirm", &ResourcesAvailableConfirm::kType},
    {"infoRequestAck", &InfoRequestAck::kType},
    {"infoRequestNak", &InfoRequestNak::kType},
    {"serviceControlIndication", &ServiceControlIndication::kType},
    {"serviceControlResponse", &ServiceControlResponse::kType},
    {"admissionConfirmSequence", &asn1::kListOf<std::vector<AdmissionConfirm>, &AdmissionConfirm::kType>},
};

}  // namespace

constinit const asn1::SequenceType InfoRequest::kType =
    asn1::extensible_sequence<InfoRequest, kInfoRequestMembers, 4>("InfoRequest");
constinit const asn1::ChoiceType InfoRequestResponseStatus::kType =
    asn1::extensible_choice<InfoRequestResponseStatus, kInfoRequestResponseStatusAlternatives, 4>(
        "InfoRequestResponseStatus");
constinit const asn1::SequenceType InfoRequestResponse::PerCallInfoElement::PduElement::kType =
    asn1::sequence<kInfoRequestResponsePerCallInfoElementPduElementMembers>("");
constinit const asn1::SequenceType InfoRequestResponse::PerCallInfoElement::kType =
    asn1::extensible_sequence<InfoRequestResponse::PerCallInfoElement, kInfoRequestResponsePerCallInfoElementMembers,
                              12>("");
constinit const asn1::SequenceType InfoRequestResponse::kType =
    asn1::extensible_sequence<InfoRequestResponse, kInfoRequestResponseMembers, 8>("InfoRequestResponse");
constinit const asn1::SequenceType NonStandardMessage::kType =
    asn1::extensible_sequence<NonStandardMessage, kNonStandardMessageMembers, 2>("NonStandardMessage");
constinit const asn1::SequenceType UnknownMessageResponse::kType =
    asn1::extensible_sequence<UnknownMessageResponse, kUnknownMessageResponseMembers, 1>("UnknownMessageResponse");
constinit const asn1::SequenceType RequestInProgress::kType =
    asn1::extensible_sequence<RequestInProgress, kRequestInProgressMembers, 6>("RequestInProgress");
constinit const asn1::SequenceType ResourcesAvailableIndicate::kType =
    asn1::extensible_sequence<ResourcesAvailableIndicate, kResourcesAvailableIndicateMembers, 9>(
        "ResourcesAvailableIndicate");
constinit const asn1::SequenceType ResourcesAvailableConfirm::kType =
    asn1::extensible_sequence<ResourcesAvailableConfirm, kResourcesAvailableConfirmMembers, 6>(
        "ResourcesAvailableConfirm");
constinit const asn1::SequenceType InfoRequestAck::kType =
    asn1::extensible_sequence<InfoRequestAck, kInfoRequestAckMembers, 5>("InfoRequestAck");
constinit const asn1::ChoiceType InfoRequestNakReason::kType =
    asn1::extensible_choice<InfoRequestNakReason, kInfoRequestNakReasonAlternatives, 3>("InfoRequestNakReason");
constinit const asn1::SequenceType InfoRequestNak::kType =
    asn1::extensible_sequence<InfoRequestNak, kInfoRequestNakMembers, 7>("InfoRequestNak");
constinit const asn1::SequenceType ServiceControlIndication::CallSpecific::kType =
    asn1::extensible_sequence<ServiceControlIndication::CallSpecific, kServiceControlIndicationCallSpecificMembers, 3>(
        "");
constinit const asn1::SequenceType ServiceControlIndication::kType =
    asn1::extensible_sequence<ServiceControlIndication, kServiceControlIndicationMembers, 10>(
        "ServiceControlIndication");
constinit const asn1::ChoiceType ServiceControlResponse::Result::kType =
    asn1::extensible_choice<ServiceControlResponse::Result, kServiceControlResponseResultAlternatives, 5>("");
constinit const asn1::SequenceType ServiceControlResponse::kType =
    asn1::extensible_sequence<ServiceControlResponse, kServiceControlResponseMembers, 8>("ServiceControlResponse");
constinit const asn1::ChoiceType RasMessage::kType =
    asn1::extensible_choice<RasMessage, kRasMessageAlternatives, 25>("RasMessage");

}  // namespace mtavip::h323::h225
