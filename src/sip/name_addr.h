// name-addr and addr-spec with header parameters (RFC 3261 sections 20.10 and 25.1): the value of From, To, Contact,
// Route, Record-Route, Path, Service-Route, Refer-To, P-Asserted-Identity, Diversion, History-Info and their like.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sip/limits.h"
#include "sip/parameters.h"
#include "sip/parse_error.h"
#include "sip/uri.h"

namespace mtavip::sip {

struct NameAddr {
  std::string display_name;  ///< without quotes and backslashes; UTF-8
  Uri uri;
  Parameters parameters;  ///< of the header field, outside the angle brackets

  /// One element. Without angle brackets, parameters belong to the header field and the URI may not hold '?' or ','
  /// (RFC 3261 section 20.10). A display name that should have been quoted and was not is accepted.
  static Result<NameAddr, ParseError> parse(std::string_view text, const ValueLimits& limits = {});

  /// The tag parameter, empty if there is none.
  [[nodiscard]] std::string_view tag() const;
  void set_tag(std::string_view tag) { parameters.set("tag", tag); }

  /// Always with angle brackets.
  void print(std::string& out) const;
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const NameAddr&, const NameAddr&) = default;
};

}  // namespace mtavip::sip
