#include "client/server_questions.h"

#include <gtest/gtest.h>

#include "base/base64.h"

namespace mtavip::client {
namespace {

net::ShownCertificate shown(char octet, bool another_is_expected = false) {
  net::ShownCertificate certificate;
  certificate.server = "pbx.example";
  certificate.fingerprint = *net::Fingerprint::parse(to_base64(bytes_of(std::string(32, octet))));
  certificate.problem = "self-signed";
  if (another_is_expected) certificate.expected = net::Fingerprint{"sha256//other"};
  return certificate;
}

TEST(ServerQuestions, AKeyIsAskedAboutOnceAndTrustedOnce) {
  ServerQuestions questions(true, {});
  const auto event = questions.note(shown('a'));
  ASSERT_TRUE(event);
  EXPECT_TRUE(event->may_be_trusted);
  EXPECT_EQ(event->server, "pbx.example");
  EXPECT_EQ(event->problem, "self-signed");
  EXPECT_FALSE(questions.note(shown('a')));
  EXPECT_NE(questions.note(shown('b'))->question, event->question);
  const auto answer = questions.trust(event->question, WallTime{});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->server, "pbx.example");
  EXPECT_EQ(answer->key, shown('a').fingerprint);
  EXPECT_EQ(questions.trust(event->question, WallTime{}).error().code, ErrorCode::kWrongState);
  EXPECT_EQ(questions.trust(ServerQuestionId{0}, WallTime{}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(questions.trust(ServerQuestionId{3}, WallTime{}).error().code, ErrorCode::kNotFound);
}

TEST(ServerQuestions, AChangedKeyIsNoQuestion) {
  ServerQuestions questions(true, {});
  const auto event = questions.note(shown('a', true));
  ASSERT_TRUE(event);
  EXPECT_FALSE(event->may_be_trusted);
  EXPECT_EQ(event->expected, "sha256//other");
  EXPECT_EQ(questions.trust(event->question, WallTime{}).error().code, ErrorCode::kWrongState);
}

TEST(ServerQuestions, WhereNobodyIsAskedNothingCanBeTrusted) {
  ServerQuestions questions(false, {});
  const auto event = questions.note(shown('a'));
  ASSERT_TRUE(event);
  EXPECT_FALSE(event->may_be_trusted);
  EXPECT_FALSE(questions.trust(event->question, WallTime{}));
}

TEST(ServerQuestions, AServerWithANewKeyForEveryConnectionHasALimit) {
  ServerQuestions questions(true, {});
  std::size_t told = 0;
  for (int i = 0; i < 300; ++i) {
    auto certificate = shown('a');
    certificate.fingerprint.text = std::to_string(i);
    if (questions.note(certificate)) ++told;
  }
  EXPECT_EQ(told, 256U);
}

}  // namespace
}  // namespace mtavip::client
