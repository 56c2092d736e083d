#include "events/message_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::events {
namespace {

TEST(MessageSummary, IsReadAsTheStandardWritesIt) {
  const auto read = parse_message_summary(
      "Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\nVoice-Message: 2/8 (0/2)\r\n"
      "Fax-Message: 1/0\r\n\r\nTo: <alice@atlanta.example.com>\r\nVoice-Message: 9/9\r\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read,
            (MessageSummary{
                true, "sip:alice@vmail.example.com", {{"voice-message", 2, 8, 0, 2}, {"fax-message", 1, 0, 0, 0}}}));
  EXPECT_EQ(parse_message_summary(print_message_summary(*read)), read);
}

TEST(MessageSummary, OddOnesAreReadAsFarAsTheyGo) {
  EXPECT_EQ(parse_message_summary("messages-waiting : NO"), (MessageSummary{false, "", {}}));
  EXPECT_EQ(parse_message_summary("\r\n\nMessages-Waiting: yes\nVoice-Message: 1/2 (3/\n"),
            (MessageSummary{true, "", {{"voice-message", 1, 2, 0, 0}}}));
  for (const char* line :
       {"Voice-Message: 1", "Voice-Message: -1/2", "Voice-Message: 99999999999/0", "Voice", ": 1/1 x"}) {
    const auto read = parse_message_summary("Messages-Waiting: yes\n" + std::string(line));
    ASSERT_TRUE(read) << line;
    EXPECT_TRUE(read->counts.empty()) << line;
  }
}

TEST(MessageSummary, WithoutAStatusItSaysNothing) {
  for (const char* text : {"", "\r\n\r\n", "Voice-Message: 1/2", "Messages-Waiting: maybe"}) {
    EXPECT_FALSE(parse_message_summary(text)) << text;
  }
}

TEST(MessageSummary, ClassesAreLimited) {
  std::string text = "Messages-Waiting: yes\n";
  for (int i = 0; i < 9; ++i) text += "x" + std::to_string(i) + ": 1/1\n";
  EXPECT_EQ(parse_message_summary(text)->counts.size(), 8U);
}

}  // namespace
}  // namespace mtavip::events
