#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_ras.h"
#include "h323/wire/q931.h"
#include "trace/message_record.h"
#include "trace/test_frames.h"

namespace mtavip::trace {
namespace {

using namespace h323;
using test::hex;
using testing::HasSubstr;

Bytes recorded(std::string_view name) {
  std::ifstream file(std::string(MTAVIP_TEST_DATA "/corpus/q931/") + std::string(name), std::ios::binary);
  return to_bytes(std::string(std::istreambuf_iterator<char>(file), {}));
}

MessageRecord record(Protocol protocol, ByteView content) {
  return {.time = WallTime(1'700'000'000'123'456us),
          .protocol = protocol,
          .carrier = protocol == Protocol::kRas ? Carrier::kUdp : Carrier::kTcp,
          .direction = Direction::kSent,
          .source = test::endpoint("192.0.2.1:1720"),
          .destination = test::endpoint("[2001:db8::1]:2000"),
          .content = content};
}

TEST(MessageDecoder, ShowsASipMessage) {
  const std::string_view text =
      "INVITE sip:b@example.com SIP/2.0\r\nv: SIP/2.0/TCP h;branch=z9hG4bK1\r\nf: <sip:a@b>;tag=1\r\n"
      "To: <sip:b@example.com>\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nX-Own: y\r\n"
      "Content-Type: application/sdp\r\nContent-Length: 10\r\n\r\nv=0\r\ns=-\r\n";
  const auto seen = record(Protocol::kSip, bytes_of(text));
  const auto message = decode(seen, true);
  EXPECT_THAT(message.errors, testing::IsEmpty());
  EXPECT_THAT(message.differences, testing::IsEmpty());
  EXPECT_EQ(format_text(seen, message),
            "2023-11-14T22:13:20.123456Z sent 192.0.2.1:1720 > [2001:db8::1]:2000 TCP SIP INVITE sip:b@example.com\n"
            "  Request-Line\n"
            "    Method: INVITE\n"
            "    Request-URI: sip:b@example.com\n"
            "  header fields\n"
            "    Via: SIP/2.0/TCP h;branch=z9hG4bK1\n"
            "    From: <sip:a@b>;tag=1\n"
            "    To: <sip:b@example.com>\n"
            "    Call-ID: c\n"
            "    CSeq: 1 INVITE\n"
            "    Max-Forwards: 70\n"
            "    X-Own: y\n"
            "    Content-Type: application/sdp\n"
            "    Content-Length: 10\n"
            "  body\n"
            "    v=0\n"
            "    s=-\n"
            "\n");
  EXPECT_EQ(format_text(seen, message), format(seen));
}

TEST(MessageDecoder, TellsWhatIsWrongWithASipMessage) {
  const auto seen = record(Protocol::kSip, bytes_of("SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\n\r\n"));
  const auto message = decode(seen);
  ASSERT_EQ(message.errors.size(), 1U);
  EXPECT_THAT(format_json(seen, message), HasSubstr("\"error\":"));
  EXPECT_THAT(format_json(seen, message), HasSubstr("\"Status-Line\":{\"Status-Code\":200"));
  const auto nothing = decode(record(Protocol::kSip, bytes_of("nonsense")));
  EXPECT_EQ(nothing.title, "not a SIP message");
  EXPECT_EQ(nothing.errors.size(), 1U);
}

TEST(MessageDecoder, ShowsCallSignalling) {
  const Bytes content = recorded("release_complete.bin");
  const auto seen = record(Protocol::kCallSignalling, content);
  const auto message = decode(seen, true);
  EXPECT_THAT(message.errors, testing::IsEmpty());
  EXPECT_THAT(message.differences, testing::IsEmpty());
  EXPECT_EQ(message.title, "RELEASE COMPLETE");
  const auto text = format_text(seen, message);
  EXPECT_THAT(text, HasSubstr("\n    Cause\n      location: 0 (User)\n      cause value: 16 (Normal call clearing)\n"));
  EXPECT_THAT(text, HasSubstr("\n      h323-message-body: releaseComplete\n"));
  EXPECT_THAT(text, HasSubstr("protocolIdentifier: 0.0.8.2250.0.7 (H.225.0 version 7)\n"));
  const auto json = format_json(seen, message);
  EXPECT_TRUE(
      json.starts_with("{\"time\":\"2023-11-14T22:13:20.123456Z\",\"direction\":\"sent\","
                       "\"protocol\":\"H.225.0\",\"transport\":\"TCP\",\"source\":\"192.0.2.1:1720\","
                       "\"destination\":\"[2001:db8::1]:2000\",\"message\":\"RELEASE COMPLETE\",\"Q.931\":{"))
      << json;
  EXPECT_THAT(json,
              HasSubstr("\"H323-UserInformation\":{\"h323-uu-pdu\":{\"h323-message-body\":{\"releaseComplete\":"));
}

TEST(MessageDecoder, NamesWhatAFacilityCarries) {
  EXPECT_EQ(decode(record(Protocol::kCallSignalling, recorded("facility.bin"))).title,
            "FACILITY (empty): masterSlaveDeterminationAck");
  EXPECT_EQ(decode(record(Protocol::kCallSignalling, recorded("facility_display.bin"))).title,
            "FACILITY (transportedInformation): masterSlaveDeterminationAck");
}

TEST(MessageDecoder, TellsWhereCallSignallingIsWrong) {
  const auto cut = decode(record(Protocol::kCallSignalling, hex("08 02 00 01 05 28 09 61")));
  EXPECT_EQ(cut.title, "not a Q.931 message");
  ASSERT_EQ(cut.errors.size(), 1U);
  EXPECT_EQ(cut.errors[0].offset, 5U);

  const auto element = decode(record(Protocol::kCallSignalling, hex("08 02 00 01 5a 08 01 80 28 00")));
  ASSERT_EQ(element.errors.size(), 1U);
  EXPECT_EQ(element.errors[0].text, "Cause: the element is too short");
  EXPECT_EQ(element.errors[0].offset, 5U);

  Bytes broken = recorded("release_complete.bin");
  broken.resize(broken.size() - 2);
  broken[11] = static_cast<std::byte>(static_cast<unsigned>(broken[11]) - 2);  // the length of User-user
  const auto message = decode(record(Protocol::kCallSignalling, broken));
  ASSERT_EQ(message.errors.size(), 1U);
  EXPECT_GT(message.errors[0].offset, 12U) << "counted from the beginning of the message";
  EXPECT_LE(message.errors[0].offset, broken.size());
}

TEST(MessageDecoder, ShowsWhatItCannotReadAsOctets) {
  const auto message =
      decode(record(Protocol::kCallSignalling, hex("08 02 80 01 3f 55 02 ab cd 96 28 01 61 a1 7e 01 78")));
  EXPECT_EQ(message.title, "message type 63");
  EXPECT_THAT(message.errors, testing::IsEmpty());
  std::string text;
  for (const auto& part : message.parts) write_text(text, part, 0);
  EXPECT_EQ(text,
            "Q.931\n"
            "  call reference value: 1 (from the destination side)\n"
            "  message type: 63 (63)\n"
            "  element 85\n"
            "    content: abcd\n"
            "  Shift: 6\n"
            "  codeset 6 element 40: 61\n"
            "  codeset 6 element 161: no octets\n"
            "  codeset 6 element 126: 78\n");
}

TEST(MessageDecoder, TellsWhatIsWrongInsideOfATunnel) {
  auto message = wire::Q931Message::parse(recorded("facility.bin"));
  ASSERT_TRUE(message);
  auto information = asn1::decode<h225::H323UserInformation>(*message->h225_pdu());
  ASSERT_TRUE(information);
  information->h323_uu_pdu.h245_control = std::vector<Bytes>{hex("20 80"), hex("22 c0 01 02 03 04 05 06")};
  message->set_h225_pdu(*asn1::encode(*information));
  const Bytes content = *message->print();
  const auto decoded = decode(record(Protocol::kCallSignalling, content));
  ASSERT_EQ(decoded.errors.size(), 1U);
  const auto place = std::string_view(text_of(content)).find(text_of(hex("22 c0 01 02")));
  EXPECT_GE(decoded.errors[0].offset, place);
  EXPECT_THAT(format_text(record(Protocol::kCallSignalling, content), decoded),
              HasSubstr("22c0010203040506 (not decoded: "));
}

TEST(MessageDecoder, DoesNotFollowNestedMessagesForEver) {
  // RAS in H.460.17 in RAS in H.460.17 ...: each unregistrationConfirm carries the one before it.
  Bytes inner = hex("1c 00 00");
  for (int depth = 0; depth < 40; ++depth) {
    h225::EnumeratedParameter parameter;
    parameter.id = h225::GenericIdentifier::of<h225::GenericIdentifier::kStandard>(std::uint16_t{1});
    parameter.content = h225::Content::of<h225::Content::kRaw>(inner);
    h225::GenericData data;
    data.id = h225::GenericIdentifier::of<h225::GenericIdentifier::kStandard>(std::uint16_t{17});
    data.parameters = std::vector<h225::EnumeratedParameter>{parameter};
    h225::UnregistrationConfirm confirm;
    confirm.request_seq_num = 1;
    confirm.generic_data = std::vector<h225::GenericData>{data};
    const auto encoded = asn1::encode(h225::RasMessage::of<h225::RasMessage::kUnregistrationConfirm>(confirm));
    ASSERT_TRUE(encoded);
    inner = *encoded;
  }
  const auto message = decode(record(Protocol::kRas, inner));
  EXPECT_EQ(message.title, "unregistrationConfirm");
  EXPECT_THAT(message.errors, testing::IsEmpty());
  std::string text;
  for (const auto& part : message.parts) write_text(text, part, 0);
  std::size_t count = 0;
  for (auto at = text.find("unregistrationConfirm"); at != std::string::npos;
       at = text.find("unregistrationConfirm", at + 1))
    ++count;
  EXPECT_EQ(count, 4U);
}

TEST(MessageDecoder, TellsWhenAMessageIsEncodedInAnotherWay) {
  // masterSlaveDeterminationAck, with a bit set where PER has padding.
  const Bytes usual = hex("20 80");
  EXPECT_THAT(decode(record(Protocol::kH245, usual), true).differences, testing::IsEmpty());
  const Bytes unusual = hex("20 81");
  const auto message = decode(record(Protocol::kH245, unusual), true);
  EXPECT_THAT(message.errors, testing::IsEmpty());
  ASSERT_EQ(message.differences.size(), 1U);
  EXPECT_EQ(message.differences[0].offset, 1U);
  EXPECT_THAT(format_json(record(Protocol::kH245, unusual), message), HasSubstr("\"differences\":[{\"text\":\""));
  EXPECT_THAT(decode(record(Protocol::kH245, unusual)).differences, testing::IsEmpty()) << "only where asked for";
}

}  // namespace
}  // namespace mtavip::trace
