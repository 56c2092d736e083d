// What came of the demo's calls: the numbers of each side, what is wrong with them, a table and a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/measure.h>

namespace mtavip::cli {

struct DemoFiles {
  std::string sound;
  std::string picture;
  std::string recording;
  std::string log;
  std::string trace;  ///< empty: none
};

/// One client of a call: its events, and what the others' sound became in it.
struct DemoSide {
  std::string name;  ///< "caller", "answerer"
  DemoFiles files;
  std::vector<std::string> events;  ///< lines of JSON
  std::optional<int> exit_code;
  std::optional<SoundComparison> sound;
  std::string sound_failure;
};

/// One call over one protocol.
struct DemoRun {
  std::string protocol;
  double seconds = 0;
  bool with_video = true;
  double speech_seconds = 0;
  std::vector<DemoSide> sides;  ///< two
};

/// The port of the first address beginning with `kind` ("udp:", "h323:") that a client says it listens on, once it is
/// ready.
[[nodiscard]] std::optional<int> port_of(const std::vector<std::string>& events, std::string_view kind);
/// Why either side did not receive what the other sent; empty: both did.
[[nodiscard]] std::vector<std::string> failures_of(const DemoRun& run);
/// A column for each side of each run.
[[nodiscard]] std::string table_of(const std::vector<DemoRun>& runs);
/// All of it as one JSON document.
[[nodiscard]] std::string numbers_of(const std::vector<DemoRun>& runs);

}  // namespace mtavip::cli
