// A WebSocket client connection (RFC 6455) as a machine over bytes, without a socket: handshake, whole messages in both
// directions, ping and pong, close. What the server sent goes in, what it must get comes out.
//
// Holds at most one message's bytes besides one control frame's; never allocates by a claimed length.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/bytes.h"
#include "base/random.h"
#include "websocket/frame.h"
#include "websocket/handshake.h"

namespace mtavip::websocket {

struct Limits {
  HandshakeLimits handshake;
  std::size_t message_bytes = 256 * 1024;  ///< of one message, all its fragments together
};

/// RFC 6455 section 7.4.1.
enum class CloseCode : std::uint16_t {
  kNormal = 1000,
  kGoingAway = 1001,
  kProtocolError = 1002,
  kNotUtf8 = 1007,
  kTooBig = 1009,
};

class Client {
 public:
  /// The handshake is done: messages may be sent.
  struct Opened {};
  struct Message {
    Bytes data;
    bool text = true;  ///< it is UTF-8 then
  };
  /// The server has answered a ping.
  struct Pong {};
  /// Nothing more comes, and what is sent is lost; the connection is to be closed once take_output() has been sent.
  struct Closed {
    bool orderly = false;  ///< the server said so; otherwise it broke the protocol, or refused the handshake
    bool refused = false;  ///< it never opened
    std::string detail;    ///< for people
  };
  using Event = std::variant<Opened, Message, Pong, Closed>;

  /// `random` must outlive it. take_output() has the request.
  Client(Random& random, Offer offer, Limits limits = {});

  void receive(ByteView data);
  /// Call it until it gives nothing.
  [[nodiscard]] std::optional<Event> next();
  /// One message: as text if it is UTF-8, otherwise binary. Once it has opened, and until it closes.
  void send(ByteView message);
  void ping();
  /// Says goodbye.
  void close(CloseCode code);

  /// What the server is to get, in order.
  [[nodiscard]] Bytes take_output();
  [[nodiscard]] bool open() const { return state_ == State::kOpen; }
  [[nodiscard]] std::size_t buffered() const { return input_.size() - begin_ + message_.size(); }

 private:
  enum class State : std::uint8_t { kHandshake, kOpen, kClosed };

  [[nodiscard]] std::optional<Event> read_answer();
  [[nodiscard]] std::optional<Event> read_frame();
  [[nodiscard]] std::optional<Event> take_control(Opcode opcode, ByteView payload);
  /// Ends it with a Close frame for a server that broke the protocol.
  [[nodiscard]] Event break_off(CloseCode code, std::string detail);
  void write(Opcode opcode, ByteView payload);

  Random* random_;
  Offer offer_;
  Limits limits_;
  std::string key_;
  State state_ = State::kHandshake;
  Bytes input_;
  std::size_t begin_ = 0;               // of what is not used up
  std::size_t scanned_ = 0;             // of the answer's head: no end before this
  std::optional<Opcode> message_kind_;  // of the message that is being put together
  Bytes message_;
  Bytes output_;
  std::optional<Bytes> pong_;  // owed: only the latest ping has to be answered (section 5.5.3)
};

/// Well formed by RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] bool is_utf8(ByteView octets);

}  // namespace mtavip::websocket
