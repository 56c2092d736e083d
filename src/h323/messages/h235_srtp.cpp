#include "h323/messages/h235_srtp.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h235 {
namespace {

constexpr asn1::Member kFecOrderMembers[] = {
    MTAVIP_ASN1_MEMBER(FecOrder, fec_before_srtp, "fecBeforeSrtp", asn1::kNull),
    MTAVIP_ASN1_MEMBER(FecOrder, fec_after_srtp, "fecAfterSrtp", asn1::kNull),
};

constexpr asn1::Member kSrtpSessionParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, kdr, "kdr", (asn1::kInteger<std::uint8_t, 0, 24>)),
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, unencrypted_srtp, "unencryptedSrtp", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, unencrypted_srtcp, "unencryptedSrtcp", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, unauthenticated_srtp, "unauthenticatedSrtp", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, fec_order, "fecOrder", FecOrder::kType),
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, window_size_hint, "windowSizeHint",
                       (asn1::kInteger<std::uint16_t, 64, 65535>)),
    MTAVIP_ASN1_MEMBER(SrtpSessionParameters, new_parameter, "newParameter",
                       (asn1::kListOf<std::vector<h225::GenericData>, &h225::GenericData::kType>)),
};

constexpr asn1::Member kSrtpCryptoInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(SrtpCryptoInfo, crypto_suite, "cryptoSuite", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(SrtpCryptoInfo, session_params, "sessionParams", SrtpSessionParameters::kType),
    MTAVIP_ASN1_MEMBER(SrtpCryptoInfo, allow_mki, "allowMKI", asn1::kBoolean),
};

constexpr asn1::Alternative kSrtpKeyParametersLifetimeAlternatives[] = {
    {"powerOfTwo", &asn1::kUnboundedInteger},
    {"specific", &asn1::kUnboundedInteger},
};

constexpr asn1::Member kSrtpKeyParametersMkiMembers[] = {
    MTAVIP_ASN1_MEMBER(SrtpKeyParameters::Mki, length, "length", (asn1::kInteger<std::uint8_t, 1, 128>)),
    MTAVIP_ASN1_MEMBER(SrtpKeyParameters::Mki, value, "value", asn1::kOctetString<>),
};

constexpr asn1::Member kSrtpKeyParametersMembers[] = {
    MTAVIP_ASN1_MEMBER(SrtpKeyParameters, master_key, "masterKey", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(SrtpKeyParameters, master_salt, "masterSalt", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(SrtpKeyParameters, lifetime, "lifetime", SrtpKeyParameters::Lifetime::kType),
    MTAVIP_ASN1_MEMBER(SrtpKeyParameters, mki, "mki", SrtpKeyParameters::Mki::kType),
};

}  // namespace

constinit const asn1::SequenceType FecOrder::kType =
    asn1::extensible_sequence<FecOrder, kFecOrderMembers, 2>("FecOrder");
constinit const asn1::SequenceType SrtpSessionParameters::kType =
    asn1::extensible_sequence<SrtpSessionParameters, kSrtpSessionParametersMembers, 7>("SrtpSessionParameters");
constinit const asn1::SequenceType SrtpCryptoInfo::kType =
    asn1::extensible_sequence<SrtpCryptoInfo, kSrtpCryptoInfoMembers, 3>("SrtpCryptoInfo");
constinit const asn1::ListType kSrtpCryptoCapabilityType =
    asn1::kListOf<std::vector<SrtpCryptoInfo>, &SrtpCryptoInfo::kType>;
constinit const asn1::ChoiceType SrtpKeyParameters::Lifetime::kType =
    asn1::extensible_choice<SrtpKeyParameters::Lifetime, kSrtpKeyParametersLifetimeAlternatives, 2>("");
constinit const asn1::SequenceType SrtpKeyParameters::Mki::kType =
    asn1::extensible_sequence<SrtpKeyParameters::Mki, kSrtpKeyParametersMkiMembers, 2>("");
constinit const asn1::SequenceType SrtpKeyParameters::kType =
    asn1::extensible_sequence<SrtpKeyParameters, kSrtpKeyParametersMembers, 4>("SrtpKeyParameters");
constinit const asn1::ListType kSrtpKeysType = asn1::kListOf<std::vector<SrtpKeyParameters>, &SrtpKeyParameters::kType>;

}  // namespace mtavip::h323::h235
