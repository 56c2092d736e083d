#include <cmath>
#include <numbers>
#include <string>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/codec/g711.h"
#include "media/dtmf/event.h"
#include "media/dtmf/info.h"
#include "media/dtmf/receiver.h"
#include "media/dtmf/sender.h"
#include "media/dtmf/tones.h"

namespace mtavip::media {
namespace {

constexpr std::uint32_t kStep = 160;

Bytes event(std::uint8_t code, bool end, std::uint16_t duration) {
  Bytes out;
  write_telephone_event({code, end, 10, duration}, out);
  return out;
}

TEST(TelephoneEvent, IsReadAsWritten) {
  for (unsigned code = 0; code < 256; code += 5) {
    for (const std::uint16_t duration : std::initializer_list<std::uint16_t>{0, 1, 400, 65535}) {
      const TelephoneEvent in{static_cast<std::uint8_t>(code), duration % 2 == 0, 63, duration};
      Bytes bytes;
      write_telephone_event(in, bytes);
      ASSERT_EQ(bytes.size(), kTelephoneEventSize);
      const auto out = parse_telephone_event(bytes);
      ASSERT_TRUE(out);
      EXPECT_EQ(out->event, in.event);
      EXPECT_EQ(out->end, in.end);
      EXPECT_EQ(out->volume, in.volume);
      EXPECT_EQ(out->duration, in.duration);
    }
  }
  EXPECT_FALSE(parse_telephone_event(Bytes(3)));
}

TEST(TelephoneEvent, KnowsTheDigits) {
  const std::string digits = "0123456789*#ABCD!";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    EXPECT_EQ(event_of_digit(digits[i]), i);
    EXPECT_EQ(digit_of_event(static_cast<std::uint8_t>(i)), digits[i]);
  }
  EXPECT_EQ(event_of_digit('c'), 14);
  EXPECT_FALSE(event_of_digit('e'));
  EXPECT_FALSE(event_of_digit('\0'));
  EXPECT_FALSE(digit_of_event(17));
}

TEST(DtmfSender, SendsMarkerDurationAndThreeEnds) {
  DtmfSender sender;
  ASSERT_TRUE(sender.queue('5', 100ms));
  std::vector<DtmfSender::Packet> packets;
  std::uint32_t timestamp = 1000;
  for (int i = 0; i < 20 && sender.active(); ++i, timestamp += kStep) {
    if (const auto packet = sender.next(timestamp, kStep)) packets.push_back(*packet);
  }
  ASSERT_EQ(packets.size(), 7U);  // 20, 40, 60, 80 ms, and 100 ms three times
  for (std::size_t i = 0; i < packets.size(); ++i) {
    EXPECT_EQ(packets[i].marker, i == 0);
    EXPECT_EQ(packets[i].timestamp, 1000U);
    EXPECT_EQ(packets[i].event.event, 5);
    EXPECT_EQ(packets[i].event.end, i >= 4);
    EXPECT_EQ(packets[i].event.duration, std::min<std::size_t>(i + 1, 5) * kStep);
  }
  EXPECT_FALSE(sender.active());
}

TEST(DtmfSender, LongEventsGoOnInASecondSegment) {
  DtmfSender sender(48000);
  ASSERT_TRUE(sender.queue('1', 3s));  // 144000 units: more than 16 bits
  std::uint32_t timestamp = 0;
  DtmfReceiver receiver;
  Timestamp now{};
  int began = 0;
  Duration total{};
  for (; sender.active(); timestamp += 960, now += 20ms) {
    const auto packet = sender.next(timestamp, 960);
    if (!packet) continue;
    Bytes bytes;
    write_telephone_event(packet->event, bytes);
    const auto changes = receiver.handle(now, packet->timestamp, packet->marker, 48000, bytes);
    began += changes.began ? 1 : 0;
    EXPECT_FALSE(changes.ended);
    if (changes.finished) total = changes.finished->duration;
  }
  EXPECT_EQ(began, 1);
  EXPECT_NEAR(to_milliseconds(total), 3000, 25);
}

TEST(DtmfSender, BoundsItsQueue) {
  DtmfSender sender;
  for (std::size_t i = 0; i < DtmfSender::kMaxQueue; ++i) ASSERT_TRUE(sender.queue('1', 40ms));
  EXPECT_FALSE(sender.queue('1', 40ms));
  sender.clear();
  EXPECT_FALSE(sender.active());
  EXPECT_FALSE(sender.queue('x', 40ms));
}

struct Step {
  int at_ms;
  std::int64_t timestamp;
  bool marker;
  std::uint8_t code;
  bool end;
  std::uint16_t duration;
};
struct ReceiverCase {
  const char* name;
  std::vector<Step> steps;
  std::string digits;
};

class Receiver : public ::testing::TestWithParam<ReceiverCase> {};

TEST_P(Receiver, TellsEachDigitOnce) {
  DtmfReceiver receiver;
  std::string began;
  std::string ended;
  const auto take = [&](const std::optional<DtmfReceiver::Change>& change) {
    if (!change) return;
    (change->kind == DtmfReceiver::Change::Kind::kBegan ? began : ended).push_back(change->digit);
  };
  Timestamp now{};
  for (const auto& step : GetParam().steps) {
    now = Timestamp(std::chrono::milliseconds(step.at_ms));
    take(receiver.handle_timeout(now));
    const auto changes =
        receiver.handle(now, step.timestamp, step.marker, 8000, event(step.code, step.end, step.duration));
    take(changes.ended);
    take(changes.began);
    take(changes.finished);
  }
  take(receiver.handle_timeout(now + 1s));
  EXPECT_EQ(began, GetParam().digits);
  EXPECT_EQ(ended, GetParam().digits);
  EXPECT_FALSE(receiver.deadline());
  EXPECT_EQ(receiver.received(), GetParam().digits.size());
}

INSTANTIATE_TEST_SUITE_P(
    Senders, Receiver,
    ::testing::Values(
        ReceiverCase{"plain",
                     {{0, 0, true, 1, false, 160},
                      {20, 0, false, 1, false, 320},
                      {40, 0, false, 1, true, 480},
                      {60, 0, false, 1, true, 480},
                      {80, 0, false, 1, true, 480}},
                     "1"},
        ReceiverCase{"no marker", {{0, 0, false, 2, false, 160}, {20, 0, false, 2, true, 320}}, "2"},
        ReceiverCase{"single end", {{0, 0, true, 3, false, 160}, {20, 0, false, 3, true, 320}}, "3"},
        ReceiverCase{"only an end", {{0, 0, false, 4, true, 800}, {20, 0, false, 4, true, 800}}, "4"},
        ReceiverCase{
            "no duration", {{0, 0, true, 5, false, 0}, {20, 0, false, 5, false, 0}, {40, 0, false, 5, true, 0}}, "5"},
        ReceiverCase{"end lost", {{0, 0, true, 6, false, 160}, {20, 0, false, 6, false, 320}}, "6"},
        ReceiverCase{"end lost, same digit again",
                     {{0, 0, true, 6, false, 160},
                      {20, 0, false, 6, false, 320},
                      {120, 960, true, 6, false, 160},
                      {140, 960, false, 6, true, 320}},
                     "66"},
        ReceiverCase{"begin lost, same digit again",
                     {{0, 0, true, 6, true, 800}, {300, 2400, false, 6, false, 320}, {320, 2400, false, 6, true, 480}},
                     "66"},
        ReceiverCase{"running timestamp",
                     {{0, 0, true, 7, false, 160},
                      {20, 160, false, 7, false, 320},
                      {40, 320, false, 7, false, 480},
                      {60, 480, false, 7, true, 640},
                      {80, 640, false, 7, true, 640}},
                     "7"},
        ReceiverCase{"old packet after the next digit",
                     {{0, 0, true, 8, false, 160},
                      {20, 0, false, 8, true, 320},
                      {100, 800, true, 9, false, 160},
                      {101, 0, false, 8, true, 320},
                      {120, 800, false, 9, true, 320}},
                     "89"},
        ReceiverCase{"not a digit", {{0, 0, true, 40, false, 160}, {20, 0, false, 40, true, 320}}, ""}),
    [](const auto& test) {
      std::string name = test.param.name;
      for (auto& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
      }
      return name;
    });

class Tones : public ::testing::TestWithParam<int> {};

TEST_P(Tones, AreDetectedAtEveryRateThroughG711) {
  const int rate = GetParam();
  const std::string digits = "123A456B789C*0#D11";
  DtmfToneGenerator generator;
  for (const char digit : digits) ASSERT_TRUE(generator.queue(digit, 60ms));
  DtmfDetector detector;
  std::vector<DtmfDetector::Found> found;
  const int factor = rate / 8000;
  while (generator.active()) {
    std::vector<std::int16_t> block(static_cast<std::size_t>(rate) / 100);
    generator.generate(block, {rate, 1});
    std::vector<std::int16_t> narrow;
    for (std::size_t i = 0; i < block.size(); i += static_cast<std::size_t>(factor)) {
      narrow.push_back(decode_mu_law(encode_mu_law(block[i])));
    }
    detector.process(narrow, found);
  }
  std::string began;
  for (const auto& item : found) {
    if (item.began) began.push_back(item.digit);
  }
  EXPECT_EQ(began, digits);
}
INSTANTIATE_TEST_SUITE_P(Rates, Tones, ::testing::Values(8000, 16000, 48000));

TEST(Tones, AreNotHeardInAVoiceOrNoise) {
  DtmfDetector detector;
  std::vector<DtmfDetector::Found> found;
  SeededRandom random(4);
  double phase = 0;
  for (int block = 0; block < 6000; ++block) {
    std::vector<std::int16_t> samples(80);
    const double pitch = 100 + 80 * std::sin(block * 0.01);
    for (auto& sample : samples) {
      phase += 2 * std::numbers::pi * pitch / 8000;
      double sum = 0;
      for (int h = 1; h < 18; ++h) sum += std::sin(phase * h) / std::sqrt(h);
      sample = static_cast<std::int16_t>(block % 2 == 0 ? 2500 * sum : 12000 * (2 * random.unit() - 1));
    }
    detector.process(samples, found);
  }
  EXPECT_TRUE(found.empty());
}

TEST(Tones, HaveNoClicks) {
  DtmfToneGenerator generator;
  ASSERT_TRUE(generator.queue('D', 60ms));
  int largest = 0;
  std::int16_t last = 0;
  while (generator.active()) {
    std::vector<std::int16_t> block(480);
    generator.generate(block, {48000, 1});
    for (const auto sample : block) {
      largest = std::max(largest, std::abs(sample - last));
      last = sample;
    }
  }
  EXPECT_LT(largest, 3500);
}

struct InfoCase {
  const char* type;
  const char* body;
  char digit;
  int milliseconds;
};

TEST(DtmfInfo, IsReadInAllItsForms) {
  const std::vector<InfoCase> cases{
      {"application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", '5', 160},
      {"application/dtmf-relay", "Signal= *\r\nDuration= 250", '*', 250},
      {"Application/DTMF-Relay; charset=utf-8", "signal=#\nduration=100\n", '#', 100},
      {"application/dtmf-relay", "Signal=a", 'A', 160},
      {"application/dtmf-relay", "Signal=10\r\n", '*', 160},
      {"application/dtmf-relay", "Signal=16\r\n", '!', 160},
      {"application/dtmf-relay", "Signal=1\r\nDuration=99999999\r\n", '1', 8000},
      {"application/dtmf", "7", '7', 160},
      {"application/dtmf", " 11\r\n", '#', 160},
      {"application/dtmf", "Signal=3\r\nDuration=80", '3', 80},
  };
  for (const auto& c : cases) {
    const auto info = parse_dtmf_info(c.type, c.body);
    ASSERT_TRUE(info) << c.body;
    EXPECT_EQ(info->digit, c.digit) << c.body;
    EXPECT_EQ(info->duration, std::chrono::milliseconds(c.milliseconds)) << c.body;
  }
}

TEST(DtmfInfo, RefusesWhatIsNotDtmf) {
  EXPECT_FALSE(parse_dtmf_info("text/plain", "5"));
  EXPECT_FALSE(parse_dtmf_info("application/dtmf", ""));
  EXPECT_FALSE(parse_dtmf_info("application/dtmf", "xyz"));
  EXPECT_FALSE(parse_dtmf_info("application/dtmf-relay", "Signal=17"));
  EXPECT_FALSE(parse_dtmf_info("application/dtmf-relay", "Duration=100"));
  EXPECT_FALSE(parse_dtmf_info("", ""));
  EXPECT_TRUE(parse_dtmf_info("application/dtmf", std::string(255, ' ') + "1"));
  EXPECT_FALSE(parse_dtmf_info("application/dtmf", std::string(256, ' ') + "1"));
}

TEST(DtmfInfo, IsReadAsPrinted) {
  for (const char digit : std::string("0123456789*#ABCD!")) {
    const DtmfInfo info{digit, 200ms};
    const auto relay = parse_dtmf_info("application/dtmf-relay", print_dtmf_relay(info));
    ASSERT_TRUE(relay);
    EXPECT_EQ(relay->digit, digit);
    EXPECT_EQ(relay->duration, Duration(200ms));
    const auto plain = parse_dtmf_info("application/dtmf", print_dtmf(info));
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->digit, digit);
  }
}

}  // namespace
}  // namespace mtavip::media
