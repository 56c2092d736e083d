#include "h323/ras/gatekeeper_list.h"

#include <gtest/gtest.h>

namespace mtavip::h323::ras {
namespace {

mtavip::Endpoint at(std::uint8_t last) {
  return {IpAddress::v4({192, 0, 2, last}), 1719};
}

std::vector<std::uint8_t> order(const GatekeeperList& list, Timestamp now) {
  std::vector<std::uint8_t> result;
  for (const Gatekeeper& g : list.in_order(now)) result.push_back(g.address.address.octets()[3]);
  return result;
}

constexpr Timestamp kStart{1000s};

class GatekeeperOrder : public ::testing::Test {
 protected:
  GatekeeperOrder() {
    list.set_configured({at(1), at(2), at(1)}, "gk");
    list.set_alternates({{at(5), "", true, 7, false}, {at(4), "", false, 3, false}, {at(2), "", true, 0, false}});
  }
  using List = std::vector<std::uint8_t>;
  GatekeeperList list{4, 60s};
};

TEST_F(GatekeeperOrder, ConfiguredThenAlternatesByPriority) {
  EXPECT_EQ(order(list, kStart), (List{1, 2, 4, 5}));
  EXPECT_TRUE(list.is_configured(at(2)));
  EXPECT_FALSE(list.is_configured(at(4)));
  EXPECT_TRUE(list.in_order(kStart)[2].alternate);
  EXPECT_FALSE(list.in_order(kStart)[1].alternate);
}

TEST_F(GatekeeperOrder, SilentOnesComeLastForAWhile) {
  list.mark_unreachable(kStart, at(1));
  EXPECT_EQ(order(list, kStart), (List{2, 4, 5, 1}));
  EXPECT_EQ(order(list, kStart + 59s), (List{2, 4, 5, 1}));
  EXPECT_EQ(order(list, kStart + 60s), (List{1, 2, 4, 5}));
  list.mark_unreachable(kStart, at(4));
  list.mark_reachable(at(4));
  EXPECT_FALSE(list.is_unreachable(kStart, at(4)));
}

TEST_F(GatekeeperOrder, AnAssignedOneIsFirstUntilItFails) {
  list.prefer({at(9), "assigned", true, 0, false});
  EXPECT_EQ(order(list, kStart), (List{9, 1, 2, 4, 5}));
  list.mark_unreachable(kStart, at(9));
  EXPECT_EQ(order(list, kStart), (List{1, 2, 4, 5}));
}

TEST_F(GatekeeperOrder, NoMoreThanTheLimit) {
  std::vector<Gatekeeper> many;
  for (std::uint8_t i = 10; i < 20; ++i) many.push_back({at(i), "", true, i, false});
  list.set_alternates(many);
  EXPECT_EQ(list.alternates().size(), 4U);
  list.set_alternates({});
  EXPECT_EQ(order(list, kStart), (List{1, 2}));
}

TEST_F(GatekeeperOrder, OnlyListedOnesAreRemembered) {
  list.mark_unreachable(kStart, at(77));
  EXPECT_FALSE(list.is_unreachable(kStart, at(77)));
}

}  // namespace
}  // namespace mtavip::h323::ras
