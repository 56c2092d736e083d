// The remote operations that carry H.450 services: invoke, result, error, reject (H.450.1, after X.880).
#pragma once

#include <cstdint>

#include "asn1/codec.h"

namespace mtavip::h323::h450 {

/// InvokeId of H.450.1.
using InvokeId = std::int64_t;

/// The alternatives of Code.
struct CodeNames {
  enum Kind : std::uint8_t { kLocal, kGlobal };
};
/// Code of H.450.1.
struct Code : asn1::Choice<Code, CodeNames, std::int64_t, asn1::ObjectIdentifier> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// Invoke of H.450.1.
struct Invoke {
  std::uint32_t invoke_id = 0;
  asn1::Optional<InvokeId> linked_id;
  Code opcode;
  asn1::Optional<asn1::OpenType> argument;

  static const asn1::SequenceType kType;
  bool operator==(const Invoke& other) const { return asn1::equal(kType, this, &other); }
};

/// ReturnResult of H.450.1.
struct ReturnResult {
  /// The component result of ReturnResult.
  struct Result {
    Code opcode;
    asn1::OpenType result;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Result& other) const { return asn1::equal(kType, this, &other); }
  };
  InvokeId invoke_id = 0;
  asn1::Optional<Result> result;

  static const asn1::SequenceType kType;
  bool operator==(const ReturnResult& other) const { return asn1::equal(kType, this, &other); }
};

/// ReturnError of H.450.1.
struct ReturnError {
  InvokeId invoke_id = 0;
  Code error_code;
  asn1::Optional<asn1::OpenType> parameter;

  static const asn1::SequenceType kType;
  bool operator==(const ReturnError& other) const { return asn1::equal(kType, this, &other); }
};

/// GeneralProblem of H.450.1.
using GeneralProblem = std::int64_t;

/// InvokeProblem of H.450.1.
using InvokeProblem = std::int64_t;

/// ReturnResultProblem of H.450.1.
using ReturnResultProblem = std::int64_t;

/// ReturnErrorProblem of H.450.1.
using ReturnErrorProblem = std::int64_t;

/// Reject of H.450.1.
struct Reject {
  /// The alternatives of Problem.
  struct ProblemNames {
    enum Kind : std::uint8_t { kGeneral, kInvoke, kReturnResult, kReturnError };
  };
  /// The component problem of Reject.
  struct Problem
      : asn1::Choice<Problem, ProblemNames, GeneralProblem, InvokeProblem, ReturnResultProblem, ReturnErrorProblem> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  InvokeId invoke_id = 0;
  Problem problem;

  static const asn1::SequenceType kType;
  bool operator==(const Reject& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of Ros.
struct RosNames {
  enum Kind : std::uint8_t { kInvoke, kReturnResult, kReturnError, kReject };
};
/// ROS of H.450.1.
struct Ros : asn1::Choice<Ros, RosNames, Invoke, ReturnResult, ReturnError, Reject> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// RejectProblem of H.450.1.
using RejectProblem = std::int64_t;

}  // namespace mtavip::h323::h450
