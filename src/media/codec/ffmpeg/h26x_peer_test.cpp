// H.261 and H.263 held against others: what we say of macroblocks against what FFmpeg's encoder says of its own, and
// pictures of a recorded call.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/video_codecs.h"
#include "media/packetize/h263_syntax.h"
#include "media/packetize/packetizer.h"
#include "media/picture/test_pattern.h"

namespace mtavip::media::ffmpeg {
namespace {

/// AV_PKT_DATA_H263_MB_INFO: twelve octets for each macroblock.
struct MacroblockInfo {
  std::uint32_t bit;
  int quantiser, group, address, motion_x, motion_y;
};
std::vector<MacroblockInfo> macroblocks_of(const AVPacket& packet) {
  std::size_t size = 0;
  const std::uint8_t* data = av_packet_get_side_data(&packet, AV_PKT_DATA_H263_MB_INFO, &size);
  std::vector<MacroblockInfo> all;
  for (std::size_t i = 0; data != nullptr && i + 12 <= size; i += 12) {
    const std::uint8_t* p = data + i;
    all.push_back({static_cast<std::uint32_t>(p[0] | p[1] << 8 | p[2] << 16 | p[3] << 24), p[4], p[5], p[6] | p[7] << 8,
                   static_cast<std::int8_t>(p[8]), static_cast<std::int8_t>(p[9])});
  }
  return all;
}

TEST(H263Cuts, AreWhatTheEncoderSaysOfItsMacroblocks) {
  const AVCodec* codec = avcodec_find_encoder_by_name("h263");
  ASSERT_NE(codec, nullptr);
  const CodecContext context(avcodec_alloc_context3(codec));
  context->width = 352;
  context->height = 288;
  context->pix_fmt = AV_PIX_FMT_YUV420P;
  context->time_base = {1001, 30000};
  context->gop_size = 10;
  context->bit_rate = 1'000'000;
  AVDictionary* options = nullptr;
  av_dict_set(&options, "mb_info", "1", 0);
  av_dict_set(&options, "ps", "500", 0);
  ASSERT_EQ(avcodec_open2(context.get(), codec, &options), 0);
  av_dict_free(&options);

  const TestPattern pattern(352, 288);
  const Frame frame(av_frame_alloc());
  const Packet packet(av_packet_alloc());
  std::size_t compared = 0;
  std::size_t moving = 0;
  for (std::uint32_t number = 0; number < 25; ++number) {
    const VideoFrame picture = pattern.draw({number, {}});
    borrow(picture, *frame);
    frame->pts = number;
    ASSERT_EQ(avcodec_send_frame(context.get(), frame.get()), 0);
    av_frame_unref(frame.get());
    ASSERT_EQ(avcodec_receive_packet(context.get(), packet.get()), 0);
    const auto theirs = macroblocks_of(*packet);
    std::vector<CutPoint> ours;
    const Bytes data =
        to_bytes(std::string_view(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)));
    av_packet_unref(packet.get());
    const auto parsed = find_h263_cuts(data, ours);
    ASSERT_TRUE(parsed);
    for (const MacroblockInfo& macroblock : theirs) {
      const auto cut = std::find_if(ours.begin(), ours.end(),
                                    [&](const CutPoint& c) { return c.bit == macroblock.bit && !c.start_code; });
      if (cut == ours.end()) continue;  // it begins a group of blocks
      EXPECT_EQ(cut->group, macroblock.group);
      EXPECT_EQ(cut->address, macroblock.address);
      EXPECT_EQ(cut->quantiser, macroblock.quantiser);
      if (parsed->inter) {
        EXPECT_EQ(cut->motion_x, macroblock.motion_x) << macroblock.bit;
        EXPECT_EQ(cut->motion_y, macroblock.motion_y) << macroblock.bit;
        moving += cut->motion_x != 0 || cut->motion_y != 0 ? 1 : 0;
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 5000U);
  EXPECT_GT(moving, 100U);
}

TEST(H261Peer, PicturesOfARecordedCallAreShown) {
  std::ifstream file(MTAVIP_TEST_DATA "/rtp/h323plus_h261.rtp", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const Bytes recorded = to_bytes(text);
  const auto depacketizer = make_depacketizer("H261", {});
  VideoCodecSettings settings;
  settings.name = "H261";
  auto decoder = make_video_decoder(settings);
  ASSERT_TRUE(decoder);
  ByteReader reader(recorded);
  std::vector<PayloadPart> parts;
  std::size_t pictures = 0;
  while (!reader.at_end()) {
    const ByteView packet = reader.view(reader.u16());
    ASSERT_GT(packet.size(), 12U);
    parts.push_back({packet.subspan(12)});
    if ((packet[1] & std::byte{0x80}) == std::byte{0}) continue;
    EncodedFrame coded;
    ASSERT_TRUE(depacketizer->assemble(parts, coded));
    parts.clear();
    const auto picture = (*decoder)->decode(coded);
    ASSERT_TRUE(picture && *picture);
    EXPECT_EQ((*picture)->width(), 352);
    EXPECT_EQ((*picture)->height(), 288);
    ++pictures;
  }
  EXPECT_EQ(pictures, 4U);
}

}  // namespace
}  // namespace mtavip::media::ffmpeg
