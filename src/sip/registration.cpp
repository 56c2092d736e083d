#include "sip/registration.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "sip/headers.h"

namespace mtavip::sip {
namespace {

constexpr Duration kShortestFlowTimer = 10s;
constexpr Duration kLongestFlowTimer = 3600s;
constexpr Duration kDatagramKeepAlive = 29s;

std::string seconds_of(Duration duration) {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

std::string_view name_of_kind(TransportKind kind) {
  switch (kind) {
    case TransportKind::kUdp:
      return "udp:";
    case TransportKind::kTcp:
      return "tcp:";
    case TransportKind::kTls:
      return "tls:";
    case TransportKind::kWs:
      return "ws:";
    case TransportKind::kWss:
      return "wss:";
  }
  return "";
}

}  // namespace

Duration registration_pause(unsigned failures, Random& random) {
  const unsigned doublings = std::min(failures > 0 ? failures - 1 : 0U, 6U);
  const Duration longest = std::min<Duration>(30s * (1U << doublings), 30min);
  return longest / 2 +
         Duration(static_cast<Duration::rep>(random.below(static_cast<std::uint64_t>(longest.count() / 2))));
}

Duration refresh_after(Duration expires, Random& random) {
  const auto fraction = 0.75 + 0.1 * random.unit();
  const auto after = Duration(static_cast<Duration::rep>(static_cast<double>(expires.count()) * fraction));
  return std::max<Duration>(after, 1s);
}

Registration::Registration(const CoreContext& context, Account& account)
    : context_(&context),
      account_(&account),
      call_id_(context.environment.random().hex(16)),
      expires_(account.config.expires) {}

Registration::~Registration() {
  if (flow_) context_->transports.release(Timestamp{}, *flow_);
}

void Registration::start(Timestamp now) {
  wanted_ = true;
  failures_ = 0;
  too_brief_ = 0;
  if (outgoing_ && state_ == RegistrationState::kRegistering) return;
  if (outgoing_) context_->sender.forget(*outgoing_);
  account_->own.reset();
  send(now, expires_);
}

void Registration::stop(Timestamp now, bool quietly) {
  wanted_ = false;
  quiet_ = quietly;
  deadline_.reset();
  const bool may_be_bound = state_ == RegistrationState::kRegistered || outgoing_;
  if (outgoing_) {
    context_->sender.forget(*outgoing_);
    outgoing_.reset();
  }
  if (!may_be_bound) {
    if (state_ != RegistrationState::kUnregistered) change(RegistrationState::kUnregistered);
    return;
  }
  send(now, 0s);
}

void Registration::send(Timestamp now, Duration expires) {
  deadline_.reset();
  tag_ = context_->environment.random().hex(8);
  NameAddr from = account_->address;
  NameAddr to = account_->address;
  from.set_tag(tag_);
  // REGISTER goes to the registrar by the outbound proxy; the service route is not for it (RFC 3608 section 5).
  std::vector<std::string> routes;
  if (account_->proxy) routes.push_back('<' + account_->proxy->to_string() + '>');
  RoutedRequest routed = make_standalone("REGISTER", account_->registrar, from, to, call_id_, routes);
  Message& request = routed.request;
  request.set(HeaderName::kCseq, std::to_string(next_cseq()) + " REGISTER");
  request.add(HeaderName::kExpires, seconds_of(expires));
  add_extra_headers(request, account_->config.register_headers);
  add_capabilities(request, context_->config);
  const bool instance = !account_->config.instance_id.empty();
  std::string supported = instance ? outbound_ ? "path, gruu, outbound" : "path, gruu" : "path";
  if (const auto others = request.header(HeaderName::kSupported)) supported = std::string(*others) + ", " + supported;
  request.set(HeaderName::kSupported, supported);
  OutgoingRequest spec;
  spec.request = std::move(request);
  spec.next_hop = std::move(routed.next_hop);
  spec.owner = {OwnerKind::kRegistration, static_cast<std::uint64_t>(account_->id)};
  spec.account = account_->id;
  spec.with_contact = true;
  spec.contact_user = account_->contact_user;
  spec.contact_parameters = ";expires=" + seconds_of(expires);
  if (account_->config.q && expires > 0s) {
    char q[16];
    std::snprintf(q, sizeof q, ";q=%.3f", std::clamp(*account_->config.q, 0.0, 1.0));
    spec.contact_parameters += q;
  }
  if (instance) {
    spec.contact_parameters += ";+sip.instance=\"<" + account_->config.instance_id + ">\"";
    if (outbound_) spec.contact_parameters += ";reg-id=1";
  }
  spec.follow_redirects = context_->config.follow_redirects;
  spec.transport = account_->config.transport;
  const auto next = expires > 0s ? RegistrationState::kRegistering : RegistrationState::kUnregistering;
  // A refresh is no news: the account stays registered until it fails.
  if (state_ != RegistrationState::kRegistered || expires == 0s) change(next);
  outgoing_ = context_->sender.send(now, std::move(spec));
}

void Registration::on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                               const Flow& flow) {
  if (outgoing_ != id || response.status() < 200) return;
  outgoing_.reset();
  const int status = response.status();
  if (!wanted_) {
    hold(now, std::nullopt);
    account_->service_route.clear();
    account_->registered.reset();
    change(RegistrationState::kUnregistered);
    return;
  }
  if (status < 300) {
    succeeded(now, sent, response, flow);
    return;
  }
  if (status == 423 && too_brief_++ < 3) {
    if (const auto least = response.header(HeaderName::kMinExpires)) {
      if (const auto seconds = parse_delta_seconds(*least); seconds && std::chrono::seconds(*seconds) > expires_) {
        expires_ = std::chrono::seconds(std::min<std::uint32_t>(*seconds, 86'400 * 7));
        send(now, expires_);
        return;
      }
    }
  }
  if (status == 439 && outbound_) {
    // RFC 5626 section 4.2: the proxy before the registrar does not know it.
    outbound_ = false;
    send(now, expires_);
    return;
  }
  failed(now, cause_of(response));
}

void Registration::succeeded(Timestamp now, const Message& sent, const Message& response, const Flow& flow) {
  failures_ = 0;
  too_brief_ = 0;
  RegistrationChanged details;
  Duration granted = expires_;
  if (const auto header = response.header(HeaderName::kExpires)) {
    if (const auto seconds = parse_delta_seconds(*header)) granted = std::chrono::seconds(*seconds);
  }
  account_->registered.emplace();
  account_->registered->outbound = outbound_ && response.lists(HeaderName::kRequire, "outbound");
  const auto ours = parse_first<Contact>(sent, HeaderName::kContact);
  for (const auto value : response.values(HeaderName::kContact)) {
    const auto contact = Contact::parse(value);
    if (!ours || !contact || contact->star || !equivalent(contact->address.uri, ours->address.uri)) continue;
    if (const auto seconds = contact->expires()) granted = std::chrono::seconds(*seconds);
    if (const auto gruu = contact->address.parameters.value("pub-gruu")) {
      const auto uri = Uri::parse(unquote(*gruu));
      if (uri && uri->is_sip()) account_->registered->gruu = uri->to_string();
    }
    break;
  }
  if (ours) details.contact = ours->address.uri.to_string();
  granted = std::clamp<Duration>(granted, 1s, 168h);
  account_->service_route.clear();
  for (const auto value : response.values(HeaderName::kServiceRoute, {.values = 16})) {
    account_->service_route.emplace_back(value);
  }
  account_->registered_at = flow.remote.address;
  hold(now, flow);
  keep_alive(now, response, flow);
  deadline_ = now + refresh_after(granted, context_->environment.random());
  details.expires = granted;
  details.server = std::string(name_of_kind(flow.kind)) + flow.remote.to_string();
  change(RegistrationState::kRegistered, std::move(details));
}

void Registration::on_failure(Timestamp now, OutgoingId id, const EndCause& cause) {
  if (outgoing_ != id) return;
  outgoing_.reset();
  if (!wanted_) {
    hold(now, std::nullopt);
    change(RegistrationState::kUnregistered);
    return;
  }
  failed(now, cause);
}

void Registration::failed(Timestamp now, EndCause cause) {
  ++failures_;
  hold(now, std::nullopt);
  account_->registered.reset();
  RegistrationChanged details;
  // To ask again with the same wrong password only gets the account locked; everything else may heal.
  const bool hopeless = cause.category == FailureCategory::kAuthenticationFailed || cause.code == 403 ||
                        cause.code == 404 || cause.code == 416;
  if (!hopeless) {
    Duration pause = registration_pause(failures_, context_->environment.random());
    if (cause.retry_after) {
      // A tenth more at most, by chance: those who were all sent away at once do not all come back at once.
      const auto spread = static_cast<std::uint64_t>(*cause.retry_after / 10us) + 1;
      pause = std::max(
          pause, *cause.retry_after + 1us * static_cast<Duration::rep>(context_->environment.random().below(spread)));
    }
    deadline_ = now + pause;
    details.retry_in = pause;
  } else {
    deadline_.reset();
  }
  details.cause = std::move(cause);
  change(RegistrationState::kFailed, std::move(details));
}

void Registration::on_flow_lost(Timestamp now, const Flow& flow) {
  if (!flow_ || !(*flow_ == flow) || !is_stream(flow.kind)) return;
  flow_.reset();
  if (state_ != RegistrationState::kRegistered || outgoing_) return;
  const auto jitter = Duration(static_cast<Duration::rep>(context_->environment.random().below(2'000'000)));
  deadline_ = std::min(deadline_.value_or(now + jitter), now + jitter);
}

void Registration::keep_alive(Timestamp now, const Message& response, const Flow& flow) {
  std::optional<Duration> asked;
  if (const auto header = response.header("Flow-Timer")) {
    if (const auto seconds = parse_delta_seconds(*header); seconds && *seconds > 0) {
      asked = std::clamp<Duration>(std::chrono::seconds(*seconds), kShortestFlowTimer, kLongestFlowTimer);
    }
  }
  keep_alive_.reset();
  if (is_stream(flow.kind)) {
    if (asked) context_->transports.keep_alive(now, flow, *asked);
    return;
  }
  const auto via = parse_first<Via>(response, HeaderName::kVia);
  const Endpoint local = context_->transports.local_address(flow);
  const bool translated = via && ((via->received() && *via->received() != local.address.to_string()) ||
                                  (via->rport() && *via->rport() != local.port));
  if (!asked && !translated) return;
  // RFC 5626 section 4.4.2: 24 to 29 s, where the server does not say more.
  const double fraction = 0.83 + 0.17 * context_->environment.random().unit();
  keep_alive_interval_ =
      Duration(static_cast<Duration::rep>(static_cast<double>(asked.value_or(kDatagramKeepAlive).count()) * fraction));
  keep_alive_ = now + keep_alive_interval_;
}

void Registration::on_timeout(Timestamp now) {
  if (is_due(keep_alive_, now)) {
    keep_alive_.reset();
    if (flow_ && state_ == RegistrationState::kRegistered) {
      context_->transports.send_keep_alive(*flow_);
      keep_alive_ = now + keep_alive_interval_;
    }
  }
  if (!deadline_ || *deadline_ > now) return;
  deadline_.reset();
  if (wanted_ && !outgoing_) send(now, expires_);
}

void Registration::hold(Timestamp now, const std::optional<Flow>& flow) {
  if (flow_ == flow) return;
  if (flow) context_->transports.hold(*flow);
  if (flow_) context_->transports.release(now, *flow_);
  flow_ = flow;
}

void Registration::change(RegistrationState state, RegistrationChanged details) {
  state_ = state;
  if (quiet_) return;
  details.account = account_->id;
  details.state = state;
  context_->emit(std::move(details));
}

}  // namespace mtavip::sip
