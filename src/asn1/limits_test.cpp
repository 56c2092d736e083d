// Each limit at its value and one beyond, and what a hostile message may cost.
#include "asn1/generate.h"
#include "asn1/test_values.h"

namespace mtavip::asn1 {
namespace {

struct TreeNames {
  enum Kind : std::uint8_t { kLeaf, kBranches };
};
struct Tree : Choice<Tree, TreeNames, bool, std::vector<Tree>> {
  using Choice::Choice;
  static const ChoiceType kType;
};
constexpr Alternative kTree[] = {{"leaf", &kBoolean}, {"branches", &kListOf<std::vector<Tree>, &Tree::kType>}};
constinit const ChoiceType Tree::kType = choice<Tree, kTree>("Tree");

/// So many trees of one branch in each other: two levels each, a choice and a list.
Tree nested(unsigned levels) {
  Tree tree = Tree::of<Tree::kLeaf>(true);
  for (unsigned i = 0; i < levels; ++i) {
    Tree outer(Tree::kBranches);
    outer.get<Tree::kBranches>().push_back(std::move(tree));
    tree = std::move(outer);
  }
  return tree;
}

TEST(Limits, Depth) {
  const Limits limits{.depth = 21};
  EXPECT_TRUE(encode(nested(10), limits));
  EXPECT_EQ(encode(nested(11), limits).error().error, Error::kTooDeep);
  EXPECT_TRUE(decode<Tree>(*encode(nested(10)), limits));
  const auto refused = decode<Tree>(*encode(nested(11)), limits);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error, Error::kTooDeep);
  EXPECT_TRUE(refused.error().path.starts_with("Tree.branches[0].branches[0]")) << refused.error().path;
}

TEST(Limits, MessageSize) {
  const Bytes value(100);
  Bytes out;
  EXPECT_TRUE(encode_value(kOctetString<>, &value, out, {.message_size = 101}));
  EXPECT_EQ(encoded(kOctetString<>, value, {.message_size = 100}), "message too large");
  Bytes again;
  EXPECT_TRUE(decode_value(kOctetString<>, &again, out, {.message_size = 101}));
  Bytes none;
  const auto refused = decode_value(kOctetString<>, &none, out, {.message_size = 100});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error, Error::kMessageTooLarge);
}

TEST(Limits, ListLength) {
  Tree tree(Tree::kBranches);
  tree.get<Tree::kBranches>().assign(100, Tree::of<Tree::kLeaf>(true));
  const Bytes bytes = *encode(tree);
  EXPECT_TRUE(decode<Tree>(bytes, {.list_length = 100}));
  const auto refused = decode<Tree>(bytes, {.list_length = 99});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().to_string(), "Tree.branches: too many elements at bit 16");
}

TEST(Limits, Memory) {
  const Bytes value(100);
  Bytes out;
  ASSERT_TRUE(encode_value(kOctetString<>, &value, out, {}));
  Bytes again;
  EXPECT_TRUE(decode_value(kOctetString<>, &again, out, {.memory = 100}));
  Bytes none;
  const auto refused = decode_value(kOctetString<>, &none, out, {.memory = 99});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error, Error::kTooMuchMemory);
}

TEST(Limits, AClaimedLengthCostsNothing) {
  // 16383 elements, octets, characters and bits, of which none is there.
  std::vector<Tree> trees;
  EXPECT_EQ(decoded(kListOf<std::vector<Tree>, &Tree::kType>, "bfff", trees, {.list_length = 100'000}),
            "[0]: truncated at bit 16");
  EXPECT_LE(trees.capacity(), 32U);
  Bytes octets;
  EXPECT_EQ(decoded(kOctetString<>, "bfff", octets), "truncated at bit 16");
  EXPECT_EQ(octets.capacity(), 0U);
  std::string text;
  EXPECT_EQ(decoded(kIa5String<>, "bfff", text), "truncated at bit 16");
  EXPECT_LE(text.capacity(), 15U);
  BitString bits;
  EXPECT_EQ(decoded(kBitString<>, "bfff", bits), "truncated at bit 16");
  EXPECT_EQ(bits.bytes.capacity(), 0U);
}

TEST(Limits, ManyElementsOfNoBitsAreCounted) {
  std::vector<Null> nulls;
  EXPECT_EQ(decoded(kListOf<std::vector<Null>, &kNull>, "bfff", nulls), "too many elements at bit 16");
}

// Every message cut off at every octet, and with every bit turned: an error or a value, and the value can be encoded.
TEST(Limits, SurvivesDamage) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SeededRandom random(seed);
    const Bytes bytes = *encode(generate<Tree>(random));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto value = decode<Tree>(ByteView(bytes).first(size));
      EXPECT_FALSE(value);
      EXPECT_LE(value.error().bit_offset, size * 8);
    }
    for (std::size_t bit = 0; bit < std::min<std::size_t>(bytes.size() * 8, 400); ++bit) {
      Bytes turned = bytes;
      turned[bit / 8] ^= static_cast<std::byte>(0x80U >> bit % 8);
      const auto value = decode<Tree>(turned);
      EXPECT_TRUE(!value || encode(*value));
    }
  }
}

}  // namespace
}  // namespace mtavip::asn1
