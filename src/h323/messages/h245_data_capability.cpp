#include "h323/messages/h245_data_capability.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h245 {
namespace {

constexpr asn1::Member kT84ProfileT84RestrictedMembers[] = {
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, qcif, "qcif", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, cif, "cif", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, ccir601_seq, "ccir601Seq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, ccir601_prog, "ccir601Prog", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, hdtv_seq, "hdtvSeq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, hdtv_prog, "hdtvProg", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, g3_facs_mh200x100, "g3FacsMH200x100", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, g3_facs_mh200x200, "g3FacsMH200x200", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, g4_facs_mmr200x100, "g4FacsMMR200x100", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, g4_facs_mmr200x200, "g4FacsMMR200x200", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, jbig200x200_seq, "jbig200x200Seq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, jbig200x200_prog, "jbig200x200Prog", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, jbig300x300_seq, "jbig300x300Seq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, jbig300x300_prog, "jbig300x300Prog", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, dig_photo_low, "digPhotoLow", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, dig_photo_med_seq, "digPhotoMedSeq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, dig_photo_med_prog, "digPhotoMedProg", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, dig_photo_high_seq, "digPhotoHighSeq", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T84Profile::T84Restricted, dig_photo_high_prog, "digPhotoHighProg", asn1::kBoolean),
};

constexpr asn1::Alternative kT84ProfileAlternatives[] = {
    {"t84Unrestricted", &asn1::kNull},
    {"t84Restricted", &T84Profile::T84Restricted::kType},
};

constexpr asn1::Alternative kT38FaxRateManagementAlternatives[] = {
    {"localTCF", &asn1::kNull},
    {"transferredTCF", &asn1::kNull},
};

constexpr asn1::Alternative kT38FaxUdpOptionsT38FaxUdpEcAlternatives[] = {
    {"t38UDPFEC", &asn1::kNull},
    {"t38UDPRedundancy", &asn1::kNull},
};

constexpr asn1::Member kT38FaxUdpOptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(T38FaxUdpOptions, t38_fax_max_buffer, "t38FaxMaxBuffer", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(T38FaxUdpOptions, t38_fax_max_datagram, "t38FaxMaxDatagram", asn1::kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(T38FaxUdpOptions, t38_fax_udp_ec, "t38FaxUdpEC", T38FaxUdpOptions::T38FaxUdpEc::kType),
};

constexpr asn1::Member kT38FaxTcpOptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(T38FaxTcpOptions, t38_tcp_bidirectional_mode, "t38TCPBidirectionalMode", asn1::kBoolean),
};

constexpr asn1::Member kT38FaxProfileMembers[] = {
    MTAVIP_ASN1_MEMBER(T38FaxProfile, fill_bit_removal, "fillBitRemoval", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T38FaxProfile, transcoding_jbig, "transcodingJBIG", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T38FaxProfile, transcoding_mmr, "transcodingMMR", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(T38FaxProfile, version, "version", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(T38FaxProfile, t38_fax_rate_management, "t38FaxRateManagement", T38FaxRateManagement::kType),
    MTAVIP_ASN1_MEMBER(T38FaxProfile, t38_fax_udp_options, "t38FaxUdpOptions", T38FaxUdpOptions::kType),
    MTAVIP_ASN1_MEMBER(T38FaxProfile, t38_fax_tcp_options, "t38FaxTcpOptions", T38FaxTcpOptions::kType),
};

constexpr asn1::Alternative kDataChannelProfileReliabilityParmAlternatives[] = {
    {"maxRetr", &asn1::kInteger<std::uint32_t, 0, 4294967295>},
    {"maxTime", &asn1::kInteger<std::uint32_t, 0, 4294967295>},
};

constexpr asn1::Alternative kDataChannelProfileEstablishmentTypeAlternatives[] = {
    {"sctpStreamID", &asn1::kInteger<std::uint16_t, 0, 65535>},
    {"dcep", &asn1::kNull},
};

constexpr asn1::Member kDataChannelProfileMembers[] = {
    MTAVIP_ASN1_MEMBER(DataChannelProfile, ordered, "ordered", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(DataChannelProfile, priority, "priority", (asn1::kInteger<std::uint16_t, 0, 65535>)),
    MTAVIP_ASN1_MEMBER(DataChannelProfile, reliability_parm, "reliabilityParm",
                       DataChannelProfile::ReliabilityParm::kType),
    MTAVIP_ASN1_MEMBER(DataChannelProfile, label, "label", (asn1::kIa5String<asn1::Size{1, 65535}>)),
    MTAVIP_ASN1_MEMBER(DataChannelProfile, protocol, "protocol", (asn1::kIa5String<asn1::Size{1, 65535}>)),
    MTAVIP_ASN1_MEMBER(DataChannelProfile, generic_information, "genericInformation",
                       (asn1::kListOf<std::vector<GenericInformation>, &GenericMessage::kType>)),
    MTAVIP_ASN1_MEMBER(DataChannelProfile, establishment_type, "establishmentType",
                       DataChannelProfile::EstablishmentType::kType),
};

constexpr asn1::Member kDataChannelMembers[] = {
    MTAVIP_ASN1_MEMBER(DataChannel, data_channel_profile, "dataChannelProfile",
                       (asn1::kListOf<std::vector<DataChannelProfile>, &DataChannelProfile::kType>)),
};

constexpr asn1::Member kExtendedDataApplicationCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(ExtendedDataApplicationCapability, data_capability, "dataCapability",
                       (asn1::kListOf<std::vector<DataApplicationCapability>, &DataApplicationCapability::kType>)),
    MTAVIP_ASN1_MEMBER(ExtendedDataApplicationCapability, data_capability_extension, "dataCapabilityExtension",
                       (asn1::kListOf<std::vector<GenericCapability>, &GenericCapability::kType>)),
};

constexpr asn1::Member kDataApplicationCapabilityApplicationT84Members[] = {
    MTAVIP_ASN1_MEMBER(DataApplicationCapability::Application::T84, t84_protocol, "t84Protocol",
                       DataProtocolCapability::kType),
    MTAVIP_ASN1_MEMBER(DataApplicationCapability::Application::T84, t84_profile, "t84Profile", T84Profile::kType),
};

constexpr asn1::Member kDataApplicationCapabilityApplicationNlpidMembers[] = {
    MTAVIP_ASN1_MEMBER(DataApplicationCapability::Application::Nlpid, nlpid_protocol, "nlpidProtocol",
                       DataProtocolCapability::kType),
    MTAVIP_ASN1_MEMBER(DataApplicationCapability::Application::Nlpid, nlpid_data, "nlpidData", asn1::kOctetString<>),
};

constexpr asn1::Member kDataApplicationCapabilityApplicationT38faxMembers[] = {
    MTAVIP_ASN1_MEMBER(DataApplicationCapability::Application::T38fax, t38_fax_protocol, "t38FaxProtocol",
                       DataProtocolCapability::kType),
    MTAVIP_ASN1_MEMBER(DataApplicationCapability::Application::T38fax, t38_fax_profile, "t38FaxProfile",
                       T38FaxProfile::kType),
};

constexpr asn1::Alternative kDataApplicationCapabilityApplicationAlternatives[] = {
    {"nonStandard", &NonStandardParameter::kType},
    {"t120", &DataProtocolCapability::kType},
    {"dsm-cc", &DataProtocolCapability::kType},
    {"userData", &DataProtocolCapability::kType},
    {"t84", &DataApplicationCapability::Application::T84::kType},
    {"t434", &DataProtocolCapability::kType},
    {"h224", &DataProtocolCapability::kType},
    {"nlpid", &DataApplicationCapability::Application::Nlpid::kType},
    {"dsvdControl", &asn1::kNull},
    {"h222DataPartitioning", &DataProtocolCapability::kType},
    {"t30fax", &DataProtocolCapability::kType},
    {"t140", &DataProtocolCapability::kType},
    {"t38fax", &DataApplicationCapability::Application::T38fax::kType},
    {"genericDataCapability", &GenericCapability::kType},
    {"dataChannel", &asn1::kListOf<std::vector<DataChannel>, &DataChannel::kType>},
    {"extendedDataApplicationCapability", &ExtendedDataApplicationCapability::kType},
};

constexpr asn1::Member kDataApplicationCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(DataApplicationCapability, application, "application",
                       DataApplicationCapability::Application::kType),
    MTAVIP_ASN1_MEMBER(DataApplicationCapability, max_bit_rate, "maxBitRate",
                       (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

}  // namespace

constinit const asn1::SequenceType T84Profile::T84Restricted::kType =
    asn1::extensible_sequence<T84Profile::T84Restricted, kT84ProfileT84RestrictedMembers, 19>("");
constinit const asn1::ChoiceType T84Profile::kType = asn1::choice<T84Profile, kT84ProfileAlternatives>("T84Profile");
constinit const asn1::ChoiceType T38FaxRateManagement::kType =
    asn1::extensible_choice<T38FaxRateManagement, kT38FaxRateManagementAlternatives, 2>("T38FaxRateManagement");
constinit const asn1::ChoiceType T38FaxUdpOptions::T38FaxUdpEc::kType =
    asn1::extensible_choice<T38FaxUdpOptions::T38FaxUdpEc, kT38FaxUdpOptionsT38FaxUdpEcAlternatives, 2>("");
constinit const asn1::SequenceType T38FaxUdpOptions::kType =
    asn1::sequence<kT38FaxUdpOptionsMembers>("T38FaxUdpOptions");
constinit const asn1::SequenceType T38FaxTcpOptions::kType =
    asn1::extensible_sequence<T38FaxTcpOptions, kT38FaxTcpOptionsMembers, 1>("T38FaxTcpOptions");
constinit const asn1::SequenceType T38FaxProfile::kType =
    asn1::extensible_sequence<T38FaxProfile, kT38FaxProfileMembers, 3>("T38FaxProfile");
constinit const asn1::ChoiceType DataChannelProfile::ReliabilityParm::kType =
    asn1::extensible_choice<DataChannelProfile::ReliabilityParm, kDataChannelProfileReliabilityParmAlternatives, 2>("");
constinit const asn1::ChoiceType DataChannelProfile::EstablishmentType::kType =
    asn1::extensible_choice<DataChannelProfile::EstablishmentType, kDataChannelProfileEstablishmentTypeAlternatives, 2>(
        "");
constinit const asn1::SequenceType DataChannelProfile::kType =
    asn1::extensible_sequence<DataChannelProfile, kDataChannelProfileMembers, 7>("DataChannelProfile");
constinit const asn1::SequenceType DataChannel::kType =
    asn1::extensible_sequence<DataChannel, kDataChannelMembers, 1>("DataChannel");
constinit const asn1::SequenceType ExtendedDataApplicationCapability::kType =
    asn1::extensible_sequence<ExtendedDataApplicationCapability, kExtendedDataApplicationCapabilityMembers, 2>(
        "ExtendedDataApplicationCapability");
constinit const asn1::SequenceType DataApplicationCapability::Application::T84::kType =
    asn1::sequence<kDataApplicationCapabilityApplicationT84Members>("");
constinit const asn1::SequenceType DataApplicationCapability::Application::Nlpid::kType =
    asn1::sequence<kDataApplicationCapabilityApplicationNlpidMembers>("");
constinit const asn1::SequenceType DataApplicationCapability::Application::T38fax::kType =
    asn1::sequence<kDataApplicationCapabilityApplicationT38faxMembers>("");
constinit const asn1::ChoiceType DataApplicationCapability::Application::kType =
    asn1::extensible_choice<DataApplicationCapability::Application, kDataApplicationCapabilityApplicationAlternatives,
                            10>("");
constinit const asn1::SequenceType DataApplicationCapability::kType =
    asn1::extensible_sequence<DataApplicationCapability, kDataApplicationCapabilityMembers, 2>(
        "DataApplicationCapability");

}  // namespace mtavip::h323::h245
