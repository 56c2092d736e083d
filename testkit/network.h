// A network in virtual time: hosts with addresses, UDP sockets, stream connections (TCP, TLS, WebSocket look alike:
// bytes in order), links with conditions, rules on single datagrams, a DNS zone, and a record of all that passed. It
// fulfils base/transport.h and base/dns.h; core_node.h ties a whole core to it, media sockets are used directly.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/dns.h"
#include "base/result.h"
#include "base/transport.h"
#include "testkit/capture.h"
#include "testkit/dns_zone.h"
#include "testkit/link.h"
#include "testkit/scheduler.h"

namespace mtavip::testkit {

enum class HostId : std::uint32_t {};
enum class RuleId : std::uint32_t {};

/// A datagram on its way.
struct Datagram {
  std::uint64_t index = 0;  ///< counts all datagrams of the network, from 0
  Timestamp sent{};
  Endpoint from;
  Endpoint to;
  Bytes data;
  [[nodiscard]] std::string_view text() const { return text_of(data); }
};

/// What a rule does with a datagram. Later rules see it only if earlier ones pass it on.
struct Verdict {
  enum class Kind : std::uint8_t { kPass, kDrop, kDuplicate, kDelay } kind = Kind::kPass;
  Duration delay{};  ///< for kDelay: beyond the link's
  static Verdict pass() { return {}; }
  static Verdict drop() { return {Kind::kDrop, {}}; }
  static Verdict duplicate() { return {Kind::kDuplicate, {}}; }
  static Verdict delayed(Duration by) { return {Kind::kDelay, by}; }
};
using Rule = std::function<Verdict(const Datagram&)>;
using Predicate = std::function<bool(const Datagram&)>;

enum class HostState : std::uint8_t {
  kUp,
  kSilent,       ///< everything towards it vanishes
  kUnreachable,  ///< senders learn it by ICMP
};

/// How stream data are cut into pieces on their way.
struct Segmentation {
  std::size_t largest = 1460;
  bool random = false;  ///< pieces of 1 to `largest` bytes, else of `largest`
};

/// What a TLS or WSS listener shows to clients.
struct ServerCertificate {
  std::vector<std::string> names;  ///< empty: fits every name
  bool trusted = true;
};

struct NetworkCounters {
  std::uint64_t datagrams_sent = 0;
  std::uint64_t datagrams_delivered = 0;
  std::uint64_t datagrams_lost = 0;
  std::uint64_t connections_opened = 0;
};

class SimulatedNetwork {
 public:
  using TransportHandler = std::function<void(Timestamp now, const TransportInput& input)>;
  using DatagramHandler = std::function<void(Timestamp now, const Datagram& datagram)>;

  SimulatedNetwork(Scheduler& scheduler, std::uint64_t seed);
  ~SimulatedNetwork();
  SimulatedNetwork(const SimulatedNetwork&) = delete;
  SimulatedNetwork& operator=(const SimulatedNetwork&) = delete;

  [[nodiscard]] Scheduler& scheduler() { return scheduler_; }
  [[nodiscard]] Timestamp now() const { return scheduler_.now(); }

  // --- Topology
  HostId add_host(std::string name, std::vector<IpAddress> addresses);
  void set_state(HostId host, HostState state);
  [[nodiscard]] const std::vector<IpAddress>& addresses(HostId host) const;
  /// The host's address of the family of `remote`; its first one if it has none of that family.
  [[nodiscard]] IpAddress address_towards(HostId host, const IpAddress& remote) const;
  /// For pairs without conditions of their own. A host reaches itself in 20 us, without loss.
  void set_default_conditions(const LinkConditions& conditions);
  void set_conditions(HostId from, HostId to, const LinkConditions& conditions);
  void set_conditions_both_ways(HostId a, HostId b, const LinkConditions& conditions);

  // --- Rules on datagrams
  RuleId add_rule(Rule rule);
  void remove_rule(RuleId rule);
  /// Drops the n-th (from 0) datagram for which `matches` holds.
  RuleId drop_nth(std::uint64_t n, Predicate matches);
  RuleId duplicate_nth(std::uint64_t n, Predicate matches);
  RuleId delay_nth(std::uint64_t n, Duration by, Predicate matches);

  // --- Datagrams
  /// Port 0 chooses a free one from 49152 on. An unspecified address takes all of the host's addresses of its family.
  /// kLocal: the host does not have the address, or the port is taken.
  [[nodiscard]] Result<LocalSocket, TransportError> bind_udp(HostId host, const Endpoint& local,
                                                             DatagramHandler handler);
  /// As above, for a core: datagrams and ICMP errors come as TransportInput.
  [[nodiscard]] Result<LocalSocket, TransportError> bind_udp(HostId host, const Endpoint& local,
                                                             TransportHandler handler);
  void send(SocketId socket, const Endpoint& remote, ByteView data);

  // --- Streams
  [[nodiscard]] Result<LocalSocket, TransportError> listen(HostId host, TransportKind kind, const Endpoint& local,
                                                           TransportHandler handler,
                                                           ServerCertificate certificate = {});
  /// Connection ids are local to the host; `handler` gets everything of this connection.
  void open(HostId host, const OpenConnection& request, TransportHandler handler);
  void send(HostId host, ConnectionId connection, ByteView data);
  void close(HostId host, ConnectionId connection);
  /// Cuts off every connection between two hosts, without notice to a side that is silent.
  void reset_connections(HostId a, HostId b);
  void set_segmentation(const Segmentation& segmentation) { segmentation_ = segmentation; }
  /// How long a connect to a silent host takes to fail.
  void set_connect_timeout(Duration timeout) { connect_timeout_ = timeout; }

  /// Closes a socket or listener; accepted connections live on.
  void close(SocketId socket);

  // --- Names
  [[nodiscard]] DnsZone& dns() { return dns_; }
  void resolve(const DnsQuery& query, std::function<void(Timestamp now, const DnsAnswer& answer)> handler);

  // --- What happened
  void set_capture(bool on) { capture_on_ = on; }
  [[nodiscard]] const std::vector<CapturedPacket>& captured() const { return captured_; }
  [[nodiscard]] const NetworkCounters& counters() const { return counters_; }

 private:
  struct Host;
  struct Socket;
  struct Pipe;

  [[nodiscard]] Host& host(HostId id) const;
  [[nodiscard]] std::optional<HostId> host_with(const IpAddress& address, HostId sender) const;
  [[nodiscard]] Link& link(HostId from, HostId to);
  [[nodiscard]] Socket* socket_at(HostId host, bool stream, const Endpoint& address);
  [[nodiscard]] Result<LocalSocket, TransportError> add_socket(HostId host, TransportKind kind, const Endpoint& local,
                                                               std::unique_ptr<Socket> socket);
  [[nodiscard]] std::uint16_t free_port(HostId host, bool stream, const IpAddress& address);
  [[nodiscard]] Verdict judge(const Datagram& datagram);
  void deliver(Timestamp now, HostId from, SocketId socket, HostId to, const Datagram& datagram);
  void report_failure(HostId from, SocketId socket, HostId to, const Endpoint& remote, TransportError error);
  void record(WireProtocol protocol, const Endpoint& from, const Endpoint& to, ByteView data, bool lost);

  void refuse(const std::shared_ptr<Pipe>& pipe, Timestamp when, TransportError error, std::string detail);
  void arrive_at_listener(const std::shared_ptr<Pipe>& pipe, Timestamp now);
  void transmit(const std::shared_ptr<Pipe>& pipe, std::size_t side, ByteView data);
  void end_side(const std::shared_ptr<Pipe>& pipe, std::size_t side, TransportError error, std::string detail);

  Scheduler& scheduler_;
  SeededRandom random_;
  LinkConditions default_conditions_;
  std::vector<std::unique_ptr<Host>> hosts_;
  std::map<std::pair<HostId, HostId>, Link> links_;
  std::map<SocketId, std::unique_ptr<Socket>> sockets_;
  std::map<std::pair<HostId, ConnectionId>, std::pair<std::shared_ptr<Pipe>, std::size_t>> pipes_;
  std::vector<std::pair<RuleId, Rule>> rules_;
  DnsZone dns_;
  Segmentation segmentation_;
  Duration connect_timeout_ = 10s;
  std::vector<CapturedPacket> captured_;
  bool capture_on_ = true;
  NetworkCounters counters_;
  std::uint32_t next_socket_ = 1;
  std::uint32_t next_rule_ = 1;
  std::uint64_t next_accepted_ = 1;
};

/// Whether the datagram's text contains `text` ("INVITE sip:", "CSeq: 1 ACK").
[[nodiscard]] Predicate contains(std::string text);
/// Whether its text begins with `text`.
[[nodiscard]] Predicate starts_with(std::string text);

}  // namespace mtavip::testkit
