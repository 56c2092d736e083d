// The fingerprint of a certificate, as session descriptions carry it (RFC 8122).
#pragma once

#include <string>

#include "base/bytes.h"

namespace mtavip::crypto {

struct Fingerprint {
  std::string hash;  ///< "sha-256", lower case
  Bytes digest;      ///< of the certificate in DER
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

}  // namespace mtavip::crypto
