#include <algorithm>
#include <map>

#include <unistd.h>

#include "commands.h"
#include "console.h"
#include "line_input.h"
#include "session.h"
#include "state_folder.h"

namespace mtavip::cli {

ExitCode run_console(const SharedOptions& shared) {
  Session session(shared);
  session.use_message_store();
  if (!session.configure() || !session.start(Session::Port::kMayMove)) return session.exit_code();
  Console console(session);
  LineInputSettings settings;
  settings.wait = [&] { return console.run_until(Deadline(), STDIN_FILENO); };
  settings.complete = [&](std::string_view line) { return console.complete(line); };
  settings.history_path = state_file("history");
  const auto input = make_line_input(std::move(settings));
  session.set_output_hooks([&] { input->before_output(); }, [&] { input->after_output(); });
  if (!shared.json && ::isatty(STDIN_FILENO) == 1) session.writer().reply("help lists the commands");
  while (!console.ended()) {
    const auto line = input->read_line();
    if (!line) break;
    console.execute(*line);
  }
  session.set_output_hooks(nullptr, nullptr);
  console.hang_up_all();
  session.finish();
  return ExitCode::kDone;
}

}  // namespace mtavip::cli
