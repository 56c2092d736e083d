#include "call/call_state.h"

#include <set>

#include <gtest/gtest.h>

namespace mtavip::call {
namespace {

using enum CallState;
using enum CallStimulus;

struct Row {
  CallState from;
  CallStimulus stimulus;
  CallState to;
};

// Every pair that means something; all others are ignored, which the walk below checks one by one.
constexpr Row kMeaningful[] = {
    {kOutgoing, kProgress, kAlerting},      {kOutgoing, kRemoteAnswered, kEstablished},
    {kOutgoing, kLocalEnd, kEnding},        {kOutgoing, kLegEnded, kEnded},
    {kAlerting, kProgress, kAlerting},      {kAlerting, kRemoteAnswered, kEstablished},
    {kAlerting, kLocalEnd, kEnding},        {kAlerting, kLegEnded, kEnded},
    {kIncoming, kLocalAnswered, kAccepted}, {kIncoming, kLocalEnd, kEnding},
    {kIncoming, kLegEnded, kEnded},         {kAccepted, kConfirmed, kEstablished},
    {kAccepted, kLocalEnd, kEnding},        {kAccepted, kLegEnded, kEnded},
    {kEstablished, kLocalEnd, kEnding},     {kEstablished, kLegEnded, kEnded},
    {kEnding, kLegEnded, kEnded},
};

TEST(CallState, EveryPairOfStateAndStimulus) {
  for (std::size_t s = 0; s < kCallStateCount; ++s) {
    for (std::size_t e = 0; e < kCallStimulusCount; ++e) {
      const auto from = static_cast<CallState>(s);
      const auto stimulus = static_cast<CallStimulus>(e);
      std::optional<CallState> expected;
      for (const Row& row : kMeaningful) {
        if (row.from == from && row.stimulus == stimulus) expected = row.to;
      }
      EXPECT_EQ(next_state(from, stimulus), expected) << to_string(from) << " / stimulus " << e;
    }
  }
}

TEST(CallState, EveryStateLeadsToTheEnd) {
  for (std::size_t s = 0; s + 1 < kCallStateCount; ++s) {
    EXPECT_EQ(next_state(static_cast<CallState>(s), kLegEnded), kEnded);
  }
}

TEST(CallState, NothingLeadsOutOfTheEnd) {
  for (std::size_t e = 0; e < kCallStimulusCount; ++e) {
    EXPECT_EQ(next_state(kEnded, static_cast<CallStimulus>(e)), std::nullopt);
  }
}

}  // namespace
}  // namespace mtavip::call
