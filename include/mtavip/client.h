// The client: accounts and calls over SIP and H.323, with sound and pictures, and messages. Embed it by linking
// libmtavip.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/call.h>
#include <mtavip/error.h>
#include <mtavip/event.h>
#include <mtavip/media.h>
#include <mtavip/message.h>
#include <mtavip/statistics.h>
#include <mtavip/types.h>

namespace mtavip {

class Client;

enum class Severity : std::uint8_t { kTrace, kDebug, kInfo, kWarning, kError };

/// How H.323 calls are begun. What the other side prefers is accepted, and fallen back to.
struct H323Options {
  bool enabled = true;
  std::uint16_t port = 1720;  ///< call signalling, TCP; 0: any free port
  bool port_may_move = true;  ///< take a free port where `port` is in use, instead of failing
  std::string display_name;
  std::vector<std::string> aliases;  ///< names and numbers of calls without a gatekeeper
  bool fast_connect = true;
  bool tunnelling = true;     ///< H.245 inside call signalling
  bool h245_in_setup = true;  ///< the first H.245 messages go with Setup where they are tunnelled
  bool early_h245 = true;     ///< a separate H.245 connection is set up before the call is answered
  /// Calls to where one of ours stands go over its connection, where the other side has said that it takes several
  /// (H.225.0, multipleCalls). What others send so is taken in any case.
  bool share_connections = false;
  /// Connections and further Setups on them, a second from one address, but for those from gatekeepers that we are
  /// registered with; twice as many at once. 0: no limit.
  int requests_per_source = 50;
};

/// Calls over SIP.
struct SipOptions {
  /// The user part of our address in calls without an account: such a call comes from this user at the IP address
  /// that it leaves by (and the port, where it is not 5060), so that it can be called back.
  std::string user = "mtavip";
  std::string display_name;  ///< of that address
  /// "urn:uuid:..." of this installation, the same in every run, but never in two clients at once: registrars know it
  /// again (RFC 5626), so that a lost connection leaves no dead registration behind, and may give it an address of its
  /// own (RFC 5627). Empty: none is named.
  std::string instance_id;
  /// A call is refreshed in this interval, and ends where the other side is gone (RFC 4028); zero: only where the other
  /// side asks for it.
  std::chrono::seconds session_interval{1800};
  /// Requests a second from one address that are looked at, but for those of calls that there are and from the servers
  /// that accounts are registered at; twice as many at once. Who sends more is not answered. 0: no limit.
  int requests_per_source = 50;
};

struct ClientOptions {
  /// Addresses to listen on; empty: all IPv4 and IPv6 addresses.
  std::vector<std::string> bind;
  std::uint16_t sip_port = 5060;      ///< UDP and TCP; 0: any free port
  std::uint16_t sip_tls_port = 5061;  ///< used where a certificate is given; 0: any free port
  bool sip_port_may_move = false;     ///< take a free port where sip_port is in use, instead of failing
  bool sip_tcp = true;
  SipOptions sip;
  H323Options h323;
  /// Transfers that the other side of a call asks for, and calls that want to take the place of another.
  Rule transfers = Rule::kAsk;
  /// Those who want to watch our presence or calls.
  Rule watchers = Rule::kAsk;
  /// Whom we tell, where they ask, that their messages have arrived and were seen.
  ReceiptPolicy receipts = ReceiptPolicy::kCorrespondents;
  MessageStoreOptions message_store;
  std::string tls_certificate;  ///< PEM files of our own, for incoming TLS, and shown to servers that ask for one
  std::string tls_key;
  std::string tls_ca;      ///< PEM file or folder to trust besides the system's; empty: the system's only
  bool tls_verify = true;  ///< check servers' certificates and names
  TlsTrust tls_trust = TlsTrust::kAuthorities;
  /// Where keys are kept that were trusted on their first use; empty: for this run only.
  std::string known_servers_path;
  std::vector<std::string> name_servers;  ///< "192.0.2.53" or with ":port"; empty: the system's
  std::uint16_t media_port_first = 40000;
  std::uint16_t media_port_last = 49999;
  std::string user_agent;                 ///< empty: "mtavip/VERSION"
  std::vector<std::string> audio_codecs;  ///< order of preference; empty: opus, G722, PCMA, PCMU
  std::vector<std::string> video_codecs;  ///< empty: SIP H264, VP8, H263-1998; H.323 H264, H263-1998, H263, H261
  EncryptionPolicy encryption;            ///< of SIP calls, unless their account has one
  int max_calls = 64;
  std::chrono::milliseconds statistics_interval{1000};  ///< between StatisticsEvents; zero: none
  std::chrono::seconds ring_time{120};    ///< an incoming call rings no longer, an outgoing one no longer waits
  std::chrono::seconds no_media_time{0};  ///< end a call in which nothing arrives for so long; zero: never
  std::string module_folder;              ///< empty: where the library was installed or built
  /// Every signalling message, decoded in full, is written here; "-": to standard error. Passwords are not in it, but
  /// who calls whom is.
  std::string trace_path;
  Severity log_severity = Severity::kWarning;
  /// Called from the client's threads, one line at a time; no secret is in it.
  std::function<void(Severity, std::string_view component, std::string_view text)> log;
  /// Called on the client's own thread as soon as a call has come in, before its IncomingCallEvent can be read: what it
  /// does with the call (ring, answer, reject, redirect) waits for no other thread. For those who decide by rule; it
  /// must not block.
  std::function<void(Client&, const IncomingCallEvent&)> incoming_call;
};

/// Thread-safe; every function may be called from any thread and none waits for the network. What happens is told by
/// events.
class Client {
 public:
  /// Binds the ports and starts the threads; fails with a sentence where a port is in use or an option makes no sense.
  static Expected<std::unique_ptr<Client>> create(ClientOptions options);
  /// Ends calls (waiting up to two seconds for the other sides to confirm), unregisters, and stops the threads.
  virtual ~Client() = default;

  // --- Accounts
  virtual Expected<AccountId> add_account(const AccountSettings& settings) = 0;
  virtual Expected<void> register_account(AccountId account) = 0;
  virtual Expected<void> unregister_account(AccountId account) = 0;

  /// Answers an UntrustedServerEvent that may be: from now on the server is known by this key. Accounts that failed by
  /// it register again at once.
  virtual Expected<void> trust_server(ServerQuestionId question) = 0;

  /// Makes ready what calls with these media will need, so that they start at once: codecs are loaded, and ports are
  /// bound ahead for the next call that is answered with just these. Such a call is answered before its files are
  /// opened: the prepared ones have been seen to open, and one that is gone since then ends the call. Returns at once.
  virtual void prepare(const MediaOptions& media) = 0;

  // --- Calls
  /// Dials. What becomes of it is told by CallStateEvent and CallEndedEvent.
  virtual Expected<CallId> call(const CallRequest& request) = 0;
  /// Tells the caller that it rings here (180). Done by the application so that it decides about early answers.
  virtual Expected<void> ring(CallId call) = 0;
  virtual Expected<void> answer(CallId call, const MediaOptions& media) = 0;
  /// Refuses an incoming call as busy, declined, not found, or forbidden.
  virtual Expected<void> reject(CallId call, EndReason reason) = 0;
  virtual Expected<void> redirect(CallId call, const std::string& target) = 0;
  /// Sends the other side of an established call on to another address: SIP REFER, H.450.2. TransferEvents tell what
  /// becomes of it; the call ends when it has worked.
  virtual Expected<void> transfer(CallId call, const std::string& target) = 0;
  /// Connects the other sides of two established calls, both of which end when that has worked: SIP REFER with
  /// Replaces, H.450.2 with consultation. kWrongState where one is over SIP and the other over H.323.
  virtual Expected<void> transfer(CallId call, CallId to) = 0;
  /// Answers a TransferRequestedEvent: calls the target, with the media of the call that is transferred.
  virtual Expected<void> accept_transfer(CallId call) = 0;
  virtual Expected<void> refuse_transfer(CallId call) = 0;
  virtual Expected<void> hang_up(CallId call) = 0;
  virtual Expected<void> hold(CallId call) = 0;
  virtual Expected<void> resume(CallId call) = 0;
  /// Muted media go on as silence or a black picture.
  virtual Expected<void> set_muted(CallId call, MediaKind kind, bool muted) = 0;
  /// `digits`: 0-9 * # A-D, and "," for a pause of one second. Before a call with CallRequest::overlap is proceeding:
  /// more of the number.
  virtual Expected<void> send_dtmf(CallId call, const std::string& digits, DtmfMethod method) = 0;
  /// Another source or sink in mid-call.
  virtual Expected<void> set_source(CallId call, MediaKind kind, const std::string& port) = 0;
  virtual Expected<void> set_sink(CallId call, MediaKind kind, const std::string& port) = 0;
  [[nodiscard]] virtual Expected<CallInfo> call_info(CallId call) const = 0;
  [[nodiscard]] virtual Expected<CallStatistics> statistics(CallId call) const = 0;
  /// Those that have not ended. The end of every other one can be read from the events by then.
  [[nodiscard]] virtual std::vector<CallId> calls() const = 0;

  // --- Messages
  /// What becomes of it is told by a MessageResultEvent, by MessageReceiptEvents where those were asked for, and where
  /// it is kept by a MessageKeptEvent before.
  virtual Expected<MessageId> send_message(const MessageRequest& request) = 0;
  /// The person has seen a message that came (MessageEvent): its sender is told, where it has asked and
  /// ClientOptions::receipts allows it.
  virtual Expected<void> mark_displayed(MessageId message) = 0;
  /// The user writes a message to somebody just now: to be called with every key. 15 seconds after the last one, the
  /// other side is told that nobody writes any more; at once where `typing` is false.
  virtual Expected<void> set_typing(const std::string& target, bool typing, std::optional<AccountId> account) = 0;
  /// Asks a peer or server whether it is there (SIP OPTIONS); the answer is a MessageResultEvent.
  virtual Expected<MessageId> ping(const std::string& target, std::optional<AccountId> account) = 0;

  // --- Presence
  /// Watches somebody until unwatch() or WatchState::kEnded. `target` empty: the account's own address.
  virtual Expected<WatchId> watch(const std::string& target, WatchKind kind, std::optional<AccountId> account) = 0;
  virtual Expected<void> unwatch(WatchId watch) = 0;
  /// What those are told who watch us, by the servers of accounts that publish, and by us.
  virtual Expected<void> set_presence(const Presence& presence) = 0;
  /// Answers a WatcherEvent that asks, for this watcher and the next times that it comes.
  virtual Expected<void> admit_watcher(WatcherId watcher) = 0;
  /// The same; may be done later, too.
  virtual Expected<void> dismiss_watcher(WatcherId watcher) = 0;

  // --- Events
  /// The next event; waits at most `timeout`. One thread should do this.
  virtual std::optional<Event> wait_event(std::chrono::milliseconds timeout) = 0;
  /// Readable while events wait, for select(), poll() and event loops. Owned by the client.
  [[nodiscard]] virtual int event_descriptor() const = 0;

  // --- What there is
  /// "udp:127.0.0.1:5060", "h323:127.0.0.1:1720" and so on: where the client listens.
  [[nodiscard]] virtual std::vector<std::string> listening() const = 0;
  [[nodiscard]] virtual std::vector<DeviceDescription> devices() = 0;
  [[nodiscard]] virtual std::vector<CodecDescription> codecs() = 0;

  // --- Ports of the application, used as "app:NAME". They must outlive the Client.
  virtual void add_port(const std::string& name, SoundInput& port) = 0;
  virtual void add_port(const std::string& name, SoundOutput& port) = 0;
  virtual void add_port(const std::string& name, PictureInput& port) = 0;
  virtual void add_port(const std::string& name, PictureOutput& port) = 0;
};

/// "0.1.0"
[[nodiscard]] std::string_view version();

}  // namespace mtavip
