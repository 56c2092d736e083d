#include "crypto/digest.h"

#include <gtest/gtest.h>

namespace mtavip::crypto {
namespace {

struct DigestVector {
  Hash hash;
  std::string_view text;
  std::string_view hex;
};

// RFC 1321 appendix A.5, RFC 3174 section 7.3, NIST's examples for FIPS 180-4.
constexpr DigestVector kDigests[] = {
    {Hash::kMd5, "", "d41d8cd98f00b204e9800998ecf8427e"},
    {Hash::kMd5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"},
    {Hash::kSha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
    {Hash::kSha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {Hash::kSha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {Hash::kSha512_256, "abc", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"},
    {Hash::kSha512_256, "", "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a"},
};

TEST(Digest, StandardVectors) {
  for (const auto& vector : kDigests) {
    EXPECT_EQ(digest(vector.hash, bytes_of(vector.text)).hex(), vector.hex) << vector.text;
    EXPECT_EQ(digest(vector.hash,
                     {vector.text.substr(0, 1), vector.text.substr(std::min<std::size_t>(1, vector.text.size()))})
                  .hex(),
              vector.hex);
    EXPECT_EQ(digest(vector.hash, bytes_of(vector.text)).size(), size_of(vector.hash));
  }
}

struct HmacVector {
  Hash hash;
  std::string key;
  std::string_view text;
  std::string_view hex;
};

// RFC 2202 section 3, RFC 4231 sections 4.3 and 4.7.
TEST(Hmac, StandardVectors) {
  const HmacVector vectors[] = {
      {Hash::kSha1, "Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"},
      {Hash::kSha1, std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "aa4ae5e15272d00e95705637ce8a3b55ed402112"},
      {Hash::kSha256, "Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {Hash::kSha256, std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
  };
  for (const auto& vector : vectors) {
    EXPECT_EQ(hmac(vector.hash, bytes_of(vector.key), bytes_of(vector.text)).hex(), vector.hex);
  }
}

TEST(EqualInConstantTime, ComparesContentAndLength) {
  EXPECT_TRUE(equal_in_constant_time(bytes_of("abc"), bytes_of("abc")));
  EXPECT_TRUE(equal_in_constant_time({}, {}));
  EXPECT_FALSE(equal_in_constant_time(bytes_of("abc"), bytes_of("abd")));
  EXPECT_FALSE(equal_in_constant_time(bytes_of("abc"), bytes_of("ab")));
}

}  // namespace
}  // namespace mtavip::crypto
