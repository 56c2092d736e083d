#include "media/codec/ffmpeg/capture_source.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "base/text.h"
#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/demuxer.h"
#include "media/codec/ffmpeg/device_library.h"
#include "media/video/scaler.h"

namespace mtavip::media::ffmpeg {
namespace {

using Clock = std::chrono::steady_clock;
/// How soon a picture that has been taken is noticed.
constexpr Duration kPollInterval = std::chrono::milliseconds(4);
constexpr auto kDeviceWait = std::chrono::milliseconds(3);

class CaptureSource final : public VideoSource {
 public:
  explicit CaptureSource(const VideoPortSettings& settings)
      : limit_{std::max(settings.width, 2), std::max(settings.height, 2)},
        interval_(static_cast<std::int64_t>(1e6 / std::clamp(settings.frames_per_second, 1.0, 120.0))) {}

  ~CaptureSource() override {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }

  Result<void, IoError> open(const AVInputFormat* input, const std::string& name, AVDictionary** options,
                             const char* what) {
    AVFormatContext* raw = avformat_alloc_context();
    if (raw == nullptr) return fail(IoError{"out of memory"});
    // Without this a camera that delivers nothing could not be closed.
    raw->flags |= AVFMT_FLAG_NONBLOCK;
    if (const int opened = avformat_open_input(&raw, name.c_str(), input, options); opened < 0) {
      return fail(IoError{"cannot open the " + std::string(what) + " " + name + ": " + error_text(opened)});
    }
    format_.reset(raw);
    if (raw->nb_streams < 1) return fail(IoError{"the " + std::string(what) + " " + name + " gives no picture"});
    const AVCodecParameters* parameters = raw->streams[0]->codecpar;
    const AVCodec* codec = avcodec_find_decoder(parameters->codec_id);
    codec_.reset(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
    if (!codec_ || avcodec_parameters_to_context(codec_.get(), parameters) < 0 ||
        avcodec_open2(codec_.get(), codec, nullptr) < 0) {
      return fail(
          IoError{"the " + std::string(what) + " " + name + " gives pictures in a format that cannot be decoded"});
    }
    packet_.reset(av_packet_alloc());
    frame_.reset(av_frame_alloc());
    if (!packet_ || !frame_) return fail(IoError{"out of memory"});
    thread_ = std::thread([this] { run(); });
    return {};
  }

  std::optional<VideoFrame> read(Timestamp now) override {
    next_due_ = now + kPollInterval;
    std::optional<VideoFrame> taken;
    const std::lock_guard lock(mutex_);
    // Half an interval of tolerance: cameras keep their own pace.
    if (!latest_ || (last_read_ && now - *last_read_ < interval_ / 2)) return std::nullopt;
    taken = std::exchange(latest_, std::nullopt);
    const auto age = std::chrono::duration_cast<Duration>(Clock::now() - taken_at_);
    taken->captured = now - std::clamp(age, Duration::zero(), Duration(std::chrono::seconds(1)));
    last_read_ = now;
    next_due_ = now + interval_ - std::min(kPollInterval, interval_ / 2);
    return taken;
  }
  [[nodiscard]] Timestamp next_due() const override { return next_due_; }
  [[nodiscard]] bool ended() const override { return ended_; }

  void constrain(int max_width, int max_height, double max_frames_per_second) override {
    const std::lock_guard lock(mutex_);
    limit_ = {std::max(max_width, 2), std::max(max_height, 2)};
    interval_ =
        std::max(interval_, Duration(static_cast<std::int64_t>(1e6 / std::clamp(max_frames_per_second, 1.0, 120.0))));
  }

 private:
  void run() {
    while (!stop_) {
      const int got = av_read_frame(format_.get(), packet_.get());
      if (got == AVERROR(EAGAIN)) {
        std::this_thread::sleep_for(kDeviceWait);
        continue;
      }
      if (got < 0) break;  // unplugged, or the display has gone
      const auto at = Clock::now();
      const bool sent = avcodec_send_packet(codec_.get(), packet_.get()) >= 0;
      av_packet_unref(packet_.get());
      if (!sent || avcodec_receive_frame(codec_.get(), frame_.get()) < 0) continue;
      PictureSize size;
      {
        const std::lock_guard lock(mutex_);
        size = fit_within({frame_->width, frame_->height}, limit_);
      }
      auto picture = converter_.convert(*frame_, size.width, size.height);
      av_frame_unref(frame_.get());
      if (!picture) continue;
      const std::lock_guard lock(mutex_);
      latest_ = std::move(picture);
      taken_at_ = at;
    }
    ended_ = true;
  }

  InputFormat format_;
  CodecContext codec_;
  Packet packet_;
  Frame frame_;
  PictureConverter converter_;

  std::mutex mutex_;
  std::optional<VideoFrame> latest_;
  Clock::time_point taken_at_{};
  PictureSize limit_;
  Duration interval_;

  std::optional<Timestamp> last_read_;
  Timestamp next_due_{};
  std::atomic<bool> stop_ = false;
  std::atomic<bool> ended_ = false;
  std::thread thread_;  // last: it uses what is above
};

Result<std::unique_ptr<VideoSource>, IoError> start(const DeviceLibrary& library, const char* input_name,
                                                    const std::string& device, AVDictionary* options,
                                                    const VideoPortSettings& settings, const char* what) {
  const AVInputFormat* input = library.input(input_name);
  if (input == nullptr) {
    av_dict_free(&options);
    return fail(IoError{"this FFmpeg cannot open a " + std::string(what)});
  }
  auto source = std::make_unique<CaptureSource>(settings);
  auto opened = source->open(input, device, &options, what);
  av_dict_free(&options);
  if (!opened) return fail(std::move(opened.error()));
  return source;
}

std::string rate_of(const VideoPortSettings& settings) {
  return std::to_string(std::clamp(static_cast<int>(settings.frames_per_second + 0.5), 1, 120));
}

}  // namespace

Result<std::unique_ptr<VideoSource>, IoError> make_camera_source(const VideoPortSettings& settings) {
  const auto library = DeviceLibrary::get();
  if (!library) return fail(library.error());
  std::string device = settings.argument;
  if (!device.starts_with('/')) {
    const auto cameras = (*library)->list("v4l2", "camera");
    const auto found = std::find_if(cameras.begin(), cameras.end(), [&](const DeviceInfo& camera) {
      return device.empty() || starts_with_ignoring_case(camera.description, device);
    });
    if (found == cameras.end()) {
      return fail(IoError{device.empty() ? "there is no camera; plug one in, or send test or file:PATH"
                                         : "there is no camera named " + device + "; see mtavip devices"});
    }
    device = found->name;
  }
  AVDictionary* options = nullptr;
  av_dict_set(&options, "video_size", (std::to_string(settings.width) + "x" + std::to_string(settings.height)).c_str(),
              0);
  av_dict_set(&options, "framerate", rate_of(settings).c_str(), 0);
  auto source = start(**library, "v4l2", device, options, settings, "camera");
  if (source) return source;
  // A camera that has no such mode is opened with its own, and scaled.
  if (auto own = start(**library, "v4l2", device, nullptr, settings, "camera")) return own;
  return source;
}

Result<std::unique_ptr<VideoSource>, IoError> make_screen_source(const VideoPortSettings& settings) {
  std::string display = settings.argument;
  if (const char* set = std::getenv("DISPLAY"); display.empty() && set != nullptr) display = set;
  if (display.empty()) return fail(IoError{"there is no X11 display; set DISPLAY, or name one as in screen::0"});
  const auto library = DeviceLibrary::get();
  if (!library) return fail(library.error());
  AVDictionary* options = nullptr;
  av_dict_set(&options, "framerate", rate_of(settings).c_str(), 0);
  av_dict_set(&options, "draw_mouse", "1", 0);
  return start(**library, "x11grab", display, options, settings, "screen");
}

std::vector<DeviceInfo> list_capture_devices() {
  std::vector<DeviceInfo> devices;
  // Without a single video device there is nothing to load the library for.
  std::error_code ignored;
  if (std::filesystem::exists("/sys/class/video4linux", ignored)) {
    if (const auto library = DeviceLibrary::get()) devices = (*library)->list("v4l2", "camera");
  }
  if (const char* display = std::getenv("DISPLAY"); display != nullptr && *display != '\0') {
    devices.push_back({"screen", display, "X11 display " + std::string(display), true});
  }
  return devices;
}

}  // namespace mtavip::media::ffmpeg
