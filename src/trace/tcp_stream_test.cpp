#include "trace/tcp_stream.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::trace {
namespace {

/// Pieces in one text, "<5>" for five octets that are lost.
std::string show(const std::vector<TcpStream::Piece>& pieces) {
  std::string out;
  for (const auto& piece : pieces) {
    if (piece.lost > 0) out += "<" + std::to_string(piece.lost) + ">";
    out += text_of(piece.data);
  }
  return out;
}

struct Stream {
  TcpStream stream;
  std::string add(std::uint32_t sequence, std::string_view data, bool syn = false) {
    return show(stream.add(sequence, syn, bytes_of(data)));
  }
};

TEST(TcpStream, GivesSegmentsInOrder) {
  Stream s;
  EXPECT_EQ(s.add(99, "", true), "");
  EXPECT_EQ(s.add(100, "ab"), "ab");
  EXPECT_EQ(s.add(104, "ef"), "");
  EXPECT_EQ(s.add(108, "ij"), "");
  EXPECT_EQ(s.add(102, "cd"), "cdef");
  EXPECT_EQ(s.add(106, "gh"), "ghij");
  EXPECT_EQ(show(s.stream.finish()), "");
}

TEST(TcpStream, GivesNothingTwice) {
  Stream s;
  EXPECT_EQ(s.add(100, "abcd"), "abcd");
  EXPECT_EQ(s.add(100, "abcd"), "") << "again";
  EXPECT_EQ(s.add(102, "cdef"), "ef") << "overlapping what was given";
  EXPECT_EQ(s.add(99, "x"), "") << "a keep-alive";
  EXPECT_EQ(s.add(108, "ijk"), "");
  EXPECT_EQ(s.add(108, "i"), "") << "less than what waits";
  EXPECT_EQ(s.add(110, "klm"), "") << "overlapping what waits";
  EXPECT_EQ(s.add(106, "ghij"), "ghijklm");
}

TEST(TcpStream, FollowsSequenceNumbersAroundZero) {
  Stream s;
  EXPECT_EQ(s.add(0xfffffffd, "", true), "");
  EXPECT_EQ(s.add(1, "de"), "");
  EXPECT_EQ(s.add(0xfffffffe, "abc"), "abcde");
  EXPECT_EQ(s.add(3, "f"), "f");
}

TEST(TcpStream, TellsWhatIsLost) {
  Stream s;
  EXPECT_EQ(s.add(99, "", true), "");
  EXPECT_EQ(s.add(103, "d"), "");
  EXPECT_EQ(s.add(110, "kl"), "");
  EXPECT_EQ(show(s.stream.finish()), "<3>d<6>kl");
  EXPECT_EQ(s.add(112, "m"), "m");
}

TEST(TcpStream, BeginsWhereItIsSeenFirst) {
  Stream s;
  EXPECT_EQ(s.add(5000, "ab"), "ab");
  EXPECT_EQ(s.add(4000, "zz"), "");
}

TEST(TcpStream, TakesDataWithTheSyn) {
  Stream s;
  EXPECT_EQ(s.add(99, "ab", true), "ab");
  EXPECT_EQ(s.add(99, "ab", true), "");
  EXPECT_EQ(s.add(102, "c"), "c");
}

TEST(TcpStream, KnowsAnotherConnectionByItsSyn) {
  Stream s;
  EXPECT_FALSE(s.stream.begins_anew(99));
  EXPECT_EQ(s.add(99, "", true), "");
  EXPECT_FALSE(s.stream.begins_anew(99)) << "the SYN again";
  EXPECT_EQ(s.add(100, "ab"), "ab");
  EXPECT_FALSE(s.stream.begins_anew(99));
  EXPECT_TRUE(s.stream.begins_anew(777));
}

TEST(TcpStream, HoldsItsLimits) {
  Stream bytes{TcpStream({.waiting_bytes = 4, .waiting_segments = 10})};
  EXPECT_EQ(bytes.add(99, "", true), "");
  EXPECT_EQ(bytes.add(102, "cdef"), "");
  EXPECT_EQ(bytes.add(108, "i"), "<2>cdef") << "one octet more than may wait";
  EXPECT_EQ(bytes.add(106, "gh"), "ghi");

  Stream segments{TcpStream({.waiting_bytes = 100, .waiting_segments = 2})};
  EXPECT_EQ(segments.add(99, "", true), "");
  EXPECT_EQ(segments.add(102, "c"), "");
  EXPECT_EQ(segments.add(104, "e"), "");
  EXPECT_EQ(segments.add(106, "g"), "<2>c");
}

TEST(TcpStream, AnyOrderOfSegmentsGivesTheStream) {
  SeededRandom random(42);
  for (int round = 0; round < 300; ++round) {
    std::string expected;
    struct Segment {
      std::uint32_t sequence;
      std::string data;
    };
    std::vector<Segment> segments;
    const std::uint32_t first = random.u32();
    for (int i = 0; i < 30; ++i) {
      std::string data;
      for (std::uint64_t n = 1 + random.below(9); n > 0; --n) data += static_cast<char>('a' + random.below(26));
      segments.push_back({first + static_cast<std::uint32_t>(expected.size()), data});
      expected += data;
      if (random.below(4) == 0) segments.push_back(segments.back());
    }
    for (std::size_t i = segments.size() - 1; i > 0; --i) std::swap(segments[i], segments[random.below(i + 1)]);
    Stream s;
    std::string seen = s.add(first - 1, "", true);
    for (const auto& segment : segments) seen += s.add(segment.sequence, segment.data);
    EXPECT_EQ(seen, expected);
  }
}

}  // namespace
}  // namespace mtavip::trace
