#include <cstdio>

#include <mtavip/configuration.h>

#include "commands.h"
#include "event_writer.h"
#include "settings.h"

namespace mtavip::cli {
namespace {

ExitCode check(const SharedOptions& shared, EventWriter& writer) {
  const std::string path = shared.config_path.value_or(default_configuration_path());
  const auto configuration = load_configuration(path);
  if (!configuration) {
    writer.error(configuration.error().message, ExitCode::kConfiguration);
    return ExitCode::kConfiguration;
  }
  for (const auto& warning : configuration->warnings) writer.warning(warning);
  std::printf("%s is right: %zu account%s\n", path.c_str(), configuration->accounts.size(),
              configuration->accounts.size() == 1 ? "" : "s");
  return ExitCode::kDone;
}

}  // namespace

ExitCode run_config(const SharedOptions& shared, const ConfigOptions& options) {
  const AccountNames none;
  const auto writer = make_text_writer(none);
  switch (options.action) {
    case ConfigOptions::Action::kPath:
      std::puts(shared.config_path.value_or(default_configuration_path()).c_str());
      return ExitCode::kDone;
    case ConfigOptions::Action::kTemplate:
      std::fputs(configuration_template().c_str(), stdout);
      return ExitCode::kDone;
    case ConfigOptions::Action::kCheck:
      return check(shared, *writer);
  }
  return ExitCode::kOther;
}

}  // namespace mtavip::cli
