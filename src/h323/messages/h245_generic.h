// Parts of H.245 version 17 that are open to others: non-standard and generic messages, parameters and capabilities.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"

namespace mtavip::h323::h245 {

/// The types that stand in NonStandardIdentifier itself.
struct NonStandardIdentifierTypes {
  /// The alternative h221NonStandard of NonStandardIdentifier.
  struct H221NonStandard {
    std::uint8_t t35_country_code = 0;
    std::uint8_t t35_extension = 0;
    std::uint16_t manufacturer_code = 0;

    static const asn1::SequenceType kType;
    bool operator==(const H221NonStandard& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of NonStandardIdentifier.
struct NonStandardIdentifierNames : NonStandardIdentifierTypes {
  enum Kind : std::uint8_t { kObject, kH221NonStandard };
};
/// NonStandardIdentifier of H.245.
struct NonStandardIdentifier : asn1::Choice<NonStandardIdentifier, NonStandardIdentifierNames, asn1::ObjectIdentifier,
                                            NonStandardIdentifierTypes::H221NonStandard> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// NonStandardParameter of H.245.
struct NonStandardParameter {
  NonStandardIdentifier non_standard_identifier;
  Bytes data;

  static const asn1::SequenceType kType;
  bool operator==(const NonStandardParameter& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of CapabilityIdentifier.
struct CapabilityIdentifierNames {
  enum Kind : std::uint8_t { kStandard, kH221NonStandard, kUuid, kDomainBased, kUnknownAlternative };
};
/// CapabilityIdentifier of H.245.
struct CapabilityIdentifier : asn1::Choice<CapabilityIdentifier, CapabilityIdentifierNames, asn1::ObjectIdentifier,
                                           NonStandardParameter, std::array<std::byte, 16>, std::string> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of ParameterIdentifier.
struct ParameterIdentifierNames {
  enum Kind : std::uint8_t { kStandard, kH221NonStandard, kUuid, kDomainBased, kUnknownAlternative };
};
/// ParameterIdentifier of H.245.
struct ParameterIdentifier : asn1::Choice<ParameterIdentifier, ParameterIdentifierNames, std::uint8_t,
                                          NonStandardParameter, std::array<std::byte, 16>, std::string> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

struct GenericParameter;

/// The alternatives of ParameterValue.
struct ParameterValueNames {
  enum Kind : std::uint8_t {
    kLogical,
    kBooleanArray,
    kUnsignedMin,
    kUnsignedMax,
    kUnsigned32Min,
    kUnsigned32Max,
    kOctetString,
    kGenericParameter,
    kUnknownAlternative
  };
};
/// ParameterValue of H.245.
struct ParameterValue
    : asn1::Choice<ParameterValue, ParameterValueNames, asn1::Null, std::uint8_t, std::uint16_t, std::uint16_t,
                   std::uint32_t, std::uint32_t, Bytes, std::vector<GenericParameter>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// GenericParameter of H.245.
struct GenericParameter {
  ParameterIdentifier parameter_identifier;
  ParameterValue parameter_value;
  asn1::Optional<std::vector<ParameterIdentifier>> supersedes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GenericParameter& other) const { return asn1::equal(kType, this, &other); }
};

/// GenericMessage of H.245.
struct GenericMessage {
  CapabilityIdentifier message_identifier;
  asn1::Optional<std::uint8_t> sub_message_identifier;
  asn1::Optional<std::vector<GenericParameter>> message_content;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GenericMessage& other) const { return asn1::equal(kType, this, &other); }
};

/// GenericInformation of H.245.
using GenericInformation = GenericMessage;

/// NonStandardMessage of H.245.
struct NonStandardMessage {
  NonStandardParameter non_standard_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NonStandardMessage& other) const { return asn1::equal(kType, this, &other); }
};

/// V42bis of H.245.
struct V42bis {
  std::uint32_t number_of_codewords = 0;
  std::uint16_t maximum_string_length = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V42bis& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of CompressionType.
struct CompressionTypeNames {
  enum Kind : std::uint8_t { kV42bis, kUnknownAlternative };
};
/// CompressionType of H.245.
struct CompressionType : asn1::Choice<CompressionType, CompressionTypeNames, V42bis> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// SCTPChunkType of H.245.
using SctpChunkType = std::uint8_t;

/// SctpParam of H.245.
struct SctpParam {
  asn1::Optional<std::vector<std::uint32_t>> app_ppid;
  asn1::Optional<std::int64_t> max_message_size;
  asn1::Optional<std::vector<SctpChunkType>> sctp_extensions;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  asn1::Optional<std::uint16_t> sctp_port;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SctpParam& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in DataProtocolCapability itself.
struct DataProtocolCapabilityTypes {
  /// The alternatives of V76wCompression.
  struct V76wCompressionNames {
    enum Kind : std::uint8_t {
      kTransmitCompression,
      kReceiveCompression,
      kTransmitAndReceiveCompression,
      kUnknownAlternative
    };
  };
  /// The alternative v76wCompression of DataProtocolCapability.
  struct V76wCompression
      : asn1::Choice<V76wCompression, V76wCompressionNames, CompressionType, CompressionType, CompressionType> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
};
/// The alternatives of DataProtocolCapability.
struct DataProtocolCapabilityNames : DataProtocolCapabilityTypes {
  enum Kind : std::uint8_t {
    kNonStandard,
    kV14buffered,
    kV42lapm,
    kHdlcFrameTunnelling,
    kH310SeparateVcStack,
    kH310SingleVcStack,
    kTransparent,
    kSegmentationAndReassembly,
    kHdlcFrameTunnelingwSar,
    kV120,
    kSeparateLanStack,
    kV76wCompression,
    kTcp,
    kUdp,
    kSctp,
    kUdpDtlsSctp,
    kTcpDtlsSctp,
    kSctpDtls,
    kUnknownAlternative
  };
};
/// DataProtocolCapability of H.245.
struct DataProtocolCapability
    : asn1::Choice<DataProtocolCapability, DataProtocolCapabilityNames, NonStandardParameter, asn1::Null, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   DataProtocolCapabilityTypes::V76wCompression, asn1::Null, asn1::Null, SctpParam,
                   std::vector<SctpParam>, std::vector<SctpParam>, SctpParam> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// GenericCapability of H.245.
struct GenericCapability {
  CapabilityIdentifier capability_identifier;
  asn1::Optional<std::uint32_t> max_bit_rate;
  asn1::Optional<std::vector<GenericParameter>> collapsing;
  asn1::Optional<std::vector<GenericParameter>> non_collapsing;
  asn1::Optional<Bytes> non_collapsing_raw;
  asn1::Optional<DataProtocolCapability> transport;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GenericCapability& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
