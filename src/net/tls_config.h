// What a person can set about TLS.
#pragma once

#include <string>

namespace mtavip::net {

/// File names; all files are PEM. They are read at the first use of TLS, not before.
struct TlsConfig {
  /// Authorities to trust instead of the system's. Either or both; empty: those of the system.
  std::string authority_file;
  std::string authority_directory;  ///< with hashed names, as c_rehash makes them
  /// Accept every certificate of a server. Off: chain, dates and name are verified.
  bool insecure = false;
  /// Authorities do not count: only servers whose keys are pinned or known are believed.
  bool pinned_only = false;
  /// Our certificate (with its chain) and key: shown by a listener, and to servers that ask for one.
  std::string certificate_file;
  std::string key_file;  ///< empty: in certificate_file
  /// As a listener: refuse clients without a certificate that the authorities above vouch for.
  bool require_client_certificate = false;
};

}  // namespace mtavip::net
