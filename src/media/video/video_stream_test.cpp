// Two video streams against each other over a network with delay, jitter and loss, in virtual time. Pictures are made
// up: a key frame stands alone, every other one names the picture that it refers to, so that the test sees what a
// decoder would.
#include "media/video/video_stream.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::media {
namespace {

const Endpoint kA = *Endpoint::parse("192.0.2.1:5000");
const Endpoint kB = *Endpoint::parse("192.0.2.2:6000");
constexpr Duration kInterval = std::chrono::microseconds(33'333);

Bytes annex_b(std::uint8_t header, std::uint32_t number, std::size_t size) {
  Bytes out;
  ByteWriter writer(out);
  writer.u32(1);
  writer.u8(header);
  writer.u8(0xff);  // first_mb_in_slice 0
  for (int shift = 21; shift >= 0; shift -= 7) writer.u8(static_cast<std::uint8_t>(0x80U | (number >> shift & 0x7fU)));
  while (out.size() < size) writer.u8(0xaa);
  return out;
}
EncodedFrame picture(std::uint32_t number, bool key, std::size_t size) {
  if (!key) return {annex_b(0x41, number, size), false};
  EncodedFrame frame{annex_b(0x67, 0, 20), true};
  for (const Bytes& nal : {annex_b(0x68, 0, 12), annex_b(0x65, number, size)}) {
    frame.data.insert(frame.data.end(), nal.begin(), nal.end());
  }
  return frame;
}
std::uint32_t number_of(const EncodedFrame& frame) {
  // The last NAL unit's number.
  std::size_t at = frame.data.size();
  while (at > 0) {
    --at;
    if (at + 10 <= frame.data.size() && frame.data[at] == std::byte{0} && frame.data[at + 3] == std::byte{1}) break;
  }
  std::uint32_t number = 0;
  for (std::size_t i = 6; i < 10; ++i)
    number = number << 7 | (static_cast<std::uint32_t>(frame.data.at(at + i)) & 0x7fU);
  return number;
}

VideoStreamConfig config_towards(const Endpoint& remote) {
  VideoStreamConfig config;
  config.session.cname = remote.to_string();
  config.session.remote.rtp = remote;
  config.session.rtcp.session_bandwidth = DataRate::kilobits_per_second(1000);
  config.session.feedback.avpf = true;
  config.session.feedback.pli = true;
  config.send = VideoFormat{96, "H264", {{"packetization-mode", "1"}}};
  config.receive = {VideoFormat{96, "H264", {}}};
  return config;
}
VideoStreamConfig with_nack(VideoStreamConfig config) {
  config.session.feedback.nack = true;
  config.session.retransmission_history = 512;
  config.nack = true;
  return config;
}
VideoStreamConfig without_feedback(VideoStreamConfig config) {
  config.session.feedback = {};
  return config;
}

/// What happened at one side.
struct Log {
  std::vector<ReceivedFrame> frames;
  std::vector<std::uint32_t> numbers;
  std::vector<Timestamp> taken;
  std::vector<Timestamp> packets_sent;
  std::size_t undecodable = 0;  // handed out as sound although what they refer to is missing
  std::size_t key_frames_wanted = 0;
  std::size_t asked_by_signalling = 0;
  std::size_t freezes = 0;
  std::size_t first_packets = 0;
};

class Pair : public testing::Test {
 protected:
  void make(const VideoStreamConfig& a, const VideoStreamConfig& b) {
    a_ = std::make_unique<VideoStream>(environment_a_, a);
    b_ = std::make_unique<VideoStream>(environment_b_, b);
    a_->start(now_);
    b_->start(now_);
    drain(*a_, log_a_, kA, kB);
    drain(*b_, log_b_, kB, kA);
  }
  void make(const std::function<VideoStreamConfig(VideoStreamConfig)>& change = [](VideoStreamConfig c) { return c; }) {
    make(change(config_towards(kB)), change(config_towards(kA)));
  }

  /// a's encoder and camera run for this long; b watches.
  void run(Duration how_long) {
    const Timestamp end = now_ + how_long;
    while (now_ < end) {
      Timestamp next = std::min(end, next_picture_);
      if (!in_flight_.empty()) next = std::min(next, in_flight_.begin()->first);
      for (const auto* stream : {a_.get(), b_.get()}) {
        if (const auto at = stream->deadline()) next = std::min(next, std::max(*at, now_));
      }
      ASSERT_LT(spins_ = next == now_ ? spins_ + 1 : 0, 10'000) << "a deadline that does not move";
      now_ = next;
      a_->handle_timeout(now_);
      b_->handle_timeout(now_);
      while (!in_flight_.empty() && in_flight_.begin()->first <= now_) deliver();
      if (now_ >= next_picture_) {
        next_picture_ += kInterval;
        if (camera_on_) push();
      }
      drain(*a_, log_a_, kA, kB);
      drain(*b_, log_b_, kB, kA);
    }
  }

  void push() {
    const bool key = std::exchange(key_frame_wanted_, false);
    last_push_ = now_;
    if (!a_->push_frame(now_, picture(next_number_, key, key ? key_size_ : size_), now_)) ++refused_;
    ++next_number_;
  }

  void deliver() {
    auto node = in_flight_.extract(in_flight_.begin());
    Datagram& d = node.mapped();
    VideoStream& to = d.to_b ? *b_ : *a_;
    Endpoint from = d.to_b ? kA : kB;
    if (d.channel == rtp::Channel::kRtcp) ++from.port;
    to.handle_packet(now_, d.channel, now_, from, d.bytes);
  }

  void drain(VideoStream& stream, Log& log, const Endpoint& from, const Endpoint& to) {
    const bool to_b = from == kA;
    while (const auto transmit = stream.poll_transmit()) {
      const bool media = rtp::classify(transmit->bytes) == rtp::DatagramKind::kRtp;
      EXPECT_TRUE(transmit->destination.address == to.address);
      if (media) log.packets_sent.push_back(now_);
      if (media && lose_ && lose_()) continue;
      const Duration jitter(
          jitter_.count() == 0 ? 0
                               : static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(jitter_.count()))));
      in_flight_.emplace(now_ + delay_ + jitter, Datagram{to_b, transmit->channel, to_bytes(transmit->bytes)});
    }
    while (const auto event = stream.poll_event()) {
      if (std::holds_alternative<KeyFrameWanted>(*event)) {
        ++log.key_frames_wanted;
        if (to_b) key_frame_wanted_ = true;
      } else if (std::holds_alternative<AskForKeyFrame>(*event)) {
        ++log.asked_by_signalling;
        if (signalling_works_) (to_b ? *b_ : *a_).key_frame_requested(now_);
      } else if (std::holds_alternative<PictureFroze>(*event)) {
        ++log.freezes;
      } else if (std::holds_alternative<FirstVideoPacket>(*event)) {
        ++log.first_packets;
      }
    }
    while (auto frame = stream.next_frame(now_)) {
      const std::uint32_t number = number_of(frame->frame);
      const bool refers = !frame->frame.key_frame && (log.numbers.empty() || number != log.numbers.back() + 1);
      if (refers && !frame->damaged) ++log.undecodable;
      log.numbers.push_back(number);
      log.taken.push_back(now_);
      EXPECT_EQ(frame->encoding, "H264");
      stream.recycle(std::move(frame->frame));
      frame->frame = {};
      log.frames.push_back(std::move(*frame));
    }
  }

  struct Datagram {
    bool to_b = false;
    rtp::Channel channel{};
    Bytes bytes;
  };

  SeededRandom random_{1};
  SeededRandom random_a_{2};
  SeededRandom random_b_{3};
  NullLog null_;
  Environment environment_a_{random_a_, null_, WallTime(1'700'000'000s)};
  Environment environment_b_{random_b_, null_, WallTime(1'700'000'000s)};
  std::unique_ptr<VideoStream> a_;
  std::unique_ptr<VideoStream> b_;
  Log log_a_;
  Log log_b_;
  std::multimap<Timestamp, Datagram> in_flight_;
  Timestamp now_{std::chrono::seconds(100)};
  Timestamp next_picture_ = now_;
  Timestamp last_push_{};
  std::uint32_t next_number_ = 0;
  std::size_t refused_ = 0;
  int spins_ = 0;
  bool key_frame_wanted_ = false;

  Duration delay_ = std::chrono::milliseconds(20);
  Duration jitter_{};
  std::function<bool()> lose_;
  bool camera_on_ = true;
  bool signalling_works_ = false;
  std::size_t size_ = 3000;
  std::size_t key_size_ = 20'000;
};

TEST_F(Pair, CarriesEveryPictureInOrderAndWithoutAddedDelay) {
  make();
  run(10s);
  EXPECT_GE(log_b_.numbers.size(), 299U);
  for (std::size_t i = 0; i < log_b_.numbers.size(); ++i) ASSERT_EQ(log_b_.numbers[i], i);
  EXPECT_TRUE(log_b_.frames[0].new_stream);
  EXPECT_FALSE(log_b_.frames[1].new_stream);
  const auto s = b_->statistics(now_);
  EXPECT_EQ(s.frames_received, log_b_.numbers.size());
  EXPECT_EQ(s.key_frames_received, 1U);
  EXPECT_EQ(s.freezes + s.frames_incomplete + s.frames_damaged + s.frames_skipped + s.key_frames_asked, 0U);
  EXPECT_NEAR(s.frames_per_second_received, 30, 1.6);
  EXPECT_NEAR(s.rate_received.kbps(), 3000 * 8 * 30 / 1000, 60);
  EXPECT_EQ(log_b_.first_packets, 1U);
  for (std::size_t i = 1; i < log_b_.frames.size(); ++i) {
    EXPECT_GE(log_b_.frames[i].show_at, log_b_.taken[i]);
    EXPECT_LE(log_b_.frames[i].show_at - log_b_.taken[i], i > 150 ? 12ms : 30ms);
  }
  const auto sent = a_->statistics(now_);
  EXPECT_NEAR(static_cast<double>(sent.frames_sent), 300, 1);
  EXPECT_EQ(sent.key_frames_sent, 1U);
  EXPECT_EQ(sent.frames_refused, 0U);
  EXPECT_EQ(sent.pacing_delay, 0ms);
  ASSERT_TRUE(b_->playout());
  EXPECT_NEAR(to_seconds(b_->playout()->captured.time_since_epoch()),
              1'700'000'000 + to_seconds(log_b_.taken.back().time_since_epoch()) - 0.02, 0.01);
}

TEST_F(Pair, SpreadsALargePictureOverHalfItsInterval) {
  make();
  key_size_ = 48'000;  // 41 packets
  run(1ms);
  ASSERT_FALSE(log_a_.packets_sent.empty());
  const Timestamp start = log_a_.packets_sent[0];
  EXPECT_EQ(std::count(log_a_.packets_sent.begin(), log_a_.packets_sent.end(), start), 4);
  run(32ms);
  ASSERT_GE(log_a_.packets_sent.size(), 41U);
  EXPECT_GT(log_a_.packets_sent.back() - start, 14ms);
  EXPECT_LE(log_a_.packets_sent.back() - start, 17ms);
  for (std::size_t i = 5; i < log_a_.packets_sent.size(); ++i)
    EXPECT_LT(log_a_.packets_sent[i] - log_a_.packets_sent[i - 1], 1ms);
}

TEST_F(Pair, RepairsLossByRetransmission) {
  make(with_nack);
  run(500ms);
  lose_ = [this] { return random_.below(50) == 0; };
  run(20s);
  lose_ = nullptr;
  run(1s);
  EXPECT_EQ(log_b_.undecodable, 0U);
  const auto s = b_->statistics(now_);
  EXPECT_GT(s.packets_recovered, 15U);
  EXPECT_GE(log_b_.numbers.size() + 12, next_number_);
  EXPECT_LE(s.key_frames_asked, 4U);
  EXPECT_GT(a_->statistics(now_).rtp.sent.retransmitted, 15U);
}

TEST_F(Pair, AsksForAKeyFrameWhenThereIsNoRepair) {
  make();
  run(1s);
  for (int burst = 0; burst < 5; ++burst) {
    bool lost = false;
    lose_ = [&] { return !std::exchange(lost, true); };
    run(50ms);
    lose_ = nullptr;
    run(2s);
  }
  EXPECT_EQ(log_b_.undecodable, 0U);
  const auto s = b_->statistics(now_);
  EXPECT_EQ(s.key_frames_asked, 5U);
  EXPECT_EQ(s.key_frames_received, 6U);
  EXPECT_EQ(s.frames_damaged, 0U);
  EXPECT_EQ(a_->statistics(now_).key_frames_granted, 5U);
  // Waiting for the missing packet, asking, encoding, and two ways through the network.
  for (std::size_t i = 1; i < log_b_.taken.size(); ++i) EXPECT_LT(log_b_.taken[i] - log_b_.taken[i - 1], 250ms) << i;
  EXPECT_EQ(log_b_.freezes, s.freezes);
}

TEST_F(Pair, AsksBySignallingWherePeersKnowNoFeedback) {
  make(without_feedback);
  signalling_works_ = true;
  run(1s);
  bool lost = false;
  lose_ = [&] { return !std::exchange(lost, true); };
  run(3s);
  EXPECT_EQ(log_b_.asked_by_signalling, 1U);
  EXPECT_EQ(log_b_.undecodable, 0U);
  EXPECT_EQ(b_->statistics(now_).key_frames_received, 2U);
}

TEST_F(Pair, ShowsDamagedPicturesAfterAWhileWhenNobodyAnswers) {
  make(without_feedback);
  run(1s);
  bool lost = false;
  lose_ = [&] { return !std::exchange(lost, true); };
  run(10s);
  EXPECT_EQ(log_b_.undecodable, 0U);
  EXPECT_GE(log_b_.asked_by_signalling, 3U);
  EXPECT_LE(log_b_.asked_by_signalling, 7U);
  const auto s = b_->statistics(now_);
  EXPECT_GT(s.frames_damaged, 200U);
  EXPECT_GT(s.frames_skipped, 35U);
  EXPECT_EQ(s.freezes, 1U);
  EXPECT_NEAR(to_seconds(s.freeze_time), 1.55, 0.1);
}

TEST_F(Pair, ShowsDamagedPicturesAtOnceWhereNobodyCanBeAsked) {
  make([](VideoStreamConfig config) {
    config.key_frames_by_signalling = false;
    return without_feedback(std::move(config));
  });
  run(1s);
  bool lost = false;
  lose_ = [&] { return !std::exchange(lost, true); };
  run(2s);
  EXPECT_EQ(log_b_.undecodable, 0U);
  EXPECT_EQ(log_b_.asked_by_signalling, 0U);
  EXPECT_GE(log_b_.numbers.size() + 2, next_number_ - 1);
}

TEST_F(Pair, EvensOutJitterAndReordering) {
  make();
  jitter_ = 30ms;
  run(20s);
  EXPECT_EQ(log_b_.undecodable, 0U);
  const auto s = b_->statistics(now_);
  EXPECT_EQ(s.frames_incomplete, 0U);
  EXPECT_EQ(s.freezes, 0U);
  int uneven = 0;
  for (std::size_t i = 100; i < log_b_.frames.size(); ++i) {
    const Duration gap = log_b_.frames[i].show_at - log_b_.frames[i - 1].show_at;
    if (gap < 20ms || gap > 48ms) ++uneven;
    EXPECT_LT(log_b_.frames[i].show_at - log_b_.frames[i].arrived, 50ms);
  }
  EXPECT_LT(uneven, 15);
}

TEST_F(Pair, ComesBackAfterAnOutage) {
  make(with_nack);
  run(2s);
  lose_ = [] { return true; };
  run(3s);
  lose_ = nullptr;
  const std::size_t before = log_b_.numbers.size();
  const Timestamp back = now_;
  run(2s);
  ASSERT_GT(log_b_.numbers.size(), before);
  EXPECT_LT(log_b_.taken[before] - back, 500ms);
  EXPECT_EQ(log_b_.undecodable, 0U);
  EXPECT_FALSE(log_b_.frames[before].new_stream);
  EXPECT_EQ(b_->statistics(now_).freezes, 1U);
  EXPECT_EQ(a_->statistics(now_).rtp.sent.retransmitted, 0U);  // three seconds are not worth repairing
  EXPECT_EQ(b_->statistics(now_).key_frames_received, 2U);
}

TEST_F(Pair, TurnsTheEncodersNeglectIntoRefusal) {
  make();
  run(100ms);
  size_ = 1'200'000;  // about a thousand packets a picture
  push();
  EXPECT_EQ(refused_, 0U);
  push();
  EXPECT_EQ(refused_, 1U);
  key_frame_wanted_ = false;
  drain(*a_, log_a_, kA, kB);
  EXPECT_TRUE(key_frame_wanted_);
  EXPECT_FALSE(a_->push_frame(now_, EncodedFrame{}, now_));
}

TEST_F(Pair, HoldAndResumeKeepTheStream) {
  make();
  run(1s);
  VideoStreamConfig hold = config_towards(kA);
  hold.receive.clear();
  b_->reconfigure(now_, hold);
  VideoStreamConfig quiet = config_towards(kB);
  quiet.send.reset();
  a_->reconfigure(now_, quiet);
  const std::uint32_t ssrc = a_->ssrc();
  const std::size_t before = log_b_.numbers.size();
  const std::size_t asked = b_->statistics(now_).key_frames_asked;
  run(5s);
  EXPECT_EQ(log_b_.numbers.size(), before);
  EXPECT_EQ(b_->statistics(now_).key_frames_asked, asked);
  a_->reconfigure(now_, config_towards(kB));
  b_->reconfigure(now_, config_towards(kA));
  run(1s);
  EXPECT_EQ(a_->ssrc(), ssrc);
  EXPECT_GE(log_b_.numbers.size(), before + 28);
  EXPECT_TRUE(log_b_.frames[before].new_stream);
  EXPECT_EQ(log_b_.undecodable, 0U);
  EXPECT_EQ(b_->statistics(now_).freezes, 0U);
}

TEST_F(Pair, ShowsLaterForTheSakeOfTheSound) {
  make();
  run(3s);
  b_->set_extra_delay(120ms);
  const auto before = log_b_.frames.size();
  run(1s);
  for (std::size_t i = before; i < log_b_.frames.size(); ++i)
    EXPECT_GE(log_b_.frames[i].show_at - log_b_.frames[i].arrived, 120ms);
  EXPECT_LT(b_->playout()->shown - log_b_.frames.back().arrived, 50ms);
}

TEST_F(Pair, AsksWhenTheDecoderFails) {
  make();
  run(1s);
  b_->decoder_failed(now_);
  run(1s);
  EXPECT_EQ(b_->statistics(now_).key_frames_received, 2U);
  EXPECT_EQ(log_b_.undecodable, 0U);
}

TEST_F(Pair, SurvivesGarbage) {
  make(with_nack);
  run(500ms);
  for (int i = 0; i < 5000; ++i) {
    Bytes garbage(random_.below(200));
    random_.fill(garbage);
    if (garbage.size() > 2) garbage[0] = static_cast<std::byte>(0x80 | (random_.below(64)));
    if (garbage.size() > 2 && random_.below(2) == 0) garbage[1] = std::byte{96};
    b_->handle_packet(now_, random_.below(2) == 0 ? rtp::Channel::kRtp : rtp::Channel::kRtcp, now_, kA, garbage);
    while (b_->next_frame(now_)) {
    }
    drain(*b_, log_b_, kB, kA);
  }
  log_b_ = {};
  run(5s);
  EXPECT_GT(log_b_.numbers.size(), 100U);
}

}  // namespace
}  // namespace mtavip::media
