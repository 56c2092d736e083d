// Against a real PulseAudio daemon of our own: a private socket, null sinks, nothing of the user's.
#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <numbers>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "device/clock.h"
#include "device/pulse/device_list.h"
#include "device/pulse/microphone.h"
#include "device/pulse/speaker.h"
#include "device/test_process.h"

namespace mtavip::device::pulse {
namespace {

using media::AudioFormat;
using media::AudioPortSettings;
using ::testing::HasSubstr;

constexpr AudioFormat kFormat{48000, 1};

class PulseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string& folder = folder_.path();
    for (const char* name : {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "HOME"}) {
      ::setenv(name, folder.c_str(), 1);
    }
    ::setenv("PULSE_SERVER", ("unix:" + socket()).c_str(), 1);
    ::unsetenv("DISPLAY");
  }

  [[nodiscard]] std::string socket() const { return folder_ / "socket"; }

  void start_server(const std::vector<std::string>& sinks) {
    std::vector<std::string> command{
        "pulseaudio",        "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--realtime=no",
        "--high-priority=no"};
    for (const auto& sink : sinks) {
      command.push_back("--load=module-null-sink rate=48000 sink_name=" + sink +
                        " sink_properties=device.description=Loudspeaker-" + sink);
    }
    command.push_back("--load=module-native-protocol-unix auth-anonymous=1 socket=" + socket());
    std::filesystem::remove(socket());
    server_ = TestProcess(command, folder_ / "server.log");
    ASSERT_TRUE(server_.started()) << "the program pulseaudio cannot be started: install the package pulseaudio";
    ASSERT_TRUE(eventually([] { return Connection::open().has_value(); })) << "pulseaudio does not listen";
  }
  void stop_server() { server_.end(); }

  [[nodiscard]] int control(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command{"pactl"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return TestProcess(command, folder_ / "pactl.log").wait();
  }

 private:
  TemporaryFolder folder_;
  TestProcess server_;
};

AudioPortSettings port(std::string name) {
  return {std::move(name), kFormat};
}

template <class Port>
std::string error_of(const Result<std::unique_ptr<Port>, media::IoError>& made) {
  return made ? "no error" : made.error().message;
}

/// What the client's media thread does every ten milliseconds, and a look into the microphone every millisecond.
class Media {
 public:
  using Fill = std::function<void(std::span<std::int16_t>)>;

  Media(media::AudioSink& sink, media::AudioSource* source) : sink_(sink), source_(source) {}

  void run(Duration time, const Fill& fill) {
    const Timestamp end = monotonic_now() + time;
    Timestamp tick = monotonic_now();
    std::vector<std::int16_t> block(kFormat.samples_in(media::kAudioBlock));
    while (monotonic_now() < end) {
      if (monotonic_now() >= tick) {
        tick += media::kAudioBlock;
        for (int i = 0; i < 8 && sink_.buffered() + media::kAudioBlock <= *sink_.target(); ++i) {
          fill(block);
          sink_.write(block);
          ++blocks;
        }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (source_ == nullptr) continue;
      while (const std::size_t count = source_->read(block)) {
        heard.insert(heard.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
        arrivals.resize(heard.size(), monotonic_now());
      }
    }
  }

  std::vector<std::int16_t> heard;
  std::vector<Timestamp> arrivals;  ///< of each sample
  int blocks = 0;

 private:
  media::AudioSink& sink_;
  media::AudioSource* source_;
};

class Tone {
 public:
  explicit Tone(double hertz, double amplitude = 8000)
      : step_(2 * std::numbers::pi * hertz / kFormat.sample_rate), amplitude_(amplitude) {}
  void operator()(std::span<std::int16_t> out) {
    for (auto& sample : out) {
      sample = static_cast<std::int16_t>(std::lround(amplitude_ * std::sin(phase_)));
      phase_ += step_;
    }
  }

 private:
  double phase_ = 0;
  double step_;
  double amplitude_;
};

double level(std::span<const std::int16_t> samples) {
  double sum = 0;
  for (const double sample : samples) sum += sample * sample;
  return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

/// How much of the power is at that frequency: 1 for a clean tone.
double purity(std::span<const std::int16_t> samples, double hertz) {
  double real = 0;
  double imaginary = 0;
  double power = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(i) / kFormat.sample_rate;
    real += samples[i] * std::cos(phase);
    imaginary += samples[i] * std::sin(phase);
    power += double{1} * samples[i] * samples[i];
  }
  const auto count = static_cast<double>(samples.size());
  return power == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (count * power);
}

bool is_silent(std::int16_t sample) {
  return std::abs(sample) < 500;
}

TEST_F(PulseTest, SaysThatThereIsNoServer) {
  EXPECT_THAT(error_of(Speaker::open(port(""))), HasSubstr("there is no sound server"));
  EXPECT_THAT(error_of(Microphone::open(port(""))), HasSubstr("there is no sound server"));
  EXPECT_TRUE(list_devices().empty());
}

TEST_F(PulseTest, ListsDevicesAndNamesThemWhenOneIsWrong) {
  start_server({"front", "back"});
  const auto devices = list_devices();
  ASSERT_EQ(devices.size(), 4u);
  std::vector<std::string> names;
  int defaults = 0;
  for (const auto& device : devices) {
    names.push_back(device.kind + " " + device.name);
    defaults += device.is_default ? 1 : 0;
  }
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("speaker front", "speaker back", "microphone front.monitor",
                                                     "microphone back.monitor"));
  EXPECT_EQ(defaults, 2);
  EXPECT_EQ(error_of(Speaker::open(port("cellar"))),
            "there is no speaker named \"cellar\"; there are: \"front\", \"back\"");
  EXPECT_THAT(error_of(Microphone::open(port("cellar"))), HasSubstr("\"back.monitor\""));
  EXPECT_TRUE(Speaker::open(port("BACK"))) << "part of a name, without case";
  EXPECT_TRUE(Speaker::open(port("loudspeaker-fro"))) << "part of a description";
}

TEST_F(PulseTest, SaysThatThereIsNoDevice) {
  start_server({});
  EXPECT_THAT(error_of(Speaker::open(port(""))), HasSubstr("default speaker cannot be opened"));
  EXPECT_THAT(error_of(Microphone::open(port("any"))), HasSubstr("there is none at all"));
}

TEST_F(PulseTest, PlaysAToneWithoutGaps) {
  start_server({"other", "front"});
  auto speaker = Speaker::open(port("front"));
  ASSERT_TRUE(speaker) << error_of(speaker);
  auto microphone = Microphone::open(port("front.monitor"));
  ASSERT_TRUE(microphone) << error_of(microphone);
  EXPECT_EQ((*speaker)->format(), kFormat);
  Media media(**speaker, microphone->get());
  media.run(3s, Tone(1000));
  const auto first = std::find_if_not(media.heard.begin(), media.heard.end(), is_silent);
  const std::vector<std::int16_t> sounding(first, media.heard.end());
  ASSERT_GT(sounding.size(), kFormat.samples_in(2500ms));
  // Stretches of 20 ms: what a machine that is busy with other things tears apart costs some of them, a speaker that
  // does not keep its level costs most.
  const std::size_t stretch = kFormat.samples_in(20ms);
  std::size_t clean = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at + stretch <= sounding.size(); at += stretch, ++all) {
    const auto part = std::span(sounding).subspan(at, stretch);
    if (purity(part, 1000) > 0.98 && std::abs(level(part) - 8000 / std::numbers::sqrt2) < 300) ++clean;
  }
  std::cout << clean << " of " << all << " stretches are as they were played\n";
  EXPECT_GT(clean * 10, all * 5);
  // 3 s and the level: its clock is the device's, never faster, and slower only where the machine stood still.
  EXPECT_GT(media.blocks, 200);
  EXPECT_LT(media.blocks, 325);
  EXPECT_FALSE((*speaker)->failure());
  EXPECT_GE((*microphone)->latency(), 1ms);
}

TEST_F(PulseTest, IsSoonHeard) {
  start_server({"front"});
  auto speaker = Speaker::open(port(""));
  ASSERT_TRUE(speaker) << error_of(speaker);
  auto microphone = Microphone::open(port(""));
  ASSERT_TRUE(microphone) << error_of(microphone);
  Media media(**speaker, microphone->get());
  const auto silence = [](std::span<std::int16_t> out) { std::fill(out.begin(), out.end(), std::int16_t{0}); };
  media.run(500ms, silence);
  std::vector<double> delays;
  for (int i = 0; i < 12; ++i) {
    Timestamp written{};
    const std::size_t before = media.heard.size();
    media.run(180ms, [&](std::span<std::int16_t> out) {
      silence(out);
      if (written != Timestamp{}) return;
      std::fill_n(out.begin(), 48, std::int16_t{16000});
      written = monotonic_now();
    });
    for (std::size_t at = before; at < media.heard.size(); ++at) {
      if (is_silent(media.heard[at])) continue;
      delays.push_back(to_milliseconds(media.arrivals[at] - written));
      break;
    }
  }
  ASSERT_GE(delays.size(), 8u) << "clicks got lost";
  std::sort(delays.begin(), delays.end());
  std::cout << "speaker to monitor: median " << delays[delays.size() / 2] << " ms, from " << delays.front() << " to "
            << delays.back() << " ms; target " << to_milliseconds(*(*speaker)->target()) << " ms\n";
  EXPECT_LT(delays[delays.size() / 2], 80) << "on a machine that is busy with other things";
}

TEST_F(PulseTest, GoesOnWhenItsDeviceVanishes) {
  start_server({"front"});
  auto speaker = Speaker::open(port("front"));
  ASSERT_TRUE(speaker) << error_of(speaker);
  Media media(**speaker, nullptr);
  media.run(200ms, Tone(500));
  ASSERT_EQ(control({"unload-module", "module-null-sink"}), 0);
  ASSERT_TRUE(eventually([&] { return (*speaker)->failure().has_value(); }));
  EXPECT_EQ(*(*speaker)->failure(), "the speaker has gone away");
  const int before = media.blocks;
  media.run(500ms, Tone(500));
  EXPECT_GT(media.blocks - before, 20) << "the call goes on";
  EXPECT_LT(media.blocks - before, 65) << "and no faster than time";
  ASSERT_EQ(control({"load-module", "module-null-sink", "sink_name=new"}), 0);
  ASSERT_TRUE(eventually([&] { return !(*speaker)->failure(); }));
  auto microphone = Microphone::open(port("new.monitor"));
  ASSERT_TRUE(microphone) << error_of(microphone);
  Media again(**speaker, microphone->get());
  again.run(800ms, Tone(500));
  EXPECT_GT(level(again.heard), 2000);
}

TEST_F(PulseTest, ComesBackWithTheServer) {
  start_server({"front"});
  auto speaker = Speaker::open(port(""));
  ASSERT_TRUE(speaker) << error_of(speaker);
  auto microphone = Microphone::open(port(""));
  ASSERT_TRUE(microphone) << error_of(microphone);
  Media media(**speaker, microphone->get());
  media.run(100ms, Tone(500));
  stop_server();
  ASSERT_TRUE(eventually([&] { return (*speaker)->failure().has_value(); }));
  EXPECT_THAT(*(*speaker)->failure(), HasSubstr("the sound server has gone away"));
  media.run(200ms, Tone(500));
  start_server({"front"});
  ASSERT_TRUE(eventually([&] { return !(*speaker)->failure(); }));
  media.heard.clear();
  ASSERT_TRUE(eventually([&] {
    media.run(200ms, Tone(500));
    return level(media.heard) > 2000;
  })) << "the microphone came back too";
}

}  // namespace
}  // namespace mtavip::device::pulse
