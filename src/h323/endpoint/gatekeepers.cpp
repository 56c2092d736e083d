#include "h323/endpoint/gatekeepers.h"

#include <algorithm>

namespace mtavip::h323 {
namespace {

/// Each has a range of ids for its questions to DNS.
constexpr std::uint64_t kQueriesOfEach = std::uint64_t{1} << 24;

FailureCategory category_of(ras::RegistrationFailure failure) {
  switch (failure) {
    case ras::RegistrationFailure::kNone:
      return FailureCategory::kNone;
    case ras::RegistrationFailure::kNotFound:
      return FailureCategory::kNotFound;
    case ras::RegistrationFailure::kUnreachable:
      return FailureCategory::kNotReachable;
    case ras::RegistrationFailure::kAuthentication:
    case ras::RegistrationFailure::kUntrusted:
      return FailureCategory::kAuthenticationFailed;
    case ras::RegistrationFailure::kDuplicateAlias:
    case ras::RegistrationFailure::kInvalidAlias:
    case ras::RegistrationFailure::kForbidden:
      return FailureCategory::kForbidden;
    case ras::RegistrationFailure::kProtocol:
    case ras::RegistrationFailure::kFeature:
      return FailureCategory::kProtocol;
    case ras::RegistrationFailure::kNoTransport:
      return FailureCategory::kLocal;
    default:
      return FailureCategory::kGatekeeper;
  }
}

std::vector<std::string> texts_of(const std::vector<ras::Alias>& aliases) {
  std::vector<std::string> result;
  result.reserve(aliases.size());
  for (const auto& alias : aliases) result.push_back(alias.text);
  return result;
}

}  // namespace

void Gatekeepers::add_socket(const LocalSocket& socket) {
  if (socket.kind == TransportKind::kTcp) {
    listeners_.push_back(socket);
    return;
  }
  if (socket.kind != TransportKind::kUdp) return;
  sockets_.push_back(socket);
  for (auto& [id, entry] : table_) entry.client->add_socket(socket);
}

void Gatekeepers::remove_socket(Timestamp now, SocketId socket) {
  const auto gone = [socket](const LocalSocket& s) { return s.id == socket; };
  sockets_.erase(std::remove_if(sockets_.begin(), sockets_.end(), gone), sockets_.end());
  listeners_.erase(std::remove_if(listeners_.begin(), listeners_.end(), gone), listeners_.end());
  for (auto& [id, entry] : table_) entry.client->remove_socket(now, socket);
}

bool Gatekeepers::asks(DnsQueryId query) const {
  const auto number = static_cast<std::uint64_t>(query);
  return std::any_of(table_.begin(), table_.end(), [number](const auto& row) {
    return number >= row.second.first_query && number - row.second.first_query < kQueriesOfEach;
  });
}

GatekeeperId Gatekeepers::add(ras::ClientConfig client_config) {
  const GatekeeperId id{++last_};
  if (client_config.call_signal_addresses.empty()) {
    for (const auto& listener : listeners_) {
      if (listener.address.port != 0) client_config.call_signal_addresses.push_back(listener.address);
    }
  }
  const Product& product = config_.product;
  client_config.vendor = {product.t35_country, product.t35_extension, product.manufacturer, product.name,
                          product.version};
  client_config.trace = config_.trace;
  client_config.prefer_ipv6 = config_.prefer_ipv6;
  if (!client_config.find_address) client_config.find_address = config_.find_address;
  client_config.first_dns_query += last_ * kQueriesOfEach;
  client_config.sequence_numbers = &sequence_numbers_;
  Entry& entry = table_[id];
  entry.first_query = client_config.first_dns_query;
  entry.client = std::make_unique<ras::Client>(environment_, std::move(client_config));
  for (const auto& socket : sockets_) entry.client->add_socket(socket);
  return id;
}

void Gatekeepers::remove(Timestamp now, GatekeeperId id) {
  const auto it = table_.find(id);
  if (it == table_.end()) return;
  it->second.leaving = true;
  it->second.client->stop(now);
}

void Gatekeepers::start(Timestamp now, GatekeeperId id) {
  const auto it = table_.find(id);
  if (it == table_.end() || it->second.leaving) return;
  it->second.client->start(now);
  RegistrationChanged event;
  event.gatekeeper = id;
  event.state = RegistrationState::kRegistering;
  waiting_.emplace_back(Event{std::move(event)});
}

void Gatekeepers::stop(Timestamp now, GatekeeperId id) {
  const auto it = table_.find(id);
  if (it != table_.end()) it->second.client->stop(now);
}

void Gatekeepers::handle(Timestamp now, const DatagramReceived& input) {
  for (auto& [id, entry] : table_) {
    if (entry.client->handle(now, input)) return;
  }
}

void Gatekeepers::handle(Timestamp now, const DatagramFailed& input) {
  for (auto& [id, entry] : table_) {
    if (entry.client->handle(now, input)) return;
  }
}

void Gatekeepers::handle(Timestamp now, const DnsAnswer& answer) {
  for (auto& [id, entry] : table_) {
    if (entry.client->handle(now, answer)) return;
  }
}

void Gatekeepers::handle_timeout(Timestamp now) {
  for (auto& [id, entry] : table_) {
    const auto due = entry.client->deadline();
    if (due && *due <= now) entry.client->handle_timeout(now);
  }
}

std::optional<Timestamp> Gatekeepers::deadline() const {
  std::optional<Timestamp> result;
  for (const auto& [id, entry] : table_) {
    if (const auto due = entry.client->deadline()) result = result ? std::min(*result, *due) : due;
  }
  return result;
}

std::optional<Gatekeepers::Output> Gatekeepers::poll() {
  if (!waiting_.empty()) {
    Output first = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    return first;
  }
  for (auto it = table_.begin(); it != table_.end();) {
    Entry& entry = it->second;
    std::vector<Output> out;
    if (auto output = entry.client->poll()) {
      if (auto* datagram = std::get_if<SendDatagram>(&*output)) return Output{std::move(*datagram)};
      if (auto* query = std::get_if<DnsQuery>(&*output)) return Output{std::move(*query)};
      take(it->first, entry, std::get<ras::Event>(std::move(*output)), out);
      if (out.empty()) continue;
      waiting_.insert(waiting_.end(), std::next(out.begin()), out.end());
      return std::move(out.front());
    }
    if (entry.leaving && entry.client->state() == ras::RegistrationState::kUnregistered) {
      it = table_.erase(it);
    } else {
      ++it;
    }
  }
  return std::nullopt;
}

bool Gatekeepers::has(SocketId socket) const {
  return std::any_of(sockets_.begin(), sockets_.end(), [socket](const LocalSocket& s) { return s.id == socket; });
}

void Gatekeepers::take(GatekeeperId id, Entry& entry, ras::Event event, std::vector<Output>& out) {
  const auto for_call = [&](ras::AdmissionId admission, auto what, bool forget) {
    const auto it = entry.calls.find(admission);
    if (it == entry.calls.end()) return;
    const CallId call = it->second;
    if (forget) {
      entry.calls.erase(it);
      admissions_.erase(call);
    }
    out.emplace_back(ForCall{call, std::move(what)});
  };
  const auto changed = [&](RegistrationChanged change) {
    change.gatekeeper = id;
    out.emplace_back(Event{std::move(change)});
  };
  if (auto* registered = std::get_if<ras::Registered>(&event)) {
    entry.aliases = registered->aliases;
    RegistrationChanged change;
    change.state = RegistrationState::kRegistered;
    change.identifier = registered->gatekeeper_identifier;
    change.address = registered->gatekeeper;
    change.aliases = texts_of(registered->aliases);
    change.time_to_live = registered->time_to_live;
    changed(std::move(change));
  } else if (auto* failed = std::get_if<ras::RegistrationFailed>(&event)) {
    RegistrationChanged change;
    change.state = RegistrationState::kFailed;
    change.failure = category_of(failed->failure);
    change.text = failed->text;
    changed(std::move(change));
  } else if (auto* gone = std::get_if<ras::Unregistered>(&event)) {
    RegistrationChanged change;
    change.state = gone->registering ? RegistrationState::kRegistering : RegistrationState::kUnregistered;
    change.text = gone->reason;
    changed(std::move(change));
  } else if (auto* admitted = std::get_if<ras::Admitted>(&event)) {
    for_call(admitted->admission, std::move(*admitted), false);
  } else if (auto* rejected = std::get_if<ras::AdmissionRejected>(&event)) {
    for_call(rejected->admission, std::move(*rejected), true);
  } else if (auto* disengaged = std::get_if<ras::DisengageRequested>(&event)) {
    for_call(disengaged->admission, std::move(*disengaged), true);
  } else if (auto* bandwidth = std::get_if<ras::BandwidthChanged>(&event)) {
    for_call(bandwidth->admission, *bandwidth, false);
  } else if (auto* refused = std::get_if<ras::BandwidthRejected>(&event)) {
    for_call(refused->admission, std::move(*refused), false);
  } else if (auto* trace = std::get_if<ras::MessageTrace>(&event)) {
    out.emplace_back(
        Event{MessageTrace{trace->outgoing, TraceProtocol::kRas, trace->local, trace->remote, std::move(trace->data)}});
  }
}

std::optional<GatekeeperId> Gatekeepers::for_incoming(const Endpoint& source) const {
  std::optional<GatekeeperId> result;
  for (const auto& [id, entry] : table_) {
    if (entry.leaving || entry.client->state() != ras::RegistrationState::kRegistered) continue;
    const auto gatekeeper = entry.client->gatekeeper();
    if (gatekeeper && gatekeeper->address == source.address) return id;
    if (!result) result = id;
  }
  return result;
}

bool Gatekeepers::admit(Timestamp now, GatekeeperId id, CallId call, const ras::AdmissionRequest& request) {
  const auto it = table_.find(id);
  if (it == table_.end()) return false;
  const auto admission = it->second.client->admit(now, request);
  if (!admission) return false;
  it->second.calls[*admission] = call;
  admissions_[call] = {id, *admission};
  return true;
}

void Gatekeepers::disengage(Timestamp now, CallId call, const ras::Disengage& how) {
  const auto it = admissions_.find(call);
  if (it == admissions_.end()) return;
  const Admission admission = it->second;
  admissions_.erase(it);
  const auto entry = table_.find(admission.gatekeeper);
  if (entry == table_.end()) return;
  entry->second.calls.erase(admission.id);
  static_cast<void>(entry->second.client->disengage(now, admission.id, how));
}

void Gatekeepers::tell(CallId call, const ras::CallInfo& info) {
  const auto it = admissions_.find(call);
  if (it == admissions_.end()) return;
  if (const auto entry = table_.find(it->second.gatekeeper); entry != table_.end()) {
    static_cast<void>(entry->second.client->set_call_info(it->second.id, info));
  }
}

void Gatekeepers::change_bandwidth(Timestamp now, CallId call, DataRate bandwidth) {
  const auto it = admissions_.find(call);
  if (it == admissions_.end()) return;
  if (const auto entry = table_.find(it->second.gatekeeper); entry != table_.end()) {
    static_cast<void>(entry->second.client->change_bandwidth(now, it->second.id, bandwidth));
  }
}

ras::Client* Gatekeepers::client(GatekeeperId id) {
  const auto it = table_.find(id);
  return it == table_.end() ? nullptr : it->second.client.get();
}

std::vector<ras::Alias> Gatekeepers::aliases(GatekeeperId id) const {
  const auto it = table_.find(id);
  return it == table_.end() ? std::vector<ras::Alias>{} : it->second.aliases;
}

}  // namespace mtavip::h323
