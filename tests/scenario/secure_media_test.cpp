// Calls whose media are encrypted: who agrees with whom, what old peers make of it, and what nobody may get through.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/scenario/scenario.h"

namespace mtavip::scenario {
namespace {

using enum MediaEncryption;

constexpr EncryptionPolicy kSdes{kOptional, KeyExchange::kSdes};
constexpr EncryptionPolicy kDtls{kOptional, KeyExchange::kDtls};
constexpr EncryptionPolicy kBoth{kOptional, {}};
constexpr EncryptionPolicy kMust{kRequired, {}};

bool established(const ScenarioClient& client, CallId call) {
  return client.state(call) == CallState::kEstablished;
}

std::optional<EncryptionInfo> encryption(const ScenarioClient& client) {
  const auto media = client.events<CallMediaEvent>();
  if (media.empty() || media.back().streams.empty()) return std::nullopt;
  return media.back().streams[0].encryption;
}

/// Rtp or RTCP, by its first octet.
bool is_media(const testkit::Datagram& datagram) {
  return !datagram.data.empty() && (static_cast<unsigned>(datagram.data[0]) & 0xc0U) == 0x80;
}
bool is_dtls(const testkit::Datagram& datagram) {
  const auto first = datagram.data.empty() ? 0U : static_cast<unsigned>(datagram.data[0]);
  return first >= 20 && first <= 63;
}

struct Connected {
  explicit Connected(Scenario& s, Duration talk = 3s) {
    alice = s.alice.dial(s.bob.uri());
    EXPECT_TRUE(s.run_until(
        [&] { return established(s.alice, alice) && s.bob.incoming() && established(s.bob, *s.bob.incoming()); }));
    bob = s.bob.incoming().value_or(CallId{});
    s.run_for(talk);
  }
  CallId alice{};
  CallId bob{};
};

struct Pairing {
  const char* name;
  EncryptionPolicy alice;
  EncryptionPolicy bob;
  std::optional<KeyExchange> expected;
};

TEST(SecureMedia, EveryPairOfPoliciesThatCanAgreeDoes) {
  for (const auto& [name, alice, bob, expected] : {
           Pairing{"neither", {}, {}, std::nullopt},
           Pairing{"callee takes keys", kSdes, {}, KeyExchange::kSdes},
           Pairing{"callee takes a fingerprint", kDtls, {}, KeyExchange::kDtls},
           Pairing{"both ways: end to end", kBoth, kBoth, KeyExchange::kDtls},
           Pairing{"only keys in common", kBoth, kSdes, KeyExchange::kSdes},
           Pairing{"only the handshake in common", kBoth, kDtls, KeyExchange::kDtls},
           Pairing{"required by both", kMust, kMust, KeyExchange::kDtls},
           Pairing{"required by the callee", kSdes, kMust, KeyExchange::kSdes},
           Pairing{"nothing in common", kSdes, kDtls, std::nullopt},
       }) {
    SCOPED_TRACE(name);
    Scenario s(Encryption{alice, bob});
    const Connected call(s);
    EXPECT_TRUE(s.both_hear(call.alice, call.bob));
    for (const auto* client : {&s.alice, &s.bob}) {
      const auto info = encryption(*client);
      ASSERT_EQ(info.has_value(), expected.has_value());
      if (!info) continue;
      EXPECT_EQ(info->keys, *expected);
      EXPECT_EQ(info->suite, "AEAD_AES_256_GCM");
      // The signalling goes by UDP.
      EXPECT_EQ(info->keys_exposed, *expected == KeyExchange::kSdes);
      EXPECT_FALSE(client->events<CallMediaEvent>().back().signalling_encrypted);
    }
  }
}

TEST(SecureMedia, WhoRequiresItIsNotRungByOthers) {
  Scenario s(Encryption{{}, kMust});
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_EQ(s.alice.ended(call)->code, 488);
  EXPECT_TRUE(s.bob.events<IncomingCallEvent>().empty());
}

TEST(SecureMedia, RequiredWithoutACommonWayEndsTheCall) {
  Scenario s(Encryption{{kRequired, KeyExchange::kSdes}, {kRequired, KeyExchange::kDtls}});
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNotEncrypted);
}

TEST(SecureMedia, HoldAndResumeKeepTheKeys) {
  for (const auto& policy : {kSdes, kDtls}) {
    Scenario s(Encryption{policy, policy});
    const Connected call(s);
    std::size_t handshakes = 0;
    s.network.add_rule([&handshakes](const testkit::Datagram& datagram) {
      handshakes += is_dtls(datagram) ? 1 : 0;
      return testkit::Verdict::pass();
    });
    for (const bool held : {true, false}) {
      ASSERT_TRUE(s.bob.run([&](call::CallCore& core, Timestamp now) { return core.set_held(now, call.bob, held); }));
      s.run_for(2s);
    }
    EXPECT_TRUE(s.both_hear(call.alice, call.bob));
    EXPECT_EQ(handshakes, 0U);
    EXPECT_TRUE(encryption(s.alice).has_value());
  }
}

// Each datagram of the handshake lost, doubled or late in turn.
TEST(SecureMedia, TheHandshakeSurvivesTheNetwork) {
  for (std::uint64_t n = 0; n < 6; ++n) {
    for (const int fate : {0, 1, 2}) {
      SCOPED_TRACE(std::to_string(n) + "/" + std::to_string(fate));
      Scenario s(Encryption{kDtls, kDtls}, n + 1);
      if (fate == 0) s.network.drop_nth(n, is_dtls);
      if (fate == 1) s.network.duplicate_nth(n, is_dtls);
      if (fate == 2) s.network.delay_nth(n, 700ms, is_dtls);
      const Connected call(s, 4s);
      EXPECT_TRUE(s.both_hear(call.alice, call.bob));
    }
  }
}

TEST(SecureMedia, AnotherCertificateThanAnnouncedEndsTheCall) {
  Scenario s(Encryption{kDtls, kDtls});
  s.bob.media().announced_fingerprint = crypto::Fingerprint{"sha-256", Bytes(32, std::byte{7})};
  const CallId call = s.alice.dial(s.bob.uri());
  ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
  EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNotEncrypted);
  EXPECT_NE(s.alice.ended(call)->text.find("fingerprint"), std::string::npos);
  EXPECT_FALSE(encryption(s.alice));
}

TEST(SecureMedia, NoPlainPacketEverLeaves) {
  for (const auto& policy : {kMust, EncryptionPolicy{kRequired, KeyExchange::kSdes}}) {
    Scenario s(Encryption{policy, policy});
    std::vector<Bytes> sent;
    s.network.add_rule([&sent](const testkit::Datagram& datagram) {
      if (is_media(datagram)) sent.push_back(datagram.data);
      return testkit::Verdict::pass();
    });
    const Connected call(s);
    ASSERT_GT(sent.size(), 100U);
    // PCMA of silence or a tone at 20 ms is 172 octets; encrypted it has a tag of 16 more.
    for (const auto& packet : sent) EXPECT_NE(packet.size(), 172U);
  }
}

TEST(SecureMedia, ReplayedAndForgedPacketsAreNotHeard) {
  Scenario s(Encryption{kSdes, kSdes});
  const Connected call(s);
  // Everything that bob is sent comes to him again, and once more with a changed octet.
  const auto mallory = s.network.add_host("mallory", {IpAddress::v4({10, 0, 0, 66})});
  const auto socket =
      s.network.bind_udp(mallory, {IpAddress::v4({10, 0, 0, 66}), 0},
                         testkit::SimulatedNetwork::DatagramHandler([](Timestamp, const testkit::Datagram&) {}));
  ASSERT_TRUE(socket);
  std::size_t forged = 0;
  s.network.add_rule([&](const testkit::Datagram& datagram) {
    if (is_media(datagram) && datagram.from.address == IpAddress::v4({10, 0, 0, 1}) && forged < 100) {
      ++forged;
      Bytes changed = datagram.data;
      changed.back() ^= std::byte{1};
      s.scheduler.after(1ms, [&s, socket, to = datagram.to, copy = datagram.data, changed](Timestamp) {
        s.network.send(socket->id, to, copy);
        s.network.send(socket->id, to, changed);
      });
    }
    return testkit::Verdict::pass();
  });
  s.run_for(3s);
  EXPECT_EQ(forged, 100U);
  EXPECT_TRUE(s.both_hear(call.alice, call.bob));
}

// --- Peers that do not know encryption

std::string header(std::string_view message, std::string_view name) {
  for (const auto line : split(message, '\n')) {
    if (starts_with_ignoring_case(line, name)) return std::string(trim(line)) + "\r\n";
  }
  return {};
}

/// A telephone that takes RTP/AVP and nothing else, each in its own way.
class OldPhone {
 public:
  enum class Manner { kRefuses, kRejectsTheLine, kAnswersPlainly };
  OldPhone(Scenario& scenario, Manner manner, int code = 488) : scenario_(scenario), manner_(manner), code_(code) {
    const auto host = scenario.network.add_host("phone", {kAddress});
    const auto bound =
        scenario.network.bind_udp(host, {kAddress, 5060},
                                  testkit::SimulatedNetwork::DatagramHandler(
                                      [this](Timestamp, const testkit::Datagram& datagram) { take(datagram); }));
    EXPECT_TRUE(bound);
    socket_ = bound->id;
  }
  [[nodiscard]] std::string uri() const { return "sip:phone@" + kAddress.to_string(); }
  /// The transport of each INVITE's offer, repetitions left out.
  std::vector<std::string> offers;
  std::vector<bool> keys;  ///< whether each of them has keys in it
  bool ended = false;

 private:
  static constexpr IpAddress kAddress = IpAddress::v4({10, 0, 0, 9});

  void take(const testkit::Datagram& datagram) {
    const auto text = std::string(datagram.text());
    if (text.starts_with("BYE")) {
      ended = true;
      answer(datagram, "200 OK", {});
    }
    if (!text.starts_with("INVITE")) return;
    const std::string line = header(text, "m=audio");
    const std::string cseq = header(text, "CSeq:");
    const auto profile = std::string(split(trim(line), ' ').at(2));
    if (cseq + header(text, "Call-ID:") != last_) {
      offers.push_back(profile);
      keys.push_back(!header(text, "a=crypto:").empty());
    }
    last_ = cseq + header(text, "Call-ID:");
    const bool plain = profile == "RTP/AVP";
    if (!plain && manner_ == Manner::kRefuses) {
      answer(datagram, std::to_string(code_) + " Refused", {});
      return;
    }
    const bool reject = !plain && manner_ == Manner::kRejectsTheLine;
    answer(datagram, "200 OK",
           "v=0\r\no=- 1 " + std::to_string(offers.size()) +
               " IN IP4 10.0.0.9\r\ns=-\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\n" + "m=audio " + (reject ? "0" : "7000") +
               " " + (reject ? profile : "RTP/AVP") + " 8\r\na=rtpmap:8 PCMA/8000\r\n");
  }
  void answer(const testkit::Datagram& request, const std::string& status, const std::string& sdp) {
    const auto text = request.text();
    std::string to = header(text, "To:");
    if (to.find("tag=") == std::string::npos) to = std::string(trim(to)) + ";tag=phone\r\n";
    const std::string reply = "SIP/2.0 " + status + "\r\n" + header(text, "Via:") + header(text, "From:") + to +
                              header(text, "Call-ID:") + header(text, "CSeq:") + "Contact: <" + uri() + ">\r\n" +
                              (sdp.empty() ? "" : "Content-Type: application/sdp\r\n") +
                              "Content-Length: " + std::to_string(sdp.size()) + "\r\n\r\n" + sdp;
    scenario_.network.send(socket_, request.from, bytes_of(reply));
  }

  Scenario& scenario_;
  Manner manner_;
  int code_;
  SocketId socket_{};
  std::string last_;
};

using Manner = OldPhone::Manner;

TEST(SecureMedia, ABestEffortCallReachesOldPhones) {
  for (const int code : {488, 606, 415}) {
    Scenario s(Encryption{kSdes, {}});
    OldPhone phone(s, Manner::kRefuses, code);
    const CallId call = s.alice.dial(phone.uri());
    ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); })) << code;
    EXPECT_EQ(phone.offers, (std::vector<std::string>{"RTP/SAVPF", "RTP/SAVP", "RTP/AVP"}));
    EXPECT_FALSE(encryption(s.alice));
    // The next call begins where this one ended.
    const CallId next = s.alice.dial(phone.uri());
    ASSERT_TRUE(s.run_until([&] { return established(s.alice, next); }));
    EXPECT_EQ(phone.offers.size(), 4U);
    EXPECT_EQ(phone.offers.back(), "RTP/AVP");
    // ... and an hour later at the top again.
    for (const CallId each : {call, next}) {
      ASSERT_TRUE(s.alice.run([&](call::CallCore& core, Timestamp now) { return core.hang_up(now, each); }));
    }
    s.run_for(std::chrono::minutes(61));
    const CallId later = s.alice.dial(phone.uri());
    ASSERT_TRUE(s.run_until([&] { return established(s.alice, later); }));
    EXPECT_EQ(phone.offers[4], "RTP/SAVPF");
  }
}

TEST(SecureMedia, AnAnswerWithoutTheLineIsFollowedByALesserOffer) {
  for (const auto manner : {Manner::kRejectsTheLine, Manner::kAnswersPlainly}) {
    Scenario s(Encryption{kSdes, {}});
    OldPhone phone(s, manner);
    const CallId call = s.alice.dial(phone.uri());
    ASSERT_TRUE(s.run_until([&] { return !phone.offers.empty() && phone.offers.back() == "RTP/AVP"; }));
    s.run_for(1s);
    EXPECT_TRUE(established(s.alice, call));
    EXPECT_FALSE(phone.ended);
    EXPECT_EQ(s.alice.events<CallMediaEvent>().size(), 1U);
  }
}

TEST(SecureMedia, WhoAllowsBothWaysOffersAHandshakeAloneBeforePlainMedia) {
  Scenario s(Encryption{kBoth, {}});
  OldPhone phone(s, Manner::kRefuses);
  const CallId call = s.alice.dial(phone.uri());
  ASSERT_TRUE(s.run_until([&] { return established(s.alice, call); }));
  EXPECT_EQ(phone.offers,
            (std::vector<std::string>{"RTP/SAVPF", "RTP/SAVP", "UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/AVP"}));
  EXPECT_EQ(phone.keys, (std::vector<bool>{true, true, false, false, true}));
}

TEST(SecureMedia, NoRefusalMakesACallPlainThatMustNotBe) {
  for (const auto manner : {Manner::kRefuses, Manner::kRejectsTheLine, Manner::kAnswersPlainly}) {
    Scenario s(Encryption{kMust, {}});
    OldPhone phone(s, manner);
    const CallId call = s.alice.dial(phone.uri());
    ASSERT_TRUE(s.run_until([&] { return s.alice.ended(call).has_value(); }));
    EXPECT_EQ(s.alice.ended(call)->reason, EndReason::kNotEncrypted);
    EXPECT_EQ(std::ranges::count(phone.offers, "RTP/AVP"), 0);
    EXPECT_TRUE(s.alice.events<CallMediaEvent>().empty());
  }
}

}  // namespace
}  // namespace mtavip::scenario
