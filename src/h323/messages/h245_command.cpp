#include "h323/messages/h245_command.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kSendTerminalCapabilitySetSpecificRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(SendTerminalCapabilitySet::SpecificRequest, multiplex_capability, "multiplexCapability",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SendTerminalCapabilitySet::SpecificRequest, capability_table_entry_numbers,
                       "capabilityTableEntryNumbers",
                       (asn1::kListOf<std::vector<CapabilityTableEntryNumber>, &asn1::kInteger<std::uint16_t, 1, 65535>,
                                      asn1::Size{1, 65535}>)),
    MTAVIP_ASN1_MEMBER(SendTerminalCapabilitySet::SpecificRequest, capability_descriptor_numbers,
                       "capabilityDescriptorNumbers",
                       (asn1::kListOf<std::vector<CapabilityDescriptorNumber>, &asn1::kInteger<std::uint8_t, 0, 255>,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Alternative kSendTerminalCapabilitySetAlternatives[] = {
    {"specificRequest", &SendTerminalCapabilitySet::SpecificRequest::kType},
    {"genericRequest", &asn1::kNull},
};

constexpr asn1::Member kEncryptionCommandEncryptionAlgorithmIdMembers[] = {
    MTAVIP_ASN1_MEMBER(EncryptionCommand::EncryptionAlgorithmId, h233_algorithm_identifier, "h233AlgorithmIdentifier",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(EncryptionCommand::EncryptionAlgorithmId, associated_algorithm, "associatedAlgorithm",
                       NonStandardParameter::kType),
};

constexpr asn1::Alternative kEncryptionCommandAlternatives[] = {
    {"encryptionSE", &asn1::kOctetString<>},
    {"encryptionIVRequest", &asn1::kNull},
    {"encryptionAlgorithmID", &EncryptionCommand::EncryptionAlgorithmId::kType},
};

constexpr asn1::Alternative kFlowControlCommandScopeAlternatives[] = {
    {"logicalChannelNumber", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"resourceID", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"wholeMultiplex", &asn1::kNull},
};

constexpr asn1::Alternative kFlowControlCommandRestrictionAlternatives[] = {
    {"maximumBitRate", &asn1::kInteger<std::uint32_t, 0, 16777215>},
    {"noRestriction", &asn1::kNull},
};

constexpr asn1::Member kFlowControlCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(FlowControlCommand, scope, "scope", FlowControlCommand::Scope::kType),
    MTAVIP_ASN1_MEMBER(FlowControlCommand, restriction, "restriction", FlowControlCommand::Restriction::kType),
};

constexpr asn1::Alternative kEndSessionCommandGstnOptionsAlternatives[] = {
    {"telephonyMode", &asn1::kNull}, {"v8bis", &asn1::kNull},   {"v34DSVD", &asn1::kNull},
    {"v34DuplexFAX", &asn1::kNull},  {"v34H324", &asn1::kNull},
};

constexpr asn1::Alternative kEndSessionCommandIsdnOptionsAlternatives[] = {
    {"telephonyMode", &asn1::kNull},
    {"v140", &asn1::kNull},
    {"terminalOnHold", &asn1::kNull},
};

constexpr asn1::Alternative kEndSessionCommandAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"disconnect", &asn1::kNull},
    {"gstnOptions", &EndSessionCommand::GstnOptions::kType},
    {"isdnOptions", &EndSessionCommand::IsdnOptions::kType},
    {"genericInformation", &asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>},
};

constexpr asn1::Member kSubstituteConferenceIdCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(SubstituteConferenceIdCommand, conference_identifier, "conferenceIdentifier",
                       asn1::kFixedOctetString<16>),
};

constexpr asn1::Alternative kConferenceCommandAlternatives[] = {
    {"broadcastMyLogicalChannel", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"cancelBroadcastMyLogicalChannel", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"makeTerminalBroadcaster", &TerminalLabel::kType},
    {"cancelMakeTerminalBroadcaster", &asn1::kNull},
    {"sendThisSource", &TerminalLabel::kType},
    {"cancelSendThisSource", &asn1::kNull},
    {"dropConference", &asn1::kNull},
    {"substituteConferenceIDCommand", &SubstituteConferenceIdCommand::kType},
};

constexpr asn1::Alternative kEncryptionUpdateDirectionAlternatives[] = {
    {"masterToSlave", &asn1::kNull},
    {"slaveToMaster", &asn1::kNull},
};

constexpr asn1::Member kKeyProtectionMethodMembers[] = {
    MTAVIP_ASN1_MEMBER(KeyProtectionMethod, secure_channel, "secureChannel", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(KeyProtectionMethod, shared_secret, "sharedSecret", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(KeyProtectionMethod, cert_protected_key, "certProtectedKey", asn1::kBoolean),
};

constexpr asn1::Member kEncryptionUpdateRequestMembers[] = {
    MTAVIP_ASN1_MEMBER(EncryptionUpdateRequest, key_protection_method, "keyProtectionMethod",
                       KeyProtectionMethod::kType),
    MTAVIP_ASN1_MEMBER(EncryptionUpdateRequest, synch_flag, "synchFlag", (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kPictureReferenceAlternatives[] = {
    {"pictureNumber", &asn1::kInteger<std::uint16_t, 0, 1023>},
    {"longTermPictureIndex", &asn1::kInteger<std::uint8_t, 0, 255>},
};

constexpr asn1::Member kMiscellaneousCommandTypeVideoFastUpdateGobMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoFastUpdateGob, first_gob, "firstGOB",
                       (asn1::kInteger<std::uint8_t, 0, 17>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoFastUpdateGob, number_of_go_bs, "numberOfGOBs",
                       (asn1::kInteger<std::uint8_t, 1, 18>)),
};

constexpr asn1::Member kMiscellaneousCommandTypeVideoFastUpdateMbMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoFastUpdateMb, first_gob, "firstGOB",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoFastUpdateMb, first_mb, "firstMB",
                       (asn1::kInteger<std::uint16_t, 1, 8192>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoFastUpdateMb, number_of_m_bs, "numberOfMBs",
                       (asn1::kInteger<std::uint16_t, 1, 8192>)),
};

constexpr asn1::Alternative kMiscellaneousCommandTypeProgressiveRefinementStartRepeatCountAlternatives[] = {
    {"doOneProgression", &asn1::kNull},
    {"doContinuousProgressions", &asn1::kNull},
    {"doOneIndependentProgression", &asn1::kNull},
    {"doContinuousIndependentProgressions", &asn1::kNull},
};

constexpr asn1::Member kMiscellaneousCommandTypeProgressiveRefinementStartMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::ProgressiveRefinementStart, repeat_count, "repeatCount",
                       MiscellaneousCommand::Type::ProgressiveRefinementStart::RepeatCount::kType),
};

constexpr asn1::Member kMiscellaneousCommandTypeVideoBadMBsMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoBadMBs, first_mb, "firstMB",
                       (asn1::kInteger<std::uint16_t, 1, 9216>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoBadMBs, number_of_m_bs, "numberOfMBs",
                       (asn1::kInteger<std::uint16_t, 1, 9216>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::VideoBadMBs, temporal_reference, "temporalReference",
                       (asn1::kInteger<std::uint16_t, 0, 1023>)),
};

constexpr asn1::Member kMiscellaneousCommandTypeLostPartialPictureMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::LostPartialPicture, picture_reference, "pictureReference",
                       PictureReference::kType),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::LostPartialPicture, first_mb, "firstMB",
                       (asn1::kInteger<std::uint16_t, 1, 9216>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::LostPartialPicture, number_of_m_bs, "numberOfMBs",
                       (asn1::kInteger<std::uint16_t, 1, 9216>)),
};

constexpr asn1::Member kMiscellaneousCommandTypeEncryptionUpdateCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::EncryptionUpdateCommand, encryption_sync, "encryptionSync",
                       EncryptionSync::kType),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::EncryptionUpdateCommand, multiple_payload_stream,
                       "multiplePayloadStream", MultiplePayloadStream::kType),
};

constexpr asn1::Member kMiscellaneousCommandTypeEncryptionUpdateAckMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand::Type::EncryptionUpdateAck, synch_flag, "synchFlag",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kMiscellaneousCommandTypeAlternatives[] = {
    {"equaliseDelay", &asn1::kNull},
    {"zeroDelay", &asn1::kNull},
    {"multipointModeCommand", &asn1::kNull},
    {"cancelMultipointModeCommand", &asn1::kNull},
    {"videoFreezePicture", &asn1::kNull},
    {"videoFastUpdatePicture", &asn1::kNull},
    {"videoFastUpdateGOB", &MiscellaneousCommand::Type::VideoFastUpdateGob::kType},
    {"videoTemporalSpatialTradeOff", &asn1::kInteger<std::uint8_t, 0, 31>},
    {"videoSendSyncEveryGOB", &asn1::kNull},
    {"videoSendSyncEveryGOBCancel", &asn1::kNull},
    {"videoFastUpdateMB", &MiscellaneousCommand::Type::VideoFastUpdateMb::kType},
    {"maxH223MUXPDUsize", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"encryptionUpdate", &EncryptionSync::kType},
    {"encryptionUpdateRequest", &EncryptionUpdateRequest::kType},
    {"switchReceiveMediaOff", &asn1::kNull},
    {"switchReceiveMediaOn", &asn1::kNull},
    {"progressiveRefinementStart", &MiscellaneousCommand::Type::ProgressiveRefinementStart::kType},
    {"progressiveRefinementAbortOne", &asn1::kNull},
    {"progressiveRefinementAbortContinuous", &asn1::kNull},
    {"videoBadMBs", &MiscellaneousCommand::Type::VideoBadMBs::kType},
    {"lostPicture", &asn1::kListOf<std::vector<PictureReference>, &PictureReference::kType>},
    {"lostPartialPicture", &MiscellaneousCommand::Type::LostPartialPicture::kType},
    {"recoveryReferencePicture", &asn1::kListOf<std::vector<PictureReference>, &PictureReference::kType>},
    {"encryptionUpdateCommand", &MiscellaneousCommand::Type::EncryptionUpdateCommand::kType},
    {"encryptionUpdateAck", &MiscellaneousCommand::Type::EncryptionUpdateAck::kType},
};

constexpr asn1::Member kMiscellaneousCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand, logical_channel_number, "logicalChannelNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand, type, "type", MiscellaneousCommand::Type::kType),
    MTAVIP_ASN1_MEMBER(MiscellaneousCommand, direction, "direction", EncryptionUpdateDirection::kType),
};

constexpr asn1::Alternative kH223MultiplexReconfigurationH223ModeChangeAlternatives[] = {
    {"toLevel0", &asn1::kNull},
    {"toLevel1", &asn1::kNull},
    {"toLevel2", &asn1::kNull},
    {"toLevel2withOptionalHeader", &asn1::kNull},
};

constexpr asn1::Alternative kH223MultiplexReconfigurationH223AnnexADoubleFlagAlternatives[] = {
    {"start", &asn1::kNull},
    {"stop", &asn1::kNull},
};

constexpr asn1::Alternative kH223MultiplexReconfigurationAlternatives[] = {
    {"h223ModeChange", &H223MultiplexReconfiguration::H223ModeChange::kType},
    {"h223AnnexADoubleFlag", &H223MultiplexReconfiguration::H223AnnexADoubleFlag::kType},
};

constexpr asn1::Alternative kNewAtmvcCommandAalAal1ClockRecoveryAlternatives[] = {
    {"nullClockRecovery", &asn1::kNull},
    {"srtsClockRecovery", &asn1::kNull},
    {"adaptiveClockRecovery", &asn1::kNull},
};

constexpr asn1::Alternative kNewAtmvcCommandAalAal1ErrorCorrectionAlternatives[] = {
    {"nullErrorCorrection", &asn1::kNull},
    {"longInterleaver", &asn1::kNull},
    {"shortInterleaver", &asn1::kNull},
    {"errorCorrectionOnly", &asn1::kNull},
};

constexpr asn1::Member kNewAtmvcCommandAalAal1Members[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::Aal::Aal1, clock_recovery, "clockRecovery",
                       NewAtmvcCommand::Aal::Aal1::ClockRecovery::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::Aal::Aal1, error_correction, "errorCorrection",
                       NewAtmvcCommand::Aal::Aal1::ErrorCorrection::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::Aal::Aal1, structured_data_transfer, "structuredDataTransfer", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::Aal::Aal1, partially_filled_cells, "partiallyFilledCells", asn1::kBoolean),
};

constexpr asn1::Member kNewAtmvcCommandAalAal5Members[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::Aal::Aal5, forward_maximum_sdu_size, "forwardMaximumSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::Aal::Aal5, backward_maximum_sdu_size, "backwardMaximumSDUSize",
                       (asn1::kInteger<std::uint16_t, 0, 65535>)),
};

constexpr asn1::Alternative kNewAtmvcCommandAalAlternatives[] = {
    {"aal1", &NewAtmvcCommand::Aal::Aal1::kType},
    {"aal5", &NewAtmvcCommand::Aal::Aal5::kType},
};

constexpr asn1::Alternative kNewAtmvcCommandMultiplexAlternatives[] = {
    {"noMultiplex", &asn1::kNull},
    {"transportStream", &asn1::kNull},
    {"programStream", &asn1::kNull},
};

constexpr asn1::Alternative kNewAtmvcCommandReverseParametersMultiplexAlternatives[] = {
    {"noMultiplex", &asn1::kNull},
    {"transportStream", &asn1::kNull},
    {"programStream", &asn1::kNull},
};

constexpr asn1::Member kNewAtmvcCommandReverseParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::ReverseParameters, bit_rate, "bitRate",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::ReverseParameters, bit_rate_locked_to_pcr_clock, "bitRateLockedToPCRClock",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::ReverseParameters, bit_rate_locked_to_network_clock,
                       "bitRateLockedToNetworkClock", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand::ReverseParameters, multiplex, "multiplex",
                       NewAtmvcCommand::ReverseParameters::Multiplex::kType),
};

constexpr asn1::Member kNewAtmvcCommandMembers[] = {
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, resource_id, "resourceID", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, bit_rate, "bitRate", (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, bit_rate_locked_to_pcr_clock, "bitRateLockedToPCRClock", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, bit_rate_locked_to_network_clock, "bitRateLockedToNetworkClock",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, aal, "aal", NewAtmvcCommand::Aal::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, multiplex, "multiplex", NewAtmvcCommand::Multiplex::kType),
    MTAVIP_ASN1_MEMBER(NewAtmvcCommand, reverse_parameters, "reverseParameters",
                       NewAtmvcCommand::ReverseParameters::kType),
};

}  // namespace

constinit const asn1::SequenceType SendTerminalCapabilitySet::SpecificRequest::kType =
    asn1::extensible_sequence<SendTerminalCapabilitySet::SpecificRequest,
                              kSendTerminalCapabilitySetSpecificRequestMembers, 3>("");
constinit const asn1::ChoiceType SendTerminalCapabilitySet::kType =
    asn1::extensible_choice<SendTerminalCapabilitySet, kSendTerminalCapabilitySetAlternatives, 2>(
        "SendTerminalCapabilitySet");
constinit const asn1::SequenceType EncryptionCommand::EncryptionAlgorithmId::kType =
    asn1::sequence<kEncryptionCommandEncryptionAlgorithmIdMembers>("");
constinit const asn1::ChoiceType EncryptionCommand::kType =
    asn1::extensible_choice<EncryptionCommand, kEncryptionCommandAlternatives, 3>("EncryptionCommand");
constinit const asn1::ChoiceType FlowControlCommand::Scope::kType =
    asn1::choice<FlowControlCommand::Scope, kFlowControlCommandScopeAlternatives>("");
constinit const asn1::ChoiceType FlowControlCommand::Restriction::kType =
    asn1::choice<FlowControlCommand::Restriction, kFlowControlCommandRestrictionAlternatives>("");
constinit const asn1::SequenceType FlowControlCommand::kType =
    asn1::extensible_sequence<FlowControlCommand, kFlowControlCommandMembers, 2>("FlowControlCommand");
constinit const asn1::ChoiceType EndSessionCommand::GstnOptions::kType =
    asn1::extensible_choice<EndSessionCommand::GstnOptions, kEndSessionCommandGstnOptionsAlternatives, 5>("");
constinit const asn1::ChoiceType EndSessionCommand::IsdnOptions::kType =
    asn1::extensible_choice<EndSessionCommand::IsdnOptions, kEndSessionCommandIsdnOptionsAlternatives, 3>("");
constinit const asn1::ChoiceType EndSessionCommand::kType =
    asn1::extensible_choice<EndSessionCommand, kEndSessionCommandAlternatives, 3>("EndSessionCommand");
constinit const asn1::SequenceType SubstituteConferenceIdCommand::kType =
    asn1::extensible_sequence<SubstituteConferenceIdCommand, kSubstituteConferenceIdCommandMembers, 1>(
        "SubstituteConferenceIDCommand");
constinit const asn1::ChoiceType ConferenceCommand::kType =
    asn1::extensible_choice<ConferenceCommand, kConferenceCommandAlternatives, 7>("ConferenceCommand");
constinit const asn1::ChoiceType EncryptionUpdateDirection::kType =
    asn1::extensible_choice<EncryptionUpdateDirection, kEncryptionUpdateDirectionAlternatives, 2>(
        "EncryptionUpdateDirection");
constinit const asn1::SequenceType KeyProtectionMethod::kType =
    asn1::extensible_sequence<KeyProtectionMethod, kKeyProtectionMethodMembers, 3>("KeyProtectionMethod");
constinit const asn1::SequenceType EncryptionUpdateRequest::kType =
    asn1::extensible_sequence<EncryptionUpdateRequest, kEncryptionUpdateRequestMembers, 1>("EncryptionUpdateRequest");
constinit const asn1::ChoiceType PictureReference::kType =
    asn1::extensible_choice<PictureReference, kPictureReferenceAlternatives, 2>("PictureReference");
constinit const asn1::SequenceType MiscellaneousCommand::Type::VideoFastUpdateGob::kType =
    asn1::sequence<kMiscellaneousCommandTypeVideoFastUpdateGobMembers>("");
constinit const asn1::SequenceType MiscellaneousCommand::Type::VideoFastUpdateMb::kType =
    asn1::extensible_sequence<MiscellaneousCommand::Type::VideoFastUpdateMb,
                              kMiscellaneousCommandTypeVideoFastUpdateMbMembers, 3>("");
constinit const asn1::ChoiceType MiscellaneousCommand::Type::ProgressiveRefinementStart::RepeatCount::kType =
    asn1::extensible_choice<MiscellaneousCommand::Type::ProgressiveRefinementStart::RepeatCount,
                            kMiscellaneousCommandTypeProgressiveRefinementStartRepeatCountAlternatives, 4>("");
constinit const asn1::SequenceType MiscellaneousCommand::Type::ProgressiveRefinementStart::kType =
    asn1::extensible_sequence<MiscellaneousCommand::Type::ProgressiveRefinementStart,
                              kMiscellaneousCommandTypeProgressiveRefinementStartMembers, 1>("");
constinit const asn1::SequenceType MiscellaneousCommand::Type::VideoBadMBs::kType =
    asn1::extensible_sequence<MiscellaneousCommand::Type::VideoBadMBs, kMiscellaneousCommandTypeVideoBadMBsMembers, 3>(
        "");
constinit const asn1::SequenceType MiscellaneousCommand::Type::LostPartialPicture::kType =
    asn1::extensible_sequence<MiscellaneousCommand::Type::LostPartialPicture,
                              kMiscellaneousCommandTypeLostPartialPictureMembers, 3>("");
constinit const asn1::SequenceType MiscellaneousCommand::Type::EncryptionUpdateCommand::kType =
    asn1::extensible_sequence<MiscellaneousCommand::Type::EncryptionUpdateCommand,
                              kMiscellaneousCommandTypeEncryptionUpdateCommandMembers, 2>("");
constinit const asn1::SequenceType MiscellaneousCommand::Type::EncryptionUpdateAck::kType =
    asn1::extensible_sequence<MiscellaneousCommand::Type::EncryptionUpdateAck,
                              kMiscellaneousCommandTypeEncryptionUpdateAckMembers, 1>("");
constinit const asn1::ChoiceType MiscellaneousCommand::Type::kType =
    asn1::extensible_choice<MiscellaneousCommand::Type, kMiscellaneousCommandTypeAlternatives, 10>("");
constinit const asn1::SequenceType MiscellaneousCommand::kType =
    asn1::extensible_sequence<MiscellaneousCommand, kMiscellaneousCommandMembers, 2>("MiscellaneousCommand");
constinit const asn1::ChoiceType H223MultiplexReconfiguration::H223ModeChange::kType =
    asn1::extensible_choice<H223MultiplexReconfiguration::H223ModeChange,
                            kH223MultiplexReconfigurationH223ModeChangeAlternatives, 4>("");
constinit const asn1::ChoiceType H223MultiplexReconfiguration::H223AnnexADoubleFlag::kType =
    asn1::extensible_choice<H223MultiplexReconfiguration::H223AnnexADoubleFlag,
                            kH223MultiplexReconfigurationH223AnnexADoubleFlagAlternatives, 2>("");
constinit const asn1::ChoiceType H223MultiplexReconfiguration::kType =
    asn1::extensible_choice<H223MultiplexReconfiguration, kH223MultiplexReconfigurationAlternatives, 2>(
        "H223MultiplexReconfiguration");
constinit const asn1::ChoiceType NewAtmvcCommand::Aal::Aal1::ClockRecovery::kType =
    asn1::extensible_choice<NewAtmvcCommand::Aal::Aal1::ClockRecovery, kNewAtmvcCommandAalAal1ClockRecoveryAlternatives,
                            3>("");
constinit const asn1::ChoiceType NewAtmvcCommand::Aal::Aal1::ErrorCorrection::kType =
    asn1::extensible_choice<NewAtmvcCommand::Aal::Aal1::ErrorCorrection,
                            kNewAtmvcCommandAalAal1ErrorCorrectionAlternatives, 4>("");
constinit const asn1::SequenceType NewAtmvcCommand::Aal::Aal1::kType =
    asn1::extensible_sequence<NewAtmvcCommand::Aal::Aal1, kNewAtmvcCommandAalAal1Members, 4>("");
constinit const asn1::SequenceType NewAtmvcCommand::Aal::Aal5::kType =
    asn1::extensible_sequence<NewAtmvcCommand::Aal::Aal5, kNewAtmvcCommandAalAal5Members, 2>("");
constinit const asn1::ChoiceType NewAtmvcCommand::Aal::kType =
    asn1::extensible_choice<NewAtmvcCommand::Aal, kNewAtmvcCommandAalAlternatives, 2>("");
constinit const asn1::ChoiceType NewAtmvcCommand::Multiplex::kType =
    asn1::extensible_choice<NewAtmvcCommand::Multiplex, kNewAtmvcCommandMultiplexAlternatives, 3>("");
constinit const asn1::ChoiceType NewAtmvcCommand::ReverseParameters::Multiplex::kType =
    asn1::extensible_choice<NewAtmvcCommand::ReverseParameters::Multiplex,
                            kNewAtmvcCommandReverseParametersMultiplexAlternatives, 3>("");
constinit const asn1::SequenceType NewAtmvcCommand::ReverseParameters::kType =
    asn1::extensible_sequence<NewAtmvcCommand::ReverseParameters, kNewAtmvcCommandReverseParametersMembers, 4>("");
constinit const asn1::SequenceType NewAtmvcCommand::kType =
    asn1::extensible_sequence<NewAtmvcCommand, kNewAtmvcCommandMembers, 7>("NewATMVCCommand");

}  // namespace mtavip::h323::h245
