#include "device/alsa/speaker.h"

#include <array>
#include <utility>

#include "device/clock.h"

namespace mtavip::device::alsa {
namespace {

constexpr Duration kRetry = std::chrono::seconds(1);
constexpr Duration kStartUp = std::chrono::milliseconds(500);
constexpr int kIdleMs = 1000;
// A device that does not take its sound in time is asked again soon, whatever its descriptors say.
constexpr int kFullMs = 5;

}  // namespace

Speaker::Speaker(Pcm pcm, std::string name) : RingSink(pcm.format()), name_(std::move(name)), pcm_(std::move(pcm)) {
  play_target().set_device_share(pcm_->period());
  thread_ = std::thread([this] { run(); });
}

Speaker::~Speaker() {
  stopping_ = true;
  wake().ring();
  thread_.join();
}

void Speaker::run() {
  while (!stopping_) {
    wait();
    wake().clear();
    if (pcm_) {
      feed();
    } else {
      discard();
      if (monotonic_now() >= next_attempt_) reopen();
    }
  }
}

void Speaker::wait() {
  descriptors_.assign(1, pollfd{wake().fd(), POLLIN, 0});
  int limit = kIdleMs;
  if (pcm_ && !pending_.empty()) limit = kFullMs;
  ::poll(descriptors_.data(), static_cast<nfds_t>(descriptors_.size()), limit);
}

void Speaker::feed() {
  const auto channels = static_cast<std::size_t>(format().channels);
  std::array<std::int16_t, 1920> block{};
  while (const std::size_t count = take(block)) {
    pending_.insert(pending_.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  }
  std::size_t done = 0;
  while (done < pending_.size()) {
    const auto written = pcm_->write(pending_.data() + done, (pending_.size() - done) / channels);
    if (written == 0) break;
    if (written < 0) {
      repair(static_cast<int>(written));
      if (!pcm_) return;
      continue;
    }
    done += static_cast<std::size_t>(written) * channels;
    if (!first_sound_) first_sound_ = monotonic_now();
  }
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(done));
  if (done == 0) return;
  sounds_for(pcm_->delay() + pcm_->duration_of(static_cast<snd_pcm_sframes_t>(pending_.size() / channels)));
}

void Speaker::repair(int error) {
  if (error == -EPIPE) {
    const Timestamp now = monotonic_now();
    // Until everything has started up, running dry says nothing about the machine.
    if (first_sound_ && now - *first_sound_ > kStartUp) play_target().underrun(now);
  }
  if (pcm_->recover(error)) return;
  trouble().set("the speaker \"" + name_ + "\" has failed: " + describe(error));
  pcm_.reset();
  pending_.clear();
  next_attempt_ = monotonic_now() + kRetry;
}

void Speaker::reopen() {
  next_attempt_ = monotonic_now() + kRetry;
  for (const std::string& name : {name_, std::string("default")}) {
    auto pcm = Pcm::open(name, Direction::kPlayback, format());
    // The format is promised to the call.
    if (!pcm || pcm->format() != format()) continue;
    pcm_ = std::move(*pcm);
    play_target().set_device_share(pcm_->period());
    change_device();
    first_sound_.reset();
    trouble().clear();
    return;
  }
}

}  // namespace mtavip::device::alsa
