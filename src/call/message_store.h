// What is to be kept of messages, and what was: values that cross to whoever has a disk. Commands are carried out in
// the order in which they come; each that was done is on the disk to stay.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <mtavip/message.h>

#include "base/time.h"

namespace mtavip::call {

/// A message of ours that is to be delivered, if not now then later.
struct OutgoingMessage {
  std::string reference;  ///< its Message-ID: the same in every attempt
  std::string account;    ///< address of record; empty: of no account
  std::string own_uri;
  std::string own_name;
  std::string target;  ///< URI
  std::string person;  ///< person_of(target)
  std::string text;
  ReceiptWish wish = ReceiptWish::kNone;
  WallTime written{};
  friend bool operator==(const OutgoingMessage&, const OutgoingMessage&) = default;
};

struct IncomingMessage {
  std::string reference;
  bool identified = false;  ///< the reference is a Message-ID, by which one that comes twice is known
  std::string account;      ///< as above
  std::string from;         ///< URI
  std::string person;       ///< person_of(from)
  std::string from_name;
  std::string content_type;
  std::string body;
  std::optional<WallTime> written;
  WallTime came{};
  friend bool operator==(const IncomingMessage&, const IncomingMessage&) = default;
};

// --- Commands

/// The messages of these accounts are this process's to deliver from now on, as far as no other delivers them already.
struct ClaimOutbox {
  std::vector<std::string> accounts;
};
struct KeepOutgoing {
  std::uint64_t ticket = 0;
  OutgoingMessage message;
};
struct KeepIncoming {
  std::uint64_t ticket = 0;
  IncomingMessage message;
};
/// What has become of one in the outbox: it is there no more.
struct NoteOutcome {
  std::string reference;
  bool sent = false;
};
struct NoteReceipt {
  std::string reference;
  std::string from;
  Receipt receipt = Receipt::kDelivered;
  bool tell = false;  ///< it is of an earlier run: answer with ReceiptNoted if it was not known
};
using StoreCommand = std::variant<ClaimOutbox, KeepOutgoing, KeepIncoming, NoteOutcome, NoteReceipt>;

// --- Answers

/// Everything that waits in the outbox of those accounts that are ours, oldest first; told again when others may have
/// added to it.
struct OutboxClaimed {
  std::vector<OutgoingMessage> waiting;
  std::vector<std::string> correspondents;  ///< persons to whom we have written; the first time only
};
struct Kept {
  std::uint64_t ticket = 0;
  std::string failure;  ///< why it could not be kept; empty: it was
  bool again = false;   ///< an incoming one that was kept before
  bool ours = true;     ///< an outgoing one is this process's to deliver
};
struct ReceiptNoted {
  std::string reference;
  std::string from;
  Receipt receipt = Receipt::kDelivered;
};
using StoreInput = std::variant<OutboxClaimed, Kept, ReceiptNoted>;

/// Whether a receipt tells something beyond the one before: it may overtake others on its way.
[[nodiscard]] bool tells_more(std::optional<Receipt> known, Receipt told);

}  // namespace mtavip::call
