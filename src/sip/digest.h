// HTTP Digest authentication as SIP uses it (RFC 3261 section 22, RFC 8760, RFC 7616, RFC 2617): challenges,
// credentials, and Authentication-Info as values, and the computation of responses. What to answer a challenge with is
// in authenticator.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sip/message.h"
#include "sip/parse_error.h"

namespace mtavip::sip {

/// In order of strength.
enum class DigestAlgorithm : std::uint8_t { kMd5, kSha256, kSha512_256 };
enum class Qop : std::uint8_t {
  kNone,  ///< RFC 2069 style, without cnonce and nonce count
  kAuth,
  kAuthInt,
};

struct DigestSuite {
  DigestAlgorithm algorithm = DigestAlgorithm::kMd5;
  bool session = false;  ///< "-sess"

  friend bool operator==(const DigestSuite&, const DigestSuite&) = default;
};
[[nodiscard]] std::string_view name_of(DigestSuite suite);
[[nodiscard]] std::optional<DigestSuite> digest_suite_of(std::string_view name);

/// One value of WWW-Authenticate or Proxy-Authenticate. Realm, nonce, opaque and domain are kept as they stand between
/// their quotes, with backslashes: so they are hashed, and so they go back.
struct Challenge {
  std::string scheme = "Digest";  ///< as written; only Digest has meaning here
  std::string realm;
  std::string nonce;
  std::string opaque;
  std::optional<std::string> algorithm;  ///< as written; none means MD5
  bool stale = false;
  bool offers_auth = false;
  bool offers_auth_int = false;
  bool has_qop = false;
  std::string domain;

  static Result<Challenge, ParseError> parse(std::string_view text);
  /// Nothing for an algorithm that we do not know.
  [[nodiscard]] std::optional<DigestSuite> suite() const;
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Challenge&, const Challenge&) = default;
};

/// The challenges of a response; those that cannot be read are left out. Several in one field are taken apart, though
/// RFC 3261 section 7.3.1 forbids that.
[[nodiscard]] std::vector<Challenge> challenges_of(const Message& response, HeaderName id);

/// The value of Authorization or Proxy-Authorization. The user name is plain text, the rest as in Challenge.
struct DigestCredentials {
  std::string username;
  std::string realm;
  std::string nonce;
  std::string uri;
  std::string response;
  std::optional<std::string> algorithm;
  std::string cnonce;
  std::string opaque;
  bool has_opaque = false;
  Qop qop = Qop::kNone;
  std::uint32_t nonce_count = 0;  ///< 0 where there is none

  static Result<DigestCredentials, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const DigestCredentials&, const DigestCredentials&) = default;
};

/// RFC 7616 section 3.5.
struct AuthenticationInfo {
  std::string next_nonce;
  Qop qop = Qop::kNone;
  std::string response_auth;
  std::string cnonce;
  std::uint32_t nonce_count = 0;

  static Result<AuthenticationInfo, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const AuthenticationInfo&, const AuthenticationInfo&) = default;
};

/// What goes into a response besides the secret.
struct DigestInput {
  DigestSuite suite;
  std::string_view nonce;
  std::string_view cnonce;
  std::uint32_t nonce_count = 0;
  Qop qop = Qop::kNone;
  std::string_view method;  ///< empty for the response-auth of a server (RFC 7616 section 3.5)
  std::string_view uri;
  std::string_view body;  ///< auth-int only
  /// The nonce and cnonce that a "-sess" session began with, where they are not those above (RFC 7616 section 3.4.2).
  std::string_view session_nonce;
  std::string_view session_cnonce;
};

/// H(username:realm:password) in hexadecimal: what a server stores instead of the password. The plain one, without
/// "-sess".
[[nodiscard]] std::string digest_secret(DigestAlgorithm algorithm, std::string_view username, std::string_view realm,
                                        std::string_view password);
/// The response in lower-case hexadecimal; `secret` is digest_secret().
[[nodiscard]] std::string digest_response(const DigestInput& input, std::string_view secret);

}  // namespace mtavip::sip
