// One or two gatekeepers and their clients on hosts of a simulated network, for the tests of RAS.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/environment.h"
#include "h323/ras/client.h"
#include "h323/ras/message.h"
#include "testkit/core_node.h"
#include "testkit/gatekeeper.h"
#include "testkit/network.h"

namespace mtavip::h323::ras::scenario {
using testkit::Gatekeeper;
using testkit::GatekeeperConfig;
using testkit::HostId;

inline constexpr WallTime kWall{std::chrono::seconds(1'795'329'323)};
inline const IpAddress kFirst = IpAddress::v4({10, 0, 9, 1});
inline const IpAddress kSecond = IpAddress::v4({10, 0, 9, 2});
inline constexpr std::uint16_t kRas = 1719;

struct Ignore {
  template <class T>
  void operator()(T&&) const {}
};

/// A gatekeeper on a host of its own.
struct Server {
  Server(testkit::SimulatedNetwork& network, const std::string& name, const IpAddress& address, GatekeeperConfig config)
      : host(network.add_host(name, {address})),
        environment(random, log, kWall),
        gatekeeper(environment, std::move(config)),
        node(network, host, gatekeeper, Ignore{}) {
    node.open(TransportKind::kUdp, {address, kRas});
    node.open(TransportKind::kTcp, {address, 1720});
  }
  HostId host;
  SeededRandom random{77};
  NullLog log;
  Environment environment;
  Gatekeeper gatekeeper;
  testkit::CoreNode<Gatekeeper, Ignore> node;
};

/// A client on a host of its own, with all that it told.
struct Terminal {
  struct Handler {
    Terminal* self;
    void operator()(Event&& event) const { self->events.push_back(std::move(event)); }
  };
  Terminal(testkit::SimulatedNetwork& network, const std::string& name, const IpAddress& address, ClientConfig config)
      : scheduler(network.scheduler()),
        host(network.add_host(name, {address})),
        random(address.octets()[3]),
        environment(random, log, kWall),
        client(environment, with_address(std::move(config), address)),
        node(network, host, client, Handler{this}) {
    node.open(TransportKind::kUdp, {address, 0});
  }
  static ClientConfig with_address(ClientConfig config, const IpAddress& address) {
    config.call_signal_addresses = {{address, 1720}};
    return config;
  }

  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> list;
    for (const Event& event : events) {
      if (const auto* e = std::get_if<T>(&event)) list.push_back(*e);
    }
    return list;
  }
  template <class T>
  [[nodiscard]] bool has() const {
    return !all<T>().empty();
  }
  template <class T>
  [[nodiscard]] T last() const {
    const auto list = all<T>();
    return list.empty() ? T{} : list.back();
  }
  [[nodiscard]] bool registered() const { return client.state() == RegistrationState::kRegistered; }
  void start() {
    client.start(scheduler.now());
    node.pump();
  }
  void stop() {
    client.stop(scheduler.now());
    node.pump();
  }
  AdmissionId admit(const AdmissionRequest& request) {
    const auto admission = client.admit(scheduler.now(), request);
    node.pump();
    EXPECT_TRUE(admission.has_value());
    return admission.value_or(AdmissionId{});
  }
  void disengage(AdmissionId admission) {
    EXPECT_TRUE(client.disengage(scheduler.now(), admission, {DisengageReason::kNormal, 16, kWall, kWall + 5s}));
    node.pump();
  }

  testkit::Scheduler& scheduler;
  HostId host;
  SeededRandom random;
  NullLog log;
  Environment environment;
  std::vector<Event> events;
  Client client;
  testkit::CoreNode<Client, Handler> node;
};

inline CallKey call_key(std::uint8_t number, bool answered) {
  CallKey key;
  key.call_identifier.fill(std::byte{number});
  key.conference.fill(std::byte{0x77});
  key.call_reference = number;
  key.answered = answered;
  return key;
}

inline AdmissionRequest call_to(const std::string& alias, std::uint8_t number = 1) {
  AdmissionRequest request;
  request.call = call_key(number, false);
  request.destination = {*alias_from_text(alias)};
  return request;
}

class WithGatekeeper : public ::testing::Test {
 protected:
  WithGatekeeper() : first(std::make_unique<Server>(network, "gk1", kFirst, GatekeeperConfig{})) {}

  void serve_second(GatekeeperConfig config) {
    second = std::make_unique<Server>(network, "gk2", kSecond, std::move(config));
  }
  static ClientConfig account(const std::string& name, const std::string& number) {
    ClientConfig config;
    config.gatekeeper = "10.0.9.1";
    config.aliases = {{AliasKind::kH323Id, name}, {AliasKind::kDialledDigits, number}};
    config.vendor = {9, 0, 61, "Test", "1"};
    return config;
  }
  Terminal& alice(ClientConfig config) {
    // Each on a host of its own: the first at 10.0.0.1, later ones beyond bob.
    const IpAddress address = IpAddress::v4({10, 0, 0, made_ == 0 ? std::uint8_t{1} : made_});
    made_ = made_ == 0 ? std::uint8_t{10} : static_cast<std::uint8_t>(made_ + 1);
    alice_.reset();
    alice_ = std::make_unique<Terminal>(network, "alice", address, std::move(config));
    return *alice_;
  }
  Terminal& alice() { return alice(account("alice", "1001")); }
  Terminal& bob() {
    bob_ = std::make_unique<Terminal>(network, "bob", IpAddress::v4({10, 0, 0, 2}), account("bob", "1002"));
    return *bob_;
  }
  Terminal& registered(Terminal& terminal) {
    terminal.start();
    EXPECT_TRUE(until([&] { return terminal.registered(); }));
    return terminal;
  }
  bool until(const std::function<bool()>& condition, Duration limit = 60s) {
    return scheduler.run_until(condition, limit);
  }
  void gatekeeper_does(const std::function<void(Gatekeeper&, Timestamp)>& action) {
    action(first->gatekeeper, scheduler.now());
    first->node.pump();
  }

  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network{scheduler, 11};
  std::unique_ptr<Server> first;
  std::unique_ptr<Server> second;
  std::unique_ptr<Terminal> alice_;
  std::unique_ptr<Terminal> bob_;
  std::uint8_t made_ = 0;
};

}  // namespace mtavip::h323::ras::scenario
