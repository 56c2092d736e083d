#include "h323/messages/h450_call_transfer.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Alternative kDummyArgAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Alternative kDummyResAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Alternative kCtInitiateArgArgumentExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtInitiateArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CtInitiateArg, call_identity, "callIdentity", (asn1::kNumericString<asn1::Size{0, 4}>)),
    MTAVIP_ASN1_MEMBER(CtInitiateArg, rerouting_number, "reroutingNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtInitiateArg, argument_extension, "argumentExtension", CtInitiateArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kCtSetupArgArgumentExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtSetupArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CtSetupArg, call_identity, "callIdentity", (asn1::kNumericString<asn1::Size{0, 4}>)),
    MTAVIP_ASN1_MEMBER(CtSetupArg, transferring_number, "transferringNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtSetupArg, argument_extension, "argumentExtension", CtSetupArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kCtIdentifyResResultExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtIdentifyResMembers[] = {
    MTAVIP_ASN1_MEMBER(CtIdentifyRes, call_identity, "callIdentity", (asn1::kNumericString<asn1::Size{0, 4}>)),
    MTAVIP_ASN1_MEMBER(CtIdentifyRes, rerouting_number, "reroutingNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtIdentifyRes, result_extension, "resultExtension", CtIdentifyRes::ResultExtension::kType),
};

constexpr asn1::Alternative kCtUpdateArgArgumentExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtUpdateArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CtUpdateArg, redirection_number, "redirectionNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtUpdateArg, redirection_info, "redirectionInfo", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CtUpdateArg, basic_call_info_elements, "basicCallInfoElements", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(CtUpdateArg, argument_extension, "argumentExtension", CtUpdateArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kSubaddressTransferArgArgumentExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kSubaddressTransferArgMembers[] = {
    MTAVIP_ASN1_MEMBER(SubaddressTransferArg, redirection_subaddress, "redirectionSubaddress", PartySubaddress::kType),
    MTAVIP_ASN1_MEMBER(SubaddressTransferArg, argument_extension, "argumentExtension",
                       SubaddressTransferArg::ArgumentExtension::kType),
};

constexpr std::string_view kEndDesignationValues[] = {"primaryEnd", "secondaryEnd"};

constexpr std::string_view kCallStatusValues[] = {"answered", "alerting"};

constexpr asn1::Alternative kCtCompleteArgArgumentExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtCompleteArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CtCompleteArg, end_designation, "endDesignation", kEndDesignationType),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, redirection_number, "redirectionNumber", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, basic_call_info_elements, "basicCallInfoElements", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, redirection_info, "redirectionInfo", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, call_status, "callStatus", kCallStatusType),
    MTAVIP_ASN1_MEMBER(CtCompleteArg, argument_extension, "argumentExtension", CtCompleteArg::ArgumentExtension::kType),
};

constexpr asn1::Alternative kCtActiveArgArgumentExtensionAlternatives[] = {
    {"extensionSeq", &asn1::kListOf<std::vector<Extension>, &Extension::kType>},
    {"nonStandardData", &h225::NonStandardParameter::kType},
};

constexpr asn1::Member kCtActiveArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CtActiveArg, connected_address, "connectedAddress", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(CtActiveArg, basic_call_info_elements, "basicCallInfoElements", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(CtActiveArg, connected_info, "connectedInfo", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CtActiveArg, argument_extension, "argumentExtension", CtActiveArg::ArgumentExtension::kType),
};

}  // namespace

constinit const asn1::ListType kExtensionSeqType = asn1::kListOf<std::vector<Extension>, &Extension::kType>;
constinit const asn1::ChoiceType DummyArg::kType = asn1::choice<DummyArg, kDummyArgAlternatives>("DummyArg");
constinit const asn1::ChoiceType DummyRes::kType = asn1::choice<DummyRes, kDummyResAlternatives>("DummyRes");
constinit const asn1::ChoiceType CtInitiateArg::ArgumentExtension::kType =
    asn1::choice<CtInitiateArg::ArgumentExtension, kCtInitiateArgArgumentExtensionAlternatives>("");
constinit const asn1::SequenceType CtInitiateArg::kType =
    asn1::extensible_sequence<CtInitiateArg, kCtInitiateArgMembers, 3>("CTInitiateArg");
constinit const asn1::ChoiceType CtSetupArg::ArgumentExtension::kType =
    asn1::choice<CtSetupArg::ArgumentExtension, kCtSetupArgArgumentExtensionAlternatives>("");
constinit const asn1::SequenceType CtSetupArg::kType =
    asn1::extensible_sequence<CtSetupArg, kCtSetupArgMembers, 3>("CTSetupArg");
constinit const asn1::ChoiceType CtIdentifyRes::ResultExtension::kType =
    asn1::choice<CtIdentifyRes::ResultExtension, kCtIdentifyResResultExtensionAlternatives>("");
constinit const asn1::SequenceType CtIdentifyRes::kType =
    asn1::extensible_sequence<CtIdentifyRes, kCtIdentifyResMembers, 3>("CTIdentifyRes");
constinit const asn1::ChoiceType CtUpdateArg::ArgumentExtension::kType =
    asn1::choice<CtUpdateArg::ArgumentExtension, kCtUpdateArgArgumentExtensionAlternatives>("");
constinit const asn1::SequenceType CtUpdateArg::kType =
    asn1::extensible_sequence<CtUpdateArg, kCtUpdateArgMembers, 4>("CTUpdateArg");
constinit const asn1::ChoiceType SubaddressTransferArg::ArgumentExtension::kType =
    asn1::choice<SubaddressTransferArg::ArgumentExtension, kSubaddressTransferArgArgumentExtensionAlternatives>("");
constinit const asn1::SequenceType SubaddressTransferArg::kType =
    asn1::extensible_sequence<SubaddressTransferArg, kSubaddressTransferArgMembers, 2>("SubaddressTransferArg");
constinit const asn1::EnumeratedType kEndDesignationType =
    asn1::extensible_enumerated<EndDesignation>("EndDesignation", kEndDesignationValues, 2);
constinit const asn1::EnumeratedType kCallStatusType =
    asn1::extensible_enumerated<CallStatus>("CallStatus", kCallStatusValues, 2);
constinit const asn1::ChoiceType CtCompleteArg::ArgumentExtension::kType =
    asn1::choice<CtCompleteArg::ArgumentExtension, kCtCompleteArgArgumentExtensionAlternatives>("");
constinit const asn1::SequenceType CtCompleteArg::kType =
    asn1::extensible_sequence<CtCompleteArg, kCtCompleteArgMembers, 6>("CTCompleteArg");
constinit const asn1::ChoiceType CtActiveArg::ArgumentExtension::kType =
    asn1::choice<CtActiveArg::ArgumentExtension, kCtActiveArgArgumentExtensionAlternatives>("");
constinit const asn1::SequenceType CtActiveArg::kType =
    asn1::extensible_sequence<CtActiveArg, kCtActiveArgMembers, 4>("CTActiveArg");

}  // namespace mtavip::h323::h450
