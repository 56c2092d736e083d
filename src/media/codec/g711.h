// G.711 µ-law and A-law companding (ITU-T G.711), sample by sample.
#pragma once

#include <cstdint>

namespace mtavip::media {

[[nodiscard]] std::uint8_t encode_mu_law(std::int16_t sample);
[[nodiscard]] std::int16_t decode_mu_law(std::uint8_t code);
[[nodiscard]] std::uint8_t encode_a_law(std::int16_t sample);
[[nodiscard]] std::int16_t decode_a_law(std::uint8_t code);

}  // namespace mtavip::media
