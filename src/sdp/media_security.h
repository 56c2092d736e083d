// How the two sides of a media line agree on encryption: keys in the description itself (SDES, RFC 4568) or a
// certificate's fingerprint for DTLS-SRTP (RFC 5763, RFC 8122, RFC 8842), in secure profiles, or as an invitation in
// plain ones (RFC 8643).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "sdp/sdes.h"
#include "sdp/session_description.h"

namespace mtavip::sdp {

/// What we say of our end of a DTLS association.
struct LocalDtls {
  Fingerprint fingerprint;
  std::string tls_id;  ///< 20 characters or more, new for each association (RFC 8842 section 4)
  /// The role of the association that stands already; kept in answers (RFC 8842 section 5.3).
  std::optional<Setup> role;
};

/// What we can and want.
struct LocalSecurity {
  /// A line without encryption is neither offered nor accepted.
  bool required = false;
  /// Encryption is offered and accepted in plain profiles, too.
  bool opportunistic = false;
  std::vector<SdesKey> keys;  ///< in order of preference, one a suite
  std::optional<LocalDtls> dtls;
};

struct NegotiatedKeys {
  SdesKey local;
  SdesKey remote;
};
struct NegotiatedDtls {
  bool active = false;                    ///< we are DTLS's client
  std::vector<Fingerprint> fingerprints;  ///< of the other side; any may match
  std::string tls_id;                     ///< of the other side; may be empty
};
/// Nothing: the line is not encrypted.
using NegotiatedSecurity = std::variant<std::monostate, NegotiatedKeys, NegotiatedDtls>;

/// The lines of an offer.
void write_security(const LocalSecurity& local, bool secure_profile, Attributes& out);

struct AcceptedSecurity {
  NegotiatedSecurity security;
  Attributes answer;  ///< what our answer says
};
/// Takes what the other side offers; nothing: there is no agreement. DTLS goes before SDES, whose keys every server on
/// the way can read.
[[nodiscard]] std::optional<AcceptedSecurity> accept_security(const LocalSecurity& local,
                                                              const SessionDescription& session,
                                                              const MediaDescription& remote);
/// Reads the answer to our offer of `local`; nothing: it does not keep to it. An offer in a secure profile is never
/// answered by a plain line.
[[nodiscard]] std::optional<NegotiatedSecurity> read_security(const LocalSecurity& local, bool secure_profile,
                                                              const SessionDescription& session,
                                                              const MediaDescription& remote);

}  // namespace mtavip::sdp
