// A run of the client for a command: set up from settings, events told as they come, ended in order.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <mtavip/client.h>

#include "event_writer.h"
#include "instance.h"
#include "options.h"
#include "settings.h"

namespace mtavip::cli {

using Clock = std::chrono::steady_clock;
using Deadline = std::optional<Clock::time_point>;

[[nodiscard]] Deadline in_seconds(const std::optional<double>& seconds);
/// The earlier one; nothing is never.
[[nodiscard]] Deadline earlier(const Deadline& a, const Deadline& b);

class Session {
 public:
  explicit Session(const SharedOptions& options);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Reads the configuration. False: it was said what is wrong, and exit_code() tells how to end.
  bool configure();
  /// Starts the client and adds its accounts; `kMayMove`: a SIP port in use is no error unless it was
  /// asked for.
  enum class Port : bool { kFixed, kMayMove };
  /// Messages are stored, as the settings say where: for those who wait for some, or keep their own.
  void use_message_store();
  [[nodiscard]] bool stores_messages() const;
  bool start(Port port);
  /// For what needs neither network nor accounts.
  bool start_offline();
  /// Waits until the chosen account is registered, if it is to be. False as above.
  bool wait_until_registered();
  /// Unregisters and ends the client, telling what still happens.
  void finish();

  /// The next event, told already. Nothing: the deadline has passed, a stop signal came, or `descriptor` is readable.
  std::optional<Event> next(const Deadline& deadline, int descriptor = -1);
  [[nodiscard]] bool stopped() const;

  [[nodiscard]] Client& client() { return *client_; }
  [[nodiscard]] Settings& settings() { return settings_; }
  [[nodiscard]] const SharedOptions& options() const { return options_; }
  [[nodiscard]] EventWriter& writer() { return *writer_; }
  [[nodiscard]] const std::vector<AccountId>& accounts() const { return accounts_; }
  [[nodiscard]] const AccountNames& account_names() const { return names_; }
  [[nodiscard]] std::optional<AccountId> chosen_account() const;
  [[nodiscard]] RegistrationState registration(std::size_t account) const { return registrations_[account]; }
  /// Called around every event that is told.
  void set_output_hooks(std::function<void()> before, std::function<void()> after);

  /// Says what is wrong and remembers how to end.
  ExitCode fail(const Error& error);
  ExitCode fail(const std::string& text, ExitCode code);
  [[nodiscard]] ExitCode exit_code() const { return exit_code_; }

 private:
  bool create_client();
  void note(const Event& event);
  void tell(const Event& event);

  SharedOptions options_;
  Settings settings_;
  AccountNames names_;
  std::unique_ptr<EventWriter> writer_;
  std::unique_ptr<Instance> instance_;  ///< where there are accounts
  std::unique_ptr<Client> client_;
  std::vector<AccountId> accounts_;
  std::vector<RegistrationState> registrations_;
  std::function<void()> before_output_;
  std::function<void()> after_output_;
  ExitCode exit_code_ = ExitCode::kDone;
  bool store_messages_ = false;
};

}  // namespace mtavip::cli
