#include "h323/messages/h245_mode.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kH235ModeMediaModeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"videoMode", &VideoMode::kType},
    {"audioMode", &AudioMode::kType},
    {"dataMode", &DataMode::kType},
};

constexpr asn1::Member kH235ModeMembers[] = {
    MTAVIP_ASN1_MEMBER(H235Mode, encryption_authentication_and_integrity, "encryptionAuthenticationAndIntegrity",
                       EncryptionAuthenticationAndIntegrity::kType),
    MTAVIP_ASN1_MEMBER(H235Mode, media_mode, "mediaMode", H235Mode::MediaMode::kType),
};

constexpr asn1::Member kMultiplePayloadStreamModeMembers[] = {
    MTAVIP_ASN1_MEMBER(
        MultiplePayloadStreamMode, elements, "elements",
        (asn1::kListOf<std::vector<MultiplePayloadStreamElementMode>, &MultiplePayloadStreamElementMode::kType>)),
};

constexpr asn1::Alternative kModeElementTypeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"videoMode", &VideoMode::kType},
    {"audioMode", &AudioMode::kType},
    {"dataMode", &DataMode::kType},
    {"encryptionMode", &EncryptionMode::kType},
    {"h235Mode", &H235Mode::kType},
    {"multiplexedStreamMode", &MultiplexedStreamParameter::kType},
    {"redundancyEncodingDTMode", &RedundancyEncodingDtMode::kType},
    {"multiplePayloadStreamMode", &MultiplePayloadStreamMode::kType},
    {"depFecMode", &DepFecMode::kType},
    {"fecMode", &FecMode::kType},
};

constexpr asn1::Member kH223ModeParametersAdaptationLayerTypeAl3Members[] = {
    MTAVIP_ASN1_MEMBER(H223ModeParameters::AdaptationLayerType::Al3, control_field_octets, "controlFieldOctets",
                       (asn1::kInteger<std::uint8_t, 0, 2>)),
    MTAVIP_ASN1_MEMBER(H223ModeParameters::AdaptationLayerType::Al3, send_buffer_size, "sendBufferSize",
                       (asn1::kInteger<std::uint32_t, 0, 16777215>)),
};

constexpr asn1::Alternative kH223ModeParametersAdaptationLayerTypeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"al1Framed", &asn1::kNull},
    {"al1NotFramed", &asn1::kNull},
    {"al2WithoutSequenceNumbers", &asn1::kNull},
    {"al2WithSequenceNumbers", &asn1::kNull},
    {"al3", &H223ModeParameters::AdaptationLayerType::Al3::kType},
    {"al1M", &H223Al1MParameters::kType},
    {"al2M", &H223Al2MParameters::kType},
    {"al3M", &H223Al3MParameters::kType},
};

constexpr asn1::Member kH223ModeParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H223ModeParameters, adaptation_layer_type, "adaptationLayerType",
                       H223ModeParameters::AdaptationLayerType::kType),
    MTAVIP_ASN1_MEMBER(H223ModeParameters, segmentable_flag, "segmentableFlag", asn1::kBoolean),
};

constexpr asn1::Alternative kV76ModeParametersAlternatives[] = {
    {"suspendResumewAddress", &asn1::kNull},
    {"suspendResumewoAddress", &asn1::kNull},
};

constexpr asn1::Alternative kRedundancyEncodingModeSecondaryEncodingAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"audioData", &AudioMode::kType},
};

constexpr asn1::Member kRedundancyEncodingModeMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncodingMode, redundancy_encoding_method, "redundancyEncodingMethod",
                       RedundancyEncodingMethod::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncodingMode, secondary_encoding, "secondaryEncoding",
                       RedundancyEncodingMode::SecondaryEncoding::kType),
};

constexpr asn1::Member kH2250ModeParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H2250ModeParameters, redundancy_encoding_mode, "redundancyEncodingMode",
                       RedundancyEncodingMode::kType),
};

constexpr asn1::Member kMultiplexedStreamModeParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexedStreamModeParameters, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kModeElementMembers[] = {
    MTAVIP_ASN1_MEMBER(ModeElement, type, "type", ModeElementType::kType),
    MTAVIP_ASN1_MEMBER(ModeElement, h223_mode_parameters, "h223ModeParameters", H223ModeParameters::kType),
    MTAVIP_ASN1_MEMBER(ModeElement, v76_mode_parameters, "v76ModeParameters", V76ModeParameters::kType),
    MTAVIP_ASN1_MEMBER(ModeElement, h2250_mode_parameters, "h2250ModeParameters", H2250ModeParameters::kType),
    MTAVIP_ASN1_MEMBER(ModeElement, generic_mode_parameters, "genericModeParameters", GenericCapability::kType),
    MTAVIP_ASN1_MEMBER(ModeElement, multiplexed_stream_mode_parameters, "multiplexedStreamModeParameters",
                       MultiplexedStreamModeParameters::kType),
    MTAVIP_ASN1_MEMBER(ModeElement, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kRequestModeMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestMode, sequence_number, "sequenceNumber", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(RequestMode, requested_modes, "requestedModes",
                       (asn1::kListOf<std::vector<ModeDescription>,
                                      &asn1::kListOf<std::vector<ModeElement>, &ModeElement::kType, asn1::Size{1, 256}>,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kFecModeRfc2733FormatAlternatives[] = {
    {"rfc2733rfc2198", &asn1::kIntegerFrom<std::uint64_t, 1>},
    {"rfc2733sameport", &asn1::kIntegerFrom<std::uint64_t, 1>},
    {"rfc2733diffport", &asn1::kIntegerFrom<std::uint64_t, 1>},
};

constexpr asn1::Member kFecModeMembers[] = {
    MTAVIP_ASN1_MEMBER(FecMode, protected_element, "protectedElement", ModeElementType::kType),
    MTAVIP_ASN1_MEMBER(FecMode, fec_scheme, "fecScheme", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(FecMode, rfc2733_format, "rfc2733Format", FecMode::Rfc2733Format::kType),
};

constexpr asn1::Member kDepFecModeRfc2733ModeModeSeparateStreamDifferentPortMembers[] = {
    MTAVIP_ASN1_MEMBER(DepFecMode::Rfc2733Mode::Mode::SeparateStream::DifferentPort, protected_session_id,
                       "protectedSessionID", (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(DepFecMode::Rfc2733Mode::Mode::SeparateStream::DifferentPort, protected_payload_type,
                       "protectedPayloadType", (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Member kDepFecModeRfc2733ModeModeSeparateStreamSamePortMembers[] = {
    MTAVIP_ASN1_MEMBER(DepFecMode::Rfc2733Mode::Mode::SeparateStream::SamePort, protected_type, "protectedType",
                       ModeElementType::kType),
};

constexpr asn1::Alternative kDepFecModeRfc2733ModeModeSeparateStreamAlternatives[] = {
    {"differentPort", &DepFecMode::Rfc2733Mode::Mode::SeparateStream::DifferentPort::kType},
    {"samePort", &DepFecMode::Rfc2733Mode::Mode::SeparateStream::SamePort::kType},
};

constexpr asn1::Alternative kDepFecModeRfc2733ModeModeAlternatives[] = {
    {"redundancyEncoding", &asn1::kNull},
    {"separateStream", &DepFecMode::Rfc2733Mode::Mode::SeparateStream::kType},
};

constexpr asn1::Member kDepFecModeRfc2733ModeMembers[] = {
    MTAVIP_ASN1_MEMBER(DepFecMode::Rfc2733Mode, mode, "mode", DepFecMode::Rfc2733Mode::Mode::kType),
};

constexpr asn1::Alternative kDepFecModeAlternatives[] = {
    {"rfc2733Mode", &DepFecMode::Rfc2733Mode::kType},
};

constexpr asn1::Member kMultiplePayloadStreamElementModeMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplePayloadStreamElementMode, type, "type", ModeElementType::kType),
};

constexpr asn1::Alternative kRedundancyEncodingDtModeElementTypeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"videoMode", &VideoMode::kType},
    {"audioMode", &AudioMode::kType},
    {"dataMode", &DataMode::kType},
    {"encryptionMode", &EncryptionMode::kType},
    {"h235Mode", &H235Mode::kType},
    {"fecMode", &FecMode::kType},
};

constexpr asn1::Member kRedundancyEncodingDtModeElementMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncodingDtModeElement, type, "type", RedundancyEncodingDtModeElement::Type::kType),
};

constexpr asn1::Member kRedundancyEncodingDtModeMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncodingDtMode, redundancy_encoding_method, "redundancyEncodingMethod",
                       RedundancyEncodingMethod::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncodingDtMode, primary, "primary", RedundancyEncodingDtModeElement::kType),
    MTAVIP_ASN1_MEMBER(
        RedundancyEncodingDtMode, secondary, "secondary",
        (asn1::kListOf<std::vector<RedundancyEncodingDtModeElement>, &RedundancyEncodingDtModeElement::kType>)),
};

constexpr asn1::Alternative kRequestModeAckResponseAlternatives[] = {
    {"willTransmitMostPreferredMode", &asn1::kNull},
    {"willTransmitLessPreferredMode", &asn1::kNull},
};

constexpr asn1::Member kRequestModeAckMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestModeAck, sequence_number, "sequenceNumber", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(RequestModeAck, response, "response", RequestModeAck::Response::kType),
};

constexpr asn1::Alternative kRequestModeRejectCauseAlternatives[] = {
    {"modeUnavailable", &asn1::kNull},
    {"multipointConstraint", &asn1::kNull},
    {"requestDenied", &asn1::kNull},
};

constexpr asn1::Member kRequestModeRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestModeReject, sequence_number, "sequenceNumber", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(RequestModeReject, cause, "cause", RequestModeReject::Cause::kType),
};

constexpr asn1::Alternative kCommunicationModeTableEntryDataTypeAlternatives[] = {
    {"videoData", &VideoCapability::kType},
    {"audioData", &AudioCapability::kType},
    {"data", &DataApplicationCapability::kType},
};

constexpr asn1::Member kCommunicationModeTableEntryMembers[] = {
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, non_standard, "nonStandard",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, session_id, "sessionID", (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, associated_session_id, "associatedSessionID",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, terminal_label, "terminalLabel", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, session_description, "sessionDescription",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, data_type, "dataType",
                       CommunicationModeTableEntry::DataType::kType),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, media_channel, "mediaChannel", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, media_guaranteed_delivery, "mediaGuaranteedDelivery",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, media_control_channel, "mediaControlChannel",
                       TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, media_control_guaranteed_delivery, "mediaControlGuaranteedDelivery",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, redundancy_encoding, "redundancyEncoding",
                       RedundancyEncoding::kType),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, session_dependency, "sessionDependency",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(CommunicationModeTableEntry, destination, "destination", TerminalLabel::kType),
};

constexpr asn1::Member kCommunicationModeCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(CommunicationModeCommand, communication_mode_table, "communicationModeTable",
                       (asn1::kListOf<std::vector<CommunicationModeTableEntry>, &CommunicationModeTableEntry::kType,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kCommunicationModeResponseAlternatives[] = {
    {"communicationModeTable",
     &asn1::kListOf<std::vector<CommunicationModeTableEntry>, &CommunicationModeTableEntry::kType, asn1::Size{1, 256}>},
};

}  // namespace

constinit const asn1::ChoiceType H235Mode::MediaMode::kType =
    asn1::extensible_choice<H235Mode::MediaMode, kH235ModeMediaModeAlternatives, 4>("");
constinit const asn1::SequenceType H235Mode::kType =
    asn1::extensible_sequence<H235Mode, kH235ModeMembers, 2>("H235Mode");
constinit const asn1::SequenceType MultiplePayloadStreamMode::kType =
    asn1::extensible_sequence<MultiplePayloadStreamMode, kMultiplePayloadStreamModeMembers, 1>(
        "MultiplePayloadStreamMode");
constinit const asn1::ChoiceType ModeElementType::kType =
    asn1::extensible_choice<ModeElementType, kModeElementTypeAlternatives, 5>("ModeElementType");
constinit const asn1::SequenceType H223ModeParameters::AdaptationLayerType::Al3::kType =
    asn1::sequence<kH223ModeParametersAdaptationLayerTypeAl3Members>("");
constinit const asn1::ChoiceType H223ModeParameters::AdaptationLayerType::kType =
    asn1::extensible_choice<H223ModeParameters::AdaptationLayerType, kH223ModeParametersAdaptationLayerTypeAlternatives,
                            6>("");
constinit const asn1::SequenceType H223ModeParameters::kType =
    asn1::extensible_sequence<H223ModeParameters, kH223ModeParametersMembers, 2>("H223ModeParameters");
constinit const asn1::ChoiceType V76ModeParameters::kType =
    asn1::extensible_choice<V76ModeParameters, kV76ModeParametersAlternatives, 2>("V76ModeParameters");
constinit const asn1::ChoiceType RedundancyEncodingMode::SecondaryEncoding::kType =
    asn1::extensible_choice<RedundancyEncodingMode::SecondaryEncoding,
                            kRedundancyEncodingModeSecondaryEncodingAlternatives, 2>("");
constinit const asn1::SequenceType RedundancyEncodingMode::kType =
    asn1::extensible_sequence<RedundancyEncodingMode, kRedundancyEncodingModeMembers, 2>("RedundancyEncodingMode");
constinit const asn1::SequenceType H2250ModeParameters::kType =
    asn1::extensible_sequence<H2250ModeParameters, kH2250ModeParametersMembers, 1>("H2250ModeParameters");
constinit const asn1::SequenceType MultiplexedStreamModeParameters::kType =
    asn1::extensible_sequence<MultiplexedStreamModeParameters, kMultiplexedStreamModeParametersMembers, 1>(
        "MultiplexedStreamModeParameters");
constinit const asn1::SequenceType ModeElement::kType =
    asn1::extensible_sequence<ModeElement, kModeElementMembers, 2>("ModeElement");
constinit const asn1::ListType kModeDescriptionType =
    asn1::kListOf<std::vector<ModeElement>, &ModeElement::kType, asn1::Size{1, 256}>;
constinit const asn1::SequenceType RequestMode::kType =
    asn1::extensible_sequence<RequestMode, kRequestModeMembers, 2>("RequestMode");
constinit const asn1::ChoiceType FecMode::Rfc2733Format::kType =
    asn1::choice<FecMode::Rfc2733Format, kFecModeRfc2733FormatAlternatives>("");
constinit const asn1::SequenceType FecMode::kType = asn1::extensible_sequence<FecMode, kFecModeMembers, 3>("FECMode");
constinit const asn1::SequenceType DepFecMode::Rfc2733Mode::Mode::SeparateStream::DifferentPort::kType =
    asn1::extensible_sequence<DepFecMode::Rfc2733Mode::Mode::SeparateStream::DifferentPort,
                              kDepFecModeRfc2733ModeModeSeparateStreamDifferentPortMembers, 2>("");
constinit const asn1::SequenceType DepFecMode::Rfc2733Mode::Mode::SeparateStream::SamePort::kType =
    asn1::extensible_sequence<DepFecMode::Rfc2733Mode::Mode::SeparateStream::SamePort,
                              kDepFecModeRfc2733ModeModeSeparateStreamSamePortMembers, 1>("");
constinit const asn1::ChoiceType DepFecMode::Rfc2733Mode::Mode::SeparateStream::kType =
    asn1::extensible_choice<DepFecMode::Rfc2733Mode::Mode::SeparateStream,
                            kDepFecModeRfc2733ModeModeSeparateStreamAlternatives, 2>("");
constinit const asn1::ChoiceType DepFecMode::Rfc2733Mode::Mode::kType =
    asn1::extensible_choice<DepFecMode::Rfc2733Mode::Mode, kDepFecModeRfc2733ModeModeAlternatives, 2>("");
constinit const asn1::SequenceType DepFecMode::Rfc2733Mode::kType =
    asn1::extensible_sequence<DepFecMode::Rfc2733Mode, kDepFecModeRfc2733ModeMembers, 1>("");
constinit const asn1::ChoiceType DepFecMode::kType =
    asn1::extensible_choice<DepFecMode, kDepFecModeAlternatives, 1>("DepFECMode");
constinit const asn1::SequenceType MultiplePayloadStreamElementMode::kType =
    asn1::extensible_sequence<MultiplePayloadStreamElementMode, kMultiplePayloadStreamElementModeMembers, 1>(
        "MultiplePayloadStreamElementMode");
constinit const asn1::ChoiceType RedundancyEncodingDtModeElement::Type::kType =
    asn1::extensible_choice<RedundancyEncodingDtModeElement::Type, kRedundancyEncodingDtModeElementTypeAlternatives, 6>(
        "");
constinit const asn1::SequenceType RedundancyEncodingDtModeElement::kType =
    asn1::extensible_sequence<RedundancyEncodingDtModeElement, kRedundancyEncodingDtModeElementMembers, 1>(
        "RedundancyEncodingDTModeElement");
constinit const asn1::SequenceType RedundancyEncodingDtMode::kType =
    asn1::extensible_sequence<RedundancyEncodingDtMode, kRedundancyEncodingDtModeMembers, 3>(
        "RedundancyEncodingDTMode");
constinit const asn1::ChoiceType RequestModeAck::Response::kType =
    asn1::extensible_choice<RequestModeAck::Response, kRequestModeAckResponseAlternatives, 2>("");
constinit const asn1::SequenceType RequestModeAck::kType =
    asn1::extensible_sequence<RequestModeAck, kRequestModeAckMembers, 2>("RequestModeAck");
constinit const asn1::ChoiceType RequestModeReject::Cause::kType =
    asn1::extensible_choice<RequestModeReject::Cause, kRequestModeRejectCauseAlternatives, 3>("");
constinit const asn1::SequenceType RequestModeReject::kType =
    asn1::extensible_sequence<RequestModeReject, kRequestModeRejectMembers, 2>("RequestModeReject");
constinit const asn1::SequenceType RequestModeRelease::kType =
    asn1::extensible_sequence<RequestModeRelease, asn1::kNoMembers, 0>("RequestModeRelease");
constinit const asn1::ChoiceType CommunicationModeTableEntry::DataType::kType =
    asn1::extensible_choice<CommunicationModeTableEntry::DataType, kCommunicationModeTableEntryDataTypeAlternatives, 3>(
        "");
constinit const asn1::SequenceType CommunicationModeTableEntry::kType =
    asn1::extensible_sequence<CommunicationModeTableEntry, kCommunicationModeTableEntryMembers, 10>(
        "CommunicationModeTableEntry");
constinit const asn1::SequenceType CommunicationModeCommand::kType =
    asn1::extensible_sequence<CommunicationModeCommand, kCommunicationModeCommandMembers, 1>(
        "CommunicationModeCommand");
constinit const asn1::SequenceType CommunicationModeRequest::kType =
    asn1::extensible_sequence<CommunicationModeRequest, asn1::kNoMembers, 0>("CommunicationModeRequest");
constinit const asn1::ChoiceType CommunicationModeResponse::kType =
    asn1::extensible_choice<CommunicationModeResponse, kCommunicationModeResponseAlternatives, 1>(
        "CommunicationModeResponse");

}  // namespace mtavip::h323::h245
