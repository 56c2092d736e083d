// Header values as types, read on demand: `parse_first<Via>(message, HeaderName::kVia)`. Each type reads one element of
// its header field and prints it again; parameters that it does not know are kept. RFC 3261 section 20 unless another
// is named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "sip/header_name.h"
#include "sip/message.h"
#include "sip/method.h"
#include "sip/name_addr.h"
#include "sip/parameters.h"
#include "sip/parse_error.h"
#include "sip/uri.h"

namespace mtavip::sip {

/// RFC 3261 section 8.1.1.7: the branch of every request of an RFC 3261 client begins with it.
inline constexpr std::string_view kMagicCookie = "z9hG4bK";

/// One hop (section 20.42).
struct Via {
  std::string protocol = "SIP/2.0";
  std::string transport = "UDP";  ///< upper case as written by us; compare without case
  HostPort sent_by;
  Parameters parameters;

  static Result<Via, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string_view branch() const;
  [[nodiscard]] bool has_magic_cookie() const;
  [[nodiscard]] std::optional<std::string_view> received() const { return parameters.value("received"); }
  /// Whether rport is there at all, with or without a value (RFC 3581).
  [[nodiscard]] bool wants_rport() const { return parameters.has("rport"); }
  [[nodiscard]] std::optional<std::uint16_t> rport() const;
  [[nodiscard]] std::optional<std::string_view> maddr() const { return parameters.value("maddr"); }
  [[nodiscard]] std::optional<std::uint8_t> ttl() const;
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Via&, const Via&) = default;
};

/// Section 20.10, and RFC 5626 for +sip.instance and reg-id.
struct Contact {
  bool star = false;  ///< "*": all bindings; the rest is empty then
  NameAddr address;

  static Result<Contact, ParseError> parse(std::string_view text);
  /// Nothing where it is missing or malformed: the Expires field or the default holds then (section 10.2.1.1).
  [[nodiscard]] std::optional<std::uint32_t> expires() const;
  /// In thousandths, 1000 where it is missing.
  [[nodiscard]] int q() const;
  /// Without quotes: "<urn:uuid:...>".
  [[nodiscard]] std::optional<std::string> instance() const { return address.parameters.text("+sip.instance"); }
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Contact&, const Contact&) = default;
};

struct Cseq {
  std::uint32_t number = 0;
  std::string method;

  static Result<Cseq, ParseError> parse(std::string_view text);
  [[nodiscard]] Method method_id() const { return method_of(method); }
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Cseq&, const Cseq&) = default;
};

/// A token with parameters: Content-Disposition, Event (RFC 6665), Accept-Encoding, Info-Package (RFC 6086), and many
/// others.
struct TokenValue {
  std::string token;
  Parameters parameters;

  static Result<TokenValue, ParseError> parse(std::string_view text);
  [[nodiscard]] bool is(std::string_view other) const;
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const TokenValue&, const TokenValue&) = default;
};

/// Content-Type and an element of Accept; "*" is possible in Accept.
struct MediaType {
  std::string type;
  std::string subtype;
  Parameters parameters;

  static Result<MediaType, ParseError> parse(std::string_view text);
  /// Without case, ignoring parameters: is("application/sdp").
  [[nodiscard]] bool is(std::string_view type_and_subtype) const;
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const MediaType&, const MediaType&) = default;
};

struct RetryAfter {
  std::uint32_t seconds = 0;
  std::string comment;
  Parameters parameters;

  static Result<RetryAfter, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const RetryAfter&, const RetryAfter&) = default;
};

struct Warning {
  int code = 399;
  std::string agent;  ///< host, host:port or a pseudonym
  std::string text;   ///< without quotes

  static Result<Warning, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Warning&, const Warning&) = default;
};

/// RFC 3326.
struct Reason {
  std::string protocol = "SIP";  ///< "SIP", "Q.850", or another
  std::optional<int> cause;
  std::string text;  ///< without quotes
  Parameters others;

  static Result<Reason, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// Section 20.38.
struct TimestampValue {
  std::string value;  ///< echoed as it stands
  std::string delay;

  static Result<TimestampValue, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const TimestampValue&, const TimestampValue&) = default;
};

/// RFC 3262 section 7.2.
struct Rack {
  std::uint32_t rseq = 0;
  Cseq cseq;

  static Result<Rack, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Rack&, const Rack&) = default;
};

/// RFC 3891 section 6.1; Join (RFC 3911) and Target-Dialog (RFC 4538) have the same form.
struct Replaces {
  std::string call_id;
  std::string to_tag;
  std::string from_tag;
  bool early_only = false;

  static Result<Replaces, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const Replaces&, const Replaces&) = default;
};

/// RFC 6665 section 8.2.3.
struct SubscriptionState {
  std::string state;  ///< "active", "pending", "terminated", or another
  std::optional<std::uint32_t> expires;
  std::optional<std::uint32_t> retry_after;
  std::string reason;
  Parameters others;

  static Result<SubscriptionState, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const SubscriptionState&, const SubscriptionState&) = default;
};

/// Session-Expires and Min-SE (RFC 4028 section 4 and 5).
struct SessionExpires {
  std::uint32_t seconds = 0;
  std::string refresher;  ///< "uac", "uas" or empty
  Parameters others;

  static Result<SessionExpires, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const SessionExpires&, const SessionExpires&) = default;
};

/// Alert-Info, Call-Info, Error-Info: any absolute URI in angle brackets, with parameters.
struct InfoUri {
  std::string uri;
  Parameters parameters;

  static Result<InfoUri, ParseError> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(const InfoUri&, const InfoUri&) = default;
};

/// Max-Forwards, Expires, Min-Expires, RSeq, Content-Length: decimal digits only. Delta seconds beyond 2^32-1 are taken
/// as 2^32-1 (section 25.1 gives no bound); parse_number32 refuses them.
[[nodiscard]] Result<std::uint32_t, ParseError> parse_delta_seconds(std::string_view text);
[[nodiscard]] Result<std::uint32_t, ParseError> parse_number32(std::string_view text);
/// Privacy (RFC 3323 section 4.2): tokens between semicolons, in lower case.
[[nodiscard]] std::vector<std::string> parse_privacy(std::string_view text);
/// Date: "Sat, 13 Nov 2010 23:29:00 GMT" only (section 20.17).
[[nodiscard]] Result<WallTime, ParseError> parse_date(std::string_view text);
[[nodiscard]] std::string print_date(WallTime time);

/// Between quotes, with " and \ escaped.
[[nodiscard]] std::string quote(std::string_view plain);
/// Without quotes and backslashes; text without quotes as it stands.
[[nodiscard]] std::string unquote(std::string_view text);
[[nodiscard]] bool is_token(std::string_view text);

/// The first value of the header field; ParseError::kMissing if there is none.
template <class T>
[[nodiscard]] Result<T, ParseError> parse_first(const Message& message, HeaderName id) {
  const auto values = message.values(id, ValueLimits{.values = 1});
  if (values.empty()) return fail(ParseError::kMissing);
  return T::parse(values.front());
}

/// Every value; an error if one is malformed. None at all is an empty list.
template <class T>
[[nodiscard]] Result<std::vector<T>, ParseError> parse_all(const Message& message, HeaderName id,
                                                           const ValueLimits& limits = {}) {
  std::vector<T> list;
  const auto values = message.values(id, ValueLimits{limits.values + 1, limits.parameters, limits.uri_bytes});
  if (values.size() > limits.values) return fail(ParseError::kTooMany);
  list.reserve(values.size());
  for (const auto value : values) {
    auto parsed = T::parse(value);
    if (!parsed) return fail(parsed.error());
    list.push_back(std::move(*parsed));
  }
  return list;
}

}  // namespace mtavip::sip
