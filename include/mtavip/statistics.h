// What a call measures about itself. Counters run from the start of the stream; times are in milliseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <mtavip/types.h>

namespace mtavip {

/// RTP and RTCP of one stream (RFC 3550).
struct TransportStatistics {
  std::uint64_t packets_sent = 0;
  std::uint64_t bytes_sent = 0;  ///< payload, without RTP headers
  std::uint64_t packets_received = 0;
  std::uint64_t bytes_received = 0;
  std::int64_t packets_lost = 0;      ///< of those the peer sent to us; negative where duplicates arrived
  std::uint64_t packets_late = 0;     ///< arrived after their time to be played
  std::uint64_t packets_invalid = 0;  ///< dropped: not RTP, unknown payload type, malformed
  double jitter_ms = 0;               ///< interarrival jitter, RFC 3550 section 6.4.1
  std::optional<double> round_trip_ms;
  std::optional<double> remote_loss;  ///< fraction of our packets that the peer reports lost, 0 to 1
  std::optional<double> remote_jitter_ms;
};

struct AudioStatistics {
  TransportStatistics transport;
  std::string send_codec;
  std::string receive_codec;
  double playout_delay_ms = 0;    ///< jitter buffer: arrival to output, mean of the last second
  double concealed_ms = 0;        ///< sound made up for what was missing
  double accelerated_ms = 0;      ///< time taken out to catch up
  double expanded_ms = 0;         ///< time put in to wait
  double sent_level_dbfs = -127;  ///< mean level of the last second
  double received_level_dbfs = -127;
  std::uint64_t dtmf_received = 0;
  // Monotonic clock of the machine (CLOCK_MONOTONIC), in microseconds: with them the delay of the sound from one
  // process to another of the same machine can be told from their files.
  std::optional<std::int64_t> source_started_us;  ///< the first sample was read from the source
  std::optional<std::int64_t> sink_started_us;    ///< the first sample was written to the sink
};

/// What was read from the machine-readable marks of the `test` picture by the `check` sink.
struct TestPictureStatistics {
  std::uint64_t frames_read = 0;
  std::uint64_t frames_unreadable = 0;
  std::uint64_t frames_missing = 0;  ///< gaps in the frame counter
  double delay_ms = 0;               ///< capture to display, mean; only valid between processes of one machine
  double delay_max_ms = 0;
  double psnr_db = 0;  ///< luma, mean, against the picture that was sent
  double ssim = 0;
};

struct VideoStatistics {
  TransportStatistics transport;
  std::string send_codec;
  std::string receive_codec;
  std::string encoder;
  std::string decoder;
  int sent_width = 0;
  int sent_height = 0;
  int received_width = 0;
  int received_height = 0;
  std::uint64_t frames_sent = 0;
  std::uint64_t frames_received = 0;
  std::uint64_t frames_dropped = 0;
  std::uint64_t key_frames_sent = 0;
  std::uint64_t key_frames_received = 0;
  std::uint64_t key_frame_requests_sent = 0;
  std::uint64_t key_frame_requests_received = 0;
  double frames_per_second = 0;  ///< shown, over the last second
  std::uint64_t freezes = 0;     ///< gaps longer than max(3 x mean, mean + 150 ms)
  double freeze_ms = 0;
  std::optional<TestPictureStatistics> test_picture;
};

struct CallStatistics {
  double duration_s = 0;
  /// From the first INVITE or Setup sent (received, for an incoming call) to the 200 or Connect.
  std::optional<double> setup_ms;
  /// From the answer (200 or Connect) to the first packet of sound received.
  std::optional<double> first_sound_ms;
  std::optional<AudioStatistics> audio;
  std::optional<VideoStatistics> video;
  std::optional<double> lip_sync_ms;  ///< how much later the picture is seen than its sound is heard; negative: earlier
};

}  // namespace mtavip
