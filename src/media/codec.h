// Encoders and decoders as the engine sees them. Implementations are in codec/ and in modules that are loaded when
// first needed; the engine knows them by their RTP encoding names ("PCMU", "opus", "H264").
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/data_rate.h"
#include "base/result.h"
#include "media/frame.h"

namespace mtavip::media {

enum class CodecError : std::uint8_t {
  kUnknown,      ///< no such codec here
  kUnavailable,  ///< the library or hardware behind it could not be loaded
  kBadInput,     ///< the payload does not decode
  kBadParameter,
  kInternal,
};

/// Format parameters of SDP (a=fmtp) or their H.323 equals, name and value as written.
struct CodecParameter {
  std::string name;
  std::string value;
};
using CodecParameters = std::vector<CodecParameter>;

/// The value of a parameter, its name compared without case.
[[nodiscard]] std::optional<std::string_view> find_parameter(const CodecParameters& parameters, std::string_view name);

struct AudioCodecSettings {
  std::string name;       ///< RTP encoding name
  int clock_rate = 8000;  ///< RTP clock; G.722 says 8000 and samples at 16000
  int channels = 1;
  CodecParameters parameters;  ///< what the receiver of the stream asked for
  std::optional<DataRate> rate;
};

class AudioEncoder {
 public:
  virtual ~AudioEncoder() = default;
  /// What encode() takes.
  [[nodiscard]] virtual AudioFormat format() const = 0;
  /// One packet's worth of samples (any multiple of 10 ms that the codec allows); appends the payload to `out`.
  virtual Result<void, CodecError> encode(std::span<const std::int16_t> samples, Bytes& out) = 0;
  virtual void set_rate(DataRate) {}
  /// Expected loss at the receiver, 0 to 1, for codecs with in-band FEC.
  virtual void set_expected_loss(double) {}
};

class AudioDecoder {
 public:
  virtual ~AudioDecoder() = default;
  /// What decode() gives.
  [[nodiscard]] virtual AudioFormat format() const = 0;
  /// Samples per channel that a payload holds, without decoding it; 0 if it cannot be told.
  [[nodiscard]] virtual std::size_t samples_in(ByteView payload) const = 0;
  /// Whether nothing may follow a payload for long, because the sender is silent and will send no packets until it is
  /// not. By default one of nothing but its header, which is how Opus says so.
  [[nodiscard]] virtual bool announces_silence(ByteView payload) const { return payload.size() <= 2; }
  /// Decodes one payload; returns samples (all channels) written to the front of `out`.
  virtual Result<std::size_t, CodecError> decode(ByteView payload, std::span<std::int16_t> out) = 0;
  /// The codec's own concealment of `out.size()` missing samples; false: it has none.
  virtual bool conceal(std::span<std::int16_t> out) {
    static_cast<void>(out);
    return false;
  }
  /// The frame before `next` from the redundancy inside `next` (Opus in-band FEC); false: there is none.
  virtual bool recover(ByteView next, std::span<std::int16_t> out) {
    static_cast<void>(next);
    static_cast<void>(out);
    return false;
  }
  virtual void reset() {}
};

struct VideoCodecSettings {
  std::string name;            ///< RTP encoding name
  CodecParameters parameters;  ///< what the receiver of the stream asked for
  int width = 640;
  int height = 360;
  double frames_per_second = 30;
  DataRate rate = DataRate::kilobits_per_second(768);
  std::size_t max_payload = 1200;  ///< encoders that must fit a slice in a packet (H.264 mode 0) obey it
};

/// One coded picture. H.264 and H.265: Annex B byte stream; others: as in their RTP payload format.
struct EncodedFrame {
  Bytes data;
  bool key_frame = false;
};

class VideoEncoder {
 public:
  virtual ~VideoEncoder() = default;
  /// Encodes one picture of the configured size; `out.data` stays empty where the encoder dropped it.
  virtual Result<void, CodecError> encode(const VideoFrame& frame, bool key_frame, EncodedFrame& out) = 0;
  virtual void set_rate(DataRate rate, double frames_per_second) = 0;
  [[nodiscard]] virtual std::string implementation() const = 0;  ///< "libx264", "h264_vaapi"
};

class VideoDecoder {
 public:
  virtual ~VideoDecoder() = default;
  /// Decodes one picture; nothing without error: more input is needed first.
  virtual Result<std::optional<VideoFrame>, CodecError> decode(const EncodedFrame& frame) = 0;
  virtual void reset() {}
  [[nodiscard]] virtual std::string implementation() const = 0;
};

}  // namespace mtavip::media
