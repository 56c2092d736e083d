#include "call/call_core.h"

#include <algorithm>

#include "base/text.h"
#include "call/h323_leg.h"
#include "call/sip_cause.h"
#include "call/sip_leg.h"
#include "call/target.h"
#include "sip/caller_info.h"

namespace mtavip::call {
namespace {

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

sip::UserAgentConfig with_our_limits(sip::UserAgentConfig config, std::size_t max_calls) {
  config.calls_at_once = max_calls;
  config.packages = served_packages();
  return config;
}

}  // namespace

CallCore::CallCore(Environment& environment, CallCoreConfig config)
    : environment_(environment),
      config_(std::move(config)),
      user_agent_(environment, with_our_limits(config_.sip, config_.max_calls)),
      notifications_(user_agent_, config_.watchers),
      messaging_(environment, user_agent_, config_.messaging),
      terminal_(config_.h323 ? std::make_unique<h323::Terminal>(environment, *config_.h323) : nullptr) {}

// --- Inputs

void CallCore::handle(Timestamp now, const TransportInput& input) {
  if (terminal_ && terminal_->owns(input)) {
    terminal_->handle(now, input);
  } else {
    user_agent_.handle(now, input);
  }
  drain(now);
}

void CallCore::handle(Timestamp now, const DnsAnswer& answer) {
  if (terminal_ && terminal_->owns(answer.id)) {
    terminal_->handle(now, answer);
  } else {
    user_agent_.handle(now, answer);
  }
  drain(now);
}

void CallCore::handle(Timestamp now, const MediaInput& input) {
  const CallId id = std::visit([](const auto& i) { return i.call; }, input);
  if (Call* call = find(id)) {
    call->handle(now, input);
    touched_.push_back(id);
  }
  drain(now);
}

void CallCore::handle_timeout(Timestamp now) {
  user_agent_.handle_timeout(now);
  if (terminal_) terminal_->handle_timeout(now);
  for (auto it = deadlines_.begin(); it != deadlines_.end() && it->first <= now; ++it) touched_.push_back(it->second);
  for (const CallId id : touched_) {
    if (Call* call = find(id)) call->handle_timeout(now);
  }
  messaging_.handle_timeout(now);
  end_stale_requests(now);
  drain(now);
}

std::optional<Timestamp> CallCore::deadline() const {
  std::optional<Timestamp> first;
  const auto consider = [&first](std::optional<Timestamp> due) {
    if (due && (!first || *due < *first)) first = due;
  };
  if (!deadlines_.empty()) consider(deadlines_.begin()->first);
  for (const auto& [call, request] : transfer_requests_) {
    if (!request.new_call) consider(request.give_up);
  }
  consider(messaging_.deadline());
  consider(user_agent_.deadline());
  if (terminal_) consider(terminal_->deadline());
  return first;
}

std::optional<CoreOutput> CallCore::poll() {
  if (outputs_.empty()) return std::nullopt;
  CoreOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

// --- Draining the parts below

void CallCore::drain(Timestamp now) {
  // What one part tells may make another speak; each round consumes finite queues.
  bool more = true;
  while (more) {
    // Further calls can be led elsewhere.
    if (terminal_) terminal_->report_full(now, calls_.size() >= config_.max_calls);
    more = drain_user_agent(now);
    more = drain_terminal(now) || more;
    more = drain_calls(now) || more;
    more = drain_notifications(now) || more;
    more = drain_messaging() || more;
  }
}

bool CallCore::drain_user_agent(Timestamp now) {
  bool any = false;
  while (auto output = user_agent_.poll()) {
    any = true;
    if (auto* transport = std::get_if<TransportOutput>(&*output)) {
      outputs_.emplace_back(std::move(*transport));
    } else if (auto* query = std::get_if<DnsQuery>(&*output)) {
      outputs_.emplace_back(std::move(*query));
    } else {
      take(now, std::get<sip::Event>(*output));
    }
  }
  return any;
}

bool CallCore::drain_calls(Timestamp now) {
  bool any = false;
  for (const CallId id : std::exchange(touched_, {})) {
    const auto it = calls_.find(id);
    if (it == calls_.end()) continue;
    Call& call = *it->second;
    call.drain_leg(now);
    while (auto output = call.poll()) {
      any = true;
      if (const auto* told = std::get_if<Event>(&*output)) report_transfer(now, *told);
      std::visit([this](auto& value) { outputs_.emplace_back(std::move(value)); }, *output);
    }
    note_leg(call);
    remember_encryption(now, call);
    schedule(call);
    if (call.finished()) {
      forget_legs(id);
      calls_.erase(it);
      end_stale_requests(now);
    }
  }
  if (any && notifications_.serves_dialogs()) notifications_.set_dialogs(now, dialogs());
  return any;
}

void CallCore::note_leg(Call& call) {
  if (call.leg().protocol() == Protocol::kSip) {
    const auto session = static_cast<SipLeg&>(call.leg()).session();
    if (session != sip::SessionId{}) sessions_.try_emplace(session, call.id());
  } else {
    const auto known = static_cast<H323Leg&>(call.leg()).call();
    if (known != h323::CallId{}) terminal_calls_.try_emplace(known, call.id());
  }
}

void CallCore::forget_legs(CallId call) {
  // A call that fell back to the other protocol has had two.
  std::erase_if(sessions_, [call](const auto& entry) { return entry.second == call; });
  std::erase_if(terminal_calls_, [call](const auto& entry) { return entry.second == call; });
}

void CallCore::schedule(const Call& call) {
  const auto known = scheduled_.find(call.id());
  const auto due = call.finished() ? std::nullopt : call.deadline();
  if (known != scheduled_.end()) {
    if (due && known->second == *due) return;
    deadlines_.erase({known->second, call.id()});
    scheduled_.erase(known);
  }
  if (!due) return;
  deadlines_.emplace(*due, call.id());
  scheduled_.emplace(call.id(), *due);
}

void CallCore::take(Timestamp now, const sip::Event& event) {
  if (const auto* incoming = std::get_if<sip::IncomingSession>(&event)) {
    take(now, *incoming);
  } else if (const auto* registration = std::get_if<sip::RegistrationChanged>(&event)) {
    take(now, *registration);
  } else if (const auto* message = std::get_if<sip::MessageReceived>(&event)) {
    take(now, *message);
  } else if (const auto* completed = std::get_if<sip::RequestCompleted>(&event)) {
    take(now, *completed);
  } else if (const auto* line = std::get_if<sip::MessageTrace>(&event)) {
    take(*line);
  } else if (const auto* refer = std::get_if<sip::ReferReceived>(&event)) {
    take(now, *refer);
  } else if (const auto* notify = std::get_if<sip::NotifyReceived>(&event)) {
    take(now, *notify);
  } else if (const auto* subscriber = std::get_if<sip::SubscriptionRequested>(&event)) {
    take(now, *subscriber);
  } else {
    std::visit(
        [this, now, &event](const auto& e) {
          if constexpr (requires { notifications_.take(now, e); }) {
            notifications_.take(now, e);
          } else if constexpr (requires { notifications_.take(e); }) {
            notifications_.take(e);
          } else if constexpr (requires { e.session; }) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(e.session)>, sip::SessionId>) {
              const auto it = sessions_.find(e.session);
              if (it == sessions_.end()) return;
              Call* call = find(it->second);
              if (call == nullptr || call->leg().protocol() != Protocol::kSip) return;
              static_cast<SipLeg&>(call->leg()).handle(now, event);
              touched_.push_back(call->id());
            }
          }
        },
        event);
  }
}

void CallCore::take(Timestamp now, const sip::IncomingSession& event) {
  if (shutting_down_ || calls_.size() >= config_.max_calls) {
    static_cast<void>(user_agent_.reject(now, event.session, 486, "Busy Here"));
    return;
  }
  const auto replaces = replaced_by(event);
  if (event.replaces && (!replaces || config_.transfers == Rule::kBlock)) {
    static_cast<void>(user_agent_.reject(now, event.session, 603, "Decline"));
    return;
  }
  messaging_.person_appeared(now, event.from_uri);
  const CallId id{++last_call_};
  IncomingCallEvent told;
  told.call = id;
  if (event.account) told.account = account_of(*event.account);
  auto leg = std::make_unique<SipLeg>(environment_, user_agent_, event, encryption_of(told.account));
  if (leg->must_refuse()) {
    static_cast<void>(user_agent_.reject(now, event.session, 488, "Not Acceptable Here",
                                         {{"Warning", "399 mtavip \"encrypted media are required here\""}}));
    return;
  }
  told.from = event.from_uri;
  told.from_name = event.from_display;
  told.to = event.to;
  told.has_audio = leg->offers(MediaKind::kAudio);
  told.has_video = leg->offers(MediaKind::kVideo);
  told.replaces = replaces;
  told.referred_by = event.referred_by;
  told.withheld = sip::withholds_identity(event.headers);
  if (event.trusted && !told.withheld) {
    if (auto asserted = sip::asserted_identity(event.headers)) {
      told.asserted_from = std::move(asserted->uri);
      told.asserted_name = std::move(asserted->display_name);
    }
  }
  for (auto& entry : sip::diversions(event.headers)) {
    told.diversions.push_back({std::move(entry.uri), std::move(entry.display_name), std::move(entry.reason)});
  }
  told.answer_after = sip::answer_after(event.headers);
  CallParties parties{told.account, event.to, event.from_uri, event.from_display, event.source.address};
  calls_.emplace(id, std::make_unique<Call>(id, config_.calls, std::move(parties), std::move(leg), now));
  sessions_.emplace(event.session, id);
  touched_.push_back(id);
  outputs_.emplace_back(Event{std::move(told)});
  if (replaces && config_.transfers == Rule::kAllow) answer_replacement(now, id, *replaces);
}

void CallCore::take(Timestamp now, const sip::RegistrationChanged& event) {
  const auto id = account_of(event.account);
  if (!id) return;
  RegistrationEvent told;
  told.account = *id;
  switch (event.state) {
    case sip::RegistrationState::kUnregistered:
      told.state = RegistrationState::kUnregistered;
      break;
    case sip::RegistrationState::kRegistering:
      told.state = RegistrationState::kRegistering;
      break;
    case sip::RegistrationState::kRegistered:
      told.state = RegistrationState::kRegistered;
      break;
    case sip::RegistrationState::kUnregistering:
      told.state = RegistrationState::kUnregistering;
      break;
    case sip::RegistrationState::kFailed:
      told.state = RegistrationState::kFailed;
      break;
  }
  Account& account = accounts_.at(*id);
  account.state = told.state;
  if (told.state == RegistrationState::kRegistered && !shutting_down_) {
    notifications_.begin(now, *id, event.account, account.settings);
    messaging_.account_registered(now, *id);
  }
  told.code = event.cause.code;
  told.text = event.cause.reason;
  told.expires = std::chrono::duration_cast<std::chrono::seconds>(event.expires);
  if (told.state == RegistrationState::kFailed) told.failure = to_end_reason(event.cause.category);
  outputs_.emplace_back(Event{std::move(told)});
}

void CallCore::take(const sip::MessageTrace& event) {
  const ByteView content = bytes_of(event.text);
  outputs_.emplace_back(TracedMessage{TracedMessage::Kind::kSip, event.transport, event.outgoing, event.local,
                                      event.remote, Bytes(content.begin(), content.end())});
}

// --- Accounts

Expected<AccountId> CallCore::add_account(Timestamp now, const AccountSettings& settings) {
  auto account = settings.protocol == Protocol::kSip ? make_sip_account(settings) : make_gatekeeper_account(settings);
  if (!account) return tl::unexpected(account.error());
  const AccountId id{++last_account_};
  accounts_.emplace(id, std::move(*account));
  if (settings.protocol == Protocol::kSip) messaging_.add_account(now, own_side(id));
  drain(now);
  return id;
}

Expected<void> CallCore::register_account(Timestamp now, AccountId account) {
  const auto it = accounts_.find(account);
  if (it == accounts_.end()) return error(ErrorCode::kNotFound, "there is no such account");
  if (const auto* sip = it->second.sip()) {
    user_agent_.register_account(now, *sip);
  } else {
    terminal_->register_at(now, *it->second.h323());
  }
  drain(now);
  return {};
}

Expected<void> CallCore::unregister_account(Timestamp now, AccountId account) {
  const auto it = accounts_.find(account);
  if (it == accounts_.end()) return error(ErrorCode::kNotFound, "there is no such account");
  unregister(now, it->second);
  drain(now);
  return {};
}

void CallCore::unregister(Timestamp now, Account& account) {
  if (const auto* sip = account.sip()) {
    if (const auto id = account_of(*sip)) notifications_.end(now, *id);
    user_agent_.unregister_account(now, *sip);
  } else {
    if (account.state == RegistrationState::kRegistered) account.state = RegistrationState::kUnregistering;
    terminal_->unregister_at(now, *account.h323());
  }
}

Expected<std::vector<DialRoute>> CallCore::plan(const std::string& target, const DialWish& wish) const {
  std::vector<DialAccount> accounts;
  for (const auto& [id, account] : accounts_) accounts.push_back({id, account.settings.protocol, account.domain});
  return plan_dialling(target, wish, accounts);
}

// --- Calls

Expected<CallId> CallCore::dial(Timestamp now, const CallRequest& request) {
  auto id = place(now, request);
  drain(now);
  return id;
}

Expected<void> CallCore::allow_another(const MediaOptions& media) const {
  if (shutting_down_) return error(ErrorCode::kWrongState, "the client is shutting down");
  if (calls_.size() >= config_.max_calls) {
    return error(ErrorCode::kLimit, "there are already " + std::to_string(calls_.size()) + " calls, the most allowed");
  }
  if (!media.audio.enabled && !media.video.enabled) {
    return error(ErrorCode::kInvalidArgument, "a call needs sound or pictures");
  }
  return {};
}

Expected<CallId> CallCore::place(Timestamp now, const CallRequest& request) {
  if (auto allowed = allow_another(request.media); !allowed) return tl::unexpected(allowed.error());
  const auto routes = plan(request.target, {request.account, request.protocol, request.fall_back});
  if (!routes) return tl::unexpected(routes.error());
  CallParties parties;
  auto leg = make_leg(now, request, routes->front(), parties);
  if (!leg) return tl::unexpected(leg.error());
  if (routes->front().protocol == Protocol::kSip) messaging_.note_correspondent(parties.remote_uri);
  auto call =
      std::make_unique<Call>(CallId{++last_call_}, config_.calls, std::move(parties), std::move(*leg), request.media);
  if (routes->size() > 1) {
    CallParties other;
    // What cannot be dialled over the other protocol is no reason not to try the first.
    if (auto second = make_leg(now, request, routes->back(), other)) {
      call->set_fall_back(std::move(*second), std::move(other));
    }
  }
  return begin(now, std::move(call));
}

CallId CallCore::begin(Timestamp now, std::unique_ptr<Call> call) {
  const CallId id = call->id();
  const std::string remote_uri = call->info().remote_uri;
  call->start(now);
  calls_.emplace(id, std::move(call));
  touched_.push_back(id);
  outputs_.emplace_back(Event{CallStateEvent{id, CallState::kOutgoing, 0, remote_uri, false}});
  return id;
}

Expected<std::unique_ptr<CallLeg>> CallCore::make_leg(Timestamp now, const CallRequest& request, const DialRoute& route,
                                                      CallParties& parties) {
  parties.account = route.account;
  return route.protocol == Protocol::kSip ? make_sip_leg(now, request, route.account, parties)
                                          : make_h323_leg(request, route.account, parties);
}

Call* CallCore::find(CallId id) const {
  const auto it = calls_.find(id);
  return it == calls_.end() ? nullptr : it->second.get();
}

Expected<Call*> CallCore::require(CallId id) const {
  if (Call* call = find(id)) return call;
  return error(ErrorCode::kNotFound, "there is no such call");
}

template <class Command>
Expected<void> CallCore::with_call(Timestamp now, CallId id, Command command) {
  const auto call = require(id);
  if (!call) return tl::unexpected(call.error());
  Expected<void> result = command(**call);
  touched_.push_back(id);
  drain(now);
  return result;
}

Expected<void> CallCore::ring(Timestamp now, CallId call) {
  return with_call(now, call, [&](Call& c) { return c.ring(now); });
}
Expected<void> CallCore::answer(Timestamp now, CallId call, const MediaOptions& media) {
  return with_call(now, call, [&](Call& c) { return c.answer(now, media); });
}
Expected<void> CallCore::reject(Timestamp now, CallId call, EndReason reason) {
  return with_call(now, call, [&](Call& c) { return c.reject(now, reason); });
}
Expected<void> CallCore::redirect(Timestamp now, CallId call, const std::string& target) {
  return with_call(now, call, [&](Call& c) -> Expected<void> {
    if (c.leg().protocol() == Protocol::kH323) return c.redirect(now, target);
    const auto resolved = resolve_target(target, {});
    if (!resolved) return tl::unexpected(resolved.error());
    return c.redirect(now, resolved->uri);
  });
}
Expected<void> CallCore::transfer(Timestamp now, CallId call, const std::string& target) {
  return with_call(now, call, [&](Call& c) -> Expected<void> {
    if (c.leg().protocol() == Protocol::kH323) return c.transfer(now, target);
    const auto account = c.info().account;
    const auto resolved = resolve_target(target, account ? accounts_.at(*account).domain : std::string{});
    if (!resolved) return tl::unexpected(resolved.error());
    return c.transfer(now, resolved->uri);
  });
}

Expected<void> CallCore::transfer(Timestamp now, CallId call, CallId to) {
  const auto other = require(to);
  if (!other) return tl::unexpected(other.error());
  if (call == to) return error(ErrorCode::kInvalidArgument, "a call cannot be connected with itself");
  return with_call(now, call, [&](Call& c) { return c.transfer_to(now, **other); });
}
Expected<void> CallCore::hang_up(Timestamp now, CallId call) {
  return with_call(now, call, [&](Call& c) { return c.hang_up(now); });
}
Expected<void> CallCore::set_held(Timestamp now, CallId call, bool held) {
  return with_call(now, call, [&](Call& c) { return c.set_held(now, held); });
}
Expected<void> CallCore::set_muted(Timestamp now, CallId call, MediaKind kind, bool muted) {
  return with_call(now, call, [&](Call& c) { return c.set_muted(now, kind, muted); });
}
Expected<void> CallCore::send_dtmf(Timestamp now, CallId call, const std::string& digits, DtmfMethod method) {
  return with_call(now, call, [&](Call& c) { return c.send_dtmf(now, digits, method); });
}
Expected<void> CallCore::switch_port(Timestamp now, CallId call, MediaKind kind, bool is_source,
                                     const std::string& port) {
  return with_call(now, call, [&](Call& c) { return c.switch_port(kind, is_source, port); });
}

Expected<CallInfo> CallCore::info(CallId call) const {
  return require(call).map([](Call* c) { return c->info(); });
}

Expected<CallStatistics> CallCore::statistics(CallId call) const {
  return require(call).map([](Call* c) { return c->statistics(); });
}

std::vector<CallId> CallCore::calls() const {
  std::vector<CallId> ids;
  for (const auto& [id, call] : calls_) ids.push_back(id);
  return ids;
}

// --- The end

void CallCore::shut_down(Timestamp now) {
  shutting_down_ = true;
  for (const CallId id : calls()) static_cast<void>(hang_up(now, id));
  notifications_.shut_down(now);
  messaging_.shut_down();
  for (auto& [id, account] : accounts_) {
    if (account.state == RegistrationState::kRegistered || account.state == RegistrationState::kRegistering) {
      unregister(now, account);
    }
  }
  drain(now);
}

bool CallCore::idle() const {
  return calls_.empty() && user_agent_.settled() &&
         std::none_of(accounts_.begin(), accounts_.end(), [](const auto& entry) {
           return entry.second.state == RegistrationState::kUnregistering ||
                  entry.second.state == RegistrationState::kRegistered;
         });
}

}  // namespace mtavip::call
