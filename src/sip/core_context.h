// What the parts of the user agent share: the layers below them, and the queue of events above.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

#include "sip/request_sender.h"
#include "sip/transaction_layer.h"
#include "sip/unanswered_messages.h"
#include "sip/user_agent.h"

namespace mtavip::sip {

struct CoreContext {
  Environment& environment;
  const UserAgentConfig& config;
  TransportSelector& transports;
  TransactionLayer& transactions;
  ServerLocator& locator;
  RequestSender& sender;
  std::deque<Output>& outputs;
  /// Dialogs, early ones too, by dialog_key().
  std::unordered_map<std::string, SessionId>& dialogs;
  UnansweredMessages& unanswered_messages;

  void emit(Event event) const { outputs.emplace_back(std::move(event)); }
};

/// What we understand, as written into Allow and Accept (RFC 3261 sections 8.2.1 and 8.2.3).
inline constexpr std::string_view kAllow =
    "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, MESSAGE, PRACK, UPDATE, REFER, SUBSCRIBE, NOTIFY";
inline constexpr std::string_view kSdpType = "application/sdp";

/// Whether an extension (RFC 3261 section 20.32) is the core's own or one of the application's.
[[nodiscard]] bool supports(const UserAgentConfig& config, std::string_view option_tag);
/// Allow, Supported and User-Agent of a request, or Server of a response.
void add_capabilities(Message& message, const UserAgentConfig& config);

}  // namespace mtavip::sip
