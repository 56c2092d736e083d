#include "call/h323_cause.h"

#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

using enum h323::FailureCategory;

struct Case {
  h323::FailureCategory category;
  bool incoming;
  bool established;
  bool by_remote;
  EndReason expected;
};

constexpr Case kCases[] = {
    {kNone, false, true, true, EndReason::kNormal},
    {kNone, true, true, false, EndReason::kNormal},
    // Nobody had answered: who gave up?
    {kNone, true, false, true, EndReason::kCancelled},
    {kNone, false, false, false, EndReason::kCancelled},
    {kNone, false, false, true, EndReason::kDeclined},
    {kBusy, false, false, true, EndReason::kBusy},
    {kDeclined, false, false, true, EndReason::kDeclined},
    {kNoAnswer, false, false, true, EndReason::kNoAnswer},
    {kNotFound, false, false, true, EndReason::kNotFound},
    {kNotReachable, false, false, false, EndReason::kNotReachable},
    {kTimedOut, false, false, false, EndReason::kTimedOut},
    {kNotAcceptable, false, true, false, EndReason::kNoCommonCodec},
    {kAuthenticationFailed, false, false, true, EndReason::kAuthenticationFailed},
    {kForbidden, false, false, true, EndReason::kForbidden},
    {kGatekeeper, false, false, true, EndReason::kServerFailure},
    {kRemoteFailure, false, false, true, EndReason::kServerFailure},
    {kProtocol, false, false, true, EndReason::kServerFailure},
    {kBadTarget, false, false, false, EndReason::kBadAddress},
    {kLocal, false, false, false, EndReason::kLocalFailure},
};

TEST(H323Cause, NeutralReasons) {
  for (const Case& c : kCases) {
    h323::EndCause cause;
    cause.category = c.category;
    cause.q931_cause = 42;
    cause.by_remote = c.by_remote;
    const EndCause neutral = to_end_cause(cause, c.incoming, c.established);
    EXPECT_EQ(neutral.reason, c.expected) << static_cast<int>(c.category) << c.incoming << c.established << c.by_remote;
    EXPECT_EQ(neutral.code, 42);
    EXPECT_EQ(neutral.by_remote, c.by_remote);
  }
}

TEST(H323Cause, SaysWhatThePeerSaid) {
  h323::EndCause cause;
  cause.category = kForbidden;
  cause.h225_reason = "securityDenied";
  EXPECT_EQ(to_end_cause(cause, false, false).text, "securityDenied");
  cause.text = "not at this hour";
  EXPECT_EQ(to_end_cause(cause, false, false).text, "not at this hour");
}

TEST(H323Cause, RefusalsHaveTheRightCause) {
  EXPECT_EQ(to_release(EndReason::kBusy), h323::ReleaseWith::kBusy);
  EXPECT_EQ(to_release(EndReason::kDeclined), h323::ReleaseWith::kDeclined);
  EXPECT_EQ(to_release(EndReason::kNotFound), h323::ReleaseWith::kNotFound);
  EXPECT_EQ(to_release(EndReason::kForbidden), h323::ReleaseWith::kForbidden);
  EXPECT_EQ(to_release(EndReason::kNoCommonCodec), h323::ReleaseWith::kNoCommonFormat);
  EXPECT_EQ(to_release(EndReason::kLocalFailure), h323::ReleaseWith::kResources);
  EXPECT_EQ(to_release(EndReason::kNormal), h323::ReleaseWith::kNormal);
}

}  // namespace
}  // namespace mtavip::call
