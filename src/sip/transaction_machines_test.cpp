// Every timer value and transition of the four transaction machines (RFC 3261 figures 5 to 8, RFC 6026 figures 3 and
// 5).
#include <vector>

#include <gtest/gtest.h>

#include "sip/client_invite_transaction.h"
#include "sip/client_transaction.h"
#include "sip/server_invite_transaction.h"
#include "sip/server_transaction.h"

namespace mtavip::sip {
namespace {

const SipTimers kTimers;
constexpr Timestamp kStart{};

/// Runs a machine on its own deadlines until it ends; the times at which it wanted to send.
template <class Machine>
std::vector<Duration> transmissions(Machine& machine, TransactionStep* last, Duration limit = 300s) {
  std::vector<Duration> times;
  while (const Timer next = machine.deadline()) {
    if (*next - kStart > limit) break;
    const TransactionStep step = machine.on_timeout(*next);
    if (step.transmit) times.push_back(*next - kStart);
    if (step.ended) {
      *last = step;
      times.push_back(*next - kStart);
      break;
    }
  }
  return times;
}

TEST(ClientInviteTransaction, TimersAAndB) {
  ClientInviteTransaction machine(kTimers, false);
  EXPECT_EQ(machine.start(kStart), TransactionStep{.transmit = true});
  TransactionStep last;
  EXPECT_EQ(transmissions(machine, &last),
            (std::vector<Duration>{500ms, 1500ms, 3500ms, 7500ms, 15500ms, 31500ms, 32s}));
  EXPECT_EQ(last.failure, TransactionFailure::kTimedOut);
  EXPECT_EQ(machine.state(), ClientInviteTransaction::State::kTerminated);
}

TEST(ClientInviteTransaction, ReliableSendsOnce) {
  ClientInviteTransaction machine(kTimers, true);
  machine.start(kStart);
  TransactionStep last;
  EXPECT_EQ(transmissions(machine, &last), (std::vector<Duration>{32s}));
  EXPECT_EQ(last.failure, TransactionFailure::kTimedOut);
}

TEST(ClientInviteTransaction, ProvisionalStopsTimers) {
  ClientInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_response(kStart + 1s, 100), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.state(), ClientInviteTransaction::State::kProceeding);
  EXPECT_EQ(machine.deadline(), std::nullopt);
  EXPECT_EQ(machine.on_transport_error(), TransactionStep{});
}

TEST(ClientInviteTransaction, FailureIsAcknowledgedUntilTimerD) {
  ClientInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_response(kStart + 1s, 486), (TransactionStep{.acknowledge = true, .deliver = true}));
  EXPECT_EQ(machine.on_response(kStart + 2s, 486), TransactionStep{.acknowledge = true});
  EXPECT_EQ(machine.on_response(kStart + 2s, 180), TransactionStep{});
  EXPECT_EQ(machine.on_response(kStart + 2s, 200), TransactionStep{});
  EXPECT_EQ(machine.deadline(), kStart + 33s);
  EXPECT_EQ(machine.on_timeout(kStart + 33s), TransactionStep{.ended = true});
  ClientInviteTransaction reliable(kTimers, true);
  reliable.start(kStart);
  EXPECT_EQ(reliable.on_response(kStart, 486), (TransactionStep{.acknowledge = true, .deliver = true, .ended = true}));
}

TEST(ClientInviteTransaction, AcceptedDeliversEvery2xxUntilTimerM) {
  ClientInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_response(kStart + 1s, 200), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.on_response(kStart + 2s, 200), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.on_response(kStart + 2s, 486), TransactionStep{});
  EXPECT_EQ(machine.state(), ClientInviteTransaction::State::kAccepted);
  EXPECT_EQ(machine.deadline(), kStart + 33s);
  EXPECT_EQ(machine.on_timeout(kStart + 33s), TransactionStep{.ended = true});
  EXPECT_EQ(machine.on_response(kStart + 34s, 200), TransactionStep{});
}

TEST(ClientInviteTransaction, TransportErrorInCalling) {
  ClientInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_transport_error(), (TransactionStep{.failure = TransactionFailure::kTransport, .ended = true}));
  EXPECT_EQ(machine.on_transport_error(), TransactionStep{});
}

TEST(ClientTransaction, TimersEAndF) {
  ClientTransaction machine(kTimers, false);
  EXPECT_EQ(machine.start(kStart), TransactionStep{.transmit = true});
  TransactionStep last;
  EXPECT_EQ(transmissions(machine, &last), (std::vector<Duration>{500ms, 1500ms, 3500ms, 7500ms, 11500ms, 15500ms,
                                                                  19500ms, 23500ms, 27500ms, 31500ms, 32s}));
  EXPECT_EQ(last.failure, TransactionFailure::kTimedOut);
}

TEST(ClientTransaction, ProceedingRepeatsAtT2) {
  ClientTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_response(kStart + 100ms, 100), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.deadline(), kStart + 500ms);
  EXPECT_EQ(machine.on_timeout(kStart + 500ms), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.deadline(), kStart + 4500ms);
}

TEST(ClientTransaction, TimerK) {
  ClientTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_response(kStart + 1s, 200), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.on_response(kStart + 1s, 200), TransactionStep{});
  EXPECT_EQ(machine.on_transport_error(), TransactionStep{});
  EXPECT_EQ(machine.deadline(), kStart + 6s);
  EXPECT_EQ(machine.on_timeout(kStart + 6s), TransactionStep{.ended = true});
  ClientTransaction reliable(kTimers, true);
  reliable.start(kStart);
  EXPECT_EQ(reliable.deadline(), kStart + 32s);
  EXPECT_EQ(reliable.on_response(kStart, 404), (TransactionStep{.deliver = true, .ended = true}));
}

TEST(ServerInviteTransaction, TryingAfter200Milliseconds) {
  ServerInviteTransaction machine(kTimers, false);
  EXPECT_EQ(machine.start(kStart), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.deadline(), kStart + 200ms);
  EXPECT_EQ(machine.on_timeout(kStart + 200ms), TransactionStep{.trying = true});
  EXPECT_EQ(machine.on_request(), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_respond(kStart + 1s, 180), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.deadline(), std::nullopt);
}

TEST(ServerInviteTransaction, TimersGAndH) {
  ServerInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_respond(kStart, 486), TransactionStep{.transmit = true});
  TransactionStep last;
  EXPECT_EQ(transmissions(machine, &last), (std::vector<Duration>{500ms, 1500ms, 3500ms, 7500ms, 11500ms, 15500ms,
                                                                  19500ms, 23500ms, 27500ms, 31500ms, 32s}));
  EXPECT_EQ(last.failure, TransactionFailure::kTimedOut);
}

TEST(ServerInviteTransaction, TimerI) {
  ServerInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  machine.on_respond(kStart, 486);
  EXPECT_EQ(machine.on_request(), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_ack(kStart + 1s), TransactionStep{});
  EXPECT_EQ(machine.state(), ServerInviteTransaction::State::kConfirmed);
  EXPECT_EQ(machine.on_request(), TransactionStep{});
  EXPECT_EQ(machine.on_ack(kStart + 1s), TransactionStep{});
  EXPECT_EQ(machine.deadline(), kStart + 6s);
  EXPECT_EQ(machine.on_timeout(kStart + 6s), TransactionStep{.ended = true});
  ServerInviteTransaction reliable(kTimers, true);
  reliable.start(kStart);
  reliable.on_respond(kStart, 486);
  EXPECT_EQ(reliable.deadline(), kStart + 32s);
  EXPECT_EQ(reliable.on_ack(kStart), TransactionStep{.ended = true});
}

TEST(ServerInviteTransaction, AcceptedAbsorbsAndEndsByTimerL) {
  ServerInviteTransaction machine(kTimers, false);
  machine.start(kStart);
  EXPECT_EQ(machine.on_respond(kStart, 200), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_request(), TransactionStep{});
  EXPECT_EQ(machine.on_respond(kStart + 1s, 200), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_respond(kStart + 1s, 486), TransactionStep{});
  EXPECT_EQ(machine.on_ack(kStart + 1s), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.deadline(), kStart + 32s);
  EXPECT_EQ(machine.on_timeout(kStart + 32s), TransactionStep{.ended = true});
}

TEST(ServerTransaction, TimerJ) {
  ServerTransaction machine(kTimers, false);
  EXPECT_EQ(machine.start(), TransactionStep{.deliver = true});
  EXPECT_EQ(machine.on_request(), TransactionStep{});
  EXPECT_EQ(machine.on_respond(kStart, 100), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_request(), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_respond(kStart, 200), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.on_respond(kStart, 404), TransactionStep{});
  EXPECT_EQ(machine.on_request(), TransactionStep{.transmit = true});
  EXPECT_EQ(machine.deadline(), kStart + 32s);
  EXPECT_EQ(machine.on_timeout(kStart + 32s), TransactionStep{.ended = true});
  ServerTransaction reliable(kTimers, true);
  EXPECT_EQ(reliable.on_respond(kStart, 200), (TransactionStep{.transmit = true, .ended = true}));
}

TEST(ServerTransaction, TransportErrorEndsIt) {
  ServerTransaction machine(kTimers, false);
  EXPECT_EQ(machine.on_transport_error(), (TransactionStep{.failure = TransactionFailure::kTransport, .ended = true}));
}

}  // namespace
}  // namespace mtavip::sip
