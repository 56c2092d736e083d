// Cuts a byte stream into SIP messages (RFC 3261 sections 7.5 and 18.3) and sees the keep-alives of RFC 5626
// section 4.4.1. Holds at most one message's bytes plus what arrived behind it; never allocates by a Content-Length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/bytes.h"
#include "sip/limits.h"
#include "sip/parse_error.h"

namespace mtavip::sip {

/// One per connection.
class StreamFramer {
 public:
  /// A whole message, to be given to parse_message with Framing::kStream; the view ends with the next call of feed() or
  /// next().
  struct MessageSlice {
    std::string_view data;
  };
  /// CRLFCRLF arrived: answer CRLF.
  struct Ping {};
  /// CRLF arrived: the answer to our ping.
  struct Pong {};
  /// The stream cannot be followed any further: answer 400 or 513 if the head can be read, then close. Nothing comes
  /// after it.
  struct Broken {
    ParseError error{};
    std::size_t offset = 0;  ///< into the whole stream
    std::string_view head;   ///< start line and header fields as far as they arrived, for parse_message
  };
  using Item = std::variant<MessageSlice, Ping, Pong, Broken>;

  explicit StreamFramer(Limits limits = {}) : limits_(limits) {}
  /// We are who asks by this connection: a CRLF is an answer, and two of them are two answers.
  void expect_pongs() { pongs_only_ = true; }

  void feed(ByteView data);
  void feed(std::string_view data);
  /// The next item, or nothing until more bytes come. Call it until it gives nothing.
  [[nodiscard]] std::optional<Item> next();

  [[nodiscard]] bool broken() const { return broken_; }
  /// Whether a message has begun and is not complete: a peer that stays silent now may be cut off.
  [[nodiscard]] bool mid_message() const { return !broken_ && begin_ < buffer_.size(); }
  [[nodiscard]] std::size_t buffered() const { return buffer_.size() - begin_; }

 private:
  [[nodiscard]] std::optional<Item> take_keep_alive();
  void begin_message();
  /// Goes on reading the head; an error ends the stream.
  [[nodiscard]] std::optional<ParseError> read_head();
  [[nodiscard]] std::optional<ParseError> read_line(std::size_t end, std::size_t next);
  [[nodiscard]] std::optional<ParseError> end_field();
  [[nodiscard]] Item break_off(ParseError error);

  Limits limits_;
  std::string buffer_;
  std::size_t dropped_ = 0;  // bytes of the stream that have left the buffer
  std::size_t begin_ = 0;    // of the current message, or of what follows the last one
  bool in_message_ = false;
  bool half_ping_ = false;  // the last thing was a CRLF: with another one it is a ping that came in two pieces
  bool pongs_only_ = false;
  bool broken_ = false;

  // Of the current message.
  std::size_t scanned_ = 0;  // there is no line end between line_ and here
  std::size_t line_ = 0;     // where the line that is being read begins
  std::size_t field_ = 0;    // where the field that it may continue begins
  std::size_t lines_ = 0;
  std::size_t fields_ = 0;
  std::optional<std::size_t> body_;  // where the body begins, once the head is complete
  std::optional<std::size_t> content_length_;
};

}  // namespace mtavip::sip
