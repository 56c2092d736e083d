// One account's registration: finding a gatekeeper, registering, staying registered, and moving to another gatekeeper
// when this one fails, says so, or comes back (H.323 7.2.1 to 7.2.7, H.225.0 7.8 to 7.10).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h323/endpoint/address_search.h"
#include "h323/ras/channel.h"
#include "h323/ras/gatekeeper_list.h"

namespace mtavip::h323::ras {

/// What the gatekeeper has allowed beforehand (RCF, preGrantedARQ).
struct PreGranted {
  bool make_call = false;
  bool make_call_by_gatekeeper = false;
  bool answer_call = false;
  bool answer_call_by_gatekeeper = false;
  std::optional<Duration> info_interval;
};

/// What RCF said.
struct Grant {
  std::vector<Alias> aliases;
  Duration time_to_live{};  ///< zero: for ever
  std::optional<mtavip::Endpoint> signalling;
  std::optional<PreGranted> pre_granted;
  bool answers_info = false;  ///< willRespondToIRR
};

/// A round through the gatekeepers, until one takes us.
struct RegistrationRound {
  std::deque<Gatekeeper> candidates;
  unsigned redirects = 0;
  bool returning = false;  ///< only looks whether the configured gatekeeper is back
  bool updating = false;   ///< tells the gatekeeper of other aliases or addresses
  bool rediscovered = false;
  RegistrationFailed failure;  ///< of the last one that answered, or did not
};

class Registration {
 public:
  Registration(Environment& environment, ClientConfig& config, Channel& channel, std::deque<Output>& outputs);

  void start(Timestamp now);
  void stop(Timestamp now);
  /// The aliases or addresses in the configuration are other ones now.
  void changed(Timestamp now);

  void on_answer(Timestamp now, const AnswerReceived& received);
  void on_no_answer(Timestamp now, const Request& request);
  void on_unregistration(Timestamp now, const DemandReceived& demand);
  bool on_dns(Timestamp now, const DnsAnswer& answer);
  void on_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  /// A request of another kind was not answered: looks whether the gatekeeper is there.
  void suspect(Timestamp now);
  /// The gatekeeper says that we are not registered, or sends us to others.
  void register_anew(Timestamp now, const h225::AltGkInfo* alternates);
  /// Whether a call may be: then we do not go back to the configured gatekeeper.
  void set_busy(bool busy) { busy_ = busy; }

  [[nodiscard]] RegistrationState state() const { return state_; }
  [[nodiscard]] bool registered() const { return state_ == RegistrationState::kRegistered; }
  /// Neither registered nor on the way to it.
  [[nodiscard]] bool given_up() const { return !registered() && !round_ && !search_; }
  [[nodiscard]] const Grant& grant() const { return grant_; }
  [[nodiscard]] bool has_alternates() const { return !list_.alternates().empty() || list_.configured().size() > 1; }

  // What messages say of us.
  [[nodiscard]] h225::EndpointType endpoint_type() const;
  [[nodiscard]] std::vector<h225::TransportAddress> call_signal_addresses(const mtavip::Endpoint& towards) const;
  [[nodiscard]] h225::TransportAddress ras_address(const mtavip::Endpoint& towards) const;

 private:
  void begin(Timestamp now);
  void end_search(Timestamp now);
  void begin_round(Timestamp now, std::vector<Gatekeeper> candidates, bool returning);
  void next_candidate(Timestamp now);
  void discover(Timestamp now);
  void send_registration(Timestamp now, bool full, Side side);
  void on_confirm(Timestamp now, const h225::GatekeeperConfirm& confirm, const mtavip::Endpoint& from);
  void on_reject(Timestamp now, const h225::GatekeeperReject& reject);
  void on_confirm(Timestamp now, const h225::RegistrationConfirm& confirm, Purpose purpose);
  void on_reject(Timestamp now, const h225::RegistrationReject& reject, Purpose purpose);
  void take_grant(Timestamp now, const h225::RegistrationConfirm& confirm);
  /// False: there were too many of them.
  bool follow(const h225::AltGkInfo& alternates);
  bool follow(const h225::AlternateGk& assigned);
  void learn(const asn1::Optional<std::vector<h225::AlternateGk>>& alternates,
             const asn1::Optional<h225::AlternateGk>& assigned);
  void fail_candidate(Timestamp now, RegistrationFailure failure, std::string reason, bool go_on);
  void end_round(Timestamp now);
  enum class Again : std::uint8_t { kNever, kLater, kAtOnce };
  void lose(Timestamp now, bool by_gatekeeper, std::string reason, Again again);
  void plan_refresh(Timestamp now);
  void pause(Timestamp now, RegistrationFailed failure);
  void unregister(Timestamp now, bool wait);
  void emit(Event event) { outputs_->push_back(std::move(event)); }

  Environment* environment_;
  ClientConfig* config_;
  Channel* channel_;
  std::deque<Output>* outputs_;
  GatekeeperList list_;
  std::unique_ptr<AddressSearch> search_;
  std::uint64_t last_query_;
  RegistrationState state_ = RegistrationState::kUnregistered;
  bool wanted_ = false;
  bool busy_ = false;
  std::optional<RegistrationRound> round_;
  Gatekeeper candidate_;                  ///< the one that is tried
  Gatekeeper current_;                    ///< the one we are, or were last, registered with
  std::string last_endpoint_identifier_;  ///< by which an alternate may know us; empty: none does
  Grant grant_;
  bool on_alternate_ = false;
  bool stay_at_alternate_ = false;  ///< altGKisPermanent: we do not go back by ourselves
  unsigned failures_ = 0;
  std::optional<Timestamp> registered_at_;
  std::optional<Timestamp> refresh_at_;
  std::optional<Timestamp> retry_at_;
  std::optional<Timestamp> return_at_;
};

/// The first `most` kinds of authentication that the account has; none without a password.
[[nodiscard]] std::vector<h235::Mechanism> mechanisms_of(const ClientConfig& config, std::size_t most);
/// "gatekeeper@host:port", of which all but the host may be missing.
struct Server {
  std::string identifier;
  std::string host;
  std::uint16_t port = 0;
};
[[nodiscard]] Server parse_server(std::string_view text);
/// Where every gatekeeper listens for discovery (H.225.0 7.8).
inline constexpr mtavip::Endpoint kDiscoveryGroup{IpAddress::v4({224, 0, 1, 41}), 1718};
/// protocolIdentifier of H.225.0 version 7.
[[nodiscard]] const asn1::ObjectIdentifier& h225_version();
/// When a registration granted for `time_to_live` is refreshed: in time for all the attempts that a refresh may need.
[[nodiscard]] Duration refresh_after(Duration time_to_live, const Timers& timers, Random& random);
/// The pause after `failures` failures in a row.
[[nodiscard]] Duration pause_after(unsigned failures, const Timers& timers, Random& random);

}  // namespace mtavip::h323::ras
