// What messages carry: CPIM, disposition notifications, composing states. The first byte says which; what is read is
// printed and read back the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "messages/cpim.h"
#include "messages/date_time.h"
#include "messages/imdn.h"
#include "messages/is_composing.h"

using namespace mtavip::messages;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      if (const auto read = parse_cpim(text)) {
        static_cast<void>(wishes_of(*read));
        static_cast<void>(read->address("From"));
        static_cast<void>(read->text("Subject"));
        const auto again =
            parse_cpim(print_cpim(*read), {.bytes = 1U << 20U, .line_bytes = 1U << 16U, .headers = 1000});
        MTAVIP_CHECK(again && again->body == read->body && again->headers.size() == read->headers.size());
      }
      break;
    case 1:
      if (const auto read = parse_imdn(text)) {
        const auto again = parse_imdn(print_imdn(*read));
        MTAVIP_CHECK(again && again->disposition == read->disposition);
      }
      break;
    case 2:
      if (const auto read = parse_is_composing(text)) {
        const auto again = parse_is_composing(print_is_composing(*read));
        MTAVIP_CHECK(again && again->active == read->active && again->refresh == read->refresh);
      }
      break;
    default:
      if (const auto read = parse_date_time(text)) MTAVIP_CHECK(parse_date_time(print_date_time(*read)).has_value());
  }
  return 0;
}
