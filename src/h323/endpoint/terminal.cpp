#include "h323/endpoint/terminal.h"

#include "h323/endpoint/core.h"

namespace mtavip::h323 {

const char* to_string(RequestError error) {
  switch (error) {
    case RequestError::kUnknownId:
      return "there is no such call or gatekeeper";
    case RequestError::kBadTarget:
      return "the target cannot be dialled";
    case RequestError::kNoTransport:
      return "there is no local socket for this";
    case RequestError::kWrongState:
      return "not possible in this state of the call";
    case RequestError::kNotPossible:
      return "the other side does not take this";
    case RequestError::kTooMany:
      return "too many at once";
    case RequestError::kNoCommonFormat:
      break;
  }
  return "the two sides have no codec in common";
}

Terminal::Terminal(Environment& environment, TerminalConfig config)
    : core_(std::make_unique<Core>(environment, std::move(config))) {}
Terminal::~Terminal() = default;

void Terminal::add_socket(const LocalSocket& socket) {
  core_->add_socket(socket);
}
void Terminal::remove_socket(Timestamp now, SocketId socket) {
  core_->remove_socket(now, socket);
}
void Terminal::add_h245_socket(const LocalSocket& socket) {
  core_->add_h245_socket(socket);
}

void Terminal::handle(Timestamp now, const TransportInput& input) {
  core_->handle(now, input);
}
void Terminal::handle(Timestamp now, const DnsAnswer& answer) {
  core_->handle(now, answer);
}
void Terminal::handle_timeout(Timestamp now) {
  core_->handle_timeout(now);
}
std::optional<Timestamp> Terminal::deadline() const {
  return core_->deadline();
}
std::optional<Output> Terminal::poll() {
  return core_->poll();
}

bool Terminal::owns(const TransportInput& input) const {
  return core_->owns(input);
}
bool Terminal::owns(ConnectionId connection) const {
  return core_->owns(connection);
}
bool Terminal::owns(SocketId socket) const {
  return core_->owns(socket);
}
bool Terminal::owns(DnsQueryId query) const {
  return core_->owns(query);
}

Result<GatekeeperId, RequestError> Terminal::add_gatekeeper(const ras::ClientConfig& config) {
  return core_->add_gatekeeper(config);
}
void Terminal::remove_gatekeeper(Timestamp now, GatekeeperId gatekeeper) {
  core_->remove_gatekeeper(now, gatekeeper);
}
void Terminal::register_at(Timestamp now, GatekeeperId gatekeeper) {
  core_->register_at(now, gatekeeper);
}
void Terminal::unregister_at(Timestamp now, GatekeeperId gatekeeper) {
  core_->unregister_at(now, gatekeeper);
}
void Terminal::report_full(Timestamp now, bool full) {
  core_->report_full(now, full);
}

Result<CallId, RequestError> Terminal::dial(Timestamp now, const DialRequest& request) {
  return core_->dial(now, request);
}
Result<void, RequestError> Terminal::ring(Timestamp now, CallId call) {
  return core_->with_call(now, call, [&](Call& c) { return c.ring(now); });
}
Result<void, RequestError> Terminal::accept(Timestamp now, CallId call, const LocalMedia& media) {
  return core_->with_call(now, call, [&](Call& c) { return c.accept(now, media); });
}
Result<void, RequestError> Terminal::reject(Timestamp now, CallId call, ReleaseWith reason) {
  return core_->with_call(now, call, [&](Call& c) { return c.reject(now, reason); });
}
Result<void, RequestError> Terminal::redirect(Timestamp now, CallId call, const std::string& target) {
  return core_->with_call(now, call, [&](Call& c) { return c.redirect(now, target); });
}
Result<void, RequestError> Terminal::end(Timestamp now, CallId call, ReleaseWith reason) {
  return core_->with_call(now, call, [&](Call& c) { return c.end(now, reason); });
}
Result<void, RequestError> Terminal::update(Timestamp now, CallId call, const LocalMedia& media) {
  return core_->with_call(now, call, [&](Call& c) { return c.update(now, media); });
}
Result<void, RequestError> Terminal::transfer(Timestamp now, CallId call, const std::string& target) {
  return core_->with_call(now, call, [&](Call& c) { return c.transfer(now, target); });
}
Result<void, RequestError> Terminal::send_dtmf(Timestamp now, CallId call, char digit, Duration duration,
                                               DtmfMethod method) {
  return core_->with_call(now, call, [&](Call& c) { return c.send_dtmf(now, digit, duration, method); });
}
Result<void, RequestError> Terminal::transfer(Timestamp now, CallId call, CallId other) {
  return core_->transfer(now, call, other);
}
Result<void, RequestError> Terminal::refuse_transfer(Timestamp now, CallId call) {
  return core_->with_call(now, call, [&](Call& c) { return c.refuse_transfer(); });
}
Result<void, RequestError> Terminal::exchange_capabilities(Timestamp now, CallId call) {
  return core_->with_call(now, call, [&](Call& c) { return c.exchange_capabilities(now); });
}
Result<void, RequestError> Terminal::request_key_frame(Timestamp now, CallId call, std::size_t stream) {
  return core_->with_call(now, call, [&](Call& c) { return c.request_key_frame(stream); });
}
Result<void, RequestError> Terminal::limit_rate(Timestamp now, CallId call, std::size_t stream, DataRate rate) {
  return core_->with_call(now, call, [&](Call& c) { return c.limit_rate(stream, rate); });
}
Result<void, RequestError> Terminal::tell_muted(Timestamp now, CallId call, std::size_t stream, bool muted) {
  return core_->with_call(now, call, [&](Call& c) { return c.tell_muted(stream, muted); });
}
Result<void, RequestError> Terminal::measure_round_trip(Timestamp now, CallId call) {
  return core_->with_call(now, call, [&](Call& c) { return c.measure_round_trip(now); });
}

TerminalCounters Terminal::counters() const {
  return core_->counters();
}
Terminal::Load Terminal::load() const {
  return core_->load();
}

}  // namespace mtavip::h323
