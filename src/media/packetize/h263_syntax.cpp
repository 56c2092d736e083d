#include "media/packetize/h263_syntax.h"

#include <algorithm>
#include <array>

#include "media/packetize/code_table.h"

namespace mtavip::media {
namespace {

constexpr int kMotionRange = 32;  // half picture elements
constexpr int kMostCoefficients = 64;

/// MCBPC, tables 7 and 8: the kind of macroblock, and in the lowest bits which of its chrominance blocks are coded.
constexpr int kIntra = 4;
constexpr int kQuantiser = 8;
constexpr int kFourVectors = 16;
constexpr int kStuffing = 32;
constexpr int kChroma = 3;
constexpr CodeRange kIntraCodes[] = {{1, 1, 1, kIntra},
                                     {3, 3, 3, kIntra + 3, -1},
                                     {4, 1, 1, kIntra + kQuantiser},
                                     {6, 3, 3, kIntra + kQuantiser + 3, -1},
                                     {9, 1, 1, kStuffing}};
constexpr CodeTable<9> kIntraTable{kIntraCodes};
constexpr CodeRange kInterCodes[] = {{1, 1, 1, 0},
                                     {3, 3, 1, kQuantiser},
                                     {3, 2, 1, kFourVectors},
                                     {4, 3, 2, 1, 1},
                                     {5, 3, 1, kIntra},
                                     {6, 5, 1, 3},
                                     {6, 4, 1, kIntra + kQuantiser},
                                     {7, 7, 2, kQuantiser + 1, 1},
                                     {7, 5, 2, kFourVectors + 1, 1},
                                     {7, 3, 1, kIntra + 3},
                                     {8, 5, 1, kFourVectors + 3},
                                     {8, 4, 2, kIntra + 1, 1},
                                     {9, 5, 1, kQuantiser + 3},
                                     {9, 4, 3, kIntra + kQuantiser + 1, 1},
                                     {9, 1, 1, kStuffing}};
constexpr CodeTable<9> kInterTable{kInterCodes};

/// CBPY, table 13: which luminance blocks are coded in an intra macroblock, and which are not in another; the first
/// block is the highest bit.
constexpr int kLuma = 15;
constexpr CodeRange kLumaCodes[] = {{2, 3, 1, 15}, {4, 11, 1, 7}, {4, 10, 1, 11}, {4, 9, 1, 3},
                                    {4, 8, 1, 13}, {4, 7, 1, 5},  {4, 6, 1, 14},  {4, 5, 1, 10},
                                    {4, 4, 1, 12}, {4, 3, 1, 0},  {5, 5, 1, 1},   {5, 4, 1, 2},
                                    {5, 3, 1, 4},  {5, 2, 1, 8},  {6, 3, 1, 9},   {6, 2, 1, 6}};
constexpr CodeTable<6> kLumaTable{kLumaCodes};

/// TCOEF, table 16. A sign follows each coefficient.
constexpr int kCoefficient = 0;
constexpr int kLast = 1;
constexpr int kEscape = 2;
constexpr unsigned kEscapeBits = 15;  // last, run and level
constexpr CodeRange kCoefficientCodes[] = {
    {2, 2, 1, kCoefficient},   {3, 6, 1, kCoefficient},   {4, 15, 2, kCoefficient},  {5, 13, 3, kCoefficient},
    {6, 21, 6, kCoefficient},  {7, 23, 4, kCoefficient},  {8, 31, 5, kCoefficient},  {9, 37, 12, kCoefficient},
    {10, 33, 2, kCoefficient}, {10, 15, 8, kCoefficient}, {11, 35, 4, kCoefficient}, {11, 7, 2, kCoefficient},
    {12, 87, 8, kCoefficient}, {4, 7, 1, kLast},          {6, 15, 4, kLast},         {7, 19, 4, kLast},
    {8, 26, 8, kLast},         {9, 25, 9, kLast},         {10, 7, 4, kLast},         {11, 5, 2, kLast},
    {11, 39, 4, kLast},        {12, 95, 8, kLast},        {7, 3, 1, kEscape}};
constexpr CodeTable<12> kCoefficientTable{kCoefficientCodes};

/// Macroblocks of the source formats, and rows of them in a group of blocks (section 4.2.1).
struct Layout {
  int columns = 0;
  int rows = 0;
  int rows_in_group = 1;
};
constexpr std::array<Layout, 8> kLayouts{{{}, {8, 6, 1}, {11, 9, 1}, {22, 18, 1}, {44, 36, 2}, {88, 72, 4}, {}, {}}};
constexpr std::size_t kMostColumns = 88;

struct Motion {
  int x = 0;
  int y = 0;
};

int median(int a, int b, int c) {
  return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

class Walk {
 public:
  Walk(ByteView data, std::vector<CutPoint>& cuts) : bits_(data), cuts_(cuts) {}

  Result<void, PayloadError> run(const H263Picture& picture) {
    inter_ = picture.inter;
    layout_ = kLayouts[picture.source_format];
    bits_.skip(kH263PictureStartBits + 8 + 13);
    quantiser_ = static_cast<int>(bits_.bits(5));
    if (bits_.bit()) return fail(PayloadError::kUnsupported);  // continuous presence
    while (bits_.bit()) bits_.skip(8);                         // PEI, PSPARE
    if (bits_.failed() || quantiser_ == 0) return fail(PayloadError::kBadFrame);
    cuts_.push_back({.start_code = true});
    for (row_ = 0; row_ < layout_.rows; ++row_) {
      if (const auto done = macroblock_row(); !done) return done;
    }
    cuts_.push_back({.bit = bits_.position(), .start_code = true});
    return {};
  }

 private:
  Result<void, PayloadError> macroblock_row() {
    bool after_header = row_ == 0;
    if (row_ > 0 && row_ % layout_.rows_in_group == 0 && bits_.peek(kH263GroupStartBits - 1) == 0) {
      if (!group_header()) return fail(PayloadError::kBadFrame);
      after_header = true;
    }
    above_counts_ = !after_header;
    const int first = row_ % layout_.rows_in_group * layout_.columns;
    for (column_ = 0; column_ < layout_.columns; ++column_) {
      if (!after_header || column_ > 0) add_cut(first + column_);
      if (const auto done = macroblock(); !done) return done;
    }
    above_ = current_;
    return {};
  }

  void add_cut(int address) {
    const Motion predicted = inter_ ? prediction() : Motion{};
    cuts_.push_back({.bit = bits_.position(),
                     .group = static_cast<std::uint8_t>(row_ / layout_.rows_in_group),
                     .quantiser = static_cast<std::uint8_t>(quantiser_),
                     .address = static_cast<std::uint16_t>(address),
                     .motion_x = static_cast<std::int8_t>(predicted.x),
                     .motion_y = static_cast<std::int8_t>(predicted.y)});
  }

  /// Section 5.2. Stuffing in front is left to the packet before.
  bool group_header() {
    while (bits_.peek(kH263GroupStartBits) == 0 && bits_.bits_left() > kH263GroupStartBits) bits_.skip(1);
    if (bits_.peek(kH263GroupStartBits) != kH263GroupStart) return false;
    cuts_.push_back({.bit = bits_.position(), .start_code = true});
    bits_.skip(kH263GroupStartBits);
    const auto number = static_cast<int>(bits_.bits(5));
    bits_.skip(2);  // GFID
    quantiser_ = static_cast<int>(bits_.bits(5));
    return !bits_.failed() && number == row_ / layout_.rows_in_group && quantiser_ != 0;
  }

  /// Section 6.1.1: the median of three neighbours.
  [[nodiscard]] Motion prediction() const {
    const auto at = static_cast<std::size_t>(column_);
    const Motion left = column_ > 0 ? current_[at - 1] : Motion{};
    if (!above_counts_) return left;
    const Motion above = above_[at];
    const Motion right = column_ + 1 < layout_.columns ? above_[at + 1] : Motion{};
    return {median(left.x, above.x, right.x), median(left.y, above.y, right.y)};
  }

  Result<void, PayloadError> macroblock() {
    Motion& motion = current_[static_cast<std::size_t>(column_)];
    int kind = kStuffing;
    while (kind == kStuffing) {
      if (inter_ && bits_.bit()) {  // COD: not coded
        motion = {};
        return {};
      }
      const auto read = (inter_ ? kInterTable : kIntraTable).read(bits_);
      if (!read) return fail(PayloadError::kBadFrame);
      kind = *read;
    }
    if ((kind & kFourVectors) != 0) return fail(PayloadError::kUnsupported);
    const bool intra = (kind & kIntra) != 0;
    const auto luma = kLumaTable.read(bits_);
    if (!luma) return fail(PayloadError::kBadFrame);
    if ((kind & kQuantiser) != 0) {
      constexpr std::array<int, 4> kSteps{-1, -2, 1, 2};
      quantiser_ = std::clamp(quantiser_ + kSteps[bits_.bits(2)], 1, 31);
    }
    const Motion predicted = prediction();
    motion = {};
    if (!intra) {
      const auto x = read_motion(bits_, predicted.x, kMotionRange);
      const auto y = x ? read_motion(bits_, predicted.y, kMotionRange) : std::nullopt;
      if (!y) return fail(PayloadError::kBadFrame);
      motion = {*x, *y};
    }
    const int pattern = (intra ? *luma : *luma ^ kLuma) << 2 | (kind & kChroma);
    for (int block = 1 << 5; block != 0; block >>= 1) {
      if (intra) bits_.skip(8);  // INTRADC
      if ((pattern & block) != 0 && !coefficients()) return fail(PayloadError::kBadFrame);
    }
    if (bits_.failed()) return fail(PayloadError::kBadFrame);
    return {};
  }

  bool coefficients() {
    for (int count = 0; count < kMostCoefficients; ++count) {
      const auto symbol = kCoefficientTable.read(bits_);
      if (!symbol) return false;
      bool last = *symbol == kLast;
      if (*symbol == kEscape) {
        last = bits_.peek(1) == 1;
        bits_.skip(kEscapeBits);
      } else {
        bits_.skip(1);
      }
      if (last) return true;
    }
    return false;
  }

  BitReader bits_;
  std::vector<CutPoint>& cuts_;
  Layout layout_;
  bool inter_ = false;
  bool above_counts_ = false;
  int quantiser_ = 0;
  int row_ = 0;
  int column_ = 0;
  std::array<Motion, kMostColumns> above_{};
  std::array<Motion, kMostColumns> current_{};
};

}  // namespace

std::optional<H263Picture> parse_h263_picture(ByteView data) {
  BitReader bits(data);
  if (bits.bits(kH263PictureStartBits) != kH263PictureStart) return std::nullopt;
  H263Picture picture;
  picture.temporal_reference = static_cast<std::uint8_t>(bits.bits(8));
  bits.skip(5);  // 1, 0, split screen, document camera, freeze release
  picture.source_format = static_cast<std::uint8_t>(bits.bits(3));
  picture.inter = bits.bit();
  picture.unrestricted_motion = bits.bit();
  picture.arithmetic_coding = bits.bit();
  picture.advanced_prediction = bits.bit();
  picture.pb_frame = bits.bit();
  const bool known = picture.source_format >= 1 && picture.source_format <= 5;
  return bits.failed() || !known ? std::nullopt : std::optional(picture);
}

Result<H263Picture, PayloadError> find_h263_cuts(ByteView data, std::vector<CutPoint>& cuts) {
  cuts.clear();
  const auto picture = parse_h263_picture(data);
  if (!picture) return fail(PayloadError::kBadFrame);
  if (picture->unrestricted_motion || picture->arithmetic_coding || picture->advanced_prediction || picture->pb_frame) {
    return fail(PayloadError::kUnsupported);
  }
  if (const auto walked = Walk(data, cuts).run(*picture); !walked) return fail(walked.error());
  return *picture;
}

}  // namespace mtavip::media
