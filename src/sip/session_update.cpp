// UPDATE within a session, both sides (RFC 3311): another offer before the call is accepted, and what needs no answer
// from a person after that. The answers to remote offers that came by UPDATE or PRACK. And what keeps a session alive
// (RFC 4028).
#include <algorithm>
#include <utility>

#include "sip/headers.h"
#include "sip/invite_session.h"

namespace mtavip::sip {

void InviteSession::note_allowed(const Message& message) {
  if (message.has(HeaderName::kAllow)) peer_updates_ = message.lists(HeaderName::kAllow, "UPDATE");
}

// --- Ours
// ---------------------------------------------------------------------------------------------------------------

void InviteSession::send_update(Timestamp now, Dialog& dialog, const std::optional<std::string>& sdp) {
  RoutedRequest routed = dialog.make_request("UPDATE");
  add_capabilities(routed.request, context_->config);
  if (state_ == State::kConfirmed) timer_.stamp_request(routed.request);
  if (sdp) routed.request.set_body(kSdpType, *sdp);
  OutgoingRequest spec = outgoing(std::move(routed));
  spec.with_contact = true;
  update_offers_ = sdp.has_value();
  update_ = context_->sender.send(now, std::move(spec));
}

InviteSession::Done InviteSession::offer_early(Timestamp now, const std::string& sdp) {
  if (!peer_updates_ || update_ || !awaited_.empty() || offer_postponed_) return fail(RequestError::kWrongState);
  if (state_ == State::kIncoming) {
    if (!early_agreed_ || negotiation_ != Negotiation::kNone || accept_wanted_) return fail(RequestError::kWrongState);
    negotiation_ = Negotiation::kLocalOffer;
    send_update(now, *dialog_, sdp);
    return {};
  }
  // With several forks nobody could say whom the offer is meant for.
  if (early_.size() != 1 || !early_.front().agreed) return fail(RequestError::kWrongState);
  early_.front().renegotiated = true;
  send_update(now, early_.front().dialog, sdp);
  return {};
}

void InviteSession::on_update_response(Timestamp now, const Message& response, const Flow& flow) {
  const int status = response.status();
  if (status < 200) return;
  update_.reset();
  const bool had_offer = std::exchange(update_offers_, false);
  if (had_offer && negotiation_ == Negotiation::kLocalOffer) negotiation_ = Negotiation::kNone;
  if (state_ == State::kOver) return;
  if (status < 300) {
    if (state_ == State::kConfirmed) use_flow(now, flow);
    if (dialog_) dialog_->refresh_target(response);
    if (state_ == State::kConfirmed) timer_.accepted(now, response);
    if (!had_offer) return;
    if (auto sdp = sdp_of(response)) {
      const std::uint32_t early = dialog_ ? 0 : 1;
      context_->emit(SessionAnswer{identity_.id, std::move(*sdp), early});
    } else {
      context_->emit(OfferFailed{identity_.id, 488, "the answer has no session description"});
    }
    return;
  }
  // It listed UPDATE in Allow and does not know it: the next refresh is a re-INVITE.
  if (status == 405 || status == 501) peer_updates_ = false;
  if (had_offer && status == 491 && yield_to_glare(now)) return;
  if (had_offer) context_->emit(OfferFailed{identity_.id, status, std::string(response.reason())});
  if (status == 481 || status == 408) on_dialog_gone(now, cause_of(response));
}

// --- The peer's
// ---------------------------------------------------------------------------------------------------------

void InviteSession::on_update(Timestamp now, const RequestArrived& arrived, std::uint32_t early) {
  const Message& request = arrived.request;
  auto sdp = sdp_of(request);
  if (sdp) {
    // Section 5.2.
    const bool unanswered = early != 0 && !early_[early - 1].agreed;
    const bool ours_waits =
        (update_ && update_offers_) ||
        (early != 0 ? unanswered && with_offer_ : reinvite_ || negotiation_ == Negotiation::kLocalOffer);
    const bool theirs_waits = !awaited_.empty() || (early != 0 ? unanswered : negotiation_ != Negotiation::kNone);
    if (ours_waits) {
      context_->transactions.respond(now, arrived.transaction, respond_to(request, 491));
      return;
    }
    if (theirs_waits) {
      context_->transactions.respond(now, arrived.transaction, respond_later(request));
      return;
    }
  }
  if (state_ == State::kConfirmed && refuse_short(now, arrived)) return;
  note_allowed(request);
  if (early == 0) {
    dialog_->refresh_target(request);
    use_flow(now, arrived.flow);
  } else {
    early_[early - 1].dialog.refresh_target(request);
  }
  if (!sdp) {
    Message response = respond_to(request, 200);
    if (state_ == State::kConfirmed) timer_.stamp_response(now, request, response);
    context_->transactions.respond(now, arrived.transaction, response);
    return;
  }
  if (early == 0) {
    negotiation_ = Negotiation::kRemoteOffer;
  } else {
    early_[early - 1].renegotiated = true;
  }
  awaited_.push_back({early, arrived.transaction, request, {}});
  context_->emit(SessionOffer{identity_.id, std::move(*sdp), early});
}

bool InviteSession::refuse_short(Timestamp now, const RequestArrived& arrived) {
  if (!timer_.too_short(arrived.request)) return false;
  Message response = respond_to(arrived.request, 422);
  timer_.refuse(response);
  context_->transactions.respond(now, arrived.transaction, response);
  return true;
}

void InviteSession::keep_alive(Timestamp now) {
  switch (timer_.on_timeout(now)) {
    case SessionTimer::Due::kNothing:
      return;
    case SessionTimer::Due::kRefresh:
      refresh(now);
      return;
    case SessionTimer::Due::kExpired:
      send_bye(now, "SIP;cause=408;text=\"Session timer expired\"");
      announce_end({408,
                    "the other side no longer refreshed the session",
                    {},
                    EndedBy::kTimeout,
                    FailureCategory::kTimedOut,
                    {},
                    {}});
  }
}

void InviteSession::refresh(Timestamp now) {
  if (update_) return;
  if (peer_updates_) {
    send_update(now, *dialog_, std::nullopt);
  } else if (way_is_clear() && !offer_postponed_) {
    context_->emit(OfferDue{identity_.id});
  }
}

// --- Answers to them
// ----------------------------------------------------------------------------------------------------

InviteSession::Done InviteSession::answer_awaited(Timestamp now, const std::string& sdp) {
  const AwaitedAnswer awaited = std::move(awaited_.front());
  awaited_.erase(awaited_.begin());
  if (awaited.dialog == 0) negotiation_ = Negotiation::kNone;
  if (awaited.transaction) {
    Message response = respond_to(awaited.message, 200);
    response.set_body(kSdpType, sdp);
    const bool refreshes = awaited.message.method() == Method::kUpdate && state_ == State::kConfirmed;
    if (refreshes) timer_.stamp_response(now, awaited.message, response);
    context_->transactions.respond(now, *awaited.transaction, response);
    release_postponed_offer(now);
  } else if (awaited.dialog <= early_.size()) {
    EarlyDialog& early = early_[awaited.dialog - 1];
    early.agreed = true;
    acknowledge_provisional(now, early, awaited.rack, sdp);
  }
  return {};
}

InviteSession::Done InviteSession::refuse_awaited(Timestamp now, int code) {
  // The offer of a provisional response has no refusal but the end of the call (RFC 3262 section 5).
  if (!awaited_.front().transaction) return end(now, {code, {}, {}});
  const AwaitedAnswer awaited = std::move(awaited_.front());
  awaited_.erase(awaited_.begin());
  if (awaited.dialog == 0) negotiation_ = Negotiation::kNone;
  context_->transactions.respond(now, *awaited.transaction, respond_to(awaited.message, code));
  release_postponed_offer(now);
  return {};
}

void InviteSession::drop_awaited(Timestamp now, int code) {
  for (const AwaitedAnswer& awaited : awaited_) {
    if (awaited.transaction) {
      context_->transactions.respond(now, *awaited.transaction, respond_to(awaited.message, code));
    }
  }
  awaited_.clear();
}

}  // namespace mtavip::sip
