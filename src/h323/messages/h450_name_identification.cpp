#include "h323/messages/h450_name_identification.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kNameOperations[] = {"callingName", "alertingName", "connectedName", "busyName"};

constexpr asn1::Alternative kNamePresentationAllowed[] = {
    {"simpleName", &asn1::kOctetString<asn1::Size{1, 50}>},
    {"extendedName", &asn1::kBmpString<asn1::Size{1, 256}>},
};

constexpr asn1::Alternative kNamePresentationRestricted[] = {
    {"simpleName", &asn1::kOctetString<asn1::Size{1, 50}>},
    {"extendedName", &asn1::kBmpString<asn1::Size{1, 256}>},
    {"restrictedNull", &asn1::kNull},
};

constexpr asn1::Alternative kName[] = {
    {"namePresentationAllowed", &NamePresentationAllowed::kType},
    {"namePresentationRestricted", &NamePresentationRestricted::kType},
    {"nameNotAvailable", &asn1::kNull},
};

}  // namespace

constinit const asn1::EnumeratedType kNameOperationsType =
    asn1::enumerated<NameOperations>("NameOperations", kNameOperations);
constinit const asn1::ChoiceType NamePresentationAllowed::kType =
    asn1::extensible_choice<NamePresentationAllowed>("NamePresentationAllowed", kNamePresentationAllowed, 2);
constinit const asn1::ChoiceType NamePresentationRestricted::kType =
    asn1::extensible_choice<NamePresentationRestricted>("NamePresentationRestricted", kNamePresentationRestricted, 3);
constinit const asn1::ChoiceType Name::kType = asn1::extensible_choice<Name>("Name", kName, 3);

}  // namespace mtavip::h323::h450
