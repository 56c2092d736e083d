// The opening handshake of a WebSocket client (RFC 6455 sections 4.1 and 4.2.2): our HTTP request, and what is made of
// the server's answer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace mtavip::websocket {

/// What is asked of the server.
struct Offer {
  std::string authority;     ///< Host: a name or address, with a port that is not the scheme's own
  std::string target = "/";  ///< path and query
  std::string protocol;      ///< the one subprotocol: "sip", "msrp"
};

struct HandshakeLimits {
  std::size_t head_bytes = 8192;  ///< of the answer: status line, fields, empty line
  std::size_t fields = 100;
};

/// A new Sec-WebSocket-Key.
[[nodiscard]] std::string make_key(Random& random);
/// The Sec-WebSocket-Accept that belongs to it.
[[nodiscard]] std::string accept_of(std::string_view key);

[[nodiscard]] std::string handshake_request(const Offer& offer, std::string_view key);

/// Judges the head of an answer, up to and with its empty line. The error says for people what is wrong with it.
[[nodiscard]] Result<void, std::string> check_answer(std::string_view head, const Offer& offer, std::string_view key,
                                                     const HandshakeLimits& limits);

}  // namespace mtavip::websocket
