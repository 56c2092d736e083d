// The console's commands: what a person can say while calls go on, and which call is meant.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session.h"

namespace mtavip::cli {

class Console {
 public:
  explicit Console(Session& session) : session_(session) {}

  /// One line: a command and its words. What is wrong with it is said and nothing else happens.
  void execute(const std::string& line);
  /// Handles events until the descriptor is readable (true), the deadline has passed (true), or a stop signal came.
  bool run_until(const Deadline& deadline, int descriptor);
  /// What the last word of the line could become.
  [[nodiscard]] std::vector<std::string> complete(std::string_view line) const;
  /// `quit` was said.
  [[nodiscard]] bool ended() const { return ended_; }
  /// Ends every call and waits a little for the other sides.
  void hang_up_all();

 private:
  using Words = std::vector<std::string>;
  using Handler = void (Console::*)(const Words& words);
  struct Command {
    std::string_view name;
    std::string_view short_name;
    std::string_view arguments;
    std::string_view help;
    Handler handler;
  };
  static const std::vector<Command>& commands();

  void help(const Words& words);
  void dial(const Words& words);
  void answer(const Words& words);
  void reject(const Words& words);
  void hang_up(const Words& words);
  void hold(const Words& words);
  void resume(const Words& words);
  void mute(const Words& words);
  void unmute(const Words& words);
  void dtmf(const Words& words);
  void transfer(const Words& words);
  void consent(const Words& words);
  void refuse(const Words& words);
  void source(const Words& words);
  void sink(const Words& words);
  void use(const Words& words);
  void list_calls(const Words& words);
  void statistics(const Words& words);
  // console_messages.cpp
  void message(const Words& words);
  void typing(const Words& words);
  void displayed(const Words& words);
  void ping(const Words& words);
  void take_message(const MessageEvent& message);
  // console_presence.cpp
  void presence(const Words& words);
  void watch(const Words& words);
  void unwatch(const Words& words);
  void admit(const Words& words);
  void dismiss(const Words& words);
  void decide_on_watcher(const Words& words, bool admitted);

  void trust(const Words& words);
  void list_accounts(const Words& words);
  void account(const Words& words);
  void enrol(const Words& words);
  void withdraw(const Words& words);
  void list_devices(const Words& words);
  void sleep(const Words& words);
  void quit(const Words& words);

  void take(const Event& event);
  void complain(const std::string& text);
  void report(const Expected<void>& result);
  /// The call that the word at `index` names, or the current one; says so where there is none.
  std::optional<CallId> call_of(const Words& words, std::size_t index = 1);
  /// The call that the words name, or the one that has waited longest for an answer; says so where there is none.
  std::optional<CallId> waiting_call(const Words& words);
  std::optional<AccountId> account_of(const Words& words);
  void set_muted(const Words& words, bool muted);
  void switch_port(const Words& words, bool is_source);
  [[nodiscard]] MediaOptions media_of(const Words& words) const;

  Session& session_;
  std::map<CallId, bool> calls_;  ///< whether it waits for our answer
  std::map<CallId, Clock::time_point> auto_answers_;
  std::map<WatchId, std::string> watches_;
  std::vector<WatcherId> asking_;  ///< watchers that wait for our answer
  std::vector<MessageId> unseen_;  ///< messages whose senders want to know when they are seen
  std::vector<ServerQuestionId> untrusted_;
  std::optional<CallId> current_;
  std::optional<AccountId> account_;
  bool ended_ = false;
};

}  // namespace mtavip::cli
