#include "call/dial_plan.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"
#include "call/target.h"

namespace mtavip::call {
namespace {

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

std::string_view name_of(Protocol protocol) {
  return protocol == Protocol::kSip ? "SIP" : "H.323";
}

bool has_scheme(std::string_view text, std::string_view scheme) {
  return starts_with_ignoring_case(text, scheme);
}

/// The protocol that an address names by itself.
std::optional<Protocol> protocol_of(std::string_view text) {
  if (has_scheme(text, "h323:")) return Protocol::kH323;
  if (has_scheme(text, "sip:") || has_scheme(text, "sips:")) return Protocol::kSip;
  // A room behind a host (H.323 calls it an extension): no SIP address is written so.
  if (text.find("##") != std::string_view::npos) return Protocol::kH323;
  return std::nullopt;
}

/// Whether the text says by itself where to go, so that no server is needed.
bool is_address(std::string_view text) {
  const std::string host = host_of(text);
  return IpAddress::parse(host).has_value() || host == "localhost" || Endpoint::parse(text).has_value() ||
         IpAddress::parse(text).has_value();
}

/// Whether it needs a server: a number or a name and no host.
bool is_bare(std::string_view text) {
  return text.find('@') == std::string_view::npos && text.find('.') == std::string_view::npos && !is_address(text) &&
         text.find("##") == std::string_view::npos;
}

std::optional<AccountId> account_for(std::string_view text, Protocol protocol,
                                     const std::vector<DialAccount>& accounts) {
  const std::string host = host_of(text);
  const DialAccount* first = nullptr;
  for (const auto& account : accounts) {
    if (account.protocol != protocol) continue;
    if (!host.empty() && account.domain == host) return account.id;
    if (first == nullptr) first = &account;
  }
  // An address is dialled directly, as nobody's; everything else through the first account.
  if (first == nullptr || is_address(text)) return std::nullopt;
  return first->id;
}

/// The protocol of a text that names none.
Protocol likely_protocol(std::string_view text, const std::vector<DialAccount>& accounts) {
  const std::string host = host_of(text);
  for (const auto& account : accounts) {
    if (account.domain == host && !host.empty()) return account.protocol;
  }
  if (is_bare(text) && !accounts.empty()) return accounts.front().protocol;
  return Protocol::kSip;
}

}  // namespace

Expected<std::vector<DialRoute>> plan_dialling(std::string_view text, const DialWish& wish,
                                               const std::vector<DialAccount>& accounts) {
  text = trim(text);
  const auto named = protocol_of(text);
  if (named && wish.protocol && *named != *wish.protocol) {
    return error(ErrorCode::kInvalidArgument,
                 "\"" + std::string(text) + "\" is no " + std::string(name_of(*wish.protocol)) + " address");
  }
  if (wish.account) {
    const auto account =
        std::find_if(accounts.begin(), accounts.end(), [&wish](const auto& a) { return a.id == *wish.account; });
    if (account == accounts.end()) return error(ErrorCode::kNotFound, "there is no such account");
    if ((named && *named != account->protocol) || (wish.protocol && *wish.protocol != account->protocol)) {
      return error(ErrorCode::kInvalidArgument,
                   "the account is one of " + std::string(name_of(account->protocol)) + ", \"" + std::string(text) +
                       "\" is called over the other protocol; choose another account or none");
    }
    return std::vector{DialRoute{account->protocol, account->id}};
  }
  const auto decided = named ? named : wish.protocol;
  const Protocol first = decided.value_or(likely_protocol(text, accounts));
  std::vector routes{DialRoute{first, account_for(text, first, accounts)}};
  if (wish.fall_back && !decided && !has_scheme(text, "tel:")) {
    const Protocol second = first == Protocol::kSip ? Protocol::kH323 : Protocol::kSip;
    const auto account = account_for(text, second, accounts);
    if (account || !is_bare(text)) routes.push_back({second, account});
  }
  return routes;
}

}  // namespace mtavip::call
