// What of supplementary services is told to people.
#include "h323/h450/services.h"

namespace mtavip::h323::h450 {

std::string name_of(ServiceError error) {
  switch (error) {
    case ServiceError::kUserNotSubscribed:
      return "userNotSubscribed";
    case ServiceError::kRejectedByNetwork:
      return "rejectedByNetwork";
    case ServiceError::kRejectedByUser:
      return "rejectedByUser";
    case ServiceError::kNotAvailable:
      return "notAvailable";
    case ServiceError::kInsufficientInformation:
      return "insufficientInformation";
    case ServiceError::kInvalidServedUserNumber:
      return "invalidServedUserNumber";
    case ServiceError::kInvalidCallState:
      return "invalidCallState";
    case ServiceError::kBasicServiceNotProvided:
      return "basicServiceNotProvided";
    case ServiceError::kNotIncomingCall:
      return "notIncomingCall";
    case ServiceError::kInteractionNotAllowed:
      return "supplementaryServiceInteractionNotAllowed";
    case ServiceError::kResourceUnavailable:
      return "resourceUnavailable";
    case ServiceError::kCallFailure:
      return "callFailure";
    case ServiceError::kProceduralError:
      return "proceduralError";
    case ServiceError::kInvalidReroutingNumber:
      return "invalidReroutingNumber";
    case ServiceError::kUnrecognizedCallIdentity:
      return "unrecognizedCallIdentity";
    case ServiceError::kEstablishmentFailure:
      return "establishmentFailure";
    case ServiceError::kUnspecified:
      return "unspecified";
  }
  return std::to_string(static_cast<std::int64_t>(error));
}

std::string text_of(const Destination& destination) {
  if (!destination.aliases.empty()) return destination.aliases.front().text;
  return destination.signalling ? destination.signalling->to_string() : std::string();
}

}  // namespace mtavip::h323::h450
