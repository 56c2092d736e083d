#include "media/packetize/h263.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <gtest/gtest.h>

#include "base/random.h"
#include "media/packetize/h263_syntax.h"

namespace mtavip::media {
namespace {

struct Size {
  int columns, rows, rows_in_group;
};
constexpr Size kSizes[] = {{}, {8, 6, 1}, {11, 9, 1}, {22, 18, 1}, {44, 36, 2}};

/// Writes pictures that obey the syntax of ITU-T H.263 section 5 and show nothing, and keeps the places where they may
/// be cut. Codes are those of the standard's tables.
class PictureWriter {
 public:
  PictureWriter(Random& random, unsigned source_format, bool inter)
      : random_(random), inter_(inter), size_(kSizes[source_format]), bits_(data) {
    put(0x20, 22);
    put(static_cast<unsigned>(random.below(256)), 8);
    put(0x10, 5);
    put(source_format, 3);
    put(inter ? 1 : 0, 1);
    put(0, 4);
    put(quantiser_ = 1 + static_cast<int>(random.below(31)), 5);
    put(0, 1);
    if (random.below(4) == 0) put(0x155, 9);  // PEI, PSPARE
    put(0, 1);
    cuts.push_back({.start_code = true});
    motion_.assign(static_cast<std::size_t>(size_.columns * size_.rows), {0, 0});
    for (int row = 0; row < size_.rows; ++row) {
      if (row > 0 && row % size_.rows_in_group == 0 && random.below(2) == 0) group(row / size_.rows_in_group);
      if (row == 0) group_row_ = 0;
      for (int column = 0; column < size_.columns; ++column) macroblock(row, column);
    }
    cuts.push_back({.bit = at_, .start_code = true});
  }

  Bytes data;
  std::vector<CutPoint> cuts;

 private:
  using Vector = std::pair<int, int>;
  struct Type {
    std::string_view code;
    bool intra, quantiser;
    int chroma;
  };

  void put(int value, unsigned count) { put(static_cast<unsigned>(value), count); }
  void put(unsigned value, unsigned count) {
    bits_.bits(value, count);
    at_ += count;
  }
  void code(std::string_view bits) {
    for (const char bit : bits) bits_.bit(bit == '1');
    at_ += bits.size();
  }

  void group(int number) {
    put(0U, static_cast<unsigned>((8 - at_ % 8) % 8));  // GSTUF
    cuts.push_back({.bit = at_, .start_code = true});
    put(1U, 17);
    put(number, 5);
    put(2U, 2);
    put(quantiser_ = 1 + static_cast<int>(random_.below(31)), 5);
    group_row_ = number * size_.rows_in_group;
  }

  [[nodiscard]] Vector at(int row, int column) const {
    return motion_[static_cast<std::size_t>(row * size_.columns + column)];
  }
  /// Section 6.1.1, figure 12.
  [[nodiscard]] Vector predicted(int row, int column) const {
    const Vector one = column == 0 ? Vector{} : at(row, column - 1);
    const bool outside = row == group_row_;  // what is above the group that has a header
    const Vector two = outside ? one : at(row - 1, column);
    const Vector three = outside ? one : column == size_.columns - 1 ? Vector{} : at(row - 1, column + 1);
    int x[] = {one.first, two.first, three.first};
    int y[] = {one.second, two.second, three.second};
    std::sort(x, x + 3);
    std::sort(y, y + 3);
    return {x[1], y[1]};
  }

  int motion(int predicted) {
    constexpr std::string_view kCodes[] = {"1",       "010",        "011",         "0011",         "00010",
                                           "0000111", "0000010100", "00000011001", "000000001110", "0000000000111"};
    constexpr int kDifferences[] = {0, 1, -1, -2, 3, -4, 9, -16, 25, -31};
    const std::size_t which = random_.below(std::size(kCodes));
    const int vector = predicted + kDifferences[which];
    code(kCodes[which]);
    return vector < -32 ? vector + 64 : vector > 31 ? vector - 64 : vector;
  }

  void macroblock(int row, int column) {
    const Vector prediction = inter_ ? predicted(row, column) : Vector{};
    if (column > 0 || row != group_row_) {
      const int in_group = row % size_.rows_in_group * size_.columns + column;
      cuts.push_back({.bit = at_,
                      .group = static_cast<std::uint8_t>(row / size_.rows_in_group),
                      .quantiser = static_cast<std::uint8_t>(quantiser_),
                      .address = static_cast<std::uint16_t>(in_group),
                      .motion_x = static_cast<std::int8_t>(prediction.first),
                      .motion_y = static_cast<std::int8_t>(prediction.second)});
    }
    if (random_.below(10) == 0) code(inter_ ? "0000000001" : "000000001");  // stuffing
    if (inter_ && random_.below(4) == 0) {
      code("1");
      return;
    }
    static constexpr Type kIntra[] = {{"1", true, false, 0},     {"001", true, false, 1},  {"010", true, false, 2},
                                      {"011", true, false, 3},   {"0001", true, true, 0},  {"000001", true, true, 1},
                                      {"000010", true, true, 2}, {"000011", true, true, 3}};
    static constexpr Type kInter[] = {
        {"1", false, false, 0},       {"0011", false, false, 1},     {"0010", false, false, 2},
        {"000101", false, false, 3},  {"011", false, true, 0},       {"0000111", false, true, 1},
        {"0000110", false, true, 2},  {"000000101", false, true, 3}, {"00011", true, false, 0},
        {"00000100", true, false, 1}, {"00000011", true, false, 2},  {"0000011", true, false, 3},
        {"000100", true, true, 0},    {"000000100", true, true, 1},  {"000000011", true, true, 2},
        {"000000010", true, true, 3}};
    const Type& type = inter_ ? kInter[random_.below(std::size(kInter))] : kIntra[random_.below(std::size(kIntra))];
    if (inter_) code("0");
    code(type.code);
    // CBPY for an intra macroblock; another one's pattern is its complement.
    constexpr std::string_view kPatterns[] = {"0011",  "00101",  "00100", "1001", "00011", "0111", "000010", "1011",
                                              "00010", "000011", "0101",  "1010", "0100",  "1000", "0110",   "11"};
    const auto pattern = static_cast<int>(random_.below(16));
    code(kPatterns[type.intra ? pattern : 15 - pattern]);
    if (type.quantiser) {
      constexpr int kSteps[] = {-1, -2, 1, 2};
      const auto step = static_cast<unsigned>(random_.below(4));
      put(step, 2);
      quantiser_ = std::clamp(quantiser_ + kSteps[step], 1, 31);
    }
    if (!type.intra) {
      Vector& vector = motion_[static_cast<std::size_t>(row * size_.columns + column)];
      vector.first = motion(prediction.first);
      vector.second = motion(prediction.second);
    }
    for (int block = 0; block < 6; ++block) {
      if (type.intra) put(1 + static_cast<int>(random_.below(254)), 8);
      if (((pattern << 2 | type.chroma) >> (5 - block) & 1) != 0) coefficients();
    }
  }

  void coefficients() {
    // With their sign.
    static constexpr std::string_view kMore[] = {"100",         "1101",        "11110",        "010111",
                                                 "0100110",     "00101101",    "000111000",    "0001000011",
                                                 "00000010100", "00001000011", "000001000101", "0000010101110"};
    static constexpr std::string_view kLast[] = {"01110",        "0011010",      "00100101",
                                                 "000101100",    "0000110001",   "00000001100",
                                                 "000001001101", "000000001010", "0000010111111"};
    for (std::uint64_t i = random_.below(6); i > 0; --i) {
      if (random_.below(12) == 0) {
        code("0000011");
        put(static_cast<unsigned>(random_.below(64)), 7);  // not the last
        put(1 + static_cast<unsigned>(random_.below(126)), 8);
      } else {
        code(kMore[random_.below(std::size(kMore))]);
      }
    }
    if (random_.below(12) == 0) {
      code("0000011");
      put(64 + static_cast<unsigned>(random_.below(64)), 7);
      put(1 + static_cast<unsigned>(random_.below(126)), 8);
    } else {
      code(kLast[random_.below(std::size(kLast))]);
    }
  }

  Random& random_;
  bool inter_;
  Size size_;
  BitWriter bits_;
  std::vector<Vector> motion_;
  int group_row_ = 0;
  std::size_t at_ = 0;
  int quantiser_ = 0;
};

PictureWriter random_picture(Random& random) {
  const unsigned format = 1 + static_cast<unsigned>(random.below(random.below(10) == 0 ? 4 : 3));
  return {random, format, random.below(3) > 0};
}

std::vector<PayloadPart> parts_of(const PayloadList& list) {
  std::vector<PayloadPart> parts;
  for (std::size_t i = 0; i < list.size(); ++i) parts.push_back({list[i]});
  return parts;
}

Bytes bytes(std::initializer_list<int> values) {
  Bytes out;
  for (const int value : values) out.push_back(static_cast<std::byte>(value));
  return out;
}

TEST(H263, FindsEveryMacroblock) {
  SeededRandom random(71);
  for (int round = 0; round < 200; ++round) {
    const PictureWriter written = random_picture(random);
    std::vector<CutPoint> cuts;
    const auto picture = find_h263_cuts(written.data, cuts);
    ASSERT_TRUE(picture) << round;
    ASSERT_EQ(cuts.size(), written.cuts.size());
    for (std::size_t i = 0; i < cuts.size(); ++i) ASSERT_EQ(cuts[i], written.cuts[i]) << round << " " << i;
  }
}

TEST(H263, LosesNoBitBetweenPackets) {
  SeededRandom random(72);
  for (int round = 0; round < 200; ++round) {
    const PictureWriter written = random_picture(random);
    PayloadLimits limits;
    limits.max_payload = 250 + random.below(1200);
    PayloadList list;
    ASSERT_TRUE(H263Packetizer(limits).packetize({written.data, false}, list));
    for (std::size_t i = 0; i < list.size(); ++i) {
      EXPECT_LE(list[i].size(), limits.max_payload);
      EXPECT_EQ(H263Depacketizer({}).inspect(list[i]).starts_frame, i == 0);
      EXPECT_TRUE(H263Depacketizer({}).inspect(list[i]).usable);
    }
    EncodedFrame out;
    ASSERT_TRUE(H263Depacketizer({}).assemble(parts_of(list), out));
    EXPECT_EQ(out.data, written.data);
    EXPECT_EQ(out.key_frame, !parse_h263_picture(written.data)->inter);
  }
}

TEST(H263, TellsInTheHeaderHowToGoOn) {
  SeededRandom random(73);
  const PictureWriter written(random, 3, true);
  PayloadList list;
  ASSERT_TRUE(H263Packetizer({.max_payload = 600}).packetize({written.data, false}, list));
  std::size_t bit = 0;
  std::size_t modes[2] = {};
  for (std::size_t i = 0; i < list.size(); ++i) {
    ByteReader reader(list[i]);
    const auto header = parse_h263_header(reader);
    ASSERT_TRUE(header);
    const auto cut =
        std::find_if(written.cuts.begin(), written.cuts.end(), [&](const CutPoint& c) { return c.bit == bit; });
    ASSERT_NE(cut, written.cuts.end());
    EXPECT_EQ(header->mode, cut->start_code ? H263Header::Mode::kA : H263Header::Mode::kB);
    ++modes[cut->start_code ? 0 : 1];
    EXPECT_EQ(header->skip_front, bit % 8);
    EXPECT_EQ(header->source_format, 3);
    EXPECT_TRUE(header->inter);
    EXPECT_FALSE(header->pb_frame || header->unrestricted_motion || header->arithmetic_coding ||
                 header->advanced_prediction);
    EXPECT_EQ(header->group, cut->group);
    EXPECT_EQ(header->quantiser, cut->quantiser);
    EXPECT_EQ(header->address, cut->address);
    EXPECT_EQ(header->motion_x[0], cut->motion_x);
    EXPECT_EQ(header->motion_y[0], cut->motion_y);
    EXPECT_EQ(header->motion_x[1], 0);
    EXPECT_EQ(header->motion_y[1], 0);
    bit += reader.remaining() * 8 - header->skip_front - header->skip_back;
  }
  EXPECT_EQ(bit, written.cuts.back().bit);
  EXPECT_GT(modes[0], 3U);
  EXPECT_GT(modes[1], 3U);
}

TEST(H263, ReadsTheHeadersOfAllModes) {
  // F 0, P 1, SBIT 3, EBIT 5; SRC 2, I, U, -, A; DBQ 2, TRB 5; TR 0x9c.
  const Bytes a = bytes({0x5d, 0x5a, 0x15, 0x9c});
  ByteReader reader_a(a);
  const auto mode_a = parse_h263_header(reader_a);
  ASSERT_TRUE(mode_a);
  EXPECT_EQ(mode_a->mode, H263Header::Mode::kA);
  EXPECT_TRUE(mode_a->pb_frame && mode_a->inter && mode_a->unrestricted_motion && mode_a->advanced_prediction);
  EXPECT_FALSE(mode_a->arithmetic_coding);
  EXPECT_EQ(mode_a->skip_front, 3);
  EXPECT_EQ(mode_a->skip_back, 5);
  EXPECT_EQ(mode_a->source_format, 2);
  EXPECT_EQ(mode_a->b_quantiser, 2);
  EXPECT_EQ(mode_a->b_temporal_reference, 5);
  EXPECT_EQ(mode_a->temporal_reference, 0x9c);

  // F, -, SBIT 1, EBIT 2; SRC 3, QUANT 17; GOBN 9, MBA 300; I, -, S, -; -1, 2, -64, 63.
  const Bytes b = bytes({0x8a, 0x71, 0x4c, 0xb0, 0xaf, 0xe0, 0xa0, 0x3f});
  ByteReader reader_b(b);
  const auto mode_b = parse_h263_header(reader_b);
  ASSERT_TRUE(mode_b);
  EXPECT_EQ(mode_b->mode, H263Header::Mode::kB);
  EXPECT_EQ(mode_b->quantiser, 17);
  EXPECT_EQ(mode_b->group, 9);
  EXPECT_EQ(mode_b->address, 300);
  EXPECT_TRUE(mode_b->inter && mode_b->arithmetic_coding);
  EXPECT_FALSE(mode_b->unrestricted_motion || mode_b->advanced_prediction || mode_b->pb_frame);
  EXPECT_EQ(mode_b->motion_x[0], -1);
  EXPECT_EQ(mode_b->motion_y[0], 2);
  EXPECT_EQ(mode_b->motion_x[1], -64);
  EXPECT_EQ(mode_b->motion_y[1], 63);

  Bytes c = b;
  c[0] |= std::byte{0x40};
  const Bytes tail = bytes({0, 0, 0x0b, 0x21});
  c.insert(c.end(), tail.begin(), tail.end());
  ByteReader reader_c(c);
  const auto mode_c = parse_h263_header(reader_c);
  ASSERT_TRUE(mode_c);
  EXPECT_EQ(mode_c->mode, H263Header::Mode::kC);
  EXPECT_EQ(mode_c->b_quantiser, 1);
  EXPECT_EQ(mode_c->b_temporal_reference, 3);
  EXPECT_EQ(mode_c->temporal_reference, 0x21);
  EXPECT_TRUE(reader_c.at_end());

  for (const Bytes& whole : {a, b, c}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      ByteReader cut(ByteView(whole).first(size));
      EXPECT_FALSE(parse_h263_header(cut)) << size;
    }
  }
}

TEST(H263, GoesOnAtTheNextStartCodeAfterAGap) {
  const Bytes start = bytes({0x00, 0x40, 0, 0, 0x00, 0x00, 0x80, 0x02, 0x0c, 0x11});
  const Bytes middle = bytes({0x80, 0x60, 0, 4, 0, 0, 0, 0, 7, 7});
  const Bytes end = bytes({0x03, 0x60, 0, 0, 0x00, 0x00, 0x84, 0xff});  // EBIT 3
  H263Depacketizer depacketizer({});
  EncodedFrame out;
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{start}, {middle, true}, {end}}, out));
  EXPECT_EQ(out.data, bytes({0, 0, 0x80, 0x02, 0x0c, 0x11, 0, 0, 0x84, 0xf8}));
  EXPECT_FALSE(depacketizer.inspect(middle).may_start);
  EXPECT_EQ(depacketizer.assemble(std::vector<PayloadPart>{{middle}, {end}}, out).error(), PayloadError::kIncomplete);
  // A start code is put at an octet where the bits before it are not those that stood there.
  const Bytes moved = bytes({0x18, 0x60, 0, 0, 0xe0, 0x00, 0x10, 0xff});
  ASSERT_TRUE(depacketizer.assemble(std::vector<PayloadPart>{{start}, {moved, true}}, out));
  EXPECT_EQ(out.data, bytes({0, 0, 0x80, 0x02, 0x0c, 0x11, 0, 0, 0x87, 0xf8}));
}

TEST(H263, RefusesWhatIsNoPictureOrUsesOptionalModes) {
  SeededRandom random(74);
  PayloadList list;
  EXPECT_EQ(H263Packetizer({}).packetize({{}, false}, list).error(), PayloadError::kBadFrame);
  EXPECT_EQ(H263Packetizer({}).packetize({Bytes(100), false}, list).error(), PayloadError::kBadFrame);
  const PictureWriter written(random, 2, true);
  ASSERT_TRUE(H263Packetizer({}).packetize({written.data, false}, list));
  // PTYPE ends with four flags, behind which is the quantiser; CPM follows.
  for (const std::size_t bit : {39U, 40U, 41U, 42U, 48U}) {
    Bytes changed = written.data;
    changed[bit / 8] |= static_cast<std::byte>(0x80U >> bit % 8);
    EXPECT_EQ(H263Packetizer({}).packetize({changed, false}, list).error(), PayloadError::kUnsupported) << bit;
    EXPECT_TRUE(list.empty());
  }
  for (int round = 0; round < 500; ++round) {
    Bytes damaged = written.data;
    damaged[random.below(damaged.size())] ^= static_cast<std::byte>(1U << random.below(8));
    damaged.resize(1 + random.below(damaged.size()));
    const bool taken = H263Packetizer({}).packetize({damaged, false}, list).has_value();
    EXPECT_NE(taken, list.empty());
  }
}

TEST(H263, StopsAtItsLimits) {
  SeededRandom random(75);
  const PictureWriter written(random, 2, false);
  const std::size_t size = written.data.size();
  PayloadList list;
  EXPECT_TRUE(H263Packetizer({.max_frame = size}).packetize({written.data, false}, list));
  const std::size_t packets = list.size();
  EXPECT_GT(packets, 1U);
  EXPECT_TRUE(H263Packetizer({.max_packets = packets}).packetize({written.data, false}, list));
  EncodedFrame out;
  EXPECT_TRUE(H263Depacketizer({.max_frame = size + packets, .max_packets = packets}).assemble(parts_of(list), out));
  EXPECT_EQ(H263Depacketizer({.max_packets = packets - 1}).assemble(parts_of(list), out).error(),
            PayloadError::kTooLarge);
  EXPECT_EQ(H263Depacketizer({.max_frame = size - 3}).assemble(parts_of(list), out).error(), PayloadError::kTooLarge);
  EXPECT_TRUE(out.data.empty());
  EXPECT_EQ(H263Packetizer({.max_frame = size - 1}).packetize({written.data, false}, list).error(),
            PayloadError::kTooLarge);
  EXPECT_EQ(H263Packetizer({.max_packets = packets - 1}).packetize({written.data, false}, list).error(),
            PayloadError::kTooLarge);
  EXPECT_EQ(H263Packetizer({.max_payload = 24}).packetize({written.data, false}, list).error(),
            PayloadError::kTooLarge);  // not one macroblock fits
  EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace mtavip::media
