// The SIP user agent: accounts with their registrations, sessions (calls), and requests outside sessions, as one
// sans-IO core. RFC 3261 with RFC 6026 (accepted state), RFC 3581 (rport), RFC 3263 (locating servers), RFC 3327
// (Path), RFC 3608 (Service-Route), RFC 3264 and RFC 6337 (offer/answer), RFC 3262 (reliable provisional responses),
// RFC 3311 (UPDATE), RFC 3515, 3891, 3892 and 4488 (REFER, Replaces, Referred-By, norefersub), RFC 4028 (session
// timers), RFC 6086 (INFO, as in use), RFC 3428 (MESSAGE), RFC 3326 (Reason), RFC 7118 (WebSocket).
//
// Feed it with handle(now, input); after every call drain poll() until it is empty, and call handle_timeout(now) when
// deadline() is reached. Nothing of the application runs inside. The core knows SDP only as text: it finds it in
// (multipart) bodies, keeps the offer/answer state of each session, and hands it up.
#pragma once

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
#include "sip/end_cause.h"
#include "sip/event_api.h"
#include "sip/ids.h"
#include "sip/timers.h"

namespace mtavip::sip {

// --- Configuration
// --------------------------------------------------------------------------------------------------------

/// Provisional responses that are acknowledged (RFC 3262).
enum class Reliable : std::uint8_t {
  kOff,        ///< neither sent nor asked for; a call that requires them is refused with 420
  kSupported,  ///< sent where the caller requires them, or where they carry SDP and it knows them
  kRequired,   ///< our calls require them
};

/// The interval in which a call is refreshed, so that one whose peer is gone ends (RFC 4028).
struct SessionTimerSettings {
  Duration interval = 1800s;  ///< that our calls ask for, and the longest that we take; zero: not asked for
  Duration minimum = 90s;     ///< the shortest that we take
};

struct UserAgentConfig {
  std::string product = "MTAVIPClient";  ///< User-Agent and Server
  /// The user part of our address in calls without an account, whose host is the address that they leave by; empty:
  /// such calls are anonymous.
  std::string user;
  std::string display_name;                  ///< of that address
  std::vector<std::string> supported;        ///< option tags to add to Supported
  std::vector<std::string> accepted_bodies;  ///< further content types taken in INFO; SDP, DTMF and multipart are known
  std::vector<std::string> message_types = {};  ///< content types taken in MESSAGE; empty: any
  Reliable reliable_provisionals = Reliable::kSupported;
  SessionTimerSettings session_timer;
  SipTimers timers;
  SipLimits limits;
  bool follow_redirects = true;
  bool trace = false;                       ///< emit MessageTrace
  AddressFinder find_address;               ///< for sockets bound to every address; empty: as advertised
  bool prefer_ipv6 = true;                  ///< where a server has both families and we have sockets of both
  std::size_t calls_at_once = 10'000;       ///< further INVITEs are answered with 486
  std::vector<EventPackage> packages = {};  ///< a SUBSCRIBE to any other is refused with 489
};

/// Passwords are only used for a challenge by `realm`, if that is set, and only in answer to the account's own
/// requests.
struct Credential {
  std::string realm;     ///< empty: any realm that the account's registrar or proxy names
  std::string username;  ///< empty: the user part of the account's address
  std::string password;
};

struct AccountConfig {
  std::string address;  ///< address of record, "sip:alice@example.com"
  std::string display_name;
  std::string registrar;       ///< URI; empty: the domain of the address
  std::string outbound_proxy;  ///< URI of a first hop (loose route), or ws:// or wss:// of one; empty: none
  std::vector<Credential> credentials;
  bool allow_md5 = true;  ///< false: a server that knows only MD5 digests gets no answer to its challenge
  Duration expires = 600s;
  std::optional<double> q;
  std::vector<ExtraHeader> register_headers;
  /// Where transport= is neither in the URI nor found by NAPTR: the transport to use.
  std::optional<TransportKind> transport;
  std::string instance_id;  ///< "urn:uuid:..." for +sip.instance (RFC 5626); empty: none
  /// Packages of which the account's own server may send NOTIFYs without a subscription: "message-summary".
  std::vector<std::string> unsolicited = {};
};

// --- Requests of the application
// ------------------------------------------------------------------------------------------

enum class RequestError : std::uint8_t {
  kUnknownId,    ///< no such account, session or request
  kBadUri,       ///< the target is not a SIP or SIPS URI
  kNoTransport,  ///< there is no local socket of a usable kind
  kWrongState,   ///< not now: the session is not (or no longer) in the state for this
  kTooMany,      ///< a limit of SipLimits is reached
};
[[nodiscard]] const char* to_string(RequestError error);

struct InviteRequest {
  std::optional<AccountId> account;  ///< none: straight to the target, from UserAgentConfig::user
  std::string target;                ///< URI, or user part that is completed with the account's domain
  std::optional<std::string> sdp;    ///< the offer; none: the offer is expected in the 2xx (RFC 3261 section 13.2.1)
  std::vector<ExtraHeader> headers;
  std::string display_name;  ///< of the target; written into To
};

/// Either a target, or the session whose other side takes the place of ours (RFC 3891).
struct ReferRequest {
  SessionId session{};
  std::string target;  ///< as in InviteRequest
  std::optional<SessionId> replaces;
};

struct MessageRequest {
  std::optional<AccountId> account;
  std::optional<SessionId> session;  ///< send within this session's dialog instead
  std::string target;
  std::string content_type = "text/plain;charset=UTF-8";
  std::string body;
  std::vector<ExtraHeader> headers;
  /// Outside a session; empty: a new one. A message that is sent again keeps it (RFC 3261 section 8.1.3.5).
  std::string call_id;
};

struct OptionsRequest {
  std::optional<AccountId> account;
  std::optional<SessionId> session;
  std::string target;
  std::vector<ExtraHeader> headers;
};

struct InfoRequest {
  SessionId session{};
  std::string content_type;  ///< "application/dtmf-relay", "application/media_control+xml"
  std::string body;
  std::vector<ExtraHeader> headers;
};

/// Why end() is called; written as a Reason header (RFC 3326) into BYE and CANCEL where it is not empty.
struct EndReason {
  int code = 0;  ///< 0: ordinary; otherwise a SIP status code, also used to reject an incoming session
  std::string text;
  std::string reason_header;  ///< a whole Reason value, "Q.850;cause=16"; wins over code and text
};

// --- Events
// ---------------------------------------------------------------------------------------------------------------

enum class RegistrationState : std::uint8_t { kUnregistered, kRegistering, kRegistered, kUnregistering, kFailed };

struct RegistrationChanged {
  AccountId account{};
  RegistrationState state{};
  EndCause cause;       ///< of kFailed
  Duration expires{};   ///< as granted, in kRegistered
  Duration retry_in{};  ///< in kFailed: the next attempt; zero: none will be made
  std::string contact;  ///< the binding, in kRegistered
  std::string server;   ///< address of the registrar that answered, with its transport: "udp:192.0.2.1:5060"
};

struct IncomingSession {
  SessionId session{};
  std::optional<AccountId> account;  ///< whose address or contact the request was for
  std::string from;                  ///< From as a name-addr, with display name
  std::string from_uri;
  std::string from_display;
  std::string to;
  std::string request_uri;
  std::string user_agent;
  std::string call_id;
  std::optional<std::string> offer;
  Endpoint source;
  TransportKind transport{};
  /// Raw fields that policy looks at: Alert-Info, Call-Info, Answer-Mode, P-Asserted-Identity, Remote-Party-ID,
  /// Privacy, Diversion, History-Info, Subject, Replaces, Priority, and every X- header.
  std::vector<ExtraHeader> headers;
  /// The session in whose place this one wants to be (RFC 3891): accept() ends it.
  std::optional<SessionId> replaces;
  std::string referred_by;  ///< URI of Referred-By (RFC 3892), which nothing proves
  bool trusted = false;     ///< it came from the account's own server, whose word about the caller counts (RFC 3325)
};
/// A provisional response. `dialog` tells the forks of one INVITE apart; 100 is not reported.
struct SessionProgress {
  SessionId session{};
  int code = 0;
  std::string reason;
  std::optional<std::string> sdp;  ///< early media: an answer, or a repetition of it
  std::uint32_t dialog = 0;
};
/// The remote answer to our last offer. In the INVITE phase it may follow one of a SessionProgress.
struct SessionAnswer {
  SessionId session{};
  std::string sdp;
  std::uint32_t dialog = 0;  ///< as in SessionOffer
};
/// A remote offer to answer() or refuse_offer(): in a re-INVITE or UPDATE, in the 2xx to our INVITE without one, or
/// before that in a reliable provisional response or its PRACK. Several that wait are answered in their order.
struct SessionOffer {
  SessionId session{};
  std::string sdp;
  std::uint32_t dialog = 0;  ///< as in SessionProgress while we are the caller and nobody has accepted; otherwise 0
};
/// A re-INVITE without SDP: the peer asks us for an offer; offer() gives it, and SessionAnswer follows.
struct OfferWanted {
  SessionId session{};
};
/// Our offer could not be made now: the other side makes one (491), or an INVITE of its own is in progress. What was
/// offered counts as never said; offers of the other side may come. OfferDue follows.
struct OfferPostponed {
  SessionId session{};
};
/// The time to make a postponed offer afresh, by offer() (RFC 3261 section 14.1); or to repeat what holds, by which the
/// session is refreshed towards a peer that does not know UPDATE (RFC 4028 section 7.4).
struct OfferDue {
  SessionId session{};
};
/// Our offer in an established session was refused (code 488, 408, ...); the media goes on as agreed before.
struct OfferFailed {
  SessionId session{};
  int code = 0;
  std::string reason;
};
/// The 2xx has come, or our 2xx was sent. `acknowledged` is set in a second event when the ACK for our 2xx arrived.
struct SessionEstablished {
  SessionId session{};
  std::string remote_user_agent;
  std::string local_uri;
  std::string remote_uri;
  std::string call_id;
  std::string local_tag;
  std::string remote_tag;
  bool acknowledged = false;
  /// Our call was accepted by the fork of this number (SessionProgress); 0: by one that was not heard of before. What
  /// was agreed with others is void.
  std::uint32_t dialog = 0;
};
/// The peer asks us to call `target` (RFC 3515). To be answered at once by accept_refer() or refuse_refer(); a person
/// may be asked after accept_refer(), for nothing has been promised by it.
struct ReferReceived {
  SessionId session{};
  std::string target;           ///< a URI without header fields
  std::string replaces;         ///< Replaces for the new INVITE; empty: none
  std::string referred_by;      ///< Referred-By for it; empty: none
  std::string referred_by_uri;  ///< its URI
};
/// What has become of our refer(): the status of the peer's new call, or the refusal of the REFER itself.
struct ReferProgress {
  SessionId session{};
  int code = 0;
  std::string reason;
  bool final = false;  ///< nothing more will be told; a code below 300 means that it has worked
};
/// The last event of a session; its id is unknown from here on.
struct SessionEnded {
  SessionId session{};
  EndCause cause;
};
/// Already answered with 200.
struct InfoReceived {
  SessionId session{};
  std::string content_type;
  std::string body;
  std::vector<ExtraHeader> headers;
};
/// To be answered by answer_message(). The sender repeats it until then, for half a minute.
struct MessageReceived {
  IncomingMessageId message{};
  std::optional<AccountId> account;
  std::optional<SessionId> session;
  std::string from;
  std::string from_uri;
  std::string to;
  std::string content_type;
  std::string body;
  std::string call_id;
  Endpoint source;
};
/// The end of an info(), message() or options().
struct RequestCompleted {
  RequestId request{};
  int code = 0;
  std::string reason;
  EndCause cause;
  std::string server;  ///< Server or User-Agent of the answer
  std::string allow;   ///< Allow of the answer to options()
  std::string body;
};
/// A message as it was on the wire, with credentials as sent; only with UserAgentConfig::trace.
struct MessageTrace {
  bool outgoing = false;
  TransportKind transport{};
  Endpoint local;  ///< as the peer is to see it
  Endpoint remote;
  std::string text;
};
using Event =
    std::variant<RegistrationChanged, IncomingSession, SessionProgress, SessionAnswer, SessionOffer, OfferWanted,
                 OfferPostponed, OfferDue, OfferFailed, SessionEstablished, ReferReceived, ReferProgress, SessionEnded,
                 InfoReceived, MessageReceived, SubscriptionChanged, NotifyReceived, SubscriptionRequested, StateWanted,
                 SubscriberGone, PublicationChanged, RequestCompleted, MessageTrace>;

/// In the order in which they happened.
using Output = std::variant<TransportOutput, DnsQuery, Event>;

/// What went by, for statistics and tests.
struct UserAgentCounters {
  std::uint64_t messages_in = 0;
  std::uint64_t messages_out = 0;
  std::uint64_t malformed = 0;        ///< could not be parsed; answered with 400 or dropped
  std::uint64_t stray_responses = 0;  ///< matched nothing
  std::uint64_t dropped = 0;          ///< over a limit
  std::uint64_t limited = 0;          ///< not looked at: its source sends too many
  std::uint64_t retransmissions_in = 0;
  std::uint64_t retransmissions_out = 0;
};

// --- The core
// -------------------------------------------------------------------------------------------------------------

class UserAgent {
 public:
  UserAgent(Environment& environment, UserAgentConfig config);
  ~UserAgent();
  UserAgent(const UserAgent&) = delete;
  UserAgent& operator=(const UserAgent&) = delete;

  /// A datagram or listening socket that the owner has bound. Only kinds (and address families) that were added are
  /// used: to allow outgoing connections of a kind without listening for it, add a socket of that kind whose address
  /// has port 0.
  void add_socket(const LocalSocket& socket);
  void remove_socket(Timestamp now, SocketId socket);

  void handle(Timestamp now, const TransportInput& input);
  void handle(Timestamp now, const DnsAnswer& answer);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Output> poll();

  // Accounts. The address and the other URIs must parse, or kBadUri.
  Result<AccountId, RequestError> add_account(AccountConfig config);
  /// Unregisters without waiting for the answer, and forgets the account. Its sessions go on.
  void remove_account(Timestamp now, AccountId account);
  /// Starts registering, and keeps the binding fresh, with back-off after failures, until unregister_account().
  void register_account(Timestamp now, AccountId account);
  void unregister_account(Timestamp now, AccountId account);

  // Sessions. A function whose Result is kWrongState or kUnknownId has done nothing.
  Result<SessionId, RequestError> invite(Timestamp now, const InviteRequest& request);
  /// A provisional response, 101 to 199; `sdp` is an answer for early media. If the INVITE had no offer it is our
  /// offer, which is sent where the caller knows reliable responses (SessionAnswer follows); a caller that requires
  /// them hears nothing before that.
  Result<void, RequestError> ring(Timestamp now, SessionId session, int code, std::optional<std::string> sdp = {});
  /// 200 to an incoming INVITE. `sdp` is the answer, or the offer if the INVITE had none; may be left out if ring()
  /// sent it, and is not sent where the caller acknowledged it then.
  Result<void, RequestError> accept(Timestamp now, SessionId session, std::optional<std::string> sdp = {});
  /// A final response 300 to 699 to an incoming INVITE. SessionEnded follows.
  Result<void, RequestError> reject(Timestamp now, SessionId session, int code, const std::string& reason = {},
                                    const std::vector<ExtraHeader>& headers = {});
  /// Sends an offer by re-INVITE, or answers OfferWanted. Before the call is accepted it goes by UPDATE, once both
  /// sides have agreed and if the peer knows it. While another offer is on its way: kWrongState. After OfferPostponed
  /// (491) wait for OfferDue.
  Result<void, RequestError> offer(Timestamp now, SessionId session, const std::string& sdp);
  /// Answers SessionOffer.
  Result<void, RequestError> answer(Timestamp now, SessionId session, const std::string& sdp);
  /// Refuses SessionOffer or OfferWanted with a final code (488). An offer in a 2xx cannot be refused: the session is
  /// ended.
  Result<void, RequestError> refuse_offer(Timestamp now, SessionId session, int code);
  /// CANCEL, BYE, or a rejection, by the session's state. SessionEnded follows, at once or when the peer has answered.
  Result<void, RequestError> end(Timestamp now, SessionId session, const EndReason& reason = {});

  // Transfers; one at a time in each direction.
  /// Asks the peer of an established session to call somebody else; ReferProgress follows.
  Result<void, RequestError> refer(Timestamp now, const ReferRequest& request);
  /// Answers ReferReceived with 202 (or 200 where the peer wants no NOTIFY); refer_progress() follows.
  Result<void, RequestError> accept_refer(Timestamp now, SessionId session);
  /// Refuses it, before or after accept_refer().
  Result<void, RequestError> refuse_refer(Timestamp now, SessionId session, int code);
  /// Tells the peer the status of the call that it asked for. A code from 200 on is the last one. Works after the
  /// session has ended, too.
  Result<void, RequestError> refer_progress(Timestamp now, SessionId session, int code, const std::string& reason);

  /// The final answer to a MessageReceived: 200 where it was taken.
  Result<void, RequestError> answer_message(Timestamp now, IncomingMessageId message, int code,
                                            const std::vector<ExtraHeader>& headers = {});

  // Requests that complete with RequestCompleted.
  Result<RequestId, RequestError> info(Timestamp now, const InfoRequest& request);
  Result<RequestId, RequestError> message(Timestamp now, const MessageRequest& request);
  Result<RequestId, RequestError> options(Timestamp now, const OptionsRequest& request);

  // Events (RFC 6665).
  /// Subscribes, and keeps the subscription fresh and takes it up again after failures, until unsubscribe() or kEnded.
  Result<SubscriptionId, RequestError> subscribe(Timestamp now, const SubscribeRequest& request);
  /// Asks for the whole state again.
  Result<void, RequestError> refresh(Timestamp now, SubscriptionId subscription);
  /// No more is told of it.
  Result<void, RequestError> unsubscribe(Timestamp now, SubscriptionId subscription);
  /// Tells a subscriber; the first time this accepts its SubscriptionRequested.
  Result<void, RequestError> notify(Timestamp now, SubscriptionId subscription, Notice notice);
  /// A final code 300 to 699.
  Result<void, RequestError> refuse_subscription(Timestamp now, SubscriptionId subscription, int code);
  /// Ends it from this side. `reason` as in RFC 6665 section 4.1.3: "rejected", "noresource", "deactivated".
  Result<void, RequestError> end_subscription(Timestamp now, SubscriptionId subscription, const std::string& reason);
  /// Publishes, and keeps it published until unpublish() or kEnded.
  Result<PublicationId, RequestError> publish(Timestamp now, const PublishRequest& request);
  Result<void, RequestError> republish(Timestamp now, PublicationId publication, std::string content_type,
                                       std::string body);
  /// No more is told of it.
  Result<void, RequestError> unpublish(Timestamp now, PublicationId publication);

  [[nodiscard]] const UserAgentCounters& counters() const;
  /// Open transactions, sessions and connections, subscriptions and publications: all zero when everything has ended
  /// and every timer has run.
  struct Load {
    std::size_t transactions = 0;
    std::size_t sessions = 0;
    std::size_t events = 0;
    std::size_t connections = 0;
  };
  [[nodiscard]] Load load() const;
  /// What carries the session's messages at present; nothing before the first one has come from the other side.
  [[nodiscard]] std::optional<TransportKind> transport(SessionId session) const;
  /// No request of ours waits for its final answer, and no refusal of an INVITE for its ACK: leaving now costs the
  /// peers no retransmission.
  [[nodiscard]] bool settled() const;

 private:
  class Core;
  std::unique_ptr<Core> core_;
};

}  // namespace mtavip::sip
