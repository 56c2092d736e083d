// RIFF WAVE files of plain 16-bit PCM: reading as a stream, and writing so that the file is valid at any moment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "media/frame.h"

namespace mtavip::media {

enum class WavError : std::uint8_t {
  kCannotOpen,   ///< not there, or not allowed
  kNotWave,      ///< not a RIFF WAVE file
  kUnsupported,  ///< WAVE, but not 8, 16, 24 or 32-bit PCM with 1 or 2 channels at 8000 to 192000
  kCannotWrite,
};

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class WavReader {
 public:
  /// Refuses what is not PCM. A data length that claims more than the file has is taken as what is there.
  static Result<WavReader, WavError> open(const std::string& path);
  [[nodiscard]] const AudioFormat& format() const { return format_; }
  /// Samples read to the front of `out`; fewer than asked: the end.
  std::size_t read(std::span<std::int16_t> out);
  void rewind();
  [[nodiscard]] bool ended() const { return left_ == 0; }

 private:
  WavReader() = default;
  std::unique_ptr<std::FILE, FileCloser> file_;
  AudioFormat format_{};
  unsigned sample_bytes_ = 2;
  long data_start_ = 0;
  std::uint64_t data_size_ = 0;
  std::uint64_t left_ = 0;
  std::vector<unsigned char> buffer_;
};

/// The header is brought up to date every second and at the end: a file of a killed process lacks a second at most.
class WavWriter {
 public:
  static Result<WavWriter, WavError> create(const std::string& path, const AudioFormat& format);
  ~WavWriter();
  WavWriter(WavWriter&&) noexcept = default;
  WavWriter& operator=(WavWriter&&) noexcept = default;
  [[nodiscard]] const AudioFormat& format() const { return format_; }
  /// False: the disk is full or gone; nothing more is written.
  bool write(std::span<const std::int16_t> samples);

 private:
  WavWriter() = default;
  bool update_header();
  std::unique_ptr<std::FILE, FileCloser> file_;
  AudioFormat format_{};
  std::uint32_t data_size_ = 0;
  std::uint32_t since_update_ = 0;
  std::vector<unsigned char> buffer_;
};

/// A whole file; for tests and measurements.
struct WavContent {
  AudioFormat format{};
  std::vector<std::int16_t> samples;
};
Result<WavContent, WavError> read_wav(const std::string& path, std::size_t max_samples = std::size_t{1} << 28);

}  // namespace mtavip::media
