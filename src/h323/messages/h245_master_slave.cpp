#include "h323/messages/h245_master_slave.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kMasterSlaveDetermination[] = {
    MTAVIP_ASN1_MEMBER(MasterSlaveDetermination, terminal_type, "terminalType", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MasterSlaveDetermination, status_determination_number, "statusDeterminationNumber",
                       (asn1::kInteger<std::uint32_t, 0, 16777215>)),
};

constexpr asn1::Alternative kMasterSlaveDeterminationAckDecision[] = {
    {"master", &asn1::kNull},
    {"slave", &asn1::kNull},
};

constexpr asn1::Member kMasterSlaveDeterminationAck[] = {
    MTAVIP_ASN1_MEMBER(MasterSlaveDeterminationAck, decision, "decision", MasterSlaveDeterminationAck::Decision::kType),
};

constexpr asn1::Alternative kMasterSlaveDeterminationRejectCause[] = {
    {"identicalNumbers", &asn1::kNull},
};

constexpr asn1::Member kMasterSlaveDeterminationReject[] = {
    MTAVIP_ASN1_MEMBER(MasterSlaveDeterminationReject, cause, "cause", MasterSlaveDeterminationReject::Cause::kType),
};

constexpr asn1::Member kRoundTripDelayRequest[] = {
    MTAVIP_ASN1_MEMBER(RoundTripDelayRequest, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Member kRoundTripDelayResponse[] = {
    MTAVIP_ASN1_MEMBER(RoundTripDelayResponse, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kMaintenanceLoopRequestType[] = {
    {"systemLoop", &asn1::kNull},
    {"mediaLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"logicalChannelLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Member kMaintenanceLoopRequest[] = {
    MTAVIP_ASN1_MEMBER(MaintenanceLoopRequest, type, "type", MaintenanceLoopRequest::Type::kType),
};

constexpr asn1::Alternative kMaintenanceLoopAckType[] = {
    {"systemLoop", &asn1::kNull},
    {"mediaLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"logicalChannelLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Member kMaintenanceLoopAck[] = {
    MTAVIP_ASN1_MEMBER(MaintenanceLoopAck, type, "type", MaintenanceLoopAck::Type::kType),
};

constexpr asn1::Alternative kMaintenanceLoopRejectType[] = {
    {"systemLoop", &asn1::kNull},
    {"mediaLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"logicalChannelLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Alternative kMaintenanceLoopRejectCause[] = {
    {"canNotPerformLoop", &asn1::kNull},
};

constexpr asn1::Member kMaintenanceLoopReject[] = {
    MTAVIP_ASN1_MEMBER(MaintenanceLoopReject, type, "type", MaintenanceLoopReject::Type::kType),
    MTAVIP_ASN1_MEMBER(MaintenanceLoopReject, cause, "cause", MaintenanceLoopReject::Cause::kType),
};

}  // namespace

constinit const asn1::SequenceType MasterSlaveDetermination::kType =
    asn1::extensible_sequence<MasterSlaveDetermination>("MasterSlaveDetermination", kMasterSlaveDetermination, 2);
constinit const asn1::ChoiceType MasterSlaveDeterminationAck::Decision::kType =
    asn1::choice<MasterSlaveDeterminationAck::Decision>("", kMasterSlaveDeterminationAckDecision);
constinit const asn1::SequenceType MasterSlaveDeterminationAck::kType =
    asn1::extensible_sequence<MasterSlaveDeterminationAck>("MasterSlaveDeterminationAck", kMasterSlaveDeterminationAck,
                                                           1);
constinit const asn1::ChoiceType MasterSlaveDeterminationReject::Cause::kType =
    asn1::extensible_choice<MasterSlaveDeterminationReject::Cause>("", kMasterSlaveDeterminationRejectCause, 1);
constinit const asn1::SequenceType MasterSlaveDeterminationReject::kType =
    asn1::extensible_sequence<MasterSlaveDeterminationReject>("MasterSlaveDeterminationReject",
                                                              kMasterSlaveDeterminationReject, 1);
constinit const asn1::SequenceType MasterSlaveDeterminationRelease::kType =
    asn1::extensible_sequence<MasterSlaveDeterminationRelease>("MasterSlaveDeterminationRelease", {}, 0);
constinit const asn1::SequenceType RoundTripDelayRequest::kType =
    asn1::extensible_sequence<RoundTripDelayRequest>("RoundTripDelayRequest", kRoundTripDelayRequest, 1);
constinit const asn1::SequenceType RoundTripDelayResponse::kType =
    asn1::extensible_sequence<RoundTripDelayResponse>("RoundTripDelayResponse", kRoundTripDelayResponse, 1);
constinit const asn1::ChoiceType MaintenanceLoopRequest::Type::kType =
    asn1::extensible_choice<MaintenanceLoopRequest::Type>("", kMaintenanceLoopRequestType, 3);
constinit const asn1::SequenceType MaintenanceLoopRequest::kType =
    asn1::extensible_sequence<MaintenanceLoopRequest>("MaintenanceLoopRequest", kMaintenanceLoopRequest, 1);
constinit const asn1::ChoiceType MaintenanceLoopAck::Type::kType =
    asn1::extensible_choice<MaintenanceLoopAck::Type>("", kMaintenanceLoopAckType, 3);
constinit const asn1::SequenceType MaintenanceLoopAck::kType =
    asn1::extensible_sequence<MaintenanceLoopAck>("MaintenanceLoopAck", kMaintenanceLoopAck, 1);
constinit const asn1::ChoiceType MaintenanceLoopReject::Type::kType =
    asn1::extensible_choice<MaintenanceLoopReject::Type>("", kMaintenanceLoopRejectType, 3);
constinit const asn1::ChoiceType MaintenanceLoopReject::Cause::kType =
    asn1::extensible_choice<MaintenanceLoopReject::Cause>("", kMaintenanceLoopRejectCause, 1);
constinit const asn1::SequenceType MaintenanceLoopReject::kType =
    asn1::extensible_sequence<MaintenanceLoopReject>("MaintenanceLoopReject", kMaintenanceLoopReject, 2);
constinit const asn1::SequenceType MaintenanceLoopOffCommand::kType =
    asn1::extensible_sequence<MaintenanceLoopOffCommand>("MaintenanceLoopOffCommand", {}, 0);

}  // namespace mtavip::h323::h245
