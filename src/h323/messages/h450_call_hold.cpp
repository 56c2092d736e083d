#include "h323/messages/h450_call_hold.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Alternative kMixedExtensionAlternatives[] = {
    {"extension", &Extension::kType},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kHoldNotificArgMembers[] = {
    MTAVIP_ASN1_MEMBER(HoldNotificArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRetrieveNotificArgMembers[] = {
    MTAVIP_ASN1_MEMBER(RetrieveNotificArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteHoldArgMembers[] = {
    MTAVIP_ASN1_MEMBER(RemoteHoldArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteHoldResMembers[] = {
    MTAVIP_ASN1_MEMBER(RemoteHoldRes, extension_res, "extensionRes",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteRetrieveArgMembers[] = {
    MTAVIP_ASN1_MEMBER(RemoteRetrieveArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteRetrieveResMembers[] = {
    MTAVIP_ASN1_MEMBER(RemoteRetrieveRes, extension_res, "extensionRes",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

}  // namespace

constinit const asn1::ChoiceType MixedExtension::kType =
    asn1::choice<MixedExtension>("MixedExtension", kMixedExtensionAlternatives);
constinit const asn1::SequenceType HoldNotificArg::kType =
    asn1::extensible_sequence<HoldNotificArg>("HoldNotificArg", kHoldNotificArgMembers, 1);
constinit const asn1::SequenceType RetrieveNotificArg::kType =
    asn1::extensible_sequence<RetrieveNotificArg>("RetrieveNotificArg", kRetrieveNotificArgMembers, 1);
constinit const asn1::SequenceType RemoteHoldArg::kType =
    asn1::extensible_sequence<RemoteHoldArg>("RemoteHoldArg", kRemoteHoldArgMembers, 1);
constinit const asn1::SequenceType RemoteHoldRes::kType =
    asn1::extensible_sequence<RemoteHoldRes>("RemoteHoldRes", kRemoteHoldResMembers, 1);
constinit const asn1::SequenceType RemoteRetrieveArg::kType =
    asn1::extensible_sequence<RemoteRetrieveArg>("RemoteRetrieveArg", kRemoteRetrieveArgMembers, 1);
constinit const asn1::SequenceType RemoteRetrieveRes::kType =
    asn1::extensible_sequence<RemoteRetrieveRes>("RemoteRetrieveRes", kRemoteRetrieveResMembers, 1);

}  // namespace mtavip::h323::h450
