// What the call core does with an H.323 terminal.
#include <algorithm>

#include "base/text.h"
#include "call/call_core.h"
#include "call/h323_cause.h"
#include "call/h323_leg.h"
#include "call/target.h"
#include "h323/endpoint/target.h"
#include "h323/ras/client.h"

namespace mtavip::call {
namespace {

constexpr const char* kSwitchedOff =
    "H.323 is switched off; start without --no-h323, and with enabled = true under [h323] in the configuration";

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

/// "h323:alice@example.org" without its scheme.
std::string_view without_scheme(std::string_view address) {
  constexpr std::string_view kScheme = "h323:";
  if (starts_with_ignoring_case(address, kScheme)) address.remove_prefix(kScheme.size());
  return address;
}

std::string with_scheme(const std::string& address) {
  return starts_with_ignoring_case(address, "h323:") ? address : "h323:" + address;
}

std::string name_of(const h323::Party& party) {
  if (!party.aliases.empty()) return party.aliases.front();
  return party.number;
}

/// An address as it stands in a URI.
std::string host_text(const IpAddress& address) {
  const std::string text = Endpoint{address, h323::kCallSignalPort}.to_string();
  return text.substr(0, text.rfind(':'));
}

/// A party as an address that can be dialled back: through a gatekeeper by its alias, else by its host.
std::string uri_of(const h323::Party& party, const Endpoint& source, bool by_gatekeeper) {
  std::string name = name_of(party);
  if (starts_with_ignoring_case(name, "h323:")) return name;
  if (by_gatekeeper && !name.empty()) return "h323:" + name;
  if (name.empty()) return "h323:" + host_text(source.address);
  return "h323:" + name + (name.find('@') == std::string::npos ? '@' + host_text(source.address) : "");
}

MessageClass class_of(h323::MessageKind kind) {
  switch (kind) {
    case h323::MessageKind::kVoice:
      return MessageClass::kVoice;
    case h323::MessageKind::kFax:
      return MessageClass::kFax;
    case h323::MessageKind::kText:
      return MessageClass::kText;
    case h323::MessageKind::kMultimedia:
      return MessageClass::kMultimedia;
    case h323::MessageKind::kAny:
      break;
  }
  return MessageClass::kOther;
}

RegistrationState to_state(h323::RegistrationState state) {
  switch (state) {
    case h323::RegistrationState::kUnregistered:
      return RegistrationState::kUnregistered;
    case h323::RegistrationState::kRegistering:
      return RegistrationState::kRegistering;
    case h323::RegistrationState::kRegistered:
      return RegistrationState::kRegistered;
    case h323::RegistrationState::kFailed:
      break;
  }
  return RegistrationState::kFailed;
}

}  // namespace

// --- Sockets and inputs

void CallCore::add_h323_socket(const LocalSocket& socket) {
  if (!terminal_) return;
  if (socket.kind == TransportKind::kTcp) call_signal_addresses_.push_back(socket.advertised);
  terminal_->add_socket(socket);
}

void CallCore::add_h245_socket(const LocalSocket& socket) {
  if (terminal_) terminal_->add_h245_socket(socket);
}

bool CallCore::drain_terminal(Timestamp now) {
  if (!terminal_) return false;
  bool any = false;
  while (auto output = terminal_->poll()) {
    any = true;
    if (auto* transport = std::get_if<TransportOutput>(&*output)) {
      outputs_.emplace_back(std::move(*transport));
    } else if (auto* query = std::get_if<DnsQuery>(&*output)) {
      outputs_.emplace_back(std::move(*query));
    } else {
      take(now, std::get<h323::Event>(*output));
    }
  }
  return any;
}

// --- Events

void CallCore::take(Timestamp now, const h323::Event& event) {
  if (const auto* incoming = std::get_if<h323::IncomingCall>(&event)) {
    take(now, *incoming);
  } else if (const auto* registration = std::get_if<h323::RegistrationChanged>(&event)) {
    take(*registration);
  } else if (const auto* message = std::get_if<h323::MessageTrace>(&event)) {
    take(*message);
  } else if (const auto* wanted = std::get_if<h323::TransferRequested>(&event)) {
    take(now, *wanted);
  } else if (const auto* waiting = std::get_if<h323::MessagesWait>(&event)) {
    take(*waiting);
  } else {
    std::visit(
        [this, &event](const auto& e) {
          if constexpr (requires { e.call; }) {
            const auto it = terminal_calls_.find(e.call);
            if (it == terminal_calls_.end()) return;
            Call* call = find(it->second);
            if (call == nullptr || call->leg().protocol() != Protocol::kH323) return;
            static_cast<H323Leg&>(call->leg()).handle(event);
            touched_.push_back(call->id());
          }
        },
        event);
  }
}

void CallCore::take(Timestamp now, const h323::IncomingCall& event) {
  if (shutting_down_ || calls_.size() >= config_.max_calls) {
    static_cast<void>(terminal_->reject(now, event.call, h323::ReleaseWith::kBusy));
    return;
  }
  IncomingCallEvent told;
  if (event.gatekeeper) told.account = account_of(*event.gatekeeper);
  if (encryption_of(told.account).encryption == MediaEncryption::kRequired) {
    static_cast<void>(terminal_->reject(now, event.call, h323::ReleaseWith::kForbidden));
    return;
  }
  const auto replaces = replaced_by(event);
  if (event.replaces && config_.transfers == Rule::kBlock) {
    static_cast<void>(terminal_->reject(now, event.call, h323::ReleaseWith::kDeclined));
    return;
  }
  const CallId id{++last_call_};
  told.call = id;
  told.protocol = Protocol::kH323;
  told.replaces = replaces;
  if (!event.transferred_by.empty()) told.referred_by = with_scheme(event.transferred_by);
  told.from = uri_of(event.from, event.source, event.gatekeeper.has_value());
  told.from_name = event.from.display_name;
  told.to = called_uri(event, told.account);
  told.has_audio = true;
  told.has_video = event.offers_video;
  if (!event.diverted_by.empty()) told.diversions.push_back({event.diverted_by, {}, {}});
  CallParties parties{told.account, told.to, told.from, told.from_name, event.source.address};
  auto leg = std::make_unique<H323Leg>(*terminal_, event);
  calls_.emplace(id, std::make_unique<Call>(id, config_.calls, std::move(parties), std::move(leg), now));
  terminal_calls_.emplace(event.call, id);
  touched_.push_back(id);
  outputs_.emplace_back(Event{std::move(told)});
  if (replaces && config_.transfers == Rule::kAllow) answer_replacement(now, id, *replaces);
}

void CallCore::take(const h323::MessagesWait& event) {
  MessageWaitingEvent told;
  if (event.gatekeeper) told.account = account_of(*event.gatekeeper);
  told.waiting = event.waiting;
  told.mailbox = event.message_centre;
  // It counts what is new; of what was heard nothing is said (H.450.7, nbOfMessages).
  if (event.waiting && event.count) told.classes.push_back({class_of(event.kind), *event.count, 0, 0, 0});
  outputs_.emplace_back(Event{std::move(told)});
}

std::string CallCore::called_uri(const h323::IncomingCall& event, std::optional<AccountId> account) const {
  const std::string name = name_of(event.to);
  if (!name.empty()) return with_scheme(name);
  // Who knows our address has no need to say whom it belongs to.
  if (account) return "h323:" + std::string(without_scheme(accounts_.at(*account).settings.address));
  const auto& find = config_.h323->find_address;
  auto own = find ? find(event.source.address) : std::nullopt;
  if (!own && !call_signal_addresses_.empty()) own = call_signal_addresses_.front().address;
  return "h323:" + (own ? host_text(*own) : "");
}

void CallCore::take(const h323::RegistrationChanged& event) {
  const auto id = account_of(event.gatekeeper);
  if (!id) return;
  RegistrationEvent told;
  told.account = *id;
  told.state = to_state(event.state);
  accounts_.at(*id).state = told.state;
  told.text = event.text;
  told.expires = std::chrono::duration_cast<std::chrono::seconds>(event.time_to_live);
  if (told.state == RegistrationState::kFailed) told.failure = to_end_reason(event.failure);
  outputs_.emplace_back(Event{std::move(told)});
}

void CallCore::take(const h323::MessageTrace& event) {
  TracedMessage traced{
      TracedMessage::Kind::kRas, TransportKind::kUdp, event.outgoing, event.local, event.remote, event.data};
  if (event.protocol != h323::TraceProtocol::kRas) {
    traced.transport = TransportKind::kTcp;
    traced.kind = event.protocol == h323::TraceProtocol::kH245 ? TracedMessage::Kind::kH245
                                                               : TracedMessage::Kind::kCallSignalling;
  }
  outputs_.emplace_back(std::move(traced));
}

// --- Accounts and calls

Expected<CallCore::Account> CallCore::make_gatekeeper_account(const AccountSettings& settings) {
  const std::string whose = "account \"" + settings.name + "\": ";
  if (!terminal_) return error(ErrorCode::kInvalidArgument, whose + kSwitchedOff);
  const std::string_view address = without_scheme(settings.address);
  const auto at = address.rfind('@');
  h323::ras::ClientConfig config;
  config.gatekeeper = settings.gatekeeper;
  if (config.gatekeeper.empty() && at != std::string_view::npos) config.gatekeeper = address.substr(at + 1);
  std::vector<std::string> names{std::string(address.substr(0, at))};
  names.insert(names.end(), settings.aliases.begin(), settings.aliases.end());
  for (const auto& name : names) {
    auto alias = h323::ras::alias_from_text(name);
    if (!alias) {
      return error(ErrorCode::kInvalidArgument, std::string(whose).append("\"").append(name).append(
                                                    "\" is no H.323 alias; write a name or a number"));
    }
    config.aliases.push_back(std::move(*alias));
  }
  config.username = settings.user_name.empty() ? names.front() : settings.user_name;
  config.password = settings.password;
  config.require_signed_answers = settings.require_signatures;
  config.require_signed_calls = settings.require_signatures;
  config.call_signal_addresses = call_signal_addresses_;
  config.time_to_live = std::chrono::duration_cast<Duration>(settings.expires);
  config.vendor.product = config_.h323->product.name;
  config.vendor.version = config_.h323->product.version;
  config.vendor.t35_country = config_.h323->product.t35_country;
  config.vendor.t35_extension = config_.h323->product.t35_extension;
  config.vendor.manufacturer = config_.h323->product.manufacturer;
  config.find_address = config_.h323->find_address;
  config.prefer_ipv6 = config_.h323->prefer_ipv6;
  config.trace = config_.h323->trace;
  const auto added = terminal_->add_gatekeeper(config);
  if (!added) return error(ErrorCode::kInvalidArgument, whose + h323::to_string(added.error()));
  const std::string domain = at == std::string_view::npos ? std::string{} : host_of(settings.address);
  return Account{settings, domain, *added, RegistrationState::kUnregistered};
}

Expected<CallId> CallCore::place_transferred(Timestamp now, const CallRequest& request, h323::CallId transfer_of) {
  if (auto allowed = allow_another(request.media); !allowed) return tl::unexpected(allowed.error());
  h323::DialRequest dial;
  dial.transfer_of = transfer_of;
  dial.start = config_.h323->incoming;
  CallParties parties;
  parties.account = request.account;
  parties.remote_uri = request.target;
  if (request.account) {
    const Account& chosen = accounts_.at(*request.account);
    dial.display_name = chosen.settings.display_name;
    parties.local_uri = chosen.settings.address;
  }
  if (const auto address = Endpoint::parse(without_scheme(request.target))) parties.peer = address->address;
  auto leg = std::make_unique<H323Leg>(*terminal_, std::move(dial));
  return begin(now, std::make_unique<Call>(CallId{++last_call_}, config_.calls, std::move(parties), std::move(leg),
                                           request.media));
}

Expected<std::unique_ptr<CallLeg>> CallCore::make_h323_leg(const CallRequest& request, std::optional<AccountId> account,
                                                           CallParties& parties) {
  if (!terminal_) return error(ErrorCode::kInvalidArgument, kSwitchedOff);
  if (encryption_of(account).encryption == MediaEncryption::kRequired) {
    return error(
        ErrorCode::kInvalidArgument,
        "encryption is required, and sound and picture of H.323 calls are not encrypted by this version: call over "
        "SIP, or with --media-encryption optional");
  }
  std::string text(trim(request.target));
  if (starts_with_ignoring_case(text, "tel:")) text = text.substr(4, text.substr(4).find(';'));
  const auto target = h323::parse_target(text, account.has_value());
  if (!target) {
    return error(ErrorCode::kInvalidArgument,
                 "\"" + request.target +
                     "\" is not an H.323 address; write h323:name@host, an IP address, host##room, or a number or name "
                     "that the gatekeeper of an account knows");
  }
  h323::DialRequest dial;
  dial.target = text;
  dial.start = config_.h323->incoming;
  dial.overlap = request.overlap;
  if (account) {
    const Account& chosen = accounts_.at(*account);
    dial.gatekeeper = *chosen.h323();
    dial.display_name = chosen.settings.display_name;
    parties.local_uri = chosen.settings.address;
  }
  parties.remote_uri = with_scheme(text);
  parties.peer = IpAddress::parse(target->host);
  if (!parties.peer && target->host == "localhost") parties.peer = IpAddress::v4({127, 0, 0, 1});
  return std::make_unique<H323Leg>(*terminal_, std::move(dial));
}

}  // namespace mtavip::call
