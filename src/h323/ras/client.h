// A gatekeeper's client: discovery, registration, admission of calls and all the rest of RAS, as one sans-IO core
// (ITU-T H.225.0 v7, clauses 7.2 to 7.16 and 8; H.323 clauses 7.2 and 8). One object is one account at one gatekeeper
// and its alternates.
//
// Feed it with handle(now, input); after every call drain poll() until it is empty, and call handle_timeout(now) when
// deadline() is reached. It sends and takes datagrams only: where calls go is told in Admitted, and setting them up is
// the terminal's part. Everything that is sent carries the tokens of h235/, and what is received is checked by them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/data_rate.h"
#include "base/dns.h"
#include "base/environment.h"
#include "base/ip_address.h"
#include "base/result.h"
#include "base/time.h"
#include "base/transport.h"
#include "h323/h235/security.h"
#include "h323/messages/h225_ras.h"
#include "h323/ras/alias.h"
#include "h323/ras/timers.h"

namespace mtavip::h323::ras {

/// Of a call that the gatekeeper was asked about. Never used again within one Client; zero is never given out.
enum class AdmissionId : std::uint64_t {};
enum class LocationId : std::uint64_t {};

using Guid = std::array<std::byte, 16>;

// --- Configuration

/// The manufacturer as T.35 says it, and what people read.
struct Vendor {
  std::uint8_t t35_country = 0;
  std::uint8_t t35_extension = 0;
  std::uint16_t manufacturer = 0;
  std::string product = "MTAVIPClient";
  std::string version;
};

enum class Authentication : std::uint8_t {
  kHmacSha1,  ///< H.235.1 baseline: HMAC-SHA1-96 over the whole message, answers are signed too
  kMd5,       ///< cryptoEPPwdHash with MD5, in requests only
  kCat,       ///< "Cisco access token", in requests only
};

/// Something of the H.460 series, or of a manufacturer, in requests to the gatekeeper.
struct RequestData {
  std::vector<h225::RasMessage::Kind> requests;  ///< empty: in every request that has a place for it
  h225::GenericData data;
};

class SequenceNumbers;

struct ClientConfig {
  /// Host, host:port, a domain that is looked up by SRV (_h323rs._udp), or "identifier@host". Empty: asked for by
  /// multicast.
  std::string gatekeeper;
  std::string gatekeeper_identifier;  ///< only this gatekeeper will do; empty: any
  /// Asks a known gatekeeper by GRQ before registering. Needed to agree on the kind of authentication.
  bool discover = true;
  std::vector<Alias> aliases;
  std::string username;  ///< whose password it is; empty: the first name, else the first alias
  std::string password;  ///< empty: nothing is signed, and nothing is checked
  /// What is offered, in order of preference, and what is used of it: the gatekeeper's choice; all where it makes none;
  /// the first where it is not asked.
  std::vector<Authentication> authentication = {Authentication::kHmacSha1, Authentication::kMd5, Authentication::kCat};
  /// An answer that is not signed is dropped, even where the gatekeeper never signed one. A gatekeeper that has signed
  /// an answer must sign them all in any case.
  bool require_signed_answers = false;
  /// Call signalling that is not signed with the password is refused: only calls that the gatekeeper routes, and signs
  /// by H.235.1, are possible. Without this, what is signed has to be signed right, and a gatekeeper that has signed
  /// once must sign all.
  bool require_signed_calls = false;
  /// How far the gatekeeper's clock may be from ours.
  Duration clock_tolerance = 1h;
  /// Where calls are taken. An unspecified address stands for the one that RAS uses.
  std::vector<mtavip::Endpoint> call_signal_addresses;
  Duration time_to_live = 5min;  ///< asked for; the gatekeeper decides
  Vendor vendor;
  std::vector<RequestData> generic_data;
  AddressFinder find_address;  ///< for sockets bound to every address; empty: as advertised
  bool prefer_ipv6 = true;
  bool trace = false;  ///< emit MessageTrace
  /// Ids of questions to DNS begin here, so that they do not meet those of other cores of the same owner.
  std::uint64_t first_dns_query = std::uint64_t{1} << 48;
  /// Of several clients on the same sockets; outlives them. Null: the client has its own.
  SequenceNumbers* sequence_numbers = nullptr;
  std::uint32_t owner = 0;  ///< who of them this one is there
  Timers timers;
  Limits limits;
};

// --- Requests

enum class RequestError : std::uint8_t {
  kUnknownId,
  kNotRegistered,
  kWrongState,  ///< the admission is not granted yet, or given back already
  kTooMany,     ///< a limit of Limits is reached
  kBadAlias,    ///< an alias cannot be written in the way of its kind
};
[[nodiscard]] const char* to_string(RequestError error);

/// A call as RAS names it.
struct CallKey {
  Guid call_identifier{};
  Guid conference{};
  std::uint16_t call_reference = 0;  ///< as in Q.931, without the flag
  bool answered = false;             ///< we are the called side
};

struct AdmissionRequest {
  CallKey call;
  std::vector<Alias> destination;                           ///< called; of an incoming call: as in its Setup
  std::optional<mtavip::Endpoint> destination_signalling;   ///< where it is known
  std::vector<Alias> source;                                ///< calling; empty on our side: the aliases registered
  std::optional<mtavip::Endpoint> source_signalling;        ///< of an incoming call: where it came from
  DataRate bandwidth = DataRate::kilobits_per_second(384);  ///< sound and pictures, both directions together
  bool prefer_routed = false;                               ///< callModel gatekeeperRouted is asked for
  std::vector<h225::GenericData> generic_data;              ///< of this request alone
};

enum class DisengageReason : std::uint8_t { kNormal, kForced, kUndefined };
struct Disengage {
  DisengageReason reason = DisengageReason::kNormal;
  std::optional<std::uint8_t> q931_cause;  ///< of the Release Complete, 1 to 127
  std::optional<WallTime> connected;
  std::optional<WallTime> ended;
};

/// One RTP session of a call, for the gatekeeper's information.
struct SessionInfo {
  std::uint8_t session_id = 1;  ///< H.245: 1 sound, 2 pictures
  bool video = false;
  std::uint32_t ssrc = 0;
  std::string cname;
  std::optional<mtavip::Endpoint> local_rtp;
  std::optional<mtavip::Endpoint> local_rtcp;
  std::optional<mtavip::Endpoint> remote_rtp;
  std::optional<mtavip::Endpoint> remote_rtcp;
};
/// What the gatekeeper may ask about a call. Kept by the client and sent when it is asked for, or due.
struct CallInfo {
  std::vector<SessionInfo> sessions;
  std::optional<mtavip::Endpoint> local_signalling;
  std::optional<mtavip::Endpoint> remote_signalling;
  std::optional<mtavip::Endpoint> local_h245;
  std::optional<mtavip::Endpoint> remote_h245;
};

// --- Events

enum class RegistrationFailure : std::uint8_t {
  kNone,
  kNotFound,        ///< the gatekeeper's name has no address, or no gatekeeper answered the multicast
  kUnreachable,     ///< no answer
  kAuthentication,  ///< wrong user or password, or no way of authentication in common
  kUntrusted,       ///< its answers are not signed with our password
  kDuplicateAlias,  ///< another endpoint has one of our aliases
  kInvalidAlias,
  kForbidden,    ///< terminal excluded, invalid address or terminal type
  kResources,    ///< the gatekeeper is full
  kFeature,      ///< a feature that it needs is not supported
  kProtocol,     ///< invalid revision, answers that make no sense
  kNoTransport,  ///< no local socket of a usable address family
  kUndefined,
};
[[nodiscard]] const char* to_string(RegistrationFailure failure);

/// Granted, refreshed with other values, or taken over by another gatekeeper.
struct Registered {
  std::string gatekeeper_identifier;
  mtavip::Endpoint gatekeeper;
  std::string endpoint_identifier;
  std::vector<Alias> aliases;  ///< those granted
  Duration time_to_live{};     ///< zero: for ever
  bool alternate = false;      ///< it stands in for the one that is configured
};
struct RegistrationFailed {
  RegistrationFailure failure{};
  std::string reason;                ///< the standard's name: "securityDenial"; empty where no message said it
  std::string text;                  ///< for people
  std::optional<Duration> retry_in;  ///< nothing: only start() tries again
  std::vector<Alias> aliases;        ///< those that were refused, where it was said
};
struct Unregistered {
  bool by_gatekeeper = false;
  std::string reason;        ///< the standard's name: "ttlExpired"
  bool registering = false;  ///< a new attempt has begun
};

/// Go ahead. Comes at once where calls are granted in advance (preGrantedARQ).
struct Admitted {
  AdmissionId admission{};
  mtavip::Endpoint destination;              ///< where Setup goes; of an incoming call: told, of no use
  std::vector<mtavip::Endpoint> alternates;  ///< to be tried after it (alternateEndpoints)
  bool routed = false;                       ///< destination is the gatekeeper, and media control may go by it
  DataRate bandwidth;
  std::vector<Alias> destination_aliases;  ///< to be written into Setup instead of ours (canMapAlias)
  std::vector<Alias> source_aliases;       ///< the same (modifiedSrcInfo)
  std::vector<Alias> extra_called;         ///< destExtraCallInfo
  std::vector<Alias> remote_extension;     ///< remoteExtensionAddress
  bool pre_granted = false;
  std::vector<h235::ClearToken> tokens;  ///< to be copied into Setup, and further ones put beside them
};

enum class AdmissionFailure : std::uint8_t {
  kUnknownDestination,  ///< calledPartyNotRegistered, noRouteToDestination, unallocatedNumber
  kIncompleteAddress,
  kNotRegistered,      ///< callerNotRegistered, invalidEndpointIdentifier: the client registers anew
  kForbidden,          ///< invalidPermission, requestDenied, exceedsCallCapacity, collectPIN
  kAuthentication,     ///< securityDenial
  kResources,          ///< resourceUnavailable
  kRouteToGatekeeper,  ///< routeCallToGatekeeper: an incoming call is to be sent to `gatekeeper_signalling` by Facility
  kRouteToNumber,      ///< routeCallToSCN: only `numbers` reach the called side
  kUnreachable,        ///< no answer
  kUndefined,
};
[[nodiscard]] const char* to_string(AdmissionFailure failure);

/// The admission is forgotten with this.
struct AdmissionRejected {
  AdmissionId admission{};
  AdmissionFailure failure{};
  std::string reason;  ///< the standard's name: "calledPartyNotRegistered"
  std::string text;    ///< for people
  std::optional<mtavip::Endpoint> gatekeeper_signalling;
  std::vector<Alias> numbers;
};
/// The answer to change_bandwidth(), or what the gatekeeper has laid down.
struct BandwidthChanged {
  AdmissionId admission{};
  DataRate bandwidth;
  bool by_gatekeeper = false;
};
struct BandwidthRejected {
  AdmissionId admission{};
  DataRate allowed;  ///< zero: the call is not known to the gatekeeper
  std::string reason;
};
/// The gatekeeper ends the call; it has its confirmation already, and the admission is forgotten.
struct DisengageRequested {
  AdmissionId admission{};
  std::string reason;
};
/// The gatekeeper tells something that is not RAS's own: credit, prompts, and what the H.460 series puts into its
/// generic data. It was answered with result notAvailable, or, where there is generic data, without result.
struct ServiceControlIndicated {
  h225::ServiceControlIndication indication;
  mtavip::Endpoint from;
};
struct Located {
  LocationId location{};
  mtavip::Endpoint signalling;
  std::vector<Alias> destination;
};
struct LocationFailed {
  LocationId location{};
  AdmissionFailure failure{};
  std::string reason;
};
/// A message as it was on the wire; only with ClientConfig::trace.
struct MessageTrace {
  bool outgoing = false;
  mtavip::Endpoint local;
  mtavip::Endpoint remote;
  Bytes data;
};
using Event =
    std::variant<Registered, RegistrationFailed, Unregistered, Admitted, AdmissionRejected, BandwidthChanged,
                 BandwidthRejected, DisengageRequested, ServiceControlIndicated, Located, LocationFailed, MessageTrace>;

/// In the order in which they happened.
using Output = std::variant<SendDatagram, DnsQuery, Event>;

enum class RegistrationState : std::uint8_t { kUnregistered, kDiscovering, kRegistering, kRegistered, kUnregistering };

struct ClientCounters {
  std::uint64_t messages_in = 0;
  std::uint64_t messages_out = 0;
  std::uint64_t malformed = 0;          ///< not RAS
  std::uint64_t strangers = 0;          ///< not from the gatekeeper, or an answer to nothing
  std::uint64_t unsigned_messages = 0;  ///< dropped: no token, where there has to be one
  std::uint64_t wrong_signatures = 0;   ///< dropped: wrong password, changed on its way, too old, or a replay
  std::uint64_t repeated_in = 0;        ///< answered from memory
  std::uint64_t repeated_out = 0;
  std::uint64_t dropped = 0;  ///< over a limit
};

/// Whether a request of the gatekeeper is for a client, of several that are registered with it.
enum class Concern : std::uint8_t {
  kNone,    ///< it is for another, or not from the gatekeeper
  kMaybe,   ///< it does not say whom it is for
  kCertain  ///< it names the client, or a call or an alias of its
};

// --- The core

class Client {
 public:
  Client(Environment& environment, ClientConfig config);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// A UDP socket for RAS; several clients may share one.
  void add_socket(const LocalSocket& socket);
  void remove_socket(Timestamp now, SocketId socket);

  /// True if the input was for this client: with a shared socket, ask one after the other.
  bool handle(Timestamp now, const TransportInput& input);
  bool handle(Timestamp now, const DatagramReceived& input);
  bool handle(Timestamp now, const DatagramFailed& input);
  bool handle(Timestamp now, const DnsAnswer& answer);
  void handle_timeout(Timestamp now);

  // For who has many clients on one socket: the message is read by one of them, and handled by those whose it is.
  /// Whether anything from there may be for this client.
  [[nodiscard]] bool hears(const mtavip::Endpoint& remote) const;
  /// Nothing where it is no RAS message, which this client counts.
  [[nodiscard]] std::optional<h225::RasMessage> read(const DatagramReceived& input);
  /// Whether a request from there is for this client.
  [[nodiscard]] Concern concern(const h225::RasMessage& request, const mtavip::Endpoint& from) const;
  void handle(Timestamp now, const DatagramReceived& input, h225::RasMessage message);

  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Output> poll();

  /// Registers, keeps the registration fresh and takes it up again after failures, until stop().
  void start(Timestamp now);
  /// Unregisters, if it is registered; Unregistered follows when the gatekeeper has answered, or did not.
  void stop(Timestamp now);
  [[nodiscard]] RegistrationState state() const;
  /// Other aliases, or other addresses for calls: registers anew if it is registered.
  Result<void, RequestError> update(Timestamp now, std::vector<Alias> aliases,
                                    std::vector<mtavip::Endpoint> call_signal_addresses);

  /// Asks for permission to make, or to answer, a call. Admitted or AdmissionRejected follows.
  Result<AdmissionId, RequestError> admit(Timestamp now, const AdmissionRequest& request);
  /// Of an admitted call. BandwidthChanged or BandwidthRejected follows.
  Result<void, RequestError> change_bandwidth(Timestamp now, AdmissionId admission, DataRate bandwidth);
  /// What is to be told about the call when the gatekeeper asks.
  Result<void, RequestError> set_call_info(AdmissionId admission, CallInfo info);
  /// The call is over, or the answer to admit() is no longer wanted. The admission is forgotten at once.
  Result<void, RequestError> disengage(Timestamp now, AdmissionId admission, const Disengage& how = {});
  /// Where an alias is. Located or LocationFailed follows.
  Result<LocationId, RequestError> locate(Timestamp now, const std::vector<Alias>& aliases);
  /// Tells the gatekeeper whether this endpoint can take further calls (RAI).
  Result<void, RequestError> report_resources(Timestamp now, bool almost_out);

  /// Valid while registered; empty and nothing otherwise.
  [[nodiscard]] const std::string& endpoint_identifier() const;
  [[nodiscard]] const std::string& gatekeeper_identifier() const;
  [[nodiscard]] std::optional<mtavip::Endpoint> gatekeeper() const;
  /// Where calls through the gatekeeper go, as its RCF said.
  [[nodiscard]] std::optional<mtavip::Endpoint> gatekeeper_signalling() const;
  /// For call signalling through the gatekeeper: tokens for an H.225.0 message, and, once all of its Q.931 message is
  /// encoded, the hash in it. A message is made and sealed before the next one is begun. Empty without a password.
  [[nodiscard]] h235::Tokens signalling_tokens(Timestamp now);
  void seal_signalling(std::span<std::byte> message);
  [[nodiscard]] bool signs_signalling() const;
  /// Whether a whole Q.931 message that came from `from` may be believed: kGood, or why not.
  [[nodiscard]] h235::Verdict check_signalling(Timestamp now, const mtavip::Endpoint& from,
                                               const std::vector<h235::ClearToken>& tokens,
                                               const std::vector<h225::CryptoH323Token>& crypto_tokens,
                                               ByteView message);
  [[nodiscard]] const ClientCounters& counters() const;
  /// All zero when nothing is waited for and no call is known.
  struct Load {
    std::size_t requests = 0;
    std::size_t admissions = 0;
  };
  [[nodiscard]] Load load() const;

 private:
  class Core;
  std::unique_ptr<Core> core_;
};

}  // namespace mtavip::h323::ras
