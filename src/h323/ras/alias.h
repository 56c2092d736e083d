// The names and numbers under which an endpoint is known: H.225.0's AliasAddress as a plain value (clause 7.6), and how
// a person writes one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mtavip::h323::ras {

enum class AliasKind : std::uint8_t {
  kDialledDigits,  ///< digits, '*', '#' and ',': an E.164 number or any other dialled string
  kH323Id,         ///< a name, any characters
  kUrl,            ///< url-ID: "h323:bob@example.com"
  kTransport,      ///< transportID: "192.0.2.1:1720"
  kEmail,          ///< email-ID: "bob@example.com"
  kPartyNumber,    ///< a number with its type of number; digits, with a leading '+' where it is international
};

/// `text` is UTF-8.
struct Alias {
  AliasKind kind = AliasKind::kH323Id;
  std::string text;
  friend bool operator==(const Alias&, const Alias&) = default;
};

/// What a person means by `text`: digits, '*', '#' and ',' are dialled digits, with '+' before them an international
/// number (partyNumber), "scheme:..." is a URL, "name@host" an e-mail address, an address with a port a transport
/// address, and all else a name. Nothing if `text` is empty or longer than an alias of its kind can be.
[[nodiscard]] std::optional<Alias> alias_from_text(std::string_view text);
/// Whether the two name the same: names and URLs without regard to case (H.323 leaves it open; gatekeepers do so), and
/// a dialled number and a party number by their digits.
[[nodiscard]] bool matches(const Alias& a, const Alias& b);

}  // namespace mtavip::h323::ras
