// The H.323 terminal: calls with their call signalling (H.225.0 v7, Q.931) and media control (H.245), and the
// gatekeepers it is registered with (RAS), as one sans-IO core. H.323 v7, with Annex O (DNS) and H.450.
//
// Feed it with handle(now, input); after every call drain poll() until it is empty, and call handle_timeout(now) when
// deadline() is reached. Nothing of the application runs inside. The terminal opens the logical channels itself, from
// what is said in LocalMedia, and tells by MediaChanged what is open; it knows no codec but by its name.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/dns.h"
#include "base/environment.h"
#include "base/result.h"
#include "base/time.h"
#include "base/transport.h"
#include "h323/endpoint/media.h"
#include "h323/endpoint/timers.h"

namespace mtavip::h323 {

namespace ras {
struct ClientConfig;
}

/// Ids are never used again within one Terminal; zero is never given out.
enum class CallId : std::uint64_t {};
enum class GatekeeperId : std::uint32_t {};

// --- Configuration
// --------------------------------------------------------------------------------------------------------

struct Product {
  std::string name = "MTAVIPClient";
  std::string version;
  // The manufacturer as T.35 says it (H.225.0, H221NonStandard). Zero: none is claimed.
  std::uint8_t t35_country = 0;
  std::uint8_t t35_extension = 0;
  std::uint16_t manufacturer = 0;
};

/// How the media control channel is set up. What the peer prefers is accepted, and fallen back to.
struct StartOptions {
  bool fast_connect = true;
  bool tunnelling = true;
  bool h245_in_setup = true;  ///< the first H.245 messages go with Setup where they can be tunnelled
  bool early_h245 = true;     ///< a separate H.245 connection is offered, or opened, before Connect
};

struct TerminalConfig {
  Product product;
  std::string display_name;
  std::vector<std::string> aliases;  ///< of calls without a gatekeeper: numbers, names, URLs (see target.h)
  Timers timers;
  Limits limits;
  /// Ids of connections that we open begin here, so that they do not meet those of other cores of the same owner.
  std::uint64_t first_connection = std::uint64_t{1} << 32;
  StartOptions incoming;  ///< of calls that we answer
  /// The same of questions to DNS.
  std::uint64_t first_dns_query = std::uint64_t{1} << 40;
  bool trace = false;                  ///< emit MessageTrace
  AddressFinder find_address;          ///< for sockets bound to every address; empty: as advertised
  bool prefer_ipv6 = true;             ///< where a name has both families and we have sockets of both
  std::size_t calls_at_once = 10'000;  ///< further Setups are released with cause 17, user busy
  /// Calls to where one of ours stands go over its connection, where the other side has said that it takes several
  /// (multipleCalls). Taken are several of the other side in any case.
  bool share_connections = false;
};

// --- Requests of the application
// ------------------------------------------------------------------------------------------

enum class RequestError : std::uint8_t {
  kUnknownId,       ///< no such call or gatekeeper
  kBadTarget,       ///< the target cannot be dialled
  kNoTransport,     ///< there is no local socket of a usable kind
  kWrongState,      ///< not now
  kNotPossible,     ///< the peer cannot (it has no H.245 here, or no such service)
  kTooMany,         ///< a limit is reached
  kNoCommonFormat,  ///< none of our formats is one of the peer's, as far as it has told them
};
[[nodiscard]] const char* to_string(RequestError error);

struct DialRequest {
  /// An `h323:` URI, host, host:port, name@host, host##room, or where a gatekeeper is given, a number or a name.
  std::string target;
  std::optional<GatekeeperId> gatekeeper;  ///< none: straight to the target's host
  std::string display_name;                ///< shown to the called person; empty: TerminalConfig's
  /// The number may not be whole: the called side or the gatekeeper may ask for more (NumberIncomplete), and
  /// send_dtmf() before Call Proceeding dials on.
  bool overlap = false;
  LocalMedia media;
  StartOptions start;
  /// The other side of that call has asked for this one (TransferRequested): whom to call, and by which gatekeeper, is
  /// taken from there, and that call ends when this one rings or is answered.
  std::optional<CallId> transfer_of;
};

/// Q.931 causes (Q.850) that this side gives.
enum class ReleaseWith : std::uint8_t {
  kNormal,          ///< 16
  kBusy,            ///< 17
  kNoAnswer,        ///< 19
  kDeclined,        ///< 21
  kNotFound,        ///< 1, unallocated number
  kNoCommonFormat,  ///< 65, bearer capability not implemented
  kNotReachable,    ///< 3, no route to destination
  kResources,       ///< 47, resource unavailable
  kForbidden,       ///< 57, bearer capability not authorized
};

enum class DtmfMethod : std::uint8_t {
  kAutomatic,     ///< the best of those below that the peer takes
  kSignal,        ///< H.245 user input indication, signal
  kAlphanumeric,  ///< H.245 user input indication, alphanumeric
  kKeypad,        ///< Q.931 Information with a keypad element: needs no H.245
};

// --- Events
// ---------------------------------------------------------------------------------------------------------------

enum class FailureCategory : std::uint8_t {
  kNone,  ///< an ordinary end
  kBusy,
  kDeclined,
  kNoAnswer,
  kNotFound,
  kNotReachable,   ///< no address, refused or broken connection, no route
  kTimedOut,       ///< nothing answered in time
  kNotAcceptable,  ///< no format in common
  kAuthenticationFailed,
  kForbidden,      ///< by the gatekeeper's or the peer's policy
  kGatekeeper,     ///< the gatekeeper is gone or does not admit calls
  kRemoteFailure,  ///< the peer or the network is out of order
  kProtocol,       ///< the peer broke the protocol
  kBadTarget,
  kLocal,  ///< our side: no socket, a limit
};

struct EndCause {
  FailureCategory category = FailureCategory::kNone;
  int q931_cause = 0;       ///< Q.850 value; 0: none was said
  std::string h225_reason;  ///< name of the ReleaseCompleteReason, or of the rejection by the gatekeeper
  std::string text;         ///< for people
  bool by_remote = false;
};

/// Who is on the other side, as far as it said.
struct Party {
  std::string display_name;
  std::vector<std::string> aliases;  ///< "1002", "bob", "bob@example.com", "h323:bob@example.com"
  std::string number;                ///< calling, called or connected party number
  std::string product;
  std::string version;
};

struct IncomingCall {
  CallId call{};
  std::optional<GatekeeperId> gatekeeper;  ///< through which it was admitted
  Party from;
  Party to;
  Endpoint source;
  std::string diverted_by;     ///< the last number or name that diverted the call to us, where it was said
  std::string transferred_by;  ///< who sent the caller here (H.450.2), where it was said
  std::optional<CallId>
      replaces;               ///< the call that it takes the place of: when this one is answered, that one is ended
  bool offers_video = false;  ///< as far as fast connect says; a slow start says nothing
  std::array<std::uint8_t, 16> call_identifier{};
};
/// Something came of the call that we dialled. Call Proceeding is not reported.
struct CallProgress {
  CallId call{};
  bool ringing = false;      ///< Alerting; otherwise Progress
  bool early_media = false;  ///< channels from the peer are open: MediaChanged came before
  std::string text;
};
/// Of a call that was dialled with `overlap`: more digits are wanted, in 20 s (T304).
struct NumberIncomplete {
  CallId call{};
};
/// Connect was received.
struct CallAnswered {
  CallId call{};
  Party remote;
};
/// Our Connect was sent: H.225.0 has nothing that would confirm it.
struct CallConfirmed {
  CallId call{};
};
/// What is open now, parallel to the LocalMedia last given.
struct MediaChanged {
  CallId call{};
  std::vector<StreamState> streams;
  bool held_by_remote = false;
};
/// An update() was refused, or could not be carried out; all stays as it was.
struct UpdateFailed {
  CallId call{};
  std::string text;
};
struct DtmfReceived {
  CallId call{};
  char digit = '0';
  Duration duration{};
};
/// The peer asks for a picture that can be decoded alone (videoFastUpdatePicture and its kin).
struct KeyFrameRequested {
  CallId call{};
  std::size_t stream = 0;
};
/// The call was passed on: the peer, or its gatekeeper, sends us to another address. Told for the record; dialling it
/// is done already.
struct CallForwarded {
  CallId call{};
  std::string target;
};
/// The other side wants us to call somebody else in its place (H.450.2). Nothing is done until dial() with
/// `transfer_of`, or refuse_transfer().
struct TransferRequested {
  CallId call{};
  std::string target;      ///< the first alias, else the address
  bool consulted = false;  ///< it has spoken with the target, and the call will take the place of theirs
};
/// The called side has other calls, and was told of ours (H.450.6).
struct CallWaits {
  CallId call{};
  unsigned others = 0;  ///< besides ours
};
/// The call was diverted on its way to us, or is being diverted by the called side (H.450.3).
struct CallDiverted {
  CallId call{};
  unsigned count = 1;           ///< diversions so far
  std::string reason;           ///< "unknown", "unconditional", "busy", "no answer"
  std::string diverted_by;      ///< the last number or name; empty: not said
  std::string original_called;  ///< the first one; empty: not said
};
/// What waits: basic services of H.450.7, as far as people tell them apart.
enum class MessageKind : std::uint8_t { kAny, kVoice, kFax, kText, kMultimedia };
/// Messages wait for a user of ours, or do no longer (H.450.7); told in a call or without one.
struct MessagesWait {
  std::optional<GatekeeperId> gatekeeper;  ///< through which it was told
  bool waiting = false;
  MessageKind kind = MessageKind::kAny;
  std::string message_centre;  ///< whom to call to hear them; empty: not said
  std::string user;            ///< whose; empty: not said
  std::optional<unsigned> count;
};
/// The answer to a wish that update() had told: other codecs in another order (H.245 requestMode).
struct ModeAnswered {
  CallId call{};
  bool granted = false;
};
/// A measurement of H.245 round trip delay.
struct RoundTripMeasured {
  CallId call{};
  Duration round_trip{};
};
/// The last event of a call; its id is unknown from here on.
struct CallEnded {
  CallId call{};
  EndCause cause;
};

enum class RegistrationState : std::uint8_t { kUnregistered, kRegistering, kRegistered, kFailed };
struct RegistrationChanged {
  GatekeeperId gatekeeper{};
  RegistrationState state{};
  FailureCategory failure = FailureCategory::kNone;
  std::string text;                  ///< for people, where it failed or ended
  std::string identifier;            ///< the gatekeeper's
  Endpoint address;                  ///< the gatekeeper's RAS address
  std::vector<std::string> aliases;  ///< those granted
  Duration time_to_live{};
};

/// What a traced message is framed in.
enum class TraceProtocol : std::uint8_t { kCallSignalling, kH245, kRas };
/// A message as it was on the wire: one TPKT's content (Q.931, or a separate H.245 connection's), or one datagram. Only
/// with TerminalConfig::trace.
struct MessageTrace {
  bool outgoing = false;
  TraceProtocol protocol{};
  Endpoint local;
  Endpoint remote;
  Bytes data;
};

using Event =
    std::variant<RegistrationChanged, IncomingCall, CallProgress, NumberIncomplete, CallAnswered, CallConfirmed,
                 MediaChanged, UpdateFailed, DtmfReceived, KeyFrameRequested, CallForwarded, TransferRequested,
                 CallWaits, CallDiverted, MessagesWait, ModeAnswered, RoundTripMeasured, CallEnded, MessageTrace>;

/// In the order in which they happened.
using Output = std::variant<TransportOutput, DnsQuery, Event>;

/// What went by, for statistics and tests.
struct TerminalCounters {
  std::uint64_t messages_in = 0;
  std::uint64_t messages_out = 0;
  std::uint64_t malformed = 0;  ///< could not be decoded; the call goes on where it can
  std::uint64_t dropped = 0;    ///< over a limit
  std::uint64_t limited = 0;    ///< connections and Setups from one source, over Limits::requests_per_source
};

// --- The core
// -------------------------------------------------------------------------------------------------------------

class Terminal {
 public:
  Terminal(Environment& environment, TerminalConfig config);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// TCP: a listener for call signalling (its address may have port 0 for outgoing calls only). UDP: for RAS.
  void add_socket(const LocalSocket& socket);
  void remove_socket(Timestamp now, SocketId socket);
  /// A listener for H.245 connections, on any free port. Without one, the peer has to listen, or to tunnel.
  void add_h245_socket(const LocalSocket& socket);

  void handle(Timestamp now, const TransportInput& input);
  void handle(Timestamp now, const DnsAnswer& answer);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Output> poll();
  /// Whether an input of a transport that several cores share is for this one.
  [[nodiscard]] bool owns(const TransportInput& input) const;
  [[nodiscard]] bool owns(ConnectionId connection) const;
  [[nodiscard]] bool owns(SocketId socket) const;
  [[nodiscard]] bool owns(DnsQueryId query) const;

  // Gatekeepers.
  Result<GatekeeperId, RequestError> add_gatekeeper(const ras::ClientConfig& config);
  /// Unregisters without waiting for the answer, and forgets it. Its calls go on.
  void remove_gatekeeper(Timestamp now, GatekeeperId gatekeeper);
  /// Starts registering, and keeps it fresh, with back-off after failures, until unregister_at().
  void register_at(Timestamp now, GatekeeperId gatekeeper);
  void unregister_at(Timestamp now, GatekeeperId gatekeeper);
  /// Tells the gatekeepers that no more calls can be taken, or that they can again (H.225.0 section 7.15, RAI).
  void report_full(Timestamp now, bool full);

  // Calls. A function whose Result is an error has done nothing.
  Result<CallId, RequestError> dial(Timestamp now, const DialRequest& request);
  /// Sends Alerting.
  Result<void, RequestError> ring(Timestamp now, CallId call);
  /// Sends Connect. Where it turns out later that no format is in common, the call ends with kNotAcceptable.
  Result<void, RequestError> accept(Timestamp now, CallId call, const LocalMedia& media);
  /// Refuses an incoming call. CallEnded follows.
  Result<void, RequestError> reject(Timestamp now, CallId call, ReleaseWith reason);
  /// Sends an incoming call on to another target by Facility, callForwarded.
  Result<void, RequestError> redirect(Timestamp now, CallId call, const std::string& target);
  /// Ends a call in any state. CallEnded follows, at once or when the peer has answered.
  Result<void, RequestError> end(Timestamp now, CallId call, ReleaseWith reason = ReleaseWith::kNormal);
  /// Other directions, formats or streams: hold and resume, video on and off. The streams so far keep their places.
  Result<void, RequestError> update(Timestamp now, CallId call, const LocalMedia& media);
  /// Sends the other side of a standing call on to another target: by H.450.2, and where it does not know that and is
  /// the caller, by Facility, callForwarded. CallEnded follows, or UpdateFailed.
  Result<void, RequestError> transfer(Timestamp now, CallId call, const std::string& target);

  /// Sends the other side of `call` on to that of `other`, after consultation (H.450.2): both calls end when it has
  /// worked, and UpdateFailed follows when it has not. Where the other side of `other` does not know of transfer, it is
  /// simply called.
  Result<void, RequestError> transfer(Timestamp now, CallId call, CallId other);

  /// To TransferRequested: the call goes on.
  Result<void, RequestError> refuse_transfer(Timestamp now, CallId call);

  // In a call that stands, or has early media.
  /// Before the call is answered, in one that was dialled with `overlap`: further digits of the number.
  Result<void, RequestError> send_dtmf(Timestamp now, CallId call, char digit, Duration duration,
                                       DtmfMethod method = DtmfMethod::kAutomatic);
  /// Begins H.245 in a call that fast connect has set up without it; MediaChanged tells what came of it. Nothing
  /// happens where it was begun already.
  Result<void, RequestError> exchange_capabilities(Timestamp now, CallId call);
  /// videoFastUpdatePicture.
  Result<void, RequestError> request_key_frame(Timestamp now, CallId call, std::size_t stream);
  /// Bounds what the peer sends in a stream (flowControlCommand); zero: no restriction.
  Result<void, RequestError> limit_rate(Timestamp now, CallId call, std::size_t stream, DataRate rate);
  /// Says that our channel is muted, or no longer (logicalChannelInactive and -Active). Nothing else changes.
  Result<void, RequestError> tell_muted(Timestamp now, CallId call, std::size_t stream, bool muted);
  Result<void, RequestError> measure_round_trip(Timestamp now, CallId call);

  [[nodiscard]] TerminalCounters counters() const;
  /// Open calls and connections: all zero when everything has ended.
  struct Load {
    std::size_t calls = 0;
    std::size_t connections = 0;
  };
  [[nodiscard]] Load load() const;

 private:
  class Core;
  std::unique_ptr<Core> core_;
};

}  // namespace mtavip::h323
