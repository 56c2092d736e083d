// Reading the signalling out of a capture file: every SIP, H.225.0, H.245 and RAS message in it, decoded in full.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <mtavip/error.h>

namespace mtavip {

enum class DecodeFormat : std::uint8_t {
  kText,  ///< for people: a line with time, addresses and name, every field below it, an empty line
  kJson,  ///< for programs: one object on one line
};

struct DecodeOptions {
  DecodeFormat format = DecodeFormat::kText;
  /// Encode each message again and compare: differences are told in the text and counted.
  bool roundtrip = false;
};

/// What could not be decoded.
struct DecodeFailure {
  std::string message;
  std::size_t offset = 0;  ///< in octets, into the message; where the connection is broken, into its stream
};

/// One message of the capture, or a gap in it.
struct DecodedSignal {
  std::chrono::system_clock::time_point time;  ///< when its last octet was recorded
  std::string protocol;                        ///< "SIP", "H.225.0", "H.245" or "RAS"
  std::string transport;                       ///< "UDP" or "TCP"
  std::string source;                          ///< address and port
  std::string destination;
  std::string name;                      ///< "INVITE sip:bob@example.com", "SETUP", "terminalCapabilitySet", ...
  std::string text;                      ///< in the format that was asked for, with its line ends
  std::optional<DecodeFailure> failure;  ///< the first one; nothing where all could be decoded
  bool different = false;                ///< encoded again, it or something in it was different
};

struct DecodeSummary {
  std::size_t messages = 0;
  std::size_t failed = 0;
  std::size_t different = 0;
  /// Why reading stopped before the end of the file. What is in front of that place was decoded.
  std::optional<DecodeFailure> broken_file;
};

/// Gives every signalling message of a pcap or pcapng file to `each`, in the order of the file; the path "-" is
/// standard input, which is read to its end first. Frames of Ethernet, Linux cooked, loopback and raw captures are
/// read, fragments and TCP streams put together, and the ports of calls found from the signalling. ErrorCode::kNotFound
/// where the file cannot be read, kInvalidArgument where it is no capture, kLimit where it is larger than 2 GiB.
Expected<DecodeSummary> decode_capture(const std::string& path, const DecodeOptions& options,
                                       const std::function<void(const DecodedSignal&)>& each);

}  // namespace mtavip
