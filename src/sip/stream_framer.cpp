#include "sip/stream_framer.h"

#include <algorithm>

#include "base/text.h"
#include "sip/header_name.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kBufferKept = 64 * 1024;

// A SIP start line begins or ends with a version; anything else on this port (HTTP, TLS) is not for us.
bool may_be_start_line(std::string_view line) {
  if (starts_with_ignoring_case(line, "SIP/")) return true;
  line = syntax::trimmed(line);
  const auto space = line.rfind(' ');
  return space != std::string_view::npos && starts_with_ignoring_case(line.substr(space + 1), "SIP/");
}

}  // namespace

void StreamFramer::feed(ByteView data) {
  feed(text_of(data));
}

void StreamFramer::feed(std::string_view data) {
  if (broken_) return;
  // What was handed out is let go here, when no view into it may be in use any more. Moving the rest only when it is
  // the smaller part keeps the cost linear.
  if (begin_ == buffer_.size() || begin_ > buffer_.size() / 2) {
    buffer_.erase(0, begin_);
    dropped_ += begin_;
    for (auto* place : {&scanned_, &line_, &field_}) *place -= std::min(*place, begin_);
    if (body_) *body_ -= begin_;
    begin_ = 0;
    if (buffer_.empty() && buffer_.capacity() > kBufferKept) buffer_.shrink_to_fit();
  }
  buffer_.append(data);
}

std::optional<StreamFramer::Item> StreamFramer::next() {
  if (broken_) return std::nullopt;
  if (!in_message_) {
    if (auto item = take_keep_alive()) return item;
    if (!in_message_) return std::nullopt;
  }
  if (!body_) {
    if (const auto error = read_head()) return break_off(*error);
    if (!body_) return std::nullopt;
  }
  if (buffer_.size() - *body_ < *content_length_) return std::nullopt;
  const auto end = *body_ + *content_length_;
  const MessageSlice slice{std::string_view(buffer_).substr(begin_, end - begin_)};
  begin_ = end;
  in_message_ = false;
  body_.reset();
  return slice;
}

std::optional<StreamFramer::Item> StreamFramer::take_keep_alive() {
  while (begin_ < buffer_.size()) {
    const auto rest = std::string_view(buffer_).substr(begin_);
    if (rest.front() == '\n') {  // half a line end, of a peer that writes LF alone
      ++begin_;
      continue;
    }
    if (rest.front() != '\r') {
      begin_message();
      // A stream that is no SIP at all ends here, and not only after kilobytes without a line end.
      if (!syntax::is(rest.front(), syntax::kToken)) return break_off(ParseError::kBadStartLine);
      return std::nullopt;
    }
    if (rest.size() < 2) return std::nullopt;
    if (rest[1] != '\n') return break_off(ParseError::kControlCharacter);
    begin_ += 2;
    if (half_ping_) {
      half_ping_ = false;
      return Ping{};
    }
    if (rest.substr(2, 2) == "\r\n") {
      begin_ += 2;
      return Ping{};
    }
    half_ping_ = !pongs_only_;
    return Pong{};
  }
  return std::nullopt;
}

void StreamFramer::begin_message() {
  in_message_ = true;
  half_ping_ = false;
  scanned_ = line_ = field_ = begin_;
  lines_ = fields_ = 0;
  body_.reset();
  content_length_.reset();
}

std::optional<ParseError> StreamFramer::read_head() {
  while (!body_) {
    const auto line_end = buffer_.find('\n', scanned_);
    const auto next = line_end == std::string::npos ? buffer_.size() : line_end + 1;
    if (next - begin_ > limits_.header_bytes) return ParseError::kTooLarge;
    scanned_ = next;
    if (line_end == std::string::npos) return std::nullopt;
    const auto end = line_end > line_ && buffer_[line_end - 1] == '\r' ? line_end - 1 : line_end;
    if (const auto error = read_line(end, next)) return error;
    line_ = next;
  }
  return std::nullopt;
}

std::optional<ParseError> StreamFramer::read_line(std::size_t end, std::size_t next) {
  const auto line = std::string_view(buffer_).substr(line_, end - line_);
  if (lines_++ == 0) {
    field_ = next;
    if (!may_be_start_line(line)) return ParseError::kBadStartLine;
    return std::nullopt;
  }
  if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {  // continues the field before
    return fields_ == 0 ? std::optional(ParseError::kBadHeaderLine) : std::nullopt;
  }
  // Only now is it certain that the field before has ended.
  if (const auto error = end_field()) return error;
  field_ = line_;
  if (!line.empty()) {
    if (++fields_ > limits_.header_fields) return ParseError::kTooMany;
    return std::nullopt;
  }
  if (!content_length_) return ParseError::kMissingContentLength;
  const auto head = next - begin_;
  if (head > limits_.message_bytes || *content_length_ > limits_.message_bytes - head) return ParseError::kTooLarge;
  body_ = next;
  return std::nullopt;
}

std::optional<ParseError> StreamFramer::end_field() {
  auto field = std::string_view(buffer_).substr(field_, line_ - field_);
  const auto name = syntax::take_token(field);
  if (header_of(name) != HeaderName::kContentLength) return std::nullopt;
  // Two of them, even if they agree, are no accident: whoever sees only one of them would cut elsewhere.
  if (!syntax::take(field, ':') || content_length_) return ParseError::kBadContentLength;
  const auto number = parse_number<std::uint32_t>(syntax::trimmed(field));
  if (!number) return ParseError::kBadContentLength;
  content_length_ = *number;
  return std::nullopt;
}

StreamFramer::Item StreamFramer::break_off(ParseError error) {
  broken_ = true;
  const auto head = in_message_ ? std::string_view(buffer_).substr(begin_, scanned_ - begin_) : std::string_view{};
  return Broken{error, dropped_ + (in_message_ ? line_ : begin_), head};
}

}  // namespace mtavip::sip
