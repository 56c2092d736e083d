#include "sdp/offer_answer.h"

#include <algorithm>

#include "base/text.h"
#include "sdp/attributes.h"
#include "sdp/media_line.h"
#include "sdp/parser.h"
#include "sdp/printer.h"

namespace mtavip::sdp {
namespace {

NegotiationFailure failure(NegotiationError error, std::string detail) {
  return {error, std::move(detail)};
}

std::string names_of(const std::vector<CodecFormat>& codecs) {
  std::string text;
  for (const auto& codec : codecs) {
    if (equals_ignoring_case(codec.name, "telephone-event")) continue;
    if (!text.empty()) text += ", ";
    text += codec.name + '/' + std::to_string(codec.clock_rate);
  }
  return text.empty() ? "nothing known" : text;
}

// The address of the session's c= line: that of the first stream in use.
IpAddress session_address(const std::vector<LocalStream>& streams, const OfferAnswerConfig& config) {
  for (const auto& stream : streams) {
    if (stream.enabled) return stream.rtp.address;
  }
  return config.origin;
}

bool equal_but_version(SessionDescription a, const SessionDescription& b) {
  a.origin.version = b.origin.version;
  return a == b;
}

// "main" and the absence of a=content are the same wish.
bool content_fits(std::string_view local, std::string_view remote) {
  const auto normal = [](std::string_view content) { return content.empty() ? std::string_view("main") : content; };
  return equals_ignoring_case(normal(local), normal(remote));
}

// For each media line the local streams that may take it, best first: the one bound to it, then free ones of its kind
// and content, then free ones of its kind.
std::vector<std::size_t> candidates(const MediaLine& line, const MediaDescription& remote,
                                    const std::vector<LocalStream>& streams, const std::vector<bool>& busy) {
  const MediaKind kind = remote.kind();
  if (line.stream && *line.stream < streams.size() && streams[*line.stream].kind == kind) return {*line.stream};
  const auto content = find_attribute(remote.attributes, "content").value_or("");
  std::vector<std::size_t> list;
  for (const bool fitting : {true, false}) {
    for (std::size_t i = 0; i < streams.size(); ++i) {
      if (!busy[i] && streams[i].kind == kind && content_fits(streams[i].content, content) == fitting)
        list.push_back(i);
    }
  }
  return list;
}

NegotiationFailure nothing_accepted(const Negotiation& negotiation, const std::vector<LocalStream>& streams) {
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const auto& stream = negotiation.streams[i];
    if (stream.state != StreamState::kNoCommonCodec) continue;
    return failure(NegotiationError::kNoCommonCodec, "no common codec for " + std::string(to_string(stream.kind)) +
                                                         ": we have " + names_of(streams[i].codecs) +
                                                         "; the other side has " + names_of(codecs_of(stream.remote)));
  }
  for (std::size_t i = 0; i < streams.size(); ++i) {
    if (negotiation.streams[i].state != StreamState::kNotSecure) continue;
    return failure(NegotiationError::kNotSecure,
                   is_secure(negotiation.streams[i].profile)
                       ? "the other side insists on an encryption that is not known here"
                       : "encryption is required here, and the other side does not offer it");
  }
  for (const auto& stream : negotiation.streams) {
    if (stream.state != StreamState::kUnsupportedProfile) continue;
    return failure(NegotiationError::kNothingInCommon,
                   "the other side asks for the transport " + stream.remote.protocol + ", which is not accepted");
  }
  return failure(NegotiationError::kNothingInCommon, "the other side offers no kind of media that we take part in");
}

}  // namespace

std::string_view to_string(StreamState state) {
  switch (state) {
    case StreamState::kAccepted:
      return "accepted";
    case StreamState::kNotOffered:
      return "not offered";
    case StreamState::kRefusedByRemote:
      return "refused by the other side";
    case StreamState::kNoCommonCodec:
      return "no common codec";
    case StreamState::kUnsupportedProfile:
      return "transport not supported";
    case StreamState::kNotSecure:
      return "no common encryption";
    case StreamState::kDisabled:
      return "disabled";
  }
  return "unknown";
}

std::string_view to_string(NegotiationError error) {
  switch (error) {
    case NegotiationError::kSyntax:
      return "not a session description";
    case NegotiationError::kWrongState:
      return "offer and answer out of order";
    case NegotiationError::kTooManyStreams:
      return "too many media streams";
    case NegotiationError::kLinesChanged:
      return "the media lines of the answer are not those of the offer";
    case NegotiationError::kNoCommonCodec:
      return "no common codec";
    case NegotiationError::kNothingInCommon:
      return "no media in common";
    case NegotiationError::kNotSecure:
      return "no common encryption";
    case NegotiationError::kBadLocalStream:
      return "local stream without address or codec";
  }
  return "unknown error";
}

bool Negotiation::any_accepted() const {
  return std::any_of(streams.begin(), streams.end(),
                     [](const NegotiatedStream& s) { return s.state == StreamState::kAccepted; });
}

bool Negotiation::held_by_remote() const {
  bool held = false;
  for (const auto& stream : streams) {
    if (stream.state != StreamState::kAccepted) continue;
    if (stream.kind == MediaKind::kAudio) return stream.held_by_remote;
    held = stream.held_by_remote;
  }
  return held;
}

OfferAnswer::OfferAnswer(Environment& environment, OfferAnswerConfig config)
    // 62 bits: some peers read the session id into a signed 64-bit number.
    : config_(std::move(config)), session_id_(environment.random().u64() >> 2) {}

std::optional<NegotiationFailure> OfferAnswer::check(const std::vector<LocalStream>& streams) const {
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const LocalStream& stream = streams[i];
    if (!stream.enabled) continue;
    const std::string name = "stream " + std::to_string(i) + " (" + std::string(to_string(stream.kind)) + ") ";
    if (stream.rtp.address.is_unspecified() || stream.rtp.port == 0) {
      return failure(NegotiationError::kBadLocalStream, name + "has no address to receive at");
    }
    if (stream.codecs.empty()) return failure(NegotiationError::kBadLocalStream, name + "has no codec");
    if (stream.profile == Profile::kOther || stream.kind == MediaKind::kOther) {
      return failure(NegotiationError::kBadLocalStream, name + "has no kind or profile that can be written");
    }
  }
  return std::nullopt;
}

Result<std::size_t, NegotiationFailure> OfferAnswer::line_for(std::size_t stream,
                                                              const std::vector<LocalStream>& streams,
                                                              std::vector<MediaLine>& lines) const {
  std::optional<std::size_t> reusable;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].stream == stream) return i;
    const bool idle = !lines[i].stream || *lines[i].stream >= streams.size() || !streams[*lines[i].stream].enabled;
    const bool rejected = agreed_.local && i < agreed_.local->media.size() && agreed_.local->media[i].port == 0;
    if (idle && rejected && !reusable) reusable = i;
  }
  // RFC 3264 section 8.1: a line whose stream was rejected may carry a new one.
  if (reusable) {
    lines[*reusable] = MediaLine{};
    lines[*reusable].stream = stream;
    return *reusable;
  }
  if (lines.size() >= config_.limits.media) {
    return mtavip::fail(failure(NegotiationError::kTooManyStreams, "more media lines than the other side would read"));
  }
  lines.emplace_back().stream = stream;
  return lines.size() - 1;
}

void OfferAnswer::complete(SessionDescription& description, const std::vector<LocalStream>& streams) {
  const IpAddress address = session_address(streams, config_);
  const Connection connection = Connection::of(address);
  const Connection origin = config_.origin.is_unspecified() ? connection : Connection::of(config_.origin);
  description.origin = {config_.user_name,   std::to_string(session_id_), std::to_string(version_),
                        origin.network_type, origin.address_type,         origin.address};
  description.name = config_.session_name;
  description.connection = connection;
  description.timings = {{0, 0, {}}};
  // The version counts what the other side may have seen, agreed or not.
  if (last_sent_ && !equal_but_version(description, *last_sent_))
    description.origin.version = std::to_string(++version_);
  last_sent_ = description;
}

Result<std::string, NegotiationFailure> OfferAnswer::make_offer(const std::vector<LocalStream>& streams) {
  if (state_ == State::kLocalOffer || state_ == State::kRemoteOffer) {
    return mtavip::fail(failure(NegotiationError::kWrongState, "an offer is pending"));
  }
  if (const auto bad = check(streams)) return mtavip::fail(*bad);
  Agreement next;
  next.lines = agreed_.lines;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    if (!streams[i].enabled) continue;
    if (const auto line = line_for(i, streams, next.lines); !line) return mtavip::fail(line.error());
  }
  SessionDescription description;
  const IpAddress address = session_address(streams, config_);
  for (std::size_t i = 0; i < next.lines.size(); ++i) {
    MediaLine& line = next.lines[i];
    if (line.stream && *line.stream < streams.size() && streams[*line.stream].enabled) {
      description.media.push_back(write_offer(streams[*line.stream], line, address));
    } else {
      std::vector<std::string> formats;
      if (agreed_.local && i < agreed_.local->media.size()) formats = agreed_.local->media[i].formats;
      if (formats.size() > 1) formats.resize(1);
      description.media.push_back(write_rejected(line, std::move(formats)));
    }
  }
  complete(description, streams);
  std::string text = print(description);
  next.local = std::move(description);
  offered_ = std::move(next);
  offered_streams_ = streams;
  state_ = State::kLocalOffer;
  return text;
}

Result<Negotiation, NegotiationFailure> OfferAnswer::read_answer(std::string_view text) {
  const bool repeated = state_ == State::kAgreed && offered_.local;
  if (state_ != State::kLocalOffer && !repeated) {
    return mtavip::fail(failure(NegotiationError::kWrongState, "no offer of ours is pending"));
  }
  auto remote = parse(text, config_.limits);
  if (!remote) return mtavip::fail(failure(NegotiationError::kSyntax, remote.error().to_string()));
  const auto& ours = offered_.local->media;
  if (remote->media.size() > ours.size()) {
    return mtavip::fail(failure(NegotiationError::kLinesChanged, "the answer has more media lines than the offer"));
  }
  Negotiation result;
  result.streams.resize(offered_streams_.size());
  for (std::size_t i = 0; i < result.streams.size(); ++i) {
    result.streams[i].kind = offered_streams_[i].kind;
    if (!offered_streams_[i].enabled) result.streams[i].state = StreamState::kDisabled;
  }
  // Peers that drop a line instead of refusing it keep the others in order.
  const bool shortened = remote->media.size() < ours.size();
  std::size_t next = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const bool same_kind =
        next < remote->media.size() && equals_ignoring_case(remote->media[next].media, ours[i].media);
    if (!same_kind && !shortened) {
      return mtavip::fail(failure(NegotiationError::kLinesChanged,
                                  "media line " + std::to_string(i + 1) + " of the answer is of another kind"));
    }
    const auto stream = offered_.lines[i].stream;
    const bool in_use = stream && *stream < offered_streams_.size() && offered_streams_[*stream].enabled;
    if (in_use) {
      NegotiatedStream& out = result.streams[*stream];
      if (same_kind) {
        out = read_answer_line(offered_streams_[*stream], ours[i], *remote, remote->media[next]);
      } else {
        out.state = StreamState::kRefusedByRemote;
      }
      out.media_line = i;
    }
    if (same_kind) ++next;
  }
  if (next != remote->media.size()) {
    return mtavip::fail(failure(NegotiationError::kLinesChanged, "the answer has a media line that was not offered"));
  }
  agreed_ = offered_;
  agreed_.remote = std::move(*remote);
  pending_ = {};
  state_ = State::kAgreed;
  return result;
}

void OfferAnswer::cancel_offer() {
  if (state_ != State::kLocalOffer) return;
  pending_ = {};
  offered_ = {};
  offered_streams_.clear();
  state_ = agreed_.local ? State::kAgreed : State::kIdle;
}

Result<RemoteOffer, NegotiationFailure> OfferAnswer::read_offer(std::string_view text) {
  if (state_ == State::kLocalOffer || state_ == State::kRemoteOffer) {
    return mtavip::fail(failure(NegotiationError::kWrongState, "an offer is pending"));
  }
  auto remote = parse(text, config_.limits);
  if (!remote) return mtavip::fail(failure(NegotiationError::kSyntax, remote.error().to_string()));
  pending_ = {};
  pending_.lines = agreed_.lines;
  // Fewer lines than before are forbidden, yet sent; the answer can only mirror the offer.
  pending_.lines.resize(remote->media.size());
  RemoteOffer offer;
  for (std::size_t i = 0; i < remote->media.size(); ++i) {
    const MediaDescription& media = remote->media[i];
    MediaLine& line = pending_.lines[i];
    if (!line.media.empty() && !equals_ignoring_case(line.media, media.media)) line = MediaLine{};
    line.media = media.media;
    line.protocol = media.protocol;
    line.mid = find_attribute(media.attributes, "mid").value_or("");
    OfferedStream out;
    out.kind = media.kind();
    out.profile = parse_profile(media.protocol);
    out.invites_encryption = find_attribute(media.attributes, "crypto") ||
                             find_attribute(media.attributes, "fingerprint") ||
                             find_attribute(remote->attributes, "fingerprint");
    out.enabled = media.port != 0;
    out.direction = direction_of(*remote, media);
    out.codecs = codecs_of(media);
    out.bound_to = line.stream;
    out.content = find_attribute(media.attributes, "content").value_or("");
    offer.media.push_back(std::move(out));
  }
  pending_.remote = std::move(*remote);
  offered_ = {};
  offered_streams_.clear();
  state_ = State::kRemoteOffer;
  return offer;
}

Result<Answer, NegotiationFailure> OfferAnswer::make_answer(const std::vector<LocalStream>& streams) {
  if (state_ != State::kRemoteOffer) {
    return mtavip::fail(failure(NegotiationError::kWrongState, "no offer of the other side is pending"));
  }
  if (const auto bad = check(streams)) return mtavip::fail(*bad);
  const SessionDescription& remote = *pending_.remote;
  Agreement next = pending_;
  Answer answer;
  auto& results = answer.negotiation.streams;
  results.resize(streams.size());
  std::vector<bool> busy(streams.size(), false);
  for (std::size_t i = 0; i < streams.size(); ++i) results[i].kind = streams[i].kind;
  for (const auto& line : next.lines) {
    if (line.stream && *line.stream < streams.size()) busy[*line.stream] = true;
  }
  SessionDescription description;
  const IpAddress address = session_address(streams, config_);
  bool asked = false;
  for (std::size_t i = 0; i < next.lines.size(); ++i) {
    const MediaDescription& media = remote.media[i];
    asked = asked || media.port != 0;
    std::optional<MediaDescription> written;
    for (const std::size_t stream : candidates(next.lines[i], media, streams, busy)) {
      MediaLine line = next.lines[i];
      NegotiatedStream result = accept_offer_line(streams[stream], line, config_, remote, media);
      result.media_line = i;
      if (result.state == StreamState::kAccepted) {
        line.stream = stream;
        busy[stream] = true;
        next.lines[i] = std::move(line);
        written = write_answer(streams[stream], next.lines[i], result, address);
        results[stream] = std::move(result);
        break;
      }
      // Another line may still suit this stream; until then this is why it is not in use.
      if (results[stream].state != StreamState::kAccepted) results[stream] = std::move(result);
    }
    if (!written) {
      auto formats = media.formats;
      if (formats.size() > 1) formats.resize(1);
      written = write_rejected(next.lines[i], std::move(formats));
    }
    description.media.push_back(std::move(*written));
  }
  for (std::size_t i = 0; i < streams.size(); ++i) {
    if (!streams[i].enabled && results[i].state == StreamState::kNotOffered) results[i].state = StreamState::kDisabled;
  }
  if (asked && !answer.negotiation.any_accepted()) return mtavip::fail(nothing_accepted(answer.negotiation, streams));
  complete(description, streams);
  answer.text = print(description);
  next.local = std::move(description);
  agreed_ = std::move(next);
  pending_ = {};
  state_ = State::kAgreed;
  return answer;
}

void OfferAnswer::refuse_offer() {
  if (state_ != State::kRemoteOffer) return;
  pending_ = {};
  state_ = agreed_.local ? State::kAgreed : State::kIdle;
}

}  // namespace mtavip::sdp
