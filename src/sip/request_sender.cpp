#include "sip/request_sender.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "sip/caller_info.h"
#include "sip/headers.h"

namespace mtavip::sip {
namespace {

/// Bytes that Via and Contact add to a request whose size is looked at before they are written.
constexpr std::size_t kViaAndContact = 180;
constexpr unsigned kChallenges = 4;

void set_cseq(Message& request, std::uint32_t number) {
  request.set(HeaderName::kCseq, std::to_string(number) + ' ' + std::string(request.method_name()));
}

}  // namespace

RequestSender::RequestSender(Environment& environment, TransportSelector& transports, TransactionLayer& transactions,
                             ServerLocator& locator, const UserAgentConfig& config, RequestUser& user)
    : environment_(&environment),
      transports_(&transports),
      transactions_(&transactions),
      locator_(&locator),
      config_(&config),
      user_(&user) {}

UsableTransports RequestSender::usable() const {
  UsableTransports usable;
  for (const auto kind :
       {TransportKind::kUdp, TransportKind::kTcp, TransportKind::kTls, TransportKind::kWs, TransportKind::kWss}) {
    usable.v4[static_cast<std::size_t>(kind)] = transports_->usable(kind, false);
    usable.v6[static_cast<std::size_t>(kind)] = transports_->usable(kind, true);
  }
  return usable;
}

std::string RequestSender::contact_uri(const std::optional<AccountId>& account, std::string_view user, const Flow& flow,
                                       bool secure) const {
  const RegisteredContact* registered = account ? user_->registered(*account) : nullptr;
  // A GRUU that the account's address stands in would name an anonymous caller.
  if (registered != nullptr && !registered->gruu.empty() && user != kAnonymousUser) return registered->gruu;
  Uri uri = own_uri(user, flow, secure);
  if (registered != nullptr && registered->outbound) uri.parameters.set_flag("ob");
  return uri.to_string();
}

Uri RequestSender::own_uri(std::string_view user, const Flow& flow, bool secure) const {
  const HostPort local = transports_->local_name(flow);
  Uri uri = Uri::sip({}, local.host, local.port);
  uri.user = user;
  if (secure && is_secure(flow.kind)) uri.scheme = Scheme::kSips;
  if (flow.kind == TransportKind::kTcp) uri.parameters.set("transport", "tcp");
  if (flow.kind == TransportKind::kTls && !secure) uri.parameters.set("transport", "tls");
  if (is_websocket(flow.kind)) uri.parameters.set("transport", "ws");
  return uri;
}

OutgoingId RequestSender::send(Timestamp now, OutgoingRequest request) {
  const auto id = OutgoingId{++last_id_};
  auto outgoing = std::make_unique<Outgoing>();
  outgoing->spec = std::move(request);
  outgoing->visited.emplace_back(outgoing->spec.request.request_uri_text());
  Outgoing& started = *outgoing_.emplace(id, std::move(outgoing)).first->second;
  start_lookup(now, id, started);
  try_next(now, id);
  return id;
}

void RequestSender::start_lookup(Timestamp now, OutgoingId id, Outgoing& outgoing) {
  const websocket::Url* const edge = outgoing.spec.account ? user_->edge(*outgoing.spec.account) : nullptr;
  // Its Record-Route and Contacts are names of servers behind it, which only it can reach.
  auto request = edge != nullptr ? std::optional(lookup_of(*edge)) : lookup_of(outgoing.spec.next_hop);
  const bool insecure =
      edge != nullptr && !edge->secure && starts_with_ignoring_case(outgoing.spec.request.request_uri_text(), "sips:");
  if (!request || insecure) {
    // No server can be found for it; the lookup stays unknown and so is exhausted at once.
    outgoing.lookup = LookupId{};
    outgoing.last_failure = {416,
                             insecure ? "a sips address cannot be reached by ws://, only by wss://"
                                      : "address scheme or transport is not supported",
                             {},
                             EndedBy::kLocal,
                             FailureCategory::kNotReachable,
                             {},
                             {}};
    return;
  }
  request->usable = usable();
  request->prefer_ipv6 = config_->prefer_ipv6;
  if (!request->secure && !request->transport) {
    if (outgoing.spec.transport) {
      request->fallback = *outgoing.spec.transport;
    } else if (!request->usable.has(TransportKind::kUdp)) {
      request->fallback = request->usable.has(TransportKind::kTcp) ? TransportKind::kTcp : TransportKind::kTls;
    }
  }
  outgoing.lookup = locator_->start(now, std::move(*request));
  by_lookup_[outgoing.lookup] = id;
}

void RequestSender::lookup_ready(Timestamp now, LookupId lookup) {
  const auto it = by_lookup_.find(lookup);
  if (it == by_lookup_.end()) return;
  const OutgoingId id = it->second;
  if (!outgoing_.at(id)->current) try_next(now, id);
}

void RequestSender::try_next(Timestamp now, OutgoingId id) {
  const auto it = outgoing_.find(id);
  if (it == outgoing_.end()) return;
  Outgoing& outgoing = *it->second;
  if (outgoing.cancelled || outgoing.done) {
    if (!outgoing.done && !outgoing.current) report_failure(id, outgoing.last_failure);
    return;
  }
  for (;;) {
    Target target;
    switch (locator_->next(now, outgoing.lookup, target)) {
      case ServerLocator::Next::kPending:
        return;
      case ServerLocator::Next::kTarget:
        if (outgoing.spec.request.method() == Method::kAck) {
          outgoing.ack = transactions_->send_ack(now, outgoing.spec.request, target);
          if (!outgoing.ack) break;
          outgoing.done = true;
          if (outgoing.once) finish(id);
          return;
        }
        if (attempt(now, id, outgoing, target)) return;
        break;
      case ServerLocator::Next::kExhausted:
        if (try_alternative(now, id, outgoing)) continue;
        if (outgoing.last_failure.code == 0) {
          outgoing.last_failure = {503,
                                   "no address found for " + outgoing.spec.next_hop.host,
                                   {},
                                   EndedBy::kNetwork,
                                   FailureCategory::kNotReachable,
                                   {},
                                   {}};
        }
        if (outgoing.spec.request.method() == Method::kAck) {
          outgoing.done = true;
          if (outgoing.once) finish(id);
        } else {
          report_failure(id, outgoing.last_failure);
        }
        return;
    }
  }
}

bool RequestSender::attempt(Timestamp now, OutgoingId id, Outgoing& outgoing, const Target& target) {
  outgoing.datagram_target.reset();
  outgoing.target = target;
  if (target.kind == TransportKind::kUdp && outgoing.spec.request.method() != Method::kCancel &&
      transports_->usable(TransportKind::kTcp, target.remote.address.is_v6()) &&
      outgoing.spec.request.to_string().size() + kViaAndContact > config_->limits.datagram_request) {
    const Target stream{TransportKind::kTcp, target.remote, {}};
    if (!locator_->is_unreachable(now, stream)) {
      outgoing.datagram_target = target;
      outgoing.target = stream;
    }
  }
  resend(now, id, outgoing);
  return outgoing.current.has_value();
}

void RequestSender::resend(Timestamp now, OutgoingId id, Outgoing& outgoing) {
  outgoing.current.reset();
  outgoing.provisional = false;
  Message request = outgoing.spec.request;
  const auto flow = transports_->flow_to(now, outgoing.target);
  if (!flow) {
    outgoing.last_failure = cause_of(flow.error(), {});
    return;
  }
  if (outgoing.spec.from_here) {
    // Once: where the request is sent again to another server, its dialog keeps its name.
    outgoing.spec.from_here = false;
    if (auto from = parse_first<NameAddr>(request, HeaderName::kFrom)) {
      const Endpoint local = transports_->local_address(*flow);
      from->uri.host = local.address.to_string();
      from->uri.port = local.port == default_port(flow->kind) ? std::uint16_t{0} : local.port;
      outgoing.spec.request.set(HeaderName::kFrom, from->to_string());
      request.set(HeaderName::kFrom, from->to_string());
    }
  }
  if (outgoing.spec.with_contact) {
    const bool secure = starts_with_ignoring_case(request.request_uri_text(), "sips:");
    const auto& spec = outgoing.spec;
    // What is registered is the address itself.
    const auto uri = spec.owner.kind == OwnerKind::kRegistration
                         ? own_uri(spec.contact_user, *flow, secure).to_string()
                         : contact_uri(spec.account, spec.contact_user, *flow, secure);
    request.set(HeaderName::kContact, '<' + uri + '>' + spec.contact_parameters);
  }
  const auto authentication = user_->authentication(outgoing.spec, outgoing.spec.next_hop);
  if (authentication.authenticator != nullptr && (authentication.preemptive || outgoing.challenged)) {
    authentication.authenticator->authorize(request);
  }
  outgoing.sent = request;
  outgoing.current = transactions_->send(now, std::move(request), outgoing.target);
  if (!outgoing.current) {
    outgoing.last_failure = cause_of(TransportError::kLocal, {});
    return;
  }
  outgoing.open.push_back(*outgoing.current);
  by_transaction_[*outgoing.current] = id;
  attempts_.cancel(outgoing.attempt);
  if (outgoing.datagram_target || locator_->may_have_more(outgoing.lookup)) {
    outgoing.attempt = attempts_.set(now + config_->timers.target_attempt, id);
  }
}

void RequestSender::give_up_current(Outgoing& outgoing) {
  attempts_.cancel(outgoing.attempt);
  outgoing.current.reset();
}

void RequestSender::cancel(Timestamp now, OutgoingId id, std::string reason) {
  const auto it = outgoing_.find(id);
  if (it == outgoing_.end() || it->second->done) return;
  Outgoing& outgoing = *it->second;
  outgoing.cancelled = true;
  outgoing.cancel_reason = std::move(reason);
  outgoing.alternatives.clear();
  attempts_.cancel(outgoing.attempt);
  if (outgoing.open.empty()) {
    report_failure(id, {487, "cancelled", {}, EndedBy::kLocal, FailureCategory::kNone, {}, {}});
    return;
  }
  if (outgoing.current && outgoing.provisional && !outgoing.cancel_sent) {
    outgoing.cancel_sent = true;
    transactions_->cancel(now, *outgoing.current, outgoing.cancel_reason);
  }
}

void RequestSender::resend_ack(Timestamp now, OutgoingId id) {
  const auto it = outgoing_.find(id);
  if (it == outgoing_.end() || !it->second->ack) return;
  transactions_->send_again(now, *it->second->ack);
}

void RequestSender::send_ack_once(Timestamp now, OutgoingRequest request) {
  const OutgoingId id = send(now, std::move(request));
  const auto it = outgoing_.find(id);
  if (it == outgoing_.end()) return;
  if (it->second->done) {
    finish(id);
  } else {
    it->second->once = true;
  }
}

void RequestSender::forget(OutgoingId id) {
  finish(id);
}

void RequestSender::handle(Timestamp now, const ResponseArrived& event) {
  const auto known = by_transaction_.find(event.transaction);
  if (known == by_transaction_.end()) return;  // the answer to a CANCEL, or nobody wants to know
  const OutgoingId id = known->second;
  Outgoing& outgoing = *outgoing_.at(id);
  const Message& response = event.response;
  const int status = response.status();
  const bool is_invite = outgoing.sent.method() == Method::kInvite;

  if (outgoing.current != event.transaction) {
    // A server that was given up answers after all. Of an INVITE only a 2xx still counts, as that of one more fork.
    if (is_invite && status < 200) {
      transactions_->cancel(now, event.transaction, {});
    } else if (status >= 200 && status < 300) {
      if (!is_invite && outgoing.done) return;
      if (!is_invite) {
        outgoing.done = true;
        give_up_current(outgoing);
      }
      user_->on_response(now, id, outgoing.spec.owner, outgoing.sent, response, event.flow);
      if (!is_invite) finish(id);
    }
    return;
  }
  locator_->mark_reachable(outgoing.target);
  attempts_.cancel(outgoing.attempt);
  if (status < 200) {
    outgoing.provisional = true;
    if (outgoing.cancelled && !outgoing.cancel_sent && is_invite) {
      outgoing.cancel_sent = true;
      transactions_->cancel(now, event.transaction, outgoing.cancel_reason);
    }
    user_->on_response(now, id, outgoing.spec.owner, outgoing.sent, response, event.flow);
    return;
  }
  if (status < 300) {
    const auto authentication = user_->authentication(outgoing.spec, outgoing.spec.next_hop);
    if (authentication.authenticator != nullptr) {
      static_cast<void>(authentication.authenticator->accepted(outgoing.sent, response));
    }
    outgoing.done = true;
    const Owner owner = outgoing.spec.owner;
    const Message sent = outgoing.sent;
    if (!is_invite) finish(id);
    user_->on_response(now, id, owner, sent, response, event.flow);
    return;
  }
  outgoing.current.reset();
  if (!outgoing.cancelled) {
    if ((status == 401 || status == 407) && answer_challenge(now, id, outgoing, response)) return;
    if (status == 422 && amend(now, id, outgoing, response)) return;
    if (status < 400 && outgoing.spec.follow_redirects && redirect(now, id, outgoing, response)) return;
    if (status == 503 && locator_->may_have_more(outgoing.lookup)) {
      locator_->mark_unreachable(now, outgoing.target);
      outgoing.last_failure = cause_of(response);
      try_next(now, id);
      return;
    }
    if (status < 600 && !outgoing.alternatives.empty()) {
      outgoing.last_failure = cause_of(response);
      if (try_alternative(now, id, outgoing)) {
        try_next(now, id);
        return;
      }
    }
  }
  outgoing.done = true;
  const Owner owner = outgoing.spec.owner;
  const Message sent = outgoing.sent;
  // An INVITE that was given up at another server may still be accepted there.
  if (!is_invite || outgoing.open.size() <= 1) finish(id);
  user_->on_response(now, id, owner, sent, response, event.flow);
}

bool RequestSender::answer_challenge(Timestamp now, OutgoingId id, Outgoing& outgoing, const Message& response) {
  if (++outgoing.challenges > kChallenges) return false;
  const auto authentication = user_->authentication(outgoing.spec, outgoing.spec.next_hop);
  if (authentication.authenticator == nullptr) return false;
  if (!authentication.authenticator->challenged(outgoing.sent, response)) return false;
  outgoing.challenged = true;
  set_cseq(outgoing.spec.request, user_->next_cseq(outgoing.spec));
  resend(now, id, outgoing);
  if (!outgoing.current) report_failure(id, outgoing.last_failure);
  return true;
}

bool RequestSender::amend(Timestamp now, OutgoingId id, Outgoing& outgoing, const Message& response) {
  if (++outgoing.challenges > kChallenges) return false;
  if (!user_->amend(outgoing.spec, response)) return false;
  set_cseq(outgoing.spec.request, user_->next_cseq(outgoing.spec));
  resend(now, id, outgoing);
  if (!outgoing.current) report_failure(id, outgoing.last_failure);
  return true;
}

bool RequestSender::redirect(Timestamp now, OutgoingId id, Outgoing& outgoing, const Message& response) {
  if (outgoing.redirects >= config_->limits.redirects) return false;
  std::vector<std::pair<int, Uri>> found;
  const bool secure = starts_with_ignoring_case(outgoing.spec.request.request_uri_text(), "sips:");
  for (const auto value : response.values(HeaderName::kContact, {.values = 16})) {
    const auto contact = Contact::parse(value);
    if (!contact || contact->star || !contact->address.uri.is_sip()) continue;
    // A call that was to be secure all the way is not to be led out of it (RFC 3261 section 8.1.3.4).
    if (secure && !contact->address.uri.secure()) continue;
    found.emplace_back(-contact->q(), contact->address.uri.as_request_uri());
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  outgoing.alternatives.clear();
  for (auto& [q, uri] : found) outgoing.alternatives.push_back(std::move(uri));
  outgoing.last_failure = cause_of(response);
  if (!try_alternative(now, id, outgoing)) return false;
  try_next(now, id);
  return true;
}

bool RequestSender::try_alternative(Timestamp now, OutgoingId id, Outgoing& outgoing) {
  while (!outgoing.alternatives.empty() && outgoing.redirects < config_->limits.redirects) {
    const Uri uri = std::move(outgoing.alternatives.front());
    outgoing.alternatives.pop_front();
    std::string text = uri.to_string();
    if (std::find(outgoing.visited.begin(), outgoing.visited.end(), text) != outgoing.visited.end()) continue;
    ++outgoing.redirects;
    outgoing.visited.push_back(text);
    outgoing.spec.request.set_request_uri(text);
    // With an outbound proxy the next hop stays: it routes the new target too.
    if (!outgoing.spec.request.has(HeaderName::kRoute)) outgoing.spec.next_hop = uri;
    set_cseq(outgoing.spec.request, user_->next_cseq(outgoing.spec));
    by_lookup_.erase(outgoing.lookup);
    locator_->drop(outgoing.lookup);
    outgoing.challenged = false;
    start_lookup(now, id, outgoing);
    return true;
  }
  return false;
}

void RequestSender::handle(Timestamp now, const RequestFailed& event) {
  const auto known = by_transaction_.find(event.transaction);
  if (known == by_transaction_.end()) return;
  const OutgoingId id = known->second;
  Outgoing& outgoing = *outgoing_.at(id);
  if (outgoing.current != event.transaction) return;
  outgoing.last_failure = event.failure == TransactionFailure::kTimedOut ? cause_of(TransportError::kTimedOut, {})
                                                                         : cause_of(event.error, event.detail);
  locator_->mark_unreachable(now, outgoing.target);
  give_up_current(outgoing);
  if (outgoing.datagram_target && !outgoing.cancelled) {
    outgoing.target = *std::exchange(outgoing.datagram_target, std::nullopt);
    resend(now, id, outgoing);
    if (outgoing.current) return;
  }
  try_next(now, id);
}

void RequestSender::handle(Timestamp, const ClientTransactionEnded& event) {
  const auto known = by_transaction_.find(event.transaction);
  if (known == by_transaction_.end()) return;
  const OutgoingId id = known->second;
  by_transaction_.erase(known);
  Outgoing& outgoing = *outgoing_.at(id);
  std::erase(outgoing.open, event.transaction);
  if (outgoing.current == event.transaction) outgoing.current.reset();
  if (outgoing.done && outgoing.open.empty()) finish(id);
}

void RequestSender::handle_timeout(Timestamp now) {
  while (const auto id = attempts_.pop_due(now)) {
    const auto it = outgoing_.find(*id);
    if (it == outgoing_.end()) continue;
    Outgoing& outgoing = *it->second;
    outgoing.attempt = 0;
    if (!outgoing.current || outgoing.provisional || outgoing.cancelled) continue;
    if (outgoing.datagram_target) {
      // The transaction that was given up stays in `open`: should the connection come about, its answer is one more
      // fork's.
      locator_->mark_unreachable(now, outgoing.target);
      outgoing.last_failure = cause_of(TransportError::kTimedOut, {});
      outgoing.target = *std::exchange(outgoing.datagram_target, std::nullopt);
      resend(now, *id, outgoing);
      if (!outgoing.current) try_next(now, *id);
      continue;
    }
    // Another server may turn out not to exist: then this one keeps its time.
    Target next;
    const auto verdict = locator_->next(now, outgoing.lookup, next);
    if (verdict == ServerLocator::Next::kTarget) {
      locator_->mark_unreachable(now, outgoing.target);
      outgoing.last_failure = cause_of(TransportError::kTimedOut, {});
      give_up_current(outgoing);
      if (!attempt(now, *id, outgoing, next)) try_next(now, *id);
    } else if (verdict == ServerLocator::Next::kPending) {
      outgoing.attempt = attempts_.set(now + config_->timers.t1, *id);
    }
  }
}

void RequestSender::report_failure(OutgoingId id, EndCause cause) {
  const auto it = outgoing_.find(id);
  if (it == outgoing_.end() || it->second->done) return;
  it->second->done = true;
  const Owner owner = it->second->spec.owner;
  if (it->second->open.empty() || it->second->sent.method() != Method::kInvite) finish(id);
  reports_.push_back({id, owner, std::move(cause)});
}

bool RequestSender::report_next(Timestamp now) {
  if (reports_.empty()) return false;
  const Report report = std::move(reports_.front());
  reports_.pop_front();
  user_->on_failure(now, report.id, report.owner, report.cause);
  return true;
}

void RequestSender::finish(OutgoingId id) {
  const auto it = outgoing_.find(id);
  if (it == outgoing_.end()) return;
  Outgoing& outgoing = *it->second;
  attempts_.cancel(outgoing.attempt);
  for (const ClientTransactionId transaction : outgoing.open) by_transaction_.erase(transaction);
  by_lookup_.erase(outgoing.lookup);
  locator_->drop(outgoing.lookup);
  outgoing_.erase(it);
}

}  // namespace mtavip::sip
