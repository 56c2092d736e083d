// The caller's side of a session (RFC 3261 section 13.2), and the answers to our re-INVITEs (section 14.1).
#include <algorithm>
#include <utility>

#include "sip/account.h"
#include "sip/headers.h"
#include "sip/invite_session.h"

namespace mtavip::sip {
void discard_success(const CoreContext& context, Timestamp now, const OutgoingRequest& like, const Message& sent,
                     const Message& response) {
  auto dialog = Dialog::as_client(sent, response);
  if (!dialog) return;
  const auto wrap = [&like](RoutedRequest routed) {
    OutgoingRequest spec;
    spec.request = std::move(routed.request);
    spec.next_hop = std::move(routed.next_hop);
    spec.owner = {OwnerKind::kStandalone, 0};
    spec.account = like.account;
    spec.transport = like.transport;
    spec.trusted = like.trusted;
    return spec;
  };
  context.sender.send_ack_once(now, wrap(dialog->make_ack(sent)));
  context.sender.send(now, wrap(dialog->make_request("BYE")));
}

void InviteSession::call(Timestamp now, OutgoingRequest invite, std::string local_tag, bool with_offer) {
  we_called_ = true;
  local_tag_ = std::move(local_tag);
  with_offer_ = with_offer;
  negotiation_ = with_offer ? Negotiation::kLocalOffer : Negotiation::kNone;
  invite_open_ = true;
  timer_.stamp_request(invite.request);
  invite_ = context_->sender.send(now, std::move(invite));
}

void InviteSession::on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                                const Flow& flow) {
  const int status = response.status();
  if (invite_ == id) {
    if (status < 200) {
      on_provisional(now, sent, response, flow);
    } else if (status < 300) {
      on_success(now, sent, response, flow);
    } else {
      invite_open_ = false;
      announce_end(cause_of(response));
    }
  } else if (reinvite_ == id || (status >= 200 && status < 300 && sent.method() == Method::kInvite)) {
    on_reinvite_response(now, sent, response, flow);
  } else if (update_ == id) {
    on_update_response(now, response, flow);
  } else if (referring_ && referring_->request == id) {
    on_refer_response(sent, response);
    if (status == 481) on_dialog_gone(now, cause_of(response));
  } else if (referred_ && referred_->notifier.owns(id) && status >= 200) {
    on_notify_done(now, status < 300);
  } else if (bye_ == id && status >= 200) {
    bye_.reset();
  }
}

void InviteSession::on_failure(Timestamp now, OutgoingId id, const EndCause& cause) {
  if (invite_ == id) {
    invite_open_ = false;
    announce_end(cause);
  } else if (reinvite_ == id) {
    reinvite_.reset();
    negotiation_ = Negotiation::kNone;
    if (state_ != State::kConfirmed) return;
    context_->emit(OfferFailed{identity_.id, cause.code, cause.reason});
    // Section 14.1 with 12.2.1.2: no answer at all means that the peer is gone.
    if (!survives(now, cause)) on_dialog_gone(now, cause);
  } else if (referring_ && referring_->request == id) {
    transfer_progress(cause.code, cause.reason, true);
  } else if (referred_ && referred_->notifier.owns(id)) {
    on_notify_done(now, false);
  } else if (update_ == id) {
    update_.reset();
    if (std::exchange(update_offers_, false)) {
      negotiation_ = Negotiation::kNone;
      if (state_ != State::kOver) context_->emit(OfferFailed{identity_.id, cause.code, cause.reason});
    }
    if (!survives(now, cause)) on_dialog_gone(now, cause);
  } else if (bye_ == id) {
    bye_.reset();
  }
}

void InviteSession::on_provisional(Timestamp now, const Message& sent, const Message& response, const Flow& flow) {
  if (state_ != State::kCalling) return;
  timer_c_ = now + context_->config.timers.timer_c;
  if (response.status() == 100) return;
  note_allowed(response);
  SessionProgress event{identity_.id, response.status(), std::string(response.reason()), sdp_of(response), 0};
  EarlyDialog* early = nullptr;
  Reliability reliability = Reliability::kPlain;
  if (const auto tag = response.to_tag(); !tag.empty()) {
    auto it = std::find_if(early_.begin(), early_.end(),
                           [tag](const EarlyDialog& known) { return known.dialog.remote_tag() == tag; });
    if (it == early_.end()) {
      if (early_.size() >= context_->config.limits.early_dialogs) return;
      auto dialog = Dialog::as_client(sent, response);
      if (!dialog) return;
      add_dialog(*dialog);
      early_.push_back({std::move(*dialog), {}});
      it = early_.end() - 1;
    }
    event.dialog = static_cast<std::uint32_t>(it - early_.begin()) + 1;
    early = &*it;
    reliability = reliability_of(response, *early);
    if (reliability == Reliability::kIgnore) return;
    if (!flow_) use_flow(now, flow);
  }
  std::optional<std::string> offer;
  // Without our offer, SDP in a provisional response is an offer, and only if it is reliable (RFC 6337 section 2.2).
  if (!with_offer_) offer = std::exchange(event.sdp, std::nullopt);
  if (early != nullptr && early->renegotiated) event.sdp.reset();
  if (early != nullptr && event.sdp) early->answer = *event.sdp;
  const std::uint32_t number = event.dialog;
  if (reliability == Reliability::kReliable) {
    const auto cseq = sent.cseq();
    const std::string rack = Rack{early->rseq, {cseq ? cseq->number : 0, std::string(sent.method_name())}}.to_string();
    if (offer && !early->agreed) {
      context_->emit(std::move(event));
      awaited_.push_back({number, std::nullopt, {}, rack});
      context_->emit(SessionOffer{identity_.id, std::move(*offer), number});
      return;
    }
    if (event.sdp) early->agreed = true;
    acknowledge_provisional(now, *early, rack, std::nullopt);
  }
  context_->emit(std::move(event));
}

void InviteSession::on_success(Timestamp now, const Message& sent, const Message& response, const Flow& flow) {
  invite_open_ = false;
  if (dialog_ && dialog_->remote_tag() == response.to_tag()) {
    const auto cseq = sent.cseq();
    for (const SentAck& ack : acks_) {
      if (cseq && ack.cseq == cseq->number) context_->sender.resend_ack(now, ack.id);
    }
    return;
  }
  if (dialog_ || state_ != State::kCalling) {
    // Another fork, or the answer crossed our CANCEL.
    discard_success(*context_, now, outgoing({Message(), Uri()}), sent, response);
    return;
  }
  auto dialog = Dialog::as_client(sent, response);
  if (!dialog) {
    announce_end({500, "the answer makes no dialog", {}, EndedBy::kRemote, FailureCategory::kProtocol, {}, {}});
    return;
  }
  std::string early_answer;
  bool agreed = false;
  bool renegotiated = false;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < early_.size(); ++i) {
    EarlyDialog& early = early_[i];
    drop_dialog(early.dialog);
    if (early.dialog.remote_tag() != response.to_tag()) continue;
    // Its requests have used up numbers of CSeq.
    early.dialog.confirm(response);
    *dialog = std::move(early.dialog);
    early_answer = std::move(early.answer);
    agreed = early.agreed;
    renegotiated = early.renegotiated;
    number = static_cast<std::uint32_t>(i) + 1;
  }
  early_.clear();
  drop_awaited(now, 481);
  dialog_ = std::move(*dialog);
  add_dialog(*dialog_);
  note_allowed(response);
  timer_.accepted(now, response);
  use_flow(now, flow);
  timer_c_.reset();
  state_ = State::kConfirmed;
  negotiation_ = Negotiation::kNone;
  auto sdp = sdp_of(response);
  if (with_offer_ && !sdp && !early_answer.empty()) sdp = early_answer;
  // What was agreed before holds (RFC 6337 section 3.1); peers that repeat or correct their own answer are listened to.
  if (renegotiated || (agreed && !with_offer_)) sdp.reset();
  SessionEstablished event = established(response);
  event.dialog = number;
  if (!sdp && agreed) {
    acknowledge(now, sent, std::nullopt);
    context_->emit(std::move(event));
    return;
  }
  if (!sdp) {
    acknowledge(now, sent, std::nullopt);
    send_bye(now, "SIP;cause=488;text=\"No SDP\"");
    announce_end(
        {488, "the answer has no session description", {}, EndedBy::kRemote, FailureCategory::kProtocol, {}, {}});
    return;
  }
  if (with_offer_) {
    acknowledge(now, sent, std::nullopt);
    context_->emit(SessionAnswer{identity_.id, std::move(*sdp), 0});
  } else {
    ack_wanted_ = sent;
    negotiation_ = Negotiation::kRemoteOffer;
    context_->emit(SessionOffer{identity_.id, std::move(*sdp), 0});
  }
  context_->emit(std::move(event));
}

void InviteSession::acknowledge(Timestamp now, const Message& sent, const std::optional<std::string>& sdp) {
  RoutedRequest routed = dialog_->make_ack(sent);
  if (sdp) routed.request.set_body(kSdpType, *sdp);
  const auto cseq = sent.cseq();
  // Only the last ones can be asked for again.
  if (acks_.size() >= 4) {
    context_->sender.forget(acks_.front().id);
    acks_.erase(acks_.begin());
  }
  acks_.push_back({cseq ? cseq->number : 0, context_->sender.send(now, outgoing(std::move(routed))),
                   now + context_->config.timers.give_up()});
}

void InviteSession::on_reinvite_response(Timestamp now, const Message& sent, const Message& response,
                                         const Flow& flow) {
  const int status = response.status();
  if (status < 200) return;
  if (status < 300) {
    const auto cseq = sent.cseq();
    for (const SentAck& ack : acks_) {
      if (cseq && ack.cseq == cseq->number) {
        context_->sender.resend_ack(now, ack.id);
        return;
      }
    }
    reinvite_.reset();
    if (!dialog_) return;
    use_flow(now, flow);
    dialog_->refresh_target(response);
    acknowledge(now, sent, std::nullopt);
    if (state_ != State::kConfirmed) return;
    timer_.accepted(now, response);
    glares_ = 0;
    negotiation_ = Negotiation::kNone;
    if (auto sdp = sdp_of(response)) {
      context_->emit(SessionAnswer{identity_.id, std::move(*sdp), 0});
    } else {
      context_->emit(OfferFailed{identity_.id, 488, "the answer has no session description"});
    }
    return;
  }
  reinvite_.reset();
  negotiation_ = Negotiation::kNone;
  if (state_ != State::kConfirmed) return;
  if (status == 491 && yield_to_glare(now)) return;
  glares_ = 0;
  context_->emit(OfferFailed{identity_.id, status, std::string(response.reason())});
  if (status == 481 || status == 408) on_dialog_gone(now, cause_of(response));
}

}  // namespace mtavip::sip
