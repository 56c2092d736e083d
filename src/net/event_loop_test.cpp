#include "net/event_loop.h"

#include <array>
#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace mtavip::net {
namespace {

constexpr Duration kPatience = std::chrono::seconds(5);

Timestamp soon() {
  return EventLoop::now() + kPatience;
}

TEST(EventLoop, RunsTasksInTheirOrder) {
  EventLoop loop;
  std::vector<int> order;
  for (int i = 0; i < 3; ++i) loop.post([&, i] { order.push_back(i); });
  loop.post([&] { loop.stop(); });
  loop.run();
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2}));
}

TEST(EventLoop, ATaskMayWaitForTheNextOne) {
  EventLoop loop;
  std::vector<int> order;
  loop.post_with_next([&] { order.push_back(1); });
  loop.run_once(EventLoop::now());
  EXPECT_EQ(order, std::vector{1}) << "a turn that comes anyway runs it";
  std::thread other([&] {
    loop.post_with_next([&] { order.push_back(2); });
    loop.post([&] { order.push_back(3); });
    loop.post_with_next([&] { order.push_back(4); });
    loop.post([&] { loop.stop(); });
  });
  loop.run();
  other.join();
  EXPECT_EQ(order, (std::vector{1, 2, 3, 4}));
}

TEST(EventLoop, WakesForTasksOfOtherThreads) {
  EventLoop loop;
  constexpr int kThreads = 4;
  constexpr int kTasks = 1000;
  int done = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kTasks; ++i) loop.post([&] { ++done; });
    });
  }
  EXPECT_TRUE(loop.run_until([&] { return done == kThreads * kTasks; }, soon()));
  for (std::thread& thread : threads) thread.join();
}

TEST(EventLoop, DestroysTasksThatNeverRan) {
  auto token = std::make_shared<int>(1);
  {
    EventLoop loop;
    auto timer = std::make_shared<Timer>(loop, [] {});
    timer->set(EventLoop::now());
    loop.post([token, timer = std::move(timer)] { ADD_FAILURE(); });
  }
  EXPECT_EQ(token.use_count(), 1);
}

TEST(EventLoop, StopsFromAnotherThreadAndCanRunAgain) {
  EventLoop loop;
  for (int i = 0; i < 2; ++i) {
    std::thread stopper([&] { loop.stop(); });
    loop.run();
    stopper.join();
  }
}

TEST(EventLoop, KnowsItsThread) {
  EventLoop loop;
  EXPECT_FALSE(loop.in_loop_thread());
  bool inside = false;
  loop.post([&] { inside = loop.in_loop_thread(); });
  loop.run_once(soon());
  EXPECT_TRUE(inside);
  EXPECT_FALSE(loop.in_loop_thread());
}

TEST(EventLoop, WaitsNoLongerThanTold) {
  EventLoop loop;
  const Timestamp deadline = EventLoop::now() + std::chrono::milliseconds(5);
  EXPECT_FALSE(loop.run_until([] { return false; }, deadline));
  EXPECT_GE(EventLoop::now(), deadline);
}

TEST(Timer, ExpireInTheOrderOfTime) {
  EventLoop loop;
  std::vector<int> order;
  std::vector<std::unique_ptr<Timer>> timers;
  const Timestamp start = EventLoop::now();
  constexpr std::array<int, 8> kDelays = {5, 1, 7, 3, 0, 6, 2, 4};
  for (const int delay : kDelays) {
    timers.push_back(std::make_unique<Timer>(loop, [&order, delay] { order.push_back(delay); }));
    timers.back()->set(start + std::chrono::milliseconds(delay));
  }
  EXPECT_TRUE(loop.run_until([&] { return order.size() == kDelays.size(); }, soon()));
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
}

TEST(Timer, NeverExpiresEarly) {
  EventLoop loop;
  Timestamp expired{};
  Timer timer(loop, [&] { expired = EventLoop::now(); });
  const Timestamp when = EventLoop::now() + std::chrono::microseconds(2500);
  timer.set(when);
  EXPECT_TRUE(loop.run_until([&] { return expired != Timestamp{}; }, soon()));
  EXPECT_GE(expired, when);
}

TEST(Timer, CanBeMovedAndCancelled) {
  EventLoop loop;
  int count = 0;
  Timer moved(loop, [&] { ++count; });
  Timer cancelled(loop, [&] { ADD_FAILURE(); });
  moved.set(EventLoop::now() + std::chrono::hours(1));
  moved.set(EventLoop::now());
  cancelled.set(EventLoop::now());
  EXPECT_TRUE(cancelled.expiry());
  cancelled.cancel();
  EXPECT_FALSE(cancelled.expiry());
  EXPECT_TRUE(loop.run_until([&] { return count == 1; }, soon()));
  EXPECT_FALSE(moved.expiry());
  moved.set(std::optional<Timestamp>(EventLoop::now()));
  moved.set(std::nullopt);
  loop.run_once(EventLoop::now());
  EXPECT_EQ(count, 1);
}

TEST(Timer, MayBeSetAgainFromItsTask) {
  EventLoop loop;
  int count = 0;
  std::optional<Timer> timer;
  timer.emplace(loop, [&] {
    if (++count < 5) timer->set(EventLoop::now());
  });
  timer->set(EventLoop::now());
  EXPECT_TRUE(loop.run_until([&] { return count == 5; }, soon()));
  timer.reset();
}

TEST(Timer, MayDestroyItselfAndOthersThatAreDue) {
  EventLoop loop;
  std::unique_ptr<Timer> self;
  std::unique_ptr<Timer> other;
  int count = 0;
  const auto task = [&] {
    ++count;
    other.reset();
    self.reset();
  };
  self = std::make_unique<Timer>(loop, task);
  other = std::make_unique<Timer>(loop, task);
  const Timestamp now = EventLoop::now();
  self->set(now);
  other->set(now);
  EXPECT_TRUE(loop.run_until([&] { return count > 0; }, soon()));
  loop.run_once(EventLoop::now());
  EXPECT_EQ(count, 1);
}

TEST(Timer, ManyWithRandomTimesKeepTheHeapInOrder) {
  EventLoop loop;
  SeededRandom random(7);
  std::vector<std::unique_ptr<Timer>> timers;
  std::vector<Timestamp> expired;
  const Timestamp start = EventLoop::now();
  std::size_t left = 0;
  for (int i = 0; i < 500; ++i) {
    timers.push_back(std::make_unique<Timer>(loop, [&, i] {
      // Those of one turn come in order too.
      expired.push_back(start + Duration(i));
      --left;
    }));
  }
  for (int round = 0; round < 5; ++round) {
    for (auto& timer : timers) timer->set(start + Duration(random.below(2000)));
  }
  for (std::size_t i = 0; i < timers.size(); i += 3) timers[i]->cancel();
  for (const auto& timer : timers) left += timer->expiry() ? 1U : 0U;
  EXPECT_TRUE(loop.run_until([&] { return left == 0; }, soon()));
  EXPECT_EQ(expired.size(), 333U);
}

TEST(Watch, ReportsReadingAndWritingAsWanted) {
  EventLoop loop;
  const FileDescriptor fd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  int readable = 0;
  int writable = 0;
  Watch watch(loop, fd.get(), [&](Readiness ready) {
    readable += ready.readable ? 1 : 0;
    writable += ready.writable ? 1 : 0;
  });
  loop.run_once(EventLoop::now());
  EXPECT_EQ(readable + writable, 0);
  watch.want(true, true);
  loop.run_once(soon());
  EXPECT_EQ(readable, 0);
  EXPECT_EQ(writable, 1);
  const std::uint64_t one = 1;
  ASSERT_EQ(::write(fd.get(), &one, sizeof one), static_cast<ssize_t>(sizeof one));
  watch.want(true, false);
  loop.run_once(soon());
  EXPECT_EQ(readable, 1);
  watch.want(false, false);
  loop.run_once(EventLoop::now());
  EXPECT_EQ(readable, 1);
}

TEST(Watch, HangUpReachesWhoeverReads) {
  EventLoop loop;
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const FileDescriptor reading(ends[0]);
  FileDescriptor writing(ends[1]);
  bool readable = false;
  Watch watch(loop, reading.get(), [&](Readiness ready) { readable = ready.readable; });
  writing.reset();
  loop.run_once(soon());
  EXPECT_TRUE(readable);
}

TEST(Watch, MayDestroyItselfAndOthersThatAreReady) {
  EventLoop loop;
  const FileDescriptor a(eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC));
  const FileDescriptor b(eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC));
  std::unique_ptr<Watch> first;
  std::unique_ptr<Watch> second;
  int count = 0;
  const auto handler = [&](Readiness) {
    ++count;
    first.reset();
    second.reset();
  };
  first = std::make_unique<Watch>(loop, a.get(), handler);
  second = std::make_unique<Watch>(loop, b.get(), handler);
  loop.run_once(soon());
  EXPECT_EQ(count, 1);
  // A new watch in an old one's place is not mistaken for it.
  Watch third(loop, a.get(), [&](Readiness) { count += 10; });
  loop.run_once(soon());
  EXPECT_EQ(count, 11);
}

TEST(SystemRandom, FillsAnySizeAndDoesNotRepeat) {
  SystemRandom random;
  for (const std::size_t size : {0U, 1U, 255U, 256U, 257U, 5000U}) {
    Bytes bytes(size + 8);
    random.fill(std::span(bytes).first(size));
    for (std::size_t i = size; i < bytes.size(); ++i) EXPECT_EQ(bytes[i], std::byte{0});
  }
  EXPECT_NE(random.hex(16), random.hex(16));
}

TEST(Clock, WallOriginFitsTheMonotonicScale) {
  const WallTime before{std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())};
  const WallTime between = wall_origin() + monotonic_now().time_since_epoch();
  EXPECT_LT(std::abs((between - before).count()), 1'000'000);
}

}  // namespace
}  // namespace mtavip::net
