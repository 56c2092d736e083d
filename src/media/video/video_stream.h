// The picture of one call: one m-line of SIP, or one pair of logical channels of H.323. Between coded pictures and
// datagrams it does everything but encode, decode and show: packetizing and pacing, RTP and RTCP, assembly over loss
// and reordering, when a picture is to be shown, key frames asked for and granted, retransmission, statistics.
//
// Sans-IO and of one thread (the media thread). Encoding and decoding take milliseconds and happen on threads of the
// client's:
//
//   camera -> encoder --push_frame()--> VideoStream --poll_transmit()--> socket
//   socket --handle_packet()--> VideoStream --next_frame()--> decoder -> wait until show_at -> window
//
// After any call drain poll_transmit() and poll_event(), take next_frame() until it is empty, then ask deadline() and
// call handle_timeout() when it has come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/data_rate.h"
#include "base/environment.h"
#include "base/time.h"
#include "media/codec.h"
#include "media/packetize/packetizer.h"
#include "rtp/session.h"

namespace mtavip::media {

inline constexpr std::uint32_t kVideoClockRate = 90'000;

/// A payload type and what it stands for.
struct VideoFormat {
  std::uint8_t payload_type = 0;
  std::string encoding;        ///< RTP encoding name: "H264", "VP8", "H263-1998"
  CodecParameters parameters;  ///< of the side that receives the stream, except sprop-parameter-sets
};

struct VideoStreamConfig {
  /// payload_formats is filled in by the stream from `receive`.
  rtp::SessionConfig session;
  /// What we send; nothing: we do not (recvonly, inactive, no codec in common).
  std::optional<VideoFormat> send;
  /// What may come; empty: whatever comes is dropped.
  std::vector<VideoFormat> receive;
  /// Key frames can be asked for in the signalling too (SIP INFO, H.245 videoFastUpdatePicture), where RTCP cannot.
  bool key_frames_by_signalling = true;
  /// The peer repairs loss at a NACK. (What we repair is session.retransmission_history.)
  bool nack = false;
  PayloadLimits payload;

  // --- Receiving: what is traded between delay and smoothness.
  Duration minimum_delay = Duration::zero();                ///< from complete arrival to show_at
  Duration maximum_delay = std::chrono::milliseconds(500);  ///< the most that smoothing may add
  Duration reorder_wait = std::chrono::milliseconds(40);    ///< for a missing packet, where nobody sends it again
  std::size_t buffer_packets = 2048;                        ///< received, not yet assembled
  std::size_t buffer_bytes = 4 * 1024 * 1024;
  /// How long the picture may stand still waiting for a key frame before damaged pictures are shown after all.
  Duration freeze_limit = std::chrono::milliseconds(1500);
};

/// A coded picture for the decoder, in decoding order.
struct ReceivedFrame {
  EncodedFrame frame;
  std::string_view encoding;  ///< of its payload type; valid until reconfigure()
  /// When to show it on the monotonic clock: decode at once, then wait. Never far in the past; steady for a steady
  /// sender.
  Timestamp show_at{};
  Timestamp arrived{};  ///< of its last packet
  std::uint32_t rtp_timestamp = 0;
  /// Pictures that it refers to are missing: the decoder will show traces of that.
  bool damaged = false;
  /// Another codec or another sender than before: begin with a new decoder.
  bool new_stream = false;
};

/// The encoder is to make its next picture a key frame.
struct KeyFrameWanted {
  enum class Why : std::uint8_t { kStart, kPeer, kPacketsLost } why{};
};
/// We need a key frame and RTCP cannot ask for it: ask by signalling. Comes with back-off.
struct AskForKeyFrame {};
/// The first picture of the stream arrived, complete or not.
struct FirstVideoPacket {};
/// The picture stood still for this long, and moves again.
struct PictureFroze {
  Duration duration{};
};
/// What the peer or the network allows the encoder; nothing: no limit any more.
struct VideoRateLimit {
  std::optional<DataRate> rate;
};
/// Everything about the session that concerns no picture.
using VideoEvent =
    std::variant<KeyFrameWanted, AskForKeyFrame, FirstVideoPacket, PictureFroze, VideoRateLimit, rtp::Event>;

struct VideoStatistics {
  rtp::Statistics rtp;

  std::uint64_t frames_sent = 0;
  std::uint64_t key_frames_sent = 0;
  std::uint64_t frames_refused = 0;   ///< pictures of the encoder that could not be packetized or queued
  double frames_per_second_sent = 0;  ///< over the last two seconds
  DataRate rate_sent;                 ///< RTP payload, over the last two seconds
  Duration pacing_delay{};            ///< longest that a packet of the last two seconds waited

  std::uint64_t frames_received = 0;  ///< complete
  std::uint64_t key_frames_received = 0;
  std::uint64_t frames_incomplete = 0;   ///< given up: packets missing
  std::uint64_t frames_skipped = 0;      ///< complete, not decoded: waiting for a key frame
  std::uint64_t frames_damaged = 0;      ///< decoded without what they refer to
  std::uint64_t packets_late = 0;        ///< after their picture had been given up
  std::uint64_t packets_refused = 0;     ///< no payload of its format, or beyond the buffer's bounds
  std::uint64_t packets_recovered = 0;   ///< came after a NACK, in time
  std::uint64_t freezes = 0;             ///< gaps over max(3 x mean, mean + 150 ms) between pictures
  Duration freeze_time{};                ///< their sum
  std::uint64_t key_frames_asked = 0;    ///< by us, RTCP and signalling together
  std::uint64_t key_frames_granted = 0;  ///< to the peer
  double frames_per_second_received = 0;
  DataRate rate_received;
  Duration frame_jitter{};  ///< how much the arrival of whole pictures varies
  Duration delay{};         ///< from complete arrival to show_at, latest
};

/// For lip synchronisation: how one moment of the sender's clock and our screen are related.
struct VideoPlayout {
  WallTime captured;  ///< on the sender's wall clock (from its sender reports)
  Timestamp shown{};  ///< on our monotonic clock, without the extra delay
};

class VideoStream {
 public:
  VideoStream(Environment& environment, VideoStreamConfig config);
  ~VideoStream();
  VideoStream(const VideoStream&) = delete;
  VideoStream& operator=(const VideoStream&) = delete;

  /// RTCP begins, and a key frame is wanted of the encoder.
  void start(Timestamp now);
  /// After re-negotiation. SSRC, sequence numbers, timestamps and statistics go on; a codec that did not change keeps
  /// its state. cname, ssrc, limits, history and the buffers' bounds stay as they were.
  void reconfigure(Timestamp now, const VideoStreamConfig& config);
  /// RTCP BYE; nothing is sent afterwards.
  void stop(Timestamp now);
  /// SRTP; null: none.
  void set_transform(std::unique_ptr<rtp::Transform> transform);

  // --- Sending.
  /// One picture from the encoder, as taken at `captured`. False: not sent (no format, no address, not a picture, or
  /// the queue is full because the encoder ignores its rate); the encoder should then be asked for a key frame.
  bool push_frame(Timestamp now, const EncodedFrame& frame, Timestamp captured);
  /// Packets of a picture are spread over at most half of this, so that a key frame is no burst. Default 30 a second.
  void set_frame_rate(double frames_per_second);
  /// The peer asks for a key frame by signalling (INFO, H.245). Requests that come too fast are one.
  void key_frame_requested(Timestamp now);

  // --- Receiving.
  /// A datagram from one of the two sockets; decrypted in place.
  void handle_packet(Timestamp now, rtp::Channel channel, Timestamp arrival, const Endpoint& from,
                     std::span<std::byte> datagram);
  /// The next picture for the decoder; to be asked until there is none.
  std::optional<ReceivedFrame> next_frame(Timestamp now);
  /// Gives the memory of a decoded picture back for later ones. Optional.
  void recycle(EncodedFrame frame);
  /// The decoder failed: pictures that follow cannot be trusted until a key frame, which is asked for.
  void decoder_failed(Timestamp now);
  /// Lip synchronisation: shows everything this much later.
  void set_extra_delay(Duration delay);
  /// Nothing before the first picture and the first sender report.
  [[nodiscard]] std::optional<VideoPlayout> playout() const;

  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  // --- Outputs.
  /// `bytes` stays valid until the next call that is not a poll.
  std::optional<rtp::Transmit> poll_transmit();
  std::optional<VideoEvent> poll_event();

  [[nodiscard]] VideoStatistics statistics(Timestamp now) const;
  [[nodiscard]] std::uint32_t ssrc() const;
  [[nodiscard]] std::string_view remote_cname() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mtavip::media
