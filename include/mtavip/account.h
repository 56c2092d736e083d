// An identity at a server: a SIP registrar or an H.323 gatekeeper.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <mtavip/presence.h>
#include <mtavip/types.h>

namespace mtavip {

struct AccountSettings {
  std::string name;  ///< by which configuration and command line know it; unique
  Protocol protocol = Protocol::kSip;
  /// SIP: address of record, "sip:alice@example.org". H.323: "h323:alice@example.org", "alice" or a number, the first
  /// alias; a host in it is the gatekeeper's.
  std::string address;
  std::string display_name;
  std::string user_name;  ///< whose password it is; empty: the user part of the address
  std::string password;
  std::string registrar;  ///< SIP: URI; empty: the domain of the address
  /// SIP: outbound proxy URI, loose routed, or `wss://host/path` (or `ws://`) of a WebSocket server; empty: none.
  std::string proxy;
  std::string
      gatekeeper;  ///< H.323: host, host:port or `identifier@host`; empty: the host of the address, else multicast
  std::vector<std::string> aliases;  ///< H.323: further numbers and names
  /// H.323: answers of the gatekeeper and call signalling that are not signed with the password (H.235.1) are refused.
  bool require_signatures = false;
  bool register_at_start = true;
  std::chrono::seconds expires{600};
  /// SIP: keys of the account's servers, "sha256//" and the Base64 digest of the public key (RFC 7469): TLS is spoken
  /// with servers that have one of them, whatever their certificates say, and with no others. Empty:
  /// ClientOptions::tls_trust.
  std::vector<std::string> tls_pins;
  bool anonymous = false;  ///< SIP: calls by this account do not name the caller, unless CallRequest::anonymous says so
  /// SIP: of calls by this account; empty: ClientOptions::encryption.
  std::optional<EncryptionPolicy> encryption;
  bool publish_presence = false;  ///< SIP: the account's server is told, and tells those who watch
  MessageWaitingSource message_waiting = MessageWaitingSource::kOff;
  std::string
      xcap_root;  ///< SIP: where the server keeps contacts and rules, "https://example.org/xcap-root"; empty: nowhere
  bool allow_md5 = true;  ///< SIP: whether a server that knows only MD5 digests gets an answer
};

}  // namespace mtavip
