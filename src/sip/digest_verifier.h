// The server side of digest authentication (RFC 3261 section 22.4, RFC 7616 section 3.3): issues nonces that it can
// check without remembering them, and verifies credentials. For the in-process registrar and for tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/time.h"
#include "sip/digest.h"
#include "sip/message.h"

namespace mtavip::sip {

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
  std::string forgotten_;  // nonces up to this one have left counts_, and are good no more
};

}  // namespace mtavip::sip
