#include <algorithm>
#include <cstring>

#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_ras.h"
#include "h323/messages/h245_message.h"
#include "h323/wire/q931.h"
#include "sip/header_name.h"
#include "sip/parser.h"
#include "trace/h323_places.h"
#include "trace/message_record.h"
#include "trace/q931_fields.h"

namespace mtavip::trace {
namespace {

using namespace h323;

constexpr std::size_t kMostFindings = 64;

/// Where these octets stand in the content; its beginning if they do not, as they may in PER.
std::size_t place_of(ByteView content, ByteView octets) {
  if (octets.empty()) return 0;
  const void* found = memmem(content.data(), content.size(), octets.data(), octets.size());
  return found ? static_cast<std::size_t>(static_cast<const std::byte*>(found) - content.data()) : 0;
}

void collect(const H323Places& places, ByteView content, DecodedMessage& message) {
  std::size_t count = 0;
  for (const auto& finding : places.findings()) {
    if (++count > kMostFindings) return;
    auto& list = finding.difference ? message.differences : message.errors;
    list.push_back({finding.text, place_of(content, finding.octets) + finding.offset});
  }
}

/// The alternatives that a choice within choices has taken: {"request", "terminalCapabilitySet"}.
std::vector<std::string> alternatives(const Field& field) {
  std::vector<std::string> names;
  const Field* at = &field;
  while (at->kind == Field::Kind::kChoice && at->children.size() == 1) {
    at = &at->children.front();
    names.push_back(at->name);
  }
  return names;
}

/// "terminalCapabilitySet" of a MultimediaSystemControlMessage.
std::string h245_title(const Field& field) {
  const auto names = alternatives(field);
  if (names.empty()) return "H.245";
  return names.size() > 1 ? names[1] : names[0];
}

const std::vector<Field>& list_in(const Field& group, std::string_view name) {
  static const std::vector<Field> kNone;
  const Field* list = group.find(name);
  return list ? list->children : kNone;
}

/// The operation of an APDU of a supplementary service, or what else the APDU is.
std::string service_title(const Field& ros) {
  if (ros.children.empty()) return "ROS";
  const Field& apdu = ros.children.front();
  const Field* code = apdu.find("opcode");
  if (const Field* result = apdu.find("result"); !code && result) code = result->find("opcode");
  if (!code) code = apdu.find("errorCode");
  const bool named = code && !code->children.empty() && !code->children.front().meaning.empty();
  if (!named) return apdu.name;
  return (apdu.name == "invoke" ? "" : apdu.name + " ") + code->children.front().meaning;
}

/// What the H.225.0 PDU adds to the name of the Q.931 message that carries it: why, and what it carries itself.
std::string signalling_title(const Field& information) {
  std::string out;
  const Field* pdu = information.find("h323-uu-pdu");
  if (!pdu) return out;
  if (const Field* body = pdu->find("h323-message-body"); body && !body->children.empty()) {
    const Field& kind = body->children.front();
    if (kind.name == "empty") out += " (empty)";
    const Field* reason = kind.find("reason");
    if (reason && !reason->children.empty()) out += " (" + reason->children.front().name + ")";
  }
  std::string_view separator = ": ";
  const auto add = [&](std::string_view name) {
    out += separator;
    out += name;
    separator = ", ";
  };
  for (const auto& control : list_in(*pdu, "h245Control")) add(h245_title(control));
  for (const auto& service : list_in(*pdu, "h4501SupplementaryService")) {
    const Field* apdu = service.find("serviceApdu");
    if (!apdu || apdu->children.empty()) continue;
    for (const auto& ros : apdu->children.front().children) add(service_title(ros));
  }
  for (const auto& data : list_in(*pdu, "genericData")) {
    for (const auto& parameter : list_in(data, "parameters")) {
      const Field* content = parameter.find("content");
      const auto names = content ? alternatives(*content) : std::vector<std::string>{};
      const bool ras = names.size() == 2 && names[0] == "raw";
      if (ras) add(names[1]);
    }
  }
  return out;
}

std::string_view full_name(const sip::HeaderField& field) {
  const auto known = sip::name_of(field.id);
  return known.empty() ? field.name : known;
}

DecodedMessage decode_sip(const MessageRecord& record, bool roundtrip) {
  DecodedMessage result;
  const auto framing = record.carrier == Carrier::kUdp ? sip::Framing::kDatagram : sip::Framing::kStream;
  auto parsed = sip::parse_message(record.content, framing);
  if (!parsed) {
    const auto& failure = parsed.error();
    result.errors.push_back({std::string(sip::describe(failure.error)), failure.offset});
  }
  const sip::Message& message = parsed ? *parsed : parsed.error().partial;
  result.title = message.summary();
  if (message.is_request()) {
    Field line = Field::group("Request-Line");
    line.add(Field::text("Method", message.method_name()));
    line.add(Field::text("Request-URI", message.request_uri_text()));
    result.parts.push_back(std::move(line));
  } else if (message.is_response()) {
    Field line = Field::group("Status-Line");
    line.add(Field::number("Status-Code", message.status()));
    line.add(Field::text("Reason-Phrase", message.reason()));
    result.parts.push_back(std::move(line));
  } else {
    result.title = "not a SIP message";
    result.parts.push_back(
        {.name = "content", .kind = Field::Kind::kLines, .value = std::string(text_of(record.content))});
    return result;
  }
  Field headers = Field::group("header fields");
  for (std::size_t i = 0; i < message.field_count(); ++i) {
    const auto field = message.field(i);
    headers.add(Field::text(full_name(field), field.value));
  }
  result.parts.push_back(std::move(headers));
  if (message.has_body()) {
    result.parts.push_back({.name = "body", .kind = Field::Kind::kLines, .value = std::string(message.body())});
  }
  if (roundtrip && parsed) {
    const Bytes again = message.to_bytes();
    const auto [ours, theirs] = std::ranges::mismatch(again, record.content);
    if (ours != again.end() || theirs != record.content.end()) {
      result.differences.push_back(
          {"the message is written in another way", static_cast<std::size_t>(theirs - record.content.begin())});
    }
  }
  return result;
}

DecodedMessage decode_call_signalling(const MessageRecord& record, bool roundtrip) {
  DecodedMessage result;
  const auto message = wire::Q931Message::parse(record.content);
  if (!message) {
    result.title = "not a Q.931 message";
    result.errors.push_back({std::string(wire::describe(message.error().error)), message.error().offset});
    result.parts.push_back(Field::octets("content", record.content));
    return result;
  }
  result.title = name(message->type());
  if (result.title.empty()) result.title = "message type " + std::to_string(static_cast<unsigned>(message->type()));
  result.parts.push_back(q931_field(*message, result.errors, result.differences));
  if (const auto pdu = message->h225_pdu()) {
    H323Places places(roundtrip);
    result.parts.push_back(places.pdu<h225::H323UserInformation>("H323-UserInformation", *pdu));
    result.title += signalling_title(result.parts.back());
    collect(places, record.content, result);
  }
  if (!roundtrip) {
    result.differences.clear();
  } else if (const auto again = message->print(); !again || *again != to_bytes(record.content)) {
    result.differences.push_back({"the Q.931 message is written in another way", 0});
  }
  return result;
}

template <asn1::Described T>
DecodedMessage decode_pdu(std::string_view name, const MessageRecord& record, bool roundtrip) {
  DecodedMessage result;
  H323Places places(roundtrip);
  result.parts.push_back(places.pdu<T>(name, record.content));
  collect(places, record.content, result);
  return result;
}

}  // namespace

std::string_view name(Protocol protocol) {
  switch (protocol) {
    case Protocol::kSip:
      return "SIP";
    case Protocol::kCallSignalling:
      return "H.225.0";
    case Protocol::kH245:
      return "H.245";
    case Protocol::kRas:
      return "RAS";
  }
  return {};
}

std::string_view name(Carrier carrier) {
  switch (carrier) {
    case Carrier::kUdp:
      return "UDP";
    case Carrier::kTcp:
      return "TCP";
    case Carrier::kTls:
      return "TLS";
  }
  return {};
}

DecodedMessage decode(const MessageRecord& record, bool roundtrip) {
  switch (record.protocol) {
    case Protocol::kSip:
      return decode_sip(record, roundtrip);
    case Protocol::kCallSignalling:
      return decode_call_signalling(record, roundtrip);
    case Protocol::kH245: {
      auto result =
          decode_pdu<h245::MultimediaSystemControlMessage>("MultimediaSystemControlMessage", record, roundtrip);
      result.title = h245_title(result.parts.front());
      return result;
    }
    case Protocol::kRas: {
      auto result = decode_pdu<h225::RasMessage>("RasMessage", record, roundtrip);
      const auto names = alternatives(result.parts.front());
      result.title = names.empty() ? "RAS" : names.front();
      return result;
    }
  }
  return {};
}

}  // namespace mtavip::trace
