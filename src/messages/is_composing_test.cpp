#include "messages/is_composing.h"

#include <gtest/gtest.h>

namespace mtavip::messages {
namespace {

constexpr Timestamp at(Duration since_start) {
  return Timestamp{} + since_start;
}

TEST(IsComposing, IsReadAndPrinted) {
  for (const IsComposing& state : {IsComposing{true, "text/plain", 90s}, IsComposing{false, "", std::nullopt}}) {
    const auto again = parse_is_composing(print_is_composing(state));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, state);
  }
}

TEST(IsComposing, IsReadAsOthersWriteIt) {
  const std::string begin = "<?xml version=\"1.0\"?><isComposing xmlns='urn:ietf:params:xml:ns:im-iscomposing'>";
  const auto state = [&begin](const std::string& rest) { return parse_is_composing(begin + rest + "</isComposing>"); };
  EXPECT_EQ(*state("<state> active </state><refresh>0</refresh>"), (IsComposing{true, "", std::nullopt}));
  EXPECT_EQ(*state("<state>dreaming</state><refresh>soon</refresh>"), (IsComposing{false, "", std::nullopt}));
  EXPECT_EQ(state("<state>active</state><refresh>4294967296</refresh>")->refresh, std::nullopt);
  EXPECT_FALSE(state("<refresh>60</refresh>").has_value());
  EXPECT_FALSE(parse_is_composing("<isComposing><state>active</state></isComposing>").has_value());
  EXPECT_FALSE(parse_is_composing("active").has_value());
}

TEST(Composer, IsIdleFifteenSecondsAfterTheLastKey) {
  Composer composer;
  EXPECT_EQ(composer.deadline(), std::nullopt);
  EXPECT_EQ(composer.typed(at(0s)), Composer::Tell::kActive);
  EXPECT_EQ(composer.typed(at(5s)), Composer::Tell::kNothing);
  EXPECT_EQ(composer.deadline(), at(20s));
  EXPECT_EQ(composer.handle_timeout(at(19s)), Composer::Tell::kNothing);
  EXPECT_EQ(composer.handle_timeout(at(20s)), Composer::Tell::kIdle);
  EXPECT_EQ(composer.deadline(), std::nullopt);
  EXPECT_EQ(composer.handle_timeout(at(40s)), Composer::Tell::kNothing);
  EXPECT_EQ(composer.typed(at(41s)), Composer::Tell::kActive);
}

TEST(Composer, SaysThatItGoesOnBeforeTheOtherSideGivesItUp) {
  Composer composer;
  int told = 0;
  for (int second = 0; second < 300; ++second) {
    const auto now = at(std::chrono::seconds(second));
    if (composer.typed(now) == Composer::Tell::kActive) ++told;
    ASSERT_LE(*composer.deadline(), now + Composer::kRefresh);
    if (composer.handle_timeout(now) == Composer::Tell::kActive) ++told;
  }
  EXPECT_EQ(told, 4);  // at 0, 80, 160 and 240 s
}

TEST(Composer, AMessageEndsItSilentlyGivingUpDoesNot) {
  Composer composer;
  EXPECT_EQ(composer.stopped(), Composer::Tell::kNothing);
  composer.typed(at(0s));
  composer.sent();
  EXPECT_EQ(composer.deadline(), std::nullopt);
  composer.typed(at(1s));
  EXPECT_EQ(composer.stopped(), Composer::Tell::kIdle);
  EXPECT_EQ(composer.stopped(), Composer::Tell::kNothing);
}

TEST(ComposerView, EndsByItsTimeByIdleOrByTheMessage) {
  ComposerView view;
  EXPECT_TRUE(view.take(at(0s), {true, "", std::nullopt}));
  EXPECT_FALSE(view.take(at(10s), {true, "", 60s}));
  EXPECT_EQ(view.deadline(), at(70s));
  EXPECT_FALSE(view.handle_timeout(at(69s)));
  EXPECT_TRUE(view.handle_timeout(at(70s)));
  EXPECT_FALSE(view.active());
  EXPECT_FALSE(view.take(at(71s), {false, "", std::nullopt}));
  EXPECT_TRUE(view.take(at(72s), {true, "", std::nullopt}));
  EXPECT_EQ(view.deadline(), at(192s));
  EXPECT_TRUE(view.take(at(73s), {false, "", std::nullopt}));
  EXPECT_TRUE(view.take(at(74s), {true, "", std::chrono::seconds(4'000'000'000)}));
  EXPECT_EQ(view.deadline(), at(74s + 3600s));
  EXPECT_TRUE(view.message_came());
  EXPECT_FALSE(view.message_came());
}

}  // namespace
}  // namespace mtavip::messages
