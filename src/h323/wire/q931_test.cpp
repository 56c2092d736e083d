#include "h323/wire/q931.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::h323::wire {
namespace {

using testing::ElementsAre;

Bytes hex(std::string_view digits) {
  Bytes out;
  std::string pair;
  for (const char c : digits) {
    if (c == ' ') continue;
    pair += c;
    if (pair.size() < 2) continue;
    out.push_back(static_cast<std::byte>(std::stoi(pair, nullptr, 16)));
    pair.clear();
  }
  return out;
}

std::vector<int> ids(const Q931Message& message) {
  std::vector<int> out;
  for (const auto& element : message.elements()) out.push_back(element.id);
  return out;
}

std::string refusal(std::string_view digits, const Q931Limits& limits = {}) {
  const auto message = Q931Message::parse(hex(digits), limits);
  if (message) return "accepted";
  return std::string(describe(message.error().error)) + " @" + std::to_string(message.error().offset);
}

TEST(Q931, ReadsAMessage) {
  const auto message = Q931Message::parse(hex("08 02 92 34 5a  08 02 80 90  7e 00 03 05 aa bb"));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->type(), MessageType::kReleaseComplete);
  EXPECT_EQ(message->call_reference(), (CallReference{0x1234, true}));
  EXPECT_THAT(ids(*message), ElementsAre(0x08, 0x7e));
  EXPECT_EQ(message->elements()[1].offset, 9U);
  EXPECT_EQ(message->get<Cause>()->value, CauseValue::kNormalCallClearing);
  EXPECT_EQ(to_bytes(*message->h225_pdu()), hex("aa bb"));
  EXPECT_EQ(message->get<Display>().error(), ElementError::kMissing);
}

TEST(Q931, BuildsAMessageInTheOrderOfTheStandard) {
  Q931Message message(MessageType::kSetup, {0x7fff, false});
  message.set_h225_pdu(hex("20"));
  message.set(Display{.text = "alice", .ending_nuls = 0});
  message.set(CalledPartyNumber{.digits = "1002"});
  message.set(BearerCapability{.rate_multiplier = 6, .layer1 = Layer1Protocol::kH221AndH242});
  message.set(SendingComplete{});
  message.set(CallingPartyNumber{.screening = NumberScreening{}, .digits = "1001"});
  message.set(CalledPartyNumber{.digits = "1003"});
  message.set_h225_pdu(hex("20 a0"));
  EXPECT_EQ(message.print(), hex("08 02 7f ff 05  a1  04 04 88 98 86 a5  28 05 61 6c 69 63 65  6c 06 01 80 31 30 30 31 "
                                 "70 05 81 31 30 30 33  7e 00 03 05 20 a0"));
  message.remove(ElementId::kSendingComplete);
  message.remove(ElementId::kDisplay);
  EXPECT_THAT(ids(message), ElementsAre(0x04, 0x6c, 0x70, 0x7e));
}

TEST(Q931, TellsWhatIsWrongAndWhere) {
  EXPECT_EQ(refusal(""), "the Q.931 message ends too early @0");
  EXPECT_EQ(refusal("08"), "the Q.931 message ends too early @1");
  EXPECT_EQ(refusal("08 02 12"), "the Q.931 message ends too early @3");
  EXPECT_EQ(refusal("08 02 12 34"), "the Q.931 message ends too early @4");
  EXPECT_EQ(refusal("08 02 12 34 5a"), "accepted");
  EXPECT_EQ(refusal("03 02 12 34 5a"), "the Q.931 protocol discriminator is not 8 @0");
  EXPECT_EQ(refusal("08 01 12 5a"), "the Q.931 call reference is not two octets long @1");
  EXPECT_EQ(refusal("08 00 5a"), "the Q.931 call reference is not two octets long @1");
  EXPECT_EQ(refusal("08 02 12 34 5a 08"), "the Q.931 message ends too early @5");
  EXPECT_EQ(refusal("08 02 12 34 5a 08 02 80"), "the Q.931 message ends too early @5");
  EXPECT_EQ(refusal("08 02 12 34 5a 28 00 7e 00"), "the Q.931 message ends too early @7");
  EXPECT_EQ(refusal("08 02 12 34 5a 28 00 7e ff ff 05"), "the Q.931 message ends too early @7");
}

TEST(Q931, HoldsItsLimits) {
  const Q931Limits limits{.message_bytes = 9, .elements = 2};
  EXPECT_EQ(refusal("08 02 12 34 5a 28 02 61 62", limits), "accepted");
  EXPECT_EQ(refusal("08 02 12 34 5a 28 03 61 62 63", limits), "the Q.931 message or an element of it is too large @9");
  EXPECT_EQ(refusal("08 02 12 34 5a 28 00 a1", limits), "accepted");
  EXPECT_EQ(refusal("08 02 12 34 5a 28 00 a1 a1", limits), "the Q.931 message has too many elements @8");
}

TEST(Q931, WritesNoMoreThanALengthCanTell) {
  Q931Message message(MessageType::kInformation, {1, false});
  Bytes out = hex("aa");
  message.set(Display{.text = std::string(255, 'x'), .ending_nuls = 0});
  message.set_h225_pdu(Bytes(65534));
  EXPECT_TRUE(message.append_to(out));
  out = hex("aa");
  message.set_h225_pdu(Bytes(65535));
  EXPECT_EQ(message.append_to(out).error(), Q931Error::kTooLarge);
  message.set_h225_pdu({});
  message.set(Display{.text = std::string(256, 'x'), .ending_nuls = 0});
  EXPECT_EQ(message.append_to(out).error(), Q931Error::kTooLarge);
  EXPECT_EQ(out, hex("aa")) << "what was there is as it was";
}

TEST(Q931, KeepsWhatItDoesNotKnow) {
  // An unknown type, unknown, repeated and empty elements, one octet long and longer, in no order.
  const Bytes wire = hex("08 02 00 01 3f  7e 00 00  55 01 ff  28 00  28 01 41  a1  e3  1c 00  05 00  0f 01 00");
  const auto message = Q931Message::parse(wire);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->print(), wire);
  EXPECT_EQ(name(message->type()), "");
  EXPECT_TRUE(message->has(ElementId::kSendingComplete));
  EXPECT_EQ(message->get<Display>()->text, "") << "the first of two";
  EXPECT_EQ(message->get<UserUser>().error(), ElementError::kTruncated);
  EXPECT_EQ(message->h225_pdu(), std::nullopt);
  EXPECT_THAT(message->unknown_mandatory_elements(), ElementsAre(0x05, 0x0f));
}

TEST(Q931, FollowsShiftsToOtherCodesets) {
  // Not locking to 5 for one element, then locking to 6 to the end.
  const Bytes wire = hex("08 02 00 01 05  9d 7e 01 aa  28 01 41  96 7e 01 bb  28 01 42  05 00");
  const auto message = Q931Message::parse(wire);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->print(), wire);
  std::vector<int> codesets;
  for (const auto& element : message->elements()) codesets.push_back(element.codeset);
  EXPECT_THAT(codesets, ElementsAre(0, 5, 0, 0, 6, 6, 6));
  EXPECT_EQ(message->get<Display>()->text, "A");
  EXPECT_FALSE(message->has(ElementId::kUserUser));
  EXPECT_THAT(message->unknown_mandatory_elements(), ElementsAre());
}

TEST(Q931, PutsElementsBeforeShifts) {
  Q931Message message(MessageType::kSetup, {1, false});
  message.append(0x96, {});
  message.append(0x28, hex("41"));
  EXPECT_FALSE(message.has(ElementId::kDisplay));
  message.set(Display{.text = "B", .ending_nuls = 0});
  EXPECT_THAT(ids(message), ElementsAre(0x28, 0x96, 0x28));
  EXPECT_EQ(message.get<Display>()->text, "B");
  EXPECT_EQ(Q931Message::parse(*message.print()).value(), message);
}

TEST(Q931, FindsElementsThatCarryTheirValueInTheirIdentifier) {
  Q931Message message(MessageType::kSetup, {1, false});
  message.set(BearerCapability{});
  message.set(RepeatIndicator{3});
  message.set(RepeatIndicator{2});
  EXPECT_THAT(ids(message), ElementsAre(0xd2, 0x04));
  EXPECT_EQ(message.get<RepeatIndicator>()->indication, 2);
  EXPECT_EQ(message.get<SendingComplete>().error(), ElementError::kMissing);
}

TEST(Q931, EveryMessageOfTheRecordedCallsPrintsAsItCame) {
  std::set<MessageType> types;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(MTAVIP_TEST_DATA "/corpus/q931")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const Bytes wire = to_bytes(std::string(std::istreambuf_iterator<char>(file), {}));
    const auto message = Q931Message::parse(wire);
    ASSERT_TRUE(message) << entry.path();
    EXPECT_EQ(message->print(), wire) << entry.path();
    EXPECT_TRUE(message->h225_pdu()) << entry.path();
    EXPECT_FALSE(name(message->type()).empty()) << entry.path();
    types.insert(message->type());
    ++count;
  }
  EXPECT_GE(count, 12U);
  EXPECT_GE(types.size(), 7U);
}

TEST(Q931, ReadsTheElementsOfARecordedSetup) {
  std::ifstream file(MTAVIP_TEST_DATA "/corpus/q931/setup_numbers.bin", std::ios::binary);
  const auto message = Q931Message::parse(to_bytes(std::string(std::istreambuf_iterator<char>(file), {})));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->type(), MessageType::kSetup);
  EXPECT_EQ(message->get<BearerCapability>()->capability, TransferCapability::kUnrestrictedDigital);
  EXPECT_EQ(message->get<BearerCapability>()->layer1, Layer1Protocol::kH221AndH242);
  EXPECT_EQ(message->get<Display>()->text, "alice");
  EXPECT_EQ(message->get<Display>()->ending_nuls, 1);
  EXPECT_EQ(message->get<CallingPartyNumber>()->digits, "1001");
  EXPECT_EQ(message->get<CalledPartyNumber>()->digits, "1002");
}

TEST(Q931, AnyMessageSurvivesPrintAndParse) {
  SeededRandom random(931);
  for (int round = 0; round < 2000; ++round) {
    Q931Message message(static_cast<MessageType>(random.below(256)),
                        {static_cast<std::uint16_t>(random.below(0x8000)), random.below(2) == 1});
    const std::size_t count = random.below(12);
    for (std::size_t i = 0; i < count; ++i) {
      const auto id = static_cast<std::uint8_t>(random.below(256));
      Bytes content((id & 0x80U) != 0 ? 0 : random.below(256));
      random.fill(content);
      const bool shift = (id & 0xf0U) == 0x90;
      if (shift || random.below(2) == 0) {
        message.append(id, std::move(content));
      } else {
        message.set(id, std::move(content));
      }
    }
    const auto wire = message.print();
    ASSERT_TRUE(wire);
    const auto again = Q931Message::parse(*wire);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, message);
    EXPECT_EQ(again->print(), *wire);
  }
}

}  // namespace
}  // namespace mtavip::h323::wire
