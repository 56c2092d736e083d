#include "net/server_trust.h"

#include <algorithm>
#include <utility>

#include "base/base64.h"
#include "base/text.h"

namespace mtavip::net {
namespace {

constexpr std::size_t kDigest = 32;

std::string key_of(std::string_view server) {
  if (server.ends_with('.')) server.remove_suffix(1);
  return to_lower(server);
}

}  // namespace

std::optional<Fingerprint> Fingerprint::parse(std::string_view text) {
  text = trim(text);
  for (const std::string_view prefix : {"sha256//", "sha256/", "sha256:"}) {
    if (!starts_with_ignoring_case(text, prefix)) continue;
    text.remove_prefix(prefix.size());
    break;
  }
  const auto octets = from_base64(text);
  if (!octets || octets->size() != kDigest) return std::nullopt;
  return Fingerprint{"sha256//" + to_base64(*octets)};
}

void ServerTrust::pin(std::string_view server, const std::vector<Fingerprint>& keys) {
  if (keys.empty()) return;
  auto& known = pins_[key_of(server)];
  known.insert(known.end(), keys.begin(), keys.end());
}

void ServerTrust::remember(std::string_view server, Fingerprint key) {
  remembered_[key_of(server)] = std::move(key);
}

ServerTrust::Verdict ServerTrust::verdict(std::string_view server, const Fingerprint& shown) const {
  const std::string key = key_of(server);
  if (const auto pinned = pins_.find(key); pinned != pins_.end()) {
    const auto& keys = pinned->second;
    return std::find(keys.begin(), keys.end(), shown) != keys.end() ? Verdict::kTrusted : Verdict::kChanged;
  }
  const auto known = remembered_.find(key);
  if (known == remembered_.end()) return Verdict::kAuthorities;
  return known->second == shown ? Verdict::kTrusted : Verdict::kChanged;
}

std::optional<Fingerprint> ServerTrust::expected(std::string_view server) const {
  const std::string key = key_of(server);
  if (const auto pinned = pins_.find(key); pinned != pins_.end()) return pinned->second.front();
  const auto known = remembered_.find(key);
  if (known == remembered_.end()) return std::nullopt;
  return known->second;
}

}  // namespace mtavip::net
