#include "commands.h"
#include "session.h"

namespace mtavip::cli {
ExitCode run_devices(const SharedOptions& shared) {
  Session session(shared);
  if (!session.configure() || !session.start_offline()) return session.exit_code();
  const auto devices = session.client().devices();
  for (const auto& device : devices) session.writer().device(device);
  if (devices.empty()) session.writer().warning("there are no microphones, speakers, cameras or screens");
  return ExitCode::kDone;
}

ExitCode run_codecs(const SharedOptions& shared) {
  Session session(shared);
  if (!session.configure() || !session.start_offline()) return session.exit_code();
  for (const auto& codec : session.client().codecs()) session.writer().codec(codec);
  return ExitCode::kDone;
}

}  // namespace mtavip::cli
