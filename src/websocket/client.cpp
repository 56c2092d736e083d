#include "websocket/client.h"

#include <algorithm>
#include <utility>

namespace mtavip::websocket {
namespace {

/// Of a reason that a server gives for people.
std::string shown(ByteView reason) {
  std::string text(text_of(reason));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return text;
}

/// Codes that may stand in a Close frame (section 7.4).
bool may_be_sent(std::uint16_t code) {
  return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006) ||
         (code >= 3000 && code < 5000);
}

}  // namespace

bool is_utf8(ByteView octets) {
  const auto at = [octets](std::size_t i) { return static_cast<std::uint8_t>(octets[i]); };
  for (std::size_t i = 0; i < octets.size();) {
    const std::uint8_t first = at(i);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || octets.size() - i < length) return false;
    // The second octet is where overlong forms, surrogates and what is too high are seen.
    const std::uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (at(i + 1) < low || at(i + 1) > high) return false;
    for (std::size_t k = 2; k < length; ++k) {
      if ((at(i + k) & 0xc0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

Client::Client(Random& random, Offer offer, Limits limits)
    : random_(&random), offer_(std::move(offer)), limits_(limits), key_(make_key(random)) {
  output_ = to_bytes(std::string_view(handshake_request(offer_, key_)));
}

void Client::receive(ByteView data) {
  if (state_ == State::kClosed) return;
  // Moving the rest only when it is the smaller part keeps the cost linear.
  if (begin_ > input_.size() / 2) {
    input_.erase(input_.begin(), input_.begin() + static_cast<std::ptrdiff_t>(begin_));
    scanned_ -= std::min(scanned_, begin_);
    begin_ = 0;
  }
  input_.insert(input_.end(), data.begin(), data.end());
}

std::optional<Client::Event> Client::next() {
  while (state_ != State::kClosed) {
    const std::size_t before = begin_;
    if (auto event = state_ == State::kHandshake ? read_answer() : read_frame()) return event;
    if (begin_ == before) break;
  }
  return std::nullopt;
}

std::optional<Client::Event> Client::read_answer() {
  const std::string_view text = text_of(input_);
  const auto refuse = [this](std::string detail) {
    state_ = State::kClosed;
    return Closed{false, true, std::move(detail)};
  };
  // What is no HTTP at all is not waited for.
  constexpr std::string_view kHttp = "HTTP/1.";
  if (!kHttp.starts_with(text.substr(0, kHttp.size()))) return refuse("the server does not speak HTTP");
  const auto end = text.find("\r\n\r\n", scanned_ >= 3 ? scanned_ - 3 : 0);
  scanned_ = text.size();
  if (std::min(end, text.size()) > limits_.handshake.head_bytes) return refuse("the server's answer is too long");
  if (end == std::string_view::npos) return std::nullopt;
  const auto verdict = check_answer(text.substr(0, end + 4), offer_, key_, limits_.handshake);
  if (!verdict) return refuse(verdict.error());
  begin_ = end + 4;
  state_ = State::kOpen;
  return Opened{};
}

std::optional<Client::Event> Client::read_frame() {
  const ByteView rest = ByteView(input_).subspan(begin_);
  FrameHead head;
  switch (read_frame_head(rest, head)) {
    case FrameVerdict::kIncomplete:
      return std::nullopt;
    case FrameVerdict::kMalformed:
      return break_off(CloseCode::kProtocolError, "the server sends malformed WebSocket frames");
    case FrameVerdict::kComplete:
      break;
  }
  // Section 5.1.
  if (head.mask) return break_off(CloseCode::kProtocolError, "the server masks its WebSocket frames");
  if (!is_control(head.opcode)) {
    if ((head.opcode == Opcode::kContinuation) != message_kind_.has_value()) {
      return break_off(CloseCode::kProtocolError, "the server mixes up WebSocket fragments");
    }
    if (head.payload > limits_.message_bytes - message_.size()) {
      return break_off(CloseCode::kTooBig, "the server sends a WebSocket message that is too large");
    }
  }
  if (rest.size() - head.size < head.payload) return std::nullopt;
  const auto size = static_cast<std::size_t>(head.payload);
  const ByteView payload = rest.subspan(head.size, size);
  begin_ += head.size + size;
  if (is_control(head.opcode)) return take_control(head.opcode, payload);

  if (!message_kind_) message_kind_ = head.opcode;
  message_.insert(message_.end(), payload.begin(), payload.end());
  if (!head.last) return std::nullopt;
  Message message{std::exchange(message_, {}), *message_kind_ == Opcode::kText};
  message_kind_.reset();
  if (message.text && !is_utf8(message.data)) {
    return break_off(CloseCode::kNotUtf8, "the server sends a WebSocket text that is not UTF-8");
  }
  return message;
}

std::optional<Client::Event> Client::take_control(Opcode opcode, ByteView payload) {
  if (opcode == Opcode::kPing) {
    pong_ = to_bytes(payload);
    return std::nullopt;
  }
  if (opcode == Opcode::kPong) return Pong{};
  ByteReader reader(payload);
  const std::uint16_t code = payload.empty() ? std::uint16_t{1005} : reader.u16();
  const ByteView reason = reader.rest();
  if (!payload.empty() && (reader.failed() || !may_be_sent(code) || !is_utf8(reason))) {
    return break_off(CloseCode::kProtocolError, "the server sends malformed WebSocket frames");
  }
  // Its own words back (section 5.5.1).
  write(Opcode::kClose, payload.first(payload.empty() ? 0 : 2));
  state_ = State::kClosed;
  std::string detail = "the server closed the WebSocket";
  if (!payload.empty()) detail += " with " + std::to_string(code);
  if (!reason.empty()) detail += ", \"" + shown(reason) + '"';
  return Closed{true, false, std::move(detail)};
}

Client::Event Client::break_off(CloseCode code, std::string detail) {
  close(code);
  return Closed{false, false, std::move(detail)};
}

void Client::send(ByteView message) {
  if (state_ == State::kOpen) write(is_utf8(message) ? Opcode::kText : Opcode::kBinary, message);
}

void Client::ping() {
  if (state_ == State::kOpen) write(Opcode::kPing, {});
}

void Client::close(CloseCode code) {
  if (state_ == State::kOpen) {
    Bytes payload;
    ByteWriter(payload).u16(static_cast<std::uint16_t>(code));
    write(Opcode::kClose, payload);
  }
  state_ = State::kClosed;
}

void Client::write(Opcode opcode, ByteView payload) {
  Mask mask;
  random_->fill(mask);
  write_frame(output_, opcode, payload, mask);
}

Bytes Client::take_output() {
  if (pong_ && state_ == State::kOpen) write(Opcode::kPong, *pong_);
  pong_.reset();
  return std::exchange(output_, {});
}

}  // namespace mtavip::websocket
