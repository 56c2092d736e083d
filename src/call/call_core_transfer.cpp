// Transfers that the other side of a call asks for, which nobody but the user's rule or answer sets off.
#include <algorithm>

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
  request.session = event.session;
  request.target = event.target;
  request.replaces = event.replaces;
  request.referred_by = event.referred_by;
  request.give_up = now + kTimeToAnswer;
  const CallId id = call->id();
  transfer_requests_.insert_or_assign(id, std::move(request));
  if (config_.transfers == Rule::kAllow) {
    static_cast<void>(follow_transfer(now, id));
    return;
  }
  outputs_.emplace_back(
      Event{TransferRequestedEvent{id, event.target, event.referred_by_uri, !event.replaces.empty()}});
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
  const auto refuse = [&](const Error& why) -> Expected<void> {
    static_cast<void>(user_agent_.refer_progress(now, request.session, 503, {}));
    outputs_.emplace_back(Event{TransferEvent{call, TransferState::kFailed, 503, why.message, std::nullopt}});
    transfer_requests_.erase(it);
    return tl::unexpected(why);
  };
  const Call* from = find(call);
  if (from == nullptr) return refuse({ErrorCode::kNotFound, "there is no such call"});
  CallRequest wanted;
  wanted.target = request.target;
  wanted.account = from->info().account;
  wanted.protocol = Protocol::kSip;
  wanted.media = from->media_options();
  wanted.media.record_path.clear();  // the file of the call that goes on until this one is answered
  if (!request.replaces.empty()) wanted.headers.emplace_back("Replaces", request.replaces);
  if (!request.referred_by.empty()) wanted.headers.emplace_back("Referred-By", request.referred_by);
  const auto made = place(now, wanted);
  if (!made) return refuse(made.error());
  request.new_call = *made;
  outputs_.emplace_back(Event{TransferEvent{call, TransferState::kProceeding, 100, request.target, *made}});
  return {};
}

Expected<void> CallCore::refuse_transfer(Timestamp now, CallId call) {
  const auto it = transfer_requests_.find(call);
  if (it == transfer_requests_.end() || it->second.new_call) {
    return error(ErrorCode::kNotFound, "nobody has asked for a transfer of this call");
  }
  static_cast<void>(user_agent_.refuse_refer(now, it->second.session, 603));
  outputs_.emplace_back(Event{TransferEvent{call, TransferState::kFailed, 603, "refused here", std::nullopt}});
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
  const auto tell = [&](TransferState what, int code, const std::string& text) {
    static_cast<void>(user_agent_.refer_progress(now, it->second.session, code, {}));
    outputs_.emplace_back(Event{TransferEvent{it->first, what, code, text, id}});
    if (what != TransferState::kProceeding) transfer_requests_.erase(it);
  };
  if (ended != nullptr) {
    tell(TransferState::kFailed, ended->cause.code >= 300 ? ended->cause.code : 503, ended->cause.text);
  } else if (state->state == CallState::kEstablished) {
    tell(TransferState::kDone, 200, {});
  } else if (state->state == CallState::kAlerting && state->code > 100) {
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
    static_cast<void>(user_agent_.refuse_refer(now, it->second.session, 603));
    outputs_.emplace_back(
        Event{TransferEvent{it->first, TransferState::kFailed, 603, "nobody answered the request", std::nullopt}});
    it = transfer_requests_.erase(it);
  }
}

// --- Calls that want the place of another

std::optional<CallId> CallCore::replaced_by(const sip::IncomingSession& event) const {
  if (!event.replaces) return std::nullopt;
  const auto known = sessions_.find(*event.replaces);
  return known == sessions_.end() ? std::nullopt : std::optional(known->second);
}

void CallCore::answer_replacement(Timestamp now, CallId call, CallId replaced) {
  Call* incoming = find(call);
  const Call* old = find(replaced);
  if (incoming == nullptr || old == nullptr) return;
  static_cast<void>(incoming->answer(now, old->media_options()));
}

}  // namespace mtavip::call
