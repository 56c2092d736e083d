#include "h323/endpoint/core.h"

#include <algorithm>

namespace mtavip::h323 {
namespace {

constexpr std::uint16_t kMostReference = 0x7fff;
/// Of some thousand that there are: others would have to be guessed for too long.
constexpr std::size_t kMostIdentities = 4'000;

}  // namespace

Terminal::Core::Core(Environment& environment, TerminalConfig config)
    : environment_(environment),
      config_(std::move(config)),
      connections_(config_.timers, config_.limits, config_.first_connection),
      limiter_(config_.limits.requests_per_source),
      gatekeepers_(environment, config_),
      locator_(environment, {config_.timers.location, 64, config_.find_address, config_.trace}),
      last_query_(config_.first_dns_query),
      last_reference_(static_cast<std::uint16_t>(environment.random().below(kMostReference))) {}

void Terminal::Core::remove_socket(Timestamp now, SocketId socket) {
  now_ = now;
  sockets_.erase(
      std::remove_if(sockets_.begin(), sockets_.end(), [socket](const LocalSocket& s) { return s.id == socket; }),
      sockets_.end());
  h245_listeners_.remove(socket);
  gatekeepers_.remove_socket(now, socket);
  locator_.remove_socket(socket);
  drain(now);
}

void Terminal::Core::add_socket(const LocalSocket& socket) {
  sockets_.push_back(socket);
  gatekeepers_.add_socket(socket);
  locator_.add_socket(socket);
}

// --- From the network
// -------------------------------------------------------------------------------------------------------

bool Terminal::Core::owns(const TransportInput& input) const {
  if (const auto* opened = std::get_if<ConnectionOpened>(&input)) {
    return opened->incoming ? listens_at(opened->local) || h245_listeners_.listens_at(opened->local)
                            : owns(opened->connection);
  }
  if (const auto* data = std::get_if<ConnectionData>(&input)) return owns(data->connection);
  if (const auto* closed = std::get_if<ConnectionClosed>(&input)) return owns(closed->connection);
  if (const auto* datagram = std::get_if<DatagramReceived>(&input)) return owns(datagram->socket);
  return owns(std::get<DatagramFailed>(input).socket);
}

bool Terminal::Core::owns(SocketId socket) const {
  return h245_listeners_.has(socket) ||
         std::any_of(sockets_.begin(), sockets_.end(), [socket](const LocalSocket& s) { return s.id == socket; });
}

bool Terminal::Core::listens_at(const Endpoint& local) const {
  return std::any_of(sockets_.begin(), sockets_.end(), [&local](const LocalSocket& socket) {
    return socket.kind == TransportKind::kTcp && is_bound_to(socket.address, local);
  });
}

bool Terminal::Core::owns(DnsQueryId query) const {
  return queries_.count(query) != 0 || gatekeepers_.asks(query);
}

void Terminal::Core::handle(Timestamp now, const TransportInput& input) {
  now_ = now;
  if (const auto* opened = std::get_if<ConnectionOpened>(&input)) {
    if (opened->incoming && listens_at(opened->local) && !is_welcome(now, opened->remote.address)) {
      connections_.turn_away(*opened);
    } else if (!opened->incoming || owns(input)) {
      connections_.handle(now, *opened);
    }
  } else if (const auto* data = std::get_if<ConnectionData>(&input)) {
    connections_.handle(now, *data);
  } else if (const auto* closed = std::get_if<ConnectionClosed>(&input)) {
    connections_.handle(now, *closed);
  } else if (const auto* datagram = std::get_if<DatagramReceived>(&input)) {
    if (!locator_.handle(now, *datagram)) gatekeepers_.handle(now, *datagram);
  } else {
    gatekeepers_.handle(now, std::get<DatagramFailed>(input));
  }
  drain(now);
}

void Terminal::Core::handle(Timestamp now, const DnsAnswer& answer) {
  now_ = now;
  const auto it = queries_.find(answer.id);
  if (it == queries_.end()) {
    gatekeepers_.handle(now, answer);
    drain(now);
    return;
  }
  const CallId id = it->second;
  queries_.erase(it);
  if (const auto call = calls_.find(id); call != calls_.end()) {
    call->second.call->resolved(now, answer);
    settle(now, id);
  }
  drain(now);
}

void Terminal::Core::handle_timeout(Timestamp now) {
  now_ = now;
  connections_.handle_timeout(now);
  gatekeepers_.handle_timeout(now);
  locator_.handle_timeout(now);
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const CallId id = deadlines_.begin()->second;
    deadlines_.erase(deadlines_.begin());
    Entry& entry = calls_.at(id);
    entry.scheduled.reset();
    entry.call->handle_timeout(now);
    settle(now, id);
  }
  drain(now);
}

std::optional<Timestamp> Terminal::Core::deadline() const {
  auto result = connections_.deadline();
  for (const auto& due : {gatekeepers_.deadline(), locator_.deadline()}) {
    if (due) result = result ? std::min(*result, *due) : due;
  }
  if (!deadlines_.empty()) {
    const Timestamp first = deadlines_.begin()->first;
    result = result ? std::min(*result, first) : first;
  }
  return result;
}

std::optional<Output> Terminal::Core::poll() {
  if (outputs_.empty()) return std::nullopt;
  Output output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

void Terminal::Core::drain(Timestamp now) {
  for (;;) {
    if (auto happening = connections_.poll()) {
      std::visit([&](const auto& what) { happened(now, what); }, *happening);
    } else if (auto output = gatekeepers_.poll()) {
      if (auto* datagram = std::get_if<SendDatagram>(&*output)) {
        outputs_.emplace_back(TransportOutput{std::move(*datagram)});
      } else if (auto* query = std::get_if<DnsQuery>(&*output)) {
        outputs_.emplace_back(std::move(*query));
      } else if (auto* event = std::get_if<Event>(&*output)) {
        outputs_.emplace_back(std::move(*event));
      } else {
        happened(now, std::get<Gatekeepers::ForCall>(*output));
      }
    } else if (auto found = locator_.poll()) {
      happened(now, *found);
    } else {
      break;
    }
  }
  connections_.flush(commands_);
  for (auto& command : commands_) outputs_.emplace_back(std::move(command));
  commands_.clear();
}

// --- For calls
// --------------------------------------------------------------------------------------------------------------

bool Terminal::Core::has_family(bool ipv6) const {
  return std::any_of(sockets_.begin(), sockets_.end(), [ipv6](const LocalSocket& socket) {
    return socket.kind == TransportKind::kTcp && socket.address.address.is_v6() == ipv6;
  });
}

IpAddress Terminal::Core::bind_address(const IpAddress& remote) const {
  for (const auto& socket : sockets_) {
    const IpAddress& bound = socket.address.address;
    if (socket.kind == TransportKind::kTcp && bound.is_v6() == remote.is_v6()) return bound;
  }
  return {};
}

Endpoint Terminal::Core::listening_at(const IpAddress& local) const {
  for (const auto& socket : sockets_) {
    if (socket.kind != TransportKind::kTcp || socket.address.address.is_v6() != local.is_v6()) continue;
    if (socket.address.port != 0) return {local, socket.address.port};
  }
  return {local, kCallSignalPort};
}

std::optional<Endpoint> Terminal::Core::listen_h245(Timestamp /*now*/, CallId call, const IpAddress& local,
                                                    const IpAddress& remote) {
  return h245_listeners_.listen(call, local, remote);
}

AddressSearch::Settings Terminal::Core::search_settings() const {
  AddressSearch::Settings settings;
  settings.ipv4 = has_family(false);
  settings.ipv6 = has_family(true);
  settings.prefer_ipv6 = config_.prefer_ipv6;
  settings.most_addresses = config_.limits.addresses;
  return settings;
}

AddressSearch Terminal::Core::search(const std::string& host, std::uint16_t port) {
  return AddressSearch(host, port, search_settings(), environment_.random(), last_query_);
}

AddressSearch Terminal::Core::search_locators(const std::string& domain) {
  auto settings = search_settings();
  settings.service = "_h323ls._udp";
  settings.only_service = true;
  return AddressSearch(domain, 0, settings, environment_.random(), last_query_);
}

bool Terminal::Core::locate(Timestamp now, CallId call, std::vector<Endpoint> servers,
                            const std::vector<ras::Alias>& aliases, const std::vector<ras::Alias>& source) {
  const auto id = locator_.locate(now, std::move(servers), aliases, source);
  if (id) locations_[*id] = call;
  return id.has_value();
}

void Terminal::Core::located(Timestamp now, ras::LocationId id, std::optional<Endpoint> address,
                             std::vector<ras::Alias> aliases) {
  const auto location = locations_.find(id);
  if (location == locations_.end()) return;
  const CallId call = location->second;
  locations_.erase(location);
  const auto it = calls_.find(call);
  if (it == calls_.end()) return;
  it->second.call->located(now, address, std::move(aliases));
  settle(now, call);
}

void Terminal::Core::happened(Timestamp now, ras::Locator::Output& what) {
  if (auto* datagram = std::get_if<SendDatagram>(&what)) {
    outputs_.emplace_back(TransportOutput{std::move(*datagram)});
  } else if (auto* found = std::get_if<ras::Located>(&what)) {
    located(now, found->location, found->signalling, std::move(found->destination));
  } else if (const auto* failed = std::get_if<ras::LocationFailed>(&what)) {
    located(now, failed->location, std::nullopt, {});
  } else {
    auto& trace = std::get<ras::MessageTrace>(what);
    emit(MessageTrace{trace.outgoing, TraceProtocol::kRas, trace.local, trace.remote, std::move(trace.data)});
  }
}

void Terminal::Core::ask(CallId call, DnsQuery query) {
  queries_[query.id] = call;
  outputs_.emplace_back(std::move(query));
}

bool Terminal::Core::admit(Timestamp now, GatekeeperId gatekeeper, CallId call, const ras::AdmissionRequest& request) {
  return gatekeepers_.admit(now, gatekeeper, call, request);
}

void Terminal::Core::disengage(Timestamp now, CallId call, const ras::Disengage& how) {
  gatekeepers_.disengage(now, call, how);
}

// --- From the application
// ----------------------------------------------------------------------------------------------------

Result<GatekeeperId, RequestError> Terminal::Core::add_gatekeeper(const ras::ClientConfig& config) {
  return gatekeepers_.add(config);
}

void Terminal::Core::remove_gatekeeper(Timestamp now, GatekeeperId id) {
  now_ = now;
  gatekeepers_.remove(now, id);
  drain(now);
}

void Terminal::Core::register_at(Timestamp now, GatekeeperId id) {
  now_ = now;
  gatekeepers_.start(now, id);
  drain(now);
}

void Terminal::Core::unregister_at(Timestamp now, GatekeeperId id) {
  now_ = now;
  gatekeepers_.stop(now, id);
  drain(now);
}

void Terminal::Core::report_full(Timestamp now, bool full) {
  now_ = now;
  gatekeepers_.report_full(now, full);
  drain(now);
}

void Terminal::Core::happened(Timestamp now, Gatekeepers::ForCall& what) {
  const auto it = calls_.find(what.call);
  if (it == calls_.end()) return;
  Call& call = *it->second.call;
  if (const auto* admitted = std::get_if<ras::Admitted>(&what.what)) {
    call.admitted(now, *admitted);
  } else if (const auto* rejected = std::get_if<ras::AdmissionRejected>(&what.what)) {
    call.not_admitted(now, *rejected);
  } else if (const auto* changed = std::get_if<ras::BandwidthChanged>(&what.what)) {
    call.allowed(now, changed->bandwidth);
  } else if (const auto* refused = std::get_if<ras::BandwidthRejected>(&what.what)) {
    if (refused->allowed != DataRate{}) call.allowed(now, refused->allowed);
  } else {
    call.disengaged(now, std::get<ras::DisengageRequested>(what.what).reason);
  }
  settle(now, what.call);
}

Result<void, RequestError> Terminal::Core::transfer(Timestamp now, CallId call, CallId other) {
  const auto consultation = calls_.find(other);
  if (consultation == calls_.end() || other == call) return fail(RequestError::kUnknownId);
  if (!consultation->second.call->is_active()) return fail(RequestError::kWrongState);
  auto result = with_call(now, call, [&](Call& c) { return c.begin_consulted_transfer(other); });
  if (result) static_cast<void>(with_call(now, other, [&](Call& c) { return c.identify_for(now, call); }));
  return result;
}

void Terminal::Core::consulted(CallId call, const std::string& identity, const h450::Destination& target) {
  const auto it = calls_.find(call);
  if (it == calls_.end()) return;
  it->second.call->transfer_consulted(now_, identity, target);
  settle(now_, call);
}

void Terminal::Core::end_consultation(CallId call) {
  const auto it = calls_.find(call);
  if (it == calls_.end()) return;
  static_cast<void>(it->second.call->end(now_, ReleaseWith::kNormal));
  settle(now_, call);
}

std::uint16_t Terminal::Core::new_reference() {
  if (++last_reference_ > kMostReference) last_reference_ = 1;
  return last_reference_;
}

Call* Terminal::Core::find(CallId id) {
  const auto it = calls_.find(id);
  return it == calls_.end() ? nullptr : it->second.call.get();
}

std::string Terminal::Core::identity_for(CallId call) {
  std::erase_if(identities_,
                [&](const auto& entry) { return entry.second.until <= now_ || entry.second.call == call; });
  // CallIdentity has four digits at most.
  if (identities_.size() >= kMostIdentities) return {};
  std::string identity;
  do {
    identity = std::to_string(environment_.random().below(9'000) + 1'000);
  } while (identities_.contains(identity));
  identities_[identity] = {call, now_ + h450::ServiceTimers{}.transfer_await};
  return identity;
}

std::optional<CallId> Terminal::Core::identified(const std::string& identity) {
  const auto it = identities_.find(identity);
  if (it == identities_.end()) return std::nullopt;
  const Identity found = it->second;
  identities_.erase(it);
  if (found.until <= now_ || find(found.call) == nullptr) return std::nullopt;
  return found.call;
}

void Terminal::Core::transferred(CallId id, bool worked) {
  if (Call* call = find(id)) {
    call->transfer_concluded(now_, worked);
    settle(now_, id);
  }
}

Result<CallId, RequestError> Terminal::Core::dial(Timestamp now, DialRequest request) {
  now_ = now;
  if (calls_.size() >= config_.limits.calls) return fail(RequestError::kTooMany);
  std::optional<Target> target = Target{};
  std::optional<h450::TransferRequested> wanted;
  h450::Destination transferred_by;
  if (request.transfer_of) {
    Call* call = find(*request.transfer_of);
    if (call == nullptr) return fail(RequestError::kUnknownId);
    wanted = call->take_transfer_request();
    if (!wanted) return fail(RequestError::kWrongState);
    request.gatekeeper = call->gatekeeper();
    transferred_by = call->other_side();
  } else {
    if (request.gatekeeper && !gatekeepers_.has(*request.gatekeeper)) return fail(RequestError::kUnknownId);
    target = parse_target(request.target, request.gatekeeper.has_value());
    if (!target) return fail(RequestError::kBadTarget);
    if (!has_family(false) && !has_family(true)) return fail(RequestError::kNoTransport);
  }
  const CallId id{++last_call_};
  const auto by = request.transfer_of;
  auto& entry = calls_[id];
  entry.call = std::make_unique<Call>(*this, id, std::move(request), std::move(*target), new_reference());
  if (by) {
    entry.call->start(now, *by, *wanted, std::move(transferred_by));
  } else {
    entry.call->start(now);
  }
  settle(now, id);
  drain(now);
  return id;
}

void Terminal::Core::settle(Timestamp now, CallId id) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return;
  Entry& entry = it->second;
  entry.call->settle(now);
  const auto due = entry.call->over() ? std::nullopt : entry.call->deadline();
  if (due != entry.scheduled) {
    if (entry.scheduled) deadlines_.erase({*entry.scheduled, id});
    entry.scheduled = due;
    if (due) deadlines_.emplace(*due, id);
  }
  if (entry.call->over()) calls_.erase(it);
}

}  // namespace mtavip::h323
