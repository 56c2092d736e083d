// Any bytes as a stream, in pieces whose sizes the input chooses; the framer must cut the same as in one piece, and
// hold no more than it was given.
#include <algorithm>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "h323/wire/tpkt.h"

namespace {

using namespace mtavip;
using namespace mtavip::h323::wire;

constexpr TpktLimits kLimits{.packet_bytes = 4096};

void drain(TpktFramer& framer, std::string& out, Bytes& written) {
  while (const auto item = framer.next()) {
    if (const auto* packet = std::get_if<TpktFramer::Packet>(&*item)) {
      MTAVIP_CHECK(packet->content.size() + kTpktHeaderBytes <= kLimits.packet_bytes);
      out.append("P").append(std::to_string(packet->offset)).append(text_of(packet->content));
      MTAVIP_CHECK(append_tpkt(written, packet->content));
    } else if (const auto* broken = std::get_if<TpktFramer::Broken>(&*item)) {
      out.append("B").append(std::to_string(broken->offset)).append(describe(broken->error));
    } else {
      out.append("K");
      append_tpkt_keep_alive(written);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t step = 1 + std::size_t{data[0]};
  const ByteView stream = std::as_bytes(std::span(data, size)).subspan(1);

  TpktFramer whole(kLimits);
  std::string expected;
  Bytes written;
  whole.feed(Timestamp{}, stream);
  drain(whole, expected, written);
  MTAVIP_CHECK(written.size() + whole.buffered() == stream.size());

  TpktFramer pieces(kLimits);
  std::string seen;
  for (std::size_t at = 0; at < stream.size(); at += step) {
    pieces.feed(Timestamp{}, stream.subspan(at, std::min(step, stream.size() - at)));
    drain(pieces, seen, written);
    MTAVIP_CHECK(pieces.buffered() <= kLimits.packet_bytes + step);
    MTAVIP_CHECK(pieces.waiting_since().has_value() == (!pieces.broken() && pieces.buffered() > 0));
  }
  MTAVIP_CHECK(seen == expected);
  MTAVIP_CHECK(pieces.broken() == whole.broken());
  return 0;
}
