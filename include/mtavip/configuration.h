// The configuration file, ~/.config/mtavip/config.toml: what command line and desktop application have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/call.h>
#include <mtavip/client.h>
#include <mtavip/error.h>

namespace mtavip {

struct Configuration {
  ClientOptions client;
  std::vector<AccountSettings> accounts;
  MediaOptions media;           ///< defaults of calls
  std::string default_account;  ///< name; empty: the first
  /// What works but should not stay so: a password that every user of the machine can read.
  std::vector<std::string> warnings;
};

/// $XDG_CONFIG_HOME/mtavip/config.toml, or ~/.config/mtavip/config.toml.
[[nodiscard]] std::string default_configuration_path();

/// Reads and checks a file. Every error names file, line and key, and for a wrong key the nearest right one. A password
/// may be given as `password`, `password_file` or `password_env`.
Expected<Configuration> load_configuration(const std::string& path);
/// The same from text; `name` stands for the file in errors.
Expected<Configuration> parse_configuration(const std::string& text, const std::string& name);
/// A commented file with every key at its default, to start from.
[[nodiscard]] std::string configuration_template();

}  // namespace mtavip
