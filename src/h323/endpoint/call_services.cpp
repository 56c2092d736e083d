// Call: supplementary services (H.450), and what they do to it: hold told, transfer in both roles, diversion shown.
#include <array>
#include <utility>

#include "h323/endpoint/call.h"
#include "h323/ras/values.h"

namespace mtavip::h323 {

void Call::take_services(Timestamp now, const Signal& signal) {
  if (!signal.user) return;
  const auto& apdus = signal.user->h323_uu_pdu.h4501_supplementary_service;
  if (!apdus) return;
  services_.receive(now, *apdus);
  drain_services(now);
}

void Call::flush_services() {
  // Until the called side has answered, they wait for Setup, or for the next message after it.
  if (!signalling_ || stage_ < Stage::kProceeding || !services_.has_outgoing()) return;
  send_carrier();
}

void Call::drain_services(Timestamp now) {
  while (auto event = services_.poll()) {
    if (over()) return;
    if (const auto* held = std::get_if<h450::HeldByRemote>(&*event)) {
      notified_hold_ = held->held;
    } else if (const auto* hold = std::get_if<h450::RemoteHoldRequested>(&*event)) {
      notified_hold_ = hold->hold;
      services_.accept(hold->request);
    } else if (const auto* transfer = std::get_if<h450::TransferRequested>(&*event)) {
      serve(now, *transfer);
      return;
    } else if (const auto* arrived = std::get_if<h450::TransferArrived>(&*event)) {
      transfer_arrived_ = arrived->request;
    } else if (const auto* identify = std::get_if<h450::TransferIdentifyRequested>(&*event)) {
      // Nobody has to be prepared for a transfer here: a call without an identity is taken as well.
      services_.answer_identify(identify->request, {}, {own_aliases(), host_.listening_at(local_.address)});
    } else if (const auto* identified = std::get_if<h450::TransferIdentified>(&*event)) {
      if (const auto call = std::exchange(consulting_for_, std::nullopt)) {
        host_.consulted(*call, identified->call_identity, identified->target);
      }
    } else if (std::holds_alternative<h450::TransferSucceeded>(*event)) {
      // Of a transfer that sent us here it is the new side's welcome.
      if (!std::exchange(transfer_target_, std::nullopt)) continue;
      if (const auto other = std::exchange(consultation_, std::nullopt)) host_.end_consultation(*other);
      EndCause cause;
      cause.text = "transferred";
      release(now, release_for(ReleaseWith::kNormal), std::move(cause));
    } else if (const auto* failed = std::get_if<h450::TransferFailed>(&*event)) {
      serve(now, *failed);
    } else if (const auto* diverted = std::get_if<h450::Diverted>(&*event)) {
      serve(*diverted);
    } else if (const auto* waits = std::get_if<h450::CallWaits>(&*event)) {
      host_.emit(CallWaits{id_, waits->others});
    } else if (const auto* messages = std::get_if<h450::MessagesWait>(&*event)) {
      host_.emit(MessagesWait{request_.gatekeeper, messages->waiting,
                              messages->user.empty() ? std::string() : messages->user.front().text, messages->count});
    } else if (std::holds_alternative<h450::CallToBeCleared>(*event)) {
      release(now, {wire::CauseValue::kFacilityNotImplemented, h225::ReleaseCompleteReason::kUndefinedReason},
              local_end(FailureCategory::kNotAcceptable, "the other side wants a service that is not known here", 69));
    }
  }
}

void Call::serve(Timestamp now, const h450::TransferRequested& request) {
  if (stage_ != Stage::kActive || (request.target.aliases.empty() && !request.target.signalling)) {
    services_.refuse(request.request, h450::ServiceError::kInvalidReroutingNumber);
    return;
  }
  if (++redirects_ > host_.config().limits.redirects) {
    services_.refuse(request.request, h450::ServiceError::kEstablishmentFailure);
    return;
  }
  // Sound has one way only: the old call goes before the new one comes. Its side is told that all is well by then.
  services_.accept(request.request);
  const auto address = request.target.signalling;
  auto aliases = request.target.aliases;
  const std::string text = !aliases.empty() ? aliases.front().text : address->to_string();
  names_.originated = true;
  begin_anew(now, h225::ReleaseCompleteReason::kUndefinedReason);
  host_.environment().random().fill(names_.call_identifier);
  names_.reference = host_.new_reference();
  start_ = request_.start;
  destination_ = std::move(aliases);
  static_cast<void>(services_.announce_transfer(now, request.call_identity, {own_aliases(), local_}));
  place_anew(now, address, text);
}

void Call::serve(const h450::Diverted& diversion) {
  static constexpr std::array<const char*, 4> kReasons = {"unknown", "unconditional", "busy", "no answer"};
  CallDiverted told;
  told.call = id_;
  told.count = diversion.count;
  const auto reason = static_cast<std::size_t>(diversion.reason);
  told.reason = kReasons[reason < kReasons.size() ? reason : 0];
  if (!diversion.diverted_by.empty()) told.diverted_by = diversion.diverted_by.front().text;
  if (!diversion.original_called.empty()) told.original_called = diversion.original_called.front().text;
  if (!told.diverted_by.empty()) incoming_call_.diverted_by = told.diverted_by;
  // With a Setup it comes before the application knows of the call.
  if (incoming() && stage_ < Stage::kPresent) {
    diversion_ = std::move(told);
  } else {
    host_.emit(std::move(told));
  }
}

void Call::report() {
  host_.emit(incoming_call_);
  if (diversion_) host_.emit(*std::exchange(diversion_, std::nullopt));
}

// --- Transfer with consultation (H.450.2 clause 7.2): who is to be called is asked in one call, and told in the other

Result<void, RequestError> Call::begin_consulted_transfer(CallId consultation) {
  if (stage_ != Stage::kActive || transfer_target_ || consultation_) return fail(RequestError::kWrongState);
  consultation_ = consultation;
  return {};
}

Result<void, RequestError> Call::identify_for(Timestamp now, CallId transferred) {
  consulting_for_ = transferred;
  services_.identify(now);
  return {};
}

void Call::transfer_consulted(Timestamp now, const std::string& identity, const h450::Destination& target) {
  if (!consultation_) return;
  transfer_target_.emplace();
  if (services_.transfer(now, target, identity)) return;
  transfer_target_.reset();
  consultation_.reset();
  host_.emit(UpdateFailed{id_, "not transferred: the other side told no address that can be written"});
}

void Call::serve(Timestamp now, const h450::TransferFailed& failure) {
  if (const auto call = std::exchange(consulting_for_, std::nullopt)) {
    // It knows nothing of transfer; it can be called all the same.
    h450::Destination target{incoming() ? std::vector<ras::Alias>{} : destination_, std::nullopt};
    if (!request_.gatekeeper)
      target.signalling = Endpoint{remote_.address, incoming() ? kCallSignalPort : remote_.port};
    for (const auto& text : remote_party_.aliases) {
      if (!incoming() || !target.aliases.empty()) break;
      if (auto alias = ras::alias_from_text(text)) target.aliases.push_back(std::move(*alias));
    }
    host_.consulted(*call, {}, target);
    return;
  }
  static_cast<void>(now);
  consultation_.reset();
  const auto target = std::exchange(transfer_target_, std::nullopt);
  // Of a transfer to us by others this is the end of a formality; the call stands by then.
  if (!target) return;
  if (incoming() && !failure.error) {
    send_forward(*target);
    return;
  }
  host_.emit(UpdateFailed{id_, "not transferred: " + failure.reason});
}

}  // namespace mtavip::h323
