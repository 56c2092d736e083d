// The names that exist in a simulated network, with name servers that may be slow, broken or silent.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/dns.h"

namespace mtavip::testkit {

/// Names are compared without case and without a final dot.
class DnsZone {
 public:
  void add_address(std::string_view name, const IpAddress& address);
  void add_srv(std::string_view name, SrvRecord record);
  void add_naptr(std::string_view name, NaptrRecord record);
  void clear(std::string_view name);
  /// Every question for this name ends so, whatever records there are.
  void set_status(std::string_view name, DnsStatus status);

  /// How long an answer takes.
  Duration delay = 2ms;
  /// No name server answers: every question ends with kTimedOut after `timeout`.
  bool silent = false;
  Duration timeout = 5s;
  Duration time_to_live = 300s;

  [[nodiscard]] DnsAnswer answer(const DnsQuery& query) const;
  /// After which time the answer to this question is there.
  [[nodiscard]] Duration latency(const DnsQuery& query) const;

 private:
  struct Node {
    std::vector<std::pair<DnsType, DnsRecord>> records;
    std::optional<DnsStatus> status;
  };
  std::map<std::string, Node> nodes_;
};

}  // namespace mtavip::testkit
