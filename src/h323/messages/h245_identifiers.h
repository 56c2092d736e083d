// Identifiers that stand in generic capabilities, messages and protocol fields: those of H.239 and H.241, which have no
// ASN.1 of their own, and of the recommendations themselves.
#pragma once

#include <cstdint>

#include "asn1/object_identifier.h"

namespace mtavip::h323 {

namespace h225 {

/// The protocolIdentifier of messages of H.225.0 version 7. Version 8 added nothing that needs the newer number.
inline constexpr asn1::ObjectIdentifier kProtocolIdentifier{0, 0, 8, 2250, 0, 7};

}  // namespace h225

namespace h245 {

/// The protocolIdentifier of TerminalCapabilitySet, H.245 version 15.
inline constexpr asn1::ObjectIdentifier kProtocolIdentifier{0, 0, 8, 245, 0, 15};

/// G.722.1 at 16 kHz (24 or 32 kbit/s by maxBitRate), G.722.1 Annex A.
inline constexpr asn1::ObjectIdentifier kG7221Capability{0, 0, 7, 7221, 1, 0};
/// G.722.1 Annex C at 32 kHz.
inline constexpr asn1::ObjectIdentifier kG7221AnnexCCapability{0, 0, 7, 7221, 1, 1, 0};

/// H.264 as video capability (H.241 section 8.3) and its parameters.
inline constexpr asn1::ObjectIdentifier kH264Capability{0, 0, 8, 241, 0, 0, 1};
/// In place of kH264Capability's mode of packetization: aligned NAL units, RFC 6184 non-interleaved and interleaved
/// (mediaPacketizationCapability and mediaPacketization, H.241 section 7.1).
inline constexpr asn1::ObjectIdentifier kH264PacketizationAligned{0, 0, 8, 241, 0, 0, 0, 0};
inline constexpr asn1::ObjectIdentifier kH264PacketizationNonInterleaved{0, 0, 8, 241, 0, 0, 0, 1};
inline constexpr asn1::ObjectIdentifier kH264PacketizationInterleaved{0, 0, 8, 241, 0, 0, 0, 2};

/// Standard parameter identifiers of kH264Capability (H.241 section 8.3.2). All are collapsing.
enum class H264Parameter : std::uint8_t {
  kCustomMaxMbps = 3,
  kCustomMaxFs = 4,
  kCustomMaxDpb = 5,
  kCustomMaxBrAndCpb = 6,
  kMaxStaticMbps = 7,
  kMaxRcmdNalUnitSize = 8,
  kMaxNalUnitSize = 9,
  kSampleAspectRatiosSupported = 10,
  kAdditionalModesSupported = 11,
  kAdditionalDisplayCapabilities = 12,
  kProfile = 41,
  kLevel = 42,
};

/// H.239: the capability to take part in the control of additional video, and additional video itself.
inline constexpr asn1::ObjectIdentifier kH239ControlCapability{0, 0, 8, 239, 1, 1};
inline constexpr asn1::ObjectIdentifier kH239ExtendedVideoCapability{0, 0, 8, 239, 1, 2};
/// The messageIdentifier of H.239's generic messages; the subMessageIdentifier is an H239Message.
inline constexpr asn1::ObjectIdentifier kH239Message{0, 0, 8, 239, 2};

enum class H239Message : std::uint8_t {
  kFlowControlReleaseRequest = 1,
  kFlowControlReleaseResponse = 2,
  kPresentationTokenRequest = 3,
  kPresentationTokenResponse = 4,
  kPresentationTokenRelease = 5,
  kPresentationTokenIndicateOwner = 6,
};

/// Standard parameter identifiers of H.239's generic messages.
enum class H239Parameter : std::uint8_t {
  kBitRate = 41,
  kChannelId = 42,
  kSymmetryBreaking = 43,
  kTerminalLabel = 44,
  kAcknowledge = 126,
  kReject = 127,
};

/// The standard parameter of kH239ExtendedVideoCapability: a bit field of roles.
inline constexpr std::uint8_t kH239RoleLabel = 1;
inline constexpr std::uint8_t kH239RolePresentation = 1;
inline constexpr std::uint8_t kH239RoleLive = 2;

}  // namespace h245
}  // namespace mtavip::h323
