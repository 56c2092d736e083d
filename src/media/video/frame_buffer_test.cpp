#include "media/video/frame_buffer.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::media {
namespace {

constexpr PayloadTraits kFirst{.usable = true, .starts_frame = false, .may_start = true};
constexpr PayloadTraits kLater{.usable = true, .starts_frame = false, .may_start = false};

class Buffer : public testing::Test {
 protected:
  FrameBuffer::Inserted insert(std::int64_t sequence, std::int64_t timestamp, bool marker, const PayloadTraits& traits,
                               Duration at = {}, std::size_t size = 10) {
    return buffer_.insert(
        {sequence, timestamp, marker, Timestamp(at), Bytes(size, static_cast<std::byte>(sequence & 0xff)), traits});
  }
  /// "first-last", then "+" for complete, then "!" for after loss.
  std::string next(Duration now = {}) {
    const auto frame = buffer_.next(Timestamp(now), 40ms);
    if (!frame) return "";
    return std::to_string(frame->first_sequence) + "-" + std::to_string(frame->last_sequence) +
           (frame->complete ? "+" : "") + (frame->after_loss ? "!" : "");
  }
  FrameBuffer buffer_{{.packets = 64, .bytes = 10'000}};
};

TEST_F(Buffer, GroupsByTimestampAndMarker) {
  insert(1, 100, false, kFirst);
  EXPECT_EQ(next(), "");
  insert(2, 100, true, kLater);
  insert(3, 200, true, kFirst);
  insert(4, 300, false, kFirst);  // no marker: ends where another begins
  EXPECT_EQ(next(), "1-2+");
  EXPECT_EQ(next(), "3-3+");
  EXPECT_EQ(next(), "");
  insert(5, 400, true, kFirst);
  EXPECT_EQ(next(), "4-4+");
  EXPECT_EQ(next(), "5-5+");
  EXPECT_EQ(buffer_.deadline(40ms), std::nullopt);
  next();
  EXPECT_EQ(buffer_.packets(), 0U);
  EXPECT_EQ(buffer_.bytes(), 0U);
}

TEST_F(Buffer, PutsReorderedPacketsBack) {
  insert(2, 100, true, kLater);
  insert(1, 100, false, kFirst);  // the first to arrive need not be the first sent
  EXPECT_EQ(next(), "1-2+");
  insert(5, 300, true, kFirst, 10ms);
  EXPECT_EQ(next(49ms), "");
  EXPECT_EQ(buffer_.deadline(40ms), Timestamp(50ms));
  insert(4, 200, true, kLater, 12ms);
  EXPECT_EQ(insert(4, 200, true, kLater), FrameBuffer::Inserted::kDuplicate);
  insert(3, 200, false, kFirst, 14ms);
  EXPECT_EQ(next(15ms), "3-4+");
  EXPECT_EQ(next(15ms), "5-5+");
  EXPECT_EQ(insert(4, 200, true, kLater), FrameBuffer::Inserted::kLate);
}

TEST_F(Buffer, GivesUpAfterTheWait) {
  insert(1, 100, true, kFirst);
  EXPECT_EQ(next(), "1-1+");
  insert(3, 200, false, kLater, 10ms);  // 2 began it
  insert(4, 200, true, kLater, 11ms);
  insert(5, 300, true, kFirst, 30ms);
  EXPECT_EQ(next(49ms), "");
  EXPECT_EQ(next(50ms), "2-4!");
  EXPECT_EQ(next(50ms), "5-5+!");
  insert(6, 400, true, kFirst, 60ms);
  EXPECT_EQ(next(60ms), "6-6+");
  insert(8, 600, true, kFirst, 70ms);  // 7 was a picture of its own
  EXPECT_EQ(next(110ms), "8-8+!");
  insert(9, 700, false, kFirst, 120ms);
  insert(11, 700, true, kLater, 121ms);
  EXPECT_EQ(next(161ms), "9-11");
  insert(12, 800, true, kFirst, 162ms);
  EXPECT_EQ(next(162ms), "12-12+!");
}

TEST_F(Buffer, MarksTheGapsInsideAPicture) {
  insert(1, 100, false, kFirst);
  insert(3, 100, false, kLater);
  insert(4, 100, true, kLater);
  const auto frame = buffer_.next(Timestamp(1s), 40ms);
  ASSERT_TRUE(frame);
  ASSERT_EQ(frame->parts.size(), 3U);
  EXPECT_FALSE(frame->parts[0].after_gap);
  EXPECT_TRUE(frame->parts[1].after_gap);
  EXPECT_FALSE(frame->parts[2].after_gap);
  EXPECT_EQ(frame->parts[1].payload[0], std::byte{3});
}

TEST_F(Buffer, TheTailOfAPictureGivenUpIsNoPicture) {
  insert(1, 100, true, kFirst);
  next();
  insert(3, 200, false, kLater, 0ms);
  insert(4, 200, false, kLater, 1ms);
  EXPECT_EQ(next(50ms), "2-4!");
  insert(5, 200, true, kLater, 51ms);
  EXPECT_EQ(next(51ms), "5-5!");
}

TEST_F(Buffer, PaddingFillsItsPlaceOnly) {
  insert(1, 100, true, kFirst);
  insert(2, 100, false, {}, {}, 0);
  insert(3, 100, false, {}, {}, 0);
  insert(4, 200, true, kFirst);
  EXPECT_EQ(next(), "1-1+");
  EXPECT_EQ(next(), "4-4+");
}

TEST_F(Buffer, NamesWhatIsMissing) {
  for (const std::int64_t sequence : {10, 11, 14, 17}) insert(sequence, sequence * 100, true, kFirst);
  next();
  next();
  std::vector<std::int64_t> missing;
  buffer_.append_missing(missing, 100);
  EXPECT_EQ(missing, (std::vector<std::int64_t>{12, 13, 15, 16}));
  missing.clear();
  buffer_.append_missing(missing, 3);
  EXPECT_EQ(missing, (std::vector<std::int64_t>{12, 13, 15}));
}

TEST_F(Buffer, StaysWithinItsBounds) {
  insert(0, 100, false, kFirst);
  for (std::int64_t i = 1; i < 64; ++i) EXPECT_EQ(insert(i, 100, false, kLater), FrameBuffer::Inserted::kNew);
  EXPECT_EQ(insert(64, 100, false, kLater), FrameBuffer::Inserted::kOverflow);
  EXPECT_EQ(buffer_.packets(), 1U);
  insert(65, 200, true, kFirst);
  EXPECT_EQ(next(1s), "64-64!");
  EXPECT_EQ(next(1s), "65-65+");
  buffer_.clear();
  insert(100, 100, false, kFirst, {}, 5000);
  EXPECT_EQ(insert(101, 100, false, kLater, {}, 5000), FrameBuffer::Inserted::kNew);
  EXPECT_EQ(insert(102, 100, false, kLater, {}, 1), FrameBuffer::Inserted::kOverflow);
  EXPECT_EQ(buffer_.bytes(), 1U);
}

TEST(FrameBuffer, EveryPictureThatArrivedWholeComesOutOnceAndInOrder) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SeededRandom random(seed);
    struct Sent {
      BufferedPacket packet;
      std::int64_t due;
    };
    std::vector<Sent> sent;
    std::set<std::int64_t> whole;
    std::int64_t sequence = static_cast<std::int64_t>(random.below(70'000));
    for (std::int64_t frame = 0; frame < 100; ++frame) {
      const auto count = 1 + random.below(6);
      bool all = true;
      for (std::uint64_t i = 0; i < count; ++i, ++sequence) {
        if (random.below(30) == 0) {
          all = false;
          continue;
        }
        const std::int64_t jitter = random.below(10) == 0 ? static_cast<std::int64_t>(random.below(30'000)) : 0;
        sent.push_back(
            {{sequence, frame * 3000, i + 1 == count, {}, {}, i == 0 ? kFirst : kLater}, frame * 33'000 + jitter});
      }
      if (all) whole.insert(frame * 3000);
    }
    std::stable_sort(sent.begin(), sent.end(), [](const Sent& a, const Sent& b) { return a.due < b.due; });
    FrameBuffer buffer({.packets = 128, .bytes = 100'000});
    std::set<std::int64_t> got;
    std::int64_t last = -1;
    const Bytes payload(20);
    const auto drain = [&](Timestamp now) {
      while (const auto frame = buffer.next(now, 40ms)) {
        ASSERT_GE(frame->timestamp, last);
        last = frame->timestamp;
        if (!frame->complete) continue;
        ASSERT_TRUE(got.insert(frame->timestamp).second);
      }
    };
    for (Sent& s : sent) {
      s.packet.arrival = Timestamp(Duration(s.due));
      s.packet.payload = payload;
      buffer.insert(s.packet);
      drain(s.packet.arrival);
    }
    drain(Timestamp(100s));
    // A whole picture may be unrecognisable as one only where its neighbour's end was lost; none may come out that was
    // not whole.
    for (const std::int64_t timestamp : got) EXPECT_TRUE(whole.contains(timestamp)) << seed;
    EXPECT_GE(got.size() + 2, whole.size()) << seed;
  }
}

}  // namespace
}  // namespace mtavip::media
