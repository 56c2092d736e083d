#include "instance.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace mtavip::cli {
namespace {

class InstanceTest : public ::testing::Test {
 protected:
  InstanceTest() : folder(::testing::TempDir() + "/instance-" + std::to_string(::getpid())) {}
  ~InstanceTest() override { std::filesystem::remove_all(folder); }
  InstanceTest(const InstanceTest&) = delete;
  InstanceTest& operator=(const InstanceTest&) = delete;
  const std::string folder;
  const std::string path = folder + "/state/instance";
};

TEST_F(InstanceTest, IsTheSameInEveryRun) {
  const std::string first = Instance(path).urn();
  EXPECT_TRUE(first.starts_with("urn:uuid:")) << first;
  EXPECT_EQ(first.size(), 45U);
  EXPECT_EQ(first[23], '4');
  EXPECT_EQ(Instance(path).urn(), first);
}

TEST_F(InstanceTest, TwoProgramsAtOnceHaveTwo) {
  const Instance first(path);
  const Instance second(path);
  EXPECT_NE(first.urn(), second.urn());
  EXPECT_TRUE(second.urn().starts_with("urn:uuid:"));
}

TEST_F(InstanceTest, WhatIsNoNameIsReplaced) {
  std::filesystem::create_directories(folder + "/state");
  for (const std::string text : {"", "nonsense\n", "urn:uuid:00000000-0000-4000-8000-00000000000g\n"}) {
    std::ofstream(path) << text;
    const std::string made = Instance(path).urn();
    EXPECT_EQ(made.size(), 45U);
    EXPECT_EQ(Instance(path).urn(), made);
  }
}

TEST_F(InstanceTest, WithoutAFileThereIsOneForThisRun) {
  EXPECT_NE(Instance({}).urn(), Instance({}).urn());
  EXPECT_EQ(Instance("/proc/nowhere/instance").urn().size(), 45U);
}

}  // namespace
}  // namespace mtavip::cli
