#include "commands.h"
#include "explain.h"
#include "session.h"

namespace mtavip::cli {
namespace {

constexpr double kAnswerTime = 40;  // longer than a transaction takes to give up (RFC 3261 timer F, 32 s)

template <class Send>
ExitCode run_request(const SharedOptions& shared, const std::string& what, Send send) {
  Session session(shared);
  if (!session.configure() || !session.start(Session::Port::kMayMove)) return session.exit_code();
  if (!session.wait_until_registered()) {
    session.finish();
    return session.exit_code();
  }
  std::optional<AccountId> account;
  if (shared.account || shared.address) account = session.chosen_account();
  const Expected<MessageId> id = send(session.client(), account);
  std::optional<ExitCode> code;
  if (!id) code = session.fail(id.error());
  const auto deadline = in_seconds(shared.timeout_seconds.value_or(kAnswerTime));
  while (!code) {
    const auto event = session.next(deadline);
    if (!event) {
      code = session.stopped() ? ExitCode::kOther
                               : session.fail(explain(what, EndReason::kTimedOut, 0, {}), ExitCode::kTimedOut);
    } else if (const auto* incoming = std::get_if<IncomingCallEvent>(&*event)) {
      static_cast<void>(session.client().reject(incoming->call, EndReason::kBusy));
    } else if (const auto* result = std::get_if<MessageResultEvent>(&*event); result && result->message == *id) {
      const EndReason reason = result->failure.value_or(EndReason::kDeclined);
      code = result->delivered ? ExitCode::kDone
                               : session.fail(explain(what, reason, result->code, result->text), exit_code_of(reason));
    }
  }
  session.finish();
  return *code;
}

}  // namespace

ExitCode run_message(const SharedOptions& shared, const MessageOptions& options) {
  return run_request(shared, "the message to " + options.target, [&](Client& client, std::optional<AccountId> account) {
    return client.send_message(options.target, options.text, account);
  });
}

ExitCode run_ping(const SharedOptions& shared, const PingOptions& options) {
  return run_request(shared, "the ping to " + options.target, [&](Client& client, std::optional<AccountId> account) {
    return client.ping(options.target, account);
  });
}

}  // namespace mtavip::cli
