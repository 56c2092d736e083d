// Messages of call signalling: a Q.931 message with the H.225.0 PDU in its User-user element, read and written
// together.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "h323/endpoint/terminal.h"
#include "h323/h235/security.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/ras/alias.h"
#include "h323/ras/message.h"
#include "h323/wire/q931.h"

namespace mtavip::h323 {

using Guid = std::array<std::byte, 16>;
using MessageBody = h225::H323UuPdu::H323MessageBody;

struct Signal {
  wire::Q931Message q931;
  std::optional<h225::H323UserInformation> user;  ///< not all messages have one, and not all can be read

  [[nodiscard]] wire::MessageType type() const { return q931.type(); }
  /// The body of the kind that goes with the message, or null.
  template <MessageBody::Kind kKind>
  [[nodiscard]] const auto* body() const {
    using Result = decltype(user->h323_uu_pdu.h323_message_body.get_if<kKind>());
    return user ? user->h323_uu_pdu.h323_message_body.get_if<kKind>() : Result{};
  }
};
/// Nothing where it is no Q.931 message of a call. A PDU that cannot be decoded leaves `user` empty.
[[nodiscard]] std::optional<Signal> read_signal(ByteView message);

/// The tokens of a body; empty lists where it has none, or no place for them.
[[nodiscard]] ras::TokensOf tokens_of(const MessageBody& body);
/// Into the body that is held, where it has a place for them.
void put_tokens(MessageBody& body, h235::Tokens tokens);

/// Whether the sender takes several calls on one connection.
[[nodiscard]] bool takes_several_calls(const MessageBody& body);

/// What is the same in all messages of a call.
struct CallNames {
  Guid call_identifier{};
  Guid conference{};
  std::uint16_t reference = 0;  ///< Q.931 call reference value
  bool originated = true;       ///< by us: the reference is ours
};

[[nodiscard]] h225::EndpointType endpoint_type(const Product& product);
/// The protocol identifier of H.225.0 v7.
[[nodiscard]] const asn1::ObjectIdentifier& h225_version();

/// A body with what every one has: protocol identifier, call identifier, and endpoint type where there is a place for
/// it.
template <class Uuie>
[[nodiscard]] Uuie make_uuie(const CallNames& names, const Product& product) {
  Uuie result;
  result.protocol_identifier = h225_version();
  if constexpr (requires { result.call_identifier.emplace(); }) {
    result.call_identifier.emplace().guid = names.call_identifier;
  } else if constexpr (requires { result.call_identifier.guid; }) {
    result.call_identifier.guid = names.call_identifier;
  }
  if constexpr (requires { result.destination_info.vendor; }) result.destination_info = endpoint_type(product);
  if constexpr (requires { result.source_info.vendor; }) result.source_info = endpoint_type(product);
  if constexpr (requires { result.multiple_calls; }) {
    result.multiple_calls = true;
    result.maintain_connection = false;
  }
  return result;
}

/// What a peer says of itself.
[[nodiscard]] Party party_of(const h225::EndpointType& type);
/// Of Setup: who calls, and who is called.
[[nodiscard]] Party calling_party(const Signal& setup, const h225::SetupUuie& body);
[[nodiscard]] Party called_party(const Signal& setup, const h225::SetupUuie& body);
/// All that the called side is called by: its aliases, and the number of the Q.931 element.
[[nodiscard]] std::vector<ras::Alias> called_aliases(const Signal& setup, const h225::SetupUuie& body);
[[nodiscard]] std::string display_of(const Signal& signal);

}  // namespace mtavip::h323
