// Over which protocol, and as which account, a dialled text is called. The rules are those of docs/cli.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/error.h>
#include <mtavip/types.h>

namespace mtavip::call {

/// What the plan knows of an account.
struct DialAccount {
  AccountId id{};
  Protocol protocol = Protocol::kSip;
  std::string domain;  ///< of its address; lower case
};

struct DialWish {
  std::optional<AccountId> account;
  std::optional<Protocol> protocol;
  bool fall_back = false;  ///< the other protocol may be tried where the first one finds nobody
};

struct DialRoute {
  Protocol protocol = Protocol::kSip;
  std::optional<AccountId> account;
  friend bool operator==(const DialRoute&, const DialRoute&) = default;
};

/// The way to go, and after it the one to fall back to, if any. `accounts` in the order of the configuration.
Expected<std::vector<DialRoute>> plan_dialling(std::string_view text, const DialWish& wish,
                                               const std::vector<DialAccount>& accounts);

}  // namespace mtavip::call
