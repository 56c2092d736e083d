#include "media/picture/test_pattern.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace mtavip::media {
namespace {

struct Colour {
  std::uint8_t y, u, v;
};
/// 75 % bars of ITU-R BT.601.
constexpr std::array<Colour, 8> kBars{{{180, 128, 128},
                                       {162, 44, 142},
                                       {131, 156, 44},
                                       {112, 72, 58},
                                       {84, 184, 198},
                                       {65, 100, 212},
                                       {35, 212, 114},
                                       {16, 128, 128}}};

/// Digits of 3 by 5 dots, a row in three bits.
constexpr std::array<std::array<std::uint8_t, 5>, 10> kDigits{{{7, 5, 5, 5, 7},
                                                               {2, 6, 2, 2, 7},
                                                               {7, 1, 7, 4, 7},
                                                               {7, 1, 7, 1, 7},
                                                               {5, 5, 7, 1, 1},
                                                               {7, 4, 7, 1, 7},
                                                               {7, 4, 7, 5, 7},
                                                               {7, 1, 1, 2, 2},
                                                               {7, 5, 7, 5, 7},
                                                               {7, 5, 7, 1, 7}}};
constexpr int kCounterDigits = 6;

void fill(VideoFrame& frame, int x, int y, int width, int height, Colour colour) {
  for (std::size_t plane = 0; plane < 3; ++plane) {
    const int shift = plane == 0 ? 0 : 1;
    const std::uint8_t value = plane == 0 ? colour.y : plane == 1 ? colour.u : colour.v;
    const int x0 = x >> shift;
    const int x1 = std::min((x + width) >> shift, plane == 0 ? frame.width() : (frame.width() + 1) / 2);
    const int y1 = std::min((y + height) >> shift, plane == 0 ? frame.height() : (frame.height() + 1) / 2);
    if (x1 <= x0) continue;
    for (int row = y >> shift; row < y1; ++row) {
      std::memset(frame.writable(plane) + std::ptrdiff_t{row} * frame.plane(plane).stride + x0, value,
                  static_cast<std::size_t>(x1 - x0));
    }
  }
}

void make_grey(VideoFrame& frame, int top) {
  for (std::size_t plane = 1; plane < 3; ++plane) {
    for (int y = top / 2; y < (frame.height() + 1) / 2; ++y) {
      std::memset(frame.writable(plane) + std::ptrdiff_t{y} * frame.plane(plane).stride, 128,
                  static_cast<std::size_t>((frame.width() + 1) / 2));
    }
  }
}

/// A position that runs to and fro between 0 and `range`.
int to_and_fro(std::uint32_t steps, int range) {
  if (range <= 0) return 0;
  const auto period = static_cast<std::uint32_t>(2 * range);
  const auto at = static_cast<int>(steps % period);
  return at < range ? at : 2 * range - at;
}

}  // namespace

TestPattern::TestPattern(int width, int height)
    : background_(VideoFrame::allocate(std::max(width, 80), std::max(height, 46))) {
  const int w = background_.width();
  const int h = background_.height();
  for (std::size_t bar = 0; bar < kBars.size(); ++bar) {
    const int x0 = w * static_cast<int>(bar) / 8 / 2 * 2;
    const int x1 = bar + 1 == kBars.size() ? w + 1 : w * static_cast<int>(bar + 1) / 8 / 2 * 2;
    fill(background_, x0, 0, x1 - x0, h + 1, kBars[bar]);
  }
}

VideoFrame TestPattern::draw(const FrameCode& code) const {
  VideoFrame frame = background_.copy();
  draw_texture(frame, code.number);
  draw_box(frame, code.number);
  draw_counter(frame, code.number);
  draw_frame_code(frame, code);
  frame.captured = code.captured;
  return frame;
}

/// The lowest fifth: a slope with a soft pattern on it, two pixels further with each frame.
void TestPattern::draw_texture(VideoFrame& frame, std::uint32_t number) const {
  const int top = height() * 4 / 5 / 2 * 2;
  const auto shift = static_cast<int>(number * 2 % 256);
  for (int y = top; y < height(); ++y) {
    std::uint8_t* row = frame.writable(0) + std::ptrdiff_t{y} * frame.plane(0).stride;
    for (int x = 0; x < width(); ++x) {
      const int slope = (x + shift + (y - top)) & 255;
      row[x] = static_cast<std::uint8_t>(48 + (slope < 128 ? slope : 255 - slope) + ((x + shift) >> 3 & 7) * 2);
    }
  }
  make_grey(frame, top);
}

void TestPattern::draw_box(VideoFrame& frame, std::uint32_t number) const {
  const int code = height_of_code(height());
  const int side = height() / 6 / 2 * 2;
  const int x = to_and_fro(number * 3, width() - side) / 2 * 2;
  const int y = code / 2 * 2 + 2 + to_and_fro(number * 2, height() * 4 / 5 - code - side - 2) / 2 * 2;
  fill(frame, x, y, side, side, {235, 128, 128});
  fill(frame, x + side / 4, y + side / 4, side / 2, side / 2, {81, 90, 240});
}

void TestPattern::draw_counter(VideoFrame& frame, std::uint32_t number) const {
  const int dot = std::max(height() / 40, 2) / 2 * 2;
  const int left = (width() - kCounterDigits * 4 * dot) / 2 / 2 * 2;
  const int top = height() / 2 / 2 * 2 - dot;
  if (left < dot) return;
  fill(frame, left - dot, top - dot, kCounterDigits * 4 * dot + dot, 7 * dot, {24, 128, 128});
  for (int place = kCounterDigits - 1; place >= 0; --place, number /= 10) {
    const auto& digit = kDigits[number % 10];
    for (int row = 0; row < 5; ++row) {
      for (int column = 0; column < 3; ++column) {
        if ((digit[static_cast<std::size_t>(row)] >> (2 - column) & 1) == 0) continue;
        fill(frame, left + (place * 4 + column) * dot, top + row * dot, dot, dot, {225, 128, 128});
      }
    }
  }
}

}  // namespace mtavip::media
