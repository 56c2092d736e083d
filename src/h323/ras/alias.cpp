#include "h323/ras/alias.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"

namespace mtavip::h323::ras {
namespace {

constexpr std::size_t kMostDigits = 128;
constexpr std::size_t kMostName = 256;
constexpr std::size_t kMostUrl = 512;

constexpr std::string_view kDigits = "0123456789#*,";

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

/// RFC 3986 section 3.1.
bool has_scheme(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(text.front())) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool is_numeric(AliasKind kind) {
  return kind == AliasKind::kDialledDigits || kind == AliasKind::kPartyNumber;
}

std::string_view without_plus(std::string_view text) {
  return text.starts_with('+') ? text.substr(1) : text;
}

}  // namespace

std::optional<Alias> alias_from_text(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (is_number(without_plus(text))) {
    const bool international = text.front() == '+';
    if (without_plus(text).size() > kMostDigits) return std::nullopt;
    return Alias{international ? AliasKind::kPartyNumber : AliasKind::kDialledDigits, std::string(text)};
  }
  if (Endpoint::parse(text)) return Alias{AliasKind::kTransport, std::string(text)};
  if (has_scheme(text) || text.find('@') != std::string_view::npos) {
    if (text.size() > kMostUrl || !is_printable_ascii(text)) return std::nullopt;
    return Alias{has_scheme(text) ? AliasKind::kUrl : AliasKind::kEmail, std::string(text)};
  }
  // The bound is in UTF-16 units, of which a text never has more than it has bytes.
  if (text.size() > kMostName) return std::nullopt;
  return Alias{AliasKind::kH323Id, std::string(text)};
}

bool matches(const Alias& a, const Alias& b) {
  if (is_numeric(a.kind) && is_numeric(b.kind)) return without_plus(a.text) == without_plus(b.text);
  return a.kind == b.kind && equals_ignoring_case(a.text, b.text);
}

}  // namespace mtavip::h323::ras
