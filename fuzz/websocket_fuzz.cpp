// Whatever a WebSocket server may send, as handshake or after it, in pieces whose sizes the input chooses. The client
// must make the same of the pieces as of the whole, hold no more than it was given and no message beyond its limit, and
// only ever answer with masked frames.
#include <cstdint>
#include <string>

#include "base/check.h"
#include "websocket/client.h"

namespace {

using namespace mtavip;
using namespace mtavip::websocket;

constexpr Limits kLimits{{.head_bytes = 512, .fields = 8}, 1024};

struct Run {
  Run() {
    request = std::string(text_of(client.take_output()));
    const auto key = request.find("Sec-WebSocket-Key: ") + 19;
    accept = accept_of(std::string_view(request).substr(key, 24));
  }
  void give(std::string_view piece) {
    client.receive(bytes_of(piece));
    while (const auto event = client.next()) {
      seen += static_cast<char>('0' + event->index());
      if (const auto* message = std::get_if<Client::Message>(&*event)) {
        MTAVIP_CHECK(message->data.size() <= kLimits.message_bytes);
        MTAVIP_CHECK(!message->text || is_utf8(message->data));
        seen.append(text_of(message->data));
      } else if (const auto* closed = std::get_if<Client::Closed>(&*event)) {
        seen.append(closed->detail);
        MTAVIP_CHECK(!client.open());
      }
    }
    MTAVIP_CHECK(client.buffered() <= kLimits.message_bytes + kLimits.handshake.head_bytes + 256 + piece.size());
    const Bytes answer = client.take_output();
    for (ByteView rest = answer; !rest.empty();) {
      FrameHead head;
      MTAVIP_CHECK(read_frame_head(rest, head) == FrameVerdict::kComplete && head.mask);
      MTAVIP_CHECK(is_control(head.opcode) && rest.size() - head.size >= head.payload);
      rest = rest.subspan(head.size + head.payload);
    }
  }
  SeededRandom random{1};
  Client client{random, {"host", "/", "sip"}, kLimits};
  std::string request;
  std::string accept;
  std::string seen;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t step = 1 + data[0];
  const bool is_handshake = (data[1] & 1) != 0;
  std::string stream(reinterpret_cast<const char*>(data) + 2, size - 2);
  Run whole;
  if (is_handshake) {
    // "@" stands for the right answer to the key, which no fuzzer finds.
    if (const auto mark = stream.find('@'); mark != std::string::npos) stream.replace(mark, 1, whole.accept);
  } else {
    stream.insert(0,
                  "HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: sip\r\n"
                  "Sec-WebSocket-Accept: " +
                      whole.accept + "\r\n\r\n");
  }
  whole.give(stream);
  Run pieces;
  for (std::size_t at = 0; at < stream.size(); at += step) pieces.give(std::string_view(stream).substr(at, step));
  MTAVIP_CHECK(pieces.seen == whole.seen);
  MTAVIP_CHECK(pieces.client.open() == whole.client.open());
  return 0;
}
