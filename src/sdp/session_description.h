// A session description as a value: every line of the text in its place, attributes kept verbatim and in order (RFC
// 8866, with the older dialects of RFC 4566 and RFC 2327). Typed access to attributes is in attributes.h; it parses on
// demand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip_address.h"
#include "sdp/format.h"

namespace mtavip::sdp {

/// What a parser accepts from the wire. One beyond is kTooLarge, kTooManyLines or kTooManyMedia.
struct Limits {
  std::size_t bytes = 64 * 1024;
  std::size_t lines = 2048;
  std::size_t line_bytes = 4096;
  std::size_t media = 32;
  std::size_t formats = 128;  ///< in one media line
};

/// a=name or a=name:value.
struct Attribute {
  std::string name;
  std::optional<std::string> value;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};
using Attributes = std::vector<Attribute>;

/// The value of the first attribute of that name ("" for a property attribute); names are compared without case.
[[nodiscard]] std::optional<std::string_view> find_attribute(const Attributes& attributes, std::string_view name);

/// c=: network type, address type, address. `ttl` and `count` belong to multicast.
struct Connection {
  std::string network_type = "IN";
  std::string address_type = "IP4";
  std::string address;  ///< a literal or a host name, without the "/ttl/count" part
  std::optional<unsigned> ttl;
  std::optional<unsigned> count;

  static Connection of(const IpAddress& address);
  /// Nothing where it is a host name.
  [[nodiscard]] std::optional<IpAddress> ip() const;
  friend bool operator==(const Connection&, const Connection&) = default;
};

/// o=.
struct Origin {
  std::string user_name = "-";
  std::string session_id = "0";  ///< digits; kept as text because peers exceed 64 bits
  std::string version = "0";
  std::string network_type = "IN";
  std::string address_type = "IP4";
  std::string address = "0.0.0.0";
  friend bool operator==(const Origin&, const Origin&) = default;
};

/// b=: "AS", "TIAS", "CT", "RS", "RR"; the value in the unit of its type.
struct Bandwidth {
  std::string type;
  std::uint64_t value = 0;
  friend bool operator==(const Bandwidth&, const Bandwidth&) = default;
};

/// t= with the r= lines that follow it, as text.
struct Timing {
  std::uint64_t start = 0;
  std::uint64_t stop = 0;
  std::vector<std::string> repeats;
  friend bool operator==(const Timing&, const Timing&) = default;
};

/// m= and the lines that follow it.
struct MediaDescription {
  std::string media;  ///< "audio", "video", "application", ...
  std::uint16_t port = 0;
  std::optional<unsigned> port_count;
  std::string protocol;              ///< "RTP/AVP"
  std::vector<std::string> formats;  ///< payload types, or what the protocol puts there
  std::optional<std::string> information;
  std::vector<Connection> connections;
  std::vector<Bandwidth> bandwidths;
  std::optional<std::string> key;
  Attributes attributes;

  [[nodiscard]] MediaKind kind() const { return media_kind(media); }
  friend bool operator==(const MediaDescription&, const MediaDescription&) = default;
};

struct SessionDescription {
  Origin origin;
  std::string name = "-";
  std::optional<std::string> information;
  std::optional<std::string> uri;
  std::vector<std::string> emails;
  std::vector<std::string> phones;
  std::optional<Connection> connection;
  std::vector<Bandwidth> bandwidths;
  std::vector<Timing> timings;
  std::optional<std::string> zones;
  std::optional<std::string> key;
  Attributes attributes;
  std::vector<MediaDescription> media;

  friend bool operator==(const SessionDescription&, const SessionDescription&) = default;
};

}  // namespace mtavip::sdp
