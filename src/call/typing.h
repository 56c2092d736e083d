// Who is writing a message to whom just now (RFC 3994), for all that we write to and hear from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <mtavip/types.h>

#include "base/time.h"
#include "messages/is_composing.h"
#include "sip/ids.h"

namespace mtavip::call {

/// Somebody, and the account of ours that they write to; none: they write to us directly.
struct Correspondent {
  std::optional<AccountId> account;
  std::optional<sip::AccountId> sip_account;  ///< the same
  std::string uri;
  friend auto operator<=>(const Correspondent&, const Correspondent&) = default;
};

class Typing {
 public:
  /// Of others that are kept at once; who comes later is not heard.
  static constexpr std::size_t kViews = 200;

  /// What others are to be told, and the user is.
  struct Change {
    Correspondent who;
    bool typing = false;
  };

  // --- We
  void set_typing(Timestamp now, const Correspondent& to, bool typing);
  /// A message goes to them, which tells that it is no longer being written.
  void message_goes(const Correspondent& to);

  // --- The others
  void take(Timestamp now, const Correspondent& from, const messages::IsComposing& state);
  void message_came(const Correspondent& from);

  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  /// To be sent; to be taken after every call.
  [[nodiscard]] std::vector<Change> take_ours() { return std::exchange(ours_, {}); }
  /// To be told; to be taken after every call.
  [[nodiscard]] std::vector<Change> take_theirs() { return std::exchange(theirs_, {}); }

 private:
  void note(const Correspondent& to, messages::Composer::Tell tell);

  std::map<Correspondent, messages::Composer> composers_;  ///< those that are active
  std::map<Correspondent, messages::ComposerView> views_;  ///< those that are active
  std::vector<Change> ours_;
  std::vector<Change> theirs_;
};

}  // namespace mtavip::call
