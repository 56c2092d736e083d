#include "commands.h"
#include "explain.h"
#include "session.h"

namespace mtavip::cli {
namespace {

constexpr double kAnswerTime = 40;  // longer than a transaction takes to give up (RFC 3261 timer F, 32 s)

/// Sends a message or a ping, and ends with what becomes of it.
class Sending {
 public:
  Sending(Session& session, std::string what, ReceiptWish wish)
      : session_(session), what_(std::move(what)), wish_(wish) {}

  ExitCode run(const Expected<MessageId>& id, const Deadline& deadline) {
    if (!id) return session_.fail(id.error());
    while (!code_) {
      const auto event = session_.next(deadline);
      if (!event) return give_up();
      if (const auto* incoming = std::get_if<IncomingCallEvent>(&*event)) {
        static_cast<void>(session_.client().reject(incoming->call, EndReason::kBusy));
      } else if (const auto* result = std::get_if<MessageResultEvent>(&*event); result && result->message == *id) {
        take(*result);
      } else if (const auto* kept = std::get_if<MessageKeptEvent>(&*event); kept && kept->message == *id) {
        kept_ = true;
        if (!kept->ours) code_ = ExitCode::kDone;
      } else if (const auto* receipt = std::get_if<MessageReceiptEvent>(&*event); receipt && receipt->message == *id) {
        take(receipt->receipt);
      }
    }
    return *code_;
  }

 private:
  void take(const MessageResultEvent& result) {
    taken_ = result.delivered;
    if (result.kept || (result.delivered && wish_ == ReceiptWish::kNone)) {
      code_ = ExitCode::kDone;
    } else if (!result.delivered) {
      const EndReason reason = result.failure.value_or(EndReason::kDeclined);
      code_ = session_.fail(explain(what_, reason, result.code, result.text), exit_code_of(reason));
    } else if (!result.receipts) {
      code_ = session_.fail(what_ + " was taken, but the other side cannot tell what becomes of it", ExitCode::kOther);
    }
  }

  void take(Receipt receipt) {
    const bool seen = receipt == Receipt::kDisplayed;
    if (seen || (receipt == Receipt::kDelivered && wish_ == ReceiptWish::kDelivered)) code_ = ExitCode::kDone;
    if (receipt == Receipt::kFailed) {
      code_ = session_.fail(what_ + " was taken, but could not be delivered", ExitCode::kRefused);
    } else if (receipt == Receipt::kForbidden) {
      code_ = session_.fail(what_ + " was taken; the other side does not tell what becomes of it", ExitCode::kOther);
    }
  }

  ExitCode give_up() {
    if (session_.stopped()) return ExitCode::kOther;
    if (kept_ && !taken_) return ExitCode::kDone;
    if (!taken_) return session_.fail(explain(what_, EndReason::kTimedOut, 0, {}), ExitCode::kTimedOut);
    return session_.fail(what_ + " was taken, but it was not heard that it was " + std::string(to_string(wish_)),
                         ExitCode::kTimedOut);
  }

  Session& session_;
  std::string what_;
  ReceiptWish wish_;
  bool taken_ = false;
  bool kept_ = false;
  std::optional<ExitCode> code_;
};

template <class Send>
ExitCode run_request(const SharedOptions& shared, const std::string& what, ReceiptWish wish, bool keep, Send send) {
  Session session(shared);
  if (keep) session.use_message_store();
  if (!session.configure() || !session.start(Session::Port::kMayMove)) return session.exit_code();
  // What is kept needs no server yet.
  if (!keep && !session.wait_until_registered()) {
    session.finish();
    return session.exit_code();
  }
  std::optional<AccountId> account;
  if (shared.account || shared.address) account = session.chosen_account();
  const ExitCode code =
      Sending(session, what, wish)
          .run(send(session.client(), account), in_seconds(shared.timeout_seconds.value_or(kAnswerTime)));
  session.finish();
  return code;
}

}  // namespace

ExitCode run_message(const SharedOptions& shared, const MessageOptions& options) {
  return run_request(
      shared, "the message to " + options.target, shared.ask_receipts, options.keep,
      [&](Client& client, std::optional<AccountId> account) {
        return client.send_message({options.target, options.text, account, shared.ask_receipts, options.keep});
      });
}

ExitCode run_ping(const SharedOptions& shared, const PingOptions& options) {
  return run_request(
      shared, "the ping to " + options.target, ReceiptWish::kNone, false,
      [&](Client& client, std::optional<AccountId> account) { return client.ping(options.target, account); });
}

}  // namespace mtavip::cli
