#include "testkit/gatekeeper.h"

#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "base/unicode.h"
#include "h323/ras/message.h"
#include "h323/ras/values.h"

namespace mtavip::testkit {
namespace {

namespace h225 = h323::h225;
namespace h235 = h323::h235;
namespace ras = h323::ras;
using h225::RasMessage;

constexpr std::size_t kAliases = 64;

}  // namespace

Gatekeeper::Gatekeeper(Environment& environment, GatekeeperConfig config)
    : environment_(&environment), config_(std::move(config)) {}

void Gatekeeper::add_socket(const LocalSocket& socket) {
  sockets_.push_back(socket);
}

std::optional<TransportOutput> Gatekeeper::poll() {
  if (outputs_.empty()) return std::nullopt;
  TransportOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

void Gatekeeper::forget() {
  endpoints_.clear();
  calls_.clear();
  associations_.clear();
}

void Gatekeeper::refuse(RasMessage::Kind request, RasMessage answer, std::size_t times) {
  refusals_.push_back({request, std::move(answer), times});
}

// --- In and out

void Gatekeeper::handle(Timestamp now, const TransportInput& input) {
  if (silent_) return;
  if (const auto* datagram = std::get_if<DatagramReceived>(&input)) {
    take(now, *datagram, false);
  } else if (!std::holds_alternative<DatagramFailed>(input)) {
    relay(now, input);
  }
}

void Gatekeeper::handle_timeout(Timestamp now) {
  if (next_expiry_ && *next_expiry_ <= now) expire(now);
  while (!later_.empty() && later_.front().when <= now) {
    const DatagramReceived input = std::move(later_.front().input);
    later_.pop_front();
    if (!silent_) take(now, input, true);
  }
}

std::optional<Timestamp> Gatekeeper::deadline() const {
  std::optional<Timestamp> earliest;
  if (!later_.empty()) earliest = later_.front().when;
  if (next_expiry_ && (!earliest || *next_expiry_ < *earliest)) earliest = next_expiry_;
  return earliest;
}

void Gatekeeper::expire(Timestamp now) {
  next_expiry_.reset();
  for (auto it = endpoints_.begin(); it != endpoints_.end();) {
    const auto expires = it->second.expires;
    it = expires && *expires <= now ? endpoints_.erase(it) : std::next(it);
    if (expires && *expires > now && (!next_expiry_ || *expires < *next_expiry_)) next_expiry_ = expires;
  }
}

void Gatekeeper::take(Timestamp now, const DatagramReceived& input, bool delayed) {
  const auto message = asn1::decode<RasMessage>(input.data);
  if (!message) {
    ++counters_.unreadable;
    return;
  }
  const Source source{input.socket, input.remote};
  authenticated_.clear();
  if (message->is(RasMessage::kInfoRequestResponse)) {
    on_information(now, *message, source);
    return;
  }
  if (!ras::is_request(*message)) {
    if (message->is(RasMessage::kUnknownMessageResponse)) {
      ++counters_.not_understood;
    } else {
      ++counters_.confirmed;
    }
    return;
  }
  if (const auto wait = delays_.find(message->kind()); wait != delays_.end() && !delayed) {
    h225::RequestInProgress progress;
    progress.delay = static_cast<std::uint16_t>(to_milliseconds(wait->second));
    later_.push_back({now + wait->second, input});
    delays_.erase(wait);
    reply(now, *message, RasMessage::of<RasMessage::kRequestInProgress>(std::move(progress)), source);
    return;
  }
  for (auto refusal = refusals_.begin(); refusal != refusals_.end(); ++refusal) {
    if (refusal->request != message->kind()) continue;
    ++counters_.refused;
    RasMessage answer = refusal->answer;
    if (--refusal->times == 0) refusals_.erase(refusal);
    reply(now, *message, std::move(answer), source);
    return;
  }
  if (!message->is(RasMessage::kGatekeeperRequest)) {
    const auto user = authenticate(now, *message, input.data);
    if (!user) {
      ++counters_.wrong_passwords;
      deny(now, *message, source);
      return;
    }
    authenticated_ = *user;
  }
  take_request(now, *message, source);
}

void Gatekeeper::take_request(Timestamp now, const RasMessage& request, const Source& source) {
  switch (request.kind()) {
    case RasMessage::kGatekeeperRequest:
      return on_discovery(now, request, source);
    case RasMessage::kRegistrationRequest:
      return on_registration(now, request, source);
    case RasMessage::kUnregistrationRequest:
      return on_unregistration(now, request, source);
    case RasMessage::kAdmissionRequest:
      return on_admission(now, request, source);
    case RasMessage::kBandwidthRequest:
      return on_bandwidth(now, request, source);
    case RasMessage::kDisengageRequest:
      return on_disengage(now, request, source);
    case RasMessage::kLocationRequest:
      return on_location(now, request, source);
    case RasMessage::kResourcesAvailableIndicate: {
      const auto& told = request.get<RasMessage::kResourcesAvailableIndicate>();
      if (const auto it = endpoints_.find(to_utf8(told.endpoint_identifier)); it != endpoints_.end()) {
        it->second.almost_full = told.almost_out_of_resources;
      }
      h225::ResourcesAvailableConfirm confirm;
      confirm.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
      return reply(now, request, RasMessage::of<RasMessage::kResourcesAvailableConfirm>(std::move(confirm)), source);
    }
    default:
      return;
  }
}

h235::Association& Gatekeeper::association_of(const std::string& user) {
  auto& association = associations_[user];
  if (!association) {
    const auto password = config_.passwords.find(user);
    association = std::make_unique<h235::Association>(
        *environment_,
        h235::Association::Settings{user, password == config_.passwords.end() ? std::string() : password->second, 1h});
  }
  return *association;
}

std::optional<std::string> Gatekeeper::authenticate(Timestamp now, const RasMessage& request, ByteView data) {
  if (config_.passwords.empty()) return std::string();
  const auto tokens = ras::tokens_of(request);
  auto claimed = h235::claimed_sender(tokens.tokens, tokens.crypto_tokens);
  if (!claimed) return std::nullopt;
  const std::string sender = *claimed;
  if (const auto endpoint = endpoints_.find(sender); endpoint != endpoints_.end()) claimed = endpoint->second.user;
  if (!config_.passwords.contains(*claimed)) return std::nullopt;
  h235::Expected expected{{sender}, {config_.identifier}};
  if (config_.mechanism != h235::Mechanism::kHmacSha1) expected.receivers.clear();
  const auto verdict =
      association_of(*claimed).verify(now, config_.mechanism, expected, tokens.tokens, tokens.crypto_tokens, data);
  return verdict == h235::Verdict::kGood ? claimed : std::nullopt;
}

void Gatekeeper::deny(Timestamp now, const RasMessage& request, const Source& source) {
  switch (request.kind()) {
    case RasMessage::kRegistrationRequest: {
      h225::RegistrationReject message;
      message.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
      message.reject_reason = h225::RegistrationRejectReason::kSecurityDenial;
      return reply(now, request, RasMessage::of<RasMessage::kRegistrationReject>(std::move(message)), source);
    }
    case RasMessage::kAdmissionRequest: {
      h225::AdmissionReject message;
      message.reject_reason = h225::AdmissionRejectReason::kSecurityDenial;
      return reply(now, request, RasMessage::of<RasMessage::kAdmissionReject>(std::move(message)), source);
    }
    case RasMessage::kUnregistrationRequest: {
      h225::UnregistrationReject message;
      message.reject_reason = h225::UnregRejectReason::kSecurityDenial;
      return reply(now, request, RasMessage::of<RasMessage::kUnregistrationReject>(std::move(message)), source);
    }
    default:
      return;
  }
}

void Gatekeeper::reply(Timestamp now, const RasMessage& request, RasMessage answer, const Source& source) {
  ras::set_sequence_number(answer, ras::sequence_number(request));
  std::string receiver = authenticated_;
  if (const auto* confirm = answer.get_if<RasMessage::kRegistrationConfirm>()) {
    receiver = to_utf8(confirm->endpoint_identifier);
  }
  write(now, std::move(answer), source, authenticated_, receiver);
}

void Gatekeeper::write(Timestamp now, RasMessage message, const Source& source, const std::string& user,
                       const std::string& receiver) {
  std::optional<h235::Association> other;
  h235::Association* association = nullptr;
  if (!user.empty() && config_.mechanism == h235::Mechanism::kHmacSha1) {
    association = &association_of(user);
    if (!config_.signs_with.empty()) {
      association = &other.emplace(*environment_, h235::Association::Settings{user, config_.signs_with, 1h});
    }
    auto tokens = association->make_tokens(now, config_.mechanism, {config_.identifier, receiver});
    ras::set_tokens(message, std::move(tokens.tokens), std::move(tokens.crypto_tokens));
  }
  auto encoded = asn1::encode(message);
  MTAVIP_CHECK(encoded.has_value());
  if (association != nullptr) association->seal(*encoded);
  outputs_.emplace_back(SendDatagram{source.socket, source.remote, std::move(*encoded)});
}

// --- Registration

h225::AlternateGk Gatekeeper::to_wire(const GatekeeperConfig::Alternate& alternate) const {
  h225::AlternateGk wire;
  wire.ras_address = ras::to_wire(alternate.address);
  if (!alternate.identifier.empty()) wire.gatekeeper_identifier = to_utf16(alternate.identifier);
  wire.need_to_register = alternate.need_to_register;
  wire.priority = alternate.priority;
  return wire;
}

void Gatekeeper::on_discovery(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& grq = request.get<RasMessage::kGatekeeperRequest>();
  ++counters_.discoveries;
  h225::GatekeeperConfirm confirm;
  confirm.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
  confirm.gatekeeper_identifier = to_utf16(config_.identifier);
  for (const LocalSocket& socket : sockets_) {
    if (socket.id == source.socket) confirm.ras_address = ras::to_wire(socket.advertised);
  }
  for (const auto& alternate : config_.alternates) {
    if (!confirm.alternate_gatekeeper) confirm.alternate_gatekeeper.emplace();
    confirm.alternate_gatekeeper->push_back(to_wire(alternate));
  }
  if (config_.assigned) confirm.assigned_gatekeeper = to_wire(*config_.assigned);
  if (!config_.passwords.empty() && grq.authentication_capability) {
    confirm.authentication_mode = h235::capability_of(config_.mechanism);
    confirm.algorithm_oid = h235::algorithm_of(config_.mechanism);
  }
  reply(now, request, RasMessage::of<RasMessage::kGatekeeperConfirm>(std::move(confirm)), source);
}

void Gatekeeper::on_registration(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& rrq = request.get<RasMessage::kRegistrationRequest>();
  const std::string claimed = rrq.endpoint_identifier ? to_utf8(*rrq.endpoint_identifier) : std::string();
  const auto aliases = ras::from_wire(rrq.terminal_alias, kAliases);
  const auto refuse_with = [&](h225::RegistrationRejectReason reason) {
    h225::RegistrationReject message;
    message.protocol_identifier = rrq.protocol_identifier;
    message.reject_reason = std::move(reason);
    reply(now, request, RasMessage::of<RasMessage::kRegistrationReject>(std::move(message)), source);
  };

  auto known = endpoints_.find(claimed);
  const bool refresh = rrq.keep_alive && *rrq.keep_alive;
  if (refresh) {
    if (known == endpoints_.end() && config_.shares_registrations && !claimed.empty()) {
      known = endpoints_.emplace(claimed, Registration{claimed, {}, {}, {}, {}, authenticated_}).first;
    }
    if (known == endpoints_.end()) {
      refuse_with(h225::RegistrationRejectReason::kFullRegistrationRequired);
      return;
    }
    ++counters_.refreshes;
  } else {
    const auto has_one_of_them = [&aliases](const Registration& other) {
      return std::any_of(aliases.begin(), aliases.end(), [&other](const ras::Alias& alias) {
        return std::find(other.aliases.begin(), other.aliases.end(), alias) != other.aliases.end();
      });
    };
    for (const auto& [identifier, other] : endpoints_) {
      if (identifier == claimed || other.ras == source.remote || !has_one_of_them(other)) continue;
      using Reason = h225::RegistrationRejectReason;
      refuse_with(Reason::of<Reason::kDuplicateAlias>(ras::to_wire(aliases)));
      return;
    }
    ++counters_.registrations;
    // The same endpoint once more, because our answer was lost or its request came twice.
    if (known == endpoints_.end()) {
      known = std::find_if(endpoints_.begin(), endpoints_.end(), [&](const auto& entry) {
        return entry.second.ras == source.remote && has_one_of_them(entry.second);
      });
    }
    if (known == endpoints_.end()) {
      const std::string identifier = std::to_string(++last_identifier_) + "_" + config_.identifier;
      known = endpoints_.emplace(identifier, Registration{identifier, {}, {}, {}, {}, authenticated_}).first;
    }
    known->second.aliases = aliases;
  }
  Registration& endpoint = known->second;
  endpoint.ras = source.remote;
  if (const auto address = ras::from_wire(rrq.call_signal_address)) endpoint.signalling = *address;

  h225::RegistrationConfirm confirm;
  confirm.protocol_identifier = rrq.protocol_identifier;
  confirm.call_signal_address = {ras::to_wire(signalling_address(source.remote))};
  if (!refresh) confirm.terminal_alias = ras::to_wire(endpoint.aliases);
  confirm.gatekeeper_identifier = to_utf16(config_.identifier);
  confirm.endpoint_identifier = to_utf16(endpoint.identifier);
  endpoint.expires.reset();
  if (config_.time_to_live != 0) {
    const auto granted = std::min(config_.time_to_live, rrq.time_to_live ? *rrq.time_to_live : config_.time_to_live);
    confirm.time_to_live = granted;
    endpoint.expires = now + std::chrono::seconds(granted);
    next_expiry_ = next_expiry_ ? std::min(*next_expiry_, *endpoint.expires) : *endpoint.expires;
  }
  for (const auto& alternate : config_.alternates) {
    if (!confirm.alternate_gatekeeper) confirm.alternate_gatekeeper.emplace();
    confirm.alternate_gatekeeper->push_back(to_wire(alternate));
  }
  confirm.will_respond_to_irr = config_.answers_info;
  if (config_.pre_granted) confirm.pre_granted_arq = *config_.pre_granted;
  reply(now, request, RasMessage::of<RasMessage::kRegistrationConfirm>(std::move(confirm)), source);
}

void Gatekeeper::on_unregistration(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& urq = request.get<RasMessage::kUnregistrationRequest>();
  const std::string claimed = urq.endpoint_identifier ? to_utf8(*urq.endpoint_identifier) : std::string();
  const auto gone = std::erase_if(endpoints_, [&](const auto& entry) {
    return entry.first == claimed || (claimed.empty() && entry.second.ras == source.remote);
  });
  if (gone != 0) ++counters_.unregistrations;
  reply(now, request, RasMessage::kUnregistrationConfirm, source);
}

const Gatekeeper::Registration* Gatekeeper::find(std::string_view alias) const {
  for (const auto& [identifier, endpoint] : endpoints_) {
    for (const ras::Alias& known : endpoint.aliases) {
      if (known.text == alias) return &endpoint;
    }
  }
  return nullptr;
}

const Gatekeeper::Registration* Gatekeeper::find(const std::vector<ras::Alias>& aliases) const {
  for (const auto& [identifier, endpoint] : endpoints_) {
    for (const ras::Alias& known : endpoint.aliases) {
      for (const ras::Alias& asked : aliases) {
        if (ras::matches(known, asked)) return &endpoint;
      }
    }
  }
  return nullptr;
}

bool Gatekeeper::begins_a_number(const std::vector<ras::Alias>& aliases) const {
  for (const auto& [identifier, endpoint] : endpoints_) {
    for (const ras::Alias& known : endpoint.aliases) {
      for (const ras::Alias& asked : aliases) {
        const bool digits = known.kind == ras::AliasKind::kDialledDigits && asked.kind == known.kind;
        if (digits && known.text.starts_with(asked.text)) return true;
      }
    }
  }
  return false;
}

const Gatekeeper::Registration* Gatekeeper::by_identifier(std::u16string_view identifier) const {
  const auto it = endpoints_.find(to_utf8(identifier));
  return it == endpoints_.end() ? nullptr : &it->second;
}

Endpoint Gatekeeper::signalling_address(const Endpoint& towards) const {
  for (const LocalSocket& socket : sockets_) {
    if (is_stream(socket.kind) && socket.advertised.address.is_v6() == towards.address.is_v6())
      return socket.advertised;
  }
  for (const LocalSocket& socket : sockets_) {
    if (socket.advertised.address.is_v6() == towards.address.is_v6()) return {socket.advertised.address, 1720};
  }
  return {};
}

}  // namespace mtavip::testkit
