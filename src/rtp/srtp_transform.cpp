#include "rtp/srtp_transform.h"

#include <algorithm>

namespace mtavip::rtp {
namespace {

TransformError error_of(crypto::SrtpError error) {
  switch (error) {
    case crypto::SrtpError::kAuthentication:
      return TransformError::kAuthentication;
    case crypto::SrtpError::kReplayed:
      return TransformError::kReplayed;
    case crypto::SrtpError::kNoRoom:
      return TransformError::kNoRoom;
    case crypto::SrtpError::kKeyExhausted:
      return TransformError::kKeyExhausted;
    case crypto::SrtpError::kMalformed:
    case crypto::SrtpError::kTooManySources:
    case crypto::SrtpError::kFailed:
      break;
  }
  return TransformError::kFailed;
}

}  // namespace

SrtpTransform::SrtpTransform(const SrtpKeys& keys)
    : overhead_(crypto::srtp_overhead(keys.local.suite)), shared_(true), rtp_(keys) {}

SrtpTransform::SrtpTransform(const SrtpKeys& rtp, const std::optional<SrtpKeys>& rtcp)
    : overhead_(std::max(crypto::srtp_overhead(rtp.local.suite),
                         rtcp ? crypto::srtp_overhead(rtcp->local.suite) : std::size_t{0})),
      shared_(false),
      rtp_(rtp) {
  if (rtcp) rtcp_.emplace(*rtcp);
}

SrtpTransform::Pair* SrtpTransform::for_rtcp() {
  if (shared_) return &rtp_;
  return rtcp_ ? &*rtcp_ : nullptr;
}

Result<std::size_t, TransformError> SrtpTransform::protect_rtp(std::span<std::byte> buffer, std::size_t size) {
  return rtp_.sender.protect_rtp(buffer, size).map_error(error_of);
}

Result<std::size_t, TransformError> SrtpTransform::protect_rtcp(std::span<std::byte> buffer, std::size_t size) {
  Pair* keys = for_rtcp();
  if (keys == nullptr) return fail(TransformError::kFailed);
  return keys->sender.protect_rtcp(buffer, size).map_error(error_of);
}

Result<std::size_t, TransformError> SrtpTransform::unprotect_rtp(std::span<std::byte> packet) {
  return rtp_.receiver.unprotect_rtp(packet).map_error(error_of);
}

Result<std::size_t, TransformError> SrtpTransform::unprotect_rtcp(std::span<std::byte> packet) {
  Pair* keys = for_rtcp();
  if (keys == nullptr) return fail(TransformError::kFailed);
  return keys->receiver.unprotect_rtcp(packet).map_error(error_of);
}

Result<std::size_t, TransformError> ClosedTransform::protect_rtp(std::span<std::byte>, std::size_t) {
  return fail(TransformError::kFailed);
}

Result<std::size_t, TransformError> ClosedTransform::protect_rtcp(std::span<std::byte>, std::size_t) {
  return fail(TransformError::kFailed);
}

Result<std::size_t, TransformError> ClosedTransform::unprotect_rtp(std::span<std::byte>) {
  return fail(TransformError::kFailed);
}

Result<std::size_t, TransformError> ClosedTransform::unprotect_rtcp(std::span<std::byte>) {
  return fail(TransformError::kFailed);
}

}  // namespace mtavip::rtp
