// What messaging does with messages that are kept until they are delivered.
#include <utility>

#include "call/messaging.h"

namespace mtavip::call {
namespace {

/// Whether the same message may be taken another time: nobody is there, the network or a server has a fault, or it is
/// about the account. What the person or their client refuses, they refuse.
bool may_come_later(const sip::EndCause& cause) {
  switch (cause.category) {
    case sip::FailureCategory::kNone:
    case sip::FailureCategory::kNotAcceptable:
    case sip::FailureCategory::kRefused:
    case sip::FailureCategory::kProtocol:
    case sip::FailureCategory::kRedirected:
      return false;
    case sip::FailureCategory::kNotFound:
      // Registrars say so of those who are not registered; 410, 484 and 604 mean it.
      return cause.code == 404;
    case sip::FailureCategory::kBusy:
    case sip::FailureCategory::kNoAnswer:
    case sip::FailureCategory::kAuthenticationFailed:
    case sip::FailureCategory::kTimedOut:
    case sip::FailureCategory::kNotReachable:
    case sip::FailureCategory::kTlsUntrusted:
    case sip::FailureCategory::kServerError:
      return true;
  }
  return false;
}

}  // namespace

void Messaging::open_store(Timestamp now) {
  if (settings_.has_store && !next_claim_) claim(now);
}

void Messaging::claim(Timestamp now) {
  ClaimOutbox command{{std::string()}};
  for (const auto& [address, own] : accounts_) command.accounts.push_back(address);
  commands_.emplace_back(std::move(command));
  next_claim_ = now + kClaimInterval;
}

void Messaging::keep(Timestamp now, MessageId id, OutgoingMessage message) {
  // What waits there from earlier runs goes first.
  open_store(now);
  commands_.emplace_back(KeepOutgoing{++last_ticket_, message});
  keeping_.emplace(last_ticket_, std::pair(id, std::move(message)));
}

void Messaging::enter(Timestamp now, MessageId id, OutgoingMessage message) {
  const Timestamp give_up = now + (message.written + settings_.keep - environment_.wall(now));
  outbox_.add(now, id, std::move(message), give_up);
}

void Messaging::take(Timestamp now, const StoreInput& input) {
  std::visit([this, now](const auto& i) { take(now, i); }, input);
  send_due(now);
}

void Messaging::take(Timestamp now, const OutboxClaimed& claimed) {
  correspondents_.insert(claimed.correspondents.begin(), claimed.correspondents.end());
  for (const OutgoingMessage& message : claimed.waiting) {
    // It may have been read from the disk before it was noted there what has become of it.
    const bool known = outbox_.contains(message.reference) || sent_.contains(message.reference);
    if (!known) enter(now, new_id(), message);
  }
}

void Messaging::take(Timestamp now, const Kept& kept) {
  if (auto outgoing = keeping_.extract(kept.ticket); !outgoing.empty()) {
    auto& [id, message] = outgoing.mapped();
    if (!kept.failure.empty()) {
      MessageResultEvent told;
      told.message = id;
      told.reference = message.reference;
      told.text = "it could not be kept: " + kept.failure;
      told.failure = EndReason::kLocalFailure;
      events_.emplace_back(std::move(told));
      return;
    }
    events_.emplace_back(MessageKeptEvent{id, message.reference, kept.ours});
    if (kept.ours) enter(now, id, std::move(message));
  } else if (auto incoming = storing_.extract(kept.ticket); !incoming.empty()) {
    Arrived& arrived = incoming.mapped();
    if (!kept.failure.empty()) {
      environment_.log().write(LogLevel::kWarning, "messages", "a message was refused: " + kept.failure);
      return answer(now, arrived.request, 500);
    }
    // Twice at the same time: the first one has been told.
    const bool again = kept.again || came_before(arrived);
    accept(now, std::move(arrived), again);
  }
}

void Messaging::take(Timestamp, const ReceiptNoted& noted) {
  events_.emplace_back(MessageReceiptEvent{MessageId{}, noted.reference, noted.from, noted.receipt});
}

void Messaging::account_registered(Timestamp now, AccountId account) {
  for (const auto& [address, own] : accounts_) {
    if (own.account == account) outbox_.wake_account(now, address);
  }
  send_due(now);
}

void Messaging::person_appeared(Timestamp now, const std::string& uri) {
  outbox_.wake_person(now, person_of(uri));
  send_due(now);
}

void Messaging::send_due(Timestamp now) {
  if (shutting_down_) return;
  for (Outbox::Entry& entry : outbox_.take_expired(now)) {
    commands_.emplace_back(NoteOutcome{entry.message.reference, false});
    MessageResultEvent told;
    told.message = entry.id;
    told.reference = std::move(entry.message.reference);
    told.text = "it could not be delivered in time";
    told.failure = EndReason::kTimedOut;
    events_.emplace_back(std::move(told));
  }
  for (Outbox::Entry& entry : outbox_.take_due(now)) {
    std::optional<sip::AccountId> sip_account;
    if (const auto own = accounts_.find(entry.message.account); own != accounts_.end()) {
      sip_account = own->second.sip_account;
    }
    remember_sent(entry.message.reference, entry.id);
    const Outgoing outgoing{entry.id, sip_account, entry.message, knows_cpim(now, entry.message.person), true};
    if (!transmit(now, outgoing)) outbox_.postpone(now, entry.message, {});
  }
}

std::optional<MessageResultEvent> Messaging::settle(Timestamp now, const sip::RequestCompleted& event,
                                                    const Outgoing& message, MessageResultEvent result) {
  if (result.delivered || !may_come_later(event.cause)) {
    outbox_.finish(now, message.message);
    commands_.emplace_back(NoteOutcome{message.message.reference, result.delivered});
    return result;
  }
  const unsigned attempts = outbox_.postpone(now, message.message, event.cause.retry_after);
  if (attempts != 1) return std::nullopt;
  result.kept = true;
  return result;
}

}  // namespace mtavip::call
