// A decoded value under the name that its standard gives it: what the text and the JSON of a trace are written from,
// the same for SIP, Q.931, H.225.0 and H.245.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace mtavip::trace {

struct Field {
  enum class Kind : std::uint8_t {
    kGroup,    ///< children under their names
    kChoice,   ///< the one child is which of several it is
    kList,     ///< children by their place; their names do not count
    kText,     ///< `value` is text: UTF-8 or any octets
    kLines,    ///< `value` is text of several lines
    kNumber,   ///< `value` is a decimal number
    kBoolean,  ///< `value` is "true" or "false"
    kOctets,   ///< `value` is hexadecimal
    kNull,     ///< that it is there is all it says
  };

  std::string name{};
  Kind kind = Kind::kGroup;
  std::string value{};
  /// What the value means, for people; not in JSON.
  std::string meaning{};
  std::vector<Field> children{};

  static Field group(std::string_view name) { return {.name = std::string(name)}; }
  static Field list(std::string_view name) { return {.name = std::string(name), .kind = Kind::kList}; }
  static Field text(std::string_view name, std::string_view value, std::string_view meaning = {});
  static Field number(std::string_view name, std::int64_t value, std::string_view meaning = {});
  static Field boolean(std::string_view name, bool value);
  static Field octets(std::string_view name, ByteView value);
  static Field null(std::string_view name) { return {.name = std::string(name), .kind = Kind::kNull}; }

  Field& add(Field child) { return children.emplace_back(std::move(child)); }
  /// The child with this name, or null.
  [[nodiscard]] const Field* find(std::string_view child) const;
};

/// One line a field, children indented by two spaces more than the `indent` of their parent. Control characters are
/// written as \xNN, so that nothing in a message can move the cursor of a terminal.
void write_text(std::string& out, const Field& field, unsigned indent);
/// The value of the field as JSON on one line: groups are objects, where a name that stands twice becomes an array.
void write_json(std::string& out, const Field& field);
/// A JSON string with its quotes. Octets that are no UTF-8 become the characters of Latin-1.
void write_json_string(std::string& out, std::string_view text);

/// Printable text of a value: control characters as \xNN, and octets that are no UTF-8 too.
[[nodiscard]] std::string printable(std::string_view text);
/// BMPString to UTF-8; a surrogate without its pair becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::u16string_view text);

}  // namespace mtavip::trace
