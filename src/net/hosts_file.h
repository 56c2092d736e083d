// The addresses that the system's hosts file gives to names (hosts(5)).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip_address.h"

namespace mtavip::net {

/// Reads the file at the first lookup, and again when it has changed.
class HostsFile {
 public:
  static constexpr std::size_t kLargest = 1024 * 1024;  ///< bytes that are read

  explicit HostsFile(std::string path) : path_(std::move(path)) {}

  /// All addresses of a name, of both families, in the file's order. A file that cannot be read has no names.
  [[nodiscard]] std::vector<IpAddress> addresses(std::string_view name);

 private:
  void refresh();

  std::string path_;
  std::string text_;
  std::int64_t changed_ = -1;  // nanoseconds, of the file as it was read
};

}  // namespace mtavip::net
