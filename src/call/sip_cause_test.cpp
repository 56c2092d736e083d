#include "call/sip_cause.h"

#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

struct Case {
  int code;
  sip::FailureCategory category;
  bool incoming;
  bool established;
  EndReason expected;
};

constexpr Case kCases[] = {
    {486, sip::FailureCategory::kBusy, false, false, EndReason::kBusy},
    {603, sip::FailureCategory::kRefused, false, false, EndReason::kDeclined},
    {403, sip::FailureCategory::kRefused, false, false, EndReason::kForbidden},
    {404, sip::FailureCategory::kNotFound, false, false, EndReason::kNotFound},
    {480, sip::FailureCategory::kNoAnswer, false, false, EndReason::kNoAnswer},
    {487, sip::FailureCategory::kNoAnswer, false, false, EndReason::kCancelled},
    {401, sip::FailureCategory::kAuthenticationFailed, false, false, EndReason::kAuthenticationFailed},
    {488, sip::FailureCategory::kNotAcceptable, false, false, EndReason::kNoCommonCodec},
    {408, sip::FailureCategory::kTimedOut, false, false, EndReason::kTimedOut},
    {503, sip::FailureCategory::kNotReachable, false, false, EndReason::kNotReachable},
    {500, sip::FailureCategory::kServerError, false, false, EndReason::kServerFailure},
    {0, sip::FailureCategory::kTlsUntrusted, false, false, EndReason::kNotTrusted},
    {0, sip::FailureCategory::kNone, false, true, EndReason::kNormal},
    {0, sip::FailureCategory::kNone, true, true, EndReason::kNormal},
    {0, sip::FailureCategory::kNone, true, false, EndReason::kCancelled},
};

TEST(SipCause, NeutralReasons) {
  for (const Case& c : kCases) {
    sip::EndCause cause;
    cause.code = c.code;
    cause.category = c.category;
    cause.by = sip::EndedBy::kRemote;
    const EndCause neutral = to_end_cause(cause, c.incoming, c.established);
    EXPECT_EQ(neutral.reason, c.expected) << c.code << ' ' << sip::to_string(c.category);
    EXPECT_EQ(neutral.code, c.code);
    EXPECT_TRUE(neutral.by_remote);
  }
}

TEST(SipCause, TheReasonOfThePeerIsTold) {
  struct ReasonCase {
    const char* header;
    bool incoming;
    bool established;
    EndReason reason;
    const char* text;
  };
  for (const ReasonCase& c : {
           ReasonCase{"SIP;cause=200;text=\"Call completed elsewhere\"", true, false, EndReason::kAnsweredElsewhere,
                      "Call completed elsewhere"},
           ReasonCase{"Q.850;cause=26, sip ; cause=200", true, false, EndReason::kAnsweredElsewhere, "Q.850 cause 26"},
           ReasonCase{"SIP;cause=487", true, false, EndReason::kCancelled, "SIP cause 487"},
           ReasonCase{"SIP;cause=200", false, true, EndReason::kNormal, "SIP cause 200"},
           ReasonCase{"Q.850;cause=38;text=\"network out of order\"", true, true, EndReason::kNormal,
                      "network out of order"},
           ReasonCase{"", true, true, EndReason::kNormal, "the other side hung up"},
           ReasonCase{";;;=", true, false, EndReason::kCancelled, ""},
       }) {
    SCOPED_TRACE(c.header);
    sip::EndCause cause;
    cause.by = sip::EndedBy::kRemote;
    cause.reason_header = c.header;
    const EndCause neutral = to_end_cause(cause, c.incoming, c.established);
    EXPECT_EQ(neutral.reason, c.reason);
    EXPECT_EQ(neutral.text, c.text);
  }
}

TEST(SipCause, RefusalsHaveTheRightCode) {
  EXPECT_EQ(to_rejection(EndReason::kBusy).code, 486);
  EXPECT_EQ(to_rejection(EndReason::kDeclined).code, 603);
  EXPECT_EQ(to_rejection(EndReason::kNotFound).code, 404);
  EXPECT_EQ(to_rejection(EndReason::kForbidden).code, 403);
  EXPECT_EQ(to_rejection(EndReason::kNoCommonCodec).code, 488);
  EXPECT_EQ(to_rejection(EndReason::kNoAnswer).code, 480);
  EXPECT_EQ(to_rejection(EndReason::kLocalFailure).code, 500);
}

}  // namespace
}  // namespace mtavip::call
