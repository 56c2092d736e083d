#include "device/pulse/speaker.h"

#include <algorithm>
#include <array>
#include <utility>

#include <pulse/introspect.h>

#include "device/clock.h"
#include "device/port_format.h"
#include "device/pulse/device_list.h"

namespace mtavip::device::pulse {
namespace {

constexpr Duration kMinimumRequest = std::chrono::milliseconds(5);
constexpr Duration kLargestShare = std::chrono::milliseconds(200);
constexpr Duration kStartUp = std::chrono::milliseconds(500);
constexpr Duration kFarAhead = std::chrono::milliseconds(500);
constexpr Duration kSettling = std::chrono::milliseconds(300);

std::uint32_t bytes_in(const media::AudioFormat& format, Duration time) {
  return static_cast<std::uint32_t>(format.samples_in(time) * sizeof(std::int16_t));
}

// The server gives its device what tlength leaves above two requests: 5 ms, or what the hardware can do. The level
// itself is ours to keep (RingSink::target). A stream that ran dry waits for a block, instead of running ahead of us.
pa_buffer_attr buffer_for(const media::AudioFormat& format) {
  pa_buffer_attr buffer{};
  buffer.maxlength = bytes_in(format, std::chrono::milliseconds(400));
  buffer.tlength = bytes_in(format, kMinimumRequest * 3);
  buffer.minreq = bytes_in(format, kMinimumRequest);
  buffer.prebuf = bytes_in(format, media::kAudioBlock);
  buffer.fragsize = static_cast<std::uint32_t>(-1);
  return buffer;
}

}  // namespace

Result<std::unique_ptr<media::AudioSink>, media::IoError> Speaker::open(const media::AudioPortSettings& settings) {
  auto connection = Connection::open();
  if (!connection) return fail(std::move(connection.error()));
  const auto device = resolve_device(**connection, "speaker", settings.argument);
  if (!device) return fail(device.error());
  std::unique_ptr<Speaker> speaker(new Speaker(std::move(*connection), device_format(settings.wanted), *device));
  if (const auto opened = speaker->stream_.open(); !opened) return fail(opened.error());
  return speaker;
}

Speaker::Speaker(std::unique_ptr<Connection> connection, media::AudioFormat format, const std::string& device)
    : RingSink(format),
      connection_(std::move(connection)),
      stream_(*connection_, {Direction::kPlayback, format, device, buffer_for(format)}, trouble(),
              {
                  .ready = [this] { device_changed(); },
                  .moved = [this] { device_changed(); },
                  .underflow = [this] { ran_dry(); },
                  .timing = [this] { timing_known(); },
                  .data = {},
              }) {
  const Connection::Lock lock(*connection_);
  fed_ = connection_->api()->io_new(
      connection_->api(), wake().fd(), PA_IO_EVENT_INPUT,
      [](pa_mainloop_api*, pa_io_event*, int, pa_io_event_flags_t, void* self) { static_cast<Speaker*>(self)->feed(); },
      this);
}

Speaker::~Speaker() {
  const Connection::Lock lock(*connection_);
  connection_->api()->io_free(fed_);
}

void Speaker::device_changed() {
  change_device();
  restarted_ = false;
  trusted_from_ = {};
  first_sound_.reset();
}

void Speaker::ran_dry() {
  const Timestamp now = monotonic_now();
  // Until everything has started up, running dry says nothing about the machine.
  if (first_sound_ && now - *first_sound_ > kStartUp) play_target().underrun(now);
  auto* operation = pa_stream_update_timing_info(stream_.get(), nullptr, nullptr);
  if (operation != nullptr) pa_operation_unref(operation);
}

void Speaker::timing_known() {
  const pa_timing_info* timing = pa_stream_get_timing_info(stream_.get());
  if (timing == nullptr) return;
  const Timestamp now = monotonic_now();
  const Duration share(static_cast<Duration::rep>(timing->configured_sink_usec));
  play_target().set_device_share(std::clamp(share, kMinimumRequest, kLargestShare));
  if (!restarted_ && Duration(static_cast<Duration::rep>(timing->sink_usec)) > share + kFarAhead) {
    restarted_ = true;
    trusted_from_ = now + kSettling;
    restart_device();
  }
  if (const auto unheard = still_unheard(now); unheard && first_sound_) {
    earliest_end_ = now + *unheard;
    sounds_for(*unheard);
  }
}

// A null sink that woke up for us has played two seconds of silence in advance and, unlike hardware, cannot take that
// back: our first words would wait for their end. Suspending it throws the silence away.
void Speaker::restart_device() {
  const auto device = pa_stream_get_device_index(stream_.get());
  for (const int suspend : {1, 0}) {
    auto* operation = pa_context_suspend_sink_by_index(connection_->context(), device, suspend, nullptr, nullptr);
    if (operation != nullptr) pa_operation_unref(operation);
  }
}

std::optional<Duration> Speaker::still_unheard(Timestamp now) const {
  return now < trusted_from_ ? std::nullopt : stream_.unheard();
}

void Speaker::feed() {
  wake().clear();
  pa_stream* stream = stream_.get();
  if (stream == nullptr) {
    discard();
    return;
  }
  std::array<std::int16_t, 1920> block{};
  Duration written{};
  while (const std::size_t count = take(block)) {
    pa_stream_write(stream, block.data(), count * sizeof(std::int16_t), nullptr, 0, PA_SEEK_RELATIVE);
    written += Duration(static_cast<Duration::rep>(count / static_cast<std::size_t>(format().channels)) * 1'000'000 /
                        format().sample_rate);
  }
  if (written == Duration::zero()) return;
  const Timestamp now = monotonic_now();
  if (!first_sound_) first_sound_ = now;
  // What the server told last may be a second old. Should its device have run dry since, the guess from it is too low.
  earliest_end_ = std::max(earliest_end_, now) + written;
  sounds_for(std::max(still_unheard(now).value_or(written), earliest_end_ - now));
}

}  // namespace mtavip::device::pulse
