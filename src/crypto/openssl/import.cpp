// OpenSSL, loaded when the first of its functions is called: mapping and relocating its two libraries costs a program
// that needs no digest and no TLS yet a fifth of its memory and a millisecond of its start (docs/decisions/0013).
//
// Whoever includes <openssl/...> calls these functions, by OpenSSL's own names and declarations, which the compiler
// holds them against. A function that is not here yet is an undefined reference to the linker: add its line.

// SHA1_... is named as it is meant: see srtp_cipher.cpp.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <dlfcn.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace {

// The packages name the library as a dependency: without it the installation is broken, and there is nothing to fall
// back to.
[[noreturn]] void missing() {
  const char* reason = dlerror();
  std::fprintf(stderr, "mtavip: OpenSSL 3 cannot be loaded (%s); install the package libssl3\n",
               reason != nullptr ? reason : "");
  std::abort();
}

void* load(const char* library) {
  void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) missing();
  return handle;
}

void* crypto_library() {
  static const auto kHandle = load("libcrypto.so.3");
  return kHandle;
}

void* ssl_library() {
  static const auto kHandle = load("libssl.so.3");
  return kHandle;
}

template <class Function>
Function find(void* library, const char* name) {
  void* const address = dlsym(library, name);
  if (address == nullptr) missing();
  return reinterpret_cast<Function>(address);
}

}  // namespace

#define IMPORT(library, result, name, parameters, arguments)                           \
  result name parameters {                                                             \
    static const auto kFunction = find<decltype(&(name))>(library##_library(), #name); \
    return kFunction arguments;                                                        \
  }

extern "C" {

IMPORT(crypto, const unsigned char*, ASN1_STRING_get0_data, (const ASN1_STRING* a), (a))
IMPORT(crypto, int, ASN1_STRING_length, (const ASN1_STRING* a), (a))
IMPORT(crypto, int, ASN1_TIME_to_tm, (const ASN1_TIME* a, struct tm* b), (a, b))
IMPORT(crypto, size_t, BIO_ctrl_pending, (BIO * a), (a))
IMPORT(crypto, BIO*, BIO_new, (const BIO_METHOD* a), (a))
IMPORT(crypto, int, BIO_read_ex, (BIO * a, void* b, size_t c, size_t* d), (a, b, c, d))
IMPORT(crypto, const BIO_METHOD*, BIO_s_mem, (), ())
IMPORT(crypto, int, BIO_write_ex, (BIO * a, const void* b, size_t c, size_t* d), (a, b, c, d))
IMPORT(crypto, int, CRYPTO_memcmp, (const void* a, const void* b, size_t c), (a, b, c))
IMPORT(crypto, void, ERR_clear_error, (), ())
IMPORT(crypto, unsigned long, ERR_get_error, (), ())
IMPORT(crypto, unsigned long, ERR_peek_error, (), ())
IMPORT(crypto, unsigned long, ERR_peek_last_error, (), ())
IMPORT(crypto, const char*, ERR_reason_error_string, (unsigned long a), (a))
IMPORT(crypto, int, EVP_CIPHER_CTX_ctrl, (EVP_CIPHER_CTX * a, int b, int c, void* d), (a, b, c, d))
IMPORT(crypto, void, EVP_CIPHER_CTX_free, (EVP_CIPHER_CTX * a), (a))
IMPORT(crypto, EVP_CIPHER_CTX*, EVP_CIPHER_CTX_new, (), ())
IMPORT(crypto, EVP_CIPHER*, EVP_CIPHER_fetch, (OSSL_LIB_CTX * a, const char* b, const char* c), (a, b, c))
IMPORT(crypto, int, EVP_CipherInit_ex2,
       (EVP_CIPHER_CTX * a, const EVP_CIPHER* b, const unsigned char* c, const unsigned char* d, int e,
        const OSSL_PARAM* f),
       (a, b, c, d, e, f))
IMPORT(crypto, int, EVP_CipherUpdate, (EVP_CIPHER_CTX * a, unsigned char* b, int* c, const unsigned char* d, int e),
       (a, b, c, d, e))
IMPORT(crypto, int, EVP_DecryptFinal_ex, (EVP_CIPHER_CTX * a, unsigned char* b, int* c), (a, b, c))
IMPORT(crypto, int, EVP_DigestFinal_ex, (EVP_MD_CTX * a, unsigned char* b, unsigned int* c), (a, b, c))
IMPORT(crypto, int, EVP_DigestInit_ex2, (EVP_MD_CTX * a, const EVP_MD* b, const OSSL_PARAM* c), (a, b, c))
IMPORT(crypto, int, EVP_DigestUpdate, (EVP_MD_CTX * a, const void* b, size_t c), (a, b, c))
IMPORT(crypto, int, EVP_EncryptFinal_ex, (EVP_CIPHER_CTX * a, unsigned char* b, int* c), (a, b, c))
IMPORT(crypto, int, EVP_EncryptInit_ex2,
       (EVP_CIPHER_CTX * a, const EVP_CIPHER* b, const unsigned char* c, const unsigned char* d, const OSSL_PARAM* e),
       (a, b, c, d, e))
IMPORT(crypto, int, EVP_EncryptUpdate, (EVP_CIPHER_CTX * a, unsigned char* b, int* c, const unsigned char* d, int e),
       (a, b, c, d, e))
IMPORT(crypto, void, EVP_MD_CTX_free, (EVP_MD_CTX * a), (a))
IMPORT(crypto, EVP_MD_CTX*, EVP_MD_CTX_new, (), ())
IMPORT(crypto, EVP_MD*, EVP_MD_fetch, (OSSL_LIB_CTX * a, const char* b, const char* c), (a, b, c))
IMPORT(crypto, void, GENERAL_NAMES_free, (GENERAL_NAMES * a), (a))
IMPORT(crypto, void, OPENSSL_cleanse, (void* a, size_t b), (a, b))
IMPORT(crypto, int, OPENSSL_sk_num, (const OPENSSL_STACK* a), (a))
IMPORT(crypto, void*, OPENSSL_sk_value, (const OPENSSL_STACK* a, int b), (a, b))
IMPORT(crypto, int, SHA1_Final, (unsigned char* a, SHA_CTX* b), (a, b))
IMPORT(crypto, int, SHA1_Init, (SHA_CTX * a), (a))
IMPORT(crypto, int, SHA1_Update, (SHA_CTX * a, const void* b, size_t c), (a, b, c))
IMPORT(crypto, ASN1_STRING*, X509_NAME_ENTRY_get_data, (const X509_NAME_ENTRY* a), (a))
IMPORT(crypto, X509_NAME_ENTRY*, X509_NAME_get_entry, (const X509_NAME* a, int b), (a, b))
IMPORT(crypto, int, X509_NAME_get_index_by_NID, (const X509_NAME* a, int b, int c), (a, b, c))
IMPORT(crypto, X509*, X509_STORE_CTX_get_current_cert, (const X509_STORE_CTX* a), (a))
IMPORT(crypto, int, X509_STORE_CTX_get_error, (const X509_STORE_CTX* a), (a))
IMPORT(crypto, int, X509_STORE_CTX_get_error_depth, (const X509_STORE_CTX* a), (a))
IMPORT(crypto, void*, X509_STORE_CTX_get_ex_data, (const X509_STORE_CTX* a, int b), (a, b))
IMPORT(crypto, void, X509_STORE_CTX_set_error, (X509_STORE_CTX * a, int b), (a, b))
IMPORT(crypto, int, X509_check_host, (X509 * a, const char* b, size_t c, unsigned int d, char** e), (a, b, c, d, e))
IMPORT(crypto, int, X509_check_ip_asc, (X509 * a, const char* b, unsigned int c), (a, b, c))
IMPORT(crypto, const ASN1_TIME*, X509_get0_notAfter, (const X509* a), (a))
IMPORT(crypto, const ASN1_TIME*, X509_get0_notBefore, (const X509* a), (a))
IMPORT(crypto, const char*, X509_get_default_cert_dir, (), ())
IMPORT(crypto, const char*, X509_get_default_cert_dir_env, (), ())
IMPORT(crypto, const char*, X509_get_default_cert_file_env, (), ())
IMPORT(crypto, void*, X509_get_ext_d2i, (const X509* a, int b, int* c, int* d), (a, b, c, d))
IMPORT(crypto, X509_NAME*, X509_get_issuer_name, (const X509* a), (a))
IMPORT(crypto, X509_NAME*, X509_get_subject_name, (const X509* a), (a))
IMPORT(crypto, X509_PUBKEY*, X509_get_X509_PUBKEY, (const X509* a), (a))
IMPORT(crypto, int, X509_verify_cert, (X509_STORE_CTX * a), (a))
IMPORT(crypto, int, i2d_X509_PUBKEY, (const X509_PUBKEY* a, unsigned char** b), (a, b))
IMPORT(crypto, const char*, X509_verify_cert_error_string, (long a), (a))
IMPORT(ssl, int, SSL_CTX_check_private_key, (const SSL_CTX* a), (a))
IMPORT(ssl, long, SSL_CTX_ctrl, (SSL_CTX * a, int b, long c, void* d), (a, b, c, d))
IMPORT(ssl, void, SSL_CTX_free, (SSL_CTX * a), (a))
IMPORT(ssl, int, SSL_CTX_load_verify_dir, (SSL_CTX * a, const char* b), (a, b))
IMPORT(ssl, int, SSL_CTX_load_verify_file, (SSL_CTX * a, const char* b), (a, b))
IMPORT(ssl, SSL_CTX*, SSL_CTX_new, (const SSL_METHOD* a), (a))
IMPORT(ssl, void, SSL_CTX_sess_set_new_cb, (SSL_CTX * a, int (*b)(struct ssl_st* ssl, SSL_SESSION* sess)), (a, b))
IMPORT(ssl, void, SSL_CTX_set_default_passwd_cb, (SSL_CTX * a, pem_password_cb* b), (a, b))
IMPORT(ssl, int, SSL_CTX_set_default_verify_paths, (SSL_CTX * a), (a))
IMPORT(ssl, uint64_t, SSL_CTX_set_options, (SSL_CTX * a, uint64_t b), (a, b))
IMPORT(ssl, int, SSL_CTX_set_session_id_context, (SSL_CTX * a, const unsigned char* b, unsigned int c), (a, b, c))
IMPORT(ssl, void, SSL_CTX_set_verify, (SSL_CTX * a, int b, SSL_verify_cb c), (a, b, c))
IMPORT(ssl, int, SSL_CTX_use_PrivateKey_file, (SSL_CTX * a, const char* b, int c), (a, b, c))
IMPORT(ssl, int, SSL_CTX_use_certificate_chain_file, (SSL_CTX * a, const char* b), (a, b))
IMPORT(ssl, void, SSL_SESSION_free, (SSL_SESSION * a), (a))
IMPORT(ssl, int, SSL_SESSION_get_protocol_version, (const SSL_SESSION* a), (a))
IMPORT(ssl, int, SSL_SESSION_up_ref, (SSL_SESSION * a), (a))
IMPORT(ssl, long, SSL_ctrl, (SSL * a, int b, long c, void* d), (a, b, c, d))
IMPORT(ssl, int, SSL_do_handshake, (SSL * a), (a))
IMPORT(ssl, void, SSL_free, (SSL * a), (a))
IMPORT(ssl, int, SSL_get_error, (const SSL* a, int b), (a, b))
IMPORT(ssl, void*, SSL_get_ex_data, (const SSL* a, int b), (a, b))
IMPORT(ssl, int, SSL_get_ex_data_X509_STORE_CTX_idx, (), ())
IMPORT(ssl, const char*, SSL_get_servername, (const SSL* a, const int b), (a, b))
IMPORT(ssl, SSL*, SSL_new, (SSL_CTX * a), (a))
IMPORT(ssl, int, SSL_read_ex, (SSL * a, void* b, size_t c, size_t* d), (a, b, c, d))
IMPORT(ssl, int, SSL_session_reused, (const SSL* a), (a))
IMPORT(ssl, void, SSL_set_accept_state, (SSL * a), (a))
IMPORT(ssl, void, SSL_set_bio, (SSL * a, BIO* b, BIO* c), (a, b, c))
IMPORT(ssl, void, SSL_set_connect_state, (SSL * a), (a))
IMPORT(ssl, int, SSL_set_ex_data, (SSL * a, int b, void* c), (a, b, c))
IMPORT(ssl, int, SSL_set_session, (SSL * a, SSL_SESSION* b), (a, b))
IMPORT(ssl, void, SSL_set_shutdown, (SSL * a, int b), (a, b))
IMPORT(ssl, void, SSL_set_verify, (SSL * a, int b, SSL_verify_cb c), (a, b, c))
IMPORT(ssl, int, SSL_shutdown, (SSL * a), (a))
IMPORT(ssl, int, SSL_write_ex, (SSL * a, const void* b, size_t c, size_t* d), (a, b, c, d))
IMPORT(ssl, const SSL_METHOD*, TLS_client_method, (), ())
IMPORT(ssl, const SSL_METHOD*, TLS_server_method, (), ())

IMPORT(crypto, int, ASN1_INTEGER_set_int64, (ASN1_INTEGER * a, int64_t b), (a, b))
IMPORT(crypto, ASN1_TIME*, ASN1_TIME_set, (ASN1_TIME * a, time_t b), (a, b))
IMPORT(crypto, void, BIO_clear_flags, (BIO * a, int b), (a, b))
IMPORT(crypto, void*, BIO_get_data, (BIO * a), (a))
IMPORT(crypto, int, BIO_get_new_index, (), ())
IMPORT(crypto, BIO_METHOD*, BIO_meth_new, (int a, const char* b), (a, b))
IMPORT(crypto, int, BIO_meth_set_ctrl, (BIO_METHOD * a, long (*b)(BIO*, int, long, void*)), (a, b))
IMPORT(crypto, int, BIO_meth_set_read, (BIO_METHOD * a, int (*b)(BIO*, char*, int)), (a, b))
IMPORT(crypto, int, BIO_meth_set_write, (BIO_METHOD * a, int (*b)(BIO*, const char*, int)), (a, b))
IMPORT(crypto, void, BIO_set_data, (BIO * a, void* b), (a, b))
IMPORT(crypto, void, BIO_set_flags, (BIO * a, int b), (a, b))
IMPORT(crypto, void, BIO_set_init, (BIO * a, int b), (a, b))
IMPORT(crypto, void, CRYPTO_free, (void* a, const char* b, int c), (a, b, c))
IMPORT(crypto, void, EVP_MD_free, (EVP_MD * a), (a))
IMPORT(crypto, void, EVP_PKEY_CTX_free, (EVP_PKEY_CTX * a), (a))
IMPORT(crypto, EVP_PKEY_CTX*, EVP_PKEY_CTX_new_from_name, (OSSL_LIB_CTX * a, const char* b, const char* c), (a, b, c))
IMPORT(crypto, int, EVP_PKEY_CTX_set_group_name, (EVP_PKEY_CTX * a, const char* b), (a, b))
IMPORT(crypto, int, EVP_PKEY_generate, (EVP_PKEY_CTX * a, EVP_PKEY** b), (a, b))
IMPORT(crypto, int, EVP_PKEY_keygen_init, (EVP_PKEY_CTX * a), (a))
IMPORT(crypto, void, EVP_PKEY_free, (EVP_PKEY * a), (a))
IMPORT(crypto, int, X509_NAME_add_entry_by_txt,
       (X509_NAME * a, const char* b, int c, const unsigned char* d, int e, int f, int g), (a, b, c, d, e, f, g))
IMPORT(crypto, X509*, X509_STORE_CTX_get0_cert, (const X509_STORE_CTX* a), (a))
IMPORT(crypto, int, X509_digest, (const X509* a, const EVP_MD* b, unsigned char* c, unsigned int* d), (a, b, c, d))
IMPORT(crypto, void, X509_free, (X509 * a), (a))
IMPORT(crypto, ASN1_INTEGER*, X509_get_serialNumber, (X509 * a), (a))
IMPORT(crypto, ASN1_TIME*, X509_getm_notAfter, (const X509* a), (a))
IMPORT(crypto, ASN1_TIME*, X509_getm_notBefore, (const X509* a), (a))
IMPORT(crypto, X509*, X509_new, (), ())
IMPORT(crypto, int, X509_set_issuer_name, (X509 * a, const X509_NAME* b), (a, b))
IMPORT(crypto, int, X509_set_pubkey, (X509 * a, EVP_PKEY* b), (a, b))
IMPORT(crypto, int, X509_set_version, (X509 * a, long b), (a, b))
IMPORT(crypto, int, X509_sign, (X509 * a, EVP_PKEY* b, const EVP_MD* c), (a, b, c))
IMPORT(crypto, int, i2d_X509, (const X509* a, unsigned char** b), (a, b))
IMPORT(ssl, const SSL_METHOD*, DTLS_method, (), ())
IMPORT(ssl, void, DTLS_set_timer_cb, (SSL * a, DTLS_timer_cb b), (a, b))
IMPORT(ssl, void, SSL_CTX_set_cert_verify_callback, (SSL_CTX * a, int (*b)(X509_STORE_CTX*, void*), void* c), (a, b, c))
IMPORT(ssl, int, SSL_CTX_set_cipher_list, (SSL_CTX * a, const char* b), (a, b))
IMPORT(ssl, void, SSL_CTX_set_cookie_generate_cb, (SSL_CTX * a, int (*b)(SSL*, unsigned char*, unsigned int*)), (a, b))
IMPORT(ssl, void, SSL_CTX_set_cookie_verify_cb, (SSL_CTX * a, int (*b)(SSL*, const unsigned char*, unsigned int)),
       (a, b))
IMPORT(ssl, int, SSL_CTX_set_tlsext_use_srtp, (SSL_CTX * a, const char* b), (a, b))
IMPORT(ssl, int, SSL_CTX_use_PrivateKey, (SSL_CTX * a, EVP_PKEY* b), (a, b))
IMPORT(ssl, int, SSL_CTX_use_certificate, (SSL_CTX * a, X509* b), (a, b))
IMPORT(ssl, int, SSL_export_keying_material,
       (SSL * a, unsigned char* b, size_t c, const char* d, size_t e, const unsigned char* f, size_t g, int h),
       (a, b, c, d, e, f, g, h))
IMPORT(ssl, SRTP_PROTECTION_PROFILE*, SSL_get_selected_srtp_profile, (SSL * a), (a))
IMPORT(ssl, uint64_t, SSL_set_options, (SSL * a, uint64_t b), (a, b))
}  // extern "C"
