#include "h323/ras/values.h"

#include <limits>

#include <gtest/gtest.h>

#include "h323/messages/h225_ras.h"

namespace mtavip::h323::ras {
namespace {

TEST(WireValues, AliasesBothWays) {
  const Alias aliases[] = {
      {AliasKind::kDialledDigits, "1001"},
      {AliasKind::kDialledDigits, "*72#,0"},
      {AliasKind::kH323Id, "bob"},
      {AliasKind::kH323Id, "J\xc3\xbcrgen \xf0\x9f\x93\x9e"},
      {AliasKind::kUrl, "h323:bob@example.com"},
      {AliasKind::kEmail, "bob@example.com"},
      {AliasKind::kTransport, "192.0.2.1:1720"},
      {AliasKind::kTransport, "[2001:db8::1]:1720"},
      {AliasKind::kPartyNumber, "+49301234"},
      {AliasKind::kPartyNumber, "1234"},
  };
  for (const Alias& alias : aliases) {
    const auto wire = to_wire(alias);
    ASSERT_TRUE(wire) << alias.text;
    EXPECT_EQ(from_wire(*wire), alias) << alias.text;
  }
}

TEST(WireValues, AliasesThatCannotBeWritten) {
  const Alias aliases[] = {
      {AliasKind::kDialledDigits, ""},
      {AliasKind::kDialledDigits, "12a"},
      {AliasKind::kDialledDigits, std::string(129, '1')},
      {AliasKind::kH323Id, ""},
      {AliasKind::kH323Id, std::string(257, 'x')},
      {AliasKind::kUrl, "h323:b\xc3\xb6"},
      {AliasKind::kUrl, std::string(513, 'x')},
      {AliasKind::kEmail, ""},
      {AliasKind::kTransport, "somewhere"},
      {AliasKind::kPartyNumber, "+"},
      {AliasKind::kPartyNumber, "1+2"},
  };
  for (const Alias& alias : aliases) EXPECT_FALSE(to_wire(alias)) << alias.text;
  EXPECT_TRUE(to_wire(Alias{AliasKind::kDialledDigits, std::string(128, '1')}));
  EXPECT_TRUE(to_wire(Alias{AliasKind::kH323Id, std::string(256, 'x')}));
  EXPECT_TRUE(to_wire(Alias{AliasKind::kUrl, std::string(512, 'x')}));
}

TEST(WireValues, AliasesOfOthers) {
  using Wire = h225::AliasAddress;
  // A NUL at the end is not part of the name.
  EXPECT_EQ(from_wire(Wire::of<Wire::kH323Id>(std::u16string(u"bob\0", 4))), (Alias{AliasKind::kH323Id, "bob"}));
  EXPECT_FALSE(from_wire(Wire::of<Wire::kIsupNumber>()));
  EXPECT_FALSE(from_wire(Wire{}));
  h225::PrivatePartyNumber number;
  number.private_number_digits = "77";
  using Number = h225::PartyNumber;
  EXPECT_EQ(from_wire(Number::of<Number::kPrivateNumber>(number)), (Alias{AliasKind::kPartyNumber, "77"}));
  EXPECT_FALSE(from_wire(Number::of<Number::kTelexPartyNumber>("1")));
  const std::vector<Wire> many(5, Wire::of<Wire::kDialedDigits>("1"));
  EXPECT_EQ(from_wire(many, 3).size(), 3U);
}

TEST(WireValues, AddressesBothWays) {
  for (const char* text : {"192.0.2.1:1720", "[2001:db8::1]:1719", "0.0.0.0:0"}) {
    const auto address = *mtavip::Endpoint::parse(text);
    EXPECT_EQ(from_wire(to_wire(address)), address) << text;
  }
  using Wire = h225::TransportAddress;
  Wire::IpSourceRoute routed;
  routed.ip = {std::byte{192}, std::byte{0}, std::byte{2}, std::byte{9}};
  routed.port = 5;
  EXPECT_EQ(from_wire(Wire::of<Wire::kIpSourceRoute>(routed)), *mtavip::Endpoint::parse("192.0.2.9:5"));
  EXPECT_FALSE(from_wire(Wire::of<Wire::kNsap>(Bytes(3))));
  // The first that can be used.
  const std::vector<Wire> list{Wire::of<Wire::kNsap>(Bytes(3)), to_wire(mtavip::Endpoint{}),
                               to_wire(*mtavip::Endpoint::parse("192.0.2.1:1720"))};
  EXPECT_EQ(from_wire(list), *mtavip::Endpoint::parse("192.0.2.1:1720"));
  EXPECT_FALSE(from_wire(std::vector<Wire>{}));
}

TEST(WireValues, Bandwidth) {
  EXPECT_EQ(to_wire(DataRate::kilobits_per_second(384)), 3840U);
  EXPECT_EQ(to_wire(DataRate::bits_per_second(1)), 1U);
  EXPECT_EQ(to_wire(DataRate::bits_per_second(-5)), 0U);
  EXPECT_EQ(to_wire(DataRate::bits_per_second(std::numeric_limits<std::int64_t>::max())), 0xffffffffU);
  EXPECT_EQ(rate_of(3840), DataRate::kilobits_per_second(384));
}

TEST(WireValues, NamesOfReasons) {
  EXPECT_EQ(name_of_alternative(h225::RegistrationRejectReason(h225::RegistrationRejectReason::kSecurityDenial)),
            "securityDenial");
  EXPECT_EQ(name_of_alternative(h225::RegistrationRejectReason{}), "unknown");
}

}  // namespace
}  // namespace mtavip::h323::ras
