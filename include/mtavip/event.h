// What a Client tells: values, in the order in which things happened.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/call.h>
#include <mtavip/message.h>
#include <mtavip/presence.h>
#include <mtavip/statistics.h>
#include <mtavip/types.h>

namespace mtavip {

struct RegistrationEvent {
  AccountId account{};
  RegistrationState state = RegistrationState::kUnregistered;
  int code = 0;      ///< SIP status of the last answer; 0 at a gatekeeper
  std::string text;  ///< reason, for people
  std::chrono::seconds expires{};
  std::optional<EndReason> failure;  ///< for kFailed
};

/// Somebody who was called before this side.
struct Diversion {
  std::string address;  ///< URI, name or number
  std::string name;
  std::string reason;  ///< "unconditional", "user-busy", "no-answer", or another; empty: not told
};

struct IncomingCallEvent {
  CallId call{};
  Protocol protocol = Protocol::kSip;
  std::optional<AccountId> account;
  std::string from;  ///< URI
  std::string from_name;
  std::string to;
  bool has_audio = false;
  bool has_video = false;
  /// The caller wants this call in the place of that one, which ends when this one is answered (SIP Replaces).
  std::optional<CallId> replaces;
  std::string referred_by;  ///< URI of who sent the caller here, as the caller says; empty: nobody
  /// Who calls, as the account's own server vouches for it (SIP P-Asserted-Identity); empty: it does not. `from` is
  /// only what the caller says.
  std::string asserted_from;
  std::string asserted_name;
  /// The caller wants not to be named (SIP Privacy): what the server vouches for is left out, and `from` names nobody.
  bool withheld = false;
  std::vector<Diversion> diversions;  ///< the first of them first
  /// The caller wants to be answered without a person's doing after this time. That is for the user to allow.
  std::optional<std::chrono::seconds> answer_after;
};

struct CallStateEvent {
  CallId call{};
  CallState state = CallState::kOutgoing;
  int code = 0;  ///< SIP status that led there; 0 over H.323
  std::string text;
  bool early_media = false;
};

/// Streams were negotiated, or changed: codecs, directions, hold.
struct CallMediaEvent {
  CallId call{};
  std::vector<StreamInfo> streams;
  bool held_by_us = false;
  bool held_by_remote = false;
  bool signalling_encrypted = false;  ///< TLS between us and the next server or the other side
};

/// The first packet of a medium has arrived.
struct MediaArrivedEvent {
  CallId call{};
  MediaKind kind = MediaKind::kAudio;
  double after_answer_ms = 0;  ///< negative: early media
};

/// Something about a running stream that a person should know: a device unplugged, a file that ended, no sound
/// arriving.
struct MediaNoticeEvent {
  CallId call{};
  MediaKind kind = MediaKind::kAudio;
  std::string text;
};

struct DtmfEvent {
  CallId call{};
  char digit = '0';
  std::chrono::milliseconds duration{};
  DtmfMethod method = DtmfMethod::kRtpEvent;
};

struct StatisticsEvent {
  CallId call{};
  CallStatistics statistics;
};

/// The other side asks that this side calls somebody else in its place. ClientOptions::transfers says whether that is
/// asked; Client::accept_transfer() or refuse_transfer() answers. Without an answer it is refused after a minute.
struct TransferRequestedEvent {
  CallId call{};
  std::string target;
  std::string referred_by;  ///< URI, where the other side gave one
  bool attended = false;    ///< the new call takes the place of one that they have already
};

/// What becomes of a transfer: of the other side by this one, or the other way round.
struct TransferEvent {
  CallId call{};  ///< the call that is transferred
  TransferState state = TransferState::kProceeding;
  int code = 0;  ///< SIP status of the new call, where there is one
  std::string text;
  std::optional<CallId> new_call;  ///< where this side is transferred
};

struct CallEndedEvent {
  CallId call{};
  EndCause cause;
  CallStatistics statistics;
};

/// The messages of one class in a mailbox.
struct WaitingMessages {
  MessageClass kind = MessageClass::kVoice;
  std::uint32_t unheard = 0;
  std::uint32_t heard = 0;
  std::uint32_t unheard_urgent = 0;  ///< of `unheard`
  std::uint32_t heard_urgent = 0;    ///< of `heard`
  friend bool operator==(const WaitingMessages&, const WaitingMessages&) = default;
};

/// What waits in the account's mailbox: SIP message-summary (RFC 3842), H.450.7.
struct MessageWaitingEvent {
  std::optional<AccountId> account;
  bool waiting = false;
  std::string mailbox;                   ///< whom to call to hear them; empty: not told
  std::vector<WaitingMessages> classes;  ///< those that were told of; empty: only that something waits, or does not
};

/// A server showed a certificate that is not believed, and was not spoken with. Told once for each key that it shows.
struct UntrustedServerEvent {
  ServerQuestionId question{};
  std::string server;       ///< the name that was dialled
  std::string fingerprint;  ///< of its key, as AccountSettings::tls_pins has it
  std::string subject;      ///< the names that its certificate is for
  std::string issuer;
  std::string not_before;  ///< "2026-11-23"
  std::string not_after;
  std::string problem;   ///< why it is not believed
  std::string expected;  ///< the key that is trusted for this server, which this one is not; empty: none
  /// Client::trust_server() answers; nothing is done without. Never where another key is expected.
  bool may_be_trusted = false;
};

using Event = std::variant<RegistrationEvent, IncomingCallEvent, CallStateEvent, CallMediaEvent, MediaArrivedEvent,
                           MediaNoticeEvent, DtmfEvent, StatisticsEvent, TransferRequestedEvent, TransferEvent,
                           CallEndedEvent, MessageEvent, MessageResultEvent, MessageKeptEvent, MessageReceiptEvent,
                           TypingEvent, MessageWaitingEvent, WatchEvent, PresenceEvent, DialogsEvent, PeopleEvent,
                           WatcherEvent, PublicationEvent, UntrustedServerEvent>;

}  // namespace mtavip
