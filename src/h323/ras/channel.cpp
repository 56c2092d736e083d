#include "h323/ras/channel.h"

#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "base/unicode.h"
#include "h323/ras/message.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

/// How often a gatekeeper may put off its answer to one request.
constexpr unsigned kMostDelays = 20;

std::string default_user(const ClientConfig& config) {
  if (!config.username.empty()) return config.username;
  const auto name = std::find_if(config.aliases.begin(), config.aliases.end(),
                                 [](const Alias& a) { return a.kind == AliasKind::kH323Id; });
  if (name != config.aliases.end()) return name->text;
  return config.aliases.empty() ? std::string() : config.aliases.front().text;
}

asn1::Limits decoder_limits(const Limits& limits) {
  asn1::Limits result;
  result.message_size = limits.message_bytes;
  result.depth = 32;
  result.list_length = 512;
  result.memory = 1'048'576;
  return result;
}

/// MD5 and CAT tokens prove who asks; only a token over the whole message has a place in answers too.
bool is_signed_with(h235::Mechanism mechanism, const RasMessage& message) {
  if (message.is(RasMessage::kGatekeeperRequest)) return false;
  if (mechanism == h235::Mechanism::kHmacSha1) return true;
  return is_request(message) || message.is(RasMessage::kInfoRequestResponse);
}

bool is_discovery(RasMessage::Kind kind) {
  return kind == RasMessage::kGatekeeperConfirm || kind == RasMessage::kGatekeeperReject;
}

/// Of the many that may answer a multicast, one that accepts, and is the one that was asked for.
bool is_wanted(const RasMessage& request, const RasMessage& answer) {
  const auto* confirm = answer.get_if<RasMessage::kGatekeeperConfirm>();
  if (confirm == nullptr) return false;
  const auto* wanted = request.get_if<RasMessage::kGatekeeperRequest>();
  return wanted == nullptr || !wanted->gatekeeper_identifier ||
         (confirm->gatekeeper_identifier && *confirm->gatekeeper_identifier == *wanted->gatekeeper_identifier);
}

/// A gatekeeper that has forgotten us does not know our password either. What it says then does no harm when it is a
/// lie: we register anew, with a signature.
bool says_register_anew(const RasMessage& message) {
  const auto* reject = message.get_if<RasMessage::kRegistrationReject>();
  return reject != nullptr && (reject->reject_reason.is(h225::RegistrationRejectReason::kFullRegistrationRequired) ||
                               reject->reject_reason.is(h225::RegistrationRejectReason::kDiscoveryRequired));
}

/// A gatekeeper cannot sign for somebody whose password it does not know: a refusal before there is an agreement is
/// believed, signed or not.
bool is_refusal(const RasMessage& message) {
  return message.is(RasMessage::kRegistrationReject) || message.is(RasMessage::kUnregistrationReject);
}

}  // namespace

Channel::Channel(Environment& environment, const ClientConfig& config, std::deque<Output>& outputs)
    : environment_(&environment),
      config_(&config),
      outputs_(&outputs),
      user_(default_user(config)),
      association_(environment, {user_, config.password, config.clock_tolerance}),
      own_sequence_numbers_(environment),
      sequence_numbers_(config.sequence_numbers != nullptr ? config.sequence_numbers : &own_sequence_numbers_) {}

Channel::~Channel() {
  for (const auto& [sequence, request] : requests_) sequence_numbers_->give_back(sequence);
}

void Channel::add_socket(const LocalSocket& socket) {
  if (socket.kind == TransportKind::kUdp) sockets_.push_back(socket);
}

void Channel::remove_socket(SocketId socket) {
  std::erase_if(sockets_, [socket](const LocalSocket& s) { return s.id == socket; });
}

std::optional<Channel::Route> Channel::route(const mtavip::Endpoint& towards) const {
  for (const LocalSocket& socket : sockets_) {
    if (socket.address.address.is_v6() != towards.address.is_v6()) continue;
    mtavip::Endpoint local = socket.advertised;
    if (socket.address.address.is_unspecified() && config_->find_address) {
      if (const auto found = config_->find_address(towards.address)) local.address = *found;
    }
    return Route{socket.id, local};
  }
  return std::nullopt;
}

std::optional<mtavip::Endpoint> Channel::own_address(const mtavip::Endpoint& towards) const {
  const auto found = route(towards);
  return found ? std::optional(found->local) : std::nullopt;
}

bool Channel::has_family(bool v6) const {
  return std::any_of(sockets_.begin(), sockets_.end(),
                     [v6](const LocalSocket& s) { return s.address.address.is_v6() == v6; });
}

void Channel::arm(std::uint16_t sequence, Request& request, Timestamp when) {
  deadlines_.erase({request.deadline, sequence});
  request.deadline = when;
  deadlines_.emplace(when, sequence);
}

Request Channel::take(std::map<std::uint16_t, Request>::iterator it) {
  deadlines_.erase({it->second.deadline, it->first});
  Request request = std::move(it->second);
  sequence_numbers_->give_back(it->first);
  requests_.erase(it);
  return request;
}

Bytes Channel::write(Timestamp now, Side side, const mtavip::Endpoint& to, RasMessage& message) {
  const Peer& gatekeeper = peer(side);
  const auto way = route(to);
  if (!way) return {};
  if (has_password()) {
    const h235::Names names{gatekeeper.endpoint_identifier.empty() ? user_ : gatekeeper.endpoint_identifier,
                            gatekeeper.identifier};
    h235::Tokens all;
    for (const h235::Mechanism mechanism : gatekeeper.mechanisms) {
      if (!is_signed_with(mechanism, message)) continue;
      auto tokens = association_.make_tokens(now, mechanism, names);
      std::move(tokens.tokens.begin(), tokens.tokens.end(), std::back_inserter(all.tokens));
      std::move(tokens.crypto_tokens.begin(), tokens.crypto_tokens.end(), std::back_inserter(all.crypto_tokens));
    }
    set_tokens(message, std::move(all.tokens), std::move(all.crypto_tokens));
  }
  auto encoded = asn1::encode(message);
  if (!encoded) {
    note("cannot be sent: " + encoded.error().to_string());
    return {};
  }
  if (has_password()) association_.seal(*encoded);
  trace(true, way->local, to, *encoded);
  ++counters_.messages_out;
  outputs_->push_back(SendDatagram{way->socket, to, *encoded});
  return std::move(*encoded);
}

void Channel::add_generic_data(RasMessage& message) const {
  for (const RequestData& wanted : config_->generic_data) {
    const auto& kinds = wanted.requests;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), message.kind()) == kinds.end()) continue;
    visit_body(message, [&wanted](auto& body) {
      if constexpr (requires { body.generic_data.emplace(); }) {
        if (!body.generic_data) body.generic_data.emplace();
        body.generic_data->push_back(wanted.data);
      }
    });
  }
}

void Channel::transmit(Timestamp now, Request& request) {
  // The same sequence number, but a new token: its time and random value are of this moment.
  if (request.sent++ > 0) ++counters_.repeated_out;
  static_cast<void>(write(now, request.side, request.to, request.message));
}

bool Channel::send(Timestamp now, Request request) {
  const auto sequence = requests_.size() < config_->limits.requests ? sequence_numbers_->take(config_->owner)
                                                                    : std::optional<std::uint16_t>();
  if (!sequence) {
    ++counters_.dropped;
    return false;
  }
  if (request.to == mtavip::Endpoint{}) request.to = peer(request.side).address;
  set_sequence_number(request.message, *sequence);
  add_generic_data(request.message);
  const auto it = requests_.emplace(*sequence, std::move(request)).first;
  transmit(now, it->second);
  arm(*sequence, it->second, now + it->second.patience.timeout);
  return true;
}

void Channel::send_once(Timestamp now, Side side, RasMessage message) {
  const auto sequence = sequence_numbers_->next();
  if (!sequence) return;
  set_sequence_number(message, *sequence);
  add_generic_data(message);
  static_cast<void>(write(now, side, peer(side).address, message));
}

void Channel::answer(Timestamp now, const DemandReceived& demand, RasMessage message,
                     std::optional<mtavip::Endpoint> to) {
  const std::uint16_t sequence = sequence_number(demand.message);
  set_sequence_number(message, sequence == 0 ? 1 : sequence);
  const mtavip::Endpoint target = to.value_or(demand.from);
  Bytes encoded = write(now, Side::kCurrent, target, message);
  if (encoded.empty() || sequence == 0) return;
  answered_.push_back(
      {demand.from, sequence, demand.message.kind(), now + config_->timers.answer_memory, target, std::move(encoded)});
  if (answered_.size() > config_->limits.answers) answered_.pop_front();
}

void Channel::cancel(Purpose purpose, std::optional<std::uint64_t> id) {
  for (auto it = requests_.begin(); it != requests_.end();) {
    const auto here = it++;
    if (here->second.purpose == purpose && (!id || here->second.id == *id)) static_cast<void>(take(here));
  }
}

void Channel::cancel(Side side) {
  for (auto it = requests_.begin(); it != requests_.end();) {
    const auto here = it++;
    if (here->second.side == side) static_cast<void>(take(here));
  }
}

bool Channel::waits_for(Purpose purpose) const {
  return std::any_of(requests_.begin(), requests_.end(),
                     [purpose](const auto& entry) { return entry.second.purpose == purpose; });
}

void Channel::promote(Timestamp now) {
  Peer& current = peer(Side::kCurrent);
  current = peer(Side::kTrying);
  cancel(Purpose::kRefresh);
  for (auto& [sequence, request] : requests_) {
    if (request.side != Side::kCurrent || request.to == current.address) continue;
    visit_body(request.message, [&current](auto& body) {
      if constexpr (requires { body.endpoint_identifier; }) {
        body.endpoint_identifier = to_utf16(current.endpoint_identifier);
      }
      if constexpr (requires { body.gatekeeper_identifier; }) {
        body.gatekeeper_identifier.reset();
        if (!current.identifier.empty()) body.gatekeeper_identifier = to_utf16(current.identifier);
      }
    });
    request.to = current.address;
    request.sent = 0;
    transmit(now, request);
    arm(sequence, request, now + request.patience.timeout);
  }
}

bool Channel::hears(const mtavip::Endpoint& remote) const {
  return std::any_of(peers_.begin(), peers_.end(), [&](const Peer& p) { return p.address == remote; }) ||
         std::any_of(requests_.begin(), requests_.end(),
                     [&](const auto& entry) { return entry.second.anybody_answers || entry.second.to == remote; });
}

std::optional<RasMessage> Channel::read(const DatagramReceived& input) {
  ++counters_.messages_in;
  if (input.data.size() > config_->limits.message_bytes) {
    ++counters_.dropped;
    return std::nullopt;
  }
  auto message = asn1::decode<RasMessage>(input.data, decoder_limits(config_->limits));
  if (!message) {
    ++counters_.malformed;
    note("from " + input.remote.to_string() + ": " + message.error().to_string());
    return std::nullopt;
  }
  return std::move(*message);
}

Received Channel::handle(Timestamp now, const DatagramReceived& input, RasMessage message) {
  const auto socket =
      std::find_if(sockets_.begin(), sockets_.end(), [&](const LocalSocket& s) { return s.id == input.socket; });
  trace(false, socket == sockets_.end() ? mtavip::Endpoint{} : socket->advertised, input.remote, input.data);
  return wants_answer(message) ? take_demand(now, input, std::move(message))
                               : take_answer(now, input, std::move(message));
}

Received Channel::take_answer(Timestamp now, const DatagramReceived& input, RasMessage message) {
  const auto it = requests_.find(sequence_number(message));
  if (it == requests_.end() || !(it->second.anybody_answers || it->second.to == input.remote)) {
    ++counters_.strangers;
    return Nothing{};
  }
  Request& request = it->second;
  const auto* delay = message.get_if<RasMessage::kRequestInProgress>();
  if (delay == nullptr && !message.is(RasMessage::kUnknownMessageResponse) &&
      !answers(message.kind(), request.message.kind())) {
    ++counters_.strangers;
    return Nothing{};
  }

  if (request.anybody_answers && !is_wanted(request.message, message)) {
    note("gatekeeper " + input.remote.to_string() + " is not for us");
    return Nothing{};
  }
  Peer& gatekeeper = peer(request.side);
  if (!is_discovery(message.kind()) && has_password()) {
    const auto verdict = verify(now, gatekeeper, message, input.data);
    if (verdict == h235::Verdict::kGood) {
      gatekeeper.signs_answers = true;
    } else if (verdict != h235::Verdict::kAbsent) {
      ++counters_.wrong_signatures;
      request.distrusted = true;
      note("answer of " + input.remote.to_string() + " dropped: " + h235::to_string(verdict));
      return Nothing{};
    } else if ((gatekeeper.signs_answers && !says_register_anew(message)) ||
               (config_->require_signed_answers && !is_refusal(message))) {
      ++counters_.unsigned_messages;
      request.distrusted = true;
      note("answer of " + input.remote.to_string() + " dropped: it is not signed");
      return Nothing{};
    }
  }

  if (delay != nullptr) {
    // In milliseconds. The request is not sent again while the gatekeeper works on it.
    const Duration wait = std::min<Duration>(std::chrono::milliseconds(delay->delay), config_->timers.longest_delay);
    if (request.delays++ < kMostDelays) arm(it->first, request, now + wait + request.patience.timeout);
    return Nothing{};
  }
  return AnswerReceived{take(it), std::move(message), input.remote};
}

bool Channel::remembers(const RasMessage& request, const mtavip::Endpoint& from) const {
  return std::any_of(answered_.begin(), answered_.end(), [&](const Remembered& known) {
    return known.from == from && known.sequence == sequence_number(request) && known.kind == request.kind();
  });
}

Received Channel::take_demand(Timestamp now, const DatagramReceived& input, RasMessage message) {
  std::erase_if(answered_, [now](const Remembered& r) { return r.until <= now; });
  const std::uint16_t sequence = sequence_number(message);
  for (const Remembered& known : answered_) {
    if (known.from != input.remote || known.sequence != sequence || known.kind != message.kind()) continue;
    ++counters_.repeated_in;
    if (const auto way = route(known.to)) {
      trace(true, way->local, known.to, known.answer);
      ++counters_.messages_out;
      outputs_->push_back(SendDatagram{way->socket, known.to, known.answer});
    }
    return Nothing{};
  }
  Peer& gatekeeper = peer(Side::kCurrent);
  DemandReceived demand{std::move(message), input.remote, input.socket, false};
  if (has_password()) {
    const auto verdict = verify(now, gatekeeper, demand.message, input.data);
    if (verdict == h235::Verdict::kGood) {
      gatekeeper.signs_requests = true;
      demand.verified = true;
    } else if (verdict != h235::Verdict::kAbsent) {
      ++counters_.wrong_signatures;
      note("request of " + input.remote.to_string() + " dropped: " + h235::to_string(verdict));
      return Nothing{};
    } else if (gatekeeper.signs_requests || config_->require_signed_answers) {
      ++counters_.unsigned_messages;
      note("request of " + input.remote.to_string() + " dropped: it is not signed");
      return Nothing{};
    }
  }
  return demand;
}

h235::Verdict Channel::verify(Timestamp now, const Peer& gatekeeper, const RasMessage& message, ByteView data) {
  const auto& mechanisms = gatekeeper.mechanisms;
  if (std::find(mechanisms.begin(), mechanisms.end(), h235::Mechanism::kHmacSha1) == mechanisms.end()) {
    return h235::Verdict::kAbsent;
  }
  h235::Expected expected;
  if (!gatekeeper.identifier.empty()) expected.senders.push_back(gatekeeper.identifier);
  expected.receivers = {user_};
  if (!gatekeeper.endpoint_identifier.empty()) expected.receivers.push_back(gatekeeper.endpoint_identifier);
  // Its answer to our registration is already addressed to the name that it gives us.
  if (const auto* confirm = message.get_if<RasMessage::kRegistrationConfirm>()) {
    expected.receivers.push_back(to_utf8(confirm->endpoint_identifier));
  }
  const TokensOf tokens = tokens_of(message);
  return association_.verify(now, h235::Mechanism::kHmacSha1, expected, tokens.tokens, tokens.crypto_tokens, data);
}

std::vector<Request> Channel::take_unreachable(const mtavip::Endpoint& remote) {
  std::vector<Request> given_up;
  for (auto it = requests_.begin(); it != requests_.end();) {
    const auto here = it++;
    const Purpose purpose = here->second.purpose;
    if (here->second.to != remote || (purpose != Purpose::kDiscover && purpose != Purpose::kRegister)) continue;
    given_up.push_back(take(here));
  }
  return given_up;
}

std::vector<Request> Channel::handle_timeout(Timestamp now) {
  std::vector<Request> given_up;
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const auto it = requests_.find(deadlines_.begin()->second);
    if (it->second.sent > it->second.patience.retries) {
      given_up.push_back(take(it));
    } else {
      transmit(now, it->second);
      arm(it->first, it->second, now + it->second.patience.timeout);
    }
  }
  return given_up;
}

std::optional<Timestamp> Channel::deadline() const {
  if (deadlines_.empty()) return std::nullopt;
  return deadlines_.begin()->first;
}

h235::Tokens Channel::signalling_tokens(Timestamp now) {
  const Peer& gatekeeper = peer(Side::kCurrent);
  h235::Tokens all;
  if (!has_password() || gatekeeper.endpoint_identifier.empty()) return all;
  const h235::Names names{gatekeeper.endpoint_identifier, gatekeeper.identifier};
  for (const h235::Mechanism mechanism : gatekeeper.mechanisms) {
    auto tokens = association_.make_tokens(now, mechanism, names);
    std::move(tokens.tokens.begin(), tokens.tokens.end(), std::back_inserter(all.tokens));
    std::move(tokens.crypto_tokens.begin(), tokens.crypto_tokens.end(), std::back_inserter(all.crypto_tokens));
  }
  return all;
}

bool Channel::signs_signalling() const {
  return has_password() && !peer(Side::kCurrent).endpoint_identifier.empty() &&
         !peer(Side::kCurrent).mechanisms.empty();
}

h235::Verdict Channel::check_signalling(Timestamp now, bool from_gatekeeper, const TokensOf& tokens, ByteView message) {
  Peer& gatekeeper = peer(Side::kCurrent);
  const auto& mechanisms = gatekeeper.mechanisms;
  auto verdict = h235::Verdict::kAbsent;
  // Without the gatekeeper's name nobody can tell its tokens from those of other endpoints.
  if (signs_signalling() && !gatekeeper.identifier.empty() &&
      std::find(mechanisms.begin(), mechanisms.end(), h235::Mechanism::kHmacSha1) != mechanisms.end()) {
    h235::Expected expected;
    expected.senders.push_back(gatekeeper.identifier);
    expected.receivers = {user_, gatekeeper.endpoint_identifier};
    verdict =
        association_.verify(now, h235::Mechanism::kHmacSha1, expected, tokens.tokens, tokens.crypto_tokens, message);
  }
  if (verdict == h235::Verdict::kGood) {
    if (from_gatekeeper) gatekeeper.signs_calls = true;
    return verdict;
  }
  // The caller's own token, for its gatekeeper: many a gatekeeper passes it on.
  if (verdict == h235::Verdict::kWrongIdentity) verdict = h235::Verdict::kAbsent;
  if (verdict != h235::Verdict::kAbsent) {
    ++counters_.wrong_signatures;
    return verdict;
  }
  if (!config_->require_signed_calls && !(from_gatekeeper && gatekeeper.signs_calls)) return h235::Verdict::kGood;
  ++counters_.unsigned_messages;
  return verdict;
}

void Channel::seal_signalling(std::span<std::byte> message) {
  association_.seal(message);
}

void Channel::trace(bool outgoing, const mtavip::Endpoint& local, const mtavip::Endpoint& remote, ByteView data) {
  if (config_->trace) outputs_->push_back(Event{MessageTrace{outgoing, local, remote, to_bytes(data)}});
}

void Channel::note(const std::string& text) const {
  if (environment_->log().enabled(LogLevel::kInfo)) environment_->log().write(LogLevel::kInfo, "ras", text);
}

}  // namespace mtavip::h323::ras
