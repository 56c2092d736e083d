#include "call/h323_leg.h"

#include <utility>

#include "call/h323_cause.h"
#include "call/h323_mapping.h"

namespace mtavip::call {
namespace {

LegResult failed(h323::RequestError error, const std::string& target) {
  using enum h323::RequestError;
  switch (error) {
    case kBadTarget:
      return fail(LegFailure{EndReason::kBadAddress,
                             "\"" + target +
                                 "\" is not an H.323 address; write h323:name@host, an IP address, host##room, or a "
                                 "number that a gatekeeper knows"});
    case kNoTransport:
      return fail(LegFailure{EndReason::kNotReachable, "there is no local address from which to reach " + target});
    case kNoCommonFormat:
      return fail(LegFailure{EndReason::kNoCommonCodec, "the other side offers nothing that both sides know"});
    default:
      return fail(LegFailure{EndReason::kLocalFailure, h323::to_string(error)});
  }
}

LegResult from_request(const Result<void, h323::RequestError>& result) {
  if (result) return {};
  return failed(result.error(), {});
}

}  // namespace

H323Leg::H323Leg(h323::Terminal& terminal, h323::DialRequest request)
    : terminal_(terminal), request_(std::move(request)) {}

H323Leg::H323Leg(h323::Terminal& terminal, const h323::IncomingCall& incoming)
    : terminal_(terminal), call_(incoming.call), incoming_(true) {}

LegResult H323Leg::dial(Timestamp now, const LocalMedia& media) {
  media_ = media;
  request_.media = to_h323(media);
  const auto call = terminal_.dial(now, request_);
  if (!call) return failed(call.error(), request_.target);
  call_ = *call;
  return {};
}

LegResult H323Leg::ring(Timestamp now) {
  return from_request(terminal_.ring(now, call_));
}

LegResult H323Leg::accept(Timestamp now, const LocalMedia& media) {
  media_ = media;
  if (auto accepted = terminal_.accept(now, call_, to_h323(media)); !accepted) return from_request(accepted);
  answered_ = true;
  return {};
}

LegResult H323Leg::reject(Timestamp now, EndReason reason) {
  return from_request(terminal_.reject(now, call_, to_release(reason)));
}

LegResult H323Leg::redirect(Timestamp now, const std::string& target) {
  return from_request(terminal_.redirect(now, call_, target));
}

LegResult H323Leg::transfer(Timestamp now, const std::string& target) {
  const auto sent = terminal_.transfer(now, call_, target);
  if (sent) return {};
  if (sent.error() == h323::RequestError::kNotPossible) {
    return fail(LegFailure{EndReason::kLocalFailure, "the other side cannot be transferred"});
  }
  return failed(sent.error(), target);
}

LegResult H323Leg::transfer_to(Timestamp now, const CallLeg& other) {
  if (other.protocol() != Protocol::kH323) return CallLeg::transfer_to(now, other);
  const auto sent = terminal_.transfer(now, call_, static_cast<const H323Leg&>(other).call());
  if (sent) return {};
  return fail(LegFailure{EndReason::kLocalFailure, "another transfer of this call is still under way"});
}

LegResult H323Leg::update(Timestamp now, const LocalMedia& media) {
  if (auto sent = terminal_.update(now, call_, to_h323(media)); !sent) return from_request(sent);
  media_ = media;
  return {};
}

void H323Leg::end(Timestamp now, EndReason reason) {
  // Before dial(), or when the terminal has told the end already, there is nobody to tell.
  if (call_ == h323::CallId{} || !terminal_.end(now, call_, to_release(reason))) {
    events_.emplace_back(LegEnded{{reason, 0, {}, false}});
  }
}

bool H323Leg::send_dtmf(Timestamp now, char digit, Duration duration) {
  return terminal_.send_dtmf(now, call_, digit, duration).has_value();
}

bool H323Leg::ask_for_rtp_digits(Timestamp now) {
  // Fast connect may have opened all channels without a word about capabilities.
  return terminal_.exchange_capabilities(now, call_).has_value();
}

void H323Leg::request_key_frame(Timestamp now) {
  for (std::size_t i = 0; i < media_.size(); ++i) {
    if (media_[i].kind == MediaKind::kVideo) static_cast<void>(terminal_.request_key_frame(now, call_, i));
  }
}

void H323Leg::tell_muted(Timestamp now, MediaKind kind, bool muted) {
  for (std::size_t i = 0; i < media_.size(); ++i) {
    // A peer that cannot be told hears the silence all the same.
    if (media_[i].kind == kind) static_cast<void>(terminal_.tell_muted(now, call_, i, muted));
  }
}

std::optional<LegEvent> H323Leg::poll() {
  if (events_.empty()) return std::nullopt;
  LegEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

void H323Leg::handle(const h323::Event& event) {
  std::visit([this](const auto& e) { on(e); }, event);
}

void H323Leg::on(const h323::CallProgress& event) {
  std::string text = event.text;
  if (text.empty() && event.ringing) text = "ringing";
  events_.emplace_back(LegProgress{0, std::move(text), event.early_media});
}

void H323Leg::on(const h323::NumberIncomplete&) {
  events_.emplace_back(LegIncomplete{});
}

void H323Leg::on(const h323::CallWaits& event) {
  std::string text = "the other side is in another call";
  if (event.others > 1) text = "the other side is in " + std::to_string(event.others) + " other calls";
  events_.emplace_back(LegProgress{0, std::move(text), false});
}

void H323Leg::on(const h323::CallAnswered& event) {
  answered_ = true;
  std::string agent = event.remote.product;
  if (!agent.empty() && !event.remote.version.empty()) agent += ' ';
  events_.emplace_back(LegAnswered{agent + event.remote.version});
}

void H323Leg::on(const h323::CallConfirmed&) {
  events_.emplace_back(LegConfirmed{});
}

void H323Leg::on(const h323::MediaChanged& event) {
  events_.emplace_back(LegMedia{from_h323(event)});
}

void H323Leg::on(const h323::UpdateFailed& event) {
  events_.emplace_back(LegUpdateFailed{0, event.text});
}

void H323Leg::on(const h323::DtmfReceived& event) {
  events_.emplace_back(LegDtmf{event.digit, event.duration});
}

void H323Leg::on(const h323::KeyFrameRequested&) {
  events_.emplace_back(LegKeyFrameRequested{});
}

void H323Leg::on(const h323::CallEnded& event) {
  events_.emplace_back(LegEnded{to_end_cause(event.cause, incoming_, answered_)});
}

}  // namespace mtavip::call
