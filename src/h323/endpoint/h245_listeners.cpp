#include "h323/endpoint/h245_listeners.h"

#include <algorithm>

namespace mtavip::h323 {
namespace {

/// Calls that may wait at one listener: more are better served by connecting themselves.
constexpr std::size_t kMostWaiting = 64;

}  // namespace

bool is_bound_to(const Endpoint& bound, const Endpoint& local) {
  return bound.port == local.port && (bound.address.is_unspecified() || bound.address == local.address);
}

void H245Listeners::remove(SocketId socket) {
  listeners_.erase(
      std::remove_if(listeners_.begin(), listeners_.end(), [socket](const auto& l) { return l.socket.id == socket; }),
      listeners_.end());
}

std::optional<Endpoint> H245Listeners::listen(CallId call, const IpAddress& local, const IpAddress& remote) {
  Listener* best = nullptr;
  for (auto& listener : listeners_) {
    const IpAddress& bound = listener.socket.address.address;
    const bool reachable = bound.is_unspecified() ? bound.is_v6() || !local.is_v6() : bound == local;
    const bool same_peer = std::any_of(listener.waiting.begin(), listener.waiting.end(),
                                       [&remote](const Waiting& waiting) { return waiting.remote == remote; });
    if (!reachable || same_peer || listener.waiting.size() >= kMostWaiting) continue;
    if (best == nullptr || listener.waiting.size() < best->waiting.size()) best = &listener;
  }
  if (best == nullptr) return std::nullopt;
  best->waiting.push_back({call, remote});
  return Endpoint{local, best->socket.address.port};
}

void H245Listeners::stop(CallId call) {
  for (auto& listener : listeners_) {
    auto& waiting = listener.waiting;
    waiting.erase(std::remove_if(waiting.begin(), waiting.end(), [call](const auto& w) { return w.call == call; }),
                  waiting.end());
  }
}

std::optional<CallId> H245Listeners::connected(const Endpoint& local, const Endpoint& remote) {
  for (auto& listener : listeners_) {
    if (!is_bound_to(listener.socket.address, local)) continue;
    auto& waiting = listener.waiting;
    auto it = std::find_if(waiting.begin(), waiting.end(), [&](const auto& w) { return w.remote == remote.address; });
    // Behind a gatekeeper that routes, H.245 may come from another machine than call signalling.
    if (it == waiting.end() && waiting.size() == 1) it = waiting.begin();
    if (it == waiting.end()) return std::nullopt;
    const CallId call = it->call;
    waiting.erase(it);
    return call;
  }
  return std::nullopt;
}

bool H245Listeners::listens_at(const Endpoint& local) const {
  return std::any_of(listeners_.begin(), listeners_.end(),
                     [&local](const Listener& listener) { return is_bound_to(listener.socket.address, local); });
}

bool H245Listeners::has(SocketId socket) const {
  return std::any_of(listeners_.begin(), listeners_.end(),
                     [socket](const Listener& listener) { return listener.socket.id == socket; });
}

}  // namespace mtavip::h323
