#include "h323/messages/h245_indication.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kRequestMessageAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"masterSlaveDetermination", &MasterSlaveDetermination::kType},
    {"terminalCapabilitySet", &TerminalCapabilitySet::kType},
    {"openLogicalChannel", &OpenLogicalChannel::kType},
    {"closeLogicalChannel", &CloseLogicalChannel::kType},
    {"requestChannelClose", &RequestChannelClose::kType},
    {"multiplexEntrySend", &MultiplexEntrySend::kType},
    {"requestMultiplexEntry", &RequestMultiplexEntry::kType},
    {"requestMode", &RequestMode::kType},
    {"roundTripDelayRequest", &RoundTripDelayRequest::kType},
    {"maintenanceLoopRequest", &MaintenanceLoopRequest::kType},
    {"communicationModeRequest", &CommunicationModeRequest::kType},
    {"conferenceRequest", &ConferenceRequest::kType},
    {"multilinkRequest", &MultilinkRequest::kType},
    {"logicalChannelRateRequest", &LogicalChannelRateRequest::kType},
    {"genericRequest", &GenericMessage::kType},
};

constexpr asn1::Alternative kResponseMessageAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"masterSlaveDeterminationAck", &MasterSlaveDeterminationAck::kType},
    {"masterSlaveDeterminationReject", &MasterSlaveDeterminationReject::kType},
    {"terminalCapabilitySetAck", &TerminalCapabilitySetAck::kType},
    {"terminalCapabilitySetReject", &TerminalCapabilitySetReject::kType},
    {"openLogicalChannelAck", &OpenLogicalChannelAck::kType},
    {"openLogicalChannelReject", &OpenLogicalChannelReject::kType},
    {"closeLogicalChannelAck", &CloseLogicalChannelAck::kType},
    {"requestChannelCloseAck", &RequestChannelCloseAck::kType},
    {"requestChannelCloseReject", &RequestChannelCloseReject::kType},
    {"multiplexEntrySendAck", &MultiplexEntrySendAck::kType},
    {"multiplexEntrySendReject", &MultiplexEntrySendReject::kType},
    {"requestMultiplexEntryAck", &RequestMultiplexEntryAck::kType},
    {"requestMultiplexEntryReject", &RequestMultiplexEntryReject::kType},
    {"requestModeAck", &RequestModeAck::kType},
    {"requestModeReject", &RequestModeReject::kType},
    {"roundTripDelayResponse", &RoundTripDelayResponse::kType},
    {"maintenanceLoopAck", &MaintenanceLoopAck::kType},
    {"maintenanceLoopReject", &MaintenanceLoopReject::kType},
    {"communicationModeResponse", &CommunicationModeResponse::kType},
    {"conferenceResponse", &ConferenceResponse::kType},
    {"multilinkResponse", &MultilinkResponse::kType},
    {"logicalChannelRateAcknowledge", &LogicalChannelRateAcknowledge::kType},
    {"logicalChannelRateReject", &LogicalChannelRateReject::kType},
    {"genericResponse", &GenericMessage::kType},
};

constexpr asn1::Alternative kCommandMessageAlternatives[] = {
    {"nonStandard", &NonStandardMessage::kType},
    {"maintenanceLoopOffCommand", &MaintenanceLoopOffCommand::kType},
    {"sendTerminalCapabilitySet", &SendTerminalCapabilitySet::kType},
    {"encryptionCommand", &EncryptionCommand::kType},
    {"flowControlCommand", &FlowControlCommand::kType},
    {"endSessionCommand", &EndSessionCommand::kType},
    {"miscellaneousCommand", &MiscellaneousCommand::kType},
    {"communicationModeCommand", &CommunicationModeCommand::kType},
    {"conferenceCommand", &ConferenceCommand::kType},
    {"h223MultiplexReconfiguration", &H223MultiplexReconfiguration::kType},
    {"newATMVCCommand", &NewAtmvcCommand::kType},
    {"mobileMultilinkReconfigurationCommand", &MobileMultilinkReconfigurationCommand::kType},
    {"genericCommand", &GenericMessage::kType},
};

constexpr asn1::Alternative kFunctionNotUnderstoodAlternatives[] = {
    {"request", &RequestMessage::kType},
    {"response", &ResponseMessage::kType},
    {"command", &CommandMessage::kType},
};

constexpr asn1::Alternative kFunctionNotSupportedCauseAlternatives[] = {
    {"syntaxError", &asn1::kNull},
    {"semanticError", &asn1::kNull},
    {"unknownFunction", &asn1::kNull},
};

constexpr asn1::Member kFunctionNotSupportedMembers[] = {
    MTAVIP_ASN1_MEMBER(FunctionNotSupported, cause, "cause", FunctionNotSupported::Cause::kType),
    MTAVIP_ASN1_MEMBER(FunctionNotSupported, returned_function, "returnedFunction", asn1::kOctetString<>),
};

constexpr asn1::Member kTerminalYouAreSeeingInSubPictureNumberMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalYouAreSeeingInSubPictureNumber, terminal_number, "terminalNumber",
                       (asn1::kInteger<std::uint8_t, 0, 192>)),
    MTAVIP_ASN1_MEMBER(TerminalYouAreSeeingInSubPictureNumber, sub_picture_number, "subPictureNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(TerminalYouAreSeeingInSubPictureNumber, mcu_number, "mcuNumber",
                       (asn1::kInteger<std::uint8_t, 0, 192>)),
};

constexpr asn1::Member kVideoIndicateComposeMembers[] = {
    MTAVIP_ASN1_MEMBER(VideoIndicateCompose, composition_number, "compositionNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kConferenceIndicationAlternatives[] = {
    {"sbeNumber", &asn1::kInteger<std::uint8_t, 0, 9>},
    {"terminalNumberAssign", &TerminalLabel::kType},
    {"terminalJoinedConference", &TerminalLabel::kType},
    {"terminalLeftConference", &TerminalLabel::kType},
    {"seenByAtLeastOneOther", &asn1::kNull},
    {"cancelSeenByAtLeastOneOther", &asn1::kNull},
    {"seenByAll", &asn1::kNull},
    {"cancelSeenByAll", &asn1::kNull},
    {"terminalYouAreSeeing", &TerminalLabel::kType},
    {"requestForFloor", &asn1::kNull},
    {"withdrawChairToken", &asn1::kNull},
    {"floorRequested", &TerminalLabel::kType},
    {"terminalYouAreSeeingInSubPictureNumber", &TerminalYouAreSeeingInSubPictureNumber::kType},
    {"videoIndicateCompose", &VideoIndicateCompose::kType},
    {"masterMCU", &asn1::kNull},
    {"cancelMasterMCU", &asn1::kNull},
};

constexpr asn1::Member kMiscellaneousIndicationTypeVideoNotDecodedMBsMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousIndication::Type::VideoNotDecodedMBs, first_mb, "firstMB",
                       (asn1::kInteger<std::uint16_t, 1, 8192>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousIndication::Type::VideoNotDecodedMBs, number_of_m_bs, "numberOfMBs",
                       (asn1::kInteger<std::uint16_t, 1, 8192>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousIndication::Type::VideoNotDecodedMBs, temporal_reference, "temporalReference",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kMiscellaneousIndicationTypeAlternatives[] = {
    {"logicalChannelActive", &asn1::kNull},
    {"logicalChannelInactive", &asn1::kNull},
    {"multipointConference", &asn1::kNull},
    {"cancelMultipointConference", &asn1::kNull},
    {"multipointZeroComm", &asn1::kNull},
    {"cancelMultipointZeroComm", &asn1::kNull},
    {"multipointSecondaryStatus", &asn1::kNull},
    {"cancelMultipointSecondaryStatus", &asn1::kNull},
    {"videoIndicateReadyToActivate", &asn1::kNull},
    {"videoTemporalSpatialTradeOff", &asn1::kInteger<std::uint8_t, 0, 31>},
    {"videoNotDecodedMBs", &MiscellaneousIndication::Type::VideoNotDecodedMBs::kType},
    {"transportCapability", &TransportCapability::kType},
};

constexpr asn1::Member kMiscellaneousIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousIndication, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousIndication, type, "type", MiscellaneousIndication::Type::kType),
};

constexpr asn1::Alternative kJitterIndicationScopeAlternatives[] = {
    {"logicalChannelNumber", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"resourceID", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"wholeMultiplex", &asn1::kNull},
};

constexpr asn1::Member kJitterIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(JitterIndication, scope, "scope", JitterIndication::Scope::kType),
    MTAVIP_ASN1_MEMBER(JitterIndication, estimated_received_jitter_mantissa, "estimatedReceivedJitterMantissa",
                       (asn1::kInteger<std::uint8_t, 0, 3>)),
    MTAVIP_ASN1_MEMBER(JitterIndication, estimated_received_jitter_exponent, "estimatedReceivedJitterExponent",
                       (asn1::kInteger<std::uint8_t, 0, 7>)),
    MTAVIP_ASN1_MEMBER(JitterIndication, skipped_frame_count, "skippedFrameCount",
                       (asn1::kInteger<std::uint8_t, 0, 15>)),
    MTAVIP_ASN1_MEMBER(JitterIndication, additional_decoder_buffer, "additionalDecoderBuffer",
                       (asn1::kInteger<std::uint32_t, 0, 262143>)),
};

constexpr asn1::Member kH223SkewIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(H223SkewIndication, logical_channel_number1, "logicalChannelNumber1",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(H223SkewIndication, logical_channel_number2, "logicalChannelNumber2",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(H223SkewIndication, skew, "skew", (asn1::kInteger<std::uint16_t, 0, 4095>)),
};

constexpr asn1::Member kH2250MaximumSkewIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(H2250MaximumSkewIndication, logical_channel_number1, "logicalChannelNumber1",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(H2250MaximumSkewIndication, logical_channel_number2, "logicalChannelNumber2",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(H2250MaximumSkewIndication, maximum_skew, "maximumSkew",
                       (asn1::kInteger<std::uint16_t, 0, 4095>)),
};

constexpr asn1::Member kMcLocationIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(McLocationIndication, signal_address, "signalAddress", TransportAddress::kType),
};

constexpr asn1::Member kVendorIdentificationMembers[] = {
    MTAVIP_ASN1_MEMBER(VendorIdentification, vendor, "vendor", NonStandardIdentifier::kType),
    MTAVIP_ASN1_MEMBER(VendorIdentification, product_number, "productNumber", (asn1::kOctetString<asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(VendorIdentification, version_number, "versionNumber", (asn1::kOctetString<asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kNewAtmvcIndicationAalAal1ClockRecoveryAlternatives[] = {
    {"nullClockRecovery", &asn1::kNull},
    {"srtsClockRecovery", &asn1::kNull},
    {"adaptiveClockRecovery", &asn1::kNull},
};

constexpr asn1::Alternative kNewAtmvcIndicationAalAal1ErrorCorrectionAlternatives[] = {
    {"nullErrorCorrection", &asn1::kNull},
    {"longInterleaver", &asn1::kNull},
    {"shortInterleaver", &asn1::kNull},
    {"errorCorrectionOnly", &asn1::kNull},
};

constexpr asn1::Member kNewAtmvcIndicationAalAal1Members[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::Aal::Aal1, clock_recovery, "clockRecovery",
                       NewAtmvcIndication::Aal::Aal1::ClockRecovery::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::Aal::Aal1, error_correction, "errorCorrection",
                       NewAtmvcIndication::Aal::Aal1::ErrorCorrection::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::Aal::Aal1, structured_data_transfer, "structuredDataTransfer",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::Aal::Aal1, partially_filled_cells, "partiallyFilledCells", asn1::kBoolean),
};

constexpr asn1::Member kNewAtmvcIndicationAalAal5Members[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::Aal::Aal5, forward_maximum_sdu_size, "forwardMaximumSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::Aal::Aal5, backward_maximum_sdu_size, "backwardMaximumSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kNewAtmvcIndicationAalAlternatives[] = {
    {"aal1", &NewAtmvcIndication::Aal::Aal1::kType},
    {"aal5", &NewAtmvcIndication::Aal::Aal5::kType},
};

constexpr asn1::Alternative kNewAtmvcIndicationMultiplexAlternatives[] = {
    {"noMultiplex", &asn1::kNull},
    {"transportStream", &asn1::kNull},
    {"programStream", &asn1::kNull},
};

constexpr asn1::Alternative kNewAtmvcIndicationReverseParametersMultiplexAlternatives[] = {
    {"noMultiplex", &asn1::kNull},
    {"transportStream", &asn1::kNull},
    {"programStream", &asn1::kNull},
};

constexpr asn1::Member kNewAtmvcIndicationReverseParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::ReverseParameters, bit_rate, "bitRate",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::ReverseParameters, bit_rate_locked_to_pcr_clock, "bitRateLockedToPCRClock",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::ReverseParameters, bit_rate_locked_to_network_clock,
                       "bitRateLockedToNetworkClock", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication::ReverseParameters, multiplex, "multiplex",
                       NewAtmvcIndication::ReverseParameters::Multiplex::kType),
};

constexpr asn1::Member kNewAtmvcIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, resource_id, "resourceID", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, bit_rate_locked_to_pcr_clock, "bitRateLockedToPCRClock", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, bit_rate_locked_to_network_clock, "bitRateLockedToNetworkClock",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, aal, "aal", NewAtmvcIndication::Aal::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, multiplex, "multiplex", NewAtmvcIndication::Multiplex::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcIndication, reverse_parameters, "reverseParameters",
                       NewAtmvcIndication::ReverseParameters::kType),
};

constexpr asn1::Member kParamsMembers[] = {
    MTAVIP_ASN1_MEMBER(Params, iv8, "iv8", asn1::kFixedOctetString<8>),
    MTAVIP_ASN1_MEMBER(Params, iv16, "iv16", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(Params, iv, "iv", asn1::kOctetString<>),
};

constexpr asn1::Alternative kUserInputIndicationUserInputSupportIndicationAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"basicString", &asn1::kNull},
    {"iA5String", &asn1::kNull},
    {"generalString", &asn1::kNull},
    {"encryptedBasicString", &asn1::kNull},
    {"encryptedIA5String", &asn1::kNull},
    {"encryptedGeneralString", &asn1::kNull},
};

constexpr asn1::Member kUserInputIndicationSignalRtpMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal::Rtp, timestamp, "timestamp",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal::Rtp, expiration_time, "expirationTime",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal::Rtp, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kUserInputIndicationSignalMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, signal_type, "signalType",
                       (asn1::kIa5String<asn1::Size{1, 1}, "!#*0123456789ABCD">)),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, duration, "duration", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, rtp, "rtp", UserInputIndication::Signal::Rtp::kType),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, rtp_payload_indication, "rtpPayloadIndication", asn1::kNull),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, encrypted_signal_type, "encryptedSignalType",
                       asn1::kFixedOctetString<1>),
    MTAVIP_ASN1_MEMBER(UserInputIndication::Signal, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
};

constexpr asn1::Member kUserInputIndicationSignalUpdateRtpMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::SignalUpdate::Rtp, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kUserInputIndicationSignalUpdateMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::SignalUpdate, duration, "duration",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(UserInputIndication::SignalUpdate, rtp, "rtp", UserInputIndication::SignalUpdate::Rtp::kType),
};

constexpr asn1::Member kUserInputIndicationExtendedAlphanumericEncryptedAlphanumericMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::ExtendedAlphanumeric::EncryptedAlphanumeric, algorithm_oid, "algorithmOID",
                       asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(UserInputIndication::ExtendedAlphanumeric::EncryptedAlphanumeric, param_s, "paramS",
                       Params::kType),
    MTAVIP_ASN1_MEMBER(UserInputIndication::ExtendedAlphanumeric::EncryptedAlphanumeric, encrypted, "encrypted",
                       asn1::kOctetString<>),
};

constexpr asn1::Member kUserInputIndicationExtendedAlphanumericMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::ExtendedAlphanumeric, alphanumeric, "alphanumeric", asn1::kGeneralString),
    MTAVIP_ASN1_MEMBER(UserInputIndication::ExtendedAlphanumeric, rtp_payload_indication, "rtpPayloadIndication",
                       asn1::kNull),
    MTAVIP_ASN1_MEMBER(UserInputIndication::ExtendedAlphanumeric, encrypted_alphanumeric, "encryptedAlphanumeric",
                       UserInputIndication::ExtendedAlphanumeric::EncryptedAlphanumeric::kType),
};

constexpr asn1::Member kUserInputIndicationEncryptedAlphanumericMembers[] = {
    MTAVIP_ASN1_MEMBER(UserInputIndication::EncryptedAlphanumeric, algorithm_oid, "algorithmOID",
                       asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(UserInputIndication::EncryptedAlphanumeric, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(UserInputIndication::EncryptedAlphanumeric, encrypted, "encrypted", asn1::kOctetString<>),
};

constexpr asn1::Alternative kUserInputIndicationAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"alphanumeric", &asn1::kGeneralString},
    {"userInputSupportIndication", &UserInputIndication::UserInputSupportIndication::kType},
    {"signal", &UserInputIndication::Signal::kType},
    {"signalUpdate", &UserInputIndication::SignalUpdate::kType},
    {"extendedAlphanumeric", &UserInputIndication::ExtendedAlphanumeric::kType},
    {"encryptedAlphanumeric", &UserInputIndication::EncryptedAlphanumeric::kType},
    {"genericInformation", &asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>},
};

constexpr asn1::Alternative kFlowControlIndicationScopeAlternatives[] = {
    {"logicalChannelNumber", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"resourceID", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"wholeMultiplex", &asn1::kNull},
};

constexpr asn1::Alternative kFlowControlIndicationRestrictionAlternatives[] = {
    {"maximumBitRate", &asn1::kInteger<std::uint32_t, 0, 16777215>},
    {"noRestriction", &asn1::kNull},
};

constexpr asn1::Member kFlowControlIndicationMembers[] = {
    MTAVIP_ASN1_MEMBER(FlowControlIndication, scope, "scope", FlowControlIndication::Scope::kType),
    MTAVIP_ASN1_MEMBER(FlowControlIndication, restriction, "restriction", FlowControlIndication::Restriction::kType),
};

}  // namespace

constinit const asn1::ChoiceType RequestMessage::kType =
    asn1::extensible_choice<RequestMessage, kRequestMessageAlternatives, 11>("RequestMessage");
constinit const asn1::ChoiceType ResponseMessage::kType =
    asn1::extensible_choice<ResponseMessage, kResponseMessageAlternatives, 19>("ResponseMessage");
constinit const asn1::ChoiceType CommandMessage::kType =
    asn1::extensible_choice<CommandMessage, kCommandMessageAlternatives, 7>("CommandMessage");
constinit const asn1::ChoiceType FunctionNotUnderstood::kType =
    asn1::choice<FunctionNotUnderstood, kFunctionNotUnderstoodAlternatives>("FunctionNotUnderstood");
constinit const asn1::ChoiceType FunctionNotSupported::Cause::kType =
    asn1::extensible_choice<FunctionNotSupported::Cause, kFunctionNotSupportedCauseAlternatives, 3>("");
constinit const asn1::SequenceType FunctionNotSupported::kType =
    asn1::extensible_sequence<FunctionNotSupported, kFunctionNotSupportedMembers, 2>("FunctionNotSupported");
constinit const asn1::SequenceType TerminalYouAreSeeingInSubPictureNumber::kType =
    asn1::extensible_sequence<TerminalYouAreSeeingInSubPictureNumber, kTerminalYouAreSeeingInSubPictureNumberMembers,
                              2>("TerminalYouAreSeeingInSubPictureNumber");
constinit const asn1::SequenceType VideoIndicateCompose::kType =
    asn1::extensible_sequence<VideoIndicateCompose, kVideoIndicateComposeMembers, 1>("VideoIndicateCompose");
constinit const asn1::ChoiceType ConferenceIndication::kType =
    asn1::extensible_choice<ConferenceIndication, kConferenceIndicationAlternatives, 10>("ConferenceIndication");
constinit const asn1::SequenceType MiscellaneousIndication::Type::VideoNotDecodedMBs::kType =
    asn1::extensible_sequence<MiscellaneousIndication::Type::VideoNotDecodedMBs,
                              kMiscellaneousIndicationTypeVideoNotDecodedMBsMembers, 3>("");
constinit const asn1::ChoiceType MiscellaneousIndication::Type::kType =
    asn1::extensible_choice<MiscellaneousIndication::Type, kMiscellaneousIndicationTypeAlternatives, 10>("");
constinit const asn1::SequenceType MiscellaneousIndication::kType =
    asn1::extensible_sequence<MiscellaneousIndication, kMiscellaneousIndicationMembers, 2>("MiscellaneousIndication");
constinit const asn1::ChoiceType JitterIndication::Scope::kType =
    asn1::choice<JitterIndication::Scope, kJitterIndicationScopeAlternatives>("");
constinit const asn1::SequenceType JitterIndication::kType =
    asn1::extensible_sequence<JitterIndication, kJitterIndicationMembers, 5>("JitterIndication");
constinit const asn1::SequenceType H223SkewIndication::kType =
    asn1::extensible_sequence<H223SkewIndication, kH223SkewIndicationMembers, 3>("H223SkewIndication");
constinit const asn1::SequenceType H2250MaximumSkewIndication::kType =
    asn1::extensible_sequence<H2250MaximumSkewIndication, kH2250MaximumSkewIndicationMembers, 3>(
        "H2250MaximumSkewIndication");
constinit const asn1::SequenceType McLocationIndication::kType =
    asn1::extensible_sequence<McLocationIndication, kMcLocationIndicationMembers, 1>("MCLocationIndication");
constinit const asn1::SequenceType VendorIdentification::kType =
    asn1::extensible_sequence<VendorIdentification, kVendorIdentificationMembers, 3>("VendorIdentification");
constinit const asn1::ChoiceType NewAtmvcIndication::Aal::Aal1::ClockRecovery::kType =
    asn1::extensible_choice<NewAtmvcIndication::Aal::Aal1::ClockRecovery,
                            kNewAtmvcIndicationAalAal1ClockRecoveryAlternatives, 3>("");
constinit const asn1::ChoiceType NewAtmvcIndication::Aal::Aal1::ErrorCorrection::kType =
    asn1::extensible_choice<NewAtmvcIndication::Aal::Aal1::ErrorCorrection,
                            kNewAtmvcIndicationAalAal1ErrorCorrectionAlternatives, 4>("");
constinit const asn1::SequenceType NewAtmvcIndication::Aal::Aal1::kType =
    asn1::extensible_sequence<NewAtmvcIndication::Aal::Aal1, kNewAtmvcIndicationAalAal1Members, 4>("");
constinit const asn1::SequenceType NewAtmvcIndication::Aal::Aal5::kType =
    asn1::extensible_sequence<NewAtmvcIndication::Aal::Aal5, kNewAtmvcIndicationAalAal5Members, 2>("");
constinit const asn1::ChoiceType NewAtmvcIndication::Aal::kType =
    asn1::extensible_choice<NewAtmvcIndication::Aal, kNewAtmvcIndicationAalAlternatives, 2>("");
constinit const asn1::ChoiceType NewAtmvcIndication::Multiplex::kType =
    asn1::extensible_choice<NewAtmvcIndication::Multiplex, kNewAtmvcIndicationMultiplexAlternatives, 3>("");
constinit const asn1::ChoiceType NewAtmvcIndication::ReverseParameters::Multiplex::kType =
    asn1::extensible_choice<NewAtmvcIndication::ReverseParameters::Multiplex,
                            kNewAtmvcIndicationReverseParametersMultiplexAlternatives, 3>("");
constinit const asn1::SequenceType NewAtmvcIndication::ReverseParameters::kType =
    asn1::extensible_sequence<NewAtmvcIndication::ReverseParameters, kNewAtmvcIndicationReverseParametersMembers, 4>(
        "");
constinit const asn1::SequenceType NewAtmvcIndication::kType =
    asn1::extensible_sequence<NewAtmvcIndication, kNewAtmvcIndicationMembers, 6>("NewATMVCIndication");
constinit const asn1::SequenceType Params::kType = asn1::extensible_sequence<Params, kParamsMembers, 3>("Params");
constinit const asn1::ChoiceType UserInputIndication::UserInputSupportIndication::kType =
    asn1::extensible_choice<UserInputIndication::UserInputSupportIndication,
                            kUserInputIndicationUserInputSupportIndicationAlternatives, 4>("");
constinit const asn1::SequenceType UserInputIndication::Signal::Rtp::kType =
    asn1::extensible_sequence<UserInputIndication::Signal::Rtp, kUserInputIndicationSignalRtpMembers, 3>("");
constinit const asn1::SequenceType UserInputIndication::Signal::kType =
    asn1::extensible_sequence<UserInputIndication::Signal, kUserInputIndicationSignalMembers, 3>("");
constinit const asn1::SequenceType UserInputIndication::SignalUpdate::Rtp::kType =
    asn1::extensible_sequence<UserInputIndication::SignalUpdate::Rtp, kUserInputIndicationSignalUpdateRtpMembers, 1>(
        "");
constinit const asn1::SequenceType UserInputIndication::SignalUpdate::kType =
    asn1::extensible_sequence<UserInputIndication::SignalUpdate, kUserInputIndicationSignalUpdateMembers, 2>("");
constinit const asn1::SequenceType UserInputIndication::ExtendedAlphanumeric::EncryptedAlphanumeric::kType =
    asn1::extensible_sequence<UserInputIndication::ExtendedAlphanumeric::EncryptedAlphanumeric,
                              kUserInputIndicationExtendedAlphanumericEncryptedAlphanumericMembers, 3>("");
constinit const asn1::SequenceType UserInputIndication::ExtendedAlphanumeric::kType =
    asn1::extensible_sequence<UserInputIndication::ExtendedAlphanumeric,
                              kUserInputIndicationExtendedAlphanumericMembers, 2>("");
constinit const asn1::SequenceType UserInputIndication::EncryptedAlphanumeric::kType =
    asn1::extensible_sequence<UserInputIndication::EncryptedAlphanumeric,
                              kUserInputIndicationEncryptedAlphanumericMembers, 3>("");
constinit const asn1::ChoiceType UserInputIndication::kType =
    asn1::extensible_choice<UserInputIndication, kUserInputIndicationAlternatives, 2>("UserInputIndication");
constinit const asn1::ChoiceType FlowControlIndication::Scope::kType =
    asn1::choice<FlowControlIndication::Scope, kFlowControlIndicationScopeAlternatives>("");
constinit const asn1::ChoiceType FlowControlIndication::Restriction::kType =
    asn1::choice<FlowControlIndication::Restriction, kFlowControlIndicationRestrictionAlternatives>("");
constinit const asn1::SequenceType FlowControlIndication::kType =
    asn1::extensible_sequence<FlowControlIndication, kFlowControlIndicationMembers, 2>("FlowControlIndication");

}  // namespace mtavip::h323::h245
