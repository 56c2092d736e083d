#include "h323/messages/h225_generic.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Alternative kGenericIdentifierAlternatives[] = {
    {"standard", &asn1::kInteger<std::uint32_t, 0, 16383, true>},
    {"oid", &asn1::kObjectIdentifier},
    {"nonStandard", &asn1::kFixedOctetString<16>},
};

constexpr asn1::Member kGenericDataMembers[] = {
    MTAVIP_ASN1_MEMBER(GenericData, id, "id", GenericIdentifier::kType),
    MTAVIP_ASN1_MEMBER(
        GenericData, parameters, "parameters",
        (asn1::kListOf<std::vector<EnumeratedParameter>, &EnumeratedParameter::kType, asn1::Size{1, 512}>)),
};

constexpr asn1::Alternative kContentAlternatives[] = {
    {"raw", &asn1::kOctetString<>},
    {"text", &asn1::kIa5String<>},
    {"unicode", &asn1::kBmpString<>},
    {"bool", &asn1::kBoolean},
    {"number8", &asn1::kInteger<std::uint8_t, 0, 255>},
    {"number16", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"number32", &asn1::kInteger<std::uint32_t, 0, 4294967295>},
    {"id", &GenericIdentifier::kType},
    {"alias", &AliasAddress::kType},
    {"transport", &TransportAddress::kType},
    {"compound", &asn1::kListOf<std::vector<EnumeratedParameter>, &EnumeratedParameter::kType, asn1::Size{1, 512}>},
    {"nested", &asn1::kListOf<std::vector<GenericData>, &GenericData::kType, asn1::Size{1, 16}>},
};

constexpr asn1::Member kEnumeratedParameterMembers[] = {
    MTAVIP_ASN1_MEMBER(EnumeratedParameter, id, "id", GenericIdentifier::kType),
    MTAVIP_ASN1_MEMBER(EnumeratedParameter, content, "content", Content::kType),
};

constexpr asn1::Member kFeatureSetMembers[] = {
    MTAVIP_ASN1_MEMBER(FeatureSet, replacement_feature_set, "replacementFeatureSet", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(FeatureSet, needed_features, "neededFeatures",
                       (asn1::kListOf<std::vector<FeatureDescriptor>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(FeatureSet, desired_features, "desiredFeatures",
                       (asn1::kListOf<std::vector<FeatureDescriptor>, &GenericData::kType>)),
    MTAVIP_ASN1_MEMBER(FeatureSet, supported_features, "supportedFeatures",
                       (asn1::kListOf<std::vector<FeatureDescriptor>, &GenericData::kType>)),
};

}  // namespace

constinit const asn1::ChoiceType GenericIdentifier::kType =
    asn1::extensible_choice<GenericIdentifier, kGenericIdentifierAlternatives, 3>("GenericIdentifier");
constinit const asn1::SequenceType GenericData::kType =
    asn1::extensible_sequence<GenericData, kGenericDataMembers, 2>("GenericData");
constinit const asn1::ChoiceType Content::kType = asn1::extensible_choice<Content, kContentAlternatives, 12>("Content");
constinit const asn1::SequenceType EnumeratedParameter::kType =
    asn1::extensible_sequence<EnumeratedParameter, kEnumeratedParameterMembers, 2>("EnumeratedParameter");
constinit const asn1::SequenceType FeatureSet::kType =
    asn1::extensible_sequence<FeatureSet, kFeatureSetMembers, 4>("FeatureSet");

}  // namespace mtavip::h323::h225
