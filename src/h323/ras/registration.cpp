#include "h323/ras/registration.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "base/unicode.h"
#include "h323/ras/message.h"
#include "h323/ras/reasons.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

constexpr std::uint16_t kRasPort = 1719;
/// Who is thrown out again so soon waits before it comes back.
constexpr Duration kShortRegistration = 10s;

bool is_usable(const mtavip::Endpoint& address) {
  return address.port != 0 && !address.address.is_unspecified() && !address.address.is_multicast();
}

std::optional<Gatekeeper> gatekeeper_of(const h225::AlternateGk& alternate) {
  const auto address = from_wire(alternate.ras_address);
  if (!address || !is_usable(*address)) return std::nullopt;
  Gatekeeper gatekeeper;
  gatekeeper.address = *address;
  if (alternate.gatekeeper_identifier) gatekeeper.identifier = to_utf8(*alternate.gatekeeper_identifier);
  gatekeeper.need_to_register = alternate.need_to_register;
  gatekeeper.priority = alternate.priority;
  gatekeeper.alternate = true;
  return gatekeeper;
}

std::vector<Gatekeeper> gatekeepers_of(const std::vector<h225::AlternateGk>& alternates) {
  std::vector<Gatekeeper> list;
  for (const auto& alternate : alternates) {
    if (auto gatekeeper = gatekeeper_of(alternate)) list.push_back(std::move(*gatekeeper));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Gatekeeper& a, const Gatekeeper& b) { return a.priority < b.priority; });
  return list;
}

/// Whether another gatekeeper may say something else. A wrong password is wrong everywhere.
bool try_others(RegistrationFailure failure) {
  return may_pass(failure) && failure != RegistrationFailure::kDuplicateAlias;
}

}  // namespace

Duration refresh_after(Duration time_to_live, const Timers& timers, Random& random) {
  const Duration attempts = timers.registration.timeout * (timers.registration.retries + 1);
  const auto share = std::chrono::duration_cast<Duration>(time_to_live * timers.refresh_share);
  const Duration planned = std::max<Duration>(time_to_live / 2, std::min(share, time_to_live - attempts));
  return std::max<Duration>(500ms, std::chrono::duration_cast<Duration>(planned * (1 - 0.1 * random.unit())));
}

Duration pause_after(unsigned failures, const Timers& timers, Random& random) {
  Duration pause = timers.first_pause;
  for (unsigned i = 1; i < failures && pause < timers.longest_pause; ++i) pause *= 2;
  pause = std::min(pause, timers.longest_pause);
  return std::chrono::duration_cast<Duration>(pause * (1 - 0.25 * random.unit()));
}

Registration::Registration(Environment& environment, ClientConfig& config, Channel& channel,
                           std::deque<Output>& outputs)
    : environment_(&environment),
      config_(&config),
      channel_(&channel),
      outputs_(&outputs),
      list_(config.limits.gatekeepers, config.timers.unreachable_memory),
      last_query_(config.first_dns_query) {}

// --- Commands

void Registration::start(Timestamp now) {
  wanted_ = true;
  if (state_ != RegistrationState::kUnregistered || round_ || search_) return;
  failures_ = 0;
  begin(now);
}

void Registration::stop(Timestamp now) {
  wanted_ = false;
  retry_at_.reset();
  search_.reset();
  const bool was_trying = state_ == RegistrationState::kDiscovering || state_ == RegistrationState::kRegistering;
  if (round_) {
    const bool may_be_registered = channel_->waits_for(Purpose::kRegister);
    channel_->cancel(Side::kTrying);
    if (may_be_registered && !registered()) {
      // The answer may be on its way: nothing is to be left behind.
      h225::UnregistrationRequest request;
      request.call_signal_address = call_signal_addresses(candidate_.address);
      request.endpoint_alias = to_wire(config_->aliases);
      channel_->send_once(now, Side::kTrying, RasMessage::of<RasMessage::kUnregistrationRequest>(std::move(request)));
    }
    round_.reset();
  }
  if (registered()) {
    unregister(now, true);
  } else if (was_trying) {
    state_ = RegistrationState::kUnregistered;
    emit(Unregistered{});
  }
}

void Registration::changed(Timestamp now) {
  if (!registered()) return;
  channel_->cancel(Side::kTrying);
  channel_->peer(Side::kTrying) = channel_->peer(Side::kCurrent);
  round_.emplace();
  round_->updating = true;
  candidate_ = current_;
  send_registration(now, true, Side::kTrying);
}

// --- Finding a gatekeeper

void Registration::begin(Timestamp now) {
  state_ = RegistrationState::kDiscovering;
  retry_at_.reset();
  if (config_->gatekeeper.empty()) {
    begin_round(now, {{kDiscoveryGroup, config_->gatekeeper_identifier, true, 0, false}}, false);
    return;
  }
  const Server server = parse_server(config_->gatekeeper);
  AddressSearch::Settings settings;
  settings.ipv4 = channel_->has_family(false);
  settings.ipv6 = channel_->has_family(true);
  settings.prefer_ipv6 = config_->prefer_ipv6;
  settings.most_addresses = config_->limits.gatekeepers;
  settings.service = "_h323rs._udp";
  settings.default_port = kRasPort;
  search_ = std::make_unique<AddressSearch>(server.host, server.port, settings, environment_->random(), last_query_);
  for (DnsQuery& query : search_->start()) outputs_->push_back(std::move(query));
  if (search_->done()) end_search(now);
}

bool Registration::on_dns(Timestamp now, const DnsAnswer& answer) {
  if (!search_ || !search_->asks(answer.id)) return false;
  for (DnsQuery& query : search_->handle(answer)) outputs_->push_back(std::move(query));
  if (search_->done()) end_search(now);
  return true;
}

void Registration::end_search(Timestamp now) {
  const auto search = std::move(search_);
  list_.set_configured(search->addresses(), {});
  auto candidates = list_.in_order(now);
  if (!candidates.empty()) {
    begin_round(now, std::move(candidates), false);
    return;
  }
  // An address that is written out is not found only where we have no socket of its family.
  const bool no_socket = IpAddress::parse(parse_server(config_->gatekeeper).host).has_value() ||
                         (!channel_->has_family(false) && !channel_->has_family(true));
  const auto failure = no_socket ? RegistrationFailure::kNoTransport : RegistrationFailure::kNotFound;
  round_.emplace();
  round_->failure = {failure, {}, no_socket ? to_string(failure) : search->why_not(), std::nullopt, {}};
  end_round(now);
}

void Registration::begin_round(Timestamp now, std::vector<Gatekeeper> candidates, bool returning) {
  channel_->cancel(Side::kTrying);
  round_.emplace();
  round_->candidates.assign(std::make_move_iterator(candidates.begin()), std::make_move_iterator(candidates.end()));
  round_->returning = returning;
  round_->failure.failure = RegistrationFailure::kNotFound;
  round_->failure.text = to_string(RegistrationFailure::kNotFound);
  if (!returning) state_ = RegistrationState::kDiscovering;
  next_candidate(now);
}

void Registration::next_candidate(Timestamp now) {
  while (!round_->candidates.empty()) {
    candidate_ = std::move(round_->candidates.front());
    round_->candidates.pop_front();
    round_->rediscovered = false;
    if (!channel_->own_address(candidate_.address)) {
      round_->failure.failure = RegistrationFailure::kNoTransport;
      round_->failure.text = to_string(RegistrationFailure::kNoTransport);
      continue;
    }
    Peer& gatekeeper = channel_->peer(Side::kTrying);
    gatekeeper = Peer{};
    gatekeeper.address = candidate_.address;
    gatekeeper.identifier = candidate_.identifier;
    if (!candidate_.need_to_register && !last_endpoint_identifier_.empty()) {
      // It knows us by what we are at its sibling: a refresh is enough.
      gatekeeper.endpoint_identifier = last_endpoint_identifier_;
      gatekeeper.mechanisms = channel_->peer(Side::kCurrent).mechanisms;
      send_registration(now, false, Side::kTrying);
    } else if (config_->discover || candidate_.address == kDiscoveryGroup) {
      discover(now);
    } else {
      gatekeeper.mechanisms = mechanisms_of(*config_, 1);
      send_registration(now, true, Side::kTrying);
    }
    return;
  }
  end_round(now);
}

void Registration::on_confirm(Timestamp now, const h225::GatekeeperConfirm& confirm, const mtavip::Endpoint& from) {
  Peer& gatekeeper = channel_->peer(Side::kTrying);
  const auto told = from_wire(confirm.ras_address);
  gatekeeper.address = told && is_usable(*told) ? *told : from;
  if (confirm.gatekeeper_identifier) gatekeeper.identifier = to_utf8(*confirm.gatekeeper_identifier);
  gatekeeper.mechanisms = mechanisms_of(*config_, config_->authentication.size());
  if (confirm.authentication_mode && confirm.algorithm_oid) {
    const auto chosen = h235::mechanism_of(*confirm.authentication_mode, *confirm.algorithm_oid);
    const auto& ours = gatekeeper.mechanisms;
    if (chosen && std::find(ours.begin(), ours.end(), *chosen) != ours.end()) {
      gatekeeper.mechanisms = {*chosen};
    } else if (channel_->has_password()) {
      fail_candidate(now, RegistrationFailure::kAuthentication, "no authentication in common", true);
      return;
    }
  }
  learn(confirm.alternate_gatekeeper, asn1::Optional<h225::AlternateGk>{});
  if (confirm.assigned_gatekeeper && follow(*confirm.assigned_gatekeeper)) {
    next_candidate(now);
    return;
  }
  send_registration(now, true, Side::kTrying);
}

void Registration::on_reject(Timestamp now, const h225::GatekeeperReject& reject) {
  if (reject.alt_gk_info) static_cast<void>(follow(*reject.alt_gk_info));
  const auto failure = failure_of(reject.reject_reason);
  fail_candidate(now, failure, name_of_alternative(reject.reject_reason), try_others(failure));
}

void Registration::learn(const asn1::Optional<std::vector<h225::AlternateGk>>& alternates,
                         const asn1::Optional<h225::AlternateGk>& assigned) {
  if (alternates) list_.set_alternates(gatekeepers_of(*alternates));
  if (assigned) {
    if (auto gatekeeper = gatekeeper_of(*assigned)) list_.prefer(std::move(*gatekeeper));
  }
}

bool Registration::follow(const h225::AltGkInfo& alternates) {
  if (!round_ || round_->redirects >= config_->limits.redirects) return false;
  auto list = gatekeepers_of(alternates.alternate_gatekeeper);
  std::erase_if(list, [this](const Gatekeeper& g) { return g.address == channel_->peer(Side::kTrying).address; });
  if (list.empty()) return false;
  ++round_->redirects;
  stay_at_alternate_ = alternates.alt_g_kis_permanent;
  list_.set_alternates(list);
  for (const Gatekeeper& gatekeeper : list) {
    std::erase_if(round_->candidates, [&](const Gatekeeper& g) { return g.address == gatekeeper.address; });
  }
  round_->candidates.insert(round_->candidates.begin(), list.begin(), list.end());
  return true;
}

bool Registration::follow(const h225::AlternateGk& assigned) {
  auto gatekeeper = gatekeeper_of(assigned);
  if (!gatekeeper || !round_ || round_->redirects >= config_->limits.redirects) return false;
  if (gatekeeper->address == channel_->peer(Side::kTrying).address) return false;
  ++round_->redirects;
  list_.prefer(*gatekeeper);
  round_->candidates.push_front(std::move(*gatekeeper));
  return true;
}

// --- Registering

void Registration::on_confirm(Timestamp now, const h225::RegistrationConfirm& confirm, Purpose purpose) {
  const std::string identifier = to_utf8(confirm.endpoint_identifier);
  const Grant before = grant_;
  if (purpose == Purpose::kRefresh) {
    channel_->peer(Side::kCurrent).endpoint_identifier = identifier;
  } else {
    Peer& gatekeeper = channel_->peer(Side::kTrying);
    if (registered() && current_.need_to_register && channel_->peer(Side::kCurrent).address != gatekeeper.address) {
      unregister(now, false);
    }
    gatekeeper.endpoint_identifier = identifier;
    if (confirm.gatekeeper_identifier) gatekeeper.identifier = to_utf8(*confirm.gatekeeper_identifier);
    current_ = candidate_;
    current_.address = gatekeeper.address;
    grant_ = {};
  }
  last_endpoint_identifier_ = identifier;
  take_grant(now, confirm);
  if (purpose == Purpose::kRegister) {
    round_.reset();
    registered_at_ = now;
    failures_ = 0;
    state_ = RegistrationState::kRegistered;
    const bool multicast = config_->gatekeeper.empty();
    on_alternate_ = !multicast && !list_.is_configured(current_.address) && current_.alternate;
    if (!on_alternate_) stay_at_alternate_ = false;
    if (on_alternate_ && !stay_at_alternate_) return_at_ = now + config_->timers.return_attempt;
    channel_->promote(now);
  }
  const Peer& gatekeeper = channel_->peer(Side::kCurrent);
  list_.mark_reachable(gatekeeper.address);
  const bool is_news =
      purpose == Purpose::kRegister || before.aliases != grant_.aliases || before.time_to_live != grant_.time_to_live;
  if (is_news) {
    emit(Registered{gatekeeper.identifier, gatekeeper.address, identifier, grant_.aliases, grant_.time_to_live,
                    on_alternate_});
  }
  if (confirm.assigned_gatekeeper) learn({}, confirm.assigned_gatekeeper);
  plan_refresh(now);
}

void Registration::take_grant(Timestamp, const h225::RegistrationConfirm& confirm) {
  if (confirm.terminal_alias) {
    grant_.aliases = from_wire(*confirm.terminal_alias, config_->limits.aliases);
  } else if (grant_.aliases.empty()) {
    grant_.aliases = config_->aliases;
  }
  grant_.time_to_live = std::chrono::seconds(confirm.time_to_live ? *confirm.time_to_live : 0U);
  if (const auto address = from_wire(confirm.call_signal_address)) grant_.signalling = address;
  grant_.answers_info = confirm.will_respond_to_irr && *confirm.will_respond_to_irr;
  if (confirm.pre_granted_arq) {
    const auto& wire = *confirm.pre_granted_arq;
    PreGranted granted{wire.make_call, wire.use_gk_call_signal_address_to_make_call, wire.answer_call,
                       wire.use_gk_call_signal_address_to_answer, std::nullopt};
    if (wire.irr_frequency_in_call) granted.info_interval = std::chrono::seconds(*wire.irr_frequency_in_call);
    grant_.pre_granted = granted;
  }
  learn(confirm.alternate_gatekeeper, asn1::Optional<h225::AlternateGk>{});
}

void Registration::on_reject(Timestamp now, const h225::RegistrationReject& reject, Purpose purpose) {
  using Reason = h225::RegistrationRejectReason;
  const auto& reason = reject.reject_reason;
  const std::string name = name_of_alternative(reason);
  const bool start_over = reason.is(Reason::kFullRegistrationRequired) || reason.is(Reason::kDiscoveryRequired);
  if (purpose == Purpose::kRefresh) {
    last_endpoint_identifier_.clear();
    const auto failure = failure_of(reason);
    if (start_over || may_pass(failure)) {
      lose(now, true, name, Again::kAtOnce);
    } else {
      lose(now, true, name, Again::kNever);
      pause(now, {failure, name, to_string(failure), std::nullopt, {}});
    }
    return;
  }

  Peer& gatekeeper = channel_->peer(Side::kTrying);
  if (start_over && !round_->rediscovered) {
    round_->rediscovered = true;
    const bool knew_us = !gatekeeper.endpoint_identifier.empty();
    gatekeeper.endpoint_identifier.clear();
    if (reason.is(Reason::kFullRegistrationRequired) && knew_us) {
      send_registration(now, true, Side::kTrying);
    } else {
      candidate_.address = gatekeeper.address;
      discover(now);
    }
    return;
  }
  if (reject.assigned_gatekeeper && follow(*reject.assigned_gatekeeper)) {
    next_candidate(now);
    return;
  }
  if (reject.alt_gk_info && follow(*reject.alt_gk_info)) {
    next_candidate(now);
    return;
  }
  if (const auto* taken = reason.get_if<Reason::kDuplicateAlias>()) {
    round_->failure.aliases = from_wire(*taken, config_->limits.aliases);
  } else if (const auto* invalid = reason.get_if<Reason::kInvalidTerminalAliases>()) {
    round_->failure.aliases = from_wire(invalid->terminal_alias, config_->limits.aliases);
  }
  const auto failure = failure_of(reason);
  fail_candidate(now, failure, name, try_others(failure));
}

void Registration::fail_candidate(Timestamp now, RegistrationFailure failure, std::string reason, bool go_on) {
  round_->failure.failure = failure;
  round_->failure.reason = std::move(reason);
  round_->failure.text = to_string(failure);
  if (go_on) {
    next_candidate(now);
  } else {
    end_round(now);
  }
}

void Registration::end_round(Timestamp now) {
  RegistrationRound round = std::move(*round_);
  round_.reset();
  channel_->cancel(Side::kTrying);
  if (round.returning) {
    return_at_ = now + config_->timers.return_attempt;
  } else if (round.updating) {
    // The registration stands as it was.
    emit(std::move(round.failure));
  } else {
    pause(now, std::move(round.failure));
  }
}

void Registration::pause(Timestamp now, RegistrationFailed failure) {
  state_ = RegistrationState::kUnregistered;
  failure.retry_in.reset();
  if (wanted_ && may_pass(failure.failure)) {
    failure.retry_in = pause_after(++failures_, config_->timers, environment_->random());
    retry_at_ = now + *failure.retry_in;
  }
  emit(std::move(failure));
}

// --- Staying registered

void Registration::plan_refresh(Timestamp now) {
  refresh_at_.reset();
  if (grant_.time_to_live > Duration{}) {
    refresh_at_ = now + refresh_after(grant_.time_to_live, config_->timers, environment_->random());
  }
}

void Registration::suspect(Timestamp now) {
  if (!registered() || channel_->waits_for(Purpose::kRefresh)) return;
  refresh_at_.reset();
  send_registration(now, false, Side::kCurrent);
}

void Registration::register_anew(Timestamp now, const h225::AltGkInfo* alternates) {
  if (!registered()) return;
  if (alternates != nullptr) {
    stay_at_alternate_ = alternates->alt_g_kis_permanent;
    auto list = gatekeepers_of(alternates->alternate_gatekeeper);
    if (!list.empty()) list_.set_alternates(std::move(list));
    list_.mark_unreachable(now, channel_->peer(Side::kCurrent).address);
  } else {
    last_endpoint_identifier_.clear();
  }
  lose(now, true, alternates != nullptr ? "sent to an alternate gatekeeper" : "no longer registered", Again::kAtOnce);
}

void Registration::lose(Timestamp now, bool by_gatekeeper, std::string reason, Again again) {
  Peer& gatekeeper = channel_->peer(Side::kCurrent);
  gatekeeper.endpoint_identifier.clear();
  channel_->cancel(Purpose::kRefresh);
  channel_->cancel(Side::kTrying);
  round_.reset();
  refresh_at_.reset();
  return_at_.reset();
  grant_ = {};
  state_ = RegistrationState::kUnregistered;
  if (!wanted_) again = Again::kNever;
  emit(Unregistered{by_gatekeeper, std::move(reason), again == Again::kAtOnce});
  if (again == Again::kNever) return;
  if (again == Again::kLater) {
    retry_at_ = now + pause_after(++failures_, config_->timers, environment_->random());
  } else if (config_->gatekeeper.empty() && list_.in_order(now).empty()) {
    begin(now);
  } else {
    auto candidates = list_.in_order(now);
    if (config_->gatekeeper.empty()) {
      candidates.push_back({kDiscoveryGroup, config_->gatekeeper_identifier, true, 0, false});
    }
    begin_round(now, std::move(candidates), false);
  }
}

void Registration::on_unregistration(Timestamp now, const DemandReceived& demand) {
  const auto& request = demand.message.get<RasMessage::kUnregistrationRequest>();
  const Peer& gatekeeper = channel_->peer(Side::kCurrent);
  if (request.endpoint_identifier && to_utf8(*request.endpoint_identifier) != gatekeeper.endpoint_identifier) {
    h225::UnregistrationReject reject;
    reject.reject_reason = h225::UnregRejectReason::kNotCurrentlyRegistered;
    channel_->answer(now, demand, RasMessage::of<RasMessage::kUnregistrationReject>(std::move(reject)));
    return;
  }
  channel_->answer(now, demand, RasMessage::kUnregistrationConfirm);
  last_endpoint_identifier_.clear();
  using Reason = h225::UnregRequestReason;
  const std::string reason = request.reason ? name_of_alternative(*request.reason) : std::string();
  const bool denied =
      request.reason && (request.reason->is(Reason::kSecurityDenial) || request.reason->is(Reason::kSecurityError));
  if (request.alternate_gatekeeper || (request.reason && request.reason->is(Reason::kMaintenance))) {
    list_.mark_unreachable(now, gatekeeper.address);
  }
  learn(request.alternate_gatekeeper, request.assigned_gatekeeper);
  const bool soon = registered_at_ && now - *registered_at_ < kShortRegistration;
  lose(now, true, reason, denied ? Again::kNever : soon ? Again::kLater : Again::kAtOnce);
  if (denied) {
    const auto failure = RegistrationFailure::kAuthentication;
    pause(now, {failure, reason, to_string(failure), std::nullopt, {}});
  }
}

// --- What comes back

void Registration::on_answer(Timestamp now, const AnswerReceived& received) {
  const Purpose purpose = received.request.purpose;
  if (purpose == Purpose::kUnregister) {
    on_no_answer(now, received.request);
    return;
  }
  if (purpose != Purpose::kRefresh && !round_) return;
  const RasMessage& answer = received.answer;
  switch (answer.kind()) {
    case RasMessage::kGatekeeperConfirm:
      on_confirm(now, answer.get<RasMessage::kGatekeeperConfirm>(), received.from);
      break;
    case RasMessage::kGatekeeperReject:
      on_reject(now, answer.get<RasMessage::kGatekeeperReject>());
      break;
    case RasMessage::kRegistrationConfirm:
      on_confirm(now, answer.get<RasMessage::kRegistrationConfirm>(), purpose);
      break;
    case RasMessage::kRegistrationReject:
      on_reject(now, answer.get<RasMessage::kRegistrationReject>(), purpose);
      break;
    default:
      if (purpose == Purpose::kRefresh) {
        lose(now, true, "unknownMessageResponse", Again::kAtOnce);
      } else {
        fail_candidate(now, RegistrationFailure::kProtocol, "unknownMessageResponse", true);
      }
      break;
  }
}

void Registration::on_no_answer(Timestamp now, const Request& request) {
  const auto failure = request.distrusted        ? RegistrationFailure::kUntrusted
                       : request.anybody_answers ? RegistrationFailure::kNotFound
                                                 : RegistrationFailure::kUnreachable;
  switch (request.purpose) {
    case Purpose::kUnregister:
      channel_->peer(Side::kCurrent).endpoint_identifier.clear();
      last_endpoint_identifier_.clear();
      grant_ = {};
      state_ = RegistrationState::kUnregistered;
      emit(Unregistered{});
      if (wanted_) begin(now);
      break;
    case Purpose::kRefresh:
      list_.mark_unreachable(now, channel_->peer(Side::kCurrent).address);
      lose(now, false, to_string(failure), Again::kAtOnce);
      break;
    default:
      if (!round_) break;
      list_.mark_unreachable(now, candidate_.address);
      if (round_->updating) {
        round_.reset();
        lose(now, false, to_string(failure), Again::kAtOnce);
      } else {
        fail_candidate(now, failure, {}, true);
      }
      break;
  }
}

void Registration::on_timeout(Timestamp now) {
  if (refresh_at_ && *refresh_at_ <= now) suspect(now);
  if (retry_at_ && *retry_at_ <= now) {
    retry_at_.reset();
    if (wanted_ && state_ == RegistrationState::kUnregistered) begin(now);
  }
  if (return_at_ && *return_at_ <= now) {
    return_at_.reset();
    if (!registered() || !on_alternate_) return;
    if (busy_ || round_) {
      return_at_ = now + config_->timers.return_attempt;
    } else {
      begin_round(now, list_.configured(), true);
    }
  }
}

std::optional<Timestamp> Registration::deadline() const {
  std::optional<Timestamp> earliest;
  for (const auto& when : {refresh_at_, retry_at_, return_at_}) {
    if (when && (!earliest || *when < *earliest)) earliest = when;
  }
  return earliest;
}

}  // namespace mtavip::h323::ras
