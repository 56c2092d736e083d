// OpenLogicalChannel and its acknowledgement as plain values, for channels opened by H.245 and by the elements of
// fast connect alike (H.245 clauses 7.3.1 and B.3, H.323 clause 8.1.7.1).
#pragma once

#include <cstdint>
#include <optional>

#include "h323/control/channels.h"
#include "h323/endpoint/media.h"
#include "h323/messages/h245_logical_channel.h"

namespace mtavip::h323 {

/// RTP sessions of the primary streams (H.225.0 clause 7.3.2).
inline constexpr std::uint8_t kAudioSession = 1;
inline constexpr std::uint8_t kVideoSession = 2;
[[nodiscard]] constexpr std::uint8_t session_of(MediaKind kind) {
  return kind == MediaKind::kAudio ? kAudioSession : kVideoSession;
}

/// What an OpenLogicalChannel says.
struct ChannelProposal {
  control::ChannelNumber number = 0;
  bool reverse = false;  ///< only in fast connect: who answers would send on it
  std::uint8_t session = 0;
  std::optional<MediaFormat> format;  ///< nothing: not known here
  bool is_video = false;
  std::uint8_t payload_type = 0;
  /// Of who proposes: rtp only where it is to receive.
  std::optional<Endpoint> rtp;
  std::optional<Endpoint> rtcp;
};
/// Nothing where it is no single, one-way channel over RTP: data channels, both directions at once, other networks.
[[nodiscard]] std::optional<ChannelProposal> read_open(const h245::OpenLogicalChannel& message);

/// `rtp` is left out where it is not told (a sender does not know it), the number is to be filled in.
[[nodiscard]] h245::OpenLogicalChannel make_open(const ChannelProposal& proposal);

struct ChannelAnswer {
  control::ChannelNumber number = 0;
  std::uint8_t session = 0;
  std::optional<Endpoint> rtp;
  std::optional<Endpoint> rtcp;
  std::optional<std::uint8_t> payload_type;  ///< dynamic, where the receiver wants another one
  bool paused = false;                       ///< flowControlToZero
};
[[nodiscard]] ChannelAnswer read_answer(const h245::OpenLogicalChannelAck& message);
[[nodiscard]] h245::OpenLogicalChannelAck make_answer(const ChannelAnswer& answer);

}  // namespace mtavip::h323
