// Master/slave determination, round trip delay and maintenance loops, H.245 version 17.
#pragma once

#include <cstdint>

#include "asn1/codec.h"
#include "h323/messages/h245_capability_set.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"

namespace mtavip::h323::h245 {

/// MasterSlaveDetermination of H.245.
struct MasterSlaveDetermination {
  std::uint8_t terminal_type = 0;
  std::uint32_t status_determination_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MasterSlaveDetermination& other) const { return asn1::equal(kType, this, &other); }
};

/// MasterSlaveDeterminationAck of H.245.
struct MasterSlaveDeterminationAck {
  /// The alternatives of Decision.
  struct DecisionNames {
    enum Kind : std::uint8_t { kMaster, kSlave };
  };
  /// The component decision of MasterSlaveDeterminationAck.
  struct Decision : asn1::NullChoice<Decision, DecisionNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  Decision decision;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MasterSlaveDeterminationAck& other) const { return asn1::equal(kType, this, &other); }
};

/// MasterSlaveDeterminationReject of H.245.
struct MasterSlaveDeterminationReject {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kIdenticalNumbers, kUnknownAlternative };
  };
  /// The component cause of MasterSlaveDeterminationReject.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  Cause cause;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MasterSlaveDeterminationReject& other) const { return asn1::equal(kType, this, &other); }
};

/// MasterSlaveDeterminationRelease of H.245.
struct MasterSlaveDeterminationRelease {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MasterSlaveDeterminationRelease& other) const { return asn1::equal(kType, this, &other); }
};

/// RoundTripDelayRequest of H.245.
struct RoundTripDelayRequest {
  SequenceNumber sequence_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RoundTripDelayRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// RoundTripDelayResponse of H.245.
struct RoundTripDelayResponse {
  SequenceNumber sequence_number = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RoundTripDelayResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// MaintenanceLoopRequest of H.245.
struct MaintenanceLoopRequest {
  /// The alternatives of Type.
  struct TypeNames {
    enum Kind : std::uint8_t { kSystemLoop, kMediaLoop, kLogicalChannelLoop, kUnknownAlternative };
  };
  /// The component type of MaintenanceLoopRequest.
  struct Type : asn1::Choice<Type, TypeNames, asn1::Null, LogicalChannelNumber, LogicalChannelNumber> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Type type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MaintenanceLoopRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// MaintenanceLoopAck of H.245.
struct MaintenanceLoopAck {
  /// The alternatives of Type.
  struct TypeNames {
    enum Kind : std::uint8_t { kSystemLoop, kMediaLoop, kLogicalChannelLoop, kUnknownAlternative };
  };
  /// The component type of MaintenanceLoopAck.
  struct Type : asn1::Choice<Type, TypeNames, asn1::Null, LogicalChannelNumber, LogicalChannelNumber> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Type type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MaintenanceLoopAck& other) const { return asn1::equal(kType, this, &other); }
};

/// MaintenanceLoopReject of H.245.
struct MaintenanceLoopReject {
  /// The alternatives of Type.
  struct TypeNames {
    enum Kind : std::uint8_t { kSystemLoop, kMediaLoop, kLogicalChannelLoop, kUnknownAlternative };
  };
  /// The component type of MaintenanceLoopReject.
  struct Type : asn1::Choice<Type, TypeNames, asn1::Null, LogicalChannelNumber, LogicalChannelNumber> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kCanNotPerformLoop, kUnknownAlternative };
  };
  /// The component cause of MaintenanceLoopReject.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  Type type;
  Cause cause;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MaintenanceLoopReject& other) const { return asn1::equal(kType, this, &other); }
};

/// MaintenanceLoopOffCommand of H.245.
struct MaintenanceLoopOffCommand {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MaintenanceLoopOffCommand& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
