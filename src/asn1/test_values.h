// What the tests of the codec share.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "asn1/compiled.h"
#include "base/text.h"

namespace mtavip::asn1 {

inline Bytes from_hex(std::string_view text) {
  Bytes bytes;
  std::string digits;
  for (const char c : text) {
    if (c != ' ') digits += c;
  }
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes.push_back(static_cast<std::byte>(parse_number<unsigned>(std::string_view(digits).substr(i, 2), 16).value()));
  }
  return bytes;
}

inline std::string hex(ByteView bytes) {
  return to_hex(text_of(bytes));
}

/// The encoding in hexadecimal, or the error.
template <class T>
std::string encoded(const Type& type, const T& value, const Limits& limits = {}) {
  Bytes out;
  const auto done = encode_value(type, &value, out, limits);
  return done ? hex(out) : done.error().to_string();
}

/// "ok", or the error.
template <class T>
std::string decoded(const Type& type, std::string_view encoding, T& value, const Limits& limits = {}) {
  const Bytes bytes = from_hex(encoding);
  const auto done = decode_value(type, &value, bytes, limits);
  return done ? "ok" : done.error().to_string();
}

/// Both ways.
template <class T>
void expect_encoding(const Type& type, const T& value, std::string_view encoding) {
  EXPECT_EQ(encoded(type, value), hex(from_hex(encoding)));
  T again{};
  EXPECT_EQ(decoded(type, encoding, again), "ok") << encoding;
  EXPECT_TRUE(equal(type, &value, &again)) << print_value(type, &again, 0);
}

}  // namespace mtavip::asn1
