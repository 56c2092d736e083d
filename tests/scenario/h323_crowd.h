// A terminal with very many accounts and calls, on a host of a simulated network: for the tests and figures of what one
// process holds.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/check.h"
#include "h323/endpoint/terminal.h"
#include "h323/ras/client.h"
#include "testkit/core_node.h"
#include "testkit/gatekeeper.h"
#include "testkit/network.h"

namespace mtavip::h323::scenario {

inline constexpr IpAddress kCrowdGatekeeper = IpAddress::v4({10, 0, 9, 1});

/// It answers every call at once, with sound.
class Crowd {
 public:
  Crowd(testkit::SimulatedNetwork& network, const std::string& name, IpAddress address)
      : network_(network),
        random_(std::hash<std::string>{}(name)),
        environment_(random_, log_, WallTime{}),
        terminal_(environment_, TerminalConfig{}),
        node_(network, network.add_host(name, {address}), terminal_, Handler{this}) {
    node_.open(TransportKind::kTcp, {address, 1720});
    node_.open(TransportKind::kUdp, {address, 0});
  }

  /// An account with this number at the gatekeeper.
  void register_as(const std::string& number) {
    ras::ClientConfig config;
    config.gatekeeper = kCrowdGatekeeper.to_string();
    config.aliases = {{ras::AliasKind::kDialledDigits, number}};
    const auto account = terminal_.add_gatekeeper(config);
    MTAVIP_CHECK(account.has_value());
    accounts_.push_back(*account);
    numbers_[*account] = number;
    terminal_.register_at(network_.now(), *account);
    node_.pump();
  }
  /// By that account; by none: straight to the address.
  void call(const std::string& target, std::optional<std::size_t> account = std::nullopt) {
    DialRequest request;
    request.target = target;
    request.media = sound();
    if (account) request.gatekeeper = accounts_.at(*account);
    const auto call = terminal_.dial(network_.now(), request);
    MTAVIP_CHECK(call.has_value());
    calls_.push_back(*call);
    node_.pump();
  }
  void end_calls() {
    for (const CallId call : calls_) static_cast<void>(terminal_.end(network_.now(), call));
    calls_.clear();
    node_.pump();
  }
  void unregister() {
    for (const GatekeeperId account : accounts_) terminal_.remove_gatekeeper(network_.now(), account);
    accounts_.clear();
    node_.pump();
  }

  [[nodiscard]] Terminal& terminal() { return terminal_; }
  [[nodiscard]] std::size_t registered() const { return registered_; }
  [[nodiscard]] std::size_t answered() const { return answered_; }
  [[nodiscard]] std::size_t ended() const { return ended_; }
  /// Calls that came in by the account whose number was called.
  [[nodiscard]] std::size_t by_the_right_account() const { return by_the_right_account_; }

 private:
  struct Handler {
    Crowd* self;
    void operator()(const Event& event) const { self->take(event); }
  };
  static LocalMedia sound() {
    MediaFormat format;
    format.codec = Codec::kG711ALaw;
    LocalStream stream;
    stream.kind = MediaKind::kAudio;
    stream.formats = {format};
    stream.rtp = {IpAddress{}, 5000};
    stream.rtcp = {IpAddress{}, 5001};
    return {stream};
  }
  void take(const Event& event) {
    if (const auto* call = std::get_if<IncomingCall>(&event)) {
      const auto number = call->gatekeeper ? numbers_.find(*call->gatekeeper) : numbers_.end();
      const bool is_right =
          number != numbers_.end() && !call->to.aliases.empty() && call->to.aliases.front() == number->second;
      by_the_right_account_ += is_right ? 1 : 0;
      MTAVIP_CHECK(terminal_.accept(network_.now(), call->call, sound()).has_value());
    } else if (std::holds_alternative<CallAnswered>(event)) {
      ++answered_;
    } else if (std::holds_alternative<CallEnded>(event)) {
      ++ended_;
    } else if (const auto* change = std::get_if<RegistrationChanged>(&event)) {
      if (change->state == RegistrationState::kRegistered) ++registered_;
      if (change->state == RegistrationState::kUnregistered) --registered_;
    }
  }

  testkit::SimulatedNetwork& network_;
  SeededRandom random_;
  NullLog log_;
  Environment environment_;
  Terminal terminal_;
  std::vector<GatekeeperId> accounts_;
  std::map<GatekeeperId, std::string> numbers_;
  std::vector<CallId> calls_;
  std::size_t registered_ = 0;
  std::size_t answered_ = 0;
  std::size_t ended_ = 0;
  std::size_t by_the_right_account_ = 0;
  testkit::CoreNode<Terminal, Handler> node_;
};

/// A gatekeeper on a host of its own.
class CrowdGatekeeper {
 public:
  explicit CrowdGatekeeper(testkit::SimulatedNetwork& network)
      : environment_(random_, log_, WallTime{}),
        gatekeeper_(environment_, {}),
        node_(network, network.add_host("gatekeeper", {kCrowdGatekeeper}), gatekeeper_, Ignore{}) {
    node_.open(TransportKind::kUdp, {kCrowdGatekeeper, 1719});
  }
  testkit::Gatekeeper* operator->() { return &gatekeeper_; }
  void pump() { node_.pump(); }

 private:
  struct Ignore {
    template <class T>
    void operator()(T&& /*unused*/) const {}
  };
  SeededRandom random_{2};
  NullLog log_;
  Environment environment_;
  testkit::Gatekeeper gatekeeper_;
  testkit::CoreNode<testkit::Gatekeeper, Ignore> node_;
};

}  // namespace mtavip::h323::scenario
