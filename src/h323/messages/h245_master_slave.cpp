#include "h323/messages/h245_master_slave.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kMasterSlaveDeterminationMembers[] = {
    MTAVIP_ASN1_MEMBER(MasterSlaveDetermination, terminal_type, "terminalType", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MasterSlaveDetermination, status_determination_number, "statusDeterminationNumber",
                       (asn1::kInteger<std::uint32_t, 0, 16777215>)),
};

constexpr asn1::Alternative kMasterSlaveDeterminationAckDecisionAlternatives[] = {
    {"master", &asn1::kNull},
    {"slave", &asn1::kNull},
};

constexpr asn1::Member kMasterSlaveDeterminationAckMembers[] = {
    MTAVIP_ASN1_MEMBER(MasterSlaveDeterminationAck, decision, "decision", MasterSlaveDeterminationAck::Decision::kType),
};

constexpr asn1::Alternative kMasterSlaveDeterminationRejectCauseAlternatives[] = {
    {"identicalNumbers", &asn1::kNull},
};

constexpr asn1::Member kMasterSlaveDeterminationRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(MasterSlaveDeterminationReject, cause, "cause", MasterSlaveDeterminationReject::Cause::kType),
};

constexpr asn1::Member kRoundTripDelayRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(RoundTripDelayRequest, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Member kRoundTripDelayResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(RoundTripDelayResponse, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kMaintenanceLoopRequestTypeAlternatives[] = {
    {"systemLoop", &asn1::kNull},
    {"mediaLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"logicalChannelLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Member kMaintenanceLoopRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(MaintenanceLoopRequest, type, "type", MaintenanceLoopRequest::Type::kType),
};

constexpr asn1::Alternative kMaintenanceLoopAckTypeAlternatives[] = {
    {"systemLoop", &asn1::kNull},
    {"mediaLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"logicalChannelLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Member kMaintenanceLoopAckMembers[] = {
    MTAVIP_ASN1_MEMBER(MaintenanceLoopAck, type, "type", MaintenanceLoopAck::Type::kType),
};

constexpr asn1::Alternative kMaintenanceLoopRejectTypeAlternatives[] = {
    {"systemLoop", &asn1::kNull},
    {"mediaLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"logicalChannelLoop", &asn1::kInteger<std::uint16_t, 1, 65535>},
};

constexpr asn1::Alternative kMaintenanceLoopRejectCauseAlternatives[] = {
    {"canNotPerformLoop", &asn1::kNull},
};

constexpr asn1::Member kMaintenanceLoopRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(MaintenanceLoopReject, type, "type", MaintenanceLoopReject::Type::kType),
    MTAVIP_ASN1_MEMBER(MaintenanceLoopReject, cause, "cause", MaintenanceLoopReject::Cause::kType),
};

}  // namespace

constinit const asn1::SequenceType MasterSlaveDetermination::kType =
    asn1::extensible_sequence<MasterSlaveDetermination, kMasterSlaveDeterminationMembers, 2>(
        "MasterSlaveDetermination");
constinit const asn1::ChoiceType MasterSlaveDeterminationAck::Decision::kType =
    asn1::choice<MasterSlaveDeterminationAck::Decision, kMasterSlaveDeterminationAckDecisionAlternatives>("");
constinit const asn1::SequenceType MasterSlaveDeterminationAck::kType =
    asn1::extensible_sequence<MasterSlaveDeterminationAck, kMasterSlaveDeterminationAckMembers, 1>(
        "MasterSlaveDeterminationAck");
constinit const asn1::ChoiceType MasterSlaveDeterminationReject::Cause::kType =
    asn1::extensible_choice<MasterSlaveDeterminationReject::Cause, kMasterSlaveDeterminationRejectCauseAlternatives, 1>(
        "");
constinit const asn1::SequenceType MasterSlaveDeterminationReject::kType =
    asn1::extensible_sequence<MasterSlaveDeterminationReject, kMasterSlaveDeterminationRejectMembers, 1>(
        "MasterSlaveDeterminationReject");
constinit const asn1::SequenceType MasterSlaveDeterminationRelease::kType =
    asn1::extensible_sequence<MasterSlaveDeterminationRelease, asn1::kNoMembers, 0>("MasterSlaveDeterminationRelease");
constinit const asn1::SequenceType RoundTripDelayRequest::kType =
    asn1::extensible_sequence<RoundTripDelayRequest, kRoundTripDelayRequestMembers, 1>("RoundTripDelayRequest");
constinit const asn1::SequenceType RoundTripDelayResponse::kType =
    asn1::extensible_sequence<RoundTripDelayResponse, kRoundTripDelayResponseMembers, 1>("RoundTripDelayResponse");
constinit const asn1::ChoiceType MaintenanceLoopRequest::Type::kType =
    asn1::extensible_choice<MaintenanceLoopRequest::Type, kMaintenanceLoopRequestTypeAlternatives, 3>("");
constinit const asn1::SequenceType MaintenanceLoopRequest::kType =
    asn1::extensible_sequence<MaintenanceLoopRequest, kMaintenanceLoopRequestMembers, 1>("MaintenanceLoopRequest");
constinit const asn1::ChoiceType MaintenanceLoopAck::Type::kType =
    asn1::extensible_choice<MaintenanceLoopAck::Type, kMaintenanceLoopAckTypeAlternatives, 3>("");
constinit const asn1::SequenceType MaintenanceLoopAck::kType =
    asn1::extensible_sequence<MaintenanceLoopAck, kMaintenanceLoopAckMembers, 1>("MaintenanceLoopAck");
constinit const asn1::ChoiceType MaintenanceLoopReject::Type::kType =
    asn1::extensible_choice<MaintenanceLoopReject::Type, kMaintenanceLoopRejectTypeAlternatives, 3>("");
constinit const asn1::ChoiceType MaintenanceLoopReject::Cause::kType =
    asn1::extensible_choice<MaintenanceLoopReject::Cause, kMaintenanceLoopRejectCauseAlternatives, 1>("");
constinit const asn1::SequenceType MaintenanceLoopReject::kType =
    asn1::extensible_sequence<MaintenanceLoopReject, kMaintenanceLoopRejectMembers, 2>("MaintenanceLoopReject");
constinit const asn1::SequenceType MaintenanceLoopOffCommand::kType =
    asn1::extensible_sequence<MaintenanceLoopOffCommand, asn1::kNoMembers, 0>("MaintenanceLoopOffCommand");

}  // namespace mtavip::h323::h245
