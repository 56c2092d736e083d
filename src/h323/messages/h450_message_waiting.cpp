#include "h323/messages/h450_message_waiting.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kMwiBasicServiceValues[] = {"allServices",
                                                       "speech",
                                                       "unrestrictedDigitalInformation",
                                                       "audio3100Hz",
                                                       "telephony",
                                                       "teletex",
                                                       "telefaxGroup4Class1",
                                                       "videotexSyntaxBased",
                                                       "videotelephony",
                                                       "telefaxGroup2-3",
                                                       "reservedNotUsed1",
                                                       "reservedNotUsed2",
                                                       "reservedNotUsed3",
                                                       "reservedNotUsed4",
                                                       "reservedNotUsed5",
                                                       "email",
                                                       "video",
                                                       "fileTransfer",
                                                       "shortMessageService",
                                                       "speechAndVideo",
                                                       "speechAndFax",
                                                       "speechAndEmail",
                                                       "videoAndFax",
                                                       "videoAndEmail",
                                                       "faxAndEmail",
                                                       "speechVideoAndFax",
                                                       "speechVideoAndEmail",
                                                       "speechFaxAndEmail",
                                                       "videoFaxAndEmail",
                                                       "speechVideoFaxAndEmail",
                                                       "multimediaUnknown",
                                                       "serviceUnknown",
                                                       "futureReserve1",
                                                       "futureReserve2",
                                                       "futureReserve3",
                                                       "futureReserve4",
                                                       "futureReserve5",
                                                       "futureReserve6",
                                                       "futureReserve7",
                                                       "futureReserve8"};

constexpr asn1::Alternative kMsgCentreIdAlternatives[] = {
    {"integer", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"partyNumber", &EndpointAddress::kType},
    {"numericString", &asn1::kNumericString<asn1::Size{1, 10}>},
};

constexpr asn1::Member kMwiActivateArgMembers[] = {
    MTAVIP_ASN1_MEMBER(MwiActivateArg, served_user_nr, "servedUserNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, basic_service, "basicService", kMwiBasicServiceType),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, msg_centre_id, "msgCentreId", MsgCentreId::kType),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, nb_of_messages, "nbOfMessages", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, originating_nr, "originatingNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, timestamp, "timestamp", (asn1::kVisibleString<asn1::Size{12, 19}>)),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, priority, "priority", (asn1::kInteger<std::uint8_t, 0, 9>)),
    MTAVIP_ASN1_MEMBER(MwiActivateArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kMwiDeactivateArgMembers[] = {
    MTAVIP_ASN1_MEMBER(MwiDeactivateArg, served_user_nr, "servedUserNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(MwiDeactivateArg, basic_service, "basicService", kMwiBasicServiceType),
    MTAVIP_ASN1_MEMBER(MwiDeactivateArg, msg_centre_id, "msgCentreId", MsgCentreId::kType),
    MTAVIP_ASN1_MEMBER(MwiDeactivateArg, callback_req, "callbackReq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MwiDeactivateArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kMwiInterrogateArgMembers[] = {
    MTAVIP_ASN1_MEMBER(MwiInterrogateArg, served_user_nr, "servedUserNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(MwiInterrogateArg, basic_service, "basicService", kMwiBasicServiceType),
    MTAVIP_ASN1_MEMBER(MwiInterrogateArg, msg_centre_id, "msgCentreId", MsgCentreId::kType),
    MTAVIP_ASN1_MEMBER(MwiInterrogateArg, callback_req, "callbackReq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MwiInterrogateArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

constexpr asn1::Member kMwiInterrogateResEltMembers[] = {
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, basic_service, "basicService", kMwiBasicServiceType),
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, msg_centre_id, "msgCentreId", MsgCentreId::kType),
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, nb_of_messages, "nbOfMessages", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, originating_nr, "originatingNr", EndpointAddress::kType),
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, timestamp, "timestamp", (asn1::kVisibleString<asn1::Size{12, 19}>)),
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, priority, "priority", (asn1::kInteger<std::uint8_t, 0, 9>)),
    MTAVIP_ASN1_MEMBER(MwiInterrogateResElt, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

}  // namespace

constinit const asn1::EnumeratedType kMwiBasicServiceType =
    asn1::enumerated<MwiBasicService>("BasicService", kMwiBasicServiceValues);

constinit const asn1::ChoiceType MsgCentreId::kType =
    asn1::choice<MsgCentreId, kMsgCentreIdAlternatives>("MsgCentreId");
constinit const asn1::SequenceType MwiActivateArg::kType =
    asn1::extensible_sequence<MwiActivateArg, kMwiActivateArgMembers, 8>("MWIActivateArg");
constinit const asn1::SequenceType MwiDeactivateArg::kType =
    asn1::extensible_sequence<MwiDeactivateArg, kMwiDeactivateArgMembers, 5>("MWIDeactivateArg");
constinit const asn1::SequenceType MwiInterrogateArg::kType =
    asn1::extensible_sequence<MwiInterrogateArg, kMwiInterrogateArgMembers, 5>("MWIInterrogateArg");
constinit const asn1::SequenceType MwiInterrogateResElt::kType =
    asn1::extensible_sequence<MwiInterrogateResElt, kMwiInterrogateResEltMembers, 7>("MWIInterrogateResElt");
constinit const asn1::ListType kMwiInterrogateResType =
    asn1::kListOf<std::vector<MwiInterrogateResElt>, &MwiInterrogateResElt::kType, asn1::Size{1, 64}>;

}  // namespace mtavip::h323::h450
