#include "call/dial_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

constexpr AccountId kSipWork{1};
constexpr AccountId kRooms{2};
constexpr AccountId kSipHome{3};
const std::vector<DialAccount> kAccounts{{kSipWork, Protocol::kSip, "example.org"},
                                         {kRooms, Protocol::kH323, "rooms.example"},
                                         {kSipHome, Protocol::kSip, "home.example"}};

constexpr auto kSip = Protocol::kSip;
constexpr auto kH323 = Protocol::kH323;

struct Case {
  const char* text;
  DialWish wish;
  std::vector<DialRoute> routes;
};

TEST(DialPlan, ChoosesProtocolAndAccount) {
  const DialWish fall_back{{}, {}, true};
  const Case cases[] = {
      // A scheme decides.
      {"sip:bob@example.org", {}, {{kSip, kSipWork}}},
      {"h323:bob@rooms.example", {}, {{kH323, kRooms}}},
      {"h323:192.0.2.7", {}, {{kH323, std::nullopt}}},
      {"h323:1002", {}, {{kH323, kRooms}}},
      {"tel:+4930123", {}, {{kSip, kSipWork}}},
      // A room behind a host is H.323's way of writing.
      {"192.0.2.7##4711", {}, {{kH323, std::nullopt}}},
      // The domain of an account.
      {"bob@home.example", {}, {{kSip, kSipHome}}},
      {"bob@rooms.example", {}, {{kH323, kRooms}}},
      // A number or a name is for the first account.
      {"1002", {}, {{kSip, kSipWork}}},
      {"bob", {}, {{kSip, kSipWork}}},
      // Everything else is SIP unless told otherwise.
      {"192.0.2.7", {}, {{kSip, std::nullopt}}},
      {"bob@elsewhere.example", {}, {{kSip, kSipWork}}},
      {"192.0.2.7", {{}, kH323, false}, {{kH323, std::nullopt}}},
      {"1002", {{}, kH323, false}, {{kH323, kRooms}}},
      {"1002", {kRooms, {}, false}, {{kH323, kRooms}}},
      // Falling back.
      {"192.0.2.7", fall_back, {{kSip, std::nullopt}, {kH323, std::nullopt}}},
      {"1002", fall_back, {{kSip, kSipWork}, {kH323, kRooms}}},
      {"bob@rooms.example", fall_back, {{kH323, kRooms}, {kSip, kSipWork}}},
      {"h323:192.0.2.7", fall_back, {{kH323, std::nullopt}}},
      {"192.0.2.7", {{}, kSip, true}, {{kSip, std::nullopt}}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto routes = plan_dialling(c.text, c.wish, kAccounts);
    ASSERT_TRUE(routes);
    EXPECT_EQ(*routes, c.routes);
  }
}

TEST(DialPlan, WithoutAccounts) {
  EXPECT_THAT(*plan_dialling("1002", {{}, {}, true}, {}), testing::ElementsAre(DialRoute{kSip, std::nullopt}));
  EXPECT_THAT(*plan_dialling("host.example", {{}, {}, true}, {}),
              testing::ElementsAre(DialRoute{kSip, std::nullopt}, DialRoute{kH323, std::nullopt}));
}

TEST(DialPlan, RefusesContradictions) {
  EXPECT_EQ(plan_dialling("h323:bob", {{}, kSip, false}, kAccounts).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(plan_dialling("sip:bob", {kRooms, {}, false}, kAccounts).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(plan_dialling("bob", {AccountId{9}, {}, false}, kAccounts).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace mtavip::call
