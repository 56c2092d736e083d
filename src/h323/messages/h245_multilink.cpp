#include "h323/messages/h245_multilink.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kDialingInformationNetworkTypeAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"n-isdn", &asn1::kNull},
    {"gstn", &asn1::kNull},
    {"mobile", &asn1::kNull},
};

constexpr asn1::Member kDialingInformationNumberMembers[] = {
    MTAVIP_ASN1_MEMBER(DialingInformationNumber, network_address, "networkAddress",
                       (asn1::kNumericString<asn1::Size{0, 40}>)),
    MTAVIP_ASN1_MEMBER(DialingInformationNumber, sub_address, "subAddress", (asn1::kIa5String<asn1::Size{1, 40}>)),
    MTAVIP_ASN1_MEMBER(DialingInformationNumber, network_type, "networkType",
                       (asn1::kListOf<std::vector<DialingInformationNetworkType>, &DialingInformationNetworkType::kType,
                                      asn1::Size{1, 255}>)),
};

constexpr asn1::Alternative kDialingInformationAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"differential",
     &asn1::kListOf<std::vector<DialingInformationNumber>, &DialingInformationNumber::kType, asn1::Size{1, 65535}>},
    {"infoNotAvailable", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Member kConnectionIdentifierMembers[] = {
    MTAVIP_ASN1_MEMBER(ConnectionIdentifier, channel_tag, "channelTag", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(ConnectionIdentifier, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Member kMultilinkRequestCallInformationMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkRequest::CallInformation, max_number_of_additional_connections,
                       "maxNumberOfAdditionalConnections", (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kMultilinkRequestAddConnectionMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkRequest::AddConnection, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MultilinkRequest::AddConnection, dialing_information, "dialingInformation",
                       DialingInformation::kType),
};

constexpr asn1::Member kMultilinkRequestRemoveConnectionMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkRequest::RemoveConnection, connection_identifier, "connectionIdentifier",
                       ConnectionIdentifier::kType),
};

constexpr asn1::Alternative kMultilinkRequestMaximumHeaderIntervalRequestTypeAlternatives[] = {
    {"currentIntervalInformation", &asn1::kNull},
    {"requestedInterval", &asn1::kInteger<std::uint16_t, 0, 65535>},
};

constexpr asn1::Member kMultilinkRequestMaximumHeaderIntervalMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkRequest::MaximumHeaderInterval, request_type, "requestType",
                       MultilinkRequest::MaximumHeaderInterval::RequestType::kType),
};

constexpr asn1::Alternative kMultilinkRequestAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"callInformation", &MultilinkRequest::CallInformation::kType},
    {"addConnection", &MultilinkRequest::AddConnection::kType},
    {"removeConnection", &MultilinkRequest::RemoveConnection::kType},
    {"maximumHeaderInterval", &MultilinkRequest::MaximumHeaderInterval::kType},
};

constexpr asn1::Member kMultilinkResponseCallInformationMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkResponse::CallInformation, dialing_information, "dialingInformation",
                       DialingInformation::kType),
    MTAVIP_ASN1_MEMBER(MultilinkResponse::CallInformation, call_association_number, "callAssociationNumber",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Alternative kMultilinkResponseAddConnectionResponseCodeRejectedAlternatives[] = {
    {"connectionsNotAvailable", &asn1::kNull},
    {"userRejected", &asn1::kNull},
};

constexpr asn1::Alternative kMultilinkResponseAddConnectionResponseCodeAlternatives[] = {
    {"accepted", &asn1::kNull},
    {"rejected", &MultilinkResponse::AddConnection::ResponseCode::Rejected::kType},
};

constexpr asn1::Member kMultilinkResponseAddConnectionMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkResponse::AddConnection, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MultilinkResponse::AddConnection, response_code, "responseCode",
                       MultilinkResponse::AddConnection::ResponseCode::kType),
};

constexpr asn1::Member kMultilinkResponseRemoveConnectionMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkResponse::RemoveConnection, connection_identifier, "connectionIdentifier",
                       ConnectionIdentifier::kType),
};

constexpr asn1::Member kMultilinkResponseMaximumHeaderIntervalMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkResponse::MaximumHeaderInterval, current_interval, "currentInterval",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kMultilinkResponseAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"callInformation", &MultilinkResponse::CallInformation::kType},
    {"addConnection", &MultilinkResponse::AddConnection::kType},
    {"removeConnection", &MultilinkResponse::RemoveConnection::kType},
    {"maximumHeaderInterval", &MultilinkResponse::MaximumHeaderInterval::kType},
};

constexpr asn1::Member kMultilinkIndicationExcessiveErrorMembers[] = {
    MTAVIP_ASN1_MEMBER(MultilinkIndication::ExcessiveError, connection_identifier, "connectionIdentifier",
                       ConnectionIdentifier::kType),
};

constexpr asn1::Alternative kMultilinkIndicationAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"crcDesired", &MultilinkIndication::CrcDesired::kType},
    {"excessiveError", &MultilinkIndication::ExcessiveError::kType},
};

constexpr asn1::Member kLogicalChannelRateRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(LogicalChannelRateRequest, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateRequest, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateRequest, maximum_bit_rate, "maximumBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Member kLogicalChannelRateAcknowledgeMembers[] = {
    MTAVIP_ASN1_MEMBER(LogicalChannelRateAcknowledge, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateAcknowledge, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateAcknowledge, maximum_bit_rate, "maximumBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Alternative kLogicalChannelRateRejectReasonAlternatives[] = {
    {"undefinedReason", &asn1::kNull},
    {"insufficientResources", &asn1::kNull},
};

constexpr asn1::Member kLogicalChannelRateRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(LogicalChannelRateReject, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateReject, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateReject, reject_reason, "rejectReason", LogicalChannelRateRejectReason::kType),
    MTAVIP_ASN1_MEMBER(LogicalChannelRateReject, current_maximum_bit_rate, "currentMaximumBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Alternative kMobileMultilinkReconfigurationCommandStatusAlternatives[] = {
    {"synchronized", &asn1::kNull},
    {"reconfiguration", &asn1::kNull},
};

constexpr asn1::Member kMobileMultilinkReconfigurationCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(MobileMultilinkReconfigurationCommand, sample_size, "sampleSize",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(MobileMultilinkReconfigurationCommand, samples_per_frame, "samplesPerFrame",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(MobileMultilinkReconfigurationCommand, status, "status",
                       MobileMultilinkReconfigurationCommand::Status::kType),
};

constexpr asn1::Member kMobileMultilinkReconfigurationIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(MobileMultilinkReconfigurationIndication, sample_size, "sampleSize",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(MobileMultilinkReconfigurationIndication, samples_per_frame, "samplesPerFrame",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
};

}  // namespace

constinit const asn1::ChoiceType DialingInformationNetworkType::kType =
    asn1::extensible_choice<DialingInformationNetworkType, kDialingInformationNetworkTypeAlternatives, 3>(
        "DialingInformationNetworkType");
constinit const asn1::SequenceType DialingInformationNumber::kType =
    asn1::extensible_sequence<DialingInformationNumber, kDialingInformationNumberMembers, 3>(
        "DialingInformationNumber");
constinit const asn1::ChoiceType DialingInformation::kType =
    asn1::extensible_choice<DialingInformation, kDialingInformationAlternatives, 3>("DialingInformation");
constinit const asn1::SequenceType ConnectionIdentifier::kType =
    asn1::extensible_sequence<ConnectionIdentifier, kConnectionIdentifierMembers, 2>("ConnectionIdentifier");
constinit const asn1::SequenceType MultilinkRequest::CallInformation::kType =
    asn1::extensible_sequence<MultilinkRequest::CallInformation, kMultilinkRequestCallInformationMembers, 1>("");
constinit const asn1::SequenceType MultilinkRequest::AddConnection::kType =
    asn1::extensible_sequence<MultilinkRequest::AddConnection, kMultilinkRequestAddConnectionMembers, 2>("");
constinit const asn1::SequenceType MultilinkRequest::RemoveConnection::kType =
    asn1::extensible_sequence<MultilinkRequest::RemoveConnection, kMultilinkRequestRemoveConnectionMembers, 1>("");
constinit const asn1::ChoiceType MultilinkRequest::MaximumHeaderInterval::RequestType::kType =
    asn1::extensible_choice<MultilinkRequest::MaximumHeaderInterval::RequestType,
                            kMultilinkRequestMaximumHeaderIntervalRequestTypeAlternatives, 2>("");
constinit const asn1::SequenceType MultilinkRequest::MaximumHeaderInterval::kType =
    asn1::extensible_sequence<MultilinkRequest::MaximumHeaderInterval, kMultilinkRequestMaximumHeaderIntervalMembers,
                              1>("");
constinit const asn1::ChoiceType MultilinkRequest::kType =
    asn1::extensible_choice<MultilinkRequest, kMultilinkRequestAlternatives, 5>("MultilinkRequest");
constinit const asn1::SequenceType MultilinkResponse::CallInformation::kType =
    asn1::extensible_sequence<MultilinkResponse::CallInformation, kMultilinkResponseCallInformationMembers, 2>("");
constinit const asn1::ChoiceType MultilinkResponse::AddConnection::ResponseCode::Rejected::kType =
    asn1::extensible_choice<MultilinkResponse::AddConnection::ResponseCode::Rejected,
                            kMultilinkResponseAddConnectionResponseCodeRejectedAlternatives, 2>("");
constinit const asn1::ChoiceType MultilinkResponse::AddConnection::ResponseCode::kType =
    asn1::extensible_choice<MultilinkResponse::AddConnection::ResponseCode,
                            kMultilinkResponseAddConnectionResponseCodeAlternatives, 2>("");
constinit const asn1::SequenceType MultilinkResponse::AddConnection::kType =
    asn1::extensible_sequence<MultilinkResponse::AddConnection, kMultilinkResponseAddConnectionMembers, 2>("");
constinit const asn1::SequenceType MultilinkResponse::RemoveConnection::kType =
    asn1::extensible_sequence<MultilinkResponse::RemoveConnection, kMultilinkResponseRemoveConnectionMembers, 1>("");
constinit const asn1::SequenceType MultilinkResponse::MaximumHeaderInterval::kType =
    asn1::extensible_sequence<MultilinkResponse::MaximumHeaderInterval, kMultilinkResponseMaximumHeaderIntervalMembers,
                              1>("");
constinit const asn1::ChoiceType MultilinkResponse::kType =
    asn1::extensible_choice<MultilinkResponse, kMultilinkResponseAlternatives, 5>("MultilinkResponse");
constinit const asn1::SequenceType MultilinkIndication::CrcDesired::kType =
    asn1::extensible_sequence<MultilinkIndication::CrcDesired, asn1::kNoMembers, 0>("");
constinit const asn1::SequenceType MultilinkIndication::ExcessiveError::kType =
    asn1::extensible_sequence<MultilinkIndication::ExcessiveError, kMultilinkIndicationExcessiveErrorMembers, 1>("");
constinit const asn1::ChoiceType MultilinkIndication::kType =
    asn1::extensible_choice<MultilinkIndication, kMultilinkIndicationAlternatives, 3>("MultilinkIndication");
constinit const asn1::SequenceType LogicalChannelRateRequest::kType =
    asn1::extensible_sequence<LogicalChannelRateRequest, kLogicalChannelRateRequestMembers, 3>(
        "LogicalChannelRateRequest");
constinit const asn1::SequenceType LogicalChannelRateAcknowledge::kType =
    asn1::extensible_sequence<LogicalChannelRateAcknowledge, kLogicalChannelRateAcknowledgeMembers, 3>(
        "LogicalChannelRateAcknowledge");
constinit const asn1::ChoiceType LogicalChannelRateRejectReason::kType =
    asn1::extensible_choice<LogicalChannelRateRejectReason, kLogicalChannelRateRejectReasonAlternatives, 2>(
        "LogicalChannelRateRejectReason");
constinit const asn1::SequenceType LogicalChannelRateReject::kType =
    asn1::extensible_sequence<LogicalChannelRateReject, kLogicalChannelRateRejectMembers, 4>(
        "LogicalChannelRateReject");
constinit const asn1::SequenceType LogicalChannelRateRelease::kType =
    asn1::extensible_sequence<LogicalChannelRateRelease, asn1::kNoMembers, 0>("LogicalChannelRateRelease");
constinit const asn1::ChoiceType MobileMultilinkReconfigurationCommand::Status::kType =
    asn1::extensible_choice<MobileMultilinkReconfigurationCommand::Status,
                            kMobileMultilinkReconfigurationCommandStatusAlternatives, 2>("");
constinit const asn1::SequenceType MobileMultilinkReconfigurationCommand::kType =
    asn1::extensible_sequence<MobileMultilinkReconfigurationCommand, kMobileMultilinkReconfigurationCommandMembers, 3>(
        "MobileMultilinkReconfigurationCommand");
constinit const asn1::SequenceType MobileMultilinkReconfigurationIndication::kType =
    asn1::extensible_sequence<MobileMultilinkReconfigurationIndication,
                              kMobileMultilinkReconfigurationIndicationMembers, 2>(
        "MobileMultilinkReconfigurationIndication");

}  // namespace mtavip::h323::h245
