// What the user agent hands out to name what it keeps, and header fields as text.
#pragma once

#include <cstdint>
#include <string>

namespace mtavip::sip {

/// Ids are never used again within one UserAgent; zero is never given out.
enum class AccountId : std::uint32_t {};
enum class SessionId : std::uint64_t {};
enum class RequestId : std::uint64_t {};
enum class IncomingMessageId : std::uint64_t {};
enum class SubscriptionId : std::uint64_t {};
enum class PublicationId : std::uint64_t {};

/// One header field as text: "X-Name", "value". Headers that the core writes itself (Via, From, CSeq, ...) are ignored
/// here.
struct ExtraHeader {
  std::string name;
  std::string value;
};

}  // namespace mtavip::sip
