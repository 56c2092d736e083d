// Call: supplementary services (H.450), and what they do to it: hold told, transfer in both roles, diversion shown.
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
      services_.answer_identify(identify->request, {}, {own_aliases(), local_});
    } else if (std::holds_alternative<h450::TransferSucceeded>(*event)) {
      // Of a transfer that sent us here it is the new side's welcome.
      if (!std::exchange(transfer_target_, std::nullopt)) continue;
      EndCause cause;
      cause.text = "transferred";
      release(now, release_for(ReleaseWith::kNormal), std::move(cause));
    } else if (const auto* failed = std::get_if<h450::TransferFailed>(&*event)) {
      serve(now, *failed);
    } else if (const auto* diverted = std::get_if<h450::Diverted>(&*event)) {
      if (!diverted->diverted_by.empty()) incoming_call_.diverted_by = diverted->diverted_by.front().text;
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

void Call::serve(Timestamp now, const h450::TransferFailed& failure) {
  static_cast<void>(now);
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
