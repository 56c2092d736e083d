// How events reach the user: as JSON, one object a line, or as text for people.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/client.h>
#include <mtavip/event.h>
#include <mtavip/server_lists.h>

#include "exit_code.h"

namespace mtavip::cli {

/// Writes to standard output, flushed after each event; errors and warnings of the text form go to standard error.
class EventWriter {
 public:
  virtual ~EventWriter() = default;
  virtual void ready(const std::vector<std::string>& listening) = 0;
  virtual void event(const Event& event) = 0;
  /// The program ends with this code because of this.
  virtual void error(const std::string& text, ExitCode code) = 0;
  virtual void warning(const std::string& text) = 0;
  /// What was asked for cannot be done; the program goes on.
  virtual void complaint(const std::string& text) = 0;
  /// Something that was asked for, in words.
  virtual void reply(const std::string& text) = 0;
  virtual void call(const CallInfo& info, bool current) = 0;
  virtual void statistics(CallId call, const CallStatistics& statistics) = 0;
  virtual void device(const DeviceDescription& device) = 0;
  virtual void codec(const CodecDescription& codec) = 0;
  virtual void stored(const StoredMessage& message) = 0;
  virtual void contact(const ServerContact& contact) = 0;
  virtual void watcher_rule(const WatcherRule& rule) = 0;
};

using AccountNames = std::vector<std::string>;  ///< of AccountId 1, 2, ...

[[nodiscard]] std::unique_ptr<EventWriter> make_json_writer(const AccountNames& accounts);
[[nodiscard]] std::unique_ptr<EventWriter> make_text_writer(const AccountNames& accounts);

/// The numbers of a call in a few lines for people.
[[nodiscard]] std::string statistics_text(const CallStatistics& statistics);

}  // namespace mtavip::cli
