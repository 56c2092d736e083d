#include "call/leg_security.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "call/sdp_mapping.h"

namespace mtavip::call {
namespace {

// Those that are offered come first, few enough for an INVITE to fit into a datagram; all are accepted.
constexpr std::array<std::string_view, 6> kSuites{"AEAD_AES_256_GCM",        "AEAD_AES_128_GCM",
                                                  "AES_CM_128_HMAC_SHA1_80", "AES_256_CM_HMAC_SHA1_80",
                                                  "AES_CM_128_HMAC_SHA1_32", "AES_256_CM_HMAC_SHA1_32"};
constexpr std::size_t kOffered = 3;
constexpr std::size_t kTlsIdOctets = 16;

// The last rung is plain RTP, with an invitation to encrypt (RFC 8643). Who understands both ways is offered both at
// once, in the older profiles; there are those who look for a handshake in its own profiles only (RFC 5764 section 9).
constexpr std::array kLadder{sdp::Profile::kSavpf, sdp::Profile::kSavp, sdp::Profile::kUdpTlsSavpf,
                             sdp::Profile::kUdpTlsSavp, sdp::Profile::kAvp};
constexpr std::array kSdesLadder{sdp::Profile::kSavpf, sdp::Profile::kSavp, sdp::Profile::kAvp};
constexpr std::array kDtlsLadder{sdp::Profile::kUdpTlsSavpf, sdp::Profile::kUdpTlsSavp, sdp::Profile::kAvp};

std::span<const sdp::Profile> ladder(const EncryptionPolicy& policy) {
  if (!policy.keys) return kLadder;
  return *policy.keys == KeyExchange::kSdes ? kSdesLadder : kDtlsLadder;
}
std::size_t plain_rung(const EncryptionPolicy& policy) {
  return ladder(policy).size() - 1;
}

bool is_encrypted(const sdp::OfferedStream& stream) {
  return stream.enabled && (sdp::is_secure(stream.profile) || stream.invites_encryption);
}

sdp::Fingerprint to_sdp(const crypto::Fingerprint& from) {
  sdp::Fingerprint to{from.hash, {}};
  for (const auto octet : from.digest) to.digest.push_back(static_cast<std::uint8_t>(octet));
  return to;
}

}  // namespace

LegSecurity::LegSecurity(Environment& environment, EncryptionPolicy policy, std::size_t rung)
    : environment_(environment), policy_(policy), rung_(std::min(rung, plain_rung(policy))) {
  if (policy.encryption == MediaEncryption::kNone) rung_ = plain_rung(policy);
  if (required()) rung_ = std::min(rung_, plain_rung(policy) - 1);
}

sdp::Profile LegSecurity::profile() const {
  if (agreed_profile_) return *agreed_profile_;
  return ladder(policy_)[rung_];
}

LegSecurity::Stream& LegSecurity::stream(std::size_t index) {
  if (index >= streams_.size()) streams_.resize(index + 1);
  Stream& stream = streams_[index];
  if (!stream.tls_id.empty()) return stream;
  stream.tls_id = environment_.random().hex(kTlsIdOctets);
  for (const auto suite : kSuites) {
    sdp::SdesKey key{std::string(suite), Bytes(sdp::sdes_key_size(suite).value_or(0)), {}};
    environment_.random().fill(key.master);
    stream.keys.push_back(std::move(key));
  }
  return stream;
}

std::vector<sdp::LocalStream> LegSecurity::secure(const LocalMedia& media, bool with_all_suites) {
  auto streams = to_sdp(media);
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const Stream& known = stream(i);
    sdp::LocalSecurity& security = streams[i].security;
    security.required = required() || known.secured;
    security.opportunistic = policy_.encryption != MediaEncryption::kNone || known.secured;
    if (policy_.keys != KeyExchange::kDtls) {
      security.keys = known.keys;
      if (!with_all_suites) security.keys.resize(kOffered);
    }
    if (policy_.keys != KeyExchange::kSdes && media[i].fingerprint) {
      security.dtls = sdp::LocalDtls{to_sdp(*media[i].fingerprint), known.tls_id, known.role};
    }
  }
  return streams;
}

std::vector<sdp::LocalStream> LegSecurity::offer(const LocalMedia& media) {
  const bool secured = std::ranges::any_of(streams_, &Stream::secured);
  if (policy_.encryption == MediaEncryption::kNone && !secured) return to_sdp(media);
  auto streams = secure(media, false);
  for (auto& stream : streams) {
    stream.profile = profile();
    if (sdp::is_dtls(stream.profile)) stream.security.keys.clear();
  }
  return streams;
}

std::vector<sdp::LocalStream> LegSecurity::answer(const LocalMedia& media, const sdp::RemoteOffer& offer) {
  const bool secured = std::ranges::any_of(streams_, &Stream::secured);
  const bool asked = std::ranges::any_of(offer.media, is_encrypted);
  if (policy_.encryption == MediaEncryption::kNone && !secured && !asked) return to_sdp(media);
  return secure(media, true);
}

void LegSecurity::agreed(const sdp::Negotiation& negotiation) {
  for (std::size_t i = 0; i < negotiation.streams.size() && i < streams_.size(); ++i) {
    const auto& from = negotiation.streams[i];
    if (from.state != sdp::StreamState::kAccepted) continue;
    Stream& stream = streams_[i];
    if (!std::holds_alternative<std::monostate>(from.security)) stream.secured = true;
    if (const auto* dtls = std::get_if<sdp::NegotiatedDtls>(&from.security)) {
      stream.role = dtls->active ? sdp::Setup::kActive : sdp::Setup::kPassive;
    }
    if (sdp::is_secure(from.profile)) agreed_profile_ = from.profile;
  }
}

bool LegSecurity::step_down() {
  const bool bound = required() || std::ranges::any_of(streams_, &Stream::secured);
  if (rung_ + (bound ? 1U : 0U) >= plain_rung(policy_)) return false;
  ++rung_;
  return true;
}

bool LegSecurity::wants_certificate(const sdp::RemoteOffer* offer) const {
  if (policy_.keys == KeyExchange::kSdes) return false;
  if (policy_.encryption != MediaEncryption::kNone) return true;
  return offer != nullptr && std::ranges::any_of(offer->media, is_encrypted);
}

bool LegSecurity::refuses(const sdp::RemoteOffer& offer) const {
  return required() && std::ranges::none_of(offer.media, is_encrypted);
}

void EncryptionMemory::note(Timestamp now, const std::string& peer, std::size_t rung) {
  std::erase_if(entries_, [&](const Entry& entry) { return entry.peer == peer || now - entry.noted > kLifetime; });
  if (rung == 0) return;
  if (entries_.size() == kMostPeers) entries_.pop_front();
  entries_.push_back({peer, rung, now});
}

std::size_t EncryptionMemory::rung(Timestamp now, const std::string& peer) const {
  const auto known = std::ranges::find(entries_, peer, &Entry::peer);
  return known == entries_.end() || now - known->noted > kLifetime ? 0 : known->rung;
}

}  // namespace mtavip::call
