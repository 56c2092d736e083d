// The capability exchange of H.245 version 17: TerminalCapabilitySet and its answers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_audio_capability.h"
#include "h323/messages/h245_capability.h"
#include "h323/messages/h245_data_capability.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_multiplex_capability.h"
#include "h323/messages/h245_video_capability.h"

namespace mtavip::h323::h245 {

/// SequenceNumber of H.245.
using SequenceNumber = std::uint8_t;

/// H235SecurityCapability of H.245.
struct H235SecurityCapability {
  EncryptionAuthenticationAndIntegrity encryption_authentication_and_integrity;
  CapabilityTableEntryNumber media_capability = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H235SecurityCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// AudioTelephonyEventCapability of H.245.
struct AudioTelephonyEventCapability {
  std::uint8_t dynamic_rtp_payload_type = 0;
  std::string audio_telephone_event;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AudioTelephonyEventCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// AudioToneCapability of H.245.
struct AudioToneCapability {
  std::uint8_t dynamic_rtp_payload_type = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AudioToneCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in Capability itself.
struct CapabilityTypes {
  /// The alternative h233EncryptionReceiveCapability of Capability.
  struct H233EncryptionReceiveCapability {
    std::uint8_t h233_iv_response_time = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const H233EncryptionReceiveCapability& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of Capability.
struct CapabilityNames : CapabilityTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kReceiveVideoCapability,
    kTransmitVideoCapability,
    kReceiveAndTransmitVideoCapability,
    kReceiveAudioCapability,
    kTransmitAudioCapability,
    kReceiveAndTransmitAudioCapability,
    kReceiveDataApplicationCapability,
    kTransmitDataApplicationCapability,
    kReceiveAndTransmitDataApplicationCapability,
    kH233EncryptionTransmitCapability,
    kH233EncryptionReceiveCapability,
    kConferenceCapability,
    kH235SecurityCapability,
    kMaxPendingReplacementFor,
    kReceiveUserInputCapability,
    kTransmitUserInputCapability,
    kReceiveAndTransmitUserInputCapability,
    kGenericControlCapability,
    kReceiveMultiplexedStreamCapability,
    kTransmitMultiplexedStreamCapability,
    kReceiveAndTransmitMultiplexedStreamCapability,
    kReceiveRtpAudioTelephonyEventCapability,
    kReceiveRtpAudioToneCapability,
    kDepFecCapability,
    kMultiplePayloadStreamCapability,
    kFecCapability,
    kRedundancyEncodingCap,
    kOneOfCapabilities,
    kUnknownAlternative
  };
};
/// Capability of H.245.
struct Capability
    : asn1::Choice<
          Capability, CapabilityNames, NonStandardParameter, VideoCapability, VideoCapability, VideoCapability,
          AudioCapability, AudioCapability, AudioCapability, DataApplicationCapability, DataApplicationCapability,
          DataApplicationCapability, bool, CapabilityTypes::H233EncryptionReceiveCapability, ConferenceCapability,
          H235SecurityCapability, std::uint8_t, UserInputCapability, UserInputCapability, UserInputCapability,
          GenericCapability, MultiplexedStreamCapability, MultiplexedStreamCapability, MultiplexedStreamCapability,
          AudioTelephonyEventCapability, AudioToneCapability, DepFecCapability, MultiplePayloadStreamCapability,
          FecCapability, RedundancyEncodingCapability, AlternativeCapabilitySet> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// CapabilityTableEntry of H.245.
struct CapabilityTableEntry {
  CapabilityTableEntryNumber capability_table_entry_number = 0;
  asn1::Optional<Capability> capability;

  static const asn1::SequenceType kType;
  bool operator==(const CapabilityTableEntry& other) const { return asn1::equal(kType, this, &other); }
};

/// CapabilityDescriptorNumber of H.245.
using CapabilityDescriptorNumber = std::uint8_t;

/// CapabilityDescriptor of H.245.
struct CapabilityDescriptor {
  CapabilityDescriptorNumber capability_descriptor_number = 0;
  asn1::Optional<std::vector<AlternativeCapabilitySet>> simultaneous_capabilities;

  static const asn1::SequenceType kType;
  bool operator==(const CapabilityDescriptor& other) const { return asn1::equal(kType, this, &other); }
};

/// TerminalCapabilitySet of H.245.
struct TerminalCapabilitySet {
  SequenceNumber sequence_number = 0;
  asn1::ObjectIdentifier protocol_identifier;
  asn1::Optional<MultiplexCapability> multiplex_capability;
  asn1::Optional<std::vector<CapabilityTableEntry>> capability_table;
  asn1::Optional<std::vector<CapabilityDescriptor>> capability_descriptors;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalCapabilitySet& other) const { return asn1::equal(kType, this, &other); }
};

/// TerminalCapabilitySetAck of H.245.
struct TerminalCapabilitySetAck {
  SequenceNumber sequence_number = 0;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalCapabilitySetAck& other) const { return asn1::equal(kType, this, &other); }
};

/// TerminalCapabilitySetReject of H.245.
struct TerminalCapabilitySetReject {
  /// The types that stand in Cause itself.
  struct CauseTypes {
    /// The alternatives of TableEntryCapacityExceeded.
    struct TableEntryCapacityExceededNames {
      enum Kind : std::uint8_t { kHighestEntryNumberProcessed, kNoneProcessed };
    };
    /// The alternative tableEntryCapacityExceeded of Cause.
    struct TableEntryCapacityExceeded : asn1::Choice<TableEntryCapacityExceeded, TableEntryCapacityExceededNames,
                                                     CapabilityTableEntryNumber, asn1::Null> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
  };
  /// The alternatives of Cause.
  struct CauseNames : CauseTypes {
    enum Kind : std::uint8_t {
      kUnspecified,
      kUndefinedTableEntryUsed,
      kDescriptorCapacityExceeded,
      kTableEntryCapacityExceeded,
      kUnknownAlternative
    };
  };
  /// The component cause of TerminalCapabilitySetReject.
  struct Cause
      : asn1::Choice<Cause, CauseNames, asn1::Null, asn1::Null, asn1::Null, CauseTypes::TableEntryCapacityExceeded> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  SequenceNumber sequence_number = 0;
  Cause cause;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalCapabilitySetReject& other) const { return asn1::equal(kType, this, &other); }
};

/// TerminalCapabilitySetRelease of H.245.
struct TerminalCapabilitySetRelease {
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalCapabilitySetRelease& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
