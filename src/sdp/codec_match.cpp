#include "sdp/codec_match.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"

namespace mtavip::sdp {
namespace {

struct StaticFormat {
  std::uint8_t payload_type;
  std::string_view name;
  int clock_rate;
  int channels;
};

// RFC 3551 tables 4 and 5.
constexpr std::array<StaticFormat, 24> kStaticFormats{{
    {0, "PCMU", 8000, 1},   {3, "GSM", 8000, 1},    {4, "G723", 8000, 1},   {5, "DVI4", 8000, 1},
    {6, "DVI4", 16000, 1},  {7, "LPC", 8000, 1},    {8, "PCMA", 8000, 1},   {9, "G722", 8000, 1},
    {10, "L16", 44100, 2},  {11, "L16", 44100, 1},  {12, "QCELP", 8000, 1}, {13, "CN", 8000, 1},
    {14, "MPA", 90000, 1},  {15, "G728", 8000, 1},  {16, "DVI4", 11025, 1}, {17, "DVI4", 22050, 1},
    {18, "G729", 8000, 1},  {25, "CelB", 90000, 1}, {26, "JPEG", 90000, 1}, {28, "nv", 90000, 1},
    {31, "H261", 90000, 1}, {32, "MPV", 90000, 1},  {33, "MP2T", 90000, 1}, {34, "H263", 90000, 1},
}};

// Parameters that must be equal for two formats to be one codec, with the value that absence means.
struct SymmetricParameter {
  std::string_view codec;
  std::string_view parameter;
  std::string_view absent;
};
constexpr std::array<SymmetricParameter, 9> kSymmetric{{
    {"AMR", "octet-align", "0"},
    {"AMR-WB", "octet-align", "0"},
    {"AMR", "interleaving", ""},
    {"AMR-WB", "interleaving", ""},
    {"G7221", "bitrate", ""},
    {"VP9", "profile-id", "0"},
    {"AV1", "profile", "0"},
    {"H265", "profile-id", "1"},
    {"H265", "tx-mode", "SRST"},
}};

enum class Side : std::uint8_t { kOffer, kAnswer };

bool symmetric_parameters_agree(const CodecFormat& local, const CodecFormat& remote, Side side) {
  return std::all_of(kSymmetric.begin(), kSymmetric.end(), [&](const SymmetricParameter& rule) {
    if (!equals_ignoring_case(local.name, rule.codec)) return true;
    const auto ours = find_parameter(local.parameters, rule.parameter);
    const auto theirs = find_parameter(remote.parameters, rule.parameter);
    if (side == Side::kAnswer && !theirs) return true;
    return equals_ignoring_case(ours.value_or(rule.absent), theirs.value_or(rule.absent));
  });
}

bool is_h264(const CodecFormat& format) {
  return equals_ignoring_case(format.name, "H264");
}

bool is_h263(const CodecFormat& format) {
  return starts_with_ignoring_case(format.name, "H263");
}

int packetization_mode(const FormatParameters& parameters, int absent) {
  const auto value = find_parameter(parameters, "packetization-mode");
  return value ? parse_number<int>(*value).value_or(absent) : absent;
}

bool allows_level_asymmetry(const FormatParameters& parameters) {
  return find_parameter(parameters, "level-asymmetry-allowed") == "1";
}

// RFC 6184 section 8.2.2. Profile and packetization mode are symmetric; the level too, unless both sides allow
// asymmetry.
std::optional<CodecMatch> match_h264(const CodecFormat& local, const CodecFormat& remote, Side side) {
  const auto ours = H264ProfileLevel::of(local.parameters);
  if (!ours) return std::nullopt;
  const bool answered_without = side == Side::kAnswer && !find_parameter(remote.parameters, "profile-level-id");
  const auto theirs = answered_without ? ours : H264ProfileLevel::of(remote.parameters);
  if (!theirs || theirs->profile != ours->profile) return std::nullopt;

  const int our_mode = packetization_mode(local.parameters, 0);
  int mode = packetization_mode(remote.parameters, side == Side::kAnswer ? our_mode : 0);
  // An answer may fall back to mode 0, which every receiver of mode 1 understands; an offer names what it wants.
  if (mode != our_mode && !(side == Side::kAnswer && mode == 0)) return std::nullopt;

  CodecMatch match{remote.parameters, local.parameters};
  const bool asymmetric = allows_level_asymmetry(local.parameters) && allows_level_asymmetry(remote.parameters);
  const H264ProfileLevel& lower = ours->level_below(*theirs) ? *ours : *theirs;
  const H264ProfileLevel send_level = theirs->with_level_of(asymmetric ? *theirs : lower);
  const H264ProfileLevel receive_level =
      (side == Side::kOffer ? *theirs : *ours).with_level_of(asymmetric ? *ours : lower);
  set_parameter(match.send, "profile-level-id", send_level.to_string());
  set_parameter(match.send, "packetization-mode", std::to_string(mode));
  set_parameter(match.receive, "profile-level-id", receive_level.to_string());
  if (side == Side::kOffer && !asymmetric) {
    std::erase_if(match.receive, [](const FormatParameter& p) { return p.name == "level-asymmetry-allowed"; });
  }
  return match;
}

bool has_picture_size(const FormatParameters& parameters) {
  constexpr std::array<std::string_view, 6> kSizes{"SQCIF", "QCIF", "CIF", "CIF4", "CIF16", "CUSTOM"};
  return std::any_of(kSizes.begin(), kSizes.end(),
                     [&](std::string_view size) { return find_parameter(parameters, size).has_value(); });
}

std::optional<CodecMatch> match(const CodecFormat& local, const CodecFormat& remote, Side side) {
  if (!same_encoding(local, remote) || !symmetric_parameters_agree(local, remote, side)) return std::nullopt;
  if (is_h264(local)) return match_h264(local, remote, side);
  CodecMatch result{remote.parameters, local.parameters};
  // RFC 4629 section 8.1.1: a receiver that names no picture size takes QCIF.
  if (is_h263(local) && !has_picture_size(result.send)) set_parameter(result.send, "QCIF", "1");
  // RFC 3952 section 4.2.1: 30 ms frames where either side wants them.
  if (equals_ignoring_case(local.name, "iLBC")) {
    const bool long_frames = find_parameter(local.parameters, "mode").value_or("30") == "30" ||
                             find_parameter(remote.parameters, "mode").value_or("30") == "30";
    set_parameter(result.send, "mode", long_frames ? "30" : "20");
    set_parameter(result.receive, "mode", long_frames ? "30" : "20");
  }
  // RFC 4749 / RFC 3551: silence suppression of G.729 only where both sides take it.
  if (equals_ignoring_case(local.name, "G729") &&
      (find_parameter(local.parameters, "annexb") == "no" || find_parameter(remote.parameters, "annexb") == "no")) {
    set_parameter(result.send, "annexb", "no");
    set_parameter(result.receive, "annexb", "no");
  }
  return result;
}

}  // namespace

std::optional<CodecFormat> static_format(std::uint8_t payload_type) {
  for (const auto& f : kStaticFormats) {
    if (f.payload_type != payload_type) continue;
    CodecFormat format;
    format.name = f.name;
    format.clock_rate = f.clock_rate;
    format.channels = f.channels;
    format.payload_type = payload_type;
    return format;
  }
  return std::nullopt;
}

std::optional<std::uint8_t> static_payload_type(const CodecFormat& format) {
  for (const auto& f : kStaticFormats) {
    if (equals_ignoring_case(f.name, format.name) && f.clock_rate == format.clock_rate &&
        f.channels == format.channels) {
      return f.payload_type;
    }
  }
  return std::nullopt;
}

bool same_encoding(const CodecFormat& a, const CodecFormat& b) {
  if (!equals_ignoring_case(a.name, b.name)) return false;
  // RFC 3551 section 4.5.2 fixes the historical 8000 of G.722; some peers write its real sampling rate.
  if (equals_ignoring_case(a.name, "G722")) return true;
  if (a.clock_rate != b.clock_rate) return false;
  // RFC 7587 fixes "/2" for Opus whatever is sent; some peers leave it out.
  return equals_ignoring_case(a.name, "opus") || a.channels == b.channels;
}

bool same_configuration(const CodecFormat& a, const CodecFormat& b) {
  if (!same_encoding(a, b) || a.clock_rate != b.clock_rate || !symmetric_parameters_agree(a, b, Side::kOffer))
    return false;
  if (!is_h264(a)) return true;
  const auto x = H264ProfileLevel::of(a.parameters);
  const auto y = H264ProfileLevel::of(b.parameters);
  return x && y && x->profile == y->profile &&
         packetization_mode(a.parameters, 0) == packetization_mode(b.parameters, 0);
}

std::optional<CodecMatch> match_offer(const CodecFormat& local, const CodecFormat& remote) {
  return match(local, remote, Side::kOffer);
}

std::optional<CodecMatch> match_answer(const CodecFormat& local, const CodecFormat& remote) {
  return match(local, remote, Side::kAnswer);
}

std::optional<H264ProfileLevel> H264ProfileLevel::parse(std::string_view hex) {
  if (hex.size() != 6) return std::nullopt;
  const auto value = parse_number<std::uint32_t>(hex, 16);
  if (!value) return std::nullopt;
  H264ProfileLevel out;
  out.profile_idc = static_cast<std::uint8_t>(*value >> 16);
  out.constraints = static_cast<std::uint8_t>(*value >> 8 & 0xff);
  out.level = static_cast<int>(*value & 0xff);
  const bool set0 = (out.constraints & 0x80) != 0;
  const bool set1 = (out.constraints & 0x40) != 0;
  const bool set3 = (out.constraints & 0x10) != 0;
  switch (out.profile_idc) {
    case 0x42:
      out.profile = H264Profile::kBaseline;
      break;
    case 0x4d:
      // Main that also obeys the Baseline restrictions is constrained baseline.
      out.profile = set0 ? H264Profile::kBaseline : H264Profile::kMain;
      break;
    case 0x58:
      out.profile = set0 ? H264Profile::kBaseline : set1 ? H264Profile::kMain : H264Profile::kExtended;
      break;
    case 0x64:
      out.profile = H264Profile::kHigh;
      break;
    case 0x6e:
      out.profile = H264Profile::kHigh10;
      break;
    case 0x7a:
      out.profile = H264Profile::kHigh422;
      break;
    case 0xf4:
    case 0x2c:
      out.profile = H264Profile::kHigh444;
      break;
    default:
      return std::nullopt;
  }
  const bool old_profile = out.profile_idc == 0x42 || out.profile_idc == 0x4d || out.profile_idc == 0x58;
  if ((old_profile && out.level == 11 && set3) || (!old_profile && out.level == 9)) {
    out.level = 10;
    out.level_1b = true;
  }
  if (out.level < 10 || out.level > 62) return std::nullopt;
  return out;
}

std::optional<H264ProfileLevel> H264ProfileLevel::of(const FormatParameters& parameters) {
  return parse(find_parameter(parameters, "profile-level-id").value_or("42000a"));
}

std::string H264ProfileLevel::to_string() const {
  const bool old_profile = profile_idc == 0x42 || profile_idc == 0x4d || profile_idc == 0x58;
  unsigned iop = constraints;
  unsigned idc = static_cast<unsigned>(level);
  if (old_profile) {
    iop = level_1b ? iop | 0x10U : level == 11 ? iop & ~0x10U : iop;
    if (level_1b) idc = 11;
  } else if (level_1b) {
    idc = 9;
  }
  const std::array<char, 3> raw{static_cast<char>(profile_idc), static_cast<char>(iop), static_cast<char>(idc)};
  return to_hex({raw.data(), raw.size()});
}

H264ProfileLevel H264ProfileLevel::with_level_of(const H264ProfileLevel& other) const {
  H264ProfileLevel out = *this;
  out.level = other.level;
  out.level_1b = other.level_1b;
  return out;
}

bool H264ProfileLevel::level_below(const H264ProfileLevel& other) const {
  return std::tie(level, level_1b) < std::tie(other.level, other.level_1b);
}

}  // namespace mtavip::sdp
