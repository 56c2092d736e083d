// What the call core does with SIP accounts and for calls that go out over SIP.
#include "base/text.h"
#include "call/call_core.h"
#include "call/sip_leg.h"
#include "call/target.h"

namespace mtavip::call {
namespace {

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

std::string memory_key(std::optional<AccountId> account, const std::string& remote_uri) {
  return std::to_string(account ? static_cast<std::uint32_t>(*account) : 0U) + ' ' + remote_uri;
}

}  // namespace

Expected<CallCore::Account> CallCore::make_sip_account(const AccountSettings& settings) {
  sip::AccountConfig config;
  config.address = settings.address;
  if (!starts_with_ignoring_case(config.address, "sip:") && !starts_with_ignoring_case(config.address, "sips:")) {
    config.address = "sip:" + config.address;
  }
  config.display_name = settings.display_name;
  config.registrar = settings.registrar;
  config.outbound_proxy = settings.proxy;
  config.allow_md5 = settings.allow_md5;
  config.instance_id = config_.instance_id;
  if (settings.message_waiting == MessageWaitingSource::kUnsolicited) config.unsolicited = {"message-summary"};
  config.expires = std::chrono::duration_cast<Duration>(settings.expires);
  if (!settings.password.empty()) config.credentials.push_back({"", settings.user_name, settings.password});
  const auto added = user_agent_.add_account(config);
  if (!added) {
    return error(ErrorCode::kInvalidArgument, "account \"" + settings.name +
                                                  "\": address, registrar and proxy must be SIP addresses such as "
                                                  "sip:alice@example.org, or the proxy a WebSocket such as "
                                                  "wss://example.org/ws (given: " +
                                                  settings.address +
                                                  (settings.registrar.empty() ? "" : ", " + settings.registrar) +
                                                  (settings.proxy.empty() ? "" : ", " + settings.proxy) + ")");
  }
  return Account{settings, host_of(config.address), *added, RegistrationState::kUnregistered};
}

EncryptionPolicy CallCore::encryption_of(std::optional<AccountId> account) const {
  const auto known = account ? accounts_.find(*account) : accounts_.end();
  if (known == accounts_.end()) return config_.encryption;
  return known->second.settings.encryption.value_or(config_.encryption);
}

void CallCore::remember_encryption(Timestamp now, Call& call) {
  if (call.leg().protocol() != Protocol::kSip) return;
  const auto rung = static_cast<SipLeg&>(call.leg()).take_agreed_rung();
  if (!rung) return;
  const CallInfo info = call.info();
  encryption_memory_.note(now, memory_key(info.account, info.remote_uri), *rung);
}

Expected<std::unique_ptr<CallLeg>> CallCore::make_sip_leg(Timestamp now, const CallRequest& request,
                                                          std::optional<AccountId> account, CallParties& parties) {
  const auto target = resolve_target(request.target, account ? accounts_.at(*account).domain : std::string{});
  if (!target) return tl::unexpected(target.error());
  SipDialSettings settings;
  settings.target = target->uri;
  settings.offer_in_invite = request.offer_in_invite;
  for (const auto& [name, value] : request.headers) settings.headers.push_back({name, value});
  const bool by_habit = account && accounts_.at(*account).settings.anonymous;
  if (request.anonymous.value_or(by_habit)) settings.headers.push_back({"Privacy", "id"});
  parties.remote_uri = target->uri;
  parties.peer = target->address;
  if (account) {
    const Account& chosen = accounts_.at(*account);
    settings.account = *chosen.sip();
    parties.local_uri = chosen.settings.address;
    // The first hop decides from which of our addresses the media leave.
    const auto& first_hop = chosen.settings.proxy.empty() ? chosen.settings.registrar : chosen.settings.proxy;
    const std::string host = host_of(first_hop.empty() ? chosen.settings.address : first_hop);
    if (auto address = IpAddress::parse(host)) parties.peer = address;
  }
  settings.encryption = encryption_of(account);
  settings.rung = encryption_memory_.rung(now, memory_key(account, parties.remote_uri));
  return std::make_unique<SipLeg>(environment_, user_agent_, std::move(settings));
}

}  // namespace mtavip::call
