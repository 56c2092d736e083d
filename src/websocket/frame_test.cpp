#include "websocket/frame.h"

#include <string>

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::websocket {
namespace {

Bytes octets(std::initializer_list<int> values) {
  Bytes out;
  for (const int value : values) out.push_back(static_cast<std::byte>(value));
  return out;
}

// RFC 6455 section 5.7.
TEST(WebSocketFrame, ExamplesOfTheStandard) {
  const auto write = [](Opcode opcode, std::string_view payload, std::optional<Mask> mask) {
    Bytes out;
    write_frame(out, opcode, bytes_of(payload), mask);
    return out;
  };
  const Mask mask{std::byte{0x37}, std::byte{0xfa}, std::byte{0x21}, std::byte{0x3d}};
  EXPECT_EQ(write(Opcode::kText, "Hello", {}), octets({0x81, 5, 0x48, 0x65, 0x6c, 0x6c, 0x6f}));
  EXPECT_EQ(write(Opcode::kText, "Hello", mask),
            octets({0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58}));
  EXPECT_EQ(write(Opcode::kPong, "Hello", mask),
            octets({0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58}));
  const Bytes medium = write(Opcode::kBinary, std::string(256, 'x'), {});
  EXPECT_EQ(Bytes(medium.begin(), medium.begin() + 4), octets({0x82, 0x7e, 1, 0}));
  const Bytes large = write(Opcode::kBinary, std::string(65536, 'x'), {});
  EXPECT_EQ(Bytes(large.begin(), large.begin() + 10), octets({0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0}));

  FrameHead head;
  EXPECT_EQ(read_frame_head(octets({0x01, 0x03}), head), FrameVerdict::kComplete);
  EXPECT_FALSE(head.last);
  EXPECT_EQ(head.opcode, Opcode::kText);
}

TEST(WebSocketFrame, WhatIsWrittenIsRead) {
  SeededRandom random(7);
  for (const std::size_t size : {0U, 1U, 124U, 125U, 126U, 127U, 65'535U, 65'536U, 70'000U}) {
    for (const bool masked : {false, true}) {
      Bytes payload(size);
      random.fill(payload);
      std::optional<Mask> mask;
      if (masked) random.fill(mask.emplace());
      Bytes wire;
      write_frame(wire, Opcode::kBinary, payload, mask);
      FrameHead head;
      ASSERT_EQ(read_frame_head(wire, head), FrameVerdict::kComplete);
      EXPECT_EQ(head.payload, size);
      EXPECT_EQ(head.mask, mask);
      ASSERT_EQ(wire.size(), head.size + size);
      for (std::size_t i = 0; i < head.size; ++i) {
        FrameHead part;
        EXPECT_EQ(read_frame_head(ByteView(wire).first(i), part), FrameVerdict::kIncomplete);
      }
      if (mask) apply_mask(std::span(wire).subspan(head.size), *mask);
      EXPECT_TRUE(std::equal(payload.begin(), payload.end(), wire.begin() + static_cast<std::ptrdiff_t>(head.size)));
    }
  }
}

TEST(WebSocketFrame, WhatTheStandardForbidsIsMalformed) {
  struct Case {
    const char* what;
    Bytes data;
  };
  for (const Case& c : {
           Case{"reserved bit 1", octets({0xc1, 0})},
           Case{"reserved bit 2", octets({0xa1, 0})},
           Case{"reserved bit 3", octets({0x91, 0})},
           Case{"reserved data opcode", octets({0x83, 0})},
           Case{"reserved control opcode", octets({0x8b, 0})},
           Case{"ping in pieces", octets({0x09, 0})},
           Case{"close of 126 octets", octets({0x88, 126})},
           Case{"16 bits for 125", octets({0x81, 126, 0, 125})},
           Case{"64 bits for 65535", octets({0x81, 127, 0, 0, 0, 0, 0, 0, 0xff, 0xff})},
           Case{"length with the highest bit", octets({0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 0})},
       }) {
    FrameHead head;
    EXPECT_EQ(read_frame_head(c.data, head), FrameVerdict::kMalformed) << c.what;
  }
  FrameHead head;
  // The first octet is enough to see that this is none.
  EXPECT_EQ(read_frame_head(octets({0xff}), head), FrameVerdict::kMalformed);
}

}  // namespace
}  // namespace mtavip::websocket
