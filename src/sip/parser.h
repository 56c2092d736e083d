// Reads SIP messages from datagrams and from slices that the stream framer has cut (RFC 3261 sections 7, 18.3 and 25.1;
// behaviour on odd input after RFC 4475). One pass, one allocation for the text and one for the table of fields.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/result.h"
#include "sip/limits.h"
#include "sip/message.h"
#include "sip/parse_error.h"

namespace mtavip::sip {

struct ParseFailure {
  ParseError error{};
  std::size_t offset = 0;  ///< into the input
  /// What could be read before it failed: its start line and fields, without a body.
  Message partial;

  /// Whether `partial` is a request other than ACK with all that a response needs (Via, From, To, Call-ID, CSeq), so
  /// that Message::response_to(partial, status_for(error)) may be sent.
  [[nodiscard]] bool answerable() const;
};

enum class Framing : std::uint8_t {
  kDatagram,  ///< Content-Length may be missing; bytes beyond it are cut off (RFC 3261 section 18.3)
  kStream,    ///< Content-Length must be there; the framer has cut the slice
};

/// Reads and checks one message: its form, and that Via, From, To, Call-ID and CSeq are there and well formed.
/// Tolerated: bare LF line ends, empty lines in front, spaces around colons, folded lines. Other values are not looked
/// into.
[[nodiscard]] Result<Message, ParseFailure> parse_message(ByteView data, Framing framing = Framing::kDatagram,
                                                          const Limits& limits = {});
[[nodiscard]] Result<Message, ParseFailure> parse_message(std::string_view data, Framing framing = Framing::kDatagram,
                                                          const Limits& limits = {});

}  // namespace mtavip::sip
