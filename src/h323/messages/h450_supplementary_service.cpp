#include "h323/messages/h450_supplementary_service.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Alternative kEntityTypeAlternatives[] = {
    {"endpoint", &asn1::kNull},
    {"anyEntity", &asn1::kNull},
};

constexpr asn1::Member kNetworkFacilityExtensionMembers[] = {
    MTAVIP_ASN1_MEMBER(NetworkFacilityExtension, source_entity, "sourceEntity", EntityType::kType),
    MTAVIP_ASN1_MEMBER(NetworkFacilityExtension, source_entity_address, "sourceEntityAddress",
                       h225::AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(NetworkFacilityExtension, destination_entity, "destinationEntity", EntityType::kType),
    MTAVIP_ASN1_MEMBER(NetworkFacilityExtension, destination_entity_address, "destinationEntityAddress",
                       h225::AliasAddress::kType),
};

constexpr asn1::Alternative kInterpretationApduAlternatives[] = {
    {"discardAnyUnrecognizedInvokePdu", &asn1::kNull},
    {"clearCallIfAnyInvokePduNotRecognized", &asn1::kNull},
    {"rejectAnyUnrecognizedInvokePdu", &asn1::kNull},
};

constexpr asn1::Alternative kServiceApdusAlternatives[] = {
    {"rosApdus", &asn1::kListOf<std::vector<Ros>, &Ros::kType, asn1::Size{1}>},
};

constexpr asn1::Member kSupplementaryServiceMembers[] = {
    MTAVIP_ASN1_MEMBER(SupplementaryService, network_facility_extension, "networkFacilityExtension",
                       NetworkFacilityExtension::kType),
    MTAVIP_ASN1_MEMBER(SupplementaryService, interpretation_apdu, "interpretationApdu", InterpretationApdu::kType),
    MTAVIP_ASN1_MEMBER(SupplementaryService, service_apdu, "serviceApdu", ServiceApdus::kType),
};

constexpr std::string_view kScreeningIndicatorValues[] = {"userProvidedNotScreened", "userProvidedVerifiedAndPassed",
                                                          "userProvidedVerifiedAndFailed", "networkProvided"};

constexpr asn1::Member kUserSpecifiedSubaddressMembers[] = {
    MTAVIP_ASN1_MEMBER(UserSpecifiedSubaddress, subaddress_information, "subaddressInformation",
                       (asn1::kOctetString<asn1::Size{1, 20}>)),
    MTAVIP_ASN1_MEMBER(UserSpecifiedSubaddress, odd_count_indicator, "oddCountIndicator", asn1::kBoolean),
};

constexpr asn1::Alternative kPartySubaddressAlternatives[] = {
    {"userSpecifiedSubaddress", &UserSpecifiedSubaddress::kType},
    {"nsapSubaddress", &asn1::kOctetString<asn1::Size{1, 20}>},
};

constexpr asn1::Member kAddressScreenedMembers[] = {
    MTAVIP_ASN1_MEMBER(AddressScreened, party_number, "partyNumber", h225::PartyNumber::kType),
    MTAVIP_ASN1_MEMBER(AddressScreened, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
    MTAVIP_ASN1_MEMBER(AddressScreened, party_subaddress, "partySubaddress", PartySubaddress::kType),
};

constexpr asn1::Alternative kPresentedAddressScreenedAlternatives[] = {
    {"presentationAllowedAddress", &AddressScreened::kType},
    {"presentationRestricted", &asn1::kNull},
    {"numberNotAvailableDueToInterworking", &asn1::kNull},
    {"presentationRestrictedAddress", &AddressScreened::kType},
};

constexpr asn1::Member kAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(Address, party_number, "partyNumber", h225::PartyNumber::kType),
    MTAVIP_ASN1_MEMBER(Address, party_subaddress, "partySubaddress", PartySubaddress::kType),
};

constexpr asn1::Alternative kPresentedAddressUnscreenedAlternatives[] = {
    {"presentationAllowedAddress", &Address::kType},
    {"presentationRestricted", &asn1::kNull},
    {"numberNotAvailableDueToInterworking", &asn1::kNull},
    {"presentationRestrictedAddress", &Address::kType},
};

constexpr asn1::Member kNumberScreenedMembers[] = {
    MTAVIP_ASN1_MEMBER(NumberScreened, party_number, "partyNumber", h225::PartyNumber::kType),
    MTAVIP_ASN1_MEMBER(NumberScreened, screening_indicator, "screeningIndicator", kScreeningIndicatorType),
};

constexpr asn1::Alternative kPresentedNumberScreenedAlternatives[] = {
    {"presentationAllowedAddress", &NumberScreened::kType},
    {"presentationRestricted", &asn1::kNull},
    {"numberNotAvailableDueToInterworking", &asn1::kNull},
    {"presentationRestrictedAddress", &NumberScreened::kType},
};

constexpr asn1::Alternative kPresentedNumberUnscreenedAlternatives[] = {
    {"presentationAllowedAddress", &h225::PartyNumber::kType},
    {"presentationRestricted", &asn1::kNull},
    {"numberNotAvailableDueToInterworking", &asn1::kNull},
    {"presentationRestrictedAddress", &h225::PartyNumber::kType},
};

constexpr asn1::Member kEndpointAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(EndpointAddress, destination_address, "destinationAddress",
                       (asn1::kListOf<std::vector<h225::AliasAddress>, &h225::AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(EndpointAddress, remote_extension_address, "remoteExtensionAddress", h225::AliasAddress::kType),
};

constexpr asn1::Member kExtensionMembers[] = {
    MTAVIP_ASN1_MEMBER(Extension, extension_id, "extensionId", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Extension, extension_argument, "extensionArgument", asn1::kOpenType),
};

}  // namespace

constinit const asn1::ChoiceType EntityType::kType =
    asn1::extensible_choice<EntityType, kEntityTypeAlternatives, 2>("EntityType");
constinit const asn1::SequenceType NetworkFacilityExtension::kType =
    asn1::extensible_sequence<NetworkFacilityExtension, kNetworkFacilityExtensionMembers, 4>(
        "NetworkFacilityExtension");
constinit const asn1::ChoiceType InterpretationApdu::kType =
    asn1::extensible_choice<InterpretationApdu, kInterpretationApduAlternatives, 3>("InterpretationApdu");
constinit const asn1::ChoiceType ServiceApdus::kType =
    asn1::extensible_choice<ServiceApdus, kServiceApdusAlternatives, 1>("ServiceApdus");
constinit const asn1::SequenceType SupplementaryService::kType =
    asn1::extensible_sequence<SupplementaryService, kSupplementaryServiceMembers, 3>("SupplementaryService");
constinit const asn1::EnumeratedType kScreeningIndicatorType =
    asn1::extensible_enumerated<ScreeningIndicator>("ScreeningIndicator", kScreeningIndicatorValues, 4);
constinit const asn1::SequenceType UserSpecifiedSubaddress::kType =
    asn1::extensible_sequence<UserSpecifiedSubaddress, kUserSpecifiedSubaddressMembers, 2>("UserSpecifiedSubaddress");
constinit const asn1::ChoiceType PartySubaddress::kType =
    asn1::extensible_choice<PartySubaddress, kPartySubaddressAlternatives, 2>("PartySubaddress");
constinit const asn1::SequenceType AddressScreened::kType =
    asn1::extensible_sequence<AddressScreened, kAddressScreenedMembers, 3>("AddressScreened");
constinit const asn1::ChoiceType PresentedAddressScreened::kType =
    asn1::extensible_choice<PresentedAddressScreened, kPresentedAddressScreenedAlternatives, 4>(
        "PresentedAddressScreened");
constinit const asn1::SequenceType Address::kType = asn1::extensible_sequence<Address, kAddressMembers, 2>("Address");
constinit const asn1::ChoiceType PresentedAddressUnscreened::kType =
    asn1::extensible_choice<PresentedAddressUnscreened, kPresentedAddressUnscreenedAlternatives, 4>(
        "PresentedAddressUnscreened");
constinit const asn1::SequenceType NumberScreened::kType =
    asn1::extensible_sequence<NumberScreened, kNumberScreenedMembers, 2>("NumberScreened");
constinit const asn1::ChoiceType PresentedNumberScreened::kType =
    asn1::extensible_choice<PresentedNumberScreened, kPresentedNumberScreenedAlternatives, 4>(
        "PresentedNumberScreened");
constinit const asn1::ChoiceType PresentedNumberUnscreened::kType =
    asn1::extensible_choice<PresentedNumberUnscreened, kPresentedNumberUnscreenedAlternatives, 4>(
        "PresentedNumberUnscreened");
constinit const asn1::SequenceType EndpointAddress::kType =
    asn1::extensible_sequence<EndpointAddress, kEndpointAddressMembers, 2>("EndpointAddress");
constinit const asn1::SequenceType Extension::kType = asn1::sequence<kExtensionMembers>("Extension");

}  // namespace mtavip::h323::h450
