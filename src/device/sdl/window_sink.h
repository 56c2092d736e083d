// "window": pictures in a window of the desktop.
#pragma once

#include <memory>
#include <mutex>

#include "device/sdl/display.h"
#include "media/io.h"

namespace mtavip::device::sdl {

/// Hands the newest picture over to the display's thread; older ones that it had no time for are skipped.
class WindowSink final : public media::VideoSink {
 public:
  [[nodiscard]] static Result<std::unique_ptr<media::VideoSink>, media::IoError> open(
      std::shared_ptr<Display> display, const media::VideoPortSettings& settings);
  ~WindowSink() override;
  WindowSink(const WindowSink&) = delete;
  WindowSink& operator=(const WindowSink&) = delete;

  void show(const media::VideoFrame& frame, Timestamp now) override;

 private:
  WindowSink(std::shared_ptr<Display> display, Window* window) : display_(std::move(display)), window_(window) {}

  // Every window keeps the display; it outlives the module's registration if it must.
  const std::shared_ptr<Display> display_;
  Window* const window_;
  std::mutex mutex_;
  media::VideoFrame newest_;
};

}  // namespace mtavip::device::sdl
