// Where peers connect to for H.245. H.323 wants a port for each call; a few that are always open serve as well, as long
// as two calls with the same peer do not wait at the same one.
#pragma once

#include <optional>
#include <vector>

#include "base/transport.h"
#include "h323/endpoint/terminal.h"

namespace mtavip::h323 {

class H245Listeners {
 public:
  void add(const LocalSocket& socket) { listeners_.push_back({socket, {}}); }
  void remove(SocketId socket);

  /// The address to tell a peer at `remote` with which a call speaks from `local`; nothing where none is free.
  std::optional<Endpoint> listen(CallId call, const IpAddress& local, const IpAddress& remote);
  void stop(CallId call);
  /// Whose connection this is; the call waits no more. Nothing where nobody waits for it.
  std::optional<CallId> connected(const Endpoint& local, const Endpoint& remote);

  [[nodiscard]] bool listens_at(const Endpoint& local) const;
  [[nodiscard]] bool has(SocketId socket) const;

 private:
  struct Waiting {
    CallId call{};
    IpAddress remote;
  };
  struct Listener {
    LocalSocket socket;
    std::vector<Waiting> waiting;
  };
  std::vector<Listener> listeners_;
};

/// Whether a connection to `local` came to a socket bound to `bound`.
[[nodiscard]] bool is_bound_to(const Endpoint& bound, const Endpoint& local);

}  // namespace mtavip::h323
