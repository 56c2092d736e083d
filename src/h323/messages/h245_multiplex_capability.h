// Multiplex capabilities of H.245 version 17, quality of service and transport among them.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_capability.h"
#include "h323/messages/h245_data_capability.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h245 {

/// V75Capability of H.245.
struct V75Capability {
  bool audio_header = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V75Capability& other) const { return asn1::equal(kType, this, &other); }
};

/// V76Capability of H.245.
struct V76Capability {
  bool suspend_resume_capabilityw_address = false;
  bool suspend_resume_capabilitywo_address = false;
  bool rej_capability = false;
  bool s_rej_capability = false;
  bool m_rej_capability = false;
  bool crc8bit_capability = false;
  bool crc16bit_capability = false;
  bool crc32bit_capability = false;
  bool uih_capability = false;
  std::uint16_t num_of_dlcs = 0;
  bool two_octet_address_field_capability = false;
  bool loop_back_test_capability = false;
  std::uint16_t n401_capability = 0;
  std::uint8_t max_window_size_capability = 0;
  V75Capability v75_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V76Capability& other) const { return asn1::equal(kType, this, &other); }
};

/// MediaDistributionCapability of H.245.
struct MediaDistributionCapability {
  bool centralized_control = false;
  bool distributed_control = false;
  bool centralized_audio = false;
  bool distributed_audio = false;
  bool centralized_video = false;
  bool distributed_video = false;
  asn1::Optional<std::vector<DataApplicationCapability>> centralized_data;
  asn1::Optional<std::vector<DataApplicationCapability>> distributed_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MediaDistributionCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// MultipointCapability of H.245.
struct MultipointCapability {
  bool multicast_capability = false;
  bool multi_uni_cast_conference = false;
  std::vector<MediaDistributionCapability> media_distribution_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultipointCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// RTPPayloadType of H.245.
struct RtpPayloadType {
  /// The alternatives of PayloadDescriptor.
  struct PayloadDescriptorNames {
    enum Kind : std::uint8_t { kNonStandardIdentifier, kRfcNumber, kOid, kUnknownAlternative };
  };
  /// The component payloadDescriptor of RTPPayloadType.
  struct PayloadDescriptor : asn1::Choice<PayloadDescriptor, PayloadDescriptorNames, NonStandardParameter,
                                          std::uint32_t, asn1::ObjectIdentifier> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  PayloadDescriptor payload_descriptor;
  asn1::Optional<std::uint8_t> payload_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RtpPayloadType& other) const { return asn1::equal(kType, this, &other); }
};

/// MediaPacketizationCapability of H.245.
struct MediaPacketizationCapability {
  bool h261a_video_packetization = false;
  asn1::Optional<std::vector<RtpPayloadType>> rtp_payload_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MediaPacketizationCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of QosMode.
struct QosModeNames {
  enum Kind : std::uint8_t { kGuaranteedQos, kControlledLoad, kUnknownAlternative };
};
/// QOSMode of H.245.
struct QosMode : asn1::NullChoice<QosMode, QosModeNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// RSVPParameters of H.245.
struct RsvpParameters {
  asn1::Optional<QosMode> qos_mode;
  asn1::Optional<std::uint32_t> token_rate;
  asn1::Optional<std::uint32_t> bucket_size;
  asn1::Optional<std::uint32_t> peak_rate;
  asn1::Optional<std::uint32_t> min_policed;
  asn1::Optional<std::uint32_t> max_pkt_size;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RsvpParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// ATMParameters of H.245.
struct AtmParameters {
  std::uint16_t max_ntu_size = 0;
  bool atm_ubr = false;
  bool atmrt_vbr = false;
  bool atmnrt_vbr = false;
  bool atm_abr = false;
  bool atm_cbr = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AtmParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// GenericTransportParameters of H.245.
struct GenericTransportParameters {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::uint32_t> average_rate;
  asn1::Optional<std::uint32_t> burst;
  asn1::Optional<std::uint32_t> peak_rate;
  asn1::Optional<std::uint32_t> max_pkt_size;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GenericTransportParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// ServicePriorityValue of H.245.
struct ServicePriorityValue {
  asn1::Optional<NonStandardParameter> non_standard_parameter;
  asn1::Optional<std::uint8_t> value;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ServicePriorityValue& other) const { return asn1::equal(kType, this, &other); }
};

/// ServicePriority of H.245.
struct ServicePriority {
  asn1::Optional<NonStandardParameter> non_standard_data;
  bool service_priority_signalled = false;
  asn1::Optional<ServicePriorityValue> service_priority_value;
  asn1::Optional<std::uint16_t> service_class;
  asn1::Optional<std::uint8_t> service_subclass;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ServicePriority& other) const { return asn1::equal(kType, this, &other); }
};

/// AuthorizationParameters of H.245.
struct AuthorizationParameters {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AuthorizationParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of QosType.
struct QosTypeNames {
  enum Kind : std::uint8_t { kDesired, kRequired, kUnknownAlternative };
};
/// QOSType of H.245.
struct QosType : asn1::NullChoice<QosType, QosTypeNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of QosClass.
struct QosClassNames {
  enum Kind : std::uint8_t { kClass0, kClass1, kClass2, kClass3, kClass4, kClass5, kUnknownAlternative };
};
/// QOSClass of H.245.
struct QosClass : asn1::NullChoice<QosClass, QosClassNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// QOSDescriptor of H.245.
struct QosDescriptor {
  asn1::Optional<NonStandardParameter> non_standard_data;
  QosType qos_type;
  QosClass qos_class;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const QosDescriptor& other) const { return asn1::equal(kType, this, &other); }
};

/// QOSCapability of H.245.
struct QosCapability {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<RsvpParameters> rsvp_parameters;
  asn1::Optional<AtmParameters> atm_parameters;
  asn1::Optional<bool> local_qo_s;
  asn1::Optional<GenericTransportParameters> generic_transport_parameters;
  asn1::Optional<ServicePriority> service_priority;
  asn1::Optional<AuthorizationParameters> authorization_parameter;
  asn1::Optional<QosDescriptor> qos_descriptor;
  asn1::Optional<std::uint8_t> dscp_value;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const QosCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in MediaTransportType itself.
struct MediaTransportTypeTypes {
  /// The alternative atm-AAL5-compressed of MediaTransportType.
  struct AtmAal5Compressed {
    bool variable_delta = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const AtmAal5Compressed& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of MediaTransportType.
struct MediaTransportTypeNames : MediaTransportTypeTypes {
  enum Kind : std::uint8_t {
    kIpUdp,
    kIpTcp,
    kAtmAal5Unidir,
    kAtmAal5Bidir,
    kAtmAal5Compressed,
    kSctp,
    kUdpDtlsSctp,
    kTcpDtlsSctp,
    kSctpDtls,
    kUnknownAlternative
  };
};
/// MediaTransportType of H.245.
struct MediaTransportType : asn1::Choice<MediaTransportType, MediaTransportTypeNames, asn1::Null, asn1::Null,
                                         asn1::Null, asn1::Null, MediaTransportTypeTypes::AtmAal5Compressed, SctpParam,
                                         std::vector<SctpParam>, std::vector<SctpParam>, SctpParam> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MediaChannelCapability of H.245.
struct MediaChannelCapability {
  asn1::Optional<MediaTransportType> media_transport;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MediaChannelCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// TransportCapability of H.245.
struct TransportCapability {
  asn1::Optional<NonStandardParameter> non_standard;
  asn1::Optional<std::vector<QosCapability>> q_os_capabilities;
  asn1::Optional<std::vector<MediaChannelCapability>> media_channel_capabilities;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TransportCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// RTPH263VideoRedundancyFrameMapping of H.245.
struct Rtph263VideoRedundancyFrameMapping {
  std::uint8_t thread_number = 0;
  std::vector<std::uint8_t> frame_sequence;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Rtph263VideoRedundancyFrameMapping& other) const { return asn1::equal(kType, this, &other); }
};

/// RTPH263VideoRedundancyEncoding of H.245.
struct Rtph263VideoRedundancyEncoding {
  /// The alternatives of FrameToThreadMapping.
  struct FrameToThreadMappingNames {
    enum Kind : std::uint8_t { kRoundrobin, kCustom, kUnknownAlternative };
  };
  /// The component frameToThreadMapping of RTPH263VideoRedundancyEncoding.
  struct FrameToThreadMapping : asn1::Choice<FrameToThreadMapping, FrameToThreadMappingNames, asn1::Null,
                                             std::vector<Rtph263VideoRedundancyFrameMapping>> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  std::uint8_t number_of_threads = 0;
  std::uint16_t frames_between_sync_points = 0;
  FrameToThreadMapping frame_to_thread_mapping;
  asn1::Optional<std::vector<std::uint8_t>> contained_threads;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Rtph263VideoRedundancyEncoding& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of RedundancyEncodingMethod.
struct RedundancyEncodingMethodNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kRtpAudioRedundancyEncoding,
    kRtpH263VideoRedundancyEncoding,
    kUnknownAlternative
  };
};
/// RedundancyEncodingMethod of H.245.
struct RedundancyEncodingMethod : asn1::Choice<RedundancyEncodingMethod, RedundancyEncodingMethodNames,
                                               NonStandardParameter, asn1::Null, Rtph263VideoRedundancyEncoding> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// RedundancyEncodingCapability of H.245.
struct RedundancyEncodingCapability {
  RedundancyEncodingMethod redundancy_encoding_method;
  CapabilityTableEntryNumber primary_encoding = 0;
  asn1::Optional<std::vector<CapabilityTableEntryNumber>> secondary_encoding;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RedundancyEncodingCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// H2250Capability of H.245.
struct H2250Capability {
  /// The component mcCapability of H2250Capability.
  struct McCapability {
    bool centralized_conference_mc = false;
    bool decentralized_conference_mc = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const McCapability& other) const { return asn1::equal(kType, this, &other); }
  };
  std::uint16_t maximum_audio_delay_jitter = 0;
  MultipointCapability receive_multipoint_capability;
  MultipointCapability transmit_multipoint_capability;
  MultipointCapability receive_and_transmit_multipoint_capability;
  McCapability mc_capability;
  bool rtcp_video_control_capability = false;
  MediaPacketizationCapability media_packetization_capability;
  asn1::Optional<TransportCapability> transport_capability;
  asn1::Optional<std::vector<RedundancyEncodingCapability>> redundancy_encoding_capability;
  asn1::Optional<bool> logical_channel_switching_capability;
  asn1::Optional<bool> t120_dynamic_port_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H2250Capability& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of MultiplexCapability.
struct MultiplexCapabilityNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kH222Capability,
    kH223Capability,
    kV76Capability,
    kH2250Capability,
    kGenericMultiplexCapability,
    kUnknownAlternative
  };
};
/// MultiplexCapability of H.245.
struct MultiplexCapability
    : asn1::Choice<MultiplexCapability, MultiplexCapabilityNames, NonStandardParameter, H222Capability, H223Capability,
                   V76Capability, H2250Capability, GenericCapability> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h245
