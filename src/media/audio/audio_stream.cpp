#include "media/audio/audio_stream.h"

#include <algorithm>

#include "base/text.h"
#include "media/audio/receive_path.h"
#include "media/audio/send_path.h"

namespace mtavip::media {
namespace {

constexpr std::size_t kMaxEvents = 256;

}  // namespace

class AudioStream::Impl {
 public:
  Impl(Environment& environment, const Registry& registry, rtp::SessionConfig config)
      : session(environment, std::move(config)), sender(registry), receiver(registry) {
    pending.reserve(kMaxEvents);
  }

  /// Bounded where the owner does not drain: the oldest go.
  void bound_events() {
    if (pending.size() - next_event <= kMaxEvents) return;
    pending.erase(pending.begin(), pending.end() - static_cast<std::ptrdiff_t>(kMaxEvents));
    next_event = 0;
  }

  std::optional<AudioEvent> translate(rtp::Event& event) {
    if (const auto* report = std::get_if<rtp::ReportReceived>(&event)) {
      // The peer's reports swing: an average of the last few is what the encoder is told.
      loss += (report->fraction_lost - loss) / 4;
      if (!loss_is_set) sender.set_expected_loss(loss);
      return std::nullopt;
    }
    return std::visit(
        [](auto& value) -> std::optional<AudioEvent> {
          if constexpr (std::is_constructible_v<AudioEvent, decltype(std::move(value))>) {
            return AudioEvent(std::move(value));
          } else {
            return std::nullopt;  // of pictures, or used inside the session
          }
        },
        event);
  }

  rtp::Session session;
  AudioSendPath sender;
  AudioReceivePath receiver;
  std::vector<AudioEvent> pending;
  std::size_t next_event = 0;
  bool started = false;
  bool closed = false;
  double loss = 0;
  bool loss_is_set = false;
};

AudioStream::AudioStream(Environment& environment, const Registry& registry, rtp::SessionConfig session)
    : impl_(std::make_unique<Impl>(environment, registry, std::move(session))) {}
AudioStream::~AudioStream() = default;

rtp::Session& AudioStream::session() {
  return impl_->session;
}

Result<void, AudioStreamError> AudioStream::configure(Timestamp now, AudioStreamConfig config) {
  if (auto result = impl_->receiver.configure(config); !result) return result;
  if (auto result = impl_->sender.configure(config); !result) return result;
  std::vector<rtp::PayloadFormat> formats;
  const auto add = [&formats](const auto& payload) {
    const bool is_event = equals_ignoring_case(payload.codec.name, "telephone-event");
    formats.push_back({payload.type, static_cast<std::uint32_t>(payload.codec.clock_rate), false, !is_event});
  };
  for (const auto& payload : config.receive) add(payload);
  // The session relates sent timestamps to the clock by these, too.
  for (const auto& payload : {config.send, config.send_dtmf}) {
    const bool known = payload && std::any_of(formats.begin(), formats.end(), [&payload](const rtp::PayloadFormat& f) {
                         return f.payload_type == payload->type;
                       });
    if (payload && !known) add(*payload);
  }
  impl_->session.set_payload_formats(formats);
  if (!impl_->started) {
    impl_->started = true;
    impl_->session.start(now);
  }
  return {};
}

void AudioStream::handle_packet(Timestamp now, rtp::Channel channel, Timestamp arrival, const Endpoint& from,
                                std::span<std::byte> datagram) {
  if (const auto packet = impl_->session.handle(now, channel, arrival, from, datagram)) {
    impl_->receiver.handle(*packet, impl_->pending);
    impl_->bound_events();
  }
}

void AudioStream::push_audio(Timestamp now, const AudioFormat& format, std::span<const std::int16_t> block) {
  if (!impl_->closed) impl_->sender.push(now, format, block, impl_->session);
}

void AudioStream::pull_audio(Timestamp now, const AudioFormat& format, std::span<std::int16_t> out) {
  impl_->receiver.pull(now, format, out, impl_->pending);
  impl_->bound_events();
}

void AudioStream::set_muted(bool muted) {
  impl_->sender.set_muted(muted);
}

bool AudioStream::send_dtmf(char digit, Duration duration, DtmfTransport transport) {
  return !impl_->closed && impl_->sender.send_dtmf(digit, duration, transport);
}

bool AudioStream::can_send_dtmf_events() const {
  return impl_->sender.can_send_events();
}

void AudioStream::set_rate(DataRate rate) {
  impl_->sender.set_rate(rate);
}

void AudioStream::set_expected_loss(double loss) {
  impl_->loss_is_set = true;
  impl_->sender.set_expected_loss(loss);
}

void AudioStream::set_extra_delay(Duration extra) {
  impl_->receiver.set_extra_delay(extra);
}

void AudioStream::close(Timestamp now) {
  if (impl_->closed) return;
  impl_->closed = true;
  impl_->session.stop(now);
}

std::optional<rtp::Transmit> AudioStream::poll_transmit() {
  return impl_->session.poll_transmit();
}

std::optional<AudioEvent> AudioStream::poll_event() {
  if (impl_->next_event < impl_->pending.size()) return impl_->pending[impl_->next_event++];
  impl_->pending.clear();
  impl_->next_event = 0;
  while (auto event = impl_->session.poll_event()) {
    if (auto translated = impl_->translate(*event)) return translated;
  }
  return std::nullopt;
}

std::optional<Timestamp> AudioStream::deadline() const {
  const auto session = impl_->session.deadline();
  const auto receiver = impl_->receiver.deadline();
  if (session && receiver) return std::min(*session, *receiver);
  return session ? session : receiver;
}

void AudioStream::handle_timeout(Timestamp now) {
  impl_->session.handle_timeout(now);
  impl_->receiver.handle_timeout(now, impl_->pending);
  impl_->bound_events();
}

AudioStreamStatistics AudioStream::statistics(Timestamp) const {
  AudioStreamStatistics result;
  result.rtp = impl_->session.statistics();
  result.jitter = impl_->receiver.jitter().statistics();
  result.send_codec = impl_->sender.codec();
  result.receive_codec = impl_->receiver.codec();
  result.sent_level_dbfs = impl_->sender.level_dbfs();
  result.received_level_dbfs = impl_->receiver.level_dbfs();
  result.dtmf_sent = impl_->sender.dtmf_sent();
  result.dtmf_received = impl_->receiver.dtmf_received();
  return result;
}

std::optional<AudioPlayout> AudioStream::playout(Timestamp) const {
  const auto playing = impl_->receiver.jitter().playing();
  if (!playing) return std::nullopt;
  AudioPlayout result;
  result.rtp_timestamp = static_cast<std::uint32_t>(*playing);
  result.captured = impl_->session.sender_time(result.rtp_timestamp);
  result.delay = impl_->receiver.jitter().statistics().current_delay;
  return result;
}

}  // namespace mtavip::media
