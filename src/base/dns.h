// DNS questions and answers as values: cores ask, net/ resolves (c-ares), testkit/ answers from a table.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip {

enum class DnsType : std::uint8_t { kA, kAaaa, kSrv, kNaptr };
enum class DnsQueryId : std::uint64_t {};

struct DnsQuery {
  DnsQueryId id{};
  DnsType type{};
  std::string name;
};

struct SrvRecord {
  std::uint16_t priority = 0;
  std::uint16_t weight = 0;
  std::uint16_t port = 0;
  std::string target;
};
struct NaptrRecord {
  std::uint16_t order = 0;
  std::uint16_t preference = 0;
  std::string flags;
  std::string service;
  std::string regexp;
  std::string replacement;
};
/// A and AAAA records are IpAddress.
using DnsRecord = std::variant<IpAddress, SrvRecord, NaptrRecord>;

enum class DnsStatus : std::uint8_t {
  kOk,        ///< records may still be empty: the name exists, without this type
  kNotFound,  ///< NXDOMAIN
  kFailed,    ///< SERVFAIL, refused, malformed answer
  kTimedOut,  ///< no name server answered
};

struct DnsAnswer {
  DnsQueryId id{};
  DnsStatus status{};
  std::vector<DnsRecord> records;
  Duration time_to_live{};
};

}  // namespace mtavip
