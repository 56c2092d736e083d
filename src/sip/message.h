// A SIP request or response (RFC 3261 section 7): one owned buffer, and header fields as places in it. Values are read
// into types only on demand (headers.h). What was not touched goes out as it came in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "sip/header_name.h"
#include "sip/limits.h"
#include "sip/method.h"
#include "sip/parse_error.h"
#include "sip/uri.h"

namespace mtavip::sip {

/// A header field as seen through its message; the views end with the next change of the message.
struct HeaderField {
  HeaderName id = HeaderName::kUnknown;
  std::string_view name;   ///< as written: full or compact form
  std::string_view value;  ///< trimmed and unfolded
};

/// A CSeq value as views (RFC 3261 section 20.16).
struct CseqView {
  std::uint32_t number = 0;
  Method method = Method::kUnknown;
  std::string_view method_name;
};

enum class HeaderForm : std::uint8_t { kAsWritten, kFull, kCompact };

/// A value: copies are deep, moves cheap. Every string_view that it gives ends with the next non-const call.
class Message {
 public:
  /// An empty message is neither request nor response; assign one to it.
  Message() = default;

  static Message request(Method method, const Uri& uri);
  static Message request(std::string_view method, std::string_view uri);
  /// With the standard's reason phrase where `reason` is empty.
  static Message response(int status, std::string_view reason = {});
  /// With Via, From, To, Call-ID and CSeq of the request, and Timestamp in a 100 (RFC 3261 section 8.2.6). `to_tag` is
  /// put into To if that has none, the status is not 100, and the tag is not empty. Record-Route is the dialog's
  /// business: copy().
  static Message response_to(const Message& request, int status, std::string_view reason = {},
                             std::string_view to_tag = {});

  [[nodiscard]] bool is_request() const { return status_ == 0 && !method_.empty(); }
  [[nodiscard]] bool is_response() const { return status_ != 0; }

  /// Of a request: its method. Of a response: that of its CSeq.
  [[nodiscard]] Method method() const;
  [[nodiscard]] std::string_view method_name() const;
  /// As written; empty in a response.
  [[nodiscard]] std::string_view request_uri_text() const { return view(uri_); }
  [[nodiscard]] Result<Uri, ParseError> request_uri() const { return Uri::parse(request_uri_text()); }
  void set_request_uri(std::string_view uri);
  /// 0 in a request.
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] std::string_view reason() const { return view(reason_); }

  // --- Header fields ---
  [[nodiscard]] std::size_t field_count() const { return fields_.size(); }
  [[nodiscard]] HeaderField field(std::size_t index) const;
  /// The value of the first field of this name.
  [[nodiscard]] std::optional<std::string_view> header(HeaderName id) const;
  /// For names that have no id; finds known ones too, in whichever form.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  [[nodiscard]] bool has(HeaderName id) const { return header(id).has_value(); }
  /// How many fields (not values) there are.
  [[nodiscard]] std::size_t count(HeaderName id) const;
  /// Every value of every field of this name in order; comma lists are taken apart where the name allows them. At most
  /// `limits.values`: more are left out.
  [[nodiscard]] std::vector<std::string_view> values(HeaderName id, const ValueLimits& limits = {}) const;
  /// Whether a comma separated list of tokens (Supported, Require, Allow) holds `token`, without case.
  [[nodiscard]] bool lists(HeaderName id, std::string_view token) const;

  // Line ends and NUL in what is given become spaces, and a name that is no token changes nothing: no caller can be
  // made to write a second header field.
  /// Appends a field after those of the same name, or at the end.
  Message& add(HeaderName id, std::string_view value);
  Message& add(std::string_view name, std::string_view value);
  /// Puts a field before the first one of the same name (a new Via, a Record-Route), or at the front.
  Message& prepend(HeaderName id, std::string_view value);
  /// Replaces the first field of the name and removes others; adds it where there is none.
  Message& set(HeaderName id, std::string_view value);
  Message& set(std::string_view name, std::string_view value);
  /// How many fields were removed.
  std::size_t remove(HeaderName id);
  std::size_t remove(std::string_view name);
  /// Removes the first value: the field, or the first element of its comma list. Says whether there was one.
  bool remove_first_value(HeaderName id);
  /// Replaces the first value and leaves the others as they are (received and rport in the top Via).
  bool replace_first_value(HeaderName id, std::string_view value);
  /// Appends all fields of this name of another message.
  Message& copy(const Message& from, HeaderName id);

  // --- What every layer asks for; no allocation, empty or nothing where missing or malformed ---
  [[nodiscard]] std::string_view call_id() const;
  [[nodiscard]] std::optional<CseqView> cseq() const;
  [[nodiscard]] std::string_view from_tag() const;
  [[nodiscard]] std::string_view to_tag() const;
  /// The branch parameter of the topmost Via.
  [[nodiscard]] std::string_view branch() const;

  // --- Body ---
  [[nodiscard]] std::string_view body() const { return view(body_); }
  [[nodiscard]] bool has_body() const { return body_.size != 0; }
  /// Sets Content-Type too, or removes it for an empty one.
  Message& set_body(std::string_view content_type, std::string_view body);
  Message& clear_body();

  // --- Printing ---
  /// With a Content-Length that is right, whatever the fields say. kCompact saves some hundred bytes where the path's
  /// MTU is near (RFC 3261 sections 7.3.3 and 18.1.1).
  void print(std::string& out, HeaderForm form = HeaderForm::kAsWritten) const;
  [[nodiscard]] std::string to_string(HeaderForm form = HeaderForm::kAsWritten) const;
  [[nodiscard]] Bytes to_bytes(HeaderForm form = HeaderForm::kAsWritten) const;
  /// For logs: "INVITE sip:a@b" or "200 OK (INVITE)".
  [[nodiscard]] std::string summary() const;

 private:
  friend class MessageParser;

  struct Place {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
    [[nodiscard]] bool empty() const { return size == 0; }
  };
  struct Field {
    Place name;
    Place value;
    HeaderName id = HeaderName::kUnknown;
  };

  [[nodiscard]] std::string_view view(Place place) const { return {buffer_.data() + place.offset, place.size}; }
  Place store(std::string_view text);
  Place store_value(std::string_view text);
  [[nodiscard]] const Field* find(HeaderName id) const;
  [[nodiscard]] bool named(const Field& field, HeaderName id, std::string_view name) const;
  Message& insert(std::size_t index, HeaderName id, std::string_view name, std::string_view value);
  void drop(Place place) { garbage_ += place.size; }
  void compact_buffer();

  std::string buffer_;
  std::vector<Field> fields_;
  Place method_;
  Place uri_;
  Place reason_;
  Place body_;
  std::size_t garbage_ = 0;  // bytes of the buffer that nothing points at any more
  int status_ = 0;
  Method method_id_ = Method::kUnknown;
};

/// The standard's words for a status code, or those of its class.
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace mtavip::sip
