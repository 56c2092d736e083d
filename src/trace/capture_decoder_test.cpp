#include "trace/capture_decoder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "h323/messages/h225_ras.h"
#include "h323/messages/h225_ras_registration.h"
#include "h323/wire/tpkt.h"
#include "trace/test_frames.h"

namespace mtavip::trace {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace test;

Bytes recorded(std::string_view name) {
  std::ifstream file(std::string(MTAVIP_TEST_DATA "/corpus/q931/") + std::string(name), std::ios::binary);
  return to_bytes(std::string(std::istreambuf_iterator<char>(file), {}));
}

Bytes tpkt(const Bytes& content) {
  Bytes out;
  EXPECT_TRUE(h323::wire::append_tpkt(out, content));
  return out;
}

const Bytes kDetermined = hex("20 80");  // masterSlaveDeterminationAck of H.245

Bytes sip(std::string_view call_id = "c") {
  return to_bytes(
      "OPTIONS sip:b@example.com SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n"
      "To: <sip:b@example.com>\r\nCall-ID: " +
      std::string(call_id) + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
}

/// Messages as "second protocol name", errors as "second protocol !error".
std::vector<std::string> decode_all(const Bytes& file, const CaptureDecoderOptions& options = {}) {
  std::vector<std::string> out;
  auto decoder = CaptureDecoder::open(file, options);
  if (!decoder) return {"!" + std::string(describe(decoder.error().error))};
  while (const auto message = decoder->next()) {
    const auto& [content, record, decoded] = *message;
    EXPECT_EQ(record.content.data(), content.data());
    std::string line = std::to_string(record.time.time_since_epoch() / 1s) + " " + std::string(name(record.protocol));
    line += decoded.errors.empty() ? " " + decoded.title : " !" + decoded.errors.front().text;
    out.push_back(line);
  }
  if (decoder->failure()) out.push_back("!" + std::string(describe(decoder->failure()->error)));
  return out;
}

std::vector<std::string> decode_frames(const std::vector<Bytes>& frames, const CaptureDecoderOptions& options = {}) {
  return decode_all(pcap(frames), options);
}

constexpr std::string_view kAlice = "10.0.0.1:4000";
constexpr std::string_view kBob = "10.0.0.2:1720";
constexpr std::string_view kOddPort = "10.0.0.2:7777";

Bytes segment(std::string_view from, std::string_view to, std::uint32_t sequence, const Bytes& data,
              std::uint8_t flags = test::kAck) {
  return tcp_frame(from, to, sequence, flags, data);
}
Bytes syn(std::string_view from, std::string_view to, std::uint32_t sequence) {
  return tcp_frame(from, to, sequence, kSyn, {});
}

TEST(CaptureDecoder, FindsCallSignallingOnItsPort) {
  const Bytes setup = tpkt(recorded("setup.bin"));
  const Bytes release = tpkt(recorded("release_complete.bin"));
  EXPECT_THAT(decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 100, setup + release),
                             segment(kBob, kAlice, 500, release)}),
              ElementsAre("2 H.225.0 SETUP", "2 H.225.0 RELEASE COMPLETE", "3 H.225.0 RELEASE COMPLETE"));
}

TEST(CaptureDecoder, FindsSignallingByItsContent) {
  EXPECT_THAT(decode_frames({segment(kAlice, kOddPort, 100, tpkt(recorded("facility.bin")))}),
              ElementsAre("1 H.225.0 FACILITY (empty): masterSlaveDeterminationAck"));
  EXPECT_THAT(decode_frames({segment(kAlice, kOddPort, 100, tpkt(kDetermined))}),
              ElementsAre("1 H.245 masterSlaveDeterminationAck"));
  EXPECT_THAT(decode_frames({segment(kAlice, kOddPort, 100, sip() + sip())}),
              ElementsAre("1 SIP OPTIONS sip:b@example.com", "1 SIP OPTIONS sip:b@example.com"));
  EXPECT_THAT(decode_frames({udp_frame("10.0.0.1:9", "10.0.0.2:9", sip())}),
              ElementsAre("1 SIP OPTIONS sip:b@example.com"));
  EXPECT_THAT(decode_frames({segment(kAlice, kOddPort, 100, to_bytes("GET / HTTP/1.1\r\n\r\n")),
                             segment(kAlice, kOddPort, 118, tpkt(kDetermined)),
                             udp_frame("10.0.0.1:9", "10.0.0.2:9", hex("80 00 00 01"))}),
              IsEmpty());
}

TEST(CaptureDecoder, DecidesWhenThereIsEnoughToTell) {
  std::vector<Bytes> frames = {syn(kAlice, kOddPort, 99)};
  std::uint32_t sequence = 100;
  for (const auto octet : tpkt(kDetermined) + tpkt(kDetermined))
    frames.push_back(segment(kAlice, kOddPort, sequence++, {octet}));
  EXPECT_THAT(decode_frames(frames),
              ElementsAre("7 H.245 masterSlaveDeterminationAck", "13 H.245 masterSlaveDeterminationAck"));
}

TEST(CaptureDecoder, LearnsAddressesFromRas) {
  using namespace h323;
  const auto address = [](std::uint16_t port) {
    h225::TransportAddressNames::IpAddress ip;
    ip.ip = {std::byte{10}, std::byte{0}, std::byte{0}, std::byte{2}};
    ip.port = port;
    return h225::TransportAddress::of<h225::TransportAddress::kIpAddress>(ip);
  };
  h225::RegistrationRequest request;
  request.request_seq_num = 1;
  request.protocol_identifier = asn1::ObjectIdentifier{0, 0, 8, 2250, 0, 7};
  request.call_signal_address = {address(7777)};
  request.ras_address = {address(8888)};
  const auto encoded = asn1::encode(h225::RasMessage::of<h225::RasMessage::kRegistrationRequest>(request));
  ASSERT_TRUE(encoded);
  // What cannot be known by itself: garbage on a call signalling address, and RAS without a protocol identifier.
  const Bytes garbage = hex("ff ff");
  const Bytes confirm = hex("1c 00 00");
  const Bytes ras = udp_frame("10.0.0.2:8888", "10.0.0.9:4444", confirm);
  EXPECT_THAT(decode_frames({ras, segment(kAlice, kOddPort, 100, garbage)}), IsEmpty());
  EXPECT_THAT(
      decode_frames({udp_frame("10.0.0.2:8888", "10.0.0.9:5555", *encoded), ras, syn(kAlice, kOddPort, 99),
                     segment(kAlice, kOddPort, 100, garbage)}),
      ElementsAre("1 RAS registrationRequest", "2 RAS unregistrationConfirm", "4 H.225.0 !the TPKT version is not 3"));
}

TEST(CaptureDecoder, FollowsTheH245AddressOfACall) {
  std::ifstream file(MTAVIP_TEST_DATA "/h323/separate_h245.pcap", std::ios::binary);
  const auto messages = decode_all(to_bytes(std::string(std::istreambuf_iterator<char>(file), {})));
  EXPECT_EQ(std::ranges::count_if(messages, [](const auto& m) { return m.find(" H.245 ") != std::string::npos; }), 14);
  EXPECT_EQ(std::ranges::count_if(messages, [](const auto& m) { return m.find('!') != std::string::npos; }), 0);
}

TEST(CaptureDecoder, PutsSegmentsInOrder) {
  const Bytes setup = tpkt(recorded("setup.bin"));
  const Bytes first(setup.begin(), setup.begin() + 50);
  const Bytes second(setup.begin() + 50, setup.end());
  EXPECT_THAT(decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 150, second),
                             segment(kAlice, kBob, 100, first), segment(kAlice, kBob, 100, setup)}),
              ElementsAre("3 H.225.0 SETUP"));
}

TEST(CaptureDecoder, TellsWhatIsMissingAndGoesOnBehindIt) {
  const Bytes setup = tpkt(recorded("setup.bin"));
  const Bytes release = tpkt(recorded("release_complete.bin"));
  const auto end = static_cast<std::uint32_t>(100 + setup.size());
  const Bytes middle(setup.begin() + 60, setup.end());
  const auto seen =
      decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 100, Bytes(setup.begin(), setup.begin() + 50)),
                     segment(kAlice, kBob, 160, middle), segment(kAlice, kBob, end, release)});
  EXPECT_THAT(
      seen, ElementsAre("4 H.225.0 !10 octets of the connection are not in the capture", "4 H.225.0 RELEASE COMPLETE"));

  const Bytes message = sip();
  const auto size = static_cast<std::uint32_t>(message.size());
  EXPECT_THAT(decode_frames({syn(kAlice, kOddPort, 99), segment(kAlice, kOddPort, 100, message),
                             segment(kAlice, kOddPort, 100 + 2 * size, message)}),
              ElementsAre("2 SIP OPTIONS sip:b@example.com",
                          "3 SIP !" + std::to_string(size) + " octets of the connection are not in the capture",
                          "3 SIP OPTIONS sip:b@example.com"));
}

TEST(CaptureDecoder, BeginsInTheMiddleOfAConnection) {
  const Bytes setup = tpkt(recorded("setup.bin"));
  const Bytes release = tpkt(recorded("release_complete.bin"));
  const Bytes rest(setup.begin() + 60, setup.end());
  EXPECT_THAT(decode_frames({segment(kAlice, kBob, 100, rest),
                             segment(kAlice, kBob, static_cast<std::uint32_t>(100 + rest.size()), release)}),
              ElementsAre("2 H.225.0 RELEASE COMPLETE"));
}

TEST(CaptureDecoder, TellsOfBrokenAndIncompleteStreams) {
  const Bytes release = tpkt(recorded("release_complete.bin"));
  EXPECT_THAT(decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 100, release + to_bytes("nonsense"))}),
              ElementsAre("2 H.225.0 RELEASE COMPLETE", "2 H.225.0 !the TPKT version is not 3"));
  EXPECT_THAT(decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 100, release + hex("03 00 00 09 08"))}),
              ElementsAre("2 H.225.0 RELEASE COMPLETE", "2 H.225.0 !the connection ends within a message"));
  EXPECT_THAT(decode_frames({syn(kAlice, kOddPort, 99), segment(kAlice, kOddPort, 100, sip() + to_bytes("OPTIONS s"))}),
              ElementsAre("2 SIP OPTIONS sip:b@example.com", "2 SIP !the connection ends within a message"));
}

TEST(CaptureDecoder, LeavesTlsAlone) {
  EXPECT_THAT(decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 100, hex("16 03 01 02 00 01"))}), IsEmpty());
}

TEST(CaptureDecoder, KeepsConnectionsOfTheSamePortsApart) {
  const Bytes release = tpkt(recorded("release_complete.bin"));
  EXPECT_THAT(decode_frames({syn(kAlice, kBob, 99), segment(kAlice, kBob, 100, release),
                             segment(kAlice, kBob, static_cast<std::uint32_t>(100 + release.size()), hex("03 00")),
                             syn(kAlice, kBob, 70000), segment(kAlice, kBob, 70001, release)}),
              ElementsAre("2 H.225.0 RELEASE COMPLETE", "3 H.225.0 !the connection ends within a message",
                          "5 H.225.0 RELEASE COMPLETE"));
  EXPECT_THAT(decode_frames({syn(kAlice, kOddPort, 99), segment(kAlice, kOddPort, 100, to_bytes("GET / HTTP/1.1\r\n")),
                             syn(kAlice, kOddPort, 99), segment(kAlice, kOddPort, 100, sip())}),
              ElementsAre("4 SIP OPTIONS sip:b@example.com"));
}

TEST(CaptureDecoder, ForgetsTheConnectionThatWasSilentLongest) {
  const Bytes message = sip();
  const Bytes first(message.begin(), message.begin() + 60);
  const Bytes second(message.begin() + 60, message.end());
  const auto begin = [&](std::string_view from) { return segment(from, kOddPort, 100, first); };
  const auto finish = [&](std::string_view from) { return segment(from, kOddPort, 160, second); };
  CaptureDecoderOptions options;
  options.connections = 2;
  EXPECT_THAT(decode_frames({begin("10.0.0.1:1"), begin("10.0.0.1:2"), finish("10.0.0.1:1"), begin("10.0.0.1:3"),
                             finish("10.0.0.1:3"), finish("10.0.0.1:2")},
                            options),
              ElementsAre("3 SIP OPTIONS sip:b@example.com", "2 SIP !the connection ends within a message",
                          "5 SIP OPTIONS sip:b@example.com"));
}

TEST(CaptureDecoder, TellsOfFilesThatAreBroken) {
  EXPECT_THAT(decode_all(to_bytes("nonsense")), ElementsAre("!neither a pcap nor a pcapng file"));
  Bytes file = pcap({udp_frame("10.0.0.1:9", "10.0.0.2:9", sip()), udp_frame("10.0.0.1:9", "10.0.0.2:9", sip())});
  file.pop_back();
  EXPECT_THAT(decode_all(file),
              ElementsAre("1 SIP OPTIONS sip:b@example.com", "!the capture file ends within a record"));
}

}  // namespace
}  // namespace mtavip::trace
