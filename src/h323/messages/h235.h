// The tokens, certificates and keys of H.235.0 (H235-SECURITY-MESSAGES), version 4.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"

namespace mtavip::h323::h235 {

/// ChallengeString of H.235.0.
using ChallengeString = Bytes;

/// TimeStamp of H.235.0.
using TimeStamp = std::uint32_t;

/// RandomVal of H.235.0.
using RandomVal = std::int64_t;

/// Password of H.235.0.
using Password = std::u16string;

/// Identifier of H.235.0.
using Identifier = std::u16string;

/// KeyMaterial of H.235.0.
using KeyMaterial = asn1::BitString;

/// KeyMaterialExt of H.235.0.
using KeyMaterialExt = asn1::BitString;

/// NonStandardParameter of H.235.0.
struct NonStandardParameter {
  asn1::ObjectIdentifier non_standard_identifier;
  Bytes data;

  static const asn1::SequenceType kType;
  bool operator==(const NonStandardParameter& other) const { return asn1::equal(kType, this, &other); }
};

/// DHset of H.235.0.
struct DHset {
  asn1::BitString halfkey;
  asn1::BitString mod_size;
  asn1::BitString generator;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DHset& other) const { return asn1::equal(kType, this, &other); }
};

/// DHsetExt of H.235.0.
struct DHsetExt {
  asn1::BitString halfkey;
  asn1::Optional<asn1::BitString> mod_size;
  asn1::Optional<asn1::BitString> generator;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DHsetExt& other) const { return asn1::equal(kType, this, &other); }
};

/// ECpoint of H.235.0.
struct ECpoint {
  asn1::Optional<asn1::BitString> x;
  asn1::Optional<asn1::BitString> y;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ECpoint& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in Eckasdh itself.
struct EckasdhTypes {
  /// The alternative eckasdhp of ECKASDH.
  struct Eckasdhp {
    ECpoint public_key;
    asn1::BitString modulus;
    ECpoint base;
    asn1::BitString weierstrass_a;
    asn1::BitString weierstrass_b;

    static const asn1::SequenceType kType;
    bool operator==(const Eckasdhp& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative eckasdh2 of ECKASDH.
  struct Eckasdh2 {
    ECpoint public_key;
    asn1::BitString field_size;
    ECpoint base;
    asn1::BitString weierstrass_a;
    asn1::BitString weierstrass_b;

    static const asn1::SequenceType kType;
    bool operator==(const Eckasdh2& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of Eckasdh.
struct EckasdhNames : EckasdhTypes {
  enum Kind : std::uint8_t { kEckasdhp, kEckasdh2, kUnknownAlternative };
};
/// ECKASDH of H.235.0.
struct Eckasdh : asn1::Choice<Eckasdh, EckasdhNames, EckasdhTypes::Eckasdhp, EckasdhTypes::Eckasdh2> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// ECGDSASignature of H.235.0.
struct EcgdsaSignature {
  asn1::BitString r;
  asn1::BitString s;

  static const asn1::SequenceType kType;
  bool operator==(const EcgdsaSignature& other) const { return asn1::equal(kType, this, &other); }
};

/// TypedCertificate of H.235.0.
struct TypedCertificate {
  asn1::ObjectIdentifier type;
  Bytes certificate;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TypedCertificate& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of AuthenticationBes.
struct AuthenticationBesNames {
  enum Kind : std::uint8_t { kDefault, kRadius, kUnknownAlternative };
};
/// AuthenticationBES of H.235.0.
struct AuthenticationBes : asn1::NullChoice<AuthenticationBes, AuthenticationBesNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of AuthenticationMechanism.
struct AuthenticationMechanismNames {
  enum Kind : std::uint8_t {
    kDhExch,
    kPwdSymEnc,
    kPwdHash,
    kCertSign,
    kIpsec,
    kTls,
    kNonStandard,
    kAuthenticationBes,
    kKeyExch,
    kUnknownAlternative
  };
};
/// AuthenticationMechanism of H.235.0.
struct AuthenticationMechanism : asn1::Choice<AuthenticationMechanism, AuthenticationMechanismNames, asn1::Null,
                                              asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                                              NonStandardParameter, AuthenticationBes, asn1::ObjectIdentifier> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// IV8 of H.235.0.
using Iv8 = std::array<std::byte, 8>;

/// IV16 of H.235.0.
using Iv16 = std::array<std::byte, 16>;

/// Params of H.235.0.
struct Params {
  asn1::Optional<std::int64_t> ran_int;
  asn1::Optional<Iv8> iv8;
  asn1::Optional<Iv16> iv16;
  asn1::Optional<Bytes> iv;
  asn1::Optional<Bytes> clear_salt;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Params& other) const { return asn1::equal(kType, this, &other); }
};

/// ENCRYPTED of H.235.0.
struct Encrypted {
  asn1::ObjectIdentifier algorithm_oid;
  Params param_s;
  Bytes encrypted_data;

  static const asn1::SequenceType kType;
  bool operator==(const Encrypted& other) const { return asn1::equal(kType, this, &other); }
};

/// SIGNED of H.235.0.
struct Signed {
  asn1::OpenType to_be_signed;
  asn1::ObjectIdentifier algorithm_oid;
  Params param_s;
  asn1::BitString signature;

  static const asn1::SequenceType kType;
  bool operator==(const Signed& other) const { return asn1::equal(kType, this, &other); }
};

/// V3KeySyncMaterial of H.235.0.
struct V3KeySyncMaterial {
  asn1::Optional<Identifier> general_id;
  asn1::Optional<asn1::ObjectIdentifier> algorithm_oid;
  Params param_s;
  asn1::Optional<Bytes> encrypted_session_key;
  asn1::Optional<Bytes> encrypted_salting_key;
  asn1::Optional<Bytes> clear_salting_key;
  asn1::Optional<Params> param_ssalt;
  asn1::Optional<asn1::ObjectIdentifier> key_derivation_oid;
  asn1::Optional<Bytes> generic_key_material;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const V3KeySyncMaterial& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of H235Key.
struct H235KeyNames {
  enum Kind : std::uint8_t {
    kSecureChannel,
    kSharedSecret,
    kCertProtectedKey,
    kSecureSharedSecret,
    kSecureChannelExt,
    kUnknownAlternative
  };
};
/// H235Key of H.235.0.
struct H235Key
    : asn1::Choice<H235Key, H235KeyNames, KeyMaterial, Encrypted, Signed, V3KeySyncMaterial, KeyMaterialExt> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of Element.
struct ElementNames {
  enum Kind : std::uint8_t { kOctets, kInteger, kBits, kName, kFlag, kUnknownAlternative };
};
/// Element of H.235.0.
struct Element : asn1::Choice<Element, ElementNames, Bytes, std::int64_t, asn1::BitString, std::u16string, bool> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// ProfileElement of H.235.0.
struct ProfileElement {
  std::uint8_t element_id = 0;
  asn1::Optional<Params> param_s;
  asn1::Optional<Element> element;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ProfileElement& other) const { return asn1::equal(kType, this, &other); }
};

/// ClearToken of H.235.0.
struct ClearToken {
  asn1::ObjectIdentifier token_oid;
  asn1::Optional<TimeStamp> time_stamp;
  asn1::Optional<Password> password;
  asn1::Optional<DHset> dhkey;
  asn1::Optional<ChallengeString> challenge;
  asn1::Optional<RandomVal> random;
  asn1::Optional<TypedCertificate> certificate;
  asn1::Optional<Identifier> general_id;
  asn1::Optional<NonStandardParameter> non_standard;
  asn1::Optional<Eckasdh> eckasdhkey;
  asn1::Optional<Identifier> senders_id;
  asn1::Optional<H235Key> h235_key;
  asn1::Optional<std::vector<ProfileElement>> profile_info;
  asn1::Optional<DHsetExt> dhkeyext;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ClearToken& other) const { return asn1::equal(kType, this, &other); }
};

/// HASHED of H.235.0.
struct Hashed {
  asn1::ObjectIdentifier algorithm_oid;
  Params param_s;
  asn1::BitString hash;

  static const asn1::SequenceType kType;
  bool operator==(const Hashed& other) const { return asn1::equal(kType, this, &other); }
};

/// EncodedGeneralToken of H.235.0.
using EncodedGeneralToken = asn1::OpenType;

/// PwdCertToken of H.235.0.
using PwdCertToken = ClearToken;

/// EncodedPwdCertToken of H.235.0.
using EncodedPwdCertToken = asn1::OpenType;

/// The types that stand in CryptoToken itself.
struct CryptoTokenTypes {
  /// The alternative cryptoEncryptedToken of CryptoToken.
  struct CryptoEncryptedToken {
    asn1::ObjectIdentifier token_oid;
    Encrypted token;

    static const asn1::SequenceType kType;
    bool operator==(const CryptoEncryptedToken& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative cryptoSignedToken of CryptoToken.
  struct CryptoSignedToken {
    asn1::ObjectIdentifier token_oid;
    Signed token;

    static const asn1::SequenceType kType;
    bool operator==(const CryptoSignedToken& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative cryptoHashedToken of CryptoToken.
  struct CryptoHashedToken {
    asn1::ObjectIdentifier token_oid;
    ClearToken hashed_vals;
    Hashed token;

    static const asn1::SequenceType kType;
    bool operator==(const CryptoHashedToken& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of CryptoToken.
struct CryptoTokenNames : CryptoTokenTypes {
  enum Kind : std::uint8_t {
    kCryptoEncryptedToken,
    kCryptoSignedToken,
    kCryptoHashedToken,
    kCryptoPwdEncr,
    kUnknownAlternative
  };
};
/// CryptoToken of H.235.0.
struct CryptoToken : asn1::Choice<CryptoToken, CryptoTokenNames, CryptoTokenTypes::CryptoEncryptedToken,
                                  CryptoTokenTypes::CryptoSignedToken, CryptoTokenTypes::CryptoHashedToken, Encrypted> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// KeySignedMaterial of H.235.0.
struct KeySignedMaterial {
  Identifier general_id;
  RandomVal mrandom = 0;
  asn1::Optional<RandomVal> srandom;
  asn1::Optional<TimeStamp> time_stamp;
  Encrypted encrptval;

  static const asn1::SequenceType kType;
  bool operator==(const KeySignedMaterial& other) const { return asn1::equal(kType, this, &other); }
};

/// EncodedKeySignedMaterial of H.235.0.
using EncodedKeySignedMaterial = asn1::OpenType;

/// H235CertificateSignature of H.235.0.
struct H235CertificateSignature {
  TypedCertificate certificate;
  RandomVal response_random = 0;
  asn1::Optional<RandomVal> requester_random;
  Signed signature;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H235CertificateSignature& other) const { return asn1::equal(kType, this, &other); }
};

/// ReturnSig of H.235.0.
struct ReturnSig {
  Identifier general_id;
  RandomVal response_random = 0;
  asn1::Optional<RandomVal> request_random;
  asn1::Optional<TypedCertificate> certificate;

  static const asn1::SequenceType kType;
  bool operator==(const ReturnSig& other) const { return asn1::equal(kType, this, &other); }
};

/// EncodedReturnSig of H.235.0.
using EncodedReturnSig = asn1::OpenType;

/// KeySyncMaterial of H.235.0.
struct KeySyncMaterial {
  Identifier general_id;
  KeyMaterial key_material;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const KeySyncMaterial& other) const { return asn1::equal(kType, this, &other); }
};

/// EncodedKeySyncMaterial of H.235.0.
using EncodedKeySyncMaterial = asn1::OpenType;

}  // namespace mtavip::h323::h235
