// A fast Fourier transform of powers of two, for measurements.
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace mtavip::media {

/// For one size, which must be a power of two.
class Fourier {
 public:
  explicit Fourier(std::size_t size);
  /// In place; `data` has the size. The inverse is not scaled.
  void transform(std::span<std::complex<float>> data, bool inverse) const;

 private:
  std::vector<std::complex<float>> roots_;
};

/// Cross-correlation of two signals: element i tells how well `piece` fits at `sound[i]`, for every place where it fits
/// as a whole; empty where the piece is longer.
[[nodiscard]] std::vector<float> correlate(std::span<const float> sound, std::span<const float> piece);

}  // namespace mtavip::media
