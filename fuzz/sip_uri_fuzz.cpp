// Any text as a URI, an address with a display name, a host with a port, and parameters: what is read is printed and
// read again.
#include <cstdint>

#include "base/check.h"
#include "sip/name_addr.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip::sip;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto uri = Uri::parse(text)) {
    const auto again = Uri::parse(uri->to_string());
    MTAVIP_CHECK(again && *again == *uri);
    MTAVIP_CHECK(equivalent(*uri, *again));
    static_cast<void>(uri->decoded_headers());
    static_cast<void>(uri->as_request_uri().to_string());
    const auto escaped = Uri::sip(uri->decoded_user(), "h");
    MTAVIP_CHECK(Uri::parse(escaped.to_string()) == escaped);
  }
  if (const auto address = NameAddr::parse(text)) {
    const auto again = NameAddr::parse(address->to_string());
    MTAVIP_CHECK(again && *again == *address);
  }
  if (const auto host = HostPort::parse(text)) {
    std::string printed;
    host->print(printed);
    MTAVIP_CHECK(HostPort::parse(printed) == *host);
  }
  if (const auto parameters = Parameters::parse(text)) {
    MTAVIP_CHECK(Parameters::parse(parameters->to_string()) == *parameters);
  }
  return 0;
}
