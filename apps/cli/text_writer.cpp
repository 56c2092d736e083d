#include <cstdarg>
#include <cstdio>

#include "event_writer.h"
#include "printable.h"
#include "time_text.h"

namespace mtavip::cli {
namespace {

__attribute__((format(printf, 1, 2))) std::string format(const char* pattern, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, pattern);
  std::vsnprintf(line, sizeof line, pattern, arguments);
  va_end(arguments);
  return line;
}

std::string describe(const TransportStatistics& from) {
  std::string text = format(
      "sent %llu, received %llu, lost %lld, late %llu, jitter %.1f ms",
      static_cast<unsigned long long>(from.packets_sent), static_cast<unsigned long long>(from.packets_received),
      static_cast<long long>(from.packets_lost), static_cast<unsigned long long>(from.packets_late), from.jitter_ms);
  if (from.round_trip_ms) text += format(", round trip %.1f ms", *from.round_trip_ms);
  if (from.remote_loss) text += format(", the other side lost %.1f %%", *from.remote_loss * 100);
  return text;
}

std::string with_status(int code, const std::string& text) {
  std::string result;
  if (code != 0) result += " (" + std::to_string(code) + (text.empty() ? "" : " " + printable(text)) + ")";
  if (code == 0 && !text.empty()) result += " (" + printable(text) + ")";
  return result;
}

std::string describe(const StreamInfo& stream) {
  std::string text = stream.kind == MediaKind::kAudio ? "sound" : "picture";
  if (stream.send_codec) {
    text += " " + stream.send_codec->name + "/" + std::to_string(stream.send_codec->clock_rate);
    if (stream.send_codec->channels > 1) text += "/" + std::to_string(stream.send_codec->channels);
  }
  text += " " + std::string(to_string(stream.direction)) + ", " + stream.local_address + " to " + stream.remote_address;
  if (!stream.encryption) return text + ", not encrypted";
  text += ", encrypted by " + stream.encryption->suite;
  if (stream.encryption->keys == KeyExchange::kDtls) return text + " with keys from DTLS";
  return text + (stream.encryption->keys_exposed ? " with keys that anybody on the signalling's way can read"
                                                 : " with keys from the signalling");
}

class TextWriter final : public EventWriter {
 public:
  explicit TextWriter(const AccountNames& accounts) : accounts_(accounts) {}

  void ready(const std::vector<std::string>& listening) override {
    std::string line = "listening on";
    for (const auto& address : listening) line += " " + address;
    say(line);
  }
  void event(const Event& event) override {
    std::visit([this](const auto& e) { on(e); }, event);
  }
  void error(const std::string& text, ExitCode) override { complain(text); }
  void warning(const std::string& text) override { complain("warning: " + text); }
  void complaint(const std::string& text) override { complain(text); }
  void reply(const std::string& text) override { say(text); }
  void call(const CallInfo& info, bool current) override {
    std::string line =
        (current ? "* " : "  ") + std::to_string(static_cast<std::uint32_t>(info.id)) + " " +
        std::string(to_string(info.state)) + (info.incoming ? " from " : " to ") +
        printable(info.remote_name.empty() ? info.remote_uri : info.remote_name + " <" + info.remote_uri + ">");
    if (info.held_by_us) line += ", held by us";
    if (info.held_by_remote) line += ", held by the other side";
    if (info.audio_muted) line += ", sound muted";
    if (info.video_muted) line += ", picture muted";
    for (const auto& stream : info.streams) line += "\n    " + describe(stream);
    say(line);
  }
  void statistics(CallId call, const CallStatistics& statistics) override {
    say("call " + std::to_string(static_cast<std::uint32_t>(call)) + ":\n" + statistics_text(statistics));
  }
  void device(const DeviceDescription& device) override {
    say(device.kind + (device.is_default ? " (default): " : ": ") + device.name +
        (device.description.empty() || device.description == device.name ? "" : "  (" + device.description + ")"));
  }
  void stored(const StoredMessage& message) override {
    std::string line = utc(message.written) + (message.outgoing ? " to " : " from ");
    line += printable(message.peer_name.empty() ? message.peer : message.peer_name + " <" + message.peer + ">");
    if (message.outgoing)
      line += ", " + std::string(message.receipt ? to_string(*message.receipt) : to_string(message.state));
    say(line + ": " + printable_lines(message.body));
  }
  void codec(const CodecDescription& codec) override {
    say(codec.kind + ": " + codec.name + "/" + std::to_string(codec.clock_rate) +
        (codec.channels > 1 ? "/" + std::to_string(codec.channels) : ""));
  }
  void contact(const ServerContact& contact) override {
    say(contact.uri + (contact.name.empty() ? "" : "  " + contact.name) +
        (contact.list.empty() ? "" : "  (" + contact.list + ")"));
  }
  void watcher_rule(const WatcherRule& rule) override { say(rule.who + ": " + std::string(to_string(rule.handling))); }

 private:
  void on(const RegistrationEvent& e) {
    std::string line = account(e.account) + ": " + std::string(to_string(e.state));
    if (e.state == RegistrationState::kRegistered) line += " for " + std::to_string(e.expires.count()) + " s";
    if (e.failure) line += ": " + std::string(to_string(*e.failure));
    if (e.state == RegistrationState::kFailed) line += with_status(e.code, e.text);
    say(line);
  }
  void on(const IncomingCallEvent& e) {
    say(name(e.call) + "from " + printable(e.from_name.empty() ? e.from : e.from_name + " <" + e.from + ">") + " to " +
        printable(e.to) + (e.has_video ? ", with picture" : "") +
        (e.replaces ? ", in the place of call " + std::to_string(static_cast<std::uint32_t>(*e.replaces)) : "") +
        (e.referred_by.empty() ? "" : ", sent by " + printable(e.referred_by)));
    if (e.withheld) say(name(e.call) + "the caller wants not to be named");
    if (!e.asserted_from.empty()) say(name(e.call) + "the server says it is " + printable(e.asserted_from));
    for (const auto& entry : e.diversions) {
      say(name(e.call) + "diverted by " + printable(entry.address) +
          (entry.reason.empty() ? "" : " (" + printable(entry.reason) + ")"));
    }
  }
  void on(const CallStateEvent& e) {
    say(name(e.call) + std::string(to_string(e.state)) + (e.early_media ? " (early media)" : "") +
        with_status(e.code == 200 ? 0 : e.code, e.text));
  }
  void on(const CallMediaEvent& e) {
    for (const auto& stream : e.streams) say(name(e.call) + describe(stream));
    if (e.held_by_us || e.held_by_remote) {
      say(name(e.call) + "held" + (e.held_by_us ? " by us" : "") + (e.held_by_remote ? " by the other side" : ""));
    }
  }
  void on(const MediaArrivedEvent& e) {
    say(name(e.call) + (e.kind == MediaKind::kAudio ? "sound" : "picture") + " arrives" +
        (e.after_answer_ms < 0 ? std::string(" before the answer")
                               : format(", %.1f ms after the answer", e.after_answer_ms)));
  }
  void on(const MediaNoticeEvent& e) { say(name(e.call) + printable(e.text)); }
  void on(const DtmfEvent& e) { say(name(e.call) + "digit " + std::string(1, e.digit)); }
  // Once a second: shown when asked for, and at the end.
  void on(const StatisticsEvent&) {}
  void on(const TransferRequestedEvent& e) {
    const std::string number = std::to_string(static_cast<std::uint32_t>(e.call));
    say(name(e.call) + "the other side sends us on to " + printable(e.target) +
        (e.referred_by.empty() ? "" : " (says it is " + printable(e.referred_by) + ")") + "; consent " + number +
        " or refuse " + number);
  }
  void on(const TransferEvent& e) {
    say(name(e.call) + "transfer " + std::string(to_string(e.state)) +
        (e.new_call ? ", now call " + std::to_string(static_cast<std::uint32_t>(*e.new_call)) : "") +
        with_status(e.code, e.text));
  }
  void on(const CallEndedEvent& e) {
    say(name(e.call) + "ended: " + std::string(to_string(e.cause.reason)) + with_status(e.cause.code, e.cause.text));
    if (e.statistics.setup_ms) say(statistics_text(e.statistics));
  }
  void on(const MessageEvent& e) {
    say("message from " + printable(e.from_name.empty() ? e.from : e.from_name + " <" + e.from + ">") +
        (e.written.empty() ? "" : ", written " + e.written) + ": " + printable_lines(e.body));
  }
  void on(const MessageResultEvent& e) {
    if (e.kept) return say("not delivered yet, kept" + with_status(e.code, e.text));
    say(e.delivered ? "answered" + with_status(e.code, e.text)
                    : "not delivered: " + std::string(e.failure ? to_string(*e.failure) : "refused") +
                          with_status(e.code, e.text));
  }
  void on(const MessageKeptEvent& e) {
    if (!e.ours) say("kept; another mtavip delivers it");
  }
  void on(const MessageReceiptEvent& e) {
    say((e.message == MessageId{} ? "an earlier message"
                                  : "message " + std::to_string(static_cast<std::uint32_t>(e.message))) +
        " to " + printable(e.from) + ": " + std::string(to_string(e.receipt)));
  }
  void on(const TypingEvent& e) { say(printable(e.from) + (e.typing ? " writes" : " does not write any more")); }

  void on(const MessageWaitingEvent& e) {
    std::string line = e.account ? account(*e.account) + ": " : std::string();
    line += e.waiting ? "messages wait" : "no new messages";
    const char* separator = ": ";
    for (const auto& entry : e.classes) {
      line += separator + std::to_string(entry.unheard) + " new and " + std::to_string(entry.heard) + " old " +
              std::string(to_string(entry.kind));
      if (entry.unheard_urgent > 0) line += " (" + std::to_string(entry.unheard_urgent) + " urgent)";
      separator = ", ";
    }
    if (!e.mailbox.empty()) line += "; call " + printable(e.mailbox);
    say(line);
  }

  void on(const WatchEvent& e) {
    // That it goes on is seen by what it tells.
    if (e.state == WatchState::kActive) return;
    say("watching " + std::string(to_string(e.kind)) + " of " + printable(e.target) + ": " +
        std::string(to_string(e.state)) + with_status(e.code, e.text));
  }
  void on(const PresenceEvent& e) {
    std::string line = printable(e.name.empty() ? e.address : e.name + " <" + e.address + ">") + " is " +
                       std::string(to_string(e.presence.availability));
    for (const auto& activity : e.activities) line += ", " + printable(activity);
    if (!e.presence.note.empty()) line += ": " + printable(e.presence.note);
    say(line);
  }
  void on(const DialogsEvent& e) {
    if (e.dialogs.empty()) say(printable(e.address) + " has no calls");
    for (const auto& entry : e.dialogs) {
      say(printable(e.address) + ": call" +
          (entry.incoming ? std::string(*entry.incoming ? " from " : " to ") : std::string(" with ")) +
          (entry.remote.empty() ? "somebody" : printable(entry.remote)) + ", " + entry.state);
    }
  }
  void on(const PeopleEvent& e) {
    std::string line = std::string(to_string(e.kind)) + " of " + printable(e.address);
    if (!e.subject.empty()) line += " (" + printable(e.subject) + ")";
    say(line + ": " + (e.people.empty() ? "nobody" : std::to_string(e.people.size())));
    for (const auto& entry : e.people) {
      say("  " + printable(entry.name.empty() ? entry.address : entry.name + " <" + entry.address + ">") +
          (entry.status.empty() ? "" : ", " + printable(entry.status)));
    }
  }
  void on(const WatcherEvent& e) {
    const std::string who = printable(e.from_name.empty() ? e.from : e.from_name + " <" + e.from + ">");
    const std::string what = e.kind == WatchKind::kDialogs ? "our calls" : "our presence";
    const std::string number = std::to_string(static_cast<std::uint32_t>(e.watcher));
    if (e.state == WatchState::kPending) {
      say(who + " wants to watch " + what + "; admit " + number + " or dismiss " + number);
    } else {
      say(who + (e.state == WatchState::kEnded ? " watches no more: " : " watches ") + what);
    }
  }
  void on(const PublicationEvent& e) {
    say(account(e.account) + ": presence " + (e.published ? "published" : "not published") +
        with_status(e.code, e.text));
  }

  void on(const UntrustedServerEvent& e) {
    say((e.expected.empty() ? "not trusted: " : "WARNING, not trusted any more: ") + printable(e.server) + ": " +
        printable(e.problem));
    say("  its certificate is for " + printable(e.subject) + ", by " + printable(e.issuer) + ", from " + e.not_before +
        " to " + e.not_after);
    say("  its key is " + e.fingerprint);
    if (!e.expected.empty()) {
      say("  the trusted one is " + e.expected + ", as tls_pins or the file known_servers say");
    } else if (e.may_be_trusted) {
      say("  if whoever runs the server says that this is its key: trust " +
          std::to_string(static_cast<std::uint32_t>(e.question)));
    }
  }

  [[nodiscard]] std::string account(AccountId id) const {
    const auto index = static_cast<std::uint32_t>(id);
    return index >= 1 && index <= accounts_.size() ? accounts_[index - 1] : "account " + std::to_string(index);
  }
  static std::string name(CallId id) { return "call " + std::to_string(static_cast<std::uint32_t>(id)) + ": "; }

  static void say(const std::string& line) {
    std::fprintf(stdout, "%s\n", line.c_str());
    std::fflush(stdout);
  }
  static void complain(const std::string& text) { std::fprintf(stderr, "mtavip: %s\n", printable_lines(text).c_str()); }

  const AccountNames& accounts_;
};

}  // namespace

std::unique_ptr<EventWriter> make_text_writer(const AccountNames& accounts) {
  return std::make_unique<TextWriter>(accounts);
}

std::string statistics_text(const CallStatistics& from) {
  std::string text = format("  %.1f s", from.duration_s);
  if (from.setup_ms) text += format(", set up in %.2f ms", *from.setup_ms);
  if (from.first_sound_ms) text += format(", first sound after %.1f ms", *from.first_sound_ms);
  if (from.lip_sync_ms) text += format(", picture %+.0f ms to its sound", *from.lip_sync_ms);
  if (from.audio) {
    text += "\n  sound:   " + from.audio->send_codec + " out, " + from.audio->receive_codec + " in; " +
            describe(from.audio->transport);
    text +=
        format("; playout delay %.0f ms, concealed %.0f ms", from.audio->playout_delay_ms, from.audio->concealed_ms);
  }
  if (from.video) {
    const VideoStatistics& video = *from.video;
    text += "\n  picture: " + video.send_codec + " out, " + video.receive_codec + " in; " + describe(video.transport);
    text += format("; %dx%d at %.1f frames a second, %llu frozen", video.received_width, video.received_height,
                   video.frames_per_second, static_cast<unsigned long long>(video.freezes));
    if (video.test_picture) {
      text += format("\n  test picture: delay %.1f ms, PSNR %.1f dB, SSIM %.3f, %llu unreadable",
                     video.test_picture->delay_ms, video.test_picture->psnr_db, video.test_picture->ssim,
                     static_cast<unsigned long long>(video.test_picture->frames_unreadable));
    }
  }
  return text;
}

}  // namespace mtavip::cli
