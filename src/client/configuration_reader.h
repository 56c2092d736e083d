// Takes a TOML table apart by a list of keys: each key is checked for type and range, and a key that nobody knows is an
// error that names the nearest one. Part of the configuration file's implementation.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

namespace mtavip::client {

/// One key: takes its value, or returns the sentence of what is wrong with it.
struct ConfigurationKey {
  std::string_view name;
  std::function<std::string(const toml::node& value)> take;
};

/// "[audio]" with its keys, or one "[[account]]".
struct ConfigurationSection {
  std::string_view name;
  std::vector<ConfigurationKey> keys;
};

/// The errors of one file, each with its line.
class ConfigurationProblems {
 public:
  void add(const toml::source_region& where, std::string text);
  [[nodiscard]] bool empty() const { return found_.empty(); }
  /// "FILE:LINE: text", a line each, in the order of the file.
  [[nodiscard]] std::string to_string(const std::string& file) const;

 private:
  std::vector<std::pair<std::uint32_t, std::string>> found_;
};

/// Hands every key of the table to its section.
void read_section(const toml::table& table, const ConfigurationSection& section, ConfigurationProblems& problems);
/// The candidate that differs in the fewest letters.
[[nodiscard]] std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& candidates);

// Values of keys. Each returns what is wrong, or empty.
[[nodiscard]] std::string take_text(const toml::node& value, std::string& to);
[[nodiscard]] std::string take_flag(const toml::node& value, bool& to);
[[nodiscard]] std::string take_integer(const toml::node& value, std::int64_t least, std::int64_t most,
                                       std::int64_t& to);
[[nodiscard]] std::string take_number(const toml::node& value, double least, double most, double& to);
[[nodiscard]] std::string take_texts(const toml::node& value, std::vector<std::string>& to);
/// A value as a person would call it: "the text \"abc\"", "the number 7", "a table".
[[nodiscard]] std::string describe(const toml::node& value);

}  // namespace mtavip::client
