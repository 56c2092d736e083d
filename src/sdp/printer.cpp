#include "sdp/printer.h"

#include <algorithm>

namespace mtavip::sdp {
namespace {

class Printer {
 public:
  void line(char type, std::string_view value) {
    out_ += type;
    out_ += '=';
    for (const char c : value) out_ += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
    out_ += "\r\n";
  }
  void optional_line(char type, const std::optional<std::string>& value) {
    if (value) line(type, *value);
  }
  void lines(const std::vector<Bandwidth>& bandwidths) {
    for (const auto& b : bandwidths) line('b', b.type + ':' + std::to_string(b.value));
  }
  void lines(const Attributes& attributes) {
    for (const auto& a : attributes) line('a', a.value ? a.name + ':' + *a.value : a.name);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string media_line(const MediaDescription& m) {
  std::string text = m.media + ' ' + std::to_string(m.port);
  if (m.port_count) text += '/' + std::to_string(*m.port_count);
  text += ' ' + m.protocol;
  for (const auto& format : m.formats) text += ' ' + format;
  return text;
}

}  // namespace

std::string print(const Connection& c) {
  std::string text = c.network_type + ' ' + c.address_type + ' ' + c.address;
  if (c.ttl) text += '/' + std::to_string(*c.ttl);
  if (c.count) text += '/' + std::to_string(*c.count);
  return text;
}

std::string print(const SessionDescription& s) {
  Printer out;
  out.line('v', "0");
  const Origin& o = s.origin;
  out.line('o', o.user_name + ' ' + o.session_id + ' ' + o.version + ' ' + o.network_type + ' ' + o.address_type + ' ' +
                    o.address);
  out.line('s', s.name);
  out.optional_line('i', s.information);
  out.optional_line('u', s.uri);
  for (const auto& email : s.emails) out.line('e', email);
  for (const auto& phone : s.phones) out.line('p', phone);
  if (s.connection) out.line('c', print(*s.connection));
  out.lines(s.bandwidths);
  for (const auto& t : s.timings) {
    out.line('t', std::to_string(t.start) + ' ' + std::to_string(t.stop));
    for (const auto& repeat : t.repeats) out.line('r', repeat);
  }
  out.optional_line('z', s.zones);
  out.optional_line('k', s.key);
  out.lines(s.attributes);
  for (const auto& m : s.media) {
    out.line('m', media_line(m));
    out.optional_line('i', m.information);
    for (const auto& c : m.connections) out.line('c', print(c));
    out.lines(m.bandwidths);
    out.optional_line('k', m.key);
    out.lines(m.attributes);
  }
  return out.take();
}

}  // namespace mtavip::sdp
