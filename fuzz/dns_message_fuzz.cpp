// The reply of a name server, read as each type. The first byte chooses the type.
#include <cstddef>
#include <cstdint>
#include <span>

#include "net/dns_message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto message = std::as_bytes(std::span(data, size)).subspan(1);
  static_cast<void>(mtavip::net::parse_dns_reply(message, static_cast<mtavip::DnsType>(data[0] % 4)));
  return 0;
}
