// Name identification, H.450.8.
#pragma once

#include <cstdint>
#include <string>

#include "asn1/codec.h"

namespace mtavip::h323::h450 {

/// The local codes of the operations of H.450.8.
enum class NameOperations : std::uint16_t { kCallingName = 0, kAlertingName = 1, kConnectedName = 2, kBusyName = 3 };

/// SimpleName of H.450.8.
using SimpleName = Bytes;

/// ExtendedName of H.450.8.
using ExtendedName = std::u16string;

/// The alternatives of NamePresentationAllowed.
struct NamePresentationAllowedNames {
  enum Kind : std::uint8_t { kSimpleName, kExtendedName, kUnknownAlternative };
};
/// NamePresentationAllowed of H.450.8.
struct NamePresentationAllowed
    : asn1::Choice<NamePresentationAllowed, NamePresentationAllowedNames, SimpleName, ExtendedName> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of NamePresentationRestricted.
struct NamePresentationRestrictedNames {
  enum Kind : std::uint8_t { kSimpleName, kExtendedName, kRestrictedNull, kUnknownAlternative };
};
/// NamePresentationRestricted of H.450.8.
struct NamePresentationRestricted
    : asn1::Choice<NamePresentationRestricted, NamePresentationRestrictedNames, SimpleName, ExtendedName, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of Name.
struct NameNames {
  enum Kind : std::uint8_t {
    kNamePresentationAllowed,
    kNamePresentationRestricted,
    kNameNotAvailable,
    kUnknownAlternative
  };
};
/// Name of H.450.8.
struct Name : asn1::Choice<Name, NameNames, NamePresentationAllowed, NamePresentationRestricted, asn1::Null> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h450
