// The gatekeeper's part in calls: admission, bandwidth, information, and in routed mode the signalling itself.
#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "base/unicode.h"
#include "h323/endpoint/signalling.h"
#include "h323/ras/message.h"
#include "h323/ras/values.h"
#include "testkit/gatekeeper.h"

namespace mtavip::testkit {
namespace {

namespace h225 = h323::h225;
namespace ras = h323::ras;
using h225::RasMessage;

constexpr std::size_t kAliases = 64;

}  // namespace

Gatekeeper::Call* Gatekeeper::find_call(const ras::Guid& identifier) {
  const auto it = std::find_if(calls_.begin(), calls_.end(), [&](const Call& c) { return c.identifier == identifier; });
  return it == calls_.end() ? nullptr : &*it;
}

void Gatekeeper::on_admission(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& arq = request.get<RasMessage::kAdmissionRequest>();
  const auto refuse_with = [&](h225::AdmissionRejectReason::Kind reason) {
    h225::AdmissionReject message;
    message.reject_reason = reason;
    reply(now, request, RasMessage::of<RasMessage::kAdmissionReject>(std::move(message)), source);
  };
  const Registration* asking = by_identifier(arq.endpoint_identifier);
  if (asking == nullptr) return refuse_with(h225::AdmissionRejectReason::kCallerNotRegistered);

  h225::AdmissionConfirm confirm;
  Endpoint destination = asking->signalling;
  if (!arq.answer_call) {
    const Registration* called = find(ras::from_wire(arq.destination_info, kAliases));
    if (called != nullptr) {
      destination = called->signalling;
    } else if (arq.dest_call_signal_address) {
      destination = ras::from_wire(*arq.dest_call_signal_address).value_or(Endpoint{});
    } else {
      return refuse_with(begins_a_number(ras::from_wire(arq.destination_info, kAliases))
                             ? h225::AdmissionRejectReason::kIncompleteAddress
                             : h225::AdmissionRejectReason::kCalledPartyNotRegistered);
    }
  }
  ++counters_.admissions;
  const ras::Guid identifier = arq.call_identifier ? arq.call_identifier->guid : ras::Guid{};
  Call* call = find_call(identifier);
  if (call == nullptr) {
    calls_.push_back({identifier, arq.conference_id, {}, {}, 0, 0, {}});
    call = &calls_.back();
  }
  (arq.answer_call ? call->callee : call->caller) = asking->identifier;
  (arq.answer_call ? call->callee_reference : call->caller_reference) = arq.call_reference_value;
  call->bandwidth = std::min(ras::rate_of(arq.band_width), config_.most_bandwidth);

  confirm.band_width = ras::to_wire(call->bandwidth);
  confirm.call_model = config_.routed ? h225::CallModel::kGatekeeperRouted : h225::CallModel::kDirect;
  confirm.dest_call_signal_address = ras::to_wire(config_.routed ? signalling_address(source.remote) : destination);
  if (config_.info_interval) confirm.irr_frequency = *config_.info_interval;
  confirm.will_respond_to_irr = config_.answers_info;
  reply(now, request, RasMessage::of<RasMessage::kAdmissionConfirm>(std::move(confirm)), source);
}

void Gatekeeper::on_bandwidth(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& brq = request.get<RasMessage::kBandwidthRequest>();
  Call* call = brq.call_identifier ? find_call(brq.call_identifier->guid) : nullptr;
  if (call == nullptr || ras::rate_of(brq.band_width) > config_.most_bandwidth) {
    h225::BandwidthReject message;
    message.reject_reason =
        call == nullptr ? h225::BandRejectReason::kInvalidConferenceId : h225::BandRejectReason::kInsufficientResources;
    if (call != nullptr) message.allowed_band_width = ras::to_wire(config_.most_bandwidth);
    return reply(now, request, RasMessage::of<RasMessage::kBandwidthReject>(std::move(message)), source);
  }
  call->bandwidth = ras::rate_of(brq.band_width);
  h225::BandwidthConfirm message;
  message.band_width = brq.band_width;
  reply(now, request, RasMessage::of<RasMessage::kBandwidthConfirm>(std::move(message)), source);
}

void Gatekeeper::on_disengage(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& drq = request.get<RasMessage::kDisengageRequest>();
  Call* call = drq.call_identifier ? find_call(drq.call_identifier->guid) : nullptr;
  if (call != nullptr) {
    ++counters_.disengagements;
    (drq.answered_call && *drq.answered_call ? call->callee : call->caller).clear();
    std::erase_if(calls_, [](const Call& c) { return c.caller.empty() && c.callee.empty(); });
  }
  reply(now, request, RasMessage::kDisengageConfirm, source);
}

void Gatekeeper::on_location(Timestamp now, const RasMessage& request, const Source& source) {
  const auto& lrq = request.get<RasMessage::kLocationRequest>();
  const Registration* endpoint = find(ras::from_wire(lrq.destination_info, kAliases));
  if (endpoint == nullptr) {
    h225::LocationReject message;
    message.reject_reason = h225::LocationRejectReason::kNotRegistered;
    return reply(now, request, RasMessage::of<RasMessage::kLocationReject>(std::move(message)), source);
  }
  h225::LocationConfirm message;
  message.call_signal_address = ras::to_wire(endpoint->signalling);
  message.ras_address = ras::to_wire(endpoint->ras);
  message.destination_info = ras::to_wire(endpoint->aliases);
  reply(now, request, RasMessage::of<RasMessage::kLocationConfirm>(std::move(message)), source);
}

void Gatekeeper::on_information(Timestamp now, const RasMessage& response, const Source& source) {
  ++counters_.information;
  information_ = response.get<RasMessage::kInfoRequestResponse>();
  if (!information_->need_response || !*information_->need_response) return;
  const Registration* endpoint = by_identifier(information_->endpoint_identifier);
  if (endpoint == nullptr) {
    h225::InfoRequestNak message;
    message.nak_reason = h225::InfoRequestNakReason::kNotRegistered;
    return reply(now, response, RasMessage::of<RasMessage::kInfoRequestNak>(std::move(message)), source);
  }
  authenticated_ = endpoint->user;
  reply(now, response, RasMessage::kInfoRequestAck, source);
}

// --- On command

void Gatekeeper::send(Timestamp now, std::string_view alias, RasMessage message) {
  const Registration* endpoint = find(alias);
  if (endpoint == nullptr) return;
  ras::set_sequence_number(message, ++sequence_);
  SocketId socket{};
  for (const LocalSocket& s : sockets_) {
    if (s.kind == TransportKind::kUdp && s.advertised.address.is_v6() == endpoint->ras.address.is_v6()) socket = s.id;
  }
  write(now, std::move(message), {socket, endpoint->ras}, config_.signs_requests ? endpoint->user : std::string(),
        endpoint->identifier);
}

void Gatekeeper::unregister(Timestamp now, std::string_view alias, h225::UnregRequestReason reason) {
  const Registration* endpoint = find(alias);
  if (endpoint == nullptr) return;
  h225::UnregistrationRequest message;
  message.call_signal_address = {ras::to_wire(endpoint->signalling)};
  message.endpoint_identifier = to_utf16(endpoint->identifier);
  message.gatekeeper_identifier = to_utf16(config_.identifier);
  message.reason = std::move(reason);
  const std::string identifier = endpoint->identifier;
  send(now, alias, RasMessage::of<RasMessage::kUnregistrationRequest>(std::move(message)));
  endpoints_.erase(identifier);
}

void Gatekeeper::disengage(Timestamp now, const ras::Guid& identifier) {
  const Call* found = find_call(identifier);
  if (found == nullptr) return;
  const Call call = *found;
  std::erase_if(calls_, [&](const Call& c) { return c.identifier == identifier; });
  for (const bool answered : {false, true}) {
    const auto endpoint = endpoints_.find(answered ? call.callee : call.caller);
    if (endpoint == endpoints_.end() || endpoint->second.aliases.empty()) continue;
    h225::DisengageRequest message;
    message.endpoint_identifier = to_utf16(endpoint->first);
    message.conference_id = call.conference;
    message.call_reference_value = answered ? call.callee_reference : call.caller_reference;
    message.disengage_reason = h225::DisengageReason::kForcedDrop;
    message.call_identifier.emplace().guid = identifier;
    message.answered_call = answered;
    send(now, endpoint->second.aliases.front().text, RasMessage::of<RasMessage::kDisengageRequest>(std::move(message)));
  }
}

void Gatekeeper::change_bandwidth(Timestamp now, const ras::Guid& identifier, DataRate bandwidth) {
  Call* call = find_call(identifier);
  if (call == nullptr) return;
  call->bandwidth = bandwidth;
  const auto endpoint = endpoints_.find(call->caller);
  if (endpoint == endpoints_.end() || endpoint->second.aliases.empty()) return;
  h225::BandwidthRequest message;
  message.endpoint_identifier = to_utf16(endpoint->first);
  message.conference_id = call->conference;
  message.call_reference_value = call->caller_reference;
  message.band_width = ras::to_wire(bandwidth);
  message.call_identifier.emplace().guid = identifier;
  message.answered_call = false;
  send(now, endpoint->second.aliases.front().text, RasMessage::of<RasMessage::kBandwidthRequest>(std::move(message)));
}

void Gatekeeper::request_information(Timestamp now, std::string_view alias, std::uint16_t call_reference) {
  h225::InfoRequest message;
  message.call_reference_value = call_reference;
  send(now, alias, RasMessage::of<RasMessage::kInfoRequest>(std::move(message)));
}

void Gatekeeper::indicate_service(Timestamp now, std::string_view alias) {
  h225::ServiceControlIndication message;
  h225::ServiceControlSession session;
  session.reason = h225::ServiceControlSession::Reason::kOpen;
  message.service_control.push_back(std::move(session));
  send(now, alias, RasMessage::of<RasMessage::kServiceControlIndication>(std::move(message)));
}

// --- Routed mode

void Gatekeeper::relay(Timestamp now, const TransportInput& input) {
  if (const auto* opened = std::get_if<ConnectionOpened>(&input)) {
    if (!opened->incoming) return;
    relays_[opened->connection] = {std::make_unique<h323::wire::TpktFramer>(), {}, opened->remote.address, {}};
    return;
  }
  if (const auto* closed = std::get_if<ConnectionClosed>(&input)) {
    const auto it = relays_.find(closed->connection);
    if (it == relays_.end()) return;
    const ConnectionId other = it->second.other;
    relays_.erase(it);
    if (relays_.erase(other) != 0) outputs_.emplace_back(CloseConnection{other});
    return;
  }
  const auto* data = std::get_if<ConnectionData>(&input);
  const auto it = data == nullptr ? relays_.end() : relays_.find(data->connection);
  if (it == relays_.end()) return;
  Relay& from = it->second;
  from.framer->feed(now, data->data);
  while (const auto item = from.framer->next()) {
    const auto* packet = std::get_if<h323::wire::TpktFramer::Packet>(&*item);
    if (packet == nullptr) continue;
    if (from.other == ConnectionId{}) {
      const auto onward = connect_onward(data->connection, packet->content);
      if (!onward) {
        outputs_.emplace_back(CloseConnection{data->connection});
        relays_.erase(it);
        return;
      }
      from.other = *onward;
    }
    outputs_.emplace_back(SendStream{from.other, resigned(now, relays_.at(from.other).endpoint, packet->content)});
  }
}

std::optional<ConnectionId> Gatekeeper::connect_onward(ConnectionId from, ByteView message) {
  const auto signal = h323::read_signal(message);
  const auto* setup = signal ? signal->body<h323::MessageBody::kSetup>() : nullptr;
  // The identifier of the call is that of an admission.
  const Registration* called = setup == nullptr ? nullptr : find(ras::from_wire(setup->destination_address, kAliases));
  if (called == nullptr) return std::nullopt;
  for (const auto& [identifier, endpoint] : endpoints_) {
    if (endpoint.ras.address == relays_.at(from).address) relays_.at(from).endpoint = identifier;
  }
  const ConnectionId onward{++last_connection_};
  relays_[onward] = {std::make_unique<h323::wire::TpktFramer>(), from, called->signalling.address, called->identifier};
  outputs_.emplace_back(OpenConnection{onward, TransportKind::kTcp, called->signalling, {}, {}});
  return onward;
}

Bytes Gatekeeper::resigned(Timestamp now, const std::string& endpoint, ByteView message) {
  Bytes content = to_bytes(message);
  const auto receiver = endpoints_.find(endpoint);
  auto signal = h323::read_signal(message);
  if (config_.signs_calls && receiver != endpoints_.end() && signal && signal->user) {
    std::optional<h323::h235::Association> other;
    h323::h235::Association* association = &association_of(receiver->second.user);
    if (!config_.signs_calls_with.empty()) {
      association = &other.emplace(
          *environment_, h323::h235::Association::Settings{receiver->second.user, config_.signs_calls_with, 1h});
    }
    h323::put_tokens(signal->user->h323_uu_pdu.h323_message_body,
                     association->make_tokens(now, h323::h235::Mechanism::kHmacSha1, {config_.identifier, endpoint}));
    const auto encoded = asn1::encode(*signal->user);
    MTAVIP_CHECK(encoded.has_value());
    signal->q931.set_h225_pdu(*encoded);
    auto printed = signal->q931.print();
    MTAVIP_CHECK(printed.has_value());
    association->seal(*printed);
    content = std::move(*printed);
  }
  Bytes framed;
  static_cast<void>(h323::wire::append_tpkt(framed, content));
  return framed;
}

}  // namespace mtavip::testkit
