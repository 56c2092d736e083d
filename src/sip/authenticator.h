// The client side of digest authentication: remembers the challenges of each realm and puts credentials into requests;
// and the server side that tests and the in-process registrar need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/result.h"
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
    bool proxy = false;
    Challenge challenge;  // its nonce is the one to use next
    DigestSuite suite;
    Qop qop = Qop::kNone;
    std::string cnonce;
    std::uint32_t nonce_count = 0;
    std::string session_nonce;  // the challenge's own, before any nextnonce
    bool proven = false;        // a request with this nonce was accepted
    int stale_in_a_row = 0;
  };

  [[nodiscard]] const Credentials* credentials_for(std::string_view realm) const;
  [[nodiscard]] Realm* find(bool proxy, std::string_view realm);
  [[nodiscard]] Result<void, AuthenticationError> take_challenges(const Message& request, const Message& response,
                                                                  bool proxy);
  [[nodiscard]] Result<void, AuthenticationError> take_challenge(const Message& request, Challenge challenge,
                                                                 bool proxy);
  [[nodiscard]] bool confirms(const Realm& realm, const DigestCredentials& sent, const AuthenticationInfo& info,
                              std::string_view body) const;

  Environment* environment_;
  std::vector<Credentials> credentials_;
  AuthenticationPolicy policy_;
  std::vector<Realm> realms_;
};

}  // namespace mtavip::sip
