// How an endpoint, a gatekeeper and what they support are described in H.225.0 (H323-MESSAGES, version 8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h225_address.h"
#include "h323/messages/h225_generic.h"
#include "h323/messages/h235.h"
#include "h323/messages/h245_data_capability.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h225 {

/// VendorIdentifier of H.225.0.
struct VendorIdentifier {
  H221NonStandard vendor;
  asn1::Optional<Bytes> product_id;
  asn1::Optional<Bytes> version_id;
  asn1::Optional<asn1::ObjectIdentifier> enterprise_number;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VendorIdentifier& other) const { return asn1::equal(kType, this, &other); }
};

/// GatekeeperInfo of H.225.0.
struct GatekeeperInfo {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GatekeeperInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// DataRate of H.225.0.
struct DataRate {
  asn1::Optional<NonStandardParameter> non_standard_data;
  BandWidth channel_rate = 0;
  asn1::Optional<std::uint16_t> channel_multiplier;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DataRate& other) const { return asn1::equal(kType, this, &other); }
};

/// SupportedPrefix of H.225.0.
struct SupportedPrefix {
  asn1::Optional<NonStandardParameter> non_standard_data;
  AliasAddress prefix;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SupportedPrefix& other) const { return asn1::equal(kType, this, &other); }
};

/// H310Caps of H.225.0.
struct H310Caps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H310Caps& other) const { return asn1::equal(kType, this, &other); }
};

/// H320Caps of H.225.0.
struct H320Caps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H320Caps& other) const { return asn1::equal(kType, this, &other); }
};

/// H321Caps of H.225.0.
struct H321Caps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H321Caps& other) const { return asn1::equal(kType, this, &other); }
};

/// H322Caps of H.225.0.
struct H322Caps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H322Caps& other) const { return asn1::equal(kType, this, &other); }
};

/// H323Caps of H.225.0.
struct H323Caps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H323Caps& other) const { return asn1::equal(kType, this, &other); }
};

/// H324Caps of H.225.0.
struct H324Caps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H324Caps& other) const { return asn1::equal(kType, this, &other); }
};

/// VoiceCaps of H.225.0.
struct VoiceCaps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VoiceCaps& other) const { return asn1::equal(kType, this, &other); }
};

/// T120OnlyCaps of H.225.0.
struct T120OnlyCaps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const T120OnlyCaps& other) const { return asn1::equal(kType, this, &other); }
};

/// NonStandardProtocol of H.225.0.
struct NonStandardProtocol {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  std::vector<SupportedPrefix> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const NonStandardProtocol& other) const { return asn1::equal(kType, this, &other); }
};

/// T38FaxAnnexbOnlyCaps of H.225.0.
struct T38FaxAnnexbOnlyCaps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  std::vector<SupportedPrefix> supported_prefixes;
  h245::DataProtocolCapability t38_fax_protocol;
  h245::T38FaxProfile t38_fax_profile;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const T38FaxAnnexbOnlyCaps& other) const { return asn1::equal(kType, this, &other); }
};

/// SIPCaps of H.225.0.
struct SipCaps {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<DataRate>> data_rates_supported;
  asn1::Optional<std::vector<SupportedPrefix>> supported_prefixes;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const SipCaps& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of SupportedProtocols.
struct SupportedProtocolsNames {
  enum Kind : std::uint8_t {
    kNonStandardData,
    kH310,
    kH320,
    kH321,
    kH322,
    kH323,
    kH324,
    kVoice,
    kT120Only,
    kNonStandardProtocol,
    kT38FaxAnnexbOnly,
    kSip,
    kUnknownAlternative
  };
};
/// SupportedProtocols of H.225.0.
struct SupportedProtocols : asn1::Choice<SupportedProtocols, SupportedProtocolsNames, NonStandardParameter, H310Caps,
                                         H320Caps, H321Caps, H322Caps, H323Caps, H324Caps, VoiceCaps, T120OnlyCaps,
                                         NonStandardProtocol, T38FaxAnnexbOnlyCaps, SipCaps> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// GatewayInfo of H.225.0.
struct GatewayInfo {
  asn1::Optional<std::vector<SupportedProtocols>> protocol;
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GatewayInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// McuInfo of H.225.0.
struct McuInfo {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<SupportedProtocols>> protocol;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const McuInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// TerminalInfo of H.225.0.
struct TerminalInfo {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// TunnelledProtocolAlternateIdentifier of H.225.0.
struct TunnelledProtocolAlternateIdentifier {
  std::string protocol_type;
  asn1::Optional<std::string> protocol_variant;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TunnelledProtocolAlternateIdentifier& other) const { return asn1::equal(kType, this, &other); }
};

/// TunnelledProtocol of H.225.0.
struct TunnelledProtocol {
  /// The alternatives of Id.
  struct IdNames {
    enum Kind : std::uint8_t { kTunnelledProtocolObjectId, kTunnelledProtocolAlternateId, kUnknownAlternative };
  };
  /// The component id of TunnelledProtocol.
  struct Id : asn1::Choice<Id, IdNames, asn1::ObjectIdentifier, TunnelledProtocolAlternateIdentifier> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Id id;
  asn1::Optional<std::string> sub_identifier;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TunnelledProtocol& other) const { return asn1::equal(kType, this, &other); }
};

/// EndpointType of H.225.0.
struct EndpointType {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<VendorIdentifier> vendor;
  asn1::Optional<GatekeeperInfo> gatekeeper;
  asn1::Optional<GatewayInfo> gateway;
  asn1::Optional<McuInfo> mcu;
  asn1::Optional<TerminalInfo> terminal;
  bool mc = false;
  bool undefined_node = false;
  asn1::Optional<asn1::BitString> set;
  asn1::Optional<std::vector<TunnelledProtocol>> supported_tunnelled_protocols;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EndpointType& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in CryptoH323Token itself.
struct CryptoH323TokenTypes {
  /// The alternative cryptoEPPwdHash of CryptoH323Token.
  struct CryptoEpPwdHash {
    AliasAddress alias;
    h235::TimeStamp time_stamp = 0;
    h235::Hashed token;

    static const asn1::SequenceType kType;
    bool operator==(const CryptoEpPwdHash& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative cryptoGKPwdHash of CryptoH323Token.
  struct CryptoGkPwdHash {
    GatekeeperIdentifier gatekeeper_id;
    h235::TimeStamp time_stamp = 0;
    h235::Hashed token;

    static const asn1::SequenceType kType;
    bool operator==(const CryptoGkPwdHash& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of CryptoH323Token.
struct CryptoH323TokenNames : CryptoH323TokenTypes {
  enum Kind : std::uint8_t {
    kCryptoEpPwdHash,
    kCryptoGkPwdHash,
    kCryptoEpPwdEncr,
    kCryptoGkPwdEncr,
    kCryptoEpCert,
    kCryptoGkCert,
    kCryptoFastStart,
    kNestedcryptoToken,
    kUnknownAlternative
  };
};
/// CryptoH323Token of H.225.0.
struct CryptoH323Token : asn1::Choice<CryptoH323Token, CryptoH323TokenNames, CryptoH323TokenTypes::CryptoEpPwdHash,
                                      CryptoH323TokenTypes::CryptoGkPwdHash, h235::Encrypted, h235::Encrypted,
                                      h235::Signed, h235::Signed, h235::Signed, h235::CryptoToken> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// CicInfo of H.225.0.
struct CicInfo {
  std::vector<Bytes> cic;
  Bytes point_code;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CicInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// GroupID of H.225.0.
struct GroupId {
  asn1::Optional<std::vector<std::uint16_t>> member;
  std::string group;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const GroupId& other) const { return asn1::equal(kType, this, &other); }
};

/// CarrierInfo of H.225.0.
struct CarrierInfo {
  asn1::Optional<Bytes> carrier_identification_code;
  asn1::Optional<std::string> carrier_name;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CarrierInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// CircuitIdentifier of H.225.0.
struct CircuitIdentifier {
  asn1::Optional<CicInfo> cic;
  asn1::Optional<GroupId> group;
  asn1::Optional<CarrierInfo> carrier;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CircuitIdentifier& other) const { return asn1::equal(kType, this, &other); }
};

/// CircuitInfo of H.225.0.
struct CircuitInfo {
  asn1::Optional<CircuitIdentifier> source_circuit_id;
  asn1::Optional<CircuitIdentifier> destination_circuit_id;
  asn1::Optional<std::vector<GenericData>> generic_data;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CircuitInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// Endpoint of H.225.0.
struct Endpoint {
  asn1::Optional<NonStandardParameter> non_standard_data;
  asn1::Optional<std::vector<AliasAddress>> alias_address;
  asn1::Optional<std::vector<TransportAddress>> call_signal_address;
  asn1::Optional<std::vector<TransportAddress>> ras_address;
  asn1::Optional<EndpointType> endpoint_type;
  asn1::Optional<std::vector<h235::ClearToken>> tokens;
  asn1::Optional<std::vector<CryptoH323Token>> crypto_tokens;
  asn1::Optional<std::uint8_t> priority;
  asn1::Optional<std::vector<AliasAddress>> remote_extension_address;
  asn1::Optional<std::vector<AliasAddress>> dest_extra_call_info;
  asn1::Optional<AlternateTransportAddresses> alternate_transport_addresses;
  asn1::Optional<CircuitInfo> circuit_info;
  asn1::Optional<FeatureSet> feature_set;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Endpoint& other) const { return asn1::equal(kType, this, &other); }
};

/// AlternateGK of H.225.0.
struct AlternateGk {
  TransportAddress ras_address;
  asn1::Optional<GatekeeperIdentifier> gatekeeper_identifier;
  bool need_to_register = false;
  std::uint8_t priority = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AlternateGk& other) const { return asn1::equal(kType, this, &other); }
};

/// AltGKInfo of H.225.0.
struct AltGkInfo {
  std::vector<AlternateGk> alternate_gatekeeper;
  bool alt_g_kis_permanent = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AltGkInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// CallsAvailable of H.225.0.
struct CallsAvailable {
  std::uint32_t calls = 0;
  asn1::Optional<std::string> group;
  asn1::Optional<CarrierInfo> carrier;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallsAvailable& other) const { return asn1::equal(kType, this, &other); }
};

/// CallCapacityInfo of H.225.0.
struct CallCapacityInfo {
  asn1::Optional<std::vector<CallsAvailable>> voice_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> h310_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> h320_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> h321_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> h322_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> h323_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> h324_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> t120_only_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> t38_fax_annexb_only_gw_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> terminal_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> mcu_calls_available;
  asn1::Optional<std::vector<CallsAvailable>> sip_gw_calls_available;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallCapacityInfo& other) const { return asn1::equal(kType, this, &other); }
};

/// CallCapacity of H.225.0.
struct CallCapacity {
  asn1::Optional<CallCapacityInfo> maximum_call_capacity;
  asn1::Optional<CallCapacityInfo> current_call_capacity;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const CallCapacity& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h225
