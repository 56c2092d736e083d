#include "sip/syntax.h"

#include <algorithm>
#include <utility>

#include "base/ip_address.h"
#include "base/text.h"

namespace mtavip::sip::syntax {
namespace {

// Where the parts of a URI begin.
struct UriMarks {
  std::size_t colon = std::string_view::npos;  // the first one
  std::size_t at = std::string_view::npos;     // the first one behind it
  bool escapes = false;
};

// False where there is a character that no URI has.
bool find_marks(std::string_view text, UriMarks& marks) {
  for (std::size_t i = 0; (i = end_of(text, i, kUriPlain)) < text.size(); ++i) {
    const char c = text[i];
    if (c == ':') {
      marks.colon = std::min(marks.colon, i);
    } else if (c == '@') {
      if (marks.colon != std::string_view::npos) marks.at = std::min(marks.at, i);
    } else if (c == '%') {
      marks.escapes = true;
    } else {
      return false;
    }
  }
  return true;
}

bool has_broken_escape(std::string_view text) {
  for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (text.size() - at < 3 || !is(text[at + 1], kHexDigit) || !is(text[at + 2], kHexDigit)) return true;
  }
  return false;
}

constexpr std::size_t kLongestName = 255;  // RFC 1035 section 2.3.4

// Zones have no place in SIP (RFC 3261 section 25.1, IPv6reference).
bool is_v6(std::string_view host) {
  constexpr std::size_t kLongestAddress = 45;
  if (host.size() > kLongestAddress || host.find('%') != std::string_view::npos) return false;
  const auto address = IpAddress::parse(host);
  return address && address->is_v6();
}

}  // namespace

std::string_view take_element(std::string_view& rest) {
  // Most values have no comma, or none that could be inside of something.
  const auto comma = rest.find(',');
  if (comma == std::string_view::npos) return trimmed(std::exchange(rest, {}));
  if (const auto head = rest.substr(0, comma);
      head.find('<') == std::string_view::npos && head.find('"') == std::string_view::npos) {
    rest.remove_prefix(comma + 1);
    return trimmed(head);
  }
  std::size_t i = 0;
  while (i < rest.size() && rest[i] != ',') {
    if (rest[i] == '"') {
      const auto size = quoted_size(rest.substr(i));
      if (size == 0) {  // no closing quote: nothing behind it can be told apart
        i = rest.size();
        break;
      }
      i += size;
    } else if (rest[i] == '<') {
      const auto close = rest.find('>', i);
      i = close == std::string_view::npos ? rest.size() : close + 1;
    } else {
      ++i;
    }
  }
  const auto element = trimmed(rest.substr(0, i));
  rest = i < rest.size() ? rest.substr(i + 1) : std::string_view{};
  return element;
}

std::optional<ParameterScanner::Item> ParameterScanner::next() {
  const auto stop = [this](ParseError error) {
    error_ = error;
    rest_ = {};
    return std::nullopt;
  };
  do {
    skip_space(rest_);
    if (rest_.empty()) return std::nullopt;
    if (rest_.front() != ';') return stop(ParseError::kBadParameter);
    rest_.remove_prefix(1);
    skip_space(rest_);
    if (rest_.empty()) return std::nullopt;
  } while (rest_.front() == ';');

  Item item;
  std::size_t size = end_of(rest_, 0, kToken);
  // Names in URIs may hold more than tokens do.
  while (size < rest_.size() && rest_[size] != '=' && is(rest_[size], kValueChar)) ++size;
  if (size == 0) return stop(ParseError::kBadParameter);
  item.name = rest_.substr(0, size);
  rest_.remove_prefix(size);
  if (!take(rest_, '=')) return item;

  item.has_value = true;
  if (!rest_.empty() && rest_.front() == '"') {
    size = quoted_size(rest_);
    if (size == 0) return stop(ParseError::kUnbalancedQuotes);
  } else if (!rest_.empty() && rest_.front() == '<') {  // +sip.instance without its quotes
    size = rest_.find('>');
    if (size == std::string_view::npos) return stop(ParseError::kBadParameter);
    ++size;
  } else {
    size = end_of(rest_, 0, kValueChar);
  }
  item.value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return item;
}

std::optional<std::string_view> find_parameter(std::string_view parameters, std::string_view name) {
  ParameterScanner scanner(parameters);
  while (const auto item = scanner.next()) {
    if (equals_ignoring_case(item->name, name)) return item->value;
  }
  return std::nullopt;
}

Result<HostPortView, ParseError> scan_host_port(std::string_view text) {
  HostPortView result;
  std::string_view port;
  bool has_port = false;
  if (!text.empty() && text.front() == '[') {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return fail(ParseError::kBadHost);
    result.host = text.substr(1, close - 1);
    if (!is_v6(result.host)) return fail(ParseError::kBadHost);
    auto rest = text.substr(close + 1);
    has_port = take(rest, ':');
    port = rest;
    if (!has_port && !trimmed(rest).empty()) return fail(ParseError::kBadHost);
  } else {
    text = trimmed(text);
    const std::size_t size = end_of(text, 0, kHostChar);
    result.host = text.substr(0, size);
    auto rest = text.substr(size);
    skip_space(rest);
    if (rest.empty() && size != 0 && size <= kLongestName) return result;
    if (text.find(':') != text.rfind(':')) {
      // An IPv6 address that lost its brackets; there is no telling a port from its last group.
      result.host = text;
      if (!is_v6(text)) return fail(ParseError::kBadHost);
      return result;
    }
    has_port = take(rest, ':');
    port = rest;
    if (!has_port || size == 0 || size > kLongestName) return fail(ParseError::kBadHost);
  }
  if (has_port) {
    const auto number = parse_number<std::uint16_t>(trimmed(port));
    if (!number || *number == 0) return fail(ParseError::kBadPort);
    result.port = *number;
  }
  return result;
}

std::optional<ParseError> scan_uri(std::string_view text, std::size_t limit, UriView& uri) {
  if (text.size() > limit) return ParseError::kTooLarge;
  UriMarks marks;
  if (!find_marks(text, marks) || marks.colon == std::string_view::npos || marks.colon == 0) {
    return ParseError::kBadUri;
  }
  const auto colon = marks.colon;
  uri.scheme = text.substr(0, colon);
  if (!is_alpha(uri.scheme.front())) return ParseError::kBadUri;
  for (const char c : uri.scheme) {
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return ParseError::kBadUri;
  }
  auto rest = text.substr(colon + 1);
  uri.is_sip = equals_ignoring_case(uri.scheme, "sip") || equals_ignoring_case(uri.scheme, "sips");
  if (!uri.is_sip) {
    if (rest.empty()) return ParseError::kBadUri;
    if (equals_ignoring_case(uri.scheme, "tel")) {
      const auto semicolon = rest.find(';');
      uri.user = rest.substr(0, semicolon);
      if (uri.user.empty()) return ParseError::kBadUri;
      if (semicolon != std::string_view::npos) uri.parameters = rest.substr(semicolon);
    }
    return std::nullopt;
  }

  if (marks.escapes && has_broken_escape(rest)) return ParseError::kBadEscape;
  // The first '@' ends the user information: it may hold ';' and '?', but an '@' only escaped.
  if (marks.at != std::string_view::npos) {
    const auto at = marks.at - colon - 1;
    const auto user_info = rest.substr(0, at);
    const auto password = user_info.find(':');
    uri.user = user_info.substr(0, password);
    if (password != std::string_view::npos) {
      uri.password = user_info.substr(password + 1);
      if (uri.user.empty() || uri.password.find(':') != std::string_view::npos) return ParseError::kBadUri;
    }
    rest.remove_prefix(at + 1);
    // Some write "@host" for no user. It is printed without the '@', so that a bare '@' in the headers would become the
    // one.
    if (uri.user.empty() && rest.find('@') != std::string_view::npos) return ParseError::kBadUri;
  }
  const auto host_end = find_either<';', '?'>(rest, 0);
  if (host_end < rest.size()) {
    const auto question = rest.find('?', host_end);
    if (question != std::string_view::npos) uri.headers = rest.substr(question + 1);
    uri.parameters = rest.substr(host_end, std::min(question, rest.size()) - host_end);
    if (uri.parameters.find('@') != std::string_view::npos) return ParseError::kBadUri;
    rest = rest.substr(0, host_end);
  }
  const auto host_port = scan_host_port(rest);
  if (!host_port) return host_port.error();
  uri.host = host_port->host;
  uri.port = host_port->port;
  return std::nullopt;
}

Result<UriView, ParseError> scan_uri(std::string_view text, std::size_t limit) {
  Result<UriView, ParseError> result;
  if (const auto error = scan_uri(text, limit, *result)) result = fail(*error);
  return result;
}

Result<NameAddrView, ParseError> scan_name_addr(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return fail(ParseError::kBadNameAddr);
  NameAddrView result;
  std::size_t open = 0;
  if (text.front() == '"') {
    open = quoted_size(text);
    if (open == 0) return fail(ParseError::kUnbalancedQuotes);
    result.display_name = text.substr(0, open);
    while (open < text.size() && is_space(text[open])) ++open;
    if (open == text.size() || text[open] != '<') return fail(ParseError::kBadNameAddr);
  } else {
    open = text.find('<');
    const auto quote = text.find('"');
    if (quote < open && open != std::string_view::npos) return fail(ParseError::kUnbalancedQuotes);
    if (open == std::string_view::npos) {
      const auto semicolon = text.find(';');
      result.uri = trimmed(text.substr(0, semicolon));
      if (semicolon != std::string_view::npos) result.parameters = text.substr(semicolon);
      // RFC 3261 section 20.10: a URI with a comma or question mark must be in angle brackets.
      if (result.uri.empty() || result.uri.find_first_of("?,") != std::string_view::npos) {
        return fail(ParseError::kBadNameAddr);
      }
      return result;
    }
    result.display_name = trimmed(text.substr(0, open));
  }
  const auto close = text.find('>', open);
  if (close == std::string_view::npos) return fail(ParseError::kBadNameAddr);
  result.uri = trimmed(text.substr(open + 1, close - open - 1));
  auto rest = text.substr(close + 1);
  skip_space(rest);
  if (!rest.empty() && rest.front() != ';') return fail(ParseError::kBadNameAddr);
  if (result.uri.empty()) return fail(ParseError::kBadNameAddr);
  result.parameters = rest;
  return result;
}

namespace {

// "SIP/2.0/UDP " with white space around the slashes, off the front.
bool take_via_protocol(std::string_view& text, ViaView& via) {
  constexpr std::string_view kUsual = "SIP/2.0/";
  if (text.starts_with(kUsual) && text.size() > kUsual.size() && is(text[kUsual.size()], kToken)) {
    via.protocol = text.substr(0, 3);
    via.version = text.substr(4, 3);
    text.remove_prefix(kUsual.size());
    via.transport = take_token(text);
    if (text.empty() || !is_space(text.front())) return false;
    skip_space(text);
    return true;
  }
  via.protocol = take_token(text);
  if (via.protocol.empty() || !take(text, '/')) return false;
  via.version = take_token(text);
  if (via.version.empty() || !take(text, '/')) return false;
  via.transport = take_token(text);
  if (via.transport.empty() || text.empty() || !is_space(text.front())) return false;
  skip_space(text);
  return true;
}

}  // namespace

bool looks_like_via(std::string_view text) {
  ViaView via;
  return take_via_protocol(text, via) && !text.empty() && (is(text.front(), kHostChar) || text.front() == '[');
}

Result<ViaView, ParseError> scan_via(std::string_view text) {
  text = trimmed(text);
  ViaView via;
  if (!take_via_protocol(text, via)) return fail(ParseError::kBadVia);
  const auto semicolon = text.find(';');
  const auto sent_by = scan_host_port(trimmed(text.substr(0, semicolon)));
  if (!sent_by) return fail(ParseError::kBadVia);
  via.sent_by = *sent_by;
  if (semicolon != std::string_view::npos) via.parameters = text.substr(semicolon);
  ParameterScanner scanner(via.parameters);
  while (scanner.next()) {
  }
  if (scanner.error()) return fail(ParseError::kBadVia);
  return via;
}

}  // namespace mtavip::sip::syntax
