#include "h323/messages/h245_multiplex_capability.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kV75CapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(V75Capability, audio_header, "audioHeader", asn1::kBoolean),
};

constexpr asn1::Member kV76CapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(V76Capability, suspend_resume_capabilityw_address, "suspendResumeCapabilitywAddress",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, suspend_resume_capabilitywo_address, "suspendResumeCapabilitywoAddress",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, rej_capability, "rejCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, s_rej_capability, "sREJCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, m_rej_capability, "mREJCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, crc8bit_capability, "crc8bitCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, crc16bit_capability, "crc16bitCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, crc32bit_capability, "crc32bitCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, uih_capability, "uihCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, num_of_dlcs, "numOfDLCS", (asn1::kInteger<std::uint16_t, 2, 8191>)),
    MTAVIP_ASN1_MEMBER(V76Capability, two_octet_address_field_capability, "twoOctetAddressFieldCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, loop_back_test_capability, "loopBackTestCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(V76Capability, n401_capability, "n401Capability", (asn1::kInteger<std::uint16_t, 1, 4095>)),
    MTAVIP_ASN1_MEMBER(V76Capability, max_window_size_capability, "maxWindowSizeCapability",
                       (asn1::kInteger<std::uint8_t, 1, 127>)),
    MTAVIP_ASN1_MEMBER(V76Capability, v75_capability, "v75Capability", V75Capability::kType),
};

constexpr asn1::Member kMediaDistributionCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, centralized_control, "centralizedControl", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, distributed_control, "distributedControl", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, centralized_audio, "centralizedAudio", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, distributed_audio, "distributedAudio", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, centralized_video, "centralizedVideo", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, distributed_video, "distributedVideo", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, centralized_data, "centralizedData",
                       (asn1::kListOf<std::vector<DataApplicationCapability>, &DataApplicationCapability::kType>)),
    MTAVIP_ASN1_MEMBER(MediaDistributionCapability, distributed_data, "distributedData",
                       (asn1::kListOf<std::vector<DataApplicationCapability>, &DataApplicationCapability::kType>)),
};

constexpr asn1::Member kMultipointCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(MultipointCapability, multicast_capability, "multicastCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MultipointCapability, multi_uni_cast_conference, "multiUniCastConference", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MultipointCapability, media_distribution_capability, "mediaDistributionCapability",
                       (asn1::kListOf<std::vector<MediaDistributionCapability>, &MediaDistributionCapability::kType>)),
};

constexpr asn1::Alternative kRtpPayloadTypePayloadDescriptorAlternatives[] = {
    {"nonStandardIdentifier", &NonStandardParameter::kType},
    {"rfc-number", &asn1::kInteger<std::uint32_t, 1, 32768, true>},
    {"oid", &asn1::kObjectIdentifier},
};

constexpr asn1::Member kRtpPayloadTypeMembers[] = {
    MTAVIP_ASN1_MEMBER(RtpPayloadType, payload_descriptor, "payloadDescriptor",
                       RtpPayloadType::PayloadDescriptor::kType),
    MTAVIP_ASN1_MEMBER(RtpPayloadType, payload_type, "payloadType", (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Member kMediaPacketizationCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(MediaPacketizationCapability, h261a_video_packetization, "h261aVideoPacketization",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(MediaPacketizationCapability, rtp_payload_type, "rtpPayloadType",
                       (asn1::kListOf<std::vector<RtpPayloadType>, &RtpPayloadType::kType, asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kQosModeAlternatives[] = {
    {"guaranteedQOS", &asn1::kNull},
    {"controlledLoad", &asn1::kNull},
};

constexpr asn1::Member kRsvpParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(RsvpParameters, qos_mode, "qosMode", QosMode::kType),
    MTAVIP_ASN1_MEMBER(RsvpParameters, token_rate, "tokenRate", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RsvpParameters, bucket_size, "bucketSize", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RsvpParameters, peak_rate, "peakRate", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RsvpParameters, min_policed, "minPoliced", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RsvpParameters, max_pkt_size, "maxPktSize", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
};

constexpr asn1::Member kAtmParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(AtmParameters, max_ntu_size, "maxNTUSize", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(AtmParameters, atm_ubr, "atmUBR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AtmParameters, atmrt_vbr, "atmrtVBR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AtmParameters, atmnrt_vbr, "atmnrtVBR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AtmParameters, atm_abr, "atmABR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AtmParameters, atm_cbr, "atmCBR", asn1::kBoolean),
};

constexpr asn1::Member kGenericTransportParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(GenericTransportParameters, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(GenericTransportParameters, average_rate, "averageRate",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(GenericTransportParameters, burst, "burst", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(GenericTransportParameters, peak_rate, "peakRate",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(GenericTransportParameters, max_pkt_size, "maxPktSize",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
};

constexpr asn1::Member kServicePriorityValueMembers[] = {
    MTAVIP_ASN1_MEMBER(ServicePriorityValue, non_standard_parameter, "nonStandardParameter",
                       NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ServicePriorityValue, value, "value", (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Member kServicePriorityMembers[] = {
    MTAVIP_ASN1_MEMBER(ServicePriority, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ServicePriority, service_priority_signalled, "servicePrioritySignalled", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ServicePriority, service_priority_value, "servicePriorityValue", ServicePriorityValue::kType),
    MTAVIP_ASN1_MEMBER(ServicePriority, service_class, "serviceClass", (asn1::kInteger<std::uint16_t, 0, 4095>)),
    MTAVIP_ASN1_MEMBER(ServicePriority, service_subclass, "serviceSubclass", (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Member kAuthorizationParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(AuthorizationParameters, non_standard_data, "nonStandardData", NonStandardParameter::kType),
};

constexpr asn1::Alternative kQosTypeAlternatives[] = {
    {"desired", &asn1::kNull},
    {"required", &asn1::kNull},
};

constexpr asn1::Alternative kQosClassAlternatives[] = {
    {"class0", &asn1::kNull}, {"class1", &asn1::kNull}, {"class2", &asn1::kNull},
    {"class3", &asn1::kNull}, {"class4", &asn1::kNull}, {"class5", &asn1::kNull},
};

constexpr asn1::Member kQosDescriptorMembers[] = {
    MTAVIP_ASN1_MEMBER(QosDescriptor, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(QosDescriptor, qos_type, "qosType", QosType::kType),
    MTAVIP_ASN1_MEMBER(QosDescriptor, qos_class, "qosClass", QosClass::kType),
};

constexpr asn1::Member kQosCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(QosCapability, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, rsvp_parameters, "rsvpParameters", RsvpParameters::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, atm_parameters, "atmParameters", AtmParameters::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, local_qo_s, "localQoS", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QosCapability, generic_transport_parameters, "genericTransportParameters",
                       GenericTransportParameters::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, service_priority, "servicePriority", ServicePriority::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, authorization_parameter, "authorizationParameter",
                       AuthorizationParameters::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, qos_descriptor, "qosDescriptor", QosDescriptor::kType),
    MTAVIP_ASN1_MEMBER(QosCapability, dscp_value, "dscpValue", (asn1::kInteger<std::uint8_t, 0, 63>)),
};

constexpr asn1::Member kMediaTransportTypeAtmAal5CompressedMembers[] = {
    MTAVIP_ASN1_MEMBER(MediaTransportType::AtmAal5Compressed, variable_delta, "variable-delta", asn1::kBoolean),
};

constexpr asn1::Alternative kMediaTransportTypeAlternatives[] = {
    {"ip-UDP", &asn1::kNull},
    {"ip-TCP", &asn1::kNull},
    {"atm-AAL5-UNIDIR", &asn1::kNull},
    {"atm-AAL5-BIDIR", &asn1::kNull},
    {"atm-AAL5-compressed", &MediaTransportType::AtmAal5Compressed::kType},
    {"sctp", &SctpParam::kType},
    {"udp-dtls-sctp", &asn1::kListOf<std::vector<SctpParam>, &SctpParam::kType>},
    {"tcp-dtls-sctp", &asn1::kListOf<std::vector<SctpParam>, &SctpParam::kType>},
    {"sctp-dtls", &SctpParam::kType},
};

constexpr asn1::Member kMediaChannelCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(MediaChannelCapability, media_transport, "mediaTransport", MediaTransportType::kType),
};

constexpr asn1::Member kTransportCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(TransportCapability, non_standard, "nonStandard", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(TransportCapability, q_os_capabilities, "qOSCapabilities",
                       (asn1::kListOf<std::vector<QosCapability>, &QosCapability::kType, asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(
        TransportCapability, media_channel_capabilities, "mediaChannelCapabilities",
        (asn1::kListOf<std::vector<MediaChannelCapability>, &MediaChannelCapability::kType, asn1::Size{1, 256}>)),
};

constexpr asn1::Member kRtph263VideoRedundancyFrameMappingMembers[] = {
    MTAVIP_ASN1_MEMBER(Rtph263VideoRedundancyFrameMapping, thread_number, "threadNumber",
                       (asn1::kInteger<std::uint8_t, 0, 15>)),
    MTAVIP_ASN1_MEMBER(
        Rtph263VideoRedundancyFrameMapping, frame_sequence, "frameSequence",
        (asn1::kListOf<std::vector<std::uint8_t>, &asn1::kInteger<std::uint8_t, 0, 255>, asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kRtph263VideoRedundancyEncodingFrameToThreadMappingAlternatives[] = {
    {"roundrobin", &asn1::kNull},
    {"custom", &asn1::kListOf<std::vector<Rtph263VideoRedundancyFrameMapping>,
                              &Rtph263VideoRedundancyFrameMapping::kType, asn1::Size{1, 256}>},
};

constexpr asn1::Member kRtph263VideoRedundancyEncodingMembers[] = {
    MTAVIP_ASN1_MEMBER(Rtph263VideoRedundancyEncoding, number_of_threads, "numberOfThreads",
                       (asn1::kInteger<std::uint8_t, 1, 16>)),
    MTAVIP_ASN1_MEMBER(Rtph263VideoRedundancyEncoding, frames_between_sync_points, "framesBetweenSyncPoints",
                       (asn1::kInteger<std::uint16_t, 1, 256>)),
    MTAVIP_ASN1_MEMBER(Rtph263VideoRedundancyEncoding, frame_to_thread_mapping, "frameToThreadMapping",
                       Rtph263VideoRedundancyEncoding::FrameToThreadMapping::kType),
    MTAVIP_ASN1_MEMBER(
        Rtph263VideoRedundancyEncoding, contained_threads, "containedThreads",
        (asn1::kListOf<std::vector<std::uint8_t>, &asn1::kInteger<std::uint8_t, 0, 15>, asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kRedundancyEncodingMethodAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"rtpAudioRedundancyEncoding", &asn1::kNull},
    {"rtpH263VideoRedundancyEncoding", &Rtph263VideoRedundancyEncoding::kType},
};

constexpr asn1::Member kRedundancyEncodingCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(RedundancyEncodingCapability, redundancy_encoding_method, "redundancyEncodingMethod",
                       RedundancyEncodingMethod::kType),
    MTAVIP_ASN1_MEMBER(RedundancyEncodingCapability, primary_encoding, "primaryEncoding",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(RedundancyEncodingCapability, secondary_encoding, "secondaryEncoding",
                       (asn1::kListOf<std::vector<CapabilityTableEntryNumber>, &asn1::kInteger<std::uint16_t, 1, 65535>,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Member kH2250CapabilityMcCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H2250Capability::McCapability, centralized_conference_mc, "centralizedConferenceMC",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250Capability::McCapability, decentralized_conference_mc, "decentralizedConferenceMC",
                       asn1::kBoolean),
};

constexpr asn1::Member kH2250CapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H2250Capability, maximum_audio_delay_jitter, "maximumAudioDelayJitter",
                       (asn1::kInteger<std::uint16_t, 0, 1023>)),
    MTAVIP_ASN1_MEMBER(H2250Capability, receive_multipoint_capability, "receiveMultipointCapability",
                       MultipointCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250Capability, transmit_multipoint_capability, "transmitMultipointCapability",
                       MultipointCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250Capability, receive_and_transmit_multipoint_capability,
                       "receiveAndTransmitMultipointCapability", MultipointCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250Capability, mc_capability, "mcCapability", H2250Capability::McCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250Capability, rtcp_video_control_capability, "rtcpVideoControlCapability", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250Capability, media_packetization_capability, "mediaPacketizationCapability",
                       MediaPacketizationCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250Capability, transport_capability, "transportCapability", TransportCapability::kType),
    MTAVIP_ASN1_MEMBER(H2250Capability, redundancy_encoding_capability, "redundancyEncodingCapability",
                       (asn1::kListOf<std::vector<RedundancyEncodingCapability>, &RedundancyEncodingCapability::kType,
                                      asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(H2250Capability, logical_channel_switching_capability, "logicalChannelSwitchingCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(H2250Capability, t120_dynamic_port_capability, "t120DynamicPortCapability", asn1::kBoolean),
};

constexpr asn1::Alternative kMultiplexCapabilityAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType}, {"h222Capability", &H222Capability::kType},
    {"h223Capability", &H223Capability::kType},    {"v76Capability", &V76Capability::kType},
    {"h2250Capability", &H2250Capability::kType},  {"genericMultiplexCapability", &GenericCapability::kType},
};

}  // namespace

constinit const asn1::SequenceType V75Capability::kType =
    asn1::extensible_sequence<V75Capability, kV75CapabilityMembers, 1>("V75Capability");
constinit const asn1::SequenceType V76Capability::kType =
    asn1::extensible_sequence<V76Capability, kV76CapabilityMembers, 15>("V76Capability");
constinit const asn1::SequenceType MediaDistributionCapability::kType =
    asn1::extensible_sequence<MediaDistributionCapability, kMediaDistributionCapabilityMembers, 8>(
        "MediaDistributionCapability");
constinit const asn1::SequenceType MultipointCapability::kType =
    asn1::extensible_sequence<MultipointCapability, kMultipointCapabilityMembers, 3>("MultipointCapability");
constinit const asn1::ChoiceType RtpPayloadType::PayloadDescriptor::kType =
    asn1::extensible_choice<RtpPayloadType::PayloadDescriptor, kRtpPayloadTypePayloadDescriptorAlternatives, 3>("");
constinit const asn1::SequenceType RtpPayloadType::kType =
    asn1::extensible_sequence<RtpPayloadType, kRtpPayloadTypeMembers, 2>("RTPPayloadType");
constinit const asn1::SequenceType MediaPacketizationCapability::kType =
    asn1::extensible_sequence<MediaPacketizationCapability, kMediaPacketizationCapabilityMembers, 1>(
        "MediaPacketizationCapability");
constinit const asn1::ChoiceType QosMode::kType = asn1::extensible_choice<QosMode, kQosModeAlternatives, 2>("QOSMode");
constinit const asn1::SequenceType RsvpParameters::kType =
    asn1::extensible_sequence<RsvpParameters, kRsvpParametersMembers, 6>("RSVPParameters");
constinit const asn1::SequenceType AtmParameters::kType =
    asn1::extensible_sequence<AtmParameters, kAtmParametersMembers, 6>("ATMParameters");
constinit const asn1::SequenceType GenericTransportParameters::kType =
    asn1::extensible_sequence<GenericTransportParameters, kGenericTransportParametersMembers, 5>(
        "GenericTransportParameters");
constinit const asn1::SequenceType ServicePriorityValue::kType =
    asn1::extensible_sequence<ServicePriorityValue, kServicePriorityValueMembers, 1>("ServicePriorityValue");
constinit const asn1::SequenceType ServicePriority::kType =
    asn1::extensible_sequence<ServicePriority, kServicePriorityMembers, 3>("ServicePriority");
constinit const asn1::SequenceType AuthorizationParameters::kType =
    asn1::extensible_sequence<AuthorizationParameters, kAuthorizationParametersMembers, 1>("AuthorizationParameters");
constinit const asn1::ChoiceType QosType::kType = asn1::extensible_choice<QosType, kQosTypeAlternatives, 2>("QOSType");
constinit const asn1::ChoiceType QosClass::kType =
    asn1::extensible_choice<QosClass, kQosClassAlternatives, 6>("QOSClass");
constinit const asn1::SequenceType QosDescriptor::kType =
    asn1::extensible_sequence<QosDescriptor, kQosDescriptorMembers, 3>("QOSDescriptor");
constinit const asn1::SequenceType QosCapability::kType =
    asn1::extensible_sequence<QosCapability, kQosCapabilityMembers, 3>("QOSCapability");
constinit const asn1::SequenceType MediaTransportType::AtmAal5Compressed::kType =
    asn1::extensible_sequence<MediaTransportType::AtmAal5Compressed, kMediaTransportTypeAtmAal5CompressedMembers, 1>(
        "");
constinit const asn1::ChoiceType MediaTransportType::kType =
    asn1::extensible_choice<MediaTransportType, kMediaTransportTypeAlternatives, 4>("MediaTransportType");
constinit const asn1::SequenceType MediaChannelCapability::kType =
    asn1::extensible_sequence<MediaChannelCapability, kMediaChannelCapabilityMembers, 1>("MediaChannelCapability");
constinit const asn1::SequenceType TransportCapability::kType =
    asn1::extensible_sequence<TransportCapability, kTransportCapabilityMembers, 3>("TransportCapability");
constinit const asn1::SequenceType Rtph263VideoRedundancyFrameMapping::kType =
    asn1::extensible_sequence<Rtph263VideoRedundancyFrameMapping, kRtph263VideoRedundancyFrameMappingMembers, 2>(
        "RTPH263VideoRedundancyFrameMapping");
constinit const asn1::ChoiceType Rtph263VideoRedundancyEncoding::FrameToThreadMapping::kType =
    asn1::extensible_choice<Rtph263VideoRedundancyEncoding::FrameToThreadMapping,
                            kRtph263VideoRedundancyEncodingFrameToThreadMappingAlternatives, 2>("");
constinit const asn1::SequenceType Rtph263VideoRedundancyEncoding::kType =
    asn1::extensible_sequence<Rtph263VideoRedundancyEncoding, kRtph263VideoRedundancyEncodingMembers, 4>(
        "RTPH263VideoRedundancyEncoding");
constinit const asn1::ChoiceType RedundancyEncodingMethod::kType =
    asn1::extensible_choice<RedundancyEncodingMethod, kRedundancyEncodingMethodAlternatives, 2>(
        "RedundancyEncodingMethod");
constinit const asn1::SequenceType RedundancyEncodingCapability::kType =
    asn1::extensible_sequence<RedundancyEncodingCapability, kRedundancyEncodingCapabilityMembers, 3>(
        "RedundancyEncodingCapability");
constinit const asn1::SequenceType H2250Capability::McCapability::kType =
    asn1::extensible_sequence<H2250Capability::McCapability, kH2250CapabilityMcCapabilityMembers, 2>("");
constinit const asn1::SequenceType H2250Capability::kType =
    asn1::extensible_sequence<H2250Capability, kH2250CapabilityMembers, 7>("H2250Capability");
constinit const asn1::ChoiceType MultiplexCapability::kType =
    asn1::extensible_choice<MultiplexCapability, kMultiplexCapabilityAlternatives, 4>("MultiplexCapability");

}  // namespace mtavip::h323::h245
