// message/cpim: an instant message with header fields of its own, whoever carries it (RFC 3862).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mtavip::messages {

inline constexpr std::string_view kCpimType = "message/cpim";
/// The namespaces of header names (RFC 3862 section 3.4): its own, and that of disposition notifications (RFC 5438).
inline constexpr std::string_view kCpimSpace = "urn:ietf:params:cpim-headers:";
inline constexpr std::string_view kImdnSpace = "urn:ietf:params:imdn";

struct CpimLimits {
  std::size_t bytes = 128 * 1024;
  std::size_t line_bytes = 8192;  ///< of a header field
  std::size_t headers = 64;       ///< of the message and of its content each
};

enum class CpimError : std::uint8_t {
  kTooLarge,   ///< CpimLimits::bytes or line_bytes
  kTooMany,    ///< CpimLimits::headers
  kMalformed,  ///< a line that is no header field, or a name in it that is none
  kNoContent,  ///< it ends with its header fields
};
[[nodiscard]] std::string_view to_string(CpimError error);

struct CpimFailure {
  CpimError error{};
  std::size_t offset = 0;  ///< of the line
  friend bool operator==(const CpimFailure&, const CpimFailure&) = default;
};

/// A header field of the message but NS, which is only about names.
struct CpimHeader {
  std::string space;  ///< URI; empty: the prefix of the name, which it has kept, was not declared
  std::string name;   ///< without prefix
  std::string value;  ///< as on the wire, escapes included
  friend bool operator==(const CpimHeader&, const CpimHeader&) = default;
};

/// "Formal name <URI>".
struct CpimAddress {
  std::string name;
  std::string uri;
  friend bool operator==(const CpimAddress&, const CpimAddress&) = default;
};

struct CpimMessage {
  std::vector<CpimHeader> headers;
  std::string content_type;         ///< empty: not told, which means text/plain
  std::string content_disposition;  ///< empty: not told
  std::string body;

  /// The value of the first field of that name (without case, as some write it); nothing: there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view space, std::string_view name) const;
  /// The first From, To or other field that holds an address.
  [[nodiscard]] std::optional<CpimAddress> address(std::string_view name) const;
  /// The first field of that name as text for people: escapes undone.
  [[nodiscard]] std::string text(std::string_view name) const;
  void add(std::string_view space, std::string_view name, std::string_view value);
  void add_address(std::string_view name, const CpimAddress& address);
  friend bool operator==(const CpimMessage&, const CpimMessage&) = default;
};

/// Lines may end with LF alone. A Content-Length in the content is not believed: the body is what is left.
[[nodiscard]] Result<CpimMessage, CpimFailure> parse_cpim(std::string_view text, const CpimLimits& limits = {});
/// With the NS fields that its names need. Line ends in values become blanks.
[[nodiscard]] std::string print_cpim(const CpimMessage& message);

}  // namespace mtavip::messages
