// Line editing with libedit, the one file that knows it, in a module of its own (mtavip-console.so): what only waits
// for calls need not carry it. While a line is typed, events of the client go on.
#pragma once

#include "line_input.h"

namespace mtavip::cli {

/// The module's one symbol: makes the input, which its caller owns.
inline constexpr const char* kTerminalInputEntry = "mtavip_make_terminal_input";
using MakeTerminalInput = LineInput* (*)(LineInputSettings& settings);

}  // namespace mtavip::cli
