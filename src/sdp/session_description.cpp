#include "sdp/session_description.h"

#include <algorithm>

#include "base/text.h"

namespace mtavip::sdp {

std::optional<std::string_view> find_attribute(const Attributes& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& a) { return equals_ignoring_case(a.name, name); });
  if (found == attributes.end()) return std::nullopt;
  return found->value ? std::string_view(*found->value) : std::string_view();
}

Connection Connection::of(const IpAddress& address) {
  Connection connection;
  connection.address_type = address.is_v6() ? "IP6" : "IP4";
  // A zone has no meaning for the other side.
  connection.address = address.is_v6() ? IpAddress::v6(address.octets()).to_string() : address.to_string();
  return connection;
}

std::optional<IpAddress> Connection::ip() const {
  return IpAddress::parse(address);
}

}  // namespace mtavip::sdp
