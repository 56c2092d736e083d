#include "sdp/format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace mtavip::sdp {
namespace {

constexpr std::array<std::pair<Direction, std::string_view>, 4> kDirections{{
    {Direction::kSendReceive, "sendrecv"},
    {Direction::kSendOnly, "sendonly"},
    {Direction::kReceiveOnly, "recvonly"},
    {Direction::kInactive, "inactive"},
}};

constexpr std::array<std::pair<Profile, std::string_view>, 6> kProfiles{{
    {Profile::kAvp, "RTP/AVP"},
    {Profile::kAvpf, "RTP/AVPF"},
    {Profile::kSavp, "RTP/SAVP"},
    {Profile::kSavpf, "RTP/SAVPF"},
    {Profile::kUdpTlsSavp, "UDP/TLS/RTP/SAVP"},
    {Profile::kUdpTlsSavpf, "UDP/TLS/RTP/SAVPF"},
}};

}  // namespace

std::string_view to_string(MediaKind kind) {
  switch (kind) {
    case MediaKind::kAudio:
      return "audio";
    case MediaKind::kVideo:
      return "video";
    case MediaKind::kApplication:
      return "application";
    case MediaKind::kOther:
      break;
  }
  return "other";
}

MediaKind media_kind(std::string_view media) {
  if (equals_ignoring_case(media, "audio")) return MediaKind::kAudio;
  if (equals_ignoring_case(media, "video")) return MediaKind::kVideo;
  if (equals_ignoring_case(media, "application")) return MediaKind::kApplication;
  return MediaKind::kOther;
}

std::string_view to_string(Direction direction) {
  for (const auto& [value, text] : kDirections) {
    if (value == direction) return text;
  }
  return {};
}

std::optional<Direction> parse_direction(std::string_view text) {
  for (const auto& [value, name] : kDirections) {
    if (equals_ignoring_case(text, name)) return value;
  }
  return std::nullopt;
}

std::string_view to_string(Profile profile) {
  for (const auto& [value, text] : kProfiles) {
    if (value == profile) return text;
  }
  return {};
}

Profile parse_profile(std::string_view protocol) {
  for (const auto& [value, text] : kProfiles) {
    if (equals_ignoring_case(text, protocol)) return value;
  }
  return Profile::kOther;
}

std::optional<std::string_view> find_parameter(const FormatParameters& parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const FormatParameter& p) { return equals_ignoring_case(p.name, name); });
  if (found == parameters.end()) return std::nullopt;
  return found->value;
}

void set_parameter(FormatParameters& parameters, std::string_view name, std::string_view value) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const FormatParameter& p) { return equals_ignoring_case(p.name, name); });
  if (found == parameters.end()) {
    parameters.push_back({std::string(name), std::string(value)});
  } else {
    found->value = value;
  }
}

FormatParameters parse_parameters(std::string_view text) {
  FormatParameters parameters;
  while (!text.empty()) {
    const auto end = text.find(';');
    const std::string_view piece = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (piece.empty()) continue;
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos) {
      parameters.push_back({std::string(piece), {}});
    } else {
      parameters.push_back({std::string(trim(piece.substr(0, equals))), std::string(trim(piece.substr(equals + 1)))});
    }
  }
  return parameters;
}

std::string print_parameters(const FormatParameters& parameters) {
  std::string text;
  for (const auto& parameter : parameters) {
    if (!text.empty()) text += ';';
    text += parameter.name;
    if (!parameter.value.empty()) {
      text += '=';
      text += parameter.value;
    }
  }
  return text;
}

}  // namespace mtavip::sdp
