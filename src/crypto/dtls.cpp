#include "crypto/dtls.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "base/check.h"
#include "crypto/digest.h"

namespace mtavip::crypto {
namespace {

// RFC 5764 section 4.1.2, RFC 7714 section 14.2; in our order of preference.
constexpr const char* kProfiles =
    "SRTP_AEAD_AES_256_GCM:SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80:SRTP_AES128_CM_SHA1_32";
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20:ECDHE+AES:!aNULL:!PSK";
constexpr std::string_view kExporterLabel = "EXTRACTOR-dtls_srtp";
// Much less than the second of RFC 6347 section 4.2.4.1: who waits for sound should not wait for that.
constexpr unsigned kFirstTimeoutMicroseconds = 400'000;
constexpr unsigned kLastTimeoutMicroseconds = 3'200'000;
constexpr std::int64_t kDay = 24 * 60 * 60;
constexpr std::size_t kLongestDatagram = 16 * 1024;

std::optional<SrtpSuite> suite_of(unsigned long profile) {
  switch (profile) {
    case SRTP_AES128_CM_SHA1_80:
      return SrtpSuite::kAesCm128HmacSha1_80;
    case SRTP_AES128_CM_SHA1_32:
      return SrtpSuite::kAesCm128HmacSha1_32;
    case SRTP_AEAD_AES_128_GCM:
      return SrtpSuite::kAeadAes128Gcm;
    case SRTP_AEAD_AES_256_GCM:
      return SrtpSuite::kAeadAes256Gcm;
    default:
      return std::nullopt;
  }
}

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

const char* digest_name(std::string_view hash) {
  if (hash == "sha-256") return "SHA2-256";
  if (hash == "sha-384") return "SHA2-384";
  if (hash == "sha-512") return "SHA2-512";
  return nullptr;
}

bool has_fingerprint(const X509* certificate, const Fingerprint& expected) {
  const char* name = digest_name(expected.hash);
  if (name == nullptr) return false;
  std::unique_ptr<EVP_MD, Freed<EVP_MD_free>> algorithm(EVP_MD_fetch(nullptr, name, nullptr));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (!algorithm || X509_digest(certificate, algorithm.get(), digest.data(), &size) != 1) return false;
  return equal_in_constant_time(std::as_bytes(std::span(digest).first(size)), expected.digest);
}

Key make_key() {
  std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_keygen_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_group_name(context.get(), "P-256") != 1 || EVP_PKEY_generate(context.get(), &key) != 1) {
    return nullptr;
  }
  return Key(key);
}

Certificate sign_certificate(EVP_PKEY* key, WallTime now) {
  Certificate certificate(X509_new());
  if (!certificate) return nullptr;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  std::array<unsigned char, 4> common_name{'s', 'r', 't', 'p'};
  X509_NAME* name = X509_get_subject_name(certificate.get());
  std::unique_ptr<EVP_MD, Freed<EVP_MD_free>> hash(EVP_MD_fetch(nullptr, "SHA2-256", nullptr));
  const bool made =
      X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
      ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate.get()), seconds) == 1 &&
      ASN1_TIME_set(X509_getm_notBefore(certificate.get()), seconds - kDay) != nullptr &&
      ASN1_TIME_set(X509_getm_notAfter(certificate.get()), seconds + 30 * kDay) != nullptr &&
      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name.data(), common_name.size(), -1, 0) == 1 &&
      X509_set_issuer_name(certificate.get(), name) == 1 && X509_set_pubkey(certificate.get(), key) == 1 && hash &&
      X509_sign(certificate.get(), key, hash.get()) != 0;
  return made ? std::move(certificate) : nullptr;
}

}  // namespace

// OpenSSL's way back to us.
struct DtlsCallbacks {
  static DtlsAssociation& of(const SSL* session) { return *static_cast<DtlsAssociation*>(SSL_get_ex_data(session, 0)); }

  // Instead of OpenSSL's own checks: the fingerprint is the only thing that is known of the other side.
  static int verify(X509_STORE_CTX* store, void*) {
    const auto* session = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    DtlsAssociation& self = of(session);
    const X509* certificate = X509_STORE_CTX_get0_cert(store);
    const bool known =
        certificate != nullptr && std::ranges::any_of(self.config_.fingerprints, [certificate](const auto& expected) {
          return has_fingerprint(certificate, expected);
        });
    if (known) return 1;
    self.wrong_certificate_ = true;
    X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return 0;
  }

  static int make_cookie(SSL* session, unsigned char* out, unsigned* size) {
    const Bytes& cookie = of(session).config_.cookie;
    std::ranges::copy(cookie, reinterpret_cast<std::byte*>(out));
    *size = static_cast<unsigned>(cookie.size());
    return 1;
  }
  static int check_cookie(SSL* session, const unsigned char* cookie, unsigned size) {
    return equal_in_constant_time(std::as_bytes(std::span(cookie, size)), of(session).config_.cookie) ? 1 : 0;
  }

  static unsigned next_timeout(SSL*, unsigned before) {
    return before == 0 ? kFirstTimeoutMicroseconds : std::min(2 * before, kLastTimeoutMicroseconds);
  }

  static int read(BIO* bio, char* out, int room) {
    auto& self = *static_cast<DtlsAssociation*>(BIO_get_data(bio));
    BIO_clear_flags(bio, BIO_FLAGS_RWS | BIO_FLAGS_SHOULD_RETRY);
    const ByteView datagram = std::exchange(self.incoming_, {});
    if (datagram.empty() || room <= 0) {
      BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY);
      return -1;
    }
    // As with a socket: what has no room is lost.
    const std::size_t size = std::min(datagram.size(), static_cast<std::size_t>(room));
    std::ranges::copy(datagram.first(size), reinterpret_cast<std::byte*>(out));
    return static_cast<int>(size);
  }
  static int write(BIO* bio, const char* data, int size) {
    auto& self = *static_cast<DtlsAssociation*>(BIO_get_data(bio));
    if (size <= 0) return 0;
    self.outgoing_.push_back(to_bytes(std::as_bytes(std::span(data, static_cast<std::size_t>(size)))));
    return size;
  }
  static long control(BIO* bio, int command, long, void*) {
    const auto& self = *static_cast<DtlsAssociation*>(BIO_get_data(bio));
    switch (command) {
      case BIO_CTRL_FLUSH:
        return 1;
      case BIO_CTRL_DGRAM_QUERY_MTU:
      case BIO_CTRL_DGRAM_GET_FALLBACK_MTU:
        return static_cast<long>(self.config_.datagram_size);
      default:
        return 0;
    }
  }

  static const BIO_METHOD* datagrams() {
    static const BIO_METHOD* const method = [] {
      BIO_METHOD* made = BIO_meth_new(BIO_TYPE_SOURCE_SINK | BIO_get_new_index(), "datagrams");
      MTAVIP_CHECK(made != nullptr);
      MTAVIP_CHECK(BIO_meth_set_read(made, read) == 1 && BIO_meth_set_write(made, write) == 1 &&
                   BIO_meth_set_ctrl(made, control) == 1);
      return made;
    }();
    return method;
  }
};

// --- The certificate

void DtlsCertificate::FreeContext::operator()(ssl_ctx_st* context) const {
  SSL_CTX_free(context);
}

DtlsCertificate::~DtlsCertificate() = default;

std::unique_ptr<DtlsCertificate> DtlsCertificate::make(WallTime now) {
  const Key key = make_key();
  const Certificate certificate = key ? sign_certificate(key.get(), now) : nullptr;
  if (!certificate) return nullptr;
  std::unique_ptr<DtlsCertificate> made(new DtlsCertificate);
  made->context_.reset(SSL_CTX_new(DTLS_method()));
  SSL_CTX* context = made->context_.get();
  if (context == nullptr || SSL_CTX_use_certificate(context, certificate.get()) != 1 ||
      SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_set_cipher_list(context, kCiphers) != 1 ||
      SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION) != 1 ||
      // The other way round than everything else of OpenSSL.
      SSL_CTX_set_tlsext_use_srtp(context, kProfiles) != 0) {
    return nullptr;
  }
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_QUERY_MTU);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  SSL_CTX_set_cert_verify_callback(context, DtlsCallbacks::verify, nullptr);
  SSL_CTX_set_cookie_generate_cb(context, DtlsCallbacks::make_cookie);
  SSL_CTX_set_cookie_verify_cb(context, DtlsCallbacks::check_cookie);
  unsigned char* der = nullptr;
  const int size = i2d_X509(certificate.get(), &der);
  if (size <= 0) return nullptr;
  const auto digested =
      digest(Hash::kSha256, std::as_bytes(std::span<const unsigned char>(der, static_cast<std::size_t>(size))));
  OPENSSL_free(der);
  made->fingerprint_ = {"sha-256", to_bytes(digested.bytes())};
  return made;
}

// --- The association

void DtlsAssociation::FreeSession::operator()(ssl_st* session) const {
  SSL_free(session);
}

DtlsAssociation::DtlsAssociation(DtlsCertificate& certificate, DtlsAssociationConfig config)
    : config_(std::move(config)), session_(SSL_new(certificate.context_.get())) {
  BIO* bio = BIO_new(DtlsCallbacks::datagrams());
  MTAVIP_CHECK(session_ != nullptr && bio != nullptr && config_.cookie.size() < 256);
  BIO_set_data(bio, this);
  BIO_set_init(bio, 1);
  SSL* session = session_.get();
  SSL_set_bio(session, bio, bio);
  MTAVIP_CHECK(SSL_set_ex_data(session, 0, this) == 1);
  SSL_set_mtu(session, static_cast<long>(config_.datagram_size));
  DTLS_set_timer_cb(session, DtlsCallbacks::next_timeout);
  if (config_.client) {
    SSL_set_connect_state(session);
  } else {
    SSL_set_accept_state(session);
    if (!config_.cookie.empty()) SSL_set_options(session, SSL_OP_COOKIE_EXCHANGE);
  }
}

DtlsAssociation::~DtlsAssociation() = default;

void DtlsAssociation::start(Timestamp now) {
  if (config_.client) advance(now);
}

void DtlsAssociation::handle(Timestamp now, ByteView datagram) {
  if (state_ == State::kFailed || datagram.size() > kLongestDatagram) return;
  incoming_ = datagram;
  advance(now);
  incoming_ = {};
}

void DtlsAssociation::handle_timeout(Timestamp now) {
  if (state_ != State::kHandshaking || !deadline_ || now < *deadline_) return;
  ERR_clear_error();
  if (DTLSv1_handle_timeout(session_.get()) < 0) fail("the other side does not answer the DTLS handshake");
  note_deadline(now);
}

std::optional<Bytes> DtlsAssociation::poll() {
  if (outgoing_.empty()) return std::nullopt;
  Bytes datagram = std::move(outgoing_.front());
  outgoing_.pop_front();
  return datagram;
}

void DtlsAssociation::advance(Timestamp now) {
  ERR_clear_error();
  SSL* session = session_.get();
  if (state_ == State::kSecured) {
    // A flight that the other side sends again is answered in here; data and goodbyes mean nothing to us.
    std::array<std::byte, 256> ignored{};
    std::size_t size = 0;
    while (SSL_read_ex(session, ignored.data(), ignored.size(), &size) == 1) continue;
    return;
  }
  const int result = SSL_do_handshake(session);
  if (result == 1) {
    finish();
  } else if (const int error = SSL_get_error(session, result);
             error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) {
    if (wrong_certificate_) {
      fail("the other side's certificate is not the one whose fingerprint it announced");
    } else {
      const char* reason = ERR_reason_error_string(ERR_get_error());
      fail(std::string("the DTLS handshake failed: ") + (reason != nullptr ? reason : "connection closed"));
    }
  }
  note_deadline(now);
}

void DtlsAssociation::finish() {
  SSL* session = session_.get();
  const SRTP_PROTECTION_PROFILE* profile = SSL_get_selected_srtp_profile(session);
  const auto suite = profile == nullptr ? std::nullopt : suite_of(profile->id);
  if (!suite) return fail("the other side did not agree on an SRTP profile");
  // RFC 5764 section 4.2: client key, server key, client salt, server salt.
  const std::size_t key = key_size(*suite);
  const std::size_t salt = salt_size(*suite);
  std::array<std::byte, 128> material{};
  if (SSL_export_keying_material(session, reinterpret_cast<unsigned char*>(material.data()), 2 * (key + salt),
                                 kExporterLabel.data(), kExporterLabel.size(), nullptr, 0, 0) != 1) {
    return fail("the keys cannot be exported from the DTLS handshake");
  }
  const auto master = [&](std::size_t side) {
    Bytes octets(key + salt);
    const ByteView all(material);
    std::ranges::copy(all.subspan(side * key, key), octets.begin());
    std::ranges::copy(all.subspan(2 * key + side * salt, salt), octets.begin() + static_cast<std::ptrdiff_t>(key));
    Secret secret(octets);
    OPENSSL_cleanse(octets.data(), octets.size());
    return SrtpKey{*suite, std::move(secret)};
  };
  keys_ = DtlsSrtpKeys{master(config_.client ? 0 : 1), master(config_.client ? 1 : 0)};
  OPENSSL_cleanse(material.data(), material.size());
  state_ = State::kSecured;
}

void DtlsAssociation::fail(std::string why) {
  state_ = State::kFailed;
  failure_ = std::move(why);
}

void DtlsAssociation::note_deadline(Timestamp now) {
  deadline_.reset();
  timeval left{};
  if (state_ != State::kHandshaking || DTLSv1_get_timeout(session_.get(), &left) != 1) return;
  deadline_ = now + std::chrono::seconds(left.tv_sec) + std::chrono::microseconds(left.tv_usec);
}

}  // namespace mtavip::crypto
