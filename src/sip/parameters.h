// Parameters of URIs and header values: ";name=value" in order, names compared without case (RFC 3261 section 7.3.1).
// Unknown ones are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sip/limits.h"
#include "sip/parse_error.h"

namespace mtavip::sip {

struct Parameter {
  std::string name;
  /// As written, so with its quotes where it is a quoted string; nothing for a flag such as ";lr".
  std::optional<std::string> value;

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

class Parameters {
 public:
  /// Reads ";a=b;c" (spaces around ; and = are allowed, RFC 3261 section 7.3.1). `text` must begin with ';' or be
  /// empty.
  static Result<Parameters, ParseError> parse(std::string_view text, const ValueLimits& limits = {});

  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  [[nodiscard]] auto begin() const { return list_.begin(); }
  [[nodiscard]] auto end() const { return list_.end(); }

  [[nodiscard]] const Parameter* find(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The value as written; nothing if there is no such parameter or it has no value. A view into this object.
  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
  /// The value without quotes and backslashes.
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;

  /// Replaces or appends. The value is written as given: quote() it first where it is no token.
  Parameters& set(std::string_view name, std::string_view value);
  Parameters& set_flag(std::string_view name);
  bool remove(std::string_view name);

  void print(std::string& out) const;
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Parameters&, const Parameters&) = default;

 private:
  Parameter& slot(std::string_view name);

  std::vector<Parameter> list_;
};

}  // namespace mtavip::sip
