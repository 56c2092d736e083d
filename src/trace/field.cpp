#include "trace/field.h"

#include <algorithm>
#include <cstdio>

#include "base/text.h"

namespace mtavip::trace {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// How many octets at the beginning of `text` are one well-formed UTF-8 character (RFC 3629 section 4); zero if none
/// are.
std::size_t utf8_length(std::string_view text) {
  const auto octet = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = octet(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xc2 && first < 0xe0   ? 2
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xf0 && first < 0xf5 ? 4
                                                             : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((octet(i) & 0xc0U) != 0x80) return 0;
  }
  const unsigned second = octet(1);
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool surrogate = first == 0xed && second >= 0xa0;
  const bool beyond = first == 0xf4 && second >= 0x90;
  return overlong || surrogate || beyond ? 0 : length;
}

void append_utf8(std::string& out, std::uint32_t character) {
  const auto add = [&out](std::uint32_t octet) { out += static_cast<char>(octet); };
  if (character < 0x80) {
    add(character);
  } else if (character < 0x800) {
    add(0xc0 | character >> 6);
    add(0x80 | (character & 0x3f));
  } else if (character < 0x10000) {
    add(0xe0 | character >> 12);
    add(0x80 | (character >> 6 & 0x3f));
    add(0x80 | (character & 0x3f));
  } else {
    add(0xf0 | character >> 18);
    add(0x80 | (character >> 12 & 0x3f));
    add(0x80 | (character >> 6 & 0x3f));
    add(0x80 | (character & 0x3f));
  }
}

void append_escape(std::string& out, std::string_view prefix, char c) {
  const auto octet = static_cast<unsigned char>(c);
  out.append(prefix);
  out += kHexDigits[octet >> 4];
  out += kHexDigits[octet & 15];
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// Octets that look like a text, perhaps with NULs at its end: what vendors put into their octet strings.
std::string text_in(ByteView octets) {
  std::string_view text = text_of(octets);
  while (!text.empty() && text.back() == '\0') text.remove_suffix(1);
  const bool readable = text.size() >= 3 && std::ranges::none_of(text, [](char c) {
                          return is_control(c) || static_cast<unsigned char>(c) >= 0x80;
                        });
  return readable ? "\"" + std::string(text) + "\"" : std::string();
}

void write_lines(std::string& out, std::string_view text, unsigned indent) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.append(indent, ' ');
    out += printable(line);
    out += '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// The field behind its indentation; a choice goes on in the same line.
void write_line(std::string& out, const Field& field, unsigned indent) {
  out += printable(field.name);
  if (field.kind == Field::Kind::kChoice && field.children.size() == 1) {
    out += ": ";
    write_line(out, field.children.front(), indent);
    return;
  }
  switch (field.kind) {
    case Field::Kind::kGroup:
    case Field::Kind::kChoice:
    case Field::Kind::kNull:
    case Field::Kind::kLines:
      break;
    case Field::Kind::kList:
      if (field.children.empty()) out += ": none";
      break;
    case Field::Kind::kText:
      out += ": " + printable(field.value);
      break;
    case Field::Kind::kOctets:
      out += field.value.empty() ? ": no octets" : ": " + field.value;
      break;
    case Field::Kind::kNumber:
    case Field::Kind::kBoolean:
      out += ": " + field.value;
      break;
  }
  if (!field.meaning.empty()) out += " (" + printable(field.meaning) + ")";
  out += '\n';
  if (field.kind == Field::Kind::kLines) write_lines(out, field.value, indent + 2);
  for (const auto& child : field.children) write_text(out, child, indent + 2);
}

void write_json_group(std::string& out, const Field& field) {
  out += '{';
  std::vector<bool> written(field.children.size());
  bool first = true;
  for (std::size_t i = 0; i < field.children.size(); ++i) {
    if (written[i]) continue;
    const auto& child = field.children[i];
    if (!first) out += ',';
    first = false;
    write_json_string(out, child.name);
    out += ':';
    // Names stand in the order of the message, and those that repeat stand together nearly always.
    std::size_t alike = 1;
    for (std::size_t j = i + 1; j < field.children.size(); ++j) alike += field.children[j].name == child.name ? 1U : 0U;
    if (alike == 1) {
      write_json(out, child);
      continue;
    }
    out += '[';
    for (std::size_t j = i; j < field.children.size(); ++j) {
      if (field.children[j].name != child.name) continue;
      if (j != i) out += ',';
      write_json(out, field.children[j]);
      written[j] = true;
    }
    out += ']';
  }
  out += '}';
}

}  // namespace

Field Field::text(std::string_view name, std::string_view value, std::string_view meaning) {
  return {std::string(name), Kind::kText, std::string(value), std::string(meaning), {}};
}

Field Field::number(std::string_view name, std::int64_t value, std::string_view meaning) {
  return {std::string(name), Kind::kNumber, std::to_string(value), std::string(meaning), {}};
}

Field Field::boolean(std::string_view name, bool value) {
  return {std::string(name), Kind::kBoolean, value ? "true" : "false", {}, {}};
}

Field Field::octets(std::string_view name, ByteView value) {
  return {std::string(name), Kind::kOctets, to_hex(text_of(value)), text_in(value), {}};
}

const Field* Field::find(std::string_view child) const {
  const auto found = std::ranges::find(children, child, &Field::name);
  return found == children.end() ? nullptr : &*found;
}

void write_text(std::string& out, const Field& field, unsigned indent) {
  out.append(indent, ' ');
  write_line(out, field, indent);
}

void write_json(std::string& out, const Field& field) {
  switch (field.kind) {
    case Field::Kind::kGroup:
    case Field::Kind::kChoice:
      write_json_group(out, field);
      break;
    case Field::Kind::kList:
      out += '[';
      for (std::size_t i = 0; i < field.children.size(); ++i) {
        if (i > 0) out += ',';
        write_json(out, field.children[i]);
      }
      out += ']';
      break;
    case Field::Kind::kText:
    case Field::Kind::kLines:
    case Field::Kind::kOctets:
      write_json_string(out, field.value);
      break;
    case Field::Kind::kNumber:
    case Field::Kind::kBoolean:
      out += field.value;
      break;
    case Field::Kind::kNull:
      out += "null";
      break;
  }
}

void write_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t length = utf8_length(text);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (length == 0 || is_control(c)) {
      append_escape(out, "\\u00", c);
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out += '"';
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    // U+0080 to U+009F are control characters too.
    const bool high_control = length == 2 && text[0] == '\xc2' && static_cast<unsigned char>(text[1]) < 0xa0;
    if (length == 0 || is_control(text.front()) || high_control) {
      for (const char c : text.substr(0, std::max<std::size_t>(length, 1))) append_escape(out, "\\x", c);
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::uint32_t character = text[i];
    const bool pair = character >= 0xd800 && character < 0xdc00 && i + 1 < text.size() && text[i + 1] >= 0xdc00 &&
                      text[i + 1] < 0xe000;
    if (pair) {
      character = 0x10000 + ((character - 0xd800) << 10) + (text[++i] - 0xdc00U);
    } else if (character >= 0xd800 && character < 0xe000) {
      character = 0xfffd;
    }
    append_utf8(out, character);
  }
  return out;
}

}  // namespace mtavip::trace
