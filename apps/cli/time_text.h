// Times as the program writes them.
#pragma once

#include <chrono>
#include <string>

namespace mtavip::cli {

/// "2026-01-31T12:00:00Z"
[[nodiscard]] std::string utc(std::chrono::system_clock::time_point time);

}  // namespace mtavip::cli
