#include "trace/sniff.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/text.h"
#include "h323/messages/h225_ras.h"
#include "h323/messages/h245_message.h"
#include "h323/wire/tpkt.h"

namespace mtavip::trace {
namespace {

constexpr std::size_t kMostMethodCharacters = 32;
constexpr std::size_t kMostStartLine = 4096;
constexpr std::string_view kVersion = "SIP/2.0";

bool is_method_character(char c) {
  return is_alpha(c) || is_digit(c) || std::string_view("-.!%*_+`'~").find(c) != std::string_view::npos;
}

/// RFC 3261 section 25.1, Start-Line; kUnknown as long as it may become one.
Likeness sip_likeness(std::string_view text) {
  while (text.starts_with('\r') || text.starts_with('\n')) text.remove_prefix(1);
  const std::size_t end = text.find('\n');
  const bool whole = end != std::string_view::npos;
  std::string_view line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t known = std::min(line.size(), kVersion.size());
  if (line.substr(0, known) == kVersion.substr(0, known)) {
    if (line.size() > kVersion.size()) return line[kVersion.size()] == ' ' ? Likeness::kSip : Likeness::kNothingKnown;
    return whole ? Likeness::kNothingKnown : Likeness::kUnknown;
  }
  const auto space = static_cast<std::size_t>(std::ranges::find_if_not(line, is_method_character) - line.begin());
  if (space > kMostMethodCharacters || (space < line.size() && (space == 0 || line[space] != ' '))) {
    return Likeness::kNothingKnown;
  }
  if (!whole) return line.size() < kMostStartLine ? Likeness::kUnknown : Likeness::kNothingKnown;
  const bool request = line.ends_with(kVersion) && line.size() > space + kVersion.size() + 2;
  return request ? Likeness::kSip : Likeness::kNothingKnown;
}

/// A first packet that is a Q.931 message, or one that is an H.245 message and can be nothing else.
Likeness tpkt_likeness(ByteView begin) {
  constexpr std::size_t kSmallest = 5;
  ByteReader reader(begin);
  if (reader.u8() != 3) return Likeness::kNothingKnown;
  if (begin.size() < h323::wire::kTpktHeaderBytes + 2) return Likeness::kUnknown;
  reader.skip(1);
  const std::size_t size = reader.u16();
  if (size < kSmallest) return Likeness::kNothingKnown;
  const ByteView rest = reader.rest();
  if (rest[0] == std::byte{8} && rest[1] == std::byte{2}) return Likeness::kCallSignalling;
  if (size > kSniffBytes) return Likeness::kNothingKnown;
  if (begin.size() < size) return Likeness::kUnknown;
  const ByteView content = rest.first(size - h323::wire::kTpktHeaderBytes);
  // Nearly any octet string decodes as something; one that is encoded again to the same octets is meant.
  const auto message = asn1::decode<h323::h245::MultimediaSystemControlMessage>(content);
  const bool same = message && asn1::encode(*message) == to_bytes(content);
  return same ? Likeness::kH245 : Likeness::kNothingKnown;
}

}  // namespace

Likeness sniff_stream(ByteView begin) {
  if (begin.empty()) return Likeness::kUnknown;
  if (begin[0] == std::byte{3}) return tpkt_likeness(begin);
  const Likeness likeness = sip_likeness(text_of(begin));
  return likeness == Likeness::kUnknown && begin.size() >= kSniffBytes ? Likeness::kNothingKnown : likeness;
}

bool looks_like_sip(ByteView datagram) {
  return sip_likeness(text_of(datagram)) == Likeness::kSip;
}

bool looks_like_ras(ByteView datagram) {
  // OBJECT IDENTIFIER {itu-t recommendation h 2250 version(0) n}, with its length in front.
  static constexpr std::byte kIdentifier[] = {std::byte{6},    std::byte{0},    std::byte{8},
                                              std::byte{0x91}, std::byte{0x4a}, std::byte{0}};
  const bool named = memmem(datagram.data(), datagram.size(), kIdentifier, sizeof kIdentifier) != nullptr;
  return named && asn1::decode<h323::h225::RasMessage>(datagram).has_value();
}

}  // namespace mtavip::trace
