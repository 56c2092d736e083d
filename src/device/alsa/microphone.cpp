#include "device/alsa/microphone.h"

#include <algorithm>
#include <utility>

#include "device/clock.h"

namespace mtavip::device::alsa {
namespace {

constexpr Duration kRetry = std::chrono::seconds(1);
// No real device is further ahead of time than this and its buffer.
constexpr Duration kAhead = std::chrono::milliseconds(120);

int in_ms(Duration time) {
  return static_cast<int>(std::max<Duration::rep>(time.count() / 1000, 1));
}

}  // namespace

Microphone::Microphone(Pcm pcm, std::string name)
    : RingSource(pcm.format()),
      name_(std::move(name)),
      pcm_(std::move(pcm)),
      block_(pcm_->format().samples_in(pcm_->period())) {
  thread_ = std::thread([this] { run(); });
}

Microphone::~Microphone() {
  stopping_ = true;
  stop_.ring();
  thread_.join();
}

void Microphone::run() {
  started_ = monotonic_now();
  if (!pcm_->start()) pcm_.reset();
  while (!stopping_) {
    if (!wait() || stopping_) continue;
    if (pcm_) {
      drain();
    } else {
      reopen();
    }
  }
}

bool Microphone::wait() {
  descriptors_.assign(1, pollfd{stop_.fd(), POLLIN, 0});
  Duration limit = kRetry;
  if (pcm_) {
    // ALSA's "null" and "file" have sound at any time: they are held to ours.
    const Duration ahead = pcm_->duration_of(static_cast<snd_pcm_sframes_t>(frames_)) - (monotonic_now() - started_);
    limit = std::max(ahead - kAhead, Pcm::kPeriod / 2);
    if (ahead <= kAhead) pcm_->add_poll_descriptors(descriptors_);
  }
  ::poll(descriptors_.data(), static_cast<nfds_t>(descriptors_.size()), in_ms(limit));
  return !pcm_ || (descriptors_.size() > 1 && pcm_->is_ready(std::span(descriptors_).subspan(1)));
}

void Microphone::drain() {
  const auto channels = static_cast<std::size_t>(format().channels);
  const auto got = pcm_->read(block_.data(), block_.size() / channels);
  if (got < 0) {
    repair(static_cast<int>(got));
    return;
  }
  if (got == 0) return;
  frames_ += static_cast<std::uint64_t>(got);
  give(std::span(block_).first(static_cast<std::size_t>(got) * channels));
  set_device_latency(pcm_->delay() + pcm_->duration_of(got));
}

void Microphone::repair(int error) {
  if (pcm_->recover(error) && (error == -ESTRPIPE || pcm_->start())) return;
  pcm_.reset();
}

void Microphone::reopen() {
  for (const std::string& name : {name_, std::string("default")}) {
    auto pcm = Pcm::open(name, Direction::kCapture, format());
    // The format is promised to the call.
    if (!pcm || pcm->format() != format() || !pcm->start()) continue;
    block_.resize(format().samples_in(pcm->period()));
    pcm_ = std::move(*pcm);
    frames_ = 0;
    started_ = monotonic_now();
    return;
  }
}

}  // namespace mtavip::device::alsa
