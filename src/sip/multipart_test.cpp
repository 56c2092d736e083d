#include "sip/multipart.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace mtavip::sip {
namespace {

constexpr std::string_view kType = "multipart/mixed;boundary=\"b 1\"";

std::string parts_as_text(std::string_view content_type, std::string_view body, const MultipartLimits& limits = {}) {
  const auto parts = body_parts(content_type, body, limits);
  if (!parts) return "error: " + std::string(describe(parts.error()));
  std::string out;
  for (const auto& part : *parts) {
    out += "{" + std::string(part.content_type) + "|" + std::string(part.data) + "}";
  }
  return out;
}

TEST(Multipart, TakesPartsApart) {
  EXPECT_EQ(parts_as_text("application/sdp", "v=0\r\n"), "{application/sdp|v=0\r\n}");
  EXPECT_EQ(parts_as_text("MULTIPART/Mixed ; Boundary=x",
                          "preamble\r\n--x\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n--x  \r\nc: text/html\r\n"
                          "Content-Disposition: session;\r\n handling=optional\r\n\r\n<p>\r\n--x--\r\nepilogue"),
            "{application/sdp|v=0\r\n}{text/html|<p>}");
  EXPECT_EQ(parts_as_text(kType, "--b 1\r\n\r\nno headers\r\n--b 1--"), "{text/plain|no headers}");
  EXPECT_EQ(parts_as_text(kType, "--b 1\n\nlf only\n--b 1--\n"), "{text/plain|lf only}");
  EXPECT_EQ(parts_as_text(kType, "--b 1\r\n\r\n\r\n--b 1--"), "{text/plain|}");
  EXPECT_EQ(parts_as_text(kType, "--b 1\r\n\r\n--b 1--"), "{text/plain|}");
}

TEST(Multipart, LongerBoundariesAreContent) {
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\n\r\n--xy\r\n --x\r\na--x\r\n--x--"),
            "{text/plain|--xy\r\n --x\r\na--x}");
}

TEST(Multipart, AForgottenCloseDelimiterIsForgiven) {
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\nContent-Type: a/b\r\n\r\none\r\n--x\r\n\r\ntwo\r\n"),
            "{a/b|one}{text/plain|two\r\n}");
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\n\r\none\r\n--x\r\n"), "{text/plain|one}");
}

TEST(Multipart, NestedOnesAreFlattened) {
  const std::string inner =
      "--i\r\nContent-Type: text/html\r\n\r\nh\r\n--i\r\nContent-Type: application/sdp\r\n\r\ns\r\n--i--\r\n";
  const std::string outer =
      "--o\r\nContent-Type: multipart/alternative;boundary=i\r\n\r\n" + inner + "\r\n--o\r\n\r\nlast\r\n--o--\r\n";
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=o", outer), "{text/html|h}{application/sdp|s}{text/plain|last}");
}

TEST(Multipart, RefusesWhatItMust) {
  const std::string bad = "error: " + std::string(describe(ParseError::kBadMultipart));
  EXPECT_EQ(parts_as_text("multipart/mixed", "--x\r\n\r\n--x--"), bad);
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=\"\"", "--\r\n\r\n----"), bad);
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "nothing"), bad);
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", ""), bad);
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\nContent-Type: a/b\r\n--x--"), bad);
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\nno colon\r\n\r\n--x--"), bad);
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\nno end"), bad);
  EXPECT_EQ(parts_as_text("multipart mixed", "x"), "error: " + std::string(describe(ParseError::kBadMediaType)));
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=" + std::string(71, 'b'), "x"), bad);
}

TEST(Multipart, LimitsHoldExactly) {
  MultipartLimits limits{.parts = 3, .depth = 2, .header_fields = 2};
  const std::string many = "error: " + std::string(describe(ParseError::kTooMany));
  const auto flat = [](int count) {
    std::string body;
    for (int i = 0; i < count; ++i) body += "--x\r\n\r\n" + std::to_string(i) + "\r\n";
    return body + "--x--";
  };
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", flat(3), limits), "{text/plain|0}{text/plain|1}{text/plain|2}");
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", flat(4), limits), many);

  const auto nested = [](int depth) {
    std::string body = "leaf";
    std::string type = "text/plain";
    for (int i = 0; i < depth; ++i) {
      const auto boundary = "b" + std::to_string(i);
      body = "--" + boundary + "\r\nContent-Type: " + type + "\r\n\r\n" + body + "\r\n--" + boundary + "--\r\n";
      type = "multipart/mixed;boundary=" + boundary;
    }
    return std::pair(type, body);
  };
  EXPECT_EQ(parts_as_text(nested(2).first, nested(2).second, limits), "{text/plain|leaf}");
  EXPECT_EQ(parts_as_text(nested(3).first, nested(3).second, limits), many);

  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\nA: 1\r\nB: 2\r\n\r\nd\r\n--x--", limits),
            "{text/plain|d}");
  EXPECT_EQ(parts_as_text("multipart/mixed;boundary=x", "--x\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\nd\r\n--x--", limits), many);
}

TEST(Multipart, FindsThePart) {
  auto message = Message::request("INVITE", "sip:a@b");
  EXPECT_FALSE(find_part(message, "application/sdp")->has_value());
  message.set_body("Application/SDP; charset=utf-8", "v=0");
  EXPECT_EQ(**find_part(message, "application/sdp"), "v=0");
  message.set_body("multipart/mixed;boundary=x",
                   "--x\r\n\r\na\r\n--x\r\nContent-Type: application/sdp\r\n\r\nv=1\r\n--x--");
  EXPECT_EQ(**find_part(message, "application/sdp"), "v=1");
  EXPECT_FALSE(find_part(message, "application/pkcs7-mime")->has_value());
  message.set_body("multipart/mixed", "x");
  EXPECT_FALSE(find_part(message, "application/sdp").has_value());
}

TEST(Multipart, Handling) {
  BodyPart part;
  EXPECT_TRUE(part.required());
  part.content_disposition = "render;handling=optional";
  EXPECT_FALSE(part.required());
  part.content_disposition = "session ; handling=Required";
  EXPECT_TRUE(part.required());
  auto message = Message::request("INVITE", "sip:a@b");
  message.set_body("x/y", "z").add(HeaderName::kContentDisposition, "icon;handling=optional");
  EXPECT_FALSE(body_parts(message)->front().required());
}

TEST(Multipart, PrintedOnesAreReadBackTheSame) {
  SeededRandom random(2046);
  for (int round = 0; round < 300; ++round) {
    std::vector<NewPart> parts(1 + random.below(8));
    for (auto& part : parts) {
      part.content_type = "application/x-" + random.hex(2);
      if (random.below(2) == 0) part.content_disposition = "session";
      if (random.below(2) == 0) part.content_id = "<" + random.hex(4) + "@h>";
      part.data.resize(random.below(50));
      for (auto& c : part.data) c = static_cast<char>(random.below(256));
    }
    const auto boundary = random.hex(8);
    const auto type = multipart_content_type(boundary);
    const auto body = print_multipart(parts, boundary);
    const auto again = body_parts(type, body);
    ASSERT_TRUE(again.has_value());
    ASSERT_EQ(again->size(), parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      EXPECT_EQ((*again)[i].content_type, parts[i].content_type);
      EXPECT_EQ((*again)[i].content_disposition, parts[i].content_disposition);
      EXPECT_EQ((*again)[i].content_id, parts[i].content_id);
      EXPECT_EQ((*again)[i].data, parts[i].data);
    }
  }
}

}  // namespace
}  // namespace mtavip::sip
