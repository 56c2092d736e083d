// The RAS channel: requests with their timers, answers found again by sequence number and sender, requests of the
// gatekeeper answered once and from memory when they come again, and the tokens of h235/ on every message, both ways
// (H.225.0 7.7; H.235.1).
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/transport.h"
#include "h323/h235/security.h"
#include "h323/messages/h225_ras.h"
#include "h323/ras/client.h"
#include "h323/ras/message.h"
#include "h323/ras/sequence_numbers.h"

namespace mtavip::h323::ras {

/// Two gatekeepers may be talked to at once: the one we are registered with, and the one that is being tried.
enum class Side : std::uint8_t { kCurrent, kTrying };

/// What is known of a gatekeeper.
struct Peer {
  mtavip::Endpoint address;
  std::string identifier;                   ///< empty: not told
  std::string endpoint_identifier;          ///< ours, by its grace; empty: not registered
  std::vector<h235::Mechanism> mechanisms;  ///< with which we sign
  bool signs_answers = false;               ///< it has signed one: all have to be, from then on
  bool signs_requests = false;              ///< the same of its own requests
  bool signs_calls = false;                 ///< the same of call signalling
};

enum class Purpose : std::uint8_t {
  kDiscover,
  kRegister,
  kRefresh,
  kUnregister,
  kAdmit,
  kBandwidth,
  kDisengage,
  kInform,
  kLocate,
  kResources,
};

/// A request that waits for its answer.
struct Request {
  Purpose purpose{};
  std::uint64_t id = 0;  ///< of what it is for: an AdmissionId, a LocationId
  Side side = Side::kCurrent;
  Patience patience;
  bool anybody_answers = false;  ///< sent by multicast
  mtavip::Endpoint to;
  h225::RasMessage message;
  unsigned sent = 0;    ///< times
  unsigned delays = 0;  ///< RequestInProgress received
  Timestamp deadline{};
  bool distrusted = false;  ///< an answer came, and was dropped for its signature
};

/// What a datagram turned out to be.
struct AnswerReceived {
  Request request;
  h225::RasMessage answer;
  mtavip::Endpoint from;
};
struct DemandReceived {
  h225::RasMessage message;
  mtavip::Endpoint from;
  SocketId socket{};
  bool verified = false;
};
struct Nothing {};
using Received = std::variant<Nothing, AnswerReceived, DemandReceived>;

class Channel {
 public:
  Channel(Environment& environment, const ClientConfig& config, std::deque<Output>& outputs);
  ~Channel();
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  void add_socket(const LocalSocket& socket);
  void remove_socket(SocketId socket);
  /// The address that a gatekeeper there sees of us; nothing without a socket for it.
  [[nodiscard]] std::optional<mtavip::Endpoint> own_address(const mtavip::Endpoint& towards) const;
  [[nodiscard]] bool has_family(bool v6) const;

  [[nodiscard]] Peer& peer(Side side) { return peers_[static_cast<std::size_t>(side)]; }
  [[nodiscard]] const Peer& peer(Side side) const { return peers_[static_cast<std::size_t>(side)]; }
  /// The gatekeeper that was tried is now the one that is used; requests that wait go to it.
  void promote(Timestamp now);

  /// Sends it to the side's peer, or to `to` if that is set, and again until it is answered. False: there are too many.
  bool send(Timestamp now, Request request);
  /// Once, without waiting for an answer.
  void send_once(Timestamp now, Side side, h225::RasMessage message);
  void answer(Timestamp now, const DemandReceived& demand, h225::RasMessage message,
              std::optional<mtavip::Endpoint> to = {});
  /// Nobody waits for it any more.
  void cancel(Purpose purpose, std::optional<std::uint64_t> id = {});
  void cancel(Side side);
  [[nodiscard]] bool waits_for(Purpose purpose) const;

  /// Whether anything from there may be for us.
  [[nodiscard]] bool hears(const mtavip::Endpoint& remote) const;
  [[nodiscard]] std::optional<h225::RasMessage> read(const DatagramReceived& input);
  [[nodiscard]] bool waits_for_answer(std::uint16_t sequence) const { return requests_.contains(sequence); }
  /// Whether the request has been answered, and is so again from memory.
  [[nodiscard]] bool remembers(const h225::RasMessage& request, const mtavip::Endpoint& from) const;
  [[nodiscard]] Received handle(Timestamp now, const DatagramReceived& input, h225::RasMessage message);
  /// Requests to a gatekeeper that does not answer, as the system says: those by which we try it.
  [[nodiscard]] std::vector<Request> take_unreachable(const mtavip::Endpoint& remote);
  /// Sends again what is due; those that have been sent often enough are given back.
  [[nodiscard]] std::vector<Request> handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  /// Tokens for a call signalling message to the gatekeeper, and their completion.
  [[nodiscard]] h235::Tokens signalling_tokens(Timestamp now);
  void seal_signalling(std::span<std::byte> message);
  [[nodiscard]] bool signs_signalling() const;
  [[nodiscard]] h235::Verdict check_signalling(Timestamp now, bool from_gatekeeper, const TokensOf& tokens,
                                               ByteView message);

  [[nodiscard]] const std::string& user() const { return user_; }
  [[nodiscard]] bool has_password() const { return !config_->password.empty(); }
  [[nodiscard]] std::size_t waiting() const { return requests_.size(); }
  [[nodiscard]] ClientCounters& counters() { return counters_; }
  [[nodiscard]] const ClientCounters& counters() const { return counters_; }

 private:
  struct Route {
    SocketId socket{};
    mtavip::Endpoint local;
  };
  struct Remembered {
    mtavip::Endpoint from;
    std::uint16_t sequence = 0;
    h225::RasMessage::Kind kind{};
    Timestamp until{};
    mtavip::Endpoint to;
    Bytes answer;
  };

  [[nodiscard]] std::optional<Route> route(const mtavip::Endpoint& towards) const;
  void add_generic_data(h225::RasMessage& message) const;
  void transmit(Timestamp now, Request& request);
  void arm(std::uint16_t sequence, Request& request, Timestamp when);
  Request take(std::map<std::uint16_t, Request>::iterator it);
  /// Signs, encodes and sends; the bytes are empty where that is not possible.
  Bytes write(Timestamp now, Side side, const mtavip::Endpoint& to, h225::RasMessage& message);
  [[nodiscard]] Received take_answer(Timestamp now, const DatagramReceived& input, h225::RasMessage message);
  [[nodiscard]] Received take_demand(Timestamp now, const DatagramReceived& input, h225::RasMessage message);
  [[nodiscard]] h235::Verdict verify(Timestamp now, const Peer& peer, const h225::RasMessage& message, ByteView data);
  void trace(bool outgoing, const mtavip::Endpoint& local, const mtavip::Endpoint& remote, ByteView data);
  void note(const std::string& text) const;

  Environment* environment_;
  const ClientConfig* config_;
  std::deque<Output>* outputs_;
  std::string user_;
  std::vector<LocalSocket> sockets_;
  std::array<Peer, 2> peers_;
  h235::Association association_;
  std::map<std::uint16_t, Request> requests_;
  std::set<std::pair<Timestamp, std::uint16_t>> deadlines_;
  std::deque<Remembered> answered_;
  SequenceNumbers own_sequence_numbers_;
  SequenceNumbers* sequence_numbers_;
  ClientCounters counters_;
};

}  // namespace mtavip::h323::ras
