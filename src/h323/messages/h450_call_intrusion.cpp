#include "h323/messages/h450_call_intrusion.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Member kCiRequestArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiRequestArg, ci_capability_level, "ciCapabilityLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiRequestArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Alternative kCiStatusInformationAlternatives[] = {
    {"callIntrusionImpending", &asn1::kNull}, {"callIntruded", &asn1::kNull},
    {"callIsolated", &asn1::kNull},           {"callForceReleased", &asn1::kNull},
    {"callIntrusionComplete", &asn1::kNull},  {"callIntrusionEnd", &asn1::kNull},
};

constexpr asn1::Member kCiRequestResMembers[] = {
    MTAVIP_ASN1_MEMBER(CiRequestRes, ci_status_information, "ciStatusInformation", CiStatusInformation::kType),
    MTAVIP_ASN1_MEMBER(CiRequestRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiGetCiplOptArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiGetCiplOptArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiGetCiplResMembers[] = {
    MTAVIP_ASN1_MEMBER(CiGetCiplRes, ci_protection_level, "ciProtectionLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiGetCiplRes, silent_monitoring_permitted, "silentMonitoringPermitted", asn1::kNull),
    MTAVIP_ASN1_MEMBER(CiGetCiplRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiIsOptArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiIsOptArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiIsOptResMembers[] = {
    MTAVIP_ASN1_MEMBER(CiIsOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiFrcRelArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiFrcRelArg, ci_capability_level, "ciCapabilityLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiFrcRelArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiFrcRelOptResMembers[] = {
    MTAVIP_ASN1_MEMBER(CiFrcRelOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiWobOptArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiWobOptArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiWobOptResMembers[] = {
    MTAVIP_ASN1_MEMBER(CiWobOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiSilentArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiSilentArg, ci_capability_level, "ciCapabilityLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiSilentArg, specific_call, "specificCall", h225::CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(CiSilentArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiSilentOptResMembers[] = {
    MTAVIP_ASN1_MEMBER(CiSilentOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiNotificationArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CiNotificationArg, ci_status_information, "ciStatusInformation", CiStatusInformation::kType),
    MTAVIP_ASN1_MEMBER(CiNotificationArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

}  // namespace

constinit const asn1::SequenceType CiRequestArg::kType =
    asn1::extensible_sequence<CiRequestArg, kCiRequestArgMembers, 2>("CIRequestArg");
constinit const asn1::ChoiceType CiStatusInformation::kType =
    asn1::extensible_choice<CiStatusInformation, kCiStatusInformationAlternatives, 6>("CIStatusInformation");
constinit const asn1::SequenceType CiRequestRes::kType =
    asn1::extensible_sequence<CiRequestRes, kCiRequestResMembers, 2>("CIRequestRes");
constinit const asn1::SequenceType CiGetCiplOptArg::kType =
    asn1::extensible_sequence<CiGetCiplOptArg, kCiGetCiplOptArgMembers, 1>("CIGetCIPLOptArg");
constinit const asn1::SequenceType CiGetCiplRes::kType =
    asn1::extensible_sequence<CiGetCiplRes, kCiGetCiplResMembers, 3>("CIGetCIPLRes");
constinit const asn1::SequenceType CiIsOptArg::kType =
    asn1::extensible_sequence<CiIsOptArg, kCiIsOptArgMembers, 1>("CIIsOptArg");
constinit const asn1::SequenceType CiIsOptRes::kType =
    asn1::extensible_sequence<CiIsOptRes, kCiIsOptResMembers, 1>("CIIsOptRes");
constinit const asn1::SequenceType CiFrcRelArg::kType =
    asn1::extensible_sequence<CiFrcRelArg, kCiFrcRelArgMembers, 2>("CIFrcRelArg");
constinit const asn1::SequenceType CiFrcRelOptRes::kType =
    asn1::extensible_sequence<CiFrcRelOptRes, kCiFrcRelOptResMembers, 1>("CIFrcRelOptRes");
constinit const asn1::SequenceType CiWobOptArg::kType =
    asn1::extensible_sequence<CiWobOptArg, kCiWobOptArgMembers, 1>("CIWobOptArg");
constinit const asn1::SequenceType CiWobOptRes::kType =
    asn1::extensible_sequence<CiWobOptRes, kCiWobOptResMembers, 1>("CIWobOptRes");
constinit const asn1::SequenceType CiSilentArg::kType =
    asn1::extensible_sequence<CiSilentArg, kCiSilentArgMembers, 3>("CISilentArg");
constinit const asn1::SequenceType CiSilentOptRes::kType =
    asn1::extensible_sequence<CiSilentOptRes, kCiSilentOptResMembers, 1>("CISilentOptRes");
constinit const asn1::SequenceType CiNotificationArg::kType =
    asn1::extensible_sequence<CiNotificationArg, kCiNotificationArgMembers, 2>("CINotificationArg");

}  // namespace mtavip::h323::h450
