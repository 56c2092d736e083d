// Ports of the application's own: sound and pictures that a program makes or takes itself. Registered under a name,
// they are used as "app:NAME" wherever a source or sink is named. All calls come from one media thread of the Client
// and must not block.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace mtavip {

/// Sound into a call: 16-bit mono samples at sample_rate().
class SoundInput {
 public:
  virtual ~SoundInput() = default;
  [[nodiscard]] virtual int sample_rate() const = 0;
  /// Fills the front of `out`, returns how many; fewer are taken as silence.
  virtual std::size_t read(std::span<std::int16_t> out) = 0;
};

/// Sound out of a call.
class SoundOutput {
 public:
  virtual ~SoundOutput() = default;
  [[nodiscard]] virtual int sample_rate() const = 0;
  virtual void write(std::span<const std::int16_t> samples) = 0;
};

/// A borrowed 8-bit 4:2:0 picture, valid during the call that it is handed to.
struct Picture {
  int width = 0;
  int height = 0;
  const std::uint8_t* planes[3] = {};  ///< Y, U, V
  int strides[3] = {};
};

class PictureInput {
 public:
  virtual ~PictureInput() = default;
  /// The next picture, its planes valid until the next call; nothing: none is ready.
  virtual std::optional<Picture> read() = 0;
};

class PictureOutput {
 public:
  virtual ~PictureOutput() = default;
  virtual void show(const Picture& picture) = 0;
};

struct DeviceDescription {
  std::string kind;  ///< "microphone", "speaker", "camera", "screen"
  std::string name;  ///< as used after "device:", "camera:" or "screen:"
  std::string description;
  bool is_default = false;
};

struct CodecDescription {
  std::string kind;  ///< "audio" or "video"
  std::string name;  ///< RTP encoding name
  int clock_rate = 0;
  int channels = 1;
};

}  // namespace mtavip
