// Call: how H.245 is carried, within call signalling (H.323 clause 8.2.1) or on a connection of its own (clause 8.2),
// and what its session says.
#include <utility>

#include "asn1/codec.h"
#include "h323/endpoint/call.h"
#include "h323/ras/values.h"

namespace mtavip::h323 {
namespace {

/// How often capabilities are told and mastership is asked for again where nobody answers.
constexpr std::size_t kMostAttempts = 3;

}  // namespace

void Call::note_tunnelling(Timestamp now, const Signal& signal) {
  if (incoming() || tunnel_ == Tunnel::kOff || tunnel_settled_ || !signal.user) return;
  const auto& pdu = signal.user->h323_uu_pdu;
  // A gatekeeper on the way that answers for itself says so.
  if (pdu.provisional_resp_to_h245_tunneling) return;
  if (pdu.h245_tunneling && *pdu.h245_tunneling) {
    tunnel_ = Tunnel::kOn;
    tunnel_settled_ = signal.type() == wire::MessageType::kConnect;
    return;
  }
  // What went with Setup was said to nobody.
  tunnel_ = Tunnel::kOff;
  tunnel_settled_ = true;
  parallel_ = false;
  media_.stop();
  control_.restart();
  static_cast<void>(now);
}

void Call::take_tunnelled(Timestamp now, const std::vector<Bytes>& messages) {
  std::size_t count = 0;
  for (const auto& message : messages) {
    if (++count > host_.config().limits.messages_at_once) break;
    control_.receive(now, message);
    drain_control(now);
    if (over()) return;
  }
  // Where it was not offered beside, H.245 of the called side is its refusal of fast connect.
  if (!incoming() && !messages.empty() && !parallel_ && stage_ < Stage::kActive &&
      media_.fast_connect() == MediaSession::FastConnect::kOffered) {
    media_.refuse_fast_connect(now);
  }
  if (!incoming() && tunnel_ == Tunnel::kOn) media_.start(now);
}

void Call::receive_h245(Timestamp now, ConnectionId connection, ByteView message) {
  if (over() || connection != separate_.connection) return;
  trace(false, TraceProtocol::kH245, connection, message);
  control_.receive(now, message);
  drain_control(now);
}

void Call::want_control(Timestamp now) {
  if (tunnel_ == Tunnel::kOn) media_.start(now);
}

void Call::start_control(Timestamp now) {
  if (tunnel_ == Tunnel::kOn || separate_.open) {
    media_.start(now);
    return;
  }
  if (separate_.connection || separate_.listening || incoming()) return;
  // The called side told no address: it is asked to connect to ours.
  ask_to_connect(now);
}

void Call::ask_to_connect(Timestamp now) {
  const auto address = offer_h245(now);
  if (!address) return;
  MessageBody body;
  auto& facility = body.emplace<MessageBody::kFacility>();
  facility = uuie<h225::FacilityUuie>();
  facility.reason = h225::FacilityReason::kStartH245;
  facility.h245_address = ras::to_wire(*address);
  send(wire::MessageType::kFacility, std::move(body));
}

std::optional<Endpoint> Call::offer_h245(Timestamp now) {
  if (tunnel_ == Tunnel::kOn || separate_.connection) return std::nullopt;
  if (!separate_.listening) {
    separate_.listening = host_.listen_h245(now, id_, local_.address, remote_.address);
    if (separate_.listening) separate_.listening_until = now + host_.config().timers.h245_accept;
  }
  return separate_.listening;
}

void Call::connect_h245(Timestamp now, const Endpoint& address) {
  if (separate_.connection || address.port == 0 || address.address.is_unspecified()) return;
  const auto connection = host_.connections().open(now, address, host_.bind_address(address.address));
  if (!connection) return;
  if (separate_.listening) {
    host_.stop_listening(id_);
    separate_.listening.reset();
    separate_.listening_until.reset();
  }
  separate_.connection = connection;
  separate_.open = false;
  host_.attach(*connection, id_, true);
}

std::vector<Bytes> Call::take_control_messages() {
  std::vector<Bytes> result;
  for (const auto& message : control_.messages()) {
    auto encoded = asn1::encode(message);
    if (encoded) {
      result.push_back(std::move(*encoded));
    } else {
      host_.environment().log().write(LogLevel::kError, "h323", "cannot encode: " + encoded.error().to_string());
    }
  }
  return result;
}

void Call::flush_control() {
  if (!control_.has_messages()) return;
  if (tunnel_ == Tunnel::kOn) {
    if (!signalling_) return;
    send_carrier();
    return;
  }
  if (!separate_.connection || !separate_.open) return;
  for (const auto& encoded : take_control_messages()) {
    trace(true, TraceProtocol::kH245, *separate_.connection, encoded);
    host_.connections().send(*separate_.connection, encoded);
  }
}

void Call::drain_control(Timestamp now) {
  while (auto event = control_.poll()) {
    if (over()) return;
    std::visit(
        [&](const auto& e) {
          using E = std::remove_cvref_t<decltype(e)>;
          if constexpr (std::is_same_v<E, control::Determined>) {
            media_.determined(now);
          } else if constexpr (std::is_same_v<E, control::DeterminationFailed>) {
            // Without a master the calls of this world still work: conflicts are answered by trying something else.
            if (++control_attempts_ < kMostAttempts) {
              control_.determine_master(now);
            } else {
              media_.determined(now);
            }
          } else if constexpr (std::is_same_v<E, control::CapabilitiesRefused>) {
            if (e.timed_out && ++control_attempts_ < kMostAttempts) media_.take(now, control::CapabilitiesWanted{});
          } else if constexpr (std::is_same_v<E, control::ModeAnswer>) {
            host_.emit(ModeAnswered{id_, e.granted});
          } else if constexpr (std::is_same_v<E, control::UserInput>) {
            if (answered_) host_.emit(DtmfReceived{id_, e.digit, e.duration.value_or(100ms)});
          } else if constexpr (std::is_same_v<E, control::FastUpdateWanted>) {
            if (const auto stream = media_.sending_stream(e.number)) host_.emit(KeyFrameRequested{id_, *stream});
          } else if constexpr (std::is_same_v<E, control::RoundTrip>) {
            host_.emit(RoundTripMeasured{id_, e.time});
          } else if constexpr (std::is_same_v<E, control::SessionEnded>) {
            control_.end();
            if (!session_end_deadline_) session_end_deadline_ = now + host_.config().timers.end_session;
          } else if constexpr (std::is_same_v<E, control::RateLimited> || std::is_same_v<E, control::ChannelMuted>) {
            media_.take(e);
          } else if constexpr (!std::is_same_v<E, control::CapabilitiesAcknowledged>) {
            media_.take(now, e);
          }
        },
        *event);
  }
}

}  // namespace mtavip::h323
