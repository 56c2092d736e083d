// application/pidf+xml: somebody's presence (RFC 3863) with the person's activities (RFC 4479, RFC 4480).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "xml/document.h"

namespace mtavip::events {

inline constexpr std::string_view kPresenceType = "application/pidf+xml";

/// One way to reach somebody.
struct PresenceTuple {
  std::string id;
  std::optional<bool> open;  ///< basic status
  std::string contact;       ///< URI; empty: none
  friend bool operator==(const PresenceTuple&, const PresenceTuple&) = default;
};

struct PresenceDocument {
  std::string entity;  ///< whose it is: "pres:..." or "sip:..."
  std::vector<PresenceTuple> tuples;
  std::vector<std::string> activities;  ///< as in RFC 4480 section 3.2: "busy", "on-the-phone"
  std::vector<std::string> notes;       ///< of person, tuples and document
  friend bool operator==(const PresenceDocument&, const PresenceDocument&) = default;
};

[[nodiscard]] Result<PresenceDocument, xml::Failure> parse_presence(std::string_view body);
[[nodiscard]] std::string print_presence(const PresenceDocument& document);

}  // namespace mtavip::events
