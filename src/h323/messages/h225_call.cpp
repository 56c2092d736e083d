#include "h323/messages/h225_call.h"

#include "asn1/compiled.h"

namespace mtavip::h323::h225 {
namespace {

constexpr asn1::Member kAddressPatternRangeMembers[] = {
    MTAVIP_ASN1_MEMBER(AddressPattern::Range, start_of_range, "startOfRange", PartyNumber::kType),
    MTAVIP_ASN1_MEMBER(AddressPattern::Range, end_of_range, "endOfRange", PartyNumber::kType),
};

constexpr asn1::Alternative kAddressPatternAlternatives[] = {
    {"wildcard", &AliasAddress::kType},
    {"range", &AddressPattern::Range::kType},
};

constexpr asn1::Alternative kUseSpecifiedTransportAlternatives[] = {
    {"tcp", &asn1::kNull},
    {"annexE", &asn1::kNull},
    {"sctp", &asn1::kNull},
};

constexpr asn1::Member kQ954DetailsMembers[] = {
    MTAVIP_ASN1_MEMBER(Q954Details, conference_calling, "conferenceCalling", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(Q954Details, three_party_service, "threePartyService", asn1::kBoolean),
};

constexpr asn1::Member kQseriesOptionsMembers[] = {
    MTAVIP_ASN1_MEMBER(QseriesOptions, q932_full, "q932Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q951_full, "q951Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q952_full, "q952Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q953_full, "q953Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q955_full, "q955Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q956_full, "q956Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q957_full, "q957Full", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(QseriesOptions, q954_info, "q954Info", Q954Details::kType),
};

constexpr asn1::Member kCallLinkageMembers[] = {
    MTAVIP_ASN1_MEMBER(CallLinkage, global_call_id, "globalCallId", asn1::kFixedOctetString<16>),
    MTAVIP_ASN1_MEMBER(CallLinkage, thread_id, "threadId", asn1::kFixedOctetString<16>),
};

constexpr asn1::Member kCapacityReportingCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(CapacityReportingCapability, can_report_call_capacity, "canReportCallCapacity", asn1::kBoolean),
};

constexpr asn1::Member kCapacityReportingSpecificationWhenMembers[] = {
    MTAVIP_ASN1_MEMBER(CapacityReportingSpecification::When, call_start, "callStart", asn1::kNull),
    MTAVIP_ASN1_MEMBER(CapacityReportingSpecification::When, call_end, "callEnd", asn1::kNull),
};

constexpr asn1::Member kCapacityReportingSpecificationMembers[] = {
    MTAVIP_ASN1_MEMBER(CapacityReportingSpecification, when, "when", CapacityReportingSpecification::When::kType),
};

constexpr asn1::Alternative kCallCreditServiceControlBillingModeAlternatives[] = {
    {"credit", &asn1::kNull},
    {"debit", &asn1::kNull},
};

constexpr asn1::Alternative kCallCreditServiceControlCallStartingPointAlternatives[] = {
    {"alerting", &asn1::kNull},
    {"connect", &asn1::kNull},
};

constexpr asn1::Member kCallCreditServiceControlMembers[] = {
    MTAVIP_ASN1_MEMBER(CallCreditServiceControl, amount_string, "amountString", (asn1::kBmpString<asn1::Size{1, 512}>)),
    MTAVIP_ASN1_MEMBER(CallCreditServiceControl, billing_mode, "billingMode",
                       CallCreditServiceControl::BillingMode::kType),
    MTAVIP_ASN1_MEMBER(CallCreditServiceControl, call_duration_limit, "callDurationLimit",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(CallCreditServiceControl, enforce_call_duration_limit, "enforceCallDurationLimit",
                       asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(CallCreditServiceControl, call_starting_point, "callStartingPoint",
                       CallCreditServiceControl::CallStartingPoint::kType),
};

constexpr asn1::Alternative kServiceControlDescriptorAlternatives[] = {
    {"url", &asn1::kIa5String<asn1::Size{0, 512}>},
    {"signal", &asn1::kOctetString<>},
    {"nonStandard", &NonStandardParameter::kType},
    {"callCreditServiceControl", &CallCreditServiceControl::kType},
};

constexpr asn1::Alternative kServiceControlSessionReasonAlternatives[] = {
    {"open", &asn1::kNull},
    {"refresh", &asn1::kNull},
    {"close", &asn1::kNull},
};

constexpr asn1::Member kServiceControlSessionMembers[] = {
    MTAVIP_ASN1_MEMBER(ServiceControlSession, session_id, "sessionId", (asn1::kInteger<std::uint8_t, 0, 255>)),
    MTAVIP_ASN1_MEMBER(ServiceControlSession, contents, "contents", ServiceControlDescriptor::kType),
    MTAVIP_ASN1_MEMBER(ServiceControlSession, reason, "reason", ServiceControlSession::Reason::kType),
};

constexpr asn1::Member kRasUsageInfoTypesMembers[] = {
    MTAVIP_ASN1_MEMBER(RasUsageInfoTypes, non_standard_usage_types, "nonStandardUsageTypes",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(RasUsageInfoTypes, start_time, "startTime", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RasUsageInfoTypes, end_time, "endTime", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RasUsageInfoTypes, termination_cause, "terminationCause", asn1::kNull),
};

constexpr asn1::Member kRasUsageSpecificationWhenMembers[] = {
    MTAVIP_ASN1_MEMBER(RasUsageSpecification::When, start, "start", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RasUsageSpecification::When, end, "end", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RasUsageSpecification::When, in_irr, "inIrr", asn1::kNull),
};

constexpr asn1::Member kRasUsageSpecificationCallStartingPointMembers[] = {
    MTAVIP_ASN1_MEMBER(RasUsageSpecification::CallStartingPoint, alerting, "alerting", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RasUsageSpecification::CallStartingPoint, connect, "connect", asn1::kNull),
};

constexpr asn1::Member kRasUsageSpecificationMembers[] = {
    MTAVIP_ASN1_MEMBER(RasUsageSpecification, when, "when", RasUsageSpecification::When::kType),
    MTAVIP_ASN1_MEMBER(RasUsageSpecification, call_starting_point, "callStartingPoint",
                       RasUsageSpecification::CallStartingPoint::kType),
    MTAVIP_ASN1_MEMBER(RasUsageSpecification, required, "required", RasUsageInfoTypes::kType),
};

constexpr asn1::Member kRasUsageInformationMembers[] = {
    MTAVIP_ASN1_MEMBER(RasUsageInformation, non_standard_usage_fields, "nonStandardUsageFields",
                       (asn1::kListOf<std::vector<NonStandardParameter>, &NonStandardParameter::kType>)),
    MTAVIP_ASN1_MEMBER(RasUsageInformation, alerting_time, "alertingTime",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RasUsageInformation, connect_time, "connectTime",
                       (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RasUsageInformation, end_time, "endTime", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
};

constexpr asn1::Alternative kReleaseCompleteReasonAlternatives[] = {
    {"noBandwidth", &asn1::kNull},
    {"gatekeeperResources", &asn1::kNull},
    {"unreachableDestination", &asn1::kNull},
    {"destinationRejection", &asn1::kNull},
    {"invalidRevision", &asn1::kNull},
    {"noPermission", &asn1::kNull},
    {"unreachableGatekeeper", &asn1::kNull},
    {"gatewayResources", &asn1::kNull},
    {"badFormatAddress", &asn1::kNull},
    {"adaptiveBusy", &asn1::kNull},
    {"inConf", &asn1::kNull},
    {"undefinedReason", &asn1::kNull},
    {"facilityCallDeflection", &asn1::kNull},
    {"securityDenied", &asn1::kNull},
    {"calledPartyNotRegistered", &asn1::kNull},
    {"callerNotRegistered", &asn1::kNull},
    {"newConnectionNeeded", &asn1::kNull},
    {"nonStandardReason", &NonStandardParameter::kType},
    {"replaceWithConferenceInvite", &asn1::kFixedOctetString<16>},
    {"genericDataReason", &asn1::kNull},
    {"neededFeatureNotSupported", &asn1::kNull},
    {"tunnelledSignallingRejected", &asn1::kNull},
    {"invalidCID", &asn1::kNull},
    {"securityError", &SecurityErrors::kType},
    {"hopCountExceeded", &asn1::kNull},
};

constexpr asn1::Alternative kCallTerminationCauseAlternatives[] = {
    {"releaseCompleteReason", &ReleaseCompleteReason::kType},
    {"releaseCompleteCauseIE", &asn1::kOctetString<asn1::Size{2, 32}>},
};

constexpr asn1::Member kTransportChannelInfoMembers[] = {
    MTAVIP_ASN1_MEMBER(TransportChannelInfo, send_address, "sendAddress", TransportAddress::kType),
    MTAVIP_ASN1_MEMBER(TransportChannelInfo, recv_address, "recvAddress", TransportAddress::kType),
};

constexpr asn1::Member kBandwidthDetailsMembers[] = {
    MTAVIP_ASN1_MEMBER(BandwidthDetails, sender, "sender", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(BandwidthDetails, multicast, "multicast", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(BandwidthDetails, bandwidth, "bandwidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
    MTAVIP_ASN1_MEMBER(BandwidthDetails, rtcp_addresses, "rtcpAddresses", TransportChannelInfo::kType),
};

constexpr asn1::Member kCallCreditCapabilityMembers[] = {
    MTAVIP_ASN1_MEMBER(CallCreditCapability, can_display_amount_string, "canDisplayAmountString", asn1::kBoolean),
    MTAVIP_ASN1_MEMBER(CallCreditCapability, can_enforce_duration_limit, "canEnforceDurationLimit", asn1::kBoolean),
};

constexpr asn1::Member kRtpSessionMembers[] = {
    MTAVIP_ASN1_MEMBER(RtpSession, rtp_address, "rtpAddress", TransportChannelInfo::kType),
    MTAVIP_ASN1_MEMBER(RtpSession, rtcp_address, "rtcpAddress", TransportChannelInfo::kType),
    MTAVIP_ASN1_MEMBER(RtpSession, cname, "cname", asn1::kPrintableString<>),
    MTAVIP_ASN1_MEMBER(RtpSession, ssrc, "ssrc", (asn1::kInteger<std::uint32_t, 1, 4294967295>)),
    MTAVIP_ASN1_MEMBER(RtpSession, session_id, "sessionId", (asn1::kInteger<std::uint8_t, 1, 255>)),
    MTAVIP_ASN1_MEMBER(RtpSession, associated_session_ids, "associatedSessionIds",
                       (asn1::kListOf<std::vector<std::uint8_t>, &asn1::kInteger<std::uint8_t, 1, 255>>)),
    MTAVIP_ASN1_MEMBER(RtpSession, multicast, "multicast", asn1::kNull),
    MTAVIP_ASN1_MEMBER(RtpSession, bandwidth, "bandwidth", (asn1::kInteger<std::uint32_t, 0, 4294967295>)),
};

constexpr asn1::Alternative kRehomingModelAlternatives[] = {
    {"gatekeeperBased", &asn1::kNull},
    {"endpointBased", &asn1::kNull},
};

}  // namespace

constinit const asn1::SequenceType AddressPattern::Range::kType = asn1::sequence<kAddressPatternRangeMembers>("");
constinit const asn1::ChoiceType AddressPattern::kType =
    asn1::extensible_choice<AddressPattern, kAddressPatternAlternatives, 2>("AddressPattern");
constinit const asn1::ChoiceType UseSpecifiedTransport::kType =
    asn1::extensible_choice<UseSpecifiedTransport, kUseSpecifiedTransportAlternatives, 2>("UseSpecifiedTransport");
constinit const asn1::SequenceType Q954Details::kType =
    asn1::extensible_sequence<Q954Details, kQ954DetailsMembers, 2>("Q954Details");
constinit const asn1::SequenceType QseriesOptions::kType =
    asn1::extensible_sequence<QseriesOptions, kQseriesOptionsMembers, 8>("QseriesOptions");
constinit const asn1::SequenceType CallLinkage::kType =
    asn1::extensible_sequence<CallLinkage, kCallLinkageMembers, 2>("CallLinkage");
constinit const asn1::SequenceType CapacityReportingCapability::kType =
    asn1::extensible_sequence<CapacityReportingCapability, kCapacityReportingCapabilityMembers, 1>(
        "CapacityReportingCapability");
constinit const asn1::SequenceType CapacityReportingSpecification::When::kType =
    asn1::extensible_sequence<CapacityReportingSpecification::When, kCapacityReportingSpecificationWhenMembers, 2>("");
constinit const asn1::SequenceType CapacityReportingSpecification::kType =
    asn1::extensible_sequence<CapacityReportingSpecification, kCapacityReportingSpecificationMembers, 1>(
        "CapacityReportingSpecification");
constinit const asn1::ChoiceType CallCreditServiceControl::BillingMode::kType =
    asn1::extensible_choice<CallCreditServiceControl::BillingMode, kCallCreditServiceControlBillingModeAlternatives, 2>(
        "");
constinit const asn1::ChoiceType CallCreditServiceControl::CallStartingPoint::kType =
    asn1::extensible_choice<CallCreditServiceControl::CallStartingPoint,
                            kCallCreditServiceControlCallStartingPointAlternatives, 2>("");
constinit const asn1::SequenceType CallCreditServiceControl::kType =
    asn1::extensible_sequence<CallCreditServiceControl, kCallCreditServiceControlMembers, 5>(
        "CallCreditServiceControl");
constinit const asn1::ChoiceType ServiceControlDescriptor::kType =
    asn1::extensible_choice<ServiceControlDescriptor, kServiceControlDescriptorAlternatives, 4>(
        "ServiceControlDescriptor");
constinit const asn1::ChoiceType ServiceControlSession::Reason::kType =
    asn1::extensible_choice<ServiceControlSession::Reason, kServiceControlSessionReasonAlternatives, 3>("");
constinit const asn1::SequenceType ServiceControlSession::kType =
    asn1::extensible_sequence<ServiceControlSession, kServiceControlSessionMembers, 3>("ServiceControlSession");
constinit const asn1::SequenceType RasUsageInfoTypes::kType =
    asn1::extensible_sequence<RasUsageInfoTypes, kRasUsageInfoTypesMembers, 4>("RasUsageInfoTypes");
constinit const asn1::SequenceType RasUsageSpecification::When::kType =
    asn1::extensible_sequence<RasUsageSpecification::When, kRasUsageSpecificationWhenMembers, 3>("");
constinit const asn1::SequenceType RasUsageSpecification::CallStartingPoint::kType =
    asn1::extensible_sequence<RasUsageSpecification::CallStartingPoint, kRasUsageSpecificationCallStartingPointMembers,
                              2>("");
constinit const asn1::SequenceType RasUsageSpecification::kType =
    asn1::extensible_sequence<RasUsageSpecification, kRasUsageSpecificationMembers, 3>("RasUsageSpecification");
constinit const asn1::SequenceType RasUsageInformation::kType =
    asn1::extensible_sequence<RasUsageInformation, kRasUsageInformationMembers, 4>("RasUsageInformation");
constinit const asn1::ChoiceType ReleaseCompleteReason::kType =
    asn1::extensible_choice<ReleaseCompleteReason, kReleaseCompleteReasonAlternatives, 12>("ReleaseCompleteReason");
constinit const asn1::ChoiceType CallTerminationCause::kType =
    asn1::extensible_choice<CallTerminationCause, kCallTerminationCauseAlternatives, 2>("CallTerminationCause");
constinit const asn1::SequenceType TransportChannelInfo::kType =
    asn1::extensible_sequence<TransportChannelInfo, kTransportChannelInfoMembers, 2>("TransportChannelInfo");
constinit const asn1::SequenceType BandwidthDetails::kType =
    asn1::extensible_sequence<BandwidthDetails, kBandwidthDetailsMembers, 4>("BandwidthDetails");
constinit const asn1::SequenceType CallCreditCapability::kType =
    asn1::extensible_sequence<CallCreditCapability, kCallCreditCapabilityMembers, 2>("CallCreditCapability");
constinit const asn1::SequenceType RtpSession::kType =
    asn1::extensible_sequence<RtpSession, kRtpSessionMembers, 6>("RTPSession");
constinit const asn1::ChoiceType RehomingModel::kType =
    asn1::choice<RehomingModel, kRehomingModelAlternatives>("RehomingModel");

}  // namespace mtavip::h323::h225
