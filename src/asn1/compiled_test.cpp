// What code made from descriptions has to get right at its seams: preambles and runs of bits longer than are gathered
// or read at once, and strings where the memory ends that an encoding begins in.
#include "asn1/compiled.h"

#include "asn1/test_values.h"
#include "base/random.h"

namespace mtavip::asn1 {
namespace {

constexpr std::size_t kMany = 50;

/// So many components of one type, which lie behind each other.
template <class T, std::size_t kCount>
constexpr std::array<Member, kCount> alike(std::size_t offset, const Type& type, Shape shape) {
  std::array<Member, kCount> members{};
  for (std::size_t i = 0; i < kCount; ++i) {
    members[i] = member<T>("many", offset + i * sizeof(T), kBoolean);
    members[i].type = &type;
    members[i].shape = shape;
  }
  return members;
}

struct ManyOptional {
  Optional<std::uint8_t> numbers[kMany];
  Extensions extensions;
  static const SequenceType kType;
};
constexpr auto kManyOptional =
    alike<Optional<std::uint8_t>, kMany>(offsetof(ManyOptional, numbers), kInteger<std::uint8_t, 0, 6>, Shape::kBits);
constinit const SequenceType ManyOptional::kType = extensible_sequence<ManyOptional, kManyOptional, kMany>("Optional");

struct ManyBits {
  bool flags[kMany] = {};
  std::uint8_t numbers[kMany] = {};
  static const SequenceType kType;
};
constexpr auto kManyBits = [] {
  const auto flags = alike<bool, kMany>(offsetof(ManyBits, flags), kBoolean, Shape::kBoolean);
  const auto numbers =
      alike<std::uint8_t, kMany>(offsetof(ManyBits, numbers), kInteger<std::uint8_t, 0, 100>, Shape::kBits);
  std::array<Member, 2 * kMany> all{};
  // By turns, so that no number begins where another does in its octet.
  for (std::size_t i = 0; i < kMany; ++i) {
    all[2 * i] = flags[i];
    all[2 * i + 1] = numbers[i];
  }
  return all;
}();
constinit const SequenceType ManyBits::kType = sequence<kManyBits>("Bits");

TEST(Compiled, PreamblesOfEveryPattern) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SeededRandom random(seed);
    ManyOptional value;
    std::string bits = "0";
    std::string numbers;
    for (auto& number : value.numbers) {
      const bool present = random.below(2) != 0;
      if (present) number = static_cast<std::uint8_t>(random.below(7));
      bits += present ? '1' : '0';
      for (unsigned bit = 4; present && bit != 0; bit >>= 1) numbers += (*number & bit) != 0 ? '1' : '0';
    }
    bits += numbers;
    Bytes expected((bits.size() + 7) / 8);
    for (std::size_t i = 0; i < bits.size(); ++i) {
      if (bits[i] == '1') expected[i / 8] |= static_cast<std::byte>(0x80U >> i % 8);
    }
    expect_encoding(ManyOptional::kType, value, hex(expected));
  }
}

ManyBits random_bits(std::uint64_t seed) {
  SeededRandom random(seed);
  ManyBits value;
  for (bool& flag : value.flags) flag = random.below(2) != 0;
  for (auto& number : value.numbers) number = static_cast<std::uint8_t>(random.below(101));
  return value;
}

TEST(Compiled, RunsOfBitsOfEveryPattern) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ManyBits value = random_bits(seed);
    Bytes expected(kMany);
    // A flag and a number of seven bits are an octet.
    for (std::size_t i = 0; i < kMany; ++i) {
      expected[i] = static_cast<std::byte>((value.flags[i] ? 0x80 : 0) | value.numbers[i]);
    }
    expect_encoding(ManyBits::kType, value, hex(expected));
  }
}

TEST(Compiled, ARunThatIsCutOffIsReadUpToThere) {
  const Bytes whole = [] {
    Bytes out;
    const ManyBits value = random_bits(1);
    EXPECT_TRUE(encode_value(ManyBits::kType, &value, out, {}));
    return out;
  }();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ManyBits value;
    const auto done = decode_value(ManyBits::kType, &value, ByteView(whole).first(size), {});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error(), (DecodeError{Error::kTruncated, size * 8, "Bits.many"}));
    for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(value.numbers[i], std::to_integer<int>(whole[i]) & 0x7f);
  }
}

TEST(Compiled, ANumberInARunIsHeldAgainstItsRange) {
  for (std::size_t i = 0; i < kMany; ++i) {
    Bytes wrong(kMany);
    wrong[i] = std::byte{101};
    ManyBits value;
    // Where the message is cut off behind it, it is still what is wrong first.
    for (const std::size_t size : {kMany, i + 1}) {
      const auto done = decode_value(ManyBits::kType, &value, ByteView(wrong).first(size), {});
      ASSERT_FALSE(done);
      EXPECT_EQ(done.error(), (DecodeError{Error::kValueOutOfRange, i * 8 + 8, "Bits.many"}));
    }
    value.numbers[i] = 101;
    EXPECT_EQ(encoded(ManyBits::kType, value), "Bits.many: value out of range");
    value.numbers[i] = 0;
  }
}

TEST(Compiled, StringsAtTheEndOfTheFirstMemory) {
  using Strings = std::vector<Bytes>;
  constexpr const ListType& kStrings = kListOf<Strings, &kOctetString<>>;
  for (std::size_t first = 3'950; first < 4'110; ++first) {
    for (const std::size_t second : {0U, 1U, 7U, 8U, 15U, 16U, 17U, 31U, 32U, 33U, 127U, 128U, 5'000U}) {
      const Strings value = {Bytes(first, std::byte{1}), Bytes(second, std::byte{2}), Bytes(9, std::byte{3})};
      Bytes out;
      ASSERT_TRUE(encode_value(kStrings, &value, out, {}));
      Strings again;
      ASSERT_TRUE(decode_value(kStrings, &again, out, {}));
      ASSERT_EQ(again, value) << first << " " << second;
    }
  }
}

TEST(Compiled, AListWithinLimitsThatIsLongerThanItsConstraint) {
  using Numbers = std::vector<std::uint16_t>;
  constexpr const ListType& kFew = kListOf<Numbers, &kInteger<std::uint16_t, 0, 65535>, Size{2, 4}>;
  constexpr const ListType& kSome = kListOf<Numbers, &kInteger<std::uint16_t, 0, 65535>, Size{2}>;
  EXPECT_EQ(encoded(kFew, Numbers(1)), "size out of range");
  EXPECT_EQ(encoded(kFew, Numbers(5)), "size out of range");
  EXPECT_EQ(encoded(kSome, Numbers(1)), "size out of range");
  expect_encoding(kFew, Numbers{1, 2}, "0000010002");
  expect_encoding(kFew, Numbers{1, 2, 3, 4}, "800001000200030004");
  expect_encoding(kSome, Numbers{1, 2}, "0200010002");
  Numbers value;
  EXPECT_EQ(decoded(kFew, "c0", value), "size out of range at bit 2");
  EXPECT_EQ(decoded(kSome, "010001", value), "size out of range at bit 24");
}

}  // namespace
}  // namespace mtavip::asn1
