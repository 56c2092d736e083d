#include "websocket/url.h"

#include <gtest/gtest.h>

namespace mtavip::websocket {
namespace {

TEST(WebSocketUrl, IsTakenApart) {
  struct Case {
    const char* text;
    Url url;
    const char* authority;
  };
  for (const Case& c : {
           Case{"ws://edge.example.org", {false, "edge.example.org", 80, "/"}, "edge.example.org"},
           Case{"wss://edge.example.org", {true, "edge.example.org", 443, "/"}, "edge.example.org"},
           Case{"WSS://edge.example.org:8443/sip/ws?a=b",
                {true, "edge.example.org", 8443, "/sip/ws?a=b"},
                "edge.example.org:8443"},
           Case{"ws://192.0.2.7:80/", {false, "192.0.2.7", 80, "/"}, "192.0.2.7"},
           Case{"wss://[2001:db8::1]:5066?x", {true, "2001:db8::1", 5066, "/?x"}, "[2001:db8::1]:5066"},
           Case{"wss://[2001:db8::1]/ws", {true, "2001:db8::1", 443, "/ws"}, "[2001:db8::1]"},
       }) {
    SCOPED_TRACE(c.text);
    const auto url = Url::parse(c.text);
    ASSERT_TRUE(url);
    EXPECT_EQ(*url, c.url);
    EXPECT_EQ(url->authority(), c.authority);
    EXPECT_EQ(Url::parse(url->to_string()), url);
  }
}

TEST(WebSocketUrl, NothingElseIsOne) {
  for (const char* text : {"", "ws://", "wss:///ws", "http://a", "sip:a;transport=ws", "ws://a:0", "ws://a:65536",
                           "ws://a:", "ws://a:x", "ws://user@a", "ws://a/b#c", "ws://a/b c", "ws://a/\r\nX: y",
                           "ws://a/\xc3\xa4", "ws://[::1", "ws://[::1]x", "ws://[1.2.3.4]/", "ws://::1/"}) {
    EXPECT_FALSE(Url::parse(text)) << text;
  }
  EXPECT_FALSE(Url::parse("ws://a/" + std::string(2048, 'x')));
}

}  // namespace
}  // namespace mtavip::websocket
