// Video capabilities of H.245 version 17.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h245 {

/// H261VideoCapability of H.245.
struct H261VideoCapability {
  asn1::Optional<std::uint8_t> qcif_mpi;
  asn1::Optional<std::uint8_t> cif_mpi;
  bool temporal_spatial_trade_off_capability = false;
  std::uint16_t max_bit_rate = 0;
  bool still_image_transmission = false;
  asn1::Optional<bool> video_bad_m_bs_cap;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H261VideoCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// H262VideoCapability of H.245.
struct H262VideoCapability {
  bool profile_and_level_s_pat_ml = false;
  bool profile_and_level_m_pat_ll = false;
  bool profile_and_level_m_pat_ml = false;
  bool profile_and_level_m_pat_h_14 = false;
  bool profile_and_level_m_pat_hl = false;
  bool profile_and_level_sn_rat_ll = false;
  bool profile_and_level_sn_rat_ml = false;
  bool profile_and_level_spatialat_h_14 = false;
  bool profile_and_level_h_pat_ml = false;
  bool profile_and_level_h_pat_h_14 = false;
  bool profile_and_level_h_pat_hl = false;
  asn1::Optional<std::uint32_t> video_bit_rate;
  asn1::Optional<std::uint32_t> vbv_buffer_size;
  asn1::Optional<std::uint16_t> samples_per_line;
  asn1::Optional<std::uint16_t> lines_per_frame;
  asn1::Optional<std::uint8_t> frames_per_second;
  asn1::Optional<std::uint32_t> luminance_sample_rate;
  asn1::Optional<bool> video_bad_m_bs_cap;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H262VideoCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// TransparencyParameters of H.245.
struct TransparencyParameters {
  std::uint16_t presentation_order = 0;
  std::int32_t offset_x = 0;
  std::int32_t offset_y = 0;
  std::uint8_t scale_x = 0;
  std::uint8_t scale_y = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TransparencyParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// RefPictureSelection of H.245.
struct RefPictureSelection {
  /// The component additionalPictureMemory of RefPictureSelection.
  struct AdditionalPictureMemory {
    asn1::Optional<std::uint16_t> sqcif_additional_picture_memory;
    asn1::Optional<std::uint16_t> qcif_additional_picture_memory;
    asn1::Optional<std::uint16_t> cif_additional_picture_memory;
    asn1::Optional<std::uint16_t> cif4_additional_picture_memory;
    asn1::Optional<std::uint16_t> cif16_additional_picture_memory;
    asn1::Optional<std::uint16_t> big_cpf_additional_picture_memory;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const AdditionalPictureMemory& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternatives of VideoBackChannelSend.
  struct VideoBackChannelSendNames {
    enum Kind : std::uint8_t {
      kNone,
      kAckMessageOnly,
      kNackMessageOnly,
      kAckOrNackMessageOnly,
      kAckAndNackMessage,
      kUnknownAlternative
    };
  };
  /// The component videoBackChannelSend of RefPictureSelection.
  struct VideoBackChannelSend : asn1::NullChoice<VideoBackChannelSend, VideoBackChannelSendNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The component enhancedReferencePicSelect of RefPictureSelection.
  struct EnhancedReferencePicSelect {
    /// The component subPictureRemovalParameters of .
    struct SubPictureRemovalParameters {
      std::uint8_t mpu_horiz_m_bs = 0;
      std::uint8_t mpu_vert_m_bs = 0;
      std::uint32_t mpu_total_number = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const SubPictureRemovalParameters& other) const { return asn1::equal(kType, this, &other); }
    };
    asn1::Optional<SubPictureRemovalParameters> sub_picture_removal_parameters;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const EnhancedReferencePicSelect& other) const { return asn1::equal(kType, this, &other); }
  };
  asn1::Optional<AdditionalPictureMemory> additional_picture_memory;
  bool video_mux = false;
  VideoBackChannelSend video_back_channel_send;
  asn1::Optional<EnhancedReferencePicSelect> enhanced_reference_pic_select;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RefPictureSelection& other) const { return asn1::equal(kType, this, &other); }
};

/// CustomPictureClockFrequency of H.245.
struct CustomPictureClockFrequency {
  std::uint16_t clock_conversion_code = 0;
  std::uint8_t clock_divisor = 0;
  asn1::Optional<std::uint16_t> sqcif_mpi;
  asn1::Optional<std::uint16_t> qcif_mpi;
  asn1::Optional<std::uint16_t> cif_mpi;
  asn1::Optional<std::uint16_t> cif4_mpi;
  asn1::Optional<std::uint16_t> cif16_mpi;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CustomPictureClockFrequency& other) const { return asn1::equal(kType, this, &other); }
};

/// CustomPictureFormat of H.245.
struct CustomPictureFormat {
  /// The component mPI of CustomPictureFormat.
  struct MPi {
    /// The component customPCF of .
    struct CustomPcfElement {
      std::uint16_t clock_conversion_code = 0;
      std::uint8_t clock_divisor = 0;
      std::uint16_t custom_mpi = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const CustomPcfElement& other) const { return asn1::equal(kType, this, &other); }
    };
    asn1::Optional<std::uint8_t> standard_mpi;
    asn1::Optional<std::vector<CustomPcfElement>> custom_pcf;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const MPi& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The types that stand in PixelAspectInformation itself.
  struct PixelAspectInformationTypes {
    /// The alternative extendedPAR of PixelAspectInformation.
    struct ExtendedParElement {
      std::uint8_t width = 0;
      std::uint8_t height = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const ExtendedParElement& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of PixelAspectInformation.
  struct PixelAspectInformationNames : PixelAspectInformationTypes {
    enum Kind : std::uint8_t { kAnyPixelAspectRatio, kPixelAspectCode, kExtendedPar, kUnknownAlternative };
  };
  /// The component pixelAspectInformation of CustomPictureFormat.
  struct PixelAspectInformation
      : asn1::Choice<PixelAspectInformation, PixelAspectInformationNames, bool, std::vector<std::uint8_t>,
                     std::vector<PixelAspectInformationTypes::ExtendedParElement>> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  std::uint16_t max_custom_picture_width = 0;
  std::uint16_t max_custom_picture_height = 0;
  std::uint16_t min_custom_picture_width = 0;
  std::uint16_t min_custom_picture_height = 0;
  MPi m_pi;
  PixelAspectInformation pixel_aspect_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CustomPictureFormat& other) const { return asn1::equal(kType, this, &other); }
};

/// H263Version3Options of H.245.
struct H263Version3Options {
  bool data_partitioned_slices = false;
  bool fixed_point_idct0 = false;
  bool interlaced_fields = false;
  bool current_picture_header_repetition = false;
  bool previous_picture_header_repetition = false;
  bool next_picture_header_repetition = false;
  bool picture_number = false;
  bool spare_reference_pictures = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H263Version3Options& other) const { return asn1::equal(kType, this, &other); }
};

/// H263ModeComboFlags of H.245.
struct H263ModeComboFlags {
  bool unrestricted_vector = false;
  bool arithmetic_coding = false;
  bool advanced_prediction = false;
  bool pb_frames = false;
  bool advanced_intra_coding_mode = false;
  bool deblocking_filter_mode = false;
  bool unlimited_motion_vectors = false;
  bool slices_in_order_non_rect = false;
  bool slices_in_order_rect = false;
  bool slices_no_order_non_rect = false;
  bool slices_no_order_rect = false;
  bool improved_pb_frames_mode = false;
  bool reference_pic_select = false;
  bool dynamic_picture_resizing_by_four = false;
  bool dynamic_picture_resizing_sixteenth_pel = false;
  bool dynamic_warping_half_pel = false;
  bool dynamic_warping_sixteenth_pel = false;
  bool reduced_resolution_update = false;
  bool independent_segment_decoding = false;
  bool alternate_inter_vlc_mode = false;
  bool modified_quantization_mode = false;
  asn1::Optional<bool> enhanced_reference_pic_select;
  asn1::Optional<H263Version3Options> h263_version3_options;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H263ModeComboFlags& other) const { return asn1::equal(kType, this, &other); }
};

/// H263VideoModeCombos of H.245.
struct H263VideoModeCombos {
  H263ModeComboFlags h263_video_uncoupled_modes;
  std::vector<H263ModeComboFlags> h263_video_coupled_modes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H263VideoModeCombos& other) const { return asn1::equal(kType, this, &other); }
};

/// H263Options of H.245.
struct H263Options {
  bool advanced_intra_coding_mode = false;
  bool deblocking_filter_mode = false;
  bool improved_pb_frames_mode = false;
  bool unlimited_motion_vectors = false;
  bool full_picture_freeze = false;
  bool partial_picture_freeze_and_release = false;
  bool resizing_part_pic_freeze_and_release = false;
  bool full_picture_snapshot = false;
  bool partial_picture_snapshot = false;
  bool video_segment_tagging = false;
  bool progressive_refinement = false;
  bool dynamic_picture_resizing_by_four = false;
  bool dynamic_picture_resizing_sixteenth_pel = false;
  bool dynamic_warping_half_pel = false;
  bool dynamic_warping_sixteenth_pel = false;
  bool independent_segment_decoding = false;
  bool slices_in_order_non_rect = false;
  bool slices_in_order_rect = false;
  bool slices_no_order_non_rect = false;
  bool slices_no_order_rect = false;
  bool alternate_inter_vlc_mode = false;
  bool modified_quantization_mode = false;
  bool reduced_resolution_update = false;
  asn1::Optional<TransparencyParameters> transparency_parameters;
  bool separate_video_back_channel = false;
  asn1::Optional<RefPictureSelection> ref_picture_selection;
  asn1::Optional<std::vector<CustomPictureClockFrequency>> custom_picture_clock_frequency;
  asn1::Optional<std::vector<CustomPictureFormat>> custom_picture_format;
  asn1::Optional<std::vector<H263VideoModeCombos>> mode_combos;
  asn1::Optional<bool> video_bad_m_bs_cap;
  asn1::Optional<H263Version3Options> h263_version3_options;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H263Options& other) const { return asn1::equal(kType, this, &other); }
};

/// EnhancementOptions of H.245.
struct EnhancementOptions {
  asn1::Optional<std::uint8_t> sqcif_mpi;
  asn1::Optional<std::uint8_t> qcif_mpi;
  asn1::Optional<std::uint8_t> cif_mpi;
  asn1::Optional<std::uint8_t> cif4_mpi;
  asn1::Optional<std::uint8_t> cif16_mpi;
  std::uint32_t max_bit_rate = 0;
  bool unrestricted_vector = false;
  bool arithmetic_coding = false;
  bool temporal_spatial_trade_off_capability = false;
  asn1::Optional<std::uint16_t> slow_sqcif_mpi;
  asn1::Optional<std::uint16_t> slow_qcif_mpi;
  asn1::Optional<std::uint16_t> slow_cif_mpi;
  asn1::Optional<std::uint16_t> slow_cif4_mpi;
  asn1::Optional<std::uint16_t> slow_cif16_mpi;
  bool error_compensation = false;
  asn1::Optional<H263Options> h263_options;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EnhancementOptions& other) const { return asn1::equal(kType, this, &other); }
};

/// BEnhancementParameters of H.245.
struct BEnhancementParameters {
  EnhancementOptions enhancement_options;
  std::uint8_t number_of_b_pictures = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const BEnhancementParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// EnhancementLayerInfo of H.245.
struct EnhancementLayerInfo {
  bool base_bit_rate_constrained = false;
  asn1::Optional<std::vector<EnhancementOptions>> snr_enhancement;
  asn1::Optional<std::vector<EnhancementOptions>> spatial_enhancement;
  asn1::Optional<std::vector<BEnhancementParameters>> b_picture_enhancement;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EnhancementLayerInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// H263VideoCapability of H.245.
struct H263VideoCapability {
  asn1::Optional<std::uint8_t> sqcif_mpi;
  asn1::Optional<std::uint8_t> qcif_mpi;
  asn1::Optional<std::uint8_t> cif_mpi;
  asn1::Optional<std::uint8_t> cif4_mpi;
  asn1::Optional<std::uint8_t> cif16_mpi;
  std::uint32_t max_bit_rate = 0;
  bool unrestricted_vector = false;
  bool arithmetic_coding = false;
  bool advanced_prediction = false;
  bool pb_frames = false;
  bool temporal_spatial_trade_off_capability = false;
  asn1::Optional<std::uint32_t> hrd_b;
  asn1::Optional<std::uint16_t> bpp_max_kb;
  asn1::Optional<std::uint16_t> slow_sqcif_mpi;
  asn1::Optional<std::uint16_t> slow_qcif_mpi;
  asn1::Optional<std::uint16_t> slow_cif_mpi;
  asn1::Optional<std::uint16_t> slow_cif4_mpi;
  asn1::Optional<std::uint16_t> slow_cif16_mpi;
  asn1::Optional<bool> error_compensation;
  asn1::Optional<EnhancementLayerInfo> enhancement_layer_info;
  asn1::Optional<H263Options> h263_options;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H263VideoCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// IS11172VideoCapability of H.245.
struct Is11172VideoCapability {
  bool constrained_bitstream = false;
  asn1::Optional<std::uint32_t> video_bit_rate;
  asn1::Optional<std::uint32_t> vbv_buffer_size;
  asn1::Optional<std::uint16_t> samples_per_line;
  asn1::Optional<std::uint16_t> lines_per_frame;
  asn1::Optional<std::uint8_t> picture_rate;
  asn1::Optional<std::uint32_t> luminance_sample_rate;
  asn1::Optional<bool> video_bad_m_bs_cap;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Is11172VideoCapability& other) const { return asn1::equal(kType, this, &other); }
};

struct VideoCapability;

/// ExtendedVideoCapability of H.245.
struct ExtendedVideoCapability {
  std::vector<VideoCapability> video_capability;
  asn1::Optional<std::vector<GenericCapability>> video_capability_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ExtendedVideoCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of VideoCapability.
struct VideoCapabilityNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kH261VideoCapability,
    kH262VideoCapability,
    kH263VideoCapability,
    kIs11172VideoCapability,
    kGenericVideoCapability,
    kExtendedVideoCapability,
    kUnknownAlternative
  };
};
/// VideoCapability of H.245.
struct VideoCapability : asn1::Choice<VideoCapability, VideoCapabilityNames, NonStandardParameter, H261VideoCapability,
                                      H262VideoCapability, H263VideoCapability, Is11172VideoCapability,
                                      GenericCapability, ExtendedVideoCapability> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h245
