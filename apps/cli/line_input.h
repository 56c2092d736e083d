// Lines that a person types, or that a script writes into standard input.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtavip::cli {

class LineInput {
 public:
  virtual ~LineInput() = default;
  /// The next line without its end; nothing: there will be no more.
  virtual std::optional<std::string> read_line() = 0;
  /// Around everything that is written while a line is being typed.
  virtual void before_output() {}
  virtual void after_output() {}
};

struct LineInputSettings {
  /// Returns when standard input is readable; false: reading is to end.
  std::function<bool()> wait;
  /// What the last word of a line could be completed to.
  std::function<std::vector<std::string>(std::string_view line)> complete;
  std::string history_path;
};

/// With editing, history and completion where standard input is a terminal; plain otherwise.
[[nodiscard]] std::unique_ptr<LineInput> make_line_input(LineInputSettings settings);

}  // namespace mtavip::cli
