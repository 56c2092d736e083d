// One TLS connection (1.2, 1.3) as a machine over bytes, without a socket: what the peer sent goes in, what the peer
// must get comes out. Verifies a server's certificate against the name that was dialled (RFC 5922, RFC 9525), unless
// its key is one that the ServerTrust of the context knows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <openssl/ssl.h>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "base/transport.h"
#include "net/error.h"
#include "net/server_trust.h"
#include "net/tls_context.h"

namespace mtavip::net {

struct TlsFailure {
  TransportError error = TransportError::kTlsFailed;
  std::string detail;  ///< for people: "the certificate has expired"
};

/// Used by one thread. It does not move: OpenSSL points back at it.
class TlsEngine {
 public:
  enum class State : std::uint8_t { kHandshaking, kOpen, kClosed, kFailed };

  /// `server_name` is sent as SNI and must be in the certificate, as DNS name, IP address or SIP URI; empty: the
  /// address is.
  static Result<std::unique_ptr<TlsEngine>, NetFailure> connect(TlsContext& context, const std::string& server_name,
                                                                const Endpoint& remote);
  static Result<std::unique_ptr<TlsEngine>, NetFailure> accept(TlsContext& context);

  TlsEngine(const TlsEngine&) = delete;
  TlsEngine& operator=(const TlsEngine&) = delete;
  ~TlsEngine();

  /// Takes bytes from the peer; state and both outputs may have changed after it.
  void receive(ByteView ciphertext);
  /// Encrypts for the peer. In state kOpen only.
  void send(ByteView plaintext);
  /// Says goodbye to the peer (close_notify).
  void close();

  /// What the peer said since the last call.
  [[nodiscard]] Bytes take_plaintext();
  /// What is to be sent to the peer, before anything else.
  [[nodiscard]] Bytes take_ciphertext();

  [[nodiscard]] State state() const { return state_; }
  /// In state kFailed.
  [[nodiscard]] const TlsFailure& failure() const { return failure_; }
  /// What the server has shown, where that is why it failed.
  [[nodiscard]] const std::optional<ShownCertificate>& refused() const { return refused_; }
  [[nodiscard]] bool resumed() const;
  /// As a server: the name that the client asked for, empty if none.
  [[nodiscard]] std::string requested_name() const;

  /// For the callbacks of OpenSSL.
  static TlsEngine& of(const SSL* ssl);
  bool keep_session(SSL_SESSION* session);
  static int verify_server(X509_STORE_CTX* store, void* unused);

 private:
  struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };

  TlsEngine(TlsContext& context, SSL_CTX* ssl_context);
  [[nodiscard]] bool believes(X509_STORE_CTX* store);
  static int verify(int chain_is_good, X509_STORE_CTX* store);
  [[nodiscard]] bool certificate_names_server(X509* certificate) const;
  void advance();
  void fail_with_reason(int result);

  TlsContext& context_;
  std::unique_ptr<SSL, SslDeleter> ssl_;
  BIO* in_ = nullptr;   // owned by ssl_
  BIO* out_ = nullptr;  // owned by ssl_
  State state_ = State::kHandshaking;
  TlsFailure failure_;
  std::optional<ShownCertificate> refused_;
  Bytes plaintext_;
  std::string server_name_;  // to be found in the certificate; empty on the server's side
  bool is_address_ = false;
  std::string session_key_;
};

}  // namespace mtavip::net
