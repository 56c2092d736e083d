// Patterns of callers, and names of files that several calls write.
#pragma once

#include <string>
#include <string_view>

namespace mtavip::cli {

/// Whether a text fits a pattern with * (anything) and ? (one character), without regard to case.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view text);
/// The same for a caller's URI: a pattern without a scheme is held against the part after "sip:" or "sips:"; parameters
/// of the URI do not count unless the pattern has some.
[[nodiscard]] bool matches_caller(std::string_view pattern, std::string_view uri);

/// "call.mkv" for the first, "call-2.mkv" for the second.
[[nodiscard]] std::string numbered(const std::string& path, int number);
/// The same for the file of "record:PATH" and "check:PATH"; other ports stay as they are.
[[nodiscard]] std::string numbered_port(const std::string& port, int number);

}  // namespace mtavip::cli
