// Octets written in hexadecimal, for tests.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace mtavip::crypto::test {

inline Bytes octets(std::string_view hex) {
  Bytes out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<std::byte>(std::strtoul(std::string(hex.substr(i, 2)).c_str(), nullptr, 16)));
  }
  return out;
}

}  // namespace mtavip::crypto::test
