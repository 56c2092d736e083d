// Call: the messages of call signalling (H.225.0 clause 7.3), and what each leads to.
#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "h323/endpoint/call.h"
#include "h323/ras/values.h"

namespace mtavip::h323 {

using wire::MessageType;

// --- Out
// ------------------------------------------------------------------------------------------------------------------

void Call::send(wire::Q931Message message, MessageBody body) {
  if (!signalling_) return;
  h225::H323UserInformation user;
  auto& pdu = user.h323_uu_pdu;
  pdu.h323_message_body = std::move(body);
  pdu.h245_tunneling = tunnel_ != Tunnel::kOff;
  const bool in_setup = message.type() == MessageType::kSetup && tunnel_ == Tunnel::kOffered;
  if (services_.has_outgoing()) pdu.h4501_supplementary_service = services_.take_outgoing();
  if (tunnel_ == Tunnel::kOn || in_setup) {
    if (auto control = take_control_messages(); !control.empty()) pdu.h245_control = std::move(control);
  }
  const auto bytes = encode(message, user);
  if (!bytes) return;
  trace(true, TraceProtocol::kCallSignalling, *signalling_, *bytes);
  host_.connections().send(*signalling_, *bytes);
}

void Call::send_carrier() {
  wire::Q931Message message(MessageType::kFacility, reference());
  message.set(wire::Facility{});
  MessageBody body;
  const ras::Client* client = request_.gatekeeper ? host_.gatekeeper(*request_.gatekeeper) : nullptr;
  if (client != nullptr && client->signs_signalling()) {
    // An empty body has no place for a signature.
    auto& facility = body.emplace<MessageBody::kFacility>();
    facility = uuie<h225::FacilityUuie>();
    facility.reason = h225::FacilityReason::kTransportedInformation;
  } else {
    body.emplace<MessageBody::kEmpty>();
  }
  send(std::move(message), std::move(body));
}

std::optional<Bytes> Call::encode(wire::Q931Message& message, h225::H323UserInformation& user) {
  ras::Client* client = request_.gatekeeper ? host_.gatekeeper(*request_.gatekeeper) : nullptr;
  if (client != nullptr) put_tokens(user.h323_uu_pdu.h323_message_body, client->signalling_tokens(host_.now()));
  auto encoded = asn1::encode(user);
  if (!encoded) {
    host_.environment().log().write(LogLevel::kError, "h323", "cannot encode: " + encoded.error().to_string());
    return std::nullopt;
  }
  message.set_h225_pdu(*encoded);
  auto bytes = message.print();
  if (!bytes) {
    host_.environment().log().write(LogLevel::kError, "h323", "a message is too large for Q.931");
    return std::nullopt;
  }
  if (client != nullptr) client->seal_signalling(*bytes);
  return std::move(*bytes);
}

void Call::trace(bool outgoing, TraceProtocol protocol, ConnectionId connection, ByteView data) const {
  if (!host_.config().trace) return;
  MessageTrace event;
  event.outgoing = outgoing;
  event.protocol = protocol;
  event.local = host_.connections().local(connection).value_or(Endpoint{});
  event.remote = host_.connections().remote(connection).value_or(Endpoint{});
  event.data = to_bytes(data);
  host_.emit(std::move(event));
}

void Call::send_status(wire::CauseValue value) {
  wire::Q931Message message(MessageType::kStatus, reference());
  wire::Cause cause;
  cause.value = value;
  message.set(cause);
  wire::CallState state;
  state.value = call_state();
  message.set(state);
  MessageBody body;
  body.emplace<MessageBody::kStatus>() = uuie<h225::StatusUuie>();
  send(std::move(message), std::move(body));
}

wire::CallStateValue Call::call_state() const {
  switch (stage_) {
    case Stage::kCalling:
      return wire::CallStateValue::kCallInitiated;
    case Stage::kProceeding:
      return wire::CallStateValue::kOutgoingCallProceeding;
    case Stage::kAlerting:
      return wire::CallStateValue::kCallDelivered;
    case Stage::kAsking:
    case Stage::kPresent:
      return wire::CallStateValue::kIncomingCallProceeding;
    case Stage::kRinging:
      return wire::CallStateValue::kCallReceived;
    case Stage::kActive:
      return wire::CallStateValue::kActive;
    default:
      return wire::CallStateValue::kNull;
  }
}

// --- In
// -------------------------------------------------------------------------------------------------------------------

bool Call::begin(Timestamp now, const Signal& signal, std::optional<GatekeeperId> gatekeeper) {
  const auto* setup = signal.body<MessageBody::kSetup>();
  if (setup == nullptr) return false;
  if (setup->call_identifier) {
    names_.call_identifier = setup->call_identifier->guid;
  } else {
    host_.environment().random().fill(names_.call_identifier);
  }
  names_.conference = setup->conference_id;
  media_.set_local_address(local_.address);
  request_.gatekeeper = gatekeeper;
  remote_party_ = calling_party(signal, *setup);

  const auto& pdu = signal.user->h323_uu_pdu;
  const bool offered = pdu.h245_tunneling && *pdu.h245_tunneling;
  tunnel_ = offered && start_.tunnelling ? Tunnel::kOn : Tunnel::kOff;
  tunnel_settled_ = true;
  if (setup->fast_start) media_.take_offer(*setup->fast_start);
  if (tunnel_ == Tunnel::kOn) {
    if (setup->parallel_h245_control) take_tunnelled(now, *setup->parallel_h245_control);
    if (pdu.h245_control) take_tunnelled(now, *pdu.h245_control);
  }

  incoming_call_.call = id_;
  incoming_call_.gatekeeper = gatekeeper;
  incoming_call_.from = remote_party_;
  incoming_call_.to = called_party(signal, *setup);
  incoming_call_.source = remote_;
  incoming_call_.offers_video = media_.is_offered(MediaKind::kVideo);
  if (const auto number = signal.q931.get<wire::RedirectingNumber>()) incoming_call_.diverted_by = number->digits;
  take_services(now, signal);
  if (!may_replace(now)) return false;
  for (std::size_t i = 0; i < names_.call_identifier.size(); ++i) {
    incoming_call_.call_identifier[i] = std::to_integer<std::uint8_t>(names_.call_identifier[i]);
  }

  // Said at once: the caller's T303 runs, and with it may go the first answers of H.245.
  drain_control(now);
  MessageBody body;
  auto& proceeding = body.emplace<MessageBody::kCallProceeding>();
  proceeding = uuie<h225::CallProceedingUuie>();
  if (tunnel_ == Tunnel::kOff && start_.early_h245) {
    if (const auto address = setup->h245_address ? ras::from_wire(*setup->h245_address) : std::nullopt) {
      connect_h245(now, *address);
    } else if (!setup->fast_start) {
      if (const auto ours = offer_h245(now)) proceeding.h245_address = ras::to_wire(*ours);
    }
  }
  send(MessageType::kCallProceeding, std::move(body));

  if (!gatekeeper) {
    set_stage(now, Stage::kPresent, std::nullopt);
    report();
    return true;
  }
  set_stage(now, Stage::kAsking, host_.config().timers.t310);
  ras::AdmissionRequest request;
  request.call.call_identifier = names_.call_identifier;
  request.call.conference = names_.conference;
  request.call.call_reference = names_.reference;
  request.call.answered = true;
  asked_bandwidth_ = request.bandwidth;
  request.destination = ras::from_wire(setup->destination_address, 16);
  request.source = ras::from_wire(setup->source_address, 16);
  if (setup->source_call_signal_address) request.source_signalling = ras::from_wire(*setup->source_call_signal_address);
  if (!host_.admit(now, *gatekeeper, id_, request)) {
    // Not registered (any more): nobody has to be asked.
    incoming_call_.gatekeeper.reset();
    set_stage(now, Stage::kPresent, std::nullopt);
    report();
  }
  return true;
}

void Call::distrusted(Timestamp now, h235::Verdict why) {
  release(now, kNotAuthentic,
          local_end(FailureCategory::kAuthenticationFailed, std::string("call signalling: ") + h235::to_string(why)));
}

void Call::receive(Timestamp now, const Signal& signal) {
  if (over()) return;
  note_tunnelling(now, signal);
  take_services(now, signal);
  // A transfer has made it another call.
  if (over() || stage_ < Stage::kCalling) return;
  switch (signal.type()) {
    case MessageType::kSetupAcknowledge: {
      if (stage_ != Stage::kCalling) break;
      stage_deadline_ = now + host_.config().timers.t304;
      if (request_.overlap) {
        want_digits(now);
        break;
      }
      // All digits went with Setup; what is missing is to say so.
      wire::Q931Message message(MessageType::kInformation, reference());
      message.set(wire::SendingComplete{});
      MessageBody body;
      body.emplace<MessageBody::kInformation>() = uuie<h225::InformationUuie>();
      send(std::move(message), std::move(body));
      break;
    }
    case MessageType::kCallProceeding:
    case MessageType::kAlerting:
    case MessageType::kProgress:
      on_answer(now, signal);
      break;
    case MessageType::kConnect:
      on_connect(now, signal);
      break;
    case MessageType::kFacility:
      on_facility(now, signal);
      break;
    case MessageType::kInformation:
      on_information(signal);
      break;
    case MessageType::kDisconnect:
    case MessageType::kRelease:
    case MessageType::kReleaseComplete:
      on_release(now, signal);
      return;
    case MessageType::kStatusEnquiry:
      send_status(wire::CauseValue::kResponseToStatusEnquiry);
      break;
    case MessageType::kStatus: {
      // A peer that knows nothing of the call has none (Q.931 clause 5.8.11).
      const auto state = signal.q931.get<wire::CallState>();
      if (state && state->value == wire::CallStateValue::kNull && stage_ >= Stage::kProceeding) {
        EndCause cause = local_end(FailureCategory::kRemoteFailure, "the other side does not know the call any more");
        cause.by_remote = true;
        release(now, {wire::CauseValue::kMessageNotCompatibleWithState, h225::ReleaseCompleteReason::kUndefinedReason},
                std::move(cause));
        return;
      }
      break;
    }
    case MessageType::kConnectAcknowledge:
    case MessageType::kNotify:
    case MessageType::kUserInformation:
    case MessageType::kCongestionControl:
    case MessageType::kSetup:
      break;
    default:
      send_status(wire::CauseValue::kMessageTypeNotImplemented);
      break;
  }
  if (over() || !signal.user) return;
  const auto& control = signal.user->h323_uu_pdu.h245_control;
  if (control && tunnel_ == Tunnel::kOn) take_tunnelled(now, *control);
}

template <class Uuie>
void Call::take_offers(Timestamp now, const Uuie& body) {
  if (body.fast_start && media_.fast_connect() == MediaSession::FastConnect::kOffered) {
    media_.take_answer(*body.fast_start);
  }
  if (body.fast_connect_refused && media_.fast_connect() == MediaSession::FastConnect::kOffered) {
    media_.refuse_fast_connect(now);
  }
  if (body.h245_address && tunnel_ != Tunnel::kOn) {
    if (const auto address = ras::from_wire(*body.h245_address)) connect_h245(now, *address);
  }
}

Party Call::remote_party(const Signal& signal) const {
  Party party = remote_party_;
  const auto take = [&party](const h225::EndpointType& type) {
    const Party said = party_of(type);
    if (!said.product.empty()) party.product = said.product;
    if (!said.version.empty()) party.version = said.version;
  };
  if (const auto* body = signal.body<MessageBody::kCallProceeding>()) take(body->destination_info);
  if (const auto* body = signal.body<MessageBody::kAlerting>()) take(body->destination_info);
  if (const auto* body = signal.body<MessageBody::kProgress>()) take(body->destination_info);
  if (const auto* body = signal.body<MessageBody::kConnect>()) {
    take(body->destination_info);
    for (auto& alias : ras::from_wire(body->connected_address, 16)) party.aliases.push_back(std::move(alias.text));
  }
  if (auto display = display_of(signal); !display.empty()) party.display_name = std::move(display);
  if (const auto number = signal.q931.get<wire::ConnectedNumber>()) party.number = number->digits;
  return party;
}

void Call::on_answer(Timestamp now, const Signal& signal) {
  if (incoming() || stage_ < Stage::kCalling || stage_ > Stage::kAlerting) return;
  const Timers& timers = host_.config().timers;
  remote_party_ = remote_party(signal);
  if (const auto* body = signal.body<MessageBody::kCallProceeding>()) take_offers(now, *body);
  if (const auto* body = signal.body<MessageBody::kAlerting>()) take_offers(now, *body);
  if (const auto* body = signal.body<MessageBody::kProgress>()) take_offers(now, *body);
  const bool ringing = signal.type() == MessageType::kAlerting;
  incomplete_ = false;
  if (ringing && stage_ != Stage::kAlerting) {
    set_stage(now, Stage::kAlerting, timers.t301);
  } else if (stage_ == Stage::kCalling) {
    set_stage(now, Stage::kProceeding, timers.t310);
  }
  if (start_.early_h245 && media_.fast_connect() != MediaSession::FastConnect::kOffered) want_control(now);
  if (signal.type() == MessageType::kCallProceeding) return;
  drain_control(now);
  tell_media(now);
  CallProgress progress;
  progress.call = id_;
  progress.ringing = ringing;
  progress.early_media = std::any_of(told_streams_.begin(), told_streams_.end(),
                                     [](const StreamState& stream) { return stream.receive.has_value(); });
  host_.emit(std::move(progress));
}

void Call::on_connect(Timestamp now, const Signal& signal) {
  if (incoming() || stage_ < Stage::kCalling || stage_ > Stage::kAlerting) return;
  remote_party_ = remote_party(signal);
  answered_ = true;
  incomplete_ = false;
  connected_at_ = now;
  set_stage(now, Stage::kActive, std::nullopt);
  const Timers& timers = host_.config().timers;
  media_deadline_ = now + timers.h245_establishment;
  if (timers.round_trip_interval > Duration{}) round_trip_due_ = now + timers.round_trip_interval;
  if (const auto* body = signal.body<MessageBody::kConnect>()) take_offers(now, *body);
  tell_transferred(true);
  // No answer by now is a refusal (H.323 clause 8.1.7).
  if (media_.fast_connect() == MediaSession::FastConnect::kOffered) media_.refuse_fast_connect(now);
  host_.emit(CallAnswered{id_, remote_party_});
  // Some read the H.245 of a Setup only beside fast connect, and those that answer it do so by now or at once.
  const bool carries_control = signal.user && signal.user->h323_uu_pdu.h245_control;
  if (media_.started() && !control_.heard() && !carries_control) control_repeat_ = now + timers.h245_repeat;
  start_control(now);
}

void Call::on_facility(Timestamp now, const Signal& signal) {
  const auto* body = signal.body<MessageBody::kFacility>();
  if (body == nullptr) return;  // empty: only carries H.245
  switch (body->reason.kind()) {
    case h225::FacilityReason::kCallForwarded:
    case h225::FacilityReason::kRouteCallToGatekeeper:
    case h225::FacilityReason::kRouteCallToMc:
      forward(now, *body);
      return;
    default:
      break;
  }
  if (body->fast_start && media_.fast_connect() == MediaSession::FastConnect::kOffered) {
    media_.take_answer(*body->fast_start);
  }
  if (body->fast_connect_refused && media_.fast_connect() == MediaSession::FastConnect::kOffered) {
    media_.refuse_fast_connect(now);
  }
  if (!body->h245_address || tunnel_ == Tunnel::kOn) return;
  const auto address = ras::from_wire(*body->h245_address);
  if (!address) return;
  if (separate_.listening && !separate_.open) {
    // Both want the other to connect: who has the smaller address does (as encoded: address, then port).
    if (*separate_.listening < *address) {
      host_.stop_listening(id_);
      separate_.listening.reset();
      separate_.listening_until.reset();
    } else {
      return;
    }
  }
  connect_h245(now, *address);
}

void Call::on_release(Timestamp now, const Signal& signal) {
  std::optional<wire::CauseValue> value;
  if (const auto cause = signal.q931.get<wire::Cause>()) value = cause->value;
  asn1::Optional<h225::ReleaseCompleteReason> reason;
  if (const auto* body = signal.body<MessageBody::kReleaseComplete>()) reason = body->reason;
  EndCause cause = end_cause_of(value, reason, answered_);
  if (shares_connection_ && !answered_ && reason && reason->is(h225::ReleaseCompleteReason::kNewConnectionNeeded)) {
    const Endpoint again = remote_;
    host_.share_no_more(*signalling_);
    begin_anew(now, h225::ReleaseCompleteReason::kUndefinedReason);
    may_share_ = false;
    place(now, again, again.to_string());
    return;
  }
  // An ordinary end before the call stood: the caller gave up.
  if (signal.type() != MessageType::kReleaseComplete) {
    release(now, release_for(ReleaseWith::kNormal), std::move(cause));
    return;
  }
  finish(now, std::move(cause));
}

void Call::on_information(const Signal& signal) {
  const auto keypad = signal.q931.get<wire::KeypadFacility>();
  if (!keypad || stage_ != Stage::kActive) return;
  static constexpr std::string_view kDigits = "0123456789*#ABCD!";
  for (const char digit : std::string_view(keypad->text).substr(0, host_.config().limits.digits)) {
    if (kDigits.find(digit) != std::string_view::npos) host_.emit(DtmfReceived{id_, digit, 100ms});
  }
}

}  // namespace mtavip::h323
