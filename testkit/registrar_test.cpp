#include "testkit/registrar.h"

#include <functional>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/user_agent.h"
#include "testkit/core_node.h"

namespace mtavip::testkit {
namespace {

constexpr std::string_view kOffer =
    "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

// A user agent on a host of its own, with all that it reported.
struct Phone {
  Phone(SimulatedNetwork& network, HostId host, std::uint64_t seed)
      : random(seed),
        environment(random, log, WallTime(1'790'000'000s)),
        agent(environment, {}),
        node(network, host, agent, [this, &network](const sip::Event& event) {
          events.push_back(event);
          if (const auto* message = std::get_if<sip::MessageReceived>(&event)) {
            static_cast<void>(agent.answer_message(network.now(), message->message, 200));
          }
        }) {}

  template <class T>
  std::vector<const T*> all() const {
    std::vector<const T*> list;
    for (const auto& event : events) {
      if (const auto* e = std::get_if<T>(&event)) list.push_back(e);
    }
    return list;
  }
  template <class T>
  const T* last() const {
    const auto list = all<T>();
    return list.empty() ? nullptr : list.back();
  }
  bool is(sip::RegistrationState state) const {
    const auto* e = last<sip::RegistrationChanged>();
    return e != nullptr && e->state == state;
  }

  SeededRandom random;
  NullLog log;
  Environment environment;
  sip::UserAgent agent;
  std::vector<sip::Event> events;

  CoreNode<sip::UserAgent, std::function<void(const sip::Event&)>> node;
};

class RegistrarTest : public testing::Test {
 protected:
  RegistrarTest() { network.dns().add_address("example.com", at("192.0.2.100:0").address); }

  // Ends what an earlier round left behind.
  void start_server(RegistrarConfig config) {
    server.reset();
    for (std::uint32_t id = 1; id < 100; ++id) network.close(SocketId{id});
    config.passwords = {{"alice", "secret"}, {"bob", "hidden"}};
    registrar = std::make_unique<Registrar>(environment, std::move(config));
    server = std::make_unique<Server>(network, server_host, *registrar, [](int) {});
    server->open(TransportKind::kUdp, at("192.0.2.100:5060"));
    server->open(TransportKind::kTcp, at("192.0.2.100:5060"));
  }
  Endpoint at(std::string_view text) { return *Endpoint::parse(text); }

  sip::AccountId add_account(Phone& phone, const std::string& user, const std::string& password, bool tcp = false) {
    phone.node.open(TransportKind::kUdp, {network.addresses(phone.node.host()).front(), 5060});
    phone.node.open(TransportKind::kTcp, {network.addresses(phone.node.host()).front(), 5060});
    sip::AccountConfig config;
    config.address = "sip:" + user + "@example.com";
    config.registrar = std::string("sip:192.0.2.100") + (tcp ? ";transport=tcp" : "");
    config.outbound_proxy = config.registrar + ";lr";
    config.credentials = {{"", "", password}};
    config.expires = 600s;
    const auto account = phone.agent.add_account(config);
    EXPECT_TRUE(account);
    phone.agent.register_account(scheduler.now(), *account);
    phone.node.pump();
    return *account;
  }

  using Server = CoreNode<Registrar, std::function<void(int)>>;
  Scheduler scheduler;
  SimulatedNetwork network{scheduler, 11};
  HostId server_host = network.add_host("server", {*IpAddress::parse("192.0.2.100")});
  HostId alice_host = network.add_host("alice", {*IpAddress::parse("192.0.2.1")});
  HostId bob_host = network.add_host("bob", {*IpAddress::parse("192.0.2.2")});
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime(1'790'000'000s)};
  std::unique_ptr<Registrar> registrar;
  std::unique_ptr<Server> server;
};

TEST_F(RegistrarTest, ChallengesBindsRefreshesAndUnbinds) {
  for (const auto algorithm :
       {sip::DigestAlgorithm::kMd5, sip::DigestAlgorithm::kSha256, sip::DigestAlgorithm::kSha512_256}) {
    RegistrarConfig config;
    config.suites = {{algorithm, false}};
    config.most_expires = 120;
    start_server(config);
    Phone alice(network, alice_host, 2);
    const auto account = add_account(alice, "alice", "secret");
    ASSERT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kRegistered); }, 10s));
    EXPECT_EQ(alice.last<sip::RegistrationChanged>()->expires, 120s);
    EXPECT_TRUE(registrar->registered("alice", scheduler.now()));
    EXPECT_FALSE(registrar->registered("bob", scheduler.now()));
    EXPECT_EQ(registrar->counters().challenges, 1U);
    scheduler.run_for(600s);
    EXPECT_TRUE(registrar->registered("alice", scheduler.now()));
    EXPECT_GE(registrar->counters().registrations, 5U);
    alice.agent.unregister_account(scheduler.now(), account);
    alice.node.pump();
    scheduler.run_for(5s);
    EXPECT_FALSE(registrar->registered("alice", scheduler.now()));
  }
}

TEST_F(RegistrarTest, RefusesWrongPasswords) {
  start_server({});
  Phone alice(network, alice_host, 2);
  add_account(alice, "alice", "guess");
  ASSERT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kFailed); }, 10s));
  EXPECT_EQ(alice.last<sip::RegistrationChanged>()->cause.category, sip::FailureCategory::kAuthenticationFailed);
  EXPECT_GE(registrar->counters().wrong_passwords, 1U);
}

TEST_F(RegistrarTest, AsksForLongerIntervals) {
  RegistrarConfig config;
  config.least_expires = 1800;
  start_server(config);
  Phone alice(network, alice_host, 2);
  add_account(alice, "alice", "secret");
  ASSERT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kRegistered); }, 10s));
  EXPECT_EQ(alice.last<sip::RegistrationChanged>()->expires, 1800s);
}

TEST_F(RegistrarTest, FailsOnCommandAndComesBack) {
  start_server({});
  registrar->refuse(sip::Method::kRegister, 503, 1, 5);
  Phone alice(network, alice_host, 2);
  add_account(alice, "alice", "secret");
  ASSERT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kFailed); }, 60s));
  EXPECT_EQ(registrar->counters().refused, 1U);
  EXPECT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kRegistered); }, 600s));
}

TEST_F(RegistrarTest, ForwardsCallsAndMessages) {
  struct Case {
    bool alice_tcp;
    bool bob_tcp;
    bool record_route;
    bool challenge;
  };
  for (const auto& c : std::vector<Case>{{false, false, false, false},
                                         {false, false, true, true},
                                         {true, true, true, false},
                                         {false, true, true, true},
                                         {true, false, true, false}}) {
    SCOPED_TRACE(testing::Message() << c.alice_tcp << c.bob_tcp << c.record_route << c.challenge);
    RegistrarConfig config;
    config.record_route = c.record_route;
    config.challenge_others = c.challenge;
    start_server(config);
    Phone alice(network, alice_host, 2);
    Phone bob(network, bob_host, 3);
    const auto account = add_account(alice, "alice", "secret", c.alice_tcp);
    add_account(bob, "bob", "hidden", c.bob_tcp);
    ASSERT_TRUE(scheduler.run_until(
        [&] { return alice.is(sip::RegistrationState::kRegistered) && bob.is(sip::RegistrationState::kRegistered); },
        10s));

    sip::InviteRequest invite;
    invite.account = account;
    invite.target = "sip:bob@example.com";
    invite.sdp = std::string(kOffer);
    const auto session = alice.agent.invite(scheduler.now(), invite);
    ASSERT_TRUE(session);
    alice.node.pump();
    ASSERT_TRUE(scheduler.run_until([&] { return bob.last<sip::IncomingSession>() != nullptr; }, 10s));
    const auto incoming = bob.last<sip::IncomingSession>()->session;
    ASSERT_TRUE(bob.agent.ring(scheduler.now(), incoming, 180));
    bob.node.pump();
    ASSERT_TRUE(scheduler.run_until([&] { return alice.last<sip::SessionProgress>() != nullptr; }, 10s));
    ASSERT_TRUE(bob.agent.accept(scheduler.now(), incoming, std::string(kOffer)));
    bob.node.pump();
    const auto acknowledged = [&] {
      const auto* e = bob.last<sip::SessionEstablished>();
      return e != nullptr && e->acknowledged;
    };
    ASSERT_TRUE(scheduler.run_until(acknowledged, 10s));
    EXPECT_TRUE(alice.last<sip::SessionAnswer>());
    ASSERT_TRUE(bob.agent.end(scheduler.now(), incoming));
    bob.node.pump();
    ASSERT_TRUE(scheduler.run_until(
        [&] { return alice.last<sip::SessionEnded>() != nullptr && bob.last<sip::SessionEnded>() != nullptr; }, 40s));
    EXPECT_EQ(alice.last<sip::SessionEnded>()->cause.by, sip::EndedBy::kRemote);

    sip::MessageRequest message;
    message.account = account;
    message.target = "sip:bob@example.com";
    message.body = "hello";
    ASSERT_TRUE(alice.agent.message(scheduler.now(), message));
    message.target = "sip:nobody@example.com";
    ASSERT_TRUE(alice.agent.message(scheduler.now(), message));
    alice.node.pump();
    ASSERT_TRUE(scheduler.run_until([&] { return alice.all<sip::RequestCompleted>().size() == 2; }, 40s));
    std::vector<int> codes;
    for (const auto* e : alice.all<sip::RequestCompleted>()) codes.push_back(e->code);
    EXPECT_THAT(codes, testing::UnorderedElementsAre(200, 404));
    ASSERT_TRUE(bob.last<sip::MessageReceived>());
    EXPECT_EQ(bob.last<sip::MessageReceived>()->body, "hello");
  }
}

TEST_F(RegistrarTest, CancelReachesTheCallee) {
  RegistrarConfig config;
  config.challenge_others = true;
  start_server(config);
  Phone alice(network, alice_host, 2);
  Phone bob(network, bob_host, 3);
  const auto account = add_account(alice, "alice", "secret");
  add_account(bob, "bob", "hidden");
  ASSERT_TRUE(scheduler.run_until([&] { return bob.is(sip::RegistrationState::kRegistered); }, 10s));
  sip::InviteRequest invite;
  invite.account = account;
  invite.target = "sip:bob@example.com";
  invite.sdp = std::string(kOffer);
  const auto session = alice.agent.invite(scheduler.now(), invite);
  alice.node.pump();
  ASSERT_TRUE(scheduler.run_until([&] { return bob.last<sip::IncomingSession>() != nullptr; }, 10s));
  ASSERT_TRUE(bob.agent.ring(scheduler.now(), bob.last<sip::IncomingSession>()->session, 180));
  bob.node.pump();
  ASSERT_TRUE(scheduler.run_until([&] { return alice.last<sip::SessionProgress>() != nullptr; }, 10s));
  ASSERT_TRUE(alice.agent.end(scheduler.now(), *session));
  alice.node.pump();
  ASSERT_TRUE(scheduler.run_until(
      [&] { return alice.last<sip::SessionEnded>() != nullptr && bob.last<sip::SessionEnded>() != nullptr; }, 40s));
}

TEST_F(RegistrarTest, SilenceIsATimeOut) {
  start_server({});
  registrar->set_silent(true);
  Phone alice(network, alice_host, 2);
  add_account(alice, "alice", "secret");
  ASSERT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kFailed); }, 60s));
  EXPECT_EQ(alice.last<sip::RegistrationChanged>()->cause.category, sip::FailureCategory::kTimedOut);
  registrar->set_silent(false);
  EXPECT_TRUE(scheduler.run_until([&] { return alice.is(sip::RegistrationState::kRegistered); }, 1200s));
  registrar->forget_bindings();
  EXPECT_FALSE(registrar->registered("alice", scheduler.now()));
}

TEST_F(RegistrarTest, GarbageIsCounted) {
  start_server({});
  const auto socket = network.bind_udp(alice_host, at("192.0.2.1:9"), [](Timestamp, const Datagram&) {});
  network.send(socket->id, at("192.0.2.100:5060"), bytes_of("rubbish"));
  network.open(alice_host, {ConnectionId{1}, TransportKind::kTcp, at("192.0.2.100:5060"), {}, {}},
               [](Timestamp, const TransportInput&) {});
  network.send(alice_host, ConnectionId{1},
               bytes_of("\r\n\r\nREGISTER sip:x SIP/2.0\r\nContent-Length: 99999999999\r\n\r\n"));
  EXPECT_TRUE(scheduler.run_dry(10s));
  EXPECT_EQ(registrar->counters().unreadable, 2U);
}

}  // namespace
}  // namespace mtavip::testkit
