// Audio capabilities of H.245 version 17.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h245 {

/// IS11172AudioCapability of H.245.
struct Is11172AudioCapability {
  bool audio_layer1 = false;
  bool audio_layer2 = false;
  bool audio_layer3 = false;
  bool audio_sampling32k = false;
  bool audio_sampling44k1 = false;
  bool audio_sampling48k = false;
  bool single_channel = false;
  bool two_channels = false;
  std::uint16_t bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Is11172AudioCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// IS13818AudioCapability of H.245.
struct Is13818AudioCapability {
  bool audio_layer1 = false;
  bool audio_layer2 = false;
  bool audio_layer3 = false;
  bool audio_sampling16k = false;
  bool audio_sampling22k05 = false;
  bool audio_sampling24k = false;
  bool audio_sampling32k = false;
  bool audio_sampling44k1 = false;
  bool audio_sampling48k = false;
  bool single_channel = false;
  bool two_channels = false;
  bool three_channels2_1 = false;
  bool three_channels3_0 = false;
  bool four_channels2_0_2_0 = false;
  bool four_channels2_2 = false;
  bool four_channels3_1 = false;
  bool five_channels3_0_2_0 = false;
  bool five_channels3_2 = false;
  bool low_frequency_enhancement = false;
  bool multilingual = false;
  std::uint16_t bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Is13818AudioCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// G7231AnnexCCapability of H.245.
struct G7231AnnexCCapability {
  /// The component g723AnnexCAudioMode of G7231AnnexCCapability.
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
  asn1::Optional<G723AnnexCAudioMode> g723_annex_c_audio_mode;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const G7231AnnexCCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// GSMAudioCapability of H.245.
struct GsmAudioCapability {
  std::uint16_t audio_unit_size = 0;
  bool comfort_noise = false;
  bool scrambled = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GsmAudioCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// G729Extensions of H.245.
struct G729Extensions {
  asn1::Optional<std::uint16_t> audio_unit;
  bool annex_a = false;
  bool annex_b = false;
  bool annex_d = false;
  bool annex_e = false;
  bool annex_f = false;
  bool annex_g = false;
  bool annex_h = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const G729Extensions& other) const { return asn1::equal(kType, this, &other); }
};

/// NoPTAudioTelephonyEventCapability of H.245.
struct NoPtAudioTelephonyEventCapability {
  std::string audio_telephone_event;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NoPtAudioTelephonyEventCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// NoPTAudioToneCapability of H.245.
struct NoPtAudioToneCapability {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NoPtAudioToneCapability& other) const { return asn1::equal(kType, this, &other); }
};

struct AudioCapability;

/// ExtendedAudioCapability of H.245.
struct ExtendedAudioCapability {
  std::vector<AudioCapability> audio_capability;
  asn1::Optional<std::vector<GenericCapability>> audio_capability_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ExtendedAudioCapability& other) const { return asn1::equal(kType, this, &other); }
};

struct VbdCapability;

/// The types that stand in AudioCapability itself.
struct AudioCapabilityTypes {
  /// The alternative g7231 of AudioCapability.
  struct G7231 {
    std::uint16_t max_al_sdu_audio_frames = 0;
    bool silence_suppression = false;

    static const asn1::SequenceType kType;
    bool operator==(const G7231& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of AudioCapability.
struct AudioCapabilityNames : AudioCapabilityTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kG711Alaw64k,
    kG711Alaw56k,
    kG711Ulaw64k,
    kG711Ulaw56k,
    kG72264k,
    kG72256k,
    kG72248k,
    kG7231,
    kG728,
    kG729,
    kG729AnnexA,
    kIs11172AudioCapability,
    kIs13818AudioCapability,
    kG729wAnnexB,
    kG729AnnexAwAnnexB,
    kG7231AnnexCCapability,
    kGsmFullRate,
    kGsmHalfRate,
    kGsmEnhancedFullRate,
    kGenericAudioCapability,
    kG729Extensions,
    kVbd,
    kAudioTelephonyEvent,
    kAudioTone,
    kExtendedAudioCapability,
    kUnknownAlternative
  };
};
/// AudioCapability of H.245.
struct AudioCapability
    : asn1::Choice<AudioCapability, AudioCapabilityNames, NonStandardParameter, std::uint16_t, std::uint16_t,
                   std::uint16_t, std::uint16_t, std::uint16_t, std::uint16_t, std::uint16_t,
                   AudioCapabilityTypes::G7231, std::uint16_t, std::uint16_t, std::uint16_t, Is11172AudioCapability,
                   Is13818AudioCapability, std::uint16_t, std::uint16_t, G7231AnnexCCapability, GsmAudioCapability,
                   GsmAudioCapability, GsmAudioCapability, GenericCapability, G729Extensions,
                   asn1::Boxed<VbdCapability>, NoPtAudioTelephonyEventCapability, NoPtAudioToneCapability,
                   ExtendedAudioCapability> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// VBDCapability of H.245.
struct VbdCapability {
  AudioCapability type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VbdCapability& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
