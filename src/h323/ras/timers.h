// The timers, retry counts and limits of RAS: for each request the default timeout and number of retries of H.225.0,
// and what the standard leaves open.
#pragma once

#include <cstddef>

#include "base/time.h"

namespace mtavip::h323::ras {

/// How long a request waits for its answer, and how often it is sent again, with the same sequence number.
struct Patience {
  Duration timeout{};
  unsigned retries = 0;
};

struct Timers {
  Patience discovery{5s, 2};       ///< GRQ
  Patience registration{3s, 2};    ///< RRQ
  Patience unregistration{3s, 1};  ///< URQ
  Patience admission{5s, 2};       ///< ARQ
  Patience bandwidth{3s, 2};       ///< BRQ
  Patience disengage{3s, 2};       ///< DRQ
  Patience location{5s, 2};        ///< LRQ
  Patience info_response{5s, 2};   ///< IRR that wants an acknowledgement
  Patience resources{3s, 2};       ///< RAI

  /// Before a time to live ends, the registration is refreshed: at this share of it, less a random part.
  double refresh_share = 0.75;
  /// After the first failure to register, and the most, doubled from one to the next.
  Duration first_pause = 5s;
  Duration longest_pause = 10min;
  /// How long a gatekeeper that did not answer is tried after all others.
  Duration unreachable_memory = 60s;
  /// How often the gatekeeper is tried that a temporary alternate stands in for (H.225.0 7.2.3, altGKisPermanent).
  Duration return_attempt = 60s;
  /// How long an answer is kept, for requests that come again because it was lost.
  Duration answer_memory = 30s;
  /// The longest delay of a RequestInProgress that is believed.
  Duration longest_delay = 60s;
};

struct Limits {
  std::size_t message_bytes = 16'384;   ///< of one datagram
  std::size_t requests = 4'096;         ///< waiting for answers at once
  std::size_t admissions = 10'000;      ///< calls at once
  std::size_t answers = 256;            ///< kept for requests that come again
  std::size_t gatekeepers = 32;         ///< alternates remembered
  std::size_t aliases = 64;             ///< of ours, and taken from one message
  std::size_t calls_in_response = 200;  ///< in one IRR
  unsigned redirects = 4;               ///< gatekeepers that one attempt to register is sent on to
};

}  // namespace mtavip::h323::ras
