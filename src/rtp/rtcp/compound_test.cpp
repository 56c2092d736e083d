#include "rtp/rtcp/compound.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::rtp::rtcp {
namespace {

Bytes octets(std::initializer_list<int> values) {
  Bytes bytes;
  for (const int v : values) bytes.push_back(static_cast<std::byte>(v));
  return bytes;
}

Bytes written(const std::vector<Packet>& packets) {
  Bytes out;
  for (const Packet& packet : packets) write_packet(out, packet);
  return out;
}

Bytes operator+(Bytes a, const Bytes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const Bytes kEmptyReport = octets({0x80, 201, 0, 1, 0, 0, 0, 1});

TEST(Compound, Accepts) {
  struct Case {
    const char* what;
    Bytes bytes;
    Form form;
    std::size_t packets;
  };
  const std::vector<Case> cases = {
      {"an empty receiver report", kEmptyReport, Form::kCompound, 1},
      {"report with padding", octets({0xa0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4}), Form::kCompound, 1},
      {"report and empty SDES", kEmptyReport + octets({0x80, 202, 0, 0}), Form::kCompound, 2},
      {"report and BYE", kEmptyReport + octets({0x81, 203, 0, 1, 0, 0, 0, 1}), Form::kCompound, 2},
      {"BYE of nobody", kEmptyReport + octets({0x80, 203, 0, 0}), Form::kCompound, 2},
      {"unknown type", kEmptyReport + octets({0x85, 222, 0, 1, 1, 2, 3, 4}), Form::kCompound, 2},
      {"unknown feedback", kEmptyReport + octets({0x9e, 205, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2}), Form::kCompound, 2},
      {"PLI alone", octets({0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2}), Form::kReducedSize, 1},
      {"report extension of a profile", octets({0x80, 201, 0, 2, 0, 0, 0, 1, 9, 9, 9, 9}), Form::kCompound, 1},
      {"TMMBN that binds nothing", kEmptyReport + octets({0x84, 205, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0}), Form::kCompound,
       2},
      {"old full intra request", octets({0x80, 192, 0, 1, 0, 0, 0, 7}), Form::kReducedSize, 1},
  };
  for (const Case& c : cases) {
    const auto packets = parse_compound(c.bytes, c.form);
    ASSERT_TRUE(packets) << c.what << ' ' << static_cast<int>(packets.error());
    EXPECT_EQ(packets->size(), c.packets) << c.what;
  }
}

TEST(Compound, RefusesTheWhole) {
  struct Case {
    const char* what;
    Bytes bytes;
    Form form;
    ParseError error;
  };
  const std::vector<Case> cases = {
      {"nothing", {}, Form::kReducedSize, ParseError::kTruncated},
      {"half a header", octets({0x80, 201}), Form::kReducedSize, ParseError::kTruncated},
      {"version 1", octets({0x40, 201, 0, 1, 0, 0, 0, 1}), Form::kCompound, ParseError::kBadVersion},
      {"second of version 0", kEmptyReport + octets({0x00, 202, 0, 0}), Form::kCompound, ParseError::kBadVersion},
      {"longer than the datagram", octets({0x80, 201, 0, 2, 0, 0, 0, 1}), Form::kCompound, ParseError::kBadLength},
      {"greatest length", octets({0x80, 201, 0xff, 0xff, 0, 0, 0, 1}), Form::kCompound, ParseError::kBadLength},
      {"octets left over", kEmptyReport + octets({0x80, 202}), Form::kCompound, ParseError::kTruncated},
      {"SDES first", octets({0x80, 202, 0, 0}) + kEmptyReport, Form::kCompound, ParseError::kBadType},
      {"PLI alone, not agreed", octets({0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2}), Form::kCompound,
       ParseError::kBadType},
      {"padding in the first of two", octets({0xa0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4}) + kEmptyReport, Form::kCompound,
       ParseError::kBadPadding},
      {"padding count 0", octets({0xa0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0}), Form::kCompound, ParseError::kBadPadding},
      {"padding not of four", octets({0xa0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3}), Form::kCompound,
       ParseError::kBadPadding},
      {"padding over the header", octets({0xa0, 201, 0, 1, 0, 0, 0, 8}), Form::kCompound, ParseError::kBadPadding},
      {"padding of an empty body", kEmptyReport + octets({0xa0, 203, 0, 0}), Form::kCompound, ParseError::kBadPadding},
      {"report without SSRC", octets({0x80, 201, 0, 0}), Form::kCompound, ParseError::kTruncated},
      {"report block missing", octets({0x81, 201, 0, 1, 0, 0, 0, 1}), Form::kCompound, ParseError::kTruncated},
      {"sender report too short", octets({0x80, 200, 0, 1, 0, 0, 0, 1}), Form::kCompound, ParseError::kTruncated},
      {"BYE without its SSRC", kEmptyReport + octets({0x81, 203, 0, 0}), Form::kCompound, ParseError::kTruncated},
      {"BYE reason too long", kEmptyReport + octets({0x80, 203, 0, 1, 4, 'a', 'b', 'c'}), Form::kCompound,
       ParseError::kTruncated},
      {"SDES without SSRC", kEmptyReport + octets({0x81, 202, 0, 0}), Form::kCompound, ParseError::kTruncated},
      {"SDES without end", kEmptyReport + octets({0x81, 202, 0, 2, 0, 0, 0, 1, 1, 2, 'a', 'b'}), Form::kCompound,
       ParseError::kTruncated},
      {"SDES item too long", kEmptyReport + octets({0x81, 202, 0, 2, 0, 0, 0, 1, 1, 9, 'a', 0}), Form::kCompound,
       ParseError::kTruncated},
      {"SDES filled with other than zero", kEmptyReport + octets({0x81, 202, 0, 2, 0, 0, 0, 1, 0, 0, 7, 0}),
       Form::kCompound, ParseError::kBadValue},
      {"PLI without media", kEmptyReport + octets({0x81, 206, 0, 1, 0, 0, 0, 1}), Form::kCompound,
       ParseError::kTruncated},
      {"NACK of nothing", kEmptyReport + octets({0x81, 205, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2}), Form::kCompound,
       ParseError::kTruncated},
      {"FIR entry cut", kEmptyReport + octets({0x84, 206, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2}), Form::kCompound,
       ParseError::kTruncated},
      {"APP without name", kEmptyReport + octets({0x80, 204, 0, 1, 0, 0, 0, 1}), Form::kCompound,
       ParseError::kTruncated},
      {"REMB with more SSRCs than there are",
       kEmptyReport + octets({0x8f, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 'R', 'E', 'M', 'B', 1, 0, 0, 0}),
       Form::kCompound, ParseError::kTruncated},
  };
  for (const Case& c : cases) {
    const auto packets = parse_compound(c.bytes, c.form);
    ASSERT_FALSE(packets) << c.what;
    EXPECT_EQ(packets.error(), c.error) << c.what;
  }
}

TEST(Compound, LimitsHold) {
  Limits limits;
  limits.packets = 3;
  Bytes bytes = kEmptyReport;
  for (int i = 0; i < 2; ++i) bytes = bytes + octets({0x80, 202, 0, 0});
  EXPECT_TRUE(parse_compound(bytes, Form::kCompound, limits));
  EXPECT_EQ(parse_compound(bytes + octets({0x80, 202, 0, 0}), Form::kCompound, limits).error(), ParseError::kTooMany);

  limits.missing_packets = 17;
  const Bytes full = octets({0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 0xff, 0xff});
  EXPECT_TRUE(parse_compound(kEmptyReport + full, Form::kCompound, limits));
  const Bytes one = octets({0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 0, 0});
  EXPECT_EQ(parse_compound(kEmptyReport + full + one, Form::kCompound, limits).error(), ParseError::kTooMany);
}

TEST(SenderReport, IsWrittenAsTheStandardShows) {
  SenderReport report;
  report.ssrc = 0x11223344;
  report.ntp = NtpTime{0x0102030405060708};
  report.rtp_timestamp = 0x0a0b0c0d;
  report.packet_count = 5;
  report.octet_count = 800;
  report.blocks.push_back({0x55667788, 0x40, -2, 0x00010005, 7, 0x03040506, 0x00010000});
  Bytes out;
  report.write(out);
  EXPECT_EQ(out,
            octets({0x81, 200,  0, 12, 0x11, 0x22, 0x33, 0x44, 1, 2,    3,    4,    5,    6,    7,    8,    0x0a, 0x0b,
                    0x0c, 0x0d, 0, 0,  0,    5,    0,    0,    3, 0x20, 0x55, 0x66, 0x77, 0x88, 0x40, 0xff, 0xff, 0xfe,
                    0,    1,    0, 5,  0,    0,    0,    7,    3, 4,    5,    6,    0,    1,    0,    0}));
}

TEST(ReportBlock, LossIsClampedTo24Bits) {
  for (const auto& [given, read] : std::vector<std::pair<std::int32_t, std::int32_t>>{
           {0x7fffff, 0x7fffff}, {0x800000, 0x7fffff}, {-0x800000, -0x800000}, {-0x800001, -0x800000}, {-1, -1}}) {
    ReportBlock block;
    block.cumulative_lost = given;
    Bytes out;
    ByteWriter writer(out);
    write_report_block(writer, block);
    ByteReader reader(out);
    EXPECT_EQ(read_report_blocks(reader, 1).at(0).cumulative_lost, read);
  }
}

TEST(GenericNack, NeighboursShareAPair) {
  struct Case {
    std::vector<std::uint16_t> numbers;
    std::size_t pairs;
  };
  const std::vector<Case> cases = {
      {{1}, 1}, {{1, 2, 17}, 1}, {{1, 18}, 2}, {{65535, 0, 15}, 1}, {{5, 3}, 2}, {{5, 5}, 2}, {{1, 3, 2}, 2},
  };
  for (const Case& c : cases) {
    Bytes out;
    GenericNack{{1, 2}, c.numbers}.write(out);
    EXPECT_EQ(out.size(), 12 + 4 * c.pairs);
    const auto packets = parse_compound(out, Form::kReducedSize);
    ASSERT_TRUE(packets);
    EXPECT_EQ(std::get<GenericNack>(packets->at(0)).sequence_numbers, c.numbers);
  }
}

TEST(RateMessages, KeepWhatTheirBitsCanSay) {
  for (const std::int64_t bps : {0LL, 1LL, 131071LL, 131072LL, 1'000'000LL, 999'999LL, 40'000'000'000LL}) {
    Bytes out;
    TemporaryRate{false, {1, 0}, {{2, DataRate::bits_per_second(bps), 40}}}.write(out);
    ReceiverEstimate{{1, 0}, DataRate::bits_per_second(bps), {2, 3}}.write(out);
    const auto packets = parse_compound(out, Form::kReducedSize);
    ASSERT_TRUE(packets);
    const auto& limit = std::get<TemporaryRate>(packets->at(0)).limits.at(0);
    EXPECT_GE(limit.rate.bps(), bps);
    EXPECT_LE(static_cast<double>(limit.rate.bps()), static_cast<double>(bps) * 1.0001 + 1);
    EXPECT_EQ(limit.overhead, 40);
    const auto& estimate = std::get<ReceiverEstimate>(packets->at(1));
    EXPECT_LE(estimate.rate.bps(), bps);
    EXPECT_GE(static_cast<double>(estimate.rate.bps()), static_cast<double>(bps) * 0.9999 - 1);
    EXPECT_EQ(estimate.ssrcs, (std::vector<std::uint32_t>{2, 3}));
  }
  // The greatest exponent with the greatest mantissa does not fit 63 bits, and is held at what does.
  const Bytes most = octets({0x83, 205, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff});
  const auto packets = parse_compound(most, Form::kReducedSize);
  ASSERT_TRUE(packets);
  EXPECT_GT(std::get<TemporaryRate>(packets->at(0)).limits.at(0).rate.bps(), 0);
}

std::string random_text(Random& random, std::size_t most) {
  std::string text(random.below(most + 1), 'x');
  for (char& c : text) c = static_cast<char>(random.below(256));
  return text;
}

std::vector<ReportBlock> random_blocks(Random& random) {
  std::vector<ReportBlock> blocks(random.below(kMaxReportBlocks + 1));
  for (ReportBlock& b : blocks) {
    b = {random.u32(),
         static_cast<std::uint8_t>(random.u32()),
         static_cast<std::int32_t>(random.below(0x1000000)) - 0x800000,
         random.u32(),
         random.u32(),
         random.u32(),
         random.u32()};
  }
  return blocks;
}

Packet random_packet(Random& random) {
  const FeedbackHeader header{random.u32(), random.u32()};
  switch (random.below(9)) {
    case 0:
      return SenderReport{random.u32(), NtpTime{random.u64()}, random.u32(),
                          random.u32(), random.u32(),          random_blocks(random)};
    case 1:
      return ReceiverReport{random.u32(), random_blocks(random)};
    case 2: {
      SourceDescription description;
      description.chunks.resize(random.below(6));
      for (SdesChunk& chunk : description.chunks) {
        chunk.ssrc = random.u32();
        chunk.items.resize(random.below(4));
        for (SdesItem& item : chunk.items) {
          item = {static_cast<SdesType>(1 + random.below(255)), random_text(random, 255)};
        }
      }
      return description;
    }
    case 3: {
      Bye bye;
      bye.ssrcs.resize(random.below(32));
      for (auto& ssrc : bye.ssrcs) ssrc = random.u32();
      bye.reason = random_text(random, 255);
      return bye;
    }
    case 4: {
      App app{static_cast<std::uint8_t>(random.below(32)), random.u32(), {'t', 'e', 's', 't'}, {}};
      app.data.resize(4 * random.below(10));
      random.fill(app.data);
      return app;
    }
    case 5: {
      GenericNack nack{header, {}};
      std::uint16_t number = static_cast<std::uint16_t>(random.u32());
      for (std::size_t i = 0; i < 1 + random.below(100); ++i) {
        nack.sequence_numbers.push_back(number);
        number = static_cast<std::uint16_t>(number + 1 + random.below(30));
      }
      return nack;
    }
    case 6:
      return PictureLoss{header};
    case 7: {
      FullIntraRequest request{header, {}};
      for (std::size_t i = 0; i < 1 + random.below(5); ++i) {
        request.entries.push_back({random.u32(), static_cast<std::uint8_t>(random.u32())});
      }
      return request;
    }
    default: {
      TemporaryRate message{random.below(2) == 0, header, {}};
      for (std::size_t i = 0; i < 1 + random.below(5); ++i) {
        message.limits.push_back({random.u32(),
                                  DataRate::bits_per_second(static_cast<std::int64_t>(random.below(0x20000))),
                                  static_cast<std::uint16_t>(random.below(512))});
      }
      return message;
    }
  }
}

TEST(Compound, WhatIsWrittenIsReadBack) {
  SeededRandom random(11);
  for (int round = 0; round < 3000; ++round) {
    std::vector<Packet> packets{ReceiverReport{random.u32(), random_blocks(random)}};
    for (std::size_t i = random.below(6); i > 0; --i) packets.push_back(random_packet(random));
    const auto parsed = parse_compound(written(packets), Form::kCompound);
    ASSERT_TRUE(parsed) << round << ' ' << static_cast<int>(parsed.error());
    EXPECT_EQ(*parsed, packets) << round;
  }
}

TEST(Compound, SurvivesCutsAndFlips) {
  SeededRandom random(12);
  std::vector<Packet> packets{ReceiverReport{1, random_blocks(random)}};
  for (int i = 0; i < 12; ++i) packets.push_back(random_packet(random));
  Bytes whole = written(packets);
  whole.resize(std::min<std::size_t>(whole.size(), 1500));
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const auto parsed = parse_compound(cut, Form::kReducedSize);
    if (parsed) {
      EXPECT_LE(written(*parsed).size(), size);
    }
  }
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    static_cast<void>(parse_compound(flipped, Form::kCompound));
  }
}

TEST(Compound, TextsAreCutToTheirField) {
  Bytes out;
  SourceDescription{{{1, {{SdesType::kCname, std::string(300, 'c')}}}}}.write(out);
  Bye{{1}, std::string(300, 'r')}.write(out);
  const auto packets = parse_compound(out, Form::kReducedSize);
  ASSERT_TRUE(packets);
  EXPECT_EQ(std::get<SourceDescription>(packets->at(0)).chunks.at(0).find(SdesType::kCname)->size(), 255U);
  EXPECT_EQ(std::get<Bye>(packets->at(1)).reason.size(), 255U);
}

}  // namespace
}  // namespace mtavip::rtp::rtcp
