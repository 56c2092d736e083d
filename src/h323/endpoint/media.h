// What a call's media are, in H.245's words but without its messages: formats with the parameters that capabilities
// carry, our streams in order of preference, and what the logical channels that were opened amount to.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/data_rate.h"
#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip::h323 {

enum class MediaKind : std::uint8_t { kAudio, kVideo };

enum class Codec : std::uint8_t {
  kG711ALaw,
  kG711MuLaw,
  kG722,   ///< 64 kbit/s
  kG7221,  ///< 24 or 32 kbit/s by max_bit_rate
  kG729,   ///< G.729 and its Annex A: one bit stream
  kOpus,   ///< by generic capability
  kH261,
  kH263,      ///< the baseline in RFC 2190 payloads
  kH263Plus,  ///< RFC 4629 payloads (H.245's h263 with h263Options and the rfc2429 packetization)
  kH264,      ///< by the generic capability of H.241
};
[[nodiscard]] MediaKind kind_of(Codec codec);
/// The RTP encoding name of RFC 3551 and its followers: "PCMA", "H263-1998".
[[nodiscard]] std::string_view name_of(Codec codec);
/// Of RFC 3551; nothing where the payload type is dynamic.
[[nodiscard]] std::optional<std::uint8_t> static_payload_type(Codec codec);

/// Minimum picture interval by size in units of 1/29.97 s, 1 to 32; zero: this size is not for this receiver (H.245,
/// H261VideoCapability and H263VideoCapability).
struct PictureIntervals {
  std::uint8_t sqcif = 0;
  std::uint8_t qcif = 0;
  std::uint8_t cif = 0;
  std::uint8_t cif4 = 0;
  std::uint8_t cif16 = 0;
  friend bool operator==(const PictureIntervals&, const PictureIntervals&) = default;
};

/// The parameters of H.241 table 8-4 that decide what may be sent.
struct H264Parameters {
  /// H.241 8.3.2.1: 64 baseline, 32 main, 16 extended, 8 high.
  std::uint8_t profiles = 64;
  std::uint8_t level_idc = 13;  ///< H.264 level times ten, as in SDP's profile-level-id; 9 is level 1b
  /// Beyond the level, in macroblocks per second and in macroblocks; zero: as the level says.
  std::uint32_t max_mbps = 0;
  std::uint32_t max_fs = 0;
  /// Payload formats that the receiver takes: RFC 6184 modes 0 (H.241 Annex A) and 1.
  bool single_nal_unit = true;
  bool non_interleaved = false;
  friend bool operator==(const H264Parameters&, const H264Parameters&) = default;
};

/// A format as its receiver describes it, or as the sender of a channel has chosen it.
struct MediaFormat {
  Codec codec = Codec::kG711ALaw;
  Duration packet_time = 20ms;  ///< the most sound in one packet
  DataRate max_bit_rate;        ///< zero: as the codec says
  PictureIntervals pictures;    ///< H.261, H.263 and H.263+
  H264Parameters h264;
  /// For dynamic payload types: the wanted one, 96 to 127. Chosen here where it is empty.
  std::optional<std::uint8_t> payload_type;
  friend bool operator==(const MediaFormat&, const MediaFormat&) = default;
};

/// As seen from this side.
enum class Direction : std::uint8_t { kInactive, kSendOnly, kReceiveOnly, kSendReceive };
constexpr bool sends(Direction direction) {
  return direction == Direction::kSendOnly || direction == Direction::kSendReceive;
}
constexpr bool receives(Direction direction) {
  return direction == Direction::kReceiveOnly || direction == Direction::kSendReceive;
}

/// What we can and want to do in one stream.
struct LocalStream {
  MediaKind kind = MediaKind::kAudio;
  bool enabled = true;
  std::vector<MediaFormat> formats;  ///< in order of preference; can be sent and received
  Direction direction = Direction::kSendReceive;
  /// An unspecified address is replaced by the call's own address towards the peer.
  Endpoint rtp;
  Endpoint rtcp;
  /// Payload type of telephone events (RFC 4733) that we take; nothing: none are offered.
  std::optional<std::uint8_t> dtmf_payload_type;
};
using LocalMedia = std::vector<LocalStream>;

/// An open channel towards the peer.
struct SendChannel {
  MediaFormat format;
  std::uint8_t payload_type = 0;
  Endpoint rtp;
  Endpoint rtcp;
  DataRate limit;  ///< of the channel, and of flow control; zero: none said
  /// Payload type with which the peer takes telephone events.
  std::optional<std::uint8_t> dtmf_payload_type;
  friend bool operator==(const SendChannel&, const SendChannel&) = default;
};
/// An open channel from the peer.
struct ReceiveChannel {
  MediaFormat format;
  std::uint8_t payload_type = 0;
  Endpoint remote_rtcp;
  std::optional<std::uint8_t> dtmf_payload_type;
  friend bool operator==(const ReceiveChannel&, const ReceiveChannel&) = default;
};
/// What is open now in one stream. A stream without either is silent, for now or for ever.
struct StreamState {
  MediaKind kind = MediaKind::kAudio;
  std::optional<SendChannel> send;
  std::optional<ReceiveChannel> receive;
  bool remote_muted = false;  ///< the peer said that its channel is inactive (H.245 logicalChannelInactive)
  friend bool operator==(const StreamState&, const StreamState&) = default;
};

}  // namespace mtavip::h323
