// Which process delivers the messages of an account, where several share a store: the one that holds a lock, which ends
// with it however it ends.
#pragma once

#include <set>
#include <string>

namespace mtavip::store {

class OutboxClaims {
 public:
  /// `path`: of the file that is locked, made where there is none.
  explicit OutboxClaims(std::string path) : path_(std::move(path)) {}
  ~OutboxClaims();
  OutboxClaims(const OutboxClaims&) = delete;
  OutboxClaims& operator=(const OutboxClaims&) = delete;

  /// Whether the account's messages are ours, by now or since earlier.
  bool claim(const std::string& account);

 private:
  std::string path_;
  int file_ = -1;
  std::set<std::string> ours_;
};

}  // namespace mtavip::store
