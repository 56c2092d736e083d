// Where an alias of another domain is: location requests to the gatekeepers that DNS names for it (H.225.0 7.13, H.323
// Annex O, service _h323ls._udp), by an endpoint that is registered with none of them. Servers are asked one after the
// other: the next one where one does not answer. Sans-IO, as Client; it shares the sockets of RAS.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/transport.h"
#include "h323/ras/client.h"

namespace mtavip::h323::ras {

class Locator {
 public:
  struct Settings {
    Patience patience;      ///< of each server
    std::size_t most = 64;  ///< at once
    AddressFinder find_address;
    bool trace = false;
  };
  using Output = std::variant<SendDatagram, Located, LocationFailed, MessageTrace>;

  Locator(Environment& environment, Settings settings)
      : settings_(std::move(settings)), sequence_(static_cast<std::uint16_t>(environment.random().below(0xffff))) {}

  void add_socket(const LocalSocket& socket);
  void remove_socket(SocketId socket);

  /// Located or LocationFailed follows. Nothing where there is no server that can be asked, or too much is asked.
  std::optional<LocationId> locate(Timestamp now, std::vector<mtavip::Endpoint> servers,
                                   const std::vector<Alias>& aliases, const std::vector<Alias>& source);
  /// The answer is not wanted any more.
  void cancel(LocationId location);

  /// True if it was the answer to a question of ours.
  bool handle(Timestamp now, const DatagramReceived& input);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Output> poll();
  [[nodiscard]] std::size_t waiting() const { return questions_.size(); }

 private:
  struct Question {
    LocationId id{};
    std::deque<mtavip::Endpoint> servers;  ///< the first one is asked now
    h225::LocationRequest request;
    unsigned sent = 0;
    Timestamp due{};
  };
  using Questions = std::map<std::uint16_t, Question>;

  /// Asks the first server that can be reached; false: none is left.
  bool ask(Timestamp now, std::uint16_t sequence, Question& question);
  void fail(Questions::iterator it, AdmissionFailure failure, std::string reason);

  Settings settings_;
  std::vector<LocalSocket> sockets_;
  Questions questions_;
  std::deque<Output> outputs_;
  std::uint16_t sequence_;
  std::uint64_t last_ = 0;
};

}  // namespace mtavip::h323::ras
