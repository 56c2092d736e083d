// SDES: names of sources (RFC 3550 section 6.5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rtp/rtcp/header.h"

namespace mtavip::rtp::rtcp {

enum class SdesType : std::uint8_t {
  kCname = 1,
  kName = 2,
  kEmail = 3,
  kPhone = 4,
  kLocation = 5,
  kTool = 6,
  kNote = 7,
  kPrivate = 8,
  kMid = 15,  ///< RFC 9143
};

struct SdesItem {
  SdesType type{};
  std::string text;  ///< at most 255 bytes; what is longer is cut when written
  friend bool operator==(const SdesItem&, const SdesItem&) = default;
};

struct SdesChunk {
  std::uint32_t ssrc = 0;
  std::vector<SdesItem> items;
  [[nodiscard]] std::optional<std::string_view> find(SdesType type) const;
  friend bool operator==(const SdesChunk&, const SdesChunk&) = default;
};

struct SourceDescription {
  std::vector<SdesChunk> chunks;  ///< at most 31; more are not written

  static Result<SourceDescription, ParseError> parse(const RawPacket& packet);
  void write(Bytes& out) const;
  friend bool operator==(const SourceDescription&, const SourceDescription&) = default;
};

}  // namespace mtavip::rtp::rtcp
