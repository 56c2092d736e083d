#include "h323/messages/h245_audio_capability.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kIs11172AudioCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, audio_layer1, "audioLayer1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, audio_layer2, "audioLayer2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, audio_layer3, "audioLayer3", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, audio_sampling32k, "audioSampling32k", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, audio_sampling44k1, "audioSampling44k1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, audio_sampling48k, "audioSampling48k", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, single_channel, "singleChannel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, two_channels, "twoChannels", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172AudioCapability, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 448>)),
};

constexpr asn1::Member kIs13818AudioCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_layer1, "audioLayer1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_layer2, "audioLayer2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_layer3, "audioLayer3", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_sampling16k, "audioSampling16k", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_sampling22k05, "audioSampling22k05", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_sampling24k, "audioSampling24k", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_sampling32k, "audioSampling32k", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_sampling44k1, "audioSampling44k1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, audio_sampling48k, "audioSampling48k", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, single_channel, "singleChannel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, two_channels, "twoChannels", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, three_channels2_1, "threeChannels2-1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, three_channels3_0, "threeChannels3-0", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, four_channels2_0_2_0, "fourChannels2-0-2-0", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, four_channels2_2, "fourChannels2-2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, four_channels3_1, "fourChannels3-1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, five_channels3_0_2_0, "fiveChannels3-0-2-0", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, five_channels3_2, "fiveChannels3-2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, low_frequency_enhancement, "lowFrequencyEnhancement", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, multilingual, "multilingual", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is13818AudioCapability, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 1130>)),
};

constexpr asn1::Member kG7231AnnexCCapabilityG723AnnexCAudioModeMembers[] = {
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability::G723AnnexCAudioMode, high_rate_mode0, "highRateMode0",
                       (asn1::kInteger<std::uint8_t, 27, 78>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability::G723AnnexCAudioMode, high_rate_mode1, "highRateMode1",
                       (asn1::kInteger<std::uint8_t, 27, 78>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability::G723AnnexCAudioMode, low_rate_mode0, "lowRateMode0",
                       (asn1::kInteger<std::uint8_t, 23, 66>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability::G723AnnexCAudioMode, low_rate_mode1, "lowRateMode1",
                       (asn1::kInteger<std::uint8_t, 23, 66>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability::G723AnnexCAudioMode, sid_mode0, "sidMode0",
                       (asn1::kInteger<std::uint8_t, 6, 17>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability::G723AnnexCAudioMode, sid_mode1, "sidMode1",
                       (asn1::kInteger<std::uint8_t, 6, 17>)),
};

constexpr asn1::Member kG7231AnnexCCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability, max_al_sdu_audio_frames, "maxAl-sduAudioFrames",
                       (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability, silence_suppression, "silenceSuppression", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G7231AnnexCCapability, g723_annex_c_audio_mode, "g723AnnexCAudioMode",
                       G7231AnnexCCapability::G723AnnexCAudioMode::kType),
};

constexpr asn1::Member kGsmAudioCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(GsmAudioCapability, audio_unit_size, "audioUnitSize", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(GsmAudioCapability, comfort_noise, "comfortNoise", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(GsmAudioCapability, scrambled, "scrambled", asn1::kBoolean),
};

constexpr asn1::Member kG729ExtensionsMembers[] = {
    MTAVIP_ASN1_MEMBER(G729Extensions, audio_unit, "audioUnit", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_a, "annexA", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_b, "annexB", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_d, "annexD", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_e, "annexE", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_f, "annexF", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_g, "annexG", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(G729Extensions, annex_h, "annexH", asn1::kBoolean),
};

constexpr asn1::Member kNoPtAudioTelephonyEventCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(NoPtAudioTelephonyEventCapability, audio_telephone_event, "audioTelephoneEvent",
                       asn1::kGeneralString),
};

constexpr asn1::Member kExtendedAudioCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(ExtendedAudioCapability, audio_capability, "audioCapability",
                       (asn1::kListOf<std::vector<AudioCapability>, &AudioCapability::kType>)),
    MTAVIP_ASN1_MEMBER(ExtendedAudioCapability, audio_capability_extension, "audioCapabilityExtension",
                       (asn1::kListOf<std::vector<GenericCapability>, &GenericCapability::kType>)),
};

constexpr asn1::Member kAudioCapabilityG7231Members[] = {
    MTAVIP_ASN1_MEMBER(AudioCapability::G7231, max_al_sdu_audio_frames, "maxAl-sduAudioFrames",
                       (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(AudioCapability::G7231, silence_suppression, "silenceSuppression", asn1::kBoolean),
};

constexpr asn1::Alternative kAudioCapabilityAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"g711Alaw64k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g711Alaw56k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g711Ulaw64k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g711Ulaw56k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g722-64k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g722-56k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g722-48k", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g7231", &AudioCapability::G7231::kType},
    {"g728", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g729", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g729AnnexA", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"is11172AudioCapability", &Is11172AudioCapability::kType},
    {"is13818AudioCapability", &Is13818AudioCapability::kType},
    {"g729wAnnexB", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g729AnnexAwAnnexB", &asn1::kInteger<std::uint16_t, 1, 256>},
    {"g7231AnnexCCapability", &G7231AnnexCCapability::kType},
    {"gsmFullRate", &GsmAudioCapability::kType},
    {"gsmHalfRate", &GsmAudioCapability::kType},
    {"gsmEnhancedFullRate", &GsmAudioCapability::kType},
    {"genericAudioCapability", &GenericCapability::kType},
    {"g729Extensions", &G729Extensions::kType},
    {"vbd", &VbdCapability::kType},
    {"audioTelephonyEvent", &NoPtAudioTelephonyEventCapability::kType},
    {"audioTone", &NoPtAudioToneCapability::kType},
    {"extendedAudioCapability", &ExtendedAudioCapability::kType},
};

constexpr asn1::Member kVbdCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(VbdCapability, type, "type", AudioCapability::kType),
};

}  // namespace

constinit const asn1::SequenceType Is11172AudioCapability::kType =
    asn1::extensible_sequence<Is11172AudioCapability, kIs11172AudioCapabilityMembers, 9>("IS11172AudioCapability");
constinit const asn1::SequenceType Is13818AudioCapability::kType =
    asn1::extensible_sequence<Is13818AudioCapability, kIs13818AudioCapabilityMembers, 21>("IS13818AudioCapability");
constinit const asn1::SequenceType G7231AnnexCCapability::G723AnnexCAudioMode::kType =
    asn1::extensible_sequence<G7231AnnexCCapability::G723AnnexCAudioMode,
                              kG7231AnnexCCapabilityG723AnnexCAudioModeMembers, 6>("");
constinit const asn1::SequenceType G7231AnnexCCapability::kType =
    asn1::extensible_sequence<G7231AnnexCCapability, kG7231AnnexCCapabilityMembers, 3>("G7231AnnexCCapability");
constinit const asn1::SequenceType GsmAudioCapability::kType =
    asn1::extensible_sequence<GsmAudioCapability, kGsmAudioCapabilityMembers, 3>("GSMAudioCapability");
constinit const asn1::SequenceType G729Extensions::kType =
    asn1::extensible_sequence<G729Extensions, kG729ExtensionsMembers, 8>("G729Extensions");
constinit const asn1::SequenceType NoPtAudioTelephonyEventCapability::kType =
    asn1::extensible_sequence<NoPtAudioTelephonyEventCapability, kNoPtAudioTelephonyEventCapabilityMembers, 1>(
        "NoPTAudioTelephonyEventCapability");
constinit const asn1::SequenceType NoPtAudioToneCapability::kType =
    asn1::extensible_sequence<NoPtAudioToneCapability, asn1::kNoMembers, 0>("NoPTAudioToneCapability");
constinit const asn1::SequenceType ExtendedAudioCapability::kType =
    asn1::extensible_sequence<ExtendedAudioCapability, kExtendedAudioCapabilityMembers, 2>("ExtendedAudioCapability");
constinit const asn1::SequenceType AudioCapability::G7231::kType = asn1::sequence<kAudioCapabilityG7231Members>("");
constinit const asn1::ChoiceType AudioCapability::kType =
    asn1::extensible_choice<AudioCapability, kAudioCapabilityAlternatives, 14>("AudioCapability");
constinit const asn1::SequenceType VbdCapability::kType =
    asn1::extensible_sequence<VbdCapability, kVbdCapabilityMembers, 1>("VBDCapability");

}  // namespace mtavip::h323::h245
