#include "trace/secrets.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"

namespace mtavip::trace {
namespace {

constexpr std::string_view kLeftOut = "(left out)";

std::size_t find_ignoring_case(std::string_view text, std::string_view wanted, std::size_t from) {
  const auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), wanted.begin(),
                              wanted.end(), [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

/// Replaces what follows each `mark`, as far as none of `ends` stands there.
void leave_out_after(std::string& text, std::string_view mark, std::string_view ends) {
  std::string result;
  std::size_t done = 0;
  for (auto at = find_ignoring_case(text, mark, 0); at != std::string_view::npos;
       at = find_ignoring_case(text, mark, done)) {
    const auto begin = at + mark.size();
    const auto end = std::min(text.find_first_of(ends, begin), text.size());
    result.append(text, done, begin - done);
    if (end > begin) result += kLeftOut;
    done = end;
  }
  if (done == 0) return;
  result.append(text, done);
  text = std::move(result);
}

void leave_out_credentials(std::string& text) {
  for (const std::string_view scheme : {"Basic ", "Bearer "}) {
    if (starts_with_ignoring_case(text, scheme)) text = std::string(scheme).append(kLeftOut);
  }
  leave_out_after(text, "response=\"", "\"");
  // Once more for those who write it without quotes; what stands between quotes by now begins with one.
  leave_out_after(text, "response=", "\", \t\r\n");
}

void leave_out(Field& field) {
  if (field.kind == Field::Kind::kText || field.kind == Field::Kind::kLines) {
    leave_out_after(field.value, "inline:", "|; \t\r\n");
    const bool answers =
        equals_ignoring_case(field.name, "Authorization") || equals_ignoring_case(field.name, "Proxy-Authorization");
    // Where a message could not be taken apart, its header fields are lines among others.
    if (answers || field.name == "content") leave_out_credentials(field.value);
  } else if (field.kind == Field::Kind::kOctets && (field.name == "masterKey" || field.name == "masterSalt")) {
    field.kind = Field::Kind::kText;
    field.value = kLeftOut;
  }
  for (Field& child : field.children) leave_out(child);
}

}  // namespace

void leave_out_secrets(DecodedMessage& message) {
  for (Field& part : message.parts) leave_out(part);
}

}  // namespace mtavip::trace
