// HTTP and HTTPS for what a client fetches besides its calls (XCAP): one request after the other, blocking, on a thread
// of the caller's. Certificates and host names are checked.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

#include "base/http.h"
#include "base/result.h"
#include "base/time.h"

namespace mtavip::net {

struct HttpConfig {
  std::string user;  ///< for Digest; for Basic only over TLS
  std::string password;
  std::string authority_file;  ///< certificates to trust; empty: the system's
  std::string authority_directory;
  bool insecure = false;  ///< certificates are not checked
  std::string agent;
  std::size_t most_bytes = 1024 * 1024;  ///< of a response's body; larger ones are refused
  Duration patience = 20s;               ///< for one request, connecting included
};

class HttpClient {
 public:
  explicit HttpClient(HttpConfig config);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// Any response is a value, whatever its status; the error is a sentence for people. Redirections are followed within
  /// https, or from http, three at most, and never with the password to another host. One thread at a time.
  Result<HttpResponse, std::string> fetch(const HttpRequest& request);
  /// Any thread: fetch() returns soon, now and later.
  void cancel() { cancelled_ = true; }

 private:
  struct Transfer;
  HttpConfig config_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace mtavip::net
