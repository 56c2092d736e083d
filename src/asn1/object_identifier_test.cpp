#include "asn1/object_identifier.h"

#include <gtest/gtest.h>

namespace mtavip::asn1 {
namespace {

constexpr ObjectIdentifier kH2250{0, 0, 8, 2250, 0, 7};

Bytes octets(std::initializer_list<unsigned> values) {
  Bytes bytes;
  for (const unsigned value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

TEST(ObjectIdentifier, IsHeldAsItsContentOctets) {
  EXPECT_EQ(to_bytes(kH2250.content()), octets({0x00, 0x08, 0x91, 0x4a, 0x00, 0x07}));
  EXPECT_EQ(kH2250.to_string(), "0.0.8.2250.0.7");
  EXPECT_EQ(kH2250.arc(0), 0U);
  EXPECT_EQ(kH2250.arc(3), 2250U);
  EXPECT_EQ(kH2250.arc(5), 7U);
  EXPECT_EQ(kH2250.arc(6), std::nullopt);
  EXPECT_TRUE(ObjectIdentifier().empty());
  EXPECT_EQ(ObjectIdentifier().arc(0), std::nullopt);
}

TEST(ObjectIdentifier, ReadsAndPrintsText) {
  for (const char* text :
       {"0.0", "1.39", "2.100.3", "2.999", "1.3.6.1.4.1.311", "2.18446744073709551535", "0.0.8.245.0.15"}) {
    const auto identifier = ObjectIdentifier::parse(text);
    ASSERT_TRUE(identifier) << text;
    EXPECT_EQ(identifier->to_string(), text);
    EXPECT_EQ(ObjectIdentifier::from_content(identifier->content()), identifier);
  }
  for (const char* text :
       {"", "1", "3.1", "0.40", "1.2.", ".1.2", "1..2", "1.2.x", "1.-2", "1.2.18446744073709551616"}) {
    EXPECT_EQ(ObjectIdentifier::parse(text), std::nullopt) << text;
  }
}

TEST(ObjectIdentifier, RefusesContentThatIsNone) {
  EXPECT_EQ(ObjectIdentifier::from_content({}), std::nullopt);
  EXPECT_EQ(ObjectIdentifier::from_content(octets({0x00, 0x91})), std::nullopt) << "ends within an arc";
  EXPECT_EQ(ObjectIdentifier::from_content(octets({0x00, 0x80, 0x01})), std::nullopt) << "not minimal";
  EXPECT_EQ(ObjectIdentifier::from_content(octets({0x80})), std::nullopt);
}

TEST(ObjectIdentifier, HoldsSoManyOctetsAndNotOneMore) {
  const Bytes longest(ObjectIdentifier::kMaximumSize, std::byte{1});
  EXPECT_TRUE(ObjectIdentifier::from_content(longest));
  const Bytes longer(ObjectIdentifier::kMaximumSize + 1, std::byte{1});
  EXPECT_FALSE(ObjectIdentifier::from_content(longer));
}

TEST(ObjectIdentifier, PrintsArcsThatFitNoNumberAsUnknown) {
  Bytes content = octets({0x69, 0x83});
  content.insert(content.end(), 17, std::byte{0xff});
  content.push_back(std::byte{0x7f});
  const auto identifier = ObjectIdentifier::from_content(content);
  ASSERT_TRUE(identifier);
  EXPECT_EQ(identifier->to_string(), "2.25.?");
  EXPECT_EQ(identifier->arc(2), std::nullopt);
}

TEST(ObjectIdentifier, KnowsWhatItBeginsWith) {
  EXPECT_TRUE(kH2250.starts_with({0, 0, 8}));
  EXPECT_TRUE(kH2250.starts_with(kH2250));
  EXPECT_FALSE(kH2250.starts_with({0, 0, 8, 245}));
  EXPECT_FALSE(ObjectIdentifier({0, 0, 8}).starts_with(kH2250));
}

}  // namespace
}  // namespace mtavip::asn1
