// Prints an element of somebody else's document that was read, and perhaps changed, with the namespaces that it had.
#pragma once

#include <string>

#include "xml/document.h"

namespace mtavip::xml {

/// The whole document. What xml::parse() reads from it is `root` again, but that elements with children have lost the
/// spaces between these, and have what other text they had in front of them.
[[nodiscard]] std::string print(const Element& root);

}  // namespace mtavip::xml
