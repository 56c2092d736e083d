#include "h323/endpoint/call.h"

#include <algorithm>
#include <utility>

#include "h323/ras/values.h"

namespace mtavip::h323 {
namespace {

/// How long disjoint codecs are borne: the peer may still open a channel with something that we take.
constexpr Duration kNothingInCommon = 2s;

}  // namespace

control::Settings Call::control_settings() const {
  const Timers& timers = host_.config().timers;
  control::Settings settings;
  settings.master_slave.t106 = timers.t106;
  settings.master_slave.n100 = timers.n100;
  settings.t101 = timers.t101;
  settings.t103 = timers.t103;
  settings.t105 = timers.t105;
  settings.t108 = timers.t108;
  settings.t109 = timers.t109;
  settings.channels = host_.config().limits.logical_channels;
  return settings;
}

Call::Call(CallHost& host, CallId id, DialRequest request, Target target, std::uint16_t reference)
    : host_(host),
      id_(id),
      request_(std::move(request)),
      target_(std::move(target)),
      start_(request_.start),
      destination_(target_.aliases()),
      control_(host.environment(), control_settings()),
      media_(control_, host.config().limits) {
  names_.reference = reference;
  host.environment().random().fill(names_.call_identifier);
  host.environment().random().fill(names_.conference);
}

Call::Call(CallHost& host, CallId id, ConnectionId connection, std::uint16_t reference)
    : host_(host),
      id_(id),
      start_(host.config().incoming),
      signalling_(connection),
      control_(host.environment(), control_settings()),
      media_(control_, host.config().limits) {
  names_.reference = reference;
  names_.originated = false;
  local_ = host.connections().local(connection).value_or(Endpoint{});
  remote_ = host.connections().remote(connection).value_or(Endpoint{});
}

// --- Time
// -----------------------------------------------------------------------------------------------------------------

void Call::set_stage(Timestamp now, Stage stage, std::optional<Duration> time) {
  stage_ = stage;
  stage_deadline_.reset();
  if (time) stage_deadline_ = now + *time;
}

std::optional<Timestamp> Call::deadline() const {
  std::optional<Timestamp> result;
  for (const auto& due :
       {stage_deadline_, control_.deadline(), separate_.listening_until, media_deadline_, common_deadline_,
        session_end_deadline_, control_repeat_, round_trip_due_, services_.deadline()}) {
    if (due) result = result ? std::min(*result, *due) : due;
  }
  return over() ? std::nullopt : result;
}

void Call::handle_timeout(Timestamp now) {
  const auto passed = [now](std::optional<Timestamp>& due) {
    if (!due || *due > now) return false;
    due.reset();
    return true;
  };
  if (over()) return;
  control_.handle_timeout(now);
  drain_control(now);
  services_.handle_timeout(now);
  drain_services(now);
  if (over()) return;
  if (passed(separate_.listening_until)) {
    host_.stop_listening(id_);
    separate_.listening.reset();
  }
  if (passed(round_trip_due_)) {
    if (control_.heard()) control_.measure_round_trip(now);
    round_trip_due_ = now + host_.config().timers.round_trip_interval;
  }
  if (passed(control_repeat_) && tunnel_ == Tunnel::kOn && !control_.heard()) {
    media_.stop();
    control_.restart();
    media_.start(now);
  }
  if (passed(session_end_deadline_)) {
    EndCause cause;
    cause.by_remote = true;
    cause.text = "the other side ended the session";
    release(now, release_for(ReleaseWith::kNormal), std::move(cause));
    return;
  }
  if (passed(common_deadline_) && media_.nothing_in_common()) {
    release(now, release_for(ReleaseWith::kNoCommonFormat),
            local_end(FailureCategory::kNotAcceptable, "the two sides have no codec in common", 65));
    return;
  }
  if (passed(media_deadline_)) {
    const auto states = media_.states();
    const bool silent =
        std::none_of(states.begin(), states.end(), [](const StreamState& s) { return s.send || s.receive; });
    if (silent && !media_.held_by_remote() && !media_.remote()) {
      release(now, {wire::CauseValue::kRecoveryOnTimerExpiry, h225::ReleaseCompleteReason::kUndefinedReason},
              local_end(FailureCategory::kTimedOut, "the other side did not answer about media (H.245)", 102));
      return;
    }
  }
  if (passed(stage_deadline_)) overdue(now);
}

void Call::overdue(Timestamp now) {
  const Release timer{wire::CauseValue::kRecoveryOnTimerExpiry, h225::ReleaseCompleteReason::kUndefinedReason};
  switch (stage_) {
    case Stage::kCalling:
      release(now, timer, local_end(FailureCategory::kTimedOut, "the other side did not answer the Setup", 102));
      break;
    case Stage::kProceeding:
      release(now, timer, local_end(FailureCategory::kTimedOut, "the call did not get through in time", 102));
      break;
    case Stage::kAlerting:
      release(now, release_for(ReleaseWith::kNoAnswer),
              local_end(FailureCategory::kNoAnswer, "nobody answered the call", 19));
      break;
    case Stage::kSearching:
    case Stage::kConnecting:
    case Stage::kAsking:
      release(now, timer, local_end(FailureCategory::kTimedOut, "no answer in time"));
      break;
    default:
      break;
  }
}

// --- The end
// --------------------------------------------------------------------------------------------------------------

void Call::release(Timestamp now, const Release& how, EndCause cause) {
  if (over()) return;
  const bool said_something = incoming() || stage_ >= Stage::kCalling;
  if (signalling_ && said_something) {
    if (media_.started() && control_.heard()) control_.end();
    if (tunnel_ != Tunnel::kOn) flush_control();
    auto body = uuie<h225::ReleaseCompleteUuie>();
    body.reason.emplace(how.reason);
    wire::Q931Message message(wire::MessageType::kReleaseComplete, reference());
    wire::Cause element;
    element.value = how.cause;
    message.set(element);
    MessageBody whole;
    whole.emplace<MessageBody::kReleaseComplete>() = std::move(body);
    send(std::move(message), std::move(whole));
  }
  if (cause.q931_cause == 0) cause.q931_cause = static_cast<int>(how.cause);
  finish(now, std::move(cause));
}

void Call::finish(Timestamp now, EndCause cause) {
  if (over()) return;
  if (const auto transferred = std::exchange(consulting_for_, std::nullopt)) host_.consulted(*transferred, {}, {});
  tell_transferred(false);
  const Duration wait = host_.config().timers.release;
  if (signalling_) host_.leave(now, *signalling_, id_);
  if (separate_.connection) {
    host_.detach(*separate_.connection);
    host_.connections().close_later(now, *separate_.connection, wait);
  }
  if (separate_.listening) host_.stop_listening(id_);
  if (admission_) {
    const Environment& environment = host_.environment();
    ras::Disengage how;
    if (cause.q931_cause > 0) how.q931_cause = static_cast<std::uint8_t>(cause.q931_cause & 0x7f);
    if (connected_at_) how.connected = environment.wall(*connected_at_);
    how.ended = environment.wall(now);
    host_.disengage(now, id_, how);
  }
  const bool reported = stage_ != Stage::kAsking;
  stage_ = Stage::kOver;
  stage_deadline_.reset();
  if (reported) host_.emit(CallEnded{id_, std::move(cause)});
}

// --- Commands
// -------------------------------------------------------------------------------------------------------------

Result<void, RequestError> Call::ring(Timestamp now) {
  if (stage_ != Stage::kPresent) return fail(RequestError::kWrongState);
  set_stage(now, Stage::kRinging, std::nullopt);
  MessageBody body;
  auto& alerting = body.emplace<MessageBody::kAlerting>();
  alerting = uuie<h225::AlertingUuie>();
  if (const auto others = host_.other_calls(); others > 0) {
    services_.announce_call_waiting(static_cast<unsigned>(std::min<std::size_t>(others, 255)));
  }
  // Who takes the place of another call is waited for: until it is answered, both may still go back.
  if (transfer_arrived_ && !incoming_call_.replaces) {
    services_.accept(std::exchange(transfer_arrived_, std::nullopt)->request);
  }
  if (start_.early_h245) {
    if (const auto address = offer_h245(now)) alerting.h245_address = ras::to_wire(*address);
  }
  send(wire::MessageType::kAlerting, std::move(body));
  return {};
}

Result<void, RequestError> Call::accept(Timestamp now, const LocalMedia& media) {
  if (!waits_for_answer()) return fail(RequestError::kWrongState);
  request_.media = media;
  if (transfer_arrived_) services_.accept(std::exchange(transfer_arrived_, std::nullopt)->request);
  ask_for_bandwidth(now, false);
  media_.set_media(now, media);
  MessageBody body;
  auto& connect = body.emplace<MessageBody::kConnect>();
  connect = uuie<h225::ConnectUuie>();
  connect.conference_id = names_.conference;
  if (media_.fast_connect() == MediaSession::FastConnect::kReceived) {
    if (auto answer = start_.fast_connect ? media_.make_answer() : std::nullopt) {
      connect.fast_start = std::move(*answer);
    } else {
      media_.refuse_fast_connect(now);
      connect.fast_connect_refused = true;
    }
  }
  answered_ = true;
  connected_at_ = now;
  set_stage(now, Stage::kActive, std::nullopt);
  start_control(now);
  drain_control(now);
  if (tunnel_ == Tunnel::kOff) {
    if (const auto address = offer_h245(now)) connect.h245_address = ras::to_wire(*address);
  }
  wire::Q931Message message(wire::MessageType::kConnect, reference());
  if (!host_.config().display_name.empty()) {
    wire::Display display;
    display.text = host_.config().display_name;
    message.set(display);
  }
  send(std::move(message), std::move(body));
  media_deadline_ = now + host_.config().timers.h245_establishment;
  host_.emit(CallConfirmed{id_});
  // It has the place of the other one now, whether or not who stood between them clears that (H.450.2 clause 9).
  if (const auto replaced = std::exchange(incoming_call_.replaces, std::nullopt)) host_.end_consultation(*replaced);
  return {};
}

Result<void, RequestError> Call::reject(Timestamp now, ReleaseWith why) {
  if (!waits_for_answer()) return fail(RequestError::kWrongState);
  release(now, release_for(why), local_end(FailureCategory::kNone, {}));
  return {};
}

Result<void, RequestError> Call::redirect(Timestamp now, const std::string& text) {
  if (!waits_for_answer()) return fail(RequestError::kWrongState);
  const auto target = parse_target(text, true);
  if (!target) return fail(RequestError::kBadTarget);
  send_forward(*target);
  release(now, {wire::CauseValue::kRedirectionToNewDestination, h225::ReleaseCompleteReason::kFacilityCallDeflection},
          local_end(FailureCategory::kNone, "sent on to " + text));
  return {};
}

void Call::send_forward(const Target& target) {
  MessageBody body;
  auto& facility = body.emplace<MessageBody::kFacility>();
  facility = uuie<h225::FacilityUuie>();
  facility.reason = h225::FacilityReason::kCallForwarded;
  if (const auto address = IpAddress::parse(target.host)) {
    facility.alternative_address = ras::to_wire(Endpoint{*address, target.port == 0 ? kCallSignalPort : target.port});
  }
  auto aliases = target.aliases();
  if (aliases.empty() && !facility.alternative_address) {
    aliases.push_back({ras::AliasKind::kUrl, "h323:@" + target.host});
  }
  if (!aliases.empty()) facility.alternative_alias_address = ras::to_wire(aliases);
  send(wire::MessageType::kFacility, std::move(body));
}

Result<void, RequestError> Call::transfer(Timestamp now, const std::string& text) {
  if (stage_ != Stage::kActive || transfer_target_) return fail(RequestError::kWrongState);
  const auto target = parse_target(text, true);
  if (!target) return fail(RequestError::kBadTarget);
  h450::Destination destination;
  destination.aliases = target->aliases();
  if (const auto address = IpAddress::parse(target->host)) {
    destination.signalling = Endpoint{*address, target->port == 0 ? kCallSignalPort : target->port};
  } else if (destination.aliases.empty()) {
    destination.aliases.push_back({ras::AliasKind::kUrl, "h323:@" + target->host});
  }
  if (!services_.transfer(now, destination, {})) return fail(RequestError::kBadTarget);
  transfer_target_ = *target;
  return {};
}

Result<void, RequestError> Call::update(Timestamp now, const LocalMedia& media) {
  if (stage_ == Stage::kOver || !media_.has_media()) return fail(RequestError::kWrongState);
  if (answered_ && !control_.heard()) return fail(RequestError::kNotPossible);
  request_.media = media;
  ask_for_bandwidth(now, true);
  media_.set_media(now, media);
  // H.245 stops the media; that it is hold, and no change of mind, is told by H.450.4 beside it.
  const bool holding =
      std::none_of(media.begin(), media.end(), [](const LocalStream& s) { return s.enabled && receives(s.direction); });
  if (answered_ && holding != holding_) {
    holding_ = holding;
    services_.notify_hold(holding);
  }
  return {};
}

Result<void, RequestError> Call::end(Timestamp now, ReleaseWith why) {
  if (over()) return fail(RequestError::kWrongState);
  release(now, release_for(why), local_end(FailureCategory::kNone, {}));
  return {};
}

Result<void, RequestError> Call::send_dtmf(Timestamp now, char digit, Duration duration, DtmfMethod method) {
  static constexpr std::string_view kDigits = "0123456789*#ABCD!";
  if (kDigits.find(digit) == std::string_view::npos) return fail(RequestError::kNotPossible);
  if (incomplete_) return dial_on(now, digit);
  if (request_.overlap && !incoming() && stage_ < Stage::kProceeding) {
    if (further_digits_.size() >= host_.config().limits.digits) return fail(RequestError::kTooMany);
    further_digits_ += digit;
    return {};
  }
  if (!signalling_ || stage_ < Stage::kProceeding || over()) return fail(RequestError::kWrongState);
  const bool control = media_.started() && control_.heard();
  if (method == DtmfMethod::kAutomatic) {
    const auto& remote = media_.remote();
    if (control && remote && remote->takes_signals) {
      method = DtmfMethod::kSignal;
    } else if (control && remote && remote->takes_text) {
      method = DtmfMethod::kAlphanumeric;
    } else {
      method = DtmfMethod::kKeypad;
    }
  }
  if (method == DtmfMethod::kKeypad) {
    wire::Q931Message message(wire::MessageType::kInformation, reference());
    wire::KeypadFacility keypad;
    keypad.text = std::string(1, digit);
    message.set(keypad);
    MessageBody body;
    body.emplace<MessageBody::kInformation>() = uuie<h225::InformationUuie>();
    send(std::move(message), std::move(body));
    return {};
  }
  if (!control) return fail(RequestError::kNotPossible);
  if (method == DtmfMethod::kSignal) {
    control_.send_signal(digit, duration);
  } else {
    control_.send_text(std::string(1, digit));
  }
  return {};
}

Result<void, RequestError> Call::exchange_capabilities(Timestamp now) {
  if (stage_ != Stage::kActive) return fail(RequestError::kWrongState);
  if (tunnel_ == Tunnel::kOn || separate_.open) {
    media_.start(now);
  } else if (!separate_.connection && !separate_.listening) {
    ask_to_connect(now);
  }
  return {};
}

Result<void, RequestError> Call::request_key_frame(std::size_t stream) {
  const auto number = media_.incoming_number(stream);
  if (!number || !control_.heard()) return fail(RequestError::kNotPossible);
  control_.request_fast_update(*number);
  return {};
}

Result<void, RequestError> Call::limit_rate(std::size_t stream, DataRate rate) {
  const auto number = media_.incoming_number(stream);
  if (!number || !control_.heard()) return fail(RequestError::kNotPossible);
  control_.limit_rate(*number, rate);
  return {};
}

Result<void, RequestError> Call::tell_muted(std::size_t stream, bool muted) {
  if (over() || stream >= request_.media.size()) return fail(RequestError::kWrongState);
  muting_[stream].muted = muted;
  return {};
}

void Call::tell_muting() {
  if (muting_.empty() || !control_.heard()) return;
  for (auto& [stream, muting] : muting_) {
    const auto number = media_.outgoing_number(stream);
    // A channel begins active.
    if (number != muting.told_on) muting.told = false;
    muting.told_on = number;
    if (!number || muting.told == muting.muted) continue;
    muting.told = muting.muted;
    control_.tell_muted(*number, muting.muted);
  }
}

Result<void, RequestError> Call::measure_round_trip(Timestamp now) {
  if (!control_.heard()) return fail(RequestError::kNotPossible);
  control_.measure_round_trip(now);
  return {};
}

// --- After everything
// ---------------------------------------------------------------------------------------------------

void Call::settle(Timestamp now) {
  if (over()) return;
  drain_control(now);
  if (over()) return;
  tell_muting();
  flush_control();
  flush_services();
  tell_media(now);
}

void Call::tell_media(Timestamp now) {
  auto streams = media_.states();
  const bool held = media_.held_by_remote() || notified_hold_;
  const bool common = media_.nothing_in_common();
  if (common && !common_deadline_) common_deadline_ = now + kNothingInCommon;
  if (!common) common_deadline_.reset();
  if (streams == told_streams_ && held == told_held_) return;
  // Nothing is open yet: the first word on media is of one that is.
  const bool any =
      std::any_of(streams.begin(), streams.end(), [](const StreamState& s) { return s.send || s.receive; });
  if (told_streams_.empty() && !any && !held) return;
  told_streams_ = streams;
  told_held_ = held;
  if (admission_) tell_gatekeeper();
  host_.emit(MediaChanged{id_, std::move(streams), held});
}

void Call::tell_gatekeeper() {
  ras::CallInfo info;
  info.local_signalling = local_;
  info.remote_signalling = remote_;
  for (const auto& stream : told_streams_) {
    if (!stream.send && !stream.receive) continue;
    ras::SessionInfo& session = info.sessions.emplace_back();
    session.session_id = session_of(stream.kind);
    session.video = stream.kind == MediaKind::kVideo;
    if (stream.send) {
      session.remote_rtp = stream.send->rtp;
      session.remote_rtcp = stream.send->rtcp;
    }
  }
  host_.tell_gatekeeper(id_, info);
}

}  // namespace mtavip::h323
