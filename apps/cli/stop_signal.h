// SIGINT and SIGTERM: the first asks the program to end in order, the second ends it at once.
#pragma once

namespace mtavip::cli {

class StopSignal {
 public:
  /// Once in a process, before other threads exist.
  static void install();
  [[nodiscard]] static bool received();
  /// Readable from the first signal on.
  [[nodiscard]] static int descriptor();
};

}  // namespace mtavip::cli
