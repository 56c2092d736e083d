#include "commands.h"
#include "dtmf_schedule.h"
#include "explain.h"
#include "session.h"

namespace mtavip::cli {
namespace {

// How long the other side may take to confirm that we hung up.
constexpr double kHangUpTime = 3;

class OutgoingCall {
 public:
  OutgoingCall(Session& session, CallId id, std::string target)
      : session_(session), id_(id), target_(std::move(target)) {}

  ExitCode run() {
    while (true) {
      const auto event = session_.next(earlier(earlier(hang_up_at_, give_up_at_), digits_.next()));
      if (event) {
        if (const auto code = take(*event)) return *code;
        continue;
      }
      if (session_.stopped() && !give_up_at_) {
        interrupted_ = true;
        hang_up();
        // Events still come, though next() returns at once from now on.
        return wait_for_end();
      }
      if (const auto digits = digits_.take_due(); !digits.empty()) {
        const auto sent = session_.client().send_dtmf(id_, digits, session_.options().dtmf_method);
        if (!sent) session_.writer().warning(sent.error().message);
      }
      const auto now = Clock::now();
      if (give_up_at_ && now >= *give_up_at_) return ExitCode::kDone;
      if (hang_up_at_ && now >= *hang_up_at_) hang_up();
    }
  }

 private:
  void hang_up() {
    hang_up_at_.reset();
    give_up_at_ = in_seconds(kHangUpTime);
    static_cast<void>(session_.client().hang_up(id_));
  }

  ExitCode wait_for_end() {
    while (Clock::now() < *give_up_at_) {
      const auto event = session_.client().wait_event(std::chrono::milliseconds(50));
      if (!event) continue;
      session_.writer().event(*event);
      if (const auto code = take(*event)) return *code;
    }
    return ExitCode::kOther;
  }

  std::optional<ExitCode> take(const Event& event) {
    if (const auto* state = std::get_if<CallStateEvent>(&event)) {
      if (state->call != id_ || state->state != CallState::kEstablished || established_) return std::nullopt;
      established_ = true;
      hang_up_at_ = in_seconds(session_.options().duration_seconds);
      digits_.start(session_.options().dtmf);
    } else if (const auto* incoming = std::get_if<IncomingCallEvent>(&event)) {
      static_cast<void>(session_.client().reject(incoming->call, EndReason::kBusy));
    } else if (const auto* ended = std::get_if<CallEndedEvent>(&event)) {
      if (ended->call != id_) return std::nullopt;
      // Whoever stops a call that stands has what he wanted; whoever stops it earlier has not.
      if (interrupted_) return established_ ? ExitCode::kDone : ExitCode::kOther;
      const auto code = exit_code_of(ended->cause.reason);
      if (code == ExitCode::kDone) return code;
      return session_.fail(explain("the call to " + target_, ended->cause.reason, ended->cause.code, ended->cause.text),
                           code);
    }
    return std::nullopt;
  }

  Session& session_;
  CallId id_;
  std::string target_;
  bool established_ = false;
  bool interrupted_ = false;
  Deadline hang_up_at_;
  Deadline give_up_at_;
  DtmfSchedule digits_;
};

}  // namespace

ExitCode run_call(const SharedOptions& shared, const CallOptions& options) {
  Session session(shared);
  if (!session.configure() || !session.start(Session::Port::kMayMove)) return session.exit_code();
  session.client().prepare(session.settings().media);
  if (!session.wait_until_registered()) {
    session.finish();
    return session.exit_code();
  }
  CallRequest request;
  request.target = options.target;
  request.protocol = options.protocol;
  request.fall_back = options.fall_back;
  if (shared.account || shared.address) request.account = session.chosen_account();
  request.media = session.settings().media;
  request.offer_in_invite = options.offer_in_invite;
  if (session.options().anonymous) request.anonymous = true;
  request.headers = options.headers;
  const auto id = session.client().call(request);
  const ExitCode code = id ? OutgoingCall(session, *id, options.target).run() : session.fail(id.error());
  session.finish();
  return code;
}

}  // namespace mtavip::cli
