#include <cstdio>

#include "asn1/codec.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {
namespace {

void append_hex(std::string& out, ByteView bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (const std::byte octet : bytes) {
    const auto value = std::to_integer<unsigned>(octet);
    out += kDigits[value >> 4];
    out += kDigits[value & 15U];
  }
}

void append_utf8(std::string& out, char32_t character) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | (character >> shift & 0x3f)); };
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xc0 | character >> 6);
    tail(0);
  } else if (character < 0x10000) {
    out += static_cast<char>(0xe0 | character >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | character >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

/// One character within quotes, escaped as JSON wants it.
void append_character(std::string& out, char32_t character) {
  if (character == '"' || character == '\\') {
    out += '\\';
    out += static_cast<char>(character);
  } else if (character < 0x20 || character == 0x7f) {
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(character));
    out += escape;
  } else {
    append_utf8(out, character);
  }
}

// Octets above 0x7f of an 8-bit string are taken as Latin-1: what comes out is always valid UTF-8.
void append_quoted(std::string& out, const std::string& text) {
  out += '"';
  for (const char character : text) append_character(out, static_cast<unsigned char>(character));
  out += '"';
}

void append_quoted(std::string& out, const std::u16string& text) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t character = text[i];
    const bool high = character >= 0xd800 && character < 0xdc00;
    if (high && i + 1 < text.size() && text[i + 1] >= 0xdc00 && text[i + 1] < 0xe000) {
      character = 0x10000 + ((character - 0xd800) << 10) + (text[++i] - 0xdc00U);
    } else if (character >= 0xd800 && character < 0xe000) {
      character = 0xfffd;
    }
    append_character(out, character);
  }
  out += '"';
}

std::string bits_of(const BitString& value) {
  std::string text;
  for (std::size_t i = 0; i < value.size; ++i) text += value.test(i) ? '1' : '0';
  return text;
}

std::string number_of(const IntegerType& type, const void* value) {
  switch (type.width) {
    case 1: {
      const auto number = *static_cast<const std::uint8_t*>(value);
      return std::to_string(type.is_signed ? static_cast<std::int8_t>(number) : int{number});
    }
    case 2: {
      const auto number = *static_cast<const std::uint16_t*>(value);
      return std::to_string(type.is_signed ? static_cast<std::int16_t>(number) : int{number});
    }
    case 4: {
      const auto number = *static_cast<const std::uint32_t*>(value);
      return type.is_signed ? std::to_string(static_cast<std::int32_t>(number)) : std::to_string(number);
    }
    default: {
      const auto number = *static_cast<const std::uint64_t*>(value);
      return type.is_signed ? std::to_string(static_cast<std::int64_t>(number)) : std::to_string(number);
    }
  }
}

std::string name_of(const EnumeratedType& type, const void* value) {
  const std::size_t index = *static_cast<const std::uint8_t*>(value);
  return index < type.names.size() ? std::string(type.names[index])
                                   : "extension[" + std::to_string(index - type.root_count) + "]";
}

/// The two notations differ in what stands around the same parts.
class Printer {
 public:
  Printer(bool json, unsigned indent) : json_(json), indent_(indent) {}

  void value(const Type& type, const void* value) {
    switch (type.type_class) {
      case TypeClass::kNull:
        out_ += json_ ? "null" : "NULL";
        break;
      case TypeClass::kBoolean:
        out_ += *static_cast<const bool*>(value) ? (json_ ? "true" : "TRUE") : (json_ ? "false" : "FALSE");
        break;
      case TypeClass::kInteger:
        out_ += number_of(static_cast<const IntegerType&>(type), value);
        break;
      case TypeClass::kEnumerated:
        word(name_of(static_cast<const EnumeratedType&>(type), value));
        break;
      case TypeClass::kBitString:
        marked(bits_of(*static_cast<const BitString*>(value)), 'B');
        break;
      case TypeClass::kOctetString:
        octets(*static_cast<const Bytes*>(value));
        break;
      case TypeClass::kFixedOctetString:
        octets({static_cast<const std::byte*>(value), static_cast<const OctetStringType&>(type).size.lower});
        break;
      case TypeClass::kObjectIdentifier:
        word(static_cast<const ObjectIdentifier*>(value)->to_string());
        break;
      case TypeClass::kString:
        append_quoted(out_, *static_cast<const std::string*>(value));
        break;
      case TypeClass::kWideString:
        append_quoted(out_, *static_cast<const std::u16string*>(value));
        break;
      case TypeClass::kOpenType:
        octets(static_cast<const OpenType*>(value)->content);
        break;
      case TypeClass::kSequence:
        sequence(static_cast<const SequenceType&>(type), value);
        break;
      case TypeClass::kChoice:
        choice(static_cast<const ChoiceType&>(type), value);
        break;
      case TypeClass::kList:
        list(static_cast<const ListType&>(type), value);
        break;
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void word(std::string_view text) {
    if (json_) out_ += '"';
    out_ += text;
    if (json_) out_ += '"';
  }
  void marked(std::string_view text, char kind) {
    out_ += json_ ? '"' : '\'';
    out_ += text;
    out_ += json_ ? '"' : '\'';
    if (!json_) out_ += kind;
  }
  void octets(ByteView bytes) {
    std::string text;
    append_hex(text, bytes);
    marked(text, 'H');
  }
  void open(char bracket) {
    out_ += bracket;
    indent_ += 2;
    first_ = true;
  }
  void next() {
    if (json_ && !first_) out_ += ',';
    if (!json_) {
      out_ += '\n';
      out_.append(indent_, ' ');
    }
    first_ = false;
  }
  void name(std::string_view name) {
    word(name);
    out_ += json_ ? ":" : ": ";
  }
  void close(char bracket) {
    indent_ -= 2;
    if (!json_ && !first_) {
      out_ += '\n';
      out_.append(indent_, ' ');
    }
    out_ += bracket;
    first_ = false;
  }

  void sequence(const SequenceType& type, const void* sequence) {
    open('{');
    for (const Member& member : type.members) {
      const void* at = member_value(member, sequence);
      if (at == nullptr) continue;
      next();
      name(member.name);
      value(*member.type, at);
    }
    if (type.extensible) {
      for (const Extensions::Addition& addition : extensions_of(type, sequence).unknown()) {
        next();
        name("extension[" + std::to_string(addition.index) + "]");
        octets(addition.content);
      }
    }
    close('}');
  }

  void choice(const ChoiceType& type, const void* choice) {
    const std::uint16_t kind = choice_kind(choice);
    if (kind == detail::kUnset) {
      out_ += json_ ? "null" : "(unset)";
      return;
    }
    const bool known = kind < type.alternatives.size();
    const UnknownAlternative* unknown = known ? nullptr : choice_unknown(choice);
    const bool bare = known ? type.alternatives[kind].type->type_class == TypeClass::kNull : unknown == nullptr;
    const std::string alternative = known ? std::string(type.alternatives[kind].name)
                                          : "extension[" + (unknown ? std::to_string(unknown->index) : "?") + "]";
    if (bare && (!json_ || type.operations.empty())) {
      word(alternative);
      return;
    }
    if (json_) out_ += '{';
    name(alternative);
    if (!known) {
      octets(unknown != nullptr ? ByteView(unknown->content) : ByteView());
    } else if (bare) {
      out_ += "null";
    } else {
      value(*type.alternatives[kind].type, choice_value(type, choice));
    }
    if (json_) out_ += '}';
  }

  void list(const ListType& type, const void* list) {
    const auto [data, size] = type.operations->elements(list);
    open('[');
    for (std::size_t i = 0; i < size; ++i) {
      next();
      value(*type.element, data + i * type.operations->element_size);
    }
    close(']');
  }

  std::string out_;
  bool json_;
  unsigned indent_;
  bool first_ = true;
};

}  // namespace

std::string print_value(const Type& type, const void* value, unsigned indent) {
  Printer printer(false, indent);
  printer.value(type, value);
  return printer.take();
}

std::string print_value_json(const Type& type, const void* value) {
  Printer printer(true, 0);
  printer.value(type, value);
  return printer.take();
}

}  // namespace mtavip::asn1
