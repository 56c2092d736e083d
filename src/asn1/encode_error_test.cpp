// What an encoder tells of a value that it cannot write, wherever it is in the message and however long that is.
#include "asn1/compiled.h"
#include "asn1/test_values.h"

namespace mtavip::asn1 {
namespace {

struct Item {
  std::uint8_t number = 1;
  std::vector<Item> inner;

  static const SequenceType kType;
};
constexpr Member kItemMembers[] = {
    MTAVIP_ASN1_MEMBER(Item, number, "number", (kInteger<std::uint8_t, 1, 31>)),
    MTAVIP_ASN1_MEMBER(Item, inner, "inner", (kListOf<std::vector<Item>, &Item::kType, Size{0, 3}>)),
};
constinit const SequenceType Item::kType = sequence<kItemMembers>("Item");

struct PickNames {
  enum Kind : std::uint8_t { kItem, kMany, kText };
};
struct Pick : Choice<Pick, PickNames, Item, std::vector<Item>, std::string> {
  using Choice::Choice;
  static const ChoiceType kType;
};
constexpr Alternative kPick[] = {
    {"item", &Item::kType}, {"many", &kListOf<std::vector<Item>, &Item::kType>}, {"text", &kNumericString<Size{1, 4}>}};
constinit const ChoiceType Pick::kType = choice<Pick, kPick>("Pick");

EncodeError error_of(const Pick& value, const Limits& limits = {}) {
  Bytes out = {std::byte{7}};
  const auto done = encode_value(Pick::kType, &value, out, limits);
  EXPECT_EQ(out, Bytes{std::byte{7}}) << "as before";
  return done ? EncodeError{} : done.error();
}

TEST(EncodeError, NamesTheWayToTheFirstThatFails) {
  Pick item = Pick::of<Pick::kItem>(Item{});
  item.get<Pick::kItem>().number = 32;
  EXPECT_EQ(error_of(item), (EncodeError{Error::kValueOutOfRange, "Pick.item.number"}));

  Pick many = Pick::of<Pick::kMany>(std::vector<Item>(5));
  auto& list = many.get<Pick::kMany>();
  list[2].inner.resize(2);
  list[2].inner[1].number = 0;
  list[4].number = 0;
  EXPECT_EQ(error_of(many), (EncodeError{Error::kValueOutOfRange, "Pick.many[2].inner[1].number"}));
  list[1].inner.resize(4);
  list[1].inner[3].number = 0;
  EXPECT_EQ(error_of(many), (EncodeError{Error::kSizeOutOfRange, "Pick.many[1].inner"}));

  EXPECT_EQ(error_of(Pick::of<Pick::kText>("12x")), (EncodeError{Error::kBadCharacter, "Pick.text"}));
  EXPECT_EQ(error_of(Pick()), (EncodeError{Error::kUnsetChoice, "Pick"}));
}

TEST(EncodeError, IsFoundInValuesLongerThanTheFirstMemory) {
  Pick many = Pick::of<Pick::kMany>(std::vector<Item>(30'000));
  many.get<Pick::kMany>().back().number = 0;
  EXPECT_EQ(error_of(many), (EncodeError{Error::kValueOutOfRange, "Pick.many[29999].number"}));
}

TEST(EncodeError, OfDepthIsWhereItEnds) {
  Pick pick = Pick::of<Pick::kItem>(Item{});
  Item* item = &pick.get<Pick::kItem>();
  for (int i = 0; i < 10; ++i) item = &item->inner.emplace_back();
  // The choice, and an item and a list for each.
  EXPECT_TRUE(encode(pick, {.depth = 1 + 2 * 11}));
  EXPECT_EQ(error_of(pick, {.depth = 6}), (EncodeError{Error::kTooDeep, "Pick.item.inner[0].inner[0].inner"}));
}

TEST(EncodeError, NoneWhereThereIsRoomInTheEnd) {
  for (const std::size_t room : {4'096U, 16'384U, 65'536U}) {
    for (std::size_t size = room - 40; size < room + 10; ++size) {
      Bytes value(size, std::byte{0x5a});
      Bytes out;
      ASSERT_TRUE(encode_value(kOctetString<>, &value, out, {.message_size = 100'000}));
      Bytes again;
      ASSERT_TRUE(decode_value(kOctetString<>, &again, out, {.message_size = 100'000}));
      ASSERT_EQ(again, value) << size;
    }
  }
}

}  // namespace
}  // namespace mtavip::asn1
