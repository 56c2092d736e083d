#include "media/packetize/h261.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/packetize/h261_syntax.h"

namespace mtavip::media {
namespace {

void write(BitWriter& writer, std::string_view code) {
  for (const char bit : code) writer.bit(bit == '1');
}

template <std::size_t kCount>
std::size_t pick(Random& random, const std::string_view (&)[kCount]) {
  return static_cast<std::size_t>(random.below(kCount));
}

/// Writes pictures that obey the syntax of ITU-T H.261 section 4.2 and show nothing, and keeps the places where they
/// may be cut. Codes are those of the standard's tables.
class PictureWriter {
 public:
  explicit PictureWriter(Random& random) : random_(random), bits_(data) {}

  void header(bool cif, unsigned temporal_reference) {
    put(0x10, 20);
    put(temporal_reference, 5);
    put(cif ? 4 : 0, 6);
    if (random_.below(4) == 0) put(0x1a5, 9);  // PEI, PSPARE
    put(0, 1);
    cuts.push_back({.start_code = true});
  }

  void group(unsigned number, bool intra_only, bool all) {
    if (!first_) cuts.push_back({.bit = at_, .start_code = true});
    first_ = false;
    put(1, 16);
    put(number, 4);
    quantiser_ = 1 + static_cast<unsigned>(random_.below(31));
    put(quantiser_, 5);
    put(0, 1);
    x_ = y_ = 0;
    unsigned address = 0;
    for (;;) {
      const std::size_t begin = at_;
      constexpr std::string_view kDistances[] = {"1", "011", "010", "0011", "00010", "0000111", "00001011", "00000110"};
      constexpr unsigned kDistance[] = {1, 2, 3, 4, 7, 8, 10, 15};
      const std::size_t which = all ? 0 : pick(random_, kDistances);
      if (address + kDistance[which] > 33) break;
      if (address > 0) {
        cuts.push_back({.bit = begin,
                        .group = static_cast<std::uint8_t>(number),
                        .quantiser = static_cast<std::uint8_t>(quantiser_),
                        .address = static_cast<std::uint16_t>(address),
                        .motion_x = static_cast<std::int8_t>(x_),
                        .motion_y = static_cast<std::int8_t>(y_)});
      }
      if (random_.below(8) == 0) code("00000001111");  // stuffing
      code(kDistances[which]);
      address += kDistance[which];
      macroblock(kDistance[which] == 1 && address != 1 && address != 12 && address != 23, intra_only);
    }
    if (random_.below(8) == 0) code("00000001111");
  }

  void end() { cuts.push_back({.bit = last_macroblock_, .start_code = true}); }

  Bytes data;
  std::vector<CutPoint> cuts;

 private:
  struct Type {
    std::string_view code;
    bool intra, quantiser, motion, pattern;
  };

  void put(unsigned value, unsigned count) {
    bits_.bits(value, count);
    at_ += count;
    last_macroblock_ = at_;
  }
  void code(std::string_view bits) {
    write(bits_, bits);
    at_ += bits.size();
  }

  int motion(int predicted) {
    constexpr std::string_view kCodes[] = {"1",       "010",        "011",         "0011",     "00010",
                                           "0000111", "0000010100", "00000011001", "00000110", "00000011000"};
    constexpr int kDifferences[] = {0, 1, -1, -2, 3, -4, 9, -16, 7, 16};
    const std::size_t which = pick(random_, kCodes);
    const int vector = predicted + kDifferences[which];
    code(kCodes[which]);
    return vector < -16 ? vector + 32 : vector > 15 ? vector - 32 : vector;
  }

  void macroblock(bool neighbour, bool intra_only) {
    static constexpr Type kTypes[] = {{"0001", true, false, false, false},      {"0000001", true, true, false, false},
                                      {"1", false, false, false, true},         {"00001", false, true, false, true},
                                      {"000000001", false, false, true, false}, {"00000001", false, false, true, true},
                                      {"0000000001", false, true, true, true},  {"001", false, false, true, false},
                                      {"01", false, false, true, true},         {"000001", false, true, true, true}};
    const Type& type = kTypes[random_.below(intra_only ? 2 : std::size(kTypes))];
    code(type.code);
    if (type.quantiser) put(quantiser_ = 1 + static_cast<unsigned>(random_.below(31)), 5);
    if (!neighbour || !type.motion) x_ = y_ = 0;
    if (type.motion) {
      x_ = motion(x_);
      y_ = motion(y_);
    }
    unsigned blocks = type.intra ? 6 : 0;
    if (type.pattern) {
      constexpr std::string_view kPatterns[] = {"111",     "1101",     "10011",    "01010",     "001100",
                                                "0010111", "00011111", "00000100", "000000111", "000000010"};
      constexpr unsigned kBlocks[] = {4, 1, 2, 5, 6, 2, 3, 4, 5, 4};
      const std::size_t which = pick(random_, kPatterns);
      code(kPatterns[which]);
      blocks = kBlocks[which];
    }
    for (; blocks > 0; --blocks) block(type.intra);
    last_macroblock_ = at_;
  }

  void block(bool intra) {
    if (intra) put(1 + static_cast<unsigned>(random_.below(254)), 8);
    std::uint64_t coefficients = random_.below(8);
    if (!intra && coefficients == 0) coefficients = 1;
    for (std::uint64_t i = 0; i < coefficients; ++i) {
      // With their sign; the first coefficient of a block without DC has a code of its own.
      constexpr std::string_view kCodes[] = {"110",
                                             "0110",
                                             "01000",
                                             "001111",
                                             "0001010",
                                             "00001100",
                                             "001001111",
                                             "00000010000",
                                             "0000000111110",
                                             "00000000111110",
                                             "00000100001110000001"};
      const std::size_t which = pick(random_, kCodes);
      code(!intra && i == 0 && which == 0 ? "10" : kCodes[which]);
    }
    code("10");
  }

  Random& random_;
  BitWriter bits_;
  bool first_ = true;
  std::size_t at_ = 0;
  std::size_t last_macroblock_ = 0;
  unsigned quantiser_ = 0;
  int x_ = 0;
  int y_ = 0;
};

PictureWriter random_picture(Random& random, bool intra_only = false, bool all = false) {
  PictureWriter writer(random);
  const bool cif = random.below(2) == 0;
  writer.header(cif, static_cast<unsigned>(random.below(32)));
  for (unsigned group = 1; group <= (cif ? 12U : 5U); group += cif ? 1 : 2) {
    if (all || random.below(5) > 0) writer.group(group, intra_only, all);
  }
  writer.end();
  return writer;
}

/// Of a picture, what counts: the octets up to the end of the last macroblock.
Bytes significant(const PictureWriter& picture) {
  Bytes out;
  BitJoiner(out).append(ByteView(picture.data).first(octets_between(0, picture.cuts.back().bit)), 0,
                        static_cast<unsigned>((8 - picture.cuts.back().bit % 8) % 8));
  return out;
}

std::vector<PayloadPart> parts_of(const PayloadList& list) {
  std::vector<PayloadPart> parts;
  for (std::size_t i = 0; i < list.size(); ++i) parts.push_back({list[i]});
  return parts;
}

TEST(H261, FindsEveryMacroblock) {
  SeededRandom random(61);
  for (int round = 0; round < 300; ++round) {
    const PictureWriter written = random_picture(random);
    std::vector<CutPoint> cuts;
    const auto picture = read_h261_picture(written.data, &cuts);
    ASSERT_TRUE(picture) << round;
    EXPECT_EQ(picture->bits, written.cuts.back().bit);
    ASSERT_EQ(cuts.size(), written.cuts.size());
    for (std::size_t i = 0; i < cuts.size(); ++i) EXPECT_TRUE(cuts[i] == written.cuts[i]) << round << " " << i;
  }
}

TEST(H261, TakesPicturesOfIntraMacroblocksForKeyFrames) {
  SeededRandom random(62);
  for (int round = 0; round < 20; ++round) {
    EXPECT_TRUE(read_h261_picture(random_picture(random, true, true).data)->intra);
    EXPECT_FALSE(read_h261_picture(random_picture(random, false, true).data)->intra);
    EXPECT_FALSE(read_h261_picture(random_picture(random, true, false).data)->intra);
  }
}

TEST(H261, LosesNoBitBetweenPackets) {
  SeededRandom random(63);
  for (int round = 0; round < 200; ++round) {
    const PictureWriter written = random_picture(random);
    PayloadLimits limits;
    limits.max_payload = 250 + random.below(1200);
    PayloadList list;
    ASSERT_TRUE(H261Packetizer(limits).packetize({written.data, false}, list));
    const H261Depacketizer depacketizer({});
    for (std::size_t i = 0; i < list.size(); ++i) {
      EXPECT_LE(list[i].size(), limits.max_payload);
      EXPECT_EQ(depacketizer.inspect(list[i]).starts_frame, i == 0);
      EXPECT_TRUE(depacketizer.inspect(list[i]).usable);
    }
    EncodedFrame out;
    ASSERT_TRUE(H261Depacketizer({}).assemble(parts_of(list), out));
    EXPECT_EQ(out.data, significant(written));
  }
}

TEST(H261, TellsInTheHeaderHowToGoOn) {
  SeededRandom random(64);
  const PictureWriter written = random_picture(random, false, true);
  PayloadList list;
  ASSERT_TRUE(H261Packetizer({.max_payload = 200}).packetize({written.data, false}, list));
  std::size_t bit = 0;
  std::size_t within = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    ByteReader reader(list[i]);
    const auto header = parse_h261_header(reader);
    ASSERT_TRUE(header);
    const auto cut =
        std::find_if(written.cuts.begin(), written.cuts.end(), [&](const CutPoint& c) { return c.bit == bit; });
    ASSERT_NE(cut, written.cuts.end());
    EXPECT_EQ(header->skip_front, bit % 8);
    EXPECT_TRUE(header->motion);
    EXPECT_FALSE(header->intra);
    EXPECT_EQ(header->group, cut->group);
    EXPECT_EQ(header->quantiser, cut->quantiser);
    EXPECT_EQ(header->last_address, cut->start_code ? 0 : cut->address - 1);
    EXPECT_EQ(header->last_motion_x, cut->motion_x);
    EXPECT_EQ(header->last_motion_y, cut->motion_y);
    within += cut->start_code ? 0 : 1;
    bit += reader.remaining() * 8 - header->skip_front - header->skip_back;
  }
  EXPECT_EQ(bit, written.cuts.back().bit);
  EXPECT_GT(within, 3U);
  EXPECT_LT(within, list.size() - 1);
}

TEST(H261, GoesOnAtTheNextGroupAfterAGap) {
  SeededRandom random(65);
  const PictureWriter written = random_picture(random, true, true);
  PayloadList list;
  ASSERT_TRUE(H261Packetizer({.max_payload = 400}).packetize({written.data, false}, list));
  std::vector<PayloadPart> parts = parts_of(list);
  H261Depacketizer depacketizer({});
  EncodedFrame out;
  for (std::size_t lost = 1; lost < parts.size(); ++lost) {
    std::vector<PayloadPart> rest = parts;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(lost));
    if (lost < rest.size()) rest[lost].after_gap = true;
    ASSERT_TRUE(depacketizer.assemble(rest, out));
    // What is left are whole macroblocks of whole or shortened groups.
    EXPECT_TRUE(read_h261_picture(out.data)) << lost;
    EXPECT_FALSE(out.key_frame);
  }
  parts.erase(parts.begin());
  EXPECT_EQ(depacketizer.assemble(parts, out).error(), PayloadError::kIncomplete);
}

/// What H323Plus 1.28 sent in a call: its packets begin at whatever macroblock comes next. A length of two octets, and
/// the RTP packet, for each.
TEST(H261, ReadsWhatH323PlusSends) {
  std::ifstream file(MTAVIP_TEST_DATA "/rtp/h323plus_h261.rtp", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const Bytes recorded = to_bytes(text);
  ByteReader reader(recorded);
  std::vector<PayloadPart> parts;
  std::size_t pictures = 0;
  H261Depacketizer depacketizer({});
  while (!reader.at_end()) {
    const ByteView packet = reader.view(reader.u16());
    ASSERT_GT(packet.size(), 12U);
    parts.push_back({packet.subspan(12)});
    EXPECT_EQ(depacketizer.inspect(parts.back().payload).starts_frame, parts.size() == 1);
    if ((packet[1] & std::byte{0x80}) == std::byte{0}) continue;
    EncodedFrame out;
    ASSERT_TRUE(depacketizer.assemble(parts, out));
    EXPECT_TRUE(out.key_frame);
    std::vector<CutPoint> cuts;
    const auto picture = read_h261_picture(out.data, &cuts);
    ASSERT_TRUE(picture);
    EXPECT_TRUE(picture->cif);
    // Each packet begins where a macroblock does, and its header says of that place what we would.
    std::size_t bit = 0;
    for (const PayloadPart& part : parts) {
      ByteReader payload(part.payload);
      const auto header = parse_h261_header(payload);
      ASSERT_TRUE(header);
      const auto cut = std::find_if(cuts.begin(), cuts.end(), [&](const CutPoint& c) { return c.bit == bit; });
      ASSERT_NE(cut, cuts.end()) << bit;
      EXPECT_EQ(header->group, cut->group);
      EXPECT_EQ(header->quantiser, cut->quantiser);
      EXPECT_EQ(header->last_address, cut->start_code ? 0 : cut->address - 1);
      bit += payload.remaining() * 8 - header->skip_front - header->skip_back;
    }
    ++pictures;
    parts.clear();
  }
  EXPECT_EQ(pictures, 4U);
  EXPECT_TRUE(parts.empty());
}

TEST(H261, RefusesWhatIsNoPicture) {
  SeededRandom random(66);
  PayloadList list;
  EXPECT_EQ(H261Packetizer({}).packetize({{}, false}, list).error(), PayloadError::kBadFrame);
  EXPECT_EQ(H261Packetizer({}).packetize({Bytes(100), false}, list).error(), PayloadError::kBadFrame);
  const PictureWriter written = random_picture(random, true, true);
  for (int round = 0; round < 500; ++round) {
    Bytes damaged = written.data;
    damaged[random.below(damaged.size())] ^= static_cast<std::byte>(1U << random.below(8));
    damaged.resize(1 + random.below(damaged.size()));
    const bool taken = H261Packetizer({}).packetize({damaged, false}, list).has_value();
    EXPECT_NE(taken, list.empty());
  }
  const H261Depacketizer depacketizer({});
  const Bytes header{std::byte{0x24}, std::byte{1}, std::byte{2}, std::byte{3}, std::byte{0xff}};  // SBIT 1, EBIT 1
  EXPECT_TRUE(depacketizer.inspect(header).usable);
  EXPECT_FALSE(depacketizer.inspect(ByteView(header).first(4)).usable);
  EXPECT_FALSE(depacketizer.inspect(ByteView(header).first(3)).usable);
  Bytes nothing = header;
  nothing[0] = std::byte{0x90};  // SBIT 4, EBIT 4
  EXPECT_FALSE(depacketizer.inspect(nothing).usable);
}

TEST(H261, StopsAtItsLimits) {
  SeededRandom random(67);
  const PictureWriter written = random_picture(random, true, true);
  const std::size_t size = written.data.size();
  PayloadList list;
  EXPECT_TRUE(H261Packetizer({.max_frame = size}).packetize({written.data, false}, list));
  const std::size_t packets = list.size();
  EXPECT_GT(packets, 1U);
  EXPECT_TRUE(H261Packetizer({.max_packets = packets}).packetize({written.data, false}, list));
  EncodedFrame out;
  EXPECT_TRUE(H261Depacketizer({.max_packets = packets}).assemble(parts_of(list), out));
  EXPECT_EQ(H261Depacketizer({.max_packets = packets - 1}).assemble(parts_of(list), out).error(),
            PayloadError::kTooLarge);
  EXPECT_TRUE(H261Depacketizer({.max_frame = size + packets}).assemble(parts_of(list), out));
  EXPECT_EQ(H261Depacketizer({.max_frame = size - 3}).assemble(parts_of(list), out).error(), PayloadError::kTooLarge);
  EXPECT_TRUE(out.data.empty());
  EXPECT_EQ(H261Packetizer({.max_frame = size - 1}).packetize({written.data, false}, list).error(),
            PayloadError::kTooLarge);
  EXPECT_EQ(H261Packetizer({.max_packets = packets - 1}).packetize({written.data, false}, list).error(),
            PayloadError::kTooLarge);
  EXPECT_EQ(H261Packetizer({.max_payload = 20}).packetize({written.data, false}, list).error(),
            PayloadError::kTooLarge);  // not one macroblock fits
  EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace mtavip::media
