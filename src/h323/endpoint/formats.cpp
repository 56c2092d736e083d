#include "h323/endpoint/formats.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace mtavip::h323 {
namespace {

using Audio = h245::AudioCapability;
using Video = h245::VideoCapability;

/// No generic capability for Opus was ever registered: this name is understood between clients that use it.
constexpr std::string_view kOpusCapability = "opus-codec.org";

// H.241 table 8-4.
constexpr std::uint8_t kProfileParameter = 41;
constexpr std::uint8_t kLevelParameter = 42;
constexpr std::uint8_t kMaxMbpsParameter = 3;
constexpr std::uint8_t kMaxFsParameter = 4;
constexpr std::uint32_t kMbpsUnit = 500;
constexpr std::uint32_t kFsUnit = 256;

/// H.241 table 8-5: levels as H.241 numbers them, and as H.264 does.
constexpr std::array<std::pair<std::uint16_t, std::uint8_t>, 17> kLevels{{{15, 10},
                                                                          {19, 9},
                                                                          {22, 11},
                                                                          {29, 12},
                                                                          {36, 13},
                                                                          {43, 20},
                                                                          {50, 21},
                                                                          {57, 22},
                                                                          {64, 30},
                                                                          {71, 31},
                                                                          {78, 32},
                                                                          {85, 40},
                                                                          {92, 41},
                                                                          {99, 42},
                                                                          {106, 50},
                                                                          {113, 51},
                                                                          {120, 52}}};

std::uint16_t to_h241_level(std::uint8_t level_idc) {
  for (const auto& [h241, h264] : kLevels) {
    if (h264 == level_idc) return h241;
  }
  return kLevels.front().first;
}

/// The highest level that is not above it.
std::uint8_t from_h241_level(std::uint32_t value) {
  std::uint8_t result = kLevels.front().second;
  for (const auto& [h241, h264] : kLevels) {
    if (h241 <= value) result = h264;
  }
  return result;
}

/// Place in the table, as 1b is above 1 although its number is not.
std::size_t rank_of_level(std::uint8_t level_idc) {
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    if (kLevels[i].second == level_idc) return i;
  }
  return 0;
}

std::uint16_t milliseconds(Duration time) {
  return static_cast<std::uint16_t>(std::clamp<std::int64_t>(time / 1ms, 1, 256));
}
std::uint16_t frames_of(Duration time, Duration frame) {
  return static_cast<std::uint16_t>(std::clamp<std::int64_t>(time / frame, 1, 256));
}

h245::GenericParameter parameter(std::uint8_t identifier) {
  h245::GenericParameter result;
  result.parameter_identifier.emplace<h245::ParameterIdentifier::kStandard>() = identifier;
  return result;
}

template <h245::ParameterValueNames::Kind kKind, class T>
h245::GenericParameter parameter(std::uint8_t identifier, T value) {
  auto result = parameter(identifier);
  result.parameter_value.emplace<kKind>() = value;
  return result;
}

/// The number that a generic parameter holds, whichever way it was written.
std::optional<std::uint32_t> number_in(const h245::ParameterValue& value) {
  using Value = h245::ParameterValue;
  switch (value.kind()) {
    case Value::kBooleanArray:
      return value.get<Value::kBooleanArray>();
    case Value::kUnsignedMin:
      return value.get<Value::kUnsignedMin>();
    case Value::kUnsignedMax:
      return value.get<Value::kUnsignedMax>();
    case Value::kUnsigned32Min:
      return value.get<Value::kUnsigned32Min>();
    case Value::kUnsigned32Max:
      return value.get<Value::kUnsigned32Max>();
    default:
      return std::nullopt;
  }
}

std::optional<std::uint32_t> find(const h245::GenericCapability& capability, std::uint8_t identifier) {
  for (const auto* list : {&capability.collapsing, &capability.non_collapsing}) {
    if (!list->has_value()) continue;
    for (const auto& parameter : **list) {
      const auto* standard = parameter.parameter_identifier.get_if<h245::ParameterIdentifier::kStandard>();
      if (standard != nullptr && *standard == identifier) return number_in(parameter.parameter_value);
    }
  }
  return std::nullopt;
}

bool is(const h245::GenericCapability& capability, const asn1::ObjectIdentifier& identifier) {
  const auto* standard = capability.capability_identifier.get_if<h245::CapabilityIdentifier::kStandard>();
  return standard != nullptr && *standard == identifier;
}

std::uint32_t hundreds(DataRate rate, std::uint32_t most, std::uint32_t otherwise) {
  if (rate == DataRate{}) return otherwise;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(rate.bps() / 100, 1, most));
}

DataRate rate_of_hundreds(std::uint64_t value) {
  return DataRate::bits_per_second(static_cast<std::int64_t>(value * 100));
}

template <class Field>
void set_interval(Field& field, std::uint8_t interval, std::uint8_t most) {
  if (interval != 0) field = std::min(interval, most);
}

template <class Field>
std::uint8_t interval(const Field& field) {
  return field ? *field : std::uint8_t{0};
}

h245::GenericCapability h264_capability(const MediaFormat& format) {
  using Value = h245::ParameterValue;
  h245::GenericCapability result;
  result.capability_identifier.emplace<h245::CapabilityIdentifier::kStandard>() = kH264Capability;
  result.max_bit_rate = hundreds(format.max_bit_rate, 0xffffffff, 7680);
  auto& list = result.collapsing.emplace();
  list.push_back(parameter<Value::kBooleanArray>(kProfileParameter, format.h264.profiles));
  list.push_back(parameter<Value::kUnsignedMin>(kLevelParameter, to_h241_level(format.h264.level_idc)));
  const auto add = [&list](std::uint8_t identifier, std::uint32_t value) {
    if (value != 0) {
      list.push_back(parameter<Value::kUnsignedMin>(
          identifier, static_cast<std::uint16_t>(std::min<std::uint32_t>(value, 0xffff))));
    }
  };
  add(kMaxMbpsParameter, format.h264.max_mbps / kMbpsUnit);
  add(kMaxFsParameter, format.h264.max_fs / kFsUnit);
  return result;
}

MediaFormat from_h264(const h245::GenericCapability& capability) {
  MediaFormat result;
  result.codec = Codec::kH264;
  if (capability.max_bit_rate) result.max_bit_rate = rate_of_hundreds(*capability.max_bit_rate);
  if (const auto profiles = find(capability, kProfileParameter)) {
    result.h264.profiles = static_cast<std::uint8_t>(*profiles & 0xff);
  }
  result.h264.level_idc = from_h241_level(find(capability, kLevelParameter).value_or(0));
  result.h264.max_mbps = find(capability, kMaxMbpsParameter).value_or(0) * kMbpsUnit;
  result.h264.max_fs = find(capability, kMaxFsParameter).value_or(0) * kFsUnit;
  // Which payload formats a receiver takes is told elsewhere (mediaPacketizationCapability), and by most nowhere.
  result.h264.non_interleaved = true;
  return result;
}

std::optional<MediaFormat> from_generic_audio(const h245::GenericCapability& capability) {
  MediaFormat result;
  if (capability.max_bit_rate) {
    result.max_bit_rate = DataRate::bits_per_second(std::int64_t{*capability.max_bit_rate});
  }
  if (is(capability, kG7221Capability)) {
    result.codec = Codec::kG7221;
    const auto frames = std::clamp<std::uint32_t>(find(capability, 1).value_or(1), 1, 12);
    result.packet_time = frames * 20ms;
    return result;
  }
  const auto* name = capability.capability_identifier.get_if<h245::CapabilityIdentifier::kDomainBased>();
  if (name == nullptr || *name != kOpusCapability) return std::nullopt;
  result.codec = Codec::kOpus;
  return result;
}

MediaFormat sound(Codec codec, Duration packet_time) {
  MediaFormat result;
  result.codec = codec;
  result.packet_time = std::max<Duration>(packet_time, 1ms);
  return result;
}

DataRate smaller(DataRate a, DataRate b) {
  if (a == DataRate{}) return b;
  return b == DataRate{} ? a : std::min(a, b);
}

/// The slower of two picture intervals; zero where one side does not take the size.
std::uint8_t slower(std::uint8_t a, std::uint8_t b) {
  return a == 0 || b == 0 ? std::uint8_t{0} : std::max(a, b);
}

bool any(const PictureIntervals& pictures) {
  return !(pictures == PictureIntervals{});
}

}  // namespace

h245::AudioCapability to_audio_capability(const MediaFormat& format) {
  Audio result;
  switch (format.codec) {
    case Codec::kG711MuLaw:
      result.emplace<Audio::kG711Ulaw64k>() = milliseconds(format.packet_time);
      break;
    case Codec::kG722:
      result.emplace<Audio::kG72264k>() = milliseconds(format.packet_time);
      break;
    case Codec::kG729:
      result.emplace<Audio::kG729AnnexA>() = frames_of(format.packet_time, 10ms);
      break;
    case Codec::kG7221: {
      auto& generic = result.emplace<Audio::kGenericAudioCapability>();
      generic.capability_identifier.emplace<h245::CapabilityIdentifier::kStandard>() = kG7221Capability;
      generic.max_bit_rate = format.max_bit_rate == DataRate::kilobits_per_second(24) ? 24'000U : 32'000U;
      generic.collapsing.emplace().push_back(
          parameter<h245::ParameterValue::kUnsignedMin>(1, frames_of(format.packet_time, 20ms)));
      break;
    }
    case Codec::kOpus: {
      auto& generic = result.emplace<Audio::kGenericAudioCapability>();
      generic.capability_identifier.emplace<h245::CapabilityIdentifier::kDomainBased>() = std::string(kOpusCapability);
      if (format.max_bit_rate != DataRate{}) {
        generic.max_bit_rate =
            static_cast<std::uint32_t>(std::clamp<std::int64_t>(format.max_bit_rate.bps(), 1, 510'000));
      }
      break;
    }
    default:
      result.emplace<Audio::kG711Alaw64k>() = milliseconds(format.packet_time);
      break;
  }
  return result;
}

h245::VideoCapability to_video_capability(const MediaFormat& format) {
  Video result;
  const PictureIntervals& pictures = format.pictures;
  switch (format.codec) {
    case Codec::kH261: {
      auto& h261 = result.emplace<Video::kH261VideoCapability>();
      set_interval(h261.qcif_mpi, pictures.qcif, 4);
      set_interval(h261.cif_mpi, pictures.cif, 4);
      h261.max_bit_rate = static_cast<std::uint16_t>(hundreds(format.max_bit_rate, 19'200, 7'680));
      break;
    }
    case Codec::kH263:
    case Codec::kH263Plus: {
      auto& h263 = result.emplace<Video::kH263VideoCapability>();
      set_interval(h263.sqcif_mpi, pictures.sqcif, 32);
      set_interval(h263.qcif_mpi, pictures.qcif, 32);
      set_interval(h263.cif_mpi, pictures.cif, 32);
      set_interval(h263.cif4_mpi, pictures.cif4, 32);
      set_interval(h263.cif16_mpi, pictures.cif16, 32);
      h263.max_bit_rate = hundreds(format.max_bit_rate, 192'400, 7'680);
      h263.error_compensation = false;
      break;
    }
    default:
      result.emplace<Video::kGenericVideoCapability>() = h264_capability(format);
      break;
  }
  return result;
}

h245::DataType to_data_type(const MediaFormat& format) {
  h245::DataType result;
  if (kind_of(format.codec) == MediaKind::kAudio) {
    result.emplace<h245::DataType::kAudioData>() = to_audio_capability(format);
  } else {
    result.emplace<h245::DataType::kVideoData>() = to_video_capability(format);
  }
  return result;
}

std::optional<MediaFormat> from_audio_capability(const h245::AudioCapability& capability) {
  switch (capability.kind()) {
    case Audio::kG711Alaw64k:
      return sound(Codec::kG711ALaw, capability.get<Audio::kG711Alaw64k>() * 1ms);
    case Audio::kG711Ulaw64k:
      return sound(Codec::kG711MuLaw, capability.get<Audio::kG711Ulaw64k>() * 1ms);
    case Audio::kG72264k:
      return sound(Codec::kG722, capability.get<Audio::kG72264k>() * 1ms);
    case Audio::kG729:
      return sound(Codec::kG729, capability.get<Audio::kG729>() * 10ms);
    case Audio::kG729AnnexA:
      return sound(Codec::kG729, capability.get<Audio::kG729AnnexA>() * 10ms);
    case Audio::kGenericAudioCapability:
      return from_generic_audio(capability.get<Audio::kGenericAudioCapability>());
    default:
      return std::nullopt;
  }
}

std::optional<MediaFormat> from_video_capability(const h245::VideoCapability& capability) {
  MediaFormat result;
  switch (capability.kind()) {
    case Video::kH261VideoCapability: {
      const auto& h261 = capability.get<Video::kH261VideoCapability>();
      result.codec = Codec::kH261;
      result.max_bit_rate = rate_of_hundreds(h261.max_bit_rate);
      result.pictures.qcif = interval(h261.qcif_mpi);
      result.pictures.cif = interval(h261.cif_mpi);
      return result;
    }
    case Video::kH263VideoCapability: {
      const auto& h263 = capability.get<Video::kH263VideoCapability>();
      result.codec = Codec::kH263;
      result.max_bit_rate = rate_of_hundreds(h263.max_bit_rate);
      result.pictures = {interval(h263.sqcif_mpi), interval(h263.qcif_mpi), interval(h263.cif_mpi),
                         interval(h263.cif4_mpi), interval(h263.cif16_mpi)};
      return result;
    }
    case Video::kGenericVideoCapability: {
      const auto& generic = capability.get<Video::kGenericVideoCapability>();
      if (is(generic, kH264Capability)) return from_h264(generic);
      return std::nullopt;
    }
    default:
      // H.239's extended capabilities describe a second, presentation stream: not for the main one.
      return std::nullopt;
  }
}

std::optional<MediaFormat> from_data_type(const h245::DataType& type) {
  if (const auto* audio = type.get_if<h245::DataType::kAudioData>()) return from_audio_capability(*audio);
  if (const auto* video = type.get_if<h245::DataType::kVideoData>()) return from_video_capability(*video);
  return std::nullopt;
}

std::optional<MediaFormat> common_format(const MediaFormat& ours, const MediaFormat& theirs) {
  if (ours.codec != theirs.codec) return std::nullopt;
  MediaFormat result = ours;
  result.packet_time = std::min(ours.packet_time, theirs.packet_time);
  result.max_bit_rate = smaller(ours.max_bit_rate, theirs.max_bit_rate);
  result.payload_type = theirs.payload_type ? theirs.payload_type : ours.payload_type;
  switch (ours.codec) {
    case Codec::kG7221:
      // The two bit rates are two codecs.
      if (ours.max_bit_rate != DataRate{} && theirs.max_bit_rate != DataRate{} &&
          ours.max_bit_rate != theirs.max_bit_rate) {
        return std::nullopt;
      }
      break;
    case Codec::kH261:
    case Codec::kH263:
    case Codec::kH263Plus: {
      const auto& a = ours.pictures;
      const auto& b = theirs.pictures;
      result.pictures = {slower(a.sqcif, b.sqcif), slower(a.qcif, b.qcif), slower(a.cif, b.cif), slower(a.cif4, b.cif4),
                         slower(a.cif16, b.cif16)};
      if (!any(result.pictures)) return std::nullopt;
      break;
    }
    case Codec::kH264: {
      result.h264.profiles = ours.h264.profiles & theirs.h264.profiles;
      if (result.h264.profiles == 0) return std::nullopt;
      // What the receiver takes is the bound; whether the sender uses it up is its own affair. Beyond-level limits
      // belong to the level that they were told with.
      if (rank_of_level(theirs.h264.level_idc) <= rank_of_level(ours.h264.level_idc)) {
        result.h264.level_idc = theirs.h264.level_idc;
        result.h264.max_mbps = theirs.h264.max_mbps;
        result.h264.max_fs = theirs.h264.max_fs;
      }
      result.h264.non_interleaved = ours.h264.non_interleaved && theirs.h264.non_interleaved;
      break;
    }
    default:
      break;
  }
  return result;
}

}  // namespace mtavip::h323
