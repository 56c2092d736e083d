// Where a request for a URI is sent: RFC 3263 (NAPTR, then SRV, then A and AAAA), with the weights of RFC 2782,
// failover from one server to the next, and a short memory of servers that did not answer. Answers are kept as long as
// their time to live says. The services of RFC 7118 section 5.3 (SIP+D2W, SIPS+D2W) are among them.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/dns.h"
#include "base/environment.h"
#include "base/time.h"
#include "base/transport.h"
#include "sip/timers.h"
#include "sip/transport_selector.h"
#include "sip/uri.h"
#include "websocket/url.h"

namespace mtavip::sip {

enum class LookupId : std::uint64_t {};

/// The kinds and address families that we have sockets for.
struct UsableTransports {
  std::array<bool, 5> v4{};
  std::array<bool, 5> v6{};
  [[nodiscard]] bool has(TransportKind kind) const {
    return v4[static_cast<std::size_t>(kind)] || v6[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] bool has(TransportKind kind, const IpAddress& address) const {
    return (address.is_v6() ? v6 : v4)[static_cast<std::size_t>(kind)];
  }
};

struct LookupRequest {
  std::string host;  ///< a name or a numeric address, or the maddr parameter
  std::uint16_t port = 0;
  std::optional<TransportKind> transport;  ///< of the URI's transport parameter, already TLS if the URI is sips
  bool secure = false;                     ///< sips: nothing but TLS will do
  /// Where neither the URI nor DNS names a transport.
  TransportKind fallback = TransportKind::kUdp;
  std::string path = {};  ///< of a WebSocket
  UsableTransports usable;
  bool prefer_ipv6 = true;
};

/// Reads host, port and transport of a SIP or SIPS URI (maddr included). Nothing if its transport parameter is unknown.
[[nodiscard]] std::optional<LookupRequest> lookup_of(const Uri& uri);
/// The server of that URL, and no other.
[[nodiscard]] LookupRequest lookup_of(const websocket::Url& url);
[[nodiscard]] std::uint16_t default_port(TransportKind kind);

class ServerLocator {
 public:
  enum class Next : std::uint8_t { kTarget, kPending, kExhausted };

  ServerLocator(Environment& environment, const SipTimers& timers, const SipLimits& limits)
      : random_(&environment.random()), timers_(&timers), limits_(&limits) {}

  LookupId start(Timestamp now, LookupRequest request);
  /// The next server to try, in `target`. kPending: ask again when next_ready() names the lookup.
  Next next(Timestamp now, LookupId lookup, Target& target);
  /// Whether a further server is known already, or may still be found.
  [[nodiscard]] bool may_have_more(LookupId lookup) const;
  /// What DNS said, for a lookup that was exhausted without any target.
  [[nodiscard]] DnsStatus status(LookupId lookup) const;
  void drop(LookupId lookup);

  /// A server did not answer or could not be reached: for some time it is tried last.
  void mark_unreachable(Timestamp now, const Target& target);
  void mark_reachable(const Target& target);
  [[nodiscard]] bool is_unreachable(Timestamp now, const Target& target) const;

  void handle(Timestamp now, const DnsAnswer& answer);
  std::optional<DnsQuery> next_query();
  std::optional<LookupId> next_ready();
  [[nodiscard]] std::size_t lookups() const { return lookups_.size(); }

 private:
  struct Candidate {
    TransportKind kind{};
    std::string name;
    std::uint16_t port = 0;
    bool asked = false;
    unsigned pending = 0;
    std::vector<IpAddress> addresses;
  };
  struct Service {
    TransportKind kind{};
    std::string name;  ///< "_sip._udp.example.com"
    bool answered = false;
    std::vector<SrvRecord> records;
  };
  enum class Stage : std::uint8_t { kNaptr, kSrv, kAddresses };
  struct Lookup {
    LookupRequest request;
    Stage stage = Stage::kAddresses;
    std::vector<Service> services;
    std::deque<Candidate> candidates;
    std::deque<Target> found;
    std::deque<Target> deferred;
    std::size_t given = 0;
    DnsStatus status = DnsStatus::kOk;
  };
  struct Question {
    LookupId lookup{};
    DnsType type{};
    std::string name;
  };
  struct Cached {
    DnsAnswer answer;
    Timestamp until{};
  };

  void ask(Timestamp now, LookupId id, DnsType type, const std::string& name);
  void answer(Timestamp now, LookupId id, const Question& question, const DnsAnswer& answer);
  void take_naptr(Timestamp now, LookupId id, Lookup& lookup, const DnsAnswer& answer);
  void ask_services(Timestamp now, LookupId id);
  void take_services(Lookup& lookup);
  void add_plain_candidate(Lookup& lookup);
  void resolve(Timestamp now, LookupId id, Candidate& candidate);
  void order_by_family(const Lookup& lookup, Candidate& candidate) const;

  Random* random_;
  const SipTimers* timers_;
  const SipLimits* limits_;
  std::unordered_map<LookupId, Lookup> lookups_;
  std::unordered_map<DnsQueryId, Question> questions_;
  std::unordered_map<std::string, Cached> cache_;
  std::unordered_map<std::string, Timestamp> unreachable_;
  std::deque<DnsQuery> queries_;
  std::deque<LookupId> ready_;
  std::uint64_t last_lookup_ = 0;
  std::uint64_t last_query_ = 0;
};

}  // namespace mtavip::sip
