// An identity at a server: a SIP registrar (and, in time, an H.323 gatekeeper).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <mtavip/types.h>

namespace mtavip {

struct AccountSettings {
  std::string name;     ///< by which configuration and command line know it; unique
  std::string address;  ///< address of record: "sip:alice@example.org"
  std::string display_name;
  std::string user_name;  ///< for digest authentication; empty: the user part of the address
  std::string password;
  std::string registrar;  ///< URI; empty: the domain of the address
  std::string proxy;      ///< outbound proxy URI, loose routed; empty: none
  bool register_at_start = true;
  std::chrono::seconds expires{600};
  bool allow_md5 = true;  ///< whether a server that knows only MD5 digests gets an answer
};

}  // namespace mtavip
