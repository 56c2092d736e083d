#include "sip/notifier.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace mtavip::sip {

void Notifier::post(std::string content_type, std::string body) {
  content_type_ = std::move(content_type);
  body_ = std::move(body);
  waits_ = true;
}

void Notifier::end(std::string reason) {
  if (ending()) return;
  reason_ = std::move(reason);
  if (!waits_) body_.clear();
  waits_ = true;
}

void Notifier::write(Timestamp now, Message& request) {
  request.add(HeaderName::kEvent, event_);
  std::string state;
  if (ending()) {
    state = "terminated;reason=" + reason_;
    last_sent_ = true;
  } else {
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(expires_ - now).count();
    state = pending_ ? "pending" : "active";
    state += ";expires=" + std::to_string(std::max<std::int64_t>(left, 1));
  }
  request.add(HeaderName::kSubscriptionState, state);
  if (!body_.empty()) request.set_body(content_type_, body_);
  waits_ = false;
}

void Notifier::answered(bool taken) {
  under_way_.reset();
  if (!taken || last_sent_) {
    over_ = true;
    waits_ = false;
  }
}

bool Notification::terminated() const {
  return equals_ignoring_case(state.state, "terminated");
}

Result<Notification, int> Notification::read(const Message& request) {
  Notification read;
  auto event = parse_first<TokenValue>(request, HeaderName::kEvent);
  if (!event) return fail(event.error() == ParseError::kMissing ? 489 : 400);
  read.event = std::move(*event);
  read.state.state = "active";
  if (request.has(HeaderName::kSubscriptionState)) {
    auto state = parse_first<SubscriptionState>(request, HeaderName::kSubscriptionState);
    if (!state) return fail(400);
    read.state = std::move(*state);
  }
  return read;
}

}  // namespace mtavip::sip
