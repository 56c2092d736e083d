#include "settings.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <mtavip/configuration.h>

namespace mtavip::cli {
namespace {

constexpr std::size_t kMaxPassword = 4096;

tl::unexpected<Error> wrong(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

Expected<std::string> read_password(const SharedOptions& options, std::vector<std::string>& warnings) {
  if (options.password_env) {
    const char* value = std::getenv(options.password_env->c_str());
    if (value == nullptr) {
      return wrong(ErrorCode::kInvalidArgument, "the environment has no variable " + *options.password_env);
    }
    return std::string(value);
  }
  if (!options.password_file) return std::string();
  const std::string& path = *options.password_file;
  std::ifstream file(path);
  std::string line;
  if (!file || (!std::getline(file, line) && !file.eof())) {
    return wrong(ErrorCode::kInvalidArgument, "the password file " + path + " cannot be read; check path and rights");
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.size() > kMaxPassword) {
    return wrong(ErrorCode::kInvalidArgument, "the first line of " + path + " is too long for a password");
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & (S_IRGRP | S_IROTH)) != 0) {
    warnings.push_back(path + " holds a password and can be read by other users; run: chmod 600 " + path);
  }
  return line;
}

bool has_scheme(const std::string& address, std::string_view scheme) {
  return ::strncasecmp(address.c_str(), scheme.data(), scheme.size()) == 0;
}

template <class To, class From>
void take(To& to, const std::optional<From>& from) {
  if (from) to = *from;
}

void take_client(ClientOptions& to, const SharedOptions& from) {
  if (!from.bind.empty()) to.bind = from.bind;
  if (from.sip_port) to.sip_port = static_cast<std::uint16_t>(*from.sip_port);
  if (from.requests_per_source) {
    to.sip.requests_per_source = *from.requests_per_source;
    to.h323.requests_per_source = *from.requests_per_source;
  }
  if (from.sip_tls_port) to.sip_tls_port = static_cast<std::uint16_t>(*from.sip_tls_port);
  if (from.h323_port) {
    to.h323.port = static_cast<std::uint16_t>(*from.h323_port);
    to.h323.port_may_move = false;
  }
  if (from.no_h323) to.h323.enabled = false;
  if (from.no_fast_connect) to.h323.fast_connect = false;
  if (from.no_tunnelling) to.h323.tunnelling = false;
  if (from.no_early_h245) to.h323.early_h245 = false;
  if (from.no_h245_in_setup) to.h323.h245_in_setup = false;
  take(to.tls_certificate, from.tls_certificate);
  take(to.tls_key, from.tls_key);
  take(to.tls_ca, from.tls_ca);
  if (from.tls_insecure) to.tls_verify = false;
  take(to.tls_trust, from.tls_trust);
  if (!from.name_servers.empty()) to.name_servers = from.name_servers;
  if (from.media_ports) {
    to.media_port_first = static_cast<std::uint16_t>(from.media_ports->first);
    to.media_port_last = static_cast<std::uint16_t>(from.media_ports->second);
  }
  take(to.encryption.encryption, from.media_encryption);
  take(to.encryption.keys, from.key_exchange);
  take(to.module_folder, from.module_folder);
  take(to.trace_path, from.trace_path);
  if (!from.audio_codecs.empty()) to.audio_codecs = from.audio_codecs;
  if (!from.video_codecs.empty()) to.video_codecs = from.video_codecs;
  if (from.timeout_seconds) {
    to.ring_time = std::chrono::seconds(std::max<std::int64_t>(1, static_cast<std::int64_t>(*from.timeout_seconds)));
  }
  take(to.transfers, from.transfers);
  take(to.watchers, from.watchers);
  take(to.receipts, from.receipts);
  take(to.message_store.path, from.message_store);
  if (from.no_media_seconds) to.no_media_time = std::chrono::seconds(*from.no_media_seconds);
  if (from.statistics_seconds) {
    to.statistics_interval = std::chrono::milliseconds(static_cast<std::int64_t>(*from.statistics_seconds * 1000));
  }
  if (from.verbosity == 1) to.log_severity = Severity::kInfo;
  if (from.verbosity >= 2) to.log_severity = Severity::kDebug;
}

void take_media(MediaOptions& to, const SharedOptions& from) {
  take(to.audio.source, from.audio_source);
  take(to.audio.sink, from.audio_sink);
  take(to.video.source, from.video_source);
  take(to.video.sink, from.video_sink);
  take(to.video.enabled, from.video);
  if (from.no_audio) to.audio.enabled = false;
  take(to.video.rate_kbps, from.video_rate_kbps);
  take(to.audio.rate_kbps, from.audio_rate_kbps);
  take(to.video_frames_per_second, from.frames_per_second);
  if (from.video_size) std::tie(to.video_width, to.video_height) = *from.video_size;
  if (from.packet_time_ms) to.packet_time = std::chrono::milliseconds(*from.packet_time_ms);
  take(to.record_path, from.record_path);
}

Expected<void> take_accounts(Settings& settings, const std::string& default_account, const SharedOptions& options) {
  auto& accounts = settings.accounts;
  const auto password = read_password(options, settings.warnings);
  if (!password) return tl::unexpected(password.error());
  if (options.address) {
    AccountSettings account;
    account.name = *options.address;
    account.address = *options.address;
    const bool is_sip = has_scheme(account.address, "sip:") || has_scheme(account.address, "sips:");
    if (has_scheme(account.address, "h323:") || (options.gatekeeper && !is_sip)) account.protocol = Protocol::kH323;
    accounts = {std::move(account)};
    settings.chosen = 0;
  } else {
    const std::string wanted = options.account.value_or(default_account);
    if (!accounts.empty()) settings.chosen = 0;
    if (!wanted.empty()) {
      const auto found =
          std::find_if(accounts.begin(), accounts.end(), [&](const AccountSettings& a) { return a.name == wanted; });
      if (found == accounts.end()) {
        std::string known;
        for (const auto& account : accounts) known += (known.empty() ? "; there are: " : ", ") + account.name;
        return wrong(ErrorCode::kInvalidArgument,
                     "the configuration has no account \"" + wanted + "\"" + (known.empty() ? "" : known));
      }
      settings.chosen = static_cast<std::size_t>(found - accounts.begin());
    }
    if (options.account) {
      // Whoever names an account wants that one and no other registered.
      accounts = {accounts[*settings.chosen]};
    } else if (settings.chosen) {
      // The client takes the first account for targets that fit none of their domains.
      const auto chosen = accounts.begin() + static_cast<std::ptrdiff_t>(*settings.chosen);
      std::rotate(accounts.begin(), chosen, chosen + 1);
    }
    if (settings.chosen) settings.chosen = 0;
  }
  if (!settings.chosen) return {};
  AccountSettings& account = accounts[*settings.chosen];
  if (account.protocol == Protocol::kSip && (options.gatekeeper || !options.aliases.empty())) {
    return wrong(ErrorCode::kInvalidArgument,
                 "--gatekeeper and --alias are for H.323, the account " + account.name + " is one of SIP");
  }
  if (account.protocol == Protocol::kH323 && (options.registrar || options.proxy)) {
    return wrong(ErrorCode::kInvalidArgument,
                 "--registrar and --proxy are for SIP; the H.323 account " + account.name + " takes --gatekeeper");
  }
  take(account.display_name, options.display_name);
  take(account.user_name, options.user);
  take(account.registrar, options.registrar);
  take(account.proxy, options.proxy);
  take(account.xcap_root, options.xcap_root);
  if (!options.tls_pins.empty()) account.tls_pins = options.tls_pins;
  take(account.gatekeeper, options.gatekeeper);
  account.aliases.insert(account.aliases.end(), options.aliases.begin(), options.aliases.end());
  if (options.password_file || options.password_env) account.password = *password;
  if (options.publish) account.publish_presence = true;
  take(account.message_waiting, options.message_waiting);
  if (options.expires_seconds) account.expires = std::chrono::seconds(*options.expires_seconds);
  for (auto& each : accounts) {
    if (!each.encryption) continue;
    take(each.encryption->encryption, options.media_encryption);
    take(each.encryption->keys, options.key_exchange);
  }
  for (auto& each : accounts) each.register_at_start = each.register_at_start && !options.no_register;
  return {};
}

}  // namespace

std::string configuration_in_use(const SharedOptions& options) {
  if (options.config_path) return *options.config_path;
  auto path = default_configuration_path();
  return ::access(path.c_str(), F_OK) == 0 ? path : std::string();
}

Expected<Settings> make_settings(const SharedOptions& options) {
  Settings settings;
  std::string default_account;
  if (const auto path = configuration_in_use(options); !path.empty()) {
    auto configuration = load_configuration(path);
    if (!configuration) return tl::unexpected(configuration.error());
    settings.client = std::move(configuration->client);
    settings.accounts = std::move(configuration->accounts);
    settings.media = std::move(configuration->media);
    settings.warnings = std::move(configuration->warnings);
    default_account = std::move(configuration->default_account);
  }
  take_client(settings.client, options);
  take_media(settings.media, options);
  if (auto taken = take_accounts(settings, default_account, options); !taken) return tl::unexpected(taken.error());
  if (!settings.media.audio.enabled && !settings.media.video.enabled) {
    return wrong(ErrorCode::kInvalidArgument, "a call needs sound or picture; do not switch off both");
  }
  return settings;
}

}  // namespace mtavip::cli
