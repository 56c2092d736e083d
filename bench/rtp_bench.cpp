// What a media packet costs in the session: parsing, statistics and delivery of one received, and building of one sent.
#include <optional>
#include <span>

#include <benchmark/benchmark.h>

#include "base/environment.h"
#include "base/random.h"
#include "rtp/rtcp/compound.h"
#include "rtp/session.h"
#include "rtp/srtp_transform.h"

namespace {

using namespace mtavip;
using namespace mtavip::rtp;

const Endpoint kPeer{IpAddress::v4({192, 0, 2, 1}), 5000};

struct Fixture {
  Fixture() {
    SessionConfig config;
    config.cname = "bench";
    config.payload_formats = {{0, 8000}};
    config.remote.rtp = kPeer;
    session.emplace(environment, config);
  }
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime(std::chrono::seconds(1'800'000'000))};
  std::optional<Session> session;
};

void write_media(std::span<std::byte> buffer, std::uint16_t sequence) {
  RtpPacketWriter writer(buffer);
  RtpHeader header;
  header.sequence_number = sequence;
  header.timestamp = sequence * 160U;
  header.ssrc = 77;
  static_cast<void>(writer.header(header));
}

void parse_packet(benchmark::State& state) {
  Bytes packet(172);
  write_media(packet, 1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(RtpPacketView::parse(packet));
  }
}
BENCHMARK(parse_packet);

void receive_packet(benchmark::State& state) {
  Fixture fixture;
  Bytes packet(172);
  Timestamp now{};
  std::uint16_t sequence = 0;
  for (auto _ : state) {
    write_media(packet, sequence++);
    now += std::chrono::milliseconds(20);
    benchmark::DoNotOptimize(fixture.session->handle(now, Channel::kRtp, now, kPeer, packet));
  }
  if (fixture.session->statistics().received.lost != 0) state.SkipWithError("packets were lost");
}
BENCHMARK(receive_packet);

void send_packet(benchmark::State& state) {
  Fixture fixture;
  const Bytes payload(160);
  Timestamp now{};
  OutgoingPacket packet;
  packet.payload = payload;
  for (auto _ : state) {
    packet.timestamp += 160;
    packet.captured = now;
    benchmark::DoNotOptimize(fixture.session->send(now, packet));
    while (auto transmit = fixture.session->poll_transmit()) benchmark::DoNotOptimize(transmit->bytes.data());
    now += std::chrono::milliseconds(20);
  }
  if (fixture.session->statistics().sent.dropped != 0) state.SkipWithError("packets were dropped");
}
BENCHMARK(send_packet);

void parse_report(benchmark::State& state) {
  Bytes bytes;
  rtcp::SenderReport{77, {}, 0, 0, 0, {{1, 2, 3, 4, 5, 6, 7}}}.write(bytes);
  rtcp::SourceDescription{{{77, {{rtcp::SdesType::kCname, "0123456789abcdef"}}}}}.write(bytes);
  for (auto _ : state) benchmark::DoNotOptimize(rtcp::parse_compound(bytes, rtcp::Form::kCompound));
}
BENCHMARK(parse_report);

// --- SRTP: what one packet of sound (172 octets) or picture (1212) costs more in each direction.

SrtpKeys srtp_keys(crypto::SrtpSuite suite) {
  const Bytes master(crypto::key_size(suite) + crypto::salt_size(suite), std::byte{7});
  const crypto::SrtpKey key{suite, crypto::Secret(master)};
  return {key, key};
}

void protect_packet(benchmark::State& state, crypto::SrtpSuite suite) {
  SrtpTransform transform(srtp_keys(suite));
  const auto size = static_cast<std::size_t>(state.range(0));
  Bytes packet(size + transform.overhead());
  std::uint16_t sequence = 0;
  for (auto _ : state) {
    write_media(packet, sequence++);
    if (!transform.protect_rtp(packet, size)) state.SkipWithError("a packet was refused");
  }
}

void unprotect_packet(benchmark::State& state, crypto::SrtpSuite suite) {
  SrtpTransform sender(srtp_keys(suite));
  const auto size = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t kBatch = 1024;
  std::vector<Bytes> packets(kBatch);
  std::uint16_t sequence = 0;
  std::size_t next = kBatch;
  SrtpTransform receiver(srtp_keys(suite));
  for (auto _ : state) {
    if (next == kBatch) {
      state.PauseTiming();
      for (auto& packet : packets) {
        packet.assign(size + sender.overhead(), std::byte{0});
        write_media(packet, sequence++);
        packet.resize(sender.protect_rtp(packet, size).value_or(0));
      }
      next = 0;
      state.ResumeTiming();
    }
    if (!receiver.unprotect_rtp(packets[next++])) state.SkipWithError("a packet was refused");
  }
}

#define SRTP_BENCHMARK(name, suite)                                                       \
  BENCHMARK_CAPTURE(protect_packet, name, crypto::SrtpSuite::suite)->Arg(172)->Arg(1212); \
  BENCHMARK_CAPTURE(unprotect_packet, name, crypto::SrtpSuite::suite)->Arg(172)->Arg(1212)
SRTP_BENCHMARK(aes_cm_128_hmac_sha1_80, kAesCm128HmacSha1_80);
SRTP_BENCHMARK(aes_256_cm_hmac_sha1_80, kAesCm256HmacSha1_80);
SRTP_BENCHMARK(aead_aes_128_gcm, kAeadAes128Gcm);
SRTP_BENCHMARK(aead_aes_256_gcm, kAeadAes256Gcm);

}  // namespace

BENCHMARK_MAIN();
