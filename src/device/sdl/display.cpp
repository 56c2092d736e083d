#include "device/sdl/display.h"

#include <string_view>
#include <utility>

namespace mtavip::device::sdl {

Display::~Display() {
  if (!thread_.joinable()) return;
  post([this] { stopping_ = true; });
  thread_.join();
}

Result<Window*, media::IoError> Display::open(const std::string& title, int width, int height) {
  {
    // One start at a time; one that failed may be tried again (the display was not there yet).
    const std::lock_guard start(start_mutex_);
    if (!thread_.joinable()) {
      thread_ = std::thread([this] { run(); });
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return started_ || !failure_.empty(); });
    }
    if (!failure_.empty()) {
      thread_.join();
      return fail(media::IoError{std::exchange(failure_, {})});
    }
  }
  Window* opened = nullptr;
  std::string why;
  call([&] {
    auto window = Window::open(title, width, height);
    if (window) {
      opened = windows_.emplace_back(std::move(window)).get();
    } else {
      why = SDL_GetError();
    }
  });
  if (opened == nullptr) return fail(media::IoError{"a window cannot be opened: " + why});
  return opened;
}

void Display::close(Window* window) {
  call([&] { std::erase_if(windows_, [window](const auto& own) { return own.get() == window; }); });
}

void Display::post(std::function<void()> task) {
  const std::lock_guard lock(mutex_);
  tasks_.push_back(std::move(task));
  SDL_Event event{};
  event.type = wake_event_;
  SDL_PushEvent(&event);
}

void Display::call(const std::function<void()>& task) {
  bool done = false;
  post([&] {
    task();
    const std::lock_guard lock(mutex_);
    done = true;
    changed_.notify_all();
  });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&done] { return done; });
}

std::string Display::start_video() {
  // Signals, the end of the program and the screen saver are none of a library's business.
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
  std::string why;
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    why = SDL_GetError();
  } else if (std::string_view(SDL_GetCurrentVideoDriver()) == "offscreen" && SDL_getenv("SDL_VIDEODRIVER") == nullptr) {
    // The library's last resort: windows that nobody sees.
    SDL_Quit();
    why = "neither an X server nor Wayland answers";
  }
  if (!why.empty()) {
    return "there is no display for a window (" + why +
           "); set DISPLAY or WAYLAND_DISPLAY, or use another picture port such as \"null\" or \"record:PATH\"";
  }
  wake_event_ = SDL_RegisterEvents(1);
  return {};
}

void Display::run() {
  const std::string failure = start_video();
  {
    const std::lock_guard lock(mutex_);
    failure_ = failure;
    started_ = failure.empty();
    changed_.notify_all();
  }
  if (!failure.empty()) return;
  while (!stopping_) {
    SDL_Event event;
    // The limit is for an event queue that was too full to take a wake-up.
    if (SDL_WaitEventTimeout(&event, 200) != 0) {
      do {
        handle(event);
      } while (SDL_PollEvent(&event) != 0);
    }
    work_off();
  }
  windows_.clear();
  SDL_Quit();
}

void Display::handle(const SDL_Event& event) {
  if (event.type != SDL_WINDOWEVENT) return;
  for (const auto& window : windows_) {
    if (window->id() != event.window.windowID) continue;
    if (event.window.event == SDL_WINDOWEVENT_CLOSE) window->close();
    if (event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
      window->draw();
    }
  }
}

void Display::work_off() {
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard lock(mutex_);
    tasks.swap(tasks_);
  }
  for (const auto& task : tasks) task();
}

}  // namespace mtavip::device::sdl
