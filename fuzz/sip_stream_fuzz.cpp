// Any bytes as a stream, in pieces whose sizes the input chooses; the framer must cut the same as in one piece, and
// hold no more than it was given.
#include <cstdint>
#include <string>

#include "base/check.h"
#include "sip/parser.h"
#include "sip/stream_framer.h"

namespace {

using namespace mtavip;
using namespace mtavip::sip;

constexpr Limits kLimits{.message_bytes = 4096, .header_bytes = 2048, .header_fields = 32};

// Keep-alives are left out: a ping in two pieces is told as pong and ping.
void drain(StreamFramer& framer, std::string& out) {
  while (const auto item = framer.next()) {
    if (const auto* slice = std::get_if<StreamFramer::MessageSlice>(&*item)) {
      out.append("M").append(slice->data);
      MTAVIP_CHECK(slice->data.size() <= kLimits.message_bytes);
      static_cast<void>(parse_message(slice->data, Framing::kStream, kLimits));
    } else if (const auto* broken = std::get_if<StreamFramer::Broken>(&*item)) {
      out.append("B").append(std::to_string(static_cast<int>(broken->error)));
      const auto head = parse_message(broken->head, Framing::kStream, kLimits);
      if (!head && head.error().answerable()) {
        static_cast<void>(Message::response_to(head.error().partial, status_for(broken->error)).to_string());
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t step = 1 + data[0];
  const std::string_view stream(reinterpret_cast<const char*>(data) + 1, size - 1);

  StreamFramer whole(kLimits);
  std::string expected;
  whole.feed(stream);
  drain(whole, expected);

  StreamFramer pieces(kLimits);
  std::string seen;
  for (std::size_t at = 0; at < stream.size(); at += step) {
    pieces.feed(stream.substr(at, step));
    drain(pieces, seen);
    MTAVIP_CHECK(pieces.buffered() <= kLimits.message_bytes + step);
  }
  MTAVIP_CHECK(seen == expected);
  MTAVIP_CHECK(pieces.broken() == whole.broken());
  return 0;
}
