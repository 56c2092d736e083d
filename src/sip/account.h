// An account of the user agent: its address, its servers, its credentials, and the routes that its registrar gave it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sip/authenticator.h"
#include "sip/dialog.h"
#include "sip/request_sender.h"
#include "sip/user_agent.h"
#include "websocket/url.h"

namespace mtavip::sip {

struct Account {
  AccountId id{};
  AccountConfig config;
  NameAddr address;
  Uri registrar;
  std::optional<Uri> proxy;
  std::optional<websocket::Url> edge;      ///< the proxy, where it is a WebSocket server
  std::string contact_user;                ///< escaped
  std::vector<std::string> service_route;  ///< RFC 3608: name-addrs
  std::optional<IpAddress> registered_at;  ///< where the last 200 to a REGISTER came from
  std::optional<RegisteredContact> registered;

  /// The credentials for servers of the account: one that names no realm counts too.
  Authenticator own;
  /// For anybody else who asks: only credentials whose realm is named.
  Authenticator named;

  static Result<Account, RequestError> make(Environment& environment, AccountId id, AccountConfig config);

  /// Whether requests to this next hop go to the registrar, a proxy of the account, or its domain. By way of an edge
  /// everything does.
  [[nodiscard]] bool trusts(const Uri& next_hop) const;
  /// Routes of a request outside dialogs: the outbound proxy and the service route.
  [[nodiscard]] std::vector<std::string> routes() const;
};

/// The URI that a person means by `text`: a URI, "user@host", "host", or a user or number in the account's domain.
[[nodiscard]] Result<Uri, RequestError> complete_target(std::string_view text, const Account* account);

/// A request outside dialogs, complete but for Via and Contact, with CSeq 1. `from` carries the tag.
[[nodiscard]] RoutedRequest make_standalone(std::string_view method, const Uri& target, const NameAddr& from,
                                            const NameAddr& to, std::string_view call_id,
                                            const std::vector<std::string>& routes);
/// Adds the fields of the application, but for those that the core writes itself.
void add_extra_headers(Message& message, const std::vector<ExtraHeader>& headers);

}  // namespace mtavip::sip
