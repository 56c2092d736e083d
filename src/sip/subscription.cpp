#include "sip/subscription.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/headers.h"
#include "sip/registration.h"

namespace mtavip::sip {
namespace {

/// A subscription that was lost sooner than this after it began is not taken up again at once.
constexpr Duration kSettled = 32s;

/// How often the whole state may be asked for of a notifier whose partial states do not fit.
constexpr Duration kAskedAnew = 5s;

/// Whether a refusal of a refresh ends the subscription at once (RFC 5057 section 5.1); after others it holds until it
/// runs out.
bool ends_dialog(int status) {
  switch (status) {
    case 404:
    case 405:
    case 408:
    case 410:
    case 416:
    case 480:
    case 481:
    case 482:
    case 483:
    case 484:
    case 485:
    case 489:
    case 501:
    case 604:
      return true;
    default:
      return false;
  }
}

}  // namespace

Subscription::Subscription(const CoreContext& context, EventHost& host, SubscriptionId id, SubscribeRequest wish)
    : EventUsage(context, host, static_cast<std::uint64_t>(id), wish.account),
      wish_(std::move(wish)),
      expires_(wish_.expires) {}

// --- SUBSCRIBE
// ------------------------------------------------------------------------------------------------------

Result<void, RequestError> Subscription::start(Timestamp now) {
  auto made = host_->request_outside("SUBSCRIBE", account(), wish_.target);
  if (!made) return fail(made.error());
  OutgoingRequest spec = std::move(*made);
  call_id_ = spec.request.call_id();
  local_tag_ = spec.request.from_tag();
  contact_user_ = spec.contact_user;
  transport_ = spec.transport;
  trusted_ = host_->trusts(account(), spec.next_hop);
  cseq_ = 1;
  complete(spec.request, expires_);
  spec.with_contact = true;
  state_ = State::kWanted;
  retry_.reset();
  server_.reset();
  began_ = now;
  timer_n_ = now + context_->config.timers.give_up();
  first_ = send(now, std::move(spec));
  return {};
}

void Subscription::complete(Message& request, Duration expires) const {
  request.add(HeaderName::kEvent, wish_.event);
  for (const std::string& type : wish_.accept) request.add(HeaderName::kAccept, type);
  if (wish_.lists) request.add(HeaderName::kSupported, "eventlist");
  request.add(HeaderName::kExpires, seconds_of(expires));
  for (const ExtraHeader& header : wish_.headers) {
    if (is_token(header.name) && !request.has(header_of(header.name))) request.add(header.name, header.value);
  }
}

void Subscription::send_refresh(Timestamp now, Branch& branch, Duration expires) {
  RoutedRequest routed = branch.dialog.make_request("SUBSCRIBE");
  add_capabilities(routed.request, context_->config);
  complete(routed.request, expires);
  OutgoingRequest spec;
  // Our password is for the server that we subscribed by, and not for whom a dialog may lead to.
  spec.trusted = trusted_ && server_ && IpAddress::parse(routed.next_hop.host) == server_;
  spec.request = std::move(routed.request);
  spec.next_hop = std::move(routed.next_hop);
  spec.account = account();
  spec.with_contact = true;
  spec.contact_user = contact_user_;
  spec.transport = transport_;
  branch.refresh.reset();
  branch.timer_n = now + context_->config.timers.give_up();
  branch.request = send(now, std::move(spec));
}

void Subscription::refresh(Timestamp now) {
  if (state_ != State::kWanted) return;
  for (Branch& branch : branches_) {
    if (branch.request) continue;
    if (branch.asked_anew && now < *branch.asked_anew + kAskedAnew) {
      branch.refresh = *branch.asked_anew + kAskedAnew;
      continue;
    }
    branch.asked_anew = now;
    send_refresh(now, branch, expires_);
  }
}

void Subscription::on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                               const Flow& flow) {
  if (response.status() < 200) return;
  if (first_ == id) {
    first_.reset();
    if (const auto cseq = sent.cseq()) {
      cseq_ = std::max(cseq_, cseq->number);
      for (Branch& branch : branches_) branch.dialog.raise_cseq(cseq_);
    }
    on_first_response(now, response, flow);
    return;
  }
  const auto branch =
      std::find_if(branches_.begin(), branches_.end(), [id](const Branch& b) { return b.request == id; });
  if (branch == branches_.end()) return;
  branch->request.reset();
  on_refresh_response(now, *branch, response);
}

void Subscription::on_first_response(Timestamp now, const Message& response, const Flow& flow) {
  const int status = response.status();
  if (state_ != State::kWanted) return;
  if (status < 300) {
    server_ = flow.remote.address;
    hold(now, flow);
    granted_ = granted_by(response, expires_);
    too_brief_ = 0;
    // A NOTIFY that has overtaken this answer said how long; this is for those that did not.
    for (Branch& branch : branches_) {
      if (branch.expires > now + granted_) grant(now, branch, granted_);
    }
    if (branches_.empty()) timer_n_ = now + context_->config.timers.give_up();
    return;
  }
  // Another branch has taken it.
  if (!branches_.empty()) return;
  if (status == 423 && too_brief_++ < 3) {
    if (const auto least = least_of(response, expires_)) {
      expires_ = *least;
      if (start(now)) return;
    }
  }
  lose(now, cause_of(response), {}, std::nullopt);
}

void Subscription::on_refresh_response(Timestamp now, Branch& branch, const Message& response) {
  const int status = response.status();
  const std::uint32_t number = branch.number;
  if (state_ == State::kOver) {
    // The last NOTIFY follows; to whoever refuses there is nothing more to say.
    if (status >= 300) drop(now, number, {});
    return;
  }
  if (status < 300) {
    branch.dialog.refresh_target(response);
    grant(now, branch, granted_by(response, expires_));
    return;
  }
  if (status == 423 && too_brief_++ < 3) {
    if (const auto least = least_of(response, expires_)) {
      expires_ = *least;
      send_refresh(now, branch, expires_);
      return;
    }
  }
  branch.timer_n.reset();
  if (ends_dialog(status)) {
    drop(now, number, cause_of(response));
    return;
  }
  // It still holds for the rest of its time (RFC 6665 section 4.1.2.2).
  const Duration pause = registration_pause(1, context_->environment.random());
  if (now + pause < branch.expires) branch.refresh = now + pause;
}

void Subscription::on_failure(Timestamp now, OutgoingId id, const EndCause& cause) {
  if (first_ == id) {
    first_.reset();
    if (state_ == State::kWanted && branches_.empty()) lose(now, cause, {}, std::nullopt);
    return;
  }
  const auto branch =
      std::find_if(branches_.begin(), branches_.end(), [id](const Branch& b) { return b.request == id; });
  if (branch == branches_.end()) return;
  branch->request.reset();
  drop(now, branch->number, cause);
}

// --- NOTIFY
// ---------------------------------------------------------------------------------------------------------

Subscription::Branch* Subscription::branch_of(std::string_view remote_tag) {
  const auto found = std::find_if(branches_.begin(), branches_.end(), [remote_tag](const Branch& branch) {
    return branch.dialog.remote_tag() == remote_tag;
  });
  return found == branches_.end() ? nullptr : &*found;
}

Subscription::Branch* Subscription::add_branch(Timestamp now, const RequestArrived& arrived) {
  // Section 4.4.1: a branch that the package has no use for learns from 481 that nobody listens.
  const std::size_t room = wish_.forks ? context_->config.limits.early_dialogs : 1;
  if (state_ != State::kWanted || branches_.size() >= room) {
    respond(now, arrived, 481);
    return nullptr;
  }
  auto dialog = Dialog::as_server(arrived.request, local_tag_);
  if (!dialog) {
    respond(now, arrived, 400);
    return nullptr;
  }
  dialog->raise_cseq(cseq_);
  Branch branch;
  branch.dialog = std::move(*dialog);
  branch.number = ++last_branch_;
  branches_.push_back(std::move(branch));
  timer_n_.reset();
  if (!flow_) hold(now, arrived.flow);
  grant(now, branches_.back(), granted_ > 0s ? granted_ : std::max<Duration>(expires_, 32s));
  return &branches_.back();
}

bool Subscription::takes_body(Timestamp now, const RequestArrived& arrived) const {
  if (!arrived.request.has_body() || wish_.accept.empty()) return true;
  const auto type = parse_first<MediaType>(arrived.request, HeaderName::kContentType);
  if (type && std::any_of(wish_.accept.begin(), wish_.accept.end(),
                          [&type](const std::string& accepted) { return type->is(accepted); })) {
    return true;
  }
  Message response = Message::response_to(arrived.request, 415);
  for (const std::string& accepted : wish_.accept) response.add(HeaderName::kAccept, accepted);
  add_capabilities(response, context_->config);
  context_->transactions.respond(now, arrived.transaction, response);
  return false;
}

void Subscription::on_request(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (request.method() != Method::kNotify) return respond(now, arrived, 481);
  const auto notification = Notification::read(request);
  if (!notification) return respond(now, arrived, notification.error());
  const auto ours = TokenValue::parse(wish_.event);
  if (!ours || !notification->event.is(ours->token)) return respond(now, arrived, 489);
  if (notification->event.parameters.value("id") != ours->parameters.value("id")) return respond(now, arrived, 481);
  Branch* branch = branch_of(request.from_tag());
  if (branch == nullptr) {
    branch = add_branch(now, arrived);
    if (branch == nullptr) return;
  } else if (!branch->dialog.accept_cseq(request)) {
    return respond(now, arrived, 500);
  }
  branch->dialog.refresh_target(request);
  branch->timer_n.reset();
  const bool terminated = notification->terminated();
  const bool readable = takes_body(now, arrived);
  if (readable) respond(now, arrived, 200);
  const std::uint32_t number = branch->number;
  if (state_ == State::kOver) {
    if (terminated) drop(now, number, {});
    return;
  }
  if (!terminated && notification->state.expires) {
    grant(now, *branch, std::chrono::seconds(std::max(*notification->state.expires, 1U)));
  }
  if (!terminated) {
    const bool pending = equals_ignoring_case(notification->state.state, "pending");
    change(pending ? SubscriptionPhase::kPending : SubscriptionPhase::kActive);
    if (!pending) failures_ = 0;
  }
  if (readable) {
    NotifyReceived event;
    event.subscription = SubscriptionId{id()};
    event.account = account();
    event.dialog = number;
    event.event = ours->token;
    if (request.has_body()) event.content_type = request.header(HeaderName::kContentType).value_or("");
    event.body = request.body();
    event.last = terminated;
    context_->emit(std::move(event));
  }
  if (!terminated) return;
  std::erase_if(branches_, [number](const Branch& b) { return b.number == number; });
  if (branches_.empty()) on_terminated(now, notification->state);
}

void Subscription::on_terminated(Timestamp now, const SubscriptionState& state) {
  const auto is = [&state](std::string_view reason) { return equals_ignoring_case(state.reason, reason); };
  EndCause cause;
  cause.by = EndedBy::kRemote;
  if (is("rejected")) {
    cause.code = 403;
    cause.category = FailureCategory::kRefused;
  }
  if (fetches() || is("rejected") || is("noresource") || is("invariant")) return finish(cause, state.reason);
  std::optional<Duration> pause;
  if (state.retry_after) pause = std::chrono::seconds(*state.retry_after);
  if (is("deactivated") || is("timeout")) pause = 0s;
  lose(now, cause, state.reason, pause);
}

// --- Course
// ---------------------------------------------------------------------------------------------------------

void Subscription::grant(Timestamp now, Branch& branch, Duration granted) {
  branch.expires = now + granted;
  branch.refresh.reset();
  if (fetches() || branch.request) return;
  // Of a second that is left, too, something has to be left for the answer.
  const Duration after = refresh_after(granted, context_->environment.random());
  branch.refresh = now + (after < granted ? after : granted / 2);
}

void Subscription::drop(Timestamp now, std::uint32_t number, const EndCause& cause) {
  std::erase_if(branches_, [number](const Branch& b) { return b.number == number; });
  if (!branches_.empty()) return;
  if (state_ == State::kOver) {
    hold(now, std::nullopt);
  } else if (!first_) {
    lose(now, cause, {}, 0s);
  }
}

void Subscription::lose(Timestamp now, EndCause cause, std::string reason, std::optional<Duration> pause) {
  hold(now, std::nullopt);
  timer_n_.reset();
  granted_ = {};
  if (fetches() || (reason.empty() && is_hopeless(cause))) {
    return finish(std::move(cause), std::move(reason));
  }
  // Whoever sends us away at once each time is not asked again and again.
  if (pause == 0s && now - began_ < kSettled) pause.reset();
  if (pause != 0s) {
    ++failures_;
    Duration least = registration_pause(failures_, context_->environment.random());
    const auto wanted = pause ? pause : cause.retry_after;
    if (wanted) least = std::max(least, std::min<Duration>(*wanted, 24h));
    pause = least;
  }
  state_ = State::kWaiting;
  retry_ = now + *pause;
  change(SubscriptionPhase::kLost, std::move(cause), std::move(reason), *pause);
}

void Subscription::finish(EndCause cause, std::string reason) {
  state_ = State::kOver;
  timer_n_.reset();
  retry_.reset();
  change(SubscriptionPhase::kEnded, std::move(cause), std::move(reason));
}

void Subscription::end(Timestamp now) {
  if (state_ == State::kOver) return;
  state_ = State::kOver;
  timer_n_.reset();
  retry_.reset();
  if (first_) context_->sender.forget(*std::exchange(first_, std::nullopt));
  for (Branch& branch : branches_) {
    if (branch.request) context_->sender.forget(*branch.request);
    send_refresh(now, branch, 0s);
  }
  if (branches_.empty()) hold(now, std::nullopt);
}

void Subscription::change(SubscriptionPhase phase, EndCause cause, std::string reason, Duration retry_in) {
  const bool steady = phase == SubscriptionPhase::kPending || phase == SubscriptionPhase::kActive;
  if (steady && phase_ == phase) return;
  phase_ = phase;
  context_->emit(SubscriptionChanged{SubscriptionId{id()}, phase, std::move(cause), std::move(reason), retry_in});
}

Timer Subscription::deadline() const {
  Timer first = earliest(timer_n_, retry_);
  for (const Branch& branch : branches_) {
    first = earliest(first, earliest(branch.refresh, branch.timer_n));
    if (state_ != State::kOver) first = earliest(first, branch.expires);
  }
  return first;
}

void Subscription::on_timeout(Timestamp now) {
  if (is_due(retry_, now)) {
    retry_.reset();
    if (const auto started = start(now); !started) {
      lose(now, {503, to_string(started.error()), {}, EndedBy::kLocal, FailureCategory::kNotReachable, {}, {}}, {},
           std::nullopt);
    }
    return;
  }
  const EndCause silent{408, "no NOTIFY came", {}, EndedBy::kTimeout, FailureCategory::kTimedOut, {}, {}};
  if (is_due(timer_n_, now)) {
    timer_n_.reset();
    if (!first_) return lose(now, silent, {}, std::nullopt);
  }
  std::vector<std::uint32_t> gone;
  for (Branch& branch : branches_) {
    if (is_due(branch.timer_n, now) || (state_ != State::kOver && branch.expires <= now)) {
      gone.push_back(branch.number);
    } else if (is_due(branch.refresh, now)) {
      send_refresh(now, branch, expires_);
    }
  }
  for (const std::uint32_t number : gone) {
    if (const auto branch =
            std::find_if(branches_.begin(), branches_.end(), [number](const Branch& b) { return b.number == number; });
        branch != branches_.end() && branch->request) {
      context_->sender.forget(*branch->request);
    }
    drop(now, number, silent);
  }
}

void Subscription::on_flow_lost(Timestamp now, const Flow& flow) {
  if (!flow_ || !(*flow_ == flow) || !is_stream(flow.kind)) return;
  flow_.reset();
  if (state_ != State::kWanted) return;
  // The Contact of the refresh is where NOTIFYs come by from then on.
  const auto pause = Duration(static_cast<Duration::rep>(context_->environment.random().below(2'000'000)));
  for (Branch& branch : branches_) {
    if (!branch.request) branch.refresh = std::min(branch.refresh.value_or(now + pause), now + pause);
  }
}

std::uint32_t Subscription::next_cseq(const Message& request) {
  if (Branch* branch = request.to_tag().empty() ? nullptr : branch_of(request.to_tag()))
    return branch->dialog.next_cseq();
  return ++cseq_;
}

std::string Subscription::dialog_id() const {
  return dialog_key(call_id_, local_tag_, {});
}

}  // namespace mtavip::sip
