#include "sip/deadline_queue.h"

#include <map>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::sip {
namespace {

TEST(DeadlineQueue, EarliestFirstAndInOrderOfSetting) {
  DeadlineQueue<int> queue;
  EXPECT_EQ(queue.next(), std::nullopt);
  queue.set(Timestamp(20ms), 3);
  queue.set(Timestamp(10ms), 1);
  queue.set(Timestamp(10ms), 2);
  EXPECT_EQ(queue.next(), Timestamp(10ms));
  EXPECT_EQ(queue.pop_due(Timestamp(9ms)), std::nullopt);
  EXPECT_EQ(queue.pop_due(Timestamp(20ms)), 1);
  EXPECT_EQ(queue.pop_due(Timestamp(20ms)), 2);
  EXPECT_EQ(queue.pop_due(Timestamp(20ms)), 3);
  EXPECT_EQ(queue.pop_due(Timestamp(20ms)), std::nullopt);
}

TEST(DeadlineQueue, CancelledAndOldHandlesDoNothing) {
  DeadlineQueue<int> queue;
  auto first = queue.set(Timestamp(1ms), 1);
  auto copy = first;
  queue.cancel(first);
  EXPECT_EQ(first, 0U);
  queue.set(Timestamp(2ms), 2);  // takes the slot of the first
  queue.cancel(copy);
  DeadlineQueue<int>::Handle none = 0;
  queue.cancel(none);
  EXPECT_EQ(queue.size(), 1U);
  EXPECT_EQ(queue.pop_due(Timestamp(2ms)), 2);
}

TEST(DeadlineQueue, AgreesWithAMultimap) {
  SeededRandom random(7);
  DeadlineQueue<std::uint64_t> queue;
  std::multimap<Timestamp, std::uint64_t> model;
  std::map<std::uint64_t, DeadlineQueue<std::uint64_t>::Handle> handles;
  Timestamp now{};
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    switch (random.below(3)) {
      case 0: {
        const Timestamp when = now + Duration(static_cast<Duration::rep>(random.below(1000)));
        handles[i] = queue.set(when, i);
        model.emplace(when, i);
        break;
      }
      case 1:
        if (!handles.empty()) {
          auto it = handles.begin();
          std::advance(it, static_cast<std::ptrdiff_t>(random.below(std::min<std::size_t>(handles.size(), 20))));
          queue.cancel(it->second);
          for (auto entry = model.begin(); entry != model.end(); ++entry) {
            if (entry->second == it->first) {
              model.erase(entry);
              break;
            }
          }
          handles.erase(it);
        }
        break;
      default:
        now += Duration(static_cast<Duration::rep>(random.below(20)));
        while (const auto due = queue.pop_due(now)) {
          ASSERT_FALSE(model.empty());
          ASSERT_EQ(model.begin()->second, *due);
          model.erase(model.begin());
          handles.erase(*due);
        }
        ASSERT_TRUE(model.empty() || model.begin()->first > now);
    }
    ASSERT_EQ(queue.size(), model.size());
  }
}

}  // namespace
}  // namespace mtavip::sip
