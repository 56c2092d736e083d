#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <unistd.h>

#include <mtavip/configuration.h>

namespace mtavip {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(Configuration, EmptyFileGivesTheDefaults) {
  const auto read = parse_configuration("", "config.toml");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->client.sip_port, 5060);
  EXPECT_EQ(read->client.max_calls, 64);
  EXPECT_TRUE(read->media.audio.enabled);
  EXPECT_FALSE(read->media.video.enabled);
  EXPECT_THAT(read->accounts, IsEmpty());
  EXPECT_THAT(read->warnings, IsEmpty());
}

TEST(Configuration, EveryKeyReachesItsPlace) {
  const auto read = parse_configuration(R"(
[client]
default_account = "home"
bind = ["127.0.0.1", "::1"]
name_servers = ["192.0.2.53", "192.0.2.54:5353"]
user_agent = "agent/1"
module_folder = "/modules"
statistics_seconds = 0.5
log = "debug"
[ports]
sip = 5070
sip_tls = 5071
sip_may_move = true
sip_tcp = false
media_first = 10000
media_last = 10100
[tls]
certificate = "a.pem"
key = "a.key"
authorities = "ca.pem"
trust = "first_use"
verify = false
[sip]
user = "carol"
display_name = "Carol"
session_seconds = 300
requests_per_source = 7
[consent]
transfers = "block"
watchers = "allow"
receipts = "everybody"
[messages]
store = "kept.db"
keep_hours = 5
[limits]
calls = 3
ring_seconds = 7
no_media_seconds = 9
[media]
packet_time_ms = 40
encryption = "optional"
key_exchange = "sdes"
record = "call.mkv"
[audio]
enabled = true
source = "tone:440"
sink = "null"
codecs = ["PCMU", "opus"]
rate_kbps = 24
[video]
enabled = true
source = "test"
sink = "check"
codecs = ["VP8"]
rate_kbps = 500
width = 320
height = 240
frames_per_second = 12.5
[[account]]
name = "work"
address = "sip:alice@example.org"
[[account]]
name = "home"
address = "sip:bob@example.net"
display_name = "Bob"
user_name = "bob2"
password = "secret"
registrar = "sip:registrar.example.net"
proxy = "sip:proxy.example.net;lr"
register = false
expires_seconds = 60
encryption = "required"
key_exchange = "dtls"
allow_md5 = false
xcap_root = "https://example.net/xcap-root"
anonymous = true
tls_pins = ["sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
publish_presence = true
message_waiting = "subscribe"
[[account]]
name = "rooms"
address = "h323:carol@gk.example.org"
aliases = ["1003"]
require_signatures = true
gatekeeper = "TestGK@192.0.2.9"
[h323]
enabled = false
port = 1730
port_may_move = false
display_name = "Carol"
aliases = ["carol"]
fast_connect = false
tunnelling = false
h245_in_setup = false
early_h245 = false
share_connections = true
requests_per_source = 8
)",
                                        "config.toml");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->default_account, "home");
  EXPECT_THAT(read->client.bind, ElementsAre("127.0.0.1", "::1"));
  EXPECT_THAT(read->client.name_servers, ElementsAre("192.0.2.53", "192.0.2.54:5353"));
  EXPECT_EQ(read->client.user_agent, "agent/1");
  EXPECT_EQ(read->client.module_folder, "/modules");
  EXPECT_EQ(read->client.statistics_interval, std::chrono::milliseconds(500));
  EXPECT_EQ(read->client.log_severity, Severity::kDebug);
  EXPECT_EQ(read->client.sip_port, 5070);
  EXPECT_EQ(read->client.sip_tls_port, 5071);
  EXPECT_TRUE(read->client.sip_port_may_move);
  EXPECT_FALSE(read->client.sip_tcp);
  EXPECT_EQ(read->client.media_port_first, 10000);
  EXPECT_EQ(read->client.media_port_last, 10100);
  EXPECT_EQ(read->client.tls_certificate, "a.pem");
  EXPECT_EQ(read->client.tls_key, "a.key");
  EXPECT_EQ(read->client.tls_ca, "ca.pem");
  EXPECT_FALSE(read->client.tls_verify);
  EXPECT_EQ(read->client.tls_trust, TlsTrust::kFirstUse);
  EXPECT_EQ(read->client.sip.user, "carol");
  EXPECT_EQ(read->client.sip.display_name, "Carol");
  EXPECT_EQ(read->client.sip.session_interval, std::chrono::seconds(300));
  EXPECT_EQ(read->client.sip.requests_per_source, 7);
  EXPECT_EQ(read->client.transfers, Rule::kBlock);
  EXPECT_EQ(read->client.watchers, Rule::kAllow);
  EXPECT_EQ(read->client.receipts, ReceiptPolicy::kEverybody);
  EXPECT_EQ(read->client.message_store.path, "kept.db");
  EXPECT_EQ(read->client.message_store.keep, std::chrono::hours(5));
  EXPECT_EQ(read->client.max_calls, 3);
  EXPECT_EQ(read->client.ring_time, std::chrono::seconds(7));
  EXPECT_EQ(read->client.no_media_time, std::chrono::seconds(9));
  EXPECT_EQ(read->media.packet_time, std::chrono::milliseconds(40));
  EXPECT_EQ(read->media.record_path, "call.mkv");
  EXPECT_EQ(read->media.audio.source, "tone:440");
  EXPECT_EQ(read->media.audio.sink, "null");
  EXPECT_EQ(read->media.audio.rate_kbps, 24);
  EXPECT_THAT(read->client.audio_codecs, ElementsAre("PCMU", "opus"));
  EXPECT_TRUE(read->media.video.enabled);
  EXPECT_EQ(read->media.video.source, "test");
  EXPECT_EQ(read->media.video.sink, "check");
  EXPECT_EQ(read->media.video.rate_kbps, 500);
  EXPECT_THAT(read->client.video_codecs, ElementsAre("VP8"));
  EXPECT_EQ(read->media.video_width, 320);
  EXPECT_EQ(read->media.video_height, 240);
  EXPECT_EQ(read->media.video_frames_per_second, 12.5);
  EXPECT_FALSE(read->client.h323.enabled);
  EXPECT_EQ(read->client.h323.port, 1730);
  EXPECT_FALSE(read->client.h323.port_may_move);
  EXPECT_EQ(read->client.h323.display_name, "Carol");
  EXPECT_THAT(read->client.h323.aliases, ElementsAre("carol"));
  EXPECT_FALSE(read->client.h323.fast_connect);
  EXPECT_FALSE(read->client.h323.tunnelling);
  EXPECT_FALSE(read->client.h323.h245_in_setup);
  EXPECT_FALSE(read->client.h323.early_h245);
  EXPECT_TRUE(read->client.h323.share_connections);
  EXPECT_EQ(read->client.h323.requests_per_source, 8);
  ASSERT_EQ(read->accounts.size(), 3U);
  EXPECT_EQ(read->accounts[2].protocol, Protocol::kH323);
  EXPECT_EQ(read->accounts[2].gatekeeper, "TestGK@192.0.2.9");
  EXPECT_THAT(read->accounts[2].aliases, ElementsAre("1003"));
  EXPECT_TRUE(read->accounts[2].require_signatures);
  const AccountSettings& account = read->accounts[1];
  EXPECT_EQ(account.name, "home");
  EXPECT_EQ(account.address, "sip:bob@example.net");
  EXPECT_EQ(account.display_name, "Bob");
  EXPECT_EQ(account.user_name, "bob2");
  EXPECT_EQ(account.password, "secret");
  EXPECT_EQ(account.registrar, "sip:registrar.example.net");
  EXPECT_EQ(account.proxy, "sip:proxy.example.net;lr");
  EXPECT_FALSE(account.register_at_start);
  EXPECT_EQ(account.expires, std::chrono::seconds(60));
  EXPECT_FALSE(account.allow_md5);
  EXPECT_EQ(account.xcap_root, "https://example.net/xcap-root");
  EXPECT_TRUE(account.anonymous);
  EXPECT_EQ(account.tls_pins, std::vector<std::string>{"sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="});
  EXPECT_TRUE(account.publish_presence);
  EXPECT_EQ(account.message_waiting, MessageWaitingSource::kSubscribe);
  EXPECT_EQ(account.encryption, (EncryptionPolicy{MediaEncryption::kRequired, KeyExchange::kDtls}));
  EXPECT_EQ(read->accounts[0].encryption, std::nullopt);
  EXPECT_EQ(read->client.encryption, (EncryptionPolicy{MediaEncryption::kOptional, KeyExchange::kSdes}));
}

struct WrongCase {
  const char* name;
  const char* text;
  const char* message;
};

void PrintTo(const WrongCase& wrong, std::ostream* out) {
  *out << wrong.name;
}

class WrongConfiguration : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongConfiguration, IsSaidWithItsLine) {
  const auto read = parse_configuration(GetParam().text, "f.toml");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kConfiguration);
  EXPECT_EQ(read.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongConfiguration,
    testing::Values(
        WrongCase{"key", "[audio]\n\nsorce = \"tone:440\"\n",
                  "f.toml:3: unknown key \"sorce\" in [audio]; did you mean \"source\"?"},
        WrongCase{"swapped_letters", "[ports]\nspi = 5060\n",
                  "f.toml:2: unknown key \"spi\" in [ports]; did you mean \"sip\"?"},
        WrongCase{"section", "[auido]\nsource = \"device\"\n",
                  "f.toml:1: unknown section \"auido\"; did you mean [audio]?"},
        WrongCase{"key_at_the_top", "acount = 1\n", "f.toml:1: unknown key \"acount\"; did you mean [[account]]?"},
        WrongCase{"section_as_key", "audio = true\n", "f.toml:1: \"audio\" is a section: write it as [audio]"},
        WrongCase{"type", "[ports]\nsip = \"5060\"\n",
                  "f.toml:2: [ports] sip: must be a whole number from 0 to 65535, not the text \"5060\""},
        WrongCase{"range", "[limits]\ncalls = 0\n",
                  "f.toml:2: [limits] calls: must be a whole number from 1 to 10000, not the number 0"},
        WrongCase{"fraction", "[video]\nwidth = 1.5\n",
                  "f.toml:2: [video] width: must be a whole number from 16 to 4096, not the number 1.5"},
        WrongCase{"not_a_number", "[video]\nframes_per_second = nan\n",
                  "f.toml:2: [video] frames_per_second: must be a number from 1 to 120, not the number nan"},
        WrongCase{"flag", "[tls]\nverify = 1\n", "f.toml:2: [tls] verify: must be true or false, not the number 1"},
        WrongCase{"text", "[audio]\nsource = true\n", "f.toml:2: [audio] source: must be a text in quotes, not true"},
        WrongCase{"list", "[client]\nbind = \"127.0.0.1\"\n",
                  "f.toml:2: [client] bind: must be a list of texts, as in [\"one\", \"two\"], not the text "
                  "\"127.0.0.1\""},
        WrongCase{"list_of_numbers", "[audio]\ncodecs = [1]\n",
                  "f.toml:2: [audio] codecs: must be a list of texts, not the number 1"},
        WrongCase{"address", "[client]\nbind = [\"localhost\"]\n",
                  "f.toml:2: [client] bind: \"localhost\" is no IP address"},
        WrongCase{"codec", "[audio]\ncodecs = [\"opsu\"]\n",
                  "f.toml:2: [audio] codecs: \"opsu\" is no codec of this client; did you mean \"opus\"?"},
        WrongCase{"log", "[client]\nlog = \"loud\"\n",
                  "f.toml:2: [client] log: \"loud\" is none of trace, debug, info, warning, error"},
        WrongCase{"tone_without_pitch", "[audio]\nsource = \"tone\"\n",
                  "f.toml:2: [audio] source: \"tone\" needs something after a colon, as in \"tone:440\""},
        WrongCase{"ports_reversed", "[ports]\nmedia_first = 5000\nmedia_last = 4000\n",
                  "f.toml:1: [ports] media_first must be less than media_last"},
        WrongCase{"trust", "[tls]\ntrust = \"anybody\"\n",
                  "f.toml:2: [tls] trust: \"anybody\" is none of ca, pinned, first_use"},
        WrongCase{
            "pin", "[[account]]\naddress = \"sip:a@b\"\ntls_pins = [\"sha1//AAAA\"]\n",
            "f.toml:3: [[account]] tls_pins: \"sha1//AAAA\" is no key of a server; write sha256// and its Base64"},
        WrongCase{"certificate_alone", "[tls]\ncertificate = \"a.pem\"\n",
                  "f.toml:1: [tls] certificate and key must be given together"},
        WrongCase{"no_media", "[audio]\nenabled = false\n", "f.toml:1: [audio] and [video] cannot both be off"},
        WrongCase{"account_brackets", "[account]\naddress = \"sip:a@b\"\n",
                  "f.toml:1: write [[account]] with two brackets: there may be several"},
        WrongCase{"account_without_address", "[[account]]\nname = \"a\"\n",
                  "f.toml:1: [[account]] has no address; write address = \"sip:user@domain\" or "
                  "\"h323:name\""},
        WrongCase{"address_with_blank", "[[account]]\naddress = \"sip:a b\"\n",
                  "f.toml:2: [[account]] address: \"sip:a b\" is no address"},
        WrongCase{"address_of_the_other_protocol", "[[account]]\nprotocol = \"h323\"\naddress = \"sip:a@b\"\n",
                  "f.toml:1: [[account]] protocol is h323, and the address \"sip:a@b\" is one of SIP; write h323:name"},
        WrongCase{"same_account_twice", "[[account]]\naddress = \"sip:a@b\"\n[[account]]\naddress = \"sip:a@b\"\n",
                  "f.toml:3: there are two accounts with the name \"sip:a@b\""},
        WrongCase{"two_passwords", "[[account]]\naddress = \"sip:a@b\"\npassword = \"x\"\npassword_env = \"HOME\"\n",
                  "f.toml:1: [[account]] give only one of password, password_file and password_env"},
        WrongCase{"variable", "[[account]]\naddress = \"sip:a@b\"\npassword_env = \"MTAVIP_NO_SUCH_VARIABLE\"\n",
                  "f.toml:1: [[account]] password_env: the environment has no variable MTAVIP_NO_SUCH_VARIABLE"},
        WrongCase{"password_file", "[[account]]\naddress = \"sip:a@b\"\npassword_file = \"/no/such/file\"\n",
                  "f.toml:1: [[account]] password_file /no/such/file: there is no such file"},
        WrongCase{"default_account",
                  "[client]\ndefault_account = \"wrok\"\n[[account]]\nname = \"work\"\naddress = \"sip:a@b\"\n",
                  "f.toml:1: [client] default_account: there is no account \"wrok\"; did you mean \"work\"?"},
        WrongCase{"several", "[ports]\nsip = -1\n[audio]\nsoucre = 1\n",
                  "f.toml:2: [ports] sip: must be a whole number from 0 to 65535, not the number -1\n"
                  "f.toml:4: unknown key \"soucre\" in [audio]; did you mean \"source\"?"}),
    [](const testing::TestParamInfo<WrongCase>& test) { return test.param.name; });

TEST(Configuration, SyntaxErrorHasItsLine) {
  const auto read = parse_configuration("[audio]\nsource = \"device\n", "f.toml");
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message, StartsWith("f.toml:2: "));
}

TEST(Configuration, VeryLongKeyIsRefusedQuickly) {
  const auto read = parse_configuration("[audio]\n" + std::string(900'000, 'x') + " = 1\n", "f.toml");
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message, StartsWith("f.toml:2: unknown key"));
}

// Every commented key of the template, taken at its word.
TEST(Configuration, TemplateIsRightAndComplete) {
  const std::string text = configuration_template();
  ASSERT_TRUE(parse_configuration(text, "template"));
  std::string active;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    std::string line = text.substr(at, end - at);
    at = end + 1;
    // "# Words" is a comment, "#key = value" a key at its default.
    if (line.starts_with("#") && !line.starts_with("# ")) line.erase(0, 1);
    const bool needs_a_file = line.starts_with("password_file") || line.starts_with("password_env");
    if (!needs_a_file) active += line + "\n";
  }
  const auto read = parse_configuration(active, "template");
  ASSERT_TRUE(read) << read.error().message;
  const Configuration defaults;
  EXPECT_EQ(read->client.sip_port, defaults.client.sip_port);
  EXPECT_EQ(read->client.sip_tls_port, defaults.client.sip_tls_port);
  EXPECT_EQ(read->client.sip_tcp, defaults.client.sip_tcp);
  EXPECT_EQ(read->client.media_port_first, defaults.client.media_port_first);
  EXPECT_EQ(read->client.media_port_last, defaults.client.media_port_last);
  EXPECT_EQ(read->client.max_calls, defaults.client.max_calls);
  EXPECT_EQ(read->client.ring_time, defaults.client.ring_time);
  EXPECT_EQ(read->client.no_media_time, defaults.client.no_media_time);
  EXPECT_EQ(read->client.sip.user, defaults.client.sip.user);
  EXPECT_EQ(read->client.sip.session_interval, defaults.client.sip.session_interval);
  EXPECT_EQ(read->client.sip.requests_per_source, defaults.client.sip.requests_per_source);
  EXPECT_EQ(read->client.h323.share_connections, defaults.client.h323.share_connections);
  EXPECT_EQ(read->client.h323.requests_per_source, defaults.client.h323.requests_per_source);
  EXPECT_EQ(read->client.transfers, defaults.client.transfers);
  EXPECT_EQ(read->client.watchers, defaults.client.watchers);
  EXPECT_EQ(read->client.receipts, defaults.client.receipts);
  EXPECT_EQ(read->client.message_store.path, defaults.client.message_store.path);
  EXPECT_EQ(read->client.message_store.keep, defaults.client.message_store.keep);
  EXPECT_EQ(read->client.tls_verify, defaults.client.tls_verify);
  EXPECT_EQ(read->client.tls_trust, defaults.client.tls_trust);
  EXPECT_EQ(read->client.log_severity, defaults.client.log_severity);
  EXPECT_EQ(read->client.statistics_interval, defaults.client.statistics_interval);
  EXPECT_EQ(read->media.packet_time, defaults.media.packet_time);
  EXPECT_EQ(read->media.video_width, defaults.media.video_width);
  EXPECT_EQ(read->media.video_height, defaults.media.video_height);
  EXPECT_EQ(read->media.video_frames_per_second, defaults.media.video_frames_per_second);
  ASSERT_EQ(read->accounts.size(), 1U);
  EXPECT_EQ(read->accounts[0].expires, AccountSettings{}.expires);
  EXPECT_EQ(read->accounts[0].register_at_start, AccountSettings{}.register_at_start);
}

class ConfigurationFile : public testing::Test {
 protected:
  ConfigurationFile() { std::filesystem::create_directories(folder_); }
  ~ConfigurationFile() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string write(const std::string& name, const std::string& contents, bool for_all) const {
    const auto path = folder_ / name;
    std::ofstream(path) << contents;
    using std::filesystem::perms;
    std::filesystem::permissions(path,
                                 perms::owner_read | perms::owner_write | (for_all ? perms::others_read : perms::none));
    return path.string();
  }

  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("mtavip-configuration-" + std::to_string(::getpid()));
};

constexpr const char* kWithFile = "[[account]]\naddress = \"sip:a@b\"\npassword_file = \"pass\"\n";

TEST_F(ConfigurationFile, PasswordFileIsLookedForBesideIt) {
  static_cast<void>(write("pass", "se cret\r\nsecond line\n", false));
  const auto read = load_configuration(write("c.toml", kWithFile, true));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->accounts.at(0).password, "se cret");
  EXPECT_THAT(read->warnings, IsEmpty());
}

TEST_F(ConfigurationFile, WarnsOfPasswordsThatOthersCanRead) {
  static_cast<void>(write("pass", "secret", true));
  const auto by_file = load_configuration(write("c.toml", kWithFile, false));
  ASSERT_TRUE(by_file) << by_file.error().message;
  EXPECT_THAT(by_file->warnings, ElementsAre(HasSubstr("run: chmod 600")));
  const auto plain =
      load_configuration(write("d.toml", "[[account]]\naddress = \"sip:a@b\"\npassword = \"x\"\n", true));
  ASSERT_TRUE(plain) << plain.error().message;
  EXPECT_THAT(plain->warnings, ElementsAre(EndsWith("d.toml")));
}

TEST_F(ConfigurationFile, PasswordFromTheEnvironment) {
  ::setenv("MTAVIP_TEST_PASSWORD", "from outside", 1);
  const auto read =
      parse_configuration("[[account]]\naddress = \"sip:a@b\"\npassword_env = \"MTAVIP_TEST_PASSWORD\"\n", "c.toml");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->accounts.at(0).password, "from outside");
}

TEST_F(ConfigurationFile, WhatCannotBeReadIsSaid) {
  const auto missing = load_configuration((folder_ / "none.toml").string());
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, EndsWith("none.toml: there is no such file"));
  const auto folder = load_configuration(folder_.string());
  ASSERT_FALSE(folder);
  EXPECT_THAT(folder.error().message, EndsWith(": it is a folder"));
  const auto large = load_configuration(write("large.toml", std::string((1 << 20) + 1, '#'), false));
  ASSERT_FALSE(large);
  EXPECT_THAT(large.error().message, HasSubstr("larger than"));
  EXPECT_TRUE(load_configuration(write("limit.toml", std::string(1 << 20, '#'), false)));
}

TEST(ConfigurationPath, FollowsTheEnvironment) {
  ::setenv("XDG_CONFIG_HOME", "/somewhere", 1);
  EXPECT_EQ(default_configuration_path(), "/somewhere/mtavip/config.toml");
  ::unsetenv("XDG_CONFIG_HOME");
  ::setenv("HOME", "/nowhere/alice", 1);
  EXPECT_EQ(default_configuration_path(), "/nowhere/alice/.config/mtavip/config.toml");
}

}  // namespace
}  // namespace mtavip
