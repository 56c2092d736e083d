#include "call/messaging.h"

#include <algorithm>

#include "base/text.h"
#include "call/sip_cause.h"
#include "messages/date_time.h"
#include "sip/headers.h"
#include "sip/name_addr.h"

namespace mtavip::call {
namespace {

constexpr std::string_view kTextType = "text/plain;charset=UTF-8";

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

bool is_type(const std::string& content_type, std::string_view wanted) {
  const auto type = sip::MediaType::parse(content_type);
  return type && type->is(wanted);
}

/// What a server or peer says that does not take a type of content (RFC 3428 section 7, RFC 3261 section 21).
bool refuses_type(int code) {
  return code == 415 || code == 488 || code == 606;
}

messages::DispositionWishes wishes_for(ReceiptWish wish) {
  messages::DispositionWishes wishes;
  wishes.positive_delivery = wishes.negative_delivery = wish != ReceiptWish::kNone;
  wishes.display = wish == ReceiptWish::kDisplayed;
  return wishes;
}

Receipt receipt_of(messages::Disposition disposition) {
  switch (disposition) {
    case messages::Disposition::kProcessed:
    case messages::Disposition::kStored:
      return Receipt::kStored;
    case messages::Disposition::kDelivered:
      return Receipt::kDelivered;
    case messages::Disposition::kDisplayed:
      return Receipt::kDisplayed;
    case messages::Disposition::kDeliveryForbidden:
    case messages::Disposition::kDisplayForbidden:
    case messages::Disposition::kProcessingForbidden:
      return Receipt::kForbidden;
    case messages::Disposition::kDeliveryFailed:
    case messages::Disposition::kDeliveryError:
    case messages::Disposition::kDisplayError:
    case messages::Disposition::kProcessingError:
      return Receipt::kFailed;
  }
  return Receipt::kFailed;
}

/// Nobody can be told anything there (RFC 3323 section 4.1.1.3).
bool is_anonymous(const std::string& uri) {
  const auto parsed = sip::Uri::parse(uri);
  return !parsed || !parsed->is_sip() || to_lower(parsed->host).ends_with(".invalid");
}

}  // namespace

std::string person_of(const std::string& uri) {
  const auto parsed = sip::Uri::parse(uri);
  if (!parsed || !parsed->is_sip()) return uri;
  std::string person = parsed->decoded_user() + '@' + to_lower(parsed->host);
  if (parsed->port != 0 && parsed->port != 5060) person += ':' + std::to_string(parsed->port);
  return person;
}

bool tells_more(std::optional<Receipt> known, Receipt told) {
  if (!known) return true;
  if (*known == Receipt::kDisplayed || *known == told) return false;
  return *known != Receipt::kDelivered || told != Receipt::kStored;
}

void Messaging::add_account(Timestamp now, const Own& own) {
  accounts_[own.uri] = own;
  if (next_claim_) claim(now);
}

// --- Sending
// ----------------------------------------------------------------------------------------------------------

bool Messaging::knows_cpim(Timestamp now, const std::string& person) const {
  const auto peer = peers_.find(person);
  return peer == peers_.end() || !peer->second.plain_until || *peer->second.plain_until <= now;
}

messages::CpimMessage Messaging::envelope(const Own& own, const std::string& target, const std::string& reference,
                                          const std::string& date_time) {
  messages::CpimMessage message;
  message.add_address("From", {own.name, own.uri});
  message.add_address("To", {{}, target});
  message.add(messages::kCpimSpace, "DateTime", date_time);
  message.add(messages::kImdnSpace, messages::kMessageId, reference);
  return message;
}

Result<sip::RequestId, sip::RequestError> Messaging::transmit(Timestamp now, const Outgoing& outgoing) {
  const OutgoingMessage& message = outgoing.message;
  sip::MessageRequest request;
  request.account = outgoing.sip_account;
  request.target = message.target;
  // Clients that know CPIM name a message that came without it by its Call-ID.
  request.call_id = message.reference;
  if (outgoing.in_cpim) {
    messages::CpimMessage cpim = envelope({{}, {}, message.own_uri, message.own_name}, message.target,
                                          message.reference, messages::print_date_time(message.written));
    if (const auto wishes = wishes_for(message.wish); wishes.any()) {
      cpim.add(messages::kImdnSpace, messages::kDispositionNotification, print_wishes(wishes));
    }
    cpim.content_type = kTextType;
    cpim.body = message.text;
    request.content_type = messages::kCpimType;
    request.body = print_cpim(cpim);
  } else {
    request.content_type = kTextType;
    request.body = message.text;
  }
  auto sent = user_agent_->message(now, request);
  if (sent) requests_[*sent] = {Request::Kind::kMessage, message.person, outgoing};
  return sent;
}

Expected<MessageId> Messaging::send(Timestamp now, const Own& own, const std::string& target,
                                    const MessageRequest& request) {
  OutgoingMessage message;
  message.reference = environment_.random().hex(12);
  message.account = own.account ? own.uri : std::string();
  message.own_uri = own.uri;
  message.own_name = own.name;
  message.target = target;
  message.person = person_of(target);
  message.text = request.text;
  message.wish = request.receipts;
  message.written = environment_.wall(now);
  const MessageId id = new_id();
  if (request.keep) {
    if (!settings_.has_store) {
      return error(ErrorCode::kInvalidArgument, "messages can be kept only where there is a store for them");
    }
    correspondents_.insert(message.person);
    typing_.message_goes({own.account, own.sip_account, target});
    keep(now, id, std::move(message));
    return id;
  }
  const bool in_cpim = request.receipts != ReceiptWish::kNone && knows_cpim(now, message.person);
  const auto sent = transmit(now, {id, own.sip_account, message, in_cpim, false});
  if (!sent) return error(ErrorCode::kInvalidArgument, std::string(sip::to_string(sent.error())) + ": " + target);
  correspondents_.insert(message.person);
  typing_.message_goes({own.account, own.sip_account, target});
  remember_sent(message.reference, id);
  return id;
}

void Messaging::remember_sent(const std::string& reference, MessageId id) {
  if (!sent_.emplace(reference, Sent{id, std::nullopt}).second) return;
  sent_order_.push_back(reference);
  if (sent_order_.size() <= kRemembered) return;
  sent_.erase(sent_order_.front());
  sent_order_.pop_front();
}

bool Messaging::take(Timestamp now, const sip::RequestCompleted& event) {
  auto node = requests_.extract(event.request);
  if (node.empty()) return false;
  Request& request = node.mapped();
  switch (request.kind) {
    case Request::Kind::kMessage:
      take_message_result(now, event, std::move(request.message));
      break;
    case Request::Kind::kReceipt:
      --receipts_on_their_way_;
      break;
    case Request::Kind::kTyping:
      if (refuses_type(event.code)) peers_[request.person].no_typing = true;
      break;
  }
  return true;
}

void Messaging::take_message_result(Timestamp now, const sip::RequestCompleted& event, Outgoing message) {
  if (message.in_cpim && refuses_type(event.code)) {
    peers_[message.message.person].plain_until = now + kPlainMemory;
    message.in_cpim = false;
    if (transmit(now, message)) return;
  }
  MessageResultEvent told;
  told.message = message.id;
  told.reference = message.message.reference;
  told.delivered = event.code >= 200 && event.code < 300;
  told.code = event.code;
  told.text = event.reason.empty() ? event.cause.reason : event.reason;
  told.receipts = told.delivered && message.in_cpim && message.message.wish != ReceiptWish::kNone;
  if (!told.delivered) told.failure = to_end_cause(event.cause, false, false).reason;
  if (message.kept) {
    auto result = settle(now, event, message, std::move(told));
    if (result) events_.emplace_back(std::move(*result));
    send_due(now);
  } else {
    events_.emplace_back(std::move(told));
  }
}

// --- Receiving
// --------------------------------------------------------------------------------------------------------

void Messaging::answer(Timestamp now, sip::IncomingMessageId request, int code) {
  static_cast<void>(user_agent_->answer_message(now, request, code));
}

std::optional<Messaging::Content> Messaging::open(const sip::MessageReceived& event) {
  if (!is_type(event.content_type, messages::kCpimType)) {
    return Content{event.content_type, event.body, event.call_id, {}, {}, false};
  }
  auto message = messages::parse_cpim(event.body);
  if (!message) return std::nullopt;
  Content content;
  content.type = message->content_type.empty() ? std::string(kTextType) : std::move(message->content_type);
  content.body = std::move(message->body);
  content.date_time = message->find(messages::kCpimSpace, "DateTime").value_or("");
  content.wishes = wishes_of(*message);
  const auto id = message->find(messages::kImdnSpace, messages::kMessageId);
  content.has_id = id && !id->empty();
  content.reference = content.has_id ? std::string(*id) : event.call_id;
  return content;
}

void Messaging::take(Timestamp now, const sip::MessageReceived& event, const Own& own) {
  // Nobody might read it any more.
  if (shutting_down_) return answer(now, event.message, 480);
  auto content = open(event);
  if (!content) return answer(now, event.message, 400);
  person_appeared(now, event.from_uri);
  if (is_type(content->type, messages::kImdnType)) {
    answer(now, event.message, 200);
    take_receipt(event, *content);
  } else if (is_type(content->type, messages::kIsComposingType)) {
    answer(now, event.message, 200);
    if (const auto state = messages::parse_is_composing(content->body)) {
      typing_.take(now, {own.account, own.sip_account, event.from_uri}, *state);
      tell_typing();
    }
  } else {
    Arrived arrived{event.message, own, event.from_uri, {}, event.to, std::move(*content)};
    if (const auto from = sip::NameAddr::parse(event.from)) arrived.from_name = from->display_name;
    take_message(now, std::move(arrived));
  }
}

void Messaging::take_message(Timestamp now, Arrived arrived) {
  if (came_before(arrived)) return accept(now, std::move(arrived), true);
  if (!settings_.has_store) return accept(now, std::move(arrived), false);
  const Content& content = arrived.content;
  IncomingMessage message;
  message.reference = content.reference;
  message.identified = content.has_id;
  message.account = arrived.own.account ? arrived.own.uri : std::string();
  message.from = arrived.from;
  message.person = person_of(arrived.from);
  message.from_name = arrived.from_name;
  message.content_type = content.type;
  message.body = content.body;
  message.written = messages::parse_date_time(content.date_time);
  message.came = environment_.wall(now);
  commands_.emplace_back(KeepIncoming{++last_ticket_, std::move(message)});
  storing_.emplace(last_ticket_, std::move(arrived));
}

bool Messaging::came_before(const Arrived& arrived) const {
  return arrived.content.has_id && came_.contains({person_of(arrived.from), arrived.content.reference});
}

void Messaging::remember_arrived(const Arrived& arrived) {
  if (!arrived.content.has_id) return;
  const auto [entry, is_new] = came_.emplace(person_of(arrived.from), arrived.content.reference);
  if (!is_new) return;
  came_order_.push_back(*entry);
  if (came_order_.size() <= kRemembered) return;
  came_.erase(came_order_.front());
  came_order_.pop_front();
}

void Messaging::accept(Timestamp now, Arrived arrived, bool again) {
  answer(now, arrived.request, 200);
  typing_.message_came({arrived.own.account, arrived.own.sip_account, arrived.from});
  tell_typing();
  remember_arrived(arrived);
  Content& content = arrived.content;
  const Received received{arrived.own, arrived.from, content.reference, content.date_time, content.wishes};
  if (!again) {
    MessageEvent told;
    told.message = new_id();
    told.account = arrived.own.account;
    told.from = std::move(arrived.from);
    told.from_name = std::move(arrived.from_name);
    told.to = std::move(arrived.to);
    told.content_type = std::move(content.type);
    told.body = std::move(content.body);
    told.reference = std::move(content.reference);
    if (const auto written = messages::parse_date_time(content.date_time)) {
      told.written = messages::print_date_time(*written);
    }
    told.wants_display = content.wishes.display;
    if (content.wishes.display) {
      if (unseen_.size() >= kRemembered) unseen_.erase(unseen_.begin());
      unseen_.emplace(told.message, received);
    }
    events_.emplace_back(std::move(told));
  }
  // One that comes again was not heard of as delivered.
  if (content.wishes.positive_delivery) send_receipt(now, received, messages::Disposition::kDelivered);
}

void Messaging::take_receipt(const sip::MessageReceived& event, const Content& content) {
  const auto imdn = messages::parse_imdn(content.body);
  if (!imdn) return;
  const Receipt receipt = receipt_of(imdn->disposition);
  const auto sent = sent_.find(imdn->message_id);
  if (settings_.has_store && next_claim_) {
    commands_.emplace_back(NoteReceipt{imdn->message_id, event.from_uri, receipt, sent == sent_.end()});
  }
  if (sent == sent_.end() || !tells_more(sent->second.receipt, receipt)) return;
  sent->second.receipt = receipt;
  events_.emplace_back(MessageReceiptEvent{sent->second.id, imdn->message_id, event.from_uri, receipt});
}

// --- Receipts of ours
// -------------------------------------------------------------------------------------------------

bool Messaging::may_know(const std::string& from) const {
  if (is_anonymous(from)) return false;
  return settings_.receipts == ReceiptPolicy::kEverybody ||
         (settings_.receipts == ReceiptPolicy::kCorrespondents && correspondents_.contains(person_of(from)));
}

void Messaging::send_receipt(Timestamp now, const Received& message, messages::Disposition disposition) {
  if (!may_know(message.from) || receipts_on_their_way_ >= kReceiptsAtOnce) return;
  messages::CpimMessage cpim = envelope(message.own, message.from, environment_.random().hex(12),
                                        messages::print_date_time(environment_.wall(now)));
  cpim.content_type = messages::kImdnType;
  cpim.content_disposition = "notification";
  cpim.body = messages::print_imdn({message.reference, message.date_time, message.own.uri, {}, disposition});
  sip::MessageRequest request;
  request.account = message.own.sip_account;
  request.target = message.from;
  request.content_type = messages::kCpimType;
  request.body = print_cpim(cpim);
  const auto sent = user_agent_->message(now, request);
  if (!sent) return;
  ++receipts_on_their_way_;
  requests_[*sent] = {Request::Kind::kReceipt, person_of(message.from), {}};
}

Expected<void> Messaging::mark_displayed(Timestamp now, MessageId message) {
  const auto node = unseen_.extract(message);
  // Nobody has asked, or it is an old one: there is nothing to tell.
  if (!node.empty()) send_receipt(now, node.mapped(), messages::Disposition::kDisplayed);
  return {};
}

// --- Typing
// -----------------------------------------------------------------------------------------------------------

void Messaging::set_typing(Timestamp now, const Own& own, const std::string& target, bool typing) {
  typing_.set_typing(now, {own.account, own.sip_account, target}, typing);
  send_typing(now);
}

void Messaging::send_typing(Timestamp now) {
  for (const Typing::Change& change : typing_.take_ours()) {
    const std::string person = person_of(change.who.uri);
    if (const auto peer = peers_.find(person); peer != peers_.end() && peer->second.no_typing) continue;
    sip::MessageRequest request;
    request.account = change.who.sip_account;
    request.target = change.who.uri;
    request.content_type = messages::kIsComposingType;
    request.body = messages::print_is_composing({change.typing, "text/plain", messages::Composer::kRefresh});
    if (const auto sent = user_agent_->message(now, request)) requests_[*sent] = {Request::Kind::kTyping, person, {}};
  }
}

void Messaging::tell_typing() {
  for (Typing::Change& change : typing_.take_theirs()) {
    events_.emplace_back(TypingEvent{change.who.account, std::move(change.who.uri), change.typing});
  }
}

void Messaging::handle_timeout(Timestamp now) {
  typing_.handle_timeout(now);
  send_typing(now);
  tell_typing();
  if (next_claim_ && *next_claim_ <= now) claim(now);
  send_due(now);
}

std::optional<Timestamp> Messaging::deadline() const {
  std::optional<Timestamp> first = typing_.deadline();
  if (shutting_down_) return first;
  for (const auto due : {next_claim_, outbox_.deadline()}) {
    if (due && (!first || *due < *first)) first = due;
  }
  return first;
}

}  // namespace mtavip::call
