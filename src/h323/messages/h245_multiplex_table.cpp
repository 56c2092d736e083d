#include "h323/messages/h245_multiplex_table.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Alternative kMultiplexElementTypeAlternatives[] = {
    {"logicalChannelNumber", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"subElementList", &asn1::kListOf<std::vector<MultiplexElement>, &MultiplexElement::kType, asn1::Size{2, 255}>},
};

constexpr asn1::Alternative kMultiplexElementRepeatCountAlternatives[] = {
    {"finite", &asn1::kInteger<std::uint16_t, 1, 65535>},
    {"untilClosingFlag", &asn1::kNull},
};

constexpr asn1::Member kMultiplexElementMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexElement, type, "type", MultiplexElement::Type::kType),
    MTAVIP_ASN1_MEMBER(MultiplexElement, repeat_count, "repeatCount", MultiplexElement::RepeatCount::kType),
};

constexpr asn1::Member kMultiplexEntryDescriptorMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexEntryDescriptor, multiplex_table_entry_number, "multiplexTableEntryNumber",
                       (asn1::kInteger<std::uint8_t, 1, 15>)),
    MTAVIP_ASN1_MEMBER(MultiplexEntryDescriptor, element_list, "elementList",
                       (asn1::kListOf<std::vector<MultiplexElement>, &MultiplexElement::kType, asn1::Size{1, 256}>)),
};

constexpr asn1::Member kMultiplexEntrySendMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexEntrySend, sequence_number, "sequenceNumber", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(
        MultiplexEntrySend, multiplex_entry_descriptors, "multiplexEntryDescriptors",
        (asn1::kListOf<std::vector<MultiplexEntryDescriptor>, &MultiplexEntryDescriptor::kType, asn1::Size{1, 15}>)),
};

constexpr asn1::Member kMultiplexEntrySendAckMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexEntrySendAck, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MultiplexEntrySendAck, multiplex_table_entry_number, "multiplexTableEntryNumber",
                       (asn1::kListOf<std::vector<MultiplexTableEntryNumber>, &asn1::kInteger<std::uint8_t, 1, 15>,
                                      asn1::Size{1, 15}>)),
};

constexpr asn1::Alternative kMultiplexEntryRejectionDescriptionsCauseAlternatives[] = {
    {"unspecifiedCause", &asn1::kNull},
    {"descriptorTooComplex", &asn1::kNull},
};

constexpr asn1::Member kMultiplexEntryRejectionDescriptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexEntryRejectionDescriptions, multiplex_table_entry_number, "multiplexTableEntryNumber",
                       (asn1::kInteger<std::uint8_t, 1, 15>)),
    MTAVIP_ASN1_MEMBER(MultiplexEntryRejectionDescriptions, cause, "cause",
                       MultiplexEntryRejectionDescriptions::Cause::kType),
};

constexpr asn1::Member kMultiplexEntrySendRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexEntrySendReject, sequence_number, "sequenceNumber",
                       (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(MultiplexEntrySendReject, rejection_descriptions, "rejectionDescriptions",
                       (asn1::kListOf<std::vector<MultiplexEntryRejectionDescriptions>,
                                      &MultiplexEntryRejectionDescriptions::kType, asn1::Size{1, 15}>)),
};

constexpr asn1::Member kMultiplexEntrySendReleaseMembers[] = {
    MTAVIP_ASN1_MEMBER(MultiplexEntrySendRelease, multiplex_table_entry_number, "multiplexTableEntryNumber",
                       (asn1::kListOf<std::vector<MultiplexTableEntryNumber>, &asn1::kInteger<std::uint8_t, 1, 15>,
                                      asn1::Size{1, 15}>)),
};

constexpr asn1::Member kRequestMultiplexEntryMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntry, entry_numbers, "entryNumbers",
                       (asn1::kListOf<std::vector<MultiplexTableEntryNumber>, &asn1::kInteger<std::uint8_t, 1, 15>,
                                      asn1::Size{1, 15}>)),
};

constexpr asn1::Member kRequestMultiplexEntryAckMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntryAck, entry_numbers, "entryNumbers",
                       (asn1::kListOf<std::vector<MultiplexTableEntryNumber>, &asn1::kInteger<std::uint8_t, 1, 15>,
                                      asn1::Size{1, 15}>)),
};

constexpr asn1::Alternative kRequestMultiplexEntryRejectionDescriptionsCauseAlternatives[] = {
    {"unspecifiedCause", &asn1::kNull},
};

constexpr asn1::Member kRequestMultiplexEntryRejectionDescriptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntryRejectionDescriptions, multiplex_table_entry_number,
                       "multiplexTableEntryNumber", (asn1::kInteger<std::uint8_t, 1, 15>)),
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntryRejectionDescriptions, cause, "cause",
                       RequestMultiplexEntryRejectionDescriptions::Cause::kType),
};

constexpr asn1::Member kRequestMultiplexEntryRejectMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntryReject, entry_numbers, "entryNumbers",
                       (asn1::kListOf<std::vector<MultiplexTableEntryNumber>, &asn1::kInteger<std::uint8_t, 1, 15>,
                                      asn1::Size{1, 15}>)),
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntryReject, rejection_descriptions, "rejectionDescriptions",
                       (asn1::kListOf<std::vector<RequestMultiplexEntryRejectionDescriptions>,
                                      &RequestMultiplexEntryRejectionDescriptions::kType, asn1::Size{1, 15}>)),
};

constexpr asn1::Member kRequestMultiplexEntryReleaseMembers[] = {
    MTAVIP_ASN1_MEMBER(RequestMultiplexEntryRelease, entry_numbers, "entryNumbers",
                       (asn1::kListOf<std::vector<MultiplexTableEntryNumber>, &asn1::kInteger<std::uint8_t, 1, 15>,
                                      asn1::Size{1, 15}>)),
};

}  // namespace

constinit const asn1::ChoiceType MultiplexElement::Type::kType =
    asn1::choice<MultiplexElement::Type, kMultiplexElementTypeAlternatives>("");
constinit const asn1::ChoiceType MultiplexElement::RepeatCount::kType =
    asn1::choice<MultiplexElement::RepeatCount, kMultiplexElementRepeatCountAlternatives>("");
constinit const asn1::SequenceType MultiplexElement::kType =
    asn1::sequence<kMultiplexElementMembers>("MultiplexElement");
constinit const asn1::SequenceType MultiplexEntryDescriptor::kType =
    asn1::sequence<kMultiplexEntryDescriptorMembers>("MultiplexEntryDescriptor");
constinit const asn1::SequenceType MultiplexEntrySend::kType =
    asn1::extensible_sequence<MultiplexEntrySend, kMultiplexEntrySendMembers, 2>("MultiplexEntrySend");
constinit const asn1::SequenceType MultiplexEntrySendAck::kType =
    asn1::extensible_sequence<MultiplexEntrySendAck, kMultiplexEntrySendAckMembers, 2>("MultiplexEntrySendAck");
constinit const asn1::ChoiceType MultiplexEntryRejectionDescriptions::Cause::kType =
    asn1::extensible_choice<MultiplexEntryRejectionDescriptions::Cause,
                            kMultiplexEntryRejectionDescriptionsCauseAlternatives, 2>("");
constinit const asn1::SequenceType MultiplexEntryRejectionDescriptions::kType =
    asn1::extensible_sequence<MultiplexEntryRejectionDescriptions, kMultiplexEntryRejectionDescriptionsMembers, 2>(
        "MultiplexEntryRejectionDescriptions");
constinit const asn1::SequenceType MultiplexEntrySendReject::kType =
    asn1::extensible_sequence<MultiplexEntrySendReject, kMultiplexEntrySendRejectMembers, 2>(
        "MultiplexEntrySendReject");
constinit const asn1::SequenceType MultiplexEntrySendRelease::kType =
    asn1::extensible_sequence<MultiplexEntrySendRelease, kMultiplexEntrySendReleaseMembers, 1>(
        "MultiplexEntrySendRelease");
constinit const asn1::SequenceType RequestMultiplexEntry::kType =
    asn1::extensible_sequence<RequestMultiplexEntry, kRequestMultiplexEntryMembers, 1>("RequestMultiplexEntry");
constinit const asn1::SequenceType RequestMultiplexEntryAck::kType =
    asn1::extensible_sequence<RequestMultiplexEntryAck, kRequestMultiplexEntryAckMembers, 1>(
        "RequestMultiplexEntryAck");
constinit const asn1::ChoiceType RequestMultiplexEntryRejectionDescriptions::Cause::kType =
    asn1::extensible_choice<RequestMultiplexEntryRejectionDescriptions::Cause,
                            kRequestMultiplexEntryRejectionDescriptionsCauseAlternatives, 1>("");
constinit const asn1::SequenceType RequestMultiplexEntryRejectionDescriptions::kType =
    asn1::extensible_sequence<RequestMultiplexEntryRejectionDescriptions,
                              kRequestMultiplexEntryRejectionDescriptionsMembers, 2>(
        "RequestMultiplexEntryRejectionDescriptions");
constinit const asn1::SequenceType RequestMultiplexEntryReject::kType =
    asn1::extensible_sequence<RequestMultiplexEntryReject, kRequestMultiplexEntryRejectMembers, 2>(
        "RequestMultiplexEntryReject");
constinit const asn1::SequenceType RequestMultiplexEntryRelease::kType =
    asn1::extensible_sequence<RequestMultiplexEntryRelease, kRequestMultiplexEntryReleaseMembers, 1>(
        "RequestMultiplexEntryRelease");

}  // namespace mtavip::h323::h245
