// A whole session fed with a sequence of datagrams, timeouts and calls. Each step of the input is a kind, a length and
// bytes.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/check.h"
#include "base/random.h"
#include "rtp/session.h"

namespace {

using namespace mtavip;
using namespace mtavip::rtp;

constexpr std::array<std::uint16_t, 4> kPorts = {5000, 5001, 7000, 7001};

Endpoint peer(unsigned which) {
  return {IpAddress::v4({192, 0, 2, 1}), kPorts[which % kPorts.size()]};
}

void drain(Session& session) {
  while (auto transmit = session.poll_transmit()) {
    MTAVIP_CHECK(!transmit->bytes.empty() && transmit->bytes.size() <= 1472);
    const DatagramKind kind = classify(transmit->bytes);
    MTAVIP_CHECK(kind == DatagramKind::kRtp || kind == DatagramKind::kRtcp);
  }
  while (session.poll_event()) continue;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ByteReader reader(std::as_bytes(std::span(data, size)));
  SeededRandom random(1);
  NullLog log;
  Environment environment(random, log, WallTime(std::chrono::seconds(1'800'000'000)));
  SessionConfig config;
  config.cname = "fuzz";
  config.ssrc = 0x01020304;
  config.payload_formats = {{0, 8000}, {96, 90000}, {97, 90000, true}, {101, 8000, false, false}};
  config.remote.rtp = peer(0);
  config.retransmission_history = 16;
  const std::uint8_t options = reader.u8();
  config.rtcp_mux = (options & 1U) != 0;
  config.latching = (options & 2U) != 0 ? Latching::kOff : Latching::kSymmetric;
  config.feedback.avpf = (options & 4U) != 0;
  config.feedback.nack = config.feedback.pli = (options & 8U) != 0;
  config.feedback.fir = config.feedback.tmmbr = (options & 16U) != 0;
  config.feedback.reduced_size = (options & 32U) != 0;
  config.accept_reflected = (options & 64U) != 0;
  Session session(environment, config);
  Timestamp now{};
  session.start(now);

  while (!reader.at_end()) {
    const std::uint8_t kind = reader.u8();
    switch (kind % 8) {
      case 0:
      case 1:
      case 2:
      case 3: {
        Bytes datagram = to_bytes(reader.view(std::min<std::size_t>(reader.u16() % 1600, reader.remaining())));
        const Channel channel = (kind & 8U) != 0 ? Channel::kRtcp : Channel::kRtp;
        const auto received = session.handle(now, channel, now, peer(kind >> 4), datagram);
        if (received) {
          MTAVIP_CHECK(received->packet.bytes().data() == datagram.data());
          MTAVIP_CHECK(received->clock_rate != 0);
        }
        break;
      }
      case 4: {
        now += std::chrono::milliseconds(reader.u16());
        session.handle_timeout(now);
        break;
      }
      case 5: {
        OutgoingPacket packet;
        packet.payload_type = reader.u8();
        packet.timestamp = reader.u16();
        packet.captured = now;
        packet.payload = reader.view(std::min<std::size_t>(reader.u8(), reader.remaining()));
        static_cast<void>(session.send(now, packet));
        break;
      }
      case 6: {
        static_cast<void>(session.request_key_frame(now));
        const std::array<std::uint16_t, 2> missing = {reader.u16(), reader.u16()};
        static_cast<void>(session.nack(now, missing));
        static_cast<void>(session.limit_rate(now, DataRate::bits_per_second(reader.u32())));
        break;
      }
      default: {
        RemoteAddresses remote;
        if ((kind & 8U) != 0) remote.rtp = peer(kind >> 4);
        session.set_remote(remote, (kind & 128U) != 0);
        break;
      }
    }
    if ((kind & 64U) != 0) drain(session);
    for (int i = 0; i < 4 && session.deadline() && *session.deadline() <= now; ++i) session.handle_timeout(now);
    static_cast<void>(session.statistics());
    static_cast<void>(session.sender_time(reader.peek()));
  }
  session.stop(now, "end");
  drain(session);
  return 0;
}
