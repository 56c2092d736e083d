#include "h323/messages/h245_logical_channel.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kOpenLogicalChannelForwardLogicalChannelParametersMultiplexParametersAlternatives[] = {
    {"h222LogicalChannelParameters", &H222LogicalChannelParameters::kType},
    {"h223LogicalChannelParameters", &H223LogicalChannelParameters::kType},
    {"v76LogicalChannelParameters", &V76LogicalChannelParameters::kType},
    {"h2250LogicalChannelParameters", &H2250LogicalChannelParameters::kType},
    {"none", &asn1::kNull},
};

constexpr asn1::Member kOpenLogicalChannelForwardLogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ForwardLogicalChannelParameters, port_number, "portNumber",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ForwardLogicalChannelParameters, data_type, "dataType", DataType::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ForwardLogicalChannelParameters, multiplex_parameters, "multiplexParameters",
                       OpenLogicalChannel::ForwardLogicalChannelParameters::MultiplexParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ForwardLogicalChannelParameters, forward_logical_channel_dependency,
                       "forwardLogicalChannelDependency", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ForwardLogicalChannelParameters, replacement_for, "replacementFor",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kOpenLogicalChannelReverseLogicalChannelParametersMultiplexParametersAlternatives[] = {
    {"h223LogicalChannelParameters", &H223LogicalChannelParameters::kType},
    {"v76LogicalChannelParameters", &V76LogicalChannelParameters::kType},
    {"h2250LogicalChannelParameters", &H2250LogicalChannelParameters::kType},
};

constexpr asn1::Member kOpenLogicalChannelReverseLogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, data_type, "dataType", DataType::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, multiplex_parameters, "multiplexParameters",
                       OpenLogicalChannel::ReverseLogicalChannelParameters::MultiplexParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, reverse_logical_channel_dependency,
                       "reverseLogicalChannelDependency", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, replacement_for, "replacementFor",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kOpenLogicalChannelMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel, forward_logical_channel_parameters, "forwardLogicalChannelParameters",
                       OpenLogicalChannel::ForwardLogicalChannelParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel, reverse_logical_channel_parameters, "reverseLogicalChannelParameters",
                       OpenLogicalChannel::ReverseLogicalChannelParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel, separate_stack, "separateStack", NetworkAccessParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel, encryption_sync, "encryptionSync", EncryptionSync::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Member kH2250LogicalChannelAckParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, non_standard, "nonStandard",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, session_id, "sessionID",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, media_channel, "mediaChannel", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, media_control_channel, "mediaControlChannel",
                       TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, dynamic_rtp_payload_type, "dynamicRTPPayloadType",
                       (asn1::kInteger<std::uint8_t, 96, 127>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, flow_control_to_zero, "flowControlToZero", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, port_number, "portNumber",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelAckParameters, multiple_payload_stream, "multiplePayloadStream",
                       MultiplePayloadStream::kType),
};

constexpr asn1::Alternative kOpenLogicalChannelAckReverseLogicalChannelParametersMultiplexParametersAlternatives[] = {
    {"h222LogicalChannelParameters", &H222LogicalChannelParameters::kType},
    {"h2250LogicalChannelParameters", &H2250LogicalChannelParameters::kType},
};

constexpr asn1::Member kOpenLogicalChannelAckReverseLogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck::ReverseLogicalChannelParameters, reverse_logical_channel_number,
                       "reverseLogicalChannelNumber", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck::ReverseLogicalChannelParameters, port_number, "portNumber",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck::ReverseLogicalChannelParameters, multiplex_parameters,
                       "multiplexParameters",
                       OpenLogicalChannelAck::ReverseLogicalChannelParameters::MultiplexParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck::ReverseLogicalChannelParameters, replacement_for, "replacementFor",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kOpenLogicalChannelAckForwardMultiplexAckParametersAlternatives[] = {
    {"h2250LogicalChannelAckParameters", &H2250LogicalChannelAckParameters::kType},
};

constexpr asn1::Member kOpenLogicalChannelAckMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, reverse_logical_channel_parameters, "reverseLogicalChannelParameters",
                       OpenLogicalChannelAck::ReverseLogicalChannelParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, separate_stack, "separateStack", NetworkAccessParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, forward_multiplex_ack_parameters, "forwardMultiplexAckParameters",
                       OpenLogicalChannelAck::ForwardMultiplexAckParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, encryption_sync, "encryptionSync", EncryptionSync::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelAck, dtls_security_capability, "dtlsSecurityCapability",
                       DtlsSecurityCapability::kType),
};

constexpr asn1::Alternative kOpenLogicalChannelRejectCauseAlternatives[] = {
    {"unspecified", &asn1::kNull},
    {"unsuitableReverseParameters", &asn1::kNull},
    {"dataTypeNotSupported", &asn1::kNull},
    {"dataTypeNotAvailable", &asn1::kNull},
    {"unknownDataType", &asn1::kNull},
    {"dataTypeALCombinationNotSupported", &asn1::kNull},
    {"multicastChannelNotAllowed", &asn1::kNull},
    {"insufficientBandwidth", &asn1::kNull},
    {"separateStackEstablishmentFailed", &asn1::kNull},
    {"invalidSessionID", &asn1::kNull},
    {"masterSlaveConflict", &asn1::kNull},
    {"waitForCommunicationMode", &asn1::kNull},
    {"invalidDependentChannel", &asn1::kNull},
    {"replacementForRejected", &asn1::kNull},
    {"securityDenied", &asn1::kNull},
    {"qoSControlNotSupported", &asn1::kNull},
};

constexpr asn1::Member kOpenLogicalChannelRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelReject, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelReject, cause, "cause", OpenLogicalChannelReject::Cause::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelReject, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Member kOpenLogicalChannelConfirmMembers[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelConfirm, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelConfirm, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Alternative kCloseLogicalChannelSourceAlternatives[] = {
    {"user", &asn1::kNull},
    {"lcse", &asn1::kNull},
};

constexpr asn1::Alternative kCloseLogicalChannelReasonAlternatives[] = {
    {"unknown", &asn1::kNull},
    {"reopen", &asn1::kNull},
    {"reservationFailure", &asn1::kNull},
    {"networkErrorCode", &asn1::kInteger<std::uint8_t, 0, 255>},
};

constexpr asn1::Member kCloseLogicalChannelMembers[] = {
    MTAVIP_ASN1_MEMBER(CloseLogicalChannel, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(CloseLogicalChannel, source, "source", CloseLogicalChannel::Source::kType),
    MTAVIP_ASN1_MEMBER(CloseLogicalChannel, reason, "reason", CloseLogicalChannel::Reason::kType),
};

constexpr asn1::Member kCloseLogicalChannelAckMembers[] = {
    MTAVIP_ASN1_MEMBER(CloseLogicalChannelAck, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kRequestChannelCloseReasonAlternatives[] = {
    {"unknown", &asn1::kNull},
    {"normal", &asn1::kNull},
    {"reopen", &asn1::kNull},
    {"reservationFailure", &asn1::kNull},
    {"networkErrorCode", &asn1::kInteger<std::uint8_t, 0, 255>},
};

constexpr asn1::Member kRequestChannelCloseMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelClose, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RequestChannelClose, qos_capability, "qosCapability", QosCapability::kType),
    MTAVIP_ASN1_MEMBER(RequestChannelClose, reason, "reason", RequestChannelClose::Reason::kType),
};

constexpr asn1::Member kRequestChannelCloseAckMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelCloseAck, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kRequestChannelCloseRejectCauseAlternatives[] = {
    {"unspecified", &asn1::kNull},
};

constexpr asn1::Member kRequestChannelCloseRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelCloseReject, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RequestChannelCloseReject, cause, "cause", RequestChannelCloseReject::Cause::kType),
};

constexpr asn1::Member kRequestChannelCloseReleaseMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelCloseRelease, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

}  // namespace

constinit const asn1::ChoiceType OpenLogicalChannel::ForwardLogicalChannelParameters::MultiplexParameters::kType =
    asn1::extensible_choice<OpenLogicalChannel::ForwardLogicalChannelParameters::MultiplexParameters,
                            kOpenLogicalChannelForwardLogicalChannelParametersMultiplexParametersAlternatives, 3>("");
constinit const asn1::SequenceType OpenLogicalChannel::ForwardLogicalChannelParameters::kType =
    asn1::extensible_sequence<OpenLogicalChannel::ForwardLogicalChannelParameters,
                              kOpenLogicalChannelForwardLogicalChannelParametersMembers, 3>("");
constinit const asn1::ChoiceType OpenLogicalChannel::ReverseLogicalChannelParameters::MultiplexParameters::kType =
    asn1::extensible_choice<OpenLogicalChannel::ReverseLogicalChannelParameters::MultiplexParameters,
                            kOpenLogicalChannelReverseLogicalChannelParametersMultiplexParametersAlternatives, 2>("");
constinit const asn1::SequenceType OpenLogicalChannel::ReverseLogicalChannelParameters::kType =
    asn1::extensible_sequence<OpenLogicalChannel::ReverseLogicalChannelParameters,
                              kOpenLogicalChannelReverseLogicalChannelParametersMembers, 2>("");
constinit const asn1::SequenceType OpenLogicalChannel::kType =
    asn1::extensible_sequence<OpenLogicalChannel, kOpenLogicalChannelMembers, 3>("OpenLogicalChannel");
constinit const asn1::SequenceType H2250LogicalChannelAckParameters::kType =
    asn1::extensible_sequence<H2250LogicalChannelAckParameters, kH2250LogicalChannelAckParametersMembers, 5>(
        "H2250LogicalChannelAckParameters");
constinit const asn1::ChoiceType OpenLogicalChannelAck::ReverseLogicalChannelParameters::MultiplexParameters::kType =
    asn1::extensible_choice<OpenLogicalChannelAck::ReverseLogicalChannelParameters::MultiplexParameters,
                            kOpenLogicalChannelAckReverseLogicalChannelParametersMultiplexParametersAlternatives, 1>(
        "");
constinit const asn1::SequenceType OpenLogicalChannelAck::ReverseLogicalChannelParameters::kType =
    asn1::extensible_sequence<OpenLogicalChannelAck::ReverseLogicalChannelParameters,
                              kOpenLogicalChannelAckReverseLogicalChannelParametersMembers, 3>("");
constinit const asn1::ChoiceType OpenLogicalChannelAck::ForwardMultiplexAckParameters::kType =
    asn1::extensible_choice<OpenLogicalChannelAck::ForwardMultiplexAckParameters,
                            kOpenLogicalChannelAckForwardMultiplexAckParametersAlternatives, 1>("");
constinit const asn1::SequenceType OpenLogicalChannelAck::kType =
    asn1::extensible_sequence<OpenLogicalChannelAck, kOpenLogicalChannelAckMembers, 2>("OpenLogicalChannelAck");
constinit const asn1::ChoiceType OpenLogicalChannelReject::Cause::kType =
    asn1::extensible_choice<OpenLogicalChannelReject::Cause, kOpenLogicalChannelRejectCauseAlternatives, 6>("");
constinit const asn1::SequenceType OpenLogicalChannelReject::kType =
    asn1::extensible_sequence<OpenLogicalChannelReject, kOpenLogicalChannelRejectMembers, 2>(
        "OpenLogicalChannelReject");
constinit const asn1::SequenceType OpenLogicalChannelConfirm::kType =
    asn1::extensible_sequence<OpenLogicalChannelConfirm, kOpenLogicalChannelConfirmMembers, 1>(
        "OpenLogicalChannelConfirm");
constinit const asn1::ChoiceType CloseLogicalChannel::Source::kType =
    asn1::choice<CloseLogicalChannel::Source, kCloseLogicalChannelSourceAlternatives>("");
constinit const asn1::ChoiceType CloseLogicalChannel::Reason::kType =
    asn1::extensible_choice<CloseLogicalChannel::Reason, kCloseLogicalChannelReasonAlternatives, 3>("");
constinit const asn1::SequenceType CloseLogicalChannel::kType =
    asn1::extensible_sequence<CloseLogicalChannel, kCloseLogicalChannelMembers, 2>("CloseLogicalChannel");
constinit const asn1::SequenceType CloseLogicalChannelAck::kType =
    asn1::extensible_sequence<CloseLogicalChannelAck, kCloseLogicalChannelAckMembers, 1>("CloseLogicalChannelAck");
constinit const asn1::ChoiceType RequestChannelClose::Reason::kType =
    asn1::extensible_choice<RequestChannelClose::Reason, kRequestChannelCloseReasonAlternatives, 4>("");
constinit const asn1::SequenceType RequestChannelClose::kType =
    asn1::extensible_sequence<RequestChannelClose, kRequestChannelCloseMembers, 1>("RequestChannelClose");
constinit const asn1::SequenceType RequestChannelCloseAck::kType =
    asn1::extensible_sequence<RequestChannelCloseAck, kRequestChannelCloseAckMembers, 1>("RequestChannelCloseAck");
constinit const asn1::ChoiceType RequestChannelCloseReject::Cause::kType =
    asn1::extensible_choice<RequestChannelCloseReject::Cause, kRequestChannelCloseRejectCauseAlternatives, 1>("");
constinit const asn1::SequenceType RequestChannelCloseReject::kType =
    asn1::extensible_sequence<RequestChannelCloseReject, kRequestChannelCloseRejectMembers, 2>(
        "RequestChannelCloseReject");
constinit const asn1::SequenceType RequestChannelCloseRelease::kType =
    asn1::extensible_sequence<RequestChannelCloseRelease, kRequestChannelCloseReleaseMembers, 1>(
        "RequestChannelCloseRelease");

}  // namespace mtavip::h323::h245
