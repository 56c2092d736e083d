#include "h323/messages/h245_multiplex_channel_parameters.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kV75ParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(V75Parameters, audio_header_present, "audioHeaderPresent", asn1::kBoolean),
};

constexpr asn1::Member kH222LogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H222LogicalChannelParameters, resource_id, "resourceID",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H222LogicalChannelParameters, sub_channel_id, "subChannelID",
                       (asn1::kInteger<std::uint16_t, 0, 8191>)),
    MTAVIP_ASN1_MEMBER(H222LogicalChannelParameters, pcr_pid, "pcr-pid", (asn1::kInteger<std::uint16_t, 0, 8191>)),
    MTAVIP_ASN1_MEMBER(H222LogicalChannelParameters, program_descriptors, "programDescriptors", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(H222LogicalChannelParameters, stream_descriptors, "streamDescriptors", asn1::kOctetString<>),
};

constexpr asn1::Alternative kH223AnnexCArqParametersNumberOfRetransmissionsAlternatives[] = {
    {"finite", &asn1::kInteger<std::uint8_t, 0, 16>},
    {"infinite", &asn1::kNull},
};

constexpr asn1::Member kH223AnnexCArqParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H223AnnexCArqParameters, number_of_retransmissions, "numberOfRetransmissions",
                       H223AnnexCArqParameters::NumberOfRetransmissions::kType),
    MTAVIP_ASN1_MEMBER(H223AnnexCArqParameters, send_buffer_size, "sendBufferSize",
                       (asn1::kInteger<std::uint32_t, 0, 16777215>)),
};

constexpr asn1::Alternative kH223Al1MParametersTransferModeAlternatives[] = {
    {"framed", &asn1::kNull},
    {"unframed", &asn1::kNull},
};

constexpr asn1::Alternative kH223Al1MParametersHeaderFecAlternatives[] = {
    {"sebch16-7", &asn1::kNull},
    {"golay24-12", &asn1::kNull},
};

constexpr asn1::Alternative kH223Al1MParametersCrcLengthAlternatives[] = {
    {"crc4bit", &asn1::kNull}, {"crc12bit", &asn1::kNull}, {"crc20bit", &asn1::kNull}, {"crc28bit", &asn1::kNull},
    {"crc8bit", &asn1::kNull}, {"crc16bit", &asn1::kNull}, {"crc32bit", &asn1::kNull}, {"crcNotUsed", &asn1::kNull},
};

constexpr asn1::Alternative kH223Al1MParametersArqTypeAlternatives[] = {
    {"noArq", &asn1::kNull},
    {"typeIArq", &H223AnnexCArqParameters::kType},
    {"typeIIArq", &H223AnnexCArqParameters::kType},
};

constexpr asn1::Member kH223Al1MParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, transfer_mode, "transferMode", H223Al1MParameters::TransferMode::kType),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, header_fec, "headerFEC", H223Al1MParameters::HeaderFec::kType),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, crc_length, "crcLength", H223Al1MParameters::CrcLength::kType),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, rcpc_code_rate, "rcpcCodeRate", (asn1::kInteger<std::uint8_t, 8, 32>)),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, arq_type, "arqType", H223Al1MParameters::ArqType::kType),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, alpdu_interleaving, "alpduInterleaving", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, alsdu_splitting, "alsduSplitting", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Al1MParameters, rs_code_correction, "rsCodeCorrection",
                       (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Alternative kH223Al2MParametersHeaderFecAlternatives[] = {
    {"sebch16-5", &asn1::kNull},
    {"golay24-12", &asn1::kNull},
};

constexpr asn1::Member kH223Al2MParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Al2MParameters, header_fec, "headerFEC", H223Al2MParameters::HeaderFec::kType),
    MTAVIP_ASN1_MEMBER(H223Al2MParameters, alpdu_interleaving, "alpduInterleaving", asn1::kBoolean),
};

constexpr asn1::Alternative kH223Al3MParametersHeaderFormatAlternatives[] = {
    {"sebch16-7", &asn1::kNull},
    {"golay24-12", &asn1::kNull},
};

constexpr asn1::Alternative kH223Al3MParametersCrcLengthAlternatives[] = {
    {"crc4bit", &asn1::kNull}, {"crc12bit", &asn1::kNull}, {"crc20bit", &asn1::kNull}, {"crc28bit", &asn1::kNull},
    {"crc8bit", &asn1::kNull}, {"crc16bit", &asn1::kNull}, {"crc32bit", &asn1::kNull}, {"crcNotUsed", &asn1::kNull},
};

constexpr asn1::Alternative kH223Al3MParametersArqTypeAlternatives[] = {
    {"noArq", &asn1::kNull},
    {"typeIArq", &H223AnnexCArqParameters::kType},
    {"typeIIArq", &H223AnnexCArqParameters::kType},
};

constexpr asn1::Member kH223Al3MParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Al3MParameters, header_format, "headerFormat", H223Al3MParameters::HeaderFormat::kType),
    MTAVIP_ASN1_MEMBER(H223Al3MParameters, crc_length, "crcLength", H223Al3MParameters::CrcLength::kType),
    MTAVIP_ASN1_MEMBER(H223Al3MParameters, rcpc_code_rate, "rcpcCodeRate", (asn1::kInteger<std::uint8_t, 8, 32>)),
    MTAVIP_ASN1_MEMBER(H223Al3MParameters, arq_type, "arqType", H223Al3MParameters::ArqType::kType),
    MTAVIP_ASN1_MEMBER(H223Al3MParameters, alpdu_interleaving, "alpduInterleaving", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Al3MParameters, rs_code_correction, "rsCodeCorrection",
                       (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Member kH223LogicalChannelParametersAdaptationLayerTypeAl3Members[] = {
    MTAVIP_ASN1_MEMBER(H223LogicalChannelParameters::AdaptationLayerType::Al3, control_field_octets,
                       "controlFieldOctets", (asn1::kInteger<std::uint8_t, 0, 2>)),
    MTAVIP_ASN1_MEMBER(H223LogicalChannelParameters::AdaptationLayerType::Al3, send_buffer_size, "sendBufferSize",
                       (asn1::kInteger<std::uint32_t, 0, 16777215>)),
};

constexpr asn1::Alternative kH223LogicalChannelParametersAdaptationLayerTypeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"al1Framed", &asn1::kNull},
    {"al1NotFramed", &asn1::kNull},
    {"al2WithoutSequenceNumbers", &asn1::kNull},
    {"al2WithSequenceNumbers", &asn1::kNull},
    {"al3", &H223LogicalChannelParameters::AdaptationLayerType::Al3::kType},
    {"al1M", &H223Al1MParameters::kType},
    {"al2M", &H223Al2MParameters::kType},
    {"al3M", &H223Al3MParameters::kType},
};

constexpr asn1::Member kH223LogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H223LogicalChannelParameters, adaptation_layer_type, "adaptationLayerType",
                       H223LogicalChannelParameters::AdaptationLayerType::kType),
    MTAVIP_ASN1_MEMBER(H223LogicalChannelParameters, segmentable_flag, "segmentableFlag", asn1::kBoolean),
};

constexpr asn1::Alternative kCrcLengthAlternatives[] = {
    {"crc8bit", &asn1::kNull},
    {"crc16bit", &asn1::kNull},
    {"crc32bit", &asn1::kNull},
};

constexpr asn1::Member kV76HdlcParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(V76HdlcParameters, crc_length, "crcLength", CrcLength::kType),
    MTAVIP_ASN1_MEMBER(V76HdlcParameters, n401, "n401", (asn1::kInteger<std::uint16_t, 1, 4095>)),
    MTAVIP_ASN1_MEMBER(V76HdlcParameters, loopback_test_procedure, "loopbackTestProcedure", asn1::kBoolean),
};

constexpr asn1::Alternative kV76LogicalChannelParametersSuspendResumeAlternatives[] = {
    {"noSuspendResume", &asn1::kNull},
    {"suspendResumewAddress", &asn1::kNull},
    {"suspendResumewoAddress", &asn1::kNull},
};

constexpr asn1::Alternative kV76LogicalChannelParametersModeERmRecoveryAlternatives[] = {
    {"rej", &asn1::kNull},
    {"sREJ", &asn1::kNull},
    {"mSREJ", &asn1::kNull},
};

constexpr asn1::Member kV76LogicalChannelParametersModeERmMembers[] = {
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters::Mode::ERm, window_size, "windowSize",
                       (asn1::kInteger<std::uint8_t, 1, 127>)),
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters::Mode::ERm, recovery, "recovery",
                       V76LogicalChannelParameters::Mode::ERm::Recovery::kType),
};

constexpr asn1::Alternative kV76LogicalChannelParametersModeAlternatives[] = {
    {"eRM", &V76LogicalChannelParameters::Mode::ERm::kType},
    {"uNERM", &asn1::kNull},
};

constexpr asn1::Member kV76LogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters, hdlc_parameters, "hdlcParameters", V76HdlcParameters::kType),
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters, suspend_resume, "suspendResume",
                       V76LogicalChannelParameters::SuspendResume::kType),
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters, u_ih, "uIH", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters, mode, "mode", V76LogicalChannelParameters::Mode::kType),
    MTAVIP_ASN1_MEMBER(V76LogicalChannelParameters, v75_parameters, "v75Parameters", V75Parameters::kType),
};

}  // namespace

constinit const asn1::SequenceType V75Parameters::kType =
    asn1::extensible_sequence<V75Parameters, kV75ParametersMembers, 1>("V75Parameters");
constinit const asn1::SequenceType H222LogicalChannelParameters::kType =
    asn1::extensible_sequence<H222LogicalChannelParameters, kH222LogicalChannelParametersMembers, 5>(
        "H222LogicalChannelParameters");
constinit const asn1::ChoiceType H223AnnexCArqParameters::NumberOfRetransmissions::kType =
    asn1::extensible_choice<H223AnnexCArqParameters::NumberOfRetransmissions,
                            kH223AnnexCArqParametersNumberOfRetransmissionsAlternatives, 2>("");
constinit const asn1::SequenceType H223AnnexCArqParameters::kType =
    asn1::extensible_sequence<H223AnnexCArqParameters, kH223AnnexCArqParametersMembers, 2>("H223AnnexCArqParameters");
constinit const asn1::ChoiceType H223Al1MParameters::TransferMode::kType =
    asn1::extensible_choice<H223Al1MParameters::TransferMode, kH223Al1MParametersTransferModeAlternatives, 2>("");
constinit const asn1::ChoiceType H223Al1MParameters::HeaderFec::kType =
    asn1::extensible_choice<H223Al1MParameters::HeaderFec, kH223Al1MParametersHeaderFecAlternatives, 2>("");
constinit const asn1::ChoiceType H223Al1MParameters::CrcLength::kType =
    asn1::extensible_choice<H223Al1MParameters::CrcLength, kH223Al1MParametersCrcLengthAlternatives, 4>("");
constinit const asn1::ChoiceType H223Al1MParameters::ArqType::kType =
    asn1::extensible_choice<H223Al1MParameters::ArqType, kH223Al1MParametersArqTypeAlternatives, 3>("");
constinit const asn1::SequenceType H223Al1MParameters::kType =
    asn1::extensible_sequence<H223Al1MParameters, kH223Al1MParametersMembers, 7>("H223AL1MParameters");
constinit const asn1::ChoiceType H223Al2MParameters::HeaderFec::kType =
    asn1::extensible_choice<H223Al2MParameters::HeaderFec, kH223Al2MParametersHeaderFecAlternatives, 2>("");
constinit const asn1::SequenceType H223Al2MParameters::kType =
    asn1::extensible_sequence<H223Al2MParameters, kH223Al2MParametersMembers, 2>("H223AL2MParameters");
constinit const asn1::ChoiceType H223Al3MParameters::HeaderFormat::kType =
    asn1::extensible_choice<H223Al3MParameters::HeaderFormat, kH223Al3MParametersHeaderFormatAlternatives, 2>("");
constinit const asn1::ChoiceType H223Al3MParameters::CrcLength::kType =
    asn1::extensible_choice<H223Al3MParameters::CrcLength, kH223Al3MParametersCrcLengthAlternatives, 4>("");
constinit const asn1::ChoiceType H223Al3MParameters::ArqType::kType =
    asn1::extensible_choice<H223Al3MParameters::ArqType, kH223Al3MParametersArqTypeAlternatives, 3>("");
constinit const asn1::SequenceType H223Al3MParameters::kType =
    asn1::extensible_sequence<H223Al3MParameters, kH223Al3MParametersMembers, 5>("H223AL3MParameters");
constinit const asn1::SequenceType H223LogicalChannelParameters::AdaptationLayerType::Al3::kType =
    asn1::sequence<kH223LogicalChannelParametersAdaptationLayerTypeAl3Members>("");
constinit const asn1::ChoiceType H223LogicalChannelParameters::AdaptationLayerType::kType =
    asn1::extensible_choice<H223LogicalChannelParameters::AdaptationLayerType,
                            kH223LogicalChannelParametersAdaptationLayerTypeAlternatives, 6>("");
constinit const asn1::SequenceType H223LogicalChannelParameters::kType =
    asn1::extensible_sequence<H223LogicalChannelParameters, kH223LogicalChannelParametersMembers, 2>(
        "H223LogicalChannelParameters");
constinit const asn1::ChoiceType CrcLength::kType =
    asn1::extensible_choice<CrcLength, kCrcLengthAlternatives, 3>("CRCLength");
constinit const asn1::SequenceType V76HdlcParameters::kType =
    asn1::extensible_sequence<V76HdlcParameters, kV76HdlcParametersMembers, 3>("V76HDLCParameters");
constinit const asn1::ChoiceType V76LogicalChannelParameters::SuspendResume::kType =
    asn1::extensible_choice<V76LogicalChannelParameters::SuspendResume,
                            kV76LogicalChannelParametersSuspendResumeAlternatives, 3>("");
constinit const asn1::ChoiceType V76LogicalChannelParameters::Mode::ERm::Recovery::kType =
    asn1::extensible_choice<V76LogicalChannelParameters::Mode::ERm::Recovery,
                            kV76LogicalChannelParametersModeERmRecoveryAlternatives, 3>("");
constinit const asn1::SequenceType V76LogicalChannelParameters::Mode::ERm::kType =
    asn1::extensible_sequence<V76LogicalChannelParameters::Mode::ERm, kV76LogicalChannelParametersModeERmMembers, 2>(
        "");
constinit const asn1::ChoiceType V76LogicalChannelParameters::Mode::kType =
    asn1::extensible_choice<V76LogicalChannelParameters::Mode, kV76LogicalChannelParametersModeAlternatives, 2>("");
constinit const asn1::SequenceType V76LogicalChannelParameters::kType =
    asn1::extensible_sequence<V76LogicalChannelParameters, kV76LogicalChannelParametersMembers, 5>(
        "V76LogicalChannelParameters");

}  // namespace mtavip::h323::h245
