#include "h323/messages/h245_conference.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kCriteriaMembers[] = {
    MTAVIP_ASN1_MEMBER(Criteria, field, "field", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Criteria, value, "value", (asn1::kOctetString<asn1::Size{1, 65535}>)),
};

constexpr asn1::Alternative kRemoteMcRequestAlternatives[] = {
    {"masterActivate", &asn1::kNull},
    {"slaveActivate", &asn1::kNull},
    {"deActivate", &asn1::kNull},
};

constexpr asn1::Member kConferenceRequestRequestTerminalCertificateMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceRequest::RequestTerminalCertificate, terminal_label, "terminalLabel",
                       TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceRequest::RequestTerminalCertificate, cert_selection_criteria, "certSelectionCriteria",
                       (asn1::kListOf<std::vector<Criteria>, &Criteria::kType, asn1::Size{1, 16}>)),
    MTAVIP_ASN1_MEMBER(ConferenceRequest::RequestTerminalCertificate, s_random, "sRandom",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
};

constexpr asn1::Alternative kConferenceRequestAlternatives[] = {
    {"terminalListRequest", &asn1::kNull},
    {"makeMeChair", &asn1::kNull},
    {"cancelMakeMeChair", &asn1::kNull},
    {"dropTerminal", &TerminalLabel::kType},
    {"requestTerminalID", &TerminalLabel::kType},
    {"enterH243Password", &asn1::kNull},
    {"enterH243TerminalID", &asn1::kNull},
    {"enterH243ConferenceID", &asn1::kNull},
    {"enterExtensionAddress", &asn1::kNull},
    {"requestChairTokenOwner", &asn1::kNull},
    {"requestTerminalCertificate", &ConferenceRequest::RequestTerminalCertificate::kType},
    {"broadcastMyLogicalChannel", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"makeTerminalBroadcaster", &TerminalLabel::kType},
    {"sendThisSource", &TerminalLabel::kType},
    {"requestAllTerminalIDs", &asn1::kNull},
    {"remoteMCRequest", &RemoteMcRequest::kType},
};

constexpr asn1::Member kTerminalInformationMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalInformation, terminal_label, "terminalLabel", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(TerminalInformation, terminal_id, "terminalID", (asn1::kOctetString<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kRequestAllTerminalIDsResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestAllTerminalIDsResponse, terminal_information, "terminalInformation",
                       (asn1::kListOf<std::vector<TerminalInformation>, &TerminalInformation::kType>)),
};

constexpr asn1::Alternative kRemoteMcResponseRejectAlternatives[] = {
    {"unspecified", &asn1::kNull},
    {"functionNotSupported", &asn1::kNull},
};

constexpr asn1::Alternative kRemoteMcResponseAlternatives[] = {
    {"accept", &asn1::kNull},
    {"reject", &RemoteMcResponse::Reject::kType},
};

constexpr asn1::Member kConferenceResponseMCTerminalIdResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::MCTerminalIdResponse, terminal_label, "terminalLabel", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceResponse::MCTerminalIdResponse, terminal_id, "terminalID",
                       (asn1::kOctetString<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kConferenceResponseTerminalIdResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::TerminalIdResponse, terminal_label, "terminalLabel", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceResponse::TerminalIdResponse, terminal_id, "terminalID",
                       (asn1::kOctetString<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kConferenceResponseConferenceIdResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::ConferenceIdResponse, terminal_label, "terminalLabel", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceResponse::ConferenceIdResponse, conference_id, "conferenceID",
                       (asn1::kOctetString<asn1::Size{1, 32}>)),
};

constexpr asn1::Member kConferenceResponsePasswordResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::PasswordResponse, terminal_label, "terminalLabel", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceResponse::PasswordResponse, password, "password",
                       (asn1::kOctetString<asn1::Size{1, 32}>)),
};

constexpr asn1::Alternative kConferenceResponseMakeMeChairResponseAlternatives[] = {
    {"grantedChairToken", &asn1::kNull},
    {"deniedChairToken", &asn1::kNull},
};

constexpr asn1::Member kConferenceResponseExtensionAddressResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::ExtensionAddressResponse, extension_address, "extensionAddress",
                       (asn1::kOctetString<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kConferenceResponseChairTokenOwnerResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::ChairTokenOwnerResponse, terminal_label, "terminalLabel",
                       TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceResponse::ChairTokenOwnerResponse, terminal_id, "terminalID",
                       (asn1::kOctetString<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kConferenceResponseTerminalCertificateResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceResponse::TerminalCertificateResponse, terminal_label, "terminalLabel",
                       TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(ConferenceResponse::TerminalCertificateResponse, certificate_response, "certificateResponse",
                       (asn1::kOctetString<asn1::Size{1, 65535}>)),
};

constexpr asn1::Alternative kConferenceResponseBroadcastMyLogicalChannelResponseAlternatives[] = {
    {"grantedBroadcastMyLogicalChannel", &asn1::kNull},
    {"deniedBroadcastMyLogicalChannel", &asn1::kNull},
};

constexpr asn1::Alternative kConferenceResponseMakeTerminalBroadcasterResponseAlternatives[] = {
    {"grantedMakeTerminalBroadcaster", &asn1::kNull},
    {"deniedMakeTerminalBroadcaster", &asn1::kNull},
};

constexpr asn1::Alternative kConferenceResponseSendThisSourceResponseAlternatives[] = {
    {"grantedSendThisSource", &asn1::kNull},
    {"deniedSendThisSource", &asn1::kNull},
};

constexpr asn1::Alternative kConferenceResponseAlternatives[] = {
    {"mCTerminalIDResponse", &ConferenceResponse::MCTerminalIdResponse::kType},
    {"terminalIDResponse", &ConferenceResponse::TerminalIdResponse::kType},
    {"conferenceIDResponse", &ConferenceResponse::ConferenceIdResponse::kType},
    {"passwordResponse", &ConferenceResponse::PasswordResponse::kType},
    {"terminalListResponse", &asn1::kListOf<std::vector<TerminalLabel>, &TerminalLabel::kType, asn1::Size{1, 256}>},
    {"videoCommandReject", &asn1::kNull},
    {"terminalDropReject", &asn1::kNull},
    {"makeMeChairResponse", &ConferenceResponse::MakeMeChairResponse::kType},
    {"extensionAddressResponse", &ConferenceResponse::ExtensionAddressResponse::kType},
    {"chairTokenOwnerResponse", &ConferenceResponse::ChairTokenOwnerResponse::kType},
    {"terminalCertificateResponse", &ConferenceResponse::TerminalCertificateResponse::kType},
    {"broadcastMyLogicalChannelResponse", &ConferenceResponse::BroadcastMyLogicalChannelResponse::kType},
    {"makeTerminalBroadcasterResponse", &ConferenceResponse::MakeTerminalBroadcasterResponse::kType},
    {"sendThisSourceResponse", &ConferenceResponse::SendThisSourceResponse::kType},
    {"requestAllTerminalIDsResponse", &RequestAllTerminalIDsResponse::kType},
    {"remoteMCResponse", &RemoteMcResponse::kType},
};

}  // namespace

constinit const asn1::SequenceType Criteria::kType =
    asn1::extensible_sequence<Criteria, kCriteriaMembers, 2>("Criteria");
constinit const asn1::ListType kCertSelectionCriteriaType =
    asn1::kListOf<std::vector<Criteria>, &Criteria::kType, asn1::Size{1, 16}>;
constinit const asn1::ChoiceType RemoteMcRequest::kType =
    asn1::extensible_choice<RemoteMcRequest, kRemoteMcRequestAlternatives, 3>("RemoteMCRequest");
constinit const asn1::SequenceType ConferenceRequest::RequestTerminalCertificate::kType =
    asn1::extensible_sequence<ConferenceRequest::RequestTerminalCertificate,
                              kConferenceRequestRequestTerminalCertificateMembers, 3>("");
constinit const asn1::ChoiceType ConferenceRequest::kType =
    asn1::extensible_choice<ConferenceRequest, kConferenceRequestAlternatives, 8>("ConferenceRequest");
constinit const asn1::SequenceType TerminalInformation::kType =
    asn1::extensible_sequence<TerminalInformation, kTerminalInformationMembers, 2>("TerminalInformation");
constinit const asn1::SequenceType RequestAllTerminalIDsResponse::kType =
    asn1::extensible_sequence<RequestAllTerminalIDsResponse, kRequestAllTerminalIDsResponseMembers, 1>(
        "RequestAllTerminalIDsResponse");
constinit const asn1::ChoiceType RemoteMcResponse::Reject::kType =
    asn1::extensible_choice<RemoteMcResponse::Reject, kRemoteMcResponseRejectAlternatives, 2>("");
constinit const asn1::ChoiceType RemoteMcResponse::kType =
    asn1::extensible_choice<RemoteMcResponse, kRemoteMcResponseAlternatives, 2>("RemoteMCResponse");
constinit const asn1::SequenceType ConferenceResponse::MCTerminalIdResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::MCTerminalIdResponse, kConferenceResponseMCTerminalIdResponseMembers,
                              2>("");
constinit const asn1::SequenceType ConferenceResponse::TerminalIdResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::TerminalIdResponse, kConferenceResponseTerminalIdResponseMembers, 2>(
        "");
constinit const asn1::SequenceType ConferenceResponse::ConferenceIdResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::ConferenceIdResponse, kConferenceResponseConferenceIdResponseMembers,
                              2>("");
constinit const asn1::SequenceType ConferenceResponse::PasswordResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::PasswordResponse, kConferenceResponsePasswordResponseMembers, 2>("");
constinit const asn1::ChoiceType ConferenceResponse::MakeMeChairResponse::kType =
    asn1::extensible_choice<ConferenceResponse::MakeMeChairResponse, kConferenceResponseMakeMeChairResponseAlternatives,
                            2>("");
constinit const asn1::SequenceType ConferenceResponse::ExtensionAddressResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::ExtensionAddressResponse,
                              kConferenceResponseExtensionAddressResponseMembers, 1>("");
constinit const asn1::SequenceType ConferenceResponse::ChairTokenOwnerResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::ChairTokenOwnerResponse,
                              kConferenceResponseChairTokenOwnerResponseMembers, 2>("");
constinit const asn1::SequenceType ConferenceResponse::TerminalCertificateResponse::kType =
    asn1::extensible_sequence<ConferenceResponse::TerminalCertificateResponse,
                              kConferenceResponseTerminalCertificateResponseMembers, 2>("");
constinit const asn1::ChoiceType ConferenceResponse::BroadcastMyLogicalChannelResponse::kType =
    asn1::extensible_choice<ConferenceResponse::BroadcastMyLogicalChannelResponse,
                            kConferenceResponseBroadcastMyLogicalChannelResponseAlternatives, 2>("");
constinit const asn1::ChoiceType ConferenceResponse::MakeTerminalBroadcasterResponse::kType =
    asn1::extensible_choice<ConferenceResponse::MakeTerminalBroadcasterResponse,
                            kConferenceResponseMakeTerminalBroadcasterResponseAlternatives, 2>("");
constinit const asn1::ChoiceType ConferenceResponse::SendThisSourceResponse::kType =
    asn1::extensible_choice<ConferenceResponse::SendThisSourceResponse,
                            kConferenceResponseSendThisSourceResponseAlternatives, 2>("");
constinit const asn1::ChoiceType ConferenceResponse::kType =
    asn1::extensible_choice<ConferenceResponse, kConferenceResponseAlternatives, 8>("ConferenceResponse");

}  // namespace mtavip::h323::h245
