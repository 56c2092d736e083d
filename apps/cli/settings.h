// What a run of the program works with: the configuration, and over it what the command line says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/client.h>
#include <mtavip/error.h>

#include "options.h"

namespace mtavip::cli {

struct Settings {
  ClientOptions client;
  std::vector<AccountSettings> accounts;
  /// Index into accounts: the one that calls and messages go out by; empty: there is none.
  std::optional<std::size_t> chosen;
  MediaOptions media;
  std::vector<std::string> warnings;
};

Expected<Settings> make_settings(const SharedOptions& options);
/// The configuration file that is read; empty: there is none and none was asked for.
[[nodiscard]] std::string configuration_in_use(const SharedOptions& options);

}  // namespace mtavip::cli
