// Where the cores write what happened. Levels are for people; nothing depends on a log line being written.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtavip {

enum class LogLevel : std::uint8_t { kTrace, kDebug, kInfo, kWarning, kError };

class EventLog {
 public:
  virtual ~EventLog() = default;
  /// Whether a line of this level would be kept, so that callers need not build it.
  [[nodiscard]] virtual bool enabled(LogLevel level) const = 0;
  /// `component` is the folder's name ("sip", "rtp"); `text` holds no secret.
  virtual void write(LogLevel level, std::string_view component, std::string_view text) = 0;
};

class NullLog final : public EventLog {
 public:
  [[nodiscard]] bool enabled(LogLevel) const override { return false; }
  void write(LogLevel, std::string_view, std::string_view) override {}
};

}  // namespace mtavip
