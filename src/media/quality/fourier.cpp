#include "media/quality/fourier.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace mtavip::media {

Fourier::Fourier(std::size_t size) : roots_(size / 2) {
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    const double angle = -2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
    roots_[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  }
}

void Fourier::transform(std::span<std::complex<float>> data, bool inverse) const {
  const std::size_t size = data.size();
  for (std::size_t i = 1, j = 0; i < size; ++i) {
    std::size_t bit = size >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(data[i], data[j]);
  }
  const float sign = inverse ? -1.0F : 1.0F;
  for (std::size_t length = 2; length <= size; length <<= 1) {
    const std::size_t stride = size / length;
    for (std::size_t start = 0; start < size; start += length) {
      for (std::size_t k = 0; k < length / 2; ++k) {
        const auto low = data[start + k];
        // Written out: the library's product looks for infinities first.
        const float re = roots_[k * stride].real();
        const float im = roots_[k * stride].imag() * sign;
        const auto odd = data[start + k + length / 2];
        const std::complex<float> high{odd.real() * re - odd.imag() * im, odd.real() * im + odd.imag() * re};
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
  const Fourier fourier(size);
  fourier.transform(a, false);
  fourier.transform(b, false);
  for (std::size_t i = 0; i < size; ++i) {
    a[i] = {a[i].real() * b[i].real() + a[i].imag() * b[i].imag(),
            a[i].imag() * b[i].real() - a[i].real() * b[i].imag()};
  }
  fourier.transform(a, true);
  std::vector<float> result(sound.size() - piece.size() + 1);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = a[i].real() / static_cast<float>(size);
  return result;
}

}  // namespace mtavip::media
