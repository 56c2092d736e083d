// Two terminals on a simulated network in virtual time, for tests: who answers by itself, what each was told, and what
// is open between them.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "h323/endpoint/signalling.h"
#include "h323/endpoint/terminal.h"
#include "testkit/core_node.h"

namespace mtavip::h323::test {

inline MediaFormat format(Codec codec) {
  MediaFormat result;
  result.codec = codec;
  if (kind_of(codec) == MediaKind::kVideo) {
    result.max_bit_rate = DataRate::kilobits_per_second(384);
    result.pictures = {0, 1, 1, 0, 0};
    result.h264.level_idc = 31;
    result.h264.non_interleaved = true;
  }
  return result;
}

inline LocalStream stream(MediaKind kind, const std::vector<Codec>& codecs, std::uint16_t port) {
  LocalStream result;
  result.kind = kind;
  for (const auto codec : codecs) result.formats.push_back(format(codec));
  result.rtp = {IpAddress{}, port};
  result.rtcp = {IpAddress{}, static_cast<std::uint16_t>(port + 1)};
  if (kind == MediaKind::kAudio) result.dtmf_payload_type = 101;
  return result;
}

inline LocalMedia audio(const std::vector<Codec>& codecs = {Codec::kG711ALaw, Codec::kG711MuLaw}) {
  return {stream(MediaKind::kAudio, codecs, 5000)};
}
inline LocalMedia audio_and_video(const std::vector<Codec>& video = {Codec::kH264, Codec::kH261}) {
  return {stream(MediaKind::kAudio, {Codec::kG722, Codec::kG711ALaw}, 5000), stream(MediaKind::kVideo, video, 5002)};
}
inline StartOptions start(bool fast, bool tunnel, bool in_setup = true, bool early = true) {
  return {fast, tunnel, in_setup, early};
}

inline constexpr IpAddress kAlice = IpAddress::v4({10, 0, 0, 1});
inline constexpr IpAddress kBob = IpAddress::v4({10, 0, 0, 2});
inline constexpr IpAddress kCarol = IpAddress::v4({10, 0, 0, 3});

/// A terminal on a host of its own.
class TestTerminal {
 public:
  TestTerminal(testkit::SimulatedNetwork& network, const std::string& name, IpAddress address,
               TerminalConfig config = {}, std::size_t h245_listeners = 2)
      : network_(network),
        host_(network.add_host(name, {address})),
        random_(std::hash<std::string>{}(name)),
        environment_(random_, log_, WallTime{}),
        terminal_(environment_, with_name(std::move(config), name)),
        port_{terminal_},
        node_(network, host_, port_, Handler{this}) {
    node_.open(TransportKind::kTcp, {address, 1720});
    port_.h245 = true;
    for (std::size_t i = 0; i < h245_listeners; ++i) node_.open(TransportKind::kTcp, {address, 0});
    port_.h245 = false;
    node_.open(TransportKind::kUdp, {address, 0});
  }

  Terminal& terminal() { return terminal_; }
  [[nodiscard]] Timestamp now() const { return network_.now(); }
  testkit::HostId host() const { return host_; }
  void pump() { node_.pump(); }
  template <class Command>
  auto run(Command command) {
    auto result = command(terminal_, now());
    node_.pump();
    return result;
  }

  CallId dial(const std::string& target, LocalMedia media = audio(), StartOptions options = {}) {
    DialRequest request;
    request.target = target;
    request.media = std::move(media);
    request.start = options;
    const auto call = run([&](Terminal& t, Timestamp at) { return t.dial(at, request); });
    EXPECT_TRUE(call.has_value());
    return call.value_or(CallId{});
  }
  bool end(CallId call, ReleaseWith why = ReleaseWith::kNormal) {
    return run([&](Terminal& t, Timestamp at) { return t.end(at, call, why); }).has_value();
  }
  /// Calls whom the other side of `call` wants us to call.
  CallId follow(CallId call) {
    DialRequest request;
    request.transfer_of = call;
    request.media = audio();
    return run([&](Terminal& t, Timestamp at) { return t.dial(at, request); }).value_or(CallId{});
  }
  bool update(CallId call, const LocalMedia& media) {
    return run([&](Terminal& t, Timestamp at) { return t.update(at, call, media); }).has_value();
  }

  template <class T>
  [[nodiscard]] std::vector<T> events() const {
    std::vector<T> result;
    for (const auto& event : events_) {
      if (const auto* wanted = std::get_if<T>(&event)) result.push_back(*wanted);
    }
    return result;
  }
  template <class T>
  [[nodiscard]] std::size_t count() const {
    return events<T>().size();
  }
  /// The last call that came in.
  [[nodiscard]] CallId incoming() const {
    const auto calls = events<IncomingCall>();
    return calls.empty() ? CallId{} : calls.back().call;
  }
  /// What is open, as told last.
  [[nodiscard]] MediaChanged media() const {
    const auto changes = events<MediaChanged>();
    return changes.empty() ? MediaChanged{} : changes.back();
  }
  [[nodiscard]] bool sends(std::size_t index = 0) const {
    const auto state = media();
    return index < state.streams.size() && state.streams[index].send.has_value();
  }
  [[nodiscard]] bool receives(std::size_t index = 0) const {
    const auto state = media();
    return index < state.streams.size() && state.streams[index].receive.has_value();
  }
  [[nodiscard]] bool both_ways(std::size_t index = 0) const { return sends(index) && receives(index); }
  [[nodiscard]] bool quiet() const { return terminal_.load().calls == 0 && terminal_.load().connections == 0; }
  void forget_events() { events_.clear(); }

  /// What to do with an incoming call; answering with sound, at once, is the default.
  std::function<void(const IncomingCall&)> on_incoming = [this](const IncomingCall& call) { accept(call.call); };
  LocalMedia answer = audio();
  /// What to do when the other side wants us to call somebody else; doing so is the default.
  std::function<void(const TransferRequested&)> on_transfer = [this](const TransferRequested& wanted) {
    EXPECT_NE(follow(wanted.call), CallId{});
  };
  void accept(CallId call) {
    EXPECT_TRUE(run([&](Terminal& t, Timestamp at) { return t.accept(at, call, answer); }).has_value());
  }

 private:
  /// The terminal with its two kinds of sockets, as CoreNode wants to see it.
  struct Port {
    Terminal& terminal;
    bool h245 = false;
    void add_socket(const LocalSocket& socket) {
      if (h245) {
        terminal.add_h245_socket(socket);
      } else {
        terminal.add_socket(socket);
      }
    }
    void handle(Timestamp now, const TransportInput& input) { terminal.handle(now, input); }
    void handle(Timestamp now, const DnsAnswer& result) { terminal.handle(now, result); }
    void handle_timeout(Timestamp now) { terminal.handle_timeout(now); }
    [[nodiscard]] std::optional<Timestamp> deadline() const { return terminal.deadline(); }
    std::optional<Output> poll() { return terminal.poll(); }
  };
  struct Handler {
    TestTerminal* self;
    void operator()(const Event& event) const { self->take(event); }
  };
  static TerminalConfig with_name(TerminalConfig config, const std::string& name) {
    if (config.display_name.empty()) config.display_name = name;
    return config;
  }
  void take(const Event& event) {
    events_.push_back(event);
    if (const auto* call = std::get_if<IncomingCall>(&event); call != nullptr && on_incoming) on_incoming(*call);
    if (const auto* wanted = std::get_if<TransferRequested>(&event); wanted != nullptr && on_transfer) {
      on_transfer(*wanted);
    }
  }

  testkit::SimulatedNetwork& network_;
  testkit::HostId host_;
  SeededRandom random_;
  NullLog log_;
  Environment environment_;
  Terminal terminal_;
  Port port_;
  std::vector<Event> events_;
  testkit::CoreNode<Port, Handler> node_;
};

/// Alice calls Bob.
class TwoTerminals {
 public:
  explicit TwoTerminals(TerminalConfig alice_config = {}, TerminalConfig bob_config = {},
                        std::size_t alice_listeners = 2, std::size_t bob_listeners = 2)
      : alice(network, "alice", kAlice, std::move(alice_config), alice_listeners),
        bob(network, "bob", kBob, std::move(bob_config), bob_listeners) {}

  template <class Condition>
  bool run_until(Condition condition, Duration most = 30s) {
    const Timestamp end = scheduler.now() + most;
    while (!condition()) {
      if (scheduler.now() >= end) return false;
      scheduler.run_until(std::min(end, scheduler.now() + 1ms));
    }
    return true;
  }
  void run_for(Duration time) { scheduler.run_until(scheduler.now() + time); }
  [[nodiscard]] bool quiet() const { return alice.quiet() && bob.quiet(); }

  testkit::Scheduler scheduler;
  testkit::SimulatedNetwork network{scheduler, 1};
  TestTerminal alice;
  TestTerminal bob;
};

}  // namespace mtavip::h323::test
