#include "device/alsa/pcm.h"

#include <algorithm>
#include <cerrno>

#include "device/port_format.h"

namespace mtavip::device::alsa {
namespace {

struct FreeHardware {
  void operator()(snd_pcm_hw_params_t* params) const { snd_pcm_hw_params_free(params); }
};
struct FreeSoftware {
  void operator()(snd_pcm_sw_params_t* params) const { snd_pcm_sw_params_free(params); }
};

void be_quiet(const char*, int, const char*, int, const char*, ...) {}  // NOLINT(cert-dcl50-cpp): the library's type

snd_pcm_sframes_t none_now(snd_pcm_sframes_t result) {
  return result == -EAGAIN ? 0 : result;
}

}  // namespace

void silence_library() {
  snd_lib_error_set_handler(be_quiet);
}

std::string describe(int error) {
  return snd_strerror(error);
}

Result<Pcm, media::IoError> Pcm::open(const std::string& name, Direction direction, media::AudioFormat wanted) {
  silence_library();
  const auto stream = direction == Direction::kPlayback ? SND_PCM_STREAM_PLAYBACK : SND_PCM_STREAM_CAPTURE;
  const std::string what = "the ALSA " + std::string(direction == Direction::kPlayback ? "speaker" : "microphone") +
                           " \"" + name + "\" cannot be opened: ";
  snd_pcm_t* opened = nullptr;
  if (const int error = snd_pcm_open(&opened, name.c_str(), stream, SND_PCM_NONBLOCK); error < 0) {
    return fail(media::IoError{what + describe(error) + (error == -EBUSY ? "; another program uses it" : "")});
  }
  Pcm pcm;
  pcm.pcm_.reset(opened);
  if (const int error = pcm.configure(direction, device_format(wanted)); error < 0) {
    return fail(media::IoError{what + "it has no fitting format (" + describe(error) + ")"});
  }
  return pcm;
}

int Pcm::configure(Direction direction, media::AudioFormat wanted) {
  snd_pcm_t* pcm = pcm_.get();
  snd_pcm_hw_params_t* hardware_memory = nullptr;
  snd_pcm_sw_params_t* software_memory = nullptr;
  if (snd_pcm_hw_params_malloc(&hardware_memory) < 0) return -ENOMEM;
  const std::unique_ptr<snd_pcm_hw_params_t, FreeHardware> hardware(hardware_memory);
  if (snd_pcm_sw_params_malloc(&software_memory) < 0) return -ENOMEM;
  const std::unique_ptr<snd_pcm_sw_params_t, FreeSoftware> software(software_memory);

  auto rate = static_cast<unsigned>(wanted.sample_rate);
  auto channels = static_cast<unsigned>(wanted.channels);
  auto period_us = static_cast<unsigned>(kPeriod.count());
  auto buffer_us = static_cast<unsigned>(kBuffer.count());
  int way = 0;
  int error = snd_pcm_hw_params_any(pcm, hardware.get());
  if (error >= 0) error = snd_pcm_hw_params_set_access(pcm, hardware.get(), SND_PCM_ACCESS_RW_INTERLEAVED);
  if (error >= 0) error = snd_pcm_hw_params_set_format(pcm, hardware.get(), SND_PCM_FORMAT_S16);
  if (error >= 0) error = snd_pcm_hw_params_set_channels_near(pcm, hardware.get(), &channels);
  if (error >= 0) error = snd_pcm_hw_params_set_rate_near(pcm, hardware.get(), &rate, &way);
  if (error >= 0) error = snd_pcm_hw_params_set_period_time_near(pcm, hardware.get(), &period_us, &way);
  if (error >= 0) error = snd_pcm_hw_params_set_buffer_time_near(pcm, hardware.get(), &buffer_us, &way);
  if (error >= 0) error = snd_pcm_hw_params(pcm, hardware.get());
  if (error < 0) return error;
  // More channels than a call has would need a remixing of our own; "default" and "plughw" devices never want that.
  if (channels < 1 || channels > 2 || rate < 8000) return -EINVAL;
  format_ = {static_cast<int>(rate), static_cast<int>(channels)};
  snd_pcm_uframes_t period = 0;
  snd_pcm_uframes_t buffer = 0;
  error = snd_pcm_get_params(pcm, &buffer, &period);
  if (error < 0) return error;
  period_frames_ = static_cast<snd_pcm_sframes_t>(period);

  // Playback begins with two ticks of sound; a capture when it is told to.
  const snd_pcm_uframes_t begin =
      direction == Direction::kPlayback ? std::min<snd_pcm_uframes_t>(rate / 50, buffer / 2) : buffer * 2;
  error = snd_pcm_sw_params_current(pcm, software.get());
  if (error >= 0) error = snd_pcm_sw_params_set_start_threshold(pcm, software.get(), begin);
  if (error >= 0) error = snd_pcm_sw_params_set_avail_min(pcm, software.get(), period);
  if (error >= 0) error = snd_pcm_sw_params(pcm, software.get());
  return error;
}

snd_pcm_sframes_t Pcm::write(const std::int16_t* samples, std::size_t frames) {
  return none_now(snd_pcm_writei(pcm_.get(), samples, frames));
}

snd_pcm_sframes_t Pcm::read(std::int16_t* samples, std::size_t frames) {
  return none_now(snd_pcm_readi(pcm_.get(), samples, frames));
}

bool Pcm::recover(int error) {
  if (error == -ESTRPIPE) {
    // The driver wakes up when the computer does; one that cannot resume is prepared anew.
    const int resumed = snd_pcm_resume(pcm_.get());
    if (resumed == 0 || resumed == -EAGAIN) return true;
    return snd_pcm_prepare(pcm_.get()) == 0;
  }
  return error == -EPIPE && snd_pcm_prepare(pcm_.get()) == 0;
}

bool Pcm::start() {
  return snd_pcm_start(pcm_.get()) == 0;
}

Duration Pcm::delay() {
  snd_pcm_sframes_t frames = 0;
  if (snd_pcm_delay(pcm_.get(), &frames) < 0) return Duration::zero();
  return duration_of(std::max<snd_pcm_sframes_t>(frames, 0));
}

void Pcm::add_poll_descriptors(std::vector<pollfd>& descriptors) {
  const int count = snd_pcm_poll_descriptors_count(pcm_.get());
  if (count <= 0) return;
  const std::size_t before = descriptors.size();
  descriptors.resize(before + static_cast<std::size_t>(count));
  snd_pcm_poll_descriptors(pcm_.get(), descriptors.data() + before, static_cast<unsigned>(count));
}

bool Pcm::is_ready(std::span<pollfd> descriptors) {
  unsigned short events = 0;
  if (snd_pcm_poll_descriptors_revents(pcm_.get(), descriptors.data(), static_cast<unsigned>(descriptors.size()),
                                       &events) < 0) {
    return true;
  }
  return events != 0;
}

}  // namespace mtavip::device::alsa
