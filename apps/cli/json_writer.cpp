#include <chrono>
#include <cmath>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "event_writer.h"
#include "time_text.h"

namespace mtavip::cli {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

template <class Id>
std::uint32_t number(Id id) {
  return static_cast<std::uint32_t>(id);
}

double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

Json optional_number(const std::optional<double>& value) {
  return value ? Json(rounded(*value)) : Json(nullptr);
}

Json to_json(const TransportStatistics& from) {
  return {{"packets_sent", from.packets_sent},
          {"bytes_sent", from.bytes_sent},
          {"packets_received", from.packets_received},
          {"bytes_received", from.bytes_received},
          {"packets_lost", from.packets_lost},
          {"packets_late", from.packets_late},
          {"packets_invalid", from.packets_invalid},
          {"jitter_ms", rounded(from.jitter_ms)},
          {"round_trip_ms", optional_number(from.round_trip_ms)},
          {"remote_loss", optional_number(from.remote_loss)},
          {"remote_jitter_ms", optional_number(from.remote_jitter_ms)}};
}

Json to_json(const AudioStatistics& from) {
  Json json{{"send_codec", from.send_codec}, {"receive_codec", from.receive_codec}};
  json.update(to_json(from.transport));
  json["playout_delay_ms"] = rounded(from.playout_delay_ms);
  json["concealed_ms"] = rounded(from.concealed_ms);
  json["accelerated_ms"] = rounded(from.accelerated_ms);
  json["expanded_ms"] = rounded(from.expanded_ms);
  json["sent_level_dbfs"] = rounded(from.sent_level_dbfs);
  json["received_level_dbfs"] = rounded(from.received_level_dbfs);
  json["dtmf_received"] = from.dtmf_received;
  json["source_started_us"] = from.source_started_us ? Json(*from.source_started_us) : Json(nullptr);
  json["sink_started_us"] = from.sink_started_us ? Json(*from.sink_started_us) : Json(nullptr);
  return json;
}

Json to_json(const TestPictureStatistics& from) {
  return {{"frames_read", from.frames_read},
          {"frames_unreadable", from.frames_unreadable},
          {"frames_missing", from.frames_missing},
          {"delay_ms", rounded(from.delay_ms)},
          {"delay_max_ms", rounded(from.delay_max_ms)},
          {"psnr_db", rounded(from.psnr_db)},
          {"ssim", rounded(from.ssim)}};
}

Json to_json(const VideoStatistics& from) {
  Json json{{"send_codec", from.send_codec}, {"receive_codec", from.receive_codec}};
  json.update(to_json(from.transport));
  json["encoder"] = from.encoder;
  json["decoder"] = from.decoder;
  json["sent_width"] = from.sent_width;
  json["sent_height"] = from.sent_height;
  json["received_width"] = from.received_width;
  json["received_height"] = from.received_height;
  json["frames_sent"] = from.frames_sent;
  json["frames_received"] = from.frames_received;
  json["frames_dropped"] = from.frames_dropped;
  json["key_frames_sent"] = from.key_frames_sent;
  json["key_frames_received"] = from.key_frames_received;
  json["key_frame_requests_sent"] = from.key_frame_requests_sent;
  json["key_frame_requests_received"] = from.key_frame_requests_received;
  json["frames_per_second"] = rounded(from.frames_per_second);
  json["freezes"] = from.freezes;
  json["freeze_ms"] = rounded(from.freeze_ms);
  json["test_picture"] = from.test_picture ? to_json(*from.test_picture) : Json(nullptr);
  return json;
}

Json to_json(const CallStatistics& from) {
  return {{"duration_ms", rounded(from.duration_s * 1000)},
          {"setup_ms", optional_number(from.setup_ms)},
          {"first_sound_ms", optional_number(from.first_sound_ms)},
          {"audio", from.audio ? to_json(*from.audio) : Json(nullptr)},
          {"video", from.video ? to_json(*from.video) : Json(nullptr)},
          {"lip_sync_ms", optional_number(from.lip_sync_ms)}};
}

Json to_json(const CodecInfo& from) {
  return {{"name", from.name},
          {"clock_rate", from.clock_rate},
          {"channels", from.channels},
          {"payload_type", from.payload_type}};
}

Json to_json(const EncryptionInfo& from) {
  return {{"suite", from.suite}, {"key_exchange", to_string(from.keys)}, {"keys_exposed", from.keys_exposed}};
}

Json to_json(const StreamInfo& from) {
  Json receive = Json::array();
  for (const auto& codec : from.receive_codecs) receive.push_back(to_json(codec));
  return {{"kind", to_string(from.kind)},
          {"direction", to_string(from.direction)},
          {"send_codec", from.send_codec ? to_json(*from.send_codec) : Json(nullptr)},
          {"receive_codecs", receive},
          {"local", from.local_address},
          {"remote", from.remote_address},
          {"rtcp_mux", from.rtcp_mux},
          {"feedback", from.feedback},
          {"encryption", from.encryption ? to_json(*from.encryption) : Json(nullptr)}};
}

std::string print(const Json& json) {
  // Text of other people may be anything; what is no UTF-8 is replaced.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class JsonWriter final : public EventWriter {
 public:
  explicit JsonWriter(const AccountNames& accounts) : accounts_(accounts) {}

  void ready(const std::vector<std::string>& listening) override {
    write("ready", {{"listening", listening}, {"accounts", accounts_}});
  }
  void event(const Event& event) override {
    std::visit([this](const auto& e) { on(e); }, event);
  }
  void error(const std::string& text, ExitCode code) override {
    write("error", {{"text", text}, {"exit_code", static_cast<int>(code)}});
  }
  void warning(const std::string& text) override { write("warning", {{"text", text}}); }
  void complaint(const std::string& text) override { write("complaint", {{"text", text}}); }
  void reply(const std::string& text) override { write("reply", {{"text", text}}); }
  void call(const CallInfo& info, bool current) override {
    Json streams = Json::array();
    for (const auto& stream : info.streams) streams.push_back(to_json(stream));
    write("call", {{"call", number(info.id)},
                   {"current", current},
                   {"protocol", to_string(info.protocol)},
                   {"state", to_string(info.state)},
                   {"account", account(info.account)},
                   {"incoming", info.incoming},
                   {"local", info.local_uri},
                   {"remote", info.remote_uri},
                   {"remote_name", info.remote_name},
                   {"remote_agent", info.remote_agent},
                   {"held_by_us", info.held_by_us},
                   {"held_by_remote", info.held_by_remote},
                   {"audio_muted", info.audio_muted},
                   {"video_muted", info.video_muted},
                   {"signalling_encrypted", info.signalling_encrypted},
                   {"streams", streams}});
  }
  void statistics(CallId call, const CallStatistics& statistics) override { on(StatisticsEvent{call, statistics}); }
  void device(const DeviceDescription& device) override {
    write("device", {{"kind", device.kind},
                     {"name", device.name},
                     {"description", device.description},
                     {"default", device.is_default}});
  }
  void stored(const StoredMessage& message) override {
    write("stored", {{"outgoing", message.outgoing},
                     {"account", message.account},
                     {"peer", message.peer},
                     {"peer_name", message.peer_name},
                     {"content_type", message.content_type},
                     {"body", message.body},
                     {"written", utc(message.written)},
                     {"state", to_string(message.state)},
                     {"receipt", message.receipt ? Json(to_string(*message.receipt)) : Json(nullptr)},
                     {"reference", message.reference}});
  }
  void codec(const CodecDescription& codec) override {
    write("codec",
          {{"kind", codec.kind}, {"name", codec.name}, {"clock_rate", codec.clock_rate}, {"channels", codec.channels}});
  }
  void contact(const ServerContact& contact) override {
    write("contact", {{"uri", contact.uri}, {"name", contact.name}, {"list", contact.list}});
  }
  void watcher_rule(const WatcherRule& rule) override {
    write("watcher-rule", {{"who", rule.who}, {"handling", to_string(rule.handling)}});
  }

 private:
  void on(const RegistrationEvent& e) {
    write("registration", {{"account", account(e.account)},
                           {"state", to_string(e.state)},
                           {"code", e.code},
                           {"text", e.text},
                           {"expires_ms", std::chrono::milliseconds(e.expires).count()},
                           {"failure", e.failure ? Json(to_string(*e.failure)) : Json(nullptr)}});
  }
  void on(const IncomingCallEvent& e) {
    Json diversions = Json::array();
    for (const auto& entry : e.diversions) {
      diversions.push_back({{"address", entry.address}, {"name", entry.name}, {"reason", entry.reason}});
    }
    write("incoming", {{"call", number(e.call)},
                       {"protocol", to_string(e.protocol)},
                       {"account", account(e.account)},
                       {"from", e.from},
                       {"from_name", e.from_name},
                       {"to", e.to},
                       {"audio", e.has_audio},
                       {"video", e.has_video},
                       {"replaces", e.replaces ? Json(number(*e.replaces)) : Json(nullptr)},
                       {"referred_by", e.referred_by},
                       {"asserted_from", e.asserted_from},
                       {"withheld", e.withheld},
                       {"asserted_name", e.asserted_name},
                       {"diversions", diversions},
                       {"answer_after_ms",
                        e.answer_after ? Json(std::chrono::milliseconds(*e.answer_after).count()) : Json(nullptr)}});
  }
  void on(const CallStateEvent& e) {
    write("state", {{"call", number(e.call)},
                    {"state", to_string(e.state)},
                    {"code", e.code},
                    {"text", e.text},
                    {"early_media", e.early_media}});
  }
  void on(const CallMediaEvent& e) {
    Json streams = Json::array();
    for (const auto& stream : e.streams) streams.push_back(to_json(stream));
    write("media", {{"call", number(e.call)},
                    {"held_by_us", e.held_by_us},
                    {"held_by_remote", e.held_by_remote},
                    {"signalling_encrypted", e.signalling_encrypted},
                    {"streams", streams}});
  }
  void on(const MediaArrivedEvent& e) {
    write("first-media",
          {{"call", number(e.call)}, {"kind", to_string(e.kind)}, {"after_answer_ms", rounded(e.after_answer_ms)}});
  }
  void on(const MediaNoticeEvent& e) {
    write("notice", {{"call", number(e.call)}, {"kind", to_string(e.kind)}, {"text", e.text}});
  }
  void on(const DtmfEvent& e) {
    write("dtmf", {{"call", number(e.call)},
                   {"digit", std::string(1, e.digit)},
                   {"duration_ms", e.duration.count()},
                   {"method", to_string(e.method)}});
  }
  void on(const StatisticsEvent& e) {
    write("statistics", {{"call", number(e.call)}, {"statistics", to_json(e.statistics)}});
  }
  void on(const TransferRequestedEvent& e) {
    write("transfer-request",
          {{"call", number(e.call)}, {"target", e.target}, {"referred_by", e.referred_by}, {"attended", e.attended}});
  }
  void on(const TransferEvent& e) {
    write("transfer", {{"call", number(e.call)},
                       {"state", to_string(e.state)},
                       {"code", e.code},
                       {"text", e.text},
                       {"new_call", e.new_call ? Json(number(*e.new_call)) : Json(nullptr)}});
  }
  void on(const CallEndedEvent& e) {
    write("ended", {{"call", number(e.call)},
                    {"reason", to_string(e.cause.reason)},
                    {"code", e.cause.code},
                    {"text", e.cause.text},
                    {"by_remote", e.cause.by_remote},
                    {"exit_code", static_cast<int>(exit_code_of(e.cause.reason))},
                    {"statistics", to_json(e.statistics)}});
  }
  void on(const MessageEvent& e) {
    write("message", {{"message", number(e.message)},
                      {"account", account(e.account)},
                      {"from", e.from},
                      {"from_name", e.from_name},
                      {"to", e.to},
                      {"content_type", e.content_type},
                      {"body", e.body},
                      {"reference", e.reference},
                      {"written", e.written.empty() ? Json(nullptr) : Json(e.written)},
                      {"wants_display", e.wants_display}});
  }
  void on(const MessageResultEvent& e) {
    write("message-result", {{"message", number(e.message)},
                             {"delivered", e.delivered},
                             {"code", e.code},
                             {"text", e.text},
                             {"failure", e.failure ? Json(to_string(*e.failure)) : Json(nullptr)},
                             {"reference", e.reference},
                             {"receipts", e.receipts},
                             {"kept", e.kept}});
  }
  void on(const MessageKeptEvent& e) {
    write("message-kept", {{"message", number(e.message)}, {"reference", e.reference}, {"ours", e.ours}});
  }
  void on(const MessageReceiptEvent& e) {
    write("receipt", {{"message", number(e.message)},
                      {"reference", e.reference},
                      {"from", e.from},
                      {"receipt", to_string(e.receipt)}});
  }
  void on(const TypingEvent& e) {
    write("typing", {{"account", account(e.account)}, {"from", e.from}, {"typing", e.typing}});
  }

  void on(const MessageWaitingEvent& e) {
    Json classes = Json::object();
    for (const auto& entry : e.classes) {
      classes[std::string(to_string(entry.kind))] = {{"unheard", entry.unheard},
                                                     {"heard", entry.heard},
                                                     {"unheard_urgent", entry.unheard_urgent},
                                                     {"heard_urgent", entry.heard_urgent}};
    }
    write("message-waiting",
          {{"account", account(e.account)}, {"waiting", e.waiting}, {"mailbox", e.mailbox}, {"classes", classes}});
  }

  void on(const WatchEvent& e) {
    write("watch", {{"watch", number(e.watch)},
                    {"kind", to_string(e.kind)},
                    {"target", e.target},
                    {"state", to_string(e.state)},
                    {"code", e.code},
                    {"text", e.text},
                    {"failure", e.failure ? Json(to_string(*e.failure)) : Json(nullptr)}});
  }
  void on(const PresenceEvent& e) {
    write("presence", {{"watch", number(e.watch)},
                       {"address", e.address},
                       {"name", e.name},
                       {"availability", to_string(e.presence.availability)},
                       {"note", e.presence.note},
                       {"activities", e.activities}});
  }
  void on(const DialogsEvent& e) {
    Json dialogs = Json::array();
    for (const auto& entry : e.dialogs) {
      dialogs.push_back({{"id", entry.id},
                         {"state", entry.state},
                         {"incoming", entry.incoming ? Json(*entry.incoming) : Json(nullptr)},
                         {"remote", entry.remote},
                         {"remote_name", entry.remote_name}});
    }
    write("dialogs", {{"watch", number(e.watch)}, {"address", e.address}, {"dialogs", dialogs}});
  }
  void on(const PeopleEvent& e) {
    Json people = Json::array();
    for (const auto& entry : e.people) {
      people.push_back(
          {{"address", entry.address}, {"name", entry.name}, {"status", entry.status}, {"cause", entry.event}});
    }
    write(to_string(e.kind),
          {{"watch", number(e.watch)}, {"address", e.address}, {"subject", e.subject}, {"people", people}});
  }
  void on(const WatcherEvent& e) {
    write("watcher", {{"watcher", number(e.watcher)},
                      {"account", account(e.account)},
                      {"kind", to_string(e.kind)},
                      {"from", e.from},
                      {"from_name", e.from_name},
                      {"asserted_from", e.asserted_from},
                      {"state", to_string(e.state)}});
  }
  void on(const PublicationEvent& e) {
    write("publication", {{"account", account(e.account)},
                          {"published", e.published},
                          {"code", e.code},
                          {"text", e.text},
                          {"failure", e.failure ? Json(to_string(*e.failure)) : Json(nullptr)}});
  }

  void on(const UntrustedServerEvent& e) {
    write("untrusted-server", {{"question", number(e.question)},
                               {"server", e.server},
                               {"fingerprint", e.fingerprint},
                               {"subject", e.subject},
                               {"issuer", e.issuer},
                               {"not_before", e.not_before},
                               {"not_after", e.not_after},
                               {"problem", e.problem},
                               {"expected", e.expected.empty() ? Json(nullptr) : Json(e.expected)},
                               {"may_be_trusted", e.may_be_trusted}});
  }

  [[nodiscard]] Json account(std::optional<AccountId> id) const {
    if (!id || number(*id) == 0 || number(*id) > accounts_.size()) return nullptr;
    return accounts_[number(*id) - 1];
  }

  void write(std::string_view name, const Json& fields) {
    Json json{{"event", name}, {"time_ms", rounded(since_start())}};
    json.update(fields);
    const std::string line = print(json) + '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
  }

  [[nodiscard]] double since_start() const {
    return std::chrono::duration<double, std::milli>(Clock::now() - started_).count();
  }

  const AccountNames& accounts_;
  Clock::time_point started_ = Clock::now();
};

}  // namespace

std::unique_ptr<EventWriter> make_json_writer(const AccountNames& accounts) {
  return std::make_unique<JsonWriter>(accounts);
}

}  // namespace mtavip::cli
