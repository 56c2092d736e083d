// SIP and SIPS URIs (RFC 3261 section 19.1), tel URIs (RFC 3966), and any other absolute URI kept as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ip_address.h"
#include "base/result.h"
#include "sip/limits.h"
#include "sip/parameters.h"
#include "sip/parse_error.h"

namespace mtavip::sip {

enum class Scheme : std::uint8_t { kSip, kSips, kTel, kOther };

/// Parts are kept in their escaped form, as written, so that a URI goes out as it came in; decoded_user() and friends
/// undo the escapes.
struct Uri {
  Scheme scheme = Scheme::kSip;
  std::string user;        ///< sip, sips: escaped, empty if there is none; tel: the number
  std::string password;    ///< escaped
  std::string host;        ///< a name, an IPv4 address, or an IPv6 address without brackets
  std::uint16_t port = 0;  ///< 0: none was given
  Parameters parameters;
  std::string headers;  ///< what follows '?', escaped
  std::string other;    ///< Scheme::kOther: the whole URI

  /// Accepts what real peers send beyond the grammar where its meaning is clear ('#' and bytes above 127 in a user
  /// part). Refused: spaces, control characters, quotes and angle brackets, broken escapes, hosts that are no name nor
  /// address, ports out of range.
  static Result<Uri, ParseError> parse(std::string_view text, const ValueLimits& limits = {});
  /// A sip URI; `user` is plain text and is escaped here.
  static Uri sip(std::string_view user, std::string_view host, std::uint16_t port = 0);

  [[nodiscard]] bool is_sip() const { return scheme == Scheme::kSip || scheme == Scheme::kSips; }
  [[nodiscard]] bool secure() const { return scheme == Scheme::kSips; }
  /// "sip", "sips", "tel", or the other scheme in lower case.
  [[nodiscard]] std::string scheme_name() const;
  [[nodiscard]] std::string decoded_user() const;
  void set_user(std::string_view plain);
  /// The host where it is numeric.
  [[nodiscard]] std::optional<IpAddress> address() const;
  [[nodiscard]] bool loose_router() const { return parameters.has("lr"); }
  /// "user=phone", or a tel URI.
  [[nodiscard]] bool is_telephone() const;
  /// The header part, decoded: names and values.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> decoded_headers() const;

  void print(std::string& out) const;
  [[nodiscard]] std::string to_string() const;
  /// "host", "host:port", "[v6]:port".
  [[nodiscard]] std::string host_port() const;
  /// As it may stand in a Request-URI: without the header part and the method parameter (RFC 3261 section 19.1.1, table
  /// 1).
  [[nodiscard]] Uri as_request_uri() const;

  /// Whether every part is written the same; for the meaning use equivalent().
  friend bool operator==(const Uri&, const Uri&) = default;
};

/// RFC 3261 section 19.1.4; tel: RFC 3966 section 4 (visual separators do not count); others: the same text.
[[nodiscard]] bool equivalent(const Uri& a, const Uri& b);

/// Percent-escapes every character of a user part that needs it.
[[nodiscard]] std::string escape_user(std::string_view plain);
/// Percent-escapes for a header value of a URI ("?Replaces=...").
[[nodiscard]] std::string escape_header(std::string_view plain);
/// Undoes percent escapes; a broken escape is left as it stands.
[[nodiscard]] std::string unescape(std::string_view text);

/// "host", "host:port", "1.2.3.4:5060", "[2001:db8::1]:5060"; also an IPv6 address without brackets where no port
/// follows.
struct HostPort {
  std::string host;        ///< without brackets
  std::uint16_t port = 0;  ///< 0: none was given

  static Result<HostPort, ParseError> parse(std::string_view text);
  void print(std::string& out) const;
  friend bool operator==(const HostPort&, const HostPort&) = default;
};

}  // namespace mtavip::sip
