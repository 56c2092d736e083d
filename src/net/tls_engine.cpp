#include "net/tls_engine.h"

#include <array>
#include <ctime>
#include <string_view>
#include <utility>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "base/base64.h"
#include "base/check.h"
#include "base/text.h"
#include "crypto/digest.h"

namespace mtavip::net {
namespace {

constexpr std::size_t kReadChunk = 16 * 1024;  // a TLS record's most
constexpr int kNamesShown = 4;

struct NamesDeleter {
  void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

/// Text of a certificate for people: whatever is not printable ASCII becomes a question mark.
std::string printable(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  std::string result(text.substr(0, kLongest));
  for (char& c : result) {
    if (c < 0x20 || c > 0x7e) c = '?';
  }
  return result;
}

std::string_view text_of_asn1(const ASN1_STRING* string) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)),
          static_cast<std::size_t>(ASN1_STRING_length(string))};
}

std::string address_text(const ASN1_OCTET_STRING* octets) {
  const std::string_view raw = text_of_asn1(octets);
  if (raw.size() == 4) {
    std::array<std::uint8_t, 4> v4{};
    for (std::size_t i = 0; i < v4.size(); ++i) v4[i] = static_cast<std::uint8_t>(raw[i]);
    return IpAddress::v4(v4).to_string();
  }
  std::array<std::uint8_t, 16> v6{};
  if (raw.size() != v6.size()) return "?";
  for (std::size_t i = 0; i < v6.size(); ++i) v6[i] = static_cast<std::uint8_t>(raw[i]);
  return IpAddress::v6(v6).to_string();
}

/// The names that a certificate is for.
std::string names_of(X509* certificate) {
  std::string list;
  const auto add = [&](const std::string& name) { list += (list.empty() ? "" : ", ") + name; };
  const std::unique_ptr<GENERAL_NAMES, NamesDeleter> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  const int count = names ? sk_GENERAL_NAME_num(names.get()) : 0;
  for (int i = 0; i < count && i < kNamesShown; ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type == GEN_DNS || name->type == GEN_URI) add(printable(text_of_asn1(name->d.ia5)));
    if (name->type == GEN_IPADD) add(address_text(name->d.iPAddress));
  }
  if (count > kNamesShown) list += ", ...";
  if (list.empty()) {
    X509_NAME* const subject = X509_get_subject_name(certificate);
    const int index = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (index >= 0) add(printable(text_of_asn1(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)))));
  }
  return list.empty() ? "nobody" : list;
}

std::string common_name(X509_NAME* name) {
  const int index = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (index < 0) return "an authority without a name";
  return "\"" + printable(text_of_asn1(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)))) + "\"";
}

std::string date_text(const ASN1_TIME* time) {
  tm broken{};
  if (ASN1_TIME_to_tm(time, &broken) != 1) return "an unreadable date";
  std::array<char, 32> buffer{};
  const std::size_t size = std::strftime(buffer.data(), buffer.size(), "%Y-%m-%d", &broken);
  return {buffer.data(), size};
}

Fingerprint fingerprint_of(X509* certificate) {
  X509_PUBKEY* const key = X509_get_X509_PUBKEY(certificate);
  const int size = i2d_X509_PUBKEY(key, nullptr);
  Bytes octets(size > 0 ? static_cast<std::size_t>(size) : 0);
  auto* place = reinterpret_cast<unsigned char*>(octets.data());
  if (size > 0) i2d_X509_PUBKEY(key, &place);
  return {"sha256//" + to_base64(crypto::digest(crypto::Hash::kSha256, octets).bytes())};
}

std::string verify_text(int error, X509* certificate) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return "the certificate has expired on " + date_text(X509_get0_notAfter(certificate));
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return "the certificate is not valid before " + date_text(X509_get0_notBefore(certificate));
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return "the certificate is self-signed and not among the trusted ones";
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
      return "the certificate is signed by " + common_name(X509_get_issuer_name(certificate)) +
             ", which is not trusted here";
    case X509_V_ERR_CERT_REVOKED:
      return "the certificate has been revoked";
    default:
      return std::string("the certificate is not accepted: ") + X509_verify_cert_error_string(error);
  }
}

std::string handshake_text(unsigned long code) {
  if (ERR_GET_LIB(code) == ERR_LIB_SSL) {
    switch (ERR_GET_REASON(code)) {
      case SSL_R_WRONG_VERSION_NUMBER:
      case SSL_R_HTTP_REQUEST:
      case SSL_R_PACKET_LENGTH_TOO_LONG:
        return "the peer does not speak TLS on this port";
      case SSL_R_UNSUPPORTED_PROTOCOL:
      case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
        return "the peer knows only TLS versions older than 1.2";
      case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
        return "the client showed no certificate";
      case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
        return "the peer requires a certificate of ours";
      case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
        return "the peer does not trust our certificate";
      default:
        break;
    }
  }
  const char* const reason = ERR_reason_error_string(code);
  return std::string("the TLS handshake failed: ") + (reason != nullptr ? reason : "unknown error");
}

}  // namespace

TlsEngine::TlsEngine(TlsContext& context, SSL_CTX* ssl_context) : context_(context), ssl_(SSL_new(ssl_context)) {
  in_ = BIO_new(BIO_s_mem());
  out_ = BIO_new(BIO_s_mem());
  MTAVIP_CHECK(ssl_ && in_ != nullptr && out_ != nullptr);
  SSL_set_bio(ssl_.get(), in_, out_);
  SSL_set_app_data(ssl_.get(), this);
}

TlsEngine::~TlsEngine() {
  // A session whose connection ends without a goodbye of ours could otherwise not be resumed.
  if (state_ == State::kOpen || state_ == State::kClosed)
    SSL_set_shutdown(ssl_.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

TlsEngine& TlsEngine::of(const SSL* ssl) {
  return *static_cast<TlsEngine*>(SSL_get_app_data(ssl));
}

Result<std::unique_ptr<TlsEngine>, NetFailure> TlsEngine::connect(TlsContext& context, const std::string& server_name,
                                                                  const Endpoint& remote) {
  const auto ssl_context = context.client();
  if (!ssl_context) return fail(ssl_context.error());
  std::unique_ptr<TlsEngine> engine(new TlsEngine(context, *ssl_context));
  SSL* const ssl = engine->ssl_.get();

  std::string name = server_name.empty() ? remote.address.to_string() : server_name;
  if (const auto address = IpAddress::parse(name)) {
    engine->is_address_ = true;
    // Without a zone, which no certificate has.
    name = address->is_v6() ? IpAddress::v6(address->octets()).to_string() : address->to_string();
  } else {
    if (name.ends_with('.')) name.pop_back();
    SSL_set_tlsext_host_name(ssl, name.c_str());
  }
  engine->server_name_ = name;
  engine->session_key_ = name + '|' + remote.to_string();
  SSL_set_verify(ssl, SSL_VERIFY_PEER, &TlsEngine::verify);
  if (const SslSession session = context.take_session(engine->session_key_)) SSL_set_session(ssl, session.get());
  SSL_set_connect_state(ssl);
  engine->advance();
  return engine;
}

Result<std::unique_ptr<TlsEngine>, NetFailure> TlsEngine::accept(TlsContext& context) {
  const auto ssl_context = context.server();
  if (!ssl_context) return fail(ssl_context.error());
  std::unique_ptr<TlsEngine> engine(new TlsEngine(context, *ssl_context));
  SSL_set_accept_state(engine->ssl_.get());
  return engine;
}

int TlsEngine::verify_server(X509_STORE_CTX* store, void* /*unused*/) {
  const auto* const ssl =
      static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  return of(ssl).believes(store) ? 1 : 0;
}

bool TlsEngine::believes(X509_STORE_CTX* store) {
  X509* const certificate = X509_STORE_CTX_get0_cert(store);
  const Fingerprint key = fingerprint_of(certificate);
  const ServerTrust& trust = context_.trust();
  switch (trust.verdict(server_name_, key)) {
    case ServerTrust::Verdict::kTrusted:
      return true;
    case ServerTrust::Verdict::kChanged:
      failure_ = {TransportError::kTlsUntrusted,
                  "the server shows another key than the one that is trusted; somebody may stand between it and us"};
      break;
    case ServerTrust::Verdict::kAuthorities:
      if (context_.config().insecure) return true;
      if (!context_.config().pinned_only) {
        if (X509_verify_cert(store) == 1) return true;
        break;
      }
      failure_ = {TransportError::kTlsUntrusted, "none of the server's keys is pinned"};
      break;
  }
  if (failure_.detail.empty()) {
    failure_ = {TransportError::kTlsUntrusted, verify_text(X509_STORE_CTX_get_error(store), certificate)};
  }
  // What the peer is told by the alert.
  if (X509_STORE_CTX_get_error(store) == X509_V_OK) {
    X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
  }
  refused_ = ShownCertificate{server_name_,
                              key,
                              names_of(certificate),
                              common_name(X509_get_issuer_name(certificate)),
                              date_text(X509_get0_notBefore(certificate)),
                              date_text(X509_get0_notAfter(certificate)),
                              failure_.detail,
                              trust.expected(server_name_)};
  return false;
}

int TlsEngine::verify(int chain_is_good, X509_STORE_CTX* store) {
  const auto* const ssl =
      static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  TlsEngine& engine = of(ssl);
  X509* const certificate = X509_STORE_CTX_get_current_cert(store);
  if (chain_is_good == 0) {
    const int error = X509_STORE_CTX_get_error(store);
    engine.failure_ = {TransportError::kTlsUntrusted, verify_text(error, certificate)};
    return 0;
  }
  // The server's own certificate comes last, when the chain above it has been found good.
  if (X509_STORE_CTX_get_error_depth(store) != 0 || engine.certificate_names_server(certificate)) return 1;
  engine.failure_ = {TransportError::kTlsNameMismatch,
                     "the certificate is for " + names_of(certificate) + ", not for " + printable(engine.server_name_)};
  X509_STORE_CTX_set_error(store, X509_V_ERR_HOSTNAME_MISMATCH);
  return 0;
}

bool TlsEngine::certificate_names_server(X509* certificate) const {
  if (is_address_) return X509_check_ip_asc(certificate, server_name_.c_str(), 0) == 1;
  if (X509_check_host(certificate, server_name_.data(), server_name_.size(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS,
                      nullptr) == 1) {
    return true;
  }
  // A SIP domain may also stand as URI (RFC 5922 section 7.1), without a user part.
  const std::unique_ptr<GENERAL_NAMES, NamesDeleter> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  const int count = names ? sk_GENERAL_NAME_num(names.get()) : 0;
  for (int i = 0; i < count; ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type != GEN_URI) continue;
    const std::string_view uri = text_of_asn1(name->d.uniformResourceIdentifier);
    constexpr std::string_view kScheme = "sip:";
    if (starts_with_ignoring_case(uri, kScheme) && equals_ignoring_case(uri.substr(kScheme.size()), server_name_))
      return true;
  }
  return false;
}

void TlsEngine::receive(ByteView ciphertext) {
  if (state_ == State::kClosed || state_ == State::kFailed || ciphertext.empty()) return;
  std::size_t written = 0;
  MTAVIP_CHECK(BIO_write_ex(in_, ciphertext.data(), ciphertext.size(), &written) == 1 && written == ciphertext.size());
  advance();
}

void TlsEngine::advance() {
  ERR_clear_error();
  if (state_ == State::kHandshaking) {
    const int result = SSL_do_handshake(ssl_.get());
    if (result != 1) return fail_with_reason(result);
    state_ = State::kOpen;
  }
  while (state_ == State::kOpen) {
    std::array<std::byte, kReadChunk> chunk;
    std::size_t got = 0;
    const int result = SSL_read_ex(ssl_.get(), chunk.data(), chunk.size(), &got);
    plaintext_.insert(plaintext_.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(got));
    if (result != 1) return fail_with_reason(result);
  }
}

void TlsEngine::fail_with_reason(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
      return;
    case SSL_ERROR_ZERO_RETURN:
      state_ = State::kClosed;
      return;
    default:
      break;
  }
  const unsigned long code = ERR_get_error();
  ERR_clear_error();
  const bool was_open = state_ == State::kOpen;
  state_ = State::kFailed;
  // The verification has left a better text.
  if (!failure_.detail.empty()) return;
  // With TLS 1.3 a server refuses our certificate only after the handshake is done for us, by an alert.
  const bool alert = ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) >= SSL_AD_REASON_OFFSET;
  if (was_open && !alert) {
    const char* const reason = ERR_reason_error_string(code);
    failure_ = {TransportError::kReset, std::string("TLS error: ") + (reason != nullptr ? reason : "unknown error")};
  } else {
    failure_ = {TransportError::kTlsFailed, handshake_text(code)};
  }
}

void TlsEngine::send(ByteView plaintext) {
  if (state_ != State::kOpen || plaintext.empty()) return;
  ERR_clear_error();
  std::size_t written = 0;
  const int result = SSL_write_ex(ssl_.get(), plaintext.data(), plaintext.size(), &written);
  if (result != 1) fail_with_reason(result);
}

void TlsEngine::close() {
  if (state_ != State::kOpen) return;
  ERR_clear_error();
  static_cast<void>(SSL_shutdown(ssl_.get()));
  ERR_clear_error();
}

Bytes TlsEngine::take_plaintext() {
  return std::exchange(plaintext_, {});
}

Bytes TlsEngine::take_ciphertext() {
  Bytes bytes(BIO_ctrl_pending(out_));
  if (!bytes.empty()) {
    std::size_t got = 0;
    MTAVIP_CHECK(BIO_read_ex(out_, bytes.data(), bytes.size(), &got) == 1 && got == bytes.size());
  }
  return bytes;
}

bool TlsEngine::resumed() const {
  return SSL_session_reused(ssl_.get()) == 1;
}

std::string TlsEngine::requested_name() const {
  const char* const name = SSL_get_servername(ssl_.get(), TLSEXT_NAMETYPE_host_name);
  return name != nullptr ? name : "";
}

bool TlsEngine::keep_session(SSL_SESSION* session) {
  if (session_key_.empty()) return false;
  context_.keep_session(session_key_, SslSession(session));
  return true;
}

}  // namespace mtavip::net
