#include "sip/digest.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "crypto/digest.h"
#include "sip/headers.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kMostParameters = 64;

struct AuthParameter {
  std::string_view name;
  std::string_view value;  // between its quotes where it had any
};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 ? c != '\t' : c == 0x7f;
}

// Walks "name=value, name="value"" (RFC 7235 section 2.1), forgiving about spaces, empty elements, and values that
// should have been quoted.
class AuthParameterScanner {
 public:
  explicit AuthParameterScanner(std::string_view text) : rest_(text) {}

  std::optional<AuthParameter> next() {
    while (!rest_.empty()) {
      const auto element = syntax::take_element(rest_);
      if (element.empty()) continue;
      auto parameter = read(element);
      if (!parameter || ++count_ > kMostParameters) {
        failed_ = true;
        return std::nullopt;
      }
      return parameter;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  static std::optional<AuthParameter> read(std::string_view element) {
    AuthParameter parameter;
    parameter.name = syntax::take_token(element);
    if (parameter.name.empty() || !syntax::take(element, '=')) return std::nullopt;
    parameter.value = element;
    if (!element.empty() && element.front() == '"') {
      if (syntax::quoted_size(element) != element.size()) return std::nullopt;
      parameter.value = element.substr(1, element.size() - 2);
      // They could not be sent back as they are.
      if (std::any_of(parameter.value.begin(), parameter.value.end(), is_control)) return std::nullopt;
    } else if (!syntax::all(element, syntax::kVisible) || element.find_first_of("\"\\") != std::string_view::npos) {
      return std::nullopt;
    }
    return parameter;
  }

  std::string_view rest_;
  std::size_t count_ = 0;
  bool failed_ = false;
};

bool is(const AuthParameter& parameter, std::string_view name) {
  return equals_ignoring_case(parameter.name, name);
}

std::string_view name_of_qop(Qop qop) {
  return qop == Qop::kAuth ? "auth" : qop == Qop::kAuthInt ? "auth-int" : "";
}

std::optional<Qop> qop_of(std::string_view text) {
  if (equals_ignoring_case(text, "auth")) return Qop::kAuth;
  if (equals_ignoring_case(text, "auth-int")) return Qop::kAuthInt;
  return std::nullopt;
}

std::string eight_digits(std::uint32_t count) {
  std::array<char, 8> digits{};
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, count >>= 4)
    *digit = "0123456789abcdef"[count & 15];
  return {digits.data(), digits.size()};
}

class AuthWriter {
 public:
  explicit AuthWriter(std::string_view scheme) : out_(scheme) {}

  AuthWriter& plain(std::string_view name, std::string_view value) {
    if (!out_.empty()) out_.append(first_ ? " " : ", ");
    first_ = false;
    out_.append(name).append("=").append(value);
    return *this;
  }
  AuthWriter& quoted(std::string_view name, std::string_view value) {
    return plain(name, std::string("\"").append(value).append("\""));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool first_ = true;
};

// Where the first scheme ends and the parameters begin; nothing if there is no scheme.
std::optional<std::string_view> take_scheme(std::string_view& text) {
  text = syntax::trimmed(text);
  const auto scheme = syntax::take_token(text);
  if (scheme.empty() || (!text.empty() && !syntax::is_space(text.front()))) return std::nullopt;
  syntax::skip_space(text);
  return scheme;
}

// "Digest realm=..." as against "realm=...".
bool begins_challenge(std::string_view element) {
  if (!take_scheme(element)) return false;
  return element.empty() || element.front() != '=';
}

crypto::Hash hash_of(DigestAlgorithm algorithm) {
  switch (algorithm) {
    case DigestAlgorithm::kMd5:
      return crypto::Hash::kMd5;
    case DigestAlgorithm::kSha256:
      return crypto::Hash::kSha256;
    case DigestAlgorithm::kSha512_256:
      break;
  }
  return crypto::Hash::kSha512_256;
}

}  // namespace

std::string_view name_of(DigestSuite suite) {
  switch (suite.algorithm) {
    case DigestAlgorithm::kMd5:
      return suite.session ? "MD5-sess" : "MD5";
    case DigestAlgorithm::kSha256:
      return suite.session ? "SHA-256-sess" : "SHA-256";
    case DigestAlgorithm::kSha512_256:
      break;
  }
  return suite.session ? "SHA-512-256-sess" : "SHA-512-256";
}

std::optional<DigestSuite> digest_suite_of(std::string_view name) {
  for (const auto algorithm : {DigestAlgorithm::kMd5, DigestAlgorithm::kSha256, DigestAlgorithm::kSha512_256}) {
    for (const bool session : {false, true}) {
      const DigestSuite suite{algorithm, session};
      if (equals_ignoring_case(name, name_of(suite))) return suite;
    }
  }
  return std::nullopt;
}

Result<Challenge, ParseError> Challenge::parse(std::string_view text) {
  const auto scheme = take_scheme(text);
  if (!scheme) return fail(ParseError::kBadAuthentication);
  Challenge challenge;
  challenge.scheme = *scheme;
  bool has_realm = false;
  bool has_nonce = false;
  AuthParameterScanner scanner(text);
  while (const auto parameter = scanner.next()) {
    const auto value = std::string(parameter->value);
    if (is(*parameter, "realm")) {
      challenge.realm = value;
      has_realm = true;
    } else if (is(*parameter, "nonce")) {
      challenge.nonce = value;
      has_nonce = true;
    } else if (is(*parameter, "opaque")) {
      challenge.opaque = value;
    } else if (is(*parameter, "algorithm")) {
      challenge.algorithm = value;
    } else if (is(*parameter, "domain")) {
      challenge.domain = value;
    } else if (is(*parameter, "stale")) {
      challenge.stale = equals_ignoring_case(value, "true");
    } else if (is(*parameter, "qop")) {
      for (const auto piece : split(value, ',')) {
        const auto qop = qop_of(syntax::trimmed(piece));
        challenge.has_qop = challenge.has_qop || !syntax::trimmed(piece).empty();
        challenge.offers_auth = challenge.offers_auth || qop == Qop::kAuth;
        challenge.offers_auth_int = challenge.offers_auth_int || qop == Qop::kAuthInt;
      }
    }
  }
  if (scanner.failed()) return fail(ParseError::kBadAuthentication);
  if (equals_ignoring_case(challenge.scheme, "Digest") && (!has_realm || !has_nonce)) {
    return fail(ParseError::kBadAuthentication);
  }
  return challenge;
}

std::optional<DigestSuite> Challenge::suite() const {
  if (!equals_ignoring_case(scheme, "Digest")) return std::nullopt;
  return algorithm ? digest_suite_of(*algorithm) : DigestSuite{};
}

std::string Challenge::to_string() const {
  AuthWriter writer(scheme);
  writer.quoted("realm", realm).quoted("nonce", nonce);
  if (!opaque.empty()) writer.quoted("opaque", opaque);
  if (!domain.empty()) writer.quoted("domain", domain);
  if (stale) writer.plain("stale", "true");
  if (algorithm) writer.plain("algorithm", *algorithm);
  if (offers_auth || offers_auth_int) {
    writer.quoted("qop", !offers_auth_int ? "auth" : !offers_auth ? "auth-int" : "auth,auth-int");
  }
  return writer.take();
}

std::vector<Challenge> challenges_of(const Message& response, HeaderName id) {
  std::vector<Challenge> list;
  const auto keep = [&list](std::string_view text) {
    if (auto challenge = Challenge::parse(text)) list.push_back(std::move(*challenge));
  };
  for (const auto value : response.values(id, ValueLimits{.values = kMostParameters})) {
    auto rest = value;
    const char* begin = value.data();
    while (!rest.empty()) {
      const auto element = syntax::take_element(rest);
      if (element.empty() || element.data() == value.data() || !begins_challenge(element)) continue;
      keep({begin, static_cast<std::size_t>(element.data() - begin)});
      begin = element.data();
      if (list.size() >= kMostParameters) return list;
    }
    keep({begin, static_cast<std::size_t>(value.data() + value.size() - begin)});
  }
  return list;
}

Result<DigestCredentials, ParseError> DigestCredentials::parse(std::string_view text) {
  const auto scheme = take_scheme(text);
  if (!scheme || !equals_ignoring_case(*scheme, "Digest")) return fail(ParseError::kBadAuthentication);
  DigestCredentials credentials;
  AuthParameterScanner scanner(text);
  while (const auto parameter = scanner.next()) {
    const auto value = std::string(parameter->value);
    if (is(*parameter, "username")) {
      credentials.username = unquote("\"" + value + "\"");
    } else if (is(*parameter, "realm")) {
      credentials.realm = value;
    } else if (is(*parameter, "nonce")) {
      credentials.nonce = value;
    } else if (is(*parameter, "uri")) {
      credentials.uri = value;
    } else if (is(*parameter, "response")) {
      credentials.response = to_lower(value);
    } else if (is(*parameter, "algorithm")) {
      credentials.algorithm = value;
    } else if (is(*parameter, "cnonce")) {
      credentials.cnonce = value;
    } else if (is(*parameter, "opaque")) {
      credentials.opaque = value;
      credentials.has_opaque = true;
    } else if (is(*parameter, "qop")) {
      const auto qop = qop_of(value);
      if (!qop) return fail(ParseError::kBadAuthentication);
      credentials.qop = *qop;
    } else if (is(*parameter, "nc")) {
      const auto count = parse_number<std::uint32_t>(value, 16);
      if (!count) return fail(ParseError::kBadAuthentication);
      credentials.nonce_count = *count;
    }
  }
  if (scanner.failed() || credentials.response.empty()) return fail(ParseError::kBadAuthentication);
  return credentials;
}

std::string DigestCredentials::to_string() const {
  AuthWriter writer("Digest");
  writer.plain("username", quote(username)).quoted("realm", realm).quoted("nonce", nonce).quoted("uri", uri);
  writer.quoted("response", response);
  if (algorithm) writer.plain("algorithm", *algorithm);
  if (!cnonce.empty()) writer.quoted("cnonce", cnonce);
  if (has_opaque) writer.quoted("opaque", opaque);
  if (qop != Qop::kNone) writer.plain("qop", name_of_qop(qop));
  if (nonce_count != 0) writer.plain("nc", eight_digits(nonce_count));
  return writer.take();
}

Result<AuthenticationInfo, ParseError> AuthenticationInfo::parse(std::string_view text) {
  AuthenticationInfo info;
  AuthParameterScanner scanner(text);
  while (const auto parameter = scanner.next()) {
    const auto value = std::string(parameter->value);
    if (is(*parameter, "nextnonce")) {
      info.next_nonce = value;
    } else if (is(*parameter, "rspauth")) {
      info.response_auth = to_lower(value);
    } else if (is(*parameter, "cnonce")) {
      info.cnonce = value;
    } else if (is(*parameter, "qop")) {
      const auto qop = qop_of(value);
      if (!qop) return fail(ParseError::kBadAuthentication);
      info.qop = *qop;
    } else if (is(*parameter, "nc")) {
      const auto count = parse_number<std::uint32_t>(value, 16);
      if (!count) return fail(ParseError::kBadAuthentication);
      info.nonce_count = *count;
    }
  }
  if (scanner.failed()) return fail(ParseError::kBadAuthentication);
  return info;
}

std::string AuthenticationInfo::to_string() const {
  AuthWriter writer("");
  if (!next_nonce.empty()) writer.quoted("nextnonce", next_nonce);
  if (qop != Qop::kNone) writer.plain("qop", name_of_qop(qop));
  if (!response_auth.empty()) writer.quoted("rspauth", response_auth);
  if (!cnonce.empty()) writer.quoted("cnonce", cnonce);
  if (nonce_count != 0) writer.plain("nc", eight_digits(nonce_count));
  return writer.take();
}

std::string digest_secret(DigestAlgorithm algorithm, std::string_view username, std::string_view realm,
                          std::string_view password) {
  return crypto::digest(hash_of(algorithm), {username, ":", realm, ":", password}).hex();
}

std::string digest_response(const DigestInput& input, std::string_view secret) {
  const auto hash = hash_of(input.suite.algorithm);
  std::string a1(secret);
  if (input.suite.session) {
    const auto nonce = input.session_nonce.empty() ? input.nonce : input.session_nonce;
    const auto cnonce = input.session_cnonce.empty() ? input.cnonce : input.session_cnonce;
    a1 = crypto::digest(hash, {secret, ":", nonce, ":", cnonce}).hex();
  }
  std::string a2;
  if (input.qop == Qop::kAuthInt) {
    const auto body = crypto::digest(hash, {input.body}).hex();
    a2 = crypto::digest(hash, {input.method, ":", input.uri, ":", body}).hex();
  } else {
    a2 = crypto::digest(hash, {input.method, ":", input.uri}).hex();
  }
  if (input.qop == Qop::kNone) return crypto::digest(hash, {a1, ":", input.nonce, ":", a2}).hex();
  return crypto::digest(hash, {a1, ":", input.nonce, ":", eight_digits(input.nonce_count), ":", input.cnonce, ":",
                               name_of_qop(input.qop), ":", a2})
      .hex();
}

}  // namespace mtavip::sip
