// Registrations against a registrar that challenges, grants less, expires and fails over.
#include "sip/registration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/digest_verifier.h"
#include "sip/headers.h"
#include "sip/test_network.h"

namespace mtavip::sip {
namespace {

using test::RawPeer;
using test::TestAgent;
using test::TestNetwork;

/// A registrar that answers each REGISTER (and INVITE or MESSAGE) after checking its credentials.
class Registrar {
 public:
  Registrar(TestNetwork& network, const std::string& endpoint, bool challenges = true,
            std::vector<DigestSuite> suites = {{DigestAlgorithm::kSha256, false}, {DigestAlgorithm::kMd5, false}})
      : network_(network),
        peer_(network.add_raw(endpoint)),
        random_(99),
        environment_(random_, log_, WallTime{}),
        verifier_(environment_, {.realm = "example.com", .suites = std::move(suites)}),
        challenges_(challenges) {
    peer_.on_message = [this](const Message& request, Endpoint from) { answer(request, from); };
  }

  RawPeer& peer() { return peer_; }
  [[nodiscard]] std::size_t accepted() const { return accepted_; }

  std::string password = "secret";
  unsigned granted = 600;
  std::optional<unsigned> minimum;
  std::optional<int> refuse_with;
  std::optional<int> retry_after;
  std::string extra_header;
  std::string flow_timer;
  bool knows_outbound = false;
  std::string gruu;
  std::string seen_at;  ///< where the client's messages come from, by a NAT
  bool silent = false;
  std::vector<std::uint32_t> expires_seen;

 private:
  void answer(const Message& request, Endpoint from) {
    if (silent || !request.is_request() || request.method() == Method::kAck) return;
    Message response = Message::response_to(request, 200, {}, "registrar");
    const auto expires = parse_delta_seconds(request.header(HeaderName::kExpires).value_or("0")).value_or(0);
    const auto verdict = verifier_.verify(network_.now, request, password);
    if (refuse_with) {
      response = Message::response_to(request, *refuse_with, {}, "registrar");
      if (retry_after) response.add(HeaderName::kRetryAfter, std::to_string(*retry_after));
    } else if (challenges_ && verdict != DigestVerifier::Verdict::kAccepted) {
      response = verifier_.challenge(network_.now, request, verdict == DigestVerifier::Verdict::kStale, "registrar");
    } else if (minimum && expires != 0 && expires < *minimum) {
      response = Message::response_to(request, 423, {}, "registrar");
      response.add(HeaderName::kMinExpires, std::to_string(*minimum));
    } else {
      ++accepted_;
      expires_seen.push_back(expires);
      if (expires != 0) {
        auto contact = parse_first<Contact>(request, HeaderName::kContact);
        contact->address.parameters.set("expires", std::to_string(granted));
        if (!gruu.empty()) contact->address.parameters.set("pub-gruu", '"' + gruu + '"');
        response.add(HeaderName::kContact, contact->to_string());
      }
      if (!extra_header.empty()) response.add(HeaderName::kServiceRoute, extra_header);
      if (knows_outbound) response.add(HeaderName::kRequire, "outbound");
      if (!flow_timer.empty()) response.add("Flow-Timer", flow_timer);
      if (!seen_at.empty()) {
        auto via = parse_first<Via>(response, HeaderName::kVia);
        via->parameters.set("received", seen_at);
        response.set(HeaderName::kVia, via->to_string());
      }
    }
    network_.send_raw(peer_, from, response.to_string());
  }

  TestNetwork& network_;
  RawPeer& peer_;
  SeededRandom random_;
  NullLog log_;
  Environment environment_;
  DigestVerifier verifier_;
  bool challenges_;
  std::size_t accepted_ = 0;
};

AccountConfig alice_config(std::string registrar = "sip:10.0.0.100") {
  AccountConfig config;
  config.address = "sip:alice@example.com";
  config.registrar = std::move(registrar);
  config.credentials = {{"", "", "secret"}};
  return config;
}

struct Fixture {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  Registrar registrar{network, "10.0.0.100:5060"};

  std::vector<RegistrationState> states() const {
    std::vector<RegistrationState> list;
    for (const auto& event : alice.all<RegistrationChanged>()) list.push_back(event.state);
    return list;
  }
};

using S = RegistrationState;

TEST(Registration, ChallengedAndRefreshedWithTheSameNonce) {
  Fixture f;
  const auto account = f.alice.ua.add_account(alice_config());
  ASSERT_TRUE(account);
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(1s);
  EXPECT_THAT(f.states(), testing::ElementsAre(S::kRegistering, S::kRegistered));
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->expires, Duration(600s));
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->server, "udp:10.0.0.100:5060");
  EXPECT_EQ(f.registrar.peer().received.size(), 2U);
  const auto first_cseq = f.registrar.peer().received[0].cseq()->number;
  EXPECT_EQ(f.registrar.peer().received[1].cseq()->number, first_cseq + 1);
  EXPECT_NE(f.registrar.peer().received[0].branch(), f.registrar.peer().received[1].branch());
  f.network.run(440s);
  EXPECT_EQ(f.registrar.accepted(), 1U);
  f.network.run(80s);  // at 75 to 85 % of 600 s
  EXPECT_EQ(f.registrar.accepted(), 2U);
}

TEST(Registration, UnregisterAndRemove) {
  Fixture f;
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(1s);
  f.alice.ua.unregister_account(f.network.now, *account);
  f.network.run(1s);
  EXPECT_THAT(f.states(), testing::ElementsAre(S::kRegistering, S::kRegistered, S::kUnregistering, S::kUnregistered));
  EXPECT_EQ(f.registrar.expires_seen.back(), 0U);
  f.network.run(2000s);
  EXPECT_EQ(f.registrar.accepted(), 2U);
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(1s);
  const std::size_t told = f.states().size();
  f.alice.ua.remove_account(f.network.now, *account);
  f.network.run(100s);
  EXPECT_EQ(f.states().size(), told);
  EXPECT_EQ(f.registrar.expires_seen.back(), 0U);
  EXPECT_EQ(f.alice.ua.deadline(), std::nullopt);
}

TEST(Registration, WrongPasswordIsNotTriedAgain) {
  Fixture f;
  f.registrar.password = "other";
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(4000s);
  ASSERT_EQ(f.alice.last<RegistrationChanged>()->state, S::kFailed);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->cause.category, FailureCategory::kAuthenticationFailed);
  EXPECT_EQ(f.registrar.peer().received.size(), 2U);
}

TEST(Registration, NoMd5WhereItIsForbidden) {
  Fixture f;
  Registrar old(f.network, "10.0.0.77:5060", true, {{DigestAlgorithm::kMd5, false}});
  for (const bool allowed : {false, true}) {
    AccountConfig config = alice_config("sip:10.0.0.77");
    config.allow_md5 = allowed;
    const auto account = f.alice.ua.add_account(config);
    f.alice.ua.register_account(f.network.now, *account);
    f.network.run(1s);
    const auto told = f.alice.last<RegistrationChanged>();
    EXPECT_EQ(told->state, allowed ? S::kRegistered : S::kFailed);
    if (allowed) continue;
    EXPECT_EQ(told->cause.category, FailureCategory::kAuthenticationFailed);
    EXPECT_FALSE(old.peer().received.back().has(HeaderName::kAuthorization));
  }
}

TEST(Registration, IntervalTooBrief) {
  Fixture f;
  f.registrar.minimum = 1800;
  f.registrar.granted = 1800;
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(1s);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->state, S::kRegistered);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->expires, Duration(1800s));
}

TEST(Registration, DeadRegistrarIsTriedWithGrowingPauses) {
  Fixture f;
  f.registrar.silent = true;
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(33s);
  ASSERT_EQ(f.alice.last<RegistrationChanged>()->state, S::kFailed);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->cause.category, FailureCategory::kTimedOut);
  EXPECT_GE(f.alice.last<RegistrationChanged>()->retry_in, Duration(15s));
  EXPECT_LE(f.alice.last<RegistrationChanged>()->retry_in, Duration(30s));
  f.network.run(600s);
  f.registrar.silent = false;
  f.network.run(1800s);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->state, S::kRegistered);
}

TEST(Registration, ComesBackWhenToldAndNotWithEverybodyElse) {
  Fixture f;
  f.registrar.refuse_with = 503;
  f.registrar.retry_after = 100;
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(2s);
  ASSERT_EQ(f.alice.last<RegistrationChanged>()->state, S::kFailed);
  EXPECT_GT(f.alice.last<RegistrationChanged>()->retry_in, Duration(100s));
  EXPECT_LE(f.alice.last<RegistrationChanged>()->retry_in, Duration(110s));
}

TEST(Registration, FailsOverBySrv) {
  Fixture f;
  f.registrar.silent = true;
  Registrar second(f.network, "10.0.0.101:5070");
  f.network.zone[{DnsType::kSrv, "_sip._udp.example.com"}] = {SrvRecord{10, 0, 5060, "one.example.com"},
                                                              SrvRecord{20, 0, 5070, "two.example.com"}};
  f.network.zone[{DnsType::kA, "one.example.com"}] = {*IpAddress::parse("10.0.0.100")};
  f.network.zone[{DnsType::kA, "two.example.com"}] = {*IpAddress::parse("10.0.0.101")};
  const auto account = f.alice.ua.add_account(alice_config(""));
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(6s);
  ASSERT_EQ(f.alice.last<RegistrationChanged>()->state, S::kRegistered);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->server, "udp:10.0.0.101:5070");
  // Also after a 503.
  f.registrar.silent = false;
  f.registrar.refuse_with = 503;
  f.network.run(1000s);
  EXPECT_EQ(f.alice.last<RegistrationChanged>()->state, S::kRegistered);
  EXPECT_GE(second.accepted(), 2U);
}

TEST(Registration, ServiceRouteAndAuthenticatedCall) {
  Fixture f;
  f.registrar.extra_header = "<sip:10.0.0.100;lr>";
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(1s);
  f.registrar.peer().received.clear();
  InviteRequest call;
  call.account = *account;
  call.target = "bob";
  call.sdp = "v=0\r\n";
  f.registrar.refuse_with = 404;
  ASSERT_TRUE(f.alice.ua.invite(f.network.now, call));
  f.network.run(1s);
  const Message& invite = f.registrar.peer().received.front();
  EXPECT_EQ(invite.request_uri_text(), "sip:bob@example.com");
  EXPECT_EQ(invite.header(HeaderName::kRoute), "<sip:10.0.0.100;lr>");
  EXPECT_TRUE(invite.has(HeaderName::kAuthorization));  // the nonce is used again before being asked
  EXPECT_EQ(f.alice.last<SessionEnded>()->cause.category, FailureCategory::kNotFound);
}

TEST(Registration, CredentialsDoNotGoToStrangers) {
  Fixture f;
  Registrar stranger(f.network, "10.0.0.66:5060");
  const auto account = f.alice.ua.add_account(alice_config());
  f.alice.ua.register_account(f.network.now, *account);
  f.network.run(1s);
  InviteRequest call;
  call.account = *account;
  call.target = "sip:mallory@10.0.0.66";
  call.sdp = "v=0\r\n";
  ASSERT_TRUE(f.alice.ua.invite(f.network.now, call));
  f.network.run(1s);
  EXPECT_EQ(f.alice.last<SessionEnded>()->cause.category, FailureCategory::kAuthenticationFailed);
  for (const Message& message : stranger.peer().received) EXPECT_FALSE(message.has(HeaderName::kAuthorization));
}

InviteRequest call_by(AccountId account) {
  InviteRequest request;
  request.account = account;
  request.target = "bob";
  request.sdp = "v=0\r\n";
  return request;
}

std::string contact_of(const Message& message) {
  return std::string(message.header(HeaderName::kContact).value_or(""));
}

AccountId register_instance(Fixture& f, const std::string& instance = "urn:uuid:00000000-0000-4000-8000-000000000001") {
  auto config = alice_config();
  config.outbound_proxy = "sip:10.0.0.100";
  config.instance_id = instance;
  const auto account = f.alice.ua.add_account(config);
  f.alice.ua.register_account(f.network.now, *account);
  return *account;
}

TEST(Registration, NamesTheInstanceAndTheFlow) {
  Fixture f;
  f.registrar.knows_outbound = true;
  const auto account = register_instance(f);
  f.network.run(1s);
  const Message& request = f.registrar.peer().received.back();
  EXPECT_EQ(contact_of(request),
            "<sip:alice@10.0.0.1:5060>;expires=600;"
            "+sip.instance=\"<urn:uuid:00000000-0000-4000-8000-000000000001>\";reg-id=1");
  for (const auto* option : {"path", "outbound", "gruu"}) {
    EXPECT_TRUE(request.lists(HeaderName::kSupported, option)) << option;
  }
  // The registrar sends requests by the flow that they are registered by, and is asked to in every dialog.
  ASSERT_TRUE(f.alice.ua.invite(f.network.now, call_by(account)));
  f.network.run(100ms);
  EXPECT_EQ(contact_of(f.registrar.peer().received.back()), "<sip:alice@10.0.0.1:5060;ob>");
}

TEST(Registration, AServerWithoutOutboundIsNotAskedForIt) {
  Fixture f;
  f.registrar.refuse_with = 439;
  const auto account = register_instance(f);
  f.network.run(15ms);
  f.registrar.refuse_with.reset();
  f.network.run(1s);
  EXPECT_EQ(f.states().back(), S::kRegistered);
  const Message& request = f.registrar.peer().received.back();
  EXPECT_EQ(contact_of(request).find("reg-id"), std::string::npos);
  EXPECT_FALSE(request.lists(HeaderName::kSupported, "outbound"));
  ASSERT_TRUE(f.alice.ua.invite(f.network.now, call_by(account)));
  f.network.run(100ms);
  EXPECT_EQ(contact_of(f.registrar.peer().received.back()), "<sip:alice@10.0.0.1:5060>");
}

TEST(Registration, AnAddressGivenByTheRegistrarIsUsed) {
  for (const auto& [gruu, contact] : {std::pair<std::string, std::string>{"sip:alice@example.com;gr=urn:uuid:1",
                                                                          "<sip:alice@example.com;gr=urn:uuid:1>"},
                                      {"mailto:alice@example.com", "<sip:alice@10.0.0.1:5060>"}}) {
    Fixture f;
    f.registrar.gruu = gruu;
    const auto account = register_instance(f, "urn:uuid:1");
    f.network.run(1s);
    // The registration itself, refreshed, is of the place and not of the name.
    f.network.run(600s);
    EXPECT_TRUE(contact_of(f.registrar.peer().received.back()).starts_with("<sip:alice@10.0.0.1:5060>"));
    ASSERT_TRUE(f.alice.ua.invite(f.network.now, call_by(account)));
    f.network.run(100ms);
    EXPECT_EQ(contact_of(f.registrar.peer().received.back()), contact);
  }
}

TEST(Registration, KeepsTheWayThroughANatOpen) {
  struct Case {
    const char* seen_at;
    const char* flow_timer;
    std::ptrdiff_t least;
    std::ptrdiff_t most;
  };
  for (const auto& [seen_at, flow_timer, least, most] : {
           Case{"", "", 0, 0},
           Case{"10.0.0.1", "", 0, 0},
           Case{"203.0.113.5", "", 10, 13},  // every 24 to 29 s
           Case{"", "60", 4, 7},
           Case{"203.0.113.5", "100", 2, 4},
           Case{"", "0", 0, 0},
           Case{"", "soon", 0, 0},
       }) {
    SCOPED_TRACE(std::string(seen_at) + "/" + flow_timer);
    Fixture f;
    f.registrar.seen_at = seen_at;
    f.registrar.flow_timer = flow_timer;
    const auto account = f.alice.ua.add_account(alice_config());
    f.alice.ua.register_account(f.network.now, *account);
    f.network.run(300s);
    const auto pings = std::ranges::count(f.network.wire, "\r\n\r\n");
    EXPECT_GE(pings, least);
    EXPECT_LE(pings, most);
    f.alice.ua.unregister_account(f.network.now, *account);
    f.network.run(300s);
    EXPECT_EQ(std::ranges::count(f.network.wire, "\r\n\r\n"), pings);
  }
}

TEST(Registration, AServerThatIsNoRegistrarIsTriedAgainLater) {
  TestNetwork network;
  TestAgent& alice = network.add("10.0.0.1");
  TestAgent& server = network.add("10.0.0.100");
  alice.listen(TransportKind::kTcp, 0);
  server.listen(TransportKind::kTcp, 5060);
  const auto account = alice.ua.add_account(alice_config("sip:10.0.0.100;transport=tcp"));
  alice.ua.register_account(network.now, *account);
  network.run(1s);
  // A user agent is no registrar: 405.
  EXPECT_EQ(alice.last<RegistrationChanged>()->cause.code, 405);
  EXPECT_GT(alice.last<RegistrationChanged>()->retry_in, Duration(0s));
}

TEST(Registration, Pauses) {
  SeededRandom random(3);
  for (unsigned failures = 1; failures < 40; ++failures) {
    const Duration longest = std::min<Duration>(30s * (1U << std::min(failures - 1, 6U)), 30min);
    const Duration pause = registration_pause(failures, random);
    EXPECT_GE(pause, longest / 2);
    EXPECT_LE(pause, longest);
  }
  for (const Duration expires : {Duration(1s), Duration(60s), Duration(3600s)}) {
    const Duration after = refresh_after(expires, random);
    EXPECT_LE(after, std::max<Duration>(expires * 85 / 100, 1s));
    EXPECT_GE(after, expires * 74 / 100);
  }
}

}  // namespace
}  // namespace mtavip::sip
