// Ties a sans-IO core to a host of a simulated network: inputs from the network and deadlines go in, outputs are
// carried out, what is neither transport nor DNS goes to the handler. After calling the core from the test, call
// pump().
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/check.h"
#include "base/dns.h"
#include "base/transport.h"
#include "testkit/network.h"

namespace mtavip::testkit {

namespace detail {

template <class T>
inline constexpr bool kIsForNetwork =
    std::is_same_v<T, TransportOutput> || std::is_same_v<T, SendDatagram> || std::is_same_v<T, OpenConnection> ||
    std::is_same_v<T, SendStream> || std::is_same_v<T, CloseConnection> || std::is_same_v<T, DnsQuery>;
/// Whether a variant has to be opened to find what is for the network.
template <class T>
inline constexpr bool kIsMixed = false;
template <class... Ts>
inline constexpr bool kIsMixed<std::variant<Ts...>> = (kIsForNetwork<Ts> || ...);

}  // namespace detail

/// Core: handle(now, TransportInput), handle(now, DnsAnswer) if it asks, handle_timeout(now), deadline(), poll() giving
/// an optional variant of TransportOutput (or its alternatives), DnsQuery and anything else. Handler: called with
/// anything else.
template <class Core, class Handler>
class CoreNode {
 public:
  CoreNode(SimulatedNetwork& network, HostId host, Core& core, Handler handler)
      : network_(network), host_(host), core_(core), handler_(std::move(handler)) {}
  ~CoreNode() { network_.scheduler().cancel(timer_); }
  CoreNode(const CoreNode&) = delete;
  CoreNode& operator=(const CoreNode&) = delete;

  /// Binds or listens; the caller announces the socket. Test code decides addresses: a refused one is its bug.
  LocalSocket bind(TransportKind kind, const Endpoint& local, ServerCertificate certificate = {}) {
    auto socket = is_stream(kind) ? network_.listen(host_, kind, local, input_handler(), std::move(certificate))
                                  : network_.bind_udp(host_, local, input_handler());
    MTAVIP_CHECK(socket.has_value());
    return *socket;
  }
  /// Binds or listens, and announces the socket to the core if it has add_socket().
  LocalSocket open(TransportKind kind, const Endpoint& local, ServerCertificate certificate = {}) {
    const LocalSocket socket = bind(kind, local, std::move(certificate));
    if constexpr (requires { core_.add_socket(socket); }) core_.add_socket(socket);
    return socket;
  }

  /// Carries out what the core has put out, and plans its next deadline.
  void pump() {
    // The handler may call the core, and with it pump(); the outer loop goes on with what that gave.
    if (pumping_) return;
    pumping_ = true;
    while (auto output = core_.poll()) take(std::move(*output));
    pumping_ = false;
    network_.scheduler().cancel(timer_);
    timer_ = {};
    if (const auto due = core_.deadline()) {
      timer_ = network_.scheduler().at(*due, [this](Timestamp now) {
        core_.handle_timeout(now);
        pump();
      });
    }
  }

  [[nodiscard]] HostId host() const { return host_; }

 private:
  [[nodiscard]] std::weak_ptr<int> alive() const { return alive_; }
  [[nodiscard]] SimulatedNetwork::TransportHandler input_handler() {
    return [this, alive = alive()](Timestamp now, const TransportInput& in) {
      if (!alive.expired()) feed(now, in);
    };
  }
  template <class Input>
  void feed(Timestamp now, const Input& input) {
    core_.handle(now, input);
    pump();
  }

  template <class Output>
  void take(Output&& output) {
    using T = std::remove_cvref_t<Output>;
    if constexpr (std::is_same_v<T, DnsQuery>) {
      network_.resolve(output, [this, alive = alive()](Timestamp now, const DnsAnswer& answer) {
        if constexpr (requires { core_.handle(now, answer); }) {
          if (!alive.expired()) feed(now, answer);
        }
      });
    } else if constexpr (std::is_same_v<T, TransportOutput> || detail::kIsMixed<T>) {
      std::visit([this](auto&& o) { this->take(std::move(o)); }, std::move(output));
    } else if constexpr (detail::kIsForNetwork<T>) {
      carry_out(output);
    } else {
      handler_(std::move(output));
    }
  }

  void carry_out(const SendDatagram& o) { network_.send(o.socket, o.remote, o.data); }
  void carry_out(const OpenConnection& o) { network_.open(host_, o, input_handler()); }
  void carry_out(const SendStream& o) { network_.send(host_, o.connection, o.data); }
  void carry_out(const CloseConnection& o) { network_.close(host_, o.connection); }

  SimulatedNetwork& network_;
  HostId host_;
  Core& core_;
  Handler handler_;
  Scheduler::Event timer_;
  bool pumping_ = false;
  // The network keeps handlers longer than a node may live: a client that was switched off hears nothing more.
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

}  // namespace mtavip::testkit
