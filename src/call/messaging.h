// Messages of both directions (RFC 3428, RFC 3862), what their senders are told about them (RFC 5438), and who writes
// just now (RFC 3994). The rules for strangers are here: nobody is told of a message what the user has not allowed, and
// no notification ever answers a notification.
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
#include "call/typing.h"
#include "messages/cpim.h"
#include "messages/imdn.h"
#include "sip/user_agent.h"

namespace mtavip::call {

/// User, host and port of a SIP URI: what tells people apart.
[[nodiscard]] std::string person_of(const std::string& uri);

class Messaging {
 public:
  /// Messages of each direction that are remembered: for receipts that come later, and for what comes twice.
  static constexpr std::size_t kRemembered = 1000;
  /// Receipts that are on their way; more are left out.
  static constexpr std::size_t kReceiptsAtOnce = 32;
  /// How long a peer that did not know CPIM is written to without it.
  static constexpr Duration kPlainMemory = 24h;

  Messaging(Environment& environment, sip::UserAgent& user_agent, ReceiptPolicy policy)
      : environment_(environment), user_agent_(&user_agent), policy_(policy) {}

  /// This side of a conversation: an account, or nobody's address.
  struct Own {
    std::optional<AccountId> account;
    std::optional<sip::AccountId> sip_account;
    std::string uri;
    std::string name;
  };
  /// `target` is a SIP URI. Nothing but the request's text and wish is read.
  Expected<void> send(Timestamp now, MessageId id, const Own& own, const std::string& target,
                      const MessageRequest& request);
  /// The user writes to them, or has given it up.
  void set_typing(Timestamp now, const Own& own, const std::string& target, bool typing);
  /// The user has seen a message: its sender is told, where it has asked and may know.
  Expected<void> mark_displayed(Timestamp now, MessageId message);
  /// The user has called them.
  void note_correspondent(const std::string& uri) { correspondents_.insert(person_of(uri)); }

  /// `id` is the message's, if it is one.
  void take(Timestamp now, const sip::MessageReceived& event, MessageId id, const Own& own);
  /// Whether the request was one of ours.
  bool take(Timestamp now, const sip::RequestCompleted& event);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return typing_.deadline(); }
  /// What has happened, in order; to be taken after every call.
  [[nodiscard]] std::vector<Event> take_events() { return std::exchange(events_, {}); }

 private:
  struct Outgoing {
    MessageId id{};
    Own own;
    std::string target;
    std::string text;
    std::string reference;
    ReceiptWish wish = ReceiptWish::kNone;
    bool in_cpim = false;
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
  struct Peer {
    std::optional<Timestamp> plain_until;
    bool no_typing = false;  ///< it does not know RFC 3994
  };

  [[nodiscard]] static std::optional<Content> open(const sip::MessageReceived& event);
  void take_message(Timestamp now, const sip::MessageReceived& event, MessageId id, const Own& own, Content content);
  void take_receipt(const sip::MessageReceived& event, const Content& content);
  void take_message_result(Timestamp now, const sip::RequestCompleted& event, Outgoing message);
  Result<sip::RequestId, sip::RequestError> transmit(Timestamp now, const Outgoing& message);
  [[nodiscard]] messages::CpimMessage envelope(const Own& own, const std::string& target, const std::string& reference,
                                               const std::string& date_time) const;
  void send_receipt(Timestamp now, const Received& message, messages::Disposition disposition);
  [[nodiscard]] bool may_know(const std::string& from) const;
  [[nodiscard]] bool knows_cpim(Timestamp now, const std::string& person) const;
  void send_typing(Timestamp now);
  void tell_typing();
  void answer(Timestamp now, const sip::MessageReceived& event, int code);

  Environment& environment_;
  sip::UserAgent* user_agent_;
  ReceiptPolicy policy_;
  Typing typing_;
  std::map<sip::RequestId, Request> requests_;
  std::size_t receipts_on_their_way_ = 0;
  std::map<std::string, Peer> peers_;  ///< whom we have written to, by person
  std::set<std::string> correspondents_;
  std::map<std::string, Sent> sent_;  ///< by reference
  std::deque<std::string> sent_order_;
  std::map<MessageId, Received> unseen_;                ///< whose senders want to know
  std::set<std::pair<std::string, std::string>> came_;  ///< person and reference
  std::deque<std::pair<std::string, std::string>> came_order_;
  std::vector<Event> events_;
};

}  // namespace mtavip::call
