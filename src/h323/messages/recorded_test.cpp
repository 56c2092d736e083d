// Every shape of message that H323Plus, GnuGk and ooh323c sent in recorded calls: it decodes, and encodes to the same
// octets. No recorded message is not canonical.
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "base/text.h"
#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_ras.h"
#include "h323/messages/h245_message.h"
#include "h323/messages/h450_supplementary_service.h"

namespace mtavip::h323 {
namespace {

using Body = h225::H323UuPdu::H323MessageBody;

Bytes from_hex(std::string_view text) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes.push_back(static_cast<std::byte>(parse_number<unsigned>(text.substr(i, 2), 16).value()));
  }
  return bytes;
}

/// How many messages of each kind there were.
using Counts = std::map<std::string, int>;

template <class T>
std::optional<T> expect_same(const std::string& recording, const std::string& kind, ByteView bytes, Counts& counts) {
  auto value = asn1::decode<T>(bytes);
  if (!value) {
    ADD_FAILURE() << recording << " " << kind << ": " << value.error().to_string();
    return std::nullopt;
  }
  const auto again = asn1::encode(*value);
  if (!again) {
    ADD_FAILURE() << recording << " " << kind << ": " << again.error().to_string();
  } else {
    EXPECT_EQ(to_hex(text_of(*again)), to_hex(text_of(bytes))) << recording << " " << kind;
  }
  EXPECT_FALSE(asn1::print(*value).empty());
  EXPECT_FALSE(asn1::print_json(*value).empty());
  ++counts[kind];
  return std::move(*value);
}

template <class T>
void expect_all_same(const std::string& recording, const std::string& kind,
                     const asn1::Optional<std::vector<Bytes>>& list, Counts& counts) {
  if (!list) return;
  for (const Bytes& element : *list) expect_same<T>(recording, kind, element, counts);
}

/// What a call signalling message carries besides itself.
void expect_contents_same(const std::string& recording, const h225::H323UserInformation& message, Counts& counts) {
  using h245::MultimediaSystemControlMessage;
  using h245::OpenLogicalChannel;
  const h225::H323UuPdu& pdu = message.h323_uu_pdu;
  expect_all_same<MultimediaSystemControlMessage>(recording, "tunnelled", pdu.h245_control, counts);
  expect_all_same<h450::SupplementaryService>(recording, "h450", pdu.h4501_supplementary_service, counts);
  if (const auto* setup = pdu.h323_message_body.get_if<Body::kSetup>()) {
    expect_all_same<OpenLogicalChannel>(recording, "fastStart", setup->fast_start, counts);
    expect_all_same<MultimediaSystemControlMessage>(recording, "parallel", setup->parallel_h245_control, counts);
  }
  if (const auto* proceeding = pdu.h323_message_body.get_if<Body::kCallProceeding>()) {
    expect_all_same<OpenLogicalChannel>(recording, "fastStart", proceeding->fast_start, counts);
  }
  if (const auto* alerting = pdu.h323_message_body.get_if<Body::kAlerting>()) {
    expect_all_same<OpenLogicalChannel>(recording, "fastStart", alerting->fast_start, counts);
  }
  if (const auto* connect = pdu.h323_message_body.get_if<Body::kConnect>()) {
    expect_all_same<OpenLogicalChannel>(recording, "fastStart", connect->fast_start, counts);
  }
}

TEST(Recorded, EveryMessageComesOutAgainUnchanged) {
  std::ifstream file(MTAVIP_TEST_DATA "/h323/messages.txt");
  Counts counts;
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string recording, kind, hex;
    words >> recording >> kind >> hex;
    const Bytes bytes = from_hex(hex);
    if (kind == "ras") {
      expect_same<h225::RasMessage>(recording, kind, bytes, counts);
    } else if (kind == "h245") {
      expect_same<h245::MultimediaSystemControlMessage>(recording, kind, bytes, counts);
    } else if (const auto message = expect_same<h225::H323UserInformation>(recording, kind, bytes, counts)) {
      expect_contents_same(recording, *message, counts);
    }
  }
  EXPECT_GT(counts["ras"], 200);
  EXPECT_GT(counts["uuie"], 100);
  EXPECT_GT(counts["h245"], 10);
  EXPECT_GT(counts["tunnelled"], 100);
  EXPECT_GT(counts["fastStart"], 100);
  EXPECT_GT(counts["parallel"], 1);
  EXPECT_GT(counts["h450"], 5);
}

}  // namespace
}  // namespace mtavip::h323
