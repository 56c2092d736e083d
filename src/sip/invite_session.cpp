// What both sides of a session share: offers, the end, deadlines. The caller's side is in client_session.cpp, the
// callee's in server_session.cpp.
#include "sip/invite_session.h"

#include <algorithm>
#include <utility>

#include "sip/account.h"
#include "sip/headers.h"
#include "sip/multipart.h"

namespace mtavip::sip {

std::optional<std::string> sdp_of(const Message& message) {
  if (!message.has_body()) return std::nullopt;
  const auto part = find_part(message, kSdpType);
  if (!part || !*part) return std::nullopt;
  return std::string(**part);
}

std::string reason_value(const EndReason& reason) {
  if (!reason.reason_header.empty()) return reason.reason_header;
  if (reason.code == 0 && reason.text.empty()) return {};
  Reason value;
  // A cause of 200 would say that the call was answered elsewhere.
  if (reason.code != 0) value.cause = reason.code;
  value.text = reason.text;
  return value.to_string();
}

InviteSession::InviteSession(const CoreContext& context, SessionIdentity identity)
    : context_(&context), identity_(std::move(identity)), timer_(context.config.session_timer) {}

InviteSession::~InviteSession() {
  for (const SentAck& ack : acks_) context_->sender.forget(ack.id);
  for (const EarlyDialog& early : early_) drop_dialog(early.dialog);
  if (dialog_) drop_dialog(*dialog_);
  if (flow_) context_->transports.release(Timestamp{}, *flow_);
}

void InviteSession::add_dialog(const Dialog& dialog) {
  context_->dialogs[dialog_key(dialog.call_id(), dialog.local_tag(), dialog.remote_tag())] = identity_.id;
}

void InviteSession::drop_dialog(const Dialog& dialog) {
  const auto it = context_->dialogs.find(dialog_key(dialog.call_id(), dialog.local_tag(), dialog.remote_tag()));
  if (it != context_->dialogs.end() && it->second == identity_.id) context_->dialogs.erase(it);
}

void InviteSession::use_flow(Timestamp now, const Flow& flow) {
  // The connection of a call is its way back: it is not closed for being idle.
  context_->transports.hold(flow);
  if (flow_) context_->transports.release(now, *flow_);
  flow_ = flow;
  recovery_.reset();
}

OutgoingRequest InviteSession::outgoing(RoutedRequest routed) const {
  OutgoingRequest spec;
  spec.request = std::move(routed.request);
  spec.next_hop = std::move(routed.next_hop);
  spec.owner = {OwnerKind::kSession, static_cast<std::uint64_t>(identity_.id)};
  spec.account = identity_.account;
  spec.contact_user = identity_.contact_user;
  spec.transport = identity_.transport;
  spec.trusted = identity_.trusted;
  return spec;
}

SessionEstablished InviteSession::established(const Message& message) const {
  SessionEstablished event;
  event.session = identity_.id;
  for (const auto name : {HeaderName::kServer, HeaderName::kUserAgent}) {
    if (const auto agent = message.header(name)) event.remote_user_agent = *agent;
  }
  event.local_uri = dialog_->local().uri.to_string();
  event.remote_uri = dialog_->remote().uri.to_string();
  event.call_id = dialog_->call_id();
  event.local_tag = dialog_->local_tag();
  event.remote_tag = dialog_->remote_tag();
  return event;
}

std::uint32_t InviteSession::next_cseq(const Message& request) {
  if (dialog_) return dialog_->next_cseq();
  const auto tag = request.to_tag();
  for (EarlyDialog& early : early_) {
    if (!tag.empty() && early.dialog.remote_tag() == tag) return early.dialog.next_cseq();
  }
  return ++invite_cseq_;
}

// --- Offers
// -------------------------------------------------------------------------------------------------------------

InviteSession::Done InviteSession::offer(Timestamp now, const std::string& sdp) {
  if (state_ == State::kCalling || state_ == State::kIncoming) return offer_early(now, sdp);
  if (state_ != State::kConfirmed) return fail(RequestError::kWrongState);
  if (negotiation_ == Negotiation::kOfferWanted && invite_transaction_) {
    accept_with(now, sdp, true, false);
    return {};
  }
  if (negotiation_ != Negotiation::kNone || reinvite_ || (update_ && update_offers_) || offer_postponed_) {
    return fail(RequestError::kWrongState);
  }
  if (invite_transaction_ || !unacknowledged_.empty()) {
    // Section 14.1: an INVITE of the other side is still in progress; ours follows its ACK.
    postpone_offer();
    return {};
  }
  send_offer(now, sdp);
  return {};
}

bool InviteSession::way_is_clear() const {
  return negotiation_ == Negotiation::kNone && !reinvite_ && !(update_ && update_offers_) && !invite_transaction_ &&
         unacknowledged_.empty();
}

void InviteSession::postpone_offer() {
  offer_postponed_ = true;
  context_->emit(OfferPostponed{identity_.id});
}

void InviteSession::send_offer(Timestamp now, const std::string& sdp) {
  RoutedRequest routed = dialog_->make_request("INVITE");
  add_capabilities(routed.request, context_->config);
  timer_.stamp_request(routed.request);
  routed.request.set_body(kSdpType, sdp);
  OutgoingRequest spec = outgoing(std::move(routed));
  spec.with_contact = true;
  negotiation_ = Negotiation::kLocalOffer;
  reinvite_ = context_->sender.send(now, std::move(spec));
}

bool InviteSession::yield_to_glare(Timestamp now) {
  constexpr unsigned kGlares = 6;
  if (++glares_ >= kGlares) {
    glares_ = 0;
    return false;
  }
  // Whoever owns the Call-ID waits longer, in steps of 10 ms.
  const auto steps =
      we_called_ ? 210 + context_->environment.random().below(191) : context_->environment.random().below(201);
  glare_retry_ = now + 10ms * static_cast<int>(steps);
  postpone_offer();
  return true;
}

InviteSession::Done InviteSession::answer(Timestamp now, const std::string& sdp) {
  if (!awaited_.empty()) return answer_awaited(now, sdp);
  if (state_ != State::kConfirmed || negotiation_ != Negotiation::kRemoteOffer) return fail(RequestError::kWrongState);
  if (ack_wanted_) {
    negotiation_ = Negotiation::kNone;
    const Message sent = std::move(*ack_wanted_);
    ack_wanted_.reset();
    acknowledge(now, sent, sdp);
    return {};
  }
  if (!invite_transaction_) return fail(RequestError::kWrongState);
  accept_with(now, sdp, false, false);
  return {};
}

InviteSession::Done InviteSession::refuse_offer(Timestamp now, int code) {
  if (!awaited_.empty() && code >= 300 && code <= 699) return refuse_awaited(now, code);
  if (state_ != State::kConfirmed || code < 300 || code > 699) return fail(RequestError::kWrongState);
  if (negotiation_ != Negotiation::kRemoteOffer && negotiation_ != Negotiation::kOfferWanted) {
    return fail(RequestError::kWrongState);
  }
  if (ack_wanted_) return end(now, {code, {}, {}});
  if (!invite_transaction_) return fail(RequestError::kWrongState);
  context_->transactions.respond(now, *invite_transaction_, respond_to(pending_invite_, code));
  invite_transaction_.reset();
  negotiation_ = Negotiation::kNone;
  release_postponed_offer(now);
  return {};
}

void InviteSession::release_postponed_offer(Timestamp now) {
  // Not at once: the other side has yet to see our final response to its own INVITE.
  if (offer_postponed_ && !glare_retry_) glare_retry_ = now + context_->config.timers.t1;
}

// --- The end
// ------------------------------------------------------------------------------------------------------------

InviteSession::Done InviteSession::end(Timestamp now, const EndReason& reason) {
  const std::string value = reason_value(reason);
  if (state_ != State::kOver) drop_awaited(now, 481);
  if (referred_ && referred_->transaction) static_cast<void>(refuse_refer(now, 603));
  EndCause cause;
  cause.code = reason.code;
  cause.reason = reason.text;
  cause.by = EndedBy::kLocal;
  switch (state_) {
    case State::kCalling:
      cause.code = 487;
      if (invite_) context_->sender.cancel(now, *invite_, value);
      linger_ = now + context_->config.timers.give_up() + context_->config.timers.t4;
      announce_end(std::move(cause));
      return {};
    case State::kIncoming:
      return reject(now, reason.code >= 300 && reason.code <= 699 ? reason.code : 603, reason.text, {});
    case State::kConfirmed:
      if (ack_wanted_) {
        const Message sent = std::move(*ack_wanted_);
        ack_wanted_.reset();
        acknowledge(now, sent, std::nullopt);
      }
      if (invite_transaction_) {
        context_->transactions.respond(now, *invite_transaction_, respond_to(pending_invite_, 487));
        invite_transaction_.reset();
      }
      // Section 15: the callee may not send BYE before the ACK of its 2xx, or the end of the wait for it.
      if (std::any_of(unacknowledged_.begin(), unacknowledged_.end(),
                      [](const Unacknowledged& success) { return success.initial; })) {
        bye_wanted_ = value;
      } else {
        send_bye(now, value);
      }
      announce_end(std::move(cause));
      return {};
    case State::kOver:
      return fail(RequestError::kWrongState);
  }
  return {};
}

void InviteSession::send_bye(Timestamp now, const std::string& reason) {
  bye_wanted_.reset();
  unacknowledged_.clear();
  glare_retry_.reset();
  offer_postponed_ = false;
  if (bye_ || !dialog_) return;
  RoutedRequest routed = dialog_->make_request("BYE");
  add_capabilities(routed.request, context_->config);
  if (!reason.empty()) routed.request.add(HeaderName::kReason, reason);
  bye_ = context_->sender.send(now, outgoing(std::move(routed)));
}

void InviteSession::announce_end(EndCause cause) {
  if (state_ == State::kOver) return;
  state_ = State::kOver;
  timer_c_.reset();
  glare_retry_.reset();
  offer_postponed_ = false;
  reliable_.reset();
  accept_wanted_ = false;
  timer_.stop();
  recovery_.reset();
  referring_.reset();
  context_->emit(SessionEnded{identity_.id, std::move(cause)});
}

void InviteSession::on_dialog_gone(Timestamp now, const EndCause& cause) {
  if (state_ != State::kConfirmed) return;
  send_bye(now, {});
  announce_end(cause);
}

Result<OutgoingRequest, RequestError> InviteSession::make_request(std::string_view method) {
  if (state_ != State::kConfirmed || !dialog_) return fail(RequestError::kWrongState);
  RoutedRequest routed = dialog_->make_request(method);
  add_capabilities(routed.request, context_->config);
  return outgoing(std::move(routed));
}

// --- Time
// ---------------------------------------------------------------------------------------------------------------

std::optional<Timestamp> InviteSession::deadline() const {
  Timer first = earliest(earliest(timer_c_, glare_retry_), earliest(linger_, recovery_));
  if (reliable_) first = earliest(first, reliable_->deadline());
  first = earliest(first, timer_.deadline());
  first = earliest(first, transfer_deadline());
  if (!acks_.empty()) first = earliest(first, acks_.front().until);
  for (const Unacknowledged& success : unacknowledged_) {
    first = earliest(first, std::min(success.next, success.give_up));
  }
  return first;
}

void InviteSession::on_timeout(Timestamp now) {
  if (is_due(timer_c_, now)) {
    timer_c_.reset();
    if (invite_) context_->sender.cancel(now, *invite_, "SIP;cause=408;text=\"No answer\"");
    linger_ = now + context_->config.timers.give_up() + context_->config.timers.t4;
    announce_end({408, "no answer", {}, EndedBy::kTimeout, FailureCategory::kNoAnswer, {}, {}});
  }
  repeat_reliable(now);
  keep_alive(now);
  if (is_due(recovery_, now)) recover(now);
  end_stale_transfers(now);
  while (!acks_.empty() && acks_.front().until <= now) {
    context_->sender.forget(acks_.front().id);
    acks_.erase(acks_.begin());
  }
  if (is_due(linger_, now)) {
    linger_.reset();
    if (invite_ && invite_open_) context_->sender.forget(*invite_);
    invite_open_ = false;
  }
  if (is_due(glare_retry_, now)) {
    glare_retry_.reset();
    if (state_ != State::kOver && offer_postponed_) {
      if (state_ != State::kConfirmed || way_is_clear()) {
        offer_postponed_ = false;
        context_->emit(OfferDue{identity_.id});
      } else if (!invite_transaction_ && unacknowledged_.empty()) {
        glare_retry_ = now + context_->config.timers.t1;
      }
    }
  }
  for (std::size_t i = 0; i < unacknowledged_.size(); ++i) {
    Unacknowledged& success = unacknowledged_[i];
    if (success.give_up <= now) {
      const bool ended = state_ == State::kOver;
      const std::string reason = bye_wanted_.value_or("SIP;cause=408;text=\"No ACK\"");
      send_bye(now, reason);
      if (!ended)
        announce_end({408, "no ACK for our answer", {}, EndedBy::kTimeout, FailureCategory::kTimedOut, {}, {}});
      return;
    }
    if (success.next <= now) {
      success.interval = std::min(2 * success.interval, context_->config.timers.t2);
      success.next = now + success.interval;
      context_->transactions.respond(now, success.transaction, success.response);
    }
  }
}

bool InviteSession::finished() const {
  return state_ == State::kOver && !referred_ && !invite_open_ && !reinvite_ && !bye_ && !bye_wanted_ &&
         !invite_transaction_ && unacknowledged_.empty();
}

}  // namespace mtavip::sip
