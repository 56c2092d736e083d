#include "h323/endpoint/media_session.h"

#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "h323/endpoint/formats.h"

namespace mtavip::h323 {
namespace {

constexpr std::uint8_t kFirstDynamic = 96;
constexpr std::uint8_t kLastDynamic = 127;
/// What is left for sound before pictures get anything: 64 kbit/s each way.
constexpr DataRate kSoundBothWays = DataRate::kilobits_per_second(128);
/// Below this, each way, pictures are not worth their place.
constexpr DataRate kLeastPictures = DataRate::kilobits_per_second(32);

DataRate sound_rate(const MediaFormat& format) {
  if (format.max_bit_rate != DataRate{}) return format.max_bit_rate;
  if (format.codec == Codec::kG729) return DataRate::kilobits_per_second(8);
  return DataRate::kilobits_per_second(64);
}

std::optional<Codec> codec_of(const h245::ModeElement& element) {
  using Type = h245::ModeElementType;
  if (const auto* audio = element.type.get_if<Type::kAudioMode>()) {
    switch (audio->kind()) {
      case h245::AudioMode::kG711Alaw64k:
        return Codec::kG711ALaw;
      case h245::AudioMode::kG711Ulaw64k:
        return Codec::kG711MuLaw;
      case h245::AudioMode::kG72264k:
        return Codec::kG722;
      case h245::AudioMode::kG729:
      case h245::AudioMode::kG729AnnexA:
        return Codec::kG729;
      default:
        return std::nullopt;
    }
  }
  const auto* video = element.type.get_if<Type::kVideoMode>();
  if (video == nullptr) return std::nullopt;
  switch (video->kind()) {
    case h245::VideoMode::kH261VideoMode:
      return Codec::kH261;
    case h245::VideoMode::kH263VideoMode:
      return Codec::kH263;
    case h245::VideoMode::kGenericVideoMode: {
      const auto& generic = video->get<h245::VideoMode::kGenericVideoMode>();
      const auto* standard = generic.capability_identifier.get_if<h245::CapabilityIdentifier::kStandard>();
      if (standard != nullptr && *standard == kH264Capability) return Codec::kH264;
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<h245::AudioMode> audio_mode_of(Codec codec) {
  switch (codec) {
    case Codec::kG711ALaw:
      return h245::AudioMode(h245::AudioMode::kG711Alaw64k);
    case Codec::kG711MuLaw:
      return h245::AudioMode(h245::AudioMode::kG711Ulaw64k);
    case Codec::kG722:
      return h245::AudioMode(h245::AudioMode::kG72264k);
    case Codec::kG729:
      return h245::AudioMode(h245::AudioMode::kG729);
    default:
      return std::nullopt;
  }
}

bool same_codecs(const LocalStream& a, const LocalStream& b) {
  return std::equal(a.formats.begin(), a.formats.end(), b.formats.begin(), b.formats.end(),
                    [](const MediaFormat& x, const MediaFormat& y) { return x.codec == y.codec; });
}

}  // namespace

// --- What we want
// ---------------------------------------------------------------------------------------------------------

void MediaSession::set_media(Timestamp now, const LocalMedia& media) {
  const LocalMedia before = std::exchange(wanted_, media);
  apply(now);
  // Capabilities say what is possible; that another codec is wanted now has to be asked for (H.245 C.7). A mode tells
  // of all that is sent, and is asked for where that is sound alone.
  if (!started_ || !remote_ || std::any_of(streams_.begin(), streams_.end(), [](const Stream& stream) {
        return stream.in && stream.local.kind == MediaKind::kVideo;
      })) {
    return;
  }
  for (std::size_t i = 0; i < before.size() && i < wanted_.size(); ++i) {
    const Stream& stream = streams_[i];
    if (!stream.in || !wants_to_receive(stream) || same_codecs(before[i], wanted_[i])) continue;
    // What is not among the capabilities any more is given up without being asked.
    if (find(stream, stream.in->format.codec) == nullptr) continue;
    const auto mode = preferred_mode(stream);
    if (mode) control_.request_mode(now, {{*mode}});
  }
}

std::optional<h245::ModeElement> MediaSession::preferred_mode(const Stream& stream) const {
  const auto& formats = stream.local.formats;
  const auto best = std::find_if(formats.begin(), formats.end(), [this](const MediaFormat& format) {
    return std::any_of(remote_->formats.begin(), remote_->formats.end(),
                       [&](const auto& entry) { return common_format(format, entry.format).has_value(); });
  });
  if (best == formats.end() || best->codec == stream.in->format.codec) return std::nullopt;
  const auto kind = audio_mode_of(best->codec);
  if (!kind) return std::nullopt;
  h245::ModeElement element;
  element.type.emplace<h245::ModeElementType::kAudioMode>() = *kind;
  return element;
}

void MediaSession::limit(Timestamp now, std::optional<DataRate> both_ways) {
  if (both_ways == limit_) return;
  limit_ = both_ways;
  if (!has_media()) return;
  apply(now);
  for (const auto& stream : streams_) {
    if (stream.local.kind != MediaKind::kVideo || !stream.in || !wants_to_receive(stream)) continue;
    control_.limit_rate(stream.in->number, video_limit().value_or(DataRate{}));
  }
}

std::optional<DataRate> MediaSession::video_limit() const {
  if (!limit_) return std::nullopt;
  return DataRate::bits_per_second(std::max<std::int64_t>(0, limit_->bps() - kSoundBothWays.bps()) / 2);
}

void MediaSession::fit(LocalStream& stream) const {
  if (!limit_ || !stream.enabled) return;
  if (stream.kind == MediaKind::kVideo) {
    const DataRate most = *video_limit();
    if (most < kLeastPictures) stream.enabled = false;
    for (auto& format : stream.formats) {
      format.max_bit_rate = format.max_bit_rate == DataRate{} ? most : std::min(format.max_bit_rate, most);
    }
    return;
  }
  // Sound is not taken away: where no codec is small enough, all stay.
  const auto too_much = [this](const MediaFormat& format) { return 2 * sound_rate(format).bps() > limit_->bps(); };
  if (!std::all_of(stream.formats.begin(), stream.formats.end(), too_much)) std::erase_if(stream.formats, too_much);
}

void MediaSession::apply(Timestamp now) {
  const LocalMedia& media = wanted_;
  if (streams_.size() < media.size()) streams_.resize(media.size());
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    Stream& stream = streams_[i];
    if (i < media.size()) {
      stream.local = media[i];
      fit(stream.local);
    } else {
      stream.local.enabled = false;
    }
    stream.blocked = false;
    if (stream.out && !wants_to_send(stream)) close_outgoing(now, stream);
  }
  if (started_) {
    const bool any = std::any_of(streams_.begin(), streams_.end(), wants_to_receive);
    tell_capabilities(now, false);
    for (auto& stream : streams_) {
      // An empty capability set asks for all of it at once; a smaller one has to be followed by name.
      if (any && stream.in && !wants_to_receive(stream)) control_.request_close(now, stream.in->number);
    }
  }
  for (const auto& asked : std::exchange(waiting_, {})) answer_channel(asked);
  proceed(now);
}

LocalMedia MediaSession::local_media() const {
  LocalMedia result;
  for (const auto& stream : streams_) {
    result.push_back(stream.local);
    if (!stream.preferred) continue;
    auto& formats = result.back().formats;
    std::stable_partition(formats.begin(), formats.end(),
                          [&stream](const MediaFormat& format) { return format.codec == *stream.preferred; });
  }
  return result;
}

Endpoint MediaSession::here(const Endpoint& address) const {
  return {address.address.is_unspecified() ? local_address_ : address.address, address.port};
}

bool MediaSession::wants_to_send(const Stream& stream) {
  return stream.local.enabled && sends(stream.local.direction);
}

bool MediaSession::wants_to_receive(const Stream& stream) {
  return stream.local.enabled && receives(stream.local.direction);
}

const MediaFormat* MediaSession::find(const Stream& stream, Codec codec) {
  const auto& formats = stream.local.formats;
  const auto it = std::find_if(formats.begin(), formats.end(), [codec](const auto& f) { return f.codec == codec; });
  return it == formats.end() ? nullptr : &*it;
}

std::uint8_t MediaSession::payload_type_for(const MediaFormat& format) const {
  if (const auto fixed = static_payload_type(format.codec)) return *fixed;
  if (format.payload_type && *format.payload_type >= kFirstDynamic && *format.payload_type <= kLastDynamic) {
    return *format.payload_type;
  }
  // One of its own for each codec, and none that telephone events have.
  auto type = static_cast<std::uint8_t>(kFirstDynamic + static_cast<std::uint8_t>(format.codec));
  const auto taken = [this](std::uint8_t candidate) {
    return std::any_of(streams_.begin(), streams_.end(),
                       [candidate](const Stream& stream) { return stream.local.dtmf_payload_type == candidate; });
  };
  while (taken(type)) ++type;
  return type;
}

std::optional<std::size_t> MediaSession::stream_for(const ChannelProposal& proposal) const {
  const MediaKind kind = proposal.is_video ? MediaKind::kVideo : MediaKind::kAudio;
  // Session 0 asks the master to choose one. Further sessions (H.239 presentations) are not ours.
  if (proposal.session != 0 && proposal.session != session_of(kind)) return std::nullopt;
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    if (streams_[i].local.kind == kind) return i;
  }
  return std::nullopt;
}

// --- H.245
// ----------------------------------------------------------------------------------------------------------------

void MediaSession::start(Timestamp now) {
  if (started_) return;
  started_ = true;
  if (has_media()) tell_capabilities(now, true);
  if (has_media() && !determined_) control_.determine_master(now);
  proceed(now);
}

void MediaSession::stop() {
  started_ = false;
  capabilities_told_ = false;
  waiting_.clear();
}

void MediaSession::reset() {
  stop();
  streams_.clear();
  wanted_.clear();
  fast_connect_ = FastConnect::kNone;
  offers_.clear();
  proposals_.clear();
  determined_ = false;
  capabilities_told_ = false;
  remote_.reset();
}

void MediaSession::tell_capabilities(Timestamp now, bool always) {
  auto set = make_capabilities(local_media());
  if (!always && capabilities_told_ && set == told_) return;
  const bool first = !capabilities_told_;
  told_ = set;
  capabilities_told_ = true;
  control_.send_capabilities(now, std::move(set));
  if (first && !determined_) control_.determine_master(now);
}

void MediaSession::determined(Timestamp now) {
  determined_ = true;
  proceed(now);
}

void MediaSession::close_outgoing(Timestamp now, Stream& stream) {
  if (!stream.out) return;
  control_.close(now, stream.out->number);
  stream.out.reset();
}

std::vector<std::optional<MediaFormat>> MediaSession::choice() const {
  std::vector<std::vector<Codec>> tried;
  for (const auto& stream : streams_) tried.push_back(stream.tried);
  return choose_formats(local_media(), *remote_, tried);
}

void MediaSession::proceed(Timestamp now) {
  const bool pending = fast_connect_ == FastConnect::kOffered || fast_connect_ == FastConnect::kReceived;
  if (pending || !started_ || !determined_ || !remote_ || remote_->empty) return;
  const auto chosen = choice();
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    Stream& stream = streams_[i];
    if (stream.out || stream.blocked || !wants_to_send(stream) || !chosen[i]) continue;
    ChannelProposal proposal;
    proposal.session = session_of(stream.local.kind);
    proposal.format = chosen[i];
    proposal.is_video = stream.local.kind == MediaKind::kVideo;
    proposal.payload_type = payload_type_for(*chosen[i]);
    proposal.rtcp = here(stream.local.rtcp);
    const auto number = control_.open(now, make_open(proposal));
    if (!number) continue;
    stream.out = Outgoing{*number, false, *chosen[i], proposal.payload_type, std::nullopt, std::nullopt, std::nullopt};
  }
}

void MediaSession::take(Timestamp now, const control::CapabilitiesArrived& event) {
  remote_ = read_capabilities(event.set);
  for (auto& stream : streams_) {
    stream.tried.clear();
    stream.blocked = false;
    if (!stream.out) continue;
    const bool possible = std::any_of(
        remote_->formats.begin(), remote_->formats.end(),
        [&stream](const RemoteCapabilities::Entry& entry) { return entry.format.codec == stream.out->format.codec; });
    if (!possible) close_outgoing(now, stream);
  }
  proceed(now);
}

void MediaSession::take(Timestamp now, const control::CapabilitiesWanted& /*event*/) {
  if (has_media()) tell_capabilities(now, true);
}

void MediaSession::take(Timestamp /*now*/, const control::ChannelAsked& event) {
  if (!has_media()) {
    if (waiting_.size() < limits_.logical_channels) waiting_.push_back(event);
    return;
  }
  answer_channel(event);
}

void MediaSession::answer_channel(const control::ChannelAsked& event) {
  const auto proposal = read_open(event.request);
  if (!proposal || proposal->reverse || !proposal->format) {
    control_.refuse(event.number, control::Refusal::kDataTypeNotSupported);
    return;
  }
  const auto index = stream_for(*proposal);
  if (!index) {
    control_.refuse(event.number, control::Refusal::kDataTypeNotSupported);
    return;
  }
  Stream& stream = streams_[*index];
  if (!wants_to_receive(stream) || find(stream, proposal->format->codec) == nullptr) {
    control_.refuse(event.number, wants_to_receive(stream) ? control::Refusal::kDataTypeNotSupported
                                                           : control::Refusal::kDataTypeNotAvailable);
    return;
  }
  ChannelAnswer answer;
  answer.number = event.number;
  answer.session = session_of(stream.local.kind);
  answer.rtp = here(stream.local.rtp);
  answer.rtcp = here(stream.local.rtcp);
  control_.accept(h323::make_answer(answer));
  // A second channel for the stream replaces the first, which the peer will close.
  stream.in = Incoming{event.number, *proposal->format, proposal->payload_type, proposal->rtcp, false};
}

void MediaSession::take(Timestamp now, const control::ChannelOpened& event) {
  for (auto& stream : streams_) {
    if (!stream.out || stream.out->number != event.number) continue;
    const auto answer = read_answer(event.answer);
    if (!answer.rtp || answer.rtp->port == 0) {
      // Nowhere to send to: not a channel that can be used.
      stream.tried.push_back(stream.out->format.codec);
      close_outgoing(now, stream);
      proceed(now);
      return;
    }
    stream.out->open = true;
    stream.out->rtp = answer.rtp;
    stream.out->rtcp = answer.rtcp;
    if (answer.payload_type) stream.out->payload_type = *answer.payload_type;
    if (answer.paused) stream.out->limit = DataRate{};
    return;
  }
}

void MediaSession::take(Timestamp now, const control::ChannelRefused& event) {
  for (auto& stream : streams_) {
    if (!stream.out || stream.out->number != event.number) continue;
    const Codec codec = stream.out->format.codec;
    stream.out.reset();
    stream.tried.push_back(codec);
    if (event.master_slave_conflict && stream.in && stream.in->format.codec != codec) {
      stream.preferred = stream.in->format.codec;
    }
    proceed(now);
    return;
  }
}

void MediaSession::take(Timestamp /*now*/, const control::ChannelClosed& event) {
  for (auto& stream : streams_) {
    if (stream.in && stream.in->number == event.number) stream.in.reset();
  }
  waiting_.erase(
      std::remove_if(waiting_.begin(), waiting_.end(), [&](const auto& w) { return w.number == event.number; }),
      waiting_.end());
}

void MediaSession::take(Timestamp now, const control::CloseWanted& event) {
  for (auto& stream : streams_) {
    if (!stream.out || stream.out->number != event.number) continue;
    stream.blocked = !event.reopen;
    close_outgoing(now, stream);
  }
  proceed(now);
}

void MediaSession::take(Timestamp now, const control::ModeWanted& event) {
  // The first description of which we can do something, as the standard wants them in order of preference.
  bool granted = false;
  if (remote_ && !remote_->empty) {
    for (const auto& description : event.request.requested_modes) {
      for (const auto& element : description) {
        const auto codec = codec_of(element);
        if (!codec) continue;
        for (auto& stream : streams_) {
          if (stream.local.kind != kind_of(*codec) || !wants_to_send(stream)) continue;
          const MediaFormat* ours = find(stream, *codec);
          const bool possible =
              ours != nullptr && std::any_of(remote_->formats.begin(), remote_->formats.end(), [&](const auto& entry) {
                return common_format(*ours, entry.format).has_value();
              });
          if (!possible) continue;
          granted = true;
          stream.preferred = codec;
          stream.blocked = false;
          if (stream.out && stream.out->format.codec != *codec) close_outgoing(now, stream);
        }
      }
      if (granted) break;
    }
  }
  control_.answer_mode_request(event.request.sequence_number, granted);
  proceed(now);
}

void MediaSession::take(const control::RateLimited& event) {
  for (auto& stream : streams_) {
    if (stream.out && (!event.number || *event.number == stream.out->number)) stream.out->limit = event.rate;
  }
}

void MediaSession::take(const control::ChannelMuted& event) {
  for (auto& stream : streams_) {
    if (stream.in && stream.in->number == event.number) stream.in->muted = event.muted;
  }
}

// --- What is open
// ---------------------------------------------------------------------------------------------------------

bool MediaSession::nothing_in_common() const {
  const bool pending = fast_connect_ == FastConnect::kOffered || fast_connect_ == FastConnect::kReceived;
  if (pending || !has_media() || !started_ || !determined_ || !remote_ || remote_->empty) return false;
  bool wanted = false;
  for (const auto& stream : streams_) {
    if (stream.out || stream.in) return false;
    wanted = wanted || wants_to_send(stream);
  }
  const auto chosen = choice();
  return wanted && std::none_of(chosen.begin(), chosen.end(), [](const auto& format) { return format.has_value(); });
}

std::vector<StreamState> MediaSession::states() const {
  std::vector<StreamState> result;
  for (const auto& stream : streams_) {
    StreamState& state = result.emplace_back();
    state.kind = stream.local.kind;
    const auto& out = stream.out;
    if (out && out->open && out->rtp && out->limit != DataRate{}) {
      SendChannel& send = state.send.emplace();
      send.format = out->format;
      send.payload_type = out->payload_type;
      send.rtp = *out->rtp;
      send.rtcp =
          out->rtcp.value_or(Endpoint{out->rtp->address, static_cast<std::uint16_t>((out->rtp->port + 1) & 0xffff)});
      send.limit = out->limit.value_or(out->format.max_bit_rate);
      if (const auto most = video_limit(); most && stream.local.kind == MediaKind::kVideo) {
        send.limit = send.limit == DataRate{} ? *most : std::min(send.limit, *most);
      }
      if (remote_ && stream.local.kind == MediaKind::kAudio) send.dtmf_payload_type = remote_->dtmf_payload_type;
    }
    if (const auto& in = stream.in) {
      ReceiveChannel& receive = state.receive.emplace();
      receive.format = in->format;
      receive.payload_type = in->payload_type;
      if (in->rtcp) receive.remote_rtcp = *in->rtcp;
      receive.dtmf_payload_type = stream.local.dtmf_payload_type;
      state.remote_muted = in->muted;
    }
  }
  return result;
}

std::optional<std::size_t> MediaSession::sending_stream(control::ChannelNumber number) const {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    if (!streams_[i].out) continue;
    if (streams_[i].out->number == number) return i;
    if (number == 0 && streams_[i].local.kind == MediaKind::kVideo) return i;
  }
  return std::nullopt;
}

std::optional<control::ChannelNumber> MediaSession::outgoing_number(std::size_t stream) const {
  if (stream >= streams_.size() || !streams_[stream].out || !streams_[stream].out->open) return std::nullopt;
  return streams_[stream].out->number;
}

std::optional<control::ChannelNumber> MediaSession::incoming_number(std::size_t stream) const {
  if (stream >= streams_.size() || !streams_[stream].in) return std::nullopt;
  return streams_[stream].in->number;
}

}  // namespace mtavip::h323
