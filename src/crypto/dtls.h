// DTLS 1.2 (RFC 6347) as far as SRTP needs it (RFC 5764): two ends that know each other by the fingerprints of their
// certificates shake hands, and each gets the keys of both directions. Datagrams go in and come out; no application
// data passes.
//
// OpenSSL measures the time until it repeats a lost flight itself, by the time of day: deadline() follows it.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/fingerprint.h"
#include "crypto/srtp_suite.h"

struct ssl_ctx_st;
struct ssl_st;

namespace mtavip::crypto {

/// Our end's certificate, made afresh and signed by itself: ECDSA with P-256 and SHA-256 (RFC 8827 section 6.5). Used
/// by one thread, except fingerprint(). Must outlive the associations made with it.
class DtlsCertificate {
 public:
  /// Valid from a day before `now` for a month. Null: OpenSSL could not.
  static std::unique_ptr<DtlsCertificate> make(WallTime now);
  ~DtlsCertificate();
  DtlsCertificate(const DtlsCertificate&) = delete;
  DtlsCertificate& operator=(const DtlsCertificate&) = delete;

  [[nodiscard]] const Fingerprint& fingerprint() const { return fingerprint_; }

 private:
  friend class DtlsAssociation;
  struct FreeContext {
    void operator()(ssl_ctx_st* context) const;
  };
  DtlsCertificate() = default;

  std::unique_ptr<ssl_ctx_st, FreeContext> context_;
  Fingerprint fingerprint_;
};

/// What the handshake gave.
struct DtlsSrtpKeys {
  SrtpKey local;
  SrtpKey remote;
};

struct DtlsAssociationConfig {
  bool client = false;
  std::vector<Fingerprint> fingerprints;  ///< the other side's certificate has one of them
  /// As the server: what a client must send back before it gets more than a short answer (RFC 6347 section 4.2.1), so
  /// that nobody can have floods sent to others; empty: not asked for. At most 255 octets.
  Bytes cookie;
  std::size_t datagram_size = 1200;  ///< at most, without IP and UDP headers
};

/// One handshake with one address. Does not move.
class DtlsAssociation {
 public:
  enum class State : std::uint8_t { kHandshaking, kSecured, kFailed };

  DtlsAssociation(DtlsCertificate& certificate, DtlsAssociationConfig config);
  ~DtlsAssociation();
  DtlsAssociation(const DtlsAssociation&) = delete;
  DtlsAssociation& operator=(const DtlsAssociation&) = delete;

  /// The client's first flight.
  void start(Timestamp now);
  void handle(Timestamp now, ByteView datagram);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return deadline_; }
  /// Next datagram to send.
  [[nodiscard]] std::optional<Bytes> poll();

  [[nodiscard]] State state() const { return state_; }
  /// In state kSecured.
  [[nodiscard]] const std::optional<DtlsSrtpKeys>& keys() const { return keys_; }
  /// In state kFailed, for people.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  /// The certificate was another one than the fingerprints promise.
  [[nodiscard]] bool wrong_certificate() const { return wrong_certificate_; }

 private:
  friend struct DtlsCallbacks;
  struct FreeSession {
    void operator()(ssl_st* session) const;
  };
  void advance(Timestamp now);
  void finish();
  void fail(std::string why);
  void note_deadline(Timestamp now);

  DtlsAssociationConfig config_;
  std::unique_ptr<ssl_st, FreeSession> session_;
  ByteView incoming_;
  std::deque<Bytes> outgoing_;
  std::optional<Timestamp> deadline_;
  std::optional<DtlsSrtpKeys> keys_;
  State state_ = State::kHandshaking;
  bool wrong_certificate_ = false;
  std::string failure_;
};

}  // namespace mtavip::crypto
