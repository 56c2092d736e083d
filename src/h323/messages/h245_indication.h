// The indications of H.245 version 17.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_capability_set.h"
#include "h323/messages/h245_command.h"
#include "h323/messages/h245_conference.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_logical_channel.h"
#include "h323/messages/h245_logical_channel_parameters.h"
#include "h323/messages/h245_master_slave.h"
#include "h323/messages/h245_mode.h"
#include "h323/messages/h245_multilink.h"
#include "h323/messages/h245_multiplex_capability.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"
#include "h323/messages/h245_multiplex_table.h"

namespace mtavip::h323::h245 {

/// The alternatives of RequestMessage.
struct RequestMessageNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kMasterSlaveDetermination,
    kTerminalCapabilitySet,
    kOpenLogicalChannel,
    kCloseLogicalChannel,
    kRequestChannelClose,
    kMultiplexEntrySend,
    kRequestMultiplexEntry,
    kRequestMode,
    kRoundTripDelayRequest,
    kMaintenanceLoopRequest,
    kCommunicationModeRequest,
    kConferenceRequest,
    kMultilinkRequest,
    kLogicalChannelRateRequest,
    kGenericRequest,
    kUnknownAlternative
  };
};
/// RequestMessage of H.245.
struct RequestMessage : asn1::Choice<RequestMessage, RequestMessageNames, NonStandardMessage, MasterSlaveDetermination,
                                     TerminalCapabilitySet, OpenLogicalChannel, CloseLogicalChannel,
                                     RequestChannelClose, MultiplexEntrySend, RequestMultiplexEntry, RequestMode,
                                     RoundTripDelayRequest, MaintenanceLoopRequest, CommunicationModeRequest,
                                     ConferenceRequest, MultilinkRequest, LogicalChannelRateRequest, GenericMessage> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of ResponseMessage.
struct ResponseMessageNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kMasterSlaveDeterminationAck,
    kMasterSlaveDeterminationReject,
    kTerminalCapabilitySetAck,
    kTerminalCapabilitySetReject,
    kOpenLogicalChannelAck,
    kOpenLogicalChannelReject,
    kCloseLogicalChannelAck,
    kRequestChannelCloseAck,
    kRequestChannelCloseReject,
    kMultiplexEntrySendAck,
    kMultiplexEntrySendReject,
    kRequestMultiplexEntryAck,
    kRequestMultiplexEntryReject,
    kRequestModeAck,
    kRequestModeReject,
    kRoundTripDelayResponse,
    kMaintenanceLoopAck,
    kMaintenanceLoopReject,
    kCommunicationModeResponse,
    kConferenceResponse,
    kMultilinkResponse,
    kLogicalChannelRateAcknowledge,
    kLogicalChannelRateReject,
    kGenericResponse,
    kUnknownAlternative
  };
};
/// ResponseMessage of H.245.
struct ResponseMessage
    : asn1::Choice<ResponseMessage, ResponseMessageNames, NonStandardMessage, MasterSlaveDeterminationAck,
                   MasterSlaveDeterminationReject, TerminalCapabilitySetAck, TerminalCapabilitySetReject,
                   OpenLogicalChannelAck, OpenLogicalChannelReject, CloseLogicalChannelAck, RequestChannelCloseAck,
                   RequestChannelCloseReject, MultiplexEntrySendAck, MultiplexEntrySendReject, RequestMultiplexEntryAck,
                   RequestMultiplexEntryReject, RequestModeAck, RequestModeReject, RoundTripDelayResponse,
                   MaintenanceLoopAck, MaintenanceLoopReject, CommunicationModeResponse, ConferenceResponse,
                   MultilinkResponse, LogicalChannelRateAcknowledge, LogicalChannelRateReject, GenericMessage> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of CommandMessage.
struct CommandMessageNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kMaintenanceLoopOffCommand,
    kSendTerminalCapabilitySet,
    kEncryptionCommand,
    kFlowControlCommand,
    kEndSessionCommand,
    kMiscellaneousCommand,
    kCommunicationModeCommand,
    kConferenceCommand,
    kH223MultiplexReconfiguration,
    kNewAtmvcCommand,
    kMobileMultilinkReconfigurationCommand,
    kGenericCommand,
    kUnknownAlternative
  };
};
/// CommandMessage of H.245.
struct CommandMessage
    : asn1::Choice<CommandMessage, CommandMessageNames, NonStandardMessage, MaintenanceLoopOffCommand,
                   SendTerminalCapabilitySet, EncryptionCommand, FlowControlCommand, EndSessionCommand,
                   MiscellaneousCommand, CommunicationModeCommand, ConferenceCommand, H223MultiplexReconfiguration,
                   NewAtmvcCommand, MobileMultilinkReconfigurationCommand, GenericMessage> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of FunctionNotUnderstood.
struct FunctionNotUnderstoodNames {
  enum Kind : std::uint8_t { kRequest, kResponse, kCommand };
};
/// FunctionNotUnderstood of H.245.
struct FunctionNotUnderstood
    : asn1::Choice<FunctionNotUnderstood, FunctionNotUnderstoodNames, RequestMessage, ResponseMessage, CommandMessage> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// FunctionNotSupported of H.245.
struct FunctionNotSupported {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kSyntaxError, kSemanticError, kUnknownFunction, kUnknownAlternative };
  };
  /// The component cause of FunctionNotSupported.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  Cause cause;
  asn1::Optional<Bytes> returned_function;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FunctionNotSupported& other) const { return asn1::equal(kType, this, &other); }
};

/// TerminalYouAreSeeingInSubPictureNumber of H.245.
struct TerminalYouAreSeeingInSubPictureNumber {
  TerminalNumber terminal_number = 0;
  std::uint8_t sub_picture_number = 0;
  asn1::Optional<McuNumber> mcu_number;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalYouAreSeeingInSubPictureNumber& other) const {
    return asn1::equal(kType, this, &other);
  }
};

/// VideoIndicateCompose of H.245.
struct VideoIndicateCompose {
  std::uint8_t composition_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VideoIndicateCompose& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of ConferenceIndication.
struct ConferenceIndicationNames {
  enum Kind : std::uint8_t {
    kSbeNumber,
    kTerminalNumberAssign,
    kTerminalJoinedConference,
    kTerminalLeftConference,
    kSeenByAtLeastOneOther,
    kCancelSeenByAtLeastOneOther,
    kSeenByAll,
    kCancelSeenByAll,
    kTerminalYouAreSeeing,
    kRequestForFloor,
    kWithdrawChairToken,
    kFloorRequested,
    kTerminalYouAreSeeingInSubPictureNumber,
    kVideoIndicateCompose,
    kMasterMcu,
    kCancelMasterMcu,
    kUnknownAlternative
  };
};
/// ConferenceIndication of H.245.
struct ConferenceIndication
    : asn1::Choice<ConferenceIndication, ConferenceIndicationNames, std::uint8_t, TerminalLabel, TerminalLabel,
                   TerminalLabel, asn1::Null, asn1::Null, asn1::Null, asn1::Null, TerminalLabel, asn1::Null, asn1::Null,
                   TerminalLabel, TerminalYouAreSeeingInSubPictureNumber, VideoIndicateCompose, asn1::Null,
                   asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MiscellaneousIndication of H.245.
struct MiscellaneousIndication {
  /// The types that stand in Type itself.
  struct TypeTypes {
    /// The alternative videoNotDecodedMBs of Type.
    struct VideoNotDecodedMBs {
      std::uint16_t first_mb = 0;
      std::uint16_t number_of_m_bs = 0;
      std::uint8_t temporal_reference = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const VideoNotDecodedMBs& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of Type.
  struct TypeNames : TypeTypes {
    enum Kind : std::uint8_t {
      kLogicalChannelActive,
      kLogicalChannelInactive,
      kMultipointConference,
      kCancelMultipointConference,
      kMultipointZeroComm,
      kCancelMultipointZeroComm,
      kMultipointSecondaryStatus,
      kCancelMultipointSecondaryStatus,
      kVideoIndicateReadyToActivate,
      kVideoTemporalSpatialTradeOff,
      kVideoNotDecodedMBs,
      kTransportCapability,
      kUnknownAlternative
    };
  };
  /// The component type of MiscellaneousIndication.
  struct Type : asn1::Choice<Type, TypeNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                             asn1::Null, asn1::Null, asn1::Null, std::uint8_t, TypeTypes::VideoNotDecodedMBs,
                             TransportCapability> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber logical_channel_number = 0;
  Type type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MiscellaneousIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// JitterIndication of H.245.
struct JitterIndication {
  /// The alternatives of Scope.
  struct ScopeNames {
    enum Kind : std::uint8_t { kLogicalChannelNumber, kResourceId, kWholeMultiplex };
  };
  /// The component scope of JitterIndication.
  struct Scope : asn1::Choice<Scope, ScopeNames, LogicalChannelNumber, std::uint16_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Scope scope;
  std::uint8_t estimated_received_jitter_mantissa = 0;
  std::uint8_t estimated_received_jitter_exponent = 0;
  asn1::Optional<std::uint8_t> skipped_frame_count;
  asn1::Optional<std::uint32_t> additional_decoder_buffer;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const JitterIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// H223SkewIndication of H.245.
struct H223SkewIndication {
  LogicalChannelNumber logical_channel_number1 = 0;
  LogicalChannelNumber logical_channel_number2 = 0;
  std::uint16_t skew = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223SkewIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// H2250MaximumSkewIndication of H.245.
struct H2250MaximumSkewIndication {
  LogicalChannelNumber logical_channel_number1 = 0;
  LogicalChannelNumber logical_channel_number2 = 0;
  std::uint16_t maximum_skew = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H2250MaximumSkewIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// MCLocationIndication of H.245.
struct McLocationIndication {
  TransportAddress signal_address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const McLocationIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// VendorIdentification of H.245.
struct VendorIdentification {
  NonStandardIdentifier vendor;
  asn1::Optional<Bytes> product_number;
  asn1::Optional<Bytes> version_number;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VendorIdentification& other) const { return asn1::equal(kType, this, &other); }
};

/// NewATMVCIndication of H.245.
struct NewAtmvcIndication {
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
  /// The component aal of NewATMVCIndication.
  struct Aal : asn1::Choice<Aal, AalNames, AalTypes::Aal1, AalTypes::Aal5> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of Multiplex.
  struct MultiplexNames {
    enum Kind : std::uint8_t { kNoMultiplex, kTransportStream, kProgramStream, kUnknownAlternative };
  };
  /// The component multiplex of NewATMVCIndication.
  struct Multiplex : asn1::NullChoice<Multiplex, MultiplexNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The component reverseParameters of NewATMVCIndication.
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
  asn1::Optional<ReverseParameters> reverse_parameters;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NewAtmvcIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// IV8 of H.245.
using Iv8 = std::array<std::byte, 8>;

/// IV16 of H.245.
using Iv16 = std::array<std::byte, 16>;

/// Params of H.245.
struct Params {
  asn1::Optional<Iv8> iv8;
  asn1::Optional<Iv16> iv16;
  asn1::Optional<Bytes> iv;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Params& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in UserInputIndication itself.
struct UserInputIndicationTypes {
  /// The alternatives of UserInputSupportIndication.
  struct UserInputSupportIndicationNames {
    enum Kind : std::uint8_t {
      kNonStandard,
      kBasicString,
      kIA5String,
      kGeneralString,
      kEncryptedBasicString,
      kEncryptedIa5String,
      kEncryptedGeneralString,
      kUnknownAlternative
    };
  };
  /// The alternative userInputSupportIndication of UserInputIndication.
  struct UserInputSupportIndication
      : asn1::Choice<UserInputSupportIndication, UserInputSupportIndicationNames, NonStandardParameter, asn1::Null,
                     asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternative signal of UserInputIndication.
  struct Signal {
    /// The component rtp of .
    struct Rtp {
      asn1::Optional<std::uint32_t> timestamp;
      asn1::Optional<std::uint32_t> expiration_time;
      LogicalChannelNumber logical_channel_number = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const Rtp& other) const { return asn1::equal(kType, this, &other); }
    };
    std::string signal_type;
    asn1::Optional<std::uint16_t> duration;
    asn1::Optional<Rtp> rtp;
    bool rtp_payload_indication = false;
    asn1::Optional<Params> param_s;
    asn1::Optional<std::array<std::byte, 1>> encrypted_signal_type;
    asn1::Optional<asn1::ObjectIdentifier> algorithm_oid;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Signal& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative signalUpdate of UserInputIndication.
  struct SignalUpdate {
    /// The component rtp of .
    struct Rtp {
      LogicalChannelNumber logical_channel_number = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const Rtp& other) const { return asn1::equal(kType, this, &other); }
    };
    std::uint16_t duration = 0;
    asn1::Optional<Rtp> rtp;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const SignalUpdate& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative extendedAlphanumeric of UserInputIndication.
  struct ExtendedAlphanumeric {
    /// The component encryptedAlphanumeric of .
    struct EncryptedAlphanumeric {
      asn1::ObjectIdentifier algorithm_oid;
      asn1::Optional<Params> param_s;
      Bytes encrypted;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const EncryptedAlphanumeric& other) const { return asn1::equal(kType, this, &other); }
    };
    std::string alphanumeric;
    bool rtp_payload_indication = false;
    asn1::Optional<EncryptedAlphanumeric> encrypted_alphanumeric;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ExtendedAlphanumeric& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative encryptedAlphanumeric of UserInputIndication.
  struct EncryptedAlphanumeric {
    asn1::ObjectIdentifier algorithm_oid;
    asn1::Optional<Params> param_s;
    Bytes encrypted;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const EncryptedAlphanumeric& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of UserInputIndication.
struct UserInputIndicationNames : UserInputIndicationTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kAlphanumeric,
    kUserInputSupportIndication,
    kSignal,
    kSignalUpdate,
    kExtendedAlphanumeric,
    kEncryptedAlphanumeric,
    kGenericInformation,
    kUnknownAlternative
  };
};
/// UserInputIndication of H.245.
struct UserInputIndication
    : asn1::Choice<UserInputIndication, UserInputIndicationNames, NonStandardParameter, std::string,
                   UserInputIndicationTypes::UserInputSupportIndication, UserInputIndicationTypes::Signal,
                   UserInputIndicationTypes::SignalUpdate, UserInputIndicationTypes::ExtendedAlphanumeric,
                   UserInputIndicationTypes::EncryptedAlphanumeric, std::vector<GenericInformation>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// FlowControlIndication of H.245.
struct FlowControlIndication {
  /// The alternatives of Scope.
  struct ScopeNames {
    enum Kind : std::uint8_t { kLogicalChannelNumber, kResourceId, kWholeMultiplex };
  };
  /// The component scope of FlowControlIndication.
  struct Scope : asn1::Choice<Scope, ScopeNames, LogicalChannelNumber, std::uint16_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of Restriction.
  struct RestrictionNames {
    enum Kind : std::uint8_t { kMaximumBitRate, kNoRestriction };
  };
  /// The component restriction of FlowControlIndication.
  struct Restriction : asn1::Choice<Restriction, RestrictionNames, std::uint32_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Scope scope;
  Restriction restriction;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FlowControlIndication& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
