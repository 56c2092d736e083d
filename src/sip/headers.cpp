#include "sip/headers.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

using syntax::skip_space;
using syntax::take_token;
using syntax::trimmed;

std::optional<std::uint32_t> seconds_of(const Parameters& parameters, std::string_view name) {
  const auto value = parameters.value(name);
  if (!value) return std::nullopt;
  const auto seconds = parse_delta_seconds(*value);
  if (!seconds) return std::nullopt;
  return *seconds;
}

// Takes a parameter that a type holds as a member of its own out of the list.
std::optional<std::string> extract(Parameters& parameters, std::string_view name) {
  auto value = parameters.text(name);
  if (value) parameters.remove(name);
  return value;
}

std::string token_or_quoted(std::string_view text) {
  return is_token(text) ? std::string(text) : quote(text);
}

Result<std::string, ParseError> expect_token(std::string_view& text) {
  skip_space(text);
  const auto token = take_token(text);
  if (token.empty()) return fail(ParseError::kBadToken);
  return std::string(token);
}

}  // namespace

std::string quote(std::string_view plain) {
  std::string out = "\"";
  for (const char c : plain) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

std::string unquote(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

bool is_token(std::string_view text) {
  return syntax::is_token(text);
}

Result<std::uint32_t, ParseError> parse_number32(std::string_view text) {
  const auto number = parse_number<std::uint32_t>(trimmed(text));
  if (!number) return fail(ParseError::kBadNumber);
  return *number;
}

Result<std::uint32_t, ParseError> parse_delta_seconds(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return fail(ParseError::kBadNumber);
  return parse_number<std::uint32_t>(text).value_or(std::numeric_limits<std::uint32_t>::max());
}

std::vector<std::string> parse_privacy(std::string_view text) {
  std::vector<std::string> list;
  for (const auto piece : split(text, ';')) {
    if (const auto token = trimmed(piece); !token.empty()) list.push_back(to_lower(token));
  }
  return list;
}

Result<Via, ParseError> Via::parse(std::string_view text) {
  const auto view = syntax::scan_via(text);
  if (!view) return fail(view.error());
  auto parameters = Parameters::parse(view->parameters);
  if (!parameters) return fail(parameters.error());
  Via via;
  via.protocol.assign(view->protocol).append("/").append(view->version);
  via.transport = view->transport;
  via.sent_by = {std::string(view->sent_by.host), view->sent_by.port};
  via.parameters = std::move(*parameters);
  return via;
}

std::string_view Via::branch() const {
  return parameters.value("branch").value_or(std::string_view{});
}

bool Via::has_magic_cookie() const {
  return starts_with_ignoring_case(branch(), kMagicCookie);
}

std::optional<std::uint16_t> Via::rport() const {
  const auto value = parameters.value("rport");
  if (!value) return std::nullopt;
  return parse_number<std::uint16_t>(*value);
}

std::optional<std::uint8_t> Via::ttl() const {
  const auto value = parameters.value("ttl");
  if (!value) return std::nullopt;
  return parse_number<std::uint8_t>(*value);
}

std::string Via::to_string() const {
  auto out = protocol + "/" + transport + " ";
  sent_by.print(out);
  parameters.print(out);
  return out;
}

Result<Contact, ParseError> Contact::parse(std::string_view text) {
  Contact contact;
  if (trimmed(text) == "*") {
    contact.star = true;
    return contact;
  }
  auto address = NameAddr::parse(text);
  if (!address) return fail(address.error());
  contact.address = std::move(*address);
  return contact;
}

std::optional<std::uint32_t> Contact::expires() const {
  return seconds_of(address.parameters, "expires");
}

int Contact::q() const {
  constexpr int kWhole = 1000;
  const auto value = address.parameters.value("q");
  if (!value || value->empty()) return kWhole;
  const auto dot = value->find('.');
  const auto whole = parse_number<unsigned>(value->substr(0, dot));
  if (dot != 0 && !whole) return kWhole;
  int thousandths = static_cast<int>(std::min(whole.value_or(0), 1U)) * kWhole;
  if (dot != std::string_view::npos) {
    int weight = kWhole / 10;
    for (const char c : value->substr(dot + 1)) {
      if (!is_digit(c)) return kWhole;
      thousandths += (c - '0') * weight;
      weight /= 10;
    }
  }
  return std::min(thousandths, kWhole);
}

std::string Contact::to_string() const {
  return star ? "*" : address.to_string();
}

Result<Cseq, ParseError> Cseq::parse(std::string_view text) {
  text = trimmed(text);
  const auto space = std::find_if(text.begin(), text.end(), syntax::is_space) - text.begin();
  const auto number = parse_number<std::uint32_t>(text.substr(0, static_cast<std::size_t>(space)));
  const auto method = trimmed(text.substr(static_cast<std::size_t>(space)));
  if (!number || !is_token(method)) return fail(ParseError::kBadCseq);
  return Cseq{*number, std::string(method)};
}

std::string Cseq::to_string() const {
  return std::to_string(number) + " " + method;
}

Result<TokenValue, ParseError> TokenValue::parse(std::string_view text) {
  auto token = expect_token(text);
  if (!token) return fail(token.error());
  auto parameters = Parameters::parse(text);
  if (!parameters) return fail(parameters.error());
  return TokenValue{std::move(*token), std::move(*parameters)};
}

bool TokenValue::is(std::string_view other) const {
  return equals_ignoring_case(token, other);
}

std::string TokenValue::to_string() const {
  return token + parameters.to_string();
}

Result<MediaType, ParseError> MediaType::parse(std::string_view text) {
  skip_space(text);
  MediaType media;
  media.type = take_token(text);
  if (media.type.empty() || !syntax::take(text, '/')) return fail(ParseError::kBadMediaType);
  media.subtype = take_token(text);
  if (media.subtype.empty()) return fail(ParseError::kBadMediaType);
  auto parameters = Parameters::parse(text);
  if (!parameters) return fail(ParseError::kBadMediaType);
  media.parameters = std::move(*parameters);
  return media;
}

bool MediaType::is(std::string_view type_and_subtype) const {
  const auto slash = type_and_subtype.find('/');
  return slash != std::string_view::npos && equals_ignoring_case(type, type_and_subtype.substr(0, slash)) &&
         equals_ignoring_case(subtype, type_and_subtype.substr(slash + 1));
}

std::string MediaType::to_string() const {
  return type + "/" + subtype + parameters.to_string();
}

Result<RetryAfter, ParseError> RetryAfter::parse(std::string_view text) {
  text = trimmed(text);
  const auto digits = std::find_if_not(text.begin(), text.end(), is_digit) - text.begin();
  const auto seconds = parse_delta_seconds(text.substr(0, static_cast<std::size_t>(digits)));
  if (!seconds) return fail(seconds.error());
  text.remove_prefix(static_cast<std::size_t>(digits));
  skip_space(text);
  RetryAfter retry;
  retry.seconds = *seconds;
  if (!text.empty() && text.front() == '(') {
    std::size_t depth = 0;
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
      if (text[end] == '\\') {
        ++end;
      } else if (text[end] == '(') {
        ++depth;
      } else if (text[end] == ')' && --depth == 0) {
        break;
      }
    }
    if (end >= text.size()) return fail(ParseError::kUnbalancedQuotes);
    retry.comment = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
  }
  auto parameters = Parameters::parse(text);
  if (!parameters) return fail(parameters.error());
  retry.parameters = std::move(*parameters);
  return retry;
}

std::string RetryAfter::to_string() const {
  auto out = std::to_string(seconds);
  if (!comment.empty()) out.append(" (").append(comment).append(")");
  parameters.print(out);
  return out;
}

Result<Warning, ParseError> Warning::parse(std::string_view text) {
  text = trimmed(text);
  const auto space = text.find(' ');
  const auto code = parse_number<int>(text.substr(0, space));
  if (space != 3 || !code || *code < 100) return fail(ParseError::kBadNumber);
  text.remove_prefix(space);
  skip_space(text);
  const auto end = text.find(' ');
  if (end == std::string_view::npos || end == 0) return fail(ParseError::kBadToken);
  Warning warning;
  warning.code = *code;
  warning.agent = text.substr(0, end);
  text.remove_prefix(end);
  skip_space(text);
  if (syntax::quoted_size(text) != text.size()) return fail(ParseError::kUnbalancedQuotes);
  warning.text = unquote(text);
  return warning;
}

std::string Warning::to_string() const {
  return std::to_string(code) + " " + agent + " " + quote(text);
}

Result<Reason, ParseError> Reason::parse(std::string_view text) {
  auto value = TokenValue::parse(text);
  if (!value) return fail(value.error());
  Reason reason;
  reason.protocol = std::move(value->token);
  reason.others = std::move(value->parameters);
  if (const auto cause = extract(reason.others, "cause")) {
    reason.cause = parse_number<int>(*cause);
    if (!reason.cause || *reason.cause < 0) return fail(ParseError::kBadNumber);
  }
  reason.text = extract(reason.others, "text").value_or("");
  return reason;
}

std::string Reason::to_string() const {
  auto out = protocol;
  if (cause) out.append(" ;cause=").append(std::to_string(*cause));
  if (!text.empty()) out.append(" ;text=").append(quote(text));
  others.print(out);
  return out;
}

Result<TimestampValue, ParseError> TimestampValue::parse(std::string_view text) {
  text = trimmed(text);
  const auto is_number = [](std::string_view number) {
    return !number.empty() && is_digit(number.front()) && std::count(number.begin(), number.end(), '.') <= 1 &&
           std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == '.'; });
  };
  const auto space = std::find_if(text.begin(), text.end(), syntax::is_space) - text.begin();
  const auto value = text.substr(0, static_cast<std::size_t>(space));
  const auto delay = trimmed(text.substr(static_cast<std::size_t>(space)));
  if (!is_number(value) || (!delay.empty() && delay.front() != '.' && !is_number(delay))) {
    return fail(ParseError::kBadNumber);
  }
  return TimestampValue{std::string(value), std::string(delay)};
}

std::string TimestampValue::to_string() const {
  return delay.empty() ? value : value + " " + delay;
}

Result<Rack, ParseError> Rack::parse(std::string_view text) {
  text = trimmed(text);
  const auto space = std::find_if(text.begin(), text.end(), syntax::is_space) - text.begin();
  const auto rseq = parse_number32(text.substr(0, static_cast<std::size_t>(space)));
  if (!rseq) return fail(rseq.error());
  auto cseq = Cseq::parse(text.substr(static_cast<std::size_t>(space)));
  if (!cseq) return fail(cseq.error());
  return Rack{*rseq, std::move(*cseq)};
}

std::string Rack::to_string() const {
  return std::to_string(rseq) + " " + cseq.to_string();
}

Result<Replaces, ParseError> Replaces::parse(std::string_view text) {
  text = trimmed(text);
  const auto semicolon = text.find(';');
  const auto call_id = trimmed(text.substr(0, semicolon));
  if (call_id.empty() || !syntax::all(call_id, syntax::kVisible)) return fail(ParseError::kBadCallId);
  if (semicolon == std::string_view::npos) return fail(ParseError::kBadParameter);
  const auto parameters = Parameters::parse(text.substr(semicolon));
  if (!parameters) return fail(parameters.error());
  const auto to = parameters->value("to-tag");
  const auto from = parameters->value("from-tag");
  if (!to || !from) return fail(ParseError::kBadParameter);
  return Replaces{std::string(call_id), std::string(*to), std::string(*from), parameters->has("early-only")};
}

std::string Replaces::to_string() const {
  auto out = call_id + ";to-tag=" + to_tag + ";from-tag=" + from_tag;
  if (early_only) out += ";early-only";
  return out;
}

Result<SubscriptionState, ParseError> SubscriptionState::parse(std::string_view text) {
  auto value = TokenValue::parse(text);
  if (!value) return fail(value.error());
  SubscriptionState result;
  result.state = std::move(value->token);
  result.others = std::move(value->parameters);
  const auto number = [&result](std::string_view name, std::optional<std::uint32_t>& into) {
    const auto written = extract(result.others, name);
    if (!written) return true;
    const auto seconds = parse_delta_seconds(*written);
    if (seconds) into = *seconds;
    return seconds.has_value();
  };
  if (!number("expires", result.expires) || !number("retry-after", result.retry_after)) {
    return fail(ParseError::kBadNumber);
  }
  result.reason = extract(result.others, "reason").value_or("");
  return result;
}

std::string SubscriptionState::to_string() const {
  auto out = state;
  if (expires) out.append(";expires=").append(std::to_string(*expires));
  if (!reason.empty()) out.append(";reason=").append(token_or_quoted(reason));
  if (retry_after) out.append(";retry-after=").append(std::to_string(*retry_after));
  others.print(out);
  return out;
}

Result<SessionExpires, ParseError> SessionExpires::parse(std::string_view text) {
  text = trimmed(text);
  const auto semicolon = text.find(';');
  const auto seconds = parse_delta_seconds(text.substr(0, semicolon));
  if (!seconds) return fail(seconds.error());
  SessionExpires result;
  result.seconds = *seconds;
  if (semicolon != std::string_view::npos) {
    auto parameters = Parameters::parse(text.substr(semicolon));
    if (!parameters) return fail(parameters.error());
    result.others = std::move(*parameters);
    result.refresher = to_lower(extract(result.others, "refresher").value_or(""));
  }
  return result;
}

std::string SessionExpires::to_string() const {
  auto out = std::to_string(seconds);
  if (!refresher.empty()) out.append(";refresher=").append(token_or_quoted(refresher));
  others.print(out);
  return out;
}

Result<InfoUri, ParseError> InfoUri::parse(std::string_view text) {
  const auto view = syntax::scan_name_addr(text);
  if (!view) return fail(view.error());
  if (!syntax::all(view->uri, syntax::kUriChar)) return fail(ParseError::kBadUri);
  auto parameters = Parameters::parse(view->parameters);
  if (!parameters) return fail(parameters.error());
  return InfoUri{std::string(view->uri), std::move(*parameters)};
}

std::string InfoUri::to_string() const {
  return "<" + uri + ">" + parameters.to_string();
}

}  // namespace mtavip::sip
