#include "sip/parser.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/text.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

constexpr std::string_view kVersion = "SIP/2.0";

struct Problem {
  ParseError error{};
  std::size_t offset = 0;
};
using Check = std::optional<Problem>;

bool is_version(std::string_view text) {
  return text == kVersion || equals_ignoring_case(text, kVersion);
}
// "SIP/" DIGIT "." DIGIT: ours or another.
bool looks_like_version(std::string_view text) {
  if (!starts_with_ignoring_case(text, "SIP/")) return false;
  text.remove_prefix(4);
  const auto dot = text.find('.');
  return dot != std::string_view::npos && parse_number<unsigned>(text.substr(0, dot)) &&
         parse_number<unsigned>(text.substr(dot + 1));
}

}  // namespace

/// Fills one Message; used once.
class MessageParser {
 public:
  MessageParser(std::string_view data, Framing framing, const Limits& limits)
      : data_(data), framing_(framing), limits_(limits) {}

  Result<Message, ParseFailure> run() {
    Check problem = read_all();
    if (!problem) return std::move(message_);
    // What is behind the fields that were read must not be taken for a body.
    message_.body_ = {};
    return fail(ParseFailure{problem->error, problem->offset, std::move(message_)});
  }

 private:
  using Place = Message::Place;
  using Field = Message::Field;

  Check read_all();
  Check read_start_line(std::size_t begin, std::size_t end);
  Check read_request_line(std::size_t begin, std::string_view line);
  Check read_status_line(std::size_t begin, std::string_view line);
  Check read_fields(std::size_t begin);
  Check read_field(std::size_t begin, std::size_t end);
  Check read_body();
  Check check_fields();
  Check check_vias();
  Check check_address(const Field& field, ParseError error);
  Check check_cseq(const Field& field);

  // The line that begins at `begin`: its end without CR, and where the next one begins. A CR inside of a line ends it
  // too, and is told: to some readers it is a line end.
  struct Line {
    std::size_t end = 0;
    std::size_t next = 0;
    bool stray_return = false;
  };
  [[nodiscard]] std::optional<Line> line_at(std::size_t begin) const {
    const std::string_view text = message_.buffer_;
    const auto end = syntax::find_line_end(text, begin);
    if (end == text.size()) return std::nullopt;
    if (text[end] == '\n') return Line{end, end + 1};
    if (end + 1 == text.size()) return std::nullopt;
    return Line{end, end + 2, text[end + 1] != '\n'};
  }
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
    return {message_.buffer_.data() + begin, end - begin};
  }
  static Place place(std::size_t begin, std::size_t size) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)};
  }
  // Where `part` of the buffer is in the input.
  [[nodiscard]] std::size_t offset_of(std::string_view part) const {
    return skipped_ + static_cast<std::size_t>(part.data() - message_.buffer_.data());
  }
  [[nodiscard]] Problem problem(ParseError error, std::size_t at) const { return {error, skipped_ + at}; }

  std::string_view data_;
  Framing framing_;
  Limits limits_;
  Message message_;
  std::size_t skipped_ = 0;  // line ends in front of the message
  std::size_t body_begin_ = 0;
  std::optional<std::size_t> content_length_;
};

Check MessageParser::read_all() {
  while (skipped_ < data_.size() && (data_[skipped_] == '\r' || data_[skipped_] == '\n')) ++skipped_;
  data_.remove_prefix(skipped_);
  if (data_.empty()) return Problem{ParseError::kEmpty, skipped_};
  if (data_.size() > std::min<std::size_t>(limits_.message_bytes, std::numeric_limits<std::uint32_t>::max() / 2)) {
    // The head is still read, so that the sender can be told.
    data_ = data_.substr(0, std::min(limits_.header_bytes, limits_.message_bytes));
    message_.buffer_.assign(data_);
    const auto first = line_at(0);
    if (first && !first->stray_return && !read_start_line(0, first->end) && !read_fields(first->next))
      static_cast<void>(check_fields());
    return problem(ParseError::kTooLarge, limits_.message_bytes);
  }
  message_.buffer_.assign(data_);

  const auto first = line_at(0);
  if (!first) return problem(ParseError::kTruncated, message_.buffer_.size());
  if (first->next > limits_.header_bytes) return problem(ParseError::kTooLarge, limits_.header_bytes);
  if (first->stray_return) return problem(ParseError::kControlCharacter, first->end);
  const auto start = read_start_line(0, first->end);
  // A request whose only fault is in its first line deserves an answer, for which its fields are needed.
  if (start && message_.method_.empty()) return start;
  if (auto bad = read_fields(first->next)) return start ? start : bad;
  if (start) return start;
  if (auto bad = check_fields()) return bad;
  return read_body();
}

Check MessageParser::read_start_line(std::size_t begin, std::size_t end) {
  const auto line = text(begin, end);
  if (line.find('\0') != std::string_view::npos) return problem(ParseError::kControlCharacter, begin);
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return problem(ParseError::kBadStartLine, begin);
  if (looks_like_version(line.substr(0, space))) return read_status_line(begin, line);
  return read_request_line(begin, line);
}

Check MessageParser::read_status_line(std::size_t begin, std::string_view line) {
  const auto space = line.find(' ');
  if (!is_version(line.substr(0, space))) return problem(ParseError::kBadVersion, begin);
  const auto rest = line.substr(space + 1);
  const auto code = rest.substr(0, rest.find(' '));
  const auto number = parse_number<int>(code);
  if (code.size() != 3 || !number || *number < 100 || *number > 699) {
    return problem(ParseError::kBadStatusCode, begin + space + 1);
  }
  message_.status_ = *number;
  const auto reason = syntax::trimmed(rest.substr(code.size()));
  message_.reason_ = place(static_cast<std::size_t>(reason.data() - message_.buffer_.data()), reason.size());
  return std::nullopt;
}

Check MessageParser::read_request_line(std::size_t begin, std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  const auto method = line.substr(0, first);
  if (method.empty() || !syntax::all(method, syntax::kToken)) return problem(ParseError::kBadMethod, begin);
  if (first == last) return problem(ParseError::kBadStartLine, begin);
  const auto version = line.substr(last + 1);
  const auto uri = line.substr(first + 1, last - first - 1);
  if (!is_version(version) && !looks_like_version(version) && !version.empty()) {
    return problem(ParseError::kBadStartLine, begin + last + 1);
  }
  message_.method_ = place(begin, method.size());
  message_.method_id_ = method_of(method);
  message_.uri_ = place(begin + first + 1, uri.size());
  if (version.empty()) return problem(ParseError::kBadStartLine, begin + last + 1);
  if (!is_version(version)) return problem(ParseError::kBadVersion, begin + last + 1);
  if (syntax::UriView parts; syntax::scan_uri(uri, ValueLimits{}.uri_bytes, parts))
    return problem(ParseError::kBadRequestUri, begin + first + 1);
  return std::nullopt;
}

Check MessageParser::read_fields(std::size_t begin) {
  auto& buffer = message_.buffer_;
  constexpr std::size_t kUsualFields = 24;
  message_.fields_.reserve(kUsualFields);
  for (auto at = begin;;) {
    auto line = line_at(at);
    if (!line) return problem(ParseError::kTruncated, buffer.size());
    if (line->next > limits_.header_bytes) return problem(ParseError::kTooLarge, limits_.header_bytes);
    if (line->stray_return) return problem(ParseError::kControlCharacter, line->end);
    if (line->end == at) {
      body_begin_ = line->next;
      return std::nullopt;
    }
    // A line that begins with white space continues the one before; the line end becomes white space too, in place.
    while (line->next < buffer.size() && (buffer[line->next] == ' ' || buffer[line->next] == '\t')) {
      std::fill(buffer.begin() + static_cast<std::ptrdiff_t>(line->end),
                buffer.begin() + static_cast<std::ptrdiff_t>(line->next), ' ');
      line = line_at(line->next);
      if (!line) return problem(ParseError::kTruncated, buffer.size());
      if (line->next > limits_.header_bytes) return problem(ParseError::kTooLarge, limits_.header_bytes);
      if (line->stray_return) return problem(ParseError::kControlCharacter, line->end);
    }
    if (message_.fields_.size() == limits_.header_fields) return problem(ParseError::kTooMany, at);
    if (auto bad = read_field(at, line->end)) return bad;
    at = line->next;
  }
}

Check MessageParser::read_field(std::size_t begin, std::size_t end) {
  const auto line = text(begin, end);
  const auto colon = syntax::find_either<':', ':'>(line, 0);
  if (colon == line.size()) return problem(ParseError::kBadHeaderLine, begin);
  auto size = colon;
  Field field;
  field.id = header_of(line.substr(0, size));
  if (field.id == HeaderName::kUnknown) {  // a known name is a token
    while (size > 0 && (line[size - 1] == ' ' || line[size - 1] == '\t')) --size;
    if (!syntax::is_token(line.substr(0, size))) return problem(ParseError::kBadHeaderLine, begin);
    if (size < colon) field.id = header_of(line.substr(0, size));
  }
  const auto value = syntax::trimmed(line.substr(colon + 1));
  field.name = place(begin, size);
  field.value = place(static_cast<std::size_t>(value.data() - message_.buffer_.data()), value.size());
  message_.fields_.push_back(field);
  return std::nullopt;
}

Check MessageParser::check_vias() {
  bool topmost = true;
  for (const auto& field : message_.fields_) {
    if (field.id != HeaderName::kVia) continue;
    const auto bad = Problem{ParseError::kBadVia, offset_of(message_.view(field.value))};
    auto rest = message_.view(field.value);
    if (rest.empty()) return bad;
    while (!rest.empty()) {
      const auto element = syntax::take_element(rest);
      if (topmost ? !syntax::scan_via(element) : !syntax::looks_like_via(element)) return bad;
      // Of a response only the topmost is ours to judge.
      if (message_.is_response()) return std::nullopt;
      topmost = false;
    }
  }
  return std::nullopt;
}

Check MessageParser::check_address(const Field& field, ParseError error) {
  const auto value = message_.view(field.value);
  const auto bad = Problem{error, offset_of(value)};
  const auto address = syntax::scan_name_addr(value);
  syntax::UriView uri;
  if (!address || syntax::scan_uri(address->uri, ValueLimits{}.uri_bytes, uri)) return bad;
  syntax::ParameterScanner parameters(address->parameters);
  while (parameters.next()) {
  }
  if (parameters.error()) return bad;
  return std::nullopt;
}

Check MessageParser::check_cseq(const Field& field) {
  const auto cseq = message_.cseq();
  const auto offset = offset_of(message_.view(field.value));
  if (!cseq) return Problem{ParseError::kBadCseq, offset};
  if (message_.is_request() && cseq->method_name != message_.method_name()) {
    return Problem{ParseError::kCseqMethodMismatch, offset};
  }
  return std::nullopt;
}

Check MessageParser::check_fields() {
  bool has_via = false;
  const Field* from = nullptr;
  const Field* to = nullptr;
  const Field* call_id = nullptr;
  const Field* cseq = nullptr;
  const Field* max_forwards = nullptr;
  for (const auto& field : message_.fields_) {
    const Field** slot = nullptr;
    switch (field.id) {
      case HeaderName::kVia:
        has_via = true;
        continue;
      case HeaderName::kFrom:
        slot = &from;
        break;
      case HeaderName::kTo:
        slot = &to;
        break;
      case HeaderName::kCallId:
        slot = &call_id;
        break;
      case HeaderName::kCseq:
        slot = &cseq;
        break;
      case HeaderName::kMaxForwards:
        slot = &max_forwards;
        break;
      case HeaderName::kContentLength: {
        const auto value = message_.view(field.value);
        const auto number = parse_number<std::uint32_t>(value);
        // Digits only: from_chars would take no sign for an unsigned type either.
        if (!number || (content_length_ && *content_length_ != *number)) {
          return Problem{ParseError::kBadContentLength, offset_of(value)};
        }
        content_length_ = *number;
        continue;
      }
      default:
        continue;
    }
    if (*slot == nullptr) {
      *slot = &field;
    } else if (message_.view((*slot)->value) != message_.view(field.value)) {
      return Problem{ParseError::kDuplicateHeader, offset_of(message_.view(field.value))};
    }
  }
  const auto end = skipped_ + body_begin_;
  if (!has_via) return Problem{ParseError::kMissingVia, end};
  if (from == nullptr) return Problem{ParseError::kMissingFrom, end};
  if (to == nullptr) return Problem{ParseError::kMissingTo, end};
  if (call_id == nullptr) return Problem{ParseError::kMissingCallId, end};
  if (cseq == nullptr) return Problem{ParseError::kMissingCseq, end};
  if (auto bad = check_vias()) return bad;
  if (auto bad = check_address(*from, ParseError::kBadFrom)) return bad;
  if (auto bad = check_address(*to, ParseError::kBadTo)) return bad;
  if (call_id->value.empty() || !syntax::all(message_.view(call_id->value), syntax::kVisible)) {
    return Problem{ParseError::kBadCallId, offset_of(message_.view(call_id->value))};
  }
  if (auto bad = check_cseq(*cseq)) return bad;
  if (max_forwards != nullptr && !parse_number<std::uint8_t>(message_.view(max_forwards->value))) {
    return Problem{ParseError::kBadMaxForwards, offset_of(message_.view(max_forwards->value))};
  }
  return std::nullopt;
}

Check MessageParser::read_body() {
  const auto available = message_.buffer_.size() - body_begin_;
  auto size = available;
  if (content_length_) {
    size = *content_length_;
    if (size > available) return problem(ParseError::kBodyTooShort, message_.buffer_.size());
  } else if (framing_ == Framing::kStream) {
    return problem(ParseError::kMissingContentLength, body_begin_);
  }
  message_.body_ = place(body_begin_, size);
  return std::nullopt;
}

bool ParseFailure::answerable() const {
  if (!partial.is_request() || partial.method() == Method::kAck) return false;
  if (!partial.has(HeaderName::kFrom) || !partial.has(HeaderName::kTo) || !partial.has(HeaderName::kCseq) ||
      partial.call_id().empty()) {
    return false;
  }
  auto via = partial.header(HeaderName::kVia).value_or(std::string_view{});
  return syntax::scan_via(syntax::take_element(via)).has_value();
}

Result<Message, ParseFailure> parse_message(std::string_view data, Framing framing, const Limits& limits) {
  return MessageParser(data, framing, limits).run();
}

Result<Message, ParseFailure> parse_message(ByteView data, Framing framing, const Limits& limits) {
  return parse_message(text_of(data), framing, limits);
}

}  // namespace mtavip::sip
