#include "websocket/client.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "websocket/test_server.h"

namespace mtavip::websocket {
namespace {

using test::TestServer;

Offer offer() {
  return {"edge.example.org:8080", "/ws", "sip"};
}

struct Pair {
  explicit Pair(Limits limits = {}) : client(random, offer(), limits) {}
  /// Both have heard all that the other one said.
  void settle() {
    for (Bytes out = client.take_output(); !out.empty(); out = client.take_output()) give(server.receive(out));
  }
  void give(const Bytes& data) {
    client.receive(data);
    while (auto event = client.next()) events.push_back(std::move(*event));
  }
  void give(Opcode opcode, std::string_view payload) { give(TestServer::frame(opcode, payload)); }
  void open() {
    settle();
    ASSERT_EQ(events.size(), 1U);
    ASSERT_TRUE(std::holds_alternative<Client::Opened>(events.front()));
    events.clear();
  }
  [[nodiscard]] std::string message() const {
    if (events.size() != 1) return "(no single event)";
    const auto* message = std::get_if<Client::Message>(&events.front());
    return message == nullptr ? "(no message)" : std::string(text_of(message->data));
  }
  [[nodiscard]] const Client::Closed* closed() const {
    return events.empty() ? nullptr : std::get_if<Client::Closed>(&events.back());
  }
  /// The code of the Close frame that the server got, 0 without one.
  [[nodiscard]] int close_code() const {
    if (server.frames.empty() || server.frames.back().head.opcode != Opcode::kClose) return 0;
    const std::string& payload = server.frames.back().payload;
    return payload.size() < 2 ? -1 : static_cast<std::uint8_t>(payload[0]) << 8 | static_cast<std::uint8_t>(payload[1]);
  }
  SeededRandom random{3};
  Client client;
  TestServer server;
  std::vector<Client::Event> events;
};

// RFC 6455 section 1.3.
TEST(WebSocketClient, TheAnswerToAKeyIsThatOfTheStandard) {
  EXPECT_EQ(accept_of("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(WebSocketClient, AsksAsTheStandardSays) {
  Pair pair;
  pair.open();
  EXPECT_TRUE(pair.server.request.starts_with("GET /ws HTTP/1.1\r\n"));
  EXPECT_EQ(pair.server.field("Host"), "edge.example.org:8080");
  EXPECT_EQ(pair.server.field("Upgrade"), "websocket");
  EXPECT_EQ(pair.server.field("Connection"), "Upgrade");
  EXPECT_EQ(pair.server.field("Sec-WebSocket-Version"), "13");
  EXPECT_EQ(pair.server.field("Sec-WebSocket-Protocol"), "sip");
  EXPECT_EQ(pair.server.field("Sec-WebSocket-Key").size(), 24U);
  EXPECT_TRUE(pair.client.open());
}

TEST(WebSocketClient, EveryConnectionHasAKeyOfItsOwn) {
  SeededRandom random(3);
  Client one(random, offer());
  Client two(random, offer());
  EXPECT_NE(one.take_output(), two.take_output());
}

TEST(WebSocketClient, AnAnswerThatIsNotRightIsRefusedWithASentence) {
  const auto answer = [](std::string_view accept, std::string_view rest) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           std::string(accept) + "\r\n" + std::string(rest) + "\r\n";
  };
  std::string right;
  {
    Pair pair;
    const Bytes request = pair.client.take_output();
    static_cast<void>(pair.server.receive(request));
    right = accept_of(pair.server.field("Sec-WebSocket-Key"));
  }
  struct Case {
    std::string answer;
    const char* detail;
  };
  for (const Case& c : {
           Case{"HTTP/1.1 404 Not Found\r\n\r\n",
                "the server has no WebSocket at /ws for us, it answers 404 Not Found"},
           Case{"HTTP/1.1 301\r\nLocation: wss://x/\r\n\r\n",
                "the server has no WebSocket at /ws for us, it answers 301"},
           Case{"HTTP/1.1 4\x01"
                "4 Not Found\r\n\r\n",
                "the server does not speak HTTP"},
           Case{"SIP/2.0 400 Bad Request\r\n\r\n", "the server does not speak HTTP"},
           Case{"S", "the server does not speak HTTP"},
           Case{answer(right, "Sec-WebSocket-Protocol: msrp\r\n"), "the server's WebSocket does not speak sip"},
           Case{answer(right, ""), "the server's WebSocket does not speak sip"},
           Case{answer("AAAA", "Sec-WebSocket-Protocol: sip\r\n"),
                "the server's answer is not to our WebSocket request"},
           Case{answer(right, "Sec-WebSocket-Protocol: sip\r\nSec-WebSocket-Accept: " + right + "\r\n"),
                "the server's answer is malformed"},
           Case{answer(right, "nonsense\r\n"), "the server's answer is malformed"},
           Case{answer(right, "Sec-WebSocket-Protocol: sip\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"),
                "the server wants a WebSocket extension that was not offered"},
           Case{"HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: " + right +
                    "\r\nSec-WebSocket-Protocol: sip\r\n\r\n",
                "the server's answer is no upgrade to WebSocket"},
       }) {
    SCOPED_TRACE(c.answer);
    Pair pair;
    static_cast<void>(pair.client.take_output());
    pair.give(to_bytes(std::string_view(c.answer)));
    ASSERT_TRUE(pair.closed());
    EXPECT_TRUE(pair.closed()->refused);
    EXPECT_EQ(pair.closed()->detail, c.detail);
    EXPECT_FALSE(pair.client.open());
    EXPECT_TRUE(pair.client.take_output().empty());
  }
  // And that it is the contents of those answers, not their form, that was refused.
  Pair pair;
  static_cast<void>(pair.client.take_output());
  pair.give(to_bytes(
      std::string_view(answer(right, "sec-websocket-PROTOCOL:sip \r\nServer: x\r\nSec-WebSocket-Extensions:\r\n"))));
  EXPECT_TRUE(pair.client.open());
}

TEST(WebSocketClient, TheHeadOfAnAnswerHasLimits) {
  const auto refused = [](const std::string& answer, HandshakeLimits limits) {
    Pair pair({limits, 1000});
    static_cast<void>(pair.client.take_output());
    pair.give(to_bytes(std::string_view(answer)));
    return pair.closed() != nullptr ? pair.closed()->detail : std::string();
  };
  // 27 octets before the end of the head.
  const std::string head = "HTTP/1.1 101 Yes\r\nLong: xxx\r\n\r\n";
  EXPECT_EQ(refused(head, {.head_bytes = 27, .fields = 9}).find("too long"), std::string::npos);
  EXPECT_EQ(refused(head, {.head_bytes = 26, .fields = 9}), "the server's answer is too long");
  EXPECT_EQ(refused(head.substr(0, 28), {.head_bytes = 28, .fields = 9}), "");
  EXPECT_EQ(refused(head.substr(0, 28), {.head_bytes = 27, .fields = 9}), "the server's answer is too long");
  const std::string two = "HTTP/1.1 101 Yes\r\nA: 1\r\nB: 2\r\n\r\n";
  EXPECT_EQ(refused(two, {.head_bytes = 99, .fields = 2}), "the server's answer is no upgrade to WebSocket");
  EXPECT_EQ(refused(two, {.head_bytes = 99, .fields = 1}), "the server's answer has too many fields");
}

TEST(WebSocketClient, MessagesGoMaskedEachInOneFrame) {
  Pair pair;
  pair.open();
  pair.client.send(bytes_of("OPTIONS"));
  pair.client.send(bytes_of("caf\xc3\xa9"));
  pair.client.send(bytes_of("\xff\xfe"));
  pair.settle();
  ASSERT_EQ(pair.server.frames.size(), 3U);
  for (const auto& frame : pair.server.frames) {
    EXPECT_TRUE(frame.head.mask);
    EXPECT_TRUE(frame.head.last);
  }
  EXPECT_NE(pair.server.frames[0].head.mask, pair.server.frames[1].head.mask);
  EXPECT_EQ(pair.server.messages(), (std::vector<std::string>{"OPTIONS", "caf\xc3\xa9", "\xff\xfe"}));
  // RFC 7118 section 4.2: what is not UTF-8 goes as binary.
  EXPECT_EQ(pair.server.frames[1].head.opcode, Opcode::kText);
  EXPECT_EQ(pair.server.frames[2].head.opcode, Opcode::kBinary);
}

TEST(WebSocketClient, FragmentsArePutTogetherAndPingsAnsweredBetweenThem) {
  Pair pair;
  pair.open();
  Bytes wire = TestServer::frame(Opcode::kText, "SIP/");
  wire[0] &= std::byte{0x7f};
  pair.give(wire);
  pair.give(Opcode::kPing, "are you there");
  wire = TestServer::frame(Opcode::kContinuation, "");
  wire[0] &= std::byte{0x7f};
  pair.give(wire);
  EXPECT_TRUE(pair.events.empty());
  pair.give(Opcode::kContinuation, "2.0");
  EXPECT_EQ(pair.message(), "SIP/2.0");
  pair.settle();
  ASSERT_EQ(pair.server.frames.size(), 1U);
  EXPECT_EQ(pair.server.frames[0].head.opcode, Opcode::kPong);
  EXPECT_EQ(pair.server.frames[0].payload, "are you there");
}

TEST(WebSocketClient, AFloodOfPingsIsAnsweredOnce) {
  Pair pair;
  pair.open();
  Bytes flood;
  for (int i = 0; i < 1000; ++i) write_frame(flood, Opcode::kPing, bytes_of(std::to_string(i)), {});
  pair.give(flood);
  pair.settle();
  ASSERT_EQ(pair.server.frames.size(), 1U);
  EXPECT_EQ(pair.server.frames[0].payload, "999");
}

TEST(WebSocketClient, APingIsAnswered) {
  Pair pair;
  pair.open();
  pair.client.ping();
  pair.settle();
  ASSERT_EQ(pair.events.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<Client::Pong>(pair.events[0]));
}

TEST(WebSocketClient, TheServerCloses) {
  Pair pair;
  pair.open();
  pair.give(Opcode::kClose, std::string_view("\x03\xe9gone", 6));
  ASSERT_TRUE(pair.closed());
  EXPECT_TRUE(pair.closed()->orderly);
  EXPECT_EQ(pair.closed()->detail, "the server closed the WebSocket with 1001, \"gone\"");
  pair.client.send(bytes_of("too late"));
  pair.settle();
  EXPECT_EQ(pair.close_code(), 1001);
  EXPECT_TRUE(pair.server.messages().empty());
  pair.give(Opcode::kText, "after the end");
  EXPECT_EQ(pair.events.size(), 1U);
}

TEST(WebSocketClient, TheServerClosesWithoutAWord) {
  Pair pair;
  pair.open();
  pair.give(Opcode::kClose, "");
  ASSERT_TRUE(pair.closed());
  EXPECT_EQ(pair.closed()->detail, "the server closed the WebSocket");
  pair.settle();
  EXPECT_EQ(pair.close_code(), -1);
}

TEST(WebSocketClient, WeClose) {
  Pair pair;
  pair.open();
  pair.client.close(CloseCode::kNormal);
  pair.settle();
  EXPECT_EQ(pair.close_code(), 1000);
}

TEST(WebSocketClient, AServerThatBreaksTheProtocolIsLeft) {
  const auto piece = [](Opcode opcode, std::string_view payload) {
    Bytes wire = TestServer::frame(opcode, payload);
    wire[0] &= std::byte{0x7f};
    return wire;
  };
  const auto masked = [] {
    Bytes wire;
    write_frame(wire, Opcode::kText, bytes_of("x"), Mask{});
    return wire;
  };
  struct Case {
    const char* what;
    std::vector<Bytes> wire;
    int code;
  };
  for (const Case& c : {
           Case{"masked", {masked()}, 1002},
           Case{"continues nothing", {TestServer::frame(Opcode::kContinuation, "x")}, 1002},
           Case{"a message within another", {piece(Opcode::kText, "x"), TestServer::frame(Opcode::kText, "y")}, 1002},
           Case{"reserved opcode", {TestServer::frame(static_cast<Opcode>(3), "x")}, 1002},
           Case{"close code 999", {TestServer::frame(Opcode::kClose, std::string_view("\x03\xe7", 2))}, 1002},
           Case{"close code 1005", {TestServer::frame(Opcode::kClose, std::string_view("\x03\xed", 2))}, 1002},
           Case{"half a close code", {TestServer::frame(Opcode::kClose, "x")}, 1002},
           Case{"close reason", {TestServer::frame(Opcode::kClose, std::string_view("\x03\xe8\xff", 3))}, 1002},
           Case{"text that is none", {TestServer::frame(Opcode::kText, "\xc3")}, 1007},
           Case{"text cut within a character, whole again",
                {piece(Opcode::kText, "\xc3"), TestServer::frame(Opcode::kContinuation, "\xa9")},
                0},
           Case{"binary that is no text", {TestServer::frame(Opcode::kBinary, "\xc3")}, 0},
       }) {
    SCOPED_TRACE(c.what);
    Pair pair;
    pair.open();
    for (const Bytes& wire : c.wire) pair.give(wire);
    pair.settle();
    EXPECT_EQ(pair.close_code(), c.code);
    EXPECT_EQ(pair.closed() != nullptr, c.code != 0);
    EXPECT_EQ(pair.client.open(), c.code == 0);
  }
}

TEST(WebSocketClient, AMessageHasALimitWholeOrInPieces) {
  for (const bool too_much : {false, true}) {
    const std::string half(50, 'x');
    const std::string rest(too_much ? 51 : 50, 'x');
    Pair whole({{}, 100});
    whole.open();
    whole.give(Opcode::kText, half + rest);
    Pair pieces({{}, 100});
    pieces.open();
    Bytes first = TestServer::frame(Opcode::kText, half);
    first[0] &= std::byte{0x7f};
    pieces.give(first);
    pieces.give(Opcode::kContinuation, rest);
    for (Pair* pair : {&whole, &pieces}) {
      pair->settle();
      EXPECT_EQ(pair->close_code(), too_much ? 1009 : 0);
      if (too_much) continue;
      EXPECT_EQ(pair->message().size(), 100U);
    }
  }
}

TEST(WebSocketClient, ALieAboutALengthCostsNothing) {
  Pair pair;
  pair.open();
  Bytes wire{std::byte{0x82}, std::byte{127}};
  ByteWriter(wire).u64(std::uint64_t{1} << 62);
  pair.give(wire);
  ASSERT_TRUE(pair.closed());
  pair.settle();
  EXPECT_EQ(pair.close_code(), 1009);
}

TEST(WebSocketClient, PiecesOfAnySizeAreTheSameAsTheWhole) {
  Bytes stream;
  {
    Pair pair;
    const Bytes answer = pair.server.receive(pair.client.take_output());
    stream = answer;
    for (const std::string& text : {std::string("one"), std::string(300, 'y'), std::string(70'000, 'z')}) {
      write_frame(stream, Opcode::kText, bytes_of(text), {});
      write_frame(stream, Opcode::kPing, bytes_of("p"), {});
    }
  }
  for (const std::size_t step : {1U, 2U, 7U, 1000U, 100'000U}) {
    Pair pair;
    static_cast<void>(pair.client.take_output());
    for (std::size_t at = 0; at < stream.size(); at += step) {
      pair.give(to_bytes(ByteView(stream).subspan(at, std::min(step, stream.size() - at))));
      ASSERT_LE(pair.client.buffered(), Limits{}.message_bytes + step);
    }
    ASSERT_EQ(pair.events.size(), 4U);
    EXPECT_EQ(std::get<Client::Message>(pair.events[3]).data.size(), 70'000U);
  }
}

TEST(WebSocketClient, Utf8) {
  for (const char* good : {"", "a", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                           "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(is_utf8(bytes_of(good)));
  }
  for (const char* bad : {"\x80", "\xc0\x80", "\xc1\xbf", "\xc2", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe1\x80", "\xe1\x80\x41", "\xff"}) {
    EXPECT_FALSE(is_utf8(bytes_of(bad)));
  }
}

}  // namespace
}  // namespace mtavip::websocket
