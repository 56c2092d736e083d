#include "sip/event_usage.h"

#include <algorithm>
#include <utility>

#include "sip/headers.h"

namespace mtavip::sip {

EventUsage::~EventUsage() {
  if (flow_) context_->transports.release(Timestamp{}, *flow_);
}

void EventUsage::respond(Timestamp now, const RequestArrived& arrived, int code, std::string_view local_tag) const {
  Message response = Message::response_to(arrived.request, code, {}, local_tag);
  add_capabilities(response, context_->config);
  context_->transactions.respond(now, arrived.transaction, response);
}

OutgoingId EventUsage::send(Timestamp now, OutgoingRequest spec) const {
  spec.owner = {OwnerKind::kEvent, id_};
  return context_->sender.send(now, std::move(spec));
}

void EventUsage::hold(Timestamp now, const std::optional<Flow>& flow) {
  if (flow_ == flow) return;
  if (flow) context_->transports.hold(*flow);
  if (flow_) context_->transports.release(now, *flow_);
  flow_ = flow;
}

std::string seconds_of(Duration duration) {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

Duration granted_by(const Message& response, Duration asked) {
  constexpr Duration kLongest = 168h;
  const auto seconds = parse_delta_seconds(response.header(HeaderName::kExpires).value_or(""));
  return seconds ? std::clamp<Duration>(std::chrono::seconds(*seconds), 1s, kLongest) : asked;
}

std::optional<Duration> least_of(const Message& response, Duration asked) {
  constexpr Duration kLongest = 168h;
  const auto seconds = parse_delta_seconds(response.header(HeaderName::kMinExpires).value_or(""));
  if (!seconds || std::chrono::seconds(*seconds) <= asked || std::chrono::seconds(*seconds) > kLongest) {
    return std::nullopt;
  }
  return std::chrono::seconds(*seconds);
}

bool is_hopeless(const EndCause& cause) {
  switch (cause.code) {
    case 403:
    case 405:
    case 406:
    case 415:
    case 416:
    case 420:
    case 423:
    case 484:
    case 489:
    case 501:
    case 603:
    case 604:
    case 606:
      return true;
    default:
      return cause.category == FailureCategory::kAuthenticationFailed;
  }
}

}  // namespace mtavip::sip
