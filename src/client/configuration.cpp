#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include <sys/stat.h>

#include <mtavip/configuration.h>

#include "base/ip_address.h"
#include "base/text.h"
#include "call/media_description.h"
#include "client/configuration_reader.h"
#include "client/port_name.h"
#include "net/server_trust.h"

namespace mtavip {
namespace {

using client::ConfigurationProblems;
using client::ConfigurationSection;
using toml::node;

constexpr std::size_t kMaxFileSize = 1 << 20;
constexpr std::size_t kMaxPasswordSize = 4096;
constexpr std::array<std::string_view, 5> kLogLevels{"trace", "debug", "info", "warning", "error"};

tl::unexpected<Error> wrong(std::string text) {
  return tl::unexpected<Error>({ErrorCode::kConfiguration, std::move(text)});
}

// --- Values of certain kinds

template <class T>
std::function<std::string(const node&)> integer(T& to, std::int64_t least, std::int64_t most) {
  return [&to, least, most](const node& value) {
    std::int64_t number = 0;
    auto problem = client::take_integer(value, least, most, number);
    if (problem.empty()) to = T(number);
    return problem;
  };
}

std::function<std::string(const node&)> text(std::string& to) {
  return [&to](const node& value) { return client::take_text(value, to); };
}

std::function<std::string(const node&)> texts(std::vector<std::string>& to) {
  return [&to](const node& value) { return client::take_texts(value, to); };
}

std::function<std::string(const node&)> flag(bool& to) {
  return [&to](const node& value) { return client::take_flag(value, to); };
}

std::function<std::string(const node&)> addresses(std::vector<std::string>& to, bool with_port) {
  return [&to, with_port](const node& value) {
    auto problem = client::take_texts(value, to);
    for (const auto& address : to) {
      if (problem.empty() && !IpAddress::parse(address) && !(with_port && Endpoint::parse(address))) {
        problem = "\"" + address + "\" is no IP address";
      }
    }
    return problem;
  };
}

std::function<std::string(const node&)> codecs(std::vector<std::string>& to, MediaKind kind) {
  return [&to, kind](const node& value) {
    auto problem = client::take_texts(value, to);
    for (const auto& name : to) {
      if (!problem.empty() || !call::configurations_of(name, kind).empty()) continue;
      const auto known = call::known_codecs(kind);
      const std::vector<std::string_view> views(known.begin(), known.end());
      problem = "\"" + name + "\" is no codec of this client; did you mean \"" +
                std::string(client::nearest_name(name, views)) + "\"?";
    }
    return problem;
  };
}

std::function<std::string(const node&)> port(std::string& to, MediaKind kind, client::PortRole role) {
  return [&to, kind, role](const node& value) {
    auto problem = client::take_text(value, to);
    if (!problem.empty()) return problem;
    const auto parsed = client::parse_port(to, kind, role);
    return parsed ? std::string() : parsed.error().message;
  };
}

std::function<std::string(const node&)> address(std::string& to) {
  return [&to](const node& value) {
    auto problem = client::take_text(value, to);
    if (!problem.empty() || to.empty()) return problem;
    if (to.find_first_of(" \t\r\n<>\"") != std::string::npos) return "\"" + to + "\" is no address";
    return problem;
  };
}

/// The policy, for keys that may stand in an account and for those of the client.
template <class Policy>
std::function<std::string(const node&)> encryption(Policy policy) {
  return [policy](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (!problem.empty()) return problem;
    for (const auto choice : {MediaEncryption::kNone, MediaEncryption::kOptional, MediaEncryption::kRequired}) {
      if (to_string(choice) != name) continue;
      policy().encryption = choice;
      return std::string();
    }
    return "\"" + name + "\" is none of none, optional, required";
  };
}

template <class Policy>
std::function<std::string(const node&)> key_exchange(Policy policy) {
  return [policy](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (!problem.empty()) return problem;
    for (const auto choice : {KeyExchange::kSdes, KeyExchange::kDtls}) {
      if (to_string(choice) == name) policy().keys = choice;
    }
    if (name == "any") policy().keys.reset();
    return policy().keys || name == "any" ? std::string() : "\"" + name + "\" is none of any, sdes, dtls";
  };
}

std::function<std::string(const node&)> server_trust(TlsTrust& to) {
  return [&to](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (!problem.empty()) return problem;
    for (const auto choice : {TlsTrust::kAuthorities, TlsTrust::kPinned, TlsTrust::kFirstUse}) {
      if (to_string(choice) != name) continue;
      to = choice;
      return std::string();
    }
    return "\"" + name + "\" is none of ca, pinned, first_use";
  };
}

std::function<std::string(const node&)> fingerprints(std::vector<std::string>& to) {
  return [&to](const node& value) {
    auto problem = client::take_texts(value, to);
    for (const auto& text : to) {
      if (problem.empty() && !net::Fingerprint::parse(text)) {
        problem = "\"" + text + "\" is no key of a server; write sha256// and its Base64";
      }
    }
    return problem;
  };
}

// --- Files

std::filesystem::path with_home(const std::string& path) {
  if (path.starts_with("~/")) {
    if (const char* home = std::getenv("HOME")) return std::filesystem::path(home) / path.substr(2);
  }
  return path;
}

Expected<std::string> read_file(const std::string& path, std::size_t most) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return wrong("it is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return wrong(std::filesystem::exists(path, error) ? "it cannot be read; check its permissions"
                                                      : "there is no such file");
  }
  std::string contents(most + 1, '\0');
  file.read(contents.data(), static_cast<std::streamsize>(contents.size()));
  contents.resize(static_cast<std::size_t>(file.gcount()));
  if (contents.size() > most) return wrong("it is larger than " + std::to_string(most) + " bytes");
  return contents;
}

bool readable_by_others(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

std::string exposure_warning(const std::string& path) {
  return path + " holds a password and can be read by other users; run: chmod 600 " + path;
}

/// Where a password is written or kept. Resolved once the account is complete.
struct PasswordSources {
  std::optional<std::string> plain;
  std::optional<std::string> file;
  std::optional<std::string> variable;
};

std::string resolve_password(const PasswordSources& from, const std::filesystem::path& folder, std::string& to,
                             std::vector<std::string>& warnings) {
  if (int(from.plain.has_value()) + int(from.file.has_value()) + int(from.variable.has_value()) > 1) {
    return "give only one of password, password_file and password_env";
  }
  if (from.plain) to = *from.plain;
  if (from.variable) {
    const char* value = std::getenv(from.variable->c_str());
    if (value == nullptr) return "password_env: the environment has no variable " + *from.variable;
    to = value;
  }
  if (from.file) {
    const std::string path = (folder / with_home(*from.file)).string();
    const auto contents = read_file(path, kMaxPasswordSize);
    if (!contents) return "password_file " + path + ": " + contents.error().message;
    to = contents->substr(0, contents->find_first_of("\r\n"));
    if (readable_by_others(path)) warnings.push_back(exposure_warning(path));
  }
  return {};
}

// --- Sections

ConfigurationSection client_section(Configuration& to) {
  auto log = [&to](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (!problem.empty()) return problem;
    for (std::size_t i = 0; i < kLogLevels.size(); ++i) {
      if (kLogLevels[i] != name) continue;
      to.client.log_severity = static_cast<Severity>(i);
      return std::string();
    }
    return "\"" + name + "\" is none of trace, debug, info, warning, error";
  };
  auto statistics = [&to](const node& value) {
    double seconds = 0;
    auto problem = client::take_number(value, 0, 3600, seconds);
    if (problem.empty()) to.client.statistics_interval = std::chrono::milliseconds(std::int64_t(seconds * 1000));
    return problem;
  };
  return {"[client]",
          {{"default_account", text(to.default_account)},
           {"bind", addresses(to.client.bind, false)},
           {"name_servers", addresses(to.client.name_servers, true)},
           {"user_agent", text(to.client.user_agent)},
           {"module_folder", text(to.client.module_folder)},
           {"statistics_seconds", statistics},
           {"log", log}}};
}

ConfigurationSection ports_section(Configuration& to) {
  return {"[ports]",
          {{"sip", integer(to.client.sip_port, 0, 65535)},
           {"sip_tls", integer(to.client.sip_tls_port, 0, 65535)},
           {"sip_may_move", flag(to.client.sip_port_may_move)},
           {"sip_tcp", flag(to.client.sip_tcp)},
           {"media_first", integer(to.client.media_port_first, 1024, 65535)},
           {"media_last", integer(to.client.media_port_last, 1024, 65535)}}};
}

ConfigurationSection h323_section(Configuration& to) {
  H323Options& h323 = to.client.h323;
  return {"[h323]",
          {{"enabled", flag(h323.enabled)},
           {"port", integer(h323.port, 0, 65535)},
           {"port_may_move", flag(h323.port_may_move)},
           {"display_name", text(h323.display_name)},
           {"aliases", texts(h323.aliases)},
           {"fast_connect", flag(h323.fast_connect)},
           {"tunnelling", flag(h323.tunnelling)},
           {"h245_in_setup", flag(h323.h245_in_setup)},
           {"early_h245", flag(h323.early_h245)},
           {"share_connections", flag(h323.share_connections)},
           {"requests_per_source", integer(h323.requests_per_source, 0, 1'000'000)}}};
}

ConfigurationSection sip_section(Configuration& to) {
  SipOptions& sip = to.client.sip;
  return {"[sip]",
          {{"user", text(sip.user)},
           {"display_name", text(sip.display_name)},
           {"session_seconds", integer(sip.session_interval, 0, 86400)},
           {"requests_per_source", integer(sip.requests_per_source, 0, 1'000'000)}}};
}

ConfigurationSection consent_section(Configuration& to) {
  const auto rule = [](Rule& target) {
    return [&target](const node& value) {
      std::string name;
      auto problem = client::take_text(value, name);
      if (!problem.empty()) return problem;
      for (const auto known : {Rule::kAllow, Rule::kAsk, Rule::kBlock}) {
        if (to_string(known) != name) continue;
        target = known;
        return std::string();
      }
      return "\"" + name + "\" is none of allow, ask, block";
    };
  };
  const auto receipts = [&to](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (!problem.empty()) return problem;
    for (const auto known : {ReceiptPolicy::kNobody, ReceiptPolicy::kCorrespondents, ReceiptPolicy::kEverybody}) {
      if (to_string(known) != name) continue;
      to.client.receipts = known;
      return std::string();
    }
    return "\"" + name + "\" is none of nobody, correspondents, everybody";
  };
  return {"[consent]",
          {{"transfers", rule(to.client.transfers)}, {"watchers", rule(to.client.watchers)}, {"receipts", receipts}}};
}

ConfigurationSection messages_section(Configuration& to) {
  return {"[messages]",
          {{"store", text(to.client.message_store.path)},
           {"keep_hours", integer(to.client.message_store.keep, 1, 24 * 365)}}};
}

ConfigurationSection tls_section(Configuration& to) {
  return {"[tls]",
          {{"certificate", text(to.client.tls_certificate)},
           {"key", text(to.client.tls_key)},
           {"authorities", text(to.client.tls_ca)},
           {"verify", flag(to.client.tls_verify)},
           {"trust", server_trust(to.client.tls_trust)}}};
}

ConfigurationSection limits_section(Configuration& to) {
  return {"[limits]",
          {{"calls", integer(to.client.max_calls, 1, 10000)},
           {"ring_seconds", integer(to.client.ring_time, 1, 86400)},
           {"no_media_seconds", integer(to.client.no_media_time, 0, 86400)}}};
}

ConfigurationSection media_section(Configuration& to) {
  const auto policy = [&to]() -> EncryptionPolicy& { return to.client.encryption; };
  return {"[media]",
          {{"packet_time_ms", integer(to.media.packet_time, 10, 120)},
           {"record", text(to.media.record_path)},
           {"encryption", encryption(policy)},
           {"key_exchange", key_exchange(policy)}}};
}

ConfigurationSection audio_section(Configuration& to) {
  StreamOptions& audio = to.media.audio;
  return {"[audio]",
          {{"enabled", flag(audio.enabled)},
           {"source", port(audio.source, MediaKind::kAudio, client::PortRole::kSource)},
           {"sink", port(audio.sink, MediaKind::kAudio, client::PortRole::kSink)},
           {"codecs", codecs(to.client.audio_codecs, MediaKind::kAudio)},
           {"rate_kbps", integer(audio.rate_kbps, 6, 510)}}};
}

ConfigurationSection video_section(Configuration& to) {
  StreamOptions& video = to.media.video;
  auto frames = [&to](const node& value) {
    return client::take_number(value, 1, 120, to.media.video_frames_per_second);
  };
  return {"[video]",
          {{"enabled", flag(video.enabled)},
           {"source", port(video.source, MediaKind::kVideo, client::PortRole::kSource)},
           {"sink", port(video.sink, MediaKind::kVideo, client::PortRole::kSink)},
           {"codecs", codecs(to.client.video_codecs, MediaKind::kVideo)},
           {"rate_kbps", integer(video.rate_kbps, 16, 100000)},
           {"width", integer(to.media.video_width, 16, 4096)},
           {"height", integer(to.media.video_height, 16, 4096)},
           {"frames_per_second", frames}}};
}

ConfigurationSection account_section(AccountSettings& to, PasswordSources& password) {
  const auto source = [](std::optional<std::string>& target) {
    return [&target](const node& value) {
      target.emplace();
      return client::take_text(value, *target);
    };
  };
  const auto protocol = [&to](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (problem.empty() && name != "sip" && name != "h323") problem = "\"" + name + "\" is neither sip nor h323";
    if (name == "h323") to.protocol = Protocol::kH323;
    return problem;
  };
  const auto message_waiting = [&to](const node& value) {
    std::string name;
    auto problem = client::take_text(value, name);
    if (!problem.empty()) return problem;
    for (const auto known :
         {MessageWaitingSource::kOff, MessageWaitingSource::kUnsolicited, MessageWaitingSource::kSubscribe}) {
      if (to_string(known) != name) continue;
      to.message_waiting = known;
      return std::string();
    }
    return "\"" + name + "\" is none of off, unsolicited, subscribe";
  };
  const auto policy = [&to]() -> EncryptionPolicy& {
    if (!to.encryption) to.encryption.emplace();
    return *to.encryption;
  };
  return {"[[account]]",
          {{"name", text(to.name)},
           {"protocol", protocol},
           {"address", address(to.address)},
           {"display_name", text(to.display_name)},
           {"user_name", text(to.user_name)},
           {"password", source(password.plain)},
           {"password_file", source(password.file)},
           {"password_env", source(password.variable)},
           {"registrar", address(to.registrar)},
           {"proxy", address(to.proxy)},
           {"xcap_root", text(to.xcap_root)},
           {"gatekeeper", address(to.gatekeeper)},
           {"aliases", texts(to.aliases)},
           {"require_signatures", flag(to.require_signatures)},
           {"register", flag(to.register_at_start)},
           {"expires_seconds", integer(to.expires, 1, 86400)},
           {"tls_pins", fingerprints(to.tls_pins)},
           {"anonymous", flag(to.anonymous)},
           {"encryption", encryption(policy)},
           {"key_exchange", key_exchange(policy)},
           {"publish_presence", flag(to.publish_presence)},
           {"message_waiting", message_waiting},
           {"allow_md5", flag(to.allow_md5)}}};
}

// --- The file

void read_accounts(const node& value, const std::string& file, Configuration& to, ConfigurationProblems& problems) {
  const auto* list = value.as_array();
  if (list == nullptr) {
    problems.add(value.source(), "write [[account]] with two brackets: there may be several");
    return;
  }
  std::set<std::string> names;
  for (const auto& element : *list) {
    const auto* table = element.as_table();
    if (table == nullptr) {
      problems.add(element.source(), "write each account as a section [[account]]");
      continue;
    }
    AccountSettings account;
    PasswordSources password;
    read_section(*table, account_section(account, password), problems);
    if (account.address.empty()) {
      problems.add(table->source(), "[[account]] has no address; write address = \"sip:user@domain\" or \"h323:name\"");
    }
    // The address may say by itself that it is one of H.323.
    if (starts_with_ignoring_case(account.address, "h323:")) account.protocol = Protocol::kH323;
    const bool is_h323 = account.protocol == Protocol::kH323;
    if (is_h323 &&
        (starts_with_ignoring_case(account.address, "sip:") || starts_with_ignoring_case(account.address, "sips:"))) {
      problems.add(table->source(), "[[account]] protocol is h323, and the address \"" + account.address +
                                        "\" is one of SIP; write h323:name");
    }
    if (is_h323 && !(account.registrar.empty() && account.proxy.empty())) {
      problems.add(table->source(), "[[account]] registrar and proxy are for SIP; an H.323 account has a gatekeeper");
    }
    if (!is_h323 && !(account.gatekeeper.empty() && account.aliases.empty() && !account.require_signatures)) {
      problems.add(table->source(),
                   "[[account]] gatekeeper, aliases and require_signatures are for H.323; write protocol = \"h323\"");
    }
    if (account.name.empty()) account.name = account.address;
    if (!names.insert(account.name).second) {
      problems.add(table->source(), "there are two accounts with the name \"" + account.name + "\"");
    }
    const auto folder = std::filesystem::path(file).parent_path();
    if (auto problem = resolve_password(password, folder, account.password, to.warnings); !problem.empty()) {
      problems.add(table->source(), "[[account]] " + problem);
    }
    if (password.plain && readable_by_others(file)) to.warnings.push_back(exposure_warning(file));
    to.accounts.push_back(std::move(account));
  }
}

void check_together(const toml::table& root, const Configuration& to, ConfigurationProblems& problems) {
  const auto where = [&root](std::string_view section) {
    const node* found = root.get(section);
    return found == nullptr ? toml::source_region{} : found->source();
  };
  if (to.client.media_port_first >= to.client.media_port_last) {
    problems.add(where("ports"), "[ports] media_first must be less than media_last");
  }
  if (to.client.tls_certificate.empty() != to.client.tls_key.empty()) {
    problems.add(where("tls"), "[tls] certificate and key must be given together");
  }
  if (!to.media.audio.enabled && !to.media.video.enabled) {
    problems.add(where("audio"), "[audio] and [video] cannot both be off");
  }
  if (to.default_account.empty()) return;
  std::vector<std::string_view> names;
  for (const auto& account : to.accounts) {
    if (account.name == to.default_account) return;
    names.push_back(account.name);
  }
  problems.add(
      where("client"),
      "[client] default_account: there is no account \"" + to.default_account + "\"" +
          (names.empty() ? std::string()
                         : "; did you mean \"" + std::string(client::nearest_name(to.default_account, names)) + "\"?"));
}

Expected<Configuration> read_configuration(const toml::table& root, const std::string& file) {
  Configuration result;
  ConfigurationProblems problems;
  const std::array sections{client_section(result), ports_section(result),   sip_section(result),
                            h323_section(result),   consent_section(result), messages_section(result),
                            tls_section(result),    limits_section(result),  media_section(result),
                            audio_section(result),  video_section(result)};
  std::vector<std::string_view> names{"account"};
  for (const auto& section : sections) names.push_back(section.name.substr(1, section.name.size() - 2));

  for (auto&& [name, value] : root) {
    if (name.str() == "account") {
      read_accounts(value, file, result, problems);
      continue;
    }
    const ConfigurationSection* known = nullptr;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (names[i + 1] == name.str()) known = &sections[i];
    }
    if (known == nullptr) {
      const auto nearest = std::string(client::nearest_name(name.str(), names));
      problems.add(name.source(), "unknown " + std::string(value.is_table() ? "section" : "key") + " \"" +
                                      std::string(name.str()) + "\"; did you mean " +
                                      (nearest == "account" ? "[[account]]" : "[" + nearest + "]") + "?");
    } else if (const auto* table = value.as_table()) {
      read_section(*table, *known, problems);
    } else {
      problems.add(name.source(),
                   "\"" + std::string(name.str()) + "\" is a section: write it as " + std::string(known->name));
    }
  }
  check_together(root, result, problems);
  if (!problems.empty()) return wrong(problems.to_string(file));
  return result;
}

}  // namespace

std::string default_configuration_path() {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  if (folder != nullptr && folder[0] == '/') return std::string(folder) + "/mtavip/config.toml";
  const char* home = std::getenv("HOME");
  return std::string(home == nullptr ? "" : home) + "/.config/mtavip/config.toml";
}

Expected<Configuration> load_configuration(const std::string& path) {
  const auto contents = read_file(path, kMaxFileSize);
  if (!contents) return wrong(path + ": " + contents.error().message);
  return parse_configuration(*contents, path);
}

Expected<Configuration> parse_configuration(const std::string& text, const std::string& name) {
  // The TOML library reports by exceptions; none leaves this function.
  try {
    const toml::table root = toml::parse(text, name);
    return read_configuration(root, name);
  } catch (const toml::parse_error& error) {
    return wrong(name + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
  }
}

}  // namespace mtavip
