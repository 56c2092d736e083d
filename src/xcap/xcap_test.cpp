#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xcap/contact_list.h"
#include "xcap/document.h"
#include "xcap/presence_rules.h"
#include "xml/print.h"

namespace mtavip::xcap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

xml::Element read(std::string_view text) {
  auto root = xml::parse(text);
  EXPECT_TRUE(root);
  return root ? std::move(*root) : xml::Element{};
}
xml::Element again(const xml::Element& root) {
  return read(xml::print(root));
}
xml::Element fresh(const Usage& usage) {
  xml::Element root;
  root.space = usage.space;
  root.name = usage.root;
  return root;
}

TEST(Document, ItsUrl) {
  EXPECT_EQ(document_url("https://example.org/xcap-root/", kResourceLists, "sip:alice@example.org"),
            "https://example.org/xcap-root/resource-lists/users/sip:alice@example.org/index");
  EXPECT_EQ(document_url("http://h", kPresenceRules, "sip:a/b?%@h\xc3\xa4"),
            "http://h/pres-rules/users/sip:a%2Fb%3F%25@h%C3%A4/index");
}

// --- Contacts

constexpr std::string_view kLists =
    "<resource-lists xmlns='urn:ietf:params:xml:ns:resource-lists' xmlns:o='urn:other'>"
    "<list name='friends'><display-name>Friends</display-name>"
    "<entry uri='sip:bob@h'><display-name>Bob</display-name><o:color>red</o:color></entry>"
    "<list name='chess'><entry uri='sip:carol@h'/></list>"
    "<external anchor='http://h/x'/></list>"
    "<list><entry uri='tel:+1'/></list></resource-lists>";

TEST(ContactList, IsRead) {
  EXPECT_THAT(contacts_of(read(kLists)),
              ElementsAre(Contact{"sip:bob@h", "Bob", "friends"}, Contact{"sip:carol@h", "", "friends/chess"},
                          Contact{"tel:+1", "", ""}));
}

TEST(ContactList, WhatIsNotOursStays) {
  auto root = read(kLists);
  EXPECT_FALSE(put_contact(root, {"sip:bob@h", "Bob", "friends"}));
  EXPECT_TRUE(put_contact(root, {"sip:bob@h", "Robert", "friends"}));
  EXPECT_TRUE(put_contact(root, {"sip:dave@h", "<Dave>", "work/second floor"}));
  EXPECT_TRUE(remove_contact(root, "sip:carol@h"));
  EXPECT_FALSE(remove_contact(root, "sip:carol@h"));
  const auto result = again(root);
  EXPECT_THAT(contacts_of(result), ElementsAre(Contact{"sip:bob@h", "Robert", "friends"}, Contact{"tel:+1", "", ""},
                                               Contact{"sip:dave@h", "<Dave>", "work/second floor"}));
  EXPECT_NE(xml::print(result).find("red"), std::string::npos);
  EXPECT_NE(xml::print(result).find("anchor"), std::string::npos);
}

TEST(ContactList, ANameCanBeTakenAway) {
  auto root = read(kLists);
  EXPECT_TRUE(put_contact(root, {"sip:bob@h", "", "friends"}));
  EXPECT_EQ(contacts_of(root).front(), (Contact{"sip:bob@h", "", "friends"}));
  EXPECT_FALSE(put_contact(root, {"sip:bob@h", "", "friends"}));
}

// --- Rules

TEST(PresenceRules, AreSetAndTakenAway) {
  auto root = fresh(kPresenceRules);
  EXPECT_TRUE(set_rule(root, "sip:bob@h", Handling::kAllow));
  EXPECT_TRUE(set_rule(root, "*@example.org", Handling::kAllow));
  EXPECT_TRUE(set_rule(root, "*", Handling::kConfirm));
  EXPECT_FALSE(set_rule(root, "*", Handling::kConfirm));
  EXPECT_THAT(rules_of(again(root)),
              ElementsAre(Rule{"sip:bob@h", Handling::kAllow}, Rule{"*@example.org", Handling::kAllow},
                          Rule{"*", Handling::kConfirm}));
  EXPECT_TRUE(set_rule(root, "sip:bob@h", Handling::kBlock));
  EXPECT_TRUE(set_rule(root, "*@example.org", std::nullopt));
  EXPECT_FALSE(set_rule(root, "*@example.org", std::nullopt));
  // The rule that nobody is left in is gone: without conditions it would allow everybody.
  EXPECT_THAT(rules_of(again(root)), ElementsAre(Rule{"*", Handling::kConfirm}, Rule{"sip:bob@h", Handling::kBlock}));
}

TEST(PresenceRules, ThoseOfOthersAreHeeded) {
  constexpr std::string_view kOthers =
      "<cr:ruleset xmlns='urn:ietf:params:xml:ns:pres-rules' xmlns:cr='urn:ietf:params:xml:ns:common-policy'>"
      "<cr:rule id='mtavip-allow'><cr:conditions><cr:identity><cr:one id='sip:eve@h'/></cr:identity>"
      "<cr:sphere value='work'/></cr:conditions><cr:actions><sub-handling>allow</sub-handling></cr:actions></cr:rule>"
      "<cr:rule id='b'><cr:conditions><cr:identity><cr:one id='sip:bob@h'/><cr:one id='sip:carol@h'/>"
      "<cr:many domain='h'><cr:except id='sip:x@h'/></cr:many></cr:identity></cr:conditions>"
      "<cr:actions><sub-handling>polite-block</sub-handling></cr:actions><cr:transformations/></cr:rule>"
      "<cr:rule id='c'><cr:actions><sub-handling>block</sub-handling></cr:actions></cr:rule></cr:ruleset>";
  auto root = read(kOthers);
  EXPECT_THAT(rules_of(root), ElementsAre(Rule{"sip:bob@h", Handling::kPoliteBlock},
                                          Rule{"sip:carol@h", Handling::kPoliteBlock}, Rule{"*", Handling::kBlock}));
  EXPECT_TRUE(set_rule(root, "sip:bob@h", Handling::kAllow));
  const auto result = again(root);
  EXPECT_THAT(rules_of(result), ElementsAre(Rule{"sip:carol@h", Handling::kPoliteBlock}, Rule{"*", Handling::kBlock},
                                            Rule{"sip:bob@h", Handling::kAllow}));
  // Its id was taken by a rule that is about more than who it is.
  EXPECT_EQ(result.children.front().children.front().children.size(), 2U);
  EXPECT_EQ(result.children.back().attribute("id"), "mtavip-allow-2");
}

// --- Transactions

constexpr std::string_view kUrl = "http://h/resource-lists/users/a/index";

Transaction::Edit add(const std::string& uri) {
  return [uri](xml::Element& root) { return put_contact(root, {uri, "", "l"}); };
}
HttpResponse document(std::string_view tag) {
  return {200, "application/resource-lists+xml", std::string(tag), std::string(kLists)};
}

TEST(Transaction, ReadsOnly) {
  Transaction reading(std::string(kUrl), kResourceLists);
  const auto request = reading.next_request();
  ASSERT_TRUE(request);
  EXPECT_EQ(request->method, "GET");
  EXPECT_EQ(request->url, kUrl);
  EXPECT_FALSE(reading.next_request());
  reading.handle(document("\"1\""));
  EXPECT_TRUE(reading.done());
  EXPECT_FALSE(reading.next_request());
  EXPECT_EQ(contacts_of(reading.root()).size(), 3U);
}

TEST(Transaction, WhatIsNotThereIsEmpty) {
  Transaction reading(std::string(kUrl), kResourceLists);
  static_cast<void>(reading.next_request());
  reading.handle({404, "", "", ""});
  EXPECT_TRUE(reading.done());
  EXPECT_EQ(reading.failure(), "");
  EXPECT_THAT(contacts_of(reading.root()), IsEmpty());
}

TEST(Transaction, TheFirstWriterCreates) {
  Transaction change(std::string(kUrl), kResourceLists, add("sip:x@h"));
  static_cast<void>(change.next_request());
  change.handle({404, "", "", ""});
  const auto put = change.next_request();
  ASSERT_TRUE(put);
  EXPECT_EQ(put->method, "PUT");
  EXPECT_EQ(put->if_none_match, "*");
  EXPECT_EQ(put->if_match, "");
  EXPECT_EQ(put->content_type, "application/resource-lists+xml");
  change.handle({201, "", "\"1\"", ""});
  EXPECT_TRUE(change.done());
  EXPECT_EQ(change.failure(), "");
}

TEST(Transaction, IsMadeAgainWhereSomebodyElseWasFaster) {
  Transaction change(std::string(kUrl), kResourceLists, add("sip:x@h"));
  for (const std::string_view tag : {"\"1\"", "\"2\""}) {
    static_cast<void>(change.next_request());
    change.handle(document(tag));
    const auto put = change.next_request();
    ASSERT_TRUE(put);
    EXPECT_EQ(put->if_match, tag);
    EXPECT_EQ(put->if_none_match, "");
    change.handle({tag == "\"1\"" ? 412 : 200, "", "", ""});
  }
  EXPECT_TRUE(change.done());
  EXPECT_EQ(change.failure(), "");
}

TEST(Transaction, GivesUpInTheEnd) {
  Transaction change(std::string(kUrl), kResourceLists, add("sip:x@h"));
  int requests = 0;
  while (const auto request = change.next_request()) {
    change.handle(request->method == "GET" ? document("\"1\"") : HttpResponse{412, "", "", ""});
    ASSERT_LT(++requests, 20);
  }
  EXPECT_NE(change.failure(), "");
}

TEST(Transaction, WhatIsSoAlreadyIsNotWritten) {
  Transaction change(std::string(kUrl), kResourceLists, [](xml::Element& root) {
    return put_contact(root, {"sip:bob@h", "Bob", "friends"});
  });
  static_cast<void>(change.next_request());
  change.handle(document("\"1\""));
  EXPECT_FALSE(change.next_request());
  EXPECT_EQ(change.failure(), "");
}

TEST(Transaction, RefusalsAreSentences) {
  struct Case {
    HttpResponse response;
    std::string_view part;
  };
  for (const auto& [response, part] :
       {Case{{401, "", "", ""}, "password"},
        {{403, "", "", ""}, "does not let"},
        {{500, "", "", ""}, "500"},
        {{409, "", "",
          "<xcap-error xmlns='urn:ietf:params:xml:ns:xcap-error'><schema-validation-error phrase='no'/></xcap-error>"},
         "schema-validation-error (no)"},
        {{200, "", "", "<not closed"}, "cannot be read"},
        {{200, "", "", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "cannot be read"},
        {{200, "", "", "<a/>"}, "another one"}}) {
    Transaction reading(std::string(kUrl), kResourceLists);
    static_cast<void>(reading.next_request());
    reading.handle(response);
    EXPECT_TRUE(reading.done());
    EXPECT_NE(reading.failure().find(part), std::string::npos) << reading.failure();
  }
}

}  // namespace
}  // namespace mtavip::xcap
