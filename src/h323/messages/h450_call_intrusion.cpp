#include "h323/messages/h450_call_intrusion.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kH323CallIntrusionOperations[] = {
    "callIntrusionRequest",    "callIntrusionGetCIPL",       "callIntrusionIsolate",     "callIntrusionForcedRelease",
    "callIntrusionWOBRequest", "callIntrusionSilentMonitor", "callIntrusionNotification"};

constexpr asn1::Member kCiRequestArg[] = {
    MTAVIP_ASN1_MEMBER(CiRequestArg, ci_capability_level, "ciCapabilityLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiRequestArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Alternative kCiStatusInformation[] = {
    {"callIntrusionImpending", &asn1::kNull}, {"callIntruded", &asn1::kNull},
    {"callIsolated", &asn1::kNull},           {"callForceReleased", &asn1::kNull},
    {"callIntrusionComplete", &asn1::kNull},  {"callIntrusionEnd", &asn1::kNull},
};

constexpr asn1::Member kCiRequestRes[] = {
    MTAVIP_ASN1_MEMBER(CiRequestRes, ci_status_information, "ciStatusInformation", CiStatusInformation::kType),
    MTAVIP_ASN1_MEMBER(CiRequestRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiGetCiplOptArg[] = {
    MTAVIP_ASN1_MEMBER(CiGetCiplOptArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiGetCiplRes[] = {
    MTAVIP_ASN1_MEMBER(CiGetCiplRes, ci_protection_level, "ciProtectionLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiGetCiplRes, silent_monitoring_permitted, "silentMonitoringPermitted", asn1::kNull),
    MTAVIP_ASN1_MEMBER(CiGetCiplRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiIsOptArg[] = {
    MTAVIP_ASN1_MEMBER(CiIsOptArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiIsOptRes[] = {
    MTAVIP_ASN1_MEMBER(CiIsOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiFrcRelArg[] = {
    MTAVIP_ASN1_MEMBER(CiFrcRelArg, ci_capability_level, "ciCapabilityLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiFrcRelArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiFrcRelOptRes[] = {
    MTAVIP_ASN1_MEMBER(CiFrcRelOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiWobOptArg[] = {
    MTAVIP_ASN1_MEMBER(CiWobOptArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiWobOptRes[] = {
    MTAVIP_ASN1_MEMBER(CiWobOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiSilentArg[] = {
    MTAVIP_ASN1_MEMBER(CiSilentArg, ci_capability_level, "ciCapabilityLevel", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(CiSilentArg, specific_call, "specificCall", h225::CallIdentifier::kType),
    MTAVIP_ASN1_MEMBER(CiSilentArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiSilentOptRes[] = {
    MTAVIP_ASN1_MEMBER(CiSilentOptRes, result_extension, "resultExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kCiNotificationArg[] = {
    MTAVIP_ASN1_MEMBER(CiNotificationArg, ci_status_information, "ciStatusInformation", CiStatusInformation::kType),
    MTAVIP_ASN1_MEMBER(CiNotificationArg, argument_extension, "argumentExtension",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr std::string_view kCallIntrusionErrors[] = {"temporarilyUnavailable", "notAuthorized", "notBusy"};

}  // namespace

constinit const asn1::EnumeratedType kH323CallIntrusionOperationsType =
    asn1::enumerated<H323CallIntrusionOperations>("H323CallIntrusionOperations", kH323CallIntrusionOperations);
constinit const asn1::SequenceType CiRequestArg::kType =
    asn1::extensible_sequence<CiRequestArg>("CIRequestArg", kCiRequestArg, 2);
constinit const asn1::ChoiceType CiStatusInformation::kType =
    asn1::extensible_choice<CiStatusInformation>("CIStatusInformation", kCiStatusInformation, 6);
constinit const asn1::SequenceType CiRequestRes::kType =
    asn1::extensible_sequence<CiRequestRes>("CIRequestRes", kCiRequestRes, 2);
constinit const asn1::SequenceType CiGetCiplOptArg::kType =
    asn1::extensible_sequence<CiGetCiplOptArg>("CIGetCIPLOptArg", kCiGetCiplOptArg, 1);
constinit const asn1::SequenceType CiGetCiplRes::kType =
    asn1::extensible_sequence<CiGetCiplRes>("CIGetCIPLRes", kCiGetCiplRes, 3);
constinit const asn1::SequenceType CiIsOptArg::kType =
    asn1::extensible_sequence<CiIsOptArg>("CIIsOptArg", kCiIsOptArg, 1);
constinit const asn1::SequenceType CiIsOptRes::kType =
    asn1::extensible_sequence<CiIsOptRes>("CIIsOptRes", kCiIsOptRes, 1);
constinit const asn1::SequenceType CiFrcRelArg::kType =
    asn1::extensible_sequence<CiFrcRelArg>("CIFrcRelArg", kCiFrcRelArg, 2);
constinit const asn1::SequenceType CiFrcRelOptRes::kType =
    asn1::extensible_sequence<CiFrcRelOptRes>("CIFrcRelOptRes", kCiFrcRelOptRes, 1);
constinit const asn1::SequenceType CiWobOptArg::kType =
    asn1::extensible_sequence<CiWobOptArg>("CIWobOptArg", kCiWobOptArg, 1);
constinit const asn1::SequenceType CiWobOptRes::kType =
    asn1::extensible_sequence<CiWobOptRes>("CIWobOptRes", kCiWobOptRes, 1);
constinit const asn1::SequenceType CiSilentArg::kType =
    asn1::extensible_sequence<CiSilentArg>("CISilentArg", kCiSilentArg, 3);
constinit const asn1::SequenceType CiSilentOptRes::kType =
    asn1::extensible_sequence<CiSilentOptRes>("CISilentOptRes", kCiSilentOptRes, 1);
constinit const asn1::SequenceType CiNotificationArg::kType =
    asn1::extensible_sequence<CiNotificationArg>("CINotificationArg", kCiNotificationArg, 2);
constinit const asn1::EnumeratedType kCallIntrusionErrorsType =
    asn1::enumerated<CallIntrusionErrors>("CallIntrusionErrors", kCallIntrusionErrors);

}  // namespace mtavip::h323::h450
