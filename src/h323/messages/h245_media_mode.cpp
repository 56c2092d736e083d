#include "h323/messages/h245_media_mode.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kH261VideoModeResolutionAlternatives[] = {
    {"qcif", &asn1::kNull},
    {"cif", &asn1::kNull},
};

constexpr asn1::Member kH261VideoModeMembers[] = {
    MTAVIP_ASN1_MEMBER(H261VideoMode, resolution, "resolution", H261VideoMode::Resolution::kType),
    MTAVIP_ASN1_MEMBER(H261VideoMode, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 19200>)),
    MTAVIP_ASN1_MEMBER(H261VideoMode, still_image_transmission, "stillImageTransmission", asn1::kBoolean),
};

constexpr asn1::Alternative kH262VideoModeProfileAndLevelAlternatives[] = {
    {"profileAndLevel-SPatML", &asn1::kNull},  {"profileAndLevel-MPatLL", &asn1::kNull},
    {"profileAndLevel-MPatML", &asn1::kNull},  {"profileAndLevel-MPatH-14", &asn1::kNull},
    {"profileAndLevel-MPatHL", &asn1::kNull},  {"profileAndLevel-SNRatLL", &asn1::kNull},
    {"profileAndLevel-SNRatML", &asn1::kNull}, {"profileAndLevel-SpatialatH-14", &asn1::kNull},
    {"profileAndLevel-HPatML", &asn1::kNull},  {"profileAndLevel-HPatH-14", &asn1::kNull},
    {"profileAndLevel-HPatHL", &asn1::kNull},
};

constexpr asn1::Member kH262VideoModeMembers[] = {
    MTAVIP_ASN1_MEMBER(H262VideoMode, profile_and_level, "profileAndLevel", H262VideoMode::ProfileAndLevel::kType),
    MTAVIP_ASN1_MEMBER(H262VideoMode, video_bit_rate, "videoBitRate", (asn1::kInteger<std::uint32_t, 0, 1073741823>)),
    MTAVIP_ASN1_MEMBER(H262VideoMode, vbv_buffer_size, "vbvBufferSize", (asn1::kInteger<std::uint32_t, 0, 262143>)),
    MTAVIP_ASN1_MEMBER(H262VideoMode, samples_per_line, "samplesPerLine", (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(H262VideoMode, lines_per_frame, "linesPerFrame", (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(H262VideoMode, frames_per_second, "framesPerSecond", (asn1::kInteger<std::uint8_t, 0, 15>)),
    MTAVIP_ASN1_MEMBER(H262VideoMode, luminance_sample_rate, "luminanceSampleRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Alternative kH263VideoModeResolutionAlternatives[] = {
    {"sqcif", &asn1::kNull}, {"qcif", &asn1::kNull},  {"cif", &asn1::kNull},
    {"cif4", &asn1::kNull},  {"cif16", &asn1::kNull}, {"custom", &asn1::kNull},
};

constexpr asn1::Member kH263VideoModeMembers[] = {
    MTAVIP_ASN1_MEMBER(H263VideoMode, resolution, "resolution", H263VideoMode::Resolution::kType),
    MTAVIP_ASN1_MEMBER(H263VideoMode, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 19200>)),
    MTAVIP_ASN1_MEMBER(H263VideoMode, unrestricted_vector, "unrestrictedVector", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoMode, arithmetic_coding, "arithmeticCoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoMode, advanced_prediction, "advancedPrediction", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoMode, pb_frames, "pbFrames", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoMode, error_compensation, "errorCompensation", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoMode, enhancement_layer_info, "enhancementLayerInfo", EnhancementLayerInfo::kType),
    MTAVIP_ASN1_MEMBER(H263VideoMode, h263_options, "h263Options", H263Options::kType),
};

constexpr asn1::Member kIs11172VideoModeMembers[] = {
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, constrained_bitstream, "constrainedBitstream", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, video_bit_rate, "videoBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 1073741823>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, vbv_buffer_size, "vbvBufferSize", (asn1::kInteger<std::uint32_t, 0, 262143>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, samples_per_line, "samplesPerLine", (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, lines_per_frame, "linesPerFrame", (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, picture_rate, "pictureRate", (asn1::kInteger<std::uint8_t, 0, 15>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoMode, luminance_sample_rate, "luminanceSampleRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Alternative kVideoModeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},  {"h261VideoMode", &H261VideoMode::kType},
    {"h262VideoMode", &H262VideoMode::kType},       {"h263VideoMode", &H263VideoMode::kType},
    {"is11172VideoMode", &Is11172VideoMode::kType}, {"genericVideoMode", &GenericCapability::kType},
};

constexpr asn1::Alternative kIs11172AudioModeAudioLayerAlternatives[] = {
    {"audioLayer1", &asn1::kNull},
    {"audioLayer2", &asn1::kNull},
    {"audioLayer3", &asn1::kNull},
};

constexpr asn1::Alternative kIs11172AudioModeAudioSamplingAlternatives[] = {
    {"audioSampling32k", &asn1::kNull},
    {"audioSampling44k1", &asn1::kNull},
    {"audioSampling48k", &asn1::kNull},
};

constexpr asn1::Alternative kIs11172AudioModeMultichannelTypeAlternatives[] = {
    {"singleChannel", &asn1::kNull},
    {"twoChannelStereo", &asn1::kNull},
    {"twoChannelDual", &asn1::kNull},
};

constexpr asn1::Member kIs11172AudioModeMembers[] = {
    MTAVIP_ASN1_MEMBER(Is11172AudioMode, audio_layer, "audioLayer", Is11172AudioMode::AudioLayer::kType),
    MTAVIP_ASN1_MEMBER(Is11172AudioMode, audio_sampling, "audioSampling", Is11172AudioMode::AudioSampling::kType),
    MTAVIP_ASN1_MEMBER(Is11172AudioMode, multichannel_type, "multichannelType",
                       Is11172AudioMode::MultichannelType::kType),
    MTAVIP_ASN1_MEMBER(Is11172AudioMode, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 448>)),
};

constexpr asn1::Alternative kIs13818AudioModeAudioLayerAlternatives[] = {
    {"audioLayer1", &asn1::kNull},
    {"audioLayer2", &asn1::kNull},
    {"audioLayer3", &asn1::kNull},
};

constexpr asn1::Alternative kIs13818AudioModeAudioSamplingAlternatives[] = {
    {"audioSampling16k", &asn1::kNull}, {"audioSampling22k05", &asn1::kNull}, {"audioSampling24k", &asn1::kNull},
    {"audioSampling32k", &asn1::kNull}, {"audioSampling44k1", &asn1::kNull},  {"audioSampling48k", &asn1::kNull},
};

constexpr asn1::Alternative kIs13818AudioModeMultichannelTypeAlternatives[] = {
    {"singleChannel", &asn1::kNull},    {"twoChannelStereo", &asn1::kNull}, {"twoChannelDual", &asn1::kNull},
    {"threeChannels2-1", &asn1::kNull}, {"threeChannels3-0", &asn1::kNull}, {"fourChannels2-0-2-0", &asn1::kNull},
    {"fourChannels2-2", &asn1::kNull},  {"fourChannels3-1", &asn1::kNull},  {"fiveChannels3-0-2-0", &asn1::kNull},
    {"fiveChannels3-2", &asn1::kNull},
};

constexpr asn1::Member kIs13818AudioModeMembers[] = {
    MTAVIP_ASN1_MEMBER(Is13818AudioMode, audio_layer, "audioLayer", Is13818AudioMode::AudioLayer::kType),
    MTAVIP_ASN1_MEMBER(Is13818AudioMode, audio_sampling, "audioSampling", Is13818AudioMode::AudioSampling::kType),
    MTAVIP_ASN1_MEMBER(Is13818AudioMode, multichannel_type, "multichannelType",
                       Is13818AudioMode::MultichannelType::kType),
    MTAVIP_ASN1_MEMBER(Is13818AudioMode, low_frequency_enhancement, "lowFrequencyEnhancement", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioMode, multilingual, "multilingual", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioMode, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 1130>)),
};

constexpr asn1::Member kG7231AnnexCModeG723AnnexCAudioModeMembers[] = {
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode::G723AnnexCAudioMode, high_rate_mode0, "highRateMode0",
                       (asn1::kInteger<std::uint8_t, 27, 78>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode::G723AnnexCAudioMode, high_rate_mode1, "highRateMode1",
                       (asn1::kInteger<std::uint8_t, 27, 78>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode::G723AnnexCAudioMode, low_rate_mode0, "lowRateMode0",
                       (asn1::kInteger<std::uint8_t, 23, 66>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode::G723AnnexCAudioMode, low_rate_mode1, "lowRateMode1",
                       (asn1::kInteger<std::uint8_t, 23, 66>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode::G723AnnexCAudioMode, sid_mode0, "sidMode0",
                       (asn1::kInteger<std::uint8_t, 6, 17>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode::G723AnnexCAudioMode, sid_mode1, "sidMode1",
                       (asn1::kInteger<std::uint8_t, 6, 17>)),
};

constexpr asn1::Member kG7231AnnexCModeMembers[] = {
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode, max_al_sdu_audio_frames, "maxAl-sduAudioFrames",
                       (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode, silence_suppression, "silenceSuppression", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G7231AnnexCMode, g723_annex_c_audio_mode, "g723AnnexCAudioMode",
                       G7231AnnexCMode::G723AnnexCAudioMode::kType),
};

constexpr asn1::Alternative kAudioModeG7231Alternatives[] = {
    {"noSilenceSuppressionLowRate", &asn1::kNull},
    {"noSilenceSuppressionHighRate", &asn1::kNull},
    {"silenceSuppressionLowRate", &asn1::kNull},
    {"silenceSuppressionHighRate", &asn1::kNull},
};

constexpr asn1::Alternative kAudioModeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"g711Alaw64k", &asn1::kNull},
    {"g711Alaw56k", &asn1::kNull},
    {"g711Ulaw64k", &asn1::kNull},
    {"g711Ulaw56k", &asn1::kNull},
    {"g722-64k", &asn1::kNull},
    {"g722-56k", &asn1::kNull},
    {"g722-48k", &asn1::kNull},
    {"g728", &asn1::kNull},
    {"g729", &asn1::kNull},
    {"g729AnnexA", &asn1::kNull},
    {"g7231", &AudioMode::G7231::kType},
    {"is11172AudioMode", &Is11172AudioMode::kType},
    {"is13818AudioMode", &Is13818AudioMode::kType},
    {"g729wAnnexB", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g729AnnexAwAnnexB", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g7231AnnexCMode", &G7231AnnexCMode::kType},
    {"gsmFullRate", &GsmAudioCapability::kType},
    {"gsmHalfRate", &GsmAudioCapability::kType},
    {"gsmEnhancedFullRate", &GsmAudioCapability::kType},
    {"genericAudioMode", &GenericCapability::kType},
    {"g729Extensions", &G729Extensions::kType},
    {"vbd", &VbdMode::kType},
};

constexpr asn1::Member kVbdModeMembers[] = {
    MTAVIP_ASN1_MEMBER(VbdMode, type, "type", AudioMode::kType),
};

constexpr asn1::Member kDataModeApplicationNlpidMembers[] = {
    MTAVIP_ASN1_MEMBER(DataMode::Application::Nlpid, nlpid_protocol, "nlpidProtocol", DataProtocolCapability::kType),
    MTAVIP_ASN1_MEMBER(DataMode::Application::Nlpid, nlpid_data, "nlpidData", asn1::kOctetString<>),
};

constexpr asn1::Member kDataModeApplicationT38faxMembers[] = {
    MTAVIP_ASN1_MEMBER(DataMode::Application::T38fax, t38_fax_protocol, "t38FaxProtocol",
                       DataProtocolCapability::kType),
    MTAVIP_ASN1_MEMBER(DataMode::Application::T38fax, t38_fax_profile, "t38FaxProfile", T38FaxProfile::kType),
};

constexpr asn1::Alternative kDataModeApplicationAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"t120", &DataProtocolCapability::kType},
    {"dsm-cc", &DataProtocolCapability::kType},
    {"userData", &DataProtocolCapability::kType},
    {"t84", &DataProtocolCapability::kType},
    {"t434", &DataProtocolCapability::kType},
    {"h224", &DataProtocolCapability::kType},
    {"nlpid", &DataMode::Application::Nlpid::kType},
    {"dsvdControl", &asn1::kNull},
    {"h222DataPartitioning", &DataProtocolCapability::kType},
    {"t30fax", &DataProtocolCapability::kType},
    {"t140", &DataProtocolCapability::kType},
    {"t38fax", &DataMode::Application::T38fax::kType},
    {"genericDataMode", &GenericCapability::kType},
    {"dataChannel", &DataChannel::kType},
};

constexpr asn1::Member kDataModeMembers[] = {
    MTAVIP_ASN1_MEMBER(DataMode, application, "application", DataMode::Application::kType),
    MTAVIP_ASN1_MEMBER(DataMode, bit_rate, "bitRate", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

}  // namespace

constinit const asn1::ChoiceType H261VideoMode::Resolution::kType =
    asn1::choice<H261VideoMode::Resolution, kH261VideoModeResolutionAlternatives>("");
constinit const asn1::SequenceType H261VideoMode::kType =
    asn1::extensible_sequence<H261VideoMode, kH261VideoModeMembers, 3>("H261VideoMode");
constinit const asn1::ChoiceType H262VideoMode::ProfileAndLevel::kType =
    asn1::extensible_choice<H262VideoMode::ProfileAndLevel, kH262VideoModeProfileAndLevelAlternatives, 11>("");
constinit const asn1::SequenceType H262VideoMode::kType =
    asn1::extensible_sequence<H262VideoMode, kH262VideoModeMembers, 7>("H262VideoMode");
constinit const asn1::ChoiceType H263VideoMode::Resolution::kType =
    asn1::extensible_choice<H263VideoMode::Resolution, kH263VideoModeResolutionAlternatives, 5>("");
constinit const asn1::SequenceType H263VideoMode::kType =
    asn1::extensible_sequence<H263VideoMode, kH263VideoModeMembers, 6>("H263VideoMode");
constinit const asn1::SequenceType Is11172VideoMode::kType =
    asn1::extensible_sequence<Is11172VideoMode, kIs11172VideoModeMembers, 7>("IS11172VideoMode");
constinit const asn1::ChoiceType VideoMode::kType =
    asn1::extensible_choice<VideoMode, kVideoModeAlternatives, 5>("VideoMode");
constinit const asn1::ChoiceType Is11172AudioMode::AudioLayer::kType =
    asn1::choice<Is11172AudioMode::AudioLayer, kIs11172AudioModeAudioLayerAlternatives>("");
constinit const asn1::ChoiceType Is11172AudioMode::AudioSampling::kType =
    asn1::choice<Is11172AudioMode::AudioSampling, kIs11172AudioModeAudioSamplingAlternatives>("");
constinit const asn1::ChoiceType Is11172AudioMode::MultichannelType::kType =
    asn1::choice<Is11172AudioMode::MultichannelType, kIs11172AudioModeMultichannelTypeAlternatives>("");
constinit const asn1::SequenceType Is11172AudioMode::kType =
    asn1::extensible_sequence<Is11172AudioMode, kIs11172AudioModeMembers, 4>("IS11172AudioMode");
constinit const asn1::ChoiceType Is13818AudioMode::AudioLayer::kType =
    asn1::choice<Is13818AudioMode::AudioLayer, kIs13818AudioModeAudioLayerAlternatives>("");
constinit const asn1::ChoiceType Is13818AudioMode::AudioSampling::kType =
    asn1::choice<Is13818AudioMode::AudioSampling, kIs13818AudioModeAudioSamplingAlternatives>("");
constinit const asn1::ChoiceType Is13818AudioMode::MultichannelType::kType =
    asn1::choice<Is13818AudioMode::MultichannelType, kIs13818AudioModeMultichannelTypeAlternatives>("");
constinit const asn1::SequenceType Is13818AudioMode::kType =
    asn1::extensible_sequence<Is13818AudioMode, kIs13818AudioModeMembers, 6>("IS13818AudioMode");
constinit const asn1::SequenceType G7231AnnexCMode::G723AnnexCAudioMode::kType =
    asn1::extensible_sequence<G7231AnnexCMode::G723AnnexCAudioMode, kG7231AnnexCModeG723AnnexCAudioModeMembers, 6>("");
constinit const asn1::SequenceType G7231AnnexCMode::kType =
    asn1::extensible_sequence<G7231AnnexCMode, kG7231AnnexCModeMembers, 3>("G7231AnnexCMode");
constinit const asn1::ChoiceType AudioMode::G7231::kType =
    asn1::choice<AudioMode::G7231, kAudioModeG7231Alternatives>("");
constinit const asn1::ChoiceType AudioMode::kType =
    asn1::extensible_choice<AudioMode, kAudioModeAlternatives, 14>("AudioMode");
constinit const asn1::SequenceType VbdMode::kType = asn1::extensible_sequence<VbdMode, kVbdModeMembers, 1>("VBDMode");
constinit const asn1::SequenceType DataMode::Application::Nlpid::kType =
    asn1::sequence<kDataModeApplicationNlpidMembers>("");
constinit const asn1::SequenceType DataMode::Application::T38fax::kType =
    asn1::sequence<kDataModeApplicationT38faxMembers>("");
constinit const asn1::ChoiceType DataMode::Application::kType =
    asn1::extensible_choice<DataMode::Application, kDataModeApplicationAlternatives, 10>("");
constinit const asn1::SequenceType DataMode::kType =
    asn1::extensible_sequence<DataMode, kDataModeMembers, 2>("DataMode");

}  // namespace mtavip::h323::h245
