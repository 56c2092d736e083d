#include "net/certificates_test.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include "base/check.h"

namespace mtavip::net {
namespace {

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  MTAVIP_CHECK(extension != nullptr);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

}  // namespace

CertificateFactory::CertificateFactory() {
  std::string pattern = (std::filesystem::temp_directory_path() / "mtavip_certificates_XXXXXX").string();
  MTAVIP_CHECK(mkdtemp(pattern.data()) != nullptr);
  directory_ = pattern;
}

CertificateFactory::~CertificateFactory() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

Certificate CertificateFactory::make(const CertificateWish& wish, const Certificate* issuer) {
  Certificate result;
  result.key = {EVP_EC_gen("P-256"), &EVP_PKEY_free};
  result.certificate = {X509_new(), &X509_free};
  X509* const x509 = result.certificate.get();
  MTAVIP_CHECK(result.key && x509 != nullptr);
  X509* const signer = issuer != nullptr ? issuer->certificate.get() : x509;

  X509_set_version(x509, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509), ++count_);
  X509_gmtime_adj(X509_getm_notBefore(x509), wish.valid_from_seconds);
  X509_gmtime_adj(X509_getm_notAfter(x509), wish.valid_to_seconds);
  X509_set_pubkey(x509, result.key.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(wish.common_name.c_str()), -1, -1, 0);
  X509_set_issuer_name(x509, X509_get_subject_name(signer));
  if (wish.authority) add_extension(x509, signer, NID_basic_constraints, "critical,CA:TRUE");
  if (!wish.alternative_names.empty()) add_extension(x509, signer, NID_subject_alt_name, wish.alternative_names);
  MTAVIP_CHECK(X509_sign(x509, issuer != nullptr ? issuer->key.get() : result.key.get(), EVP_sha256()) > 0);

  const std::string stem = directory_ + "/" + std::to_string(count_);
  result.certificate_file = stem + ".crt";
  result.key_file = stem + ".key";
  if (FILE* const file = std::fopen(result.certificate_file.c_str(), "w")) {
    PEM_write_X509(file, x509);
    std::fclose(file);
  }
  if (FILE* const file = std::fopen(result.key_file.c_str(), "w")) {
    MTAVIP_CHECK(fchmod(fileno(file), 0600) == 0);
    PEM_write_PrivateKey(file, result.key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
  }
  return result;
}

}  // namespace mtavip::net
