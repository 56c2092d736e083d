// Messages on disk: the outbox, and what has come and gone. Carries out the commands of call/message_store.h.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <mtavip/message.h>

#include "call/message_store.h"
#include "store/database.h"
#include "store/outbox_claims.h"

namespace mtavip::store {

class MessageStore {
 public:
  /// Of those that have come; the oldest go where there are more.
  static constexpr std::int64_t kReceived = 100'000;
  static constexpr std::size_t kCorrespondents = 10'000;

  /// Opens nothing before the first command.
  explicit MessageStore(std::string path);

  /// What is to be told about it; nothing: nothing.
  [[nodiscard]] std::optional<call::StoreInput> carry_out(const call::StoreCommand& command);

 private:
  /// The database, or why there is none; tried again with every command.
  Result<Database*, Failure> database();
  std::optional<call::StoreInput> run(const call::ClaimOutbox& command);
  std::optional<call::StoreInput> run(const call::KeepOutgoing& command);
  std::optional<call::StoreInput> run(const call::KeepIncoming& command);
  std::optional<call::StoreInput> run(const call::NoteOutcome& command);
  std::optional<call::StoreInput> run(const call::NoteReceipt& command);
  [[nodiscard]] std::vector<std::string> correspondents();

  std::string path_;
  std::optional<Database> database_;
  OutboxClaims claims_;
  std::set<std::string> claimed_;
  std::int64_t seen_version_ = -1;  ///< PRAGMA data_version when the outbox was last read
  bool told_correspondents_ = false;
};

/// The latest messages of a store, oldest first. Where there is no file there are none.
[[nodiscard]] Result<std::vector<StoredMessage>, Failure> read_messages(const std::string& path, std::size_t most);

}  // namespace mtavip::store
