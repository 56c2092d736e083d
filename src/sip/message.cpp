#include "sip/message.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

// Below this a message may keep text that nothing points at.
constexpr std::size_t kGarbageKept = 4096;

std::string_view tag_of(std::string_view name_addr) {
  const auto scanned = syntax::scan_name_addr(name_addr);
  if (!scanned) return {};
  return syntax::find_parameter(scanned->parameters, "tag").value_or(std::string_view{});
}

}  // namespace

Message Message::request(std::string_view method, std::string_view uri) {
  Message message;
  message.method_ = message.store_value(method);
  message.method_id_ = method_of(method);
  message.uri_ = message.store_value(uri);
  return message;
}

Message Message::request(Method method, const Uri& uri) {
  return request(name_of(method), uri.as_request_uri().to_string());
}

Message Message::response(int status, std::string_view reason) {
  Message message;
  message.status_ = status;
  message.reason_ = message.store_value(reason.empty() ? reason_phrase(status) : reason);
  return message;
}

Message Message::response_to(const Message& request, int status, std::string_view reason, std::string_view to_tag) {
  auto message = response(status, reason);
  message.copy(request, HeaderName::kVia);
  message.copy(request, HeaderName::kFrom);
  message.copy(request, HeaderName::kTo);
  message.copy(request, HeaderName::kCallId);
  message.copy(request, HeaderName::kCseq);
  if (status == 100) {
    message.copy(request, HeaderName::kTimestamp);
  } else if (!to_tag.empty() && message.to_tag().empty()) {
    if (const auto to = message.header(HeaderName::kTo)) {
      std::string tagged(*to);
      // Without angle brackets the tag is still the header field's, not the URI's (RFC 3261 section 20.39).
      tagged.append(";tag=").append(to_tag);
      message.set(HeaderName::kTo, tagged);
    }
  }
  return message;
}

Method Message::method() const {
  if (is_request()) return method_id_;
  const auto sequence = cseq();
  return sequence ? sequence->method : Method::kUnknown;
}

std::string_view Message::method_name() const {
  if (is_request()) return view(method_);
  const auto sequence = cseq();
  return sequence ? sequence->method_name : std::string_view{};
}

void Message::set_request_uri(std::string_view uri) {
  const auto stored = store_value(std::string(uri));
  drop(uri_);
  uri_ = stored;
}

// --- Reading
// --------------------------------------------------------------------------------------------------------------

HeaderField Message::field(std::size_t index) const {
  const auto& field = fields_.at(index);
  return {field.id, view(field.name), view(field.value)};
}

const Message::Field* Message::find(HeaderName id) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [id](const Field& field) { return field.id == id; });
  return found == fields_.end() ? nullptr : &*found;
}

bool Message::named(const Field& field, HeaderName id, std::string_view name) const {
  return field.id == id && (id != HeaderName::kUnknown || equals_ignoring_case(view(field.name), name));
}

std::optional<std::string_view> Message::header(HeaderName id) const {
  const auto* field = find(id);
  if (field == nullptr) return std::nullopt;
  return view(field->value);
}

std::optional<std::string_view> Message::header(std::string_view name) const {
  const auto id = header_of(name);
  for (const auto& field : fields_) {
    if (named(field, id, name)) return view(field.value);
  }
  return std::nullopt;
}

std::size_t Message::count(HeaderName id) const {
  return static_cast<std::size_t>(
      std::count_if(fields_.begin(), fields_.end(), [id](const Field& field) { return field.id == id; }));
}

std::vector<std::string_view> Message::values(HeaderName id, const ValueLimits& limits) const {
  std::vector<std::string_view> list;
  for (const auto& field : fields_) {
    if (field.id != id) continue;
    auto rest = view(field.value);
    if (!is_list(id)) {
      if (list.size() < limits.values) list.push_back(rest);
      continue;
    }
    while (!rest.empty() && list.size() < limits.values) {
      const auto element = syntax::take_element(rest);
      if (!element.empty()) list.push_back(element);
    }
  }
  return list;
}

bool Message::lists(HeaderName id, std::string_view token) const {
  for (const auto& field : fields_) {
    if (field.id != id) continue;
    auto rest = view(field.value);
    while (!rest.empty()) {
      if (equals_ignoring_case(syntax::take_element(rest), token)) return true;
    }
  }
  return false;
}

std::string_view Message::call_id() const {
  return header(HeaderName::kCallId).value_or(std::string_view{});
}

std::optional<CseqView> Message::cseq() const {
  auto text = header(HeaderName::kCseq).value_or(std::string_view{});
  CseqView result;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const auto number = parse_number<std::uint32_t>(text.substr(0, digits));
  if (!number || digits == text.size() || !syntax::is_space(text[digits])) return std::nullopt;
  result.number = *number;
  result.method_name = syntax::trimmed(text.substr(digits));
  if (result.method_name.empty() || !syntax::all(result.method_name, syntax::kToken)) return std::nullopt;
  result.method = method_of(result.method_name);
  return result;
}

std::string_view Message::from_tag() const {
  return tag_of(header(HeaderName::kFrom).value_or(std::string_view{}));
}

std::string_view Message::to_tag() const {
  return tag_of(header(HeaderName::kTo).value_or(std::string_view{}));
}

std::string_view Message::branch() const {
  auto rest = header(HeaderName::kVia).value_or(std::string_view{});
  const auto via = syntax::scan_via(syntax::take_element(rest));
  if (!via) return {};
  return syntax::find_parameter(via->parameters, "branch").value_or(std::string_view{});
}

// --- Changing
// -------------------------------------------------------------------------------------------------------------

Message::Place Message::store(std::string_view text) {
  MTAVIP_CHECK(text.size() <= std::numeric_limits<std::uint32_t>::max() - buffer_.size());
  const Place place{static_cast<std::uint32_t>(buffer_.size()), static_cast<std::uint32_t>(text.size())};
  buffer_.append(text);
  return place;
}

Message::Place Message::store_value(std::string_view text) {
  auto place = store(text);
  for (auto i = place.offset; i < place.offset + place.size; ++i) {
    if (buffer_[i] == '\r' || buffer_[i] == '\n' || buffer_[i] == '\0') buffer_[i] = ' ';
  }
  const auto trimmed = syntax::trimmed(view(place));
  place.size = static_cast<std::uint32_t>(trimmed.size());
  if (!trimmed.empty()) place.offset = static_cast<std::uint32_t>(trimmed.data() - buffer_.data());
  return place;
}

Message& Message::insert(std::size_t index, HeaderName id, std::string_view name, std::string_view value) {
  // A caller may hand us a view into our own buffer, which may move.
  const std::less<> before;
  const auto inside = [&](std::string_view text) {
    return !before(text.data(), buffer_.data()) && before(text.data(), buffer_.data() + buffer_.size());
  };
  if (inside(value)) return insert(index, id, name, std::string(value));
  if (inside(name)) return insert(index, id, std::string(name), value);
  MTAVIP_CHECK(!name.empty());
  Field field;
  field.id = id;
  field.name = store_value(name);
  field.value = store_value(value);
  fields_.insert(fields_.begin() + static_cast<std::ptrdiff_t>(index), field);
  compact_buffer();
  return *this;
}

void Message::compact_buffer() {
  if (garbage_ < kGarbageKept || garbage_ < buffer_.size() / 2) return;
  std::string fresh;
  fresh.reserve(buffer_.size() - garbage_);
  const auto keep = [&](Place& place) {
    const auto text = view(place);
    place.offset = static_cast<std::uint32_t>(fresh.size());
    fresh.append(text);
  };
  keep(method_);
  keep(uri_);
  keep(reason_);
  for (auto& field : fields_) {
    keep(field.name);
    keep(field.value);
  }
  keep(body_);
  buffer_ = std::move(fresh);
  garbage_ = 0;
}

Message& Message::add(HeaderName id, std::string_view value) {
  std::size_t index = fields_.size();
  for (auto i = fields_.size(); i-- > 0;) {
    if (fields_[i].id == id) {
      index = i + 1;
      break;
    }
  }
  return insert(index, id, name_of(id), value);
}

Message& Message::add(std::string_view name, std::string_view value) {
  const auto id = header_of(name);
  if (id != HeaderName::kUnknown) return add(id, value);
  if (!syntax::is_token(name)) return *this;
  return insert(fields_.size(), id, name, value);
}

Message& Message::prepend(HeaderName id, std::string_view value) {
  const auto* first = find(id);
  return insert(first == nullptr ? 0 : static_cast<std::size_t>(first - fields_.data()), id, name_of(id), value);
}

Message& Message::set(HeaderName id, std::string_view value) {
  const auto* first = find(id);
  if (first == nullptr) return insert(fields_.size(), id, name_of(id), value);
  const std::string kept(value);
  const auto index = static_cast<std::size_t>(first - fields_.data());
  remove(id);
  return insert(index, id, name_of(id), kept);
}

Message& Message::set(std::string_view name, std::string_view value) {
  const auto id = header_of(name);
  if (id != HeaderName::kUnknown) return set(id, value);
  if (!syntax::is_token(name)) return *this;
  const std::string kept_name(name);
  const std::string kept_value(value);
  remove(kept_name);
  return insert(fields_.size(), id, kept_name, kept_value);
}

std::size_t Message::remove(HeaderName id) {
  return std::erase_if(fields_, [&](const Field& field) {
    if (field.id != id) return false;
    drop(field.name);
    drop(field.value);
    return true;
  });
}

std::size_t Message::remove(std::string_view name) {
  const auto id = header_of(name);
  if (id != HeaderName::kUnknown) return remove(id);
  return std::erase_if(fields_, [&](const Field& field) {
    if (!named(field, id, name)) return false;
    drop(field.name);
    drop(field.value);
    return true;
  });
}

bool Message::remove_first_value(HeaderName id) {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [id](const Field& field) { return field.id == id; });
  if (found == fields_.end()) return false;
  auto rest = view(found->value);
  if (is_list(id)) {
    static_cast<void>(syntax::take_element(rest));
    rest = syntax::trimmed(rest);
  } else {
    rest = {};
  }
  if (rest.empty()) {
    drop(found->name);
    drop(found->value);
    fields_.erase(found);
  } else {
    garbage_ += found->value.size - rest.size();
    found->value.offset = static_cast<std::uint32_t>(rest.data() - buffer_.data());
    found->value.size = static_cast<std::uint32_t>(rest.size());
  }
  return true;
}

bool Message::replace_first_value(HeaderName id, std::string_view value) {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [id](const Field& field) { return field.id == id; });
  if (found == fields_.end()) return false;
  std::string replaced(value);
  if (is_list(id)) {
    auto rest = view(found->value);
    static_cast<void>(syntax::take_element(rest));
    if (rest = syntax::trimmed(rest); !rest.empty()) replaced.append(", ").append(rest);
  }
  drop(found->value);
  found->value = store_value(replaced);
  compact_buffer();
  return true;
}

Message& Message::copy(const Message& from, HeaderName id) {
  if (&from == this) return *this;
  for (const auto& field : from.fields_) {
    if (field.id != id) continue;
    // Not store_value(): what a parser let through goes back unchanged, control characters in quoted strings included.
    Field copied;
    copied.id = id;
    copied.name = store(from.view(field.name));
    copied.value = store(from.view(field.value));
    fields_.push_back(copied);
  }
  return *this;
}

Message& Message::set_body(std::string_view content_type, std::string_view body) {
  const std::string kept(body);
  if (content_type.empty()) {
    remove(HeaderName::kContentType);
  } else {
    set(HeaderName::kContentType, content_type);
  }
  drop(body_);
  body_ = store(kept);
  compact_buffer();
  return *this;
}

Message& Message::clear_body() {
  remove(HeaderName::kContentType);
  drop(body_);
  body_ = {};
  return *this;
}

// --- Printing
// -------------------------------------------------------------------------------------------------------------

void Message::print(std::string& out, HeaderForm form) const {
  out.reserve(out.size() + buffer_.size() + fields_.size() * 4 + 64);
  if (is_request()) {
    out.append(view(method_)).append(" ").append(view(uri_)).append(" SIP/2.0\r\n");
  } else {
    out.append("SIP/2.0 ").append(std::to_string(status_)).append(" ").append(view(reason_)).append("\r\n");
  }
  for (const auto& field : fields_) {
    if (field.id == HeaderName::kContentLength) continue;
    const auto written = view(field.name);
    if (field.id == HeaderName::kUnknown || form == HeaderForm::kAsWritten) {
      out.append(written);
    } else {
      out.append(form == HeaderForm::kCompact ? compact_name_of(field.id) : name_of(field.id));
    }
    out.append(": ").append(view(field.value)).append("\r\n");
  }
  out.append(form == HeaderForm::kCompact ? "l: " : "Content-Length: ");
  out.append(std::to_string(body_.size)).append("\r\n\r\n").append(body());
}

std::string Message::to_string(HeaderForm form) const {
  std::string out;
  print(out, form);
  return out;
}

Bytes Message::to_bytes(HeaderForm form) const {
  return mtavip::to_bytes(to_string(form));
}

std::string Message::summary() const {
  if (is_request()) return std::string(view(method_)).append(" ").append(view(uri_));
  return std::to_string(status_).append(" ").append(view(reason_)).append(" (").append(method_name()).append(")");
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Trying";
    case 180:
      return "Ringing";
    case 181:
      return "Call Is Being Forwarded";
    case 182:
      return "Queued";
    case 183:
      return "Session Progress";
    case 199:
      return "Early Dialog Terminated";
    case 200:
      return "OK";
    case 202:
      return "Accepted";
    case 204:
      return "No Notification";
    case 300:
      return "Multiple Choices";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Moved Temporarily";
    case 305:
      return "Use Proxy";
    case 380:
      return "Alternative Service";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 402:
      return "Payment Required";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 407:
      return "Proxy Authentication Required";
    case 408:
      return "Request Timeout";
    case 410:
      return "Gone";
    case 412:
      return "Conditional Request Failed";
    case 413:
      return "Request Entity Too Large";
    case 414:
      return "Request-URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Unsupported URI Scheme";
    case 417:
      return "Unknown Resource-Priority";
    case 420:
      return "Bad Extension";
    case 421:
      return "Extension Required";
    case 422:
      return "Session Interval Too Small";
    case 423:
      return "Interval Too Brief";
    case 428:
      return "Use Identity Header";
    case 429:
      return "Provide Referrer Identity";
    case 430:
      return "Flow Failed";
    case 433:
      return "Anonymity Disallowed";
    case 436:
      return "Bad Identity Info";
    case 437:
      return "Unsupported Credential";
    case 438:
      return "Invalid Identity Header";
    case 439:
      return "First Hop Lacks Outbound Support";
    case 440:
      return "Max-Breadth Exceeded";
    case 469:
      return "Bad Info Package";
    case 470:
      return "Consent Needed";
    case 480:
      return "Temporarily Unavailable";
    case 481:
      return "Call/Transaction Does Not Exist";
    case 482:
      return "Loop Detected";
    case 483:
      return "Too Many Hops";
    case 484:
      return "Address Incomplete";
    case 485:
      return "Ambiguous";
    case 486:
      return "Busy Here";
    case 487:
      return "Request Terminated";
    case 488:
      return "Not Acceptable Here";
    case 489:
      return "Bad Event";
    case 491:
      return "Request Pending";
    case 493:
      return "Undecipherable";
    case 494:
      return "Security Agreement Required";
    case 500:
      return "Server Internal Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Server Time-out";
    case 505:
      return "Version Not Supported";
    case 513:
      return "Message Too Large";
    case 580:
      return "Precondition Failure";
    case 600:
      return "Busy Everywhere";
    case 603:
      return "Decline";
    case 604:
      return "Does Not Exist Anywhere";
    case 606:
      return "Not Acceptable";
    case 607:
      return "Unwanted";
    case 608:
      return "Rejected";
    default:
      break;
  }
  switch (status / 100) {
    case 1:
      return "Session Progress";
    case 2:
      return "OK";
    case 3:
      return "Redirected";
    case 4:
      return "Request Failure";
    case 5:
      return "Server Failure";
    default:
      return "Global Failure";
  }
}

}  // namespace mtavip::sip
