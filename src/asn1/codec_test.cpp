#include "asn1/codec.h"

#include <limits>

#include "asn1/test_values.h"

namespace mtavip::asn1 {
namespace {

TEST(Codec, IntegersWithinBounds) {
  expect_encoding(kInteger<std::uint8_t, 7, 7>, std::uint8_t{7}, "00");
  expect_encoding(kInteger<std::uint8_t, 0, 1>, std::uint8_t{1}, "80");
  expect_encoding(kInteger<std::uint8_t, 1, 31>, std::uint8_t{31}, "f0");
  expect_encoding(kInteger<std::uint8_t, 0, 254>, std::uint8_t{254}, "fe");
  expect_encoding(kInteger<std::uint8_t, 0, 255>, std::uint8_t{255}, "ff");
  expect_encoding(kInteger<std::uint16_t, 1, 256>, std::uint16_t{256}, "ff");
  expect_encoding(kInteger<std::uint16_t, 0, 256>, std::uint16_t{256}, "0100");
  expect_encoding(kInteger<std::uint16_t, 1, 65535>, std::uint16_t{65535}, "fffe");
  expect_encoding(kInteger<std::uint32_t, 1, 65536>, std::uint32_t{65536}, "ffff");
  expect_encoding(kInteger<std::uint32_t, 0, 65536>, std::uint32_t{0}, "0000");
  expect_encoding(kInteger<std::uint32_t, 0, 65536>, std::uint32_t{65536}, "80010000");
  expect_encoding(kInteger<std::uint32_t, 0, 16777215>, std::uint32_t{300}, "40012c");
  expect_encoding(kInteger<std::uint32_t, 1, 4294967295>, std::uint32_t{1}, "0000");
  expect_encoding(kInteger<std::uint32_t, 0, 4294967295>, std::uint32_t{4294967295}, "c0ffffffff");
  expect_encoding(kInteger<std::int32_t, -262144, 262143>, std::int32_t{-262144}, "0000");
  expect_encoding(kInteger<std::int32_t, -262144, 262143>, std::int32_t{262143}, "8007ffff");
  expect_encoding(kInteger<std::int32_t, -262144, 262143>, std::int32_t{0}, "80040000");
}

TEST(Codec, IntegersWithoutUpperBoundAndWithout) {
  expect_encoding(kIntegerFrom<std::uint64_t, 1>, std::uint64_t{1}, "0100");
  expect_encoding(kIntegerFrom<std::uint64_t, 1>, std::uint64_t{257}, "020100");
  expect_encoding(kIntegerFrom<std::uint64_t, 0>, std::numeric_limits<std::uint64_t>::max(), "08ffffffffffffffff");
  expect_encoding(kUnboundedInteger, std::int64_t{0}, "0100");
  expect_encoding(kUnboundedInteger, std::int64_t{127}, "017f");
  expect_encoding(kUnboundedInteger, std::int64_t{128}, "020080");
  expect_encoding(kUnboundedInteger, std::int64_t{-128}, "0180");
  expect_encoding(kUnboundedInteger, std::int64_t{-129}, "02ff7f");
  expect_encoding(kUnboundedInteger, std::numeric_limits<std::int64_t>::min(), "088000000000000000");
  expect_encoding(kInteger<std::uint32_t, 0, 16383, true>, std::uint32_t{5}, "000005");
  expect_encoding(kInteger<std::uint32_t, 0, 16383, true>, std::uint32_t{16384}, "80024000");
}

TEST(Codec, RefusesNumbersOutsideOfTheirRange) {
  std::uint8_t small = 0;
  std::uint32_t large = 0;
  std::int64_t whole = 0;
  EXPECT_EQ(decoded(kInteger<std::uint8_t, 0, 4>, "a0", small), "value out of range at bit 3");
  EXPECT_EQ(decoded(kInteger<std::uint32_t, 1, 4294967295>, "c0ffffffff", large), "value out of range at bit 40");
  EXPECT_EQ(decoded(kUnboundedInteger, "00", whole), "bad length at bit 8");
  EXPECT_EQ(decoded(kUnboundedInteger, "09008000000000000000", whole), "number too large at bit 80");
  EXPECT_EQ(decoded(kUnboundedInteger, "09ff7fffffffffffffff", whole), "number too large at bit 80");
  EXPECT_EQ(decoded(kInteger<std::uint32_t, 0, 16383, true>, "8001ff", large), "value out of range at bit 24");
  EXPECT_EQ(decoded(kInteger<std::uint32_t, 0, 16383, true>, "80050100000000", large), "number too large at bit 56");
  EXPECT_EQ(encoded(kInteger<std::uint8_t, 1, 31>, std::uint8_t{0}), "value out of range");
  EXPECT_EQ(encoded(kInteger<std::uint8_t, 1, 31>, std::uint8_t{32}), "value out of range");
  EXPECT_EQ(encoded(kInteger<std::int32_t, -5, 5>, std::int32_t{-6}), "value out of range");
}

TEST(Codec, AcceptsNumbersWithMoreOctetsThanNeeded) {
  std::uint32_t value = 0;
  EXPECT_EQ(decoded(kInteger<std::uint32_t, 0, 4294967295>, "c000000005", value), "ok");
  EXPECT_EQ(value, 5U);
  std::int64_t whole = 0;
  EXPECT_EQ(decoded(kUnboundedInteger, "0affffffffffffffffffff", whole), "ok");
  EXPECT_EQ(whole, -1);
}

TEST(Codec, OctetStrings) {
  expect_encoding(kOctetString<>, Bytes{}, "00");
  expect_encoding(kOctetString<>, from_hex("0102"), "020102");
  expect_encoding(kOctetString<>, Bytes(200, std::byte{7}), "80c8" + hex(Bytes(200, std::byte{7})));
  expect_encoding(kOctetString<Size{2, 2}>, from_hex("abcd"), "abcd");
  expect_encoding(kOctetString<Size{1, 131}>, from_hex("abcd"), "01abcd");
  expect_encoding(kOctetString<Size{0, 1}>, from_hex("ab"), "80ab");
  expect_encoding(kFixedOctetString<4>,
                  std::array<std::byte, 4>{std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4}}, "01020304");
  Bytes value;
  EXPECT_EQ(decoded(kOctetString<Size{1, 4}>, "00", value), "truncated at bit 8");
  value.clear();
  EXPECT_EQ(decoded(kOctetString<Size{8, 12}>, "e0", value), "size out of range at bit 3");
  EXPECT_EQ(encoded(kOctetString<Size{8, 12}>, Bytes(7)), "size out of range");
  EXPECT_EQ(encoded(kOctetString<Size{8, 12}>, Bytes(13)), "size out of range");
}

TEST(Codec, BitStrings) {
  expect_encoding(kBitString<Size{5, 5}>, BitString{from_hex("a8"), 5}, "a8");
  expect_encoding(kBitString<Size{32, 32}>, BitString{from_hex("80000001"), 32}, "80000001");
  expect_encoding(kBitString<>, BitString{from_hex("a8"), 5}, "05a8");
  expect_encoding(kBitString<Size{0, 511}>, BitString{from_hex("ffe0"), 11}, "000bffe0");
  expect_encoding(kBitString<>, BitString{}, "00");
  EXPECT_EQ(encoded(kBitString<>, BitString{from_hex("a8"), 9}), "size out of range");
  BitString value;
  EXPECT_EQ(decoded(kBitString<>, "09a8", value), "truncated at bit 8");
}

TEST(Codec, CharacterStrings) {
  expect_encoding(kIa5String<>, std::string("abc"), "03616263");
  expect_encoding(kIa5String<Size{1, 1}>, std::string("1"), "31");
  expect_encoding(kIa5String<Size{1, 32}>, std::string("en"), "08656e");
  // 13 characters: four bits each, by their places.
  expect_encoding(kIa5String<Size{1, 128}, "#*,0123456789">, std::string("1002"), "064335");
  // At most 16 bits of a fixed size are not aligned, one more is.
  expect_encoding(kNumericString<Size{0, 3}>, std::string("12"), "88c0");
  expect_encoding(kNumericString<Size{0, 4}>, std::string("12"), "4023");
  expect_encoding(kNumericString<Size{4, 4}>, std::string("1234"), "2345");
  expect_encoding(kBmpString<Size{1, 256}>, std::u16string(u"\u00e9x"), "0100e90078");
  expect_encoding(kGeneralString, std::string("\xff\x01"), "02ff01");
  expect_encoding(kPrintableString<>, std::string("A b"), "03412062");

  EXPECT_EQ(encoded(kIa5String<>, std::string("\x80")), "character outside of the alphabet");
  EXPECT_EQ(encoded(kIa5String<Size{1, 128}, "#*,0123456789">, std::string("a")), "character outside of the alphabet");
  EXPECT_EQ(encoded(kBmpString<Size{1, 2}>, std::u16string()), "size out of range");
  std::string value;
  EXPECT_EQ(decoded(kIa5String<Size{1, 128}, "#*,0123456789">, "00d0", value),
            "character outside of the alphabet at bit 12");
  value.clear();
  EXPECT_EQ(decoded(kIa5String<>, "0180", value), "character outside of the alphabet at bit 16");
}

TEST(Codec, ObjectIdentifiers) {
  expect_encoding(kObjectIdentifier, ObjectIdentifier{0, 0, 8, 2250, 0, 7}, "060008914a0007");
  ObjectIdentifier value;
  EXPECT_EQ(decoded(kObjectIdentifier, "00", value), "bad object identifier at bit 8");
  EXPECT_EQ(decoded(kObjectIdentifier, "020091", value), "bad object identifier at bit 24");
  EXPECT_EQ(decoded(kObjectIdentifier, "0200", value), "truncated at bit 8");
  EXPECT_EQ(encoded(kObjectIdentifier, ObjectIdentifier()), "component that is not set");
}

// X.691 section 11.9.3.8: 16K, 32K, 48K or 64K at a time, then the rest, even if that is nothing.
TEST(Codec, FragmentsFrom16K) {
  const Limits limits{.message_size = 400'000};
  for (const std::size_t size : {16'383U, 16'384U, 16'385U, 65'535U, 65'536U, 81'920U, 147'000U}) {
    Bytes value(size);
    for (std::size_t i = 0; i < size; ++i) value[i] = static_cast<std::byte>(i * 7);
    Bytes out;
    ASSERT_TRUE(encode_value(kOctetString<>, &value, out, limits));
    Bytes again;
    ASSERT_TRUE(decode_value(kOctetString<>, &again, out, limits)) << size;
    EXPECT_EQ(again, value);
    const std::string start = hex(ByteView(out).first(1));
    EXPECT_EQ(start, size < 16'384 ? "bf" : size < 65'536 ? (size < 32'768 ? "c1" : "c3") : "c4") << size;
  }
  Bytes value;
  EXPECT_EQ(decoded(kOctetString<>, "c0", value), "bad length at bit 8");
  EXPECT_EQ(decoded(kOctetString<>, "c5", value), "bad length at bit 8");
  const Bytes whole = Bytes(16'384, std::byte{1});
  Bytes out;
  ASSERT_TRUE(encode_value(kOctetString<>, &whole, out, {}));
  EXPECT_EQ(out.size(), 16'386U);
  EXPECT_EQ(out.back(), std::byte{0});
}

// A pair of versions of the same type.
struct Old {
  bool flag = false;
  Extensions extensions;
  bool operator==(const Old& other) const { return equal(kType, this, &other); }
  static const SequenceType kType;
};
struct New {
  bool flag = false;
  Optional<std::uint8_t> hops;
  bool marked = false;
  Optional<std::string> name;
  Optional<Bytes> data;
  Extensions extensions;
  bool operator==(const New& other) const { return equal(kType, this, &other); }
  static const SequenceType kType;
};
constexpr Member kOld[] = {MTAVIP_ASN1_MEMBER(Old, flag, "flag", kBoolean)};
constinit const SequenceType Old::kType = extensible_sequence<Old, kOld, 1>("Old");
constexpr Member kNew[] = {
    MTAVIP_ASN1_MEMBER(New, flag, "flag", kBoolean),
    MTAVIP_ASN1_MEMBER(New, hops, "hops", (kInteger<std::uint8_t, 1, 31>)),
    MTAVIP_ASN1_MEMBER(New, marked, "marked", kNull),
    MTAVIP_ASN1_MEMBER(New, name, "name", kIa5String<>),
    MTAVIP_ASN1_MEMBER(New, data, "data", kOctetString<>),
};
constinit const SequenceType New::kType = extensible_sequence<New, kNew, 1>("New");

TEST(Codec, ExtensionAdditionsAreOpenTypes) {
  New value;
  value.flag = true;
  expect_encoding(New::kType, value, "40");
  value.hops = 31;
  value.marked = true;
  value.name = "x";
  // Extension bit, flag, four additions: three of them present.
  expect_encoding(New::kType, value, "c1f0 01f0 0100 020178");
}

TEST(Codec, WhatANewerVersionAddedComesOutAgainUnchanged) {
  New value;
  value.hops = 3;
  value.data = Bytes(20'000, std::byte{9});
  const auto sent = encode(value);
  ASSERT_TRUE(sent);
  const auto old = decode<Old>(*sent);
  ASSERT_TRUE(old) << old.error().to_string();
  EXPECT_EQ(old->extensions.unknown().size(), 2U);
  EXPECT_EQ(old->extensions.unknown()[1].index, 3U);
  EXPECT_EQ(encode(*old), sent);
  const Old copy = *old;
  EXPECT_EQ(copy, *old);
  EXPECT_EQ(decode<New>(*encode(copy)), value);
}

TEST(Codec, WhatAnOlderVersionHasFewerOfComesOutAgainUnchanged) {
  // Two additions in the sender's version, the first present.
  const Bytes sent = from_hex("80c0 01f0");
  const auto value = decode<New>(sent);
  ASSERT_TRUE(value) << value.error().to_string();
  EXPECT_EQ(value->extensions.count(), 2U);
  EXPECT_EQ(hex(*encode(*value)), hex(sent));
}

TEST(Codec, SkipsWhatIsLeftInAKnownAddition) {
  const auto value = decode<New>(from_hex("81c0 03 200000"));
  ASSERT_TRUE(value) << value.error().to_string();
  EXPECT_EQ(value->hops, 5);
}

struct ShapeNames {
  enum Kind : std::uint8_t { kNothing, kNumber, kText, kUnknownAlternative };
};
struct Shape : Choice<Shape, ShapeNames, Null, std::uint8_t, std::string> {
  using Choice::Choice;
  static const ChoiceType kType;
};
constexpr Alternative kShape[] = {
    {"nothing", &kNull}, {"number", &kInteger<std::uint8_t, 0, 255>}, {"text", &kIa5String<>}};
constinit const ChoiceType Shape::kType = extensible_choice<Shape, kShape, 2>("Shape");

struct ReasonNames {
  enum Kind : std::uint8_t { kBusy, kGone, kMoved, kUnknownAlternative };
};
struct Reason : NullChoice<Reason, ReasonNames> {
  using NullChoice::NullChoice;
  static const ChoiceType kType;
};
constexpr Alternative kReason[] = {{"busy", &kNull}, {"gone", &kNull}, {"moved", &kNull}};
constinit const ChoiceType Reason::kType = extensible_choice<Reason, kReason, 2>("Reason");

TEST(Codec, Choices) {
  expect_encoding(Shape::kType, Shape(Shape::kNothing), "00");
  expect_encoding(Shape::kType, Shape::of<Shape::kNumber>(std::uint8_t{5}), "4005");
  expect_encoding(Shape::kType, Shape::of<Shape::kText>("a"), "80020161");
  EXPECT_EQ(encoded(Shape::kType, Shape()), "Shape: choice that holds nothing");
  EXPECT_EQ(encoded(Shape::kType, Shape::of<Shape::kText>("\x80")), "Shape.text: character outside of the alphabet");
}

TEST(Codec, AlternativesOfNewerVersionsComeOutAgainUnchanged) {
  // The extension alternatives 3 and 70.
  for (const char* text : {"8302abcd", "c001460100"}) {
    const Bytes sent = from_hex(text);
    const auto shape = decode<Shape>(sent);
    ASSERT_TRUE(shape) << shape.error().to_string();
    EXPECT_EQ(shape->kind(), Shape::kUnknownAlternative);
    ASSERT_NE(shape->unknown(), nullptr);
    EXPECT_EQ(encode(*shape), sent);
    Shape copy = *shape;
    EXPECT_EQ(copy, *shape);
    const Shape moved = std::move(copy);
    EXPECT_EQ(moved, *shape);
    EXPECT_FALSE(copy.is_set());

    const auto reason = decode<Reason>(sent);
    ASSERT_TRUE(reason) << reason.error().to_string();
    EXPECT_EQ(reason->kind(), Reason::kUnknownAlternative);
    EXPECT_EQ(encode(*reason), sent);
    const Reason other = *reason;
    EXPECT_EQ(other, *reason);
  }
}

TEST(Codec, NullChoicesAreLikeEnumerations) {
  Reason reason = Reason::kGone;
  EXPECT_EQ(reason, Reason::kGone);
  switch (reason) {
    case Reason::kGone:
      break;
    default:
      FAIL();
  }
  expect_encoding(Reason::kType, reason, "40");
  reason = Reason::kMoved;
  expect_encoding(Reason::kType, reason, "800100");
  EXPECT_EQ(encoded(Reason::kType, Reason(Reason::kUnknownAlternative)), "Reason: choice that holds nothing");
}

enum class Colour : std::uint8_t { kRed, kGreen, kBlue };
constexpr std::string_view kColours[] = {"red", "green", "blue"};
constexpr EnumeratedType kColour = enumerated<Colour>("Colour", kColours);
constexpr EnumeratedType kOpenColour = extensible_enumerated<Colour>("Colour", kColours, 2);

TEST(Codec, Enumerations) {
  expect_encoding(kColour, Colour::kBlue, "80");
  expect_encoding(kOpenColour, Colour::kGreen, "40");
  expect_encoding(kOpenColour, Colour::kBlue, "80");
  expect_encoding(kOpenColour, static_cast<Colour>(7), "85");
  Colour value{};
  EXPECT_EQ(decoded(kColour, "c0", value), "Colour: value that the enumeration does not have at bit 2");
  EXPECT_EQ(encoded(kColour, static_cast<Colour>(3)), "Colour: value that the enumeration does not have");
}

TEST(Codec, TellsWhereAMessageIsWrong) {
  const auto value = decode<New>(from_hex("8190 020561"));
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().to_string(), "New.name: truncated at bit 32");
  EXPECT_EQ(decode<Old>({}).error().to_string(), "Old: truncated at bit 0");
  EXPECT_EQ(decode<Old>(from_hex("4000")).error().to_string(), "Old: octets after the value at bit 2");
}

TEST(Codec, EncodesBehindWhatIsThere) {
  Bytes out = from_hex("ff");
  ASSERT_TRUE(encode(Shape::of<Shape::kNumber>(std::uint8_t{5}), out));
  EXPECT_EQ(hex(out), "ff4005");
  EXPECT_FALSE(encode(Shape(), out));
  EXPECT_EQ(hex(out), "ff4005");
}

}  // namespace
}  // namespace mtavip::asn1
