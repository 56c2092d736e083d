#include "client/known_servers.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/base64.h"

namespace mtavip::client {
namespace {

net::Fingerprint key(char octet) {
  return *net::Fingerprint::parse(to_base64(bytes_of(std::string(32, octet))));
}

class KnownServersTest : public testing::Test {
 protected:
  KnownServersTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "mtavip_known_XXXXXX").string();
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    path_ = pattern + "/state/known_servers";
  }
  ~KnownServersTest() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& text) {
    std::filesystem::create_directories(folder_ / "state");
    std::ofstream(path_) << text;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  [[nodiscard]] std::string text() const {
    std::ostringstream all;
    all << std::ifstream(path_).rdbuf();
    return all.str();
  }
  std::filesystem::path folder_;
  std::string path_;
  // 2026-11-23 00:00:00 UTC
  WallTime now_{std::chrono::seconds(1'795'392'000)};
};

TEST_F(KnownServersTest, WhatIsKeptIsThereTheNextTime) {
  auto known = KnownServers::load(path_);
  ASSERT_TRUE(known) << known.error();
  EXPECT_TRUE(known->entries().empty());
  ASSERT_TRUE(known->add("PBX.example", key('a'), now_));
  ASSERT_TRUE(known->add("192.0.2.7", key('b'), now_));
  ASSERT_TRUE(known->add("pbx.example", key('c'), now_));
  const auto again = KnownServers::load(path_);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->entries().size(), 2U);
  EXPECT_EQ(again->entries()[0].server, "192.0.2.7");
  EXPECT_EQ(again->entries()[1].server, "pbx.example");
  EXPECT_EQ(again->entries()[1].key, key('c'));
  EXPECT_EQ(again->entries()[1].since, "2026-11-23");
}

TEST_F(KnownServersTest, OnlyTheOwnerReadsItAndNothingElseIsLeft) {
  auto known = KnownServers::load(path_);
  ASSERT_TRUE(known->add("a.example", key('a'), now_));
  EXPECT_EQ(std::filesystem::status(path_).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_ / "state"), {}), 1);
}

TEST_F(KnownServersTest, WhatAnotherProgramHasWrittenStays) {
  auto one = KnownServers::load(path_);
  auto two = KnownServers::load(path_);
  ASSERT_TRUE(one->add("a.example", key('a'), now_));
  ASSERT_TRUE(two->add("b.example", key('b'), now_));
  EXPECT_EQ(KnownServers::load(path_)->entries().size(), 2U);
}

TEST_F(KnownServersTest, AFileThatCannotBeUnderstoodIsNotPassedOver) {
  write("# a comment\n\na.example " + key('a').text + "\nb.example sha256//AAAA 2026-01-01\n");
  const auto known = KnownServers::load(path_);
  ASSERT_FALSE(known);
  EXPECT_EQ(known.error(), path_ + ":4: no server and its key; mend the line or take it out");
}

TEST_F(KnownServersTest, AFileThatOthersMayWriteIsNotBelieved) {
  write("a.example " + key('a').text + "\n");
  std::filesystem::permissions(path_, std::filesystem::perms::others_write, std::filesystem::perm_options::add);
  const auto known = KnownServers::load(path_);
  ASSERT_FALSE(known);
  EXPECT_NE(known.error().find("can be written by other users"), std::string::npos);
}

TEST_F(KnownServersTest, AFailureLeavesTheOldFile) {
  write("a.example " + key('a').text + " 2026-01-01\n");
  auto known = KnownServers::load(path_);
  ASSERT_TRUE(known);
  const std::string before = text();
  // Its place is taken by a folder with something in it.
  std::filesystem::remove(path_);
  std::filesystem::create_directories(path_ + "/x");
  EXPECT_FALSE(known->add("b.example", key('b'), now_));
  EXPECT_FALSE(before.empty());
}

}  // namespace
}  // namespace mtavip::client
