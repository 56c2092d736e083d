// Certificates for tests, made on the spot with OpenSSL and written into a directory that goes with the object.
#pragma once

#include <memory>
#include <string>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace mtavip::net {

struct CertificateWish {
  std::string common_name = "test";
  std::string alternative_names = {};  ///< as in openssl.cnf: "DNS:a.example,IP:127.0.0.1"; empty: none
  long valid_from_seconds = -3600;
  long valid_to_seconds = 3600;
  bool authority = false;
};

/// A certificate with its key, as files too.
struct Certificate {
  std::shared_ptr<EVP_PKEY> key;
  std::shared_ptr<X509> certificate;
  std::string certificate_file;
  std::string key_file;
};

class CertificateFactory {
 public:
  CertificateFactory();
  ~CertificateFactory();
  CertificateFactory(const CertificateFactory&) = delete;
  CertificateFactory& operator=(const CertificateFactory&) = delete;

  /// Signed by `issuer`, or by itself.
  Certificate make(const CertificateWish& wish, const Certificate* issuer = nullptr);
  [[nodiscard]] const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
  int count_ = 0;
};

}  // namespace mtavip::net
