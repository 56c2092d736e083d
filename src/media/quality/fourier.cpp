#include "media/quality/fourier.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace mtavip::media {

void fourier(std::span<std::complex<float>> data, bool inverse) {
  const std::size_t size = data.size();
  for (std::size_t i = 1, j = 0; i < size; ++i) {
    std::size_t bit = size >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(data[i], data[j]);
  }
  std::vector<std::complex<float>> roots(size / 2);
  const double sign = inverse ? 1 : -1;
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const double angle = sign * 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
    roots[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  }
  for (std::size_t length = 2; length <= size; length <<= 1) {
    const std::size_t stride = size / length;
    for (std::size_t start = 0; start < size; start += length) {
      for (std::size_t k = 0; k < length / 2; ++k) {
        const auto low = data[start + k];
        const auto high = data[start + k + length / 2] * roots[k * stride];
        data[start + k] = low + high;
        data[start + k + length / 2] = low - high;
      }
    }
  }
}

std::vector<float> correlate(std::span<const float> sound, std::span<const float> piece) {
  if (piece.empty() || piece.size() > sound.size()) return {};
  const std::size_t size = std::bit_ceil(sound.size() + piece.size());
  std::vector<std::complex<float>> a(size);
  std::vector<std::complex<float>> b(size);
  for (std::size_t i = 0; i < sound.size(); ++i) a[i] = sound[i];
  for (std::size_t i = 0; i < piece.size(); ++i) b[i] = piece[i];
  fourier(a, false);
  fourier(b, false);
  for (std::size_t i = 0; i < size; ++i) a[i] *= std::conj(b[i]);
  fourier(a, true);
  std::vector<float> result(sound.size() - piece.size() + 1);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = a[i].real() / static_cast<float>(size);
  return result;
}

}  // namespace mtavip::media
