// Call: supplementary services (H.450), and what they do to it: hold told, transfer in both roles, diversion shown.
#include <array>
#include <utility>

#include "h323/endpoint/call.h"
#include "h323/ras/values.h"

namespace mtavip::h323 {
namespace {

MessageKind kind_of(h450::MwiBasicService service) {
  using enum h450::MwiBasicService;
  switch (service) {
    case kSpeech:
    case kAudio3100Hz:
    case kTelephony:
      return MessageKind::kVoice;
    case kTelefaxGroup4Class1:
    case kTelefaxGroup2To3:
      return MessageKind::kFax;
    case kTeletex:
    case kVideotexSyntaxBased:
    case kEmail:
    case kShortMessageService:
      return MessageKind::kText;
    case kVideotelephony:
    case kVideo:
    case kSpeechAndVideo:
    case kMultimediaUnknown:
      return MessageKind::kMultimedia;
    default:
      return MessageKind::kAny;
  }
}

}  // namespace

MessagesWait messages_wait(const h450::MessagesWait& told, std::optional<GatekeeperId> gatekeeper) {
  return {gatekeeper,
          told.waiting,
          kind_of(told.service),
          told.message_centre,
          told.user.empty() ? std::string() : told.user.front().text,
          told.count};
}

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
      serve(*transfer);
    } else if (const auto* arrived = std::get_if<h450::TransferArrived>(&*event)) {
      transfer_arrived_ = *arrived;
    } else if (const auto* identify = std::get_if<h450::TransferIdentifyRequested>(&*event)) {
      services_.answer_identify(identify->request, host_.identity_for(id_),
                                {own_aliases(), host_.listening_at(local_.address)});
    } else if (const auto* identified = std::get_if<h450::TransferIdentified>(&*event)) {
      if (const auto call = std::exchange(consulting_for_, std::nullopt)) {
        host_.consulted(*call, identified->call_identity, identified->target);
      }
    } else if (std::holds_alternative<h450::TransferSucceeded>(*event)) {
      tell_transferred(true);
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
      host_.emit(messages_wait(*messages, request_.gatekeeper));
    } else if (std::holds_alternative<h450::CallToBeCleared>(*event)) {
      release(now, {wire::CauseValue::kFacilityNotImplemented, h225::ReleaseCompleteReason::kUndefinedReason},
              local_end(FailureCategory::kNotAcceptable, "the other side wants a service that is not known here", 69));
    }
  }
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

h450::Destination Call::other_side() const {
  h450::Destination result;
  if (!incoming()) result.aliases = destination_;
  if (!request_.gatekeeper) result.signalling = Endpoint{remote_.address, incoming() ? kCallSignalPort : remote_.port};
  for (const auto& text : remote_party_.aliases) {
    if (!result.aliases.empty()) break;
    if (auto alias = ras::alias_from_text(text)) result.aliases.push_back(std::move(*alias));
  }
  return result;
}

void Call::serve(Timestamp now, const h450::TransferFailed& failure) {
  if (const auto call = std::exchange(consulting_for_, std::nullopt)) {
    // It knows nothing of transfer; it can be called all the same.
    host_.consulted(*call, {}, other_side());
    return;
  }
  if (asked_for_) {
    // Who knows nothing of transfer can be called all the same, and CT-T4 is for those that say nothing at all.
    if (failure.error || stage_ >= Stage::kAlerting) return;
    if (failure.reason != h450::kNoAnswer) return;
    release(now, release_for(ReleaseWith::kNoAnswer), local_end(FailureCategory::kTimedOut, "no answer in time", 102));
    return;
  }
  consultation_.reset();
  const auto target = std::exchange(transfer_target_, std::nullopt);
  if (!target) return;
  if (incoming() && !failure.error) {
    send_forward(*target);
    return;
  }
  host_.emit(UpdateFailed{id_, "not transferred: " + failure.reason});
}

// --- Transfer that the other side asks for (H.450.2 clause 8), and to us (clause 9)

void Call::serve(const h450::TransferRequested& request) {
  if (stage_ != Stage::kActive || wanted_transfer_) {
    services_.refuse(request.request, h450::ServiceError::kInvalidCallState);
    return;
  }
  if (request.target.aliases.empty() && !request.target.signalling) {
    services_.refuse(request.request, h450::ServiceError::kInvalidReroutingNumber);
    return;
  }
  wanted_transfer_ = WantedTransfer{request, false};
  host_.emit(TransferRequested{id_, h450::text_of(request.target), !request.call_identity.empty()});
}

std::optional<h450::TransferRequested> Call::take_transfer_request() {
  if (stage_ != Stage::kActive || !wanted_transfer_ || wanted_transfer_->followed) return std::nullopt;
  wanted_transfer_->followed = true;
  return wanted_transfer_->request;
}

Result<void, RequestError> Call::refuse_transfer() {
  if (over() || !wanted_transfer_ || wanted_transfer_->followed) return fail(RequestError::kWrongState);
  services_.refuse(std::exchange(wanted_transfer_, std::nullopt)->request.request, h450::ServiceError::kRejectedByUser);
  return {};
}

void Call::transfer_concluded(Timestamp now, bool worked) {
  const auto wanted = std::exchange(wanted_transfer_, std::nullopt);
  if (over() || !wanted) return;
  if (!worked) {
    services_.refuse(wanted->request.request, h450::ServiceError::kEstablishmentFailure);
    return;
  }
  services_.accept(wanted->request.request);
  EndCause cause;
  cause.text = "transferred";
  release(now, release_for(ReleaseWith::kNormal), std::move(cause));
}

void Call::tell_transferred(bool worked) {
  if (const auto asked = std::exchange(asked_for_, std::nullopt)) host_.transferred(asked->by, worked);
}

bool Call::may_replace(Timestamp now) {
  if (!transfer_arrived_) return true;
  incoming_call_.transferred_by = h450::text_of(transfer_arrived_->transferred_by);
  if (transfer_arrived_->call_identity.empty()) return true;
  incoming_call_.replaces = host_.identified(transfer_arrived_->call_identity);
  if (incoming_call_.replaces) return true;
  services_.refuse(transfer_arrived_->request, h450::ServiceError::kUnrecognizedCallIdentity);
  // Nobody was told of it yet.
  stage_ = Stage::kAsking;
  release(now, {wire::CauseValue::kNormalUnspecified, h225::ReleaseCompleteReason::kUndefinedReason},
          local_end(FailureCategory::kNotFound, "the call that it wants the place of is gone"));
  return false;
}

}  // namespace mtavip::h323
