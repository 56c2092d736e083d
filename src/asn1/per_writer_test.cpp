#include "asn1/per_writer.h"

#include <string>

#include <gtest/gtest.h>

#include "asn1/per_reader.h"
#include "base/random.h"
#include "base/text.h"

namespace mtavip::asn1 {
namespace {

struct Field {
  enum Kind : std::uint8_t { kBits, kOctet, kTwoOctets, kOctets };
  Kind kind;
  unsigned count = 0;  ///< of kBits
  std::uint64_t number = 0;
  Bytes octets;
};

std::vector<Field> fields(SeededRandom& random, std::size_t count) {
  std::vector<Field> out;
  while (out.size() < count) {
    Field field{static_cast<Field::Kind>(random.below(4)), 0, 0, {}};
    field.count = field.kind == Field::kBits ? static_cast<unsigned>(random.below(33)) : 8U * field.kind;
    field.number = random.u32() & ((std::uint64_t{1} << field.count) - 1);
    if (field.kind == Field::kOctets) {
      field.octets.resize(random.below(random.below(8) == 0 ? 3'000 : 200));
      random.fill(field.octets);
    }
    out.push_back(std::move(field));
  }
  return out;
}

Bytes written(const std::vector<Field>& all) {
  Bytes room(1'000'000);
  PerWriter writer(room);
  WritePosition to = writer.start();
  for (const Field& field : all) {
    if (field.kind != Field::kBits) writer.align(to);
    if (field.kind == Field::kBits) writer.bits(to, field.number, field.count);
    if (field.kind == Field::kOctet) writer.octet(to, static_cast<std::uint8_t>(field.number));
    if (field.kind == Field::kTwoOctets) writer.two_octets(to, static_cast<std::uint16_t>(field.number));
    if (field.kind == Field::kOctets) writer.octets(to, field.octets);
  }
  writer.align(to);
  return to_bytes(writer.written_from(0, to));
}

/// Bit by bit.
Bytes expected(const std::vector<Field>& all) {
  std::vector<bool> bits;
  const auto align = [&] { bits.resize((bits.size() + 7) / 8 * 8); };
  const auto append = [&](std::uint64_t number, unsigned count) {
    while (count-- > 0) bits.push_back((number >> count & 1U) != 0);
  };
  for (const Field& field : all) {
    if (field.kind != Field::kBits) align();
    append(field.number, field.kind == Field::kOctets ? 0 : field.count);
    for (const std::byte octet : field.octets) append(std::to_integer<std::uint64_t>(octet), 8);
  }
  align();
  Bytes out(bits.size() / 8);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    if (bits[i]) out[i / 8] |= static_cast<std::byte>(0x80U >> i % 8);
  }
  return out;
}

/// How many fields are read, and are what they were.
std::size_t read_back(ByteView encoding, const std::vector<Field>& all) {
  Bytes padded = to_bytes(encoding);
  padded.resize(std::max(encoding.size(), PerReader::kLeastReadable));
  const PerReader reader(padded, encoding.size());
  std::size_t position = 0;
  std::size_t count = 0;
  for (const Field& field : all) {
    std::uint64_t number = 0;
    std::uint8_t octet = 0;
    std::uint16_t two_octets = 0;
    ByteView octets;
    bool read = false;
    switch (field.kind) {
      case Field::kBits:
        number = reader.bits(position, field.count);
        read = number != PerReader::kNone;
        break;
      case Field::kOctet:
        read = reader.octet(position, octet);
        number = octet;
        break;
      case Field::kTwoOctets:
        read = reader.two_octets(position, two_octets);
        number = two_octets;
        break;
      case Field::kOctets:
        read = reader.octets(position, field.octets.size(), octets);
        number = field.number;
        break;
    }
    if (!read) break;
    EXPECT_EQ(number, field.number);
    EXPECT_TRUE(std::equal(octets.begin(), octets.end(), field.octets.begin(), field.octets.end()));
    EXPECT_LE(position, encoding.size() * 8);
    ++count;
  }
  EXPECT_LE(position, encoding.size() * 8);
  return count;
}

TEST(PerWriter, WritesWhatTheReaderReads) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SeededRandom random(seed);
    const std::vector<Field> all = fields(random, 1 + random.below(seed % 10 == 0 ? 100 : 8));
    const Bytes encoding = written(all);
    EXPECT_EQ(encoding, expected(all)) << "seed " << seed;
    EXPECT_EQ(read_back(encoding, all), all.size());
  }
}

TEST(PerWriter, WhatIsCutOffIsNotRead) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SeededRandom random(seed);
    std::vector<Field> all = fields(random, 12);
    all.push_back({Field::kOctet, 8, 0x5a, {}});
    const Bytes encoding = written(all);
    for (std::size_t size = 0; size < std::min<std::size_t>(encoding.size(), 300); ++size) {
      EXPECT_LT(read_back(ByteView(encoding).first(size), all), all.size());
    }
  }
}

TEST(PerWriter, StringsOfEveryLength) {
  for (std::size_t size = 0; size < 300; ++size) {
    SeededRandom random(size);
    Bytes octets(size);
    random.fill(octets);
    const std::vector<Field> all = {{Field::kBits, 3, 5, {}}, {Field::kOctets, 0, 0, octets}};
    EXPECT_EQ(written(all), expected(all)) << size;
  }
}

TEST(PerWriter, SaysWhetherThereWasRoom) {
  constexpr std::size_t kOctets = 40;
  for (std::size_t size = 0; size < 60; ++size) {
    Bytes room(kOctets + PerWriter::kSlack, std::byte{0xee});
    PerWriter writer(room);
    WritePosition to = writer.start();
    writer.octets(to, Bytes(size, std::byte{0x11}));
    writer.bits(to, 0xabcd'ef01, 32);
    writer.bits(to, 1, 1);
    writer.align(to);
    EXPECT_EQ(writer.overflowed(), size + 5 > kOctets) << size;
    if (writer.overflowed()) continue;
    const ByteView view = writer.written_from(0, to);
    ASSERT_EQ(view.size(), size + 5);
    EXPECT_EQ(to_hex(text_of(view.last(5))), "abcdef0180");
  }
}

TEST(PerWriter, MovesWhatIsBehindAnOctet) {
  Bytes room(100);
  PerWriter writer(room);
  WritePosition to = writer.start();
  writer.two_octets(to, 0x1133);
  writer.insert_octet(to, 1);
  writer.set_octet(1, 0x22);
  EXPECT_EQ(to_hex(text_of(writer.written_from(0, to))), "112233");
}

}  // namespace
}  // namespace mtavip::asn1
