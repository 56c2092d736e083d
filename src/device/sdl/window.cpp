#include <algorithm>

#include "device/sdl/display.h"

namespace mtavip::device::sdl {

std::unique_ptr<Window> Window::open(const std::string& title, int width, int height) {
  std::unique_ptr<Window> window(new Window);
  window->window_ = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width, height,
                                     SDL_WINDOW_RESIZABLE);
  if (window->window_ == nullptr) return nullptr;
  window->renderer_ = SDL_CreateRenderer(window->window_, -1, 0);
  if (window->renderer_ == nullptr) {
    window->renderer_ = SDL_CreateRenderer(window->window_, -1, SDL_RENDERER_SOFTWARE);
  }
  if (window->renderer_ == nullptr) return nullptr;
  window->draw();
  return window;
}

Window::~Window() {
  if (texture_ != nullptr) SDL_DestroyTexture(texture_);
  if (renderer_ != nullptr) SDL_DestroyRenderer(renderer_);
  if (window_ != nullptr) SDL_DestroyWindow(window_);
}

void Window::show(const media::VideoFrame& frame) {
  if (closed_ || frame.empty()) return;
  if (frame.width() != picture_width_ || frame.height() != picture_height_) {
    if (texture_ != nullptr) SDL_DestroyTexture(texture_);
    texture_ =
        SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_IYUV, SDL_TEXTUREACCESS_STREAMING, frame.width(), frame.height());
    if (texture_ == nullptr) {
      picture_width_ = picture_height_ = 0;
      return;
    }
    picture_width_ = frame.width();
    picture_height_ = frame.height();
    fit(frame);
  }
  SDL_UpdateYUVTexture(texture_, nullptr, frame.plane(0).data, frame.plane(0).stride, frame.plane(1).data,
                       frame.plane(1).stride, frame.plane(2).data, frame.plane(2).stride);
  draw();
}

// The window takes the size of the first picture; from then on it is its user's.
void Window::fit(const media::VideoFrame& frame) {
  if (fitted_) return;
  fitted_ = true;
  int width = frame.width();
  int height = frame.height();
  SDL_Rect room{};
  if (SDL_GetDisplayUsableBounds(std::max(SDL_GetWindowDisplayIndex(window_), 0), &room) == 0) {
    while (width > 64 && height > 64 && (width > room.w || height > room.h)) {
      width /= 2;
      height /= 2;
    }
  }
  SDL_SetWindowSize(window_, width, height);
}

SDL_Rect Window::picture_area() const {
  int width = 0;
  int height = 0;
  SDL_GetRendererOutputSize(renderer_, &width, &height);
  const double scale = std::min(double{1} * width / picture_width_, double{1} * height / picture_height_);
  const int shown_width = std::max(static_cast<int>(picture_width_ * scale + 0.5), 1);
  const int shown_height = std::max(static_cast<int>(picture_height_ * scale + 0.5), 1);
  return {(width - shown_width) / 2, (height - shown_height) / 2, shown_width, shown_height};
}

void Window::draw() {
  if (closed_) return;
  SDL_SetRenderDrawColor(renderer_, 0, 0, 0, SDL_ALPHA_OPAQUE);
  SDL_RenderClear(renderer_);
  if (texture_ != nullptr) {
    const SDL_Rect area = picture_area();
    SDL_RenderCopy(renderer_, texture_, nullptr, &area);
  }
  SDL_RenderPresent(renderer_);
}

void Window::close() {
  closed_ = true;
  SDL_HideWindow(window_);
}

}  // namespace mtavip::device::sdl
