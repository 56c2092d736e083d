// The timers and counters of H.225.0 (Q.931) and H.245, and the limits that keep one peer, or many, from holding our
// resources. Every waiting state of a call has one of these.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/time.h"
#include "h323/ras/timers.h"

namespace mtavip::h323 {

struct Timers {
  // Call signalling: Q.931 table 9-1 as H.225.0 7.5 takes it over.
  Duration t301 = 180s;   ///< Alerting received, until Connect
  Duration t303 = 4s;     ///< Setup sent, until the first answer; the connection stands by then
  Duration t304 = 20s;    ///< overlap sending: Setup Acknowledge received, until Call Proceeding
  Duration t310 = 120s;   ///< Call Proceeding received, until Alerting or Connect
  Duration connect = 8s;  ///< one transport address, until the connection stands

  // H.245, annex C and clause C.2 for the counter.
  Duration t101 = 5s;                 ///< capability exchange: until the acknowledgement
  Duration t103 = 5s;                 ///< opening or closing a logical channel: until the acknowledgement
  Duration t105 = 5s;                 ///< round trip delay: until the response
  Duration t106 = 5s;                 ///< master/slave determination: until the acknowledgement
  Duration t108 = 5s;                 ///< close requested from the other side: until its answer
  Duration t109 = 5s;                 ///< mode request: until the response
  std::uint32_t n100 = 10;            ///< master/slave determination: how many attempts in all
  Duration h245_establishment = 15s;  ///< from the first sign of H.245 until both procedures are done
  Duration h245_repeat = 250ms;       ///< Connect received, until H.245 that went with Setup unheard is sent again
  Duration end_session = 2s;          ///< end session sent, until the peer's

  ras::Patience location{5s, 2};  ///< LRQ to the gatekeepers of another domain (H.225.0, RAS timers)

  // What the standards leave open.
  Duration round_trip_interval = 0s;  ///< H.245 round trip delay requests on an otherwise idle call; zero: never
  Duration release = 2s;              ///< Release Complete sent, until we close the connection ourselves
  Duration first_message = 10s;       ///< a connection accepted, until its first whole message
  Duration partial_message = 10s;     ///< a message begun, until it is whole
  Duration h245_accept = 15s;         ///< an H.245 address told, until somebody connects to it
};

struct Limits {
  std::size_t calls = 10'000;
  std::size_t calls_on_connection = 64;  ///< at once, on one call signalling connection
  std::size_t connections = 20'000;
  /// Accepted, with no whole message yet: for one more, the one that has waited longest is closed.
  std::size_t waiting_connections = 512;
  std::size_t waiting_connections_from_source = 64;  ///< of these, from one address or IPv6 network: no more are taken
  /// Connections, and Setups that are not the first on theirs, that are taken in a second from one address or IPv6
  /// network, but for those from gatekeepers that we are registered with; twice as many at once. 0: all.
  unsigned requests_per_source = 0;
  std::size_t message_bytes = 65'531;     ///< of one TPKT
  std::size_t queued_bytes = 1'048'576;   ///< kept for a connection that is still opening
  std::size_t messages_at_once = 64;      ///< tunnelled H.245 messages in one H.225.0 message
  std::size_t fast_start_channels = 256;  ///< elements of one fastStart that are looked at
  std::size_t logical_channels = 32;      ///< open at once in one call and direction
  std::size_t redirects = 5;              ///< of one call
  std::size_t addresses = 16;             ///< tried for one call
  std::size_t digits = 128;               ///< of an overlap number
};

}  // namespace mtavip::h323
