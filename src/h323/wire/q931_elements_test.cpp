#include "h323/wire/q931_elements.h"

#include <string>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::h323::wire {
namespace {

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

/// The content reads as the value, and the value writes as the content.
template <class T>
void expect_same(std::string_view digits, const T& value) {
  const auto parsed = T::parse(hex(digits));
  ASSERT_TRUE(parsed) << digits;
  EXPECT_EQ(*parsed, value) << digits;
  EXPECT_EQ(value.content(), hex(digits)) << digits;
}

TEST(Q931Elements, ReadAndWriteTheirContent) {
  expect_same("88 93 a5", BearerCapability{.rate = TransferRate::k384kbit, .layer1 = Layer1Protocol::kH221AndH242});
  expect_same("88 98 86 a5", BearerCapability{.rate_multiplier = 6, .layer1 = Layer1Protocol::kH221AndH242});
  expect_same(
      "88 c0 a5",
      BearerCapability{.transfer_mode = 2, .rate = TransferRate::kPacketMode, .layer1 = Layer1Protocol::kH221AndH242});
  expect_same("80 90 a3", BearerCapability{.capability = TransferCapability::kSpeech,
                                           .rate = TransferRate::k64kbit,
                                           .layer1 = Layer1Protocol::kG711ALaw});
  expect_same("88 90", BearerCapability{.rate = TransferRate::k64kbit});
  expect_same("88 90 21 8f c2 e6", BearerCapability{.rate = TransferRate::k64kbit,
                                                    .layer1 = Layer1Protocol::kV110,
                                                    .layer1_details = hex("8f"),
                                                    .rest = hex("c2 e6")});
  expect_same("0a", CallState{.value = CallStateValue::kActive});
  expect_same("bd", CallState{.coding_standard = CodingStandard::kNational, .value = CallStateValue::kRestartRequest});
  expect_same("80 90", Cause{.value = CauseValue::kNormalCallClearing});
  expect_same(
      "8a 91 01 02",
      Cause{.location = Location::kBeyondInterworking, .value = CauseValue::kUserBusy, .diagnostics = hex("01 02")});
  expect_same("00 80 e0 7e",
              Cause{.recommendation = 0, .value = CauseValue::kMandatoryElementMissing, .diagnostics = hex("7e")});
  expect_same("89", ChannelIdentification{.exclusive = true, .channel = 1});
  expect_same(
      "e9 80 83 01",
      ChannelIdentification{
          .other_interface = true, .exclusive = true, .channel = 1, .interface_id = hex("80"), .rest = hex("83 01")});
  expect_same("81 31 30 30 32", CalledPartyNumber{.digits = "1002"});
  expect_same("c9", CalledPartyNumber{.type = TypeOfNumber::kSubscriber, .plan = NumberingPlan::kPrivate});
  expect_same("81 31", CallingPartyNumber{.digits = "1"});
  expect_same("11 a3 34 39",
              CallingPartyNumber{.type = TypeOfNumber::kInternational,
                                 .screening = NumberScreening{Presentation::kRestricted, Screening::kNetwork},
                                 .digits = "49"});
  expect_same("21 81 37", ConnectedNumber{.type = TypeOfNumber::kNational,
                                          .screening = NumberScreening{Presentation::kAllowed, Screening::kUserPassed},
                                          .digits = "7"});
  expect_same("01 00 8f 35", RedirectingNumber{.screening = NumberScreening{}, .reason = 15, .digits = "5"});
  expect_same("01 80 35", RedirectingNumber{.screening = NumberScreening{}, .digits = "5"});
  expect_same("81", RedirectingNumber{});
  expect_same("a8 12 30", CalledPartySubaddress{.type = 2, .odd = true, .address = hex("12 30")});
  expect_same("80", CallingPartySubaddress{});
  expect_same("80 50", ConnectedSubaddress{.address = hex("50")});
  expect_same("61 00 62 00 00", Display{.text = std::string("a\0b", 3), .ending_nuls = 2});
  expect_same("", Display{});
  expect_same("35 23", KeypadFacility{.text = "5#", .ending_nuls = 0});
  expect_same("f9", NotificationIndicator{.description = 0x79});
  expect_same("03 a1 02", NotificationIndicator{.description = 3, .rest = hex("a1 02")});
  expect_same("80 88", ProgressIndicator{});
  expect_same("82 81", ProgressIndicator{.location = Location::kPublicNetworkLocal,
                                         .description = ProgressDescription::kNotEndToEndIsdn});
  expect_same("4f", Signal{.value = 0x4f});
  expect_same("1a 0b 16", DateTime{.year = 26, .month = 11, .day = 22});
  expect_same("1a 0b 16 17 3b 00", DateTime{.year = 26, .month = 11, .day = 22, .hour = 23, .minute = 59, .second = 0});
  expect_same("", Facility{});
  expect_same("91 aa", Facility{.services = hex("91 aa")});
  expect_same("91 81", HighLayerCompatibility{});
  expect_same("91 60 81", HighLayerCompatibility{.characteristics = 0x60, .rest = hex("81")});
  expect_same("88 90 a5", LowLayerCompatibility{.rest = hex("90 a5")});
  expect_same("08 c0 90", LowLayerCompatibility{.out_of_band_negotiation = true, .rest = hex("90")});
  expect_same("05", UserUser{});
  expect_same("04 61", UserUser{.protocol_discriminator = 4, .information = hex("61")});
}

TEST(Q931Elements, AcceptLongerGroupsThanTheStandardDescribes) {
  EXPECT_EQ(BearerCapability::parse(hex("08 81 10 80 a5"))->layer1, Layer1Protocol::kH221AndH242);
  EXPECT_EQ(BearerCapability::parse(hex("88 18 06 85 a5"))->rate_multiplier, 6);
  EXPECT_EQ(Cause::parse(hex("00 00 80 90"))->value, CauseValue::kNormalCallClearing);
  EXPECT_EQ(CalledPartyNumber::parse(hex("01 80 35"))->digits, "5");
  EXPECT_EQ(CallingPartyNumber::parse(hex("01 00 80 35"))->digits, "5");
  EXPECT_EQ(RedirectingNumber::parse(hex("01 00 02 80 35"))->digits, "5");
}

template <class T>
ElementError refusal(std::string_view digits) {
  const auto parsed = T::parse(hex(digits));
  EXPECT_FALSE(parsed) << digits;
  return parsed ? ElementError::kMissing : parsed.error();
}

TEST(Q931Elements, RefuseWhatIsTooShort) {
  EXPECT_EQ(refusal<BearerCapability>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<BearerCapability>("88"), ElementError::kTruncated);
  EXPECT_EQ(refusal<BearerCapability>("08 08"), ElementError::kTruncated);
  EXPECT_EQ(refusal<BearerCapability>("88 98"), ElementError::kTruncated);
  EXPECT_EQ(refusal<BearerCapability>("88 90 21 0f"), ElementError::kTruncated);
  EXPECT_EQ(refusal<CallState>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<Cause>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<Cause>("80"), ElementError::kTruncated);
  EXPECT_EQ(refusal<Cause>("00 80"), ElementError::kTruncated);
  EXPECT_EQ(refusal<ChannelIdentification>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<ChannelIdentification>("e9 01"), ElementError::kTruncated);
  EXPECT_EQ(refusal<CalledPartyNumber>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<CallingPartyNumber>("01"), ElementError::kTruncated);
  EXPECT_EQ(refusal<RedirectingNumber>("01 00"), ElementError::kTruncated);
  EXPECT_EQ(refusal<CalledPartySubaddress>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<NotificationIndicator>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<ProgressIndicator>("80"), ElementError::kTruncated);
  EXPECT_EQ(refusal<Signal>(""), ElementError::kTruncated);
  EXPECT_EQ(refusal<DateTime>("1a 0b"), ElementError::kTruncated);
  EXPECT_EQ(refusal<HighLayerCompatibility>("91"), ElementError::kTruncated);
  EXPECT_EQ(refusal<LowLayerCompatibility>("08"), ElementError::kTruncated);
  EXPECT_EQ(refusal<UserUser>(""), ElementError::kTruncated);
}

TEST(Q931Elements, RefuseTimesThatAreNone) {
  for (const auto* digits : {"64 01 01", "00 00 01", "00 0d 01", "00 01 00", "00 01 20", "00 01 01 18",
                             "00 01 01 00 3c", "00 01 01 00 00 3c"}) {
    EXPECT_EQ(refusal<DateTime>(digits), ElementError::kBadValue);
  }
}

TEST(Q931Elements, OneOctetElementsCarryTheirValue) {
  EXPECT_EQ(RepeatIndicator::from_octet(0xd2)->indication, 2);
  EXPECT_EQ(RepeatIndicator{2}.octet(), 0xd2);
  EXPECT_FALSE(RepeatIndicator::from_octet(0xa1));
  EXPECT_TRUE(SendingComplete::from_octet(0xa1));
  EXPECT_FALSE(SendingComplete::from_octet(0xa0));
  EXPECT_EQ(SendingComplete{}.octet(), 0xa1);
}

template <class T>
void any_content_settles(Random& random) {
  for (int round = 0; round < 3000; ++round) {
    Bytes content(random.below(12));
    random.fill(content);
    const auto value = T::parse(content);
    if (!value) continue;
    const auto again = T::parse(value->content());
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, *value);
  }
}

TEST(Q931Elements, WhatWasReadIsReadAgainTheSame) {
  SeededRandom random(4);
  any_content_settles<BearerCapability>(random);
  any_content_settles<CallState>(random);
  any_content_settles<Cause>(random);
  any_content_settles<ChannelIdentification>(random);
  any_content_settles<CalledPartyNumber>(random);
  any_content_settles<CallingPartyNumber>(random);
  any_content_settles<ConnectedNumber>(random);
  any_content_settles<RedirectingNumber>(random);
  any_content_settles<CalledPartySubaddress>(random);
  any_content_settles<Display>(random);
  any_content_settles<KeypadFacility>(random);
  any_content_settles<NotificationIndicator>(random);
  any_content_settles<ProgressIndicator>(random);
  any_content_settles<Signal>(random);
  any_content_settles<DateTime>(random);
  any_content_settles<Facility>(random);
  any_content_settles<HighLayerCompatibility>(random);
  any_content_settles<LowLayerCompatibility>(random);
  any_content_settles<UserUser>(random);
}

TEST(Q931Names, AreThoseOfTheStandards) {
  EXPECT_EQ(name(MessageType::kCallProceeding), "CALL PROCEEDING");
  EXPECT_EQ(name(MessageType::kStatusEnquiry), "STATUS ENQUIRY");
  EXPECT_EQ(name(static_cast<MessageType>(0x7f)), "");
  EXPECT_EQ(name(ElementId::kCallingPartyNumber), "Calling party number");
  EXPECT_EQ(name(static_cast<ElementId>(0x9d)), "Shift");
  EXPECT_EQ(name(static_cast<ElementId>(0xa2)), "");
  EXPECT_EQ(name(CauseValue::kNoAnswer), "No answer from user (user alerted)");
  EXPECT_EQ(name(CauseValue::kInterworking), "Interworking, unspecified");
  EXPECT_EQ(name(static_cast<CauseValue>(0)), "");
  EXPECT_EQ(name(Location::kTransitNetwork), "Transit network");
  EXPECT_EQ(name(CallStateValue::kActive), "Active");
  EXPECT_EQ(name(CodingStandard::kItu), "ITU-T");
}

}  // namespace
}  // namespace mtavip::h323::wire
