// Why a value could not be decoded or encoded, and what a decoder is allowed to spend on a message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mtavip::asn1 {

enum class Error : std::uint8_t {
  kTruncated,            ///< the message ends within the value
  kTrailingData,         ///< there are octets after the value
  kMessageTooLarge,      ///< more octets than Limits::message_size
  kTooDeep,              ///< types nested deeper than Limits::depth
  kTooManyElements,      ///< a list longer than Limits::list_length
  kTooMuchMemory,        ///< the values would take more than Limits::memory
  kValueOutOfRange,      ///< a number outside of its constraint
  kSizeOutOfRange,       ///< a string or list shorter or longer than its constraint
  kNumberTooLarge,       ///< a number without bounds that does not fit 64 bits
  kBadLength,            ///< a length that X.691 does not allow: zero octets of a number, a wrong fragment
  kBadCharacter,         ///< a character outside of the alphabet
  kBadObjectIdentifier,  ///< empty, not minimal, cut off within an arc, or longer than ObjectIdentifier holds
  kBadEnumeration,       ///< a value that a type without extension marker does not have
  kBadChoice,            ///< an alternative that a type without extension marker does not have
  kUnsetChoice,          ///< encoding: a Choice that holds nothing
  kMissingComponent,     ///< encoding: an object identifier without arcs, or another value that was not set
};

/// "truncated", "value out of range", ...
[[nodiscard]] std::string_view to_string(Error error);

struct DecodeError {
  Error error = Error::kTruncated;
  /// Where reading stopped, in bits from the beginning of the message.
  std::size_t bit_offset = 0;
  /// The value that could not be read:
  /// "H323-UserInformation.h323-uu-pdu.h323-message-body.setup.sourceAddress[3].h323-ID".
  std::string path;

  /// All of it in one line.
  [[nodiscard]] std::string to_string() const;
  bool operator==(const DecodeError&) const = default;
};

struct EncodeError {
  Error error = Error::kValueOutOfRange;
  /// The value that could not be written.
  std::string path;

  [[nodiscard]] std::string to_string() const;
  bool operator==(const EncodeError&) const = default;
};

/// What one message may cost. The defaults hold every message that H.323 endpoints send and bound what a hostile one
/// costs.
struct Limits {
  std::size_t message_size = 65'536;  ///< octets; also of what is encoded
  std::size_t depth = 64;             ///< types within each other
  std::size_t list_length = 2'048;    ///< elements of one list
  std::size_t memory = 4'194'304;     ///< octets of all values together
};

}  // namespace mtavip::asn1
