#include "session.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

#include <poll.h>

#include "explain.h"
#include "printable.h"
#include "state_folder.h"
#include "stop_signal.h"

namespace mtavip::cli {
namespace {

constexpr std::chrono::seconds kUnregisterTime{2};
constexpr double kRegistrationTime = 40;  // longer than a transaction takes to give up (RFC 3261 timer F, 32 s)

void log_line(Severity severity, std::string_view component, std::string_view text) {
  constexpr std::array kNames{"trace", "debug", "info", "warning", "error"};
  std::fprintf(stderr, "%s %.*s: %s\n", kNames[static_cast<std::size_t>(severity)], static_cast<int>(component.size()),
               component.data(), printable_lines(text).c_str());
}

}  // namespace

Deadline in_seconds(const std::optional<double>& seconds) {
  if (!seconds) return std::nullopt;
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(*seconds));
}

Deadline earlier(const Deadline& a, const Deadline& b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

Session::Session(const SharedOptions& options)
    : options_(options), writer_(options.json ? make_json_writer(names_) : make_text_writer(names_)) {}

Session::~Session() = default;

bool Session::configure() {
  auto settings = make_settings(options_);
  if (!settings) {
    fail(settings.error());
    return false;
  }
  settings_ = std::move(*settings);
  for (const auto& warning : settings_.warnings) writer_->warning(warning);
  for (const auto& account : settings_.accounts) names_.push_back(account.name);
  return true;
}

void Session::use_message_store() {
  store_messages_ = true;
}

bool Session::stores_messages() const {
  const std::string& path = settings_.client.message_store.path;
  return !path.empty() && path != "none";
}

bool Session::start(Port port) {
  MessageStoreOptions& store = settings_.client.message_store;
  if (store.path.empty()) store.path = default_message_store();
  if (!store_messages_) store.path.clear();
  ClientOptions& options = settings_.client;
  if (port == Port::kMayMove && !options_.sip_port) options.sip_port_may_move = true;
  if (!settings_.accounts.empty() && options.sip.instance_id.empty()) {
    instance_ = std::make_unique<Instance>(state_file("instance"));
    options.sip.instance_id = instance_->urn();
  }
  if (options.known_servers_path.empty()) options.known_servers_path = state_file("known_servers");
  if (!create_client()) return false;
  writer_->ready(client_->listening());
  if (options_.presence) static_cast<void>(client_->set_presence(*options_.presence));
  for (const auto& account : settings_.accounts) {
    const auto id = client_->add_account(account);
    if (!id) {
      fail(id.error());
      return false;
    }
    accounts_.push_back(*id);
    registrations_.push_back(RegistrationState::kUnregistered);
  }
  return true;
}

bool Session::start_offline() {
  ClientOptions& options = settings_.client;
  options.bind = {"127.0.0.1"};
  options.sip_port = 0;
  options.tls_certificate.clear();
  options.tls_key.clear();
  return create_client();
}

bool Session::create_client() {
  ClientOptions& options = settings_.client;
  options.log = log_line;
  auto client = Client::create(options);
  if (!client) {
    fail(client.error());
    return false;
  }
  client_ = std::move(*client);
  return true;
}

std::optional<AccountId> Session::chosen_account() const {
  if (!settings_.chosen || *settings_.chosen >= accounts_.size()) return std::nullopt;
  return accounts_[*settings_.chosen];
}

bool Session::wait_until_registered() {
  const auto account = chosen_account();
  if (!account || !settings_.accounts[*settings_.chosen].register_at_start) return true;
  const auto deadline = in_seconds(options_.timeout_seconds.value_or(kRegistrationTime));
  while (const auto event = next(deadline)) {
    const auto* registration = std::get_if<RegistrationEvent>(&*event);
    if (registration == nullptr || registration->account != *account) continue;
    if (registration->state == RegistrationState::kRegistered) return true;
    if (registration->state == RegistrationState::kFailed) {
      const EndReason reason = registration->failure.value_or(EndReason::kServerFailure);
      fail(explain("registering " + names_[*settings_.chosen], reason, registration->code, registration->text),
           exit_code_of(reason));
      return false;
    }
  }
  if (stopped()) {
    exit_code_ = ExitCode::kOther;
  } else {
    fail("the registrar of " + names_[*settings_.chosen] + " does not answer", ExitCode::kTimedOut);
  }
  return false;
}

void Session::finish() {
  if (!client_) return;
  const auto pending = [this] {
    return std::any_of(registrations_.begin(), registrations_.end(), [](RegistrationState state) {
      return state == RegistrationState::kRegistered || state == RegistrationState::kUnregistering;
    });
  };
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    if (registrations_[i] == RegistrationState::kRegistered) {
      static_cast<void>(client_->unregister_account(accounts_[i]));
    }
  }
  const auto deadline = Clock::now() + kUnregisterTime;
  while (pending() && Clock::now() < deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (const auto event = client_->wait_event(std::max(left, std::chrono::milliseconds(1)))) {
      note(*event);
      tell(*event);
    }
  }
  client_.reset();
}

void Session::set_output_hooks(std::function<void()> before, std::function<void()> after) {
  before_output_ = std::move(before);
  after_output_ = std::move(after);
}

void Session::tell(const Event& event) {
  if (before_output_) before_output_();
  writer_->event(event);
  if (after_output_) after_output_();
}

void Session::note(const Event& event) {
  const auto* registration = std::get_if<RegistrationEvent>(&event);
  if (registration == nullptr) return;
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    if (accounts_[i] == registration->account) registrations_[i] = registration->state;
  }
}

std::optional<Event> Session::next(const Deadline& deadline, int descriptor) {
  while (true) {
    if (auto event = client_->wait_event(std::chrono::milliseconds(0))) {
      note(*event);
      tell(*event);
      return event;
    }
    if (stopped()) return std::nullopt;
    int wait = -1;
    if (deadline) {
      const auto left = *deadline - Clock::now();
      if (left <= Clock::duration::zero()) return std::nullopt;
      // Rounded up: a wait that ends too early would only turn in a circle.
      wait = static_cast<int>(
          std::min<std::int64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(left).count() + 1, 60'000));
    }
    std::array<pollfd, 3> watched{
        {{client_->event_descriptor(), POLLIN, 0}, {StopSignal::descriptor(), POLLIN, 0}, {descriptor, POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), wait) < 0 && errno != EINTR) return std::nullopt;
    if (watched[2].revents != 0) return std::nullopt;
  }
}

bool Session::stopped() const {
  return StopSignal::received();
}

ExitCode Session::fail(const Error& error) {
  return fail(error.message, exit_code_of(error.code));
}

ExitCode Session::fail(const std::string& text, ExitCode code) {
  exit_code_ = code;
  writer_->error(text, code);
  return code;
}

}  // namespace mtavip::cli
