#include "media/audio/receive_path.h"

#include <algorithm>

#include "base/text.h"
#include "media/audio/make_codec.h"

namespace mtavip::media {
namespace {

constexpr AudioFormat kDetectorFormat{8000, 1};

bool same(const AudioPayload& a, const AudioPayload& b) {
  return a.type == b.type && equals_ignoring_case(a.codec.name, b.codec.name) &&
         a.codec.clock_rate == b.codec.clock_rate && a.codec.channels == b.codec.channels &&
         find_parameter(a.codec.parameters, "stereo") == find_parameter(b.codec.parameters, "stereo");
}

void tell(const std::optional<DtmfReceiver::Change>& change, std::vector<AudioEvent>& events) {
  if (!change) return;
  if (change->kind == DtmfReceiver::Change::Kind::kBegan) {
    events.emplace_back(DtmfReceived{change->digit, DtmfTransport::kEvent});
  } else {
    events.emplace_back(DtmfEnded{change->digit, change->duration});
  }
}

}  // namespace

AudioReceivePath::AudioReceivePath(const Registry& registry) : registry_(registry), block_(JitterBuffer::kMaxBlock) {}

AudioReceivePath::Entry* AudioReceivePath::find(std::uint8_t type) {
  for (auto& entry : entries_) {
    if (entry.payload.type == type) return &entry;
  }
  return nullptr;
}

Result<void, AudioStreamError> AudioReceivePath::configure(const AudioStreamConfig& config) {
  std::vector<Entry> entries;
  bool any_sound = false;
  bool any_decoder = false;
  for (const auto& payload : config.receive) {
    Entry entry;
    entry.payload = payload;
    if (equals_ignoring_case(payload.codec.name, "telephone-event")) entry.kind = Entry::Kind::kEvent;
    if (equals_ignoring_case(payload.codec.name, "CN")) entry.kind = Entry::Kind::kComfortNoise;
    any_sound = any_sound || entry.kind == Entry::Kind::kSound;
    Entry* old = find(payload.type);
    any_decoder = any_decoder || (old != nullptr && old->decoder && same(old->payload, payload));
    entries.push_back(std::move(entry));
  }
  // One decoder is made now, most likely the one that is needed first; the others when their packets come.
  for (const bool as_sent : {true, false}) {
    for (auto& entry : entries) {
      if (any_decoder || entry.kind != Entry::Kind::kSound) continue;
      if (as_sent && !(config.send && equals_ignoring_case(entry.payload.codec.name, config.send->codec.name)))
        continue;
      auto decoder = make_audio_decoder(registry_, entry.payload.codec);
      if (!decoder) continue;
      entry.decoder = std::move(*decoder);
      any_decoder = true;
    }
  }
  if (any_sound && !any_decoder) return fail(AudioStreamError::kNoDecoder);

  for (auto& entry : entries) {
    Entry* old = find(entry.payload.type);
    if (old != nullptr && same(old->payload, entry.payload) && !entry.decoder) entry.decoder = std::move(old->decoder);
  }
  entries.swap(entries_);
  announce();  // before the old decoders go
  receiving_ = config.receiving;
  detect_tones_ = config.detect_in_band_dtmf;
  gain_.set(receiving_ ? 1.0F : 0.0F);
  jitter_.set_bounds(config.minimum_delay, config.maximum_delay);
  return {};
}

void AudioReceivePath::announce() {
  std::vector<JitterPayload> payloads;
  for (const auto& entry : entries_) {
    if (entry.kind == Entry::Kind::kEvent) continue;
    const bool noise = entry.kind == Entry::Kind::kComfortNoise;
    payloads.push_back({entry.payload.type, noise ? JitterPayload::Kind::kComfortNoise : JitterPayload::Kind::kSound,
                        entry.payload.codec.clock_rate, entry.decoder.get()});
  }
  jitter_.set_payloads(payloads);
}

void AudioReceivePath::handle(const rtp::ReceivedPacket& packet, std::vector<AudioEvent>& events) {
  if (packet.new_source) {
    jitter_.restart();
    tell(dtmf_.restart(), events);
  }
  Entry* entry = find(packet.packet.payload_type());
  if (entry == nullptr || packet.repair || !receiving_) return;

  if (entry->kind == Entry::Kind::kEvent) {
    events_seen_ = true;
    jitter_.note_other(packet.sequence);
    const auto changes = dtmf_.handle(packet.arrival, packet.timestamp, packet.packet.marker(),
                                      static_cast<int>(packet.clock_rate), packet.packet.payload());
    tell(changes.ended, events);
    tell(changes.began, events);
    tell(changes.finished, events);
    return;
  }
  if (packet.packet.payload().empty()) {
    jitter_.note_other(packet.sequence);  // keeps a NAT open
    return;
  }
  if (entry->kind == Entry::Kind::kSound) {
    if (!entry->decoder && !entry->failed) {
      auto decoder = make_audio_decoder(registry_, entry->payload.codec);
      entry->failed = !decoder;
      if (decoder) {
        entry->decoder = std::move(*decoder);
        announce();
      }
    }
    if (entry->decoder && last_type_ != entry->payload.type) {
      last_type_ = entry->payload.type;
      codec_ = entry->payload.codec.name;
      events.emplace_back(ReceiveCodecChanged{entry->payload.type, codec_, entry->decoder->format()});
    }
    if (entry->decoder && !sound_seen_) {
      sound_seen_ = true;
      events.emplace_back(FirstSound{packet.arrival});
    }
  }
  jitter_.insert_packet(
      {packet.packet.payload_type(), packet.sequence, packet.timestamp, packet.arrival, packet.packet.payload()});
}

void AudioReceivePath::pull(Timestamp now, const AudioFormat& format, std::span<std::int16_t> out,
                            std::vector<AudioEvent>& events) {
  const AudioFormat decoded = jitter_.get_audio(now, block_);
  const auto block = std::span(block_).first(decoded.samples_in(kAudioBlock));
  gain_.process(block, static_cast<std::size_t>(decoded.channels));
  meter_.block(block);
  if (detect_tones_ && !events_seen_) detect_tones(decoded, block, events);
  const auto converted = resampler_.convert(decoded, block, format);
  const std::size_t count = std::min(converted.size(), out.size());
  std::copy_n(converted.begin(), count, out.begin());
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(count), out.end(), std::int16_t{0});
}

void AudioReceivePath::detect_tones(const AudioFormat& format, std::span<const std::int16_t> block,
                                    std::vector<AudioEvent>& events) {
  found_.clear();
  detector_.process(detector_resampler_.convert(format, block, kDetectorFormat), found_);
  for (const auto& found : found_) {
    if (found.began) {
      ++tones_received_;
      events.emplace_back(DtmfReceived{found.digit, DtmfTransport::kInBand});
    } else {
      events.emplace_back(DtmfEnded{found.digit, found.duration});
    }
  }
}

void AudioReceivePath::handle_timeout(Timestamp now, std::vector<AudioEvent>& events) {
  tell(dtmf_.handle_timeout(now), events);
}

}  // namespace mtavip::media
