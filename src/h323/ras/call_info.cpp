// What the gatekeeper is told about calls while they last: answers to IRQ, and IRR at the interval that it asked for
// (H.225.0 7.16).
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "h323/ras/admissions.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

h225::TransportChannelInfo channel_of(const std::optional<mtavip::Endpoint>& remote,
                                      const std::optional<mtavip::Endpoint>& local) {
  h225::TransportChannelInfo info;
  if (remote) info.send_address = to_wire(*remote);
  if (local) info.recv_address = to_wire(*local);
  return info;
}

/// A CNAME is user@host (RFC 3550 6.5.1); PrintableString has no '@', among others.
std::string printable(std::string text) {
  constexpr std::string_view kOthers = " '()+,-./:=?";
  std::replace_if(
      text.begin(), text.end(),
      [&](char c) { return !is_alpha(c) && !is_digit(c) && kOthers.find(c) == std::string_view::npos; }, '-');
  return text;
}

}  // namespace

Result<void, RequestError> Admissions::set_call_info(AdmissionId id, CallInfo info) {
  const auto it = calls_.find(id);
  if (it == calls_.end()) return fail(RequestError::kUnknownId);
  it->second.info = std::move(info);
  return {};
}

void Admissions::plan_info(Timestamp now, AdmissionId id, Call& call) {
  if (call.info_due) info_due_.erase({*call.info_due, id});
  call.info_due.reset();
  if (!call.info_interval || *call.info_interval <= Duration{}) return;
  call.info_due = now + *call.info_interval;
  info_due_.emplace(*call.info_due, id);
}

void Admissions::on_timeout(Timestamp now) {
  while (!info_due_.empty() && info_due_.begin()->first <= now) {
    const AdmissionId id = info_due_.begin()->second;
    const auto it = calls_.find(id);
    plan_info(now, id, it->second);
    if (!registration_->registered()) continue;
    auto response = info_response({it});
    response.unsolicited = true;
    response.need_response = it->second.info_answered;
    auto message = RasMessage::of<RasMessage::kInfoRequestResponse>(std::move(response));
    if (it->second.info_answered) {
      channel_->cancel(Purpose::kInform, static_cast<std::uint64_t>(id));
      send(now, Purpose::kInform, static_cast<std::uint64_t>(id), config_->timers.info_response, std::move(message));
    } else {
      channel_->send_once(now, Side::kCurrent, std::move(message));
    }
  }
}

std::optional<Timestamp> Admissions::deadline() const {
  if (info_due_.empty()) return std::nullopt;
  return info_due_.begin()->first;
}

void Admissions::on_info_request(Timestamp now, const DemandReceived& demand) {
  const auto& request = demand.message.get<RasMessage::kInfoRequest>();
  std::vector<Calls::const_iterator> calls;
  bool complete = true;
  bool known = true;
  const bool all = request.call_reference_value == 0;
  if (all) {
    for (auto it = calls_.cbegin(); it != calls_.cend(); ++it) {
      if (it->second.state != State::kAdmitted) continue;
      if (calls.size() == config_->limits.calls_in_response) {
        complete = false;
        break;
      }
      calls.push_back(it);
    }
  } else {
    const auto it = find({request.call_identifier, {}, request.call_reference_value});
    known = it != calls_.end();
    if (known) calls.push_back(it);
  }
  auto response = info_response(calls);
  using Status = h225::InfoRequestResponseStatus;
  response.irr_status = Status(!known ? Status::kInvalidCall : complete ? Status::kComplete : Status::kIncomplete);
  response.unsolicited = false;
  auto reply_to = request.reply_address ? from_wire(*request.reply_address) : std::nullopt;
  if (reply_to && !demand.verified && reply_to->address != demand.from.address) reply_to.reset();
  channel_->answer(now, demand, RasMessage::of<RasMessage::kInfoRequestResponse>(std::move(response)), reply_to);
}

h225::InfoRequestResponse Admissions::info_response(const std::vector<Calls::const_iterator>& calls) const {
  const mtavip::Endpoint& gatekeeper = channel_->peer(Side::kCurrent).address;
  h225::InfoRequestResponse response;
  response.endpoint_type = registration_->endpoint_type();
  response.endpoint_identifier = endpoint_identifier();
  response.ras_address = registration_->ras_address(gatekeeper);
  response.call_signal_address = registration_->call_signal_addresses(gatekeeper);
  if (auto aliases = to_wire(registration_->grant().aliases); !aliases.empty()) {
    response.endpoint_alias = std::move(aliases);
  }
  if (!calls.empty()) {
    auto& list = response.per_call_info.emplace();
    list.reserve(calls.size());
    for (const auto& it : calls) list.push_back(info_of(it->second));
  }
  response.need_response = false;
  return response;
}

h225::InfoRequestResponse::PerCallInfoElement Admissions::info_of(const Call& call) const {
  const CallKey& key = call.request.call;
  h225::InfoRequestResponse::PerCallInfoElement element;
  element.call_reference_value = key.call_reference;
  element.conference_id = key.conference;
  element.originator = !key.answered;
  for (const SessionInfo& session : call.info.sessions) {
    h225::RtpSession rtp;
    rtp.rtp_address = channel_of(session.remote_rtp, session.local_rtp);
    rtp.rtcp_address = channel_of(session.remote_rtcp, session.local_rtcp);
    rtp.cname = printable(session.cname);
    rtp.ssrc = std::max<std::uint32_t>(session.ssrc, 1);
    rtp.session_id = std::max<std::uint8_t>(session.session_id, 1);
    auto& list = session.video ? element.video : element.audio;
    if (!list) list.emplace();
    list->push_back(std::move(rtp));
  }
  element.h245 = channel_of(call.info.remote_h245, call.info.local_h245);
  element.call_signaling = channel_of(call.info.remote_signalling, call.info.local_signalling);
  element.call_type = h225::CallType::kPointToPoint;
  element.band_width = to_wire(call.bandwidth);
  element.call_model = call.routed ? h225::CallModel::kGatekeeperRouted : h225::CallModel::kDirect;
  h225::CallIdentifier identifier;
  identifier.guid = key.call_identifier;
  element.call_identifier = identifier;
  // Mandatory within its group of additions, though there is nothing to say.
  element.substitute_conf_i_ds.emplace();
  return element;
}

}  // namespace mtavip::h323::ras
