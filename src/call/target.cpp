#include "call/target.h"

#include "base/text.h"

namespace mtavip::call {
namespace {

tl::unexpected<Error> invalid(std::string text) {
  return tl::unexpected<Error>({ErrorCode::kInvalidArgument, std::move(text)});
}

bool has_scheme(std::string_view text, std::string_view scheme) {
  return starts_with_ignoring_case(text, scheme);
}

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("+0123456789*#-.()") == std::string_view::npos;
}

bool names_host(std::string_view text) {
  return text.find(':') == std::string_view::npos &&
         (equals_ignoring_case(text, "localhost") || text.find('.') != std::string_view::npos);
}

}  // namespace

std::string host_of(std::string_view uri) {
  if (const auto colon = uri.find(':');
      colon != std::string_view::npos &&
      (has_scheme(uri, "sip:") || has_scheme(uri, "sips:") || has_scheme(uri, "h323:"))) {
    uri.remove_prefix(colon + 1);
  }
  for (const std::string_view scheme : {"ws://", "wss://"}) {
    if (has_scheme(uri, scheme)) uri = uri.substr(scheme.size(), uri.find('/', scheme.size()) - scheme.size());
  }
  if (const auto at = uri.rfind('@'); at != std::string_view::npos) uri.remove_prefix(at + 1);
  uri = uri.substr(0, uri.find_first_of(";?>#"));
  if (!uri.empty() && uri.front() == '[') {
    const auto end = uri.find(']');
    return end == std::string_view::npos ? std::string{} : to_lower(uri.substr(1, end - 1));
  }
  return to_lower(uri.substr(0, uri.find(':')));
}

Expected<DialTarget> resolve_target(std::string_view text, std::string_view account_domain) {
  text = trim(text);
  if (text.empty()) return invalid("there is nothing to dial");
  for (const char c : text) {
    if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"') {
      return invalid("\"" + std::string(text) + "\" has a character that an address cannot have");
    }
  }
  if (has_scheme(text, "h323:")) return invalid("\"" + std::string(text) + "\" is no SIP address");
  DialTarget target;
  if (has_scheme(text, "sip:") || has_scheme(text, "sips:")) {
    target.uri = std::string(text);
    // "sip:1002" means a user at the account's server; "sip:192.0.2.7" and "sip:host" a host.
    const auto rest = text.substr(text.find(':') + 1);
    if (rest.find('@') == std::string_view::npos && looks_like_number(rest) && !IpAddress::parse(rest) &&
        !Endpoint::parse(rest) && !account_domain.empty()) {
      target.uri += '@' + std::string(account_domain);
    }
  } else if (has_scheme(text, "tel:")) {
    const auto number = text.substr(4, text.substr(4).find(';'));
    if (!looks_like_number(number)) return invalid("\"" + std::string(text) + "\" is not a telephone number");
    if (account_domain.empty()) return invalid("a telephone number needs an account whose server knows the way");
    target.uri = "sip:" + std::string(number) + '@' + std::string(account_domain) + ";user=phone";
  } else if (text.find('@') != std::string_view::npos || (account_domain.empty() && names_host(text))) {
    target.uri = "sip:" + std::string(text);
  } else if (IpAddress::parse(text) || Endpoint::parse(text)) {
    const auto v6 = IpAddress::parse(text);
    target.uri =
        v6 && v6->is_v6() && text.front() != '[' ? "sip:[" + std::string(text) + "]" : "sip:" + std::string(text);
  } else if (text.find(':') != std::string_view::npos && !Endpoint::parse(text)) {
    const auto port = text.substr(text.rfind(':') + 1);
    if (!parse_number<std::uint16_t>(port)) {
      return invalid("\"" + std::string(text.substr(0, text.find(':'))) +
                     "\" is not a known kind of address; write sip:user@host, user@host or an IP address");
    }
    target.uri = "sip:" + std::string(text);
  } else if (!account_domain.empty()) {
    target.uri = "sip:" + std::string(text) + '@' + std::string(account_domain);
  } else {
    return invalid("\"" + std::string(text) + "\" is a name without a server; write user@host, or choose an account");
  }
  target.host = host_of(target.uri);
  if (target.host.empty()) return invalid("\"" + std::string(text) + "\" has no host");
  target.address = IpAddress::parse(target.host);
  if (!target.address && target.host == "localhost") target.address = IpAddress::v4({127, 0, 0, 1});
  return target;
}

}  // namespace mtavip::call
