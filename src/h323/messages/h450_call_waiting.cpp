#include "h323/messages/h450_call_waiting.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Member kCallWaitingArgMembers[] = {
    MTAVIP_ASN1_MEMBER(CallWaitingArg, nb_of_add_waiting_calls, "nbOfAddWaitingCalls",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(CallWaitingArg, extension_arg, "extensionArg",
                       (asn1::kListOf<std::vector<MixedExtension>, &MixedExtension::kType, asn1::Size{0, 255}>)),
};

}  // namespace

constinit const asn1::SequenceType CallWaitingArg::kType =
    asn1::extensible_sequence<CallWaitingArg, kCallWaitingArgMembers, 2>("CallWaitingArg");

}  // namespace mtavip::h323::h450
