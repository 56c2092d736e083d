// The lexical ground of RFC 3261 section 25.1 that the parsers of this folder share: character classes, and scanners
// that give views and allocate nothing. Inside of src/sip only.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/result.h"
#include "sip/limits.h"
#include "sip/parse_error.h"

namespace mtavip::sip::syntax {

enum CharacterClass : std::uint16_t {
  kToken = 1,     // token
  kUserChar = 2,  // may stand in a user part as it is
  kHostChar = 4,  // letters, digits, '-', '.', and '_' which real names have
  kUriChar = 8,   // anything visible that does not end a URI; bytes above 127 too
  kHexDigit = 16,
  kHeaderChar = 32,  // hvalue and hname without escape
  kVisible = 64,     // anything but white space and control characters
  kValueChar = 128,  // may stand in an unquoted parameter value: kUriChar without semicolon and comma
  kUriPlain = 256,   // kUriChar that neither parts a URI nor begins an escape: no ':', '@', '%'
};

constexpr std::array<std::uint16_t, 256> make_classes() {
  std::array<std::uint16_t, 256> table{};
  const auto mark = [&table](std::string_view characters, unsigned what) {
    for (const char c : characters) {
      auto& entry = table[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint16_t>(entry | what);
    }
  };
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr std::string_view kDigits = "0123456789";
  for (const auto alphanumeric : {kLetters, kDigits}) {
    mark(alphanumeric, kToken | kUserChar | kHostChar | kHeaderChar);
  }
  mark("-.!%*_+`'~", kToken);
  mark("-_.!~*'()", kUserChar | kHeaderChar);
  mark("&=+$,;?/", kUserChar);
  mark("[]/?:+$", kHeaderChar);
  mark("-._", kHostChar);
  mark("0123456789abcdefABCDEF", kHexDigit);
  for (unsigned i = 0x21; i < 0x100; ++i) {
    if (i != 0x7f) table[i] = static_cast<std::uint16_t>(table[i] | kVisible);
    if (i == 0x7f || i == '<' || i == '>' || i == '"') continue;
    table[i] = static_cast<std::uint16_t>(table[i] | kUriChar | (i == ';' || i == ',' ? 0 : kValueChar) |
                                          (i == ':' || i == '@' || i == '%' ? 0 : kUriPlain));
  }
  return table;
}
inline constexpr auto kClasses = make_classes();

constexpr bool is(char c, CharacterClass what) {
  return (kClasses[static_cast<unsigned char>(c)] & what) != 0;
}
/// Where the characters of this class that begin at `from` end. Four at a time: the branches are what costs.
constexpr std::size_t end_of(std::string_view text, std::size_t from, CharacterClass what) {
  const auto class_of = [text](std::size_t i) { return kClasses[static_cast<unsigned char>(text[i])]; };
  while (text.size() - from >= 4 &&
         (class_of(from) & class_of(from + 1) & class_of(from + 2) & class_of(from + 3) & what) != 0) {
    from += 4;
  }
  while (from < text.size() && (class_of(from) & what) != 0) ++from;
  return from;
}
constexpr bool all(std::string_view text, CharacterClass what) {
  return end_of(text, 0, what) == text.size();
}
constexpr bool is_token(std::string_view text) {
  return !text.empty() && all(text, kToken);
}
constexpr bool is_space(char c) {
  return c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == '\n');
}
constexpr void skip_space(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}
constexpr std::string_view trimmed(std::string_view text) {
  skip_space(text);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}
/// Takes the longest token off the front; it may be empty.
constexpr std::string_view take_token(std::string_view& text) {
  const auto token = text.substr(0, end_of(text, 0, kToken));
  text.remove_prefix(token.size());
  return token;
}
/// Takes `c` with the spaces around it off the front.
constexpr bool take(std::string_view& text, char c) {
  auto rest = text;
  skip_space(rest);
  if (rest.empty() || rest.front() != c) return false;
  rest.remove_prefix(1);
  skip_space(rest);
  text = rest;
  return true;
}
/// The size of the quoted string at the front, quotes included; 0 if it has no end or there is none.
constexpr std::size_t quoted_size(std::string_view text) {
  if (text.empty() || text.front() != '"') return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1;
    }
  }
  return 0;
}

/// The first `a` or `b` at or behind `from`, or the size of the text. It runs over every byte of every header, so many
/// at a time.
template <char a, char b>
std::size_t find_either(std::string_view text, std::size_t from) {
#ifdef __SSE2__
  for (; text.size() - from >= sizeof(__m128i); from += sizeof(__m128i)) {
    __m128i block;
    std::memcpy(&block, text.data() + from, sizeof block);
    const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8(a)), _mm_cmpeq_epi8(block, _mm_set1_epi8(b)));
    if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits)); mask != 0) {
      return from + static_cast<std::size_t>(std::countr_zero(mask));
    }
  }
#else
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kTops = kOnes << 7;
  // The top bit of every byte that is zero; of bytes behind the first one it may be wrong.
  constexpr auto zero_bytes = [](std::uint64_t block) { return (block - kOnes) & ~block & kTops; };
  for (; text.size() - from >= sizeof(std::uint64_t); from += sizeof(std::uint64_t)) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + from, sizeof block);
    if ((zero_bytes(block ^ kOnes * a) | zero_bytes(block ^ kOnes * b)) != 0) break;
  }
#endif
  while (from < text.size() && text[from] != a && text[from] != b) ++from;
  return from;
}
/// The first CR or LF.
inline std::size_t find_line_end(std::string_view text, std::size_t from) {
  return find_either<'\r', '\n'>(text, from);
}

/// Takes the next element of a comma separated list off the front, trimmed. Commas in quotes and angle brackets do not
/// count. Elements may be empty.
std::string_view take_element(std::string_view& rest);

/// Walks ";name=value;flag". Empty parameters (";;") are passed over, as real peers send them.
class ParameterScanner {
 public:
  struct Item {
    std::string_view name;
    std::string_view value;  // as written, quotes included
    bool has_value = false;
  };
  explicit ParameterScanner(std::string_view text) : rest_(text) {}

  /// The next one, or nothing at the end or after an error.
  std::optional<Item> next();
  [[nodiscard]] std::optional<ParseError> error() const { return error_; }

 private:
  std::string_view rest_;
  std::optional<ParseError> error_;
};

struct UriView {
  std::string_view scheme;
  std::string_view user;
  std::string_view password;
  std::string_view host;  // without brackets
  std::uint16_t port = 0;
  std::string_view parameters;  // with the first ';'
  std::string_view headers;     // without '?'
  bool is_sip = false;          // sip or sips: the parts above are filled
};
Result<UriView, ParseError> scan_uri(std::string_view text, std::size_t limit);
/// The same into `uri`, which must be fresh; what is wrong, or nothing.
std::optional<ParseError> scan_uri(std::string_view text, std::size_t limit, UriView& uri);

struct HostPortView {
  std::string_view host;  // without brackets
  std::uint16_t port = 0;
};
Result<HostPortView, ParseError> scan_host_port(std::string_view text);

struct NameAddrView {
  std::string_view display_name;  // as written, quotes included
  std::string_view uri;
  std::string_view parameters;  // with the first ';', or empty
};
/// Does not look into the URI.
Result<NameAddrView, ParseError> scan_name_addr(std::string_view text);

struct ViaView {
  std::string_view protocol;
  std::string_view version;
  std::string_view transport;
  HostPortView sent_by;
  std::string_view parameters;
};
Result<ViaView, ParseError> scan_via(std::string_view text);
/// Whether it begins as a Via does: all that matters of the hops behind the topmost, which are only sent back.
bool looks_like_via(std::string_view text);

/// The value of a parameter in parameter text, or nothing.
std::optional<std::string_view> find_parameter(std::string_view parameters, std::string_view name);

}  // namespace mtavip::sip::syntax
