// The documents that NOTIFYs carry. The first byte says which; what is read is printed and read back.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "events/dialog_info.h"
#include "events/message_summary.h"
#include "events/people_info.h"
#include "events/presence.h"
#include "events/resource_list.h"

using namespace mtavip::events;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 7) {
    case 0:
      if (const auto read = parse_presence(text)) static_cast<void>(parse_presence(print_presence(*read)));
      break;
    case 1:
      if (const auto read = parse_dialog_info(text)) {
        MTAVIP_CHECK(parse_dialog_info(print_dialog_info(*read)));
        DialogTable table;
        static_cast<void>(table.apply(*read));
      }
      break;
    case 2:
      if (const auto read = parse_conference_info(text)) {
        PeopleTable table;
        static_cast<void>(table.apply(*read));
      }
      break;
    case 3:
      static_cast<void>(parse_watcher_info(text));
      break;
    case 4:
      static_cast<void>(parse_registration_info(text));
      break;
    case 5:
      static_cast<void>(parse_resource_list(text));
      break;
    default:
      if (const auto read = parse_message_summary(text)) {
        const auto again = parse_message_summary(print_message_summary(*read));
        MTAVIP_CHECK(again && again->waiting == read->waiting);
      }
  }
  return 0;
}
