#include <vector>

#include <mtavip/measure.h>

#include "client/media_factory.h"
#include "media/quality/sound_compare.h"

namespace mtavip {
namespace {

struct Sound {
  media::AudioFormat format;
  std::vector<std::int16_t> samples;
};

Expected<Sound> read_sound(client::MediaFactory& factory, const std::string& path) {
  constexpr media::AudioFormat kWanted{48000, 1};
  constexpr Duration kLongest = std::chrono::minutes(10);
  auto source = factory.audio_source({"file", path}, kWanted);
  if (!source) return tl::unexpected<Error>({ErrorCode::kNotFound, source.error()});
  Sound sound{(*source)->format(), {}};
  const std::size_t block = sound.format.samples_in(media::kAudioBlock);
  const std::size_t most = sound.format.samples_in(kLongest);
  while (!(*source)->ended() && sound.samples.size() < most) {
    const std::size_t before = sound.samples.size();
    sound.samples.resize(before + block);
    const std::size_t read = (*source)->read(std::span(sound.samples).subspan(before));
    sound.samples.resize(before + read);
    if (read < block) break;
  }
  return sound;
}

}  // namespace

Expected<SoundComparison> compare_sound(const std::string& reference, const std::string& received) {
  client::MediaFactory factory{{}};
  const auto sent = read_sound(factory, reference);
  if (!sent) return tl::unexpected(sent.error());
  const auto heard = read_sound(factory, received);
  if (!heard) return tl::unexpected(heard.error());
  const auto quality = media::compare_sound(sent->format, sent->samples, heard->format, heard->samples);
  if (!quality) {
    switch (quality.error()) {
      case media::SoundCompareError::kReferenceSilent:
        return tl::unexpected<Error>(
            {ErrorCode::kInvalidArgument, reference + " is silent: there is nothing to look for"});
      case media::SoundCompareError::kTooShort:
        return tl::unexpected<Error>(
            {ErrorCode::kInvalidArgument, "less than half a second of sound cannot be compared"});
      case media::SoundCompareError::kNotFound:
        break;
    }
    return tl::unexpected<Error>({ErrorCode::kNotFound, "nothing of " + reference + " is in " + received});
  }
  SoundComparison result;
  result.delay_ms = to_milliseconds(quality->delay);
  result.coverage = quality->coverage;
  result.gain_db = quality->gain_db;
  result.segmental_snr_db = quality->segmental_snr_db;
  result.score = quality->score;
  result.longest_gap_ms = to_milliseconds(quality->longest_gap);
  return result;
}

}  // namespace mtavip
