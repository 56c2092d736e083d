#include "sdp/parser.h"

#include "base/text.h"

namespace mtavip::sdp {
namespace {

// Takes space-separated words off the front of a value; several spaces count as one.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  /// Empty at the end.
  std::string_view next() {
    skip_space();
    const auto end = rest_.find_first_of(kSpace);
    const auto word = rest_.substr(0, end);
    rest_.remove_prefix(word.size());
    return word;
  }
  bool at_end() {
    skip_space();
    return rest_.empty();
  }

 private:
  static constexpr std::string_view kSpace = " \t\r";
  void skip_space() {
    const auto start = rest_.find_first_not_of(kSpace);
    rest_.remove_prefix(start == std::string_view::npos ? rest_.size() : start);
  }
  std::string_view rest_;
};

Attribute parse_attribute(std::string_view value) {
  const auto colon = value.find(':');
  if (colon == std::string_view::npos) return {std::string(trim(value)), std::nullopt};
  return {std::string(trim(value.substr(0, colon))), std::string(value.substr(colon + 1))};
}

std::optional<Bandwidth> parse_bandwidth(std::string_view value) {
  const auto colon = value.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto number = parse_number<std::uint64_t>(trim(value.substr(colon + 1)));
  const auto type = trim(value.substr(0, colon));
  if (!number || type.empty()) return std::nullopt;
  return Bandwidth{std::string(type), *number};
}

std::optional<Origin> parse_origin(std::string_view value) {
  Words words(value);
  Origin origin;
  for (std::string* field : {&origin.user_name, &origin.session_id, &origin.version, &origin.network_type,
                             &origin.address_type, &origin.address}) {
    const auto word = words.next();
    if (word.empty()) return std::nullopt;
    *field = word;
  }
  return origin;
}

// Walks the lines once; `media_` is the open media section, if any.
class Parser {
 public:
  Parser(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  Result<SessionDescription, ParseFailure> run() {
    if (text_.size() > limits_.bytes) return mtavip::fail(ParseFailure{ParseError::kTooLarge, 0, limits_.bytes});
    for (std::size_t offset = 0; offset < text_.size();) {
      const auto end = text_.find('\n', offset);
      const auto length = (end == std::string_view::npos ? text_.size() : end) - offset;
      std::string_view line = text_.substr(offset, length);
      while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++line_;
      if (const auto error = take(line)) return mtavip::fail(ParseFailure{*error, line_, offset});
      offset += length + 1;
    }
    if (!seen_version_)
      return mtavip::fail(ParseFailure{line_ == 0 ? ParseError::kEmpty : ParseError::kBadVersion, 0, 0});
    if (!seen_origin_) return mtavip::fail(ParseFailure{ParseError::kBadOrigin, 0, 0});
    return std::move(result_);
  }

 private:
  using Failure = std::optional<ParseError>;

  Failure take(std::string_view line) {
    if (line_ > limits_.lines) return ParseError::kTooManyLines;
    if (line.size() > limits_.line_bytes) return ParseError::kLineTooLong;
    if (line.find('\0') != std::string_view::npos) return ParseError::kBadCharacter;
    if (trim(line).empty()) return std::nullopt;
    if (line.size() < 2 || line[1] != '=' || !is_alpha(line[0])) return ParseError::kBadLine;
    const std::string_view value = line.substr(2);
    if (!seen_version_ && line[0] != 'v') return ParseError::kBadVersion;
    switch (line[0]) {
      case 'v':
        return version(value);
      case 'o':
        return origin(value);
      case 'm':
        return media(value);
      case 'c':
        return connection(value);
      case 'a':
        (media_ ? media_->attributes : result_.attributes).push_back(parse_attribute(value));
        return std::nullopt;
      case 'b':
        if (auto bandwidth = parse_bandwidth(value)) {
          (media_ ? media_->bandwidths : result_.bandwidths).push_back(std::move(*bandwidth));
        }
        return std::nullopt;
      case 'k':
        (media_ ? media_->key : result_.key) = value;
        return std::nullopt;
      case 'i':
        (media_ ? media_->information : result_.information) = value;
        return std::nullopt;
      default:
        // The remaining lines belong to the session; some peers write t= after the first m=.
        session_line(line[0], value);
        return std::nullopt;
    }
  }

  Failure version(std::string_view value) {
    if (seen_version_ || trim(value) != "0") return ParseError::kBadVersion;
    seen_version_ = true;
    return std::nullopt;
  }

  Failure origin(std::string_view value) {
    auto parsed = parse_origin(value);
    if (seen_origin_ || !parsed) return ParseError::kBadOrigin;
    result_.origin = std::move(*parsed);
    seen_origin_ = true;
    return std::nullopt;
  }

  Failure connection(std::string_view value) {
    auto parsed = parse_connection(value);
    if (!parsed) return ParseError::kBadConnection;
    if (media_) {
      media_->connections.push_back(std::move(*parsed));
    } else {
      result_.connection = std::move(*parsed);
    }
    return std::nullopt;
  }

  Failure media(std::string_view value) {
    if (result_.media.size() == limits_.media) return ParseError::kTooManyMedia;
    Words words(value);
    MediaDescription m;
    m.media = words.next();
    const auto port = words.next();
    m.protocol = words.next();
    if (m.media.empty() || m.protocol.empty()) return ParseError::kBadMedia;
    const auto slash = port.find('/');
    const auto number = parse_number<std::uint16_t>(port.substr(0, slash));
    if (!number) return ParseError::kBadMedia;
    m.port = *number;
    if (slash != std::string_view::npos) {
      m.port_count = parse_number<unsigned>(port.substr(slash + 1));
      if (!m.port_count) return ParseError::kBadMedia;
    }
    while (!words.at_end()) {
      if (m.formats.size() == limits_.formats) return ParseError::kTooManyFormats;
      m.formats.emplace_back(words.next());
    }
    result_.media.push_back(std::move(m));
    media_ = &result_.media.back();
    return std::nullopt;
  }

  void session_line(char type, std::string_view value) {
    switch (type) {
      case 's':
        result_.name = value;
        break;
      case 'u':
        result_.uri = value;
        break;
      case 'e':
        result_.emails.emplace_back(value);
        break;
      case 'p':
        result_.phones.emplace_back(value);
        break;
      case 't': {
        Words words(value);
        const auto start = parse_number<std::uint64_t>(words.next());
        const auto stop = parse_number<std::uint64_t>(words.next());
        if (start && stop) result_.timings.push_back({*start, *stop, {}});
        break;
      }
      case 'r':
        if (!result_.timings.empty()) result_.timings.back().repeats.emplace_back(value);
        break;
      case 'z':
        result_.zones = value;
        break;
      default:
        break;
    }
  }

  std::string_view text_;
  const Limits& limits_;
  SessionDescription result_;
  MediaDescription* media_ = nullptr;
  std::size_t line_ = 0;
  bool seen_version_ = false;
  bool seen_origin_ = false;
};

}  // namespace

std::string_view to_string(ParseError error) {
  switch (error) {
    case ParseError::kEmpty:
      return "the session description is empty";
    case ParseError::kTooLarge:
      return "the session description is too large";
    case ParseError::kTooManyLines:
      return "too many lines";
    case ParseError::kLineTooLong:
      return "line too long";
    case ParseError::kTooManyMedia:
      return "too many media lines";
    case ParseError::kTooManyFormats:
      return "too many formats";
    case ParseError::kBadLine:
      return "not of the form letter=value";
    case ParseError::kBadVersion:
      return "v=0 is not the first line, or is doubled";
    case ParseError::kBadOrigin:
      return "o= is missing, doubled or incomplete";
    case ParseError::kBadConnection:
      return "c= without network type, address type and address";
    case ParseError::kBadMedia:
      return "m= without media, port and protocol";
    case ParseError::kBadCharacter:
      return "NUL character";
  }
  return "unknown error";
}

std::string ParseFailure::to_string() const {
  const std::string what(mtavip::sdp::to_string(error));
  return line == 0 ? what : "line " + std::to_string(line) + ": " + what;
}

Result<SessionDescription, ParseFailure> parse(std::string_view text, const Limits& limits) {
  return Parser(text, limits).run();
}

std::optional<Connection> parse_connection(std::string_view value) {
  Words words(value);
  Connection c;
  c.network_type = words.next();
  c.address_type = words.next();
  std::string_view address = words.next();
  const auto slash = address.find('/');
  std::string_view suffix = slash == std::string_view::npos ? std::string_view() : address.substr(slash + 1);
  c.address = address.substr(0, slash);
  if (c.address.empty()) return std::nullopt;
  if (suffix.empty()) return c;
  // IPv4 multicast: /ttl or /ttl/count; IPv6 multicast has no ttl: /count.
  if (!equals_ignoring_case(c.address_type, "IP6")) {
    const auto second = suffix.find('/');
    c.ttl = parse_number<unsigned>(suffix.substr(0, second));
    if (!c.ttl) return std::nullopt;
    if (second == std::string_view::npos) return c;
    suffix = suffix.substr(second + 1);
  }
  c.count = parse_number<unsigned>(suffix);
  if (!c.count) return std::nullopt;
  return c;
}

}  // namespace mtavip::sdp
