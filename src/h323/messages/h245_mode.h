// The mode request messages of H.245 version 17.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_audio_capability.h"
#include "h323/messages/h245_capability.h"
#include "h323/messages/h245_capability_set.h"
#include "h323/messages/h245_data_capability.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_logical_channel_parameters.h"
#include "h323/messages/h245_media_mode.h"
#include "h323/messages/h245_multiplex_capability.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"
#include "h323/messages/h245_video_capability.h"

namespace mtavip::h323::h245 {

/// H235Mode of H.245.
struct H235Mode {
  /// The alternatives of MediaMode.
  struct MediaModeNames {
    enum Kind : std::uint8_t { kNonStandard, kVideoMode, kAudioMode, kDataMode, kUnknownAlternative };
  };
  /// The component mediaMode of H235Mode.
  struct MediaMode : asn1::Choice<MediaMode, MediaModeNames, NonStandardParameter, VideoMode, AudioMode, DataMode> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  EncryptionAuthenticationAndIntegrity encryption_authentication_and_integrity;
  MediaMode media_mode;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H235Mode& other) const { return asn1::equal(kType, this, &other); }
};

struct MultiplePayloadStreamElementMode;

/// MultiplePayloadStreamMode of H.245.
struct MultiplePayloadStreamMode {
  std::vector<MultiplePayloadStreamElementMode> elements;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplePayloadStreamMode& other) const { return asn1::equal(kType, this, &other); }
};

struct DepFecMode;

struct FecMode;

struct RedundancyEncodingDtMode;

/// The alternatives of ModeElementType.
struct ModeElementTypeNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kVideoMode,
    kAudioMode,
    kDataMode,
    kEncryptionMode,
    kH235Mode,
    kMultiplexedStreamMode,
    kRedundancyEncodingDtMode,
    kMultiplePayloadStreamMode,
    kDepFecMode,
    kFecMode,
    kUnknownAlternative
  };
};
/// ModeElementType of H.245.
struct ModeElementType
    : asn1::Choice<ModeElementType, ModeElementTypeNames, NonStandardParameter, VideoMode, AudioMode, DataMode,
                   EncryptionMode, H235Mode, MultiplexedStreamParameter, asn1::Boxed<RedundancyEncodingDtMode>,
                   MultiplePayloadStreamMode, asn1::Boxed<DepFecMode>, asn1::Boxed<FecMode>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// H223ModeParameters of H.245.
struct H223ModeParameters {
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
  /// The component adaptationLayerType of H223ModeParameters.
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
  bool operator==(const H223ModeParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of V76ModeParameters.
struct V76ModeParametersNames {
  enum Kind : std::uint8_t { kSuspendResumewAddress, kSuspendResumewoAddress, kUnknownAlternative };
};
/// V76ModeParameters of H.245.
struct V76ModeParameters : asn1::NullChoice<V76ModeParameters, V76ModeParametersNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// RedundancyEncodingMode of H.245.
struct RedundancyEncodingMode {
  /// The alternatives of SecondaryEncoding.
  struct SecondaryEncodingNames {
    enum Kind : std::uint8_t { kNonStandard, kAudioData, kUnknownAlternative };
  };
  /// The component secondaryEncoding of RedundancyEncodingMode.
  struct SecondaryEncoding : asn1::Choice<SecondaryEncoding, SecondaryEncodingNames, NonStandardParameter, AudioMode> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  RedundancyEncodingMethod redundancy_encoding_method;
  asn1::Optional<SecondaryEncoding> secondary_encoding;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RedundancyEncodingMode& other) const { return asn1::equal(kType, this, &other); }
};

/// H2250ModeParameters of H.245.
struct H2250ModeParameters {
  asn1::Optional<RedundancyEncodingMode> redundancy_encoding_mode;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H2250ModeParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexedStreamModeParameters of H.245.
struct MultiplexedStreamModeParameters {
  LogicalChannelNumber logical_channel_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexedStreamModeParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// ModeElement of H.245.
struct ModeElement {
  ModeElementType type;
  asn1::Optional<H223ModeParameters> h223_mode_parameters;
  asn1::Optional<V76ModeParameters> v76_mode_parameters;
  asn1::Optional<H2250ModeParameters> h2250_mode_parameters;
  asn1::Optional<GenericCapability> generic_mode_parameters;
  asn1::Optional<MultiplexedStreamModeParameters> multiplexed_stream_mode_parameters;
  asn1::Optional<LogicalChannelNumber> logical_channel_number;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ModeElement& other) const { return asn1::equal(kType, this, &other); }
};

/// ModeDescription of H.245.
using ModeDescription = std::vector<ModeElement>;
extern const asn1::ListType kModeDescriptionType;

/// RequestMode of H.245.
struct RequestMode {
  SequenceNumber sequence_number = 0;
  std::vector<ModeDescription> requested_modes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestMode& other) const { return asn1::equal(kType, this, &other); }
};

/// FECMode of H.245.
struct FecMode {
  /// The alternatives of Rfc2733Format.
  struct Rfc2733FormatNames {
    enum Kind : std::uint8_t { kRfc2733rfc2198, kRfc2733sameport, kRfc2733diffport };
  };
  /// The component rfc2733Format of FECMode.
  struct Rfc2733Format : asn1::Choice<Rfc2733Format, Rfc2733FormatNames, MaxRedundancy, MaxRedundancy, MaxRedundancy> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  ModeElementType protected_element;
  asn1::Optional<asn1::ObjectIdentifier> fec_scheme;
  asn1::Optional<Rfc2733Format> rfc2733_format;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FecMode& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in DepFecMode itself.
struct DepFecModeTypes {
  /// The alternative rfc2733Mode of DepFECMode.
  struct Rfc2733Mode {
    /// The types that stand in Mode itself.
    struct ModeTypes {
      /// The types that stand in SeparateStream itself.
      struct SeparateStreamTypes {
        /// The alternative differentPort of SeparateStream.
        struct DifferentPort {
          std::uint8_t protected_session_id = 0;
          asn1::Optional<std::uint8_t> protected_payload_type;
          asn1::Extensions extensions;

          static const asn1::SequenceType kType;
          bool operator==(const DifferentPort& other) const { return asn1::equal(kType, this, &other); }
        };
        /// The alternative samePort of SeparateStream.
        struct SamePort {
          ModeElementType protected_type;
          asn1::Extensions extensions;

          static const asn1::SequenceType kType;
          bool operator==(const SamePort& other) const { return asn1::equal(kType, this, &other); }
        };
      };
      /// The alternatives of SeparateStream.
      struct SeparateStreamNames : SeparateStreamTypes {
        enum Kind : std::uint8_t { kDifferentPort, kSamePort, kUnknownAlternative };
      };
      /// The alternative separateStream of Mode.
      struct SeparateStream : asn1::Choice<SeparateStream, SeparateStreamNames, SeparateStreamTypes::DifferentPort,
                                           SeparateStreamTypes::SamePort> {
        using Choice::Choice;
        static const asn1::ChoiceType kType;
      };
    };
    /// The alternatives of Mode.
    struct ModeNames : ModeTypes {
      enum Kind : std::uint8_t { kRedundancyEncoding, kSeparateStream, kUnknownAlternative };
    };
    /// The component mode of .
    struct Mode : asn1::Choice<Mode, ModeNames, asn1::Null, ModeTypes::SeparateStream> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    Mode mode;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Rfc2733Mode& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of DepFecMode.
struct DepFecModeNames : DepFecModeTypes {
  enum Kind : std::uint8_t { kRfc2733Mode, kUnknownAlternative };
};
/// DepFECMode of H.245.
struct DepFecMode : asn1::Choice<DepFecMode, DepFecModeNames, DepFecModeTypes::Rfc2733Mode> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MultiplePayloadStreamElementMode of H.245.
struct MultiplePayloadStreamElementMode {
  ModeElementType type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplePayloadStreamElementMode& other) const { return asn1::equal(kType, this, &other); }
};

/// RedundancyEncodingDTModeElement of H.245.
struct RedundancyEncodingDtModeElement {
  /// The alternatives of Type.
  struct TypeNames {
    enum Kind : std::uint8_t {
      kNonStandard,
      kVideoMode,
      kAudioMode,
      kDataMode,
      kEncryptionMode,
      kH235Mode,
      kFecMode,
      kUnknownAlternative
    };
  };
  /// The component type of RedundancyEncodingDTModeElement.
  struct Type : asn1::Choice<Type, TypeNames, NonStandardParameter, VideoMode, AudioMode, DataMode, EncryptionMode,
                             H235Mode, asn1::Boxed<FecMode>> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Type type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RedundancyEncodingDtModeElement& other) const { return asn1::equal(kType, this, &other); }
};

/// RedundancyEncodingDTMode of H.245.
struct RedundancyEncodingDtMode {
  RedundancyEncodingMethod redundancy_encoding_method;
  RedundancyEncodingDtModeElement primary;
  std::vector<RedundancyEncodingDtModeElement> secondary;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RedundancyEncodingDtMode& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestModeAck of H.245.
struct RequestModeAck {
  /// The alternatives of Response.
  struct ResponseNames {
    enum Kind : std::uint8_t { kWillTransmitMostPreferredMode, kWillTransmitLessPreferredMode, kUnknownAlternative };
  };
  /// The component response of RequestModeAck.
  struct Response : asn1::NullChoice<Response, ResponseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  SequenceNumber sequence_number = 0;
  Response response;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestModeAck& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestModeReject of H.245.
struct RequestModeReject {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kModeUnavailable, kMultipointConstraint, kRequestDenied, kUnknownAlternative };
  };
  /// The component cause of RequestModeReject.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  SequenceNumber sequence_number = 0;
  Cause cause;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestModeReject& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestModeRelease of H.245.
struct RequestModeRelease {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestModeRelease& other) const { return asn1::equal(kType, this, &other); }
};

/// CommunicationModeTableEntry of H.245.
struct CommunicationModeTableEntry {
  /// The alternatives of DataType.
  struct DataTypeNames {
    enum Kind : std::uint8_t { kVideoData, kAudioData, kData, kUnknownAlternative };
  };
  /// The component dataType of CommunicationModeTableEntry.
  struct DataType : asn1::Choice<DataType, DataTypeNames, VideoCapability, AudioCapability, DataApplicationCapability> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<std::vector<NonStandardParameter>> non_standard;
  std::uint8_t session_id = 0;
  asn1::Optional<std::uint8_t> associated_session_id;
  asn1::Optional<TerminalLabel> terminal_label;
  std::u16string session_description;
  DataType data_type;
  asn1::Optional<TransportAddress> media_channel;
  asn1::Optional<bool> media_guaranteed_delivery;
  asn1::Optional<TransportAddress> media_control_channel;
  asn1::Optional<bool> media_control_guaranteed_delivery;
  asn1::Optional<RedundancyEncoding> redundancy_encoding;
  asn1::Optional<std::uint8_t> session_dependency;
  asn1::Optional<TerminalLabel> destination;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CommunicationModeTableEntry& other) const { return asn1::equal(kType, this, &other); }
};

/// CommunicationModeCommand of H.245.
struct CommunicationModeCommand {
  std::vector<CommunicationModeTableEntry> communication_mode_table;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CommunicationModeCommand& other) const { return asn1::equal(kType, this, &other); }
};

/// CommunicationModeRequest of H.245.
struct CommunicationModeRequest {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CommunicationModeRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of CommunicationModeResponse.
struct CommunicationModeResponseNames {
  enum Kind : std::uint8_t { kCommunicationModeTable, kUnknownAlternative };
};
/// CommunicationModeResponse of H.245.
struct CommunicationModeResponse : asn1::Choice<CommunicationModeResponse, CommunicationModeResponseNames,
                                                std::vector<CommunicationModeTableEntry>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h245
