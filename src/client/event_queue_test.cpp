#include "client/event_queue.h"

#include <gtest/gtest.h>
#include <poll.h>

namespace mtavip::client {
namespace {

bool readable(int descriptor) {
  pollfd p{descriptor, POLLIN, 0};
  return ::poll(&p, 1, 0) == 1;
}

TEST(EventQueue, KeepsTheOrderAndTellsByItsDescriptor) {
  EventQueue queue;
  EXPECT_FALSE(readable(queue.descriptor()));
  EXPECT_FALSE(queue.wait(std::chrono::milliseconds(0)));
  queue.push(DtmfEvent{CallId{1}, '1', {}, DtmfMethod::kInfo});
  queue.push(DtmfEvent{CallId{1}, '2', {}, DtmfMethod::kInfo});
  EXPECT_TRUE(readable(queue.descriptor()));
  EXPECT_EQ(std::get<DtmfEvent>(*queue.wait(std::chrono::milliseconds(0))).digit, '1');
  EXPECT_TRUE(readable(queue.descriptor()));
  EXPECT_EQ(std::get<DtmfEvent>(*queue.wait(std::chrono::milliseconds(0))).digit, '2');
  EXPECT_FALSE(readable(queue.descriptor()));
}

TEST(EventQueue, AnApplicationThatDoesNotReadKeepsItsEventsButNotItsStatistics) {
  EventQueue queue;
  queue.push(CallEndedEvent{});
  for (int i = 0; i < 20'000; ++i) queue.push(StatisticsEvent{});
  std::size_t statistics = 0;
  std::size_t others = 0;
  while (const auto event = queue.wait(std::chrono::milliseconds(0))) {
    ++(std::holds_alternative<StatisticsEvent>(*event) ? statistics : others);
  }
  EXPECT_EQ(others, 1U);
  EXPECT_LE(statistics, 4096U);
}

}  // namespace
}  // namespace mtavip::client
