// The messages that open and close logical channels, H.245 version 17.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_capability.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_logical_channel_parameters.h"
#include "h323/messages/h245_multiplex_capability.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"

namespace mtavip::h323::h245 {

/// OpenLogicalChannel of H.245.
struct OpenLogicalChannel {
  /// The component forwardLogicalChannelParameters of OpenLogicalChannel.
  struct ForwardLogicalChannelParameters {
    /// The alternatives of MultiplexParameters.
    struct MultiplexParametersNames {
      enum Kind : std::uint8_t {
        kH222LogicalChannelParameters,
        kH223LogicalChannelParameters,
        kV76LogicalChannelParameters,
        kH2250LogicalChannelParameters,
        kNone,
        kUnknownAlternative
      };
    };
    /// The component multiplexParameters of .
    struct MultiplexParameters : asn1::Choice<MultiplexParameters, MultiplexParametersNames,
                                              H222LogicalChannelParameters, H223LogicalChannelParameters,
                                              V76LogicalChannelParameters, H2250LogicalChannelParameters, asn1::Null> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    asn1::Optional<std::uint16_t> port_number;
    DataType data_type;
    MultiplexParameters multiplex_parameters;
    asn1::Optional<LogicalChannelNumber> forward_logical_channel_dependency;
    asn1::Optional<LogicalChannelNumber> replacement_for;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ForwardLogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The component reverseLogicalChannelParameters of OpenLogicalChannel.
  struct ReverseLogicalChannelParameters {
    /// The alternatives of MultiplexParameters.
    struct MultiplexParametersNames {
      enum Kind : std::uint8_t {
        kH223LogicalChannelParameters,
        kV76LogicalChannelParameters,
        kH2250LogicalChannelParameters,
        kUnknownAlternative
      };
    };
    /// The component multiplexParameters of .
    struct MultiplexParameters
        : asn1::Choice<MultiplexParameters, MultiplexParametersNames, H223LogicalChannelParameters,
                       V76LogicalChannelParameters, H2250LogicalChannelParameters> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    DataType data_type;
    asn1::Optional<MultiplexParameters> multiplex_parameters;
    asn1::Optional<LogicalChannelNumber> reverse_logical_channel_dependency;
    asn1::Optional<LogicalChannelNumber> replacement_for;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ReverseLogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
  };
  LogicalChannelNumber forward_logical_channel_number = 0;
  ForwardLogicalChannelParameters forward_logical_channel_parameters;
  asn1::Optional<ReverseLogicalChannelParameters> reverse_logical_channel_parameters;
  asn1::Optional<NetworkAccessParameters> separate_stack;
  asn1::Optional<EncryptionSync> encryption_sync;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const OpenLogicalChannel& other) const { return asn1::equal(kType, this, &other); }
};

/// H2250LogicalChannelAckParameters of H.245.
struct H2250LogicalChannelAckParameters {
  asn1::Optional<std::vector<NonStandardParameter>> non_standard;
  asn1::Optional<std::uint8_t> session_id;
  asn1::Optional<TransportAddress> media_channel;
  asn1::Optional<TransportAddress> media_control_channel;
  asn1::Optional<std::uint8_t> dynamic_rtp_payload_type;
  asn1::Optional<bool> flow_control_to_zero;
  asn1::Optional<std::uint16_t> port_number;
  asn1::Optional<MultiplePayloadStream> multiple_payload_stream;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H2250LogicalChannelAckParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// OpenLogicalChannelAck of H.245.
struct OpenLogicalChannelAck {
  /// The component reverseLogicalChannelParameters of OpenLogicalChannelAck.
  struct ReverseLogicalChannelParameters {
    /// The alternatives of MultiplexParameters.
    struct MultiplexParametersNames {
      enum Kind : std::uint8_t { kH222LogicalChannelParameters, kH2250LogicalChannelParameters, kUnknownAlternative };
    };
    /// The component multiplexParameters of .
    struct MultiplexParameters : asn1::Choice<MultiplexParameters, MultiplexParametersNames,
                                              H222LogicalChannelParameters, H2250LogicalChannelParameters> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    LogicalChannelNumber reverse_logical_channel_number = 0;
    asn1::Optional<std::uint16_t> port_number;
    asn1::Optional<MultiplexParameters> multiplex_parameters;
    asn1::Optional<LogicalChannelNumber> replacement_for;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ReverseLogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternatives of ForwardMultiplexAckParameters.
  struct ForwardMultiplexAckParametersNames {
    enum Kind : std::uint8_t { kH2250LogicalChannelAckParameters, kUnknownAlternative };
  };
  /// The component forwardMultiplexAckParameters of OpenLogicalChannelAck.
  struct ForwardMultiplexAckParameters : asn1::Choice<ForwardMultiplexAckParameters, ForwardMultiplexAckParametersNames,
                                                      H2250LogicalChannelAckParameters> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber forward_logical_channel_number = 0;
  asn1::Optional<ReverseLogicalChannelParameters> reverse_logical_channel_parameters;
  asn1::Optional<NetworkAccessParameters> separate_stack;
  asn1::Optional<ForwardMultiplexAckParameters> forward_multiplex_ack_parameters;
  asn1::Optional<EncryptionSync> encryption_sync;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Optional<DtlsSecurityCapability> dtls_security_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const OpenLogicalChannelAck& other) const { return asn1::equal(kType, this, &other); }
};

/// OpenLogicalChannelReject of H.245.
struct OpenLogicalChannelReject {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t {
      kUnspecified,
      kUnsuitableReverseParameters,
      kDataTypeNotSupported,
      kDataTypeNotAvailable,
      kUnknownDataType,
      kDataTypeAlCombinationNotSupported,
      kMulticastChannelNotAllowed,
      kInsufficientBandwidth,
      kSeparateStackEstablishmentFailed,
      kInvalidSessionId,
      kMasterSlaveConflict,
      kWaitForCommunicationMode,
      kInvalidDependentChannel,
      kReplacementForRejected,
      kSecurityDenied,
      kQoSControlNotSupported,
      kUnknownAlternative
    };
  };
  /// The component cause of OpenLogicalChannelReject.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber forward_logical_channel_number = 0;
  Cause cause;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const OpenLogicalChannelReject& other) const { return asn1::equal(kType, this, &other); }
};

/// OpenLogicalChannelConfirm of H.245.
struct OpenLogicalChannelConfirm {
  LogicalChannelNumber forward_logical_channel_number = 0;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const OpenLogicalChannelConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// CloseLogicalChannel of H.245.
struct CloseLogicalChannel {
  /// The alternatives of Source.
  struct SourceNames {
    enum Kind : std::uint8_t { kUser, kLcse };
  };
  /// The component source of CloseLogicalChannel.
  struct Source : asn1::NullChoice<Source, SourceNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of Reason.
  struct ReasonNames {
    enum Kind : std::uint8_t { kUnknown, kReopen, kReservationFailure, kNetworkErrorCode, kUnknownAlternative };
  };
  /// The component reason of CloseLogicalChannel.
  struct Reason : asn1::Choice<Reason, ReasonNames, asn1::Null, asn1::Null, asn1::Null, std::uint8_t> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber forward_logical_channel_number = 0;
  Source source;
  asn1::Optional<Reason> reason;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CloseLogicalChannel& other) const { return asn1::equal(kType, this, &other); }
};

/// CloseLogicalChannelAck of H.245.
struct CloseLogicalChannelAck {
  LogicalChannelNumber forward_logical_channel_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CloseLogicalChannelAck& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestChannelClose of H.245.
struct RequestChannelClose {
  /// The alternatives of Reason.
  struct ReasonNames {
    enum Kind : std::uint8_t {
      kUnknown,
      kNormal,
      kReopen,
      kReservationFailure,
      kNetworkErrorCode,
      kUnknownAlternative
    };
  };
  /// The component reason of RequestChannelClose.
  struct Reason : asn1::Choice<Reason, ReasonNames, asn1::Null, asn1::Null, asn1::Null, asn1::Null, std::uint8_t> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber forward_logical_channel_number = 0;
  asn1::Optional<QosCapability> qos_capability;
  asn1::Optional<Reason> reason;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestChannelClose& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestChannelCloseAck of H.245.
struct RequestChannelCloseAck {
  LogicalChannelNumber forward_logical_channel_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestChannelCloseAck& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestChannelCloseReject of H.245.
struct RequestChannelCloseReject {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kUnspecified, kUnknownAlternative };
  };
  /// The component cause of RequestChannelCloseReject.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  LogicalChannelNumber forward_logical_channel_number = 0;
  Cause cause;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestChannelCloseReject& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestChannelCloseRelease of H.245.
struct RequestChannelCloseRelease {
  LogicalChannelNumber forward_logical_channel_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestChannelCloseRelease& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
