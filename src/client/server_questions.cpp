#include "client/server_questions.h"

#include <algorithm>
#include <utility>

namespace mtavip::client {
namespace {

/// A server that shows a new key with every connection is not worth more memory.
constexpr std::size_t kMostQuestions = 256;

}  // namespace

std::optional<UntrustedServerEvent> ServerQuestions::note(const net::ShownCertificate& shown) {
  const bool known = std::any_of(questions_.begin(), questions_.end(), [&shown](const Question& question) {
    return question.about.server == shown.server && question.about.key == shown.fingerprint;
  });
  if (known || questions_.size() >= kMostQuestions) return std::nullopt;
  Question question{{shown.server, shown.fingerprint}, ask_ && !shown.expected, false};
  UntrustedServerEvent event;
  event.may_be_trusted = question.may_be_trusted;
  questions_.push_back(std::move(question));
  event.question = ServerQuestionId{static_cast<std::uint32_t>(questions_.size())};
  event.server = shown.server;
  event.fingerprint = shown.fingerprint.text;
  event.subject = shown.subject;
  event.issuer = shown.issuer;
  event.not_before = shown.not_before;
  event.not_after = shown.not_after;
  event.problem = shown.problem;
  if (shown.expected) event.expected = shown.expected->text;
  return event;
}

Expected<ServerQuestions::Answer> ServerQuestions::trust(ServerQuestionId id, WallTime now) {
  const auto wrong = [](ErrorCode code, std::string text) { return tl::unexpected<Error>({code, std::move(text)}); };
  const auto index = static_cast<std::size_t>(id);
  if (index < 1 || index > questions_.size())
    return wrong(ErrorCode::kNotFound, "no server is asked about by that number");
  Question& question = questions_[index - 1];
  if (question.answered) return wrong(ErrorCode::kWrongState, question.about.server + " is trusted already");
  if (!question.may_be_trusted) {
    return wrong(ErrorCode::kWrongState,
                 ask_ ? "another key is trusted for " + question.about.server + "; that one has to be taken back first"
                      : "servers are not trusted by hand here; see the setting of trust for TLS");
  }
  if (known_) {
    if (auto kept = known_->add(question.about.server, question.about.key, now); !kept) {
      return wrong(ErrorCode::kUnavailable, std::move(kept.error()));
    }
  }
  question.answered = true;
  return question.about;
}

}  // namespace mtavip::client
