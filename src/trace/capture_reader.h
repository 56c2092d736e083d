// Reads capture files: pcap (draft-ietf-opsawg-pcap) in both byte orders with microseconds and nanoseconds, and pcapng
// (draft-ietf-opsawg-pcapng). The file is hostile input: it is read where it lies, and nothing is allocated by what it
// claims.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"

namespace mtavip::trace {

/// What a frame begins with: the link types that packets are found in (tcpdump.org/linktypes.html).
enum class LinkType : std::uint16_t {
  kNull = 0,      ///< address family in the byte order of the machine that recorded
  kEthernet = 1,  ///< with VLAN tags
  kRaw = 101,     ///< an IPv4 or IPv6 packet
  kLoop = 108,    ///< address family in network byte order
  kLinuxCooked = 113,
  kIpv4 = 228,
  kIpv6 = 229,
  kLinuxCooked2 = 276,
};

/// One recorded frame. The bytes lie in the file.
struct Frame {
  WallTime time{};
  std::uint16_t link_type = 0;  ///< of LinkType, or one that is not known
  ByteView data{};
  std::size_t offset = 0;  ///< of the data in the file
};

enum class CaptureError : std::uint8_t {
  kNotACapture,       ///< begins with none of the known magic numbers
  kTruncated,         ///< ends within a header or a frame
  kBadLength,         ///< a length that the format does not allow, or one that is not repeated behind its block
  kFrameTooLarge,     ///< more octets than CaptureLimits allow
  kUnknownInterface,  ///< a frame of an interface that was not described
  kTooManyInterfaces,
};
[[nodiscard]] std::string_view describe(CaptureError error);

struct CaptureFailure {
  CaptureError error{};
  std::size_t offset = 0;  ///< into the file, of the record or block that is wrong
};

struct CaptureLimits {
  std::size_t frame_bytes = 262'144;  ///< the largest snapshot length that tcpdump takes
  std::size_t interfaces = 1024;      ///< of one section of a pcapng file
};

class CaptureReader {
 public:
  /// Reads the file's header. The bytes must outlive the reader and its frames.
  static Result<CaptureReader, CaptureFailure> open(ByteView file, const CaptureLimits& limits = {});

  /// The next frame, or nothing at the end of the file. Nothing comes after a failure.
  [[nodiscard]] Result<std::optional<Frame>, CaptureFailure> next();

 private:
  struct Interface {
    std::uint16_t link_type = 0;
    std::uint64_t ticks_per_second = 1'000'000;
    std::int64_t offset_seconds = 0;
  };
  struct Block;
  using FrameResult = Result<std::optional<Frame>, CaptureFailure>;

  CaptureReader(ByteView file, const CaptureLimits& limits) : file_(file), limits_(limits) {}

  [[nodiscard]] std::uint16_t u16(std::size_t at) const;
  [[nodiscard]] std::uint32_t u32(std::size_t at) const;
  [[nodiscard]] std::size_t remaining() const { return file_.size() - at_; }
  /// Ends reading.
  [[nodiscard]] tl::unexpected<CaptureFailure> give_up(CaptureError error);

  [[nodiscard]] FrameResult next_record();
  [[nodiscard]] Result<Block, CaptureFailure> take_block();
  [[nodiscard]] Result<void, CaptureFailure> begin_section();
  [[nodiscard]] Result<void, CaptureFailure> add_interface(const Block& block);
  [[nodiscard]] FrameResult packet(const Block& block);
  [[nodiscard]] Frame frame(const Interface& interface, std::uint64_t ticks, std::size_t data_at,
                            std::size_t size) const;

  ByteView file_;
  CaptureLimits limits_;
  std::size_t at_ = 0;
  bool little_endian_ = false;
  bool blocks_ = false;                ///< pcapng
  std::vector<Interface> interfaces_;  ///< pcap has one
};

}  // namespace mtavip::trace
