#include "h323/messages/h450_call_transfer.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Alternative kDummyArg[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Alternative kDummyRes[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Alternative kCtInitiateArgArgumentExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtInitiateArg[] = {
    MTAVIP_ASN1_MEMBER(CtInitiateArg, call_identity, "callIdentity", (asn1::kNumericString<asn1::Size{0, 4}>)),
    MTAVIP_ASN1_MEMBER(CtInitiateArg, rerouting_number, "reroutingNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtInitiateArg, argument_extension, "argumentExtension", CtInitiateArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kCtSetupArgArgumentExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtSetupArg[] = {
    MTAVIP_ASN1_MEMBER(CtSetupArg, call_identity, "callIdentity", (asn1::kNumericString<asn1::Size{0, 4}>)),
    MTAVIP_ASN1_MEMBER(CtSetupArg, transferring_number, "transferringNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtSetupArg, argument_extension, "argumentExtension", CtSetupArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kCtIdentifyResResultExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtIdentifyRes[] = {
    MTAVIP_ASN1_MEMBER(CtIdentifyRes, call_identity, "callIdentity", (asn1::kNumericString<asn1::Size{0, 4}>)),
    MTAVIP_ASN1_MEMBER(CtIdentifyRes, rerouting_number, "reroutingNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtIdentifyRes, result_extension, "resultExtension", CtIdentifyRes::ResultExtension::kType),
};

constexpr asn1::Alternative kCtUpdateArgArgumentExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtUpdateArg[] = {
    MTAVIP_ASN1_MEMBER(CtUpdateArg, redirection_number, "redirectionNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtUpdateArg, redirection_info, "redirectionInfo", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CtUpdateArg, basic_call_info_elements, "basicCallInfoElements", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(CtUpdateArg, argument_extension, "argumentExtension", CtUpdateArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kSubaddressTransferArgArgumentExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kSubaddressTransferArg[] = {
    MTAVIP_ASN1_MEMBER(SubaddressTransferArg, redirection_subaddress, "redirectionSubaddress", PartySubaddress::kType),
    MTAVIP_ASN1_MEMBER(SubaddressTransferArg, argument_extension, "argumentExtension",
                       SubaddressTransferArg::ArgumentExtension::kType),
};

constexpr std::string_view kEndDesignation[] = {"primaryEnd", "secondaryEnd"};

constexpr std::string_view kCallStatus[] = {"answered", "alerting"};

constexpr asn1::Alternative kCtCompleteArgArgumentExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtCompleteArg[] = {
    MTAVIP_ASN1_MEMBER(CtCompleteArg, end_designation, "endDesignation", kEndDesignationType),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, redirection_number, "redirectionNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, basic_call_info_elements, "basicCallInfoElements", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, redirection_info, "redirectionInfo", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, call_status, "callStatus", kCallStatusType),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, argument_extension, "argumentExtension", CtCompleteArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kCtActiveArgArgumentExtension[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtActiveArg[] = {
    MTAVIP_ASN1_MEMBER(CtActiveArg, connected_address, "connectedAddress", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtActiveArg, basic_call_info_elements, "basicCallInfoElements", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(CtActiveArg, connected_info, "connectedInfo", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CtActiveArg, argument_extension, "argumentExtension", CtActiveArg::ArgumentExtension::kType),
};

constexpr std::string_view kCallTransferOperation[] = {
    "callTransferIdentify", "callTransferAbandon",  "callTransferInitiate", "callTransferSetup",
    "callTransferActive",   "callTransferComplete", "callTransferUpdate",   "subaddressTransfer"};

constexpr std::string_view kCallTransferErrors[] = {"invalidReroutingNumber", "unrecognizedCallIdentity",
                                                    "establishmentFailure", "unspecified"};

}  // namespace

constinit const asn1::ListType kExtensionSeqType = asn1::kListOf<std::vector<Extension>, &Extension::kType>;
constinit const asn1::ChoiceType DummyArg::kType = asn1::choice<DummyArg>("DummyArg", kDummyArg);
constinit const asn1::ChoiceType DummyRes::kType = asn1::choice<DummyRes>("DummyRes", kDummyRes);
constinit const asn1::ChoiceType CtInitiateArg::ArgumentExtension::kType =
    asn1::choice<CtInitiateArg::ArgumentExtension>("", kCtInitiateArgArgumentExtension);
constinit const asn1::SequenceType CtInitiateArg::kType =
    asn1::extensible_sequence<CtInitiateArg>("CTInitiateArg", kCtInitiateArg, 3);
constinit const asn1::ChoiceType CtSetupArg::ArgumentExtension::kType =
    asn1::choice<CtSetupArg::ArgumentExtension>("", kCtSetupArgArgumentExtension);
constinit const asn1::SequenceType CtSetupArg::kType =
    asn1::extensible_sequence<CtSetupArg>("CTSetupArg", kCtSetupArg, 3);
constinit const asn1::ChoiceType CtIdentifyRes::ResultExtension::kType =
    asn1::choice<CtIdentifyRes::ResultExtension>("", kCtIdentifyResResultExtension);
constinit const asn1::SequenceType CtIdentifyRes::kType =
    asn1::extensible_sequence<CtIdentifyRes>("CTIdentifyRes", kCtIdentifyRes, 3);
constinit const asn1::ChoiceType CtUpdateArg::ArgumentExtension::kType =
    asn1::choice<CtUpdateArg::ArgumentExtension>("", kCtUpdateArgArgumentExtension);
constinit const asn1::SequenceType CtUpdateArg::kType =
    asn1::extensible_sequence<CtUpdateArg>("CTUpdateArg", kCtUpdateArg, 4);
constinit const asn1::ChoiceType SubaddressTransferArg::ArgumentExtension::kType =
    asn1::choice<SubaddressTransferArg::ArgumentExtension>("", kSubaddressTransferArgArgumentExtension);
constinit const asn1::SequenceType SubaddressTransferArg::kType =
    asn1::extensible_sequence<SubaddressTransferArg>("SubaddressTransferArg", kSubaddressTransferArg, 2);
constinit const asn1::EnumeratedType kEndDesignationType =
    asn1::extensible_enumerated<EndDesignation>("EndDesignation", kEndDesignation, 2);
constinit const asn1::EnumeratedType kCallStatusType =
    asn1::extensible_enumerated<CallStatus>("CallStatus", kCallStatus, 2);
constinit const asn1::ChoiceType CtCompleteArg::ArgumentExtension::kType =
    asn1::choice<CtCompleteArg::ArgumentExtension>("", kCtCompleteArgArgumentExtension);
constinit const asn1::SequenceType CtCompleteArg::kType =
    asn1::extensible_sequence<CtCompleteArg>("CTCompleteArg", kCtCompleteArg, 6);
constinit const asn1::ChoiceType CtActiveArg::ArgumentExtension::kType =
    asn1::choice<CtActiveArg::ArgumentExtension>("", kCtActiveArgArgumentExtension);
constinit const asn1::SequenceType CtActiveArg::kType =
    asn1::extensible_sequence<CtActiveArg>("CTActiveArg", kCtActiveArg, 4);
constinit const asn1::EnumeratedType kCallTransferOperationType =
    asn1::enumerated<CallTransferOperation>("CallTransferOperation", kCallTransferOperation);
constinit const asn1::EnumeratedType kCallTransferErrorsType =
    asn1::enumerated<CallTransferErrors>("CallTransferErrors", kCallTransferErrors);

}  // namespace mtavip::h323::h450
