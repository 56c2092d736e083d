#include "sip/account.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace mtavip::sip {
namespace {

std::vector<Credentials> credentials_of(const AccountConfig& config, const Uri& address, bool named_only) {
  std::vector<Credentials> list;
  for (const Credential& credential : config.credentials) {
    if (named_only && credential.realm.empty()) continue;
    list.push_back({credential.realm, credential.username.empty() ? address.decoded_user() : credential.username,
                    credential.password});
  }
  return list;
}

Result<Uri, RequestError> server_uri(std::string_view text) {
  std::string full(text);
  if (!starts_with_ignoring_case(text, "sip:") && !starts_with_ignoring_case(text, "sips:")) full = "sip:" + full;
  auto uri = Uri::parse(full);
  if (!uri || !uri->is_sip() || uri->host.empty()) return fail(RequestError::kBadUri);
  return std::move(*uri);
}

}  // namespace

Result<Account, RequestError> Account::make(Environment& environment, AccountId id, AccountConfig config) {
  const auto address = NameAddr::parse(config.address);
  if (!address || !address->uri.is_sip() || address->uri.host.empty()) return fail(RequestError::kBadUri);
  NameAddr local;
  local.display_name = config.display_name.empty() ? address->display_name : config.display_name;
  local.uri = address->uri.as_request_uri();
  // An address of record names a person, not a way there (RFC 3261 section 10.3).
  local.uri.parameters = {};
  local.uri.password.clear();

  Uri registrar;
  if (config.registrar.empty()) {
    registrar = address->uri.as_request_uri();
    registrar.user.clear();
    registrar.password.clear();
  } else {
    auto uri = server_uri(config.registrar);
    if (!uri) return fail(uri.error());
    registrar = std::move(*uri);
    registrar.user.clear();
  }
  std::optional<Uri> proxy;
  std::optional<websocket::Url> edge;
  if (websocket::is_websocket_url(config.outbound_proxy)) {
    edge = websocket::Url::parse(config.outbound_proxy);
    if (!edge) return fail(RequestError::kBadUri);
  } else if (!config.outbound_proxy.empty()) {
    auto uri = server_uri(config.outbound_proxy);
    if (!uri) return fail(uri.error());
    uri->parameters.set_flag("lr");
    proxy = std::move(*uri);
  }
  const AuthenticationPolicy policy{.allow_md5 = config.allow_md5};
  Authenticator own(environment, credentials_of(config, local.uri, false), policy);
  Authenticator named(environment, credentials_of(config, local.uri, true), policy);
  std::string user = local.uri.user;
  return Account{id,
                 std::move(config),
                 std::move(local),
                 std::move(registrar),
                 std::move(proxy),
                 std::move(edge),
                 std::move(user),
                 {},
                 {},
                 {},
                 std::move(own),
                 std::move(named)};
}

bool Account::trusts(const Uri& next_hop) const {
  const auto same = [&next_hop](const Uri& uri) { return equals_ignoring_case(uri.host, next_hop.host); };
  if (edge || same(registrar) || same(address.uri) || (proxy && same(*proxy))) return true;
  return std::any_of(service_route.begin(), service_route.end(), [&same](const std::string& route) {
    const auto parsed = NameAddr::parse(route);
    return parsed && same(parsed->uri);
  });
}

std::vector<std::string> Account::routes() const {
  std::vector<std::string> list;
  if (proxy) list.push_back('<' + proxy->to_string() + '>');
  for (const std::string& route : service_route) {
    if (std::find(list.begin(), list.end(), route) == list.end()) list.push_back(route);
  }
  return list;
}

Result<Uri, RequestError> complete_target(std::string_view text, const Account* account) {
  text = trim(text);
  if (text.empty()) return fail(RequestError::kBadUri);
  if (text.front() == '<' || text.front() == '"') {
    auto address = NameAddr::parse(text);
    if (!address || !address->uri.is_sip()) return fail(RequestError::kBadUri);
    return std::move(address->uri);
  }
  const bool secure = account != nullptr && account->address.uri.secure();
  if (starts_with_ignoring_case(text, "tel:")) {
    auto number = Uri::parse(text);
    if (!number || account == nullptr) return fail(RequestError::kBadUri);
    Uri uri = account->address.uri;
    uri.user = number->user;
    uri.parameters.set("user", "phone");
    return uri;
  }
  std::string full(text);
  if (!starts_with_ignoring_case(text, "sip:") && !starts_with_ignoring_case(text, "sips:")) {
    full.insert(0, secure ? "sips:" : "sip:");
    if (text.find('@') == std::string_view::npos && account != nullptr) {
      Uri uri = account->address.uri;
      uri.set_user(text);
      return uri;
    }
  }
  auto uri = Uri::parse(full);
  if (!uri || !uri->is_sip() || uri->host.empty()) return fail(RequestError::kBadUri);
  return std::move(*uri);
}

RoutedRequest make_standalone(std::string_view method, const Uri& target, const NameAddr& from, const NameAddr& to,
                              std::string_view call_id, const std::vector<std::string>& routes) {
  const Uri request_uri = target.as_request_uri();
  std::string uri_text = request_uri.to_string();
  Uri next_hop = request_uri;
  std::vector<std::string> remaining = routes;
  if (!remaining.empty()) {
    if (const auto first = NameAddr::parse(remaining.front()); first && first->uri.is_sip()) {
      next_hop = first->uri;
      if (!first->uri.loose_router()) {
        remaining.erase(remaining.begin());
        remaining.push_back('<' + uri_text + '>');
        uri_text = first->uri.as_request_uri().to_string();
      }
    }
  }
  RoutedRequest routed{Message::request(method, uri_text), std::move(next_hop)};
  Message& request = routed.request;
  for (const std::string& route : remaining) request.add(HeaderName::kRoute, route);
  request.add(HeaderName::kMaxForwards, "70");
  request.add(HeaderName::kFrom, from.to_string());
  request.add(HeaderName::kTo, to.to_string());
  request.add(HeaderName::kCallId, call_id);
  request.add(HeaderName::kCseq, "1 " + std::string(method));
  return routed;
}

void add_extra_headers(Message& message, const std::vector<ExtraHeader>& headers) {
  for (const ExtraHeader& header : headers) {
    switch (header_of(header.name)) {
      case HeaderName::kVia:
      case HeaderName::kFrom:
      case HeaderName::kTo:
      case HeaderName::kCallId:
      case HeaderName::kCseq:
      case HeaderName::kContact:
      case HeaderName::kMaxForwards:
      case HeaderName::kContentLength:
      case HeaderName::kContentType:
      case HeaderName::kRecordRoute:
      case HeaderName::kAuthorization:
      case HeaderName::kProxyAuthorization:
        continue;
      default:
        if (is_token(header.name)) message.add(header.name, header.value);
    }
  }
}

}  // namespace mtavip::sip
