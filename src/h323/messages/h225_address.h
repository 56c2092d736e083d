// Addresses and identifiers that H.225.0 messages are made of (H323-MESSAGES, version 8).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"

namespace mtavip::h323::h225 {

/// H221NonStandard of H.225.0.
struct H221NonStandard {
  std::uint8_t t35_country_code = 0;
  std::uint8_t t35_extension = 0;
  std::uint16_t manufacturer_code = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H221NonStandard& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of NonStandardIdentifier.
struct NonStandardIdentifierNames {
  enum Kind : std::uint8_t { kObject, kH221NonStandard, kUnknownAlternative };
};
/// NonStandardIdentifier of H.225.0.
struct NonStandardIdentifier
    : asn1::Choice<NonStandardIdentifier, NonStandardIdentifierNames, asn1::ObjectIdentifier, H221NonStandard> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// NonStandardParameter of H.225.0.
struct NonStandardParameter {
  NonStandardIdentifier non_standard_identifier;
  Bytes data;

  static const asn1::SequenceType kType;
  bool operator==(const NonStandardParameter& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in TransportAddress itself.
struct TransportAddressTypes {
  /// The alternative ipAddress of TransportAddress.
  struct IpAddress {
    std::array<std::byte, 4> ip{};
    std::uint16_t port = 0;

    static const asn1::SequenceType kType;
    bool operator==(const IpAddress& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative ipSourceRoute of TransportAddress.
  struct IpSourceRoute {
    /// The alternatives of Routing.
    struct RoutingNames {
      enum Kind : std::uint8_t { kStrict, kLoose, kUnknownAlternative };
    };
    /// The component routing of .
    struct Routing : asn1::NullChoice<Routing, RoutingNames> {
      using NullChoice::NullChoice;
      static const asn1::ChoiceType kType;
    };
    std::array<std::byte, 4> ip{};
    std::uint16_t port = 0;
    std::vector<std::array<std::byte, 4>> route;
    Routing routing;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const IpSourceRoute& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative ipxAddress of TransportAddress.
  struct IpxAddress {
    std::array<std::byte, 6> node{};
    std::array<std::byte, 4> netnum{};
    std::array<std::byte, 2> port{};

    static const asn1::SequenceType kType;
    bool operator==(const IpxAddress& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative ip6Address of TransportAddress.
  struct Ip6Address {
    std::array<std::byte, 16> ip{};
    std::uint16_t port = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Ip6Address& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of TransportAddress.
struct TransportAddressNames : TransportAddressTypes {
  enum Kind : std::uint8_t {
    kIpAddress,
    kIpSourceRoute,
    kIpxAddress,
    kIp6Address,
    kNetBios,
    kNsap,
    kNonStandardAddress,
    kUnknownAlternative
  };
};
/// TransportAddress of H.225.0.
struct TransportAddress
    : asn1::Choice<TransportAddress, TransportAddressNames, TransportAddressTypes::IpAddress,
                   TransportAddressTypes::IpSourceRoute, TransportAddressTypes::IpxAddress,
                   TransportAddressTypes::Ip6Address, std::array<std::byte, 16>, Bytes, NonStandardParameter> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of PublicTypeOfNumber.
struct PublicTypeOfNumberNames {
  enum Kind : std::uint8_t {
    kUnknown,
    kInternationalNumber,
    kNationalNumber,
    kNetworkSpecificNumber,
    kSubscriberNumber,
    kAbbreviatedNumber,
    kUnknownAlternative
  };
};
/// PublicTypeOfNumber of H.225.0.
struct PublicTypeOfNumber : asn1::NullChoice<PublicTypeOfNumber, PublicTypeOfNumberNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// NumberDigits of H.225.0.
using NumberDigits = std::string;

/// PublicPartyNumber of H.225.0.
struct PublicPartyNumber {
  PublicTypeOfNumber public_type_of_number;
  NumberDigits public_number_digits;

  static const asn1::SequenceType kType;
  bool operator==(const PublicPartyNumber& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of PrivateTypeOfNumber.
struct PrivateTypeOfNumberNames {
  enum Kind : std::uint8_t {
    kUnknown,
    kLevel2RegionalNumber,
    kLevel1RegionalNumber,
    kPIsnSpecificNumber,
    kLocalNumber,
    kAbbreviatedNumber,
    kUnknownAlternative
  };
};
/// PrivateTypeOfNumber of H.225.0.
struct PrivateTypeOfNumber : asn1::NullChoice<PrivateTypeOfNumber, PrivateTypeOfNumberNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// PrivatePartyNumber of H.225.0.
struct PrivatePartyNumber {
  PrivateTypeOfNumber private_type_of_number;
  NumberDigits private_number_digits;

  static const asn1::SequenceType kType;
  bool operator==(const PrivatePartyNumber& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of PartyNumber.
struct PartyNumberNames {
  enum Kind : std::uint8_t {
    kE164Number,
    kDataPartyNumber,
    kTelexPartyNumber,
    kPrivateNumber,
    kNationalStandardPartyNumber,
    kUnknownAlternative
  };
};
/// PartyNumber of H.225.0.
struct PartyNumber : asn1::Choice<PartyNumber, PartyNumberNames, PublicPartyNumber, NumberDigits, NumberDigits,
                                  PrivatePartyNumber, NumberDigits> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// TBCD-STRING of H.225.0.
using TbcdString = std::string;

/// ANSI-41-UIM of H.225.0.
struct Ansi41Uim {
  /// The alternatives of SystemId.
  struct SystemIdNames {
    enum Kind : std::uint8_t { kSid, kMid, kUnknownAlternative };
  };
  /// The component system-id of ANSI-41-UIM.
  struct SystemId : asn1::Choice<SystemId, SystemIdNames, std::string, std::string> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<std::string> imsi;
  asn1::Optional<std::string> min;
  asn1::Optional<std::string> mdn;
  asn1::Optional<std::string> msisdn;
  asn1::Optional<std::string> esn;
  asn1::Optional<std::string> mscid;
  SystemId system_id;
  asn1::Optional<std::array<std::byte, 1>> system_my_type_code;
  asn1::Optional<std::array<std::byte, 1>> system_access_type;
  asn1::Optional<std::array<std::byte, 1>> qualification_information_code;
  asn1::Optional<std::string> sesn;
  asn1::Optional<std::string> soc;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Ansi41Uim& other) const { return asn1::equal(kType, this, &other); }
};

/// GSM-UIM of H.225.0.
struct GsmUim {
  asn1::Optional<std::string> imsi;
  asn1::Optional<Bytes> tmsi;
  asn1::Optional<std::string> msisdn;
  asn1::Optional<std::string> imei;
  asn1::Optional<std::string> hplmn;
  asn1::Optional<std::string> vplmn;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GsmUim& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of MobileUim.
struct MobileUimNames {
  enum Kind : std::uint8_t { kAnsi41Uim, kGsmUim, kUnknownAlternative };
};
/// MobileUIM of H.225.0.
struct MobileUim : asn1::Choice<MobileUim, MobileUimNames, Ansi41Uim, GsmUim> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of NatureOfAddress.
struct NatureOfAddressNames {
  enum Kind : std::uint8_t {
    kUnknown,
    kSubscriberNumber,
    kNationalNumber,
    kInternationalNumber,
    kNetworkSpecificNumber,
    kRoutingNumberNationalFormat,
    kRoutingNumberNetworkSpecificFormat,
    kRoutingNumberWithCalledDirectoryNumber,
    kUnknownAlternative
  };
};
/// NatureOfAddress of H.225.0.
struct NatureOfAddress : asn1::NullChoice<NatureOfAddress, NatureOfAddressNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// IsupDigits of H.225.0.
using IsupDigits = std::string;

/// IsupPublicPartyNumber of H.225.0.
struct IsupPublicPartyNumber {
  NatureOfAddress nature_of_address;
  IsupDigits address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const IsupPublicPartyNumber& other) const { return asn1::equal(kType, this, &other); }
};

/// IsupPrivatePartyNumber of H.225.0.
struct IsupPrivatePartyNumber {
  PrivateTypeOfNumber private_type_of_number;
  IsupDigits address;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const IsupPrivatePartyNumber& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of IsupNumber.
struct IsupNumberNames {
  enum Kind : std::uint8_t {
    kE164Number,
    kDataPartyNumber,
    kTelexPartyNumber,
    kPrivateNumber,
    kNationalStandardPartyNumber,
    kUnknownAlternative
  };
};
/// IsupNumber of H.225.0.
struct IsupNumber : asn1::Choice<IsupNumber, IsupNumberNames, IsupPublicPartyNumber, IsupDigits, IsupDigits,
                                 IsupPrivatePartyNumber, IsupDigits> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of AliasAddress.
struct AliasAddressNames {
  enum Kind : std::uint8_t {
    kDialedDigits,
    kH323Id,
    kUrlId,
    kTransportId,
    kEmailId,
    kPartyNumber,
    kMobileUim,
    kIsupNumber,
    kUnknownAlternative
  };
};
/// AliasAddress of H.225.0.
struct AliasAddress : asn1::Choice<AliasAddress, AliasAddressNames, std::string, std::u16string, std::string,
                                   TransportAddress, std::string, PartyNumber, MobileUim, IsupNumber> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of PresentationIndicator.
struct PresentationIndicatorNames {
  enum Kind : std::uint8_t { kPresentationAllowed, kPresentationRestricted, kAddressNotAvailable, kUnknownAlternative };
};
/// PresentationIndicator of H.225.0.
struct PresentationIndicator : asn1::NullChoice<PresentationIndicator, PresentationIndicatorNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// ScreeningIndicator of H.225.0.
enum class ScreeningIndicator : std::uint8_t {
  kUserProvidedNotScreened,
  kUserProvidedVerifiedAndPassed,
  kUserProvidedVerifiedAndFailed,
  kNetworkProvided
};
extern const asn1::EnumeratedType kScreeningIndicatorType;

/// ExtendedAliasAddress of H.225.0.
struct ExtendedAliasAddress {
  AliasAddress address;
  asn1::Optional<PresentationIndicator> presentation_indicator;
  asn1::Optional<ScreeningIndicator> screening_indicator;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ExtendedAliasAddress& other) const { return asn1::equal(kType, this, &other); }
};

/// AlternateTransportAddresses of H.225.0.
struct AlternateTransportAddresses {
  asn1::Optional<std::vector<TransportAddress>> annex_e;
  asn1::Optional<std::vector<TransportAddress>> sctp;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AlternateTransportAddresses& other) const { return asn1::equal(kType, this, &other); }
};

/// DisplayName of H.225.0.
struct DisplayName {
  asn1::Optional<std::string> language;
  std::u16string name;

  static const asn1::SequenceType kType;
  bool operator==(const DisplayName& other) const { return asn1::equal(kType, this, &other); }
};

/// GatekeeperIdentifier of H.225.0.
using GatekeeperIdentifier = std::u16string;

/// EndpointIdentifier of H.225.0.
using EndpointIdentifier = std::u16string;

/// GloballyUniqueID of H.225.0.
using GloballyUniqueId = std::array<std::byte, 16>;

/// CallIdentifier of H.225.0.
struct CallIdentifier {
  GloballyUniqueId guid{};
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallIdentifier& other) const { return asn1::equal(kType, this, &other); }
};

/// ConferenceIdentifier of H.225.0.
using ConferenceIdentifier = GloballyUniqueId;

/// RequestSeqNum of H.225.0.
using RequestSeqNum = std::uint16_t;

/// CallReferenceValue of H.225.0.
using CallReferenceValue = std::uint16_t;

/// TimeToLive of H.225.0.
using TimeToLive = std::uint32_t;

/// BandWidth of H.225.0.
using BandWidth = std::uint32_t;

}  // namespace mtavip::h323::h225
