#include "h323/wire/tpkt.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::h323::wire {
namespace {

using testing::ElementsAre;

constexpr Timestamp at(Duration since_start) {
  return Timestamp(since_start);
}

Bytes hex(std::string_view digits) {
  Bytes out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out.push_back(static_cast<std::byte>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16)));
  }
  return out;
}

/// What the framer gives, in words: "abc" for a packet's content, "-" for a keep-alive, "!error@offset" for the end.
std::vector<std::string> drain(TpktFramer& framer) {
  std::vector<std::string> out;
  while (const auto item = framer.next()) {
    if (const auto* packet = std::get_if<TpktFramer::Packet>(&*item)) {
      out.emplace_back(text_of(packet->content));
    } else if (const auto* broken = std::get_if<TpktFramer::Broken>(&*item)) {
      out.push_back("!" + std::string(describe(broken->error)) + "@" + std::to_string(broken->offset));
    } else {
      out.emplace_back("-");
    }
  }
  return out;
}

std::vector<std::string> cut(ByteView stream, TpktLimits limits = {}) {
  TpktFramer framer(limits);
  framer.feed(at(0s), stream);
  return drain(framer);
}

TEST(Tpkt, CutsAStream) {
  EXPECT_THAT(cut(hex("03000007616263")), ElementsAre("abc"));
  EXPECT_THAT(cut(hex("0300000761626303000005640300")), ElementsAre("abc", "d"));
  EXPECT_THAT(cut(hex("03000004030000056403000004")), ElementsAre("-", "d", "-"));
  EXPECT_THAT(cut(hex("03ff000564")), ElementsAre("d")) << "the reserved octet says nothing";
  EXPECT_THAT(cut({}), ElementsAre());
}

TEST(Tpkt, TellsWhereAStreamBreaks) {
  EXPECT_THAT(cut(hex("030000056402")), ElementsAre("d", "!the TPKT version is not 3@5"));
  EXPECT_THAT(cut(hex("16030100")), ElementsAre("!the TPKT version is not 3@0")) << "TLS";
  EXPECT_THAT(cut(hex("0300000564030000030300000564")), ElementsAre("d", "!the TPKT length is less than its header@5"));
  EXPECT_THAT(cut(hex("03000000")), ElementsAre("!the TPKT length is less than its header@0"));
}

TEST(Tpkt, NothingComesAfterABreak) {
  TpktFramer framer;
  framer.feed(at(0s), hex("ff"));
  EXPECT_EQ(drain(framer).size(), 1U);
  framer.feed(at(1s), hex("0300000564"));
  EXPECT_THAT(drain(framer), ElementsAre());
  EXPECT_TRUE(framer.broken());
  EXPECT_EQ(framer.waiting_since(), std::nullopt);
}

TEST(Tpkt, HoldsTheLimit) {
  const TpktLimits limits{.packet_bytes = 8};
  EXPECT_THAT(cut(hex("0300000861626364"), limits), ElementsAre("abcd"));
  EXPECT_THAT(cut(hex("03000009"), limits), ElementsAre("!the TPKT is larger than allowed@0"));
}

TEST(Tpkt, AllocatesNothingForWhatIsOnlyClaimed) {
  TpktFramer framer;
  framer.feed(at(0s), hex("0300ffff61"));
  EXPECT_THAT(drain(framer), ElementsAre());
  EXPECT_EQ(framer.buffered(), 5U);
}

TEST(Tpkt, CutsTheSameWhateverTheSegments) {
  SeededRandom random(7);
  Bytes stream;
  std::vector<std::string> expected;
  for (int i = 0; i < 200; ++i) {
    const std::string content(random.below(40), 'x');
    EXPECT_TRUE(append_tpkt(stream, bytes_of(content)));
    expected.push_back(content.empty() ? "-" : content);
  }
  for (const std::size_t step : {1U, 2U, 3U, 5U, 17U, 1000U}) {
    TpktFramer framer;
    std::vector<std::string> seen;
    for (std::size_t begin = 0; begin < stream.size(); begin += step) {
      framer.feed(at(0s), ByteView(stream).subspan(begin, std::min(step, stream.size() - begin)));
      for (auto& item : drain(framer)) seen.push_back(std::move(item));
      EXPECT_LE(framer.buffered(), 44U);
    }
    EXPECT_EQ(seen, expected) << step;
  }
}

TEST(Tpkt, TellsSinceWhenAPacketIsIncomplete) {
  TpktFramer framer;
  EXPECT_EQ(framer.waiting_since(), std::nullopt);
  framer.feed(at(1s), hex("03"));
  EXPECT_THAT(drain(framer), ElementsAre());
  EXPECT_EQ(framer.waiting_since(), at(1s));
  framer.feed(at(2s), hex("000005"));
  EXPECT_THAT(drain(framer), ElementsAre());
  EXPECT_EQ(framer.waiting_since(), at(1s)) << "a trickle does not move it";
  framer.feed(at(3s), hex("640300"));
  EXPECT_THAT(drain(framer), ElementsAre("d"));
  EXPECT_EQ(framer.waiting_since(), at(3s)) << "the next packet began with this segment";
  framer.feed(at(4s), hex("0004"));
  EXPECT_THAT(drain(framer), ElementsAre("-"));
  EXPECT_EQ(framer.waiting_since(), std::nullopt);
}

TEST(Tpkt, TellsWhereAPacketStandsInTheStream) {
  TpktFramer framer;
  std::vector<std::size_t> offsets;
  for (const auto* piece : {"0300000761626303", "00000564", "0300000565"}) {
    framer.feed(at(0s), hex(piece));
    while (const auto item = framer.next()) offsets.push_back(std::get<TpktFramer::Packet>(*item).offset);
  }
  EXPECT_THAT(offsets, ElementsAre(0U, 7U, 12U));
}

TEST(Tpkt, WritesPackets) {
  Bytes out;
  EXPECT_TRUE(append_tpkt(out, bytes_of("abc")));
  append_tpkt_keep_alive(out);
  const std::size_t begin = begin_tpkt(out);
  ByteWriter(out).text("de");
  EXPECT_TRUE(end_tpkt(out, begin));
  EXPECT_EQ(out, hex("03000007616263"
                     "03000004"
                     "030000066465"));
}

TEST(Tpkt, WritesNoMoreThanTheLengthCanTell) {
  Bytes out = hex("aa");
  EXPECT_TRUE(append_tpkt(out, Bytes(kMaxTpktContent)));
  EXPECT_EQ(out.size(), 1 + 65535U);
  EXPECT_FALSE(append_tpkt(out, Bytes(kMaxTpktContent + 1)));
  EXPECT_EQ(out.size(), 1 + 65535U);

  std::size_t begin = begin_tpkt(out);
  out.resize(out.size() + kMaxTpktContent);
  EXPECT_TRUE(end_tpkt(out, begin));
  begin = begin_tpkt(out);
  out.resize(out.size() + kMaxTpktContent + 1);
  EXPECT_FALSE(end_tpkt(out, begin));
  EXPECT_EQ(out.size(), 1 + 2 * 65535U);
}

}  // namespace
}  // namespace mtavip::h323::wire
