#include "sip/user_agent.h"

#include <algorithm>
#include <utility>

#include "sip/caller_info.h"
#include "sip/core.h"
#include "sip/headers.h"
#include "sip/publication.h"
#include "sip/subscription.h"

namespace mtavip::sip {

NameAddr UserAgent::Core::caller_address(const Account* account) const {
  if (account != nullptr) return account->address;
  NameAddr address;
  // The host is that of the address that the request leaves by: RequestSender fills it in.
  address.display_name = config_.user.empty() ? std::string() : config_.display_name;
  address.uri = Uri::sip(config_.user.empty() ? std::string(kAnonymousUser) : config_.user, "anonymous.invalid");
  return address;
}

Result<SessionId, RequestError> UserAgent::Core::invite(Timestamp now, const InviteRequest& request) {
  Account* const from_account = account(request.account);
  if (request.account && from_account == nullptr) return fail(RequestError::kUnknownId);
  const auto target = complete_target(request.target, from_account);
  if (!target) return fail(target.error());
  if (sockets_.empty()) return fail(RequestError::kNoTransport);
  if (sessions_.size() >= config_.limits.sessions) return fail(RequestError::kTooMany);

  const bool anonymous = withholds_identity(request.headers);
  NameAddr from = caller_address(from_account);
  const std::string real_from = from.to_string();
  if (anonymous) {
    // RFC 3323 section 4.1.1.3.
    from = {};
    from.display_name = "Anonymous";
    from.uri = Uri::sip(kAnonymousUser, "anonymous.invalid");
  }
  const std::string tag = environment_.random().hex(8);
  from.set_tag(tag);
  NameAddr to;
  to.display_name = request.display_name;
  to.uri = target->as_request_uri();
  const std::vector<std::string> routes = from_account != nullptr ? from_account->routes() : std::vector<std::string>();
  RoutedRequest routed = make_standalone("INVITE", *target, from, to, environment_.random().hex(16), routes);
  add_extra_headers(routed.request, request.headers);
  add_capabilities(routed.request, config_);
  if (config_.reliable_provisionals == Reliable::kRequired) routed.request.add(HeaderName::kRequire, "100rel");
  routed.request.add(HeaderName::kAccept, kSdpType);
  if (request.sdp) routed.request.set_body(kSdpType, *request.sdp);

  SessionIdentity identity;
  identity.id = SessionId{++last_session_};
  identity.account = request.account;
  identity.contact_user = from_account != nullptr && !anonymous ? from_account->contact_user : from.uri.user;
  if (anonymous && from_account != nullptr && from_account->trusts(routed.next_hop)) {
    // To the account's own server only (RFC 3325 section 9.2).
    routed.request.add("P-Preferred-Identity", real_from);
  }
  if (from_account != nullptr) {
    identity.transport = from_account->config.transport;
    identity.trusted = from_account->trusts(routed.next_hop);
  }
  OutgoingRequest spec;
  spec.request = std::move(routed.request);
  spec.next_hop = std::move(routed.next_hop);
  spec.owner = {OwnerKind::kSession, static_cast<std::uint64_t>(identity.id)};
  spec.account = request.account;
  spec.with_contact = true;
  spec.from_here = from_account == nullptr && !config_.user.empty() && !anonymous;
  spec.contact_user = identity.contact_user;
  spec.follow_redirects = config_.follow_redirects;
  spec.transport = identity.transport;
  auto session = std::make_unique<InviteSession>(context_, identity);
  InviteSession& started = *session;
  sessions_[identity.id] = {std::move(session), {}, 0};
  started.call(now, std::move(spec), tag, request.sdp.has_value());
  rearm(identity.id);
  settle(now);
  return identity.id;
}

Result<RequestId, RequestError> UserAgent::Core::request(Timestamp now, const PlainRequest& plain) {
  const auto id = RequestId{last_request_ + 1};
  OutgoingRequest spec;
  if (plain.session) {
    const auto session = sessions_.find(*plain.session);
    if (session == sessions_.end()) return fail(RequestError::kUnknownId);
    auto made = session->second.session->make_request(plain.method);
    if (!made) return fail(made.error());
    spec = std::move(*made);
  } else {
    auto made = request_outside(plain.method, plain.account, plain.target);
    if (!made) return fail(made.error());
    spec = std::move(*made);
    if (!plain.call_id.empty()) spec.request.set(HeaderName::kCallId, plain.call_id);
    if (spec.request.method() == Method::kOptions) spec.request.add(HeaderName::kAccept, kSdpType);
    // A MESSAGE makes no dialog and has no Contact (RFC 3428 section 4); OPTIONS has one where there is an account.
    spec.with_contact = spec.request.method() == Method::kOptions && plain.account;
  }
  if (plain.headers != nullptr) add_extra_headers(spec.request, *plain.headers);
  if (!plain.body.empty()) spec.request.set_body(plain.content_type, plain.body);
  ++last_request_;
  spec.owner = {OwnerKind::kStandalone, static_cast<std::uint64_t>(id)};
  standalone_[spec.owner.id] = {id, plain.session, true};
  sender_.send(now, std::move(spec));
  settle(now);
  return id;
}

Result<OutgoingRequest, RequestError> UserAgent::Core::request_outside(std::string_view method,
                                                                       const std::optional<AccountId>& id,
                                                                       std::string_view target) {
  Account* const from_account = account(id);
  if (id && from_account == nullptr) return fail(RequestError::kUnknownId);
  const bool to_itself = target.empty() && from_account != nullptr;
  const auto uri = to_itself ? from_account->address.uri : complete_target(target, from_account);
  if (!uri) return fail(uri.error());
  if (sockets_.empty()) return fail(RequestError::kNoTransport);
  NameAddr from = caller_address(from_account);
  from.set_tag(environment_.random().hex(8));
  NameAddr to;
  to.uri = uri->as_request_uri();
  const std::vector<std::string> routes = from_account != nullptr ? from_account->routes() : std::vector<std::string>();
  RoutedRequest routed = make_standalone(method, *uri, from, to, environment_.random().hex(16), routes);
  add_capabilities(routed.request, config_);
  OutgoingRequest spec;
  spec.request = std::move(routed.request);
  spec.next_hop = std::move(routed.next_hop);
  spec.account = id;
  spec.from_here = from_account == nullptr && !config_.user.empty();
  spec.contact_user = from_account != nullptr ? from_account->contact_user : from.uri.user;
  spec.follow_redirects = config_.follow_redirects;
  if (from_account != nullptr) spec.transport = from_account->config.transport;
  return spec;
}

bool UserAgent::Core::trusts(const std::optional<AccountId>& id, const Uri& next_hop) {
  const Account* const known = account(id);
  return known != nullptr && known->trusts(next_hop);
}

Result<std::string, RequestError> UserAgent::Core::refer_target(const ReferRequest& request) {
  const auto session = sessions_.find(request.session);
  if (session == sessions_.end()) return fail(RequestError::kUnknownId);
  if (!request.replaces) {
    const auto target = complete_target(request.target, account(session->second.session->account()));
    if (!target) return fail(target.error());
    return target->to_string();
  }
  const auto replaced = sessions_.find(*request.replaces);
  if (replaced == sessions_.end() || replaced == session) return fail(RequestError::kUnknownId);
  auto target = replaced->second.session->replacement();
  if (!target) return fail(RequestError::kWrongState);
  return std::move(*target);
}

// --- The public face
// ----------------------------------------------------------------------------------------------------------

UserAgent::UserAgent(Environment& environment, UserAgentConfig config)
    : core_(std::make_unique<Core>(environment, std::move(config))) {}
UserAgent::~UserAgent() = default;

void UserAgent::add_socket(const LocalSocket& socket) {
  core_->add_socket(socket);
}
void UserAgent::remove_socket(Timestamp now, SocketId socket) {
  core_->remove_socket(socket);
  core_->settle(now);
}

void UserAgent::handle(Timestamp now, const TransportInput& input) {
  core_->handle(now, input);
}
void UserAgent::handle(Timestamp now, const DnsAnswer& answer) {
  core_->handle(now, answer);
}
void UserAgent::handle_timeout(Timestamp now) {
  core_->handle_timeout(now);
}
std::optional<Timestamp> UserAgent::deadline() const {
  return core_->deadline();
}
std::optional<Output> UserAgent::poll() {
  return core_->poll();
}

Result<AccountId, RequestError> UserAgent::add_account(AccountConfig config) {
  return core_->add_account(std::move(config));
}
void UserAgent::remove_account(Timestamp now, AccountId account) {
  core_->remove_account(now, account);
}

void UserAgent::register_account(Timestamp now, AccountId account) {
  Registration* registration = core_->registration(account);
  if (registration == nullptr) return;
  registration->start(now);
  core_->rearm(account);
  core_->settle(now);
}

void UserAgent::unregister_account(Timestamp now, AccountId account) {
  Registration* registration = core_->registration(account);
  if (registration == nullptr) return;
  registration->stop(now, false);
  core_->rearm(account);
  core_->settle(now);
}

Result<SessionId, RequestError> UserAgent::invite(Timestamp now, const InviteRequest& request) {
  return core_->invite(now, request);
}
Result<void, RequestError> UserAgent::ring(Timestamp now, SessionId id, int code, std::optional<std::string> sdp) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.ring(now, code, sdp); });
}
Result<void, RequestError> UserAgent::accept(Timestamp now, SessionId id, std::optional<std::string> sdp) {
  std::optional<SessionId> replaced;
  auto done = core_->with_session(now, id, [&](InviteSession& session) {
    replaced = session.replaces();
    return session.accept(now, sdp);
  });
  if (done && replaced) {
    static_cast<void>(core_->with_session(now, *replaced, [&](InviteSession& session) {
      return session.end(now, {0, "replaced by another call", {}});
    }));
  }
  return done;
}
Result<void, RequestError> UserAgent::reject(Timestamp now, SessionId id, int code, const std::string& reason,
                                             const std::vector<ExtraHeader>& headers) {
  return core_->with_session(now, id,
                             [&](InviteSession& session) { return session.reject(now, code, reason, headers); });
}
Result<void, RequestError> UserAgent::offer(Timestamp now, SessionId id, const std::string& sdp) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.offer(now, sdp); });
}
Result<void, RequestError> UserAgent::answer(Timestamp now, SessionId id, const std::string& sdp) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.answer(now, sdp); });
}
Result<void, RequestError> UserAgent::refuse_offer(Timestamp now, SessionId id, int code) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.refuse_offer(now, code); });
}
Result<void, RequestError> UserAgent::end(Timestamp now, SessionId id, const EndReason& reason) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.end(now, reason); });
}

Result<void, RequestError> UserAgent::refer(Timestamp now, const ReferRequest& request) {
  const auto target = core_->refer_target(request);
  if (!target) return fail(target.error());
  return core_->with_session(now, request.session, [&](InviteSession& session) { return session.refer(now, *target); });
}
Result<void, RequestError> UserAgent::accept_refer(Timestamp now, SessionId id) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.accept_refer(now); });
}
Result<void, RequestError> UserAgent::refuse_refer(Timestamp now, SessionId id, int code) {
  return core_->with_session(now, id, [&](InviteSession& session) { return session.refuse_refer(now, code); });
}
Result<void, RequestError> UserAgent::refer_progress(Timestamp now, SessionId id, int code, const std::string& reason) {
  return core_->with_session(now, id,
                             [&](InviteSession& session) { return session.refer_progress(now, code, reason); });
}

Result<RequestId, RequestError> UserAgent::info(Timestamp now, const InfoRequest& request) {
  return core_->request(
      now, {"INFO", std::nullopt, request.session, {}, request.content_type, request.body, &request.headers});
}
Result<RequestId, RequestError> UserAgent::message(Timestamp now, const MessageRequest& request) {
  return core_->request(now, {"MESSAGE", request.account, request.session, request.target, request.content_type,
                              request.body, &request.headers, request.call_id});
}
Result<void, RequestError> UserAgent::answer_message(Timestamp now, IncomingMessageId message, int code,
                                                     const std::vector<ExtraHeader>& headers) {
  auto done = core_->answer_message(now, message, code, headers);
  core_->settle(now);
  return done;
}
Result<RequestId, RequestError> UserAgent::options(Timestamp now, const OptionsRequest& request) {
  return core_->request(now, {"OPTIONS", request.account, request.session, request.target, {}, {}, &request.headers});
}

Result<SubscriptionId, RequestError> UserAgent::subscribe(Timestamp now, const SubscribeRequest& request) {
  auto id = core_->events().subscribe(now, request);
  core_->settle(now);
  return id;
}
Result<void, RequestError> UserAgent::refresh(Timestamp now, SubscriptionId id) {
  return core_->with_event<Subscription>(now, id, [&](Subscription& usage) -> Result<void, RequestError> {
    usage.refresh(now);
    return {};
  });
}
Result<void, RequestError> UserAgent::unsubscribe(Timestamp now, SubscriptionId id) {
  return core_->with_event<Subscription>(now, id, [&](Subscription& usage) -> Result<void, RequestError> {
    usage.end(now);
    return {};
  });
}
Result<void, RequestError> UserAgent::notify(Timestamp now, SubscriptionId id, Notice notice) {
  return core_->with_event<ServedSubscription>(
      now, id, [&](ServedSubscription& usage) { return usage.notify(now, std::move(notice)); });
}
Result<void, RequestError> UserAgent::refuse_subscription(Timestamp now, SubscriptionId id, int code) {
  return core_->with_event<ServedSubscription>(now, id,
                                               [&](ServedSubscription& usage) { return usage.refuse(now, code); });
}
Result<void, RequestError> UserAgent::end_subscription(Timestamp now, SubscriptionId id, const std::string& reason) {
  return core_->with_event<ServedSubscription>(now, id,
                                               [&](ServedSubscription& usage) { return usage.end(now, reason); });
}
Result<PublicationId, RequestError> UserAgent::publish(Timestamp now, const PublishRequest& request) {
  auto id = core_->events().publish(now, request);
  core_->settle(now);
  return id;
}
Result<void, RequestError> UserAgent::republish(Timestamp now, PublicationId id, std::string content_type,
                                                std::string body) {
  return core_->with_event<Publication>(now, id, [&](Publication& usage) -> Result<void, RequestError> {
    usage.modify(now, std::move(content_type), std::move(body));
    return {};
  });
}
Result<void, RequestError> UserAgent::unpublish(Timestamp now, PublicationId id) {
  return core_->with_event<Publication>(now, id, [&](Publication& usage) -> Result<void, RequestError> {
    usage.end(now);
    return {};
  });
}

const UserAgentCounters& UserAgent::counters() const {
  return core_->counters();
}
std::optional<TransportKind> UserAgent::transport(SessionId session) const {
  return core_->transport(session);
}
UserAgent::Load UserAgent::load() const {
  return core_->load();
}

bool UserAgent::settled() const {
  return core_->settled();
}

}  // namespace mtavip::sip
