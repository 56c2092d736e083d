// What a logical channel carries and where: DataType, transport addresses, the parameters of H.225.0 channels (H.245
// version 17).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_audio_capability.h"
#include "h323/messages/h245_capability.h"
#include "h323/messages/h245_data_capability.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_multiplex_capability.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"
#include "h323/messages/h245_video_capability.h"

namespace mtavip::h323::h245 {

/// The alternatives of EncryptionMode.
struct EncryptionModeNames {
  enum Kind : std::uint8_t { kNonStandard, kH233Encryption, kUnknownAlternative };
};
/// EncryptionMode of H.245.
struct EncryptionMode : asn1::Choice<EncryptionMode, EncryptionModeNames, NonStandardParameter, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MultiplexedStreamParameter of H.245.
struct MultiplexedStreamParameter {
  MultiplexFormat multiplex_format;
  bool control_on_mux_stream = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexedStreamParameter& other) const { return asn1::equal(kType, this, &other); }
};

struct MultiplePayloadStreamElement;

/// MultiplePayloadStream of H.245.
struct MultiplePayloadStream {
  std::vector<MultiplePayloadStreamElement> elements;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplePayloadStream& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in DepFecData itself.
struct DepFecDataTypes {
  /// The alternative rfc2733 of DepFECData.
  struct Rfc2733 {
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
          std::uint8_t protected_payload_type = 0;
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
    bool operator==(const Rfc2733& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of DepFecData.
struct DepFecDataNames : DepFecDataTypes {
  enum Kind : std::uint8_t { kRfc2733 };
};
/// DepFECData of H.245.
struct DepFecData : asn1::Choice<DepFecData, DepFecDataNames, DepFecDataTypes::Rfc2733> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in FecData itself.
struct FecDataTypes {
  /// The alternative rfc2733 of FECData.
  struct Rfc2733 {
    /// The types that stand in PktMode itself.
    struct PktModeTypes {
      /// The alternative rfc2733sameport of PktMode.
      struct Rfc2733sameport {
        asn1::Extensions extensions;

        static const asn1::SequenceType kType;
        bool operator==(const Rfc2733sameport& other) const { return asn1::equal(kType, this, &other); }
      };
      /// The alternative rfc2733diffport of PktMode.
      struct Rfc2733diffport {
        LogicalChannelNumber protected_channel = 0;
        asn1::Extensions extensions;

        static const asn1::SequenceType kType;
        bool operator==(const Rfc2733diffport& other) const { return asn1::equal(kType, this, &other); }
      };
    };
    /// The alternatives of PktMode.
    struct PktModeNames : PktModeTypes {
      enum Kind : std::uint8_t { kRfc2198coding, kRfc2733sameport, kRfc2733diffport, kUnknownAlternative };
    };
    /// The component pktMode of .
    struct PktMode : asn1::Choice<PktMode, PktModeNames, asn1::Null, PktModeTypes::Rfc2733sameport,
                                  PktModeTypes::Rfc2733diffport> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    std::uint8_t protected_payload_type = 0;
    asn1::Optional<asn1::ObjectIdentifier> fec_scheme;
    PktMode pkt_mode;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Rfc2733& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of FecData.
struct FecDataNames : FecDataTypes {
  enum Kind : std::uint8_t { kRfc2733, kUnknownAlternative };
};
/// FECData of H.245.
struct FecData : asn1::Choice<FecData, FecDataNames, FecDataTypes::Rfc2733> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

struct H235Media;

struct RedundancyEncoding;

/// The alternatives of DataType.
struct DataTypeNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kNullData,
    kVideoData,
    kAudioData,
    kData,
    kEncryptionData,
    kH235Control,
    kH235Media,
    kMultiplexedStream,
    kRedundancyEncoding,
    kMultiplePayloadStream,
    kDepFec,
    kFec,
    kUnknownAlternative
  };
};
/// DataType of H.245.
struct DataType : asn1::Choice<DataType, DataTypeNames, NonStandardParameter, asn1::Null, VideoCapability,
                               AudioCapability, DataApplicationCapability, EncryptionMode, NonStandardParameter,
                               asn1::Boxed<H235Media>, MultiplexedStreamParameter, asn1::Boxed<RedundancyEncoding>,
                               MultiplePayloadStream, DepFecData, FecData> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MultiplePayloadStreamElement of H.245.
struct MultiplePayloadStreamElement {
  DataType data_type;
  asn1::Optional<std::uint8_t> payload_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplePayloadStreamElement& other) const { return asn1::equal(kType, this, &other); }
};

struct RedundancyEncodingElement;

/// RedundancyEncoding of H.245.
struct RedundancyEncoding {
  /// The component rtpRedundancyEncoding of RedundancyEncoding.
  struct RtpRedundancyEncoding {
    asn1::Optional<asn1::Boxed<RedundancyEncodingElement>> primary;
    asn1::Optional<std::vector<RedundancyEncodingElement>> secondary;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const RtpRedundancyEncoding& other) const { return asn1::equal(kType, this, &other); }
  };
  RedundancyEncodingMethod redundancy_encoding_method;
  asn1::Optional<asn1::Boxed<DataType>> secondary_encoding;
  asn1::Optional<RtpRedundancyEncoding> rtp_redundancy_encoding;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RedundancyEncoding& other) const { return asn1::equal(kType, this, &other); }
};

/// RedundancyEncodingElement of H.245.
struct RedundancyEncodingElement {
  DataType data_type;
  asn1::Optional<std::uint8_t> payload_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RedundancyEncodingElement& other) const { return asn1::equal(kType, this, &other); }
};

/// H235Media of H.245.
struct H235Media {
  /// The alternatives of MediaType.
  struct MediaTypeNames {
    enum Kind : std::uint8_t {
      kNonStandard,
      kVideoData,
      kAudioData,
      kData,
      kRedundancyEncoding,
      kMultiplePayloadStream,
      kDepFec,
      kFec,
      kUnknownAlternative
    };
  };
  /// The component mediaType of H235Media.
  struct MediaType : asn1::Choice<MediaType, MediaTypeNames, NonStandardParameter, VideoCapability, AudioCapability,
                                  DataApplicationCapability, asn1::Boxed<RedundancyEncoding>, MultiplePayloadStream,
                                  DepFecData, FecData> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  EncryptionAuthenticationAndIntegrity encryption_authentication_and_integrity;
  MediaType media_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H235Media& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in UnicastAddress itself.
struct UnicastAddressTypes {
  /// The alternative iPAddress of UnicastAddress.
  struct IPAddress {
    std::array<std::byte, 4> network{};
    std::uint16_t tsap_identifier = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IPAddress& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative iPXAddress of UnicastAddress.
  struct IPxAddress {
    std::array<std::byte, 6> node{};
    std::array<std::byte, 4> netnum{};
    std::array<std::byte, 2> tsap_identifier{};
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IPxAddress& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative iP6Address of UnicastAddress.
  struct IP6Address {
    std::array<std::byte, 16> network{};
    std::uint16_t tsap_identifier = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IP6Address& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative iPSourceRouteAddress of UnicastAddress.
  struct IPSourceRouteAddress {
    /// The alternatives of Routing.
    struct RoutingNames {
      enum Kind : std::uint8_t { kStrict, kLoose };
    };
    /// The component routing of .
    struct Routing : asn1::NullChoice<Routing, RoutingNames> {
      using NullChoice::NullChoice;
      static const asn1::ChoiceType kType;
    };
    Routing routing;
    std::array<std::byte, 4> network{};
    std::uint16_t tsap_identifier = 0;
    std::vector<std::array<std::byte, 4>> route;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IPSourceRouteAddress& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of UnicastAddress.
struct UnicastAddressNames : UnicastAddressTypes {
  enum Kind : std::uint8_t {
    kIPAddress,
    kIPxAddress,
    kIP6Address,
    kNetBios,
    kIPSourceRouteAddress,
    kNsap,
    kNonStandardAddress,
    kUnknownAlternative
  };
};
/// UnicastAddress of H.245.
struct UnicastAddress
    : asn1::Choice<UnicastAddress, UnicastAddressNames, UnicastAddressTypes::IPAddress, UnicastAddressTypes::IPxAddress,
                   UnicastAddressTypes::IP6Address, std::array<std::byte, 16>,
                   UnicastAddressTypes::IPSourceRouteAddress, Bytes, NonStandardParameter> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in MulticastAddress itself.
struct MulticastAddressTypes {
  /// The alternative iPAddress of MulticastAddress.
  struct IPAddress {
    std::array<std::byte, 4> network{};
    std::uint16_t tsap_identifier = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IPAddress& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative iP6Address of MulticastAddress.
  struct IP6Address {
    std::array<std::byte, 16> network{};
    std::uint16_t tsap_identifier = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IP6Address& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of MulticastAddress.
struct MulticastAddressNames : MulticastAddressTypes {
  enum Kind : std::uint8_t { kIPAddress, kIP6Address, kNsap, kNonStandardAddress, kUnknownAlternative };
};
/// MulticastAddress of H.245.
struct MulticastAddress : asn1::Choice<MulticastAddress, MulticastAddressNames, MulticastAddressTypes::IPAddress,
                                       MulticastAddressTypes::IP6Address, Bytes, NonStandardParameter> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of TransportAddress.
struct TransportAddressNames {
  enum Kind : std::uint8_t { kUnicastAddress, kMulticastAddress, kUnknownAlternative };
};
/// TransportAddress of H.245.
struct TransportAddress : asn1::Choice<TransportAddress, TransportAddressNames, UnicastAddress, MulticastAddress> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// NetworkAccessParameters of H.245.
struct NetworkAccessParameters {
  /// The alternatives of Distribution.
  struct DistributionNames {
    enum Kind : std::uint8_t { kUnicast, kMulticast, kUnknownAlternative };
  };
  /// The component distribution of NetworkAccessParameters.
  struct Distribution : asn1::NullChoice<Distribution, DistributionNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of NetworkAddress.
  struct NetworkAddressNames {
    enum Kind : std::uint8_t { kQ2931Address, kE164Address, kLocalAreaAddress, kUnknownAlternative };
  };
  /// The component networkAddress of NetworkAccessParameters.
  struct NetworkAddress
      : asn1::Choice<NetworkAddress, NetworkAddressNames, Q2931Address, std::string, TransportAddress> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of T120SetupProcedure.
  struct T120SetupProcedureNames {
    enum Kind : std::uint8_t { kOriginateCall, kWaitForCall, kIssueQuery, kUnknownAlternative };
  };
  /// The component t120SetupProcedure of NetworkAccessParameters.
  struct T120SetupProcedure : asn1::NullChoice<T120SetupProcedure, T120SetupProcedureNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<Distribution> distribution;
  NetworkAddress network_address;
  bool associate_conference = false;
  asn1::Optional<Bytes> external_reference;
  asn1::Optional<T120SetupProcedure> t120_setup_procedure;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NetworkAccessParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// McuNumber of H.245.
using McuNumber = std::uint8_t;

/// TerminalNumber of H.245.
using TerminalNumber = std::uint8_t;

/// TerminalLabel of H.245.
struct TerminalLabel {
  McuNumber mcu_number = 0;
  TerminalNumber terminal_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalLabel& other) const { return asn1::equal(kType, this, &other); }
};

/// H2250LogicalChannelParameters of H.245.
struct H2250LogicalChannelParameters {
  /// The alternatives of MediaPacketization.
  struct MediaPacketizationNames {
    enum Kind : std::uint8_t { kH261aVideoPacketization, kRtpPayloadType, kUnknownAlternative };
  };
  /// The component mediaPacketization of H2250LogicalChannelParameters.
  struct MediaPacketization : asn1::Choice<MediaPacketization, MediaPacketizationNames, asn1::Null, RtpPayloadType> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<std::vector<NonStandardParameter>> non_standard;
  std::uint8_t session_id = 0;
  asn1::Optional<std::uint8_t> associated_session_id;
  asn1::Optional<TransportAddress> media_channel;
  asn1::Optional<bool> media_guaranteed_delivery;
  asn1::Optional<TransportAddress> media_control_channel;
  asn1::Optional<bool> media_control_guaranteed_delivery;
  asn1::Optional<bool> silence_suppression;
  asn1::Optional<TerminalLabel> destination;
  asn1::Optional<std::uint8_t> dynamic_rtp_payload_type;
  asn1::Optional<MediaPacketization> media_packetization;
  asn1::Optional<TransportCapability> transport_capability;
  asn1::Optional<RedundancyEncoding> redundancy_encoding;
  asn1::Optional<TerminalLabel> source;
  asn1::Optional<std::uint8_t> nominal_audio_level;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H2250LogicalChannelParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// EscrowData of H.245.
struct EscrowData {
  asn1::ObjectIdentifier escrow_id;
  asn1::BitString escrow_value;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EscrowData& other) const { return asn1::equal(kType, this, &other); }
};

/// EncryptionSync of H.245.
struct EncryptionSync {
  asn1::Optional<NonStandardParameter> non_standard;
  std::uint8_t synch_flag = 0;
  Bytes h235_key;
  asn1::Optional<std::vector<EscrowData>> escrowentry;
  asn1::Optional<GenericParameter> generic_parameter;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EncryptionSync& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
