#include "device/pulse/microphone.h"

#include <utility>

#include "device/port_format.h"
#include "device/pulse/device_list.h"

namespace mtavip::device::pulse {
namespace {

constexpr Duration kFragment = std::chrono::milliseconds(5);

pa_buffer_attr buffer_for(const media::AudioFormat& format) {
  pa_buffer_attr buffer{};
  buffer.maxlength =
      static_cast<std::uint32_t>(format.samples_in(std::chrono::milliseconds(400)) * sizeof(std::int16_t));
  buffer.tlength = buffer.prebuf = buffer.minreq = static_cast<std::uint32_t>(-1);
  buffer.fragsize = static_cast<std::uint32_t>(format.samples_in(kFragment) * sizeof(std::int16_t));
  return buffer;
}

}  // namespace

Result<std::unique_ptr<media::AudioSource>, media::IoError> Microphone::open(const media::AudioPortSettings& settings) {
  auto connection = Connection::open();
  if (!connection) return fail(std::move(connection.error()));
  const auto device = resolve_device(**connection, "microphone", settings.argument);
  if (!device) return fail(device.error());
  std::unique_ptr<Microphone> microphone(
      new Microphone(std::move(*connection), device_format(settings.wanted), *device));
  if (const auto opened = microphone->stream_.open(); !opened) return fail(opened.error());
  return microphone;
}

Microphone::Microphone(std::unique_ptr<Connection> connection, media::AudioFormat format, const std::string& device)
    : RingSource(format),
      connection_(std::move(connection)),
      stream_(*connection_, {Direction::kRecording, format, device, buffer_for(format)}, trouble_,
              {.ready = [] {}, .moved = [] {}, .underflow = {}, .timing = {}, .data = [this] { drain(); }}) {}

void Microphone::drain() {
  pa_stream* stream = stream_.get();
  if (stream == nullptr) return;
  for (;;) {
    const void* data = nullptr;
    std::size_t bytes = 0;
    if (pa_stream_peek(stream, &data, &bytes) != 0 || bytes == 0) break;
    // A hole (no data, but a length) is a stretch that the server has lost: nothing to hear.
    if (data != nullptr) give({static_cast<const std::int16_t*>(data), bytes / sizeof(std::int16_t)});
    pa_stream_drop(stream);
  }
  if (const auto latency = stream_.recorded_before()) set_device_latency(*latency);
}

}  // namespace mtavip::device::pulse
