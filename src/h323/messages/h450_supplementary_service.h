// The supplementary service APDU of H.450.1 with its addresses.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h450_remote_operations.h"

namespace mtavip::h323::h450 {

/// The alternatives of EntityType.
struct EntityTypeNames {
  enum Kind : std::uint8_t { kEndpoint, kAnyEntity, kUnknownAlternative };
};
/// EntityType of H.450.1.
struct EntityType : asn1::NullChoice<EntityType, EntityTypeNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// AddressInformation of H.450.1.
using AddressInformation = h225::AliasAddress;

/// NetworkFacilityExtension of H.450.1.
struct NetworkFacilityExtension {
  EntityType source_entity;
  asn1::Optional<AddressInformation> source_entity_address;
  EntityType destination_entity;
  asn1::Optional<AddressInformation> destination_entity_address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NetworkFacilityExtension& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of InterpretationApdu.
struct InterpretationApduNames {
  enum Kind : std::uint8_t {
    kDiscardAnyUnrecognizedInvokePdu,
    kClearCallIfAnyInvokePduNotRecognized,
    kRejectAnyUnrecognizedInvokePdu,
    kUnknownAlternative
  };
};
/// InterpretationApdu of H.450.1.
struct InterpretationApdu : asn1::NullChoice<InterpretationApdu, InterpretationApduNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of ServiceApdus.
struct ServiceApdusNames {
  enum Kind : std::uint8_t { kRosApdus, kUnknownAlternative };
};
/// ServiceApdus of H.450.1.
struct ServiceApdus : asn1::Choice<ServiceApdus, ServiceApdusNames, std::vector<Ros>> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// SupplementaryService of H.450.1.
struct SupplementaryService {
  asn1::Optional<NetworkFacilityExtension> network_facility_extension;
  asn1::Optional<InterpretationApdu> interpretation_apdu;
  ServiceApdus service_apdu;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SupplementaryService& other) const { return asn1::equal(kType, this, &other); }
};

/// ScreeningIndicator of H.450.1.
enum class ScreeningIndicator : std::uint8_t {
  kUserProvidedNotScreened,
  kUserProvidedVerifiedAndPassed,
  kUserProvidedVerifiedAndFailed,
  kNetworkProvided
};
extern const asn1::EnumeratedType kScreeningIndicatorType;

/// SubaddressInformation of H.450.1.
using SubaddressInformation = Bytes;

/// UserSpecifiedSubaddress of H.450.1.
struct UserSpecifiedSubaddress {
  SubaddressInformation subaddress_information;
  asn1::Optional<bool> odd_count_indicator;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const UserSpecifiedSubaddress& other) const { return asn1::equal(kType, this, &other); }
};

/// NSAPSubaddress of H.450.1.
using NsapSubaddress = Bytes;

/// The alternatives of PartySubaddress.
struct PartySubaddressNames {
  enum Kind : std::uint8_t { kUserSpecifiedSubaddress, kNsapSubaddress, kUnknownAlternative };
};
/// PartySubaddress of H.450.1.
struct PartySubaddress : asn1::Choice<PartySubaddress, PartySubaddressNames, UserSpecifiedSubaddress, NsapSubaddress> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// AddressScreened of H.450.1.
struct AddressScreened {
  h225::PartyNumber party_number;
  ScreeningIndicator screening_indicator{};
  asn1::Optional<PartySubaddress> party_subaddress;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AddressScreened& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of PresentedAddressScreened.
struct PresentedAddressScreenedNames {
  enum Kind : std::uint8_t {
    kPresentationAllowedAddress,
    kPresentationRestricted,
    kNumberNotAvailableDueToInterworking,
    kPresentationRestrictedAddress,
    kUnknownAlternative
  };
};
/// PresentedAddressScreened of H.450.1.
struct PresentedAddressScreened : asn1::Choice<PresentedAddressScreened, PresentedAddressScreenedNames, AddressScreened,
                                               asn1::Null, asn1::Null, AddressScreened> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// Address of H.450.1.
struct Address {
  h225::PartyNumber party_number;
  asn1::Optional<PartySubaddress> party_subaddress;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Address& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of PresentedAddressUnscreened.
struct PresentedAddressUnscreenedNames {
  enum Kind : std::uint8_t {
    kPresentationAllowedAddress,
    kPresentationRestricted,
    kNumberNotAvailableDueToInterworking,
    kPresentationRestrictedAddress,
    kUnknownAlternative
  };
};
/// PresentedAddressUnscreened of H.450.1.
struct PresentedAddressUnscreened : asn1::Choice<PresentedAddressUnscreened, PresentedAddressUnscreenedNames, Address,
                                                 asn1::Null, asn1::Null, Address> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// NumberScreened of H.450.1.
struct NumberScreened {
  h225::PartyNumber party_number;
  ScreeningIndicator screening_indicator{};
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NumberScreened& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of PresentedNumberScreened.
struct PresentedNumberScreenedNames {
  enum Kind : std::uint8_t {
    kPresentationAllowedAddress,
    kPresentationRestricted,
    kNumberNotAvailableDueToInterworking,
    kPresentationRestrictedAddress,
    kUnknownAlternative
  };
};
/// PresentedNumberScreened of H.450.1.
struct PresentedNumberScreened : asn1::Choice<PresentedNumberScreened, PresentedNumberScreenedNames, NumberScreened,
                                              asn1::Null, asn1::Null, NumberScreened> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of PresentedNumberUnscreened.
struct PresentedNumberUnscreenedNames {
  enum Kind : std::uint8_t {
    kPresentationAllowedAddress,
    kPresentationRestricted,
    kNumberNotAvailableDueToInterworking,
    kPresentationRestrictedAddress,
    kUnknownAlternative
  };
};
/// PresentedNumberUnscreened of H.450.1.
struct PresentedNumberUnscreened : asn1::Choice<PresentedNumberUnscreened, PresentedNumberUnscreenedNames,
                                                h225::PartyNumber, asn1::Null, asn1::Null, h225::PartyNumber> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// EndpointAddress of H.450.1.
struct EndpointAddress {
  std::vector<h225::AliasAddress> destination_address;
  asn1::Optional<h225::AliasAddress> remote_extension_address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EndpointAddress& other) const { return asn1::equal(kType, this, &other); }
};

/// PresentationAllowedIndicator of H.450.1.
using PresentationAllowedIndicator = bool;

/// The local codes of the errors that all services share (H.450.1).
enum class GeneralErrorList : std::uint16_t {
  kUserNotSubscribed = 0,
  kRejectedByNetwork = 1,
  kRejectedByUser = 2,
  kNotAvailable = 3,
  kInsufficientInformation = 5,
  kInvalidServedUserNumber = 6,
  kInvalidCallState = 7,
  kBasicServiceNotProvided = 8,
  kNotIncomingCall = 9,
  kSupplementaryServiceInteractionNotAllowed = 10,
  kResourceUnavailable = 11,
  kCallFailure = 25,
  kProceduralError = 43
};

/// H225InformationElement of H.450.1.
using H225InformationElement = Bytes;

/// Extension of H.450.1.
struct Extension {
  asn1::ObjectIdentifier extension_id;
  asn1::OpenType extension_argument;

  static const asn1::SequenceType kType;
  bool operator==(const Extension& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h450
