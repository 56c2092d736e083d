#include "pattern.h"

#include <gtest/gtest.h>

#include "exit_code.h"
#include "explain.h"

namespace mtavip::cli {
namespace {

TEST(Pattern, StarsAndQuestionMarks) {
  const struct {
    const char* pattern;
    const char* text;
    bool fits;
  } cases[] = {
      {"", "", true},          {"", "a", false},           {"*", "", true},
      {"*", "anything", true}, {"a*", "abc", true},        {"*c", "abc", true},
      {"*b*", "abc", true},    {"a?c", "abc", true},       {"a?c", "ac", false},
      {"ABC", "abc", true},    {"a*b*c", "aXbYbZc", true}, {"a*b*c", "aXbYbZ", false},
      {"**a**", "a", true},    {"abc", "abcd", false},     {"abcd", "abc", false},
  };
  for (const auto& each : cases)
    EXPECT_EQ(matches(each.pattern, each.text), each.fits) << each.pattern << " " << each.text;
}

TEST(Pattern, ManyStarsCostNoMoreThanTheProduct) {
  std::string pattern;
  for (int i = 0; i < 1000; ++i) pattern += "*a";
  EXPECT_FALSE(matches(pattern + "b", std::string(20'000, 'a')));
}

TEST(Pattern, Callers) {
  EXPECT_TRUE(matches_caller("sip:bob@example.org", "sip:bob@example.org"));
  EXPECT_TRUE(matches_caller("bob@example.org", "sip:bob@example.org"));
  EXPECT_TRUE(matches_caller("*@example.org", "sips:bob@example.org;transport=tcp"));
  EXPECT_TRUE(matches_caller("alice@*", "h323:alice@192.0.2.7"));
  EXPECT_TRUE(matches_caller("h323:*", "h323:1001"));
  EXPECT_FALSE(matches_caller("sip:*", "h323:1001"));
  EXPECT_TRUE(matches_caller("*;transport=tcp", "sip:bob@example.org;transport=tcp"));
  EXPECT_FALSE(matches_caller("*;transport=tcp", "sip:bob@example.org"));
  EXPECT_FALSE(matches_caller("sip:*@example.org", "sips:bob@example.org"));
  EXPECT_FALSE(matches_caller("*@example.org", "sip:bob@example.org.evil.example"));
}

TEST(Pattern, NumbersFiles) {
  EXPECT_EQ(numbered("call.mkv", 1), "call.mkv");
  EXPECT_EQ(numbered("call.mkv", 2), "call-2.mkv");
  EXPECT_EQ(numbered("/a.b/call", 3), "/a.b/call-3");
  EXPECT_EQ(numbered("/a.b/.call", 3), "/a.b/.call-3");
  EXPECT_EQ(numbered("", 3), "");
  EXPECT_EQ(numbered_port("record:a.wav", 2), "record:a-2.wav");
  EXPECT_EQ(numbered_port("check:a.png", 2), "check:a-2.png");
  EXPECT_EQ(numbered_port("check", 2), "check");
  EXPECT_EQ(numbered_port("device", 2), "device");
}

// docs/cli.md promises these.
TEST(ExitCodes, TellReasonsApart) {
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNormal)), 0);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kCancelled)), 1);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kBadAddress)), 2);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kBusy)), 3);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNotFound)), 3);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNotReachable)), 4);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNotTrusted)), 4);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNoAnswer)), 5);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kTimedOut)), 5);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kAuthenticationFailed)), 6);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNoCommonCodec)), 7);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kNoMedia)), 8);
  EXPECT_EQ(static_cast<int>(exit_code_of(EndReason::kLocalFailure)), 9);
  EXPECT_EQ(static_cast<int>(exit_code_of(ErrorCode::kInvalidArgument)), 2);
  EXPECT_EQ(static_cast<int>(exit_code_of(ErrorCode::kUnavailable)), 9);
  EXPECT_EQ(static_cast<int>(exit_code_of(ErrorCode::kConfiguration)), 10);
}

TEST(Explain, OneSentenceWithTheNetworksWords) {
  EXPECT_EQ(explain("the call to sip:a@b", EndReason::kBusy, 486, "Busy Here"),
            "the call to sip:a@b was refused: busy; try again later (486 Busy Here)");
  EXPECT_EQ(explain("the call to sip:a@b", EndReason::kLocalFailure, 0, "cannot open x"),
            "the call to sip:a@b failed here: cannot open x");
  EXPECT_EQ(explain("the ping to sip:a@b", EndReason::kTimedOut, 0, ""),
            "the ping to sip:a@b failed: no answer came from the network; check address, port and firewall");
}

}  // namespace
}  // namespace mtavip::cli
