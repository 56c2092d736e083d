// A SIP registrar and proxy in one process with the clients that are tested (RFC 3261 sections 10 and 16): digest
// authentication, expiry, refusals on command, and forwarding of requests to what registered, over the flow by which it
// registered. A sans-IO core; run it in a CoreNode.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/transport.h"
#include "sip/digest_verifier.h"
#include "sip/message.h"
#include "sip/stream_framer.h"

namespace mtavip::testkit {

struct RegistrarConfig {
  std::string domain = "example.com";                         ///< its own name, and the realm
  std::map<std::string, std::string, std::less<>> passwords;  ///< by user
  bool challenge_registrations = true;
  bool challenge_others = false;  ///< 407 for everything else but ACK and CANCEL
  std::vector<sip::DigestSuite> suites = {{sip::DigestAlgorithm::kMd5, false}};
  bool auth_int = false;
  Duration nonce_life = 300s;
  std::uint32_t least_expires = 0;    ///< below: 423
  std::uint32_t most_expires = 3600;  ///< granted at most
  std::vector<std::string> service_route;
  bool record_route = false;
};

struct RegistrarCounters {
  std::uint64_t challenges = 0;
  std::uint64_t registrations = 0;  ///< accepted REGISTER requests, refreshes too
  std::uint64_t wrong_passwords = 0;
  std::uint64_t forwarded = 0;  ///< requests and responses
  std::uint64_t refused = 0;    ///< on command
  std::uint64_t unreadable = 0;
};

class Registrar {
 public:
  struct Binding {
    std::string contact;  ///< the URI
    Timestamp expires{};
  };

  Registrar(Environment& environment, RegistrarConfig config);

  void add_socket(const LocalSocket& socket) { sockets_.push_back(socket); }
  void handle(Timestamp now, const TransportInput& input);
  void handle_timeout(Timestamp) {}
  [[nodiscard]] std::optional<Timestamp> deadline() const { return std::nullopt; }
  [[nodiscard]] std::optional<TransportOutput> poll();

  [[nodiscard]] std::vector<Binding> bindings(std::string_view user, Timestamp now) const;
  [[nodiscard]] bool registered(std::string_view user, Timestamp now) const { return !bindings(user, now).empty(); }
  /// As after a restart without a database.
  void forget_bindings() { users_.clear(); }
  /// The next `times` requests of this method get `status`, with Retry-After if given.
  void refuse(sip::Method method, int status, std::size_t times = 1, std::optional<unsigned> retry_after = {});
  /// Takes everything and answers nothing.
  void set_silent(bool silent) { silent_ = silent; }
  [[nodiscard]] const RegistrarCounters& counters() const { return counters_; }
  [[nodiscard]] RegistrarConfig& config() { return config_; }

 private:
  // Where a message came from, and by which the other direction goes back.
  struct Flow {
    TransportKind kind = TransportKind::kUdp;
    std::optional<ConnectionId> connection;
    SocketId socket{};
    Endpoint remote;
    friend bool operator==(const Flow&, const Flow&) = default;
  };
  struct Entry {
    Binding binding;
    std::string call_id;
    std::uint32_t cseq = 0;
    Flow flow;
  };
  struct Refusal {
    sip::Method method;
    int status;
    std::size_t times;
    std::optional<unsigned> retry_after;
  };
  struct Stream {
    Flow flow;
    sip::StreamFramer framer;
  };

  void take(Timestamp now, std::string_view text, bool stream, const Flow& flow);
  void take_request(Timestamp now, sip::Message request, const Flow& flow);
  void take_register(Timestamp now, const sip::Message& request, const Flow& flow);
  void take_response(sip::Message response);
  void forward(Timestamp now, sip::Message request, const Flow& from);
  [[nodiscard]] bool refused_on_command(const sip::Message& request, const Flow& flow);
  /// Whether the request may go on; answers it otherwise.
  [[nodiscard]] bool authenticated(Timestamp now, sip::DigestVerifier& verifier, const sip::Message& request,
                                   const Flow& flow);
  void reply(const sip::Message& request, const Flow& flow, int status);
  void send(const sip::Message& message, const Flow& flow);
  [[nodiscard]] bool is_ours(const sip::Uri& uri) const;
  [[nodiscard]] const LocalSocket* socket_for(const Flow& flow) const;
  [[nodiscard]] std::string own_route(const Flow& flow) const;
  [[nodiscard]] std::optional<Flow> flow_to(const sip::Uri& uri, Timestamp now);
  [[nodiscard]] const std::string& password_of(std::string_view user) const;

  Environment* environment_;
  RegistrarConfig config_;
  sip::DigestVerifier registrar_verifier_;
  sip::DigestVerifier proxy_verifier_;
  std::vector<LocalSocket> sockets_;
  std::map<ConnectionId, Stream> streams_;
  std::map<std::string, std::vector<Entry>, std::less<>> users_;
  std::map<std::string, Flow, std::less<>> upstream_;  // by the branch of the Via that we added
  std::vector<Refusal> refusals_;
  std::deque<TransportOutput> outputs_;
  RegistrarCounters counters_;
  std::uint64_t next_connection_ = 1;
  bool silent_ = false;
};

}  // namespace mtavip::testkit
