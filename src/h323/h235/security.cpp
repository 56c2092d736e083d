#include "h323/h235/security.h"

#include <algorithm>
#include <array>

#include "asn1/codec.h"
#include "base/unicode.h"

namespace mtavip::h323::h235 {
namespace {

using asn1::ObjectIdentifier;
using h225::CryptoH323Token;

// H.235.1 clause 16: "A" is a token that covers the whole message, "T" the ClearToken within it, "U" the algorithm. The
// arc after 235 0 is the version of the standard; a token of another version is the same token.
constexpr ObjectIdentifier kWholeMessage{0, 0, 8, 235, 0, 2, 1};
constexpr ObjectIdentifier kHashedToken{0, 0, 8, 235, 0, 2, 5};
constexpr ObjectIdentifier kHmacSha1_96{0, 0, 8, 235, 0, 2, 6};
constexpr ObjectIdentifier kMd5{1, 2, 840, 113549, 2, 5};
constexpr ObjectIdentifier kCat{1, 2, 840, 113548, 10, 1, 2, 1};
constexpr ObjectIdentifier kNone{0, 0};

constexpr std::size_t kVersionArc = 5;
constexpr std::size_t kMd5Size = 16;
constexpr std::size_t kRemembered = 256;
/// The hash is found by its value; a message that holds it in more places than these is not worth the work.
constexpr int kPlaces = 4;

bool same_but_version(const ObjectIdentifier& a, const ObjectIdentifier& b) {
  for (std::size_t i = 0;; ++i) {
    const auto x = a.arc(i);
    const auto y = b.arc(i);
    if (!x && !y) return true;
    if (i != kVersionArc && x != y) return false;
  }
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Some senders end names in NUL.
std::string plain(std::u16string_view name) {
  while (!name.empty() && name.back() == 0) name.remove_suffix(1);
  return to_utf8(name);
}

/// The form in which the digests of MD5 and CAT tokens are computed in the field: with a NUL at the end.
std::u16string with_nul(std::string_view name) {
  return to_utf16(name) + u'\0';
}

const CryptoToken::CryptoHashedToken* hashed(const CryptoH323Token& token) {
  const auto* nested = token.get_if<CryptoH323Token::kNestedcryptoToken>();
  return nested == nullptr ? nullptr : nested->get_if<CryptoToken::kCryptoHashedToken>();
}

bool is_hmac(const CryptoToken::CryptoHashedToken& token) {
  return same_but_version(token.token_oid, kWholeMessage) && same_but_version(token.token.algorithm_oid, kHmacSha1_96);
}

std::string name_of(const h225::AliasAddress& alias) {
  if (const auto* name = alias.get_if<h225::AliasAddress::kH323Id>()) return plain(*name);
  if (const auto* digits = alias.get_if<h225::AliasAddress::kDialedDigits>()) return *digits;
  if (const auto* url = alias.get_if<h225::AliasAddress::kUrlId>()) return *url;
  if (const auto* mail = alias.get_if<h225::AliasAddress::kEmailId>()) return *mail;
  return {};
}

Verdict check_names(const Expected& expected, const std::optional<std::string>& sender,
                    const std::optional<std::string>& receiver) {
  // Both sides have the same key: a message of ours that comes back to us must not pass.
  if (sender && contains(expected.receivers, *sender)) return Verdict::kWrongIdentity;
  if (!expected.senders.empty() && (!sender || !contains(expected.senders, *sender))) return Verdict::kWrongIdentity;
  if (!sender && !receiver) return Verdict::kMalformed;
  if (receiver && !expected.receivers.empty() && !contains(expected.receivers, *receiver)) {
    return Verdict::kWrongIdentity;
  }
  return Verdict::kGood;
}

std::optional<std::string> plain(const asn1::Optional<Identifier>& name) {
  if (!name) return std::nullopt;
  return plain(std::u16string_view(*name));
}

}  // namespace

const ObjectIdentifier& algorithm_of(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::kHmacSha1:
      return kHmacSha1_96;
    case Mechanism::kMd5:
      return kMd5;
    case Mechanism::kCat:
      break;
  }
  return kCat;
}

AuthenticationMechanism capability_of(Mechanism mechanism) {
  if (mechanism != Mechanism::kCat) return AuthenticationMechanism::kPwdHash;
  return AuthenticationMechanism::of<AuthenticationMechanism::kAuthenticationBes>(AuthenticationBes::kRadius);
}

std::optional<Mechanism> mechanism_of(const AuthenticationMechanism& mode, const ObjectIdentifier& algorithm) {
  for (const Mechanism mechanism : {Mechanism::kHmacSha1, Mechanism::kMd5, Mechanism::kCat}) {
    if (mode != capability_of(mechanism)) continue;
    if (algorithm == algorithm_of(mechanism)) return mechanism;
    if (mechanism == Mechanism::kHmacSha1 && same_but_version(algorithm, kHmacSha1_96)) return mechanism;
  }
  return std::nullopt;
}

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kGood:
      return "good";
    case Verdict::kAbsent:
      return "not signed";
    case Verdict::kMalformed:
      return "incomplete token";
    case Verdict::kWrongTime:
      return "the clocks differ too much";
    case Verdict::kReplayed:
      return "replayed";
    case Verdict::kWrongIdentity:
      return "signed by or for somebody else";
    case Verdict::kWrongHash:
      break;
  }
  return "another password, or changed on its way";
}

std::optional<std::string> claimed_sender(const std::vector<ClearToken>& tokens,
                                          const std::vector<CryptoH323Token>& crypto_tokens) {
  for (const CryptoH323Token& token : crypto_tokens) {
    if (const auto* hash = hashed(token); hash != nullptr && is_hmac(*hash)) return plain(hash->hashed_vals.senders_id);
    if (const auto* hash = token.get_if<CryptoH323Token::kCryptoEpPwdHash>()) return name_of(hash->alias);
  }
  for (const ClearToken& token : tokens) {
    if (token.token_oid == kCat) return plain(token.general_id);
  }
  return std::nullopt;
}

Association::Association(Environment& environment, Settings settings)
    : environment_(&environment),
      settings_(std::move(settings)),
      // H.235.1 clause 8.2: the key is the SHA-1 digest of the password.
      key_(crypto::digest(crypto::Hash::kSha1, {settings_.password})),
      random_(environment.random().u32() >> 2) {}

std::uint32_t Association::seconds(Timestamp now) const {
  const auto since_epoch = environment_->wall(now).time_since_epoch();
  return static_cast<std::uint32_t>(
      std::max<std::int64_t>(1, std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count()));
}

Association::Hash Association::hash_of(ByteView message) const {
  const auto mac = crypto::hmac(crypto::Hash::kSha1, key_.bytes(), message);
  Hash hash{};
  std::copy_n(mac.bytes().begin(), hash.size(), hash.begin());
  return hash;
}

crypto::Digest Association::md5_of(std::u16string_view user, std::uint32_t time) const {
  ClearToken token;
  token.token_oid = kNone;
  token.time_stamp = time;
  token.password = with_nul(settings_.password);
  token.general_id = std::u16string(user);
  const auto encoded = asn1::encode(token);
  // A name or password that does not fit cannot be signed with: its digest is that of nothing, and fits no other.
  return crypto::digest(crypto::Hash::kMd5, encoded ? ByteView(*encoded) : ByteView{});
}

crypto::Digest Association::cat_of(std::uint8_t random, std::uint32_t time) const {
  Bytes input;
  ByteWriter writer(input);
  writer.u8(random);
  writer.text(settings_.password);
  writer.u32(time);
  return crypto::digest(crypto::Hash::kMd5, input);
}

Tokens Association::make_tokens(Timestamp now, Mechanism mechanism, const Names& names) {
  Tokens result;
  const std::uint32_t time = seconds(now);
  ++random_;
  switch (mechanism) {
    case Mechanism::kHmacSha1: {
      // Replaced by seal(). A random one, so that it stands in one place of the message only.
      placeholder_.emplace();
      environment_->random().fill(*placeholder_);
      CryptoToken::CryptoHashedToken token;
      token.token_oid = kWholeMessage;
      token.hashed_vals.token_oid = kHashedToken;
      token.hashed_vals.time_stamp = time;
      token.hashed_vals.random = static_cast<RandomVal>(random_);
      token.hashed_vals.senders_id = to_utf16(names.sender);
      if (!names.receiver.empty()) token.hashed_vals.general_id = to_utf16(names.receiver);
      token.token.algorithm_oid = kHmacSha1_96;
      token.token.hash = asn1::BitString::of(*placeholder_);
      result.crypto_tokens.push_back(CryptoH323Token::of<CryptoH323Token::kNestedcryptoToken>(
          CryptoToken::of<CryptoToken::kCryptoHashedToken>(std::move(token))));
      break;
    }
    case Mechanism::kMd5: {
      CryptoH323Token::CryptoEpPwdHash token;
      token.alias = h225::AliasAddress::of<h225::AliasAddress::kH323Id>(to_utf16(settings_.user));
      token.time_stamp = time;
      token.token.algorithm_oid = kMd5;
      token.token.hash = asn1::BitString::of(md5_of(with_nul(settings_.user), time).bytes());
      result.crypto_tokens.push_back(CryptoH323Token::of<CryptoH323Token::kCryptoEpPwdHash>(std::move(token)));
      break;
    }
    case Mechanism::kCat: {
      ClearToken token;
      const auto random = static_cast<std::uint8_t>(random_ & 0xff);
      token.token_oid = kCat;
      token.general_id = with_nul(settings_.user);
      token.time_stamp = time;
      token.random = RandomVal{random};
      token.challenge = to_bytes(cat_of(random, time).bytes());
      result.tokens.push_back(std::move(token));
      break;
    }
  }
  return result;
}

void Association::seal(std::span<std::byte> message) {
  if (!placeholder_) return;
  const auto place = std::search(message.begin(), message.end(), placeholder_->begin(), placeholder_->end());
  placeholder_.reset();
  if (place == message.end()) return;
  std::fill_n(place, kHashSize, std::byte{0});
  const Hash hash = hash_of(message);
  std::copy(hash.begin(), hash.end(), place);
}

bool Association::in_time(Timestamp now, std::uint32_t time) const {
  const auto difference = std::int64_t{seconds(now)} - std::int64_t{time};
  return std::chrono::seconds(std::abs(difference)) <= settings_.clock_tolerance;
}

bool Association::is_new(std::uint32_t time, std::int64_t random) {
  if (time <= oldest_allowed_) return false;
  const std::pair entry(time, random);
  if (std::find(seen_.begin(), seen_.end(), entry) != seen_.end()) return false;
  seen_.push_back(entry);
  if (seen_.size() > kRemembered) {
    // What is forgotten can no longer be told from a replay: nothing so old is taken any more.
    oldest_allowed_ = std::max(oldest_allowed_, seen_.front().first);
    seen_.pop_front();
  }
  return true;
}

Verdict Association::verify(Timestamp now, Mechanism mechanism, const Expected& expected,
                            const std::vector<ClearToken>& tokens, const std::vector<CryptoH323Token>& crypto_tokens,
                            ByteView message) {
  if (mechanism == Mechanism::kCat) {
    for (const ClearToken& token : tokens) {
      if (token.token_oid == kCat) return verify_cat(now, expected, token);
    }
    return Verdict::kAbsent;
  }
  for (const CryptoH323Token& token : crypto_tokens) {
    if (mechanism == Mechanism::kMd5) {
      if (token.is(CryptoH323Token::kCryptoEpPwdHash)) return verify_md5(now, expected, token);
    } else if (const auto* hash = hashed(token); hash != nullptr && is_hmac(*hash)) {
      return verify_hmac(now, expected, token, message);
    }
  }
  return Verdict::kAbsent;
}

Verdict Association::verify_hmac(Timestamp now, const Expected& expected, const CryptoH323Token& crypto_token,
                                 ByteView message) {
  const auto& token = *hashed(crypto_token);
  const ClearToken& values = token.hashed_vals;
  const ByteView received = token.token.hash.bytes;
  if (token.token.hash.size != kHashSize * 8 || !values.time_stamp || !values.random) return Verdict::kMalformed;
  const auto names = check_names(expected, plain(values.senders_id), plain(values.general_id));
  if (names != Verdict::kGood) return names;

  // The hash covers the message as it was sent, whichever way it was encoded: with zeros where the hash stands.
  Bytes copy = to_bytes(message);
  auto place = copy.begin();
  for (int i = 0; i < kPlaces; ++i, ++place) {
    place = std::search(place, copy.end(), received.begin(), received.end());
    if (place == copy.end()) break;
    std::fill_n(place, kHashSize, std::byte{0});
    if (crypto::equal_in_constant_time(hash_of(copy), received)) {
      if (!in_time(now, *values.time_stamp)) return Verdict::kWrongTime;
      return is_new(*values.time_stamp, *values.random) ? Verdict::kGood : Verdict::kReplayed;
    }
    std::copy(received.begin(), received.end(), place);
  }
  return Verdict::kWrongHash;
}

Verdict Association::verify_md5(Timestamp now, const Expected& expected, const CryptoH323Token& crypto_token) const {
  const auto& token = crypto_token.get<CryptoH323Token::kCryptoEpPwdHash>();
  const std::string user = name_of(token.alias);
  if (token.token.hash.size != kMd5Size * 8) return Verdict::kMalformed;
  const auto names = check_names(expected, user, std::nullopt);
  if (names != Verdict::kGood) return names;
  if (!crypto::equal_in_constant_time(md5_of(with_nul(user), token.time_stamp).bytes(), token.token.hash.bytes)) {
    return Verdict::kWrongHash;
  }
  // There is no random value in it: two messages of one second have the same token.
  return in_time(now, token.time_stamp) ? Verdict::kGood : Verdict::kWrongTime;
}

Verdict Association::verify_cat(Timestamp now, const Expected& expected, const ClearToken& token) {
  if (!token.general_id || !token.time_stamp || !token.random || !token.challenge) return Verdict::kMalformed;
  const auto names = check_names(expected, plain(token.general_id), std::nullopt);
  if (names != Verdict::kGood) return names;
  // One octet; some senders write it as a signed number.
  const std::int64_t random = *token.random;
  if (random < -128 || random > 255) return Verdict::kMalformed;
  const auto expected_challenge = cat_of(static_cast<std::uint8_t>(random & 0xff), *token.time_stamp);
  if (!crypto::equal_in_constant_time(expected_challenge.bytes(), *token.challenge)) return Verdict::kWrongHash;
  if (!in_time(now, *token.time_stamp)) return Verdict::kWrongTime;
  return is_new(*token.time_stamp, random) ? Verdict::kGood : Verdict::kReplayed;
}

}  // namespace mtavip::h323::h235
