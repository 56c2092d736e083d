#include "h323/endpoint/media.h"

namespace mtavip::h323 {

MediaKind kind_of(Codec codec) {
  switch (codec) {
    case Codec::kG711ALaw:
    case Codec::kG711MuLaw:
    case Codec::kG722:
    case Codec::kG7221:
    case Codec::kG729:
    case Codec::kOpus:
      return MediaKind::kAudio;
    case Codec::kH261:
    case Codec::kH263:
    case Codec::kH263Plus:
    case Codec::kH264:
      break;
  }
  return MediaKind::kVideo;
}

std::string_view name_of(Codec codec) {
  switch (codec) {
    case Codec::kG711ALaw:
      return "PCMA";
    case Codec::kG711MuLaw:
      return "PCMU";
    case Codec::kG722:
      return "G722";
    case Codec::kG7221:
      return "G7221";
    case Codec::kG729:
      return "G729";
    case Codec::kOpus:
      return "opus";
    case Codec::kH261:
      return "H261";
    case Codec::kH263:
      return "H263";
    case Codec::kH263Plus:
      return "H263-1998";
    case Codec::kH264:
      break;
  }
  return "H264";
}

std::optional<std::uint8_t> static_payload_type(Codec codec) {
  switch (codec) {
    case Codec::kG711ALaw:
      return 8;
    case Codec::kG711MuLaw:
      return 0;
    case Codec::kG722:
      return 9;
    case Codec::kG729:
      return 18;
    case Codec::kH261:
      return 31;
    case Codec::kH263:
      return 34;
    case Codec::kG7221:
    case Codec::kOpus:
    case Codec::kH263Plus:
    case Codec::kH264:
      break;
  }
  return std::nullopt;
}

}  // namespace mtavip::h323
