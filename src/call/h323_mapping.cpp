#include "call/h323_mapping.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"

namespace mtavip::call {
namespace {

constexpr std::uint8_t kTelephoneEventPayloadType = 101;
constexpr DataRate kVideoReceiveLimit = DataRate::kilobits_per_second(1920);
constexpr std::array kCodecs{h323::Codec::kG711ALaw, h323::Codec::kG711MuLaw, h323::Codec::kG722, h323::Codec::kG7221,
                             h323::Codec::kG729,     h323::Codec::kOpus,      h323::Codec::kH261, h323::Codec::kH263,
                             h323::Codec::kH263Plus, h323::Codec::kH264};

// H.241 8.3.2.1 and the profile_idc of H.264 that SDP's profile-level-id begins with, the one to prefer first: what
// every decoder knows.
struct Profile {
  std::uint8_t bit;
  std::uint8_t profile_idc;
  std::uint8_t constraints;
};
constexpr std::array kProfiles{Profile{64, 0x42, 0xe0}, Profile{32, 0x4d, 0x40}, Profile{8, 0x64, 0x00},
                               Profile{16, 0x58, 0x00}};
constexpr std::uint8_t kHighProfile = 0x64;
constexpr std::uint8_t kLevel1b = 9;
constexpr std::uint8_t kConstraintSet3 = 0x10;

std::optional<unsigned> number(const media::CodecParameters& parameters, std::string_view name) {
  const auto value = media::find_parameter(parameters, name);
  return value ? parse_number<unsigned>(*value) : std::nullopt;
}

h323::H264Parameters h264_from(const media::CodecParameters& parameters) {
  h323::H264Parameters result;
  const auto text = media::find_parameter(parameters, "profile-level-id").value_or("42e01f");
  const auto value = parse_number<std::uint32_t>(text, 16).value_or(0x42e01f);
  const auto profile_idc = static_cast<std::uint8_t>(value >> 16U);
  for (const auto& profile : kProfiles) {
    if (profile.profile_idc == profile_idc) result.profiles = profile.bit;
  }
  result.level_idc = static_cast<std::uint8_t>(value);
  const bool set3 = (value >> 8U & kConstraintSet3) != 0;
  if (set3 && result.level_idc == 11 && profile_idc < kHighProfile) result.level_idc = kLevel1b;
  const bool non_interleaved = media::find_parameter(parameters, "packetization-mode").value_or("0") == "1";
  result.non_interleaved = non_interleaved;
  result.single_nal_unit = !non_interleaved;
  result.max_mbps = number(parameters, "max-mbps").value_or(0);
  result.max_fs = number(parameters, "max-fs").value_or(0);
  return result;
}

media::CodecParameters h264_to(const h323::H264Parameters& from) {
  const auto* profile = std::find_if(kProfiles.begin(), kProfiles.end(),
                                     [&from](const Profile& p) { return (from.profiles & p.bit) != 0; });
  if (profile == kProfiles.end()) profile = kProfiles.begin();
  // H.264 table A-1: the profiles older than High write level 1b as level 1.1 with constraint_set3_flag.
  const bool is_1b = from.level_idc == kLevel1b && profile->profile_idc < kHighProfile;
  std::array<char, 8> id{};
  std::snprintf(id.data(), id.size(), "%02x%02x%02x", unsigned{profile->profile_idc},
                unsigned{profile->constraints} | (is_1b ? unsigned{kConstraintSet3} : 0U),
                is_1b ? 11U : unsigned{from.level_idc});
  media::CodecParameters result{{"profile-level-id", id.data()},
                                {"packetization-mode", from.non_interleaved ? "1" : "0"}};
  if (from.max_mbps != 0) result.push_back({"max-mbps", std::to_string(from.max_mbps)});
  if (from.max_fs != 0) result.push_back({"max-fs", std::to_string(from.max_fs)});
  return result;
}

h323::PictureIntervals pictures_from(const media::CodecParameters& parameters) {
  const auto interval = [&parameters](std::string_view name) {
    return static_cast<std::uint8_t>(std::min(number(parameters, name).value_or(0), 32U));
  };
  return {interval("SQCIF"), interval("QCIF"), interval("CIF"), interval("CIF4"), interval("CIF16")};
}

media::CodecParameters pictures_to(const h323::PictureIntervals& from) {
  media::CodecParameters result;
  const auto add = [&result](const char* name, std::uint8_t interval) {
    if (interval != 0) result.push_back({name, std::to_string(interval)});
  };
  add("CIF16", from.cif16);
  add("CIF4", from.cif4);
  add("CIF", from.cif);
  add("QCIF", from.qcif);
  add("SQCIF", from.sqcif);
  return result;
}

std::optional<h323::Codec> codec_named(std::string_view name) {
  const auto* found = std::find_if(kCodecs.begin(), kCodecs.end(), [name](h323::Codec codec) {
    return equals_ignoring_case(h323::name_of(codec), name);
  });
  return found == kCodecs.end() ? std::nullopt : std::optional(*found);
}

std::vector<h323::MediaFormat> formats_from(const LocalStream& stream) {
  std::vector<h323::MediaFormat> formats;
  for (const auto& codec : stream.codecs) {
    const auto known = codec_named(codec.name);
    if (!known) continue;
    h323::MediaFormat format;
    format.codec = *known;
    format.packet_time = stream.packet_time;
    if (stream.kind == MediaKind::kVideo) format.max_bit_rate = stream.receive_limit.value_or(kVideoReceiveLimit);
    if (*known == h323::Codec::kH264) {
      format.h264 = h264_from(codec.parameters);
      // SDP has a payload type for each packetization mode, H.241 one capability for both.
      const auto same = std::find_if(formats.begin(), formats.end(),
                                     [](const auto& other) { return other.codec == h323::Codec::kH264; });
      if (same != formats.end() && same->h264.profiles == format.h264.profiles) {
        same->h264.non_interleaved |= format.h264.non_interleaved;
        same->h264.single_nal_unit |= format.h264.single_nal_unit;
        continue;
      }
    } else if (stream.kind == MediaKind::kVideo) {
      format.pictures = pictures_from(codec.parameters);
    }
    formats.push_back(format);
  }
  return formats;
}

AgreedCodec codec_to(const h323::MediaFormat& format, std::uint8_t payload_type) {
  AgreedCodec codec;
  codec.name = std::string(h323::name_of(format.codec));
  codec.payload_type = payload_type;
  switch (format.codec) {
    case h323::Codec::kH264:
      codec.clock_rate = 90000;
      codec.parameters = h264_to(format.h264);
      break;
    case h323::Codec::kH261:
    case h323::Codec::kH263:
    case h323::Codec::kH263Plus:
      codec.clock_rate = 90000;
      codec.parameters = pictures_to(format.pictures);
      break;
    case h323::Codec::kOpus:
      codec.clock_rate = 48000;
      codec.channels = 2;
      break;
    case h323::Codec::kG7221:
      codec.clock_rate = 16000;
      codec.parameters = {{"bitrate", std::to_string(format.max_bit_rate.bps())}};
      break;
    case h323::Codec::kG711ALaw:
    case h323::Codec::kG711MuLaw:
    case h323::Codec::kG722:
    case h323::Codec::kG729:
      break;
  }
  return codec;
}

h323::Direction direction_to(MediaDirection direction) {
  switch (direction) {
    case MediaDirection::kInactive:
      return h323::Direction::kInactive;
    case MediaDirection::kSendOnly:
      return h323::Direction::kSendOnly;
    case MediaDirection::kReceiveOnly:
      return h323::Direction::kReceiveOnly;
    case MediaDirection::kSendReceive:
      break;
  }
  return h323::Direction::kSendReceive;
}

AgreedStream stream_from(const h323::StreamState& from) {
  AgreedStream to;
  to.kind = from.kind == h323::MediaKind::kVideo ? MediaKind::kVideo : MediaKind::kAudio;
  to.accepted = from.send || from.receive;
  if (from.receive) {
    to.direction = from.send ? MediaDirection::kSendReceive : MediaDirection::kReceiveOnly;
  } else if (from.send) {
    to.direction = MediaDirection::kSendOnly;
  }
  if (from.receive) {
    to.receive.push_back(codec_to(from.receive->format, from.receive->payload_type));
    if (from.receive->dtmf_payload_type) to.receive_dtmf.emplace_back(*from.receive->dtmf_payload_type, 8000);
    to.remote_rtcp = from.receive->remote_rtcp;
  }
  if (from.send) {
    to.send = codec_to(from.send->format, from.send->payload_type);
    to.send_dtmf = from.send->dtmf_payload_type;
    to.remote_rtp = from.send->rtp;
    to.remote_rtcp = from.send->rtcp;
    to.packet_time = from.send->format.packet_time;
    if (from.send->limit != DataRate{}) to.send_limit = from.send->limit;
  }
  return to;
}

}  // namespace

h323::LocalMedia to_h323(const LocalMedia& media) {
  h323::LocalMedia result;
  for (const auto& from : media) {
    h323::LocalStream to;
    to.kind = from.kind == MediaKind::kVideo ? h323::MediaKind::kVideo : h323::MediaKind::kAudio;
    to.formats = formats_from(from);
    to.enabled = from.enabled && !to.formats.empty();
    to.direction = direction_to(from.direction);
    to.rtp = from.rtp;
    to.rtcp = from.rtcp;
    if (from.kind == MediaKind::kAudio) to.dtmf_payload_type = kTelephoneEventPayloadType;
    result.push_back(std::move(to));
  }
  return result;
}

MediaAgreement from_h323(const h323::MediaChanged& change) {
  MediaAgreement agreement;
  for (const auto& stream : change.streams) agreement.streams.push_back(stream_from(stream));
  agreement.held_by_remote = change.held_by_remote;
  return agreement;
}

}  // namespace mtavip::call
