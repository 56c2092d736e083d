// The order in which the servers of an SRV answer are tried (RFC 2782): by priority, and among equals by chance, in
// proportion to their weights.
#pragma once

#include <vector>

#include "base/dns.h"
#include "base/random.h"

namespace mtavip {

[[nodiscard]] std::vector<SrvRecord> order_of_srv(std::vector<SrvRecord> records, Random& random);

}  // namespace mtavip
