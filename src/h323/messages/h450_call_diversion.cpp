#include "h323/messages/h450_call_diversion.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kH323CallDiversionOperations[] = {
    "activateDiversionQ",    "deactivateDiversionQ",     "interrogateDiversionQ",    "checkRestriction",
    "callRerouting",         "divertingLegInformation1", "divertingLegInformation2", "divertingLegInformation3",
    "cfnrDivertedLegFailed", "divertingLegInformation4"};

constexpr std::string_view kDiversionReason[] = {"unknown", "cfu", "cfb", "cfnr"};

constexpr std::string_view kBasicService[] = {"allServices"};

constexpr std::string_view kProcedure[] = {"cfu", "cfb", "cfnr"};

constexpr asn1::Alternative kIntResultExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kIntResult[] = {
    MTAVIP_ASN1_MEMBER(IntResult, served_user_nr, "servedUserNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(IntResult, basic_service, "basicService", kBasicServiceType),
    MTAVIP_ASN1_MEMBER(IntResult, procedure, "procedure", kProcedureType),
    MTAVIP_ASN1_MEMBER(IntResult, diverted_to_address, "divertedToAddress", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(IntResult, remote_enabled, "remoteEnabled", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(IntResult, extension, "extension", IntResult::Extension::kType),
};

constexpr std::string_view kSubscriptionOption[] = {"noNotification", "notificationWithoutDivertedToNr",
                                                    "notificationWithDivertedToNr"};

constexpr std::string_view kCallDiversionErrors[] = {"invalidDivertedNumber",
                                                     "specialServiceNumber",
                                                     "diversionToServedUserNumber",
                                                     "numberOfDiversionsExceeded",
                                                     "temporarilyUnavailable",
                                                     "notAuthorized",
                                                     "unspecified"};

constexpr asn1::Alternative kDivertingLegInfo2ArgExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kDivertingLegInfo2Arg[] = {
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

constinit const asn1::EnumeratedType kH323CallDiversionOperationsType =
    asn1::enumerated<H323CallDiversionOperations>("H323CallDiversionOperations", kH323CallDiversionOperations);
constinit const asn1::EnumeratedType kDiversionReasonType =
    asn1::extensible_enumerated<DiversionReason>("DiversionReason", kDiversionReason, 4);
constinit const asn1::EnumeratedType kBasicServiceType =
    asn1::extensible_enumerated<BasicService>("BasicService", kBasicService, 1);
constinit const asn1::EnumeratedType kProcedureType =
    asn1::extensible_enumerated<Procedure>("Procedure", kProcedure, 3);
constinit const asn1::ChoiceType IntResult::Extension::kType =
    asn1::choice<IntResult::Extension>("", kIntResultExtension);
constinit const asn1::SequenceType IntResult::kType = asn1::extensible_sequence<IntResult>("IntResult", kIntResult, 6);
constinit const asn1::ListType kIntResultListType =
    asn1::kListOf<std::vector<IntResult>, &IntResult::kType, asn1::Size{0, 29}>;
constinit const asn1::EnumeratedType kSubscriptionOptionType =
    asn1::extensible_enumerated<SubscriptionOption>("SubscriptionOption", kSubscriptionOption, 3);
constinit const asn1::EnumeratedType kCallDiversionErrorsType =
    asn1::enumerated<CallDiversionErrors>("CallDiversionErrors", kCallDiversionErrors);
constinit const asn1::ChoiceType DivertingLegInfo2Arg::Extension::kType =
    asn1::choice<DivertingLegInfo2Arg::Extension>("", kDivertingLegInfo2ArgExtension);
constinit const asn1::SequenceType DivertingLegInfo2Arg::kType =
    asn1::extensible_sequence<DivertingLegInfo2Arg>("DivertingLegInfo2Arg", kDivertingLegInfo2Arg, 8);

}  // namespace mtavip::h323::h450
