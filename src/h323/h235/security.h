// Authentication of RAS and call signalling by a password that both sides know (ITU-T H.235.0 and H.235.1 v4): tokens
// for what is sent, and the check of those in what is received.
//
// - H.235.1 baseline, procedure I: HMAC-SHA1-96 over the whole encoded message with the hash set to zero, keyed with
//   SHA-1 of the password. It protects the message; an answer can be checked as well as a request.
// - cryptoEPPwdHash with MD5: the MD5 digest of an encoded ClearToken of user, password and time (H.235.0 8.2, as
//   gatekeepers in the field compute it). It proves who sends, not what was sent.
// - The access token of Cisco's endpoints ("CAT"): MD5 over a random octet, the password and the time, in a ClearToken.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "asn1/object_identifier.h"
#include "base/bytes.h"
#include "base/environment.h"
#include "base/time.h"
#include "crypto/digest.h"
#include "h323/messages/h225_endpoint.h"
#include "h323/messages/h235.h"

namespace mtavip::h323::h235 {

enum class Mechanism : std::uint8_t { kHmacSha1, kMd5, kCat };

/// The algorithm's object identifier, as in algorithmOIDs of GRQ and algorithmOID of GCF.
[[nodiscard]] const asn1::ObjectIdentifier& algorithm_of(Mechanism mechanism);
/// What goes with it into authenticationCapability of GRQ and authenticationMode of GCF.
[[nodiscard]] AuthenticationMechanism capability_of(Mechanism mechanism);
/// What a gatekeeper has chosen; nothing if it is none of ours.
[[nodiscard]] std::optional<Mechanism> mechanism_of(const AuthenticationMechanism& mode,
                                                    const asn1::ObjectIdentifier& algorithm);

/// The fields of the same names in every message.
struct Tokens {
  std::vector<ClearToken> tokens;
  std::vector<h225::CryptoH323Token> crypto_tokens;
};

enum class Verdict : std::uint8_t {
  kGood,
  kAbsent,         ///< no token of this mechanism
  kMalformed,      ///< a token without what it has to have
  kWrongTime,      ///< the sender's clock is too far from ours, or the message is old
  kReplayed,       ///< the same token was there before
  kWrongIdentity,  ///< signed by somebody else, or for somebody else
  kWrongHash,      ///< another password, or changed on its way
};
[[nodiscard]] const char* to_string(Verdict verdict);

/// Who signs, as the standard names them: sendersID and generalID of the token.
struct Names {
  std::string sender;
  std::string receiver;  ///< empty: not known, and left out
};
/// Whose tokens are accepted.
struct Expected {
  std::vector<std::string> senders;    ///< empty: anybody but those in `receivers`
  std::vector<std::string> receivers;  ///< our own names
};

/// Who claims to have sent a message with these tokens: the name whose password is needed to check it. Nothing where
/// there is no token that could be checked.
[[nodiscard]] std::optional<std::string> claimed_sender(const std::vector<ClearToken>& tokens,
                                                        const std::vector<h225::CryptoH323Token>& crypto_tokens);

/// One password between us and one other side.
class Association {
 public:
  struct Settings {
    std::string user;  ///< whose password it is: written into MD5 and CAT tokens
    std::string password;
    Duration clock_tolerance = 1h;
  };

  Association(Environment& environment, Settings settings);

  /// Tokens for a message that is sent now. For kHmacSha1 the encoded message has to go through seal() before it is
  /// sent; a message is made and sealed before the next one is begun.
  [[nodiscard]] Tokens make_tokens(Timestamp now, Mechanism mechanism, const Names& names);
  /// Puts the hash into the encoded message: a RAS message, or a whole Q.931 message without its TPKT header. Does
  /// nothing for a message that has no token to be sealed.
  void seal(std::span<std::byte> message);

  /// Checks the token of this mechanism in a received message; `message` is all that was encoded, as for seal().
  [[nodiscard]] Verdict verify(Timestamp now, Mechanism mechanism, const Expected& expected,
                               const std::vector<ClearToken>& tokens,
                               const std::vector<h225::CryptoH323Token>& crypto_tokens, ByteView message);

 private:
  static constexpr std::size_t kHashSize = 12;
  using Hash = std::array<std::byte, kHashSize>;

  [[nodiscard]] std::uint32_t seconds(Timestamp now) const;
  [[nodiscard]] Hash hash_of(ByteView message) const;
  [[nodiscard]] crypto::Digest md5_of(std::u16string_view user, std::uint32_t time) const;
  [[nodiscard]] crypto::Digest cat_of(std::uint8_t random, std::uint32_t time) const;
  [[nodiscard]] bool in_time(Timestamp now, std::uint32_t time) const;
  /// Whether a token with these values is new, which is remembered.
  [[nodiscard]] bool is_new(std::uint32_t time, std::int64_t random);

  [[nodiscard]] Verdict verify_hmac(Timestamp now, const Expected& expected, const h225::CryptoH323Token& token,
                                    ByteView message);
  [[nodiscard]] Verdict verify_md5(Timestamp now, const Expected& expected, const h225::CryptoH323Token& token) const;
  [[nodiscard]] Verdict verify_cat(Timestamp now, const Expected& expected, const ClearToken& token);

  Environment* environment_;
  Settings settings_;
  crypto::Digest key_;
  std::uint32_t random_;  ///< of the last token that was made: counts up, as H.235.1 wants
  std::optional<Hash> placeholder_;
  std::deque<std::pair<std::uint32_t, std::int64_t>> seen_;
  std::uint32_t oldest_allowed_ = 0;
};

}  // namespace mtavip::h323::h235
