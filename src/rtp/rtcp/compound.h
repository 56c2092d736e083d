// A datagram of RTCP: several packets one after the other (RFC 3550 section 6.1 and appendix A.2), or a single feedback
// message where reduced size was agreed (RFC 5506). It is checked and taken apart as a whole before anything in it is
// believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "rtp/rtcp/app.h"
#include "rtp/rtcp/bye.h"
#include "rtp/rtcp/fir.h"
#include "rtp/rtcp/generic_nack.h"
#include "rtp/rtcp/pli.h"
#include "rtp/rtcp/receiver_report.h"
#include "rtp/rtcp/remb.h"
#include "rtp/rtcp/sender_report.h"
#include "rtp/rtcp/source_description.h"
#include "rtp/rtcp/tmmbr.h"

namespace mtavip::rtp::rtcp {

/// Well formed, and of a type that we have no use for (XR, transport-wide feedback, later inventions).
struct OtherPacket {
  std::uint8_t type = 0;
  std::uint8_t count = 0;
  Bytes body;
  friend bool operator==(const OtherPacket&, const OtherPacket&) = default;
};

using Packet = std::variant<SenderReport, ReceiverReport, SourceDescription, Bye, App, GenericNack, TemporaryRate,
                            PictureLoss, FullIntraRequest, ReceiverEstimate, LegacyFullIntra, OtherPacket>;

struct Limits {
  std::size_t packets = 64;            ///< in one datagram
  std::size_t missing_packets = 2048;  ///< sequence numbers in the NACKs of one datagram
};

/// Whether a datagram that does not begin with a report is taken.
enum class Form : std::uint8_t { kCompound, kReducedSize };

/// Refuses the whole datagram where any part of it is wrong.
Result<std::vector<Packet>, ParseError> parse_compound(ByteView datagram, Form form, const Limits& limits = {});

/// Appends a packet; OtherPacket and LegacyFullIntra are only ever received and add nothing.
void write_packet(Bytes& out, const Packet& packet);

}  // namespace mtavip::rtp::rtcp
