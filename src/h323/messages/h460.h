// Parameters of H.460 features that are ASN.1 themselves: signalling and media traversal (.18, .19), alternate media
// addresses (.24), channel suspension (.15), media over the signalling channel (.26).
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h245_logical_channel_parameters.h"

namespace mtavip::h323::h460 {

/// IncomingCallIndication of H.460.18.
struct IncomingCallIndication {
  h225::TransportAddress call_signalling_address;
  h225::CallIdentifier call_id;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const IncomingCallIndication& other) const { return asn1::equal(kType, this, &other); }
};

/// LRQKeepAliveData of H.460.18.
struct LrqKeepAliveData {
  h225::TimeToLive lrq_keep_alive_interval = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const LrqKeepAliveData& other) const { return asn1::equal(kType, this, &other); }
};

/// TraversalParameters of H.460.19.
struct TraversalParameters {
  asn1::Optional<h245::TransportAddress> multiplexed_media_channel;
  asn1::Optional<h245::TransportAddress> multiplexed_media_control_channel;
  asn1::Optional<std::uint32_t> multiplex_id;
  asn1::Optional<h245::TransportAddress> keep_alive_channel;
  asn1::Optional<std::uint8_t> keep_alive_payload_type;
  asn1::Optional<h225::TimeToLive> keep_alive_interval;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TraversalParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// AlternateAddress of H.460.24 Annex B.
struct AlternateAddress {
  std::uint8_t session_id = 0;
  asn1::Optional<h245::TransportAddress> rtp_address;
  asn1::Optional<h245::TransportAddress> rtcp_address;
  asn1::Optional<std::uint32_t> multiplex_id;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AlternateAddress& other) const { return asn1::equal(kType, this, &other); }
};

/// AlternateAddresses of H.460.24 Annex B.
struct AlternateAddresses {
  std::vector<AlternateAddress> addresses;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AlternateAddresses& other) const { return asn1::equal(kType, this, &other); }
};

/// ChannelSuspendRequest of H.460.15.
struct ChannelSuspendRequest {
  std::vector<h225::TransportAddress> channel_resume_address;
  bool immediate_resume = false;
  bool reset_h245 = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ChannelSuspendRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// ChannelSuspendResponse of H.460.15.
struct ChannelSuspendResponse {
  bool ok_to_suspend = false;
  std::vector<h225::TransportAddress> channel_resume_address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ChannelSuspendResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// ChannelSuspendConfirm of H.460.15.
struct ChannelSuspendConfirm {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ChannelSuspendConfirm& other) const { return asn1::equal(kType, this, &other); }
};

/// ChannelSuspendCancel of H.460.15.
struct ChannelSuspendCancel {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ChannelSuspendCancel& other) const { return asn1::equal(kType, this, &other); }
};

/// ChannelResumeRequest of H.460.15.
struct ChannelResumeRequest {
  std::uint32_t random_number = 0;
  bool reset_h245 = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ChannelResumeRequest& other) const { return asn1::equal(kType, this, &other); }
};

/// ChannelResumeResponse of H.460.15.
struct ChannelResumeResponse {
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ChannelResumeResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// SignallingChannelData of H.460.15.
struct SignallingChannelData {
  /// The alternatives of SignallingChannelDataContent.
  struct SignallingChannelDataContentNames {
    enum Kind : std::uint8_t {
      kChannelSuspendRequest,
      kChannelSuspendResponse,
      kChannelSuspendConfirm,
      kChannelSuspendCancel,
      kChannelResumeRequest,
      kChannelResumeResponse,
      kUnknownAlternative
    };
  };
  /// The component signallingChannelData of SignallingChannelData.
  struct SignallingChannelDataContent
      : asn1::Choice<SignallingChannelDataContent, SignallingChannelDataContentNames, ChannelSuspendRequest,
                     ChannelSuspendResponse, ChannelSuspendConfirm, ChannelSuspendCancel, ChannelResumeRequest,
                     ChannelResumeResponse> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  SignallingChannelDataContent signalling_channel_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SignallingChannelData& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of FrameData.
struct FrameDataNames {
  enum Kind : std::uint8_t { kRtp, kRtcp };
};
/// FrameData of H.460.26.
struct FrameData : asn1::Choice<FrameData, FrameDataNames, Bytes, Bytes> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// UDPFrame of H.460.26.
struct UdpFrame {
  std::uint8_t session_id = 0;
  bool data_frame = false;
  std::vector<FrameData> frame;

  static const asn1::SequenceType kType;
  bool operator==(const UdpFrame& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h460
