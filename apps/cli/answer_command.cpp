#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <utility>

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

  /// On the client's thread: what can be done with a call at once.
  void decide(Client& client, const IncomingCallEvent& incoming) {
    if (ending_) {
      static_cast<void>(client.reject(incoming.call, EndReason::kBusy));
    } else if (!accepts(incoming.from)) {
      static_cast<void>(client.reject(incoming.call, options_.refuse_as.value_or(EndReason::kDeclined)));
    } else if (options_.ring_seconds > 0) {
      static_cast<void>(client.ring(incoming.call));
    } else {
      answer(client, incoming.call);
    }
  }

  ExitCode run() {
    while (!finished_) {
      if (const auto event = session_.next(next_deadline())) {
        take(*event);
      } else if (session_.stopped()) {
        return end_in_order();
      } else {
        act();
      }
    }
    ending_ = true;
    return *finished_;
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
      if (const auto failure = take_failure(); !failure.empty()) session_.writer().warning(failure);
      if (!accepts(incoming->from)) return;
      Incoming& call = calls_[incoming->call];
      if (options_.ring_seconds > 0) call.answer_at = in_seconds(options_.ring_seconds);
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

  // On the client's thread where calls do not ring, on ours where they do.
  void answer(Client& client, CallId id) {
    MediaOptions media = session_.settings().media;
    ++answered_;
    // Every call its own files: the second one's are FILE-2.mkv and so on.
    media.record_path = numbered(media.record_path, answered_);
    media.audio.sink = numbered_port(media.audio.sink, answered_);
    media.video.sink = numbered_port(media.video.sink, answered_);
    if (const auto answered = client.answer(id, media); !answered) {
      const std::lock_guard lock(mutex_);
      failure_ = answered.error().message;
    }
  }

  std::string take_failure() {
    const std::lock_guard lock(mutex_);
    return std::exchange(failure_, {});
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
        answer(session_.client(), id);
        if (const auto failure = take_failure(); !failure.empty()) session_.writer().warning(failure);
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
    ending_ = true;
    for (const auto& [id, call] : calls_) static_cast<void>(session_.client().hang_up(id));
    const auto deadline = *in_seconds(kHangUpTime);
    while (!calls_.empty() && Clock::now() < deadline) {
      const auto event = session_.client().wait_event(std::chrono::milliseconds(50));
      if (!event) continue;
      session_.writer().event(*event);
      if (const auto* ended = std::get_if<CallEndedEvent>(&*event)) {
        calls_.erase(ended->call);
      }
    }
    return ExitCode::kDone;
  }

  Session& session_;
  const AnswerOptions& options_;
  std::map<CallId, Incoming> calls_;
  int answered_ = 0;  // of the thread that answers
  std::atomic<bool> ending_ = false;
  std::mutex mutex_;
  std::string failure_;  // to answer a call; the writer is the main thread's
  std::optional<ExitCode> finished_;
};

}  // namespace

ExitCode run_answer(const SharedOptions& shared, const AnswerOptions& options) {
  Session session(shared);
  if (!session.configure()) return session.exit_code();
  if (options.max_calls) session.settings().client.max_calls = *options.max_calls;
  Answering answering(session, options);
  session.settings().client.incoming_call = [&answering](Client& client, const IncomingCallEvent& incoming) {
    answering.decide(client, incoming);
  };
  session.use_message_store();
  if (!session.start(Session::Port::kFixed)) {
    session.finish();
    return session.exit_code();
  }
  session.client().prepare(session.settings().media);
  const ExitCode code = answering.run();
  session.finish();
  return code;
}

}  // namespace mtavip::cli
