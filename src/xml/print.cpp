#include "xml/print.h"

#include <algorithm>
#include <utility>

#include "xml/writer.h"

namespace mtavip::xml {
namespace {

constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";

/// The namespaces of a document. Elements of the root's need no prefix, unless there are elements of none.
class Names {
 public:
  explicit Names(const Element& root) : plain_(has_none(root) || root.space == kXmlSpace ? std::string() : root.space) {
    collect(root);
  }

  [[nodiscard]] std::string element(const Element& of) const {
    return of.space == plain_ ? of.name : prefix(of.space) + ':' + of.name;
  }
  [[nodiscard]] std::string attribute(const Attribute& of) const {
    // Without a prefix it has no namespace, whatever its element's is.
    if (of.space.empty()) return of.name;
    return prefix(of.space) + ':' + of.name;
  }
  /// For the root's start tag: name and namespace.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> declarations() const {
    std::vector<std::pair<std::string, std::string>> all;
    if (!plain_.empty()) all.emplace_back("xmlns", plain_);
    for (const std::string& space : prefixed_) all.emplace_back("xmlns:" + prefix(space), space);
    return all;
  }

 private:
  static bool has_none(const Element& from) {
    return from.space.empty() || std::any_of(from.children.begin(), from.children.end(), has_none);
  }
  void collect(const Element& from) {
    if (from.space != plain_) add(from.space);
    for (const Attribute& attribute : from.attributes) {
      if (!attribute.space.empty()) add(attribute.space);
    }
    for (const Element& child : from.children) collect(child);
  }
  void add(const std::string& space) {
    if (space == kXmlSpace) return;  // its prefix is known to everybody
    if (std::find(prefixed_.begin(), prefixed_.end(), space) == prefixed_.end()) prefixed_.push_back(space);
  }
  [[nodiscard]] std::string prefix(std::string_view space) const {
    if (space == kXmlSpace) return "xml";
    const auto place = std::find(prefixed_.begin(), prefixed_.end(), space) - prefixed_.begin();
    return 'n' + std::to_string(place + 1);
  }

  std::string plain_;
  std::vector<std::string> prefixed_;
};

void write(Writer& out, const Element& element, const Names& names, bool is_root) {
  std::vector<std::pair<std::string, std::string>> attributes;
  if (is_root) attributes = names.declarations();
  for (const Attribute& attribute : element.attributes)
    attributes.emplace_back(names.attribute(attribute), attribute.value);
  std::vector<Writer::Attribute> views(attributes.begin(), attributes.end());
  out.open(names.element(element), std::span<const Writer::Attribute>(views));
  // The spaces between elements were for people.
  if (element.children.empty() || !element.trimmed().empty()) out.text(element.text);
  for (const Element& child : element.children) write(out, child, names, false);
  out.close();
}

}  // namespace

std::string print(const Element& root) {
  Writer out;
  write(out, root, Names(root), true);
  return out.take();
}

}  // namespace mtavip::xml
