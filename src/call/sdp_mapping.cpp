#include "call/sdp_mapping.h"

#include <algorithm>
#include <span>

#include "base/check.h"

namespace mtavip::call {
namespace {

media::CodecParameters parameters_from(const sdp::FormatParameters& from) {
  media::CodecParameters to;
  to.reserve(from.size());
  for (const auto& parameter : from) to.push_back({parameter.name, parameter.value});
  return to;
}

AgreedCodec codec_from(const sdp::NegotiatedCodec& from, bool sending) {
  return {from.format.name, from.format.clock_rate, from.format.channels,
          sending ? from.send_payload_type : from.receive_payload_type,
          parameters_from(sending ? from.send_parameters : from.receive_parameters)};
}

rtp::MediaSecurity security_from(const sdp::NegotiatedStream& from) {
  if (const auto* keys = std::get_if<sdp::NegotiatedKeys>(&from.security)) {
    const auto key = [](const sdp::SdesKey& sdes) {
      // Negotiated suites are those that both layers know.
      const auto suite = crypto::parse_srtp_suite(sdes.suite);
      MTAVIP_CHECK(suite && sdes.master.size() == crypto::key_size(*suite) + crypto::salt_size(*suite));
      return crypto::SrtpKey{*suite, crypto::Secret(sdes.master), sdes.identifier};
    };
    return rtp::SrtpKeys{key(keys->local), key(keys->remote)};
  }
  if (const auto* dtls = std::get_if<sdp::NegotiatedDtls>(&from.security)) {
    rtp::DtlsAgreement agreement;
    agreement.active = dtls->active;
    for (const auto& fingerprint : dtls->fingerprints) {
      agreement.fingerprints.push_back({fingerprint.hash, to_bytes(std::as_bytes(std::span(fingerprint.digest)))});
    }
    agreement.association = dtls->tls_id;
    return agreement;
  }
  return {};
}

AgreedStream stream_from(const sdp::NegotiatedStream& from) {
  AgreedStream to;
  to.kind = from.kind == sdp::MediaKind::kVideo ? MediaKind::kVideo : MediaKind::kAudio;
  to.accepted = from.state == sdp::StreamState::kAccepted;
  if (!to.accepted) return to;
  to.direction = from_sdp(from.direction);
  for (const auto& codec : from.codecs) to.receive.push_back(codec_from(codec, false));
  if (!from.codecs.empty()) to.send = codec_from(from.codecs.front(), true);
  for (const auto& events : from.events) {
    to.receive_dtmf.emplace_back(events.receive_payload_type, events.clock_rate);
    // RFC 4733 section 2.3: events share the timestamps of the sound, so the clock rates must be the same; where the
    // other side lists only one, it is used all the same.
    const bool fits = to.send && events.clock_rate == to.send->clock_rate;
    if (fits || !to.send_dtmf) to.send_dtmf = events.send_payload_type;
  }
  to.comfort_noise = from.comfort_noise;
  to.remote_rtp = from.remote_rtp;
  to.remote_rtcp = from.remote_rtcp;
  to.rtcp_mux = from.rtcp_mux;
  to.reduced_size_rtcp = from.rtcp_reduced_size;
  for (const auto& feedback : from.feedback) {
    to.feedback = true;
    if (feedback.type == "nack" && feedback.parameter.empty()) to.feedback_nack = true;
    if (feedback.type == "nack" && feedback.parameter == "pli") to.feedback_pli = true;
    if (feedback.type == "ccm" && feedback.parameter == "fir") to.feedback_fir = true;
  }
  to.feedback_profile = sdp::has_feedback(from.profile);
  to.packet_time = from.packet_time;
  to.send_limit = from.send_limit;
  to.max_frames_per_second = from.frame_rate;
  to.security = security_from(from);
  return to;
}

}  // namespace

sdp::Direction to_sdp(MediaDirection direction) {
  switch (direction) {
    case MediaDirection::kInactive:
      return sdp::Direction::kInactive;
    case MediaDirection::kSendOnly:
      return sdp::Direction::kSendOnly;
    case MediaDirection::kReceiveOnly:
      return sdp::Direction::kReceiveOnly;
    case MediaDirection::kSendReceive:
      break;
  }
  return sdp::Direction::kSendReceive;
}

MediaDirection from_sdp(sdp::Direction direction) {
  switch (direction) {
    case sdp::Direction::kInactive:
      return MediaDirection::kInactive;
    case sdp::Direction::kSendOnly:
      return MediaDirection::kSendOnly;
    case sdp::Direction::kReceiveOnly:
      return MediaDirection::kReceiveOnly;
    case sdp::Direction::kSendReceive:
      break;
  }
  return MediaDirection::kSendReceive;
}

std::vector<sdp::LocalStream> to_sdp(const LocalMedia& media) {
  std::vector<sdp::LocalStream> streams;
  for (const auto& from : media) {
    sdp::LocalStream to;
    to.kind = from.kind == MediaKind::kVideo ? sdp::MediaKind::kVideo : sdp::MediaKind::kAudio;
    to.enabled = from.enabled;
    for (const auto& codec : from.codecs) {
      sdp::CodecFormat format;
      format.name = codec.name;
      format.clock_rate = codec.clock_rate;
      format.channels = codec.channels;
      for (const auto& parameter : codec.parameters) format.parameters.push_back({parameter.name, parameter.value});
      to.codecs.push_back(std::move(format));
    }
    to.telephone_event = from.kind == MediaKind::kAudio;
    to.direction = to_sdp(from.direction);
    to.rtp = from.rtp;
    to.rtcp = from.rtcp;
    if (from.kind == MediaKind::kVideo) to.feedback = {{"nack", ""}, {"nack", "pli"}, {"ccm", "fir"}};
    if (from.kind == MediaKind::kAudio) to.packet_time = from.packet_time;
    to.bandwidth = from.receive_limit;
    if (from.ssrc != 0) to.ssrc = from.ssrc;
    to.cname = from.cname;
    streams.push_back(std::move(to));
  }
  return streams;
}

MediaAgreement from_sdp(const sdp::Negotiation& negotiation) {
  MediaAgreement agreement;
  for (const auto& stream : negotiation.streams) agreement.streams.push_back(stream_from(stream));
  agreement.held_by_remote = negotiation.held_by_remote();
  return agreement;
}

}  // namespace mtavip::call
