#include "tests/scenario/scenario.h"

#include "testkit/audio_meters.h"

namespace mtavip::scenario {
namespace {

// 2026-01-01 00:00:00 UTC at Timestamp{}.
constexpr WallTime kWallOrigin{std::chrono::seconds(1'767'225'600)};

call::CallCoreConfig config_with(const std::optional<h323::TerminalConfig>& h323, Rule transfers,
                                 EncryptionPolicy encryption) {
  call::CallCoreConfig config;
  config.encryption = encryption;
  config.h323 = h323;
  config.transfers = transfers;
  return config;
}

}  // namespace

ScenarioClient::ScenarioClient(testkit::SimulatedNetwork& network, const std::string& name, const IpAddress& address,
                               double tone_hertz, std::uint64_t seed, const std::optional<h323::TerminalConfig>& h323,
                               Rule transfers, EncryptionPolicy encryption)
    : ScenarioClient(network, name, address, tone_hertz, seed, config_with(h323, transfers, encryption)) {}

ScenarioClient::ScenarioClient(testkit::SimulatedNetwork& network, const std::string& name, const IpAddress& address,
                               double tone_hertz, std::uint64_t seed, call::CallCoreConfig config)
    : network_(network),
      name_(name),
      address_(address),
      host_(network.add_host(name, {address})),
      random_(seed),
      environment_(random_, log_, kWallOrigin),
      core_(environment_, config),
      media_(environment_, network, host_, tone_hertz,
             [this](const call::MediaInput& input) {
               core_.handle(now(), input);
               node_.pump();
             }),
      node_(network, host_, core_, Handler{this}) {
  node_.open(TransportKind::kUdp, {address, 5060});
  node_.open(TransportKind::kTcp, {address, 5060});
  if (!config.h323) return;
  core_.add_h323_socket(node_.bind(TransportKind::kTcp, {address, 1720}));
  core_.add_h323_socket(node_.bind(TransportKind::kUdp, {address, 1719}));
  core_.add_h245_socket(node_.bind(TransportKind::kTcp, {address, 1721}));
}

CallId ScenarioClient::dial(const std::string& target, MediaOptions media) {
  CallRequest request;
  request.target = target;
  request.media = std::move(media);
  const auto call = run([&](call::CallCore& core, Timestamp time) { return core.dial(time, request); });
  MTAVIP_CHECK(call.has_value());
  return *call;
}

AccountId ScenarioClient::add_account(const std::string& address, const std::string& password) {
  AccountSettings settings;
  settings.name = address;
  settings.address = address;
  settings.password = password;
  const auto account = run([&](call::CallCore& core, Timestamp time) { return core.add_account(time, settings); });
  MTAVIP_CHECK(account.has_value());
  static_cast<void>(run([&](call::CallCore& core, Timestamp time) { return core.register_account(time, *account); }));
  return *account;
}

void ScenarioClient::take(Event& event) {
  events_.push_back(event);
  if (const auto* asked = std::get_if<TransferRequestedEvent>(&event); asked != nullptr && consent_to_transfers) {
    static_cast<void>(*consent_to_transfers ? core_.accept_transfer(now(), asked->call)
                                            : core_.refuse_transfer(now(), asked->call));
  }
  const auto* incoming = std::get_if<IncomingCallEvent>(&event);
  if (incoming == nullptr) return;
  const CallId call = incoming->call;
  incoming_ = call;
  switch (on_incoming) {
    case OnIncoming::kIgnore:
      break;
    case OnIncoming::kRing:
      static_cast<void>(core_.ring(now(), call));
      break;
    case OnIncoming::kRingThenAnswer:
      static_cast<void>(core_.ring(now(), call));
      network_.scheduler().after(answer_after, [this, call](Timestamp) { answer(call); });
      break;
    case OnIncoming::kAnswer:
      answer(call);
      break;
    case OnIncoming::kBusy:
      static_cast<void>(core_.reject(now(), call, EndReason::kBusy));
      break;
    case OnIncoming::kDecline:
      static_cast<void>(core_.reject(now(), call, EndReason::kDeclined));
      break;
  }
}

void ScenarioClient::answer(CallId call) {
  static_cast<void>(core_.answer(now(), call, answer_media));
  node_.pump();
}

std::optional<CallState> ScenarioClient::state(CallId call) const {
  std::optional<CallState> last;
  for (const auto& event : events_) {
    if (const auto* s = std::get_if<CallStateEvent>(&event); s != nullptr && s->call == call) last = s->state;
    if (const auto* e = std::get_if<CallEndedEvent>(&event); e != nullptr && e->call == call) last = CallState::kEnded;
  }
  return last;
}

std::optional<EndCause> ScenarioClient::ended(CallId call) const {
  for (const auto& e : events<CallEndedEvent>()) {
    if (e.call == call) return e.cause;
  }
  return std::nullopt;
}

std::optional<RegistrationState> ScenarioClient::registration() const {
  const auto all = events<RegistrationEvent>();
  return all.empty() ? std::nullopt : std::optional(all.back().state);
}

Scenario::Scenario(std::uint64_t seed) : Scenario(Terminals{}, seed) {}

Scenario::Scenario(const Terminals& terminals, std::uint64_t seed, const Encryption& encryption)
    : network(scheduler, seed),
      alice(network, "alice", IpAddress::v4({10, 0, 0, 1}), kAliceTone, seed * 2 + 1, terminals.alice, Rule::kAsk,
            encryption.alice),
      bob(network, "bob", IpAddress::v4({10, 0, 0, 2}), kBobTone, seed * 2 + 2, terminals.bob, Rule::kAsk,
          encryption.bob) {
  testkit::LinkConditions conditions;
  conditions.delay = 10ms;
  network.set_default_conditions(conditions);
}

Scenario::Scenario(Cores cores, std::uint64_t seed)
    : network(scheduler, seed),
      alice(network, "alice", IpAddress::v4({10, 0, 0, 1}), kAliceTone, seed * 2 + 1, std::move(cores.alice)),
      bob(network, "bob", IpAddress::v4({10, 0, 0, 2}), kBobTone, seed * 2 + 2, std::move(cores.bob)) {
  testkit::LinkConditions conditions;
  conditions.delay = 10ms;
  network.set_default_conditions(conditions);
}

bool Scenario::hears(const ScenarioClient& who, CallId call, double hertz) {
  const auto heard = const_cast<ScenarioClient&>(who).media().heard(call, 1s);
  return heard.size() == 8000 && testkit::tone_to_rest(heard, 8000, hertz) > 15;
}

bool Scenario::both_hear(CallId at_alice, CallId at_bob) const {
  return hears(alice, at_alice, kBobTone) && hears(bob, at_bob, kAliceTone);
}

bool Scenario::all_quiet() {
  return alice.core().calls().empty() && bob.core().calls().empty() && alice.core().sip_load().sessions == 0 &&
         bob.core().sip_load().sessions == 0 && alice.media().active() == 0 && bob.media().active() == 0;
}

}  // namespace mtavip::scenario
