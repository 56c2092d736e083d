// A message as it was seen on the network, and what it says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "base/time.h"
#include "trace/field.h"

namespace mtavip::trace {

enum class Protocol : std::uint8_t {
  kSip,
  kCallSignalling,  ///< Q.931 with an H.225.0 PDU
  kH245,
  kRas,
};
/// "SIP", "H.225.0", "H.245", "RAS"
[[nodiscard]] std::string_view name(Protocol protocol);

enum class Carrier : std::uint8_t { kUdp, kTcp, kTls };
[[nodiscard]] std::string_view name(Carrier carrier);

/// As the one who records sees it; kPassing is between two others.
enum class Direction : std::uint8_t { kPassing, kSent, kReceived };

/// One message with where it came from. The content is borrowed: of SIP the whole message, of H.225.0 and H.245 what a
/// TPKT carried, of RAS the datagram.
struct MessageRecord {
  WallTime time{};
  Protocol protocol = Protocol::kSip;
  Carrier carrier = Carrier::kUdp;
  Direction direction = Direction::kPassing;
  Endpoint source{};
  Endpoint destination{};
  ByteView content{};
};

struct Problem {
  std::string text{};
  std::size_t offset = 0;  ///< into the content
};

/// What a message says, as far as it could be read.
struct DecodedMessage {
  std::string title{};  ///< "INVITE sip:bob@example.com", "SETUP", "terminalCapabilitySet", "registrationRequest"
  std::vector<Field> parts{};
  /// What could not be decoded, in the message itself or in what it carries; empty where all could.
  std::vector<Problem> errors{};
  /// Where the message, or what it carries, was encoded again to other octets; only if that was asked for.
  std::vector<Problem> differences{};
};

/// Reads a message of any protocol.
[[nodiscard]] DecodedMessage decode(const MessageRecord& record, bool roundtrip = false);

/// For people: a line with time, addresses and title, then every field with its name, and an empty line.
[[nodiscard]] std::string format_text(const MessageRecord& record, const DecodedMessage& message);
/// For programs: one object on one line, without the line's end. Members: time, direction (if ours), protocol,
/// transport, source, destination, message, a member for each part, and where they apply error, offset and differences.
[[nodiscard]] std::string format_json(const MessageRecord& record, const DecodedMessage& message);
/// Decoded and formatted as text, without secrets (secrets.h): what a live trace writes.
[[nodiscard]] std::string format(const MessageRecord& record);

}  // namespace mtavip::trace
