#include "media/audio/ports.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <numbers>

#include "base/text.h"
#include "media/audio/mix.h"
#include "media/audio/wav.h"

namespace mtavip::media {
namespace {

constexpr std::string_view kLoop = "#loop";
constexpr std::size_t kMaxTones = 4;
constexpr double kToneAmplitude = 32768 * 0.25 * std::numbers::sqrt2;  // -12 dBFS

class ToneSource final : public AudioSource {
 public:
  ToneSource(AudioFormat format, std::span<const double> frequencies) : format_(format), count_(frequencies.size()) {
    for (std::size_t i = 0; i < count_; ++i) {
      step_[i] = 2 * std::numbers::pi * frequencies[i] / format.sample_rate;
    }
  }
  [[nodiscard]] AudioFormat format() const override { return format_; }
  std::size_t read(std::span<std::int16_t> out) override {
    const auto channels = static_cast<std::size_t>(format_.channels);
    const double ramp = 1.0 / (0.005 * format_.sample_rate);
    for (std::size_t i = 0; i + channels <= out.size(); i += channels) {
      double sum = 0;
      for (std::size_t k = 0; k < count_; ++k) {
        sum += std::sin(phase_[k]);
        phase_[k] += step_[k];
        if (phase_[k] > 2 * std::numbers::pi) phase_[k] -= 2 * std::numbers::pi;
      }
      gain_ = std::min(1.0, gain_ + ramp);  // a tone that begins at once would click
      const auto sample = static_cast<std::int16_t>(
          std::lround(std::clamp(sum * gain_ * kToneAmplitude / static_cast<double>(count_), -32768.0, 32767.0)));
      std::fill_n(out.data() + i, channels, sample);
    }
    return out.size();
  }

 private:
  AudioFormat format_;
  std::size_t count_;
  std::array<double, kMaxTones> phase_{};
  std::array<double, kMaxTones> step_{};
  double gain_ = 0;
};

class SilentSource final : public AudioSource {
 public:
  explicit SilentSource(AudioFormat format) : format_(format) {}
  [[nodiscard]] AudioFormat format() const override { return format_; }
  std::size_t read(std::span<std::int16_t> out) override {
    std::fill(out.begin(), out.end(), std::int16_t{0});
    return out.size();
  }

 private:
  AudioFormat format_;
};

class WavSource final : public AudioSource {
 public:
  WavSource(WavReader reader, bool loop) : reader_(std::move(reader)), loop_(loop) {}
  [[nodiscard]] AudioFormat format() const override { return reader_.format(); }
  std::size_t read(std::span<std::int16_t> out) override {
    std::size_t done = 0;
    while (done < out.size()) {
      const std::size_t got = reader_.read(out.subspan(done));
      done += got;
      if (done == out.size()) break;
      if (!loop_) break;
      reader_.rewind();
      if (got == 0 && reader_.ended()) break;  // an empty file
      if (got == 0 && ++empty_rounds_ > 1) break;
    }
    if (done > 0) empty_rounds_ = 0;
    return done;
  }
  [[nodiscard]] bool ended() const override { return !loop_ && reader_.ended(); }

 private:
  WavReader reader_;
  bool loop_;
  unsigned empty_rounds_ = 0;
};

class NullSink final : public AudioSink {
 public:
  explicit NullSink(AudioFormat format) : format_(format) {}
  [[nodiscard]] AudioFormat format() const override { return format_; }
  void write(std::span<const std::int16_t>) override {}

 private:
  AudioFormat format_;
};

class WavSink final : public AudioSink {
 public:
  WavSink(WavWriter writer, std::string path) : writer_(std::move(writer)), path_(std::move(path)) {}
  [[nodiscard]] AudioFormat format() const override { return writer_.format(); }
  void write(std::span<const std::int16_t> samples) override {
    if (!failed_ && !writer_.write(samples)) failed_ = true;
  }
  [[nodiscard]] std::optional<std::string> failure() const override {
    if (!failed_) return std::nullopt;
    return "cannot write any more to " + path_ + ": is the disk full?";
  }

 private:
  WavWriter writer_;
  std::string path_;
  bool failed_ = false;
};

Result<std::unique_ptr<AudioSource>, IoError> make_tone(const AudioPortSettings& settings) {
  std::array<double, kMaxTones> frequencies{440};
  std::size_t count = 1;
  if (!settings.argument.empty()) {
    count = 0;
    for (const auto piece : split(settings.argument, ',')) {
      const auto hertz = parse_number<int>(trim(piece));
      if (!hertz || *hertz < 20 || *hertz * 2 >= settings.wanted.sample_rate || count == kMaxTones) {
        return fail(IoError{"tone:" + settings.argument + " is not one to four frequencies from 20 to " +
                            std::to_string(settings.wanted.sample_rate / 2) + " Hz; for example tone:440"});
      }
      frequencies[count++] = *hertz;
    }
  }
  return std::make_unique<ToneSource>(settings.wanted, std::span(frequencies).first(count));
}

Result<std::unique_ptr<AudioSource>, IoError> make_silence(const AudioPortSettings& settings) {
  return std::make_unique<SilentSource>(settings.wanted);
}

Result<std::unique_ptr<AudioSource>, IoError> make_file(const AudioPortSettings& settings) {
  std::string path = settings.argument;
  const bool loop = path.size() >= kLoop.size() && path.ends_with(kLoop);
  if (loop) path.resize(path.size() - kLoop.size());
  if (path.empty()) return fail(IoError{"file: needs a path; for example file:speech.wav"});
  errno = 0;
  auto reader = WavReader::open(path);
  if (reader) return std::make_unique<WavSource>(std::move(*reader), loop);
  switch (reader.error()) {
    case WavError::kCannotOpen:
      return fail(IoError{"cannot open " + path + ": " + std::strerror(errno)});
    case WavError::kUnsupported:
      return fail(IoError{path + " is a WAV file of a kind that needs FFmpeg; convert it to 16-bit PCM"});
    default:
      return fail(IoError{path + " is not a WAV file; other formats need FFmpeg"});
  }
}

Result<std::unique_ptr<AudioSink>, IoError> make_null_sink(const AudioPortSettings& settings) {
  return std::make_unique<NullSink>(settings.wanted);
}

Result<std::unique_ptr<AudioSink>, IoError> make_record(const AudioPortSettings& settings) {
  if (settings.argument.empty()) return fail(IoError{"record: needs a path; for example record:call.wav"});
  errno = 0;
  auto writer = WavWriter::create(settings.argument, settings.wanted);
  if (!writer) return fail(IoError{"cannot write to " + settings.argument + ": " + std::strerror(errno)});
  return std::make_unique<WavSink>(std::move(*writer), settings.argument);
}

}  // namespace

void register_builtin_audio_ports(Registry& registry) {
  registry.audio_sources.emplace("tone", make_tone);
  registry.audio_sources.emplace("silence", make_silence);
  registry.audio_sources.emplace("null", make_silence);
  registry.audio_sources.emplace("file", make_file);
  registry.audio_sinks.emplace("null", make_null_sink);
  registry.audio_sinks.emplace("record", make_record);
}

}  // namespace mtavip::media
