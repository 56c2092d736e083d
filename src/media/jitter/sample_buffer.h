// Decoded sound: what is still to be played, and behind it the recent past, which concealment and time stretching look
// at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "media/frame.h"

namespace mtavip::media {

/// Counted in frames: one sample of every channel, interleaved. Bounded by what its owner appends; memory is kept.
class SampleBuffer {
 public:
  /// Empty, with `history` of the past kept at most.
  void reset(AudioFormat format, Duration history) {
    format_ = format;
    channels_ = static_cast<std::size_t>(format.channels);
    history_limit_ = format.samples_in(history);
    data_.clear();
    position_ = 0;
  }

  [[nodiscard]] const AudioFormat& format() const { return format_; }
  [[nodiscard]] std::size_t channels() const { return channels_; }
  /// Frames not played yet.
  [[nodiscard]] std::size_t future() const { return (data_.size() - position_) / channels_; }
  /// Frames of the past.
  [[nodiscard]] std::size_t history() const { return position_ / channels_; }

  [[nodiscard]] std::span<const std::int16_t> all() const { return data_; }
  [[nodiscard]] std::span<const std::int16_t> past() const { return std::span(data_).first(position_); }

  /// Room for `frames` at the end, to be written by the caller, who gives back what he did not use by trim().
  std::span<std::int16_t> append(std::size_t frames) {
    const std::size_t start = data_.size();
    data_.resize(start + frames * channels_);
    return std::span(data_).subspan(start);
  }
  void trim(std::size_t frames) { data_.resize(data_.size() - std::min(frames * channels_, data_.size() - position_)); }

  /// Plays frames; `out` has a whole number of them and no more than future().
  void take(std::span<std::int16_t> out) {
    std::copy_n(data_.begin() + static_cast<std::ptrdiff_t>(position_), out.size(), out.begin());
    position_ += out.size();
    // The past is moved out of the way seldom, in large pieces.
    if (position_ > 2 * history_limit_) {
      const std::size_t cut = position_ - history_limit_;
      data_.erase(data_.begin(), data_.begin() + static_cast<std::ptrdiff_t>(cut));
      position_ -= cut;
    }
  }

  /// Removes `frames` from the beginning of the future, as if they had never been.
  void remove(std::size_t frames) {
    const auto from = data_.begin() + static_cast<std::ptrdiff_t>(position_);
    data_.erase(from, from + static_cast<std::ptrdiff_t>(frames * channels_));
  }
  /// Puts `frames` of silence at the beginning of the future and returns them for writing.
  std::span<std::int16_t> insert(std::size_t frames) {
    data_.insert(data_.begin() + static_cast<std::ptrdiff_t>(position_), frames * channels_, std::int16_t{0});
    return std::span(data_).subspan(position_, frames * channels_);
  }
  [[nodiscard]] std::span<std::int16_t> writable_future() { return std::span(data_).subspan(position_); }

 private:
  AudioFormat format_{};
  std::size_t channels_ = 1;
  std::size_t history_limit_ = 0;
  std::vector<std::int16_t> data_;
  std::size_t position_ = 0;
};

}  // namespace mtavip::media
