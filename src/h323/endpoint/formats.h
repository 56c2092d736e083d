// Formats as H.245 capabilities and data types, and back; and what a sender may send to a receiver of given abilities.
#pragma once

#include <optional>

#include "asn1/object_identifier.h"
#include "h323/endpoint/media.h"
#include "h323/messages/h245_audio_capability.h"
#include "h323/messages/h245_logical_channel_parameters.h"
#include "h323/messages/h245_video_capability.h"

namespace mtavip::h323 {

/// H.241 clause 8.3: H.264.
inline constexpr asn1::ObjectIdentifier kH264Capability{0, 0, 8, 241, 0, 0, 1};
/// H.241 table 7-1: the payload formats of H.264, as media packetizations.
inline constexpr asn1::ObjectIdentifier kH264SingleNalUnit{0, 0, 8, 241, 0, 0, 0, 0};
inline constexpr asn1::ObjectIdentifier kH264NonInterleaved{0, 0, 8, 241, 0, 0, 0, 1};
/// G.722.1 clause 9.
inline constexpr asn1::ObjectIdentifier kG7221Capability{0, 0, 7, 7221, 1, 0};
/// H.263+ payloads: the RFC number by which H.323 endpoints name them, and the one that obsoleted it.
inline constexpr std::uint32_t kRfc2429 = 2429;
inline constexpr std::uint32_t kRfc4629 = 4629;

/// `format` must be sound, or pictures.
[[nodiscard]] h245::AudioCapability to_audio_capability(const MediaFormat& format);
[[nodiscard]] h245::VideoCapability to_video_capability(const MediaFormat& format);
[[nodiscard]] h245::DataType to_data_type(const MediaFormat& format);

/// Nothing for what is not known here.
[[nodiscard]] std::optional<MediaFormat> from_audio_capability(const h245::AudioCapability& capability);
/// H.263 with options is kH263: only the packetization tells whether it is kH263Plus.
[[nodiscard]] std::optional<MediaFormat> from_video_capability(const h245::VideoCapability& capability);
[[nodiscard]] std::optional<MediaFormat> from_data_type(const h245::DataType& type);

/// In which way a sender with the abilities `ours` may send to a receiver that says `theirs`; nothing: in none.
[[nodiscard]] std::optional<MediaFormat> common_format(const MediaFormat& ours, const MediaFormat& theirs);

}  // namespace mtavip::h323
