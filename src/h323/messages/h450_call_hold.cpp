#include "h323/messages/h450_call_hold.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kCallHoldOperation[] = {"holdNotific", "retrieveNotific", "remoteHold", "remoteRetrieve"};

constexpr asn1::Alternative kMixedExtension[] = {
    {"extension", &Extension::kType},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kHoldNotificArg[] = {
    MTAVIP_ASN1_MEMBER(HoldNotificArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRetrieveNotificArg[] = {
    MTAVIP_ASN1_MEMBER(RetrieveNotificArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteHoldArg[] = {
    MTAVIP_ASN1_MEMBER(RemoteHoldArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteHoldRes[] = {
    MTAVIP_ASN1_MEMBER(RemoteHoldRes, extension_res, "extensionRes",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteRetrieveArg[] = {
    MTAVIP_ASN1_MEMBER(RemoteRetrieveArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kRemoteRetrieveRes[] = {
    MTAVIP_ASN1_MEMBER(RemoteRetrieveRes, extension_res, "extensionRes",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

}  // namespace

constinit const asn1::EnumeratedType kCallHoldOperationType =
    asn1::enumerated<CallHoldOperation>("CallHoldOperation", kCallHoldOperation);
constinit const asn1::ChoiceType MixedExtension::kType =
    asn1::choice<MixedExtension>("MixedExtension", kMixedExtension);
constinit const asn1::SequenceType HoldNotificArg::kType =
    asn1::extensible_sequence<HoldNotificArg>("HoldNotificArg", kHoldNotificArg, 1);
constinit const asn1::SequenceType RetrieveNotificArg::kType =
    asn1::extensible_sequence<RetrieveNotificArg>("RetrieveNotificArg", kRetrieveNotificArg, 1);
constinit const asn1::SequenceType RemoteHoldArg::kType =
    asn1::extensible_sequence<RemoteHoldArg>("RemoteHoldArg", kRemoteHoldArg, 1);
constinit const asn1::SequenceType RemoteHoldRes::kType =
    asn1::extensible_sequence<RemoteHoldRes>("RemoteHoldRes", kRemoteHoldRes, 1);
constinit const asn1::SequenceType RemoteRetrieveArg::kType =
    asn1::extensible_sequence<RemoteRetrieveArg>("RemoteRetrieveArg", kRemoteRetrieveArg, 1);
constinit const asn1::SequenceType RemoteRetrieveRes::kType =
    asn1::extensible_sequence<RemoteRetrieveRes>("RemoteRetrieveRes", kRemoteRetrieveRes, 1);

}  // namespace mtavip::h323::h450
