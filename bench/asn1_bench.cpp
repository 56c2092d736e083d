// What H.323 messages cost: a fast-start Setup (3,065 octets of its 3,087 are ASN.1) whose 48 logical channels are
// octet strings, and a TerminalCapabilitySet of 805 octets, both as H323Plus sends them. Decoding is counted with the
// end of the value.
#include <fstream>
#include <sstream>
#include <string>

#include <benchmark/benchmark.h>

#include "base/text.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h245_message.h"

namespace {

using namespace mtavip;
using namespace mtavip::h323;
using Body = h225::H323UuPdu::H323MessageBody;

/// The first recorded message of this kind and size.
Bytes recorded(std::string_view kind, std::size_t size) {
  std::ifstream file(MTAVIP_TEST_DATA "/h323/messages.txt");
  std::string recording, word, hex, line;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    words >> recording >> word >> hex;
    if (word != kind || hex.size() != 2 * size) continue;
    Bytes bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
      bytes.push_back(static_cast<std::byte>(parse_number<unsigned>(std::string_view(hex).substr(i, 2), 16).value()));
    }
    return bytes;
  }
  return {};
}

Bytes setup_bytes() {
  return recorded("uuie", 3065);
}
Bytes capability_bytes() {
  return recorded("h245", 805);
}

void decode_setup(benchmark::State& state) {
  const Bytes bytes = setup_bytes();
  std::size_t channels = 0;
  for (auto _ : state) {
    const auto message = asn1::decode<h225::H323UserInformation>(bytes);
    channels = 0;
    if (!message) return state.SkipWithError("no recorded Setup");
    for (const Bytes& element : *message->h323_uu_pdu.h323_message_body.get<Body::kSetup>().fast_start) {
      const auto channel = asn1::decode<h245::OpenLogicalChannel>(element);
      channels += channel.has_value() ? 1 : 0;
      benchmark::DoNotOptimize(channel);
    }
  }
  state.counters["channels"] = static_cast<double>(channels);
  state.counters["octets"] = static_cast<double>(bytes.size());
}
BENCHMARK(decode_setup);

void encode_setup(benchmark::State& state) {
  const auto message = asn1::decode<h225::H323UserInformation>(setup_bytes());
  if (!message) return state.SkipWithError("no recorded Setup");
  Bytes out;
  for (auto _ : state) {
    out.clear();
    benchmark::DoNotOptimize(asn1::encode(*message, out));
    benchmark::ClobberMemory();
  }
  state.counters["octets"] = static_cast<double>(out.size());
}
BENCHMARK(encode_setup);

void decode_capabilities(benchmark::State& state) {
  const Bytes bytes = capability_bytes();
  for (auto _ : state) {
    const auto message = asn1::decode<h245::MultimediaSystemControlMessage>(bytes);
    if (!message) return state.SkipWithError("no recorded TerminalCapabilitySet");
    benchmark::DoNotOptimize(message);
  }
  state.counters["octets"] = static_cast<double>(bytes.size());
}
BENCHMARK(decode_capabilities);

void encode_capabilities(benchmark::State& state) {
  const auto message = asn1::decode<h245::MultimediaSystemControlMessage>(capability_bytes());
  if (!message) return state.SkipWithError("no recorded TerminalCapabilitySet");
  Bytes out;
  for (auto _ : state) {
    out.clear();
    benchmark::DoNotOptimize(asn1::encode(*message, out));
    benchmark::ClobberMemory();
  }
  state.counters["octets"] = static_cast<double>(out.size());
}
BENCHMARK(encode_capabilities);

}  // namespace

BENCHMARK_MAIN();
