#include "store/message_store.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mtavip::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr WallTime kNoon{std::chrono::seconds(1'769'860'800)};

struct MessageStoreTest : testing::Test {
  MessageStoreTest() {
    std::string name = (std::filesystem::temp_directory_path() / "mtavip-store-XXXXXX").string();
    folder = ::mkdtemp(name.data());
    path = (folder / "data" / "messages.db").string();
  }
  ~MessageStoreTest() override { std::filesystem::remove_all(folder); }

  static call::OutgoingMessage outgoing(const std::string& reference, const std::string& account = "sip:alice@a") {
    return {reference, account,           "sip:alice@a",           "Alice", "sip:bob@b;transport=tcp",
            "bob@b",   "to " + reference, ReceiptWish::kDelivered, kNoon};
  }
  static call::IncomingMessage incoming(const std::string& reference, bool identified = true) {
    return {reference, identified,   "sip:alice@a",          "sip:bob@b", "bob@b",
            "Bob",     "text/plain", std::string("a\0b", 3), {},          kNoon};
  }
  static call::Kept keep(MessageStore& store, call::OutgoingMessage message) {
    return std::get<call::Kept>(*store.carry_out(call::KeepOutgoing{7, std::move(message)}));
  }
  static call::Kept keep(MessageStore& store, call::IncomingMessage message) {
    return std::get<call::Kept>(*store.carry_out(call::KeepIncoming{8, std::move(message)}));
  }
  static std::optional<call::OutboxClaimed> claim(MessageStore& store,
                                                  std::vector<std::string> accounts = {"sip:alice@a"}) {
    const auto told = store.carry_out(call::ClaimOutbox{std::move(accounts)});
    if (!told) return std::nullopt;
    return std::get<call::OutboxClaimed>(*told);
  }
  static std::vector<std::string> references(const call::OutboxClaimed& claimed) {
    std::vector<std::string> found;
    for (const auto& message : claimed.waiting) found.push_back(message.reference);
    return found;
  }

  std::filesystem::path folder;
  std::string path;
};

TEST_F(MessageStoreTest, OpensNothingBeforeItIsNeeded) {
  { const MessageStore store(path); }
  EXPECT_FALSE(std::filesystem::exists(folder / "data"));
  EXPECT_TRUE(read_messages(path, 10)->empty());
}

TEST_F(MessageStoreTest, WhatWaitsIsThereInTheNextRunAndWhatWasSentIsNot) {
  {
    MessageStore store(path);
    EXPECT_TRUE(claim(store)->waiting.empty());
    const call::Kept kept = keep(store, outgoing("1"));
    EXPECT_EQ(kept.ticket, 7U);
    EXPECT_EQ(kept.failure, "");
    EXPECT_TRUE(kept.ours);
    keep(store, outgoing("2"));
    keep(store, outgoing("3"));
    static_cast<void>(store.carry_out(call::NoteOutcome{"1", true}));
    static_cast<void>(store.carry_out(call::NoteOutcome{"3", false}));
    EXPECT_EQ(claim(store), std::nullopt);  // nobody else has changed anything
  }
  MessageStore store(path);
  const auto claimed = claim(store);
  ASSERT_EQ(claimed->waiting.size(), 1U);
  EXPECT_EQ(claimed->waiting[0], outgoing("2"));
  EXPECT_THAT(claimed->correspondents, ElementsAre("bob@b"));
  const auto all = read_messages(path, 2);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ((*all)[0].state, StoredState::kWaiting);
  EXPECT_EQ((*all)[1].state, StoredState::kFailed);
  EXPECT_EQ((*all)[1].body, "to 3");
  EXPECT_EQ((*all)[1].written, std::chrono::time_point_cast<std::chrono::system_clock::duration>(kNoon));
}

TEST_F(MessageStoreTest, IsReadByItsUserAlone) {
  ::umask(0);
  MessageStore store(path);
  keep(store, outgoing("1"));
  claim(store);
  for (const auto& entry : std::filesystem::directory_iterator(folder / "data")) {
    EXPECT_EQ(entry.status().permissions() & std::filesystem::perms::all, std::filesystem::perms(0600)) << entry.path();
  }
}

TEST_F(MessageStoreTest, WhatComesTwiceIsKeptOnceIfItCanBeKnown) {
  MessageStore store(path);
  EXPECT_FALSE(keep(store, incoming("1")).again);
  EXPECT_TRUE(keep(store, incoming("1")).again);
  EXPECT_FALSE(keep(store, incoming("2")).again);
  auto other = incoming("1");
  other.person = "carol@b";
  EXPECT_FALSE(keep(store, other).again);
  EXPECT_FALSE(keep(store, incoming("3", false)).again);
  EXPECT_FALSE(keep(store, incoming("3", false)).again);
  const auto all = read_messages(path, 100);
  EXPECT_EQ(all->size(), 5U);
  EXPECT_EQ(all->front().body, std::string("a\0b", 3));
  EXPECT_EQ(all->front().peer_name, "Bob");
}

TEST_F(MessageStoreTest, AccountsAreDeliveredByOneProcessAtATime) {
  std::optional<MessageStore> first(path);
  MessageStore second(path);
  claim(*first);
  EXPECT_TRUE(claim(second)->waiting.empty());
  const call::Kept kept = keep(second, outgoing("1"));
  EXPECT_EQ(kept.failure, "");
  EXPECT_FALSE(kept.ours);
  EXPECT_TRUE(keep(*first, outgoing("2")).ours);
  // The one that delivers them is told of what others have added.
  EXPECT_THAT(references(*claim(*first)), ElementsAre("1", "2"));
  claim(second, {"sip:work@a"});
  EXPECT_TRUE(keep(second, outgoing("3", "sip:work@a")).ours);
  EXPECT_THAT(references(*claim(*first)), ElementsAre("1", "2"));
  first.reset();
  EXPECT_THAT(references(*claim(second)), ElementsAre("1", "2", "3"));
}

TEST_F(MessageStoreTest, ReceiptsOfEarlierRunsAreToldOnce) {
  MessageStore store(path);
  keep(store, outgoing("1"));
  const auto note = [&store](const std::string& reference, Receipt receipt, bool tell = true) {
    return store.carry_out(call::NoteReceipt{reference, "sip:bob@b", receipt, tell}).has_value();
  };
  EXPECT_FALSE(note("unknown", Receipt::kDelivered));
  EXPECT_TRUE(note("1", Receipt::kDelivered));
  EXPECT_FALSE(note("1", Receipt::kDelivered));
  EXPECT_FALSE(note("1", Receipt::kDisplayed, false));
  EXPECT_FALSE(note("1", Receipt::kDisplayed));
  EXPECT_EQ(read_messages(path, 1)->front().receipt, Receipt::kDisplayed);
}

TEST_F(MessageStoreTest, SaysWhyNothingCanBeKept) {
  std::filesystem::create_directories(path);  // a folder in its place
  MessageStore store(path);
  EXPECT_THAT(keep(store, outgoing("1")).failure, HasSubstr(path));
  EXPECT_THAT(keep(store, incoming("1")).failure, HasSubstr(path));
  EXPECT_EQ(claim(store), std::nullopt);
}

TEST_F(MessageStoreTest, FilesThatAreNoneOfOursAreRefused) {
  std::filesystem::create_directories(folder / "data");
  std::ofstream(path) << "This is no database, however much it tries to look like a file of some length. "
                      << std::string(5000, 'x');
  MessageStore store(path);
  EXPECT_THAT(keep(store, outgoing("1")).failure, HasSubstr("not a database"));
  std::filesystem::remove(path);
  {
    auto newer = Database::open(path, {});
    ASSERT_TRUE(newer.has_value());
    ASSERT_TRUE(newer->run("PRAGMA user_version = 99").has_value());
  }
  EXPECT_THAT(keep(store, outgoing("1")).failure, HasSubstr("newer version"));
  EXPECT_THAT(read_messages(path, 1).error(), HasSubstr("newer version"));
}

TEST_F(MessageStoreTest, WhatWasSaidToBeKeptSurvivesAKillAtAnyMoment) {
  std::size_t promised = 0;
  for (int round = 0; round < 12; ++round) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      MessageStore store(path);
      for (int i = 0;; ++i) {
        const auto reference = std::to_string(round) + "." + std::to_string(i);
        if (!keep(store, incoming(reference)).failure.empty()) ::_exit(1);
        const char said = 'x';
        if (::write(pipe[1], &said, 1) != 1) ::_exit(2);
      }
    }
    ::close(pipe[1]);
    char said = 0;
    std::size_t heard = 0;
    // Killed wherever it is when the n-th promise is heard.
    const auto enough = static_cast<std::size_t>(1 + round * 3);
    while (heard < enough && ::read(pipe[0], &said, 1) == 1) ++heard;
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    while (::read(pipe[0], &said, 1) == 1) ++heard;
    ::close(pipe[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    promised += heard;
    const auto kept = read_messages(path, 100'000);
    ASSERT_TRUE(kept.has_value()) << kept.error();
    // One more of each round may have been kept without its promise being heard.
    EXPECT_GE(kept->size(), promised);
    EXPECT_LE(kept->size(), promised + static_cast<std::size_t>(round) + 1);
    promised = kept->size();
  }
}

}  // namespace
}  // namespace mtavip::store
