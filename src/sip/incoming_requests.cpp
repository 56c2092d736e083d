// Requests from outside: the checks of RFC 3261 section 8.2, the dialog or usage that they belong to, and the answers
// to those outside dialogs (OPTIONS, section 11; MESSAGE, RFC 3428).
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/core.h"
#include "sip/headers.h"
#include "sip/multipart.h"

namespace mtavip::sip {
namespace {

bool is_known_method(Method method) {
  switch (method) {
    case Method::kInvite:
    case Method::kBye:
    case Method::kCancel:
    case Method::kOptions:
    case Method::kInfo:
    case Method::kMessage:
    case Method::kPrack:
    case Method::kUpdate:
    case Method::kRefer:
    case Method::kSubscribe:
    case Method::kNotify:
      return true;
    default:
      return false;
  }
}

bool is_policy_header(const HeaderField& field) {
  switch (field.id) {
    case HeaderName::kAlertInfo:
    case HeaderName::kCallInfo:
    case HeaderName::kAnswerMode:
    case HeaderName::kPrivAnswerMode:
    case HeaderName::kPAssertedIdentity:
    case HeaderName::kRemotePartyId:
    case HeaderName::kPrivacy:
    case HeaderName::kDiversion:
    case HeaderName::kHistoryInfo:
    case HeaderName::kSubject:
    case HeaderName::kReplaces:
    case HeaderName::kPriority:
      return true;
    case HeaderName::kUnknown:
      return starts_with_ignoring_case(field.name, "X-");
    default:
      return false;
  }
}

/// The extensions that we understand, in the order of our Supported.
std::vector<std::string_view> option_tags(const UserAgentConfig& config) {
  std::vector<std::string_view> tags;
  if (config.reliable_provisionals != Reliable::kOff) tags.emplace_back("100rel");
  tags.insert(tags.end(), {"timer", "replaces", "norefersub"});
  tags.insert(tags.end(), config.supported.begin(), config.supported.end());
  return tags;
}

}  // namespace

std::vector<ExtraHeader> policy_headers(const Message& request) {
  std::vector<ExtraHeader> headers;
  for (std::size_t i = 0; i < request.field_count(); ++i) {
    const HeaderField field = request.field(i);
    if (is_policy_header(field)) headers.push_back({std::string(field.name), std::string(field.value)});
  }
  return headers;
}

bool supports(const UserAgentConfig& config, std::string_view option_tag) {
  const auto tags = option_tags(config);
  return std::any_of(tags.begin(), tags.end(),
                     [option_tag](std::string_view ours) { return equals_ignoring_case(ours, option_tag); });
}

void add_capabilities(Message& message, const UserAgentConfig& config) {
  const Method method = message.method();
  const bool makes_dialogs = method == Method::kInvite || method == Method::kOptions || method == Method::kUpdate;
  const bool tells_allow = message.is_request() ? makes_dialogs || method == Method::kRegister
                                                : message.status() == 405 || (message.status() < 300 && makes_dialogs);
  if (tells_allow) {
    message.add(HeaderName::kAllow, kAllow);
    std::string list;
    for (const std::string_view tag : option_tags(config)) {
      if (!list.empty()) list += ", ";
      list += tag;
    }
    if (!list.empty()) message.add(HeaderName::kSupported, list);
  }
  if (tells_allow || message.status() == 489) {
    std::string packages = "refer";
    for (const EventPackage& package : config.packages) packages += ", " + package.name;
    message.add(HeaderName::kAllowEvents, packages);
  }
  if (!config.product.empty()) {
    message.add(message.is_request() ? HeaderName::kUserAgent : HeaderName::kServer, config.product);
  }
}

void UserAgent::Core::dispatch(Timestamp now, TransactionEvent event) {
  if (auto* arrived = std::get_if<RequestArrived>(&event)) {
    on_event(now, *arrived);
  } else if (auto* ack = std::get_if<AckArrived>(&event)) {
    on_event(now, *ack);
  } else if (auto* response = std::get_if<ResponseArrived>(&event)) {
    sender_.handle(now, *response);
  } else if (auto* failed = std::get_if<RequestFailed>(&event)) {
    sender_.handle(now, *failed);
  } else if (auto* ended = std::get_if<ClientTransactionEnded>(&event)) {
    sender_.handle(now, *ended);
  } else if (auto* unsent = std::get_if<ResponseFailed>(&event)) {
    on_event(now, *unsent);
  } else if (auto* lost = std::get_if<FlowLost>(&event)) {
    on_event(now, *lost);
  } else if (auto* trace = std::get_if<WireTrace>(&event)) {
    context_.emit(
        MessageTrace{trace->outgoing, trace->flow.kind, trace->local, trace->flow.remote, std::move(trace->text)});
  }
}

InviteSession* UserAgent::Core::find_session(const Message& request) {
  const auto dialog = dialogs_.find(dialog_key(request.call_id(), request.to_tag(), request.from_tag()));
  if (dialog == dialogs_.end()) return nullptr;
  const auto session = sessions_.find(dialog->second);
  return session == sessions_.end() ? nullptr : session->second.session.get();
}

Message UserAgent::Core::response_to(const Message& request, int code, std::string_view reason) const {
  Message response = Message::response_to(request, code, reason, environment_.random().hex(8));
  add_capabilities(response, config_);
  return response;
}

void UserAgent::Core::respond(Timestamp now, const RequestArrived& arrived, int code, std::string_view reason) {
  transactions_.respond(now, arrived.transaction, response_to(arrived.request, code, reason));
}

void UserAgent::Core::on_event(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (request.method() == Method::kCancel) {
    receive_cancel(now, arrived);
    return;
  }
  if (!inspect(now, arrived)) return;
  if (!request.to_tag().empty()) {
    InviteSession* session = find_session(request);
    if (session == nullptr) {
      if (!events_.receive(now, arrived)) respond(now, arrived, 481);
      return;
    }
    const SessionId id = session->id();
    session->on_request(now, arrived);
    rearm(id);
    return;
  }
  switch (request.method()) {
    case Method::kInvite:
      receive_invite(now, arrived);
      return;
    case Method::kMessage:
      receive_message(now, arrived);
      return;
    case Method::kOptions:
      receive_options(now, arrived);
      return;
    case Method::kSubscribe:
      receive_subscribe(now, arrived);
      return;
    case Method::kNotify:
      receive_notify(now, arrived);
      return;
    default:
      // A REFER by somebody we have no call with would make us call out.
      if (request.method() == Method::kRefer) return respond(now, arrived, 403, "Only within a call");
      // BYE, INFO and their like have no meaning outside a dialog.
      respond(now, arrived, 481);
  }
}

bool UserAgent::Core::inspect(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (!is_known_method(request.method())) {
    respond(now, arrived, 405);
    return false;
  }
  const auto uri = request.request_uri();
  if (!uri) {
    respond(now, arrived, 400, "Bad Request-URI");
    return false;
  }
  if (uri->scheme == Scheme::kOther) {
    respond(now, arrived, 416);
    return false;
  }
  std::string unsupported;
  for (const auto tag : request.values(HeaderName::kRequire, {.values = 32})) {
    if (tag.empty() || supports(config_, tag)) continue;
    // Of the subscription, which has said that it may be one to a list (RFC 4662 section 4.5).
    if (request.method() == Method::kNotify && equals_ignoring_case(tag, "eventlist")) continue;
    if (!unsupported.empty()) unsupported += ", ";
    unsupported += tag;
  }
  if (!unsupported.empty()) {
    Message response = response_to(request, 420);
    response.add(HeaderName::kUnsupported, unsupported);
    transactions_.respond(now, arrived.transaction, response);
    return false;
  }
  if (request.has_body()) {
    const auto encoding = request.header(HeaderName::kContentEncoding);
    if (encoding && !equals_ignoring_case(*encoding, "identity")) {
      Message response = response_to(request, 415);
      response.add(HeaderName::kAcceptEncoding, "identity");
      transactions_.respond(now, arrived.transaction, response);
      return false;
    }
    const auto parts = body_parts(request);
    if (!parts) {
      respond(now, arrived, 400, "Bad multipart body");
      return false;
    }
    if (request.method() == Method::kInvite) {
      const bool has_sdp = std::any_of(parts->begin(), parts->end(), [](const BodyPart& part) {
        const auto type = MediaType::parse(part.content_type);
        return type && type->is(kSdpType);
      });
      const bool needed =
          std::any_of(parts->begin(), parts->end(), [](const BodyPart& part) { return part.required(); });
      if (!has_sdp && needed) {
        Message response = response_to(request, 415);
        response.add(HeaderName::kAccept, kSdpType);
        transactions_.respond(now, arrived.transaction, response);
        return false;
      }
    }
  }
  return true;
}

void UserAgent::Core::receive_cancel(Timestamp now, const RequestArrived& arrived) {
  if (!arrived.cancels) {
    respond(now, arrived, 481);
    return;
  }
  respond(now, arrived, 200);
  const auto owner = invites_.find(*arrived.cancels);
  if (owner == invites_.end()) return;
  const SessionId id = owner->second;
  const auto session = sessions_.find(id);
  if (session == sessions_.end()) return;
  session->second.session->on_cancel(now, *arrived.cancels, arrived.request);
  rearm(id);
}

std::optional<AccountId> UserAgent::Core::account_for(const Message& request) const {
  const auto uri = request.request_uri();
  if (!uri) return std::nullopt;
  std::optional<AccountId> by_user;
  for (const auto& [id, entry] : accounts_) {
    if (entry->removed) continue;
    const Account& account = entry->account;
    if (uri->user == account.address.uri.user && equals_ignoring_case(uri->host, account.address.uri.host)) return id;
    if (uri->user == account.contact_user) by_user = id;
  }
  return by_user;
}

void UserAgent::Core::receive_invite(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (sessions_.size() >= std::min(config_.calls_at_once, config_.limits.sessions)) {
    respond(now, arrived, 486);
    return;
  }
  const auto from = parse_first<NameAddr>(request, HeaderName::kFrom);
  if (!from) {
    respond(now, arrived, 400, "Bad From");
    return;
  }
  std::optional<SessionId> replaces;
  if (request.has(HeaderName::kReplaces)) {
    const auto wanted = request.count(HeaderName::kReplaces) == 1
                            ? parse_first<Replaces>(request, HeaderName::kReplaces)
                            : fail(ParseError::kTooMany);
    if (!wanted) {
      respond(now, arrived, 400, "Bad Replaces");
      return;
    }
    // RFC 3891 section 3: the to-tag is ours.
    const auto dialog = dialogs_.find(dialog_key(wanted->call_id, wanted->to_tag, wanted->from_tag));
    const auto session = dialog == dialogs_.end() ? sessions_.end() : sessions_.find(dialog->second);
    if (session == sessions_.end()) {
      respond(now, arrived, 481);
      return;
    }
    if (const int refusal = session->second.session->refusal_of_replacement(*wanted); refusal != 0) {
      respond(now, arrived, refusal);
      return;
    }
    replaces = session->first;
  }
  SessionIdentity identity;
  identity.id = SessionId{++last_session_};
  identity.account = account_for(request);
  if (const Account* found = account(identity.account)) {
    identity.contact_user = found->contact_user;
    identity.transport = found->config.transport;
    identity.trusted = found->registered_at == arrived.flow.remote.address;
  } else if (const auto uri = request.request_uri()) {
    identity.contact_user = uri->user;
  }
  IncomingSession event;
  event.account = identity.account;
  event.replaces = replaces;
  event.trusted = identity.trusted;
  if (const auto by = parse_first<NameAddr>(request, HeaderName::kReferredBy)) event.referred_by = by->uri.to_string();
  event.from = from->to_string();
  event.from_uri = from->uri.to_string();
  event.from_display = from->display_name;
  event.to = request.header(HeaderName::kTo).value_or("");
  event.request_uri = request.request_uri_text();
  event.user_agent = request.header(HeaderName::kUserAgent).value_or("");
  event.call_id = request.call_id();
  event.source = arrived.flow.remote;
  event.transport = arrived.flow.kind;
  event.headers = policy_headers(request);
  auto session = std::make_unique<InviteSession>(context_, identity);
  if (!session->receive_call(now, arrived, sdp_of(request), std::move(event))) return;
  sessions_[identity.id] = {std::move(session), {}, 0};
  rearm(identity.id);
}

void UserAgent::Core::receive_message(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const std::string type(request.header(HeaderName::kContentType).value_or("text/plain"));
  if (!config_.message_types.empty()) {
    const auto parsed = MediaType::parse(type);
    const bool taken = parsed && std::any_of(config_.message_types.begin(), config_.message_types.end(),
                                             [&parsed](const std::string& accepted) { return parsed->is(accepted); });
    if (!taken) {
      Message response = response_to(request, 415);
      std::string accept;
      for (const std::string& accepted : config_.message_types) accept += (accept.empty() ? "" : ", ") + accepted;
      response.add(HeaderName::kAccept, accept);
      transactions_.respond(now, arrived.transaction, response);
      return;
    }
  }
  const auto from = parse_first<NameAddr>(request, HeaderName::kFrom);
  if (!from) {
    respond(now, arrived, 400, "Bad From");
    return;
  }
  const auto id = unanswered_messages_.add(arrived.transaction, request);
  if (!id) return respond(now, arrived, 503);
  MessageReceived event;
  event.message = *id;
  event.account = account_for(request);
  event.from = from->to_string();
  event.from_uri = from->uri.to_string();
  event.to = request.header(HeaderName::kTo).value_or("");
  event.content_type = type;
  event.body = request.body();
  event.call_id = request.call_id();
  event.source = arrived.flow.remote;
  context_.emit(std::move(event));
}

Result<void, RequestError> UserAgent::Core::answer_message(Timestamp now, IncomingMessageId message, int code,
                                                           const std::vector<ExtraHeader>& headers) {
  if (code < 200 || code > 699) return fail(RequestError::kWrongState);
  const auto waiting = unanswered_messages_.take(message);
  if (!waiting) return fail(RequestError::kUnknownId);
  Message response = response_to(waiting->request, code);
  add_extra_headers(response, headers);
  transactions_.respond(now, waiting->transaction, response);
  return {};
}

void UserAgent::Core::receive_options(Timestamp now, const RequestArrived& arrived) {
  // Section 11.2: the answer that an INVITE would get now.
  const bool busy = sessions_.size() >= std::min(config_.calls_at_once, config_.limits.sessions);
  Message response = response_to(arrived.request, busy ? 486 : 200);
  response.add(HeaderName::kAccept, kSdpType);
  response.add(HeaderName::kAcceptEncoding, "identity");
  response.add(HeaderName::kAcceptLanguage, "en");
  transactions_.respond(now, arrived.transaction, response);
}

void UserAgent::Core::receive_subscribe(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  if (request.count(HeaderName::kEvent) != 1) return respond(now, arrived, 400, "One Event is needed");
  ServedSubscription::Origin origin;
  origin.account = account_for(request);
  if (const Account* found = account(origin.account)) {
    origin.contact_user = found->contact_user;
    origin.transport = found->config.transport;
    origin.trusted = found->registered_at == arrived.flow.remote.address;
  } else if (const auto uri = request.request_uri()) {
    origin.contact_user = uri->user;
  }
  if (!events_.receive_subscribe(now, arrived, std::move(origin))) respond(now, arrived, 489);
}

void UserAgent::Core::receive_notify(Timestamp now, const RequestArrived& arrived) {
  const Message& request = arrived.request;
  const auto id = account_for(request);
  const Account* known = account(id);
  const auto notification = Notification::read(request);
  // RFC 6665 section 4.1.3: nobody asked. The account's own server may where the user has said so.
  if (known == nullptr || known->registered_at != arrived.flow.remote.address || !notification) {
    return respond(now, arrived, 481);
  }
  const auto& wanted = known->config.unsolicited;
  if (std::none_of(wanted.begin(), wanted.end(),
                   [&](const std::string& package) { return notification->event.is(package); })) {
    return respond(now, arrived, 481);
  }
  respond(now, arrived, 200);
  NotifyReceived event;
  event.account = id;
  event.event = to_lower(notification->event.token);
  if (request.has_body()) event.content_type = request.header(HeaderName::kContentType).value_or("");
  event.body = request.body();
  event.last = true;
  context_.emit(std::move(event));
}

void UserAgent::Core::on_event(Timestamp now, const AckArrived& event) {
  InviteSession* session = find_session(event.request);
  if (session == nullptr) return;
  const SessionId id = session->id();
  session->on_ack(now, event.request);
  rearm(id);
}

void UserAgent::Core::on_event(Timestamp now, const ResponseFailed& event) {
  const auto owner = invites_.find(event.transaction);
  if (owner == invites_.end() || event.failure != TransactionFailure::kTransport) return;
  const SessionId id = owner->second;
  const auto session = sessions_.find(id);
  if (session == sessions_.end()) return;
  session->second.session->on_response_failed(now, event.transaction);
  rearm(id);
}

void UserAgent::Core::on_event(Timestamp now, const FlowLost& event) {
  std::vector<AccountId> ids;
  for (const auto& [id, entry] : accounts_) {
    entry->registration->on_flow_lost(now, event.flow);
    ids.push_back(id);
  }
  for (const AccountId id : ids) rearm(id);
  std::vector<SessionId> sessions;
  for (const auto& [id, entry] : sessions_) {
    const auto account = entry.session->account();
    const Registration* registered = account ? registration(*account) : nullptr;
    const bool follows = registered != nullptr && registered->wanted();
    if (entry.session->on_flow_lost(now, event.flow, follows)) sessions.push_back(id);
  }
  for (const SessionId id : sessions) rearm(id);
  events_.on_flow_lost(now, event.flow);
}

}  // namespace mtavip::sip
