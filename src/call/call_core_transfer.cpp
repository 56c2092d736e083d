// Transfers that the other side of a call asks for, which nobody but the user's rule or answer sets off.
#include <algorithm>

#include "base/text.h"
#include "call/call_core.h"

namespace mtavip::call {
namespace {

constexpr Duration kTimeToAnswer = 60s;

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

}  // namespace

void CallCore::take(Timestamp now, const sip::ReferReceived& event) {
  const auto known = sessions_.find(event.session);
  Call* call = known == sessions_.end() ? nullptr : find(known->second);
  const bool possible = call != nullptr && call->state() == CallState::kEstablished && !shutting_down_;
  if (!possible || config_.transfers == Rule::kBlock) {
    static_cast<void>(user_agent_.refuse_refer(now, event.session, 603));
    return;
  }
  // The other side learns that it was understood; what comes of it is told by NOTIFY.
  if (!user_agent_.accept_refer(now, event.session)) return;
  TransferRequest request;
  request.wanted_in = event.session;
  request.target = event.target;
  request.replaces = event.replaces;
  request.referred_by = event.referred_by;
  consider(now, call->id(), std::move(request),
           {call->id(), event.target, event.referred_by_uri, !event.replaces.empty()});
}

void CallCore::take(Timestamp now, const h323::TransferRequested& event) {
  const auto known = terminal_calls_.find(event.call);
  Call* call = known == terminal_calls_.end() ? nullptr : find(known->second);
  const bool possible = call != nullptr && call->state() == CallState::kEstablished && !shutting_down_;
  if (!possible || config_.transfers == Rule::kBlock) {
    static_cast<void>(terminal_->refuse_transfer(now, event.call));
    return;
  }
  TransferRequest request;
  request.wanted_in = event.call;
  request.target = starts_with_ignoring_case(event.target, "h323:") ? event.target : "h323:" + event.target;
  const std::string target = request.target;
  consider(now, call->id(), std::move(request), {call->id(), target, {}, event.consulted});
}

void CallCore::consider(Timestamp now, CallId call, TransferRequest request, const TransferRequestedEvent& told) {
  request.give_up = now + kTimeToAnswer;
  transfer_requests_.insert_or_assign(call, std::move(request));
  if (config_.transfers == Rule::kAllow) {
    static_cast<void>(follow_transfer(now, call));
    return;
  }
  outputs_.emplace_back(Event{told});
}

Expected<void> CallCore::accept_transfer(Timestamp now, CallId call) {
  auto result = follow_transfer(now, call);
  drain(now);
  return result;
}

Expected<void> CallCore::follow_transfer(Timestamp now, CallId call) {
  const auto it = transfer_requests_.find(call);
  if (it == transfer_requests_.end() || it->second.new_call) {
    return error(ErrorCode::kNotFound, "nobody has asked for a transfer of this call");
  }
  TransferRequest& request = it->second;
  const Call* from = find(call);
  const auto made = from != nullptr ? dial_transferred(now, request, *from)
                                    : Expected<CallId>(error(ErrorCode::kNotFound, "there is no such call"));
  if (!made) {
    tell_progress(now, request, 503);
    outputs_.emplace_back(
        Event{TransferEvent{call, TransferState::kFailed, request.code(503), made.error().message, std::nullopt}});
    transfer_requests_.erase(it);
    return tl::unexpected(made.error());
  }
  request.new_call = *made;
  outputs_.emplace_back(
      Event{TransferEvent{call, TransferState::kProceeding, request.code(100), request.target, *made}});
  return {};
}

Expected<CallId> CallCore::dial_transferred(Timestamp now, const TransferRequest& request, const Call& from) {
  CallRequest wanted;
  wanted.target = request.target;
  wanted.account = from.info().account;
  wanted.media = from.media_options();
  wanted.media.record_path.clear();  // the file of the call that goes on until this one is answered
  if (const auto* by = std::get_if<h323::CallId>(&request.wanted_in)) return place_transferred(now, wanted, *by);
  wanted.protocol = Protocol::kSip;
  if (!request.replaces.empty()) wanted.headers.emplace_back("Replaces", request.replaces);
  if (!request.referred_by.empty()) wanted.headers.emplace_back("Referred-By", request.referred_by);
  return place(now, wanted);
}

void CallCore::refuse(Timestamp now, const TransferRequest& request) {
  if (const auto* session = std::get_if<sip::SessionId>(&request.wanted_in)) {
    static_cast<void>(user_agent_.refuse_refer(now, *session, 603));
  } else {
    static_cast<void>(terminal_->refuse_transfer(now, std::get<h323::CallId>(request.wanted_in)));
  }
}

void CallCore::tell_progress(Timestamp now, const TransferRequest& request, int code) {
  if (const auto* session = std::get_if<sip::SessionId>(&request.wanted_in)) {
    static_cast<void>(user_agent_.refer_progress(now, *session, code, {}));
  } else if (code >= 300) {
    static_cast<void>(terminal_->refuse_transfer(now, std::get<h323::CallId>(request.wanted_in)));
  }
}

Expected<void> CallCore::refuse_transfer(Timestamp now, CallId call) {
  const auto it = transfer_requests_.find(call);
  if (it == transfer_requests_.end() || it->second.new_call) {
    return error(ErrorCode::kNotFound, "nobody has asked for a transfer of this call");
  }
  refuse(now, it->second);
  outputs_.emplace_back(
      Event{TransferEvent{call, TransferState::kFailed, it->second.code(603), "refused here", std::nullopt}});
  transfer_requests_.erase(it);
  drain(now);
  return {};
}

void CallCore::report_transfer(Timestamp now, const Event& event) {
  if (transfer_requests_.empty()) return;
  const auto* state = std::get_if<CallStateEvent>(&event);
  const auto* ended = std::get_if<CallEndedEvent>(&event);
  if (state == nullptr && ended == nullptr) return;
  const CallId id = state != nullptr ? state->call : ended->call;
  const auto it = std::find_if(transfer_requests_.begin(), transfer_requests_.end(),
                               [id](const auto& entry) { return entry.second.new_call == id; });
  if (it == transfer_requests_.end()) return;
  const TransferRequest& request = it->second;
  const auto tell = [&](TransferState what, int code, const std::string& text) {
    tell_progress(now, request, code);
    outputs_.emplace_back(Event{TransferEvent{it->first, what, request.code(code), text, id}});
    if (what != TransferState::kProceeding) transfer_requests_.erase(it);
  };
  if (ended != nullptr) {
    tell(TransferState::kFailed, ended->cause.code >= 300 ? ended->cause.code : 503, ended->cause.text);
  } else if (state->state == CallState::kEstablished) {
    tell(TransferState::kDone, 200, {});
  } else if (state->state == CallState::kAlerting && (state->code > 100 || !request.is_sip())) {
    tell(TransferState::kProceeding, state->code, state->text);
  }
}

void CallCore::end_stale_requests(Timestamp now) {
  for (auto it = transfer_requests_.begin(); it != transfer_requests_.end();) {
    const bool gone = !it->second.new_call && (it->second.give_up <= now || find(it->first) == nullptr);
    if (!gone) {
      ++it;
      continue;
    }
    refuse(now, it->second);
    outputs_.emplace_back(Event{TransferEvent{it->first, TransferState::kFailed, it->second.code(603),
                                              "nobody answered the request", std::nullopt}});
    it = transfer_requests_.erase(it);
  }
}

// --- Calls that want the place of another

std::optional<CallId> CallCore::replaced_by(const sip::IncomingSession& event) const {
  if (!event.replaces) return std::nullopt;
  const auto known = sessions_.find(*event.replaces);
  return known == sessions_.end() ? std::nullopt : std::optional(known->second);
}

std::optional<CallId> CallCore::replaced_by(const h323::IncomingCall& event) const {
  if (!event.replaces) return std::nullopt;
  const auto known = terminal_calls_.find(*event.replaces);
  return known == terminal_calls_.end() ? std::nullopt : std::optional(known->second);
}

void CallCore::answer_replacement(Timestamp now, CallId call, CallId replaced) {
  Call* incoming = find(call);
  const Call* old = find(replaced);
  if (incoming == nullptr || old == nullptr) return;
  static_cast<void>(incoming->answer(now, old->media_options()));
}

}  // namespace mtavip::call
