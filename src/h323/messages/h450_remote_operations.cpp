#include "h323/messages/h450_remote_operations.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h450 {
namespace {

constexpr asn1::Alternative kCodeAlternatives[] = {
    {"local", &asn1::kUnboundedInteger},
    {"global", &asn1::kObjectIdentifier},
};

constexpr asn1::Member kInvokeMembers[] = {
    MTAVIP_ASN1_MEMBER(Invoke, invoke_id, "invokeId", (asn1::kInteger<std::uint32_t, 0, 65535, true>)),
    MTAVIP_ASN1_MEMBER(Invoke, linked_id, "linkedId", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(Invoke, opcode, "opcode", Code::kType),
    MTAVIP_ASN1_MEMBER(Invoke, argument, "argument", asn1::kOpenType),
};

constexpr asn1::Member kReturnResultResultMembers[] = {
    MTAVIP_ASN1_MEMBER(ReturnResult::Result, opcode, "opcode", Code::kType),
    MTAVIP_ASN1_MEMBER(ReturnResult::Result, result, "result", asn1::kOpenType),
};

constexpr asn1::Member kReturnResultMembers[] = {
    MTAVIP_ASN1_MEMBER(ReturnResult, invoke_id, "invokeId", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(ReturnResult, result, "result", ReturnResult::Result::kType),
};

constexpr asn1::Member kReturnErrorMembers[] = {
    MTAVIP_ASN1_MEMBER(ReturnError, invoke_id, "invokeId", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(ReturnError, error_code, "errorCode", Code::kType),
    MTAVIP_ASN1_MEMBER(ReturnError, parameter, "parameter", asn1::kOpenType),
};

constexpr asn1::Alternative kRejectProblemAlternatives[] = {
    {"general", &asn1::kUnboundedInteger},
    {"invoke", &asn1::kUnboundedInteger},
    {"returnResult", &asn1::kUnboundedInteger},
    {"returnError", &asn1::kUnboundedInteger},
};

constexpr asn1::Member kRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(Reject, invoke_id, "invokeId", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(Reject, problem, "problem", Reject::Problem::kType),
};

constexpr asn1::Alternative kRosAlternatives[] = {
    {"invoke", &Invoke::kType},
    {"returnResult", &ReturnResult::kType},
    {"returnError", &ReturnError::kType},
    {"reject", &Reject::kType},
};

}  // namespace

constinit const asn1::ChoiceType Code::kType = asn1::choice<Code, kCodeAlternatives>("Code");
constinit const asn1::SequenceType Invoke::kType = asn1::sequence<kInvokeMembers>("Invoke");
constinit const asn1::SequenceType ReturnResult::Result::kType =
    asn1::extensible_sequence<ReturnResult::Result, kReturnResultResultMembers, 2>("");
constinit const asn1::SequenceType ReturnResult::kType = asn1::sequence<kReturnResultMembers>("ReturnResult");
constinit const asn1::SequenceType ReturnError::kType = asn1::sequence<kReturnErrorMembers>("ReturnError");
constinit const asn1::ChoiceType Reject::Problem::kType = asn1::choice<Reject::Problem, kRejectProblemAlternatives>("");
constinit const asn1::SequenceType Reject::kType = asn1::sequence<kRejectMembers>("Reject");
constinit const asn1::ChoiceType Ros::kType = asn1::choice<Ros, kRosAlternatives>("ROS");

}  // namespace mtavip::h323::h450
