#include "h323/messages/h225_address.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Member kH221NonStandardMembers[] = {
    MTAVIP_ASN1_MEMBER(H221NonStandard, t35_country_code, "t35CountryCode", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(H221NonStandard, t35_extension, "t35Extension", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(H221NonStandard, manufacturer_code, "manufacturerCode",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kNonStandardIdentifierAlternatives[] = {
    {"object", &asn1::kObjectIdentifier},
    {"h221NonStandard", &H221NonStandard::kType},
};

constexpr asn1::Member kNonStandardParameterMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardParameter, non_standard_identifier, "nonStandardIdentifier",
                       NonStandardIdentifier::kType),
    MTAVIP_ASN1_MEMBER(NonStandardParameter, data, "data", asn1::kOctetString<>),
};

constexpr asn1::Member kTransportAddressIpAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(TransportAddress::IpAddress, ip, "ip", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(TransportAddress::IpAddress, port, "port", (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kTransportAddressIpSourceRouteRoutingAlternatives[] = {
    {"strict", &asn1::kNull},
    {"loose", &asn1::kNull},
};

constexpr asn1::Member kTransportAddressIpSourceRouteMembers[] = {
    MTAVIP_ASN1_MEMBER(TransportAddress::IpSourceRoute, ip, "ip", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(TransportAddress::IpSourceRoute, port, "port", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(TransportAddress::IpSourceRoute, route, "route",
                       (asn1::kListOf<std::vector<std::array<std::byte, 4>>, &asn1::kFixedOctetString<4>>)),
    MTAVIP_ASN1_MEMBER(TransportAddress::IpSourceRoute, routing, "routing",
                       TransportAddress::IpSourceRoute::Routing::kType),
};

constexpr asn1::Member kTransportAddressIpxAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(TransportAddress::IpxAddress, node, "node", asn1::kFixedOctetString<6>),
    MTAVIP_ASN1_MEMBER(TransportAddress::IpxAddress, netnum, "netnum", asn1::kFixedOctetString<4>),
    MTAVIP_ASN1_MEMBER(TransportAddress::IpxAddress, port, "port", asn1::kFixedOctetString<2>),
};

constexpr asn1::Member kTransportAddressIp6AddressMembers[] = {
    MTAVIP_ASN1_MEMBER(TransportAddress::Ip6Address, ip, "ip", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(TransportAddress::Ip6Address, port, "port", (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kTransportAddressAlternatives[] = {
    {"ipAddress", &TransportAddress::IpAddress::kType},
    {"ipSourceRoute", &TransportAddress::IpSourceRoute::kType},
    {"ipxAddress", &TransportAddress::IpxAddress::kType},
    {"ip6Address", &TransportAddress::Ip6Address::kType},
    {"netBios", &asn1::kFixedOctetString<16>},
    {"nsap", &asn1::kOctetString<asn1::Size{1, 20}>},
    {"nonStandardAddress", &NonStandardParameter::kType},
};

constexpr asn1::Alternative kPublicTypeOfNumberAlternatives[] = {
    {"unknown", &asn1::kNull},          {"internationalNumber", &asn1::kNull},
    {"nationalNumber", &asn1::kNull},   {"networkSpecificNumber", &asn1::kNull},
    {"subscriberNumber", &asn1::kNull}, {"abbreviatedNumber", &asn1::kNull},
};

constexpr asn1::Member kPublicPartyNumberMembers[] = {
    MTAVIP_ASN1_MEMBER(PublicPartyNumber, public_type_of_number, "publicTypeOfNumber", PublicTypeOfNumber::kType),
    MTAVIP_ASN1_MEMBER(PublicPartyNumber, public_number_digits, "publicNumberDigits",
                       (asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">)),
};

constexpr asn1::Alternative kPrivateTypeOfNumberAlternatives[] = {
    {"unknown", &asn1::kNull},
    {"level2RegionalNumber", &asn1::kNull},
    {"level1RegionalNumber", &asn1::kNull},
    {"pISNSpecificNumber", &asn1::kNull},
    {"localNumber", &asn1::kNull},
    {"abbreviatedNumber", &asn1::kNull},
};

constexpr asn1::Member kPrivatePartyNumberMembers[] = {
    MTAVIP_ASN1_MEMBER(PrivatePartyNumber, private_type_of_number, "privateTypeOfNumber", PrivateTypeOfNumber::kType),
    MTAVIP_ASN1_MEMBER(PrivatePartyNumber, private_number_digits, "privateNumberDigits",
                       (asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">)),
};

constexpr asn1::Alternative kPartyNumberAlternatives[] = {
    {"e164Number", &PublicPartyNumber::kType},
    {"dataPartyNumber", &asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">},
    {"telexPartyNumber", &asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">},
    {"privateNumber", &PrivatePartyNumber::kType},
    {"nationalStandardPartyNumber", &asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">},
};

constexpr asn1::Alternative kAnsi41UimSystemIdAlternatives[] = {
    {"sid", &asn1::kIa5String<asn1::Size{1, 4}, "#*0123456789abc">},
    {"mid", &asn1::kIa5String<asn1::Size{1, 4}, "#*0123456789abc">},
};

constexpr asn1::Member kAnsi41UimMembers[] = {
    MTAVIP_ASN1_MEMBER(Ansi41Uim, imsi, "imsi", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, min, "min", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, mdn, "mdn", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, msisdn, "msisdn", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, esn, "esn", (asn1::kIa5String<asn1::Size{16, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, mscid, "mscid", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, system_id, "system-id", Ansi41Uim::SystemId::kType),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, system_my_type_code, "systemMyTypeCode", asn1::kFixedOctetString<1>),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, system_access_type, "systemAccessType", asn1::kFixedOctetString<1>),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, qualification_information_code, "qualificationInformationCode",
                       asn1::kFixedOctetString<1>),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, sesn, "sesn", (asn1::kIa5String<asn1::Size{16, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(Ansi41Uim, soc, "soc", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
};

constexpr asn1::Member kGsmUimMembers[] = {
    MTAVIP_ASN1_MEMBER(GsmUim, imsi, "imsi", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(GsmUim, tmsi, "tmsi", (asn1::kOctetString<asn1::Size{1, 4}>)),
    MTAVIP_ASN1_MEMBER(GsmUim, msisdn, "msisdn", (asn1::kIa5String<asn1::Size{3, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(GsmUim, imei, "imei", (asn1::kIa5String<asn1::Size{15, 16}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(GsmUim, hplmn, "hplmn", (asn1::kIa5String<asn1::Size{1, 4}, "#*0123456789abc">)),
    MTAVIP_ASN1_MEMBER(GsmUim, vplmn, "vplmn", (asn1::kIa5String<asn1::Size{1, 4}, "#*0123456789abc">)),
};

constexpr asn1::Alternative kMobileUimAlternatives[] = {
    {"ansi-41-uim", &Ansi41Uim::kType},
    {"gsm-uim", &GsmUim::kType},
};

constexpr asn1::Alternative kNatureOfAddressAlternatives[] = {
    {"unknown", &asn1::kNull},
    {"subscriberNumber", &asn1::kNull},
    {"nationalNumber", &asn1::kNull},
    {"internationalNumber", &asn1::kNull},
    {"networkSpecificNumber", &asn1::kNull},
    {"routingNumberNationalFormat", &asn1::kNull},
    {"routingNumberNetworkSpecificFormat", &asn1::kNull},
    {"routingNumberWithCalledDirectoryNumber", &asn1::kNull},
};

constexpr asn1::Member kIsupPublicPartyNumberMembers[] = {
    MTAVIP_ASN1_MEMBER(IsupPublicPartyNumber, nature_of_address, "natureOfAddress", NatureOfAddress::kType),
    MTAVIP_ASN1_MEMBER(IsupPublicPartyNumber, address, "address",
                       (asn1::kIa5String<asn1::Size{1, 128}, "0123456789ABCDE">)),
};

constexpr asn1::Member kIsupPrivatePartyNumberMembers[] = {
    MTAVIP_ASN1_MEMBER(IsupPrivatePartyNumber, private_type_of_number, "privateTypeOfNumber",
                       PrivateTypeOfNumber::kType),
    MTAVIP_ASN1_MEMBER(IsupPrivatePartyNumber, address, "address",
                       (asn1::kIa5String<asn1::Size{1, 128}, "0123456789ABCDE">)),
};

constexpr asn1::Alternative kIsupNumberAlternatives[] = {
    {"e164Number", &IsupPublicPartyNumber::kType},
    {"dataPartyNumber", &asn1::kIa5String<asn1::Size{1, 128}, "0123456789ABCDE">},
    {"telexPartyNumber", &asn1::kIa5String<asn1::Size{1, 128}, "0123456789ABCDE">},
    {"privateNumber", &IsupPrivatePartyNumber::kType},
    {"nationalStandardPartyNumber", &asn1::kIa5String<asn1::Size{1, 128}, "0123456789ABCDE">},
};

constexpr asn1::Alternative kAliasAddressAlternatives[] = {
    {"dialedDigits", &asn1::kIa5String<asn1::Size{1, 128}, "#*,0123456789">},
    {"h323-ID", &asn1::kBmpString<asn1::Size{1, 256}>},
    {"url-ID", &asn1::kIa5String<asn1::Size{1, 512}>},
    {"transportID", &TransportAddress::kType},
    {"email-ID", &asn1::kIa5String<asn1::Size{1, 512}>},
    {"partyNumber", &PartyNumber::kType},
    {"mobileUIM", &MobileUim::kType},
    {"isupNumber", &IsupNumber::kType},
};

constexpr asn1::Alternative kPresentationIndicatorAlternatives[] = {
    {"presentationAllowed", &asn1::kNull},
    {"presentationRestricted", &asn1::kNull},
    {"addressNotAvailable", &asn1::kNull},
};

constexpr std::string_view kScreeningIndicatorValues[] = {"userProvidedNotScreened", "userProvidedVerifiedAndPassed",
                                                          "userProvidedVerifiedAndFailed", "networkProvided"};

constexpr asn1::Member kExtendedAliasAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(ExtendedAliasAddress, address, "address", AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(ExtendedAliasAddress, presentation_indicator, "presentationIndicator",
                       PresentationIndicator::kType),
    MTAVIP_ASN1_MEMBER(ExtendedAliasAddress, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
};

constexpr asn1::Member kAlternateTransportAddressesMembers[] = {
    MTAVIP_ASN1_MEMBER(AlternateTransportAddresses, annex_e, "annexE",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(AlternateTransportAddresses, sctp, "sctp",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
};

constexpr asn1::Member kDisplayNameMembers[] = {
    MTAVIP_ASN1_MEMBER(DisplayName, language, "language", asn1::kIa5String<>),
    MTAVIP_ASN1_MEMBER(DisplayName, name, "name", (asn1::kBmpString<asn1::Size{1, 80}>)),
};

constexpr asn1::Member kCallIdentifierMembers[] = {
    MTAVIP_ASN1_MEMBER(CallIdentifier, guid, "guid", asn1::kFixedOctetString<16>),
};

}  // namespace

constinit const asn1::SequenceType H221NonStandard::kType =
    asn1::extensible_sequence<H221NonStandard, kH221NonStandardMembers, 3>("H221NonStandard");
constinit const asn1::ChoiceType NonStandardIdentifier::kType =
    asn1::extensible_choice<NonStandardIdentifier, kNonStandardIdentifierAlternatives, 2>("NonStandardIdentifier");
constinit const asn1::SequenceType NonStandardParameter::kType =
    asn1::sequence<kNonStandardParameterMembers>("NonStandardParameter");
constinit const asn1::SequenceType TransportAddress::IpAddress::kType =
    asn1::sequence<kTransportAddressIpAddressMembers>("");
constinit const asn1::ChoiceType TransportAddress::IpSourceRoute::Routing::kType =
    asn1::extensible_choice<TransportAddress::IpSourceRoute::Routing, kTransportAddressIpSourceRouteRoutingAlternatives,
                            2>("");
constinit const asn1::SequenceType TransportAddress::IpSourceRoute::kType =
    asn1::extensible_sequence<TransportAddress::IpSourceRoute, kTransportAddressIpSourceRouteMembers, 4>("");
constinit const asn1::SequenceType TransportAddress::IpxAddress::kType =
    asn1::sequence<kTransportAddressIpxAddressMembers>("");
constinit const asn1::SequenceType TransportAddress::Ip6Address::kType =
    asn1::extensible_sequence<TransportAddress::Ip6Address, kTransportAddressIp6AddressMembers, 2>("");
constinit const asn1::ChoiceType TransportAddress::kType =
    asn1::extensible_choice<TransportAddress, kTransportAddressAlternatives, 7>("TransportAddress");
constinit const asn1::ChoiceType PublicTypeOfNumber::kType =
    asn1::extensible_choice<PublicTypeOfNumber, kPublicTypeOfNumberAlternatives, 6>("PublicTypeOfNumber");
constinit const asn1::SequenceType PublicPartyNumber::kType =
    asn1::sequence<kPublicPartyNumberMembers>("PublicPartyNumber");
constinit const asn1::ChoiceType PrivateTypeOfNumber::kType =
    asn1::extensible_choice<PrivateTypeOfNumber, kPrivateTypeOfNumberAlternatives, 6>("PrivateTypeOfNumber");
constinit const asn1::SequenceType PrivatePartyNumber::kType =
    asn1::sequence<kPrivatePartyNumberMembers>("PrivatePartyNumber");
constinit const asn1::ChoiceType PartyNumber::kType =
    asn1::extensible_choice<PartyNumber, kPartyNumberAlternatives, 5>("PartyNumber");
constinit const asn1::ChoiceType Ansi41Uim::SystemId::kType =
    asn1::extensible_choice<Ansi41Uim::SystemId, kAnsi41UimSystemIdAlternatives, 2>("");
constinit const asn1::SequenceType Ansi41Uim::kType =
    asn1::extensible_sequence<Ansi41Uim, kAnsi41UimMembers, 12>("ANSI-41-UIM");
constinit const asn1::SequenceType GsmUim::kType = asn1::extensible_sequence<GsmUim, kGsmUimMembers, 6>("GSM-UIM");
constinit const asn1::ChoiceType MobileUim::kType =
    asn1::extensible_choice<MobileUim, kMobileUimAlternatives, 2>("MobileUIM");
constinit const asn1::ChoiceType NatureOfAddress::kType =
    asn1::extensible_choice<NatureOfAddress, kNatureOfAddressAlternatives, 8>("NatureOfAddress");
constinit const asn1::SequenceType IsupPublicPartyNumber::kType =
    asn1::extensible_sequence<IsupPublicPartyNumber, kIsupPublicPartyNumberMembers, 2>("IsupPublicPartyNumber");
constinit const asn1::SequenceType IsupPrivatePartyNumber::kType =
    asn1::extensible_sequence<IsupPrivatePartyNumber, kIsupPrivatePartyNumberMembers, 2>("IsupPrivatePartyNumber");
constinit const asn1::ChoiceType IsupNumber::kType =
    asn1::extensible_choice<IsupNumber, kIsupNumberAlternatives, 5>("IsupNumber");
constinit const asn1::ChoiceType AliasAddress::kType =
    asn1::extensible_choice<AliasAddress, kAliasAddressAlternatives, 2>("AliasAddress");
constinit const asn1::ChoiceType PresentationIndicator::kType =
    asn1::extensible_choice<PresentationIndicator, kPresentationIndicatorAlternatives, 3>("PresentationIndicator");
constinit const asn1::EnumeratedType kScreeningIndicatorType =
    asn1::extensible_enumerated<ScreeningIndicator>("ScreeningIndicator", kScreeningIndicatorValues, 4);
constinit const asn1::SequenceType ExtendedAliasAddress::kType =
    asn1::extensible_sequence<ExtendedAliasAddress, kExtendedAliasAddressMembers, 3>("ExtendedAliasAddress");
constinit const asn1::SequenceType AlternateTransportAddresses::kType =
    asn1::extensible_sequence<AlternateTransportAddresses, kAlternateTransportAddressesMembers, 1>(
        "AlternateTransportAddresses");
constinit const asn1::SequenceType DisplayName::kType = asn1::sequence<kDisplayNameMembers>("DisplayName");
constinit const asn1::SequenceType CallIdentifier::kType =
    asn1::extensible_sequence<CallIdentifier, kCallIdentifierMembers, 1>("CallIdentifier");

}  // namespace mtavip::h323::h225
