#include "sdp/attributes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sdp/codec_match.h"
#include "sdp/parser.h"
#include "sdp/printer.h"

namespace mtavip::sdp {
namespace {

// The words of a value; several spaces count as one.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto piece : split(text, ' ')) {
    const auto word = trim(piece);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

// The first word, and what follows it without leading spaces.
std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
  text = trim(text);
  const auto end = text.find_first_of(" \t");
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), trim(text.substr(end))};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> owned(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
  std::vector<std::string> out;
  for (std::size_t i = from; i < to && i < words.size(); ++i) out.emplace_back(words[i]);
  return out;
}

// A payload type, or "*" as nothing.
bool parse_payload_or_all(std::string_view word, std::optional<std::uint8_t>& out) {
  if (word == "*") return true;
  out = parse_number<std::uint8_t>(word);
  return out && *out < 128;
}

constexpr std::array<std::pair<Setup, std::string_view>, 4> kSetups{{
    {Setup::kActive, "active"},
    {Setup::kPassive, "passive"},
    {Setup::kActPass, "actpass"},
    {Setup::kHoldConnection, "holdconn"},
}};

}  // namespace

std::optional<RtpMap> parse_rtpmap(std::string_view value) {
  const auto [payload, encoding] = first_word(value);
  const auto type = parse_number<std::uint8_t>(payload);
  if (!type || *type > 127) return std::nullopt;
  const auto parts = split(encoding, '/');
  if (parts.size() < 2 || trim(parts[0]).empty()) return std::nullopt;
  RtpMap map;
  map.payload_type = *type;
  map.name = trim(parts[0]);
  const auto rate = parse_number<int>(trim(parts[1]));
  if (!rate || *rate <= 0) return std::nullopt;
  map.clock_rate = *rate;
  if (parts.size() > 2) {
    const auto channels = parse_number<int>(trim(parts[2]));
    // Other encoding parameters than a number of channels are not defined.
    if (channels && *channels > 0 && *channels < 256) map.channels = *channels;
  }
  return map;
}

std::string print(const RtpMap& map) {
  std::string text = std::to_string(map.payload_type) + ' ' + map.name + '/' + std::to_string(map.clock_rate);
  if (map.channels != 1) text += '/' + std::to_string(map.channels);
  return text;
}

std::optional<Fmtp> parse_fmtp(std::string_view value) {
  const auto [format, text] = first_word(value);
  if (format.empty() || text.empty()) return std::nullopt;
  return Fmtp{std::string(format), parse_parameters(text), std::string(text)};
}

std::optional<RtcpAddress> parse_rtcp(std::string_view value) {
  const auto [port, address] = first_word(value);
  const auto number = parse_number<std::uint16_t>(port);
  if (!number) return std::nullopt;
  RtcpAddress rtcp{*number, std::nullopt};
  if (!address.empty()) {
    rtcp.connection = parse_connection(address);
    if (!rtcp.connection) return std::nullopt;
  }
  return rtcp;
}

std::string print(const RtcpAddress& rtcp) {
  std::string text = std::to_string(rtcp.port);
  if (rtcp.connection) text += ' ' + print(*rtcp.connection);
  return text;
}

std::optional<RtcpFeedback> parse_rtcp_feedback(std::string_view value) {
  const auto words = words_of(value);
  RtcpFeedback feedback;
  if (words.size() < 2 || !parse_payload_or_all(words[0], feedback.payload_type)) return std::nullopt;
  feedback.feedback.type = to_lower(words[1]);
  feedback.feedback.parameter = joined(owned(words, 2, words.size()));
  return feedback;
}

std::string print(const RtcpFeedback& f) {
  std::string text = f.payload_type ? std::to_string(*f.payload_type) : std::string("*");
  text += ' ' + f.feedback.type;
  if (!f.feedback.parameter.empty()) text += ' ' + f.feedback.parameter;
  return text;
}

std::optional<SsrcAttribute> parse_ssrc(std::string_view value) {
  const auto [id, rest] = first_word(value);
  const auto ssrc = parse_number<std::uint32_t>(id);
  if (!ssrc) return std::nullopt;
  const auto colon = rest.find(':');
  SsrcAttribute out{*ssrc, {std::string(rest.substr(0, colon)), std::nullopt}};
  if (colon != std::string_view::npos) out.attribute.value = rest.substr(colon + 1);
  return out;
}

std::string print(const SsrcAttribute& s) {
  std::string text = std::to_string(s.ssrc) + ' ' + s.attribute.name;
  if (s.attribute.value) text += ':' + *s.attribute.value;
  return text;
}

std::optional<Group> parse_group(std::string_view value) {
  const auto words = words_of(value);
  if (words.empty()) return std::nullopt;
  return Group{std::string(words[0]), owned(words, 1, words.size())};
}

std::string print(const Group& group) {
  return group.members.empty() ? group.semantics : group.semantics + ' ' + joined(group.members);
}

std::optional<Candidate> parse_candidate(std::string_view value) {
  const auto words = words_of(value);
  if (words.size() < 8 || !equals_ignoring_case(words[6], "typ")) return std::nullopt;
  const auto component = parse_number<unsigned>(words[1]);
  const auto priority = parse_number<std::uint32_t>(words[3]);
  const auto port = parse_number<std::uint16_t>(words[5]);
  if (!component || *component == 0 || *component > 256 || !priority || !port) return std::nullopt;
  Candidate c;
  c.foundation = words[0];
  c.component = *component;
  c.transport = words[2];
  c.priority = *priority;
  c.address = words[4];
  c.port = *port;
  c.type = words[7];
  for (std::size_t i = 8; i + 1 < words.size(); i += 2) {
    if (words[i] == "raddr") {
      c.related_address = words[i + 1];
    } else if (words[i] == "rport") {
      const auto related = parse_number<std::uint16_t>(words[i + 1]);
      if (!related) return std::nullopt;
      c.related_port = *related;
    } else {
      c.extensions.emplace_back(words[i], words[i + 1]);
    }
  }
  return c;
}

std::string print(const Candidate& c) {
  std::string text = c.foundation + ' ' + std::to_string(c.component) + ' ' + c.transport + ' ' +
                     std::to_string(c.priority) + ' ' + c.address + ' ' + std::to_string(c.port) + " typ " + c.type;
  if (!c.related_address.empty()) text += " raddr " + c.related_address + " rport " + std::to_string(c.related_port);
  for (const auto& [name, extension] : c.extensions) text += ' ' + name + ' ' + extension;
  return text;
}

std::optional<Fingerprint> parse_fingerprint(std::string_view value) {
  const auto [hash, digits] = first_word(value);
  if (hash.empty() || digits.empty()) return std::nullopt;
  Fingerprint fingerprint{to_lower(hash), {}};
  for (const auto pair : split(digits, ':')) {
    const auto octet = parse_number<std::uint8_t>(pair, 16);
    if (pair.size() != 2 || !octet) return std::nullopt;
    fingerprint.digest.push_back(*octet);
  }
  return fingerprint;
}

std::string print(const Fingerprint& fingerprint) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = fingerprint.hash;
  char separator = ' ';
  for (const unsigned octet : fingerprint.digest) {
    text += separator;
    text += kDigits[octet >> 4];
    text += kDigits[octet & 15];
    separator = ':';
  }
  return text;
}

std::optional<Setup> parse_setup(std::string_view value) {
  for (const auto& [setup, text] : kSetups) {
    if (equals_ignoring_case(trim(value), text)) return setup;
  }
  return std::nullopt;
}

std::string_view to_string(Setup setup) {
  for (const auto& [value, text] : kSetups) {
    if (value == setup) return text;
  }
  return {};
}

std::optional<CryptoAttribute> parse_crypto(std::string_view value) {
  const auto words = words_of(value);
  if (words.size() < 3) return std::nullopt;
  const auto tag = parse_number<unsigned>(words[0]);
  if (!tag) return std::nullopt;
  CryptoAttribute crypto;
  crypto.tag = *tag;
  crypto.suite = words[1];
  for (const auto key : split(words[2], ';')) {
    if (!key.empty()) crypto.keys.emplace_back(key);
  }
  if (crypto.keys.empty()) return std::nullopt;
  crypto.session_parameters = owned(words, 3, words.size());
  return crypto;
}

std::string print(const CryptoAttribute& crypto) {
  std::string text = std::to_string(crypto.tag) + ' ' + crypto.suite + ' ';
  for (std::size_t i = 0; i < crypto.keys.size(); ++i) text += (i == 0 ? "" : ";") + crypto.keys[i];
  for (const auto& parameter : crypto.session_parameters) text += ' ' + parameter;
  return text;
}

std::optional<ExtensionMap> parse_extmap(std::string_view value) {
  const auto [id, rest] = first_word(value);
  const auto [uri, attributes] = first_word(rest);
  const auto slash = id.find('/');
  const auto number = parse_number<unsigned>(id.substr(0, slash));
  if (!number || uri.empty()) return std::nullopt;
  ExtensionMap map{*number, std::nullopt, std::string(uri), std::string(attributes)};
  if (slash != std::string_view::npos) {
    map.direction = parse_direction(id.substr(slash + 1));
    if (!map.direction) return std::nullopt;
  }
  return map;
}

std::string print(const ExtensionMap& map) {
  std::string text = std::to_string(map.id);
  if (map.direction) text += '/' + std::string(to_string(*map.direction));
  text += ' ' + map.uri;
  if (!map.attributes.empty()) text += ' ' + map.attributes;
  return text;
}

std::optional<MediaStreamId> parse_msid(std::string_view value) {
  const auto words = words_of(value);
  if (words.empty()) return std::nullopt;
  return MediaStreamId{std::string(words[0]), words.size() > 1 ? std::string(words[1]) : std::string()};
}

std::string print(const MediaStreamId& id) {
  return id.track.empty() ? id.stream : id.stream + ' ' + id.track;
}

std::vector<CodecFormat> codecs_of(const MediaDescription& media) {
  // Indexed by payload type, so that the cost does not grow with formats times attributes.
  std::array<std::optional<RtpMap>, 128> maps;
  std::array<const std::string*, 128> parameters{};
  for (const auto& attribute : media.attributes) {
    if (!attribute.value) continue;
    if (equals_ignoring_case(attribute.name, "rtpmap")) {
      if (auto map = parse_rtpmap(*attribute.value)) maps[map->payload_type] = std::move(map);
    } else if (equals_ignoring_case(attribute.name, "fmtp")) {
      const auto type = parse_number<std::uint8_t>(first_word(*attribute.value).first);
      if (type && *type < 128) parameters[*type] = &*attribute.value;
    }
  }
  std::vector<CodecFormat> codecs;
  std::array<bool, 128> seen{};
  for (const auto& format : media.formats) {
    const auto type = parse_number<std::uint8_t>(format);
    if (!type || *type > 127 || seen[*type]) continue;
    seen[*type] = true;
    CodecFormat codec;
    if (const auto& map = maps[*type]) {
      codec.name = map->name;
      codec.clock_rate = map->clock_rate;
      codec.channels = map->channels;
    } else if (auto known = static_format(*type)) {
      codec = std::move(*known);
    } else {
      continue;
    }
    codec.payload_type = *type;
    if (parameters[*type] != nullptr) {
      if (auto fmtp = parse_fmtp(*parameters[*type])) codec.parameters = std::move(fmtp->parameters);
    }
    codecs.push_back(std::move(codec));
  }
  return codecs;
}

const Connection* connection_of(const SessionDescription& session, const MediaDescription& media) {
  if (!media.connections.empty()) return &media.connections.front();
  return session.connection ? &*session.connection : nullptr;
}

Direction direction_of(const SessionDescription& session, const MediaDescription& media) {
  const auto stated = [](const Attributes& attributes) -> std::optional<Direction> {
    for (const auto& attribute : attributes) {
      if (const auto direction = parse_direction(attribute.name)) return direction;
    }
    return std::nullopt;
  };
  auto direction = stated(media.attributes);
  if (!direction) direction = stated(session.attributes);
  Direction result = direction.value_or(Direction::kSendReceive);
  const Connection* connection = connection_of(session, media);
  const auto address = connection != nullptr ? connection->ip() : std::nullopt;
  const bool ice = find_attribute(media.attributes, "ice-ufrag") || find_attribute(session.attributes, "ice-ufrag");
  if (address && address->is_unspecified() && !ice) result = common(result, Direction::kSendOnly);
  return result;
}

std::optional<Duration> packet_time_of(const MediaDescription& media, std::string_view name) {
  const auto value = find_attribute(media.attributes, name);
  if (!value) return std::nullopt;
  // Fractions of a millisecond ("2.5") exist for Opus; digits past the microsecond are cut.
  const auto text = trim(*value);
  const auto dot = text.find('.');
  const auto whole = parse_number<std::int64_t>(text.substr(0, dot));
  if (!whole || *whole < 0 || *whole > 1000) return std::nullopt;
  std::int64_t micros = *whole * 1000;
  if (dot != std::string_view::npos) {
    std::int64_t unit = 100;
    for (const char c : text.substr(dot + 1)) {
      if (!is_digit(c)) return std::nullopt;
      micros += (c - '0') * unit;
      unit /= 10;
    }
  }
  if (micros < 1000 || micros > 1'000'000) return std::nullopt;
  return Duration(micros);
}

std::optional<double> frame_rate_of(const MediaDescription& media) {
  const auto value = find_attribute(media.attributes, "framerate");
  if (!value) return std::nullopt;
  const auto text = trim(*value);
  double rate = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rate, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() || !(rate > 0) || rate > 1000) return std::nullopt;
  return rate;
}

}  // namespace mtavip::sdp
