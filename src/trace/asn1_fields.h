// From an ASN.1 value to fields under the names of its standard. What an octet string, an open type or a number means
// may be told by where it stands: a PlaceReader is asked for each.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "asn1/description.h"
#include "trace/field.h"

namespace mtavip::trace {

/// A SEQUENCE or CHOICE that the walk is in, and which part of it.
struct Enclosing {
  const asn1::Type* type = nullptr;
  const void* value = nullptr;
  std::string_view part;  ///< the component or alternative that is walked
};

/// Knows what values mean by where they stand: `around` are the types that they stand in, the outermost first.
class PlaceReader {
 public:
  virtual ~PlaceReader() = default;
  /// What the octets hold, as one field, or nothing where that is not known: they are shown in hexadecimal then.
  virtual std::optional<Field> octets(std::span<const Enclosing> around, std::string_view name, ByteView value) = 0;
  /// What the number stands for; empty where that is not known.
  virtual std::string meaning(std::span<const Enclosing> around, std::int64_t number) = 0;
};

/// The value as a field with this name. Depth is that of the value, which the decoder has bounded.
[[nodiscard]] Field asn1_field(std::string_view name, const asn1::Type& type, const void* value, PlaceReader& reader);

}  // namespace mtavip::trace
