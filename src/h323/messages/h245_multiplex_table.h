// The messages of the H.223 multiplex table, H.245 version 17.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_capability_set.h"

namespace mtavip::h323::h245 {

/// MultiplexTableEntryNumber of H.245.
using MultiplexTableEntryNumber = std::uint8_t;

/// MultiplexElement of H.245.
struct MultiplexElement {
  /// The alternatives of Type.
  struct TypeNames {
    enum Kind : std::uint8_t { kLogicalChannelNumber, kSubElementList };
  };
  /// The component type of MultiplexElement.
  struct Type : asn1::Choice<Type, TypeNames, std::uint16_t, std::vector<MultiplexElement>> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of RepeatCount.
  struct RepeatCountNames {
    enum Kind : std::uint8_t { kFinite, kUntilClosingFlag };
  };
  /// The component repeatCount of MultiplexElement.
  struct RepeatCount : asn1::Choice<RepeatCount, RepeatCountNames, std::uint16_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Type type;
  RepeatCount repeat_count;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexElement& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexEntryDescriptor of H.245.
struct MultiplexEntryDescriptor {
  MultiplexTableEntryNumber multiplex_table_entry_number = 0;
  asn1::Optional<std::vector<MultiplexElement>> element_list;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexEntryDescriptor& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexEntrySend of H.245.
struct MultiplexEntrySend {
  SequenceNumber sequence_number = 0;
  std::vector<MultiplexEntryDescriptor> multiplex_entry_descriptors;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexEntrySend& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexEntrySendAck of H.245.
struct MultiplexEntrySendAck {
  SequenceNumber sequence_number = 0;
  std::vector<MultiplexTableEntryNumber> multiplex_table_entry_number;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexEntrySendAck& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexEntryRejectionDescriptions of H.245.
struct MultiplexEntryRejectionDescriptions {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kUnspecifiedCause, kDescriptorTooComplex, kUnknownAlternative };
  };
  /// The component cause of MultiplexEntryRejectionDescriptions.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  MultiplexTableEntryNumber multiplex_table_entry_number = 0;
  Cause cause;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexEntryRejectionDescriptions& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexEntrySendReject of H.245.
struct MultiplexEntrySendReject {
  SequenceNumber sequence_number = 0;
  std::vector<MultiplexEntryRejectionDescriptions> rejection_descriptions;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexEntrySendReject& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplexEntrySendRelease of H.245.
struct MultiplexEntrySendRelease {
  std::vector<MultiplexTableEntryNumber> multiplex_table_entry_number;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexEntrySendRelease& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestMultiplexEntry of H.245.
struct RequestMultiplexEntry {
  std::vector<MultiplexTableEntryNumber> entry_numbers;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestMultiplexEntry& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestMultiplexEntryAck of H.245.
struct RequestMultiplexEntryAck {
  std::vector<MultiplexTableEntryNumber> entry_numbers;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestMultiplexEntryAck& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestMultiplexEntryRejectionDescriptions of H.245.
struct RequestMultiplexEntryRejectionDescriptions {
  /// The alternatives of Cause.
  struct CauseNames {
    enum Kind : std::uint8_t { kUnspecifiedCause, kUnknownAlternative };
  };
  /// The component cause of RequestMultiplexEntryRejectionDescriptions.
  struct Cause : asn1::NullChoice<Cause, CauseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  MultiplexTableEntryNumber multiplex_table_entry_number = 0;
  Cause cause;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestMultiplexEntryRejectionDescriptions& other) const {
    return asn1::equal(kType, this, &other);
  }
};

/// RequestMultiplexEntryReject of H.245.
struct RequestMultiplexEntryReject {
  std::vector<MultiplexTableEntryNumber> entry_numbers;
  std::vector<RequestMultiplexEntryRejectionDescriptions> rejection_descriptions;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestMultiplexEntryReject& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestMultiplexEntryRelease of H.245.
struct RequestMultiplexEntryRelease {
  std::vector<MultiplexTableEntryNumber> entry_numbers;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestMultiplexEntryRelease& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
