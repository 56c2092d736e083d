#include "crypto/srtp.h"

#include <array>
#include <memory>
#include <type_traits>

#include <gtest/gtest.h>
#include <srtp2/srtp.h>

#include "base/random.h"

namespace mtavip::crypto {
namespace {

using enum SrtpSuite;
constexpr std::array kAll{kAesCm128HmacSha1_80, kAesCm128HmacSha1_32, kAesCm256HmacSha1_80,
                          kAesCm256HmacSha1_32, kAeadAes128Gcm,       kAeadAes256Gcm};
constexpr std::size_t kRoom = 64;

SrtpKey key_of(SrtpSuite suite, std::uint64_t seed = 1) {
  SeededRandom random(seed);
  Bytes master(key_size(suite) + salt_size(suite));
  random.fill(master);
  return {suite, Secret(master)};
}

Bytes rtp_packet(std::uint16_t sequence, std::uint32_t ssrc = 0xcafe, std::size_t payload = 160) {
  Bytes packet;
  ByteWriter writer(packet);
  writer.u16(0x8000);
  writer.u16(sequence);
  writer.u32(sequence * 160U);
  writer.u32(ssrc);
  for (std::size_t i = 0; i < payload; ++i) writer.u8(static_cast<std::uint8_t>(i));
  return packet;
}

Bytes rtcp_packet(std::uint32_t ssrc = 0xcafe) {
  Bytes packet;
  ByteWriter writer(packet);
  writer.u32(0x80c8'0006);
  writer.u32(ssrc);
  for (std::uint8_t i = 0; i < 20; ++i) writer.u8(i);
  return packet;
}

template <class Protect>
Bytes grown(const Bytes& packet, Protect protect) {
  Bytes buffer = packet;
  buffer.resize(packet.size() + kRoom);
  const auto size = protect(std::span(buffer), packet.size());
  EXPECT_TRUE(size.has_value());
  buffer.resize(size.value_or(0));
  return buffer;
}
Bytes sealed(SrtpSender& sender, const Bytes& packet) {
  return grown(packet, [&](auto buffer, std::size_t size) { return sender.protect_rtp(buffer, size); });
}
Bytes sealed_report(SrtpSender& sender, const Bytes& packet) {
  return grown(packet, [&](auto buffer, std::size_t size) { return sender.protect_rtcp(buffer, size); });
}

SrtpError error_of(const Result<std::size_t, SrtpError>& result) {
  EXPECT_FALSE(result.has_value());
  return result ? SrtpError{} : result.error();
}

// --- Against libsrtp2

class Reference {
 public:
  Reference(const SrtpKey& key, bool sending) {
    static const bool ready = srtp_init() == srtp_err_status_ok;
    EXPECT_TRUE(ready);
    srtp_policy_t policy{};
    set(key.suite, policy.rtp, true);
    set(key.suite, policy.rtcp, false);
    policy.ssrc.type = sending ? ssrc_any_outbound : ssrc_any_inbound;
    policy.window_size = 128;
    master_ = to_bytes(key.master.view());
    policy.key = reinterpret_cast<unsigned char*>(master_.data());
    srtp_t session = nullptr;
    EXPECT_EQ(srtp_create(&session, &policy), srtp_err_status_ok);
    session_.reset(session);
  }
  template <class Call>
  bool apply(Call call, Bytes& packet) {
    int size = static_cast<int>(packet.size());
    packet.resize(packet.size() + SRTP_MAX_TRAILER_LEN + 4);
    const bool done = call(session_.get(), packet.data(), &size) == srtp_err_status_ok;
    packet.resize(static_cast<std::size_t>(size));
    return done;
  }

 private:
  static void set(SrtpSuite suite, srtp_crypto_policy_t& policy, bool rtp) {
    switch (suite) {
      case kAesCm128HmacSha1_32:
        return rtp ? srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy)
                   : srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy);
      case kAesCm128HmacSha1_80:
        return srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy);
      case kAesCm256HmacSha1_32:
        return rtp ? srtp_crypto_policy_set_aes_cm_256_hmac_sha1_32(&policy)
                   : srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy);
      case kAesCm256HmacSha1_80:
        return srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy);
      case kAeadAes128Gcm:
        return srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy);
      case kAeadAes256Gcm:
        return srtp_crypto_policy_set_aes_gcm_256_16_auth(&policy);
    }
  }
  struct Free {
    void operator()(srtp_ctx_t_* session) const { srtp_dealloc(session); }
  };
  Bytes master_;
  std::unique_ptr<srtp_ctx_t_, Free> session_;
};

TEST(Srtp, IsUnderstoodByLibsrtpAndUnderstandsIt) {
  for (const auto suite : kAll) {
    const SrtpKey key = key_of(suite);
    SrtpSender sender(key);
    SrtpReceiver receiver(key);
    Reference reference_sender(key, true);
    Reference reference_receiver(key, false);
    // Over two turns of the sequence number's 16 bits, with CSRCs and a header extension on some packets.
    for (std::uint32_t i = 0; i < 1400; ++i) {
      Bytes packet = rtp_packet(static_cast<std::uint16_t>(30'000 + i * 97));
      if (i % 3 == 0) packet[0] = std::byte{0x82};
      if (i % 5 == 0) {
        packet[0] = std::byte{0x91};
        packet[18] = std::byte{0};
        packet[19] = std::byte{3};
      }
      Bytes theirs = packet;
      ASSERT_TRUE(reference_sender.apply(srtp_protect, theirs));
      Bytes ours = sealed(sender, packet);
      ASSERT_EQ(ours, theirs) << to_string(suite) << " packet " << i;
      ASSERT_TRUE(reference_receiver.apply(srtp_unprotect, ours));
      EXPECT_EQ(ours, packet);
      const auto size = receiver.unprotect_rtp(theirs);
      ASSERT_TRUE(size);
      theirs.resize(*size);
      EXPECT_EQ(theirs, packet);
    }
    for (int i = 0; i < 20; ++i) {
      const Bytes report = rtcp_packet();
      Bytes theirs = report;
      ASSERT_TRUE(reference_sender.apply(srtp_protect_rtcp, theirs));
      Bytes ours = sealed_report(sender, report);
      ASSERT_EQ(ours, theirs) << to_string(suite);
      ASSERT_TRUE(reference_receiver.apply(srtp_unprotect_rtcp, ours));
      const auto size = receiver.unprotect_rtcp(theirs);
      ASSERT_TRUE(size);
      theirs.resize(*size);
      EXPECT_EQ(theirs, report);
    }
  }
}

// --- By itself

TEST(Srtp, RefusesWhatWasChanged) {
  for (const auto suite : kAll) {
    const SrtpKey key = key_of(suite);
    SrtpSender sender(key);
    SrtpReceiver receiver(key);
    const Bytes good = sealed(sender, rtp_packet(7));
    const Bytes good_report = sealed_report(sender, rtcp_packet());
    for (std::size_t bit = 16; bit < good.size() * 8; bit += 5) {
      Bytes bad = good;
      bad[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
      EXPECT_FALSE(receiver.unprotect_rtp(bad)) << to_string(suite) << " bit " << bit;
    }
    for (std::size_t bit = 0; bit < good_report.size() * 8; bit += 5) {
      Bytes bad = good_report;
      bad[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
      EXPECT_FALSE(receiver.unprotect_rtcp(bad)) << to_string(suite) << " bit " << bit;
    }
    for (std::size_t size = 0; size < good.size(); ++size) {
      Bytes bad(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));
      EXPECT_FALSE(receiver.unprotect_rtp(bad)) << size;
    }
    for (std::size_t size = 0; size < good_report.size(); ++size) {
      Bytes bad(good_report.begin(), good_report.begin() + static_cast<std::ptrdiff_t>(size));
      EXPECT_FALSE(receiver.unprotect_rtcp(bad)) << size;
    }
    Bytes packet = good;
    EXPECT_TRUE(receiver.unprotect_rtp(packet));
    Bytes report = good_report;
    EXPECT_TRUE(receiver.unprotect_rtcp(report));
  }
}

TEST(Srtp, RefusesAnotherKey) {
  SrtpSender sender(key_of(kAesCm128HmacSha1_80, 1));
  SrtpReceiver receiver(key_of(kAesCm128HmacSha1_80, 2));
  Bytes packet = sealed(sender, rtp_packet(1));
  EXPECT_EQ(error_of(receiver.unprotect_rtp(packet)), SrtpError::kAuthentication);
  Bytes report = sealed_report(sender, rtcp_packet());
  EXPECT_EQ(error_of(receiver.unprotect_rtcp(report)), SrtpError::kAuthentication);
}

TEST(Srtp, RefusesReplays) {
  const SrtpKey key = key_of(kAeadAes128Gcm);
  SrtpSender sender(key);
  SrtpReceiver receiver(key);
  std::vector<Bytes> packets;
  for (std::uint16_t i = 0; i < 1100; ++i) packets.push_back(sealed(sender, rtp_packet(i)));
  const auto take = [&](std::size_t i) {
    Bytes packet = packets[i];
    return receiver.unprotect_rtp(packet);
  };
  EXPECT_TRUE(take(100));
  EXPECT_TRUE(take(50));  // late, and the first time
  EXPECT_EQ(error_of(take(100)), SrtpError::kReplayed);
  EXPECT_EQ(error_of(take(50)), SrtpError::kReplayed);
  EXPECT_TRUE(take(1099));
  EXPECT_EQ(error_of(take(100)), SrtpError::kReplayed);
  EXPECT_TRUE(take(76));  // the oldest in the window
  EXPECT_EQ(error_of(take(75)), SrtpError::kReplayed);
  EXPECT_EQ(error_of(take(1099)), SrtpError::kReplayed);

  Bytes report = sealed_report(sender, rtcp_packet());
  Bytes again = report;
  EXPECT_TRUE(receiver.unprotect_rtcp(report));
  EXPECT_EQ(error_of(receiver.unprotect_rtcp(again)), SrtpError::kReplayed);
}

TEST(Srtp, KeepsCountOfRollovers) {
  const SrtpKey key = key_of(kAesCm128HmacSha1_80);
  SrtpSender sender(key);
  SrtpReceiver receiver(key);
  std::vector<Bytes> packets;
  for (std::uint32_t i = 65'500; i < 65'600; ++i) {
    packets.push_back(sealed(sender, rtp_packet(static_cast<std::uint16_t>(i))));
  }
  const auto take = [&](std::size_t i) {
    Bytes packet = packets[i];
    return receiver.unprotect_rtp(packet).has_value();
  };
  EXPECT_TRUE(take(0));
  EXPECT_TRUE(take(60));  // after the rollover
  EXPECT_TRUE(take(20));  // from before it, late
  EXPECT_TRUE(take(99));
  EXPECT_FALSE(take(20));
}

TEST(Srtp, NeverUsesAnIndexTwice) {
  SrtpSender sender(key_of(kAesCm128HmacSha1_80));
  static_cast<void>(sealed(sender, rtp_packet(10)));
  Bytes buffer = rtp_packet(10);
  const std::size_t size = buffer.size();
  buffer.resize(size + kRoom);
  EXPECT_EQ(error_of(sender.protect_rtp(buffer, size)), SrtpError::kReplayed);
}

TEST(Srtp, KeepsToItsLimits) {
  const SrtpKey key = key_of(kAesCm128HmacSha1_80);
  SrtpLimits limits;
  limits.sources = 2;
  limits.rtp_packets = 3;
  limits.rtcp_packets = 2;
  SrtpSender many(key);
  SrtpSender sender(key, limits);
  SrtpReceiver receiver(key, limits);
  const auto send = [&](std::uint16_t sequence, std::uint32_t ssrc) {
    Bytes buffer = rtp_packet(sequence, ssrc);
    const std::size_t size = buffer.size();
    buffer.resize(size + kRoom);
    return sender.protect_rtp(buffer, size);
  };
  EXPECT_TRUE(send(1, 1));
  EXPECT_TRUE(send(2, 1));
  EXPECT_TRUE(send(3, 1));
  EXPECT_EQ(error_of(send(4, 1)), SrtpError::kKeyExhausted);
  EXPECT_TRUE(send(1, 2));
  EXPECT_EQ(error_of(send(1, 3)), SrtpError::kTooManySources);
  for (const bool allowed : {true, true, false}) {
    Bytes buffer = rtcp_packet(1);
    const std::size_t size = buffer.size();
    buffer.resize(size + kRoom);
    EXPECT_EQ(sender.protect_rtcp(buffer, size).has_value(), allowed);
  }
  for (const std::uint32_t ssrc : {1U, 2U, 3U}) {
    Bytes packet = sealed(many, rtp_packet(1, ssrc));
    EXPECT_EQ(receiver.unprotect_rtp(packet).has_value(), ssrc != 3);
  }
}

TEST(Srtp, WritesNoFurtherThanTheBuffer) {
  for (const auto suite : kAll) {
    SrtpSender sender(key_of(suite));
    const std::size_t size = rtp_packet(1).size();
    Bytes buffer = rtp_packet(1);
    buffer.resize(size + rtp_tag_size(suite) - 1);
    EXPECT_EQ(error_of(sender.protect_rtp(buffer, size)), SrtpError::kNoRoom);
    buffer.resize(size + rtp_tag_size(suite));
    EXPECT_EQ(sender.protect_rtp(buffer, size).value_or(0), size + rtp_tag_size(suite));

    Bytes report = rtcp_packet();
    const std::size_t report_size = report.size();
    report.resize(report_size + srtp_overhead(suite) - 1);
    EXPECT_EQ(error_of(sender.protect_rtcp(report, report_size)), SrtpError::kNoRoom);
    report.resize(report_size + srtp_overhead(suite));
    EXPECT_EQ(sender.protect_rtcp(report, report_size).value_or(0), report_size + srtp_overhead(suite));
  }
}

TEST(Srtp, TakesPacketsWithAKeyIdentifier) {
  for (const auto suite : {kAesCm128HmacSha1_32, kAeadAes256Gcm}) {
    SrtpKey key = key_of(suite);
    SrtpSender sender(key);
    key.identifier = {std::byte{1}, std::byte{2}};
    SrtpReceiver receiver(key);
    const auto with_identifier = [&](Bytes packet, std::size_t before_end) {
      const auto at = packet.end() - static_cast<std::ptrdiff_t>(before_end);
      packet.insert(at, key.identifier.begin(), key.identifier.end());
      return packet;
    };
    Bytes packet = with_identifier(sealed(sender, rtp_packet(1)), is_aead(suite) ? 0 : rtp_tag_size(suite));
    EXPECT_EQ(receiver.unprotect_rtp(packet).value_or(0), rtp_packet(1).size());
    Bytes report = with_identifier(sealed_report(sender, rtcp_packet()), is_aead(suite) ? 0 : rtcp_tag_size(suite));
    EXPECT_EQ(receiver.unprotect_rtcp(report).value_or(0), rtcp_packet().size());
  }
}

TEST(SrtpSuite, NamesBothWays) {
  for (const auto suite : kAll) EXPECT_EQ(parse_srtp_suite(to_string(suite)), suite);
  EXPECT_EQ(parse_srtp_suite("aes_cm_128_hmac_sha1_80"), kAesCm128HmacSha1_80);
  EXPECT_EQ(parse_srtp_suite("F8_128_HMAC_SHA1_80"), std::nullopt);
}

TEST(Secret, MovesAndCompares) {
  Secret one(bytes_of("key"));
  Secret copy = one;
  EXPECT_EQ(copy, one);
  const Secret moved = std::move(copy);
  EXPECT_EQ(moved, one);
  one = Secret(bytes_of("other"));
  EXPECT_FALSE(moved == one);
}

}  // namespace
}  // namespace mtavip::crypto
