// The messages of a registration: discovery, registration and unregistration, as they are sent.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/unicode.h"
#include "h323/ras/registration.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

constexpr asn1::ObjectIdentifier kH225Version7{0, 0, 8, 2250, 0, 7};

h235::Mechanism mechanism_of(Authentication authentication) {
  switch (authentication) {
    case Authentication::kHmacSha1:
      return h235::Mechanism::kHmacSha1;
    case Authentication::kMd5:
      return h235::Mechanism::kMd5;
    case Authentication::kCat:
      break;
  }
  return h235::Mechanism::kCat;
}

}  // namespace

const asn1::ObjectIdentifier& h225_version() {
  return kH225Version7;
}

std::vector<h235::Mechanism> mechanisms_of(const ClientConfig& config, std::size_t most) {
  std::vector<h235::Mechanism> list;
  if (config.password.empty()) return list;
  for (const Authentication authentication : config.authentication) {
    if (list.size() == most) break;
    list.push_back(mechanism_of(authentication));
  }
  return list;
}

Server parse_server(std::string_view text) {
  Server server;
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    server.identifier = std::string(text.substr(0, at));
    text = text.substr(at + 1);
  }
  if (const auto address = mtavip::Endpoint::parse(text)) {
    server.host = address->address.to_string();
    server.port = address->port;
    return server;
  }
  if (!IpAddress::parse(text)) {
    if (const auto colon = text.rfind(':'); colon != std::string_view::npos) {
      server.port = parse_number<std::uint16_t>(text.substr(colon + 1)).value_or(0);
      text = text.substr(0, colon);
    }
  }
  server.host = std::string(text);
  return server;
}

void Registration::discover(Timestamp now) {
  h225::GatekeeperRequest request;
  request.protocol_identifier = kH225Version7;
  request.ras_address = ras_address(candidate_.address);
  request.endpoint_type = endpoint_type();
  std::string wanted = config_->gatekeeper_identifier;
  if (wanted.empty()) wanted = parse_server(config_->gatekeeper).identifier;
  if (wanted.empty()) wanted = candidate_.identifier;
  if (!wanted.empty()) request.gatekeeper_identifier = to_utf16(wanted);
  if (auto aliases = to_wire(config_->aliases); !aliases.empty()) request.endpoint_alias = std::move(aliases);
  const auto mechanisms = mechanisms_of(*config_, config_->authentication.size());
  if (!mechanisms.empty()) {
    auto& capabilities = request.authentication_capability.emplace();
    auto& algorithms = request.algorithm_oi_ds.emplace();
    for (const h235::Mechanism mechanism : mechanisms) {
      const auto capability = h235::capability_of(mechanism);
      if (std::find(capabilities.begin(), capabilities.end(), capability) == capabilities.end()) {
        capabilities.push_back(capability);
      }
      algorithms.push_back(h235::algorithm_of(mechanism));
    }
  }
  request.supports_alt_gk = true;
  request.supports_assigned_gk = true;

  Request pending;
  pending.purpose = Purpose::kDiscover;
  pending.side = Side::kTrying;
  pending.patience = config_->timers.discovery;
  pending.to = candidate_.address;
  pending.anybody_answers = candidate_.address == kDiscoveryGroup;
  pending.message = RasMessage::of<RasMessage::kGatekeeperRequest>(std::move(request));
  channel_->send(now, std::move(pending));
}

void Registration::send_registration(Timestamp now, bool full, Side side) {
  const Peer& gatekeeper = channel_->peer(side);
  h225::RegistrationRequest request;
  request.protocol_identifier = kH225Version7;
  request.discovery_complete = config_->discover;
  request.call_signal_address = call_signal_addresses(gatekeeper.address);
  request.ras_address = {ras_address(gatekeeper.address)};
  request.terminal_type = endpoint_type();
  request.endpoint_vendor = *request.terminal_type.vendor;
  if (!gatekeeper.identifier.empty()) request.gatekeeper_identifier = to_utf16(gatekeeper.identifier);
  if (!gatekeeper.endpoint_identifier.empty()) {
    request.endpoint_identifier = to_utf16(gatekeeper.endpoint_identifier);
  }
  const auto wish = std::chrono::duration_cast<std::chrono::seconds>(config_->time_to_live).count();
  if (wish > 0) request.time_to_live = static_cast<h225::TimeToLive>(std::min<std::int64_t>(wish, 0x7fffffff));
  request.keep_alive = !full;
  if (full) {
    if (auto aliases = to_wire(config_->aliases); !aliases.empty()) request.terminal_alias = std::move(aliases);
    request.will_supply_uui_es = false;
    request.maintain_connection = false;
    request.supports_alt_gk = true;
    request.supports_assigned_gk = true;
  }
  if (side == Side::kTrying && !round_->returning && !round_->updating) state_ = RegistrationState::kRegistering;

  Request pending;
  pending.purpose = side == Side::kTrying ? Purpose::kRegister : Purpose::kRefresh;
  pending.side = side;
  pending.patience = config_->timers.registration;
  pending.message = RasMessage::of<RasMessage::kRegistrationRequest>(std::move(request));
  channel_->send(now, std::move(pending));
}

void Registration::unregister(Timestamp now, bool wait) {
  const Peer& gatekeeper = channel_->peer(Side::kCurrent);
  h225::UnregistrationRequest request;
  request.call_signal_address = call_signal_addresses(gatekeeper.address);
  if (auto aliases = to_wire(grant_.aliases); !aliases.empty()) request.endpoint_alias = std::move(aliases);
  request.endpoint_identifier = to_utf16(gatekeeper.endpoint_identifier);
  if (!gatekeeper.identifier.empty()) request.gatekeeper_identifier = to_utf16(gatekeeper.identifier);
  RasMessage message = RasMessage::of<RasMessage::kUnregistrationRequest>(std::move(request));
  if (!wait) {
    channel_->send_once(now, Side::kCurrent, std::move(message));
    return;
  }
  state_ = RegistrationState::kUnregistering;
  refresh_at_.reset();
  return_at_.reset();
  channel_->cancel(Purpose::kRefresh);
  Request pending;
  pending.purpose = Purpose::kUnregister;
  pending.patience = config_->timers.unregistration;
  pending.message = std::move(message);
  channel_->send(now, std::move(pending));
}

h225::EndpointType Registration::endpoint_type() const {
  const Vendor& ours = config_->vendor;
  h225::EndpointType type;
  auto& vendor = type.vendor.emplace();
  vendor.vendor.t35_country_code = ours.t35_country;
  vendor.vendor.t35_extension = ours.t35_extension;
  vendor.vendor.manufacturer_code = ours.manufacturer;
  if (!ours.product.empty()) vendor.product_id = to_bytes(ours.product);
  if (!ours.version.empty()) vendor.version_id = to_bytes(ours.version);
  type.terminal.emplace();
  return type;
}

h225::TransportAddress Registration::ras_address(const mtavip::Endpoint& towards) const {
  return to_wire(channel_->own_address(towards).value_or(mtavip::Endpoint{}));
}

std::vector<h225::TransportAddress> Registration::call_signal_addresses(const mtavip::Endpoint& towards) const {
  std::vector<h225::TransportAddress> list;
  for (mtavip::Endpoint address : config_->call_signal_addresses) {
    if (address.address.is_unspecified()) {
      if (const auto own = channel_->own_address(towards)) address.address = own->address;
    }
    list.push_back(to_wire(address));
  }
  return list;
}

}  // namespace mtavip::h323::ras
