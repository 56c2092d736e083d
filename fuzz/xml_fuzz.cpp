// XML documents: whatever comes in, a tree within its limits or a named error; what we write of it is read back.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "xml/document.h"
#include "xml/print.h"
#include "xml/writer.h"

using namespace mtavip::xml;

namespace {

void check(const Element& element, std::size_t depth, std::size_t& elements) {
  const Limits limits;
  MTAVIP_CHECK(depth <= limits.depth && ++elements <= limits.elements &&
               element.attributes.size() <= limits.attributes);
  for (const Element& child : element.children) check(child, depth + 1, elements);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto root = parse(text)) {
    std::size_t elements = 0;
    check(*root, 1, elements);
    // Prefixes are ours, and every empty element has an end tag.
    const std::string printed = print(*root);
    const auto again = parse(printed, {.bytes = 64 * size + 1024});
    MTAVIP_CHECK(again && print(*again) == printed);
  } else {
    MTAVIP_CHECK(root.error().error != Error::kNoLibrary && root.error().offset <= size);
  }
  Writer writer;
  writer.open("a", {{"b", text}}).text(text).close();
  const auto written = parse(writer.take(), {.bytes = 16 * size + 1024});
  MTAVIP_CHECK(written && written->text == written->attribute("b"));
  return 0;
}
