#include "media/codec/ffmpeg/call_recorder.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "media/codec/ffmpeg/container_writer.h"
#include "media/codec/ffmpeg/sound_timeline.h"

namespace mtavip::media::ffmpeg {
namespace {

/// What may wait to be written: a disk that stalls for seconds costs memory, not the call.
constexpr std::size_t kMaxQueuedBytes = 64U * 1024 * 1024;
/// Sound waits this long for the first key frame, because the file's header comes before either.
constexpr Duration kPicturePatience = std::chrono::seconds(6);

struct SoundBlock {
  CallSide side{};
  AudioFormat format;
  std::vector<std::int16_t> samples;
};
struct Item {
  Timestamp at{};
  std::variant<SoundBlock, EncodedFrame, VideoFrame> what;
  std::size_t bytes = 0;
};

class CallRecorder final : public Recorder {
 public:
  explicit CallRecorder(const RecorderSettings& settings) : settings_(settings) {}
  ~CallRecorder() override { static_cast<void>(finish()); }

  Result<void, IoError> open() {
    if (auto opened = writer_.open(settings_); !opened) return opened;
    if (settings_.picture && settings_.encoding.empty()) {
      if (auto added = writer_.add_encoder(); !added) return added;
    }
    block_received_.resize(writer_.sound_block());
    block_sent_.resize(writer_.sound_block());
    thread_ = std::thread([this] { run(); });
    return {};
  }

  void write_audio(CallSide side, Timestamp at, const AudioFormat& format,
                   std::span<const std::int16_t> samples) override {
    if (settings_.sound == RecorderSettings::Sound::kNone || samples.empty()) return;
    push({at, SoundBlock{side, format, {samples.begin(), samples.end()}}, samples.size_bytes() + 64});
  }
  void write_encoded_video(Timestamp at, const EncodedFrame& frame) override {
    if (!settings_.picture || settings_.encoding.empty() || frame.data.empty()) return;
    push({at, frame, frame.data.size() + 64});
  }
  void write_video(Timestamp at, const VideoFrame& frame) override {
    if (!settings_.picture || !settings_.encoding.empty() || frame.empty()) return;
    const auto bytes = static_cast<std::size_t>(frame.width()) * static_cast<std::size_t>(frame.height()) * 3 / 2;
    push({at, frame.copy(), bytes});
  }

  Result<void, IoError> finish() override {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    const std::lock_guard lock(mutex_);
    if (failure_) return fail(IoError{*failure_});
    return {};
  }

  [[nodiscard]] std::optional<std::string> failure() const override {
    const std::lock_guard lock(mutex_);
    return failure_;
  }
  [[nodiscard]] std::size_t dropped() const override {
    const std::lock_guard lock(mutex_);
    return dropped_;
  }

 private:
  void push(Item item) {
    {
      const std::lock_guard lock(mutex_);
      if (closing_) return;
      if (failure_ || queued_bytes_ + item.bytes > kMaxQueuedBytes) {
        ++dropped_;
        return;
      }
      queued_bytes_ += item.bytes;
      queue_.push_back(std::move(item));
    }
    changed_.notify_one();
  }

  void run() {
    for (;;) {
      std::optional<Item> item;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty()) break;
        item = std::move(queue_.front());
        queue_.pop_front();
        queued_bytes_ -= item->bytes;
      }
      note(accept(std::move(*item)));
    }
    if (!writer_.begun() && zero_ && !failed_) note(begin_without_picture());
    if (writer_.begun() && !failed_) note(write_sound(true));
    note(writer_.finish());
  }

  void note(const Result<void, IoError>& result) {
    if (result || failed_) return;
    failed_ = true;
    const std::lock_guard lock(mutex_);
    failure_ = result.error().message;
  }

  Result<void, IoError> accept(Item item) {
    if (failed_) return {};
    if (!zero_) zero_ = item.at;
    const Duration at = std::max(item.at - *zero_, Duration::zero());
    if (auto* sound = std::get_if<SoundBlock>(&item.what)) {
      if (writer_.begun() && timeline_.after_long_silence(at)) {
        if (auto written = write_sound(true); !written) return written;
      }
      timeline_.write(sound->side, at, sound->format, sound->samples);
      if (!writer_.begun()) {
        const bool waits = settings_.picture && !writer_.has_picture() && at < kPicturePatience;
        if (waits) return {};
        if (auto begun = begin_without_picture(); !begun) return begun;
      }
      return write_sound(false);
    }
    if (auto* frame = std::get_if<EncodedFrame>(&item.what)) {
      if (!writer_.has_picture()) {
        if (!frame->key_frame || writer_.begun()) {
          const std::lock_guard lock(mutex_);
          ++dropped_;
          return {};
        }
        if (auto added = writer_.add_encoded_picture(*frame); !added) return added;
        if (auto begun = writer_.begin(); !begun) return begun;
      }
      return writer_.write_encoded_picture(at, *frame);
    }
    if (!writer_.begun()) {
      if (auto begun = writer_.begin(); !begun) return begun;
    }
    return writer_.write_picture(at, std::move(std::get<VideoFrame>(item.what)));
  }

  Result<void, IoError> begin_without_picture() {
    if (settings_.sound == RecorderSettings::Sound::kNone && !writer_.has_picture()) return {};
    return writer_.begin();
  }

  Result<void, IoError> write_sound(bool flush) {
    for (;;) {
      const std::int64_t position = timeline_.position();
      if (!timeline_.read(block_received_, block_sent_, flush)) return {};
      if (settings_.sound == RecorderSettings::Sound::kMixed) {
        std::transform(block_received_.begin(), block_received_.end(), block_sent_.begin(), block_received_.begin(),
                       [](std::int16_t a, std::int16_t b) {
                         return static_cast<std::int16_t>(std::clamp(int{a} + int{b}, -32768, 32767));
                       });
      } else if (auto written = writer_.write_sound(1, position, block_sent_); !written) {
        return written;
      }
      if (auto written = writer_.write_sound(0, position, block_received_); !written) return written;
    }
  }

  RecorderSettings settings_;

  // Of the thread.
  ContainerWriter writer_;
  SoundTimeline timeline_;
  std::vector<std::int16_t> block_received_;
  std::vector<std::int16_t> block_sent_;
  std::optional<Timestamp> zero_;
  bool failed_ = false;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> queue_;
  std::size_t queued_bytes_ = 0;
  std::size_t dropped_ = 0;
  bool closing_ = false;
  std::optional<std::string> failure_;
  std::thread thread_;  // last: it uses what is above
};

}  // namespace

Result<std::unique_ptr<Recorder>, IoError> make_call_recorder(const RecorderSettings& settings) {
  auto recorder = std::make_unique<CallRecorder>(settings);
  if (auto opened = recorder->open(); !opened) return fail(std::move(opened.error()));
  return recorder;
}

}  // namespace mtavip::media::ffmpeg
