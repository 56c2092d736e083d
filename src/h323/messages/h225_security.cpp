#include "h323/messages/h225_security.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Alternative kSecurityServiceModeAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"none", &asn1::kNull},
    {"default", &asn1::kNull},
};

constexpr asn1::Member kSecurityCapabilitiesMembers[] = {
    MTAVIP_ASN1_MEMBER(SecurityCapabilities, non_standard, "nonStandard", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(SecurityCapabilities, encryption, "encryption", SecurityServiceMode::kType),
    MTAVIP_ASN1_MEMBER(SecurityCapabilities, authenticaton, "authenticaton", SecurityServiceMode::kType),
    MTAVIP_ASN1_MEMBER(SecurityCapabilities, integrity, "integrity", SecurityServiceMode::kType),
};

constexpr asn1::Alternative kSecurityErrorsAlternatives[] = {
    {"securityWrongSyncTime", &asn1::kNull},
    {"securityReplay", &asn1::kNull},
    {"securityWrongGeneralID", &asn1::kNull},
    {"securityWrongSendersID", &asn1::kNull},
    {"securityIntegrityFailed", &asn1::kNull},
    {"securityWrongOID", &asn1::kNull},
    {"securityDHmismatch", &asn1::kNull},
    {"securityCertificateExpired", &asn1::kNull},
    {"securityCertificateDateInvalid", &asn1::kNull},
    {"securityCertificateRevoked", &asn1::kNull},
    {"securityCertificateNotReadable", &asn1::kNull},
    {"securityCertificateSignatureInvalid", &asn1::kNull},
    {"securityCertificateMissing", &asn1::kNull},
    {"securityCertificateIncomplete", &asn1::kNull},
    {"securityUnsupportedCertificateAlgOID", &asn1::kNull},
    {"securityUnknownCA", &asn1::kNull},
};

constexpr asn1::Alternative kSecurityErrors2Alternatives[] = {
    {"securityWrongSyncTime", &asn1::kNull},   {"securityReplay", &asn1::kNull},
    {"securityWrongGeneralID", &asn1::kNull},  {"securityWrongSendersID", &asn1::kNull},
    {"securityIntegrityFailed", &asn1::kNull}, {"securityWrongOID", &asn1::kNull},
};

constexpr asn1::Alternative kH245SecurityAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"noSecurity", &asn1::kNull},
    {"tls", &SecurityCapabilities::kType},
    {"ipsec", &SecurityCapabilities::kType},
};

constexpr asn1::Alternative kEncryptIntAlgAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"isoAlgorithm", &asn1::kObjectIdentifier},
};

constexpr asn1::Alternative kNonIsoIntegrityMechanismAlternatives[] = {
    {"hMAC-MD5", &asn1::kNull},
    {"hMAC-iso10118-2-s", &EncryptIntAlg::kType},
    {"hMAC-iso10118-2-l", &EncryptIntAlg::kType},
    {"hMAC-iso10118-3", &asn1::kObjectIdentifier},
};

constexpr asn1::Alternative kIntegrityMechanismAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"digSig", &asn1::kNull},
    {"iso9797", &asn1::kObjectIdentifier},
    {"nonIsoIM", &NonIsoIntegrityMechanism::kType},
};

constexpr asn1::Member kIcvMembers[] = {
    MTAVIP_ASN1_MEMBER(Icv, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Icv, icv, "icv", asn1::kBitString<>),
};

}  // namespace

constinit const asn1::ChoiceType SecurityServiceMode::kType =
    asn1::extensible_choice<SecurityServiceMode, kSecurityServiceModeAlternatives, 3>("SecurityServiceMode");
constinit const asn1::SequenceType SecurityCapabilities::kType =
    asn1::extensible_sequence<SecurityCapabilities, kSecurityCapabilitiesMembers, 4>("SecurityCapabilities");
constinit const asn1::ChoiceType SecurityErrors::kType =
    asn1::extensible_choice<SecurityErrors, kSecurityErrorsAlternatives, 16>("SecurityErrors");
constinit const asn1::ChoiceType SecurityErrors2::kType =
    asn1::extensible_choice<SecurityErrors2, kSecurityErrors2Alternatives, 6>("SecurityErrors2");
constinit const asn1::ChoiceType H245Security::kType =
    asn1::extensible_choice<H245Security, kH245SecurityAlternatives, 4>("H245Security");
constinit const asn1::ChoiceType EncryptIntAlg::kType =
    asn1::extensible_choice<EncryptIntAlg, kEncryptIntAlgAlternatives, 2>("EncryptIntAlg");
constinit const asn1::ChoiceType NonIsoIntegrityMechanism::kType =
    asn1::extensible_choice<NonIsoIntegrityMechanism, kNonIsoIntegrityMechanismAlternatives, 4>(
        "NonIsoIntegrityMechanism");
constinit const asn1::ChoiceType IntegrityMechanism::kType =
    asn1::extensible_choice<IntegrityMechanism, kIntegrityMechanismAlternatives, 4>("IntegrityMechanism");
constinit const asn1::SequenceType Icv::kType = asn1::sequence<kIcvMembers>("ICV");

}  // namespace mtavip::h323::h225
