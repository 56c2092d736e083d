// The console's commands about messages: what we write, and what others are told about what they have written.
#include <algorithm>
#include <charconv>

#include <unistd.h>

#include "console.h"

namespace mtavip::cli {

void Console::message(const Words& words) {
  if (words.size() < 3) return complain("write: message sip:user@host What you want to say");
  MessageRequest request;
  request.target = words[1];
  for (std::size_t i = 2; i < words.size(); ++i) request.text += (i == 2 ? "" : " ") + words[i];
  request.account = account_;
  request.receipts = session_.options().ask_receipts;
  request.keep = session_.stores_messages();
  const auto sent = session_.client().send_message(request);
  if (!sent) complain(sent.error().message);
}

void Console::typing(const Words& words) {
  if (words.size() < 2 || (words.size() > 2 && words[2] != "off")) {
    return complain("write for example: typing sip:bob@example.org");
  }
  report(session_.client().set_typing(words[1], words.size() == 2, account_));
}

void Console::displayed(const Words& words) {
  if (words.size() < 2) {
    for (const MessageId id : std::exchange(unseen_, {})) report(session_.client().mark_displayed(id));
    return;
  }
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(words[1].data(), words[1].data() + words[1].size(), number);
  const auto known = std::find(unseen_.begin(), unseen_.end(), MessageId{number});
  if (error != std::errc{} || end != words[1].data() + words[1].size() || known == unseen_.end()) {
    return complain("there is no message " + words[1] + " whose sender wants to know");
  }
  report(session_.client().mark_displayed(*known));
  unseen_.erase(known);
}

void Console::take_message(const MessageEvent& message) {
  if (!message.wants_display) return;
  // Written where a person reads it, it was seen; what a program reads, it has to say.
  if (!session_.options().json && ::isatty(STDOUT_FILENO) != 0) {
    report(session_.client().mark_displayed(message.message));
  } else {
    unseen_.push_back(message.message);
  }
}

void Console::ping(const Words& words) {
  if (words.size() < 2) return complain("whom? Write: ping sip:user@host");
  const auto sent = session_.client().ping(words[1], account_);
  if (!sent) complain(sent.error().message);
}

}  // namespace mtavip::cli
