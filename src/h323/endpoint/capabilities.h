// Terminal capability sets: ours written from the streams that the call wants, the peer's read into the formats that it
// can receive, in its order of preference and with what it can receive at the same time (H.245 clauses 7.2 and B.2).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "h323/endpoint/media.h"
#include "h323/messages/h245_capability_set.h"

namespace mtavip::h323 {

struct RemoteCapabilities {
  struct Entry {
    std::uint16_t number = 0;
    MediaFormat format;
  };
  /// What the peer can receive, best first.
  std::vector<Entry> formats;
  /// Descriptors, in order of preference; each a list of sets, of each of which one entry may be in use.
  std::vector<std::vector<std::vector<std::uint16_t>>> descriptors;
  /// Payload type for telephone events (RFC 4733) that it takes.
  std::optional<std::uint8_t> dtmf_payload_type;
  bool takes_signals = false;  ///< user input indication, signal
  bool takes_text = false;     ///< user input indication, alphanumeric
  /// Neither table nor descriptors: everything towards the peer has to stop (H.323 clause 8.4.6).
  bool empty = false;
};

/// Formats that are not known here are left out.
[[nodiscard]] RemoteCapabilities read_capabilities(const h245::TerminalCapabilitySet& set);

/// What we can receive in these streams. Without any the set is empty: the peer is asked to stop sending.
[[nodiscard]] h245::TerminalCapabilitySet make_capabilities(const LocalMedia& media);

/// For each stream the best format to send, in our order of preference, as far as the peer can receive them all at
/// once; nothing for streams that are not wanted, or have none in common. `tried` holds, for each stream, codecs to
/// leave out.
[[nodiscard]] std::vector<std::optional<MediaFormat>> choose_formats(const LocalMedia& media,
                                                                     const RemoteCapabilities& remote,
                                                                     const std::vector<std::vector<Codec>>& tried);

}  // namespace mtavip::h323
