#include "h323/ras/message.h"

namespace mtavip::h323::ras {

using h225::RasMessage;

std::uint16_t sequence_number(const RasMessage& message) {
  std::uint16_t number = 0;
  visit_body(message, [&number](const auto& body) {
    if constexpr (requires { body.request_seq_num; }) number = body.request_seq_num;
  });
  return number;
}

void set_sequence_number(RasMessage& message, std::uint16_t number) {
  visit_body(message, [number](auto& body) {
    if constexpr (requires { body.request_seq_num; }) body.request_seq_num = number;
  });
}

TokensOf tokens_of(const RasMessage& message) {
  static const std::vector<h235::ClearToken> kNoTokens;
  static const std::vector<h225::CryptoH323Token> kNoCryptoTokens;
  const auto* tokens = &kNoTokens;
  const auto* crypto_tokens = &kNoCryptoTokens;
  visit_body(message, [&](const auto& body) {
    if constexpr (requires { body.tokens; }) {
      if (body.tokens) tokens = &*body.tokens;
      if (body.crypto_tokens) crypto_tokens = &*body.crypto_tokens;
    }
  });
  return {*tokens, *crypto_tokens};
}

void set_tokens(RasMessage& message, std::vector<h235::ClearToken> tokens,
                std::vector<h225::CryptoH323Token> crypto_tokens) {
  visit_body(message, [&](auto& body) {
    if constexpr (requires { body.tokens; }) {
      body.tokens.reset();
      body.crypto_tokens.reset();
      if (!tokens.empty()) body.tokens = std::move(tokens);
      if (!crypto_tokens.empty()) body.crypto_tokens = std::move(crypto_tokens);
    }
  });
}

bool is_request(const RasMessage& message) {
  switch (message.kind()) {
    case RasMessage::kGatekeeperRequest:
    case RasMessage::kRegistrationRequest:
    case RasMessage::kUnregistrationRequest:
    case RasMessage::kAdmissionRequest:
    case RasMessage::kBandwidthRequest:
    case RasMessage::kDisengageRequest:
    case RasMessage::kLocationRequest:
    case RasMessage::kInfoRequest:
    case RasMessage::kNonStandardMessage:
    case RasMessage::kResourcesAvailableIndicate:
    case RasMessage::kServiceControlIndication:
      return true;
    default:
      return false;
  }
}

bool wants_answer(const RasMessage& message) {
  return is_request(message) || message.is(RasMessage::kUnknownAlternative);
}

const h225::EndpointIdentifier* endpoint_named_in(const RasMessage& request) {
  const auto if_there = [](const auto& identifier) { return identifier ? &*identifier : nullptr; };
  if (const auto* unregistration = request.get_if<RasMessage::kUnregistrationRequest>()) {
    return if_there(unregistration->endpoint_identifier);
  }
  if (const auto* indication = request.get_if<RasMessage::kServiceControlIndication>()) {
    return if_there(indication->endpoint_identifier);
  }
  if (const auto* disengage = request.get_if<RasMessage::kDisengageRequest>()) return &disengage->endpoint_identifier;
  if (const auto* bandwidth = request.get_if<RasMessage::kBandwidthRequest>()) return &bandwidth->endpoint_identifier;
  return nullptr;
}

bool answers(RasMessage::Kind answer, RasMessage::Kind request) {
  switch (request) {
    case RasMessage::kGatekeeperRequest:
      return answer == RasMessage::kGatekeeperConfirm || answer == RasMessage::kGatekeeperReject;
    case RasMessage::kRegistrationRequest:
      return answer == RasMessage::kRegistrationConfirm || answer == RasMessage::kRegistrationReject;
    case RasMessage::kUnregistrationRequest:
      return answer == RasMessage::kUnregistrationConfirm || answer == RasMessage::kUnregistrationReject;
    case RasMessage::kAdmissionRequest:
      return answer == RasMessage::kAdmissionConfirm || answer == RasMessage::kAdmissionReject;
    case RasMessage::kBandwidthRequest:
      return answer == RasMessage::kBandwidthConfirm || answer == RasMessage::kBandwidthReject;
    case RasMessage::kDisengageRequest:
      return answer == RasMessage::kDisengageConfirm || answer == RasMessage::kDisengageReject;
    case RasMessage::kLocationRequest:
      return answer == RasMessage::kLocationConfirm || answer == RasMessage::kLocationReject;
    case RasMessage::kInfoRequest:
      return answer == RasMessage::kInfoRequestResponse;
    case RasMessage::kInfoRequestResponse:
      return answer == RasMessage::kInfoRequestAck || answer == RasMessage::kInfoRequestNak;
    case RasMessage::kResourcesAvailableIndicate:
      return answer == RasMessage::kResourcesAvailableConfirm;
    case RasMessage::kServiceControlIndication:
      return answer == RasMessage::kServiceControlResponse;
    default:
      return false;
  }
}

}  // namespace mtavip::h323::ras
