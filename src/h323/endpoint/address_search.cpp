#include "h323/endpoint/address_search.h"

#include <algorithm>
#include <utility>

#include "base/srv_order.h"

namespace mtavip::h323 {
AddressSearch::AddressSearch(std::string host, std::uint16_t port, const Settings& settings, Random& random,
                             std::uint64_t& last_query)
    : host_(std::move(host)), port_(port), settings_(settings), random_(random), last_query_(last_query) {}

std::vector<DnsQuery> AddressSearch::start() {
  if (const auto address = IpAddress::parse(host_)) {
    Server server{host_, port_ == 0 ? settings_.default_port : port_, {}, {}};
    (address->is_v6() ? server.ipv6 : server.ipv4).push_back(*address);
    servers_.push_back(std::move(server));
    return {};
  }
  if (port_ == 0) return {ask(DnsType::kSrv, settings_.service + "." + host_, 0)};
  servers_.push_back({host_, port_, {}, {}});
  return ask_for_addresses();
}

std::vector<DnsQuery> AddressSearch::handle(const DnsAnswer& answer) {
  const auto it = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& w) { return w.id == answer.id; });
  if (it == waiting_.end()) return {};
  const Waiting waiting = *it;
  waiting_.erase(it);
  if (waiting.type == DnsType::kSrv) {
    take_servers(answer);
    return ask_for_addresses();
  }
  worst_ = std::max(worst_, answer.status);
  if (answer.status != DnsStatus::kOk) return {};
  Server& server = servers_[waiting.server];
  for (const auto& record : answer.records) {
    const auto* address = std::get_if<IpAddress>(&record);
    if (address == nullptr || address->is_unspecified() || address->is_multicast()) continue;
    auto& list = address->is_v6() ? server.ipv6 : server.ipv4;
    if (list.size() < settings_.most_addresses) list.push_back(*address);
  }
  return {};
}

bool AddressSearch::asks(DnsQueryId id) const {
  return std::any_of(waiting_.begin(), waiting_.end(), [id](const auto& w) { return w.id == id; });
}

std::vector<Endpoint> AddressSearch::addresses() const {
  std::vector<Endpoint> result;
  const auto add = [&](const Server& server, const std::vector<IpAddress>& list) {
    for (const auto& address : list) {
      const Endpoint endpoint{address, server.port};
      const bool usable = address.is_v6() ? settings_.ipv6 : settings_.ipv4;
      if (usable && result.size() < settings_.most_addresses &&
          std::find(result.begin(), result.end(), endpoint) == result.end()) {
        result.push_back(endpoint);
      }
    }
  };
  for (const auto& server : servers_) {
    add(server, settings_.prefer_ipv6 ? server.ipv6 : server.ipv4);
    add(server, settings_.prefer_ipv6 ? server.ipv4 : server.ipv6);
  }
  return result;
}

std::string AddressSearch::why_not() const {
  switch (worst_) {
    case DnsStatus::kTimedOut:
      return "no name server answered for " + host_;
    case DnsStatus::kFailed:
      return "the name server failed for " + host_;
    case DnsStatus::kNotFound:
      return "there is no host " + host_;
    case DnsStatus::kOk:
      break;
  }
  return host_ + " has no address that can be used here";
}

DnsQuery AddressSearch::ask(DnsType type, std::string name, std::size_t server) {
  const DnsQueryId id{++last_query_};
  waiting_.push_back({id, type, server});
  return {id, type, std::move(name)};
}

std::vector<DnsQuery> AddressSearch::ask_for_addresses() {
  std::vector<DnsQuery> queries;
  for (std::size_t i = 0; i < servers_.size(); ++i) {
    if (settings_.ipv4) queries.push_back(ask(DnsType::kA, servers_[i].name, i));
    if (settings_.ipv6) queries.push_back(ask(DnsType::kAaaa, servers_[i].name, i));
  }
  return queries;
}

void AddressSearch::take_servers(const DnsAnswer& answer) {
  std::vector<SrvRecord> records;
  for (const auto& record : answer.records) {
    const auto* srv = std::get_if<SrvRecord>(&record);
    // A target of "." says that there is no such service here (RFC 2782).
    if (srv == nullptr || srv->target.empty() || srv->target == "." || srv->port == 0) continue;
    if (records.size() < settings_.most_addresses) records.push_back(*srv);
  }
  for (auto& record : order_of_srv(std::move(records), random_)) {
    servers_.push_back({std::move(record.target), record.port, {}, {}});
  }
  if (servers_.empty() && !settings_.only_service) servers_.push_back({host_, settings_.default_port, {}, {}});
}

}  // namespace mtavip::h323
