// For tests only: two sessions and the network between them, in virtual time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/environment.h"
#include "base/random.h"
#include "rtp/session.h"

namespace mtavip::rtp::test {

inline Endpoint endpoint(const char* text) {
  return *Endpoint::parse(text);
}

/// One party: its session, and what came out of it.
struct Party {
  Party(std::uint64_t seed, const SessionConfig& config,
        WallTime origin = WallTime(std::chrono::seconds(1'800'000'000)))
      : random(seed), environment(random, log, origin), session(environment, config) {}

  /// Drains events, keeping them.
  void collect() {
    while (auto event = session.poll_event()) events.push_back(std::move(*event));
  }
  template <class T>
  [[nodiscard]] std::vector<T> all() {
    collect();
    std::vector<T> found;
    for (const Event& event : events) {
      if (const T* match = std::get_if<T>(&event)) found.push_back(*match);
    }
    return found;
  }

  struct Media {
    std::int64_t sequence;
    std::int64_t timestamp;
    std::uint32_t ssrc;
    bool new_source;
    Bytes payload;
  };

  SeededRandom random;
  NullLog log;
  Environment environment;
  Session session;
  std::vector<Event> events;
  std::vector<Media> media;
};

/// Carries datagrams from one party to the other with a delay, and loses, doubles or changes them as told.
class Link {
 public:
  struct Datagram {
    Channel channel{};
    Endpoint from;
    Bytes bytes;
  };
  /// Gives the delays after which copies arrive; none: lost. May change the datagram.
  using Fate = std::function<std::vector<Duration>(Datagram&)>;

  Link(Party& a, Party& b, Endpoint a_rtp, Endpoint b_rtp) : parties_{&a, &b}, addresses_{a_rtp, b_rtp} {}

  Timestamp now{};
  Fate fate = [this](Datagram&) { return std::vector<Duration>{delay}; };
  Duration delay = 10ms;
  std::vector<std::size_t> rtcp_sizes;

  /// Takes what both have to send, delivers what has arrived, and moves time on to `until`.
  void run(Timestamp until) {
    for (;;) {
      pump();
      std::optional<Timestamp> next;
      const auto consider = [&](std::optional<Timestamp> t) {
        if (t && (!next || *t < *next)) next = *t;
      };
      if (!in_flight_.empty()) consider(in_flight_.begin()->first);
      for (const Party* party : parties_) consider(party->session.deadline());
      if (!next || *next > until) break;
      now = std::max(now, *next);
      for (Party* party : parties_) {
        if (party->session.deadline() && *party->session.deadline() <= now) party->session.handle_timeout(now);
      }
      arrive();
    }
    now = std::max(now, until);
  }

  /// Hands a datagram to a party as if the network had brought it.
  static void hand(Party& to, Timestamp time, Channel channel, const Endpoint& from, Bytes bytes) {
    auto received = to.session.handle(time, channel, time, from, bytes);
    if (received) {
      to.media.push_back({received->sequence, received->timestamp, received->packet.ssrc(), received->new_source,
                          to_bytes(received->packet.payload())});
    }
  }

 private:
  void pump() {
    for (std::size_t i = 0; i < 2; ++i) {
      while (auto transmit = parties_[i]->session.poll_transmit()) {
        Datagram datagram{transmit->channel, addresses_[i], to_bytes(transmit->bytes)};
        if (transmit->channel == Channel::kRtcp) ++datagram.from.port;
        if (classify(transmit->bytes) == DatagramKind::kRtcp) rtcp_sizes.push_back(transmit->bytes.size());
        const std::vector<Duration> delays = fate(datagram);
        for (const Duration d : delays) in_flight_.emplace(now + d, std::pair(1 - i, datagram));
      }
    }
  }
  void arrive() {
    while (!in_flight_.empty() && in_flight_.begin()->first <= now) {
      auto [to, datagram] = std::move(in_flight_.begin()->second);
      in_flight_.erase(in_flight_.begin());
      hand(*parties_[to], now, datagram.channel, datagram.from, std::move(datagram.bytes));
    }
  }

  std::array<Party*, 2> parties_;
  std::array<Endpoint, 2> addresses_;
  std::multimap<Timestamp, std::pair<std::size_t, Datagram>> in_flight_;
};

}  // namespace mtavip::rtp::test
