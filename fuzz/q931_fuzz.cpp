// Any bytes as a Q.931 message: printed back they are the same bytes, and every element that can be read settles.
#include <cstdint>

#include "base/check.h"
#include "h323/wire/q931.h"

namespace {

using namespace mtavip;
using namespace mtavip::h323::wire;

template <class T>
void read(const Q931Message& message, Q931Message& rebuilt) {
  const auto value = message.get<T>();
  if (!value) return;
  rebuilt.set(*value);
  const auto again = rebuilt.get<T>();
  MTAVIP_CHECK(again && *again == *value);
}

template <class... T>
void read_all(const Q931Message& message, Q931Message& rebuilt) {
  (read<T>(message, rebuilt), ...);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView wire = std::as_bytes(std::span(data, size));
  const auto message = Q931Message::parse(wire);
  if (!message) {
    MTAVIP_CHECK(message.error().offset <= size);
    return 0;
  }
  const auto printed = message->print();
  MTAVIP_CHECK(printed && *printed == to_bytes(wire));
  static_cast<void>(message->unknown_mandatory_elements());
  if (const auto pdu = message->h225_pdu()) MTAVIP_CHECK(pdu->size() < size);

  Q931Message rebuilt(message->type(), message->call_reference());
  read_all<BearerCapability, CallState, Cause, ChannelIdentification, CalledPartyNumber, CallingPartyNumber,
           ConnectedNumber, RedirectingNumber, CallingPartySubaddress, CalledPartySubaddress, ConnectedSubaddress,
           Display, KeypadFacility, NotificationIndicator, ProgressIndicator, Signal, DateTime, Facility,
           HighLayerCompatibility, LowLayerCompatibility, UserUser, SendingComplete, RepeatIndicator>(*message,
                                                                                                      rebuilt);
  const auto written = rebuilt.print();
  MTAVIP_CHECK(written.has_value());
  const auto again = Q931Message::parse(*written);
  MTAVIP_CHECK(again && *again == rebuilt);
  return 0;
}
