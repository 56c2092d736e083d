// Security modes and tokens of H.225.0 (H323-MESSAGES, version 8); the tokens themselves are in H.235.0.
#pragma once

#include <cstdint>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h235.h"

namespace mtavip::h323::h225 {

/// The alternatives of SecurityServiceMode.
struct SecurityServiceModeNames {
  enum Kind : std::uint8_t { kNonStandard, kNone, kDefault, kUnknownAlternative };
};
/// SecurityServiceMode of H.225.0.
struct SecurityServiceMode
    : asn1::Choice<SecurityServiceMode, SecurityServiceModeNames, NonStandardParameter, asn1::Null, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// SecurityCapabilities of H.225.0.
struct SecurityCapabilities {
  asn1::Optional<NonStandardParameter> non_standard;
  SecurityServiceMode encryption;
  SecurityServiceMode authenticaton;
  SecurityServiceMode integrity;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SecurityCapabilities& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of SecurityErrors.
struct SecurityErrorsNames {
  enum Kind : std::uint8_t {
    kSecurityWrongSyncTime,
    kSecurityReplay,
    kSecurityWrongGeneralId,
    kSecurityWrongSendersId,
    kSecurityIntegrityFailed,
    kSecurityWrongOid,
    kSecurityDHmismatch,
    kSecurityCertificateExpired,
    kSecurityCertificateDateInvalid,
    kSecurityCertificateRevoked,
    kSecurityCertificateNotReadable,
    kSecurityCertificateSignatureInvalid,
    kSecurityCertificateMissing,
    kSecurityCertificateIncomplete,
    kSecurityUnsupportedCertificateAlgOid,
    kSecurityUnknownCa,
    kUnknownAlternative
  };
};
/// SecurityErrors of H.225.0.
struct SecurityErrors : asn1::NullChoice<SecurityErrors, SecurityErrorsNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of SecurityErrors2.
struct SecurityErrors2Names {
  enum Kind : std::uint8_t {
    kSecurityWrongSyncTime,
    kSecurityReplay,
    kSecurityWrongGeneralId,
    kSecurityWrongSendersId,
    kSecurityIntegrityFailed,
    kSecurityWrongOid,
    kUnknownAlternative
  };
};
/// SecurityErrors2 of H.225.0.
struct SecurityErrors2 : asn1::NullChoice<SecurityErrors2, SecurityErrors2Names> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of H245Security.
struct H245SecurityNames {
  enum Kind : std::uint8_t { kNonStandard, kNoSecurity, kTls, kIpsec, kUnknownAlternative };
};
/// H245Security of H.225.0.
struct H245Security : asn1::Choice<H245Security, H245SecurityNames, NonStandardParameter, asn1::Null,
                                   SecurityCapabilities, SecurityCapabilities> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of EncryptIntAlg.
struct EncryptIntAlgNames {
  enum Kind : std::uint8_t { kNonStandard, kIsoAlgorithm, kUnknownAlternative };
};
/// EncryptIntAlg of H.225.0.
struct EncryptIntAlg : asn1::Choice<EncryptIntAlg, EncryptIntAlgNames, NonStandardParameter, asn1::ObjectIdentifier> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of NonIsoIntegrityMechanism.
struct NonIsoIntegrityMechanismNames {
  enum Kind : std::uint8_t { kHMacMd5, kHMacIso101182S, kHMacIso101182L, kHMacIso101183, kUnknownAlternative };
};
/// NonIsoIntegrityMechanism of H.225.0.
struct NonIsoIntegrityMechanism : asn1::Choice<NonIsoIntegrityMechanism, NonIsoIntegrityMechanismNames, asn1::Null,
                                               EncryptIntAlg, EncryptIntAlg, asn1::ObjectIdentifier> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of IntegrityMechanism.
struct IntegrityMechanismNames {
  enum Kind : std::uint8_t { kNonStandard, kDigSig, kIso9797, kNonIsoIm, kUnknownAlternative };
};
/// IntegrityMechanism of H.225.0.
struct IntegrityMechanism : asn1::Choice<IntegrityMechanism, IntegrityMechanismNames, NonStandardParameter, asn1::Null,
                                         asn1::ObjectIdentifier, NonIsoIntegrityMechanism> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// ICV of H.225.0.
struct Icv {
  asn1::ObjectIdentifier algorithm_oid;
  asn1::BitString icv;

  static const asn1::SequenceType kType;
  bool operator==(const Icv& other) const { return asn1::equal(kType, this, &other); }
};

/// FastStartToken of H.225.0.
using FastStartToken = h235::ClearToken;

/// EncodedFastStartToken of H.225.0.
using EncodedFastStartToken = asn1::OpenType;

}  // namespace mtavip::h323::h225
