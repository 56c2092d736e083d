#include "media/packetize/h261_syntax.h"

#include "media/packetize/code_table.h"

namespace mtavip::media {
namespace {

constexpr int kMacroblocksInGroup = 33;
constexpr unsigned kBlocks = 6;
constexpr int kMotionRange = 16;
constexpr int kMostCoefficients = 64;

/// MBA, table 1: the distance from the last macroblock.
constexpr int kStuffing = 34;
constexpr CodeRange kAddressCodes[] = {{1, 1, 1, 1},       {3, 3, 2, 2, 1},     {4, 3, 2, 4, 1},
                                       {5, 3, 2, 6, 1},    {7, 7, 2, 8, 1},     {8, 11, 6, 10, 1},
                                       {10, 23, 6, 16, 1}, {11, 35, 12, 22, 1}, {11, 15, 1, kStuffing}};
constexpr CodeTable<11> kAddressTable{kAddressCodes};

/// MTYPE, table 2.
constexpr int kIntra = 1;
constexpr int kQuantiser = 2;
constexpr int kMotion = 4;
constexpr int kPattern = 8;  // CBP
constexpr CodeRange kTypeCodes[] = {{1, 1, 1, kPattern},
                                    {2, 1, 1, kMotion | kPattern},
                                    {3, 1, 1, kMotion},
                                    {4, 1, 1, kIntra},
                                    {5, 1, 1, kQuantiser | kPattern},
                                    {6, 1, 1, kMotion | kQuantiser | kPattern},
                                    {7, 1, 1, kIntra | kQuantiser},
                                    {8, 1, 1, kMotion | kPattern},
                                    {9, 1, 1, kMotion},
                                    {10, 1, 1, kMotion | kQuantiser | kPattern}};
constexpr CodeTable<10> kTypeTable{kTypeCodes};

/// CBP, table 4: how many of the six blocks are coded.
constexpr CodeRange kPatternCodes[] = {{3, 7, 1, 4},  {4, 13, 4, 1},  {5, 19, 4, 2}, {5, 15, 4, 3}, {5, 11, 1, 1},
                                       {5, 10, 1, 5}, {5, 9, 1, 1},   {5, 8, 1, 5},  {6, 15, 3, 2}, {6, 12, 1, 6},
                                       {7, 23, 8, 2}, {8, 31, 12, 3}, {8, 19, 4, 4}, {8, 15, 4, 3}, {8, 11, 8, 4},
                                       {9, 7, 4, 5},  {9, 3, 2, 4}};
constexpr CodeTable<9> kPatternTable{kPatternCodes};

/// TCOEFF, table 5, without the first coefficient's own code. A sign follows each coefficient.
constexpr int kCoefficient = 0;
constexpr int kEndOfBlock = 1;
constexpr int kEscape = 2;
constexpr unsigned kEscapeBits = 14;  // run and level
constexpr CodeRange kCoefficientCodes[] = {
    {2, 2, 1, kEndOfBlock},   {2, 3, 1, kCoefficient},   {3, 3, 1, kCoefficient},    {4, 5, 2, kCoefficient},
    {5, 7, 3, kCoefficient},  {6, 7, 4, kCoefficient},   {6, 1, 1, kEscape},         {7, 7, 4, kCoefficient},
    {8, 39, 8, kCoefficient}, {10, 15, 8, kCoefficient}, {12, 31, 16, kCoefficient}, {13, 31, 16, kCoefficient}};
constexpr CodeTable<13> kCoefficientTable{kCoefficientCodes};

class Walk {
 public:
  Walk(ByteView data, std::vector<CutPoint>* cuts) : bits_(data), cuts_(cuts) {}

  Result<H261Picture, PayloadError> run() {
    if (!picture_header()) return fail(PayloadError::kBadFrame);
    add_cut({.start_code = true});
    Next next = look();
    bool first = true;
    while (next == Next::kGroup) {
      if (!first) add_cut({.bit = bits_.position(), .start_code = true});
      first = false;
      next = group();
    }
    if (next != Next::kEnd) return fail(PayloadError::kBadFrame);
    add_cut({.bit = picture_.bits, .start_code = true});
    picture_.intra = intra_macroblocks_ == kMacroblocksInGroup * (picture_.cif ? 12 : 3);
    return picture_;
  }

 private:
  enum class Next : std::uint8_t { kMacroblock, kGroup, kEnd, kNothing };

  void add_cut(const CutPoint& cut) {
    if (cuts_ != nullptr) cuts_->push_back(cut);
  }

  bool picture_header() {
    if (bits_.bits(kH261PictureStartBits) != kH261PictureStart) return false;
    picture_.temporal_reference = static_cast<std::uint8_t>(bits_.bits(5));
    bits_.skip(3);  // split screen, document camera, freeze release
    picture_.cif = bits_.bit();
    bits_.skip(2);  // still image mode, spare
    skip_extra_information();
    picture_.bits = bits_.position();
    return !bits_.failed();
  }

  /// PEI and GEI: octets that a flag announces.
  void skip_extra_information() {
    while (bits_.bit()) bits_.skip(8);
  }

  /// What comes next, and up to it whatever zeros stand before a start code or at the end.
  Next look() {
    if (bits_.bits_left() > 0 && bits_.peek(kH261GroupStartBits - 1) != 0) return Next::kMacroblock;
    while (bits_.bits_left() > 0 && bits_.peek(1) == 0) {
      // As long as a start code may still begin here its zeros are not taken.
      if (bits_.peek(kH261GroupStartBits) == kH261GroupStart) return Next::kGroup;
      bits_.skip(1);
    }
    return bits_.bits_left() == 0 ? Next::kEnd : Next::kNothing;
  }

  Next group() {
    bits_.skip(kH261GroupStartBits);
    const std::uint32_t number = bits_.bits(4);
    quantiser_ = static_cast<std::uint8_t>(bits_.bits(5));
    skip_extra_information();
    const bool exists = picture_.cif ? number >= 1 && number <= 12 : number == 1 || number == 3 || number == 5;
    if (bits_.failed() || !exists || number <= group_ || quantiser_ == 0) return Next::kNothing;
    group_ = static_cast<std::uint8_t>(number);
    address_ = 0;
    motion_x_ = motion_y_ = 0;
    picture_.bits = bits_.position();
    for (;;) {
      const std::size_t begin = bits_.position();
      int distance = kStuffing;
      while (distance == kStuffing) {
        if (const Next next = look(); next != Next::kMacroblock) return next;
        distance = kAddressTable.read(bits_).value_or(0);
      }
      if (distance == 0 || !macroblock(begin, distance)) return Next::kNothing;
      picture_.bits = bits_.position();
    }
  }

  bool macroblock(std::size_t begin, int distance) {
    if (address_ + distance > kMacroblocksInGroup) return false;
    if (address_ > 0) {
      add_cut({.bit = begin,
               .group = group_,
               .quantiser = quantiser_,
               .address = static_cast<std::uint16_t>(address_),
               .motion_x = static_cast<std::int8_t>(motion_x_),
               .motion_y = static_cast<std::int8_t>(motion_y_)});
    }
    address_ += distance;
    const auto type = kTypeTable.read(bits_);
    if (!type) return false;
    if ((*type & kQuantiser) != 0) quantiser_ = static_cast<std::uint8_t>(bits_.bits(5));
    if (quantiser_ == 0 || !motion(*type, distance)) return false;
    const bool intra = (*type & kIntra) != 0;
    unsigned blocks = intra ? kBlocks : 0;
    if ((*type & kPattern) != 0) {
      const auto pattern = kPatternTable.read(bits_);
      if (!pattern) return false;
      blocks = static_cast<unsigned>(*pattern);
    }
    for (; blocks > 0; --blocks) {
      if (!block(intra)) return false;
    }
    intra_macroblocks_ += intra ? 1 : 0;
    return !bits_.failed();
  }

  /// Section 4.2.3.4: predicted from the macroblock before it, unless that is not the neighbour on the left.
  bool motion(int type, int distance) {
    const bool row_begins = address_ == 1 || address_ == 12 || address_ == 23;
    if (distance != 1 || row_begins || (type & kMotion) == 0) motion_x_ = motion_y_ = 0;
    if ((type & kMotion) == 0) return true;
    const auto x = read_motion(bits_, motion_x_, kMotionRange);
    const auto y = x ? read_motion(bits_, motion_y_, kMotionRange) : std::nullopt;
    if (!y) return false;
    motion_x_ = *x;
    motion_y_ = *y;
    return true;
  }

  bool block(bool intra) {
    int coefficients = 1;
    if (intra) {
      bits_.skip(8);
    } else if (bits_.peek(1) == 1) {
      bits_.skip(2);  // the first coefficient's short code and its sign
    } else {
      coefficients = 0;
    }
    for (; coefficients <= kMostCoefficients; ++coefficients) {
      const auto symbol = kCoefficientTable.read(bits_);
      if (!symbol) return false;
      if (*symbol == kEndOfBlock) return true;
      bits_.skip(*symbol == kEscape ? kEscapeBits : 1);
    }
    return false;
  }

  BitReader bits_;
  std::vector<CutPoint>* cuts_;
  H261Picture picture_;
  int intra_macroblocks_ = 0;
  std::uint8_t group_ = 0;
  std::uint8_t quantiser_ = 0;
  int address_ = 0;
  int motion_x_ = 0;
  int motion_y_ = 0;
};

}  // namespace

Result<H261Picture, PayloadError> read_h261_picture(ByteView data, std::vector<CutPoint>* cuts) {
  if (cuts != nullptr) cuts->clear();
  return Walk(data, cuts).run();
}

}  // namespace mtavip::media
