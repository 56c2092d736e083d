#include "h323/control/session.h"

#include <gtest/gtest.h>

#include "asn1/codec.h"

namespace mtavip::h323::control {
namespace {

constexpr Timestamp at(Duration time) {
  return Timestamp{} + time;
}

struct Side {
  SeededRandom random;
  NullLog log;
  Environment environment{random, log, WallTime{}};
  Session session{environment, {}};
  std::vector<Event> events;

  explicit Side(std::uint64_t seed) : random(seed) {}
  void collect() {
    while (auto event = session.poll()) events.push_back(std::move(*event));
  }
  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> result;
    for (const auto& event : events) {
      if (const auto* wanted = std::get_if<T>(&event)) result.push_back(*wanted);
    }
    return result;
  }
};

struct Pair {
  Side a{1};
  Side b{2};
  /// Carries messages over, encoded, until nobody has any.
  void run(Timestamp now = at(0s)) {
    for (bool more = true; more;) {
      more = false;
      for (const auto& [from, to] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
        for (const auto& message : from->session.messages()) {
          const auto encoded = asn1::encode(message);
          ASSERT_TRUE(encoded) << encoded.error().to_string();
          EXPECT_TRUE(to->session.receive(now, *encoded));
          more = true;
        }
        to->collect();
      }
    }
  }
};

h245::TerminalCapabilitySet empty_set() {
  h245::TerminalCapabilitySet set;
  set.protocol_identifier = {0, 0, 8, 245, 0, 15};
  return set;
}

h245::OpenLogicalChannel some_channel() {
  h245::OpenLogicalChannel result;
  auto& forward = result.forward_logical_channel_parameters;
  forward.data_type.emplace<h245::DataType::kNullData>();
  using Parameters = h245::OpenLogicalChannel::ForwardLogicalChannelParameters::MultiplexParameters;
  forward.multiplex_parameters.emplace<Parameters::kNone>();
  return result;
}

TEST(ControlSession, BothDetermineAndTellAtOnce) {
  Pair p;
  for (auto* side : {&p.a, &p.b}) {
    side->session.send_capabilities(at(0s), empty_set());
    side->session.determine_master(at(0s));
  }
  p.run();
  for (auto* side : {&p.a, &p.b}) {
    EXPECT_EQ(side->all<Determined>().size(), 1U);
    EXPECT_EQ(side->all<CapabilitiesArrived>().size(), 1U);
    EXPECT_EQ(side->all<CapabilitiesAcknowledged>().size(), 1U);
    EXPECT_FALSE(side->session.deadline());
  }
  EXPECT_NE(p.a.session.master_slave().status(), p.b.session.master_slave().status());
}

TEST(ControlSession, ChannelsAreOpenedRefusedAndClosed) {
  Pair p;
  const auto first = p.a.session.open(at(0s), some_channel());
  const auto second = p.a.session.open(at(0s), some_channel());
  ASSERT_TRUE(first && second);
  p.run();
  ASSERT_EQ(p.b.all<ChannelAsked>().size(), 2U);
  h245::OpenLogicalChannelAck ack;
  ack.forward_logical_channel_number = *first;
  p.b.session.accept(ack);
  p.b.session.refuse(*second, Refusal::kMasterSlaveConflict);
  p.run();
  ASSERT_EQ(p.a.all<ChannelOpened>().size(), 1U);
  ASSERT_EQ(p.a.all<ChannelRefused>().size(), 1U);
  EXPECT_TRUE(p.a.all<ChannelRefused>()[0].master_slave_conflict);
  p.b.session.request_close(at(0s), *first);
  p.run();
  ASSERT_EQ(p.a.all<CloseWanted>().size(), 1U);
  p.a.session.close(at(0s), *first);
  p.run();
  EXPECT_EQ(p.b.all<ChannelClosed>().size(), 1U);
  EXPECT_EQ(p.a.session.outgoing().size(), 0U);
  EXPECT_EQ(p.b.session.incoming().size(), 0U);
}

TEST(ControlSession, WhatIsNotAnsweredIsTakenBack) {
  Side a(1);
  a.session.send_capabilities(at(0s), empty_set());
  static_cast<void>(a.session.open(at(0s), some_channel()));
  a.session.determine_master(at(0s));
  static_cast<void>(a.session.messages());
  EXPECT_EQ(a.session.deadline(), at(5s));
  a.session.handle_timeout(at(5s));
  a.collect();
  EXPECT_EQ(a.session.messages().size(), 3U);
  EXPECT_EQ(a.all<CapabilitiesRefused>().size(), 1U);
  EXPECT_EQ(a.all<ChannelRefused>().size(), 1U);
  EXPECT_EQ(a.all<DeterminationFailed>().size(), 1U);
  EXPECT_FALSE(a.session.deadline());
}

TEST(ControlSession, WhatIsNotKnownIsSaidSo) {
  Side a(1);
  Message request;
  request.emplace<Message::kRequest>()
      .emplace<h245::RequestMessage::kMaintenanceLoopRequest>()
      .type.emplace<h245::MaintenanceLoopRequest::Type::kSystemLoop>();
  EXPECT_TRUE(a.session.receive(at(0s), *asn1::encode(request)));
  auto answers = a.session.messages();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].get<Message::kIndication>().kind(), h245::IndicationMessage::kFunctionNotUnderstood);
  EXPECT_TRUE(asn1::encode(answers[0]));
  // The answer itself is an indication, and those are never answered: no two sides talk for ever.
  EXPECT_TRUE(a.session.receive(at(0s), *asn1::encode(answers[0])));
  EXPECT_TRUE(a.session.messages().empty());

  EXPECT_FALSE(a.session.receive(at(0s), bytes_of("\x7f\xff\xff\xff")));
  answers = a.session.messages();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].get<Message::kIndication>().kind(), h245::IndicationMessage::kFunctionNotSupported);
}

TEST(ControlSession, UserInput) {
  Pair p;
  p.a.session.send_signal('#', 250ms);
  p.a.session.send_text("12 x*d");
  p.run();
  std::string heard;
  for (const auto& input : p.b.all<UserInput>()) heard += input.digit;
  EXPECT_EQ(heard, "#12*D");
  EXPECT_EQ(p.b.all<UserInput>()[0].duration, 250ms);
}

TEST(ControlSession, EndIsSaidOnce) {
  Pair p;
  p.a.session.end();
  p.a.session.end();
  EXPECT_EQ(p.a.session.messages().size(), 1U);
}

}  // namespace
}  // namespace mtavip::h323::control
