#include "sip/header_name.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "sip/method.h"

namespace mtavip::sip {
namespace {

TEST(HeaderName, EveryNameIsFoundInEveryForm) {
  for (int i = 1; i < static_cast<int>(HeaderName::kCount); ++i) {
    const auto id = static_cast<HeaderName>(i);
    EXPECT_EQ(header_of(name_of(id)), id) << name_of(id);
    EXPECT_EQ(header_of(to_lower(name_of(id))), id) << name_of(id);
    EXPECT_EQ(header_of(compact_name_of(id)), id) << name_of(id);
    EXPECT_FALSE(is_list(id) && is_single(id)) << name_of(id);
  }
}

TEST(HeaderName, Table) {
  EXPECT_EQ(header_of("V"), HeaderName::kVia);
  EXPECT_EQ(header_of("cSEQ"), HeaderName::kCseq);
  EXPECT_EQ(name_of(HeaderName::kWwwAuthenticate), "WWW-Authenticate");
  EXPECT_EQ(compact_name_of(HeaderName::kContentLength), "l");
  EXPECT_EQ(compact_name_of(HeaderName::kMaxForwards), "Max-Forwards");
  for (const std::string_view unknown : {"", "z", "Vi", "Viaa", "X-Header", "q", "To ", "Content_Length"}) {
    EXPECT_EQ(header_of(unknown), HeaderName::kUnknown) << unknown;
  }
}

TEST(Method, NamesAreCaseSensitive) {
  for (int i = 1; i <= static_cast<int>(Method::kPublish); ++i) {
    const auto method = static_cast<Method>(i);
    EXPECT_EQ(method_of(name_of(method)), method);
    EXPECT_EQ(method_of(to_lower(name_of(method))), Method::kUnknown);
  }
  EXPECT_EQ(method_of(""), Method::kUnknown);
}

}  // namespace
}  // namespace mtavip::sip
