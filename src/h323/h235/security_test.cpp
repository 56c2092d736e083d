#include "h323/h235/security.h"

#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "base/text.h"
#include "base/unicode.h"
#include "h323/messages/h225_ras.h"
#include "h323/ras/message.h"
#include "h323/wire/q931.h"

namespace mtavip::h323::h235 {
namespace {

using h225::RasMessage;

struct Recorded {
  std::string recording;
  bool outgoing = false;
  std::string endpoint;
  std::int64_t seconds = 0;
  Bytes data;
};

Bytes from_hex(std::string_view text) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes.push_back(std::byte{parse_number<std::uint8_t>(text.substr(i, 2), 16).value_or(0)});
  }
  return bytes;
}

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(std::string(MTAVIP_TEST_DATA) + "/h323/" + name);
  EXPECT_TRUE(file.good()) << name;
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

std::vector<Recorded> recorded() {
  std::vector<Recorded> list;
  for (const std::string& line : lines_of("authenticated_ras.txt")) {
    std::istringstream fields(line);
    Recorded entry;
    std::string direction;
    std::string hex;
    fields >> entry.recording >> direction >> entry.endpoint >> entry.seconds >> hex;
    entry.outgoing = direction == "out";
    entry.data = from_hex(hex);
    list.push_back(std::move(entry));
  }
  return list;
}

/// Somebody with a password, at a time of day.
struct Side {
  Side(const std::string& user, const std::string& password, std::int64_t seconds, Duration tolerance = 1h)
      : environment(random, log, WallTime(std::chrono::seconds(seconds))),
        association(environment, {user, password, tolerance}) {}
  SeededRandom random{3};
  NullLog log;
  Environment environment;
  Association association;
};

std::optional<Mechanism> mechanism_in(const RasMessage& message) {
  const auto tokens = ras::tokens_of(message);
  for (const auto& token : tokens.crypto_tokens) {
    return token.is(h225::CryptoH323Token::kNestedcryptoToken) ? Mechanism::kHmacSha1 : Mechanism::kMd5;
  }
  return std::nullopt;
}

Verdict check(const Recorded& entry, Mechanism mechanism, const std::string& password, Timestamp now = {}) {
  Side side(entry.endpoint, password, entry.seconds);
  const auto message = asn1::decode<RasMessage>(entry.data);
  const auto tokens = ras::tokens_of(*message);
  return side.association.verify(now, mechanism, {}, tokens.tokens, tokens.crypto_tokens, entry.data);
}

TEST(RecordedTokens, EachVerifiesWithItsPasswordOnly) {
  std::map<std::string, int> signed_messages;
  for (const Recorded& entry : recorded()) {
    const auto message = asn1::decode<RasMessage>(entry.data);
    ASSERT_TRUE(message) << message.error().to_string();
    const auto mechanism = mechanism_in(*message);
    if (!mechanism) continue;
    ++signed_messages[entry.recording];
    const bool wrong = entry.recording == "41" || entry.recording == "43";
    const std::string password = wrong ? "wrong" : "secret-" + entry.endpoint;
    EXPECT_EQ(check(entry, *mechanism, password), Verdict::kGood) << entry.recording << " " << entry.seconds;
    EXPECT_EQ(check(entry, *mechanism, password + "!"), Verdict::kWrongHash);
    EXPECT_EQ(check(entry, *mechanism, "secret-gatekeeper"), Verdict::kWrongHash);
    EXPECT_EQ(check(entry, *mechanism, password, Timestamp(3601s)), Verdict::kWrongTime);
    // A token proves who sent it; of H.235.1 also that nothing was changed.
    Recorded changed = entry;
    changed.data[2] ^= std::byte{1};  // the sequence number
    EXPECT_EQ(check(changed, *mechanism, password),
              *mechanism == Mechanism::kHmacSha1 ? Verdict::kWrongHash : Verdict::kGood);
  }
  EXPECT_GE(signed_messages["40"], 16);
  EXPECT_EQ(signed_messages["41"], 1);
  EXPECT_GE(signed_messages["42"], 6);
  EXPECT_EQ(signed_messages["43"], 1);
  EXPECT_EQ(signed_messages["46"], 0);
  EXPECT_GE(signed_messages["47"], 16);
}

TEST(RecordedTokens, NamesAndReplays) {
  for (const Recorded& entry : recorded()) {
    const auto message = asn1::decode<RasMessage>(entry.data);
    const auto* confirm = message->get_if<RasMessage::kRegistrationConfirm>();
    if (confirm == nullptr || mechanism_in(*message) != Mechanism::kHmacSha1) continue;
    const auto tokens = ras::tokens_of(*message);
    const std::string identifier = to_utf8(confirm->endpoint_identifier);
    EXPECT_EQ(claimed_sender(tokens.tokens, tokens.crypto_tokens), "TestGK");
    Side side(entry.endpoint, "secret-" + entry.endpoint, entry.seconds);
    const auto verify = [&](const Expected& expected) {
      return side.association.verify({}, Mechanism::kHmacSha1, expected, tokens.tokens, tokens.crypto_tokens,
                                     entry.data);
    };
    EXPECT_EQ(verify({{"OtherGK"}, {identifier}}), Verdict::kWrongIdentity);
    EXPECT_EQ(verify({{"TestGK"}, {"somebody"}}), Verdict::kWrongIdentity);
    EXPECT_EQ(verify({{}, {"TestGK", identifier}}), Verdict::kWrongIdentity);  // ours, reflected
    EXPECT_EQ(verify({{"TestGK"}, {"bob", identifier}}), Verdict::kGood);
    EXPECT_EQ(verify({{"TestGK"}, {"bob", identifier}}), Verdict::kReplayed);
  }
}

TEST(RecordedTokens, CallSignallingIsSignedWithAllOfItsQ931Message) {
  const Bytes data = from_hex(lines_of("authenticated_setup.txt").at(0));
  const auto message = wire::Q931Message::parse(data);
  ASSERT_TRUE(message);
  const auto pdu = message->h225_pdu();
  ASSERT_TRUE(pdu);
  const auto information = asn1::decode<h225::H323UserInformation>(*pdu);
  ASSERT_TRUE(information) << information.error().to_string();
  const auto& setup = information->h323_uu_pdu.h323_message_body.get<h225::H323UuPdu::H323MessageBody::kSetup>();
  Side side("alice", "alice", 1795329323);
  EXPECT_EQ(side.association.verify({}, Mechanism::kHmacSha1, {}, {}, *setup.crypto_tokens, data), Verdict::kGood);
}

class Mechanisms : public ::testing::TestWithParam<Mechanism> {
 protected:
  /// A signed message of alice's, as it goes out.
  Bytes signed_message(Side& side, const Names& names = {"alice", "GK"}) {
    h225::RegistrationRequest request;
    request.request_seq_num = 7;
    request.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
    message_ = RasMessage::of<RasMessage::kRegistrationRequest>(std::move(request));
    auto tokens = side.association.make_tokens(Timestamp(5s), GetParam(), names);
    ras::set_tokens(message_, std::move(tokens.tokens), std::move(tokens.crypto_tokens));
    Bytes data = asn1::encode(message_).value();
    side.association.seal(data);
    return data;
  }
  Verdict verify(Side& side, const Bytes& data, const Expected& expected, Timestamp now = Timestamp(5s)) {
    const auto message = asn1::decode<RasMessage>(data);
    const auto tokens = ras::tokens_of(*message);
    return side.association.verify(now, GetParam(), expected, tokens.tokens, tokens.crypto_tokens, data);
  }
  RasMessage message_;
  static constexpr std::int64_t kNow = 1'767'225'600;
};
INSTANTIATE_TEST_SUITE_P(All, Mechanisms, ::testing::Values(Mechanism::kHmacSha1, Mechanism::kMd5, Mechanism::kCat));

TEST_P(Mechanisms, OursAreGood) {
  Side alice("alice", "p\xc3\xa4ss", kNow);
  Side gatekeeper("", "p\xc3\xa4ss", kNow);
  Side stranger("", "pass", kNow);
  const Bytes data = signed_message(alice);
  EXPECT_EQ(verify(stranger, data, {{"alice"}, {"GK"}}), Verdict::kWrongHash);
  EXPECT_EQ(verify(gatekeeper, data, {{"bob"}, {"GK"}}), Verdict::kWrongIdentity);
  EXPECT_EQ(verify(gatekeeper, data, {{}, {"alice"}}), Verdict::kWrongIdentity);
  EXPECT_EQ(verify(gatekeeper, data, {{"alice"}, {"GK"}}), Verdict::kGood);
  const auto message = asn1::decode<RasMessage>(data);
  EXPECT_EQ(claimed_sender(ras::tokens_of(*message).tokens, ras::tokens_of(*message).crypto_tokens), "alice");
}

TEST_P(Mechanisms, TimeIsBounded) {
  Side alice("alice", "secret", kNow);
  Side gatekeeper("", "secret", kNow, 60s);
  const Bytes data = signed_message(alice);
  EXPECT_EQ(verify(gatekeeper, data, {}, Timestamp(66s)), Verdict::kWrongTime);
  EXPECT_EQ(verify(gatekeeper, data, {}, Timestamp(65s)), Verdict::kGood);
  Side slow("", "secret", kNow - 61, 60s);
  EXPECT_EQ(verify(slow, data, {}), Verdict::kWrongTime);
}

TEST_P(Mechanisms, OtherTokensAreNotTaken) {
  Side alice("alice", "secret", kNow);
  const Bytes data = signed_message(alice);
  const auto message = asn1::decode<RasMessage>(data);
  const auto tokens = ras::tokens_of(*message);
  for (const Mechanism other : {Mechanism::kHmacSha1, Mechanism::kMd5, Mechanism::kCat}) {
    if (other == GetParam()) continue;
    EXPECT_EQ(alice.association.verify({}, other, {}, tokens.tokens, tokens.crypto_tokens, data), Verdict::kAbsent);
  }
}

TEST_P(Mechanisms, TheGatekeepersChoiceIsUnderstood) {
  EXPECT_EQ(mechanism_of(capability_of(GetParam()), algorithm_of(GetParam())), GetParam());
  EXPECT_FALSE(mechanism_of(AuthenticationMechanism::kCertSign, algorithm_of(GetParam())));
  EXPECT_FALSE(mechanism_of(capability_of(GetParam()), asn1::ObjectIdentifier{1, 2, 840, 113549, 2, 4}));
}

TEST(Replay, EachTokenOnce) {
  Side alice("alice", "secret", 1'767'225'600);
  Side gatekeeper("", "secret", 1'767'225'600);
  std::vector<Bytes> messages;
  std::vector<std::vector<h225::CryptoH323Token>> tokens;
  const auto verify = [&](std::size_t i) {
    return gatekeeper.association.verify(Timestamp(1000s), Mechanism::kHmacSha1, {}, {}, tokens[i], messages[i]);
  };
  for (int i = 0; i < 600; ++i) {
    h225::DisengageConfirm confirm;
    confirm.request_seq_num = 1;
    auto made = alice.association.make_tokens(Timestamp(std::chrono::seconds(i)), Mechanism::kHmacSha1, {"a", "g"});
    confirm.crypto_tokens = made.crypto_tokens;
    auto message = RasMessage::of<RasMessage::kDisengageConfirm>(std::move(confirm));
    messages.push_back(asn1::encode(message).value());
    alice.association.seal(messages.back());
    message = asn1::decode<RasMessage>(messages.back()).value();
    tokens.push_back(ras::tokens_of(message).crypto_tokens);
    EXPECT_EQ(verify(messages.size() - 1), Verdict::kGood);
  }
  // Also those that are too long ago to be remembered one by one.
  for (std::size_t i = 0; i < messages.size(); ++i) EXPECT_EQ(verify(i), Verdict::kReplayed) << i;
}

TEST(Seal, LeavesOtherMessagesAlone) {
  Side alice("alice", "secret", 1'767'225'600);
  Bytes data(40, std::byte{7});
  const Bytes before = data;
  alice.association.seal(data);
  EXPECT_EQ(data, before);
  static_cast<void>(alice.association.make_tokens({}, Mechanism::kHmacSha1, {"a", ""}));
  alice.association.seal(data);
  EXPECT_EQ(data, before);
}

}  // namespace
}  // namespace mtavip::h323::h235
