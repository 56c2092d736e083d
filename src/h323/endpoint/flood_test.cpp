// Peers that flood, are silent or trickle, and what they do not touch.
#include <set>

#include <gtest/gtest.h>

#include "h323/endpoint/test_terminals.h"

namespace mtavip::h323::test {
namespace {

TerminalConfig limited(unsigned per_second) {
  TerminalConfig config;
  config.limits.requests_per_source = per_second;
  return config;
}

/// Opens connections by hand, and says only what it is told to.
class Stranger {
 public:
  Stranger(testkit::SimulatedNetwork& network, IpAddress address)
      : network_(network), host_(network.add_host("stranger", {address})) {}
  void connect(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const ConnectionId id{++last_};
      network_.open(host_, OpenConnection{id, TransportKind::kTcp, {kBob, 1720}, IpAddress{}, {}},
                    [this](Timestamp /*now*/, const TransportInput& input) {
                      if (const auto* opened = std::get_if<ConnectionOpened>(&input)) open_.insert(opened->connection);
                      if (const auto* closed = std::get_if<ConnectionClosed>(&input)) open_.erase(closed->connection);
                    });
    }
  }
  void say(const Bytes& data) {
    for (const ConnectionId id : open_) network_.send(host_, id, data);
  }
  [[nodiscard]] std::size_t open() const { return open_.size(); }

 private:
  testkit::SimulatedNetwork& network_;
  testkit::HostId host_;
  std::uint64_t last_ = 0;
  std::set<ConnectionId> open_;
};

TEST(H323Flood, SoManySetupsOfOneSourceAreTaken) {
  TwoTerminals s({}, limited(10));
  s.alice.dial("10.0.0.2");
  ASSERT_TRUE(s.run_until([&] { return s.alice.both_ways() && s.bob.both_ways(); }));
  s.bob.on_incoming = [](const IncomingCall&) {};
  TestTerminal mallory(s.network, "mallory", kCarol);
  for (int i = 0; i < 100; ++i) mallory.dial("10.0.0.2");
  s.run_for(1s);
  EXPECT_EQ(s.bob.count<IncomingCall>(), 1U + 20U);
  EXPECT_EQ(s.bob.terminal().counters().limited, 80U);
  EXPECT_EQ(mallory.count<CallEnded>(), 80U);

  TestTerminal dave(s.network, "dave", IpAddress::v4({10, 0, 0, 4}));
  dave.dial("10.0.0.2");
  s.run_for(1s);
  EXPECT_EQ(s.bob.count<IncomingCall>(), 22U) << "others are taken";
  EXPECT_EQ(s.alice.count<CallEnded>(), 0U);
  EXPECT_TRUE(s.alice.both_ways());
}

TEST(H323Flood, WithoutALimitAllAreTaken) {
  TwoTerminals s;
  s.bob.on_incoming = [](const IncomingCall&) {};
  for (int i = 0; i < 60; ++i) s.alice.dial("10.0.0.2");
  s.run_for(1s);
  EXPECT_EQ(s.bob.count<IncomingCall>(), 60U);
}

TEST(H323Flood, SetupsOnOneConnectionAreCountedToo) {
  TerminalConfig alice;
  alice.share_connections = true;
  TwoTerminals s(alice, limited(5));
  s.bob.on_incoming = [](const IncomingCall&) {};
  s.alice.dial("10.0.0.2");
  s.run_for(1s);
  for (int i = 0; i < 30; ++i) s.alice.dial("10.0.0.2");
  s.run_for(500ms);
  EXPECT_LE(s.bob.count<IncomingCall>(), 1U + 10U + 3U);
  EXPECT_GE(s.bob.count<IncomingCall>(), 10U);
}

TEST(H323Flood, SilentConnectionsMakeRoomAndAreNotKept) {
  TwoTerminals s;
  s.alice.dial("10.0.0.2");
  ASSERT_TRUE(s.run_until([&] { return s.alice.both_ways(); }));
  const auto before = s.bob.terminal().load().connections;
  Stranger mallory(s.network, kCarol);
  mallory.connect(1'000);
  s.run_for(1s);
  const Limits limits;
  EXPECT_EQ(mallory.open(), limits.waiting_connections_from_source);
  EXPECT_EQ(s.bob.terminal().load().connections, before + limits.waiting_connections_from_source);
  s.alice.dial("10.0.0.2");
  s.run_for(1s);
  EXPECT_EQ(s.bob.count<IncomingCall>(), 2U);
  s.run_for(Timers{}.first_message);
  EXPECT_EQ(mallory.open(), 0U);
  EXPECT_EQ(s.alice.count<CallEnded>(), 0U);
}

TEST(H323Flood, WhoTricklesIsNotWaitedForEither) {
  TwoTerminals s;
  Stranger mallory(s.network, kCarol);
  mallory.connect(10);
  s.run_for(1s);
  const Bytes header = {std::byte{3}, std::byte{0}, std::byte{1}, std::byte{0}};
  mallory.say(header);
  for (int i = 0; i < 20; ++i) {
    s.run_for(1s);
    mallory.say({std::byte{8}});
  }
  EXPECT_EQ(mallory.open(), 0U);
  EXPECT_TRUE(s.bob.quiet());
}

}  // namespace
}  // namespace mtavip::h323::test
