#include "call/media_description.h"

#include "base/text.h"

namespace mtavip::call {

std::vector<std::string> default_codec_order(MediaKind kind, Protocol protocol) {
  if (kind == MediaKind::kAudio) return {"opus", "G722", "PCMA", "PCMU"};
  // Every H.323 endpoint with pictures decodes H.261, and many of the older ones H.263 in the payloads of RFC 2190.
  if (protocol == Protocol::kH323) return {"H264", "H263-1998", "H263", "H261"};
  return {"H264", "VP8", "H263-1998"};
}

std::vector<std::string> known_codecs(MediaKind kind) {
  auto names = default_codec_order(kind);
  const auto others =
      kind == MediaKind::kAudio ? std::vector<std::string>{"G729", "L16"} : std::vector<std::string>{"H263", "H261"};
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

std::vector<Codec> configurations_of(const std::string& name, MediaKind kind) {
  const auto is = [&name](std::string_view other) { return equals_ignoring_case(name, other); };
  if (kind == MediaKind::kAudio) {
    if (is("PCMU")) return {{"PCMU", 8000, 1, {}}};
    if (is("PCMA")) return {{"PCMA", 8000, 1, {}}};
    // RFC 3551 section 4.5.2: the clock rate of G.722 is written 8000 although it samples at 16000.
    if (is("G722")) return {{"G722", 8000, 1, {}}};
    if (is("opus")) return {{"opus", 48000, 2, {{"useinbandfec", "1"}}}};
    if (is("G729")) return {{"G729", 8000, 1, {}}};
    if (is("L16")) return {{"L16", 48000, 1, {}}, {"L16", 16000, 1, {}}};
    return {};
  }
  // Constrained Baseline at level 3.1 (1280x720 at 30): what every H.264 endpoint decodes. Old rooms know mode 0 only.
  if (is("H264")) {
    return {{"H264",
             90000,
             1,
             {{"profile-level-id", "42e01f"}, {"packetization-mode", "1"}, {"level-asymmetry-allowed", "1"}}},
            {"H264",
             90000,
             1,
             {{"profile-level-id", "42e01f"}, {"packetization-mode", "0"}, {"level-asymmetry-allowed", "1"}}}};
  }
  if (is("VP8")) return {{"VP8", 90000, 1, {}}};
  for (const char* sized : {"H263-1998", "H263", "H261"}) {
    if (is(sized)) return {{sized, 90000, 1, {{"CIF", "1"}, {"QCIF", "1"}}}};
  }
  return {};
}

}  // namespace mtavip::call
