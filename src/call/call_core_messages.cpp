// What the call core does about messages and pings: to whom they go, by which account, and who we are to them.
#include "base/text.h"
#include "call/call_core.h"
#include "call/sip_cause.h"
#include "call/target.h"
#include "sip/name_addr.h"

namespace mtavip::call {
namespace {

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

std::string uri_of(const std::string& address) {
  const auto parsed = sip::NameAddr::parse(address);
  return parsed ? parsed->uri.to_string() : address;
}

}  // namespace

Messaging::Own CallCore::own_side(AccountId account) const {
  const Account& known = accounts_.at(account);
  std::string address = known.settings.address;
  if (!starts_with_ignoring_case(address, "sip:") && !starts_with_ignoring_case(address, "sips:")) {
    address = "sip:" + address;
  }
  return {account, *known.sip(), uri_of(address), known.settings.display_name};
}

Expected<CallCore::Addressee> CallCore::addressee(const std::string& target, std::optional<AccountId> wanted) const {
  const auto routes = plan(target, {wanted, Protocol::kSip, false});
  if (!routes) {
    const bool other_protocol = routes.error().code == ErrorCode::kInvalidArgument;
    return error(routes.error().code,
                 routes.error().message + (other_protocol ? "; H.323 has neither messages nor pings" : ""));
  }
  const auto account = routes->front().account;
  const auto resolved = resolve_target(target, account ? accounts_.at(*account).domain : std::string{});
  if (!resolved) return tl::unexpected(resolved.error());
  Addressee found{resolved->uri, {account, {}, {}, {}}};
  if (account) {
    found.own = own_side(*account);
  } else {
    const auto& find_address = config_.sip.find_address;
    const auto here = resolved->address && find_address ? find_address(*resolved->address) : std::nullopt;
    found.own.uri = sip::Uri::sip(config_.sip.user, here ? here->to_string() : "anonymous.invalid").to_string();
    found.own.name = config_.sip.display_name;
  }
  return found;
}

Expected<MessageId> CallCore::send_message(Timestamp now, const MessageRequest& request) {
  const auto to = addressee(request.target, request.account);
  if (!to) return tl::unexpected(to.error());
  auto id = messaging_.send(now, to->own, to->uri, request);
  drain(now);
  return id;
}

void CallCore::open_store(Timestamp now) {
  messaging_.open_store(now);
  drain(now);
}

void CallCore::handle(Timestamp now, const StoreInput& input) {
  messaging_.take(now, input);
  drain(now);
}

Expected<void> CallCore::mark_displayed(Timestamp now, MessageId message) {
  auto result = messaging_.mark_displayed(now, message);
  drain(now);
  return result;
}

Expected<void> CallCore::set_typing(Timestamp now, const std::string& target, bool typing,
                                    std::optional<AccountId> account) {
  const auto to = addressee(target, account);
  if (!to) return tl::unexpected(to.error());
  messaging_.set_typing(now, to->own, to->uri, typing);
  drain(now);
  return {};
}

Expected<MessageId> CallCore::ping(Timestamp now, const std::string& target, std::optional<AccountId> account) {
  const auto to = addressee(target, account);
  if (!to) return tl::unexpected(to.error());
  sip::OptionsRequest request;
  request.account = to->own.sip_account;
  request.target = to->uri;
  const auto sent = user_agent_.options(now, request);
  if (!sent) {
    return error(ErrorCode::kInvalidArgument, std::string(sip::to_string(sent.error())) + ": " + to->uri);
  }
  const MessageId id = messaging_.new_id();
  pings_.emplace(*sent, id);
  drain(now);
  return id;
}

void CallCore::take(Timestamp now, const sip::MessageReceived& event) {
  const auto account = event.account ? account_of(*event.account) : std::nullopt;
  messaging_.take(now, event, account ? own_side(*account) : Messaging::Own{{}, {}, uri_of(event.to), {}});
}

void CallCore::take(Timestamp now, const sip::RequestCompleted& event) {
  if (messaging_.take(now, event)) return;
  const auto ping = pings_.find(event.request);
  if (ping == pings_.end()) return;  // an INFO of ours: nobody waits for it
  MessageResultEvent told;
  told.message = ping->second;
  told.delivered = event.code >= 200 && event.code < 300;
  told.code = event.code;
  told.text = event.reason.empty() ? event.cause.reason : event.reason;
  if (!told.delivered) told.failure = to_end_cause(event.cause, false, false).reason;
  pings_.erase(ping);
  outputs_.emplace_back(Event{std::move(told)});
}

bool CallCore::drain_messaging() {
  auto events = messaging_.take_events();
  const bool any = !events.empty();
  for (Event& event : events) outputs_.emplace_back(std::move(event));
  for (StoreCommand& command : messaging_.take_commands()) outputs_.emplace_back(std::move(command));
  return any;
}

}  // namespace mtavip::call
