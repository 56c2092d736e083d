// Contacts and rules about watchers that the account's server keeps.
#include <chrono>
#include <functional>
#include <future>
#include <memory>

#include <mtavip/server_lists.h>

#include "commands.h"
#include "session.h"

namespace mtavip::cli {
namespace {

constexpr std::chrono::milliseconds kLookAgain{20};

/// The lists of the chosen account; nothing: it was said what is wrong.
std::unique_ptr<ServerLists> open_lists(Session& session) {
  if (!session.configure()) return nullptr;
  const Settings& settings = session.settings();
  if (!settings.chosen) {
    session.fail("whose lists? Name an account (--account) or its address (--address)", ExitCode::kUsage);
    return nullptr;
  }
  auto lists = ServerLists::create(settings.accounts[*settings.chosen], settings.client);
  if (!lists) {
    session.fail(lists.error());
    return nullptr;
  }
  return std::move(*lists);
}

/// What the server said, or nothing where the user did not want to wait for it.
template <class Ask>
auto ask(const Session& session, ServerLists& lists, Ask function) -> decltype(function()) {
  auto answer = std::async(std::launch::async, function);
  while (answer.wait_for(kLookAgain) != std::future_status::ready) {
    if (session.stopped()) lists.cancel();
  }
  return answer.get();
}

/// How the program ends after something that was asked for.
ExitCode ended(Session& session, const Expected<void>& done) {
  if (done) return ExitCode::kDone;
  if (session.stopped()) return ExitCode::kOther;
  return session.fail(done.error().message, done.error().code == ErrorCode::kUnavailable
                                                ? ExitCode::kNotReachable
                                                : exit_code_of(done.error().code));
}

}  // namespace

ExitCode run_contacts(const SharedOptions& shared, const ContactsOptions& options) {
  Session session(shared);
  const auto lists = open_lists(session);
  if (lists == nullptr) return session.exit_code();
  switch (options.action) {
    case ContactsOptions::Action::kAdd:
      return ended(session, ask(session, *lists, [&] {
                     return lists->put_contact({options.uri, options.name, options.list});
                   }));
    case ContactsOptions::Action::kRemove:
      return ended(session, ask(session, *lists, [&] { return lists->remove_contact(options.uri); }));
    case ContactsOptions::Action::kList:
      break;
  }
  const auto contacts = ask(session, *lists, [&] { return lists->contacts(); });
  if (!contacts) return ended(session, tl::unexpected(contacts.error()));
  for (const ServerContact& contact : *contacts) session.writer().contact(contact);
  return ExitCode::kDone;
}

ExitCode run_watchers(const SharedOptions& shared, const WatchersOptions& options) {
  Session session(shared);
  const auto lists = open_lists(session);
  if (lists == nullptr) return session.exit_code();
  if (!options.who.empty()) {
    return ended(session, ask(session, *lists, [&] { return lists->set_watcher_rule(options.who, options.handling); }));
  }
  const auto rules = ask(session, *lists, [&] { return lists->watcher_rules(); });
  if (!rules) return ended(session, tl::unexpected(rules.error()));
  for (const WatcherRule& rule : *rules) session.writer().watcher_rule(rule);
  return ExitCode::kDone;
}

}  // namespace mtavip::cli
