// A fast Fourier transform of powers of two, for measurements.
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace mtavip::media {

/// In place; the size must be a power of two. The inverse is not scaled.
void fourier(std::span<std::complex<float>> data, bool inverse);

/// Cross-correlation of two signals: element i tells how well `piece` fits at `sound[i]`, for every place where it fits
/// as a whole; empty where the piece is longer.
[[nodiscard]] std::vector<float> correlate(std::span<const float> sound, std::span<const float> piece);

}  // namespace mtavip::media
