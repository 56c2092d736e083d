#include "media/frame.h"

#include <cstring>
#include <vector>

namespace mtavip::media {
namespace {

struct OwnedBuffer final : VideoBuffer {
  explicit OwnedBuffer(std::size_t size) : bytes(new std::uint8_t[size]) {}
  std::unique_ptr<std::uint8_t[]> bytes;  // not a vector: it would be cleared for nothing
};

}  // namespace

VideoFrame VideoFrame::allocate(int width, int height) {
  const int chroma_width = (width + 1) / 2;
  const int chroma_height = (height + 1) / 2;
  const auto luma_size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  const auto chroma_size = static_cast<std::size_t>(chroma_width) * static_cast<std::size_t>(chroma_height);
  // The tail lets vector code of scalers and codecs read past the last row.
  auto buffer = std::make_unique<OwnedBuffer>(luma_size + 2 * chroma_size + 64);
  std::uint8_t* base = buffer->bytes.get();
  const std::array<Plane, 3> planes{Plane{base, width}, Plane{base + luma_size, chroma_width},
                                    Plane{base + luma_size + chroma_size, chroma_width}};
  return VideoFrame(width, height, planes, std::move(buffer));
}

VideoFrame VideoFrame::copy() const {
  if (empty()) return {};
  VideoFrame result = allocate(width_, height_);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto row = static_cast<std::size_t>(i == 0 ? width_ : (width_ + 1) / 2);
    const int rows = i == 0 ? height_ : (height_ + 1) / 2;
    for (int y = 0; y < rows; ++y) {
      std::memcpy(result.writable(i) + static_cast<std::ptrdiff_t>(y) * result.plane(i).stride,
                  planes_[i].data + static_cast<std::ptrdiff_t>(y) * planes_[i].stride, row);
    }
  }
  result.captured = captured;
  result.rtp_timestamp = rtp_timestamp;
  return result;
}

}  // namespace mtavip::media
