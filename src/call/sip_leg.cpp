#include "call/sip_leg.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "call/sdp_mapping.h"
#include "call/sip_cause.h"

namespace mtavip::call {
namespace {

constexpr int kNotAcceptableHere = 488;

LegResult failed(EndReason reason, std::string text) {
  return fail(LegFailure{reason, std::move(text)});
}

LegResult from_request(const Result<void, sip::RequestError>& result) {
  if (result) return {};
  return failed(EndReason::kLocalFailure, sip::to_string(result.error()));
}

LegResult from_refer(const Result<void, sip::RequestError>& result, const std::string& target) {
  if (result) return {};
  if (result.error() == sip::RequestError::kBadUri) {
    return failed(EndReason::kBadAddress, "\"" + target + "\" is not a SIP address");
  }
  return failed(EndReason::kLocalFailure, "another transfer of this call is still under way");
}

EndReason reason_of(const sdp::NegotiationFailure& failure) {
  switch (failure.error) {
    case sdp::NegotiationError::kNoCommonCodec:
    case sdp::NegotiationError::kNothingInCommon:
      return EndReason::kNoCommonCodec;
    case sdp::NegotiationError::kNotSecure:
      return EndReason::kNotEncrypted;
    case sdp::NegotiationError::kSyntax:
    case sdp::NegotiationError::kLinesChanged:
      return EndReason::kServerFailure;
    default:
      return EndReason::kLocalFailure;
  }
}

/// The Signal and Duration of application/dtmf-relay, or the bare digit of application/dtmf.
std::optional<LegDtmf> parse_dtmf(std::string_view type, std::string_view body) {
  static constexpr std::string_view kDigits = "0123456789*#ABCDabcd";
  LegDtmf result;
  result.duration = 160ms;
  const auto set_digit = [&result](std::string_view text) {
    if (text.size() != 1 || kDigits.find(text.front()) == std::string_view::npos) return false;
    result.digit = text.front() >= 'a' ? static_cast<char>(text.front() - 'a' + 'A') : text.front();
    return true;
  };
  if (starts_with_ignoring_case(type, "application/dtmf-relay")) {
    bool found = false;
    for (const auto line : split(body, '\n')) {
      const auto equals = line.find('=');
      if (equals == std::string_view::npos) continue;
      const auto name = trim(line.substr(0, equals));
      const auto value = trim(line.substr(equals + 1));
      if (equals_ignoring_case(name, "Signal")) found = set_digit(value);
      if (equals_ignoring_case(name, "Duration")) {
        if (const auto ms = parse_number<unsigned>(value))
          result.duration = std::chrono::milliseconds(std::min(*ms, 60'000U));
      }
    }
    if (found) return result;
  } else if (starts_with_ignoring_case(type, "application/dtmf")) {
    if (set_digit(trim(body))) return result;
  }
  return std::nullopt;
}

}  // namespace

SipLeg::SipLeg(Environment& environment, sip::UserAgent& user_agent, SipDialSettings settings)
    : user_agent_(user_agent),
      settings_(std::move(settings)),
      security_(environment, settings_.encryption, settings_.rung),
      negotiation_(environment, {}),
      unsaid_(negotiation_) {}

SipLeg::SipLeg(Environment& environment, sip::UserAgent& user_agent, const sip::IncomingSession& incoming,
               EncryptionPolicy encryption)
    : user_agent_(user_agent),
      session_(incoming.session),
      incoming_(true),
      security_(environment, encryption),
      negotiation_(environment, {}),
      unsaid_(negotiation_) {
  if (!incoming.offer) return;
  if (auto offer = negotiation_.read_offer(*incoming.offer)) {
    remote_offer_ = std::move(*offer);
  } else {
    // An offer that cannot be read is answered when the user (or the rule) decides: the caller learns it by 488.
    remote_offer_.emplace();
  }
}

bool SipLeg::offers(MediaKind kind) const {
  if (!remote_offer_) return true;
  const auto wanted = kind == MediaKind::kAudio ? sdp::MediaKind::kAudio : sdp::MediaKind::kVideo;
  return std::any_of(remote_offer_->media.begin(), remote_offer_->media.end(),
                     [wanted](const auto& stream) { return stream.enabled && stream.kind == wanted; });
}

bool SipLeg::wants_certificate() const {
  return security_.wants_certificate(remote_offer_ ? &*remote_offer_ : nullptr);
}

bool SipLeg::signalling_encrypted() const {
  const auto transport = user_agent_.transport(session_);
  return transport == TransportKind::kTls || transport == TransportKind::kWss;
}

std::optional<std::size_t> SipLeg::take_agreed_rung() {
  if (incoming_ || !agreed_ || settings_.encryption.encryption != MediaEncryption::kOptional) return std::nullopt;
  if (std::exchange(rung_told_, true)) return std::nullopt;
  return security_.rung();
}

LegResult SipLeg::dial(Timestamp now, const LocalMedia& media) {
  media_ = media;
  return send_invite(now);
}

LegResult SipLeg::send_invite(Timestamp now) {
  sip::InviteRequest request;
  request.account = settings_.account;
  request.target = settings_.target;
  request.headers = settings_.headers;
  if (settings_.offer_in_invite) {
    auto offer = negotiation_.make_offer(security_.offer(media_));
    if (!offer) return failed(reason_of(offer.error()), offer.error().detail);
    request.sdp = std::move(*offer);
    offered_ = negotiation_;
  }
  const auto session = user_agent_.invite(now, request);
  if (!session) {
    switch (session.error()) {
      case sip::RequestError::kBadUri:
        return failed(
            EndReason::kBadAddress,
            "\"" + settings_.target + "\" is not a SIP address; write sip:user@host, user@host or an IP address");
      case sip::RequestError::kNoTransport:
        return failed(EndReason::kNotReachable,
                      "there is no local socket for the transport that " + settings_.target + " needs");
      default:
        return failed(EndReason::kLocalFailure, sip::to_string(session.error()));
    }
  }
  session_ = *session;
  return {};
}

LegResult SipLeg::ring(Timestamp now) {
  return from_request(user_agent_.ring(now, session_, 180));
}

LegResult SipLeg::accept(Timestamp now, const LocalMedia& media) {
  media_ = media;
  if (negotiation_.state() == sdp::OfferAnswer::State::kRemoteOffer) {
    auto answer = negotiation_.make_answer(security_.answer(media_, *remote_offer_));
    if (!answer) return failed(reason_of(answer.error()), answer.error().detail);
    if (auto sent = user_agent_.accept(now, session_, answer->text); !sent) return from_request(sent);
    answered_ = true;
    agree(answer->negotiation);
    return {};
  }
  if (remote_offer_) return failed(EndReason::kNoCommonCodec, "the caller's session description cannot be read");
  auto offer = negotiation_.make_offer(security_.offer(media_));
  if (!offer) return failed(reason_of(offer.error()), offer.error().detail);
  offered_ = negotiation_;
  if (auto sent = user_agent_.accept(now, session_, std::move(*offer)); !sent) return from_request(sent);
  answered_ = true;
  return {};
}

LegResult SipLeg::reject(Timestamp now, EndReason reason) {
  const auto [code, text] = to_rejection(reason);
  return from_request(user_agent_.reject(now, session_, code, text));
}

LegResult SipLeg::redirect(Timestamp now, const std::string& target) {
  return from_request(user_agent_.reject(now, session_, 302, "Moved Temporarily", {{"Contact", "<" + target + ">"}}));
}

LegResult SipLeg::transfer(Timestamp now, const std::string& target) {
  return from_refer(user_agent_.refer(now, {session_, target, std::nullopt}), target);
}

LegResult SipLeg::transfer_to(Timestamp now, const CallLeg& other) {
  if (other.protocol() != Protocol::kSip) return CallLeg::transfer_to(now, other);
  const auto& target = static_cast<const SipLeg&>(other);
  return from_refer(user_agent_.refer(now, {session_, {}, target.session()}), {});
}

LegResult SipLeg::update(Timestamp now, const LocalMedia& media) {
  auto offer = negotiation_.make_offer(security_.offer(media));
  if (!offer) return failed(reason_of(offer.error()), "another change of this call is still under way");
  offered_.reset();
  if (auto sent = user_agent_.offer(now, session_, *offer); !sent) {
    negotiation_.cancel_offer();
    return failed(EndReason::kLocalFailure, "another change of this call is still under way");
  }
  before_update_ = std::exchange(media_, media);
  return {};
}

void SipLeg::end(Timestamp now, EndReason reason) {
  if (session_ == sip::SessionId{}) {
    events_.emplace_back(LegEnded{{reason, 0, {}, false}});
    return;
  }
  sip::EndReason sip_reason;
  if (reason != EndReason::kNormal && reason != EndReason::kCancelled) {
    const auto [code, text] = to_rejection(reason);
    if (incoming_ && !answered_) sip_reason.code = code;
    sip_reason.text = text;
  }
  if (!user_agent_.end(now, session_, sip_reason)) events_.emplace_back(LegEnded{{reason, 0, {}, false}});
}

bool SipLeg::send_dtmf(Timestamp now, char digit, Duration duration) {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  std::string body = "Signal=";
  body += digit;
  body += "\r\nDuration=" + std::to_string(ms) + "\r\n";
  return user_agent_.info(now, {session_, "application/dtmf-relay", std::move(body), {}}).has_value();
}

void SipLeg::request_key_frame(Timestamp now) {
  // RFC 5168; understood by peers that know no RTCP feedback.
  static constexpr const char* kFastUpdate =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><media_control><vc_primitive><to_encoder><picture_fast_update/>"
      "</to_encoder></vc_primitive></media_control>";
  static_cast<void>(user_agent_.info(now, {session_, "application/media_control+xml", kFastUpdate, {}}));
}

std::optional<LegEvent> SipLeg::poll() {
  if (events_.empty()) return std::nullopt;
  LegEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

void SipLeg::handle(Timestamp now, const sip::Event& event) {
  std::visit([this, now](const auto& e) { on(now, e); }, event);
}

void SipLeg::on(Timestamp, const sip::SessionProgress& event) {
  // An answer in a provisional response that cannot be used is no reason to give up: the one in the 200 counts.
  const bool early_media = event.sdp && !take_answer(*event.sdp, event.dialog);
  events_.emplace_back(LegProgress{event.code, event.reason, early_media});
}

void SipLeg::on(Timestamp now, const sip::SessionAnswer& event) {
  const auto problem = take_answer(event.sdp, event.dialog);
  if (!problem) return;
  if (!incoming_ && !agreed_ && security_.step_down()) {
    offer_less_ = true;
    if (answered_) offer_less(now);
    return;
  }
  give_up(now, *problem, kNotAcceptableHere,
          *problem == EndReason::kNotEncrypted ? "the other side did not agree to encryption, which is required"
                                               : "the other side answered with nothing that both sides know");
}

void SipLeg::answer_early(Timestamp now, const sip::SessionOffer& event) {
  const auto known = forks_.find(event.dialog);
  sdp::OfferAnswer attempt = known != forks_.end() ? known->second.negotiation : offered_ ? *offered_ : unsaid_;
  if (const auto offer = attempt.read_offer(event.sdp)) {
    if (auto answer = attempt.make_answer(security_.answer(media_, *offer))) {
      if (!user_agent_.answer(now, session_, answer->text)) return;
      negotiation_ = attempt;
      fork_ = event.dialog;
      forks_.insert_or_assign(event.dialog, Fork{std::move(attempt), answer->negotiation});
      agree(answer->negotiation);
      return;
    }
  }
  static_cast<void>(user_agent_.refuse_offer(now, session_, kNotAcceptableHere));
}

void SipLeg::on(Timestamp now, const sip::SessionOffer& event) {
  if (event.dialog != 0) {
    answer_early(now, event);
    return;
  }
  const auto offer = negotiation_.read_offer(event.sdp);
  if (offer) {
    if (auto answer = negotiation_.make_answer(security_.answer(media_, *offer))) {
      if (user_agent_.answer(now, session_, answer->text)) agree(answer->negotiation);
      return;
    }
    negotiation_.refuse_offer();
  }
  if (!answered_)
    end_override_ = EndCause{EndReason::kNoCommonCodec, kNotAcceptableHere,
                             "the other side offered nothing that both sides know", false};
  static_cast<void>(user_agent_.refuse_offer(now, session_, kNotAcceptableHere));
}

void SipLeg::on(Timestamp now, const sip::OfferWanted&) {
  if (auto offer = negotiation_.make_offer(security_.offer(media_))) {
    offered_.reset();
    if (user_agent_.offer(now, session_, *offer)) return;
    negotiation_.cancel_offer();
  }
  static_cast<void>(user_agent_.refuse_offer(now, session_, kNotAcceptableHere));
}

void SipLeg::on(Timestamp, const sip::OfferPostponed&) {
  negotiation_.cancel_offer();
}

void SipLeg::on(Timestamp now, const sip::OfferDue&) {
  auto offer = negotiation_.make_offer(security_.offer(media_));
  if (offer && user_agent_.offer(now, session_, *offer)) return;
  negotiation_.cancel_offer();
  on(now, sip::OfferFailed{session_, 0, "the change could not be made"});
}

void SipLeg::on(Timestamp, const sip::OfferFailed& event) {
  negotiation_.cancel_offer();
  if (!before_update_) return;  // nobody asked for a change
  media_ = std::move(*before_update_);
  before_update_.reset();
  events_.emplace_back(LegUpdateFailed{event.code, event.reason});
}

void SipLeg::on(Timestamp now, const sip::SessionEstablished& event) {
  if (event.acknowledged) {
    events_.emplace_back(LegConfirmed{});
  } else if (!incoming_) {
    answered_ = true;
    if (const auto fork = forks_.find(event.dialog); fork != forks_.end() && fork_ != 0 && fork_ != event.dialog) {
      negotiation_ = fork->second.negotiation;
      agree(fork->second.agreed);
    }
    fork_ = 0;
    forks_.clear();
    events_.emplace_back(LegAnswered{event.remote_user_agent});
    if (offer_less_) offer_less(now);
  }
}

void SipLeg::on(Timestamp, const sip::ReferProgress& event) {
  events_.emplace_back(LegTransfer{event.code, event.reason, event.final});
}

void SipLeg::offer_less(Timestamp now) {
  offer_less_ = false;
  negotiation_.cancel_offer();
  offered_.reset();
  auto offer = negotiation_.make_offer(security_.offer(media_));
  if (offer && user_agent_.offer(now, session_, *offer)) return;
  give_up(now, EndReason::kNotEncrypted, kNotAcceptableHere, "the other side did not agree to encryption");
}

bool SipLeg::invite_again(Timestamp now, const sip::EndCause& cause) {
  // 415: it cannot read such a description; 488, 606: it can, and takes none of it (RFC 3261 sections 21.4.13 ff.).
  const bool of_the_offer = cause.code == kNotAcceptableHere || cause.code == 606 || cause.code == 415;
  if (!of_the_offer || incoming_ || answered_ || end_override_ || !settings_.offer_in_invite) return false;
  if (!security_.step_down()) return false;
  negotiation_.cancel_offer();
  offered_.reset();
  forks_.clear();
  fork_ = 0;
  return send_invite(now).has_value();
}

void SipLeg::on(Timestamp now, const sip::SessionEnded& event) {
  if (event.session != session_ || invite_again(now, event.cause)) return;
  EndCause cause = end_override_ ? *end_override_ : to_end_cause(event.cause, incoming_, answered_);
  if (!end_override_ && !incoming_ && !answered_ && security_.required() && event.cause.code == kNotAcceptableHere) {
    cause.reason = EndReason::kNotEncrypted;
    cause.text = "the other side refused the encrypted call, and encryption is required: " + cause.text;
  }
  events_.emplace_back(LegEnded{std::move(cause)});
}

void SipLeg::on(Timestamp, const sip::InfoReceived& event) {
  if (const auto dtmf = parse_dtmf(event.content_type, event.body)) {
    events_.emplace_back(*dtmf);
  } else if (event.body.find("picture_fast_update") != std::string::npos) {
    events_.emplace_back(LegKeyFrameRequested{});
  }
}

std::optional<EndReason> SipLeg::take_answer(std::string_view sdp, std::uint32_t fork) {
  // In the INVITE phase every fork and every repetition answers the same offer.
  sdp::OfferAnswer attempt = offered_ ? *offered_ : negotiation_;
  const auto result = attempt.read_answer(sdp);
  if (!result) return reason_of(result.error());
  if (!result->any_accepted()) {
    const bool plain = std::ranges::any_of(result->streams, [this](const auto& stream) {
      const bool refused = stream.state == sdp::StreamState::kRefusedByRemote && security_.required();
      return stream.state == sdp::StreamState::kNotSecure || refused;
    });
    return plain ? EndReason::kNotEncrypted : EndReason::kNoCommonCodec;
  }
  negotiation_ = std::move(attempt);
  fork_ = fork;
  if (fork != 0) forks_.insert_or_assign(fork, Fork{negotiation_, *result});
  before_update_.reset();
  agree(*result);
  return std::nullopt;
}

void SipLeg::agree(const sdp::Negotiation& negotiation) {
  agreed_ = true;
  security_.agreed(negotiation);
  events_.emplace_back(LegMedia{from_sdp(negotiation)});
}

void SipLeg::give_up(Timestamp now, EndReason reason, int code, std::string text) {
  end_override_ = EndCause{reason, code, std::move(text), false};
  sip::EndReason sip_reason;
  sip_reason.code = code;
  sip_reason.text = end_override_->text;
  static_cast<void>(user_agent_.end(now, session_, sip_reason));
}

}  // namespace mtavip::call
