// Transfers of a session, both sides: REFER (RFC 3515) with the implicit subscription to its progress (RFC 6665, for
// which NOTIFY is sent and taken within the dialog), Referred-By (RFC 3892), and REFER without a subscription
// (RFC 4488).
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/headers.h"
#include "sip/invite_session.h"

namespace mtavip::sip {
namespace {

/// A transfer that nobody has heard of for so long is given up.
constexpr Duration kTransferTime = 180s;
constexpr std::string_view kFragmentType = "message/sipfrag;version=2.0";

/// The status line that a message/sipfrag begins with (RFC 3420, RFC 3515 section 2.4.5).
std::optional<std::pair<int, std::string>> status_of_fragment(std::string_view body) {
  constexpr std::string_view kVersion = "SIP/2.0 ";
  body = trim(body.substr(0, body.find_first_of("\r\n", body.find_first_not_of("\r\n \t"))));
  if (!starts_with_ignoring_case(body, kVersion)) return std::nullopt;
  body.remove_prefix(kVersion.size());
  const auto code = parse_number<int>(body.substr(0, 3));
  if (!code || *code < 100 || *code > 699) return std::nullopt;
  return std::pair{*code, std::string(trim(body.substr(3)))};
}

}  // namespace

// --- We transfer the peer
// ---------------------------------------------------------------------------------------------------

std::optional<std::string> InviteSession::replacement() const {
  if (state_ != State::kConfirmed || !dialog_) return std::nullopt;
  const Replaces replaces{dialog_->call_id(), std::string(dialog_->remote_tag()), std::string(dialog_->local_tag()),
                          false};
  // The target of the transfer is where the other side of this call can be reached (RFC 5589 section 7.3). It looks for
  // its own dialog: our remote tag is its local one.
  Uri target = dialog_->remote_target().as_request_uri();
  target.headers = "Replaces=" + escape_header(replaces.to_string());
  return target.to_string();
}

int InviteSession::refusal_of_replacement(const Replaces& replaces) const {
  switch (state_) {
    case State::kConfirmed:
      return replaces.early_only ? 486 : 0;
    case State::kCalling:
      return 0;
    case State::kIncoming:
      return 481;
    case State::kOver:
      return 603;
  }
  return 481;
}

InviteSession::Done InviteSession::refer(Timestamp now, const std::string& target) {
  if (state_ != State::kConfirmed || !dialog_ || referring_) return fail(RequestError::kWrongState);
  RoutedRequest routed = dialog_->make_request("REFER");
  const auto cseq = routed.request.cseq();
  routed.request.add(HeaderName::kReferTo, '<' + target + '>');
  NameAddr from = dialog_->local();
  from.parameters = {};
  routed.request.add(HeaderName::kReferredBy, from.to_string());
  routed.request.add(HeaderName::kSupported, "norefersub");
  add_capabilities(routed.request, context_->config);
  OutgoingRequest spec = outgoing(std::move(routed));
  spec.with_contact = true;
  referring_ = Referring{context_->sender.send(now, std::move(spec)), cseq ? cseq->number : 0, now + kTransferTime};
  return {};
}

void InviteSession::on_refer_response(const Message& sent, const Message& response) {
  const int status = response.status();
  if (status < 200 || !referring_) return;
  // After a challenge the REFER has another number.
  if (const auto cseq = sent.cseq()) referring_->cseq = cseq->number;
  referring_->request.reset();
  const auto subscribed = response.header(HeaderName::kReferSub);
  const bool untold = subscribed && starts_with_ignoring_case(*subscribed, "false");
  if (status >= 300 || untold) transfer_progress(status, std::string(response.reason()), true);
}

void InviteSession::transfer_progress(int code, std::string reason, bool final) {
  if (final) referring_.reset();
  if (state_ != State::kOver) context_->emit(ReferProgress{identity_.id, code, std::move(reason), final});
}

void InviteSession::on_notify(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto respond = [&](int code) {
    context_->transactions.respond(now, arrived.transaction, respond_to(request, code));
  };
  const auto notification = Notification::read(request);
  if (!notification) return respond(notification.error());
  if (!notification->event.is("refer")) return respond(489);
  const auto id = notification->event.parameters.value("id");
  // A NOTIFY may overtake the 202.
  if (!referring_ || (id && parse_number<std::uint32_t>(*id) != referring_->cseq)) return respond(481);
  respond(200);
  const bool terminated = notification->terminated();
  const auto status = status_of_fragment(request.body());
  if (status) {
    transfer_progress(status->first, status->second, terminated || status->first >= 200);
  } else if (terminated) {
    transfer_progress(500, "the other side does not tell what became of the transfer", true);
  }
}

// --- The peer transfers us
// --------------------------------------------------------------------------------------------------

void InviteSession::on_refer(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto respond = [&](int code, std::string_view reason = {}) {
    context_->transactions.respond(now, arrived.transaction, respond_to(request, code, reason));
  };
  if (state_ != State::kConfirmed) return respond(481);
  if (request.count(HeaderName::kReferTo) != 1) return respond(400, "One Refer-To is needed");
  const auto target = parse_first<NameAddr>(request, HeaderName::kReferTo);
  if (!target) return respond(400, "Bad Refer-To");
  if (!target->uri.is_sip()) return respond(416);
  const auto method = target->uri.parameters.value("method");
  if (method && !equals_ignoring_case(*method, "INVITE")) return respond(603, "Only calls can be transferred");
  if (referred_) {
    context_->transactions.respond(now, arrived.transaction, respond_later(request));
    return;
  }
  ReferReceived event;
  event.session = identity_.id;
  event.target = target->uri.as_request_uri().to_string();
  for (const auto& [name, value] : target->uri.decoded_headers()) {
    // Nothing but what the standard of transfers needs: the peer does not write our requests.
    if (header_of(name) == HeaderName::kReplaces && Replaces::parse(value)) event.replaces = value;
  }
  if (const auto by = parse_first<NameAddr>(request, HeaderName::kReferredBy)) {
    event.referred_by = request.header(HeaderName::kReferredBy).value_or("");
    event.referred_by_uri = by->uri.to_string();
  }
  const auto cseq = request.cseq();
  std::string package = "refer";
  // Section 2.4.6: the first needs no id, and old peers do not expect one.
  if (std::exchange(was_referred_, true) && cseq) package += ";id=" + std::to_string(cseq->number);
  const auto subscribe = request.header(HeaderName::kReferSub);
  const bool silent = subscribe && starts_with_ignoring_case(*subscribe, "false");
  referred_ = Referred{arrived.transaction, request, silent, Notifier(std::move(package), now + kTransferTime)};
  context_->emit(std::move(event));
}

InviteSession::Done InviteSession::accept_refer(Timestamp now) {
  if (!referred_ || !referred_->transaction) return fail(RequestError::kWrongState);
  Message response = respond_to(referred_->request, referred_->silent ? 200 : 202);
  if (referred_->silent) response.add(HeaderName::kReferSub, "false");
  context_->transactions.respond(now, *std::exchange(referred_->transaction, std::nullopt), response);
  referred_->request = {};
  if (!referred_->silent) notify(now, 100, "Trying");
  return {};
}

InviteSession::Done InviteSession::refuse_refer(Timestamp now, int code) {
  if (!referred_ || code < 300 || code > 699) return fail(RequestError::kWrongState);
  if (!referred_->transaction) return refer_progress(now, code, reason_phrase(code));
  context_->transactions.respond(now, *referred_->transaction, respond_to(referred_->request, code));
  referred_.reset();
  return {};
}

InviteSession::Done InviteSession::refer_progress(Timestamp now, int code, std::string_view reason) {
  if (!referred_ || referred_->transaction || referred_->notifier.ending() || code < 100 || code > 699) {
    return fail(RequestError::kWrongState);
  }
  if (referred_->silent) {
    if (code >= 200) referred_.reset();
    return {};
  }
  notify(now, code, reason);
  return {};
}

void InviteSession::notify(Timestamp now, int code, std::string_view reason) {
  std::string fragment = "SIP/2.0 " + std::to_string(code) + ' ';
  fragment += reason.empty() ? reason_phrase(code) : reason;
  referred_->notifier.post(std::string(kFragmentType), fragment + "\r\n");
  if (code >= 200) referred_->notifier.end("noresource");
  send_notify(now);
}

void InviteSession::send_notify(Timestamp now) {
  if (!referred_->notifier.due()) return;
  RoutedRequest routed = dialog_->make_request("NOTIFY");
  referred_->notifier.write(now, routed.request);
  add_capabilities(routed.request, context_->config);
  OutgoingRequest spec = outgoing(std::move(routed));
  spec.with_contact = true;
  referred_->notifier.sent(context_->sender.send(now, std::move(spec)));
}

void InviteSession::on_notify_done(Timestamp now, bool taken) {
  referred_->notifier.answered(taken);
  if (referred_->notifier.over()) {
    referred_.reset();
  } else {
    send_notify(now);
  }
}

void InviteSession::on_subscribe(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const bool told = referred_ && !referred_->transaction && !referred_->silent && !referred_->notifier.ending();
  const auto event = parse_first<TokenValue>(request, HeaderName::kEvent);
  const auto ours = told ? TokenValue::parse(referred_->notifier.event()) : fail(ParseError::kMissing);
  const bool same =
      event && ours && event->is("refer") && event->parameters.value("id") == ours->parameters.value("id");
  if (!same) {
    // Subscriptions of another kind have dialogs of their own (RFC 5057 section 5.2).
    context_->transactions.respond(now, arrived.transaction, respond_to(request, 481));
    return;
  }
  const bool leaves = parse_delta_seconds(request.header(HeaderName::kExpires).value_or("1")) == 0U;
  Message response = respond_to(request, 200);
  const auto left = std::chrono::duration_cast<std::chrono::seconds>(referred_->notifier.expires() - now).count();
  response.add(HeaderName::kExpires, std::to_string(leaves ? 0 : std::max<std::int64_t>(left, 1)));
  context_->transactions.respond(now, arrived.transaction, response);
  if (leaves) {
    referred_->notifier.end("timeout");
  } else {
    referred_->notifier.repeat();
  }
  send_notify(now);
}

// --- Time
// ---------------------------------------------------------------------------------------------------------------

Timer InviteSession::transfer_deadline() const {
  Timer first;
  if (referring_) first = referring_->give_up;
  if (referred_ && !referred_->notifier.ending()) first = earliest(first, referred_->notifier.expires());
  return first;
}

void InviteSession::end_stale_transfers(Timestamp now) {
  if (referring_ && referring_->give_up <= now) transfer_progress(408, "nothing was heard of the transfer", true);
  if (!referred_ || referred_->notifier.ending() || referred_->notifier.expires() > now) return;
  if (referred_->transaction || referred_->silent) {
    referred_.reset();
  } else {
    notify(now, 408, {});
  }
}

}  // namespace mtavip::sip
