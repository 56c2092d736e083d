// Where a peer's packets really come from (symmetric RTP, RFC 4961; the dangers, RFC 7362). A peer behind a NAT
// announces an address that is not the one its packets come from; who sends what looks like its packets may be somebody
// else. So an address that was not signalled must prove itself, an address in use is not replaced while it lives, and
// replacements are few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip::rtp {

struct LatchingPolicy;

/// One for RTP, one for RTCP where it has a socket of its own.
class AddressLatch {
 public:
  explicit AddressLatch(std::size_t max_candidates) : max_candidates_(max_candidates) {}

  /// A different address than the last one begins anew; the same one, even after none, changes nothing.
  void set_signalled(const std::optional<Endpoint>& address);
  [[nodiscard]] const std::optional<Endpoint>& signalled() const { return signalled_; }
  /// The address whose packets are believed; nothing until one was.
  [[nodiscard]] const std::optional<Endpoint>& current() const { return current_; }

  /// A packet that passed every check but this one.
  struct Sighting {
    Endpoint from;
    std::uint32_t ssrc = 0;
    /// RTP: must follow the candidate's last one. RTCP has none.
    std::optional<std::uint16_t> sequence;
    /// Sightings in a row before an address is believed.
    std::uint32_t needed = 1;
    /// Proven by its protection to be the peer's: the address in use need not have fallen silent.
    bool authentic = false;
  };
  enum class Verdict : std::uint8_t {
    kBelieved,
    kLatched,  ///< believed, and it is a change of address
    kRefused,
  };
  Verdict on_packet(Timestamp now, const Sighting& sighting, const LatchingPolicy& policy);
  /// Whether a packet from there would be believed as things are.
  [[nodiscard]] bool believes(const Endpoint& from) const { return current_ == from; }

 private:
  struct Candidate {
    Endpoint address;
    std::uint32_t ssrc = 0;
    std::uint16_t last_sequence = 0;
    std::uint32_t seen = 0;
    Timestamp at{};
  };
  /// How often this candidate has now been seen in a row.
  std::uint32_t observe(Timestamp now, const Sighting& sighting);

  std::size_t max_candidates_;
  std::optional<Endpoint> signalled_;
  std::optional<Endpoint> announced_;  // the last one signalled, through holds
  std::optional<Endpoint> current_;
  Timestamp current_seen_{};
  std::uint32_t changes_ = 0;
  std::vector<Candidate> candidates_;
};

}  // namespace mtavip::rtp
