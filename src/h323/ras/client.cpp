#include "h323/ras/client.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/unicode.h"
#include "h323/ras/admissions.h"
#include "h323/ras/channel.h"
#include "h323/ras/message.h"
#include "h323/ras/registration.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {

using h225::RasMessage;

class Client::Core {
 public:
  Core(Environment& environment, ClientConfig config)
      : config_(std::move(config)),
        channel_(environment, config_, outputs_),
        registration_(environment, config_, channel_, outputs_),
        admissions_(config_, channel_, registration_, outputs_) {}

  bool handle(Timestamp now, const DatagramReceived& input) {
    if (!channel_.hears(input.remote)) return stranger();
    auto message = channel_.read(input);
    if (!message) return true;
    const bool ours = wants_answer(*message) ? concern(*message, input.remote) != Concern::kNone
                                             : channel_.waits_for_answer(sequence_number(*message));
    if (!ours) return stranger();
    handle(now, input, std::move(*message));
    return true;
  }

  void handle(Timestamp now, const DatagramReceived& input, RasMessage message) {
    const Received received = channel_.handle(now, input, std::move(message));
    if (const auto* answer = std::get_if<AnswerReceived>(&received)) {
      on_answer(now, *answer);
    } else if (const auto* demand = std::get_if<DemandReceived>(&received)) {
      on_demand(now, *demand, input.data);
    }
    settle(now);
  }

  [[nodiscard]] Concern concern(const RasMessage& request, const mtavip::Endpoint& from) const {
    if (channel_.remembers(request, from)) return Concern::kCertain;
    const Peer& gatekeeper = channel_.peer(Side::kCurrent);
    if (gatekeeper.endpoint_identifier.empty() || gatekeeper.address != from) return Concern::kNone;
    if (const auto* named = endpoint_named_in(request)) {
      return to_utf8(*named) == gatekeeper.endpoint_identifier ? Concern::kCertain : Concern::kNone;
    }
    return admissions_.concerns(request) ? Concern::kCertain : Concern::kMaybe;
  }

  bool handle(Timestamp now, const DatagramFailed& input) {
    const auto unreachable = channel_.take_unreachable(input.remote);
    for (const Request& request : unreachable) registration_.on_no_answer(now, request);
    settle(now);
    return !unreachable.empty();
  }

  bool handle(Timestamp now, const DnsAnswer& answer) {
    const bool ours = registration_.on_dns(now, answer);
    if (ours) settle(now);
    return ours;
  }

  void handle_timeout(Timestamp now) {
    for (const Request& request : channel_.handle_timeout(now)) {
      if (concerns_registration(request.purpose)) {
        registration_.on_no_answer(now, request);
      } else {
        admissions_.on_no_answer(now, request);
      }
    }
    registration_.on_timeout(now);
    admissions_.on_timeout(now);
    settle(now);
  }

  [[nodiscard]] std::optional<Timestamp> deadline() const {
    std::optional<Timestamp> earliest;
    for (const auto& when : {channel_.deadline(), registration_.deadline(), admissions_.deadline()}) {
      if (when && (!earliest || *when < *earliest)) earliest = when;
    }
    return earliest;
  }

  std::optional<Output> poll() {
    if (outputs_.empty()) return std::nullopt;
    Output output = std::move(outputs_.front());
    outputs_.pop_front();
    return output;
  }

  /// What waits for a registration goes on, or fails, as soon as that is decided.
  void settle(Timestamp now) {
    if (registration_.given_up()) admissions_.reject_waiting(now);
  }

  ClientConfig config_;
  std::deque<Output> outputs_;
  Channel channel_;
  Registration registration_;
  Admissions admissions_;

 private:
  bool stranger() {
    ++channel_.counters().strangers;
    return false;
  }
  [[nodiscard]] static bool concerns_registration(Purpose purpose) {
    return purpose == Purpose::kDiscover || purpose == Purpose::kRegister || purpose == Purpose::kRefresh ||
           purpose == Purpose::kUnregister;
  }

  void on_answer(Timestamp now, const AnswerReceived& answer) {
    if (!concerns_registration(answer.request.purpose)) {
      admissions_.on_answer(now, answer);
      return;
    }
    const bool confirmed = answer.answer.is(RasMessage::kRegistrationConfirm);
    registration_.on_answer(now, answer);
    if (confirmed && registration_.registered()) admissions_.resume(now);
  }

  void on_demand(Timestamp now, const DemandReceived& demand, ByteView data) {
    switch (demand.message.kind()) {
      case RasMessage::kUnregistrationRequest:
        registration_.on_unregistration(now, demand);
        break;
      case RasMessage::kDisengageRequest:
      case RasMessage::kBandwidthRequest:
      case RasMessage::kInfoRequest:
      case RasMessage::kLocationRequest:
        admissions_.on_demand(now, demand);
        break;
      case RasMessage::kServiceControlIndication: {
        const auto& indication = demand.message.get<RasMessage::kServiceControlIndication>();
        h225::ServiceControlResponse response;
        using Result = h225::ServiceControlResponse::Result;
        if (!indication.generic_data) response.result = Result(Result::kNotAvailable);
        channel_.answer(now, demand, RasMessage::of<RasMessage::kServiceControlResponse>(std::move(response)));
        outputs_.push_back(Event{ServiceControlIndicated{indication, demand.from}});
        break;
      }
      default: {
        // H.225.0 7.14: what is not understood is sent back.
        h225::UnknownMessageResponse response;
        response.message_not_understood = to_bytes(data);
        channel_.answer(now, demand, RasMessage::of<RasMessage::kUnknownMessageResponse>(std::move(response)));
        break;
      }
    }
  }
};

Client::Client(Environment& environment, ClientConfig config)
    : core_(std::make_unique<Core>(environment, std::move(config))) {}
Client::~Client() = default;

void Client::add_socket(const LocalSocket& socket) {
  core_->channel_.add_socket(socket);
}
void Client::remove_socket(Timestamp, SocketId socket) {
  core_->channel_.remove_socket(socket);
}

bool Client::handle(Timestamp now, const TransportInput& input) {
  if (const auto* datagram = std::get_if<DatagramReceived>(&input)) return handle(now, *datagram);
  if (const auto* failed = std::get_if<DatagramFailed>(&input)) return handle(now, *failed);
  return false;
}
bool Client::handle(Timestamp now, const DatagramReceived& input) {
  return core_->handle(now, input);
}
bool Client::hears(const mtavip::Endpoint& remote) const {
  return core_->channel_.hears(remote);
}
std::optional<RasMessage> Client::read(const DatagramReceived& input) {
  return core_->channel_.read(input);
}
Concern Client::concern(const RasMessage& request, const mtavip::Endpoint& from) const {
  return core_->concern(request, from);
}
void Client::handle(Timestamp now, const DatagramReceived& input, RasMessage message) {
  core_->handle(now, input, std::move(message));
}
bool Client::handle(Timestamp now, const DatagramFailed& input) {
  return core_->handle(now, input);
}
bool Client::handle(Timestamp now, const DnsAnswer& answer) {
  return core_->handle(now, answer);
}
void Client::handle_timeout(Timestamp now) {
  core_->handle_timeout(now);
}
std::optional<Timestamp> Client::deadline() const {
  return core_->deadline();
}
std::optional<Output> Client::poll() {
  return core_->poll();
}

void Client::start(Timestamp now) {
  core_->registration_.start(now);
}
void Client::stop(Timestamp now) {
  core_->registration_.stop(now);
  core_->settle(now);
}
RegistrationState Client::state() const {
  return core_->registration_.state();
}

Result<void, RequestError> Client::update(Timestamp now, std::vector<Alias> aliases,
                                          std::vector<mtavip::Endpoint> call_signal_addresses) {
  if (aliases.size() > core_->config_.limits.aliases) return fail(RequestError::kTooMany);
  if (to_wire(aliases).size() != aliases.size()) return fail(RequestError::kBadAlias);
  core_->config_.aliases = std::move(aliases);
  core_->config_.call_signal_addresses = std::move(call_signal_addresses);
  core_->registration_.changed(now);
  return {};
}

Result<AdmissionId, RequestError> Client::admit(Timestamp now, const AdmissionRequest& request) {
  return core_->admissions_.admit(now, request);
}
Result<void, RequestError> Client::change_bandwidth(Timestamp now, AdmissionId admission, DataRate bandwidth) {
  return core_->admissions_.change_bandwidth(now, admission, bandwidth);
}
Result<void, RequestError> Client::set_call_info(AdmissionId admission, CallInfo info) {
  return core_->admissions_.set_call_info(admission, std::move(info));
}
Result<void, RequestError> Client::disengage(Timestamp now, AdmissionId admission, const Disengage& how) {
  return core_->admissions_.disengage(now, admission, how);
}
Result<LocationId, RequestError> Client::locate(Timestamp now, const std::vector<Alias>& aliases) {
  return core_->admissions_.locate(now, aliases);
}
Result<void, RequestError> Client::report_resources(Timestamp now, bool almost_out) {
  return core_->admissions_.report_resources(now, almost_out);
}

const std::string& Client::endpoint_identifier() const {
  return core_->channel_.peer(Side::kCurrent).endpoint_identifier;
}
const std::string& Client::gatekeeper_identifier() const {
  return core_->channel_.peer(Side::kCurrent).identifier;
}
std::optional<mtavip::Endpoint> Client::gatekeeper() const {
  if (!core_->registration_.registered()) return std::nullopt;
  return core_->channel_.peer(Side::kCurrent).address;
}
std::optional<mtavip::Endpoint> Client::gatekeeper_signalling() const {
  return core_->registration_.grant().signalling;
}

h235::Tokens Client::signalling_tokens(Timestamp now) {
  return core_->channel_.signalling_tokens(now);
}
void Client::seal_signalling(std::span<std::byte> message) {
  core_->channel_.seal_signalling(message);
}

bool Client::signs_signalling() const {
  return core_->channel_.signs_signalling();
}
h235::Verdict Client::check_signalling(Timestamp now, const mtavip::Endpoint& from,
                                       const std::vector<h235::ClearToken>& tokens,
                                       const std::vector<h225::CryptoH323Token>& crypto_tokens, ByteView message) {
  const auto& signalling = core_->registration_.grant().signalling;
  const bool from_gatekeeper = from.address == core_->channel_.peer(Side::kCurrent).address.address ||
                               (signalling && from.address == signalling->address);
  return core_->channel_.check_signalling(now, from_gatekeeper, {tokens, crypto_tokens}, message);
}

const ClientCounters& Client::counters() const {
  return std::as_const(core_->channel_).counters();
}
Client::Load Client::load() const {
  return {core_->channel_.waiting(), core_->admissions_.size()};
}

}  // namespace mtavip::h323::ras
