#include "net/resolver.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/socket.h>

#include "base/bytes.h"
#include "base/text.h"
#include "net/hosts_file.h"
#include "net/socket.h"

namespace mtavip::net {
namespace {

constexpr Duration kPatience = std::chrono::seconds(10);

/// A name server in the test's own loop.
class NameServer {
 public:
  explicit NameServer(EventLoop& loop, const char* where = "127.0.0.1:0")
      : fd_(std::move(*bind_socket(SOCK_DGRAM, *Endpoint::parse(where), "name server"))),
        watch_(loop, fd_.get(), [this](Readiness) { serve(); }) {}

  [[nodiscard]] Endpoint address() const { return local_endpoint(fd_.get()); }
  /// A record of a name: its type, and its data with the length.
  void add(const std::string& name, std::uint16_t type, Bytes data) {
    records_[name].push_back({type, std::move(data)});
  }
  static Bytes encoded(std::string_view name) {
    Bytes data;
    ByteWriter writer(data);
    for (const std::string_view label : split(name, '.')) {
      writer.u8(static_cast<std::uint8_t>(label.size()));
      writer.text(label);
    }
    writer.u8(0);
    return data;
  }

  bool silent = false;
  int response_code = 0;
  int asked = 0;

 private:
  struct Record {
    std::uint16_t type;
    Bytes data;
  };

  void serve() {
    std::array<std::byte, 2048> buffer;
    SocketAddress from;
    const ssize_t size = ::recvfrom(fd_.get(), buffer.data(), buffer.size(), 0, from.data(), from.prepare());
    if (size < 0) return;
    ++asked;
    if (silent) return;
    ByteReader question({buffer.data(), static_cast<std::size_t>(size)});
    const std::uint16_t id = question.u16();
    question.skip(10);
    std::string name;
    for (std::uint8_t length = question.u8(); length != 0 && !question.failed(); length = question.u8()) {
      if (!name.empty()) name += '.';
      name += text_of(question.view(length));
    }
    const std::uint16_t type = question.u16();
    question.u16();
    const std::size_t question_end = question.offset();

    const auto found = records_.find(name);
    std::uint16_t count = 0;
    Bytes reply;
    ByteWriter writer(reply);
    writer.u16(id);
    const int code = response_code != 0 ? response_code : found == records_.end() ? 3 : 0;
    writer.u16(static_cast<std::uint16_t>(0x8180 | code));
    writer.u16(1);
    writer.zeros(6);
    writer.bytes(ByteView(buffer).subspan(12, question_end - 12));
    if (code == 0) {
      for (const Record& record : found->second) {
        if (record.type != type) continue;
        ++count;
        writer.u16(0xc00c);
        writer.u16(record.type);
        writer.u16(1);
        writer.u32(77);
        writer.u16(static_cast<std::uint16_t>(record.data.size()));
        writer.bytes(record.data);
      }
    }
    writer.patch_u16(6, count);
    static_cast<void>(!::sendto(fd_.get(), reply.data(), reply.size(), 0, from.data(), from.size()));
  }

  FileDescriptor fd_;
  std::map<std::string, std::vector<Record>> records_;
  Watch watch_;
};

std::vector<IpAddress> addresses_of(const DnsAnswer& answer) {
  std::vector<IpAddress> addresses;
  for (const DnsRecord& record : answer.records) addresses.push_back(std::get<IpAddress>(record));
  return addresses;
}

class ResolverTest : public testing::Test {
 protected:
  ResolverConfig config() const {
    ResolverConfig result;
    result.name_servers = {server_.address()};
    result.hosts_file = "/nonexistent";
    result.attempt = std::chrono::milliseconds(50);
    result.total = std::chrono::milliseconds(400);
    return result;
  }
  DnsAnswer ask(const ResolverConfig& with, DnsType type, const std::string& name) {
    std::vector<DnsAnswer> answers;
    Resolver resolver(loop_, with, [&](DnsAnswer answer) { answers.push_back(std::move(answer)); });
    resolver.resolve({static_cast<DnsQueryId>(5), type, name});
    EXPECT_TRUE(answers.empty()) << "never from within the call";
    EXPECT_TRUE(loop_.run_until([&] { return !answers.empty(); }, EventLoop::now() + kPatience));
    if (answers.empty()) return {};
    EXPECT_EQ(answers[0].id, static_cast<DnsQueryId>(5));
    return answers[0];
  }
  DnsAnswer ask(DnsType type, const std::string& name) { return ask(config(), type, name); }

  EventLoop loop_;
  NameServer server_{loop_};
};

Bytes raw(std::initializer_list<int> values) {
  Bytes bytes;
  for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

TEST_F(ResolverTest, AnswersEveryType) {
  server_.add("pbx.example", 1, raw({192, 0, 2, 1}));
  server_.add("pbx.example", 1, raw({192, 0, 2, 2}));
  Bytes v6(16);
  v6[0] = std::byte{0x20};
  server_.add("pbx.example", 28, v6);
  Bytes srv = raw({0, 1, 0, 2, 0x13, 0xc4});
  const Bytes target = NameServer::encoded("pbx.example");
  srv.insert(srv.end(), target.begin(), target.end());
  server_.add("_sip._udp.example", 33, srv);
  Bytes naptr = raw({0, 10, 0, 50, 1, 's', 7, 'S', 'I', 'P', '+', 'D', '2', 'U', 0});
  const Bytes replacement = NameServer::encoded("_sip._udp.example");
  naptr.insert(naptr.end(), replacement.begin(), replacement.end());
  server_.add("example", 35, naptr);

  const DnsAnswer a = ask(DnsType::kA, "pbx.example");
  EXPECT_EQ(a.status, DnsStatus::kOk);
  EXPECT_EQ(addresses_of(a), (std::vector<IpAddress>{IpAddress::v4({192, 0, 2, 1}), IpAddress::v4({192, 0, 2, 2})}));
  EXPECT_EQ(a.time_to_live, std::chrono::seconds(77));
  EXPECT_EQ(ask(DnsType::kA, "pbx.example.").records.size(), 2U);
  EXPECT_EQ(ask(DnsType::kAaaa, "pbx.example").records.size(), 1U);
  const DnsAnswer s = ask(DnsType::kSrv, "_sip._udp.example");
  ASSERT_EQ(s.records.size(), 1U);
  EXPECT_EQ(std::get<SrvRecord>(s.records[0]).target, "pbx.example");
  EXPECT_EQ(std::get<SrvRecord>(s.records[0]).port, 5060);
  const DnsAnswer n = ask(DnsType::kNaptr, "example");
  ASSERT_EQ(n.records.size(), 1U);
  EXPECT_EQ(std::get<NaptrRecord>(n.records[0]).service, "SIP+D2U");
}

TEST_F(ResolverTest, TellsMissingNamesFromMissingTypesAndFailures) {
  server_.add("pbx.example", 1, raw({192, 0, 2, 1}));
  EXPECT_EQ(ask(DnsType::kA, "other.example").status, DnsStatus::kNotFound);
  const DnsAnswer empty = ask(DnsType::kSrv, "pbx.example");
  EXPECT_EQ(empty.status, DnsStatus::kOk);
  EXPECT_TRUE(empty.records.empty());
  server_.response_code = 2;
  EXPECT_EQ(ask(DnsType::kA, "pbx.example").status, DnsStatus::kFailed);
  EXPECT_EQ(ask(DnsType::kA, "").status, DnsStatus::kNotFound);
  EXPECT_EQ(ask(DnsType::kA, std::string(300, 'a')).status, DnsStatus::kNotFound);
  EXPECT_NE(ask(DnsType::kA, "a..b").status, DnsStatus::kOk);
}

TEST_F(ResolverTest, ASilentServerEndsInTimeAndWithoutSpinning) {
  server_.silent = true;
  std::vector<DnsAnswer> answers;
  Resolver resolver(loop_, config(), [&](DnsAnswer answer) { answers.push_back(std::move(answer)); });
  const Timestamp start = EventLoop::now();
  resolver.resolve({static_cast<DnsQueryId>(1), DnsType::kA, "pbx.example"});
  int turns = 0;
  while (answers.empty() && EventLoop::now() < start + kPatience) {
    loop_.run_once(start + kPatience);
    ++turns;
  }
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].status, DnsStatus::kTimedOut);
  EXPECT_GE(EventLoop::now() - start, std::chrono::milliseconds(300));
  EXPECT_LT(turns, 50);
  EXPECT_GE(server_.asked, 2);
}

TEST_F(ResolverTest, TheNextServerIsAskedWhenOneIsSilent) {
  NameServer dead(loop_);
  dead.silent = true;
  server_.add("pbx.example", 1, raw({192, 0, 2, 1}));
  ResolverConfig two = config();
  two.name_servers = {dead.address(), server_.address()};
  two.total = std::chrono::seconds(5);
  EXPECT_EQ(ask(two, DnsType::kA, "pbx.example").records.size(), 1U);
  EXPECT_GE(dead.asked, 1);
}

TEST_F(ResolverTest, APortWithoutServerEndsSoon) {
  ResolverConfig none = config();
  {
    const NameServer gone(loop_);
    none.name_servers = {gone.address()};
  }
  EXPECT_EQ(ask(none, DnsType::kA, "pbx.example").status, DnsStatus::kFailed);
}

TEST_F(ResolverTest, ServersMayHaveIpv6Addresses) {
  NameServer v6(loop_, "[::1]:0");
  v6.add("pbx.example", 1, raw({192, 0, 2, 1}));
  ResolverConfig with = config();
  with.name_servers = {v6.address()};
  EXPECT_EQ(ask(with, DnsType::kA, "pbx.example").records.size(), 1U);
}

TEST_F(ResolverTest, CancelledQueriesAreNotAnswered) {
  server_.add("pbx.example", 1, raw({192, 0, 2, 1}));
  std::vector<DnsQueryId> answers;
  Resolver resolver(loop_, config(), [&](const DnsAnswer& answer) { answers.push_back(answer.id); });
  resolver.resolve({static_cast<DnsQueryId>(1), DnsType::kA, "pbx.example"});
  resolver.resolve({static_cast<DnsQueryId>(2), DnsType::kA, "localhost"});
  resolver.resolve({static_cast<DnsQueryId>(3), DnsType::kA, "pbx.example"});
  resolver.cancel(static_cast<DnsQueryId>(1));
  resolver.cancel(static_cast<DnsQueryId>(2));
  resolver.cancel(static_cast<DnsQueryId>(99));
  ASSERT_TRUE(loop_.run_until([&] { return !answers.empty(); }, EventLoop::now() + kPatience));
  loop_.run_once(EventLoop::now() + std::chrono::milliseconds(20));
  EXPECT_EQ(answers, (std::vector<DnsQueryId>{static_cast<DnsQueryId>(3)}));
}

TEST_F(ResolverTest, MayBeDestroyedWithOpenQueries) {
  server_.silent = true;
  Resolver resolver(loop_, config(), [](const DnsAnswer&) { ADD_FAILURE(); });
  for (std::uint64_t i = 0; i < 10; ++i) resolver.resolve({static_cast<DnsQueryId>(i), DnsType::kSrv, "pbx.example"});
  loop_.run_once(EventLoop::now() + std::chrono::milliseconds(1));
}

TEST_F(ResolverTest, QueriesAreLimited) {
  server_.silent = true;
  ResolverConfig two = config();
  two.max_queries = 2;
  std::map<DnsQueryId, DnsStatus> answers;
  Resolver resolver(loop_, two, [&](const DnsAnswer& answer) { answers[answer.id] = answer.status; });
  for (std::uint64_t i = 0; i < 3; ++i) resolver.resolve({static_cast<DnsQueryId>(i), DnsType::kA, "pbx.example"});
  ASSERT_TRUE(loop_.run_until([&] { return answers.size() == 3; }, EventLoop::now() + kPatience));
  EXPECT_EQ(answers[static_cast<DnsQueryId>(2)], DnsStatus::kFailed);
  EXPECT_EQ(answers[static_cast<DnsQueryId>(0)], DnsStatus::kTimedOut);
}

TEST_F(ResolverTest, SomeNamesNeedNoServer) {
  server_.silent = true;
  EXPECT_EQ(addresses_of(ask(DnsType::kA, "localhost")), (std::vector<IpAddress>{IpAddress::v4({127, 0, 0, 1})}));
  EXPECT_EQ(addresses_of(ask(DnsType::kAaaa, "Pbx.LocalHost.")), (std::vector<IpAddress>{*IpAddress::parse("::1")}));
  EXPECT_EQ(ask(DnsType::kSrv, "_sip._udp.localhost").status, DnsStatus::kOk);
  EXPECT_EQ(addresses_of(ask(DnsType::kA, "192.0.2.9")), (std::vector<IpAddress>{IpAddress::v4({192, 0, 2, 9})}));
  EXPECT_TRUE(ask(DnsType::kAaaa, "192.0.2.9").records.empty());
  EXPECT_EQ(server_.asked, 0);
  EXPECT_EQ(ask(DnsType::kA, "notlocalhost").status, DnsStatus::kTimedOut);
}

class HostsFileTest : public ResolverTest {
 protected:
  HostsFileTest() : path_((std::filesystem::temp_directory_path() / "mtavip_hosts_XXXXXX").string()) {
    close_.emplace(mkstemp(path_.data()));
  }
  ~HostsFileTest() override { static_cast<void>(std::remove(path_.c_str())); }
  void write(const std::string& text) {
    FILE* const file = std::fopen(path_.c_str(), "w");
    ASSERT_NE(file, nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }

  std::string path_;
  std::optional<FileDescriptor> close_;
};

TEST_F(HostsFileTest, NamesOfTheHostsFileComeFirst) {
  write(
      "# names\n"
      "192.0.2.5\tpbx.example pbx # pbx.commented\n"
      "  192.0.2.6   two.example\r\n"
      "2001:db8::5 pbx.example\n"
      "not-an-address wrong.example\n"
      "192.0.2.7 PBX.example");
  ResolverConfig with = config();
  with.hosts_file = path_;
  EXPECT_EQ(addresses_of(ask(with, DnsType::kA, "pbx.EXAMPLE")),
            (std::vector<IpAddress>{IpAddress::v4({192, 0, 2, 5}), IpAddress::v4({192, 0, 2, 7})}));
  EXPECT_EQ(addresses_of(ask(with, DnsType::kAaaa, "pbx.example")),
            (std::vector<IpAddress>{*IpAddress::parse("2001:db8::5")}));
  EXPECT_EQ(ask(with, DnsType::kA, "pbx").records.size(), 1U);
  EXPECT_EQ(ask(with, DnsType::kA, "two.example").records.size(), 1U);
  EXPECT_TRUE(ask(with, DnsType::kAaaa, "two.example").records.empty());
  EXPECT_EQ(server_.asked, 0);
  EXPECT_EQ(ask(with, DnsType::kA, "pbx.commented").status, DnsStatus::kNotFound);
  EXPECT_EQ(ask(with, DnsType::kA, "wrong.example").status, DnsStatus::kNotFound);
}

TEST_F(HostsFileTest, IsReadAgainWhenItHasChanged) {
  write("192.0.2.5 pbx.example\n");
  HostsFile hosts(path_);
  EXPECT_EQ(hosts.addresses("pbx.example").size(), 1U);
  write("192.0.2.5 pbx.example\n192.0.2.6 pbx.example\n");
  std::filesystem::last_write_time(path_, std::filesystem::last_write_time(path_) + std::chrono::seconds(5));
  EXPECT_EQ(hosts.addresses("pbx.example").size(), 2U);
  ASSERT_EQ(std::remove(path_.c_str()), 0);
  EXPECT_TRUE(hosts.addresses("pbx.example").empty());
}

TEST_F(HostsFileTest, ReadsNoMoreThanItsLimit) {
  write(std::string(HostsFile::kLargest, '\n') + "192.0.2.5 pbx.example\n");
  HostsFile hosts(path_);
  EXPECT_TRUE(hosts.addresses("pbx.example").empty());
}

}  // namespace
}  // namespace mtavip::net
