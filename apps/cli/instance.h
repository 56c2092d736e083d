// The name by which registrars know this installation again (RFC 5626 section 4.1), so that a registration by a new
// connection takes the place of the one by a lost connection. Kept in a file; of several programs that run at once the
// first has it and the others have names of their own, or they would take each other's calls.
#pragma once

#include <string>

namespace mtavip::cli {

class Instance {
 public:
  /// `path`: the file; empty, or not to be read or written: a name for this run.
  explicit Instance(const std::string& path);
  ~Instance();
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  /// "urn:uuid:...", or empty where there is no randomness.
  [[nodiscard]] const std::string& urn() const { return urn_; }

 private:
  int file_ = -1;  // locked as long as this lives
  std::string urn_;
};

}  // namespace mtavip::cli
