// Call: finding the called side, by DNS or by a gatekeeper, and reaching it; starting anew elsewhere when it sends us
// on.
#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "h323/endpoint/call.h"
#include "h323/ras/values.h"

namespace mtavip::h323 {
namespace {

/// Names resolve, gatekeepers answer, or neither does.
constexpr Duration kSearchTime = 30s;

EndCause cause_of(const ras::AdmissionRejected& rejection) {
  EndCause result;
  result.h225_reason = rejection.reason;
  result.text = rejection.text;
  result.by_remote = true;
  switch (rejection.failure) {
    case ras::AdmissionFailure::kUnknownDestination:
    case ras::AdmissionFailure::kIncompleteAddress:
    case ras::AdmissionFailure::kRouteToNumber:
      result.category = FailureCategory::kNotFound;
      break;
    case ras::AdmissionFailure::kForbidden:
      result.category = FailureCategory::kForbidden;
      break;
    case ras::AdmissionFailure::kAuthentication:
      result.category = FailureCategory::kAuthenticationFailed;
      break;
    case ras::AdmissionFailure::kUnreachable:
      result.category = FailureCategory::kTimedOut;
      break;
    default:
      result.category = FailureCategory::kGatekeeper;
      break;
  }
  return result;
}

std::optional<std::string> digits_among(const std::vector<ras::Alias>& aliases) {
  for (const auto& alias : aliases) {
    if (alias.kind == ras::AliasKind::kDialledDigits || alias.kind == ras::AliasKind::kPartyNumber) return alias.text;
  }
  return std::nullopt;
}

}  // namespace

void Call::start(Timestamp now) {
  media_.set_media(now, request_.media);
  set_stage(now, Stage::kSearching, kSearchTime);
  // A gatekeeper is asked by name or number; only a bare host has to be found first.
  if (request_.gatekeeper && !destination_.empty()) {
    ask_gatekeeper(now);
  } else {
    find_addresses(now);
  }
}

void Call::start(Timestamp now, CallId transfer_of, const h450::TransferRequested& request,
                 h450::Destination transferred_by) {
  media_.set_media(now, request_.media);
  set_stage(now, Stage::kSearching, kSearchTime);
  destination_ = request.target.aliases;
  asked_for_ = AskedFor{transfer_of, request.call_identity, std::move(transferred_by)};
  place(now, request.target.signalling, h450::text_of(request.target));
}

void Call::find_addresses(Timestamp now) {
  // Of a name in a domain, the domain's own servers are asked first (H.323 Annex O); whoever has a gatekeeper leaves it
  // to that.
  for_locators_ = !request_.gatekeeper && !target_.user.empty() && target_.port == 0 && !IpAddress::parse(target_.host);
  begin_search(now, for_locators_ ? host_.search_locators(target_.host) : host_.search(target_.host, target_.port));
}

void Call::find_host(Timestamp now) {
  for_locators_ = false;
  set_stage(now, Stage::kSearching, kSearchTime);
  begin_search(now, host_.search(target_.host, target_.port));
}

void Call::begin_search(Timestamp now, AddressSearch search) {
  search_.reset();
  search_.emplace(std::move(search));
  for (auto& query : search_->start()) host_.ask(id_, std::move(query));
  if (search_->done()) search_done(now);
}

void Call::resolved(Timestamp now, const DnsAnswer& answer) {
  if (stage_ != Stage::kSearching || !search_ || !search_->asks(answer.id)) return;
  for (auto& query : search_->handle(answer)) host_.ask(id_, std::move(query));
  if (search_->done()) search_done(now);
}

void Call::search_done(Timestamp now) {
  const auto found = search_->addresses();
  last_failure_ = local_end(FailureCategory::kNotReachable, search_->why_not());
  search_.reset();
  if (for_locators_) {
    if (found.empty() || !host_.locate(now, id_, {found.begin(), found.end()}, destination_, own_aliases())) {
      find_host(now);
    } else {
      set_stage(now, Stage::kSearching, kSearchTime);
    }
    return;
  }
  addresses_.assign(found.begin(), found.end());
  if (request_.gatekeeper && !addresses_.empty()) {
    ask_gatekeeper(now);
  } else {
    connect_next(now);
  }
}

void Call::located(Timestamp now, std::optional<Endpoint> address, std::vector<ras::Alias> aliases) {
  if (stage_ != Stage::kSearching) return;
  if (!address) {
    find_host(now);
    return;
  }
  if (!aliases.empty()) destination_ = std::move(aliases);
  addresses_.assign(1, *address);
  connect_next(now);
}

void Call::ask_gatekeeper(Timestamp now) {
  ras::AdmissionRequest request;
  request.call.call_identifier = names_.call_identifier;
  request.call.conference = names_.conference;
  request.call.call_reference = names_.reference;
  request.destination = destination_;
  asked_bandwidth_ = bandwidth();
  request.bandwidth = asked_bandwidth_;
  if (!addresses_.empty()) request.destination_signalling = addresses_.front();
  addresses_.clear();
  set_stage(now, Stage::kSearching, kSearchTime);
  if (!host_.admit(now, *request_.gatekeeper, id_, request)) {
    finish(now, local_end(FailureCategory::kGatekeeper, "not registered with the gatekeeper"));
  }
}

DataRate Call::bandwidth() const {
  // Both directions together: 64 kbit/s of sound, and what the pictures may take.
  DataRate result = DataRate::kilobits_per_second(128);
  for (const auto& stream : request_.media) {
    if (!stream.enabled || stream.kind != MediaKind::kVideo) continue;
    DataRate most = DataRate::kilobits_per_second(384);
    for (const auto& format : stream.formats) most = std::max(most, format.max_bit_rate);
    result = DataRate::bits_per_second(result.bps() + 2 * most.bps());
  }
  return result;
}

std::vector<ras::Alias> Call::own_aliases() const {
  std::vector<ras::Alias> result;
  if (request_.gatekeeper) result = host_.aliases_at(*request_.gatekeeper);
  if (!result.empty()) return result;
  for (const auto& text : host_.config().aliases) {
    if (auto alias = ras::alias_from_text(text)) result.push_back(std::move(*alias));
  }
  return result;
}

void Call::allowed(Timestamp now, DataRate bandwidth) {
  media_.limit(now, bandwidth);
}

void Call::ask_for_bandwidth(Timestamp now, bool less) {
  if (!admission_) return;
  const DataRate wanted = bandwidth();
  if (wanted == asked_bandwidth_ || (wanted < asked_bandwidth_ && !less)) return;
  asked_bandwidth_ = wanted;
  host_.change_bandwidth(now, id_, wanted);
}

void Call::admitted(Timestamp now, const ras::Admitted& admission) {
  admission_ = true;
  // Some gatekeepers count nothing and grant zero.
  if (admission.bandwidth != DataRate{}) allowed(now, admission.bandwidth);
  if (stage_ == Stage::kAsking) {
    set_stage(now, Stage::kPresent, std::nullopt);
    report();
    return;
  }
  if (stage_ != Stage::kSearching) return;
  if (!admission.destination_aliases.empty()) destination_ = admission.destination_aliases;
  tokens_ = admission.tokens;
  addresses_.assign(1, admission.destination);
  addresses_.insert(addresses_.end(), admission.alternates.begin(), admission.alternates.end());
  connect_next(now);
}

void Call::not_admitted(Timestamp now, const ras::AdmissionRejected& rejection) {
  if (stage_ == Stage::kAsking) {
    if (rejection.gatekeeper_signalling) {
      MessageBody body;
      auto& facility = body.emplace<MessageBody::kFacility>();
      facility = uuie<h225::FacilityUuie>();
      facility.reason = h225::FacilityReason::kRouteCallToGatekeeper;
      facility.alternative_address = ras::to_wire(*rejection.gatekeeper_signalling);
      send(wire::MessageType::kFacility, std::move(body));
    }
    release(now, {wire::CauseValue::kNetworkOutOfOrder, h225::ReleaseCompleteReason::kGatekeeperResources},
            cause_of(rejection));
    return;
  }
  if (stage_ != Stage::kSearching) return;
  if (request_.overlap && rejection.failure == ras::AdmissionFailure::kIncompleteAddress) {
    set_stage(now, Stage::kSearching, host_.config().timers.t304);
    want_digits(now);
    return;
  }
  finish(now, cause_of(rejection));
}

void Call::disengaged(Timestamp now, const std::string& reason) {
  admission_ = false;
  EndCause cause = local_end(FailureCategory::kGatekeeper, "the gatekeeper ended the call");
  cause.h225_reason = reason;
  cause.by_remote = true;
  if (answered_) cause.category = FailureCategory::kNone;
  release(now, release_for(ReleaseWith::kNormal), std::move(cause));
}

void Call::connect_next(Timestamp now) {
  while (!addresses_.empty()) {
    const Endpoint address = addresses_.front();
    addresses_.pop_front();
    const auto shared = may_share_ ? host_.shared_connection(address) : std::nullopt;
    shares_connection_ = shared.has_value();
    if (shared) {
      signalling_ = shared;
      host_.attach(*shared, id_, false);
      call_over(now, host_.connections().local(*shared).value_or(Endpoint{}), address);
      return;
    }
    const auto connection = host_.connections().open(now, address, host_.bind_address(address.address));
    if (!connection) {
      last_failure_ = local_end(FailureCategory::kLocal, "too many connections are open");
      continue;
    }
    signalling_ = connection;
    remote_ = address;
    host_.attach(*connection, id_, false);
    set_stage(now, Stage::kConnecting, std::nullopt);
    return;
  }
  finish(now, last_failure_);
}

void Call::connected(Timestamp now, const Connections::Opened& opened) {
  if (over()) return;
  if (opened.connection == separate_.connection || (opened.incoming && opened.connection != signalling_)) {
    if (opened.incoming) {
      // The peer was faster than our own attempt to connect to it.
      if (separate_.connection) {
        host_.detach(*separate_.connection);
        host_.connections().close(*separate_.connection);
      }
      separate_.connection = opened.connection;
      separate_.listening.reset();
      separate_.listening_until.reset();
    }
    separate_.open = true;
    media_.start(now);
    return;
  }
  if (opened.connection != signalling_ || stage_ != Stage::kConnecting) return;
  call_over(now, opened.local, opened.remote);
}

void Call::call_over(Timestamp now, const Endpoint& local, const Endpoint& remote) {
  local_ = local;
  remote_ = remote;
  media_.set_local_address(local_.address);
  send_setup(now);
}

void Call::disconnected(Timestamp now, const Connections::Closed& closed) {
  if (over()) return;
  if (closed.connection == separate_.connection) {
    const bool was_open = std::exchange(separate_.open, false);
    separate_.connection.reset();
    if (!was_open && !separate_.turned_round && stage_ >= Stage::kProceeding) {
      // A firewall in one direction: perhaps the peer can connect to us.
      separate_.turned_round = true;
      ask_to_connect(now);
      return;
    }
    // Some peers let it go when fast connect has done all there was to do: the call stands without.
    media_.stop();
    return;
  }
  if (closed.connection != signalling_) return;
  signalling_.reset();
  if (stage_ == Stage::kConnecting) {
    std::string text = "cannot connect to " + remote_.to_string();
    if (closed.error == TransportError::kRefused) text = "nobody listens for H.323 at " + remote_.to_string();
    if (closed.error == TransportError::kTimedOut) text = remote_.to_string() + " does not answer";
    last_failure_ = local_end(
        closed.error == TransportError::kTimedOut ? FailureCategory::kTimedOut : FailureCategory::kNotReachable,
        std::move(text));
    connect_next(now);
    return;
  }
  EndCause cause = local_end(FailureCategory::kNotReachable, "the other side closed the signalling connection");
  cause.by_remote = true;
  finish(now, std::move(cause));
}

void Call::send_setup(Timestamp now) {
  const TerminalConfig& config = host_.config();
  wire::Q931Message message(wire::MessageType::kSetup, reference());
  wire::BearerCapability bearer;
  bearer.rate = wire::TransferRate::k384kbit;
  bearer.layer1 = wire::Layer1Protocol::kH221AndH242;
  message.set(bearer);
  const std::string& name = request_.display_name.empty() ? config.display_name : request_.display_name;
  if (!name.empty()) {
    wire::Display display;
    display.text = name;
    message.set(display);
  }
  if (const auto digits = digits_among(destination_)) {
    wire::CalledPartyNumber number;
    number.digits = *digits;
    message.set(number);
  }

  MessageBody body;
  auto& setup = body.emplace<MessageBody::kSetup>();
  setup = uuie<h225::SetupUuie>();
  auto source = own_aliases();
  if (source.empty() && !name.empty()) source.push_back({ras::AliasKind::kH323Id, name});
  if (auto aliases = ras::to_wire(source); !aliases.empty()) setup.source_address = std::move(aliases);
  if (auto aliases = ras::to_wire(destination_); !aliases.empty()) setup.destination_address = std::move(aliases);
  setup.dest_call_signal_address = ras::to_wire(remote_);
  setup.source_call_signal_address = ras::to_wire(local_);
  setup.conference_id = names_.conference;
  if (request_.gatekeeper) {
    if (const auto* client = host_.gatekeeper(*request_.gatekeeper); client != nullptr) {
      auto identifier = to_utf16(client->endpoint_identifier());
      if (!identifier.empty()) setup.endpoint_identifier = std::move(identifier);
    }
    if (!tokens_.empty()) setup.tokens = tokens_;
  }
  setup.conference_goal = h225::SetupUuie::ConferenceGoal::kCreate;
  setup.call_type = h225::CallType::kPointToPoint;
  setup.media_wait_for_connect = false;
  setup.can_overlap_send = request_.overlap;
  if (asked_for_) {
    static_cast<void>(services_.announce_transfer(now, asked_for_->identity, asked_for_->transferred_by));
  }

  tunnel_ = start_.tunnelling ? Tunnel::kOffered : Tunnel::kOff;
  if (start_.fast_connect) {
    if (auto offer = media_.make_offer(); !offer.empty()) setup.fast_start = std::move(offer);
  }
  if (tunnel_ == Tunnel::kOffered && start_.h245_in_setup) {
    media_.start(now);
    // Beside fast connect, H.245 has a place of its own: in h245Control it would end it (H.323 clause 8.2.4).
    if (setup.fast_start) {
      parallel_ = true;
      if (auto control = take_control_messages(); !control.empty()) setup.parallel_h245_control = std::move(control);
    }
  } else if (tunnel_ == Tunnel::kOff && start_.early_h245 && !setup.fast_start) {
    if (const auto address = offer_h245(now)) setup.h245_address = ras::to_wire(*address);
  }
  set_stage(now, Stage::kCalling, config.timers.t303);
  send(std::move(message), std::move(body));
}

void Call::want_digits(Timestamp now) {
  incomplete_ = true;
  while (incomplete_ && !further_digits_.empty()) {
    const char digit = further_digits_.front();
    further_digits_.erase(0, 1);
    static_cast<void>(dial_on(now, digit));
  }
  if (incomplete_) host_.emit(NumberIncomplete{id_});
}

Result<void, RequestError> Call::dial_on(Timestamp now, char digit) {
  if (!incomplete_) return fail(RequestError::kWrongState);
  const auto number = std::find_if(destination_.begin(), destination_.end(), [](const ras::Alias& alias) {
    return alias.kind == ras::AliasKind::kDialledDigits;
  });
  if (number == destination_.end()) {
    destination_.insert(destination_.begin(), {ras::AliasKind::kDialledDigits, std::string(1, digit)});
  } else if (number->text.size() >= host_.config().limits.digits) {
    return fail(RequestError::kTooMany);
  } else {
    number->text += digit;
  }
  if (stage_ == Stage::kSearching) {
    incomplete_ = false;
    ask_gatekeeper(now);
    return {};
  }
  // Q.931 5.1.3: each in an Information message, and T304 from the last one.
  stage_deadline_ = now + host_.config().timers.t304;
  wire::Q931Message message(wire::MessageType::kInformation, reference());
  wire::CalledPartyNumber further;
  further.digits = std::string(1, digit);
  message.set(further);
  MessageBody body;
  body.emplace<MessageBody::kInformation>() = uuie<h225::InformationUuie>();
  send(std::move(message), std::move(body));
  return {};
}

void Call::forward(Timestamp now, const h225::FacilityUuie& facility) {
  if (incoming()) return;
  std::optional<Endpoint> address;
  if (facility.alternative_address) address = ras::from_wire(*facility.alternative_address);
  auto aliases = ras::from_wire(facility.alternative_alias_address, 4);
  if (!address && aliases.empty()) return;
  if (answered_) {
    // A transfer by those who know nothing of H.450.2; there is nothing to answer.
    serve(h450::TransferRequested{{}, {}, {std::move(aliases), address}});
    return;
  }
  if (++redirects_ > host_.config().limits.redirects) {
    release(now, {wire::CauseValue::kExchangeRoutingError, h225::ReleaseCompleteReason::kUndefinedReason},
            local_end(FailureCategory::kRemoteFailure, "the call was sent on too often", 25));
    return;
  }
  const std::string text = !aliases.empty() ? aliases.front().text : address->to_string();
  h450::Diverted diversion;
  diversion.count = static_cast<unsigned>(redirects_);
  diversion.diverted_by = destination_;
  diversion.original_called = target_.aliases();
  begin_anew(now, h225::ReleaseCompleteReason::kFacilityCallDeflection);
  // A gatekeeper that wants to be on the way diverts nothing.
  if (facility.reason.is(h225::FacilityReason::kCallForwarded) && !diversion.diverted_by.empty()) {
    static_cast<void>(services_.announce_diversion(diversion));
  }
  // Where an address is told, the aliases are for who answers there; where none is, they say it all.
  if (!aliases.empty()) destination_ = std::move(aliases);
  host_.emit(CallForwarded{id_, text});
  place(now, address, text);
}

void Call::begin_anew(Timestamp now, h225::ReleaseCompleteReason::Kind reason) {
  MessageBody body;
  auto& end = body.emplace<MessageBody::kReleaseComplete>();
  end = uuie<h225::ReleaseCompleteUuie>();
  end.reason.emplace(reason);
  send(wire::MessageType::kReleaseComplete, std::move(body));
  const Duration wait = host_.config().timers.release;
  if (signalling_) host_.leave(now, *std::exchange(signalling_, std::nullopt), id_);
  if (separate_.connection) {
    host_.detach(*separate_.connection);
    host_.connections().close_later(now, *separate_.connection, wait);
  }
  if (separate_.listening) host_.stop_listening(id_);
  separate_ = {};
  if (std::exchange(admission_, false)) host_.disengage(now, id_, {});
  control_.reset();
  media_.reset();
  media_.limit(now, std::nullopt);
  media_.set_media(now, request_.media);
  services_ = h450::Services();
  tunnel_ = Tunnel::kOff;
  tunnel_settled_ = false;
  parallel_ = false;
  control_attempts_ = 0;
  answered_ = false;
  notified_hold_ = false;
  holding_ = false;
  media_deadline_.reset();
  common_deadline_.reset();
  session_end_deadline_.reset();
  control_repeat_.reset();
  incomplete_ = false;
  consultation_.reset();
  if (const auto transferred = std::exchange(consulting_for_, std::nullopt)) host_.consulted(*transferred, {}, {});
  round_trip_due_.reset();
  target_ = Target{};
}

void Call::place(Timestamp now, std::optional<Endpoint> address, const std::string& text) {
  if (address) addresses_.assign(1, *address);
  if (request_.gatekeeper) {
    ask_gatekeeper(now);
    return;
  }
  if (address) {
    connect_next(now);
    return;
  }
  const auto target = parse_target(text, false);
  if (!target) {
    finish(now, local_end(FailureCategory::kNotFound, "sent on to " + text + ", which only a gatekeeper could find"));
    return;
  }
  target_ = *target;
  set_stage(now, Stage::kSearching, kSearchTime);
  find_addresses(now);
}

}  // namespace mtavip::h323
