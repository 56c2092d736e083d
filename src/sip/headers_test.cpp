#include "sip/headers.h"

#include <gtest/gtest.h>

namespace mtavip::sip {
namespace {

// Every text is read, printed, and read again to the same value.
template <class T>
void round_trips(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) {
    const auto value = T::parse(text);
    ASSERT_TRUE(value.has_value()) << text << ": " << describe(value.error());
    const auto again = T::parse(value->to_string());
    ASSERT_TRUE(again.has_value()) << value->to_string();
    EXPECT_EQ(*again, *value) << text;
  }
}
template <class T>
void refused(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) EXPECT_FALSE(T::parse(text).has_value()) << text;
}

TEST(Headers, Via) {
  const auto via =
      Via::parse("SIP / 2.0 / tcp  [2001:db8::1] : 5070;rport;branch=z9hG4bKa;received=192.0.2.1;ttl=16;x=y");
  ASSERT_TRUE(via.has_value());
  EXPECT_EQ(via->protocol, "SIP/2.0");
  EXPECT_EQ(via->transport, "tcp");
  EXPECT_EQ(via->sent_by, (HostPort{"2001:db8::1", 5070}));
  EXPECT_EQ(via->branch(), "z9hG4bKa");
  EXPECT_TRUE(via->has_magic_cookie());
  EXPECT_TRUE(via->wants_rport());
  EXPECT_FALSE(via->rport().has_value());
  EXPECT_EQ(via->received(), "192.0.2.1");
  EXPECT_EQ(via->ttl(), 16);
  EXPECT_EQ(Via::parse("SIP/2.0/UDP h;rport=5061")->rport(), 5061);
  EXPECT_FALSE(Via::parse("SIP/2.0/UDP h;rport=99999")->rport().has_value());
  round_trips<Via>(
      {"SIP/2.0/UDP h", "SIP/2.0/TLS h:1;branch=x;maddr=1.2.3.4", "SIP/2.0/WSS a.invalid;branch=z9hG4bK1;rport"});
  refused<Via>({"", "SIP/2.0", "SIP/2.0/UDP", "SIP/2.0/UDP ", "SIP/2.0/UDP ;x", "SIP/2.0/UDPh", "/2.0/UDP h",
                "SIP//UDP h", "SIP/2.0/UDP h:0", "SIP/2.0/UDP h g", "SIP/2.0/UDP [1.2.3.4]", "SIP/2.0/UDP h;a=\"b"});
}

TEST(Headers, Contact) {
  const auto contact = Contact::parse(
      "\"A\" <sip:a@b;transport=tcp>;expires=4294967297;q=0.75;+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-1>\"");
  ASSERT_TRUE(contact.has_value());
  EXPECT_EQ(contact->expires(), 4294967295U);
  EXPECT_EQ(contact->q(), 750);
  EXPECT_EQ(contact->instance(), "<urn:uuid:00000000-0000-1000-8000-1>");
  EXPECT_TRUE(Contact::parse(" * ")->star);
  EXPECT_EQ(Contact::parse("sip:a@b;expires=x")->expires(), std::nullopt);
  const struct {
    std::string_view q;
    int thousandths;
  } weights[] = {{"1", 1000},  {"0", 0},     {"0.5", 500},      {".25", 250},  {"1.000", 1000},
                 {"0.001", 1}, {"7", 1000},  {"x", 1000},       {"0.x", 1000}, {"", 1000},
                 {"0.", 0},    {"-1", 1000}, {"0.123456", 123}, {"1.9", 1000}};
  for (const auto& [q, thousandths] : weights) {
    EXPECT_EQ(Contact::parse("<sip:a@b>;q=" + std::string(q))->q(), thousandths) << q;
  }
  round_trips<Contact>({"*", "sip:a@b", "<sip:a@b>;q=0.1;reg-id=1", "<sip:a@b>;+sip.instance=<urn:uuid:1>"});
  refused<Contact>({"", "**", "sip:a@b?x=y", "\"x"});
}

TEST(Headers, Cseq) {
  EXPECT_EQ(Cseq::parse("0009\r\n  INVITE")->number, 9U);
  EXPECT_EQ(Cseq::parse("1 BYE")->method_id(), Method::kBye);
  round_trips<Cseq>({"1 INVITE", "4294967295 X-NEW"});
  refused<Cseq>({"", "1", "INVITE", "4294967296 BYE", "-1 BYE", "1 BY E", "1  "});
}

TEST(Headers, TokensAndMediaTypes) {
  EXPECT_TRUE(TokenValue::parse("Presence;id=7")->is("presence"));
  round_trips<TokenValue>({"session", "render;handling=optional", "dialog;id=\"a;b\""});
  refused<TokenValue>({"", ";x", "a b"});
  EXPECT_TRUE(MediaType::parse("Application/SDP;charset=x")->is("application/sdp"));
  EXPECT_FALSE(MediaType::parse("application/sdpx")->is("application/sdp"));
  EXPECT_FALSE(MediaType::parse("application/sdp")->is("application"));
  round_trips<MediaType>({"*/*", "text / plain ; a=b", "multipart/mixed;boundary=\"x y\""});
  refused<MediaType>({"", "text", "text/", "/plain", "text/plain x"});
}

TEST(Headers, RetryAfterAndWarning) {
  const auto retry = RetryAfter::parse("18000 (in (nested \\) ) a meeting);duration=3600");
  ASSERT_TRUE(retry.has_value());
  EXPECT_EQ(retry->seconds, 18000U);
  EXPECT_EQ(retry->comment, "in (nested \\) ) a meeting");
  EXPECT_EQ(retry->parameters.value("duration"), "3600");
  round_trips<RetryAfter>({"5", "120 (I'm busy)", "5;duration=1"});
  refused<RetryAfter>({"", "x", "-5", "5 (open", "5 junk", "5 (a\\"});
  const auto warning = Warning::parse("307 isi.edu:5060 \"Session \\\"x\\\" not understood\"");
  ASSERT_TRUE(warning.has_value());
  EXPECT_EQ(warning->text, "Session \"x\" not understood");
  round_trips<Warning>({"301 isi.edu \"a, b\""});
  refused<Warning>({"", "301", "301 x", "301 x y", "99 x \"y\"", "301 x \"y", "301 x \"y\" z"});
}

TEST(Headers, Reason) {
  const auto reason = Reason::parse("Q.850 ;cause=16 ;text=\"Terminated\";location=LN");
  ASSERT_TRUE(reason.has_value());
  EXPECT_EQ(reason->protocol, "Q.850");
  EXPECT_EQ(reason->cause, 16);
  EXPECT_EQ(reason->text, "Terminated");
  round_trips<Reason>({"SIP;cause=200;text=\"Call completed elsewhere\"", "preemption", "Q.850;cause=31;x=y"});
  refused<Reason>({"", "SIP;cause=x", "SIP;cause=-1", ";cause=1"});
}

TEST(Headers, DialogReferences) {
  const auto replaces = Replaces::parse("12345@192.168.118.3;to-tag=12345;from-tag=5FFE-3994;early-only");
  ASSERT_TRUE(replaces.has_value());
  EXPECT_TRUE(replaces->early_only);
  EXPECT_EQ(replaces->from_tag, "5FFE-3994");
  round_trips<Replaces>({"a;to-tag=1;from-tag=2", "a@b;from-tag=0;to-tag=x"});
  refused<Replaces>({"", "a", "a;to-tag=1", ";to-tag=1;from-tag=2", "a b;to-tag=1;from-tag=2"});
  EXPECT_EQ(Rack::parse("776656 1 INVITE")->cseq.number, 1U);
  round_trips<Rack>({"1 2 INVITE"});
  refused<Rack>({"", "1", "1 2", "x 2 INVITE"});
}

TEST(Headers, SubscriptionsAndTimers) {
  const auto state = SubscriptionState::parse("terminated;reason=timeout;expires=0;retry-after=60;x=y");
  ASSERT_TRUE(state.has_value());
  EXPECT_EQ(state->reason, "timeout");
  EXPECT_EQ(state->retry_after, 60U);
  round_trips<SubscriptionState>({"active;expires=3600", "pending", "terminated;reason=noresource"});
  refused<SubscriptionState>({"", "active;expires=x"});
  const auto timer = SessionExpires::parse("1800;Refresher=UAS");
  ASSERT_TRUE(timer.has_value());
  EXPECT_EQ(timer->seconds, 1800U);
  EXPECT_EQ(timer->refresher, "uas");
  round_trips<SessionExpires>({"90", "4000;refresher=uac", "90;x=y"});
  refused<SessionExpires>({"", ";refresher=uac", "x"});
  round_trips<TimestampValue>({"54", "54.2 .5", "1.5 0.25"});
  refused<TimestampValue>({"", "x", "1.2.3", "-1", ".5"});
  round_trips<InfoUri>({"<http://www.example.com/a?b=c,d>;purpose=icon", "http://x"});
  refused<InfoUri>({"", "<>", "<a b>"});
}

TEST(Headers, Numbers) {
  EXPECT_EQ(parse_delta_seconds(" 3600 "), 3600U);
  EXPECT_EQ(parse_delta_seconds("99999999999999999999"), 4294967295U);
  for (const std::string_view text : {"", "-1", "+1", "1.5", "x", "1 2"}) {
    EXPECT_FALSE(parse_delta_seconds(text).has_value()) << text;
    EXPECT_FALSE(parse_number32(text).has_value()) << text;
  }
  EXPECT_FALSE(parse_number32("4294967296").has_value());
  EXPECT_EQ(parse_privacy("ID ; critical;"), (std::vector<std::string>{"id", "critical"}));
}

TEST(Headers, Dates) {
  const auto date = parse_date("Sat, 13 Nov 2010 23:29:00 GMT");
  ASSERT_TRUE(date.has_value());
  EXPECT_EQ(date->time_since_epoch(), std::chrono::seconds(1289690940));
  EXPECT_EQ(print_date(*date), "Sat, 13 Nov 2010 23:29:00 GMT");
  EXPECT_EQ(print_date(WallTime{}), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_TRUE(parse_date("Thu, 29 Feb 2024 00:00:00 GMT").has_value());
  for (const std::string_view text :
       {"", "Sat, 13 Nov 2010 23:29:00 EST", "Fri, 01 Jan 2010 16:00:00 EST", "Sat, 31 Feb 2010 23:29:00 GMT",
        "Sat, 13 Xxx 2010 23:29:00 GMT", "Sat, 13 Nov 2010 24:29:00 GMT", "Sat, 13 Nov -010 23:29:00 GMT",
        "Sat, 13 Nov 2010 23:29:00 GMT x", "Saturday, 13-Nov-10 23:29:00"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
}

TEST(Headers, Quoting) {
  EXPECT_EQ(quote("a\"b\\c"), "\"a\\\"b\\\\c\"");
  EXPECT_EQ(unquote(quote("a\"b\\c")), "a\"b\\c");
  EXPECT_EQ(unquote(" plain "), "plain");
  EXPECT_EQ(unquote("\""), "\"");
}

TEST(Headers, FromMessages) {
  auto message = Message::request("INVITE", "sip:a@b");
  EXPECT_EQ(parse_first<Via>(message, HeaderName::kVia).error(), ParseError::kMissing);
  EXPECT_TRUE(parse_all<NameAddr>(message, HeaderName::kRoute)->empty());
  message.add(HeaderName::kRoute, "<sip:p1;lr>, <sip:p2;lr>").add(HeaderName::kRoute, "<sip:p3;lr>");
  EXPECT_EQ(parse_all<NameAddr>(message, HeaderName::kRoute)->size(), 3U);
  EXPECT_EQ(parse_first<NameAddr>(message, HeaderName::kRoute)->uri.host, "p1");
  message.add(HeaderName::kRoute, "<broken");
  EXPECT_FALSE(parse_all<NameAddr>(message, HeaderName::kRoute).has_value());

  const auto many = [](std::size_t count) {
    auto request = Message::request("INVITE", "sip:a@b");
    for (std::size_t i = 0; i < count; ++i) request.add(HeaderName::kRoute, "<sip:p>");
    return parse_all<NameAddr>(request, HeaderName::kRoute);
  };
  EXPECT_TRUE(many(ValueLimits{}.values).has_value());
  EXPECT_EQ(many(ValueLimits{}.values + 1).error(), ParseError::kTooMany);
}

TEST(Parameters, KeepsOrderAndUnknowns) {
  auto parameters = Parameters::parse(" ; a = 1 ;B;c=\"x;y\" ");
  ASSERT_TRUE(parameters.has_value());
  EXPECT_EQ(parameters->to_string(), ";a=1;B;c=\"x;y\"");
  EXPECT_EQ(parameters->text("C"), "x;y");
  EXPECT_EQ(parameters->value("b"), std::nullopt);
  EXPECT_TRUE(parameters->has("b"));
  parameters->set("b", "2").set_flag("a").set("d", "4");
  EXPECT_EQ(parameters->to_string(), ";a;B=2;c=\"x;y\";d=4");
  EXPECT_TRUE(parameters->remove("C"));
  EXPECT_FALSE(parameters->remove("C"));
  EXPECT_EQ(Parameters::parse("a=b").error(), ParseError::kBadParameter);
}

}  // namespace
}  // namespace mtavip::sip
