// a=imageattr (RFC 6236): a small grammar of its own, "* send [x=640,y=360] recv
// [x=[176:16:1920],y=[144:16:1080],q=0.8]".
#include <charconv>

#include "base/text.h"
#include "sdp/attributes.h"

namespace mtavip::sdp {
namespace {

struct Range {
  int low = 0;
  int high = 0;
};

// "640", "[176:1920]", "[176:16:1920]" or "[320,640]".
std::optional<Range> parse_range(std::string_view text) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') {
    const auto one = parse_number<int>(text);
    if (!one || *one <= 0) return std::nullopt;
    return Range{*one, *one};
  }
  text = text.substr(1, text.size() - 2);
  const auto parts = split(text, text.find(':') != std::string_view::npos ? ':' : ',');
  const auto low = parse_number<int>(parts.front());
  const auto high = parse_number<int>(parts.back());
  if (!low || !high || *low <= 0 || *high < *low) return std::nullopt;
  return Range{*low, *high};
}

// The end of the bracket that opens at `text[0]`; npos if it stays open.
std::size_t closing_bracket(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

// "x=640,y=360,q=0.8": split at commas outside of brackets.
std::optional<ImageSize> parse_size(std::string_view text) {
  ImageSize size;
  while (!text.empty()) {
    std::size_t end = 0;
    for (int depth = 0; end < text.size() && (depth > 0 || text[end] != ','); ++end) {
      if (text[end] == '[') ++depth;
      if (text[end] == ']') --depth;
    }
    const auto piece = trim(text.substr(0, end));
    text.remove_prefix(end < text.size() ? end + 1 : end);
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const auto name = piece.substr(0, equals);
    const auto value = piece.substr(equals + 1);
    if (name == "x" || name == "y") {
      const auto range = parse_range(value);
      if (!range) return std::nullopt;
      (name == "x" ? size.min_width : size.min_height) = range->low;
      (name == "x" ? size.max_width : size.max_height) = range->high;
    } else if (name == "q") {
      const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), size.preference);
      if (error != std::errc{} || stop != value.data() + value.size()) return std::nullopt;
    }
  }
  if (size.max_width == 0 || size.max_height == 0) return std::nullopt;
  return size;
}

}  // namespace

std::optional<ImageAttributes> parse_image_attributes(std::string_view value) {
  value = trim(value);
  const auto space = value.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  ImageAttributes out;
  if (const auto word = value.substr(0, space); word != "*") {
    out.payload_type = parse_number<std::uint8_t>(word);
    if (!out.payload_type || *out.payload_type > 127) return std::nullopt;
  }
  std::vector<ImageSize>* list = nullptr;
  for (auto rest = trim(value.substr(space)); !rest.empty(); rest = trim(rest)) {
    if (rest.front() == '[') {
      const auto end = closing_bracket(rest);
      if (list == nullptr || end == std::string_view::npos) return std::nullopt;
      const auto size = parse_size(rest.substr(1, end - 1));
      if (!size) return std::nullopt;
      list->push_back(*size);
      rest.remove_prefix(end + 1);
      continue;
    }
    const auto word = rest.substr(0, rest.find_first_of(" ["));
    if (equals_ignoring_case(word, "send")) {
      list = &out.send;
    } else if (equals_ignoring_case(word, "recv")) {
      list = &out.receive;
    } else if (word == "*" && list != nullptr) {
      list->clear();
    } else {
      return std::nullopt;
    }
    rest.remove_prefix(word.size());
  }
  if (list == nullptr) return std::nullopt;
  return out;
}

}  // namespace mtavip::sdp
