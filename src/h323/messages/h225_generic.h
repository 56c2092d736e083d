// The generic extensibility framework of H.225.0: features and their parameters, as H.460 uses them (version 8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"

namespace mtavip::h323::h225 {

/// The alternatives of GenericIdentifier.
struct GenericIdentifierNames {
  enum Kind : std::uint8_t { kStandard, kOid, kNonStandard, kUnknownAlternative };
};
/// GenericIdentifier of H.225.0.
struct GenericIdentifier
    : asn1::Choice<GenericIdentifier, GenericIdentifierNames, std::uint32_t, asn1::ObjectIdentifier, GloballyUniqueId> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

struct EnumeratedParameter;

/// GenericData of H.225.0.
struct GenericData {
  GenericIdentifier id;
  asn1::Optional<std::vector<EnumeratedParameter>> parameters;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GenericData& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of Content.
struct ContentNames {
  enum Kind : std::uint8_t {
    kRaw,
    kText,
    kUnicode,
    kBool,
    kNumber8,
    kNumber16,
    kNumber32,
    kId,
    kAlias,
    kTransport,
    kCompound,
    kNested,
    kUnknownAlternative
  };
};
/// Content of H.225.0.
struct Content : asn1::Choice<Content, ContentNames, Bytes, std::string, std::u16string, bool, std::uint8_t,
                              std::uint16_t, std::uint32_t, GenericIdentifier, AliasAddress, TransportAddress,
                              std::vector<EnumeratedParameter>, std::vector<GenericData>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// EnumeratedParameter of H.225.0.
struct EnumeratedParameter {
  GenericIdentifier id;
  asn1::Optional<Content> content;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EnumeratedParameter& other) const { return asn1::equal(kType, this, &other); }
};

/// FeatureDescriptor of H.225.0.
using FeatureDescriptor = GenericData;

/// FeatureSet of H.225.0.
struct FeatureSet {
  bool replacement_feature_set = false;
  asn1::Optional<std::vector<FeatureDescriptor>> needed_features;
  asn1::Optional<std::vector<FeatureDescriptor>> desired_features;
  asn1::Optional<std::vector<FeatureDescriptor>> supported_features;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FeatureSet& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h225
