#include "h323/ras/reasons.h"

namespace mtavip::h323::ras {

RegistrationFailure failure_of(const h225::GatekeeperRejectReason& reason) {
  using Reason = h225::GatekeeperRejectReason;
  switch (reason.kind()) {
    case Reason::kResourceUnavailable:
      return RegistrationFailure::kResources;
    case Reason::kTerminalExcluded:
      return RegistrationFailure::kForbidden;
    case Reason::kInvalidRevision:
      return RegistrationFailure::kProtocol;
    case Reason::kSecurityDenial:
    case Reason::kSecurityError:
      return RegistrationFailure::kAuthentication;
    case Reason::kNeededFeatureNotSupported:
      return RegistrationFailure::kFeature;
    default:
      return RegistrationFailure::kUndefined;
  }
}

RegistrationFailure failure_of(const h225::RegistrationRejectReason& reason) {
  using Reason = h225::RegistrationRejectReason;
  switch (reason.kind()) {
    case Reason::kInvalidRevision:
    case Reason::kDiscoveryRequired:
    case Reason::kFullRegistrationRequired:
    case Reason::kAdditiveRegistrationNotSupported:
    case Reason::kTransportNotSupported:
    case Reason::kTransportQosNotSupported:
      return RegistrationFailure::kProtocol;
    case Reason::kInvalidCallSignalAddress:
    case Reason::kInvalidRasAddress:
    case Reason::kInvalidTerminalType:
      return RegistrationFailure::kForbidden;
    case Reason::kDuplicateAlias:
      return RegistrationFailure::kDuplicateAlias;
    case Reason::kInvalidAlias:
    case Reason::kInvalidTerminalAliases:
      return RegistrationFailure::kInvalidAlias;
    case Reason::kResourceUnavailable:
      return RegistrationFailure::kResources;
    case Reason::kSecurityDenial:
    case Reason::kSecurityError:
      return RegistrationFailure::kAuthentication;
    case Reason::kNeededFeatureNotSupported:
      return RegistrationFailure::kFeature;
    default:
      return RegistrationFailure::kUndefined;
  }
}

AdmissionFailure failure_of(const h225::AdmissionRejectReason& reason) {
  using Reason = h225::AdmissionRejectReason;
  switch (reason.kind()) {
    case Reason::kCalledPartyNotRegistered:
    case Reason::kAliasesInconsistent:
    case Reason::kNoRouteToDestination:
    case Reason::kUnallocatedNumber:
      return AdmissionFailure::kUnknownDestination;
    case Reason::kIncompleteAddress:
    case Reason::kCollectDestination:
      return AdmissionFailure::kIncompleteAddress;
    case Reason::kCallerNotRegistered:
    case Reason::kInvalidEndpointIdentifier:
    case Reason::kRegisterWithAssignedGk:
      return AdmissionFailure::kNotRegistered;
    case Reason::kInvalidPermission:
    case Reason::kRequestDenied:
    case Reason::kExceedsCallCapacity:
    case Reason::kCollectPin:
      return AdmissionFailure::kForbidden;
    case Reason::kSecurityDenial:
    case Reason::kSecurityError:
    case Reason::kSecurityDHmismatch:
      return AdmissionFailure::kAuthentication;
    case Reason::kResourceUnavailable:
      return AdmissionFailure::kResources;
    case Reason::kRouteCallToGatekeeper:
      return AdmissionFailure::kRouteToGatekeeper;
    case Reason::kRouteCallToScn:
      return AdmissionFailure::kRouteToNumber;
    default:
      return AdmissionFailure::kUndefined;
  }
}

AdmissionFailure failure_of(const h225::LocationRejectReason& reason) {
  using Reason = h225::LocationRejectReason;
  switch (reason.kind()) {
    case Reason::kNotRegistered:
    case Reason::kAliasesInconsistent:
    case Reason::kNoRouteToDestination:
    case Reason::kUnallocatedNumber:
    case Reason::kHopCountExceeded:
      return AdmissionFailure::kUnknownDestination;
    case Reason::kIncompleteAddress:
      return AdmissionFailure::kIncompleteAddress;
    case Reason::kInvalidPermission:
    case Reason::kRequestDenied:
      return AdmissionFailure::kForbidden;
    case Reason::kSecurityDenial:
    case Reason::kSecurityError:
    case Reason::kSecurityDHmismatch:
      return AdmissionFailure::kAuthentication;
    case Reason::kResourceUnavailable:
      return AdmissionFailure::kResources;
    case Reason::kRouteCalltoScn:
      return AdmissionFailure::kRouteToNumber;
    default:
      return AdmissionFailure::kUndefined;
  }
}

bool may_pass(RegistrationFailure failure) {
  switch (failure) {
    // A wrong password is not tried for ever: that would lock the account.
    case RegistrationFailure::kAuthentication:
    case RegistrationFailure::kInvalidAlias:
    case RegistrationFailure::kForbidden:
    case RegistrationFailure::kFeature:
      return false;
    default:
      return true;
  }
}

const char* to_string(RegistrationFailure failure) {
  switch (failure) {
    case RegistrationFailure::kNone:
      return "none";
    case RegistrationFailure::kNotFound:
      return "no gatekeeper was found";
    case RegistrationFailure::kUnreachable:
      return "the gatekeeper does not answer";
    case RegistrationFailure::kAuthentication:
      return "wrong user or password";
    case RegistrationFailure::kUntrusted:
      return "the gatekeeper's answers are not signed with our password";
    case RegistrationFailure::kDuplicateAlias:
      return "another endpoint has this name or number";
    case RegistrationFailure::kInvalidAlias:
      return "the gatekeeper does not allow this name or number";
    case RegistrationFailure::kForbidden:
      return "the gatekeeper does not allow this terminal";
    case RegistrationFailure::kResources:
      return "the gatekeeper is full";
    case RegistrationFailure::kFeature:
      return "the gatekeeper needs a feature that is not supported";
    case RegistrationFailure::kProtocol:
      return "the gatekeeper's answer cannot be followed";
    case RegistrationFailure::kNoTransport:
      return "there is no socket for the gatekeeper's address family";
    case RegistrationFailure::kUndefined:
      break;
  }
  return "the gatekeeper refused without a reason";
}

const char* to_string(AdmissionFailure failure) {
  switch (failure) {
    case AdmissionFailure::kUnknownDestination:
      return "the gatekeeper does not know the called side";
    case AdmissionFailure::kIncompleteAddress:
      return "the number is not complete";
    case AdmissionFailure::kNotRegistered:
      return "not registered";
    case AdmissionFailure::kForbidden:
      return "the gatekeeper does not allow the call";
    case AdmissionFailure::kAuthentication:
      return "wrong user or password";
    case AdmissionFailure::kResources:
      return "the gatekeeper has no resources for the call";
    case AdmissionFailure::kRouteToGatekeeper:
      return "the call has to be routed to the gatekeeper";
    case AdmissionFailure::kRouteToNumber:
      return "the called side is reached by a telephone number only";
    case AdmissionFailure::kUnreachable:
      return "the gatekeeper does not answer";
    case AdmissionFailure::kUndefined:
      break;
  }
  return "the gatekeeper refused without a reason";
}

const char* to_string(RequestError error) {
  switch (error) {
    case RequestError::kUnknownId:
      return "unknown id";
    case RequestError::kNotRegistered:
      return "not registered";
    case RequestError::kWrongState:
      return "not in this state";
    case RequestError::kTooMany:
      return "too many";
    case RequestError::kBadAlias:
      break;
  }
  return "not an alias";
}

}  // namespace mtavip::h323::ras
