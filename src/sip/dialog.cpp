#include "sip/dialog.h"

#include <algorithm>

namespace mtavip::sip {
namespace {

constexpr std::size_t kRouteLimit = 32;

std::vector<std::string> record_routes(const Message& message) {
  std::vector<std::string> routes;
  for (const auto value : message.values(HeaderName::kRecordRoute, {.values = kRouteLimit})) routes.emplace_back(value);
  return routes;
}

std::optional<Uri> contact_of(const Message& message) {
  const auto contact = parse_first<Contact>(message, HeaderName::kContact);
  if (!contact || contact->star || !contact->address.uri.is_sip()) return std::nullopt;
  return contact->address.uri.as_request_uri();
}

}  // namespace

std::string dialog_key(std::string_view call_id, std::string_view local_tag, std::string_view remote_tag) {
  std::string key(call_id);
  key += '\n';
  key += local_tag;
  key += '\n';
  key += remote_tag;
  return key;
}

Result<Dialog, ParseError> Dialog::as_client(const Message& request, const Message& response) {
  Dialog dialog;
  dialog.call_id_ = response.call_id();
  auto from = parse_first<NameAddr>(request, HeaderName::kFrom);
  auto to = parse_first<NameAddr>(response, HeaderName::kTo);
  if (!from) return fail(from.error());
  if (!to) return fail(to.error());
  dialog.local_ = std::move(*from);
  dialog.remote_ = std::move(*to);
  if (const auto contact = contact_of(response)) {
    dialog.remote_target_ = *contact;
  } else {
    // A provisional response without Contact: the dialog can be cancelled and ended by where the INVITE went.
    auto uri = request.request_uri();
    if (!uri) return fail(uri.error());
    dialog.remote_target_ = std::move(*uri);
  }
  dialog.route_set_ = record_routes(response);
  std::reverse(dialog.route_set_.begin(), dialog.route_set_.end());
  const auto cseq = request.cseq();
  if (!cseq) return fail(ParseError::kBadCseq);
  dialog.local_cseq_ = cseq->number;
  return dialog;
}

Result<Dialog, ParseError> Dialog::as_server(const Message& request, std::string_view local_tag) {
  Dialog dialog;
  dialog.call_id_ = request.call_id();
  auto from = parse_first<NameAddr>(request, HeaderName::kFrom);
  auto to = parse_first<NameAddr>(request, HeaderName::kTo);
  if (!from) return fail(from.error());
  if (!to) return fail(to.error());
  dialog.remote_ = std::move(*from);
  dialog.local_ = std::move(*to);
  dialog.local_.set_tag(local_tag);
  const auto contact = contact_of(request);
  if (!contact) return fail(ParseError::kMissing);
  dialog.remote_target_ = *contact;
  dialog.route_set_ = record_routes(request);
  if (const auto cseq = request.cseq()) dialog.remote_cseq_ = cseq->number;
  return dialog;
}

RoutedRequest Dialog::make(std::string_view method, std::uint32_t cseq) const {
  std::string request_uri = remote_target_.to_string();
  Uri next_hop = remote_target_;
  std::vector<std::string> routes = route_set_;
  if (!routes.empty()) {
    if (const auto first = NameAddr::parse(routes.front())) {
      next_hop = first->uri;
      if (!first->uri.loose_router()) {
        // A strict router wants to be in the Request-URI, and the target at the end of the route (section 12.2.1.1).
        routes.erase(routes.begin());
        routes.push_back('<' + request_uri + '>');
        request_uri = first->uri.as_request_uri().to_string();
      }
    }
  }
  RoutedRequest routed{Message::request(method, request_uri), std::move(next_hop)};
  Message& request = routed.request;
  for (const std::string& route : routes) request.add(HeaderName::kRoute, route);
  request.add(HeaderName::kMaxForwards, "70");
  request.add(HeaderName::kFrom, local_.to_string());
  request.add(HeaderName::kTo, remote_.to_string());
  request.add(HeaderName::kCallId, call_id_);
  request.add(HeaderName::kCseq, std::to_string(cseq) + ' ' + std::string(method));
  return routed;
}

RoutedRequest Dialog::make_request(std::string_view method) {
  return make(method, ++local_cseq_);
}

RoutedRequest Dialog::make_ack(const Message& invite) const {
  const auto cseq = invite.cseq();
  RoutedRequest routed = make("ACK", cseq ? cseq->number : local_cseq_);
  routed.request.copy(invite, HeaderName::kAuthorization);
  routed.request.copy(invite, HeaderName::kProxyAuthorization);
  return routed;
}

bool Dialog::accept_cseq(const Message& request) {
  const auto cseq = request.cseq();
  if (!cseq) return false;
  if (remote_cseq_ && cseq->number <= *remote_cseq_) return false;
  remote_cseq_ = cseq->number;
  return true;
}

void Dialog::refresh_target(const Message& message) {
  if (const auto contact = contact_of(message)) remote_target_ = *contact;
}

void Dialog::confirm(const Message& response) {
  refresh_target(response);
  route_set_ = record_routes(response);
  std::reverse(route_set_.begin(), route_set_.end());
  if (auto to = parse_first<NameAddr>(response, HeaderName::kTo)) remote_ = std::move(*to);
}

}  // namespace mtavip::sip
