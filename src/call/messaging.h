// Messages of both directions (RFC 3428, RFC 3862), what their senders are told about them (RFC 5438), and who writes
// just now (RFC 3994). The rules for strangers are here: nobody is told of a message what the user has not allowed, and
// no notification ever answers a notification. Where there is a store, what has come is on the disk before its sender
// hears so, and what is to be kept is on the disk before the user does.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <mtavip/error.h>
#include <mtavip/event.h>
#include <mtavip/message.h>

#include "base/environment.h"
#include "call/message_store.h"
#include "call/outbox.h"
#include "call/typing.h"
#include "messages/cpim.h"
#include "messages/imdn.h"
#include "sip/user_agent.h"

namespace mtavip::call {

/// User, host and port of a SIP URI: what tells people apart.
[[nodiscard]] std::string person_of(const std::string& uri);

struct MessagingSettings {
  ReceiptPolicy receipts = ReceiptPolicy::kCorrespondents;
  bool has_store = false;                      ///< StoreCommands are carried out
  Duration keep = std::chrono::hours(7 * 24);  ///< a message that was not delivered for so long has failed
};

class Messaging {
 public:
  /// Messages of each direction that are remembered: for receipts that come later, and for what comes twice.
  static constexpr std::size_t kRemembered = 1000;
  /// Receipts that are on their way; more are left out.
  static constexpr std::size_t kReceiptsAtOnce = 32;
  /// How long a peer that did not know CPIM is written to without it.
  static constexpr Duration kPlainMemory = 24h;
  /// How often it is looked whether another process has added to the outbox, or has left its own to us.
  static constexpr Duration kClaimInterval = 10s;

  Messaging(Environment& environment, sip::UserAgent& user_agent, const MessagingSettings& settings)
      : environment_(environment), user_agent_(&user_agent), settings_(settings), outbox_(environment.random()) {}

  /// This side of a conversation: an account, or nobody's address.
  struct Own {
    std::optional<AccountId> account;
    std::optional<sip::AccountId> sip_account;
    std::string uri;
    std::string name;
  };
  [[nodiscard]] MessageId new_id() { return MessageId{++last_id_}; }
  /// Messages that were kept for this account are delivered by it.
  void add_account(Timestamp now, const Own& own);
  /// `target` is a SIP URI. Of the request, the text and the wishes are read.
  Expected<MessageId> send(Timestamp now, const Own& own, const std::string& target, const MessageRequest& request);
  /// The user writes to them, or has given it up.
  void set_typing(Timestamp now, const Own& own, const std::string& target, bool typing);
  /// The user has seen a message: its sender is told, where it has asked and may know.
  Expected<void> mark_displayed(Timestamp now, MessageId message);
  /// The user has called them.
  void note_correspondent(const std::string& uri) { correspondents_.insert(person_of(uri)); }

  // --- The outbox (messaging_outbox.cpp)
  /// There is a store with something in it: what waits there is delivered.
  void open_store(Timestamp now);
  void take(Timestamp now, const StoreInput& input);
  void account_registered(Timestamp now, AccountId account);
  /// They were heard of: messages may reach them now.
  void person_appeared(Timestamp now, const std::string& uri);
  /// No message is sent any more.
  void shut_down() { shutting_down_ = true; }

  void take(Timestamp now, const sip::MessageReceived& event, const Own& own);
  /// Whether the request was one of ours.
  bool take(Timestamp now, const sip::RequestCompleted& event);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  /// What has happened, in order; to be taken after every call, as are the commands.
  [[nodiscard]] std::vector<Event> take_events() { return std::exchange(events_, {}); }
  [[nodiscard]] std::vector<StoreCommand> take_commands() { return std::exchange(commands_, {}); }

 private:
  struct Outgoing {
    MessageId id{};
    std::optional<sip::AccountId> sip_account;
    OutgoingMessage message;
    bool in_cpim = false;
    bool kept = false;  ///< it is in the outbox
  };
  /// A request of ours that waits for its answer.
  struct Request {
    enum class Kind : std::uint8_t { kMessage, kReceipt, kTyping } kind = Kind::kMessage;
    std::string person;
    Outgoing message;  ///< of kMessage
  };
  struct Sent {
    MessageId id{};
    std::optional<Receipt> receipt;
  };
  struct Received {
    Own own;
    std::string from;
    std::string reference;
    std::string date_time;
    messages::DispositionWishes wishes;
  };
  /// A message as it came, out of its envelope.
  struct Content {
    std::string type;
    std::string body;
    std::string reference;
    std::string date_time;
    messages::DispositionWishes wishes;
    bool has_id = false;  ///< by which one that comes twice is known
  };
  /// One that has come, and whose sender waits for the answer until it is stored.
  struct Arrived {
    sip::IncomingMessageId request{};
    Own own;
    std::string from;
    std::string from_name;
    std::string to;
    Content content;
  };
  struct Peer {
    std::optional<Timestamp> plain_until;
    bool no_typing = false;  ///< it does not know RFC 3994
  };

  [[nodiscard]] static std::optional<Content> open(const sip::MessageReceived& event);
  void take_message(Timestamp now, Arrived arrived);
  /// It is to be told, unless it came before, and its sender hears what it asked for.
  void accept(Timestamp now, Arrived arrived, bool again);
  [[nodiscard]] bool came_before(const Arrived& arrived) const;
  void remember_arrived(const Arrived& arrived);
  void take_receipt(const sip::MessageReceived& event, const Content& content);
  void take_message_result(Timestamp now, const sip::RequestCompleted& event, Outgoing message);
  Result<sip::RequestId, sip::RequestError> transmit(Timestamp now, const Outgoing& message);
  [[nodiscard]] static messages::CpimMessage envelope(const Own& own, const std::string& target,
                                                      const std::string& reference, const std::string& date_time);
  void remember_sent(const std::string& reference, MessageId id);
  void send_receipt(Timestamp now, const Received& message, messages::Disposition disposition);
  [[nodiscard]] bool may_know(const std::string& from) const;
  [[nodiscard]] bool knows_cpim(Timestamp now, const std::string& person) const;
  void send_typing(Timestamp now);
  void tell_typing();
  void answer(Timestamp now, sip::IncomingMessageId request, int code);

  // messaging_outbox.cpp
  void keep(Timestamp now, MessageId id, OutgoingMessage message);
  void claim(Timestamp now);
  void enter(Timestamp now, MessageId id, OutgoingMessage message);
  void send_due(Timestamp now);
  /// The event of a message in the outbox for the answer to it; nothing: it was told before that it has to wait.
  std::optional<MessageResultEvent> settle(Timestamp now, const sip::RequestCompleted& event, const Outgoing& message,
                                           MessageResultEvent result);
  void take(Timestamp now, const OutboxClaimed& claimed);
  void take(Timestamp now, const Kept& kept);
  void take(Timestamp now, const ReceiptNoted& noted);

  Environment& environment_;
  sip::UserAgent* user_agent_;
  MessagingSettings settings_;
  Outbox outbox_;
  Typing typing_;
  std::map<std::string, Own> accounts_;  ///< by own address
  std::map<sip::RequestId, Request> requests_;
  std::size_t receipts_on_their_way_ = 0;
  std::map<std::string, Peer> peers_;  ///< whom we have written to, by person
  std::set<std::string> correspondents_;
  std::map<std::string, Sent> sent_;  ///< by reference
  std::deque<std::string> sent_order_;
  std::map<MessageId, Received> unseen_;                ///< whose senders want to know
  std::set<std::pair<std::string, std::string>> came_;  ///< person and reference
  std::deque<std::pair<std::string, std::string>> came_order_;
  std::map<std::uint64_t, std::pair<MessageId, OutgoingMessage>> keeping_;  ///< by ticket
  std::map<std::uint64_t, Arrived> storing_;                                ///< by ticket
  std::optional<Timestamp> next_claim_;                                     ///< once there is an outbox
  std::vector<Event> events_;
  std::vector<StoreCommand> commands_;
  std::uint32_t last_id_ = 0;
  std::uint64_t last_ticket_ = 0;
  bool shutting_down_ = false;
};

}  // namespace mtavip::call
