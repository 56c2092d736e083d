#include "h323/messages/h450_name_identification.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Alternative kNamePresentationAllowedAlternatives[] = {
    {"simpleName", &asn1::kOctetString<asn1::Size{1, 50}>},
    {"extendedName", &asn1::kBmpString<asn1::Size{1, 256}>},
};

constexpr asn1::Alternative kNamePresentationRestrictedAlternatives[] = {
    {"simpleName", &asn1::kOctetString<asn1::Size{1, 50}>},
    {"extendedName", &asn1::kBmpString<asn1::Size{1, 256}>},
    {"restrictedNull", &asn1::kNull},
};

constexpr asn1::Alternative kNameAlternatives[] = {
    {"namePresentationAllowed", &NamePresentationAllowed::kType},
    {"namePresentationRestricted", &NamePresentationRestricted::kType},
    {"nameNotAvailable", &asn1::kNull},
};

}  // namespace

constinit const asn1::ChoiceType NamePresentationAllowed::kType =
    asn1::extensible_choice<NamePresentationAllowed, kNamePresentationAllowedAlternatives, 2>(
        "NamePresentationAllowed");
constinit const asn1::ChoiceType NamePresentationRestricted::kType =
    asn1::extensible_choice<NamePresentationRestricted, kNamePresentationRestrictedAlternatives, 3>(
        "NamePresentationRestricted");
constinit const asn1::ChoiceType Name::kType = asn1::extensible_choice<Name, kNameAlternatives, 3>("Name");

}  // namespace mtavip::h323::h450
