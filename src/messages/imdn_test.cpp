#include "messages/imdn.h"

#include <gtest/gtest.h>

namespace mtavip::messages {
namespace {

TEST(Imdn, EveryDispositionIsReadBack) {
  for (int i = 0; i <= static_cast<int>(Disposition::kProcessingError); ++i) {
    const Imdn imdn{"34jk<&>324j", "2008-04-04T12:16:49-05:00", "sip:bob@example.org", "sip:robert@example.org",
                    static_cast<Disposition>(i)};
    const auto again = parse_imdn(print_imdn(imdn));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, imdn);
  }
}

TEST(Imdn, IsReadAsOthersWriteIt) {
  const auto imdn = parse_imdn(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n"
      "<i:imdn xmlns:i=\"urn:ietf:params:xml:ns:imdn\" xmlns:l=\"http://www.linphone.org/xsds/imdn.xsd\">\n"
      "  <i:message-id> ~Ab-1 </i:message-id>\n  <i:datetime>2026-01-01T00:00:00Z</i:datetime>\n"
      "  <i:display-notification><i:status><i:displayed/></i:status></i:display-notification>\n"
      "  <l:other/></i:imdn>");
  ASSERT_TRUE(imdn.has_value());
  EXPECT_EQ(imdn->message_id, "~Ab-1");
  EXPECT_EQ(imdn->disposition, Disposition::kDisplayed);
}

TEST(Imdn, WrongOnesAreRefused) {
  const std::string_view begin = "<imdn xmlns=\"urn:ietf:params:xml:ns:imdn\">";
  const std::string_view id = "<message-id>1</message-id>";
  const std::string_view status = "<delivery-notification><status><delivered/></status></delivery-notification>";
  const std::string all = std::string(begin).append(id).append(status).append("</imdn>");
  ASSERT_TRUE(parse_imdn(all).has_value());
  EXPECT_FALSE(parse_imdn("").has_value());
  EXPECT_FALSE(parse_imdn("Delivered").has_value());
  EXPECT_FALSE(parse_imdn(std::string(begin).append(status).append("</imdn>")).has_value());
  EXPECT_FALSE(parse_imdn(std::string(begin).append(id).append("</imdn>")).has_value());
  EXPECT_FALSE(parse_imdn(std::string("<imdn>").append(id).append(status).append("</imdn>")).has_value());
  EXPECT_FALSE(parse_imdn(std::string(begin).append(id).append(
                              "<delivery-notification><status><displayed/></status></delivery-notification></imdn>"))
                   .has_value());
}

TEST(DispositionWishes, AreReadAndPrinted) {
  EXPECT_EQ(parse_wishes("positive-delivery, negative-delivery"), (DispositionWishes{true, true, false, false}));
  EXPECT_EQ(parse_wishes("Display;x=y,processing , something-else,"), (DispositionWishes{false, false, true, true}));
  EXPECT_FALSE(parse_wishes("").any());
  EXPECT_FALSE(parse_wishes("displayed").any());
  for (unsigned bits = 0; bits < 16; ++bits) {
    const DispositionWishes wishes{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
    EXPECT_EQ(parse_wishes(print_wishes(wishes)), wishes);
  }
}

TEST(DispositionWishes, NeedAMessageId) {
  CpimMessage message;
  message.add(kImdnSpace, kDispositionNotification, "display");
  EXPECT_FALSE(wishes_of(message).any());
  message.add(kImdnSpace, kMessageId, "1");
  EXPECT_TRUE(wishes_of(message).display);
}

}  // namespace
}  // namespace mtavip::messages
