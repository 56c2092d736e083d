#include "h323/messages/h245_message.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kIndicationMessageAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"functionNotUnderstood", &FunctionNotUnderstood::kType},
    {"masterSlaveDeterminationRelease", &MasterSlaveDeterminationRelease::kType},
    {"terminalCapabilitySetRelease", &TerminalCapabilitySetRelease::kType},
    {"openLogicalChannelConfirm", &OpenLogicalChannelConfirm::kType},
    {"requestChannelCloseRelease", &RequestChannelCloseRelease::kType},
    {"multiplexEntrySendRelease", &MultiplexEntrySendRelease::kType},
    {"requestMultiplexEntryRelease", &RequestMultiplexEntryRelease::kType},
    {"requestModeRelease", &RequestModeRelease::kType},
    {"miscellaneousIndication", &MiscellaneousIndication::kType},
    {"jitterIndication", &JitterIndication::kType},
    {"h223SkewIndication", &H223SkewIndication::kType},
    {"newATMVCIndication", &NewAtmvcIndication::kType},
    {"userInput", &UserInputIndication::kType},
    {"h2250MaximumSkewIndication", &H2250MaximumSkewIndication::kType},
    {"mcLocationIndication", &McLocationIndication::kType},
    {"conferenceIndication", &ConferenceIndication::kType},
    {"vendorIdentification", &VendorIdentification::kType},
    {"functionNotSupported", &FunctionNotSupported::kType},
    {"multilinkIndication", &MultilinkIndication::kType},
    {"logicalChannelRateRelease", &LogicalChannelRateRelease::kType},
    {"flowControlIndication", &FlowControlIndication::kType},
    {"mobileMultilinkReconfigurationIndication", &MobileMultilinkReconfigurationIndication::kType},
    {"genericIndication", &GenericMessage::kType},
};

constexpr asn1::Alternative kMultimediaSystemControlMessageAlternatives[] = {
    {"request", &RequestMessage::kType},
    {"response", &ResponseMessage::kType},
    {"command", &CommandMessage::kType},
    {"indication", &IndicationMessage::kType},
};

}  // namespace

constinit const asn1::ChoiceType IndicationMessage::kType =
    asn1::extensible_choice<IndicationMessage, kIndicationMessageAlternatives, 14>("IndicationMessage");
constinit const asn1::ChoiceType MultimediaSystemControlMessage::kType =
    asn1::extensible_choice<MultimediaSystemControlMessage, kMultimediaSystemControlMessageAlternatives, 4>(
        "MultimediaSystemControlMessage");

}  // namespace mtavip::h323::h245
