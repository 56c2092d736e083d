// Whether somebody is writing a message just now (RFC 3994): the document, and the timers of both sides.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "xml/document.h"

namespace mtavip::messages {

inline constexpr std::string_view kIsComposingType = "application/im-iscomposing+xml";

struct IsComposing {
  bool active = false;
  std::string content_type;                     ///< of what is being written; empty: not told
  std::optional<std::chrono::seconds> refresh;  ///< the composer says by then that it goes on
  friend bool operator==(const IsComposing&, const IsComposing&) = default;
};

[[nodiscard]] Result<IsComposing, xml::Failure> parse_is_composing(std::string_view document);
[[nodiscard]] std::string print_is_composing(const IsComposing& state);

/// The side that writes (RFC 3994 section 3.2). Each function returns what the other side is to be told now.
class Composer {
 public:
  enum class Tell : std::uint8_t { kNothing, kActive, kIdle };
  static constexpr Duration kIdleAfter = 15s;
  static constexpr std::chrono::seconds kRefresh{90};

  /// A key was pressed.
  Tell typed(Timestamp now);
  /// What was written was given up.
  Tell stopped();
  /// It was sent: the message itself tells that nothing is being written any more.
  void sent() { idle_at_.reset(); }
  Tell handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] bool active() const { return idle_at_.has_value(); }

 private:
  std::optional<Timestamp> idle_at_;
  Timestamp refresh_at_{};  ///< only while active
};

/// The side that waits for it (RFC 3994 section 3.3). Each function returns whether the state has changed.
class ComposerView {
 public:
  static constexpr std::chrono::seconds kDefaultRefresh{120};
  static constexpr std::chrono::seconds kLongestRefresh{3600};

  bool take(Timestamp now, const IsComposing& state);
  /// A message has come.
  bool message_came();
  bool handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return until_; }
  [[nodiscard]] bool active() const { return until_.has_value(); }

 private:
  std::optional<Timestamp> until_;
};

}  // namespace mtavip::messages
