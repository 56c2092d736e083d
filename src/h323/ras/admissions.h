// Calls as the gatekeeper sees them: admission, bandwidth, information while they last, and their end (H.225.0 7.11 to
// 7.13 and 7.16; H.323 8.1, 8.4 and 8.5), and the other questions that one asks a gatekeeper.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "h323/ras/channel.h"
#include "h323/ras/registration.h"

namespace mtavip::h323::ras {

class Admissions {
 public:
  Admissions(const ClientConfig& config, Channel& channel, Registration& registration, std::deque<Output>& outputs)
      : config_(&config), channel_(&channel), registration_(&registration), outputs_(&outputs) {}

  Result<AdmissionId, RequestError> admit(Timestamp now, const AdmissionRequest& request);
  Result<void, RequestError> change_bandwidth(Timestamp now, AdmissionId id, DataRate bandwidth);
  Result<void, RequestError> set_call_info(AdmissionId id, CallInfo info);
  Result<void, RequestError> disengage(Timestamp now, AdmissionId id, const Disengage& how);
  Result<LocationId, RequestError> locate(Timestamp now, const std::vector<Alias>& aliases);
  Result<void, RequestError> report_resources(Timestamp now, bool almost_out);

  void on_answer(Timestamp now, const AnswerReceived& received);
  void on_no_answer(Timestamp now, const Request& request);
  /// Whether a request of the gatekeeper that names no endpoint is about a call or an alias of ours.
  [[nodiscard]] bool concerns(const h225::RasMessage& request) const;
  /// A request of the gatekeeper about calls or about us.
  void on_demand(Timestamp now, const DemandReceived& demand);
  void on_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  /// There is a registration again: asks what could not be asked.
  void resume(Timestamp now);
  /// There will be none for now.
  void reject_waiting(Timestamp now);

  [[nodiscard]] std::size_t size() const { return calls_.size(); }

 private:
  enum class State : std::uint8_t {
    kAsking,
    kWaiting,  ///< for a registration, to ask once more
    kAdmitted,
  };
  struct Call {
    AdmissionRequest request;
    State state = State::kAsking;
    bool asked_again = false;
    bool pre_granted = false;
    bool routed = false;
    bool info_answered = false;
    DataRate bandwidth;
    DataRate wanted_bandwidth;
    CallInfo info;
    std::optional<Duration> info_interval;
    std::optional<Timestamp> info_due;
  };
  using Calls = std::map<AdmissionId, Call>;

  void ask(Timestamp now, AdmissionId id, Call& call);
  /// Whether the gatekeeper has allowed it, or refused it, beforehand.
  bool decide_by_grant(Timestamp now, AdmissionId id, Call& call);
  void on_confirm(Timestamp now, AdmissionId id, const h225::AdmissionConfirm& confirm);
  void on_reject(Timestamp now, AdmissionId id, const h225::AdmissionReject& reject);
  void reject(AdmissionId id, AdmissionRejected rejected);
  void on_bandwidth_answer(AdmissionId id, const h225::RasMessage& answer);
  void send_disengage(Timestamp now, const Call& call, const Disengage& how);
  void on_disengage(Timestamp now, const DemandReceived& demand);
  void on_bandwidth(Timestamp now, const DemandReceived& demand);
  void on_info_request(Timestamp now, const DemandReceived& demand);
  void on_location_request(Timestamp now, const DemandReceived& demand);
  void on_location_answer(LocationId id, const h225::RasMessage& answer);

  [[nodiscard]] h225::InfoRequestResponse info_response(const std::vector<Calls::const_iterator>& calls) const;
  [[nodiscard]] h225::InfoRequestResponse::PerCallInfoElement info_of(const Call& call) const;
  /// What a request calls a call by.
  struct CallName {
    const asn1::Optional<h225::CallIdentifier>& identifier;
    std::optional<bool> answered;
    std::uint16_t call_reference = 0;  ///< counts where there is no identifier
  };
  [[nodiscard]] static bool is_named(const Call& call, const CallName& name);
  [[nodiscard]] Calls::iterator find(const CallName& name);
  [[nodiscard]] bool has(const CallName& name) const;
  /// Whether one of these is of those that we are registered with.
  [[nodiscard]] bool has_one_of(const std::vector<Alias>& aliases) const;
  void plan_info(Timestamp now, AdmissionId id, Call& call);
  void erase(Calls::iterator it);
  void send(Timestamp now, Purpose purpose, std::uint64_t id, const Patience& patience, h225::RasMessage message);
  [[nodiscard]] std::u16string endpoint_identifier() const;
  /// Nothing where it is not known.
  [[nodiscard]] asn1::Optional<h225::GatekeeperIdentifier> gatekeeper_identifier() const;
  void emit(Event event) { outputs_->push_back(std::move(event)); }

  const ClientConfig* config_;
  Channel* channel_;
  Registration* registration_;
  std::deque<Output>* outputs_;
  Calls calls_;
  std::set<std::pair<Timestamp, AdmissionId>> info_due_;
  std::uint64_t last_admission_ = 0;
  std::uint64_t last_location_ = 0;
};

}  // namespace mtavip::h323::ras
