// Any bytes as a datagram: read, asked for everything that the layers above ask for, answered, printed, and read again.
#include <cstdint>

#include "base/check.h"
#include "sip/headers.h"
#include "sip/parser.h"

namespace {

using namespace mtavip;
using namespace mtavip::sip;

template <class T>
void read_all(const Message& message, HeaderName id) {
  const auto list = parse_all<T>(message, id);
  if (!list) return;
  for (const auto& value : *list) {
    const auto again = T::parse(value.to_string());
    MTAVIP_CHECK(again && *again == value);
  }
}

void use(const Message& message) {
  static_cast<void>(message.summary());
  static_cast<void>(message.from_tag());
  static_cast<void>(message.to_tag());
  static_cast<void>(message.branch());
  read_all<Via>(message, HeaderName::kVia);
  read_all<Contact>(message, HeaderName::kContact);
  read_all<NameAddr>(message, HeaderName::kFrom);
  read_all<NameAddr>(message, HeaderName::kTo);
  read_all<NameAddr>(message, HeaderName::kRoute);
  read_all<NameAddr>(message, HeaderName::kReferTo);
  read_all<MediaType>(message, HeaderName::kContentType);
  read_all<MediaType>(message, HeaderName::kAccept);
  read_all<TokenValue>(message, HeaderName::kEvent);
  read_all<RetryAfter>(message, HeaderName::kRetryAfter);
  read_all<Warning>(message, HeaderName::kWarning);
  read_all<Reason>(message, HeaderName::kReason);
  read_all<Replaces>(message, HeaderName::kReplaces);
  read_all<Rack>(message, HeaderName::kRack);
  read_all<SubscriptionState>(message, HeaderName::kSubscriptionState);
  read_all<SessionExpires>(message, HeaderName::kSessionExpires);
  read_all<InfoUri>(message, HeaderName::kCallInfo);
  read_all<TimestampValue>(message, HeaderName::kTimestamp);
  if (const auto date = parse_date(message.header(HeaderName::kDate).value_or(""))) {
    MTAVIP_CHECK(parse_date(print_date(*date)) == *date);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto message = parse_message(text);
  if (!message) {
    MTAVIP_CHECK(message.error().offset <= size);
    use(message.error().partial);
    if (message.error().answerable()) {
      static_cast<void>(Message::response_to(message.error().partial, status_for(message.error().error)).to_string());
    }
    return 0;
  }
  use(*message);
  for (const auto form : {HeaderForm::kAsWritten, HeaderForm::kFull, HeaderForm::kCompact}) {
    const auto printed = message->to_string(form);
    const auto again = parse_message(printed, Framing::kStream);
    MTAVIP_CHECK(again.has_value());
    MTAVIP_CHECK(again->to_string(form) == printed);
    MTAVIP_CHECK(again->body() == message->body());
  }
  if (message->is_request()) {
    const auto response = parse_message(Message::response_to(*message, 180, {}, "t").to_string());
    MTAVIP_CHECK(response && response->branch() == message->branch() && response->call_id() == message->call_id());
  }
  message->set(HeaderName::kVia, message->header(HeaderName::kTo).value_or(""));
  message->replace_first_value(HeaderName::kContact, message->call_id());
  message->remove_first_value(HeaderName::kRoute);
  message->prepend(HeaderName::kRoute, message->body());
  message->set_body("text/plain", message->request_uri_text());
  static_cast<void>(message->to_string());
  return 0;
}
