#include "net/tls_context.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <openssl/err.h>
#include <sys/stat.h>

#include "net/tls_engine.h"

namespace mtavip::net {
namespace {

/// The newest reason that OpenSSL gives, without its codes.
std::string openssl_reason() {
  const unsigned long code = ERR_peek_last_error();
  std::string text;
  if (ERR_SYSTEM_ERROR(code)) {
    text = error_text(ERR_GET_REASON(code));
  } else if (const char* reason = ERR_reason_error_string(code)) {
    text = reason;
  } else {
    text = "unknown error";
  }
  ERR_clear_error();
  return text;
}

tl::unexpected<NetFailure> file_failure(std::string_view what, const std::string& file) {
  // The first error is the cause; those after it say who was affected.
  const unsigned long first = ERR_peek_error();
  std::string reason = ERR_SYSTEM_ERROR(first) ? error_text(ERR_GET_REASON(first)) : openssl_reason();
  ERR_clear_error();
  return fail(NetFailure{NetError::kTlsConfiguration,
                         "The " + std::string(what) + " cannot be read from " + file + ": " + reason + "."});
}

std::string setting_or(const char* variable, const char* otherwise) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

bool has_hashed_names(const std::string& directory) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".0") return true;
  }
  return false;
}

/// The authorities of the system, or those that the environment names as OpenSSL's. The directory of hashed names is
/// read as names are needed; a whole bundle costs megabytes and a third of a second, so it is read only where it is all
/// there is.
void use_system_authorities(SSL_CTX* context) {
  const std::string directory = setting_or(X509_get_default_cert_dir_env(), X509_get_default_cert_dir());
  const bool only_file_is_set = std::getenv(X509_get_default_cert_file_env()) != nullptr &&
                                std::getenv(X509_get_default_cert_dir_env()) == nullptr;
  if (!only_file_is_set && has_hashed_names(directory)) {
    SSL_CTX_load_verify_dir(context, directory.c_str());
  } else {
    SSL_CTX_set_default_verify_paths(context);
  }
}

/// A key that every user of the machine can read, or others can replace, proves nothing. A group may read it: systems
/// have one for that.
Result<void, NetFailure> check_key_mode(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};  // reading it says why
  if ((status.st_mode & (S_IROTH | S_IWOTH | S_IWGRP)) == 0) return {};
  return fail(NetFailure{NetError::kTlsConfiguration, "The TLS key in " + file + " can be " +
                                                          ((status.st_mode & S_IROTH) != 0 ? "read" : "changed") +
                                                          " by other users of this machine: chmod 600 " + file + "."});
}

/// An encrypted key would otherwise make OpenSSL ask on the terminal.
int no_password(char*, int, int, void*) {
  return 0;
}

int keep_new_session(SSL* ssl, SSL_SESSION* session) {
  return TlsEngine::of(ssl).keep_session(session) ? 1 : 0;
}

}  // namespace

Result<SslContext, NetFailure> TlsContext::make(const SSL_METHOD* method) const {
  ERR_clear_error();
  SslContext context(SSL_CTX_new(method));
  if (!context)
    return fail(NetFailure{NetError::kTlsConfiguration, "TLS cannot be started: " + openssl_reason() + "."});
  SSL_CTX* const raw = context.get();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_default_passwd_cb(raw, no_password);

  const std::string& file = config_.authority_file;
  const std::string& directory = config_.authority_directory;
  if (!file.empty() && SSL_CTX_load_verify_file(raw, file.c_str()) != 1)
    return file_failure("certificate authority", file);
  if (!directory.empty() && SSL_CTX_load_verify_dir(raw, directory.c_str()) != 1) {
    return file_failure("certificate authorities", directory);
  }
  const bool verifies = method == TLS_client_method() || config_.require_client_certificate;
  if (verifies && file.empty() && directory.empty()) use_system_authorities(raw);

  if (!config_.certificate_file.empty()) {
    const std::string& certificate = config_.certificate_file;
    const std::string& key = config_.key_file.empty() ? certificate : config_.key_file;
    if (SSL_CTX_use_certificate_chain_file(raw, certificate.c_str()) != 1) {
      return file_failure("TLS certificate", certificate);
    }
    if (auto safe = check_key_mode(key); !safe) return fail(std::move(safe.error()));
    if (SSL_CTX_use_PrivateKey_file(raw, key.c_str(), SSL_FILETYPE_PEM) != 1) return file_failure("TLS key", key);
    if (SSL_CTX_check_private_key(raw) != 1) {
      ERR_clear_error();
      return fail(NetFailure{NetError::kTlsConfiguration,
                             "The TLS key in " + key + " does not belong to the certificate in " + certificate + "."});
    }
  }
  return context;
}

Result<SSL_CTX*, NetFailure> TlsContext::client() {
  if (!client_) {
    auto made = make(TLS_client_method());
    if (!made) return fail(std::move(made.error()));
    client_ = std::move(*made);
    SSL_CTX_set_session_cache_mode(client_.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(client_.get(), keep_new_session);
    SSL_CTX_set_cert_verify_callback(client_.get(), &TlsEngine::verify_server, nullptr);
  }
  return client_.get();
}

Result<SSL_CTX*, NetFailure> TlsContext::server() {
  if (!server_) {
    if (config_.certificate_file.empty()) {
      return fail(NetFailure{NetError::kTlsConfiguration,
                             "Listening for TLS needs a certificate: set the certificate file and its key."});
    }
    auto made = make(TLS_server_method());
    if (!made) return fail(std::move(made.error()));
    server_ = std::move(*made);
    SSL_CTX* const raw = server_.get();
    // Tickets resume sessions without memory on our side.
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    constexpr std::string_view kSessionContext = "mtavip";
    SSL_CTX_set_session_id_context(raw, reinterpret_cast<const unsigned char*>(kSessionContext.data()),
                                   static_cast<unsigned>(kSessionContext.size()));
    if (config_.require_client_certificate) {
      SSL_CTX_set_verify(raw, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
  }
  return server_.get();
}

void TlsContext::keep_session(const std::string& key, SslSession session) {
  std::erase_if(sessions_, [&](const auto& entry) { return entry.first == key; });
  if (sessions_.size() == kSessions) sessions_.erase(sessions_.begin());
  sessions_.emplace_back(key, std::move(session));
}

SslSession TlsContext::take_session(const std::string& key) {
  const auto found =
      std::find_if(sessions_.begin(), sessions_.end(), [&](const auto& entry) { return entry.first == key; });
  if (found == sessions_.end()) return nullptr;
  if (SSL_SESSION_get_protocol_version(found->second.get()) >= TLS1_3_VERSION) {
    SslSession session = std::move(found->second);
    sessions_.erase(found);
    return session;
  }
  SSL_SESSION_up_ref(found->second.get());
  return SslSession(found->second.get());
}

}  // namespace mtavip::net
