// SRTP (RFC 3711) in its place between session and socket; and the transform of a session whose keys are not known yet.
#pragma once

#include <optional>

#include "crypto/srtp.h"
#include "rtp/transform.h"

namespace mtavip::rtp {

/// The keys of both directions.
struct SrtpKeys {
  crypto::SrtpKey local;   ///< of what we send
  crypto::SrtpKey remote;  ///< of what arrives
  friend bool operator==(const SrtpKeys&, const SrtpKeys&) = default;
};

class SrtpTransform final : public Transform {
 public:
  explicit SrtpTransform(const SrtpKeys& keys);
  /// RTCP has keys of its own where DTLS was spoken on both ports (RFC 5764 section 4.2), or none, and does not pass.
  SrtpTransform(const SrtpKeys& rtp, const std::optional<SrtpKeys>& rtcp);

  [[nodiscard]] std::size_t overhead() const override { return overhead_; }
  Result<std::size_t, TransformError> protect_rtp(std::span<std::byte> buffer, std::size_t size) override;
  Result<std::size_t, TransformError> protect_rtcp(std::span<std::byte> buffer, std::size_t size) override;
  Result<std::size_t, TransformError> unprotect_rtp(std::span<std::byte> packet) override;
  Result<std::size_t, TransformError> unprotect_rtcp(std::span<std::byte> packet) override;

 private:
  struct Pair {
    explicit Pair(const SrtpKeys& keys) : sender(keys.local), receiver(keys.remote) {}
    crypto::SrtpSender sender;
    crypto::SrtpReceiver receiver;
  };
  /// Null: RTCP does not pass.
  [[nodiscard]] Pair* for_rtcp();

  std::size_t overhead_;
  bool shared_;  ///< RTCP has the same keys
  Pair rtp_;
  std::optional<Pair> rtcp_;
};

/// Lets nothing pass in either direction: for a session that will be encrypted, until it can be.
class ClosedTransform final : public Transform {
 public:
  [[nodiscard]] std::size_t overhead() const override { return 0; }
  Result<std::size_t, TransformError> protect_rtp(std::span<std::byte> buffer, std::size_t size) override;
  Result<std::size_t, TransformError> protect_rtcp(std::span<std::byte> buffer, std::size_t size) override;
  Result<std::size_t, TransformError> unprotect_rtp(std::span<std::byte> packet) override;
  Result<std::size_t, TransformError> unprotect_rtcp(std::span<std::byte> packet) override;
};

}  // namespace mtavip::rtp
