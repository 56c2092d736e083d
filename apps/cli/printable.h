// Text of other people on its way to a terminal.
#pragma once

#include <string>
#include <string_view>

namespace mtavip::cli {

/// The text on one line, with "?" for each character that could steer a terminal or turn its writing around (controls
/// of ASCII and of Unicode, line and paragraph separators, bidirectional embeddings, overrides and isolates), and for
/// each octet that is no UTF-8.
[[nodiscard]] std::string printable(std::string_view text);
/// The same, but line ends and tabs stay.
[[nodiscard]] std::string printable_lines(std::string_view text);

}  // namespace mtavip::cli
