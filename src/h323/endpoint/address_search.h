// From a host's name to the addresses of a service there: SRV records of H.323 Annex O (_h323cs._tcp for calls),
// then addresses of both families. One search a call; questions and answers are values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/dns.h"
#include "base/random.h"

namespace mtavip::h323 {

class AddressSearch {
 public:
  struct Settings {
    bool ipv4 = true;  ///< whether there is a socket for it
    bool ipv6 = true;
    bool prefer_ipv6 = true;
    std::size_t most_addresses = 16;
    std::string service = "_h323cs._tcp";
    std::uint16_t default_port = 1720;  ///< where no SRV record says otherwise
    bool only_service = false;          ///< nothing is found where there is no SRV record
  };

  /// `port`: zero asks for SRV records first. `last_query` counts the ids of questions, for all searches.
  AddressSearch(std::string host, std::uint16_t port, const Settings& settings, Random& random,
                std::uint64_t& last_query);

  /// The first questions; none where the host is an address.
  std::vector<DnsQuery> start();
  /// Further questions. Answers to other questions are nothing.
  std::vector<DnsQuery> handle(const DnsAnswer& answer);
  [[nodiscard]] bool done() const { return waiting_.empty(); }
  [[nodiscard]] bool asks(DnsQueryId id) const;
  /// What was found, in the order in which to try it. Empty: nothing, and why_not() says why.
  [[nodiscard]] std::vector<Endpoint> addresses() const;
  [[nodiscard]] std::string why_not() const;

 private:
  struct Server {
    std::string name;
    std::uint16_t port = 0;
    std::vector<IpAddress> ipv6;
    std::vector<IpAddress> ipv4;
  };
  struct Waiting {
    DnsQueryId id{};
    DnsType type{};
    std::size_t server = 0;
  };

  DnsQuery ask(DnsType type, std::string name, std::size_t server);
  std::vector<DnsQuery> ask_for_addresses();
  void take_servers(const DnsAnswer& answer);

  std::string host_;
  std::uint16_t port_;
  Settings settings_;
  Random& random_;
  std::uint64_t& last_query_;
  std::vector<Server> servers_;
  std::vector<Waiting> waiting_;
  DnsStatus worst_ = DnsStatus::kOk;
};

}  // namespace mtavip::h323
