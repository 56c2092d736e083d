// What the fuzz targets of the ASN.1 messages share.
#pragma once

#include "asn1/codec.h"
#include "base/check.h"

namespace mtavip {

template <class T>
void decode_and_encode(const std::uint8_t* data, std::size_t size) {
  const auto value = asn1::decode<T>({reinterpret_cast<const std::byte*>(data), size});
  if (!value) {
    MTAVIP_CHECK(value.error().bit_offset <= size * 8);
    MTAVIP_CHECK(!value.error().to_string().empty());
    return;
  }
  MTAVIP_CHECK(!asn1::print(*value).empty());
  MTAVIP_CHECK(!asn1::print_json(*value).empty());
  const auto encoded = asn1::encode(*value);
  MTAVIP_CHECK(encoded.has_value());
  const auto again = asn1::decode<T>(*encoded);
  MTAVIP_CHECK(again && *again == *value);
  T copy = *again;
  MTAVIP_CHECK(copy == *value);
  const T moved = std::move(copy);
  MTAVIP_CHECK(moved == *value);
  // What we encode is canonical.
  MTAVIP_CHECK(asn1::encode(moved) == encoded);
}

}  // namespace mtavip
