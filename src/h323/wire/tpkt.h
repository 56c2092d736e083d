// Cuts a TCP stream into packets and puts packets into it: TPKT, RFC 1006 section 6, as H.225.0 and H.245 use it. A
// packet without content (four octets) is a keep-alive, as H.460.17 and H.460.18 send it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "base/bytes.h"
#include "base/time.h"

namespace mtavip::h323::wire {

/// Version, reserved octet, and the length of the whole packet in two octets.
inline constexpr std::size_t kTpktHeaderBytes = 4;
/// The largest content that the length can tell.
inline constexpr std::size_t kMaxTpktContent = 65535 - kTpktHeaderBytes;

struct TpktLimits {
  std::size_t packet_bytes = 65535;  ///< header and content; a packet that claims more breaks the stream
};

enum class TpktError : std::uint8_t {
  kBadVersion,  ///< the first octet is not 3: this is no TPKT stream, or it lost step
  kBadLength,   ///< a length of less than the header itself
  kTooLarge,    ///< more than TpktLimits allow
};
[[nodiscard]] std::string_view describe(TpktError error);

/// One per connection. Holds at most one incomplete packet and what the last feed() brought; memory grows with what has
/// arrived, never with what a length claims.
class TpktFramer {
 public:
  /// The content of a packet, a Q.931 message or H.245 PDUs. The view ends with the next call of feed() or next().
  struct Packet {
    ByteView content;
    std::size_t offset = 0;  ///< of its header, into the whole stream
  };
  /// A packet without content.
  struct KeepAlive {};
  /// The stream cannot be followed any further: close it. Nothing comes after it.
  struct Broken {
    TpktError error{};
    std::size_t offset = 0;  ///< of the header that is wrong, into the whole stream
  };
  using Item = std::variant<Packet, KeepAlive, Broken>;

  explicit TpktFramer(TpktLimits limits = {}) : limits_(limits) {}

  /// Bytes as they came from the connection at `now`.
  void feed(Timestamp now, ByteView data);
  /// The next item, or nothing until more bytes come. Call it until it gives nothing.
  [[nodiscard]] std::optional<Item> next();

  [[nodiscard]] bool broken() const { return broken_; }
  /// When the first octet of the packet that is not complete arrived; nothing between packets. More octets do not
  /// change it: a peer that trickles is one that waits too long.
  [[nodiscard]] std::optional<Timestamp> waiting_since() const;
  /// Bytes held of packets that next() has not given yet.
  [[nodiscard]] std::size_t buffered() const { return buffer_.size() - begin_; }

 private:
  TpktLimits limits_;
  Bytes buffer_;
  std::size_t dropped_ = 0;  // bytes of the stream that have left the buffer
  std::size_t begin_ = 0;    // of the packet that is being read
  Timestamp fed_at_{};       // when the last bytes came
  Timestamp started_at_{};   // when the first byte at begin_ came
  bool broken_ = false;
};

/// Appends one packet. False, and nothing written, where the content is larger than kMaxTpktContent.
[[nodiscard]] bool append_tpkt(Bytes& out, ByteView content);
/// A packet whose content is written in place: begin_tpkt() appends the header and gives its place, end_tpkt() enters
/// the length of what was written behind it. False, and the packet taken away again, where that is larger than
/// kMaxTpktContent.
[[nodiscard]] std::size_t begin_tpkt(Bytes& out);
[[nodiscard]] bool end_tpkt(Bytes& out, std::size_t begin);
/// Appends a packet without content.
void append_tpkt_keep_alive(Bytes& out);

}  // namespace mtavip::h323::wire
