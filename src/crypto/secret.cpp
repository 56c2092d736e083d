#include "crypto/secret.h"

#include <cstring>

#include "crypto/digest.h"

namespace mtavip::crypto {

Secret& Secret::operator=(const Secret& other) {
  if (this != &other) *this = Secret(other);
  return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    octets_ = std::exchange(other.octets_, {});
  }
  return *this;
}

bool operator==(const Secret& a, const Secret& b) {
  return equal_in_constant_time(a.view(), b.view());
}

void Secret::wipe() {
  explicit_bzero(octets_.data(), octets_.size());
}

}  // namespace mtavip::crypto
