// SRTP and SRTCP from the network. The first octet chooses the suite; then packets, each behind its kind and length:
// as they are, or protected with the right key first and then changed in one octet.
#include <array>
#include <cstdint>

#include "base/check.h"
#include "crypto/srtp.h"

namespace {

using namespace mtavip;
using namespace mtavip::crypto;

constexpr std::size_t kRoom = 64;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ByteReader reader(std::as_bytes(std::span(data, size)));
  const unsigned options = reader.u8();
  const auto suite = static_cast<SrtpSuite>(options % 6);
  const Bytes master(key_size(suite) + salt_size(suite), std::byte{7});
  SrtpKey key{suite, Secret(master)};
  SrtpSender sender(key);
  if ((options & 0x80U) != 0) key.identifier.assign(4, std::byte{1});
  SrtpLimits limits;
  limits.sources = 4;
  SrtpReceiver receiver(key, limits);
  while (!reader.at_end()) {
    const unsigned kind = reader.u8();
    const std::size_t length = reader.u8();
    Bytes packet = to_bytes(reader.view(std::min(length, reader.remaining())));
    const bool report = (kind & 1U) != 0;
    bool known = false;
    if ((kind & 2U) != 0) {
      const std::size_t plain = packet.size();
      packet.resize(plain + kRoom);
      const auto sealed = report ? sender.protect_rtcp(packet, plain) : sender.protect_rtp(packet, plain);
      MTAVIP_CHECK(!sealed || (*sealed > plain && *sealed <= packet.size()));
      known = sealed.has_value();
      packet.resize(sealed.value_or(plain));
    }
    const bool changed = (kind & 4U) != 0 && !packet.empty();
    if (changed) packet[kind / 8 % packet.size()] ^= std::byte{0x11};
    const std::size_t before = packet.size();
    const auto opened = report ? receiver.unprotect_rtcp(packet) : receiver.unprotect_rtp(packet);
    MTAVIP_CHECK(!opened || *opened < before);
    // Nobody without the key gets anything through.
    MTAVIP_CHECK(!opened || (known && !changed));
  }
  return 0;
}
