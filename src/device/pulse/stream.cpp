#include "device/pulse/stream.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <pulse/proplist.h>
#include <pulse/sample.h>
#include <pulse/timeval.h>

namespace mtavip::device::pulse {
namespace {

constexpr Duration kOpenLimit = std::chrono::seconds(3);
constexpr Duration kRetry = std::chrono::milliseconds(300);

Stream* self_of(void* data) {
  return static_cast<Stream*>(data);
}

}  // namespace

Stream::Stream(Connection& connection, StreamSettings settings, Trouble& trouble, Listener listener)
    : connection_(connection), settings_(std::move(settings)), trouble_(trouble), listener_(std::move(listener)) {}

Stream::~Stream() {
  const Connection::Lock lock(connection_);
  connection_.listen({});
  connection_.after(Duration::zero(), {});
  drop();
}

Result<void, media::IoError> Stream::open() {
  const Connection::Lock lock(connection_);
  const auto settled = [this] {
    return ready_ || stream_ == nullptr || !PA_STREAM_IS_GOOD(pa_stream_get_state(stream_));
  };
  const bool answered = make() && connection_.wait(settled, kOpenLimit);
  if (!ready_) {
    const char* what = settings_.direction == Direction::kPlayback ? "speaker" : "microphone";
    const std::string which = settings_.device.empty() ? "the default " + std::string(what)
                                                       : "the " + std::string(what) + " \"" + settings_.device + '"';
    std::string why = answered || stream_ == nullptr ? connection_.last_error() : "the sound server does not answer";
    if (settings_.device.empty() && why == "No such entity") why = "the sound server has none";
    return fail(media::IoError{which + " cannot be opened: " + why});
  }
  opened_ = true;
  connection_.listen({
      .connected =
          [this] {
            drop();
            if (!make()) remake_later();
          },
      .lost =
          [this](const std::string& why) {
            ready_ = false;
            trouble_.set(why);
          },
  });
  return {};
}

bool Stream::make() {
  const pa_sample_spec spec{PA_SAMPLE_S16NE, static_cast<std::uint32_t>(settings_.format.sample_rate),
                            static_cast<std::uint8_t>(settings_.format.channels)};
  pa_proplist* properties = pa_proplist_new();
  pa_proplist_sets(properties, PA_PROP_MEDIA_ROLE, "phone");
  const bool playback = settings_.direction == Direction::kPlayback;
  stream_ = pa_stream_new_with_proplist(connection_.context(), playback ? "Call" : "Call microphone", &spec, nullptr,
                                        properties);
  pa_proplist_free(properties);
  if (stream_ == nullptr) return false;
  pa_stream_set_state_callback(
      stream_, [](pa_stream*, void* data) { self_of(data)->state_changed(); }, this);
  pa_stream_set_moved_callback(
      stream_, [](pa_stream*, void* data) { self_of(data)->listener_.moved(); }, this);
  const char* device = settings_.device.empty() ? nullptr : settings_.device.c_str();
  if (!playback) {
    pa_stream_set_read_callback(
        stream_, [](pa_stream*, std::size_t, void* data) { self_of(data)->listener_.data(); }, this);
    return pa_stream_connect_record(stream_, device, &settings_.buffer, PA_STREAM_AUTO_TIMING_UPDATE) == 0;
  }
  pa_stream_set_underflow_callback(
      stream_, [](pa_stream*, void* data) { self_of(data)->listener_.underflow(); }, this);
  pa_stream_set_latency_update_callback(
      stream_, [](pa_stream*, void* data) { self_of(data)->listener_.timing(); }, this);
  return pa_stream_connect_playback(stream_, device, &settings_.buffer, PA_STREAM_AUTO_TIMING_UPDATE, nullptr,
                                    nullptr) == 0;
}

void Stream::drop() {
  ready_ = false;
  if (stream_ == nullptr) return;
  pa_stream_set_state_callback(stream_, nullptr, nullptr);
  pa_stream_set_moved_callback(stream_, nullptr, nullptr);
  pa_stream_set_read_callback(stream_, nullptr, nullptr);
  pa_stream_set_underflow_callback(stream_, nullptr, nullptr);
  pa_stream_set_latency_update_callback(stream_, nullptr, nullptr);
  pa_stream_disconnect(stream_);
  pa_stream_unref(std::exchange(stream_, nullptr));
}

void Stream::state_changed() {
  const pa_stream_state_t state = pa_stream_get_state(stream_);
  if (state == PA_STREAM_READY) {
    ready_ = true;
    trouble_.clear();
    listener_.ready();
  } else if (!PA_STREAM_IS_GOOD(state) && opened_ && connection_.is_connected()) {
    if (ready_) {
      trouble_.set(settings_.direction == Direction::kPlayback ? "the speaker has gone away"
                                                               : "the microphone has gone away");
    }
    ready_ = false;
    settings_.device.clear();
    remake_later();
  }
  connection_.notify();
}

void Stream::remake_later() {
  connection_.after(kRetry, [this] {
    drop();
    if (connection_.is_connected() && !make()) remake_later();
  });
}

std::optional<Duration> Stream::unheard() const {
  const pa_timing_info* timing = ready_ ? pa_stream_get_timing_info(stream_) : nullptr;
  if (timing == nullptr || timing->write_index_corrupt != 0 || timing->read_index_corrupt != 0) return std::nullopt;
  const std::int64_t queued = std::max<std::int64_t>(timing->write_index - timing->read_index, 0);
  const auto frame = static_cast<std::int64_t>(sizeof(std::int16_t)) * settings_.format.channels;
  Duration left(queued / frame * 1'000'000 / settings_.format.sample_rate +
                static_cast<Duration::rep>(timing->sink_usec));
  // The library's own interpolation takes seconds to settle. A server that plays does so in real time.
  if (timing->playing != 0) left -= Duration(static_cast<Duration::rep>(pa_timeval_age(&timing->timestamp)));
  return std::max(left, Duration::zero());
}

std::optional<Duration> Stream::recorded_before() const {
  const pa_timing_info* timing = ready_ ? pa_stream_get_timing_info(stream_) : nullptr;
  if (timing == nullptr) return std::nullopt;
  return Duration(static_cast<Duration::rep>(timing->source_usec + timing->transport_usec));
}

}  // namespace mtavip::device::pulse
