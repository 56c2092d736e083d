#include "sip/transaction_layer.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/text.h"
#include "sip/headers.h"
#include "sip/parser.h"
#include "sip/server_locator.h"

namespace mtavip::sip {
namespace {

std::string client_key(std::string_view branch, std::string_view method) {
  std::string key(branch);
  key += '|';
  key += method;
  return key;
}

/// RFC 3261 section 17.2.3.
std::string server_key(const Message& request, const Via& via, std::string_view method) {
  std::string key;
  if (via.has_magic_cookie()) {
    key = via.branch();
    key += '|';
    key += to_lower(via.sent_by.host);
    key += '|';
    key += std::to_string(via.sent_by.port);
  } else {
    const auto cseq = request.cseq();
    key = request.request_uri_text();
    key += '|';
    key += request.from_tag();
    key += '|';
    key += request.call_id();
    key += '|';
    key += std::to_string(cseq ? cseq->number : 0);
    key += '|';
    key += to_lower(via.sent_by.host) + ':' + std::to_string(via.sent_by.port) + '|' + std::string(via.branch());
  }
  key += '|';
  key += method;
  return key;
}

/// RFC 3261 section 8.2.2.2.
std::string merge_key_of(const Message& request) {
  const auto cseq = request.cseq();
  std::string key(request.from_tag());
  key += '|';
  key += request.call_id();
  key += '|';
  key += std::to_string(cseq ? cseq->number : 0);
  key += request.method_name();
  return key;
}

/// RFC 3261 section 18.2.1 and RFC 3581 section 4.
void note_source(Message& request, Via& via, const Flow& flow) {
  const auto named = IpAddress::parse(via.sent_by.host);
  const bool differs = !named || *named != flow.remote.address;
  if (!differs && !via.wants_rport()) return;
  if (via.wants_rport()) via.parameters.set("rport", std::to_string(flow.remote.port));
  via.parameters.set("received", flow.remote.address.to_string());
  request.replace_first_value(HeaderName::kVia, via.to_string());
}

/// RFC 3261 section 18.2.2 and RFC 3581 section 4. A maddr is not obeyed: it would let a request choose whom we send
/// to.
Flow reply_flow(const Via& via, const Flow& flow) {
  Flow reply = flow;
  if (!is_stream(flow.kind) && !via.wants_rport()) {
    reply.remote.port = via.sent_by.port != 0 ? via.sent_by.port : default_port(flow.kind);
  }
  return reply;
}

}  // namespace

std::string_view via_transport(TransportKind kind) {
  switch (kind) {
    case TransportKind::kUdp:
      return "UDP";
    case TransportKind::kTcp:
      return "TCP";
    case TransportKind::kTls:
      return "TLS";
    case TransportKind::kWs:
      return "WS";
    case TransportKind::kWss:
      return "WSS";
  }
  return "UDP";
}

Message ack_for_failure(const Message& invite, const Message& response) {
  Message ack = Message::request("ACK", invite.request_uri_text());
  if (const auto vias = invite.values(HeaderName::kVia, {.values = 1}); !vias.empty()) {
    ack.add(HeaderName::kVia, vias.front());
  }
  ack.copy(invite, HeaderName::kRoute);
  ack.add(HeaderName::kMaxForwards, "70");
  ack.copy(invite, HeaderName::kFrom);
  ack.copy(response, HeaderName::kTo);
  ack.copy(invite, HeaderName::kCallId);
  const auto cseq = invite.cseq();
  ack.add(HeaderName::kCseq, std::to_string(cseq ? cseq->number : 0) + " ACK");
  return ack;
}

TransactionLayer::TransactionLayer(Environment& environment, TransportSelector& transports, const SipTimers& timers,
                                   const SipLimits& limits, bool trace)
    : environment_(&environment),
      transports_(&transports),
      timers_(&timers),
      limits_(&limits),
      limiter_(limits.requests_per_source),
      trace_(trace),
      tag_salt_(environment.random().hex(8)) {}

// --- Sending
// ------------------------------------------------------------------------------------------------------------

std::optional<ClientTransactionId> TransactionLayer::send(Timestamp now, Message request, const Target& target) {
  if (transactions() >= limits_->transactions) {
    ++counters_.dropped;
    return std::nullopt;
  }
  const auto flow = transports_->flow_to(now, target);
  if (!flow) return std::nullopt;
  Via via;
  via.transport = via_transport(flow->kind);
  via.sent_by = transports_->local_name(*flow);
  const std::string branch = std::string(kMagicCookie) + environment_->random().hex(12);
  via.parameters.set("branch", branch);
  via.parameters.set_flag("rport");
  request.prepend(HeaderName::kVia, via.to_string());
  std::string key = client_key(branch, request.method_name());
  return start(now, std::move(request), *flow, std::move(key));
}

std::optional<ClientTransactionId> TransactionLayer::start(Timestamp now, Message request, const Flow& flow,
                                                           std::string key) {
  const auto id = ClientTransactionId{++last_id_};
  const bool reliable = is_stream(flow.kind);
  auto client = std::make_unique<Client>(
      Client{ClientTransaction(*timers_, reliable), std::move(key), std::move(request), {}, {}, flow, true, 0});
  if (client->request.method() == Method::kInvite) client->machine = ClientInviteTransaction(*timers_, reliable);
  client->wire = client->request.to_bytes();
  client_keys_[client->key] = id;
  FlowUsers& users = flow_users_[flow];
  if (users.ids.size() >= 16 && users.ids.size() >= 2 * users.live) {
    std::erase_if(users.ids, [this](ClientTransactionId other) {
      const auto it = clients_.find(other);
      return it == clients_.end() || !it->second->awaits_answer;
    });
  }
  users.ids.push_back(id);
  ++users.live;
  transports_->hold(flow);
  Client& started = *clients_.emplace(id, std::move(client)).first->second;
  const TransactionStep step = std::visit([now](auto& machine) { return machine.start(now); }, started.machine);
  obey(now, id, step, nullptr, nullptr);
  return id;
}

std::optional<ClientTransactionId> TransactionLayer::cancel(Timestamp now, ClientTransactionId invite,
                                                            std::string_view reason) {
  const auto it = clients_.find(invite);
  if (it == clients_.end() || transactions() >= limits_->transactions) return std::nullopt;
  const Client& client = *it->second;
  Message cancel = Message::request("CANCEL", client.request.request_uri_text());
  cancel.add(HeaderName::kVia, client.request.values(HeaderName::kVia, {.values = 1}).front());
  cancel.copy(client.request, HeaderName::kRoute);
  cancel.add(HeaderName::kMaxForwards, "70");
  cancel.copy(client.request, HeaderName::kFrom);
  cancel.copy(client.request, HeaderName::kTo);
  cancel.copy(client.request, HeaderName::kCallId);
  const auto cseq = client.request.cseq();
  cancel.add(HeaderName::kCseq, std::to_string(cseq ? cseq->number : 0) + " CANCEL");
  if (!reason.empty()) cancel.add(HeaderName::kReason, reason);
  cancel.copy(client.request, HeaderName::kUserAgent);
  return start(now, std::move(cancel), client.flow, client_key(client.request.branch(), "CANCEL"));
}

std::optional<TransactionLayer::Sent> TransactionLayer::send_ack(Timestamp now, Message ack, const Target& target) {
  const auto flow = transports_->flow_to(now, target);
  if (!flow) return std::nullopt;
  Via via;
  via.transport = via_transport(flow->kind);
  via.sent_by = transports_->local_name(*flow);
  via.parameters.set("branch", std::string(kMagicCookie) + environment_->random().hex(12));
  via.parameters.set_flag("rport");
  ack.prepend(HeaderName::kVia, via.to_string());
  Sent sent{*flow, ack.to_bytes()};
  transmit(now, sent.flow, sent.data);
  return sent;
}

void TransactionLayer::send_again(Timestamp now, const Sent& sent) {
  ++counters_.retransmissions_out;
  transmit(now, sent.flow, sent.data);
}

bool TransactionLayer::respond(Timestamp now, ServerTransactionId id, const Message& response) {
  const auto it = servers_.find(id);
  if (it == servers_.end()) return false;
  Server& server = *it->second;
  const TransactionStep step = std::visit(
      [now, &response](auto& machine) { return machine.on_respond(now, response.status()); }, server.machine);
  if (step.transmit) {
    server.wire = response.to_bytes();
    server.answered = true;
  }
  const bool sent = step.transmit;
  obey(now, id, step);
  return sent;
}

bool TransactionLayer::transmit(Timestamp now, const Flow& flow, Bytes data) {
  ++counters_.messages_out;
  if (trace_) events_.push_back(WireTrace{true, flow, transports_->local_address(flow), std::string(text_of(data))});
  return transports_->send(now, flow, std::move(data));
}

void TransactionLayer::transmit_response(Timestamp now, Server& server) {
  if (transmit(now, server.flow, server.wire)) return;
  if (!is_stream(server.flow.kind)) return;
  // RFC 3261 section 18.2.2: the connection is gone, so one is opened to where the request said it came from.
  const Target back{server.flow.kind, {server.flow.remote.address, server.reply_port}, {}};
  // There is no name to check a certificate against, and no path to ask for.
  if (is_secure(back.kind) || is_websocket(back.kind)) return;
  if (const auto flow = transports_->flow_to(now, back)) {
    transports_->hold(*flow);
    server.flow = *flow;
    transmit(now, server.flow, server.wire);
  }
}

// --- Receiving
// ----------------------------------------------------------------------------------------------------------

void TransactionLayer::pump(Timestamp now) {
  while (auto event = transports_->next_event()) {
    if (auto* message = std::get_if<WireMessage>(&*event)) {
      receive(now, std::move(*message));
    } else if (const auto* failed = std::get_if<FlowFailed>(&*event)) {
      flow_failed(now, *failed);
    } else if (const auto* broken = std::get_if<FlowBroken>(&*event)) {
      ++counters_.malformed;
      flow_failed(now, {broken->flow, TransportError::kReset, "the peer sent what is not SIP"});
    }
  }
}

void TransactionLayer::receive(Timestamp now, WireMessage wire) {
  const std::string_view text = text_of(wire.data);
  if (text.find_first_not_of(std::string_view("\r\n\0 ", 4)) == std::string_view::npos) return;  // a NAT keep-alive
  ++counters_.messages_in;
  if (trace_) events_.push_back(WireTrace{false, wire.flow, transports_->local_address(wire.flow), std::string(text)});
  // A message of a WebSocket ends where it ends, and needs no Content-Length (RFC 7118 section 5.1).
  const bool bytes_go_on = is_stream(wire.flow.kind) && !is_websocket(wire.flow.kind);
  auto parsed = parse_message(text, bytes_go_on ? Framing::kStream : Framing::kDatagram);
  if (!parsed) {
    ++counters_.malformed;
    if (!limiter_.allow(now, wire.flow.remote.address)) {
      ++counters_.limited;
      return;
    }
    const ParseFailure& failure = parsed.error();
    if (environment_->log().enabled(LogLevel::kDebug)) {
      environment_->log().write(LogLevel::kDebug, "sip",
                                "malformed message from " + wire.flow.remote.to_string() + ": " +
                                    std::string(describe(failure.error)) + " at " + std::to_string(failure.offset));
    }
    if (failure.answerable()) {
      refuse(now, failure.partial, wire.flow, status_for(failure.error), describe(failure.error));
    }
    return;
  }
  if (parsed->is_request()) {
    receive_request(now, std::move(*parsed), wire.flow);
  } else {
    receive_response(now, std::move(*parsed), wire.flow);
  }
}

void TransactionLayer::receive_request(Timestamp now, Message request, const Flow& flow) {
  auto via = parse_first<Via>(request, HeaderName::kVia);
  if (!via) {
    ++counters_.malformed;
    return;
  }
  const Method method = request.method();
  const std::string key = server_key(request, *via, method == Method::kAck ? "INVITE" : request.method_name());
  if (const auto known = server_keys_.find(key); known != server_keys_.end()) {
    const ServerTransactionId id = known->second;
    Server& server = *servers_.at(id);
    if (method == Method::kAck) {
      auto* invite = std::get_if<ServerInviteTransaction>(&server.machine);
      if (invite == nullptr) return;
      const TransactionStep step = invite->on_ack(now);
      if (step.deliver) events_.push_back(AckArrived{std::move(request), flow});
      obey(now, id, step);
      return;
    }
    ++counters_.retransmissions_in;
    obey(now, id, std::visit([](auto& machine) { return machine.on_request(); }, server.machine));
    return;
  }
  if (method == Method::kAck) {
    events_.push_back(AckArrived{std::move(request), flow});
    return;
  }
  if (limiter_.active() && !(known_ && known_(request, flow)) && !limiter_.allow(now, flow.remote.address)) {
    ++counters_.limited;
    return;
  }
  note_source(request, *via, flow);
  std::string merge_key;
  if (request.to_tag().empty() && method != Method::kCancel) {
    merge_key = merge_key_of(request);
    if (merge_keys_.contains(merge_key)) {
      refuse(now, request, flow, 482);
      return;
    }
  }
  if (transactions() >= limits_->transactions) {
    ++counters_.dropped;
    refuse(now, request, flow, 503);
    return;
  }
  const auto id = ServerTransactionId{++last_id_};
  const bool reliable = is_stream(flow.kind);
  auto server = std::make_unique<Server>(
      Server{ServerTransaction(*timers_, reliable), key, merge_key, {}, false, reply_flow(*via, flow), 0, 0});
  server->reply_port = via->sent_by.port != 0 ? via->sent_by.port : default_port(flow.kind);
  if (method == Method::kInvite) {
    server->machine = ServerInviteTransaction(*timers_, reliable);
    server->wire = Message::response_to(request, 100).to_bytes();
  }
  transports_->hold(server->flow);
  RequestArrived arrived{id, {}, flow, std::nullopt};
  if (method == Method::kCancel) {
    const auto invite = server_keys_.find(server_key(request, *via, "INVITE"));
    if (invite != server_keys_.end()) arrived.cancels = invite->second;
  }
  server_keys_[key] = id;
  if (!merge_key.empty()) merge_keys_[merge_key] = id;
  Server& started = *servers_.emplace(id, std::move(server)).first->second;
  TransactionStep step;
  if (auto* invite = std::get_if<ServerInviteTransaction>(&started.machine)) step = invite->start(now);
  arrived.request = std::move(request);
  events_.push_back(std::move(arrived));
  obey(now, id, step);
}

void TransactionLayer::receive_response(Timestamp now, Message response, const Flow& flow) {
  const auto known = client_keys_.find(client_key(response.branch(), response.method_name()));
  // More than one Via: not ours, sent here by mistake (RFC 3261 section 8.1.3.3).
  if (known == client_keys_.end() || response.values(HeaderName::kVia, {.values = 2}).size() != 1) {
    ++counters_.stray_responses;
    return;
  }
  const ClientTransactionId id = known->second;
  Client& client = *clients_.at(id);
  const int status = response.status();
  const TransactionStep step =
      std::visit([now, status](auto& machine) { return machine.on_response(now, status); }, client.machine);
  if (!step.deliver) ++counters_.retransmissions_in;
  obey(now, id, step, &response, &flow);
}

void TransactionLayer::flow_failed(Timestamp now, const FlowFailed& failure) {
  if (is_stream(failure.flow.kind)) events_.push_back(FlowLost{failure.flow});
  const auto found = flow_users_.find(failure.flow);
  if (found == flow_users_.end()) return;
  const std::vector<ClientTransactionId> ids = found->second.ids;
  for (const ClientTransactionId id : ids) {
    const auto it = clients_.find(id);
    if (it == clients_.end() || !it->second->awaits_answer || !(it->second->flow == failure.flow)) continue;
    TransactionStep step = std::visit([](auto& machine) { return machine.on_transport_error(); }, it->second->machine);
    if (step.failure) {
      events_.push_back(RequestFailed{id, *step.failure, failure.error, failure.detail});
      step.failure.reset();
    }
    obey(now, id, step, nullptr, nullptr);
  }
}

void TransactionLayer::refuse(Timestamp now, const Message& request, const Flow& flow, int status,
                              std::string_view reason) {
  if (request.method() == Method::kAck) return;
  const auto via = parse_first<Via>(request, HeaderName::kVia);
  if (!via) return;
  Message response = Message::response_to(request, status, reason, stateless_tag(request));
  if (!via->received()) {
    Via noted = *via;
    note_source(response, noted, flow);
  }
  if (status == 503) response.add(HeaderName::kRetryAfter, "10");
  transmit(now, reply_flow(*via, flow), response.to_bytes());
}

/// The same for every copy of a request (RFC 3261 section 8.2.7), and not to be guessed.
std::string TransactionLayer::stateless_tag(const Message& request) const {
  std::string text = tag_salt_;
  text += request.branch();
  text += request.call_id();
  const std::size_t hash = std::hash<std::string>{}(text);
  return to_hex({reinterpret_cast<const char*>(&hash), sizeof hash});
}

bool TransactionLayer::settled() const {
  const auto waits = [](const auto& entry) { return entry.second->awaits_answer; };
  const auto unconfirmed = [](const auto& entry) {
    const auto* invite = std::get_if<ServerInviteTransaction>(&entry.second->machine);
    return invite != nullptr && invite->state() == ServerInviteTransaction::State::kCompleted;
  };
  return std::none_of(clients_.begin(), clients_.end(), waits) &&
         std::none_of(servers_.begin(), servers_.end(), unconfirmed);
}

// --- Obeying the machines
// ---------------------------------------------------------------------------------------------------

void TransactionLayer::stop_waiting(Timestamp now, Client& client) {
  if (!client.awaits_answer) return;
  client.awaits_answer = false;
  transports_->release(now, client.flow);
  const auto users = flow_users_.find(client.flow);
  if (users == flow_users_.end()) return;
  if (--users->second.live == 0) flow_users_.erase(users);
}

void TransactionLayer::obey(Timestamp now, ClientTransactionId id, const TransactionStep& step, Message* response,
                            const Flow* flow) {
  Client& client = *clients_.at(id);
  if (step.acknowledge && response != nullptr) {
    if (client.ack.empty()) client.ack = ack_for_failure(client.request, *response).to_bytes();
    transmit(now, client.flow, client.ack);
  }
  if (step.deliver && response != nullptr) {
    if (response->status() >= 200) stop_waiting(now, client);
    events_.push_back(ResponseArrived{id, std::move(*response), flow != nullptr ? *flow : client.flow});
  }
  if (step.transmit) {
    transmit(now, client.flow, client.wire);
  }
  if (step.failure) events_.push_back(RequestFailed{id, *step.failure, TransportError::kTimedOut, {}});
  deadlines_.cancel(client.deadline);
  if (step.ended) {
    stop_waiting(now, client);
    client_keys_.erase(client.key);
    clients_.erase(id);
    events_.push_back(ClientTransactionEnded{id});
    return;
  }
  const Timer next = std::visit([](const auto& machine) { return machine.deadline(); }, client.machine);
  if (next) client.deadline = deadlines_.set(*next, {true, static_cast<std::uint64_t>(id)});
}

void TransactionLayer::obey(Timestamp now, ServerTransactionId id, const TransactionStep& step) {
  Server& server = *servers_.at(id);
  const bool is_invite = std::holds_alternative<ServerInviteTransaction>(server.machine);
  if ((step.transmit && (server.answered || is_invite)) || step.trying) transmit_response(now, server);
  if (step.failure) events_.push_back(ResponseFailed{id, *step.failure});
  deadlines_.cancel(server.deadline);
  if (step.ended) {
    transports_->release(now, server.flow);
    server_keys_.erase(server.key);
    if (!server.merge_key.empty()) merge_keys_.erase(server.merge_key);
    servers_.erase(id);
    return;
  }
  const Timer next = std::visit([](const auto& machine) { return machine.deadline(); }, server.machine);
  if (next) server.deadline = deadlines_.set(*next, {false, static_cast<std::uint64_t>(id)});
}

void TransactionLayer::handle_timeout(Timestamp now) {
  while (const auto due = deadlines_.pop_due(now)) {
    if (due->client) {
      const auto id = ClientTransactionId{due->id};
      const auto it = clients_.find(id);
      if (it == clients_.end()) continue;
      it->second->deadline = 0;
      const TransactionStep step =
          std::visit([now](auto& machine) { return machine.on_timeout(now); }, it->second->machine);
      if (step.transmit) ++counters_.retransmissions_out;
      obey(now, id, step, nullptr, nullptr);
    } else {
      const auto id = ServerTransactionId{due->id};
      const auto it = servers_.find(id);
      if (it == servers_.end()) continue;
      it->second->deadline = 0;
      const TransactionStep step =
          std::visit([now](auto& machine) { return machine.on_timeout(now); }, it->second->machine);
      if (step.transmit) ++counters_.retransmissions_out;
      obey(now, id, step);
    }
  }
}

std::optional<Flow> TransactionLayer::flow_of(ClientTransactionId transaction) const {
  const auto it = clients_.find(transaction);
  if (it == clients_.end()) return std::nullopt;
  return it->second->flow;
}

std::optional<TransactionEvent> TransactionLayer::next_event() {
  if (events_.empty()) return std::nullopt;
  TransactionEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

}  // namespace mtavip::sip
