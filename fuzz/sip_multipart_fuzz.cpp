// A Content-Type in the first line and any body behind it.
#include <cstdint>

#include "base/check.h"
#include "sip/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip::sip;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto line = text.find('\n');
  const auto body = line == std::string_view::npos ? std::string_view{} : text.substr(line + 1);
  const MultipartLimits limits;
  const auto parts = body_parts(text.substr(0, line), body, limits);
  if (!parts) return 0;
  MTAVIP_CHECK(parts->size() <= limits.parts);
  for (const auto& part : *parts) {
    static_cast<void>(part.required());
    MTAVIP_CHECK(part.data.empty() ||
                 (part.data.data() >= body.data() && part.data.data() + part.data.size() <= body.data() + body.size()));
  }
  return 0;
}
