#include "h323/wire/q931_names.h"

#include "h323/wire/q931_elements.h"

namespace mtavip::h323::wire {

std::string_view name(MessageType type) {
  switch (type) {
    case MessageType::kEscape:
      return "ESCAPE";
    case MessageType::kAlerting:
      return "ALERTING";
    case MessageType::kCallProceeding:
      return "CALL PROCEEDING";
    case MessageType::kProgress:
      return "PROGRESS";
    case MessageType::kSetup:
      return "SETUP";
    case MessageType::kConnect:
      return "CONNECT";
    case MessageType::kSetupAcknowledge:
      return "SETUP ACKNOWLEDGE";
    case MessageType::kConnectAcknowledge:
      return "CONNECT ACKNOWLEDGE";
    case MessageType::kUserInformation:
      return "USER INFORMATION";
    case MessageType::kSuspendReject:
      return "SUSPEND REJECT";
    case MessageType::kResumeReject:
      return "RESUME REJECT";
    case MessageType::kHold:
      return "HOLD";
    case MessageType::kSuspend:
      return "SUSPEND";
    case MessageType::kResume:
      return "RESUME";
    case MessageType::kHoldAcknowledge:
      return "HOLD ACKNOWLEDGE";
    case MessageType::kSuspendAcknowledge:
      return "SUSPEND ACKNOWLEDGE";
    case MessageType::kResumeAcknowledge:
      return "RESUME ACKNOWLEDGE";
    case MessageType::kHoldReject:
      return "HOLD REJECT";
    case MessageType::kRetrieve:
      return "RETRIEVE";
    case MessageType::kRetrieveAcknowledge:
      return "RETRIEVE ACKNOWLEDGE";
    case MessageType::kRetrieveReject:
      return "RETRIEVE REJECT";
    case MessageType::kDisconnect:
      return "DISCONNECT";
    case MessageType::kRestart:
      return "RESTART";
    case MessageType::kRelease:
      return "RELEASE";
    case MessageType::kRestartAcknowledge:
      return "RESTART ACKNOWLEDGE";
    case MessageType::kReleaseComplete:
      return "RELEASE COMPLETE";
    case MessageType::kSegment:
      return "SEGMENT";
    case MessageType::kFacility:
      return "FACILITY";
    case MessageType::kRegister:
      return "REGISTER";
    case MessageType::kNotify:
      return "NOTIFY";
    case MessageType::kStatusEnquiry:
      return "STATUS ENQUIRY";
    case MessageType::kCongestionControl:
      return "CONGESTION CONTROL";
    case MessageType::kInformation:
      return "INFORMATION";
    case MessageType::kStatus:
      return "STATUS";
  }
  return {};
}

std::string_view name(ElementId id) {
  const auto octet = static_cast<std::uint8_t>(id);
  const auto high = static_cast<std::uint8_t>(octet & 0xf0U);
  // These carry a value in their low bits.
  if (high == 0x90 || high == 0xb0 || high == 0xd0) id = static_cast<ElementId>(high);
  switch (id) {
    case ElementId::kSegmentedMessage:
      return "Segmented message";
    case ElementId::kBearerCapability:
      return "Bearer capability";
    case ElementId::kCause:
      return "Cause";
    case ElementId::kExtendedFacility:
      return "Extended facility";
    case ElementId::kCallIdentity:
      return "Call identity";
    case ElementId::kCallState:
      return "Call state";
    case ElementId::kChannelIdentification:
      return "Channel identification";
    case ElementId::kFacility:
      return "Facility";
    case ElementId::kProgressIndicator:
      return "Progress indicator";
    case ElementId::kNetworkSpecificFacilities:
      return "Network specific facilities";
    case ElementId::kNotificationIndicator:
      return "Notification indicator";
    case ElementId::kDisplay:
      return "Display";
    case ElementId::kDateTime:
      return "Date/time";
    case ElementId::kKeypadFacility:
      return "Keypad facility";
    case ElementId::kSignal:
      return "Signal";
    case ElementId::kInformationRate:
      return "Information rate";
    case ElementId::kEndToEndTransitDelay:
      return "End-to-end transit delay";
    case ElementId::kTransitDelaySelection:
      return "Transit delay selection";
    case ElementId::kPacketLayerBinaryParameters:
      return "Packet layer binary parameters";
    case ElementId::kPacketLayerWindowSize:
      return "Packet layer window size";
    case ElementId::kPacketSize:
      return "Packet size";
    case ElementId::kClosedUserGroup:
      return "Closed user group";
    case ElementId::kReverseChargingIndication:
      return "Reverse charging indication";
    case ElementId::kConnectedNumber:
      return "Connected number";
    case ElementId::kConnectedSubaddress:
      return "Connected subaddress";
    case ElementId::kCallingPartyNumber:
      return "Calling party number";
    case ElementId::kCallingPartySubaddress:
      return "Calling party subaddress";
    case ElementId::kCalledPartyNumber:
      return "Called party number";
    case ElementId::kCalledPartySubaddress:
      return "Called party subaddress";
    case ElementId::kRedirectingNumber:
      return "Redirecting number";
    case ElementId::kRedirectionNumber:
      return "Redirection number";
    case ElementId::kTransitNetworkSelection:
      return "Transit network selection";
    case ElementId::kRestartIndicator:
      return "Restart indicator";
    case ElementId::kLowLayerCompatibility:
      return "Low layer compatibility";
    case ElementId::kHighLayerCompatibility:
      return "High layer compatibility";
    case ElementId::kUserUser:
      return "User-user";
    case ElementId::kEscapeForExtension:
      return "Escape for extension";
    case ElementId::kShift:
      return "Shift";
    case ElementId::kMoreData:
      return "More data";
    case ElementId::kSendingComplete:
      return "Sending complete";
    case ElementId::kCongestionLevel:
      return "Congestion level";
    case ElementId::kRepeatIndicator:
      return "Repeat indicator";
  }
  return {};
}

std::string_view name(CauseValue value) {
  switch (value) {
    case CauseValue::kUnallocatedNumber:
      return "Unallocated (unassigned) number";
    case CauseValue::kNoRouteToTransitNetwork:
      return "No route to specified transit network";
    case CauseValue::kNoRouteToDestination:
      return "No route to destination";
    case CauseValue::kSendSpecialInformationTone:
      return "Send special information tone";
    case CauseValue::kMisdialledTrunkPrefix:
      return "Misdialled trunk prefix";
    case CauseValue::kChannelUnacceptable:
      return "Channel unacceptable";
    case CauseValue::kCallAwarded:
      return "Call awarded and being delivered in an established channel";
    case CauseValue::kPreemption:
      return "Preemption";
    case CauseValue::kPreemptionCircuitReserved:
      return "Preemption - circuit reserved for reuse";
    case CauseValue::kPortedNumber:
      return "QoR: ported number";
    case CauseValue::kNormalCallClearing:
      return "Normal call clearing";
    case CauseValue::kUserBusy:
      return "User busy";
    case CauseValue::kNoUserResponding:
      return "No user responding";
    case CauseValue::kNoAnswer:
      return "No answer from user (user alerted)";
    case CauseValue::kSubscriberAbsent:
      return "Subscriber absent";
    case CauseValue::kCallRejected:
      return "Call rejected";
    case CauseValue::kNumberChanged:
      return "Number changed";
    case CauseValue::kRedirectionToNewDestination:
      return "Redirection to new destination";
    case CauseValue::kRejectedByFeature:
      return "Call rejected due to feature at the destination";
    case CauseValue::kExchangeRoutingError:
      return "Exchange routing error";
    case CauseValue::kNonSelectedUserClearing:
      return "Non-selected user clearing";
    case CauseValue::kDestinationOutOfOrder:
      return "Destination out of order";
    case CauseValue::kInvalidNumberFormat:
      return "Invalid number format (address incomplete)";
    case CauseValue::kFacilityRejected:
      return "Facility rejected";
    case CauseValue::kResponseToStatusEnquiry:
      return "Response to STATUS ENQUIRY";
    case CauseValue::kNormalUnspecified:
      return "Normal, unspecified";
    case CauseValue::kNoCircuitAvailable:
      return "No circuit/channel available";
    case CauseValue::kNetworkOutOfOrder:
      return "Network out of order";
    case CauseValue::kFrameModeOutOfService:
      return "Permanent frame mode connection out-of-service";
    case CauseValue::kFrameModeOperational:
      return "Permanent frame mode connection operational";
    case CauseValue::kTemporaryFailure:
      return "Temporary failure";
    case CauseValue::kSwitchingEquipmentCongestion:
      return "Switching equipment congestion";
    case CauseValue::kAccessInformationDiscarded:
      return "Access information discarded";
    case CauseValue::kRequestedCircuitNotAvailable:
      return "Requested circuit/channel not available";
    case CauseValue::kPrecedenceCallBlocked:
      return "Precedence call blocked";
    case CauseValue::kResourceUnavailable:
      return "Resource unavailable, unspecified";
    case CauseValue::kQualityOfServiceUnavailable:
      return "Quality of service not available";
    case CauseValue::kFacilityNotSubscribed:
      return "Requested facility not subscribed";
    case CauseValue::kOutgoingCallsBarredInGroup:
      return "Outgoing calls barred within CUG";
    case CauseValue::kIncomingCallsBarredInGroup:
      return "Incoming calls barred within CUG";
    case CauseValue::kBearerCapabilityNotAuthorized:
      return "Bearer capability not authorized";
    case CauseValue::kBearerCapabilityNotAvailable:
      return "Bearer capability not presently available";
    case CauseValue::kInconsistentAccessInformation:
      return "Inconsistency in designated outgoing access information and subscriber class";
    case CauseValue::kServiceNotAvailable:
      return "Service or option not available, unspecified";
    case CauseValue::kBearerCapabilityNotImplemented:
      return "Bearer capability not implemented";
    case CauseValue::kChannelTypeNotImplemented:
      return "Channel type not implemented";
    case CauseValue::kFacilityNotImplemented:
      return "Requested facility not implemented";
    case CauseValue::kOnlyRestrictedBearer:
      return "Only restricted digital information bearer capability is available";
    case CauseValue::kServiceNotImplemented:
      return "Service or option not implemented, unspecified";
    case CauseValue::kInvalidCallReference:
      return "Invalid call reference value";
    case CauseValue::kChannelDoesNotExist:
      return "Identified channel does not exist";
    case CauseValue::kSuspendedCallHasOtherIdentity:
      return "A suspended call exists, but this call identity does not";
    case CauseValue::kCallIdentityInUse:
      return "Call identity in use";
    case CauseValue::kNoCallSuspended:
      return "No call suspended";
    case CauseValue::kSuspendedCallCleared:
      return "Call having the requested call identity has been cleared";
    case CauseValue::kNotMemberOfGroup:
      return "User not member of CUG";
    case CauseValue::kIncompatibleDestination:
      return "Incompatible destination";
    case CauseValue::kNonExistentGroup:
      return "Non-existent CUG";
    case CauseValue::kInvalidTransitNetworkSelection:
      return "Invalid transit network selection";
    case CauseValue::kInvalidMessage:
      return "Invalid message, unspecified";
    case CauseValue::kMandatoryElementMissing:
      return "Mandatory information element is missing";
    case CauseValue::kMessageTypeNotImplemented:
      return "Message type non-existent or not implemented";
    case CauseValue::kMessageNotCompatibleOrNotImplemented:
      return "Message not compatible with call state or message type non-existent or not implemented";
    case CauseValue::kElementNotImplemented:
      return "Information element/parameter non-existent or not implemented";
    case CauseValue::kInvalidElementContents:
      return "Invalid information element contents";
    case CauseValue::kMessageNotCompatibleWithState:
      return "Message not compatible with call state";
    case CauseValue::kRecoveryOnTimerExpiry:
      return "Recovery on timer expiry";
    case CauseValue::kParameterNotImplementedPassedOn:
      return "Parameter non-existent or not implemented, passed on";
    case CauseValue::kUnrecognizedParameterDiscarded:
      return "Message with unrecognized parameter, discarded";
    case CauseValue::kProtocolError:
      return "Protocol error, unspecified";
    case CauseValue::kInterworking:
      return "Interworking, unspecified";
  }
  return {};
}

std::string_view name(Location location) {
  switch (location) {
    case Location::kUser:
      return "User";
    case Location::kPrivateNetworkLocal:
      return "Private network serving the local user";
    case Location::kPublicNetworkLocal:
      return "Public network serving the local user";
    case Location::kTransitNetwork:
      return "Transit network";
    case Location::kPublicNetworkRemote:
      return "Public network serving the remote user";
    case Location::kPrivateNetworkRemote:
      return "Private network serving the remote user";
    case Location::kInternationalNetwork:
      return "International network";
    case Location::kBeyondInterworking:
      return "Network beyond interworking point";
  }
  return {};
}

std::string_view name(CallStateValue state) {
  switch (state) {
    case CallStateValue::kNull:
      return "Null";
    case CallStateValue::kCallInitiated:
      return "Call initiated";
    case CallStateValue::kOverlapSending:
      return "Overlap sending";
    case CallStateValue::kOutgoingCallProceeding:
      return "Outgoing call proceeding";
    case CallStateValue::kCallDelivered:
      return "Call delivered";
    case CallStateValue::kCallPresent:
      return "Call present";
    case CallStateValue::kCallReceived:
      return "Call received";
    case CallStateValue::kConnectRequest:
      return "Connect request";
    case CallStateValue::kIncomingCallProceeding:
      return "Incoming call proceeding";
    case CallStateValue::kActive:
      return "Active";
    case CallStateValue::kDisconnectRequest:
      return "Disconnect request";
    case CallStateValue::kDisconnectIndication:
      return "Disconnect indication";
    case CallStateValue::kSuspendRequest:
      return "Suspend request";
    case CallStateValue::kResumeRequest:
      return "Resume request";
    case CallStateValue::kReleaseRequest:
      return "Release request";
    case CallStateValue::kCallAbort:
      return "Call abort";
    case CallStateValue::kOverlapReceiving:
      return "Overlap receiving";
    case CallStateValue::kRestartRequest:
      return "Restart request";
    case CallStateValue::kRestart:
      return "Restart";
  }
  return {};
}

std::string_view name(CodingStandard standard) {
  switch (standard) {
    case CodingStandard::kItu:
      return "ITU-T";
    case CodingStandard::kIso:
      return "ISO/IEC";
    case CodingStandard::kNational:
      return "National";
    case CodingStandard::kNetwork:
      return "Network";
  }
  return {};
}

std::string_view name(TransferCapability capability) {
  switch (capability) {
    case TransferCapability::kSpeech:
      return "Speech";
    case TransferCapability::kUnrestrictedDigital:
      return "Unrestricted digital information";
    case TransferCapability::kRestrictedDigital:
      return "Restricted digital information";
    case TransferCapability::kAudio3100Hz:
      return "3.1 kHz audio";
    case TransferCapability::kUnrestrictedDigitalWithTones:
      return "Unrestricted digital information with tones/announcements";
    case TransferCapability::kVideo:
      return "Video";
  }
  return {};
}

std::string_view name(TransferRate rate) {
  switch (rate) {
    case TransferRate::kPacketMode:
      return "Packet mode";
    case TransferRate::k64kbit:
      return "64 kbit/s";
    case TransferRate::k2x64kbit:
      return "2 x 64 kbit/s";
    case TransferRate::k384kbit:
      return "384 kbit/s";
    case TransferRate::k1536kbit:
      return "1536 kbit/s";
    case TransferRate::k1920kbit:
      return "1920 kbit/s";
    case TransferRate::kMultirate:
      return "Multirate (64 kbit/s base rate)";
  }
  return {};
}

std::string_view name(Layer1Protocol protocol) {
  switch (protocol) {
    case Layer1Protocol::kV110:
      return "V.110, I.460 and X.30";
    case Layer1Protocol::kG711MuLaw:
      return "G.711 mu-law";
    case Layer1Protocol::kG711ALaw:
      return "G.711 A-law";
    case Layer1Protocol::kG721:
      return "G.721 and I.460";
    case Layer1Protocol::kH221AndH242:
      return "H.221 and H.242";
    case Layer1Protocol::kH223AndH245:
      return "H.223 and H.245";
    case Layer1Protocol::kNonItu:
      return "Non-ITU-T rate adaption";
    case Layer1Protocol::kV120:
      return "V.120";
    case Layer1Protocol::kX31:
      return "X.31";
  }
  return {};
}

std::string_view name(TypeOfNumber type) {
  switch (type) {
    case TypeOfNumber::kUnknown:
      return "Unknown";
    case TypeOfNumber::kInternational:
      return "International number";
    case TypeOfNumber::kNational:
      return "National number";
    case TypeOfNumber::kNetworkSpecific:
      return "Network specific number";
    case TypeOfNumber::kSubscriber:
      return "Subscriber number";
    case TypeOfNumber::kAbbreviated:
      return "Abbreviated number";
  }
  return {};
}

std::string_view name(NumberingPlan plan) {
  switch (plan) {
    case NumberingPlan::kUnknown:
      return "Unknown";
    case NumberingPlan::kIsdn:
      return "ISDN/telephony (E.164)";
    case NumberingPlan::kData:
      return "Data (X.121)";
    case NumberingPlan::kTelex:
      return "Telex (F.69)";
    case NumberingPlan::kNational:
      return "National standard";
    case NumberingPlan::kPrivate:
      return "Private";
  }
  return {};
}

std::string_view name(Presentation presentation) {
  switch (presentation) {
    case Presentation::kAllowed:
      return "Presentation allowed";
    case Presentation::kRestricted:
      return "Presentation restricted";
    case Presentation::kNotAvailable:
      return "Number not available due to interworking";
  }
  return {};
}

std::string_view name(Screening screening) {
  switch (screening) {
    case Screening::kUserNotScreened:
      return "User-provided, not screened";
    case Screening::kUserPassed:
      return "User-provided, verified and passed";
    case Screening::kUserFailed:
      return "User-provided, verified and failed";
    case Screening::kNetwork:
      return "Network provided";
  }
  return {};
}

std::string_view name(ProgressDescription description) {
  switch (description) {
    case ProgressDescription::kNotEndToEndIsdn:
      return "Call is not end-to-end ISDN; further call progress information may be available in-band";
    case ProgressDescription::kDestinationNotIsdn:
      return "Destination address is non-ISDN";
    case ProgressDescription::kOriginationNotIsdn:
      return "Origination address is non-ISDN";
    case ProgressDescription::kReturnedToIsdn:
      return "Call has returned to the ISDN";
    case ProgressDescription::kInterworkingWithServiceChange:
      return "Interworking has occurred and has resulted in a telecommunication service change";
    case ProgressDescription::kInBandInformation:
      return "In-band information or an appropriate pattern is now available";
  }
  return {};
}

}  // namespace mtavip::h323::wire
