#include "store/message_store.h"

#include <array>
#include <filesystem>
#include <system_error>

namespace mtavip::store {
namespace {

using call::IncomingMessage;
using call::OutgoingMessage;

/// Of messages of ours, as in the column.
enum class State : std::int64_t { kWaiting = 0, kSent = 1, kFailed = 2 };

// Times are milliseconds since 1970. `person` is whom `peer`, a URI, stands for; `receipt` is the last one that was
// told.
constexpr std::array<std::string_view, 1> kVersions{R"sql(
  CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    outgoing INTEGER NOT NULL,
    reference TEXT NOT NULL,
    identified INTEGER NOT NULL,
    account TEXT NOT NULL,
    own TEXT NOT NULL,
    own_name TEXT NOT NULL,
    peer TEXT NOT NULL,
    peer_name TEXT NOT NULL,
    person TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    written INTEGER,
    kept INTEGER NOT NULL,
    state INTEGER NOT NULL,
    wish INTEGER NOT NULL,
    receipt INTEGER
  );
  CREATE UNIQUE INDEX message_once ON message (outgoing, person, reference) WHERE identified;
  CREATE INDEX message_waiting ON message (account, id) WHERE outgoing AND state = 0;
  CREATE INDEX message_sent ON message (reference) WHERE outgoing
)sql"};

std::int64_t milliseconds(WallTime time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}
WallTime time_of(std::int64_t milliseconds) {
  return WallTime(std::chrono::milliseconds(milliseconds));
}

template <class Enum>
Enum enum_of(std::int64_t value, Enum last) {
  return value >= 0 && value <= static_cast<std::int64_t>(last) ? static_cast<Enum>(value) : Enum{};
}

constexpr std::string_view kInsert =
    "INSERT INTO message (outgoing, reference, identified, account, own, own_name, peer, peer_name, person, "
    "content_type, "
    "body, written, kept, state, wish) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

}  // namespace

MessageStore::MessageStore(std::string path) : path_(std::move(path)), claims_(path_ + "-outbox") {}

Result<Database*, Failure> MessageStore::database() {
  if (!database_) {
    auto opened = Database::open(path_, kVersions);
    if (!opened) return fail(opened.error());
    database_.emplace(std::move(*opened));
  }
  return &*database_;
}

std::optional<call::StoreInput> MessageStore::carry_out(const call::StoreCommand& command) {
  return std::visit([this](const auto& c) { return run(c); }, command);
}

std::vector<std::string> MessageStore::correspondents() {
  std::vector<std::string> persons;
  Statement query = database_->prepare("SELECT DISTINCT person FROM message WHERE outgoing LIMIT ?");
  query.bind(static_cast<std::int64_t>(kCorrespondents));
  while (query.step()) persons.push_back(query.text(0));
  return persons;
}

std::optional<call::StoreInput> MessageStore::run(const call::ClaimOutbox& command) {
  const auto opened = database();
  if (!opened) return std::nullopt;
  bool changed = false;
  for (const std::string& account : command.accounts) {
    if (claims_.claim(account)) changed = claimed_.insert(account).second || changed;
  }
  {
    Statement version = database_->prepare("PRAGMA data_version");
    if (version.step() && version.number(0) != seen_version_) {
      seen_version_ = version.number(0);
      changed = true;
    }
  }
  if (!changed) return std::nullopt;
  call::OutboxClaimed told;
  if (!std::exchange(told_correspondents_, true)) told.correspondents = correspondents();
  Statement query = database_->prepare(
      "SELECT reference, account, own, own_name, peer, person, body, wish, written FROM message "
      "WHERE outgoing AND state = 0 ORDER BY id");
  while (query.step()) {
    if (!claimed_.contains(query.text(1))) continue;
    told.waiting.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4), query.text(5),
                            query.text(6), enum_of(query.number(7), ReceiptWish::kDisplayed),
                            time_of(query.number(8))});
  }
  return told;
}

std::optional<call::StoreInput> MessageStore::run(const call::KeepOutgoing& command) {
  const OutgoingMessage& message = command.message;
  call::Kept told{command.ticket, {}, false, false};
  if (const auto opened = database(); !opened) {
    told.failure = opened.error();
    return told;
  }
  Statement insert = database_->prepare(kInsert);
  insert.bind(std::int64_t{1}).bind(message.reference).bind(std::int64_t{1}).bind(message.account);
  insert.bind(message.own_uri).bind(message.own_name).bind(message.target).bind("").bind(message.person);
  insert.bind("text/plain;charset=UTF-8").bind(message.text).bind(milliseconds(message.written));
  insert.bind(milliseconds(message.written)).bind(static_cast<std::int64_t>(State::kWaiting));
  insert.bind(static_cast<std::int64_t>(message.wish));
  if (const auto done = insert.run(); !done) told.failure = path_ + ": " + done.error();
  told.ours = claimed_.contains(message.account);
  return told;
}

std::optional<call::StoreInput> MessageStore::run(const call::KeepIncoming& command) {
  const IncomingMessage& message = command.message;
  call::Kept told{command.ticket, {}, false, true};
  if (const auto opened = database(); !opened) {
    told.failure = opened.error();
    return told;
  }
  Statement insert = database_->prepare(kInsert);
  insert.bind(std::int64_t{0}).bind(message.reference).bind(std::int64_t{message.identified}).bind(message.account);
  insert.bind("").bind("").bind(message.from).bind(message.from_name).bind(message.person);
  insert.bind(message.content_type).bind(message.body);
  insert.bind(message.written ? std::optional(milliseconds(*message.written)) : std::nullopt);
  insert.bind(milliseconds(message.came)).bind(std::int64_t{0}).bind(std::int64_t{0});
  if (const auto done = insert.run(); !done) {
    told.failure = path_ + ": " + done.error();
    return told;
  }
  told.again = database_->changes() == 0;
  if (!told.again) {
    Statement trim =
        database_->prepare("DELETE FROM message WHERE NOT outgoing AND id <= (SELECT max(id) FROM message) - ?");
    trim.bind(kReceived);
    // That too much is kept is no reason to refuse a message.
    static_cast<void>(trim.run());
  }
  return told;
}

std::optional<call::StoreInput> MessageStore::run(const call::NoteOutcome& command) {
  if (!database()) return std::nullopt;
  Statement update = database_->prepare("UPDATE message SET state = ? WHERE outgoing AND reference = ?");
  update.bind(static_cast<std::int64_t>(command.sent ? State::kSent : State::kFailed)).bind(command.reference);
  // If it could not be noted, the message is sent once more, and dropped there.
  static_cast<void>(update.run());
  return std::nullopt;
}

std::optional<call::StoreInput> MessageStore::run(const call::NoteReceipt& command) {
  if (!database()) return std::nullopt;
  {
    Statement query = database_->prepare("SELECT receipt FROM message WHERE outgoing AND reference = ?");
    query.bind(command.reference);
    if (!query.step()) return std::nullopt;
    const auto known = query.is_null(0) ? std::nullopt : std::optional(enum_of(query.number(0), Receipt::kForbidden));
    if (!call::tells_more(known, command.receipt)) return std::nullopt;
  }
  Statement update = database_->prepare("UPDATE message SET receipt = ? WHERE outgoing AND reference = ?");
  update.bind(static_cast<std::int64_t>(command.receipt)).bind(command.reference);
  static_cast<void>(update.run());
  if (!command.tell) return std::nullopt;
  return call::ReceiptNoted{command.reference, command.from, command.receipt};
}

Result<std::vector<StoredMessage>, Failure> read_messages(const std::string& path, std::size_t most) {
  std::vector<StoredMessage> messages;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return messages;
  auto database = Database::open(path, kVersions, true);
  if (!database) return fail(database.error());
  Statement query = database->prepare(
      "SELECT outgoing, account, peer, peer_name, content_type, body, written, kept, state, receipt, reference FROM "
      "(SELECT * FROM message ORDER BY id DESC LIMIT ?) ORDER BY id");
  query.bind(static_cast<std::int64_t>(most));
  while (query.step()) {
    StoredMessage message;
    message.outgoing = query.number(0) != 0;
    message.account = query.text(1);
    message.peer = query.text(2);
    message.peer_name = query.text(3);
    message.content_type = query.text(4);
    message.body = query.text(5);
    const auto time = std::chrono::milliseconds(query.is_null(6) ? query.number(7) : query.number(6));
    message.written = std::chrono::system_clock::time_point(time);
    if (message.outgoing) {
      const auto state = enum_of(query.number(8), State::kFailed);
      message.state = state == State::kWaiting ? StoredState::kWaiting
                      : state == State::kSent  ? StoredState::kSent
                                               : StoredState::kFailed;
    }
    if (!query.is_null(9)) message.receipt = enum_of(query.number(9), Receipt::kForbidden);
    message.reference = query.text(10);
    messages.push_back(std::move(message));
  }
  if (!query.failure().empty()) return fail(path + ": " + query.failure());
  return messages;
}

}  // namespace mtavip::store
