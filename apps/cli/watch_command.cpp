#include "commands.h"
#include "explain.h"
#include "session.h"

namespace mtavip::cli {

ExitCode run_watch(const SharedOptions& shared, const WatchOptions& options) {
  Session session(shared);
  if (!session.configure() || !session.start(Session::Port::kMayMove)) return session.exit_code();
  if (!session.wait_until_registered()) {
    session.finish();
    return session.exit_code();
  }
  std::optional<AccountId> account;
  if (shared.account || shared.address || options.target.empty()) account = session.chosen_account();
  const auto watch = session.client().watch(options.target, options.kind, account);
  std::optional<ExitCode> code;
  if (!watch) code = session.fail(watch.error());
  const std::string what = "watching " + (options.target.empty() ? std::string("the account") : options.target);
  std::optional<WatchEvent> last;
  const auto deadline = in_seconds(shared.duration_seconds);
  while (!code) {
    const auto event = session.next(deadline);
    if (!event) break;
    if (const auto* incoming = std::get_if<IncomingCallEvent>(&*event)) {
      static_cast<void>(session.client().reject(incoming->call, EndReason::kBusy));
    }
    const auto* told = std::get_if<WatchEvent>(&*event);
    if (told == nullptr || told->watch != *watch) continue;
    last = *told;
    if (told->state != WatchState::kEnded) continue;
    const EndReason reason = told->failure.value_or(EndReason::kNormal);
    code = reason == EndReason::kNormal
               ? ExitCode::kDone
               : session.fail(explain(what, reason, told->code, told->text), exit_code_of(reason));
  }
  // Stopped, or the time is over: that is a failure only where nothing was ever watched.
  if (!code && last && last->state == WatchState::kWaiting && last->failure) {
    code = session.fail(explain(what, *last->failure, last->code, last->text), exit_code_of(*last->failure));
  }
  session.finish();
  return code.value_or(ExitCode::kDone);
}

}  // namespace mtavip::cli
