#include "rtp/rtcp/report_block.h"

#include <algorithm>

namespace mtavip::rtp::rtcp {
namespace {

constexpr std::int32_t kMaxLost = 0x7fffff;
constexpr std::int32_t kMinLost = -0x800000;

}  // namespace

std::vector<ReportBlock> read_report_blocks(ByteReader& reader, std::size_t count) {
  std::vector<ReportBlock> blocks;
  blocks.reserve(std::min(count, reader.remaining() / kReportBlockSize));
  for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
    ReportBlock block;
    block.ssrc = reader.u32();
    block.fraction_lost = reader.u8();
    const std::uint32_t lost = reader.u24();
    block.cumulative_lost = static_cast<std::int32_t>(lost) - ((lost & 0x800000U) != 0 ? 0x1000000 : 0);
    block.extended_highest_sequence = reader.u32();
    block.jitter = reader.u32();
    block.last_sr = reader.u32();
    block.delay_since_sr = reader.u32();
    if (!reader.failed()) blocks.push_back(block);
  }
  return blocks;
}

void write_report_block(ByteWriter& writer, const ReportBlock& block) {
  writer.u32(block.ssrc);
  writer.u8(block.fraction_lost);
  writer.u24(static_cast<std::uint32_t>(std::clamp(block.cumulative_lost, kMinLost, kMaxLost)) & 0xffffffU);
  writer.u32(block.extended_highest_sequence);
  writer.u32(block.jitter);
  writer.u32(block.last_sr);
  writer.u32(block.delay_since_sr);
}

}  // namespace mtavip::rtp::rtcp
