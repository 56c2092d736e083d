// The live trace: every signalling message of both protocols, decoded in full, to a file or to standard error.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "call/call_core.h"

namespace mtavip::client {

class TraceFile {
 public:
  /// "-" is standard error. The error is a sentence for people.
  static Result<std::unique_ptr<TraceFile>, std::string> open(const std::string& path);
  ~TraceFile();
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;

  /// One thread at a time. Written at once, so that nothing is lost with the process.
  void write(WallTime time, const call::TracedMessage& message);

 private:
  explicit TraceFile(std::FILE* file) : file_(file) {}

  std::FILE* file_;
};

}  // namespace mtavip::client
