#include "pattern.h"

#include <cctype>

namespace mtavip::cli {
namespace {

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

std::string_view without_scheme(std::string_view uri) {
  const auto colon = uri.find(':');
  const auto scheme = uri.substr(0, colon);
  if (colon == std::string_view::npos) return uri;
  for (const std::string_view known : {"sip", "sips", "h323"}) {
    if (matches(known, scheme)) return uri.substr(colon + 1);
  }
  return uri;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  // Goes back to the last star only, so the time is at most the product of the lengths.
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t after_star = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool matches_caller(std::string_view pattern, std::string_view uri) {
  if (pattern.find(';') == std::string_view::npos) uri = uri.substr(0, uri.find(';'));
  return matches(pattern, uri) || matches(pattern, without_scheme(uri));
}

std::string numbered(const std::string& path, int number) {
  if (path.empty() || number <= 1) return path;
  const auto slash = path.rfind('/');
  auto dot = path.rfind('.');
  if (dot == std::string::npos || dot == 0 || (slash != std::string::npos && dot <= slash + 1)) dot = path.size();
  return path.substr(0, dot) + "-" + std::to_string(number) + path.substr(dot);
}

std::string numbered_port(const std::string& port, int number) {
  for (const std::string_view kind : {"record:", "check:"}) {
    if (port.starts_with(kind)) return std::string(kind) + numbered(port.substr(kind.size()), number);
  }
  return port;
}

}  // namespace mtavip::cli
