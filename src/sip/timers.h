// The timer values (RFC 3261 section 17 and table 4) and the limits that hold for the whole SIP core.
#pragma once

#include <cstddef>

#include "base/time.h"

namespace mtavip::sip {

/// RFC 3261 section 17 and table 4, and what the RFC leaves to the implementation.
struct SipTimers {
  Duration t1 = 500ms;
  Duration t2 = 4s;
  Duration t4 = 5s;
  Duration timer_c = 180s;  ///< how long an INVITE may stay unanswered after a provisional response
  Duration timer_d = 32s;
  Duration trying = 200ms;  ///< an INVITE that nobody has answered by then gets a 100 (RFC 3261 section 17.2.1)
  /// How long one server is tried before the next one of RFC 3263 is, where there is a next one; otherwise Timers B and
  /// F hold.
  Duration target_attempt = 4s;
  Duration connection_idle = 120s;  ///< a connection nobody uses is closed after this time
  /// After so long without traffic a connection of ours that a registration or call needs is kept alive (RFC 5626
  /// section 4.4.1), and a server that is known to answer has so long to do it.
  Duration keep_alive = 110s;
  Duration pong = 10s;
  Duration upgrade = 10s;             ///< for a server to answer the handshake of a WebSocket
  Duration unreachable_memory = 30s;  ///< a server that failed is tried last for this time

  /// Timers B, F, H, J, L and M.
  [[nodiscard]] constexpr Duration give_up() const { return 64 * t1; }
};

struct SipLimits {
  std::size_t transactions = 40'000;
  std::size_t sessions = 10'000;
  std::size_t connections = 4'000;
  std::size_t early_dialogs = 16;         ///< of one INVITE or SUBSCRIBE
  std::size_t subscriptions = 1'000;      ///< and publications, of both sides
  std::size_t subscribers = 8;            ///< from one address that is no server of an account
  std::size_t unanswered_messages = 100;  ///< MESSAGEs that the application has yet to answer
  std::size_t redirects = 5;              ///< of one request
  std::size_t targets = 24;               ///< addresses tried for one request
  std::size_t datagram_request = 1300;    ///< a larger request goes by TCP (RFC 3261 section 18.1.1)
  std::size_t queued_stream = 1'048'576;  ///< bytes kept for a connection that is still opening
  /// Requests that are looked at in a second from one source, but for those within our dialogs and from the servers
  /// that accounts are registered at; twice as many at once. More are dropped. 0: all.
  unsigned requests_per_source = 0;
};

}  // namespace mtavip::sip
