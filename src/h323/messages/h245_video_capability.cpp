#include "h323/messages/h245_video_capability.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kH261VideoCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H261VideoCapability, qcif_mpi, "qcifMPI", (asn1::kInteger<std::uint8_t, 1, 4>)),
    MTAVIP_ASN1_MEMBER(H261VideoCapability, cif_mpi, "cifMPI", (asn1::kInteger<std::uint8_t, 1, 4>)),
    MTAVIP_ASN1_MEMBER(H261VideoCapability, temporal_spatial_trade_off_capability, "temporalSpatialTradeOffCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H261VideoCapability, max_bit_rate, "maxBitRate", (asn1::kInteger<std::uint16_t, 1, 19200>)),
    MTAVIP_ASN1_MEMBER(H261VideoCapability, still_image_transmission, "stillImageTransmission", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H261VideoCapability, video_bad_m_bs_cap, "videoBadMBsCap", asn1::kBoolean),
};

constexpr asn1::Member kH262VideoCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_s_pat_ml, "profileAndLevel-SPatML", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_m_pat_ll, "profileAndLevel-MPatLL", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_m_pat_ml, "profileAndLevel-MPatML", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_m_pat_h_14, "profileAndLevel-MPatH-14", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_m_pat_hl, "profileAndLevel-MPatHL", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_sn_rat_ll, "profileAndLevel-SNRatLL", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_sn_rat_ml, "profileAndLevel-SNRatML", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_spatialat_h_14, "profileAndLevel-SpatialatH-14",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_h_pat_ml, "profileAndLevel-HPatML", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_h_pat_h_14, "profileAndLevel-HPatH-14", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, profile_and_level_h_pat_hl, "profileAndLevel-HPatHL", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, video_bit_rate, "videoBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 1073741823>)),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, vbv_buffer_size, "vbvBufferSize",
                       (asn1::kInteger<std::uint32_t, 0, 262143>)),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, samples_per_line, "samplesPerLine",
                       (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, lines_per_frame, "linesPerFrame",
                       (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, frames_per_second, "framesPerSecond",
                       (asn1::kInteger<std::uint8_t, 0, 15>)),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, luminance_sample_rate, "luminanceSampleRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(H262VideoCapability, video_bad_m_bs_cap, "videoBadMBsCap", asn1::kBoolean),
};

constexpr asn1::Member kTransparencyParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(TransparencyParameters, presentation_order, "presentationOrder",
                       (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(TransparencyParameters, offset_x, "offset-x", (asn1::kInteger<std::int32_t, -262144, 262143>)),
    MTAVIP_ASN1_MEMBER(TransparencyParameters, offset_y, "offset-y", (asn1::kInteger<std::int32_t, -262144, 262143>)),
    MTAVIP_ASN1_MEMBER(TransparencyParameters, scale_x, "scale-x", (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(TransparencyParameters, scale_y, "scale-y", (asn1::kInteger<std::uint8_t, 1, 255>)),
};

constexpr asn1::Member kRefPictureSelectionAdditionalPictureMemoryMembers[] = {
    MTAVIP_ASN1_MEMBER(RefPictureSelection::AdditionalPictureMemory, sqcif_additional_picture_memory,
                       "sqcifAdditionalPictureMemory", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::AdditionalPictureMemory, qcif_additional_picture_memory,
                       "qcifAdditionalPictureMemory", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::AdditionalPictureMemory, cif_additional_picture_memory,
                       "cifAdditionalPictureMemory", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::AdditionalPictureMemory, cif4_additional_picture_memory,
                       "cif4AdditionalPictureMemory", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::AdditionalPictureMemory, cif16_additional_picture_memory,
                       "cif16AdditionalPictureMemory", (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::AdditionalPictureMemory, big_cpf_additional_picture_memory,
                       "bigCpfAdditionalPictureMemory", (asn1::kInteger<std::uint16_t, 1, 256>)),
};

constexpr asn1::Alternative kRefPictureSelectionVideoBackChannelSendAlternatives[] = {
    {"none", &asn1::kNull},
    {"ackMessageOnly", &asn1::kNull},
    {"nackMessageOnly", &asn1::kNull},
    {"ackOrNackMessageOnly", &asn1::kNull},
    {"ackAndNackMessage", &asn1::kNull},
};

constexpr asn1::Member kRefPictureSelectionEnhancedReferencePicSelectSubPictureRemovalParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(RefPictureSelection::EnhancedReferencePicSelect::SubPictureRemovalParameters, mpu_horiz_m_bs,
                       "mpuHorizMBs", (asn1::kInteger<std::uint8_t, 1, 128>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::EnhancedReferencePicSelect::SubPictureRemovalParameters, mpu_vert_m_bs,
                       "mpuVertMBs", (asn1::kInteger<std::uint8_t, 1, 72>)),
    MTAVIP_ASN1_MEMBER(RefPictureSelection::EnhancedReferencePicSelect::SubPictureRemovalParameters, mpu_total_number,
                       "mpuTotalNumber", (asn1::kInteger<std::uint32_t, 1, 65536>)),
};

constexpr asn1::Member kRefPictureSelectionEnhancedReferencePicSelectMembers[] = {
    MTAVIP_ASN1_MEMBER(RefPictureSelection::EnhancedReferencePicSelect, sub_picture_removal_parameters,
                       "subPictureRemovalParameters",
                       RefPictureSelection::EnhancedReferencePicSelect::SubPictureRemovalParameters::kType),
};

constexpr asn1::Member kRefPictureSelectionMembers[] = {
    MTAVIP_ASN1_MEMBER(RefPictureSelection, additional_picture_memory, "additionalPictureMemory",
                       RefPictureSelection::AdditionalPictureMemory::kType),
    MTAVIP_ASN1_MEMBER(RefPictureSelection, video_mux, "videoMux", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(RefPictureSelection, video_back_channel_send, "videoBackChannelSend",
                       RefPictureSelection::VideoBackChannelSend::kType),
    MTAVIP_ASN1_MEMBER(RefPictureSelection, enhanced_reference_pic_select, "enhancedReferencePicSelect",
                       RefPictureSelection::EnhancedReferencePicSelect::kType),
};

constexpr asn1::Member kCustomPictureClockFrequencyMembers[] = {
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, clock_conversion_code, "clockConversionCode",
                       (asn1::kInteger<std::uint16_t, 1000, 1001>)),
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, clock_divisor, "clockDivisor",
                       (asn1::kInteger<std::uint8_t, 1, 127>)),
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, sqcif_mpi, "sqcifMPI", (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, qcif_mpi, "qcifMPI", (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, cif_mpi, "cifMPI", (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, cif4_mpi, "cif4MPI", (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureClockFrequency, cif16_mpi, "cif16MPI", (asn1::kInteger<std::uint16_t, 1, 2048>)),
};

constexpr asn1::Member kCustomPictureFormatMPiCustomPcfElementMembers[] = {
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::MPi::CustomPcfElement, clock_conversion_code, "clockConversionCode",
                       (asn1::kInteger<std::uint16_t, 1000, 1001>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::MPi::CustomPcfElement, clock_divisor, "clockDivisor",
                       (asn1::kInteger<std::uint8_t, 1, 127>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::MPi::CustomPcfElement, custom_mpi, "customMPI",
                       (asn1::kInteger<std::uint16_t, 1, 2048>)),
};

constexpr asn1::Member kCustomPictureFormatMPiMembers[] = {
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::MPi, standard_mpi, "standardMPI", (asn1::kInteger<std::uint8_t, 1, 31>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::MPi, custom_pcf, "customPCF",
                       (asn1::kListOf<std::vector<CustomPictureFormat::MPi::CustomPcfElement>,
                                      &CustomPictureFormat::MPi::CustomPcfElement::kType, asn1::Size{1, 16}>)),
};

constexpr asn1::Member kCustomPictureFormatPixelAspectInformationExtendedParElementMembers[] = {
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::PixelAspectInformation::ExtendedParElement, width, "width",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat::PixelAspectInformation::ExtendedParElement, height, "height",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
};

constexpr asn1::Alternative kCustomPictureFormatPixelAspectInformationAlternatives[] = {
    {"anyPixelAspectRatio", &asn1::kBoolean},
    {"pixelAspectCode",
     &asn1::kListOf<std::vector<std::uint8_t>, &asn1::kInteger<std::uint8_t, 1, 14>, asn1::Size{1, 14}>},
    {"extendedPAR",
     &asn1::kListOf<std::vector<CustomPictureFormat::PixelAspectInformation::ExtendedParElement>,
                    &CustomPictureFormat::PixelAspectInformation::ExtendedParElement::kType, asn1::Size{1, 256}>},
};

constexpr asn1::Member kCustomPictureFormatMembers[] = {
    MTAVIP_ASN1_MEMBER(CustomPictureFormat, max_custom_picture_width, "maxCustomPictureWidth",
                       (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat, max_custom_picture_height, "maxCustomPictureHeight",
                       (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat, min_custom_picture_width, "minCustomPictureWidth",
                       (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat, min_custom_picture_height, "minCustomPictureHeight",
                       (asn1::kInteger<std::uint16_t, 1, 2048>)),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat, m_pi, "mPI", CustomPictureFormat::MPi::kType),
    MTAVIP_ASN1_MEMBER(CustomPictureFormat, pixel_aspect_information, "pixelAspectInformation",
                       CustomPictureFormat::PixelAspectInformation::kType),
};

constexpr asn1::Member kH263Version3OptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(H263Version3Options, data_partitioned_slices, "dataPartitionedSlices", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, fixed_point_idct0, "fixedPointIDCT0", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, interlaced_fields, "interlacedFields", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, current_picture_header_repetition, "currentPictureHeaderRepetition",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, previous_picture_header_repetition, "previousPictureHeaderRepetition",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, next_picture_header_repetition, "nextPictureHeaderRepetition",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, picture_number, "pictureNumber", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Version3Options, spare_reference_pictures, "spareReferencePictures", asn1::kBoolean),
};

constexpr asn1::Member kH263ModeComboFlagsMembers[] = {
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, unrestricted_vector, "unrestrictedVector", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, arithmetic_coding, "arithmeticCoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, advanced_prediction, "advancedPrediction", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, pb_frames, "pbFrames", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, advanced_intra_coding_mode, "advancedIntraCodingMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, deblocking_filter_mode, "deblockingFilterMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, unlimited_motion_vectors, "unlimitedMotionVectors", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, slices_in_order_non_rect, "slicesInOrder-NonRect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, slices_in_order_rect, "slicesInOrder-Rect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, slices_no_order_non_rect, "slicesNoOrder-NonRect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, slices_no_order_rect, "slicesNoOrder-Rect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, improved_pb_frames_mode, "improvedPBFramesMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, reference_pic_select, "referencePicSelect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, dynamic_picture_resizing_by_four, "dynamicPictureResizingByFour",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, dynamic_picture_resizing_sixteenth_pel, "dynamicPictureResizingSixteenthPel",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, dynamic_warping_half_pel, "dynamicWarpingHalfPel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, dynamic_warping_sixteenth_pel, "dynamicWarpingSixteenthPel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, reduced_resolution_update, "reducedResolutionUpdate", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, independent_segment_decoding, "independentSegmentDecoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, alternate_inter_vlc_mode, "alternateInterVLCMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, modified_quantization_mode, "modifiedQuantizationMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, enhanced_reference_pic_select, "enhancedReferencePicSelect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263ModeComboFlags, h263_version3_options, "h263Version3Options", H263Version3Options::kType),
};

constexpr asn1::Member kH263VideoModeCombosMembers[] = {
    MTAVIP_ASN1_MEMBER(H263VideoModeCombos, h263_video_uncoupled_modes, "h263VideoUncoupledModes",
                       H263ModeComboFlags::kType),
    MTAVIP_ASN1_MEMBER(H263VideoModeCombos, h263_video_coupled_modes, "h263VideoCoupledModes",
                       (asn1::kListOf<std::vector<H263ModeComboFlags>, &H263ModeComboFlags::kType, asn1::Size{1, 16}>)),
};

constexpr asn1::Member kH263OptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(H263Options, advanced_intra_coding_mode, "advancedIntraCodingMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, deblocking_filter_mode, "deblockingFilterMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, improved_pb_frames_mode, "improvedPBFramesMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, unlimited_motion_vectors, "unlimitedMotionVectors", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, full_picture_freeze, "fullPictureFreeze", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, partial_picture_freeze_and_release, "partialPictureFreezeAndRelease",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, resizing_part_pic_freeze_and_release, "resizingPartPicFreezeAndRelease",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, full_picture_snapshot, "fullPictureSnapshot", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, partial_picture_snapshot, "partialPictureSnapshot", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, video_segment_tagging, "videoSegmentTagging", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, progressive_refinement, "progressiveRefinement", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, dynamic_picture_resizing_by_four, "dynamicPictureResizingByFour", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, dynamic_picture_resizing_sixteenth_pel, "dynamicPictureResizingSixteenthPel",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, dynamic_warping_half_pel, "dynamicWarpingHalfPel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, dynamic_warping_sixteenth_pel, "dynamicWarpingSixteenthPel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, independent_segment_decoding, "independentSegmentDecoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, slices_in_order_non_rect, "slicesInOrder-NonRect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, slices_in_order_rect, "slicesInOrder-Rect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, slices_no_order_non_rect, "slicesNoOrder-NonRect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, slices_no_order_rect, "slicesNoOrder-Rect", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, alternate_inter_vlc_mode, "alternateInterVLCMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, modified_quantization_mode, "modifiedQuantizationMode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, reduced_resolution_update, "reducedResolutionUpdate", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, transparency_parameters, "transparencyParameters", TransparencyParameters::kType),
    MTAVIP_ASN1_MEMBER(H263Options, separate_video_back_channel, "separateVideoBackChannel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, ref_picture_selection, "refPictureSelection", RefPictureSelection::kType),
    MTAVIP_ASN1_MEMBER(H263Options, custom_picture_clock_frequency, "customPictureClockFrequency",
                       (asn1::kListOf<std::vector<CustomPictureClockFrequency>, &CustomPictureClockFrequency::kType,
                                      asn1::Size{1, 16}>)),
    MTAVIP_ASN1_MEMBER(
        H263Options, custom_picture_format, "customPictureFormat",
        (asn1::kListOf<std::vector<CustomPictureFormat>, &CustomPictureFormat::kType, asn1::Size{1, 16}>)),
    MTAVIP_ASN1_MEMBER(
        H263Options, mode_combos, "modeCombos",
        (asn1::kListOf<std::vector<H263VideoModeCombos>, &H263VideoModeCombos::kType, asn1::Size{1, 16}>)),
    MTAVIP_ASN1_MEMBER(H263Options, video_bad_m_bs_cap, "videoBadMBsCap", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263Options, h263_version3_options, "h263Version3Options", H263Version3Options::kType),
};

constexpr asn1::Member kEnhancementOptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(EnhancementOptions, sqcif_mpi, "sqcifMPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, qcif_mpi, "qcifMPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, cif_mpi, "cifMPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, cif4_mpi, "cif4MPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, cif16_mpi, "cif16MPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, max_bit_rate, "maxBitRate", (asn1::kInteger<std::uint32_t, 1, 192400>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, unrestricted_vector, "unrestrictedVector", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, arithmetic_coding, "arithmeticCoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, temporal_spatial_trade_off_capability, "temporalSpatialTradeOffCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, slow_sqcif_mpi, "slowSqcifMPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, slow_qcif_mpi, "slowQcifMPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, slow_cif_mpi, "slowCifMPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, slow_cif4_mpi, "slowCif4MPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, slow_cif16_mpi, "slowCif16MPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, error_compensation, "errorCompensation", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EnhancementOptions, h263_options, "h263Options", H263Options::kType),
};

constexpr asn1::Member kBEnhancementParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(BEnhancementParameters, enhancement_options, "enhancementOptions", EnhancementOptions::kType),
    MTAVIP_ASN1_MEMBER(BEnhancementParameters, number_of_b_pictures, "numberOfBPictures",
                       (asn1::kInteger<std::uint8_t, 1, 64>)),
};

constexpr asn1::Member kEnhancementLayerInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(EnhancementLayerInfo, base_bit_rate_constrained, "baseBitRateConstrained", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EnhancementLayerInfo, snr_enhancement, "snrEnhancement",
                       (asn1::kListOf<std::vector<EnhancementOptions>, &EnhancementOptions::kType, asn1::Size{1, 14}>)),
    MTAVIP_ASN1_MEMBER(EnhancementLayerInfo, spatial_enhancement, "spatialEnhancement",
                       (asn1::kListOf<std::vector<EnhancementOptions>, &EnhancementOptions::kType, asn1::Size{1, 14}>)),
    MTAVIP_ASN1_MEMBER(
        EnhancementLayerInfo, b_picture_enhancement, "bPictureEnhancement",
        (asn1::kListOf<std::vector<BEnhancementParameters>, &BEnhancementParameters::kType, asn1::Size{1, 14}>)),
};

constexpr asn1::Member kH263VideoCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H263VideoCapability, sqcif_mpi, "sqcifMPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, qcif_mpi, "qcifMPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, cif_mpi, "cifMPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, cif4_mpi, "cif4MPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, cif16_mpi, "cif16MPI", (asn1::kInteger<std::uint8_t, 1, 32>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, max_bit_rate, "maxBitRate", (asn1::kInteger<std::uint32_t, 1, 192400>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, unrestricted_vector, "unrestrictedVector", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, arithmetic_coding, "arithmeticCoding", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, advanced_prediction, "advancedPrediction", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, pb_frames, "pbFrames", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, temporal_spatial_trade_off_capability, "temporalSpatialTradeOffCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, hrd_b, "hrd-B", (asn1::kInteger<std::uint32_t, 0, 524287>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, bpp_max_kb, "bppMaxKb", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, slow_sqcif_mpi, "slowSqcifMPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, slow_qcif_mpi, "slowQcifMPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, slow_cif_mpi, "slowCifMPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, slow_cif4_mpi, "slowCif4MPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, slow_cif16_mpi, "slowCif16MPI", (asn1::kInteger<std::uint16_t, 1, 3600>)),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, error_compensation, "errorCompensation", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, enhancement_layer_info, "enhancementLayerInfo",
                       EnhancementLayerInfo::kType),
    MTAVIP_ASN1_MEMBER(H263VideoCapability, h263_options, "h263Options", H263Options::kType),
};

constexpr asn1::Member kIs11172VideoCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, constrained_bitstream, "constrainedBitstream", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, video_bit_rate, "videoBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 1073741823>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, vbv_buffer_size, "vbvBufferSize",
                       (asn1::kInteger<std::uint32_t, 0, 262143>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, samples_per_line, "samplesPerLine",
                       (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, lines_per_frame, "linesPerFrame",
                       (asn1::kInteger<std::uint16_t, 0, 16383>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, picture_rate, "pictureRate", (asn1::kInteger<std::uint8_t, 0, 15>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, luminance_sample_rate, "luminanceSampleRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(Is11172VideoCapability, video_bad_m_bs_cap, "videoBadMBsCap", asn1::kBoolean),
};

constexpr asn1::Member kExtendedVideoCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(ExtendedVideoCapability, video_capability, "videoCapability",
                       (asn1::kListOf<std::vector<VideoCapability>, &VideoCapability::kType>)),
    MTAVIP_ASN1_MEMBER(ExtendedVideoCapability, video_capability_extension, "videoCapabilityExtension",
                       (asn1::kListOf<std::vector<GenericCapability>, &GenericCapability::kType>)),
};

constexpr asn1::Alternative kVideoCapabilityAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"h261VideoCapability", &H261VideoCapability::kType},
    {"h262VideoCapability", &H262VideoCapability::kType},
    {"h263VideoCapability", &H263VideoCapability::kType},
    {"is11172VideoCapability", &Is11172VideoCapability::kType},
    {"genericVideoCapability", &GenericCapability::kType},
    {"extendedVideoCapability", &ExtendedVideoCapability::kType},
};

}  // namespace

constinit const asn1::SequenceType H261VideoCapability::kType =
    asn1::extensible_sequence<H261VideoCapability, kH261VideoCapabilityMembers, 5>("H261VideoCapability");
constinit const asn1::SequenceType H262VideoCapability::kType =
    asn1::extensible_sequence<H262VideoCapability, kH262VideoCapabilityMembers, 17>("H262VideoCapability");
constinit const asn1::SequenceType TransparencyParameters::kType =
    asn1::extensible_sequence<TransparencyParameters, kTransparencyParametersMembers, 5>("TransparencyParameters");
constinit const asn1::SequenceType RefPictureSelection::AdditionalPictureMemory::kType =
    asn1::extensible_sequence<RefPictureSelection::AdditionalPictureMemory,
                              kRefPictureSelectionAdditionalPictureMemoryMembers, 6>("");
constinit const asn1::ChoiceType RefPictureSelection::VideoBackChannelSend::kType =
    asn1::extensible_choice<RefPictureSelection::VideoBackChannelSend,
                            kRefPictureSelectionVideoBackChannelSendAlternatives, 5>("");
constinit const asn1::SequenceType RefPictureSelection::EnhancedReferencePicSelect::SubPictureRemovalParameters::kType =
    asn1::extensible_sequence<RefPictureSelection::EnhancedReferencePicSelect::SubPictureRemovalParameters,
                              kRefPictureSelectionEnhancedReferencePicSelectSubPictureRemovalParametersMembers, 3>("");
constinit const asn1::SequenceType RefPictureSelection::EnhancedReferencePicSelect::kType =
    asn1::extensible_sequence<RefPictureSelection::EnhancedReferencePicSelect,
                              kRefPictureSelectionEnhancedReferencePicSelectMembers, 1>("");
constinit const asn1::SequenceType RefPictureSelection::kType =
    asn1::extensible_sequence<RefPictureSelection, kRefPictureSelectionMembers, 3>("RefPictureSelection");
constinit const asn1::SequenceType CustomPictureClockFrequency::kType =
    asn1::extensible_sequence<CustomPictureClockFrequency, kCustomPictureClockFrequencyMembers, 7>(
        "CustomPictureClockFrequency");
constinit const asn1::SequenceType CustomPictureFormat::MPi::CustomPcfElement::kType =
    asn1::extensible_sequence<CustomPictureFormat::MPi::CustomPcfElement,
                              kCustomPictureFormatMPiCustomPcfElementMembers, 3>("");
constinit const asn1::SequenceType CustomPictureFormat::MPi::kType =
    asn1::extensible_sequence<CustomPictureFormat::MPi, kCustomPictureFormatMPiMembers, 2>("");
constinit const asn1::SequenceType CustomPictureFormat::PixelAspectInformation::ExtendedParElement::kType =
    asn1::extensible_sequence<CustomPictureFormat::PixelAspectInformation::ExtendedParElement,
                              kCustomPictureFormatPixelAspectInformationExtendedParElementMembers, 2>("");
constinit const asn1::ChoiceType CustomPictureFormat::PixelAspectInformation::kType =
    asn1::extensible_choice<CustomPictureFormat::PixelAspectInformation,
                            kCustomPictureFormatPixelAspectInformationAlternatives, 3>("");
constinit const asn1::SequenceType CustomPictureFormat::kType =
    asn1::extensible_sequence<CustomPictureFormat, kCustomPictureFormatMembers, 6>("CustomPictureFormat");
constinit const asn1::SequenceType H263Version3Options::kType =
    asn1::extensible_sequence<H263Version3Options, kH263Version3OptionsMembers, 8>("H263Version3Options");
constinit const asn1::SequenceType H263ModeComboFlags::kType =
    asn1::extensible_sequence<H263ModeComboFlags, kH263ModeComboFlagsMembers, 21>("H263ModeComboFlags");
constinit const asn1::SequenceType H263VideoModeCombos::kType =
    asn1::extensible_sequence<H263VideoModeCombos, kH263VideoModeCombosMembers, 2>("H263VideoModeCombos");
constinit const asn1::SequenceType H263Options::kType =
    asn1::extensible_sequence<H263Options, kH263OptionsMembers, 29>("H263Options");
constinit const asn1::SequenceType EnhancementOptions::kType =
    asn1::extensible_sequence<EnhancementOptions, kEnhancementOptionsMembers, 16>("EnhancementOptions");
constinit const asn1::SequenceType BEnhancementParameters::kType =
    asn1::extensible_sequence<BEnhancementParameters, kBEnhancementParametersMembers, 2>("BEnhancementParameters");
constinit const asn1::SequenceType EnhancementLayerInfo::kType =
    asn1::extensible_sequence<EnhancementLayerInfo, kEnhancementLayerInfoMembers, 4>("EnhancementLayerInfo");
constinit const asn1::SequenceType H263VideoCapability::kType =
    asn1::extensible_sequence<H263VideoCapability, kH263VideoCapabilityMembers, 13>("H263VideoCapability");
constinit const asn1::SequenceType Is11172VideoCapability::kType =
    asn1::extensible_sequence<Is11172VideoCapability, kIs11172VideoCapabilityMembers, 7>("IS11172VideoCapability");
constinit const asn1::SequenceType ExtendedVideoCapability::kType =
    asn1::extensible_sequence<ExtendedVideoCapability, kExtendedVideoCapabilityMembers, 2>("ExtendedVideoCapability");
constinit const asn1::ChoiceType VideoCapability::kType =
    asn1::extensible_choice<VideoCapability, kVideoCapabilityAlternatives, 5>("VideoCapability");

}  // namespace mtavip::h323::h245
