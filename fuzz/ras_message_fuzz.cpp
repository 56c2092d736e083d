// Any octets as a RAS datagram: what can be decoded can be printed, copied, encoded, and is then the same.
#include "asn1_fuzz.h"
#include "h323/messages/h225_ras.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mtavip::decode_and_encode<mtavip::h323::h225::RasMessage>(data, size);
  return 0;
}
