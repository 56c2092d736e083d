#include "sip/server_locator.h"

#include <algorithm>
#include <utility>

#include "base/srv_order.h"
#include "base/text.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kCacheEntries = 512;
constexpr std::size_t kUnreachableEntries = 1024;
constexpr std::size_t kRecords = 32;

std::string key_of(DnsType type, const std::string& name) {
  return std::to_string(static_cast<int>(type)) + to_lower(name);
}
std::string key_of(const Target& target) {
  return std::to_string(static_cast<int>(target.kind)) + target.remote.to_string();
}

std::optional<TransportKind> kind_of_service(std::string_view service) {
  if (equals_ignoring_case(service, "SIP+D2U")) return TransportKind::kUdp;
  if (equals_ignoring_case(service, "SIP+D2T")) return TransportKind::kTcp;
  if (equals_ignoring_case(service, "SIPS+D2T")) return TransportKind::kTls;
  if (equals_ignoring_case(service, "SIP+D2W")) return TransportKind::kWs;
  if (equals_ignoring_case(service, "SIPS+D2W")) return TransportKind::kWss;
  return std::nullopt;
}

std::string_view srv_prefix(TransportKind kind) {
  switch (kind) {
    case TransportKind::kUdp:
      return "_sip._udp.";
    case TransportKind::kTcp:
      return "_sip._tcp.";
    case TransportKind::kTls:
      return "_sips._tcp.";
    case TransportKind::kWs:
      return "_sip._ws.";
    case TransportKind::kWss:
      return "_sips._ws.";
  }
  return "";
}

}  // namespace

std::uint16_t default_port(TransportKind kind) {
  switch (kind) {
    case TransportKind::kTls:
      return 5061;
    case TransportKind::kWs:
      return 80;
    case TransportKind::kWss:
      return 443;
    default:
      return 5060;
  }
}

std::optional<LookupRequest> lookup_of(const Uri& uri) {
  if (!uri.is_sip() || uri.host.empty()) return std::nullopt;
  LookupRequest request;
  request.host = uri.host;
  if (const auto maddr = uri.parameters.value("maddr"); maddr && !maddr->empty()) {
    const auto address = IpAddress::parse(*maddr);
    request.host = address ? address->to_string() : std::string(*maddr);
  }
  request.port = uri.port;
  request.secure = uri.secure();
  if (const auto transport = uri.parameters.value("transport")) {
    if (equals_ignoring_case(*transport, "udp")) {
      // A sips URI cannot be reached by UDP (RFC 3261 section 26.2.2).
      if (request.secure) return std::nullopt;
      request.transport = TransportKind::kUdp;
    } else if (equals_ignoring_case(*transport, "tcp")) {
      request.transport = request.secure ? TransportKind::kTls : TransportKind::kTcp;
    } else if (equals_ignoring_case(*transport, "tls")) {
      request.transport = TransportKind::kTls;
    } else if (equals_ignoring_case(*transport, "ws")) {
      request.transport = request.secure ? TransportKind::kWss : TransportKind::kWs;
    } else if (equals_ignoring_case(*transport, "wss")) {
      request.transport = TransportKind::kWss;
    } else {
      return std::nullopt;
    }
  }
  if (request.secure) request.fallback = TransportKind::kTls;
  return request;
}

LookupRequest lookup_of(const websocket::Url& url) {
  LookupRequest request;
  request.host = url.host;
  request.port = url.port;
  request.transport = url.secure ? TransportKind::kWss : TransportKind::kWs;
  if (url.target != "/") request.path = url.target;
  return request;
}

LookupId ServerLocator::start(Timestamp now, LookupRequest request) {
  const auto id = LookupId{++last_lookup_};
  Lookup& lookup = lookups_[id];
  lookup.request = std::move(request);
  const LookupRequest& r = lookup.request;
  if (IpAddress::parse(r.host) || r.port != 0) {
    add_plain_candidate(lookup);
  } else if (r.transport) {
    lookup.services.push_back({*r.transport, std::string(srv_prefix(*r.transport)) + r.host, false, {}});
    ask_services(now, id);
  } else {
    lookup.stage = Stage::kNaptr;
    ask(now, id, DnsType::kNaptr, r.host);
  }
  return id;
}

void ServerLocator::add_plain_candidate(Lookup& lookup) {
  const LookupRequest& r = lookup.request;
  const TransportKind kind = r.transport.value_or(r.fallback);
  lookup.stage = Stage::kAddresses;
  lookup.candidates.push_back({kind, r.host, r.port != 0 ? r.port : default_port(kind), false, 0, {}});
}

void ServerLocator::ask(Timestamp now, LookupId id, DnsType type, const std::string& name) {
  if (const auto cached = cache_.find(key_of(type, name)); cached != cache_.end()) {
    if (cached->second.until > now) {
      const DnsAnswer copy = cached->second.answer;
      answer(now, id, {id, type, name}, copy);
      return;
    }
    cache_.erase(cached);
  }
  const auto query = DnsQueryId{++last_query_};
  questions_[query] = {id, type, name};
  queries_.push_back({query, type, name});
}

void ServerLocator::handle(Timestamp now, const DnsAnswer& reply) {
  const auto found = questions_.find(reply.id);
  if (found == questions_.end()) return;
  const Question question = std::move(found->second);
  questions_.erase(found);
  DnsAnswer kept = reply;
  if (kept.records.size() > kRecords) kept.records.resize(kRecords);
  if (kept.time_to_live > 0s && (kept.status == DnsStatus::kOk || kept.status == DnsStatus::kNotFound)) {
    if (cache_.size() >= kCacheEntries) {
      std::erase_if(cache_, [now](const auto& entry) { return entry.second.until <= now; });
      if (cache_.size() >= kCacheEntries) cache_.clear();
    }
    cache_[key_of(question.type, question.name)] = {kept, now + std::min<Duration>(kept.time_to_live, 24h)};
  }
  answer(now, question.lookup, question, kept);
  if (lookups_.contains(question.lookup)) ready_.push_back(question.lookup);
}

void ServerLocator::answer(Timestamp now, LookupId id, const Question& question, const DnsAnswer& reply) {
  const auto found = lookups_.find(id);
  if (found == lookups_.end()) return;
  Lookup& lookup = found->second;
  if (reply.status != DnsStatus::kOk) lookup.status = reply.status;
  switch (question.type) {
    case DnsType::kNaptr:
      take_naptr(now, id, lookup, reply);
      return;
    case DnsType::kSrv: {
      bool all = true;
      for (Service& service : lookup.services) {
        if (!service.answered && service.name == question.name) {
          service.answered = true;
          for (const DnsRecord& record : reply.records) {
            if (const auto* srv = std::get_if<SrvRecord>(&record)) service.records.push_back(*srv);
          }
        }
        all = all && service.answered;
      }
      if (all && lookup.stage == Stage::kSrv) take_services(lookup);
      return;
    }
    case DnsType::kA:
    case DnsType::kAaaa:
      for (Candidate& candidate : lookup.candidates) {
        if (!candidate.asked || candidate.pending == 0 || candidate.name != question.name) continue;
        --candidate.pending;
        for (const DnsRecord& record : reply.records) {
          if (const auto* address = std::get_if<IpAddress>(&record)) candidate.addresses.push_back(*address);
        }
        break;
      }
      return;
  }
}

void ServerLocator::take_naptr(Timestamp now, LookupId id, Lookup& lookup, const DnsAnswer& reply) {
  std::vector<NaptrRecord> records;
  for (const DnsRecord& record : reply.records) {
    const auto* naptr = std::get_if<NaptrRecord>(&record);
    if (naptr == nullptr || !equals_ignoring_case(naptr->flags, "s") || naptr->replacement.empty()) continue;
    const auto kind = kind_of_service(naptr->service);
    if (!kind || !lookup.request.usable.has(*kind) || (lookup.request.secure && !is_secure(*kind))) continue;
    records.push_back(*naptr);
  }
  std::stable_sort(records.begin(), records.end(), [](const NaptrRecord& a, const NaptrRecord& b) {
    return std::pair(a.order, a.preference) < std::pair(b.order, b.preference);
  });
  for (const NaptrRecord& record : records) {
    lookup.services.push_back({*kind_of_service(record.service), record.replacement, false, {}});
  }
  if (lookup.services.empty()) {
    const auto guess = [&lookup](TransportKind kind) {
      if (lookup.request.usable.has(kind)) {
        lookup.services.push_back({kind, std::string(srv_prefix(kind)) + lookup.request.host, false, {}});
      }
    };
    if (!lookup.request.secure) {
      if (lookup.request.fallback != TransportKind::kUdp) guess(lookup.request.fallback);
      guess(TransportKind::kUdp);
      if (lookup.request.fallback != TransportKind::kTcp) guess(TransportKind::kTcp);
    }
    if (lookup.request.secure || lookup.request.fallback != TransportKind::kTls) guess(TransportKind::kTls);
  }
  ask_services(now, id);
}

void ServerLocator::ask_services(Timestamp now, LookupId id) {
  Lookup& lookup = lookups_.at(id);
  lookup.stage = Stage::kSrv;
  std::vector<std::string> names;
  for (const Service& service : lookup.services) {
    if (std::find(names.begin(), names.end(), service.name) == names.end()) names.push_back(service.name);
  }
  if (names.empty()) {
    add_plain_candidate(lookup);
    return;
  }
  for (const std::string& name : names) ask(now, id, DnsType::kSrv, name);
}

void ServerLocator::take_services(Lookup& lookup) {
  lookup.stage = Stage::kAddresses;
  for (Service& service : lookup.services) {
    for (SrvRecord& record : order_of_srv(std::move(service.records), *random_)) {
      // A target of "." says that the service is decidedly not there (RFC 2782).
      if (record.target.empty() || record.target == ".") continue;
      if (record.target.back() == '.') record.target.pop_back();
      lookup.candidates.push_back({service.kind, record.target, record.port, false, 0, {}});
    }
  }
  lookup.services.clear();
  if (lookup.candidates.empty()) add_plain_candidate(lookup);
}

void ServerLocator::resolve(Timestamp now, LookupId id, Candidate& candidate) {
  candidate.asked = true;
  if (const auto address = IpAddress::parse(candidate.name)) {
    candidate.addresses.push_back(*address);
    return;
  }
  const UsableTransports& usable = lookups_.at(id).request.usable;
  const auto kind = static_cast<std::size_t>(candidate.kind);
  const bool ask_v6 = usable.v6[kind];
  const bool ask_v4 = usable.v4[kind];
  candidate.pending = (ask_v6 ? 1U : 0U) + (ask_v4 ? 1U : 0U);
  const std::string name = candidate.name;
  if (ask_v6) ask(now, id, DnsType::kAaaa, name);
  if (ask_v4) ask(now, id, DnsType::kA, name);
}

void ServerLocator::order_by_family(const Lookup& lookup, Candidate& candidate) const {
  // The families take turns, so that one broken family costs one attempt and not all (the idea of RFC 8305).
  std::vector<IpAddress> first;
  std::vector<IpAddress> second;
  for (const IpAddress& address : candidate.addresses) {
    (address.is_v6() == lookup.request.prefer_ipv6 ? first : second).push_back(address);
  }
  candidate.addresses.clear();
  for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
    if (i < first.size()) candidate.addresses.push_back(first[i]);
    if (i < second.size()) candidate.addresses.push_back(second[i]);
  }
}

ServerLocator::Next ServerLocator::next(Timestamp now, LookupId id, Target& target) {
  const auto it = lookups_.find(id);
  if (it == lookups_.end()) return Next::kExhausted;
  Lookup& lookup = it->second;
  if (lookup.stage != Stage::kAddresses) return Next::kPending;
  if (lookup.given >= limits_->targets) return Next::kExhausted;
  for (;;) {
    if (!lookup.found.empty()) {
      target = std::move(lookup.found.front());
      lookup.found.pop_front();
      if (is_unreachable(now, target)) {
        lookup.deferred.push_back(std::move(target));
        continue;
      }
      ++lookup.given;
      return Next::kTarget;
    }
    if (lookup.candidates.empty()) break;
    Candidate& candidate = lookup.candidates.front();
    if (!candidate.asked) resolve(now, id, candidate);
    if (candidate.pending > 0) return Next::kPending;
    order_by_family(lookup, candidate);
    for (const IpAddress& address : candidate.addresses) {
      if (!lookup.request.usable.has(candidate.kind, address)) continue;
      // The certificate is checked against the name that was asked for, not against what DNS made of it (RFC 5922).
      const bool named = is_secure(candidate.kind) || is_websocket(candidate.kind);
      lookup.found.push_back({candidate.kind,
                              {address, candidate.port},
                              named ? lookup.request.host : std::string(),
                              lookup.request.path});
    }
    lookup.candidates.pop_front();
  }
  if (!lookup.deferred.empty()) {
    target = std::move(lookup.deferred.front());
    lookup.deferred.pop_front();
    ++lookup.given;
    return Next::kTarget;
  }
  return Next::kExhausted;
}

bool ServerLocator::may_have_more(LookupId id) const {
  const auto it = lookups_.find(id);
  if (it == lookups_.end() || it->second.given >= limits_->targets) return false;
  const Lookup& lookup = it->second;
  return lookup.stage != Stage::kAddresses || !lookup.found.empty() || !lookup.candidates.empty() ||
         !lookup.deferred.empty();
}

DnsStatus ServerLocator::status(LookupId id) const {
  const auto it = lookups_.find(id);
  return it == lookups_.end() ? DnsStatus::kOk : it->second.status;
}

void ServerLocator::drop(LookupId id) {
  lookups_.erase(id);
}

void ServerLocator::mark_unreachable(Timestamp now, const Target& target) {
  if (unreachable_.size() >= kUnreachableEntries) {
    std::erase_if(unreachable_, [now](const auto& entry) { return entry.second <= now; });
    if (unreachable_.size() >= kUnreachableEntries) unreachable_.clear();
  }
  unreachable_[key_of(target)] = now + timers_->unreachable_memory;
}

void ServerLocator::mark_reachable(const Target& target) {
  if (!unreachable_.empty()) unreachable_.erase(key_of(target));
}

bool ServerLocator::is_unreachable(Timestamp now, const Target& target) const {
  if (unreachable_.empty()) return false;
  const auto it = unreachable_.find(key_of(target));
  return it != unreachable_.end() && it->second > now;
}

std::optional<DnsQuery> ServerLocator::next_query() {
  if (queries_.empty()) return std::nullopt;
  DnsQuery query = std::move(queries_.front());
  queries_.pop_front();
  return query;
}

std::optional<LookupId> ServerLocator::next_ready() {
  if (ready_.empty()) return std::nullopt;
  const LookupId id = ready_.front();
  ready_.pop_front();
  return id;
}

}  // namespace mtavip::sip
