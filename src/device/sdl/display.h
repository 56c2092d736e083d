// The one thread that SDL allows for windows: all of them are made, drawn and closed on it.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <SDL2/SDL.h>

#include "media/frame.h"
#include "media/registry.h"

namespace mtavip::device::sdl {

/// What the display shows in one window. Only the display's thread touches it.
class Window {
 public:
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// nullptr: SDL_GetError() has the reason.
  [[nodiscard]] static std::unique_ptr<Window> open(const std::string& title, int width, int height);
  [[nodiscard]] Uint32 id() const { return SDL_GetWindowID(window_); }
  void show(const media::VideoFrame& frame);
  void draw();
  /// By its user: it stays closed, whatever comes.
  void close();

 private:
  Window() = default;
  void fit(const media::VideoFrame& frame);
  [[nodiscard]] SDL_Rect picture_area() const;

  SDL_Window* window_ = nullptr;
  SDL_Renderer* renderer_ = nullptr;
  SDL_Texture* texture_ = nullptr;
  int picture_width_ = 0;
  int picture_height_ = 0;
  bool fitted_ = false;
  bool closed_ = false;
};

class Display {
 public:
  Display() = default;
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  // Any thread but the display's own:
  /// Starts the thread with the first window.
  [[nodiscard]] Result<Window*, media::IoError> open(const std::string& title, int width, int height);
  void close(Window* window);
  /// Later, in order.
  void post(std::function<void()> task);

 private:
  void call(const std::function<void()>& task);
  void run();
  [[nodiscard]] std::string start_video();
  void handle(const SDL_Event& event);
  void work_off();

  std::mutex start_mutex_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::function<void()>> tasks_;
  bool started_ = false;
  std::string failure_;
  bool stopping_ = false;
  Uint32 wake_event_ = 0;
  std::vector<std::unique_ptr<Window>> windows_;  ///< the display's thread
  std::thread thread_;
};

}  // namespace mtavip::device::sdl
