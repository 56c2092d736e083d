#include "h323/messages/h245_capability_set.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kH235SecurityCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(H235SecurityCapability, encryption_authentication_and_integrity,
                       "encryptionAuthenticationAndIntegrity", EncryptionAuthenticationAndIntegrity::kType),
    MTAVIP_ASN1_MEMBER(H235SecurityCapability, media_capability, "mediaCapability",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
};

constexpr asn1::Member kAudioTelephonyEventCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(AudioTelephonyEventCapability, dynamic_rtp_payload_type, "dynamicRTPPayloadType",
                       (asn1::kInteger<std::uint8_t, 96, 127>)),
    MTAVIP_ASN1_MEMBER(AudioTelephonyEventCapability, audio_telephone_event, "audioTelephoneEvent",
                       asn1::kGeneralString),
};

constexpr asn1::Member kAudioToneCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(AudioToneCapability, dynamic_rtp_payload_type, "dynamicRTPPayloadType",
                       (asn1::kInteger<std::uint8_t, 96, 127>)),
};

constexpr asn1::Member kCapabilityH233EncryptionReceiveCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(Capability::H233EncryptionReceiveCapability, h233_iv_response_time, "h233IVResponseTime",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
};

constexpr asn1::Alternative kCapabilityAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"receiveVideoCapability", &VideoCapability::kType},
    {"transmitVideoCapability", &VideoCapability::kType},
    {"receiveAndTransmitVideoCapability", &VideoCapability::kType},
    {"receiveAudioCapability", &AudioCapability::kType},
    {"transmitAudioCapability", &AudioCapability::kType},
    {"receiveAndTransmitAudioCapability", &AudioCapability::kType},
    {"receiveDataApplicationCapability", &DataApplicationCapability::kType},
    {"transmitDataApplicationCapability", &DataApplicationCapability::kType},
    {"receiveAndTransmitDataApplicationCapability", &DataApplicationCapability::kType},
    {"h233EncryptionTransmitCapability", &asn1::kBoolean},
    {"h233EncryptionReceiveCapability", &Capability::H233EncryptionReceiveCapability::kType},
    {"conferenceCapability", &ConferenceCapability::kType},
    {"h235SecurityCapability", &H235SecurityCapability::kType},
    {"maxPendingReplacementFor", &asn1::kInteger<std::uint8_t, 0, 255>},
    {"receiveUserInputCapability", &UserInputCapability::kType},
    {"transmitUserInputCapability", &UserInputCapability::kType},
    {"receiveAndTransmitUserInputCapability", &UserInputCapability::kType},
    {"genericControlCapability", &GenericCapability::kType},
    {"receiveMultiplexedStreamCapability", &MultiplexedStreamCapability::kType},
    {"transmitMultiplexedStreamCapability", &MultiplexedStreamCapability::kType},
    {"receiveAndTransmitMultiplexedStreamCapability", &MultiplexedStreamCapability::kType},
    {"receiveRTPAudioTelephonyEventCapability", &AudioTelephonyEventCapability::kType},
    {"receiveRTPAudioToneCapability", &AudioToneCapability::kType},
    {"depFecCapability", &DepFecCapability::kType},
    {"multiplePayloadStreamCapability", &MultiplePayloadStreamCapability::kType},
    {"fecCapability", &FecCapability::kType},
    {"redundancyEncodingCap", &RedundancyEncodingCapability::kType},
    {"oneOfCapabilities", &asn1::kListOf<std::vector<CapabilityTableEntryNumber>,
                                         &asn1::kInteger<std::uint16_t, 1, 65535>, asn1::Size{1, 256}>},
};

constexpr asn1::Member kCapabilityTableEntryMembers[] = {
    MTAVIP_ASN1_MEMBER(CapabilityTableEntry, capability_table_entry_number, "capabilityTableEntryNumber",
                       (asn1::kInteger<std::uint16_t, 1, 65535>)),
    MTAVIP_ASN1_MEMBER(CapabilityTableEntry, capability, "capability", Capability::kType),
};

constexpr asn1::Member kCapabilityDescriptorMembers[] = {
    MTAVIP_ASN1_MEMBER(CapabilityDescriptor, capability_descriptor_number, "capabilityDescriptorNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(CapabilityDescriptor, simultaneous_capabilities, "simultaneousCapabilities",
                       (asn1::kListOf<std::vector<AlternativeCapabilitySet>,
                                      &asn1::kListOf<std::vector<CapabilityTableEntryNumber>,
                                                     &asn1::kInteger<std::uint16_t, 1, 65535>, asn1::Size{1, 256}>,
                                      asn1::Size{1, 256}>)),
};

constexpr asn1::Member kTerminalCapabilitySetMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySet, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySet, protocol_identifier, "protocolIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySet, multiplex_capability, "multiplexCapability", MultiplexCapability::kType),
    MTAVIP_ASN1_MEMBER(
        TerminalCapabilitySet, capability_table, "capabilityTable",
        (asn1::kListOf<std::vector<CapabilityTableEntry>, &CapabilityTableEntry::kType, asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(
        TerminalCapabilitySet, capability_descriptors, "capabilityDescriptors",
        (asn1::kListOf<std::vector<CapabilityDescriptor>, &CapabilityDescriptor::kType, asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySet, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Member kTerminalCapabilitySetAckMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySetAck, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySetAck, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Alternative kTerminalCapabilitySetRejectCauseTableEntryCapacityExceededAlternatives[] = {
    {"highestEntryNumberProcessed", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"noneProcessed", &asn1::kNull},
};

constexpr asn1::Alternative kTerminalCapabilitySetRejectCauseAlternatives[] = {
    {"unspecified", &asn1::kNull},
    {"undefinedTableEntryUsed", &asn1::kNull},
    {"descriptorCapacityExceeded", &asn1::kNull},
    {"tableEntryCapacityExceeded", &TerminalCapabilitySetReject::Cause::TableEntryCapacityExceeded::kType},
};

constexpr asn1::Member kTerminalCapabilitySetRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySetReject, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySetReject, cause, "cause", TerminalCapabilitySetReject::Cause::kType),
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySetReject, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

constexpr asn1::Member kTerminalCapabilitySetReleaseMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalCapabilitySetRelease, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
};

}  // namespace

constinit const asn1::SequenceType H235SecurityCapability::kType =
    asn1::extensible_sequence<H235SecurityCapability, kH235SecurityCapabilityMembers, 2>("H235SecurityCapability");
constinit const asn1::SequenceType AudioTelephonyEventCapability::kType =
    asn1::extensible_sequence<AudioTelephonyEventCapability, kAudioTelephonyEventCapabilityMembers, 2>(
        "AudioTelephonyEventCapability");
constinit const asn1::SequenceType AudioToneCapability::kType =
    asn1::extensible_sequence<AudioToneCapability, kAudioToneCapabilityMembers, 1>("AudioToneCapability");
constinit const asn1::SequenceType Capability::H233EncryptionReceiveCapability::kType =
    asn1::extensible_sequence<Capability::H233EncryptionReceiveCapability,
                              kCapabilityH233EncryptionReceiveCapabilityMembers, 1>("");
constinit const asn1::ChoiceType Capability::kType =
    asn1::extensible_choice<Capability, kCapabilityAlternatives, 12>("Capability");
constinit const asn1::SequenceType CapabilityTableEntry::kType =
    asn1::sequence<kCapabilityTableEntryMembers>("CapabilityTableEntry");
constinit const asn1::SequenceType CapabilityDescriptor::kType =
    asn1::sequence<kCapabilityDescriptorMembers>("CapabilityDescriptor");
constinit const asn1::SequenceType TerminalCapabilitySet::kType =
    asn1::extensible_sequence<TerminalCapabilitySet, kTerminalCapabilitySetMembers, 5>("TerminalCapabilitySet");
constinit const asn1::SequenceType TerminalCapabilitySetAck::kType =
    asn1::extensible_sequence<TerminalCapabilitySetAck, kTerminalCapabilitySetAckMembers, 1>(
        "TerminalCapabilitySetAck");
constinit const asn1::ChoiceType TerminalCapabilitySetReject::Cause::TableEntryCapacityExceeded::kType =
    asn1::choice<TerminalCapabilitySetReject::Cause::TableEntryCapacityExceeded,
                 kTerminalCapabilitySetRejectCauseTableEntryCapacityExceededAlternatives>("");
constinit const asn1::ChoiceType TerminalCapabilitySetReject::Cause::kType =
    asn1::extensible_choice<TerminalCapabilitySetReject::Cause, kTerminalCapabilitySetRejectCauseAlternatives, 4>("");
constinit const asn1::SequenceType TerminalCapabilitySetReject::kType =
    asn1::extensible_sequence<TerminalCapabilitySetReject, kTerminalCapabilitySetRejectMembers, 2>(
        "TerminalCapabilitySetReject");
constinit const asn1::SequenceType TerminalCapabilitySetRelease::kType =
    asn1::extensible_sequence<TerminalCapabilitySetRelease, kTerminalCapabilitySetReleaseMembers, 0>(
        "TerminalCapabilitySetRelease");

}  // namespace mtavip::h323::h245
