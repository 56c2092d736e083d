// The inside of Terminal: owns calls and connections, and moves what happens on them to whom it concerns.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/source_limiter.h"
#include "h323/endpoint/call.h"
#include "h323/endpoint/connections.h"
#include "h323/endpoint/gatekeepers.h"
#include "h323/endpoint/h245_listeners.h"
#include "h323/endpoint/terminal.h"
#include "h323/ras/locator.h"

namespace mtavip::h323 {

class Terminal::Core final : public CallHost {
 public:
  Core(Environment& environment, TerminalConfig config);

  void add_socket(const LocalSocket& socket);
  void add_h245_socket(const LocalSocket& socket) { h245_listeners_.add(socket); }
  void handle(Timestamp now, const TransportInput& input);
  void handle(Timestamp now, const DnsAnswer& answer);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Output> poll();
  [[nodiscard]] bool owns(const TransportInput& input) const;
  [[nodiscard]] bool owns(ConnectionId connection) const { return connections_.has(connection); }
  [[nodiscard]] bool owns(SocketId socket) const;
  /// Those of gatekeepers are numbered from their own start.
  [[nodiscard]] bool owns(DnsQueryId query) const;
  void remove_socket(Timestamp now, SocketId socket);

  Result<GatekeeperId, RequestError> add_gatekeeper(const ras::ClientConfig& config);
  void remove_gatekeeper(Timestamp now, GatekeeperId id);
  void register_at(Timestamp now, GatekeeperId id);
  void unregister_at(Timestamp now, GatekeeperId id);
  void report_full(Timestamp now, bool full);

  Result<CallId, RequestError> dial(Timestamp now, DialRequest request);
  Result<void, RequestError> transfer(Timestamp now, CallId call, CallId other);
  /// Runs a command on a call, and all that follows from it.
  template <class Command>
  Result<void, RequestError> with_call(Timestamp now, CallId id, Command command) {
    now_ = now;
    const auto it = calls_.find(id);
    if (it == calls_.end()) return fail(RequestError::kUnknownId);
    Result<void, RequestError> result = command(*it->second.call);
    settle(now, id);
    drain(now);
    return result;
  }
  [[nodiscard]] TerminalCounters counters() const {
    TerminalCounters result = counters_;
    result.messages_out = connections_.sent();
    return result;
  }
  [[nodiscard]] Load load() const { return {calls_.size(), connections_.size()}; }

  // CallHost
  [[nodiscard]] Environment& environment() override { return environment_; }
  [[nodiscard]] const TerminalConfig& config() const override { return config_; }
  [[nodiscard]] Connections& connections() override { return connections_; }
  void emit(Event event) override { outputs_.emplace_back(std::move(event)); }
  void attach(ConnectionId connection, CallId call, bool is_h245) override;
  void detach(ConnectionId connection) override { attachments_.erase(connection); }
  void leave(Timestamp now, ConnectionId connection, CallId call) override;
  [[nodiscard]] std::optional<ConnectionId> shared_connection(const Endpoint& remote) const override;
  void share_no_more(ConnectionId connection) override;
  [[nodiscard]] IpAddress bind_address(const IpAddress& remote) const override;
  std::optional<Endpoint> listen_h245(Timestamp now, CallId call, const IpAddress& local,
                                      const IpAddress& remote) override;
  void stop_listening(CallId call) override { h245_listeners_.stop(call); }
  [[nodiscard]] AddressSearch search(const std::string& host, std::uint16_t port) override;
  [[nodiscard]] AddressSearch search_locators(const std::string& domain) override;
  bool locate(Timestamp now, CallId call, std::vector<Endpoint> servers, const std::vector<ras::Alias>& aliases,
              const std::vector<ras::Alias>& source) override;
  void ask(CallId call, DnsQuery query) override;
  bool admit(Timestamp now, GatekeeperId gatekeeper, CallId call, const ras::AdmissionRequest& request) override;
  void disengage(Timestamp now, CallId call, const ras::Disengage& how) override;
  void tell_gatekeeper(CallId call, const ras::CallInfo& info) override { gatekeepers_.tell(call, info); }
  void change_bandwidth(Timestamp now, CallId call, DataRate bandwidth) override {
    gatekeepers_.change_bandwidth(now, call, bandwidth);
  }
  [[nodiscard]] ras::Client* gatekeeper(GatekeeperId id) override { return gatekeepers_.client(id); }
  [[nodiscard]] std::vector<ras::Alias> aliases_at(GatekeeperId id) const override { return gatekeepers_.aliases(id); }
  [[nodiscard]] Timestamp now() const override { return now_; }
  [[nodiscard]] std::size_t other_calls() const override { return calls_.size() - 1; }
  [[nodiscard]] Endpoint listening_at(const IpAddress& local) const override;
  void consulted(CallId call, const std::string& identity, const h450::Destination& target) override;
  void end_consultation(CallId call) override;
  [[nodiscard]] std::string identity_for(CallId call) override;
  [[nodiscard]] std::optional<CallId> identified(const std::string& identity) override;
  void transferred(CallId call, bool worked) override;
  [[nodiscard]] std::uint16_t new_reference() override;

 private:
  struct Entry {
    std::unique_ptr<Call> call;
    std::optional<Timestamp> scheduled;
  };
  struct Attachment {
    /// One of H.245. Of call signalling: those whose messages go over the connection; none: it is about to be closed.
    std::vector<CallId> calls;
    bool is_h245 = false;
    bool takes_several = false;  ///< the other side does
  };

  /// Everything that has been caused so far, and what that causes.
  void drain(Timestamp now);
  void happened(Timestamp now, const Connections::Opened& opened);
  void happened(Timestamp now, const Connections::Message& message);
  /// A message of call signalling.
  void receive(Timestamp now, const Connections::Message& message, const Signal& signal);
  /// The call of the connection that the message is of; null: of none.
  [[nodiscard]] Call* call_of(const Attachment& attachment, const Signal& signal);
  void happened(Timestamp now, const Connections::Closed& closed);
  void happened(Timestamp now, Gatekeepers::ForCall& what);
  void happened(Timestamp now, ras::Locator::Output& what);
  void located(Timestamp now, ras::LocationId id, std::optional<Endpoint> address, std::vector<ras::Alias> aliases);
  [[nodiscard]] AddressSearch::Settings search_settings() const;
  /// Whether a message of a call through that gatekeeper may be believed.
  [[nodiscard]] h235::Verdict check(Timestamp now, std::optional<GatekeeperId> gatekeeper,
                                    const Connections::Message& message, const Signal& signal);
  /// Whether one more connection, or Setup, from there is taken.
  [[nodiscard]] bool is_welcome(Timestamp now, const IpAddress& remote);
  void receive_setup(Timestamp now, const Connections::Message& message, const Signal& signal);
  void refuse(Timestamp now, ConnectionId connection, const Signal& signal, const Release& how,
              std::vector<Bytes> services = {});
  /// A connection for supplementary services alone (H.450.1 clause 7): told messages that wait.
  void serve_without_call(Timestamp now, ConnectionId connection, const Signal& signal,
                          std::optional<GatekeeperId> gatekeeper);
  void settle(Timestamp now, CallId id);
  [[nodiscard]] Call* find(CallId id);
  [[nodiscard]] bool listens_at(const Endpoint& local) const;
  [[nodiscard]] bool has_family(bool ipv6) const;

  Environment& environment_;
  TerminalConfig config_;
  Connections connections_;
  SourceLimiter limiter_;
  H245Listeners h245_listeners_;
  Gatekeepers gatekeepers_;
  ras::Locator locator_;
  std::map<ras::LocationId, CallId> locations_;
  std::vector<LocalSocket> sockets_;
  std::map<CallId, Entry> calls_;
  std::set<std::pair<Timestamp, CallId>> deadlines_;
  std::unordered_map<ConnectionId, Attachment> attachments_;
  std::unordered_map<DnsQueryId, CallId> queries_;
  /// Of calls whose other side may send somebody here in its place.
  struct Identity {
    CallId call{};
    Timestamp until{};
  };
  std::map<std::string, Identity> identities_;
  std::deque<Output> outputs_;
  std::vector<TransportOutput> commands_;
  TerminalCounters counters_;
  Timestamp now_{};
  std::uint64_t last_call_ = 0;
  std::uint64_t last_query_;
  std::uint16_t last_reference_;
};

}  // namespace mtavip::h323
