// The code points of Q.931 (05/98) and what they are called: message types (clause 4.4), information element
// identifiers (clause 4.5, with those of Q.932, Q.951 and Q.952), causes and locations (Q.850).
#pragma once

#include <cstdint>
#include <string_view>

namespace mtavip::h323::wire {

/// Any octet may stand here; those that are named are known. H.225.0 Table 4 says which are used on an IP network.
enum class MessageType : std::uint8_t {
  kEscape = 0x00,  ///< the octet after it is a nationally specific message type
  kAlerting = 0x01,
  kCallProceeding = 0x02,
  kProgress = 0x03,
  kSetup = 0x05,
  kConnect = 0x07,
  kSetupAcknowledge = 0x0d,
  kConnectAcknowledge = 0x0f,
  kUserInformation = 0x20,
  kSuspendReject = 0x21,
  kResumeReject = 0x22,
  kHold = 0x24,
  kSuspend = 0x25,
  kResume = 0x26,
  kHoldAcknowledge = 0x28,
  kSuspendAcknowledge = 0x2d,
  kResumeAcknowledge = 0x2e,
  kHoldReject = 0x30,
  kRetrieve = 0x31,
  kRetrieveAcknowledge = 0x33,
  kRetrieveReject = 0x37,
  kDisconnect = 0x45,
  kRestart = 0x46,
  kRelease = 0x4d,
  kRestartAcknowledge = 0x4e,
  kReleaseComplete = 0x5a,
  kSegment = 0x60,
  kFacility = 0x62,
  kRegister = 0x64,
  kNotify = 0x6e,
  kStatusEnquiry = 0x75,
  kCongestionControl = 0x79,
  kInformation = 0x7b,
  kStatus = 0x7d,
};
/// "CALL PROCEEDING"; empty where the type is not known.
[[nodiscard]] std::string_view name(MessageType type);

/// Of codeset 0. Those with the highest bit set are one octet long: 0xb0 and 0xd0 carry a value in their low four bits,
/// 0x90 is a shift to another codeset, 0xa0 to 0xaf are told apart by all eight bits.
enum class ElementId : std::uint8_t {
  kSegmentedMessage = 0x00,
  kBearerCapability = 0x04,
  kCause = 0x08,
  kExtendedFacility = 0x0d,
  kCallIdentity = 0x10,
  kCallState = 0x14,
  kChannelIdentification = 0x18,
  kFacility = 0x1c,
  kProgressIndicator = 0x1e,
  kNetworkSpecificFacilities = 0x20,
  kNotificationIndicator = 0x27,
  kDisplay = 0x28,
  kDateTime = 0x29,
  kKeypadFacility = 0x2c,
  kSignal = 0x34,
  kInformationRate = 0x40,
  kEndToEndTransitDelay = 0x42,
  kTransitDelaySelection = 0x43,
  kPacketLayerBinaryParameters = 0x44,
  kPacketLayerWindowSize = 0x45,
  kPacketSize = 0x46,
  kClosedUserGroup = 0x47,
  kReverseChargingIndication = 0x4a,
  kConnectedNumber = 0x4c,
  kConnectedSubaddress = 0x4d,
  kCallingPartyNumber = 0x6c,
  kCallingPartySubaddress = 0x6d,
  kCalledPartyNumber = 0x70,
  kCalledPartySubaddress = 0x71,
  kRedirectingNumber = 0x74,
  kRedirectionNumber = 0x76,
  kTransitNetworkSelection = 0x78,
  kRestartIndicator = 0x79,
  kLowLayerCompatibility = 0x7c,
  kHighLayerCompatibility = 0x7d,
  kUserUser = 0x7e,
  kEscapeForExtension = 0x7f,
  kShift = 0x90,
  kMoreData = 0xa0,
  kSendingComplete = 0xa1,
  kCongestionLevel = 0xb0,
  kRepeatIndicator = 0xd0,
};
/// "Calling party number"; empty where the identifier is not known.
[[nodiscard]] std::string_view name(ElementId id);

/// Q.850 Table 1. The class is in the bits above the low four.
enum class CauseValue : std::uint8_t {
  kUnallocatedNumber = 1,
  kNoRouteToTransitNetwork = 2,
  kNoRouteToDestination = 3,
  kSendSpecialInformationTone = 4,
  kMisdialledTrunkPrefix = 5,
  kChannelUnacceptable = 6,
  kCallAwarded = 7,
  kPreemption = 8,
  kPreemptionCircuitReserved = 9,
  kPortedNumber = 14,
  kNormalCallClearing = 16,
  kUserBusy = 17,
  kNoUserResponding = 18,
  kNoAnswer = 19,
  kSubscriberAbsent = 20,
  kCallRejected = 21,
  kNumberChanged = 22,
  kRedirectionToNewDestination = 23,
  kRejectedByFeature = 24,
  kExchangeRoutingError = 25,
  kNonSelectedUserClearing = 26,
  kDestinationOutOfOrder = 27,
  kInvalidNumberFormat = 28,
  kFacilityRejected = 29,
  kResponseToStatusEnquiry = 30,
  kNormalUnspecified = 31,
  kNoCircuitAvailable = 34,
  kNetworkOutOfOrder = 38,
  kFrameModeOutOfService = 39,
  kFrameModeOperational = 40,
  kTemporaryFailure = 41,
  kSwitchingEquipmentCongestion = 42,
  kAccessInformationDiscarded = 43,
  kRequestedCircuitNotAvailable = 44,
  kPrecedenceCallBlocked = 46,
  kResourceUnavailable = 47,
  kQualityOfServiceUnavailable = 49,
  kFacilityNotSubscribed = 50,
  kOutgoingCallsBarredInGroup = 53,
  kIncomingCallsBarredInGroup = 55,
  kBearerCapabilityNotAuthorized = 57,
  kBearerCapabilityNotAvailable = 58,
  kInconsistentAccessInformation = 62,
  kServiceNotAvailable = 63,
  kBearerCapabilityNotImplemented = 65,
  kChannelTypeNotImplemented = 66,
  kFacilityNotImplemented = 69,
  kOnlyRestrictedBearer = 70,
  kServiceNotImplemented = 79,
  kInvalidCallReference = 81,
  kChannelDoesNotExist = 82,
  kSuspendedCallHasOtherIdentity = 83,
  kCallIdentityInUse = 84,
  kNoCallSuspended = 85,
  kSuspendedCallCleared = 86,
  kNotMemberOfGroup = 87,
  kIncompatibleDestination = 88,
  kNonExistentGroup = 90,
  kInvalidTransitNetworkSelection = 91,
  kInvalidMessage = 95,
  kMandatoryElementMissing = 96,
  kMessageTypeNotImplemented = 97,
  kMessageNotCompatibleOrNotImplemented = 98,
  kElementNotImplemented = 99,
  kInvalidElementContents = 100,
  kMessageNotCompatibleWithState = 101,
  kRecoveryOnTimerExpiry = 102,
  kParameterNotImplementedPassedOn = 103,
  kUnrecognizedParameterDiscarded = 110,
  kProtocolError = 111,
  kInterworking = 127,
};
/// "Normal call clearing", as Q.850 calls it; empty where the value is not known.
[[nodiscard]] std::string_view name(CauseValue value);

/// Who generated a cause or a progress indicator (Q.850 clause 2.2.3).
enum class Location : std::uint8_t {
  kUser = 0,
  kPrivateNetworkLocal = 1,
  kPublicNetworkLocal = 2,
  kTransitNetwork = 3,
  kPublicNetworkRemote = 4,
  kPrivateNetworkRemote = 5,
  kInternationalNetwork = 7,
  kBeyondInterworking = 10,
};
[[nodiscard]] std::string_view name(Location location);

/// Q.931 Table 4-8; the values of the global call reference are 0, 61 and 62.
enum class CallStateValue : std::uint8_t {
  kNull = 0,
  kCallInitiated = 1,
  kOverlapSending = 2,
  kOutgoingCallProceeding = 3,
  kCallDelivered = 4,
  kCallPresent = 6,
  kCallReceived = 7,
  kConnectRequest = 8,
  kIncomingCallProceeding = 9,
  kActive = 10,
  kDisconnectRequest = 11,
  kDisconnectIndication = 12,
  kSuspendRequest = 15,
  kResumeRequest = 17,
  kReleaseRequest = 19,
  kCallAbort = 22,
  kOverlapReceiving = 25,
  kRestartRequest = 61,
  kRestart = 62,
};
[[nodiscard]] std::string_view name(CallStateValue state);

/// Whose definition a value follows, in several elements.
enum class CodingStandard : std::uint8_t { kItu = 0, kIso = 1, kNational = 2, kNetwork = 3 };
[[nodiscard]] std::string_view name(CodingStandard standard);

}  // namespace mtavip::h323::wire
