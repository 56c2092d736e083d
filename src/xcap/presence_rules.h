// Who may watch a user's presence, in a document of presence authorization rules (RFC 5025 and 4745). Rules of other
// clients stay, but for those parts that are about somebody whose handling is changed here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xml/document.h"

namespace mtavip::xcap {

/// How a subscription is handled (RFC 5025 section 3.2.1).
enum class Handling : std::uint8_t {
  kBlock,
  kConfirm,      ///< it waits until the user has decided
  kPoliteBlock,  ///< it seems to be accepted, and is told that the user is offline
  kAllow,
};
[[nodiscard]] std::string_view to_string(Handling handling);

struct Rule {
  std::string who;  ///< a URI, "*@example.org" for a whole domain, or "*" for everybody
  Handling handling{};
  friend bool operator==(const Rule&, const Rule&) = default;
};

/// In the order of the document; rules with conditions that are not about who it is (a time, a sphere) are left out.
/// Where several are about the same watcher, the server takes the most permissive one (RFC 4745 section 10).
[[nodiscard]] std::vector<Rule> rules_of(const xml::Element& root);
/// Gives `who` this handling and no other, or none. False: it is so already.
bool set_rule(xml::Element& root, std::string_view who, std::optional<Handling> handling);

}  // namespace mtavip::xcap
