// RTP packets (RFC 3550 section 5): a validated view of a received one, and the writer of one to send. Header extension
// elements follow RFC 8285. Also tells apart what shares a socket with RTP (RFC 5761, RFC 7983).
//
// Nothing here allocates: a view borrows the received bytes, the writer fills a buffer it is given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "base/bytes.h"
#include "base/result.h"

namespace mtavip::rtp {

inline constexpr std::size_t kFixedHeaderSize = 12;

/// Why a packet was refused.
enum class ParseError : std::uint8_t {
  kTruncated,   ///< shorter than its own fields claim
  kBadVersion,  ///< version is not 2
  kBadPadding,  ///< padding count is zero, or longer than what it pads
  kBadType,     ///< RTCP: a packet type that may not stand here
  kBadLength,   ///< RTCP: lengths do not add up to the datagram
  kBadValue,    ///< a field holds what the standard does not allow
  kTooMany,     ///< more elements than the limits allow
};

/// What a datagram on a media socket is (RFC 7983 section 7, RTP and RTCP by RFC 5761 section 4).
enum class DatagramKind : std::uint8_t { kUnknown, kStun, kZrtp, kDtls, kTurnChannel, kRtp, kRtcp };
[[nodiscard]] DatagramKind classify(ByteView datagram);

/// One element of a header extension. Data is at most 255 bytes; an element of at most 16 bytes, not empty, with an id
/// of at most 14 fits the one-byte form.
struct HeaderExtension {
  std::uint8_t id = 0;  ///< as negotiated by a=extmap: 1 to 255
  ByteView data;
};

/// A received packet, checked as a whole before it exists. Borrows the bytes that it was parsed from.
class RtpPacketView {
 public:
  /// Validates version, CSRC list, header extension length and padding (RFC 3550 appendix A.1). Linear in the header.
  static Result<RtpPacketView, ParseError> parse(ByteView datagram);

  [[nodiscard]] bool marker() const { return (octet(1) & 0x80U) != 0; }
  [[nodiscard]] std::uint8_t payload_type() const { return octet(1) & 0x7fU; }
  [[nodiscard]] std::uint16_t sequence_number() const { return static_cast<std::uint16_t>(octet(2) << 8 | octet(3)); }
  [[nodiscard]] std::uint32_t timestamp() const { return word(4); }
  [[nodiscard]] std::uint32_t ssrc() const { return word(8); }

  [[nodiscard]] std::size_t csrc_count() const { return octet(0) & 0x0fU; }
  /// A contributing source; `index` must be below csrc_count().
  [[nodiscard]] std::uint32_t csrc(std::size_t index) const { return word(kFixedHeaderSize + 4 * index); }

  [[nodiscard]] bool has_extension() const { return (octet(0) & 0x10U) != 0; }
  /// The 16 bits "defined by profile": 0xBEDE is RFC 8285's one-byte form, 0x1000 to 0x100F its two-byte form.
  [[nodiscard]] std::uint16_t extension_profile() const { return extension_profile_; }
  /// The header extension without its four octets of profile and length; empty where there is none.
  [[nodiscard]] ByteView extension_data() const { return bytes_.subspan(extension_offset_, extension_size_); }
  /// The first element with this id (RFC 8285); nothing if it is not there or the elements before it are malformed.
  [[nodiscard]] std::optional<ByteView> extension(std::uint8_t id) const;

  /// Without padding; may be empty (a packet of padding only, or a keep-alive).
  [[nodiscard]] ByteView payload() const { return bytes_.subspan(payload_offset_, payload_size_); }
  [[nodiscard]] std::size_t header_size() const { return payload_offset_; }
  [[nodiscard]] std::size_t padding_size() const { return bytes_.size() - payload_offset_ - payload_size_; }
  /// The whole packet.
  [[nodiscard]] ByteView bytes() const { return bytes_; }

 private:
  RtpPacketView() = default;
  [[nodiscard]] std::uint8_t octet(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }
  [[nodiscard]] std::uint32_t word(std::size_t at) const {
    return static_cast<std::uint32_t>(octet(at)) << 24 | static_cast<std::uint32_t>(octet(at + 1)) << 16 |
           static_cast<std::uint32_t>(octet(at + 2)) << 8 | static_cast<std::uint32_t>(octet(at + 3));
  }

  ByteView bytes_;
  std::size_t extension_offset_ = 0;
  std::size_t extension_size_ = 0;
  std::size_t payload_offset_ = kFixedHeaderSize;
  std::size_t payload_size_ = 0;
  std::uint16_t extension_profile_ = 0;
};

/// What a packet says besides its payload.
struct RtpHeader {
  bool marker = false;
  std::uint8_t payload_type = 0;  ///< 0 to 127
  std::uint16_t sequence_number = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;
  std::span<const std::uint32_t> csrcs;  ///< at most 15
  std::span<const HeaderExtension> extensions;
};

/// Why a packet could not be written or sent.
enum class WriteError : std::uint8_t {
  kTooLarge,  ///< does not fit the buffer, or the largest packet the session may send
  kBadValue,  ///< payload type over 127, more than 15 CSRCs, extension element longer than its form allows
};

/// Writes one packet into a buffer of the caller's: header, then payload pieces, then padding.
class RtpPacketWriter {
 public:
  explicit RtpPacketWriter(std::span<std::byte> buffer) : buffer_(buffer) {}

  /// First call. Elements go into the one-byte form where all fit it, else into the two-byte form.
  Result<void, WriteError> header(const RtpHeader& header);
  /// Appends to the payload.
  Result<void, WriteError> payload(ByteView data);
  /// Last call: `count` octets of padding, the count included, 1 to 255.
  Result<void, WriteError> padding(std::size_t count);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] ByteView bytes() const { return buffer_.first(size_); }

 private:
  [[nodiscard]] std::size_t room() const { return buffer_.size() - size_; }
  void u8(std::uint32_t value) { buffer_[size_++] = static_cast<std::byte>(value & 0xffU); }
  void u16(std::uint32_t value);
  void u32(std::uint32_t value);

  std::span<std::byte> buffer_;
  std::size_t size_ = 0;
};

}  // namespace mtavip::rtp
