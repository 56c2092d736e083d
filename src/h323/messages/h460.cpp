#include "h323/messages/h460.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h460 {
namespace {

constexpr asn1::Member kIncomingCallIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(IncomingCallIndication, call_signalling_address, "callSignallingAddress",
                       h225::TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(IncomingCallIndication, call_id, "callID", h225::CallIdentifier::kType),
};

constexpr asn1::Member kLrqKeepAliveDataMembers[] = {
    MTAVIP_ASN1_MEMBER(LrqKeepAliveData, lrq_keep_alive_interval, "lrqKeepAliveInterval",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
};

constexpr asn1::Member kTraversalParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(TraversalParameters, multiplexed_media_channel, "multiplexedMediaChannel",
                       h245::TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(TraversalParameters, multiplexed_media_control_channel, "multiplexedMediaControlChannel",
                       h245::TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(TraversalParameters, multiplex_id, "multiplexID",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(TraversalParameters, keep_alive_channel, "keepAliveChannel", h245::TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(TraversalParameters, keep_alive_payload_type, "keepAlivePayloadType",
                       (asn1::kInteger<std::uint8_t, 0, 127>)),
    MTAVIP_ASN1_MEMBER(TraversalParameters, keep_alive_interval, "keepAliveInterval",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
};

constexpr asn1::Member kAlternateAddressMembers[] = {
    MTAVIP_ASN1_MEMBER(AlternateAddress, session_id, "sessionID", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(AlternateAddress, rtp_address, "rtpAddress", h245::TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AlternateAddress, rtcp_address, "rtcpAddress", h245::TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AlternateAddress, multiplex_id, "multiplexID", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Member kAlternateAddressesMembers[] = {
    MTAVIP_ASN1_MEMBER(AlternateAddresses, addresses, "addresses",
                       (asn1::kListOf<std::vector<AlternateAddress>, &AlternateAddress::kType>)),
};

constexpr asn1::Member kChannelSuspendRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(ChannelSuspendRequest, channel_resume_address, "channelResumeAddress",
                       (asn1::kListOf<std::vector<h225::TransportAddress>, &h225::TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(ChannelSuspendRequest, immediate_resume, "immediateResume", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ChannelSuspendRequest, reset_h245, "resetH245", asn1::kNull),
};

constexpr asn1::Member kChannelSuspendResponseMembers[] = {
    MTAVIP_ASN1_MEMBER(ChannelSuspendResponse, ok_to_suspend, "okToSuspend", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(ChannelSuspendResponse, channel_resume_address, "channelResumeAddress",
                       (asn1::kListOf<std::vector<h225::TransportAddress>, &h225::TransportAddress::kType>)),
};

constexpr asn1::Member kChannelResumeRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(ChannelResumeRequest, random_number, "randomNumber",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(ChannelResumeRequest, reset_h245, "resetH245", asn1::kNull),
};

constexpr asn1::Alternative kSignallingChannelDataSignallingChannelDataContentAlternatives[] = {
    {"channelSuspendRequest", &ChannelSuspendRequest::kType},
    {"channelSuspendResponse", &ChannelSuspendResponse::kType},
    {"channelSuspendConfirm", &ChannelSuspendConfirm::kType},
    {"channelSuspendCancel", &ChannelSuspendCancel::kType},
    {"channelResumeRequest", &ChannelResumeRequest::kType},
    {"channelResumeResponse", &ChannelResumeResponse::kType},
};

constexpr asn1::Member kSignallingChannelDataMembers[] = {
    MTAVIP_ASN1_MEMBER(SignallingChannelData, signalling_channel_data, "signallingChannelData",
                       SignallingChannelData::SignallingChannelDataContent::kType),
};

constexpr asn1::Alternative kFrameDataAlternatives[] = {
    {"rtp", &asn1::kOctetString<asn1::Size{12, 1500}>},
    {"rtcp", &asn1::kOctetString<asn1::Size{1, 1500}>},
};

constexpr asn1::Member kUdpFrameMembers[] = {
    MTAVIP_ASN1_MEMBER(UdpFrame, session_id, "sessionId", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(UdpFrame, data_frame, "dataFrame", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(UdpFrame, frame, "frame", (asn1::kListOf<std::vector<FrameData>, &FrameData::kType>)),
};

}  // namespace

constinit const asn1::SequenceType IncomingCallIndication::kType =
    asn1::extensible_sequence<IncomingCallIndication, kIncomingCallIndicationMembers, 2>("IncomingCallIndication");
constinit const asn1::SequenceType LrqKeepAliveData::kType =
    asn1::extensible_sequence<LrqKeepAliveData, kLrqKeepAliveDataMembers, 1>("LRQKeepAliveData");
constinit const asn1::SequenceType TraversalParameters::kType =
    asn1::extensible_sequence<TraversalParameters, kTraversalParametersMembers, 6>("TraversalParameters");
constinit const asn1::SequenceType AlternateAddress::kType =
    asn1::extensible_sequence<AlternateAddress, kAlternateAddressMembers, 3>("AlternateAddress");
constinit const asn1::SequenceType AlternateAddresses::kType =
    asn1::extensible_sequence<AlternateAddresses, kAlternateAddressesMembers, 1>("AlternateAddresses");
constinit const asn1::SequenceType ChannelSuspendRequest::kType =
    asn1::extensible_sequence<ChannelSuspendRequest, kChannelSuspendRequestMembers, 3>("ChannelSuspendRequest");
constinit const asn1::SequenceType ChannelSuspendResponse::kType =
    asn1::extensible_sequence<ChannelSuspendResponse, kChannelSuspendResponseMembers, 2>("ChannelSuspendResponse");
constinit const asn1::SequenceType ChannelSuspendConfirm::kType =
    asn1::extensible_sequence<ChannelSuspendConfirm, asn1::kNoMembers, 0>("ChannelSuspendConfirm");
constinit const asn1::SequenceType ChannelSuspendCancel::kType =
    asn1::extensible_sequence<ChannelSuspendCancel, asn1::kNoMembers, 0>("ChannelSuspendCancel");
constinit const asn1::SequenceType ChannelResumeRequest::kType =
    asn1::extensible_sequence<ChannelResumeRequest, kChannelResumeRequestMembers, 2>("ChannelResumeRequest");
constinit const asn1::SequenceType ChannelResumeResponse::kType =
    asn1::extensible_sequence<ChannelResumeResponse, asn1::kNoMembers, 0>("ChannelResumeResponse");
constinit const asn1::ChoiceType SignallingChannelData::SignallingChannelDataContent::kType =
    asn1::extensible_choice<SignallingChannelData::SignallingChannelDataContent,
                            kSignallingChannelDataSignallingChannelDataContentAlternatives, 6>("");
constinit const asn1::SequenceType SignallingChannelData::kType =
    asn1::extensible_sequence<SignallingChannelData, kSignallingChannelDataMembers, 1>("SignallingChannelData");
constinit const asn1::ChoiceType FrameData::kType = asn1::choice<FrameData, kFrameDataAlternatives>("FrameData");
constinit const asn1::SequenceType UdpFrame::kType = asn1::sequence<kUdpFrameMembers>("UDPFrame");

}  // namespace mtavip::h323::h460
