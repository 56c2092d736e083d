// Line editing with libedit, the one file that knows it. While a line is typed, events of the client go on.
#pragma once

#include <memory>

#include "line_input.h"

namespace mtavip::cli {

[[nodiscard]] std::unique_ptr<LineInput> make_terminal_input(LineInputSettings settings);

}  // namespace mtavip::cli
