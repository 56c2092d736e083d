// The header field names that we know, with their compact forms and what may be done with their values (RFC 3261
// section 20 and the IANA registry of SIP header fields). A name that is not here is kept as text with kUnknown.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtavip::sip {

enum class HeaderName : std::uint8_t {
  kUnknown,
  kAccept,
  kAcceptContact,
  kAcceptEncoding,
  kAcceptLanguage,
  kAlertInfo,
  kAllow,
  kAllowEvents,
  kAnswerMode,
  kAuthenticationInfo,
  kAuthorization,
  kCallId,
  kCallInfo,
  kContact,
  kContentDisposition,
  kContentEncoding,
  kContentId,
  kContentLanguage,
  kContentLength,
  kContentType,
  kCseq,
  kDate,
  kDiversion,
  kErrorInfo,
  kEvent,
  kExpires,
  kFeatureCaps,
  kFlowTimer,
  kFrom,
  kGeolocation,
  kHistoryInfo,
  kIdentity,
  kInReplyTo,
  kInfoPackage,
  kJoin,
  kMaxBreadth,
  kMaxForwards,
  kMimeVersion,
  kMinExpires,
  kMinSe,
  kOrganization,
  kPAccessNetworkInfo,
  kPAssertedIdentity,
  kPAssociatedUri,
  kPCalledPartyId,
  kPEarlyMedia,
  kPPreferredIdentity,
  kPath,
  kPriority,
  kPrivAnswerMode,
  kPrivacy,
  kProxyAuthenticate,
  kProxyAuthenticationInfo,
  kProxyAuthorization,
  kProxyRequire,
  kRack,
  kReason,
  kRecordRoute,
  kRecvInfo,
  kReferSub,
  kReferTo,
  kReferredBy,
  kRejectContact,
  kRemotePartyId,
  kReplaces,
  kReplyTo,
  kRequestDisposition,
  kRequire,
  kResourcePriority,
  kRetryAfter,
  kRoute,
  kRseq,
  kSecurityClient,
  kSecurityServer,
  kSecurityVerify,
  kServer,
  kServiceRoute,
  kSessionExpires,
  kSessionId,
  kSipEtag,
  kSipIfMatch,
  kSubject,
  kSubscriptionState,
  kSupported,
  kTargetDialog,
  kTimestamp,
  kTo,
  kUnsupported,
  kUserAgent,
  kUserToUser,
  kVia,
  kWarning,
  kWwwAuthenticate,
  kCount,
};

/// Full or compact form, without case.
[[nodiscard]] HeaderName header_of(std::string_view name);
/// The full form, as the standards write it. Empty for kUnknown.
[[nodiscard]] std::string_view name_of(HeaderName id);
/// The compact form, or the full one where there is none.
[[nodiscard]] std::string_view compact_name_of(HeaderName id);
/// Whether several values may stand in one field, separated by commas, or in several fields (RFC 3261 section 7.3.1).
[[nodiscard]] bool is_list(HeaderName id);
/// Whether a message may have the field only once.
[[nodiscard]] bool is_single(HeaderName id);

}  // namespace mtavip::sip
