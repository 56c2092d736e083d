#include "sip/session_timer.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "sip/headers.h"

namespace mtavip::sip {
namespace {

/// Section 4 allows nothing below 90 s, but peers ask for less. What would make us a source of floods is not obeyed.
constexpr Duration kShortest = 20s;
constexpr Duration kDefaultMinimum = 90s;

std::string seconds(Duration interval) {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(interval).count());
}

std::optional<SessionExpires> session_expires(const Message& message) {
  const auto value = parse_first<SessionExpires>(message, HeaderName::kSessionExpires);
  if (!value) return std::nullopt;
  return *value;
}

Duration minimum_of(const Message& message) {
  const auto value = parse_first<SessionExpires>(message, HeaderName::kMinSe);
  return value ? Duration(std::chrono::seconds(value->seconds)) : Duration{};
}

bool knows_timer(const Message& message) {
  return message.lists(HeaderName::kSupported, "timer") || message.lists(HeaderName::kRequire, "timer");
}

}  // namespace

void SessionTimer::stamp_request(Message& request) const {
  if (!active_ && wanted_ == Duration{}) return;
  std::string value = seconds(interval_);
  if (active_) value += we_refresh_ ? ";refresher=uac" : ";refresher=uas";
  request.set(HeaderName::kSessionExpires, value);
  if (minimum_ > kDefaultMinimum) request.set(HeaderName::kMinSe, seconds(minimum_));
}

void SessionTimer::accepted(Timestamp now, const Message& response) {
  const auto value = session_expires(response);
  if (!value) {
    stop();
    return;
  }
  start(now, std::chrono::seconds(value->seconds), !equals_ignoring_case(value->refresher, "uas"));
}

bool SessionTimer::raise(const Message& response, Message& request) {
  const Duration needed = minimum_of(response);
  if (needed <= interval_) return false;
  minimum_ = std::max(minimum_, needed);
  interval_ = needed;
  request.set(HeaderName::kMinSe, seconds(minimum_));
  std::string value = seconds(interval_);
  if (active_) value += we_refresh_ ? ";refresher=uac" : ";refresher=uas";
  request.set(HeaderName::kSessionExpires, value);
  return true;
}

bool SessionTimer::too_short(const Message& request) const {
  const auto value = session_expires(request);
  return value && Duration(std::chrono::seconds(value->seconds)) < minimum_ && knows_timer(request);
}

void SessionTimer::refuse(Message& response) const {
  response.set(HeaderName::kMinSe, seconds(minimum_));
}

void SessionTimer::stamp_response(Timestamp now, const Message& request, Message& response) {
  const bool known = knows_timer(request);
  const auto value = session_expires(request);
  // A peer that knows nothing of it and a proxy that asks for nothing: there is no timer (section 9, table 2).
  if (!value && (!known || wanted_ == Duration{})) {
    stop();
    return;
  }
  Duration interval = value ? Duration(std::chrono::seconds(value->seconds)) : wanted_;
  if (wanted_ != Duration{}) interval = std::min(interval, wanted_);
  // Not below what either side has named as its least.
  interval = std::max({interval, minimum_of(request), minimum_});
  bool peer_refreshes = active_ ? !we_refresh_ : value.has_value();
  if (value && !value->refresher.empty()) peer_refreshes = equals_ignoring_case(value->refresher, "uac");
  if (!known) peer_refreshes = false;
  response.set(HeaderName::kSessionExpires, seconds(interval) + (peer_refreshes ? ";refresher=uac" : ";refresher=uas"));
  if (known) response.add(HeaderName::kRequire, "timer");
  start(now, interval, !peer_refreshes);
}

void SessionTimer::start(Timestamp now, Duration interval, bool we_refresh) {
  active_ = true;
  we_refresh_ = we_refresh;
  interval_ = std::max(interval, kShortest);
  refresh_.reset();
  if (we_refresh) refresh_ = now + interval_ / 2;
  // Section 10: whoever does not refresh, or cannot, says BYE a little before the end.
  expiry_ = now + interval_ - std::min(Duration(32s), interval_ / 3);
}

SessionTimer::Due SessionTimer::on_timeout(Timestamp now) {
  if (is_due(expiry_, now)) {
    stop();
    return Due::kExpired;
  }
  if (!is_due(refresh_, now)) return Due::kNothing;
  refresh_ = now + std::max(interval_ / 20, Duration(2s));
  return Due::kRefresh;
}

void SessionTimer::stop() {
  active_ = false;
  refresh_.reset();
  expiry_.reset();
}

}  // namespace mtavip::sip
