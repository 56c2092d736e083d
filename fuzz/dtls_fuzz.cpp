// Datagrams from anybody at the port where DTLS is awaited or under way. The first octet chooses the role; then
// datagrams, each behind its port and length: as they are, or what the other side would say, changed in one octet.
#include <cstdint>
#include <memory>

#include "base/check.h"
#include "base/random.h"
#include "crypto/test_time_of_day.h"
#include "rtp/media_protection.h"

namespace {

using namespace mtavip;
using namespace mtavip::rtp;

constexpr WallTime kToday{std::chrono::seconds(1'800'000'000)};

Endpoint address(unsigned which) {
  return {IpAddress::v4({192, 0, 2, 1}), static_cast<std::uint16_t>(5000 + which % 8)};
}

crypto::DtlsCertificate& certificate(bool ours) {
  static const auto kOurs = crypto::DtlsCertificate::make(kToday);
  static const auto kTheirs = crypto::DtlsCertificate::make(kToday);
  return ours ? *kOurs : *kTheirs;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ByteReader reader(std::as_bytes(std::span(data, size)));
  const unsigned options = reader.u8();
  SeededRandom random(1);
  NullLog log;
  Environment environment(random, log, kToday);
  MediaProtection ours(environment, &certificate(true));
  MediaProtection theirs(environment, &certificate(false));
  const bool mux = (options & 2U) != 0;
  const auto agree = [&](MediaProtection& who, bool active, bool with_ours) {
    DtlsAgreement agreement;
    agreement.active = active;
    agreement.fingerprints = {certificate(with_ours).fingerprint()};
    RemoteAddresses remote;
    remote.rtp = address(0);
    who.configure(crypto::test::time_of_day, agreement, remote, mux);
  };
  const bool active = (options & 1U) != 0;
  agree(ours, active, false);
  agree(theirs, !active, true);
  bool told = false;
  while (!reader.at_end()) {
    const unsigned kind = reader.u8();
    const auto channel = (kind & 1U) != 0 ? Channel::kRtcp : Channel::kRtp;
    if ((kind & 2U) != 0) {
      const std::size_t length = reader.u8();
      const auto datagram = reader.view(std::min(length, reader.remaining()));
      static_cast<void>(ours.handle(crypto::test::time_of_day, channel, address(kind / 4), datagram));
    } else if (auto said = theirs.poll_transmit()) {
      if ((kind & 4U) != 0) {
        const std::size_t at = reader.u8() * said->bytes.size() / 256;
        said->bytes[at] ^= static_cast<std::byte>(reader.u8());
      }
      static_cast<void>(ours.handle(crypto::test::time_of_day, said->channel, address(0), said->bytes));
    } else {
      crypto::test::time_of_day += std::chrono::milliseconds(100);
      ours.handle_timeout(crypto::test::time_of_day);
      theirs.handle_timeout(crypto::test::time_of_day);
    }
    while (auto out = ours.poll_transmit()) {
      MTAVIP_CHECK(!out->bytes.empty() && out->bytes.size() <= 1200);
      static_cast<void>(theirs.handle(crypto::test::time_of_day, out->channel, address(0), out->bytes));
    }
    static_cast<void>(ours.poll_transform());
    while (const auto event = ours.poll_event()) {
      // Said once, whatever comes.
      MTAVIP_CHECK(!told);
      told = true;
    }
  }
  return 0;
}
