// Reads the replies of name servers (RFC 1035 section 4, RFC 2782, RFC 3403, RFC 2308).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/dns.h"
#include "base/result.h"

namespace mtavip::net {

struct DnsMessageLimits {
  std::size_t records = 512;  ///< in the sections that are read
  std::size_t aliases = 8;    ///< CNAMEs followed
  Duration longest_life = std::chrono::hours(24);
};

enum class DnsMessageError : std::uint8_t {
  kTruncated,  ///< ends inside a field
  kNotAReply,  ///< a question, or without exactly one question in it
  kBadName,    ///< longer than 255 octets, a pointer that does not point back, or bytes no host name has
  kBadRecord,  ///< a record whose data do not have the length it says
  kTooManyRecords,
};

struct DnsReply {
  DnsStatus status{};
  std::vector<DnsRecord> records;  ///< of the type asked for, for the name asked for or what it is an alias of
  Duration time_to_live{};         ///< the shortest on the way; of an empty reply, how long that holds
};

/// Never takes longer than linear time in the message; allocates for what it found, not for what is claimed. A target
/// or replacement that is the root is ".".
Result<DnsReply, DnsMessageError> parse_dns_reply(ByteView message, DnsType type, const DnsMessageLimits& limits = {});

}  // namespace mtavip::net
