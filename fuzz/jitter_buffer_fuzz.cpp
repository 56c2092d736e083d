// The jitter buffer under any sequence of packets, times and pulls: it must always give its block, stay bounded and
// end.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "media/codec/opus_codec.h"
#include "media/codec/pcm_codecs.h"
#include "media/jitter/jitter_buffer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::media;
  static const auto linear = std::move(*make_l16_decoder({"L16", 8000, 1, {}, {}}));
  static const auto companded = std::move(*make_mu_law_decoder({"PCMU", 8000, 1, {}, {}}));
  const auto opus = std::move(*make_opus_decoder({"opus", 48000, 2, {}, {}}));
  const std::vector<JitterPayload> payloads{{0, JitterPayload::Kind::kSound, 8000, companded.get()},
                                            {10, JitterPayload::Kind::kSound, 8000, linear.get()},
                                            {96, JitterPayload::Kind::kSound, 48000, opus.get()},
                                            {13, JitterPayload::Kind::kComfortNoise, 8000, nullptr}};
  JitterBuffer buffer;
  buffer.set_payloads(payloads);
  ByteReader reader(ByteView(reinterpret_cast<const std::byte*>(data), size));
  std::vector<std::int16_t> out(JitterBuffer::kMaxBlock);
  Timestamp now(std::chrono::seconds(100));
  std::int64_t sequence = 1000;
  std::int64_t timestamp = 100000;
  unsigned pulls = 0;
  while (!reader.at_end() && pulls < 2000) {
    const std::uint8_t action = reader.u8();
    switch (action & 7) {
      case 0:
      case 1:
      case 2: {
        JitterPacket packet;
        packet.type = payloads[action >> 3 & 3].type;
        sequence += static_cast<std::int8_t>(reader.u8()) / 16 + 1;
        timestamp += static_cast<std::int16_t>(reader.u16());
        if ((action & 0x80) != 0) timestamp += static_cast<std::int32_t>(reader.u32());
        packet.sequence = sequence;
        packet.timestamp = timestamp;
        packet.arrival = now;
        packet.payload = reader.view(std::min<std::size_t>(reader.u8() * 2U, reader.remaining()));
        buffer.insert_packet(packet);
        break;
      }
      case 3:
        now += std::chrono::milliseconds(reader.u16());
        break;
      case 4:
        buffer.note_other(sequence + (action >> 4));
        break;
      case 5:
        buffer.set_extra_delay(std::chrono::milliseconds(reader.u8() * 8));
        break;
      case 6:
        if ((action & 0xf0) == 0xf0) buffer.restart();
        [[fallthrough]];
      default:
        for (unsigned i = 0; i <= (action >> 3 & 3U); ++i, ++pulls) {
          const AudioFormat format = buffer.get_audio(now, out);
          MTAVIP_CHECK(format.samples_in(kAudioBlock) <= out.size());
          now += kAudioBlock;
        }
        break;
    }
  }
  return 0;
}
