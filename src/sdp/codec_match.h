// When two descriptions mean the same codec, and what each side may then send: RFC 3551 (static payload types), RFC
// 6184 (H.264), RFC 4629 (H.263), RFC 7587 (Opus), RFC 7741 (VP8) and the generic rule of RFC 3264 for all others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sdp/format.h"

namespace mtavip::sdp {

/// The codec that RFC 3551 gives a payload type; nothing for dynamic and unassigned ones.
[[nodiscard]] std::optional<CodecFormat> static_format(std::uint8_t payload_type);
/// The payload type that RFC 3551 gives a codec.
[[nodiscard]] std::optional<std::uint8_t> static_payload_type(const CodecFormat& format);

/// Name, clock rate and channels agree, with the known misspellings of real peers (G722/16000, opus/48000 without
/// channels).
[[nodiscard]] bool same_encoding(const CodecFormat& a, const CodecFormat& b);

/// One codec in one configuration, so that a payload type may stand for both: equal but for levels and other limits.
[[nodiscard]] bool same_configuration(const CodecFormat& a, const CodecFormat& b);

struct CodecMatch {
  FormatParameters send;     ///< what our encoder must obey
  FormatParameters receive;  ///< what the other side is to be told, or was told
};

/// Whether `local` and `remote` are one codec, with `remote` coming from an offer. `receive` belongs in the answer.
[[nodiscard]] std::optional<CodecMatch> match_offer(const CodecFormat& local, const CodecFormat& remote);
/// The same with `remote` coming from the answer to our offer of `local`. Peers that leave parameters out of their
/// answer are taken to have accepted ours.
[[nodiscard]] std::optional<CodecMatch> match_answer(const CodecFormat& local, const CodecFormat& remote);

// --- H.264
// ----------------------------------------------------------------------------------------------------------------

enum class H264Profile : std::uint8_t {
  kBaseline,  ///< and constrained baseline: nobody sends what distinguishes them (FMO, ASO, redundant slices)
  kMain,
  kExtended,
  kHigh,  ///< and constrained high
  kHigh10,
  kHigh422,
  kHigh444,
};

/// profile-level-id, decoded by table 5 of RFC 6184.
struct H264ProfileLevel {
  H264Profile profile = H264Profile::kBaseline;
  std::uint8_t profile_idc = 0x42;
  std::uint8_t constraints = 0;
  /// Ten times the level; level 1b, which lies between 1 and 1.1, is 10 with level_1b set.
  int level = 10;
  bool level_1b = false;

  [[nodiscard]] static std::optional<H264ProfileLevel> parse(std::string_view hex);
  /// Of a format; Baseline at level 1 where the parameter is absent (RFC 6184 section 8.1).
  [[nodiscard]] static std::optional<H264ProfileLevel> of(const FormatParameters& parameters);
  /// Six hexadecimal digits, lower case.
  [[nodiscard]] std::string to_string() const;
  /// The same profile with the level of `other`.
  [[nodiscard]] H264ProfileLevel with_level_of(const H264ProfileLevel& other) const;
  [[nodiscard]] bool level_below(const H264ProfileLevel& other) const;
};

}  // namespace mtavip::sdp
