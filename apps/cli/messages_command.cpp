#include "commands.h"
#include "session.h"

namespace mtavip::cli {

ExitCode run_messages(const SharedOptions& shared, const MessagesOptions& options) {
  Session session(shared);
  if (!session.configure()) return session.exit_code();
  std::string path = session.settings().client.message_store.path;
  if (path.empty()) path = default_message_store();
  if (path == "none") return session.fail("there is no store for messages", ExitCode::kUsage);
  const auto messages = stored_messages(path, static_cast<std::size_t>(options.most));
  if (!messages) return session.fail(messages.error());
  for (const StoredMessage& message : *messages) session.writer().stored(message);
  return ExitCode::kDone;
}

}  // namespace mtavip::cli
