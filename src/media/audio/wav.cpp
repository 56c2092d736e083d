#include "media/audio/wav.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mtavip::media {
namespace {

constexpr std::uint16_t kPcm = 1;
constexpr std::uint16_t kExtensible = 0xfffe;
constexpr std::size_t kHeaderSize = 44;
constexpr std::uint32_t kMaxDataSize = 0xffffffffU - 64;
constexpr unsigned kMaxChunks = 1000;

std::uint32_t little32(const unsigned char* p) {
  return static_cast<std::uint32_t>(p[0]) | static_cast<std::uint32_t>(p[1]) << 8 |
         static_cast<std::uint32_t>(p[2]) << 16 | static_cast<std::uint32_t>(p[3]) << 24;
}
std::uint16_t little16(const unsigned char* p) {
  return static_cast<std::uint16_t>(p[0] | p[1] << 8);
}
void put32(unsigned char* p, std::uint32_t value) {
  for (unsigned i = 0; i < 4; ++i) p[i] = static_cast<unsigned char>(value >> (8 * i) & 0xff);
}
void put16(unsigned char* p, std::uint32_t value) {
  for (unsigned i = 0; i < 2; ++i) p[i] = static_cast<unsigned char>(value >> (8 * i) & 0xff);
}

}  // namespace

Result<WavReader, WavError> WavReader::open(const std::string& path) {
  WavReader reader;
  reader.file_.reset(std::fopen(path.c_str(), "rbe"));
  if (!reader.file_) return fail(WavError::kCannotOpen);
  std::FILE* file = reader.file_.get();
  std::array<unsigned char, 12> riff{};
  if (std::fread(riff.data(), 1, riff.size(), file) != riff.size() || std::memcmp(riff.data(), "RIFF", 4) != 0 ||
      std::memcmp(riff.data() + 8, "WAVE", 4) != 0) {
    return fail(WavError::kNotWave);
  }
  bool have_format = false;
  for (unsigned chunk = 0; chunk < kMaxChunks; ++chunk) {
    std::array<unsigned char, 8> head{};
    if (std::fread(head.data(), 1, head.size(), file) != head.size()) return fail(WavError::kNotWave);
    const std::uint32_t size = little32(head.data() + 4);
    const long start = std::ftell(file);
    if (std::memcmp(head.data(), "fmt ", 4) == 0) {
      std::array<unsigned char, 40> body{};
      const std::size_t wanted = std::min<std::size_t>(size, body.size());
      if (size < 16 || std::fread(body.data(), 1, wanted, file) != wanted) return fail(WavError::kNotWave);
      std::uint16_t tag = little16(body.data());
      if (tag == kExtensible && wanted >= 26) tag = little16(body.data() + 24);
      const unsigned bits = little16(body.data() + 14);
      reader.format_ = {static_cast<int>(std::min<std::uint32_t>(little32(body.data() + 4), 1'000'000)),
                        little16(body.data() + 2)};
      if (tag != kPcm || (bits != 8 && bits != 16 && bits != 24 && bits != 32) || reader.format_.channels < 1 ||
          reader.format_.channels > 2 || reader.format_.sample_rate < 8000 || reader.format_.sample_rate > 192000) {
        return fail(WavError::kUnsupported);
      }
      reader.sample_bytes_ = bits / 8;
      have_format = true;
    } else if (std::memcmp(head.data(), "data", 4) == 0) {
      if (!have_format) return fail(WavError::kNotWave);
      std::fseek(file, 0, SEEK_END);
      const long end = std::ftell(file);
      const auto there = static_cast<std::uint64_t>(std::max(end - start, 0L));
      // Zero and all ones are what a writer leaves that was killed or could not seek.
      const bool unknown = size == 0 || size == 0xffffffffU;
      reader.data_size_ = unknown ? there : std::min<std::uint64_t>(size, there);
      const auto frame =
          static_cast<std::uint64_t>(reader.sample_bytes_) * static_cast<std::uint64_t>(reader.format_.channels);
      reader.data_size_ -= reader.data_size_ % frame;
      reader.data_start_ = start;
      reader.rewind();
      return reader;
    }
    // Chunks are padded to even sizes.
    const auto next = static_cast<std::int64_t>(start) + size + (size & 1U);
    if (std::fseek(file, static_cast<long>(next), SEEK_SET) != 0) return fail(WavError::kNotWave);
  }
  return fail(WavError::kNotWave);
}

void WavReader::rewind() {
  std::fseek(file_.get(), data_start_, SEEK_SET);
  left_ = data_size_;
}

std::size_t WavReader::read(std::span<std::int16_t> out) {
  const std::uint64_t wanted = std::min<std::uint64_t>(out.size() * sample_bytes_, left_);
  buffer_.resize(static_cast<std::size_t>(wanted));
  const std::size_t got = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  const std::size_t samples = got / sample_bytes_;
  left_ = got < wanted ? 0 : left_ - got;
  for (std::size_t i = 0; i < samples; ++i) {
    const unsigned char* p = buffer_.data() + i * sample_bytes_;
    // 8 bits are unsigned in WAVE; of longer ones the upper 16 bits are taken.
    out[i] = sample_bytes_ == 1 ? static_cast<std::int16_t>((int{p[0]} - 128) * 256)
                                : static_cast<std::int16_t>(little16(p + sample_bytes_ - 2));
  }
  return samples;
}

Result<WavWriter, WavError> WavWriter::create(const std::string& path, const AudioFormat& format) {
  WavWriter writer;
  writer.format_ = format;
  writer.file_.reset(std::fopen(path.c_str(), "wbe"));
  if (!writer.file_) return fail(WavError::kCannotOpen);
  if (!writer.update_header()) return fail(WavError::kCannotWrite);
  return writer;
}

WavWriter::~WavWriter() {
  if (file_) update_header();
}

bool WavWriter::update_header() {
  std::array<unsigned char, kHeaderSize> header{};
  const auto channels = static_cast<std::uint32_t>(format_.channels);
  const auto rate = static_cast<std::uint32_t>(format_.sample_rate);
  std::memcpy(header.data(), "RIFF", 4);
  put32(header.data() + 4, data_size_ + kHeaderSize - 8);
  std::memcpy(header.data() + 8, "WAVEfmt ", 8);
  put32(header.data() + 16, 16);
  put16(header.data() + 20, kPcm);
  put16(header.data() + 22, channels);
  put32(header.data() + 24, rate);
  put32(header.data() + 28, rate * channels * 2);
  put16(header.data() + 32, channels * 2);
  put16(header.data() + 34, 16);
  std::memcpy(header.data() + 36, "data", 4);
  put32(header.data() + 40, data_size_);
  std::FILE* file = file_.get();
  const bool written = std::fseek(file, 0, SEEK_SET) == 0 &&
                       std::fwrite(header.data(), 1, header.size(), file) == header.size() &&
                       std::fseek(file, 0, SEEK_END) == 0 && std::fflush(file) == 0;
  since_update_ = 0;
  return written;
}

bool WavWriter::write(std::span<const std::int16_t> samples) {
  if (!file_) return false;
  const std::size_t size = samples.size() * 2;
  if (size > kMaxDataSize - data_size_) return false;
  buffer_.resize(size);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    put16(buffer_.data() + 2 * i, static_cast<std::uint16_t>(samples[i]));
  }
  if (std::fwrite(buffer_.data(), 1, size, file_.get()) != size) {
    update_header();
    file_.reset();
    return false;
  }
  data_size_ += static_cast<std::uint32_t>(size);
  since_update_ += static_cast<std::uint32_t>(size);
  const auto second = static_cast<std::uint32_t>(format_.sample_rate * format_.channels * 2);
  return since_update_ < second || update_header();
}

Result<WavContent, WavError> read_wav(const std::string& path, std::size_t max_samples) {
  auto reader = WavReader::open(path);
  if (!reader) return fail(reader.error());
  WavContent content;
  content.format = reader->format();
  std::vector<std::int16_t> piece(8192);
  while (content.samples.size() < max_samples) {
    const std::size_t got = reader->read(piece);
    if (got == 0) break;
    content.samples.insert(content.samples.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
  }
  return content;
}

}  // namespace mtavip::media
