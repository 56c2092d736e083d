// Answers DnsQuery values over c-ares: A, AAAA, SRV and NAPTR, with the hosts file and the names of RFC 6761
// (localhost).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/dns.h"
#include "base/ip_address.h"
#include "net/event_loop.h"

namespace mtavip::net {

struct ResolverConfig {
  /// Asked in this order; empty: those of /etc/resolv.conf, which is read again when it has changed.
  std::vector<Endpoint> name_servers;
  std::string hosts_file = "/etc/hosts";
  Duration attempt = std::chrono::milliseconds(1500);  ///< for one question to one server, at first
  int attempts = 3;                                    ///< rounds over all servers
  Duration total = std::chrono::seconds(5);            ///< after which a query ends as kTimedOut whatever happens
  std::size_t max_queries = 256;                       ///< at once; more end as kFailed
};

/// Belongs to the loop's thread. Nothing is opened or read before the first query. Every query gets exactly one answer,
/// from the loop and never inside resolve(), unless it is cancelled. The handler must not destroy the resolver (post
/// that).
class Resolver {
 public:
  using Handler = std::function<void(DnsAnswer)>;

  Resolver(EventLoop& loop, ResolverConfig config, Handler handler);
  ~Resolver();
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  /// A name of a single label is also tried in the system's search domains, for addresses.
  void resolve(DnsQuery query);
  void cancel(DnsQueryId id);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mtavip::net
