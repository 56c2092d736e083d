#include "sip/core.h"

#include <algorithm>
#include <utility>

#include "sip/headers.h"

namespace mtavip::sip {

UserAgent::Core::Core(Environment& environment, UserAgentConfig config)
    : environment_(environment),
      config_(std::move(config)),
      transports_(environment, config_.timers, config_.limits),
      transactions_(environment, transports_, config_.timers, config_.limits, config_.trace),
      locator_(environment, config_.timers, config_.limits),
      sender_(environment, transports_, transactions_, locator_, config_, *this),
      unanswered_messages_(config_.limits.unanswered_messages),
      context_{environment_, config_,  transports_, transactions_,       locator_,
               sender_,      outputs_, dialogs_,    unanswered_messages_},
      events_(context_, *this) {
  transports_.set_address_finder(config_.find_address);
  transactions_.set_known([this](const Message& request, const Flow& flow) {
    if (find_session(request) != nullptr) return true;
    return std::ranges::any_of(
        accounts_, [&flow](const auto& entry) { return entry.second->account.registered_at == flow.remote.address; });
  });
}

void UserAgent::Core::add_socket(const LocalSocket& socket) {
  sockets_.push_back(socket);
  transports_.add_socket(socket);
}

void UserAgent::Core::remove_socket(SocketId socket) {
  std::erase_if(sockets_, [socket](const LocalSocket& s) { return s.id == socket; });
  transports_.remove_socket(socket);
}

void UserAgent::Core::handle(Timestamp now, const TransportInput& input) {
  transports_.handle(now, input);
  settle(now);
}

void UserAgent::Core::handle(Timestamp now, const DnsAnswer& answer) {
  locator_.handle(now, answer);
  settle(now);
}

void UserAgent::Core::handle_timeout(Timestamp now) {
  transports_.handle_timeout(now);
  transactions_.handle_timeout(now);
  sender_.handle_timeout(now);
  events_.on_timeout(now);
  while (const auto due = deadlines_.pop_due(now)) {
    if (due->kind == DeadlineKey::Kind::kSession) {
      const auto it = sessions_.find(SessionId{due->id});
      if (it == sessions_.end()) continue;
      it->second.deadline = 0;
      it->second.session->on_timeout(now);
      rearm(SessionId{due->id});
    } else {
      const auto it = accounts_.find(AccountId{static_cast<std::uint32_t>(due->id)});
      if (it == accounts_.end()) continue;
      it->second->deadline = 0;
      it->second->registration->on_timeout(now);
      rearm(it->first);
    }
  }
  settle(now);
}

std::optional<Timestamp> UserAgent::Core::deadline() const {
  return earliest(earliest(transports_.deadline(), transactions_.deadline()),
                  earliest(earliest(sender_.deadline(), deadlines_.next()), events_.deadline()));
}

std::optional<Output> UserAgent::Core::poll() {
  if (outputs_.empty()) return std::nullopt;
  Output output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

void UserAgent::Core::settle(Timestamp now) {
  for (bool busy = true; busy;) {
    busy = false;
    transactions_.pump(now);
    while (auto event = transactions_.next_event()) {
      dispatch(now, std::move(*event));
      busy = true;
    }
    while (const auto lookup = locator_.next_ready()) {
      sender_.lookup_ready(now, *lookup);
      busy = true;
    }
    while (sender_.report_next(now)) busy = true;
    while (auto query = locator_.next_query()) outputs_.emplace_back(std::move(*query));
    while (auto output = transports_.next_output()) outputs_.emplace_back(std::move(*output));
  }
}

void UserAgent::Core::rearm(SessionId id) {
  const auto it = sessions_.find(id);
  if (it == sessions_.end()) return;
  deadlines_.cancel(it->second.deadline);
  if (const auto invite = it->second.session->pending_invite(); invite && !invites_.contains(*invite)) {
    invites_[*invite] = id;
    it->second.invites.push_back(*invite);
  }
  if (it->second.session->finished()) {
    for (const ServerTransactionId invite : it->second.invites) invites_.erase(invite);
    sessions_.erase(it);
    return;
  }
  if (const auto when = it->second.session->deadline()) {
    it->second.deadline = deadlines_.set(*when, {DeadlineKey::Kind::kSession, static_cast<std::uint64_t>(id)});
  }
}

void UserAgent::Core::rearm(AccountId id) {
  const auto it = accounts_.find(id);
  if (it == accounts_.end()) return;
  AccountEntry& entry = *it->second;
  deadlines_.cancel(entry.deadline);
  if (entry.removed && !entry.registration->waiting()) {
    accounts_.erase(it);
    return;
  }
  if (const auto when = entry.registration->deadline()) {
    entry.deadline = deadlines_.set(*when, {DeadlineKey::Kind::kRegistration, static_cast<std::uint64_t>(id)});
  }
}

// --- Accounts
// -------------------------------------------------------------------------------------------------------------

Account* UserAgent::Core::account(const std::optional<AccountId>& id) {
  if (!id) return nullptr;
  const auto it = accounts_.find(*id);
  return it == accounts_.end() || it->second->removed ? nullptr : &it->second->account;
}

Result<AccountId, RequestError> UserAgent::Core::add_account(AccountConfig config) {
  const auto id = AccountId{last_account_ + 1};
  auto made = Account::make(environment_, id, std::move(config));
  if (!made) return fail(made.error());
  ++last_account_;
  const auto taken = [this](const std::string& user) {
    return std::any_of(accounts_.begin(), accounts_.end(),
                       [&user](const auto& other) { return other.second->account.contact_user == user; });
  };
  // Requests to a contact are told apart by its user part.
  if (made->contact_user.empty() || taken(made->contact_user)) made->contact_user += '-' + environment_.random().hex(4);
  auto entry = std::make_unique<AccountEntry>(AccountEntry{std::move(*made), nullptr, false, 0});
  entry->registration = std::make_unique<Registration>(context_, entry->account);
  accounts_[id] = std::move(entry);
  return id;
}

void UserAgent::Core::remove_account(Timestamp now, AccountId id) {
  const auto it = accounts_.find(id);
  if (it == accounts_.end() || it->second->removed) return;
  events_.end_all(now, id);
  it->second->registration->stop(now, true);
  it->second->removed = true;
  rearm(id);
  settle(now);
}

Registration* UserAgent::Core::registration(AccountId id) {
  const auto it = accounts_.find(id);
  return it == accounts_.end() || it->second->removed ? nullptr : it->second->registration.get();
}

// --- RequestUser
// ----------------------------------------------------------------------------------------------------------

RequestUser::Authentication UserAgent::Core::authentication(const OutgoingRequest& request, const Uri& next_hop) {
  if (!request.account) return {};
  const auto it = accounts_.find(*request.account);
  if (it == accounts_.end()) return {};
  Account& found = it->second->account;
  if (request.trusted || found.trusts(next_hop)) return {&found.own, true};
  return {&found.named, false};
}

const RegisteredContact* UserAgent::Core::registered(AccountId account) const {
  const auto it = accounts_.find(account);
  if (it == accounts_.end() || !it->second->account.registered) return nullptr;
  return &*it->second->account.registered;
}

const websocket::Url* UserAgent::Core::edge(AccountId account) const {
  const auto it = accounts_.find(account);
  return it == accounts_.end() || !it->second->account.edge ? nullptr : &*it->second->account.edge;
}

std::uint32_t UserAgent::Core::next_cseq(const OutgoingRequest& request) {
  const auto cseq = request.request.cseq();
  const std::uint32_t next = cseq ? cseq->number + 1 : 1;
  switch (request.owner.kind) {
    case OwnerKind::kSession: {
      const auto it = sessions_.find(SessionId{request.owner.id});
      return it == sessions_.end() ? next : it->second.session->next_cseq(request.request);
    }
    case OwnerKind::kRegistration: {
      const auto it = accounts_.find(AccountId{static_cast<std::uint32_t>(request.owner.id)});
      return it == accounts_.end() ? next : it->second->registration->next_cseq();
    }
    case OwnerKind::kStandalone: {
      const auto it = standalone_.find(request.owner.id);
      if (it == standalone_.end() || !it->second.session) return next;
      const auto session = sessions_.find(*it->second.session);
      return session == sessions_.end() ? next : session->second.session->next_cseq(request.request);
    }
    case OwnerKind::kEvent:
      return events_.next_cseq(request.owner.id, request.request).value_or(next);
  }
  return next;
}

bool UserAgent::Core::amend(OutgoingRequest& request, const Message& response) {
  if (request.owner.kind != OwnerKind::kSession) return false;
  const auto it = sessions_.find(SessionId{request.owner.id});
  return it != sessions_.end() && it->second.session->amend(response, request.request);
}

void UserAgent::Core::way_open(Timestamp now, AccountId account) {
  std::vector<SessionId> sessions;
  for (const auto& [id, entry] : sessions_) {
    if (entry.session->account() == account) sessions.push_back(id);
  }
  for (const SessionId id : sessions) {
    sessions_.at(id).session->on_way_open(now);
    rearm(id);
  }
}

void UserAgent::Core::on_response(Timestamp now, OutgoingId id, const Owner& owner, const Message& sent,
                                  const Message& response, const Flow& flow) {
  switch (owner.kind) {
    case OwnerKind::kSession: {
      const auto it = sessions_.find(SessionId{owner.id});
      if (it == sessions_.end()) {
        // The session is over and forgotten; a fork that accepts now, or one that missed the ACK, is sent away.
        if (sent.method() == Method::kInvite && response.status() >= 200 && response.status() < 300) {
          discard_success(context_, now, {}, sent, response);
        }
        return;
      }
      it->second.session->on_response(now, id, sent, response, flow);
      rearm(SessionId{owner.id});
      return;
    }
    case OwnerKind::kRegistration: {
      const auto account_id = AccountId{static_cast<std::uint32_t>(owner.id)};
      const auto it = accounts_.find(account_id);
      if (it == accounts_.end()) return;
      it->second->registration->on_response(now, id, sent, response, flow);
      const bool open = it->second->registration->state() == RegistrationState::kRegistered;
      rearm(account_id);
      if (open) way_open(now, account_id);
      return;
    }
    case OwnerKind::kEvent:
      events_.on_response(now, id, owner.id, sent, response, flow);
      return;
    case OwnerKind::kStandalone: {
      const auto it = standalone_.find(owner.id);
      if (it == standalone_.end() || response.status() < 200) return;
      const Standalone done = it->second;
      standalone_.erase(it);
      RequestCompleted event;
      event.request = done.id;
      event.code = response.status();
      event.reason = response.reason();
      event.cause = cause_of(response);
      for (const auto name : {HeaderName::kUserAgent, HeaderName::kServer}) {
        if (const auto agent = response.header(name)) event.server = *agent;
      }
      event.allow = response.header(HeaderName::kAllow).value_or("");
      event.body = response.body();
      context_.emit(std::move(event));
      if (done.session && response.status() == 481) {
        if (const auto session = sessions_.find(*done.session); session != sessions_.end()) {
          session->second.session->on_dialog_gone(now, cause_of(response));
          rearm(*done.session);
        }
      }
      return;
    }
  }
}

void UserAgent::Core::on_failure(Timestamp now, OutgoingId id, const Owner& owner, const EndCause& cause) {
  switch (owner.kind) {
    case OwnerKind::kSession: {
      const auto it = sessions_.find(SessionId{owner.id});
      if (it == sessions_.end()) return;
      it->second.session->on_failure(now, id, cause);
      rearm(SessionId{owner.id});
      return;
    }
    case OwnerKind::kRegistration: {
      const auto account_id = AccountId{static_cast<std::uint32_t>(owner.id)};
      const auto it = accounts_.find(account_id);
      if (it == accounts_.end()) return;
      it->second->registration->on_failure(now, id, cause);
      rearm(account_id);
      return;
    }
    case OwnerKind::kEvent:
      events_.on_failure(now, id, owner.id, cause);
      return;
    case OwnerKind::kStandalone: {
      const auto it = standalone_.find(owner.id);
      if (it == standalone_.end()) return;
      RequestCompleted event;
      event.request = it->second.id;
      event.code = cause.code;
      event.reason = cause.reason;
      event.cause = cause;
      standalone_.erase(it);
      context_.emit(std::move(event));
      return;
    }
  }
}

const UserAgentCounters& UserAgent::Core::counters() {
  const TransactionCounters& below = transactions_.counters();
  counters_ = {below.messages_in,
               below.messages_out,
               below.malformed,
               below.stray_responses,
               below.dropped + transports_.refused_connections(),
               below.limited,
               below.retransmissions_in,
               below.retransmissions_out};
  return counters_;
}

UserAgent::Load UserAgent::Core::load() const {
  return {transactions_.transactions(), sessions_.size(), events_.size(), transports_.connections()};
}

}  // namespace mtavip::sip
