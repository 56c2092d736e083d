// Between coded pictures and RTP payloads: one interface for all payload formats of video, sending and receiving.
//   H.264 RFC 6184, H.263+ RFC 4629 (and 2429), VP8 RFC 7741, H.263 RFC 2190, H.261 RFC 4587.
// A packetizer is given whole pictures of our own encoder; a depacketizer is given what the network delivered and
// trusts nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "media/codec.h"

namespace mtavip::media {

enum class PayloadError : std::uint8_t {
  kEmpty,        ///< no payload, or nothing of use in it
  kTruncated,    ///< ends inside a header or a length field's range
  kUnsupported,  ///< a packet type that was not negotiated (interleaving, reserved values)
  kIncomplete,   ///< fragments are missing and nothing decodable is left
  kTooLarge,     ///< beyond the limits below
  kBadFrame,     ///< not a coded picture of this codec (sending side)
};

struct PayloadLimits {
  std::size_t max_payload = 1200;           ///< bytes after the RTP header that we send in one packet
  std::size_t max_frame = 4 * 1024 * 1024;  ///< bytes of one coded picture, either direction
  std::size_t max_packets = 4096;           ///< packets of one coded picture, either direction
};

/// The payloads of one picture in sending order, in one block of memory that is kept for the next picture.
class PayloadList {
 public:
  void clear() {
    bytes_.clear();
    ends_.clear();
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }
  [[nodiscard]] std::size_t total_bytes() const { return bytes_.size(); }
  [[nodiscard]] ByteView operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return ByteView(bytes_).subspan(begin, ends_[index] - begin);
  }

  void append(std::uint8_t value) { bytes_.push_back(static_cast<std::byte>(value)); }
  void append(ByteView data) { bytes_.insert(bytes_.end(), data.begin(), data.end()); }
  /// What was appended since the last call is one payload.
  void end_payload() { ends_.push_back(bytes_.size()); }

 private:
  Bytes bytes_;
  std::vector<std::size_t> ends_;
};

class Packetizer {
 public:
  virtual ~Packetizer() = default;
  /// Replaces `out` by the payloads of one picture; the RTP marker belongs on the last. After an error `out` is empty.
  virtual Result<void, PayloadError> packetize(const EncodedFrame& frame, PayloadList& out) = 0;
};

/// What one payload tells about its place, without the rest of its picture.
struct PayloadTraits {
  bool usable = false;        ///< well-formed enough to be kept
  bool starts_frame = false;  ///< cannot be preceded by other packets of the same picture's coded data
  bool may_start = false;     ///< could be the first packet of a picture
};

/// One received payload and whether packets before it, of the same picture, are missing.
struct PayloadPart {
  ByteView payload;
  bool after_gap = false;
};

class Depacketizer {
 public:
  virtual ~Depacketizer() = default;
  [[nodiscard]] virtual PayloadTraits inspect(ByteView payload) const = 0;
  /// Replaces `out` by the picture that the parts (one RTP timestamp, in sequence) hold. With gaps, what cannot be
  /// decoded is left out. Memory of `out` is reused.
  virtual Result<void, PayloadError> assemble(std::span<const PayloadPart> parts, EncodedFrame& out) = 0;
};

/// By RTP encoding name (without case): "H264", "H263-1998", "H263-2000", "VP8", "H263", "H261". Nothing for other
/// names. `parameters` is the fmtp of the receiver for a packetizer (packetization-mode) and of the sender for a
/// depacketizer (sprop-parameter-sets).
[[nodiscard]] std::unique_ptr<Packetizer> make_packetizer(std::string_view encoding, const CodecParameters& parameters,
                                                          const PayloadLimits& limits = {});
[[nodiscard]] std::unique_ptr<Depacketizer> make_depacketizer(std::string_view encoding,
                                                              const CodecParameters& parameters,
                                                              const PayloadLimits& limits = {});

}  // namespace mtavip::media
