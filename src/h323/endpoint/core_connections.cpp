// The terminal's core: its connections, whose each of them is, and what comes on them.
#include "asn1/codec.h"
#include "h323/endpoint/cause.h"
#include "h323/endpoint/core.h"

namespace mtavip::h323 {

void Terminal::Core::attach(ConnectionId connection, CallId call, bool is_h245) {
  auto& attachment = attachments_[connection];
  attachment.calls.push_back(call);
  attachment.is_h245 = is_h245;
  connections_.keep(connection);
}

void Terminal::Core::leave(Timestamp now, ConnectionId connection, CallId call) {
  const auto attachment = attachments_.find(connection);
  if (attachment == attachments_.end()) return;
  std::erase(attachment->second.calls, call);
  if (!attachment->second.calls.empty()) return;
  if (!connections_.is_open(connection)) {
    attachments_.erase(attachment);
    connections_.close(connection);
    return;
  }
  // The other side may close it, or begin another call.
  connections_.linger(now, connection, config_.timers.release);
}

std::optional<ConnectionId> Terminal::Core::shared_connection(const Endpoint& remote) const {
  if (!config_.share_connections) return std::nullopt;
  for (const auto& [connection, attachment] : attachments_) {
    const bool usable = attachment.takes_several && !attachment.calls.empty() &&
                        attachment.calls.size() < config_.limits.calls_on_connection;
    if (usable && connections_.remote(connection) == remote) return connection;
  }
  return std::nullopt;
}

void Terminal::Core::share_no_more(ConnectionId connection) {
  const auto attachment = attachments_.find(connection);
  if (attachment != attachments_.end()) attachment->second.takes_several = false;
}

void Terminal::Core::happened(Timestamp now, const Connections::Opened& opened) {
  if (opened.incoming && h245_listeners_.listens_at(opened.local)) {
    const auto id = h245_listeners_.connected(opened.local, opened.remote);
    const auto it = id ? calls_.find(*id) : calls_.end();
    if (it == calls_.end()) {
      connections_.close(opened.connection);
      return;
    }
    connections_.keep(opened.connection);
    attach(opened.connection, *id, true);
    it->second.call->connected(now, opened);
    settle(now, *id);
    return;
  }
  const auto attachment = attachments_.find(opened.connection);
  if (attachment == attachments_.end()) return;
  for (const CallId id : std::vector(attachment->second.calls)) {
    if (Call* call = find(id)) call->connected(now, opened);
    settle(now, id);
  }
}

void Terminal::Core::happened(Timestamp now, const Connections::Message& message) {
  ++counters_.messages_in;
  const auto attachment = attachments_.find(message.connection);
  if (attachment != attachments_.end() && attachment->second.is_h245) {
    const CallId id = attachment->second.calls.front();
    if (Call* call = find(id)) call->receive_h245(now, message.connection, message.content);
    settle(now, id);
    return;
  }
  if (config_.trace) {
    emit(MessageTrace{false, TraceProtocol::kCallSignalling,
                      connections_.local(message.connection).value_or(Endpoint{}),
                      connections_.remote(message.connection).value_or(Endpoint{}), message.content});
  }
  const auto signal = read_signal(message.content);
  if (!signal || (!signal->user && signal->q931.h225_pdu())) ++counters_.malformed;
  if (signal) {
    receive(now, message, *signal);
  } else if (attachment == attachments_.end()) {
    connections_.close_later(now, message.connection, config_.timers.release);
  }
}

Call* Terminal::Core::call_of(const Attachment& attachment, const Signal& signal) {
  const auto reference = signal.q931.call_reference();
  Call* of_that_number = nullptr;
  std::size_t count = 0;
  for (const CallId id : attachment.calls) {
    Call* call = find(id);
    if (call == nullptr || call->names().reference != reference.value) continue;
    if (call->names().originated == reference.from_destination) return call;
    of_that_number = call;
    ++count;
  }
  // Some do not turn the flag round in their answers.
  return count == 1 && signal.type() != wire::MessageType::kSetup ? of_that_number : nullptr;
}

void Terminal::Core::receive(Timestamp now, const Connections::Message& message, const Signal& signal) {
  const auto attachment = attachments_.find(message.connection);
  Call* call = attachment == attachments_.end() ? nullptr : call_of(attachment->second, signal);
  if (call != nullptr) {
    if (signal.user && takes_several_calls(signal.user->h323_uu_pdu.h323_message_body)) {
      attachment->second.takes_several = true;
    }
    const CallId id = call->id();
    if (const auto verdict = check(now, call->gatekeeper(), message, signal); verdict == h235::Verdict::kGood) {
      call->receive(now, signal);
    } else {
      call->distrusted(now, verdict);
    }
    settle(now, id);
    return;
  }
  if (signal.type() == wire::MessageType::kSetup) {
    const auto remote = connections_.remote(message.connection);
    if (!remote) return;
    // For the first one the connection was counted.
    if (attachment != attachments_.end() && !is_welcome(now, remote->address)) {
      refuse(now, message.connection, signal, release_for(ReleaseWith::kResources));
      return;
    }
    if (attachment != attachments_.end() && attachment->second.calls.size() >= config_.limits.calls_on_connection) {
      refuse(now, message.connection, signal,
             {wire::CauseValue::kNormalUnspecified, h225::ReleaseCompleteReason::kNewConnectionNeeded});
      return;
    }
    receive_setup(now, message, signal);
    return;
  }
  // What crosses the end of a call is of that; and the global call reference is no call's.
  if (attachment != attachments_.end()) return;
  if (signal.type() != wire::MessageType::kReleaseComplete && signal.type() != wire::MessageType::kStatus) {
    refuse(now, message.connection, signal,
           {wire::CauseValue::kInvalidCallReference, h225::ReleaseCompleteReason::kUndefinedReason});
  } else {
    // It has said something, and nothing that begins a call: it is not waited for any longer.
    connections_.close_later(now, message.connection, config_.timers.release);
  }
}

void Terminal::Core::happened(Timestamp now, const Connections::Closed& closed) {
  const auto attachment = attachments_.find(closed.connection);
  if (attachment == attachments_.end()) return;
  const auto calls = std::move(attachment->second.calls);
  attachments_.erase(attachment);
  for (const CallId id : calls) {
    if (Call* call = find(id)) call->disconnected(now, closed);
    settle(now, id);
  }
}

h235::Verdict Terminal::Core::check(Timestamp now, std::optional<GatekeeperId> gatekeeper,
                                    const Connections::Message& message, const Signal& signal) {
  ras::Client* client = gatekeeper ? gatekeepers_.client(*gatekeeper) : nullptr;
  // Who can send a Release Complete can close the connection as well.
  if (client == nullptr || signal.type() == wire::MessageType::kReleaseComplete) return h235::Verdict::kGood;
  const MessageBody nothing{};
  const auto tokens = tokens_of(signal.user ? signal.user->h323_uu_pdu.h323_message_body : nothing);
  return client->check_signalling(now, connections_.remote(message.connection).value_or(Endpoint{}), tokens.tokens,
                                  tokens.crypto_tokens, message.content);
}

bool Terminal::Core::is_welcome(Timestamp now, const IpAddress& remote) {
  if (!limiter_.active() || gatekeepers_.has(remote) || limiter_.allow(now, remote)) return true;
  ++counters_.limited;
  return false;
}

void Terminal::Core::receive_setup(Timestamp now, const Connections::Message& message, const Signal& signal) {
  const ConnectionId connection = message.connection;
  const auto* setup = signal.body<MessageBody::kSetup>();
  if (setup == nullptr) {
    refuse(now, connection, signal,
           {wire::CauseValue::kInvalidElementContents, h225::ReleaseCompleteReason::kUndefinedReason});
    return;
  }
  using Goal = h225::SetupUuie::ConferenceGoal;
  const bool for_services = setup->conference_goal.kind() == Goal::kCallIndependentSupplementaryService;
  const auto gatekeeper = gatekeepers_.for_incoming(*connections_.remote(connection), called_aliases(signal, *setup));
  if (check(now, gatekeeper, message, signal) != h235::Verdict::kGood) {
    ++counters_.dropped;
    refuse(now, connection, signal, kNotAuthentic);
    return;
  }
  if (for_services && signal.user->h323_uu_pdu.h4501_supplementary_service) {
    serve_without_call(now, connection, signal, gatekeeper);
    return;
  }
  if (for_services || setup->conference_goal.kind() == Goal::kCapabilityNegotiation) {
    refuse(now, connection, signal,
           {wire::CauseValue::kServiceNotAvailable, h225::ReleaseCompleteReason::kUndefinedReason});
    return;
  }
  if (calls_.size() >= std::min(config_.calls_at_once, config_.limits.calls)) {
    ++counters_.dropped;
    refuse(now, connection, signal, release_for(ReleaseWith::kBusy));
    return;
  }
  const CallId id{++last_call_};
  attach(connection, id, false);
  auto& entry = calls_[id];
  entry.call = std::make_unique<Call>(*this, id, connection, signal.q931.call_reference().value);
  static_cast<void>(entry.call->begin(now, signal, gatekeeper));
  settle(now, id);
}

void Terminal::Core::serve_without_call(Timestamp now, ConnectionId connection, const Signal& signal,
                                        std::optional<GatekeeperId> gatekeeper) {
  h450::Services services;
  services.receive(now, *signal.user->h323_uu_pdu.h4501_supplementary_service);
  while (const auto event = services.poll()) {
    const auto* told = std::get_if<h450::MessagesWait>(&*event);
    if (told == nullptr) continue;
    emit(messages_wait(*told, gatekeeper));
  }
  refuse(now, connection, signal, release_for(ReleaseWith::kNormal), services.take_outgoing());
}

void Terminal::Core::refuse(Timestamp now, ConnectionId connection, const Signal& signal, const Release& how,
                            std::vector<Bytes> services) {
  CallNames names;
  if (const auto* setup = signal.body<MessageBody::kSetup>(); setup != nullptr && setup->call_identifier) {
    names.call_identifier = setup->call_identifier->guid;
  }
  wire::CallReference reference = signal.q931.call_reference();
  reference.from_destination = !reference.from_destination;
  wire::Q931Message message(wire::MessageType::kReleaseComplete, reference);
  wire::Cause cause;
  cause.value = how.cause;
  message.set(cause);
  h225::H323UserInformation user;
  auto& body = user.h323_uu_pdu.h323_message_body.emplace<MessageBody::kReleaseComplete>();
  body = make_uuie<h225::ReleaseCompleteUuie>(names, config_.product);
  body.reason.emplace(how.reason);
  user.h323_uu_pdu.h245_tunneling = false;
  if (!services.empty()) user.h323_uu_pdu.h4501_supplementary_service = std::move(services);
  if (const auto encoded = asn1::encode(user)) message.set_h225_pdu(*encoded);
  if (const auto bytes = message.print()) connections_.send(connection, *bytes);
  if (attachments_.count(connection) == 0) connections_.close_later(now, connection, config_.timers.release);
}

}  // namespace mtavip::h323
