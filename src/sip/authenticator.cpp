#include "sip/authenticator.h"

#include <algorithm>

#include "base/text.h"
#include "crypto/digest.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kMostRealms = 16;
constexpr int kMostStale = 3;  // a server that calls every answer stale would otherwise be asked for ever
constexpr std::size_t kCnonceBytes = 12;

HeaderName challenge_header(bool proxy) {
  return proxy ? HeaderName::kProxyAuthenticate : HeaderName::kWwwAuthenticate;
}
HeaderName credentials_header(bool proxy) {
  return proxy ? HeaderName::kProxyAuthorization : HeaderName::kAuthorization;
}
HeaderName info_header(bool proxy) {
  return proxy ? HeaderName::kProxyAuthenticationInfo : HeaderName::kAuthenticationInfo;
}

std::optional<DigestCredentials> credentials_in(const Message& request, bool proxy, std::string_view realm) {
  for (const auto value : request.values(credentials_header(proxy))) {
    auto credentials = DigestCredentials::parse(value);
    if (credentials && credentials->realm == realm) return std::move(*credentials);
  }
  return std::nullopt;
}

// auth is preferred: networks change bodies (RFC 3261 section 22.4 lets either side do so), and auth-int then fails.
std::optional<Qop> qop_for(const Challenge& challenge) {
  if (!challenge.has_qop) return Qop::kNone;
  if (challenge.offers_auth) return Qop::kAuth;
  if (challenge.offers_auth_int) return Qop::kAuthInt;
  return std::nullopt;
}

// RFC 3261 section 22.4 and RFC 7616 section 3.4: what of the errors of several realms is worth telling.
AuthenticationError worse(AuthenticationError a, AuthenticationError b) {
  return std::max(a, b);
}

}  // namespace

std::string_view describe(AuthenticationError error) {
  switch (error) {
    case AuthenticationError::kNoChallenge:
      return "the server asked for authentication without saying how";
    case AuthenticationError::kNoCredentials:
      return "no user name and password for this realm";
    case AuthenticationError::kUnsupported:
      return "the server offers no way of authentication that is supported";
    case AuthenticationError::kRefusedByPolicy:
      return "the server offers MD5 only, which is switched off";
    case AuthenticationError::kRejected:
      return "the server does not accept the user name or the password";
  }
  return "authentication failed";
}

Authenticator::Authenticator(Environment& environment, std::vector<Credentials> credentials,
                             AuthenticationPolicy policy)
    : environment_(&environment), credentials_(std::move(credentials)), policy_(policy) {}

void Authenticator::set_credentials(std::vector<Credentials> credentials) {
  credentials_ = std::move(credentials);
  reset();
}

void Authenticator::reset() {
  realms_.clear();
}

const Credentials* Authenticator::credentials_for(std::string_view realm) const {
  const Credentials* any = nullptr;
  for (const auto& credentials : credentials_) {
    if (credentials.realm == realm) return &credentials;
    if (credentials.realm.empty() && any == nullptr) any = &credentials;
  }
  return any;
}

Authenticator::Realm* Authenticator::find(bool proxy, std::string_view realm) {
  const auto found = std::find_if(realms_.begin(), realms_.end(), [&](const Realm& known) {
    return known.proxy == proxy && known.challenge.realm == realm;
  });
  return found == realms_.end() ? nullptr : &*found;
}

Result<void, AuthenticationError> Authenticator::challenged(const Message& request, const Message& response) {
  // After forking, a 401 may carry challenges of proxies too, and a 407 those of servers (RFC 3261 section 16.7, item
  // 7).
  const auto from_server = take_challenges(request, response, false);
  const auto from_proxy = take_challenges(request, response, true);
  if (!from_server && from_server.error() == AuthenticationError::kRejected) return from_server;
  if (!from_proxy && from_proxy.error() == AuthenticationError::kRejected) return from_proxy;
  if (from_server || from_proxy) return {};
  return fail(worse(from_server.error(), from_proxy.error()));
}

Result<void, AuthenticationError> Authenticator::take_challenges(const Message& request, const Message& response,
                                                                 bool proxy) {
  auto challenges = challenges_of(response, challenge_header(proxy));
  // The strongest of each realm is tried first; among equals the server's order holds (RFC 8760 section 2.4 allows the
  // client a policy of its own; ours leaves no room for a downgrade).
  std::stable_sort(challenges.begin(), challenges.end(), [](const Challenge& a, const Challenge& b) {
    const auto strength = [](const Challenge& challenge) {
      const auto suite = challenge.suite();
      return suite ? static_cast<int>(suite->algorithm) : -1;
    };
    return strength(a) > strength(b);
  });
  std::vector<std::string> answered;
  auto outcome = AuthenticationError::kNoChallenge;
  for (auto& challenge : challenges) {
    if (std::find(answered.begin(), answered.end(), challenge.realm) != answered.end()) continue;
    const auto realm = challenge.realm;
    const auto taken = take_challenge(request, std::move(challenge), proxy);
    if (taken) {
      answered.push_back(realm);
    } else if (taken.error() == AuthenticationError::kRejected) {
      return taken;
    } else {
      outcome = worse(outcome, taken.error());
    }
  }
  if (answered.empty()) return fail(outcome);
  return {};
}

Result<void, AuthenticationError> Authenticator::take_challenge(const Message& request, Challenge challenge,
                                                                bool proxy) {
  const auto suite = challenge.suite();
  const auto qop = qop_for(challenge);
  if (!suite || !qop || (suite->session && *qop == Qop::kNone)) return fail(AuthenticationError::kUnsupported);
  if (suite->algorithm == DigestAlgorithm::kMd5 && !policy_.allow_md5)
    return fail(AuthenticationError::kRefusedByPolicy);
  if (credentials_for(challenge.realm) == nullptr) return fail(AuthenticationError::kNoCredentials);

  auto* known = find(proxy, challenge.realm);
  const auto sent = credentials_in(request, proxy, challenge.realm);
  int stale_in_a_row = 0;
  if (known != nullptr && sent && sent->nonce == known->challenge.nonce) {
    // The nonce that these credentials used is good no more: it has grown old, or they are wrong. Many servers do not
    // say stale, so an answer is only taken for a refusal where its nonce was never accepted before.
    if (challenge.stale) {
      stale_in_a_row = known->stale_in_a_row + 1;
    } else if (!known->proven) {
      return fail(AuthenticationError::kRejected);
    }
    if (stale_in_a_row > kMostStale) return fail(AuthenticationError::kRejected);
  }
  if (known == nullptr) {
    if (realms_.size() == kMostRealms) realms_.erase(realms_.begin());
    known = &realms_.emplace_back();
  }
  *known = Realm{};
  known->proxy = proxy;
  known->session_nonce = challenge.nonce;
  known->challenge = std::move(challenge);
  known->suite = *suite;
  known->qop = *qop;
  known->cnonce = environment_->random().hex(kCnonceBytes);
  known->stale_in_a_row = stale_in_a_row;
  return {};
}

void Authenticator::authorize(Message& request) {
  request.remove(HeaderName::kAuthorization);
  request.remove(HeaderName::kProxyAuthorization);
  for (auto& realm : realms_) {
    const auto* account = credentials_for(realm.challenge.realm);
    if (account == nullptr) continue;
    DigestCredentials credentials;
    credentials.username = account->username;
    credentials.realm = realm.challenge.realm;
    credentials.nonce = realm.challenge.nonce;
    credentials.uri = request.request_uri_text();
    credentials.algorithm = realm.challenge.algorithm;
    credentials.opaque = realm.challenge.opaque;
    credentials.has_opaque = !realm.challenge.opaque.empty();
    credentials.qop = realm.qop;
    if (realm.qop != Qop::kNone) {
      credentials.cnonce = realm.cnonce;
      credentials.nonce_count = ++realm.nonce_count;
    }
    DigestInput input;
    input.suite = realm.suite;
    input.nonce = credentials.nonce;
    input.cnonce = credentials.cnonce;
    input.nonce_count = credentials.nonce_count;
    input.qop = realm.qop;
    input.method = request.method_name();
    input.uri = credentials.uri;
    input.body = request.body();
    input.session_nonce = realm.session_nonce;
    const auto secret =
        digest_secret(realm.suite.algorithm, account->username, realm.challenge.realm, account->password);
    credentials.response = digest_response(input, secret);
    request.add(credentials_header(realm.proxy), credentials.to_string());
  }
}

bool Authenticator::accepted(const Message& request, const Message& response) {
  for (const bool proxy : {false, true}) {
    const auto header = response.header(info_header(proxy));
    const auto info = header ? AuthenticationInfo::parse(*header) : AuthenticationInfo{};
    bool wrong = false;
    bool confirmed = false;
    for (auto& realm : realms_) {
      if (realm.proxy != proxy) continue;
      const auto sent = credentials_in(request, proxy, realm.challenge.realm);
      if (!sent) continue;
      if (sent->nonce == realm.challenge.nonce) {
        realm.proven = true;
        realm.stale_in_a_row = 0;
      }
      if (!info) continue;
      if (!info->response_auth.empty()) {
        // The field does not say which realm it is of: with several, one of them must fit.
        if (!confirms(realm, *sent, *info, response.body())) {
          wrong = true;
          continue;
        }
        confirmed = true;
      }
      if (!info->next_nonce.empty() && info->next_nonce != realm.challenge.nonce) {
        realm.challenge.nonce = info->next_nonce;
        realm.nonce_count = 0;
        realm.proven = true;  // it grew out of one that was accepted: a refusal means that it has grown old
      }
    }
    if (wrong && !confirmed) return false;
  }
  return true;
}

bool Authenticator::confirms(const Realm& realm, const DigestCredentials& sent, const AuthenticationInfo& info,
                             std::string_view body) const {
  const auto* account = credentials_for(realm.challenge.realm);
  if (account == nullptr) return false;
  DigestInput input;
  input.suite = realm.suite;
  input.nonce = sent.nonce;
  input.cnonce = sent.cnonce;
  input.nonce_count = sent.nonce_count;
  input.qop = info.qop == Qop::kNone ? sent.qop : info.qop;
  input.uri = sent.uri;
  input.body = body;
  input.session_nonce = realm.session_nonce;
  const auto secret = digest_secret(realm.suite.algorithm, account->username, realm.challenge.realm, account->password);
  return crypto::equal_in_constant_time(bytes_of(digest_response(input, secret)), bytes_of(info.response_auth));
}

}  // namespace mtavip::sip
