// REFER (RFC 3515), Replaces (RFC 3891), Referred-By (RFC 3892) and norefersub (RFC 4488) on the wire; the transfers of
// whole clients are in tests/scenario.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sip/headers.h"
#include "sip/scripted_peer.h"
#include "sip/user_agent.h"

namespace mtavip::sip {
namespace {

using test::ScriptedPeer;
using testing::ElementsAre;
using testing::IsEmpty;

/// A call that the peer has accepted as "one".
struct Established : ScriptedPeer {
  Established() {
    session = call();
    network.run(20ms);
    invite = received(Method::kInvite).at(0);
    reply(invite, 200, "one", kSdp);
    network.run(50ms);
  }
  void send_in_call(const std::string& method, int cseq, const std::string& extra = {}, const std::string& body = {}) {
    send(request_in_call(method, invite, "one", cseq, extra, body));
  }
  void send_notify(int cseq, const std::string& status, const std::string& state = "active;expires=60",
                   const std::string& event = "refer") {
    send_in_call(
        "NOTIFY", cseq,
        "Event: " + event + "\r\nSubscription-State: " + state + "\r\nContent-Type: message/sipfrag;version=2.0\r\n",
        status);
  }
  void reply_to_notifies() {
    peer.on_message = [this](const Message& message, Endpoint) {
      if (message.is_request() && message.method() == Method::kNotify) reply(message, 200, {});
    };
  }
  std::vector<std::string> fragments() const {
    std::vector<std::string> list;
    for (const Message& notify : received(Method::kNotify)) {
      list.push_back(std::string(notify.header(HeaderName::kSubscriptionState).value_or("")).substr(0, 10) + " " +
                     std::string(notify.body()));
    }
    return list;
  }
  SessionId session{};
  Message invite;
};

TEST(Refer, IsSentWithWhoWeAreAndItsProgressIsTold) {
  Established f;
  ASSERT_TRUE(f.alice.ua.refer(f.network.now, {f.session, "sip:carol@10.0.0.7", {}}));
  EXPECT_FALSE(f.alice.ua.refer(f.network.now, {f.session, "sip:carol@10.0.0.7", {}}));
  f.network.run(20ms);
  const Message refer = f.received(Method::kRefer).at(0);
  EXPECT_EQ(refer.header(HeaderName::kReferTo), "<sip:carol@10.0.0.7>");
  EXPECT_TRUE(refer.has(HeaderName::kReferredBy));
  EXPECT_TRUE(refer.has(HeaderName::kContact));
  // The first NOTIFY may come before the answer.
  f.send_notify(1, "SIP/2.0 100 Trying\r\n");
  f.reply(refer, 202, {});
  f.send_notify(2, "SIP/2.0 180 Ringing");
  f.send_notify(3, "SIP/2.0 200 OK\r\n", "terminated;reason=noresource");
  f.send_notify(4, "SIP/2.0 200 OK\r\n", "terminated;reason=noresource");
  EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(200, 200, 200, 481));
  const auto told = f.alice.all<ReferProgress>();
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0].code, 100);
  EXPECT_FALSE(told[1].final);
  EXPECT_EQ(told[2].code, 200);
  EXPECT_TRUE(told[2].final);
  EXPECT_TRUE(f.alice.ua.refer(f.network.now, {f.session, "sip:carol@10.0.0.7", {}}));
}

TEST(Refer, EndsInEveryWayItCan) {
  struct Case {
    int answer;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string notify;
    std::string state;
    Duration wait;
    int code;
  };
  for (const Case& c : {
           Case{603, {}, "", "", 0s, 603},
           Case{200, {{"Refer-Sub", "false"}}, "", "", 0s, 200},
           Case{202, {}, "SIP/2.0 486 Busy Here", "terminated;reason=noresource", 0s, 486},
           Case{202, {}, "garbage", "terminated;reason=giveup", 0s, 500},
           Case{202, {}, "", "", 181s, 408},
           Case{0, {}, "", "", 33s, 408},
       }) {
    SCOPED_TRACE(c.code);
    Established f;
    ASSERT_TRUE(f.alice.ua.refer(f.network.now, {f.session, "sip:carol@10.0.0.7", {}}));
    f.network.run(20ms);
    if (c.answer != 0) f.reply(f.received(Method::kRefer).at(0), c.answer, {}, {}, c.headers);
    f.network.run(20ms);
    if (!c.notify.empty()) f.send_notify(1, c.notify, c.state);
    f.network.run(c.wait);
    const auto told = f.alice.all<ReferProgress>();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].code, c.code);
    EXPECT_TRUE(told[0].final);
  }
}

TEST(Refer, NotifyOfNothingIsRefused) {
  Established f;
  f.send_notify(1, "SIP/2.0 200 OK");
  f.send_notify(2, "", "active", "presence");
  f.send(ScriptedPeer::request("NOTIFY", "z9hG4bKn", "Event: refer\r\nSubscription-State: active\r\n"));
  EXPECT_THAT(f.statuses(Method::kNotify), ElementsAre(481, 489, 481));
  EXPECT_TRUE(f.alice.all<ReferProgress>().empty());
}

TEST(Refer, ItsSubscriptionIsRefreshedAndLeft) {
  Established f;
  f.reply_to_notifies();
  const auto subscribe = [&f](int cseq, const std::string& event, const std::string& expires) {
    f.send_in_call("SUBSCRIBE", cseq, "Event: " + event + "\r\nExpires: " + expires + "\r\n");
  };
  subscribe(1, "refer", "60");
  f.send_in_call("REFER", 2, "Refer-To: <sip:carol@10.0.0.7>\r\n");
  ASSERT_TRUE(f.alice.ua.accept_refer(f.network.now, f.session));
  f.network.run(50ms);
  subscribe(3, "refer", "60");
  subscribe(4, "presence", "60");
  subscribe(5, "refer;id=9", "60");
  subscribe(6, "refer", "0");
  subscribe(7, "refer", "60");
  EXPECT_THAT(f.statuses(Method::kSubscribe), ElementsAre(481, 200, 481, 481, 200, 481));
  EXPECT_THAT(f.fragments(),
              ElementsAre("active;exp SIP/2.0 100 Trying\r\n", "active;exp SIP/2.0 100 Trying\r\n", "terminated "));
}

TEST(Refer, AReceivedOneIsReportedAndNothingIsDone) {
  Established f;
  f.reply_to_notifies();
  f.send_in_call("REFER", 1,
                 "Refer-To: <sip:carol@10.0.0.7?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&Subject=x>\r\n"
                 "Referred-By: <sip:bob@10.0.0.9>\r\n");
  ASSERT_EQ(f.alice.count<ReferReceived>(), 1U);
  const ReferReceived refer = *f.alice.last<ReferReceived>();
  EXPECT_EQ(refer.target, "sip:carol@10.0.0.7");
  EXPECT_EQ(refer.replaces, "a@b;to-tag=1;from-tag=2");
  EXPECT_EQ(refer.referred_by_uri, "sip:bob@10.0.0.9");
  EXPECT_THAT(f.statuses(Method::kRefer), IsEmpty());
  ASSERT_TRUE(f.alice.ua.accept_refer(f.network.now, f.session));
  f.network.run(50ms);
  EXPECT_THAT(f.statuses(Method::kRefer), ElementsAre(202));
  // A second one has to wait.
  f.send_in_call("REFER", 2, "Refer-To: <sip:dan@10.0.0.7>\r\n");
  EXPECT_THAT(f.statuses(Method::kRefer), ElementsAre(202, 500));
  ASSERT_TRUE(f.alice.ua.refer_progress(f.network.now, f.session, 180, {}));
  f.network.run(50ms);
  ASSERT_TRUE(f.alice.ua.refer_progress(f.network.now, f.session, 200, {}));
  EXPECT_FALSE(f.alice.ua.refer_progress(f.network.now, f.session, 200, {}));
  f.network.run(50ms);
  EXPECT_THAT(f.fragments(), ElementsAre("active;exp SIP/2.0 100 Trying\r\n", "active;exp SIP/2.0 180 Ringing\r\n",
                                         "terminated SIP/2.0 200 OK\r\n"));
  EXPECT_EQ(f.received(Method::kNotify)[0].header(HeaderName::kEvent), "refer");
  // Further subscriptions of this dialog have a name.
  f.send_in_call("REFER", 3, "Refer-To: <sip:dan@10.0.0.7>\r\n");
  ASSERT_TRUE(f.alice.ua.accept_refer(f.network.now, f.session));
  f.network.run(50ms);
  EXPECT_EQ(f.received(Method::kNotify).back().header(HeaderName::kEvent), "refer;id=3");
}

TEST(Refer, GoesOnAfterTheCallThatAskedForIt) {
  Established f;
  f.reply_to_notifies();
  f.send_in_call("REFER", 1, "Refer-To: <sip:carol@10.0.0.7>\r\n");
  ASSERT_TRUE(f.alice.ua.accept_refer(f.network.now, f.session));
  f.network.run(50ms);
  f.send_in_call("BYE", 2);
  EXPECT_EQ(f.alice.count<SessionEnded>(), 1U);
  EXPECT_EQ(f.alice.ua.load().sessions, 1U);
  ASSERT_TRUE(f.alice.ua.refer_progress(f.network.now, f.session, 200, {}));
  f.network.run(50ms);
  EXPECT_EQ(f.fragments().back(), "terminated SIP/2.0 200 OK\r\n");
  EXPECT_EQ(f.alice.ua.load().sessions, 0U);
}

TEST(Refer, IsForgottenWhenNobodyReports) {
  Established f;
  f.reply_to_notifies();
  f.send_in_call("REFER", 1, "Refer-To: <sip:carol@10.0.0.7>\r\n");
  ASSERT_TRUE(f.alice.ua.accept_refer(f.network.now, f.session));
  f.send_in_call("BYE", 2);
  f.network.run(181s);
  EXPECT_EQ(f.fragments().back(), "terminated SIP/2.0 408 Request Timeout\r\n");
  EXPECT_EQ(f.alice.ua.load().sessions, 0U);
}

TEST(Refer, WithoutSubscriptionIsAnsweredAndNeverNotified) {
  Established f;
  f.send_in_call("REFER", 1, "Refer-To: <sip:carol@10.0.0.7>\r\nRefer-Sub: false\r\nSupported: norefersub\r\n");
  ASSERT_TRUE(f.alice.ua.accept_refer(f.network.now, f.session));
  f.network.run(50ms);
  EXPECT_THAT(f.statuses(Method::kRefer), ElementsAre(200));
  EXPECT_EQ(f.peer.received.back().header(HeaderName::kReferSub), "false");
  ASSERT_TRUE(f.alice.ua.refer_progress(f.network.now, f.session, 200, {}));
  f.network.run(50ms);
  EXPECT_TRUE(f.received(Method::kNotify).empty());
}

TEST(Refer, WrongOnesAreRefused) {
  struct Case {
    std::string headers;
    int code;
  };
  for (const Case& c : {
           Case{"", 400},
           Case{"Refer-To: <sip:a@b>\r\nRefer-To: <sip:c@d>\r\n", 400},
           Case{"Refer-To: <<<\r\n", 400},
           Case{"Refer-To: <http://example.com>\r\n", 416},
           Case{"Refer-To: <sip:a@b;method=BYE>\r\n", 603},
       }) {
    Established f;
    f.send_in_call("REFER", 1, c.headers);
    EXPECT_THAT(f.statuses(Method::kRefer), ElementsAre(c.code)) << c.headers;
    EXPECT_EQ(f.alice.count<ReferReceived>(), 0U);
  }
  ScriptedPeer stranger;
  stranger.send(ScriptedPeer::request("REFER", "z9hG4bKr", "Refer-To: <sip:premium@10.0.0.7>\r\n"));
  EXPECT_THAT(stranger.statuses(Method::kRefer), ElementsAre(403));
}

TEST(Refer, NobodyMakesUsCallByADialogThatIsNotTheirs) {
  Established f;
  f.send(ScriptedPeer::request("REFER", "z9hG4bKr", "Refer-To: <sip:premium@10.0.0.7>\r\n", {},
                               "<sip:alice@10.0.0.1>;tag=guess"));
  EXPECT_THAT(f.statuses(Method::kRefer), ElementsAre(481));
}

std::string replacing(const Message& invite, const std::string& more = {}) {
  return "Replaces: " + std::string(invite.call_id()) + ";to-tag=" + std::string(invite.from_tag()) + ";from-tag=one" +
         more + "\r\nContent-Type: application/sdp\r\n";
}

TEST(Replaces, TakesThePlaceOfACallWhenItIsAccepted) {
  Established f;
  f.send(ScriptedPeer::request("INVITE", "z9hG4bK1", replacing(f.invite), ScriptedPeer::kSdp));
  ASSERT_EQ(f.alice.count<IncomingSession>(), 1U);
  const IncomingSession incoming = *f.alice.last<IncomingSession>();
  EXPECT_EQ(incoming.replaces, f.session);
  EXPECT_EQ(f.alice.count<SessionEnded>(), 0U);
  ASSERT_TRUE(f.alice.ua.accept(f.network.now, incoming.session, ScriptedPeer::kSdp));
  f.network.run(50ms);
  ASSERT_EQ(f.alice.count<SessionEnded>(), 1U);
  EXPECT_EQ(f.alice.last<SessionEnded>()->session, f.session);
  EXPECT_EQ(f.received(Method::kBye).size(), 1U);
}

TEST(Replaces, IsRefusedWhereTheStandardSaysSo) {
  struct Case {
    std::string value;
    int code;
  };
  Established known;
  const std::string id(known.invite.call_id());
  const std::string tag(known.invite.from_tag());
  for (const Case& c : {
           Case{"Replaces: nobody;to-tag=1;from-tag=2\r\n", 481},
           Case{"Replaces: " + id + ";to-tag=one;from-tag=" + tag + "\r\n", 481},
           Case{"Replaces: " + id + ";to-tag=" + tag + ";from-tag=one;early-only\r\n", 486},
           Case{"Replaces: " + id + "\r\n", 400},
           Case{"Replaces: a;to-tag=1;from-tag=2\r\nReplaces: b;to-tag=1;from-tag=2\r\n", 400},
       }) {
    Established f;  // the same seed: the same tags
    ASSERT_EQ(f.invite.call_id(), id);
    f.send(
        ScriptedPeer::request("INVITE", "z9hG4bK1", c.value + "Content-Type: application/sdp\r\n", ScriptedPeer::kSdp));
    EXPECT_THAT(f.statuses(Method::kInvite), ElementsAre(c.code)) << c.value;
    EXPECT_EQ(f.alice.count<IncomingSession>(), 0U);
  }
  // A call that rings here cannot be taken by somebody else, one that is over not at all.
  ScriptedPeer ringing;
  ringing.send(ScriptedPeer::request("INVITE", "z9hG4bK1", "Content-Type: application/sdp\r\n", ScriptedPeer::kSdp));
  ASSERT_TRUE(ringing.alice.ua.ring(ringing.network.now, ringing.alice.last<IncomingSession>()->session, 180));
  ringing.network.run(50ms);
  const std::string ours(ringing.peer.received.back().to_tag());
  std::string second = ScriptedPeer::request("INVITE", "z9hG4bK2", "Replaces: c1;to-tag=" + ours + ";from-tag=b\r\n");
  second.replace(second.find("Call-ID: c1"), 11, "Call-ID: c2");
  ringing.send(second);
  EXPECT_EQ(ringing.statuses(Method::kInvite).back(), 481);
}

TEST(Replaces, AttendedTransferNamesTheOtherCall) {
  Established f;
  const SessionId other = f.call();
  f.network.run(20ms);
  const Message second = f.received(Method::kInvite).at(1);
  f.reply(second, 200, "two", ScriptedPeer::kSdp);
  f.network.run(50ms);
  ASSERT_TRUE(f.alice.ua.refer(f.network.now, {f.session, {}, other}));
  f.network.run(20ms);
  const auto refer_to = parse_first<NameAddr>(f.received(Method::kRefer).at(0), HeaderName::kReferTo);
  ASSERT_TRUE(refer_to);
  EXPECT_EQ(refer_to->uri.user, "two");
  const auto headers = refer_to->uri.decoded_headers();
  ASSERT_EQ(headers.size(), 1U);
  const auto replaces = Replaces::parse(headers[0].second);
  ASSERT_TRUE(replaces);
  EXPECT_EQ(replaces->call_id, second.call_id());
  EXPECT_EQ(replaces->to_tag, "two");
  EXPECT_EQ(replaces->from_tag, second.from_tag());
  EXPECT_FALSE(f.alice.ua.refer(f.network.now, {other, {}, other}));
}

TEST(Caller, WithoutAnAccountIsTheAddressThatTheCallLeavesBy) {
  UserAgentConfig config;
  config.user = "carol";
  config.display_name = "Carol C.";
  ScriptedPeer f(std::move(config));
  f.call();
  f.network.run(20ms);
  const auto from = parse_first<NameAddr>(f.received(Method::kInvite).at(0), HeaderName::kFrom);
  ASSERT_TRUE(from);
  EXPECT_EQ(from->uri.to_string(), "sip:carol@10.0.0.1");
  EXPECT_EQ(from->display_name, "Carol C.");
  ScriptedPeer anonymous;
  anonymous.call();
  anonymous.network.run(20ms);
  EXPECT_EQ(parse_first<NameAddr>(anonymous.received(Method::kInvite).at(0), HeaderName::kFrom)->uri.to_string(),
            "sip:anonymous@anonymous.invalid");
}

}  // namespace
}  // namespace mtavip::sip
