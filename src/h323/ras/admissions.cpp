#include "h323/ras/admissions.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "h323/ras/message.h"
#include "h323/ras/reasons.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

h225::CallIdentifier identifier_of(const CallKey& call) {
  h225::CallIdentifier identifier;
  identifier.guid = call.call_identifier;
  return identifier;
}

h235::TimeStamp seconds_of(WallTime time) {
  return static_cast<h235::TimeStamp>(
      std::max<std::int64_t>(1, std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count()));
}

bool all_can_be_written(const std::vector<Alias>& aliases) {
  return std::all_of(aliases.begin(), aliases.end(), [](const Alias& a) { return to_wire(a).has_value(); });
}

std::vector<mtavip::Endpoint> alternates_of(const asn1::Optional<std::vector<h225::Endpoint>>& endpoints,
                                            std::size_t limit) {
  std::vector<mtavip::Endpoint> list;
  if (!endpoints) return list;
  for (const h225::Endpoint& endpoint : *endpoints) {
    if (list.size() == limit) break;
    if (!endpoint.call_signal_address) continue;
    if (const auto address = from_wire(*endpoint.call_signal_address)) list.push_back(*address);
  }
  return list;
}

}  // namespace

std::u16string Admissions::endpoint_identifier() const {
  return to_utf16(channel_->peer(Side::kCurrent).endpoint_identifier);
}

asn1::Optional<h225::GatekeeperIdentifier> Admissions::gatekeeper_identifier() const {
  const std::string& identifier = channel_->peer(Side::kCurrent).identifier;
  if (identifier.empty()) return {};
  return to_utf16(identifier);
}

void Admissions::send(Timestamp now, Purpose purpose, std::uint64_t id, const Patience& patience, RasMessage message) {
  Request request;
  request.purpose = purpose;
  request.id = id;
  request.patience = patience;
  request.message = std::move(message);
  channel_->send(now, std::move(request));
}

void Admissions::erase(Calls::iterator it) {
  if (it->second.info_due) info_due_.erase({*it->second.info_due, it->first});
  const auto id = static_cast<std::uint64_t>(it->first);
  channel_->cancel(Purpose::kAdmit, id);
  channel_->cancel(Purpose::kBandwidth, id);
  channel_->cancel(Purpose::kInform, id);
  calls_.erase(it);
  registration_->set_busy(!calls_.empty());
}

// --- Admission

Result<AdmissionId, RequestError> Admissions::admit(Timestamp now, const AdmissionRequest& request) {
  if (!registration_->registered()) return fail(RequestError::kNotRegistered);
  if (calls_.size() >= config_->limits.admissions) return fail(RequestError::kTooMany);
  if (!all_can_be_written(request.destination) || !all_can_be_written(request.source)) {
    return fail(RequestError::kBadAlias);
  }
  const AdmissionId id{++last_admission_};
  Call& call = calls_[id];
  call.request = request;
  registration_->set_busy(true);
  if (!decide_by_grant(now, id, call)) ask(now, id, call);
  return id;
}

bool Admissions::decide_by_grant(Timestamp now, AdmissionId id, Call& call) {
  const Grant& grant = registration_->grant();
  if (!grant.pre_granted) return false;
  const PreGranted& granted = *grant.pre_granted;
  const AdmissionRequest& request = call.request;
  Admitted admitted;
  admitted.admission = id;
  admitted.bandwidth = request.bandwidth;
  admitted.pre_granted = true;
  if (request.call.answered) {
    if (!granted.answer_call) return false;
    if (granted.answer_call_by_gatekeeper && grant.signalling && request.source_signalling &&
        request.source_signalling->address != grant.signalling->address) {
      reject(id, {id,
                  AdmissionFailure::kRouteToGatekeeper,
                  "useGKCallSignalAddressToAnswer",
                  to_string(AdmissionFailure::kRouteToGatekeeper),
                  grant.signalling,
                  {}});
      return true;
    }
    if (request.source_signalling) admitted.destination = *request.source_signalling;
  } else {
    if (!granted.make_call) return false;
    if (granted.make_call_by_gatekeeper && grant.signalling) {
      admitted.destination = *grant.signalling;
      admitted.routed = true;
    } else if (request.destination_signalling) {
      admitted.destination = *request.destination_signalling;
    } else {
      return false;  // only the gatekeeper knows where the alias is
    }
  }
  call.state = State::kAdmitted;
  call.pre_granted = true;
  call.routed = admitted.routed;
  call.bandwidth = request.bandwidth;
  call.info_interval = granted.info_interval;
  call.info_answered = grant.answers_info;
  plan_info(now, id, call);
  emit(std::move(admitted));
  return true;
}

void Admissions::ask(Timestamp now, AdmissionId id, Call& call) {
  const AdmissionRequest& request = call.request;
  const auto& ours = registration_->grant().aliases;
  const auto& source = request.source.empty() && !request.call.answered ? ours : request.source;
  const auto& destination = request.destination.empty() && request.call.answered ? ours : request.destination;

  h225::AdmissionRequest message;
  message.call_type = h225::CallType::kPointToPoint;
  if (request.prefer_routed) message.call_model = h225::CallModel(h225::CallModel::kGatekeeperRouted);
  message.endpoint_identifier = endpoint_identifier();
  if (auto aliases = to_wire(destination); !aliases.empty()) message.destination_info = std::move(aliases);
  if (request.destination_signalling) message.dest_call_signal_address = to_wire(*request.destination_signalling);
  message.src_info = to_wire(source);
  if (request.source_signalling) message.src_call_signal_address = to_wire(*request.source_signalling);
  message.band_width = to_wire(request.bandwidth);
  message.call_reference_value = request.call.call_reference;
  message.conference_id = request.call.conference;
  message.answer_call = request.call.answered;
  message.can_map_alias = true;
  message.call_identifier = identifier_of(request.call);
  message.gatekeeper_identifier = gatekeeper_identifier();
  message.will_supply_uui_es = false;
  message.can_map_src_alias = true;
  if (!request.generic_data.empty()) message.generic_data = request.generic_data;
  call.state = State::kAsking;
  send(now, Purpose::kAdmit, static_cast<std::uint64_t>(id), config_->timers.admission,
       RasMessage::of<RasMessage::kAdmissionRequest>(std::move(message)));
}

void Admissions::on_confirm(Timestamp now, AdmissionId id, const h225::AdmissionConfirm& confirm) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return;
  Call& call = it->second;
  const auto destination = from_wire(confirm.dest_call_signal_address);
  if (!call.request.call.answered && (!destination || destination->port == 0)) {
    send_disengage(now, call, {});
    reject(id, {id, AdmissionFailure::kUndefined, {}, "the gatekeeper told no address that can be called", {}, {}});
    return;
  }
  call.state = State::kAdmitted;
  call.routed = confirm.call_model.is(h225::CallModel::kGatekeeperRouted);
  call.bandwidth = rate_of(confirm.band_width);
  call.info_answered = confirm.will_respond_to_irr && *confirm.will_respond_to_irr;
  if (confirm.irr_frequency) call.info_interval = std::chrono::seconds(*confirm.irr_frequency);
  plan_info(now, id, call);

  const std::size_t limit = config_->limits.aliases;
  Admitted admitted;
  admitted.admission = id;
  if (destination) admitted.destination = *destination;
  admitted.alternates = alternates_of(confirm.alternate_endpoints, limit);
  admitted.routed = call.routed;
  admitted.bandwidth = call.bandwidth;
  admitted.destination_aliases = from_wire(confirm.destination_info, limit);
  admitted.source_aliases = from_wire(confirm.modified_src_info, limit);
  admitted.extra_called = from_wire(confirm.dest_extra_call_info, limit);
  admitted.remote_extension = from_wire(confirm.remote_extension_address, limit);
  if (confirm.tokens) admitted.tokens = *confirm.tokens;
  emit(std::move(admitted));
}

void Admissions::on_reject(Timestamp now, AdmissionId id, const h225::AdmissionReject& message) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return;
  Call& call = it->second;
  const auto failure = failure_of(message.reject_reason);
  if (!call.asked_again && (failure == AdmissionFailure::kNotRegistered || message.alt_gk_info)) {
    // Not the call is wrong, but the gatekeeper: ask again where we are sent to.
    call.state = State::kWaiting;
    call.asked_again = true;
    registration_->register_anew(now, message.alt_gk_info ? &*message.alt_gk_info : nullptr);
    return;
  }
  AdmissionRejected rejected{id, failure, name_of_alternative(message.reject_reason), to_string(failure), {}, {}};
  if (message.call_signal_address) rejected.gatekeeper_signalling = from_wire(*message.call_signal_address);
  if (!rejected.gatekeeper_signalling) rejected.gatekeeper_signalling = registration_->grant().signalling;
  if (const auto* numbers = message.reject_reason.get_if<h225::AdmissionRejectReason::kRouteCallToScn>()) {
    for (const auto& number : *numbers) {
      if (auto alias = from_wire(number)) rejected.numbers.push_back(std::move(*alias));
    }
  }
  reject(id, std::move(rejected));
}

void Admissions::reject(AdmissionId id, AdmissionRejected rejected) {
  if (const auto it = calls_.find(id); it != calls_.end()) erase(it);
  emit(std::move(rejected));
}

void Admissions::resume(Timestamp now) {
  for (auto& [id, call] : calls_) {
    if (call.state == State::kWaiting) ask(now, id, call);
  }
}

void Admissions::reject_waiting(Timestamp) {
  std::vector<AdmissionId> waiting;
  for (const auto& [id, call] : calls_) {
    if (call.state == State::kWaiting) waiting.push_back(id);
  }
  for (const AdmissionId id : waiting) {
    reject(id, {id, AdmissionFailure::kNotRegistered, {}, to_string(AdmissionFailure::kNotRegistered), {}, {}});
  }
}

// --- Bandwidth

Result<void, RequestError> Admissions::change_bandwidth(Timestamp now, AdmissionId id, DataRate bandwidth) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return fail(RequestError::kUnknownId);
  Call& call = it->second;
  if (call.state != State::kAdmitted) return fail(RequestError::kWrongState);
  if (!registration_->registered()) return fail(RequestError::kNotRegistered);
  if (call.pre_granted) {
    call.bandwidth = bandwidth;
    emit(BandwidthChanged{id, bandwidth, false});
    return {};
  }
  channel_->cancel(Purpose::kBandwidth, static_cast<std::uint64_t>(id));
  call.wanted_bandwidth = bandwidth;
  h225::BandwidthRequest message;
  message.endpoint_identifier = endpoint_identifier();
  message.conference_id = call.request.call.conference;
  message.call_reference_value = call.request.call.call_reference;
  message.call_type = h225::CallType(h225::CallType::kPointToPoint);
  message.band_width = to_wire(bandwidth);
  message.call_identifier = identifier_of(call.request.call);
  message.gatekeeper_identifier = gatekeeper_identifier();
  message.answered_call = call.request.call.answered;
  send(now, Purpose::kBandwidth, static_cast<std::uint64_t>(id), config_->timers.bandwidth,
       RasMessage::of<RasMessage::kBandwidthRequest>(std::move(message)));
  return {};
}

void Admissions::on_bandwidth_answer(AdmissionId id, const RasMessage& answer) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return;
  if (const auto* confirm = answer.get_if<RasMessage::kBandwidthConfirm>()) {
    it->second.bandwidth = rate_of(confirm->band_width);
    emit(BandwidthChanged{id, it->second.bandwidth, false});
  } else if (const auto* rejected = answer.get_if<RasMessage::kBandwidthReject>()) {
    emit(BandwidthRejected{id, rate_of(rejected->allowed_band_width), name_of_alternative(rejected->reject_reason)});
  } else {
    emit(BandwidthRejected{id, it->second.bandwidth, "unknownMessageResponse"});
  }
}

void Admissions::on_bandwidth(Timestamp now, const DemandReceived& demand) {
  const auto& request = demand.message.get<RasMessage::kBandwidthRequest>();
  const auto answered = request.answered_call ? std::optional(*request.answered_call) : std::nullopt;
  const auto it = find({request.call_identifier, answered, request.call_reference_value});
  if (it == calls_.end()) {
    h225::BandwidthReject message;
    message.reject_reason = h225::BandRejectReason::kInvalidConferenceId;
    channel_->answer(now, demand, RasMessage::of<RasMessage::kBandwidthReject>(std::move(message)));
    return;
  }
  h225::BandwidthConfirm message;
  message.band_width = request.band_width;
  channel_->answer(now, demand, RasMessage::of<RasMessage::kBandwidthConfirm>(std::move(message)));
  it->second.bandwidth = rate_of(request.band_width);
  emit(BandwidthChanged{it->first, it->second.bandwidth, true});
}

// --- The end of a call

Result<void, RequestError> Admissions::disengage(Timestamp now, AdmissionId id, const Disengage& how) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return fail(RequestError::kUnknownId);
  const Call call = std::move(it->second);
  // Waiting for the answer, too: the gatekeeper may have admitted the call already.
  erase(it);
  if (call.state != State::kWaiting && !call.pre_granted && registration_->registered()) send_disengage(now, call, how);
  return {};
}

void Admissions::send_disengage(Timestamp now, const Call& call, const Disengage& how) {
  h225::DisengageRequest message;
  message.endpoint_identifier = endpoint_identifier();
  message.conference_id = call.request.call.conference;
  message.call_reference_value = call.request.call.call_reference;
  switch (how.reason) {
    case DisengageReason::kNormal:
      message.disengage_reason = h225::DisengageReason::kNormalDrop;
      break;
    case DisengageReason::kForced:
      message.disengage_reason = h225::DisengageReason::kForcedDrop;
      break;
    case DisengageReason::kUndefined:
      message.disengage_reason = h225::DisengageReason::kUndefinedReason;
      break;
  }
  message.call_identifier = identifier_of(call.request.call);
  message.gatekeeper_identifier = gatekeeper_identifier();
  message.answered_call = call.request.call.answered;
  if (how.connected || how.ended) {
    auto& usage = message.usage_information.emplace();
    if (how.connected) usage.connect_time = seconds_of(*how.connected);
    if (how.ended) usage.end_time = seconds_of(*how.ended);
  }
  if (how.q931_cause) {
    // A Cause element's content: coding standard ITU-T, location user, then the value (Q.850 2.1), each with the last
    // bit.
    const Bytes cause{std::byte{0x80}, static_cast<std::byte>(0x80 | (*how.q931_cause & 0x7f))};
    using Cause = h225::CallTerminationCause;
    message.termination_cause = Cause::of<Cause::kReleaseCompleteCauseIe>(cause);
  }
  send(now, Purpose::kDisengage, 0, config_->timers.disengage,
       RasMessage::of<RasMessage::kDisengageRequest>(std::move(message)));
}

void Admissions::on_disengage(Timestamp now, const DemandReceived& demand) {
  const auto& request = demand.message.get<RasMessage::kDisengageRequest>();
  if (request.endpoint_identifier != endpoint_identifier()) {
    h225::DisengageReject message;
    message.reject_reason = h225::DisengageRejectReason::kNotRegistered;
    channel_->answer(now, demand, RasMessage::of<RasMessage::kDisengageReject>(std::move(message)));
    return;
  }
  // A call that we do not know has ended already: that is what the gatekeeper wants.
  channel_->answer(now, demand, RasMessage::kDisengageConfirm);
  const auto answered = request.answered_call ? std::optional(*request.answered_call) : std::nullopt;
  const auto it = find({request.call_identifier, answered, request.call_reference_value});
  if (it == calls_.end()) return;
  const AdmissionId id = it->first;
  erase(it);
  emit(DisengageRequested{id, name_of_alternative(request.disengage_reason)});
}

// --- Other questions

Result<LocationId, RequestError> Admissions::locate(Timestamp now, const std::vector<Alias>& aliases) {
  if (!registration_->registered()) return fail(RequestError::kNotRegistered);
  if (aliases.empty() || !all_can_be_written(aliases)) return fail(RequestError::kBadAlias);
  const LocationId id{++last_location_};
  h225::LocationRequest message;
  message.endpoint_identifier = endpoint_identifier();
  message.destination_info = to_wire(aliases);
  message.reply_address = registration_->ras_address(channel_->peer(Side::kCurrent).address);
  if (auto ours = to_wire(registration_->grant().aliases); !ours.empty()) message.source_info = std::move(ours);
  message.can_map_alias = true;
  message.gatekeeper_identifier = gatekeeper_identifier();
  send(now, Purpose::kLocate, static_cast<std::uint64_t>(id), config_->timers.location,
       RasMessage::of<RasMessage::kLocationRequest>(std::move(message)));
  return id;
}

void Admissions::on_location_answer(LocationId id, const RasMessage& answer) {
  if (const auto* confirm = answer.get_if<RasMessage::kLocationConfirm>()) {
    if (const auto address = from_wire(confirm->call_signal_address)) {
      emit(Located{id, *address, from_wire(confirm->destination_info, config_->limits.aliases)});
      return;
    }
  } else if (const auto* rejected = answer.get_if<RasMessage::kLocationReject>()) {
    emit(LocationFailed{id, failure_of(rejected->reject_reason), name_of_alternative(rejected->reject_reason)});
    return;
  }
  emit(LocationFailed{id, AdmissionFailure::kUndefined, {}});
}

void Admissions::on_location_request(Timestamp now, const DemandReceived& demand) {
  const auto& request = demand.message.get<RasMessage::kLocationRequest>();
  const auto addresses = registration_->call_signal_addresses(demand.from);
  const bool is_us = !addresses.empty() && has_one_of(from_wire(request.destination_info, config_->limits.aliases));
  // Told to an address of its own choice only if it has proved who it is, or is the same host.
  auto reply_to = from_wire(request.reply_address);
  if (reply_to && !demand.verified && reply_to->address != demand.from.address) reply_to.reset();
  if (is_us) {
    h225::LocationConfirm message;
    message.call_signal_address = addresses.front();
    message.ras_address = registration_->ras_address(demand.from);
    channel_->answer(now, demand, RasMessage::of<RasMessage::kLocationConfirm>(std::move(message)), reply_to);
  } else {
    h225::LocationReject message;
    message.reject_reason = h225::LocationRejectReason::kRequestDenied;
    channel_->answer(now, demand, RasMessage::of<RasMessage::kLocationReject>(std::move(message)), reply_to);
  }
}

Result<void, RequestError> Admissions::report_resources(Timestamp now, bool almost_out) {
  if (!registration_->registered()) return fail(RequestError::kNotRegistered);
  h225::ResourcesAvailableIndicate message;
  message.protocol_identifier = h225_version();
  message.endpoint_identifier = endpoint_identifier();
  using Protocols = h225::SupportedProtocols;
  message.protocols.push_back(Protocols::of<Protocols::kH323>(h225::H323Caps{}));
  message.almost_out_of_resources = almost_out;
  channel_->cancel(Purpose::kResources);
  send(now, Purpose::kResources, 0, config_->timers.resources,
       RasMessage::of<RasMessage::kResourcesAvailableIndicate>(std::move(message)));
  return {};
}

// --- What comes back

void Admissions::on_answer(Timestamp now, const AnswerReceived& received) {
  const RasMessage& answer = received.answer;
  const std::uint64_t id = received.request.id;
  switch (received.request.purpose) {
    case Purpose::kAdmit:
      if (const auto* confirm = answer.get_if<RasMessage::kAdmissionConfirm>()) {
        on_confirm(now, AdmissionId{id}, *confirm);
      } else if (const auto* rejected = answer.get_if<RasMessage::kAdmissionReject>()) {
        on_reject(now, AdmissionId{id}, *rejected);
      } else {
        reject(AdmissionId{id}, {AdmissionId{id},
                                 AdmissionFailure::kUndefined,
                                 "unknownMessageResponse",
                                 to_string(AdmissionFailure::kUndefined),
                                 {},
                                 {}});
      }
      break;
    case Purpose::kBandwidth:
      on_bandwidth_answer(AdmissionId{id}, answer);
      break;
    case Purpose::kLocate:
      on_location_answer(LocationId{id}, answer);
      break;
    case Purpose::kInform:
      if (const auto* nak = answer.get_if<RasMessage::kInfoRequestNak>()) {
        if (nak->nak_reason.is(h225::InfoRequestNakReason::kNotRegistered)) registration_->register_anew(now, nullptr);
      }
      break;
    default:
      break;
  }
}

void Admissions::on_no_answer(Timestamp now, const Request& request) {
  const AdmissionId id{request.id};
  registration_->suspect(now);
  switch (request.purpose) {
    case Purpose::kAdmit: {
      const auto it = calls_.find(id);
      if (it == calls_.end()) break;
      if (!it->second.asked_again && !request.distrusted && registration_->has_alternates()) {
        it->second.state = State::kWaiting;
        it->second.asked_again = true;
        break;
      }
      const auto failure = request.distrusted ? AdmissionFailure::kAuthentication : AdmissionFailure::kUnreachable;
      reject(id, {id, failure, {}, to_string(failure), {}, {}});
      break;
    }
    case Purpose::kBandwidth:
      if (const auto it = calls_.find(id); it != calls_.end()) {
        emit(BandwidthRejected{id, it->second.bandwidth, {}});
      }
      break;
    case Purpose::kLocate:
      emit(LocationFailed{LocationId{request.id}, AdmissionFailure::kUnreachable, {}});
      break;
    default:
      break;
  }
}

void Admissions::on_demand(Timestamp now, const DemandReceived& demand) {
  switch (demand.message.kind()) {
    case RasMessage::kDisengageRequest:
      on_disengage(now, demand);
      break;
    case RasMessage::kBandwidthRequest:
      on_bandwidth(now, demand);
      break;
    case RasMessage::kInfoRequest:
      on_info_request(now, demand);
      break;
    case RasMessage::kLocationRequest:
      on_location_request(now, demand);
      break;
    default:
      break;
  }
}

bool Admissions::concerns(const RasMessage& request) const {
  if (const auto* info = request.get_if<RasMessage::kInfoRequest>()) {
    return info->call_reference_value != 0 && has({info->call_identifier, {}, info->call_reference_value});
  }
  if (const auto* indication = request.get_if<RasMessage::kServiceControlIndication>()) {
    if (!indication->call_specific) return false;
    const asn1::Optional<h225::CallIdentifier> identifier = indication->call_specific->call_identifier;
    return has({identifier, indication->call_specific->answered_call, 0});
  }
  if (const auto* unregistration = request.get_if<RasMessage::kUnregistrationRequest>()) {
    return unregistration->endpoint_alias &&
           has_one_of(from_wire(*unregistration->endpoint_alias, config_->limits.aliases));
  }
  const auto* location = request.get_if<RasMessage::kLocationRequest>();
  return location != nullptr && has_one_of(from_wire(location->destination_info, config_->limits.aliases));
}

bool Admissions::has_one_of(const std::vector<Alias>& aliases) const {
  const auto& ours = registration_->grant().aliases;
  return std::any_of(aliases.begin(), aliases.end(), [&](const Alias& alias) {
    return std::any_of(ours.begin(), ours.end(), [&](const Alias& own) { return matches(alias, own); });
  });
}

bool Admissions::is_named(const Call& call, const CallName& name) {
  const CallKey& key = call.request.call;
  if (!name.identifier || name.identifier->guid == Guid{}) return key.call_reference == name.call_reference;
  // A call to ourselves has one identifier and two sides.
  return key.call_identifier == name.identifier->guid && (!name.answered || *name.answered == key.answered);
}

Admissions::Calls::iterator Admissions::find(const CallName& name) {
  return std::find_if(calls_.begin(), calls_.end(), [&](const auto& entry) { return is_named(entry.second, name); });
}

bool Admissions::has(const CallName& name) const {
  return std::any_of(calls_.begin(), calls_.end(), [&](const auto& entry) { return is_named(entry.second, name); });
}

}  // namespace mtavip::h323::ras
