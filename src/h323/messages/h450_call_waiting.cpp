#include "h323/messages/h450_call_waiting.h"

namespace mtavip::h323::h450 {
namespace {

constexpr std::string_view kCallWaitingOperations[] = {"callWaiting"};

constexpr asn1::Member kCallWaitingArg[] = {
    MTAVIP_ASN1_MEMBER(CallWaitingArg, nb_of_add_waiting_calls, "nbOfAddWaitingCalls",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(CallWaitingArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

}  // namespace

constinit const asn1::EnumeratedType kCallWaitingOperationsType =
    asn1::enumerated<CallWaitingOperations>("CallWaitingOperations", kCallWaitingOperations);
constinit const asn1::SequenceType CallWaitingArg::kType =
    asn1::extensible_sequence<CallWaitingArg>("CallWaitingArg", kCallWaitingArg, 2);

}  // namespace mtavip::h323::h450
