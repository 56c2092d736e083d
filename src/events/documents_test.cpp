// The documents in XML: as the standards show them, as others write them, and in pieces.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/dialog_info.h"
#include "events/people_info.h"
#include "events/presence.h"
#include "events/resource_list.h"

namespace mtavip::events {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PresenceDocument, IsReadWithPersonAndActivities) {
  const auto read = parse_presence(R"(<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
  xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="pres:someone@example.com">
  <tuple id="a"><status><basic> Open </basic></status><contact priority="0.8">sip:someone@example.com</contact>
    <note xml:lang="en">at my desk</note><timestamp>2001-10-27T16:49:29Z</timestamp></tuple>
  <tuple id="b"><status><basic>closed</basic></status></tuple>
  <tuple id="c"><status/></tuple>
  <note>of all</note>
  <dm:person id="p"><r:activities><r:note>seriously</r:note><r:meeting/><r:other>juggling</r:other><foreign xmlns="urn:x"/>
    </r:activities><dm:note>back at five</dm:note></dm:person>
</presence>)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entity, "pres:someone@example.com");
  ASSERT_EQ(read->tuples.size(), 3U);
  EXPECT_EQ(read->tuples[0], (PresenceTuple{"a", true, "sip:someone@example.com"}));
  EXPECT_EQ(read->tuples[1].open, false);
  EXPECT_EQ(read->tuples[2].open, std::nullopt);
  EXPECT_THAT(read->activities, ElementsAre("meeting", "juggling"));
  EXPECT_THAT(read->notes, ElementsAre("seriously", "back at five", "at my desk", "of all"));
}

TEST(PresenceDocument, IsReadWhereActivitiesStandInTheTuple) {
  const auto read = parse_presence(
      "<p:presence xmlns:p='urn:ietf:params:xml:ns:pidf' xmlns:e='urn:ietf:params:xml:ns:pidf:rpid' entity='sip:b@h'>"
      "<p:tuple id='x'><p:status><p:basic>open</p:basic></p:status><e:activities><e:busy/></e:activities></p:tuple>"
      "</p:presence>");
  ASSERT_TRUE(read);
  EXPECT_THAT(read->activities, ElementsAre("busy"));
}

TEST(PresenceDocument, WhatIsPrintedIsReadBack) {
  for (const PresenceDocument& document :
       {PresenceDocument{
            "sip:a@h", {{"t1", true, "sip:a@h;x=<1>"}}, {"busy", "juggling <balls>"}, {"\"back\" & <soon>"}},
        PresenceDocument{"sip:a@h", {{"t1", false, ""}}, {}, {}},
        PresenceDocument{"sip:a@h", {{"t1", true, ""}}, {}, {"n"}}, PresenceDocument{"sip:a@h", {}, {"away"}, {"n"}}}) {
    EXPECT_EQ(parse_presence(print_presence(document)), document);
  }
}

TEST(PresenceDocument, OthersAreRefusedAndLargeOnesCutShort) {
  EXPECT_FALSE(parse_presence("<presence/>"));
  EXPECT_FALSE(parse_presence("<dialog-info xmlns='urn:ietf:params:xml:ns:dialog-info'/>"));
  EXPECT_FALSE(parse_presence("nothing"));
  std::string text = "<presence xmlns='urn:ietf:params:xml:ns:pidf'>";
  for (int i = 0; i < 513; ++i) text += "<tuple id='t'><note>n" + std::to_string(i) + "</note></tuple>";
  const auto read = parse_presence(text + "<note>" + std::string(2000, 'x') + "</note></presence>");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->tuples.size(), 512U);
  EXPECT_EQ(read->notes.size(), 8U);
  const auto with_long_note = parse_presence("<presence xmlns='urn:ietf:params:xml:ns:pidf'><note>" +
                                             std::string(2000, 'x') + "</note></presence>");
  EXPECT_EQ(with_long_note->notes.at(0).size(), 1024U);
}

TEST(DialogInfo, IsReadAsTheStandardAndAsOthersWriteIt) {
  const auto read = parse_dialog_info(R"(<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="partial" entity="sip:alice@example.com">
  <dialog id="as7d900as8" call-id="a84b4c76e66710" local-tag="1928301774" remote-tag="456887766" direction="initiator">
    <state event="replaced" code="200">early</state>
    <local><identity>sip:alice@example.com</identity></local>
    <remote><identity display="Bob">sip:bob@example.org</identity><target uri="sip:bobster@phone21.example.org"/></remote>
  </dialog>
  <dialog id="2" direction="recipient"><state>confirmed</state><remote><target uri="sip:carol@example.org"/></remote></dialog>
  <dialog id="3"><state>unheard of</state></dialog>
  <dialog><state>trying</state></dialog>
</dialog-info>)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->version, 1U);
  EXPECT_FALSE(read->full);
  ASSERT_EQ(read->dialogs.size(), 2U);
  EXPECT_EQ(read->dialogs[0], (DialogEntry{"as7d900as8", DialogState::kEarly, true, "a84b4c76e66710", "1928301774",
                                           "456887766", "sip:bob@example.org", "Bob"}));
  EXPECT_EQ(read->dialogs[1].remote_identity, "sip:carol@example.org");
  EXPECT_EQ(read->dialogs[1].initiator, false);
  EXPECT_FALSE(parse_dialog_info("<dialog-info version='1'/>"));
}

TEST(DialogInfo, WhatIsPrintedIsReadBack) {
  const DialogDocument document{"sip:a@h",
                                7,
                                true,
                                {{"1", DialogState::kTrying, true, "c", "l", "r", "sip:b@h", "B <\"&>"},
                                 {"2", DialogState::kConfirmed, false, "", "", "", "sip:c@h", ""},
                                 {"3", DialogState::kTerminated, std::nullopt, "", "", "", "", ""}}};
  EXPECT_EQ(parse_dialog_info(print_dialog_info(document)), document);
  EXPECT_EQ(parse_dialog_info(print_dialog_info({"sip:a@h", 0, false, {}})), (DialogDocument{"sip:a@h", 0, false, {}}));
}

TEST(DialogTable, IsPutTogetherFromItsPieces) {
  const auto entry = [](const char* id, DialogState state) {
    DialogEntry made;
    made.id = id;
    made.state = state;
    return made;
  };
  DialogTable table;
  EXPECT_FALSE(table.apply({"", 1, false, {}}));
  EXPECT_TRUE(table.apply({"", 5, true, {entry("a", DialogState::kEarly), entry("b", DialogState::kTerminated)}}));
  EXPECT_EQ(table.dialogs().size(), 1U);
  EXPECT_TRUE(table.apply({"", 6, false, {entry("a", DialogState::kConfirmed), entry("c", DialogState::kEarly)}}));
  EXPECT_EQ(table.dialogs()[0].state, DialogState::kConfirmed);
  EXPECT_EQ(table.dialogs().size(), 2U);
  EXPECT_TRUE(table.apply({"", 6, false, {entry("a", DialogState::kTerminated)}}));
  EXPECT_EQ(table.dialogs().size(), 2U);
  EXPECT_FALSE(table.apply({"", 8, false, {entry("a", DialogState::kTerminated)}}));
  EXPECT_TRUE(table.apply({"", 7, false, {entry("a", DialogState::kTerminated)}}));
  EXPECT_EQ(table.dialogs().size(), 1U);
  EXPECT_TRUE(table.apply({"", 0, true, {}}));
  EXPECT_THAT(table.dialogs(), IsEmpty());
}

TEST(ConferenceInfo, IsReadAsTheStandardShowsIt) {
  const auto read = parse_conference_info(R"(<?xml version="1.0"?>
<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="sips:conf233@example.com" state="full" version="1">
  <conference-description><subject>Agenda: This month's goals</subject></conference-description>
  <users>
    <user entity="sip:bob@example.com" state="full"><display-text>Bob Hoskins</display-text>
      <endpoint entity="sip:bob@pc33.example.com"><status>disconnected</status></endpoint></user>
    <user entity="sip:alice@example.com"><display-text>Alice</display-text>
      <endpoint entity="sip:4kfk4j392jsu@example.com"><status>connected</status></endpoint>
      <endpoint entity="sip:old@example.com"><status>disconnected</status></endpoint></user>
    <user entity="sip:carol@example.com" state="deleted"/>
    <user/>
  </users>
</conference-info>)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->subject, "Agenda: This month's goals");
  ASSERT_EQ(read->people.size(), 3U);
  EXPECT_TRUE(read->people[0].gone);
  EXPECT_EQ(read->people[1],
            (PersonEntry{"sip:alice@example.com", "sip:alice@example.com", "Alice", "connected", "", false}));
  EXPECT_TRUE(read->people[2].gone);
  PeopleTable table;
  EXPECT_TRUE(table.apply(*read));
  EXPECT_EQ(table.people().size(), 1U);
  EXPECT_EQ(table.subject(), read->subject);
  EXPECT_FALSE(table.apply({"", "", 3, false, {}}));
  EXPECT_TRUE(table.apply({"", "", 2, false, {{"sip:d@h", "sip:d@h", "", "connected", "", false}}}));
  EXPECT_EQ(table.people().size(), 2U);
}

TEST(WatcherInfo, IsReadAsTheStandardShowsIt) {
  const auto read = parse_watcher_info(R"(<?xml version="1.0"?>
<watcherinfo xmlns="urn:ietf:params:xml:ns:watcherinfo" version="0" state="full">
  <watcher-list resource="sip:professor@example.net" package="presence">
    <watcher status="active" id="8ajksjda7s" duration-subscribed="509" event="approved">sip:userA@example.net</watcher>
    <watcher status="pending" id="hh8juja87s997-ass7" display-name="Mr. Subscriber" event="subscribe">sip:userB@example.org</watcher>
  </watcher-list>
</watcherinfo>)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entity, "sip:professor@example.net");
  ASSERT_EQ(read->people.size(), 2U);
  EXPECT_EQ(read->people[1], (PersonEntry{"hh8juja87s997-ass7", "sip:userB@example.org", "Mr. Subscriber", "pending",
                                          "subscribe", false}));
}

TEST(RegistrationInfo, IsReadAsTheStandardShowsIt) {
  const auto read = parse_registration_info(R"(<?xml version="1.0"?>
<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="1" state="partial">
  <registration aor="sip:joe@example.com" id="a7" state="active">
    <contact id="76" state="active" event="registered" duration-registered="0"><uri>sip:joe@pc34.example.com</uri></contact>
    <contact id="77" state="terminated" event="expired"><uri>sip:joe@pc35.example.com</uri></contact>
  </registration></reginfo>)");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entity, "sip:joe@example.com");
  ASSERT_EQ(read->people.size(), 2U);
  EXPECT_EQ(read->people[0].address, "sip:joe@pc34.example.com");
  EXPECT_TRUE(read->people[1].gone);
}

TEST(ResourceList, IsReadAsTheStandardShowsIt) {
  const auto read = parse_resource_list(R"(<?xml version="1.0" encoding="UTF-8"?>
<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:adam-friends@pres.vancouver.example.com" version="1" fullState="true">
  <name xml:lang="en">Buddy List</name>
  <resource uri="sip:bob@vancouver.example.com"><name>Bob Smith</name>
    <instance id="juwigmtboe" state="active" cid="bUZBsM@pres.vancouver.example.com"/></resource>
  <resource uri="sip:joe@stockholm.example.org"><name>Joe Thomas</name>
    <instance id="x" state="terminated" reason="rejected"/></resource>
  <resource uri="sip:new@example.org"/><resource/>
</list>)");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->full);
  ASSERT_EQ(read->resources.size(), 3U);
  EXPECT_EQ(read->resources[0], (ListedResource{"sip:bob@vancouver.example.com", "Bob Smith", "active", "",
                                                "bUZBsM@pres.vancouver.example.com"}));
  EXPECT_EQ(read->resources[1].reason, "rejected");
  EXPECT_EQ(read->resources[2].state, "");
  EXPECT_FALSE(parse_resource_list("<list xmlns='urn:ietf:params:xml:ns:rlmi' fullState='false'/>")->full);
}

}  // namespace
}  // namespace mtavip::events
