// The life of a call as a table: which event leads from which state to which. Everything else about a call (hold, mute,
// media) is an attribute and not a state.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <mtavip/types.h>

namespace mtavip::call {

enum class CallStimulus : std::uint8_t {
  kProgress,        ///< the other side rings
  kRemoteAnswered,  ///< the other side answered
  kLocalAnswered,   ///< the user answered
  kConfirmed,       ///< the other side has our answer
  kLocalEnd,        ///< the user hangs up, cancels or refuses
  kLegEnded,        ///< the network part is over
};
inline constexpr std::size_t kCallStimulusCount = 6;
inline constexpr std::size_t kCallStateCount = 7;

/// The state after `stimulus` in `state`; nothing: it means nothing there and is ignored.
[[nodiscard]] std::optional<CallState> next_state(CallState state, CallStimulus stimulus);

}  // namespace mtavip::call
