// Writes XML: elements in order, with everything escaped that has to be.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mtavip::xml {

class Writer {
 public:
  using Attribute = std::pair<std::string_view, std::string_view>;
  using Attributes = std::initializer_list<Attribute>;

  Writer();
  /// Names are ours: they are written as they are given, with their prefixes.
  Writer& open(std::string_view name, Attributes attributes = {}) {
    return open(name, std::span<const Attribute>(attributes.begin(), attributes.size()));
  }
  Writer& open(std::string_view name, std::span<const Attribute> attributes);
  Writer& text(std::string_view text);
  Writer& close();
  /// An element with nothing but text.
  Writer& leaf(std::string_view name, std::string_view text, Attributes attributes = {});
  Writer& empty(std::string_view name, Attributes attributes = {});
  /// The document; every element has been closed.
  std::string take();

 private:
  void begin(std::string_view name, std::span<const Attribute> attributes);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace mtavip::xml
