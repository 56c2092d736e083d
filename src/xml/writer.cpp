#include "xml/writer.h"

#include "base/unicode.h"

namespace mtavip::xml {
namespace {

/// XML 1.0 section 2.2: most control characters cannot stand in a document, not even escaped.
bool is_writable(char c) {
  return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
}

void escape(std::string& out, std::string_view text) {
  // What is no UTF-8 would make the whole document unreadable.
  for (const char c : to_utf8(to_utf16(text))) {
    if (!is_writable(c)) continue;
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

Writer::Writer() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n") {}

void Writer::begin(std::string_view name, std::span<const Attribute> attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    escape(out_, value);
    out_ += '"';
  }
}

Writer& Writer::open(std::string_view name, std::span<const Attribute> attributes) {
  begin(name, attributes);
  out_ += '>';
  open_.emplace_back(name);
  return *this;
}

Writer& Writer::text(std::string_view text) {
  escape(out_, text);
  return *this;
}

Writer& Writer::close() {
  out_ += "</" + open_.back() + '>';
  open_.pop_back();
  return *this;
}

Writer& Writer::leaf(std::string_view name, std::string_view text_of_it, Attributes attributes) {
  return open(name, attributes).text(text_of_it).close();
}

Writer& Writer::empty(std::string_view name, Attributes attributes) {
  begin(name, {attributes.begin(), attributes.size()});
  out_ += "/>";
  return *this;
}

std::string Writer::take() {
  return std::move(out_) + "\r\n";
}

}  // namespace mtavip::xml
