// What a session knows about its streams, in units for people and programs. Sections are of RFC 3550.
#pragma once

#include <cstdint>
#include <optional>

#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip::rtp {

/// Counters and measures since the session began. A value, copied out.
struct Statistics {
  struct Sent {
    std::uint32_t ssrc = 0;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;               ///< payload, without headers and padding (6.4.1)
    std::uint64_t header_bytes = 0;        ///< RTP headers and extensions
    std::uint64_t retransmitted = 0;       ///< packets sent again for a NACK
    std::uint64_t rtcp_packets = 0;        ///< datagrams
    std::uint64_t dropped = 0;             ///< not sent: nobody drained, no destination, or encryption failed
    std::uint64_t key_frame_requests = 0;  ///< PLI and FIR asked for by us
    std::uint64_t nacked_packets = 0;      ///< asked for again by us
  } sent;

  /// The source last played; zero before the first. Totals of all sources: see `total`.
  struct Received {
    std::uint32_t ssrc = 0;
    std::uint64_t packets = 0;     ///< as counted for reports: duplicates included, late ones included (A.3)
    std::uint64_t bytes = 0;       ///< payload
    std::int64_t lost = 0;         ///< expected minus received; negative with duplicates (6.4.1)
    double fraction_lost = 0;      ///< of the last report interval, 0 to 1
    Duration jitter{};             ///< interarrival jitter (A.8)
    std::uint64_t duplicates = 0;  ///< the same sequence number again; not delivered
    std::uint64_t reordered = 0;   ///< arrived after a later one
    std::optional<Timestamp> last_arrival;
  } received;

  struct Total {
    std::uint64_t packets = 0;        ///< delivered, of all sources
    std::uint64_t bytes = 0;          ///< payload delivered
    std::uint64_t rtcp_packets = 0;   ///< valid datagrams
    std::uint64_t malformed_rtp = 0;  ///< refused by the parser
    std::uint64_t malformed_rtcp = 0;
    std::uint64_t unknown_payload_type = 0;
    std::uint64_t from_strangers = 0;  ///< well-formed, from an address or a source that was not believed
    std::uint64_t not_authentic = 0;   ///< refused by the transform
    std::uint64_t replayed = 0;        ///< ... because they had come before, or too late to tell
    std::uint64_t looped = 0;          ///< our own, come back (8.2)
    std::uint64_t other = 0;           ///< STUN, DTLS and what is not known
    std::uint64_t source_changes = 0;
    std::uint64_t key_frame_requests = 0;  ///< PLI and FIR of the peer, repetitions not counted
    std::uint64_t nacked_packets = 0;      ///< asked for again by the peer
  } total;

  /// What the peer last reported about our stream; nothing until it has.
  struct Remote {
    double fraction_lost = 0;
    std::int32_t lost = 0;
    Duration jitter{};
    Timestamp at{};
  };
  std::optional<Remote> remote;

  std::optional<Duration> round_trip;  ///< latest, from LSR and DLSR (6.4.1)
  std::optional<Endpoint> rtp_destination;
  std::optional<Endpoint> rtcp_destination;
};

}  // namespace mtavip::rtp
