#include "media/sync/lip_sync.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::media {
namespace {

/// Sound and picture that are played `sound` and `picture` after their capture, plus the extra delays that lip sync
/// asks for.
LipSync::ExtraDelays settle(LipSync& sync, Duration sound, Duration picture, Duration jitter, int updates,
                            Timestamp from = Timestamp(10s)) {
  SeededRandom random(3);
  LipSync::ExtraDelays extra = sync.delays();
  for (int i = 0; i < updates; ++i) {
    const Timestamp now = from + i * 500ms;
    const WallTime captured = WallTime(1'700'000'000s) + i * 500ms;
    const Duration noise(jitter.count() == 0
                             ? 0
                             : static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(2 * jitter.count()))) -
                                   jitter.count());
    const auto before = extra;
    // The latest moments of the two media are not of the same time.
    extra = sync.update(now, {captured, now + sound + extra.sound},
                        {captured - 200ms, now - 200ms + picture + extra.picture + noise});
    EXPECT_LE(std::chrono::abs(extra.sound - before.sound), 50ms);
    EXPECT_LE(std::chrono::abs(extra.picture - before.picture), 50ms);
    EXPECT_TRUE(extra.sound == Duration::zero() || extra.picture == Duration::zero());
  }
  return extra;
}

TEST(LipSync, HoldsBackWhateverIsEarly) {
  struct Case {
    Duration sound, picture, extra_sound, extra_picture;
  };
  for (const Case& c :
       {Case{60ms, 180ms, 120ms, 0ms}, {250ms, 40ms, 0ms, 210ms}, {60ms, 70ms, 0ms, 0ms}, {50ms, 2000ms, 500ms, 0ms}}) {
    LipSync sync;
    const auto extra = settle(sync, c.sound, c.picture, 0ms, 60);
    EXPECT_NEAR(to_milliseconds(extra.sound), to_milliseconds(c.extra_sound), 20) << c.picture.count();
    EXPECT_NEAR(to_milliseconds(extra.picture), to_milliseconds(c.extra_picture), 20) << c.sound.count();
  }
}

TEST(LipSync, FollowsChangesAndStaysCalmUnderJitter) {
  LipSync sync;
  settle(sync, 60ms, 180ms, 30ms, 60);
  auto extra = settle(sync, 60ms, 180ms, 30ms, 60, Timestamp(40s));
  EXPECT_NEAR(to_milliseconds(extra.sound), 120, 35);
  extra = settle(sync, 200ms, 90ms, 0ms, 80, Timestamp(70s));
  EXPECT_EQ(extra.sound, 0ms);
  EXPECT_NEAR(to_milliseconds(extra.picture), 110, 20);
}

TEST(LipSync, LeavesUnrelatedClocksAlone) {
  LipSync sync;
  EXPECT_EQ(sync.update(Timestamp(1s), {WallTime(1000s), Timestamp(1s)}, {WallTime(2000s), Timestamp(1s)}),
            LipSync::ExtraDelays{});
  EXPECT_FALSE(sync.offset());
}

}  // namespace
}  // namespace mtavip::media
