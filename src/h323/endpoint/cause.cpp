#include "h323/endpoint/cause.h"

#include <utility>

#include "h323/ras/values.h"

namespace mtavip::h323 {
namespace {

using Reason = h225::ReleaseCompleteReason;
using wire::CauseValue;

FailureCategory category_of(CauseValue cause, bool answered) {
  switch (cause) {
    case CauseValue::kNormalCallClearing:
    case CauseValue::kNormalUnspecified:
    case CauseValue::kCallAwarded:
    case CauseValue::kNonSelectedUserClearing:
    case CauseValue::kRedirectionToNewDestination:
      return FailureCategory::kNone;
    case CauseValue::kUserBusy:
      return FailureCategory::kBusy;
    case CauseValue::kNoUserResponding:
    case CauseValue::kNoAnswer:
    case CauseValue::kSubscriberAbsent:
      return FailureCategory::kNoAnswer;
    case CauseValue::kCallRejected:
    case CauseValue::kRejectedByFeature:
      return FailureCategory::kDeclined;
    case CauseValue::kUnallocatedNumber:
    case CauseValue::kNumberChanged:
    case CauseValue::kInvalidNumberFormat:
    case CauseValue::kMisdialledTrunkPrefix:
    case CauseValue::kNonExistentGroup:
      return FailureCategory::kNotFound;
    case CauseValue::kNoRouteToTransitNetwork:
    case CauseValue::kNoRouteToDestination:
    case CauseValue::kDestinationOutOfOrder:
    case CauseValue::kNetworkOutOfOrder:
      return FailureCategory::kNotReachable;
    case CauseValue::kBearerCapabilityNotAvailable:
    case CauseValue::kBearerCapabilityNotImplemented:
    case CauseValue::kChannelTypeNotImplemented:
    case CauseValue::kOnlyRestrictedBearer:
    case CauseValue::kIncompatibleDestination:
      return FailureCategory::kNotAcceptable;
    case CauseValue::kOutgoingCallsBarredInGroup:
    case CauseValue::kIncomingCallsBarredInGroup:
    case CauseValue::kBearerCapabilityNotAuthorized:
    case CauseValue::kFacilityNotSubscribed:
    case CauseValue::kNotMemberOfGroup:
      return FailureCategory::kForbidden;
    case CauseValue::kRecoveryOnTimerExpiry:
      return FailureCategory::kTimedOut;
    case CauseValue::kInvalidCallReference:
    case CauseValue::kInvalidMessage:
    case CauseValue::kMandatoryElementMissing:
    case CauseValue::kMessageTypeNotImplemented:
    case CauseValue::kMessageNotCompatibleOrNotImplemented:
    case CauseValue::kElementNotImplemented:
    case CauseValue::kInvalidElementContents:
    case CauseValue::kMessageNotCompatibleWithState:
    case CauseValue::kProtocolError:
      return FailureCategory::kProtocol;
    default:
      // What is left are resources, congestion and interworking: of a standing call, its end and no more.
      return answered && cause == CauseValue::kInterworking ? FailureCategory::kNone : FailureCategory::kRemoteFailure;
  }
}

/// H.225.0 table 5, the other way round.
CauseValue cause_of(Reason::Kind reason) {
  switch (reason) {
    case Reason::kNoBandwidth:
      return CauseValue::kNoCircuitAvailable;
    case Reason::kGatekeeperResources:
    case Reason::kGatewayResources:
      return CauseValue::kResourceUnavailable;
    case Reason::kUnreachableDestination:
      return CauseValue::kNoRouteToDestination;
    case Reason::kDestinationRejection:
      return CauseValue::kCallRejected;
    case Reason::kInvalidRevision:
      return CauseValue::kIncompatibleDestination;
    case Reason::kNoPermission:
    case Reason::kSecurityDenied:
    case Reason::kSecurityError:
      return CauseValue::kBearerCapabilityNotAuthorized;
    case Reason::kUnreachableGatekeeper:
      return CauseValue::kNetworkOutOfOrder;
    case Reason::kBadFormatAddress:
      return CauseValue::kInvalidNumberFormat;
    case Reason::kAdaptiveBusy:
      return CauseValue::kSwitchingEquipmentCongestion;
    case Reason::kInConf:
      return CauseValue::kUserBusy;
    case Reason::kFacilityCallDeflection:
      return CauseValue::kNormalCallClearing;
    case Reason::kCalledPartyNotRegistered:
      return CauseValue::kSubscriberAbsent;
    case Reason::kCallerNotRegistered:
    case Reason::kNewConnectionNeeded:
    case Reason::kReplaceWithConferenceInvite:
      return CauseValue::kNormalUnspecified;
    case Reason::kHopCountExceeded:
      return CauseValue::kExchangeRoutingError;
    case Reason::kNeededFeatureNotSupported:
    case Reason::kTunnelledSignallingRejected:
      return CauseValue::kInterworking;
    default:
      return CauseValue::kNormalUnspecified;
  }
}

}  // namespace

Release release_for(ReleaseWith why) {
  switch (why) {
    case ReleaseWith::kNormal:
      return {CauseValue::kNormalCallClearing, Reason::kUndefinedReason};
    case ReleaseWith::kBusy:
      return {CauseValue::kUserBusy, Reason::kInConf};
    case ReleaseWith::kNoAnswer:
      return {CauseValue::kNoAnswer, Reason::kUndefinedReason};
    case ReleaseWith::kDeclined:
      return {CauseValue::kCallRejected, Reason::kDestinationRejection};
    case ReleaseWith::kNotFound:
      return {CauseValue::kUnallocatedNumber, Reason::kUnreachableDestination};
    case ReleaseWith::kNoCommonFormat:
      return {CauseValue::kBearerCapabilityNotImplemented, Reason::kUndefinedReason};
    case ReleaseWith::kNotReachable:
      return {CauseValue::kNoRouteToDestination, Reason::kUnreachableDestination};
    case ReleaseWith::kResources:
      return {CauseValue::kResourceUnavailable, Reason::kGatewayResources};
    case ReleaseWith::kForbidden:
      break;
  }
  return {CauseValue::kBearerCapabilityNotAuthorized, Reason::kNoPermission};
}

EndCause end_cause_of(std::optional<wire::CauseValue> cause, const asn1::Optional<h225::ReleaseCompleteReason>& reason,
                      bool answered) {
  EndCause result;
  result.by_remote = true;
  if (reason) result.h225_reason = ras::name_of_alternative(*reason);
  if (!cause && reason) cause = cause_of(reason->kind());
  if (!cause) return result;
  result.q931_cause = static_cast<int>(*cause);
  result.category = category_of(*cause, answered);
  // Two reasons say more than the cause that goes with them.
  if (reason && reason->kind() == Reason::kCalledPartyNotRegistered) result.category = FailureCategory::kNotFound;
  if (reason && (reason->kind() == Reason::kSecurityDenied || reason->kind() == Reason::kSecurityError)) {
    result.category = FailureCategory::kAuthenticationFailed;
  }
  result.text = std::string(wire::name(*cause));
  return result;
}

EndCause local_end(FailureCategory category, std::string text, int q931_cause) {
  EndCause result;
  result.category = category;
  result.text = std::move(text);
  result.q931_cause = q931_cause;
  return result;
}

}  // namespace mtavip::h323
