// A copy of this program run beside it: its events are read from its standard output, its log goes to a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "session.h"

namespace mtavip::cli {

class DemoProcess {
 public:
  DemoProcess() = default;
  ~DemoProcess();  // ends the process, if it still runs
  DemoProcess(const DemoProcess&) = delete;
  DemoProcess& operator=(const DemoProcess&) = delete;

  /// Why not, or empty.
  std::string start(const std::vector<std::string>& arguments, const std::string& log_path);
  /// Reads what is there; returns false at the end of the output.
  bool read();
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
  /// Asks it to end, as Ctrl-C does.
  void stop();
  /// Waits for its end; nothing: it did not end in time.
  std::optional<int> wait(Clock::time_point deadline);

 private:
  pid_t pid_ = -1;
  int descriptor_ = -1;
  std::string partial_;
  std::vector<std::string> lines_;
};

}  // namespace mtavip::cli
