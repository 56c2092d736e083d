#include <map>
#include <string_view>

#include "commands.h"
#include "dtmf_schedule.h"
#include "pattern.h"
#include "session.h"

namespace mtavip::cli {
namespace {

constexpr double kHangUpTime = 3;

class Answering {
 public:
  Answering(Session& session, const AnswerOptions& options) : session_(session), options_(options) {}

  ExitCode run() {
    Deadline limit;
    while (true) {
      if (const auto event = session_.next_untold(earlier(limit, next_deadline()))) {
        take(*event);  // the caller waits for the answer, nobody for its being told
        session_.tell(*event);
      } else if (session_.stopped()) {
        return end_in_order();
      } else {
        act();
      }
      if (finished_) return *finished_;
    }
  }

 private:
  struct Incoming {
    Deadline answer_at;
    Deadline hang_up_at;
    DtmfSchedule digits;
    bool established = false;
  };

  [[nodiscard]] bool accepts(const std::string& caller) const {
    if (options_.accept_from.empty()) return !options_.refuse_as;
    for (const auto& pattern : options_.accept_from) {
      if (matches_caller(pattern, caller)) return true;
    }
    return false;
  }

  void take(const Event& event) {
    if (const auto* incoming = std::get_if<IncomingCallEvent>(&event)) {
      if (!accepts(incoming->from)) {
        static_cast<void>(session_.client().reject(incoming->call, options_.refuse_as.value_or(EndReason::kDeclined)));
        return;
      }
      Incoming& call = calls_[incoming->call];
      if (options_.ring_seconds > 0) {
        static_cast<void>(session_.client().ring(incoming->call));
        call.answer_at = in_seconds(options_.ring_seconds);
      } else {
        answer(incoming->call);
      }
    } else if (const auto* state = std::get_if<CallStateEvent>(&event)) {
      const auto it = calls_.find(state->call);
      if (it == calls_.end() || state->state != CallState::kEstablished || it->second.established) return;
      it->second.established = true;
      it->second.hang_up_at = in_seconds(session_.options().duration_seconds);
      it->second.digits.start(session_.options().dtmf);
    } else if (const auto* ended = std::get_if<CallEndedEvent>(&event)) {
      if (calls_.erase(ended->call) > 0 && options_.once) finished_ = exit_code_of(ended->cause.reason);
    }
  }

  void answer(CallId id) {
    MediaOptions media = session_.settings().media;
    ++answered_;
    // Every call its own files: the second one's are FILE-2.mkv and so on.
    media.record_path = numbered(media.record_path, answered_);
    media.audio.sink = numbered_port(media.audio.sink, answered_);
    media.video.sink = numbered_port(media.video.sink, answered_);
    const auto answered = session_.client().answer(id, media);
    if (!answered) session_.writer().warning(answered.error().message);
  }

  [[nodiscard]] Deadline next_deadline() const {
    Deadline next;
    for (const auto& [id, call] : calls_) {
      next = earlier(next, earlier(earlier(call.answer_at, call.hang_up_at), call.digits.next()));
    }
    return next;
  }

  void act() {
    const auto now = Clock::now();
    for (auto& [id, call] : calls_) {
      if (call.answer_at && now >= *call.answer_at) {
        call.answer_at.reset();
        answer(id);
      }
      if (const auto digits = call.digits.take_due(); !digits.empty()) {
        const auto sent = session_.client().send_dtmf(id, digits, session_.options().dtmf_method);
        if (!sent) session_.writer().warning(sent.error().message);
      }
      if (call.hang_up_at && now >= *call.hang_up_at) {
        call.hang_up_at.reset();
        static_cast<void>(session_.client().hang_up(id));
      }
    }
  }

  ExitCode end_in_order() {
    for (const auto& [id, call] : calls_) static_cast<void>(session_.client().hang_up(id));
    const auto deadline = *in_seconds(kHangUpTime);
    while (!calls_.empty() && Clock::now() < deadline) {
      const auto event = session_.client().wait_event(std::chrono::milliseconds(50));
      if (!event) continue;
      session_.writer().event(*event);
      if (const auto* incoming = std::get_if<IncomingCallEvent>(&*event)) {
        static_cast<void>(session_.client().reject(incoming->call, EndReason::kBusy));
      } else if (const auto* ended = std::get_if<CallEndedEvent>(&*event)) {
        calls_.erase(ended->call);
      }
    }
    return ExitCode::kDone;
  }

  Session& session_;
  const AnswerOptions& options_;
  std::map<CallId, Incoming> calls_;
  int answered_ = 0;
  std::optional<ExitCode> finished_;
};

}  // namespace

ExitCode run_answer(const SharedOptions& shared, const AnswerOptions& options) {
  Session session(shared);
  if (!session.configure()) return session.exit_code();
  if (options.max_calls) session.settings().client.max_calls = *options.max_calls;
  if (!session.start(Session::Port::kFixed)) return session.exit_code();
  session.client().prepare(session.settings().media);
  const ExitCode code = Answering(session, options).run();
  session.finish();
  return code;
}

}  // namespace mtavip::cli
