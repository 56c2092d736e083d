#include "trace/sniff.h"

#include <string>

#include <gtest/gtest.h>

#include "trace/test_frames.h"

namespace mtavip::trace {
namespace {

using test::hex;

Likeness sniff(std::string_view text) {
  return sniff_stream(bytes_of(text));
}

TEST(Sniff, KnowsSipByItsStartLine) {
  EXPECT_EQ(sniff("INVITE sip:b@example.com SIP/2.0\r\n"), Likeness::kSip);
  EXPECT_EQ(sniff("\r\n\r\nINVITE tel:1 SIP/2.0\n"), Likeness::kSip);
  EXPECT_EQ(sniff("SIP/2.0 200 OK\r\n"), Likeness::kSip);
  EXPECT_EQ(sniff("X-Y sip:b SIP/2.0\r\n"), Likeness::kSip);
  EXPECT_EQ(sniff("GET / HTTP/1.1\r\n"), Likeness::kNothingKnown);
  EXPECT_EQ(sniff("HTTP/1.1 200 OK\r\n"), Likeness::kNothingKnown);
  EXPECT_EQ(sniff("SIP/2.0\r\n"), Likeness::kNothingKnown);
  EXPECT_EQ(sniff("SIP/2.01 200 OK\r\n"), Likeness::kNothingKnown);
  EXPECT_EQ(sniff("INVITE SIP/2.0\r\n"), Likeness::kNothingKnown);
  EXPECT_EQ(sniff(" INVITE sip:b SIP/2.0\r\n"), Likeness::kNothingKnown);
  EXPECT_EQ(sniff("\x16\x03\x01"), Likeness::kNothingKnown);
  EXPECT_TRUE(looks_like_sip(bytes_of("ACK sip:b SIP/2.0\r\n\r\n")));
  EXPECT_FALSE(looks_like_sip(bytes_of("ACK sip:b SIP/2.0")));
}

TEST(Sniff, WaitsForWhatItNeeds) {
  const std::string line = "INVITE sip:b@example.com SIP/2.0\r\n";
  for (std::size_t size = 0; size + 1 < line.size(); ++size) {
    EXPECT_EQ(sniff(line.substr(0, size)), Likeness::kUnknown) << size;
  }
  const std::string status = "SIP/2.0 ";
  for (std::size_t size = 0; size < status.size(); ++size) {
    EXPECT_EQ(sniff(status.substr(0, size)), Likeness::kUnknown) << size;
  }
}

TEST(Sniff, DoesNotWaitForEver) {
  EXPECT_EQ(sniff(std::string(32, 'a')), Likeness::kUnknown);
  EXPECT_EQ(sniff(std::string(33, 'a')), Likeness::kNothingKnown) << "no method is as long as that";
  EXPECT_EQ(sniff("INVITE " + std::string(4089, 'a')), Likeness::kNothingKnown);
  EXPECT_EQ(sniff(std::string(kSniffBytes, '\r')), Likeness::kNothingKnown);
}

TEST(Sniff, KnowsTpktByItsContent) {
  EXPECT_EQ(sniff_stream(hex("03 00 00 2e 08 02")), Likeness::kCallSignalling);
  EXPECT_EQ(sniff_stream(hex("03 00 00 06 20 80")), Likeness::kH245) << "masterSlaveDeterminationAck";
  EXPECT_EQ(sniff_stream(hex("03 00 00 06 20 81")), Likeness::kNothingKnown) << "padding that nobody writes";
  EXPECT_EQ(sniff_stream(hex("03 00 00 07 20 80")), Likeness::kUnknown);
  EXPECT_EQ(sniff_stream(hex("03 00 00 08")), Likeness::kUnknown);
  EXPECT_EQ(sniff_stream(hex("03 00 00 04 03 00")), Likeness::kNothingKnown);
  EXPECT_EQ(sniff_stream(hex("03 00 00 0b 06 e0 00 00 00 00 00")), Likeness::kNothingKnown) << "RDP";
  EXPECT_EQ(sniff_stream(hex("03 00 ff ff 01 00")), Likeness::kNothingKnown) << "larger than is waited for";
}

TEST(Sniff, KnowsRasByItsProtocolIdentifier) {
  EXPECT_FALSE(looks_like_ras(hex("")));
  EXPECT_FALSE(looks_like_ras(hex("80 00 06 00 08 91 4a 00 07"))) << "RTP with the same octets";
}

}  // namespace
}  // namespace mtavip::trace
