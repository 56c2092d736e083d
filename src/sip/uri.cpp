#include "sip/uri.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  return ascii_lower(c) - 'a' + 10;
}

std::string escape(std::string_view plain, syntax::CharacterClass kept) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  out.reserve(plain.size());
  for (const char c : plain) {
    if (syntax::is(c, kept)) {
      out += c;
    } else {
      out += '%';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

// Two spellings of a part are the same if they differ only in escapes of characters that need none, and in the case of
// the hexadecimal digits; an escaped reserved character is not the same as a bare one (RFC 3261 section 19.1.4).
std::string canonical(std::string_view part) {
  constexpr std::string_view kReserved = ";/?:@&=+$,";
  std::string out;
  out.reserve(part.size());
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '%' || part.size() - i < 3 || !syntax::is(part[i + 1], syntax::kHexDigit) ||
        !syntax::is(part[i + 2], syntax::kHexDigit)) {
      out += part[i];
      continue;
    }
    const auto decoded = static_cast<char>(hex_value(part[i + 1]) << 4 | hex_value(part[i + 2]));
    if (kReserved.find(decoded) == std::string_view::npos && decoded != '%') {
      out += decoded;
    } else {
      out += '%';
      out += ascii_lower(part[i + 1]);
      out += ascii_lower(part[i + 2]);
    }
    i += 2;
  }
  return out;
}

std::string canonical_value(const std::optional<std::string>& value) {
  return to_lower(canonical(value.value_or("")));
}

// A parameter that only one of two URIs has does not make them differ, but for these.
bool must_match(std::string_view parameter) {
  constexpr std::array<std::string_view, 5> kNames = {"user", "ttl", "method", "maddr", "transport"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [parameter](std::string_view name) { return equals_ignoring_case(name, parameter); });
}

bool parameters_agree(const Parameters& a, const Parameters& b) {
  for (const auto& parameter : a) {
    if (a.find(parameter.name) != &parameter) continue;  // a second one of its name is not allowed and says nothing
    const auto* other = b.find(parameter.name);
    if (other == nullptr) {
      if (must_match(parameter.name)) return false;
    } else if (canonical_value(parameter.value) != canonical_value(other->value)) {
      return false;
    }
  }
  return true;
}

std::vector<std::string> canonical_headers(std::string_view headers) {
  std::vector<std::string> list;
  if (headers.empty()) return list;
  for (const auto piece : split(headers, '&')) {
    const auto equals = piece.find('=');
    auto name = to_lower(canonical(piece.substr(0, equals)));
    const auto value = equals == std::string_view::npos ? std::string{} : canonical(piece.substr(equals + 1));
    list.push_back(std::move(name) + "=" + value);
  }
  std::sort(list.begin(), list.end());
  return list;
}

std::string without_separators(std::string_view number) {
  std::string out;
  for (const char c : number) {
    if (c != '-' && c != '.' && c != '(' && c != ')') out += ascii_lower(c);
  }
  return out;
}

// RFC 3966 section 4: in any order, names and values without case, visual separators in phone-context and extensions
// too.
bool tel_parameters_agree(const Parameters& a, const Parameters& b) {
  if (a.size() != b.size()) return false;
  return std::all_of(a.begin(), a.end(), [&a, &b](const Parameter& parameter) {
    if (a.find(parameter.name) != &parameter) return true;
    const auto* other = b.find(parameter.name);
    return other != nullptr &&
           without_separators(parameter.value.value_or("")) == without_separators(other->value.value_or(""));
  });
}

void print_host(std::string& out, std::string_view host, std::uint16_t port) {
  if (host.find(':') != std::string_view::npos) {
    out.append("[").append(host).append("]");
  } else {
    out.append(host);
  }
  if (port != 0) out.append(":").append(std::to_string(port));
}

}  // namespace

Result<Uri, ParseError> Uri::parse(std::string_view text, const ValueLimits& limits) {
  const auto view = syntax::scan_uri(text, limits.uri_bytes);
  if (!view) return fail(view.error());
  Uri uri;
  if (view->is_sip) {
    uri.scheme = view->scheme.size() == 4 ? Scheme::kSips : Scheme::kSip;
  } else if (equals_ignoring_case(view->scheme, "tel")) {
    uri.scheme = Scheme::kTel;
  } else {
    uri.scheme = Scheme::kOther;
    uri.other = text;
    return uri;
  }
  uri.user = view->user;
  uri.password = view->password;
  uri.host = view->host;
  uri.port = view->port;
  uri.headers = view->headers;
  auto parameters = Parameters::parse(view->parameters, limits);
  if (!parameters) return fail(parameters.error());
  uri.parameters = std::move(*parameters);
  return uri;
}

Uri Uri::sip(std::string_view user, std::string_view host, std::uint16_t port) {
  Uri uri;
  uri.set_user(user);
  uri.host = host;
  uri.port = port;
  return uri;
}

std::string Uri::scheme_name() const {
  switch (scheme) {
    case Scheme::kSip:
      return "sip";
    case Scheme::kSips:
      return "sips";
    case Scheme::kTel:
      return "tel";
    case Scheme::kOther:
      break;
  }
  return to_lower(std::string_view(other).substr(0, other.find(':')));
}

std::string Uri::decoded_user() const {
  return unescape(user);
}

void Uri::set_user(std::string_view plain) {
  user = escape_user(plain);
}

std::optional<IpAddress> Uri::address() const {
  return IpAddress::parse(host);
}

bool Uri::is_telephone() const {
  if (scheme == Scheme::kTel) return true;
  const auto value = parameters.value("user");
  return is_sip() && value && equals_ignoring_case(*value, "phone");
}

std::vector<std::pair<std::string, std::string>> Uri::decoded_headers() const {
  std::vector<std::pair<std::string, std::string>> list;
  if (headers.empty()) return list;
  for (const auto piece : split(headers, '&')) {
    const auto equals = piece.find('=');
    auto value = equals == std::string_view::npos ? std::string{} : unescape(piece.substr(equals + 1));
    list.emplace_back(unescape(piece.substr(0, equals)), std::move(value));
  }
  return list;
}

void Uri::print(std::string& out) const {
  if (scheme == Scheme::kOther) {
    out.append(other);
    return;
  }
  out.append(scheme == Scheme::kTel ? "tel:" : scheme == Scheme::kSips ? "sips:" : "sip:");
  out.append(user);
  if (is_sip()) {
    if (!password.empty()) out.append(":").append(password);
    if (!user.empty()) out.append("@");
    print_host(out, host, port);
  }
  parameters.print(out);
  if (!headers.empty()) out.append("?").append(headers);
}

std::string Uri::to_string() const {
  std::string out;
  print(out);
  return out;
}

std::string Uri::host_port() const {
  std::string out;
  print_host(out, host, port);
  return out;
}

Uri Uri::as_request_uri() const {
  Uri uri = *this;
  uri.headers.clear();
  uri.parameters.remove("method");
  return uri;
}

bool equivalent(const Uri& a, const Uri& b) {
  if (a.scheme != b.scheme) return false;
  switch (a.scheme) {
    case Scheme::kOther:
      return a.scheme_name() == b.scheme_name() &&
             a.other.substr(a.other.find(':')) == b.other.substr(b.other.find(':'));
    case Scheme::kTel:
      return without_separators(a.user) == without_separators(b.user) &&
             tel_parameters_agree(a.parameters, b.parameters);
    case Scheme::kSip:
    case Scheme::kSips:
      break;
  }
  if (canonical(a.user) != canonical(b.user) || canonical(a.password) != canonical(b.password) || a.port != b.port) {
    return false;
  }
  if (!equals_ignoring_case(a.host, b.host)) {
    const auto address = a.address();
    if (!address || address != b.address()) return false;
  }
  return parameters_agree(a.parameters, b.parameters) && parameters_agree(b.parameters, a.parameters) &&
         canonical_headers(a.headers) == canonical_headers(b.headers);
}

std::string escape_user(std::string_view plain) {
  return escape(plain, syntax::kUserChar);
}

std::string escape_header(std::string_view plain) {
  return escape(plain, syntax::kHeaderChar);
}

std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && text.size() - i >= 3 && syntax::is(text[i + 1], syntax::kHexDigit) &&
        syntax::is(text[i + 2], syntax::kHexDigit)) {
      out += static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

Result<HostPort, ParseError> HostPort::parse(std::string_view text) {
  const auto view = syntax::scan_host_port(syntax::trimmed(text));
  if (!view) return fail(view.error());
  return HostPort{std::string(view->host), view->port};
}

void HostPort::print(std::string& out) const {
  print_host(out, host, port);
}

}  // namespace mtavip::sip
