#include "h323/messages/h450_call_diversion.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kDiversionReasonValues[] = {"unknown", "cfu", "cfb", "cfnr"};

constexpr std::string_view kBasicServiceValues[] = {"allServices"};

constexpr std::string_view kProcedureValues[] = {"cfu", "cfb", "cfnr"};

constexpr asn1::Alternative kIntResultExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kIntResultMembers[] = {
    MTAVIP_ASN1_MEMBER(IntResult, served_user_nr, "servedUserNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(IntResult, basic_service, "basicService", kBasicServiceType),
    MTAVIP_ASN1_MEMBER(IntResult, procedure, "procedure", kProcedureType),
    MTAVIP_ASN1_MEMBER(IntResult, diverted_to_address, "divertedToAddress", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(IntResult, remote_enabled, "remoteEnabled", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(IntResult, extension, "extension", IntResult::Extension::kType),
};

constexpr std::string_view kSubscriptionOptionValues[] = {"noNotification", "notificationWithoutDivertedToNr",
                                                          "notificationWithDivertedToNr"};

constexpr asn1::Alternative kDivertingLegInfo2ArgExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kDivertingLegInfo2ArgMembers[] = {
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, diversion_counter, "diversionCounter",
                       (asn1::kInteger<std::uint8_t, 1, 15>)),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, diversion_reason, "diversionReason", kDiversionReasonType),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, original_diversion_reason, "originalDiversionReason",
                       kDiversionReasonType),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, diverting_nr, "divertingNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, original_called_nr, "originalCalledNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, redirecting_info, "redirectingInfo",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, original_called_info, "originalCalledInfo",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(DivertingLegInfo2Arg, extension, "extension", DivertingLegInfo2Arg::Extension::kType),
};

}  // namespace

constinit const asn1::EnumeratedType kDiversionReasonType =
    asn1::extensible_enumerated<DiversionReason>("DiversionReason", kDiversionReasonValues, 4);
constinit const asn1::EnumeratedType kBasicServiceType =
    asn1::extensible_enumerated<BasicService>("BasicService", kBasicServiceValues, 1);
constinit const asn1::EnumeratedType kProcedureType =
    asn1::extensible_enumerated<Procedure>("Procedure", kProcedureValues, 3);
constinit const asn1::ChoiceType IntResult::Extension::kType =
    asn1::choice<IntResult::Extension, kIntResultExtensionAlternatives>("");
constinit const asn1::SequenceType IntResult::kType =
    asn1::extensible_sequence<IntResult, kIntResultMembers, 6>("IntResult");
constinit const asn1::ListType kIntResultListType =
    asn1::kListOf<std::vector<IntResult>, &IntResult::kType, asn1::Size{0, 29}>;
constinit const asn1::EnumeratedType kSubscriptionOptionType =
    asn1::extensible_enumerated<SubscriptionOption>("SubscriptionOption", kSubscriptionOptionValues, 3);
constinit const asn1::ChoiceType DivertingLegInfo2Arg::Extension::kType =
    asn1::choice<DivertingLegInfo2Arg::Extension, kDivertingLegInfo2ArgExtensionAlternatives>("");
constinit const asn1::SequenceType DivertingLegInfo2Arg::kType =
    asn1::extensible_sequence<DivertingLegInfo2Arg, kDivertingLegInfo2ArgMembers, 8>("DivertingLegInfo2Arg");

}  // namespace mtavip::h323::h450
