#include <algorithm>
#include <array>
#include <vector>

#include "media/codec/ffmpeg/demuxer.h"
#include "media/codec/ffmpeg/file_sources.h"

namespace mtavip::media::ffmpeg {
namespace {

class FileAudioSource final : public AudioSource {
 public:
  FileAudioSource(AudioFormat format, bool loop) : format_(format), loop_(loop) {}

  Result<void, IoError> open(const std::string& path) {
    frame_.reset(av_frame_alloc());
    if (!frame_) return fail(IoError{"out of memory"});
    if (auto opened = demuxer_.open(path, AVMEDIA_TYPE_AUDIO); !opened) return opened;
    // The first frame tells what the decoder really gives, and that it gives something.
    if (!decode_more()) return fail(IoError{path + " holds no sound that can be decoded"});
    return {};
  }

  [[nodiscard]] AudioFormat format() const override { return format_; }

  std::size_t read(std::span<std::int16_t> out) override {
    std::size_t filled = 0;
    while (filled < out.size()) {
      if (position_ == pending_.size() && !decode_more()) break;
      const std::size_t count = std::min(out.size() - filled, pending_.size() - position_);
      std::copy_n(pending_.begin() + static_cast<std::ptrdiff_t>(position_), count,
                  out.begin() + static_cast<std::ptrdiff_t>(filled));
      position_ += count;
      filled += count;
    }
    return filled;
  }

  [[nodiscard]] bool ended() const override { return ended_ && position_ == pending_.size(); }

 private:
  bool decode_more() {
    pending_.clear();
    position_ = 0;
    bool rewound = false;
    while (!ended_ && pending_.empty()) {
      if (demuxer_.next(*frame_)) {
        resample(frame_.get());
        av_frame_unref(frame_.get());
        rewound = false;
      } else if (loop_ && !rewound && demuxer_.rewind()) {
        rewound = true;
      } else {
        if (resampler_) resample(nullptr);
        ended_ = true;
      }
    }
    return !pending_.empty();
  }

  /// Appends to pending_; null takes out what the resampler still holds.
  void resample(const AVFrame* input) {
    if (input != nullptr && !configure(*input)) return;
    const int room = swr_get_out_samples(resampler_.get(), input != nullptr ? input->nb_samples : 0);
    if (room <= 0) return;
    const std::size_t channels = static_cast<std::size_t>(format_.channels);
    const std::size_t before = pending_.size();
    pending_.resize(before + static_cast<std::size_t>(room) * channels);
    std::array<std::uint8_t*, 1> out{reinterpret_cast<std::uint8_t*>(pending_.data() + before)};
    const int got = swr_convert(resampler_.get(), out.data(), room,
                                input != nullptr ? const_cast<const std::uint8_t**>(input->extended_data) : nullptr,
                                input != nullptr ? input->nb_samples : 0);
    pending_.resize(before + (got > 0 ? static_cast<std::size_t>(got) * channels : 0));
  }

  /// Streams may change their format on the way.
  bool configure(const AVFrame& input) {
    if (resampler_ && input.sample_rate == input_rate_ && input.ch_layout.nb_channels == input_channels_ &&
        input.format == input_format_) {
      return true;
    }
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, format_.channels);
    AVChannelLayout input_layout{};
    if (input.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(&input_layout, input.ch_layout.nb_channels);
    } else {
      av_channel_layout_copy(&input_layout, &input.ch_layout);
    }
    SwrContext* raw = nullptr;
    const int made = swr_alloc_set_opts2(&raw, &layout, AV_SAMPLE_FMT_S16, format_.sample_rate, &input_layout,
                                         static_cast<AVSampleFormat>(input.format), input.sample_rate, 0, nullptr);
    av_channel_layout_uninit(&input_layout);
    resampler_.reset(raw);
    if (made < 0 || swr_init(raw) < 0) {
      resampler_.reset();
      return false;
    }
    input_rate_ = input.sample_rate;
    input_channels_ = input.ch_layout.nb_channels;
    input_format_ = input.format;
    return true;
  }

  AudioFormat format_;
  bool loop_;
  bool ended_ = false;
  Demuxer demuxer_;
  Frame frame_;
  Swr resampler_;
  int input_rate_ = 0;
  int input_channels_ = 0;
  int input_format_ = -1;
  std::vector<std::int16_t> pending_;
  std::size_t position_ = 0;
};

}  // namespace

Result<std::unique_ptr<AudioSource>, IoError> make_file_audio_source(const AudioPortSettings& settings) {
  const FileArgument file = parse_file_argument(settings.argument);
  auto source = std::make_unique<FileAudioSource>(settings.wanted, file.loop);
  if (auto opened = source->open(file.path); !opened) return fail(std::move(opened.error()));
  return source;
}

}  // namespace mtavip::media::ffmpeg
