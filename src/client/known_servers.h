// The keys of servers that a person has trusted on their first use, kept from one run to the next: a text file, one
// server a line, that only its owner may read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "net/server_trust.h"

namespace mtavip::client {

class KnownServers {
 public:
  struct Entry {
    std::string server;  ///< as it was dialled, lower case
    net::Fingerprint key;
    std::string since;  ///< "2026-11-23"
  };

  /// A file that is not there yet has no entries. The error is a sentence: unreadable, a line that is none, or a file
  /// that others could have written.
  static Result<KnownServers, std::string> load(std::string path);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Keeps a key, in the place of an earlier one of this server. What other programs have written meanwhile stays. The
  /// file is replaced as a whole or not at all.
  Result<void, std::string> add(std::string_view server, const net::Fingerprint& key, WallTime now);

 private:
  explicit KnownServers(std::string path) : path_(std::move(path)) {}
  Result<void, std::string> read();
  [[nodiscard]] Result<void, std::string> write() const;

  std::string path_;
  std::vector<Entry> entries_;
};

}  // namespace mtavip::client
