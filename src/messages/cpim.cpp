#include "messages/cpim.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/unicode.h"

namespace mtavip::messages {
namespace {

constexpr std::string_view kImdnPrefix = "imdn";

/// RFC 3862 section 3.2: the characters of a header name; the period parts prefix and name.
bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alpha(c) || is_digit(c) || std::string_view("!#$%&'*+-^_`|~").find(c) != std::string_view::npos;
  });
}

/// Cuts lines off the front, with where each began.
class Lines {
 public:
  Lines(std::string_view text, std::size_t longest) : text_(text), longest_(longest) {}

  /// Without its end; nothing: the text is over, or the line is too long.
  std::optional<std::string_view> next() {
    if (at_ == text_.size()) return std::nullopt;
    begin_ = at_;
    const auto end = text_.substr(at_, longest_ + 2).find('\n');
    if (end == std::string_view::npos && text_.size() - at_ > longest_ + 1) {
      too_long_ = true;
      return std::nullopt;
    }
    std::string_view line = text_.substr(at_, end);
    at_ = end == std::string_view::npos ? text_.size() : at_ + end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  [[nodiscard]] bool too_long() const { return too_long_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  std::size_t longest_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  bool too_long_ = false;
};

struct Field {
  std::string_view name;
  std::string_view value;
};
std::optional<Field> field_of(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return Field{trim(line.substr(0, colon)), trim(line.substr(colon + 1))};
}

/// What prefixes stand for, as NS fields have declared it so far (RFC 3862 section 3.4).
class Namespaces {
 public:
  void declare(std::string_view value) {
    const auto open = value.find('<');
    const auto close = value.find('>', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos || close == open + 1) return;
    const std::string_view prefix = trim(value.substr(0, open));
    std::string uri(value.substr(open + 1, close - open - 1));
    if (prefix.empty()) {
      default_ = std::move(uri);
    } else {
      prefixes_.emplace_back(std::string(prefix), std::move(uri));
    }
  }
  /// Nothing: it is no name.
  [[nodiscard]] std::optional<std::pair<std::string, std::string>> resolve(std::string_view written) const {
    const auto dot = written.find('.');
    if (dot == std::string_view::npos) {
      if (!is_name(written)) return std::nullopt;
      return std::pair(default_, std::string(written));
    }
    const std::string_view prefix = written.substr(0, dot);
    const std::string_view name = written.substr(dot + 1);
    if (!is_name(prefix) || !is_name(name)) return std::nullopt;
    // The last declaration counts.
    const auto known = std::find_if(prefixes_.rbegin(), prefixes_.rend(),
                                    [prefix](const auto& entry) { return entry.first == prefix; });
    if (known != prefixes_.rend()) return std::pair(known->second, std::string(name));
    if (prefix == kImdnPrefix) return std::pair(std::string(kImdnSpace), std::string(name));
    return std::pair(std::string(), std::string(written));
  }

 private:
  std::string default_{kCpimSpace};
  std::vector<std::pair<std::string, std::string>> prefixes_;
};

/// RFC 3862 section 2.3.3: escapes in header values.
std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 'u') {
      if (const auto code =
              text.size() - i > 4 ? parse_number<std::uint16_t>(text.substr(i + 1, 4), 16) : std::nullopt) {
        plain += to_utf8(std::u16string(1, static_cast<char16_t>(*code)));
        i += 4;
        continue;
      }
    }
    constexpr std::string_view kKinds = "btnr";
    constexpr std::string_view kMeanings = "\b\t\n\r";
    const auto at = kKinds.find(kind);
    plain += at == std::string_view::npos ? kind : kMeanings[at];
  }
  return plain;
}

std::string with_escapes(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == '"') escaped += '\\';
    if (c == '\n' || c == '\r' || c == '\t') {
      escaped += '\\';
      escaped += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      escaped += c;
    }
  }
  return escaped;
}

std::string one_line(std::string_view text) {
  std::string line(trim(text));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  return line;
}

tl::unexpected<CpimFailure> failure(CpimError error, std::size_t offset) {
  return tl::unexpected<CpimFailure>({error, offset});
}

/// The MIME header fields of the content, up to the empty line. A line that begins with a blank goes on with the one
/// before.
std::optional<CpimFailure> read_content_fields(Lines& lines, const CpimLimits& limits, CpimMessage& message) {
  std::string* last = nullptr;
  std::size_t count = 0;
  while (const auto line = lines.next()) {
    if (line->empty()) return std::nullopt;
    if (line->front() == ' ' || line->front() == '\t') {
      if (last != nullptr && last->size() + line->size() < limits.line_bytes) last->append(" ").append(trim(*line));
      continue;
    }
    const auto field = field_of(*line);
    if (!field) return CpimFailure{CpimError::kMalformed, lines.begin()};
    if (++count > limits.headers) return CpimFailure{CpimError::kTooMany, lines.begin()};
    last = nullptr;
    if (equals_ignoring_case(field->name, "Content-Type")) last = &message.content_type;
    if (equals_ignoring_case(field->name, "Content-Disposition")) last = &message.content_disposition;
    if (last != nullptr) *last = field->value;
  }
  if (lines.too_long()) return CpimFailure{CpimError::kTooLarge, lines.begin()};
  return std::nullopt;
}

}  // namespace

std::string_view to_string(CpimError error) {
  switch (error) {
    case CpimError::kTooLarge:
      return "too large";
    case CpimError::kTooMany:
      return "too many header fields";
    case CpimError::kMalformed:
      return "malformed";
    case CpimError::kNoContent:
      return "no content";
  }
  return "unknown";
}

std::optional<std::string_view> CpimMessage::find(std::string_view space, std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const CpimHeader& header) {
    return header.space == space && equals_ignoring_case(header.name, name);
  });
  if (found == headers.end()) return std::nullopt;
  return found->value;
}

std::optional<CpimAddress> CpimMessage::address(std::string_view name) const {
  const auto value = find(kCpimSpace, name);
  if (!value) return std::nullopt;
  const auto open = value->rfind('<');
  if (open == std::string_view::npos) return CpimAddress{{}, std::string(*value)};
  std::string_view formal = trim(value->substr(0, open));
  if (formal.size() >= 2 && formal.front() == '"' && formal.back() == '"') {
    formal = formal.substr(1, formal.size() - 2);
  }
  const auto close = value->find('>', open);
  return CpimAddress{
      without_escapes(formal),
      std::string(trim(value->substr(open + 1, close == std::string_view::npos ? close : close - open - 1)))};
}

std::string CpimMessage::text(std::string_view name) const {
  return without_escapes(find(kCpimSpace, name).value_or(std::string_view()));
}

void CpimMessage::add(std::string_view space, std::string_view name, std::string_view value) {
  headers.push_back({std::string(space), std::string(name), one_line(value)});
}

void CpimMessage::add_address(std::string_view name, const CpimAddress& address) {
  const std::string formal = address.name.empty() ? std::string() : '"' + with_escapes(address.name) + "\" ";
  add(kCpimSpace, name, formal + '<' + address.uri + '>');
}

Result<CpimMessage, CpimFailure> parse_cpim(std::string_view text, const CpimLimits& limits) {
  if (text.size() > limits.bytes) return failure(CpimError::kTooLarge, limits.bytes);
  CpimMessage message;
  Namespaces namespaces;
  Lines lines(text, limits.line_bytes);
  std::size_t count = 0;
  for (;;) {
    const auto line = lines.next();
    if (!line) return failure(lines.too_long() ? CpimError::kTooLarge : CpimError::kNoContent, lines.begin());
    if (line->empty()) {
      // Some begin with an empty line.
      if (count == 0 && lines.begin() == 0) continue;
      break;
    }
    const auto field = field_of(*line);
    if (!field) return failure(CpimError::kMalformed, lines.begin());
    if (++count > limits.headers) return failure(CpimError::kTooMany, lines.begin());
    auto resolved = namespaces.resolve(field->name);
    if (!resolved) return failure(CpimError::kMalformed, lines.begin());
    // Whatever names without a prefix stand for by then.
    if (field->name == "NS" || (resolved->first == kCpimSpace && resolved->second == "NS")) {
      namespaces.declare(field->value);
      continue;
    }
    message.headers.push_back({std::move(resolved->first), std::move(resolved->second), std::string(field->value)});
  }
  if (const auto wrong = read_content_fields(lines, limits, message)) return tl::unexpected(*wrong);
  message.body = lines.rest();
  return message;
}

std::string print_cpim(const CpimMessage& message) {
  std::vector<std::pair<std::string, std::string>> prefixes;
  const auto prefix_of = [&prefixes](const std::string& space) -> const std::string& {
    const auto known =
        std::find_if(prefixes.begin(), prefixes.end(), [&space](const auto& entry) { return entry.first == space; });
    if (known != prefixes.end()) return known->second;
    prefixes.emplace_back(space,
                          space == kImdnSpace ? std::string(kImdnPrefix) : "n" + std::to_string(prefixes.size()));
    return prefixes.back().second;
  };
  std::string fields;
  for (const CpimHeader& header : message.headers) {
    const bool plain = header.space == kCpimSpace || header.space.empty();
    fields += plain ? header.name : prefix_of(header.space) + '.' + header.name;
    fields += ": " + one_line(header.value) + "\r\n";
  }
  std::string out;
  // RFC 3862 section 3.4: a prefix is declared before it is used.
  for (const auto& [space, prefix] : prefixes) out += "NS: " + prefix + " <" + one_line(space) + ">\r\n";
  // An empty line at the very beginning would be taken for none.
  if (out.empty() && fields.empty()) out += "NS: <" + std::string(kCpimSpace) + ">\r\n";
  out += fields + "\r\n";
  if (!message.content_type.empty()) out += "Content-Type: " + one_line(message.content_type) + "\r\n";
  if (!message.content_disposition.empty()) {
    out += "Content-Disposition: " + one_line(message.content_disposition) + "\r\n";
  }
  out += "Content-Length: " + std::to_string(message.body.size()) + "\r\n\r\n";
  return out += message.body;
}

}  // namespace mtavip::messages
