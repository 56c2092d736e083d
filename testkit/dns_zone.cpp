#include "testkit/dns_zone.h"

#include "base/text.h"

namespace mtavip::testkit {
namespace {

std::string key(std::string_view name) {
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  return to_lower(name);
}

}  // namespace

void DnsZone::add_address(std::string_view name, const IpAddress& address) {
  nodes_[key(name)].records.emplace_back(address.is_v6() ? DnsType::kAaaa : DnsType::kA, address);
}

void DnsZone::add_srv(std::string_view name, SrvRecord record) {
  nodes_[key(name)].records.emplace_back(DnsType::kSrv, std::move(record));
}

void DnsZone::add_naptr(std::string_view name, NaptrRecord record) {
  nodes_[key(name)].records.emplace_back(DnsType::kNaptr, std::move(record));
}

void DnsZone::clear(std::string_view name) {
  nodes_.erase(key(name));
}

void DnsZone::set_status(std::string_view name, DnsStatus status) {
  nodes_[key(name)].status = status;
}

DnsAnswer DnsZone::answer(const DnsQuery& query) const {
  DnsAnswer answer{query.id, DnsStatus::kOk, {}, time_to_live};
  const auto node = nodes_.find(key(query.name));
  if (silent) {
    answer.status = DnsStatus::kTimedOut;
  } else if (node == nodes_.end()) {
    answer.status = DnsStatus::kNotFound;
  } else if (node->second.status && *node->second.status != DnsStatus::kOk) {
    answer.status = *node->second.status;
  } else {
    for (const auto& [type, record] : node->second.records) {
      if (type == query.type) answer.records.push_back(record);
    }
  }
  return answer;
}

Duration DnsZone::latency(const DnsQuery& query) const {
  return answer(query).status == DnsStatus::kTimedOut ? timeout : delay;
}

}  // namespace mtavip::testkit
