// A gatekeeper in one process with the endpoints that are tested (H.225.0 RAS, H.323 clause 8): registrations with time
// to live and passwords, admission in direct and in routed mode, alternates, and everything a gatekeeper does to its
// endpoints, on command. In routed mode it passes call signalling on. A sans-IO core; run it in a CoreNode.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/transport.h"
#include "h323/h235/security.h"
#include "h323/messages/h225_ras.h"
#include "h323/ras/client.h"
#include "h323/wire/tpkt.h"

namespace mtavip::testkit {

struct GatekeeperConfig {
  std::string identifier = "GK";
  std::map<std::string, std::string, std::less<>> passwords;  ///< by user; empty: nobody needs one
  h323::h235::Mechanism mechanism = h323::h235::Mechanism::kHmacSha1;
  std::string signs_with;  ///< a password with which it signs instead of the right one
  bool signs_requests = false;
  bool signs_calls = false;         ///< call signalling that it routes, by H.235.1
  std::string signs_calls_with;     ///< a password with which it signs that instead of the right one
  std::uint32_t time_to_live = 60;  ///< granted at most, in seconds; 0: none is told
  bool routed = false;
  std::optional<std::uint16_t> info_interval;  ///< irrFrequency, in seconds
  bool answers_info = false;
  std::optional<h323::h225::RegistrationConfirm::PreGrantedArq> pre_granted;
  DataRate most_bandwidth = DataRate::kilobits_per_second(2048);
  struct Alternate {
    Endpoint address;
    std::string identifier;
    bool need_to_register = true;
    std::uint8_t priority = 0;
  };
  std::vector<Alternate> alternates;  ///< told in GCF and RCF
  std::optional<Alternate> assigned;  ///< told in GCF
  bool shares_registrations = false;  ///< takes refreshes by endpoints that registered at a sibling
};

struct GatekeeperCounters {
  std::uint64_t discoveries = 0;
  std::uint64_t registrations = 0;  ///< full ones that were accepted
  std::uint64_t refreshes = 0;
  std::uint64_t unregistrations = 0;
  std::uint64_t admissions = 0;
  std::uint64_t disengagements = 0;
  std::uint64_t information = 0;  ///< IRR received
  std::uint64_t wrong_passwords = 0;
  std::uint64_t refused = 0;  ///< on command
  std::uint64_t unreadable = 0;
  std::uint64_t confirmed = 0;  ///< its own requests that were confirmed
  std::uint64_t not_understood = 0;
};

class Gatekeeper {
 public:
  using RasMessage = h323::h225::RasMessage;
  struct Registration {
    std::string identifier;
    std::vector<h323::ras::Alias> aliases;
    Endpoint ras;
    Endpoint signalling;
    std::optional<Timestamp> expires;
    std::string user;
    bool almost_full = false;  ///< as its last RAI says
  };
  struct Call {
    h323::ras::Guid identifier{};
    h323::ras::Guid conference{};
    std::string caller;  ///< endpoint identifiers; empty: not admitted on this side
    std::string callee;
    std::uint16_t caller_reference = 0;
    std::uint16_t callee_reference = 0;
    DataRate bandwidth;
  };

  Gatekeeper(Environment& environment, GatekeeperConfig config);

  void add_socket(const LocalSocket& socket);
  void handle(Timestamp now, const TransportInput& input);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<TransportOutput> poll();

  [[nodiscard]] const Registration* find(std::string_view alias) const;
  [[nodiscard]] std::size_t registered() const { return endpoints_.size(); }
  [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }
  [[nodiscard]] const GatekeeperCounters& counters() const { return counters_; }
  [[nodiscard]] GatekeeperConfig& config() { return config_; }
  /// The last IRR.
  [[nodiscard]] const std::optional<h323::h225::InfoRequestResponse>& information() const { return information_; }

  /// As after a restart.
  void forget();
  /// Takes everything and answers nothing.
  void set_silent(bool silent) { silent_ = silent; }
  /// The next `times` requests of the kind are answered so.
  void refuse(RasMessage::Kind request, RasMessage answer, std::size_t times = 1);
  /// The next request of the kind is answered after `delay`, which RequestInProgress announces.
  void delay(RasMessage::Kind request, Duration delay) { delays_[request] = delay; }

  // To the endpoint that has the alias; nothing happens where there is none.
  void unregister(Timestamp now, std::string_view alias, h323::h225::UnregRequestReason reason);
  /// Both sides of the call.
  void disengage(Timestamp now, const h323::ras::Guid& call);
  void change_bandwidth(Timestamp now, const h323::ras::Guid& call, DataRate bandwidth);
  void request_information(Timestamp now, std::string_view alias, std::uint16_t call_reference);
  void indicate_service(Timestamp now, std::string_view alias);
  /// Any message, with a sequence number of the gatekeeper's.
  void send(Timestamp now, std::string_view alias, RasMessage message);

 private:
  struct Source {
    SocketId socket{};
    Endpoint remote;
  };
  struct Refusal {
    RasMessage::Kind request;
    RasMessage answer;
    std::size_t times;
  };
  struct Later {
    Timestamp when;
    DatagramReceived input;
  };
  struct Relay {
    std::unique_ptr<h323::wire::TpktFramer> framer;
    ConnectionId other{};
    IpAddress address;     ///< of who is at this end
    std::string endpoint;  ///< its identifier
  };

  void take(Timestamp now, const DatagramReceived& input, bool delayed);
  void take_request(Timestamp now, const RasMessage& request, const Source& source);
  void on_discovery(Timestamp now, const RasMessage& request, const Source& source);
  void on_registration(Timestamp now, const RasMessage& request, const Source& source);
  void on_unregistration(Timestamp now, const RasMessage& request, const Source& source);
  void on_admission(Timestamp now, const RasMessage& request, const Source& source);
  void on_bandwidth(Timestamp now, const RasMessage& request, const Source& source);
  void on_disengage(Timestamp now, const RasMessage& request, const Source& source);
  void on_location(Timestamp now, const RasMessage& request, const Source& source);
  void on_information(Timestamp now, const RasMessage& response, const Source& source);
  /// The user who proved to be it; nothing: nobody did. An empty name where no password is needed.
  [[nodiscard]] std::optional<std::string> authenticate(Timestamp now, const RasMessage& request, ByteView data);
  [[nodiscard]] h323::h235::Association& association_of(const std::string& user);
  void expire(Timestamp now);
  void deny(Timestamp now, const RasMessage& request, const Source& source);
  void reply(Timestamp now, const RasMessage& request, RasMessage answer, const Source& source);
  void write(Timestamp now, RasMessage message, const Source& source, const std::string& user,
             const std::string& receiver);
  void relay(Timestamp now, const TransportInput& input);
  /// Where a Setup goes: the other connection, opened; nothing where nobody is called.
  [[nodiscard]] std::optional<ConnectionId> connect_onward(ConnectionId from, ByteView setup);
  /// The message as the endpoint at the other end gets it, framed.
  [[nodiscard]] Bytes resigned(Timestamp now, const std::string& endpoint, ByteView message);
  [[nodiscard]] Call* find_call(const h323::ras::Guid& identifier);
  [[nodiscard]] const Registration* find(const std::vector<h323::ras::Alias>& aliases) const;
  /// Whether somebody's number goes on where one of these ends.
  [[nodiscard]] bool begins_a_number(const std::vector<h323::ras::Alias>& aliases) const;
  [[nodiscard]] const Registration* by_identifier(std::u16string_view identifier) const;
  [[nodiscard]] Endpoint signalling_address(const Endpoint& towards) const;
  [[nodiscard]] h323::h225::AlternateGk to_wire(const GatekeeperConfig::Alternate& alternate) const;

  Environment* environment_;
  GatekeeperConfig config_;
  std::vector<LocalSocket> sockets_;
  std::map<std::string, Registration, std::less<>> endpoints_;
  std::optional<Timestamp> next_expiry_;  ///< no registration ends earlier
  std::map<std::string, std::unique_ptr<h323::h235::Association>> associations_;
  std::vector<Call> calls_;
  std::vector<Refusal> refusals_;
  std::map<RasMessage::Kind, Duration> delays_;
  std::deque<Later> later_;
  std::map<ConnectionId, Relay> relays_;
  std::optional<h323::h225::InfoRequestResponse> information_;
  std::deque<TransportOutput> outputs_;
  GatekeeperCounters counters_;
  std::string authenticated_;  // of the request that is being answered
  std::uint16_t sequence_ = 100;
  std::uint64_t last_identifier_ = 0;
  std::uint64_t last_connection_ = 0;
  bool silent_ = false;
};

}  // namespace mtavip::testkit
