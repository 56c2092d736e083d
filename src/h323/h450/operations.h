// The numbers by which H.450 names its operations and errors on the wire.
#pragma once

#include <cstdint>

namespace mtavip::h323::h450 {

enum class Operation : std::int64_t {
  // H.450.8
  kCallingName = 0,
  kAlertingName = 1,
  kConnectedName = 2,
  kBusyName = 3,
  // H.450.2
  kCallTransferIdentify = 7,
  kCallTransferAbandon = 8,
  kCallTransferInitiate = 9,
  kCallTransferSetup = 10,
  kCallTransferActive = 11,
  kCallTransferComplete = 12,
  kCallTransferUpdate = 13,
  kSubaddressTransfer = 14,
  // H.450.3
  kDivertingLegInformation1 = 20,
  kDivertingLegInformation2 = 21,
  kDivertingLegInformation3 = 22,
  kDivertingLegInformation4 = 100,
  // H.450.7
  kMwiActivate = 80,
  kMwiDeactivate = 81,
  kMwiInterrogate = 82,
  // H.450.4
  kHoldNotific = 101,
  kRetrieveNotific = 102,
  kRemoteHold = 103,
  kRemoteRetrieve = 104,
  // H.450.6
  kCallWaiting = 105,
};

enum class ServiceError : std::int64_t {
  // H.450.1, general
  kUserNotSubscribed = 0,
  kRejectedByNetwork = 1,
  kRejectedByUser = 2,
  kNotAvailable = 3,
  kInsufficientInformation = 5,
  kInvalidServedUserNumber = 6,
  kInvalidCallState = 7,
  kBasicServiceNotProvided = 8,
  kNotIncomingCall = 9,
  kInteractionNotAllowed = 10,
  kResourceUnavailable = 11,
  kCallFailure = 25,
  kProceduralError = 43,
  // H.450.2
  kInvalidReroutingNumber = 1004,
  kUnrecognizedCallIdentity = 1005,
  kEstablishmentFailure = 1006,
  kUnspecified = 1008,
};

/// InvokeProblem of X.880: why an invoke was rejected.
enum class RejectedBecause : std::int64_t {
  kDuplicateInvocation = 0,
  kUnrecognizedOperation = 1,
  kMistypedArgument = 2,
  kResourceLimitation = 3,
};

}  // namespace mtavip::h323::h450
