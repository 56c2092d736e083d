// One media line of an offer or an answer: writing ours, and reading the other side's against it. Internal to
// offer_answer.
#pragma once

#include <vector>

#include "sdp/offer_answer.h"

namespace mtavip::sdp {

/// The line that offers `stream`. `session_address` is that of the session's c= line.
[[nodiscard]] MediaDescription write_offer(const LocalStream& stream, MediaLine& line,
                                           const IpAddress& session_address);

/// A line with port 0.
[[nodiscard]] MediaDescription write_rejected(const MediaLine& line, std::vector<std::string> formats);

/// The result of the other side's answer `remote` (in `session`) to our line `offered`, written from `stream`.
[[nodiscard]] NegotiatedStream read_answer_line(const LocalStream& stream, const MediaDescription& offered,
                                                const SessionDescription& session, const MediaDescription& remote);

/// The result of taking the other side's line with `stream`; state tells why not. Does not write.
[[nodiscard]] NegotiatedStream accept_offer_line(const LocalStream& stream, MediaLine& line,
                                                 const OfferAnswerConfig& config, const SessionDescription& session,
                                                 const MediaDescription& remote);
/// The answer line of an accepted stream.
[[nodiscard]] MediaDescription write_answer(const LocalStream& stream, const MediaLine& line,
                                            const NegotiatedStream& result, const IpAddress& session_address);

}  // namespace mtavip::sdp
