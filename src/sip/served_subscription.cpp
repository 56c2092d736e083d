#include "sip/served_subscription.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/headers.h"

namespace mtavip::sip {

const EventPackage* package_of(const Message& request, const UserAgentConfig& config) {
  const auto event = parse_first<TokenValue>(request, HeaderName::kEvent);
  if (!event) return nullptr;
  const auto found = std::find_if(config.packages.begin(), config.packages.end(),
                                  [&event](const EventPackage& package) { return event->is(package.name); });
  return found == config.packages.end() ? nullptr : &*found;
}

ServedSubscription::ServedSubscription(const CoreContext& context, EventHost& host, SubscriptionId id, Origin origin)
    : EventUsage(context, host, static_cast<std::uint64_t>(id), origin.account), origin_(std::move(origin)) {}

// --- SUBSCRIBE
// ------------------------------------------------------------------------------------------------------

bool ServedSubscription::receive(Timestamp now, RequestArrived arrived) {
  const Message& request = arrived.request;
  const auto refuse_with = [&](int code) {
    respond(now, arrived, code, context_->environment.random().hex(8));
    over_ = true;
    return false;
  };
  const auto* package = package_of(request, context_->config);
  const auto event = parse_first<TokenValue>(request, HeaderName::kEvent);
  const auto from = parse_first<NameAddr>(request, HeaderName::kFrom);
  if (package == nullptr || !event || !from) return refuse_with(400);
  package_ = *package;
  const auto accepted = parse_all<MediaType>(request, HeaderName::kAccept, {.values = 32});
  if (!accepted) return refuse_with(400);
  const bool readable =
      accepted->empty() || std::any_of(accepted->begin(), accepted->end(), [this](const MediaType& type) {
        const auto wanted = MediaType::parse(package_.content_type);
        return type.is(package_.content_type) ||
               (type.subtype == "*" && (type.type == "*" || (wanted && wanted->type == type.type)));
      });
  if (!readable) return refuse_with(406);
  local_tag_ = context_->environment.random().hex(8);
  auto dialog = Dialog::as_server(request, local_tag_);
  if (!dialog) return refuse_with(400);
  const auto granted = grant(now, arrived);
  if (!granted) {
    over_ = true;
    return false;
  }
  asked_for_ = *granted;
  dialog_ = std::move(*dialog);
  source_ = arrived.flow.remote.address;
  hold(now, arrived.flow);
  std::string value = package_.name;
  if (const auto id = event->parameters.value("id")) value += ";id=" + std::string(*id);
  notifier_.emplace(std::move(value), now + asked_for_);

  SubscriptionRequested told;
  told.subscription = SubscriptionId{id()};
  told.account = account();
  told.event = package_.name;
  told.request_uri = request.request_uri_text();
  told.from_uri = from->uri.to_string();
  told.from_display = from->display_name;
  told.headers = policy_headers(request);
  told.user_agent = request.header(HeaderName::kUserAgent).value_or("");
  told.source = arrived.flow.remote;
  told.trusted = origin_.trusted;
  told.once = asked_for_ == 0s;
  asked_ = std::move(arrived);
  context_->emit(std::move(told));
  return true;
}

std::optional<Duration> ServedSubscription::grant(Timestamp now, const RequestArrived& arrived) const {
  const auto header = arrived.request.header(HeaderName::kExpires);
  if (!header) return package_.expires;
  const auto seconds = parse_delta_seconds(*header);
  if (!seconds) return package_.expires;
  const Duration wanted = std::chrono::seconds(*seconds);
  if (wanted == 0s || wanted >= package_.least) return std::min(wanted, package_.expires);
  Message response = Message::response_to(arrived.request, 423, {}, local_tag_);
  response.add(HeaderName::kMinExpires, seconds_of(package_.least));
  add_capabilities(response, context_->config);
  context_->transactions.respond(now, arrived.transaction, response);
  return std::nullopt;
}

void ServedSubscription::accept(Timestamp now, const RequestArrived& arrived, Duration granted) {
  Message response = Message::response_to(arrived.request, 200, {}, local_tag_);
  response.copy(arrived.request, HeaderName::kRecordRoute);
  const bool secure = starts_with_ignoring_case(arrived.request.request_uri_text(), "sips:");
  response.add(HeaderName::kContact,
               '<' + context_->sender.contact_uri(account(), origin_.contact_user, arrived.flow, secure) + '>');
  response.add(HeaderName::kExpires, seconds_of(granted));
  add_capabilities(response, context_->config);
  context_->transactions.respond(now, arrived.transaction, response);
  if (granted > 0s) {
    notifier_->set_expires(now + granted);
  } else {
    notifier_->end("timeout");
  }
}

void ServedSubscription::on_request(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto event = parse_first<TokenValue>(request, HeaderName::kEvent);
  const auto ours = TokenValue::parse(notifier_->event());
  const bool same = event && ours && event->is(ours->token) &&
                    event->parameters.value("id") == ours->parameters.value("id") &&
                    request.from_tag() == dialog_->remote_tag();
  if (request.method() != Method::kSubscribe || !same || notifier_->ending() || asked_) {
    return respond(now, arrived, 481);
  }
  if (!dialog_->accept_cseq(request)) return respond(now, arrived, 500);
  const auto granted = grant(now, arrived);
  if (!granted) return;
  dialog_->refresh_target(request);
  hold(now, arrived.flow);
  accept(now, arrived, *granted);
  if (*granted > 0s) {
    context_->emit(StateWanted{SubscriptionId{id()}});
  } else {
    flush(now);
  }
}

// --- What the application says
// ---------------------------------------------------------------------------------------

Result<void, RequestError> ServedSubscription::notify(Timestamp now, Notice notice) {
  if (over_ || (notifier_->ending() && !asked_)) return fail(RequestError::kWrongState);
  notifier_->set_pending(notice.pending);
  notifier_->post(std::move(notice.content_type), std::move(notice.body));
  if (asked_) accept(now, *std::exchange(asked_, std::nullopt), asked_for_);
  flush(now);
  return {};
}

Result<void, RequestError> ServedSubscription::refuse(Timestamp now, int code) {
  if (!asked_ || code < 300 || code > 699) return fail(RequestError::kWrongState);
  respond(now, *asked_, code, local_tag_);
  asked_.reset();
  over_ = true;
  hold(now, std::nullopt);
  return {};
}

Result<void, RequestError> ServedSubscription::end(Timestamp now, const std::string& reason) {
  if (asked_) return refuse(now, 480);
  if (over_ || notifier_->ending()) return fail(RequestError::kWrongState);
  notifier_->end(reason);
  flush(now);
  return {};
}

// --- NOTIFY
// ---------------------------------------------------------------------------------------------------------

void ServedSubscription::flush(Timestamp now) {
  if (!notifier_->due()) return;
  RoutedRequest routed = dialog_->make_request("NOTIFY");
  notifier_->write(now, routed.request);
  add_capabilities(routed.request, context_->config);
  OutgoingRequest spec;
  spec.request = std::move(routed.request);
  spec.next_hop = std::move(routed.next_hop);
  spec.account = account();
  spec.with_contact = true;
  spec.contact_user = origin_.contact_user;
  spec.transport = origin_.transport;
  notifier_->sent(send(now, std::move(spec)));
}

void ServedSubscription::answered(Timestamp now, bool taken) {
  notifier_->answered(taken);
  if (!notifier_->over()) return flush(now);
  over_ = true;
  hold(now, std::nullopt);
  context_->emit(SubscriberGone{SubscriptionId{id()}});
}

void ServedSubscription::on_response(Timestamp now, OutgoingId id, const Message&, const Message& response,
                                     const Flow&) {
  if (!notifier_ || !notifier_->owns(id) || response.status() < 200) return;
  // Section 4.2.2: who says when to come again has not left; the next state is told to it.
  answered(now, response.status() < 300 || response.has(HeaderName::kRetryAfter));
}

void ServedSubscription::on_failure(Timestamp now, OutgoingId id, const EndCause&) {
  if (notifier_ && notifier_->owns(id)) answered(now, false);
}

// --- Time
// -----------------------------------------------------------------------------------------------------------

Timer ServedSubscription::deadline() const {
  if (over_ || asked_ || !notifier_ || notifier_->ending()) return {};
  return notifier_->expires();
}

void ServedSubscription::on_timeout(Timestamp now) {
  if (!is_due(deadline(), now)) return;
  notifier_->end("timeout");
  flush(now);
}

void ServedSubscription::on_flow_lost(Timestamp, const Flow& flow) {
  // NOTIFYs go on to the Contact by a new connection, where one can be made.
  if (flow_ == flow) flow_.reset();
}

std::string ServedSubscription::dialog_id() const {
  return dialog_ ? dialog_key(dialog_->call_id(), local_tag_, {}) : std::string();
}

}  // namespace mtavip::sip
