#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "device/device_name.h"
#include "device/play_position.h"
#include "device/play_target.h"
#include "device/port_format.h"
#include "device/ring_ports.h"

namespace mtavip::device {
namespace {

Timestamp at(Duration time) {
  return Timestamp(100s + time);
}

TEST(PlayPosition, RunsWithTimeUntilTheSoundEnds) {
  PlayPosition position;
  EXPECT_EQ(position.played(at(0ms)), 0ms);
  position.update(20ms, 25ms, at(0ms));
  EXPECT_EQ(position.played(at(0ms)), 0ms) << "5 ms of silence come first";
  EXPECT_EQ(position.played(at(10ms)), 5ms);
  EXPECT_EQ(position.played(at(20ms)), 15ms);
  EXPECT_EQ(position.played(at(900ms)), 20ms) << "no more than there was";
  position.update(30ms, 10ms, at(900ms));
  EXPECT_EQ(position.played(at(905ms)), 25ms);
}

TEST(PlayPosition, FollowsADeviceWhoseClockIsSlowOrFast) {
  for (const double rate : {0.995, 1.0, 1.005}) {
    PlayPosition position;
    for (int i = 1; i < 6000; ++i) {
      const Duration now = i * 10ms;
      const Duration heard(static_cast<Duration::rep>(static_cast<double>(now.count()) * rate));
      position.update(heard + 25ms, 25ms, at(now));
      EXPECT_EQ(position.played(at(now)), heard) << rate << " at " << now.count();
    }
  }
}

TEST(PlayPosition, HoldsADeviceWithoutAClockToRealTime) {
  PlayPosition position;
  Duration written{};
  for (int i = 0; i < 1000; ++i) {
    const Timestamp now = at(i * 10ms);
    // Fed as a client feeds it; the device swallows everything at once.
    for (int block = 0; block < 8 && written - position.played(now) + 10ms <= 25ms; ++block) written += 10ms;
    position.update(written, 0ms, now);
  }
  EXPECT_GT(written, 9900ms);
  EXPECT_LT(written, 10300ms);
}

TEST(PlayPosition, TakesTheShorterLatencyOfAnotherDevice) {
  PlayPosition position;
  position.update(300ms, 250ms, at(0ms));
  position.change_device();
  position.update(310ms, 20ms, at(10ms));
  EXPECT_EQ(position.played(at(10ms)), 290ms);
}

TEST(PlayTarget, GrowsByRunningDryAndShrinksInCalm) {
  PlayTarget target;
  EXPECT_EQ(target.get(), 25ms);
  target.set_device_share(10ms);
  EXPECT_EQ(target.get(), 30ms);
  target.underrun(at(0ms));
  target.underrun(at(1ms));
  EXPECT_EQ(target.get(), 35ms) << "one gap, told twice";
  for (int i = 1; i < 100; ++i) target.underrun(at(i * 100ms));
  EXPECT_EQ(target.get(), 80ms) << "the largest";
  target.playing(at(15s));
  EXPECT_EQ(target.get(), 80ms);
  target.playing(at(30s));
  EXPECT_EQ(target.get(), 75ms);
  for (int i = 0; i < 100; ++i) target.playing(at(30s + i * 10s));
  EXPECT_EQ(target.get(), 30ms) << "the smallest";
}

class TestSink final : public RingSink {
 public:
  using RingSink::discard;
  using RingSink::RingSink;
  using RingSink::sounds_for;
  using RingSink::take;
};

TEST(RingSink, CountsWhatWaitsAndWhatSounds) {
  TestSink sink({16000, 2});
  const std::vector<std::int16_t> block(320, 7);
  sink.write(block);
  sink.write(block);
  EXPECT_EQ(sink.buffered(), 20ms);
  std::vector<std::int16_t> out(321);
  EXPECT_EQ(sink.take(out), 320u) << "whole frames";
  EXPECT_EQ(out.front(), 7);
  EXPECT_EQ(sink.buffered(), 20ms) << "taken, but not heard";
  sink.sounds_for(30ms);
  EXPECT_EQ(sink.buffered(), 20ms);
  sink.sounds_for(0ms);
  EXPECT_EQ(sink.buffered(), 10ms) << "what is still in the ring";
}

TEST(RingSink, ThrowsAwayInRealTimeWhatHasNoDevice) {
  TestSink sink({16000, 1});
  sink.write(std::vector<std::int16_t>(1600, 7));
  sink.discard();
  EXPECT_GT(sink.buffered(), 50ms) << "nobody listens, yet it takes its time";
  EXPECT_LE(sink.buffered(), 100ms);
}

class TestSource final : public RingSource {
 public:
  using RingSource::give;
  using RingSource::RingSource;
  using RingSource::set_device_latency;
};

TEST(RingSource, GivesOnlyWhatIsFresh) {
  TestSource source({16000, 1});
  std::vector<std::int16_t> out(160);
  EXPECT_EQ(source.read(out), 0u);
  EXPECT_GE(source.latency(), 1ms) << "zero would mean: no clock of its own";
  source.give(std::vector<std::int16_t>(1600, 1));
  source.set_device_latency(5ms);
  EXPECT_EQ(source.latency(), 105ms);
  EXPECT_EQ(source.read(out), 160u);
  EXPECT_EQ(source.latency(), 95ms);
  source.give(std::vector<std::int16_t>(1600, 2));
  EXPECT_EQ(source.read(out), 160u);
  EXPECT_EQ(source.latency(), 15ms) << "the reader slept: it goes on 20 ms before the end";
  EXPECT_EQ(out.front(), 2);
}

TEST(DeviceName, IsFoundByNameDescriptionOrPart) {
  const std::vector<media::DeviceInfo> devices{{"speaker", "alsa.usb-headset", "USB Headset", false},
                                               {"speaker", "usb", "Old USB box", false},
                                               {"microphone", "alsa.webcam", "Webcam C920", false}};
  struct Row {
    const char* kind;
    const char* wanted;
    const char* found;
  };
  for (const Row& row : {Row{"speaker", "usb", "usb"}, Row{"speaker", "usb headset", "alsa.usb-headset"},
                         Row{"speaker", "HEAD", "alsa.usb-headset"}, Row{"speaker", "alsa", "alsa.usb-headset"},
                         Row{"microphone", "c920", "alsa.webcam"}}) {
    EXPECT_EQ(find_device(devices, row.kind, row.wanted), row.found) << row.wanted;
  }
  EXPECT_FALSE(find_device(devices, "microphone", "usb"));
  EXPECT_EQ(no_such_device(devices, "microphone", "usb").message,
            "there is no microphone named \"usb\"; there is \"alsa.webcam\"");
  EXPECT_EQ(no_such_device({}, "speaker", "x").message, "there is no speaker named \"x\"; there is none at all");
  const std::vector<media::DeviceInfo> many(15, devices[0]);
  EXPECT_TRUE(no_such_device(many, "speaker", "x").message.ends_with("\"alsa.usb-headset\" and 3 more"));
}

TEST(PortFormat, StaysWithinWhatDevicesTake) {
  EXPECT_EQ(device_format({16000, 1}), (media::AudioFormat{16000, 1}));
  EXPECT_EQ(device_format({96000, 6}), (media::AudioFormat{48000, 2}));
  EXPECT_EQ(device_format({0, 0}), (media::AudioFormat{8000, 1}));
}

}  // namespace
}  // namespace mtavip::device
