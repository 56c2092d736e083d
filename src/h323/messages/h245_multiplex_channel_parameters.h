// Logical channel parameters of the multiplexes that are not packet based, H.245 version 17: H.222, H.223, V.76.
#pragma once

#include <cstdint>

#include "asn1/codec.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h245 {

/// LogicalChannelNumber of H.245.
using LogicalChannelNumber = std::uint16_t;

/// V75Parameters of H.245.
struct V75Parameters {
  bool audio_header_present = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V75Parameters& other) const { return asn1::equal(kType, this, &other); }
};

/// H222LogicalChannelParameters of H.245.
struct H222LogicalChannelParameters {
  std::uint16_t resource_id = 0;
  std::uint16_t sub_channel_id = 0;
  asn1::Optional<std::uint16_t> pcr_pid;
  asn1::Optional<Bytes> program_descriptors;
  asn1::Optional<Bytes> stream_descriptors;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H222LogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// H223AnnexCArqParameters of H.245.
struct H223AnnexCArqParameters {
  /// The alternatives of NumberOfRetransmissions.
  struct NumberOfRetransmissionsNames {
    enum Kind : std::uint8_t { kFinite, kInfinite, kUnknownAlternative };
  };
  /// The component numberOfRetransmissions of H223AnnexCArqParameters.
  struct NumberOfRetransmissions
      : asn1::Choice<NumberOfRetransmissions, NumberOfRetransmissionsNames, std::uint8_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  NumberOfRetransmissions number_of_retransmissions;
  std::uint32_t send_buffer_size = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223AnnexCArqParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// H223AL1MParameters of H.245.
struct H223Al1MParameters {
  /// The alternatives of TransferMode.
  struct TransferModeNames {
    enum Kind : std::uint8_t { kFramed, kUnframed, kUnknownAlternative };
  };
  /// The component transferMode of H223AL1MParameters.
  struct TransferMode : asn1::NullChoice<TransferMode, TransferModeNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of HeaderFec.
  struct HeaderFecNames {
    enum Kind : std::uint8_t { kSebch167, kGolay2412, kUnknownAlternative };
  };
  /// The component headerFEC of H223AL1MParameters.
  struct HeaderFec : asn1::NullChoice<HeaderFec, HeaderFecNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of CrcLength.
  struct CrcLengthNames {
    enum Kind : std::uint8_t {
      kCrc4bit,
      kCrc12bit,
      kCrc20bit,
      kCrc28bit,
      kCrc8bit,
      kCrc16bit,
      kCrc32bit,
      kCrcNotUsed,
      kUnknownAlternative
    };
  };
  /// The component crcLength of H223AL1MParameters.
  struct CrcLength : asn1::NullChoice<CrcLength, CrcLengthNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of ArqType.
  struct ArqTypeNames {
    enum Kind : std::uint8_t { kNoArq, kTypeIArq, kTypeIiArq, kUnknownAlternative };
  };
  /// The component arqType of H223AL1MParameters.
  struct ArqType : asn1::Choice<ArqType, ArqTypeNames, asn1::Null, H223AnnexCArqParameters, H223AnnexCArqParameters> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  TransferMode transfer_mode;
  HeaderFec header_fec;
  CrcLength crc_length;
  std::uint8_t rcpc_code_rate = 0;
  ArqType arq_type;
  bool alpdu_interleaving = false;
  bool alsdu_splitting = false;
  asn1::Optional<std::uint8_t> rs_code_correction;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223Al1MParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// H223AL2MParameters of H.245.
struct H223Al2MParameters {
  /// The alternatives of HeaderFec.
  struct HeaderFecNames {
    enum Kind : std::uint8_t { kSebch165, kGolay2412, kUnknownAlternative };
  };
  /// The component headerFEC of H223AL2MParameters.
  struct HeaderFec : asn1::NullChoice<HeaderFec, HeaderFecNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  HeaderFec header_fec;
  bool alpdu_interleaving = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223Al2MParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// H223AL3MParameters of H.245.
struct H223Al3MParameters {
  /// The alternatives of HeaderFormat.
  struct HeaderFormatNames {
    enum Kind : std::uint8_t { kSebch167, kGolay2412, kUnknownAlternative };
  };
  /// The component headerFormat of H223AL3MParameters.
  struct HeaderFormat : asn1::NullChoice<HeaderFormat, HeaderFormatNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of CrcLength.
  struct CrcLengthNames {
    enum Kind : std::uint8_t {
      kCrc4bit,
      kCrc12bit,
      kCrc20bit,
      kCrc28bit,
      kCrc8bit,
      kCrc16bit,
      kCrc32bit,
      kCrcNotUsed,
      kUnknownAlternative
    };
  };
  /// The component crcLength of H223AL3MParameters.
  struct CrcLength : asn1::NullChoice<CrcLength, CrcLengthNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of ArqType.
  struct ArqTypeNames {
    enum Kind : std::uint8_t { kNoArq, kTypeIArq, kTypeIiArq, kUnknownAlternative };
  };
  /// The component arqType of H223AL3MParameters.
  struct ArqType : asn1::Choice<ArqType, ArqTypeNames, asn1::Null, H223AnnexCArqParameters, H223AnnexCArqParameters> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  HeaderFormat header_format;
  CrcLength crc_length;
  std::uint8_t rcpc_code_rate = 0;
  ArqType arq_type;
  bool alpdu_interleaving = false;
  asn1::Optional<std::uint8_t> rs_code_correction;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223Al3MParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// H223LogicalChannelParameters of H.245.
struct H223LogicalChannelParameters {
  /// The types that stand in AdaptationLayerType itself.
  struct AdaptationLayerTypeTypes {
    /// The alternative al3 of AdaptationLayerType.
    struct Al3 {
      std::uint8_t control_field_octets = 0;
      std::uint32_t send_buffer_size = 0;

      static const asn1::SequenceType kType;
      bool operator==(const Al3& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of AdaptationLayerType.
  struct AdaptationLayerTypeNames : AdaptationLayerTypeTypes {
    enum Kind : std::uint8_t {
      kNonStandard,
      kAl1Framed,
      kAl1NotFramed,
      kAl2WithoutSequenceNumbers,
      kAl2WithSequenceNumbers,
      kAl3,
      kAl1M,
      kAl2M,
      kAl3M,
      kUnknownAlternative
    };
  };
  /// The component adaptationLayerType of H223LogicalChannelParameters.
  struct AdaptationLayerType
      : asn1::Choice<AdaptationLayerType, AdaptationLayerTypeNames, NonStandardParameter, asn1::Null, asn1::Null,
                     asn1::Null, asn1::Null, AdaptationLayerTypeTypes::Al3, H223Al1MParameters, H223Al2MParameters,
                     H223Al3MParameters> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  AdaptationLayerType adaptation_layer_type;
  bool segmentable_flag = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223LogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of CrcLength.
struct CrcLengthNames {
  enum Kind : std::uint8_t { kCrc8bit, kCrc16bit, kCrc32bit, kUnknownAlternative };
};
/// CRCLength of H.245.
struct CrcLength : asn1::NullChoice<CrcLength, CrcLengthNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// V76HDLCParameters of H.245.
struct V76HdlcParameters {
  CrcLength crc_length;
  std::uint16_t n401 = 0;
  bool loopback_test_procedure = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V76HdlcParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// V76LogicalChannelParameters of H.245.
struct V76LogicalChannelParameters {
  /// The alternatives of SuspendResume.
  struct SuspendResumeNames {
    enum Kind : std::uint8_t { kNoSuspendResume, kSuspendResumewAddress, kSuspendResumewoAddress, kUnknownAlternative };
  };
  /// The component suspendResume of V76LogicalChannelParameters.
  struct SuspendResume : asn1::NullChoice<SuspendResume, SuspendResumeNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The types that stand in Mode itself.
  struct ModeTypes {
    /// The alternative eRM of Mode.
    struct ERm {
      /// The alternatives of Recovery.
      struct RecoveryNames {
        enum Kind : std::uint8_t { kRej, kSRej, kMSrej, kUnknownAlternative };
      };
      /// The component recovery of .
      struct Recovery : asn1::NullChoice<Recovery, RecoveryNames> {
        using NullChoice::NullChoice;
        static const asn1::ChoiceType kType;
      };
      std::uint8_t window_size = 0;
      Recovery recovery;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const ERm& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of Mode.
  struct ModeNames : ModeTypes {
    enum Kind : std::uint8_t { kERm, kUNerm, kUnknownAlternative };
  };
  /// The component mode of V76LogicalChannelParameters.
  struct Mode : asn1::Choice<Mode, ModeNames, ModeTypes::ERm, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  V76HdlcParameters hdlc_parameters;
  SuspendResume suspend_resume;
  bool u_ih = false;
  Mode mode;
  V75Parameters v75_parameters;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V76LogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
