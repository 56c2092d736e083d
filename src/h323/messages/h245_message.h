// MultimediaSystemControlMessage: every message of the H.245 control channel (version 17).
#pragma once

#include <cstdint>

#include "asn1/codec.h"
#include "h323/messages/h245_capability_set.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_indication.h"
#include "h323/messages/h245_logical_channel.h"
#include "h323/messages/h245_master_slave.h"
#include "h323/messages/h245_mode.h"
#include "h323/messages/h245_multilink.h"
#include "h323/messages/h245_multiplex_table.h"

namespace mtavip::h323::h245 {

/// The alternatives of IndicationMessage.
struct IndicationMessageNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kFunctionNotUnderstood,
    kMasterSlaveDeterminationRelease,
    kTerminalCapabilitySetRelease,
    kOpenLogicalChannelConfirm,
    kRequestChannelCloseRelease,
    kMultiplexEntrySendRelease,
    kRequestMultiplexEntryRelease,
    kRequestModeRelease,
    kMiscellaneousIndication,
    kJitterIndication,
    kH223SkewIndication,
    kNewAtmvcIndication,
    kUserInput,
    kH2250MaximumSkewIndication,
    kMcLocationIndication,
    kConferenceIndication,
    kVendorIdentification,
    kFunctionNotSupported,
    kMultilinkIndication,
    kLogicalChannelRateRelease,
    kFlowControlIndication,
    kMobileMultilinkReconfigurationIndication,
    kGenericIndication,
    kUnknownAlternative
  };
};
/// IndicationMessage of H.245.
struct IndicationMessage
    : asn1::Choice<IndicationMessage, IndicationMessageNames, NonStandardMessage, FunctionNotUnderstood,
                   MasterSlaveDeterminationRelease, TerminalCapabilitySetRelease, OpenLogicalChannelConfirm,
                   RequestChannelCloseRelease, MultiplexEntrySendRelease, RequestMultiplexEntryRelease,
                   RequestModeRelease, MiscellaneousIndication, JitterIndication, H223SkewIndication,
                   NewAtmvcIndication, UserInputIndication, H2250MaximumSkewIndication, McLocationIndication,
                   ConferenceIndication, VendorIdentification, FunctionNotSupported, MultilinkIndication,
                   LogicalChannelRateRelease, FlowControlIndication, MobileMultilinkReconfigurationIndication,
                   GenericMessage> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of MultimediaSystemControlMessage.
struct MultimediaSystemControlMessageNames {
  enum Kind : std::uint8_t { kRequest, kResponse, kCommand, kIndication, kUnknownAlternative };
};
/// MultimediaSystemControlMessage of H.245.
struct MultimediaSystemControlMessage
    : asn1::Choice<MultimediaSystemControlMessage, MultimediaSystemControlMessageNames, RequestMessage, ResponseMessage,
                   CommandMessage, IndicationMessage> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h245
