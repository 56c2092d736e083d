// What a description has to encode and to decode the values of its type: functions that are made from the description
// for a type that has parts (compiled.h), and those of its kind for any other.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mtavip::asn1 {

class Encoder;
class Decoder;
struct Type;
enum class Shape : std::uint8_t;

/// How far an encoding is written. It is handed from function to function, so that it is in registers all the way.
struct WritePosition {
  std::byte* at;          ///< of the next whole octet
  std::uint64_t pending;  ///< the bits that are not written yet, and a one before them
};

using EncodeFunction = WritePosition (*)(Encoder& encoder, const Type& type, const void* value, WritePosition to,
                                         std::size_t depth_left);
/// From a position, in bits from the beginning, to the one behind the value: kDecodeFailed after a failure, which is
/// then told by the decoder.
using DecodeFunction = std::size_t (*)(Decoder& decoder, const Type& type, void* value, std::size_t position,
                                       std::size_t depth_left);
inline constexpr std::size_t kDecodeFailed = SIZE_MAX;

struct Code {
  EncodeFunction encode = nullptr;
  DecodeFunction decode = nullptr;
};

/// Those of the shapes that have no parts.
template <Shape kShape>
WritePosition encode_shape(Encoder& encoder, const Type& type, const void* value, WritePosition to,
                           std::size_t depth_left);
template <Shape kShape>
std::size_t decode_shape(Decoder& decoder, const Type& type, void* value, std::size_t position, std::size_t depth_left);

}  // namespace mtavip::asn1
