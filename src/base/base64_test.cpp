#include "base/base64.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip {
namespace {

// RFC 4648 section 10.
TEST(Base64, StandardVectors) {
  for (const auto& [plain, coded] : {std::pair{"", ""},
                                     {"f", "Zg=="},
                                     {"fo", "Zm8="},
                                     {"foo", "Zm9v"},
                                     {"foob", "Zm9vYg=="},
                                     {"fooba", "Zm9vYmE="},
                                     {"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(to_base64(bytes_of(plain)), coded);
    EXPECT_EQ(from_base64(coded), to_bytes(plain));
  }
  EXPECT_EQ(from_base64("Zg"), to_bytes("f"));
}

TEST(Base64, RefusesWhatIsNone) {
  for (const auto* text : {"Z", "Zm9vZ", "Zm 9v", "Zm9v\n", "Zm=9", "Zg===", "Zm9_", "===="}) {
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
  }
}

TEST(Base64, RoundTrips) {
  SeededRandom random(3);
  for (std::size_t size = 0; size < 100; ++size) {
    Bytes octets(size);
    random.fill(octets);
    EXPECT_EQ(from_base64(to_base64(octets)), octets);
  }
}

}  // namespace
}  // namespace mtavip
