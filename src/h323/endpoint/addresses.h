// Addresses as H.245 writes them, and as everything else here does.
#pragma once

#include <optional>

#include "base/ip_address.h"
#include "h323/messages/h245_logical_channel_parameters.h"

namespace mtavip::h323 {

[[nodiscard]] h245::TransportAddress to_h245(const Endpoint& address);
/// Nothing for other networks than IP, and for multicast.
[[nodiscard]] std::optional<Endpoint> from_h245(const h245::TransportAddress& address);

}  // namespace mtavip::h323
