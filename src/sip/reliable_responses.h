// Reliable provisional responses to one INVITE, the callee's side (RFC 3262 section 3): numbered by RSeq, repeated
// until their PRACK comes, and sent one after the other.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "sip/headers.h"
#include "sip/message.h"
#include "sip/timers.h"
#include "sip/transaction_step.h"

namespace mtavip::sip {

class ReliableResponses {
 public:
  static constexpr std::size_t kMost = 8;  ///< that wait for their PRACK, or for their turn

  /// `first` is the number of the first response, 1 to 2^31 - 1 (section 3).
  explicit ReliableResponses(std::uint32_t first) : next_rseq_(first) {}

  /// Takes a response, complete but for Require and RSeq. Says what to send now: nothing while an earlier one has no
  /// PRACK yet. A response beyond kMost is dropped.
  const Message* add(Timestamp now, Message response, bool has_sdp, const SipTimers& timers);
  /// Whether one with SDP has had no PRACK: a 2xx must not go before it (section 3).
  [[nodiscard]] bool holds_back_success() const;

  struct Acknowledged {
    bool had_sdp = false;
    const Message* next = nullptr;  ///< the response whose turn it is now; to be sent
  };
  /// The response that a PRACK names is done. Nothing: there is no such response (481).
  std::optional<Acknowledged> acknowledge(Timestamp now, const Rack& rack, const SipTimers& timers);
  /// There will be no more: the final response is sent, or the call is over.
  void stop() { waiting_.clear(); }

  [[nodiscard]] Timer deadline() const;
  struct Due {
    const Message* repeat = nullptr;
    bool gave_up = false;  ///< no PRACK in 64*T1: the INVITE is to be refused with a 5xx
  };
  Due on_timeout(Timestamp now);

 private:
  struct Waiting {
    Message response;
    std::uint32_t rseq = 0;
    bool has_sdp = false;
    Duration interval{};
    Timestamp next{};
    Timestamp give_up{};
  };
  const Message* start(Timestamp now, const SipTimers& timers);

  std::uint32_t next_rseq_;
  std::deque<Waiting> waiting_;  // the first one is being sent
};

}  // namespace mtavip::sip
