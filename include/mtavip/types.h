// The words of the API: ids, states and causes, the same for SIP and H.323.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtavip {

/// Ids are handed out once and never reused while the Client lives; a stale one is answered with ErrorCode::kNotFound.
enum class AccountId : std::uint32_t {};
enum class CallId : std::uint32_t {};
enum class MessageId : std::uint32_t {};
enum class ServerQuestionId : std::uint32_t {};

enum class Protocol : std::uint8_t { kSip, kH323 };
enum class MediaKind : std::uint8_t { kAudio, kVideo };

/// As seen from this side.
enum class MediaDirection : std::uint8_t { kInactive, kSendOnly, kReceiveOnly, kSendReceive };

/// The life of a call. Hold and mute are not states but attributes of an established call.
enum class CallState : std::uint8_t {
  kOutgoing,     ///< dialled; nothing heard from the other side yet
  kAlerting,     ///< the other side rings, or early media are heard
  kIncoming,     ///< the other side waits for our answer
  kAccepted,     ///< answered by us; the other side has not confirmed yet
  kEstablished,  ///< both sides talk
  kEnding,       ///< hung up by us; the other side has not confirmed yet
  kEnded,
};

enum class RegistrationState : std::uint8_t { kUnregistered, kRegistering, kRegistered, kUnregistering, kFailed };

/// Why a call ended, whichever protocol carried it.
enum class EndReason : std::uint8_t {
  kNormal,                ///< one side hung up
  kBusy,                  ///< SIP 486/600, Q.931 cause 17
  kDeclined,              ///< refused by the called person
  kNoAnswer,              ///< rang out
  kCancelled,             ///< the caller gave up
  kAnsweredElsewhere,     ///< another telephone that was called with this one took it
  kNotFound,              ///< no such user or number
  kNotReachable,          ///< no route, nothing listens, name does not resolve, user not registered
  kTimedOut,              ///< no answer from the network
  kAuthenticationFailed,  ///< name or password refused
  kForbidden,             ///< the server or the peer does not allow it
  kNoCommonCodec,         ///< no codec in common
  kNoMedia,               ///< established, but nothing was received
  kNotTrusted,            ///< TLS certificate not accepted
  kNotEncrypted,          ///< encryption of the media is required, and could not be agreed on or failed
  kServerFailure,         ///< 5xx, network out of order
  kBadAddress,            ///< the address cannot be dialled
  kLocalFailure,          ///< our side: device, port, limit
};

struct EndCause {
  EndReason reason = EndReason::kNormal;
  int code = 0;            ///< SIP status or Q.931 cause; 0 where there was none
  std::string text;        ///< for people; the peer's own words where it gave any
  bool by_remote = false;  ///< whether the other side ended it
};

/// Of a call that one side sends on to somebody else.
enum class TransferState : std::uint8_t {
  kProceeding,  ///< the new call is being made, or rings
  kDone,        ///< it was answered
  kFailed,      ///< it was not; the call that was to be transferred goes on
};

/// What is done with a wish of somebody else that would make this side call out, or change a call.
enum class Rule : std::uint8_t {
  kAllow,
  kAsk,  ///< an event asks, and nothing is done without the answer
  kBlock,
};

/// Whether sound and picture are encrypted.
enum class MediaEncryption : std::uint8_t {
  kNone,      ///< not offered; done where the other side asks for it
  kOptional,  ///< offered, in a way that others can decline
  kRequired,  ///< no call without it, in either direction
};

/// How the keys of encrypted media are agreed on.
enum class KeyExchange : std::uint8_t {
  kSdes,  ///< in the signalling (RFC 4568): as secret as that is
  kDtls,  ///< between the two ends, on the media's own way (RFC 5763)
};

struct EncryptionPolicy {
  MediaEncryption encryption = MediaEncryption::kNone;
  std::optional<KeyExchange> keys;  ///< the only way allowed; empty: both
  friend bool operator==(const EncryptionPolicy&, const EncryptionPolicy&) = default;
};

/// Which servers are believed by TLS to be who they say. A server whose key an account names is believed by that key
/// alone.
enum class TlsTrust : std::uint8_t {
  kAuthorities,  ///< those for whom an authority vouches, by name
  kPinned,       ///< those whose keys an account names, and nobody else
  kFirstUse,     ///< as kAuthorities; of others the user is asked once, and their key is known from then on
};

/// How digits are sent.
enum class DtmfMethod : std::uint8_t {
  kAutomatic,  ///< RFC 4733 where negotiated, else by signalling
  kRtpEvent,   ///< RFC 4733
  kInfo,       ///< by signalling: SIP INFO with application/dtmf-relay, H.245 user input
  kInBand,     ///< tones in the sound
};

/// What waits in a mailbox (RFC 3458; H.450.7 tells them apart by basic service).
enum class MessageClass : std::uint8_t { kVoice, kFax, kText, kMultimedia, kPager, kOther };

[[nodiscard]] std::string_view to_string(Protocol);
[[nodiscard]] std::string_view to_string(MediaKind);
[[nodiscard]] std::string_view to_string(MediaDirection);
[[nodiscard]] std::string_view to_string(CallState);
[[nodiscard]] std::string_view to_string(RegistrationState);
[[nodiscard]] std::string_view to_string(EndReason);
[[nodiscard]] std::string_view to_string(TlsTrust);
[[nodiscard]] std::string_view to_string(MediaEncryption);
[[nodiscard]] std::string_view to_string(KeyExchange);
[[nodiscard]] std::string_view to_string(DtmfMethod);
[[nodiscard]] std::string_view to_string(TransferState);
[[nodiscard]] std::string_view to_string(Rule);
[[nodiscard]] std::string_view to_string(MessageClass);

}  // namespace mtavip
