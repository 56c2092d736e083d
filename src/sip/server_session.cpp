// The callee's side of a session (RFC 3261 section 13.3), and the requests that the peer sends within it
// (sections 12.2.2, 14.2, 15.1.2).
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/account.h"
#include "sip/headers.h"
#include "sip/invite_session.h"
#include "sip/multipart.h"

namespace mtavip::sip {
namespace {

bool info_type_is_known(const UserAgentConfig& config, std::string_view text) {
  const auto type = MediaType::parse(text);
  if (!type) return false;
  if (type->is("application/dtmf-relay") || type->is("application/dtmf") || type->is("application/media_control+xml")) {
    return true;
  }
  return std::any_of(config.accepted_bodies.begin(), config.accepted_bodies.end(),
                     [&type](const std::string& accepted) { return type->is(accepted); });
}

}  // namespace

Message InviteSession::respond_to(const Message& request, int code, std::string_view reason) const {
  Message response = Message::response_to(request, code, reason, local_tag_);
  response.copy(request, HeaderName::kRecordRoute);
  if (code < 300 && (request.method() == Method::kInvite || request.method() == Method::kUpdate) && flow_) {
    const bool secure = starts_with_ignoring_case(request.request_uri_text(), "sips:");
    const auto uri = context_->sender.contact_uri(identity_.account, identity_.contact_user, *flow_, secure);
    response.add(HeaderName::kContact, '<' + uri + '>');
  }
  add_capabilities(response, context_->config);
  return response;
}

Message InviteSession::respond_later(const Message& request) const {
  Message response = respond_to(request, 500);
  response.add(HeaderName::kRetryAfter, std::to_string(context_->environment.random().below(11)));
  return response;
}

bool InviteSession::receive_call(Timestamp now, RequestArrived invite, std::optional<std::string> offer,
                                 IncomingSession event) {
  local_tag_ = context_->environment.random().hex(8);
  state_ = State::kIncoming;
  if (refuse_short(now, invite)) {
    state_ = State::kOver;
    return false;
  }
  auto dialog = Dialog::as_server(invite.request, local_tag_);
  if (!dialog) {
    state_ = State::kOver;
    context_->transactions.respond(now, invite.transaction,
                                   Message::response_to(invite.request, 400, "Missing or bad Contact", local_tag_));
    return false;
  }
  dialog_ = std::move(*dialog);
  add_dialog(*dialog_);
  use_flow(now, invite.flow);
  invite_transaction_ = invite.transaction;
  pending_invite_ = std::move(invite.request);
  note_allowed(pending_invite_);
  with_offer_ = offer.has_value();
  negotiation_ = with_offer_ ? Negotiation::kRemoteOffer : Negotiation::kOfferWanted;
  event.session = identity_.id;
  replaces_ = event.replaces;
  event.offer = std::move(offer);
  context_->emit(std::move(event));
  return true;
}

InviteSession::Done InviteSession::accept(Timestamp now, const std::optional<std::string>& sdp) {
  if (state_ != State::kIncoming || !invite_transaction_ || accept_wanted_ || !awaited_.empty()) {
    return fail(RequestError::kWrongState);
  }
  if (reliable_ && reliable_->holds_back_success()) {
    accept_wanted_ = true;
    return {};
  }
  // What was agreed reliably is not said again (RFC 6337 section 3.1).
  const std::string body = early_agreed_ ? std::string() : sdp.value_or(early_answer_);
  if (body.empty() && !early_agreed_) return fail(RequestError::kWrongState);
  reliable_.reset();
  state_ = State::kConfirmed;
  accept_with(now, body, !with_offer_ && !early_agreed_, true);
  context_->emit(established(pending_invite_));
  return {};
}

void InviteSession::accept_with(Timestamp now, const std::string& sdp, bool is_offer, bool initial) {
  Message response = respond_to(pending_invite_, 200);
  if (!sdp.empty()) response.set_body(kSdpType, sdp);
  timer_.stamp_response(now, pending_invite_, response);
  const auto cseq = pending_invite_.cseq();
  const SipTimers& timers = context_->config.timers;
  context_->transactions.respond(now, *invite_transaction_, response);
  unacknowledged_.push_back({*invite_transaction_, std::move(response), cseq ? cseq->number : 0, timers.t1,
                             now + timers.t1, now + timers.give_up(), is_offer, initial});
  invite_transaction_.reset();
  // An offer by UPDATE before the call was accepted may still wait for its answer.
  if (!update_offers_) negotiation_ = is_offer ? Negotiation::kLocalOffer : Negotiation::kNone;
}

InviteSession::Done InviteSession::reject(Timestamp now, int code, const std::string& reason,
                                          const std::vector<ExtraHeader>& headers) {
  if (state_ != State::kIncoming || !invite_transaction_ || code < 300 || code > 699) {
    return fail(RequestError::kWrongState);
  }
  Message response = respond_to(pending_invite_, code, reason);
  for (const ExtraHeader& header : headers) {
    // A redirection is the one response whose Contact is the application's.
    if (code < 400 && header_of(header.name) == HeaderName::kContact) response.add(HeaderName::kContact, header.value);
  }
  add_extra_headers(response, headers);
  context_->transactions.respond(now, *invite_transaction_, response);
  invite_transaction_.reset();
  EndCause cause;
  cause.code = code;
  cause.reason = reason.empty() ? std::string(reason_phrase(code)) : reason;
  cause.by = EndedBy::kLocal;
  cause.category = category_of(code);
  announce_end(std::move(cause));
  return {};
}

// --- Requests within the dialog
// ---------------------------------------------------------------------------------------------

void InviteSession::on_request(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (!dialog_) {
    on_early_request(now, arrived);
    return;
  }
  if (!dialog_->accept_cseq(request)) {
    context_->transactions.respond(now, arrived.transaction, respond_to(request, 500, "CSeq out of order"));
    return;
  }
  if (request.method() == Method::kBye) {
    on_bye(now, arrived);
    return;
  }
  if (state_ == State::kOver) {
    context_->transactions.respond(now, arrived.transaction, respond_to(request, 481));
    return;
  }
  switch (request.method()) {
    case Method::kInvite:
      on_reinvite(now, arrived);
      return;
    case Method::kInfo:
      on_info(now, arrived);
      return;
    case Method::kPrack:
      on_prack(now, arrived);
      return;
    case Method::kUpdate:
      on_update(now, arrived, 0);
      return;
    case Method::kRefer:
      on_refer(now, arrived);
      return;
    case Method::kNotify:
      on_notify(now, arrived);
      return;
    case Method::kSubscribe:
      on_subscribe(now, arrived);
      return;
    case Method::kMessage:
      on_message(now, arrived);
      return;
    case Method::kOptions:
      on_options(now, arrived);
      return;
    default:
      context_->transactions.respond(now, arrived.transaction, respond_to(request, 405));
  }
}

void InviteSession::on_early_request(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto respond = [&](int code) {
    context_->transactions.respond(now, arrived.transaction, respond_to(request, code));
  };
  // The callee may not end an early dialog but by a final response; one that sends BYE has gone, though.
  if (request.method() == Method::kBye && state_ == State::kCalling) {
    respond(200);
    static_cast<void>(end(now, {}));
    return;
  }
  const auto early = std::find_if(early_.begin(), early_.end(), [&request](const EarlyDialog& candidate) {
    return candidate.dialog.remote_tag() == request.from_tag();
  });
  if (early == early_.end() || state_ != State::kCalling) return respond(481);
  if (!early->dialog.accept_cseq(request)) return respond(500);
  switch (request.method()) {
    case Method::kUpdate:
      on_update(now, arrived, static_cast<std::uint32_t>(early - early_.begin()) + 1);
      return;
    case Method::kInfo:
      on_info(now, arrived);
      return;
    case Method::kOptions:
      on_options(now, arrived);
      return;
    default:
      respond(481);
  }
}

void InviteSession::on_options(Timestamp now, const RequestArrived& arrived) {
  Message response = respond_to(arrived.request, 200);
  response.add(HeaderName::kAccept, kSdpType);
  context_->transactions.respond(now, arrived.transaction, response);
}

void InviteSession::on_message(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto id = context_->unanswered_messages.add(arrived.transaction, request);
  if (!id) {
    context_->transactions.respond(now, arrived.transaction, respond_to(request, 503));
    return;
  }
  MessageReceived event;
  event.message = *id;
  event.account = identity_.account;
  event.session = identity_.id;
  event.from = dialog_->remote().to_string();
  event.from_uri = dialog_->remote().uri.to_string();
  event.to = dialog_->local().to_string();
  event.content_type = request.header(HeaderName::kContentType).value_or("text/plain");
  event.body = request.body();
  event.call_id = request.call_id();
  event.source = arrived.flow.remote;
  context_->emit(std::move(event));
}

void InviteSession::on_reinvite(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto refuse = [&](const Message& response) {
    context_->transactions.respond(now, arrived.transaction, response);
  };
  // Section 14.2: an INVITE that came before has no final answer yet.
  if (invite_transaction_ || state_ != State::kConfirmed) return refuse(respond_later(request));
  if (reinvite_ || negotiation_ == Negotiation::kLocalOffer || (update_ && update_offers_)) {
    return refuse(respond_to(request, 491));
  }
  if (negotiation_ != Negotiation::kNone) return refuse(respond_later(request));
  if (refuse_short(now, arrived)) return;
  note_allowed(request);
  dialog_->refresh_target(request);
  use_flow(now, arrived.flow);
  invite_transaction_ = arrived.transaction;
  pending_invite_ = request;
  if (auto sdp = sdp_of(request)) {
    negotiation_ = Negotiation::kRemoteOffer;
    context_->emit(SessionOffer{identity_.id, std::move(*sdp), 0});
  } else {
    negotiation_ = Negotiation::kOfferWanted;
    context_->emit(OfferWanted{identity_.id});
  }
}

void InviteSession::on_bye(Timestamp now, const RequestArrived& arrived) {
  context_->transactions.respond(now, arrived.transaction, respond_to(arrived.request, 200));
  if (invite_transaction_) {
    context_->transactions.respond(now, *invite_transaction_, respond_to(pending_invite_, 487));
    invite_transaction_.reset();
  }
  drop_awaited(now, 481);
  if (referred_ && referred_->transaction) static_cast<void>(refuse_refer(now, 481));
  unacknowledged_.clear();
  bye_wanted_.reset();
  EndCause cause;
  cause.by = EndedBy::kRemote;
  if (const auto reason = arrived.request.header(HeaderName::kReason)) cause.reason_header = *reason;
  announce_end(std::move(cause));
}

void InviteSession::on_info(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto type = request.header(HeaderName::kContentType);
  if (request.has_body() && (!type || !info_type_is_known(context_->config, *type))) {
    Message response = respond_to(request, 415);
    std::string accept = "application/dtmf-relay, application/dtmf, application/media_control+xml";
    for (const std::string& more : context_->config.accepted_bodies) accept += ", " + more;
    response.add(HeaderName::kAccept, accept);
    context_->transactions.respond(now, arrived.transaction, response);
    return;
  }
  context_->transactions.respond(now, arrived.transaction, respond_to(request, 200));
  InfoReceived event;
  event.session = identity_.id;
  event.content_type = type.value_or("");
  event.body = request.body();
  for (std::size_t i = 0; i < request.field_count(); ++i) {
    const HeaderField field = request.field(i);
    if (field.id == HeaderName::kInfoPackage || starts_with_ignoring_case(field.name, "X-")) {
      event.headers.push_back({std::string(field.name), std::string(field.value)});
    }
  }
  context_->emit(std::move(event));
}

void InviteSession::on_ack(Timestamp now, const Message& ack) {
  const auto cseq = ack.cseq();
  const auto it = std::find_if(unacknowledged_.begin(), unacknowledged_.end(),
                               [&cseq](const Unacknowledged& success) { return cseq && success.cseq == cseq->number; });
  if (it == unacknowledged_.end()) return;
  const bool carried_offer = it->carries_offer;
  const bool initial = it->initial;
  unacknowledged_.erase(it);
  const Message invite = invite_transaction_ ? pending_invite_ : std::exchange(pending_invite_, {});
  if (const auto reason = std::exchange(bye_wanted_, std::nullopt)) {
    send_bye(now, *reason);
    return;
  }
  if (state_ != State::kConfirmed) return;
  if (carried_offer) {
    negotiation_ = Negotiation::kNone;
    auto sdp = sdp_of(ack);
    if (!sdp && initial) {
      send_bye(now, "SIP;cause=488;text=\"No SDP in ACK\"");
      announce_end({488, "no answer to our offer", {}, EndedBy::kRemote, FailureCategory::kProtocol, {}, {}});
      return;
    }
    if (sdp) {
      context_->emit(SessionAnswer{identity_.id, std::move(*sdp), 0});
    } else {
      context_->emit(OfferFailed{identity_.id, 488, "no answer to our offer"});
    }
  }
  if (initial) {
    SessionEstablished event = established(invite);
    event.acknowledged = true;
    context_->emit(std::move(event));
  }
  if (offer_postponed_ && !glare_retry_ && way_is_clear()) {
    offer_postponed_ = false;
    context_->emit(OfferDue{identity_.id});
  }
}

void InviteSession::on_cancel(Timestamp now, ServerTransactionId invite, const Message& cancel) {
  // After the final response a CANCEL has no effect (section 9.2).
  if (invite_transaction_ != invite) return;
  context_->transactions.respond(now, invite, respond_to(pending_invite_, 487));
  invite_transaction_.reset();
  drop_awaited(now, 481);
  negotiation_ = Negotiation::kNone;
  if (state_ != State::kIncoming) {
    context_->emit(OfferFailed{identity_.id, 487, "the peer took its offer back"});
    release_postponed_offer(now);
    return;
  }
  EndCause cause;
  cause.code = 487;
  cause.reason = "cancelled";
  cause.by = EndedBy::kRemote;
  if (const auto reason = cancel.header(HeaderName::kReason)) cause.reason_header = *reason;
  announce_end(std::move(cause));
}

void InviteSession::on_response_failed(Timestamp now, ServerTransactionId transaction) {
  if (invite_transaction_ != transaction) return;
  invite_transaction_.reset();
  static_cast<void>(now);
  announce_end({503, "the answer could not be sent", {}, EndedBy::kNetwork, FailureCategory::kNotReachable, {}, {}});
}

}  // namespace mtavip::sip
