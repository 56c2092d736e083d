#include "h323/messages/h450_call_hold.h"

#include "asn1/compiled.h"

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
    asn1::choice<MixedExtension, kMixedExtensionAlternatives>("MixedExtension");
constinit const asn1::SequenceType HoldNotificArg::kType =
    asn1::extensible_sequence<HoldNotificArg, kHoldNotificArgMembers, 1>("HoldNotificArg");
constinit const asn1::SequenceType RetrieveNotificArg::kType =
    asn1::extensible_sequence<RetrieveNotificArg, kRetrieveNotificArgMembers, 1>("RetrieveNotificArg");
constinit const asn1::SequenceType RemoteHoldArg::kType =
    asn1::extensible_sequence<RemoteHoldArg, kRemoteHoldArgMembers, 1>("RemoteHoldArg");
constinit const asn1::SequenceType RemoteHoldRes::kType =
    asn1::extensible_sequence<RemoteHoldRes, kRemoteHoldResMembers, 1>("RemoteHoldRes");
constinit const asn1::SequenceType RemoteRetrieveArg::kType =
    asn1::extensible_sequence<RemoteRetrieveArg, kRemoteRetrieveArgMembers, 1>("RemoteRetrieveArg");
constinit const asn1::SequenceType RemoteRetrieveRes::kType =
    asn1::extensible_sequence<RemoteRetrieveRes, kRemoteRetrieveResMembers, 1>("RemoteRetrieveRes");

}  // namespace mtavip::h323::h450
