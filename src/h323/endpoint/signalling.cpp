#include "h323/endpoint/signalling.h"

#include <utility>

#include "asn1/codec.h"
#include "h323/ras/values.h"

namespace mtavip::h323 {
namespace {

constexpr asn1::ObjectIdentifier kH225Version{0, 0, 8, 2250, 0, 7};
constexpr std::size_t kMostAliases = 16;
constexpr std::size_t kMostText = 256;

/// What is shown to people: no control characters, and no more than anybody reads.
std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text.substr(0, kMostText)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) result += c;
  }
  return result;
}

std::string text_from(const asn1::Optional<Bytes>& bytes) {
  return bytes ? printable(text_of(*bytes)) : std::string();
}

template <class Body, class Visitor, std::size_t... kIndices>
void visit_body(Body& body, const Visitor& visitor, std::index_sequence<kIndices...>) {
  const auto visit = [&visitor](auto* held) {
    if (held == nullptr) return;
    if constexpr (requires { held->crypto_tokens; }) visitor(*held);
  };
  (visit(body.template get_if<static_cast<MessageBody::Kind>(kIndices)>()), ...);
}

void add_aliases(const asn1::Optional<std::vector<h225::AliasAddress>>& aliases, Party& party) {
  for (auto& alias : ras::from_wire(aliases, kMostAliases)) party.aliases.push_back(printable(alias.text));
}

}  // namespace

const asn1::ObjectIdentifier& h225_version() {
  return kH225Version;
}

std::optional<Signal> read_signal(ByteView message) {
  auto q931 = wire::Q931Message::parse(message);
  if (!q931) return std::nullopt;
  Signal result{std::move(*q931), std::nullopt};
  if (const auto pdu = result.q931.h225_pdu()) {
    if (auto user = asn1::decode<h225::H323UserInformation>(*pdu)) result.user = std::move(*user);
  }
  return result;
}

ras::TokensOf tokens_of(const MessageBody& body) {
  static const std::vector<h235::ClearToken> kNoTokens;
  static const std::vector<h225::CryptoH323Token> kNoCryptoTokens;
  const auto* tokens = &kNoTokens;
  const auto* crypto_tokens = &kNoCryptoTokens;
  visit_body(
      body,
      [&](const auto& held) {
        if (held.tokens) tokens = &*held.tokens;
        if (held.crypto_tokens) crypto_tokens = &*held.crypto_tokens;
      },
      std::make_index_sequence<MessageBody::kCount>());
  return {*tokens, *crypto_tokens};
}

void put_tokens(MessageBody& body, h235::Tokens tokens) {
  visit_body(
      body,
      [&tokens](auto& held) {
        for (auto& token : tokens.tokens) {
          if (!held.tokens) held.tokens.emplace();
          held.tokens->push_back(std::move(token));
        }
        if (!tokens.crypto_tokens.empty()) held.crypto_tokens = std::move(tokens.crypto_tokens);
      },
      std::make_index_sequence<MessageBody::kCount>());
}

bool takes_several_calls(const MessageBody& body) {
  bool result = false;
  visit_body(
      body,
      [&result](const auto& held) {
        if constexpr (requires { held.multiple_calls; }) result = held.multiple_calls && *held.multiple_calls;
      },
      std::make_index_sequence<MessageBody::kCount>());
  return result;
}

h225::EndpointType endpoint_type(const Product& product) {
  h225::EndpointType result;
  auto& vendor = result.vendor.emplace();
  vendor.vendor.t35_country_code = product.t35_country;
  vendor.vendor.t35_extension = product.t35_extension;
  vendor.vendor.manufacturer_code = product.manufacturer;
  if (!product.name.empty()) vendor.product_id = to_bytes(product.name.substr(0, kMostText));
  if (!product.version.empty()) vendor.version_id = to_bytes(product.version.substr(0, kMostText));
  result.terminal.emplace();
  return result;
}

Party party_of(const h225::EndpointType& type) {
  Party result;
  if (!type.vendor) return result;
  result.product = text_from(type.vendor->product_id);
  result.version = text_from(type.vendor->version_id);
  return result;
}

std::string display_of(const Signal& signal) {
  const auto display = signal.q931.get<wire::Display>();
  return display ? printable(display->text) : std::string();
}

Party calling_party(const Signal& setup, const h225::SetupUuie& body) {
  Party result = party_of(body.source_info);
  result.display_name = display_of(setup);
  add_aliases(body.source_address, result);
  const auto number = setup.q931.get<wire::CallingPartyNumber>();
  const bool hidden = number && number->screening && number->screening->presentation != wire::Presentation::kAllowed;
  if (number && !hidden) result.number = printable(number->digits);
  return result;
}

Party called_party(const Signal& setup, const h225::SetupUuie& body) {
  Party result;
  add_aliases(body.destination_address, result);
  if (const auto number = setup.q931.get<wire::CalledPartyNumber>()) result.number = printable(number->digits);
  return result;
}

std::vector<ras::Alias> called_aliases(const Signal& setup, const h225::SetupUuie& body) {
  auto result = ras::from_wire(body.destination_address, kMostAliases);
  if (const auto number = setup.q931.get<wire::CalledPartyNumber>(); number && !number->digits.empty()) {
    result.push_back({ras::AliasKind::kDialledDigits, number->digits});
  }
  return result;
}

}  // namespace mtavip::h323
