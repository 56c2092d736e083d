#include "media/jitter/jitter_buffer.h"

#include <algorithm>

#include "media/audio/mix.h"

namespace mtavip::media {
namespace {

constexpr Duration kHistory = std::chrono::milliseconds(100);
constexpr Duration kLongestPacket = std::chrono::milliseconds(120);
constexpr Duration kBlend = std::chrono::milliseconds(5);
// A packet this far from where it should be does not belong to the stream as we know it.
constexpr Duration kTooEarly = std::chrono::seconds(1);
constexpr Duration kTooLate = std::chrono::seconds(3);
constexpr unsigned kOutliersToBelieve = 3;
// A sender that was silent and goes on with the next timestamp has stopped its clock meanwhile.
constexpr Duration kSenderPause = std::chrono::milliseconds(300);
constexpr Duration kOverrun = std::chrono::milliseconds(100);
constexpr Duration kStretchSlack = std::chrono::milliseconds(4);
constexpr std::int64_t kNoSequence = INT64_MIN;

}  // namespace

JitterBuffer::JitterBuffer(JitterSettings settings)
    : settings_(settings), estimator_(settings.estimator), packets_(settings.limits) {
  others_.fill(kNoSequence);
  samples_.reset({8000, 1}, kHistory);
}

void JitterBuffer::set_payloads(std::span<const JitterPayload> payloads) {
  payloads_.assign(payloads.begin(), payloads.end());
  const bool kept = std::any_of(payloads_.begin(), payloads_.end(),
                                [this](const JitterPayload& payload) { return payload.decoder == decoder_; });
  if (!kept) decoder_ = nullptr;
}

void JitterBuffer::set_bounds(Duration minimum, Duration maximum) {
  settings_.minimum_delay = minimum;
  settings_.maximum_delay = std::max(minimum, maximum);
}

void JitterBuffer::set_extra_delay(Duration extra) {
  extra_ = std::clamp(extra, Duration::zero(), settings_.maximum_delay);
}

const JitterPayload* JitterBuffer::payload_of(std::uint8_t type) const {
  for (const auto& payload : payloads_) {
    if (payload.type == type) return &payload;
  }
  return nullptr;
}

Duration JitterBuffer::media_time(std::int64_t timestamp) const {
  // In two parts: the product of a long stream's timestamp and a million would not fit.
  return Duration(timestamp / clock_rate_ * 1'000'000 + timestamp % clock_rate_ * 1'000'000 / clock_rate_);
}

std::int64_t JitterBuffer::to_timestamp(std::size_t frames) const {
  return static_cast<std::int64_t>(frames) * clock_rate_ / samples_.format().sample_rate;
}

std::size_t JitterBuffer::to_frames(Duration duration) const {
  return static_cast<std::size_t>(std::max<std::int64_t>(duration.count(), 0) * samples_.format().sample_rate /
                                  1'000'000);
}

Duration JitterBuffer::to_duration(std::size_t frames) const {
  return Duration(static_cast<std::int64_t>(frames) * 1'000'000 / samples_.format().sample_rate);
}

Duration JitterBuffer::duration_of(const BufferedPacket& packet) const {
  const JitterPayload* payload = payload_of(packet.type);
  if (payload == nullptr || payload->decoder == nullptr || payload->kind != JitterPayload::Kind::kSound) return {};
  const auto frames = static_cast<std::int64_t>(payload->decoder->samples_in(packet.payload));
  return Duration(frames * 1'000'000 / payload->decoder->format().sample_rate);
}

Duration JitterBuffer::delay_of(Timestamp now, std::int64_t timestamp) const {
  const auto reference = estimator_.reference(media_time(timestamp));
  return reference ? now - *reference : Duration::zero();
}

Duration JitterBuffer::target() const {
  const Duration wish = estimator_.quantile() + settings_.margin;
  return std::clamp(wish, settings_.minimum_delay, settings_.maximum_delay) + extra_;
}

std::optional<std::int64_t> JitterBuffer::playing() const {
  if (!started_) return std::nullopt;
  return next_timestamp_ - to_timestamp(samples_.future());
}

// --- Arrival ---------------------------------------------------------------------------------------------------------

bool JitterBuffer::believable(const JitterPacket& packet) {
  const Duration time = media_time(packet.timestamp);
  const auto late = estimator_.relative_delay(packet.arrival, time);
  if (!late) return true;
  const bool outlier = *late < -kTooEarly || *late > kTooLate;
  const bool paused = last_arrival_ && packet.arrival - *last_arrival_ > kSenderPause && *late > kSenderPause / 2 &&
                      packet.sequence == newest_sequence_ + 1;
  if (outlier && !paused && ++outliers_ < kOutliersToBelieve) return false;
  if (outlier) {
    ++statistics_.flushes;
    restart();
  }
  if (outlier || paused) estimator_.rebase();
  outliers_ = 0;
  return true;
}

void JitterBuffer::insert_packet(const JitterPacket& packet) {
  const JitterPayload* payload = payload_of(packet.type);
  const bool sound = payload != nullptr && payload->kind == JitterPayload::Kind::kSound;
  if (payload == nullptr || packet.payload.empty() || payload->clock_rate <= 0 ||
      (sound && payload->decoder == nullptr)) {
    ++statistics_.packets_discarded;
    return;
  }
  if (payload->clock_rate != clock_rate_) {
    // Comfort noise may come with a clock of its own by a sender's mistake; sound decides.
    if (!sound) {
      ++statistics_.packets_discarded;
      return;
    }
    restart();
    estimator_.reset();
    last_arrival_.reset();
    clock_rate_ = payload->clock_rate;
  }
  if (!believable(packet)) {
    ++statistics_.packets_discarded;
    return;
  }
  static_cast<void>(estimator_.packet(packet.arrival, media_time(packet.timestamp)));
  if (!last_arrival_ || packet.sequence > newest_sequence_) newest_sequence_ = packet.sequence;
  last_arrival_ = packet.arrival;

  auto result = packets_.insert(packet.sequence, packet.timestamp, packet.type, packet.arrival, packet.payload);
  if (result == PacketBuffer::Inserted::kFull) {
    packets_.pop_front();
    ++statistics_.packets_discarded;
    result = packets_.insert(packet.sequence, packet.timestamp, packet.type, packet.arrival, packet.payload);
  }
  switch (result) {
    case PacketBuffer::Inserted::kYes:
      ++statistics_.packets_inserted;
      break;
    case PacketBuffer::Inserted::kDuplicate:
      ++statistics_.packets_duplicate;
      break;
    default:
      ++statistics_.packets_discarded;
      break;
  }
  drop_late_front();
}

void JitterBuffer::note_other(std::int64_t sequence) {
  others_[next_other_] = sequence;
  next_other_ = (next_other_ + 1) % others_.size();
}

bool JitterBuffer::only_others_between(std::int64_t after, std::int64_t before) const {
  if (before <= after || before - after > static_cast<std::int64_t>(others_.size())) return false;
  for (std::int64_t sequence = after + 1; sequence < before; ++sequence) {
    if (std::find(others_.begin(), others_.end(), sequence) == others_.end()) return false;
  }
  return true;
}

void JitterBuffer::restart() {
  packets_.clear();
  others_.fill(kNoSequence);
  last_sequence_.reset();
  started_ = false;
  waiting_ = true;
  silence_announced_ = false;
  noise_described_ = false;
  stalled_ = {};
  lowest_.reset();
  lowest_before_.reset();
  measured_ = 0;
  if (samples_.history() > 0 && !concealment_.active()) concealment_.begin(samples_);
}

void JitterBuffer::drop_late_front() {
  while (started_ && !packets_.empty()) {
    const auto& front = packets_.front();
    const Duration duration = duration_of(front);
    const Duration over = media_time(next_timestamp_) - media_time(front.timestamp) - duration;
    if (over < Duration::zero() || (over == Duration::zero() && duration == Duration::zero())) return;
    packets_.pop_front();
    ++statistics_.packets_late;
  }
}

void JitterBuffer::skip_ahead(Timestamp now) {
  if (packets_.empty()) return;
  const Duration aim = target();
  if (delay_of(now, packets_.front().timestamp) <= settings_.maximum_delay + extra_ + kOverrun) return;
  while (packets_.size() > 1 && delay_of(now, packets_.front().timestamp) > aim) {
    packets_.pop_front();
    ++statistics_.packets_discarded;
  }
  ++statistics_.flushes;
  if (started_) {
    next_timestamp_ = packets_.front().timestamp;
    last_sequence_.reset();
    stalled_ = {};
    if (!concealment_.active()) concealment_.begin(samples_);
  }
  lowest_.reset();
  lowest_before_.reset();
}

// --- Playing ---------------------------------------------------------------------------------------------------------

AudioFormat JitterBuffer::get_audio(Timestamp now, std::span<std::int16_t> out) {
  drop_late_front();
  skip_ahead(now);
  while (samples_.future() < block()) fill(now);
  stretch(now);
  measure(now);
  const auto piece = out.first(block() * samples_.channels());
  samples_.take(piece);
  if (!waiting_ && !concealing_ && started_) concealment_.learn(piece);
  since_stretch_ += kAudioBlock;
  statistics_.played += kAudioBlock;
  return samples_.format();
}

FillInput JitterBuffer::describe(Timestamp now) const {
  FillInput input;
  input.waiting = waiting_;
  input.stalled = stalled_;
  input.target = target();
  input.silence_announced =
      silence_announced_ || (last_sequence_ && only_others_between(*last_sequence_, *last_sequence_ + 2));
  if (packets_.empty()) return input;
  const auto& packet = packets_.front();
  FillInput::Front front;
  front.gap = started_ ? media_time(packet.timestamp) - media_time(next_timestamp_) : Duration::zero();
  // The sound before it that was decoded already comes out first.
  front.delay = delay_of(now, packet.timestamp) + to_duration(samples_.future());
  front.duration = duration_of(packet);
  front.nothing_lost = !last_sequence_ || only_others_between(*last_sequence_, packet.sequence);
  const JitterPayload* payload = payload_of(packet.type);
  front.redundancy = payload != nullptr && payload->decoder != nullptr && payload->decoder == decoder_ &&
                     last_sequence_.has_value() && !front.nothing_lost;
  input.front = front;
  return input;
}

void JitterBuffer::fill(Timestamp now) {
  const FillInput input = describe(now);
  switch (next_fill(input)) {
    case Fill::kDecode:
      decode_front();
      break;
    case Fill::kStall:
      conceal(kAudioBlock, false);
      break;
    case Fill::kWait:
      wait();
      break;
    case Fill::kRecover:
    case Fill::kConceal: {
      next_timestamp_ += stalled_.count() * clock_rate_ / 1'000'000;
      stalled_ = {};
      const Duration missing = media_time(packets_.front().timestamp) - media_time(next_timestamp_);
      if (next_fill(input) == Fill::kRecover) {
        recover(missing);
      } else {
        // What the front packet can bring back is left to it.
        const Duration before =
            input.front->redundancy && missing > input.front->duration ? missing - input.front->duration : missing;
        conceal(std::min(before, kAudioBlock), true);
      }
      break;
    }
  }
}

void JitterBuffer::adopt(AudioDecoder& decoder) {
  if (decoder_ == &decoder) return;
  if (decoder_ != nullptr && started_ && !concealment_.active()) concealment_.begin(samples_);
  decoder_ = &decoder;
  codec_conceals_ = false;
  if (decoder.format() == samples_.format()) return;
  // What is left of the old format is less than a block.
  samples_.reset(decoder.format(), kHistory);
  concealment_.end();
}

void JitterBuffer::decode_front() {
  const BufferedPacket& packet = packets_.front();
  const JitterPayload* payload = payload_of(packet.type);
  last_sequence_ = packet.sequence;
  if (payload == nullptr || (payload->kind == JitterPayload::Kind::kSound && payload->decoder == nullptr)) {
    packets_.pop_front();  // the payload type was taken away meanwhile
    ++statistics_.packets_discarded;
    return;
  }
  if (payload->kind == JitterPayload::Kind::kComfortNoise) {
    noise_described_ = comfort_noise_.update(packet.payload);
    silence_announced_ = true;
    next_timestamp_ = packet.timestamp;
    started_ = true;
    stalled_ = {};
    packets_.pop_front();
    wait();
    return;
  }

  adopt(*payload->decoder);
  std::size_t room = decoder_->samples_in(packet.payload);
  if (room == 0) room = to_frames(kLongestPacket);
  const auto decoded = decoder_->decode(packet.payload, samples_.append(room));
  const std::size_t frames = decoded ? std::min(*decoded / samples_.channels(), room) : 0;
  samples_.trim(room - frames);
  if (frames == 0) {
    packets_.pop_front();
    ++statistics_.packets_discarded;
    return;
  }
  const std::int64_t overlap = started_ && !waiting_ ? next_timestamp_ - packet.timestamp : 0;
  next_timestamp_ = packet.timestamp + to_timestamp(frames);
  silence_announced_ = decoder_->announces_silence(packet.payload);
  std::size_t fresh = frames;
  if (overlap > 0) {
    const auto made_up = static_cast<std::size_t>(overlap * samples_.format().sample_rate / clock_rate_);
    const std::size_t gone = std::min(made_up, frames - 1);
    auto future = samples_.writable_future();
    const auto begin = future.end() - static_cast<std::ptrdiff_t>(frames * samples_.channels());
    std::copy(begin + static_cast<std::ptrdiff_t>(gone * samples_.channels()), future.end(), begin);
    samples_.trim(gone);
    fresh = frames - gone;
  }
  packets_.pop_front();
  if (!codec_conceals_ && (waiting_ || concealment_.active() || !started_)) blend_with_filler(fresh);
  if (waiting_) {
    lowest_.reset();
    lowest_before_.reset();
  }
  concealment_.end();
  started_ = true;
  waiting_ = false;
  concealing_ = false;
  codec_conceals_ = false;
  noise_described_ = false;
  stalled_ = {};
}

void JitterBuffer::blend_with_filler(std::size_t frames) {
  const std::size_t count = std::min(frames, to_frames(kBlend)) * samples_.channels();
  scratch_.resize(count);
  generate_filler(scratch_);
  auto future = samples_.writable_future();
  const auto start = future.subspan(future.size() - frames * samples_.channels(), count);
  cross_fade(scratch_, start, samples_.channels(), start);
}

void JitterBuffer::recover(Duration missing) {
  const std::size_t frames = to_frames(missing);
  if (frames > 0) {
    const auto room = samples_.append(frames);
    if (decoder_ != nullptr && decoder_->recover(packets_.front().payload, room)) {
      next_timestamp_ += to_timestamp(frames);
      ++statistics_.packets_recovered;
      if (concealment_.active()) blend_with_filler(frames);
      concealment_.end();
      concealing_ = false;
      codec_conceals_ = true;
      last_sequence_ = packets_.front().sequence - 1;
      return;
    }
    samples_.trim(frames);
  }
  conceal(std::min(missing, kAudioBlock), true);
}

void JitterBuffer::conceal(Duration most, bool takes_time) {
  // Less than a sample cannot be made up; it is given up with the step to the next packet.
  const std::size_t frames = std::max<std::size_t>(to_frames(most), 1);
  const bool first = !concealing_;
  const auto room = samples_.append(frames);
  if (decoder_ != nullptr && !concealment_.active() && decoder_->conceal(room)) {
    codec_conceals_ = true;
  } else {
    codec_conceals_ = false;
    if (!concealment_.active()) {
      // Sound that was decoded and not played yet counts as past, so that the made up follows on it.
      samples_.trim(frames);
      concealment_.begin(samples_);
      generate_filler(samples_.append(frames));
    } else {
      generate_filler(room);
    }
  }
  concealing_ = true;
  if (first) ++statistics_.concealment_events;
  const Duration duration = to_duration(frames);
  statistics_.concealed += duration;
  if (takes_time) {
    next_timestamp_ += std::max<std::int64_t>(to_timestamp(frames), 1);
  } else {
    stalled_ += duration;
  }
}

void JitterBuffer::wait() {
  const std::size_t frames = block() - std::min(samples_.future(), block());
  if (frames == 0) return;
  // The step from sound to silence is a fade: by the codec, or by the concealment where it has none.
  const bool entering = !waiting_ && started_;
  waiting_ = true;
  concealing_ = false;
  stalled_ = {};
  statistics_.comfort_noise += started_ ? to_duration(frames) : Duration::zero();
  const auto room = samples_.append(frames);
  if (!noise_described_ && !concealment_.active() && decoder_ != nullptr && started_ && decoder_->conceal(room)) {
    codec_conceals_ = true;
    return;
  }
  if (entering && !concealment_.active()) {
    samples_.trim(frames);
    concealment_.begin(samples_);
    generate_filler(samples_.append(frames));
  } else {
    generate_filler(room);
  }
  codec_conceals_ = false;
}

void JitterBuffer::generate_filler(std::span<std::int16_t> out) {
  if (concealment_.audible() || (concealment_.active() && !noise_described_)) {
    concealment_.generate(out);
  } else if (noise_described_) {
    comfort_noise_.generate(out, samples_.channels());
  } else {
    std::fill(out.begin(), out.end(), std::int16_t{0});
  }
}

// --- Time ------------------------------------------------------------------------------------------------------------

void JitterBuffer::measure(Timestamp now) {
  if (!started_ || waiting_) return;
  const Duration delay = std::max(delay_of(now, *playing()), Duration::zero());
  statistics_.current_delay += (delay - statistics_.current_delay) / 8;
  second_sum_ += delay;
  if (++second_blocks_ == 100) {
    statistics_.mean_delay = second_sum_ / 100;
    second_sum_ = {};
    second_blocks_ = 0;
  }
  lowest_ = lowest_ ? std::min(*lowest_, delay) : delay;
  if (++measured_ >= 10) {
    lowest_before_ = lowest_;
    lowest_.reset();
    measured_ = 0;
  }
}

void JitterBuffer::stretch(Timestamp now) {
  const std::optional<Duration> level =
      lowest_ && lowest_before_ ? std::min(*lowest_, *lowest_before_) : lowest_before_;
  if (!level) return;
  StretchInput input;
  input.level = *level;
  input.target = target();
  input.since_stretch = since_stretch_;
  input.undisturbed = started_ && !waiting_ && !concealing_;
  const Stretch decision = next_stretch(input);
  if (decision == Stretch::kNone) return;

  const int rate = samples_.format().sample_rate;
  Duration change{};
  if (decision == Stretch::kExpand) {
    const std::size_t frames = time_stretch_.expand(samples_, to_frames(input.target - input.level + kStretchSlack));
    change = to_duration(frames);
    statistics_.expanded += change;
  } else {
    while (samples_.future() < TimeStretch::frames_wanted(rate) && !packets_.empty()) {
      const FillInput more = describe(now);
      const JitterPayload* payload = payload_of(packets_.front().type);
      if (more.front->gap > Duration::zero() || payload == nullptr || payload->decoder != decoder_) return;
      decode_front();
    }
    const bool fast = decision == Stretch::kFastAccelerate;
    if (samples_.future() < TimeStretch::frames_wanted(rate)) return;
    const std::size_t frames =
        time_stretch_.accelerate(samples_, to_frames(input.level - input.target + kStretchSlack), fast);
    change = -to_duration(frames);
    statistics_.accelerated -= change;
  }
  if (change == Duration::zero()) return;
  since_stretch_ = {};
  if (lowest_) *lowest_ += change;
  if (lowest_before_) *lowest_before_ += change;
}

JitterStatistics JitterBuffer::statistics() const {
  JitterStatistics result = statistics_;
  result.target_delay = target();
  if (result.mean_delay == Duration::zero()) result.mean_delay = result.current_delay;
  return result;
}

}  // namespace mtavip::media
