#include "call/call_state.h"

namespace mtavip::call {
namespace {

using enum CallState;
constexpr std::optional<CallState> kIgnored = std::nullopt;

// Rows: kOutgoing, kAlerting, kIncoming, kAccepted, kEstablished, kEnding, kEnded.
// Columns: kProgress, kRemoteAnswered, kLocalAnswered, kConfirmed, kLocalEnd, kLegEnded.
// A remote answer in kEnding is the race of CANCEL against 200: the leg hangs up the call that it became.
constexpr std::array<std::array<std::optional<CallState>, kCallStimulusCount>, kCallStateCount> kTable{{
    {kAlerting, kEstablished, kIgnored, kIgnored, kEnding, kEnded},
    {kAlerting, kEstablished, kIgnored, kIgnored, kEnding, kEnded},
    {kIgnored, kIgnored, kAccepted, kIgnored, kEnding, kEnded},
    {kIgnored, kIgnored, kIgnored, kEstablished, kEnding, kEnded},
    {kIgnored, kIgnored, kIgnored, kIgnored, kEnding, kEnded},
    {kIgnored, kIgnored, kIgnored, kIgnored, kIgnored, kEnded},
    {kIgnored, kIgnored, kIgnored, kIgnored, kIgnored, kIgnored},
}};

}  // namespace

std::optional<CallState> next_state(CallState state, CallStimulus stimulus) {
  return kTable.at(static_cast<std::size_t>(state)).at(static_cast<std::size_t>(stimulus));
}

}  // namespace mtavip::call
