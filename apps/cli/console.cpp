#include "console.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace mtavip::cli {
namespace {

constexpr double kHangUpTime = 3;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while ((at = line.find_first_not_of(" \t", at)) != std::string::npos) {
    const auto end = std::min(line.find_first_of(" \t", at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

/// The words from `first` on, as they were written but for the blanks between them.
std::string joined(const std::vector<std::string>& words, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < words.size(); ++i) text += (i == first ? "" : " ") + words[i];
  return text;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The first word from `first` on that is none of `known`.
const std::string* stray_word(const std::vector<std::string>& words, std::size_t first,
                              std::initializer_list<std::string_view> known) {
  for (std::size_t i = first; i < words.size(); ++i) {
    if (std::find(known.begin(), known.end(), words[i]) == known.end()) return &words[i];
  }
  return nullptr;
}

/// Where the words begin that stand behind the number of a call, if there is one.
std::size_t options_from(const std::vector<std::string>& words) {
  return words.size() > 1 && number(words[1]) ? 2 : 1;
}

bool has_word(const std::vector<std::string>& words, std::string_view wanted) {
  return std::find(words.begin() + 1, words.end(), wanted) != words.end();
}

}  // namespace

const std::vector<Console::Command>& Console::commands() {
  static const std::vector<Command> all{
      {"dial", "d", "URI [video|novideo] [anonymous] [overlap]", "call somebody; overlap: dtmf dials on (H.323)",
       &Console::dial},
      {"answer", "a", "[CALL] [video|novideo]", "answer the call that comes in", &Console::answer},
      {"reject", "r", "[CALL] [busy|declined]", "refuse it", &Console::reject},
      {"hangup", "h", "[CALL|all]", "end a call", &Console::hang_up},
      {"hold", "", "[CALL]", "hold a call", &Console::hold},
      {"resume", "", "[CALL]", "take it up again", &Console::resume},
      {"mute", "", "[audio|video] [CALL]", "send silence or a black picture", &Console::mute},
      {"unmute", "", "[audio|video] [CALL]", "send sound or picture again", &Console::unmute},
      {"dtmf", "", "DIGITS", "send digits in the current call", &Console::dtmf},
      {"transfer", "t", "URI|CALL", "send the other side of the current call on, or to that of another call",
       &Console::transfer},
      {"consent", "", "[CALL]", "let the other side send us on, as it has asked", &Console::consent},
      {"refuse", "", "[CALL]", "do not", &Console::refuse},
      {"source", "", "audio|video PORT", "another source in the current call", &Console::source},
      {"sink", "", "audio|video PORT", "another sink in the current call", &Console::sink},
      {"calls", "c", "", "list calls; * is the current one", &Console::list_calls},
      {"use", "u", "CALL", "make a call the current one", &Console::use},
      {"stats", "s", "[CALL]", "numbers of a call", &Console::statistics},
      {"message", "m", "URI TEXT", "send a text message", &Console::message},
      {"typing", "", "URI [off]", "tell somebody that we write to them just now, or no more", &Console::typing},
      {"displayed", "", "[NUMBER]", "tell the sender of a message, or of all, that it was seen", &Console::displayed},
      {"ping", "", "URI", "ask whether somebody is there", &Console::ping},
      {"presence", "", "open|closed|away|busy [NOTE]", "what those who watch us are told", &Console::presence},
      {"watch", "w", "[URI] [KIND]", "watch somebody: presence, dialogs, conference, registrations, watchers",
       &Console::watch},
      {"unwatch", "", "URI|NUMBER|all", "watch them no more", &Console::unwatch},
      {"admit", "", "[NUMBER]", "let somebody watch us, as they have asked", &Console::admit},
      {"dismiss", "", "[NUMBER]", "do not, or no more", &Console::dismiss},
      {"trust", "", "[NUMBER]", "trust a server's key from now on, as was asked", &Console::trust},
      {"accounts", "", "", "list accounts; * is the one that calls go out by", &Console::list_accounts},
      {"account", "", "NAME", "choose that account", &Console::account},
      {"register", "", "[NAME]", "register an account", &Console::enrol},
      {"unregister", "", "[NAME]", "take its registration back", &Console::withdraw},
      {"devices", "", "", "list microphones, speakers, cameras, screens", &Console::list_devices},
      {"sleep", "", "SECONDS", "wait before the next line, for scripts", &Console::sleep},
      {"help", "?", "", "this list", &Console::help},
      {"quit", "q", "", "end calls and leave", &Console::quit},
  };
  return all;
}

// --- Lines and events

void Console::execute(const std::string& line) {
  const Words words = split(line);
  if (words.empty() || words.front().starts_with("#")) return;
  const auto& all = commands();
  const auto exact = std::find_if(all.begin(), all.end(), [&](const Command& c) {
    return c.name == words.front() || (!c.short_name.empty() && c.short_name == words.front());
  });
  if (exact != all.end()) {
    (this->*exact->handler)(words);
  } else {
    complain("there is no command \"" + words.front() + "\"; help lists them");
  }
}

bool Console::run_until(const Deadline& deadline, int descriptor) {
  while (true) {
    const auto due = std::min_element(auto_answers_.begin(), auto_answers_.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
    const Deadline answer_at = due == auto_answers_.end() ? Deadline() : Deadline(due->second);
    const auto event = session_.next(earlier(deadline, answer_at), descriptor);
    if (event) {
      take(*event);
    } else if (answer_at && Clock::now() >= *answer_at) {
      const CallId call = due->first;
      auto_answers_.erase(due);
      report(session_.client().answer(call, session_.settings().media));
    } else {
      return !session_.stopped();
    }
  }
}

void Console::take(const Event& event) {
  if (const auto* incoming = std::get_if<IncomingCallEvent>(&event)) {
    calls_[incoming->call] = true;
    if (!current_) current_ = incoming->call;
    static_cast<void>(session_.client().ring(incoming->call));
    if (session_.options().auto_answer && incoming->answer_after) {
      auto_answers_[incoming->call] = Clock::now() + *incoming->answer_after;
    }
  } else if (const auto* state = std::get_if<CallStateEvent>(&event)) {
    if (state->state == CallState::kAccepted || state->state == CallState::kEstablished) {
      calls_[state->call] = false;
      auto_answers_.erase(state->call);
    }
  } else if (const auto* transfer = std::get_if<TransferEvent>(&event)) {
    if (transfer->new_call && transfer->state != TransferState::kFailed) {
      calls_[*transfer->new_call] = false;
      current_ = transfer->new_call;
    }
  } else if (const auto* watch = std::get_if<WatchEvent>(&event)) {
    if (watch->state == WatchState::kEnded) watches_.erase(watch->watch);
  } else if (const auto* watcher = std::get_if<WatcherEvent>(&event)) {
    std::erase(asking_, watcher->watcher);
    if (watcher->state == WatchState::kPending) asking_.push_back(watcher->watcher);
  } else if (const auto* message = std::get_if<MessageEvent>(&event)) {
    take_message(*message);
  } else if (const auto* server = std::get_if<UntrustedServerEvent>(&event)) {
    if (server->may_be_trusted) untrusted_.push_back(server->question);
  } else if (const auto* ended = std::get_if<CallEndedEvent>(&event)) {
    calls_.erase(ended->call);
    auto_answers_.erase(ended->call);
    if (current_ == ended->call) {
      current_ = calls_.empty() ? std::nullopt : std::optional(calls_.rbegin()->first);
    }
  }
}

std::vector<std::string> Console::complete(std::string_view line) const {
  const auto blank = line.find_last_of(' ');
  const std::string_view word = blank == std::string_view::npos ? line : line.substr(blank + 1);
  std::vector<std::string> candidates;
  if (blank == std::string_view::npos) {
    for (const auto& command : commands()) candidates.emplace_back(command.name);
  } else {
    const auto first = line.substr(0, line.find(' '));
    if (first == "account" || first == "register" || first == "unregister") candidates = session_.account_names();
    if (first == "source" || first == "sink" || first == "mute" || first == "unmute") candidates = {"audio", "video"};
    if ((first == "source" || first == "sink") && line.find("audio ") != std::string_view::npos) {
      candidates = first == "source" ? std::vector<std::string>{"device", "file:", "tone:", "silence"}
                                     : std::vector<std::string>{"device", "record:", "null"};
    } else if ((first == "source" || first == "sink") && line.find("video ") != std::string_view::npos) {
      candidates = first == "source" ? std::vector<std::string>{"camera", "screen", "file:", "test", "null"}
                                     : std::vector<std::string>{"window", "check", "record:", "null"};
    }
    if (first == "dial") candidates = {"video", "novideo", "anonymous", "overlap"};
    if (first == "answer") candidates = {"video", "novideo"};
    if (first == "reject") candidates = {"busy", "declined"};
    if (first == "presence") candidates = {"open", "closed", "away", "busy"};
    if (first == "watch" || first == "w")
      candidates = {"presence", "dialogs", "conference", "registrations", "watchers"};
  }
  std::erase_if(candidates, [word](const std::string& c) { return !c.starts_with(word); });
  return candidates;
}

void Console::complain(const std::string& text) {
  session_.writer().complaint(text);
}

void Console::report(const Expected<void>& result) {
  if (!result) complain(result.error().message);
}

std::optional<CallId> Console::call_of(const Words& words, std::size_t index) {
  if (index < words.size()) {
    if (const auto given = number(words[index])) {
      if (calls_.contains(CallId{*given})) return CallId{*given};
    }
    complain("there is no call " + words[index] + "; calls lists them");
    return std::nullopt;
  }
  if (!current_) complain("there is no call");
  return current_;
}

// --- Calls

MediaOptions Console::media_of(const Words& words) const {
  MediaOptions media = session_.settings().media;
  if (has_word(words, "video")) media.video.enabled = true;
  if (has_word(words, "novideo")) media.video.enabled = false;
  return media;
}

void Console::dial(const Words& words) {
  if (words.size() < 2) return complain("dial whom? Write: dial sip:user@host");
  if (const auto* stray = stray_word(words, 2, {"video", "novideo", "anonymous", "overlap"})) {
    return complain("\"" + *stray + "\" is none of video, novideo, anonymous and overlap");
  }
  CallRequest request;
  request.overlap = has_word(words, "overlap");
  if (session_.options().anonymous || has_word(words, "anonymous")) request.anonymous = true;
  request.target = words[1];
  request.account = account_;
  request.media = media_of(words);
  const auto id = session_.client().call(request);
  if (!id) return complain(id.error().message);
  calls_[*id] = false;
  current_ = *id;
}

std::optional<CallId> Console::waiting_call(const Words& words) {
  if (words.size() > 1 && number(words[1])) return call_of(words);
  // The one that has waited longest; the current call may be another.
  const auto waiting = std::find_if(calls_.begin(), calls_.end(), [](const auto& c) { return c.second; });
  if (waiting != calls_.end()) return waiting->first;
  complain("no call waits for an answer");
  return std::nullopt;
}

void Console::answer(const Words& words) {
  if (const auto* stray = stray_word(words, options_from(words), {"video", "novideo"})) {
    return complain("\"" + *stray + "\" is neither the number of a call nor video nor novideo");
  }
  const auto call = waiting_call(words);
  if (!call) return;
  report(session_.client().answer(*call, media_of(words)));
  current_ = call;
}

void Console::reject(const Words& words) {
  if (const auto* stray = stray_word(words, options_from(words), {"busy", "declined"})) {
    return complain("\"" + *stray + "\" is neither the number of a call nor busy nor declined");
  }
  const auto call = waiting_call(words);
  if (!call) return;
  report(session_.client().reject(*call, has_word(words, "busy") ? EndReason::kBusy : EndReason::kDeclined));
}

void Console::hang_up(const Words& words) {
  if (has_word(words, "all")) {
    for (const auto id : session_.client().calls()) report(session_.client().hang_up(id));
  } else if (const auto call = call_of(words)) {
    report(session_.client().hang_up(*call));
  }
}

void Console::hold(const Words& words) {
  if (const auto call = call_of(words)) report(session_.client().hold(*call));
}

void Console::resume(const Words& words) {
  if (const auto call = call_of(words)) report(session_.client().resume(*call));
}

void Console::mute(const Words& words) {
  set_muted(words, true);
}

void Console::unmute(const Words& words) {
  set_muted(words, false);
}

void Console::set_muted(const Words& words, bool muted) {
  const bool with_kind = has_word(words, "audio") || has_word(words, "video");
  const auto call = call_of(words, with_kind ? 2 : 1);
  if (!call) return;
  const MediaKind kind = has_word(words, "video") ? MediaKind::kVideo : MediaKind::kAudio;
  report(session_.client().set_muted(*call, kind, muted));
}

void Console::dtmf(const Words& words) {
  if (words.size() < 2) return complain("which digits? Write for example: dtmf 42#");
  if (const auto call = call_of({}, 1)) {
    report(session_.client().send_dtmf(*call, words[1], session_.options().dtmf_method));
  }
}

void Console::transfer(const Words& words) {
  if (words.size() < 2) return complain("to whom? Write for example: transfer sip:carol@example.org");
  const auto call = call_of({}, 1);
  if (!call) return;
  // A number may be somebody's, too; that of a call comes first.
  const auto other = number(words[1]);
  if (other && calls_.contains(CallId{*other})) {
    report(session_.client().transfer(*call, CallId{*other}));
  } else {
    report(session_.client().transfer(*call, words[1]));
  }
}

void Console::consent(const Words& words) {
  if (const auto call = call_of(words)) report(session_.client().accept_transfer(*call));
}

void Console::refuse(const Words& words) {
  if (const auto call = call_of(words)) report(session_.client().refuse_transfer(*call));
}

void Console::source(const Words& words) {
  switch_port(words, true);
}

void Console::sink(const Words& words) {
  switch_port(words, false);
}

void Console::switch_port(const Words& words, bool is_source) {
  if (words.size() < 3 || (words[1] != "audio" && words[1] != "video")) {
    return complain("write for example: " + words[0] + (is_source ? " audio tone:440" : " audio record:call.wav"));
  }
  const MediaKind kind = words[1] == "audio" ? MediaKind::kAudio : MediaKind::kVideo;
  const auto call = call_of({}, 1);
  if (!call) return;
  const std::string port = joined(words, 2);
  report(is_source ? session_.client().set_source(*call, kind, port) : session_.client().set_sink(*call, kind, port));
}

void Console::use(const Words& words) {
  if (words.size() < 2) return complain("which call? Write its number");
  if (const auto call = call_of(words)) current_ = call;
}

void Console::list_calls(const Words&) {
  const auto ids = session_.client().calls();
  if (ids.empty()) session_.writer().reply("no calls");
  for (const auto id : ids) {
    if (const auto info = session_.client().call_info(id)) session_.writer().call(*info, current_ == id);
  }
}

void Console::statistics(const Words& words) {
  const auto call = call_of(words);
  if (!call) return;
  const auto numbers = session_.client().statistics(*call);
  if (!numbers) return complain(numbers.error().message);
  session_.writer().statistics(*call, *numbers);
}

void Console::hang_up_all() {
  auto& client = session_.client();
  for (const auto id : client.calls()) static_cast<void>(client.hang_up(id));
  const auto deadline = *in_seconds(kHangUpTime);
  while (true) {
    // Asked before the events are taken: whatever ended the last call is told by then.
    const bool over = client.calls().empty() || Clock::now() >= deadline;
    const auto event = client.wait_event(std::chrono::milliseconds(over ? 0 : 50));
    if (event) session_.writer().event(*event);
    if (!event && over) return;
  }
}

// --- Accounts

std::optional<AccountId> Console::account_of(const Words& words) {
  const auto& names = session_.account_names();
  if (names.empty()) {
    complain("there are no accounts; give --address, or write one into the configuration");
    return std::nullopt;
  }
  if (words.size() < 2) return account_ ? account_ : session_.chosen_account();
  const auto found = std::find(names.begin(), names.end(), words[1]);
  if (found == names.end()) {
    complain("there is no account \"" + words[1] + "\"; accounts lists them");
    return std::nullopt;
  }
  return session_.accounts()[static_cast<std::size_t>(found - names.begin())];
}

void Console::trust(const Words& words) {
  std::optional<ServerQuestionId> question;
  if (words.size() > 1) {
    if (const auto given = number(words[1])) question = ServerQuestionId{*given};
  } else if (untrusted_.size() == 1) {
    question = untrusted_.front();
  } else if (untrusted_.size() > 1) {
    return complain("which of them? Write for example: trust " +
                    std::to_string(static_cast<std::uint32_t>(untrusted_.front())));
  }
  if (!question) return complain("no server is asked about");
  const auto done = session_.client().trust_server(*question);
  if (done) std::erase(untrusted_, *question);
  report(done);
}

void Console::list_accounts(const Words&) {
  const auto& names = session_.account_names();
  if (names.empty()) session_.writer().reply("no accounts");
  const auto chosen = account_ ? account_ : session_.chosen_account();
  for (std::size_t i = 0; i < names.size(); ++i) {
    session_.writer().reply((session_.accounts()[i] == chosen ? "* " : "  ") + names[i] + ": " +
                            std::string(to_string(session_.registration(i))));
  }
}

void Console::account(const Words& words) {
  if (words.size() < 2) return complain("which account? accounts lists them");
  if (const auto id = account_of(words)) account_ = id;
}

void Console::enrol(const Words& words) {
  if (const auto id = account_of(words)) report(session_.client().register_account(*id));
}

void Console::withdraw(const Words& words) {
  if (const auto id = account_of(words)) report(session_.client().unregister_account(*id));
}

// --- The rest

void Console::list_devices(const Words&) {
  const auto devices = session_.client().devices();
  if (devices.empty()) session_.writer().reply("no microphones, speakers, cameras or screens");
  for (const auto& device : devices) session_.writer().device(device);
}

void Console::sleep(const Words& words) {
  char* end = nullptr;
  const double seconds = words.size() > 1 ? std::strtod(words[1].c_str(), &end) : -1;
  if (words.size() < 2 || *end != '\0' || !(seconds >= 0 && seconds <= 86400)) {
    return complain("write for example: sleep 2.5");
  }
  if (!run_until(in_seconds(seconds), -1)) ended_ = true;
}

void Console::help(const Words&) {
  for (const auto& command : commands()) {
    std::string line = "  " + std::string(command.name);
    if (!command.short_name.empty()) line += ", " + std::string(command.short_name);
    line += " " + std::string(command.arguments);
    line.resize(std::max<std::size_t>(line.size() + 1, 36), ' ');
    session_.writer().reply(line + std::string(command.help));
  }
}

void Console::quit(const Words&) {
  ended_ = true;
}

}  // namespace mtavip::cli
