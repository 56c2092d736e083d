// SRTP and SRTCP (RFC 3711) with the suites of srtp_suite.h: packets are protected and checked in place, nothing is
// allocated for a packet. One object a direction; a session has both.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/srtp_cipher.h"
#include "crypto/srtp_suite.h"

namespace mtavip::crypto {

enum class SrtpError : std::uint8_t {
  kMalformed,       ///< too short, or no RTP or RTCP packet
  kAuthentication,  ///< the tag does not match
  kReplayed,        ///< seen before, or older than the replay window
  kNoRoom,          ///< the buffer has no room for the tag
  kKeyExhausted,    ///< the key's lifetime is over
  kTooManySources,  ///< more SSRCs under one key than the limits allow
  kFailed,          ///< OpenSSL
};

struct SrtpLimits {
  std::size_t sources = 64;                 ///< SSRCs under one key, in each direction
  std::uint64_t rtp_packets = 1ULL << 48U;  ///< of one SSRC (RFC 3711 section 9.2)
  std::uint64_t rtcp_packets = (1ULL << 31U) - 1;
};

/// What protecting adds at the most.
[[nodiscard]] constexpr std::size_t srtp_overhead(SrtpSuite suite) {
  return rtcp_tag_size(suite) + 4;
}

/// Our side: protects what is sent.
class SrtpSender {
 public:
  /// `key.master` must have the suite's size; an identifier is not sent.
  explicit SrtpSender(const SrtpKey& key, const SrtpLimits& limits = {});

  /// The packet is the first `size` octets of `buffer`; the new size is returned. Each sequence number may be used
  /// once: retransmissions send the protected packet again.
  Result<std::size_t, SrtpError> protect_rtp(std::span<std::byte> buffer, std::size_t size);
  Result<std::size_t, SrtpError> protect_rtcp(std::span<std::byte> buffer, std::size_t size);

 private:
  struct Source {
    std::uint32_t ssrc = 0;
    std::uint64_t highest = 0;  ///< index of the packet sent last
    std::uint64_t rtp_packets = 0;
    std::uint64_t rtcp_index = 0;
  };
  Source* source(std::uint32_t ssrc);

  SrtpSuite suite_;
  SrtpLimits limits_;
  SrtpCipher rtp_;
  SrtpCipher rtcp_;
  std::vector<Source> sources_;
};

/// The other side: checks what arrives, and decrypts it.
class SrtpReceiver {
 public:
  explicit SrtpReceiver(const SrtpKey& key, const SrtpLimits& limits = {});

  /// The size of the packet that is now at the front. After a failure the octets are undefined.
  Result<std::size_t, SrtpError> unprotect_rtp(std::span<std::byte> packet);
  Result<std::size_t, SrtpError> unprotect_rtcp(std::span<std::byte> packet);

 private:
  /// The last packets seen (RFC 3711 section 3.3.2), by their index.
  class ReplayWindow {
   public:
    static constexpr std::uint64_t kSize = 1024;
    [[nodiscard]] bool allows(std::uint64_t index) const;
    void note(std::uint64_t index);
    [[nodiscard]] std::uint64_t highest() const { return highest_; }
    [[nodiscard]] bool empty() const { return empty_; }

   private:
    std::array<std::uint64_t, kSize / 64> seen_{};
    std::uint64_t highest_ = 0;
    bool empty_ = true;
  };
  struct Source {
    std::uint32_t ssrc = 0;
    ReplayWindow rtp;
    ReplayWindow rtcp;
  };
  [[nodiscard]] Source* find(std::uint32_t ssrc);

  SrtpSuite suite_;
  SrtpLimits limits_;
  std::size_t identifier_size_;
  SrtpCipher rtp_;
  SrtpCipher rtcp_;
  std::vector<Source> sources_;
};

}  // namespace mtavip::crypto
