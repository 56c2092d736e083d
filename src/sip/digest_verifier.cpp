#include "sip/digest_verifier.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "crypto/digest.h"
#include "sip/uri.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kTimeDigits = 16;
constexpr std::size_t kMostNonces = 10'000;

std::string fixed_hex(std::uint64_t value) {
  std::array<char, kTimeDigits> digits{};
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value >>= 4)
    *digit = "0123456789abcdef"[value & 15];
  return {digits.data(), digits.size()};
}

// RFC 3261 section 22.4 item 5: the digest-uri is the Request-URI, but proxies may have written it another way.
bool same_uri(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto first = Uri::parse(a);
  const auto second = Uri::parse(b);
  return first && second && equivalent(*first, *second);
}

DigestInput input_of(const DigestCredentials& credentials, DigestSuite suite) {
  DigestInput input;
  input.suite = suite;
  input.nonce = credentials.nonce;
  input.cnonce = credentials.cnonce;
  input.nonce_count = credentials.nonce_count;
  input.qop = credentials.qop;
  input.uri = credentials.uri;
  return input;
}

}  // namespace

DigestVerifier::DigestVerifier(Environment& environment, Config config)
    : environment_(&environment), config_(std::move(config)), key_(environment.random().hex(kKeyBytes)) {}

std::string DigestVerifier::make_nonce(Timestamp now) {
  // Time, something random so that two challenges of one moment differ, and a MAC over both.
  auto nonce = fixed_hex(static_cast<std::uint64_t>(now.time_since_epoch().count())) + environment_->random().hex(8);
  nonce += crypto::hmac(crypto::Hash::kSha256, bytes_of(key_), bytes_of(nonce + config_.realm)).hex();
  return nonce;
}

Message DigestVerifier::challenge(Timestamp now, const Message& request, bool stale, std::string_view to_tag) {
  auto response = Message::response_to(request, config_.proxy ? 407 : 401, {}, to_tag);
  Challenge challenge;
  challenge.realm = config_.realm;
  challenge.nonce = make_nonce(now);
  challenge.stale = stale;
  challenge.offers_auth = config_.offer_auth;
  challenge.offers_auth_int = config_.offer_auth_int;
  for (const auto suite : config_.suites) {
    challenge.algorithm = std::string(name_of(suite));
    response.add(config_.proxy ? HeaderName::kProxyAuthenticate : HeaderName::kWwwAuthenticate, challenge.to_string());
  }
  return response;
}

std::optional<DigestCredentials> DigestVerifier::find(const Message& request) const {
  const auto id = config_.proxy ? HeaderName::kProxyAuthorization : HeaderName::kAuthorization;
  for (const auto value : request.values(id)) {
    auto credentials = DigestCredentials::parse(value);
    if (credentials && credentials->realm == config_.realm) return std::move(*credentials);
  }
  return std::nullopt;
}

std::optional<std::string> DigestVerifier::claimed_user(const Message& request) const {
  auto credentials = find(request);
  if (!credentials) return std::nullopt;
  return std::move(credentials->username);
}

DigestVerifier::Verdict DigestVerifier::verify(Timestamp now, const Message& request, std::string_view password) {
  const auto credentials = find(request);
  if (!credentials) return Verdict::kMissing;
  const auto suite = digest_suite_of(credentials->algorithm.value_or("MD5"));
  if (!suite || std::find(config_.suites.begin(), config_.suites.end(), *suite) == config_.suites.end()) {
    return Verdict::kWrong;
  }
  const bool offered = credentials->qop == Qop::kAuth      ? config_.offer_auth
                       : credentials->qop == Qop::kAuthInt ? config_.offer_auth_int
                                                           : !config_.offer_auth && !config_.offer_auth_int;
  if (!offered || !same_uri(credentials->uri, request.request_uri_text())) return Verdict::kWrong;

  auto input = input_of(*credentials, *suite);
  input.method = request.method_name();
  input.body = request.body();
  const auto secret = digest_secret(suite->algorithm, credentials->username, config_.realm, password);
  if (!crypto::equal_in_constant_time(bytes_of(digest_response(input, secret)), bytes_of(credentials->response))) {
    return Verdict::kWrong;
  }

  // The password is known; what remains is whether the nonce is ours, young, and used in order.
  constexpr std::size_t kSignedSize = kTimeDigits + 16;
  if (credentials->nonce.size() < kSignedSize) return Verdict::kStale;
  const auto issued = std::string_view(credentials->nonce).substr(0, kSignedSize);
  const auto mac =
      crypto::hmac(crypto::Hash::kSha256, bytes_of(key_), bytes_of(std::string(issued) + config_.realm)).hex();
  if (!crypto::equal_in_constant_time(bytes_of(mac),
                                      bytes_of(std::string_view(credentials->nonce).substr(kSignedSize)))) {
    return Verdict::kStale;
  }
  const auto time = parse_number<std::uint64_t>(issued.substr(0, kTimeDigits), 16).value_or(0);
  if (now - Timestamp(Duration(static_cast<std::int64_t>(time))) > config_.nonce_life) return Verdict::kStale;
  if (credentials->qop == Qop::kNone) return Verdict::kAccepted;
  if (credentials->nonce <= forgotten_) return Verdict::kStale;
  auto& highest = counts_[credentials->nonce];
  if (credentials->nonce_count <= highest) return Verdict::kStale;
  highest = credentials->nonce_count;
  // Nonces begin with their time, so the first one is the oldest.
  if (counts_.size() > kMostNonces) {
    forgotten_ = counts_.begin()->first;
    counts_.erase(counts_.begin());
  }
  return Verdict::kAccepted;
}

std::string DigestVerifier::authentication_info(const Message& request, const Message& response,
                                                std::string_view password) const {
  const auto credentials = find(request);
  if (!credentials) return {};
  const auto suite = digest_suite_of(credentials->algorithm.value_or("MD5"));
  if (!suite) return {};
  auto input = input_of(*credentials, *suite);
  input.body = response.body();
  AuthenticationInfo info;
  info.qop = credentials->qop;
  info.cnonce = credentials->cnonce;
  info.nonce_count = credentials->nonce_count;
  info.response_auth =
      digest_response(input, digest_secret(suite->algorithm, credentials->username, config_.realm, password));
  return info.to_string();
}

}  // namespace mtavip::sip
