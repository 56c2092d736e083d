// The Client: the signalling thread with call core, sockets and resolver, and the media engine beside it.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <mtavip/client.h>

#include "base/environment.h"
#include "base/event_log.h"
#include "call/call_core.h"
#include "client/event_queue.h"
#include "client/media_engine.h"
#include "client/server_questions.h"
#include "client/trace_file.h"
#include "client/worker.h"
#include "net/clock.h"
#include "net/event_loop.h"
#include "net/resolver.h"
#include "net/signalling_transport.h"
#include "store/message_store.h"

namespace mtavip::client {

/// Hands log lines to the application's function.
class FunctionLog final : public EventLog {
 public:
  FunctionLog(Severity least, std::function<void(Severity, std::string_view, std::string_view)> function)
      : least_(least), function_(std::move(function)) {}
  [[nodiscard]] bool enabled(LogLevel level) const override {
    return function_ && static_cast<int>(level) >= static_cast<int>(least_);
  }
  void write(LogLevel level, std::string_view component, std::string_view text) override {
    if (enabled(level)) function_(static_cast<Severity>(level), component, text);
  }

 private:
  Severity least_;
  std::function<void(Severity, std::string_view, std::string_view)> function_;
};

class ClientImpl final : public Client {
 public:
  static Expected<std::unique_ptr<Client>> create(ClientOptions options);
  ~ClientImpl() override;

  Expected<AccountId> add_account(const AccountSettings& settings) override;
  Expected<void> register_account(AccountId account) override;
  Expected<void> unregister_account(AccountId account) override;
  Expected<void> trust_server(ServerQuestionId question) override;
  void prepare(const MediaOptions& media) override;
  Expected<CallId> call(const CallRequest& request) override;
  Expected<void> ring(CallId call) override;
  Expected<void> answer(CallId call, const MediaOptions& media) override;
  Expected<void> reject(CallId call, EndReason reason) override;
  Expected<void> redirect(CallId call, const std::string& target) override;
  Expected<void> transfer(CallId call, const std::string& target) override;
  Expected<void> transfer(CallId call, CallId to) override;
  Expected<void> accept_transfer(CallId call) override;
  Expected<void> refuse_transfer(CallId call) override;
  Expected<void> hang_up(CallId call) override;
  Expected<void> hold(CallId call) override;
  Expected<void> resume(CallId call) override;
  Expected<void> set_muted(CallId call, MediaKind kind, bool muted) override;
  Expected<void> send_dtmf(CallId call, const std::string& digits, DtmfMethod method) override;
  Expected<void> set_source(CallId call, MediaKind kind, const std::string& port) override;
  Expected<void> set_sink(CallId call, MediaKind kind, const std::string& port) override;
  [[nodiscard]] Expected<CallInfo> call_info(CallId call) const override;
  [[nodiscard]] Expected<CallStatistics> statistics(CallId call) const override;
  [[nodiscard]] std::vector<CallId> calls() const override;
  Expected<MessageId> send_message(const MessageRequest& request) override;
  Expected<void> mark_displayed(MessageId message) override;
  Expected<void> set_typing(const std::string& target, bool typing, std::optional<AccountId> account) override;
  Expected<MessageId> ping(const std::string& target, std::optional<AccountId> account) override;
  Expected<WatchId> watch(const std::string& target, WatchKind kind, std::optional<AccountId> account) override;
  Expected<void> unwatch(WatchId watch) override;
  Expected<void> set_presence(const Presence& presence) override;
  Expected<void> admit_watcher(WatcherId watcher) override;
  Expected<void> dismiss_watcher(WatcherId watcher) override;
  std::optional<Event> wait_event(std::chrono::milliseconds timeout) override { return events_.wait(timeout); }
  [[nodiscard]] int event_descriptor() const override { return events_.descriptor(); }
  [[nodiscard]] std::vector<std::string> listening() const override { return listening_; }
  [[nodiscard]] std::vector<DeviceDescription> devices() override;
  [[nodiscard]] std::vector<CodecDescription> codecs() override;
  void add_port(const std::string& name, SoundInput& port) override { media_.factory().add_port(name, port); }
  void add_port(const std::string& name, SoundOutput& port) override { media_.factory().add_port(name, port); }
  void add_port(const std::string& name, PictureInput& port) override { media_.factory().add_port(name, port); }
  void add_port(const std::string& name, PictureOutput& port) override { media_.factory().add_port(name, port); }

 private:
  ClientImpl(ClientOptions options, std::vector<IpAddress> bind, std::vector<Endpoint> name_servers);
  /// The sentence of what could not be bound, or empty.
  std::string bind_sockets();
  /// The same, of the keys that were trusted earlier.
  std::string recall_servers();
  std::string bind_one(const IpAddress& address);
  std::string bind_h323(const IpAddress& address);
  void start();
  void drain();
  void carry_out(call::CoreOutput output);
  void carry_out(call::StoreCommand command);
  void tell_events() const;
  /// Runs something on the signalling thread and waits for what it returns.
  template <class Function>
  auto on_loop(Function function) const -> decltype(function(Timestamp{}));

  ClientOptions options_;
  std::vector<IpAddress> bind_;
  FunctionLog log_;
  net::SystemRandom random_;
  Environment environment_;
  mutable EventQueue events_;
  // Signalling thread: what waits for after_sending_.
  mutable std::vector<Event> untold_;
  std::vector<call::MediaCommand> late_commands_;
  std::unique_ptr<TraceFile> trace_;  // signalling thread
  // Signalling thread.
  std::optional<ServerQuestions> questions_;
  std::set<AccountId> distrusting_;  ///< accounts that did not register because of a certificate
  mutable net::EventLoop loop_;
  std::unique_ptr<net::SignallingTransport> transport_;
  std::unique_ptr<net::Resolver> resolver_;
  std::unique_ptr<call::CallCore> core_;
  std::unique_ptr<net::Timer> timer_;
  std::unique_ptr<net::Timer> after_sending_;
  std::vector<std::string> listening_;
  MediaEngine media_;
  std::unique_ptr<store::MessageStore> store_;  // its worker's
  Worker store_worker_;
  std::thread thread_;
};

}  // namespace mtavip::client
