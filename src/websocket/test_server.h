// For tests: the server's side of a WebSocket, as plain as can be. Takes what a client sent apart, and writes frames.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "websocket/frame.h"
#include "websocket/handshake.h"

namespace mtavip::websocket::test {

struct ClientFrame {
  FrameHead head;
  std::string payload;  ///< unmasked
};

class TestServer {
 public:
  /// What is to be sent back: the answer to the handshake, and pongs.
  [[nodiscard]] Bytes receive(ByteView data) {
    input_.append(text_of(data));
    Bytes answer;
    if (request.empty()) {
      const auto end = input_.find("\r\n\r\n");
      if (end == std::string::npos) return answer;
      request = input_.substr(0, end + 4);
      input_.erase(0, end + 4);
      answer = to_bytes(std::string_view(handshake_answer()));
    }
    FrameHead head;
    while (read_frame_head(bytes_of(input_), head) == FrameVerdict::kComplete &&
           input_.size() - head.size >= head.payload) {
      Bytes payload = to_bytes(std::string_view(input_).substr(head.size, head.payload));
      if (head.mask) apply_mask(payload, *head.mask);
      input_.erase(0, head.size + head.payload);
      if (head.opcode == Opcode::kPing && answers_pings) write_frame(answer, Opcode::kPong, payload, {});
      frames.push_back({head, std::string(text_of(payload))});
    }
    return answer;
  }
  [[nodiscard]] static Bytes frame(Opcode opcode, std::string_view payload) {
    Bytes out;
    write_frame(out, opcode, bytes_of(payload), {});
    return out;
  }
  /// The fields of the request.
  [[nodiscard]] std::string field(std::string_view name) const {
    const std::string start = "\r\n" + std::string(name) + ": ";
    const auto begin = request.find(start);
    if (begin == std::string::npos) return {};
    const auto value = begin + start.size();
    return request.substr(value, request.find("\r\n", value) - value);
  }
  [[nodiscard]] std::vector<std::string> messages() const {
    std::vector<std::string> found;
    for (const ClientFrame& frame : frames) {
      if (!is_control(frame.head.opcode)) found.push_back(frame.payload);
    }
    return found;
  }

  std::string request;
  std::vector<ClientFrame> frames;
  bool answers_pings = true;
  std::string refusal;  ///< instead of the right answer

 private:
  [[nodiscard]] std::string handshake_answer() const {
    if (!refusal.empty()) return refusal;
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           accept_of(field("Sec-WebSocket-Key")) + "\r\nSec-WebSocket-Protocol: " + field("Sec-WebSocket-Protocol") +
           "\r\n\r\n";
  }
  std::string input_;
};

}  // namespace mtavip::websocket::test
