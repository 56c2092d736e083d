// DTMF in the bodies of SIP INFO: application/dtmf-relay ("Signal=5" and "Duration=160" on lines of their own) and
// application/dtmf (the digit alone). Neither was ever standardised; both are what telephones send.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace mtavip::media {

struct DtmfInfo {
  char digit = 0;  ///< 0-9, *, #, A-D, !
  Duration duration = std::chrono::milliseconds(160);
};

/// By the content type, parameters after a semicolon ignored, names and spaces as loose as they are found. Bodies over
/// 256 bytes are refused. Nothing: not DTMF.
[[nodiscard]] std::optional<DtmfInfo> parse_dtmf_info(std::string_view content_type, std::string_view body);
/// A body of application/dtmf-relay.
[[nodiscard]] std::string print_dtmf_relay(const DtmfInfo& info);
/// A body of application/dtmf.
[[nodiscard]] std::string print_dtmf(const DtmfInfo& info);

}  // namespace mtavip::media
