#include "sip/name_addr.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::sip {
namespace {

TEST(NameAddr, Forms) {
  const struct {
    std::string_view text;
    std::string_view name;
    std::string_view uri;
    std::string_view tag;
  } cases[] = {
      {"<sip:a@b>", "", "sip:a@b", ""},
      {"sip:a@b;tag=1", "", "sip:a@b", "1"},
      {"sip:a@b ;\r\n tag = 1 ", "", "sip:a@b", "1"},
      {"<sip:a@b;tag=uri>;tag=header", "", "sip:a@b;tag=uri", "header"},
      {"Alice <sip:a@b>;tag=x", "Alice", "sip:a@b", "x"},
      {"caller<sip:a@b>;tag=323", "caller", "sip:a@b", "323"},
      {"\"A. \\\"B\\\" \\\\C\"   <sip:a@b?x=y>;x;tag=7", "A. \"B\" \\C", "sip:a@b?x=y", "7"},
      {"\"<sip:trick@x>\" <sip:a@b>", "<sip:trick@x>", "sip:a@b", ""},
      {"Bell, Alexander <sip:a@b>;tag=43", "Bell, Alexander", "sip:a@b", "43"},
      {"\"\" < sip:a@b >", "", "sip:a@b", ""},
      {"isbn:2983792873", "", "isbn:2983792873", ""},
      {"<sip:a@b>;;tag=5;", "", "sip:a@b", "5"},
  };
  for (const auto& test : cases) {
    const auto address = NameAddr::parse(test.text);
    ASSERT_TRUE(address.has_value()) << test.text;
    EXPECT_EQ(address->display_name, test.name) << test.text;
    EXPECT_EQ(address->uri.to_string(), test.uri) << test.text;
    EXPECT_EQ(address->tag(), test.tag) << test.text;
  }
}

TEST(NameAddr, RefusesWhatItMust) {
  const struct {
    std::string_view text;
    ParseError error;
  } cases[] = {
      {"", ParseError::kBadNameAddr},
      {"<>", ParseError::kBadNameAddr},
      {"<sip:a@b", ParseError::kBadNameAddr},
      {"\"Mr. J. User <sip:a@b>", ParseError::kUnbalancedQuotes},
      {"Mr. \"J <sip:a@b>", ParseError::kUnbalancedQuotes},
      {"\"name\" sip:a@b", ParseError::kBadNameAddr},
      {"\"name\"", ParseError::kBadNameAddr},
      {"<sip:a@b> junk", ParseError::kBadNameAddr},
      {"sip:a@b?Route=%3Csip:c%3E", ParseError::kBadNameAddr},
      {"sip:a@b,sip:c@d", ParseError::kBadNameAddr},
      {"<sip:a@b>;tag=\"open", ParseError::kUnbalancedQuotes},
      {"<sip:a@b>;tag=a b", ParseError::kBadParameter},
      {"<sip:a@b>;=x", ParseError::kBadParameter},
      {"Alice", ParseError::kBadUri},
      {"<?:bob@127.0.0.1:6000>;tag=1", ParseError::kBadUri},
  };
  for (const auto& [text, error] : cases) {
    const auto address = NameAddr::parse(text);
    ASSERT_FALSE(address.has_value()) << text;
    EXPECT_EQ(address.error(), error) << text << ": " << describe(address.error());
  }
}

TEST(NameAddr, PrintedOnesAreReadBackTheSame) {
  SeededRandom random(7);
  for (int round = 0; round < 1000; ++round) {
    NameAddr address;
    address.uri = Uri::sip(random.hex(random.below(4)), "h" + random.hex(2));
    address.display_name.resize(random.below(10));
    for (auto& c : address.display_name) c = static_cast<char>(0x20 + random.below(0x5f));
    if (random.below(2) == 0) address.set_tag(random.hex(4));
    const auto again = NameAddr::parse(address.to_string());
    ASSERT_TRUE(again.has_value()) << address.to_string();
    EXPECT_EQ(*again, address) << address.to_string();
  }
}

}  // namespace
}  // namespace mtavip::sip
