// The gatekeepers that one account may use: the configured one with all its addresses, and the alternates that
// gatekeepers told of (H.225.0 7.2.3; H.323 7.2.6), in the order in which to try them.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ip_address.h"
#include "base/time.h"

namespace mtavip::h323::ras {

struct Gatekeeper {
  mtavip::Endpoint address;
  std::string identifier;        ///< empty: not known
  bool need_to_register = true;  ///< false: it knows the registration, and takes requests at once
  unsigned priority = 0;         ///< 0 is tried first
  bool alternate = false;
};

class GatekeeperList {
 public:
  GatekeeperList(std::size_t limit, Duration unreachable_memory)
      : limit_(limit), unreachable_memory_(unreachable_memory) {}

  void set_configured(const std::vector<mtavip::Endpoint>& addresses, const std::string& identifier);
  /// In place of those told of before. An address that is configured is no alternate.
  void set_alternates(std::vector<Gatekeeper> alternates);
  /// To be tried before all others, until it fails: the assigned gatekeeper.
  void prefer(Gatekeeper gatekeeper);

  /// For some time it is tried after all others.
  void mark_unreachable(Timestamp now, const mtavip::Endpoint& address);
  void mark_reachable(const mtavip::Endpoint& address);
  [[nodiscard]] bool is_unreachable(Timestamp now, const mtavip::Endpoint& address) const;

  /// Assigned, configured, alternates by priority; those that did not answer lately behind the others.
  [[nodiscard]] std::vector<Gatekeeper> in_order(Timestamp now) const;
  [[nodiscard]] const std::vector<Gatekeeper>& configured() const { return configured_; }
  [[nodiscard]] const std::vector<Gatekeeper>& alternates() const { return alternates_; }
  [[nodiscard]] bool is_configured(const mtavip::Endpoint& address) const;

 private:
  std::size_t limit_;
  Duration unreachable_memory_;
  std::vector<Gatekeeper> assigned_;
  std::vector<Gatekeeper> configured_;
  std::vector<Gatekeeper> alternates_;
  std::unordered_map<mtavip::Endpoint, Timestamp> unreachable_until_;
};

}  // namespace mtavip::h323::ras
