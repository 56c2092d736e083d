#include "commands.h"
#include "session.h"

namespace mtavip::cli {

ExitCode run_register(const SharedOptions& shared) {
  Session session(shared);
  if (!session.configure()) return session.exit_code();
  if (!session.settings().chosen) {
    return session.fail("there is no account to register; give --address, or write one into the configuration",
                        ExitCode::kUsage);
  }
  if (shared.no_register) return session.fail("register and --no-register exclude each other", ExitCode::kUsage);
  session.settings().accounts[*session.settings().chosen].register_at_start = true;
  session.use_message_store();
  if (!session.start(Session::Port::kMayMove)) return session.exit_code();
  if (!session.wait_until_registered()) {
    session.finish();
    return session.exit_code();
  }
  ExitCode code = ExitCode::kDone;
  const auto account = session.chosen_account();
  const auto deadline = in_seconds(shared.duration_seconds);
  while (const auto event = session.next(deadline)) {
    if (const auto* incoming = std::get_if<IncomingCallEvent>(&*event)) {
      static_cast<void>(session.client().reject(incoming->call, EndReason::kBusy));
    }
    const auto* registration = std::get_if<RegistrationEvent>(&*event);
    if (registration == nullptr || registration->account != *account) continue;
    // Later failures are tried again by the client; the last state is what the run ends with.
    if (registration->state == RegistrationState::kFailed) {
      code = exit_code_of(registration->failure.value_or(EndReason::kServerFailure));
    } else if (registration->state == RegistrationState::kRegistered) {
      code = ExitCode::kDone;
    }
  }
  session.finish();
  return code;
}

}  // namespace mtavip::cli
