#include "sdp/media_security.h"

#include <algorithm>

#include "base/text.h"

namespace mtavip::sdp {
namespace {

// RFC 8122 section 5; SHA-1 and older are not believed.
constexpr std::pair<std::string_view, std::size_t> kHashes[] = {{"sha-256", 32}, {"sha-384", 48}, {"sha-512", 64}};
constexpr std::size_t kMaxFingerprints = 8;

// RFC 8122 section 5: a fingerprint of the session holds for lines without one.
std::vector<Fingerprint> fingerprints_of(const SessionDescription& session, const MediaDescription& media) {
  std::vector<Fingerprint> list;
  for (const auto* attributes : {&media.attributes, &session.attributes}) {
    for (const auto& attribute : *attributes) {
      if (!attribute.value || !equals_ignoring_case(attribute.name, "fingerprint")) continue;
      auto fingerprint = parse_fingerprint(*attribute.value);
      if (!fingerprint || list.size() == kMaxFingerprints) continue;
      const bool strong = std::ranges::any_of(kHashes, [&](const auto& hash) {
        return fingerprint->hash == hash.first && fingerprint->digest.size() == hash.second;
      });
      if (strong) list.push_back(std::move(*fingerprint));
    }
    if (!list.empty()) break;
  }
  return list;
}

std::optional<std::string_view> either(const SessionDescription& session, const MediaDescription& media,
                                       std::string_view name) {
  const auto own = find_attribute(media.attributes, name);
  return own ? own : find_attribute(session.attributes, name);
}

std::optional<NegotiatedDtls> dtls_of(const SessionDescription& session, const MediaDescription& media) {
  NegotiatedDtls dtls;
  dtls.fingerprints = fingerprints_of(session, media);
  if (dtls.fingerprints.empty()) return std::nullopt;
  dtls.tls_id = either(session, media, "tls-id").value_or("");
  return dtls;
}

void write_dtls(const LocalDtls& local, Setup setup, bool with_id, Attributes& out) {
  out.push_back({"fingerprint", print(local.fingerprint)});
  out.push_back({"setup", std::string(to_string(setup))});
  if (with_id) out.push_back({"tls-id", local.tls_id});
}

// The role that we answer with (RFC 8842 section 5.3).
std::optional<Setup> role_for(const LocalDtls& local, Setup offered) {
  switch (offered) {
    case Setup::kActPass:
      return local.role.value_or(Setup::kActive);
    case Setup::kActive:
      return Setup::kPassive;
    case Setup::kPassive:
      return Setup::kActive;
    case Setup::kHoldConnection:
      break;
  }
  return std::nullopt;
}

std::optional<AcceptedSecurity> accept_dtls(const LocalDtls& local, const SessionDescription& session,
                                            const MediaDescription& remote) {
  auto dtls = dtls_of(session, remote);
  if (!dtls) return std::nullopt;
  // RFC 4145 section 4: an offer that says nothing is active.
  const auto setup = either(session, remote, "setup");
  const auto offered = setup ? parse_setup(*setup) : Setup::kActive;
  const auto role = offered ? role_for(local, *offered) : std::nullopt;
  if (!role) return std::nullopt;
  dtls->active = *role == Setup::kActive;
  AcceptedSecurity accepted;
  write_dtls(local, *role, !dtls->tls_id.empty(), accepted.answer);
  accepted.security = std::move(*dtls);
  return accepted;
}

// In the offer's order of preference (RFC 4568 section 5.1.2).
std::optional<AcceptedSecurity> accept_keys(const std::vector<SdesKey>& ours, const MediaDescription& remote) {
  for (const auto& attribute : remote.attributes) {
    if (!attribute.value || !equals_ignoring_case(attribute.name, "crypto")) continue;
    const auto crypto = parse_crypto(*attribute.value);
    auto theirs = crypto ? read_sdes(*crypto) : std::nullopt;
    if (!theirs) continue;
    const auto local = std::ranges::find(ours, theirs->suite, &SdesKey::suite);
    if (local == ours.end()) continue;
    AcceptedSecurity accepted;
    accepted.answer.push_back({"crypto", print(write_sdes(crypto->tag, *local))});
    accepted.security = NegotiatedKeys{*local, std::move(*theirs)};
    return accepted;
  }
  return std::nullopt;
}

}  // namespace

void write_security(const LocalSecurity& local, bool secure_profile, Attributes& out) {
  if (!secure_profile && !local.opportunistic) return;
  for (unsigned i = 0; i < local.keys.size(); ++i) {
    out.push_back({"crypto", print(write_sdes(i + 1, local.keys[i]))});
  }
  if (local.dtls) write_dtls(*local.dtls, Setup::kActPass, true, out);
}

std::optional<AcceptedSecurity> accept_security(const LocalSecurity& local, const SessionDescription& session,
                                                const MediaDescription& remote) {
  const Profile profile = parse_profile(remote.protocol);
  if (is_secure(profile) || local.opportunistic) {
    if (local.dtls) {
      if (auto accepted = accept_dtls(*local.dtls, session, remote)) return accepted;
    }
    if (!is_dtls(profile)) {
      if (auto accepted = accept_keys(local.keys, remote)) return accepted;
    }
  }
  if (is_secure(profile) || local.required) return std::nullopt;
  return AcceptedSecurity{};
}

std::optional<NegotiatedSecurity> read_security(const LocalSecurity& local, bool secure_profile,
                                                const SessionDescription& session, const MediaDescription& remote) {
  if (secure_profile || local.opportunistic) {
    for (const auto& attribute : remote.attributes) {
      if (!attribute.value || !equals_ignoring_case(attribute.name, "crypto")) continue;
      const auto crypto = parse_crypto(*attribute.value);
      auto theirs = crypto ? read_sdes(*crypto) : std::nullopt;
      if (!theirs || crypto->tag == 0 || crypto->tag > local.keys.size()) return std::nullopt;
      const SdesKey& ours = local.keys[crypto->tag - 1];
      if (ours.suite != theirs->suite) return std::nullopt;
      return NegotiatedKeys{ours, std::move(*theirs)};
    }
    if (auto dtls = local.dtls ? dtls_of(session, remote) : std::nullopt) {
      const auto setup = either(session, remote, "setup");
      const auto theirs = setup ? parse_setup(*setup) : Setup::kActive;
      if (theirs != Setup::kActive && theirs != Setup::kPassive) return std::nullopt;
      dtls->active = theirs == Setup::kPassive;
      return std::move(*dtls);
    }
  }
  if (secure_profile || local.required) return std::nullopt;
  return NegotiatedSecurity{};
}

}  // namespace mtavip::sdp
