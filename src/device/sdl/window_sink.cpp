#include "device/sdl/window_sink.h"

#include <utility>

namespace mtavip::device::sdl {

Result<std::unique_ptr<media::VideoSink>, media::IoError> WindowSink::open(std::shared_ptr<Display> display,
                                                                           const media::VideoPortSettings& settings) {
  const std::string title = settings.title.empty() ? "MTAVIPClient" : settings.title;
  auto window = display->open(title, settings.width, settings.height);
  if (!window) return fail(std::move(window.error()));
  return std::unique_ptr<media::VideoSink>(new WindowSink(std::move(display), *window));
}

WindowSink::~WindowSink() {
  // Tasks of show() stand before this one, and are over when it is done.
  display_->close(window_);
}

void WindowSink::show(const media::VideoFrame& frame, Timestamp) {
  auto copy = frame.copy();
  {
    const std::lock_guard lock(mutex_);
    const bool asked = !newest_.empty();
    newest_ = std::move(copy);
    if (asked) return;
  }
  display_->post([this] {
    media::VideoFrame picture;
    {
      const std::lock_guard lock(mutex_);
      picture = std::exchange(newest_, {});
    }
    window_->show(picture);
  });
}

}  // namespace mtavip::device::sdl
