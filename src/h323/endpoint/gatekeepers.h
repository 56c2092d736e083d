// The gatekeepers of a terminal: a RAS client each, the sockets and questions that they share, and whose call an
// admission is.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/transport.h"
#include "h323/endpoint/terminal.h"
#include "h323/ras/client.h"
#include "h323/ras/sequence_numbers.h"

namespace mtavip::h323 {

class Gatekeepers {
 public:
  /// What concerns a call.
  struct ForCall {
    CallId call{};
    std::variant<ras::Admitted, ras::AdmissionRejected, ras::DisengageRequested, ras::BandwidthChanged,
                 ras::BandwidthRejected>
        what;
  };
  using Output = std::variant<SendDatagram, DnsQuery, Event, ForCall>;

  Gatekeepers(Environment& environment, const TerminalConfig& config)
      : environment_(environment), config_(config), sequence_numbers_(environment) {}

  void add_socket(const LocalSocket& socket);
  void remove_socket(Timestamp now, SocketId socket);
  GatekeeperId add(ras::ClientConfig client_config);
  [[nodiscard]] bool has(GatekeeperId id) const { return table_.count(id) != 0; }
  void remove(Timestamp now, GatekeeperId id);
  void start(Timestamp now, GatekeeperId id);
  void stop(Timestamp now, GatekeeperId id);

  void handle(Timestamp now, const DatagramReceived& input);
  void handle(Timestamp now, const DatagramFailed& input);
  void handle(Timestamp now, const DnsAnswer& answer);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Output> poll();
  [[nodiscard]] bool has(SocketId socket) const;
  /// Whether we are registered with a gatekeeper that is there, or that passes on calls from there.
  [[nodiscard]] bool has(const IpAddress& address) const;
  /// Whether one of them may have asked this.
  [[nodiscard]] bool asks(DnsQueryId query) const;

  /// Which one an incoming call from `source` to these aliases is to be admitted by: nothing where we are registered
  /// nowhere.
  [[nodiscard]] std::optional<GatekeeperId> for_incoming(const Endpoint& source,
                                                         const std::vector<ras::Alias>& called) const;
  bool admit(Timestamp now, GatekeeperId id, CallId call, const ras::AdmissionRequest& request);
  void disengage(Timestamp now, CallId call, const ras::Disengage& how);
  void tell(CallId call, const ras::CallInfo& info);
  void change_bandwidth(Timestamp now, CallId call, DataRate bandwidth);
  /// Tells all of them, now and when they register us, that we can take no more calls; or that we can again.
  void report_full(Timestamp now, bool full);
  /// The client of a call's gatekeeper, or null.
  [[nodiscard]] ras::Client* client(GatekeeperId id);
  /// Those that the gatekeeper granted.
  [[nodiscard]] std::vector<ras::Alias> aliases(GatekeeperId id) const;

 private:
  struct Entry {
    std::unique_ptr<ras::Client> client;
    std::vector<ras::Alias> aliases;
    std::uint64_t first_query = 0;
    bool leaving = false;  ///< removed: waits for the end of its registration
    std::map<ras::AdmissionId, CallId> calls;
    std::optional<Timestamp> scheduled;
    bool told_full = false;
  };
  using Table = std::map<GatekeeperId, Entry>;
  struct Admission {
    GatekeeperId gatekeeper{};
    ras::AdmissionId id{};
  };
  /// Takes what the client has put out, and plans its next deadline; to be called whenever it may have done something.
  void settle(Table::iterator it);
  void take(GatekeeperId id, Entry& entry, ras::Event event);
  /// Those that have registered us and believe otherwise.
  void tell_full(Timestamp now);
  /// Those of several accounts at a gatekeeper that its request is for.
  [[nodiscard]] std::vector<GatekeeperId> concerned(const h225::RasMessage& request, const Endpoint& from);

  Environment& environment_;
  const TerminalConfig& config_;
  ras::SequenceNumbers sequence_numbers_;
  std::vector<LocalSocket> sockets_;
  std::vector<LocalSocket> listeners_;
  Table table_;
  std::set<std::pair<Timestamp, GatekeeperId>> deadlines_;
  std::map<CallId, Admission> admissions_;
  std::deque<Output> outputs_;
  GatekeeperId last_asked_{};  ///< of a request that was for more than are asked at once
  std::uint32_t last_ = 0;
  bool full_ = false;
  bool full_untold_ = false;  ///< somebody may believe otherwise
};

}  // namespace mtavip::h323
