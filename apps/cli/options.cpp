#include "options.h"

#include <array>
#include <charconv>
#include <iostream>
#include <map>
#include <string_view>

#include <CLI/CLI.hpp>

#include <mtavip/client.h>

namespace mtavip::cli {
namespace {

constexpr std::array<std::pair<std::string_view, EndReason>, 5> kRefusals{{{"busy", EndReason::kBusy},
                                                                           {"declined", EndReason::kDeclined},
                                                                           {"forbidden", EndReason::kForbidden},
                                                                           {"not-found", EndReason::kNotFound},
                                                                           {"no-answer", EndReason::kNoAnswer}}};
constexpr std::array<std::pair<std::string_view, DtmfMethod>, 4> kDtmfMethods{{{"auto", DtmfMethod::kAutomatic},
                                                                               {"rtp", DtmfMethod::kRtpEvent},
                                                                               {"info", DtmfMethod::kInfo},
                                                                               {"inband", DtmfMethod::kInBand}}};

constexpr std::array<std::pair<std::string_view, Rule>, 3> kRules{
    {{"allow", Rule::kAllow}, {"ask", Rule::kAsk}, {"block", Rule::kBlock}}};

constexpr std::array<std::pair<std::string_view, TlsTrust>, 3> kTrust{
    {{"ca", TlsTrust::kAuthorities}, {"pinned", TlsTrust::kPinned}, {"first_use", TlsTrust::kFirstUse}}};

constexpr std::array<std::pair<std::string_view, Protocol>, 2> kProtocols{
    {{"sip", Protocol::kSip}, {"h323", Protocol::kH323}}};

constexpr std::array<std::pair<std::string_view, WatchKind>, 5> kWatchKinds{
    {{"presence", WatchKind::kPresence},
     {"dialogs", WatchKind::kDialogs},
     {"conference", WatchKind::kConference},
     {"registrations", WatchKind::kRegistrations},
     {"watchers", WatchKind::kWatchers}}};
constexpr std::array<std::pair<std::string_view, ReceiptPolicy>, 3> kReceiptPolicies{
    {{"nobody", ReceiptPolicy::kNobody},
     {"correspondents", ReceiptPolicy::kCorrespondents},
     {"everybody", ReceiptPolicy::kEverybody}}};
constexpr std::array<std::pair<std::string_view, ReceiptWish>, 3> kReceiptWishes{
    {{"none", ReceiptWish::kNone}, {"delivered", ReceiptWish::kDelivered}, {"displayed", ReceiptWish::kDisplayed}}};
constexpr std::array<std::pair<std::string_view, MessageWaitingSource>, 3> kMessageWaiting{
    {{"off", MessageWaitingSource::kOff},
     {"unsolicited", MessageWaitingSource::kUnsolicited},
     {"subscribe", MessageWaitingSource::kSubscribe}}};

template <class T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <class T>
std::optional<std::pair<T, T>> two_numbers(std::string_view text, char separator) {
  const auto at = text.find(separator);
  if (at == std::string_view::npos) return std::nullopt;
  const auto first = number<T>(text.substr(0, at));
  const auto second = number<T>(text.substr(at + 1));
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

template <class Table>
auto chosen(const Table& table, const std::string& text, const char* option) {
  std::string known;
  for (const auto& [name, value] : table) {
    if (name == text) return value;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  throw CLI::ValidationError(option, "\"" + text + "\" is none of " + known);
}

/// "away:back at five"
Presence parse_presence(const std::string& text) {
  const auto colon = text.find(':');
  const auto state = availability_named(text.substr(0, colon));
  if (!state) throw CLI::ValidationError("--presence", "write open, closed, away or busy, and a note after \":\"");
  return {*state, colon == std::string::npos ? std::string() : text.substr(colon + 1)};
}

DtmfPlan parse_dtmf(const std::string& text) {
  DtmfPlan plan;
  const auto at = text.find('@');
  plan.digits = text.substr(0, at);
  if (plan.digits.empty() || plan.digits.find_first_not_of("0123456789*#ABCDabcd,") != std::string::npos) {
    throw CLI::ValidationError("--dtmf", "digits are 0-9, *, #, A-D, and \",\" for a pause of a second");
  }
  if (at == std::string::npos) return plan;
  const auto seconds = number<double>(std::string_view(text).substr(at + 1));
  if (!seconds || *seconds < 0 || *seconds > 86400) {
    throw CLI::ValidationError("--dtmf", "write the time after \"@\" in seconds, as in 42#@1.5");
  }
  plan.after_seconds = *seconds;
  return plan;
}

std::pair<std::string, std::string> parse_header(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || text.find_first_of("\r\n") != std::string::npos ||
      text.find_first_of(" \t") < colon) {
    throw CLI::ValidationError("--header", "write \"Name: value\"");
  }
  const auto begin = text.find_first_not_of(' ', colon + 1);
  return {text.substr(0, colon), begin == std::string::npos ? std::string() : text.substr(begin)};
}

void add_account_options(CLI::App& app, SharedOptions& to) {
  constexpr const char* kGroup = "Account";
  app.add_option("--account", to.account, "Account of the configuration, by name")->group(kGroup);
  app.add_option("--address", to.address,
                 "Account that is in no configuration: its address, sip:user@domain or h323:name@gatekeeper")
      ->group(kGroup);
  app.add_option("--display-name", to.display_name, "Its name for people")->group(kGroup);
  app.add_option("--user", to.user, "Name for the password, where it is not the user of the address")->group(kGroup);
  app.add_option("--registrar", to.registrar, "Registrar, where it is not the domain of the address")->group(kGroup);
  app.add_option("--proxy", to.proxy, "Outbound proxy, or wss://HOST/PATH")->group(kGroup);
  app.add_option("--xcap-root", to.xcap_root, "Where its server keeps contacts and rules: https://host/xcap-root")
      ->group(kGroup);
  app.add_option("--tls-pin", to.tls_pins,
                 "Key of the account's server, sha256//BASE64, that is believed and no other; may be repeated")
      ->allow_extra_args(false)
      ->group(kGroup);
  app.add_option("--gatekeeper", to.gatekeeper,
                 "H.323: gatekeeper, where it is not the host of the address: host, host:port or identifier@host")
      ->group(kGroup);
  app.add_option("--alias", to.aliases, "H.323: a further number or name; may be repeated")
      ->allow_extra_args(false)
      ->group(kGroup);
  app.add_option("--password-file", to.password_file, "File whose first line is the password")->group(kGroup);
  app.add_option("--password-env", to.password_env, "Environment variable that is the password")->group(kGroup);
  app.add_option("--expires", to.expires_seconds, "Seconds that a registration lasts")
      ->check(CLI::Range(1, 86400))
      ->group(kGroup);
  app.add_flag("--anonymous", to.anonymous, "SIP: calls do not name the caller")->group(kGroup);
  app.add_flag("--no-register", to.no_register, "Use accounts without registering them")->group(kGroup);
  app.add_flag("--publish", to.publish, "Tell the account's server our presence, for those who watch")->group(kGroup);
  app.add_option_function<std::string>(
         "--message-waiting",
         [&to](const std::string& text) { to.message_waiting = chosen(kMessageWaiting, text, "--message-waiting"); },
         "How the account learns of waiting messages: off, unsolicited or subscribe")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--password",
         [](const std::string&) {
           throw CLI::ValidationError("--password",
                                      "every user of this machine can read a command line; put the password into a "
                                      "file (--password-file) or a variable (--password-env)");
         })
      ->group("");
}

void add_network_options(CLI::App& app, SharedOptions& to) {
  constexpr const char* kGroup = "Network";
  app.add_option("--bind", to.bind, "IP address to use; may be repeated")->allow_extra_args(false)->group(kGroup);
  app.add_option("--sip-port", to.sip_port, "SIP port for UDP and TCP; 0: any free one")
      ->check(CLI::Range(0, 65535))
      ->group(kGroup);
  app.add_option("--requests-per-source", to.requests_per_source,
                 "SIP requests, and H.323 connections and calls, a second from one address; 0: all")
      ->check(CLI::Range(0, 1'000'000))
      ->group(kGroup);
  app.add_option("--sip-tls-port", to.sip_tls_port, "SIP port for TLS; 0: any free one")
      ->check(CLI::Range(0, 65535))
      ->group(kGroup);
  app.add_option("--h323-port", to.h323_port, "H.323 call signalling port, TCP; 0: any free one")
      ->check(CLI::Range(0, 65535))
      ->group(kGroup);
  app.add_flag("--no-h323", to.no_h323, "SIP only")->group(kGroup);
  app.add_flag("--no-fast-connect", to.no_fast_connect, "H.323: no fast connect")->group(kGroup);
  app.add_flag("--no-tunnelling", to.no_tunnelling, "H.323: H.245 on a connection of its own")->group(kGroup);
  app.add_flag("--no-early-h245", to.no_early_h245, "H.323: no H.245 connection before the answer")->group(kGroup);
  app.add_flag("--no-h245-in-setup", to.no_h245_in_setup, "H.323: no H.245 messages in Setup")->group(kGroup);
  app.add_option("--tls-cert", to.tls_certificate,
                 "Our certificate, PEM, for TLS that others open and servers that ask")
      ->group(kGroup);
  app.add_option("--tls-key", to.tls_key, "Its key, PEM")->group(kGroup);
  app.add_option("--tls-ca", to.tls_ca, "Authorities to trust besides the system's: PEM file, or folder/")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--tls-trust", [&to](const std::string& text) { to.tls_trust = chosen(kTrust, text, "--tls-trust"); },
         "Which servers to believe: ca, pinned (by --tls-pin only), first_use (ask in the console)")
      ->group(kGroup);
  app.add_flag("--tls-insecure", to.tls_insecure, "Take any certificate of a server")->group(kGroup);
  static const std::map<std::string, MediaEncryption> kEncryption{{"none", MediaEncryption::kNone},
                                                                  {"optional", MediaEncryption::kOptional},
                                                                  {"required", MediaEncryption::kRequired}};
  app.add_option_function<std::string>(
         "--media-encryption", [&to](const std::string& name) { to.media_encryption = kEncryption.at(name); },
         "Encryption of sound and picture in SIP calls: none, optional, required")
      ->check(CLI::IsMember({"none", "optional", "required"}))
      ->group(kGroup);
  static const std::map<std::string, std::optional<KeyExchange>> kKeys{
      {"any", std::nullopt}, {"sdes", KeyExchange::kSdes}, {"dtls", KeyExchange::kDtls}};
  app.add_option_function<std::string>(
         "--key-exchange", [&to](const std::string& name) { to.key_exchange = kKeys.at(name); },
         "How its keys are agreed on: any, dtls, sdes")
      ->check(CLI::IsMember({"any", "sdes", "dtls"}))
      ->group(kGroup);
  app.add_option("--name-server", to.name_servers, "DNS server instead of the system's; may be repeated")
      ->allow_extra_args(false)
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--media-ports",
         [&to](const std::string& text) {
           to.media_ports = two_numbers<int>(text, '-');
           if (!to.media_ports || to.media_ports->first < 1024 || to.media_ports->second > 65535 ||
               to.media_ports->first >= to.media_ports->second) {
             throw CLI::ValidationError("--media-ports", "write a range such as 40000-40100, from 1024 to 65535");
           }
         },
         "Ports of sound and picture, as in 40000-40100")
      ->group(kGroup);
  app.add_option("--module-folder", to.module_folder, "Where codecs and devices are loaded from")->group(kGroup);
}

void add_media_options(CLI::App& app, SharedOptions& to) {
  constexpr const char* kGroup = "Sound and picture";
  app.add_option("--audio-source", to.audio_source, "device[:NAME], file:PATH, tone:HZ, silence")->group(kGroup);
  app.add_option("--audio-sink", to.audio_sink, "device[:NAME], record:PATH, null")->group(kGroup);
  app.add_option("--video-source", to.video_source, "camera[:NAME], screen, file:PATH, test, null")->group(kGroup);
  app.add_option("--video-sink", to.video_sink, "window, check[:FILE.png], record:PATH, null")->group(kGroup);
  app.add_flag_callback(
         "--video", [&to] { to.video = true; }, "With picture")
      ->group(kGroup);
  app.add_flag_callback(
         "--no-video", [&to] { to.video = false; }, "Without picture")
      ->group(kGroup);
  app.add_flag("--no-audio", to.no_audio, "Without sound")->group(kGroup);
  app.add_option("--audio-codecs", to.audio_codecs, "Codecs in order, as in opus,PCMU")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kGroup);
  app.add_option("--video-codecs", to.video_codecs, "Codecs in order, as in H264,VP8")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--video-size",
         [&to](const std::string& text) {
           to.video_size = two_numbers<int>(text, 'x');
           if (!to.video_size || to.video_size->first < 16 || to.video_size->second < 16 ||
               to.video_size->first > 4096 || to.video_size->second > 4096) {
             throw CLI::ValidationError("--video-size", "write WIDTHxHEIGHT such as 640x360, up to 4096x4096");
           }
         },
         "Picture sent, as in 640x360")
      ->group(kGroup);
  app.add_option("--fps", to.frames_per_second, "Pictures a second")->check(CLI::Range(1.0, 120.0))->group(kGroup);
  app.add_option("--rate", to.video_rate_kbps, "kbit/s of the picture")->check(CLI::Range(16, 100000))->group(kGroup);
  app.add_option("--audio-rate", to.audio_rate_kbps, "kbit/s of the sound, for codecs that can choose")
      ->check(CLI::Range(6, 510))
      ->group(kGroup);
  app.add_option("--ptime", to.packet_time_ms, "Milliseconds of sound in a packet")
      ->check(CLI::Range(10, 120))
      ->group(kGroup);
  app.add_option("--record", to.record_path, "Record both sides to this .mkv or .mp4")->group(kGroup);
}

void add_course_options(CLI::App& app, SharedOptions& to) {
  constexpr const char* kGroup = "Course of a call";
  app.add_option("--duration", to.duration_seconds, "Hang up after so many seconds of talk; register: then unregister")
      ->check(CLI::Range(0.0, 864000.0))
      ->group(kGroup);
  app.add_option("--timeout", to.timeout_seconds, "Seconds to wait for an answer")
      ->check(CLI::Range(0.1, 86400.0))
      ->group(kGroup);
  app.add_option("--no-media-timeout", to.no_media_seconds,
                 "End a call in which nothing arrives for so many seconds; 0: never")
      ->check(CLI::Range(0, 86400))
      ->group(kGroup);
  app.add_flag("--auto-answer", to.auto_answer, "In the console: answer callers who want to be answered at once")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--transfers", [&to](const std::string& text) { to.transfers = chosen(kRules, text, "--transfers"); },
         "Transfers that the other side asks for: allow, ask or block")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--watchers", [&to](const std::string& text) { to.watchers = chosen(kRules, text, "--watchers"); },
         "Those who want to watch our presence or calls: allow, ask or block")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--receipts", [&to](const std::string& text) { to.receipts = chosen(kReceiptPolicies, text, "--receipts"); },
         "Who is told that their messages have arrived and were seen: nobody, correspondents or everybody")
      ->group(kGroup);
  app.add_option("--message-store", to.message_store, "File in which messages are stored; none: they are not")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--ask-receipts",
         [&to](const std::string& text) { to.ask_receipts = chosen(kReceiptWishes, text, "--ask-receipts"); },
         "Ask to be told what becomes of our messages: none, delivered or displayed; message waits for it")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--presence", [&to](const std::string& text) { to.presence = parse_presence(text); },
         "What those who watch us are told: open, closed, away or busy, with a note as in away:lunch")
      ->group(kGroup);
  app.add_option("--statistics", to.statistics_seconds, "Seconds between statistics; 0: only at the end")
      ->check(CLI::Range(0.0, 3600.0))
      ->group(kGroup);
  app.add_option_function<std::vector<std::string>>(
         "--dtmf",
         [&to](const std::vector<std::string>& texts) {
           for (const auto& text : texts) to.dtmf.push_back(parse_dtmf(text));
         },
         "DIGITS[@SECONDS]: send digits when (or so long after) the call is answered; may be repeated")
      ->allow_extra_args(false)
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--dtmf-method",
         [&to](const std::string& text) { to.dtmf_method = chosen(kDtmfMethods, text, "--dtmf-method"); },
         "auto, rtp, info or inband")
      ->group(kGroup);
}

void add_output_options(CLI::App& app, SharedOptions& to) {
  constexpr const char* kGroup = "Output";
  app.add_option("--config", to.config_path, "Configuration file instead of the usual one")->group(kGroup);
  app.add_flag("--json", to.json, "One JSON object a line on standard output for every event")->group(kGroup);
  app.add_flag_function(
         "-v,--verbose", [&to](std::int64_t count) { to.verbosity = static_cast<int>(count); },
         "More on standard error; twice: still more")
      ->group(kGroup);
  app.add_option("--trace", to.trace_path,
                 "Write every signalling message, decoded, to this file; -: to standard error")
      ->group(kGroup);
}

void add_call(CLI::App& app, CallOptions& to) {
  auto* call = app.add_subcommand("call", "Call somebody");
  call->add_option("uri", to.target,
                   "sip:user@host, h323:name@host, user@host, host, host##room, or a number for the account")
      ->required();
  call->add_option_function<std::string>(
      "--protocol", [&to](const std::string& text) { to.protocol = chosen(kProtocols, text, "--protocol"); },
      "sip or h323, for an address that names neither");
  call->add_flag("--fall-back", to.fall_back, "Try the other protocol where nobody is reached over the first one");
  call->add_flag_callback(
      "--no-offer", [&to] { to.offer_in_invite = false; }, "Let the other side make the offer");
  call->add_option_function<std::vector<std::string>>(
          "--header",
          [&to](const std::vector<std::string>& texts) {
            for (const auto& text : texts) to.headers.push_back(parse_header(text));
          },
          "\"Name: value\" to add to the INVITE; may be repeated")
      ->allow_extra_args(false);
}

void add_answer(CLI::App& app, AnswerOptions& to) {
  auto* answer = app.add_subcommand("answer", "Wait for calls and answer them");
  auto* automatic = answer->add_flag_callback(
      "--auto", [] {}, "Answer everybody (this is how it is without rules)");
  answer->add_option("--accept-from", to.accept_from, "Answer these callers only: URI with * and ?; may be repeated")
      ->allow_extra_args(false)
      ->excludes(automatic);
  answer
      ->add_option_function<std::string>(
          "--reject", [&to](const std::string& text) { to.refuse_as = chosen(kRefusals, text, "--reject"); },
          "How the others are refused: busy, declined, forbidden, not-found or no-answer; without --accept-from: all")
      ->excludes(automatic);
  answer->add_option("--ring", to.ring_seconds, "Seconds to ring before answering")->check(CLI::Range(0.0, 3600.0));
  answer->add_flag("--once", to.once, "End after the first call");
  answer->add_option("--max-calls", to.max_calls, "Calls at once; more are busy")->check(CLI::Range(1, 10000));
}

void add_config(CLI::App& app, ConfigOptions& to) {
  auto* config = app.add_subcommand("config", "Show where the configuration is, print a template, or check it");
  config->add_flag_callback(
      "--template", [&to] { to.action = ConfigOptions::Action::kTemplate; }, "Print a commented file to start from");
  config->add_subcommand("check", "Check the file")->fallthrough()->final_callback([&to] {
    to.action = ConfigOptions::Action::kCheck;
  });
}

void add_watch(CLI::App& app, WatchOptions& to) {
  auto* watch = app.add_subcommand("watch", "Watch somebody's presence, or something else of them");
  watch->add_option("uri", to.target, "Whom; without: the account's own address");
  watch->add_option_function<std::string>(
      "--kind", [&to](const std::string& text) { to.kind = chosen(kWatchKinds, text, "--kind"); },
      "presence, dialogs (their calls), conference, registrations, or watchers");
}

void add_contacts(CLI::App& app, ContactsOptions& to) {
  auto* contacts = app.add_subcommand("contacts", "Contacts that the account's server keeps (XCAP)");
  contacts->require_subcommand(0, 1);
  auto* add = contacts->add_subcommand("add", "Add a contact, or give it another name");
  add->add_option("uri", to.uri, "Its address")->required();
  add->add_option("--name", to.name, "Its name for people");
  add->add_option("--list", to.list, "Which list it is in")->capture_default_str();
  add->callback([&to] { to.action = ContactsOptions::Action::kAdd; });
  auto* remove = contacts->add_subcommand("remove", "Take a contact out of all lists");
  remove->add_option("uri", to.uri, "Its address")->required();
  remove->callback([&to] { to.action = ContactsOptions::Action::kRemove; });
  for (auto* command : {add, remove}) command->fallthrough();
}

void add_watchers(CLI::App& app, WatchersOptions& to) {
  auto* watchers = app.add_subcommand("watchers", "Rules of who may watch, that the account's server keeps (XCAP)");
  watchers->require_subcommand(0, 1);
  struct Choice {
    const char* name;
    const char* description;
    std::optional<WatcherHandling> handling;
  };
  for (const auto& [name, description, handling] :
       {Choice{"allow", "They are told our presence", WatcherHandling::kAllow},
        {"ask", "They wait until we have decided", WatcherHandling::kAsk},
        {"block", "They are refused", WatcherHandling::kBlock},
        {"polite-block", "They are told that we are offline", WatcherHandling::kPoliteBlock},
        {"forget", "There is no rule for them any more", std::nullopt}}) {
    auto* rule = watchers->add_subcommand(name, description);
    rule->add_option("uri", to.who, "Who: an address, *@example.org for a domain, * for everybody")->required();
    rule->callback([&to, handling = handling] { to.handling = handling; });
    rule->fallthrough();
  }
}

}  // namespace

std::optional<Availability> availability_named(std::string_view name) {
  for (const auto value : {Availability::kOpen, Availability::kClosed, Availability::kAway, Availability::kBusy}) {
    if (to_string(value) == name) return value;
  }
  return std::nullopt;
}

std::optional<WatchKind> watch_kind_named(std::string_view name) {
  for (const auto& [known, kind] : kWatchKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::variant<Options, ParsedEnd> parse_command_line(int argument_count, const char* const* arguments) {
  Options options;
  SharedOptions& shared = options.shared;
  CallOptions call;
  AnswerOptions answer;
  MessageOptions message;
  MessagesOptions messages;
  PingOptions ping;
  WatchOptions watch;
  ContactsOptions contacts;
  WatchersOptions watchers;
  DemoOptions demo;
  DecodeCommandOptions decode;
  ConfigOptions config;

  CLI::App app("Audio and video calls over SIP and H.323. Without a command: a console.", "mtavip");
  app.set_version_flag("--version", std::string("mtavip ") + std::string(version()));
  app.require_subcommand(0, 1);
  add_account_options(app, shared);
  add_network_options(app, shared);
  add_media_options(app, shared);
  add_course_options(app, shared);
  add_output_options(app, shared);

  add_call(app, call);
  add_answer(app, answer);
  app.add_subcommand("register", "Register the account and stay registered");
  auto* message_command = app.add_subcommand("message", "Send a text message");
  message_command->add_option("uri", message.target, "To whom")->required();
  message_command->add_option("text", message.text, "What")->required();
  message_command->add_flag("--keep", message.keep,
                            "If it cannot be delivered now, keep it: it is delivered as soon as it can be");
  auto* messages_command = app.add_subcommand("messages", "List the messages that are stored");
  messages_command->add_option("--most", messages.most, "No more than the last so many")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  auto* ping_command = app.add_subcommand("ping", "Ask a peer or server whether it is there (OPTIONS)");
  ping_command->add_option("uri", ping.target, "Whom")->required();
  add_watch(app, watch);
  add_contacts(app, contacts);
  add_watchers(app, watchers);
  auto* demo_command = app.add_subcommand("demo", "Two clients on this machine call each other, and measure it");
  demo_command->add_option("--output", demo.output, "Folder for what it writes")->capture_default_str();
  app.add_subcommand("devices", "List microphones, speakers, cameras and screens");
  app.add_subcommand("codecs", "List codecs");
  auto* decode_command = app.add_subcommand("decode", "Decode the signalling in a capture file (pcap or pcapng)");
  decode_command->add_option("file", decode.path, "The capture; -: standard input")->required();
  decode_command->add_flag("--roundtrip", decode.roundtrip, "Encode each message again and compare");
  add_config(app, config);
  for (auto* command : app.get_subcommands(nullptr)) {
    command->fallthrough();
    command->footer("All other options are in: mtavip --help");
  }

  try {
    app.parse(argument_count, arguments);
    if (shared.address && shared.account) {
      throw CLI::ValidationError("--address", "takes the place of --account; give one of them");
    }
    if (shared.password_file && shared.password_env) {
      throw CLI::ValidationError("--password-file", "and --password-env exclude each other");
    }
    for (const auto& [given, name] : {std::pair(shared.user.has_value(), "--user"),
                                      {shared.registrar.has_value(), "--registrar"},
                                      {shared.xcap_root.has_value(), "--xcap-root"},
                                      {shared.password_file.has_value(), "--password-file"},
                                      {shared.password_env.has_value(), "--password-env"}}) {
      if (given && !shared.address && !shared.account) {
        throw CLI::ValidationError(name, "is about an account; give --address (or --account) too");
      }
    }
  } catch (const CLI::Success& wanted) {
    return ParsedEnd{app.exit(wanted) == 0 ? ExitCode::kDone : ExitCode::kUsage};
  } catch (const CLI::ParseError& wrong) {
    std::cerr << "mtavip: " << wrong.what() << "; see mtavip --help\n";
    return ParsedEnd{ExitCode::kUsage};
  }

  if (app.got_subcommand("call")) options.command = call;
  if (app.got_subcommand("answer")) options.command = answer;
  if (app.got_subcommand("register")) options.command = RegisterOptions{};
  if (app.got_subcommand("message")) options.command = message;
  if (app.got_subcommand("messages")) options.command = messages;
  if (app.got_subcommand("ping")) options.command = ping;
  if (app.got_subcommand("watch")) options.command = watch;
  if (app.got_subcommand("contacts")) options.command = contacts;
  if (app.got_subcommand("watchers")) options.command = watchers;
  if (app.got_subcommand("demo")) options.command = demo;
  if (app.got_subcommand("devices")) options.command = DevicesOptions{};
  if (app.got_subcommand("codecs")) options.command = CodecsOptions{};
  if (app.got_subcommand("decode")) options.command = decode;
  if (app.got_subcommand("config")) options.command = config;
  return options;
}

}  // namespace mtavip::cli
