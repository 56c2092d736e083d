// What an account's server keeps for all of the user's devices, beside registrations: contacts, and the rules of who
// may watch the user's presence. Over XCAP (RFC 4825), with documents of RFC 4826 and RFC 5025.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/client.h>
#include <mtavip/error.h>

namespace mtavip {

struct ServerContact {
  std::string uri;   ///< "sip:bob@example.org"; other schemes are kept as they are
  std::string name;  ///< for people; may be empty
  std::string list;  ///< which of the user's lists it is in; of lists within lists, "friends/chess"
};

/// What a server does with the subscription of a watcher.
enum class WatcherHandling : std::uint8_t {
  kBlock,        ///< refused
  kAsk,          ///< it waits until the user has decided
  kPoliteBlock,  ///< accepted, and told that the user is offline
  kAllow,        ///< told everything
};

/// "block", "ask", "polite-block", "allow".
[[nodiscard]] std::string_view to_string(WatcherHandling handling);

struct WatcherRule {
  std::string who;  ///< a URI; "*@example.org": a whole domain; "*": everybody
  WatcherHandling handling{};
};

/// Every function asks the server and waits for its answer: up to twenty seconds for each of at most a few requests, on
/// the thread that calls it; one thread at a time. Changes are made under the condition that nobody else has changed
/// the document in the meantime, and what other programs keep in it stays.
///
/// Errors: kInvalidArgument for an address that is none, kUnavailable where the server cannot be reached or its
/// document not be read, kAuthentication, kRefused.
class ServerLists {
 public:
  /// The account needs `xcap_root`; its user name and password are used where the server asks for them (Digest; Basic
  /// only over https). Certificates are checked as ClientOptions says.
  static Expected<std::unique_ptr<ServerLists>> create(const AccountSettings& account, const ClientOptions& options);
  virtual ~ServerLists() = default;

  virtual Expected<std::vector<ServerContact>> contacts() = 0;
  /// Adds a contact, or gives it another name.
  virtual Expected<void> put_contact(const ServerContact& contact) = 0;
  /// Out of all lists; kNotFound where it is in none.
  virtual Expected<void> remove_contact(const std::string& uri) = 0;

  virtual Expected<std::vector<WatcherRule>> watcher_rules() = 0;
  /// Nothing: there is no rule for them any more; kNotFound where there was none.
  virtual Expected<void> set_watcher_rule(const std::string& who, std::optional<WatcherHandling> handling) = 0;

  /// Any thread: what is waiting ends soon, with kUnavailable.
  virtual void cancel() = 0;
};

}  // namespace mtavip
