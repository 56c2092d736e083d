#include "sip/caller_info.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::sip {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CallerInfo, AssertedIdentity) {
  struct Case {
    std::vector<ExtraHeader> headers;
    std::string uri;
    std::string name;
  };
  for (const Case& c : {
           Case{{{"P-Asserted-Identity", "\"Bob\" <sip:bob@example.com>"}}, "sip:bob@example.com", "Bob"},
           Case{
               {{"P-Asserted-Identity", "<tel:+4930123>, <sip:+4930123@example.com>"}}, "sip:+4930123@example.com", ""},
           Case{{{"P-Asserted-Identity", "<sip:a@b>"}, {"P-Asserted-Identity", "<tel:+49>"}}, "sip:a@b", ""},
           Case{{{"P-Asserted-Identity", "tel:+4930"}}, "tel:+4930", ""},
           Case{{{"P-Asserted-Identity", "<http://a>"}}, "", ""},
           Case{{{"P-Asserted-Identity", "<<<"}}, "", ""},
           Case{{{"X-Other", "<sip:a@b>"}}, "", ""},
       }) {
    const auto found = asserted_identity(c.headers);
    EXPECT_EQ(found ? found->uri : "", c.uri);
    EXPECT_EQ(found ? found->display_name : "", c.name);
  }
}

TEST(CallerInfo, DiversionsComeInTheOrderInWhichTheyHappened) {
  EXPECT_THAT(
      diversions({{"Diversion", "<sip:carol@x>;reason=no-answer;counter=1, \"B\" <sip:bob@x>;reason=User-Busy"}}),
      ElementsAre(DiversionEntry{"sip:bob@x", "B", "user-busy"}, DiversionEntry{"sip:carol@x", "", "no-answer"}));
  EXPECT_THAT(diversions({{"Diversion", "nonsense <"}}), IsEmpty());
  EXPECT_THAT(diversions({}), IsEmpty());
}

TEST(CallerInfo, HistoryInfo) {
  EXPECT_THAT(diversions({{"History-Info",
                           "<sip:bob@example.com?Reason=SIP%3Bcause%3D486>;index=1, "
                           "<sip:bob@192.0.2.4?Reason=SIP%3Bcause%3D302>;index=1.1;rc=1, "
                           "<sip:office@example.com;cause=408>;index=1.2;mp=1,<sip:office@192.0.2.3>;index=1.2.1"}}),
              ElementsAre(DiversionEntry{"sip:bob@example.com", "", "user-busy"},
                          DiversionEntry{"sip:bob@192.0.2.4", "", "no-answer"}));
  // A call that nobody diverted.
  EXPECT_THAT(diversions({{"History-Info", "<sip:bob@example.com>;index=1, <sip:bob@192.0.2.4>;index=1.1"}}),
              IsEmpty());
}

TEST(CallerInfo, DiversionsAreLimited) {
  std::string value = "<sip:a@b>";
  for (int i = 0; i < 100; ++i) value += ", <sip:a@b>;reason=x";
  EXPECT_EQ(diversions({{"Diversion", value}}).size(), 16U);
}

TEST(CallerInfo, AnswerAfter) {
  struct Case {
    ExtraHeader header;
    int seconds;  ///< -1: not wanted
  };
  for (const Case& c : {
           Case{{"Call-Info", "<sip:x>;answer-after=0"}, 0},
           Case{{"Call-Info", "<sip:x>; answer-after=5"}, 5},
           Case{{"Call-Info", "<sip:x>;answer-after=99999"}, 60},
           Case{{"Call-Info", "<sip:x>;answer-after=soon"}, -1},
           Case{{"Call-Info", "<http://x/photo.png>;purpose=icon"}, -1},
           Case{{"Alert-Info", "<http://www.notused.com>;info=alert-autoanswer;delay=0"}, 0},
           Case{{"Answer-Mode", "Auto;require"}, 0},
           Case{{"Answer-Mode", "Manual"}, -1},
           Case{{"Priv-Answer-Mode", "auto"}, 0},
       }) {
    const auto after = answer_after({c.header});
    EXPECT_EQ(after ? static_cast<int>(after->count()) : -1, c.seconds) << c.header.value;
  }
}

TEST(CallerInfo, WhoeverWithholdsHisName) {
  for (const char* yes : {"id", "user", "header", "critical; id", "user;header;session;critical"}) {
    EXPECT_TRUE(withholds_identity({{"Privacy", yes}})) << yes;
  }
  for (const char* no : {"", "none", "session", "critical", "history"}) {
    EXPECT_FALSE(withholds_identity({{"Privacy", no}})) << no;
  }
  EXPECT_TRUE(withholds_identity({{"Privacy", "session"}, {"privacy", "ID"}}));
  EXPECT_FALSE(withholds_identity({{"Subject", "id"}}));
}

}  // namespace
}  // namespace mtavip::sip
