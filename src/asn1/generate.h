// Random values of described types, for tests and fuzzing: every component, alternative and bound comes up, extension
// additions and alternatives of newer versions too.
#pragma once

#include "asn1/codec.h"
#include "base/random.h"

namespace mtavip::asn1 {

struct GenerateOptions {
  /// Deeper than this, optional components are left out and lists are as short as they may be.
  unsigned depth = 10;
  /// The longest list or string that is not longer by its constraint.
  std::size_t length = 4;
  /// Whether what our version of a standard does not know is made too.
  bool unknown = true;
};

/// Fills a new value of the described type.
void generate_value(const Type& type, void* value, Random& random, const GenerateOptions& options = {});

template <Described T>
[[nodiscard]] T generate(Random& random, const GenerateOptions& options = {}) {
  T value;
  generate_value(T::kType, &value, random, options);
  return value;
}

}  // namespace mtavip::asn1
