// The SIP core under load, without media: answers calls over UDP at a port, as many as sipp makes, or says what a held
// call and a registration take of the memory.
//
// Usage: sip_load answer PORT SECONDS     one line of JSON at the end: calls, retransmissions, processor time
//        sip_load memory                  bytes an established call, bytes a registration
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>

#include "base/random.h"
#include "net/clock.h"
#include "net/event_loop.h"
#include "net/signalling_transport.h"
#include "sip/parser.h"
#include "sip/user_agent.h"

namespace {

using namespace mtavip;
using namespace mtavip::sip;

constexpr const char* kSdp =
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

UserAgentConfig config_for_load() {
  UserAgentConfig config;
  config.calls_at_once = 1'000'000;
  config.limits.sessions = 1'000'000;
  config.limits.transactions = 1'000'000;
  return config;
}

// --- Answering

class Answerer {
 public:
  explicit Answerer(std::uint16_t port)
      : environment_(random_, log_, net::wall_origin()),
        core_(environment_, config_for_load()),
        transport_(loop_, {},
                   [this](const TransportInput& input) {
                     core_.handle(net::EventLoop::now(), input);
                     drain();
                   }),
        timer_(loop_, [this] {
          core_.handle_timeout(net::EventLoop::now());
          drain();
        }) {
    const auto socket = transport_.bind_udp({IpAddress::v4({127, 0, 0, 1}), port});
    if (!socket) {
      std::fprintf(stderr, "sip_load: %s\n", socket.error().detail.c_str());
      std::exit(1);
    }
    core_.add_socket(*socket);
  }

  void run(double seconds) {
    const auto until =
        net::EventLoop::now() + std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
    loop_.run_until([] { return false; }, until);
    const auto& counters = core_.counters();
    std::printf(
        "{\"calls\":%llu,\"ended\":%llu,\"messages_in\":%llu,\"retransmissions_in\":%llu,"
        "\"retransmissions_out\":%llu,\"dropped\":%llu,\"processor_s\":%.3f}\n",
        static_cast<unsigned long long>(calls_), static_cast<unsigned long long>(ended_),
        static_cast<unsigned long long>(counters.messages_in),
        static_cast<unsigned long long>(counters.retransmissions_in),
        static_cast<unsigned long long>(counters.retransmissions_out),
        static_cast<unsigned long long>(counters.dropped), processor_seconds());
  }

 private:
  void drain() {
    while (auto output = core_.poll()) {
      if (auto* transport = std::get_if<TransportOutput>(&*output)) {
        transport_.apply(std::move(*transport));
      } else if (const auto* event = std::get_if<Event>(&*output)) {
        if (const auto* call = std::get_if<IncomingSession>(event)) {
          ++calls_;
          static_cast<void>(core_.accept(net::EventLoop::now(), call->session, kSdp));
        } else if (std::holds_alternative<SessionEnded>(*event)) {
          ++ended_;
        }
      }
    }
    timer_.set(core_.deadline());
  }

  net::SystemRandom random_;
  NullLog log_;
  Environment environment_;
  UserAgent core_;
  net::EventLoop loop_;
  net::SignallingTransport transport_;
  net::Timer timer_;
  std::uint64_t calls_ = 0;
  std::uint64_t ended_ = 0;
};

// --- Memory

/// A user agent whose datagrams are collected.
struct Agent {
  explicit Agent(std::uint8_t number)
      : random(number), environment(random, log, WallTime{}), core(environment, config_for_load()) {
    address = {IpAddress::v4({10, 0, 0, number}), 5060};
    LocalSocket socket;
    socket.id = SocketId{1};
    socket.address = socket.advertised = address;
    core.add_socket(socket);
  }
  SeededRandom random;
  NullLog log;
  Environment environment;
  UserAgent core;
  Endpoint address;
};

/// Hands datagrams from one to the other until both are silent, and accepts what comes in.
void settle(Timestamp now, Agent& a, Agent& b) {
  for (bool moved = true; moved;) {
    moved = false;
    for (auto* from : {&a, &b}) {
      Agent& to = from == &a ? b : a;
      while (auto output = from->core.poll()) {
        moved = true;
        if (const auto* transport = std::get_if<TransportOutput>(&*output)) {
          if (const auto* sent = std::get_if<SendDatagram>(transport)) {
            to.core.handle(now, DatagramReceived{SocketId{1}, from->address, sent->data});
          }
        } else if (const auto* event = std::get_if<Event>(&*output)) {
          if (const auto* call = std::get_if<IncomingSession>(event)) {
            static_cast<void>(from->core.accept(now, call->session, kSdp));
          }
        }
      }
    }
  }
}

/// Lets all transactions run out.
void pass_time(Timestamp& now, Agent& a, Agent& b, Duration span) {
  const Timestamp until = now + span;
  for (;;) {
    std::optional<Timestamp> next;
    for (auto* agent : {&a, &b}) {
      if (const auto due = agent->core.deadline(); due && (!next || *due < *next)) next = *due;
    }
    if (!next || *next > until) break;
    now = std::max(now, *next);
    a.core.handle_timeout(now);
    b.core.handle_timeout(now);
    settle(now, a, b);
  }
  now = until;
}

std::size_t allocated() {
  return ::mallinfo2().uordblks;
}

double bytes_per_call() {
  constexpr int kCalls = 20'000;
  Timestamp now{};
  Agent caller(1);
  Agent callee(2);
  const auto call = [&] {
    InviteRequest request;
    request.target = "sip:bob@10.0.0.2";
    request.sdp = kSdp;
    static_cast<void>(caller.core.invite(now, request));
    settle(now, caller, callee);
  };
  // The first thousand pay for what is allocated once.
  for (int i = 0; i < 1000; ++i) call();
  pass_time(now, caller, callee, 60s);
  const auto before = allocated();
  for (int i = 0; i < kCalls; ++i) call();
  pass_time(now, caller, callee, 60s);
  if (caller.core.load().sessions != kCalls + 1000 || callee.core.load().sessions != kCalls + 1000) {
    std::fprintf(stderr, "sip_load: %zu and %zu calls are there\n", caller.core.load().sessions,
                 callee.core.load().sessions);
    std::exit(1);
  }
  // Each call is held twice, by the caller and by the callee.
  return static_cast<double>(allocated() - before) / (2.0 * kCalls);
}

double bytes_per_registration() {
  constexpr int kAccounts = 20'000;
  const Timestamp now{};
  Agent client(1);
  const Endpoint registrar{IpAddress::v4({10, 0, 0, 2}), 5060};
  std::size_t registered = 0;
  const auto add = [&](int number) {
    AccountConfig config;
    config.address = "sip:user" + std::to_string(number) + "@10.0.0.2";
    config.credentials = {{"", "", "password"}};
    const auto account = client.core.add_account(config);
    client.core.register_account(now, *account);
    for (auto output = client.core.poll(); output; output = client.core.poll()) {
      if (const auto* event = std::get_if<Event>(&*output)) {
        const auto* change = std::get_if<RegistrationChanged>(event);
        registered += change != nullptr && change->state == RegistrationState::kRegistered ? 1 : 0;
        continue;
      }
      const auto* transport = std::get_if<TransportOutput>(&*output);
      const auto* sent = transport == nullptr ? nullptr : std::get_if<SendDatagram>(transport);
      if (sent == nullptr) continue;
      const auto request = parse_message(ByteView(sent->data));
      auto response = Message::response_to(*request, 200, {}, "registrar");
      response.add(HeaderName::kContact, std::string(request->header(HeaderName::kContact).value_or("")));
      client.core.handle(now, DatagramReceived{SocketId{1}, registrar, response.to_bytes()});
    }
  };
  for (int i = 0; i < 1000; ++i) add(i);
  const auto before = allocated();
  for (int i = 1000; i < 1000 + kAccounts; ++i) add(i);
  client.core.handle_timeout(now + 60s);  // the transactions are over
  while (client.core.poll()) {
  }
  if (registered != kAccounts + 1000) {
    std::fprintf(stderr, "sip_load: %zu are registered\n", registered);
    std::exit(1);
  }
  return static_cast<double>(allocated() - before) / kAccounts;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 3 && arguments[0] == "answer") {
    Answerer(static_cast<std::uint16_t>(std::atoi(arguments[1].c_str()))).run(std::atof(arguments[2].c_str()));
    return 0;
  }
  if (arguments.size() == 1 && arguments[0] == "memory") {
    std::printf("{\"bytes_per_call\":%.0f,\"bytes_per_registration\":%.0f}\n", bytes_per_call(),
                bytes_per_registration());
    return 0;
  }
  std::fputs("usage: sip_load answer PORT SECONDS | sip_load memory\n", stderr);
  return 2;
}
