#include "h323/messages/h235.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h235 {
namespace {

constexpr asn1::Member kNonStandardParameterMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardParameter, non_standard_identifier, "nonStandardIdentifier", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(NonStandardParameter, data, "data", asn1::kOctetString<>),
};

constexpr asn1::Member kDHsetMembers[] = {
    MTAVIP_ASN1_MEMBER(DHset, halfkey, "halfkey", (asn1::kBitString<asn1::Size{0, 2048}>)),
    MTAVIP_ASN1_MEMBER(DHset, mod_size, "modSize", (asn1::kBitString<asn1::Size{0, 2048}>)),
    MTAVIP_ASN1_MEMBER(DHset, generator, "generator", (asn1::kBitString<asn1::Size{0, 2048}>)),
};

constexpr asn1::Member kDHsetExtMembers[] = {
    MTAVIP_ASN1_MEMBER(DHsetExt, halfkey, "halfkey", (asn1::kBitString<asn1::Size{2049, 65536}>)),
    MTAVIP_ASN1_MEMBER(DHsetExt, mod_size, "modSize", (asn1::kBitString<asn1::Size{2049, 65536}>)),
    MTAVIP_ASN1_MEMBER(DHsetExt, generator, "generator", (asn1::kBitString<asn1::Size{2049, 65536}>)),
};

constexpr asn1::Member kECpointMembers[] = {
    MTAVIP_ASN1_MEMBER(ECpoint, x, "x", (asn1::kBitString<asn1::Size{0, 511}>)),
    MTAVIP_ASN1_MEMBER(ECpoint, y, "y", (asn1::kBitString<asn1::Size{0, 511}>)),
};

constexpr asn1::Member kEckasdhEckasdhpMembers[] = {
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdhp, public_key, "public-key", ECpoint::kType),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdhp, modulus, "modulus", (asn1::kBitString<asn1::Size{0, 511}>)),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdhp, base, "base", ECpoint::kType),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdhp, weierstrass_a, "weierstrassA", (asn1::kBitString<asn1::Size{0, 511}>)),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdhp, weierstrass_b, "weierstrassB", (asn1::kBitString<asn1::Size{0, 511}>)),
};

constexpr asn1::Member kEckasdhEckasdh2Members[] = {
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdh2, public_key, "public-key", ECpoint::kType),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdh2, field_size, "fieldSize", (asn1::kBitString<asn1::Size{0, 511}>)),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdh2, base, "base", ECpoint::kType),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdh2, weierstrass_a, "weierstrassA", (asn1::kBitString<asn1::Size{0, 511}>)),
    MTAVIP_ASN1_MEMBER(Eckasdh::Eckasdh2, weierstrass_b, "weierstrassB", (asn1::kBitString<asn1::Size{0, 511}>)),
};

constexpr asn1::Alternative kEckasdhAlternatives[] = {
    {"eckasdhp", &Eckasdh::Eckasdhp::kType},
    {"eckasdh2", &Eckasdh::Eckasdh2::kType},
};

constexpr asn1::Member kEcgdsaSignatureMembers[] = {
    MTAVIP_ASN1_MEMBER(EcgdsaSignature, r, "r", (asn1::kBitString<asn1::Size{0, 511}>)),
    MTAVIP_ASN1_MEMBER(EcgdsaSignature, s, "s", (asn1::kBitString<asn1::Size{0, 511}>)),
};

constexpr asn1::Member kTypedCertificateMembers[] = {
    MTAVIP_ASN1_MEMBER(TypedCertificate, type, "type", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(TypedCertificate, certificate, "certificate", asn1::kOctetString<>),
};

constexpr asn1::Alternative kAuthenticationBesAlternatives[] = {
    {"default", &asn1::kNull},
    {"radius", &asn1::kNull},
};

constexpr asn1::Alternative kAuthenticationMechanismAlternatives[] = {
    {"dhExch", &asn1::kNull},
    {"pwdSymEnc", &asn1::kNull},
    {"pwdHash", &asn1::kNull},
    {"certSign", &asn1::kNull},
    {"ipsec", &asn1::kNull},
    {"tls", &asn1::kNull},
    {"nonStandard", &NonStandardParameter::kType},
    {"authenticationBES", &AuthenticationBes::kType},
    {"keyExch", &asn1::kObjectIdentifier},
};

constexpr asn1::Member kParamsMembers[] = {
    MTAVIP_ASN1_MEMBER(Params, ran_int, "ranInt", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(Params, iv8, "iv8", asn1::kFixedOctetString<8>),
    MTAVIP_ASN1_MEMBER(Params, iv16, "iv16", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(Params, iv, "iv", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(Params, clear_salt, "clearSalt", asn1::kOctetString<>),
};

constexpr asn1::Member kEncryptedMembers[] = {
    MTAVIP_ASN1_MEMBER(Encrypted, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Encrypted, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(Encrypted, encrypted_data, "encryptedData", asn1::kOctetString<>),
};

constexpr asn1::Member kSignedMembers[] = {
    MTAVIP_ASN1_MEMBER(Signed, to_be_signed, "toBeSigned", asn1::kOpenType),
    MTAVIP_ASN1_MEMBER(Signed, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Signed, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(Signed, signature, "signature", asn1::kBitString<>),
};

constexpr asn1::Member kV3KeySyncMaterialMembers[] = {
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, general_id, "generalID", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, encrypted_session_key, "encryptedSessionKey", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, encrypted_salting_key, "encryptedSaltingKey", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, clear_salting_key, "clearSaltingKey", asn1::kOctetString<>),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, param_ssalt, "paramSsalt", Params::kType),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, key_derivation_oid, "keyDerivationOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(V3KeySyncMaterial, generic_key_material, "genericKeyMaterial", asn1::kOctetString<>),
};

constexpr asn1::Alternative kH235KeyAlternatives[] = {
    {"secureChannel", &asn1::kBitString<asn1::Size{1, 2048}>},
    {"sharedSecret", &Encrypted::kType},
    {"certProtectedKey", &Signed::kType},
    {"secureSharedSecret", &V3KeySyncMaterial::kType},
    {"secureChannelExt", &asn1::kBitString<asn1::Size{2049, 65536}>},
};

constexpr asn1::Alternative kElementAlternatives[] = {
    {"octets", &asn1::kOctetString<>}, {"integer", &asn1::kUnboundedInteger},
    {"bits", &asn1::kBitString<>},     {"name", &asn1::kBmpString<>},
    {"flag", &asn1::kBoolean},
};

constexpr asn1::Member kProfileElementMembers[] = {
    MTAVIP_ASN1_MEMBER(ProfileElement, element_id, "elementID", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(ProfileElement, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(ProfileElement, element, "element", Element::kType),
};

constexpr asn1::Member kClearTokenMembers[] = {
    MTAVIP_ASN1_MEMBER(ClearToken, token_oid, "tokenOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(ClearToken, time_stamp, "timeStamp", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(ClearToken, password, "password", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(ClearToken, dhkey, "dhkey", DHset::kType),
    MTAVIP_ASN1_MEMBER(ClearToken, challenge, "challenge", (asn1::kOctetString<asn1::Size{8, 128}>)),
    MTAVIP_ASN1_MEMBER(ClearToken, random, "random", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(ClearToken, certificate, "certificate", TypedCertificate::kType),
    MTAVIP_ASN1_MEMBER(ClearToken, general_id, "generalID", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(ClearToken, non_standard, "nonStandard", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(ClearToken, eckasdhkey, "eckasdhkey", Eckasdh::kType),
    MTAVIP_ASN1_MEMBER(ClearToken, senders_id, "sendersID", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(ClearToken, h235_key, "h235Key", H235Key::kType),
    MTAVIP_ASN1_MEMBER(ClearToken, profile_info, "profileInfo",
                       (asn1::kListOf<std::vector<ProfileElement>, &ProfileElement::kType>)),
    MTAVIP_ASN1_MEMBER(ClearToken, dhkeyext, "dhkeyext", DHsetExt::kType),
};

constexpr asn1::Member kHashedMembers[] = {
    MTAVIP_ASN1_MEMBER(Hashed, algorithm_oid, "algorithmOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Hashed, param_s, "paramS", Params::kType),
    MTAVIP_ASN1_MEMBER(Hashed, hash, "hash", asn1::kBitString<>),
};

constexpr asn1::Member kCryptoTokenCryptoEncryptedTokenMembers[] = {
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoEncryptedToken, token_oid, "tokenOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoEncryptedToken, token, "token", Encrypted::kType),
};

constexpr asn1::Member kCryptoTokenCryptoSignedTokenMembers[] = {
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoSignedToken, token_oid, "tokenOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoSignedToken, token, "token", Signed::kType),
};

constexpr asn1::Member kCryptoTokenCryptoHashedTokenMembers[] = {
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoHashedToken, token_oid, "tokenOID", asn1::kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoHashedToken, hashed_vals, "hashedVals", ClearToken::kType),
    MTAVIP_ASN1_MEMBER(CryptoToken::CryptoHashedToken, token, "token", Hashed::kType),
};

constexpr asn1::Alternative kCryptoTokenAlternatives[] = {
    {"cryptoEncryptedToken", &CryptoToken::CryptoEncryptedToken::kType},
    {"cryptoSignedToken", &CryptoToken::CryptoSignedToken::kType},
    {"cryptoHashedToken", &CryptoToken::CryptoHashedToken::kType},
    {"cryptoPwdEncr", &Encrypted::kType},
};

constexpr asn1::Member kKeySignedMaterialMembers[] = {
    MTAVIP_ASN1_MEMBER(KeySignedMaterial, general_id, "generalId", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(KeySignedMaterial, mrandom, "mrandom", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(KeySignedMaterial, srandom, "srandom", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(KeySignedMaterial, time_stamp, "timeStamp", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(KeySignedMaterial, encrptval, "encrptval", Encrypted::kType),
};

constexpr asn1::Member kH235CertificateSignatureMembers[] = {
    MTAVIP_ASN1_MEMBER(H235CertificateSignature, certificate, "certificate", TypedCertificate::kType),
    MTAVIP_ASN1_MEMBER(H235CertificateSignature, response_random, "responseRandom", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(H235CertificateSignature, requester_random, "requesterRandom", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(H235CertificateSignature, signature, "signature", Signed::kType),
};

constexpr asn1::Member kReturnSigMembers[] = {
    MTAVIP_ASN1_MEMBER(ReturnSig, general_id, "generalId", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(ReturnSig, response_random, "responseRandom", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(ReturnSig, request_random, "requestRandom", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(ReturnSig, certificate, "certificate", TypedCertificate::kType),
};

constexpr asn1::Member kKeySyncMaterialMembers[] = {
    MTAVIP_ASN1_MEMBER(KeySyncMaterial, general_id, "generalID", (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(KeySyncMaterial, key_material, "keyMaterial", (asn1::kBitString<asn1::Size{1, 2048}>)),
};

}  // namespace

constinit const asn1::SequenceType NonStandardParameter::kType =
    asn1::sequence<kNonStandardParameterMembers>("NonStandardParameter");
constinit const asn1::SequenceType DHset::kType = asn1::extensible_sequence<DHset, kDHsetMembers, 3>("DHset");
constinit const asn1::SequenceType DHsetExt::kType =
    asn1::extensible_sequence<DHsetExt, kDHsetExtMembers, 3>("DHsetExt");
constinit const asn1::SequenceType ECpoint::kType = asn1::extensible_sequence<ECpoint, kECpointMembers, 2>("ECpoint");
constinit const asn1::SequenceType Eckasdh::Eckasdhp::kType = asn1::sequence<kEckasdhEckasdhpMembers>("");
constinit const asn1::SequenceType Eckasdh::Eckasdh2::kType = asn1::sequence<kEckasdhEckasdh2Members>("");
constinit const asn1::ChoiceType Eckasdh::kType = asn1::extensible_choice<Eckasdh, kEckasdhAlternatives, 2>("ECKASDH");
constinit const asn1::SequenceType EcgdsaSignature::kType = asn1::sequence<kEcgdsaSignatureMembers>("ECGDSASignature");
constinit const asn1::SequenceType TypedCertificate::kType =
    asn1::extensible_sequence<TypedCertificate, kTypedCertificateMembers, 2>("TypedCertificate");
constinit const asn1::ChoiceType AuthenticationBes::kType =
    asn1::extensible_choice<AuthenticationBes, kAuthenticationBesAlternatives, 2>("AuthenticationBES");
constinit const asn1::ChoiceType AuthenticationMechanism::kType =
    asn1::extensible_choice<AuthenticationMechanism, kAuthenticationMechanismAlternatives, 7>(
        "AuthenticationMechanism");
constinit const asn1::SequenceType Params::kType = asn1::extensible_sequence<Params, kParamsMembers, 2>("Params");
constinit const asn1::SequenceType Encrypted::kType = asn1::sequence<kEncryptedMembers>("ENCRYPTED");
constinit const asn1::SequenceType Signed::kType = asn1::sequence<kSignedMembers>("SIGNED");
constinit const asn1::SequenceType V3KeySyncMaterial::kType =
    asn1::extensible_sequence<V3KeySyncMaterial, kV3KeySyncMaterialMembers, 8>("V3KeySyncMaterial");
constinit const asn1::ChoiceType H235Key::kType = asn1::extensible_choice<H235Key, kH235KeyAlternatives, 3>("H235Key");
constinit const asn1::ChoiceType Element::kType = asn1::extensible_choice<Element, kElementAlternatives, 5>("Element");
constinit const asn1::SequenceType ProfileElement::kType =
    asn1::extensible_sequence<ProfileElement, kProfileElementMembers, 3>("ProfileElement");
constinit const asn1::SequenceType ClearToken::kType =
    asn1::extensible_sequence<ClearToken, kClearTokenMembers, 9>("ClearToken");
constinit const asn1::SequenceType Hashed::kType = asn1::sequence<kHashedMembers>("HASHED");
constinit const asn1::SequenceType CryptoToken::CryptoEncryptedToken::kType =
    asn1::sequence<kCryptoTokenCryptoEncryptedTokenMembers>("");
constinit const asn1::SequenceType CryptoToken::CryptoSignedToken::kType =
    asn1::sequence<kCryptoTokenCryptoSignedTokenMembers>("");
constinit const asn1::SequenceType CryptoToken::CryptoHashedToken::kType =
    asn1::sequence<kCryptoTokenCryptoHashedTokenMembers>("");
constinit const asn1::ChoiceType CryptoToken::kType =
    asn1::extensible_choice<CryptoToken, kCryptoTokenAlternatives, 4>("CryptoToken");
constinit const asn1::SequenceType KeySignedMaterial::kType =
    asn1::sequence<kKeySignedMaterialMembers>("KeySignedMaterial");
constinit const asn1::SequenceType H235CertificateSignature::kType =
    asn1::extensible_sequence<H235CertificateSignature, kH235CertificateSignatureMembers, 4>(
        "H235CertificateSignature");
constinit const asn1::SequenceType ReturnSig::kType = asn1::sequence<kReturnSigMembers>("ReturnSig");
constinit const asn1::SequenceType KeySyncMaterial::kType =
    asn1::extensible_sequence<KeySyncMaterial, kKeySyncMaterialMembers, 2>("KeySyncMaterial");

}  // namespace mtavip::h323::h235
