// One call: its call signalling (H.225.0 clause 7, Q.931 clause 5), its H.245 session and how that is carried, its
// media. Owned by the terminal's core, which hands it what arrives and gives it what it asks for (CallHost).
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "h323/control/session.h"
#include "h323/endpoint/address_search.h"
#include "h323/endpoint/cause.h"
#include "h323/endpoint/connections.h"
#include "h323/endpoint/media_session.h"
#include "h323/endpoint/signalling.h"
#include "h323/endpoint/target.h"
#include "h323/endpoint/terminal.h"
#include "h323/h450/services.h"
#include "h323/ras/client.h"

namespace mtavip::h323 {

/// What a call needs of the terminal around it.
class CallHost {
 public:
  virtual ~CallHost() = default;
  [[nodiscard]] virtual Environment& environment() = 0;
  [[nodiscard]] virtual const TerminalConfig& config() const = 0;
  [[nodiscard]] virtual Connections& connections() = 0;
  virtual void emit(Event event) = 0;

  /// What comes on the connection is the call's from now on: messages of call signalling, as far as they bear its
  /// reference, or all of H.245.
  virtual void attach(ConnectionId connection, CallId call, bool is_h245) = 0;
  /// A connection of H.245 is nobody's any more.
  virtual void detach(ConnectionId connection) = 0;
  /// The call is done with its call signalling connection, which goes when no call is left on it.
  virtual void leave(Timestamp now, ConnectionId connection, CallId call) = 0;
  /// A connection to there on which the other side takes further calls.
  [[nodiscard]] virtual std::optional<ConnectionId> shared_connection(const Endpoint& remote) const = 0;
  /// The other side wants no further calls on the connection.
  virtual void share_no_more(ConnectionId connection) = 0;
  /// The address to bind a connection to `remote` to.
  [[nodiscard]] virtual IpAddress bind_address(const IpAddress& remote) const = 0;

  /// Where the peer at `remote` may connect to for H.245 with this call; nothing where we do not listen.
  virtual std::optional<Endpoint> listen_h245(Timestamp now, CallId call, const IpAddress& local,
                                              const IpAddress& remote) = 0;
  virtual void stop_listening(CallId call) = 0;

  [[nodiscard]] virtual AddressSearch search(const std::string& host, std::uint16_t port) = 0;
  /// The servers that know where the names of a domain are (H.323 Annex O); nothing is found where it has none.
  [[nodiscard]] virtual AddressSearch search_locators(const std::string& domain) = 0;
  /// Asks them; Call::located() follows. False: they cannot be asked.
  virtual bool locate(Timestamp now, CallId call, std::vector<Endpoint> servers, const std::vector<ras::Alias>& aliases,
                      const std::vector<ras::Alias>& source) = 0;
  virtual void ask(CallId call, DnsQuery query) = 0;

  /// Asks the gatekeeper; Call::admitted() or Call::not_admitted() follows. False: it cannot be asked.
  virtual bool admit(Timestamp now, GatekeeperId gatekeeper, CallId call, const ras::AdmissionRequest& request) = 0;
  virtual void disengage(Timestamp now, CallId call, const ras::Disengage& how) = 0;
  /// Asks for other bandwidth for an admitted call; Call::allowed() follows.
  virtual void change_bandwidth(Timestamp now, CallId call, DataRate bandwidth) = 0;
  /// What the gatekeeper may ask about the call.
  virtual void tell_gatekeeper(CallId call, const ras::CallInfo& info) = 0;
  /// For identities, and for the tokens of messages that go through it; null where there is none (any more).
  [[nodiscard]] virtual ras::Client* gatekeeper(GatekeeperId gatekeeper) = 0;
  [[nodiscard]] virtual std::vector<ras::Alias> aliases_at(GatekeeperId gatekeeper) const = 0;
  /// A call reference value of ours.
  [[nodiscard]] virtual std::uint16_t new_reference() = 0;
  /// How many calls there are besides the one that asks.
  [[nodiscard]] virtual std::size_t other_calls() const = 0;
  /// Where we take calls, as seen from `local`.
  [[nodiscard]] virtual Endpoint listening_at(const IpAddress& local) const = 0;
  /// To `call`: who is to be called instead of us, as a consultation call of ours has found out.
  virtual void consulted(CallId call, const std::string& identity, const h450::Destination& target) = 0;
  /// A consultation call has served its purpose.
  virtual void end_consultation(CallId call) = 0;
  /// By which a call that takes the place of `call` is to come, soon; empty: none can be given.
  [[nodiscard]] virtual std::string identity_for(CallId call) = 0;
  /// The call that the identity was given for, once.
  [[nodiscard]] virtual std::optional<CallId> identified(const std::string& identity) = 0;
  /// To `call`, whose other side wanted us to call somebody else: what came of it.
  virtual void transferred(CallId call, bool worked) = 0;
  /// The time of the input that is being handled.
  [[nodiscard]] virtual Timestamp now() const = 0;
};

/// As the application is told of it.
[[nodiscard]] MessagesWait messages_wait(const h450::MessagesWait& told, std::optional<GatekeeperId> gatekeeper);

class Call {
 public:
  /// Outgoing; start() begins.
  Call(CallHost& host, CallId id, DialRequest request, Target target, std::uint16_t reference);
  /// Incoming, on an accepted connection; begin() takes the Setup.
  Call(CallHost& host, CallId id, ConnectionId connection, std::uint16_t reference);
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  void start(Timestamp now);
  /// Begins the call that the other side of another call has asked for.
  void start(Timestamp now, CallId transfer_of, const h450::TransferRequested& request,
             h450::Destination transferred_by);
  /// False: it is no Setup that a call can be made of. `gatekeeper`: to be asked before the call is reported.
  bool begin(Timestamp now, const Signal& setup, std::optional<GatekeeperId> gatekeeper);

  // What arrives.
  void receive(Timestamp now, const Signal& signal);
  void receive_h245(Timestamp now, ConnectionId connection, ByteView message);
  void connected(Timestamp now, const Connections::Opened& opened);
  void disconnected(Timestamp now, const Connections::Closed& closed);
  void resolved(Timestamp now, const DnsAnswer& answer);
  /// Where the called name is, as a server of its domain says; nothing: it does not say.
  void located(Timestamp now, std::optional<Endpoint> address, std::vector<ras::Alias> aliases);
  void admitted(Timestamp now, const ras::Admitted& admission);
  void not_admitted(Timestamp now, const ras::AdmissionRejected& rejection);
  /// The gatekeeper's word on what the call may take, both directions together.
  void allowed(Timestamp now, DataRate bandwidth);
  /// The gatekeeper ends the call.
  void disengaged(Timestamp now, const std::string& reason);
  /// A message came that is not signed as it has to be: ends the call.
  void distrusted(Timestamp now, h235::Verdict why);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  /// Sends what the last input has led to, and tells what has changed. To be called after every input and command.
  void settle(Timestamp now);

  // What the application wants.
  Result<void, RequestError> ring(Timestamp now);
  Result<void, RequestError> accept(Timestamp now, const LocalMedia& media);
  Result<void, RequestError> reject(Timestamp now, ReleaseWith why);
  Result<void, RequestError> redirect(Timestamp now, const std::string& target);
  Result<void, RequestError> transfer(Timestamp now, const std::string& target);
  /// Transfer with consultation: of the call to be transferred, and of the one with whom was consulted.
  Result<void, RequestError> begin_consulted_transfer(CallId consultation);
  Result<void, RequestError> identify_for(Timestamp now, CallId transferred);
  void transfer_consulted(Timestamp now, const std::string& identity, const h450::Destination& target);
  /// Whom the other side wants us to call, once.
  [[nodiscard]] std::optional<h450::TransferRequested> take_transfer_request();
  Result<void, RequestError> refuse_transfer();
  void transfer_concluded(Timestamp now, bool worked);
  Result<void, RequestError> update(Timestamp now, const LocalMedia& media);
  Result<void, RequestError> end(Timestamp now, ReleaseWith why);
  Result<void, RequestError> send_dtmf(Timestamp now, char digit, Duration duration, DtmfMethod method);
  Result<void, RequestError> exchange_capabilities(Timestamp now);
  Result<void, RequestError> request_key_frame(std::size_t stream);
  Result<void, RequestError> limit_rate(std::size_t stream, DataRate rate);
  /// At once, or when the channel is open and there is a way to tell.
  Result<void, RequestError> tell_muted(std::size_t stream, bool muted);
  Result<void, RequestError> measure_round_trip(Timestamp now);

  [[nodiscard]] CallId id() const { return id_; }
  [[nodiscard]] bool over() const { return stage_ == Stage::kOver; }
  [[nodiscard]] bool is_active() const { return stage_ == Stage::kActive; }
  /// By whom and where the other side can be called.
  [[nodiscard]] h450::Destination other_side() const;
  [[nodiscard]] const CallNames& names() const { return names_; }
  [[nodiscard]] std::optional<ConnectionId> signalling() const { return signalling_; }
  /// Through which the call goes.
  [[nodiscard]] std::optional<GatekeeperId> gatekeeper() const { return request_.gatekeeper; }

 private:
  /// Where call signalling is. The names of Q.931's call states are in call_state().
  enum class Stage : std::uint8_t {
    kSearching,   ///< for addresses, or the gatekeeper's permission
    kConnecting,  ///< the TCP connection is opened
    kCalling,     ///< Setup is sent
    kProceeding,  ///< Call Proceeding came
    kAlerting,    ///< Alerting came
    kAsking,      ///< incoming: the gatekeeper is asked whether it may be answered
    kPresent,     ///< incoming: reported
    kRinging,     ///< incoming: Alerting is sent
    kActive,
    kOver,
  };
  /// Whether H.245 goes within call signalling (H.323 clause 8.2.1).
  enum class Tunnel : std::uint8_t { kOff, kOffered, kOn };
  /// The connection for H.245 alone, where it is not tunnelled.
  struct Separate {
    std::optional<ConnectionId> connection;
    bool open = false;
    std::optional<Endpoint> listening;  ///< our address, told to the peer
    std::optional<Timestamp> listening_until;
    bool turned_round = false;  ///< we could not connect, and asked the peer to
  };

  [[nodiscard]] control::Settings control_settings() const;
  [[nodiscard]] bool incoming() const { return !names_.originated; }
  [[nodiscard]] bool waits_for_answer() const { return stage_ == Stage::kPresent || stage_ == Stage::kRinging; }

  // call.cpp: life and timers
  void set_stage(Timestamp now, Stage stage, std::optional<Duration> time);
  void finish(Timestamp now, EndCause cause);
  void release(Timestamp now, const Release& how, EndCause cause);
  void overdue(Timestamp now);
  void tell_media(Timestamp now);
  void tell_muting();
  void tell_gatekeeper();
  /// To the application; with it goes what was learned before.
  void report();

  // call_setup.cpp: finding and reaching the called side
  void find_addresses(Timestamp now);
  void find_host(Timestamp now);
  void begin_search(Timestamp now, AddressSearch search);
  void search_done(Timestamp now);
  void ask_gatekeeper(Timestamp now);
  [[nodiscard]] DataRate bandwidth() const;
  /// Asks the gatekeeper for what the media take now; for less only where `less`.
  void ask_for_bandwidth(Timestamp now, bool less);
  [[nodiscard]] std::vector<ras::Alias> own_aliases() const;
  void connect_next(Timestamp now);
  /// The call signalling connection stands.
  void call_over(Timestamp now, const Endpoint& local, const Endpoint& remote);
  void send_setup(Timestamp now);
  /// A further digit of the number (overlap sending).
  Result<void, RequestError> dial_on(Timestamp now, char digit);
  /// More digits are wanted: they are there already, or the application is told.
  void want_digits(Timestamp now);
  void forward(Timestamp now, const h225::FacilityUuie& facility);
  void send_forward(const Target& target);
  /// The call so far ends, but not for the application; what follows is addressed to `destination_`.
  void begin_anew(Timestamp now, h225::ReleaseCompleteReason::Kind reason);
  void place(Timestamp now, std::optional<Endpoint> address, const std::string& text);

  // call_signalling.cpp: messages
  void on_answer(Timestamp now, const Signal& signal);
  void on_connect(Timestamp now, const Signal& signal);
  void on_facility(Timestamp now, const Signal& signal);
  void on_release(Timestamp now, const Signal& signal);
  void on_information(const Signal& signal);
  template <class Uuie>
  void take_offers(Timestamp now, const Uuie& body);
  [[nodiscard]] wire::CallStateValue call_state() const;
  [[nodiscard]] Party remote_party(const Signal& signal) const;
  /// Sends one message, with what is waiting to be tunnelled.
  void send(wire::Q931Message message, MessageBody body);
  void send(wire::MessageType type, MessageBody body) { send(wire::Q931Message(type, reference()), std::move(body)); }
  [[nodiscard]] wire::CallReference reference() const { return {names_.reference, !names_.originated}; }
  /// A Facility that says nothing itself, for what waits to be tunnelled and for supplementary services.
  void send_carrier();
  template <class Uuie>
  [[nodiscard]] Uuie uuie() const {
    return make_uuie<Uuie>(names_, host_.config().product);
  }
  /// The message's bytes, signed where the gatekeeper wants it; nothing where it cannot be written.
  [[nodiscard]] std::optional<Bytes> encode(wire::Q931Message& message, h225::H323UserInformation& user);
  void send_status(wire::CauseValue cause);
  void trace(bool outgoing, TraceProtocol protocol, ConnectionId connection, ByteView data) const;

  // call_services.cpp: H.450
  void take_services(Timestamp now, const Signal& signal);
  void drain_services(Timestamp now);
  void serve(const h450::TransferRequested& request);
  void serve(Timestamp now, const h450::TransferFailed& failure);
  /// False: it comes in the place of a call that there is none of.
  [[nodiscard]] bool may_replace(Timestamp now);
  /// The call that was to be made because of a transfer is made, or cannot be.
  void tell_transferred(bool worked);
  void serve(const h450::Diverted& diversion);
  void flush_services();

  // call_control.cpp: H.245 and how it is carried
  void note_tunnelling(Timestamp now, const Signal& signal);
  void take_tunnelled(Timestamp now, const std::vector<Bytes>& messages);
  void start_control(Timestamp now);
  void want_control(Timestamp now);
  /// Listens for H.245; the address to tell, or nothing.
  std::optional<Endpoint> offer_h245(Timestamp now);
  void connect_h245(Timestamp now, const Endpoint& address);
  /// Facility, startH245, with an address of ours.
  void ask_to_connect(Timestamp now);
  void flush_control();
  void drain_control(Timestamp now);
  [[nodiscard]] std::vector<Bytes> take_control_messages();

  CallHost& host_;
  CallId id_;
  Stage stage_ = Stage::kSearching;
  CallNames names_;
  DialRequest request_;
  Target target_;
  StartOptions start_;
  std::vector<ras::Alias> destination_;  ///< as written into Setup
  std::optional<AddressSearch> search_;
  bool for_locators_ = false;  ///< what `search_` looks for
  std::deque<Endpoint> addresses_;
  EndCause last_failure_;
  std::size_t redirects_ = 0;
  bool admission_ = false;                ///< to be given back
  DataRate asked_bandwidth_;              ///< of the gatekeeper, last
  std::vector<h235::ClearToken> tokens_;  ///< of the admission, for Setup
  std::optional<Timestamp> connected_at_;

  std::optional<ConnectionId> signalling_;
  bool may_share_ = true;           ///< a connection of another call may be used
  bool shares_connection_ = false;  ///< one is
  Endpoint local_;
  Endpoint remote_;
  bool answered_ = false;  ///< the call stood
  Party remote_party_;
  IncomingCall incoming_call_;
  std::optional<Timestamp> stage_deadline_;

  control::Session control_;
  MediaSession media_;
  Tunnel tunnel_ = Tunnel::kOff;
  bool tunnel_settled_ = false;
  Separate separate_;
  bool parallel_ = false;  ///< H.245 runs beside an unanswered fast connect
  std::size_t control_attempts_ = 0;
  std::optional<Timestamp> media_deadline_;
  std::optional<Timestamp> common_deadline_;
  std::optional<Timestamp> session_end_deadline_;
  std::optional<Timestamp> control_repeat_;
  std::optional<Timestamp> round_trip_due_;
  bool retry_determination_ = false;

  h450::Services services_;
  bool notified_hold_ = false;  ///< by the peer, with H.450.4
  bool holding_ = false;        ///< told to the peer, with H.450.4
  std::optional<Target> transfer_target_;
  std::optional<h450::TransferArrived> transfer_arrived_;
  /// What the other side has asked for, until it is answered.
  struct WantedTransfer {
    h450::TransferRequested request;
    bool followed = false;
  };
  std::optional<WantedTransfer> wanted_transfer_;
  /// Who has asked for this call.
  struct AskedFor {
    CallId by{};
    std::string identity;
    h450::Destination transferred_by;
  };
  std::optional<AskedFor> asked_for_;
  std::optional<CallId> consultation_;    ///< of a transfer to its other side
  std::optional<CallId> consulting_for_;  ///< the call that is to be transferred to the other side of this one
  std::optional<CallDiverted> diversion_;
  bool incomplete_ = false;     ///< more digits are waited for (overlap sending)
  std::string further_digits_;  ///< those that were given before they were asked for

  /// Of each stream that was ever muted: whether it is, and the channel on which that was told last.
  struct Muting {
    bool muted = false;
    std::optional<control::ChannelNumber> told_on;
    bool told = false;
  };
  std::map<std::size_t, Muting> muting_;
  std::vector<StreamState> told_streams_;
  bool told_held_ = false;
};

}  // namespace mtavip::h323
