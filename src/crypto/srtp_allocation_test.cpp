// A packet costs no allocation, OpenSSL's included.
#include <atomic>
#include <cstdlib>

#include <gtest/gtest.h>
#include <openssl/crypto.h>

#include "crypto/srtp.h"

namespace mtavip::crypto {
namespace {

std::atomic<std::size_t> allocations{0};

void* counted(std::size_t size, const char*, int) {
  ++allocations;
  return std::malloc(size);
}
void* counted_again(void* memory, std::size_t size, const char*, int) {
  ++allocations;
  return std::realloc(memory, size);
}
void release(void* memory, const char*, int) {
  std::free(memory);
}

// Only possible before OpenSSL has allocated anything.
const bool counting = CRYPTO_set_mem_functions(counted, counted_again, release) == 1;

TEST(SrtpAllocation, PacketsNeedNone) {
  ASSERT_TRUE(counting);
  for (const auto suite : {SrtpSuite::kAesCm128HmacSha1_80, SrtpSuite::kAesCm256HmacSha1_32, SrtpSuite::kAeadAes128Gcm,
                           SrtpSuite::kAeadAes256Gcm}) {
    const SrtpKey key{suite, Secret(Bytes(key_size(suite) + salt_size(suite), std::byte{7}))};
    SrtpSender sender(key);
    SrtpReceiver receiver(key);
    Bytes rtp(172 + 32);
    rtp[0] = std::byte{0x80};
    Bytes rtcp(52 + 32);
    rtcp[0] = std::byte{0x80};
    const auto run = [&](unsigned from, unsigned count) {
      for (unsigned i = from; i < from + count; ++i) {
        rtp[0] = std::byte{0x80};
        rtp[2] = static_cast<std::byte>(i >> 8U);
        rtp[3] = static_cast<std::byte>(i & 0xffU);
        const auto size = sender.protect_rtp(rtp, 172);
        ASSERT_TRUE(size && receiver.unprotect_rtp(std::span(rtp).first(*size)));
        const auto report = sender.protect_rtcp(rtcp, 52);
        ASSERT_TRUE(report && receiver.unprotect_rtcp(std::span(rtcp).first(*report)));
      }
    };
    run(0, 2);
    const std::size_t before = allocations;
    run(2, 1000);
    EXPECT_EQ(allocations - before, 0U) << to_string(suite);
  }
}

}  // namespace
}  // namespace mtavip::crypto
