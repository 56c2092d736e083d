// Text messages: what is sent, what becomes of it, and who is told what.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtavip/error.h>
#include <mtavip/types.h>

namespace mtavip {

/// What the other side is asked to tell about a message (RFC 5438). It may know nothing of that, or not want to.
enum class ReceiptWish : std::uint8_t {
  kNone,
  kDelivered,  ///< that it has arrived, or could not
  kDisplayed,  ///< that, and that the person has seen it
};

/// What was told about a message.
enum class Receipt : std::uint8_t {
  kStored,     ///< something on the way keeps it, for later
  kDelivered,  ///< it has reached the other side's client
  kDisplayed,  ///< the person has seen it
  kFailed,     ///< it could not be delivered or displayed
  kForbidden,  ///< the other side does not want to tell
};

/// Who is told, where they ask, that their messages have arrived and were seen.
enum class ReceiptPolicy : std::uint8_t {
  kNobody,
  kCorrespondents,  ///< those to whom this side has written, or whom it has called
  kEverybody,
};

struct MessageRequest {
  std::string target;
  std::string text;
  std::optional<AccountId> account;  ///< empty: the one that fits the target, else none
  ReceiptWish receipts = ReceiptWish::kNone;
  /// Keep it on disk (MessageStoreOptions) until it was delivered, if not now then later: in this run or another.
  bool keep = false;
};

struct MessageStoreOptions {
  /// A file that is made where there is none. What comes is stored there before its sender is told that it has come.
  /// Empty, or "none": nothing is stored.
  std::string path;
  std::chrono::hours keep{7 * 24};  ///< a message that could not be delivered for so long has failed
};

struct MessageEvent {
  MessageId message{};
  std::optional<AccountId> account;
  std::string from;
  std::string from_name;
  std::string to;
  std::string content_type;
  std::string body;
  std::string reference;       ///< by which the sender knows it
  std::string written;         ///< "2026-01-31T12:00:00Z", as the sender says; empty: it does not
  bool wants_display = false;  ///< the sender asks to be told when it is seen: Client::mark_displayed()
};

/// The answer to a message, or to a ping.
struct MessageResultEvent {
  MessageId message{};
  bool delivered = false;  ///< the server or the peer took it
  int code = 0;
  std::string text;
  std::optional<EndReason> failure;
  std::string reference;  ///< of a message: the same for ever; MessageReceiptEvents have it too
  bool receipts = false;  ///< what was asked for may come: it was sent in a form that can ask
  bool kept = false;      ///< it was not taken, but is kept and will be sent again
};

/// MessageRequest::keep: the message is on the disk, and will be sent whatever becomes of this process.
struct MessageKeptEvent {
  MessageId message{};
  std::string reference;
  bool ours = true;  ///< false: another process, which shares the store and has the account, delivers it
};

/// What the other side tells of a message of ours.
struct MessageReceiptEvent {
  MessageId message{};  ///< zero: of an earlier run
  std::string reference;
  std::string from;  ///< URI
  Receipt receipt = Receipt::kDelivered;
};

/// Somebody writes a message to us just now, or no more (RFC 3994).
struct TypingEvent {
  std::optional<AccountId> account;
  std::string from;  ///< URI
  bool typing = false;
};

enum class StoredState : std::uint8_t { kReceived, kWaiting, kSent, kFailed };

/// A message as it is in a store.
struct StoredMessage {
  bool outgoing = false;
  std::string account;  ///< our address; empty: of no account
  std::string peer;     ///< URI of the other side
  std::string peer_name;
  std::string content_type;
  std::string body;
  std::chrono::system_clock::time_point written;
  StoredState state = StoredState::kReceived;
  std::optional<Receipt> receipt;  ///< what was told last about one of ours
  std::string reference;
};

/// The latest messages of a store, oldest first; none where there is no such file. Other processes may use it
/// meanwhile.
Expected<std::vector<StoredMessage>> stored_messages(const std::string& path, std::size_t most);
/// $XDG_DATA_HOME/mtavip/messages.db, or ~/.local/share/mtavip/messages.db; empty: there is no home.
[[nodiscard]] std::string default_message_store();

[[nodiscard]] std::string_view to_string(StoredState);
[[nodiscard]] std::string_view to_string(ReceiptWish);
[[nodiscard]] std::string_view to_string(Receipt);
[[nodiscard]] std::string_view to_string(ReceiptPolicy);

}  // namespace mtavip
