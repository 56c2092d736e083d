#include "sip/multipart.h"

#include "base/text.h"
#include "sip/headers.h"
#include "sip/syntax.h"

namespace mtavip::sip {
namespace {

constexpr std::size_t kLongestBoundary = 70;  // RFC 2046 section 5.1.1

// The boundary of a multipart type, or nothing where the type is another.
Result<std::optional<std::string>, ParseError> boundary_of(std::string_view content_type) {
  if (!starts_with_ignoring_case(syntax::trimmed(content_type), "multipart")) return std::optional<std::string>{};
  const auto media = MediaType::parse(content_type);
  if (!media) return fail(media.error());
  if (!equals_ignoring_case(media->type, "multipart")) return std::optional<std::string>{};
  auto boundary = media->parameters.text("boundary");
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) return fail(ParseError::kBadMultipart);
  return boundary;
}

struct Delimiter {
  std::size_t begin = 0;  // of the line end in front of it, which belongs to it
  std::size_t next = 0;   // behind its own line
  bool closing = false;
};

// The next line that is the delimiter and nothing else.
std::optional<Delimiter> find_delimiter(std::string_view body, std::string_view dashes_and_boundary, std::size_t from) {
  for (auto at = body.find(dashes_and_boundary, from); at != std::string_view::npos;
       at = body.find(dashes_and_boundary, at + 1)) {
    if (at != 0 && body[at - 1] != '\n') continue;
    auto end = at + dashes_and_boundary.size();
    Delimiter found;
    if (body.substr(end, 2) == "--") {
      found.closing = true;
      end += 2;
    }
    while (end < body.size() && (body[end] == ' ' || body[end] == '\t')) ++end;
    if (body.substr(end, 2) == "\r\n") {
      end += 2;
    } else if (end < body.size() && body[end] == '\n') {
      ++end;
    } else if (end != body.size()) {
      continue;  // a longer line that begins alike
    }
    found.begin = at;
    if (found.begin > from) --found.begin;
    if (found.begin > from && body[found.begin - 1] == '\r') --found.begin;
    found.next = end;
    return found;
  }
  return std::nullopt;
}

class PartCollector {
 public:
  explicit PartCollector(const MultipartLimits& limits) : limits_(limits) {}

  std::optional<ParseError> collect(const BodyPart& part, std::size_t depth) {
    const auto boundary = boundary_of(part.content_type);
    if (!boundary) return boundary.error();
    if (!*boundary) {
      if (parts_.size() == limits_.parts) return ParseError::kTooMany;
      parts_.push_back(part);
      return std::nullopt;
    }
    if (depth == limits_.depth) return ParseError::kTooMany;
    return split(part.data, "--" + **boundary, depth + 1);
  }
  std::vector<BodyPart> take() { return std::move(parts_); }

 private:
  std::optional<ParseError> split(std::string_view body, const std::string& delimiter, std::size_t depth) {
    auto current = find_delimiter(body, delimiter, 0);
    if (!current) return ParseError::kBadMultipart;
    while (!current->closing) {
      const auto next = find_delimiter(body, delimiter, current->next);
      // Without a closing delimiter the last part goes to the end: its sender forgot it, the bytes are all there.
      const auto end = next ? next->begin : body.size();
      if (!next && syntax::trimmed(body.substr(current->next)).empty()) return std::nullopt;
      BodyPart part;
      if (const auto error = read_part(body.substr(current->next, end - current->next), part)) return error;
      if (const auto error = collect(part, depth)) return error;
      if (!next) return std::nullopt;
      current = next;
    }
    return std::nullopt;
  }

  std::optional<ParseError> read_part(std::string_view text, BodyPart& part) const {
    part.content_type = "text/plain";
    std::size_t fields = 0;
    while (!text.empty()) {
      auto end = text.find('\n');
      const auto first_line = text.substr(0, end);
      if (syntax::trimmed(first_line).empty()) {
        part.data = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        return std::nullopt;
      }
      while (end != std::string_view::npos && end + 1 < text.size() &&
             (text[end + 1] == ' ' || text[end + 1] == '\t')) {
        const auto line = text.substr(end + 1, text.find('\n', end + 1) - (end + 1));
        if (syntax::trimmed(line).empty()) break;
        end = text.find('\n', end + 1);
      }
      if (end == std::string_view::npos)
        return ParseError::kBadMultipart;  // no empty line: where does the content begin?
      if (++fields > limits_.header_fields) return ParseError::kTooMany;
      auto value = text.substr(0, end);
      const auto name = syntax::take_token(value);
      if (name.empty() || !syntax::take(value, ':')) return ParseError::kBadMultipart;
      read_field(name, syntax::trimmed(value), part);
      text.remove_prefix(end + 1);
    }
    return std::nullopt;
  }

  static void read_field(std::string_view name, std::string_view value, BodyPart& part) {
    switch (header_of(name)) {
      case HeaderName::kContentType:
        part.content_type = value;
        break;
      case HeaderName::kContentDisposition:
        part.content_disposition = value;
        break;
      case HeaderName::kContentId:
        part.content_id = value;
        break;
      default:
        if (equals_ignoring_case(name, "Content-Transfer-Encoding")) part.content_encoding = value;
        break;
    }
  }

  const MultipartLimits& limits_;
  std::vector<BodyPart> parts_;
};

}  // namespace

bool BodyPart::required() const {
  const auto disposition = TokenValue::parse(content_disposition);
  if (!disposition) return true;
  const auto handling = disposition->parameters.text("handling");
  return !handling || !equals_ignoring_case(*handling, "optional");
}

Result<std::vector<BodyPart>, ParseError> body_parts(std::string_view content_type, std::string_view body,
                                                     const MultipartLimits& limits) {
  BodyPart whole;
  whole.content_type = content_type;
  whole.data = body;
  PartCollector collector(limits);
  if (const auto error = collector.collect(whole, 0)) return fail(*error);
  return collector.take();
}

Result<std::vector<BodyPart>, ParseError> body_parts(const Message& message, const MultipartLimits& limits) {
  if (!message.has_body()) return std::vector<BodyPart>{};
  auto parts =
      body_parts(message.header(HeaderName::kContentType).value_or(std::string_view{}), message.body(), limits);
  // A body that is no multipart has its disposition in the message.
  if (parts && parts->size() == 1 && parts->front().data.data() == message.body().data() &&
      parts->front().data.size() == message.body().size()) {
    parts->front().content_disposition = message.header(HeaderName::kContentDisposition).value_or(std::string_view{});
  }
  return parts;
}

Result<std::optional<std::string_view>, ParseError> find_part(const Message& message, std::string_view media_type,
                                                              const MultipartLimits& limits) {
  const auto parts = body_parts(message, limits);
  if (!parts) return fail(parts.error());
  for (const auto& part : *parts) {
    const auto type = MediaType::parse(part.content_type);
    if (type && type->is(media_type)) return std::optional(part.data);
  }
  return std::optional<std::string_view>{};
}

std::string print_multipart(const std::vector<NewPart>& parts, std::string_view boundary) {
  std::string out;
  for (const auto& part : parts) {
    out.append("--").append(boundary).append("\r\n");
    out.append("Content-Type: ").append(part.content_type).append("\r\n");
    if (!part.content_disposition.empty()) {
      out.append("Content-Disposition: ").append(part.content_disposition).append("\r\n");
    }
    if (!part.content_id.empty()) out.append("Content-ID: ").append(part.content_id).append("\r\n");
    out.append("\r\n").append(part.data).append("\r\n");
  }
  return out.append("--").append(boundary).append("--\r\n");
}

std::string multipart_content_type(std::string_view boundary, std::string_view subtype) {
  return std::string("multipart/").append(subtype).append(";boundary=").append(quote(boundary));
}

}  // namespace mtavip::sip
