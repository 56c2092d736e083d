#include "h323/messages/h245_capability.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kMediaEncryptionAlgorithmAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"algorithm", &asn1::kObjectIdentifier},
};

constexpr asn1::Member kAuthenticationCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(AuthenticationCapability, non_standard, "nonStandard", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(AuthenticationCapability, anti_spam_algorithm, "antiSpamAlgorithm", asn1::kObjectIdentifier),
};

constexpr asn1::Member kIntegrityCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(IntegrityCapability, non_standard, "nonStandard", NonStandardParameter::kType),
};

constexpr asn1::Member kDtlsSecurityCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(DtlsSecurityCapability, hash_function, "hashFunction",
                       (asn1::kListOf<std::vector<std::string>, &asn1::kIa5String<asn1::Size{1, 65535}>>)),
    MTAVIP_ASN1_MEMBER(DtlsSecurityCapability, setup_information, "setupInformation",
                       (asn1::kIa5String<asn1::Size{1, 65535}>)),
    MTAVIP_ASN1_MEMBER(DtlsSecurityCapability, connection_information, "connectionInformation",
                       (asn1::kIa5String<asn1::Size{1, 65535}>)),
    MTAVIP_ASN1_MEMBER(DtlsSecurityCapability, fingerprint, "fingerprint", (asn1::kIa5String<asn1::Size{1, 65535}>)),
};

constexpr asn1::Member kEncryptionAuthenticationAndIntegrityMembers[] = {
    MTAVIP_ASN1_MEMBER(
        EncryptionAuthenticationAndIntegrity, encryption_capability, "encryptionCapability",
        (asn1::kListOf<std::vector<MediaEncryptionAlgorithm>, &MediaEncryptionAlgorithm::kType, asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(EncryptionAuthenticationAndIntegrity, authentication_capability, "authenticationCapability",
                       AuthenticationCapability::kType),
    MTAVIP_ASN1_MEMBER(EncryptionAuthenticationAndIntegrity, integrity_capability, "integrityCapability",
                       IntegrityCapability::kType),
    MTAVIP_ASN1_MEMBER(EncryptionAuthenticationAndIntegrity, generic_h235_security_capability,
                       "genericH235SecurityCapability", GenericCapability::kType),
    MTAVIP_ASN1_MEMBER(EncryptionAuthenticationAndIntegrity, dtls_security_capability, "dtlsSecurityCapability",
                       DtlsSecurityCapability::kType),
};

constexpr asn1::Alternative kUserInputCapabilityAlternatives[] = {
    {"nonStandard", &asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType, asn1::Size{1, 16}>},
    {"basicString", &asn1::kNull},
    {"iA5String", &asn1::kNull},
    {"generalString", &asn1::kNull},
    {"dtmf", &asn1::kNull},
    {"hookflash", &asn1::kNull},
    {"extendedAlphanumeric", &asn1::kNull},
    {"encryptedBasicString", &asn1::kNull},
    {"encryptedIA5String", &asn1::kNull},
    {"encryptedGeneralString", &asn1::kNull},
    {"secureDTMF", &asn1::kNull},
    {"genericUserInputCapability", &GenericCapability::kType},
};

constexpr asn1::Member kConferenceCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(ConferenceCapability, non_standard_data, "nonStandardData",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(ConferenceCapability, chair_control_capability, "chairControlCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ConferenceCapability, video_indicate_mixing_capability, "videoIndicateMixingCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ConferenceCapability, multipoint_visualization_capability, "multipointVisualizationCapability",
                       asn1::kBoolean),
};

constexpr asn1::Alternative kQ2931AddressAddressAlternatives[] = {
    {"internationalNumber", &asn1::kNumericString<asn1::Size{1, 16}>},
    {"nsapAddress", &asn1::kOctetString<asn1::Size{1, 20}>},
};

constexpr asn1::Member kQ2931AddressMembers[] = {
    MTAVIP_ASN1_MEMBER(Q2931Address, address, "address", Q2931Address::Address::kType),
    MTAVIP_ASN1_MEMBER(Q2931Address, subaddress, "subaddress", (asn1::kOctetString<asn1::Size{1, 20}>)),
};

constexpr asn1::Member kVcCapabilityAal1Members[] = {
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, null_clock_recovery, "nullClockRecovery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, srts_clock_recovery, "srtsClockRecovery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, adaptive_clock_recovery, "adaptiveClockRecovery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, null_error_correction, "nullErrorCorrection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, long_interleaver, "longInterleaver", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, short_interleaver, "shortInterleaver", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, error_correction_only, "errorCorrectionOnly", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, structured_data_transfer, "structuredDataTransfer", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1, partially_filled_cells, "partiallyFilledCells", asn1::kBoolean),
};

constexpr asn1::Member kVcCapabilityAal5Members[] = {
    MTAVIP_ASN1_MEMBER(VcCapability::Aal5, forward_maximum_sdu_size, "forwardMaximumSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal5, backward_maximum_sdu_size, "backwardMaximumSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Member kVcCapabilityAvailableBitRatesTypeRangeOfBitRatesMembers[] = {
    MTAVIP_ASN1_MEMBER(VcCapability::AvailableBitRates::Type::RangeOfBitRates, lower_bit_rate, "lowerBitRate",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(VcCapability::AvailableBitRates::Type::RangeOfBitRates, higher_bit_rate, "higherBitRate",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kVcCapabilityAvailableBitRatesTypeAlternatives[] = {
    {"singleBitRate", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"rangeOfBitRates", &VcCapability::AvailableBitRates::Type::RangeOfBitRates::kType},
};

constexpr asn1::Member kVcCapabilityAvailableBitRatesMembers[] = {
    MTAVIP_ASN1_MEMBER(VcCapability::AvailableBitRates, type, "type", VcCapability::AvailableBitRates::Type::kType),
};

constexpr asn1::Member kVcCapabilityAal1ViaGatewayMembers[] = {
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, gateway_address, "gatewayAddress",
                       (asn1::kListOf<std::vector<Q2931Address>, &Q2931Address::kType, asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, null_clock_recovery, "nullClockRecovery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, srts_clock_recovery, "srtsClockRecovery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, adaptive_clock_recovery, "adaptiveClockRecovery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, null_error_correction, "nullErrorCorrection", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, long_interleaver, "longInterleaver", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, short_interleaver, "shortInterleaver", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, error_correction_only, "errorCorrectionOnly", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, structured_data_transfer, "structuredDataTransfer",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability::Aal1ViaGateway, partially_filled_cells, "partiallyFilledCells", asn1::kBoolean),
};

constexpr asn1::Member kVcCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(VcCapability, aal1, "aal1", VcCapability::Aal1::kType),
    MTAVIP_ASN1_MEMBER(VcCapability, aal5, "aal5", VcCapability::Aal5::kType),
    MTAVIP_ASN1_MEMBER(VcCapability, transport_stream, "transportStream", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability, program_stream, "programStream", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(VcCapability, available_bit_rates, "availableBitRates", VcCapability::AvailableBitRates::kType),
    MTAVIP_ASN1_MEMBER(VcCapability, aal1_via_gateway, "aal1ViaGateway", VcCapability::Aal1ViaGateway::kType),
};

constexpr asn1::Member kH222CapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H222Capability, number_of_v_cs, "numberOfVCs", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(H222Capability, vc_capability, "vcCapability",
                       (asn1::kListOf<std::vector<VcCapability>, &VcCapability::kType>)),
};

constexpr asn1::Member kH223AnnexCCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, video_with_al1_m, "videoWithAL1M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, video_with_al2_m, "videoWithAL2M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, video_with_al3_m, "videoWithAL3M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, audio_with_al1_m, "audioWithAL1M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, audio_with_al2_m, "audioWithAL2M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, audio_with_al3_m, "audioWithAL3M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, data_with_al1_m, "dataWithAL1M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, data_with_al2_m, "dataWithAL2M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, data_with_al3_m, "dataWithAL3M", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, alpdu_interleaving, "alpduInterleaving", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, maximum_al1_mpdu_size, "maximumAL1MPDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, maximum_al2_msdu_size, "maximumAL2MSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, maximum_al3_msdu_size, "maximumAL3MSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H223AnnexCCapability, rs_code_capability, "rsCodeCapability", asn1::kBoolean),
};

constexpr asn1::Member kH223CapabilityH223MultiplexTableCapabilityEnhancedMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Capability::H223MultiplexTableCapability::Enhanced, maximum_nesting_depth,
                       "maximumNestingDepth", (asn1::kInteger<std::uint8_t, 1, 15>)),
    MTAVIP_ASN1_MEMBER(H223Capability::H223MultiplexTableCapability::Enhanced, maximum_element_list_size,
                       "maximumElementListSize", (asn1::kInteger<std::uint8_t, 2, 255>)),
    MTAVIP_ASN1_MEMBER(H223Capability::H223MultiplexTableCapability::Enhanced, maximum_sub_element_list_size,
                       "maximumSubElementListSize", (asn1::kInteger<std::uint8_t, 2, 255>)),
};

constexpr asn1::Alternative kH223CapabilityH223MultiplexTableCapabilityAlternatives[] = {
    {"basic", &asn1::kNull},
    {"enhanced", &H223Capability::H223MultiplexTableCapability::Enhanced::kType},
};

constexpr asn1::Member kH223CapabilityMobileOperationTransmitCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Capability::MobileOperationTransmitCapability, mode_change_capability,
                       "modeChangeCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability::MobileOperationTransmitCapability, h223_annex_a, "h223AnnexA", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability::MobileOperationTransmitCapability, h223_annex_a_double_flag,
                       "h223AnnexADoubleFlag", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability::MobileOperationTransmitCapability, h223_annex_b, "h223AnnexB", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability::MobileOperationTransmitCapability, h223_annex_bwith_header,
                       "h223AnnexBwithHeader", asn1::kBoolean),
};

constexpr asn1::Member kH223CapabilityMobileMultilinkFrameCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Capability::MobileMultilinkFrameCapability, maximum_sample_size, "maximumSampleSize",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(H223Capability::MobileMultilinkFrameCapability, maximum_payload_length, "maximumPayloadLength",
                       (asn1::kInteger<std::uint16_t, 1, 65025>)),
};

constexpr asn1::Member kH223CapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H223Capability, transport_with_i_frames, "transportWithI-frames", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, video_with_al1, "videoWithAL1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, video_with_al2, "videoWithAL2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, video_with_al3, "videoWithAL3", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, audio_with_al1, "audioWithAL1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, audio_with_al2, "audioWithAL2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, audio_with_al3, "audioWithAL3", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, data_with_al1, "dataWithAL1", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, data_with_al2, "dataWithAL2", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, data_with_al3, "dataWithAL3", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, maximum_al2_sdu_size, "maximumAl2SDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H223Capability, maximum_al3_sdu_size, "maximumAl3SDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H223Capability, maximum_delay_jitter, "maximumDelayJitter",
                       (asn1::kInteger<std::uint16_t, 0, 1023>)),
    MTAVIP_ASN1_MEMBER(H223Capability, h223_multiplex_table_capability, "h223MultiplexTableCapability",
                       H223Capability::H223MultiplexTableCapability::kType),
    MTAVIP_ASN1_MEMBER(H223Capability, max_muxpdu_size_capability, "maxMUXPDUSizeCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, nsrp_support, "nsrpSupport", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H223Capability, mobile_operation_transmit_capability, "mobileOperationTransmitCapability",
                       H223Capability::MobileOperationTransmitCapability::kType),
    MTAVIP_ASN1_MEMBER(H223Capability, h223_annex_c_capability, "h223AnnexCCapability", H223AnnexCCapability::kType),
    MTAVIP_ASN1_MEMBER(H223Capability, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 19200>)),
    MTAVIP_ASN1_MEMBER(H223Capability, mobile_multilink_frame_capability, "mobileMultilinkFrameCapability",
                       H223Capability::MobileMultilinkFrameCapability::kType),
};

constexpr asn1::Alternative kMultiplexFormatAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"h222Capability", &H222Capability::kType},
    {"h223Capability", &H223Capability::kType},
};

constexpr asn1::Member kMultiplexedStreamCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexedStreamCapability, multiplex_format, "multiplexFormat", MultiplexFormat::kType),
    MTAVIP_ASN1_MEMBER(MultiplexedStreamCapability, control_on_mux_stream, "controlOnMuxStream", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MultiplexedStreamCapability, capability_on_mux_stream, "capabilityOnMuxStream",
                       (asn1::kListOf<std::vector<AlternativeCapabilitySet>,
                                      &asn1::kListOf<std::vector<CapabilityTableEntryNumber>,
                                                     &asn1::kInteger<std::uint16_t, 1, 65535>, asn1::Size{1, 256}>,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Member kMultiplePayloadStreamCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplePayloadStreamCapability, capabilities, "capabilities",
                       (asn1::kListOf<std::vector<AlternativeCapabilitySet>,
                                      &asn1::kListOf<std::vector<CapabilityTableEntryNumber>,
                                                     &asn1::kInteger<std::uint16_t, 1, 65535>, asn1::Size{1, 256}>,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Member kDepFecCapabilityRfc2733SeparateStreamMembers[] = {
    MTAVIP_ASN1_MEMBER(DepFecCapability::Rfc2733::SeparateStream, separate_port, "separatePort", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(DepFecCapability::Rfc2733::SeparateStream, same_port, "samePort", asn1::kBoolean),
};

constexpr asn1::Member kDepFecCapabilityRfc2733Members[] = {
    MTAVIP_ASN1_MEMBER(DepFecCapability::Rfc2733, redundancy_encoding, "redundancyEncoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(DepFecCapability::Rfc2733, separate_stream, "separateStream",
                       DepFecCapability::Rfc2733::SeparateStream::kType),
};

constexpr asn1::Alternative kDepFecCapabilityAlternatives[] = {
    {"rfc2733", &DepFecCapability::Rfc2733::kType},
};

constexpr asn1::Alternative kFecCapabilityRfc2733FormatAlternatives[] = {
    {"rfc2733rfc2198", &asn1::kIntegerFrom<std::uint64_t, 1>},
    {"rfc2733sameport", &asn1::kIntegerFrom<std::uint64_t, 1>},
    {"rfc2733diffport", &asn1::kIntegerFrom<std::uint64_t, 1>},
};

constexpr asn1::Member kFecCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(FecCapability, protected_capability, "protectedCapability",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(FecCapability, fec_scheme, "fecScheme", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(FecCapability, rfc2733_format, "rfc2733Format", FecCapability::Rfc2733Format::kType),
};

}  // namespace

constinit const asn1::ChoiceType MediaEncryptionAlgorithm::kType =
    asn1::extensible_choice<MediaEncryptionAlgorithm, kMediaEncryptionAlgorithmAlternatives, 2>(
        "MediaEncryptionAlgorithm");
constinit const asn1::ListType kEncryptionCapabilityType =
    asn1::kListOf<std::vector<MediaEncryptionAlgorithm>, &MediaEncryptionAlgorithm::kType, asn1::Size{1, 256}>;
constinit const asn1::SequenceType AuthenticationCapability::kType =
    asn1::extensible_sequence<AuthenticationCapability, kAuthenticationCapabilityMembers, 1>(
        "AuthenticationCapability");
constinit const asn1::SequenceType IntegrityCapability::kType =
    asn1::extensible_sequence<IntegrityCapability, kIntegrityCapabilityMembers, 1>("IntegrityCapability");
constinit const asn1::SequenceType DtlsSecurityCapability::kType =
    asn1::extensible_sequence<DtlsSecurityCapability, kDtlsSecurityCapabilityMembers, 4>("DTLSSecurityCapability");
constinit const asn1::SequenceType EncryptionAuthenticationAndIntegrity::kType =
    asn1::extensible_sequence<EncryptionAuthenticationAndIntegrity, kEncryptionAuthenticationAndIntegrityMembers, 3>(
        "EncryptionAuthenticationAndIntegrity");
constinit const asn1::ChoiceType UserInputCapability::kType =
    asn1::extensible_choice<UserInputCapability, kUserInputCapabilityAlternatives, 6>("UserInputCapability");
constinit const asn1::SequenceType ConferenceCapability::kType =
    asn1::extensible_sequence<ConferenceCapability, kConferenceCapabilityMembers, 2>("ConferenceCapability");
constinit const asn1::ChoiceType Q2931Address::Address::kType =
    asn1::extensible_choice<Q2931Address::Address, kQ2931AddressAddressAlternatives, 2>("");
constinit const asn1::SequenceType Q2931Address::kType =
    asn1::extensible_sequence<Q2931Address, kQ2931AddressMembers, 2>("Q2931Address");
constinit const asn1::SequenceType VcCapability::Aal1::kType =
    asn1::extensible_sequence<VcCapability::Aal1, kVcCapabilityAal1Members, 9>("");
constinit const asn1::SequenceType VcCapability::Aal5::kType =
    asn1::extensible_sequence<VcCapability::Aal5, kVcCapabilityAal5Members, 2>("");
constinit const asn1::SequenceType VcCapability::AvailableBitRates::Type::RangeOfBitRates::kType =
    asn1::sequence<kVcCapabilityAvailableBitRatesTypeRangeOfBitRatesMembers>("");
constinit const asn1::ChoiceType VcCapability::AvailableBitRates::Type::kType =
    asn1::choice<VcCapability::AvailableBitRates::Type, kVcCapabilityAvailableBitRatesTypeAlternatives>("");
constinit const asn1::SequenceType VcCapability::AvailableBitRates::kType =
    asn1::extensible_sequence<VcCapability::AvailableBitRates, kVcCapabilityAvailableBitRatesMembers, 1>("");
constinit const asn1::SequenceType VcCapability::Aal1ViaGateway::kType =
    asn1::extensible_sequence<VcCapability::Aal1ViaGateway, kVcCapabilityAal1ViaGatewayMembers, 10>("");
constinit const asn1::SequenceType VcCapability::kType =
    asn1::extensible_sequence<VcCapability, kVcCapabilityMembers, 5>("VCCapability");
constinit const asn1::SequenceType H222Capability::kType =
    asn1::extensible_sequence<H222Capability, kH222CapabilityMembers, 2>("H222Capability");
constinit const asn1::SequenceType H223AnnexCCapability::kType =
    asn1::extensible_sequence<H223AnnexCCapability, kH223AnnexCCapabilityMembers, 13>("H223AnnexCCapability");
constinit const asn1::SequenceType H223Capability::H223MultiplexTableCapability::Enhanced::kType =
    asn1::extensible_sequence<H223Capability::H223MultiplexTableCapability::Enhanced,
                              kH223CapabilityH223MultiplexTableCapabilityEnhancedMembers, 3>("");
constinit const asn1::ChoiceType H223Capability::H223MultiplexTableCapability::kType =
    asn1::choice<H223Capability::H223MultiplexTableCapability, kH223CapabilityH223MultiplexTableCapabilityAlternatives>(
        "");
constinit const asn1::SequenceType H223Capability::MobileOperationTransmitCapability::kType =
    asn1::extensible_sequence<H223Capability::MobileOperationTransmitCapability,
                              kH223CapabilityMobileOperationTransmitCapabilityMembers, 5>("");
constinit const asn1::SequenceType H223Capability::MobileMultilinkFrameCapability::kType =
    asn1::extensible_sequence<H223Capability::MobileMultilinkFrameCapability,
                              kH223CapabilityMobileMultilinkFrameCapabilityMembers, 2>("");
constinit const asn1::SequenceType H223Capability::kType =
    asn1::extensible_sequence<H223Capability, kH223CapabilityMembers, 14>("H223Capability");
constinit const asn1::ChoiceType MultiplexFormat::kType =
    asn1::extensible_choice<MultiplexFormat, kMultiplexFormatAlternatives, 3>("MultiplexFormat");
constinit const asn1::ListType kAlternativeCapabilitySetType =
    asn1::kListOf<std::vector<CapabilityTableEntryNumber>, &asn1::kInteger<std::uint16_t, 1, 65535>,
                  asn1::Size{1, 256}>;
constinit const asn1::SequenceType MultiplexedStreamCapability::kType =
    asn1::extensible_sequence<MultiplexedStreamCapability, kMultiplexedStreamCapabilityMembers, 3>(
        "MultiplexedStreamCapability");
constinit const asn1::SequenceType MultiplePayloadStreamCapability::kType =
    asn1::extensible_sequence<MultiplePayloadStreamCapability, kMultiplePayloadStreamCapabilityMembers, 1>(
        "MultiplePayloadStreamCapability");
constinit const asn1::SequenceType DepFecCapability::Rfc2733::SeparateStream::kType =
    asn1::extensible_sequence<DepFecCapability::Rfc2733::SeparateStream, kDepFecCapabilityRfc2733SeparateStreamMembers,
                              2>("");
constinit const asn1::SequenceType DepFecCapability::Rfc2733::kType =
    asn1::extensible_sequence<DepFecCapability::Rfc2733, kDepFecCapabilityRfc2733Members, 2>("");
constinit const asn1::ChoiceType DepFecCapability::kType =
    asn1::extensible_choice<DepFecCapability, kDepFecCapabilityAlternatives, 1>("DepFECCapability");
constinit const asn1::ChoiceType FecCapability::Rfc2733Format::kType =
    asn1::choice<FecCapability::Rfc2733Format, kFecCapabilityRfc2733FormatAlternatives>("");
constinit const asn1::SequenceType FecCapability::kType =
    asn1::extensible_sequence<FecCapability, kFecCapabilityMembers, 3>("FECCapability");

}  // namespace mtavip::h323::h245
