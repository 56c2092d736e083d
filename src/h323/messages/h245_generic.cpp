#include "h323/messages/h245_generic.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kNonStandardIdentifierH221NonStandardMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardIdentifier::H221NonStandard, t35_country_code, "t35CountryCode",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(NonStandardIdentifier::H221NonStandard, t35_extension, "t35Extension",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(NonStandardIdentifier::H221NonStandard, manufacturer_code, "manufacturerCode",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kNonStandardIdentifierAlternatives[] = {
    {"object", &asn1::kObjectIdentifier},
    {"h221NonStandard", &NonStandardIdentifier::H221NonStandard::kType},
};

constexpr asn1::Member kNonStandardParameterMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardParameter, non_standard_identifier, "nonStandardIdentifier",
                       NonStandardIdentifier::kType),
    MTAVIP_ASN1_MEMBER(NonStandardParameter, data, "data", asn1::kOctetString<>),
};

constexpr asn1::Alternative kCapabilityIdentifierAlternatives[] = {
    {"standard", &asn1::kObjectIdentifier},
    {"h221NonStandard", &NonStandardParameter::kType},
    {"uuid", &asn1::kFixedOctetString<16>},
    {"domainBased", &asn1::kIa5String<asn1::Size{1, 64}>},
};

constexpr asn1::Alternative kParameterIdentifierAlternatives[] = {
    {"standard", &asn1::kInteger<std::uint8_t, 0, 127>},
    {"h221NonStandard", &NonStandardParameter::kType},
    {"uuid", &asn1::kFixedOctetString<16>},
    {"domainBased", &asn1::kIa5String<asn1::Size{1, 64}>},
};

constexpr asn1::Alternative kParameterValueAlternatives[] = {
    {"logical", &asn1::kNull},
    {"booleanArray", &asn1::kInteger<std::uint8_t, 0, 255>},
    {"unsignedMin", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"unsignedMax", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"unsigned32Min", &asn1::kInteger<std::uint32_t, 0, 4294967295>},
    {"unsigned32Max", &asn1::kInteger<std::uint32_t, 0, 4294967295>},
    {"octetString", &asn1::kOctetString<>},
    {"genericParameter", &asn1::kListOf<std::vector<GenericParameter>, &GenericParameter::kType>},
};

constexpr asn1::Member kGenericParameterMembers[] = {
    MTAVIP_ASN1_MEMBER(GenericParameter, parameter_identifier, "parameterIdentifier", ParameterIdentifier::kType),
    MTAVIP_ASN1_MEMBER(GenericParameter, parameter_value, "parameterValue", ParameterValue::kType),
    MTAVIP_ASN1_MEMBER(GenericParameter, supersedes, "supersedes",
                       (asn1::kListOf<std::vector<ParameterIdentifier>, &ParameterIdentifier::kType>)),
};

constexpr asn1::Member kGenericMessageMembers[] = {
    MTAVIP_ASN1_MEMBER(GenericMessage, message_identifier, "messageIdentifier", CapabilityIdentifier::kType),
    MTAVIP_ASN1_MEMBER(GenericMessage, sub_message_identifier, "subMessageIdentifier",
                       (asn1::kInteger<std::uint8_t, 0, 127>)),
    MTAVIP_ASN1_MEMBER(GenericMessage, message_content, "messageContent",
                       (asn1::kListOf<std::vector<GenericParameter>, &GenericParameter::kType>)),
};

constexpr asn1::Member kNonStandardMessageMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardMessage, non_standard_data, "nonStandardData", NonStandardParameter::kType),
};

constexpr asn1::Member kV42bisMembers[] = {
    MTAVIP_ASN1_MEMBER(V42bis, number_of_codewords, "numberOfCodewords", (asn1::kInteger<std::uint32_t, 1, 65536>)),
    MTAVIP_ASN1_MEMBER(V42bis, maximum_string_length, "maximumStringLength", (asn1::kInteger<std::uint16_t, 1, 256>)),
};

constexpr asn1::Alternative kCompressionTypeAlternatives[] = {
    {"v42bis", &V42bis::kType},
};

constexpr asn1::Member kSctpParamMembers[] = {
    MTAVIP_ASN1_MEMBER(SctpParam, app_ppid, "appPPID",
                       (asn1::kListOf<std::vector<std::uint32_t>, &asn1::kInteger<std::uint32_t, 1, 4294967295>>)),
    MTAVIP_ASN1_MEMBER(SctpParam, max_message_size, "maxMessageSize", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(SctpParam, sctp_extensions, "sctpExtensions",
                       (asn1::kListOf<std::vector<SctpChunkType>, &asn1::kInteger<std::uint8_t, 0, 255>>)),
    MTAVIP_ASN1_MEMBER(SctpParam, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
    MTAVIP_ASN1_MEMBER(SctpParam, sctp_port, "sctpPort", (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kDataProtocolCapabilityV76wCompressionAlternatives[] = {
    {"transmitCompression", &CompressionType::kType},
    {"receiveCompression", &CompressionType::kType},
    {"transmitAndReceiveCompression", &CompressionType::kType},
};

constexpr asn1::Alternative kDataProtocolCapabilityAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"v14buffered", &asn1::kNull},
    {"v42lapm", &asn1::kNull},
    {"hdlcFrameTunnelling", &asn1::kNull},
    {"h310SeparateVCStack", &asn1::kNull},
    {"h310SingleVCStack", &asn1::kNull},
    {"transparent", &asn1::kNull},
    {"segmentationAndReassembly", &asn1::kNull},
    {"hdlcFrameTunnelingwSAR", &asn1::kNull},
    {"v120", &asn1::kNull},
    {"separateLANStack", &asn1::kNull},
    {"v76wCompression", &DataProtocolCapability::V76wCompression::kType},
    {"tcp", &asn1::kNull},
    {"udp", &asn1::kNull},
    {"sctp", &SctpParam::kType},
    {"udp-dtls-sctp", &asn1::kListOf<std::vector<SctpParam>, &SctpParam::kType>},
    {"tcp-dtls-sctp", &asn1::kListOf<std::vector<SctpParam>, &SctpParam::kType>},
    {"sctp-dtls", &SctpParam::kType},
};

constexpr asn1::Member kGenericCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(GenericCapability, capability_identifier, "capabilityIdentifier", CapabilityIdentifier::kType),
    MTAVIP_ASN1_MEMBER(GenericCapability, max_bit_rate, "maxBitRate", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(GenericCapability, collapsing, "collapsing",
                       (asn1::kListOf<std::vector<GenericParameter>, &GenericParameter::kType>)),
    MTAVIP_ASN1_MEMBER(GenericCapability, non_collapsing, "nonCollapsing",
                       (asn1::kListOf<std::vector<GenericParameter>, &GenericParameter::kType>)),
    MTAVIP_ASN1_MEMBER(GenericCapability, non_collapsing_raw, "nonCollapsingRaw", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(GenericCapability, transport, "transport", DataProtocolCapability::kType),
};

}  // namespace

constinit const asn1::SequenceType NonStandardIdentifier::H221NonStandard::kType =
    asn1::sequence<kNonStandardIdentifierH221NonStandardMembers>("");
constinit const asn1::ChoiceType NonStandardIdentifier::kType =
    asn1::choice<NonStandardIdentifier, kNonStandardIdentifierAlternatives>("NonStandardIdentifier");
constinit const asn1::SequenceType NonStandardParameter::kType =
    asn1::sequence<kNonStandardParameterMembers>("NonStandardParameter");
constinit const asn1::ChoiceType CapabilityIdentifier::kType =
    asn1::extensible_choice<CapabilityIdentifier, kCapabilityIdentifierAlternatives, 4>("CapabilityIdentifier");
constinit const asn1::ChoiceType ParameterIdentifier::kType =
    asn1::extensible_choice<ParameterIdentifier, kParameterIdentifierAlternatives, 4>("ParameterIdentifier");
constinit const asn1::ChoiceType ParameterValue::kType =
    asn1::extensible_choice<ParameterValue, kParameterValueAlternatives, 8>("ParameterValue");
constinit const asn1::SequenceType GenericParameter::kType =
    asn1::extensible_sequence<GenericParameter, kGenericParameterMembers, 3>("GenericParameter");
constinit const asn1::SequenceType GenericMessage::kType =
    asn1::extensible_sequence<GenericMessage, kGenericMessageMembers, 3>("GenericMessage");
constinit const asn1::SequenceType NonStandardMessage::kType =
    asn1::extensible_sequence<NonStandardMessage, kNonStandardMessageMembers, 1>("NonStandardMessage");
constinit const asn1::SequenceType V42bis::kType = asn1::extensible_sequence<V42bis, kV42bisMembers, 2>("V42bis");
constinit const asn1::ChoiceType CompressionType::kType =
    asn1::extensible_choice<CompressionType, kCompressionTypeAlternatives, 1>("CompressionType");
constinit const asn1::SequenceType SctpParam::kType =
    asn1::extensible_sequence<SctpParam, kSctpParamMembers, 5>("SctpParam");
constinit const asn1::ChoiceType DataProtocolCapability::V76wCompression::kType =
    asn1::extensible_choice<DataProtocolCapability::V76wCompression, kDataProtocolCapabilityV76wCompressionAlternatives,
                            3>("");
constinit const asn1::ChoiceType DataProtocolCapability::kType =
    asn1::extensible_choice<DataProtocolCapability, kDataProtocolCapabilityAlternatives, 7>("DataProtocolCapability");
constinit const asn1::SequenceType GenericCapability::kType =
    asn1::extensible_sequence<GenericCapability, kGenericCapabilityMembers, 6>("GenericCapability");

}  // namespace mtavip::h323::h245
