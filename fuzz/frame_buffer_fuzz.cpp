// The frame buffer under any order of packets, times and sizes: bounded, in order, each packet handed out at most once.
#include <cstdint>
#include <vector>

#include "base/check.h"
#include "media/video/frame_buffer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::media;
  const FrameBufferLimits limits{.packets = 32, .bytes = 2000};
  FrameBuffer buffer(limits);
  ByteReader reader(std::as_bytes(std::span(data, size)));
  const Bytes payload(256);
  std::vector<std::int64_t> missing;
  Timestamp now{};
  std::int64_t handed_out = -1'000'000;
  while (!reader.at_end()) {
    const unsigned flags = reader.u8();
    const auto sequence = std::int64_t{reader.u8()} + 8 * ((flags >> 4) & 3U);
    now += Duration(reader.u8() * 500);
    buffer.insert({.sequence = sequence,
                   .timestamp = sequence / 3,
                   .marker = (flags & 1U) != 0,
                   .arrival = now,
                   .payload = ByteView(payload).first(reader.u8()),
                   .traits = {.usable = (flags & 2U) != 0, .starts_frame = false, .may_start = (flags & 6U) == 6U}});
    MTAVIP_CHECK(buffer.packets() <= limits.packets && buffer.bytes() <= limits.bytes);
    if ((flags & 8U) == 0) continue;
    while (const auto frame = buffer.next(now, std::chrono::milliseconds(40))) {
      MTAVIP_CHECK(frame->first_sequence > handed_out && frame->last_sequence >= frame->first_sequence);
      MTAVIP_CHECK(!frame->parts.empty());
      handed_out = frame->last_sequence;
    }
    if (const auto deadline = buffer.deadline(std::chrono::milliseconds(40))) MTAVIP_CHECK(*deadline > now);
    missing.clear();
    buffer.append_missing(missing, 16);
    MTAVIP_CHECK(missing.size() <= 16);
    if ((flags & 0xc0U) == 0xc0U) {
      buffer.clear();
      handed_out = -1'000'000;
    }
  }
  return 0;
}
