#include "asn1/error.h"

namespace mtavip::asn1 {

std::string_view to_string(Error error) {
  switch (error) {
    case Error::kTruncated:
      return "truncated";
    case Error::kTrailingData:
      return "octets after the value";
    case Error::kMessageTooLarge:
      return "message too large";
    case Error::kTooDeep:
      return "nested too deep";
    case Error::kTooManyElements:
      return "too many elements";
    case Error::kTooMuchMemory:
      return "would take too much memory";
    case Error::kValueOutOfRange:
      return "value out of range";
    case Error::kSizeOutOfRange:
      return "size out of range";
    case Error::kNumberTooLarge:
      return "number too large";
    case Error::kBadLength:
      return "bad length";
    case Error::kBadCharacter:
      return "character outside of the alphabet";
    case Error::kBadObjectIdentifier:
      return "bad object identifier";
    case Error::kBadEnumeration:
      return "value that the enumeration does not have";
    case Error::kBadChoice:
      return "alternative that the choice does not have";
    case Error::kUnsetChoice:
      return "choice that holds nothing";
    case Error::kMissingComponent:
      return "component that is not set";
  }
  return "unknown";
}

std::string DecodeError::to_string() const {
  std::string text = path.empty() ? std::string() : path + ": ";
  text += asn1::to_string(error);
  return text + " at bit " + std::to_string(bit_offset);
}

std::string EncodeError::to_string() const {
  std::string text = path.empty() ? std::string() : path + ": ";
  return text += asn1::to_string(error);
}

}  // namespace mtavip::asn1
