// The commands of H.245 version 17.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_capability.h"
#include "h323/messages/h245_capability_set.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_logical_channel_parameters.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"

namespace mtavip::h323::h245 {

/// The types that stand in SendTerminalCapabilitySet itself.
struct SendTerminalCapabilitySetTypes {
  /// The alternative specificRequest of SendTerminalCapabilitySet.
  struct SpecificRequest {
    bool multiplex_capability = false;
    asn1::Optional<std::vector<CapabilityTableEntryNumber>> capability_table_entry_numbers;
    asn1::Optional<std::vector<CapabilityDescriptorNumber>> capability_descriptor_numbers;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const SpecificRequest& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of SendTerminalCapabilitySet.
struct SendTerminalCapabilitySetNames : SendTerminalCapabilitySetTypes {
  enum Kind : std::uint8_t { kSpecificRequest, kGenericRequest, kUnknownAlternative };
};
/// SendTerminalCapabilitySet of H.245.
struct SendTerminalCapabilitySet : asn1::Choice<SendTerminalCapabilitySet, SendTerminalCapabilitySetNames,
                                                SendTerminalCapabilitySetTypes::SpecificRequest, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in EncryptionCommand itself.
struct EncryptionCommandTypes {
  /// The alternative encryptionAlgorithmID of EncryptionCommand.
  struct EncryptionAlgorithmId {
    SequenceNumber h233_algorithm_identifier = 0;
    NonStandardParameter associated_algorithm;

    static const asn1::SequenceType kType;
    bool operator==(const EncryptionAlgorithmId& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of EncryptionCommand.
struct EncryptionCommandNames : EncryptionCommandTypes {
  enum Kind : std::uint8_t { kEncryptionSe, kEncryptionIvRequest, kEncryptionAlgorithmId, kUnknownAlternative };
};
/// EncryptionCommand of H.245.
struct EncryptionCommand : asn1::Choice<EncryptionCommand, EncryptionCommandNames, Bytes, asn1::Null,
                                        EncryptionCommandTypes::EncryptionAlgorithmId> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// FlowControlCommand of H.245.
struct FlowControlCommand {
  /// The alternatives of Scope.
  struct ScopeNames {
    enum Kind : std::uint8_t { kLogicalChannelNumber, kResourceId, kWholeMultiplex };
  };
  /// The component scope of FlowControlCommand.
  struct Scope : asn1::Choice<Scope, ScopeNames, LogicalChannelNumber, std::uint16_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of Restriction.
  struct RestrictionNames {
    enum Kind : std::uint8_t { kMaximumBitRate, kNoRestriction };
  };
  /// The component restriction of FlowControlCommand.
  struct Restriction : asn1::Choice<Restriction, RestrictionNames, std::uint32_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Scope scope;
  Restriction restriction;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FlowControlCommand& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in EndSessionCommand itself.
struct EndSessionCommandTypes {
  /// The alternatives of GstnOptions.
  struct GstnOptionsNames {
    enum Kind : std::uint8_t { kTelephonyMode, kV8bis, kV34Dsvd, kV34DuplexFax, kV34H324, kUnknownAlternative };
  };
  /// The alternative gstnOptions of EndSessionCommand.
  struct GstnOptions : asn1::NullChoice<GstnOptions, GstnOptionsNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of IsdnOptions.
  struct IsdnOptionsNames {
    enum Kind : std::uint8_t { kTelephonyMode, kV140, kTerminalOnHold, kUnknownAlternative };
  };
  /// The alternative isdnOptions of EndSessionCommand.
  struct IsdnOptions : asn1::NullChoice<IsdnOptions, IsdnOptionsNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
};
/// The alternatives of EndSessionCommand.
struct EndSessionCommandNames : EndSessionCommandTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kDisconnect,
    kGstnOptions,
    kIsdnOptions,
    kGenericInformation,
    kUnknownAlternative
  };
};
/// EndSessionCommand of H.245.
struct EndSessionCommand : asn1::Choice<EndSessionCommand, EndSessionCommandNames, NonStandardParameter, asn1::Null,
                                        EndSessionCommandTypes::GstnOptions, EndSessionCommandTypes::IsdnOptions,
                                        std::vector<GenericInformation>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// SubstituteConferenceIDCommand of H.245.
struct SubstituteConferenceIdCommand {
  std::array<std::byte, 16> conference_identifier{};
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SubstituteConferenceIdCommand& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of ConferenceCommand.
struct ConferenceCommandNames {
  enum Kind : std::uint8_t {
    kBroadcastMyLogicalChannel,
    kCancelBroadcastMyLogicalChannel,
    kMakeTerminalBroadcaster,
    kCancelMakeTerminalBroadcaster,
    kSendThisSource,
    kCancelSendThisSource,
    kDropConference,
    kSubstituteConferenceIdCommand,
    kUnknownAlternative
  };
};
/// ConferenceCommand of H.245.
struct ConferenceCommand
    : asn1::Choice<ConferenceCommand, ConferenceCommandNames, LogicalChannelNumber, LogicalChannelNumber, TerminalLabel,
                   asn1::Null, TerminalLabel, asn1::Null, asn1::Null, SubstituteConferenceIdCommand> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of EncryptionUpdateDirection.
struct EncryptionUpdateDirectionNames {
  enum Kind : std::uint8_t { kMasterToSlave, kSlaveToMaster, kUnknownAlternative };
};
/// EncryptionUpdateDirection of H.245.
struct EncryptionUpdateDirection : asn1::NullChoice<EncryptionUpdateDirection, EncryptionUpdateDirectionNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// KeyProtectionMethod of H.245.
struct KeyProtectionMethod {
  bool secure_channel = false;
  bool shared_secret = false;
  bool cert_protected_key = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const KeyProtectionMethod& other) const { return asn1::equal(kType, this, &other); }
};

/// EncryptionUpdateRequest of H.245.
struct EncryptionUpdateRequest {
  asn1::Optional<KeyProtectionMethod> key_protection_method;
  asn1::Optional<std::uint8_t> synch_flag;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EncryptionUpdateRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of PictureReference.
struct PictureReferenceNames {
  enum Kind : std::uint8_t { kPictureNumber, kLongTermPictureIndex, kUnknownAlternative };
};
/// PictureReference of H.245.
struct PictureReference : asn1::Choice<PictureReference, PictureReferenceNames, std::uint16_t, std::uint8_t> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MiscellaneousCommand of H.245.
struct MiscellaneousCommand {
  /// The types that stand in Type itself.
  struct TypeTypes {
    /// The alternative videoFastUpdateGOB of Type.
    struct VideoFastUpdateGob {
      std::uint8_t first_gob = 0;
      std::uint8_t number_of_go_bs = 0;

      static const asn1::SequenceType kType;
      bool operator==(const VideoFastUpdateGob& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative videoFastUpdateMB of Type.
    struct VideoFastUpdateMb {
      asn1::Optional<std::uint8_t> first_gob;
      asn1::Optional<std::uint16_t> first_mb;
      std::uint16_t number_of_m_bs = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const VideoFastUpdateMb& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative progressiveRefinementStart of Type.
    struct ProgressiveRefinementStart {
      /// The alternatives of RepeatCount.
      struct RepeatCountNames {
        enum Kind : std::uint8_t {
          kDoOneProgression,
          kDoContinuousProgressions,
          kDoOneIndependentProgression,
          kDoContinuousIndependentProgressions,
          kUnknownAlternative
        };
      };
      /// The component repeatCount of .
      struct RepeatCount : asn1::NullChoice<RepeatCount, RepeatCountNames> {
        using NullChoice::NullChoice;
        static const asn1::ChoiceType kType;
      };
      RepeatCount repeat_count;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const ProgressiveRefinementStart& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative videoBadMBs of Type.
    struct VideoBadMBs {
      std::uint16_t first_mb = 0;
      std::uint16_t number_of_m_bs = 0;
      std::uint16_t temporal_reference = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const VideoBadMBs& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative lostPartialPicture of Type.
    struct LostPartialPicture {
      PictureReference picture_reference;
      std::uint16_t first_mb = 0;
      std::uint16_t number_of_m_bs = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const LostPartialPicture& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative encryptionUpdateCommand of Type.
    struct EncryptionUpdateCommand {
      EncryptionSync encryption_sync;
      asn1::Optional<MultiplePayloadStream> multiple_payload_stream;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const EncryptionUpdateCommand& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative encryptionUpdateAck of Type.
    struct EncryptionUpdateAck {
      std::uint8_t synch_flag = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const EncryptionUpdateAck& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of Type.
  struct TypeNames : TypeTypes {
    enum Kind : std::uint8_t {
      kEqualiseDelay,
      kZeroDelay,
      kMultipointModeCommand,
      kCancelMultipointModeCommand,
      kVideoFreezePicture,
      kVideoFastUpdatePicture,
      kVideoFastUpdateGob,
      kVideoTemporalSpatialTradeOff,
      kVideoSendSyncEveryGob,
      kVideoSendSyncEveryGobCancel,
      kVideoFastUpdateMb,
      kMaxH223MuxpdUsize,
      kEncryptionUpdate,
      kEncryptionUpdateRequest,
      kSwitchReceiveMediaOff,
      kSwitchReceiveMediaOn,
      kProgressiveRefinementStart,
      kProgressiveRefinementAbortOne,
      kProgressiveRefinementAbortContinuous,
      kVideoBadMBs,
      kLostPicture,
      kLostPartialPicture,
      kRecoveryReferencePicture,
      kEncryptionUpdateCommand,
      kEncryptionUpdateAck,
      kUnknownAlternative
    };
  };
  /// The component type of MiscellaneousCommand.
  struct Type
      : asn1::Choice<Type, TypeNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                     TypeTypes::VideoFastUpdateGob, std::uint8_t, asn1::Null, asn1::Null, TypeTypes::VideoFastUpdateMb,
                     std::uint16_t, EncryptionSync, EncryptionUpdateRequest, asn1::Null, asn1::Null,
                     TypeTypes::ProgressiveRefinementStart, asn1::Null, asn1::Null, TypeTypes::VideoBadMBs,
                     std::vector<PictureReference>, TypeTypes::LostPartialPicture, std::vector<PictureReference>,
                     TypeTypes::EncryptionUpdateCommand, TypeTypes::EncryptionUpdateAck> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber logical_channel_number = 0;
  Type type;
  asn1::Optional<EncryptionUpdateDirection> direction;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MiscellaneousCommand& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in H223MultiplexReconfiguration itself.
struct H223MultiplexReconfigurationTypes {
  /// The alternatives of H223ModeChange.
  struct H223ModeChangeNames {
    enum Kind : std::uint8_t { kToLevel0, kToLevel1, kToLevel2, kToLevel2withOptionalHeader, kUnknownAlternative };
  };
  /// The alternative h223ModeChange of H223MultiplexReconfiguration.
  struct H223ModeChange : asn1::NullChoice<H223ModeChange, H223ModeChangeNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of H223AnnexADoubleFlag.
  struct H223AnnexADoubleFlagNames {
    enum Kind : std::uint8_t { kStart, kStop, kUnknownAlternative };
  };
  /// The alternative h223AnnexADoubleFlag of H223MultiplexReconfiguration.
  struct H223AnnexADoubleFlag : asn1::NullChoice<H223AnnexADoubleFlag, H223AnnexADoubleFlagNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
};
/// The alternatives of H223MultiplexReconfiguration.
struct H223MultiplexReconfigurationNames : H223MultiplexReconfigurationTypes {
  enum Kind : std::uint8_t { kH223ModeChange, kH223AnnexADoubleFlag, kUnknownAlternative };
};
/// H223MultiplexReconfiguration of H.245.
struct H223MultiplexReconfiguration : asn1::Choice<H223MultiplexReconfiguration, H223MultiplexReconfigurationNames,
                                                   H223MultiplexReconfigurationTypes::H223ModeChange,
                                                   H223MultiplexReconfigurationTypes::H223AnnexADoubleFlag> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// NewATMVCCommand of H.245.
struct NewAtmvcCommand {
  /// The types that stand in Aal itself.
  struct AalTypes {
    /// The alternative aal1 of Aal.
    struct Aal1 {
      /// The alternatives of ClockRecovery.
      struct ClockRecoveryNames {
        enum Kind : std::uint8_t {
          kNullClockRecovery,
          kSrtsClockRecovery,
          kAdaptiveClockRecovery,
          kUnknownAlternative
        };
      };
      /// The component clockRecovery of .
      struct ClockRecovery : asn1::NullChoice<ClockRecovery, ClockRecoveryNames> {
        using NullChoice::NullChoice;
        static const asn1::ChoiceType kType;
      };
      /// The alternatives of ErrorCorrection.
      struct ErrorCorrectionNames {
        enum Kind : std::uint8_t {
          kNullErrorCorrection,
          kLongInterleaver,
          kShortInterleaver,
          kErrorCorrectionOnly,
          kUnknownAlternative
        };
      };
      /// The component errorCorrection of .
      struct ErrorCorrection : asn1::NullChoice<ErrorCorrection, ErrorCorrectionNames> {
        using NullChoice::NullChoice;
        static const asn1::ChoiceType kType;
      };
      ClockRecovery clock_recovery;
      ErrorCorrection error_correction;
      bool structured_data_transfer = false;
      bool partially_filled_cells = false;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const Aal1& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative aal5 of Aal.
    struct Aal5 {
      std::uint16_t forward_maximum_sdu_size = 0;
      std::uint16_t backward_maximum_sdu_size = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const Aal5& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of Aal.
  struct AalNames : AalTypes {
    enum Kind : std::uint8_t { kAal1, kAal5, kUnknownAlternative };
  };
  /// The component aal of NewATMVCCommand.
  struct Aal : asn1::Choice<Aal, AalNames, AalTypes::Aal1, AalTypes::Aal5> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of Multiplex.
  struct MultiplexNames {
    enum Kind : std::uint8_t { kNoMultiplex, kTransportStream, kProgramStream, kUnknownAlternative };
  };
  /// The component multiplex of NewATMVCCommand.
  struct Multiplex : asn1::NullChoice<Multiplex, MultiplexNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The component reverseParameters of NewATMVCCommand.
  struct ReverseParameters {
    /// The alternatives of Multiplex.
    struct MultiplexNames {
      enum Kind : std::uint8_t { kNoMultiplex, kTransportStream, kProgramStream, kUnknownAlternative };
    };
    /// The component multiplex of .
    struct Multiplex : asn1::NullChoice<Multiplex, MultiplexNames> {
      using NullChoice::NullChoice;
      static const asn1::ChoiceType kType;
    };
    std::uint16_t bit_rate = 0;
    bool bit_rate_locked_to_pcr_clock = false;
    bool bit_rate_locked_to_network_clock = false;
    Multiplex multiplex;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ReverseParameters& other) const { return asn1::equal(kType, this, &other); }
  };
  std::uint16_t resource_id = 0;
  std::uint16_t bit_rate = 0;
  bool bit_rate_locked_to_pcr_clock = false;
  bool bit_rate_locked_to_network_clock = false;
  Aal aal;
  Multiplex multiplex;
  ReverseParameters reverse_parameters;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NewAtmvcCommand& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
