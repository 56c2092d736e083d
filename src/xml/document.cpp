#include "xml/document.h"

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "xml/expat/library.h"

namespace mtavip::xml {
namespace {

/// Between namespace and name, as Expat writes them; no URI has a blank.
constexpr char kSeparator = ' ';

template <class Named>
void set_name(Named& to, std::string_view qualified) {
  const auto blank = qualified.rfind(kSeparator);
  if (blank != std::string_view::npos) to.space = qualified.substr(0, blank);
  to.name = qualified.substr(blank == std::string_view::npos ? 0 : blank + 1);
}

/// What the parser's handlers build. The elements that are open stand one in the other at the end of each list.
class Builder {
 public:
  Builder(const ExpatLibrary& library, XML_Parser parser, const Limits& limits)
      : library_(&library), parser_(parser), limits_(&limits) {}

  void start(std::string_view name, const XML_Char** attributes) {
    if (error_) return;
    if (open_.size() >= limits_->depth) return fail(Error::kTooDeep);
    if (++elements_ > limits_->elements) return fail(Error::kTooMany);
    Element element;
    set_name(element, name);
    for (; *attributes != nullptr; attributes += 2) {
      if (element.attributes.size() >= limits_->attributes) return fail(Error::kTooMany);
      Attribute attribute;
      set_name(attribute, attributes[0]);
      attribute.value = attributes[1];
      element.attributes.push_back(std::move(attribute));
    }
    open_.push_back(std::move(element));
  }

  void end() {
    if (error_) return;
    Element element = std::move(open_.back());
    open_.pop_back();
    (open_.empty() ? root_ : open_.back().children).push_back(std::move(element));
  }

  void text(std::string_view characters) {
    if (!error_ && !open_.empty()) open_.back().text += characters;
  }

  void fail(Error error) {
    error_ = error;
    library_->stop(parser_, XML_FALSE);
  }

  [[nodiscard]] std::optional<Error> error() const { return error_; }
  Element take_root() { return std::move(root_.front()); }

 private:
  const ExpatLibrary* library_;
  XML_Parser parser_;
  const Limits* limits_;
  std::vector<Element> open_;
  std::vector<Element> root_;
  std::size_t elements_ = 0;
  std::optional<Error> error_;
};

Builder& builder(void* user_data) {
  return *static_cast<Builder*>(user_data);
}

}  // namespace

std::string_view to_string(Error error) {
  switch (error) {
    case Error::kMalformed:
      return "no well-formed XML";
    case Error::kTooLarge:
      return "too large";
    case Error::kTooDeep:
      return "nested too deeply";
    case Error::kTooMany:
      return "too many elements or attributes";
    case Error::kDoctype:
      return "document types are not read";
    case Error::kNoLibrary:
      return "libexpat1 is not installed";
  }
  return "unknown";
}

const Element* Element::child(std::string_view in_space, std::string_view called) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const Element& each) { return each.is(in_space, called); });
  return found == children.end() ? nullptr : &*found;
}

std::optional<std::string_view> Element::find_attribute(std::string_view called) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& each) { return each.space.empty() && each.name == called; });
  return found == attributes.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

std::string_view Element::attribute(std::string_view called) const {
  return find_attribute(called).value_or(std::string_view());
}

std::string_view Element::child_text(std::string_view called) const {
  const Element* found = child(called);
  return found == nullptr ? std::string_view() : found->trimmed();
}

std::string_view Element::trimmed() const {
  return trim(text);
}

Result<Element, Failure> parse(std::string_view document, const Limits& limits) {
  if (document.size() > limits.bytes) return mtavip::fail(Failure{Error::kTooLarge, limits.bytes});
  const ExpatLibrary* library = expat_library();
  if (library == nullptr) return mtavip::fail(Failure{Error::kNoLibrary, 0});
  const std::unique_ptr<XML_ParserStruct, decltype(library->free)> parser(library->create(nullptr, kSeparator),
                                                                          library->free);
  if (parser == nullptr) return mtavip::fail(Failure{Error::kTooLarge, 0});
  Builder tree(*library, parser.get(), limits);
  library->set_user_data(parser.get(), &tree);
  library->set_element_handler(
      parser.get(),
      [](void* data, const XML_Char* name, const XML_Char** attributes) { builder(data).start(name, attributes); },
      [](void* data, const XML_Char*) { builder(data).end(); });
  library->set_character_data_handler(parser.get(), [](void* data, const XML_Char* text, int length) {
    builder(data).text({text, static_cast<std::size_t>(length)});
  });
  library->set_doctype_handler(parser.get(), [](void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    builder(data).fail(Error::kDoctype);
  });
  const auto status = library->parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
  const auto offset = static_cast<std::size_t>(std::max<XML_Index>(library->position(parser.get()), 0));
  if (tree.error()) return mtavip::fail(Failure{*tree.error(), offset});
  if (status != XML_STATUS_OK) return mtavip::fail(Failure{Error::kMalformed, offset});
  return tree.take_root();
}

}  // namespace mtavip::xml
