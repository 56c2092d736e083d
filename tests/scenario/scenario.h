// Scenarios are plans: who is there, on what network, who calls whom, what must come of it. Everything runs in virtual
// time from a seed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "call/call_core.h"
#include "testkit/core_node.h"
#include "testkit/network.h"
#include "testkit/scheduler.h"
#include "tests/scenario/simulated_media.h"

namespace mtavip::scenario {

/// What a client does with a call that comes in.
enum class OnIncoming : std::uint8_t { kIgnore, kRing, kRingThenAnswer, kAnswer, kBusy, kDecline };

class ScenarioClient {
 public:
  ScenarioClient(testkit::SimulatedNetwork& network, const std::string& name, const IpAddress& address,
                 double tone_hertz, std::uint64_t seed, const std::optional<h323::TerminalConfig>& h323 = {},
                 Rule transfers = Rule::kAsk, EncryptionPolicy encryption = {});
  ScenarioClient(testkit::SimulatedNetwork& network, const std::string& name, const IpAddress& address,
                 double tone_hertz, std::uint64_t seed, call::CallCoreConfig config);
  ScenarioClient(const ScenarioClient&) = delete;
  ScenarioClient& operator=(const ScenarioClient&) = delete;

  CallId dial(const std::string& target, MediaOptions media = {});
  AccountId add_account(const std::string& address, const std::string& password);
  /// Runs a command on the core and all that follows at once.
  template <class Command>
  auto run(Command command) {
    auto result = command(core_, now());
    node_.pump();
    return result;
  }

  [[nodiscard]] Timestamp now() const { return network_.now(); }
  [[nodiscard]] testkit::HostId host() const { return host_; }
  [[nodiscard]] std::string uri() const { return "sip:" + name_ + "@" + address_.to_string(); }
  [[nodiscard]] std::string h323_uri() const { return "h323:" + address_.to_string(); }
  [[nodiscard]] call::CallCore& core() { return core_; }
  [[nodiscard]] SimulatedMedia& media() { return media_; }
  /// The latest call that came in.
  [[nodiscard]] std::optional<CallId> incoming() const { return incoming_; }
  [[nodiscard]] std::optional<CallState> state(CallId call) const;
  [[nodiscard]] std::optional<EndCause> ended(CallId call) const;
  [[nodiscard]] std::optional<RegistrationState> registration() const;

  template <class T>
  [[nodiscard]] std::vector<T> events() const {
    std::vector<T> found;
    for (const auto& event : events_) {
      if (const auto* e = std::get_if<T>(&event)) found.push_back(*e);
    }
    return found;
  }

  OnIncoming on_incoming = OnIncoming::kAnswer;
  std::optional<bool> consent_to_transfers;  ///< what the user says when asked; nothing: no answer
  Duration answer_after = 2s;                ///< for kRingThenAnswer
  MediaOptions answer_media;
  std::function<void(const call::StoreCommand&)> store;  ///< carries out what is to be kept

 private:
  void take(call::MediaCommand& command) { media_.apply(command); }
  void take(Event& event);
  void take(const call::TracedMessage&) {}
  void take(const call::StoreCommand& command) {
    if (store) store(command);
  }
  void answer(CallId call);

  testkit::SimulatedNetwork& network_;
  std::string name_;
  IpAddress address_;
  testkit::HostId host_;
  SeededRandom random_;
  NullLog log_;
  Environment environment_;
  call::CallCore core_;
  SimulatedMedia media_;
  struct Handler {
    ScenarioClient* self;
    template <class T>
    void operator()(T&& value) const {
      self->take(value);
    }
  };
  testkit::CoreNode<call::CallCore, Handler> node_;
  std::vector<Event> events_;
  std::optional<CallId> incoming_;
};

/// Two clients that can reach each other. `seed` decides everything that is random.
/// Who of the two speaks H.323 too, and how.
struct Terminals {
  std::optional<h323::TerminalConfig> alice;
  std::optional<h323::TerminalConfig> bob;
};
/// How each of the two wants its SIP calls encrypted.
struct Encryption {
  EncryptionPolicy alice;
  EncryptionPolicy bob;
};

/// How the cores of the two are configured, where it is more than that.
struct Cores {
  call::CallCoreConfig alice;
  call::CallCoreConfig bob;
};

class Scenario {
 public:
  explicit Scenario(std::uint64_t seed = 1);
  explicit Scenario(Cores cores, std::uint64_t seed = 1);
  explicit Scenario(const Terminals& terminals, std::uint64_t seed = 1, const Encryption& encryption = {});
  explicit Scenario(const Encryption& encryption, std::uint64_t seed = 1) : Scenario(Terminals{}, seed, encryption) {}

  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network;
  ScenarioClient alice;
  ScenarioClient bob;

  bool run_until(const std::function<bool()>& condition, Duration limit = 60s) {
    return scheduler.run_until(condition, limit);
  }
  void run_for(Duration duration) { scheduler.run_for(duration); }
  /// Whether each of the two heard the other's tone (and little else) during the last second.
  [[nodiscard]] bool both_hear(CallId at_alice, CallId at_bob) const;
  [[nodiscard]] static bool hears(const ScenarioClient& who, CallId call, double hertz);
  /// Nothing is left of any call: no call, session or open media.
  [[nodiscard]] bool all_quiet();
};

inline constexpr double kAliceTone = 440;
inline constexpr double kBobTone = 1000;

}  // namespace mtavip::scenario
