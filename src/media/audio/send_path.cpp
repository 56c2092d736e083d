#include "media/audio/send_path.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "media/audio/make_codec.h"

namespace mtavip::media {
namespace {

using std::chrono::milliseconds;

bool same_codec(const AudioCodecSettings& a, const AudioCodecSettings& b) {
  return equals_ignoring_case(a.name, b.name) && a.clock_rate == b.clock_rate && a.channels == b.channels &&
         a.rate == b.rate &&
         std::equal(a.parameters.begin(), a.parameters.end(), b.parameters.begin(), b.parameters.end(),
                    [](const CodecParameter& x, const CodecParameter& y) {
                      return equals_ignoring_case(x.name, y.name) && x.value == y.value;
                    });
}

/// What can be sent in one packet, nearest below what is wanted.
Duration packet_time_for(const AudioCodecSettings& codec, Duration wanted) {
  if (!equals_ignoring_case(codec.name, "opus")) return wanted / kAudioBlock * kAudioBlock;
  constexpr std::array<Duration, 4> kOpusTimes{milliseconds(60), milliseconds(40), milliseconds(20), milliseconds(10)};
  const auto* fitting =
      std::find_if(kOpusTimes.begin(), kOpusTimes.end(), [wanted](Duration time) { return time <= wanted; });
  return fitting == kOpusTimes.end() ? kOpusTimes.back() : *fitting;
}

}  // namespace

Result<void, AudioStreamError> AudioSendPath::configure(const AudioStreamConfig& config) {
  if (config.packet_time < kAudioBlock || config.packet_time > milliseconds(120)) {
    return fail(AudioStreamError::kBadPacketTime);
  }
  if (config.send) {
    if (!encoder_ || !same_codec(config.send->codec, payload_.codec)) {
      auto encoder = make_audio_encoder(registry_, config.send->codec);
      if (!encoder) return fail(AudioStreamError::kNoEncoder);
      encoder_ = std::move(*encoder);
      if (rate_) encoder_->set_rate(*rate_);
      if (expected_loss_) encoder_->set_expected_loss(*expected_loss_);
      collected_.clear();
      spurt_begins_ = true;
    }
    payload_ = *config.send;
    discontinuous_ = find_parameter(payload_.codec.parameters, "usedtx") == "1";
    const Duration time = packet_time_for(payload_.codec, config.packet_time);
    packet_samples_ = encoder_->format().samples_in(time);
    packet_units_ = static_cast<std::uint32_t>(time.count() * payload_.codec.clock_rate / 1'000'000);
    block_units_ = static_cast<std::uint32_t>(payload_.codec.clock_rate / 100);
    events_.set_clock_rate(payload_.codec.clock_rate);
    collected_.reserve(packet_samples_ * 2);
  } else {
    encoder_.reset();
    payload_ = {};
    collected_.clear();
  }
  dtmf_type_ = config.send_dtmf ? std::optional(config.send_dtmf->type) : std::nullopt;
  if (!dtmf_type_) events_.clear();
  sending_ = config.sending && config.send.has_value();
  return {};
}

bool AudioSendPath::send_dtmf(char digit, Duration duration, DtmfTransport transport) {
  if (!encoder_ || !sending_) return false;
  if (transport == DtmfTransport::kEvent) return dtmf_type_ && events_.queue(digit, duration);
  if (!tones_.queue(digit, duration)) return false;
  ++tones_sent_;
  return true;
}

void AudioSendPath::set_rate(DataRate rate) {
  rate_ = rate;
  if (encoder_) encoder_->set_rate(rate);
}

void AudioSendPath::set_expected_loss(double loss) {
  expected_loss_ = loss;
  if (encoder_) encoder_->set_expected_loss(loss);
}

void AudioSendPath::push(Timestamp now, const AudioFormat& format, std::span<const std::int16_t> block,
                         rtp::Session& session) {
  if (!encoder_ || !sending_) {
    // The media clock goes on: the peer must hear a pause, not a cut.
    timestamp_ += block_units_ + static_cast<std::uint32_t>(collected_.empty() ? 0 : packet_units_);
    collected_.clear();
    spurt_begins_ = true;
    return;
  }
  const AudioFormat wanted = encoder_->format();
  const auto converted = resampler_.convert(format, block, wanted);
  const std::size_t start = collected_.size();
  collected_.insert(collected_.end(), converted.begin(), converted.end());
  const auto fresh = std::span(collected_).subspan(start);
  gain_.process(fresh, static_cast<std::size_t>(wanted.channels));
  if (tones_.active()) tones_.generate(fresh, wanted);
  meter_.block(fresh);
  while (collected_.size() >= packet_samples_) {
    if (!send_event(now, session)) send_packet(now, session);
    collected_.erase(collected_.begin(), collected_.begin() + static_cast<std::ptrdiff_t>(packet_samples_));
    timestamp_ += packet_units_;
  }
}

bool AudioSendPath::send_event(Timestamp now, rtp::Session& session) {
  if (!dtmf_type_ || !events_.active()) return false;
  const auto event = events_.next(timestamp_, packet_units_);
  if (!event) return false;  // the pause between digits carries sound
  encoded_.clear();
  write_telephone_event(event->event, encoded_);
  const std::int64_t units = std::int64_t{static_cast<std::int32_t>(timestamp_ - event->timestamp)} + packet_units_;
  rtp::OutgoingPacket packet;
  packet.payload_type = *dtmf_type_;
  packet.timestamp = event->timestamp;
  packet.marker = event->marker;
  packet.captured = now - Duration(units * 1'000'000 / payload_.codec.clock_rate);
  packet.payload = encoded_;
  static_cast<void>(session.send(now, packet));
  return true;
}

void AudioSendPath::send_packet(Timestamp now, rtp::Session& session) {
  encoded_.clear();
  if (!encoder_->encode(std::span(collected_).first(packet_samples_), encoded_) || encoded_.empty()) return;
  // Opus marks silence by packets of a header alone; the first tells the peer, the others need not be sent (RFC
  // 7587 3.1.3).
  const bool silent = discontinuous_ && encoded_.size() <= 2;
  if (silent && silent_packet_sent_) {
    spurt_begins_ = true;
    return;
  }
  silent_packet_sent_ = silent;
  rtp::OutgoingPacket packet;
  packet.payload_type = payload_.type;
  packet.timestamp = timestamp_;
  packet.marker = spurt_begins_;
  packet.captured = now - Duration(std::int64_t{packet_units_} * 1'000'000 / payload_.codec.clock_rate);
  packet.payload = encoded_;
  static_cast<void>(session.send(now, packet));  // what was not sent is in the session's statistics
  spurt_begins_ = false;
}

}  // namespace mtavip::media
