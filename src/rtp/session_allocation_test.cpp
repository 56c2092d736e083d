// Media costs no allocation, once every buffer has been used for the first time.
#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "rtp/test_session.h"

namespace {

std::atomic<std::size_t> allocations{0};

void* counted(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) {
  return counted(size);
}
void* operator new[](std::size_t size) {
  return counted(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace mtavip::rtp {
namespace {

using namespace test;

TEST(SessionAllocation, MediaNeedsNone) {
  SessionConfig config = audio_config();
  config.retransmission_history = 64;
  Party party(1, config);
  Bytes incoming = media(0);
  const Bytes payload(1200);
  OutgoingPacket packet;
  packet.payload = payload;
  Timestamp now{1s};
  std::uint16_t sequence = 0;
  std::size_t delivered = 0;
  const auto run = [&](int rounds) {
    for (int i = 0; i < rounds; ++i, now += 20ms) {
      // Written in place: sequence number and timestamp.
      incoming[2] = static_cast<std::byte>(sequence >> 8);
      incoming[3] = static_cast<std::byte>(sequence & 0xff);
      ++sequence;
      if (party.session.handle(now, Channel::kRtp, now, kPeer, incoming)) ++delivered;
      for (int k = 0; k < 4; ++k) static_cast<void>(party.session.send(now, packet));
      while (party.session.poll_transmit()) continue;
    }
  };
  run(100);
  while (party.session.poll_event()) continue;
  const std::size_t before = allocations.load();
  run(5000);
  EXPECT_EQ(allocations.load() - before, 0U);
  EXPECT_EQ(delivered, 5100U);
  EXPECT_EQ(party.session.statistics().sent.dropped, 0U);
}

}  // namespace
}  // namespace mtavip::rtp
