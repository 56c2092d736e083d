#include "h323/endpoint/capabilities.h"

#include <algorithm>
#include <unordered_map>

#include "h323/endpoint/formats.h"

namespace mtavip::h323 {
namespace {

/// The newest version of H.245 whose messages are known here.
constexpr asn1::ObjectIdentifier kH245Version{0, 0, 8, 245, 0, 15};
/// What a peer may write that we look at: more formats than there are codecs are no better.
constexpr std::size_t kMostDescriptors = 256;

struct Packetizations {
  bool h263_plus = false;
  bool h264_said = false;
  bool h264_single = false;
  bool h264_non_interleaved = false;
};

Packetizations read_packetizations(const h245::TerminalCapabilitySet& set) {
  Packetizations result;
  if (!set.multiplex_capability) return result;
  const auto* h2250 = set.multiplex_capability->get_if<h245::MultiplexCapability::kH2250Capability>();
  if (h2250 == nullptr || !h2250->media_packetization_capability.rtp_payload_type) return result;
  using Descriptor = h245::RtpPayloadType::PayloadDescriptor;
  for (const auto& type : *h2250->media_packetization_capability.rtp_payload_type) {
    if (const auto* number = type.payload_descriptor.get_if<Descriptor::kRfcNumber>()) {
      result.h263_plus = result.h263_plus || *number == kRfc2429 || *number == kRfc4629;
    } else if (const auto* oid = type.payload_descriptor.get_if<Descriptor::kOid>()) {
      result.h264_single = result.h264_single || *oid == kH264SingleNalUnit;
      result.h264_non_interleaved = result.h264_non_interleaved || *oid == kH264NonInterleaved;
    }
  }
  result.h264_said = result.h264_single || result.h264_non_interleaved;
  return result;
}

void read_user_input(const h245::UserInputCapability& capability, RemoteCapabilities& result) {
  using Input = h245::UserInputCapability;
  switch (capability.kind()) {
    case Input::kDtmf:
      result.takes_signals = true;
      break;
    case Input::kBasicString:
    case Input::kIA5String:
    case Input::kGeneralString:
    case Input::kExtendedAlphanumeric:
      result.takes_text = true;
      break;
    default:
      break;
  }
}

/// The formats that one capability stands for: none, one, or for H.263 two.
std::vector<MediaFormat> read_capability(const h245::Capability& capability, const Packetizations& packetizations,
                                         RemoteCapabilities& result) {
  using Capability = h245::Capability;
  const h245::VideoCapability* video = nullptr;
  const h245::AudioCapability* audio = nullptr;
  switch (capability.kind()) {
    case Capability::kReceiveVideoCapability:
      video = capability.get_if<Capability::kReceiveVideoCapability>();
      break;
    case Capability::kReceiveAndTransmitVideoCapability:
      video = capability.get_if<Capability::kReceiveAndTransmitVideoCapability>();
      break;
    case Capability::kReceiveAudioCapability:
      audio = capability.get_if<Capability::kReceiveAudioCapability>();
      break;
    case Capability::kReceiveAndTransmitAudioCapability:
      audio = capability.get_if<Capability::kReceiveAndTransmitAudioCapability>();
      break;
    case Capability::kReceiveUserInputCapability:
      read_user_input(capability.get<Capability::kReceiveUserInputCapability>(), result);
      break;
    case Capability::kReceiveAndTransmitUserInputCapability:
      read_user_input(capability.get<Capability::kReceiveAndTransmitUserInputCapability>(), result);
      break;
    case Capability::kReceiveRtpAudioTelephonyEventCapability:
      result.dtmf_payload_type =
          capability.get<Capability::kReceiveRtpAudioTelephonyEventCapability>().dynamic_rtp_payload_type;
      break;
    default:
      break;
  }
  if (audio != nullptr) {
    if (auto format = from_audio_capability(*audio)) return {*format};
  }
  if (video == nullptr) return {};
  auto format = from_video_capability(*video);
  if (!format) return {};
  if (format->codec == Codec::kH264 && packetizations.h264_said) {
    format->h264.single_nal_unit = packetizations.h264_single;
    format->h264.non_interleaved = packetizations.h264_non_interleaved;
  }
  if (format->codec != Codec::kH263 || !packetizations.h263_plus) return {*format};
  MediaFormat plus = *format;
  plus.codec = Codec::kH263Plus;
  return {plus, *format};
}

h245::RtpPayloadType packetization(const asn1::ObjectIdentifier& identifier) {
  h245::RtpPayloadType result;
  result.payload_descriptor.emplace<h245::RtpPayloadType::PayloadDescriptor::kOid>() = identifier;
  return result;
}

h245::MultiplexCapability make_multiplex_capability(const LocalMedia& media) {
  h245::MultiplexCapability result;
  auto& h2250 = result.emplace<h245::MultiplexCapability::kH2250Capability>();
  h2250.maximum_audio_delay_jitter = 250;
  for (auto* multipoint : {&h2250.receive_multipoint_capability, &h2250.transmit_multipoint_capability,
                           &h2250.receive_and_transmit_multipoint_capability}) {
    multipoint->media_distribution_capability.emplace_back();
  }
  h2250.logical_channel_switching_capability = false;
  h2250.t120_dynamic_port_capability = false;
  std::vector<h245::RtpPayloadType> types;
  const auto has = [&media](auto predicate) {
    return std::any_of(media.begin(), media.end(), [&](const LocalStream& stream) {
      return stream.enabled && std::any_of(stream.formats.begin(), stream.formats.end(), predicate);
    });
  };
  if (has([](const MediaFormat& f) { return f.codec == Codec::kH263Plus; })) {
    auto& type = types.emplace_back();
    type.payload_descriptor.emplace<h245::RtpPayloadType::PayloadDescriptor::kRfcNumber>() = kRfc2429;
  }
  if (has([](const MediaFormat& f) { return f.codec == Codec::kH264 && f.h264.single_nal_unit; })) {
    types.push_back(packetization(kH264SingleNalUnit));
  }
  if (has([](const MediaFormat& f) { return f.codec == Codec::kH264 && f.h264.non_interleaved; })) {
    types.push_back(packetization(kH264NonInterleaved));
  }
  if (!types.empty()) h2250.media_packetization_capability.rtp_payload_type = std::move(types);
  return result;
}

/// Chooses as far as one descriptor allows; how many streams have a format.
std::size_t choose(const LocalMedia& media, const RemoteCapabilities& remote,
                   const std::vector<std::vector<std::uint16_t>>& sets, const std::vector<std::vector<Codec>>& tried,
                   std::vector<std::optional<MediaFormat>>& chosen) {
  std::vector<bool> used(sets.size(), false);
  std::size_t count = 0;
  for (std::size_t i = 0; i < media.size(); ++i) {
    const LocalStream& stream = media[i];
    if (!stream.enabled || !sends(stream.direction)) continue;
    for (const auto& ours : stream.formats) {
      if (i < tried.size() && std::find(tried[i].begin(), tried[i].end(), ours.codec) != tried[i].end()) continue;
      for (const auto& entry : remote.formats) {
        const auto common = common_format(ours, entry.format);
        if (!common) continue;
        for (std::size_t set = 0; set < sets.size() && !chosen[i]; ++set) {
          if (used[set] || std::find(sets[set].begin(), sets[set].end(), entry.number) == sets[set].end()) continue;
          used[set] = true;
          chosen[i] = common;
          ++count;
        }
        if (chosen[i]) break;
      }
      if (chosen[i]) break;
    }
  }
  return count;
}

}  // namespace

RemoteCapabilities read_capabilities(const h245::TerminalCapabilitySet& set) {
  RemoteCapabilities result;
  if (!set.capability_table || set.capability_table->empty()) {
    result.empty = true;
    return result;
  }
  const Packetizations packetizations = read_packetizations(set);
  std::unordered_map<std::uint16_t, std::vector<MediaFormat>> table;
  std::vector<std::uint16_t> order;
  for (const auto& entry : *set.capability_table) {
    if (!entry.capability) continue;
    auto formats = read_capability(*entry.capability, packetizations, result);
    if (formats.empty()) continue;
    if (table.emplace(entry.capability_table_entry_number, std::move(formats)).second) {
      order.push_back(entry.capability_table_entry_number);
    }
  }
  const auto take = [&](std::uint16_t number) {
    const auto it = table.find(number);
    if (it == table.end()) return;
    for (auto& format : it->second) result.formats.push_back({number, std::move(format)});
    it->second.clear();
  };
  if (set.capability_descriptors) {
    for (const auto& descriptor : *set.capability_descriptors) {
      if (result.descriptors.size() == kMostDescriptors || !descriptor.simultaneous_capabilities) continue;
      auto& sets = result.descriptors.emplace_back();
      for (const auto& alternatives : *descriptor.simultaneous_capabilities) {
        auto& numbers = sets.emplace_back();
        for (const auto number : alternatives) {
          if (table.count(number) == 0) continue;
          numbers.push_back(number);
          // Preference is the order within the sets, not the number (clause 7.2.3).
          take(number);
        }
        if (numbers.empty()) sets.pop_back();
      }
    }
  }
  if (result.descriptors.empty()) {
    // A table without descriptors says what is possible, though not together: take it as one of each kind at once.
    std::vector<std::vector<std::uint16_t>> sets(2);
    for (const auto number : order) {
      const bool video = kind_of(table[number].front().codec) == MediaKind::kVideo;
      sets[video ? 1 : 0].push_back(number);
    }
    for (const auto number : order) take(number);
    result.descriptors.push_back(std::move(sets));
  }
  return result;
}

h245::TerminalCapabilitySet make_capabilities(const LocalMedia& media) {
  using Capability = h245::Capability;
  h245::TerminalCapabilitySet set;
  set.protocol_identifier = kH245Version;
  std::vector<h245::CapabilityTableEntry> table;
  h245::CapabilityDescriptor descriptor;
  std::vector<h245::AlternativeCapabilitySet> sets;
  std::optional<std::uint8_t> dtmf;
  const auto add = [&table](h245::AlternativeCapabilitySet& alternatives) -> Capability& {
    auto& entry = table.emplace_back();
    entry.capability_table_entry_number = static_cast<std::uint16_t>(table.size());
    alternatives.push_back(entry.capability_table_entry_number);
    return entry.capability.emplace();
  };
  for (const auto& stream : media) {
    if (!stream.enabled || !receives(stream.direction)) continue;
    h245::AlternativeCapabilitySet alternatives;
    for (const auto& format : stream.formats) {
      if (kind_of(format.codec) == MediaKind::kAudio) {
        add(alternatives).emplace<Capability::kReceiveAudioCapability>() = to_audio_capability(format);
      } else {
        add(alternatives).emplace<Capability::kReceiveVideoCapability>() = to_video_capability(format);
      }
    }
    if (alternatives.empty()) continue;
    if (stream.kind == MediaKind::kAudio && !dtmf) dtmf = stream.dtmf_payload_type;
    sets.push_back(std::move(alternatives));
  }
  if (table.empty()) return set;
  h245::AlternativeCapabilitySet input;
  add(input).emplace<Capability::kReceiveUserInputCapability>().emplace<h245::UserInputCapability::kBasicString>();
  add(input).emplace<Capability::kReceiveUserInputCapability>().emplace<h245::UserInputCapability::kDtmf>();
  if (dtmf) {
    auto& events = add(input).emplace<Capability::kReceiveRtpAudioTelephonyEventCapability>();
    events.dynamic_rtp_payload_type = *dtmf;
    events.audio_telephone_event = "0-16";
  }
  sets.push_back(std::move(input));
  set.multiplex_capability = make_multiplex_capability(media);
  set.capability_table = std::move(table);
  descriptor.capability_descriptor_number = 0;
  descriptor.simultaneous_capabilities = std::move(sets);
  set.capability_descriptors.emplace().push_back(std::move(descriptor));
  return set;
}

std::vector<std::optional<MediaFormat>> choose_formats(const LocalMedia& media, const RemoteCapabilities& remote,
                                                       const std::vector<std::vector<Codec>>& tried) {
  std::vector<std::optional<MediaFormat>> best(media.size());
  std::size_t most = 0;
  for (const auto& sets : remote.descriptors) {
    std::vector<std::optional<MediaFormat>> chosen(media.size());
    const auto count = choose(media, remote, sets, tried, chosen);
    if (count > most) {
      most = count;
      best = std::move(chosen);
    }
  }
  return best;
}

}  // namespace mtavip::h323
