#include "testkit/registrar.h"

#include <algorithm>
#include <functional>
#include <variant>

#include "base/text.h"
#include "sip/headers.h"
#include "sip/parser.h"

namespace mtavip::testkit {
namespace {

using sip::HeaderName;
using sip::Method;

// One tag for all our own responses, so that their ACK is known without state.
constexpr std::string_view kTag = "registrar";
constexpr std::uint16_t kSipPort = 5060;

std::string_view transport_name(TransportKind kind) {
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

// RFC 3261 section 16.11: the same branch for retransmissions, CANCEL, and the ACK of a failure.
std::string branch_for(const sip::Message& request) {
  const std::string key = std::string(request.branch()) + std::string(request.call_id());
  return std::string(sip::kMagicCookie) + "px" + std::to_string(std::hash<std::string>{}(key));
}

sip::DigestVerifier::Config verifier_config(const RegistrarConfig& config, bool proxy) {
  sip::DigestVerifier::Config out;
  out.realm = config.domain;
  out.suites = config.suites;
  out.offer_auth_int = config.auth_int;
  out.nonce_life = config.nonce_life;
  out.proxy = proxy;
  return out;
}

// RFC 3261 section 18.2.1 and RFC 3581 section 4.
void note_source(sip::Message& request, const Endpoint& source) {
  auto via = sip::parse_first<sip::Via>(request, HeaderName::kVia);
  if (!via) return;
  if (via->wants_rport()) via->parameters.set("rport", std::to_string(source.port));
  if (via->wants_rport() || via->sent_by.host != source.address.to_string()) {
    via->parameters.set("received", source.address.to_string());
  }
  request.replace_first_value(HeaderName::kVia, via->to_string());
}

}  // namespace

Registrar::Registrar(Environment& environment, RegistrarConfig config)
    : environment_(&environment),
      config_(std::move(config)),
      registrar_verifier_(environment, verifier_config(config_, false)),
      proxy_verifier_(environment, verifier_config(config_, true)) {}

std::optional<TransportOutput> Registrar::poll() {
  if (outputs_.empty()) return std::nullopt;
  TransportOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

std::vector<Registrar::Binding> Registrar::bindings(std::string_view user, Timestamp now) const {
  std::vector<Binding> list;
  const auto found = users_.find(user);
  if (found == users_.end()) return list;
  for (const auto& entry : found->second) {
    if (entry.binding.expires > now) list.push_back(entry.binding);
  }
  return list;
}

void Registrar::refuse(Method method, int status, std::size_t times, std::optional<unsigned> retry_after) {
  refusals_.push_back({method, status, times, retry_after});
}

// --- Input
// ----------------------------------------------------------------------------------------------------------------

void Registrar::handle(Timestamp now, const TransportInput& input) {
  if (const auto* datagram = std::get_if<DatagramReceived>(&input)) {
    take(now, text_of(datagram->data), false, {TransportKind::kUdp, std::nullopt, datagram->socket, datagram->remote});
  } else if (const auto* opened = std::get_if<ConnectionOpened>(&input)) {
    streams_[opened->connection].flow = {opened->kind, opened->connection, SocketId{}, opened->remote};
  } else if (const auto* closed = std::get_if<ConnectionClosed>(&input)) {
    streams_.erase(closed->connection);
  } else if (const auto* data = std::get_if<ConnectionData>(&input)) {
    Stream& stream = streams_[data->connection];
    stream.framer.feed(data->data);
    while (const auto item = stream.framer.next()) {
      if (const auto* slice = std::get_if<sip::StreamFramer::MessageSlice>(&*item)) {
        take(now, slice->data, true, stream.flow);
      } else if (std::holds_alternative<sip::StreamFramer::Ping>(*item)) {
        outputs_.emplace_back(SendStream{data->connection, to_bytes("\r\n")});
      } else if (std::holds_alternative<sip::StreamFramer::Broken>(*item)) {
        ++counters_.unreadable;
        outputs_.emplace_back(CloseConnection{data->connection});
        streams_.erase(data->connection);
        return;
      }
    }
  }
}

void Registrar::take(Timestamp now, std::string_view text, bool stream, const Flow& flow) {
  if (silent_) return;
  auto message = sip::parse_message(text, stream ? sip::Framing::kStream : sip::Framing::kDatagram);
  if (!message) {
    ++counters_.unreadable;
  } else if (message->is_response()) {
    take_response(std::move(*message));
  } else {
    take_request(now, std::move(*message), flow);
  }
}

void Registrar::take_request(Timestamp now, sip::Message request, const Flow& flow) {
  note_source(request, flow.remote);
  const bool is_ack = request.method() == Method::kAck;
  if (is_ack && request.to_tag() == kTag) return;
  if (!is_ack && refused_on_command(request, flow)) return;
  const auto uri = request.request_uri();
  if (!uri) {
    if (!is_ack) reply(request, flow, 400);
    return;
  }
  if (request.method() == Method::kRegister && is_ours(*uri)) {
    if (!config_.challenge_registrations || authenticated(now, registrar_verifier_, request, flow)) {
      take_register(now, request, flow);
    }
    return;
  }
  const bool exempt = is_ack || request.method() == Method::kCancel;
  if (config_.challenge_others && !exempt && !authenticated(now, proxy_verifier_, request, flow)) return;
  forward(now, std::move(request), flow);
}

bool Registrar::refused_on_command(const sip::Message& request, const Flow& flow) {
  for (auto& refusal : refusals_) {
    if (refusal.times == 0 || refusal.method != request.method()) continue;
    --refusal.times;
    ++counters_.refused;
    auto response = sip::Message::response_to(request, refusal.status, {}, kTag);
    if (refusal.retry_after) response.set(HeaderName::kRetryAfter, std::to_string(*refusal.retry_after));
    send(response, flow);
    return true;
  }
  return false;
}

bool Registrar::authenticated(Timestamp now, sip::DigestVerifier& verifier, const sip::Message& request,
                              const Flow& flow) {
  using Verdict = sip::DigestVerifier::Verdict;
  const auto user = verifier.claimed_user(request);
  const auto known = user ? config_.passwords.find(*user) : config_.passwords.end();
  Verdict verdict = user ? Verdict::kWrong : Verdict::kMissing;
  if (known != config_.passwords.end()) verdict = verifier.verify(now, request, known->second);
  if (verdict == Verdict::kAccepted) return true;
  if (verdict == Verdict::kWrong) ++counters_.wrong_passwords;
  ++counters_.challenges;
  send(verifier.challenge(now, request, verdict == Verdict::kStale, kTag), flow);
  return false;
}

// --- Registration (RFC 3261 section 10.3)
// ---------------------------------------------------------------------------------

void Registrar::take_register(Timestamp now, const sip::Message& request, const Flow& flow) {
  const auto to = sip::parse_first<sip::NameAddr>(request, HeaderName::kTo);
  const auto contacts = sip::parse_all<sip::Contact>(request, HeaderName::kContact);
  const auto cseq = request.cseq();
  if (!to || !contacts || !cseq) {
    reply(request, flow, 400);
    return;
  }
  const std::string user = to->uri.decoded_user();
  const auto claimed = registrar_verifier_.claimed_user(request);
  if (config_.challenge_registrations && claimed != user) {
    reply(request, flow, 403);
    return;
  }
  auto& entries = users_[user];
  std::erase_if(entries, [now](const Entry& entry) { return entry.binding.expires <= now; });
  const auto wanted = sip::parse_delta_seconds(request.header(HeaderName::kExpires).value_or("3600"));
  const std::uint32_t fallback = wanted ? *wanted : 3600;
  for (const auto& contact : *contacts) {
    if (contact.star) {
      entries.clear();
      continue;
    }
    const std::uint32_t seconds = std::min(contact.expires().value_or(fallback), config_.most_expires);
    if (seconds != 0 && seconds < config_.least_expires) {
      auto response = sip::Message::response_to(request, 423, {}, kTag);
      response.set(HeaderName::kMinExpires, std::to_string(config_.least_expires));
      send(response, flow);
      return;
    }
    const std::string uri = contact.address.uri.to_string();
    std::erase_if(entries, [&](const Entry& entry) { return entry.binding.contact == uri; });
    if (seconds == 0) continue;
    // The latest first: it is the one that calls go to.
    entries.insert(
        entries.begin(),
        Entry{{uri, now + std::chrono::seconds(seconds)}, std::string(request.call_id()), cseq->number, flow});
  }
  ++counters_.registrations;
  auto response = sip::Message::response_to(request, 200, {}, kTag);
  for (const auto& entry : entries) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(entry.binding.expires - now).count();
    response.add(HeaderName::kContact, '<' + entry.binding.contact + ">;expires=" + std::to_string(left));
  }
  response.copy(request, HeaderName::kPath);
  for (const auto& route : config_.service_route) response.add(HeaderName::kServiceRoute, route);
  response.set(HeaderName::kDate, sip::print_date(environment_->wall(now)));
  if (claimed && config_.challenge_registrations) {
    response.set(HeaderName::kAuthenticationInfo,
                 registrar_verifier_.authentication_info(request, response, password_of(*claimed)));
  }
  send(response, flow);
}

const std::string& Registrar::password_of(std::string_view user) const {
  static const std::string kNone;
  const auto found = config_.passwords.find(user);
  return found == config_.passwords.end() ? kNone : found->second;
}

// --- Forwarding (RFC 3261 sections 16 and 16.11)
// --------------------------------------------------------------------------

void Registrar::forward(Timestamp now, sip::Message request, const Flow& from) {
  const bool is_ack = request.method() == Method::kAck;
  const auto answer = [&](int status) {
    if (!is_ack) reply(request, from, status);
  };
  const auto hops = sip::parse_number32(request.header(HeaderName::kMaxForwards).value_or("70"));
  if (!hops || *hops == 0) return answer(hops ? 483 : 400);
  request.set(HeaderName::kMaxForwards, std::to_string(*hops - 1));

  auto uri = request.request_uri();
  std::optional<sip::Uri> next_hop;
  while (auto route = sip::parse_first<sip::NameAddr>(request, HeaderName::kRoute)) {
    if (!is_ours(route->uri)) {
      next_hop = route->uri;
      break;
    }
    request.remove_first_value(HeaderName::kRoute);
  }
  std::optional<Flow> to;
  if (next_hop) {
    to = flow_to(*next_hop, now);
  } else if (is_ours(*uri)) {
    const auto found = users_.find(uri->decoded_user());
    if (found == users_.end()) return answer(404);
    const auto live = std::find_if(found->second.begin(), found->second.end(),
                                   [now](const Entry& entry) { return entry.binding.expires > now; });
    if (live == found->second.end()) return answer(480);
    to = live->flow;
    request.set_request_uri(live->binding.contact);
  } else {
    to = flow_to(*uri, now);
  }
  if (!to) return answer(404);

  if (config_.record_route && request.method() == Method::kInvite) {
    // Two entries where the transport changes, so that each side meets its own (RFC 5658).
    if (from.kind != to->kind) request.prepend(HeaderName::kRecordRoute, own_route(from));
    request.prepend(HeaderName::kRecordRoute, own_route(*to));
  }
  const LocalSocket* socket = socket_for(*to);
  if (socket == nullptr) return answer(500);
  const std::string branch = branch_for(request);
  upstream_[branch] = from;
  request.prepend(HeaderName::kVia, "SIP/2.0/" + std::string(transport_name(to->kind)) + ' ' +
                                        socket->advertised.to_string() + ";branch=" + branch);
  ++counters_.forwarded;
  send(request, *to);
}

void Registrar::take_response(sip::Message response) {
  const auto flow = upstream_.find(response.branch());
  if (flow == upstream_.end()) return;
  response.remove_first_value(HeaderName::kVia);
  ++counters_.forwarded;
  send(response, flow->second);
}

bool Registrar::is_ours(const sip::Uri& uri) const {
  if (equals_ignoring_case(uri.host, config_.domain)) return true;
  const auto address = uri.address();
  return address && std::any_of(sockets_.begin(), sockets_.end(), [&](const LocalSocket& socket) {
           return socket.advertised.address == *address &&
                  socket.advertised.port == (uri.port == 0 ? kSipPort : uri.port);
         });
}

const LocalSocket* Registrar::socket_for(const Flow& flow) const {
  for (const auto& socket : sockets_) {
    const bool fits = flow.connection ? socket.kind == flow.kind : socket.id == flow.socket;
    if (fits && socket.advertised.address.is_v6() == flow.remote.address.is_v6()) return &socket;
  }
  return nullptr;
}

std::string Registrar::own_route(const Flow& flow) const {
  const LocalSocket* socket = socket_for(flow);
  if (socket == nullptr) return '<' + sip::Uri::sip("", config_.domain).to_string() + ";lr>";
  std::string text = "<sip:" + socket->advertised.to_string();
  if (flow.kind != TransportKind::kUdp) text += ";transport=" + to_lower(transport_name(flow.kind));
  return text + ";lr>";
}

std::optional<Registrar::Flow> Registrar::flow_to(const sip::Uri& uri, Timestamp now) {
  const std::string host_port = uri.host_port();
  for (const auto& [user, entries] : users_) {
    for (const auto& entry : entries) {
      const auto contact = sip::Uri::parse(entry.binding.contact);
      if (contact && entry.binding.expires > now && contact->host_port() == host_port) return entry.flow;
    }
  }
  const auto address = uri.address();
  if (!address) return std::nullopt;
  const Endpoint remote{*address, uri.port == 0 ? kSipPort : uri.port};
  const auto transport = uri.parameters.value("transport").value_or(uri.secure() ? "tls" : "udp");
  TransportKind kind = TransportKind::kUdp;
  if (equals_ignoring_case(transport, "tcp")) kind = TransportKind::kTcp;
  if (equals_ignoring_case(transport, "tls")) kind = TransportKind::kTls;
  if (kind == TransportKind::kUdp) {
    for (const auto& socket : sockets_) {
      if (socket.kind != kind || socket.advertised.address.is_v6() != address->is_v6()) continue;
      return Flow{kind, std::nullopt, socket.id, remote};
    }
    return std::nullopt;
  }
  for (const auto& [id, stream] : streams_) {
    if (stream.flow.kind == kind && stream.flow.remote == remote) return stream.flow;
  }
  const ConnectionId id{next_connection_++};
  outputs_.emplace_back(OpenConnection{id, kind, remote, {}, uri.host});
  return streams_[id].flow = Flow{kind, id, SocketId{}, remote};
}

void Registrar::reply(const sip::Message& request, const Flow& flow, int status) {
  send(sip::Message::response_to(request, status, {}, kTag), flow);
}

void Registrar::send(const sip::Message& message, const Flow& flow) {
  if (flow.connection) {
    outputs_.emplace_back(SendStream{*flow.connection, message.to_bytes()});
  } else {
    outputs_.emplace_back(SendDatagram{flow.socket, flow.remote, message.to_bytes()});
  }
}

}  // namespace mtavip::testkit
