// The parameters and keys of SRTP in H.235.8: the contents of its generic capability and of its key field.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_generic.h"

namespace mtavip::h323::h235 {

/// FecOrder of H.235.8.
struct FecOrder {
  bool fec_before_srtp = false;
  bool fec_after_srtp = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FecOrder& other) const { return asn1::equal(kType, this, &other); }
};

/// SrtpSessionParameters of H.235.8.
struct SrtpSessionParameters {
  asn1::Optional<std::uint8_t> kdr;
  asn1::Optional<bool> unencrypted_srtp;
  asn1::Optional<bool> unencrypted_srtcp;
  asn1::Optional<bool> unauthenticated_srtp;
  asn1::Optional<FecOrder> fec_order;
  asn1::Optional<std::uint16_t> window_size_hint;
  asn1::Optional<std::vector<h225::GenericData>> new_parameter;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SrtpSessionParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// SrtpCryptoInfo of H.235.8.
struct SrtpCryptoInfo {
  asn1::Optional<asn1::ObjectIdentifier> crypto_suite;
  asn1::Optional<SrtpSessionParameters> session_params;
  asn1::Optional<bool> allow_mki;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SrtpCryptoInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// SrtpCryptoCapability of H.235.8.
using SrtpCryptoCapability = std::vector<SrtpCryptoInfo>;
extern const asn1::ListType kSrtpCryptoCapabilityType;

/// SrtpKeyParameters of H.235.8.
struct SrtpKeyParameters {
  /// The alternatives of Lifetime.
  struct LifetimeNames {
    enum Kind : std::uint8_t { kPowerOfTwo, kSpecific, kUnknownAlternative };
  };
  /// The component lifetime of SrtpKeyParameters.
  struct Lifetime : asn1::Choice<Lifetime, LifetimeNames, std::int64_t, std::int64_t> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The component mki of SrtpKeyParameters.
  struct Mki {
    std::uint8_t length = 0;
    Bytes value;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Mki& other) const { return asn1::equal(kType, this, &other); }
  };
  Bytes master_key;
  Bytes master_salt;
  asn1::Optional<Lifetime> lifetime;
  asn1::Optional<Mki> mki;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SrtpKeyParameters& other) const { return asn1::equal(kType, this, &other); }
};

/// SrtpKeys of H.235.8.
using SrtpKeys = std::vector<SrtpKeyParameters>;
extern const asn1::ListType kSrtpKeysType;

}  // namespace mtavip::h323::h235
