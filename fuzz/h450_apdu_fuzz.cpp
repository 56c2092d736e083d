// Any octets as an H.450 APDU: what can be decoded can be printed, copied, encoded, and is then the same.
#include "asn1_fuzz.h"
#include "h323/messages/h450_supplementary_service.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mtavip::decode_and_encode<mtavip::h323::h450::SupplementaryService>(data, size);
  return 0;
}
