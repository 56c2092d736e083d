#include "h323/endpoint/connections.h"

#include <gtest/gtest.h>

namespace mtavip::h323 {
namespace {

constexpr Timestamp at(Duration time) {
  return Timestamp{} + time;
}
const Endpoint kHere{IpAddress::v4({192, 0, 2, 1}), 1720};

Endpoint peer(std::uint8_t host) {
  return {IpAddress::v4({192, 0, 2, host}), 40'000};
}
ConnectionId accepted(std::uint64_t number) {
  return ConnectionId{kAcceptedConnection | number};
}

struct Fixture {
  Timers timers;
  Limits limits;
  Connections connections{timers, limits, 1000};

  void accept(std::uint64_t number, std::uint8_t host, Timestamp now = at(0s)) {
    connections.handle(now, ConnectionOpened{accepted(number), TransportKind::kTcp, kHere, peer(host), true});
  }
  std::vector<TransportOutput> flush() {
    std::vector<TransportOutput> out;
    connections.flush(out);
    return out;
  }
  template <class T>
  std::vector<T> happened() {
    std::vector<T> result;
    while (auto happening = connections.poll()) {
      if (auto* wanted = std::get_if<T>(&*happening)) result.push_back(std::move(*wanted));
    }
    return result;
  }
};

Bytes packet(std::string_view content) {
  Bytes out;
  EXPECT_TRUE(wire::append_tpkt(out, bytes_of(content)));
  return out;
}

TEST(Connections, KeepsWhatIsSentBeforeItStands) {
  Fixture f;
  const auto id = f.connections.open(at(0s), peer(2), IpAddress{});
  ASSERT_TRUE(id);
  EXPECT_GT(static_cast<std::uint64_t>(*id), 1000U);
  EXPECT_TRUE(f.connections.send(*id, bytes_of("one")));
  EXPECT_TRUE(f.connections.send(*id, bytes_of("two")));
  auto out = f.flush();
  ASSERT_EQ(out.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<OpenConnection>(out[0]));
  f.connections.handle(at(1ms), ConnectionOpened{*id, TransportKind::kTcp, kHere, peer(2), false});
  out = f.flush();
  ASSERT_EQ(out.size(), 1U);
  Bytes both = packet("one");
  const Bytes two = packet("two");
  both.insert(both.end(), two.begin(), two.end());
  EXPECT_EQ(std::get<SendStream>(out[0]).data, both) << "in one piece";
  EXPECT_FALSE(f.connections.deadline());
}

TEST(Connections, MessagesInAnyPieces) {
  Fixture f;
  f.accept(1, 2);
  Bytes stream = packet("first");
  for (const auto& more : {packet(""), packet("second")}) stream.insert(stream.end(), more.begin(), more.end());
  for (const auto byte : stream) f.connections.handle(at(0s), ConnectionData{accepted(1), {byte}});
  const auto messages = f.happened<Connections::Message>();
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(text_of(messages[0].content), "first");
  EXPECT_EQ(text_of(messages[1].content), "second");
}

TEST(Connections, WhoSaysNothingIsNotWaitedFor) {
  Fixture f;
  f.accept(1, 2);
  EXPECT_EQ(f.connections.deadline(), at(f.timers.first_message));
  f.connections.handle_timeout(at(f.timers.first_message));
  ASSERT_EQ(f.happened<Connections::Closed>().size(), 1U);
  EXPECT_EQ(f.connections.size(), 0U);
  EXPECT_TRUE(std::holds_alternative<CloseConnection>(f.flush().back()));
}

TEST(Connections, TricklingIsNotWaitedForEither) {
  Fixture f;
  f.accept(1, 2);
  f.connections.handle(at(1s), ConnectionData{accepted(1), packet("whole")});
  const Bytes rest = packet("never whole");
  for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
    f.connections.handle_timeout(at(2s + i * 1s));
    f.connections.handle(at(2s + i * 1s), ConnectionData{accepted(1), {rest[i]}});
  }
  EXPECT_EQ(f.connections.size(), 0U);
  EXPECT_EQ(f.happened<Connections::Closed>().size(), 1U);
}

TEST(Connections, NoTpktIsClosed) {
  Fixture f;
  f.accept(1, 2);
  f.connections.handle(at(0s), ConnectionData{accepted(1), to_bytes("GET / HTTP/1.1\r\n")});
  EXPECT_EQ(f.connections.size(), 0U);
}

TEST(Connections, SoManyOfOneSourceWaitAndNoMore) {
  Fixture f;
  f.limits.waiting_connections_from_source = 2;
  for (std::uint64_t i = 0; i < 3; ++i) f.accept(i, 2);
  EXPECT_EQ(f.connections.size(), 2U);
  f.accept(10, 3);
  EXPECT_EQ(f.connections.size(), 3U) << "another source";
  // One that has said something counts no more.
  f.connections.handle(at(0s), ConnectionData{accepted(0), packet("hello")});
  f.accept(12, 2);
  EXPECT_EQ(f.connections.size(), 4U);
  // All of an IPv6 network are one source.
  for (std::uint8_t i = 0; i < 5; ++i) {
    const auto address = IpAddress::v6({0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, i});
    f.connections.handle(at(0s),
                         ConnectionOpened{accepted(100U + i), TransportKind::kTcp, kHere, Endpoint{address, 1}, true});
  }
  EXPECT_EQ(f.connections.size(), 6U);
}

TEST(Connections, WhoHasWaitedLongestMakesRoom) {
  Fixture f;
  f.limits.waiting_connections = 3;
  for (std::uint8_t i = 0; i < 4; ++i) f.accept(i, static_cast<std::uint8_t>(2 + i), at(1s * i));
  EXPECT_EQ(f.connections.size(), 3U);
  EXPECT_FALSE(f.connections.has(accepted(0)));
  EXPECT_TRUE(f.connections.has(accepted(3)));
  ASSERT_EQ(f.happened<Connections::Closed>().size(), 1U);
  // Those that have said something are never in the way.
  for (std::uint8_t i = 1; i < 4; ++i) {
    f.connections.handle(at(4s), ConnectionData{accepted(i), packet("hello")});
  }
  for (std::uint8_t i = 10; i < 20; ++i) f.accept(i, i, at(5s));
  EXPECT_EQ(f.connections.size(), 6U);
  for (std::uint8_t i = 1; i < 4; ++i) EXPECT_TRUE(f.connections.has(accepted(i)));
}

TEST(Connections, LeavingOnesAreClosedByTheOtherSideOrByTime) {
  Fixture f;
  f.accept(1, 2);
  f.accept(2, 3);
  EXPECT_TRUE(f.connections.send(accepted(1), bytes_of("bye")));
  f.connections.close_later(at(0s), accepted(1), 2s);
  f.connections.close_later(at(0s), accepted(2), 2s);
  EXPECT_FALSE(f.connections.send(accepted(1), bytes_of("more")));
  const auto out = f.flush();
  ASSERT_EQ(out.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<SendStream>(out[0]));
  f.connections.handle(at(1s), ConnectionClosed{accepted(1), TransportError::kClosed, {}});
  f.connections.handle_timeout(at(2s));
  EXPECT_EQ(f.connections.size(), 0U);
  EXPECT_TRUE(f.happened<Connections::Closed>().empty());
}

TEST(Connections, ConnectTakesOnlySoLong) {
  Fixture f;
  ASSERT_TRUE(f.connections.open(at(0s), peer(2), IpAddress{}));
  f.connections.handle_timeout(at(f.timers.connect));
  const auto closed = f.happened<Connections::Closed>();
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].error, TransportError::kTimedOut);
}

TEST(Connections, BoundsWhatIsKept) {
  Fixture f;
  f.limits.queued_bytes = 100;
  const auto id = f.connections.open(at(0s), peer(2), IpAddress{});
  EXPECT_TRUE(f.connections.send(*id, Bytes(96)));
  EXPECT_FALSE(f.connections.send(*id, Bytes(1)));
  f.limits.connections = 1;
  EXPECT_FALSE(f.connections.open(at(0s), peer(3), IpAddress{}));
}

}  // namespace
}  // namespace mtavip::h323
