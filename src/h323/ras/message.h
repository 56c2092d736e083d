// What all RAS messages have in common, got at without regard to which one it is: sequence number and tokens.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "h323/messages/h225_ras.h"

namespace mtavip::h323::ras {

namespace detail {

template <class Message, class Visitor, std::size_t... kIndices>
void visit_body(Message& message, Visitor&& visitor, std::index_sequence<kIndices...>) {
  using Kind = h225::RasMessage::Kind;
  const auto try_one = [&](auto* body) {
    if (body == nullptr) return false;
    visitor(*body);
    return true;
  };
  static_cast<void>((try_one(message.template get_if<static_cast<Kind>(kIndices)>()) || ...));
}

}  // namespace detail

/// Calls the visitor with the message that is held; not at all for one that our version of the standard does not have.
template <class Message, class Visitor>
void visit_body(Message& message, Visitor&& visitor) {
  detail::visit_body(message, std::forward<Visitor>(visitor), std::make_index_sequence<h225::RasMessage::kCount>());
}

/// Zero, which no message has, where it cannot be told.
[[nodiscard]] std::uint16_t sequence_number(const h225::RasMessage& message);
void set_sequence_number(h225::RasMessage& message, std::uint16_t number);

struct TokensOf {
  const std::vector<h235::ClearToken>& tokens;
  const std::vector<h225::CryptoH323Token>& crypto_tokens;
};
/// Empty lists where there are none.
[[nodiscard]] TokensOf tokens_of(const h225::RasMessage& message);
void set_tokens(h225::RasMessage& message, std::vector<h235::ClearToken> tokens,
                std::vector<h225::CryptoH323Token> crypto_tokens);

/// Whether it asks for something, rather than answers.
[[nodiscard]] bool is_request(const h225::RasMessage& message);
/// Whether it is to be answered: a request, and anything that our version of the standard does not know.
[[nodiscard]] bool wants_answer(const h225::RasMessage& message);
/// Whom a request of a gatekeeper is for, where it says so; null: it does not.
[[nodiscard]] const h225::EndpointIdentifier* endpoint_named_in(const h225::RasMessage& request);
/// Whether a message of kind `answer` can answer one of kind `request`. RequestInProgress answers nothing.
[[nodiscard]] bool answers(h225::RasMessage::Kind answer, h225::RasMessage::Kind request);

}  // namespace mtavip::h323::ras
