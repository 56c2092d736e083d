// What a call's media are, in words that belong to neither protocol: the SIP leg turns them into SDP offers and
// answers, the H.323 leg into capability sets and logical channels.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <mtavip/types.h>

#include "base/data_rate.h"
#include "base/ip_address.h"
#include "base/time.h"
#include "media/codec.h"
#include "rtp/media_security.h"

namespace mtavip::call {

/// A codec in one configuration, as its receiver describes it.
struct Codec {
  std::string name;  ///< RTP encoding name
  int clock_rate = 8000;
  int channels = 1;
  media::CodecParameters parameters;
};

/// The configurations in which we can receive a codec, best first; empty for an unknown name.
[[nodiscard]] std::vector<Codec> configurations_of(const std::string& name, MediaKind kind);
[[nodiscard]] std::vector<std::string> default_codec_order(MediaKind kind, Protocol protocol = Protocol::kSip);
/// Every codec that can be asked for by name: those offered in SIP calls unless told, then the others.
[[nodiscard]] std::vector<std::string> known_codecs(MediaKind kind);

/// What we can and want to do in one stream.
struct LocalStream {
  MediaKind kind = MediaKind::kAudio;
  bool enabled = true;
  std::vector<Codec> codecs;  ///< in order of preference
  MediaDirection direction = MediaDirection::kSendReceive;
  Endpoint rtp;
  Endpoint rtcp;
  std::uint32_t ssrc = 0;
  std::string cname;
  Duration packet_time = 20ms;
  std::optional<DataRate> receive_limit;
  std::optional<crypto::Fingerprint> fingerprint;  ///< of our certificate, where DTLS is possible
};
using LocalMedia = std::vector<LocalStream>;

struct AgreedCodec {
  std::string name;
  int clock_rate = 8000;
  int channels = 1;
  std::uint8_t payload_type = 0;
  media::CodecParameters parameters;  ///< what the receiver asks of the sender
};

/// What both sides agreed on for one stream.
struct AgreedStream {
  MediaKind kind = MediaKind::kAudio;
  bool accepted = false;
  MediaDirection direction = MediaDirection::kInactive;
  std::optional<AgreedCodec> send;
  std::vector<AgreedCodec> receive;
  std::optional<std::uint8_t> send_dtmf;  ///< payload type of telephone-event, at the clock rate of the send codec
  std::vector<std::pair<std::uint8_t, int>> receive_dtmf;  ///< payload type and clock rate
  std::optional<std::uint8_t> comfort_noise;
  Endpoint remote_rtp;
  Endpoint remote_rtcp;
  bool rtcp_mux = false;
  bool reduced_size_rtcp = false;
  bool feedback = false;  ///< any RTCP feedback message was agreed
  bool feedback_nack = false;
  bool feedback_pli = false;
  bool feedback_fir = false;
  bool feedback_profile = false;        ///< RTP/AVPF: early feedback timing
  std::optional<Duration> packet_time;  ///< what the other side wants to receive
  std::optional<DataRate> send_limit;
  std::optional<double> max_frames_per_second;
  rtp::MediaSecurity security;
};

struct MediaAgreement {
  std::vector<AgreedStream> streams;  ///< parallel to LocalMedia
  bool held_by_remote = false;
};

}  // namespace mtavip::call
