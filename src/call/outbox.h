// Messages that could not be delivered yet: in order for each person, tried again with growing pauses, and at once when
// there is reason to hope. It does not send: it says whose turn it is.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <mtavip/types.h>

#include "base/random.h"
#include "base/time.h"
#include "call/message_store.h"

namespace mtavip::call {

class Outbox {
 public:
  static constexpr Duration kFirstPause = 30s;
  static constexpr Duration kLongestPause = std::chrono::minutes(30);
  /// However much reason to hope there is.
  static constexpr Duration kShortestPause = 5s;

  struct Entry {
    MessageId id{};
    OutgoingMessage message;
    Timestamp give_up{};
    unsigned attempts = 0;  ///< that have failed
  };

  explicit Outbox(Random& random) : random_(&random) {}

  /// Behind those to the same person by the same account.
  void add(Timestamp now, MessageId id, OutgoingMessage message, Timestamp give_up);
  [[nodiscard]] bool contains(const std::string& reference) const { return references_.contains(reference); }
  /// Those whose turn it is; finish() or postpone() says what became of each.
  [[nodiscard]] std::vector<Entry> take_due(Timestamp now);
  /// Those whose time was over before they could be delivered; they are gone.
  [[nodiscard]] std::vector<Entry> take_expired(Timestamp now);
  /// It was delivered, or refused for good.
  void finish(Timestamp now, const OutgoingMessage& message);
  /// It was not, and how many attempts have failed by now. `after`: the other side has asked for that pause.
  unsigned postpone(Timestamp now, const OutgoingMessage& message, std::optional<Duration> after);
  /// The account is registered.
  void wake_account(Timestamp now, const std::string& account);
  /// They are there.
  void wake_person(Timestamp now, const std::string& person);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

 private:
  struct Queue {
    std::deque<Entry> entries;
    Timestamp next{};
    Timestamp last_attempt{};
    unsigned failures = 0;  ///< since the last success or wake
    bool sending = false;   ///< the first one is on its way
    bool woken = false;     ///< while it was
  };
  using Key = std::pair<std::string, std::string>;  ///< account and person

  static void wake(Timestamp now, Queue& queue);

  Random* random_;
  std::map<Key, Queue> queues_;  ///< none is empty
  std::set<std::string> references_;
};

}  // namespace mtavip::call
