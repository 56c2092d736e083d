// Calls that do not name their caller (RFC 3323, RFC 3325).
#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/scripted_peer.h"

namespace mtavip::sip {
namespace {

using test::ScriptedPeer;

constexpr const char* kSdp = ScriptedPeer::kSdp;

struct AnonymousCall : ScriptedPeer {
  explicit AnonymousCall(const std::string& proxy, UserAgentConfig config = {}) : ScriptedPeer(std::move(config)) {
    AccountConfig account;
    account.address = "sip:alice@example.com";
    account.display_name = "Alice";
    account.registrar = "sip:10.0.0.9";
    account.outbound_proxy = proxy;
    id = *alice.ua.add_account(account);
  }
  Message dial(const std::string& privacy) {
    InviteRequest request;
    request.account = id;
    request.target = "sip:bob@10.0.0.9";
    request.sdp = kSdp;
    if (!privacy.empty()) request.headers.push_back({"Privacy", privacy});
    session = *alice.ua.invite(network.now, request);
    network.run(50ms);
    return received(Method::kInvite).back();
  }
  AccountId id{};
  SessionId session{};
};

TEST(Privacy, AnAnonymousCallNamesNobody) {
  AnonymousCall call("sip:10.0.0.9;lr");
  const Message invite = call.dial("id");
  const auto from = parse_first<NameAddr>(invite, HeaderName::kFrom);
  ASSERT_TRUE(from);
  EXPECT_EQ(from->display_name, "Anonymous");
  EXPECT_EQ(from->uri.to_string(), "sip:anonymous@anonymous.invalid");
  EXPECT_EQ(invite.header("Privacy"), "id");
  // The account's own server is told, and has to take it out.
  EXPECT_EQ(invite.header("P-Preferred-Identity"), "\"Alice\" <sip:alice@example.com>");
  const auto contact = parse_first<Contact>(invite, HeaderName::kContact);
  ASSERT_TRUE(contact);
  EXPECT_EQ(contact->address.uri.user, "anonymous");

  call.reply(invite, 200, "bob", kSdp);
  call.network.run(50ms);
  ASSERT_EQ(call.received(Method::kAck).size(), 1U);
  ASSERT_TRUE(call.alice.ua.end(call.network.now, call.session));
  call.network.run(50ms);
  ASSERT_EQ(call.received(Method::kBye).size(), 1U);
  for (const Message& request : call.peer.received) {
    if (request.is_response() || request.method() == Method::kInvite) continue;
    EXPECT_EQ(request.to_string().find("alice"), std::string::npos) << request.to_string();
  }
}

TEST(Privacy, AStrangerIsNotToldTheName) {
  AnonymousCall call({});
  // Its registrar is another one: the request goes past the account's servers.
  AccountConfig account;
  account.address = "sip:alice@example.com";
  account.registrar = "sip:10.0.0.77";
  call.id = *call.alice.ua.add_account(account);
  const Message invite = call.dial("id");
  EXPECT_EQ(invite.to_string().find("alice"), std::string::npos) << invite.to_string();
}

TEST(Privacy, WithoutTheWishTheCallerIsNamed) {
  for (const char* privacy : {"", "none", "session"}) {
    AnonymousCall call("sip:10.0.0.9;lr");
    const Message invite = call.dial(privacy);
    EXPECT_EQ(parse_first<NameAddr>(invite, HeaderName::kFrom)->uri.to_string(), "sip:alice@example.com");
    EXPECT_FALSE(invite.header("P-Preferred-Identity"));
  }
}

TEST(Privacy, ACallWithoutAnAccountMayBeAnonymousToo) {
  UserAgentConfig config;
  config.user = "alice";
  config.display_name = "Alice";
  ScriptedPeer call(config);
  InviteRequest request;
  request.target = "sip:bob@10.0.0.9";
  request.sdp = kSdp;
  request.headers.push_back({"Privacy", "id"});
  ASSERT_TRUE(call.alice.ua.invite(call.network.now, request));
  call.network.run(50ms);
  const Message invite = call.received(Method::kInvite).at(0);
  EXPECT_EQ(parse_first<NameAddr>(invite, HeaderName::kFrom)->uri.host, "anonymous.invalid");
  EXPECT_EQ(invite.to_string().find("lice"), std::string::npos) << invite.to_string();
}

}  // namespace
}  // namespace mtavip::sip
