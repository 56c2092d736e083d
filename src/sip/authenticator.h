// The client side of digest authentication: remembers the challenges of each realm and puts credentials into requests;
// and the server side that tests and the in-process registrar need.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/result.h"
#include "base/time.h"
#include "sip/digest.h"
#include "sip/message.h"

namespace mtavip::sip {

/// A user name and password for one realm.
struct Credentials {
  std::string realm;  ///< empty: any realm of the servers that the owner of the Authenticator talks to
  std::string username;
  std::string password;
};

struct AuthenticationPolicy {
  bool allow_md5 = true;  ///< false: a challenge with nothing but MD5 is refused
};

enum class AuthenticationError : std::uint8_t {
  kNoChallenge,      ///< a 401 or 407 without a Digest challenge that could be read
  kNoCredentials,    ///< nothing for any of the realms
  kUnsupported,      ///< no algorithm or qop that we know
  kRefusedByPolicy,  ///< MD5 only, and the policy forbids it
  kRejected,         ///< these very credentials were refused: a fresh challenge without stale after our answer
};
[[nodiscard]] std::string_view describe(AuthenticationError error);

/// One per account: the realms and nonces of its registrar and proxies. Not for use by several threads.
class Authenticator {
 public:
  Authenticator(Environment& environment, std::vector<Credentials> credentials, AuthenticationPolicy policy = {});

  void set_credentials(std::vector<Credentials> credentials);

  /// Reads the challenges of a 401 or 407 to `request` as it was sent. On success authorize() will answer them, and the
  /// request may be sent again with a new CSeq and branch. kRejected says that asking again would not help (RFC 3261
  /// section 22.2).
  Result<void, AuthenticationError> challenged(const Message& request, const Message& response);

  /// Puts Authorization and Proxy-Authorization for all known realms into the request, in place of any that it has; the
  /// nonce count goes up. Without a challenge so far it adds nothing. Call it last: auth-int covers the body. ACK gets
  /// the fields of its INVITE by Message::copy instead, CANCEL gets none (RFC 3261 section 22.1).
  void authorize(Message& request);

  /// A 2xx to `request`: takes nextnonce from Authentication-Info and checks the server's rspauth where there is one.
  /// False means that the server does not know the password.
  bool accepted(const Message& request, const Message& response);

  /// Forgets nonces, not credentials.
  void reset();

 private:
  struct Realm {
    Challenge challenge;
    bool proxy = false;
    Qop qop = Qop::kNone;
    DigestSuite suite;
    std::uint32_t nonce_count = 0;
    std::string session_nonce;  // of the "-sess" A1: those of the first use
    std::string session_cnonce;
  };

  [[nodiscard]] const Credentials* credentials_for(std::string_view realm) const;
  [[nodiscard]] std::string secret_for(const Realm& realm, const Credentials& credentials) const;

  Environment* environment_;
  std::vector<Credentials> credentials_;
  AuthenticationPolicy policy_;
  std::vector<Realm> realms_;
};

/// The server side: issues nonces that it can check without remembering them, and verifies credentials.
class DigestVerifier {
 public:
  struct Config {
    std::string realm;
    /// One challenge for each, in this order (RFC 8760 section 2.4: the preferred one first).
    std::vector<DigestSuite> suites = {{DigestAlgorithm::kMd5, false}};
    bool offer_auth = true;
    bool offer_auth_int = false;
    bool proxy = false;  ///< 407 and Proxy-Authenticate
    Duration nonce_life = std::chrono::seconds(300);
  };
  enum class Verdict : std::uint8_t { kAccepted, kMissing, kStale, kWrong };

  DigestVerifier(Environment& environment, Config config);

  /// A 401 or 407 to the request with fresh challenges.
  [[nodiscard]] Message challenge(Timestamp now, const Message& request, bool stale, std::string_view to_tag);
  /// Looks for credentials of our realm in the request; `password` is that of the user that they name.
  [[nodiscard]] Verdict verify(Timestamp now, const Message& request, std::string_view password);
  /// The user name that the request claims, unverified.
  [[nodiscard]] std::optional<std::string> claimed_user(const Message& request) const;
  /// The value of Authentication-Info for a response to an accepted request.
  [[nodiscard]] std::string authentication_info(const Message& request, const Message& response,
                                                std::string_view password) const;

 private:
  [[nodiscard]] std::string make_nonce(Timestamp now);
  [[nodiscard]] std::optional<DigestCredentials> find(const Message& request) const;

  Environment* environment_;
  Config config_;
  std::string key_;
  std::map<std::string, std::uint32_t, std::less<>> counts_;  // highest nonce count seen of each nonce in use
};

}  // namespace mtavip::sip
