// Which servers are believed to be who they say, besides those that authorities vouch for: keys that a person has named
// for an account, and keys that were trusted once and are known again (trust on first use).
//
// A key is known by its fingerprint, the SHA-256 digest of its SubjectPublicKeyInfo as RFC 7469 section 2.4 makes it,
// which outlives certificates that are renewed with the same key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mtavip::net {

/// "sha256//" and the Base64 of 32 octets.
struct Fingerprint {
  std::string text;

  /// Nothing where it is none; "sha256/", "sha256:" and the bare Base64 are taken too.
  static std::optional<Fingerprint> parse(std::string_view text);
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// What a server has shown, for the person who is to decide.
struct ShownCertificate {
  std::string server;  ///< the name that was dialled
  Fingerprint fingerprint;
  std::string subject;  ///< for whom it is: its names
  std::string issuer;
  std::string not_before;  ///< "2026-11-22"
  std::string not_after;
  std::string problem;                  ///< why it is not believed
  std::optional<Fingerprint> expected;  ///< the key that was trusted before, which it is not
};

class ServerTrust {
 public:
  enum class Verdict : std::uint8_t {
    kAuthorities,  ///< nothing is known of this server: chain, dates and name decide
    kTrusted,      ///< this key is trusted, whatever its certificate says
    kChanged,      ///< another key is
  };

  /// Only these keys are believed for the servers of this name, besides those of earlier calls.
  void pin(std::string_view server, const std::vector<Fingerprint>& keys);
  /// A key that was trusted on its first use. It takes the place of an earlier one.
  void remember(std::string_view server, Fingerprint key);

  [[nodiscard]] Verdict verdict(std::string_view server, const Fingerprint& shown) const;
  /// The key that is believed, for kChanged.
  [[nodiscard]] std::optional<Fingerprint> expected(std::string_view server) const;

 private:
  std::unordered_map<std::string, std::vector<Fingerprint>> pins_;
  std::unordered_map<std::string, Fingerprint> remembered_;
};

}  // namespace mtavip::net
