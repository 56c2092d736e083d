// Where the program keeps what it remembers from one run to the next (XDG base directories).
#pragma once

#include <string>
#include <string_view>

namespace mtavip::cli {

/// The path of a file in it, "~/.local/state/mtavip/NAME"; empty: there is no home.
[[nodiscard]] std::string state_file(std::string_view name);

}  // namespace mtavip::cli
