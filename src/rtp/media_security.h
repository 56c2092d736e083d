// How a session is encrypted, as the signalling agreed on it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "crypto/fingerprint.h"
#include "rtp/srtp_transform.h"

namespace mtavip::rtp {

/// The keys come from a DTLS handshake on the media's own ports (RFC 5764).
struct DtlsAgreement {
  bool active = false;                            ///< we begin the handshake
  std::vector<crypto::Fingerprint> fingerprints;  ///< one of them is the other side's certificate's
  std::string association;                        ///< another text, another association (RFC 8842)
  friend bool operator==(const DtlsAgreement&, const DtlsAgreement&) = default;
};

/// Nothing: plain RTP.
using MediaSecurity = std::variant<std::monostate, SrtpKeys, DtlsAgreement>;

}  // namespace mtavip::rtp
