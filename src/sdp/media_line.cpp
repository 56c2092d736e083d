#include "sdp/media_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "sdp/attributes.h"
#include "sdp/codec_match.h"

namespace mtavip::sdp {
namespace {

constexpr std::string_view kTelephoneEvent = "telephone-event";
// RFC 4733 section 2.4.1: what a missing fmtp means.
constexpr std::string_view kDefaultEvents = "0-15";

bool is_telephone_event(const CodecFormat& format) {
  return equals_ignoring_case(format.name, kTelephoneEvent);
}
bool is_comfort_noise(const CodecFormat& format) {
  return equals_ignoring_case(format.name, "CN");
}
bool is_media(const CodecFormat& format) {
  return !is_telephone_event(format) && !is_comfort_noise(format);
}

CodecFormat event_format(int clock_rate, std::string_view events) {
  CodecFormat format;
  format.name = kTelephoneEvent;
  format.clock_rate = clock_rate;
  format.parameters.push_back({std::string(events), {}});
  return format;
}

std::string number_text(double value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(buffer, end) : std::string();
}

std::string milliseconds_text(Duration time) {
  return number_text(static_cast<double>(time.count()) / 1000.0);
}

// Collects the lines of one media description in the order in which they are customary.
class MediaWriter {
 public:
  explicit MediaWriter(MediaDescription& out) : out_(out) {}

  void flag(std::string_view name) { out_.attributes.push_back({std::string(name), std::nullopt}); }
  void value(std::string_view name, std::string text) {
    out_.attributes.push_back({std::string(name), std::move(text)});
  }
  void format(std::uint8_t payload_type, const CodecFormat& format) {
    out_.formats.push_back(std::to_string(payload_type));
    value("rtpmap", print(RtpMap{payload_type, format.name, format.clock_rate, format.channels}));
    if (!format.parameters.empty()) {
      value("fmtp", std::to_string(payload_type) + ' ' + print_parameters(format.parameters));
    }
  }

 private:
  MediaDescription& out_;
};

struct LineChoices {
  Direction direction;
  bool rtcp_mux;
  bool rtcp_reduced_size;
  const std::vector<Feedback>& feedback;
  const std::string& mid;
};

void write_transport(const LocalStream& stream, const IpAddress& session_address, MediaDescription& out) {
  out.port = stream.rtp.port;
  if (stream.rtp.address != session_address) out.connections.push_back(Connection::of(stream.rtp.address));
  if (stream.bandwidth) {
    const std::int64_t bps = std::max<std::int64_t>(stream.bandwidth->bps(), 0);
    out.bandwidths.push_back({"AS", static_cast<std::uint64_t>((bps + 999) / 1000)});
    out.bandwidths.push_back({"TIAS", static_cast<std::uint64_t>(bps)});
  }
}

// What follows the formats.
void write_choices(const LocalStream& stream, const LineChoices& choices, MediaDescription& out) {
  MediaWriter writer(out);
  for (const auto& feedback : choices.feedback) writer.value("rtcp-fb", print(RtcpFeedback{std::nullopt, feedback}));
  if (stream.packet_time) writer.value("ptime", milliseconds_text(*stream.packet_time));
  if (stream.max_packet_time) writer.value("maxptime", milliseconds_text(*stream.max_packet_time));
  if (stream.frame_rate) writer.value("framerate", number_text(*stream.frame_rate));
  writer.flag(to_string(choices.direction));
  const bool usual_port =
      stream.rtcp.port == 0 || (stream.rtcp.port == stream.rtp.port + 1 && stream.rtcp.address == stream.rtp.address);
  if (!usual_port) {
    RtcpAddress rtcp{stream.rtcp.port, std::nullopt};
    if (stream.rtcp.address != stream.rtp.address && !stream.rtcp.address.is_unspecified()) {
      rtcp.connection = Connection::of(stream.rtcp.address);
    }
    writer.value("rtcp", print(rtcp));
  }
  if (choices.rtcp_mux) writer.flag("rtcp-mux");
  if (choices.rtcp_reduced_size) writer.flag("rtcp-rsize");
  if (!choices.mid.empty()) writer.value("mid", choices.mid);
  if (!stream.content.empty()) writer.value("content", stream.content);
  if (!stream.label.empty()) writer.value("label", stream.label);
  if (stream.ssrc && !stream.cname.empty()) {
    writer.value("ssrc", print(SsrcAttribute{*stream.ssrc, {"cname", stream.cname}}));
  }
  out.attributes.insert(out.attributes.end(), stream.attributes.begin(), stream.attributes.end());
}

// RTCP feedback that a media line lists for any of its payload types.
std::vector<Feedback> feedback_of(const MediaDescription& media) {
  std::vector<Feedback> list;
  for (const auto& attribute : media.attributes) {
    if (!attribute.value || !equals_ignoring_case(attribute.name, "rtcp-fb")) continue;
    if (auto feedback = parse_rtcp_feedback(*attribute.value)) list.push_back(std::move(feedback->feedback));
  }
  return list;
}

std::vector<Feedback> common_feedback(const std::vector<Feedback>& ours, const MediaDescription& media) {
  const auto theirs = feedback_of(media);
  std::vector<Feedback> list;
  for (const auto& feedback : ours) {
    // RFC 5104 writes "ccm fir" alone, some add parameters behind it.
    const bool listed = std::any_of(theirs.begin(), theirs.end(), [&](const Feedback& f) {
      return f.type == feedback.type &&
             equals_ignoring_case(f.parameter.substr(0, f.parameter.find(' ')), feedback.parameter);
    });
    if (listed) list.push_back(feedback);
  }
  return list;
}

bool has_flag(const MediaDescription& media, std::string_view name) {
  return find_attribute(media.attributes, name).has_value();
}

std::optional<DataRate> bandwidth_of(const std::vector<Bandwidth>& bandwidths, std::string_view type,
                                     std::int64_t unit) {
  for (const auto& b : bandwidths) {
    if (!equals_ignoring_case(b.type, type)) continue;
    constexpr auto kMost = static_cast<std::uint64_t>(1'000'000'000'000);
    return DataRate::bits_per_second(static_cast<std::int64_t>(std::min(b.value, kMost)) * unit);
  }
  return std::nullopt;
}

std::optional<DataRate> limit_of(const std::vector<Bandwidth>& bandwidths) {
  if (const auto exact = bandwidth_of(bandwidths, "TIAS", 1)) return exact;
  return bandwidth_of(bandwidths, "AS", 1000);
}

void read_addresses(const SessionDescription& session, const MediaDescription& remote, NegotiatedStream& out) {
  if (const Connection* connection = connection_of(session, remote)) {
    if (const auto address = connection->ip()) {
      out.remote_rtp.address = *address;
    } else {
      out.remote_host = connection->address;
    }
  } else if (const auto origin = IpAddress::parse(session.origin.address)) {
    // c= is required; who leaves it out is reached where the description comes from.
    out.remote_rtp.address = *origin;
  }
  out.remote_rtp.port = remote.port;
  out.remote_rtcp = out.remote_rtp;
  if (out.rtcp_mux) return;
  out.remote_rtcp.port = remote.port == std::numeric_limits<std::uint16_t>::max()
                             ? std::uint16_t{0}
                             : static_cast<std::uint16_t>(remote.port + 1);
  const auto value = find_attribute(remote.attributes, "rtcp");
  const auto rtcp = value ? parse_rtcp(*value) : std::nullopt;
  if (!rtcp) return;
  out.remote_rtcp.port = rtcp->port;
  if (const auto address = rtcp->connection ? rtcp->connection->ip() : std::nullopt) out.remote_rtcp.address = *address;
}

// All that the other side's line says for itself.
NegotiatedStream read_remote(const LocalStream& stream, const SessionDescription& session,
                             const MediaDescription& remote) {
  NegotiatedStream out;
  out.kind = stream.kind;
  out.profile = parse_profile(remote.protocol);
  const Direction theirs = direction_of(session, remote);
  out.direction = common(stream.direction, reversed(theirs));
  out.held_by_remote = !receives(theirs);
  out.rtcp_mux = stream.rtcp_mux && has_flag(remote, "rtcp-mux");
  out.rtcp_reduced_size = stream.rtcp_reduced_size && has_feedback(out.profile) && has_flag(remote, "rtcp-rsize");
  read_addresses(session, remote, out);
  out.feedback = common_feedback(stream.feedback, remote);
  out.packet_time = packet_time_of(remote, "ptime");
  out.max_packet_time = packet_time_of(remote, "maxptime");
  out.send_limit = limit_of(remote.bandwidths);
  if (!out.send_limit) out.send_limit = limit_of(session.bandwidths);
  out.rtcp_sender_bandwidth = bandwidth_of(remote.bandwidths, "RS", 1);
  out.rtcp_receiver_bandwidth = bandwidth_of(remote.bandwidths, "RR", 1);
  out.frame_rate = frame_rate_of(remote);
  for (const auto& attribute : remote.attributes) {
    if (!attribute.value || !equals_ignoring_case(attribute.name, "ssrc")) continue;
    const auto ssrc = parse_ssrc(*attribute.value);
    if (!ssrc) continue;
    if (!out.remote_ssrc) out.remote_ssrc = ssrc->ssrc;
    if (ssrc->ssrc == out.remote_ssrc && equals_ignoring_case(ssrc->attribute.name, "cname") && ssrc->attribute.value) {
      out.remote_cname = *ssrc->attribute.value;
    }
  }
  out.mid = find_attribute(remote.attributes, "mid").value_or("");
  out.content = find_attribute(remote.attributes, "content").value_or("");
  out.label = find_attribute(remote.attributes, "label").value_or("");
  out.remote = remote;
  return out;
}

NegotiatedCodec negotiated(const CodecFormat& local, CodecMatch match, std::uint8_t send, std::uint8_t receive) {
  NegotiatedCodec codec;
  codec.format = local;
  codec.format.payload_type = receive;
  codec.format.parameters = match.receive;
  codec.send_payload_type = send;
  codec.receive_payload_type = receive;
  codec.send_parameters = std::move(match.send);
  codec.receive_parameters = std::move(match.receive);
  return codec;
}

std::string events_of(const CodecFormat& format) {
  const std::string text = print_parameters(format.parameters);
  return text.empty() ? std::string(kDefaultEvents) : text;
}

// The clock rates at which sound codecs need telephone-event, each once.
std::vector<int> event_rates(const LocalStream& stream) {
  std::vector<int> rates;
  if (stream.kind != MediaKind::kAudio || !stream.telephone_event) return rates;
  for (const auto& codec : stream.codecs) {
    if (is_media(codec) && std::find(rates.begin(), rates.end(), codec.clock_rate) == rates.end()) {
      rates.push_back(codec.clock_rate);
    }
  }
  // First, so that it gets the customary number.
  std::stable_partition(rates.begin(), rates.end(), [](int rate) { return rate == 8000; });
  return rates;
}

// Telephone events at clock rates that none of the codecs has are of use only where there are no others.
void prefer_fitting_events(NegotiatedStream& out) {
  const auto fits = [&](const NegotiatedEvents& events) {
    return std::any_of(out.codecs.begin(), out.codecs.end(),
                       [&](const NegotiatedCodec& codec) { return codec.format.clock_rate == events.clock_rate; });
  };
  if (std::none_of(out.events.begin(), out.events.end(), fits)) return;
  std::erase_if(out.events, [&](const NegotiatedEvents& events) { return !fits(events); });
}

// Which of our formats an answered one stands for. Two of ours may differ only in parameters (H.264 packetization
// modes): what the answer says decides, and where it says nothing, its payload type.
std::optional<std::size_t> answered_format(const std::vector<CodecFormat>& ours, const std::vector<bool>& used,
                                           const CodecFormat& answered) {
  std::optional<std::size_t> best;
  int best_score = -1;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (used[i] || !match_answer(ours[i], answered)) continue;
    const bool same_number = ours[i].payload_type == answered.payload_type;
    const bool exact = match_offer(ours[i], answered).has_value();
    const bool silent = answered.parameters.empty();
    const int score = silent ? 2 * same_number + exact : 2 * exact + same_number;
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

}  // namespace

MediaDescription write_offer(const LocalStream& stream, MediaLine& line, const IpAddress& session_address) {
  MediaDescription out;
  out.media = line.media = to_string(stream.kind);
  out.protocol = line.protocol = to_string(stream.profile);
  line.mid = stream.mid;
  write_transport(stream, session_address, out);
  line.payload_types.begin();
  MediaWriter writer(out);
  for (const auto& codec : stream.codecs) {
    if (is_telephone_event(codec)) continue;
    const auto wish = static_payload_type(codec) ? std::nullopt : codec.payload_type;
    if (const auto type = line.payload_types.assign(codec, wish)) writer.format(*type, codec);
  }
  for (const int rate : event_rates(stream)) {
    const auto format = event_format(rate, stream.telephone_events);
    if (const auto type = line.payload_types.assign(format, std::nullopt)) writer.format(*type, format);
  }
  write_choices(stream,
                {stream.direction, stream.rtcp_mux, stream.rtcp_reduced_size && has_feedback(stream.profile),
                 stream.feedback, stream.mid},
                out);
  write_security(stream.security, is_secure(stream.profile), out.attributes);
  return out;
}

MediaDescription write_rejected(const MediaLine& line, std::vector<std::string> formats) {
  MediaDescription out;
  out.media = line.media;
  out.protocol = line.protocol;
  out.formats = std::move(formats);
  if (out.formats.empty()) out.formats.emplace_back("0");
  if (!line.mid.empty()) out.attributes.push_back({"mid", line.mid});
  return out;
}

NegotiatedStream read_answer_line(const LocalStream& stream, const MediaDescription& offered,
                                  const SessionDescription& session, const MediaDescription& remote) {
  NegotiatedStream out = read_remote(stream, session, remote);
  if (remote.port == 0) {
    out.state = StreamState::kRefusedByRemote;
    out.direction = Direction::kInactive;
    return out;
  }
  const auto ours = codecs_of(offered);
  std::vector<bool> used(ours.size(), false);
  for (const auto& answered : codecs_of(remote)) {
    const auto found = answered_format(ours, used, answered);
    if (!found) continue;
    const CodecFormat& local = ours[*found];
    used[*found] = true;
    if (is_telephone_event(answered)) {
      out.events.push_back({local.clock_rate, *answered.payload_type, *local.payload_type, events_of(answered)});
    } else if (is_comfort_noise(answered)) {
      out.comfort_noise = *answered.payload_type;
    } else if (auto match = match_answer(local, answered)) {
      out.codecs.push_back(negotiated(local, std::move(*match), *answered.payload_type, *local.payload_type));
    }
  }
  prefer_fitting_events(out);
  out.state = out.codecs.empty() ? StreamState::kNoCommonCodec : StreamState::kAccepted;
  if (auto security = read_security(stream.security, is_secure(parse_profile(offered.protocol)), session, remote)) {
    out.security = std::move(*security);
  } else if (out.state == StreamState::kAccepted) {
    out.state = StreamState::kNotSecure;
  }
  if (out.state != StreamState::kAccepted) out.direction = Direction::kInactive;
  return out;
}

NegotiatedStream accept_offer_line(const LocalStream& stream, MediaLine& line, const OfferAnswerConfig& config,
                                   const SessionDescription& session, const MediaDescription& remote) {
  NegotiatedStream out = read_remote(stream, session, remote);
  const auto refuse = [&](StreamState why) {
    out.state = why;
    out.direction = Direction::kInactive;
    return out;
  };
  if (remote.port == 0) return refuse(StreamState::kRefusedByRemote);
  if (!stream.enabled) return refuse(StreamState::kDisabled);
  if (std::find(config.accepted_profiles.begin(), config.accepted_profiles.end(), out.profile) ==
      config.accepted_profiles.end()) {
    return refuse(StreamState::kUnsupportedProfile);
  }
  auto ours = stream.security;
  // An address of the other family cannot be reached from our socket: the handshake has to come from there (RFC 8842
  // section 5.3 leaves the choice).
  const bool reachable = out.remote_rtp.address.is_v6() == stream.rtp.address.is_v6();
  if (ours.dtls && !ours.dtls->role && !reachable) ours.dtls->role = Setup::kPassive;
  auto security = accept_security(ours, session, remote);
  if (!security) return refuse(StreamState::kNotSecure);
  out.security = std::move(security->security);
  out.answer_security = std::move(security->answer);

  line.payload_types.begin();
  struct Match {
    std::size_t local;
    NegotiatedCodec codec;
  };
  std::vector<Match> matches;
  std::vector<bool> used(stream.codecs.size(), false);
  for (const auto& offered : codecs_of(remote)) {
    if (is_telephone_event(offered)) {
      if (stream.kind != MediaKind::kAudio || !stream.telephone_event) continue;
      if (const auto type = line.payload_types.assign(offered, offered.payload_type)) {
        out.events.push_back({offered.clock_rate, *offered.payload_type, *type, events_of(offered)});
      }
      continue;
    }
    for (std::size_t i = 0; i < stream.codecs.size(); ++i) {
      const CodecFormat& local = stream.codecs[i];
      if (used[i] || is_telephone_event(local)) continue;
      auto match = match_offer(local, offered);
      if (!match) continue;
      CodecFormat answer = local;
      answer.parameters = match->receive;
      const auto type = line.payload_types.assign(answer, offered.payload_type);
      if (!type) continue;
      used[i] = true;
      if (is_comfort_noise(local)) {
        out.comfort_noise = offered.payload_type;
      } else {
        matches.push_back({i, negotiated(local, std::move(*match), *offered.payload_type, *type)});
      }
      break;
    }
  }
  if (matches.empty()) return refuse(StreamState::kNoCommonCodec);
  if (config.answer_order == OfferAnswerConfig::AnswerOrder::kLocal) {
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.local < b.local; });
  }
  if (config.single_codec_answer) matches.resize(1);
  for (auto& match : matches) out.codecs.push_back(std::move(match.codec));
  prefer_fitting_events(out);
  out.state = StreamState::kAccepted;
  return out;
}

MediaDescription write_answer(const LocalStream& stream, const MediaLine& line, const NegotiatedStream& result,
                              const IpAddress& session_address) {
  MediaDescription out;
  out.media = line.media;
  out.protocol = line.protocol;
  write_transport(stream, session_address, out);
  MediaWriter writer(out);
  for (const auto& codec : result.codecs) writer.format(codec.receive_payload_type, codec.format);
  if (result.comfort_noise) {
    CodecFormat noise;
    noise.name = "CN";
    writer.format(*result.comfort_noise, noise);
  }
  for (const auto& events : result.events) {
    writer.format(events.receive_payload_type, event_format(events.clock_rate, stream.telephone_events));
  }
  write_choices(stream, {result.direction, result.rtcp_mux, result.rtcp_reduced_size, result.feedback, line.mid}, out);
  out.attributes.insert(out.attributes.end(), result.answer_security.begin(), result.answer_security.end());
  return out;
}

}  // namespace mtavip::sdp
