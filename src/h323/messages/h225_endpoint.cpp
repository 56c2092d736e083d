#include "h323/messages/h225_endpoint.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Member kVendorIdentifierMembers[] = {
    MTAVIP_ASN1_MEMBER(VendorIdentifier, vendor, "vendor", H221NonStandard::kType),
    MTAVIP_ASN1_MEMBER(VendorIdentifier, product_id, "productId", (asn1::kOctetString<asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(VendorIdentifier, version_id, "versionId", (asn1::kOctetString<asn1::Size{1, 256}>)),
    MTAVIP_ASN1_MEMBER(VendorIdentifier, enterprise_number, "enterpriseNumber", asn1::kObjectIdentifier),
};

constexpr asn1::Member kGatekeeperInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(GatekeeperInfo, non_standard_data, "nonStandardData", NonStandardParameter::kType),
};

constexpr asn1::Member kDataRateMembers[] = {
    MTAVIP_ASN1_MEMBER(DataRate, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(DataRate, channel_rate, "channelRate", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(DataRate, channel_multiplier, "channelMultiplier", (asn1::kInteger<std::uint16_t, 1, 256>)),
};

constexpr asn1::Member kSupportedPrefixMembers[] = {
    MTAVIP_ASN1_MEMBER(SupportedPrefix, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(SupportedPrefix, prefix, "prefix", AliasAddress::kType),
};

constexpr asn1::Member kH310CapsMembers[] = {
    MTAVIP_ASN1_MEMBER(H310Caps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H310Caps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(H310Caps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kH320CapsMembers[] = {
    MTAVIP_ASN1_MEMBER(H320Caps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H320Caps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(H320Caps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kH321CapsMembers[] = {
    MTAVIP_ASN1_MEMBER(H321Caps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H321Caps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(H321Caps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kH322CapsMembers[] = {
    MTAVIP_ASN1_MEMBER(H322Caps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H322Caps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(H322Caps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kH323CapsMembers[] = {
    MTAVIP_ASN1_MEMBER(H323Caps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H323Caps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(H323Caps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kH324CapsMembers[] = {
    MTAVIP_ASN1_MEMBER(H324Caps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(H324Caps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(H324Caps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kVoiceCapsMembers[] = {
    MTAVIP_ASN1_MEMBER(VoiceCaps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(VoiceCaps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(VoiceCaps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kT120OnlyCapsMembers[] = {
    MTAVIP_ASN1_MEMBER(T120OnlyCaps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(T120OnlyCaps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(T120OnlyCaps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kNonStandardProtocolMembers[] = {
    MTAVIP_ASN1_MEMBER(NonStandardProtocol, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(NonStandardProtocol, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(NonStandardProtocol, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Member kT38FaxAnnexbOnlyCapsMembers[] = {
    MTAVIP_ASN1_MEMBER(T38FaxAnnexbOnlyCaps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(T38FaxAnnexbOnlyCaps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(T38FaxAnnexbOnlyCaps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
    MTAVIP_ASN1_MEMBER(T38FaxAnnexbOnlyCaps, t38_fax_protocol, "t38FaxProtocol", h245::DataProtocolCapability::kType),
    MTAVIP_ASN1_MEMBER(T38FaxAnnexbOnlyCaps, t38_fax_profile, "t38FaxProfile", h245::T38FaxProfile::kType),
};

constexpr asn1::Member kSipCapsMembers[] = {
    MTAVIP_ASN1_MEMBER(SipCaps, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(SipCaps, data_rates_supported, "dataRatesSupported",
                       (asn1::kListOf<std::vector<DataRate>, &DataRate::kType>)),
    MTAVIP_ASN1_MEMBER(SipCaps, supported_prefixes, "supportedPrefixes",
                       (asn1::kListOf<std::vector<SupportedPrefix>, &SupportedPrefix::kType>)),
};

constexpr asn1::Alternative kSupportedProtocolsAlternatives[] = {
    {"nonStandardData", &NonStandardParameter::kType},
    {"h310", &H310Caps::kType},
    {"h320", &H320Caps::kType},
    {"h321", &H321Caps::kType},
    {"h322", &H322Caps::kType},
    {"h323", &H323Caps::kType},
    {"h324", &H324Caps::kType},
    {"voice", &VoiceCaps::kType},
    {"t120-only", &T120OnlyCaps::kType},
    {"nonStandardProtocol", &NonStandardProtocol::kType},
    {"t38FaxAnnexbOnly", &T38FaxAnnexbOnlyCaps::kType},
    {"sip", &SipCaps::kType},
};

constexpr asn1::Member kGatewayInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(GatewayInfo, protocol, "protocol",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
    MTAVIP_ASN1_MEMBER(GatewayInfo, non_standard_data, "nonStandardData", NonStandardParameter::kType),
};

constexpr asn1::Member kMcuInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(McuInfo, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(McuInfo, protocol, "protocol",
                       (asn1::kListOf<std::vector<SupportedProtocols>, &SupportedProtocols::kType>)),
};

constexpr asn1::Member kTerminalInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(TerminalInfo, non_standard_data, "nonStandardData", NonStandardParameter::kType),
};

constexpr asn1::Member kTunnelledProtocolAlternateIdentifierMembers[] = {
    MTAVIP_ASN1_MEMBER(TunnelledProtocolAlternateIdentifier, protocol_type, "protocolType",
                       (asn1::kIa5String<asn1::Size{1, 64}>)),
    MTAVIP_ASN1_MEMBER(TunnelledProtocolAlternateIdentifier, protocol_variant, "protocolVariant",
                       (asn1::kIa5String<asn1::Size{1, 64}>)),
};

constexpr asn1::Alternative kTunnelledProtocolIdAlternatives[] = {
    {"tunnelledProtocolObjectID", &asn1::kObjectIdentifier},
    {"tunnelledProtocolAlternateID", &TunnelledProtocolAlternateIdentifier::kType},
};

constexpr asn1::Member kTunnelledProtocolMembers[] = {
    MTAVIP_ASN1_MEMBER(TunnelledProtocol, id, "id", TunnelledProtocol::Id::kType),
    MTAVIP_ASN1_MEMBER(TunnelledProtocol, sub_identifier, "subIdentifier", (asn1::kIa5String<asn1::Size{1, 64}>)),
};

constexpr asn1::Member kEndpointTypeMembers[] = {
    MTAVIP_ASN1_MEMBER(EndpointType, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(EndpointType, vendor, "vendor", VendorIdentifier::kType),
    MTAVIP_ASN1_MEMBER(EndpointType, gatekeeper, "gatekeeper", GatekeeperInfo::kType),
    MTAVIP_ASN1_MEMBER(EndpointType, gateway, "gateway", GatewayInfo::kType),
    MTAVIP_ASN1_MEMBER(EndpointType, mcu, "mcu", McuInfo::kType),
    MTAVIP_ASN1_MEMBER(EndpointType, terminal, "terminal", TerminalInfo::kType),
    MTAVIP_ASN1_MEMBER(EndpointType, mc, "mc", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EndpointType, undefined_node, "undefinedNode", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(EndpointType, set, "set", (asn1::kBitString<asn1::Size{32, 32}>)),
    MTAVIP_ASN1_MEMBER(EndpointType, supported_tunnelled_protocols, "supportedTunnelledProtocols",
                       (asn1::kListOf<std::vector<TunnelledProtocol>, &TunnelledProtocol::kType>)),
};

constexpr asn1::Member kCryptoH323TokenCryptoEpPwdHashMembers[] = {
    MTAVIP_ASN1_MEMBER(CryptoH323Token::CryptoEpPwdHash, alias, "alias", AliasAddress::kType),
    MTAVIP_ASN1_MEMBER(CryptoH323Token::CryptoEpPwdHash, time_stamp, "timeStamp",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(CryptoH323Token::CryptoEpPwdHash, token, "token", h235::Hashed::kType),
};

constexpr asn1::Member kCryptoH323TokenCryptoGkPwdHashMembers[] = {
    MTAVIP_ASN1_MEMBER(CryptoH323Token::CryptoGkPwdHash, gatekeeper_id, "gatekeeperId",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CryptoH323Token::CryptoGkPwdHash, time_stamp, "timeStamp",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(CryptoH323Token::CryptoGkPwdHash, token, "token", h235::Hashed::kType),
};

constexpr asn1::Alternative kCryptoH323TokenAlternatives[] = {
    {"cryptoEPPwdHash", &CryptoH323Token::CryptoEpPwdHash::kType},
    {"cryptoGKPwdHash", &CryptoH323Token::CryptoGkPwdHash::kType},
    {"cryptoEPPwdEncr", &h235::Encrypted::kType},
    {"cryptoGKPwdEncr", &h235::Encrypted::kType},
    {"cryptoEPCert", &h235::Signed::kType},
    {"cryptoGKCert", &h235::Signed::kType},
    {"cryptoFastStart", &h235::Signed::kType},
    {"nestedcryptoToken", &h235::CryptoToken::kType},
};

constexpr asn1::Member kCicInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(CicInfo, cic, "cic", (asn1::kListOf<std::vector<Bytes>, &asn1::kOctetString<asn1::Size{2, 4}>>)),
    MTAVIP_ASN1_MEMBER(CicInfo, point_code, "pointCode", (asn1::kOctetString<asn1::Size{2, 5}>)),
};

constexpr asn1::Member kGroupIdMembers[] = {
    MTAVIP_ASN1_MEMBER(GroupId, member, "member",
                       (asn1::kListOf<std::vector<std::uint16_t>, &asn1::kInteger<std::uint16_t, 0, 65535>>)),
    MTAVIP_ASN1_MEMBER(GroupId, group, "group", (asn1::kIa5String<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kCarrierInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(CarrierInfo, carrier_identification_code, "carrierIdentificationCode",
                       (asn1::kOctetString<asn1::Size{3, 4}>)),
    MTAVIP_ASN1_MEMBER(CarrierInfo, carrier_name, "carrierName", (asn1::kIa5String<asn1::Size{1, 128}>)),
};

constexpr asn1::Member kCircuitIdentifierMembers[] = {
    MTAVIP_ASN1_MEMBER(CircuitIdentifier, cic, "cic", CicInfo::kType),
    MTAVIP_ASN1_MEMBER(CircuitIdentifier, group, "group", GroupId::kType),
    MTAVIP_ASN1_MEMBER(CircuitIdentifier, carrier, "carrier", CarrierInfo::kType),
};

constexpr asn1::Member kCircuitInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(CircuitInfo, source_circuit_id, "sourceCircuitID", CircuitIdentifier::kType),
    MTAVIP_ASN1_MEMBER(CircuitInfo, destination_circuit_id, "destinationCircuitID", CircuitIdentifier::kType),
    MTAVIP_ASN1_MEMBER(CircuitInfo, generic_data, "genericData",
                       (asn1::kListOf<std::vector<GenericData>, &GenericData::kType>)),
};

constexpr asn1::Member kEndpointMembers[] = {
    MTAVIP_ASN1_MEMBER(Endpoint, non_standard_data, "nonStandardData", NonStandardParameter::kType),
    MTAVIP_ASN1_MEMBER(Endpoint, alias_address, "aliasAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, call_signal_address, "callSignalAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, ras_address, "rasAddress",
                       (asn1::kListOf<std::vector<TransportAddress>, &TransportAddress::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, endpoint_type, "endpointType", EndpointType::kType),
    MTAVIP_ASN1_MEMBER(Endpoint, tokens, "tokens",
                       (asn1::kListOf<std::vector<h235::ClearToken>, &h235::ClearToken::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, crypto_tokens, "cryptoTokens",
                       (asn1::kListOf<std::vector<CryptoH323Token>, &CryptoH323Token::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, priority, "priority", (asn1::kInteger<std::uint8_t, 0, 127>)),
    MTAVIP_ASN1_MEMBER(Endpoint, remote_extension_address, "remoteExtensionAddress",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, dest_extra_call_info, "destExtraCallInfo",
                       (asn1::kListOf<std::vector<AliasAddress>, &AliasAddress::kType>)),
    MTAVIP_ASN1_MEMBER(Endpoint, alternate_transport_addresses, "alternateTransportAddresses",
                       AlternateTransportAddresses::kType),
    MTAVIP_ASN1_MEMBER(Endpoint, circuit_info, "circuitInfo", CircuitInfo::kType),
    MTAVIP_ASN1_MEMBER(Endpoint, feature_set, "featureSet", FeatureSet::kType),
};

constexpr asn1::Member kAlternateGkMembers[] = {
    MTAVIP_ASN1_MEMBER(AlternateGk, ras_address, "rasAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(AlternateGk, gatekeeper_identifier, "gatekeeperIdentifier",
                       (asn1::kBmpString<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(AlternateGk, need_to_register, "needToRegister", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(AlternateGk, priority, "priority", (asn1::kInteger<std::uint8_t, 0, 127>)),
};

constexpr asn1::Member kAltGkInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(AltGkInfo, alternate_gatekeeper, "alternateGatekeeper",
                       (asn1::kListOf<std::vector<AlternateGk>, &AlternateGk::kType>)),
    MTAVIP_ASN1_MEMBER(AltGkInfo, alt_g_kis_permanent, "altGKisPermanent", asn1::kBoolean),
};

constexpr asn1::Member kCallsAvailableMembers[] = {
    MTAVIP_ASN1_MEMBER(CallsAvailable, calls, "calls", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(CallsAvailable, group, "group", (asn1::kIa5String<asn1::Size{1, 128}>)),
    MTAVIP_ASN1_MEMBER(CallsAvailable, carrier, "carrier", CarrierInfo::kType),
};

constexpr asn1::Member kCallCapacityInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, voice_gw_calls_available, "voiceGwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, h310_gw_calls_available, "h310GwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, h320_gw_calls_available, "h320GwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, h321_gw_calls_available, "h321GwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, h322_gw_calls_available, "h322GwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, h323_gw_calls_available, "h323GwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, h324_gw_calls_available, "h324GwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, t120_only_gw_calls_available, "t120OnlyGwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, t38_fax_annexb_only_gw_calls_available, "t38FaxAnnexbOnlyGwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, terminal_calls_available, "terminalCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, mcu_calls_available, "mcuCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
    MTAVIP_ASN1_MEMBER(CallCapacityInfo, sip_gw_calls_available, "sipGwCallsAvailable",
                       (asn1::kListOf<std::vector<CallsAvailable>, &CallsAvailable::kType>)),
};

constexpr asn1::Member kCallCapacityMembers[] = {
    MTAVIP_ASN1_MEMBER(CallCapacity, maximum_call_capacity, "maximumCallCapacity", CallCapacityInfo::kType),
    MTAVIP_ASN1_MEMBER(CallCapacity, current_call_capacity, "currentCallCapacity", CallCapacityInfo::kType),
};

}  // namespace

constinit const asn1::SequenceType VendorIdentifier::kType =
    asn1::extensible_sequence<VendorIdentifier, kVendorIdentifierMembers, 3>("VendorIdentifier");
constinit const asn1::SequenceType GatekeeperInfo::kType =
    asn1::extensible_sequence<GatekeeperInfo, kGatekeeperInfoMembers, 1>("GatekeeperInfo");
constinit const asn1::SequenceType DataRate::kType =
    asn1::extensible_sequence<DataRate, kDataRateMembers, 3>("DataRate");
constinit const asn1::SequenceType SupportedPrefix::kType =
    asn1::extensible_sequence<SupportedPrefix, kSupportedPrefixMembers, 2>("SupportedPrefix");
constinit const asn1::SequenceType H310Caps::kType =
    asn1::extensible_sequence<H310Caps, kH310CapsMembers, 1>("H310Caps");
constinit const asn1::SequenceType H320Caps::kType =
    asn1::extensible_sequence<H320Caps, kH320CapsMembers, 1>("H320Caps");
constinit const asn1::SequenceType H321Caps::kType =
    asn1::extensible_sequence<H321Caps, kH321CapsMembers, 1>("H321Caps");
constinit const asn1::SequenceType H322Caps::kType =
    asn1::extensible_sequence<H322Caps, kH322CapsMembers, 1>("H322Caps");
constinit const asn1::SequenceType H323Caps::kType =
    asn1::extensible_sequence<H323Caps, kH323CapsMembers, 1>("H323Caps");
constinit const asn1::SequenceType H324Caps::kType =
    asn1::extensible_sequence<H324Caps, kH324CapsMembers, 1>("H324Caps");
constinit const asn1::SequenceType VoiceCaps::kType =
    asn1::extensible_sequence<VoiceCaps, kVoiceCapsMembers, 1>("VoiceCaps");
constinit const asn1::SequenceType T120OnlyCaps::kType =
    asn1::extensible_sequence<T120OnlyCaps, kT120OnlyCapsMembers, 1>("T120OnlyCaps");
constinit const asn1::SequenceType NonStandardProtocol::kType =
    asn1::extensible_sequence<NonStandardProtocol, kNonStandardProtocolMembers, 3>("NonStandardProtocol");
constinit const asn1::SequenceType T38FaxAnnexbOnlyCaps::kType =
    asn1::extensible_sequence<T38FaxAnnexbOnlyCaps, kT38FaxAnnexbOnlyCapsMembers, 5>("T38FaxAnnexbOnlyCaps");
constinit const asn1::SequenceType SipCaps::kType = asn1::extensible_sequence<SipCaps, kSipCapsMembers, 3>("SIPCaps");
constinit const asn1::ChoiceType SupportedProtocols::kType =
    asn1::extensible_choice<SupportedProtocols, kSupportedProtocolsAlternatives, 9>("SupportedProtocols");
constinit const asn1::SequenceType GatewayInfo::kType =
    asn1::extensible_sequence<GatewayInfo, kGatewayInfoMembers, 2>("GatewayInfo");
constinit const asn1::SequenceType McuInfo::kType = asn1::extensible_sequence<McuInfo, kMcuInfoMembers, 1>("McuInfo");
constinit const asn1::SequenceType TerminalInfo::kType =
    asn1::extensible_sequence<TerminalInfo, kTerminalInfoMembers, 1>("TerminalInfo");
constinit const asn1::SequenceType TunnelledProtocolAlternateIdentifier::kType =
    asn1::extensible_sequence<TunnelledProtocolAlternateIdentifier, kTunnelledProtocolAlternateIdentifierMembers, 2>(
        "TunnelledProtocolAlternateIdentifier");
constinit const asn1::ChoiceType TunnelledProtocol::Id::kType =
    asn1::extensible_choice<TunnelledProtocol::Id, kTunnelledProtocolIdAlternatives, 2>("");
constinit const asn1::SequenceType TunnelledProtocol::kType =
    asn1::extensible_sequence<TunnelledProtocol, kTunnelledProtocolMembers, 2>("TunnelledProtocol");
constinit const asn1::SequenceType EndpointType::kType =
    asn1::extensible_sequence<EndpointType, kEndpointTypeMembers, 8>("EndpointType");
constinit const asn1::SequenceType CryptoH323Token::CryptoEpPwdHash::kType =
    asn1::sequence<kCryptoH323TokenCryptoEpPwdHashMembers>("");
constinit const asn1::SequenceType CryptoH323Token::CryptoGkPwdHash::kType =
    asn1::sequence<kCryptoH323TokenCryptoGkPwdHashMembers>("");
constinit const asn1::ChoiceType CryptoH323Token::kType =
    asn1::extensible_choice<CryptoH323Token, kCryptoH323TokenAlternatives, 8>("CryptoH323Token");
constinit const asn1::SequenceType CicInfo::kType = asn1::extensible_sequence<CicInfo, kCicInfoMembers, 2>("CicInfo");
constinit const asn1::SequenceType GroupId::kType = asn1::extensible_sequence<GroupId, kGroupIdMembers, 2>("GroupID");
constinit const asn1::SequenceType CarrierInfo::kType =
    asn1::extensible_sequence<CarrierInfo, kCarrierInfoMembers, 2>("CarrierInfo");
constinit const asn1::SequenceType CircuitIdentifier::kType =
    asn1::extensible_sequence<CircuitIdentifier, kCircuitIdentifierMembers, 2>("CircuitIdentifier");
constinit const asn1::SequenceType CircuitInfo::kType =
    asn1::extensible_sequence<CircuitInfo, kCircuitInfoMembers, 3>("CircuitInfo");
constinit const asn1::SequenceType Endpoint::kType =
    asn1::extensible_sequence<Endpoint, kEndpointMembers, 10>("Endpoint");
constinit const asn1::SequenceType AlternateGk::kType =
    asn1::extensible_sequence<AlternateGk, kAlternateGkMembers, 4>("AlternateGK");
constinit const asn1::SequenceType AltGkInfo::kType =
    asn1::extensible_sequence<AltGkInfo, kAltGkInfoMembers, 2>("AltGKInfo");
constinit const asn1::SequenceType CallsAvailable::kType =
    asn1::extensible_sequence<CallsAvailable, kCallsAvailableMembers, 2>("CallsAvailable");
constinit const asn1::SequenceType CallCapacityInfo::kType =
    asn1::extensible_sequence<CallCapacityInfo, kCallCapacityInfoMembers, 11>("CallCapacityInfo");
constinit const asn1::SequenceType CallCapacity::kType =
    asn1::extensible_sequence<CallCapacity, kCallCapacityMembers, 2>("CallCapacity");

}  // namespace mtavip::h323::h225
