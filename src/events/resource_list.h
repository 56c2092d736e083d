// application/rlmi+xml: which resources of a list a NOTIFY is about, and which of its parts tells the state of which
// (RFC 4662 section 5).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "xml/document.h"

namespace mtavip::events {

inline constexpr std::string_view kResourceListType = "application/rlmi+xml";

struct ListedResource {
  std::string uri;
  std::string name;
  std::string state;       ///< of its subscription: "active", "pending", "terminated"; empty: nothing has been told yet
  std::string reason;      ///< why it is terminated
  std::string content_id;  ///< of the part with its state; empty: there is none
  friend bool operator==(const ListedResource&, const ListedResource&) = default;
};

struct ResourceListDocument {
  std::string uri;
  std::uint32_t version = 0;
  bool full = true;  ///< every resource is in it
  std::vector<ListedResource> resources;
  friend bool operator==(const ResourceListDocument&, const ResourceListDocument&) = default;
};

[[nodiscard]] Result<ResourceListDocument, xml::Failure> parse_resource_list(std::string_view body);

}  // namespace mtavip::events
