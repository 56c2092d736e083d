// What an INVITE says about its caller and its way here, beyond From: the identity that the network vouches for
// (RFC 3325), whether it wants to be named (RFC 3323), diversions (RFC 5806, RFC 7044), and the wish to be answered at
// once (RFC 5373, and what phones do). Readers of untrusted text: what cannot be read is left out.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sip/user_agent.h"

namespace mtavip::sip {

struct AssertedIdentity {
  std::string uri;
  std::string display_name;
};
/// P-Asserted-Identity, a sip or sips URI before a tel URI (RFC 3325 section 9.1). To be believed only where
/// IncomingSession::trusted.
[[nodiscard]] std::optional<AssertedIdentity> asserted_identity(const std::vector<ExtraHeader>& headers);

/// Whether Privacy asks that the caller is not named: "id", "user" or "header" (RFC 3323 section 4.2, RFC 3325
/// section 9.3).
[[nodiscard]] bool withholds_identity(const std::vector<ExtraHeader>& headers);
/// The user part of addresses that name nobody.
inline constexpr std::string_view kAnonymousUser = "anonymous";

struct DiversionEntry {
  std::string uri;  ///< who was called before
  std::string display_name;
  std::string reason;  ///< "unconditional", "user-busy", "no-answer", or another; empty: not told
  friend bool operator==(const DiversionEntry&, const DiversionEntry&) = default;
};
/// Those who were called before this side, the first of them first: Diversion, or where there is none History-Info. At
/// most 16.
[[nodiscard]] std::vector<DiversionEntry> diversions(const std::vector<ExtraHeader>& headers);

/// After how long the caller wants to be answered without a person's doing: Call-Info or Alert-Info with answer-after,
/// Alert-Info with info=alert-autoanswer, Answer-Mode: Auto, Priv-Answer-Mode: Auto. Nothing: it does not. Whether that
/// is done is the user's decision.
[[nodiscard]] std::optional<std::chrono::seconds> answer_after(const std::vector<ExtraHeader>& headers);

}  // namespace mtavip::sip
