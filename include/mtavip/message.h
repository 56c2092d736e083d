// Text messages: what is sent, what becomes of it, and who is told what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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
};

/// What the other side tells of a message of ours.
struct MessageReceiptEvent {
  MessageId message{};
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

[[nodiscard]] std::string_view to_string(ReceiptWish);
[[nodiscard]] std::string_view to_string(Receipt);
[[nodiscard]] std::string_view to_string(ReceiptPolicy);

}  // namespace mtavip
