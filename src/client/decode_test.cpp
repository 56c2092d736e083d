#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mtavip/decode.h>

namespace mtavip {
namespace {

const std::filesystem::path kCaptures = MTAVIP_TEST_DATA "/h323";

std::vector<std::filesystem::path> captures() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(kCaptures)) {
    const auto extension = entry.path().extension();
    if (extension == ".pcap" || extension == ".pcapng") found.push_back(entry.path());
  }
  return found;
}

TEST(Decode, EveryRecordedMessageDecodesAndIsEncodedAgainTheSame) {
  std::size_t messages = 0;
  std::set<std::string> protocols;
  for (const auto& path : captures()) {
    const auto summary =
        decode_capture(path, {.format = DecodeFormat::kText, .roundtrip = true}, [&](const DecodedSignal& signal) {
          EXPECT_FALSE(signal.failure || signal.different) << signal.text;
          protocols.insert(signal.protocol);
        });
    ASSERT_TRUE(summary) << path;
    EXPECT_GT(summary->messages, 0U) << path;
    EXPECT_EQ(summary->failed + summary->different, 0U) << path;
    EXPECT_FALSE(summary->broken_file) << path;
    messages += summary->messages;
  }
  EXPECT_GE(messages, 200U);
  EXPECT_THAT(protocols, testing::ElementsAre("H.225.0", "H.245", "RAS"));
}

TEST(Decode, WritesJsonLines) {
  std::vector<std::string> names;
  const auto summary = decode_capture(
      kCaptures / "separate_h245.pcap", {.format = DecodeFormat::kJson}, [&](const DecodedSignal& signal) {
        names.push_back(signal.name);
        EXPECT_TRUE(signal.text.starts_with("{\"time\":\"2026-11-22T") && signal.text.ends_with("}\n")) << signal.text;
        EXPECT_EQ(signal.text.find('\n'), signal.text.size() - 1);
      });
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->messages, names.size());
  ASSERT_GE(names.size(), 5U);
  EXPECT_EQ(names[0], "SETUP");
  EXPECT_THAT(names, testing::Contains("openLogicalChannelAck"));
  EXPECT_THAT(names, testing::Contains("endSessionCommand"));
}

TEST(Decode, TellsOfFilesThatAreNoCaptures) {
  const auto never = [](const DecodedSignal&) { ADD_FAILURE(); };
  EXPECT_EQ(decode_capture(kCaptures / "not there", {}, never).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(decode_capture(kCaptures, {}, never).error().code, ErrorCode::kNotFound) << "a folder";
  EXPECT_EQ(decode_capture(kCaptures / "README.md", {}, never).error().code, ErrorCode::kInvalidArgument);
}

TEST(Decode, GivesWhatIsInFrontOfABrokenPlace) {
  const auto path = std::filesystem::path(testing::TempDir()) / "mtavip_decode_test.pcap";
  std::filesystem::copy_file(kCaptures / "separate_h245.pcap", path, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
  std::size_t seen = 0;
  const auto summary = decode_capture(path, {}, [&](const DecodedSignal&) { ++seen; });
  std::filesystem::remove(path);
  ASSERT_TRUE(summary);
  EXPECT_GT(seen, 10U);
  ASSERT_TRUE(summary->broken_file);
  EXPECT_EQ(summary->broken_file->message, "the capture file ends within a record");
}

}  // namespace
}  // namespace mtavip
