#include "media/quality/picture_compare.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace mtavip::media {
namespace {

constexpr double kIdentical = 100;

/// Sums over a block of 4x4 pixels of both pictures; windows of 8x8 are made of four of them.
struct BlockSums {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t squares = 0;  // of both
  std::uint32_t products = 0;
};

BlockSums sums(const std::uint8_t* a, int stride_a, const std::uint8_t* b, int stride_b) {
  BlockSums s;
  for (int y = 0; y < 4; ++y, a += stride_a, b += stride_b) {
    for (int x = 0; x < 4; ++x) {
      const std::uint32_t p = a[x];
      const std::uint32_t q = b[x];
      s.a += p;
      s.b += q;
      s.squares += p * p + q * q;
      s.products += p * q;
    }
  }
  return s;
}

double window_ssim(const BlockSums& s) {
  constexpr double kPixels = 64;
  constexpr double kC1 = 0.01 * 255 * 0.01 * 255;
  constexpr double kC2 = 0.03 * 255 * 0.03 * 255;
  const double mean_a = s.a / kPixels;
  const double mean_b = s.b / kPixels;
  const double variances = s.squares / kPixels - mean_a * mean_a - mean_b * mean_b;
  const double covariance = s.products / kPixels - mean_a * mean_b;
  return (2 * mean_a * mean_b + kC1) * (2 * covariance + kC2) /
         ((mean_a * mean_a + mean_b * mean_b + kC1) * (variances + kC2));
}

}  // namespace

std::optional<PictureLikeness> compare_pictures(const VideoFrame& a, const VideoFrame& b, int from_line) {
  const int first = std::max(from_line, 0);
  const int rows = a.height() - first;
  if (a.width() != b.width() || a.height() != b.height() || a.width() < 8 || rows < 8) return std::nullopt;
  const auto row_of = [](const VideoFrame& f, int y) {
    return f.plane(0).data + std::ptrdiff_t{y} * f.plane(0).stride;
  };

  std::uint64_t error = 0;
  for (int y = first; y < a.height(); ++y) {
    const std::uint8_t* p = row_of(a, y);
    const std::uint8_t* q = row_of(b, y);
    std::uint32_t line = 0;
    for (int x = 0; x < a.width(); ++x) {
      const int d = int{p[x]} - int{q[x]};
      line += static_cast<std::uint32_t>(d * d);
    }
    error += line;
  }
  PictureLikeness result;
  const double mean = static_cast<double>(error) / (static_cast<double>(a.width()) * rows);
  result.psnr = error == 0 ? kIdentical : std::min(kIdentical, 10 * std::log10(255.0 * 255.0 / mean));

  const auto blocks = static_cast<std::size_t>(a.width() / 4);
  std::vector<BlockSums> above(blocks);
  std::vector<BlockSums> below(blocks);
  double total = 0;
  std::size_t windows = 0;
  for (int y = 0; y + 4 <= rows; y += 4) {
    std::swap(above, below);
    for (std::size_t i = 0; i < blocks; ++i) {
      below[i] = sums(row_of(a, first + y) + 4 * i, a.plane(0).stride, row_of(b, first + y) + 4 * i, b.plane(0).stride);
    }
    if (y == 0) continue;
    for (std::size_t i = 0; i + 1 < blocks; ++i) {
      BlockSums window;
      for (const BlockSums* s : {&above[i], &above[i + 1], &below[i], &below[i + 1]}) {
        window.a += s->a;
        window.b += s->b;
        window.squares += s->squares;
        window.products += s->products;
      }
      total += window_ssim(window);
      ++windows;
    }
  }
  result.ssim = total / static_cast<double>(windows);
  return result;
}

}  // namespace mtavip::media
