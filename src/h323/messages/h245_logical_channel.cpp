#include "h323/messages/h245_logical_channel.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kOpenLogicalChannelForwardLogicalChannelParametersMultiplexParameters[] = {
    {"h222LogicalChannelParameters", &H222LogicalChannelParameters::kType},
    {"h223LogicalChannelParameters", &H223LogicalChannelParameters::kType},
    {"v76LogicalChannelParameters", &V76LogicalChannelParameters::kType},
    {"h2250LogicalChannelParameters", &H2250LogicalChannelParameters::kType},
    {"none", &asn1::kNull},
};

constexpr asn1::Member kOpenLogicalChannelForwardLogicalChannelParameters[] = {
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

constexpr asn1::Alternative kOpenLogicalChannelReverseLogicalChannelParametersMultiplexParameters[] = {
    {"h223LogicalChannelParameters", &H223LogicalChannelParameters::kType},
    {"v76LogicalChannelParameters", &V76LogicalChannelParameters::kType},
    {"h2250LogicalChannelParameters", &H2250LogicalChannelParameters::kType},
};

constexpr asn1::Member kOpenLogicalChannelReverseLogicalChannelParameters[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, data_type, "dataType", DataType::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, multiplex_parameters, "multiplexParameters",
                       OpenLogicalChannel::ReverseLogicalChannelParameters::MultiplexParameters::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, reverse_logical_channel_dependency,
                       "reverseLogicalChannelDependency", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannel::ReverseLogicalChannelParameters, replacement_for, "replacementFor",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kOpenLogicalChannel[] = {
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

constexpr asn1::Member kH2250LogicalChannelAckParameters[] = {
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

constexpr asn1::Alternative kOpenLogicalChannelAckReverseLogicalChannelParametersMultiplexParameters[] = {
    {"h222LogicalChannelParameters", &H222LogicalChannelParameters::kType},
    {"h2250LogicalChannelParameters", &H2250LogicalChannelParameters::kType},
};

constexpr asn1::Member kOpenLogicalChannelAckReverseLogicalChannelParameters[] = {
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

constexpr asn1::Alternative kOpenLogicalChannelAckForwardMultiplexAckParameters[] = {
    {"h2250LogicalChannelAckParameters", &H2250LogicalChannelAckParameters::kType},
};

constexpr asn1::Member kOpenLogicalChannelAck[] = {
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

constexpr asn1::Alternative kOpenLogicalChannelRejectCause[] = {
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

constexpr asn1::Member kOpenLogicalChannelReject[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelReject, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelReject, cause, "cause", OpenLogicalChannelReject::Cause::kType),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelReject, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Member kOpenLogicalChannelConfirm[] = {
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelConfirm, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(OpenLogicalChannelConfirm, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Alternative kCloseLogicalChannelSource[] = {
    {"user", &asn1::kNull},
    {"lcse", &asn1::kNull},
};

constexpr asn1::Alternative kCloseLogicalChannelReason[] = {
    {"unknown", &asn1::kNull},
    {"reopen", &asn1::kNull},
    {"reservationFailure", &asn1::kNull},
    {"networkErrorCode", &asn1::kInteger<std::uint8_t, 0, 255>},
};

constexpr asn1::Member kCloseLogicalChannel[] = {
    MTAVIP_ASN1_MEMBER(CloseLogicalChannel, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(CloseLogicalChannel, source, "source", CloseLogicalChannel::Source::kType),
    MTAVIP_ASN1_MEMBER(CloseLogicalChannel, reason, "reason", CloseLogicalChannel::Reason::kType),
};

constexpr asn1::Member kCloseLogicalChannelAck[] = {
    MTAVIP_ASN1_MEMBER(CloseLogicalChannelAck, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kRequestChannelCloseReason[] = {
    {"unknown", &asn1::kNull},
    {"normal", &asn1::kNull},
    {"reopen", &asn1::kNull},
    {"reservationFailure", &asn1::kNull},
    {"networkErrorCode", &asn1::kInteger<std::uint8_t, 0, 255>},
};

constexpr asn1::Member kRequestChannelClose[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelClose, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RequestChannelClose, qos_capability, "qosCapability", QosCapability::kType),
    MTAVIP_ASN1_MEMBER(RequestChannelClose, reason, "reason", RequestChannelClose::Reason::kType),
};

constexpr asn1::Member kRequestChannelCloseAck[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelCloseAck, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kRequestChannelCloseRejectCause[] = {
    {"unspecified", &asn1::kNull},
};

constexpr asn1::Member kRequestChannelCloseReject[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelCloseReject, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RequestChannelCloseReject, cause, "cause", RequestChannelCloseReject::Cause::kType),
};

constexpr asn1::Member kRequestChannelCloseRelease[] = {
    MTAVIP_ASN1_MEMBER(RequestChannelCloseRelease, forward_logical_channel_number, "forwardLogicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

}  // namespace

constinit const asn1::ChoiceType OpenLogicalChannel::ForwardLogicalChannelParameters::MultiplexParameters::kType =
    asn1::extensible_choice<OpenLogicalChannel::ForwardLogicalChannelParameters::MultiplexParameters>(
        "", kOpenLogicalChannelForwardLogicalChannelParametersMultiplexParameters, 3);
constinit const asn1::SequenceType OpenLogicalChannel::ForwardLogicalChannelParameters::kType =
    asn1::extensible_sequence<OpenLogicalChannel::ForwardLogicalChannelParameters>(
        "", kOpenLogicalChannelForwardLogicalChannelParameters, 3);
constinit const asn1::ChoiceType OpenLogicalChannel::ReverseLogicalChannelParameters::MultiplexParameters::kType =
    asn1::extensible_choice<OpenLogicalChannel::ReverseLogicalChannelParameters::MultiplexParameters>(
        "", kOpenLogicalChannelReverseLogicalChannelParametersMultiplexParameters, 2);
constinit const asn1::SequenceType OpenLogicalChannel::ReverseLogicalChannelParameters::kType =
    asn1::extensible_sequence<OpenLogicalChannel::ReverseLogicalChannelParameters>(
        "", kOpenLogicalChannelReverseLogicalChannelParameters, 2);
constinit const asn1::SequenceType OpenLogicalChannel::kType =
    asn1::extensible_sequence<OpenLogicalChannel>("OpenLogicalChannel", kOpenLogicalChannel, 3);
constinit const asn1::SequenceType H2250LogicalChannelAckParameters::kType =
    asn1::extensible_sequence<H2250LogicalChannelAckParameters>("H2250LogicalChannelAckParameters",
                                                                kH2250LogicalChannelAckParameters, 5);
constinit const asn1::ChoiceType OpenLogicalChannelAck::ReverseLogicalChannelParameters::MultiplexParameters::kType =
    asn1::extensible_choice<OpenLogicalChannelAck::ReverseLogicalChannelParameters::MultiplexParameters>(
        "", kOpenLogicalChannelAckReverseLogicalChannelParametersMultiplexParameters, 1);
constinit const asn1::SequenceType OpenLogicalChannelAck::ReverseLogicalChannelParameters::kType =
    asn1::extensible_sequence<OpenLogicalChannelAck::ReverseLogicalChannelParameters>(
        "", kOpenLogicalChannelAckReverseLogicalChannelParameters, 3);
constinit const asn1::ChoiceType OpenLogicalChannelAck::ForwardMultiplexAckParameters::kType =
    asn1::extensible_choice<OpenLogicalChannelAck::ForwardMultiplexAckParameters>(
        "", kOpenLogicalChannelAckForwardMultiplexAckParameters, 1);
constinit const asn1::SequenceType OpenLogicalChannelAck::kType =
    asn1::extensible_sequence<OpenLogicalChannelAck>("OpenLogicalChannelAck", kOpenLogicalChannelAck, 2);
constinit const asn1::ChoiceType OpenLogicalChannelReject::Cause::kType =
    asn1::extensible_choice<OpenLogicalChannelReject::Cause>("", kOpenLogicalChannelRejectCause, 6);
constinit const asn1::SequenceType OpenLogicalChannelReject::kType =
    asn1::extensible_sequence<OpenLogicalChannelReject>("OpenLogicalChannelReject", kOpenLogicalChannelReject, 2);
constinit const asn1::SequenceType OpenLogicalChannelConfirm::kType =
    asn1::extensible_sequence<OpenLogicalChannelConfirm>("OpenLogicalChannelConfirm", kOpenLogicalChannelConfirm, 1);
constinit const asn1::ChoiceType CloseLogicalChannel::Source::kType =
    asn1::choice<CloseLogicalChannel::Source>("", kCloseLogicalChannelSource);
constinit const asn1::ChoiceType CloseLogicalChannel::Reason::kType =
    asn1::extensible_choice<CloseLogicalChannel::Reason>("", kCloseLogicalChannelReason, 3);
constinit const asn1::SequenceType CloseLogicalChannel::kType =
    asn1::extensible_sequence<CloseLogicalChannel>("CloseLogicalChannel", kCloseLogicalChannel, 2);
constinit const asn1::SequenceType CloseLogicalChannelAck::kType =
    asn1::extensible_sequence<CloseLogicalChannelAck>("CloseLogicalChannelAck", kCloseLogicalChannelAck, 1);
constinit const asn1::ChoiceType RequestChannelClose::Reason::kType =
    asn1::extensible_choice<RequestChannelClose::Reason>("", kRequestChannelCloseReason, 4);
constinit const asn1::SequenceType RequestChannelClose::kType =
    asn1::extensible_sequence<RequestChannelClose>("RequestChannelClose", kRequestChannelClose, 1);
constinit const asn1::SequenceType RequestChannelCloseAck::kType =
    asn1::extensible_sequence<RequestChannelCloseAck>("RequestChannelCloseAck", kRequestChannelCloseAck, 1);
constinit const asn1::ChoiceType RequestChannelCloseReject::Cause::kType =
    asn1::extensible_choice<RequestChannelCloseReject::Cause>("", kRequestChannelCloseRejectCause, 1);
constinit const asn1::SequenceType RequestChannelCloseReject::kType =
    asn1::extensible_sequence<RequestChannelCloseReject>("RequestChannelCloseReject", kRequestChannelCloseReject, 2);
constinit const asn1::SequenceType RequestChannelCloseRelease::kType =
    asn1::extensible_sequence<RequestChannelCloseRelease>("RequestChannelCloseRelease", kRequestChannelCloseRelease, 1);

}  // namespace mtavip::h323::h245
