#include "h323/endpoint/channel_messages.h"

#include "h323/endpoint/addresses.h"
#include "h323/endpoint/formats.h"

namespace mtavip::h323 {
namespace {

using Open = h245::OpenLogicalChannel;
using Forward = Open::ForwardLogicalChannelParameters::MultiplexParameters;
using Reverse = Open::ReverseLogicalChannelParameters::MultiplexParameters;
using Packetization = h245::H2250LogicalChannelParameters::MediaPacketization;
using Descriptor = h245::RtpPayloadType::PayloadDescriptor;

void write_payload_type(const ChannelProposal& proposal, h245::H2250LogicalChannelParameters& out) {
  const MediaFormat& format = *proposal.format;
  if (static_payload_type(format.codec) == proposal.payload_type) return;
  out.dynamic_rtp_payload_type = proposal.payload_type;
  const auto describe = [&](auto write) {
    auto& type = out.media_packetization.emplace().emplace<Packetization::kRtpPayloadType>();
    write(type.payload_descriptor);
    type.payload_type = proposal.payload_type;
  };
  if (format.codec == Codec::kH263Plus) {
    describe([](Descriptor& descriptor) { descriptor.emplace<Descriptor::kRfcNumber>() = kRfc2429; });
  } else if (format.codec == Codec::kH264) {
    describe([&format](Descriptor& descriptor) {
      descriptor.emplace<Descriptor::kOid>() = format.h264.non_interleaved ? kH264NonInterleaved : kH264SingleNalUnit;
    });
  }
}

h245::H2250LogicalChannelParameters parameters_of(const ChannelProposal& proposal) {
  h245::H2250LogicalChannelParameters result;
  result.session_id = proposal.session;
  if (proposal.rtp) result.media_channel = to_h245(*proposal.rtp);
  result.media_guaranteed_delivery = false;
  if (proposal.rtcp) result.media_control_channel = to_h245(*proposal.rtcp);
  if (!proposal.is_video) result.silence_suppression = false;
  if (proposal.format) write_payload_type(proposal, result);
  return result;
}

std::optional<Endpoint> read_address(const asn1::Optional<h245::TransportAddress>& address) {
  if (!address) return std::nullopt;
  return from_h245(*address);
}

void read_parameters(const h245::H2250LogicalChannelParameters& parameters, ChannelProposal& out) {
  out.session = parameters.session_id;
  out.rtp = read_address(parameters.media_channel);
  out.rtcp = read_address(parameters.media_control_channel);
  if (!out.format) return;
  out.payload_type = static_payload_type(out.format->codec).value_or(96);
  if (parameters.dynamic_rtp_payload_type) out.payload_type = *parameters.dynamic_rtp_payload_type;
  if (!parameters.media_packetization) return;
  const auto* type = parameters.media_packetization->get_if<Packetization::kRtpPayloadType>();
  if (type == nullptr) return;
  if (const auto* rfc = type->payload_descriptor.get_if<Descriptor::kRfcNumber>()) {
    const bool plus = *rfc == kRfc2429 || *rfc == kRfc4629;
    if (plus && out.format->codec == Codec::kH263) {
      out.format->codec = Codec::kH263Plus;
      if (!parameters.dynamic_rtp_payload_type) out.payload_type = 96;
    }
  } else if (const auto* oid = type->payload_descriptor.get_if<Descriptor::kOid>()) {
    out.format->h264.non_interleaved = !(*oid == kH264SingleNalUnit);
  }
  if (type->payload_type) out.payload_type = *type->payload_type;
}

}  // namespace

std::optional<ChannelProposal> read_open(const h245::OpenLogicalChannel& message) {
  ChannelProposal result;
  result.number = message.forward_logical_channel_number;
  const auto& forward = message.forward_logical_channel_parameters;
  const h245::DataType* type = &forward.data_type;
  const h245::H2250LogicalChannelParameters* parameters = nullptr;
  if (message.reverse_logical_channel_parameters) {
    // In both directions at once only data runs; a reverse channel alone has nullData forward.
    if (forward.data_type.kind() != h245::DataType::kNullData) return std::nullopt;
    const auto& reverse = *message.reverse_logical_channel_parameters;
    result.reverse = true;
    type = &reverse.data_type;
    if (reverse.multiplex_parameters) {
      parameters = reverse.multiplex_parameters->get_if<Reverse::kH2250LogicalChannelParameters>();
    }
  } else {
    parameters = forward.multiplex_parameters.get_if<Forward::kH2250LogicalChannelParameters>();
  }
  if (parameters == nullptr) return std::nullopt;
  if (type->kind() != h245::DataType::kAudioData && type->kind() != h245::DataType::kVideoData) return std::nullopt;
  result.is_video = type->kind() == h245::DataType::kVideoData;
  result.format = from_data_type(*type);
  read_parameters(*parameters, result);
  return result;
}

h245::OpenLogicalChannel make_open(const ChannelProposal& proposal) {
  h245::OpenLogicalChannel result;
  result.forward_logical_channel_number = proposal.number;
  auto& forward = result.forward_logical_channel_parameters;
  if (proposal.reverse) {
    forward.data_type.emplace<h245::DataType::kNullData>();
    forward.multiplex_parameters.emplace<Forward::kNone>();
    auto& reverse = result.reverse_logical_channel_parameters.emplace();
    reverse.data_type = to_data_type(*proposal.format);
    reverse.multiplex_parameters.emplace().emplace<Reverse::kH2250LogicalChannelParameters>() = parameters_of(proposal);
  } else {
    forward.data_type = to_data_type(*proposal.format);
    forward.multiplex_parameters.emplace<Forward::kH2250LogicalChannelParameters>() = parameters_of(proposal);
  }
  return result;
}

ChannelAnswer read_answer(const h245::OpenLogicalChannelAck& message) {
  ChannelAnswer result;
  result.number = message.forward_logical_channel_number;
  if (!message.forward_multiplex_ack_parameters) return result;
  using Ack = h245::OpenLogicalChannelAck::ForwardMultiplexAckParameters;
  const auto* parameters = message.forward_multiplex_ack_parameters->get_if<Ack::kH2250LogicalChannelAckParameters>();
  if (parameters == nullptr) return result;
  if (parameters->session_id) result.session = *parameters->session_id;
  result.rtp = read_address(parameters->media_channel);
  result.rtcp = read_address(parameters->media_control_channel);
  if (parameters->dynamic_rtp_payload_type) result.payload_type = *parameters->dynamic_rtp_payload_type;
  result.paused = parameters->flow_control_to_zero && *parameters->flow_control_to_zero;
  return result;
}

h245::OpenLogicalChannelAck make_answer(const ChannelAnswer& answer) {
  h245::OpenLogicalChannelAck result;
  result.forward_logical_channel_number = answer.number;
  using Ack = h245::OpenLogicalChannelAck::ForwardMultiplexAckParameters;
  auto& parameters =
      result.forward_multiplex_ack_parameters.emplace().emplace<Ack::kH2250LogicalChannelAckParameters>();
  if (answer.session != 0) parameters.session_id = answer.session;
  if (answer.rtp) parameters.media_channel = to_h245(*answer.rtp);
  if (answer.rtcp) parameters.media_control_channel = to_h245(*answer.rtcp);
  if (answer.payload_type) parameters.dynamic_rtp_payload_type = *answer.payload_type;
  parameters.flow_control_to_zero = answer.paused;
  return result;
}

}  // namespace mtavip::h323
