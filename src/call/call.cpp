#include "call/call.h"

#include <algorithm>
#include <string_view>

namespace mtavip::call {
namespace {

constexpr Duration kDigitDuration = 100ms;
constexpr Duration kDigitPause = 80ms;
constexpr Duration kCommaPause = 1s;
constexpr Duration kWaitForChannels = 3s;
constexpr std::size_t kMaxQueuedDigits = 256;

tl::unexpected<Error> wrong_state(std::string text) {
  return tl::unexpected<Error>({ErrorCode::kWrongState, std::move(text)});
}

StreamInfo describe(const AgreedStream& stream, const AllocatedStream& local) {
  StreamInfo info;
  info.kind = stream.kind;
  info.direction = stream.direction;
  const auto codec = [](const AgreedCodec& from) {
    return CodecInfo{from.name, from.clock_rate, from.channels, from.payload_type};
  };
  if (stream.send) info.send_codec = codec(*stream.send);
  std::transform(stream.receive.begin(), stream.receive.end(), std::back_inserter(info.receive_codecs), codec);
  info.local_address = local.rtp.to_string();
  info.remote_address = stream.remote_rtp.to_string();
  info.rtcp_mux = stream.rtcp_mux;
  info.feedback = stream.feedback;
  if (const auto* keys = std::get_if<rtp::SrtpKeys>(&stream.security)) {
    info.encryption = EncryptionInfo{std::string(to_string(keys->local.suite)), KeyExchange::kSdes, false};
  }
  return info;
}

}  // namespace

Call::Call(CallId id, CallSettings settings, CallParties parties, std::unique_ptr<CallLeg> leg, MediaOptions media)
    : id_(id), settings_(settings), parties_(std::move(parties)), leg_(std::move(leg)), media_(std::move(media)) {}

Call::Call(CallId id, CallSettings settings, CallParties parties, std::unique_ptr<CallLeg> leg, Timestamp now)
    : id_(id),
      settings_(settings),
      parties_(std::move(parties)),
      leg_(std::move(leg)),
      incoming_(true),
      state_(CallState::kIncoming),
      began_(now),
      ring_deadline_(now + settings_.ring_time) {}

CallInfo Call::info() const {
  CallInfo info;
  info.id = id_;
  info.protocol = leg_->protocol();
  info.state = state_;
  info.account = parties_.account;
  info.incoming = incoming_;
  info.local_uri = parties_.local_uri;
  info.remote_uri = parties_.remote_uri;
  info.remote_name = parties_.remote_name;
  info.remote_agent = remote_agent_;
  info.held_by_us = held_by_us_;
  info.held_by_remote = agreement_.held_by_remote;
  info.audio_muted = audio_muted_;
  info.video_muted = video_muted_;
  info.signalling_encrypted = leg_->signalling_encrypted();
  for (std::size_t i = 0; i < agreement_.streams.size() && i < allocated_.size(); ++i) {
    const AgreedStream& agreed = agreement_.streams[i];
    if (!agreed.accepted) continue;
    StreamInfo stream = describe(agreed, allocated_[i]);
    if (stream.encryption) stream.encryption->keys_exposed = !info.signalling_encrypted;
    const auto suite = dtls_suites_.find(agreed.kind);
    if (std::holds_alternative<rtp::DtlsAgreement>(agreed.security) && suite != dtls_suites_.end()) {
      stream.encryption = EncryptionInfo{std::string(to_string(suite->second)), KeyExchange::kDtls, false};
    }
    info.streams.push_back(std::move(stream));
  }
  return info;
}

// --- The user

void Call::set_fall_back(std::unique_ptr<CallLeg> leg, CallParties parties) {
  fall_back_leg_ = std::move(leg);
  fall_back_parties_ = std::move(parties);
}

void Call::start(Timestamp now) {
  began_ = now;
  ring_deadline_ = now + settings_.ring_time;
  allocate_media();
}

Expected<void> Call::ring(Timestamp now) {
  if (state_ != CallState::kIncoming || answer_wanted_) return wrong_state("only a call that comes in can ring");
  if (auto sent = leg_->ring(now); !sent) return wrong_state(sent.error().text);
  return {};
}

Expected<void> Call::answer(Timestamp now, MediaOptions media) {
  if (state_ != CallState::kIncoming || answer_wanted_) return wrong_state("only a call that comes in can be answered");
  static_cast<void>(now);
  media_ = std::move(media);
  answer_wanted_ = true;
  allocate_media();
  return {};
}

Expected<void> Call::reject(Timestamp now, EndReason reason) {
  if (state_ != CallState::kIncoming) return wrong_state("only a call that comes in can be refused");
  end_override_ = EndCause{reason, 0, "refused here", false};
  advance(CallStimulus::kLocalEnd);
  if (auto sent = leg_->reject(now, reason); !sent) return wrong_state(sent.error().text);
  drain_leg(now);
  return {};
}

Expected<void> Call::redirect(Timestamp now, const std::string& target) {
  if (state_ != CallState::kIncoming) return wrong_state("only a call that comes in can be redirected");
  end_override_ = EndCause{EndReason::kNormal, sip_status(302), "redirected to " + target, false};
  advance(CallStimulus::kLocalEnd);
  if (auto sent = leg_->redirect(now, target); !sent) return wrong_state(sent.error().text);
  drain_leg(now);
  return {};
}

Expected<void> Call::transfer(Timestamp now, const std::string& target) {
  if (state_ != CallState::kEstablished) return wrong_state("only an established call can be transferred");
  if (auto sent = leg_->transfer(now, target); !sent) return wrong_state(sent.error().text);
  transferring_ = true;
  return {};
}

Expected<void> Call::transfer_to(Timestamp now, Call& other) {
  if (state_ != CallState::kEstablished || other.state_ != CallState::kEstablished) {
    return wrong_state("only established calls can be connected with each other");
  }
  if (auto sent = leg_->transfer_to(now, *other.leg_); !sent) return wrong_state(sent.error().text);
  transferring_ = true;
  return {};
}

Expected<void> Call::hang_up(Timestamp now) {
  if (state_ == CallState::kEnding || state_ == CallState::kEnded) return {};
  EndReason reason = EndReason::kNormal;
  if (state_ == CallState::kOutgoing || state_ == CallState::kAlerting) {
    reason = EndReason::kCancelled;
    end_override_ = EndCause{reason, sip_status(487), "cancelled here", false};
  } else if (state_ == CallState::kIncoming) {
    reason = EndReason::kDeclined;
    end_override_ = EndCause{reason, sip_status(603), "refused here", false};
  }
  advance(CallStimulus::kLocalEnd);
  leg_->end(now, reason);
  drain_leg(now);
  return {};
}

Expected<void> Call::set_held(Timestamp now, bool held) {
  if (state_ != CallState::kEstablished) return wrong_state("only an established call can be held or resumed");
  if (held == held_by_us_) return {};
  held_before_update_ = held_by_us_;
  held_by_us_ = held;
  if (auto sent = leg_->update(now, local_media()); !sent) {
    held_by_us_ = held_before_update_;
    return wrong_state(sent.error().text);
  }
  return {};
}

Expected<void> Call::set_muted(Timestamp now, MediaKind kind, bool muted) {
  if (state_ == CallState::kEnding || state_ == CallState::kEnded) return wrong_state("the call is over");
  (kind == MediaKind::kAudio ? audio_muted_ : video_muted_) = muted;
  // Before that there is nothing to mute; it is told when there is.
  if (media_state_ == MediaState::kReady) outputs_.emplace_back(MediaCommand{MuteMedia{id_, kind, muted}});
  leg_->tell_muted(now, kind, muted);
  return {};
}

Expected<void> Call::switch_port(MediaKind kind, bool is_source, const std::string& port) {
  if (media_state_ != MediaState::kReady) return wrong_state("the call has no media");
  auto& stream = kind == MediaKind::kAudio ? media_.audio : media_.video;
  (is_source ? stream.source : stream.sink) = port;
  outputs_.emplace_back(MediaCommand{SwitchPort{id_, kind, is_source, port}});
  return {};
}

Expected<void> Call::send_dtmf(Timestamp now, const std::string& digits, DtmfMethod method) {
  constexpr std::string_view kAllowed = "0123456789*#ABCDabcd,";
  const bool dials_on = state_ == CallState::kOutgoing && leg_->dials_on();
  if (state_ != CallState::kEstablished && state_ != CallState::kAlerting && state_ != CallState::kAccepted &&
      !dials_on) {
    return wrong_state("digits can be sent once the other side has answered");
  }
  if (digits.find_first_not_of(kAllowed) != std::string::npos || digits.empty()) {
    return tl::unexpected<Error>({ErrorCode::kInvalidArgument, "digits are 0-9, *, #, A-D, and \",\" for a pause"});
  }
  if (digits_.size() + digits.size() > kMaxQueuedDigits) {
    return tl::unexpected<Error>({ErrorCode::kLimit, "too many digits wait to be sent"});
  }
  if (dials_on) {
    for (const char digit : digits) {
      if (digit != ',' && !leg_->send_dtmf(now, digit, kDigitDuration)) return wrong_state("the number is whole");
    }
    return {};
  }
  for (char digit : digits) {
    if (digit >= 'a' && digit <= 'd') digit = static_cast<char>(digit - 'a' + 'A');
    digits_.push_back({digit, method});
  }
  if (!next_digit_) next_digit_ = now;
  handle_timeout(now);
  return {};
}

// --- The leg

void Call::drain_leg(Timestamp now) {
  while (auto event = leg_->poll()) {
    std::visit([this, now](const auto& e) { on(now, e); }, *event);
  }
}

void Call::on(Timestamp, const LegProgress& event) {
  advance(CallStimulus::kProgress, event.code, event.text, event.early_media);
}

void Call::on(Timestamp, const LegIncomplete&) {
  if (state_ != CallState::kOutgoing) return;
  outputs_.emplace_back(Event{CallStateEvent{id_, state_, 0, "more digits of the number are wanted", false}});
}

void Call::on(Timestamp now, const LegAnswered& event) {
  remote_agent_ = event.remote_agent;
  if (state_ == CallState::kEnding) return;
  ring_deadline_.reset();
  note_setup(now);
  advance(CallStimulus::kRemoteAnswered, sip_status(200));
}

void Call::on(Timestamp, const LegConfirmed&) {
  advance(CallStimulus::kConfirmed);
}

void Call::on(Timestamp, const LegMedia& event) {
  if (state_ == CallState::kEnding || state_ == CallState::kEnded || media_state_ != MediaState::kReady) return;
  agreement_ = event.agreement;
  outputs_.emplace_back(MediaCommand{ConfigureMedia{id_, agreement_.streams, held_by_us_}});
  tell_media();
}

void Call::tell_media() {
  CallInfo now = info();
  outputs_.emplace_back(Event{
      CallMediaEvent{id_, std::move(now.streams), held_by_us_, agreement_.held_by_remote, now.signalling_encrypted}});
}

bool Call::conclude_transfer(TransferState state, int code, std::string text) {
  if (!transferring_) return false;
  if (state != TransferState::kProceeding) transferring_ = false;
  outputs_.emplace_back(Event{TransferEvent{id_, state, code, std::move(text), std::nullopt}});
  return true;
}

void Call::on(Timestamp now, const LegTransfer& event) {
  const bool worked = event.final && event.code < 300;
  const auto state = worked ? TransferState::kDone : event.final ? TransferState::kFailed : TransferState::kProceeding;
  if (!conclude_transfer(state, event.code, event.text) || !worked) return;
  if (state_ != CallState::kEstablished) return;
  // The other side has somebody else to talk to.
  end_with(now, EndReason::kNormal, "transferred");
}

void Call::on(Timestamp, const LegUpdateFailed& event) {
  if (conclude_transfer(TransferState::kFailed, event.code, event.text)) return;
  held_by_us_ = held_before_update_;
  const std::string code = event.code == 0 ? "" : std::to_string(event.code) + " ";
  outputs_.emplace_back(
      Event{MediaNoticeEvent{id_, MediaKind::kAudio, "the other side refused the change: " + code + event.text}});
  tell_media();
}

void Call::on(Timestamp, const LegDtmf& event) {
  outputs_.emplace_back(Event{DtmfEvent{
      id_, event.digit, std::chrono::duration_cast<std::chrono::milliseconds>(event.duration), DtmfMethod::kInfo}});
}

void Call::on(Timestamp, const LegKeyFrameRequested&) {
  outputs_.emplace_back(MediaCommand{SendKeyFrame{id_}});
}

void Call::on(Timestamp now, const LegEnded& event) {
  if (!end_override_ && fall_back(now, event.cause)) return;
  // Over H.323 the other side ends a call that it has left; over SIP many do before they say that it has worked.
  const bool left = event.cause.reason == EndReason::kNormal && state_ != CallState::kEnding;
  conclude_transfer(left ? TransferState::kDone : TransferState::kFailed, 0, left ? "" : "the call ended");
  if (!ended_) ended_ = now;
  become_ended(end_override_ ? *end_override_ : event.cause);
}

bool Call::fall_back(Timestamp now, const EndCause& cause) {
  const bool nobody = cause.reason == EndReason::kNotReachable || cause.reason == EndReason::kTimedOut ||
                      cause.reason == EndReason::kBadAddress;
  if (!fall_back_leg_ || !nobody || state_ != CallState::kOutgoing) return false;
  leg_ = std::move(fall_back_leg_);
  parties_ = std::move(fall_back_parties_);
  outputs_.emplace_back(Event{CallStateEvent{id_, CallState::kOutgoing, 0, parties_.remote_uri, false}});
  dial(now);
  return true;
}

// --- The media engine

void Call::handle(Timestamp now, const MediaInput& input) {
  std::visit([this, now](const auto& i) { on(now, i); }, input);
  drain_leg(now);
}

void Call::allocate_media() {
  kinds_.clear();
  if (media_.audio.enabled) kinds_.push_back(MediaKind::kAudio);
  if (media_.video.enabled) kinds_.push_back(MediaKind::kVideo);
  media_state_ = MediaState::kAllocating;
  outputs_.emplace_back(MediaCommand{AllocateMedia{id_, leg_->protocol(), kinds_, parties_.peer, media_,
                                                   leg_->wants_certificate(), state_ == CallState::kIncoming}});
}

void Call::on(Timestamp now, const MediaAllocated& input) {
  if (media_state_ != MediaState::kAllocating) return;
  media_state_ = MediaState::kReady;
  if (!input.failure.empty()) {
    end_with(now, EndReason::kLocalFailure, input.failure);
    return;
  }
  allocated_ = input.streams;
  if (audio_muted_) outputs_.emplace_back(MediaCommand{MuteMedia{id_, MediaKind::kAudio, true}});
  if (video_muted_) outputs_.emplace_back(MediaCommand{MuteMedia{id_, MediaKind::kVideo, true}});
  if (state_ == CallState::kOutgoing) {
    began_ = now;  // what was loaded and opened before is not the network's doing
    dial(now);
  } else if (state_ == CallState::kIncoming && answer_wanted_) {
    ring_deadline_.reset();
    if (auto sent = leg_->accept(now, local_media()); !sent) {
      end_with(now, sent.error().reason, sent.error().text);
      return;
    }
    tell_muted(now);
    note_setup(now);
    advance(CallStimulus::kLocalAnswered, sip_status(200));
  }
}

void Call::dial(Timestamp now) {
  if (auto sent = leg_->dial(now, local_media()); !sent) {
    const EndCause cause{sent.error().reason, 0, sent.error().text, false};
    if (fall_back(now, cause)) return;
    end_override_ = cause;
    ended_ = now;
    become_ended(cause);
    return;
  }
  tell_muted(now);
}

void Call::tell_muted(Timestamp now) {
  if (audio_muted_) leg_->tell_muted(now, MediaKind::kAudio, true);
  if (video_muted_) leg_->tell_muted(now, MediaKind::kVideo, true);
}

void Call::on(Timestamp, const MediaStopped& input) {
  merge(input.statistics);
  media_state_ = MediaState::kStopped;
  if (state_ == CallState::kEnded) tell_end();
}

void Call::on(Timestamp now, const MediaArrived& input) {
  const double after = answered_ ? to_milliseconds(now - *answered_) : -to_milliseconds(now - began_);
  if (input.kind == MediaKind::kAudio && !statistics_.first_sound_ms && answered_) statistics_.first_sound_ms = after;
  outputs_.emplace_back(Event{MediaArrivedEvent{id_, input.kind, after}});
}

void Call::on(Timestamp now, const MediaStatistics& input) {
  merge(input.statistics);
  if (answered_) statistics_.duration_s = to_seconds(now - *answered_);
  if (state_ == CallState::kEstablished) outputs_.emplace_back(Event{StatisticsEvent{id_, statistics_}});
}

void Call::on(Timestamp, const MediaDtmf& input) {
  outputs_.emplace_back(Event{DtmfEvent{
      id_, input.digit, std::chrono::duration_cast<std::chrono::milliseconds>(input.duration), input.method}});
}

void Call::on(Timestamp, const MediaNotice& input) {
  outputs_.emplace_back(Event{MediaNoticeEvent{id_, input.kind, input.text}});
}

void Call::on(Timestamp now, const MediaFailed& input) {
  end_with(now, EndReason::kLocalFailure, input.text);
}

void Call::on(Timestamp now, const MediaSilent&) {
  end_with(now, EndReason::kNoMedia, "nothing was received from the other side");
}

void Call::on(Timestamp now, const KeyFrameWanted&) {
  if (state_ == CallState::kEstablished) leg_->request_key_frame(now);
}

void Call::on(Timestamp, const MediaSecured& input) {
  dtls_suites_[input.kind] = input.suite;
  tell_media();
}

void Call::on(Timestamp now, const MediaNotSecured& input) {
  end_with(now, EndReason::kNotEncrypted, input.text);
}

// --- State

bool Call::advance(CallStimulus stimulus, int code, std::string text, bool early_media) {
  const auto next = next_state(state_, stimulus);
  if (!next) return false;
  state_ = *next;
  // The end is told by CallEndedEvent, with its numbers.
  if (state_ != CallState::kEnded) {
    outputs_.emplace_back(Event{CallStateEvent{id_, state_, code, std::move(text), early_media}});
  }
  return true;
}

void Call::end_with(Timestamp now, EndReason reason, std::string text) {
  if (state_ == CallState::kEnding || state_ == CallState::kEnded) return;
  end_override_ = EndCause{reason, 0, std::move(text), false};
  advance(CallStimulus::kLocalEnd);
  leg_->end(now, reason);
  drain_leg(now);
}

void Call::become_ended(EndCause cause) {
  if (!advance(CallStimulus::kLegEnded)) return;
  end_cause_ = std::move(cause);
  ring_deadline_.reset();
  digits_.clear();
  next_digit_.reset();
  if (answered_ && ended_) statistics_.duration_s = to_seconds(*ended_ - *answered_);
  if (media_state_ == MediaState::kNone) {
    tell_end();
  } else if (media_state_ != MediaState::kStopped) {
    media_state_ = MediaState::kStopping;
    outputs_.emplace_back(MediaCommand{StopMedia{id_}});
  }
}

void Call::tell_end() {
  if (told_end_ || !end_cause_) return;
  told_end_ = true;
  outputs_.emplace_back(Event{CallEndedEvent{id_, *end_cause_, statistics_}});
}

void Call::note_setup(Timestamp now) {
  if (answered_) return;
  answered_ = now;
  statistics_.setup_ms = to_milliseconds(now - began_);
}

void Call::merge(CallStatistics measured) {
  statistics_.audio = std::move(measured.audio);
  statistics_.video = std::move(measured.video);
  statistics_.lip_sync_ms = measured.lip_sync_ms;
}

LocalMedia Call::local_media() const {
  LocalMedia result;
  for (const AllocatedStream& allocated : allocated_) {
    const bool is_audio = allocated.kind == MediaKind::kAudio;
    const StreamOptions& options = is_audio ? media_.audio : media_.video;
    LocalStream stream;
    stream.kind = allocated.kind;
    for (const auto& name : allocated.codecs) {
      for (auto& codec : configurations_of(name, allocated.kind)) stream.codecs.push_back(std::move(codec));
    }
    // A held call still sends: silence keeps the way through NATs open, and the other side knows that we are there.
    stream.direction = held_by_us_ ? MediaDirection::kSendOnly : MediaDirection::kSendReceive;
    stream.rtp = allocated.rtp;
    stream.rtcp = allocated.rtcp;
    stream.ssrc = allocated.ssrc;
    stream.cname = allocated.cname;
    stream.packet_time = std::chrono::duration_cast<Duration>(media_.packet_time);
    stream.fingerprint = allocated.fingerprint;
    if (options.rate_kbps && !is_audio) stream.receive_limit = DataRate::kilobits_per_second(*options.rate_kbps);
    result.push_back(std::move(stream));
  }
  return result;
}

// --- Time

std::optional<Timestamp> Call::deadline() const {
  if (!ring_deadline_) return next_digit_;
  if (!next_digit_) return ring_deadline_;
  return std::min(*ring_deadline_, *next_digit_);
}

void Call::handle_timeout(Timestamp now) {
  if (ring_deadline_ && now >= *ring_deadline_) {
    ring_deadline_.reset();
    end_with(now, EndReason::kNoAnswer, incoming_ ? "nobody answered here" : "nobody answered");
  }
  while (next_digit_ && now >= *next_digit_) {
    next_digit_.reset();
    if (!digits_.empty()) send_next_digit(now);
  }
}

void Call::send_next_digit(Timestamp now) {
  const QueuedDigit queued = digits_.front();
  const bool rtp_possible = std::any_of(
      agreement_.streams.begin(), agreement_.streams.end(),
      [](const AgreedStream& s) { return s.kind == MediaKind::kAudio && s.accepted && s.send_dtmf.has_value(); });
  if (queued.method == DtmfMethod::kRtpEvent && !rtp_possible && answered_) {
    // Channels of H.323 may be opened after the call is answered, and payload types be told later still.
    if (!rtp_digits_by_) {
      rtp_digits_by_ = *answered_ + kWaitForChannels;
      if (leg_->ask_for_rtp_digits(now)) rtp_digits_by_ = now + kWaitForChannels;
    }
    if (now < *rtp_digits_by_) {
      next_digit_ = now + kDigitPause;
      return;
    }
  }
  digits_.erase(digits_.begin());
  if (queued.digit == ',') {
    next_digit_ = now + kCommaPause;
    return;
  }
  const bool by_rtp =
      queued.method == DtmfMethod::kRtpEvent || (queued.method == DtmfMethod::kAutomatic && rtp_possible);
  if (queued.method == DtmfMethod::kInBand || by_rtp) {
    outputs_.emplace_back(
        MediaCommand{SendDtmf{id_, queued.digit, kDigitDuration, queued.method == DtmfMethod::kInBand}});
  } else {
    leg_->send_dtmf(now, queued.digit, kDigitDuration);
  }
  next_digit_ = now + kDigitDuration + kDigitPause;
}

std::optional<CallOutput> Call::poll() {
  if (next_output_ == outputs_.size()) {
    outputs_.clear();
    next_output_ = 0;
    return std::nullopt;
  }
  return std::move(outputs_[next_output_++]);
}

}  // namespace mtavip::call
