// What was written on the command line, as values. options.cpp is the only file that knows the parser behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <mtavip/message.h>
#include <mtavip/presence.h>
#include <mtavip/server_lists.h>
#include <mtavip/types.h>

#include "exit_code.h"

namespace mtavip::cli {

/// Digits to be sent once a call is established.
struct DtmfPlan {
  std::string digits;
  double after_seconds = 0;
};

/// What every command understands. Nothing: as the configuration says.
struct SharedOptions {
  std::optional<std::string> config_path;
  std::optional<std::string> account;

  // An account that is in no configuration.
  std::optional<std::string> address;
  std::optional<std::string> display_name;
  std::optional<std::string> user;
  std::optional<std::string> registrar;
  std::optional<std::string> proxy;
  std::optional<std::string> xcap_root;
  std::optional<std::string> gatekeeper;
  std::vector<std::string> aliases;
  std::optional<std::string> password_file;
  std::optional<std::string> password_env;
  std::optional<int> expires_seconds;
  bool no_register = false;
  bool anonymous = false;
  bool publish = false;
  std::optional<MessageWaitingSource> message_waiting;

  std::vector<std::string> bind;
  std::optional<int> sip_port;
  std::optional<int> requests_per_source;
  std::optional<int> sip_tls_port;
  std::optional<int> h323_port;
  bool no_h323 = false;
  bool no_fast_connect = false;
  bool no_tunnelling = false;
  bool no_early_h245 = false;
  bool no_h245_in_setup = false;
  std::optional<std::string> tls_certificate;
  std::optional<std::string> tls_key;
  std::optional<std::string> tls_ca;
  std::optional<TlsTrust> tls_trust;
  std::vector<std::string> tls_pins;
  bool tls_insecure = false;
  std::optional<MediaEncryption> media_encryption;
  std::optional<std::optional<KeyExchange>> key_exchange;
  std::vector<std::string> name_servers;
  std::optional<std::pair<int, int>> media_ports;
  std::optional<std::string> module_folder;

  std::optional<std::string> audio_source;
  std::optional<std::string> audio_sink;
  std::optional<std::string> video_source;
  std::optional<std::string> video_sink;
  std::optional<bool> video;
  bool no_audio = false;
  std::vector<std::string> audio_codecs;
  std::vector<std::string> video_codecs;
  std::optional<std::pair<int, int>> video_size;
  std::optional<double> frames_per_second;
  std::optional<int> video_rate_kbps;
  std::optional<int> audio_rate_kbps;
  std::optional<int> packet_time_ms;
  std::optional<std::string> record_path;

  std::optional<double> duration_seconds;
  std::optional<double> timeout_seconds;
  std::optional<int> no_media_seconds;
  std::optional<Rule> transfers;
  std::optional<Rule> watchers;
  std::optional<ReceiptPolicy> receipts;
  ReceiptWish ask_receipts = ReceiptWish::kNone;
  std::optional<std::string> message_store;
  std::optional<Presence> presence;
  bool auto_answer = false;  ///< where the caller wants it
  std::optional<double> statistics_seconds;
  std::vector<DtmfPlan> dtmf;
  DtmfMethod dtmf_method = DtmfMethod::kAutomatic;

  bool json = false;
  int verbosity = 0;
  std::optional<std::string> trace_path;
};

struct CallOptions {
  std::string target;
  std::optional<Protocol> protocol;
  bool fall_back = false;
  bool offer_in_invite = true;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct AnswerOptions {
  /// Patterns of callers' URIs with * and ?; empty: everybody.
  std::vector<std::string> accept_from;
  /// How a caller is refused who is not accepted. Given without patterns: everybody is refused.
  std::optional<EndReason> refuse_as;
  double ring_seconds = 0;
  bool once = false;
  std::optional<int> max_calls;
};

struct RegisterOptions {};

struct MessageOptions {
  std::string target;
  std::string text;
  bool keep = false;
};

struct MessagesOptions {
  int most = 50;
};

struct PingOptions {
  std::string target;
};

struct WatchOptions {
  std::string target;  ///< empty: the account's own address
  WatchKind kind = WatchKind::kPresence;
};

/// Contacts that the account's server keeps.
struct ContactsOptions {
  enum class Action : std::uint8_t { kList, kAdd, kRemove };
  Action action = Action::kList;
  std::string uri;
  std::string name;
  std::string list;
};

/// Rules of who may watch, that the account's server keeps.
struct WatchersOptions {
  std::string who;                          ///< empty: show the rules
  std::optional<WatcherHandling> handling;  ///< nothing: there is to be none
};

struct DemoOptions {
  std::string output = "mtavip-demo";
};

struct DevicesOptions {};
struct CodecsOptions {};

struct DecodeCommandOptions {
  std::string path;
  bool roundtrip = false;
};

struct ConfigOptions {
  enum class Action : std::uint8_t { kPath, kTemplate, kCheck };
  Action action = Action::kPath;
};

struct ConsoleOptions {};

using CommandOptions = std::variant<ConsoleOptions, CallOptions, AnswerOptions, RegisterOptions, MessageOptions,
                                    MessagesOptions, PingOptions, WatchOptions, ContactsOptions, WatchersOptions,
                                    DemoOptions, DevicesOptions, CodecsOptions, DecodeCommandOptions, ConfigOptions>;

struct Options {
  SharedOptions shared;
  CommandOptions command;
};

/// Nothing to run: help was printed, or the command line is wrong and that was said.
struct ParsedEnd {
  ExitCode code = ExitCode::kDone;
};

/// As written on the command line and in the console; nothing: there is none of that name.
[[nodiscard]] std::optional<Availability> availability_named(std::string_view name);
[[nodiscard]] std::optional<WatchKind> watch_kind_named(std::string_view name);

std::variant<Options, ParsedEnd> parse_command_line(int argument_count, const char* const* arguments);

}  // namespace mtavip::cli
