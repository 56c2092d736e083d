#include "websocket/handshake.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/base64.h"
#include "base/text.h"
#include "crypto/digest.h"

namespace mtavip::websocket {
namespace {

constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
constexpr std::size_t kReasonShown = 60;

std::string printable(std::string_view text) {
  std::string shown(text.substr(0, kReasonShown));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return shown;
}

/// Whether a list of words, separated by commas, has this one.
bool lists(std::string_view list, std::string_view word) {
  const auto words = split(list, ',');
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view each) { return equals_ignoring_case(trim(each), word); });
}

/// "HTTP/1.1 101 Switching Protocols"
Result<int, std::string> status_of(std::string_view line) {
  constexpr std::string_view kVersion = "HTTP/1.1 ";
  const bool begins = line.starts_with(kVersion) || line.starts_with("HTTP/1.0 ");
  const auto code = begins ? parse_number<int>(line.substr(kVersion.size(), 3)) : std::nullopt;
  const auto rest = begins ? line.substr(std::min(line.size(), kVersion.size() + 3)) : std::string_view();
  if (!code || *code < 100 || (!rest.empty() && rest.front() != ' ')) {
    return fail(std::string("the server does not speak HTTP"));
  }
  return *code;
}

}  // namespace

std::string make_key(Random& random) {
  std::array<std::byte, 16> nonce;
  random.fill(nonce);
  return to_base64(nonce);
}

std::string accept_of(std::string_view key) {
  return to_base64(crypto::digest(crypto::Hash::kSha1, {key, kGuid}).bytes());
}

std::string handshake_request(const Offer& offer, std::string_view key) {
  std::string text = "GET " + offer.target + " HTTP/1.1\r\nHost: " + offer.authority +
                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ";
  text.append(key).append("\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ");
  return text.append(offer.protocol).append("\r\n\r\n");
}

Result<void, std::string> check_answer(std::string_view head, const Offer& offer, std::string_view key,
                                       const HandshakeLimits& limits) {
  const auto next_line = [&head] {
    const auto end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  };
  const std::string_view status_line = next_line();
  const auto status = status_of(status_line);
  if (!status) return fail(status.error());
  if (*status != 101) {
    const auto reason = trim(status_line.substr(9));
    return fail("the server has no WebSocket at " + printable(offer.target) + " for us, it answers " +
                printable(reason));
  }
  std::optional<std::string_view> accept;
  std::optional<std::string_view> protocol;
  bool upgrade = false;
  bool connection = false;
  for (std::size_t fields = 0; !head.empty(); ++fields) {
    const std::string_view line = next_line();
    if (line.empty()) break;
    if (fields >= limits.fields) return fail(std::string("the server's answer has too many fields"));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      return fail(std::string("the server's answer is malformed"));
    }
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim(line.substr(colon + 1));
    const auto take_once = [value](std::optional<std::string_view>& place) {
      const bool first = !place;
      place = value;
      return first;
    };
    bool once = true;
    if (equals_ignoring_case(name, "Upgrade")) {
      upgrade = equals_ignoring_case(value, "websocket");
    } else if (equals_ignoring_case(name, "Connection")) {
      connection = connection || lists(value, "Upgrade");
    } else if (equals_ignoring_case(name, "Sec-WebSocket-Accept")) {
      once = take_once(accept);
    } else if (equals_ignoring_case(name, "Sec-WebSocket-Protocol")) {
      once = take_once(protocol);
    } else if (equals_ignoring_case(name, "Sec-WebSocket-Extensions") && !value.empty()) {
      // None was offered: its frames could not be read.
      return fail(std::string("the server wants a WebSocket extension that was not offered"));
    }
    if (!once) return fail(std::string("the server's answer is malformed"));
  }
  if (!upgrade || !connection) return fail(std::string("the server's answer is no upgrade to WebSocket"));
  if (accept != accept_of(key)) return fail(std::string("the server's answer is not to our WebSocket request"));
  if (!protocol || !equals_ignoring_case(*protocol, offer.protocol)) {
    return fail("the server's WebSocket does not speak " + offer.protocol);
  }
  return {};
}

}  // namespace mtavip::websocket
