#include "call/target.h"

#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

struct Case {
  const char* dialled;
  const char* domain;
  const char* uri;  // empty: an error
};

constexpr Case kCases[] = {
    {"sip:bob@example.org", "", "sip:bob@example.org"},
    {"SIP:bob@example.org;transport=tcp", "", "SIP:bob@example.org;transport=tcp"},
    {"sips:bob@example.org", "", "sips:bob@example.org"},
    {"bob@example.org", "", "sip:bob@example.org"},
    {"  bob@example.org  ", "", "sip:bob@example.org"},
    {"192.0.2.7", "", "sip:192.0.2.7"},
    {"192.0.2.7:5070", "", "sip:192.0.2.7:5070"},
    {"2001:db8::1", "", "sip:[2001:db8::1]"},
    {"[2001:db8::1]", "", "sip:[2001:db8::1]"},
    {"[2001:db8::1]:5070", "", "sip:[2001:db8::1]:5070"},
    {"192.0.2.7", "example.org", "sip:192.0.2.7"},
    {"localhost", "", "sip:localhost"},
    {"pbx.example.org", "", "sip:pbx.example.org"},
    {"pbx.example.org:5070", "", "sip:pbx.example.org:5070"},
    {"1002", "example.org", "sip:1002@example.org"},
    {"bob", "example.org", "sip:bob@example.org"},
    {"sip:1002", "example.org", "sip:1002@example.org"},
    {"tel:+49-30-1234", "example.org", "sip:+49-30-1234@example.org;user=phone"},
    {"tel:1234;phone-context=x", "example.org", "sip:1234@example.org;user=phone"},
    {"1002", "", ""},
    {"bob", "", ""},
    {"", "", ""},
    {"   ", "example.org", ""},
    {"tel:1234", "", ""},
    {"tel:abc", "example.org", ""},
    {"bob smith@example.org", "", ""},
    {"<sip:bob@example.org>", "", ""},
    {"http://example.org", "", ""},
    {"h323:room@example.org", "", ""},
    {"sip:", "", ""},
    {"bob@", "", ""},
};

TEST(Target, WhatPeopleDial) {
  for (const Case& c : kCases) {
    const auto target = resolve_target(c.dialled, c.domain);
    if (*c.uri == '\0') {
      ASSERT_FALSE(target) << c.dialled << " became " << target->uri;
      EXPECT_EQ(target.error().code, ErrorCode::kInvalidArgument) << c.dialled;
      EXPECT_FALSE(target.error().message.empty());
    } else {
      ASSERT_TRUE(target) << c.dialled << ": " << target.error().message;
      EXPECT_EQ(target->uri, c.uri) << c.dialled;
    }
  }
}

TEST(Target, TheHostIsKnownWhereItIsAnAddress) {
  EXPECT_EQ(resolve_target("sip:bob@192.0.2.7:5070", "")->address, IpAddress::v4({192, 0, 2, 7}));
  EXPECT_EQ(resolve_target("localhost", "")->address, IpAddress::v4({127, 0, 0, 1}));
  EXPECT_EQ(resolve_target("sip:bob@[::1];transport=tcp", "")->address, IpAddress::parse("::1"));
  EXPECT_EQ(resolve_target("bob@example.org", "")->address, std::nullopt);
}

TEST(Target, HostOfAnAddress) {
  EXPECT_EQ(host_of("sip:alice@Example.ORG:5060;transport=udp"), "example.org");
  EXPECT_EQ(host_of("sips:[2001:DB8::1]:5061"), "2001:db8::1");
  EXPECT_EQ(host_of("example.org"), "example.org");
  EXPECT_EQ(host_of("sip:a@b@example.org"), "example.org");
  EXPECT_EQ(host_of("sip:[::1"), "");
  EXPECT_EQ(host_of("wss://Edge.example.org:8443/sip/ws"), "edge.example.org");
  EXPECT_EQ(host_of("ws://[::1]:8080"), "::1");
  EXPECT_EQ(host_of("ws://192.0.2.7?a"), "192.0.2.7");
}

}  // namespace
}  // namespace mtavip::call
