#include <gtest/gtest.h>

#include "asn1/generate.h"
#include "base/text.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_ras.h"
#include "h323/messages/h235.h"
#include "h323/messages/h235_srtp.h"
#include "h323/messages/h245_identifiers.h"
#include "h323/messages/h245_message.h"
#include "h323/messages/h450_call_diversion.h"
#include "h323/messages/h450_call_hold.h"
#include "h323/messages/h450_call_intrusion.h"
#include "h323/messages/h450_call_transfer.h"
#include "h323/messages/h450_call_waiting.h"
#include "h323/messages/h450_message_waiting.h"
#include "h323/messages/h450_name_identification.h"
#include "h323/messages/h450_supplementary_service.h"
#include "h323/messages/h460.h"

namespace mtavip::h323 {
namespace {

using Body = h225::H323UuPdu::H323MessageBody;

// decode(encode(x)) == x, and a copy is the same too.
template <class T>
class Generated : public testing::Test {};
using Types =
    testing::Types<h225::H323UserInformation, h225::RasMessage, h245::MultimediaSystemControlMessage,
                   h245::OpenLogicalChannel, h235::ClearToken, h235::CryptoToken, h235::H235Key, h235::SrtpCryptoInfo,
                   h235::SrtpKeyParameters, h450::SupplementaryService, h450::CtInitiateArg, h450::CtSetupArg,
                   h450::CtCompleteArg, h450::CtUpdateArg, h450::DivertingLegInfo2Arg, h450::HoldNotificArg,
                   h450::CallWaitingArg, h450::MwiActivateArg, h450::MwiInterrogateArg, h450::Name, h450::CiRequestArg,
                   h460::IncomingCallIndication, h460::TraversalParameters, h460::AlternateAddresses,
                   h460::SignallingChannelData>;
TYPED_TEST_SUITE(Generated, Types);

TYPED_TEST(Generated, ComesOutAgainUnchanged) {
  const asn1::Limits limits{.message_size = 1'000'000};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SeededRandom random(seed);
    const auto value = asn1::generate<TypeParam>(random);
    const auto bytes = asn1::encode(value, limits);
    ASSERT_TRUE(bytes) << seed << ": " << bytes.error().to_string();
    const auto again = asn1::decode<TypeParam>(*bytes, limits);
    ASSERT_TRUE(again) << seed << ": " << again.error().to_string();
    ASSERT_TRUE(*again == value) << seed << ": " << asn1::print(value) << "\n" << asn1::print(*again);
    TypeParam copy = *again;
    ASSERT_TRUE(copy == value) << seed;
    const TypeParam moved = std::move(copy);
    ASSERT_TRUE(moved == value) << seed;
    ASSERT_TRUE(asn1::encode(moved, limits) == bytes) << seed;
  }
}

h225::H323UserInformation setup_message() {
  h225::H323UserInformation message;
  auto& setup = message.h323_uu_pdu.h323_message_body.emplace<Body::kSetup>();
  setup.protocol_identifier = {0, 0, 8, 2250, 0, 7};
  setup.source_address.emplace().push_back(h225::AliasAddress::of<h225::AliasAddress::kH323Id>(u"alice"));
  setup.source_address->push_back(h225::AliasAddress::of<h225::AliasAddress::kDialedDigits>("1001"));
  setup.source_info.terminal.emplace();
  setup.conference_goal = h225::SetupUuie::ConferenceGoal::kCreate;
  setup.call_type = h225::CallType::kPointToPoint;
  setup.call_identifier.emplace();
  setup.media_wait_for_connect = false;
  setup.hop_count = 5;
  return message;
}

TEST(Messages, ASetupIsAsTheStandardSays) {
  const auto bytes = asn1::encode(setup_message());
  ASSERT_TRUE(bytes) << bytes.error().to_string();
  const auto again = asn1::decode<h225::H323UserInformation>(*bytes);
  ASSERT_TRUE(again);
  ASSERT_TRUE(again->h323_uu_pdu.h323_message_body.is(Body::kSetup));
  const h225::SetupUuie& setup = again->h323_uu_pdu.h323_message_body.get<Body::kSetup>();
  ASSERT_EQ(setup.source_address->size(), 2U);
  EXPECT_EQ(setup.source_address->at(0).get<h225::AliasAddress::kH323Id>(), u"alice");
  EXPECT_EQ(setup.hop_count, 5);
  EXPECT_EQ(setup.media_wait_for_connect, false);
  EXPECT_FALSE(setup.can_overlap_send);
  EXPECT_EQ(setup.conference_goal, h225::SetupUuie::ConferenceGoal::kCreate);
}

TEST(Messages, ErrorsNameTheComponent) {
  auto message = setup_message();
  auto& setup = message.h323_uu_pdu.h323_message_body.get<Body::kSetup>();
  setup.source_address->at(1) = h225::AliasAddress::of<h225::AliasAddress::kDialedDigits>("12a");
  const auto refused = asn1::encode(message);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().to_string(),
            "H323-UserInformation.h323-uu-pdu.h323-message-body.setup.sourceAddress[1].dialedDigits: "
            "character outside of the alphabet");
}

// MultiplexElement, GenericParameter and their like contain themselves.
TEST(Messages, NestingIsBounded) {
  h245::MultiplexElement element;
  element.type.emplace<h245::MultiplexElement::Type::kLogicalChannelNumber>(std::uint16_t{1});
  element.repeat_count = h245::MultiplexElement::RepeatCount(h245::MultiplexElement::RepeatCount::kUntilClosingFlag);
  Bytes deepest;
  for (int level = 0; level < 40; ++level) {
    const auto bytes = asn1::encode(element);
    if (!bytes) {
      EXPECT_EQ(bytes.error().error, asn1::Error::kTooDeep);
      EXPECT_GT(level, 15);
      EXPECT_TRUE(asn1::decode<h245::MultiplexElement>(deepest));
      const auto refused = asn1::decode<h245::MultiplexElement>(deepest, {.depth = 20});
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().error, asn1::Error::kTooDeep);
      return;
    }
    deepest = *bytes;
    h245::MultiplexElement outer;
    auto& list = outer.type.emplace<h245::MultiplexElement::Type::kSubElementList>();
    list = {element, element};
    if (level > 12) list[1] = list[0], list.resize(2);
    outer.repeat_count = element.repeat_count;
    // The second branch stays small, or the tree would double with each level.
    list[1].type.emplace<h245::MultiplexElement::Type::kLogicalChannelNumber>(std::uint16_t{2});
    element = std::move(outer);
  }
  FAIL() << "nested without end";
}

TEST(Messages, PrintsWithTheNamesOfTheStandard) {
  const std::string text = asn1::print(setup_message());
  for (const char* expected :
       {"h323-message-body: setup: {", "protocolIdentifier: 0.0.8.2250.0.7", "h323-ID: \"alice\"",
        "dialedDigits: \"1001\"", "conferenceGoal: create", "mediaWaitForConnect: FALSE"}) {
    EXPECT_NE(text.find(expected), std::string::npos) << expected << " in\n" << text;
  }
}

TEST(Messages, IdentifiersAreThoseOfTheStandards) {
  EXPECT_EQ(h245::kH264Capability.to_string(), "0.0.8.241.0.0.1");
  EXPECT_EQ(h245::kH239ControlCapability.to_string(), "0.0.8.239.1.1");
  EXPECT_EQ(h245::kH239ExtendedVideoCapability.to_string(), "0.0.8.239.1.2");
  EXPECT_EQ(h245::kG7221Capability.to_string(), "0.0.7.7221.1.0");
  EXPECT_EQ(h225::kProtocolIdentifier.to_string(), "0.0.8.2250.0.7");
  EXPECT_EQ(h245::kProtocolIdentifier.to_string(), "0.0.8.245.0.15");
}

}  // namespace
}  // namespace mtavip::h323
