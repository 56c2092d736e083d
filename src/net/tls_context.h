// The TLS settings of a client as OpenSSL contexts, made at the first use, and the sessions that it can resume.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <openssl/ssl.h>

#include "net/error.h"
#include "net/server_trust.h"
#include "net/tls_config.h"

namespace mtavip::net {

struct SslContextDeleter {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct SslSessionDeleter {
  void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
};
using SslContext = std::unique_ptr<SSL_CTX, SslContextDeleter>;
using SslSession = std::unique_ptr<SSL_SESSION, SslSessionDeleter>;

/// Must outlive the engines made from it.
class TlsContext {
 public:
  explicit TlsContext(TlsConfig config) : config_(std::move(config)) {}
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;

  [[nodiscard]] const TlsConfig& config() const { return config_; }
  /// Read and made at the first call; a failure is tried again at the next one, since a person may have mended the
  /// file.
  Result<SSL_CTX*, NetFailure> client();
  Result<SSL_CTX*, NetFailure> server();

  [[nodiscard]] const ServerTrust& trust() const { return trust_; }
  /// To change it. Sessions that were begun before are not resumed.
  ServerTrust& change_trust() {
    sessions_.clear();
    return trust_;
  }

  /// Sessions by the name and address of their server. A TLS 1.3 session is given out once (RFC 8446 appendix C.4).
  void keep_session(const std::string& key, SslSession session);
  SslSession take_session(const std::string& key);

 private:
  static constexpr std::size_t kSessions = 64;

  Result<SslContext, NetFailure> make(const SSL_METHOD* method) const;

  TlsConfig config_;
  ServerTrust trust_;
  SslContext client_;
  SslContext server_;
  std::vector<std::pair<std::string, SslSession>> sessions_;  // the oldest first
};

}  // namespace mtavip::net
