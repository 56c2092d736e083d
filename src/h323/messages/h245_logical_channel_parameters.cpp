#include "h323/messages/h245_logical_channel_parameters.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kEncryptionModeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"h233Encryption", &asn1::kNull},
};

constexpr asn1::Member kMultiplexedStreamParameterMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexedStreamParameter, multiplex_format, "multiplexFormat", MultiplexFormat::kType),
    MTAVIP_ASN1_MEMBER(MultiplexedStreamParameter, control_on_mux_stream, "controlOnMuxStream", asn1::kBoolean),
};

constexpr asn1::Member kMultiplePayloadStreamMembers[] = {
    MTAVIP_ASN1_MEMBER(
        MultiplePayloadStream, elements, "elements",
        (asn1::kListOf<std::vector<MultiplePayloadStreamElement>, &MultiplePayloadStreamElement::kType>)),
};

constexpr asn1::Member kDepFecDataRfc2733ModeSeparateStreamDifferentPortMembers[] = {
    MTAVIP_ASN1_MEMBER(DepFecData::Rfc2733::Mode::SeparateStream::DifferentPort, protected_session_id,
                       "protectedSessionID", (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(DepFecData::Rfc2733::Mode::SeparateStream::DifferentPort, protected_payload_type,
                       "protectedPayloadType", (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Member kDepFecDataRfc2733ModeSeparateStreamSamePortMembers[] = {
    MTAVIP_ASN1_MEMBER(DepFecData::Rfc2733::Mode::SeparateStream::SamePort, protected_payload_type,
                       "protectedPayloadType", (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Alternative kDepFecDataRfc2733ModeSeparateStreamAlternatives[] = {
    {"differentPort", &DepFecData::Rfc2733::Mode::SeparateStream::DifferentPort::kType},
    {"samePort", &DepFecData::Rfc2733::Mode::SeparateStream::SamePort::kType},
};

constexpr asn1::Alternative kDepFecDataRfc2733ModeAlternatives[] = {
    {"redundancyEncoding", &asn1::kNull},
    {"separateStream", &DepFecData::Rfc2733::Mode::SeparateStream::kType},
};

constexpr asn1::Member kDepFecDataRfc2733Members[] = {
    MTAVIP_ASN1_MEMBER(DepFecData::Rfc2733, mode, "mode", DepFecData::Rfc2733::Mode::kType),
};

constexpr asn1::Alternative kDepFecDataAlternatives[] = {
    {"rfc2733", &DepFecData::Rfc2733::kType},
};

constexpr asn1::Member kFecDataRfc2733PktModeRfc2733diffportMembers[] = {
    MTAVIP_ASN1_MEMBER(FecData::Rfc2733::PktMode::Rfc2733diffport, protected_channel, "protectedChannel",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Alternative kFecDataRfc2733PktModeAlternatives[] = {
    {"rfc2198coding", &asn1::kNull},
    {"rfc2733sameport", &FecData::Rfc2733::PktMode::Rfc2733sameport::kType},
    {"rfc2733diffport", &FecData::Rfc2733::PktMode::Rfc2733diffport::kType},
};

constexpr asn1::Member kFecDataRfc2733Members[] = {
    MTAVIP_ASN1_MEMBER(FecData::Rfc2733, protected_payload_type, "protectedPayloadType",
                       (asn1::kInteger<std::uint8_t, 0, 127>)),
    MTAVIP_ASN1_MEMBER(FecData::Rfc2733, fec_scheme, "fecScheme", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(FecData::Rfc2733, pkt_mode, "pktMode", FecData::Rfc2733::PktMode::kType),
};

constexpr asn1::Alternative kFecDataAlternatives[] = {
    {"rfc2733", &FecData::Rfc2733::kType},
};

constexpr asn1::Alternative kDataTypeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"nullData", &asn1::kNull},
    {"videoData", &VideoCapability::kType},
    {"audioData", &AudioCapability::kType},
    {"data", &DataApplicationCapability::kType},
    {"encryptionData", &EncryptionMode::kType},
    {"h235Control", &NonStandardParameter::kType},
    {"h235Media", &H235Media::kType},
    {"multiplexedStream", &MultiplexedStreamParameter::kType},
    {"redundancyEncoding", &RedundancyEncoding::kType},
    {"multiplePayloadStream", &MultiplePayloadStream::kType},
    {"depFec", &DepFecData::kType},
    {"fec", &FecData::kType},
};

constexpr asn1::Member kMultiplePayloadStreamElementMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplePayloadStreamElement, data_type, "dataType", DataType::kType),
    MTAVIP_ASN1_MEMBER(MultiplePayloadStreamElement, payload_type, "payloadType",
                       (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Member kRedundancyEncodingRtpRedundancyEncodingMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncoding::RtpRedundancyEncoding, primary, "primary", RedundancyEncodingElement::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncoding::RtpRedundancyEncoding, secondary, "secondary",
                       (asn1::kListOf<std::vector<RedundancyEncodingElement>, &RedundancyEncodingElement::kType>)),
};

constexpr asn1::Member kRedundancyEncodingMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncoding, redundancy_encoding_method, "redundancyEncodingMethod",
                       RedundancyEncodingMethod::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncoding, secondary_encoding, "secondaryEncoding", DataType::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncoding, rtp_redundancy_encoding, "rtpRedundancyEncoding",
                       RedundancyEncoding::RtpRedundancyEncoding::kType),
};

constexpr asn1::Member kRedundancyEncodingElementMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncodingElement, data_type, "dataType", DataType::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncodingElement, payload_type, "payloadType", (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Alternative kH235MediaMediaTypeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"videoData", &VideoCapability::kType},
    {"audioData", &AudioCapability::kType},
    {"data", &DataApplicationCapability::kType},
    {"redundancyEncoding", &RedundancyEncoding::kType},
    {"multiplePayloadStream", &MultiplePayloadStream::kType},
    {"depFec", &DepFecData::kType},
    {"fec", &FecData::kType},
};

constexpr asn1::Member kH235MediaMembers[] = {
    MTAVIP_ASN1_MEMBER(H235Media, encryption_authentication_and_integrity, "encryptionAuthenticationAndIntegrity",
                       EncryptionAuthenticationAndIntegrity::kType),
    MTAVIP_ASN1_MEMBER(H235Media, media_type, "mediaType", H235Media::MediaType::kType),
};

constexpr asn1::Member kUnicastAddressIPAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPAddress, network, "network", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPAddress, tsap_identifier, "tsapIdentifier",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Member kUnicastAddressIPxAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPxAddress, node, "node", asn1::kFixedOctetString<6>),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPxAddress, netnum, "netnum", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPxAddress, tsap_identifier, "tsapIdentifier", asn1::kFixedOctetString<2>),
};

constexpr asn1::Member kUnicastAddressIP6AddressMembers[] = {
    MTAVIP_ASN1_MEMBER(UnicastAddress::IP6Address, network, "network", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IP6Address, tsap_identifier, "tsapIdentifier",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kUnicastAddressIPSourceRouteAddressRoutingAlternatives[] = {
    {"strict", &asn1::kNull},
    {"loose", &asn1::kNull},
};

constexpr asn1::Member kUnicastAddressIPSourceRouteAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPSourceRouteAddress, routing, "routing",
                       UnicastAddress::IPSourceRouteAddress::Routing::kType),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPSourceRouteAddress, network, "network", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPSourceRouteAddress, tsap_identifier, "tsapIdentifier",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(UnicastAddress::IPSourceRouteAddress, route, "route",
                       (asn1::kListOf<std::vector<std::array<std::byte, 4>>, &asn1::kFixedOctetString<4>>)),
};

constexpr asn1::Alternative kUnicastAddressAlternatives[] = {
    {"iPAddress", &UnicastAddress::IPAddress::kType},
    {"iPXAddress", &UnicastAddress::IPxAddress::kType},
    {"iP6Address", &UnicastAddress::IP6Address::kType},
    {"netBios", &asn1::kFixedOctetString<16>},
    {"iPSourceRouteAddress", &UnicastAddress::IPSourceRouteAddress::kType},
    {"nsap", &asn1::kOctetString<asn1::Size{1, 20}>},
    {"nonStandardAddress", &NonStandardParameter::kType},
};

constexpr asn1::Member kMulticastAddressIPAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(MulticastAddress::IPAddress, network, "network", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(MulticastAddress::IPAddress, tsap_identifier, "tsapIdentifier",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Member kMulticastAddressIP6AddressMembers[] = {
    MTAVIP_ASN1_MEMBER(MulticastAddress::IP6Address, network, "network", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(MulticastAddress::IP6Address, tsap_identifier, "tsapIdentifier",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kMulticastAddressAlternatives[] = {
    {"iPAddress", &MulticastAddress::IPAddress::kType},
    {"iP6Address", &MulticastAddress::IP6Address::kType},
    {"nsap", &asn1::kOctetString<asn1::Size{1, 20}>},
    {"nonStandardAddress", &NonStandardParameter::kType},
};

constexpr asn1::Alternative kTransportAddressAlternatives[] = {
    {"unicastAddress", &UnicastAddress::kType},
    {"multicastAddress", &MulticastAddress::kType},
};

constexpr asn1::Alternative kNetworkAccessParametersDistributionAlternatives[] = {
    {"unicast", &asn1::kNull},
    {"multicast", &asn1::kNull},
};

constexpr asn1::Alternative kNetworkAccessParametersNetworkAddressAlternatives[] = {
    {"q2931Address", &Q2931Address::kType},
    {"e164Address", &asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">},
    {"localAreaAddress", &TransportAddress::kType},
};

constexpr asn1::Alternative kNetworkAccessParametersT120SetupProcedureAlternatives[] = {
    {"originateCall", &asn1::kNull},
    {"waitForCall", &asn1::kNull},
    {"issueQuery", &asn1::kNull},
};

constexpr asn1::Member kNetworkAccessParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(NetworkAccessParameters, distribution, "distribution",
                       NetworkAccessParameters::Distribution::kType),
    MTAVIP_ASN1_MEMBER(NetworkAccessParameters, network_address, "networkAddress",
                       NetworkAccessParameters::NetworkAddress::kType),
    MTAVIP_ASN1_MEMBER(NetworkAccessParameters, associate_conference, "associateConference", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NetworkAccessParameters, external_reference, "externalReference",
                       (asn1::kOctetString<asn1::Size{1, 255}>)),
    MTAVIP_ASN1_MEMBER(NetworkAccessParameters, t120_setup_procedure, "t120SetupProcedure",
                       NetworkAccessParameters::T120SetupProcedure::kType),
};

constexpr asn1::Member kTerminalLabelMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalLabel, mcu_number, "mcuNumber", (asn1::kInteger<std::uint8_t, 0, 192>)),
    MTAVIP_ASN1_MEMBER(TerminalLabel, terminal_number, "terminalNumber", (asn1::kInteger<std::uint8_t, 0, 192>)),
};

constexpr asn1::Alternative kH2250LogicalChannelParametersMediaPacketizationAlternatives[] = {
    {"h261aVideoPacketization", &asn1::kNull},
    {"rtpPayloadType", &RtpPayloadType::kType},
};

constexpr asn1::Member kH2250LogicalChannelParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, non_standard, "nonStandard",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, session_id, "sessionID", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, associated_session_id, "associatedSessionID",
                       (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, media_channel, "mediaChannel", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, media_guaranteed_delivery, "mediaGuaranteedDelivery",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, media_control_channel, "mediaControlChannel",
                       TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, media_control_guaranteed_delivery,
                       "mediaControlGuaranteedDelivery", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, silence_suppression, "silenceSuppression", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, destination, "destination", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, dynamic_rtp_payload_type, "dynamicRTPPayloadType",
                       (asn1::kInteger<std::uint8_t, 96, 127>)),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, media_packetization, "mediaPacketization",
                       H2250LogicalChannelParameters::MediaPacketization::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, transport_capability, "transportCapability",
                       TransportCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, redundancy_encoding, "redundancyEncoding",
                       RedundancyEncoding::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, source, "source", TerminalLabel::kType),
    MTAVIP_ASN1_MEMBER(H2250LogicalChannelParameters, nominal_audio_level, "nominalAudioLevel",
                       (asn1::kInteger<std::uint8_t, 0, 63>)),
};

constexpr asn1::Member kEscrowDataMembers[] = {
    MTAVIP_ASN1_MEMBER(EscrowData, escrow_id, "escrowID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(EscrowData, escrow_value, "escrowValue", (asn1::kBitString<asn1::Size{1, 65535}>)),
};

constexpr asn1::Member kEncryptionSyncMembers[] = {
    MTAVIP_ASN1_MEMBER(EncryptionSync, non_standard, "nonStandard", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(EncryptionSync, synch_flag, "synchFlag", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(EncryptionSync, h235_key, "h235Key", (asn1::kOctetString<asn1::Size{1, 65535}>)),
    MTAVIP_ASN1_MEMBER(EncryptionSync, escrowentry, "escrowentry",
                       (asn1::kListOf<std::vector<EscrowData>, &EscrowData::kType, asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(EncryptionSync, generic_parameter, "genericParameter", GenericParameter::kType),
};

}  // namespace

constinit const asn1::ChoiceType EncryptionMode::kType =
    asn1::extensible_choice<EncryptionMode, kEncryptionModeAlternatives, 2>("EncryptionMode");
constinit const asn1::SequenceType MultiplexedStreamParameter::kType =
    asn1::extensible_sequence<MultiplexedStreamParameter, kMultiplexedStreamParameterMembers, 2>(
        "MultiplexedStreamParameter");
constinit const asn1::SequenceType MultiplePayloadStream::kType =
    asn1::extensible_sequence<MultiplePayloadStream, kMultiplePayloadStreamMembers, 1>("MultiplePayloadStream");
constinit const asn1::SequenceType DepFecData::Rfc2733::Mode::SeparateStream::DifferentPort::kType =
    asn1::extensible_sequence<DepFecData::Rfc2733::Mode::SeparateStream::DifferentPort,
                              kDepFecDataRfc2733ModeSeparateStreamDifferentPortMembers, 2>("");
constinit const asn1::SequenceType DepFecData::Rfc2733::Mode::SeparateStream::SamePort::kType =
    asn1::extensible_sequence<DepFecData::Rfc2733::Mode::SeparateStream::SamePort,
                              kDepFecDataRfc2733ModeSeparateStreamSamePortMembers, 1>("");
constinit const asn1::ChoiceType DepFecData::Rfc2733::Mode::SeparateStream::kType =
    asn1::extensible_choice<DepFecData::Rfc2733::Mode::SeparateStream, kDepFecDataRfc2733ModeSeparateStreamAlternatives,
                            2>("");
constinit const asn1::ChoiceType DepFecData::Rfc2733::Mode::kType =
    asn1::extensible_choice<DepFecData::Rfc2733::Mode, kDepFecDataRfc2733ModeAlternatives, 2>("");
constinit const asn1::SequenceType DepFecData::Rfc2733::kType =
    asn1::extensible_sequence<DepFecData::Rfc2733, kDepFecDataRfc2733Members, 1>("");
constinit const asn1::ChoiceType DepFecData::kType = asn1::choice<DepFecData, kDepFecDataAlternatives>("DepFECData");
constinit const asn1::SequenceType FecData::Rfc2733::PktMode::Rfc2733sameport::kType =
    asn1::extensible_sequence<FecData::Rfc2733::PktMode::Rfc2733sameport, asn1::kNoMembers, 0>("");
constinit const asn1::SequenceType FecData::Rfc2733::PktMode::Rfc2733diffport::kType =
    asn1::extensible_sequence<FecData::Rfc2733::PktMode::Rfc2733diffport, kFecDataRfc2733PktModeRfc2733diffportMembers,
                              1>("");
constinit const asn1::ChoiceType FecData::Rfc2733::PktMode::kType =
    asn1::extensible_choice<FecData::Rfc2733::PktMode, kFecDataRfc2733PktModeAlternatives, 3>("");
constinit const asn1::SequenceType FecData::Rfc2733::kType =
    asn1::extensible_sequence<FecData::Rfc2733, kFecDataRfc2733Members, 3>("");
constinit const asn1::ChoiceType FecData::kType = asn1::extensible_choice<FecData, kFecDataAlternatives, 1>("FECData");
constinit const asn1::ChoiceType DataType::kType =
    asn1::extensible_choice<DataType, kDataTypeAlternatives, 6>("DataType");
constinit const asn1::SequenceType MultiplePayloadStreamElement::kType =
    asn1::extensible_sequence<MultiplePayloadStreamElement, kMultiplePayloadStreamElementMembers, 2>(
        "MultiplePayloadStreamElement");
constinit const asn1::SequenceType RedundancyEncoding::RtpRedundancyEncoding::kType =
    asn1::extensible_sequence<RedundancyEncoding::RtpRedundancyEncoding,
                              kRedundancyEncodingRtpRedundancyEncodingMembers, 2>("");
constinit const asn1::SequenceType RedundancyEncoding::kType =
    asn1::extensible_sequence<RedundancyEncoding, kRedundancyEncodingMembers, 2>("RedundancyEncoding");
constinit const asn1::SequenceType RedundancyEncodingElement::kType =
    asn1::extensible_sequence<RedundancyEncodingElement, kRedundancyEncodingElementMembers, 2>(
        "RedundancyEncodingElement");
constinit const asn1::ChoiceType H235Media::MediaType::kType =
    asn1::extensible_choice<H235Media::MediaType, kH235MediaMediaTypeAlternatives, 4>("");
constinit const asn1::SequenceType H235Media::kType =
    asn1::extensible_sequence<H235Media, kH235MediaMembers, 2>("H235Media");
constinit const asn1::SequenceType UnicastAddress::IPAddress::kType =
    asn1::extensible_sequence<UnicastAddress::IPAddress, kUnicastAddressIPAddressMembers, 2>("");
constinit const asn1::SequenceType UnicastAddress::IPxAddress::kType =
    asn1::extensible_sequence<UnicastAddress::IPxAddress, kUnicastAddressIPxAddressMembers, 3>("");
constinit const asn1::SequenceType UnicastAddress::IP6Address::kType =
    asn1::extensible_sequence<UnicastAddress::IP6Address, kUnicastAddressIP6AddressMembers, 2>("");
constinit const asn1::ChoiceType UnicastAddress::IPSourceRouteAddress::Routing::kType =
    asn1::choice<UnicastAddress::IPSourceRouteAddress::Routing, kUnicastAddressIPSourceRouteAddressRoutingAlternatives>(
        "");
constinit const asn1::SequenceType UnicastAddress::IPSourceRouteAddress::kType =
    asn1::extensible_sequence<UnicastAddress::IPSourceRouteAddress, kUnicastAddressIPSourceRouteAddressMembers, 4>("");
constinit const asn1::ChoiceType UnicastAddress::kType =
    asn1::extensible_choice<UnicastAddress, kUnicastAddressAlternatives, 5>("UnicastAddress");
constinit const asn1::SequenceType MulticastAddress::IPAddress::kType =
    asn1::extensible_sequence<MulticastAddress::IPAddress, kMulticastAddressIPAddressMembers, 2>("");
constinit const asn1::SequenceType MulticastAddress::IP6Address::kType =
    asn1::extensible_sequence<MulticastAddress::IP6Address, kMulticastAddressIP6AddressMembers, 2>("");
constinit const asn1::ChoiceType MulticastAddress::kType =
    asn1::extensible_choice<MulticastAddress, kMulticastAddressAlternatives, 2>("MulticastAddress");
constinit const asn1::ChoiceType TransportAddress::kType =
    asn1::extensible_choice<TransportAddress, kTransportAddressAlternatives, 2>("TransportAddress");
constinit const asn1::ChoiceType NetworkAccessParameters::Distribution::kType =
    asn1::extensible_choice<NetworkAccessParameters::Distribution, kNetworkAccessParametersDistributionAlternatives, 2>(
        "");
constinit const asn1::ChoiceType NetworkAccessParameters::NetworkAddress::kType =
    asn1::extensible_choice<NetworkAccessParameters::NetworkAddress, kNetworkAccessParametersNetworkAddressAlternatives,
                            3>("");
constinit const asn1::ChoiceType NetworkAccessParameters::T120SetupProcedure::kType =
    asn1::extensible_choice<NetworkAccessParameters::T120SetupProcedure,
                            kNetworkAccessParametersT120SetupProcedureAlternatives, 3>("");
constinit const asn1::SequenceType NetworkAccessParameters::kType =
    asn1::extensible_sequence<NetworkAccessParameters, kNetworkAccessParametersMembers, 4>("NetworkAccessParameters");
constinit const asn1::SequenceType TerminalLabel::kType =
    asn1::extensible_sequence<TerminalLabel, kTerminalLabelMembers, 2>("TerminalLabel");
constinit const asn1::ChoiceType H2250LogicalChannelParameters::MediaPacketization::kType =
    asn1::extensible_choice<H2250LogicalChannelParameters::MediaPacketization,
                            kH2250LogicalChannelParametersMediaPacketizationAlternatives, 1>("");
constinit const asn1::SequenceType H2250LogicalChannelParameters::kType =
    asn1::extensible_sequence<H2250LogicalChannelParameters, kH2250LogicalChannelParametersMembers, 11>(
        "H2250LogicalChannelParameters");
constinit const asn1::SequenceType EscrowData::kType =
    asn1::extensible_sequence<EscrowData, kEscrowDataMembers, 2>("EscrowData");
constinit const asn1::SequenceType EncryptionSync::kType =
    asn1::extensible_sequence<EncryptionSync, kEncryptionSyncMembers, 4>("EncryptionSync");

}  // namespace mtavip::h323::h245
