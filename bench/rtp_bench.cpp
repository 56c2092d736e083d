// What a media packet costs in the session: parsing, statistics and delivery of one received, and building of one sent.
#include <optional>
#include <span>

#include <benchmark/benchmark.h>

#include "base/environment.h"
#include "base/random.h"
#include "rtp/rtcp/compound.h"
#include "rtp/session.h"

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

}  // namespace

BENCHMARK_MAIN();
