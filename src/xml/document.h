// Small XML documents of other people, as a tree: bounded, without document types, so without entities of their own and
// without anything that would be fetched; names with their namespaces (XML 1.0, Namespaces in XML 1.0).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mtavip::xml {

struct Limits {
  std::size_t bytes = 128 * 1024;
  std::size_t depth = 24;
  std::size_t elements = 4096;
  std::size_t attributes = 64;  ///< of one element
};

enum class Error : std::uint8_t {
  kMalformed,
  kTooLarge,   ///< Limits::bytes
  kTooDeep,    ///< Limits::depth
  kTooMany,    ///< Limits::elements or attributes
  kDoctype,    ///< a document type: nothing that we read needs one
  kNoLibrary,  ///< libexpat1 is not installed
};
[[nodiscard]] std::string_view to_string(Error error);

struct Failure {
  Error error{};
  std::size_t offset = 0;
  friend bool operator==(const Failure&, const Failure&) = default;
};

struct Attribute {
  std::string space;  ///< namespace; empty: none, which is how most are written
  std::string name;
  std::string value;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct Element {
  std::string space;
  std::string name;
  std::vector<Attribute> attributes;
  std::string text;  ///< its own, that of its children left out
  std::vector<Element> children;

  [[nodiscard]] bool is(std::string_view in_space, std::string_view called) const {
    return name == called && space == in_space;
  }
  /// The first child of that name in the same namespace as this element; null: there is none.
  [[nodiscard]] const Element* child(std::string_view called) const { return child(space, called); }
  [[nodiscard]] const Element* child(std::string_view in_space, std::string_view called) const;
  /// Of an attribute without a namespace; empty where it is missing.
  [[nodiscard]] std::string_view attribute(std::string_view called) const;
  [[nodiscard]] std::optional<std::string_view> find_attribute(std::string_view called) const;
  /// The text of that child without spaces around it; empty where there is none.
  [[nodiscard]] std::string_view child_text(std::string_view called) const;
  /// Its own text without spaces around it.
  [[nodiscard]] std::string_view trimmed() const;
  friend bool operator==(const Element&, const Element&) = default;
};

/// The root element.
[[nodiscard]] Result<Element, Failure> parse(std::string_view document, const Limits& limits = {});

}  // namespace mtavip::xml
