// DTMF from the wire: telephone events in any order, and INFO bodies. What is begun must end, and only digits are told.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/check.h"
#include "media/dtmf/event.h"
#include "media/dtmf/info.h"
#include "media/dtmf/receiver.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mtavip;
  using namespace mtavip::media;
  const ByteView input(reinterpret_cast<const std::byte*>(data), size);
  for (const char* type : {"application/dtmf", "application/dtmf-relay"}) {
    if (const auto info = parse_dtmf_info(type, text_of(input))) {
      MTAVIP_CHECK(event_of_digit(info->digit));
      const auto again = parse_dtmf_info("application/dtmf-relay", print_dtmf_relay(*info));
      MTAVIP_CHECK(again && again->digit == info->digit);
    }
  }
  ByteReader reader(input);
  DtmfReceiver receiver;
  Timestamp now{};
  std::int64_t timestamp = 0;
  int open = 0;
  const auto take = [&open](const std::optional<DtmfReceiver::Change>& change) {
    if (!change) return;
    MTAVIP_CHECK(event_of_digit(change->digit));
    open += change->kind == DtmfReceiver::Change::Kind::kBegan ? 1 : -1;
    MTAVIP_CHECK(open == 0 || open == 1);
  };
  while (!reader.at_end()) {
    const std::uint8_t flags = reader.u8();
    now += std::chrono::milliseconds(flags & 0x3f);
    timestamp += static_cast<std::int16_t>(reader.u16());
    take(receiver.handle_timeout(now));
    const auto changes = receiver.handle(now, timestamp, (flags & 0x40) != 0, (flags & 0x80) != 0 ? 48000 : 8000,
                                         reader.view(std::min<std::size_t>(4, reader.remaining())));
    take(changes.ended);
    take(changes.began);
    take(changes.finished);
  }
  take(receiver.handle_timeout(now + std::chrono::seconds(10)));
  MTAVIP_CHECK(open == 0);
  return 0;
}
