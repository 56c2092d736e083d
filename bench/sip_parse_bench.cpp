// What a SIP message costs: reading a typical INVITE, what the transaction layer asks of it, answering it, and cutting
// it out of a stream.
#include <string>

#include <benchmark/benchmark.h>

#include "sip/headers.h"
#include "sip/parser.h"
#include "sip/stream_framer.h"

namespace {

using namespace mtavip;
using namespace mtavip::sip;

// 18 header fields, 1.2 kB with its body, as a phone behind two proxies gets it.
std::string typical_invite() {
  const std::string body =
      "v=0\r\no=alice 2890844526 2890844526 IN IP4 192.0.2.101\r\ns=-\r\nc=IN IP4 192.0.2.101\r\nt=0 0\r\n"
      "m=audio 49172 RTP/AVP 96 0 8 101\r\na=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1\r\n"
      "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=sendrecv\r\na=rtcp-mux\r\n";
  return "INVITE sip:bob@192.0.2.4:5060;transport=udp SIP/2.0\r\n"
         "Via: SIP/2.0/UDP bigbox3.site3.example.com;branch=z9hG4bK77ef4c2312983.1;received=192.0.2.2\r\n"
         "Via: SIP/2.0/UDP server10.biloxi.example.com;branch=z9hG4bK4b43c2ff8.1;received=192.0.2.3\r\n"
         "Via: SIP/2.0/UDP 192.0.2.101:5060;branch=z9hG4bKnashds8;rport=5060;received=192.0.2.101\r\n"
         "Record-Route: <sip:bigbox3.site3.example.com;lr>\r\n"
         "Max-Forwards: 68\r\n"
         "To: \"Bob\" <sip:bob@biloxi.example.com>\r\n"
         "From: \"Alice\" <sip:alice@atlanta.example.com>;tag=1928301774\r\n"
         "Call-ID: a84b4c76e66710@192.0.2.101\r\n"
         "CSeq: 314159 INVITE\r\n"
         "Contact: <sip:alice@192.0.2.101:5060>;+sip.instance=\"<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>\"\r\n"
         "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, INFO, UPDATE, PRACK, MESSAGE\r\n"
         "Supported: replaces, timer, 100rel, outbound\r\n"
         "Session-Expires: 1800;refresher=uac\r\n"
         "User-Agent: Example Phone 4.2.0\r\n"
         "P-Asserted-Identity: \"Alice\" <sip:alice@atlanta.example.com>\r\n"
         "Accept: application/sdp\r\n"
         "Content-Type: application/sdp\r\n"
         "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

void parse_invite(benchmark::State& state) {
  const auto text = typical_invite();
  for (auto _ : state) benchmark::DoNotOptimize(parse_message(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.counters["message bytes"] = static_cast<double>(text.size());
}

void parse_and_match(benchmark::State& state) {
  const auto text = typical_invite();
  for (auto _ : state) {
    const auto message = parse_message(text);
    benchmark::DoNotOptimize(message->branch());
    benchmark::DoNotOptimize(message->cseq());
    benchmark::DoNotOptimize(message->call_id());
    benchmark::DoNotOptimize(message->from_tag());
    benchmark::DoNotOptimize(message->to_tag());
    benchmark::DoNotOptimize(message->request_uri());
    benchmark::DoNotOptimize(parse_first<Via>(*message, HeaderName::kVia));
  }
}

void answer(benchmark::State& state) {
  const auto request = parse_message(typical_invite());
  for (auto _ : state) {
    auto response = Message::response_to(*request, 180, {}, "a6c85cf");
    response.add(HeaderName::kContact, "<sip:bob@192.0.2.4>");
    benchmark::DoNotOptimize(response.to_bytes());
  }
}

void frame(benchmark::State& state) {
  const auto text = typical_invite();
  StreamFramer framer;
  for (auto _ : state) {
    framer.feed(text);
    benchmark::DoNotOptimize(framer.next());
  }
}

BENCHMARK(parse_invite);
BENCHMARK(parse_and_match);
BENCHMARK(answer);
BENCHMARK(frame);

}  // namespace

BENCHMARK_MAIN();
