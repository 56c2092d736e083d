#include "h323/control/master_slave.h"

#include <deque>

#include <gtest/gtest.h>

namespace mtavip::h323::control {
namespace {

/// Fills with the words it was given, in turn, and then counts on.
class ScriptedRandom final : public Random {
 public:
  explicit ScriptedRandom(std::deque<std::uint32_t> words) : words_(std::move(words)) {}
  void fill(std::span<std::byte> out) override {
    std::uint32_t word = next_++;
    if (!words_.empty()) {
      word = words_.front();
      words_.pop_front();
    }
    // Random::u32() takes the last of these bytes, most significant first.
    for (std::size_t i = out.size(); i-- > 0; word >>= 8) out[i] = static_cast<std::byte>(word & 0xff);
  }

 private:
  std::deque<std::uint32_t> words_;
  std::uint32_t next_ = 1000;
};

constexpr Timestamp at(Duration time) {
  return Timestamp{} + time;
}

struct Side {
  explicit Side(std::deque<std::uint32_t> numbers, std::uint8_t type = 50)
      : random(std::move(numbers)), entity(environment, {.terminal_type = type, .t106 = 5s, .n100 = 3}) {}
  NullLog log;
  ScriptedRandom random;
  Environment environment{random, log, WallTime{}};
  MasterSlave entity;
  std::optional<MasterSlave::Outcome> outcome;

  std::optional<MasterSlave::Message> take(const MasterSlave::Step& step) {
    if (step.outcome) outcome = step.outcome;
    return step.send;
  }
};

/// Delivers what both have to say until nobody has.
void run(Side& a, Side& b, std::optional<MasterSlave::Message> to_b, std::optional<MasterSlave::Message> to_a) {
  for (int i = 0; i < 20 && (to_a || to_b); ++i) {
    std::optional<MasterSlave::Message> from_a;
    std::optional<MasterSlave::Message> from_b;
    if (to_b) from_b = b.take(b.entity.handle(at(1s), *to_b));
    if (to_a) from_a = a.take(a.entity.handle(at(1s), *to_a));
    to_b = from_a;
    to_a = from_b;
  }
}

TEST(MasterSlave, LargerTerminalTypeDecides) {
  Side terminal({5});
  Side mcu({6}, 190);
  run(terminal, mcu, terminal.take(terminal.entity.start(at(0s))), std::nullopt);
  EXPECT_EQ(terminal.entity.status(), Status::kSlave);
  EXPECT_EQ(mcu.entity.status(), Status::kMaster);
  EXPECT_EQ(terminal.outcome, MasterSlave::Outcome::kDetermined);
  EXPECT_EQ(mcu.outcome, MasterSlave::Outcome::kDetermined);
}

TEST(MasterSlave, NumberDecidesBetweenEqualTypes) {
  struct Row {
    std::uint32_t ours, theirs;
    Status expected;
  };
  for (const auto& row : {Row{5, 6, Status::kMaster}, Row{6, 5, Status::kSlave}, Row{0xffffff, 0, Status::kMaster},
                          Row{0, 0x7fffff, Status::kMaster}, Row{0, 0x800001, Status::kSlave}}) {
    Side us({row.ours});
    Side them({row.theirs});
    run(us, them, us.take(us.entity.start(at(0s))), std::nullopt);
    EXPECT_EQ(us.entity.status(), row.expected) << row.ours << ' ' << row.theirs;
    EXPECT_NE(them.entity.status(), us.entity.status());
    EXPECT_TRUE(us.entity.idle() && them.entity.idle());
    EXPECT_FALSE(us.entity.deadline() || them.entity.deadline());
  }
}

TEST(MasterSlave, BothAtOnce) {
  Side a({1});
  Side b({2});
  const auto from_a = a.take(a.entity.start(at(0s)));
  const auto from_b = b.take(b.entity.start(at(0s)));
  run(a, b, from_a, from_b);
  EXPECT_EQ(a.entity.status(), Status::kMaster);
  EXPECT_EQ(b.entity.status(), Status::kSlave);
  EXPECT_EQ(a.outcome, MasterSlave::Outcome::kDetermined);
  EXPECT_EQ(b.outcome, MasterSlave::Outcome::kDetermined);
}

TEST(MasterSlave, EqualNumbersAreDrawnAgain) {
  Side a({7, 8});
  Side b({7, 20});
  const auto from_a = a.take(a.entity.start(at(0s)));
  const auto from_b = b.take(b.entity.start(at(0s)));
  run(a, b, from_a, from_b);
  EXPECT_EQ(a.entity.status(), Status::kMaster);
  EXPECT_EQ(b.entity.status(), Status::kSlave);
}

TEST(MasterSlave, EqualNumberAtAnIdleSideIsRejectedAndTriedAgain) {
  Side a({7, 9});
  Side b({7, 20});
  run(a, b, a.take(a.entity.start(at(0s))), std::nullopt);
  EXPECT_EQ(a.entity.status(), Status::kMaster);
  EXPECT_EQ(b.entity.status(), Status::kSlave);
}

TEST(MasterSlave, GivesUpAfterN100Attempts) {
  Side us({1, 2, 3, 4});
  auto sent = us.take(us.entity.start(at(0s)));
  int requests = 0;
  while (sent) {
    ++requests;
    sent = us.take(us.entity.handle(at(0s), MasterSlave::Reject{}));
  }
  EXPECT_EQ(requests, 3);
  EXPECT_EQ(us.outcome, MasterSlave::Outcome::kFailed);
}

TEST(MasterSlave, ReleasesWhatIsNotAnswered) {
  Side us({1});
  static_cast<void>(us.take(us.entity.start(at(0s))));
  EXPECT_FALSE(us.entity.handle_timeout(at(4999ms)).outcome);
  const auto step = us.entity.handle_timeout(at(5s));
  ASSERT_TRUE(step.send);
  EXPECT_TRUE(std::holds_alternative<MasterSlave::Release>(*step.send));
  EXPECT_EQ(step.outcome, MasterSlave::Outcome::kFailed);
  EXPECT_TRUE(us.entity.idle());
}

TEST(MasterSlave, ContradictingAcknowledgementFails) {
  Side us({1});
  ASSERT_TRUE(us.take(us.entity.handle(at(0s), MasterSlave::Request{50, 2})));
  static_cast<void>(us.take(us.entity.handle(at(0s), MasterSlave::Ack{Status::kSlave})));
  EXPECT_EQ(us.outcome, MasterSlave::Outcome::kFailed);
}

TEST(MasterSlave, StrayMessagesAreNothing) {
  Side us({1});
  for (const MasterSlave::Message& message :
       {MasterSlave::Message{MasterSlave::Ack{Status::kMaster}}, MasterSlave::Message{MasterSlave::Reject{}},
        MasterSlave::Message{MasterSlave::Release{}}}) {
    const auto step = us.entity.handle(at(0s), message);
    EXPECT_FALSE(step.send || step.outcome);
  }
}

}  // namespace
}  // namespace mtavip::h323::control
