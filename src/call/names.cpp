// The names of the public enums, as they stand in JSON and on the screen.
#include <mtavip/message.h>
#include <mtavip/presence.h>
#include <mtavip/types.h>

namespace mtavip {

std::string_view to_string(Protocol value) {
  return value == Protocol::kSip ? "sip" : "h323";
}

std::string_view to_string(MediaKind value) {
  return value == MediaKind::kAudio ? "audio" : "video";
}

std::string_view to_string(MediaDirection value) {
  switch (value) {
    case MediaDirection::kInactive:
      return "inactive";
    case MediaDirection::kSendOnly:
      return "sendonly";
    case MediaDirection::kReceiveOnly:
      return "recvonly";
    case MediaDirection::kSendReceive:
      return "sendrecv";
  }
  return "unknown";
}

std::string_view to_string(CallState value) {
  switch (value) {
    case CallState::kOutgoing:
      return "outgoing";
    case CallState::kAlerting:
      return "alerting";
    case CallState::kIncoming:
      return "incoming";
    case CallState::kAccepted:
      return "accepted";
    case CallState::kEstablished:
      return "established";
    case CallState::kEnding:
      return "ending";
    case CallState::kEnded:
      return "ended";
  }
  return "unknown";
}

std::string_view to_string(RegistrationState value) {
  switch (value) {
    case RegistrationState::kUnregistered:
      return "unregistered";
    case RegistrationState::kRegistering:
      return "registering";
    case RegistrationState::kRegistered:
      return "registered";
    case RegistrationState::kUnregistering:
      return "unregistering";
    case RegistrationState::kFailed:
      return "failed";
  }
  return "unknown";
}

std::string_view to_string(EndReason value) {
  switch (value) {
    case EndReason::kNormal:
      return "normal";
    case EndReason::kBusy:
      return "busy";
    case EndReason::kDeclined:
      return "declined";
    case EndReason::kNoAnswer:
      return "no-answer";
    case EndReason::kCancelled:
      return "cancelled";
    case EndReason::kAnsweredElsewhere:
      return "answered-elsewhere";
    case EndReason::kNotFound:
      return "not-found";
    case EndReason::kNotReachable:
      return "not-reachable";
    case EndReason::kTimedOut:
      return "timed-out";
    case EndReason::kAuthenticationFailed:
      return "authentication-failed";
    case EndReason::kForbidden:
      return "forbidden";
    case EndReason::kNoCommonCodec:
      return "no-common-codec";
    case EndReason::kNoMedia:
      return "no-media";
    case EndReason::kNotTrusted:
      return "not-trusted";
    case EndReason::kNotEncrypted:
      return "not-encrypted";
    case EndReason::kServerFailure:
      return "server-failure";
    case EndReason::kBadAddress:
      return "bad-address";
    case EndReason::kLocalFailure:
      return "local-failure";
  }
  return "unknown";
}

std::string_view to_string(TransferState value) {
  switch (value) {
    case TransferState::kProceeding:
      return "proceeding";
    case TransferState::kDone:
      return "done";
    case TransferState::kFailed:
      return "failed";
  }
  return "unknown";
}

std::string_view to_string(TlsTrust trust) {
  switch (trust) {
    case TlsTrust::kAuthorities:
      return "ca";
    case TlsTrust::kPinned:
      return "pinned";
    case TlsTrust::kFirstUse:
      return "first_use";
  }
  return "ca";
}

std::string_view to_string(MediaEncryption value) {
  switch (value) {
    case MediaEncryption::kNone:
      return "none";
    case MediaEncryption::kOptional:
      return "optional";
    case MediaEncryption::kRequired:
      return "required";
  }
  return "unknown";
}

std::string_view to_string(Rule value) {
  switch (value) {
    case Rule::kAllow:
      return "allow";
    case Rule::kAsk:
      return "ask";
    case Rule::kBlock:
      return "block";
  }
  return "unknown";
}

std::string_view to_string(MessageClass value) {
  switch (value) {
    case MessageClass::kVoice:
      return "voice";
    case MessageClass::kFax:
      return "fax";
    case MessageClass::kText:
      return "text";
    case MessageClass::kMultimedia:
      return "multimedia";
    case MessageClass::kPager:
      return "pager";
    case MessageClass::kOther:
      return "other";
  }
  return "unknown";
}

std::string_view to_string(WatchKind value) {
  switch (value) {
    case WatchKind::kPresence:
      return "presence";
    case WatchKind::kDialogs:
      return "dialogs";
    case WatchKind::kConference:
      return "conference";
    case WatchKind::kRegistrations:
      return "registrations";
    case WatchKind::kWatchers:
      return "watchers";
  }
  return "unknown";
}

std::string_view to_string(WatchState value) {
  switch (value) {
    case WatchState::kPending:
      return "pending";
    case WatchState::kActive:
      return "active";
    case WatchState::kWaiting:
      return "waiting";
    case WatchState::kEnded:
      return "ended";
  }
  return "unknown";
}

std::string_view to_string(Availability value) {
  switch (value) {
    case Availability::kUnknown:
      return "unknown";
    case Availability::kClosed:
      return "closed";
    case Availability::kOpen:
      return "open";
    case Availability::kAway:
      return "away";
    case Availability::kBusy:
      return "busy";
  }
  return "unknown";
}

std::string_view to_string(MessageWaitingSource value) {
  switch (value) {
    case MessageWaitingSource::kOff:
      return "off";
    case MessageWaitingSource::kUnsolicited:
      return "unsolicited";
    case MessageWaitingSource::kSubscribe:
      return "subscribe";
  }
  return "unknown";
}

std::string_view to_string(KeyExchange value) {
  return value == KeyExchange::kSdes ? "sdes" : "dtls";
}

std::string_view to_string(DtmfMethod value) {
  switch (value) {
    case DtmfMethod::kAutomatic:
      return "auto";
    case DtmfMethod::kRtpEvent:
      return "rtp";
    case DtmfMethod::kInfo:
      return "info";
    case DtmfMethod::kInBand:
      return "inband";
  }
  return "unknown";
}

std::string_view to_string(StoredState value) {
  switch (value) {
    case StoredState::kReceived:
      return "received";
    case StoredState::kWaiting:
      return "waiting";
    case StoredState::kSent:
      return "sent";
    case StoredState::kFailed:
      return "failed";
  }
  return "unknown";
}

std::string_view to_string(ReceiptWish value) {
  switch (value) {
    case ReceiptWish::kNone:
      return "none";
    case ReceiptWish::kDelivered:
      return "delivered";
    case ReceiptWish::kDisplayed:
      return "displayed";
  }
  return "unknown";
}

std::string_view to_string(Receipt value) {
  switch (value) {
    case Receipt::kStored:
      return "stored";
    case Receipt::kDelivered:
      return "delivered";
    case Receipt::kDisplayed:
      return "displayed";
    case Receipt::kFailed:
      return "failed";
    case Receipt::kForbidden:
      return "forbidden";
  }
  return "unknown";
}

std::string_view to_string(ReceiptPolicy value) {
  switch (value) {
    case ReceiptPolicy::kNobody:
      return "nobody";
    case ReceiptPolicy::kCorrespondents:
      return "correspondents";
    case ReceiptPolicy::kEverybody:
      return "everybody";
  }
  return "unknown";
}

}  // namespace mtavip
