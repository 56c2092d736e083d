// Modes of video, audio and data that may be requested of the other side, H.245 version 17.
#pragma once

#include <cstdint>

#include "asn1/codec.h"
#include "h323/messages/h245_audio_capability.h"
#include "h323/messages/h245_data_capability.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_video_capability.h"

namespace mtavip::h323::h245 {

/// H261VideoMode of H.245.
struct H261VideoMode {
  /// The alternatives of Resolution.
  struct ResolutionNames {
    enum Kind : std::uint8_t { kQcif, kCif };
  };
  /// The component resolution of H261VideoMode.
  struct Resolution : asn1::NullChoice<Resolution, ResolutionNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  Resolution resolution;
  std::uint16_t bit_rate = 0;
  bool still_image_transmission = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H261VideoMode& other) const { return asn1::equal(kType, this, &other); }
};

/// H262VideoMode of H.245.
struct H262VideoMode {
  /// The alternatives of ProfileAndLevel.
  struct ProfileAndLevelNames {
    enum Kind : std::uint8_t {
      kProfileAndLevelSPatMl,
      kProfileAndLevelMPatLl,
      kProfileAndLevelMPatMl,
      kProfileAndLevelMPatH14,
      kProfileAndLevelMPatHl,
      kProfileAndLevelSnRatLl,
      kProfileAndLevelSnRatMl,
      kProfileAndLevelSpatialatH14,
      kProfileAndLevelHPatMl,
      kProfileAndLevelHPatH14,
      kProfileAndLevelHPatHl,
      kUnknownAlternative
    };
  };
  /// The component profileAndLevel of H262VideoMode.
  struct ProfileAndLevel : asn1::NullChoice<ProfileAndLevel, ProfileAndLevelNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  ProfileAndLevel profile_and_level;
  asn1::Optional<std::uint32_t> video_bit_rate;
  asn1::Optional<std::uint32_t> vbv_buffer_size;
  asn1::Optional<std::uint16_t> samples_per_line;
  asn1::Optional<std::uint16_t> lines_per_frame;
  asn1::Optional<std::uint8_t> frames_per_second;
  asn1::Optional<std::uint32_t> luminance_sample_rate;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H262VideoMode& other) const { return asn1::equal(kType, this, &other); }
};

/// H263VideoMode of H.245.
struct H263VideoMode {
  /// The alternatives of Resolution.
  struct ResolutionNames {
    enum Kind : std::uint8_t { kSqcif, kQcif, kCif, kCif4, kCif16, kCustom, kUnknownAlternative };
  };
  /// The component resolution of H263VideoMode.
  struct Resolution : asn1::NullChoice<Resolution, ResolutionNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  Resolution resolution;
  std::uint16_t bit_rate = 0;
  bool unrestricted_vector = false;
  bool arithmetic_coding = false;
  bool advanced_prediction = false;
  bool pb_frames = false;
  asn1::Optional<bool> error_compensation;
  asn1::Optional<EnhancementLayerInfo> enhancement_layer_info;
  asn1::Optional<H263Options> h263_options;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H263VideoMode& other) const { return asn1::equal(kType, this, &other); }
};

/// IS11172VideoMode of H.245.
struct Is11172VideoMode {
  bool constrained_bitstream = false;
  asn1::Optional<std::uint32_t> video_bit_rate;
  asn1::Optional<std::uint32_t> vbv_buffer_size;
  asn1::Optional<std::uint16_t> samples_per_line;
  asn1::Optional<std::uint16_t> lines_per_frame;
  asn1::Optional<std::uint8_t> picture_rate;
  asn1::Optional<std::uint32_t> luminance_sample_rate;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Is11172VideoMode& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of VideoMode.
struct VideoModeNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kH261VideoMode,
    kH262VideoMode,
    kH263VideoMode,
    kIs11172VideoMode,
    kGenericVideoMode,
    kUnknownAlternative
  };
};
/// VideoMode of H.245.
struct VideoMode : asn1::Choice<VideoMode, VideoModeNames, NonStandardParameter, H261VideoMode, H262VideoMode,
                                H263VideoMode, Is11172VideoMode, GenericCapability> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// IS11172AudioMode of H.245.
struct Is11172AudioMode {
  /// The alternatives of AudioLayer.
  struct AudioLayerNames {
    enum Kind : std::uint8_t { kAudioLayer1, kAudioLayer2, kAudioLayer3 };
  };
  /// The component audioLayer of IS11172AudioMode.
  struct AudioLayer : asn1::NullChoice<AudioLayer, AudioLayerNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of AudioSampling.
  struct AudioSamplingNames {
    enum Kind : std::uint8_t { kAudioSampling32k, kAudioSampling44k1, kAudioSampling48k };
  };
  /// The component audioSampling of IS11172AudioMode.
  struct AudioSampling : asn1::NullChoice<AudioSampling, AudioSamplingNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of MultichannelType.
  struct MultichannelTypeNames {
    enum Kind : std::uint8_t { kSingleChannel, kTwoChannelStereo, kTwoChannelDual };
  };
  /// The component multichannelType of IS11172AudioMode.
  struct MultichannelType : asn1::NullChoice<MultichannelType, MultichannelTypeNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  AudioLayer audio_layer;
  AudioSampling audio_sampling;
  MultichannelType multichannel_type;
  std::uint16_t bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Is11172AudioMode& other) const { return asn1::equal(kType, this, &other); }
};

/// IS13818AudioMode of H.245.
struct Is13818AudioMode {
  /// The alternatives of AudioLayer.
  struct AudioLayerNames {
    enum Kind : std::uint8_t { kAudioLayer1, kAudioLayer2, kAudioLayer3 };
  };
  /// The component audioLayer of IS13818AudioMode.
  struct AudioLayer : asn1::NullChoice<AudioLayer, AudioLayerNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of AudioSampling.
  struct AudioSamplingNames {
    enum Kind : std::uint8_t {
      kAudioSampling16k,
      kAudioSampling22k05,
      kAudioSampling24k,
      kAudioSampling32k,
      kAudioSampling44k1,
      kAudioSampling48k
    };
  };
  /// The component audioSampling of IS13818AudioMode.
  struct AudioSampling : asn1::NullChoice<AudioSampling, AudioSamplingNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of MultichannelType.
  struct MultichannelTypeNames {
    enum Kind : std::uint8_t {
      kSingleChannel,
      kTwoChannelStereo,
      kTwoChannelDual,
      kThreeChannels21,
      kThreeChannels30,
      kFourChannels2020,
      kFourChannels22,
      kFourChannels31,
      kFiveChannels3020,
      kFiveChannels32
    };
  };
  /// The component multichannelType of IS13818AudioMode.
  struct MultichannelType : asn1::NullChoice<MultichannelType, MultichannelTypeNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  AudioLayer audio_layer;
  AudioSampling audio_sampling;
  MultichannelType multichannel_type;
  bool low_frequency_enhancement = false;
  bool multilingual = false;
  std::uint16_t bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Is13818AudioMode& other) const { return asn1::equal(kType, this, &other); }
};

/// G7231AnnexCMode of H.245.
struct G7231AnnexCMode {
  /// The component g723AnnexCAudioMode of G7231AnnexCMode.
  struct G723AnnexCAudioMode {
    std::uint8_t high_rate_mode0 = 0;
    std::uint8_t high_rate_mode1 = 0;
    std::uint8_t low_rate_mode0 = 0;
    std::uint8_t low_rate_mode1 = 0;
    std::uint8_t sid_mode0 = 0;
    std::uint8_t sid_mode1 = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const G723AnnexCAudioMode& other) const { return asn1::equal(kType, this, &other); }
  };
  std::uint16_t max_al_sdu_audio_frames = 0;
  bool silence_suppression = false;
  G723AnnexCAudioMode g723_annex_c_audio_mode;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const G7231AnnexCMode& other) const { return asn1::equal(kType, this, &other); }
};

struct VbdMode;

/// The types that stand in AudioMode itself.
struct AudioModeTypes {
  /// The alternatives of G7231.
  struct G7231Names {
    enum Kind : std::uint8_t {
      kNoSilenceSuppressionLowRate,
      kNoSilenceSuppressionHighRate,
      kSilenceSuppressionLowRate,
      kSilenceSuppressionHighRate
    };
  };
  /// The alternative g7231 of AudioMode.
  struct G7231 : asn1::NullChoice<G7231, G7231Names> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
};
/// The alternatives of AudioMode.
struct AudioModeNames : AudioModeTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kG711Alaw64k,
    kG711Alaw56k,
    kG711Ulaw64k,
    kG711Ulaw56k,
    kG72264k,
    kG72256k,
    kG72248k,
    kG728,
    kG729,
    kG729AnnexA,
    kG7231,
    kIs11172AudioMode,
    kIs13818AudioMode,
    kG729wAnnexB,
    kG729AnnexAwAnnexB,
    kG7231AnnexCMode,
    kGsmFullRate,
    kGsmHalfRate,
    kGsmEnhancedFullRate,
    kGenericAudioMode,
    kG729Extensions,
    kVbd,
    kUnknownAlternative
  };
};
/// AudioMode of H.245.
struct AudioMode : asn1::Choice<AudioMode, AudioModeNames, NonStandardParameter, asn1::Null, asn1::Null, asn1::Null,
                                asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                                AudioModeTypes::G7231, Is11172AudioMode, Is13818AudioMode, std::uint16_t, std::uint16_t,
                                G7231AnnexCMode, GsmAudioCapability, GsmAudioCapability, GsmAudioCapability,
                                GenericCapability, G729Extensions, asn1::Boxed<VbdMode>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// VBDMode of H.245.
struct VbdMode {
  AudioMode type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VbdMode& other) const { return asn1::equal(kType, this, &other); }
};

/// DataMode of H.245.
struct DataMode {
  /// The types that stand in Application itself.
  struct ApplicationTypes {
    /// The alternative nlpid of Application.
    struct Nlpid {
      DataProtocolCapability nlpid_protocol;
      Bytes nlpid_data;

      static const asn1::SequenceType kType;
      bool operator==(const Nlpid& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative t38fax of Application.
    struct T38fax {
      DataProtocolCapability t38_fax_protocol;
      T38FaxProfile t38_fax_profile;

      static const asn1::SequenceType kType;
      bool operator==(const T38fax& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of Application.
  struct ApplicationNames : ApplicationTypes {
    enum Kind : std::uint8_t {
      kNonStandard,
      kT120,
      kDsmCc,
      kUserData,
      kT84,
      kT434,
      kH224,
      kNlpid,
      kDsvdControl,
      kH222DataPartitioning,
      kT30fax,
      kT140,
      kT38fax,
      kGenericDataMode,
      kDataChannel,
      kUnknownAlternative
    };
  };
  /// The component application of DataMode.
  struct Application : asn1::Choice<Application, ApplicationNames, NonStandardParameter, DataProtocolCapability,
                                    DataProtocolCapability, DataProtocolCapability, DataProtocolCapability,
                                    DataProtocolCapability, DataProtocolCapability, ApplicationTypes::Nlpid, asn1::Null,
                                    DataProtocolCapability, DataProtocolCapability, DataProtocolCapability,
                                    ApplicationTypes::T38fax, GenericCapability, DataChannel> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Application application;
  std::uint32_t bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DataMode& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
