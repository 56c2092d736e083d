// Writes a call to a file: sound of both sides and the received picture, in Matroska (.mkv, complete up to the last
// second even if the process is killed) or MP4 (.mp4, fragmented for the same reason). Made by a module (libavformat).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/data_rate.h"
#include "base/result.h"
#include "base/time.h"
#include "media/codec.h"
#include "media/frame.h"

namespace mtavip::media {

struct IoError;

enum class CallSide : std::uint8_t { kReceived, kSent };

struct RecorderSettings {
  enum class Sound : std::uint8_t {
    kNone,
    kMixed,     ///< both sides in one track, as the two people heard it
    kSeparate,  ///< a track for each side
  };
  std::string path;  ///< the ending chooses the container: .mkv or .mp4
  std::string title;
  Sound sound = Sound::kMixed;
  bool picture = true;
  /// What encoded pictures are given as ("H264", "H263-1998", "VP8"), to be stored as they came; empty: decoded
  /// pictures are given and are encoded here as H.264.
  std::string encoding;
  int width = 640;  ///< of decoded pictures: others are scaled to it. Of encoded ones: written to the header only
  int height = 360;
  DataRate rate = DataRate::kilobits_per_second(1500);  ///< where pictures are encoded here
};

/// All write functions may be called from any thread; they copy what they are given into a bounded queue and return at
/// once. A thread of its own encodes and writes. Times are on the clock of the call; the first one given is the file's
/// zero, and gaps stay gaps: silence is written for missing sound, the last picture stands.
class Recorder {
 public:
  virtual ~Recorder() = default;

  /// Sound of one side as it was heard (received) or sent, any rate, one or two channels; `at` is the time of the first
  /// sample.
  virtual void write_audio(CallSide side, Timestamp at, const AudioFormat& format,
                           std::span<const std::int16_t> samples) = 0;
  /// The received picture as it came from the network, in decoding order. Nothing is written before the first key
  /// frame; if none comes within six seconds of sound, the recording is of sound only.
  virtual void write_encoded_video(Timestamp at, const EncodedFrame& frame) = 0;
  /// The received picture after decoding. Pictures of one size are expected; others are scaled to it.
  virtual void write_video(Timestamp at, const VideoFrame& frame) = 0;

  /// Writes what is queued and the end of the file; nothing more may be written. The destructor does the same.
  virtual Result<void, IoError> finish() = 0;
  /// Why nothing is written any more ("no space left on device"), if so.
  [[nodiscard]] virtual std::optional<std::string> failure() const = 0;
  /// Blocks of sound and pictures that were dropped because the disk or processor did not keep up.
  [[nodiscard]] virtual std::size_t dropped() const = 0;
};

}  // namespace mtavip::media
