#include "h323/endpoint/gatekeepers.h"

#include <algorithm>

#include "h323/ras/message.h"

namespace mtavip::h323 {
namespace {

/// Each has a range of ids for its questions to DNS.
constexpr std::uint64_t kQueriesOfEach = std::uint64_t{1} << 24;
/// So many accounts answer one request that does not say whom it is for. The next ones answer the next one: a
/// gatekeeper with more of our accounts asks for each of them.
constexpr std::size_t kMostAnswers = 16;

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
  client_config.owner = last_;
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
  settle(it);
}

void Gatekeepers::start(Timestamp now, GatekeeperId id) {
  const auto it = table_.find(id);
  if (it == table_.end() || it->second.leaving) return;
  RegistrationChanged event;
  event.gatekeeper = id;
  event.state = RegistrationState::kRegistering;
  outputs_.emplace_back(Event{std::move(event)});
  it->second.client->start(now);
  settle(it);
}

void Gatekeepers::stop(Timestamp now, GatekeeperId id) {
  const auto it = table_.find(id);
  if (it == table_.end()) return;
  it->second.client->stop(now);
  settle(it);
}

void Gatekeepers::handle(Timestamp now, const DatagramReceived& input) {
  const auto hearing = std::find_if(table_.begin(), table_.end(),
                                    [&](const auto& row) { return row.second.client->hears(input.remote); });
  if (hearing == table_.end()) return;
  auto message = hearing->second.client->read(input);
  if (!message) {
    settle(hearing);
    return;
  }
  if (!ras::wants_answer(*message)) {
    const auto owner = sequence_numbers_.owner_of(ras::sequence_number(*message));
    const auto it = owner ? table_.find(GatekeeperId{*owner}) : table_.end();
    if (it == table_.end()) return;
    it->second.client->handle(now, input, std::move(*message));
    settle(it);
    tell_full(now);
    return;
  }
  for (const GatekeeperId id : concerned(*message, input.remote)) {
    const auto it = table_.find(id);
    if (it == table_.end()) continue;
    it->second.client->handle(now, input, *message);
    settle(it);
  }
}

std::vector<GatekeeperId> Gatekeepers::concerned(const h225::RasMessage& request, const Endpoint& from) {
  std::vector<GatekeeperId> certain, possible;
  for (const auto& [id, entry] : table_) {
    const auto concern = entry.client->concern(request, from);
    if (concern == ras::Concern::kCertain) certain.push_back(id);
    if (concern == ras::Concern::kMaybe) possible.push_back(id);
  }
  if (!certain.empty() || possible.size() <= 1) return certain.empty() ? possible : certain;
  using RasMessage = h225::RasMessage;
  // To lose one registration is to lose all that the gatekeeper has of this address.
  if (request.is(RasMessage::kUnregistrationRequest)) return possible;
  const auto* info = request.get_if<RasMessage::kInfoRequest>();
  if (info == nullptr || info->call_reference_value != 0) return {possible.front()};
  if (possible.size() > kMostAnswers) {
    const auto next = std::upper_bound(possible.begin(), possible.end(), last_asked_);
    std::rotate(possible.begin(), next, possible.end());
    possible.resize(kMostAnswers);
    last_asked_ = possible.back();
  }
  return possible;
}

void Gatekeepers::handle(Timestamp now, const DatagramFailed& input) {
  for (auto it = table_.begin(); it != table_.end();) {
    const auto here = it++;
    if (here->second.client->handle(now, input)) settle(here);
  }
}

void Gatekeepers::handle(Timestamp now, const DnsAnswer& answer) {
  for (auto it = table_.begin(); it != table_.end(); ++it) {
    if (!it->second.client->handle(now, answer)) continue;
    settle(it);
    return;
  }
}

void Gatekeepers::handle_timeout(Timestamp now) {
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const auto it = table_.find(deadlines_.begin()->second);
    it->second.client->handle_timeout(now);
    settle(it);
  }
}

std::optional<Timestamp> Gatekeepers::deadline() const {
  if (deadlines_.empty()) return std::nullopt;
  return deadlines_.begin()->first;
}

std::optional<Gatekeepers::Output> Gatekeepers::poll() {
  if (outputs_.empty()) return std::nullopt;
  Output first = std::move(outputs_.front());
  outputs_.pop_front();
  return first;
}

void Gatekeepers::settle(Table::iterator it) {
  const GatekeeperId id = it->first;
  Entry& entry = it->second;
  while (auto output = entry.client->poll()) {
    if (auto* datagram = std::get_if<SendDatagram>(&*output)) {
      outputs_.emplace_back(std::move(*datagram));
    } else if (auto* query = std::get_if<DnsQuery>(&*output)) {
      outputs_.emplace_back(std::move(*query));
    } else {
      take(id, entry, std::get<ras::Event>(std::move(*output)));
    }
  }
  const bool gone = entry.leaving && entry.client->state() == ras::RegistrationState::kUnregistered;
  const auto due = gone ? std::nullopt : entry.client->deadline();
  if (due != entry.scheduled) {
    if (entry.scheduled) deadlines_.erase({*entry.scheduled, id});
    entry.scheduled = due;
    if (due) deadlines_.emplace(*due, id);
  }
  if (gone) table_.erase(it);
}

bool Gatekeepers::has(SocketId socket) const {
  return std::any_of(sockets_.begin(), sockets_.end(), [socket](const LocalSocket& s) { return s.id == socket; });
}

bool Gatekeepers::has(const IpAddress& address) const {
  return std::any_of(table_.begin(), table_.end(), [&](const auto& row) {
    const ras::Client& client = *row.second.client;
    const auto gatekeeper = client.gatekeeper();
    if (!gatekeeper) return false;
    const auto signalling = client.gatekeeper_signalling();
    return gatekeeper->address == address || (signalling && signalling->address == address);
  });
}

void Gatekeepers::take(GatekeeperId id, Entry& entry, ras::Event event) {
  const auto for_call = [&](ras::AdmissionId admission, auto what, bool forget) {
    const auto it = entry.calls.find(admission);
    if (it == entry.calls.end()) return;
    const CallId call = it->second;
    if (forget) {
      entry.calls.erase(it);
      admissions_.erase(call);
    }
    outputs_.emplace_back(ForCall{call, std::move(what)});
  };
  const auto changed = [&](RegistrationChanged change) {
    change.gatekeeper = id;
    outputs_.emplace_back(Event{std::move(change)});
  };
  if (auto* registered = std::get_if<ras::Registered>(&event)) {
    entry.aliases = registered->aliases;
    entry.told_full = false;
    full_untold_ = full_untold_ || full_;
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
    outputs_.emplace_back(
        Event{MessageTrace{trace->outgoing, TraceProtocol::kRas, trace->local, trace->remote, std::move(trace->data)}});
  }
}

std::optional<GatekeeperId> Gatekeepers::for_incoming(const Endpoint& source,
                                                      const std::vector<ras::Alias>& called) const {
  const auto is_called = [&](const ras::Alias& ours) {
    return std::any_of(called.begin(), called.end(), [&](const ras::Alias& alias) { return matches(alias, ours); });
  };
  std::optional<GatekeeperId> result;
  int best = -1;
  for (const auto& [id, entry] : table_) {
    if (entry.leaving || entry.client->state() != ras::RegistrationState::kRegistered) continue;
    const auto gatekeeper = entry.client->gatekeeper();
    const bool from_gatekeeper = gatekeeper && gatekeeper->address == source.address;
    const bool is_theirs = std::any_of(entry.aliases.begin(), entry.aliases.end(), is_called);
    const int worth = (from_gatekeeper ? 2 : 0) + (is_theirs ? 1 : 0);
    if (worth <= best) continue;
    best = worth;
    result = id;
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
  settle(it);
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
  settle(entry);
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
    settle(entry);
  }
}

void Gatekeepers::report_full(Timestamp now, bool full) {
  if (std::exchange(full_, full) == full) return;
  full_untold_ = true;
  tell_full(now);
}

void Gatekeepers::tell_full(Timestamp now) {
  if (!std::exchange(full_untold_, false)) return;
  for (auto it = table_.begin(); it != table_.end();) {
    const auto next = std::next(it);
    Entry& entry = it->second;
    if (entry.told_full != full_ && entry.client->report_resources(now, full_)) {
      entry.told_full = full_;
      settle(it);
    }
    it = next;
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
